"""One call, made once: over the kit's connections, with its errors, and past the kit's own way of trying again."""

import aiohttp
import discord as kit
import pytest
from discord.http import HTTPClient, Route

from adapters.discord.api import Api
from adapters.discord.calls import CALL, CONNECT, LONGEST, SLOW, Calls, timeout
from adapters.discord.pacing import Pace
from adapters.discord.render import messages
from adapters.discord.uploads import with_uploads
from bot.chat.card import Button, Card, File, Picture
from tests.adapters.discord.delivering import bot, client, database, discord, out, store, time
from tests.adapters.discord.loopback import faults

SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20"><rect width="40" height="20"/></svg>'


class StandIn(HTTPClient):
    """A transport in the place of the kit's, as the simulated Discord has one."""

    def __init__(self, like: HTTPClient) -> None:
        super().__init__(like.loop)
        self.made: list[tuple[str, str, dict]] = []

    async def request(self, route, **given):
        self.made.append((route.method, route.url.partition("/api/v10")[2], given))
        return {"id": "7"}


@pytest.fixture
def calls(client):
    calls = Calls(client)
    yield calls
    calls.close()


@pytest.mark.parametrize("status", [500, 502, 503, 504])
async def test_a_server_that_fails_is_called_once(discord, calls, status):
    discord.faults.always("me", faults.broken(status))
    before = discord.count("me")
    with pytest.raises(kit.DiscordServerError):
        await calls(Route("GET", "/users/@me"))
    assert discord.count("me") == before + 1


@pytest.mark.parametrize(
    "fault", [faults.too_many(2), faults.too_many(2, scope="global"), faults.too_many(2, via=False)]
)
async def test_a_limit_is_told_at_once_and_stops_no_other_call_of_the_kit(discord, client, calls, fault):
    discord.faults.add("me", fault)
    with pytest.raises(kit.HTTPException) as caught:
        await calls(Route("GET", "/users/@me"))
    assert caught.value.status == 429
    assert await client.http.request(Route("GET", "/users/@me"))


async def test_a_call_has_more_time_the_more_is_uploaded_and_never_without_end(discord, calls, monkeypatch):
    real, given = aiohttp.ClientSession.request, []

    def request(self, *args, timeout, **more):
        given.append(timeout)
        return real(self, *args, timeout=timeout, **more)

    monkeypatch.setattr(aiohttp.ClientSession, "request", request)
    for size in (0, 10 * SLOW, 10_000 * SLOW):
        discord.faults.add("me", faults.says(400, 50035))
        with pytest.raises(kit.HTTPException):
            await calls(Route("GET", "/users/@me"), files=[("a", b"a" * size)] if 0 < size < 1000 * SLOW else ())
        given.append(timeout(CALL, size))
    assert [each.total for each in given] == [CALL, CALL, CALL + 10, CALL + 10, CALL, LONGEST]
    assert {each.connect for each in given} == {CONNECT}
    assert timeout(0.3, 0).total == timeout(0.3, 0).connect == 0.3


async def test_a_page_for_people_is_no_word_of_an_error(discord, calls):
    discord.faults.add("me", faults.Fault(400, raw="canary"))
    with pytest.raises(kit.HTTPException) as caught:
        await calls(Route("GET", "/users/@me"))
    assert "canary" not in str(caught.value)


async def test_a_stand_in_of_the_kits_transport_has_its_own_way(discord, client, clock):
    real, stand_in = client.http, StandIn(client.http)
    api = Api(client, Pace(clock))
    card = Card("A week", (Picture(SVG, "bars"), File("a.csv", "text/csv", b"a")), (Button("B", "b"),))
    (message,) = messages(card)
    client.http = stand_in
    try:
        assert await api.post("5", message, nonce="n", first_step=True) == "7"
        await api.edit("5", "7", message)
        await api.delete("5", "7")
    finally:
        client.http = real
    post, edit, delete = stand_in.made
    assert post[:2] == ("POST", "/channels/5/messages")
    assert post[2]["json"]["nonce"] == "n"
    assert edit[:2] == ("PATCH", "/channels/5/messages/7")
    assert [each.filename for each in edit[2]["files"]] == ["picture0.png", "0-a.csv"]
    assert [each["name"] for each in edit[2]["form"]] == ["payload_json", "files[0]", "files[1]"]
    assert delete == ("DELETE", "/channels/5/messages/7", {})


async def test_more_pictures_than_a_message_has_room_for_are_left_to_their_words():
    card = Card("Many", tuple(Picture(SVG, f"bars {n}") for n in range(30)))
    found = await with_uploads(messages(card)[0])
    shown = [each for each in found.body["components"][0]["components"] if each["type"] == 12]
    assert 0 < len(shown) == len(found.files) == len(found.body["attachments"])
    assert "bars 29" in str(found.body)


async def test_a_file_keeps_a_name_that_an_address_can_hold():
    found = await with_uploads(messages(Card("x", (File("../ä b?.csv", "text/csv", b"a"), File("", "", b""))))[0])
    assert [name for name, _ in found.files] == ["0-..-b-.csv", "1-file"]


__all__ = ["bot", "client", "database", "discord", "out", "store", "time"]
