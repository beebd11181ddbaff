"""What one turn has shown, as cards: a text that stands alone to be copied is folded into the card it belongs to."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from bot.chat.card import Card, Copy, Row
from bot.chat.words import shown_lines
from tests.adapters.discord.simulated import Message, News
from tests.adapters.discord.unrender import Names, card_of, preview_of


@dataclass
class Seen:
    """One thing that a turn has shown; the card of it, where it is a card."""

    what: str
    message: Message
    card: Card | None = None
    answers: bool = False
    """Whether it came with the answer to an interaction, and not beside it."""
    texts: list[Message] = field(default_factory=list)
    """The messages whose texts stand alone beside it."""


def folded(news: Iterable[News], names: Names) -> list[Seen]:
    """What was shown, in its order; of a delivery, which comes in two steps, the card that it ends as."""
    out: list[Seen] = []
    for each in news:
        message = each.message
        first = next((one for one in out if one.what == "posted" and one.message.id == message.id), None)
        if each.what == "posted" and message.is_lone:
            card = next((one for one in reversed(out) if one.card is not None and one.message.to == message.to), None)
            if card is not None:
                card.texts.append(message)
            else:
                out.append(Seen("posted", message, Card("", (Copy("", message.content, alone=True),)), each.answers))
        elif each.what == "changed" and first is not None and not first.message.is_card and message.is_card:
            # The words that a push shows have become the card.
            preview = preview_of(first.message, message, names)
            first.message, first.card = message, replace(card_of(message, names), preview=preview)
        else:
            shown = card_of(message, names) if each.what == "posted" else None
            out.append(Seen(each.what, message, shown, each.answers))
    for seen in out:
        if seen.card is not None:
            seen.card = with_texts(seen.card, seen.texts)
    return out


def with_texts(card: Card, texts: Iterable[Message]) -> Card:
    """The card with the texts that stand alone beside it."""
    return replace(card, blocks=(*card.blocks, *(Copy("", each.content, alone=True) for each in texts)))


def in_their_order(card: Card, said: Sequence[Card]) -> Card:
    """The card with its controls in the order of the newest of these that has the same.

    Discord has an order of its own: what is likeliest comes first, and a choice has a row below the buttons.
    """
    for each in reversed(said):
        if each.title == card.title and sorted(map(repr, each.controls)) == sorted(map(repr, card.controls)):
            return replace(card, controls=each.controls)
    return card


def words_alone(card: Card) -> list[str]:
    """Every line of a card without its controls, without white space; the label of a text that stands alone is none."""
    blocks = (replace(each, controls=()) if isinstance(each, Row) else each for each in card.blocks)
    unlabelled = (replace(each, label="") if isinstance(each, Copy) and each.alone else each for each in blocks)
    lines = shown_lines(replace(card, blocks=tuple(unlabelled), controls=()))
    return ["".join(line.split()) for line in lines]
