"""Tables: the rows of a CSV file, shown as they would be logged, and logged at a press."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from bot.cards import afternote as afternote_cards
from bot.cards import interviews as interview_cards
from bot.cards import tables as cards
from bot.cards.columns import MAPPED
from bot.chat.card import Card
from bot.chat.reply import Amend, Invalid, ToAction, ToSubmission
from bot.clock import Instant, instant, micros
from bot.handlers import columns, interviews, logs
from bot.handlers.facts import Facts, noon
from bot.handlers.importing import Drawn, Wanted, drawn, fresh, write
from bot.handlers.routes import Routes, Submitted
from bot.handlers.turn import Turn, Values
from bot.model.ids import FormId
from bot.model.moment import Grain
from bot.model.opportunity import SOCIAL, ContactKind, InterviewFormat, Outcome
from bot.reading import rows
from bot.reading.names import PersonRead
from bot.reading.rows import Read, RowsRead
from bot.reading.table import Table
from bot.store import forms

KEPT = "import.rows"
"""What a row of forms that keeps the rows of a file is called; nothing of the file itself is kept."""


async def dry_run(turn: Turn, dropped: Table | RowsRead) -> Card:
    """How much of a table was understood, what not and why, and what would follow; saves none of it."""
    if turn.zone is None:
        return cards.zone_first(turn.reader)
    table, country = (dropped.table if isinstance(dropped, RowsRead) else dropped), turn.member.country
    if isinstance(dropped, RowsRead) and (dropped.zone, dropped.country) == (turn.zone, country):
        read = dropped.rows
    else:
        # Where the member is was not known before the turn began.
        read = rows.rows_of(table, now=turn.now, zone=turn.zone, country=country).rows
    wanted = {place: found for place, each in enumerate(read) if (found := _wanted(turn, each)) is not None}
    left = tuple((each.number, _why_not(turn, each)) for place, each in enumerate(read) if place not in wanted)
    if not wanted and not table.headed and table.titles:
        return await columns.asked(turn, table)
    new = await fresh(turn, wanted.values())
    made = await drawn(turn, new)
    kept = {id(each) for each in new}
    return cards.dry_run(
        turn.reader,
        cards.DryRun(
            rows=tuple(_understood(turn, each) for each in new),
            left=left,
            there=len(wanted) - len(new),
            more=table.more,
            noon=sum(each.noon for place, each in enumerate(read) if place in wanted and id(wanted[place]) in kept),
            aside=made.aside,
            follows=_follows(made),
            value=await _keep(turn, new) if new else "",
            taken=columns.used(table),
            unused=table.unused,
            both_orders=rows.both_orders(table.rows),
            columns=await columns.keep(turn, table),
        ),
        turn.now,
    )


def _wanted(turn: Turn, read: Read) -> Wanted | None:
    """What a row asks to log, or None where it does not say enough."""
    found = read.details
    if read.kind in SOCIAL and not found.company and found.people:
        # A relationship needs no company.
        found = replace(found, company="-")
    facts = logs.facts_of(turn, found)
    if facts is None or (facts.start > turn.now and read.kind is not ContactKind.INTERVIEW):
        return None
    facts = replace(
        facts, kind=read.kind, company=read.details.company or "", day_only=read.day_only,
        promised=read.promised or facts.promised,
    )  # fmt: skip
    if read.day_only:
        facts = replace(facts, start=noon(facts.start, facts.zone, turn.now), end=None)
    return Wanted(facts, read.outcome, read.stage)


def _why_not(turn: Turn, read: Read) -> str:
    found = read.details
    if not found.company:
        return cards.no_company(turn.reader)
    if found.when_trouble is not None:
        return cards.not_a_time(turn.reader, found.when_trouble.text)
    if found.when is not None and found.when.grain is not Grain.MINUTE:
        return cards.no_hour(turn.reader)
    return cards.no_day(turn.reader)


def _understood(turn: Turn, each: Wanted) -> cards.Understood:
    facts = each.facts
    said = each.outcome is not Outcome.OPEN
    return cards.Understood(
        company=facts.company, role=facts.role, starts=facts.start, ends=facts.end,
        people=tuple(person.name for person in facts.people),
        outcome=interview_cards.outcome_name(turn.reader, each.outcome) if said else "", kind=facts.kind,
        stage=each.stage,
    )  # fmt: skip


def _follows(made: Drawn) -> cards.Follows:
    return cards.Follows(made.follows.count, made.follows.first, made.follows.last)


async def import_rows(turn: Turn, value: str, picked: str | None) -> ToAction:
    """Logs the rows of a dry run, once."""
    row = await forms.get(turn.tx, FormId(value))
    if row is None or row.action != KEPT or row.expires_at <= turn.now or turn.zone is None:
        return afternote_cards.not_yours(turn.reader)
    if row.done_action is not None:
        return await interviews.page(turn, "0", None)
    wanted = await fresh(turn, (_unpacked(row.filled[str(index)]) for index in range(len(row.filled))))
    made = await drawn(turn, wanted)
    await write(turn, made)
    turn.leaves("interview.list", "0")
    await forms.finish(turn.tx, row.id, "interview.list", "0")
    kinds = [each.facts.kind for each in wanted]
    return Amend(cards.imported(turn.reader, kinds, _follows(made), turn.now, aside=made.aside))


async def mapped(turn: Turn, value: str, values: Values) -> ToSubmission:
    """The table read once more, its columns taken as they were named."""
    found = await columns.named(turn, value, values)
    if found is None:
        return afternote_cards.not_yours(turn.reader)
    return found if isinstance(found, Invalid) else await dry_run(turn, found)


async def _keep(turn: Turn, wanted: Iterable[Wanted]) -> FormId:
    id = FormId(turn.new_id())
    await forms.put(
        turn.tx,
        forms.FormRow(
            id=id, member_id=turn.member.id, action=KEPT, value="", step=0,
            filled={str(index): _packed(each) for index, each in enumerate(wanted)}, origin="",
            expires_at=turn.expires,
        ),
    )  # fmt: skip
    return id


def _packed(each: Wanted) -> str:
    facts = each.facts
    return json.dumps({
        "company": facts.company,
        "role": facts.role,
        "start": micros(facts.start),
        "end": None if facts.end is None else micros(facts.end),
        "zone": facts.zone,
        "format": facts.format,
        "round": facts.round,
        "people": [[one.name, one.title, one.role, one.email, one.call_them] for one in facts.people],
        "promised": None if facts.promised is None else facts.promised.isoformat(),
        "outcome": each.outcome,
        "stage": each.stage,
        "kind": facts.kind,
        "day_only": facts.day_only,
    })  # fmt: skip


def _unpacked(text: str) -> Wanted:
    """What was packed; a row that was before there were other kinds is of an interview, and names no stage."""
    row: Mapping[str, Any] = json.loads(text)
    return Wanted(
        Facts(
            company=row["company"],
            role=row["role"],
            start=instant(row["start"]),
            end=_at(row["end"]),
            zone=row["zone"],
            format=None if row["format"] is None else InterviewFormat(row["format"]),
            round=row["round"],
            people=tuple(PersonRead(*one) for one in row["people"]),
            promised=None if row["promised"] is None else date.fromisoformat(row["promised"]),
            kind=ContactKind(row.get("kind", ContactKind.INTERVIEW)),
            day_only=row.get("day_only", False),
        ),
        Outcome(row["outcome"]),
        row.get("stage", ""),
    )


def _at(kept: int | None) -> Instant | None:
    return None if kept is None else instant(kept)


ROUTES = Routes(
    actions={"import.rows": import_rows, "import.columns": columns.open_columns},
    forms={MAPPED: Submitted(columns.make_columns, mapped)},
)
