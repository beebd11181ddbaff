"""The catalogues: every sentence that Afternote says has a translation, with the same values in it."""

import ast
import re
from datetime import UTC, datetime, timedelta
from functools import cache
from importlib import resources
from io import BytesIO

import pytest
from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_file
from babel.messages.pofile import read_po, write_po

from bot.cards import words
from bot.cards.words import Reader, either, listed, moment, reader_for, say, say_n, soon
from bot.handlers import EVERY
from bot.model.ids import MemberId
from bot.model.people import Member, Tenant
from tests.contract import gallery

LANGUAGES = ["es"]
KEYWORDS = {"say": (2,), "button": (2,), "say_n": (2, 3), "N_": None}
_VALUE = re.compile(r"\{(\w+)\}")


@cache
def messages(root) -> dict[str, str | tuple[str, ...]]:
    """Every literal message in the source, by its first form: Babel's own extractor finds them."""
    out = {}
    for folder in ("bot", "adapters"):
        for path in sorted((root / folder).rglob("*.py")):
            for _, message, _, _ in extract_from_file("python", str(path), keywords=KEYWORDS):
                first = message[0] if isinstance(message, tuple) else message
                out[first] = message
    return out


@cache
def literals(root) -> frozenset[str]:
    """Every string that is written in the source, those of tables among them."""
    trees = (
        ast.parse(path.read_text("utf-8")) for folder in ("bot", "adapters") for path in (root / folder).rglob("*.py")
    )
    nodes = (node for tree in trees for node in ast.walk(tree))
    return frozenset(node.value for node in nodes if isinstance(node, ast.Constant) and isinstance(node.value, str))


@cache
def catalogue(language: str) -> Catalog:
    with (resources.files("bot.cards") / "locale" / f"{language}.po").open("rb") as file:
        return read_po(file, locale=language)


def values(text: str) -> set[str]:
    return set(_VALUE.findall(text))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_message_has_a_translation(root, language):
    known = catalogue(language)
    missing = [message for first, message in messages(root).items() if known.get(first) is None]
    asked = Catalog(locale=language)
    for message in missing:
        asked.add(message)
    lines = BytesIO()
    write_po(lines, asked, omit_header=True)
    assert missing == [], f"{language}.po lacks these:\n{lines.getvalue().decode()}"


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_translation_is_empty_or_of_a_message_that_is_gone(root, language):
    there = messages(root)
    for message in catalogue(language):
        if not message.id:
            continue
        first = message.id[0] if isinstance(message.id, tuple | list) else message.id
        said = message.string if isinstance(message.string, tuple | list) else (message.string,)
        assert all(part.strip() for part in said), first
        assert first in there or first in literals(root), f"nobody says this any more: {first}"
        assert isinstance(message.id, tuple | list) == isinstance(there.get(first, ""), tuple), first


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_translation_holds_the_same_values_and_the_same_edges(language):
    for message in catalogue(language):
        if not message.id:
            continue
        ids = message.id if isinstance(message.id, tuple | list) else (message.id,)
        said = message.string if isinstance(message.string, tuple | list) else (message.string,)
        for one, other in zip(ids, said, strict=True):
            # Of a number and its noun, either form may leave the number out.
            assert values(one) - {"n"} == values(other) - {"n"}, one
            assert values(other) <= values(ids[0]) | values(ids[-1]), one
            assert (one[:1].isspace(), one[-1:].isspace()) == (other[:1].isspace(), other[-1:].isspace()), one
            assert one.count("`") == other.count("`"), one


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_translation_keeps_the_voice(language):
    for message in catalogue(language):
        said = message.string if isinstance(message.string, tuple | list) else (message.string,)
        for text in said if message.id else ():
            assert not {"!", "¡"} & set(text), text
            assert text.count("?") <= text.count("¿"), text
            assert text.count("«") == text.count("»"), text
            assert len(text.split()) <= 48, text


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_button_is_hardly_longer_than_in_english(root, language):
    for message in catalogue(language):
        if message.id and isinstance(message.id, str) and len(message.id) <= 24:
            assert len(str(message.string)) <= 48, message.id


@pytest.mark.deep
@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_that_is_shown_is_looked_for_in_vain(root, monkeypatch, language):
    """Sentences in tables reach `say` as a name: the cards themselves are drawn, and what they ask for is noted."""
    asked: set[str] = set()
    known = catalogue(language)

    class Recording(Catalog):
        def get(self, id, context=None):
            first = id[0] if isinstance(id, tuple | list) else id
            if known.get(first) is None:
                asked.add(first)
            return known.get(first)

    recording = Recording(locale=language)
    monkeypatch.setattr(words, "_catalog", lambda wanted: recording)
    monkeypatch.setattr(gallery, "READERS", (Reader(locale=language, zone="Europe/Madrid", clock24=True),))
    for _, _, hostile, _ in gallery._making():
        if hostile:
            break
    # A value may stand where a sentence is named; only what is written in the source is one.
    assert asked & literals(root) == set()


def test_commands_and_their_options_speak_spanish():
    reader = Reader(locale="es")
    for spec in EVERY.specs:
        for text in (spec.description, *(option.description for option in spec.options)):
            assert not text or say(reader, text) != text, text


NOW = datetime(2026, 3, 2, 9, tzinfo=UTC)
AT = datetime(2026, 3, 3, 13, tzinfo=UTC)
ANA = Reader(locale="es", zone="Europe/Madrid", clock24=True, country="ES")


def test_a_spanish_moment_reads_as_people_write_it():
    assert moment(ANA, AT) == "mar 3 mar, 14:00 Madrid"
    assert moment(ANA, AT, until=AT + timedelta(hours=1)) == "mar 3 mar, 14:00-15:00 Madrid"
    assert moment(ANA, AT.replace(year=2027), now=NOW).startswith("mié 3 mar 2027, 14:00")
    assert soon(ANA, AT, NOW) == "mañana a las 14:00"
    assert soon(ANA, AT + timedelta(days=2), NOW) == "el jue 5 mar a las 14:00"


def test_an_hour_of_one_takes_its_own_article():
    twelve = Reader(locale="es-MX", zone="America/Mexico_City", clock24=False)
    assert soon(twelve, datetime(2026, 3, 3, 19, 30, tzinfo=UTC), NOW) == "mañana a la 1:30 pm"
    assert soon(twelve, datetime(2026, 3, 3, 16, tzinfo=UTC), NOW) == "mañana a las 10 am"


def test_lists_melt_with_what_follows():
    assert listed(ANA, ["Ana", "Inés"]) == "Ana e Inés"
    assert listed(ANA, ["Ana", "Eva", "Hierro"]) == "Ana, Eva y Hierro"
    assert either(ANA, ["siete", "ocho"]) == "siete u ocho"


def test_numbers_take_their_noun():
    assert say_n(ANA, "{n} day", "{n} days", 1) == "1 día"
    assert say_n(ANA, "{n} day", "{n} days", 3) == "3 días"


def member(**more) -> Member:
    return Member(id=MemberId("m"), home=Tenant("playground", "t"), addresses=(), created_at=NOW, **more)


def test_the_language_a_member_chose_comes_before_their_platforms():
    assert reader_for(member(locale="en-US", language="es")).locale == "es"
    assert reader_for(member(locale="es-MX", language="es")).locale == "es-MX"
    assert reader_for(member(locale="es-MX", language="en")).locale == "en"
    assert reader_for(member(locale="es-MX")).locale == "es-MX"
