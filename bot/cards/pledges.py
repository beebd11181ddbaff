"""What is said about pledges: the time that a member names for a note, that time, and their own record."""

from datetime import time, timedelta

from bot.cards import about
from bot.cards.forms import pick_time
from bot.cards.nudges import preview
from bot.cards.words import Reader, clock, moment, say, say_n
from bot.chat.card import Button, Card, Choice, Fact, Facts, Line, Mood, Option, Style
from bot.chat.form import Form
from bot.clock import Instant
from bot.model.calendar import on_the_line, wall
from bot.model.note import Channel, Note
from bot.model.opportunity import Person
from bot.model.pledges import Compared, Record

EARLY, NIGHT, MORNING = time(18, 0), time(21, 0), time(9, 0)
AHEAD = timedelta(minutes=30)
"""A time that is closer than this is not offered: it is now."""

_TODAY, _TONIGHT, _TOMORROW, _PICK = "today", "tonight", "tomorrow", "pick"


def pledge(reader: Reader, note: Note, now: Instant, *, later: bool = False) -> Choice:
    """The times that a member may name for a note, those that make sense now; `later`: the named one has come."""
    here = wall(now, reader.zone or "UTC")
    options: list[Option] = []
    if _ahead(now, EARLY, reader.zone):
        options.append(Option(say(reader, "Today, {time}", time=clock(reader, EARLY)), _TODAY))
    if _ahead(now, NIGHT, reader.zone):
        options.append(Option(say(reader, "Tonight, {time}", time=clock(reader, NIGHT)), _TONIGHT))
    options.append(Option(say(reader, "Tomorrow, {time}", time=clock(reader, MORNING)), _TOMORROW))
    options.append(Option(say(reader, "Pick a time"), _PICK))
    # Before dawn "tomorrow" is when they wake, which a calendar calls today.
    if here.hour < 5:
        options = [each for each in options if each.value != _TONIGHT]
    label = say(reader, "Later") if later else say(reader, "I'll send it by…")
    return Choice(label, "note.pledge", note.id, tuple(options))


def _ahead(now: Instant, at: time, zone: str | None) -> bool:
    where = zone or "UTC"
    return on_the_line(wall(now, where).date(), at, where).instant - now >= AHEAD


def named(answer: str, now: Instant, zone: str) -> Instant | None:
    """The moment that an answer means; None for "pick", and for what is no answer or has passed."""
    today = wall(now, zone).date()
    match answer:
        case "today":
            at = on_the_line(today, EARLY, zone).instant
        case "tonight":
            at = on_the_line(today, NIGHT, zone).instant
        case "tomorrow":
            at = on_the_line(today + timedelta(days=1), MORNING, zone).instant
        case _:
            return None
    return at if at > now else None


def by_when(reader: Reader, value: str) -> Form:
    """Asks by when they will send it; `value` is the note's id."""
    return pick_time(
        reader, "pledge.at", value, title=say(reader, "I'll send it by"), example=say(reader, "tomorrow 8am")
    )


def pledged(reader: Reader, note: Note, person: Person, at: Instant, now: Instant) -> Card:
    """The time, echoed with its zone."""
    when = moment(reader, at, now=now)
    text = (
        say(reader, "Noted: you'll call {name} by {when}. What to say will be ready.", name=person.call_them, when=when)
        if note.medium is Channel.CALL
        else say(reader, "Noted: {name}'s note by {when}. It will be ready.", name=person.call_them, when=when)
    )
    return Card(
        title="",
        blocks=(
            Line((text,)),
            Line((say(reader, "If it goes out before, tap Sent."),), Mood.QUIET),
        ),
        controls=(
            Button(say(reader, "Open"), "note.open", note.id),
            Button(say(reader, "Sent"), "note.sent", note.id),
            Button(say(reader, "Change"), "note.pledge", note.id),
            Button(say(reader, "Undo"), "pledge.undo", note.id),
        ),
        about=about.note(note.id),
    )


def pledge_line(reader: Reader, note: Note, now: Instant) -> str:
    """The time that was named, beside the draft; empty where none is, or where it has passed."""
    if note.pledged_for is None or not note.open or note.pledged_for <= now:
        return ""
    return say(reader, "You said by {when}.", when=moment(reader, note.pledged_for, now=now))


def due(reader: Reader, note: Note, person: Person, now: Instant, *, discreet: bool) -> Card:
    """The time that the member named has come: the note is at hand, and later is as good an answer."""
    lead = (
        say(reader, "You said you'd call {name} around now. What to say is ready.", name=person.call_them)
        if note.medium is Channel.CALL
        else say(reader, "You said you'd send {name}'s note around now. It's ready.", name=person.call_them)
    )
    return Card(
        title="",
        blocks=(
            Line((lead,)),
            Line((say(reader, "Another time is fine, and so is none."),), Mood.QUIET),
        ),
        controls=(
            Button(say(reader, "Open"), "note.open", note.id, Style.PRIMARY),
            Button(say(reader, "Sent"), "note.sent", note.id),
            pledge(reader, note, now, later=True),
            Button(say(reader, "Skip"), "note.skip", note.id),
            Button(say(reader, "Fewer of these"), "settings.fewer"),
        ),
        preview=preview(reader, lead, discreet=discreet),
        about=about.note(note.id),
    )


def my_record(reader: Reader, record: Record) -> Card:
    """What they said and did, for them alone."""
    title = say(reader, "My record")
    if record.empty:
        text = say(reader, "Nothing yet. Once notes have gone out, their hours stand here, for you alone.")
        return Card(title=title, blocks=(Line((text,)),))
    rows = [Fact(name, (value,)) for name, value in _facts(reader, record)]
    end = say(reader, "Only you see this. Small numbers say little, and prove nothing.")
    return Card(title=title, blocks=(Facts(tuple(rows)), Line((end,), Mood.QUIET)))


def _facts(reader: Reader, record: Record) -> list[tuple[str, str]]:
    facts = [(say(reader, "Notes sent"), str(record.thanked))]
    if record.pledged:
        facts.append((
            say(reader, "By the time you named"),
            say(reader, "{kept} of {n}", kept=record.kept, n=record.pledged),
        ))
    if record.hours is not None:
        facts.append((say(reader, "Half went out within"), _hours(reader, record.hours)))
    if record.with_note is not None:
        facts += [
            (say(reader, "Second interview, with a note"), _rate(reader, record.with_note, second=False)),
            (say(reader, "Second interview, without"), _rate(reader, record.with_note, second=True)),
        ]
    if record.since is not None:
        facts += [
            (say(reader, "Before your first note from here"), _rate(reader, record.since, second=False)),
            (say(reader, "Since then"), _rate(reader, record.since, second=True)),
        ]
    return facts


def _rate(reader: Reader, compared: Compared, *, second: bool) -> str:
    rate = compared.second if second else compared.first
    return say(reader, "{kept} of {n}", kept=rate.went_on, n=rate.of)


def _hours(reader: Reader, hours: float) -> str:
    if hours < 1:
        return say(reader, "an hour")
    if hours >= 48:
        return say_n(reader, "{n} day", "{n} days", round(hours / 24))
    return say_n(reader, "{n} hour", "{n} hours", round(hours))


def report_lines(reader: Reader, record: Record) -> tuple[str, ...]:
    """The record in sentences, for a message that holds other things too; none where there is nothing to tell."""
    lines: list[str] = []
    if record.pledged:
        lines.append(
            say_n(reader, "You named a time for one note; {kept} went out by it.",
                  "You named a time for {n} notes; {kept} went out by it.", record.pledged, kept=record.kept)
        )  # fmt: skip
    if record.hours is not None:
        lines.append(
            say(reader, "Half of your {n} notes went out within {hours} of the talk.", n=record.thanked,
                hours=_hours(reader, record.hours))
        )  # fmt: skip
    if record.with_note is not None:
        lines.append(
            say(reader, "A second interview followed {noted} with a note and {bare} without. That's no proof.",
                noted=_rate(reader, record.with_note, second=False), bare=_rate(reader, record.with_note, second=True))
        )  # fmt: skip
    if record.since is not None:
        lines.append(
            say(reader, "Before your first note from here a second interview followed {before}; since then {after}. "
                        "That's no proof.",
                before=_rate(reader, record.since, second=False), after=_rate(reader, record.since, second=True))
        )  # fmt: skip
    return tuple(lines)
