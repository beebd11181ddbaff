"""Notes: subject, body and everything said about them are sealed."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import select, update

from bot.clock import Instant, instant, micros
from bot.model.ids import ContactId, MemberId, NoteId, OpportunityId, PersonId
from bot.model.note import Channel, Length, Note, NoteKind, NoteStatus, SkipReason
from bot.store import sql, tables
from bot.store.private import Json, Private, back, when
from bot.store.rights import sees
from bot.store.sql import Row, Value
from bot.store.tx import Tx


def _plain(row: Note) -> Mapping[str, Value]:
    return {
        "opportunity_id": row.opportunity_id,
        "contact_id": row.contact_id,
        "person_id": row.person_id,
        "kind": row.kind.value,
        "created_at": micros(row.created_at),
        "ordinal": row.ordinal,
        "status": row.status.value,
        "was": row.was.value,
        "done_at": when(row.done_at),
    }


def _private(row: Note) -> Json:
    return {
        "subject": row.subject,
        "body": row.body,
        "own": row.own,
        "version": row.version,
        "length": row.length.value,
        "short": row.short,
        "frames": list(row.frames),
        "channel": row.channel,
        "reason": row.reason,
        "medium": row.medium.value,
        "covers": list(row.covers),
        "pledged_for": when(row.pledged_for),
        "pledged_at": when(row.pledged_at),
        "polished": row.polished,
        "plain_body": row.plain_body,
        "news": row.news,
    }


def _row(row: Row, private: Json) -> Note:
    (
        row_id,
        member_id,
        opportunity_id,
        contact_id,
        person_id,
        kind,
        created_at,
        ordinal,
        status,
        was,
        done_at,
    ) = row
    return Note(
        id=NoteId(row_id),
        member_id=MemberId(member_id),
        opportunity_id=OpportunityId(opportunity_id),
        contact_id=ContactId(contact_id),
        person_id=PersonId(person_id),
        kind=NoteKind(kind),
        created_at=instant(created_at),
        ordinal=ordinal,
        status=NoteStatus(status),
        was=NoteStatus(was),
        subject=private["subject"],
        body=private["body"],
        own=private["own"],
        version=private["version"],
        length=Length(private["length"]),
        short=private["short"],
        frames=tuple(private["frames"]),
        done_at=back(done_at),
        channel=None if private["channel"] is None else Channel(private["channel"]),
        reason=None if private["reason"] is None else SkipReason(private["reason"]),
        medium=Channel(private.get("medium", Channel.EMAIL)),
        covers=tuple(PersonId(id) for id in private.get("covers", ())),
        pledged_for=back(private.get("pledged_for")),
        pledged_at=back(private.get("pledged_at")),
        polished=private.get("polished", False),
        plain_body=private.get("plain_body", ""),
        news=private.get("news", ""),
    )


_table = Private(tables.notes, plain=_plain, private=_private, row=_row)
_OF_OPPORTUNITIES = _table.whole.where(
    tables.notes.c.opportunity_id.in_(select(sql.text_of(sql.given("ids"), 0)))
).order_by(tables.notes.c.created_at, tables.notes.c.id)

_open = (tables.notes.c.status == sql.literal("planned")) | (tables.notes.c.status == sql.literal("drafted"))
_WAITING_ABOUT = select(tables.notes.c.contact_id).where(tables.notes.c.member_id == sql.parameter("member"), _open)


_OUTLINES = (
    select(
        tables.notes.c.id, tables.notes.c.contact_id, tables.notes.c.person_id, tables.notes.c.kind,
        tables.notes.c.ordinal, tables.notes.c.status,
    )
    .where(tables.notes.c.member_id == sql.parameter("member"))
    .order_by(tables.notes.c.created_at, tables.notes.c.id)
)  # fmt: skip


_READ_NO_MORE = (
    update(tables.reviews)
    .where(
        tables.reviews.c.note_id.in_(select(sql.text_of(sql.given("ids"), 0))),
        (tables.reviews.c.status == sql.literal("waiting")) | (tables.reviews.c.status == sql.literal("answered")),
    )
    .values(status=sql.literal("closed"))
)


_WARM = select(
    tables.notes.c.member_id, tables.notes.c.opportunity_id, tables.notes.c.person_id, tables.notes.c.done_at
).where(
    tables.notes.c.member_id.in_(select(sql.text_of(sql.given("ids"), 0))),
    tables.notes.c.kind == sql.literal(NoteKind.KEEP_WARM.value),
    tables.notes.c.status == sql.literal(NoteStatus.SENT.value),
    tables.notes.c.done_at.is_not(None),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Word:
    """A word to keep in touch that was sent, without what it said."""

    member_id: MemberId
    opportunity_id: OpportunityId
    person_id: PersonId
    sent_at: Instant


@dataclass(frozen=True, slots=True)
class Outline:
    """A note without its words."""

    id: NoteId
    contact_id: ContactId
    person_id: PersonId
    kind: NoteKind
    ordinal: int
    status: NoteStatus


async def get(tx: Tx, id: NoteId) -> Note | None:
    """The note, or None."""
    return await _table.get(tx, id)


async def get_many(tx: Tx, ids: Iterable[NoteId]) -> dict[NoteId, Note]:
    """Those of the notes that are there."""
    return {row.id: row for row in await _table.get_many(tx, ids)}


async def of(tx: Tx, member_id: MemberId) -> tuple[Note, ...]:
    """All of a member's notes, the oldest row first."""
    return await _table.of(tx, member_id)


async def waiting_about(tx: Tx, member_id: MemberId) -> frozenset[ContactId]:
    """The contacts of a member about which a note is open; nothing is unsealed for it."""
    if not sees(tx.asker, member_id):
        return frozenset()
    return frozenset(ContactId(row[0]) for row in await tx.rows(_WAITING_ABOUT, member=member_id))


async def outlines(tx: Tx, member_id: MemberId) -> tuple[Outline, ...]:
    """What can be told of a member's notes without unsealing them, the oldest first."""
    if not sees(tx.asker, member_id):
        return ()
    rows = await tx.rows(_OUTLINES, member=member_id)
    return tuple(
        Outline(NoteId(id), ContactId(contact), PersonId(person), NoteKind(kind), ordinal, NoteStatus(status))
        for id, contact, person, kind, ordinal, status in rows
    )


async def words_sent(tx: Tx, ids: Iterable[MemberId]) -> tuple[Word, ...]:
    """Every word to keep in touch that these members have sent; nothing is unsealed for it."""
    wanted = sorted({id for id in ids if sees(tx.asker, id)})
    rows = await tx.rows(_WARM, ids=sql.ids(wanted)) if wanted else ()
    return tuple(
        Word(MemberId(member), OpportunityId(about), PersonId(person), instant(at))
        for member, about, person, at in rows
    )


async def of_opportunities(tx: Tx, ids: Iterable[OpportunityId]) -> tuple[Note, ...]:
    """The notes of these opportunities, the oldest first."""
    wanted = sorted(set(ids))
    if not wanted:
        return ()
    return _table.made(tx, await tx.rows(_OF_OPPORTUNITIES, ids=sql.ids(wanted)))


async def put(tx: Tx, row: Note) -> None:
    """Inserts or updates it; a coach who was asked to read it no longer sees it once it is done.

    Raises NotYours when it is another member's.
    """
    await _table.put(tx, row)
    await _read_no_more(tx, [row])


async def put_many(tx: Tx, rows: Sequence[Note]) -> None:
    """Inserts or updates them.

    Raises NotYours when one is another member's.
    """
    await _table.put_many(tx, rows)
    await _read_no_more(tx, rows)


async def _read_no_more(tx: Tx, rows: Sequence[Note]) -> None:
    if over := sorted(row.id for row in rows if not row.open):
        await tx.rows(_READ_NO_MORE, ids=sql.ids(over))


async def remove(tx: Tx, id: NoteId) -> bool:
    """Whether it was there."""
    return await _table.remove(tx, id)
