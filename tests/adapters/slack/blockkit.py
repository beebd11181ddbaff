"""What Slack refuses, by its documented limits: every problem of a message or a view, as `pointer: what is wrong`.

Written apart from the renderer, and stricter than Slack where Slack is unclear: lengths are UTF-16 units, keys
that it does not document are refused, and everything of a block counts where it is unsaid what does.
"""

import json
from collections.abc import Callable, Mapping
from typing import Any

from tests.adapters.slack.blockkit_elements import ANSWERS, INTERACTIVE, check_element, check_image, check_rich
from tests.adapters.slack.blockkit_objects import ID, Found, check_count, check_keys, check_string, check_text, units

__all__ = ["problems_of_message", "problems_of_view", "units"]

BLOCKS_OF_MESSAGE = 50
BLOCKS_OF_VIEW = 100
MESSAGE_TEXT = 4000
MESSAGE_BLOCKS = 13_200
"""Slack does not say how it counts: JSON is the most that it can be."""
VIEW_BYTES = 250_000


def problems_of_message(body: Mapping[str, Any]) -> list[str]:
    """What Slack would refuse or cut of the body of chat.postMessage, chat.update or a response_url."""
    found = Found()
    text = body.get("text")
    if not isinstance(text, str) or not text.strip():
        found.add("/text", "is missing: every message says in text what it shows")
    elif units(text) > MESSAGE_TEXT:
        found.add("/text", f"is {units(text)} long, at most {MESSAGE_TEXT}")
    blocks = body.get("blocks")
    if blocks is not None:
        _blocks(found, blocks, "message", BLOCKS_OF_MESSAGE)
        size = units(json.dumps(blocks, ensure_ascii=False, separators=(",", ":")))
        if size > MESSAGE_BLOCKS:
            found.add("/blocks", f"are {size} long as JSON, at most {MESSAGE_BLOCKS}: msg_blocks_too_long")
    return found.problems


def problems_of_view(view: Mapping[str, Any]) -> list[str]:
    """What Slack would refuse of a modal or a home view."""
    found = Found()
    kind = view.get("type")
    if kind not in ("modal", "home"):
        return [f"/type: {kind!r} is no view"]
    allowed = {"type", "blocks", "private_metadata", "callback_id", "external_id"}
    if kind == "modal":
        allowed |= {"title", "submit", "close", "clear_on_close", "notify_on_close", "submit_disabled"}
        if "title" not in view:
            found.add("/title", "is missing")
        for name in ("title", "submit", "close"):
            if name in view:
                check_text(found, f"/{name}", view[name], 24, ("plain_text",))
    check_keys(found, "", view, allowed, {"blocks"})
    check_string(found, "/private_metadata", view.get("private_metadata"), 3000)
    check_string(found, "/callback_id", view.get("callback_id"), ID)
    check_string(found, "/external_id", view.get("external_id"), ID)
    blocks = view.get("blocks")
    _blocks(found, blocks, kind, BLOCKS_OF_VIEW)
    inputs = [each for each in blocks or () if isinstance(each, dict) and each.get("type") == "input"]
    if kind == "modal" and inputs and "submit" not in view:
        found.add("/submit", "is missing, and there are inputs")
    focused = [each for each in inputs if (each.get("element") or {}).get("focus_on_load")]
    if len(focused) > 1:
        found.add("/blocks", "more than one element takes the focus")
    size = len(json.dumps(view).encode())
    if size > VIEW_BYTES:
        found.add("", f"is {size} bytes, at most {VIEW_BYTES}")
    return found.problems


def _blocks(found: Found, blocks: Any, surface: str, most: int) -> None:
    if not isinstance(blocks, list | tuple):
        found.add("/blocks", "is no list")
        return
    if not blocks and surface != "home":
        found.add("/blocks", "is empty")
    if len(blocks) > most:
        found.add("/blocks", f"are {len(blocks)}, at most {most}")
    seen: dict[str, str] = {}
    charts = 0
    for number, block in enumerate(blocks):
        at = f"/blocks/{number}"
        if not isinstance(block, dict):
            found.add(at, "is no block")
            continue
        kind = block.get("type")
        check = _CHECKS.get(str(kind))
        if check is None or surface not in check[1]:
            found.add(f"{at}/type", f"{kind!r} is no block of a {surface}")
            continue
        name = block.get("block_id")
        check_string(found, f"{at}/block_id", name, ID, least=1)
        if isinstance(name, str):
            if name in seen:
                found.add(f"{at}/block_id", f"{name!r} is that of {seen[name]} too")
            seen[name] = at
        check[0](found, at, block)
        _same_actions(found, at, block)
        charts += kind == "data_visualization"
    if charts > 2:
        found.add("/blocks", f"hold {charts} charts, at most 2")


def _same_actions(found: Found, at: str, block: Mapping[str, Any]) -> None:
    every = [*(block.get("elements") or ()), block.get("accessory"), block.get("element")]
    names = [each["action_id"] for each in every if isinstance(each, dict) and "action_id" in each]
    for name in {each for each in names if names.count(each) > 1}:
        found.add(at, f"action_id {name!r} is there more than once")


def _section(found: Found, at: str, block: dict[str, Any]) -> None:
    check_keys(found, at, block, {"type", "block_id", "text", "fields", "accessory", "expand"}, set())
    if "text" not in block and "fields" not in block:
        found.add(at, "has neither text nor fields")
    if "text" in block:
        check_text(found, f"{at}/text", block["text"], 3000)
    if "fields" in block:
        check_count(found, f"{at}/fields", block["fields"], 10)
        for number, each in enumerate(block["fields"]):
            check_text(found, f"{at}/fields/{number}", each, 2000)
    if "accessory" in block:
        check_element(found, f"{at}/accessory", block["accessory"], INTERACTIVE | {"image"})


def _header(found: Found, at: str, block: dict[str, Any]) -> None:
    check_keys(found, at, block, {"type", "block_id", "text"}, {"text"})
    check_text(found, f"{at}/text", block.get("text"), 150, ("plain_text",))


def _divider(found: Found, at: str, block: dict[str, Any]) -> None:
    check_keys(found, at, block, {"type", "block_id"}, set())


def _context(found: Found, at: str, block: dict[str, Any]) -> None:
    check_keys(found, at, block, {"type", "block_id", "elements"}, {"elements"})
    check_count(found, f"{at}/elements", block.get("elements"), 10)
    for number, each in enumerate(block.get("elements") or ()):
        where = f"{at}/elements/{number}"
        if isinstance(each, dict) and each.get("type") == "image":
            check_image(found, where, each)
        else:
            check_text(found, where, each, 3000)


def _actions(found: Found, at: str, block: dict[str, Any]) -> None:
    check_keys(found, at, block, {"type", "block_id", "elements"}, {"elements"})
    check_count(found, f"{at}/elements", block.get("elements"), 25)
    for number, each in enumerate(block.get("elements") or ()):
        check_element(found, f"{at}/elements/{number}", each, INTERACTIVE)


def _input(found: Found, at: str, block: dict[str, Any]) -> None:
    allowed = {"type", "block_id", "label", "hint", "element", "optional", "dispatch_action"}
    check_keys(found, at, block, allowed, {"label", "element"})
    check_text(found, f"{at}/label", block.get("label"), 2000, ("plain_text",))
    if "hint" in block:
        check_text(found, f"{at}/hint", block["hint"], 2000, ("plain_text",))
    check_element(found, f"{at}/element", block.get("element"), ANSWERS)


def _markdown(found: Found, at: str, block: dict[str, Any]) -> None:
    check_keys(found, at, block, {"type", "block_id", "text"}, {"text"})
    check_string(found, f"{at}/text", block.get("text"), 12_000, least=1)


def _chart(found: Found, at: str, block: dict[str, Any]) -> None:
    if isinstance(block.get("title"), str):
        check_string(found, f"{at}/title", block["title"], 50, least=1)


_EVERYWHERE = ("message", "modal", "home")
_CHECKS: dict[str, tuple[Callable[[Found, str, dict[str, Any]], None], tuple[str, ...]]] = {
    "section": (_section, _EVERYWHERE),
    "header": (_header, _EVERYWHERE),
    "divider": (_divider, _EVERYWHERE),
    "context": (_context, _EVERYWHERE),
    "image": (check_image, _EVERYWHERE),
    "actions": (_actions, _EVERYWHERE),
    "rich_text": (check_rich, _EVERYWHERE),
    "input": (_input, ("modal", "home")),
    "markdown": (_markdown, ("message",)),
    "data_visualization": (_chart, ("message",)),
}
