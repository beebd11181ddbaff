"""Opened forms: what was filled in so far, and what became of them."""

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import delete, select, update

from bot.clock import Instant, instant, micros
from bot.model.ids import FormId, MemberId
from bot.store import tables
from bot.store.private import Json, Private, asked_by
from bot.store.sql import Row, Value, number, parameter
from bot.store.tx import Tx

_forms = tables.forms.c


@dataclass(frozen=True, slots=True)
class FormRow:
    """One opened form; `done_action` and `done_value` say what its submission led to."""

    id: FormId
    member_id: MemberId
    action: str
    value: str
    step: int
    filled: Mapping[str, str]
    origin: str
    expires_at: Instant
    done_action: str | None = None
    done_value: str | None = None


def _plain(row: FormRow) -> Mapping[str, Value]:
    return {
        "action": row.action,
        "value": row.value,
        "step": row.step,
        "expires_at": micros(row.expires_at),
        "done_action": row.done_action,
        "done_value": row.done_value,
    }


def _private(row: FormRow) -> Json:
    return {"filled": dict(row.filled), "origin": row.origin}


def _row(row: Row, private: Json) -> FormRow:
    row_id, member_id, action, value, step, expires_at, done_action, done_value = row
    return FormRow(
        id=FormId(row_id),
        member_id=MemberId(member_id),
        action=action,
        value=value,
        step=step,
        filled=private["filled"],
        origin=private["origin"],
        expires_at=instant(expires_at),
        done_action=done_action,
        done_value=done_value,
    )


_table = Private(tables.forms, plain=_plain, private=_private, row=_row)
_OWNER = select(_forms.member_id).where(_forms.id == parameter("form"))
_FINISH = (
    update(tables.forms)
    .where(
        _forms.id == parameter("form"),
        _forms.member_id == parameter("member"),
        _forms.done_action.is_(None),
    )
    .values(done_action=parameter("with_action"), done_value=parameter("with_value"))
    .returning(_forms.id)
)
_EXPIRED = delete(tables.forms).where(_forms.expires_at <= number("now"))


async def get(tx: Tx, id: FormId) -> FormRow | None:
    """The form, done or not, or None."""
    return await _table.get(tx, id)


async def put(tx: Tx, row: FormRow) -> None:
    """Inserts or updates it.

    Raises NotYours when it is another member's.
    """
    await _table.put(tx, row)


async def finish(tx: Tx, id: FormId, action: str, value: str) -> bool:
    """Whether it was open until now; it is done with this effect."""
    member = asked_by(tx)
    if member is None:
        found = await tx.first(_OWNER, form=id)
        if found is None:
            return False
        member = str(found[0])
    done = await tx.first(_FINISH, form=id, member=member, with_action=action, with_value=value)
    return done is not None


async def purge(tx: Tx, now: Instant) -> None:
    """Removes the forms that have expired."""
    await tx.rows(_EXPIRED, now=micros(now))
