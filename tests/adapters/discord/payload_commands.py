"""What Discord refuses of an upload of commands."""

import unicodedata
from collections import Counter
from collections.abc import Mapping
from typing import Any

from tests.adapters.discord.payload_found import (
    Found,
    check_flag,
    check_keys,
    check_list,
    check_number,
    check_string,
    units,
)

Json = dict[str, Any]

NAME, DESCRIPTION, SEVERAL, CHOICE = 32, 100, 25, 100
WHOLE = 8000
MOST = {1: 100, 2: 15, 3: 15}
SUB, GROUP, STRING, INTEGER, BOOLEAN, USER, CHANNEL, ROLE, MENTIONABLE, NUMBER, ATTACHMENT = range(1, 12)
LOCALES = frozenset((
    "id", "da", "de", "en-GB", "en-US", "es-ES", "es-419", "fr", "hr", "it", "lt", "hu", "nl", "no", "pl", "pt-BR",
    "ro", "fi", "sv-SE", "vi", "tr", "cs", "el", "bg", "ru", "uk", "hi", "th", "zh-CN", "ja", "zh-TW", "ko",
))  # fmt: skip
_TYPED = (STRING, INTEGER, NUMBER)


def problems_of_commands(commands: Any) -> list[str]:
    """What Discord would refuse of the body of a bulk upload."""
    found = Found()
    several = check_list(found, "", commands, 0, sum(MOST.values()))
    kinds: Counter[Any] = Counter()
    names: Counter[tuple[Any, Any]] = Counter()
    for number, each in enumerate(several):
        if not isinstance(each, dict):
            found.add(f"/{number}", "is no command")
            continue
        kind = each.get("type", 1)
        kinds[kind] += 1
        names[kind, each.get("name")] += 1
        _command(found, f"/{number}", each, kind)
    for kind, most in MOST.items():
        if kinds[kind] > most:
            found.add("", f"{kinds[kind]} commands of type {kind}, at most {most}")
    for (_, name), times in names.items():
        if times > 1:
            found.add("", f"{name!r} is there {times} times")
    return found.problems


def _command(found: Found, at: str, command: Json, kind: Any) -> None:
    allowed = {
        "type", "name", "name_localizations", "description", "description_localizations", "nsfw", "id",
        "default_member_permissions", "contexts", "integration_types", "dm_permission",
    }  # fmt: skip
    if kind not in MOST:
        found.add(f"{at}/type", f"{kind!r} is no type of command")
        return
    check_keys(found, at, command, allowed | ({"options"} if kind == 1 else set()), {"name"})
    if kind == 1:
        _named(found, at, command)
        _options(found, at, command.get("options") or (), depth=0)
        if (size := whole(command)) > WHOLE:
            found.add(at, f"is {size} long in all, at most {WHOLE}")
    else:
        for where, name in _each(found, f"{at}/name", command.get("name"), command.get("name_localizations")):
            check_string(found, where, name, NAME, least=1, needed=True)
        if command.get("description"):
            found.add(f"{at}/description", "is that of a menu's entry, which has none")
    permissions = command.get("default_member_permissions")
    if permissions is not None and not str(permissions).isdecimal():
        found.add(f"{at}/default_member_permissions", "is no set of permissions")
    check_flag(found, f"{at}/nsfw", command.get("nsfw"))
    for key, known in (("contexts", {0, 1, 2}), ("integration_types", {0, 1})):
        given = command.get(key)
        if given is not None and (not given or set(given) - known or len(set(given)) != len(given)):
            found.add(f"{at}/{key}", f"are {given!r}, some of {sorted(known)} are wanted, each once")


def _each(found: Found, at: str, value: Any, localized: Any) -> list[tuple[str, Any]]:
    """The value and its translations, each with where it is."""
    every = [(at, value)]
    for locale, each in (localized or {}).items():
        if locale not in LOCALES:
            found.add(f"{at}_localizations/{locale}", "is no language of Discord")
        every.append((f"{at}_localizations/{locale}", each))
    return every


def _named(found: Found, at: str, named: Json) -> None:
    """Name and description of a command, a group or an option, in every language."""
    for where, name in _each(found, f"{at}/name", named.get("name"), named.get("name_localizations")):
        check_string(found, where, name, NAME, least=1, needed=True)
        if isinstance(name, str) and name and not is_name(name):
            found.add(where, f"{name!r} is no name: lower case letters, digits, - _ and ' are")
    descriptions = _each(found, f"{at}/description", named.get("description"), named.get("description_localizations"))
    for where, text in descriptions:
        check_string(found, where, text, DESCRIPTION, least=1, needed=True)


def is_name(name: str) -> bool:
    """Whether this may be the name of a command or of an option."""
    return name == name.lower() and all(
        each in "-_'" or unicodedata.category(each)[0] in "LN" or _combines(each) for each in name
    )


def _combines(each: str) -> bool:
    return unicodedata.name(each, "").startswith(("DEVANAGARI ", "THAI "))


def _options(found: Found, at: str, options: Any, *, depth: int) -> None:
    several = check_list(found, f"{at}/options", options, 0, SEVERAL)
    names = Counter(each.get("name") for each in several if isinstance(each, dict))
    for name, times in names.items():
        if times > 1:
            found.add(f"{at}/options", f"{name!r} is there {times} times")
    kinds = {each.get("type") for each in several if isinstance(each, dict)}
    if kinds & {SUB, GROUP} and kinds - {SUB, GROUP}:
        found.add(f"{at}/options", "mix subcommands and values")
    optional = False
    for number, each in enumerate(several):
        where = f"{at}/options/{number}"
        if not isinstance(each, dict):
            found.add(where, "is no option")
            continue
        _named(found, where, each)
        kind = each.get("type")
        if kind in (SUB, GROUP):
            _nested(found, where, each, depth)
            continue
        if each.get("required") and optional:
            found.add(where, "is required, and stands behind one that is not")
        optional = optional or not each.get("required")
        _option(found, where, each, kind)


def _nested(found: Found, at: str, option: Json, depth: int) -> None:
    allowed = {"type", "name", "name_localizations", "description", "description_localizations", "options"}
    check_keys(found, at, option, allowed)
    inside = option.get("options") or ()
    if option["type"] == GROUP:
        if depth > 0:
            found.add(at, "is a group within a group")
        if not inside:
            found.add(at, "is a group with nothing in it")
        if any(isinstance(each, dict) and each.get("type") != SUB for each in inside):
            found.add(at, "is a group with something else than subcommands in it")
    elif any(isinstance(each, dict) and each.get("type") in (SUB, GROUP) for each in inside):
        found.add(at, "is a subcommand with a subcommand in it")
    _options(found, at, inside, depth=depth + 1)


def _option(found: Found, at: str, option: Json, kind: Any) -> None:
    if kind not in range(STRING, ATTACHMENT + 1):
        found.add(f"{at}/type", f"{kind!r} is no type of option")
        return
    allowed = {
        "type", "name", "name_localizations", "description", "description_localizations", "required",
    }  # fmt: skip
    if kind in _TYPED:
        allowed |= {"choices", "autocomplete"}
    if kind in (INTEGER, NUMBER):
        allowed |= {"min_value", "max_value"}
    if kind == STRING:
        allowed |= {"min_length", "max_length"}
    if kind == CHANNEL:
        allowed |= {"channel_types"}
    # The kit writes these empty ones for every option, and Discord takes them so.
    check_keys(found, at, {key: each for key, each in option.items() if each not in (None, [], False)}, allowed)
    check_flag(found, f"{at}/required", option.get("required"))
    check_flag(found, f"{at}/autocomplete", option.get("autocomplete"))
    check_number(found, f"{at}/min_length", option.get("min_length"), 0, 6000)
    check_number(found, f"{at}/max_length", option.get("max_length"), 1, 6000)
    choices = option.get("choices")
    if choices:
        if option.get("autocomplete"):
            found.add(at, "has choices and completion, which exclude each other")
        check_choices(found, f"{at}/choices", choices, kind, localized=True)


def check_choices(found: Found, at: str, choices: Any, kind: Any, *, localized: bool = False) -> None:
    """The choices of an option, or what is offered for what was typed so far."""
    several = check_list(found, at, choices, 0, SEVERAL)
    for number, each in enumerate(several):
        where = f"{at}/{number}"
        if not isinstance(each, dict):
            found.add(where, "is no choice")
            continue
        check_keys(found, where, each, {"name", "name_localizations", "value"}, {"value"})
        for place, name in _each(found, f"{where}/name", each.get("name"), each.get("name_localizations")):
            check_string(found, place, name, CHOICE, least=1, needed=True)
        value = each.get("value")
        if kind == STRING or (kind is None and isinstance(value, str)):
            check_string(found, f"{where}/value", value, CHOICE, least=1)
        elif kind == INTEGER and (not isinstance(value, int) or isinstance(value, bool)):
            found.add(f"{where}/value", f"is {value!r}, a whole number is wanted")
    if localized:
        names = Counter(each.get("name") for each in several if isinstance(each, dict))
        values = Counter(str(each.get("value")) for each in several if isinstance(each, dict))
        for what, counted in (("name", names), ("value", values)):
            if any(times > 1 for times in counted.values()):
                found.add(at, f"share a {what}")


def whole(named: Mapping[str, Any]) -> int:
    """The characters that count for a command: names, descriptions and values, the longest language of each."""
    total = 0
    for key in ("name", "description"):
        every = [named.get(key) or "", *(named.get(f"{key}_localizations") or {}).values()]
        total += max(units(str(each)) for each in every)
    if isinstance(named.get("value"), str):
        total += units(named["value"])
    inside = [*(named.get("options") or ()), *(named.get("choices") or ())]
    return total + sum(whole(each) for each in inside if isinstance(each, dict))
