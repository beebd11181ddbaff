"""What is said to whoever joins a cohort, chooses what is seen of them there, or leaves."""

from collections.abc import Sequence

from bot.cards.cohorts import LEVELS, NAME, called, level_name, levels
from bot.cards.words import Reader, day, say, say_n, short
from bot.chat.card import Block, Button, Card, Choice, CommandName, Fact, Facts, Line, Mood, Option, Style
from bot.clock import Instant
from bot.model.cohort import Cohort, Consent, Membership, Sighting


def what_may_be_seen(reader: Reader, cohort: Cohort) -> Choice:
    """The four levels as a choice."""
    options = tuple(Option(say(reader, name), level.value) for level, name, _ in LEVELS)
    return Choice(say(reader, "What may be seen"), "cohort.level", cohort.id, options)


def _controls(reader: Reader, cohort: Cohort, mine: Membership) -> tuple[Choice | Button, ...]:
    tips = (
        Button(say(reader, "No more tips"), "tips.off", cohort.id)
        if mine.tips
        else Button(say(reader, "A tip a week"), "tips.on", cohort.id)
    )
    return (
        what_may_be_seen(reader, cohort),
        Button(say(reader, "See what my coach would see"), "cohort.seen", cohort.id),
        tips,
        Button(say(reader, "Leave"), "cohort.leave", cohort.id),
    )


def joined(reader: Reader, cohort: Cohort, mine: Membership) -> Card:
    """They are in, in private; what may be seen is theirs to choose."""
    lead = say(reader, "You're in {name}, in private: nothing of yours is seen, not even that. Choose what may be "
                       "seen, or leave it so; both are fine.", name=short(cohort.name, NAME))  # fmt: skip
    last = say(reader, "Only you see this. No level opens a draft; that takes your tap.")
    return Card(
        title=cohort.name, blocks=(Line((lead,)), levels(reader), Line((last,), Mood.QUIET)),
        controls=_controls(reader, cohort, mine),
    )  # fmt: skip


def standing(reader: Reader, cohort: Cohort, mine: Membership) -> Card:
    """Where they stand in a group that they are in."""
    lead = say(reader, "You're in {name} at {level}.", name=short(cohort.name, NAME),
               level=level_name(reader, mine.consent))  # fmt: skip
    return Card(
        title=cohort.name, blocks=(Line((lead,)), levels(reader)), controls=_controls(reader, cohort, mine)
    )


def chosen(reader: Reader, cohort: Cohort, mine: Membership) -> Card:
    """The level that they have chosen, and what it means from now on."""
    means = next(say(reader, means) for level, _, means in LEVELS if level is mine.consent)
    lead = say(reader, "{level}, from now on: {means}.", level=level_name(reader, mine.consent), means=means)
    last = say(reader, "You can change it here at any time; it holds from your coach's next look on.")
    return Card(
        title=cohort.name, blocks=(Line((lead,), Mood.GOOD), Line((last,), Mood.QUIET)),
        controls=_controls(reader, cohort, mine),
    )  # fmt: skip


def no_such_level(reader: Reader, typed: str) -> Card:
    """Neither a level nor a group that can be joined from here."""
    text = say(reader, "\"{typed}\" is no level. There are private, counts, progress and drafts. Nothing changed.",
               typed=short(typed, 40))  # fmt: skip
    return Card(title="", blocks=(Line((text,)), levels(reader)))


def which_level(reader: Reader, found: Sequence[Cohort], level: Consent) -> Card:
    """They are in several groups: asks in which this level is to hold."""
    options = tuple(Option(short(each.name, 70), f"{each.id} {level.value}") for each in found[:25])
    return Card(
        title="", blocks=(Line((say(reader, "In which group: {level}?", level=level_name(reader, level)),)),),
        controls=(Choice(say(reader, "Group"), "cohort.level", "", options),),
    )  # fmt: skip


def no_door(reader: Reader) -> Card:
    """No group goes on where this was typed."""
    text = say(reader, "No group goes on here. Press Join on its card, or type this in its channel: ")
    return Card(title="", blocks=(Line((text, CommandName("cohort join"))),))


def you_coach_it(reader: Reader, cohort: Cohort) -> Card:
    """Whoever looks after a group is no member of it."""
    text = say(reader, "You look after {name}, so nothing of yours is counted or seen there. Your own notes work "
                       "as ever.", name=short(cohort.name, NAME))  # fmt: skip
    return Card(
        title="", blocks=(Line((text,)),),
        controls=(Button(say(reader, "Show members"), "members.of", cohort.id),),
    )  # fmt: skip


def seen(reader: Reader, cohort: Cohort, mine: Membership, level: Consent, row: Block | None) -> Card:
    """What their coach sees of them at this level, live; `row` as it stands in the coach's list."""
    name = level_name(reader, level)
    if level is Consent.PRIVATE:
        lead = say(reader, "At {level} your coach sees nothing of you: no name, no number, not even the level.",
                   level=name)  # fmt: skip
    elif row is None:
        lead = say(reader, "At {level} your coach sees no name: you are one of several in a total, and totals of "
                           "fewer than five people are hidden.", level=name)  # fmt: skip
    else:
        lead = say(reader, "At {level} your coach sees this of you, right now:", level=name)
    others = tuple(
        Button(say(reader, "And at {level}?", level=level_name(reader, each)), "cohort.seen", f"{cohort.id} {each}")
        for each in (Consent.COUNTS, Consent.PROGRESS)
        if each is not level
    )
    yours = say(reader, "You are at {level}.", level=level_name(reader, mine.consent))
    return Card(
        title=say(reader, "What your coach sees"),
        blocks=(Line((lead,)), *((row,) if row is not None else ()), Line((yours,), Mood.QUIET)),
        controls=(*others, what_may_be_seen(reader, cohort)),
    )


def leaving(reader: Reader, cohort: Cohort) -> Card:
    """Asks before they leave, and says what stays."""
    text = say(reader, "Leave {name}? From then on nothing of yours is seen there, and drafts that wait for a coach "
                       "come back. What you logged stays yours, and reminders go on.",
               name=short(cohort.name, NAME))  # fmt: skip
    return Card(
        title="", blocks=(Line((text,)),),
        controls=(
            Button(say(reader, "Leave"), "cohort.left", cohort.id, Style.PRIMARY),
            Button(say(reader, "Stay"), "cohort.show", cohort.id),
        ),
    )  # fmt: skip


def left(reader: Reader, cohort: Cohort) -> Card:
    """They have left."""
    text = say(reader, "You've left {name}. Everything you logged is still here, and reminders go on. Its card lets "
                       "you back in.", name=short(cohort.name, NAME))  # fmt: skip
    return Card(title="", blocks=(Line((text,)),))


def left_already(reader: Reader) -> Card:
    """There is nothing to leave."""
    return Card(title="", blocks=(Line((say(reader, "You are not in that group. Nothing changed."),)),))


def invited(reader: Reader, cohort: Cohort, coach: str, *, discreet: bool) -> Card:
    """A coach asks somebody in; the answer is theirs."""
    who = called(coach) or say(reader, "A coach")
    name = called(cohort.name)
    lead = say(reader, "{who} invites you to {name}, until {day}. Joining shares nothing until you choose.",
               who=who, name=name, day=day(reader, cohort.ends_on))  # fmt: skip
    return Card(
        title=name, blocks=(Line((lead,)), levels(reader)),
        controls=(
            Button(say(reader, "Join"), "cohort.join", cohort.id, Style.PRIMARY),
            Button(say(reader, "No thanks"), "kept", ""),
            Button(say(reader, "Fewer of these"), "settings.fewer"),
        ),
        preview=say(reader, "An invitation waits for you.") if discreet else lead,
    )  # fmt: skip


def over(reader: Reader, cohort: Cohort) -> Card:
    """The group of this channel has ended: nobody joins it any more."""
    text = say(reader, "{name} is over, so nobody joins it any more. Your own notes work as ever.",
               name=short(cohort.name, NAME))  # fmt: skip
    return Card(title="", blocks=(Line((text,)),))


def places(
    reader: Reader, mine: Sequence[tuple[Membership, Cohort]], sightings: Sequence[Sighting], now: Instant
) -> tuple[Block, ...]:
    """The part of the privacy card about groups: the level in each, and every look of a coach."""
    if not mine and not sightings:
        return ()
    rows = tuple(
        Fact(short(cohort.name, NAME), (_level(reader, membership, cohort),)) for membership, cohort in mine[:10]
    )
    looks = tuple(Fact(day(reader, each.day, now=now), (_look(reader, each),)) for each in sightings[:8])
    if mine and not looks:
        looks = (Fact(say(reader, "Seen by a coach"), (say(reader, "nothing so far"),)),)
    return (Facts((*rows, *looks)),)


def _level(reader: Reader, membership: Membership, cohort: Cohort) -> str:
    if not cohort.open:
        return say(reader, "over; nothing is shared any more")
    return level_name(reader, membership.consent)


def _look(reader: Reader, seen: Sighting) -> str:
    who = short(seen.coach_name, 40) or say(reader, "A coach")
    what = {
        "progress": say(reader, "how you stand"),
        "note": say(reader, "a note you shared"),
        "page": say(reader, "how you stand, on the page"),
        "queue": say(reader, "that a draft of yours waits to be read"),
    }.get(seen.what, say(reader, "what you share"))
    times = "" if seen.times == 1 else say_n(reader, ", {n} time", ", {n} times", seen.times)
    return say(reader, "{who} saw {what}{times}.", who=who, what=what, times=times)
