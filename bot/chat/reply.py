"""What goes back to the one who asked."""

from collections.abc import Mapping
from dataclasses import dataclass

from bot.chat.card import Card, Suggestion
from bot.chat.form import Form


@dataclass(frozen=True, slots=True)
class Amend:
    """Redraws the message that the press came from; `aside` is said beside it.

    Where there is no such message the aside is said alone, and without one the card.
    """

    card: Card
    aside: Card | None = None


@dataclass(frozen=True, slots=True)
class Invalid:
    """The form stays open: a sentence for each field that needs another look."""

    problems: Mapping[str, str]


ToCommand = Card | Form
ToAction = Card | Form | Amend
ToSubmission = Card | Form | Amend | Invalid
ToLookup = tuple[Suggestion, ...]
Reply = Card | Form | Amend | Invalid | ToLookup
