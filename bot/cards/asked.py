"""Nudges that a member asked for, about a message: promised, given, put off, done with."""

from bot.cards import about
from bot.cards.nudges import neutral
from bot.cards.snooze import snooze
from bot.cards.words import Reader, moment, say, short
from bot.chat.card import Block, Button, Card, Control, Line, Link, Mood, Quote, Row, Style
from bot.clock import Instant
from bot.model.asked import Asked

ON_THE_LINE = 80
"""Characters of it that a notification line shows."""
IN_A_LIST = 60


def nudge(reader: Reader, asked: Asked, now: Instant, *, discreet: bool) -> Card:
    """The nudge itself: what it is about, and the way back to it.

    What a message says never stands in the notification line, whoever wrote it: a lock screen is read by others. What
    the member typed does, unless they want it discreet.
    """
    lead = say(reader, "You asked for a nudge about this.")
    preview = lead
    if discreet:
        preview = neutral(reader)
    elif asked.typed and asked.about:
        preview = say(reader, "You asked for a nudge: {text}", text=short(asked.about, ON_THE_LINE))
    logs: tuple[Button, ...] = (Button(say(reader, "Log an interview from this"), "asked.log", asked.id),)
    # At a message of ours there is nothing to log from but what the member typed.
    logs = logs if asked.about and (asked.link or not asked.typed) else ()
    return Card(
        title="",
        blocks=(Line((lead,)), *_what(asked)),
        controls=(
            Button(say(reader, "Done"), "asked.done", asked.id, Style.PRIMARY),
            snooze(reader, asked.id, now, action="asked.snooze"),
            *logs,
            *_back(reader, asked),
        ),
        preview=preview,
        about=about.asked(asked.id),
    )


def promised(reader: Reader, asked: Asked, now: Instant, *, paused: Instant | None = None) -> Card:
    """When it comes; `paused`: a pause lasts longer than that, and it waits for its end."""
    when = moment(reader, asked.due_at, now=now)
    blocks: list[Block] = [Line((say(reader, "I'll nudge you on {when}.", when=when),)), *_what(asked)]
    if paused is not None:
        blocks.append(Line((say(reader, "You're paused until {when}, so it waits until then.",
                                when=moment(reader, paused, now=now)),), Mood.LOOK))  # fmt: skip
    blocks.append(Line((say(reader, "Only you see this."),), Mood.QUIET))
    return Card(
        title="",
        blocks=tuple(blocks),
        controls=(
            Button(say(reader, "Change"), "asked.change", asked.id),
            Button(say(reader, "Cancel"), "asked.cancel", asked.id),
            *_back(reader, asked),
        ),
        about=about.asked(asked.id),
    )


def done(reader: Reader, asked: Asked) -> Card:
    """The member is done with it."""
    return _over(reader, asked, say(reader, "Done. I won't bring it up again."))


def cancelled(reader: Reader, asked: Asked) -> Card:
    """It was called off before its time."""
    return _over(reader, asked, say(reader, "Cancelled: no nudge about this."))


def row(reader: Reader, asked: Asked, now: Instant) -> Row:
    """One that waits for its time, or since then for the member, in a list."""
    when = moment(reader, asked.due_at, now=now)
    what = short(asked.about, IN_A_LIST)
    if asked.due_at > now:
        text = say(reader, "A nudge you asked for, {when}: \"{text}\"", when=when, text=what) if what else say(
            reader, "A nudge you asked for, {when}.", when=when)  # fmt: skip
    else:
        text = say(reader, "You asked to be nudged on {when}: \"{text}\"", when=when, text=what) if what else say(
            reader, "You asked to be nudged on {when}.", when=when)  # fmt: skip
    return Row((text,), (Button(say(reader, "Show"), "asked.show", asked.id),))


def _over(reader: Reader, asked: Asked, text: str) -> Card:
    return Card(
        title="",
        blocks=(Line((text,)),),
        controls=(Button(say(reader, "Undo"), "asked.undo", asked.id),),
        about=about.asked(asked.id),
    )


def ours(reader: Reader) -> str:
    """What a nudge is about that was asked for at a message of ours, until the member says more."""
    return say(reader, "Your note")


def _what(asked: Asked) -> tuple[Quote, ...]:
    return (Quote(asked.about),) if asked.about else ()


def _back(reader: Reader, asked: Asked) -> tuple[Control, ...]:
    """The way back to the message; to the notes, where it was one of ours, which may stand elsewhere by now."""
    if asked.link:
        return (Link(say(reader, "To the message"), asked.link),)
    return (Button(say(reader, "Your notes"), "note.list"),)
