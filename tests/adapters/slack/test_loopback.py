"""The loopback Slack does what Slack does: shown by a bare Bolt app over both ways in, and by the kit's own client."""

import asyncio
import re
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

import aiohttp
import pytest
from aiohttp.test_utils import TestServer
from slack_bolt.adapter.socket_mode.aiohttp import AsyncSocketModeHandler
from slack_bolt.async_app import AsyncApp
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from tests.adapters.slack.lines import Ack, HttpLine, SocketLine
from tests.adapters.slack.loopback import APP_TOKEN, SIGNING_SECRET, LoopbackSlack


@dataclass
class Bare:
    """A bare Bolt app at the loopback: it keeps every body, and answers with what a test has put."""

    app: AsyncApp
    client: AsyncWebClient
    bodies: list[dict[str, Any]] = field(default_factory=list)
    ack: dict[str, Any] = field(default_factory=dict)
    after: Any = None
    raises: bool = False


def text(words: str) -> dict[str, Any]:
    return {"type": "section", "text": {"type": "plain_text", "text": words}}


def button(label: str, action_id: str = "go", value: str = "v") -> dict[str, Any]:
    element = {"type": "button", "text": {"type": "plain_text", "text": label}, "action_id": action_id, "value": value}
    return {"type": "actions", "block_id": "controls", "elements": [element]}


def modal(**more: Any) -> dict[str, Any]:
    company = {"type": "plain_text_input", "action_id": "answer", "initial_value": "Acme", "max_length": 20}
    zone = {"type": "external_select", "action_id": "zone", "min_query_length": 1}
    label = {"type": "plain_text", "text": "Company"}
    return {
        "type": "modal", "callback_id": "form", "private_metadata": "{}",
        "title": {"type": "plain_text", "text": "A form"}, "submit": {"type": "plain_text", "text": "Save"},
        "blocks": [
            {"type": "input", "block_id": "0.company", "label": label, "element": company},
            {"type": "input", "block_id": "0.zone", "label": {"type": "plain_text", "text": "Zone"}, "element": zone,
             "optional": True},
        ], **more,
    }  # fmt: skip


@pytest.fixture
async def session():
    async with aiohttp.ClientSession() as session:
        yield session


@pytest.fixture
def client(slack: LoopbackSlack, session):
    token = next(iter(slack.world.tokens))
    return AsyncWebClient(token=token, base_url=slack.api_url, session=session, retry_handlers=[])


async def refused(call) -> str:
    with pytest.raises(SlackApiError) as caught:
        await call
    return str(caught.value.response["error"])


@pytest.fixture(params=["http", "socket"])
async def bare(request, slack: LoopbackSlack, client, session):
    app = AsyncApp(client=client, signing_secret=SIGNING_SECRET, process_before_response=True)
    bare = Bare(app, client)

    async def heard(body, ack):
        bare.bodies.append(body)
        if bare.raises:
            raise RuntimeError("out of order")
        await ack(**bare.ack)

    everything = re.compile(".*", re.DOTALL)
    app.command(everything)(heard)
    app.action(everything)(heard)
    app.view(everything)(heard)
    app.options(everything)(heard)
    app.shortcut(everything)(heard)
    for event in ("message", "app_home_opened", "app_uninstalled"):
        app.event(event)(heard)

    async def settled():
        if bare.after is not None:
            await bare.after(bare.bodies[-1])

    slack.settled = settled
    if request.param == "http":
        server = TestServer(app.web_app(path="/slack/events"))
        await server.start_server()
        slack.line = HttpLine(str(server.make_url("/slack/events")), SIGNING_SECRET, slack.clock, session)
        yield bare
        await server.close()
        return
    handler = AsyncSocketModeHandler(app, APP_TOKEN)
    await handler.connect_async()
    slack.line = SocketLine(slack.sockets)
    yield bare
    await handler.close_async()


@pytest.fixture(autouse=True)
def _bolt_reads_the_loopbacks_clock(monkeypatch, slack: LoopbackSlack):
    monkeypatch.setattr("slack_sdk.signature.Clock.now", lambda self: slack.clock.now().timestamp())


async def test_a_command_comes_with_every_key_and_its_answer_is_seen_by_one(slack: LoopbackSlack, bare: Bare):
    ana, ben = slack.person("ana"), slack.person("ben")
    room = slack.world.channel("spring", ana.team)
    room.members |= {ana.user.id, ben.user.id}
    bare.ack = {"text": "Saved", "blocks": [text("Saved")]}
    await ana.types("/interview log A & B <x> ana@acme.com", channel=room.id)
    body = bare.bodies[-1]
    assert body["command"] == "/interview"
    assert body["text"] == "log A &amp; B &lt;x&gt; <mailto:ana@acme.com|ana@acme.com>"
    assert {"trigger_id", "response_url", "channel_name", "team_domain", "user_name", "api_app_id"} <= body.keys()
    assert [each.text for each in ana.messages] == ["Saved"]
    assert ben.messages == []
    bare.ack = {"text": "For all", "response_type": "in_channel"}
    await ana.types("/interview list", channel=room.id)
    assert [each.text for each in ben.messages] == ["For all"]


async def test_a_press_may_redraw_its_message_five_times_within_half_an_hour(slack: LoopbackSlack, bare: Bare, session):
    ana = slack.person("ana")
    posted = await bare.client.chat_postMessage(channel=ana.dm.id, text="A card", blocks=[button("Sent")])
    await ana.presses("Sent")
    body = bare.bodies[-1]
    assert body["actions"][0]["value"] == "v"
    assert body["message"]["ts"] == body["container"]["message_ts"] == posted["ts"]
    codes = []
    for n in range(6):
        again = {"replace_original": True, "text": f"Redrawn {n}"}
        async with session.post(body["response_url"], json=again) as got:
            codes.append(got.status)
    assert codes == [200] * 5 + [404]
    assert [each.text for each in ana.messages] == ["Redrawn 4"]
    await bare.client.chat_postMessage(channel=ana.dm.id, text="Another", blocks=[button("Old")])
    await ana.presses("Old")
    slack.clock.move_to(slack.clock.now() + timedelta(minutes=31))
    async with session.post(bare.bodies[-1]["response_url"], json={"text": "late"}) as got:
        assert got.status == 404


async def test_a_label_in_a_menu_is_pressed_as_slack_sends_it(slack: LoopbackSlack, bare: Bare):
    ana = slack.person("ana")
    named = [{"text": {"type": "plain_text", "text": each}, "value": each.lower()} for each in ("Sent", "Skip")]
    menu = {"type": "overflow", "action_id": "menu~1", "options": named}
    bare.ack = {"text": "x", "blocks": [{"type": "actions", "block_id": "controls", "elements": [menu]}]}
    await ana.types("/afternote")
    bare.ack = {}
    await ana.presses("Skip")
    (action,) = bare.bodies[-1]["actions"]
    assert action.pop("action_ts")
    assert action == {"type": "overflow", "action_id": "menu~1", "block_id": "controls", "selected_option": named[1]}
    with pytest.raises(LookupError):
        await ana.presses("Snooze")


async def test_a_press_on_what_one_person_alone_sees_carries_no_message(slack: LoopbackSlack, bare: Bare):
    ana = slack.person("ana")
    bare.ack = {"text": "A card", "blocks": [button("Sent")]}
    await ana.types("/note list")
    bare.ack = {}
    await ana.presses("Sent")
    assert "message" not in bare.bodies[-1]
    assert bare.bodies[-1]["container"]["is_ephemeral"] is True


async def test_a_modal_is_opened_filled_found_wrong_updated_and_closed(slack: LoopbackSlack, bare: Bare):
    ana = slack.person("ana")

    async def opens(body):
        await bare.client.views_open(trigger_id=body["trigger_id"], view=modal())

    bare.after = opens
    await ana.types("/interview log")
    bare.after = None
    assert ana.modal.body["title"]["text"] == "A form"
    bare.ack = {"options": [{"text": {"type": "plain_text", "text": "Berlin"}, "value": "Europe/Berlin"}]}
    offered = await ana.options(ana.modal, ana.modal.body["blocks"][1], {"action_id": "zone"}, "ber")
    assert [each["value"] for each in offered] == ["Europe/Berlin"]
    bare.ack = {"response_action": "errors", "errors": {"0.company": "Which one?"}}
    await ana.fills(company="Globex")
    values = bare.bodies[-1]["view"]["state"]["values"]
    assert values["0.company"]["answer"] == {"type": "plain_text_input", "value": "Globex"}
    assert values["0.zone"]["zone"] == {"type": "external_select", "selected_option": None}
    assert ana.modal.problems == {"0.company": "Which one?"}
    bare.ack = {"response_action": "update", "view": modal(title={"type": "plain_text", "text": "Second"})}
    before = ana.modal.hash
    await ana.fills(Company="Acme")
    assert ana.modal.body["title"]["text"] == "Second"
    assert ana.modal.hash != before
    bare.ack = {"response_action": "clear"}
    await ana.fills()
    assert ana.modals == []
    with pytest.raises(AssertionError, match="no modal"):
        await ana.fills()


async def test_slacks_own_client_keeps_to_what_a_field_takes(slack: LoopbackSlack, bare: Bare):
    ana = slack.person("ana")
    slack.api.new_view(ana.team, ana.user.id, modal())
    with pytest.raises(AssertionError, match="longer"):
        await ana.fills(company="x" * 21)
    with pytest.raises(AssertionError, match="required"):
        await ana.fills(company="")
    with pytest.raises(LookupError, match="no field"):
        await ana.fills(colour="red")


async def test_a_trigger_works_once_and_for_three_seconds(slack: LoopbackSlack, bare: Bare):
    ana = slack.person("ana")
    await ana.types("/interview log")
    trigger = bare.bodies[-1]["trigger_id"]
    await bare.client.views_open(trigger_id=trigger, view=modal())
    assert await refused(bare.client.views_open(trigger_id=trigger, view=modal())) == "exchanged_trigger_id"
    await ana.types("/interview log")
    slack.clock.move_to(slack.clock.now() + timedelta(seconds=4))
    late = bare.client.views_open(trigger_id=bare.bodies[-1]["trigger_id"], view=modal())
    assert await refused(late) == "expired_trigger_id"
    assert await refused(bare.client.views_open(trigger_id="1.2.3", view=modal())) == "invalid_trigger_id"


async def test_views_are_stacked_three_deep_and_updated_by_their_hash(slack: LoopbackSlack, bare: Bare):
    ana = slack.person("ana")
    first = await bare.client.views_open(trigger_id=slack.world.trigger(ana.team, ana.user.id), view=modal())
    for _ in range(2):
        await bare.client.views_push(trigger_id=slack.world.trigger(ana.team, ana.user.id), view=modal())
    fourth = bare.client.views_push(trigger_id=slack.world.trigger(ana.team, ana.user.id), view=modal())
    assert await refused(fourth) == "push_limit_reached"
    id, hash = first["view"]["id"], first["view"]["hash"]
    await bare.client.views_update(view_id=id, hash=hash, view=modal())
    assert await refused(bare.client.views_update(view_id=id, hash=hash, view=modal())) == "hash_conflict"
    await bare.client.views_publish(user_id=ana.user.id, view={"type": "home", "blocks": [button("Open")]})
    assert ana.home is not None
    await ana.dismisses()
    await ana.dismisses()
    await ana.dismisses()
    await ana.presses("Open")
    assert bare.bodies[-1]["container"] == {"type": "view", "view_id": ana.home.id}


async def test_words_files_home_and_shortcuts_arrive_as_events(slack: LoopbackSlack, bare: Bare):
    ana = slack.person("ana")
    await ana.says("hello @here at monday.com")
    event = bare.bodies[-1]["event"]
    assert event["text"] == "hello <!here> at <http://monday.com|monday.com>"
    assert event["channel_type"] == "im"
    assert bare.bodies[-1]["authorizations"][0]["team_id"] == ana.team
    await ana.drops("talk.ics", b"BEGIN:VCALENDAR")
    file = bare.bodies[-1]["event"]["files"][0]
    assert (file["name"], file["size"]) == ("talk.ics", 15)
    async with aiohttp.ClientSession() as fresh:
        mine = {"Authorization": f"Bearer {bare.client.token}"}
        async with fresh.get(file["url_private_download"], headers=mine) as got:
            assert await got.read() == b"BEGIN:VCALENDAR"
        async with fresh.get(file["url_private_download"]) as got:
            assert "Sign in" in await got.text()
    await ana.opens_home()
    assert bare.bodies[-1]["event"]["tab"] == "home"
    await ana.shortcut("log")
    assert bare.bodies[-1]["type"] == "shortcut"
    await ana.shortcut("log_this", on=ana.messages[0])
    assert bare.bodies[-1]["message"]["text"].startswith("hello")


async def test_an_app_that_raises_is_noticed(slack: LoopbackSlack, bare: Bare):
    bare.raises = True
    if isinstance(slack.line, SocketLine):
        slack.line = _Impatient(slack.line)
    with pytest.raises(AssertionError, match=r"500|not acknowledged"):
        await slack.person("ana").types("/interview log")


class _Impatient:
    """A socket line that does not wait three seconds to see that nothing comes."""

    def __init__(self, line: SocketLine) -> None:
        self._line = line

    async def send(self, kind, payload):
        sent = asyncio.ensure_future(self._line.send(kind, payload))
        for _ in range(200):
            await asyncio.sleep(0)
        if sent.done():
            return sent.result()
        sent.cancel()
        return Ack(0)
