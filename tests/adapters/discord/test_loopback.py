"""The loopback Discord does what Discord does with interactions: shown by a bare bot of the kit, unmodified."""

from collections.abc import AsyncIterator
from typing import Any

import discord
import pytest

from bot.clock import MovableClock
from tests.adapters.discord.loopback import LoopbackDiscord
from tests.adapters.discord.loopback.bare import Bare, Sheet, WireForm, connected, moved
from tests.adapters.discord.loopback.posted import File

FORM = {
    "title": "An interview", "custom_id": "f:log:0",
    "components": [
        {"type": 10, "content": "Only the company is needed."},
        {"type": 18, "label": "Company", "component": {"type": 4, "custom_id": "company", "style": 1, "value": "Acme",
                                                       "max_length": 20}},
        {"type": 18, "label": "Kind", "component": {
            "type": 21, "custom_id": "kind", "required": False,
            "options": [{"label": "Phone", "value": "phone"}, {"label": "On site", "value": "site", "default": True}]}},
        {"type": 18, "label": "Zone", "component": {
            "type": 3, "custom_id": "zone", "required": False,
            "options": [{"label": "Berlin", "value": "Europe/Berlin"}, {"label": "Oslo", "value": "Europe/Oslo"}]}},
        {"type": 18, "label": "Invitation", "component": {"type": 19, "custom_id": "file", "required": False,
                                                          "min_values": 0}},
    ],
}  # fmt: skip


def button(label: str = "Sent", custom_id: str = "b:sent:1") -> dict[str, Any]:
    return {"type": 2, "style": 2, "label": label, "custom_id": custom_id}


def card(words: str = "A card", *controls: dict[str, Any]) -> dict[str, Any]:
    inside = [{"type": 10, "content": words}, *([{"type": 1, "components": list(controls)}] if controls else [])]
    return {"type": 17, "components": inside}


def says(words: str = "Saved", **more: Any):
    async def answer(interaction: discord.Interaction) -> None:
        await interaction.response.send_message(words, **more)

    return answer


def shows(*components: dict[str, Any], **more: Any):
    async def answer(interaction: discord.Interaction) -> None:
        await interaction.response.send_message(view=Sheet(*components), **more)

    return answer


async def code(call) -> tuple[int, int]:
    with pytest.raises(discord.HTTPException) as caught:
        await call
    return caught.value.status, caught.value.code


@pytest.fixture
async def world(clock: MovableClock) -> AsyncIterator[LoopbackDiscord]:
    world = await LoopbackDiscord(clock).start()
    with moved(world):
        yield world
    await world.stop()


@pytest.fixture
async def bare(world: LoopbackDiscord) -> AsyncIterator[Bare]:
    client = Bare()
    async with connected(world, client):
        yield client


async def test_a_command_comes_with_every_key_and_its_answer_is_seen_by_one(world: LoopbackDiscord, bare: Bare):
    ana, ben = world.person("ana", locale="de"), world.person("ben")
    guild = world.world.guild("spring")
    room = world.world.channel("hall", guild)
    bare.answer = says("Saved", ephemeral=True)
    done = await ana.slash("interview log", {"details": "Acme, now", "rounds": 2, "with": ben.user}, channel=room)
    heard = bare.heard[-1]
    assert heard.data["options"][0]["name"] == "log"
    assert [each["type"] for each in heard.data["options"][0]["options"]] == [3, 4, 6]
    assert heard.data["resolved"]["users"][ben.id]["username"] == "ben"
    assert str(heard.locale) == "de"
    assert heard.user.id == int(ana.id)
    assert heard.guild_id == int(guild.id)
    assert heard.channel_id == int(room.id)
    assert heard.context.guild
    assert heard.is_guild_integration()
    assert heard.user.guild_permissions is not None
    assert heard.created_at == world.clock.now()
    assert done.ephemeral
    assert [each.words for each in ana.sees] == ["Saved"]
    assert ben.sees == []
    bare.answer = says("For all")
    await ana.slash("interview log", channel=room)
    assert [each.words for each in ben.sees] == ["For all"]
    assert world.wrong == []


async def test_contexts_say_where_somebody_is_and_by_what_right(world: LoopbackDiscord, bare: Bare):
    ana = world.person("ana", installed=True)
    bare.answer = says()
    await ana.slash("afternote help")
    assert bare.heard[-1].context.dm_channel
    assert bare.heard[-1].guild is None
    assert isinstance(bare.heard[-1].channel, discord.DMChannel)
    assert bare.heard[-1].is_user_integration()
    theirs = world.world.guild("elsewhere", bot=False)
    world.world.join(ana.user, theirs)
    await ana.slash("afternote help", channel=world.world.channel("hall", theirs))
    assert bare.heard[-1].context.guild
    assert not bare.heard[-1].is_guild_integration()
    assert bare.heard[-1].is_user_integration()
    await ana.slash("afternote help", channel=world.world.between(ana.user, world.person("ben").user))
    assert bare.heard[-1].context.private_channel


async def test_a_form_is_filled_and_comes_back(world: LoopbackDiscord, bare: Bare):
    ana = world.person("ana")

    async def opens(interaction):
        await interaction.response.send_modal(WireForm(FORM))

    bare.answer = opens
    await ana.slash("interview log")
    assert ana.modal["title"] == "An interview"
    bare.answer = says()
    with pytest.raises(AssertionError, match="company"):
        await ana.submits({"Company": ""})
    with pytest.raises(AssertionError, match="takes 0 to 20"):
        await ana.submits({"Company": "x" * 21})
    with pytest.raises(LookupError, match="no field"):
        await ana.submits({"Salary": "1"})
    with pytest.raises(LookupError, match="offers no"):
        await ana.submits({"Zone": "Rome"})
    await ana.submits({"company": "Globex", "Zone": "Berlin", "file": File("a.ics", b"BEGIN")})
    data = bare.heard[-1].data
    sent = {each["component"]["custom_id"]: each["component"] for each in data["components"] if "component" in each}
    assert data["custom_id"] == "f:log:0"
    assert sent["company"]["value"] == "Globex"
    assert sent["kind"]["value"] == "site"
    assert sent["zone"]["values"] == ["Europe/Berlin"]
    assert data["resolved"]["attachments"][sent["file"]["values"][0]]["filename"] == "a.ics"
    assert not ana.has_modal
    assert ana.last.words == "Saved"


async def test_a_form_does_not_follow_a_form(world: LoopbackDiscord, bare: Bare):
    ana = world.person("ana")

    async def opens(interaction):
        if interaction.type is discord.InteractionType.modal_submit:
            assert await code(interaction.response.send_modal(WireForm(FORM))) == (400, 50035)
            await interaction.response.send_message("Look again")
        else:
            await interaction.response.send_modal(WireForm(FORM))

    bare.answer = opens
    await ana.slash("interview log")
    await ana.submits()
    assert ana.last.words == "Look again"


async def test_a_press_redraws_its_message_in_place(world: LoopbackDiscord, bare: Bare):
    ana = world.person("ana")
    bare.answer = shows(card("A card", button()))
    await ana.slash("interview list")
    bare.answer = says("Aside", ephemeral=True)
    await ana.presses("Sent")
    assert bare.heard[-1].message.id == int(ana.sees[0].id)
    assert bare.heard[-1].data["custom_id"] == "b:sent:1"

    async def redraws(interaction):
        await interaction.response.edit_message(view=Sheet(card("Done")))

    bare.answer = redraws
    await ana.press(ana.sees[0], "b:sent:1")
    assert [each.words for each in ana.sees] == ["Done", "Aside"]
    assert ana.sees[0].edited == 1
    with pytest.raises(LookupError, match="no 'Sent' here"):
        await ana.press(ana.sees[0], "Sent")
    with pytest.raises(LookupError, match="sees no button"):
        await ana.presses("Sent")


async def test_what_another_sees_alone_is_not_pressed(world: LoopbackDiscord, bare: Bare):
    ana, ben = world.person("ana"), world.person("ben")
    room = world.world.channel("hall", world.world.guild("spring"))
    bare.answer = shows(card("A card", button()), ephemeral=True)
    await ana.slash("interview list", channel=room)
    with pytest.raises(LookupError, match="does not see"):
        await ben.press(ana.last, "Sent")


async def test_options_are_picked_by_label(world: LoopbackDiscord, bare: Bare):
    ana = world.person("ana")
    options = [{"label": "One", "value": "1"}, {"label": "Two", "value": "2"}]
    bare.answer = shows(card("Which", {"type": 3, "custom_id": "c:which", "placeholder": "Which", "options": options}))
    await ana.slash("interview list")
    bare.answer = says()
    await ana.picks(ana.last, "Which", "Two")
    assert bare.heard[-1].data["values"] == ["2"]
    assert bare.heard[-1].data["component_type"] == 3
    with pytest.raises(LookupError, match="offers no"):
        await ana.picks(ana.sees[0], "c:which", "Three")
    with pytest.raises(LookupError, match="takes 1 to 1"):
        await ana.picks(ana.sees[0], "c:which", "One", "Two")


async def test_what_is_typed_is_completed(world: LoopbackDiscord, bare: Bare):
    ana = world.person("ana")

    async def completes(interaction):
        focused = next(each for each in interaction.data["options"][0]["options"] if each.get("focused"))
        await interaction.response.autocomplete([discord.app_commands.Choice(name=focused["value"] * 2, value="v")])

    bare.answer = completes
    assert await ana.completes("interview log", "when", "to", {"details": "x"}) == [{"name": "toto", "value": "v"}]

    async def far_too_much(interaction):
        choices = [discord.app_commands.Choice(name=str(n), value=str(n)) for n in range(26)]
        assert await code(interaction.response.autocomplete(choices)) == (400, 50035)
        await interaction.response.autocomplete([])

    bare.answer = far_too_much
    assert await ana.completes("interview log", "when", "to") == []
    assert any("are 26" in each for each in world.wrong)


async def test_the_menu_of_a_message_brings_the_message(world: LoopbackDiscord, bare: Bare):
    ana = world.person("ana")
    room = world.world.channel("hall", world.world.guild("spring"))
    said = ana.says("Interview at Acme, tomorrow", channel=room)
    bare.answer = says("Saved", ephemeral=True)
    await ana.menu("Log an interview from this", said)
    data = bare.heard[-1].data
    assert (data["type"], data["target_id"]) == (3, said.id)
    assert data["resolved"]["messages"][said.id]["content"] == "Interview at Acme, tomorrow"


async def test_the_uploaded_commands_say_what_may_be_sent(world: LoopbackDiscord, bare: Bare):
    tree = discord.app_commands.CommandTree(bare)

    @tree.command(name="log", description="Logs it")
    async def log(interaction: discord.Interaction, details: str, file: discord.Attachment | None = None):
        await interaction.response.send_message(f"{details} {await file.read() if file else None}")

    @tree.context_menu(name="From this")
    async def from_this(interaction: discord.Interaction, message: discord.Message):
        await interaction.response.send_message(message.content)

    uploaded = await tree.sync()
    assert {each.id for each in uploaded} == {int(each["id"]) for each in world.world.commands}
    ids = [each["id"] for each in world.world.commands]
    await tree.sync()
    assert [each["id"] for each in world.world.commands] == ids
    assert [each.name for each in await tree.fetch_commands()] == ["log", "From this"]
    ana = world.person("ana")
    await ana.slash("log", {"details": "Acme", "file": File("a.ics", b"BEGIN")})
    assert ana.last.words == "Acme b'BEGIN'"
    await ana.menu("From this", ana.last)
    assert ana.last.words == "Acme b'BEGIN'"
    bad = (("log", {}, "needs details"), ("log", {"when": "x"}, "takes no"), ("lag", {}, "no command"))
    for path, options, why in bad:
        with pytest.raises(LookupError, match=why):
            await ana.slash(path, options)
    with pytest.raises(LookupError, match="no 'Other'"):
        await ana.menu("Other", ana.last)


async def test_commands_are_offered_where_and_to_whom_they_were_uploaded_for(world: LoopbackDiscord, bare: Bare):
    def command(name: str, **more: Any) -> dict[str, Any]:
        return {"name": name, "description": "x", "type": 1, **more}

    every = [
        command("all", contexts=[0, 1, 2], integration_types=[0, 1],
                options=[{"type": 3, "name": "when", "description": "x", "autocomplete": True},
                         {"type": 3, "name": "details", "description": "x"}]),
        command("coach", contexts=[0], integration_types=[0], default_member_permissions="32"),
        {"name": "From this", "type": 3, "contexts": [0], "integration_types": [0]},
    ]  # fmt: skip
    await bare.http.bulk_upsert_global_commands(bare.application_id, every)
    bare.answer = says("Saved", ephemeral=True)
    spring, away = world.world.guild("spring"), world.world.guild("away", bot=False)
    ana, ben = world.person("ana"), world.person("ben", installed=True)
    hall, other = world.world.channel("hall", spring), world.world.channel("hall", away)
    world.world.join(ana.user, away)
    world.world.join(ben.user, away)
    for who, path, channel in ((ana, "coach", hall), (ana, "coach", None), (ana, "all", other), (ben, "coach", other),
                               (ana, "all", world.world.between(ana.user, ben.user))):  # fmt: skip
        with pytest.raises(LookupError, match="not offered"):
            await who.slash(path, channel=channel)
    world.world.join(ana.user, spring, 32)
    for who, path, channel in ((ana, "coach", hall), (ana, "all", None), (ben, "all", other),
                               (ben, "all", world.world.between(ana.user, ben.user))):  # fmt: skip
        assert (await who.slash(path, channel=channel)).acknowledged
    with pytest.raises(LookupError, match="not offered"):
        await ana.menu("From this", ana.says("hello"))
    with pytest.raises(LookupError, match="completes nothing"):
        await ana.completes("all", "details", "x")
