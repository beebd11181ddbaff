"""A card as Discord shows it: as messages; and the payload of whatever is shown.

Everything is shown in components, where words that people typed are escaped. A text to copy alone is a message of
plain content that is exactly the text, so that a long press copies it.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from adapters.discord import coding, limits
from adapters.discord.fitting import cut, flat, handy, parts
from adapters.discord.forms import form_modal
from adapters.discord.layout import ACTION_ROW, CONTAINER, RULE, SECTION, Piece, pieces, said, text
from adapters.discord.text import Json, escaped_within, is_live
from adapters.ground.lengths import clean
from bot.chat.card import Card, Copy, Facts, File, Line, Mention, Mood, Picture, Row, Text
from bot.chat.form import Form

NAME = "Afternote"
"""What stands where a card has no words of its own."""
COMPONENTS_V2 = 1 << 15
"""The flag of a message that is all components."""
_SUPPRESS_EMBEDS = 1 << 2
_EPHEMERAL = 1 << 6
_SUPPRESS_NOTIFICATIONS = 1 << 12
_NOBODY: Json = {"parse": []}
_AMBER = 0xD9A441
"""Beside what is worth a look."""


@dataclass(frozen=True, slots=True)
class Message:
    """One message: components, or the content of a text that stands alone, and what is uploaded after it.

    Of a delivery `words` and `rows` are sent first: a notification shows the words of a message with content alone.
    """

    components: tuple[Json, ...] = ()
    content: str = ""
    words: str = ""
    rows: tuple[Json, ...] = ()
    pictures: tuple[Picture, ...] = ()
    files: tuple[File, ...] = ()
    pings: tuple[str, ...] = ()
    """The ids of those who are told that they are named; nobody else is, whatever the words say."""

    def body(self) -> Json:
        """What the API gets; nothing in it unfolds links, and a text alone is silent."""
        if self.content:
            flags = _SUPPRESS_EMBEDS | _SUPPRESS_NOTIFICATIONS
            return {"content": self.content, "flags": flags, "allowed_mentions": dict(_NOBODY)}
        return {"components": list(self.components), "flags": COMPONENTS_V2, "allowed_mentions": self._told()}

    def _told(self) -> Json:
        return {**_NOBODY, "users": list(self.pings)} if self.pings else dict(_NOBODY)

    def first_step(self) -> Json:
        """What the API gets first where nobody is there: words for the notification, and the main buttons."""
        if self.content:
            return self.body()
        return {
            "content": self.words,
            "components": list(self.rows),
            "flags": _SUPPRESS_EMBEDS,
            "allowed_mentions": self._told(),
        }


def payload(shown: Card | Form, *, delivery: bool = False, room: bool = False) -> Json:
    """What Discord would get: the `modal` of a form, the `messages` of an answer, or the `calls` of a delivery.

    In a `room` an answer is the asker's alone. A delivery is words first, for the notification; the card is then
    drawn over them, and what stands alone follows.
    """
    if isinstance(shown, Form):
        return {"modal": form_modal(shown)}
    if not delivery:
        seen = _EPHEMERAL if room else 0
        return {"messages": [body | {"flags": body["flags"] | seen} for body in (e.body() for e in messages(shown))]}
    first, *rest = messages(shown, room=room)
    return {
        "calls": [
            {"method": "POST", "body": first.first_step()},
            {"method": "PATCH", "body": {**first.body(), "content": None, "attachments": []}},
            *({"method": "POST", "body": each.body()} for each in rest),
        ]
    }


def messages(card: Card, *, key: str | None = None, room: bool = False) -> tuple[Message, ...]:
    """The card, in as many messages as it takes, then each text that is to be copied alone.

    Nothing is cut: the first has the title, and can be found again with `key`; the last has the card's controls. In a
    `room`, whose readers are in many zones, a moment is shown to each in their own, and whoever the card names is
    told of it.
    """
    shown, apart = _apart(card)
    laid = pieces(handy(shown), room=room)
    several = parts(laid)
    accent, told = _accent(shown), _told(shown)
    pings = _named(card) if room else ()
    if pings:
        # Whoever is named is told of the words that come first, and of nothing that is drawn over them.
        named = " ".join(f"<@{id}>" for id in pings)
        told = f"{named} {_told(shown, limits.CONTENT - len(named) - 1)}"
    made = [Message(components=(_container(each, accent),), words=told, pings=pings) for each in several]
    made[-1] = replace(made[-1], rows=_rows(laid, key if len(made) == 1 else None))
    first = replace(
        made[0],
        components=({**made[0].components[0], **_marked(key)},),
        pictures=tuple(each for each in card.blocks if isinstance(each, Picture)),
        files=tuple(each for each in card.blocks if isinstance(each, File)),
    )
    return (first, *made[1:], *(message for copy in apart for message in _alone(copy)))


def plain_message(card: Card, *, key: str | None = None) -> Message:
    """The first of the card's messages in nothing but paragraphs and rows of buttons, for when Discord refuses it."""
    shown, _ = _apart(card)
    laid = pieces(handy(shown))
    several = parts(laid)
    plain = [one for each in flat(several[0]) for one in _plain(each)]
    first, *rest = plain or [text(NAME)]
    rows = _rows(laid, key) if len(several) == 1 else ()
    return Message(components=({**first, **_marked(key)}, *rest), words=_told(shown), rows=rows)


def _apart(card: Card) -> tuple[Card, list[Copy]]:
    """The card without the texts that are to be copied alone, and those."""
    alone = [each for each in card.blocks if isinstance(each, Copy) and each.alone]
    return replace(card, blocks=tuple(each for each in card.blocks if each not in alone)), alone


def _container(pieces: Sequence[Piece], accent: Json) -> Json:
    return {"type": CONTAINER, **accent, "components": flat(pieces) or [text(NAME)]}


def _accent(card: Card) -> Json:
    looks = any(isinstance(each, Line) and each.mood is Mood.LOOK for each in card.blocks)
    return {"accent_color": _AMBER} if looks else {}


def _marked(key: str | None) -> Json:
    return {} if key is None else {"id": coding.mark(key)}


def _plain(component: Json) -> list[Json]:
    """The component without ornament: a button beside words stands below, what only opens an address is gone."""
    if component["type"] == SECTION:
        return [*component["components"], *_plain({"type": ACTION_ROW, "components": [component["accessory"]]})]
    if component["type"] == ACTION_ROW:
        inner = [each for each in component["components"] if "url" not in each]
        return [{**component, "components": inner}] if inner else []
    return [] if component["type"] == RULE else [component]


def _rows(laid: Sequence[Piece], key: str | None) -> tuple[Json, ...]:
    """The card's controls beside words, which have less room."""
    rows = [each for each in laid[-1].components if each["type"] == ACTION_ROW][: limits.ROWS]
    return ({**rows[0], **_marked(key)}, *rows[1:]) if rows else ()


def _told(card: Card, most: int = limits.CONTENT) -> str:
    """The words for a notification: the preview, or all there is."""
    preview = clean(card.preview or "").strip()
    words = preview or clean("\n".join(filter(None, [card.title, *map(said, card.blocks)]))).strip() or NAME
    return escaped_within(words, most)


def _named(card: Card) -> tuple[str, ...]:
    """The ids of the people whom the card itself names, each once."""
    texts: list[Text] = []
    for block in card.blocks:
        match block:
            case Line(written) | Row(written):
                texts.append(written)
            case Facts(rows):
                texts += [row.value for row in rows]
    every = (each.who.user for text in texts for each in text if isinstance(each, Mention) and is_live(each))
    return tuple(dict.fromkeys(id for id in every if id is not None))[: limits.PINGS]


def _alone(copy: Copy) -> list[Message]:
    """The text as messages that hold it and nothing else; of more than one only what is too long for one."""
    return [Message(content=each) for each in cut(clean(copy.text), limits.CONTENT, str) if each.strip()]
