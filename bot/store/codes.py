"""Codes: short secrets that work once and for minutes; only their hash is kept."""

import hashlib
import secrets
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum

from sqlalchemy import LargeBinary, bindparam, delete
from sqlalchemy.dialects.postgresql import insert

from bot.clock import Instant, micros
from bot.errors import NotYours
from bot.model.ids import CohortId, MemberId
from bot.store import tables
from bot.store.rights import AsMember, system
from bot.store.sql import Value, number, parameter
from bot.store.tx import Tx

LIVES = timedelta(minutes=10)
_SIGNS = "23456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Without what is easily taken for something else."""
_LENGTH = 8

_codes = tables.codes.c
_ADD = insert(tables.codes)
_TAKE = (
    delete(tables.codes)
    .where(
        _codes.purpose == parameter("purpose_is"),
        _codes.hash == bindparam("hash_is", type_=LargeBinary),
        _codes.expires_at > number("now"),
    )
    .returning(_codes.member_id, _codes.cohort_id)
)
_MINE = delete(tables.codes).where(_codes.purpose == parameter("purpose_is"), _codes.member_id == parameter("member"))
_EXPIRED = delete(tables.codes).where(_codes.expires_at <= number("now"))


class Purpose(StrEnum):
    """What a code is for."""

    LINK = "link"
    BRIDGE = "bridge"
    PAGE = "page"


@dataclass(frozen=True, slots=True)
class Code:
    """What a code stood for: who made it, and for which cohort."""

    member_id: MemberId
    cohort_id: CohortId | None


async def make(tx: Tx, purpose: Purpose, now: Instant, *, cohort_id: CohortId | None = None) -> str:
    """A fresh code of the asker: "K7PM-3XQD", or a long secret for a page; their earlier one of a kind is void.

    Raises NotYours for the bot itself.
    """
    if not isinstance(tx.asker, AsMember):
        raise NotYours("a code belongs to a member")
    code = secrets.token_urlsafe(32) if purpose is Purpose.PAGE else _short()
    await tx.rows(_MINE, purpose_is=purpose.value, member=tx.asker.member_id)
    row: dict[str, Value] = {
        "purpose": purpose.value, "hash": _hash(purpose, code), "member_id": tx.asker.member_id,
        "cohort_id": cohort_id, "expires_at": micros(now + LIVES),
    }  # fmt: skip
    await tx.many(_ADD, [row])
    return code


async def take(tx: Tx, purpose: Purpose, code: str, now: Instant) -> Code | None:
    """What this code stands for, and it is used up; None for one that is wrong, expired or used."""
    found = await tx.first(_TAKE, purpose_is=purpose.value, hash_is=_hash(purpose, code), now=micros(now))
    if found is None:
        return None
    return Code(MemberId(found[0]), None if found[1] is None else CohortId(found[1]))


async def purge(tx: Tx, now: Instant) -> None:
    """Removes those that have expired.

    Raises NotYours for anybody but the bot itself.
    """
    system(tx.asker)
    await tx.rows(_EXPIRED, now=micros(now))


def _short() -> str:
    signs = ""
    while not any(sign.isdigit() for sign in signs):
        # A figure tells it from words: it may be typed where a name is.
        signs = "".join(secrets.choice(_SIGNS) for _ in range(_LENGTH))
    return f"{signs[:4]}-{signs[4:]}"


def _hash(purpose: Purpose, code: str) -> bytes:
    plain = code.strip() if purpose is Purpose.PAGE else "".join(code.upper().split()).replace("-", "")
    return hashlib.sha256(f"{purpose.value}\x1f{plain}".encode("utf-8", "surrogatepass")).digest()
