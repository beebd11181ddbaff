"""A card as Slack shows it: as messages, as a view, as the home view; and the payload of whatever is shown.

Words that people typed stand in plain text and rich text alone, where nothing is markup; no block has `mrkdwn`.
The one place that is parsed is the top-level text of a message, and it is escaped.
"""

import json
from bisect import bisect_left
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from adapters.slack import coding, limits
from adapters.slack.coding import Behind
from adapters.slack.forms import form_view, titled
from adapters.slack.layout import pieces, plain_pieces, said
from adapters.slack.text import Json, clean, escaped, head, plain_text, rich, section, units, words
from bot.chat.card import Card, Copy, File, Picture
from bot.chat.form import Form

NAME = "Afternote"
"""What stands where a card has no words of its own."""


@dataclass(frozen=True, slots=True)
class Message:
    """One message: its words for notifications and screen readers, its blocks, and what is uploaded beside it."""

    text: str
    blocks: tuple[Json, ...]
    pictures: tuple[Picture, ...] = ()
    files: tuple[File, ...] = ()

    def body(self) -> Json:
        """What chat.postMessage, a response_url and the ack of a command take; nothing in it unfolds links."""
        return {"text": self.text, "blocks": list(self.blocks), "unfurl_links": False, "unfurl_media": False}


def payload(shown: Card | Form) -> Json:
    """What Slack would get: the `messages` of a card, or the `view` of a form."""
    if isinstance(shown, Form):
        return {"view": form_view(shown, behind=Behind())}
    return {"messages": [each.body() for each in messages(shown)]}


def messages(card: Card, *, key: str | None = None) -> tuple[Message, ...]:
    """The card, then each text that is to be copied alone; with `key` the first can be found again.

    A text to copy that does not fit beside the others is a message of its own too, so that none is ever cut.
    """
    inside = [n for n, each in enumerate(card.blocks) if not (isinstance(each, Copy) and each.alone)]
    while True:
        shown = replace(card, blocks=tuple(card.blocks[n] for n in inside))
        laid = pieces(shown)
        copies = {n: len(each.text) for n in inside if isinstance(each := card.blocks[n], Copy)}
        if not copies or _fits(_flat(laid)):
            break
        inside.remove(max(copies, key=copies.__getitem__))
    first = Message(
        text=_text(shown),
        blocks=_keyed(_cut(laid), key),
        pictures=tuple(each for each in shown.blocks if isinstance(each, Picture)),
        files=tuple(each for each in shown.blocks if isinstance(each, File)),
    )
    apart = [each for n, each in enumerate(card.blocks) if isinstance(each, Copy) and n not in inside]
    return (first, *(message for copy in apart for message in _alone(copy)))


def plain_message(card: Card, *, key: str | None = None) -> Message:
    """The first of the card's messages in the plainest blocks there are, for when Slack refuses the others."""
    inside = tuple(each for each in card.blocks if not (isinstance(each, Copy) and each.alone))
    shown = replace(card, blocks=inside)
    return Message(text=_text(shown), blocks=_keyed(_cut(plain_pieces(shown)), key))


def card_view(card: Card, *, behind: Behind) -> Json:
    """A view without a submit button that shows the card whole: texts to copy stand inside it."""
    title = card.title.strip() or NAME
    return {
        "type": "modal",
        "callback_id": coding.CARD,
        "title": plain_text(title, limits.TITLE_OF_VIEW),
        "private_metadata": coding.encode(behind),
        "blocks": [*titled(title), *_cut(pieces(replace(card, title="")), _fits_view)],
    }


def home_view(card: Card) -> Json:
    """The home view that shows the card; texts to copy stand inside it."""
    return {
        "type": "home",
        "callback_id": coding.HOME,
        "blocks": _cut(pieces(card, page=True), _fits_view),
    }


def _text(card: Card) -> str:
    """The words for a notification: the preview, or all there is, so that nothing is only in the blocks."""
    return escaped((card.preview or "").strip() or _words(card) or NAME, limits.WORDS_OF_MESSAGE)


def _words(card: Card) -> str:
    """All of it but the controls: what a notification cannot press it does not name."""
    return "\n".join(filter(None, [card.title, *map(said, card.blocks)])).strip()


def _alone(copy: Copy) -> list[Message]:
    """The text as messages that hold it and nothing else; of more than one only what no form takes."""
    left = clean(copy.text)
    found: list[Message] = []
    while left.strip():
        part = head(left, limits.COPY_OF_MESSAGE)
        left = left[len(part) :]
        found.append(Message(text=escaped(part, limits.TEXT_OF_MESSAGE), blocks=(rich(section([words(part)])),)))
    return found


def _keyed(blocks: Sequence[Json], key: str | None) -> tuple[Json, ...]:
    if key is None:
        return tuple(blocks)
    first, *rest = blocks
    return ({**first, "block_id": coding.message_key(key)}, *rest)


def _flat(laid: Iterable[Sequence[Json]]) -> list[Json]:
    return [block for piece in laid for block in piece]


def _fits(blocks: Sequence[Json]) -> bool:
    """Whether Slack takes them as a message."""
    return len(blocks) <= limits.BLOCKS_OF_MESSAGE and _size(blocks) <= limits.BLOCKS_JSON


def _fits_view(blocks: Sequence[Json]) -> bool:
    """Whether Slack takes them as a view, with a title above."""
    return len(blocks) < limits.BLOCKS_OF_VIEW and _size(blocks) <= limits.VIEW_JSON


def _size(blocks: Sequence[Json]) -> int:
    return units(json.dumps(blocks, ensure_ascii=False, separators=(",", ":")))


def _cut(laid: Sequence[Sequence[Json]], fits: Callable[[Sequence[Json]], bool] = _fits) -> list[Json]:
    """As many pieces from the top as fit, then how many are left out; the controls at the end always."""
    *body, controls = laid

    def first(kept: int) -> list[Json]:
        more = [] if kept == len(body) else [rich(section([words(f"… (+{len(body) - kept})")]))]
        return [*_flat(body[:kept]), *more, *controls]

    if fits(whole := first(len(body))):
        return whole or [{"type": "section", "text": plain_text(NAME)}]
    return first(max(0, bisect_left(range(len(body)), True, key=lambda kept: not fits(first(kept))) - 1))
