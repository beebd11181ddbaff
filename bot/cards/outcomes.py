"""What is said about what came of it."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.cards.interviews import title
from bot.cards.kinds import whom
from bot.cards.words import Reader, day, listed, say, say_n, short, some, soon
from bot.chat.card import Block, Button, Card, Choice, Control, Line, Mood, Option, Quote
from bot.clock import Instant
from bot.model.ids import ContactId
from bot.model.nudge import Nudge
from bot.model.opportunity import CLOSED, Contact, ContactKind, Opportunity, Outcome, Person

OUTCOMES = (
    ("next round", "Next round"),
    ("offer", "An offer"),
    ("accepted", "I accepted"),
    ("rejected", "A no"),
    ("withdrawn", "I withdrew"),
    ("no answer", "No answer"),
    ("acknowledged", "Only an acknowledgement"),
)


def replied(reader: Reader, opportunity: Opportunity, kind: ContactKind) -> Card:
    """Asks what they said; after an application an interview comes first."""
    applied = kind in (ContactKind.APPLICATION, ContactKind.RESUME, ContactKind.REFERRAL)
    first = say(reader, "An interview") if applied else say(reader, "Next round")
    return Card(
        title=say(reader, "What did {company} say?", company=whom(reader, opportunity, [])),
        blocks=(Line((say(reader, "I'll plan again from it, or stop."),)),),
        controls=(
            Button(first, "interview.outcome", f"{opportunity.id} next round"),
            Button(say(reader, "An offer"), "interview.outcome", f"{opportunity.id} offer"),
            Button(say(reader, "A no"), "interview.outcome", f"{opportunity.id} rejected"),
            Button(say(reader, "Only an acknowledgement"), "interview.outcome", f"{opportunity.id} acknowledged"),
            Button(say(reader, "A new date"), "interview.new_date", opportunity.id),
            Button(say(reader, "They called"), "interview.called", opportunity.id),
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


@dataclass(frozen=True, slots=True)
class Came:
    """What was recorded of an opportunity, and what is known that it touches."""

    opportunity: Opportunity
    said: str
    """The outcome's value, "acknowledged" or "next round"."""
    next: Nudge | None = None
    """What comes next about it, if anything does."""
    offers_note: bool = False
    """After a no: whether a note may be drafted, as somebody was met who can be written to."""
    told: str = ""
    """Who put the member forward and is told, as a sentence."""
    sent: tuple[tuple[str, int], ...] = ()
    """Whom notes went to by now, each by name and with how many."""
    worth: str = ""
    """What the member noted for themselves of their worth."""


def outcome_saved(reader: Reader, came: Came, now: Instant) -> Card:
    """What was recorded, and what follows."""
    opportunity = came.opportunity
    texts = [_recorded(reader, came, now)]
    before = opportunity.before
    if before is not None and before.outcome in CLOSED and opportunity.outcome is not before.outcome:
        texts[0] += " " + say(reader, "(It was: {outcome}.)", outcome=_name(reader, before.outcome))
    if came.said == "offer" and came.sent:
        texts.append(_notes_sent(reader, came.sent))
    blocks: list[Block] = [Line((" ".join(texts),))]
    if came.said == "offer" and came.worth:
        blocks.append(Line((say(reader, "What you noted of your worth, for you alone:"),), Mood.QUIET))
        blocks.append(Quote(short(came.worth, LONGEST_WORTH)))
    if came.told:
        blocks.append(Line((came.told,), Mood.QUIET))
    if came.offers_note:
        blocks.append(Line((say(reader, "Some people send a short thank-you after a no. Draft one for tomorrow?"),)))
    return Card(title="", blocks=tuple(blocks), controls=_after(reader, came, now))


LONGEST_WORTH = 300
"""Characters of a private note that an offer brings up."""


def _recorded(reader: Reader, came: Came, now: Instant) -> str:
    """What was taken down, as a sentence or two."""
    company = came.opportunity.company
    match came.said:
        case "offer":
            return say(reader, "An offer from {company}: recorded. I'll ask nothing more of them. "
                               "Open thank-you notes stay ready.", company=company)  # fmt: skip
        case "rejected":
            return say(reader, "I'm sorry about {company}. It's closed, and I won't bring it up again.",
                       company=company)  # fmt: skip
        case "withdrawn":
            return say(reader, "Noted: you withdrew from {company}. It's closed, and I'll stay quiet about it.",
                       company=company)  # fmt: skip
        case "no answer":
            return say(reader, "{company} is closed as unanswered. If they write, tap They replied.",
                       company=company)  # fmt: skip
        case _:
            text = say(reader, "Good, they have it.")
            if came.next is not None:
                text += " " + say(reader, "If nothing else comes, I'll ask again {when}.",
                                  when=soon(reader, max(came.next.due_at, came.next.next_at), now))  # fmt: skip
            return text


def _notes_sent(reader: Reader, sent: Sequence[tuple[str, int]]) -> str:
    """Who has a note of the member's by now; nothing is promised by it."""
    names = some(reader, [name if count == 1 else f"{name} ({count})" for name, count in sent])
    return say(reader, "Your notes so far went to {names}.", names=names)


def _after(reader: Reader, came: Came, now: Instant) -> tuple[Control, ...]:
    id = came.opportunity.id
    controls: list[Control] = []
    if came.offers_note:
        controls.append(Button(say(reader, "Draft one for tomorrow"), "rejection.draft", id))
        controls.append(Button(say(reader, "No thanks"), "rejection.no", id))
    if came.said in ("no answer", "rejected", "withdrawn", "offer"):
        controls.append(Button(say(reader, "They replied"), "interview.replied", id))
    return (*controls, *back(reader, came.opportunity, now))


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
    *,
    wrote: bool = False,
) -> Card:
    """The outcome taken back; `people` are those whose notes are open again, `nudge` is what comes next.

    `wrote`: it was their reply that is taken back, and no outcome.
    """
    company = opportunity.company
    if wrote:
        text = say(reader, "Taken back: {company} stands as if they hadn't written.", company=company)
    elif opportunity.outcome is Outcome.OPEN:
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


def date_saved(
    reader: Reader, opportunity: Opportunity, contact: Contact, nudge: Nudge | None, now: Instant
) -> Card:
    """The new date, the other that it may be, and when the follow-up comes."""
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
    meant = either_day(reader, opportunity, contact.id, now)
    return Card(title="", blocks=(Line((text,)),), controls=(*meant, *back(reader, opportunity, now)))


def either_day(reader: Reader, opportunity: Opportunity, contact: ContactId, now: Instant) -> tuple[Button, ...]:
    """The two days that a promise may mean, the one that was not taken first; nothing where it is clear."""
    by, other = opportunity.decides_by, opportunity.or_by
    if by is None or other is None:
        return ()
    return (
        Button(say(reader, "No, {when}", when=day(reader, other, now=now)), "debrief.by",
               f"{contact} {other.isoformat()}"),
        Button(say(reader, "Yes, {when}", when=day(reader, by, now=now)), "debrief.by", f"{contact} {by.isoformat()}"),
    )  # fmt: skip


def back(reader: Reader, opportunity: Opportunity, now: Instant) -> tuple[Button, ...]:
    """Undo of this very outcome or reply, while it can be taken back."""
    if opportunity.before is None or opportunity.undone(now) is opportunity:
        return ()
    return (Button(say(reader, "Undo"), "interview.reopen", f"{opportunity.id} {opportunity.before.key}"),)
