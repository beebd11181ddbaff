"""What is said about what came of it."""

from collections.abc import Sequence

from bot.cards.interviews import title
from bot.cards.words import Reader, day, listed, say, say_n, soon
from bot.chat.card import Block, Button, Card, Choice, Control, Line, Mood, Option
from bot.clock import Instant
from bot.model.nudge import Nudge
from bot.model.opportunity import CLOSED, Contact, Opportunity, Outcome, Person

OUTCOMES = (
    ("next round", "Next round"),
    ("offer", "An offer"),
    ("accepted", "I accepted"),
    ("rejected", "A no"),
    ("withdrawn", "I withdrew"),
    ("no answer", "No answer"),
    ("acknowledged", "Only an acknowledgement"),
)


def replied(reader: Reader, opportunity: Opportunity) -> Card:
    """Asks what they said."""
    return Card(
        title=say(reader, "What did {company} say?", company=opportunity.company),
        blocks=(Line((say(reader, "I'll plan again from it, or stop."),)),),
        controls=(
            *(
                Button(say(reader, label), "interview.outcome", f"{opportunity.id} {value}")
                for value, label in OUTCOMES
                if value in ("next round", "offer", "rejected", "acknowledged")
            ),
            Button(say(reader, "A new date"), "interview.new_date", opportunity.id),
        ),
    )


def outcome_choice(reader: Reader, opportunity: Opportunity) -> Card:
    """Asks for the outcome of an opportunity."""
    return Card(
        title=title(opportunity),
        blocks=(Line((say(reader, "What came of it?"),)),),
        controls=(
            Choice(
                label=say(reader, "Outcome"),
                action="interview.outcome",
                value=opportunity.id,
                options=tuple(Option(say(reader, label), value) for value, label in OUTCOMES),
            ),
        ),
    )


def outcome_saved(
    reader: Reader, opportunity: Opportunity, said: str, nudge: Nudge | None, now: Instant
) -> Card:
    """What was recorded, and what follows."""
    company = opportunity.company
    match said:
        case "offer":
            text = say(reader, "An offer from {company}: recorded. I'll ask nothing more of them. "
                               "Open thank-you notes stay ready.", company=company)  # fmt: skip
        case "accepted":
            text = say(reader, "Congratulations on {company}. Everything about it is closed, and I'll stay "
                               "quiet.", company=company)  # fmt: skip
        case "rejected":
            text = say(reader, "I'm sorry about {company}. It's closed, and I won't bring it up again.",
                       company=company)  # fmt: skip
        case "withdrawn":
            text = say(reader, "Noted: you withdrew from {company}. It's closed, and I'll stay quiet about it.",
                       company=company)  # fmt: skip
        case "no answer":
            text = say(reader, "{company} is closed as unanswered. If they write, tap They replied.",
                       company=company)  # fmt: skip
        case _:
            text = say(reader, "Good, they have it.")
            if nudge is not None:
                text += " " + say(reader, "If nothing else comes, I'll ask again {when}.",
                                  when=soon(reader, max(nudge.due_at, nudge.next_at), now))  # fmt: skip
    before = opportunity.before
    if before is not None and before.outcome in CLOSED:
        text += " " + say(reader, "(It was: {outcome}.)", outcome=_name(reader, before.outcome))
    controls: list[Control] = []
    if said in ("no answer", "rejected", "withdrawn", "offer"):
        controls.append(Button(say(reader, "They replied"), "interview.replied", opportunity.id))
    if opportunity.undone(now) is not opportunity:
        controls.append(Button(say(reader, "Undo"), "interview.reopen", opportunity.id))
    return Card(title="", blocks=(Line((text,)),), controls=tuple(controls))


def _name(reader: Reader, outcome: Outcome) -> str:
    """An outcome as it is called where it is picked, in the middle of a sentence."""
    return {
        Outcome.OPEN: say(reader, "open"),
        Outcome.OFFER: say(reader, "an offer"),
        Outcome.ACCEPTED: say(reader, "accepted"),
        Outcome.REJECTED: say(reader, "a no"),
        Outcome.WITHDRAWN: say(reader, "withdrawn"),
        Outcome.NO_ANSWER: say(reader, "no answer"),
    }[outcome]


def reopened(
    reader: Reader,
    opportunity: Opportunity,
    contact: Contact,
    people: Sequence[Person],
    nudge: Nudge | None,
    now: Instant,
) -> Card:
    """The outcome taken back; `people` are those whose notes are open again, `nudge` is what comes next."""
    company = opportunity.company
    if opportunity.outcome is Outcome.OPEN:
        text = say(reader, "Taken back: {company} is open again.", company=company)
    else:
        outcome = _name(reader, opportunity.outcome)
        text = say(reader, "Taken back: {company} stands as before, {outcome}.", company=company, outcome=outcome)
    blocks: list[Block] = [Line((text,))]
    if people:
        names = listed(reader, [each.call_them for each in people])
        blocks.append(
            Line((say_n(reader, "The note to {names} waits again.", "The notes to {names} wait again.",
                        len(people), names=names),))
        )  # fmt: skip
    if nudge is not None:
        blocks.append(Line((say(reader, "I'll write {when}.", when=soon(reader, nudge.next_at, now)),), Mood.QUIET))
    return Card(
        title="",
        blocks=tuple(blocks),
        controls=(
            Button(say(reader, "Show"), "interview.show", contact.id),
            Button(say(reader, "Another outcome"), "interview.outcome_of", contact.id),
        ),
    )


def stands(reader: Reader, opportunity: Opportunity, contact: Contact) -> Card:
    """Undo, pressed when there is nothing to take back or its day has passed."""
    return Card(
        title=title(opportunity),
        blocks=(Line((say(reader, "There's no outcome of the last day to take back, so this stays as it is."),)),),
        controls=(
            Button(say(reader, "Show"), "interview.show", contact.id),
            Button(say(reader, "They replied"), "interview.replied", opportunity.id),
        ),
    )


def date_saved(reader: Reader, opportunity: Opportunity, nudge: Nudge | None, now: Instant) -> Card:
    """The new date, and when the follow-up comes."""
    assert opportunity.decides_by is not None
    text = say(
        reader,
        "Noted: {company} answers by {day}.",
        company=opportunity.company,
        day=day(reader, opportunity.decides_by, now=now),
    )
    if nudge is not None:
        text += " " + say(reader, "If nothing comes, I'll ask {when}.",
                          when=soon(reader, max(nudge.due_at, nudge.next_at), now))  # fmt: skip
    return Card(title="", blocks=(Line((text,)),))
