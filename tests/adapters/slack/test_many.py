"""Several workspaces and a whole organisation through one app: each in its own, and none in another's."""

from datetime import timedelta

import pytest

from bot.clock import MovableClock
from bot.model.people import Address
from tests.adapters.slack.loopback import LoopbackSlack
from tests.adapters.slack.people import SlackPerson
from tests.adapters.slack.running import Running, delivers, installed
from tests.adapters.slack.whole import database, delivered, here, many, store


def log(company: str) -> str:
    return f"/interview log {company}, Engineer, today 10am-11am with Grace Hopper"


def seen(person: SlackPerson) -> str:
    return "\n".join(each.text for each in person.messages)


async def test_the_same_id_in_two_workspaces_is_two_people(many: Running, slack: LoopbackSlack, clock: MovableClock):
    tokens = {team: await installed(many.bot, slack, team) for team in ("globex", "initech")}
    ana = slack.person("ana", team="globex", id="U1")
    eve = slack.person("eve", team="initech", id="U1", tz="Europe/Berlin")
    await ana.types(log("Cyberdyne"))
    await eve.types("/interview list")
    assert "Nothing logged yet" in seen(eve)
    await eve.types(log("Hooli"))
    await delivers(many, clock.now() + timedelta(hours=48))
    for person, mine, other in ((ana, "Cyberdyne", "Hooli"), (eve, "Hooli", "Cyberdyne")):
        assert delivered(person)
        assert mine in seen(person)
        assert other not in seen(person)
    for call in slack.calls:
        if call.method == "chat.postMessage":
            assert call.token == tokens["globex" if call.team == ana.team else "initech"].value


async def test_an_organisation_is_one_tenant_and_each_of_its_workspaces_is_served(
    many: Running, slack: LoopbackSlack, clock: MovableClock
):
    await installed(many.bot, slack, "north", enterprise="E1")
    slack.world.team("south", enterprise="E1")
    ana, ben = slack.person("ana", team="north"), slack.person("ben", team="south")
    for person in (ana, ben):
        await person.types("/interview log")
        await person.fills(company="Acme", role="Engineer", when="today 10am-11am", people="Grace Hopper")
        assert "Saved: Acme" in seen(person)
    assert await many.bot.known(Address("slack", "E1", user=ana.user.id)) is not None
    assert await many.bot.known(Address("slack", "E1", user=ben.user.id)) is not None
    await delivers(many, clock.now() + timedelta(hours=30))
    assert delivered(ana)
    assert delivered(ben)


async def test_a_workspace_that_has_not_installed_is_told_so_and_nothing_is_kept(many: Running, slack: LoopbackSlack):
    slack.world.bot_token(slack.world.team("nobody"))
    ana = slack.person("ana", team="nobody")
    await ana.types(log("Acme"))
    assert "isn't installed in this workspace" in seen(ana)
    assert many.overheard.inbounds == []
    assert await many.bot.known(Address("slack", ana.team, user=ana.user.id)) is None


@pytest.mark.parametrize("bot_is_in_it", [True, False])
async def test_in_a_room_nobody_but_the_asker_is_shown_a_word(here: Running, slack: LoopbackSlack, bot_is_in_it):
    ana, ben = slack.person("ana"), slack.person("ben")
    room = slack.world.channel("spring", ana.team, bot=bot_is_in_it)
    room.members |= {ana.user.id, ben.user.id}
    for line in (log("Cyberdyne"), "/interview list", "/note list", "/note show Grace"):
        await ana.types(line, channel=room.id)
    for label in ("Sent", "Undo", "Skip"):
        await ana.presses(label)
    await ana.types("/interview edit Cyberdyne", channel=room.id)
    await ana.fills(role="Staff Engineer")
    await ana.types("/interview zzz", channel=room.id)
    assert "Staff Engineer" in seen(ana)
    # A note is to be copied, and stays in the DM.
    assert {each.channel for each in ana.messages} == {room.id, ana.dm.id}
    assert {each.to for each in ana.messages if each.channel == room.id} == {ana.user.id}
    assert ben.messages == []


__all__ = ["database", "here", "many", "store"]
