"""What is said where a cohort spans several channels."""

from collections.abc import Sequence

from bot.cards.linking import NAMED, place
from bot.cards.words import Reader, listed, say, short
from bot.chat.card import Button, Card, CommandName, Copy, Line, Row, Style
from bot.model.cohort import Room
from bot.model.link import Party


def code(reader: Reader, code: str, group: str) -> Card:
    """A code with which a channel of another platform becomes one of the group's."""
    text = say(reader, "{group} can span a Slack and a Discord channel: one group, and the digest in both.",
               group=short(group, NAMED))  # fmt: skip
    within = say(reader, " with this code in the other channel, within 10 minutes:")
    return Card(
        title=say(reader, "One more channel"),
        blocks=(
            Line((text,)),
            Line((say(reader, "Type "), CommandName("cohort create"), within)),
            Copy(say(reader, "Code"), code),
        ),
    )


def channel(reader: Reader, room: Room) -> str:
    """A channel as people call it: "#jobs on Discord"."""
    platform = place(room.address.platform)
    if not room.name:
        return say(reader, "a channel on {platform}", platform=platform)
    return say(reader, "#{channel} on {platform}", channel=short(room.name, NAMED), platform=platform)


def asked(reader: Reader, who: Party, group: str, where: Room, id: str) -> Card:
    """Asks the coach whose code was typed in a channel whether their group shall be there too."""
    name = short(who.name, NAMED) if who.name.strip() else say(reader, "An account")
    text = say(reader, "{name} typed your code in {channel}. Shall {group} be there too? Its joining card and digest "
                       "would be posted for everybody in it.", name=name, channel=channel(reader, where),
               group=short(group, NAMED))  # fmt: skip
    return Card(
        title=say(reader, "One more channel?"),
        blocks=(Line((text,)),),
        controls=(
            Button(say(reader, "Yes, there too"), "bridge.open", id, Style.PRIMARY),
            Button(say(reader, "No"), "link.no", id),
        ),
    )


def waits(reader: Reader, who: Party) -> Card:
    """The coach who made the code is asked first."""
    name = short(who.name, NAMED) if who.name.strip() else say(reader, "its coach")
    text = say(reader, "I've asked {name}. Once they say yes, the group's joining card comes here.", name=name)
    return Card(title="", blocks=(Line((text,)),))


def opened(reader: Reader, group: str, where: Room) -> Card:
    """The group is in that channel too."""
    text = say(reader, "{group} is in {channel} too now. The joining card is on its way there.",
               group=short(group, NAMED), channel=channel(reader, where))  # fmt: skip
    return Card(title="", blocks=(Line((text,)),))


def in_a_channel(reader: Reader) -> Card:
    """A code for a channel was typed in the DM."""
    text = say(reader, "That code is for a channel: type the same there. It's used up in 10 minutes.")
    return Card(title="", blocks=(Line((text,)),))


def taken(reader: Reader) -> Card:
    """Another group goes on in that channel."""
    text = say(reader, "Another group goes on in that channel. Nothing changed.")
    return Card(title="", blocks=(Line((text,)),))


def one_a_platform(reader: Reader, platform: str) -> Card:
    """The group has a channel there already."""
    text = say(reader, "The group has a channel on {platform} already, and one a platform is the most. Nothing "
                       "changed.", platform=place(platform))  # fmt: skip
    return Card(title="", blocks=(Line((text,)),))


def channels(reader: Reader, group: str, rooms: Sequence[Room], id: str) -> Card:
    """The channels that a group is in, each with a way out where there are several."""
    where = listed(reader, [channel(reader, each) for each in rooms])
    several = len(rooms) > 1
    leave = say(reader, "Leave it")
    rows = [
        Row((channel(reader, each),), (Button(leave, "bridge.leaving", f"{id} {each.id}"),)) for each in rooms
    ] if several else []  # fmt: skip
    lead = say(reader, "{group} is in {channels}.", group=short(group, NAMED), channels=where)
    return Card(
        title=say(reader, "Channels"),
        blocks=(Line((lead,)), *rows),
        controls=() if several else (Button(say(reader, "Add a channel"), "bridge.code", id),),
    )


def leaving(reader: Reader, group: str, where: Room, value: str) -> Card:
    """Asks before a group leaves a channel."""
    text = say(reader, "No more digests of {group} in {channel}. Whoever joined there stays in the group.",
               group=short(group, NAMED), channel=channel(reader, where))  # fmt: skip
    return Card(
        title=say(reader, "Leave this channel?"),
        blocks=(Line((text,)),),
        controls=(
            Button(say(reader, "Leave it"), "bridge.close", value, Style.GRAVE),
            Button(say(reader, "No"), "kept"),
        ),
    )


def closed(reader: Reader, group: str, where: Room) -> Card:
    """The group is in that channel no more."""
    text = say(reader, "{group} has left {channel}. Its people stay in the group.", group=short(group, NAMED),
               channel=channel(reader, where))  # fmt: skip
    return Card(title="", blocks=(Line((text,)),))
