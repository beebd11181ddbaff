"""A card as Slack shows it: as messages, as a view, as the home view; and the payload of whatever is shown.

Words that people typed stand in plain text and rich text alone, where nothing is markup; no block has `mrkdwn`.
The one place that is parsed is the top-level text of a message, and it is escaped.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from adapters.ground.lengths import clean, head
from adapters.slack import coding, limits
from adapters.slack.coding import Behind
from adapters.slack.fitting import drawn, fitted, parts, said_by
from adapters.slack.forms import ANYONE, form_view, heading, titled
from adapters.slack.layout import Piece, pieces, plain_pieces
from adapters.slack.text import Json, escaped, plain_text, rich, section, words
from bot.cards.words import Reader
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


def payload(shown: Card | Form, *, delivery: bool = False, room: bool = False) -> Json:
    """What Slack would get: the `messages` of a card, or the `view` of a form.

    In a `room` an answer is the asker's alone; one with a text to copy goes to their DM instead.
    """
    if isinstance(shown, Form):
        return {"view": form_view(shown, behind=Behind())}
    private = room and not delivery and not _apart(shown)[1]
    seen: Json = {"response_type": "ephemeral"} if private else {}
    return {"messages": [each.body() | seen for each in messages(shown)]}


def messages(card: Card, *, key: str | None = None) -> tuple[Message, ...]:
    """The card, in as many messages as it takes, then each text that is to be copied alone.

    Nothing is cut: the first has the title, and can be found again with `key`; the last has the card's controls.
    """
    shown, apart = _apart(card)
    made = [Message(text=_text(each), blocks=tuple(_some(blocks))) for each, blocks in drawn(shown)]
    first = replace(
        made[0],
        blocks=_keyed(made[0].blocks, key),
        pictures=tuple(each for each in card.blocks if isinstance(each, Picture)),
        files=tuple(each for each in card.blocks if isinstance(each, File)),
    )
    return (first, *made[1:], *_alone_all(apart, card.preview))


def messages_alone(card: Card) -> tuple[Message, ...]:
    """The texts of the card that are to be copied alone: the last of its messages."""
    return _alone_all(_apart(card)[1], card.preview)


def plain_message(card: Card, *, key: str | None = None) -> Message:
    """The first of the card's messages in the plainest blocks there are, for when Slack refuses the others."""
    shown, _ = _apart(card)
    first = parts(shown)[0]
    blocks = fitted(plain_pieces(first), ANYONE, most=limits.BLOCKS_OF_MESSAGE, size=limits.BLOCKS_JSON)
    return Message(text=_text(first), blocks=_keyed(_some(blocks), key))


def card_view(card: Card, *, behind: Behind, reader: Reader = ANYONE) -> Json:
    """A view without a submit button that shows the card: texts to copy stand inside it.

    What is too much for a view is said to be left out, in words for the reader.
    """
    title = card.title.strip() or NAME
    return {
        "type": "modal",
        "callback_id": coding.CARD,
        "title": heading(title),
        "private_metadata": coding.encode(behind),
        "blocks": [*titled(title), *_in_view(pieces(replace(card, title="")), reader)],
    }


def home_view(card: Card, *, reader: Reader = ANYONE) -> Json:
    """The home view that shows the card; texts to copy stand inside it."""
    return {"type": "home", "callback_id": coding.HOME, "blocks": _in_view(pieces(card, page=True), reader)}


def _in_view(laid: Sequence[Piece], reader: Reader) -> list[Json]:
    """The blocks of a view, with room for a title above."""
    return _some(fitted(laid, reader, most=limits.BLOCKS_OF_VIEW - 1, size=limits.VIEW_JSON))


def _apart(card: Card) -> tuple[Card, list[Copy]]:
    """The card without the texts that are to be copied alone, and those."""
    alone = [each for each in card.blocks if isinstance(each, Copy) and each.alone]
    return replace(card, blocks=tuple(each for each in card.blocks if each not in alone)), alone


def _some(blocks: Sequence[Json]) -> list[Json]:
    """The blocks, or one where there is none."""
    return list(blocks) or [{"type": "section", "text": plain_text(NAME)}]


def _text(card: Card) -> str:
    """The words for a notification: the preview, or all there is, so that nothing is only in the blocks."""
    return escaped((card.preview or "").strip() or said_by(card) or NAME, limits.WORDS_OF_MESSAGE)


def _alone_all(copies: Sequence[Copy], preview: str | None) -> tuple[Message, ...]:
    return tuple(message for copy in copies for message in _alone(copy, preview))


def _alone(copy: Copy, preview: str | None) -> list[Message]:
    """The text as messages that hold it and nothing else; of more than one only what no form takes."""
    left = clean(copy.text)
    found: list[Message] = []
    while left.strip():
        part = head(left, limits.COPY_OF_MESSAGE)
        left = left[len(part) :]
        told = (preview or "").strip() or part
        found.append(Message(text=escaped(told, limits.TEXT_OF_MESSAGE), blocks=(rich(section([words(part)])),)))
    return found


def _keyed(blocks: Sequence[Json], key: str | None) -> tuple[Json, ...]:
    if key is None:
        return tuple(blocks)
    first, *rest = blocks
    return ({**first, "block_id": coding.message_key(key)}, *rest)
