"""Rotation: a refresh token for the next token, by oauth.v2.access, once."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import timedelta

import structlog
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from adapters.slack.clients import code, sorted_error
from bot.errors import AfternoteError, TryLater

log = structlog.get_logger("afternote.slack")

LATER = timedelta(seconds=30)
"""When to ask again after a hiccup."""
MUCH_LATER = timedelta(minutes=5)
"""When to ask again after an answer that only the operator can do something about."""
_FINAL = frozenset({
    "invalid_refresh_token", "invalid_auth", "token_revoked", "token_expired", "account_inactive",
    "app_not_installed", "team_not_found",
})  # fmt: skip


class RefreshRefused(AfternoteError):
    """This refresh token was used already, or its workspace wants no more of us; `code` is Slack's word for it."""

    def __init__(self, code: str) -> None:
        super().__init__(f"Slack takes this refresh token no more: {code}")
        self.code = code


@dataclass(frozen=True, slots=True)
class Renewed:
    """A new token, the refresh token that comes with it, and how long it lasts."""

    token: str = field(repr=False)
    refresh_token: str | None = field(repr=False)
    lasts: timedelta | None


Rotate = Callable[[str], Awaitable[Renewed]]
"""Exchanges a refresh token. Raises RefreshRefused for good, TryLater for anything else."""


def rotating(client: AsyncWebClient, client_id: str, client_secret: str) -> Rotate:
    """The exchange at the address that this client calls; the client must not retry by itself."""

    async def rotate(refresh_token: str) -> Renewed:
        given = {
            "client_id": client_id,
            "client_secret": client_secret,
            "grant_type": "refresh_token",
            "refresh_token": refresh_token,
        }
        try:
            # By name: the SDK's own method speaks to aiohttp in a way that is going away.
            answer = await client.api_call("oauth.v2.access", data=given)
        except SlackApiError as error:
            said = code(error)
            if said in _FINAL:
                raise RefreshRefused(said) from None
            later = sorted_error(error)
            if isinstance(later, TryLater):
                raise later from None
            log.warning("a token was not renewed", code=said)
            raise TryLater(LATER if said in ("", "internal_error", "fatal_error") else MUCH_LATER) from None
        except Exception as error:
            # Without its words, which may quote what was sent.
            log.warning("a token was not renewed", error=type(error).__name__)
            raise TryLater(LATER) from None
        token = answer.get("access_token")
        if not isinstance(token, str) or not token:
            log.error("a token was not renewed", error="an answer without a token")
            raise TryLater(MUCH_LATER)
        return Renewed(token, answer.get("refresh_token"), lasting(answer.get("expires_in")))

    return rotate


def lasting(seconds: object) -> timedelta | None:
    """How long a token lasts, from `expires_in`; None: until it is revoked."""
    try:
        whole = int(str(seconds))
    except ValueError:
        return None
    return timedelta(seconds=min(whole, 10**9)) if whole > 0 else None
