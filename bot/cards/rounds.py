"""The week's application follow-ups as one list: a few worth a note, and the rest to let go."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from bot.cards import about
from bot.cards.interviews import title
from bot.cards.notes import Ready
from bot.cards.nudges import fewer, preview
from bot.cards.words import N_, Reader, day, say, say_n, short, some
from bot.chat.card import Block, Button, Card, Choice, Control, Line, Mood, Option, Row
from bot.clock import Instant
from bot.model.ids import NoteId
from bot.model.note import NoteStatus
from bot.model.opportunity import Opportunity, Outcome

WEEKDAYS: tuple[str, ...] = (
    N_("Monday"), N_("Tuesday"), N_("Wednesday"), N_("Thursday"), N_("Friday"), N_("Saturday"), N_("Sunday"),
)  # fmt: skip
"""By `date.weekday()`."""
NAMED = 70
"""Characters of an opportunity's name in a row."""


@dataclass(frozen=True, slots=True)
class Turned:
    """One opportunity of the list; without a note it is not clear who could read one."""

    opportunity: Opportunity
    ready: Ready | None


@dataclass(frozen=True, slots=True)
class Week:
    """The list: `on` is the day it is of, `rows` what is worth a note, `rest` what else fell due."""

    on: date
    weekday: int
    """The day on which such a list comes, Monday 0."""
    rows: tuple[Turned, ...]
    rest: tuple[Opportunity, ...] = ()
    enough: int = 0
    """How many applications went unanswered, where that is to be said; else 0."""


def week(reader: Reader, shown: Week, *, discreet: bool, lead: str = "") -> Card:
    """The week's list; `lead` says what a press on it did."""
    waiting = [each for each in shown.rows if _waits(each)]
    blocks: list[Block] = []
    if lead:
        blocks.append(Line((lead,), Mood.GOOD))
    if waiting:
        blocks.append(Line((_opening(reader, waiting),)))
    elif not shown.rest:
        blocks.append(Line((say(reader, "That's everything for this week."),)))
    blocks.extend(_row(reader, each, shown) for each in shown.rows)
    if shown.rest:
        names = some(reader, [each.company for each in shown.rest])
        text = say_n(reader, "One more fell due: {names}. Letting it go is as good.",
                     "{n} more fell due: {names}. Letting them go is as good.", len(shown.rest),
                     names=names)  # fmt: skip
        blocks.append(Row((text,), (Button(say(reader, "Let these go"), "round.let_go", shown.on.isoformat()),)))
    if shown.enough:
        blocks.append(
            Line((say(reader, "{n} applications are without a reply. More follow-ups are unlikely to change "
                              "that; a second pair of eyes on your CV or target roles might.", n=shown.enough),),
                 Mood.QUIET)
        )  # fmt: skip
    controls: list[Control] = []
    if not lead:
        options = tuple(
            Option(say(reader, WEEKDAYS[number]), str(number)) for number in range(7) if number != shown.weekday
        )
        controls.append(Choice(say(reader, "Another day"), "round.day", "", options))
    return Card(
        title="",
        blocks=tuple(blocks),
        controls=(*controls, fewer(reader)),
        preview=preview(reader, say(reader, "This week's follow-ups."), discreet=discreet),
        about=about.week(shown.on.isoformat()),
    )


def _opening(reader: Reader, waiting: Sequence[Turned]) -> str:
    """What stands above the rows that wait: that a note is ready, where one is."""
    ready = sum(each.ready is not None for each in waiting)
    if not ready:
        return say(reader, "This week's follow-ups.")
    if ready < len(waiting):
        return say(reader, "This week's follow-ups. If they haven't written, a note is ready where somebody is named.")
    return say_n(reader, "This week's follow-up. If they haven't written, a note is ready.",
                 "This week's follow-ups. For those that haven't written, a note is ready.", len(waiting))  # fmt: skip


def _waits(each: Turned) -> bool:
    return each.opportunity.outcome is Outcome.OPEN and (each.ready is None or each.ready.note.open)


def _row(reader: Reader, each: Turned, shown: Week) -> Row:
    """One opportunity: to whom its note goes, or how it stands."""
    name = short(title(each.opportunity), NAMED)
    replied = Button(say(reader, "They replied"), "interview.replied", each.opportunity.id)
    if each.opportunity.outcome is not Outcome.OPEN:
        return Row((say(reader, "{what}: closed.", what=name),))
    if each.ready is None:
        ask = Button(say(reader, "Who could read it?"), "following.who", each.opportunity.id)
        return Row((say(reader, "{what}: nobody is named yet.", what=name),), (ask, replied))
    note, to = each.ready.note, each.ready.person.call_them
    match note.status:
        case NoteStatus.SENT:
            return Row((say(reader, "{what}: sent to {name}.", what=name, name=to),), (_undo(reader, note.id, shown),))
        case NoteStatus.SKIPPED:
            return Row((say(reader, "{what}: skipped.", what=name),), (_undo(reader, note.id, shown),))
        case NoteStatus.DROPPED:
            return Row((say(reader, "{what}: no longer needed.", what=name),))
        case NoteStatus.PLANNED | NoteStatus.DRAFTED:
            text = say(reader, "{what}: to {name}, {n} words.", what=name, name=to, n=each.ready.words)
            sent = Button(say(reader, "Sent"), "round.sent", f"{shown.on.isoformat()} {note.id}")
            return Row((text,), (Button(say(reader, "Open"), "note.open", note.id), sent, replied))


def _undo(reader: Reader, id: NoteId, shown: Week) -> Button:
    return Button(say(reader, "Undo"), "round.undo", f"{shown.on.isoformat()} {id}")


def let_go(reader: Reader, closed: Sequence[Opportunity], value: str) -> Card:
    """What was let go is closed as unanswered; `value` names the list and when that was, for Undo."""
    names = some(reader, [each.company for each in closed])
    text = say_n(reader, "Let go: {names} is closed as unanswered. If they write, it opens again.",
                 "Let go: {names} are closed as unanswered. If one writes, it opens again.", len(closed),
                 names=names)  # fmt: skip
    return Card(title="", blocks=(Line((text,)),), controls=(Button(say(reader, "Undo"), "round.keep", value),))


def kept(reader: Reader, opened: Sequence[Opportunity]) -> Card:
    """What was let go is open again."""
    if not opened:
        return Card(title="", blocks=(Line((say(reader, "There's nothing of the last day to take back."),)),))
    names = some(reader, [each.company for each in opened])
    text = say_n(reader, "Taken back: {names} is open again.", "Taken back: {names} are open again.", len(opened),
                 names=names)  # fmt: skip
    return Card(title="", blocks=(Line((text,)),))


def moved(reader: Reader, weekday: int, next_on: date | None, now: Instant) -> Card:
    """The list comes on another day from now on."""
    text = say(reader, "From now on the list comes on a {weekday}.", weekday=say(reader, WEEKDAYS[weekday]))
    blocks: list[Block] = [Line((text,))]
    if next_on is not None:
        blocks.append(Line((say(reader, "Next: {day}.", day=day(reader, next_on, now=now)),), Mood.QUIET))
    options = tuple(Option(say(reader, WEEKDAYS[number]), str(number)) for number in range(7) if number != weekday)
    choice = Choice(say(reader, "Another day"), "round.day", "", options)
    return Card(title="", blocks=tuple(blocks), controls=(choice,))
