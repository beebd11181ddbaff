"""Opportunities: company, role, stage and the promised day are sealed."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from bot.clock import instant, micros
from bot.model.ids import MemberId, OpportunityId, PersonId
from bot.model.opportunity import Before, Opportunity, Outcome, Research
from bot.model.posting import Posting
from bot.store import tables
from bot.store.private import Json, Private, back, day, when
from bot.store.sql import Row, Value
from bot.store.tx import Tx


def _plain(row: Opportunity) -> Mapping[str, Value]:
    return {
        "created_at": micros(row.created_at),
        "outcome": row.outcome.value,
        "replied_at": when(row.replied_at),
        "status_to": row.status_to,
    }


def _private(row: Opportunity) -> Json:
    return {
        "company": row.company,
        "role": row.role,
        "stage": row.stage,
        "decides_by": None if row.decides_by is None else row.decides_by.isoformat(),
        "unsure": None if row.unsure is None else [each.isoformat() for each in row.unsure],
        "before": None
        if row.before is None
        else [
            micros(row.before.at),
            row.before.outcome.value,
            when(row.before.replied_at),
            None if row.before.decides_by is None else row.before.decides_by.isoformat(),
        ],
        "posting": None if row.posting is None else _posting(row.posting),
        "research": [row.research.need, row.research.match, row.research.worth, row.research.profiles],
        "social": row.social,
        "language": row.language,
    }


def _posting(row: Posting) -> Json:
    return {
        "text": row.text,
        "no_contact": row.no_contact,
        "only_selected": row.only_selected,
        "window": row.window,
        "window_ends": None if row.window_ends is None else row.window_ends.isoformat(),
        "closes": None if row.closes is None else row.closes.isoformat(),
        "overruled": row.overruled,
    }


def _posted(private: Json) -> Posting | None:
    kept = private.get("posting")
    if kept is None:
        return None
    return Posting(**(kept | {"window_ends": day(kept["window_ends"]), "closes": day(kept["closes"])}))


def _before(private: Json) -> Before | None:
    kept = private.get("before")
    if kept is None:
        return None
    # What was kept before dates were taken back has none of its own: the present one stands.
    decides_by = kept[3] if len(kept) > 3 else private["decides_by"]
    return Before(instant(kept[0]), Outcome(kept[1]), back(kept[2]), day(decides_by))


def _unsure(private: Json) -> tuple[date, date] | None:
    kept = private.get("unsure")
    return None if kept is None else (date.fromisoformat(kept[0]), date.fromisoformat(kept[1]))


def _row(row: Row, private: Json) -> Opportunity:
    row_id, member_id, created_at, outcome, replied_at, status_to = row
    return Opportunity(
        id=OpportunityId(row_id),
        member_id=MemberId(member_id),
        company=private["company"],
        role=private["role"],
        created_at=instant(created_at),
        outcome=Outcome(outcome),
        stage=private["stage"],
        decides_by=day(private["decides_by"]),
        unsure=_unsure(private),
        replied_at=back(replied_at),
        status_to=None if status_to is None else PersonId(status_to),
        before=_before(private),
        posting=_posted(private),
        research=Research(*private.get("research", ())),
        social=private.get("social", False),
        language=private.get("language", ""),
    )


_table = Private(tables.opportunities, plain=_plain, private=_private, row=_row)


async def get(tx: Tx, id: OpportunityId) -> Opportunity | None:
    """The opportunity, or None."""
    return await _table.get(tx, id)


async def get_many(tx: Tx, ids: Iterable[OpportunityId]) -> dict[OpportunityId, Opportunity]:
    """Those of the opportunities that are there."""
    return {row.id: row for row in await _table.get_many(tx, ids)}


async def of(tx: Tx, member_id: MemberId) -> tuple[Opportunity, ...]:
    """All of a member's opportunities, the oldest first."""
    return await _table.of(tx, member_id)


async def put(tx: Tx, row: Opportunity) -> None:
    """Inserts or updates it.

    Raises NotYours when it is another member's.
    """
    await _table.put(tx, row)


async def put_many(tx: Tx, rows: Sequence[Opportunity]) -> None:
    """Inserts or updates them.

    Raises NotYours when one is another member's.
    """
    await _table.put_many(tx, rows)


async def remove(tx: Tx, id: OpportunityId) -> bool:
    """Whether it was there; its contacts, notes and nudges go with it."""
    return await _table.remove(tx, id)
