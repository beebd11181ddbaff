"""Rewriting: one question to a language model over an OpenAI-compatible address, within seconds, or nothing."""

import asyncio
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from urllib.parse import urlsplit

import aiohttp
import structlog

from bot.errors import SettingsError
from bot.settings import Settings, is_loopback

log = structlog.get_logger("afternote.rewriting")

LONGEST = timedelta(seconds=8)
"""From the first byte out to the last byte in."""
MOST_TOKENS = 400
TEMPERATURE = 0.4
MOST_BYTES = 64 * 1024
"""Of an answer; a note has a few hundred."""


@dataclass(frozen=True, slots=True)
class HttpRewriter:
    """A model behind `{url}/chat/completions`: one try, no redirects, and never an error raised."""

    url: str
    model: str = ""
    key: str = field(default="", repr=False)
    longest: timedelta = LONGEST

    def __post_init__(self) -> None:
        parts = urlsplit(self.url)
        if parts.scheme != "https" and not (parts.scheme == "http" and is_loopback(parts.hostname or "")):
            raise SettingsError("AFTERNOTE_MODEL_URL has to be https, or http on this very machine.")

    @property
    def host(self) -> str:
        """Where the model is, as members are told."""
        return urlsplit(self.url).hostname or ""

    async def reword(self, instructions: str, facts: str) -> str | None:
        """What the model answers, or None for whatever went wrong; a log line says what, without a word of a note."""
        try:
            async with asyncio.timeout(self.longest.total_seconds()):
                return await self._asked(instructions, facts)
        except TimeoutError:
            log.warning("no rewording", why="timeout")
        except (aiohttp.ClientError, OSError, ValueError) as error:
            log.warning("no rewording", why=type(error).__name__)
        except Exception as error:
            # Whatever it is, the plain draft stands; its message may hold words of the answer.
            log.error("no rewording", why=type(error).__name__)
        return None

    async def _asked(self, instructions: str, facts: str) -> str | None:
        headers = {"Accept-Encoding": "identity"}
        if self.key:
            headers["Authorization"] = f"Bearer {self.key}"
        async with (
            # The environment's proxies and passwords are not asked: the address alone says where a note goes.
            aiohttp.ClientSession(
                trust_env=False, cookie_jar=aiohttp.DummyCookieJar(), auto_decompress=False
            ) as session,
            session.post(
                f"{self.url}/chat/completions", json=self._question(instructions, facts), headers=headers,
                allow_redirects=False,
            ) as answer,
        ):  # fmt: skip
            if answer.status != 200:
                log.warning("no rewording", why="status", status=answer.status)
                return None
            raw = await _read(answer.content)
        if raw is None:
            log.warning("no rewording", why="too long")
            return None
        text = _text(json.loads(raw))
        if text is None:
            log.warning("no rewording", why="not an answer")
        return text

    def _question(self, instructions: str, facts: str) -> Mapping[str, object]:
        question: dict[str, object] = {
            "messages": [{"role": "system", "content": instructions}, {"role": "user", "content": facts}],
            "max_tokens": MOST_TOKENS,
            "temperature": TEMPERATURE,
            "stream": False,
        }
        if self.model:
            question["model"] = self.model
        return question


async def _read(stream: aiohttp.StreamReader) -> bytes | None:
    """The whole answer; None when it is longer than any answer is."""
    parts: list[bytes] = []
    size = 0
    async for part in stream.iter_chunked(8 * 1024):
        size += len(part)
        if size > MOST_BYTES:
            return None
        parts.append(part)
    return b"".join(parts)


def _text(answer: object) -> str | None:
    """The words of a whole answer; None for a refusal, half an answer, or something else altogether."""
    if not isinstance(answer, dict) or not isinstance(choices := answer.get("choices"), list) or not choices:
        return None
    first = choices[0]
    if not isinstance(first, dict) or first.get("finish_reason") not in ("stop", None):
        return None
    message = first.get("message")
    if not isinstance(message, dict) or message.get("refusal"):
        return None
    text = message.get("content")
    return text if isinstance(text, str) and text.strip() else None


def rewriter(settings: Settings) -> HttpRewriter | None:
    """The model that the operator has set; None where there is none.

    Raises SettingsError for an address that would send notes unencrypted to another machine.
    """
    if not settings.model_url:
        return None
    key = settings.model_key.get_secret_value() if settings.model_key is not None else ""
    return HttpRewriter(settings.model_url, settings.model_name, key)
