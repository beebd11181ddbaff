"""Cards and forms as JSON, and back: what a stage keeps, and what a rehearsal prints."""

import base64
import types
import typing
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import datetime
from enum import StrEnum
from functools import cache
from typing import Any

from bot.chat import card as cards
from bot.chat import form as forms
from bot.model.people import Address

_TYPES: dict[str, type] = {
    each.__name__: each
    for each in (
        cards.Strong, cards.When, cards.Mention, cards.Anchor, cards.CommandName, cards.Line, cards.Quote,
        cards.Fact, cards.Facts, cards.Copy, cards.Picture, cards.Chart, cards.Series, cards.File,
        cards.Button, cards.Option,
        cards.Choice, cards.Link, cards.Row, cards.Card, forms.Field, forms.Step, forms.Form, Address,
    )
}  # fmt: skip


def encode(value: Any) -> Any:
    """The value as JSON types; a dataclass becomes an object that names itself in `is`."""
    if is_dataclass(value) and not isinstance(value, type):
        return {"is": type(value).__name__} | {
            each.name: encode(getattr(value, each.name)) for each in fields(value)
        }
    match value:
        case StrEnum():
            return value.value
        case bytes():
            return base64.b64encode(value).decode()
        case datetime():
            return value.isoformat()
        case Mapping():
            return {str(key): encode(each) for key, each in value.items()}
        case tuple() | list():
            return [encode(each) for each in value]
        case _:
            return value


@cache
def _hints(kind: type) -> dict[str, Any]:
    return typing.get_type_hints(kind)


def decode(value: Any, hint: Any = None) -> Any:
    """What `encode` was given.

    Raises KeyError for a type it does not know.
    """
    if isinstance(value, dict) and "is" in value:
        kind = _TYPES[value["is"]]
        hints = _hints(kind)
        return kind(**{name: decode(each, hints[name]) for name, each in value.items() if name != "is"})
    if isinstance(value, dict):
        return {key: decode(each) for key, each in value.items()}
    if isinstance(value, list):
        return tuple(decode(each, _inner(hint)) for each in value)
    if isinstance(value, str) and hint is not None:
        return _scalar(value, hint)
    return value


def _inner(hint: Any) -> Any:
    arguments = typing.get_args(hint)
    return arguments[0] if typing.get_origin(hint) is tuple and arguments else None


def _scalar(value: str, hint: Any) -> Any:
    choices = typing.get_args(hint) if typing.get_origin(hint) in (typing.Union, types.UnionType) else (hint,)
    for choice in choices:
        if isinstance(choice, type) and issubclass(choice, StrEnum):
            return choice(value)
        if choice is bytes:
            return base64.b64decode(value)
        if choice is datetime:
            return datetime.fromisoformat(value)
    return value
