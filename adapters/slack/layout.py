"""How a card is laid out in blocks: few of them, the title no larger than it deserves, quiet lines quiet."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import count, groupby

from adapters.slack import coding, limits
from adapters.slack.text import (
    Json,
    clean,
    clip,
    head,
    opens,
    plain_text,
    preformatted,
    rich,
    section,
    spans,
    units,
    words,
)
from bot.chat.card import (
    Anchor,
    Block,
    Button,
    Card,
    Choice,
    Control,
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
    Style,
    Text,
    plain,
)
from bot.chat.words import shown_words

Piece = list[Json]
"""Blocks that stand or fall together."""
_LIST = 10
"""Rows of one list in one piece."""


def pieces(card: Card, *, page: bool = False) -> list[Piece]:
    """The card from top to bottom, its controls last; a `page` has a title in large."""
    layout = _Layout()
    body = list(layout.body(card.blocks))
    return [*_headed(card, body, page=page), layout.actions(card.controls)]


def plain_pieces(card: Card) -> list[Piece]:
    """The same in the plainest blocks: what is said as plain text, each row's controls under its words."""
    layout = _Layout()
    body: list[Piece] = []
    lines = [card.title]
    for block in card.blocks:
        lines.append(said(block))
        if isinstance(block, Row) and block.controls:
            body += [*_sections(lines), _unlinked(layout.actions(block.controls))]
            lines = []
    return [*body, *_sections(lines), _unlinked(layout.actions(card.controls))]


def _unlinked(blocks: Piece) -> Piece:
    return [each for each in blocks if each["type"] == "actions"]


def _sections(lines: Sequence[str]) -> Iterator[Piece]:
    left = clean("\n".join(filter(None, lines))).strip()
    while left:
        part = head(left, limits.TEXT)
        yield [{"type": "section", "text": plain_text(part)}]
        left = left[len(part) :].strip()


def said(block: Block) -> str:
    """What a block says, without its controls."""
    return shown_words(Card("", (replace(block, controls=()) if isinstance(block, Row) else block,)))


def _headed(card: Card, body: list[Piece], *, page: bool) -> list[Piece]:
    """The title: in large over what is read as a page, else in bold on top of the first paragraph."""
    title = clean(card.title).strip()
    if not title:
        return body
    if units(title) <= (limits.HEADER if page else limits.LINE_OF_HEADER) and (page or _is_page(card)):
        return [[{"type": "header", "text": plain_text(title, limits.HEADER)}], *body]
    bold = section([words(clip(title, limits.TEXT), bold=True)])
    if body and body[0][0]["type"] == "rich_text" and body[0][0]["elements"][0]["type"] == "rich_text_section":
        first, *rest = body[0]
        return [[rich(bold, *first["elements"]), *rest], *body[1:]]
    return [[rich(bold)], *body]


def _is_page(card: Card) -> bool:
    """Whether it is something to look through, facts or a list, rather than something said."""
    return isinstance(next(iter(card.blocks), None), Row) or any(isinstance(each, Facts) for each in card.blocks)


def _linked(text: Text) -> bool:
    return any(isinstance(span, Anchor | Mention) for span in text)


class _Layout:
    """One card's blocks; controls are numbered from the top, which makes their ids unique in a message."""

    def __init__(self) -> None:
        self._numbers = count()

    def body(self, blocks: Sequence[Block]) -> Iterator[Piece]:
        """Every block, those that belong together in one."""
        for kind, group in groupby(blocks, key=_kind):
            match kind:
                case "quiet":
                    lines = [text for each in group if isinstance(each, Line) if (text := plain(each.text).strip())]
                    if lines:
                        yield [_quiet("\n".join(lines))]
                case "look":
                    yield from _list([each.text for each in group if isinstance(each, Line)])
                case "rows":
                    rows = [each for each in group if isinstance(each, Row)]
                    if len(rows) > 1 and not any(row.controls for row in rows):
                        yield from _list([row.text for row in rows])
                    else:
                        yield from filter(None, (self._row(row) for row in rows))
                case _:
                    yield from filter(None, (self._block(each) for each in group))

    def _block(self, block: Block) -> Piece:
        match block:
            case Line(text, _):
                elements = spans(text)
                return [rich(section(elements))] if elements else []
            case Quote(text):
                elements = spans((text,))
                return [rich({"type": "rich_text_quote", "elements": elements})] if elements else []
            case Facts(rows):
                facts = [
                    section([words(clip(row.name, limits.LABEL * 4) + ": ", bold=True), *spans(row.value)])
                    for row in rows
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
                return self._row(block)

    def _row(self, row: Row) -> Piece:
        """The words, and its one control beside them or its several below."""
        about = plain(row.text).strip()
        if about and _fits_beside(row):
            shown: Json = {"type": "section", "text": plain_text(about)}
            every = [each for each in (self._control(one, about) for one in row.controls) if each is not None]
            return [{**shown, "accessory": every[0]} if every else shown]
        elements = spans(row.text)
        return [*([rich(section(elements))] if elements else []), *self.actions(row.controls, about)]

    def actions(self, controls: Sequence[Control], about: str = "") -> Piece:
        """The controls as blocks; what opens a mail is a line above them, as no button may."""
        mails: list[Json] = []
        for each in controls:
            if isinstance(each, Link) and each.url.startswith("mailto:") and opens(each.url):
                separated = [words(" · ")] if mails else []
                mails += [*separated, {"type": "link", "url": each.url, "text": clip(each.label, limits.LABEL) or "…"}]
        elements = [each for each in (self._control(one, about) for one in controls) if each is not None]
        parts = [elements[n : n + limits.ELEMENTS] for n in range(0, len(elements), limits.ELEMENTS)]
        lines = [rich(section(mails))] if mails else []
        return [*lines, *({"type": "actions", "elements": part} for part in parts)]

    def _control(self, control: Control, about: str) -> Json | None:
        n = next(self._numbers)
        match control:
            case Button(label, action, value, style):
                button: Json = {
                    "type": "button",
                    "text": plain_text(label, limits.LABEL),
                    "action_id": coding.action_id(action, n),
                }
                if value:
                    button["value"] = value
                if style is not Style.PLAIN:
                    button["style"] = "primary" if style is Style.PRIMARY else "danger"
                if about:
                    button["accessibility_label"] = clip(f"{label}: {about}", limits.LABEL)
                return button
            case Choice(label, action, value, answers):
                options = {
                    coding.option_value(each.value): plain_text(each.label or each.value, limits.LABEL)
                    for each in reversed(answers)
                }
                if not options:
                    return None
                return {
                    "type": "static_select",
                    "placeholder": plain_text(label, limits.PLACEHOLDER),
                    "action_id": coding.action_id(action, n, value),
                    "options": [{"text": text, "value": each} for each, text in reversed(options.items())][
                        : limits.OPTIONS
                    ],
                }
            case Link(label, url):
                if not url.startswith(("https://", "http://")) or not opens(url):
                    return None
                return {
                    "type": "button",
                    "text": plain_text(label, limits.LABEL),
                    "action_id": coding.action_id(coding.LINK, n),
                    "url": url,
                }


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
        yield [
            rich(*part) if len(lines) == 1 else rich({"type": "rich_text_list", "style": "bullet", "elements": part})
        ]


def _fits_beside(row: Row) -> bool:
    """Whether its one control can stand beside its words."""
    if _linked(row.text) or len(row.controls) > 1:
        return False
    return all(not isinstance(each, Link) or not each.url.startswith("mailto:") for each in row.controls)


def _quiet(text: str) -> Json:
    return {"type": "context", "elements": [plain_text(text)]}
