"""Abuse that comes through Slack's own doors, end to end through the app, the core and the worker; ids of the list."""

import json
import logging
import resource
from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import select

from bot.app import Bot
from bot.chat.card import Card
from bot.chat.form import Form
from bot.chat.reply import Amend, Reply
from bot.chat.words import shown_words
from bot.clock import MovableClock
from bot.drafting.spelling import Light
from bot.model.ids import CountedIds
from bot.model.people import Tenant
from bot.model.policy import DEFAULT
from bot.store import tables
from bot.store.rights import System
from bot.store.store import Store
from tests.adapters.slack.door import SlackDialog
from tests.adapters.slack.faults import says, too_many
from tests.adapters.slack.lines import Ack, HttpLine, encoded, signed
from tests.adapters.slack.loopback import SIGNING_SECRET, LoopbackSlack
from tests.adapters.slack.people import SlackPerson
from tests.adapters.slack.running import Running, delivers, installed, running
from tests.adapters.slack.unrender import key_of
from tests.adapters.slack.world import Json
from tests.dialogs.dialog import store

ONE = "/interview log Acme, Engineer, today 10am-11am with Grace Hopper"
NOTE = "canary-of-a-private-note"


@pytest.fixture
def database() -> str:
    return "sqlite"


def a_bot(store: Store, clock: MovableClock, spelling: Light) -> Bot:
    return Bot(store, clock, CountedIds(), DEFAULT, spelling)


@pytest.fixture
async def here(
    store: Store, clock: MovableClock, slack: LoopbackSlack, spelling: Light
) -> AsyncIterator[Running]:
    """The app of one workspace, over HTTP."""
    async with running(a_bot(store, clock, spelling), slack) as here:
        yield here


@pytest.fixture
async def many(
    store: Store, clock: MovableClock, slack: LoopbackSlack, spelling: Light
) -> AsyncIterator[Running]:
    """The app of many workspaces, over HTTP."""
    async with running(a_bot(store, clock, spelling), slack, oauth=True) as here:
        yield here


@pytest.fixture
def stage(here: Running, clock: MovableClock) -> SlackDialog:
    return SlackDialog(here, clock, "sqlite")


async def posted(here: Running, body: bytes, kind: str = "application/x-www-form-urlencoded", **headers: str) -> Ack:
    given = {name.replace("_", "-"): value for name, value in headers.items()}
    return await here.line.raw(body, {"Content-Type": kind, **given})


async def everything(here: Running, *leaving_out: str) -> dict[str, list[Any]]:
    """Every row of every table, but of these."""
    async with here.bot.store.read(System("a test")) as tx:
        return {
            table.name: [tuple(row) for row in await tx.rows(select(table))]
            for table in tables.metadata.sorted_tables
            if table.name not in leaving_out
        }


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
    before = await everything(here)
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
    assert await everything(here) == before


async def test_h04_a_clock_that_is_wrong_refuses_says_so_and_writes_no_word_of_the_note(
    here: Running, clock: MovableClock, capsys, caplog
):
    caplog.set_level(logging.DEBUG)
    ana = here.slack.person("ana")
    payload = here.slack.payloads.command(ana.user, ana.dm.id, "/note", f"edit Grace {NOTE}")
    body, kind = encoded("slash_commands", payload)
    genuine = signed(SIGNING_SECRET, body, int(clock.now().timestamp()))
    clock.move_to(clock.now() + timedelta(minutes=7))
    ack = await here.line.raw(body, {"Content-Type": kind, **genuine})
    assert (ack.status, ack.text) == (401, "")
    async with here.session.get(f"{here.server.address}/readyz") as ready:
        assert ready.status == 503
        assert "clock skew" in await ready.text()
    assert NOTE not in caplog.text
    assert NOTE not in capsys.readouterr().out


# H07: ids of another workspace


async def test_h07_no_handler_tells_a_record_of_another_workspace_from_one_that_does_not_exist(
    many: Running, slack: LoopbackSlack
):
    await installed(many.bot, slack, "globex")
    await installed(many.bot, slack, "initech")
    mine = slack.person("ana", team="globex", id="U1", real_name="Ana Silva")
    theirs = slack.person("eve", team="initech", id="U1", real_name="Eve Stone")
    await theirs.types("/afternote help")
    await mine.types(f"/interview log {NOTE}, {NOTE}, today 10am-11am with Grace {NOTE}")
    await mine.types("/note show Grace")
    await mine.types("/interview edit")
    ids = await ids_of(many)
    assert {"opportunities", "contacts", "notes", "people", "nudges", "forms", "members"} <= ids.keys()
    on = theirs.messages[0]
    before = await everything(many, "turns_seen", "members", "forms")
    for action in sorted(many.bot.routes.actions):
        nothing = await pressed(many, theirs, on, action, "zzzzzzzzzzzzzzzz")
        for table, id in ids.items():
            answer = await pressed(many, theirs, on, action, id)
            assert NOTE not in answer
            if action not in OF_THEIR_OWN:
                assert answer == nothing.replace("zzzzzzzzzzzzzzzz", id), f"{action} of {table}"
    form = await a_form(many, theirs)
    for behind in (ids["forms"], "zzzzzzzzzzzzzzzz"):
        view = json.loads(form.body["private_metadata"]) | {"form": behind}
        form.body = form.body | {"private_metadata": json.dumps(view)}
        await theirs.fills(company="Acme", when="today 9am")
        assert NOTE not in said(many.overheard.replies[-1])
        assert "nothing was saved" in said(many.overheard.replies[-1])
        form = await a_form(many, theirs)
    assert await everything(many, "turns_seen", "members", "forms") == before
    assert all(NOTE not in json.dumps([each.text, each.blocks]) for each in theirs.messages)


OF_THEIR_OWN = ("settings.fewer", "settings.more")
"""Actions that take no id, and answer otherwise each time."""


async def ids_of(here: Running) -> dict[str, str]:
    """One id of each kind that there is."""
    every = await everything(here)
    named = {table.name: table for table in tables.metadata.sorted_tables}
    found = {}
    for name, rows in every.items():
        columns = [column.name for column in named[name].columns]
        if rows and "id" in columns:
            found[name] = str(rows[0][columns.index("id")])
    return found


async def pressed(here: Running, who: SlackPerson, on: Any, action: str, value: str) -> str:
    label = {"type": "plain_text", "text": "x"}
    element: Json = {"type": "button", "action_id": f"{action}~0", "value": value, "text": label}
    await who.press(on, {"type": "actions", "block_id": "b"}, element)
    who.modals.clear()
    return said(here.overheard.replies[-1])


def said(reply: Reply) -> str:
    match reply:
        case Amend(card, aside):
            return f"{shown_words(card)}\n{shown_words(aside) if aside is not None else ''}"
        case Form():
            return shown_words(replace(reply, id=""))
        case Card():
            return shown_words(reply)
    return repr(reply)


async def a_form(here: Running, who: SlackPerson) -> Any:
    who.modals.clear()
    await who.types("/interview log")
    return who.modal


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


# H11, H25, H26, H29: the way out


@pytest.mark.parametrize("order", [("app_uninstalled", "tokens_revoked"), ("tokens_revoked", "app_uninstalled")])
async def test_h11_a_workspace_that_left_is_sent_nothing_and_others_are_untouched(
    many: Running, slack: LoopbackSlack, clock: MovableClock, order
):
    tokens = {team: await installed(many.bot, slack, team) for team in ("globex", "initech")}
    ana, ben = slack.person("ana", team="globex"), slack.person("ben", team="initech")
    for person in (ana, ben):
        await person.types(ONE)
    tokens["globex"].refused = "account_inactive"
    for kind in order:
        for _ in range(3):
            more = {"tokens": {"oauth": [], "bot": [tokens["globex"].bot_user]}} if kind == "tokens_revoked" else {}
            await ana.event({"type": kind, **more})
    calls = len(slack.calls)
    await delivers(many, clock.now() + timedelta(days=2))
    assert [call.method for call in slack.calls[calls:] if call.team == ana.team] == []
    assert deliveries(ben)
    assert not deliveries(ana)
    assert await many.bot.keeps.installed(tenant(ana)) is None
    assert await many.bot.keeps.installed(tenant(ben)) is not None


def tenant(person: SlackPerson) -> Tenant:
    return Tenant("slack", person.team)


def deliveries(person: SlackPerson) -> list[str]:
    """What came unasked to their DM."""
    return [each.text for each in person.messages if key_of(each) is not None]


async def test_h25_a_workspace_that_asks_to_wait_is_left_alone_and_fifty_others_are_on_time(
    many: Running, slack: LoopbackSlack, clock: MovableClock
):
    people = []
    for n in range(51):
        await installed(many.bot, slack, f"team{n}")
        people.append(slack.person("ana", team=f"team{n}", id="U1"))
        await people[-1].types(ONE)
    slow, *others = people
    slack.faults.add("chat.postMessage", too_many(30), team=slow.team)
    due = await many.bot.next_due()
    assert due is not None
    await delivers(many, due + timedelta(seconds=29))
    mine = [call for call in slack.calls if call.team == slow.team and call.method == "chat.postMessage"]
    assert len(mine) == 1
    assert not deliveries(slow)
    assert [len(deliveries(each)) for each in others] == [1] * 50
    await delivers(many, due + timedelta(seconds=31))
    assert len(deliveries(slow)) == 1
    at = [call.at for call in slack.calls if call.team == slow.team and call.method == "chat.postMessage"]
    assert len(at) == 2
    assert at[1] - at[0] >= timedelta(seconds=30)


FINAL = [
    "messages_tab_disabled", "user_disabled", "cannot_dm_bot", "is_archived", "restricted_action", "account_inactive",
    "token_revoked", "invalid_auth", "missing_scope", "not_in_channel",
]  # fmt: skip


@pytest.mark.parametrize("error", FINAL)
async def test_h26_a_closed_door_is_knocked_at_once_for_each_nudge_and_told_at_the_next_command(
    stage: SlackDialog, here: Running, error
):
    ana = stage.actor("ana")
    await ana.types(ONE)
    here.slack.faults.always("chat.postMessage", says(error))
    await stage.moves_to("2026-03-02", "18:30")
    assert here.slack.count("chat.postMessage") == 1
    await stage.passes(hours=6)
    assert here.slack.count("chat.postMessage") == 1
    here.slack.faults.clear()
    await ana.types("/note list")
    ana.sees("A message of mine may not have reached you by DM")
    await ana.types("/note list")
    ana.misses("may not have reached you")


async def test_h29_twenty_sends_at_the_moment_the_token_runs_out_are_one_refresh_and_twenty_messages(
    many: Running, slack: LoopbackSlack, clock: MovableClock
):
    old = await installed(many.bot, slack, "globex", rotates=True)
    people = [slack.person(f"ana{n}", team="globex") for n in range(20)]
    for person in people:
        await person.types(ONE)
    due = await many.bot.next_due()
    assert due is not None
    old.expires_at = due
    await delivers(many, due + timedelta(seconds=30))
    assert slack.count("oauth.v2.access") == 1
    assert [len(deliveries(each)) for each in people] == [1] * 20


__all__ = ["store"]
