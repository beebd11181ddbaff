"""The door in front of Bolt: what is let in, what is not, and what is written down about it."""

import asyncio
import io
import json
import logging
from collections.abc import AsyncIterator
from datetime import timedelta
from urllib.parse import urlencode

import aiohttp
import pytest
import structlog
from slack_bolt.request.async_request import AsyncBoltRequest
from slack_bolt.response import BoltResponse

from adapters.slack.gate import BODY_CAP, SKEWED_FOR, SKEWS, Gate
from adapters.slack.seen import Seen
from adapters.web.server import Server
from bot.clock import MovableClock
from tests.adapters.slack.lines import signed

SECRET = "a signing secret"
FORM = "application/x-www-form-urlencoded"
PRIVATE = "I cried in the car park afterwards"


class Door:
    """A gate on a real server, with a Bolt behind it that says what it was asked."""

    def __init__(self, clock: MovableClock, session: aiohttp.ClientSession) -> None:
        self.clock = clock
        self.session = session
        self.let_in: list[dict] = []
        self.held: asyncio.Event | None = None
        self.entered = asyncio.Event()
        self.breaks = False
        self.status = 200
        self.server = Server()
        self.gate = Gate(SECRET, clock, self.dispatch)
        self.server.mount("/slack/events", self.gate)
        self.server.checks["clock"] = self.gate.clock_is_right

    async def dispatch(self, request: AsyncBoltRequest) -> BoltResponse:
        self.let_in.append(request.body)
        self.entered.set()
        if self.held is not None:
            await self.held.wait()
        if self.breaks:
            raise RuntimeError(PRIVATE)
        return BoltResponse(status=self.status, body={"text": "done"})

    async def post(self, body: bytes | str, *, at: int | str | None = None, kind: str = FORM, **headers: str):
        raw = body.encode() if isinstance(body, str) else body
        now = int(self.clock.now().timestamp()) if at is None else at
        seal = signed(SECRET, raw, now) if isinstance(now, int) else {}
        return await self.raw(raw, {"Content-Type": kind, **seal, **headers})

    async def raw(self, body, headers: dict[str, str], method: str = "POST"):
        url = f"{self.server.address}/slack/events"
        async with self.session.request(method, url, data=body, headers=headers) as answer:
            return answer.status, await answer.text()

    async def ready(self):
        async with self.session.get(f"{self.server.address}/readyz") as answer:
            return answer.status, await answer.text()


@pytest.fixture
async def door(clock: MovableClock) -> AsyncIterator[Door]:
    async with aiohttp.ClientSession() as session:
        door = Door(clock, session)
        await door.server.start(port=0)
        yield door
        await door.server.stop()


@pytest.fixture
def logged(caplog, capsys):
    """Everything that is written, at every level."""
    caplog.set_level(logging.DEBUG)
    with structlog.testing.capture_logs() as lines:
        yield lambda: repr(lines) + caplog.text + "".join(capsys.readouterr())


async def test_what_is_signed_is_let_in_and_answered(door):
    assert await door.post(urlencode({"command": "/note", "text": "list"})) == (200, '{"text": "done"}')
    assert door.let_in == [{"command": "/note", "text": "list"}]
    kind = "application/json; charset=utf-8"
    assert await door.post(json.dumps({"type": "x"}), kind=kind) == (200, '{"text": "done"}')


@pytest.mark.parametrize("at", ["abc", "", "1e9", "+772470800", "١٧٧٢٤٧٠٨٠٠", "17724708000", " 177247080"])
async def test_H01_a_garbage_timestamp_is_401_without_a_body(door, at, logged):
    headers = {"X-Slack-Request-Timestamp": at, "X-Slack-Signature": "v0=00", "Content-Type": FORM}
    assert await door.raw(f"text={PRIVATE}".encode(), headers) == (401, "")
    assert door.let_in == []
    written = logged()
    assert "a request was refused" in written
    assert PRIVATE not in written
    assert "Traceback" not in written


@pytest.mark.parametrize("body", ["payload=x", "payload=%5B1%5D", "{", "payload=" + "[" * 100_000])
async def test_H02_an_unsigned_malformed_body_is_401_and_no_traceback(door, body, logged):
    assert await door.raw(body.encode(), {"Content-Type": FORM}) == (401, "")
    assert "Traceback" not in logged()


@pytest.mark.parametrize("body", ["payload=x", "payload=%5B1%5D", "{", "payload=" + "[" * 100_000, "payload=%FF"])
async def test_a_signed_body_that_is_no_request_is_400(door, body, logged):
    assert await door.post(body) == (400, "")
    assert await door.post("[1]", kind="application/json") == (400, "")
    assert await door.post(b"\xff\xfe") == (400, "")
    assert door.let_in == []
    assert "Traceback" not in logged()


@pytest.mark.parametrize("signature", ["v0=00", "", "v0=" + "0" * 64, "v1=x", "ünicode"])
async def test_a_wrong_signature_is_401_without_a_body(door, clock, signature):
    headers = {"X-Slack-Request-Timestamp": str(int(clock.now().timestamp())), "Content-Type": FORM}
    assert await door.raw(b"a=1", {**headers, "X-Slack-Signature": signature}) == (401, "")
    assert await door.raw(b"a=1", headers) == (401, "")


async def test_a_signature_of_another_body_or_another_time_is_none(door, clock):
    now = int(clock.now().timestamp())
    assert (await door.raw(b"a=2", {"Content-Type": FORM, **signed(SECRET, b"a=1", now)}))[0] == 401
    moved = {**signed(SECRET, b"a=1", now), "X-Slack-Request-Timestamp": str(now + 1)}
    assert (await door.raw(b"a=1", {"Content-Type": FORM, **moved}))[0] == 401


async def test_H03_a_click_that_is_replayed_is_200_and_does_nothing(door, clock):
    body, now = urlencode({"payload": json.dumps({"type": "block_actions"})}), int(clock.now().timestamp())
    assert await door.post(body, at=now) == (200, '{"text": "done"}')
    clock.move_to(clock.now() + timedelta(seconds=10))
    assert await door.post(body, at=now) == (200, "")
    clock.move_to(clock.now() + timedelta(seconds=280))
    assert await door.post(body, at=now) == (200, "")
    assert len(door.let_in) == 1
    clock.move_to(clock.now() + timedelta(seconds=20))
    assert await door.post(body, at=now) == (401, "")


async def test_H03_a_replay_from_the_future_edge_is_remembered_as_long_as_it_is_in_time(door, clock):
    ahead = int(clock.now().timestamp()) + 299
    assert (await door.post("a=1", at=ahead))[1] != ""
    clock.move_to(clock.now() + timedelta(seconds=598))
    assert await door.post("a=1", at=ahead) == (200, "")
    assert len(door.let_in) == 1


async def test_H03_a_replay_while_the_first_still_runs_does_nothing(door, clock):
    door.held = asyncio.Event()
    first = asyncio.create_task(door.post("a=1"))
    await door.entered.wait()
    assert await door.post("a=1") == (200, "")
    door.held.set()
    assert await first == (200, '{"text": "done"}')
    assert len(door.let_in) == 1


async def test_H04_a_wrong_clock_is_401_and_said_by_readyz_and_no_log_has_the_note(door, clock, logged):
    at = int(clock.now().timestamp()) - 420
    note = urlencode({"command": "/interview", "text": PRIVATE})
    assert (await door.ready())[0] == 200
    for second in range(SKEWS):
        assert (await door.ready())[0] == 200
        assert await door.post(note, at=at + second) == (401, "")
    status, said = await door.ready()
    assert status == 503
    assert "clock" in said
    assert await door.post(urlencode({"text": "now"})) == (200, '{"text": "done"}')
    assert (await door.ready())[0] == 200
    written = logged()
    assert PRIVATE not in written
    assert "cried" not in written
    assert "v0=" not in written


async def test_a_wrong_clock_is_not_said_for_good_when_nobody_says_so_any_more(door, clock):
    at = int(clock.now().timestamp()) - 420
    for second in range(SKEWS):
        await door.post("a=1", at=at + second)
    assert (await door.ready())[0] == 503
    clock.move_to(clock.now() + SKEWED_FOR + timedelta(seconds=1))
    assert (await door.ready())[0] == 200


async def test_old_requests_that_do_not_agree_or_are_one_and_the_same_tell_nothing_of_the_clock(door, clock):
    at = int(clock.now().timestamp())
    for off in (420, 3600, 86400, -420):
        assert (await door.post("a=1", at=at - off))[0] == 401
    for _ in range(SKEWS):
        assert (await door.post("a=2", at=at - 430))[0] == 401
    assert (await door.ready())[0] == 200


async def test_an_old_request_beside_those_in_time_tells_nothing_of_the_clock(door, clock):
    await door.post("a=1")
    assert (await door.post("a=2", at=int(clock.now().timestamp()) - 3600))[0] == 401
    assert (await door.ready())[0] == 200


async def test_an_unsigned_request_tells_nothing_of_the_clock(door, clock):
    stale = {**signed("another secret", b"a=1", int(clock.now().timestamp()) - 3600), "Content-Type": FORM}
    assert (await door.raw(b"a=1", stale))[0] == 401
    assert (await door.ready())[0] == 200


async def test_H05_a_large_body_is_413_signed_or_not(door):
    assert (await door.raw(io.BytesIO(b"a" * (2 * 1024 * 1024)), {"Content-Type": FORM}))[0] == 413
    assert await door.post(b"a" * (BODY_CAP + 1)) == (413, "")
    assert (await door.post(b"a" * BODY_CAP))[0] == 200


async def test_H05_a_large_body_without_a_length_is_not_read_to_the_end(door, clock):
    async def endless():
        while True:
            yield b"a" * 65536

    headers = {"Content-Type": FORM, **signed(SECRET, b"", int(clock.now().timestamp()))}
    try:
        status = (await door.raw(endless(), headers))[0]
    except aiohttp.ClientError:
        # The server hung up in the middle.
        status = 413
    assert status == 413
    assert door.let_in == []


async def test_H05_a_form_with_ten_thousand_fields_is_refused_unread(door):
    assert await door.post("&".join(f"f{n}=" for n in range(10_000))) == (413, "")
    assert (await door.post("&".join(f"f{n}=" for n in range(1000))))[0] == 200
    assert len(door.let_in) == 1


@pytest.mark.parametrize("kind", ["multipart/form-data; boundary=x", "text/plain", "application/octet-stream"])
async def test_other_kinds_of_content_are_refused(door, kind):
    assert await door.post("a=1", kind=kind) == (415, "")
    assert (await door.post("a=1", **{"Content-Encoding": "deflate"}))[0] in (400, 415)
    assert door.let_in == []


async def test_other_methods_are_refused(door):
    for method in ("GET", "HEAD", "PUT"):
        assert await door.raw(b"", {}, method) == (405, "")


async def test_headers_that_bolt_would_obey_and_nobody_signed_do_not_go_in(door):
    headers = {"X-Slack-Bolt-Lazy-Only": "1", "X-Slack-Bolt-Lazy-Function-Name": "f"}
    await door.post("a=1", **headers)
    assert len(door.let_in) == 1


async def test_whatever_a_person_did_and_breaks_inside_is_200_and_one_line_without_a_word_of_it(door, logged):
    door.breaks = True
    assert await door.post("a=1") == (200, "")
    assert await door.post("a=1") == (200, "")
    written = logged()
    assert written.count("a request was not answered") == 1
    assert PRIVATE not in written


async def test_an_event_that_breaks_inside_is_500_without_a_body_and_is_let_in_when_it_is_told_again(door, clock):
    event, kind = json.dumps({"type": "event_callback"}), "application/json"
    door.breaks = True
    assert await door.post(event, kind=kind) == (500, "")
    door.breaks, door.status = False, 500
    assert await door.post(event, kind=kind) == (500, "")
    door.status = 200
    assert await door.post(event, kind=kind) == (200, '{"text": "done"}')
    assert await door.post(event, kind=kind) == (200, "")
    assert len(door.let_in) == 3


async def test_the_same_typed_into_a_menu_twice_in_one_second_is_looked_up_twice(door):
    lookup = urlencode({"payload": json.dumps({"type": "block_suggestion", "value": "ber"})})
    for _ in range(2):
        assert await door.post(lookup) == (200, '{"text": "done"}')


async def test_a_gate_that_closes_lets_those_inside_finish_and_nobody_else_in(door):
    door.held = asyncio.Event()
    inside = asyncio.create_task(door.post("a=1"))
    await door.entered.wait()
    closing = asyncio.create_task(door.gate.close())
    assert (await door.post("a=2"))[0] == 503
    door.held.set()
    assert (await inside)[0] == 200
    await closing


def test_what_was_seen_is_forgotten_in_time_and_never_grows_beyond_its_bound(clock):
    seen = Seen(most=3)
    assert [seen.first(key, clock.now()) for key in "aba"] == [True, True, False]
    for key in "cdefg":
        assert seen.first(key, clock.now())
    assert len(seen) == 3
    assert not seen.first("g", clock.now())
    clock.move_to(clock.now() + timedelta(minutes=10))
    assert seen.first("g", clock.now())
    assert len(seen) == 1
