"""The review queue, as a coach sees it: what waits, one draft with its checks, and what they say of it."""

from collections.abc import Sequence

from bot.cards.findings import sentences
from bot.cards.nudges import neutral
from bot.cards.reviews import quality_name, takes
from bot.cards.words import Reader, say, say_n, short, soon
from bot.chat.card import Block, Button, Card, Copy, Line, Mood, Quote, Row, Style
from bot.chat.form import Field, FieldKind, Form, Step
from bot.clock import Instant
from bot.model.cohort import Cohort
from bot.model.finding import Finding, Rule, Severity
from bot.model.ids import CohortId
from bot.model.review import Quality, Queue, Queued, Reading, Review

COMMENT = 600
"""Characters of a comment under one heading."""
SUGGESTION = 4000
MOST = 12
"""Rows of one queue."""
MOST_FINDINGS = 4
_NAME, _COMPANY = 40, 40
TOLD = frozenset({
    Rule.LEN_BODY, Rule.PARAS, Rule.SUBJECT, Rule.RECIPIENT_EXACT, Rule.NAMES_BODY, Rule.ROLE_COMPANY, Rule.THANKS,
    Rule.INTEREST, Rule.SIGNOFF, Rule.TYPOS, Rule.NO_LEFTOVER, Rule.NO_SALARY, Rule.NO_APOLOGY, Rule.NO_PRESSURE,
    Rule.TONE, Rule.POSITIVE, Rule.NO_RECONSIDER, Rule.NO_INVENTED, Rule.CRISP, Rule.BALANCE, Rule.CLAIMS,
    Rule.DEFERENCE, Rule.ASKS_NICELY, Rule.OPENS_WITH_THEM, Rule.ONE_EACH,
})  # fmt: skip
"""Rules whose findings speak of the words that stand there; the others may tell a fact that was not shown."""


def _name(reader: Reader, name: str) -> str:
    return short(name, _NAME) or say(reader, "a member without a name")


def needed(reader: Reader, review: Review, now: Instant) -> str:
    """By when a draft is needed; empty: it has no time of its own."""
    if review.needed_by is None or review.needed_by <= now:
        return ""
    return say(reader, "needed {when}", when=soon(reader, review.needed_by, now))


def queue(reader: Reader, shown: Queue, now: Instant) -> Card:
    """What waits for a coach, by when it is needed."""
    cohort = shown.cohort
    blocks: list[Block] = []
    if not cohort.open:
        text = say(reader, "{name} has ended, and sharing stopped with it: no draft can be opened.", name=cohort.name)
        return Card(title="", blocks=(Line((text,)),))
    if not shown.waiting:
        text = say(
            reader,
            "No draft waits. You hear at nine in the morning when one does, and at once when it's urgent.",
        )
        blocks.append(Line((text,)))
    for row in shown.waiting[:MOST]:
        blocks.append(_row(reader, row, now))
    if (left := len(shown.waiting) - MOST) > 0:
        blocks.append(Line((say_n(reader, "And one more, after these.", "And {n} more, after these.", left),)))
    quiet = []
    if shown.hours is not None:
        quiet.append(takes(reader, shown.hours))
    if shown.thanks:
        quiet.append(say_n(reader, "{n} thank-you this week.", "{n} thank-yous this week.", shown.thanks))
    if quiet:
        blocks.append(Line((" ".join(quiet),), Mood.QUIET))
    return Card(
        title=say(reader, "Drafts to read: {name}", name=short(cohort.name, 60)), blocks=tuple(blocks),
        about=f"queue:{cohort.id}",
    )  # fmt: skip


def _row(reader: Reader, row: Queued, now: Instant) -> Row:
    since = say(reader, "asked {when}", when=soon(reader, row.review.asked_at, now))
    parts = [
        _name(reader, row.name), short(row.company, _COMPANY), short(row.person, _NAME),
        needed(reader, row.review, now), since,
    ]  # fmt: skip
    text = " · ".join(each for each in parts if each)
    return Row((text,), (Button(say(reader, "Open"), "review.open", row.review.id),))


def opened(
    reader: Reader, shown: Reading, findings: Sequence[Finding], value: str, now: Instant, *, changed: bool = False
) -> Card:
    """One draft with its checks, as it is now; `changed`: it was edited since the coach last opened it."""
    note, review = shown.note, shown.review
    about = ", ".join(
        each for each in (shown.person.name, shown.opportunity.company, shown.opportunity.role) if each
    )  # fmt: skip
    blocks: list[Block] = []
    if changed:
        text = say(reader, "It was edited since you opened it. This is how it stands now; nothing was sent.")
        blocks.append(Line((text,), Mood.LOOK))
    blocks.append(Line((say(reader, "To {about}", about=short(about, 200)),)))
    if review.question:
        blocks += [Line((say(reader, "They ask:"),)), Quote(review.question)]
    if note.subject:
        blocks.append(Line((say(reader, "Subject: {subject}", subject=note.subject),)))
    blocks.append(Quote(note.body))
    blocks += _checks(reader, findings, _name(reader, shown.name))
    if review.needed_by is not None and review.needed_by > now:
        when = say(reader, "It's needed {when}.", when=soon(reader, review.needed_by, now))
        blocks.append(Line((when,), Mood.QUIET))
    if review.answer is not None:
        text = say(reader, "{coach} has answered this one.", coach=_name(reader, review.coach_name))
        blocks.append(Line((text,), Mood.QUIET))
    controls = (
        ()
        if review.answer is not None
        else (
            Button(say(reader, "Good to send"), "review.good", value, Style.PRIMARY),
            Button(say(reader, "Comment"), "review.comment", value),
        )
    )
    return Card(
        title=say(reader, "{name}'s draft", name=_name(reader, shown.name)), blocks=tuple(blocks),
        controls=(*controls, _back(reader, review.cohort_id)), about=f"reading:{review.id}",
    )  # fmt: skip


def _checks(reader: Reader, findings: Sequence[Finding], name: str) -> list[Block]:
    told = [each for each in findings if each.rule in TOLD and each.severity is not Severity.INFO]
    if not told:
        return [Line((say(reader, "The checks have nothing against it."),), Mood.GOOD)]
    lines = list(sentences(reader, told, info=False))[:MOST_FINDINGS]
    # The sentences are worded for the author, whom they speak to.
    return [Line((say(reader, "The checks say to {name}:", name=name),)), *(Line((text,), Mood.LOOK) for text in lines)]


def _back(reader: Reader, cohort: CohortId) -> Button:
    return Button(say(reader, "The queue"), "review.queue", cohort)


def form(reader: Reader, value: str, body: str) -> Form:
    """A comment under four headings, and the note as it might read; all of it optional."""
    headings = tuple(Field(each.value, quality_name(reader, each), FieldKind.TEXT, limit=COMMENT) for each in Quality)
    wording = Field(
        "suggestion", say(reader, "A wording you suggest"), FieldKind.TEXT, limit=SUGGESTION,
        hint=say(reader, "Left as it is, nothing is suggested."),
    )  # fmt: skip
    return Form(
        id="", title=say(reader, "Comment"), action="review.comment", value=value, steps=(Step((*headings, wording)),),
        submit=say(reader, "Send to them"), filled={"suggestion": body},
        intro=say(reader, "Headings, and no marks. Fill in what helps and leave the rest blank."),
    )  # fmt: skip


def nothing_said(reader: Reader) -> str:
    """Every field was left as it was."""
    return say(reader, "A line under one heading is enough; or tap Good to send instead.")


def answered(reader: Reader, review: Review, name: str) -> Card:
    """It is on its way to the author."""
    good = review.answer is not None and review.answer.good
    text = (
        say(reader, "{name} is told: good to send.", name=_name(reader, name))
        if good
        else say(reader, "Your words go to {name}, who decides what to take from them.", name=_name(reader, name))
    )
    return Card(
        title="", blocks=(Line((text,), Mood.GOOD),), controls=(_back(reader, review.cohort_id),),
        about=f"reading:{review.id}",
    )  # fmt: skip


def over(reader: Reader, cohort: CohortId, kept: str = "") -> Card:
    """A draft that was before the coaches, and is not any more; which way it went stays with its author.

    `kept` is what the coach wrote of it, theirs to copy.
    """
    text = say(reader, "This draft is closed: sent, skipped or withdrawn by its author. There's nothing to do.")
    blocks: list[Block] = [Line((text,))]
    if kept:
        blocks.append(Copy(say(reader, "Your words"), kept))
    return Card(title="", blocks=tuple(blocks), controls=(_back(reader, cohort),))


def second(reader: Reader, review: Review, kept: str) -> Card:
    """Another coach was first; what this one wrote is theirs to copy."""
    text = say(reader, "{coach} answered this one before you; their answer stands, and yours was not sent.",
               coach=_name(reader, review.coach_name))  # fmt: skip
    blocks: list[Block] = [Line((text,))]
    if kept:
        blocks.append(Copy(say(reader, "Your words"), kept))
    return Card(title="", blocks=tuple(blocks), controls=(_back(reader, review.cohort_id),))


def kept_words(reader: Reader, comments: Sequence[tuple[Quality, str]], suggestion: str) -> str:
    """What a coach wrote, to copy."""
    parts = [f"{quality_name(reader, each)}: {text}" for each, text in comments]
    return "\n\n".join([*parts, *([suggestion] if suggestion else [])])


def asked_to(reader: Reader, name: str, *, asked: bool) -> Card:
    """The member is asked whether the coach may read a draft; `asked`: they were not asked lately."""
    text = (
        say(reader, "{name} is asked. It opens only with their tap, and no answer is an answer too.",
            name=_name(reader, name))
        if asked
        else say(reader, "{name} isn't asked again: once a week, and once about a draft. A word from you may do more.",
                 name=_name(reader, name))
    )  # fmt: skip
    return Card(title="", blocks=(Line((text,), Mood.GOOD if asked else Mood.PLAIN),))


# what a coach is told


def waiting(reader: Reader, cohort: Cohort, count: int, first: Instant | None, now: Instant, *, discreet: bool) -> Card:
    """The one message of a day: how many drafts wait, and when the first is needed."""
    lead = say_n(reader, "{n} draft waits to be read in {name}.", "{n} drafts wait to be read in {name}.", count,
                 name=cohort.name)  # fmt: skip
    blocks: list[Block] = [Line((lead,))]
    if first is not None and first > now:
        when = soon(reader, first, now)
        needs = (
            say(reader, "It is needed {when}.", when=when)
            if count == 1
            else say(reader, "The first is needed {when}.", when=when)
        )
        blocks.append(Line((needs,)))
    return Card(
        title="", blocks=tuple(blocks),
        controls=(Button(say(reader, "Open the queue"), "review.queue", cohort.id, Style.PRIMARY),),
        preview=neutral(reader) if discreet else lead, about=f"queue:{cohort.id}",
    )  # fmt: skip


def read_soon(reader: Reader, review: Review, now: Instant, *, discreet: bool) -> Card:
    """One draft that is needed soon; whose it is stands where it is opened, and in their log then."""
    lead = say(reader, "You were asked to read a draft, {when}.", when=needed(reader, review, now))
    return Card(
        title="", blocks=(Line((lead,)),),
        controls=(
            Button(say(reader, "Open"), "review.open", review.id, Style.PRIMARY), _back(reader, review.cohort_id),
        ),
        preview=neutral(reader) if discreet else lead,
    )  # fmt: skip
