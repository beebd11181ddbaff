"""The smallest things of Block Kit: texts, options, lengths, and the problems found with them."""

from collections.abc import Mapping
from typing import Any

ID = 255


def units(text: str) -> int:
    """The length as Slack may count it: UTF-16 units, which is never less than characters."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


class Found:
    """The problems so far, and the ids that have been seen."""

    def __init__(self) -> None:
        self.problems: list[str] = []

    def add(self, at: str, what: str) -> None:
        self.problems.append(f"{at or '/'}: {what}")


def check_keys(found: Found, at: str, given: Mapping[str, Any], allowed: set[str], needed: set[str]) -> None:
    for key in given.keys() - allowed:
        found.add(f"{at}/{key}", "is no property of this")
    for key in needed - given.keys():
        found.add(f"{at}/{key}", "is missing")


def check_string(found: Found, at: str, value: Any, limit: int, *, least: int = 0) -> None:
    if value is None:
        return
    if not isinstance(value, str):
        found.add(at, f"is {type(value).__name__}, a string is wanted")
    elif not least <= units(value) <= limit:
        found.add(at, f"is {units(value)} long, {least} to {limit} are allowed")


def check_text(found: Found, at: str, text: Any, limit: int, kinds: tuple[str, ...] = ("plain_text", "mrkdwn")) -> None:
    """A text object: of these kinds, and 1 to `limit` long."""
    if not isinstance(text, dict):
        found.add(at, "is no text object")
        return
    kind = text.get("type")
    if kind not in kinds:
        found.add(f"{at}/type", f"is {kind!r}, one of {', '.join(kinds)} is wanted")
    check_keys(found, at, text, {"type", "text", "emoji" if kind == "plain_text" else "verbatim"}, {"type", "text"})
    check_string(found, f"{at}/text", text.get("text"), limit, least=1)


def check_count(found: Found, at: str, several: Any, most: int) -> None:
    if not isinstance(several, list | tuple):
        found.add(at, "is no list")
    elif not 1 <= len(several) <= most:
        found.add(at, f"are {len(several)}, 1 to {most} are allowed")


def check_options(found: Found, at: str, element: dict[str, Any], most: int) -> None:
    groups = element.get("option_groups")
    if (groups is None) == (element.get("options") is None):
        found.add(at, "wants one of options and option_groups")
        return
    if groups is not None:
        check_count(found, f"{at}/option_groups", groups, 100)
        for number, group in enumerate(groups):
            check_keys(found, f"{at}/option_groups/{number}", group, {"label", "options"}, {"label", "options"})
            check_text(found, f"{at}/option_groups/{number}/label", group.get("label"), 75, ("plain_text",))
    several = [each for group in groups for each in group["options"]] if groups else element["options"]
    check_count(found, f"{at}/options", several, most)
    for number, each in enumerate(several):
        check_option(found, f"{at}/options/{number}", each)
    values = [each.get("value") for each in several if isinstance(each, dict)]
    if len(set(values)) != len(values):
        found.add(f"{at}/options", "share a value")
    first = element.get("initial_option")
    if first is not None:
        check_option(found, f"{at}/initial_option", first)
    if first is not None and first not in several:
        found.add(f"{at}/initial_option", "is none of the options")


def check_option(found: Found, at: str, option: Any) -> None:
    if not isinstance(option, dict):
        found.add(at, "is no option")
        return
    check_keys(found, at, option, {"text", "value", "description", "url"}, {"text", "value"})
    check_text(found, f"{at}/text", option.get("text"), 75)
    check_string(found, f"{at}/value", option.get("value"), 150, least=1)
    if "description" in option:
        check_text(found, f"{at}/description", option["description"], 75)


def check_confirm(found: Found, at: str, confirm: Any) -> None:
    check_keys(found, at, confirm, {"title", "text", "confirm", "deny", "style"}, {"title", "text", "confirm", "deny"})
    check_text(found, f"{at}/title", confirm.get("title"), 100, ("plain_text",))
    check_text(found, f"{at}/text", confirm.get("text"), 300)
    for name in ("confirm", "deny"):
        check_text(found, f"{at}/{name}", confirm.get(name), 30, ("plain_text",))
