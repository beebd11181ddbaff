"""Workspaces that left without a word: an uninstall that was never heard of shows when their token is refused."""

from collections.abc import Callable

import structlog
from slack_sdk.errors import SlackApiError

from adapters.ground.after import After
from adapters.slack.clients import GONE, Clients, code
from adapters.slack.seen import Seen
from adapters.slack.workspaces import Workspaces
from bot.clock import Clock
from bot.errors import traced

log = structlog.get_logger("afternote.slack")


class Departures:
    """Asks Slack once whether a workspace whose kept token is refused has left, and lets it go if so."""

    def __init__(
        self, workspaces: Workspaces, clients: Clients, clock: Clock, after: After, *, forget: Callable[[str], None]
    ) -> None:
        self._workspaces = workspaces
        self._clients = clients
        self._clock = clock
        self._after = after
        self._forget = forget
        self._asked = Seen()

    def doubted(self, token: str) -> None:
        """A call with this token was refused in words that mean that there is nobody any more."""
        if self._asked.first(token, self._clock.now()):
            self._after.start(self._ask(token), name="whether a workspace left")

    async def _ask(self, token: str) -> None:
        found = next((each for each in await self._workspaces.everywhere() if each.token == token), None)
        if found is None:
            return
        key, now = found.tenant.tenant, self._clock.now()
        try:
            await self._clients.reads(token).auth_test()
            return
        except SlackApiError as error:
            if code(error) not in GONE:
                log.warning("whether a workspace left is not known", tenant=key, code=code(error))
                return
        except Exception as error:
            log.warning("whether a workspace left is not known", tenant=key, error=traced(error))
            return
        # The operator's own token may be an old one, and a kept one may be another by now.
        if not await self._workspaces.is_kept(key, token):
            return
        log.info("a workspace left unheard", tenant=key)
        await self._workspaces.uninstalled(key, at=now)
        self._forget(key)
