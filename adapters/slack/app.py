"""The Bolt app: one listener for each kind of thing that comes in, each guarded, none slow before its ack."""

import re
import secrets
from collections.abc import Awaitable, Callable, Mapping
from functools import partial
from typing import Any

import structlog
from slack_bolt.app.async_app import AsyncApp
from slack_bolt.authorization import AuthorizeResult
from slack_bolt.authorization.async_authorize import AsyncAuthorize
from slack_bolt.context.ack.async_ack import AsyncAck
from slack_bolt.context.async_context import AsyncBoltContext
from slack_bolt.error import BoltUnhandledRequestError
from slack_bolt.oauth.async_oauth_flow import AsyncOAuthFlow
from slack_bolt.response import BoltResponse
from slack_sdk.web.async_client import AsyncWebClient

from adapters.slack import coding, parse
from adapters.slack.after import After
from adapters.slack.events import Events
from adapters.slack.people import People, Person
from adapters.slack.posting import Place
from adapters.slack.quiet import quiet_logger
from adapters.slack.render import messages
from adapters.slack.replying import Answer
from adapters.slack.text import plain_text
from adapters.slack.turns import Turns
from adapters.slack.workspaces import Workspaces
from bot.cards import afternote as cards
from bot.cards import doors
from bot.cards.words import Reader
from bot.chat.words import shown_words
from bot.errors import traced
from bot.model.people import Address
from bot.ports import Core

log = structlog.get_logger("afternote.slack")

Body = dict[str, Any]
Listener = Callable[[AsyncAck, Body, AsyncBoltContext], Awaitable[None]]
_ANY = re.compile(r"")
_TENANT = "afternote_tenant"


class _Authorize(AsyncAuthorize):
    """Who Bolt takes a request for; one of a workspace that is not ours goes on without a token, and is told."""

    def __init__(self, workspaces: Workspaces) -> None:
        self._workspaces = workspaces

    async def __call__(
        self, *, context: AsyncBoltContext, enterprise_id: str | None, team_id: str | None, user_id: str | None,
        actor_enterprise_id: str | None = None, actor_team_id: str | None = None, actor_user_id: str | None = None,
    ) -> AuthorizeResult:  # fmt: skip
        org = context.is_enterprise_install
        found = await self._workspaces.inside(
            enterprise_id=enterprise_id, team_id=team_id, is_enterprise_install=org
        )
        if found is not None:
            # Which of the two a request belongs to is known by what is installed, not by the request.
            context[_TENANT] = found.tenant.tenant
        result = await self._workspaces.authorize(
            enterprise_id=enterprise_id, team_id=team_id, is_enterprise_install=org, user_id=user_id
        )
        return result or AuthorizeResult(enterprise_id=enterprise_id, team_id=team_id)


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
            authorize=_Authorize(self._workspaces),
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
        app.event(_ANY)(_guarded(self._event, _ignored_fault))
        app.error(self._failed)
        return app

    # what people do

    async def _command(self, ack: AsyncAck, body: Body, context: AsyncBoltContext) -> None:
        who = _who(context)
        if who is None:
            await ack(_ephemeral())
            return
        person = await self._people.of(who)
        if person is None or person.unasked:
            await ack()
            self._after.start(
                self._turns.first(who, lambda speaker: parse.command(body, speaker, self._core), _url(body)),
                name="first command",
            )
            return
        answer = await self._turns.turn(parse.command(body, person.usual, self._core), person)
        await self._acked(ack, answer, person)

    async def _press(self, ack: AsyncAck, body: Body, context: AsyncBoltContext) -> None:
        await self._asked(ack, body, context, partial(parse.press, body))

    async def _shortcut(self, ack: AsyncAck, body: Body, context: AsyncBoltContext) -> None:
        await self._asked(ack, body, context, partial(parse.shortcut, body))

    async def _asked(
        self, ack: AsyncAck, body: Body, context: AsyncBoltContext, hear: Callable[[parse.Speaker], parse.Heard | None]
    ) -> None:
        """Something pressed or chosen, whose ack says nothing."""
        who = _who(context)
        if who is None:
            await ack()
            self._after.start(self._turns.say_at(_url(body), doors.not_installed(Reader())), name="not installed")
            return
        person = await self._people.of(who)
        if person is None or person.unasked:
            await ack()
            self._after.start(self._turns.first(who, hear, _url(body)), name="first press")
            return
        heard = hear(person.usual)
        if heard is None:
            await ack()
            return
        await self._acked(ack, await self._turns.turn(heard, person), person)

    async def _submission(self, ack: AsyncAck, body: Body, context: AsyncBoltContext) -> None:
        if body["view"].get("callback_id") != coding.FORM:
            await ack()
            return
        who = _who(context)
        if who is None:
            errors = {parse.first_input(body["view"]): shown_words(doors.not_installed(Reader()))}
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
        """A turn is acked when it is committed; all else is done after the ack."""
        await self._events.take(body, _who(context), _left(context))
        await ack()

    async def _acked(self, ack: AsyncAck, answer: Answer, person: Person) -> None:
        await (ack(dict(answer.ack)) if answer.ack else ack())
        self._turns.afterwards(answer, person)

    # what breaks

    async def _fault_in_messages(self, ack: AsyncAck, body: Body, context: AsyncBoltContext, reference: str) -> None:
        who = _who(context)
        card = cards.our_fault(Reader(), reference)
        if "command" in body and ack.response is None:
            await ack({**messages(card)[0].body(), "response_type": "ephemeral"})
            return
        await ack()
        if who is not None:
            self._after.start(self._turns.say(Place(who, _url(body), dm=False), card), name="a fault")

    async def _fault_in_form(self, ack: AsyncAck, body: Body, context: AsyncBoltContext, reference: str) -> None:
        # The form stays open, with all that was typed.
        words = shown_words(cards.our_fault(Reader(), reference))
        await ack({"response_action": "errors", "errors": {parse.first_input(body["view"]): words}})

    async def _failed(self, error: Exception, body: Body) -> BoltResponse:
        """What Bolt could not place, or did not get to: acked and told all the same, and logged without words."""
        if isinstance(error, BoltUnhandledRequestError):
            log.info("nobody listens to that", kind=_kind(body))
            return BoltResponse(status=200, body="")
        reference = secrets.token_hex(4)
        log.error("a request failed", kind=_kind(body), reference=reference, error=traced(error))
        card = cards.our_fault(Reader(), reference)
        match _kind(body):
            case "command":
                return BoltResponse(status=200, body={**messages(card)[0].body(), "response_type": "ephemeral"})
            case "view_submission" if isinstance(body.get("view"), Mapping):
                errors = {parse.first_input(body["view"]): shown_words(card)}
                return BoltResponse(status=200, body={"response_action": "errors", "errors": errors})
            case "block_actions" | "message_action":
                self._after.start(self._turns.say_at(_url(body), card), name="a fault")
        return BoltResponse(status=200, body="")

    async def _no_options(self, ack: AsyncAck, body: Body, context: AsyncBoltContext, reference: str) -> None:
        await ack(options=[])


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


def _left(context: AsyncBoltContext) -> str | None:
    """Which installation an uninstall is about: nobody is asked whether it is there."""
    if context.is_enterprise_install:
        return context.enterprise_id
    return context.team_id or context.enterprise_id


def _who(context: AsyncBoltContext) -> Address | None:
    """Who speaks; None for somebody of a workspace that is not installed."""
    tenant, user = context.get(_TENANT), context.user_id
    return None if tenant is None or user is None else parse.address(tenant, user)


def _url(body: Body) -> str | None:
    url = body.get("response_url")
    return url if isinstance(url, str) and url else None


def _ephemeral() -> Body:
    return {**messages(doors.not_installed(Reader()))[0].body(), "response_type": "ephemeral"}
