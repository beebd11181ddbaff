"""What Discord carries for us and hands back: names of controls, of forms and of their fields.

A control's id says all there is to do when it is pressed, so that it works for as long as the message stands.
What is picked from a choice, in a message or in a form, is read by `picked`.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from typing import Any

from adapters.discord import limits
from adapters.ground.lengths import units

_MARK = "~"
"""Stands before the value of an option that is empty, which Discord does not take, or that begins like this."""
_ZONE = "@"
"""Stands behind the name of a field where a zone is picked instead of typed."""
_PRESSED = re.compile(r"(?P<kind>[bc])[0-9]*:(?P<action>[^:]+):(?P<value>.*)", re.DOTALL)
_FORM = re.compile(r"f:(?P<form>.*):(?P<step>[0-9]{1,3})", re.DOTALL)
_INPUT = re.compile(r"(?P<name>.+?)(?P<which>@|[+=][0-9]+)?", re.DOTALL)
_TYPED, _FILES, _BOX = 4, 19, 23
YES, NO = "yes", "no"
"""The answers that a box which is ticked or not stands for."""


@dataclass(frozen=True, slots=True)
class Pressed:
    """What a control does: `action` with `value`; of a choice, with what was picked."""

    action: str
    value: str
    choice: bool


def press_id(action: str, value: str, n: int = 0) -> str:
    """The id of a button; `n` makes it unique where the same stands in a message more than once.

    Raises ValueError for what is too long to be carried.
    """
    return _id("b", action, value, n)


def choice_id(action: str, value: str, n: int = 0) -> str:
    """The id of a choice; `n` makes it unique where the same stands in a message more than once.

    Raises ValueError for what is too long to be carried.
    """
    return _id("c", action, value, n)


def _id(kind: str, action: str, value: str, n: int) -> str:
    made = f"{kind}{n or ''}:{action}:{value}"
    if units(made) > limits.CUSTOM_ID:
        raise ValueError(f"a value of {units(value)} characters is too long for {action}")
    return made


def decode(custom_id: str) -> Pressed | None:
    """What the control of this id does; None for an id that is not of a control of ours."""
    found = _PRESSED.fullmatch(custom_id)
    return Pressed(found["action"], found["value"], found["kind"] == "c") if found is not None else None


def option_value(value: str) -> str:
    """The value of an option as Discord takes it: never empty."""
    return value if value and not value.startswith(_MARK) else _MARK + value


def picked(option_value: str) -> str:
    """The value that `option_value` was given."""
    return option_value.removeprefix(_MARK)


def form_id(form: str, step: int) -> str:
    """The id of the modal that asks this step of the form."""
    return f"f:{form}:{step}"


def decode_form(custom_id: str) -> tuple[str, int] | None:
    """The form and its step that the modal of this id asks; None for an id that is not of a form of ours."""
    found = _FORM.fullmatch(custom_id)
    return (found["form"], int(found["step"])) if found is not None else None


def zone_id(name: str) -> str:
    """The id of the menu beside the input of a zone."""
    return name + _ZONE


def rest_id(name: str, n: int, *, new_line: bool) -> str:
    """The id of the `n`th further input of an answer that is too long for one; it begins a line, or goes on."""
    return f"{name}{'+' if new_line else '='}{n}"


def values(components: Sequence[Mapping[str, Any]]) -> dict[str, str]:
    """The answers of a modal that was sent, by field; a zone that was typed wins over a picked one; unanswered: ""."""
    typed: dict[str, str] = {}
    chosen: dict[str, str] = {}
    for each in _inputs(components):
        found = _INPUT.fullmatch(str(each["custom_id"]))
        if found is None:
            continue
        name, which, answer = found["name"], found["which"] or "", _answer(each)
        before = typed.setdefault(name, "")
        if which == _ZONE:
            chosen[name] = answer
        elif not which or answer:
            typed[name] = f"{before}\n{answer}" if which.startswith("+") else before + answer
    return {name: answer if answer.strip() else chosen.get(name) or answer for name, answer in typed.items()}


def uploads(components: Sequence[Mapping[str, Any]]) -> dict[str, str]:
    """The files that a modal was sent with: their ids by field, of several the first."""
    found: dict[str, str] = {}
    for each in _inputs(components):
        several = each.get("values")
        if each.get("type") == _FILES and isinstance(several, list | tuple) and several:
            found[str(each["custom_id"])] = str(several[0])
    return found


def _inputs(components: object) -> Iterator[Mapping[str, Any]]:
    """The fields, which stand in labels or in rows."""
    for each in components if isinstance(components, list | tuple) else ():
        if not isinstance(each, Mapping):
            continue
        inner = each.get("component")
        yield from _inputs([inner]) if inner is not None else _inputs(each.get("components"))
        if "custom_id" in each:
            yield each


def _answer(given: Mapping[str, Any]) -> str:
    if given.get("type") == _FILES:
        # A file is no words: `uploads` tells of it.
        return ""
    if given.get("type") == _BOX:
        return YES if given.get("value") is True else NO
    several = given.get("values")
    if isinstance(several, list | tuple):
        return picked(str(several[0])) if several else ""
    value = given.get("value")
    if value is None:
        return ""
    # What is typed is as it was typed; what was picked from a group has our mark.
    return str(value) if given.get("type") == _TYPED else picked(str(value))


def mark(key: str) -> int:
    """A number by which the message of a delivery is found again; above those that Discord gives by itself."""
    number = int.from_bytes(blake2b(key.encode(), digest_size=8).digest(), "big")
    return 1001 + number % (2**31 - 1001)
