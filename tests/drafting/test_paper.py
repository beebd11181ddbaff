"""A card to print: set on one sheet where it fits, in letters that the face has."""

import re
import zlib
from base64 import a85decode
from itertools import pairwise
from pathlib import Path

import pytest

from bot.drafting import paper
from bot.drafting.paper import Sheet, Slip, UnprintableError, card
from tests.reading.work import steps

TEXT = """Dear Grace,

Thank you for your time on Tuesday, and for considering me for the Staff Engineer position. What you told me about \
the billing migration stayed with me: moving forty services without a night of downtime is careful work.

With warm regards,
Ana Çağlar-Silva"""
SLIP = Slip(("Grace Hopper", "Acme, Inc.", "100 Main Street"), ("Post by Wed 4 Mar.",))


def pages(made: bytes) -> int:
    return len(re.findall(rb"/Type /Page\b", made))


def sizes(made: bytes) -> set[float]:
    """The sizes of type on all pages, read back from their streams."""
    found: set[float] = set()
    for stream in re.findall(rb"stream\r?\n(.*?)endstream", made, re.DOTALL):
        try:
            text = zlib.decompress(stream.strip())
        except zlib.error:
            try:
                text = zlib.decompress(a85decode(stream.strip().removesuffix(b"~>")))
            except (ValueError, zlib.error):
                continue
        found |= {float(each) for each in re.findall(rb"/F\S+ ([\d.]+) Tf", text)}
    return found


@pytest.mark.parametrize("sheet", list(Sheet))
def test_a_note_is_one_sheet_and_its_slip_another(sheet):
    made = card(TEXT, sheet, SLIP)
    assert made.startswith(b"%PDF")
    assert pages(made) == 2
    assert pages(card(TEXT, sheet)) == 1
    width, height = sheet.value
    assert width > height
    box = re.search(rb"/MediaBox \[ 0 0 ([\d.]+) ([\d.]+) \]", made)
    assert box is not None
    assert [float(each) for each in box.groups()] == pytest.approx([width, height])


def test_few_words_are_large_and_many_small_and_very_many_go_on():
    few, many = card("Dear Grace,\n\nThank you.\n\nAna", Sheet.A6), card(TEXT + "\n\n" + TEXT[:250], Sheet.A6)
    assert max(sizes(few)) == max(paper.SIZES)
    assert max(sizes(many)) < max(paper.SIZES)
    assert (pages(few), pages(many)) == (1, 1)
    long = card("\n\n".join([TEXT] * 6), Sheet.A6)
    assert pages(long) > 1
    assert max(sizes(long)) == min(paper.SIZES)


def test_the_same_words_are_the_same_bytes_and_hold_neither_clock_nor_names_of_their_own():
    made = card(TEXT, Sheet.A6, SLIP)
    assert made == card(TEXT, Sheet.A6, SLIP)
    assert b"Grace" not in made
    assert b"CreationDate (D:2000" in made


@pytest.mark.parametrize("name", ["Łukasz Żółć", "Şükrü Öğüt", "Jürgen Groß", "Zoë Núñez", "Ørsted Ålund", "Őze"])
def test_the_letters_of_europe_are_there(name):
    assert pages(card(f"Dear {name},\n\nThank you — “indeed”, it’s 10 €…\n\nAna", Sheet.A6)) == 1


def test_letters_written_in_two_signs_are_put_together():
    assert card("Dear Zoe\u0308,\n\nThanks.", Sheet.A6) == card("Dear Zoë,\n\nThanks.", Sheet.A6)


@pytest.mark.parametrize(("text", "signs"), [("Dear 山田,", "山田"), ("Привет, Анна", "Привет"), ("Thanks 🎉", "🎉")])
def test_what_the_face_lacks_is_named_and_nothing_is_left_out_of_a_card(text, signs):
    with pytest.raises(UnprintableError) as caught:
        card(text, Sheet.A6)
    assert set(signs) <= set(caught.value.signs)
    with pytest.raises(UnprintableError):
        card("Dear Grace,", Sheet.A6, Slip((text,)))


@pytest.mark.parametrize("text", ["", " \n\n ", "x" * (paper.LONGEST + 1)])
def test_nothing_and_far_too_much_are_no_card(text):
    with pytest.raises(ValueError, match="nothing to set, or too much"):
        card(text, Sheet.A6)


def test_whatever_is_in_it_is_words_and_a_word_longer_than_a_line_is_broken():
    hostile = "(Dear) \\Grace\\ %PDF << /JS (x) >> \x00\x07 \u202eabc\u200b endstream"
    made = card(f"{hostile}\n\nhttps://x.example/{'a' * 300}\n\nAna", Sheet.A6)
    assert b"/JS" not in made
    assert b"/JavaScript" not in made
    assert pages(made) == 1


@pytest.mark.parametrize(
    ("unbroken", "most"),
    [("a" * 4000, 400_000), ("W" * 4000, 400_000), ("i " * 2000, 400_000), ("i\n" * 2000, 800_000)],
)  # fmt: skip
def test_whatever_is_typed_is_soon_set(unbroken, most):
    card("Hi", Sheet.A6)
    assert steps(lambda: card(f"Hi\n\n{unbroken}", Sheet.A6)) < most


@pytest.mark.parametrize("size", paper.SIZES)
def test_a_broken_word_is_the_same_letters_and_each_part_fits(size):
    word = "".join(chr(97 + at * 7 % 26) for at in range(700))
    parts = list(paper._pieces(word, size, 300.0))
    assert "".join(parts) == word
    assert all(paper._width(part, size) <= 300.01 for part in parts)
    # No part could have held one letter more.
    assert all(paper._width(part + after[0], size) > 300 for part, after in pairwise(parts))
    assert list(paper._pieces("WW", size, 1.0)) == ["W", "W"]


def test_lines_are_as_even_as_can_be():
    lines = paper._broken(TEXT.split("\n\n")[1].split(), 12.0, 300.0)
    widths = [paper._width(line, 12.0) for line in lines]
    assert max(widths) <= 300
    assert min(widths[:-1]) > 240
    assert " ".join(lines).split() == TEXT.split("\n\n")[1].split()


def test_the_face_is_shipped_with_its_licence():
    folder = Path(paper.__file__).parent / "fonts"
    assert "SIL Open Font License" in (folder / "newsreader-LICENSE.txt").read_text("utf-8")
