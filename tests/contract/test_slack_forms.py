"""Every form, as Slack gets it and gives it back; and what Slack carries for us."""

import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from adapters.ground.lengths import clean, clip, units
from adapters.slack import coding, limits
from adapters.slack.coding import Behind
from adapters.slack.forms import form_view
from bot.chat.card import (
    Option,
)
from bot.chat.form import Field, FieldKind, Form, Step
from bot.model.moment import Tense
from bot.reading import when
from tests.adapters.slack.blockkit import problems_of_view
from tests.adapters.slack.blockkit import units as units_of
from tests.contract import gallery
from tests.contract.readback import shown_by, squeezed, state_of

FORMS = [(each.name, each.made) for each in gallery.exhibits() if isinstance(each.made, Form)]
NOW = gallery.NOW


def test_every_step_of_every_form_fits_a_modal():
    for name, form in FORMS:
        for step in range(len(form.steps)):
            view = form_view(replace(form, id="0123456789abcdef", step=step), behind=Behind())
            assert problems_of_view(view) == [], name


def test_every_word_of_a_form_is_in_its_view():
    for name, form in FORMS:
        view = json.dumps(form_view(form, behind=Behind()), ensure_ascii=False)
        words = squeezed(shown_by([form_view(form, behind=Behind())]))
        for field in form.steps[form.step].fields:
            assert squeezed(field.label) in words, (name, field.label)
            filled = form.filled.get(field.name, "")
            if units(filled) <= limits.INPUT:
                assert json.dumps(clean(filled), ensure_ascii=False)[1:-1] in view, (name, field.name)
        for text in (form.title, form.intro):
            assert squeezed(text) in words, name
        last = form.step + 1 == len(form.steps)
        assert form_view(form, behind=Behind())["submit"]["text"] == (form.submit if last else "Continue")


def test_a_form_sent_as_it_stands_gives_back_what_was_filled_in():
    for name, form in FORMS:
        for step, asked in enumerate(form.steps):
            view = form_view(replace(form, id="f1", step=step), behind=Behind())
            values = coding.values(state_of(view, {}))
            for field in asked.fields:
                filled = clean(form.filled.get(field.name, ""))
                if field.kind is FieldKind.CHOICE and filled not in [each.value for each in field.options]:
                    filled = ""
                if field.kind is FieldKind.ZONE:
                    filled = clip(filled, limits.OPTION_VALUE)
                assert values.pop(field.name) == filled, (name, field.name)
            assert values == {}, name
            assert coding.decode(view["private_metadata"]) == Behind(form="f1", step=step)


def test_answers_of_every_kind_are_read_back_by_the_name_of_their_field():
    form = Form(
        id="f1", title="Log", action="interview.save", value="", submit="Save",
        steps=(Step((
            Field("company", "Company", required=True), Field("people", "People", FieldKind.TEXT),
            Field("when", "When", FieldKind.WHEN, required=True), Field("zone", "Zone", FieldKind.ZONE),
            Field("format", "How", FieldKind.CHOICE, options=(Option("Phone", "phone"), Option("Rather not say", ""))),
        )),),
    )  # fmt: skip
    view = form_view(form, behind=Behind())
    typed = {"Company": "Acme", "People": "Grace\nAda", "When": "tue 3pm", "Zone": "Europe/Berlin", "How": "Phone"}
    read = {"company": "Acme", "people": "Grace\nAda", "when": "tue 3pm", "zone": "Europe/Berlin", "format": "phone"}
    assert coding.values(state_of(view, typed)) == read
    assert coding.values(state_of(view, {"How": "Rather not say"}))["format"] == ""
    assert coding.values(state_of(view, {})) == dict.fromkeys(read, "")


@settings(deadline=None, derandomize=True)
@given(st.integers(1_000_000_000, 7_000_000_000))
def test_a_picked_moment_wins_over_a_typed_one_and_is_read_as_that_moment(seconds):
    field = Field("when", "When", FieldKind.WHEN)
    form = Form("f1", "Snooze until", "snooze.at", "", (Step((field,)),), "Save")
    view = form_view(form, behind=Behind())
    picker = next(each["label"]["text"] for each in view["blocks"] if each["element"]["type"] == "datetimepicker")
    said = coding.values(state_of(view, {"When": "monday", picker: seconds}))["when"]
    assert datetime.fromisoformat(said) == datetime.fromtimestamp(seconds, UTC)
    again = form_view(replace(form, filled={"when": said}), behind=Behind())
    assert coding.values(state_of(again, {}))["when"] == said


def test_a_picked_moment_is_one_that_the_core_reads():
    at = NOW + timedelta(days=2, minutes=35)
    read = when.read(at.isoformat(), now=NOW, zone="America/New_York", tense=Tense.FUTURE)
    assert isinstance(read, when.When)
    assert read.start == at


@settings(deadline=None, derandomize=True, max_examples=80)
@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]) | st.just("\n"), max_size=60), st.integers(0, 130))
def test_an_answer_too_long_for_one_input_is_in_several_and_comes_back_whole(text, times):
    body = (text * times)[:9000]
    form = Form("f1", "Edit", "note.save", "", (Step((Field("body", "Note", FieldKind.TEXT, limit=4000),)),), "Keep",
                {"body": body})  # fmt: skip
    view = form_view(form, behind=Behind())
    assert problems_of_view(view) == []
    assert coding.values(state_of(view, {})) == {"body": body}


def test_a_required_field_is_required_and_a_moment_may_be_typed_or_picked():
    for _, form in FORMS:
        view = form_view(form, behind=Behind())
        optional = {each["block_id"]: each["optional"] for each in view["blocks"] if each["type"] == "input"}
        for field in form.steps[form.step].fields:
            said = optional[coding.input_id(form.step, field.name)]
            assert said == (not field.required or field.kind is FieldKind.WHEN)


BEHIND = st.builds(
    Behind, form=st.text(max_size=16), step=st.integers(0, 5), url=st.none() | st.text(min_size=1, max_size=4000),
    at=st.integers(0, 2**40), channel=st.none() | st.text(min_size=1, max_size=12), dm=st.booleans(),
    redraw=st.booleans(), view=st.none() | st.text(min_size=1, max_size=12), home=st.booleans(),
)  # fmt: skip


@settings(deadline=None, derandomize=True)
@given(BEHIND)
def test_what_stands_behind_a_view_comes_back_and_fits(behind):
    text = coding.encode(behind)
    assert units_of(text) <= 3000
    back = coding.decode(text)
    assert back in (behind, replace(behind, url=None))
    if behind.url is None or len(behind.url) < 400:
        assert back == behind


@pytest.mark.parametrize("junk", ["", "{", "[]", "null", '{"form": 3}', '{"other": 1}', '{"dm": "yes"}', "[" * 5000])
def test_metadata_that_is_not_ours_is_none(junk):
    assert coding.decode(junk) is None


@settings(deadline=None, derandomize=True)
@given(st.from_regex(r"[a-z]+\.[a-z_]+", fullmatch=True), st.integers(0, 200), st.text(max_size=100) | st.none())
def test_an_action_id_decodes_to_what_it_was_made_of(action, n, value):
    assert coding.decode_action(coding.action_id(action, n, value)) == (action, value)


@settings(deadline=None, derandomize=True)
@given(st.text())
def test_an_id_that_is_not_ours_is_an_action_that_nobody_knows(text):
    action, _ = coding.decode_action(text)
    assert action == text.split("~")[0]
    coding.decode_input(text)
    coding.decode(text)


@settings(deadline=None, derandomize=True)
@example("~")
@given(st.text(max_size=20))
def test_an_option_may_have_an_empty_value(value):
    assert coding.picked(coding.option_value(value)) == value
    assert coding.option_value(value)


def test_a_long_address_to_answer_at_is_left_behind_and_the_rest_is_carried():
    assert coding.decode(coding.encode(Behind(form="f1", at=5, url="https://x.example/" + "y" * 3000))) == Behind(
        form="f1", at=5
    )


def test_a_title_too_long_for_the_top_of_a_view_stands_whole_in_it():
    form = Form("f1", "Change the interview of last week", "interview.save", "", (Step((Field("a", "A"),)),), "Save")
    view = form_view(form, behind=Behind())
    assert view["title"]["text"] == "Change the interview of…"
    assert shown_by([view["blocks"][0]]) == "Change the interview of last week"
    assert view["blocks"][0]["elements"][0]["elements"][0]["style"] == {"bold": True}


def test_few_answers_are_radio_buttons_and_more_are_a_menu():
    for count, kind in ((2, "radio_buttons"), (5, "radio_buttons"), (6, "static_select"), (100, "static_select")):
        options = tuple(Option(f"Answer {n}", str(n)) for n in range(count))
        field = Field("a", "A", FieldKind.CHOICE, hint="h" * 400, options=options)
        view = form_view(Form("f1", "Log", "x", "", (Step((field,)),), "Save", {"a": "1"}), behind=Behind())
        (block,) = view["blocks"]
        assert block["element"]["type"] == kind
        assert block["element"]["initial_option"]["text"]["text"] == "Answer 1"
        assert len(block["element"]["options"]) == count
        assert len(block["hint"]["text"]) == limits.HINT
        assert problems_of_view(view) == []
