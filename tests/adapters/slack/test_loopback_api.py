"""The loopback's Web API does what Slack's does, and fails as it is told to: by the kit's own client."""

import asyncio
from datetime import timedelta

import aiohttp
import pytest
from slack_bolt.adapter.socket_mode.aiohttp import AsyncSocketModeHandler
from slack_bolt.async_app import AsyncApp
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from tests.adapters.slack import faults
from tests.adapters.slack.loopback import APP_TOKEN, SIGNING_SECRET, LoopbackSlack
from tests.adapters.slack.oauth import CLIENT_ID, CLIENT_SECRET
from tests.adapters.slack.test_loopback import button, client, refused, session


async def test_messages_have_times_of_their_own_and_are_found_by_them(slack: LoopbackSlack, client):
    ana = slack.person("ana")
    stamps = [(await client.chat_postMessage(channel=ana.user.id, text=f"n{n}"))["ts"] for n in range(5)]
    assert stamps == sorted(set(stamps))
    history = await client.conversations_history(channel=ana.dm.id, oldest=stamps[1], limit=2)
    assert [each["text"] for each in history["messages"]] == ["n4", "n3"]
    await client.chat_update(channel=ana.dm.id, ts=stamps[0], text="again")
    await client.chat_delete(channel=ana.dm.id, ts=stamps[1])
    assert [each.text for each in ana.messages] == ["again", "n2", "n3", "n4"]
    assert await refused(client.chat_update(channel=ana.dm.id, ts="1.1", text="x")) == "message_not_found"


async def test_limits_of_blocks_are_kept_and_named(slack: LoopbackSlack, client):
    ana = slack.person("ana")
    with pytest.raises(SlackApiError) as caught:
        await client.chat_postMessage(channel=ana.dm.id, text="x", blocks=[button("y" * 76)])
    assert caught.value.response["error"] == "invalid_blocks"
    assert caught.value.response["response_metadata"]["messages"]
    bad = client.views_open(trigger_id=slack.world.trigger(ana.team, ana.user.id), view={"type": "modal", "blocks": []})
    assert await refused(bad) == "invalid_arguments"


async def test_rooms_and_dms_refuse_as_they_are(slack: LoopbackSlack, client):
    ana = slack.person("ana")
    away = slack.world.channel("away", ana.team, bot=False)
    old = slack.world.channel("old", ana.team)
    old.archived = True
    for channel, error in ((away.id, "not_in_channel"), (old.id, "is_archived"), ("C1", "channel_not_found")):
        assert await refused(client.chat_postMessage(channel=channel, text="x")) == error
    ana.user.refuses = "messages_tab_disabled"
    assert await refused(client.chat_postMessage(channel=ana.dm.id, text="x")) == "messages_tab_disabled"
    assert await refused(client.conversations_open(users="U404")) == "user_not_found"
    ana.user.deleted = True
    assert await refused(client.conversations_open(users=ana.user.id)) == "user_disabled"


@pytest.mark.parametrize("error", ["account_inactive", "token_revoked", "token_expired"])
async def test_a_token_that_is_done_opens_nothing(slack: LoopbackSlack, client, error):
    next(iter(slack.world.tokens.values())).refused = error
    assert await refused(client.auth_test()) == error


async def test_scopes_are_asked_for_and_strangers_are_not_let_in(slack: LoopbackSlack, client, session):
    ana = slack.person("ana")
    next(iter(slack.world.tokens.values())).scopes = ("chat:write",)
    with pytest.raises(SlackApiError) as caught:
        await client.conversations_history(channel=ana.dm.id)
    assert caught.value.response["needed"] == "im:history"
    stranger = AsyncWebClient(token="xoxb-nobody", base_url=slack.api_url, session=session)
    assert await refused(stranger.auth_test()) == "invalid_auth"


async def test_workspaces_know_nothing_of_each_other(slack: LoopbackSlack, client, session):
    slack.person("ana", id="U1")
    other = slack.world.bot_token(slack.world.team("globex"))
    bea = slack.person("bea", team="globex", id="U1", tz="Europe/Berlin")
    theirs = AsyncWebClient(token=other.value, base_url=slack.api_url, session=session)
    assert (await theirs.users_info(user="U1", include_locale=True))["user"]["tz"] == "Europe/Berlin"
    assert (await client.users_info(user="U1"))["user"]["name"] == "ana"
    assert await refused(client.chat_postMessage(channel=bea.dm.id, text="x")) == "channel_not_found"


async def test_files_go_up_in_three_steps_and_are_posted(slack: LoopbackSlack, client):
    ana = slack.person("ana")
    await client.files_upload_v2(channel=ana.dm.id, filename="a.png", content=b"png", initial_comment="A picture")
    assert ana.messages[-1].files[0]["name"] == "a.png"
    assert slack.world.contents[ana.messages[-1].files[0]["id"]] == b"png"


async def test_a_code_and_a_refresh_token_work_once(slack: LoopbackSlack, client):
    slack.oauth.rotates = True
    team = slack.world.team("globex", enterprise="E1")
    code = slack.oauth.grant(team, "U9", org=True)
    given = {"client_id": CLIENT_ID, "client_secret": CLIENT_SECRET}
    first = await client.api_call("oauth.v2.access", data={**given, "code": code})
    assert first["is_enterprise_install"] is True
    assert first["team"] is None
    assert first["enterprise"]["id"] == "E1"
    assert await refused(client.api_call("oauth.v2.access", data={**given, "code": code})) == "code_already_used"
    again = {**given, "grant_type": "refresh_token", "refresh_token": first["refresh_token"]}
    second = await client.api_call("oauth.v2.access", data=again)
    assert second["access_token"] != first["access_token"]
    assert await refused(client.api_call("oauth.v2.access", data=again)) == "invalid_refresh_token"
    slack.clock.move_to(slack.clock.now() + timedelta(hours=13))
    client.token = first["access_token"]
    assert await refused(client.auth_test()) == "token_expired"


async def test_who_consents_is_sent_back_with_a_code_and_the_state(slack: LoopbackSlack, session):
    page = f"{slack.address}/oauth/v2/authorize"
    query = {"client_id": CLIENT_ID, "state": "s1", "redirect_uri": "http://127.0.0.1/back", "scope": "chat:write"}
    async with session.get(page, params=query, allow_redirects=False) as got:
        assert "error=access_denied" in got.headers["Location"]
    slack.oauth.consents = lambda: (slack.world.team("acme"), False, "U1")
    async with session.get(page, params=query, allow_redirects=False) as got:
        assert got.headers["Location"].startswith("http://127.0.0.1/back?state=s1&code=code")


# what goes wrong


async def test_faults_come_one_a_call_before_or_after_the_deed(slack: LoopbackSlack, client):
    ana = slack.person("ana")
    slack.faults.add(
        "chat.postMessage", faults.too_many(30), faults.broken(), faults.broken(accepted=True), faults.reset(),
        faults.reset(accepted=True), faults.garbled(accepted=True), faults.says("fatal_error"),
    )  # fmt: skip
    met = []
    for n in range(8):
        try:
            await client.chat_postMessage(channel=ana.dm.id, text=f"n{n}")
            met.append("ok")
        except SlackApiError as error:
            met.append(str(error.response.status_code if hasattr(error.response, "status_code") else "body"))
        except aiohttp.ClientError:
            met.append("broken")
    assert met == ["429", "503", "503", "broken", "broken", "body", "200", "ok"]
    assert [each.text for each in ana.messages] == ["n2", "n4", "n5", "n7"]
    assert slack.count("chat.postMessage") == 8


async def test_a_call_may_be_held_until_it_is_let_go(slack: LoopbackSlack, client):
    ana, go = slack.person("ana"), asyncio.Event()
    slack.faults.add("chat.postMessage", faults.hangs(go, accepted=True))
    call = asyncio.ensure_future(client.chat_postMessage(channel=ana.dm.id, text="held"))
    while not ana.messages:
        await asyncio.sleep(0)
    assert not call.done()
    go.set()
    assert (await call)["ok"]


async def test_a_socket_that_is_dropped_or_refreshed_is_opened_again(slack: LoopbackSlack, client):
    app = AsyncApp(client=client, signing_secret=SIGNING_SECRET, process_before_response=True)
    handler = AsyncSocketModeHandler(app, APP_TOKEN, ping_interval=0.05)
    await handler.connect_async()
    await slack.sockets.connected(1)
    await slack.sockets.refresh()
    await slack.sockets.connected(2)
    await slack.sockets.drop()
    await slack.sockets.connected(3)
    await handler.close_async()
    assert slack.count("apps.connections.open") >= 2

__all__ = ["client", "session"]
