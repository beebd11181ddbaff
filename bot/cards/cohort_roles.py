"""What is said about who is what in a cohort."""

from collections.abc import Sequence

from bot.cards.words import Reader, say, short
from bot.chat.card import Button, Card, Choice, Line, Mood, Option, Row, Style
from bot.model.cohort import Cohort, Membership, Role


def role_name(reader: Reader, role: Role) -> str:
    """What somebody is, in a word."""
    match role:
        case Role.COACH:
            return say(reader, "coach")
        case Role.SPONSOR:
            return say(reader, "sponsor")
        case Role.MEMBER:
            return say(reader, "member")


def somebody(reader: Reader) -> str:
    """What stands for a name that the cohort does not know."""
    return say(reader, "somebody")


def given(reader: Reader, cohort: Cohort, name: str, role: Role) -> Card:
    """It is done, and they are told."""
    match role:
        case Role.COACH:
            text = say(reader, "{who} is a coach of {name} now, and is told so.", who=name, name=cohort.name)
        case Role.SPONSOR:
            text = say(reader, "{who} looks on in {name} now: totals, and nobody by name.", who=name, name=cohort.name)
        case Role.MEMBER:
            text = say(reader, "{who} is a member of {name} now, and sees nothing of others.", who=name,
                       name=cohort.name)  # fmt: skip
    return Card(title="", blocks=(Line((text,), Mood.GOOD),))


def invited(reader: Reader, cohort: Cohort) -> Card:
    """An invitation goes out, to who is not in it and was not invited lately; which of these is not said."""
    text = say(reader, "They get an invitation to {name}, unless they are in it or had one in the last seven days.",
               name=cohort.name)  # fmt: skip
    return Card(title="", blocks=(Line((text,), Mood.GOOD),))


def too_many(reader: Reader) -> Card:
    """A day has brought enough people in."""
    text = say(reader, "Twenty people were asked in within a day. The next can be tomorrow; nothing changed.")
    return Card(title="", blocks=(Line((text,)),))


def by_themselves(reader: Reader, cohort: Cohort) -> Card:
    """Nobody is made a member, whether or not they are one."""
    text = say(reader, "People join {name} by themselves. Nothing changed; an invitation asks them in.",
               name=cohort.name)  # fmt: skip
    return Card(title="", blocks=(Line((text,)),))


def do_what(reader: Reader) -> Card:
    """Asks what is to be done about whoever was mentioned, whether or not they are in it."""
    text = say(reader, "What about them? Add one word to the mention: invite, coach, sponsor or remove.")
    return Card(title="", blocks=(Line((text,)),))


def not_in_it(reader: Reader, cohort: Cohort) -> Card:
    """Whether or not they were in it, they are not now."""
    text = say(reader, "They are not in {name} now. What they logged stays theirs.", name=cohort.name)
    return Card(title="", blocks=(Line((text,)),))


def already(reader: Reader, name: str, role: Role) -> Card:
    """They are that already."""
    text = say(reader, "{who}: {role} already. Nothing changed.", who=name, role=role_name(reader, role))
    return Card(title="", blocks=(Line((text,)),))


def removed(reader: Reader, cohort: Cohort, name: str) -> Card:
    """They are out of it."""
    text = say(reader, "{who} is out of {name}. What they logged stays theirs.", who=name, name=cohort.name)
    return Card(title="", blocks=(Line((text,)),))


def last_coach(reader: Reader, cohort: Cohort, *, oneself: bool) -> Card:
    """There would be no coach left."""
    text = (
        say(reader, "You are the last coach of {name}. Name another first, or end it; nothing changed.",
            name=cohort.name)
        if oneself
        else say(reader, "{name} keeps one coach at least. Name another first; nothing changed.", name=cohort.name)
    )  # fmt: skip
    return Card(
        title="", blocks=(Line((text,)),),
        controls=(Button(say(reader, "End now"), "cohort.end", cohort.id),) if oneself and cohort.open else (),
    )  # fmt: skip


def nobody(reader: Reader) -> Card:
    """Nobody of that name is known to the cohort, or may be named to a coach."""
    text = say(reader, "I know nobody by that name here. A mention finds those who let nobody see their name.")
    return Card(title="", blocks=(Line((text,)),))


def unknown(reader: Reader) -> Card:
    """The bot has never talked with them, or they are not where that was said."""
    text = say(reader, "I don't find them in this place. Mention them in the group's channel, once they have used "
                       "Afternote or joined.")  # fmt: skip
    return Card(title="", blocks=(Line((text,)),))


def which(reader: Reader, found: Sequence[Membership], do: str) -> Card:
    """Several have that name."""
    rows = tuple(
        Row((say(reader, "{who}: {role}", who=short(each.shown_as, 80), role=role_name(reader, each.role)),),
            (Button(say(reader, "This one"), "members.do", f"{each.cohort_id} {each.member_id} {do}"),))
        for each in found[:10]
    )  # fmt: skip
    return Card(title=say(reader, "Which one?"), blocks=rows)


def really(reader: Reader, cohort: Cohort, name: str, value: str) -> Card:
    """Asks before somebody is taken out; `value` says whom."""
    text = say(reader, "Take {who} out of {name}? What they logged stays theirs, and they are told in one kind line.",
               who=name, name=cohort.name)  # fmt: skip
    return Card(
        title="", blocks=(Line((text,)),),
        controls=(
            Button(say(reader, "Take them out"), "members.do", value, Style.GRAVE),
            Button(say(reader, "Keep them"), "kept", ""),
        ),
    )  # fmt: skip


def staff(reader: Reader, cohort: Cohort, found: Sequence[Membership]) -> Card:
    """Who looks after a cohort: for everybody in it to know."""
    rows = tuple(
        Row((say(reader, "{who}: {role}", who=short(each.shown_as, 80) or somebody(reader),
                 role=role_name(reader, each.role)),))
        for each in found[:25]
    )  # fmt: skip
    rest = Line((say(reader, "Members are not listed to members."),), Mood.QUIET)
    return Card(title=cohort.name, blocks=(*rows, rest))


def what(reader: Reader, cohort: Cohort, name: str, value: str) -> Card:
    """What is to be done about somebody; `value` says whom."""
    def does(label: str, do: str) -> Button:
        return Button(label, "members.do", f"{value} {do}")

    return Card(
        title="", blocks=(Line((say(reader, "{who} in {name}:", who=name, name=cohort.name),)),),
        controls=(
            does(say(reader, "Make coach"), "coach"), does(say(reader, "Make sponsor"), "sponsor"),
            does(say(reader, "Make member"), "member"), does(say(reader, "Take them out"), "remove"),
        ),
    )  # fmt: skip


def no_group(reader: Reader, *, coach: bool) -> Card:
    """They are in no cohort, or look after none."""
    text = (
        say(reader, "You look after no group here. A coach of one can name you.")
        if coach
        else say(reader, "You are in no group yet. A group's channel has a card to join it.")
    )
    return Card(title="", blocks=(Line((text,)),))


def which_group(reader: Reader, found: Sequence[Cohort], action: str) -> Card:
    """They are in several: asks which one."""
    options = tuple(Option(short(each.name, 70), each.id) for each in found[:25])
    return Card(
        title="", blocks=(Line((say(reader, "Which group?"),)),),
        controls=(Choice(say(reader, "Group"), action, "", options),),
    )  # fmt: skip
