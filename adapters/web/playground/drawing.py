"""Drawing: cards, forms and messages as HTML; pure, and every string of theirs is escaped."""

import base64
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from adapters.web.playground.faces import bot_face, face
from bot.chat.card import Block, Button, Card, Control, Picture, Row, Style
from bot.chat.codec import encode
from bot.chat.form import Form
from bot.clock import Instant
from bot.model.calendar import wall, zone_names
from bot.stage import BOT, Kind, Shown

BOT_NAME = "Afternote"
_TOGETHER = timedelta(minutes=5)
_SCHEMES = ("http", "https", "mailto")


@dataclass(frozen=True, slots=True)
class Numbered:
    """A card with its controls counted as the stage counts them: those of its rows first."""

    blocks: tuple[tuple[Block, tuple[tuple[int, Control], ...]], ...]
    controls: tuple[tuple[int, Control], ...]
    first: int | None
    """The control to draw as the clear first one; None also where a row has it."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A message as it stands in a conversation."""

    shown: Shown
    name: str
    day: str | None
    """The day that begins with it."""
    grouped: bool
    """Whether it goes on under the head of the one before."""
    clock: str
    private: bool
    """Whether to say that only the reader sees it."""
    menu: tuple[str, ...] = ()
    """What can be done with it, by name."""


def numbered(card: Card) -> Numbered:
    """The card's blocks and controls, each control with its number."""
    count = 0
    blocks: list[tuple[Block, tuple[tuple[int, Control], ...]]] = []
    for block in card.blocks:
        own = block.controls if isinstance(block, Row) else ()
        blocks.append((block, tuple(enumerate(own, count))))
        count += len(own)
    controls = tuple(enumerate(card.controls, count))
    styles = {at: each.style if isinstance(each, Button) else Style.PLAIN for at, each in controls}
    marked = next((at for at, style in styles.items() if style is Style.PRIMARY), None)
    plain = next((at for at, style in styles.items() if style is Style.PLAIN), None)
    if any(isinstance(each, Button) and each.style is Style.PRIMARY for _, own in blocks for _, each in own):
        # A row has the main one: nothing beside it is marked.
        plain = None
    return Numbered(tuple(blocks), controls, marked if marked is not None else plain)


def has_menu(shown: Shown) -> bool:
    """Whether it is something that a person said."""
    return shown.kind is Kind.TYPED and not shown.text.startswith("/")


def entries(
    log: Iterable[Shown], *, names: Mapping[str, str], zone: str, menu: Sequence[str] = ()
) -> list[Entry]:
    """The messages of one place, oldest first, with days and groups; forms stand in a window of their own."""
    out: list[Entry] = []
    before: Shown | None = None
    for shown in log:
        if shown.kind in (Kind.FORM, Kind.INVALID):
            continue
        here = wall(shown.at, zone)
        new_day = before is None or wall(before.at, zone).date() != here.date()
        grouped = (
            before is not None
            and not new_day
            and before.by == shown.by
            and before.to == shown.to
            and shown.at - before.at < _TOGETHER
        )
        name = BOT_NAME if shown.by == BOT else names.get(shown.by, shown.by)
        private = shown.to is not None and shown.place.startswith("#")
        out.append(
            Entry(
                shown=shown,
                name=name,
                day=day_name(here) if new_day else None,
                grouped=grouped,
                clock=clock_time(here),
                private=private,
                menu=tuple(menu) if has_menu(shown) else (),
            )
        )
        before = shown
    return out


def clock_time(here: datetime) -> str:
    """A wall time as people say it: 2:05 pm."""
    hour = here.hour % 12 or 12
    return f"{hour}:{here.minute:02d} {'am' if here.hour < 12 else 'pm'}"


def day_name(here: datetime) -> str:
    """A day as people say it: Thursday 26 November."""
    return f"{here:%A} {here.day} {here:%B}"


def short_day(here: datetime) -> str:
    """A day in a few letters: Thu 26 Nov."""
    return f"{here:%a} {here.day} {here:%b}"


def city(zone: str) -> str:
    """The place that a zone is named after."""
    return zone.rsplit("/", 1)[-1].replace("_", " ")


def opens(url: str) -> bool:
    """Whether a link may lead there."""
    return urlsplit(url).scheme.casefold() in _SCHEMES


def payload(shown: Card | Form) -> str:
    """The neutral card or form as JSON, to read."""
    return pretty(encode(shown))


def pretty(value: Any) -> str:
    """JSON to read."""
    return json.dumps(value, indent=2, ensure_ascii=False)


def _picture(block: Picture) -> str:
    # As an image the drawing cannot run scripts or fetch anything.
    return "data:image/svg+xml;base64," + base64.b64encode(block.svg.encode()).decode()


def _iso(at: Instant) -> str:
    return at.isoformat(timespec="minutes")


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(Path(__file__).parent / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters |= {
        "kind": lambda value: type(value).__name__,
        "face": face,
        "opens": opens,
        "picture": _picture,
        "iso": _iso,
        "city": city,
        "numbered": numbered,
    }
    environment.globals |= {"bot_face": bot_face, "bot_key": BOT, "bot_name": BOT_NAME}
    return environment


def draw(template: str, /, **values: Any) -> Markup:
    """The template filled in; every plain string in `values` is escaped."""
    return Markup(_environment().get_template(template).render(**values))  # noqa: S704 - escaped by Jinja


@cache
def zones() -> tuple[str, ...]:
    """Zones to offer: those named after a place."""
    regions = ("Africa/", "America/", "Asia/", "Atlantic/", "Australia/", "Europe/", "Indian/", "Pacific/")
    return tuple(sorted(name for name in zone_names() if name.startswith(regions)))
