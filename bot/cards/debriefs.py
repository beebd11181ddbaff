"""What is said about a debrief: told, told in part, put off."""

from dataclasses import dataclass, replace

from bot.cards.interviews import button, span, title
from bot.cards.outcomes import either_day
from bot.cards.words import Reader, city, day, say, short, soon
from bot.chat.card import Button, Card, Line, Row
from bot.clock import Instant
from bot.model.ids import ContactId
from bot.model.nudge import Nudge
from bot.model.opportunity import Contact, Opportunity, Person


def debriefed(reader: Reader, opportunity: Opportunity, contact: Contact, now: Instant) -> Card:
    """What stands where the debrief was asked for, once it is told."""
    return Card(
        title="",
        blocks=(Line((f"{title(opportunity)}, ", span(reader, contact, now), say(reader, ": debriefed."))),),
        controls=(
            button(reader, "Change", "interview.debrief", contact.id),
            button(reader, "Checklist", "checklist", ""),
        ),
    )


def checklist(reader: Reader) -> Card:
    """What is worth doing after an interview, in the order in which it matters."""
    steps = (
        say(reader, "Write down what each person talked about, while it's fresh."),
        say(reader, "Send each of them a note of their own, the same day or the next morning."),
        say(reader, "Note the next step they promised, and the day."),
        say(reader, "Keep the question you'd like a better answer to."),
        say(reader, "Thank who helped: the recruiter, the coordinator, whoever put you forward."),
        say(reader, "No word by the day: ask once, a week later once more, then stop."),
        say(reader, "Go on looking until an offer is signed."),
    )
    return Card(
        title=say(reader, "After an interview"),
        blocks=tuple(Row((f"{n}. {step}",)) for n, step in enumerate(steps, start=1)),
        controls=(button(reader, "What waits now", "home", ""),),
    )


@dataclass(frozen=True, slots=True)
class Promise:
    """What they promised by a day, and the follow-up that is planned from it."""

    opportunity: Opportunity
    contact: ContactId
    follow_up: Nudge | None
    now: Instant


def with_promise(reader: Reader, card: Card, promise: Promise) -> Card:
    """The same card, which also reads back the promised day and what is planned from it."""
    return replace(card, blocks=(*card.blocks, Row((_understood(reader, promise),), _correcting(reader, promise))))


def settled_promise(reader: Reader, promise: Promise) -> Card:
    """The promised day, once it is settled which of two it is."""
    return Card(title="", blocks=(Line((_understood(reader, promise),)),), controls=_correcting(reader, promise))


def _understood(reader: Reader, promise: Promise) -> str:
    by = promise.opportunity.decides_by
    if by is None:
        return ""
    company, on = promise.opportunity.company, day(reader, by, now=promise.now)
    step, open_ = short(promise.opportunity.stage, 60), promise.opportunity.or_by is not None
    if step and open_:
        text = say(reader, "Next step: {step}, {day}, as I read it", step=step, day=on)
    elif step:
        text = say(reader, "Next step: {step}, {day}", step=step, day=on)
    elif open_:
        text = say(reader, "{company} answers by {day}, as I read it", company=company, day=on)
    else:
        text = say(reader, "{company} answers by {day}", company=company, day=on)
    nudge = promise.follow_up
    if nudge is None:
        return f"{text} ({city(reader)})."
    ready = soon(reader, max(nudge.due_at, nudge.next_at), promise.now)
    then = say(reader, "If nothing comes, a follow-up is ready {when}.", when=ready)
    return f"{text} ({city(reader)}). {then}"


def _correcting(reader: Reader, promise: Promise) -> tuple[Button, ...]:
    meant = either_day(reader, promise.opportunity, promise.contact, promise.now)
    return (*meant, button(reader, "Change", "interview.debrief", promise.contact))


def with_unread_promise(reader: Reader, card: Card, contact: ContactId, typed: str) -> Card:
    """The same card, which also says that no day was found in the promise."""
    text = say(reader, "I found no day in \"{text}\", so I'll go by five business days. Do you know the day?",
               text=typed)  # fmt: skip
    add = button(reader, "Add a day", "interview.debrief", contact)
    return replace(card, blocks=(*card.blocks, Row((text,), (add,))))


def debrief_kept(reader: Reader, opportunity: Opportunity, *, low: bool) -> Card:
    """The debrief is kept; every note is done already."""
    kept = say(reader, "Thanks for telling me. That stays here.") if low else say(reader, "Kept.")
    rest = say(reader, "No note for {company} waits.", company=opportunity.company)
    return Card(title="", blocks=(Line((kept,)), Line((rest,))))


def no_people(reader: Reader, contact: Contact, *, low: bool) -> Card:
    """The debrief is kept; nobody is named whom a note could go to."""
    kept = say(reader, "Thanks for telling me. That stays here.") if low else say(reader, "Kept.")
    return Card(
        title="",
        blocks=(Line((kept,)), Line((say(reader, "If you tell me whom you met, I'll draft their notes."),))),
        controls=(button(reader, "Add people", "interview.change", contact.id, primary=True),),
    )


def still_going(reader: Reader, opportunity: Opportunity, nudge: Nudge | None, now: Instant) -> Card:
    """The prompt, put off by an hour."""
    text = say(reader, "{company} is still going. ", company=opportunity.company)
    if nudge is not None:
        text += say(reader, "I'll ask again {when}.", when=soon(reader, nudge.due_at, now))
    return Card(title="", blocks=(Line((text,)),))


def about_whom(reader: Reader, line: str, person: Person) -> str:
    """A line of the debrief names nobody who was there."""
    return say(reader, "I can't tell whom \"{line}\" is about. Start each line with a name: \"{name}: ...\".",
               line=short(line, 60), name=person.call_them)  # fmt: skip
