"""App Home: drawn when it is opened, and again when something on it has changed."""

from datetime import timedelta
from functools import partial

import structlog

from adapters.slack.after import After
from adapters.slack.calls import Calls
from adapters.slack.clients import code
from adapters.slack.render import home_view
from bot.clock import Instant
from bot.errors import traced
from bot.model.people import Address
from bot.ports import Core

log = structlog.get_logger("afternote.slack")

REST = 2.0
"""Seconds between two drawings for one person; what changes meanwhile comes with the next."""
WATCHED = timedelta(hours=1)
"""How long somebody who opened it may still look at it: Slack doesn't tell, and draws anew when it is opened."""
MOST = 20_000


class Home:
    """Everybody's home tab."""

    def __init__(self, core: Core, calls: Calls, after: After) -> None:
        self._core = core
        self._calls = calls
        self._after = after
        self._opened: dict[Address, Instant] = {}
        self._drawing: dict[Address, bool] = {}
        """Those for whom it was drawn a moment ago, and whether something has changed since."""

    def opened(self, who: Address) -> None:
        """Somebody opened it: it is drawn now."""
        self._opened.pop(who, None)
        self._opened[who] = self._core.clock.now()
        while len(self._opened) > MOST:
            del self._opened[next(iter(self._opened))]
        self._draw(who)

    def changed(self, who: Address) -> None:
        """Something of theirs has changed: it is drawn anew, if they may be looking."""
        opened = self._opened.get(who)
        if opened is None:
            return
        if self._core.clock.now() - opened > WATCHED:
            del self._opened[who]
            return
        self._draw(who)

    def _draw(self, who: Address) -> None:
        if who in self._drawing:
            self._drawing[who] = True
            return
        self._drawing[who] = False
        self._after.start(self._drawn(who), name="home")

    async def _drawn(self, who: Address) -> None:
        await self._publish(who)
        self._after.later(REST, partial(self._rested, who), name="home")

    async def _rested(self, who: Address) -> None:
        if self._drawing.pop(who):
            self._draw(who)

    async def _publish(self, who: Address) -> None:
        user = who.user or ""
        try:
            view = home_view(await self._core.home(who))
            await self._calls.send(who.tenant, lambda slack: slack.views_publish(user_id=user, view=view))
        except Exception as error:
            log.warning("a home was not drawn", code=code(error), error=traced(error))
