"""What Slack tells of channels, and what is said and pressed in one: for one pair of eyes, whoever presses."""

import pytest

from adapters.slack import parse
from adapters.slack.parse import Speaker, address
from bot.chat.card import Button, Card, Line
from bot.chat.inbound import RoomChange
from bot.chat.reply import Amend
from bot.chat.spec import split
from bot.handlers import EVERY
from bot.model.people import Address
from tests.adapters.slack.asked import bot, kept, over_http, told, words
from tests.adapters.slack.test_parse import Core, command

__all__ = ["bot", "kept", "over_http", "told"]

ANA = Speaker(address("T1", "U1", "D1"))


@pytest.fixture
def changes(told, monkeypatch):
    """What the core is told of channels."""
    found = []

    async def changed(where, change, name=""):
        found.append((where, change, name))

    monkeypatch.setattr(told.rig.overheard, "room_changed", changed, raising=False)
    return found


@pytest.mark.parametrize("kind", ["channel", "group"])
@pytest.mark.parametrize(
    ("what", "change"),
    [("deleted", RoomChange.GONE), ("left", RoomChange.GONE), ("archive", RoomChange.ARCHIVED),
     ("unarchive", RoomChange.BACK)],
)  # fmt: skip
async def test_what_becomes_of_a_channel_reaches_the_core(told, changes, kind, what, change):
    assert (await told.ana.event({"type": f"{kind}_{what}", "channel": "C77"})).status == 200
    assert changes == [(Address("slack", told.ana.team, room="C77"), change, "")]


async def test_a_new_name_comes_along(told, changes):
    await told.ana.event({"type": "channel_rename", "channel": {"id": "C77", "name": "summer", "created": 1}})
    assert changes == [(Address("slack", told.ana.team, room="C77"), RoomChange.RENAMED, "summer")]


@pytest.mark.parametrize("channel", [None, {}, {"id": 7}, "", ["C77"]])
async def test_an_event_about_no_channel_says_nothing(told, changes, channel):
    assert (await told.ana.event({"type": "channel_deleted", "channel": channel})).status == 200
    assert changes == []


@pytest.mark.parametrize("channel", [7, True])
async def test_what_is_no_event_at_all_is_turned_away(told, changes, channel):
    assert (await told.ana.event({"type": "channel_deleted", "channel": channel})).status == 400
    assert changes == []


async def test_a_channel_that_invites_us_is_there_again_and_one_that_invites_others_is_not(told, slack, changes):
    us = next(each.id for each in slack.world.users.values() if each.is_bot and each.team == told.ana.team)
    await told.ana.event({"type": "member_joined_channel", "channel": "C77", "user": told.ana.user.id})
    assert changes == []
    await told.ana.event({"type": "member_joined_channel", "channel": "C77", "user": us})
    assert changes == [(Address("slack", told.ana.team, room="C77"), RoomChange.BACK, "")]


def test_whom_a_line_mentions_is_given_as_an_address():
    core = Core()
    heard = parse.command(command("members <@U2|ben> coach", command="/cohort", channel_name="spring"), ANA, core)
    said = heard.inbound
    spec = next(each for each in EVERY.specs if each.path == said.path)
    assert split(spec, said.text, member=said.mentions.get) == {"who": address("T1", "U2"), "do": "coach"}
    assert said.origin.where_name == "spring"


def test_what_only_looks_like_a_mention_names_nobody():
    heard = parse.command(command("members &lt;@U9&gt; <@U2|ben>", command="/cohort"), ANA, Core())
    assert set(heard.inbound.mentions.values()) == {address("T1", "U2")}


@pytest.mark.parametrize("answer", [
    Card("Your level", (Line(("progress",)),)),
    Amend(Card("Your level", (Line(("progress",)),))),
    Amend(Card("Everything", (Line(("private",)),)), aside=Card("Your level", (Line(("progress",)),))),
])  # fmt: skip
async def test_what_a_press_in_a_room_is_answered_only_the_presser_sees(told, slack, answer):
    spring = slack.world.channel("spring", told.ana.team)
    spring.members.add(told.ana.user.id)
    there = Address("slack", told.ana.team, room=spring.id)
    card = Card("A group starts", (Line(("Join with the button.",)),), (Button("Join", "cohort.join", "c1"),))
    await told.rig.connection.courier.deliver(there, card, key="0123456789abcdef.1")
    (public,) = [each for each in slack.world.messages if each.channel == spring.id]
    before = list(public.blocks)
    told.core.heard.clear()
    told.core.answers.append(answer)
    await told.ana.presses("Join")
    (pressed,) = told.core.heard
    assert (pressed.action, pressed.value, pressed.origin.where) == ("cohort.join", "c1", there)
    (private,) = [each for each in slack.world.messages if each.channel == spring.id and each is not public]
    assert (private.to, "Your level" in words(private)) == (told.ana.user.id, True)
    assert list(public.blocks) == before
    assert "progress" not in words(public)
