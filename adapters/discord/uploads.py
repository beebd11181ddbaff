"""What is uploaded along with a message: its pictures, drawn to PNG and shown above its controls, and its files."""

import asyncio
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import structlog

from adapters.discord import limits
from adapters.discord.fitting import count
from adapters.discord.render import Message
from adapters.ground.pictures import png
from bot.chat.card import Picture
from bot.errors import traced

log = structlog.get_logger("afternote.discord")

DRAWING = 4.0
"""Seconds that a message waits for a picture; then it goes with its words."""
_ALT = 1024
_ROW, _GALLERY, _FILE, _CONTAINER = 1, 12, 13, 17
_ODD = re.compile(r"[^A-Za-z0-9._-]+")

Json = dict[str, Any]


@dataclass(slots=True)
class Uploads:
    """A body, and the files that go with it, by name."""

    body: Json
    files: Sequence[tuple[str, bytes]] = ()


async def with_uploads(message: Message) -> Uploads:
    """The message with all that is uploaded along; a picture that cannot be drawn is left to its words."""
    body = message.body()
    if not (message.pictures or message.files) or not body.get("components"):
        return Uploads(body)
    found: list[tuple[str, bytes, Json]] = []
    for n, picture in enumerate(message.pictures):
        content = await _drawn(picture)
        if content is not None:
            name = f"picture{n}.png"
            item: Json = {"media": {"url": f"attachment://{name}"}}
            if alt := picture.alt.strip()[:_ALT]:
                item["description"] = alt
            found.append((name, content, {"type": _GALLERY, "items": [item]}))
    for n, file in enumerate(message.files):
        name = f"{n}-{_ODD.sub('-', file.name)[-80:] or 'file'}"
        found.append((name, file.content, {"type": _FILE, "file": {"url": f"attachment://{name}"}}))
    shown = found[: _room(body["components"])]
    body["components"] = _with(body["components"], [each for _, _, each in shown])
    body["attachments"] = [{"id": n, "filename": name} for n, (name, _, _) in enumerate(shown)]
    return Uploads(body, [(name, content) for name, content, _ in shown])


async def _drawn(picture: Picture) -> bytes | None:
    try:
        async with asyncio.timeout(DRAWING):
            return await asyncio.to_thread(png, picture.svg)
    except Exception as error:
        log.warning("a picture was not drawn", error=traced(error))
        return None


def _room(components: Sequence[Json]) -> int:
    """How many more components a message may hold; a gallery counts as two, with what is in it."""
    return max(0, limits.COMPONENTS - sum(map(count, components))) // 2


def _with(components: list[Json], shown: Sequence[Json]) -> list[Json]:
    """The components with these above the controls at the end."""
    if len(components) == 1 and components[0].get("type") == _CONTAINER:
        return [{**components[0], "components": _with(components[0]["components"], shown)}]
    end = len(components)
    while end and components[end - 1].get("type") == _ROW:
        end -= 1
    return [*components[:end], *shown, *components[end:]]
