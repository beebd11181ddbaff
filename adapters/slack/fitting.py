"""What is too much for one message goes on in further ones; what is too much for a view is left out, and said to be."""

import json
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace

from adapters.ground.lengths import clean, head, units
from adapters.slack import limits
from adapters.slack.layout import Piece, pieces, said
from adapters.slack.text import Json, escape, rich, section, words
from bot.cards import doors
from bot.cards.words import Reader
from bot.chat.card import Block, Card, Copy, Fact, Facts, Line, Mood, Row


def parts(card: Card) -> tuple[Card, ...]:
    """The card as cards that each fit a message: the first has its title, the last its controls; nothing is cut.

    One text that is too long for a message by itself is the exception. Each has the card's preview.
    """
    return tuple(part for part, _ in drawn(card))


def drawn(card: Card) -> tuple[tuple[Card, list[Json]], ...]:
    """The same parts, each with its blocks: what fits at once, as most do, is laid out once."""
    blocks = flat(pieces(card))
    if _is_told(card) and _is_held(blocks):
        return ((card, blocks),)
    return tuple((part, flat(pieces(part))) for part in _several(card))


def _several(card: Card) -> tuple[Card, ...]:
    found: list[Card] = []
    title, left = card.title, [part for block in card.blocks for part in _handy(block)]
    while True:
        rest = replace(card, title=title, blocks=tuple(left))
        if _fits(rest) or (len(left) == 1 and _holds(rest)):
            return (*found, rest)
        if not left:
            return (*found, rest) if card.controls else tuple(found)
        first = _first(replace(rest, controls=()))
        found.append(first)
        title, left = "", left[len(first.blocks) :]


def flat(laid: Sequence[Piece]) -> list[Json]:
    """All blocks of these pieces."""
    return [block for piece in laid for block in piece.blocks]


def said_by(card: Card) -> str:
    """All it says but the controls: what a notification cannot press it does not name."""
    return "\n".join(filter(None, [card.title, *map(said, card.blocks)])).strip()


def fitted(laid: Sequence[Piece], reader: Reader, *, most: int, size: int) -> list[Json]:
    """The pieces, of which the last are the controls, in at most so many blocks of at most this size.

    Of what is too much rows are left out before anything else, from the end; a line says how many, and where they are.
    """
    *body, controls = laid

    def fits(blocks: Sequence[Json]) -> bool:
        return len(blocks) <= most and _size(blocks) <= size

    def without(gone: Sequence[int]) -> list[Json]:
        shown = list(body)
        for n in gone:
            shown[n] = Piece([])
        if gone:
            more = sum(body[n].rows or 1 for n in gone)
            shown[min(gone)] = Piece([rich(section([words(doors.left_out(reader, more))]))])
        return [*flat(shown), *controls.blocks]

    if fits(whole := without(())):
        return whole
    rows = [n for n, each in enumerate(body) if each.rows]
    others = [n for n, each in enumerate(body) if not each.rows]
    # The title, or what comes first, is never left out.
    order = [*reversed(rows), *reversed(others[1:] if others[:1] == [0] else others)]
    gone = bisect_left(range(len(order)), True, key=lambda n: fits(without(order[:n])))
    return without(order[:gone])


def _fits(card: Card) -> bool:
    """Whether Slack takes it as one message, whose words for notifications and screen readers are complete."""
    return _is_told(card) and _holds(card)


def _is_told(card: Card) -> bool:
    return bool((card.preview or "").strip()) or units(escape(clean(said_by(card)))) <= limits.WORDS_OF_MESSAGE


def _holds(card: Card) -> bool:
    """Whether its blocks fit one message."""
    return _is_held(flat(pieces(card)))


def _is_held(blocks: Sequence[Json]) -> bool:
    return len(blocks) <= limits.BLOCKS_OF_MESSAGE and _size(blocks) <= limits.BLOCKS_JSON


def _first(card: Card) -> Card:
    """The card with as much of the beginning as fits, at least one block; something is left to stand over controls."""

    def first(n: int) -> Card:
        return replace(card, blocks=card.blocks[:n])

    every = card.blocks
    taken = bisect_left(range(1, len(every)), True, key=lambda n: not _fits(first(n))) or 1
    while taken > 1 and _introduces(every[taken - 1]) and isinstance(every[taken], Row):
        taken -= 1
    return first(taken)


def _size(blocks: Sequence[Json]) -> int:
    return units(json.dumps(blocks, ensure_ascii=False, separators=(",", ":")))


def _introduces(block: Block) -> bool:
    """Whether it may be said of what follows, and is not to be parted from it."""
    return isinstance(block, Line) and block.mood is not Mood.QUIET


def _handy(block: Block) -> Iterator[Block]:
    """The block in parts that a message can surely hold beside its controls."""
    match block:
        case Facts(rows) if len(rows) > 1:
            yield from _few(rows)
        case Copy(label, text, alone) if units(text) > limits.COPY_OF_PART:
            left = text
            while left:
                part = head(left, limits.COPY_OF_PART)
                # At the end of a line where there is one, so that what is copied fits together again.
                end = part.rfind("\n") + 1 if len(part) < len(left) else 0
                part = part[:end] if end > len(part) // 2 else part
                yield Copy(label, part, alone)
                label, left = "", left[len(part) :]
        case _:
            yield block


def _few(rows: Sequence[Fact]) -> Iterator[Facts]:
    """The facts in tables that are not too long."""
    table: list[Fact] = []
    for row in rows:
        if table and units(said(Facts((*table, row)))) > limits.TEXT:
            yield Facts(tuple(table))
            table = []
        table.append(row)
    if table:
        yield Facts(tuple(table))
