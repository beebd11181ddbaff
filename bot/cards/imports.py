"""What is said about files that were dropped in the chat: what was understood, and what would follow."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from bot.cards.interviews import title
from bot.cards.words import Reader, day, listed, moment, say, say_n, short
from bot.chat.card import Block, Button, Card, CommandName, Line, Mood, Row, Strong, Style, Text
from bot.clock import Instant
from bot.model.opportunity import Contact, Opportunity

SHOWN = 8
"""How many interviews of a file one card reads back."""
NOT_READ = 5
"""How many rows that were not understood are named."""


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


@dataclass(frozen=True, slots=True)
class Understood:
    """One row of a table, as it would be logged."""

    company: str
    role: str
    starts: Instant
    ends: Instant | None
    people: tuple[str, ...]
    outcome: str = ""


@dataclass(frozen=True, slots=True)
class Follows:
    """The messages that an import would bring."""

    count: int
    first: Instant | None


@dataclass(frozen=True, slots=True)
class DryRun:
    """What importing a table comes to."""

    rows: tuple[Understood, ...]
    left: tuple[tuple[int, str], ...]
    """Rows that were not understood: their number, and why."""
    there: int
    """Rows that are logged already."""
    more: int
    """Rows beyond those that are read."""
    noon: int
    """Rows that name a day only."""
    aside: int
    """Rows that come in as unanswered."""
    follows: Follows
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


def zone_first(reader: Reader) -> Card:
    """The times of a table are meant in the member's zone, which is not known."""
    return Card(
        title="",
        blocks=(
            Line((say(reader, "I need your time zone first, to know when these were. Nothing was saved."),)),
            Line((say(reader, "Set it, then give me the file once more."),)),
        ),
        controls=(Button(say(reader, "Set it"), "settings.open", "", Style.PRIMARY),),
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


# tables


def no_company(reader: Reader) -> str:
    """A row that names no company."""
    return say(reader, "no company")


def no_day(reader: Reader) -> str:
    """A row that names no day."""
    return say(reader, "no day")


def no_hour(reader: Reader) -> str:
    """A row of today or ahead that names a day only."""
    return say(reader, "no time of day")


def not_a_time(reader: Reader, text: str) -> str:
    """A row whose time cannot be read."""
    return say(reader, "\"{text}\" is no time I can read", text=short(text, 60))


def dry_run(reader: Reader, run: DryRun, now: Instant) -> Card:
    """What importing a table comes to; nothing is saved yet."""
    count = len(run.rows)
    if not count:
        return _nothing_to_import(reader, run)
    lead = say_n(reader, "I read one interview. Nothing is saved yet.", "I read {n} interviews. Nothing is saved yet.",
                 count)  # fmt: skip
    blocks: list[Block] = [Line((lead,))]
    blocks.extend(Row((_understood(reader, each, now),)) for each in run.rows[:SHOWN])
    if count > SHOWN:
        blocks.append(Line((say_n(reader, "And one more.", "And {n} more.", count - SHOWN),)))
    if run.noon:
        blocks.append(
            Line((say_n(reader, "One row names a day only; I took noon.", "{n} rows name a day only; I took noon.",
                        run.noon),), Mood.LOOK)
        )  # fmt: skip
    blocks.extend(_left_out(reader, run))
    if run.aside:
        blocks.append(
            Line((say_n(reader, "One ended more than 21 days ago and comes in as no answer.",
                        "{n} ended more than 21 days ago and come in as no answer.", run.aside),))
        )  # fmt: skip
    blocks.append(Line((_follows(reader, run.follows, now),)))
    return Card(
        title="",
        blocks=tuple(blocks),
        controls=(Button(say(reader, "Import these"), "import.rows", run.value, Style.PRIMARY),),
    )


def _nothing_to_import(reader: Reader, run: DryRun) -> Card:
    if run.there and not run.left:
        lead = say(reader, "Everything in that file is logged already. Nothing was changed.")
    else:
        lead = say(reader, "I read no new interview in that file, so nothing was saved.")
    return Card(
        title="",
        blocks=(
            Line((lead,)),
            *_left_out(reader, run, there=bool(run.left)),
            *((Line((say(reader, "A row needs a company and a time, such as \"2026-03-02 15:30\"."),)),)
              if run.left else ()),
        ),
        controls=(Button(say(reader, "Your interviews"), "interview.list", "0"),),
    )  # fmt: skip


def _left_out(reader: Reader, run: DryRun, *, there: bool = True) -> list[Block]:
    blocks: list[Block] = []
    if run.there and there:
        blocks.append(
            Line((say_n(reader, "One is logged already; it stays as it is.",
                        "{n} are logged already; they stay as they are.", run.there),), Mood.QUIET)
        )  # fmt: skip
    if run.left:
        blocks.append(
            Line((Strong(say_n(reader, "One row I couldn't read:", "{n} rows I couldn't read:", len(run.left))),))
        )
        blocks.extend(
            Line((say(reader, "Row {n}: {why}.", n=number, why=why),), Mood.QUIET)
            for number, why in run.left[:NOT_READ]
        )
        if len(run.left) > NOT_READ:
            blocks.append(Line((say(reader, "And so on."),), Mood.QUIET))
    if run.more:
        blocks.append(
            Line((say(reader, "I read the first 100 rows; {n} more are left. They can come in a file of their own.",
                      n=f"{run.more:,}"),), Mood.LOOK)
        )  # fmt: skip
    return blocks


def _understood(reader: Reader, each: Understood, now: Instant) -> str:
    when = moment(reader, each.starts, until=each.ends, now=now)
    parts = [short(each.company, 80), *([short(each.role, 80)] if each.role else []), when]
    text = ", ".join(parts)
    if each.people:
        text += say(reader, ", with {names}", names=short(listed(reader, each.people), 160))
    return f"{text}. {each.outcome}." if each.outcome else f"{text}."


def _follows(reader: Reader, follows: Follows, now: Instant) -> str:
    if follows.first is None:
        return say(reader, "No message from me would follow.")
    when = moment(reader, follows.first, now=now)
    return say_n(reader, "One message from me would follow: {when}.",
                 "At most {n} messages from me would follow, the first {when}.", follows.count, when=when)  # fmt: skip


def imported(reader: Reader, count: int, follows: Follows, now: Instant) -> Card:
    """They are logged."""
    lead = say_n(reader, "Imported: one interview.", "Imported: {n} interviews.", count)
    if follows.first is None:
        rest = say(reader, "I won't send anything about them.")
    else:
        rest = say(reader, "You'll hear from me first on {when}.", when=moment(reader, follows.first, now=now))
    return Card(
        title="",
        blocks=(Line((lead,), Mood.GOOD), Line((rest + " " + say(reader, "Only you see this."),))),
        controls=(Button(say(reader, "Your interviews"), "interview.list", "0"),),
    )
