"""The list of notes that wait, most urgent first."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.cards import kinds
from bot.cards.notes import Ready, row
from bot.cards.words import Reader, away, day, say, soon
from bot.chat.card import Block, Button, Card, CommandName, Line, Mood, Row, plain
from bot.clock import Instant
from bot.model.calendar import wall
from bot.model.ids import OpportunityId
from bot.model.note import NoteKind
from bot.model.opportunity import Opportunity

MOST = 10
"""Rows of the list; the rest is counted."""
MOST_METERS = 3
"""Panels of which it is said how many have theirs."""


@dataclass(frozen=True, slots=True)
class Waits:
    """A note that waits, with what its row says of it."""

    ready: Ready
    opportunity: Opportunity
    due: Instant | None = None
    """When it is next reminded of."""
    have: int = 0
    """Of the people of its talk, how many have theirs."""
    of: int = 0
    met: Instant | None = None
    """When the talk ended, where the note thanks for it."""


def waiting_list(reader: Reader, rows: Sequence[Waits], now: Instant) -> Card:
    """The notes that wait, most urgent first."""
    blocks: list[Block] = [_row(reader, each, now) for each in rows[:MOST]]
    if len(rows) > MOST:
        more = say(reader, "And {n} more; open one by name: ", n=len(rows) - MOST)
        blocks.append(Line((more, CommandName("note show"), ".")))
    meters = _meters(reader, rows)
    if meters:
        blocks.append(Line((" ".join(meters),), Mood.QUIET))
    record = Button(say(reader, "My record"), "note.record")
    return Card(title=say(reader, "Notes that wait for you"), blocks=tuple(blocks), controls=(record,))


def _row(reader: Reader, each: Waits, now: Instant) -> Row:
    line = row(reader, each.ready, now)
    kind = each.ready.note.kind
    parts = [each.opportunity.company] if each.opportunity.company else []
    if kind is not NoteKind.THANK_YOU:
        parts.append(kinds.note_name(reader, kind))
    text = ", ".join([*parts, plain(line.text)])
    decides = each.opportunity.decides_by
    if decides is not None and decides >= wall(now, reader.zone or "UTC").date():
        text += " " + say(reader, "They decide by {day}.", day=day(reader, decides, now=now))
    if each.met is not None and each.met <= now:
        text += " " + say(reader, "You met {ago}.", ago=away(reader, each.met, now))
    if each.due is not None:
        text += say(reader, " Reminder {when}.", when=soon(reader, each.due, now))
    return Row((text,), line.controls)


def _meters(reader: Reader, rows: Sequence[Waits]) -> list[str]:
    """How many of each panel have theirs, where some have."""
    seen: dict[OpportunityId, Waits] = {}
    for each in rows:
        if each.of > 1 and each.have:
            seen.setdefault(each.opportunity.id, each)
    return [
        say(reader, "{company}: {have} of {of} have theirs.", company=each.opportunity.company, have=each.have,
            of=each.of)
        for each in list(seen.values())[:MOST_METERS]
    ]  # fmt: skip
