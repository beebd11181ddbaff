"""Imports: an invite or a table that was dropped in the chat, read back before anything is saved."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, assert_never

from bot.cards import afternote as afternote_cards
from bot.cards import doors
from bot.cards import forms as form_cards
from bot.cards import imports as cards
from bot.cards.words import N_
from bot.chat.card import Card
from bot.chat.form import Form
from bot.chat.reply import Invalid, ToAction, ToCommand, ToSubmission
from bot.chat.spec import CommandSpec, Given, Option, OptionKind
from bot.clock import Instant, instant, micros
from bot.handlers import logs, tables
from bot.handlers.references import Entry, entries, folded
from bot.handlers.routes import Routes, Submitted
from bot.handlers.turn import Turn, Values
from bot.model.calendar import wall
from bot.model.ids import FormId
from bot.reading.files import Refused
from bot.reading.invite import Event, Invite, on_day
from bot.reading.invited import Invited, invited, starts_at
from bot.reading.rows import RowsRead
from bot.reading.table import Table
from bot.store import forms

SPECS = (
    CommandSpec(
        "interview import",
        N_("Log from an invite or a table"),
        (Option("file", N_("A calendar invite (.ics) or a table (.csv)"), OptionKind.FILE),),
    ),
)
_ASKED = 2
"""How many people are asked about by name."""
KEPT = "import.events"
"""What a row of forms that keeps the events of a file is called; nothing of the file itself is kept."""


async def import_(turn: Turn, given: Mapping[str, Given]) -> ToCommand:
    """Asks for a file, or says how to give one; and with one, what it holds. Saves nothing by itself."""
    match turn.dropped:
        case None if turn.attaches:
            return await turn.opened(form_cards.import_file(turn.reader))
        case None:
            return cards.where_to_give(turn.reader)
        case Refused.KIND:
            return doors.other_file(turn.reader)
        case Refused.EMPTY:
            return cards.nothing_in_it(turn.reader)
        case Invite() as found:
            return await _invite(turn, found)
        case (Table() | RowsRead()) as found:
            return await tables.dry_run(turn, found)
        case _:
            assert_never(turn.dropped)


async def _file_form(turn: Turn, value: str, filled: Values) -> Form:
    return form_cards.import_file(turn.reader)


async def _file_given(turn: Turn, value: str, values: Values) -> ToSubmission:
    """What the file that came in a form holds."""
    if turn.dropped is None:
        return Invalid({"file": afternote_cards.required(turn.reader)})
    return await import_(turn, {})


# invites


@dataclass(frozen=True, slots=True)
class _Kept:
    """What is kept of one event: the form that it fills, and what a list says of it."""

    title: str
    starts: Instant | date
    ends: Instant | None
    filled: Mapping[str, str]
    intro: str

    def packed(self) -> str:
        """All of it as one text."""
        starts = self.starts
        return json.dumps({
            "title": self.title,
            "at": micros(starts) if isinstance(starts, datetime) else None,
            "day": None if isinstance(starts, datetime) else starts.isoformat(),
            "ends": None if self.ends is None else micros(self.ends),
            "filled": dict(self.filled),
            "intro": self.intro,
        })  # fmt: skip


def _unpacked(text: str) -> _Kept:
    row: dict[str, Any] = json.loads(text)
    return _Kept(
        title=row["title"],
        starts=date.fromisoformat(row["day"]) if row["at"] is None else instant(row["at"]),
        ends=None if row["ends"] is None else instant(row["ends"]),
        filled=row["filled"],
        intro=row["intro"],
    )


async def _invite(turn: Turn, found: Invite) -> ToCommand:
    every = await entries(turn)
    held = [event for event in found.events if not event.cancelled]
    if not held:
        return _cancelled(turn, found.events, every)
    if len(held) > 1 or len(found.events) > 1:
        kept = sorted((_kept(turn, event) for event in held), key=lambda each: _rank(turn, each))
        id = await _keep(turn, kept)
        return _page(turn, kept, every, id, 0, called_off=len(found.events) - len(held), more=found.more)
    event = held[0]
    there = _at(turn, event, every)
    if there is not None:
        id = await _keep(turn, [_kept(turn, event)])
        return cards.already_there(turn.reader, there.opportunity, there.contact, turn.now, value=f"{id} 0")
    before = _before(turn, event, every)
    if before is None:
        return await turn.opened(_form(turn, event))
    new = _kept(turn, event)
    id = await _keep(turn, [new])
    assert isinstance(new.starts, datetime)
    return cards.another_time(
        turn.reader, before.opportunity, before.contact, new.starts, new.ends, turn.now, value=f"{id} 0"
    )


def _read(turn: Turn, event: Event) -> Invited:
    member = turn.member
    return invited(
        event, names=(member.signature.name, member.name), emails=(member.signature.email,), now=turn.now,
        zone=turn.zone or logs.UNKNOWN,
    )  # fmt: skip


def _before(turn: Turn, event: Event, every: Sequence[Entry]) -> Entry | None:
    """The one interview ahead that this event may be at another time: of its company, with somebody of its people."""
    read = _read(turn, event).details
    if starts_at(event, turn.zone or logs.UNKNOWN) is None or not read.company:
        return None
    company = folded(read.company)
    ahead = [each for each in every if each.open and each.contact.starts_at > turn.now]
    same = [each for each in ahead if folded(each.opportunity.company) == company]
    invites = {said for one in read.people for said in (folded(one.name), (one.email or "").casefold()) if said}
    fits = [
        each
        for each in same
        if any(folded(one.name) in invites or one.email.casefold() in invites for one in each.people)
    ]
    return fits[0] if len(fits) == 1 else None


def _form(turn: Turn, event: Event) -> Form:
    """The log form with what was understood of an event; unsaved."""
    reader = turn.reader
    read = _read(turn, event)
    told: list[str] = []
    if read.own:
        told.append(cards.taken_for_yours(reader, read.own))
    told.extend(cards.is_it_you(reader, name) for name in read.maybe[:_ASKED])
    if event.odd_zone:
        told.append(cards.zone_not_known(reader, event.odd_zone))
    return logs.form(
        turn, read.details, event.title or event.location or "?", source=cards.from_the_invite(reader), told=told,
        asked=bool(read.maybe or event.odd_zone),
    )  # fmt: skip


def _at(turn: Turn, event: Event, every: Sequence[Entry]) -> Entry | None:
    """The interview that is logged for the very time of an event."""
    at = starts_at(event, turn.zone or logs.UNKNOWN)
    return next((each for each in every if each.contact.starts_at == at), None)


def _cancelled(turn: Turn, events: Sequence[Event], every: Sequence[Entry]) -> Card:
    """Asks about the interview that an invite was for: the one at its time, else the one with that company."""
    for event in events:
        found = _at(turn, event, every)
        if found is None:
            company = folded(_form(turn, event).filled["company"])
            ahead = [each for each in every if each.open and each.contact.starts_at > turn.now]
            named = [each for each in ahead if company and folded(each.opportunity.company) == company]
            found = named[0] if len(named) == 1 else None
        if found is not None and found.open:
            return cards.cancelled(turn.reader, found.opportunity, found.contact, turn.now)
    return cards.cancelled_and_unknown(turn.reader)


def _kept(turn: Turn, event: Event) -> _Kept:
    form = _form(turn, event)
    zone = turn.zone or logs.UNKNOWN
    start = starts_at(event, zone)
    ends = None
    if start is not None and event.ends is not None and isinstance(event.starts, datetime):
        ends = start + (event.ends - event.starts)
    return _Kept(event.title, start or on_day(event.starts), ends, form.filled, form.intro)


def _rank(turn: Turn, each: _Kept) -> tuple[bool, int]:
    """What lies ahead first, the soonest of it; then what is over, the latest of it."""
    today = wall(turn.now, turn.zone or logs.UNKNOWN).date()
    day = wall(each.starts, turn.zone or logs.UNKNOWN).date() if isinstance(each.starts, datetime) else each.starts
    return day < today, abs((day - today).days)


async def _keep(turn: Turn, kept: Sequence[_Kept]) -> FormId:
    id = FormId(turn.new_id())
    await forms.put(
        turn.tx,
        forms.FormRow(
            id=id, member_id=turn.member.id, action=KEPT, value="", step=0,
            filled={str(index): each.packed() for index, each in enumerate(kept)}, origin="",
            expires_at=turn.expires,
        ),
    )  # fmt: skip
    return id


def _page(
    turn: Turn, kept: Sequence[_Kept], every: Sequence[Entry], id: FormId, page: int, *, called_off: int = 0,
    more: int = 0,
) -> Card:  # fmt: skip
    logged = {each.contact.starts_at: each.contact.id for each in every}
    first = page * cards.SHOWN
    shown: list[cards.Listed] = []
    for index, each in list(enumerate(kept))[first : first + cards.SHOWN]:
        there = logged.get(each.starts) if isinstance(each.starts, datetime) else None
        action, value = ("import.event", f"{id} {index}") if there is None else ("interview.show", there)
        shown.append(cards.Listed(each.title, each.starts, each.ends, there is not None, action, value))
    rest = len(kept) - first - len(shown)
    next_page = f"{id} {page + 1}" if rest > 0 else ""
    return cards.events(turn.reader, shown, turn.now, called_off=called_off, more=more, next_page=next_page)


async def _recalled(turn: Turn, value: str) -> tuple[FormId, list[_Kept], int] | None:
    """The events of a file and the number in a button's value, or None when they are not there any more."""
    id, _, number = value.partition(" ")
    row = await forms.get(turn.tx, FormId(id))
    if row is None or row.action != KEPT or row.expires_at <= turn.now or not number.isdecimal():
        return None
    return row.id, [_unpacked(row.filled[str(index)]) for index in range(len(row.filled))], int(number)


async def more_events(turn: Turn, value: str, picked: str | None) -> ToAction:
    """The next page of a calendar file's events."""
    found = await _recalled(turn, value)
    if found is None or found[2] * cards.SHOWN >= len(found[1]):
        return afternote_cards.not_yours(turn.reader)
    id, kept, page = found
    return _page(turn, kept, await entries(turn), id, page)


async def log_event(turn: Turn, value: str, picked: str | None) -> ToAction:
    """The log form for one event of a file."""
    found = await _recalled(turn, value)
    if found is None or found[2] >= len(found[1]):
        return afternote_cards.not_yours(turn.reader)
    kept = found[1][found[2]]
    return await turn.opened(
        form_cards.log(turn.reader, dict(kept.filled), zone_known=turn.zone is not None, intro=kept.intro)
    )


ROUTES = Routes(
    specs=SPECS,
    commands={"interview import": import_},
    actions={"import.event": log_event, "import.events": more_events},
    forms={form_cards.IMPORT_FILE: Submitted(_file_form, _file_given)},
) | tables.ROUTES
