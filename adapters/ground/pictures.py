"""Pictures: SVG drawn to PNG, in the shipped font."""

import re
from pathlib import Path

from resvg_py import svg_to_bytes

FONTS = Path(__file__).parent / "fonts"
FONT = "DejaVu Sans"
LARGEST = 2000
"""Units of a picture's longer side: the drawing library ends the process where its memory is not enough."""
SHARP = 2.0
"""Dots a unit, for screens of today."""

_SIDES = [
    re.compile(rf'<svg\b[^>]{{0,2000}}?\s{side}="([0-9]{{1,4}})(?:\.[0-9]{{1,4}})?(?:px)?"')
    for side in ("width", "height")
]


class Undrawable(Exception):
    """A picture whose SVG is broken, has no size, or is too large."""


def png(svg: str) -> bytes:
    """The picture as PNG, on white, in the shipped font whatever the machine has.

    Raises Undrawable.
    """
    for side in _SIDES:
        found = side.search(svg)
        if found is None or not 0 < int(found.group(1)) <= LARGEST:
            raise Undrawable("no size, or too large")
    if "<image" in svg:
        raise Undrawable("it would read a file")
    try:
        return svg_to_bytes(
            svg_string=svg,
            background="#ffffff",
            zoom=SHARP,
            skip_system_fonts=True,
            font_files=[str(FONTS / "DejaVuSans.ttf"), str(FONTS / "DejaVuSans-Bold.ttf")],
            font_family=FONT,
            serif_family=FONT,
            sans_serif_family=FONT,
            monospace_family=FONT,
        )
    except ValueError as problem:
        raise Undrawable(type(problem).__name__) from None
