"""One session, no blind repeats, and what each error says of what was to be sent."""

import asyncio
import json
from datetime import timedelta

import aiohttp
import pytest
from aiohttp import web
from aiohttp.client_reqrep import ConnectionKey
from slack_sdk.errors import SlackApiError
from slack_sdk.http_retry.request import HttpRequest
from slack_sdk.http_retry.response import HttpResponse
from slack_sdk.http_retry.state import RetryState
from slack_sdk.web.async_slack_response import AsyncSlackResponse

from adapters.slack.clients import CONNECT, TOTAL, Clients, code, pointers, sorted_error
from adapters.slack.courier import PATIENCE, REST, SENDING, SlackCourier
from bot.errors import Finality, TryLater, Uncertain, Undeliverable
from tests.adapters.slack import faults

NOWHERE = ConnectionKey("slack.com", 443, True, True, None, None, None)


def refused(error=None, *, status=200, headers=None, data=None):
    """What the kit raises for this answer."""
    body = data if data is not None else {"ok": False, **({"error": error} if error else {})}
    response = AsyncSlackResponse(
        client=None, http_verb="POST", api_url="/", req_args={}, data=body, headers=headers or {}, status_code=status
    )
    return SlackApiError("no", response)


@pytest.fixture
async def clients(slack):
    clients = Clients(slack.api_url)
    yield clients
    await clients.close()


@pytest.fixture
def token(slack):
    return next(iter(slack.world.tokens))


@pytest.fixture
def dm(slack):
    team = slack.world.team("acme")
    return slack.world.dm(team.id, slack.world.user("ana", team.id).id).id


# what an error says


@pytest.mark.parametrize(
    ("error", "why"),
    [
        ("channel_not_found", Finality.GONE), ("user_not_found", Finality.GONE), ("user_disabled", Finality.GONE),
        ("is_archived", Finality.GONE), ("cannot_dm_bot", Finality.CLOSED), ("messages_tab_disabled", Finality.CLOSED),
        ("not_in_channel", Finality.CLOSED), ("restricted_action", Finality.CLOSED),
        ("account_inactive", Finality.REVOKED), ("token_revoked", Finality.REVOKED),
        ("invalid_auth", Finality.REVOKED), ("not_authed", Finality.REVOKED), ("missing_scope", Finality.REVOKED),
        ("org_login_required", Finality.REVOKED), ("team_access_not_granted", Finality.REVOKED),
        ("token_expired", Finality.REVOKED), ("msg_too_long", Finality.REFUSED), ("invalid_blocks", Finality.REFUSED),
        ("no_text", Finality.REFUSED), ("a_word_of_tomorrow", Finality.REFUSED),
    ],
)  # fmt: skip
def test_a_refusal_is_final_and_says_why(error, why):
    found = sorted_error(refused(error))
    assert isinstance(found, Undeliverable)
    assert found.why is why


@pytest.mark.parametrize(
    "error", ["fatal_error", "internal_error", "service_unavailable", "duplicate_message_not_found"]
)
def test_an_error_on_slacks_side_leaves_it_open(error):
    assert isinstance(sorted_error(refused(error)), Uncertain)


@pytest.mark.parametrize("status", [500, 502, 503, 504])
@pytest.mark.parametrize("data", [{}, {"ok": False, "error": "channel_not_found"}])
def test_a_server_error_leaves_it_open_whatever_it_says(status, data):
    assert isinstance(sorted_error(refused(status=status, data=data)), Uncertain)


@pytest.mark.parametrize(
    "error",
    [
        TimeoutError(), aiohttp.SocketTimeoutError(), aiohttp.ServerDisconnectedError(),
        aiohttp.ClientOSError(104, "x"), ConnectionResetError(),
        aiohttp.ClientPayloadError(), json.JSONDecodeError("x", "x", 0), AttributeError(),
        SlackApiError("no JSON", object()), refused(data={}), refused(data="<html>"),
        refused(data=["ok"]), refused(data={"ok": False, "error": 7}),
    ],
)  # fmt: skip
def test_whatever_is_not_known_leaves_it_open(error):
    assert isinstance(sorted_error(error), Uncertain)


@pytest.mark.parametrize(
    "error",
    [
        aiohttp.ClientConnectorError(NOWHERE, OSError(111, "refused")),
        aiohttp.ClientConnectorDNSError(NOWHERE, OSError(-2, "unknown")),
        aiohttp.ClientProxyConnectionError(NOWHERE, OSError(111, "refused")),
        aiohttp.ConnectionTimeoutError(), aiohttp.InvalidURL("x"),
    ],
)  # fmt: skip
def test_what_never_left_is_tried_again(error):
    found = sorted_error(error)
    assert isinstance(found, TryLater)
    assert found.after == timedelta(seconds=30)
    assert not found.alone


def test_a_request_that_slack_did_not_hear_out_is_nothing_about_its_workspace():
    for error, alone in (("request_timeout", True), ("team_added_to_org", False), ("ratelimited", False)):
        found = sorted_error(refused(error))
        assert isinstance(found, TryLater)
        assert found.alone is alone


@pytest.mark.parametrize(
    ("headers", "seconds"),
    [
        ({"Retry-After": "7"}, 7), ({"retry-after": "1337"}, 1337), ({"Retry-After": "7.2"}, 8), ({}, 30),
        ({"Retry-After": "soon"}, 30), ({"Retry-After": "nan"}, 30), ({"Retry-After": "inf"}, 30),
        ({"Retry-After": "-3"}, 1), ({"Retry-After": "9" * 400}, 30), ({"Retry-After": "99999999"}, 86_400),
    ],
)  # fmt: skip
def test_a_limit_says_how_long_to_wait_and_never_less(headers, seconds):
    for error in (refused("ratelimited", status=429, headers=headers), refused(status=429, headers=headers, data={}),
                  refused("ratelimited", headers=headers)):  # fmt: skip
        found = sorted_error(error)
        assert isinstance(found, TryLater)
        assert found.after == timedelta(seconds=seconds)


def test_what_is_sorted_already_stays_as_it_is():
    for error in (TryLater(timedelta(seconds=3)), Uncertain(), Undeliverable(Finality.GONE)):
        assert sorted_error(error) is error


def test_a_code_is_slacks_word_or_nothing():
    assert code(refused("is_archived")) == "is_archived"
    assert code(refused("<b>ana@example.org</b>")) == ""
    assert code(ValueError("is_archived")) == ""


def test_the_places_that_were_refused_are_told_without_their_words():
    lines = ["[ERROR] must be less than 151 characters: Grace is late [json-pointer:/blocks/0/text/text]", "Grace"]
    error = refused(data={"ok": False, "error": "invalid_blocks", "response_metadata": {"messages": lines}})
    assert pointers(error) == ["/blocks/0/text/text"]
    assert pointers(refused(data={"ok": False, "response_metadata": {"messages": "Grace"}})) == []
    assert pointers(refused(data="Grace")) == []


# the clients


def test_a_call_is_over_well_before_the_lease_of_a_delivery():
    assert CONNECT < TOTAL
    assert TOTAL < SENDING
    assert SlackCourier.longest >= timedelta(seconds=PATIENCE + SENDING + REST)


async def test_every_client_shares_one_session_and_its_timeout(clients):
    each = [clients.sends("a"), clients.sends("b"), clients.reads("a"), clients.hook("http://127.0.0.1/")]
    assert {id(client.session) for client in each} == {id(clients.session)}
    assert clients.session.timeout.total == TOTAL


async def test_only_reads_have_retry_handlers(clients):
    assert clients.sends("a").retry_handlers == []
    assert clients.hook("http://127.0.0.1/").retry_handlers == []
    assert [type(each).__name__ for each in clients.reads("a").retry_handlers] == [
        "_ShortWaits", "AsyncConnectionErrorRetryHandler",
    ]  # fmt: skip


async def test_no_proxy_is_taken_from_the_environment(slack, monkeypatch):
    for name in ("HTTP_PROXY", "https_proxy"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    clients = Clients(slack.api_url)
    named = Clients(slack.api_url, proxy="http://127.0.0.1:8")
    try:
        assert clients.session.trust_env is False
        for make in (clients.sends, clients.reads, clients.hook):
            assert make("http://127.0.0.1/").proxy is None
            assert getattr(named, make.__name__)("http://127.0.0.1/").proxy == "http://127.0.0.1:8"
    finally:
        await clients.close()
        await named.close()


async def test_a_send_whose_connection_breaks_is_not_repeated(slack, clients, token, dm):
    slack.faults.add("chat.postMessage", faults.reset(accepted=True))
    with pytest.raises(aiohttp.ClientError) as caught:
        await clients.sends(token).chat_postMessage(channel=dm, text="once")
    assert isinstance(sorted_error(caught.value), Uncertain)
    assert slack.count("chat.postMessage") == 1
    assert [each.text for each in slack.world.messages] == ["once"]


async def test_a_send_on_a_connection_that_was_used_before_is_not_repeated(slack, clients, token, dm):
    await clients.sends(token).chat_postMessage(channel=dm, text="first")
    slack.faults.add("chat.postMessage", faults.reset(accepted=True))
    with pytest.raises(aiohttp.ClientError):
        await clients.sends(token).chat_postMessage(channel=dm, text="second")
    assert [each.text for each in slack.world.messages] == ["first", "second"]


async def test_a_read_whose_connection_breaks_is_asked_again(slack, clients, token, dm):
    slack.faults.add("conversations.history", faults.reset())
    answer = await clients.reads(token).conversations_history(channel=dm)
    assert answer["messages"] == []
    assert slack.count("conversations.history") == 2


@pytest.mark.parametrize(("said", "waits"), [("5", True), ("6", False), ("30", False), (None, True), ("x", False)])
async def test_a_read_waits_for_a_short_limit_only(clients, said, waits):
    handler = clients.reads("a").retry_handlers[0]
    response = HttpResponse(status_code=429, headers={} if said is None else {"retry-after": said})
    asked = HttpRequest(method="GET", url="http://127.0.0.1/", headers={})
    assert await handler.can_retry_async(state=RetryState(), request=asked, response=response) is waits


async def test_a_response_url_is_posted_to_once(clients):
    hits = []

    async def broken(request):
        hits.append(await request.json())
        request.transport.abort()

    app = web.Application()
    app.router.add_post("/hook", broken)
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.1)
    await runner.setup()
    await (site := web.TCPSite(runner, "127.0.0.1", 0)).start()
    port = site._server.sockets[0].getsockname()[1]
    try:
        with pytest.raises(aiohttp.ClientError):
            await clients.hook(f"http://127.0.0.1:{port}/hook").send(text="once")
    finally:
        await runner.cleanup()
    assert hits == [{"text": "once"}]


async def test_twenty_calls_use_one_connection(slack, clients, token, dm):
    for n in range(20):
        await clients.sends(token).chat_postMessage(channel=dm, text=str(n))
    assert len(slack.world.messages) == 20
    assert len(slack.connections) == 1


async def test_a_call_that_hangs_is_given_up_and_leaves_it_open(slack, token, dm):
    held = asyncio.Event()
    slack.faults.add("chat.postMessage", faults.hangs(held, accepted=True))
    clients = Clients(slack.api_url, total=0.2)
    try:
        with pytest.raises(TimeoutError) as caught:
            await clients.sends(token).chat_postMessage(channel=dm, text="once")
    finally:
        held.set()
        await clients.close()
    assert isinstance(sorted_error(caught.value), Uncertain)
    assert slack.count("chat.postMessage") == 1


async def test_the_kit_writes_no_words_to_the_log(slack, clients, token, dm, caplog):
    caplog.set_level("DEBUG")
    await clients.sends(token).chat_postMessage(channel=dm, text="a secret sentence")
    assert "a secret sentence" not in caplog.text
    assert token not in caplog.text
