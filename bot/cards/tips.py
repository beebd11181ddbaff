"""What is said about tips: those that come with Afternote, the message that brings one, and a coach's own list."""

from collections.abc import Sequence

from bot.cards.nudges import neutral
from bot.cards.weekly import Week
from bot.cards.weekly import weekly as weekly_card
from bot.cards.words import N_, Reader, day, say, say_n, short
from bot.chat.card import Block, Button, Card, Line, Mood, Row, Style
from bot.chat.form import Field, FieldKind, Form, Step
from bot.clock import Instant
from bot.model.calendar import wall
from bot.model.cohort import Cohort, Tip
from bot.model.drip import APART, MOST_TIPS, MOST_WORDS, days

DEFAULTS: tuple[str, ...] = (
    N_("Before you leave a talk, ask when they decide. The date goes into the log, and a follow-up waits for it."),
    N_("Write one thing each person said while you are still at the door. It is the detail that makes a note yours."),
    N_("A note is a few lines: thanks, one detail, why it fits, your name. Three sentences that go out are plenty."),
    N_("Met four people? Each gets a note of their own, with what that person said."),
    N_("HR managers received notes from about 24 % of applicants (Accountemps / Robert Half, 2017, US). A short one "
       "that arrives is already rare."),
    N_("No address? A line to the recruiter, asking to pass on your thanks, is as welcome as a note."),
    N_("Read names aloud before you send: the person's, the company's, the role's. A note is read for those first."),
    N_("They named a day? Wait for it, and two business days more. Asking before then asks them to hurry."),
    N_("A question caught you out? Write down the answer you'd give now. It comes back before your next talk."),
    N_("One follow-up after an application is enough. The hour is better spent on somebody who knows the team."),
    N_("After a no, a short friendly word can wait a day. Some people are asked back; a note unsent is fine too."),
    N_("Whoever put you forward likes to hear what came of it, also when nothing did. Two lines are plenty."),
)
"""One a week. The fifth: Accountemps / Robert Half, 20 Nov 2017, US (model/evidence.py, "received"); the others are
plain craft, as the practices have it: ask for the date, one detail each, nobody's address guessed, names last."""


def texts(reader: Reader, cohort: Cohort) -> tuple[Tip, ...]:
    """The cohort's tips by day: a coach's own as they wrote them, else those that come with Afternote."""
    if cohort.tips is not None:
        return cohort.tips
    return days(tuple(say(reader, each) for each in DEFAULTS))


def tip(reader: Reader, cohort: Cohort, text: str, *, discreet: bool, week: Week | None = None) -> Card:
    """The message of this week: the tip, and what else the week's message holds for those who want that too."""
    rest = weekly_card(reader, week, discreet=discreet) if week is not None else None
    # The week's message has a tip of its own as its last line: this one takes its place.
    blocks: list[Block] = [Line((text,)), *(rest.blocks[:-1] if rest is not None else ())]
    controls = rest.controls[:-1] if rest is not None else ()
    return Card(
        title=say(reader, "A tip for this week"),
        blocks=(*blocks, Line((say(reader, "From {name}, once a week.", name=cohort.name),), Mood.QUIET)),
        controls=(*controls, Button(say(reader, "Fewer of these"), "tips.off", cohort.id)),
        preview=neutral(reader) if discreet else say(reader, "A tip for this week."),
    )


def off(reader: Reader, cohort: Cohort) -> Card:
    """No more tips to this member."""
    return Card(
        title="", blocks=(Line((say(reader, "Done: no more tips from {name}.", name=cohort.name),)),),
        controls=(Button(say(reader, "Undo"), "tips.on", cohort.id),),
    )  # fmt: skip


def on(reader: Reader, coming: Instant | None, now: Instant) -> Card:
    """Tips come; the next one then."""
    if coming is None:
        text = say(reader, "Tips are on. This group's list has no more to come.")
    else:
        text = say(reader, "Tips are on: one a week at 9:30, the next on {day}.", day=_day(reader, coming, now))
    return Card(title="", blocks=(Line((text,)),))


def _day(reader: Reader, at: Instant, now: Instant) -> str:
    return day(reader, wall(at, reader.zone or "UTC").date(), now=now)


def tip_list(reader: Reader, cohort: Cohort, shown: Sequence[Tip]) -> Card:
    """The tips by day, for a coach."""
    blocks: list[Block] = [
        Row((say(reader, "Day {n}: {text}", n=each.day, text=short(each.text, 300)),)) for each in shown[:MOST_SHOWN]
    ]
    if len(shown) > MOST_SHOWN:
        blocks.append(Line((say_n(reader, "And one more.", "And {n} more.", len(shown) - MOST_SHOWN),), Mood.QUIET))
    if not shown:
        blocks.append(Line((say(reader, "No tips go out."),)))
    controls = [
        Button(say(reader, "Change"), "tips.edit", cohort.id, Style.PRIMARY),
        *([Button(say(reader, "Those that come with Afternote"), "tips.default", cohort.id)]
          if cohort.tips is not None else []),
    ]  # fmt: skip
    return Card(title=say(reader, "Tips"), blocks=tuple(blocks), controls=tuple(controls))


MOST_SHOWN = 14


def form(reader: Reader, cohort: Cohort, shown: Sequence[Tip]) -> Form:
    """The tips, a line each."""
    hint = say(reader, "A line each, at most {n} words. They go out one a week, in this order; empty sends none.",
               n=MOST_WORDS)  # fmt: skip
    return Form(
        id="", title=say(reader, "Tips"), action="tips.save", value=cohort.id,
        steps=(Step((Field("tips", say(reader, "Tips"), FieldKind.TEXT, hint=hint, limit=3_000),)),),
        submit=say(reader, "Preview"), filled={"tips": "\n".join(each.text for each in shown)[:3_000]},
    )  # fmt: skip


def preview(reader: Reader, cohort: Cohort, shown: Sequence[Tip], form: str) -> Card:
    """How they would come, before they are kept."""
    card = tip_list(reader, cohort, shown)
    rest = Line((say(reader, "At 9:30 wherever each member is. Nothing is saved yet."),), Mood.QUIET)
    return Card(
        title=say(reader, "Preview: tips"), blocks=(*card.blocks, rest),
        controls=(
            Button(say(reader, "Save"), "tips.keep", form, Style.PRIMARY),
            Button(say(reader, "Change"), "form.open", form),
            Button(say(reader, "Cancel"), "kept", ""),
        ),
    )  # fmt: skip


def too_long(reader: Reader, number: int) -> str:
    """One of the lines is too long."""
    return say(reader, "Line {n} has more than {most} words.", n=number, most=MOST_WORDS)


def too_many(reader: Reader) -> str:
    """There are more lines than weeks in a year."""
    return say(reader, "At most {n} tips, one a week for a year.", n=MOST_TIPS)


def saved(reader: Reader, cohort: Cohort) -> Card:
    """The tips are kept."""
    text = (
        say(reader, "Saved: no tips go out.")
        if cohort.tips == ()
        else say(reader, "Saved. Tips go out one a week, {days} days apart, to those who want them.", days=APART)
    )
    return Card(
        title="", blocks=(Line((text,), Mood.GOOD),),
        controls=(Button(say(reader, "Show it"), "tips.list", cohort.id),),
    )  # fmt: skip
