"""What Discord refuses of a form."""

from collections.abc import Mapping
from typing import Any

from tests.adapters.discord.payload_components import (
    INPUT,
    TEXTS,
    check_options,
    check_range,
    check_select,
)
from tests.adapters.discord.payload_found import (
    CUSTOM_ID,
    Found,
    check_flag,
    check_keys,
    check_list,
    check_number,
    check_string,
    units,
)

Json = dict[str, Any]

TITLE = 45
NAME = 45
DESCRIPTION = 100
FIELDS = 5
TYPED = 4000
EXAMPLE = 100
FILES = 10
RADIOS = 10


def problems_of_modal(data: Mapping[str, Any]) -> list[str]:
    """What Discord would refuse of the data of a response that opens a form."""
    found = Found()
    check_keys(found, "", data, {"title", "custom_id", "components"}, {"components"})
    check_string(found, "/title", data.get("title"), TITLE, least=1, needed=True)
    check_string(found, "/custom_id", data.get("custom_id"), CUSTOM_ID, least=1, needed=True)
    texts = 0
    for number, top in enumerate(check_list(found, "/components", data.get("components"), 1, FIELDS)):
        at = f"/components/{number}"
        if not isinstance(top, dict):
            found.add(at, "is no component")
            continue
        found.id(at, top)
        match top.get("type"):
            case 18:
                _label(found, at, top)
            case 10:
                check_keys(found, at, top, {"type", "id", "content"}, {"content"})
                check_string(found, f"{at}/content", top.get("content"), TEXTS, least=1)
                texts += units(str(top.get("content", "")))
            case 1:
                _row(found, at, top)
            case other:
                found.add(f"{at}/type", f"{other!r} has no place at the top of a form")
    if texts > TEXTS:
        found.add("/components", f"hold {texts} characters of text in all, at most {TEXTS}")
    if not found.custom_ids:
        found.add("/components", "have nothing that could be filled")
    return found.problems


def _row(found: Found, at: str, row: Json) -> None:
    """The old way: one text input in a row, with its label in it."""
    check_keys(found, at, row, {"type", "id", "components"}, {"components"})
    for number, each in enumerate(check_list(found, f"{at}/components", row.get("components"), 1, 1)):
        where = f"{at}/components/{number}"
        if not isinstance(each, dict) or each.get("type") != INPUT:
            found.add(where, "is no text input")
            continue
        check_string(found, f"{where}/label", each.get("label"), NAME, least=1, needed=True)
        _input(found, where, {key: value for key, value in each.items() if key != "label"})


def _label(found: Found, at: str, label: Json) -> None:
    check_keys(found, at, label, {"type", "id", "label", "description", "component"}, {"component"})
    check_string(found, f"{at}/label", label.get("label"), NAME, least=1, needed=True)
    check_string(found, f"{at}/description", label.get("description"), DESCRIPTION)
    inside, at = label.get("component"), f"{at}/component"
    if not isinstance(inside, dict):
        found.add(at, "is no component")
        return
    found.id(at, inside)
    match inside.get("type"):
        case 4:
            _input(found, at, inside)
        case 3 | 5 | 6 | 7 | 8:
            check_select(found, at, inside, modal=True)
        case 19:
            _upload(found, at, inside)
        case 21:
            _radio(found, at, inside)
        case 22:
            _boxes(found, at, inside)
        case 23:
            check_keys(found, at, inside, {"type", "id", "custom_id", "default"})
            found.custom_id(at, inside)
            check_flag(found, f"{at}/default", inside.get("default"))
        case other:
            found.add(f"{at}/type", f"{other!r} is no field")


def _input(found: Found, at: str, field: Json) -> None:
    allowed = {"type", "id", "custom_id", "style", "min_length", "max_length", "required", "value", "placeholder"}
    check_keys(found, at, field, allowed, {"style"})
    found.custom_id(at, field)
    check_number(found, f"{at}/style", field.get("style"), 1, 2)
    check_number(found, f"{at}/min_length", field.get("min_length"), 0, TYPED)
    check_number(found, f"{at}/max_length", field.get("max_length"), 1, TYPED)
    check_flag(found, f"{at}/required", field.get("required"))
    check_string(found, f"{at}/placeholder", field.get("placeholder"), EXAMPLE)
    most, least = field.get("max_length"), field.get("min_length")
    most = most if isinstance(most, int) else TYPED
    check_string(found, f"{at}/value", field.get("value"), min(most, TYPED))
    if isinstance(least, int) and least > most:
        found.add(f"{at}/min_length", f"is {least}, more than max_length")
    if field.get("style") == 1 and "\n" in str(field.get("value") or ""):
        found.add(f"{at}/value", "has several lines, and the field has one")


def _upload(found: Found, at: str, field: Json) -> None:
    check_keys(found, at, field, {"type", "id", "custom_id", "min_values", "max_values", "required"})
    found.custom_id(at, field)
    check_flag(found, f"{at}/required", field.get("required"))
    check_range(found, at, field, FILES, required=field.get("required", True) is not False)


def _radio(found: Found, at: str, field: Json) -> None:
    check_keys(found, at, field, {"type", "id", "custom_id", "options", "required"})
    found.custom_id(at, field)
    check_flag(found, f"{at}/required", field.get("required"))
    check_options(found, at, field, 2, RADIOS, most_chosen=1, emoji=False)


def _boxes(found: Found, at: str, field: Json) -> None:
    check_keys(found, at, field, {"type", "id", "custom_id", "options", "min_values", "max_values", "required"})
    found.custom_id(at, field)
    check_flag(found, f"{at}/required", field.get("required"))
    check_range(found, at, field, RADIOS, required=field.get("required", True) is not False)
    check_options(found, at, field, 1, RADIOS, most_chosen=field.get("max_values", RADIOS), emoji=False)
