"""What is said of people met months ago: a word that asks for nothing, or no more of it."""

from collections.abc import Sequence

from bot.cards import about
from bot.cards.notes import Ready, row
from bot.cards.nudges import fewer, preview
from bot.cards.snooze import snooze
from bot.cards.words import Reader, day, say, say_n, short, some
from bot.chat.card import Block, Button, Card, Control, Line, Mood, Style
from bot.clock import Instant
from bot.model.calendar import wall
from bot.model.nudge import Nudge
from bot.model.opportunity import Contact, Person

NAME_ON_A_BUTTON = 40
"""The longest name that a button is given."""


def warm(
    reader: Reader, contact: Contact, rows: Sequence[Ready], since: Instant, now: Instant, *, discreet: bool
) -> Card:
    """A word to somebody met months ago is ready; `since` is when the two last talked or wrote."""
    waiting = [each for each in rows if each.note.open]
    names = [each.person.call_them for each in waiting]
    on = day(reader, wall(since, reader.zone or contact.zone).date(), now=now)
    lead = say(reader, "You and {names} last talked on {day}.", names=some(reader, names), day=on)
    ready = say_n(reader, "A short word that asks for nothing is ready; it brings you back to mind.",
                  "Short words that ask for nothing are ready; they bring you back to mind.",
                  len(names))  # fmt: skip
    blocks: list[Block] = [
        Line((lead,)), Line((ready,)), Line((say(reader, "If you'd rather not, tap Skip."),), Mood.QUIET),
    ]  # fmt: skip
    controls: list[Control] = []
    if len(rows) == 1 and waiting:
        note = waiting[0].note
        controls += [
            Button(say(reader, "Open"), "note.open", note.id, Style.PRIMARY),
            Button(say(reader, "Sent"), "note.sent", note.id),
            snooze(reader, note.id, now),
            Button(say(reader, "Skip"), "note.skip", note.id),
        ]
    else:
        blocks.extend(row(reader, each, now) for each in rows)
    name = short(some(reader, [each.person.call_them for each in rows]), NAME_ON_A_BUTTON)
    stop = say(reader, "Stop for {name}", name=name) if name else say(reader, "Stop")
    controls.append(Button(stop, "warm.stop", contact.id))
    return Card(
        title=some(reader, [each.person.name for each in rows]),
        blocks=tuple(blocks),
        controls=(*controls, fewer(reader)),
        preview=preview(reader, lead, discreet=discreet),
        about=about.warm(contact.id),
    )


def stopped(reader: Reader, contact: Contact, people: Sequence[Person]) -> Card:
    """They are not brought up again."""
    names = some(reader, [each.call_them for each in people])
    return Card(
        title="",
        blocks=(Line((say(reader, "I won't suggest a word to {names} again. What you logged stays.", names=names),)),),
        controls=(Button(say(reader, "Undo"), "warm.again", contact.id),),
        about=about.warm(contact.id),
    )


def kept(reader: Reader, contact: Contact, people: Sequence[Person]) -> Card:
    """They are kept warm after all."""
    names = some(reader, [each.call_them for each in people])
    return Card(
        title="",
        blocks=(Line((say(reader, "Taken back: now and then I'll suggest a word to {names}.", names=names),)),),
        controls=(Button(say(reader, "Stop"), "warm.stop", contact.id),),
        about=about.warm(contact.id),
    )


def next_touch(reader: Reader, nudge: Nudge | None, now: Instant) -> str:
    """What happens next with somebody who was met and thanked: a word to keep in touch, months from now, or nothing."""
    if nudge is None:
        return say(reader, "There's nothing more to do.")
    on = wall(max(nudge.due_at, nudge.next_at), reader.zone or "UTC").date()
    return say(reader, "There's nothing more to do. Around {day} I'll suggest a word to keep in touch.",
               day=day(reader, on, now=now))  # fmt: skip


def log_line(reader: Reader, talked: Instant | None, wrote: Instant | None, now: Instant) -> str:
    """When the two last talked and when the member last wrote, for a person's card; empty where neither is known."""
    zone = reader.zone or "UTC"
    parts = []
    if talked is not None and talked <= now:
        parts.append(say(reader, "Last talked {day}.", day=day(reader, wall(talked, zone).date(), now=now)))
    if wrote is not None:
        parts.append(say(reader, "Last wrote {day}.", day=day(reader, wall(wrote, zone).date(), now=now)))
    return " ".join(parts)
