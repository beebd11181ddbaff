import pytest

from bot.drafting.confusions import CONFUSIONS
from bot.drafting.spelling import Light
from bot.drafting.wording import TABLES, WORDINGS, veiled, worded
from bot.model.finding import Rule
from bot.model.note import NoteKind
from tests.rows import each_of

PATTERNS_ONLY = Light()
FULL = Light.load()


ROWS = [(language, row) for language, table in TABLES.items() for row in table]


@pytest.mark.parametrize(("language", "row"), ROWS, ids=lambda each: str(each)[:2] if isinstance(each, str) else
                         f"{each.rule}: {each.example}")  # fmt: skip
def test_each_harmful_phrase_is_found_and_its_innocent_twin_is_not(language, row):
    kind = next(iter(row.kinds))

    def found(text):
        return list(worded(text, leftovers=text, kind=kind, language=language, strict=row.strict))

    assert row.rule in {each.rule for each in found(row.example)}
    assert [each.found for each in found(row.twin)] == []


def test_each_mend_is_of_something_that_the_pattern_finds():
    for row in WORDINGS:
        for wrong, right in row.mends.items():
            match = row.pattern.search(f"so {wrong} it is")
            # What is told from its neighbours has no neighbours here.
            assert match is None or row.mend(match.group()) in (right, None), wrong
            assert right, wrong


def test_every_language_has_a_table_and_shares_what_holds_anywhere():
    leftover = "Dear [name], {company} __ 🙂 !!"
    for language in (*TABLES, "fr"):
        rules = {
            each.rule for each in worded(leftover, leftovers=leftover, kind=NoteKind.THANK_YOU, language=language)
        }
        assert {Rule.NO_LEFTOVER, Rule.TONE} <= rules


def test_a_spanish_note_is_not_measured_by_english_words():
    line = "El sueño del equipo es un salary band de rock, por favor."
    spanish = [each.found for each in worded(line, leftovers=line, kind=NoteKind.STATUS, language="es")]
    assert spanish == []
    salario = "¿Y cuál es el salario?"
    assert Rule.NO_SALARY in {
        each.rule for each in worded(salario, leftovers=salario, kind=NoteKind.THANK_YOU, language="es")
    }


@each_of(
    "line",
    [
        "That is why I applied, and why the role appeals to me.",
        "We discussed the benefits of caching and private equity clients.",
        "The bonus of a small team is speed.",
        "Thank you for your time; I appreciate that your week is busy.",
        "We compared AWS, GCP and on-premises hosting.",
        "The failure modes of payments, and the waiting list, interested me.",
        "I have heard good things about the team since.",
        "Your question about arrays[0] stayed with me.",
        "It was a pleasure (and a surprise) to hear of the ISO 27001 audit.",
    ],
)
def test_an_innocent_line_has_no_harmful_phrase(line):
    assert [each.found for each in worded(line, leftovers=line, kind=NoteKind.STATUS)] == []


def test_pressure_is_a_matter_of_follow_ups_only():
    line = "I haven't heard back from you."
    rules = [{each.rule for each in worded(line, leftovers=line, kind=kind)} for kind in NoteKind]
    assert Rule.NO_PRESSURE not in rules[list(NoteKind).index(NoteKind.THANK_YOU)]
    assert Rule.NO_PRESSURE in rules[list(NoteKind).index(NoteKind.STATUS)]


def test_a_veil_keeps_every_offset():
    assert veiled("Hi Grace, ok", [(3, 8)]) == "Hi ·····, ok"


@each_of("row", CONFUSIONS)
def test_each_confusion_is_found_with_what_was_meant(row):
    found = PATTERNS_ONLY.misspelt(row.example, names=())
    assert found
    match = row.pattern.search(row.example)
    assert match is not None
    assert any(typo.start < match.end() and match.start() < typo.end for typo in found)
    assert all(typo.suggestions and typo.suggestions[0] != typo.word for typo in found)


@each_of("row", CONFUSIONS)
def test_the_twin_of_a_confusion_is_innocent(row):
    assert FULL.misspelt(row.twin, names=()) == ()


@each_of(
    ("wrong", "right"),
    [
        ("Thank you for you time.", "for your time"),
        ("I look forward to here from you.", "forward to hear"),
        ("Thank you for take the time.", "Thank you for taking"),
        ("I hopes to hear.", "I hope"),
        ("I liked your teams focus.", "your team’s focus"),
        ("You could of told me.", "could have"),
    ],
)
def test_a_confusion_is_mended_with_one_tap(wrong, right):
    typo = next(typo for typo in PATTERNS_ONLY.misspelt(wrong, names=()) if typo.suggestions[0].startswith(right))
    assert typo.certain
    assert PATTERNS_ONLY.misspelt(wrong[: typo.start] + right + wrong[typo.end :], names=())[:1] in ((), ()) or (
        "forward to hear" in right
    )
