"""What the simulated Discord has to see by itself: answers that never came, bodies that Discord would not take."""

from collections.abc import AsyncIterator
from typing import Any

import discord
import pytest
from discord import app_commands
from simcord.env import Env

from bot.clock import MovableClock
from tests.adapters.discord.people import DiscordPerson
from tests.adapters.discord.simulated import EPHEMERAL, SILENT, Simulated


class Small(discord.Client):
    """A client with one command, which does what a test says."""

    def __init__(self, does: Any, description: str) -> None:
        super().__init__(intents=discord.Intents(guilds=True))
        self.tree = app_commands.CommandTree(self)

        async def command(interaction: discord.Interaction[Any]) -> None:
            await does(interaction)

        self.tree.add_command(app_commands.Command(name="say", description=description, callback=command))

    async def setup_hook(self) -> None:
        await self.tree.sync()


@pytest.fixture
async def worlds() -> AsyncIterator[list[Simulated]]:
    """Those that a test has made and not stopped."""
    made: list[Simulated] = []
    yield made
    for each in made:
        await each.env.shutdown()


async def around(
    worlds: list[Simulated], clock: MovableClock, does: Any, *, description: str = "Says it"
) -> Simulated:
    world = Simulated.around(Small(does, description), clock)
    worlds.append(world)
    await world.start()
    return world


async def nothing(interaction: discord.Interaction[Any]) -> None:
    """Leaves the person waiting."""


async def test_an_interaction_that_nobody_answers_is_seen(worlds: list[Simulated], clock: MovableClock) -> None:
    person = DiscordPerson(await around(worlds, clock, nothing), "ana")
    with pytest.raises(AssertionError, match="was not answered"):
        await person.slash("say", {})


async def test_an_answer_that_was_put_off_and_never_came_is_seen(worlds: list[Simulated], clock: MovableClock) -> None:
    async def defers(interaction: discord.Interaction[Any]) -> None:
        await interaction.response.defer(ephemeral=True)

    person = DiscordPerson(await around(worlds, clock, defers), "ana")
    with pytest.raises(AssertionError, match="put off"):
        await person.slash("say", {})


async def test_what_discord_would_not_take_is_told_at_the_end(worlds: list[Simulated], clock: MovableClock) -> None:
    world = await around(worlds, clock, nothing, description="x" * 101)
    worlds.clear()
    with pytest.raises(AssertionError, match="description"):
        await world.stop()


async def test_what_the_client_raises_is_told_at_the_end(worlds: list[Simulated], clock: MovableClock) -> None:
    async def breaks(interaction: discord.Interaction[Any]) -> None:
        await interaction.response.send_message("yes")
        raise KeyError("x")

    world = await around(worlds, clock, breaks)
    await DiscordPerson(world, "ana").slash("say", {})
    worlds.clear()
    with pytest.raises(ExceptionGroup):
        await world.stop()


async def test_all_that_is_shown_is_told_in_its_order_and_to_whom(worlds: list[Simulated], clock: MovableClock) -> None:
    async def says(interaction: discord.Interaction[Any]) -> None:
        await interaction.response.send_message("first", ephemeral=interaction.guild is not None)
        await interaction.followup.send("second", silent=True)
        await interaction.edit_original_response(content="changed")
        if interaction.guild is None:
            first = await interaction.original_response()
            await interaction.client.get_partial_messageable(first.channel.id).get_partial_message(first.id).delete()

    world = await around(worlds, clock, says)
    ana = DiscordPerson(world, "ana")
    await ana.slash("say", {})
    assert [(each.what, each.message.content, each.message.is_lone, each.answers) for each in world.news] == [
        ("posted", "first", False, True), ("posted", "second", True, True), ("changed", "changed", False, True),
        ("deleted", "changed", False, False),
    ]  # fmt: skip
    assert {each.message.to for each in world.news} == {ana.user.id}
    assert world.message(ana.dm, world.news[0].message.id) is None
    world.news.clear()
    channel = world.env.create_guild().create_text_channel("spring")
    await ana.slash("say", {}, channel=channel)
    first, second, changed = (each.message for each in world.news)
    assert (first.to, second.to, changed.to) == (ana.user.id, None, ana.user.id)
    assert first.flags & EPHEMERAL
    assert second.flags & SILENT
    assert ana.taps == 2


async def test_discords_calendar_is_the_houses(worlds: list[Simulated], clock: MovableClock) -> None:
    seen = []

    async def looks(interaction: discord.Interaction[Any]) -> None:
        seen.append((interaction.created_at, interaction.locale.value, interaction.context.dm_channel))
        await interaction.response.send_message("yes")

    person = DiscordPerson(await around(worlds, clock, looks), "ana")
    person.calls_themselves("Ana Silva", locale="de")
    await person.slash("say", {})
    assert seen == [(clock.now(), "de", True)]


def test_simcord_waits_no_longer_than_it_has_to() -> None:
    assert (Env._settle_internal.__kwdefaults__ or {})["idle"] == 0.002
