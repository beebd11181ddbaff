"""What is said about files that were dropped in the chat: what was understood, and what would follow."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from bot.cards.interviews import title
from bot.cards.words import Reader, day, moment, say, say_n, short
from bot.chat.card import Block, Button, Card, CommandName, Line, Mood, Row, Style, Text
from bot.clock import Instant
from bot.model.opportunity import Contact, Opportunity

SHOWN = 8
"""How many events of a file one card lists."""


@dataclass(frozen=True, slots=True)
class Listed:
    """One event of a calendar file; `action` and `value` are what its button does."""

    title: str
    starts: Instant | date
    ends: Instant | None
    there: bool
    """Whether it is logged already."""
    action: str
    value: str


def how_to_give(reader: Reader, *, attached: bool) -> Text:
    """Where a file is given: with the command, where a command takes one along; else among the messages."""
    if attached:
        return (say(reader, "Attach a calendar invite (.ics) or a table (.csv) to "), CommandName("interview import"),
                say(reader, ": its option \"file\" takes it."))  # fmt: skip
    return (say(reader, "Drop a calendar invite (.ics) or a table (.csv) in our direct messages."),)


def where_to_give(reader: Reader) -> Card:
    """How to give a file where no form takes one along, and what comes then."""
    return Card(
        title="",
        blocks=(
            Line(how_to_give(reader, attached=False)),
            Line((say(reader, "I read it back first; nothing is saved before you say so."),)),
        ),
        controls=(Button(say(reader, "Log an interview"), "interview.log", ""),),
    )


def nothing_in_it(reader: Reader) -> Card:
    """The file holds no event and no row."""
    return Card(
        title="",
        blocks=(Line((say(reader, "I found no event and no row in that file, so nothing was saved."),)),),
        controls=(Button(say(reader, "Log an interview"), "interview.log", "", Style.PRIMARY),),
    )


# invites


def from_the_invite(reader: Reader) -> str:
    """Where the form's words come from."""
    return say(reader, "Read from the invite; Save logs it.")


def taken_for_yours(reader: Reader, addresses: Sequence[str]) -> str:
    """An address that nobody is written to."""
    return say(reader, "I took {addresses} for yours and left it out.", addresses=short(", ".join(addresses), 120))


def is_it_you(reader: Reader, name: str) -> str:
    """Somebody of the invite who may be the reader."""
    return say(reader, "Is {name} you? Take the name out.", name=short(name, 60))


def zone_not_known(reader: Reader, zone: str) -> str:
    """The invite names a zone by a name of its own."""
    return say(reader, "The invite names a zone I don't know, \"{zone}\", so I took the time as yours.",
               zone=short(zone, 60))  # fmt: skip


def already_there(reader: Reader, opportunity: Opportunity, contact: Contact, now: Instant, *, value: str) -> Card:
    """An interview at the very time of the invite is logged; `value` is the event."""
    when = moment(reader, contact.starts_at, until=contact.ended_at, now=now)
    return Card(
        title="",
        blocks=(
            Line((say(reader, "That time is taken already: {what}, {when}.", what=title(opportunity), when=when),)),
            Line((say(reader, "Nothing was saved."),), Mood.QUIET),
        ),
        controls=(
            Button(say(reader, "Show"), "interview.show", contact.id, Style.PRIMARY),
            Button(say(reader, "Log another"), "import.event", value),
        ),
    )


def another_time(
    reader: Reader, opportunity: Opportunity, contact: Contact, starts: Instant, ends: Instant | None, now: Instant,
    *, value: str,
) -> Card:  # fmt: skip
    """An invite names another time for people of an interview ahead: asks whether it moved; `value` is the event."""
    known = moment(reader, contact.starts_at, until=contact.ended_at, now=now)
    when = moment(reader, starts, until=ends, now=now)
    return Card(
        title="",
        blocks=(
            Line((say(reader, "You have {what}, {when}.", what=title(opportunity), when=known),)),
            Line((say(reader, "This invite says {when}. Did it move? Nothing is changed yet.", when=when),)),
        ),
        controls=(
            Button(say(reader, "It moved to {when}", when=short(moment(reader, starts, now=now), 50)),
                   "interview.reading", f"{contact.id} {int(starts.timestamp())}", Style.PRIMARY),
            Button(say(reader, "Log another"), "import.event", value),
        ),
    )  # fmt: skip


def cancelled(reader: Reader, opportunity: Opportunity, contact: Contact, now: Instant) -> Card:
    """An invite was called off that fits an interview: asks what became of it."""
    when = moment(reader, contact.starts_at, until=contact.ended_at, now=now)
    return Card(
        title="",
        blocks=(
            Line((say(reader, "That invite was called off. You have {what}, {when}.", what=title(opportunity),
                      when=when),)),
            Line((say(reader, "Did it move? If nothing came of it, Delete takes it out. So far it stays as it is."),)),
        ),
        controls=(
            Button(say(reader, "It moved"), "interview.moved", contact.id, Style.PRIMARY),
            Button(say(reader, "Delete"), "interview.delete", contact.id, Style.GRAVE),
        ),
    )  # fmt: skip


def cancelled_and_unknown(reader: Reader) -> Card:
    """An invite was called off that fits nothing."""
    return Card(
        title="",
        blocks=(
            Line((say(reader, "That invite was called off, and no interview of yours fits it. Nothing was changed."),)),
        ),
    )


def events(
    reader: Reader, found: Sequence[Listed], now: Instant, *, called_off: int, more: int, next_page: str
) -> Card:
    """The events of a calendar file, each with a button; `next_page` shows the ones after these, if any."""
    blocks: list[Block] = [
        Line((say(reader, "Which of these is an interview? Log opens the form, and nothing is saved before."),))
    ]
    blocks.extend(_event(reader, each, now) for each in found)
    if called_off:
        blocks.append(
            Line((say_n(reader, "One was called off; it's left out.", "{n} were called off; they're left out.",
                        called_off),), Mood.QUIET)
        )  # fmt: skip
    if more:
        blocks.append(
            Line((say_n(reader, "The file has one more, which I didn't read.",
                        "The file has {n} more, which I didn't read.", more),), Mood.QUIET)
        )  # fmt: skip
    controls = (Button(say(reader, "More"), "import.events", next_page),) if next_page else ()
    return Card(title=say(reader, "From your calendar"), blocks=tuple(blocks), controls=controls)


def _event(reader: Reader, each: Listed, now: Instant) -> Row:
    if isinstance(each.starts, Instant):
        when = moment(reader, each.starts, until=each.ends, now=now)
    else:
        when = day(reader, each.starts, now=now)
    what = short(each.title, 120) or say(reader, "No title")
    if each.there:
        text = say(reader, "{what}, {when}: logged already.", what=what, when=when)
        return Row((text,), (Button(say(reader, "Show"), each.action, each.value),))
    return Row(
        (say(reader, "{what}, {when}", what=what, when=when),), (Button(say(reader, "Log"), each.action, each.value),)
    )
