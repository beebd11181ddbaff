"""The way to a language model, against a loopback server that is slow, wrong, hostile or down."""

import asyncio
import json
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from datetime import timedelta

import pytest
import structlog
from aiohttp import web
from pydantic import ValidationError

from adapters.ground.rewriting import MOST_BYTES, MOST_TOKENS, HttpRewriter, rewriter
from bot.errors import SettingsError
from bot.settings import Settings

NOTE = '{"note": "Hi Grace, the secret plan"}'
Answers = Callable[[web.Request], Awaitable[web.StreamResponse]]


def whole(text: object, **changes: object) -> dict[str, object]:
    choice = {"message": {"role": "assistant", "content": text}, "finish_reason": "stop", **changes}
    return {"choices": [choice]}


@asynccontextmanager
async def served(answers: Answers) -> AsyncIterator[str]:
    app = web.Application()
    app.router.add_route("*", "/{path:.*}", answers)
    runner = web.AppRunner(app, shutdown_timeout=0.01)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    port = site._server.sockets[0].getsockname()[1]
    try:
        yield f"http://127.0.0.1:{port}/v1"
    finally:
        await runner.cleanup()


async def asked(answers: Answers, *, key: str = "", longest: float = 8.0) -> tuple[str | None, list[dict[str, object]]]:
    """What is made of that answer, and the log lines about it."""
    async with served(answers) as url:
        with structlog.testing.capture_logs() as lines:
            made = HttpRewriter(url, "small", key, timedelta(seconds=longest))
            return await made.reword("Reword it.", NOTE), lines


async def test_a_model_is_asked_once_with_instructions_and_data_apart():
    got: list[tuple[str, dict[str, str], dict[str, object]]] = []

    async def answers(request: web.Request) -> web.StreamResponse:
        got.append((request.path, dict(request.headers), await request.json()))
        return web.json_response(whole("Hi Grace, in other words"))

    said, _ = await asked(answers, key="k-123")
    assert said == "Hi Grace, in other words"
    ((path, headers, question),) = got
    assert path == "/v1/chat/completions"
    assert headers["Authorization"] == "Bearer k-123"
    assert question == {
        "model": "small", "max_tokens": MOST_TOKENS, "temperature": 0.4, "stream": False,
        "messages": [{"role": "system", "content": "Reword it."}, {"role": "user", "content": NOTE}],
    }  # fmt: skip


async def test_without_a_key_none_is_sent():
    got: list[web.Request] = []

    async def answers(request: web.Request) -> web.StreamResponse:
        got.append(request)
        return web.json_response(whole("x"))

    assert (await asked(answers))[0] == "x"
    assert "Authorization" not in got[0].headers


ANSWERS: dict[str, Answers] = {}


def answer(name: str) -> Callable[[Answers], Answers]:
    def kept(function: Answers) -> Answers:
        ANSWERS[name] = function
        return function

    return kept


@answer("an error of its own")
async def _500(_: web.Request) -> web.StreamResponse:
    return web.Response(status=500, text=NOTE)


@answer("too many requests")
async def _429(_: web.Request) -> web.StreamResponse:
    return web.json_response(whole("x"), status=429)


@answer("a redirect to elsewhere")
async def _elsewhere(request: web.Request) -> web.StreamResponse:
    if "redirected" in request.path:
        return web.json_response(whole("came elsewhere"))
    raise web.HTTPTemporaryRedirect("/v1/redirected")


@answer("no JSON")
async def _no_json(_: web.Request) -> web.StreamResponse:
    return web.Response(text="<html>" + NOTE, content_type="application/json")


@answer("half of it")
async def _half(request: web.Request) -> web.StreamResponse:
    reply = web.StreamResponse(headers={"Content-Length": "1000"})
    await reply.prepare(request)
    await reply.write(json.dumps(whole("Hi Grace"))[:40].encode())
    assert request.transport is not None
    request.transport.close()
    return reply


@answer("cut off by its own limit")
async def _cut(_: web.Request) -> web.StreamResponse:
    return web.json_response(whole("Hi Gra", finish_reason="length"))


@answer("a refusal")
async def _refusal(_: web.Request) -> web.StreamResponse:
    return web.json_response({"choices": [{"message": {"content": "no", "refusal": "I cannot"}}]})


@answer("far too much")
async def _huge(request: web.Request) -> web.StreamResponse:
    reply = web.StreamResponse()
    await reply.prepare(request)
    try:
        for _ in range(100):
            await reply.write(b"a" * MOST_BYTES)
    except (ConnectionError, asyncio.CancelledError):
        pass
    return reply


@answer("a whole answer that is far too long")
async def _long(_: web.Request) -> web.StreamResponse:
    return web.json_response(whole("a" * (MOST_BYTES + 1)))


@answer("a bomb")
async def _bomb(_: web.Request) -> web.StreamResponse:
    import gzip

    return web.Response(body=gzip.compress(b" " * 50_000_000), headers={"Content-Encoding": "gzip"})


for number, odd in enumerate((
    {}, [], None, 7, "text", {"choices": None}, {"choices": []}, {"choices": [7]}, {"choices": [{"message": None}]},
    whole(None), whole(7), whole(""), whole("  \n"), whole(["x"]), whole("x", finish_reason="content_filter"),
)):  # fmt: skip

    async def _odd(_: web.Request, odd: object = odd) -> web.StreamResponse:
        return web.json_response(odd)

    ANSWERS[f"something else, {number}"] = _odd


@pytest.mark.parametrize("name", ANSWERS)
async def test_whatever_goes_wrong_comes_to_nothing_and_one_line_without_content(name: str):
    said, lines = await asked(ANSWERS[name])
    assert said is None
    assert len(lines) == 1
    assert lines[0]["event"] == "no rewording"
    assert "secret" not in repr(lines)
    assert "Grace" not in repr(lines)


async def test_a_slow_model_is_given_up_in_time():
    async def answers(_: web.Request) -> web.StreamResponse:
        await asyncio.Event().wait()
        raise AssertionError

    said, lines = await asked(answers, longest=0.05)
    assert said is None
    assert lines[0]["why"] == "timeout"


async def test_a_model_that_dribbles_is_given_up_in_time_too():
    async def answers(request: web.Request) -> web.StreamResponse:
        reply = web.StreamResponse()
        await reply.prepare(request)
        await reply.write(b'{"choices"')
        await asyncio.Event().wait()
        return reply

    assert (await asked(answers, longest=0.05))[0] is None


async def test_a_model_that_is_down_comes_to_nothing():
    async with served(_500) as url:
        gone = url
    assert await HttpRewriter(gone).reword("Reword it.", NOTE) is None


async def test_whoever_waits_for_it_may_go_away():
    async def answers(_: web.Request) -> web.StreamResponse:
        await asyncio.Event().wait()
        raise AssertionError

    async with served(answers) as url:
        task = asyncio.create_task(HttpRewriter(url).reword("Reword it.", NOTE))
        await asyncio.sleep(0)
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task


# what the operator sets


@pytest.mark.parametrize(
    "url",
    ["https://models.example/v1", "http://localhost:11434/v1", "http://127.0.0.1:8080/v1/", "http://[::1]:1/v1"],
)
def test_an_address_that_is_encrypted_or_here_is_taken(url: str):
    made = rewriter(Settings(_env_file=None, model_url=url, model_name="small", model_key="k"))
    assert made is not None
    assert made.url == url.rstrip("/")
    assert "k" not in repr(made).replace("localhost", "").replace("key", "")


@pytest.mark.parametrize(
    "url",
    ["http://models.example/v1", "ftp://localhost/v1", "http://10.0.0.1/v1", "localhost:11434", "https://",
     "http://localhost.evil.example/v1", "https://me:secret@models.example/v1", "https://models.example/v1?key=1"],
)  # fmt: skip
def test_an_address_that_would_carry_notes_in_the_open_is_not(url: str):
    with pytest.raises(ValidationError):
        Settings(_env_file=None, model_url=url)


def test_no_address_means_no_model():
    assert rewriter(Settings(_env_file=None)) is None
    assert rewriter(Settings(_env_file=None, model_url=" ")) is None
    with pytest.raises(SettingsError):
        HttpRewriter("http://models.example/v1")


def test_members_are_told_the_host_and_no_more():
    made = HttpRewriter("https://models.example:8443/v1", "small", "k-secret")
    assert made.host == "models.example"
    assert "k-secret" not in repr(made)
