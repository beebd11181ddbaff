"""The loopback Discord in a process of its own: what a test needs when the app is killed or there are two of them."""

import discord
import pytest

from tests.adapters.discord.loopback.bare import Bare, connected, moved
from tests.adapters.discord.loopback.control import far
from tests.adapters.discord.test_loopback import button, card, shows
from tests.dialogs.dialog import NOON


async def test_people_clocks_faults_and_the_gateway_are_told_what_to_do_from_afar():
    async with far(at=NOON) as there:
        with moved(there):
            client = Bare()
            client.answer = shows(card("Saved", button()))
            await client.login(there.token)
            ana = await there.do("person", name="ana", locale="de")
            dm = client.get_partial_messageable(int(ana["dm"]))
            await there.do("fault", route="message.post", kind="closed", of=ana["dm"])
            with pytest.raises(discord.Forbidden):
                await dm.send("x")
            await dm.send("A reminder", nonce="n")
            await there.do("change", name="ana", closed=True)
            with pytest.raises(discord.Forbidden):
                await dm.send("x")
            await there.do("change", name="ana", closed=False)
            ahead = await there.do("clock", ahead=600)
            assert ahead["now"] == "2026-03-02T17:10:00+00:00"
            world = await there.world()
            assert [each["words"] for each in world["messages"]] == ["A reminder"]
            assert world["calls"]["message.post"] == 3
            await client.close()


async def test_somebody_afar_uses_an_app_that_is_here():
    async with far() as there:
        with moved(there):
            client = Bare()
            client.answer = shows(card("Saved", button()))
            async with _here(there, client):
                await there.do("person", name="ana")
                done = await there.do("slash", name="ana", args=["interview list"])
                assert done["messages"][0]["words"] == "Saved"
                pressed = await there.do("presses", name="ana", args=["Sent"])
                assert pressed["answered"] == 4
                await there.do("gateway", what="reconnect")
                await client.until("resumed")
                world = await there.world()
                assert (world["identified"], world["resumed"], world["sessions"]) == (1, 1, 1)
                assert world["wrong"] == []
                with pytest.raises(AssertionError, match="sees no button"):
                    await there.do("presses", name="ana", args=["Skip"])


def _here(there, client):
    class Ready:
        async def ready(self, sessions):
            pass

    there.gateway = Ready()
    return connected(there, client)
