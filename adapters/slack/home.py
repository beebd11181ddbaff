"""App Home: drawn when it is opened, and again when something on it has changed."""

from datetime import timedelta
from functools import partial

import structlog
from slack_sdk.errors import SlackApiError

from adapters.ground.after import After
from adapters.slack.calls import Calls
from adapters.slack.clients import BLOCKS_REFUSED, code, sorted_error
from adapters.slack.people import People
from adapters.slack.render import home_view, plain_message
from adapters.slack.text import Json
from bot.chat.card import Card
from bot.clock import Instant
from bot.errors import TryLater, traced
from bot.model.people import Address
from bot.ports import Core

log = structlog.get_logger("afternote.slack")

REST = 2.0
"""Seconds between two drawings for one person; what changes meanwhile comes with the next."""
WATCHED = timedelta(hours=1)
"""How long somebody who opened it may still look at it: Slack doesn't tell, and draws anew when it is opened."""
TRIES = 3
"""How often it is tried again when Slack asks to wait."""
MOST = 20_000
_REFUSED = BLOCKS_REFUSED | {"invalid_arguments", "view_too_large"}


class Home:
    """Everybody's home tab."""

    def __init__(self, core: Core, calls: Calls, people: People, after: After) -> None:
        self._core = core
        self._calls = calls
        self._people = people
        self._after = after
        self._opened: dict[Address, Instant] = {}
        self._drawing: dict[Address, bool] = {}
        """Those for whom it was drawn a moment ago, and whether something has changed since."""
        self._put_off: dict[Address, int] = {}
        """Those whom Slack put off, and how often in a row."""

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
        wait = await self._publish(who)
        tries = self._put_off.pop(who, 0) + 1
        if wait is not None and tries <= TRIES:
            self._put_off[who] = tries
            self._drawing[who] = True
        self._after.later(max(REST, wait or 0.0), partial(self._rested, who), name="home")

    async def _rested(self, who: Address) -> None:
        if self._drawing.pop(who):
            self._draw(who)

    async def _publish(self, who: Address) -> float | None:
        """None when nothing is to be done again; else how many seconds Slack wants to be left alone."""
        try:
            card = await self._core.home(who)
            try:
                await self._shown(who, home_view(card, reader=self._people.remembered(who).reader))
            except SlackApiError as error:
                if code(error) not in _REFUSED:
                    raise
                log.warning("a home was refused, and is drawn in plain blocks", code=code(error))
                await self._shown(who, {**home_view(Card("")), "blocks": list(plain_message(card).blocks)})
        except Exception as error:
            log.warning("a home was not drawn", code=code(error), error=traced(error))
            later = sorted_error(error)
            if isinstance(error, SlackApiError) and isinstance(later, TryLater) and later.after <= WATCHED:
                return later.after.total_seconds()
        return None

    async def _shown(self, who: Address, view: Json) -> None:
        user = who.user or ""
        await self._calls.send(who.tenant, lambda slack: slack.views_publish(user_id=user, view=view))
