"""The SDK's clients over one shared session, and what their errors say of a delivery."""

import logging
import math
import re
from collections.abc import Callable, Mapping
from datetime import timedelta
from typing import Any

import aiohttp
import structlog
from slack_sdk.errors import SlackApiError
from slack_sdk.http_retry.builtin_async_handlers import (
    AsyncConnectionErrorRetryHandler,
    AsyncRateLimitErrorRetryHandler,
)
from slack_sdk.http_retry.builtin_interval_calculators import FixedValueRetryIntervalCalculator
from slack_sdk.http_retry.request import HttpRequest
from slack_sdk.http_retry.response import HttpResponse
from slack_sdk.http_retry.state import RetryState
from slack_sdk.web.async_client import AsyncWebClient
from slack_sdk.web.async_slack_response import AsyncSlackResponse
from slack_sdk.webhook.async_client import AsyncWebhookClient

from bot.errors import DeliveryError, Finality, TryLater, Uncertain, Undeliverable

log = structlog.get_logger("afternote.slack")

TOTAL = 20.0
"""Seconds that one call may take: well under the lease of a delivery."""
CONNECT = 8.0
"""Seconds for a connection to stand; until then nothing was sent."""
BACK_OFF = timedelta(seconds=30)
"""What to wait where Slack doesn't say."""
LONGEST = timedelta(days=1)
"""The longest wait that is taken from an answer."""
PATIENT = 5
"""Seconds of `Retry-After` that a read waits for on the spot."""

_QUIET = logging.getLogger("afternote.slack.sdk")
# The SDK words every request and answer for its log as long as its logger's own level is unset.
_QUIET.setLevel(logging.WARNING)

_FINAL: Mapping[Finality, frozenset[str]] = {
    Finality.GONE: frozenset({
        "channel_not_found", "user_not_found", "users_not_found", "user_not_visible", "user_disabled", "is_archived",
    }),
    Finality.CLOSED: frozenset({
        "cannot_dm_bot", "messages_tab_disabled", "not_in_channel", "restricted_action",
        "restricted_action_read_only_channel", "restricted_action_thread_only_channel",
        "restricted_action_non_threadable_channel", "user_is_restricted", "ekm_access_denied",
    }),
    Finality.REVOKED: frozenset({
        "account_inactive", "token_revoked", "token_expired", "invalid_auth", "not_authed", "missing_scope",
        "org_login_required", "team_access_not_granted", "access_denied", "accesslimited", "no_permission",
        "not_allowed_token_type", "enterprise_is_restricted", "two_factor_setup_required",
    }),
    Finality.REFUSED: frozenset({
        "msg_too_long", "msg_blocks_too_long", "invalid_blocks", "invalid_blocks_format", "no_text",
        "invalid_arguments",
    }),
}  # fmt: skip
_LIMITED = frozenset({"ratelimited", "rate_limited", "message_limit_exceeded"})
_CUT_SHORT = "request_timeout"
_MOVING = "team_added_to_org"
_DOUBTFUL = frozenset({
    "fatal_error", "internal_error", "service_unavailable", "duplicate_message_not_found",
    "duplicate_channel_not_found",
})  # fmt: skip
GONE = frozenset({"token_revoked", "account_inactive"})
"""What Slack says to the token of a workspace that wants no more of us."""
BLOCKS_REFUSED = frozenset({"invalid_blocks", "invalid_blocks_format", "msg_blocks_too_long"})
"""Errors that the same words in plainer blocks may not meet."""

_NEVER_LEFT = (
    aiohttp.ClientConnectorError, aiohttp.ConnectionTimeoutError, aiohttp.InvalidURL, aiohttp.ClientHttpProxyError,
)  # fmt: skip
_CODE = re.compile(r"[a-z][a-z_]{1,59}")
_POINTER = re.compile(r"json-pointer:(/[A-Za-z0-9_/-]{1,200})")


class Clients:
    """Every client of one process: one session, so that connections are shared and closed in one place.

    Made inside the running loop. No proxy is taken from the environment; `proxy` names one. `total`: seconds a call.
    """

    def __init__(self, api_url: str, *, proxy: str | None = None, total: float = TOTAL) -> None:
        self.api_url = api_url
        self.doubts: Callable[[str], None] | None = None
        """Told with which token Slack answered that there is nobody any more."""
        self._proxy = proxy
        self.session = aiohttp.ClientSession(
            timeout=aiohttp.ClientTimeout(total=total, connect=CONNECT),
            connector=aiohttp.TCPConnector(limit=64),
            cookie_jar=aiohttp.DummyCookieJar(),
            trust_env=False,
            # For what goes without a client, such as files that are fetched.
            proxy=proxy,
        )
        self._patient = [
            _ShortWaits(max_retry_count=2),
            AsyncConnectionErrorRetryHandler(
                max_retry_count=1, interval_calculator=FixedValueRetryIntervalCalculator(fixed_internal=0.1)
            ),
        ]

    def sends(self, token: str | None) -> AsyncWebClient:
        """A client that calls once and no more: whether to repeat is the engine's to decide."""
        return self._client(token, retries=False)

    def reads(self, token: str | None) -> AsyncWebClient:
        """A client that asks again after a dropped connection or a short wait; for calls that change nothing."""
        return self._client(token, retries=True)

    def hook(self, url: str) -> AsyncWebhookClient:
        """A client for one `response_url`; it calls once and no more."""
        client = AsyncWebhookClient(
            url, timeout=int(TOTAL), session=self.session, logger=_QUIET, retry_handlers=[], proxy=self._proxy
        )
        client.proxy = self._proxy
        return client

    def _client(self, token: str | None, *, retries: bool) -> AsyncWebClient:
        client = _Client(
            self._refused,
            token=token,
            base_url=self.api_url,
            timeout=int(TOTAL),
            session=self.session,
            logger=_QUIET,
            proxy=self._proxy,
            retry_handlers=[*self._patient] if retries else [],
        )
        # Left empty, the SDK fills it from the environment.
        client.proxy = self._proxy
        return client

    def _refused(self, token: str, said: str) -> None:
        if said in GONE and self.doubts is not None:
            self.doubts(token)

    async def close(self) -> None:
        """Lets the connections go."""
        await self.session.close()


class _Client(AsyncWebClient):
    """A client that tells with which token it was refused, and why."""

    def __init__(self, refused: Callable[[str, str], None], **settings: Any) -> None:
        super().__init__(**settings)
        self._told_refused = refused

    async def api_call(self, api_method: str, **given: Any) -> AsyncSlackResponse:
        """What the method answers.

        Raises SlackApiError for `ok: false`.
        """
        try:
            return await super().api_call(api_method, **given)
        except SlackApiError as error:
            if self.token is not None:
                self._told_refused(self.token, code(error))
            raise


class _ShortWaits(AsyncRateLimitErrorRetryHandler):
    """Waits for a short `Retry-After`; a long one is the caller's to hear of."""

    async def _can_retry_async(
        self,
        *,
        state: RetryState,
        request: HttpRequest,
        response: HttpResponse | None = None,
        error: Exception | None = None,
    ) -> bool:
        if response is None or response.status_code != 429:
            return False
        named = next((value for name, value in response.headers.items() if name.lower() == "retry-after"), "1")
        said = named[0] if isinstance(named, list) else named
        return said.isascii() and said.isdecimal() and int(said[:6]) <= PATIENT


def code(error: BaseException) -> str:
    """Slack's own word for what went wrong, such as `channel_not_found`; empty where it said none."""
    response = getattr(error, "response", None) if isinstance(error, SlackApiError) else None
    data = response if isinstance(response, dict) else getattr(response, "data", None)
    said = data.get("error") if isinstance(data, dict) else None
    return said if isinstance(said, str) and _CODE.fullmatch(said) else ""


def pointers(error: SlackApiError) -> list[str]:
    """The places in a message that Slack refused, as JSON pointers; without a word of it."""
    data = getattr(error.response, "data", None)
    told = data.get("response_metadata") if isinstance(data, dict) else None
    lines = told.get("messages") if isinstance(told, dict) else None
    if not isinstance(lines, list):
        return []
    return [found.group(1) for line in lines[:10] if (found := _POINTER.search(str(line)))]


def sorted_error(error: BaseException) -> DeliveryError:
    """What an error of one call says of what it was to send: surely not, perhaps, or never.

    Only what is certain is called so: everything that is not known here leaves it open whether it was sent.
    """
    if isinstance(error, DeliveryError):
        return error
    if isinstance(error, _NEVER_LEFT):
        return TryLater(BACK_OFF)
    if not isinstance(error, SlackApiError):
        return Uncertain()
    said, status = code(error), _status(error)
    if status == 429 or said in _LIMITED:
        return TryLater(_retry_after(error))
    if status is None or status >= 500 or not said or said in _DOUBTFUL:
        return Uncertain()
    if said in (_CUT_SHORT, _MOVING):
        return TryLater(BACK_OFF, alone=said == _CUT_SHORT)
    for finality, codes in _FINAL.items():
        if said in codes:
            return Undeliverable(finality)
    # Slack said no, in a word that is not known here: it was not posted, and once more would be refused too.
    log.warning("refused for a reason not known", code=said)
    return Undeliverable(Finality.REFUSED)


def _status(error: SlackApiError) -> int | None:
    response: Any = error.response
    found = getattr(response, "status_code", getattr(response, "status", None))
    return found if isinstance(found, int) else None


def _retry_after(error: SlackApiError) -> timedelta:
    """What the answer asks to wait, never less."""
    headers = getattr(error.response, "headers", None) or {}
    for name, value in headers.items():
        if str(name).lower() == "retry-after":
            try:
                seconds = math.ceil(float(value))
            except (TypeError, ValueError, OverflowError):
                break
            return min(max(timedelta(seconds=min(seconds, 10**6)), timedelta(seconds=1)), LONGEST)
    return BACK_OFF
