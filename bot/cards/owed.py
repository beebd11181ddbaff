"""What is said of notes that stand for themselves: news, after a no, a withdrawal."""

from collections.abc import Sequence

from bot.cards import about
from bot.cards.kinds import whom
from bot.cards.notes import Ready
from bot.cards.nudges import fewer, preview
from bot.cards.snooze import snooze
from bot.cards.words import Reader, say, say_n, short, some, soon
from bot.chat.card import Button, Card, Choice, Control, Line, Option, Style
from bot.clock import Instant
from bot.model.note import NoteKind
from bot.model.nudge import Nudge, NudgeKind
from bot.model.opportunity import Opportunity, Person, PersonRole


def due(reader: Reader, opportunity: Opportunity, ready: Ready, now: Instant, *, discreet: bool) -> Card:
    """A note that stands for itself is ready."""
    note, name = ready.note, ready.person.call_them
    lead = _lead(reader, opportunity, ready)
    rest = say(reader, "It's ready: {n} words. If you'd rather not, tap Skip.", n=ready.words)
    controls: tuple[Control, ...] = (
        Button(say(reader, "Open"), "note.open", note.id, Style.PRIMARY),
        Button(say(reader, "Sent"), "note.sent", note.id),
        snooze(reader, note.id, now),
        Button(say(reader, "Skip"), "note.skip", note.id),
        fewer(reader),
    )
    return Card(
        title="",
        blocks=(Line((lead,)), Line((rest,))),
        controls=controls,
        preview=preview(reader, say(reader, "A note to {name} is ready.", name=name), discreet=discreet),
        about=about.owed(note.id),
    )


def _lead(reader: Reader, opportunity: Opportunity, ready: Ready) -> str:
    """What the note is about, and to whom."""
    name, company = ready.person.call_them, whom(reader, opportunity, [ready.person])
    if ready.note.kind is NoteKind.REJECTION:
        return say(reader, "The note to {name} after the answer from {company}, as you asked.",
                   name=name, company=company)  # fmt: skip
    if ready.note.kind is NoteKind.WITHDRAWAL:
        return say(reader, "A polite withdrawal from {company}, to {name}.", name=name, company=company)
    return news(reader, opportunity, ready.person, ready.note.news)


def news(reader: Reader, opportunity: Opportunity, person: Person, stage: str) -> str:
    """What somebody who helped is told, in a line."""
    name, company = person.call_them, opportunity.company
    match stage:
        case "interview":
            what = say(reader, "A line tells {name} that it came to an interview at {company}.",
                       name=name, company=company)  # fmt: skip
        case "next round":
            what = say(reader, "A line tells {name} that there's another round at {company}.",
                       name=name, company=company)  # fmt: skip
        case "offer":
            what = say(reader, "A line tells {name} of the offer from {company}.", name=name, company=company)
        case "accepted":
            what = say(reader, "A line tells {name} that you accepted at {company}.", name=name, company=company)
        case "rejected":
            what = say(reader, "A line tells {name} how it ended at {company}.", name=name, company=company)
        case _:
            what = say(reader, "A line tells {name} how it goes at {company}.", name=name, company=company)
    match person.role:
        case PersonRole.CHAMPION:
            return what + " " + say(reader, "{name} spoke up for you.", name=name)
        case PersonRole.RECRUITER | PersonRole.AGENCY | PersonRole.COORDINATOR:
            return what + " " + say(reader, "{name} looked after it.", name=name)
        case PersonRole.REFERRER:
            return what + " " + say(reader, "{name} put you forward.", name=name)
        case PersonRole.MANAGER | PersonRole.INTERVIEWER | PersonRole.GATEKEEPER:
            return what


def at_each_step(reader: Reader, person: Person) -> str:
    """When somebody who put the member forward is written to next."""
    return say(reader, "When something comes of it, a line that tells {name} will be ready.", name=person.call_them)


# after a no


def to_whom(reader: Reader, opportunity: Opportunity, people: Sequence[Person]) -> Card:
    """Asks to whom the note after a no goes."""
    options = tuple(Option(short(each.name, 70), each.id) for each in people[:20])
    return Card(
        title="",
        blocks=(Line((say(reader, "To whom at {company}?", company=opportunity.company),)),),
        controls=(
            *((Choice(say(reader, "To whom?"), "rejection.to", opportunity.id, options),) if options else ()),
            Button(say(reader, "No thanks"), "rejection.no", opportunity.id),
        ),
    )


def tomorrow(
    reader: Reader, opportunity: Opportunity, person: Person, nudge: Nudge | None, now: Instant
) -> Card:
    """A note after a no will be ready, and when; until then nothing."""
    if nudge is None:
        when = say(reader, "The note to {name} is among your notes.", name=person.call_them)
    else:
        when = say(reader, "A short note to {name} will be ready {when}. Nothing about it before then.",
                   name=person.call_them, when=soon(reader, max(nudge.due_at, nudge.next_at), now))  # fmt: skip
    return Card(
        title="",
        blocks=(Line((when,)),),
        controls=(Button(say(reader, "Undo"), "rejection.no", opportunity.id),),
    )


def no_thanks(reader: Reader, opportunity: Opportunity, *, again: bool) -> Card:
    """No note after a no; that is as good. `again`: whether one may still be drafted."""
    text = say(reader, "That's as good. {company} stays closed, and I'll stay quiet about it.",
               company=opportunity.company)  # fmt: skip
    after_all = Button(say(reader, "Draft one after all"), "rejection.draft", opportunity.id)
    return Card(title="", blocks=(Line((text,)),), controls=(after_all,) if again else ())


def told(reader: Reader, people: Sequence[Person]) -> str:
    """That those who put the member forward will be told, in a line; empty where there are none."""
    if not people:
        return ""
    names = some(reader, [each.call_them for each in people])
    return say_n(reader, "{names} put you forward; a line with this news is ready among your notes.",
                 "{names} put you forward; a line to each with this news is ready among your notes.", len(people),
                 names=names)  # fmt: skip


def comes_first(reader: Reader, opportunity: Opportunity, nudge: Nudge, now: Instant) -> str:
    """What is next about an opportunity, where that is no follow-up."""
    company, at = opportunity.company, max(nudge.due_at, nudge.next_at)
    when = soon(reader, at, now) if at > now else say(reader, "in a moment")
    match nudge.kind:
        case NudgeKind.BEFORE:
            return say(reader, "Next from me: a word before your {company} interview, {when}.",
                       company=company, when=when)  # fmt: skip
        case NudgeKind.DEBRIEF:
            return say(reader, "Next from me: I'll ask how {company} went, {when}.", company=company, when=when)
        case NudgeKind.DRAFT:
            return say(reader, "Next from me: first drafts for {company}, {when}.", company=company, when=when)
        case NudgeKind.PLEDGE:
            return say(reader, "Next from me: the note you set a time for, {when}.", when=when)
        case _:
            return say(reader, "Next from me: a word on the notes still open at {company}, {when}.",
                       company=company, when=when)  # fmt: skip
