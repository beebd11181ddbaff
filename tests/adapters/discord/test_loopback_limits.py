"""The loopback Discord: what it shows of components, and what it refuses as Discord does."""

from datetime import timedelta
from typing import Any

import aiohttp
import discord
import pytest

from tests.adapters.discord.loopback import LoopbackDiscord
from tests.adapters.discord.loopback.bare import Bare, Rows, Sheet
from tests.adapters.discord.loopback.things import Message
from tests.adapters.discord.test_loopback import bare, button, card, code, says, shows, world


async def test_components_are_told_of_with_an_id_each(world: LoopbackDiscord, bare: Bare):
    ana = world.person("ana")
    bare.answer = shows(card("A card", button("Sent"), button("Skip", "b:skip:1")) | {"id": 2})
    await ana.slash("interview list")
    bare.answer = says()
    await ana.presses("Skip")
    container = bare.heard[-1].message.components[0]
    assert container.id == 2
    assert [each.id for each in container.children] == [1, 3]
    assert bare.heard[-1].data["id"] == 5


async def test_one_answer_an_interaction_and_within_three_seconds(world: LoopbackDiscord, bare: Bare):
    ana = world.person("ana")
    done = await ana.slash("interview list", waits=False)
    await bare.until("interaction")
    first, second = bare.heard[0], discord.Interaction(data=_raw(bare, world, done), state=bare._connection)
    await first.response.send_message("Saved")
    assert await code(second.response.send_message("Saved")) == (400, 40060)
    late = await ana.slash("interview list", waits=False)
    await bare.until("interaction", 2)
    world.clock.move_to(world.clock.now() + timedelta(seconds=4))
    assert await code(bare.heard[1].response.send_message("late")) == (404, 10062)
    assert not late.acknowledged
    assert [each.words for each in ana.sees] == ["Saved"]


def _raw(bare: Bare, world: LoopbackDiscord, done) -> Any:
    from tests.adapters.discord.loopback.payloads import Payloads

    return Payloads(world.world).envelope(done)


async def test_followups_come_after_the_answer_and_for_a_quarter_of_an_hour(world: LoopbackDiscord, bare: Bare):
    ana = world.person("ana")
    await ana.slash("interview list", waits=False)
    await bare.until("interaction")
    interaction = bare.heard[0]
    assert await code(interaction.followup.send("early")) == (404, 10015)
    answered = await interaction.response.send_message("Saved")
    assert answered.message_id == int(ana.last.id)
    assert answered.resource.content == "Saved"
    more = await interaction.followup.send("More", wait=True)
    await more.edit(content="More, redrawn")
    await interaction.edit_original_response(content="Saved, redrawn")
    assert [each.words for each in ana.sees] == ["Saved, redrawn", "More, redrawn"]
    assert (await interaction.original_response()).content in ("Saved", "Saved, redrawn")
    await more.delete()
    await interaction.delete_original_response()
    assert ana.sees == []
    assert await code(interaction.edit_original_response(content="x")) == (404, 10008)
    world.clock.move_to(world.clock.now() + timedelta(minutes=16))
    assert await code(interaction.followup.send("late")) == (401, 50027)


async def test_the_first_followup_stands_where_the_placeholder_did(world: LoopbackDiscord, bare: Bare):
    ana = world.person("ana")
    room = world.world.channel("hall", world.world.guild("spring"))

    async def defers(interaction):
        await interaction.response.defer(ephemeral=True, thinking=True)

    bare.answer = defers
    done = await ana.slash("interview list", channel=room)
    assert done.original.flags == 1 << 6 | 1 << 7
    first = await bare.heard[0].followup.send("One", wait=True)
    assert first.id == int(done.original.id)
    await bare.heard[0].followup.send("Two", ephemeral=True)
    assert [(each.words, each.to) for each in ana.sees] == [("One", ana.id), ("Two", ana.id)]
    assert ana.sees[0].flags == 1 << 6


async def test_a_deferred_press_redraws_what_was_pressed(world: LoopbackDiscord, bare: Bare):
    ana = world.person("ana")
    bare.answer = shows(card("A card", button()))
    await ana.slash("interview list")

    async def defers(interaction):
        await interaction.response.defer()
        await interaction.edit_original_response(view=Sheet(card("Later")))
        await interaction.followup.send("Aside", ephemeral=True)

    bare.answer = defers
    await ana.presses("Sent")
    await world.until(lambda: len(ana.sees) == 2)
    assert [each.words for each in ana.sees] == ["Later", "Aside"]


async def test_where_only_the_person_has_the_app_there_are_five_followups(world: LoopbackDiscord, bare: Bare):
    ana = world.person("ana", installed=True)
    room = world.world.channel("hall", world.world.guild("elsewhere", bot=False))
    world.world.join(ana.user, world.world.guild("elsewhere"))
    bare.answer = says("Saved")
    await ana.slash("interview list", channel=room)
    for n in range(5):
        await bare.heard[0].followup.send(str(n))
    assert await code(bare.heard[0].followup.send("6")) == (400, 40094)
    assert await code(bare.get_partial_messageable(int(room.id)).send("later")) == (403, 50001)


async def test_what_one_person_sees_alone_is_out_of_the_bots_reach(world: LoopbackDiscord, bare: Bare):
    ana = world.person("ana")
    room = world.world.channel("hall", world.world.guild("spring"))
    bare.answer = says("Saved", ephemeral=True)
    await ana.slash("interview list", channel=room)
    channel = bare.get_partial_messageable(int(room.id))
    assert await code(channel.get_partial_message(int(ana.last.id)).edit(content="x")) == (404, 10008)
    assert [each async for each in channel.history()] == []
    await bare.heard[0].edit_original_response(content="Redrawn")
    assert ana.last.words == "Redrawn"


async def test_components_stay_components_and_words_give_way(world: LoopbackDiscord, bare: Bare):
    ana = world.person("ana")
    dm = bare.get_partial_messageable(int(ana.dm.id))
    message = await dm.send("The line", view=Rows({"type": 1, "id": 7001, "components": [button()]}))
    assert await code(message.edit(view=Sheet(card("Drawn")))) == (400, 50035)
    await message.edit(content=None, view=Sheet(card("Drawn")))
    assert (ana.last.words, ana.last.content, ana.last.v2) == ("Drawn", "", True)
    assert await code(message.edit(content="words", view=None)) == (400, 50035)
    await message.edit(view=Sheet(card("Drawn again")))
    assert ana.last.words == "Drawn again"
    there = {"Authorization": f"Bot {world.token}"}
    address = f"{world.api_url}/channels/{message.channel.id}/messages/{message.id}"
    async with aiohttp.ClientSession(headers=there) as session:
        for body in ({"flags": 4}, {"components": [card("Without a flag")]}):
            async with session.patch(address, json=body) as got:
                assert got.status == 200
    assert (ana.last.words, ana.last.v2, ana.last.flags & 4) == ("Without a flag", True, 4)
    assert len(world.wrong) >= 2


async def test_a_body_that_discord_refuses_is_refused_told_and_written_down(world: LoopbackDiscord, bare: Bare):
    ana = world.person("ana")
    dm = bare.get_partial_messageable(int(ana.dm.id))
    with pytest.raises(discord.HTTPException, match=r"components\.0\.components\.1") as caught:
        await dm.send(view=Sheet(card("x", button(label="y" * 81))))
    assert (caught.value.status, caught.value.code) == (400, 50035)
    assert world.wrong == [
        "message.post /components/0/components/1/components/0/label: is 81 long, 1 to 80 are allowed"
    ]
    assert ana.sees == []


async def test_who_answers_nothing_is_noticed(world: LoopbackDiscord, bare: Bare):
    world.patience = 0.01
    with pytest.raises(AssertionError, match="was not answered"):
        await world.person("ana").slash("interview list")


async def test_an_app_that_does_what_follows_is_waited_for(world: LoopbackDiscord, bare: Bare):
    seen: list[list[Message]] = []
    ana = world.person("ana")

    async def settled():
        seen.append(ana.sees)

    world.settled, bare.answer = settled, says()
    await ana.slash("interview list")
    assert [[each.words for each in every] for every in seen] == [["Saved"]]
    assert [each.what for each in world.world.news] == ["posted"]


__all__ = ["bare", "world"]
