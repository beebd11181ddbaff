"""What is said when a cohort is over: to its room, to each member, to its coaches; and when somebody is out of it."""

from dataclasses import dataclass
from datetime import date

from bot.cards.cohorts import called
from bot.cards.nudges import neutral
from bot.cards.words import Reader, day, say, say_n, some
from bot.chat.card import Block, Button, Card, Fact, Facts, Line, Mood, Style
from bot.clock import Instant
from bot.model.calendar import wall
from bot.model.cohort import Cohort, Role


@dataclass(frozen=True, slots=True)
class Closing:
    """What one member's time in a cohort comes to; theirs alone."""

    interviews: int = 0
    thanked: int = 0
    """People who got a note of thanks."""
    hours: int | None = None
    """The median of hours to a note; None of fewer than two."""
    open: tuple[str, ...] = ()
    """Employers that are still open."""


def member(reader: Reader, cohort: Cohort, closing: Closing, *, discreet: bool) -> Card:
    """The closing page of a member."""
    facts = [
        Fact(say(reader, "Interviews held"), (str(closing.interviews),)),
        Fact(say(reader, "People thanked"), (str(closing.thanked),)),
    ]
    if closing.hours is not None:
        hours = say_n(reader, "{n} hour", "{n} hours", max(1, closing.hours))
        facts.append(Fact(say(reader, "Half of your notes went out within"), (hours,)))
    if closing.open:
        facts.append(Fact(say(reader, "Still open"), (some(reader, closing.open),)))
    lead = say(reader, "{name} is over, and sharing with it: coaches see nothing of yours from now on.",
               name=cohort.name)  # fmt: skip
    rest = say(reader, "Your log and reminders are yours and go on, if you'd like that.")
    return Card(
        title=say(reader, "Closing page"),
        blocks=(Line((lead,)), Facts(tuple(facts)), Line((rest,), Mood.QUIET)),
        controls=(
            Button(say(reader, "Keep going alone"), "cohort.alone", cohort.id, Style.PRIMARY),
            Button(say(reader, "Export"), "export", ""),
            Button(say(reader, "Erase everything"), "forget", ""),
        ),
        preview=neutral(reader) if discreet else say(reader, "{name} is over. Your closing page.", name=cohort.name),
    )


def alone(reader: Reader, cohort: Cohort) -> Card:
    """They go on by themselves."""
    text = say(reader, "Everything goes on as before, with Afternote's own cadence. {name} is closed, and good luck.",
               name=cohort.name)  # fmt: skip
    return Card(title="", blocks=(Line((text,)),))


def figures(reader: Reader, cohort: Cohort) -> tuple[Fact, ...]:
    """What the cohort came to, of those who let themselves be counted; those figures that are shown."""
    kept = dict(cohort.closing or ())
    names = {
        "interviews": say(reader, "Interviews held"),
        "notes": say(reader, "Notes sent"),
        "steps": say(reader, "Steps taken"),
        "on_time": say(reader, "Every note within 48 hours"),
        "hours": say(reader, "Half of the notes went out within"),
    }
    facts = []
    for name, label in names.items():
        if name not in kept:
            continue
        n = kept[name]
        match name:
            case "on_time":
                value = say(reader, "about {n} % of interviews", n=n)
            case "hours":
                value = say_n(reader, "about {n} hour", "about {n} hours", max(1, n))
            case _:
                value = say(reader, "about {n}", n=n)
        facts.append(Fact(label, (value,)))
    return tuple(facts)


def weeks(cohort: Cohort) -> int:
    """How many weeks it ran, one that was begun counted whole."""
    last = cohort.ends_on if cohort.ended_at is None else wall(cohort.ended_at, cohort.zone).date()
    days = (min(last, cohort.ends_on) - cohort.starts_on).days + 1
    return max(1, -(-days // 7))


def coach(
    reader: Reader, cohort: Cohort, *, by_itself: bool, digests: int = 0, alone: bool = False
) -> Card:  # fmt: skip
    """The closing page of a coach: what the cohort came to, in figures that name nobody.

    `digests`: how many weeks its channels were told of, which everybody in them has seen.
    """
    lead = (
        say(reader, "{name} came to its last day.", name=cohort.name)
        if by_itself
        else say(reader, "{name} is over.", name=cohort.name)
    )
    blocks: list[Block] = [Line((lead + " " + say(reader, "Members have their own pages, and share nothing now."),))]
    ran = (
        Fact(say(reader, "Weeks it ran"), (str(weeks(cohort)),)),
        Fact(say(reader, "Digests posted"), (str(digests),)),
    )
    blocks.append(Facts((*ran, *figures(reader, cohort))))
    rest = say(reader, "Figures are shown where five people or more were counted to the end.")
    blocks.append(Line((rest,), Mood.QUIET))
    controls = () if alone else (Button(say(reader, "Archive"), "cohort.archive", cohort.id),)
    return Card(title=say(reader, "Closing page"), blocks=tuple(blocks), controls=controls)


def parting(reader: Reader, cohort: Cohort) -> Card:
    """What the room is told."""
    return Card(
        title="",
        blocks=(
            Line((say(reader, "{name} is over. Everybody has a closing page in private.", name=cohort.name),)),
            Line((say(reader, "Nothing is shared with coaches any more. Logs and reminders go on for whoever likes."),),
                 Mood.QUIET),
        ),
        preview=say(reader, "{name} is over.", name=cohort.name),
    )  # fmt: skip


def really(reader: Reader, cohort: Cohort, last: date, now: Instant) -> Card:
    """Asks a coach before it ends."""
    text = say(reader, "End {name} now? Sharing stops at once, and everybody gets a closing page. Its last day was "
                       "to be {day}.", name=cohort.name, day=day(reader, last, now=now))  # fmt: skip
    return Card(
        title="", blocks=(Line((text,)),),
        controls=(
            Button(say(reader, "End now"), "cohort.end_now", cohort.id, Style.GRAVE),
            Button(say(reader, "Keep it going"), "kept", ""),
        ),
    )  # fmt: skip


def ended(reader: Reader, cohort: Cohort) -> Card:
    """A coach has ended it."""
    text = say(reader, "{name} is over. Closing pages are on their way.", name=cohort.name)
    return Card(title="", blocks=(Line((text,)),))


def archived(reader: Reader, cohort: Cohort) -> Card:
    """It is put away."""
    text = say(reader, "{name} is archived. Its closing figures stay with its coaches; nothing else is kept open.",
               name=cohort.name)  # fmt: skip
    return Card(title="", blocks=(Line((text,)),))


def out(reader: Reader, cohort: Cohort, *, discreet: bool) -> Card:
    """A coach has taken them out of it."""
    lead = say(reader, "You are no longer in {name}.", name=cohort.name)
    rest = say(reader, "Everything you logged stays yours, and reminders go on. Nobody in the group sees any of it.")
    return Card(
        title="", blocks=(Line((lead,)), Line((rest,), Mood.QUIET)),
        preview=neutral(reader) if discreet else lead,
    )  # fmt: skip


def role(reader: Reader, cohort: Cohort, role: Role, *, discreet: bool) -> Card:
    """What they are in a cohort now, and what that shows them."""
    match role:
        case Role.COACH:
            lead = say(reader, "You are a coach of {name} now.", name=called(cohort.name))
            sees = say(reader, "You will see totals, and of each member what they chose to share. You will never see a "
                               "note that its author did not send you.")  # fmt: skip
        case Role.SPONSOR:
            lead = say(reader, "You look on in {name} now.", name=called(cohort.name))
            sees = say(reader, "You will see what the group adds up to. You will never see a person by name.")
        case Role.MEMBER:
            lead = say(reader, "You are a member of {name} now.", name=called(cohort.name))
            sees = say(reader, "You share nothing until you choose to: your level is private.")
    return Card(
        title="", blocks=(Line((lead,)), Line((sees,), Mood.QUIET)),
        preview=neutral(reader) if discreet else lead,
    )  # fmt: skip
