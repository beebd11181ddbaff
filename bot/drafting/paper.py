"""A card to print: the note's words set on one small sheet, and a slip with where it goes and by when."""

import io
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from enum import Enum
from functools import cache
from importlib import resources
from unicodedata import category, normalize

from reportlab.lib.colors import Color
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

KIND = "application/pdf"
"""The media type of what is made here."""
FACE = "Newsreader"
"""The shipped face: Latin letters with the accents of Europe and Turkey."""
SIZES = (15.0, 14.0, 13.0, 12.0, 11.0, 10.0)
"""Points, the largest that fits is taken; what fits none goes on over several sheets in the last."""
LONGEST = 6_000
"""Characters that are set; no card has more."""
_LEADING = 1.42
_BETWEEN = 0.62
"""Of a line, between two paragraphs."""
_MARGIN = 34.0
_MEASURE = 27.0
"""The longest line, in ems: about sixty letters, which reads best."""
_INK = Color(0.13, 0.12, 0.11)
_FAINT = Color(0.42, 0.4, 0.38)
_SLIP = 12.0
_SMALL = 9.5


class Sheet(Enum):
    """What it is printed on, lying: width and height in points."""

    INCHES = (432.0, 288.0)
    """Six by four inches: index and photo cards of the Americas."""
    A6 = (419.53, 297.64)


SHEET_OF: dict[str | None, Sheet] = dict.fromkeys(("US", "CA", "MX", "CO", "CL", "PH"), Sheet.INCHES)
"""Countries where cards are cut in inches; elsewhere they are A6."""


class UnprintableError(ValueError):
    """The face has no letter for some of these signs, which it holds."""

    def __init__(self, signs: str) -> None:
        super().__init__("the face lacks some letters")
        self.signs = signs


@dataclass(frozen=True, slots=True)
class Slip:
    """What is not for the card itself: the address to write on the envelope, and what to know."""

    address: tuple[str, ...] = ()
    small: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Set:
    """Lines at a size, each with the room above it."""

    size: float
    lines: tuple[tuple[str, float], ...]

    @property
    def height(self) -> float:
        return sum(above for _, above in self.lines)


def card(text: str, sheet: Sheet, slip: Slip | None = None) -> bytes:
    """The words as a PDF of this sheet, and after them the slip.

    Raises UnprintableError where the face has no letters for them, ValueError where there are none or too many.
    """
    text = normalize("NFC", text.replace("\r\n", "\n")).strip()
    if not text or len(text) > LONGEST:
        raise ValueError("there is nothing to set, or too much")
    around = (*slip.address, *slip.small) if slip is not None else ()
    text, *around_it = (_settable(each) for each in (text, *around))
    width, height = sheet.value
    made = io.BytesIO()
    # Invariant: the same words are the same bytes, and no clock or name of the machine is in them.
    canvas = Canvas(
        made, pagesize=sheet.value, invariant=1, pageCompression=1, initialFontName=FACE, initialFontSize=SIZES[-1]
    )
    canvas.setTitle("")
    canvas.setAuthor("")
    canvas.setSubject("")
    for laid in _laid(text, width - 2 * _MARGIN, height - 2 * _MARGIN):
        _draw(canvas, laid, width, height)
        canvas.showPage()
    if slip is not None and around:
        _draw_slip(canvas, around_it[: len(slip.address)], around_it[len(slip.address) :], width, height)
        canvas.showPage()
    canvas.save()
    return made.getvalue()


@cache
def _face() -> TTFont:
    with (resources.files("bot.drafting") / "fonts" / "newsreader.ttf").open("rb") as file:
        face = TTFont(FACE, io.BytesIO(file.read()))
    pdfmetrics.registerFont(face)
    return face


def _settable(text: str) -> str:
    """The text without what has no width; control characters and odd spaces are spaces.

    Raises UnprintableError.
    """
    kept = "".join(
        sign if sign == "\n" else " " if category(sign) in ("Cc", "Zs", "Zl", "Zp") else sign
        for sign in text
        if category(sign) != "Cf"
    )
    known = _face().face.charToGlyph
    missing = "".join(dict.fromkeys(sign for sign in kept if sign != "\n" and ord(sign) not in known))
    if missing:
        raise UnprintableError(missing)
    return kept


def _width(text: str, size: float) -> float:
    return float(pdfmetrics.stringWidth(text, FACE, size))


def _laid(text: str, wide: float, high: float) -> Iterator[_Set]:
    """The text on as few sheets as hold it, in the largest size that needs only one."""
    for size in SIZES:
        # Lines that are filled are the fewest there can be; only where those fit are even ones worth the work.
        if _set(text, size, wide, _filled).height <= high and (laid := _set(text, size, wide, _broken)).height <= high:
            yield laid
            return
    laid = _set(text, SIZES[-1], wide, _broken)
    held: list[tuple[str, float]] = []
    full = 0.0
    for line, above in laid.lines:
        if held and full + above > high:
            yield _Set(laid.size, tuple(held))
            held, full = [], 0.0
        above = above if held else laid.size * _LEADING
        held.append((line, above))
        full += above
    yield _Set(laid.size, tuple(held))


def _set(text: str, size: float, wide: float, broken: Callable[[Sequence[str], float, float], list[str]]) -> _Set:
    measure = min(wide, _MEASURE * size)
    lines: list[tuple[str, float]] = []
    for n, paragraph in enumerate(part for part in text.split("\n\n") if part.strip()):
        extra = size * _LEADING * _BETWEEN if n else 0.0
        for typed in paragraph.strip("\n").split("\n"):
            for line in broken(typed.split(), size, measure):
                lines.append((line, size * _LEADING + extra))
                extra = 0.0
    return _Set(size, tuple(lines))


def _filled(typed: Sequence[str], size: float, measure: float) -> list[str]:
    """A paragraph in as few lines as there can be, each as full as it can be."""
    lines: list[str] = []
    space, full = _width(" ", size), 0.0
    for word in (part for each in typed for part in _pieces(each, size, measure)):
        wide = _width(word, size)
        if lines and full + space + wide <= measure:
            lines[-1] += f" {word}"
            full += space + wide
        else:
            lines.append(word)
            full = wide
    return lines


def _broken(typed: Sequence[str], size: float, measure: float) -> list[str]:
    """A paragraph in lines that are as even as can be; the last may be short, and is hardly ever a word alone."""
    words = [part for word in typed for part in _pieces(word, size, measure)]
    if not words:
        return []
    space = _width(" ", size)
    widths = [_width(word, size) for word in words]
    n = len(words)
    best = [0.0] * (n + 1)
    next_break = [n] * (n + 1)
    for start in range(n - 1, -1, -1):
        best[start] = float("inf")
        line = -space
        for end in range(start + 1, n + 1):
            line += space + widths[end - 1]
            if line > measure and end > start + 1:
                break
            slack = measure - line
            if end == n:
                # The last line may be short, but not a stump.
                slack = max(measure / 3 - line, 0.0) if start else 0.0
            cost = slack**2
            if cost + best[end] < best[start]:
                best[start], next_break[start] = cost + best[end], end
    lines, start = [], 0
    while start < n:
        lines.append(" ".join(words[start : next_break[start]]))
        start = next_break[start]
    return lines


def _pieces(word: str, size: float, measure: float) -> Iterator[str]:
    """A word that is longer than a line, such as an address, in parts that fit one."""
    start, full = 0, 0.0
    for at, sign in enumerate(word):
        wide = _width(sign, size)
        if at > start and full + wide > measure:
            yield word[start:at]
            start, full = at, 0.0
        full += wide
    if word:
        yield word[start:]


def _draw(canvas: Canvas, laid: _Set, width: float, height: float) -> None:
    longest = max((_width(line, laid.size) for line, _ in laid.lines), default=0.0)
    left = max(_MARGIN, (width - longest) / 2)
    # A little above the middle is where the eye takes the middle to be.
    y = height - max(_MARGIN, (height - laid.height) * 0.46)
    canvas.setFillColor(_INK)
    canvas.setFont(FACE, laid.size)
    for line, above in laid.lines:
        y -= above
        # The last of a line's room is below its letters.
        canvas.drawString(left, y + laid.size * (_LEADING - 1) * 0.8, line)


def _draw_slip(canvas: Canvas, address: Sequence[str], small: Sequence[str], width: float, height: float) -> None:
    """The address where an envelope has it, and in small what to know, at the bottom."""
    wide = width * 0.5
    lines = [line for each in address for line in _broken(each.split(), _SLIP, wide)]
    canvas.setFillColor(_INK)
    canvas.setFont(FACE, _SLIP)
    y = height * 0.5 + len(lines) * _SLIP * _LEADING / 2 - _SLIP
    for line in lines:
        canvas.drawString(width * 0.42, y, line)
        y -= _SLIP * _LEADING
    canvas.setFillColor(_FAINT)
    canvas.setFont(FACE, _SMALL)
    notes = [line for each in small for line in _broken(each.split(), _SMALL, width - 2 * _MARGIN)]
    y = _MARGIN + (len(notes) - 1) * _SMALL * _LEADING
    for line in notes:
        canvas.drawString(_MARGIN, y, line)
        y -= _SMALL * _LEADING
