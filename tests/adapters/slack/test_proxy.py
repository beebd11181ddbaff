"""Through a proxy: every call to Slack goes by way of the one that is set, and by no other."""

import asyncio
from collections.abc import AsyncIterator
from urllib.parse import urlsplit

import aiohttp
import pytest
from pydantic import ValidationError

from adapters.slack.clients import Clients, sorted_error
from adapters.slack.files import share
from adapters.slack.settings import SlackSettings
from bot.chat.card import File
from bot.errors import TryLater
from tests.adapters.slack.loopback import LoopbackSlack
from tests.adapters.slack.running import running
from tests.adapters.slack.whole import a_bot, store


@pytest.fixture
def database() -> str:
    return "sqlite"


class Proxy:
    """A proxy for plain HTTP and WebSockets: passes each request on, and remembers whom it was for."""

    def __init__(self, *, refuses: bool = False) -> None:
        self.asked: list[str] = []
        self.address = ""
        self._refuses = refuses
        self._server: asyncio.Server | None = None
        self._runs: set[asyncio.Task[None]] = set()

    async def start(self) -> "Proxy":
        self._server = await asyncio.start_server(self._serve, "127.0.0.1", 0)
        self.address = f"http://127.0.0.1:{self._server.sockets[0].getsockname()[1]}"
        return self

    async def stop(self) -> None:
        assert self._server is not None
        self._server.close()
        for each in self._runs:
            each.cancel()
        await asyncio.gather(*self._runs, return_exceptions=True)

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        assert task is not None
        self._runs.add(task)
        try:
            await self._passed(reader, writer)
        except (ConnectionError, asyncio.IncompleteReadError):
            pass
        finally:
            writer.close()
            self._runs.discard(task)

    async def _passed(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        head = (await reader.readuntil(b"\r\n\r\n")).decode()
        line, _, rest = head.partition("\r\n")
        method, target, version = line.split(" ")
        if self._refuses or method == "CONNECT":
            self.asked.append(f"{method} {target}")
            writer.write(b"HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n\r\n")
            await writer.drain()
            return
        parts = urlsplit(target)
        self.asked.append(parts.path)
        path = parts.path + (f"?{parts.query}" if parts.query else "")
        if "upgrade" not in rest.casefold():
            rest = "Connection: close\r\n" + rest.replace("Connection: keep-alive\r\n", "")
        there, out = await asyncio.open_connection(parts.hostname, parts.port)
        out.write(f"{method} {path} {version}\r\n{rest}".encode())
        try:
            _, waiting = await asyncio.wait(
                {asyncio.create_task(_piped(reader, out)), asyncio.create_task(_piped(there, writer))},
                return_when=asyncio.FIRST_COMPLETED,
            )
            for each in waiting:
                each.cancel()
            await asyncio.gather(*waiting, return_exceptions=True)
        finally:
            out.close()


async def _piped(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    while chunk := await reader.read(65536):
        writer.write(chunk)
        await writer.drain()


@pytest.fixture
async def proxy() -> AsyncIterator[Proxy]:
    proxy = await Proxy().start()
    yield proxy
    await proxy.stop()


async def test_calls_files_and_answers_go_by_way_of_the_proxy(slack: LoopbackSlack, proxy: Proxy) -> None:
    clients = Clients(slack.api_url, proxy=proxy.address)
    token = next(iter(slack.world.tokens))
    ana = slack.person("ana")
    await clients.reads(token).auth_test()
    await clients.sends(token).chat_postMessage(channel=ana.dm.id, text="Hello")
    await share(clients.sends(token), ana.dm.id, File("a.csv", "text/csv", b"a,b"))
    await clients.hook(f"{slack.address}/response/none").send_dict({"text": "x"})
    async with clients.session.get(f"{slack.address}/files/none"):
        pass
    assert {"/api/auth.test", "/api/chat.postMessage", "/response/none", "/files/none"} <= set(proxy.asked)
    assert any("upload" in each for each in proxy.asked)
    await clients.close()


@pytest.mark.parametrize("way", ["socket", "http"])
async def test_the_bot_lives_behind_a_proxy(slack, clock, spelling, store, proxy, monkeypatch, way):
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:9")
    async with running(a_bot(store, clock, spelling), slack, way, proxy=proxy.address) as here:
        ana = slack.person("ana")
        await ana.types("/note list")
        await here.settled()
    called = [call.method for call in slack.calls]
    assert {"auth.test", "users.info", "response_url"} <= set(called)
    # Whatever reached Slack came by way of the proxy, and the socket too.
    asked = [each.removeprefix("/api/") for each in proxy.asked if each.startswith("/api/")]
    answered = ["response_url" for each in proxy.asked if each.startswith("/response/")]
    assert sorted(asked + answered) == sorted(called)
    assert len(proxy.asked) - len(called) == (way == "socket")


async def test_without_the_setting_no_proxy_is_asked(slack, clock, spelling, store, proxy, monkeypatch):
    for name in ("HTTP_PROXY", "HTTPS_PROXY", "http_proxy", "https_proxy"):
        monkeypatch.setenv(name, proxy.address)
    async with running(a_bot(store, clock, spelling), slack, "socket"):
        await slack.person("ana").types("/note list")
    assert proxy.asked == []


async def test_what_a_proxy_does_not_let_through_was_not_sent(slack):
    proxy = await Proxy(refuses=True).start()
    clients = Clients(slack.api_url.replace("http:", "https:"), proxy=proxy.address)
    with pytest.raises(aiohttp.ClientHttpProxyError) as refused:
        await clients.sends("xoxb-1").chat_postMessage(channel="D1", text="x")
    assert isinstance(sorted_error(refused.value), TryLater)
    assert [each.split()[0] for each in proxy.asked] == ["CONNECT"]
    await clients.close()
    await proxy.stop()
    # Nor by one that is not there.
    clients = Clients(slack.api_url, proxy=proxy.address)
    with pytest.raises(aiohttp.ClientProxyConnectionError) as refused:
        await clients.sends("xoxb-1").chat_postMessage(channel="D1", text="x")
    assert isinstance(sorted_error(refused.value), TryLater)
    assert slack.calls == []
    await clients.close()


def test_the_proxy_is_an_address_and_its_password_is_in_no_repr() -> None:
    given = SlackSettings(_env_file=None, proxy="http://ops:hush@proxy.example:3128")
    assert given.proxy == "http://ops:hush@proxy.example:3128"
    assert "hush" not in repr(given)
    for wrong in ("proxy.example:3128", "socks5://proxy.example", "http://proxy.example/path", ""):
        with pytest.raises(ValidationError):
            SlackSettings(_env_file=None, proxy=wrong)


__all__ = ["store"]
