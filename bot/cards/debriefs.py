"""What is said about a debrief: told, told in part, put off."""

from dataclasses import replace

from bot.cards.interviews import button, span, title
from bot.cards.words import Reader, say, short, soon
from bot.chat.card import Card, Line, Mood, Row
from bot.clock import Instant
from bot.model.nudge import Nudge
from bot.model.opportunity import Contact, Opportunity, Person


def debriefed(reader: Reader, opportunity: Opportunity, contact: Contact, now: Instant) -> Card:
    """What stands where the debrief was asked for, once it is told."""
    return Card(
        title="",
        blocks=(Line((f"{title(opportunity)}, ", span(reader, contact, now), say(reader, ": debriefed."))),),
        controls=(
            button(reader, "Change", "interview.change", contact.id),
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


def with_unread_promise(reader: Reader, card: Card, typed: str) -> Card:
    """The same card, which also says that the promised day was not understood."""
    text = say(reader, "I couldn't read \"{text}\" as a day, so I'll go by five business days.", text=short(typed, 60))
    return replace(card, blocks=(*card.blocks, Line((text,), Mood.LOOK)))


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
