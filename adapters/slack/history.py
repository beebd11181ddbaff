"""What was posted before: a message is found by its key, and one that was replaced loses its controls."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

import structlog
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_slack_response import AsyncSlackResponse

from adapters.slack import coding
from adapters.slack.clients import code, sorted_error
from adapters.slack.ways import Way, Ways
from bot.clock import Instant
from bot.errors import TryLater, Uncertain
from bot.ports import Absent, Receipt, Unknowable

log = structlog.get_logger("afternote.slack")

PAGE = 100
SMALL = 15
"""A page as some apps may ask for it, and no larger."""
PAGES = 5
"""Pages that are read to find one message."""
SKEW = timedelta(minutes=2)
"""How far Slack's clock and ours may be apart."""
_TOO_LARGE = frozenset({"invalid_limit", "invalid_arguments"})


async def posted(ways: Ways, way: Way, key: str, since: Instant) -> str | Absent | Unknowable:
    """The id of the message with this key that was posted since then.

    Absent only when everything since then was read. Raises what the client raises.
    """
    asked: dict[str, Any] = {
        "oldest": f"{(since - SKEW).timestamp():.6f}",
        # An end is named, so that the newest come first; far enough ahead for any clock.
        "latest": f"{(ways.clock.now() + timedelta(days=1)).timestamp():.6f}",
        "limit": SMALL if way.to.tenant in ways.small_pages else PAGE,
    }
    for page in range(PAGES):
        try:
            answer = await _page(ways, way, asked)
        except SlackApiError as error:
            if page and isinstance(sorted_error(error), TryLater):
                # Later the first page would be read again, and this one be refused again.
                return Unknowable()
            raise
        found = answer.get("messages")
        if not isinstance(found, list):
            raise Uncertain
        for each in found:
            if any(block.get("block_id") == coding.message_key(key) for block in each.get("blocks") or ()):
                return str(each["ts"])
        if not answer.get("has_more"):
            return Absent()
        if not found:
            return Unknowable()
        asked["cursor"] = (answer.get("response_metadata") or {}).get("next_cursor") or None
        if asked["cursor"] is None:
            asked["latest"] = str(found[-1]["ts"])
    return Unknowable()


async def _page(ways: Ways, way: Way, asked: dict[str, Any]) -> AsyncSlackResponse:
    """One page; of a smaller size from now on where Slack finds this one too large."""

    async def read() -> AsyncSlackResponse:
        return await ways.call(way, lambda client: client.conversations_history(channel=way.room, **asked), reads=True)

    try:
        return await read()
    except SlackApiError as error:
        if code(error) not in _TOO_LARGE or asked["limit"] == SMALL:
            raise
    # Remembered before it is asked: such apps may ask once a minute, and the next time is to be the right one.
    ways.small_pages.add(way.to.tenant)
    asked["limit"] = SMALL
    return await read()


async def strip(ways: Ways, old: Receipt) -> None:
    """Takes the controls off a message that another has replaced; where that fails they stay, and still answer."""
    room = old.address.room
    if room is None:
        return
    try:
        ways.check_open(old.address)
        way = await ways.into(old.address, room)
        answer = await ways.call(way, lambda client: client.conversations_history(
            channel=room, oldest=old.message, latest=old.message, inclusive=True, limit=1
        ), reads=True)  # fmt: skip
        found = next((each for each in answer.get("messages") or () if each.get("ts") == old.message), None)
        blocks = (found.get("blocks") or ()) if found is not None else ()
        left = without_controls(blocks)
        if found is None or not left or left == blocks:
            return
        text = str(found.get("text") or "")
        await ways.call(way, lambda client: client.chat_update(channel=room, ts=old.message, text=text, blocks=left))
    except Exception as error:
        log.info("controls stay on a replaced message", code=code(error), error=type(error).__name__)


def without_controls(blocks: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    """The blocks of a message as Slack hands them back, without what can be pressed or picked."""
    left = []
    for block in blocks:
        if block.get("type") == "actions":
            continue
        kept = block
        if (block.get("accessory") or {}).get("type", "image") != "image":
            kept = {name: each for name, each in block.items() if name != "accessory"}
        if block.get("type") == "image" and "slack_file" in block:
            # It is handed back with addresses beside the id, and taken with one of them only.
            kept = {name: block[name] for name in ("type", "block_id", "alt_text") if name in block}
            kept["slack_file"] = {"id": (block["slack_file"] or {}).get("id")}
        left.append(kept)
    return left
