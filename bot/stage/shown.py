"""What was shown: one message of a stage, and how it is kept."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from bot.chat.card import Card, Control, Row
from bot.chat.codec import decode, encode
from bot.chat.form import Form
from bot.chat.words import shown_words
from bot.clock import Instant
from bot.ports import Platform

PLATFORM = "stage"
TENANT = "stage"
BOT = "afternote"


class Kind(StrEnum):
    """How a message came to be shown."""

    TYPED = "typed"
    REPLY = "reply"
    FORM = "form"
    AMEND = "amend"
    INVALID = "invalid"
    DELIVERY = "delivery"


@dataclass(frozen=True, slots=True)
class Shown:
    """One message: `place` is a person's name (their DM) or a room's (`#spring`)."""

    id: int
    at: Instant
    place: str
    by: str
    kind: Kind
    to: str | None = None
    """Who alone sees it; None: everyone in the place."""
    text: str = ""
    card: Card | None = None
    form: Form | None = None
    problems: Mapping[str, str] | None = None
    key: str | None = None
    retired: bool = False
    """Its controls no longer count: a later message took its place."""
    redrawn: int = 0

    @property
    def delivered(self) -> bool:
        """Whether it stands as it was delivered: nobody asked for it, and no answer has taken its place."""
        return self.kind is Kind.DELIVERY and self.redrawn == int(self.retired)

    def payload(self, platform: Platform) -> Mapping[str, Any] | None:
        """What this platform would get for it; None where only words were said."""
        about = self.card or self.form
        if about is None:
            return None
        # What is redrawn stays as public or as private as it is.
        room = self.place.startswith("#") and (self.delivered or (self.kind is Kind.REPLY and not self.redrawn))
        return platform.render(about, delivery=self.delivered, room=room)

    @property
    def words(self) -> str:
        """Everything it shows, as plain words."""
        if self.card is not None:
            return shown_words(self.card)
        if self.form is not None:
            problems = " ".join((self.problems or {}).values())
            return f"{shown_words(self.form)} {problems}"
        return self.text


def controls(card: Card) -> tuple[Control, ...]:
    """Every control of a card, those of its rows first."""
    rows = [control for block in card.blocks if isinstance(block, Row) for control in block.controls]
    return (*rows, *card.controls)


def packed(shown: Shown) -> str:
    """The message as one text to keep."""
    return json.dumps(
        {
            "id": shown.id, "at": shown.at.isoformat(), "place": shown.place, "by": shown.by,
            "kind": shown.kind.value, "to": shown.to, "text": shown.text, "card": encode(shown.card),
            "form": encode(shown.form), "problems": encode(shown.problems), "key": shown.key, "retired": shown.retired,
            "redrawn": shown.redrawn,
        }
    )  # fmt: skip


def unpacked(text: str) -> Shown:
    """The message that was kept as this text."""
    row = json.loads(text)
    return Shown(
        id=row["id"], at=datetime.fromisoformat(row["at"]), place=row["place"], by=row["by"],
        kind=Kind(row["kind"]), to=row["to"], text=row["text"], card=decode(row["card"]),
        form=decode(row["form"]), problems=row.get("problems"), key=row["key"], retired=row["retired"],
        redrawn=row["redrawn"],
    )  # fmt: skip
