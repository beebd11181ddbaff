"""Contacts: who was met, about what, and the debrief are sealed."""

from collections.abc import Iterable, Mapping, Sequence

from sqlalchemy import delete, select

from bot.clock import instant, micros
from bot.model.ids import ContactId, MemberId, OpportunityId, PersonId
from bot.model.opportunity import Contact, ContactKind, Debrief, InterviewFormat, Meeting
from bot.store import sql, tables
from bot.store.private import Json, Private
from bot.store.sql import Row, Value
from bot.store.tx import Tx


def _plain(row: Contact) -> Mapping[str, Value]:
    return {
        "opportunity_id": row.opportunity_id,
        "kind": row.kind.value,
        "starts_at": micros(row.starts_at),
        "ended_at": micros(row.ended_at),
        "zone": row.zone,
        "logged_at": micros(row.logged_at),
    }


def _private(row: Contact) -> Json:
    return {
        "format": row.format,
        "round": row.round,
        "length_said": row.length_said,
        "moved": row.moved,
        "still_going": row.still_going,
        "meetings": [[met.person_id, met.topic] for met in row.meetings],
        "debrief": None
        if row.debrief is None
        else {
            "at": micros(row.debrief.at),
            "feeling": row.debrief.feeling,
            "question": row.debrief.question,
            "fit": row.debrief.fit,
            "answer": row.debrief.answer,
        },
        "through": row.through,
        "day_only": row.day_only,
        "keep_warm": row.keep_warm,
    }


def _debrief(told: Json) -> Debrief:
    return Debrief(
        at=instant(told["at"]),
        feeling=told["feeling"],
        question=told["question"],
        fit=told["fit"],
        answer=told.get("answer", ""),
    )


def _row(row: Row, private: Json) -> Contact:
    row_id, member_id, opportunity_id, kind, starts_at, ended_at, zone, logged_at = row
    told = private["debrief"]
    return Contact(
        id=ContactId(row_id),
        member_id=MemberId(member_id),
        opportunity_id=OpportunityId(opportunity_id),
        kind=ContactKind(kind),
        starts_at=instant(starts_at),
        ended_at=instant(ended_at),
        zone=zone,
        logged_at=instant(logged_at),
        format=None if private["format"] is None else InterviewFormat(private["format"]),
        round=private["round"],
        length_said=private["length_said"],
        moved=private["moved"],
        still_going=private["still_going"],
        meetings=tuple(Meeting(PersonId(person), topic) for person, topic in private["meetings"]),
        debrief=None if told is None else _debrief(told),
        through=None if private.get("through") is None else PersonId(private["through"]),
        day_only=private.get("day_only", False),
        keep_warm=private.get("keep_warm", True),
    )


_table = Private(tables.contacts, plain=_plain, private=_private, row=_row)
_OF_OPPORTUNITIES = _table.whole.where(
    tables.contacts.c.opportunity_id.in_(select(sql.text_of(sql.given("ids"), 0)))
).order_by(tables.contacts.c.ended_at, tables.contacts.c.id)
_OF_MEMBERS = _table.whole.where(tables.contacts.c.member_id.in_(select(sql.text_of(sql.given("ids"), 0)))).order_by(
    tables.contacts.c.id
)


async def get(tx: Tx, id: ContactId) -> Contact | None:
    """The contact, or None."""
    return await _table.get(tx, id)


async def get_many(tx: Tx, ids: Iterable[ContactId]) -> dict[ContactId, Contact]:
    """Those of the contacts that are there."""
    return {row.id: row for row in await _table.get_many(tx, ids)}


async def of(tx: Tx, member_id: MemberId) -> tuple[Contact, ...]:
    """All of a member's contacts, the oldest row first."""
    return await _table.of(tx, member_id)


async def of_opportunities(tx: Tx, ids: Iterable[OpportunityId]) -> tuple[Contact, ...]:
    """The contacts of these opportunities, by when they ended."""
    wanted = sorted(set(ids))
    if not wanted:
        return ()
    return _table.made(tx, await tx.rows(_OF_OPPORTUNITIES, ids=sql.ids(wanted)))


async def of_members(tx: Tx, ids: Iterable[MemberId]) -> tuple[Contact, ...]:
    """All contacts of these members, the oldest row first."""
    wanted = sorted(set(ids))
    if not wanted:
        return ()
    return _table.made(tx, await tx.rows(_OF_MEMBERS, ids=sql.ids(wanted)))


async def put(tx: Tx, row: Contact) -> None:
    """Inserts or updates it.

    Raises NotYours when it is another member's.
    """
    await _table.put(tx, row)


async def put_many(tx: Tx, rows: Sequence[Contact]) -> None:
    """Inserts or updates them.

    Raises NotYours when one is another member's.
    """
    await _table.put_many(tx, rows)


_UNREAD = delete(tables.reviews).where(
    tables.reviews.c.note_id.in_(select(tables.notes.c.id).where(tables.notes.c.contact_id == sql.parameter("contact")))
)


async def remove(tx: Tx, id: ContactId) -> bool:
    """Whether it was there; its notes go with it, and whatever a coach said of them."""
    if await get(tx, id) is None:
        return False
    await tx.rows(_UNREAD, contact=id)
    return await _table.remove(tx, id)
