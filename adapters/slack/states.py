"""States: what leads an installation back to the browser that it began in; signed, so that only the used are kept."""

import base64
import binascii
import hmac
import secrets
from datetime import timedelta
from typing import Any

from slack_sdk.oauth.state_store.async_state_store import AsyncOAuthStateStore

from adapters.slack.installed import PLATFORM
from bot.clock import Clock, Instant, instant, micros
from bot.ports import Keeps

LASTS = timedelta(minutes=10)
"""How long somebody has between the button and coming back from Slack."""
_KEPT = timedelta(minutes=10)
"""How long beyond its end a used one is remembered: clocks of several processes differ."""
_FOR = b"afternote: the state of an installation"
_ENDS = 8
_RANDOM = 16


class States(AsyncOAuthStateStore):
    """States that work once, as Bolt's flow asks for them; `secret`: what every process has and nobody else."""

    def __init__(self, keeps: Keeps, clock: Clock, secret: str) -> None:
        self._keeps = keeps
        self._clock = clock
        self._key = hmac.digest(secret.encode(), _FOR, "sha256")

    async def async_issue(self, *args: Any, **kwargs: Any) -> str:
        """A fresh one, good for ten minutes; nothing is written for it."""
        ends = micros(self._clock.now() + LASTS)
        body = ends.to_bytes(_ENDS, "big") + secrets.token_bytes(_RANDOM)
        return _text(body + self._seal(body))

    async def async_consume(self, state: str) -> bool:
        """Whether it was good; it is not any more."""
        ends = self._ends(state)
        if ends is None or ends <= self._clock.now():
            return False
        return await self._keeps.take_ticket(PLATFORM, state, expires_at=ends + _KEPT)

    def _ends(self, state: str) -> Instant | None:
        """When it ends, if it was made here and is as it was made."""
        try:
            whole = base64.urlsafe_b64decode(state.encode("ascii") + b"==")
        except (UnicodeEncodeError, binascii.Error):
            return None
        body, seal = whole[: _ENDS + _RANDOM], whole[_ENDS + _RANDOM :]
        # Read back too: several texts are read as the same bytes, and each would work once.
        if not hmac.compare_digest(seal, self._seal(body)) or _text(whole) != state:
            return None
        return instant(int.from_bytes(body[:_ENDS], "big"))

    def _seal(self, body: bytes) -> bytes:
        return hmac.digest(self._key, body, "sha256")


def _text(whole: bytes) -> str:
    return base64.urlsafe_b64encode(whole).decode().rstrip("=")
