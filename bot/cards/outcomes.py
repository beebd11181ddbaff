"""What is said about what came of it."""

from bot.cards.interviews import title
from bot.cards.words import Reader, day, say, soon
from bot.chat.card import Button, Card, Choice, Control, Line, Option
from bot.clock import Instant
from bot.model.nudge import Nudge
from bot.model.opportunity import Opportunity

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
                                  when=soon(reader, nudge.due_at, now))  # fmt: skip
    controls: list[Control] = []
    if said in ("no answer", "rejected", "withdrawn", "offer"):
        controls.append(Button(say(reader, "They replied"), "interview.replied", opportunity.id))
    return Card(title="", blocks=(Line((text,)),), controls=tuple(controls))


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
        text += " " + say(reader, "If nothing comes, I'll ask {when}.", when=soon(reader, nudge.due_at, now))
    return Card(title="", blocks=(Line((text,)),))
