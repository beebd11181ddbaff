"""Every card, form and sentence that there is, made from realistic and from hostile values.

The functions are found, and their arguments chosen by name and type: a function whose argument is not known
here fails the gallery, so that none is left out.
"""

import functools
import importlib
import inspect
import pkgutil
import typing
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from types import ModuleType

import bot.cards
from bot.cards.words import Reader
from bot.chat.card import Block, Card, Control, Row, Suggestion
from bot.chat.form import Form
from tests.contract.exhibited import HOSTILE, HOUR, ID, NOW, Values

NOT_CARDS = {"words"}
"""Modules of cards/ that say how things are said, not what."""
FROM_ELSEWHERE = (Reader, Row, Block, Control)


@dataclass(frozen=True)
class Exhibit:
    """One thing shown, and how it was made."""

    name: str
    made: Card | Form | str
    hostile: bool
    crowd: bool = False
    """More people or things than anybody meets at once."""


def modules() -> list[ModuleType]:
    """Every module that says something."""
    return [
        importlib.import_module(f"bot.cards.{each.name}")
        for each in pkgutil.iter_modules(bot.cards.__path__)
        if each.name not in NOT_CARDS and not each.ispkg
    ]


def functions() -> list[tuple[str, Callable[..., object]]]:
    """Every public function of those that has a reader."""
    return [
        (f"{module.__name__.rsplit('.', 1)[-1]}.{name}", each)
        for module in modules()
        for name, each in inspect.getmembers(module, inspect.isfunction)
        if each.__module__ == module.__name__
        and not name.startswith("_")
        and "reader" in inspect.signature(each).parameters
    ]


READERS = (
    Reader(locale="en-US", zone="America/New_York", country="US"),
    Reader(locale="en-GB", zone="Europe/Berlin", clock24=True, country="DE", typed_options=True),
    Reader(),
)


@functools.cache
def _made() -> tuple[tuple[str, object, bool, bool], ...]:
    """Everything, made once a process: half a dozen modules look at it as they are collected."""
    return tuple(_making())


def _making() -> Iterator[tuple[str, object, bool, bool]]:
    """Each function with a base of values, each argument then varied alone."""
    for hostile in (False, True):
        values = Values(hostile=hostile)
        for name, function in functions():
            hints = typing.get_type_hints(function)
            parameters = [each for each in inspect.signature(function).parameters if each != "reader"]
            choices = {each: list(values.named(name, each) or values.typed(hints[each])) for each in parameters}
            base = {each: choices[each][0] for each in parameters}
            variants = [base] + [
                {**base, each: other} for each in parameters for other in choices[each][1:]
            ]
            for number, given in enumerate(variants):
                for reader in READERS if number == 0 else READERS[:1]:
                    made = function(reader=reader, **given)
                    changed = next((f"{k}={str(v)[:60]}" for k, v in given.items() if v is not base[k]), "")
                    crowd = any(isinstance(each, list) and len(each) > 4 for each in given.values())
                    yield f"{name}({changed})", made, hostile, crowd


def exhibits() -> Iterator[Exhibit]:
    """Every card, form and sentence."""
    for name, made, hostile, crowd in _made():
        if isinstance(made, Card | Form | str):
            yield Exhibit(name, made, hostile, crowd)


def suggestions() -> Iterator[tuple[str, Suggestion]]:
    """Every completion, and how it was made."""
    for name, made, _, _ in _made():
        several = made if isinstance(made, tuple) else (made,)
        yield from ((name, each) for each in several if isinstance(each, Suggestion))


__all__ = ["HOSTILE", "HOUR", "ID", "NOW", "Exhibit", "Values", "exhibits", "functions", "modules", "suggestions"]
