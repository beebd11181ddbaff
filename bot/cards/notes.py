"""What is said about notes: drafted, sent, what comes next; a note with its words is in `opened`."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.cards import about
from bot.cards.snooze import snooze
from bot.cards.words import NAMED, Reader, day, listed, say, say_n, short, some, soon
from bot.chat.card import Block, Button, Card, Choice, CommandName, Control, Line, Mood, Option, Row, Style
from bot.clock import Instant
from bot.model.calendar import wall
from bot.model.finding import Finding
from bot.model.ids import ContactId, OpportunityId
from bot.model.note import Note, NoteStatus
from bot.model.nudge import Nudge
from bot.model.opportunity import Opportunity, Person, PersonRole


@dataclass(frozen=True, slots=True)
class Opened:
    """A note as it is shown: its words, what was found in them, how to hand it over."""

    note: Note
    person: Person
    opportunity: Opportunity
    findings: tuple[Finding, ...]
    words: int
    asks_topic: bool
    asks_wording: bool
    """A topic was told that is not fit to be written as it stands."""
    asks_role: bool
    asks_signature: bool


def undo(reader: Reader, note: Note, now: Instant, *, action: str = "note.undo") -> tuple[Button, ...]:
    """The button that takes Sent or Skip back, while that can be done."""
    if note.undone(now) is note:
        return ()
    return (Button(say(reader, "Undo"), action, note.id),)


@dataclass(frozen=True, slots=True)
class Ready:
    """One person's note in the list after a debrief or in a live card."""

    note: Note
    person: Person
    words: int


def drafted(
    reader: Reader,
    opportunity: Opportunity,
    ready: Sequence[Ready],
    now: Instant,
    *,
    low: bool = False,
    unused: Sequence[Ready] = (),
) -> Card:
    """The notes are ready, one for each person; `unused` are those that what was told of them is left out of."""
    short_ones = [each for each in ready if each.note.short and each not in unused]
    text = say_n(
        reader,
        "Your note to {names} is ready.",
        "Your {n} notes are ready, each different: {names}.",
        len(ready),
        names=some(reader, [each.person.call_them for each in ready]),
    )
    blocks: list[Block] = []
    if low:
        blocks.append(Line((say(reader, "Thanks for telling me. That stays here."),)))
    blocks.append(Line((text,)))
    blocks.extend(row(reader, each, now, live=True, first=n == 0) for n, each in enumerate(ready))
    if unused:
        names = listed(reader, [each.person.call_them for each in unused])
        blocks.append(
            Line((say_n(reader, "What you told me of {names} is kept, for you alone; it isn't in the note.",
                        "What you told me of {names} is kept, for you alone; it isn't in the notes.", len(unused),
                        names=names),))
        )  # fmt: skip
    if short_ones:
        blocks.append(Line((_without_detail(reader, short_ones, len(ready)),), Mood.QUIET))
    blocks.append(
        Line((say_n(reader, "Change whatever doesn't sound like you, send it from your own mail, then tap Sent.",
                    "Change whatever doesn't sound like you, send them from your own mail, then tap Sent.",
                    len(ready)),))
    )
    controls: tuple[Control, ...] = ()
    everyone = ready[0].note.contact_id
    if len(ready) > COORDINATED:
        many = say(reader, "With so many, one note to the coordinator may name them all.")
        blocks.append(Line((many,), Mood.QUIET))
    if len(ready) > 1:
        controls = (
            snooze(reader, everyone, now, action="live.snooze"),
            Button(say(reader, "Sent to all"), "live.sent_all", everyone),
        )
    if len(ready) >= LED:
        controls = (*controls, to_the_lead(reader, [each.person for each in ready], everyone))
    if unused:
        controls = (*controls, Button(say(reader, "Edit the detail"), "interview.debrief", everyone))
    return Card(title=opportunity.company, blocks=tuple(blocks), controls=controls, about=about.live(everyone))


LED = 4
"""From so many people on, one note to the lead that names the others is offered."""
COORDINATED = 7
"""With more people than this it is better sent to the coordinator (Stetson's advice)."""
_LEADS = (PersonRole.MANAGER, PersonRole.RECRUITER, PersonRole.COORDINATOR)


def to_the_lead(reader: Reader, people: Sequence[Person], contact: ContactId) -> Choice:
    """Who gets the one note that names the others: the likeliest first."""
    leads = tuple(reversed(_LEADS)) if len(people) > COORDINATED else _LEADS
    each_once = {each.id: each for each in people}.values()
    order = sorted(each_once, key=lambda each: leads.index(each.role) if each.role in leads else len(leads))
    options = tuple(Option(short(each.name, 70), each.id) for each in order[:MOST_LEADS])
    return Choice(say(reader, "One note to the lead"), "note.lead", contact, options)


MOST_LEADS = 25
"""Answers of one choice."""


def _without_detail(reader: Reader, short_ones: Sequence[Ready], of: int) -> str:
    """What a detail would do for those that have none; the rows name everybody already."""
    n = len(short_ones)
    if n == of:
        return say_n(reader, "A detail of your talk would make it yours.",
                     "A detail of each talk would make them yours.", n)  # fmt: skip
    if n > NAMED:
        return say(reader, "For the others, a detail of each talk would make it yours.")
    names = listed(reader, [each.person.call_them for each in short_ones])
    return say_n(reader, "For {names}, a detail of your talk would make it yours.",
                 "For {names}, a detail of each talk would make it yours.", n, names=names)  # fmt: skip


def row(reader: Reader, each: Ready, now: Instant, *, live: bool = False, first: bool = False) -> Row:
    """One person's row: the state of the note, and what to do with it; `first`: opening it is the card's next step."""
    name = each.person.call_them
    prefix = "live" if live else "note"
    match each.note.status:
        case NoteStatus.SENT:
            return Row(
                (say(reader, "{name}: sent.", name=name),), undo(reader, each.note, now, action=f"{prefix}.undo")
            )
        case NoteStatus.SKIPPED:
            return Row(
                (say(reader, "{name}: skipped.", name=name),), undo(reader, each.note, now, action=f"{prefix}.undo")
            )
        case NoteStatus.DROPPED:
            return Row((say(reader, "{name}: no longer needed.", name=name),))
        case NoteStatus.PLANNED | NoteStatus.DRAFTED:
            words = (
                say(reader, "{name}: a short note, {n} words.", name=name, n=each.words)
                if each.note.short
                else say(reader, "{name}: {n} words.", name=name, n=each.words)
            )
            return Row(
                (words,),
                (
                    Button(say(reader, "Open"), "note.open", each.note.id, Style.PRIMARY if first else Style.PLAIN),
                    Button(say(reader, "Sent"), f"{prefix}.sent", each.note.id),
                    Button(say(reader, "Skip"), f"{prefix}.skip", each.note.id),
                ),
            )


NAME_ON_A_BUTTON = 40
"""The longest name that a button is given."""


def sent(
    reader: Reader,
    note: Note,
    person: Person,
    now: Instant,
    *,
    waiting: Sequence[Ready],
    next_line: str = "",
    first: bool = False,
    comes: OpportunityId | None = None,
) -> Card:
    """Their word, taken: it is sent; who is still open, and what comes next.

    `comes` is the opportunity of whose follow-up the day may go into their calendar.
    """
    blocks = [Line((say(reader, "Noted: your note to {name} is sent.", name=person.call_them),), Mood.GOOD)]
    if waiting:
        names = some(reader, [one.person.call_them for one in waiting])
        blocks.append(Line((say_n(reader, "{names} still has a note ready.", "{names} still have notes ready.",
                                  len(waiting), names=names),)))  # fmt: skip
    if next_line:
        blocks.append(Line((next_line,), Mood.PLAIN if first else Mood.QUIET))
    controls: list[Control] = []
    if waiting:
        name = short(waiting[0].person.call_them, NAME_ON_A_BUTTON)
        label = say(reader, "Open {name}'s note", name=name)
        controls.append(Button(label, "note.open", waiting[0].note.id, Style.PRIMARY))
    controls.extend(undo(reader, note, now))
    if comes is not None and not waiting:
        controls.append(Button(say(reader, "To my calendar"), "calendar.follow_up", comes))
    return Card(title="", blocks=tuple(blocks), controls=tuple(controls), about=about.note(note.id))


def next_step(reader: Reader, opportunity: Opportunity, follow_up: Nudge | None, now: Instant) -> str:
    """What happens next and when, once no note waits."""
    company = opportunity.company
    if follow_up is None:
        return nothing_left(reader, opportunity)
    on, today = (wall(at, reader.zone or "UTC").date() for at in (max(follow_up.due_at, follow_up.next_at), now))
    if on <= today:
        return say(reader, "If {company} hasn't written, I'll have a follow-up ready today.", company=company)
    when = day(reader, on, now=now)
    return say(reader, "If {company} hasn't written by {when}, I'll have a follow-up ready. Nothing until then.",
               company=company, when=when)  # fmt: skip


def nothing_left(reader: Reader, opportunity: Opportunity) -> str:
    """Nothing is left to do."""
    if not opportunity.company:
        return say(reader, "There's nothing more to do.")
    return say(reader, "There's nothing more to do for {company}.", company=opportunity.company)


def not_yet(reader: Reader, opportunity: Opportunity, person: Person, at: Instant, now: Instant) -> Card:
    """The two have not met yet: the note comes after."""
    text = say(reader, "You meet {name} of {company} {when}. The note comes after that.",
               name=person.call_them, company=opportunity.company, when=soon(reader, at, now))  # fmt: skip
    return Card(title="", blocks=(Line((text,)),))


def nothing_waits(reader: Reader) -> Card:
    """No note is due."""
    return Card(
        title="",
        blocks=(
            Line((say(reader, "No note waits for you."),)),
            Line((say(reader, "When you've talked to somebody, "), CommandName("interview log"),
                  say(reader, " starts the next one."))),
        ),
    )  # fmt: skip
