"""Who is not let in, what breaks, and how the app connects and ends."""

import asyncio
from types import SimpleNamespace

import pytest

from adapters.ground.after import After
from adapters.slack.connect import connect
from adapters.slack.settings import SlackSettings
from adapters.web.server import Server
from bot.cards import afternote as cards
from bot.cards import doors
from bot.chat.card import Card
from bot.errors import SettingsError
from tests.adapters.slack.asked import ACME, PRIVATE, bot, kept, logged, over_http, rig, told, way, words
from tests.adapters.slack.faults import broken
from tests.adapters.slack.loopback import SIGNING_SECRET
from tests.adapters.slack.oauth import CLIENT_ID, CLIENT_SECRET
from tests.adapters.slack.running import installed, running

__all__ = ["bot", "kept", "logged", "over_http", "rig", "told", "way"]


async def test_a_workspace_that_is_not_installed_is_told_so(over_http, slack):
    slack.world.bot_token(slack.world.team("other"))
    eve = slack.person("eve", team="other")
    ack = await eve.types("/note list")
    assert "isn't installed in this workspace" in ack.body["text"]
    assert ack.body["response_type"] == "ephemeral"
    assert (await eve.opens_home()).status == 200
    assert (await eve.shortcut("log_interview")).status == 200
    assert (await eve.says("hello")).status == 200
    assert slack.count("users.info") == 0


@pytest.mark.parametrize("kind", ["app_uninstalled", "tokens_revoked"])
async def test_an_uninstall_that_fails_is_not_acked_and_is_done_when_it_is_told_again(
    rig, slack, way, monkeypatch, kind
):
    ana = slack.person("ana")
    await ana.types(ACME)
    keeps, uninstalls = rig.bot.keeps, []
    does = keeps.uninstall

    async def uninstall(tenant):
        uninstalls.append(tenant.tenant)
        if len(uninstalls) == 1:
            raise RuntimeError(PRIVATE)
        await does(tenant)

    monkeypatch.setattr(keeps, "uninstall", uninstall)
    payload = ana._payloads.event(ana.team, {"type": kind, "tokens": {"bot": ["B1"]}})
    monkeypatch.setattr("tests.adapters.slack.lines.PATIENCE", 0.3)
    first = await slack.line.send("events_api", payload)
    assert (first.status, first.text) == ((500, "") if way == "http" else (0, ""))
    monkeypatch.setattr("tests.adapters.slack.lines.PATIENCE", 3.0)
    assert (await slack.line.send("events_api", payload)).status == 200
    assert uninstalls == [ana.team, ana.team]
    ack = await ana.types("/note list")
    assert "isn't installed" in ack.body["text"]


async def test_a_line_whose_turn_breaks_once_is_taken_when_slack_tells_it_again(told, slack):
    told.core.answers = [RuntimeError(PRIVATE), Card("Understood")]
    before = len(told.ana.messages)
    await told.ana.says("hello")
    assert [ack.status for ack in told.ana.acks[-2:]] == [500, 200]
    assert [each.text for each in told.ana.messages[before:]] == ["hello", "Understood"]


async def test_who_is_spoken_to_when_something_breaks_or_is_gone_is_spoken_to_as_they_are_known(
    told, slack, monkeypatch
):
    spoken = []

    def heard(card):
        def made(reader, *rest):
            spoken.append(reader.locale)
            return card(reader, *rest)

        return made

    monkeypatch.setattr(cards, "our_fault", heard(cards.our_fault))
    monkeypatch.setattr(doors, "not_installed", heard(doors.not_installed))
    bea = slack.person("bea", locale="pt-BR")
    await bea.types("/afternote help")
    told.core.answers = [RuntimeError(PRIVATE)]
    await bea.types("/note list")
    await bea.event({"type": "app_uninstalled"})
    await bea.types("/note list")
    assert spoken == ["pt-BR", "pt-BR"]


async def test_an_uninstall_that_does_not_say_whose_is_of_what_is_installed(slack, bot):
    async with running(bot, slack, oauth=True) as rig:
        await installed(bot, slack, "north", enterprise="E1")
        own = await installed(bot, slack, "east")
        slack.world.teams[own.team].enterprise = "E1"
        left = []
        does = rig.connection.workspaces.uninstalled

        async def uninstalled(tenant, *, at=None):
            left.append(tenant)
            await does(tenant, at=at)

        rig.connection.workspaces.uninstalled = uninstalled
        for team in (own.team, own.team, slack.world.team("north").id):
            payload = slack.payloads.event(team, {"type": "app_uninstalled"})
            del payload["authorizations"]
            payload["event_time"] += 60
            assert (await slack.line.send("events_api", payload | {"enterprise_id": "E1"})).status == 200
        assert left == [own.team, own.team, "E1"]


@pytest.mark.parametrize("events", [("app_uninstalled", "tokens_revoked"), ("tokens_revoked", "app_uninstalled")])
async def test_an_uninstall_is_taken_in_either_order_and_as_often_as_told(rig, slack, events):
    ana = slack.person("ana")
    await ana.types(ACME)
    for kind in events:
        for _ in range(3):
            more = {"tokens": {"bot": ["B1"]}} if kind == "tokens_revoked" else {}
            assert (await ana.event({"type": kind, **more})).status == 200
    ack = await ana.types("/note list")
    assert "isn't installed" in ack.body["text"]


async def test_a_user_token_that_is_revoked_is_no_uninstall(rig, slack):
    ana = slack.person("ana")
    await ana.event({"type": "tokens_revoked", "tokens": {"oauth": [ana.user.id]}})
    await ana.types(ACME)
    assert "Saved" in words(ana.messages[-1])


async def test_whatever_a_turn_raises_is_acked_and_told_with_a_reference(told, slack, logged):
    ana = told.ana
    told.core.answers = [RuntimeError(PRIVATE)]
    ack = await ana.types(f"/interview log {PRIVATE}")
    assert "Something broke on my side" in ack.body["text"]
    told.core.answers = [RuntimeError(PRIVATE)]
    await ana.presses("Log an interview")
    assert "Something broke" in words(ana.messages[-1])
    told.core.answers = [RuntimeError(PRIVATE), RuntimeError(PRIVATE)]
    await ana.says("hello")
    assert "Something broke" in words(ana.messages[-1])
    await ana.types("/interview log")
    told.core.answers = [RuntimeError(PRIVATE)]
    await ana.fills(company=PRIVATE)
    assert "Something broke" in str(ana.modal.problems)
    told.core.answers = [RuntimeError(PRIVATE)]
    await slack.person("bob").types("/note list")
    assert "Something broke" in words(slack.person("bob").messages[-1])
    told.core.answers = [RuntimeError(PRIVATE)]
    await ana.shortcut("log_interview")
    assert "Something broke" in words(ana.messages[-1])
    assert PRIVATE not in logged()


async def test_no_log_at_any_level_has_what_was_typed_nor_a_token(rig, slack, logged):
    ana = slack.person("ana")
    await ana.types(f"/interview log {PRIVATE}, Engineer, yesterday 3pm with Bob Smith")
    await ana.says(PRIVATE)
    await ana.opens_home()
    await ana.types("/interview log")
    await ana.fills(company=PRIVATE, when="nonsense")
    written = logged()
    assert "turn" in written
    for secret in (PRIVATE, "xoxb-", "xapp-", "v0=", "/response/"):
        assert secret not in written.replace(slack.address, "")


@pytest.mark.parametrize(
    "body",
    [
        {"type": "block_actions", "actions": []},
        {"type": "block_actions", "actions": [7]},
        {"type": "block_actions", "actions": [{}], "container": 7},
        {"type": "view_submission", "view": {"callback_id": "form"}},
        {"type": "view_submission", "view": {"callback_id": "form", "state": 7, "private_metadata": 7}},
        {"type": "view_submission", "view": 7},
        {"type": "view_submission"},
        {"type": "message_action", "callback_id": 7},
        {"type": "event_callback", "event": {"type": "message", "channel_type": "im", "user": 7}},
        {"type": "event_callback", "event": {"type": "user_change", "user": 7}},
        {"type": "event_callback", "event": {}},
        {"type": "block_suggestion", "action_id": "zone", "value": 7},
        {"type": "interactive_message", "callback_id": "x", "actions": []},
        {"type": "dialog_submission", "callback_id": "x"},
        {"type": "something_new"},
        {},
    ],
)
async def test_junk_that_is_signed_is_never_a_500(told, body):
    head = told.ana._payloads._head(str(body.get("type")), told.ana.user)
    for given in (body, {**head, **body}):
        ack = await told.ana.slack.line.send("interactive", given)
        assert ack.status in (200, 400), ack
    await told.rig.settled()


async def test_url_verification_and_ssl_check_are_answered(over_http, slack):
    ack = await slack.line.send("events_api", {"type": "url_verification", "challenge": "abc", "token": "x"})
    assert (ack.status, ack.body) == (200, {"challenge": "abc"})
    assert (await slack.line.send("slash_commands", {"ssl_check": "1", "token": "x"})).status == 200


async def test_what_breaks_before_a_turn_is_acked_and_told_and_a_form_keeps_what_was_typed(
    told, slack, logged, monkeypatch
):
    ana = told.ana
    await ana.types("/interview log")

    async def breaks(**_):
        raise RuntimeError(PRIVATE)

    monkeypatch.setattr(told.rig.connection.workspaces, "inside", breaks)
    ack = await ana.types(f"/interview log {PRIVATE}")
    assert "Something broke on my side" in ack.body["text"]
    await ana.fills(company=PRIVATE)
    assert "Something broke" in str(ana.modal.problems)
    ana.modals.clear()
    await ana.presses("Log an interview")
    assert "Something broke" in words(ana.messages[-1])
    assert (await ana.says(PRIVATE)).status == 500
    assert PRIVATE not in logged()


async def test_what_the_environment_says_to_the_kit_is_not_listened_to(
    slack, bot, monkeypatch, tmp_path
):
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("SLACK_CLIENT_ID", CLIENT_ID)
    monkeypatch.setenv("SLACK_CLIENT_SECRET", CLIENT_SECRET)
    monkeypatch.setenv("SLACK_BOT_TOKEN", "xoxb-of-the-environment")
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:9")
    monkeypatch.setenv("HTTPS_PROXY", "http://127.0.0.1:9")
    for each in ("http", "socket"):
        async with running(bot, slack, each):
            ana = slack.person("ana")
            await ana.types("/note list")
            await ana.types("/note list")
            assert not any(call.token == "xoxb-of-the-environment" for call in slack.calls)
    assert slack.count("auth.test") == 2
    assert list(tmp_path.glob(".bolt*")) == []


async def test_a_token_that_slack_refuses_is_the_operators_to_mend(slack, bot):
    given = SlackSettings(_env_file=None, api_url=slack.api_url, bot_token="xoxb-1", signing_secret=SIGNING_SECRET)
    with pytest.raises(SettingsError, match="SLACK_BOT_TOKEN: invalid_auth"):
        await connect(bot, given, Server())


async def test_a_slack_that_cannot_be_reached_is_tried_a_few_times(slack, clock):
    waits: list[float] = []

    async def sleep(seconds: float) -> None:
        waits.append(seconds)

    slack.faults.always("auth.test", broken())
    core = SimpleNamespace(clock=clock, keeps=None)
    given = SlackSettings(_env_file=None, api_url=slack.api_url, bot_token="xoxb-1", signing_secret=SIGNING_SECRET)
    with pytest.raises(SettingsError, match="cannot be reached"):
        await connect(core, given, Server(), sleep=sleep)
    assert waits == [1.0, 2.0, 4.0, 8.0]


async def test_the_operator_is_told_as_whom_and_what_to_try(rig, way, slack):
    told = "\n".join(rig.connection.told)
    assert f"Connected to Slack as Afternote in Acme ({next(iter(slack.world.teams))}), over" in told
    if way == "socket":
        assert "over a socket.\nType /interview log in Slack to see it work." in told
    else:
        assert "AFTERNOTE_URL is not set: Slack cannot call this server." in told
    async with rig.session.get(f"{rig.server.address}/readyz") as ready:
        assert ready.status == 200


async def test_workspaces_that_install_find_their_page_and_are_served(slack, bot):
    async with running(bot, slack, oauth=True) as rig:
        async with rig.session.get(f"{rig.server.address}/slack/install") as page:
            assert page.status == 200
        assert "no workspace can add it" in "\n".join(rig.connection.told)
        eve = slack.person("eve", team="other")
        await installed(bot, slack, "other")
        await eve.types(ACME)
        assert "Saved: Acme" in words(eve.messages[-1])
        ack = await slack.person("ana").types("/note list")
        assert "isn't installed" in ack.body["text"]


async def test_what_runs_after_is_waited_for_guarded_and_put_off_without_waiting(logged):
    after, done = After(), []

    async def works(name):
        done.append(name)
        if name == "breaks":
            raise RuntimeError(PRIVATE)
        if name == "first":
            after.later(3600, lambda: works("put off by the first"), name="x")

    after.start(works("breaks"), name="x")
    after.start(works("first"), name="x")
    after.later(3600, lambda: works("put off"), name="x")
    await after.settled()
    assert done == ["breaks", "first", "put off", "put off by the first"]
    assert PRIVATE not in logged()
    after.later(3600, lambda: works("dropped"), name="x")
    await after.close()
    after.start(works("too late"), name="x")
    after.later(0, lambda: works("too late"), name="x")
    await after.settled()
    assert len(done) == 4


async def test_at_the_close_what_was_put_off_until_then_is_run_and_the_rest_is_dropped():
    after, done = After(), []

    async def works(name, then=None):
        done.append(name)
        if then is not None:
            after.later(1.5, then, name="x")

    after.start(works("answers", lambda: works("redraws", lambda: works("takes away"))), name="x")
    after.later(1.5, lambda: works("due"), name="x")
    after.later(60, lambda: works("not due"), name="x")
    await after.close(within=20)
    assert done == ["answers", "due", "redraws", "takes away"]


async def test_what_is_put_off_again_and_again_ends_with_the_close():
    after, done = After(), []

    async def again():
        done.append(True)
        after.later(0.1, again, name="x")

    after.later(0.1, again, name="x")
    await after.close(within=20)
    assert 1 <= len(done) < 20


async def test_what_hangs_keeps_nothing_that_is_put_off_from_being_run_at_the_close():
    after, done, go = After(), [], asyncio.Event()

    async def hangs():
        await go.wait()

    async def redraws():
        done.append(True)
        go.set()

    async def answers():
        after.later(1.5, redraws, name="x")

    after.start(hangs(), name="x")
    after.start(answers(), name="x")
    await after.close(within=20)
    assert done == [True]


async def test_what_does_not_end_is_cut_off_at_the_close():
    after, cut = After(), []

    async def never():
        try:
            await asyncio.Event().wait()
        except asyncio.CancelledError:
            cut.append(True)
            raise

    after.start(never(), name="x")
    await after.close(within=0)
    assert cut in ([True], [])
