"""The Bolt app: one listener for each kind of thing that comes in, each guarded, none slow before its ack."""

import re
import secrets
from collections.abc import Awaitable, Callable, Mapping
from functools import partial
from typing import Any

import structlog
from slack_bolt.app.async_app import AsyncApp
from slack_bolt.context.ack.async_ack import AsyncAck
from slack_bolt.context.async_context import AsyncBoltContext
from slack_bolt.error import BoltUnhandledRequestError
from slack_bolt.oauth.async_oauth_flow import AsyncOAuthFlow
from slack_bolt.response import BoltResponse
from slack_sdk.web.async_client import AsyncWebClient

from adapters.ground.after import After
from adapters.slack import coding, parse
from adapters.slack.events import Events
from adapters.slack.parse import Speaker
from adapters.slack.people import People, Person
from adapters.slack.posting import Place
from adapters.slack.quiet import quiet_logger
from adapters.slack.render import messages
from adapters.slack.replying import Answer
from adapters.slack.text import plain_text
from adapters.slack.turns import Turns
from adapters.slack.workspaces import TENANT, Authorize, Workspaces
from bot.cards import afternote as cards
from bot.cards import doors
from bot.cards.words import Reader
from bot.chat.card import Card
from bot.chat.words import shown_words
from bot.errors import traced
from bot.model.people import Address
from bot.ports import Core

log = structlog.get_logger("afternote.slack")

Body = dict[str, Any]
Listener = Callable[[AsyncAck, Body, AsyncBoltContext], Awaitable[None]]
_ANY = re.compile(r"")


class Listeners:
    """What Bolt calls; it does not know what a turn is, only what has to be acked with what."""

    def __init__(
        self, core: Core, workspaces: Workspaces, people: People, turns: Turns, events: Events, after: After
    ) -> None:
        self._core = core
        self._workspaces = workspaces
        self._people = people
        self._turns = turns
        self._events = events
        self._after = after

    def app(self, client: AsyncWebClient, *, oauth_flow: AsyncOAuthFlow | None = None) -> AsyncApp:
        """The Bolt app with these listeners; `client` is what the clients of its requests are made like.

        Without a flow what the environment says of OAuth may make Bolt set up one of its own; nothing serves it.
        """
        app = AsyncApp(
            name="afternote.slack.kit",
            logger=quiet_logger(),
            client=client,
            # An instance of Bolt's own class: a function would clash with the flow that the environment may start.
            authorize=Authorize(self._workspaces),
            oauth_flow=oauth_flow,
            signing_secret="",
            # The gate has done it, over the raw bytes.
            request_verification_enabled=False,
            attaching_function_token_enabled=False,
            process_before_response=True,
            raise_error_for_unhandled_request=True,
        )
        app.command(_ANY)(_guarded(self._command, self._fault_in_messages))
        app.block_action(_ANY)(_guarded(self._press, self._fault_in_messages))
        app.view_submission(_ANY)(_guarded(self._submission, self._fault_in_form))
        app.block_suggestion(_ANY)(_guarded(self._lookup, self._no_options))
        app.shortcut(_ANY)(_guarded(self._shortcut, self._fault_in_messages))
        app.view_closed(_ANY)(_guarded(_ignored, _ignored_fault))
        # Unguarded: what breaks here is not acked, so that Slack tells it again.
        app.event(_ANY)(self._event)
        app.error(self._failed)
        return app

    # what people do

    async def _command(self, ack: AsyncAck, body: Body, context: AsyncBoltContext) -> None:
        who = _who(context)
        if who is None:
            await ack(_ephemeral(doors.not_installed(await self._reader(context))))
            return
        person = await self._people.of(who)
        heard = parse.command(body, Speaker(who) if person is None else person.usual, self._core)
        if person is None or (person.unasked and parse.may_take_a_form(heard)):
            await ack()
            hear = partial(parse.command, body, core=self._core)
            self._after.start(self._turns.first(who, hear, _url(body)), name="first command")
            return
        await self._acked(ack, await self._turns.turn(heard, person), person)

    async def _press(self, ack: AsyncAck, body: Body, context: AsyncBoltContext) -> None:
        await self._asked(ack, body, context, partial(parse.press, body))

    async def _shortcut(self, ack: AsyncAck, body: Body, context: AsyncBoltContext) -> None:
        await self._asked(ack, body, context, partial(parse.shortcut, body, bot=context.bot_id))

    async def _asked(
        self, ack: AsyncAck, body: Body, context: AsyncBoltContext, hear: Callable[[Speaker], parse.Heard | None]
    ) -> None:
        """Something pressed or chosen, whose ack says nothing."""
        who = _who(context)
        if who is None:
            await ack()
            told = doors.not_installed(await self._reader(context))
            self._after.start(self._turns.say_at(_url(body), told), name="not installed")
            return
        person = await self._people.of(who)
        heard = hear(Speaker(who) if person is None else person.usual)
        if heard is None:
            await ack()
            return
        if person is None or (person.unasked and parse.may_take_a_form(heard)):
            await ack()
            self._after.start(self._turns.first(who, hear, _url(body)), name="first press")
            return
        await self._acked(ack, await self._turns.turn(heard, person), person)

    async def _submission(self, ack: AsyncAck, body: Body, context: AsyncBoltContext) -> None:
        if body["view"].get("callback_id") != coding.FORM:
            await ack()
            return
        who = _who(context)
        if who is None:
            told = shown_words(doors.not_installed(await self._reader(context)))
            errors = {parse.first_input(body["view"]): told}
            await ack({"response_action": "errors", "errors": errors})
            return
        person = await self._people.of(who) or self._people.stranger(who)
        heard = parse.submission(body, person.usual)
        if heard is None:
            await ack(dict(self._turns.form_is_gone(body["view"], person)))
            return
        answer = await self._turns.turn(heard, person)
        await self._acked(ack, answer, person)

    async def _lookup(self, ack: AsyncAck, body: Body, context: AsyncBoltContext) -> None:
        who = _who(context)
        found = () if who is None else await self._core.handle(parse.lookup(body, parse.Speaker(who)))
        options = [
            {"text": plain_text(each.label, 75), "value": coding.option_value(each.value)}
            for each in (found if isinstance(found, tuple) else ())
        ]
        await ack(options=options)

    async def _event(self, ack: AsyncAck, body: Body, context: AsyncBoltContext) -> None:
        """Acked when what it asks for is committed: what is not, Slack tells again; what is slow is done after."""
        await self._events.take(body, _who(context), partial(self._left, body, context))
        await ack()

    async def _left(self, body: Body, context: AsyncBoltContext) -> str | None:
        """Which installation an uninstall is about: nobody is asked whether it is there, if Slack says which."""
        team, enterprise = context.team_id, context.enterprise_id
        if context.is_enterprise_install:
            return enterprise
        if body.get("authorizations"):
            return team or enterprise
        return await self._events.whose(team, enterprise)

    async def _acked(self, ack: AsyncAck, answer: Answer, person: Person) -> None:
        await (ack(dict(answer.ack)) if answer.ack else ack())
        self._turns.afterwards(answer, person)

    # what breaks

    async def _fault_in_messages(self, ack: AsyncAck, body: Body, context: AsyncBoltContext, reference: str) -> None:
        who = _who(context)
        card = cards.our_fault(self._remembered(context), reference)
        if "command" in body and ack.response is None:
            await ack(_ephemeral(card))
            return
        await ack()
        if who is not None:
            self._after.start(self._turns.say(Place(who, _url(body), dm=False), card), name="a fault")

    async def _fault_in_form(self, ack: AsyncAck, body: Body, context: AsyncBoltContext, reference: str) -> None:
        # The form stays open, with all that was typed.
        words = shown_words(cards.our_fault(self._remembered(context), reference))
        await ack({"response_action": "errors", "errors": {parse.first_input(body["view"]): words}})

    async def _failed(self, error: Exception, body: Body, context: AsyncBoltContext) -> BoltResponse:
        """What Bolt could not place, or did not get to, logged without words: what a person did is acked and told.

        An event is not acked: Slack tells it again.
        """
        if isinstance(error, BoltUnhandledRequestError):
            log.info("nobody listens to that", kind=_kind(body))
            return BoltResponse(status=200, body="")
        reference = secrets.token_hex(4)
        log.error("a request failed", kind=_kind(body), reference=reference, error=traced(error))
        card = cards.our_fault(self._remembered(context), reference)
        match _kind(body):
            case "event_callback":
                return BoltResponse(status=500, body="")
            case "command":
                return BoltResponse(status=200, body=_ephemeral(card))
            case "view_submission" if isinstance(body.get("view"), Mapping):
                errors = {parse.first_input(body["view"]): shown_words(card)}
                return BoltResponse(status=200, body={"response_action": "errors", "errors": errors})
            case "block_actions" | "message_action":
                self._after.start(self._turns.say_at(_url(body), card), name="a fault")
        return BoltResponse(status=200, body="")

    async def _no_options(self, ack: AsyncAck, body: Body, context: AsyncBoltContext, reference: str) -> None:
        await ack(options=[])

    # in whose language

    def _remembered(self, context: AsyncBoltContext) -> Reader:
        """The reader as far as they are remembered; nobody is asked: whom we would ask may be what broke."""
        return next((found.reader for who in _perhaps(context) if (found := self._people.met(who))), Reader())

    async def _reader(self, context: AsyncBoltContext) -> Reader:
        """The reader as they were known before their workspace left, or as everybody."""
        for who in _perhaps(context):
            try:
                known = await self._core.known(who)
            except Exception as error:
                log.warning("nobody could be looked up", error=traced(error))
                break
            if known is not None:
                return Reader(locale=known.locale, zone=known.zone)
        return Reader()


async def _ignored(ack: AsyncAck, body: Body, context: AsyncBoltContext) -> None:
    await ack()


async def _ignored_fault(ack: AsyncAck, body: Body, context: AsyncBoltContext, reference: str) -> None:
    await ack()


def _guarded(
    listener: Listener, fault: Callable[[AsyncAck, Body, AsyncBoltContext, str], Awaitable[None]]
) -> Callable[..., Awaitable[None]]:
    """The listener, which acks and tells the person whatever it raises."""

    async def guarded(ack: AsyncAck, body: Body, context: AsyncBoltContext) -> None:
        try:
            await listener(ack, body, context)
        except Exception as error:
            reference = secrets.token_hex(4)
            log.error("a listener failed", kind=_kind(body), reference=reference, error=traced(error))
            try:
                await fault(ack, body, context, reference)
            except Exception as again:
                log.error("a fault was not told", reference=reference, error=traced(again))
                await ack()

    return guarded


_KINDS = frozenset({
    "block_actions", "view_submission", "view_closed", "block_suggestion", "shortcut", "message_action",
    "event_callback",
})  # fmt: skip


def _kind(body: object) -> str:
    """What came in, in a word that is ours."""
    if not isinstance(body, Mapping):
        return "other"
    if "command" in body:
        return "command"
    kind = body.get("type")
    return kind if isinstance(kind, str) and kind in _KINDS else "other"


def _who(context: AsyncBoltContext) -> Address | None:
    """Who speaks; None for somebody of a workspace that is not installed."""
    tenant, user = context.get(TENANT), context.user_id
    return None if tenant is None or user is None else parse.address(tenant, user)


def _perhaps(context: AsyncBoltContext) -> list[Address]:
    """Whom a request may come from, installed or not."""
    tenants = dict.fromkeys((context.get(TENANT), context.team_id, context.enterprise_id))
    return [parse.address(each, context.user_id) for each in tenants if each and context.user_id]


def _url(body: Body) -> str | None:
    url = body.get("response_url")
    return url if isinstance(url, str) and url else None


def _ephemeral(card: Card) -> Body:
    return {**messages(card)[0].body(), "response_type": "ephemeral"}
