"""Pictures of figures: one opaque dark card, legible on light and dark backgrounds; no names in it.

Contrast on the card's ground: text 14.0, muted 7.8, bars 9.1 to 1.
"""

from html import escape
from textwrap import wrap

from bot.cards.words import Reader, day, say
from bot.chat.card import Chart, Picture, Series
from bot.model.digest import Bar

_GROUND, _TEXT, _MUTED, _BAR, _GRID = "#18221e", "#e9efeb", "#a9b6af", "#86d0b3", "#35443d"
_WIDTH, _HEIGHT, _LEFT, _TOP, _BASE = 560, 372, 62, 96, 322
_SMALL = 17
"""Units of the smallest words: on a phone, where the picture is 330 pixels wide, they are 10 pixels high."""
_LINE = 48
"""Characters of a line of them."""


def on_time(reader: Reader, bars: tuple[Bar, ...]) -> Picture | None:
    """The last weeks' on-time rates as bars, with the same in words; None of fewer than two weeks."""
    if len(bars) < 2:
        return None
    title = say(reader, "Every note sent within 48 hours")
    under = say(reader, "per cent of interviews, by week; weeks begin on the day shown")
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{_WIDTH}" height="{_HEIGHT}" '
        f'viewBox="0 0 {_WIDTH} {_HEIGHT}">',
        f'<rect width="{_WIDTH}" height="{_HEIGHT}" fill="{_GROUND}"/>',
        _words(24, 36, title, size=22, weight="bold"),
        *(
            _words(24, 62 + 22 * n, line, size=_SMALL, colour=_MUTED)
            for n, line in enumerate(wrap(under, _LINE)[:2])
        ),
    ]
    for rate in (0, 50, 100):
        y = _y(rate)
        parts.append(f'<line x1="{_LEFT}" x2="{_WIDTH - 24}" y1="{y}" y2="{y}" stroke="{_GRID}" stroke-width="1"/>')
        parts.append(_words(_LEFT - 10, y + 6, str(rate), size=_SMALL, colour=_MUTED, anchor="end"))
    step = (_WIDTH - 24 - _LEFT) / len(bars)
    wide = min(64.0, step * 0.62)
    longest = max(len(_short(reader, each)) for each in bars)
    # As large as they can be beside each other: of many weeks every other one is named, the last among them.
    every = 2 if len(bars) > 5 else 1
    named = min(_SMALL, int(step * every / (longest * 0.66)))
    for n, bar in enumerate(bars):
        middle, y = _LEFT + step * (n + 0.5), _y(bar.rate)
        parts.append(
            f'<rect x="{middle - wide / 2:.1f}" y="{y}" width="{wide:.1f}" height="{max(_BASE - y, 2)}" rx="4" '
            f'fill="{_BAR}"/>'
        )
        parts.append(_words(middle, y - 8, _rate(bar), size=19, weight="bold", anchor="middle"))
        if (len(bars) - 1 - n) % every == 0:
            parts.append(_words(middle, _BASE + 26, _short(reader, bar), size=named, colour=_MUTED, anchor="middle"))
    parts.append("</svg>")
    told = ", ".join(
        say(reader, "{day}: about {n} per cent", day=_short(reader, bar), n=bar.rate)
        if bar.about
        else say(reader, "{day}: {n} per cent", day=_short(reader, bar), n=bar.rate)
        for bar in bars
    )
    alt = say(reader, "Interviews with every note sent within 48 hours, by week. {weeks}.", weeks=told)
    labels = tuple(f"{_short(reader, bar)} ~" if bar.about else _short(reader, bar) for bar in bars)
    chart = Chart(title, labels, (Series(say(reader, "On time"), tuple(bar.rate for bar in bars)),), "%")
    return Picture("".join(parts), alt, chart)


def _y(rate: int) -> int:
    return round(_BASE - (_BASE - _TOP - 22) * rate / 100)


def _rate(bar: Bar) -> str:
    return f"~{bar.rate}" if bar.about else str(bar.rate)


def _short(reader: Reader, bar: Bar) -> str:
    whole = day(reader, bar.first)
    return whole.partition(" ")[2] or whole


def _words(
    x: float, y: float, text: str, *, size: int, colour: str = _TEXT, weight: str = "normal", anchor: str = "start"
) -> str:
    return (
        f'<text x="{x:.1f}" y="{y}" font-family="DejaVu Sans" font-size="{size}" font-weight="{weight}" '
        f'fill="{colour}" text-anchor="{anchor}">{escape(text)}</text>'
    )
