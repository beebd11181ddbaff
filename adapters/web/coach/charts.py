"""Charts as geometry: where each bar stands; pure. Colours are the style sheet's, words the sheet's."""

from dataclasses import dataclass

from bot.cards.coach_figures import Bar

WIDTH, HEIGHT = 720, 250
_LEFT, _TOP, _FLOOR = 8, 34, 208
_WIDEST = 64


@dataclass(frozen=True, slots=True)
class Drawn:
    """A bar in a box of WIDTH by HEIGHT; no height: only a mark that nothing is shown."""

    x: float
    y: float
    width: float
    height: float
    middle: float
    label: str
    shown: str
    last: bool
    empty: bool


def upright(bars: tuple[Bar, ...]) -> tuple[Drawn, ...]:
    """The bars side by side, from nothing to the whole."""
    if not bars:
        return ()
    step = (WIDTH - 2 * _LEFT) / len(bars)
    width = min(_WIDEST, step * 0.62)
    out = []
    for n, bar in enumerate(bars):
        middle = _LEFT + step * (n + 0.5)
        part = min(1.0, max(0.0, bar.part or 0.0))
        height = part * (_FLOOR - _TOP)
        drawn = Drawn(
            x=round(middle - width / 2, 1), y=round(_FLOOR - height, 1), width=round(width, 1),
            height=round(height, 1), middle=round(middle, 1), label=bar.label, shown=bar.shown,
            last=n == len(bars) - 1, empty=bar.part is None,
        )  # fmt: skip
        out.append(drawn)
    return tuple(out)
