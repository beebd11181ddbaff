"""Expiry: a call that meets a token that has run out is made again with the next one, once."""

from collections.abc import Awaitable, Callable
from typing import Protocol, TypeVar

from slack_sdk.errors import SlackApiError

from adapters.slack.clients import code

T = TypeVar("T")


class Tokens(Protocol):
    """Where a workspace's token comes from."""

    async def token(self, tenant_key: str) -> str:
        """The bot token of this workspace.

        Raises Undeliverable when there is none.
        """
        ...

    async def renewed(self, tenant_key: str) -> None:
        """Has the token renewed: Slack said that it has expired."""
        ...


async def next_token(tokens: Tokens, tenant_key: str) -> str:
    """The token after the one that Slack calls expired.

    Raises what the tokens raise.
    """
    await tokens.renewed(tenant_key)
    return await tokens.token(tenant_key)


async def unexpired(token: str, do: Callable[[str], Awaitable[T]], after: Callable[[], Awaitable[str]]) -> T:
    """What `do` answers with this token, or, where Slack refused it as expired, with the one that comes `after` it."""
    try:
        return await do(token)
    except SlackApiError as error:
        if code(error) != "token_expired":
            raise
    return await do(await after())
