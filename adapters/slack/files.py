"""Files handed to Slack: drawn pictures, which become PNG, and small files to keep."""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import replace
from typing import Any

import structlog
from slack_sdk.web.async_client import AsyncWebClient

from adapters.ground.pictures import png
from adapters.slack import limits
from adapters.slack.clients import code
from adapters.slack.render import Message
from bot.chat.card import File, Picture
from bot.errors import traced

log = structlog.get_logger("afternote.slack")

DRAWING = 8.0
"""Seconds that a message waits for its pictures; then it goes with their words."""
WAITS = (0.25, 0.5, 1.0, 1.0, 1.0, 1.0)
"""Seconds between two looks at whether Slack has taken a picture in: until then it refuses blocks with it."""
NAME_LENGTH = 200

Sleep = Callable[[float], Awaitable[object]]


async def illustrated(
    sends: AsyncWebClient, reads: AsyncWebClient, message: Message, *, sleep: Sleep = asyncio.sleep
) -> Message:
    """The message with its pictures uploaded and shown; one that cannot be is left to its words, and raises nothing."""
    if not message.pictures:
        return message
    ids: list[str | None] = [None] * len(message.pictures)

    async def put(place: int, picture: Picture) -> None:
        ids[place] = await _uploaded(sends, reads, picture, sleep)

    try:
        async with asyncio.timeout(DRAWING), asyncio.TaskGroup() as group:
            for place, picture in enumerate(message.pictures):
                group.create_task(put(place, picture))
    except TimeoutError:
        log.warning("pictures took too long", count=len(ids))
    shown = [(picture, id) for picture, id in zip(message.pictures, ids, strict=True) if id is not None]
    return replace(message, blocks=_with_images(message.blocks, shown), pictures=())


async def share(sends: AsyncWebClient, room: str, file: File) -> None:
    """Posts the file in the room, as a message of its own.

    Raises what the client raises.
    """
    name = _plain(file.name) or "file"
    await sends.files_upload_v2(filename=name, content=file.content, title=name, channel=room)


async def _uploaded(sends: AsyncWebClient, reads: AsyncWebClient, picture: Picture, sleep: Sleep) -> str | None:
    """The id of the picture's file, which only the bot sees until a message shows it; None where it can't be had."""
    try:
        content = await asyncio.to_thread(png, picture.svg)
        alt = _plain(picture.alt, limits.VALUE)
        done = await sends.files_upload_v2(filename="picture.png", content=content, title="picture.png", alt_txt=alt)
        id = str(done["files"][0]["id"])
        for wait in WAITS:
            file: Any = (await reads.files_info(file=id)).get("file")
            if isinstance(file, dict) and file.get("mimetype"):
                return id
            await sleep(wait)
        # It may be ready all the same; a message that is refused for it goes out with the words instead.
        return id
    except Exception as error:
        log.warning("a picture was not uploaded", code=code(error), error=traced(error))
        return None


def _with_images(
    blocks: Sequence[dict[str, Any]], shown: Sequence[tuple[Picture, str]]
) -> tuple[dict[str, Any], ...]:
    """The blocks with each picture above its words, else above the controls at the end."""
    made = list(blocks)
    for picture, id in shown[: max(0, limits.BLOCKS_OF_MESSAGE - len(made))]:
        image = {"type": "image", "slack_file": {"id": id}, "alt_text": _plain(picture.alt, limits.VALUE) or "Picture"}
        made.insert(_place(made, picture), image)
    return tuple(made)


def _place(blocks: Sequence[dict[str, Any]], picture: Picture) -> int:
    for place, block in enumerate(blocks):
        # The first block carries the message's key and stays the first.
        if place and block.get("type") == "context" and block["elements"][0].get("text") == picture.alt:
            return place
    end = len(blocks)
    while end > 1 and blocks[end - 1].get("type") == "actions":
        end -= 1
    return end


def _plain(text: str, most: int = NAME_LENGTH) -> str:
    """One line that can be sent in an address: no control characters, no half characters."""
    whole = text.encode("utf-8", "replace").decode()
    return " ".join("".join(sign if sign.isprintable() else " " for sign in whole).split())[:most]
