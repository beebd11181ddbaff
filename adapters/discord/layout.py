"""How a card is laid out in components: paragraphs, rows with their own buttons, the card's controls last."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

import structlog

from adapters.discord import coding, limits
from adapters.discord.text import Json, bold, escaped, fenced, marked, opens, opens_mail, quiet, quoted
from adapters.ground.lengths import clean, clip, units
from bot.chat.card import (
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
    Mood,
    Option,
    Picture,
    Quote,
    Row,
    Style,
    Text,
    When,
)
from bot.chat.words import shown_words

log = structlog.get_logger("afternote.discord")

ACTION_ROW, BUTTON, SELECT, SECTION, TEXT, RULE, CONTAINER = 1, 2, 3, 9, 10, 14, 17
_PRIMARY, _PLAIN, _GRAVE, _LINK = 1, 2, 4, 5
_STYLES = {Style.PRIMARY: _PRIMARY, Style.PLAIN: _PLAIN, Style.GRAVE: _GRAVE}
_LONG = 60
"""A title that fits two lines of a phone in the size of a heading; longer ones are bold text."""
_QUIET = 900
"""What is said of a picture or a file."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Components that stand or fall together."""

    components: tuple[Json, ...]
    introduces: bool = False
    """Whether it may be said of what follows, and is not to be parted from it."""


class Controls:
    """The controls of one message, each with an id that is its own there."""

    def __init__(self) -> None:
        self._seen: Counter[str] = Counter()

    def rows(self, controls: Sequence[Control]) -> list[Json]:
        """The controls in as few rows as hold them, about as many buttons in each; a choice has a row of its own."""
        # What is most likely pressed stands first, where the eye and the thumb are.
        ordered = sorted(controls, key=lambda one: not (isinstance(one, Button) and one.style is Style.PRIMARY))
        made = [(element, isinstance(each, Choice)) for each in ordered if (element := self.one(each)) is not None]
        buttons = [element for element, choice in made if not choice]
        several = [*_shares(buttons), *([element] for element, choice in made if choice)]
        return [{"type": ACTION_ROW, "components": list(each)} for each in several]

    def one(self, control: Control) -> Json | None:
        """The control as a component; None for what may not be shown."""
        match control:
            case Button(label, action, value, style):
                pressed = self._id("b", action, value)
                if pressed is None:
                    return None
                return {"type": BUTTON, "style": _STYLES[style], "label": _label(label), "custom_id": pressed}
            case Choice(label, action, value, options):
                picked = self._id("c", action, value)
                answers = options_of(options)
                if picked is None or not answers:
                    return None
                placeholder = clip(label, limits.PLACEHOLDER).strip() or "…"
                return {"type": SELECT, "custom_id": picked, "placeholder": placeholder, "options": answers}
            case Link(label, url, shorter):
                address = next((each for each in (url, shorter) if opens(each)), None)
                if address is None:
                    return None
                return {"type": BUTTON, "style": _LINK, "label": _label(label), "url": address}

    def _id(self, kind: str, action: str, value: str) -> str | None:
        make = coding.press_id if kind == "b" else coding.choice_id
        try:
            first = make(action, value)
            n = self._seen[first]
            self._seen[first] += 1
            return make(action, value, n)
        except ValueError:
            log.error("a control is too long for its id", action=action)
            return None


def options_of(options: Sequence[Option]) -> list[Json]:
    """The answers to pick from, each value once: as many as Discord takes."""
    answers = {coding.option_value(each.value): each for each in reversed(options)}
    fit = [(value, each) for value, each in reversed(answers.items()) if units(value) <= limits.OPTION]
    return [
        {"label": clip(each.label, limits.OPTION).strip() or clip(value, limits.OPTION), "value": value}
        for value, each in fit[: limits.OPTIONS]
    ]


def _shares(buttons: Sequence[Json]) -> Iterator[Sequence[Json]]:
    rows = -(-len(buttons) // limits.BUTTONS)
    for n in range(rows):
        # The first rows are the longer ones.
        yield buttons[-(-n * len(buttons) // rows) : -(-(n + 1) * len(buttons) // rows)]


def pieces(card: Card, *, room: bool = False) -> list[Piece]:
    """The card from top to bottom, its controls last."""
    controls = Controls()
    body = list(_body(card.blocks, controls, room))
    rows = controls.rows(card.controls)
    if rows and body and body[-1].components[-1]["type"] in (ACTION_ROW, SECTION):
        # What is of the whole card is not taken for the last row's.
        rows.insert(0, {"type": RULE})
    mails = [line for each in card.controls if isinstance(each, Link) and (line := _mail(each)) is not None]
    return [*_headed(card.title, body), *_paragraphs(mails), Piece(tuple(rows))]


def _mail(link: Link) -> str | None:
    """What opens a mail, as a line of text: with the words of the note it would be no line any more."""
    return opens_mail(link.label, link.shorter or link.url)


def said(block: Block) -> str:
    """What a block says, without its controls."""
    return clean(shown_words(Card("", (Row(block.text) if isinstance(block, Row) else block,))))


def text(markdown: str) -> Json:
    """A paragraph, or several."""
    return {"type": TEXT, "content": markdown}


def _headed(title: str, body: list[Piece]) -> list[Piece]:
    """The title above the first paragraph."""
    title = " ".join(clean(title).split())
    if not title:
        return body
    # A heading loses a sharp sign at its end, which the title of a C# developer has.
    large = units(title) <= _LONG and not title.endswith("#")
    heading = f"### {escaped(title)}" if large else bold(title)
    first = body[0] if body else Piece(())
    if first.components and first.components[0]["type"] == TEXT:
        top, *rest = first.components
        if units(joined := f"{heading}\n{top['content']}") <= limits.WORDS:
            return [replace(first, components=(text(joined), *rest)), *body[1:]]
    return [Piece((text(heading),), introduces=True), *body]


def _body(blocks: Sequence[Block], controls: Controls, room: bool) -> Iterator[Piece]:
    """Every block, those that belong together in one."""
    for kind, group in groupby(blocks, key=_kind):
        match kind:
            case "quiet":
                lines = [quiet(shown) for each in group if isinstance(each, Line) and (shown := _text(each.text, room))]
                yield from _paragraphs(lines)
            case "look":
                yield from _list([each.text for each in group if isinstance(each, Line)], room)
            case "rows":
                rows = [each for each in group if isinstance(each, Row)]
                if len(rows) > 1 and not any(row.controls for row in rows):
                    yield from _list([row.text for row in rows], room)
                else:
                    yield from (piece for row in rows if (piece := _row(row, controls, room)).components)
            case _:
                for each in group:
                    yield from _paragraphs(_block(each, room), introduces=isinstance(each, Line))


def _paragraphs(lines: Sequence[str], *, introduces: bool = False) -> Iterator[Piece]:
    """The lines in one paragraph, or in more where they are too much for one."""
    held = ""
    for line in filter(str.strip, lines):
        joined = f"{held}\n{line}" if held else line
        if held and units(joined) > limits.PARAGRAPH:
            yield Piece((text(held),), introduces=introduces)
            joined = line
        held = joined
    if held:
        yield Piece((text(held),), introduces=introduces)


def _text(words: Text, room: bool) -> str:
    return marked(words, room=room).strip()


def _block(block: Block, room: bool) -> list[str]:
    match block:
        case Line(words, _):
            return [_text(words, room)]
        case Quote(words):
            return [quoted(words)] if words.strip() else []
        case Facts(rows):
            return [f"{bold(row.name)} {_value(row.value, room)}".strip() for row in rows]
        case Copy(label, words, _):
            return [f"{bold(label)}\n{fenced(words)}".strip()] if words.strip() else []
        case Picture(_, alt):
            return [quiet(escaped(clip(alt, _QUIET)))]
        case File(name, _, _):
            return [quiet(escaped(clip(name, _QUIET)))]
        case Row():
            raise AssertionError("a row has a kind of its own")


def _value(value: Text, room: bool) -> str:
    """A fact's value; one that is a moment also counts down by itself."""
    shown = _text(value, room)
    if len(value) == 1 and isinstance(value[0], When):
        return f"{shown} (<t:{int(value[0].at.timestamp())}:R>)"
    return shown


def _row(row: Row, controls: Controls, room: bool) -> Piece:
    """The words, with its one button beside them or its several controls below."""
    words = _text(row.text, room)
    shown = (text(words),) if words else ()
    if shown and len(row.controls) == 1 and not isinstance(row.controls[0], Choice):
        button = controls.one(row.controls[0])
        return Piece(shown if button is None else ({"type": SECTION, "components": [*shown], "accessory": button},))
    return Piece((*shown, *controls.rows(row.controls)))


def _kind(block: Block) -> str:
    if isinstance(block, Line) and block.mood is Mood.QUIET:
        return "quiet"
    if isinstance(block, Line) and block.mood is Mood.LOOK:
        return "look"
    return "rows" if isinstance(block, Row) else "block"


def _list(texts: Sequence[Text], room: bool) -> Iterator[Piece]:
    """Several as a list; one alone as it is."""
    lines = [shown for each in texts if (shown := _text(each, room))]
    yield from _paragraphs([f"- {each}" for each in lines] if len(lines) > 1 else lines)


def _label(label: str) -> str:
    return clip(label, limits.LABEL).strip() or "…"
