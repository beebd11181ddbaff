"""What is said as a cohort is made, and in its channel: the form, what its coach reads first, the joining card."""

import re
from collections.abc import Sequence
from datetime import date, time

from bot.cards.cohort_policy import digest_time
from bot.cards.words import N_, Reader, clock, day, say, say_n, short, weekday_name
from bot.chat.card import Button, Card, CommandName, Copy, Fact, Facts, Line, Mood, Option, Row, Style
from bot.chat.form import Field, FieldKind, Form, Step
from bot.clock import Instant
from bot.model.cohort import Cohort, Consent

_THREE = time(15)
NAME = 60
"""Characters of a cohort's name."""
LEVELS: tuple[tuple[Consent, str, str], ...] = (
    (Consent.PRIVATE, N_("Private"), N_("nobody sees anything of yours; no total counts you")),
    (Consent.COUNTS, N_("Counts"), N_("you count in the group's totals, without a name")),
    (Consent.PROGRESS, N_("Progress"), N_("your coach sees company, stage, whether notes wait, by name")),
    (Consent.DRAFTS, N_("Drafts"), N_("as Progress; your coach may ask to read waiting drafts")),
)
"""Each level, what it is called, and what it means, in plain words."""

_LINK = re.compile(r"\S*(?:://|www\.|\w\.\w{2,}/)\S*", re.IGNORECASE)


def called(name: str) -> str:
    """A name that somebody chose, as strangers may read it: short, in one line, and with no address in it."""
    return short(_LINK.sub("…", name), NAME)


def level_name(reader: Reader, consent: Consent) -> str:
    """What a level is called."""
    return next(say(reader, name) for level, name, _ in LEVELS if level is consent)


def levels(reader: Reader) -> Facts:
    """What each level lets be seen, in plain words."""
    return Facts(tuple(Fact(say(reader, name), (say(reader, means),)) for _, name, means in LEVELS))


def in_a_channel(reader: Reader) -> Card:
    """A group lives in a channel: it is made there."""
    text = say(reader, "A group lives in a channel. Type this in the channel that it is for: ")
    return Card(title="", blocks=(Line((text, CommandName("cohort create"))),))


def taken(reader: Reader, cohort: Cohort) -> Card:
    """A group goes on in this channel already."""
    text = say(reader, "{name} goes on in this channel. Nothing was made; a second group needs a channel of its own.",
               name=short(cohort.name, NAME))  # fmt: skip
    return Card(title="", blocks=(Line((text,)),))


def form(reader: Reader, *, name: str, ends: str, zone_known: bool) -> Form:
    """Asks what a group needs: a name, its last day, when its week is told; the zone where it is not known."""
    weekdays = tuple(Option(weekday_name(reader, number), str(number)) for number in range(7))
    fields = [
        Field("name", say(reader, "Name of the group"), required=True, limit=NAME,
              example=say(reader, "Spring group")),
        Field("ends", say(reader, "Its last day"), required=True, limit=80, example=ends,
              hint=say(reader, "Sharing stops by itself after it")),
        Field("weekday", say(reader, "Weekly digest on"), FieldKind.CHOICE, options=weekdays),
        Field("at", say(reader, "At"), limit=40, example="3 pm"),
    ]  # fmt: skip
    if not zone_known:
        zone_hint = say(reader, "A city near you is enough; asked once")
        fields.append(
            Field("zone", say(reader, "Your time zone"), FieldKind.ZONE, required=True, hint=zone_hint,
                  example="New York")
        )  # fmt: skip
    return Form(
        id="",
        title=say(reader, "A new group"),
        action="cohort.make",
        value="",
        steps=(Step(tuple(fields)),),
        submit=say(reader, "Make it"),
        filled={"name": name, "weekday": "4", "at": clock(reader, _THREE)},
        intro=say(reader, "It starts today. Everything else has a default; /cohort policy changes it."),
    )


def no_name(reader: Reader) -> str:
    """The name is missing."""
    return say(reader, "A group needs a name, such as \"Spring group\".")


def long_name(reader: Reader) -> str:
    """The name is too long."""
    return say_n(reader, "At most {n} character.", "At most {n} characters.", NAME)


def named_so(reader: Reader, name: str) -> str:
    """They are in a group of that name already."""
    return say(reader, "You are in a group named \"{name}\" already; another name tells them apart.",
               name=short(name, NAME))  # fmt: skip


def no_day(reader: Reader, typed: str, first: date, last: date) -> str:
    """The last day cannot be read, is past, or is too far away."""
    return say(reader, "I need a day from {first} to {last}; \"{typed}\" is none. Try \"in 12 weeks\".",
               first=day(reader, first), last=day(reader, last), typed=short(typed, 40))  # fmt: skip


def made(reader: Reader, cohort: Cohort, now: Instant) -> Card:
    """It is there: what holds, what its coach will see and never see, and the joining card to post."""
    until = day(reader, cohort.ends_on, now=now)
    lead = say(reader, "{name} is set, until {day}. Digest: {when}. The rest is my usual cadence.",
               name=cohort.name, day=until, when=digest_time(reader, cohort))  # fmt: skip
    facts = Facts((
        Fact(say(reader, "You will see"), (
            say(reader, "totals of five people or more, drafts that somebody asks you to read, and by name what "
                        "somebody chose to share"),)),
        Fact(say(reader, "You will never see"), (
            say(reader, "other drafts, notes of an interview, pay, or who shares nothing"),)),
    ))  # fmt: skip
    return Card(
        title=cohort.name,
        blocks=(
            Line((lead,)),
            facts,
            Copy(say(reader, "A welcome to post"), welcome(reader, cohort)),
            Line((say(reader, "Only you see this. The joining card is posted for everybody in the channel."),),
                 Mood.QUIET),
        ),
        controls=(
            Button(say(reader, "Post the joining card"), "cohort.post", cohort.id, Style.PRIMARY),
            Button(say(reader, "A sample digest"), "cohort.sample", cohort.id),
            Button(say(reader, "Policy"), "policy.show", cohort.id),
            Button(say(reader, "One more channel"), "bridge.code", cohort.id),
        ),
    )  # fmt: skip


def welcome(reader: Reader, cohort: Cohort) -> str:
    """A welcome in the coach's name, to post or to change."""
    return say(
        reader,
        "Welcome to {name}. Afternote drafts your thank-you and follow-up notes and reminds you while it matters. "
        "Log an interview with /interview log; only you see it. Joining below shares nothing until you choose.",
        name=cohort.name,
    )  # fmt: skip


def posted(reader: Reader, cohort: Cohort) -> Card:
    """The joining card is on its way."""
    text = say(reader, "The joining card of {name} is on its way to the channel. The first digest of a full week "
                       "comes {when}.", name=short(cohort.name, NAME), when=_first(reader, cohort))  # fmt: skip
    return Card(
        title="", blocks=(Line((text,), Mood.GOOD),),
        controls=(Button(say(reader, "A sample digest"), "cohort.sample", cohort.id),),
    )  # fmt: skip


def sample(reader: Reader, cohort: Cohort) -> Card:
    """What a digest looks like; its figures are invented, and it says so."""
    mark = say(reader, "A sample: these figures are invented.")
    return Card(
        title=say(reader, "{name}: a sample week", name=cohort.name),
        blocks=(
            Line((mark,)),
            Facts((
                Fact(say(reader, "Notes sent"), (say(reader, "14, by 8 people"),)),
                Fact(say(reader, "On time"), (say(reader, "78 %, after 71 % the week before"),)),
                Fact(say(reader, "Half were sent within"), (say(reader, "19 hours"),)),
            )),
            Line((say(reader, "A week under half, or below the last one, is told to you alone. Fewer than five "
                              "people: no rate."),), Mood.QUIET),
        ),
    )  # fmt: skip


def _first(reader: Reader, cohort: Cohort) -> str:
    whole = cohort.full_weeks
    return day(reader, whole[0]) if whole else say(reader, "on demand")


def joining(reader: Reader, cohort: Cohort, coaches: Sequence[str]) -> Card:
    """The card in the channel with which people join."""
    who = ", ".join(short(each, NAME) for each in coaches if each) or say(reader, "Your coach")
    lead = say(reader, "{who} runs this group until {day}. Join in private: nothing of yours is seen or counted "
                       "unless you choose it, now or later.",
               who=who, day=day(reader, cohort.ends_on))  # fmt: skip
    return Card(
        title=cohort.name,
        blocks=(
            Line((lead,)), levels(reader),
            Line((say(reader, "No level opens a draft: that takes your own tap, each time."),), Mood.QUIET),
        ),
        controls=(Button(say(reader, "Join"), "cohort.join", cohort.id, Style.PRIMARY),),
    )  # fmt: skip


def homeless(reader: Reader, found: Sequence[Cohort]) -> Card:
    """The channel of a group is gone: it can go on here, or a new one is made."""
    rows = tuple(
        Row((say(reader, "{name} has no channel any more.", name=short(each.name, NAME)),),
            (Button(say(reader, "Move it here"), "cohort.move", each.id, Style.PLAIN if number else Style.PRIMARY),))
        for number, each in enumerate(found[:5])
    )  # fmt: skip
    return Card(
        title="", blocks=rows,
        controls=(Button(say(reader, "Make a new group"), "cohort.new", ""),),
    )  # fmt: skip


def moved(reader: Reader, cohort: Cohort) -> Card:
    """The group goes on in this channel; everybody stays in it."""
    text = say(reader, "{name} lives here now. Everybody is still in it, and its digests come here.",
               name=short(cohort.name, NAME))  # fmt: skip
    return Card(
        title="", blocks=(Line((text,), Mood.GOOD),),
        controls=(Button(say(reader, "Post the joining card"), "cohort.post", cohort.id),),
    )  # fmt: skip


def gone(reader: Reader, cohort: Cohort) -> Card:
    """Tells a coach that the channel is gone, and how the group goes on."""
    lead = say(reader, "I can't post in {name}'s channel any more. Nobody's data is lost, and reminders go on.",
               name=short(cohort.name, NAME))  # fmt: skip
    step = say(reader, "To go on elsewhere, invite me to a channel and type this there: ")
    return Card(
        title="", blocks=(Line((lead,)), Line((step, CommandName("cohort create")))),
        preview=say(reader, "About your group's channel."),
    )  # fmt: skip


def uninvited(reader: Reader, cohort: Cohort) -> Card:
    """Tells a coach that the bot is not in the channel: what lets it in, and that the joining card comes then."""
    lead = say(reader, "I'm not in {name}'s channel, so the joining card is not there yet.",
               name=short(cohort.name, NAME))  # fmt: skip
    step = say(reader, "Let me in there, in Slack by typing {line} in the channel, and I post it then.",
               line="/invite @Afternote")  # fmt: skip
    return Card(
        title="", blocks=(Line((lead,)), Line((step,))),
        controls=(Button(say(reader, "Post the joining card"), "cohort.post", cohort.id, Style.PRIMARY),),
        preview=say(reader, "About your group's channel."),
    )  # fmt: skip
