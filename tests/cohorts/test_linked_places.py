"""A person in two places: both are drawn anew, either may close, and what was in doubt is looked for in both."""

import asyncio
from datetime import timedelta

import pytest

from bot.chat.card import Card
from bot.chat.words import shown_words
from bot.clock import Instant
from bot.errors import TryLater, Uncertain
from bot.model.people import Address, Tenant
from bot.ports import Absent, Receipt, Unknowable
from bot.store import contacts, links, members, nudges
from bot.store.rights import AsMember, System
from tests.cohorts.test_linking import LOGGED, code_of, discord, everybody, linked
from tests.dialogs.dialog import Dialog

__all__ = ["discord"]
BOT = System("a test")


class Window:
    """A platform that remembers whose view it was told to draw anew."""

    def __init__(self, dialog: Dialog) -> None:
        self.courier = dialog.stage
        self.drawn: list[str] = []

    async def changed(self, who: Address) -> None:
        self.drawn.append(f"{who.platform} {who.user}")

    async def upkeep(self) -> None:
        """Nothing is due."""


async def test_what_is_done_in_one_place_is_drawn_anew_in_the_other(stage: Dialog, discord: Dialog) -> None:
    here, there = stage.actor("ana"), discord.actor("ana_k", zone=None)
    await here.types(LOGGED)
    await linked(here, there)
    windows = {"stage": Window(stage), "discord": Window(discord)}
    stage.bot.connections.update(windows)  # type: ignore[arg-type]
    await there.types("/note list")
    for name, who in (("stage", "ana"), ("discord", "ana_k")):
        assert windows[name].drawn == [f"{name} {who}"]
    await stage.to_next_nudge()
    for name, who in (("stage", "ana"), ("discord", "ana_k")):
        assert windows[name].drawn[-1] == f"{name} {who}"
        assert len(windows[name].drawn) > 1


async def test_joining_draws_both_places_anew(stage: Dialog, discord: Dialog) -> None:
    windows = {"stage": Window(stage), "discord": Window(discord)}
    stage.bot.connections.update(windows)  # type: ignore[arg-type]
    here, there = stage.actor("ana"), discord.actor("ana_k")
    await there.types(f"/afternote link {await code_of(here)}")
    await there.presses("Yes, link them")
    await stage.stage.settle()
    for window in windows.values():
        window.drawn.clear()
    await here.presses("Yes, link them")
    assert windows["discord"].drawn == ["discord ana_k"]
    assert windows["stage"].drawn == ["stage ana"]


async def test_a_home_that_goes_takes_nothing_of_whoever_is_elsewhere_too(stage: Dialog, discord: Dialog) -> None:
    here, there, ben = stage.actor("ana"), discord.actor("ana_k", zone=None), stage.actor("ben")
    await here.types(LOGGED)
    await ben.types(LOGGED)
    await linked(here, there)
    await stage.bot.keeps.uninstall(Tenant("stage", "stage"))
    await stage.passes(days=1)
    told = [shown_words(each.card) for each in there.deliveries() if each.card is not None]
    assert any("Initech" in words for words in told), "what is planned goes on where they still are"
    await stage.passes(days=8)
    await stage.bot.sweep()
    assert len(await everybody(stage)) == 1
    async with stage.bot.store.read(BOT) as tx:
        member = await members.by_address(tx, there.actor.address)
        assert member is not None
        assert member.home == Tenant("discord", "stage")
        assert [each.platform for each in member.addresses] == ["discord"]
        assert len(await contacts.of(tx.narrowed(AsMember(member.id)), member.id)) == 1
    await there.types("/interview list")
    there.sees("Initech")


async def test_a_place_that_comes_back_finds_its_people_as_they_were(stage: Dialog, discord: Dialog) -> None:
    here, there = stage.actor("ana"), discord.actor("ana_k", zone=None)
    await here.types(LOGGED)
    await linked(here, there)
    await stage.bot.keeps.uninstall(Tenant("stage", "stage"))
    async with stage.bot.store.read(BOT) as tx:
        (id,) = await members.everyone(tx)
        found = await members.get(tx, id)
        assert found is not None
        assert [each.platform for each in found.addresses] == ["stage", "discord"], "reached where they still are"


async def test_what_was_in_doubt_is_looked_for_in_both_places(stage: Dialog, discord: Dialog) -> None:
    """The answer was lost in one place, and by the next look the member is in the other."""
    here, there = stage.actor("ana"), discord.actor("ana_k", zone=None)
    await here.types(LOGGED)
    await linked(here, there)
    courier = discord.stage

    class Lossy:
        pace, longest = None, courier.longest

        async def deliver(self, to: Address, card: Card, *, key: str, replaces: Receipt | None = None) -> Receipt:
            await courier.deliver(to, card, key=key, replaces=replaces)
            raise Uncertain

        async def find(self, to: Address, *, key: str, since: Instant) -> Receipt | Absent | Unknowable:
            return await courier.find(to, key=key, since=since)

    await there.types("/note list")
    stage.bot.couriers["discord"] = Lossy()  # type: ignore[assignment]
    before = len(here.deliveries())
    await stage.to_next_nudge()
    assert len(there.deliveries()) == 1
    await here.types("/note list")
    await stage.passes(minutes=10)
    assert len(here.deliveries()) == before
    assert len(there.deliveries()) == 1


async def test_a_platform_that_asks_to_wait_holds_up_that_platform_alone(stage: Dialog, discord: Dialog) -> None:
    here, there = stage.actor("ana"), discord.actor("ana_k", zone=None)
    ben = stage.actor("ben")
    await here.types(LOGGED)
    await ben.types(LOGGED)
    await linked(here, there)
    await there.types("/note list")

    class Busy:
        pace, longest = None, discord.stage.longest
        find = discord.stage.find

        async def deliver(self, *_args: object, **_kwargs: object) -> Receipt:
            raise TryLater(timedelta(hours=1))

    stage.bot.couriers["discord"] = Busy()  # type: ignore[assignment]
    await stage.to_next_nudge()
    assert there.deliveries() == []
    assert len(ben.deliveries()) == 1


async def test_two_links_at_once_join_everybody_once(stage: Dialog, discord: Dialog) -> None:
    """Both presses come in the same moment, while the worker looks for what is due."""
    here, there = stage.actor("ana"), discord.actor("ana_k", zone=None)
    await here.types(LOGGED)
    await there.types(f"/afternote link {await code_of(here)}")
    await there.presses("Yes, link them")
    await stage.stage.settle()
    button = here.control("Yes, link them")
    presses = [here.action(button.action, button.value) for _ in range(3)]
    talks = [there.command("note list", "") for _ in range(3)]
    replies = await asyncio.gather(*(stage.bot.handle(each) for each in (*presses, *talks)), stage.bot.worker.tick())
    for reply in replies:
        assert "broke on my side" not in str(reply)
    assert len(await everybody(stage)) == 1


@pytest.mark.parametrize("chosen", ["stage", "discord"])
async def test_the_zone_that_was_named_holds(stage: Dialog, discord: Dialog, chosen: str) -> None:
    here, there = stage.actor("ana", zone="America/New_York"), discord.actor("ana_k", zone=None)
    await here.types(LOGGED)
    await there.types("/afternote help")
    one = here if chosen == "stage" else there
    await one.types("/afternote settings Berlin")
    await linked(here, there)
    async with stage.bot.store.read(BOT) as tx:
        (id,) = await members.everyone(tx)
        found = await members.get(tx, id)
        assert found is not None
        assert found.zone == "Europe/Berlin"
        assert found.zone_chosen
        for each in await nudges.coming(tx, id):
            assert each.due_at.astimezone(stage.clock.now().tzinfo) is not None


async def test_the_link_of_somebody_else_tells_nothing(stage: Dialog, discord: Dialog) -> None:
    here, there, eve = stage.actor("ana"), discord.actor("ana_k"), stage.actor("eve")
    await there.types(f"/afternote link {await code_of(here)}")
    await there.presses("Yes, link them")
    async with stage.bot.store.read(BOT) as tx:
        member = await members.by_address(tx, here.actor.address)
        assert member is not None
        link = await links.waiting(tx.narrowed(AsMember(member.id)), stage.clock.now())
        assert link is not None
    for action in ("link.ask", "link.agree", "link.join", "link.no"):
        theirs = await eve.sends(eve.action(action, link.id))
        nobodys = await eve.sends(eve.action(action, "0000000000zzzzzz"))
        assert theirs == nobodys, action
