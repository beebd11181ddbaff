"""What is said about interviews: saved, listed, shown, debriefed, closed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bot.cards.kinds import note_name
from bot.cards.reasons import why_then
from bot.cards.typed import log_line
from bot.cards.words import Reader, clock, day, listed, moment, say, say_n, short, soon
from bot.chat.card import (
    Button,
    Card,
    Control,
    Fact,
    Facts,
    Line,
    Mood,
    Row,
    Style,
    When,
)
from bot.clock import Instant
from bot.model.calendar import wall
from bot.model.ids import PersonId
from bot.model.note import Note, NoteKind, NoteStatus
from bot.model.nudge import FOLLOWING, Nudge, NudgeKind
from bot.model.opportunity import Contact, InterviewFormat, Opportunity, Outcome, Person


@dataclass(frozen=True, slots=True)
class Saved:
    """What there is to say about an interview just logged or changed."""

    opportunity: Opportunity
    contact: Contact
    people: tuple[Person, ...]
    next: Nudge | None
    over: bool
    doubts: tuple[str, ...] = ()
    others: tuple[Instant, ...] = ()
    """Other readings of the time, one tap away."""
    twice: bool = False
    """It was logged before, exactly so."""
    evening: bool = False
    """Whether a word the evening before is offered."""
    also: tuple[str, ...] = ()
    """What else it brings about, in sentences."""


def title(opportunity: Opportunity) -> str:
    """The opportunity in a line: "Acme, Staff Engineer"."""
    return f"{opportunity.company}, {opportunity.role}" if opportunity.role else opportunity.company


def span(reader: Reader, contact: Contact, now: Instant) -> When:
    """When an interview is, in the reader's zone."""
    return When(contact.starts_at, moment(reader, contact.starts_at, until=contact.ended_at, now=now))


def format_name(reader: Reader, kind: InterviewFormat | None) -> str:
    """How an interview is held, in words."""
    match kind:
        case InterviewFormat.PHONE:
            return say(reader, "by phone")
        case InterviewFormat.VIDEO:
            return say(reader, "by video")
        case InterviewFormat.ONSITE:
            return say(reader, "on site")
        case None:
            return ""


def logged(reader: Reader, saved: Saved, now: Instant, *, again: bool = False, first: bool = False) -> Card:
    """Saved, read back with weekday, date, time and zone."""
    contact = saved.contact
    names = [person.full for person in saved.people]
    saved_as = say(reader, "Saved again: ") if again else say(reader, "Saved: ")
    text: list[str | When] = [
        say(reader, "Logged already: ") if saved.twice else saved_as,
        f"{title(saved.opportunity)}, ",
        span(reader, contact, now),
    ]
    if contact.format is not None:
        text.append(f", {format_name(reader, contact.format)}")
    if names:
        text.append(say(reader, ", with {names}", names=listed(reader, names)))
    text.append(".")
    blocks: list[Line | Row] = [Line(tuple(text))]
    if not (contact.length_said or saved.doubts):
        # The end itself stands above.
        blocks.append(Line((say(reader, "I guessed its end."),), Mood.QUIET))
    if saved.opportunity.decides_by is not None:
        promised = day(reader, saved.opportunity.decides_by, now=now)
        blocks.append(Line((say(reader, "They answer by {day}.", day=promised),)))
    blocks.extend(Line((doubt,), Mood.LOOK) for doubt in saved.doubts)
    blocks.extend(Line((line,)) for line in saved.also)
    steps = [say(reader, "Nothing changed.")] if saved.twice else []
    steps.append(_next_step(reader, saved, now))
    if not names:
        steps.append(say(reader, "If you tell me whom you met, I'll draft their notes."))
    if saved.evening:
        blocks.append(Line((say(reader, "Shall I write the evening before?"),)))
    if first and not saved.doubts:
        # What the button does is said before it is pressed.
        blocks.append(Line((say(reader, "Keep names off leaves names out of notifications."),), Mood.QUIET))
    blocks.append(Line((" ".join([*filter(None, steps), say(reader, "Only you see this.")]),)))
    told = contact.debrief is not None
    controls: list[Control] = []
    if saved.over:
        if not told:
            controls.append(button(reader, "Debrief", "interview.debrief", contact.id, primary=True))
        if names:
            controls.append(button(reader, "Open notes", "note.of", contact.id, primary=told))
    for other in saved.others[:2]:
        controls.append(
            Button(
                label=say(reader, "No, {when}", when=moment(reader, other, now=now)),
                action="interview.reading",
                value=f"{contact.id} {int(other.timestamp())}",
            )
        )
    if saved.evening:
        controls.append(button(reader, "Yes, the evening before", "before.yes", contact.id))
        controls.append(button(reader, "No thanks", "before.no", contact.id))
    controls.append(button(reader, "Change", "interview.change", contact.id))
    if first:
        controls.append(button(reader, "Keep names off", "settings.discreet", ""))
    return Card(title="", blocks=tuple(blocks), controls=tuple(controls))


def _next_step(reader: Reader, saved: Saved, now: Instant) -> str:
    """What comes next of an interview that was saved."""
    if saved.over and saved.contact.debrief is None:
        return say(reader, "How did it go? One detail each is enough.")
    if saved.next is None:
        return "" if saved.over else say(reader, "I won't send anything about it.")
    at = max(saved.next.due_at, saved.next.next_at)
    when = soon(reader, at, now)
    if saved.next.kind is NudgeKind.BEFORE:
        return say(reader, "I'll write {when}, the evening before.", when=when)
    if not saved.over:
        here, ends = (wall(each, reader.zone or "UTC") for each in (at, saved.contact.ended_at))
        if here.date() == ends.date():
            # The day stands above already.
            when = say(reader, "at {time}", time=clock(reader, here.time()))
        return say(reader, "I'll check in {when}.", when=when)
    if saved.next.kind in FOLLOWING:
        return say(reader, "I'll ask whether they wrote {when}.", when=when)
    return say(reader, "I'll remind you {when}.", when=when)


def several(reader: Reader, saved: Sequence[Saved], now: Instant, left: Sequence[str]) -> Card:
    """Several lines logged at once; those that need another look stand below."""
    fresh = [each for each in saved if not each.twice]
    blocks: list[Line | Row] = []
    if fresh or not saved:
        blocks.append(Line((say_n(reader, "Saved one interview.", "Saved {n} interviews.", len(fresh)),)))
    blocks.extend(_saved_row(reader, each, now) for each in (*fresh, *(each for each in saved if each.twice)))
    if left:
        blocks.append(Line((say(reader, "These lines need a company and a time; nothing of them is saved:"),),
                           Mood.LOOK))  # fmt: skip
        blocks.extend(Line((line,)) for line in left[:10])
    blocks.append(Line((say(reader, "Only you see this."),)))
    return Card(title="", blocks=tuple(blocks))


def _saved_row(reader: Reader, saved: Saved, now: Instant) -> Row:
    """One of several, read back with its people and doubts."""
    contact = saved.contact
    text: list[str | When] = [f"{title(saved.opportunity)}, ", span(reader, contact, now)]
    if saved.twice:
        text.insert(0, say(reader, "Logged already: "))
    if saved.people:
        text.append(say(reader, ", with {names}", names=listed(reader, [person.full for person in saved.people])))
    text.append(".")
    text.extend(f" {doubt}" for doubt in saved.doubts)
    controls = [button(reader, "Change", "interview.change", contact.id)]
    if saved.over and contact.debrief is None:
        controls.insert(0, button(reader, "Debrief", "interview.debrief", contact.id))
    return Row(tuple(text), tuple(controls))


def nothing_logged(reader: Reader) -> Card:
    """There is nothing to list yet."""
    return Card(
        title=say(reader, "Nothing logged yet"),
        blocks=(
            Line((say(reader, "Tell me about an interview, before or after it. One line is enough:"),)),
            Line(log_line(reader)),
        ),
        controls=(button(reader, "Log an interview", "interview.log", "", primary=True),),
    )


@dataclass(frozen=True, slots=True)
class Listed:
    """One interview in a list."""

    opportunity: Opportunity
    contact: Contact
    waiting: int
    sent: int
    next: Nudge | None


def list_of(reader: Reader, rows: Sequence[Listed], now: Instant, *, more: int = 0, page: int = 0) -> Card:
    """Interviews, most urgent first."""
    blocks = []
    for row in rows:
        words: list[str | When] = [f"{title(row.opportunity)}, ", span(reader, row.contact, now), ". "]
        words.append(state_line(reader, row, now))
        controls: list[Control] = []
        if row.contact.debrief is None and row.contact.ended_at <= now and row.waiting:
            controls.append(button(reader, "Debrief", "interview.debrief", row.contact.id))
        elif row.waiting and row.contact.ended_at <= now:
            controls.append(button(reader, "Open notes", "note.of", row.contact.id))
        controls.append(button(reader, "Show", "interview.show", row.contact.id))
        blocks.append(Row(tuple(words), tuple(controls)))
    controls = [button(reader, "Log an interview", "interview.log", "")]
    if more:
        controls.append(
            Button(say_n(reader, "One more", "{n} more", more), "interview.list", str(page + 1))
        )
    return Card(title=say(reader, "Your interviews"), blocks=tuple(blocks), controls=tuple(controls))


def state_line(reader: Reader, row: Listed, now: Instant) -> str:
    """Where an interview stands, in a sentence."""
    if row.opportunity.outcome is not Outcome.OPEN:
        return outcome_name(reader, row.opportunity.outcome) + "."
    if row.contact.ended_at > now:
        return say(reader, "Ahead.")
    if row.waiting:
        return say_n(reader, "One note waits.", "{n} notes wait.", row.waiting)
    if row.next is not None:
        return say(reader, "Next: {when}.", when=soon(reader, row.next.next_at, now))
    return say(reader, "Nothing more to do.")


def outcome_name(reader: Reader, outcome: Outcome) -> str:
    """An outcome in words."""
    match outcome:
        case Outcome.OPEN:
            # A state, and no button: languages differ.
            return say(reader, "open").capitalize()
        case Outcome.OFFER:
            return say(reader, "Offer")
        case Outcome.ACCEPTED:
            return say(reader, "Accepted")
        case Outcome.REJECTED:
            return say(reader, "Closed: a no")
        case Outcome.WITHDRAWN:
            return say(reader, "Closed: withdrawn")
        case Outcome.NO_ANSWER:
            return say(reader, "Closed: no answer")


def shown(
    reader: Reader,
    opportunity: Opportunity,
    contact: Contact,
    people: Sequence[Person],
    notes: Sequence[Note],
    coming: Sequence[Nudge],
    now: Instant,
) -> Card:
    """Everything known about one interview, and what comes next and why."""
    names = {person.id: person for person in people}
    rows = [Fact(say(reader, "When"), (span(reader, contact, now),))]
    if contact.format is not None:
        rows.append(Fact(say(reader, "How"), (format_name(reader, contact.format),)))
    if contact.round:
        rows.append(Fact(say(reader, "Round"), (contact.round,)))
    if opportunity.stage:
        rows.append(Fact(say(reader, "Next step"), (short(opportunity.stage, 120),)))
    if opportunity.decides_by is not None:
        rows.append(Fact(say(reader, "Answer promised"), (day(reader, opportunity.decides_by, now=now),)))
    rows.append(Fact(say(reader, "State"), (outcome_name(reader, opportunity.outcome),)))
    for meeting in contact.meetings:
        person = names.get(meeting.person_id)
        if person is not None:
            said = f"{person.full}, {person.job}" if person.job else person.full
            rows.append(Fact(said, (short(meeting.topic, 120) or say(reader, "no detail yet"),)))
    if contact.debrief is not None and contact.debrief.question:
        rows.append(Fact(say(reader, "For next time"), (short(contact.debrief.question, 200),)))
    blocks: list[Facts | Line | Row] = [Facts(tuple(rows))]
    blocks.extend(_note_row(reader, note, names) for note in notes if note.person_id in names)
    if coming:
        blocks.extend(Line((why_then(reader, nudge, now),), Mood.QUIET) for nudge in coming[:3])
    else:
        blocks.append(Line((say(reader, "Nothing more is planned."),), Mood.QUIET))
    debriefed = contact.debrief is not None
    controls: list[Control] = []
    if contact.starts_at <= now:
        controls.append(button(reader, "Debrief", "interview.debrief", contact.id, primary=not debriefed))
    else:
        controls.append(button(reader, "Prepare", "interview.prepare", contact.id, primary=True))
        controls.append(button(reader, "To my calendar", "calendar.interview", contact.id))
    controls += [
        button(reader, "Change", "interview.change", contact.id),
        button(reader, "They replied", "interview.replied", opportunity.id),
        Button(say(reader, "Delete"), "interview.delete", contact.id, Style.GRAVE),
    ]
    return Card(title=title(opportunity), blocks=tuple(blocks), controls=tuple(controls))


def _note_row(reader: Reader, note: Note, names: Mapping[PersonId, Person]) -> Row:
    name, what = names[note.person_id].call_them, note_name(reader, note.kind)
    thanks = note.kind is NoteKind.THANK_YOU
    match note.status:
        case NoteStatus.PLANNED:
            text = say(reader, "Note to {name}: to be drafted.", name=name) if thanks else say(
                reader, "{name}, {what}: to be drafted.", name=name, what=what)
        case NoteStatus.DRAFTED:
            text = say(reader, "Note to {name}: ready.", name=name) if thanks else say(
                reader, "{name}, {what}: ready.", name=name, what=what)
        case NoteStatus.SENT:
            text = say(reader, "Note to {name}: sent.", name=name) if thanks else say(
                reader, "{name}, {what}: sent.", name=name, what=what)
        case NoteStatus.SKIPPED:
            text = say(reader, "Note to {name}: skipped.", name=name) if thanks else say(
                reader, "{name}, {what}: skipped.", name=name, what=what)
        case NoteStatus.DROPPED:
            text = say(reader, "Note to {name}: no longer needed.", name=name) if thanks else say(
                reader, "{name}, {what}: no longer needed.", name=name, what=what)
    controls = (button(reader, "Open", "note.open", note.id),) if note.open else ()
    return Row((text,), controls)


def delete(reader: Reader, opportunity: Opportunity, contact: Contact, now: Instant) -> Card:
    """Asks before an interview is erased."""
    return Card(
        title=say(reader, "Delete this interview?"),
        blocks=(
            Line((f"{title(opportunity)}, ", span(reader, contact, now), ".")),
            Line((say(reader, "Its notes and reminders go with it, at once and for good."),)),
        ),
        controls=(
            Button(say(reader, "Delete"), "interview.erase", contact.id, Style.GRAVE),
            button(reader, "Keep it", "kept", ""),
        ),
    )


def deleted(reader: Reader, opportunity: Opportunity) -> Card:
    """It is gone."""
    text = say(reader, "Deleted: {what}, with its notes and reminders.", what=title(opportunity))
    return Card(title="", blocks=(Line((text,)),))


def moved_to(reader: Reader) -> str:
    """Asks for the new time."""
    return say(reader, "When is it now?")


def button(reader: Reader, label: str, action: str, value: str, *, primary: bool = False) -> Button:
    """A button of this label."""
    return Button(say(reader, label), action, value, Style.PRIMARY if primary else Style.PLAIN)
