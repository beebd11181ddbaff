"""Several workspaces and a whole organisation through one app: each in its own, and none in another's."""

from collections.abc import AsyncIterator
from datetime import timedelta

import pytest

from bot.app import Bot
from bot.clock import MovableClock
from bot.drafting.spelling import Light
from bot.model.ids import CountedIds
from bot.model.people import Address
from bot.model.policy import DEFAULT
from bot.store.store import Store
from tests.adapters.slack.loopback import LoopbackSlack
from tests.adapters.slack.people import SlackPerson
from tests.adapters.slack.running import Running, delivers, installed, running
from tests.adapters.slack.unrender import key_of
from tests.dialogs.dialog import store


@pytest.fixture
def database() -> str:
    return "sqlite"


@pytest.fixture
async def many(
    store: Store, clock: MovableClock, slack: LoopbackSlack, spelling: Light
) -> AsyncIterator[Running]:
    async with running(Bot(store, clock, CountedIds(), DEFAULT, spelling), slack, oauth=True) as here:
        yield here


def log(company: str) -> str:
    return f"/interview log {company}, Engineer, today 10am-11am with Grace Hopper"


def seen(person: SlackPerson) -> str:
    return "\n".join(each.text for each in person.messages)


def delivered(person: SlackPerson) -> list[str]:
    return [each.text for each in person.messages if key_of(each) is not None]


async def test_the_same_id_in_two_workspaces_is_two_people(many: Running, slack: LoopbackSlack, clock: MovableClock):
    tokens = {team: await installed(many.bot, slack, team) for team in ("globex", "initech")}
    ana = slack.person("ana", team="globex", id="U1")
    eve = slack.person("eve", team="initech", id="U1", tz="Europe/Berlin")
    await ana.types(log("Acme"))
    await eve.types("/interview list")
    assert "Nothing logged yet" in seen(eve)
    await eve.types(log("Hooli"))
    await delivers(many, clock.now() + timedelta(hours=48))
    for person, mine, other in ((ana, "Acme", "Hooli"), (eve, "Hooli", "Acme")):
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


__all__ = ["store"]
