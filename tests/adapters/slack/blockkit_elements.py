"""The parts of a block: elements that are pressed or filled in, and rich text."""

from typing import Any

from tests.adapters.slack.blockkit_objects import (
    ID,
    Found,
    check_confirm,
    check_count,
    check_keys,
    check_option,
    check_options,
    check_string,
    check_text,
)

INTERACTIVE = {
    "button", "static_select", "external_select", "users_select", "conversations_select", "channels_select",
    "overflow", "datepicker", "datetimepicker", "timepicker", "radio_buttons", "checkboxes",
}  # fmt: skip
ANSWERS = INTERACTIVE - {"button", "overflow"} | {
    "plain_text_input", "number_input", "email_text_input", "url_text_input", "multi_static_select",
    "multi_users_select", "file_input", "rich_text_input",
}  # fmt: skip


def check_element(found: Found, at: str, element: Any, allowed: set[str]) -> None:
    if not isinstance(element, dict):
        found.add(at, "is no element")
        return
    kind = element.get("type")
    if kind not in allowed:
        found.add(f"{at}/type", f"{kind!r} may not stand here")
        return
    if kind == "image":
        check_image(found, at, element)
        return
    check_string(found, f"{at}/action_id", element.get("action_id"), ID, least=1)
    if "confirm" in element:
        check_confirm(found, f"{at}/confirm", element["confirm"])
    if "placeholder" in element:
        check_text(found, f"{at}/placeholder", element["placeholder"], 150, ("plain_text",))
    match kind:
        case "button":
            allowed = {"type", "text", "action_id", "url", "value", "style", "confirm", "accessibility_label"}
            check_keys(found, at, element, allowed, {"text"})
            check_text(found, f"{at}/text", element.get("text"), 75, ("plain_text",))
            check_string(found, f"{at}/value", element.get("value"), 2000, least=1)
            check_string(found, f"{at}/url", element.get("url"), 3000, least=1)
            check_string(found, f"{at}/accessibility_label", element.get("accessibility_label"), 75, least=1)
            if "url" in element and not str(element["url"]).startswith(("http://", "https://")):
                found.add(f"{at}/url", "is no web address")
            if element.get("style", "primary") not in ("primary", "danger"):
                found.add(f"{at}/style", "is neither primary nor danger")
        case "static_select" | "multi_static_select":
            check_keys(
                found, at, element,
                {"type", "action_id", "options", "option_groups", "initial_option", "initial_options", "confirm",
                 "placeholder", "focus_on_load", "max_selected_items"}, set(),
            )  # fmt: skip
            check_options(found, at, element, 100)
        case "radio_buttons" | "checkboxes":
            allowed = {"type", "action_id", "options", "initial_option", "initial_options", "confirm", "focus_on_load"}
            check_keys(found, at, element, allowed, {"options"})
            check_options(found, at, element, 10)
        case "overflow":
            check_keys(found, at, element, {"type", "action_id", "options", "confirm"}, {"options"})
            check_options(found, at, element, 5)
            if len(element.get("options") or ()) < 2:
                # Slack has asked for two at least, and a menu of one is a button that hides.
                found.add(f"{at}/options", "are fewer than 2")
        case "external_select":
            allowed = {"type", "action_id", "initial_option", "min_query_length", "confirm", "placeholder"}
            check_keys(found, at, element, allowed | {"focus_on_load"}, {"action_id"})
            if "initial_option" in element:
                check_option(found, f"{at}/initial_option", element["initial_option"])
        case "plain_text_input":
            _plain_input(found, at, element)
        case "datetimepicker":
            check_keys(
                found, at, element, {"type", "action_id", "initial_date_time", "confirm", "focus_on_load"}, set()
            )
            start = element.get("initial_date_time")
            if start is not None and (not isinstance(start, int) or not 10**9 <= start < 10**10):
                found.add(f"{at}/initial_date_time", "is no number of seconds in ten digits")


def _plain_input(found: Found, at: str, element: dict[str, Any]) -> None:
    allowed = {"type", "action_id", "initial_value", "multiline", "min_length", "max_length", "placeholder"}
    check_keys(found, at, element, allowed | {"focus_on_load", "dispatch_action_config"}, set())
    most, least = element.get("max_length", 3000), element.get("min_length", 0)
    if not 1 <= most <= 3000:
        found.add(f"{at}/max_length", f"is {most}, 1 to 3000 are allowed")
    if not 0 <= least <= min(most, 3000):
        found.add(f"{at}/min_length", f"is {least}")
    check_string(found, f"{at}/initial_value", element.get("initial_value"), most)


def check_image(found: Found, at: str, block: dict[str, Any]) -> None:
    check_keys(found, at, block, {"type", "block_id", "image_url", "slack_file", "alt_text", "title"}, {"alt_text"})
    if ("image_url" in block) == ("slack_file" in block):
        found.add(at, "wants one of image_url and slack_file")
    check_string(found, f"{at}/image_url", block.get("image_url"), 3000, least=1)
    check_string(found, f"{at}/alt_text", block.get("alt_text"), 2000, least=1)
    if "title" in block:
        check_text(found, f"{at}/title", block["title"], 2000, ("plain_text",))


_STYLES = {"bold", "italic", "strike", "code", "underline"}
_OF_MENTIONS = {"bold", "italic", "strike", "highlight", "client_highlight", "unlink"}
_SPANS: dict[str, tuple[set[str], set[str], set[str]]] = {
    "text": ({"text"}, set(), _STYLES),
    "link": ({"url"}, {"text", "unsafe"}, _STYLES),
    "user": ({"user_id"}, set(), _OF_MENTIONS),
    "channel": ({"channel_id"}, set(), _OF_MENTIONS),
    "usergroup": ({"usergroup_id"}, set(), _OF_MENTIONS),
    "emoji": ({"name"}, {"unicode"}, set()),
    "date": ({"timestamp", "format"}, {"url", "fallback"}, set()),
}
"""Needed keys, further keys, styles. A broadcast is none of ours and is refused."""


def check_rich(found: Found, at: str, block: dict[str, Any]) -> None:
    check_keys(found, at, block, {"type", "block_id", "elements"}, {"elements"})
    parts = block.get("elements")
    check_count(found, f"{at}/elements", parts, 10_000)
    for number, part in enumerate(parts or ()):
        where = f"{at}/elements/{number}"
        kind = part.get("type") if isinstance(part, dict) else None
        match kind:
            case "rich_text_section":
                _spans(found, where, part, {"type", "elements"})
            case "rich_text_preformatted":
                _spans(found, where, part, {"type", "elements", "border", "language"}, only={"text", "link"})
            case "rich_text_quote":
                _spans(found, where, part, {"type", "elements", "border"})
            case "rich_text_list":
                check_keys(found, where, part, {"type", "elements", "style", "indent", "border", "offset"}, {"style"})
                if part.get("style") not in ("bullet", "ordered"):
                    found.add(f"{where}/style", "is neither bullet nor ordered")
                check_count(found, f"{where}/elements", part.get("elements"), 1000)
                for index, each in enumerate(part.get("elements") or ()):
                    if each.get("type") != "rich_text_section":
                        found.add(f"{where}/elements/{index}", "is no section")
                    _spans(found, f"{where}/elements/{index}", each, {"type", "elements"})
            case _:
                found.add(f"{where}/type", f"{kind!r} is no part of rich text")


def _spans(found: Found, at: str, part: dict[str, Any], allowed: set[str], *, only: set[str] | None = None) -> None:
    check_keys(found, at, part, allowed, {"elements"})
    check_count(found, f"{at}/elements", part.get("elements"), 1000)
    for number, span in enumerate(part.get("elements") or ()):
        where = f"{at}/elements/{number}"
        kind = span.get("type") if isinstance(span, dict) else None
        if kind not in _SPANS or (only is not None and kind not in only):
            found.add(f"{where}/type", f"{kind!r} may not stand here")
            continue
        needed, further, styles = _SPANS[kind]
        check_keys(found, where, span, {"type", "style"} | needed | further, needed)
        for key in (needed | further) & span.keys() - {"timestamp", "unsafe"}:
            check_string(found, f"{where}/{key}", span[key], 3000 if key == "url" else 12_000, least=1)
        if kind == "link" and not str(span.get("url")).startswith(("http://", "https://", "mailto:", "tel:")):
            found.add(f"{where}/url", "is no address that Slack opens")
        style = span.get("style")
        if style is not None:
            if not isinstance(style, dict) or not style:
                found.add(f"{where}/style", "is no style")
            else:
                for key in style.keys() - styles:
                    found.add(f"{where}/style/{key}", "is no style of this")
