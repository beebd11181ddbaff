"""The smallest things of Discord's payloads: lengths, counts, ids, texts, and the problems found with them."""

import re
from collections.abc import Collection, Mapping
from typing import Any

CUSTOM_ID = 100
_SNOWFLAKE = re.compile(r"\d{1,20}")


def units(text: str) -> int:
    """The length as Discord may count it: UTF-16 units, which is never less than characters."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


class Found:
    """The problems so far, and the ids that have been seen."""

    def __init__(self) -> None:
        self.problems: list[str] = []
        self.custom_ids: dict[str, str] = {}
        self.ids: dict[int, str] = {}

    def add(self, at: str, what: str) -> None:
        self.problems.append(f"{at or '/'}: {what}")

    def custom_id(self, at: str, component: Mapping[str, Any]) -> None:
        """It has a custom id of 1 to 100 characters that is nobody else's."""
        given = component.get("custom_id")
        at = f"{at}/custom_id"
        check_string(self, at, given, CUSTOM_ID, least=1, needed=True)
        if isinstance(given, str):
            if given in self.custom_ids:
                self.add(at, f"{given!r} is that of {self.custom_ids[given]} too")
            self.custom_ids[given] = at

    def id(self, at: str, component: Mapping[str, Any]) -> None:
        """Its id, where it has one, is a 32-bit number that is nobody else's; 0 is none."""
        given = component.get("id")
        if given is None:
            return
        at = f"{at}/id"
        if not isinstance(given, int) or isinstance(given, bool) or not 0 <= given < 1 << 31:
            self.add(at, f"is {given!r}, a 32-bit number is wanted")
        elif given and given in self.ids:
            self.add(at, f"{given} is that of {self.ids[given]} too")
        else:
            self.ids[given] = at


def check_keys(
    found: Found, at: str, given: Mapping[str, Any], allowed: Collection[str], needed: Collection[str] = ()
) -> None:
    for key in given:
        if key not in allowed:
            found.add(f"{at}/{key}", "is no property of this")
    for key in needed:
        if given.get(key) is None:
            found.add(f"{at}/{key}", "is missing")


def check_string(
    found: Found, at: str, value: Any, limit: int, *, least: int = 0, needed: bool = False, blank: bool = False
) -> None:
    """A string of this length; Discord trims, so that one of blanks alone is as good as none, unless `blank`."""
    if value is None:
        if needed:
            found.add(at, "is missing")
    elif not isinstance(value, str):
        found.add(at, f"is {type(value).__name__}, a string is wanted")
    elif units(value) > limit or units(value if blank else value.strip()) < least:
        found.add(at, f"is {units(value)} long, {least} to {limit} are allowed")


def check_number(found: Found, at: str, value: Any, least: int, most: int) -> None:
    if value is None:
        return
    if not isinstance(value, int) or isinstance(value, bool) or not least <= value <= most:
        found.add(at, f"is {value!r}, {least} to {most} are allowed")


def check_flag(found: Found, at: str, value: Any) -> None:
    if value is not None and not isinstance(value, bool):
        found.add(at, f"is {value!r}, true or false is wanted")


def check_list(found: Found, at: str, several: Any, least: int, most: int) -> list[Any]:
    """The items of a list of so many; none where it is no list."""
    if not isinstance(several, list | tuple):
        found.add(at, "is no list")
        return []
    if not least <= len(several) <= most:
        found.add(at, f"are {len(several)}, {least} to {most} are allowed")
    return list(several)


def check_snowflake(found: Found, at: str, value: Any) -> None:
    # The kit writes them as numbers too, and Discord takes both.
    if not (isinstance(value, int) or (isinstance(value, str) and _SNOWFLAKE.fullmatch(value))):
        found.add(at, f"is {value!r}, an id is wanted")


def check_emoji(found: Found, at: str, emoji: Any) -> None:
    if not isinstance(emoji, dict):
        found.add(at, "is no emoji")
        return
    check_keys(found, at, emoji, {"id", "name", "animated"})
    if not emoji.get("id") and not emoji.get("name"):
        found.add(at, "has neither a name nor an id")


def check_url(found: Found, at: str, url: Any, limit: int, schemes: tuple[str, ...]) -> None:
    check_string(found, at, url, limit, least=1, needed=True)
    if isinstance(url, str) and url:
        scheme, mark, rest = url.partition("://")
        if scheme not in schemes or not mark or not rest or re.search(r"\s", url):
            found.add(at, f"is no address of {', '.join(schemes)}")
