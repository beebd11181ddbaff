"""What is too much for one message goes on in further ones; nothing is cut."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from adapters.discord import limits
from adapters.discord.layout import TEXT, Piece, text
from adapters.discord.text import Json, escaped, fenced, marked, quiet, quoted
from adapters.ground.lengths import clean, head, units
from bot.chat.card import Block, Card, Copy, Fact, Facts, File, Line, Picture, Quote, Row, Span, Strong, Text, plain

_ROOM = limits.COMPONENTS - 1
"""For the components of a message, all of which stand in one container."""
_COPY = 3300
"""A text to copy, as it is best in one."""
_SPAN = 900
_NAME = 300
"""A longer title, label or name of a fact stands in a paragraph of its own."""
_MOST = 25
"""Components that belong together, so that something else fits beside them."""


def handy(card: Card) -> Card:
    """The card with every block in parts that a message can surely hold beside its controls; nothing is cut."""
    title = clean(card.title).strip()
    above: tuple[Block, ...] = ()
    if units(title) > _NAME:
        title, above = "", (Line((Strong(title),)),)
    return replace(card, title=title, blocks=tuple(part for each in (*above, *card.blocks) for part in _handy(each)))


def parts(laid: Sequence[Piece]) -> list[list[Piece]]:
    """The pieces, of which the last are the controls, as messages: the controls stand in the last, never alone."""
    pieces = [part for each in laid for part in _loose(each)]
    if _fits(pieces):
        return [pieces]
    found: list[list[Piece]] = []
    left = [*_merged(pieces[:-1]), pieces[-1]]
    while not _fits(left) and len(left) > 1:
        taken = next((n for n in range(1, len(left)) if not _fits(left[: n + 1])), len(left) - 1)
        # Something is left to stand over the controls.
        taken = max(1, min(taken, len(left) - 2))
        while taken > 1 and left[taken - 1].introduces:
            taken -= 1
        found.append(left[:taken])
        left = left[taken:]
    return [*found, left]


def flat(pieces: Sequence[Piece]) -> list[Json]:
    """All components of these pieces."""
    return [component for each in pieces for component in each.components]


def count(component: Json) -> int:
    """How many components it is, those inside it too."""
    return 1 + sum(count(each) for each in component.get("components", [])) + ("accessory" in component)


def words(component: Json) -> int:
    """How long all text in it is."""
    if component["type"] == TEXT:
        return units(component["content"])
    return sum(words(each) for each in component.get("components", []))


def _fits(pieces: Sequence[Piece]) -> bool:
    every = flat(pieces)
    return sum(map(count, every)) <= _ROOM and sum(map(words, every)) <= limits.WORDS


def _loose(piece: Piece) -> Iterator[Piece]:
    """The piece, or several where it has more controls than stand in one message."""
    held: list[Json] = []
    for each in piece.components:
        if held and sum(map(count, held)) + count(each) > _MOST:
            yield Piece(tuple(held))
            held = []
        held.append(each)
    yield replace(piece, components=tuple(held))


def _merged(pieces: Sequence[Piece]) -> Iterator[Piece]:
    """Neighbouring paragraphs in one, as there are too many for each to have a component of its own."""
    last: Piece | None = None
    for piece in pieces:
        if last is not None and _is_paragraph(last) and _is_paragraph(piece):
            joined = f"{last.components[0]['content']}\n{piece.components[0]['content']}"
            if units(joined) <= limits.PARAGRAPH:
                last = replace(piece, components=(text(joined),))
                continue
        if last is not None:
            yield last
        last = piece
    if last is not None:
        yield last


def _is_paragraph(piece: Piece) -> bool:
    return len(piece.components) == 1 and piece.components[0]["type"] == TEXT


def _handy(block: Block) -> Iterator[Block]:
    match block:
        case Line(written, mood):
            yield from (Line(each, mood) for each in _texts(written))
        case Row(written, controls):
            *above, last = _texts(written)
            yield from (Line(each) for each in above)
            yield Row(last, controls)
        case Quote(written):
            yield from (Quote(each) for each in cut(clean(written), limits.PARAGRAPH, quoted))
        case Facts(rows):
            yield Facts(tuple(fact for row in rows for fact in _facts(row)))
        case Copy(label, written, alone):
            if units(label) > _NAME:
                yield from _handy(Line((Strong(label),)))
                label = ""
            for each in cut(clean(written), _COPY, fenced):
                yield Copy(label, each, alone)
                label = ""
        case Picture() | File():
            yield block


def _facts(fact: Fact) -> Iterator[Fact]:
    name, value = fact.name, fact.value
    if units(name) > _NAME:
        name, value = "", (Strong(name), " ", *value)
    for each in _texts(value):
        yield Fact(name, each)
        name = ""


def _texts(written: Text) -> list[Text]:
    """The text in parts that are no longer than a paragraph may be; one at least."""
    # An escape doubles a character at most, and what makes a line small is three more.
    if len(plain(written)) < limits.PARAGRAPH // 8 or _length(written) <= limits.PARAGRAPH:
        return [written]
    found: list[Text] = []
    held: Text = ()
    for span in (part for each in written for part in _spans(each)):
        if held and _length((*held, span)) > limits.PARAGRAPH:
            found.append(held)
            held = ()
        held = (*held, span)
    return [*found, held]


def _spans(span: Span) -> Iterator[Span]:
    """The span, or several that say the same where it is too long."""
    said = clean(plain((span,)))
    if units(_quiet(said)) <= _SPAN:
        yield span
        return
    for each in cut(said, _SPAN, _quiet):
        yield Strong(each) if isinstance(span, Strong) else each


def _quiet(written: str) -> str:
    """As it is shown where that takes most room."""
    return quiet(escaped(written))


def _length(written: Text) -> int:
    return units(quiet(marked(written)))


def cut(written: str, limit: int, shown: Callable[[str], str]) -> Iterator[str]:
    """The words in parts that are, as they are shown, no longer than this: cut after a line or a word where may be."""
    left = written
    while units(shown(left)) > limit:
        part = head(left, limit)
        while units(shown(part)) > limit:
            # As much shorter as it was too long, in the same proportion.
            part = head(part, min(units(part) - 1, units(part) * limit // units(shown(part))))
        for end in (part.rfind("\n") + 1, part.rfind(" ") + 1):
            if end > len(part) // 2:
                part = part[:end]
                break
        yield part
        left = left[len(part) :]
    yield left
