"""The menu of a message: what it takes along, and where it leads."""

import pytest
from simcord.actors import _dispatch_actor_interaction
from simcord.backend import serializers

from bot.chat.inbound import Action
from tests.adapters.discord.asked import bot, kept, last, logged, person, rig, room, told, words
from tests.adapters.discord.people import controls, prefilled

__all__ = ["bot", "kept", "logged", "rig", "told"]

LOG, NUDGE = "Log an interview from this", "Nudge me about this"
ACTIONS = {LOG: "interview.from", NUDGE: "asked.from"}
LINE = "Acme, Staff Engineer, yesterday 3:30pm with Grace Hopper"


async def chosen(who, on, name: str, target=None):
    """An entry of the menu of a message in a channel, or in the DM, where simcord has none."""
    target = target or on.last_message
    if on.guild is not None:
        return who._did(await who.member(on.guild).context_menu(on, name, target))
    backend = who.world.env.backend
    message = dict(serializers.message_payload(backend, backend.get_message(on.id, target.id)))
    data = {"id": "1", "name": name, "type": 3, "target_id": str(target.id),
            "resolved": {"messages": {str(target.id): message}}}  # fmt: skip
    return who._did(await _dispatch_actor_interaction(who.user, 2, on, data))


def filled(form) -> dict[str, str]:
    """What stands in the fields of a form."""
    return {name: prefilled(each) for name, each in controls(form).items()}


@pytest.fixture
async def sent(rig):
    """A message of somebody else's in a channel, and one in ana's own DM."""
    ana, bob, here = person(rig, "ana", zone="America/New_York"), person(rig, "bob"), room(rig)

    async def sent(text: str, *, dm: bool):
        if dm:
            await ana.says(text)
            return ana.user.dm_channel
        await bob.member(here.guild).send(here, text)
        return here

    return ana, sent


@pytest.mark.parametrize("dm", [True, False])
@pytest.mark.parametrize("name", [LOG, NUDGE])
async def test_an_entry_takes_the_words_of_the_message_and_the_way_back_to_it(rig, sent, name, dm):
    ana, sends = sent
    there = await sends(LINE, dm=dm)
    target = there.last_message
    result = await chosen(ana, there, name)
    heard = rig.overheard.inbounds[-1]
    url = f"https://discord.com/channels/{'@me' if dm else there.guild.id}/{there.id}/{target.id}"
    assert heard == Action(heard.origin, ACTIONS[name], LINE, url)
    assert (heard.origin.where is None) is dm
    assert result.modal is not None or result.ephemeral is not dm


@pytest.mark.parametrize("dm", [True, False])
@pytest.mark.parametrize("name", [LOG, NUDGE])
async def test_a_message_without_text_is_taken_too(rig, sent, name, dm):
    ana, sends = sent
    there = await sends("a picture", dm=dm)
    target = there.last_message
    rig.world.env.backend.get_message(there.id, target.id).content = ""
    result = await chosen(ana, there, name, target)
    assert rig.overheard.inbounds[-1].value == ""
    if result.modal is None:
        assert words(last(rig)).strip()
        assert result.ephemeral is not dm


async def test_an_interview_is_logged_from_a_message(rig, sent):
    ana, sends = sent
    there = await sends(LINE, dm=False)
    await chosen(ana, there, LOG)
    assert filled(ana.form)["company"] == "Acme"
    await ana.fills({})
    assert "Saved: Acme" in words(last(rig))
    assert last(rig).to == ana.user.id


async def test_a_nudge_about_a_message_is_asked_for_and_saved(rig, sent):
    ana, sends = sent
    there = await sends("Call Grace back", dm=False)
    await chosen(ana, there, NUDGE)
    assert filled(ana.form)["about"] == "Call Grace back"
    await ana.fills({"when": "tomorrow 9am"})
    assert "New York" in words(last(rig))
    assert last(rig).to == ana.user.id


async def test_a_nudge_about_a_note_of_ours_holds_no_word_of_it(rig):
    ana = person(rig, "ana", zone="America/New_York")
    await ana.slash("afternote why", {})
    there = ana.user.dm_channel
    await chosen(ana, there, NUDGE, there.last_message)
    assert filled(ana.form)["about"] == "Your note"
    assert rig.overheard.inbounds[-1] == Action(rig.overheard.inbounds[-1].origin, "asked.from")


async def test_an_entry_that_discord_still_shows_and_we_no_longer_have_is_answered(told, monkeypatch):
    monkeypatch.setattr(told.rig.overheard, "menus", (), raising=False)
    told.rig.connection.client.tree.clear_commands(guild=None)
    await told.ana.says("hello")
    await chosen(told.ana, told.ana.user.dm_channel, LOG)
    assert told.core.heard[-1].action == ""
    assert words(last(told.rig)).strip()
