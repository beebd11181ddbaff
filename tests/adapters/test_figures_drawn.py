"""The picture of figures as it is drawn: opaque, legible, and with every figure in its words and in its chart."""

import re
import struct
import zlib
from datetime import date, timedelta

import pytest

from adapters.ground.pictures import png
from bot.cards.pictures import on_time
from bot.cards.words import Reader
from bot.chat.card import Picture
from bot.model.digest import Bar

FIRST = date(2026, 1, 9)
RATES = (55, 60, 64, 0, 71, 86, 93, 100)
BARS = tuple(Bar(FIRST + timedelta(weeks=n), rate, about=n in (2, 7)) for n, rate in enumerate(RATES))
READERS = [Reader(), Reader(locale="es-ES")]


def picture(bars: tuple[Bar, ...] = BARS, reader: Reader = READERS[0]) -> Picture:
    made = on_time(reader, bars)
    assert made is not None
    return made


def sides(svg: str) -> tuple[str, str]:
    """Its width and height, which the view box repeats."""
    found = re.match(r'<svg [^>]*?width="(\d+)" height="(\d+)" viewBox="0 0 \1 \2">', svg)
    assert found is not None
    return found.group(1), found.group(2)


def ground_of(svg: str) -> str:
    """The colour of what covers the whole of it, before anything else is drawn."""
    wide, high = sides(svg)
    found = re.match(rf'<svg [^>]*><rect width="{wide}" height="{high}" fill="(#\w{{6}})"/>', svg)
    assert found is not None
    return found.group(1)


def bars_of(svg: str) -> list[tuple[int, str]]:
    """The height and the colour of each bar."""
    found = re.findall(r'<rect x="[^>]*? height="(\d+)" rx="\d+" fill="(#\w{6})"/>', svg)
    return [(int(high), colour) for high, colour in found]


def drawn(svg: str) -> bytes:
    """A quarter-size drawing."""
    wide, high = (int(each) // 4 for each in sides(svg))
    return png(re.sub(r'width="\d+" height="\d+"', f'width="{wide}" height="{high}"', svg, count=1))


def pixels(svg: str) -> list[bytes]:
    """The rows of such a drawing, four bytes a pixel; its opacity is the last of them."""
    return rows(drawn(svg))


def rows(content: bytes) -> list[bytes]:
    assert content.startswith(b"\x89PNG\r\n\x1a\n")
    at, packed, width, kind = 8, b"", 0, -1
    while at < len(content):
        (size,) = struct.unpack(">I", content[at : at + 4])
        name, body = content[at + 4 : at + 8], content[at + 8 : at + 8 + size]
        if name == b"IHDR":
            width, _, depth, kind, _, _, interlaced = struct.unpack(">IIBBBBB", body)
            assert (depth, interlaced) == (8, 0)
        packed += body if name == b"IDAT" else b""
        at += size + 12
    step = {2: 3, 6: 4}[kind]
    flat, wide = zlib.decompress(packed), width * step
    before, found = bytes(wide), []
    for start in range(0, len(flat), wide + 1):
        before = unfiltered(flat[start], flat[start + 1 : start + 1 + wide], before, step)
        found.append(before if step == 4 else b"".join(before[n : n + 3] + b"\xff" for n in range(0, wide, 3)))
    return found


def unfiltered(way: int, row: bytes, above: bytes, step: int) -> bytes:
    """One row of a PNG as it was before it was packed."""
    out = bytearray(row)
    for n, value in enumerate(row):
        left, up = out[n - step] if n >= step else 0, above[n]
        corner = above[n - step] if n >= step else 0
        nearest = min((left, up, corner), key=lambda each: abs(left + up - corner - each))
        out[n] = (value + (0, left, up, (left + up) // 2, nearest)[way]) & 255
    return bytes(out)


def colours(svg: str) -> set[bytes]:
    return {row[n : n + 4] for row in pixels(svg) for n in range(0, len(row), 4)}


def luminance(colour: str) -> float:
    parts = [int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5)]
    red, green, blue = (each / 12.92 if each <= 0.04045 else ((each + 0.055) / 1.055) ** 2.4 for each in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """How far two colours are apart, as WCAG 2.2 reckons it."""
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def test_contrast_is_reckoned_as_it_is_defined():
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


def test_words_and_bars_stand_out_from_their_ground():
    svg = picture().svg
    ground = ground_of(svg)
    words = re.findall(r'<text [^>]*fill="(#\w{6})"', svg)
    bars = [colour for _, colour in bars_of(svg)]
    assert len(words) == svg.count("<text ")
    assert len(bars) == len(BARS)
    assert min(contrast(each, ground) for each in words) >= 4.5
    assert min(contrast(each, ground) for each in bars) >= 3


def test_it_is_opaque_to_its_edges_whatever_lies_behind():
    svg = picture().svg
    lines, ground = pixels(svg), bytes.fromhex(f"{ground_of(svg)[1:]}ff")
    assert all(row[3::4] == b"\xff" * (len(row) // 4) for row in lines)
    edge = [lines[0], lines[-1], *(row[:4] for row in lines), *(row[-4:] for row in lines)]
    assert {row[n : n + 4] for row in edge for n in range(0, len(row), 4)} == {ground}


def test_every_label_is_drawn_in_the_shipped_font():
    svg = picture().svg
    whole = drawn(svg)
    for each in re.findall(r"<text .*?</text>", svg):
        assert drawn(svg.replace(each, "", 1)) != whole, each
    # The same label otherwise is another picture.
    assert svg.count(">86<") == 1
    assert drawn(svg.replace(">86<", ">88<")) != whole
    assert drawn(svg) == whole


def test_a_bar_is_as_high_as_its_rate():
    svg = picture().svg
    heights = [high for high, _ in bars_of(svg)]
    assert heights[RATES.index(0)] == 2
    full = heights[RATES.index(100)]
    assert all(abs(high - full * rate / 100) <= 2 for high, rate in zip(heights, RATES, strict=True))
    (colour,) = {each for _, each in bars_of(svg)}
    assert bytes.fromhex(f"{colour[1:]}ff") in colours(svg)


@pytest.mark.parametrize("reader", READERS)
def test_words_and_chart_tell_every_figure_of_the_bars(reader: Reader):
    made = picture(reader=reader)
    assert made.chart is not None
    (series,) = made.chart.series
    assert series.values == RATES
    assert made.chart.unit == "%"
    assert len(made.chart.categories) == len(BARS) == len(set(made.chart.categories))
    told = made.alt.partition(". ")[2] or made.alt.partition(". ")[0]
    weeks = told.rstrip(".").split(", ")
    assert len(weeks) == len(BARS)
    for bar, category, week in zip(BARS, made.chart.categories, weeks, strict=True):
        label = category.removesuffix(" ~")
        assert category.endswith(" ~") == bar.about
        assert week.startswith(f"{label}: ")
        assert re.findall(r"\d+", week.partition(": ")[2]) == [str(bar.rate)]
        # Of many weeks every other one is named, the last among them.
        assert (f">{label}<" in made.svg) == ((BARS[-1].first - bar.first).days % 14 == 0)
        assert f">{'~' if bar.about else ''}{bar.rate}<" in made.svg


def test_of_a_few_weeks_every_one_is_named():
    made = picture(BARS[:5])
    assert made.chart is not None
    assert all(f">{each.removesuffix(' ~')}<" in made.svg for each in made.chart.categories)


def test_one_week_is_no_picture():
    assert on_time(READERS[0], BARS[:1]) is None
