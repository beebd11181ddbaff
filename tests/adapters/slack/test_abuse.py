"""Abuse that comes through Slack's own doors, end to end through the app, the core and the worker; ids of the list."""

import json
import logging
import resource
from datetime import timedelta
from typing import Any

import pytest

from adapters.slack.gate import SKEWS
from bot.clock import MovableClock
from tests.adapters.slack.door import SlackDialog
from tests.adapters.slack.lines import Ack, HttpLine, encoded, signed
from tests.adapters.slack.loopback import SIGNING_SECRET
from tests.adapters.slack.people import SlackPerson
from tests.adapters.slack.running import Running
from tests.adapters.slack.whole import database, everything, here, stage, store
from tests.adapters.slack.world import Json

ONE = "/interview log Acme, Engineer, today 10am-11am with Grace Hopper"
NOTE = "canary-of-a-private-note"


async def posted(here: Running, body: bytes, kind: str = "application/x-www-form-urlencoded", **headers: str) -> Ack:
    given = {name.replace("_", "-"): value for name, value in headers.items()}
    return await here.line.raw(body, {"Content-Type": kind, **given})


# H01, H02, H05: what nobody signed


@pytest.mark.parametrize("at", ["abc", "", "1e9", "-1", "0x10", "１７７２４６７２００", "99999999999999999999"])
async def test_h01_a_garbage_timestamp_is_401_without_a_body_and_without_a_word_in_the_log(here: Running, at, capsys):
    body, _ = encoded("slash_commands", {"command": "/interview", "text": NOTE})
    ack = await posted(
        here, body, X_Slack_Request_Timestamp=at.encode().decode("latin-1"), X_Slack_Signature="v0=" + "0" * 64
    )
    assert (ack.status, ack.text) == (401, "")
    assert here.overheard.inbounds == []
    told = capsys.readouterr().out
    assert NOTE not in told
    assert "Traceback" not in told


@pytest.mark.parametrize(
    "body", [b"payload=x", b"payload=%5B1%5D", b"", b"{", b"\xff\xfe", b"payload=" + b"%7B" * 500, b"[" * 10_000]
)
async def test_h02_an_unsigned_malformed_body_is_401_and_is_not_read(here: Running, body, capsys):
    for kind in ("application/x-www-form-urlencoded", "application/json"):
        ack = await posted(here, body, kind)
        assert (ack.status, ack.text) == (401, "")
    assert "Traceback" not in capsys.readouterr().out


@pytest.mark.parametrize("body", [b"x=" + b"y" * 2_000_000, b"&".join(b"f%d=1" % n for n in range(10_000))])
async def test_h05_two_megabytes_or_ten_thousand_fields_are_refused_and_take_no_room(here: Running, body):
    await posted(here, body)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    at = int(here.slack.clock.now().timestamp())
    for headers in [{}] * 5 + [signed(SIGNING_SECRET, body, at + n) for n in range(5)]:
        ack = await here.line.raw(body, {"Content-Type": "application/x-www-form-urlencoded", **headers})
        assert ack.status in (401, 413)
        assert ack.text == ""
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 20 * 1024
    assert here.overheard.inbounds == []


# H03, H04: what was signed, and is not for now


async def test_h03_a_click_that_comes_twice_ten_seconds_apart_is_done_once(here: Running, stage: SlackDialog):
    ana = stage.actor("ana")
    await ana.types(ONE)
    await ana.types("/note show Grace")
    person: SlackPerson = ana.actor.person  # type: ignore[attr-defined]
    sent: list[tuple[bytes, dict[str, str]]] = []

    class Twice(HttpLine):
        async def raw(self, body: bytes, headers: dict[str, str]) -> Ack:
            sent.append((body, headers))
            return await super().raw(body, headers)

    person.line = Twice(here.events_url, SIGNING_SECRET, here.slack.clock, here.session)
    await ana.presses("Sent")
    before = await everything(here, "drawn")
    turns, seen = len(here.overheard.inbounds), len(here.slack.world.news)
    here.slack.clock.move_to(here.slack.clock.now() + timedelta(seconds=10))
    (body, headers), *_ = sent
    again = await here.line.raw(body, headers)
    await here.settled()
    assert again.status == 200
    assert len(here.overheard.inbounds) == turns
    assert here.slack.world.news[seen:] == []
    # A second try of Slack's own would be signed anew.
    anew = signed(SIGNING_SECRET, body, int(here.slack.clock.now().timestamp()))
    assert (await here.line.raw(body, {"Content-Type": headers["Content-Type"], **anew})).status == 200
    await here.settled()
    assert await everything(here, "drawn") == before


async def test_h04_a_clock_that_is_wrong_refuses_says_so_and_writes_no_word_of_the_note(
    here: Running, clock: MovableClock, capsys, caplog
):
    caplog.set_level(logging.DEBUG)
    ana = here.slack.person("ana")
    payload = here.slack.payloads.command(ana.user, ana.dm.id, "/note", f"edit Grace {NOTE}")
    body, kind = encoded("slash_commands", payload)
    at = int(clock.now().timestamp())
    clock.move_to(clock.now() + timedelta(minutes=7))
    # One alone may have lain somewhere: several that agree tell that it is the clock.
    for second in range(SKEWS):
        ack = await here.line.raw(body, {"Content-Type": kind, **signed(SIGNING_SECRET, body, at + second)})
        assert (ack.status, ack.text) == (401, "")
    async with here.session.get(f"{here.server.address}/readyz") as ready:
        assert ready.status == 503
        assert "clock skew" in await ready.text()
    assert NOTE not in caplog.text
    assert NOTE not in capsys.readouterr().out


# H09, H12: what links and mentions may do


@pytest.mark.parametrize("crawler", ["Slackbot-LinkExpanding 1.0", "TelegramBot", "Mozilla/5.0 (Discordbot/2.0)"])
async def test_h09_a_crawler_sets_nothing_off_and_nothing_that_is_said_unfolds(
    here: Running, stage: SlackDialog, crawler
):
    ana = stage.actor("ana")
    await ana.types(ONE)
    await ana.types("/note show Grace")
    await stage.moves_to("2026-03-03", "09:30")
    before = await everything(here)
    for method in ("GET", "HEAD"):
        async with here.session.request(method, here.events_url, headers={"User-Agent": crawler}) as got:
            assert got.status == 405
    assert await everything(here) == before
    bots = [each for each in here.slack.world.messages if each.bot_id]
    assert bots
    assert all(each.unfurl == (False, False) for each in bots)


LIVE = [
    "@everyone", "@here", "<!channel>", "<!here>", "<!everyone|x>", "<@U123>", "<https://evil.example|Acme>",
    "&lt;!here&gt;",
]  # fmt: skip


@pytest.mark.parametrize("words", LIVE)
async def test_h12_what_is_echoed_is_shown_as_it_was_typed_and_is_never_live(stage: SlackDialog, here: Running, words):
    ana = stage.actor("ana")
    for line in ("/interview {} x", "/interview log Acme, SRE, {} 25:99 with Grace", "/note show {}", "/note sent {}"):
        await ana.types(line.format(words))
        here.slack.world.stacks.clear()
    await ana.types("/interview log")
    await ana.fills(company=words, role=words, when="today 10am", people="Grace Hopper")
    await stage.moves_to("2026-03-03", "09:30")
    assert ana.deliveries()
    for message in here.slack.world.messages:
        if message.bot_id:
            live(message.text, message.blocks)
    for news in here.slack.world.news:
        if news.view is not None:
            live("", news.view.body["blocks"])


def live(text: str, blocks: list[Json]) -> None:
    """Fails for anything that Slack would make a mention or a link of which nobody but us said so."""
    for sign in ("<!", "<@", "<#", "<http", "<mailto"):
        assert sign not in text
    parsed = json.dumps(blocks)
    assert '"mrkdwn"' not in parsed
    assert '"broadcast"' not in parsed
    assert '"user"' not in parsed
    assert "evil.example" not in [run.get("url", "") for run in runs(blocks)]


def runs(of: Any) -> list[Json]:
    if isinstance(of, dict):
        return [of, *(run for each in of.values() for run in runs(each))]
    return [run for each in of for run in runs(each)] if isinstance(of, list) else []


__all__ = ["database", "here", "stage", "store"]
