"""What every card and form keeps to: it survives the wire, fits the platforms, and speaks in our voice."""

import ast
import inspect
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import bot.handlers
from bot.cards import afternote, findings, forms, interviews, outcomes, reasons
from bot.cards.words import Reader, units
from bot.chat.card import Button, Card, Choice, Copy, Line, Link, Row, Style, plain
from bot.chat.codec import decode, encode
from bot.chat.form import FieldKind, Form
from bot.handlers import EVERY
from bot.model.finding import Finding, Rule, Severity
from bot.model.moment import Flag, Trouble, Unread
from bot.model.note import SkipReason
from bot.model.nudge import Because, NudgeKind, Shift
from bot.model.opportunity import Outcome
from bot.reading.names import Doubt, DoubtKind
from bot.stage import controls
from tests.contract import gallery
from tests.contract.gallery import NOW, Exhibit, Values

EVERYTHING = list(gallery.exhibits())
OURS = [each for each in EVERYTHING if not each.hostile]
CARDS = [each for each in EVERYTHING if isinstance(each.made, Card)]
FORMS = [each for each in EVERYTHING if isinstance(each.made, Form)]
BANNED = re.compile(r"\b(must|should have|overdue|forgot\w*|failed|late|finally|just)\b|!", re.IGNORECASE)
EMOJI = re.compile("[\U0001f000-\U0001faff\u2600-\u27bf]")
LISTS = {"why.why", "help.help_card", "afternote.form_is_gone", "opened.checked", "opened.opened",
         "opened.stays", "interviews.several", "followups.several", "home.home", "tables.dry_run",
         "imports.events"}  # fmt: skip
"""What is asked for and is as long as it is, and a draft with what was found in it."""


def function(each: Exhibit) -> str:
    return each.name.split("(")[0]


def strings(card: Card | Form | str) -> Iterator[str]:
    """Everything of it in words, drafts left out."""
    if isinstance(card, str):
        yield card
        return
    if isinstance(card, Form):
        yield from (card.title, card.intro, card.submit)
        for step in card.steps:
            for field in step.fields:
                yield from (field.label, field.hint, field.example, *(option.label for option in field.options))
        return
    yield from (card.title, card.preview or "")
    for block in card.blocks:
        match block:
            case Line(text, _) | Row(text, _):
                yield plain(text)
            case Copy():
                yield block.label
            case _ if hasattr(block, "rows"):
                for row in block.rows:
                    yield from (row.name, plain(row.value))
    for control in controls(card):
        yield control.label
        if isinstance(control, Choice):
            yield from (option.label for option in control.options)


def test_the_gallery_holds_every_card_and_form():
    shown = {function(each) for each in EVERYTHING}
    missing = {name for name, made in gallery.functions() if _shows(made)} - shown
    assert not missing, missing
    assert len(EVERYTHING) > 500


def _shows(made: object) -> bool:
    hint = inspect.signature(made).return_annotation  # type: ignore[arg-type]
    return hint in (Card, Form, str)


def test_every_card_and_form_is_the_same_after_the_wire():
    for each in CARDS + FORMS:
        assert decode(encode(each.made)) == each.made, each.name


def test_every_control_fits_the_platforms_and_is_declared():
    for each in CARDS:
        assert isinstance(each.made, Card)
        primary = 0
        for control in controls(each.made):
            assert 0 < len(control.label) <= 75, (each.name, control.label)
            if isinstance(control, Link):
                assert control.url.startswith(("mailto:", "https://")), each.name
                continue
            known = {*EVERY.actions, "command", "form.open", "form.save", "form.send"}
            assert control.action in known, (each.name, control.action)
            assert len(control.value) <= 100, (each.name, control.value)
            if isinstance(control, Button):
                primary += control.style is Style.PRIMARY
            if isinstance(control, Choice):
                assert 1 <= len(control.options) <= 25, each.name
                assert len({option.value for option in control.options}) == len(control.options) or each.hostile or (
                    "found" in each.name or "people" in each.name
                ), each.name
                for option in control.options:
                    assert len(option.value) <= 100, (each.name, option)
                    assert 0 < len(option.label) <= 75, (each.name, option)
        assert primary <= 1, each.name
        assert len(each.made.controls) <= 10, each.name


def test_what_a_button_does_and_with_what_fits_an_id_of_a_hundred_units():
    """A platform may have one id a control for both, counted in UTF-16 units, and marks its kind in four of them."""
    for each in CARDS:
        assert isinstance(each.made, Card)
        for control in controls(each.made):
            if not isinstance(control, Link):
                assert units(control.action + control.value) <= 96, (each.name, control)


def test_every_completion_fits_a_hundred_units_and_stands_for_something():
    found = list(gallery.suggestions())
    assert len({name.split("(")[0] for name, _ in found}) >= 8
    for name, each in found:
        assert 0 < units(each.label) <= 100, (name, each)
        assert 0 < units(each.value) <= 100, (name, each)
        assert not BANNED.search(each.label) or gallery.HOSTILE[:3] in each.label, (name, each)


def test_every_form_has_one_to_five_fields_a_step_and_a_route():
    for each in FORMS:
        form = each.made
        assert isinstance(form, Form)
        assert form.action in EVERY.forms, each.name
        assert all(1 <= len(step.fields) <= 5 for step in form.steps), each.name
        names = [field.name for step in form.steps for field in step.fields]
        assert len(set(names)) == len(names), each.name
        for step in form.steps:
            for field in step.fields:
                assert field.label, each.name
                assert (field.kind is FieldKind.CHOICE) == bool(field.options), (each.name, field.name)
                assert field.limit <= 4000, (each.name, field.name)
        assert len(form.title) <= 24 or each.hostile, (each.name, form.title)
        assert len(form.submit) <= 24, each.name


def test_nothing_of_a_template_is_left_in_the_words():
    for each in OURS:
        for text in strings(each.made):
            if each.name.startswith("templates."):
                # A coach's templates are about placeholders, and name them.
                text = re.sub(r"\{[a-z_.]*\}", "x", text)
            assert "{" not in text, (each.name, text)
            assert "}" not in text, (each.name, text)
            assert "None" not in text.split(), (each.name, text)
            assert "  " not in text.replace("  ", " ", 1), (each.name, text)


def test_hostile_words_come_through_literally():
    """No value is formatted a second time: what looks like a template stays as it was typed."""
    for each in EVERYTHING:
        if not each.hostile:
            continue
        for text in strings(each.made):
            if "<b>" in text:
                assert "<b>{x}</b>" in text or "…" in text, (each.name, text)


def test_the_voice_has_no_forbidden_words_no_cheer_and_no_emoji():
    for each in OURS:
        for text in strings(each.made):
            assert not BANNED.search(text), (each.name, text)
            assert not EMOJI.search(text), (each.name, text)
            assert not re.search(r"\bwe\b|\bus\b", text.replace("the US", "")), (each.name, text)


def test_every_literal_of_cards_and_specs_keeps_to_the_voice():
    """Also what no exhibit happens to show."""
    for module in gallery.modules():
        for node in ast.walk(ast.parse(inspect.getsource(module))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") in ("say", "say_n", "N_"):
                for argument in node.args:
                    if isinstance(argument, ast.Constant) and isinstance(argument.value, str):
                        assert not BANNED.search(argument.value), (module.__name__, argument.value)
                        assert not EMOJI.search(argument.value), (module.__name__, argument.value)
    for spec in EVERY.specs:
        for text in (spec.description, *(option.description for option in spec.options)):
            assert not BANNED.search(text), (spec.path, text)
            assert len(text) <= 100, (spec.path, text)


def test_a_message_is_at_most_sixty_words_outside_drafts():
    for each in OURS:
        if isinstance(each.made, Card) and function(each) not in LISTS and not each.crowd:
            said = [plain(block.text) for block in each.made.blocks if isinstance(block, Line)]
            count = len(" ".join([each.made.title, *said]).split())
            assert count <= 60, (each.name, count, said)


def test_one_question_a_message_and_a_preview_on_everything_unasked():
    for each in OURS:
        if not isinstance(each.made, Card):
            continue
        if each.name.startswith("nudges.") and function(each) not in ("nudges.live_again",):
            assert each.made.preview, each.name
            said = " ".join(plain(block.text) for block in each.made.blocks if isinstance(block, Line))
            assert said.count("?") <= 2, (each.name, said)


@pytest.mark.parametrize(
    ("codes", "sentence"),
    [
        (Trouble, lambda code: afternote.unread(Reader(), Unread(code, "x"))),
        (Rule, lambda code: findings.finding(Reader(), Finding(code, Severity.WARN))),
        (SkipReason, lambda code: dict(forms.SKIP_REASONS)[code]),
        (Because, lambda code: reasons.why_then(Reader(zone="UTC"), Values(hostile=False).nudge(because=code), NOW)),
        (NudgeKind, lambda code: reasons.nudge_name(Reader(), code)),
        (Outcome, lambda code: interviews.outcome_name(Reader(), code)),
    ],
    ids=["Trouble", "Rule", "SkipReason", "Because", "NudgeKind", "Outcome"],
)  # fmt: skip
def test_every_code_has_a_sentence_of_its_own(codes, sentence):
    said = {code: sentence(code) for code in codes}
    assert all(text.strip() for text in said.values())
    assert len(set(said.values())) == len(said), said


@pytest.mark.parametrize("shift", [None, *Shift])
def test_why_a_nudge_comes_then_is_said_in_ten_words(shift):
    for because in Because:
        said = reasons.why(Reader(zone="UTC"), Values(hostile=False).nudge(because=because, shift=shift))
        assert len(said.split()) <= 10, said


def test_every_flag_has_a_sentence_or_none_on_purpose():
    silent = {flag for flag in Flag if afternote.flag(Reader(zone="UTC"), flag, NOW, NOW) is None}
    assert silent <= {Flag.AMPM, Flag.YEAR, Flag.FUTURE_IN_LOG}


def test_every_doubt_has_a_sentence():
    from types import SimpleNamespace

    from bot.handlers import logs

    turn = SimpleNamespace(reader=Reader())
    said = {kind: logs._doubt(turn, Doubt(kind, "x")) for kind in DoubtKind}  # type: ignore[arg-type]
    assert all(said.values())
    assert len(set(said.values())) == len(said)


def test_every_outcome_that_may_be_picked_is_recorded():
    values = {value for value, _ in outcomes.OUTCOMES}
    assert values - {"next round", "acknowledged"} == set(Outcome) - {Outcome.OPEN}


HANDLERS = Path(bot.handlers.__file__).parent


def test_handlers_say_nothing_themselves():
    """Sentences live in cards/; a handler imports no `say`."""
    for path in sorted(HANDLERS.glob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.ImportFrom) and node.module == "bot.cards.words":
                assert not {"say", "say_n"} & {each.name for each in node.names}, path.name


def test_every_card_and_sentence_is_used():
    root = HANDLERS.parent.parent
    used = set()
    for path in [*root.glob("bot/**/*.py"), *root.glob("adapters/**/*.py")]:
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Name):
                used.add(node.id)
            elif isinstance(node, ast.Attribute):
                used.add(node.attr)
    unused = [name for name, _ in gallery.functions() if name.split(".")[1] not in used]
    assert not unused, unused
