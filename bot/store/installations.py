"""Installations: which tenants took the bot in, and all that their platform needs there, sealed whole."""

import json

from sqlalchemy import BigInteger, LargeBinary, bindparam, delete, literal_column, select, update
from sqlalchemy.dialects.postgresql import insert

from bot.clock import Instant, micros
from bot.model.people import Tenant
from bot.ports import Installation
from bot.store import tables
from bot.store.private import back, when
from bot.store.rights import system
from bot.store.sql import Value, number, parameter
from bot.store.tx import Tx, home

_rows = tables.installations.c
_here = (_rows.platform == parameter("on"), _rows.tenant == parameter("within"))
_COLUMNS = (_rows.platform, _rows.tenant, _rows.sealed)

_ONE = select(*_COLUMNS).where(*_here)
_ALL = select(*_COLUMNS).where(_rows.platform == parameter("on")).order_by(_rows.tenant)
_EXPIRING = _ALL.where(_rows.expires_at < number("before"))
_written = insert(tables.installations)
_PUT = _written.on_conflict_do_update(
    index_elements=[_rows.platform, _rows.tenant],
    set_={
        "expires_at": _written.excluded.expires_at,
        "leased_until": _written.excluded.leased_until,
        "sealed": _written.excluded.sealed,
    },
)
_RENEW = (
    update(tables.installations)
    .where(*_here)
    .values(
        expires_at=number("new_expires_at"),
        leased_until=literal_column("NULL", BigInteger),
        sealed=bindparam("payload", type_=LargeBinary),
    )
    .returning(_rows.tenant)
)
_LEASE = (
    update(tables.installations)
    .where(*_here, _rows.leased_until.is_(None) | (_rows.leased_until <= number("now")))
    .values(leased_until=number("lease_ends"))
    .returning(_rows.tenant)
)
_REMOVE = delete(tables.installations).where(*_here)


async def get(tx: Tx, tenant: Tenant) -> Installation | None:
    """The installation of this tenant, or None.

    Raises NotYours for anybody but the bot itself, SealBroken for a row that was changed or moved.
    """
    system(tx.asker)
    found = await tx.first(_ONE, **_key(tenant))
    return None if found is None else _opened(tx, found[0], found[1], found[2])


async def of_platform(
    tx: Tx, platform: str, *, expiring_before: Instant | None = None
) -> tuple[Installation, ...]:
    """Every installation on this platform, by tenant, or only those whose token runs out before then."""
    system(tx.asker)
    if expiring_before is None:
        found = await tx.rows(_ALL, on=platform)
    else:
        found = await tx.rows(_EXPIRING, on=platform, before=micros(expiring_before))
    return tuple(_opened(tx, *row) for row in found)


async def put(tx: Tx, installation: Installation) -> None:
    """Keeps it in the place of an earlier one, under no lease."""
    system(tx.asker)
    tenant = installation.tenant
    row: dict[str, Value] = {
        "platform": tenant.platform,
        "tenant": tenant.tenant,
        "expires_at": when(installation.expires_at),
        "leased_until": None,
        "sealed": _sealed(tx, installation),
    }
    await tx.many(_PUT, [row])


async def renew(tx: Tx, installation: Installation) -> bool:
    """Whether the tenant still has an installation; it is this one now, under no lease."""
    system(tx.asker)
    found = await tx.first(
        _RENEW,
        **_key(installation.tenant),
        new_expires_at=when(installation.expires_at),
        payload=_sealed(tx, installation),
    )
    return found is not None


async def lease(tx: Tx, tenant: Tenant, *, now: Instant, until: Instant) -> bool:
    """Whether nobody else holds this tenant's lease; the caller does until then."""
    system(tx.asker)
    return await tx.first(_LEASE, **_key(tenant), now=micros(now), lease_ends=micros(until)) is not None


async def remove(tx: Tx, tenant: Tenant) -> None:
    """Forgets it."""
    system(tx.asker)
    await tx.rows(_REMOVE, **_key(tenant))


def _key(tenant: Tenant) -> dict[str, Value]:
    return {"on": tenant.platform, "within": tenant.tenant}


def _place(platform: str, tenant: str) -> dict[str, str]:
    return {"table": "installations", "column": "sealed", "row": tenant, "tenant": home(platform, tenant)}


def _sealed(tx: Tx, installation: Installation) -> bytes:
    tenant = installation.tenant
    whole = {"details": dict(installation.details), "expires_at": when(installation.expires_at)}
    text = json.dumps(whole, separators=(",", ":"))
    return tx.vault.seal(text.encode(), **_place(tenant.platform, tenant.tenant))


def _opened(tx: Tx, platform: str, tenant: str, sealed: bytes) -> Installation:
    whole = json.loads(tx.vault.unseal(bytes(sealed), **_place(platform, tenant)))
    return Installation(Tenant(platform, tenant), whole["details"], back(whole["expires_at"]))
