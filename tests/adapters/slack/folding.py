"""What one turn has shown, as cards: a text that stands alone to be copied is folded into the card it belongs to."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from bot.chat.card import Card, Copy, Row
from bot.chat.words import shown_lines
from tests.adapters.slack.unrender import Names, card_of, lone_copy
from tests.adapters.slack.world import Message, News


@dataclass
class Seen:
    """One thing that a turn has shown; the card of it, where it is a message."""

    news: News
    card: Card | None = None
    texts: list[Message] = field(default_factory=list)
    """The messages whose texts stand alone beside it."""


def folded(news: Iterable[News], names: Names) -> list[Seen]:
    """The cards of these, in their order; a copy may come before its card, whose ack takes longer."""
    every = list(news)
    out: list[Seen] = []
    early: dict[str, list[Message]] = {}
    for each in every:
        if each.what not in ("posted", "changed"):
            out.append(Seen(each))
            continue
        assert each.message is not None
        copy, where = lone_copy(each.message), f"{each.to}/{each.message.channel}"
        before = next((one for one in reversed(out) if one.card is not None and one.news.to == each.to), None)
        if copy is not None and each.what == "posted" and (before is not None or _is_there_a_card(every, each)):
            if before is None:
                early.setdefault(where, []).append(each.message)
            else:
                before.texts.append(each.message)
            continue
        out.append(Seen(each, card_of(each.message, names), early.pop(where, [])))
    for seen in out:
        if seen.card is not None:
            seen.card = with_texts(seen.card, seen.texts)
    return out


def with_texts(card: Card, texts: Iterable[Message]) -> Card:
    """The card with the texts that stand alone beside it, those that are still there."""
    copies = (Copy("", lone_copy(each) or "", alone=True) for each in texts if not each.deleted)
    return replace(card, blocks=(*card.blocks, *copies))


def _is_there_a_card(news: list[News], copy: News) -> bool:
    """Whether a card is shown to the same person too."""
    return any(
        each.message is not None and each.what != "deleted" and each.to == copy.to and lone_copy(each.message) is None
        for each in news
    )


def words_alone(card: Card) -> list[str]:
    """Every line of a card without its controls, without white space; the label of a text that stands alone is none."""
    blocks = (replace(each, controls=()) if isinstance(each, Row) else each for each in card.blocks)
    unlabelled = (replace(each, label="") if isinstance(each, Copy) and each.alone else each for each in blocks)
    lines = shown_lines(replace(card, blocks=tuple(unlabelled), controls=()))
    return ["".join(line.split()) for line in lines]
