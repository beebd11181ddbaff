"""Export: everything of one member, as files that they alone are given."""

import csv
import dataclasses
import io
import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, date, datetime, time, timedelta
from enum import Enum
from typing import Any

from bot.cards import exporting as cards
from bot.cards.words import N_
from bot.chat.card import Card, File
from bot.chat.reply import ToAction, ToCommand
from bot.chat.spec import CommandSpec, Given
from bot.handlers.routes import Routes
from bot.handlers.turn import Turn
from bot.model.calendar import wall
from bot.model.opportunity import Contact, Opportunity, Person
from bot.model.people import Address
from bot.store import asked, celebrations, contacts, grants, notes, nudges, opportunities, people, reviews, views

SPECS = (CommandSpec("afternote export", N_("Take everything of yours along, as files")),)
MANY = 10_000
_ACTIVE = ("=", "+", "-", "@", "\t", "\r", "\n")
"""What a spreadsheet may take for a formula at the beginning of a cell."""


def safe(value: object) -> str:
    """A cell that no spreadsheet runs: what begins like a formula begins with an apostrophe; a number stays one."""
    if isinstance(value, int | float):
        return str(value)
    text = "" if value is None else str(value)
    return f"'{text}" if text.lstrip(" ").startswith(_ACTIVE) else text


def table(heads: Sequence[str], rows: Iterable[Sequence[object]]) -> bytes:
    """Rows as CSV in UTF-8, with the mark that spreadsheets tell it by; every cell is safe."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(heads)
    writer.writerows([safe(each) for each in row] for row in rows)
    return b"\xef\xbb\xbf" + out.getvalue().encode("utf-8", "replace")


def plain(value: object) -> Any:
    """A value as JSON has it: names and moments in words, nothing left out but what is empty by kind."""
    match value:
        case None | bool() | int() | float() | str() if not isinstance(value, Enum):
            return value
        case Enum():
            return value.value
        case datetime():
            return value.astimezone(UTC).isoformat()
        case date() | time():
            return value.isoformat()
        case timedelta():
            return value.total_seconds()
        case Address():
            return {"platform": value.platform, "workspace": value.tenant, "account": value.user}
        case Mapping():
            return {str(key): plain(each) for key, each in value.items()}
        case bytes():
            return value.hex()
        case tuple() | list() | frozenset() | set():
            every = [plain(each) for each in value]
            return sorted(every, key=str) if isinstance(value, frozenset | set) else every
        case _ if dataclasses.is_dataclass(value) and not isinstance(value, type):
            return {each.name: plain(getattr(value, each.name)) for each in dataclasses.fields(value)}
        case _:
            return str(value)


async def export(turn: Turn, given: Mapping[str, Given]) -> ToCommand:
    """Everything of the member's, as files."""
    return await _made(turn)


async def pressed(turn: Turn, value: str, picked: str | None) -> ToAction:
    """The same, by button."""
    return await _made(turn)


async def _made(turn: Turn) -> Card:
    tx, id = turn.tx, turn.member.id
    every = await opportunities.of(tx, id)
    held = {
        "opportunities": every,
        "contacts": await contacts.of(tx, id),
        "people": await people.of(tx, id),
        "notes": await notes.of(tx, id),
        "reminders": await nudges.of_opportunities(tx, [each.id for each in every]),
        "other_reminders": [
            each for each in await nudges.coming(tx, id, MANY) if each.opportunity_id is None
        ],
        "asked_about_messages": await asked.of(tx, id),
        "shown_to_coaches": list(
            (await reviews.of_notes(tx, [each.id for each in await notes.of(tx, id)])).values()
        ),
        "groups": [
            {"name": cohort.name, "status": cohort.status, "starts_on": cohort.starts_on, "ends_on": cohort.ends_on,
             "mine": mine}
            for mine, cohort in await grants.places(tx)
        ],
        "shared_with_groups": await celebrations.of(tx, id),
        "seen_by_coaches": await views.of(tx, id, most=MANY),
    }  # fmt: skip
    whole = {"exported_at": turn.now, "about": "times are UTC, ISO 8601", "me": turn.member, **held}
    known = {each.id: each for each in every}
    met = {each.id: each for each in await people.of(tx, id)}
    files = (
        File("afternote.json", "application/json", json.dumps(plain(whole), ensure_ascii=False, indent=1).encode(
            "utf-8", "replace")),
        File("contacts.csv", "text/csv", _contacts(turn, await contacts.of(tx, id), known, met)),
        File("notes.csv", "text/csv", await _notes(turn, known, met)),
    )  # fmt: skip
    return cards.export(turn.reader, files, sum(len(each) for each in held.values()))


def _here(turn: Turn, at: datetime | None) -> str:
    """A moment on the member's wall, to the minute."""
    return "" if at is None else f"{wall(at, turn.zone or 'UTC'):%Y-%m-%d %H:%M}"


def _contacts(
    turn: Turn, every: Iterable[Contact], known: Mapping[Any, Opportunity], met: Mapping[Any, Person]
) -> bytes:
    heads = ("kind", "company", "role", "starts", "ends", "zone", "round", "people", "topics", "outcome", "feeling",
             "question", "answer")  # fmt: skip
    rows = []
    for each in sorted(every, key=lambda one: one.starts_at):
        of = known.get(each.opportunity_id)
        there = [(met[one.person_id].full, one.topic) for one in each.meetings if one.person_id in met]
        told = each.debrief
        rows.append((
            each.kind.value, of.company if of else "", of.role if of else "", _here(turn, each.starts_at),
            _here(turn, each.ended_at), turn.zone or "UTC", each.round, "; ".join(name for name, _ in there),
            "; ".join(f"{name}: {topic}" for name, topic in there if topic), of.outcome.value if of else "",
            told.feeling if told else "", told.question if told else "", told.answer if told else "",
        ))  # fmt: skip
    return table(heads, rows)


async def _notes(turn: Turn, known: Mapping[Any, Opportunity], met: Mapping[Any, Person]) -> bytes:
    heads = ("kind", "to", "email", "company", "status", "done", "way", "subject", "body")
    rows = []
    for each in sorted(await notes.of(turn.tx, turn.member.id), key=lambda one: (one.created_at, one.id)):
        of, person = known.get(each.opportunity_id), met.get(each.person_id)
        rows.append((
            each.kind.value, person.full if person else "", person.email if person else "", of.company if of else "",
            each.status.value, _here(turn, each.done_at), each.channel.value if each.channel else "", each.subject,
            each.body,
        ))  # fmt: skip
    return table(heads, rows)


ROUTES = Routes(specs=SPECS, commands={"afternote export": export}, actions={"export": pressed})
