"""Files that come with a command or in a form: which are read, and how they are fetched."""

import asyncio
from collections.abc import Mapping
from typing import Any, cast

import discord
import structlog

from adapters.discord.faults import code
from adapters.discord.parse import Attached, attachment
from adapters.discord.wire import Asked
from bot.chat.card import File
from bot.errors import traced

log = structlog.get_logger("afternote.discord")

LARGEST = 256 * 1024
UNREAD = b"\0"
"""The content of a file that is not fetched: no text has it, so the core answers as for any other kind."""
_ENDINGS = (".ics", ".csv", ".tsv", ".txt")
_KINDS = ("text/calendar", "text/csv", "text/plain", "text/tab-separated-values")
_WITHIN = 15.0


def may_be_read(file: Attached) -> bool:
    """Whether it may be text, and is not too large: what else there is is not fetched."""
    of_a_kind = file.name.casefold().endswith(_ENDINGS) or file.kind.casefold() in _KINDS
    return of_a_kind and 0 <= file.size <= LARGEST


def file(of: Attached, content: bytes) -> File:
    """The file as the core takes it."""
    return File(of.name, of.kind, content)


async def fetched(asked: Asked, file: Attached) -> bytes | None:
    """What it holds; None when Discord does not hand it over."""
    told = attachment(cast(Mapping[str, Any], asked.data or {}), file.id)
    if not told:
        log.warning("a file did not come", error="none told of")
        return None
    try:
        async with asyncio.timeout(_WITHIN):
            content = await discord.Attachment(data=cast(Any, told), state=asked._state).read()
    except Exception as error:
        log.warning("a file did not come", code=code(error), error=traced(error))
        return None
    return content if len(content) <= LARGEST else UNREAD
