"""How a card is laid out in blocks: few of them, the title no larger than it deserves, quiet lines quiet."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from adapters.ground.lengths import clean, clip, head, units
from adapters.slack import limits
from adapters.slack.controls import OF_ROW, Controls
from adapters.slack.text import Json, plain_text, preformatted, rich, section, spans, words
from bot.chat.card import (
    Anchor,
    Block,
    Card,
    Copy,
    Facts,
    File,
    Line,
    Link,
    Mention,
    Mood,
    Picture,
    Quote,
    Row,
    Text,
    plain,
)
from bot.chat.words import shown_words


@dataclass(frozen=True, slots=True)
class Piece:
    """Blocks that stand or fall together, and how many rows of a list they show."""

    blocks: list[Json]
    rows: int = 0


_LIST = 10
"""Rows of one list in one piece."""


def pieces(card: Card, *, page: bool = False) -> list[Piece]:
    """The card from top to bottom, its controls last; a `page` has a title in large."""
    controls = Controls(_lines_of(card))
    body = list(_body(card.blocks, controls))
    return [*_headed(card, body, page=page), Piece(controls.blocks(card.controls))]


def plain_pieces(card: Card) -> list[Piece]:
    """The same in the plainest blocks: what is said as plain text, each row's controls beside or under its words."""
    controls = Controls(_lines_of(card))
    body: list[Piece] = []
    lines = [card.title]
    for block in card.blocks:
        if isinstance(block, Row) and block.controls:
            row = _row(block, controls)
            beside = [each["accessory"] for each in row.blocks if "accessory" in each]
            under = [each for each in row.blocks if each["type"] == "actions"]
            *above, last = [*_sections(lines), *_sections([said(block)])] or [Piece([])]
            if beside and last.blocks:
                last = Piece([{**last.blocks[0], "accessory": beside[0]}])
            body += [*above, Piece([*last.blocks, *under], rows=1)]
            lines = []
        else:
            lines.append(said(block))
    end = [each for each in controls.blocks(card.controls) if each["type"] == "actions"]
    return [*body, *_sections(lines), Piece(end)]


def _sections(lines: Sequence[str]) -> Iterator[Piece]:
    left = clean("\n".join(filter(None, lines))).strip()
    while left:
        part = head(left, limits.TEXT)
        yield Piece([{"type": "section", "text": plain_text(part)}])
        left = left[len(part) :].strip()


def said(block: Block) -> str:
    """What a block says, without its controls."""
    return shown_words(Card("", (replace(block, controls=()) if isinstance(block, Row) else block,)))


def _lines_of(card: Card) -> str:
    return "\n".join(plain(each.text) for each in card.blocks if isinstance(each, Line))


def _headed(card: Card, body: list[Piece], *, page: bool) -> list[Piece]:
    """The title: in large over what is read as a page, else in bold on top of the first paragraph."""
    title = clean(card.title).strip()
    if not title:
        return body
    if units(title) <= (limits.HEADER if page else limits.LINE_OF_HEADER) and (page or _is_page(card)):
        return [Piece([{"type": "header", "text": plain_text(title, limits.HEADER)}]), *body]
    bold = section([words(clip(title, limits.TEXT), bold=True)])
    top: Json = body[0].blocks[0] if body else {"type": ""}
    if top["type"] == "rich_text" and top["elements"][0]["type"] == "rich_text_section":
        merged = replace(body[0], blocks=[rich(bold, *top["elements"]), *body[0].blocks[1:]])
        return [merged, *body[1:]]
    return [Piece([rich(bold)]), *body]


def _is_page(card: Card) -> bool:
    """Whether it is something to look through, facts or a list, rather than something said."""
    return isinstance(next(iter(card.blocks), None), Row) or any(isinstance(each, Facts) for each in card.blocks)


def _linked(text: Text) -> bool:
    return any(isinstance(span, Anchor | Mention) for span in text)


def _body(blocks: Sequence[Block], controls: Controls) -> Iterator[Piece]:
    """Every block, those that belong together in one."""
    for kind, group in groupby(blocks, key=_kind):
        match kind:
            case "quiet":
                lines = [text for each in group if isinstance(each, Line) if (text := plain(each.text).strip())]
                if lines:
                    yield Piece([_quiet("\n".join(lines))])
            case "look":
                yield from _list([each.text for each in group if isinstance(each, Line)])
            case "rows":
                rows = [each for each in group if isinstance(each, Row)]
                if len(rows) > 1 and not any(row.controls for row in rows):
                    yield from (replace(each, rows=_lines(each)) for each in _list([row.text for row in rows]))
                else:
                    yield from (piece for row in rows if (piece := _row(row, controls)).blocks)
            case _:
                yield from (Piece(shown) for each in group if (shown := _block(each)))


def _block(block: Block) -> list[Json]:
    match block:
        case Line(text, _):
            elements = spans(text)
            return [rich(section(elements))] if elements else []
        case Quote(text):
            elements = spans((text,))
            return [rich({"type": "rich_text_quote", "elements": elements})] if elements else []
        case Facts(rows):
            facts = [
                section([words(clip(row.name, limits.LABEL * 4) + ": ", bold=True), *spans(row.value)]) for row in rows
            ]
            return [rich(*facts)] if facts else []
        case Copy(label, text, _):
            if not text.strip():
                return []
            box = preformatted(text)
            return [rich(section([words(clip(label, limits.TEXT), bold=True)]), box)] if label else [rich(box)]
        case Picture(_, alt):
            return [_quiet(alt)] if alt.strip() else []
        case File(name, _, _):
            return [_quiet(name)]
        case Row():
            raise AssertionError("a row has a kind of its own")


def _row(row: Row, controls: Controls) -> Piece:
    """The words, and its one control beside them or its several below."""
    about = plain(row.text).strip()
    if about and _fits_beside(row):
        shown: Json = {"type": "section", "text": plain_text(about)}
        every = [each for each in (controls.one(one, about) for one in row.controls) if each is not None]
        return Piece([{**shown, "accessory": every[0]} if every else shown], rows=1)
    elements = spans(row.text)
    below = controls.blocks(row.controls, about, most=OF_ROW)
    return Piece([*([rich(section(elements))] if elements else []), *below], rows=1)


def _kind(block: Block) -> str:
    if isinstance(block, Line) and block.mood is Mood.QUIET and not _linked(block.text):
        return "quiet"
    if isinstance(block, Line) and block.mood is Mood.LOOK:
        return "look"
    return "rows" if isinstance(block, Row) else "block"


def _list(texts: Sequence[Text]) -> Iterator[Piece]:
    """Several as a list with bullets; one alone in italics, as it is no list."""
    lines = [section(elements) for text in texts if (elements := spans(text, italic=len(texts) == 1))]
    for start in range(0, len(lines), _LIST):
        part = lines[start : start + _LIST]
        several = {"type": "rich_text_list", "style": "bullet", "elements": part}
        yield Piece([rich(*part) if len(lines) == 1 else rich(several)])


def _lines(piece: Piece) -> int:
    """How many lines a list has."""
    return sum(len(part["elements"]) for block in piece.blocks for part in block["elements"])


def _fits_beside(row: Row) -> bool:
    """Whether its one control can stand beside its words."""
    if _linked(row.text) or len(row.controls) > 1:
        return False
    return all(not isinstance(each, Link) or not each.url.startswith("mailto:") for each in row.controls)


def _quiet(text: str) -> Json:
    return {"type": "context", "elements": [plain_text(text)]}
