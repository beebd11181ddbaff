"""The weekly message: one question to oneself, one's own record, one tip; for those who asked for it."""

from dataclasses import dataclass

from bot.cards.nudges import neutral
from bot.cards.pledges import report_lines
from bot.cards.words import N_, Reader, say, say_n
from bot.chat.card import Block, Button, Card, Line, Mood, Style
from bot.model.pledges import Record

QUESTIONS: tuple[str, ...] = (
    N_("Is there somebody you met last week who has no word from you yet?"),
    N_("Which answer was promised soonest, and is its day in here?"),
    N_("Does each note you sent name one thing of that conversation?"),
    N_("Who helped without being in the room: a recruiter, a coordinator, whoever put you forward?"),
    N_("Which question caught you out, and what would you say now?"),
    N_("How soon after a talk do you write, and does that suit you?"),
)
TIPS: tuple[str, ...] = (
    N_("Write one detail down at the door; the note then takes a minute."),
    N_("Read the posting again before you ask after an application."),
    N_("One follow-up after an application is enough; then the next one."),
    N_("Check names and the company last; a wrong name undoes a good note."),
    N_("A short note that goes out beats a long one that doesn't."),
    N_("After a no, a friendly word can wait a day, and may stay unsent."),
    N_("Ask when they decide before you leave; it spares you the guessing."),
)


@dataclass(frozen=True, slots=True)
class Week:
    """What one member's week comes to; `number` is the week of the year, by which question and tip take turns."""

    number: int
    record: Record
    waiting: int = 0
    """Notes that wait for them."""
    goal: tuple[str, ...] = ()
    """Their own goal and how last week came to it, where they have one."""


def weekly(reader: Reader, week: Week, *, discreet: bool) -> Card:
    """The one message of the week."""
    question = say(reader, QUESTIONS[week.number % len(QUESTIONS)])
    blocks: list[Block] = [Line((question,))]
    blocks += [Line((line,)) for line in (week.goal or report_lines(reader, week.record))[:1]]
    if week.waiting:
        blocks.append(Line((say_n(reader, "One note waits.", "{n} notes wait.", week.waiting),)))
    blocks.append(Line((say(reader, "A tip: {tip}", tip=say(reader, TIPS[week.number % len(TIPS)])),), Mood.QUIET))
    return Card(
        title=say(reader, "Your week"),
        blocks=tuple(blocks),
        controls=(
            Button(say(reader, "What waits now"), "home", "", Style.PRIMARY),
            Button(say(reader, "My record"), "note.record", ""),
            Button(say(reader, "Fewer of these"), "weekly.off", ""),
        ),
        preview=neutral(reader) if discreet else say(reader, "Your week, in three lines."),
    )


def off(reader: Reader) -> Card:
    """No more of these."""
    return Card(
        title="",
        blocks=(Line((say(reader, "Done: no more weekly messages."),)),),
        controls=(Button(say(reader, "Undo"), "weekly.on", ""),),
    )


def on(reader: Reader) -> Card:
    """They come again."""
    return Card(
        title="", blocks=(Line((say(reader, "One message a week, on Monday morning; none in an empty week."),)),)
    )
