"""The socket: how it opens, what replaces it, and how it ends."""

import asyncio
from collections.abc import AsyncIterator

import pytest
from slack_bolt.app.async_app import AsyncApp
from slack_bolt.authorization import AuthorizeResult
from slack_bolt.authorization.async_authorize import AsyncAuthorize

from adapters.slack import socket as sockets
from adapters.slack.clients import Clients
from adapters.slack.quiet import quiet_logger
from adapters.slack.socket import CLOSING, LOOKS, SILENCE, Socket
from bot.errors import SettingsError
from tests.adapters.slack.faults import reset, says, too_many
from tests.adapters.slack.lines import SocketLine
from tests.adapters.slack.loopback import APP_TOKEN, LoopbackSlack


class Anybody(AsyncAuthorize):
    async def __call__(self, *, enterprise_id, team_id, **_):
        return AuthorizeResult(enterprise_id=enterprise_id, team_id=team_id, bot_token="xoxb-any")


class Sleeps:
    """Time that passes when the test lets it."""

    def __init__(self) -> None:
        self.now = 0.0
        self.asked: asyncio.Queue[float] = asyncio.Queue()
        self._until: asyncio.Future[None] | None = None

    def tick(self) -> float:
        return self.now

    async def sleep(self, seconds: float) -> None:
        self._until = asyncio.get_running_loop().create_future()
        self.asked.put_nowait(seconds)
        await self._until

    async def passes(self, seconds: float | None = None) -> float:
        """Lets the sleep that runs, or the next one, be over after so many seconds; how many were asked for."""
        asked = await self.asked.get()
        self.now += asked if seconds is None else seconds
        assert self._until is not None
        self._until.set_result(None)
        return asked


@pytest.fixture
async def clients(slack: LoopbackSlack) -> AsyncIterator[Clients]:
    clients = Clients(slack.api_url)
    yield clients
    await clients.close()


@pytest.fixture
def app(clients: Clients) -> AsyncApp:
    app = AsyncApp(
        name="test", logger=quiet_logger(), client=clients.sends(None), authorize=Anybody(), signing_secret="",
        process_before_response=True,
    )  # fmt: skip

    async def answered(ack, body):
        await ack({"text": body["text"], "blocks": []} if body["text"] != "nothing" else "")

    app.command("/note")(answered)
    return app


@pytest.fixture
def time() -> Sleeps:
    return Sleeps()


@pytest.fixture
async def socket(app: AsyncApp, clients: Clients, time: Sleeps) -> AsyncIterator[Socket]:
    socket = Socket(app, APP_TOKEN, clients.sends(None), sleep=time.sleep, tick=time.tick)
    yield socket
    await socket.close()


def command(text: str) -> dict:
    return {"command": "/note", "text": text, "team_id": "T1", "user_id": "U1", "is_enterprise_install": "false"}


async def test_it_opens_at_once_and_answers(socket, slack):
    assert await socket.start() is None
    assert await socket.connected()
    line = SocketLine(slack.sockets)
    assert (await line.send("slash_commands", command("hi"))).body == {"text": "hi", "blocks": []}
    assert (await line.send("slash_commands", command("nothing"))).body is None


async def test_a_refused_token_is_the_operators_to_mend(app, clients, slack):
    socket = Socket(app, "xapp-wrong", clients.sends(None))
    with pytest.raises(SettingsError, match=r"SLACK_APP_TOKEN: invalid_auth"):
        await socket.start()
    await socket.close()


async def test_a_slack_that_is_not_there_yet_is_told_and_tried_again_ever_more_slowly(socket, slack, time):
    slack.faults.add("apps.connections.open", reset(), too_many(), says("internal_error"), reset())
    assert await socket.start() == "ServerDisconnectedError"
    assert not await socket.connected()
    assert [await time.passes() for _ in range(4)] == [1.0, 2.0, 5.0, 10.0]
    await slack.sockets.connected()
    assert await time.passes() == LOOKS
    assert await socket.connected()


async def test_a_socket_that_is_open_and_silent_is_replaced(socket, slack, time):
    slack.sockets.deaf = True
    await socket.start()
    assert await socket.connected()
    slack.sockets.deaf = False
    for _ in range(int(SILENCE / LOOKS) - 1):
        await time.passes()
    assert slack.sockets.opened == 1
    assert await time.passes() == LOOKS
    await slack.sockets.connected(2)
    ack = await SocketLine(slack.sockets).send("slash_commands", command("hi"))
    assert ack.body == {"text": "hi", "blocks": []}
    assert await socket.connected()


async def test_a_socket_on_which_something_comes_stays(socket, slack, time):
    await socket.start()
    line = SocketLine(slack.sockets)
    for _ in range(int(2 * SILENCE / LOOKS)):
        await line.send("slash_commands", command("hi"))
        await time.passes()
    await time.asked.get()
    assert slack.sockets.opened == 1


async def test_a_socket_that_slack_wants_renewed_is_renewed_and_answers(socket, slack):
    await socket.start()
    await slack.sockets.refresh()
    await slack.sockets.connected(2)
    ack = await SocketLine(slack.sockets).send("slash_commands", command("hi"))
    assert ack.body == {"text": "hi", "blocks": []}


async def test_a_socket_that_does_not_close_is_dropped(socket, slack, time, monkeypatch):
    monkeypatch.setattr(sockets, "CLOSING", 0.01)
    slack.sockets.deaf = True
    await socket.start()
    handler = socket._handler

    async def never():
        await asyncio.Event().wait()

    monkeypatch.setattr(handler.client, "disconnect", never)
    slack.sockets.deaf = False
    for _ in range(int(SILENCE / LOOKS)):
        await time.passes()
    await slack.sockets.connected(2)
    await time.asked.get()
    assert handler.client.aiohttp_client_session.closed
    assert await socket.connected()


async def test_the_end_takes_nothing_more_in_and_waits_for_what_runs(app, clients, slack):
    held, entered = asyncio.Event(), asyncio.Event()

    async def slow(ack):
        entered.set()
        await held.wait()
        await ack("done")

    app.command("/interview")(slow)
    socket = Socket(app, APP_TOKEN, clients.sends(None))
    await socket.start()
    asked = asyncio.create_task(
        SocketLine(slack.sockets).send("slash_commands", command("log") | {"command": "/interview"})
    )
    await entered.wait()
    closing = asyncio.create_task(socket.close())
    await asyncio.sleep(0)
    assert not closing.done()
    held.set()
    assert (await asked).body == {"text": "done"}
    await closing
    assert not await socket.connected()
    await socket.close()


async def test_an_envelope_that_breaks_is_not_acked_and_the_next_one_is(socket, slack, app, monkeypatch):
    await socket.start()

    async def breaks(request):
        raise RuntimeError("a note")

    monkeypatch.setattr("tests.adapters.slack.lines.PATIENCE", 0.05)
    with monkeypatch.context() as broken:
        broken.setattr(app, "async_dispatch", breaks)
        assert (await SocketLine(slack.sockets).send("slash_commands", command("hi"))).status == 0
    monkeypatch.setattr("tests.adapters.slack.lines.PATIENCE", 3.0)
    assert (await SocketLine(slack.sockets).send("slash_commands", command("hi"))).status == 200


def test_the_watch_is_longer_than_what_the_sdk_does_by_itself():
    assert SILENCE > 4 * sockets.PING
    assert CLOSING <= 15
