"""The choices of Snooze, the same everywhere, and what is said once something is put off."""

from collections.abc import Sequence
from datetime import time, timedelta

from bot.cards.words import Reader, moment, say, some
from bot.chat.card import Button, Card, Choice, Line, Mood, Option
from bot.clock import Instant
from bot.model.calendar import on_the_line, wall

EVENING = time(18, 0)
MORNING = time(9, 0)


def snooze(reader: Reader, value: str, now: Instant, *, action: str = "note.snooze") -> Choice:
    """Snooze, with the times that make sense now."""
    here = wall(now, reader.zone or "UTC")
    options = [Option(say(reader, "1 hour"), "1 hour")]
    if here.time() < time(17, 0):
        options.append(Option(say(reader, "This evening"), "this evening"))
    options.append(Option(say(reader, "Tomorrow 9am"), "tomorrow 9am"))
    if here.weekday() != 6:
        options.append(Option(say(reader, "Monday 9am"), "monday 9am"))
    options.append(Option(say(reader, "Pick a time"), "pick"))
    return Choice(say(reader, "Snooze"), action, value, tuple(options))


def until(answer: str, now: Instant, zone: str) -> Instant | None:
    """The moment that an answer of Snooze means; None for "pick" and for what is no answer of it."""
    here = wall(now, zone)
    match answer:
        case "1 hour":
            return now + timedelta(hours=1)
        case "this evening":
            return on_the_line(here.date(), EVENING, zone).instant
        case "tomorrow 9am":
            return on_the_line(here.date() + timedelta(days=1), MORNING, zone).instant
        case "monday 9am":
            ahead = 7 - here.weekday()
            return on_the_line(here.date() + timedelta(days=ahead), MORNING, zone).instant
        case _:
            return None


def snoozed(reader: Reader, names: Sequence[str], at: Instant, now: Instant, *, what: str) -> Card:
    """Put off, to a time the member chose; `what` is "note" or "contact", and its id."""
    kind, _, id = what.partition(" ")
    return Card(
        title="",
        blocks=(
            Line((say(reader, "I'll ask about {names} on {when}.", names=some(reader, names),
                      when=moment(reader, at, now=now)),)),
            Line((say(reader, "Nothing about it before then."),), Mood.QUIET),
        ),
        controls=(
            Button(say(reader, "Change"), "live.snooze" if kind == "contact" else "note.snooze", id),
            Button(say(reader, "Undo"), "snooze.undo", what),
        ),
    )  # fmt: skip
