"""Every form, as Discord gets it and gives it back; and what Discord carries for us."""

from dataclasses import replace

import pytest
from discord.components import _component_factory
from hypothesis import example, given, settings
from hypothesis import strategies as st

from adapters.discord import coding
from adapters.discord.forms import form_modal
from adapters.ground.lengths import clean
from bot.cards.words import Reader
from bot.chat.card import Option
from bot.chat.form import Field, FieldKind, Form, Step
from bot.reading import zones
from tests.adapters.discord.payload_checks import problems_of_modal
from tests.contract import gallery
from tests.contract.discord_readback import (
    BOX,
    FILES,
    INPUT,
    LABEL,
    RADIO,
    SELECT,
    TEXT,
    asked_everywhere,
    live_in,
    sent,
    shown_by,
    squeezed,
    units,
)

FORMS = [(each.name, each.made) for each in gallery.exhibits() if isinstance(each.made, Form)]
NOW = gallery.NOW
READERS = (*gallery.READERS, Reader(locale="pt-BR"), Reader(locale="de"))


def steps_of(form: Form) -> list[Form]:
    return [replace(form, id="0123456789abcdef", step=step) for step in range(len(form.steps))]


def boxes(modal: dict) -> list[str]:
    """The fields that are a box to tick."""
    return [each["component"]["custom_id"] for each in labels(modal) if each["component"]["type"] == BOX]


def labels(modal: dict) -> list[dict]:
    return [each for each in modal["components"] if each["type"] == LABEL]


def ask(*fields: Field, **form) -> dict:
    given = {"id": "f1", "title": "Log", "action": "x", "value": "", "submit": "Save", **form}
    return form_modal(Form(steps=(Step(fields),), **given), now=NOW)


# Limits and words.


def test_every_step_of_every_form_is_within_every_limit():
    for name, form in FORMS:
        for each in steps_of(form):
            for reader in READERS:
                for now in (None, NOW):
                    assert problems_of_modal(form_modal(each, reader=reader, now=now)) == [], name


def test_the_kit_takes_every_part_of_a_modal_and_gives_it_back_as_it_is():
    for name, form in FORMS:
        for each in form_modal(form, now=NOW)["components"]:
            made = _component_factory(each)
            assert made is not None, name
            given = made.to_dict()
            assert given["type"] == each["type"], name
            if each["type"] == LABEL:
                assert (given["label"], given.get("description")) == (each["label"], each.get("description")), name
                for key, value in each["component"].items():
                    if key != "options":
                        assert given["component"][key] == value, (name, key)


def test_every_word_of_a_form_is_in_its_modal():
    for name, form in FORMS:
        for each in steps_of(form):
            modal = form_modal(each)
            said = [modal["title"], shown_by(modal["components"])]
            for one in labels(modal):
                said += [one["label"], one.get("description", "")]
                said += [option["label"] for option in one["component"].get("options", ())]
            words = squeezed("\n".join(said))
            answers = squeezed("".join(one["component"].get("value", "") for one in labels(modal)))
            fields = each.steps[each.step].fields
            # A name that is longer than any is cut.
            assert all(squeezed(each.label)[:40] in words for each in fields), name
            assert squeezed(each.title) in words, name
            # Where there is room for one of them, what the form says of itself takes the place of a hint.
            crowded = len(fields) == 5 and each.intro
            assert crowded or all(squeezed(field.hint) in words for field in fields), name
            for word in each.intro.split():
                assert squeezed(word) in words or len(word) > 45, (name, word)
            for field in fields:
                # A box that is ticked says yes without the word.
                for option in field.options if field.name not in boxes(modal) else ():
                    assert squeezed(option.label)[:90] in words, (name, field.name)
                if field.kind is not FieldKind.CHOICE:
                    assert squeezed(each.filled.get(field.name, "")[:7900]) in answers, (name, field.name)
            if len(each.steps) > 1:
                assert f"Step {each.step + 1} of {len(each.steps)}" in "\n".join(said), name


def test_nothing_in_a_form_is_live():
    for _, form in FORMS:
        assert {kind for kind, _ in live_in(form_modal(form)["components"])} == set()
    assert live_in(form_modal(asked_everywhere("**b** @everyone"))["components"]) == set()


@settings(deadline=None, derandomize=True, max_examples=60)
@given(st.text(st.characters(), max_size=300) | st.text("*_<>:@\n \U0001f984a", max_size=5000))
def test_whatever_is_typed_fits_and_is_never_live(typed):
    for step in range(3):
        for now in (None, NOW):
            modal = form_modal(replace(asked_everywhere(typed or "a"), step=step), now=now)
            assert problems_of_modal(modal) == []
            assert live_in(modal["components"]) == set()


# What comes back.


def test_a_form_sent_as_it_stands_gives_back_what_was_filled_in():
    for name, form in FORMS:
        for each in steps_of(form):
            modal = form_modal(each)
            values = coding.values(sent(modal, {}))
            for field in each.steps[each.step].fields:
                filled = clean(each.filled.get(field.name, ""))
                if field.kind is FieldKind.CHOICE and filled not in [one.value for one in field.options]:
                    filled = ""
                free = 5 - len(each.steps[each.step].fields)
                back = values.pop(field.name)
                # Of what no modal can hold as much is there as it can.
                assert back == filled or (filled.startswith(back) and units(back) > 4000 * free), (name, field.name)
            assert values == {}, name
            assert coding.decode_form(modal["custom_id"]) == (each.id, each.step)


def test_answers_of_every_kind_are_read_back_by_the_name_of_their_field():
    modal = ask(
        Field("company", "Company", required=True), Field("people", "People", FieldKind.TEXT),
        Field("when", "When", FieldKind.WHEN, required=True), Field("zone", "Zone", FieldKind.ZONE),
        Field("format", "How", FieldKind.CHOICE, options=(Option("Phone", "phone"), Option("Rather not say", ""))),
    )  # fmt: skip
    typed = {"Company": "~Acme", "People": "Grace\nAda", "When": "tue 3pm", "Zone": "Europe/Berlin", "How": "Phone"}
    read = {"company": "~Acme", "people": "Grace\nAda", "when": "tue 3pm", "zone": "Europe/Berlin", "format": "phone"}
    assert coding.values(sent(modal, typed)) == read
    assert coding.values(sent(modal, {"How": "Rather not say"}))["format"] == ""
    assert coding.values(sent(modal, {})) == dict.fromkeys(read, "")


def test_an_answer_in_a_row_is_read_like_one_under_a_label():
    row = {"type": 1, "components": [{"type": 4, "custom_id": "company", "value": "Acme"}]}
    assert coding.values([row]) == {"company": "Acme"}


def test_a_zone_may_be_picked_or_typed_and_what_is_typed_wins():
    modal = ask(Field("zone", "Your time zone", FieldKind.ZONE, hint="A city near you", required=True))
    picker, typed = labels(modal)
    assert (picker["component"]["type"], typed["component"]["type"]) == (SELECT, INPUT)
    assert (picker["label"], typed["label"]) == ("Your time zone", "Or type a city")
    assert not picker["component"]["required"]
    assert not typed["component"]["required"]
    berlin = next(each for each in picker["component"]["options"] if each["value"] == "Europe/Berlin")
    assert "Berlin" in berlin["label"]
    assert "4:00 pm" in berlin["label"]

    def back(picked, written):
        answers = sent(modal, {})
        answers[0]["component"]["values"], answers[1]["component"]["value"] = picked, written
        return coding.values(answers)

    assert back(["Europe/Berlin"], "") == {"zone": "Europe/Berlin"}
    assert back(["Europe/Berlin"], " ") == {"zone": "Europe/Berlin"}
    assert back(["Europe/Berlin"], "Chicago") == {"zone": "Chicago"}
    assert back([], "Chicago") == {"zone": "Chicago"}
    assert back([], "") == {"zone": ""}


def test_the_zones_to_pick_begin_with_those_of_the_readers_country_and_each_is_one_we_read():
    field = Field("zone", "Your time zone", FieldKind.ZONE)
    form = Form("f1", "Zone", "x", "", (Step((field,)),), "Save")
    for reader, first in (
        (Reader(locale="en-GB"), "Europe/London"), (Reader(locale="de"), "Europe/Berlin"),
        (Reader(locale="pt-BR"), "America/Sao_Paulo"), (Reader(country="IN"), "Asia/Kolkata"),
    ):  # fmt: skip
        options = labels(form_modal(form, reader=reader, now=NOW))[0]["component"]["options"]
        assert options[0]["value"] == first
        assert len({each["value"] for each in options}) == len(options) <= 25
        assert all(zones.named(each["value"]) == each["value"] for each in options)


def test_a_zone_that_is_filled_in_or_has_no_room_is_typed_alone():
    field = Field("zone", "Your time zone", FieldKind.ZONE)
    assert len(labels(ask(field, filled={"zone": "Europe/Berlin"}))) == 1
    assert len(labels(ask(*(Field(f"a{n}", "A") for n in range(4)), field))) == 5
    assert len(labels(form_modal(Form("f1", "Zone", "x", "", (Step((field,)),), "Save")))) == 1


@settings(deadline=None, derandomize=True, max_examples=80)
@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]) | st.just("\n"), max_size=60), st.integers(0, 160))
def test_an_answer_too_long_for_one_input_is_in_several_and_comes_back_whole(text, times):
    body = (text * times)[:9000]
    modal = ask(Field("body", "Note", FieldKind.TEXT, limit=4000), filled={"body": body})
    assert problems_of_modal(modal) == []
    assert coding.values(sent(modal, {})) == {"body": body}


# How it looks.


def test_the_title_says_which_step_it_is_where_there_is_room():
    field = Field("a", "A")
    form = Form("f", "Settings", "x", "", (Step((field,)), Step((field,))), "Save")
    assert form_modal(form)["title"] == "Settings · Step 1 of 2"
    long = form_modal(replace(form, title="Change the interview of last week, please"))
    assert long["title"] == "Change the interview of last week, please"
    assert shown_by(long["components"]) == "Step 1 of 2"


def test_a_title_too_long_for_the_top_stands_whole_below():
    modal = ask(Field("a", "A"), title="Change the interview of last week at Northwind Traders")
    assert modal["title"] == "Change the interview of last week at…"
    assert shown_by(modal["components"]) == "Change the interview of last week at Northwind Traders"


def test_an_intro_stands_above_and_where_there_is_no_room_under_what_is_asked():
    company, role = Field("company", "Company", required=True), Field("role", "Role")
    when = Field("when", "When", FieldKind.WHEN, required=True, hint="Past or ahead")
    modal = ask(company, intro="At what time?")
    assert [each["type"] for each in modal["components"]] == [TEXT, LABEL]
    five = (company, role, when, Field("a", "A"), Field("b", "B"))
    full = ask(*five, intro="At what time?", filled={"company": "Acme"})
    assert [each.get("description") for each in labels(full)] == [None, None, "At what time? Past or ahead", None, None]
    unread = 'I couldn\'t read "thurdsay". Try "tomorrow 3pm", or a day of the calendar and a time, as you like.'
    read = ask(*five, intro=unread, filled={"company": "Acme", "when": "thurdsay"})
    assert [each.get("description") for each in labels(read)] == [None, None, unread, None, None]
    none = ask(*(Field(f"a{n}", "A", hint="A hint") for n in range(5)), intro="Acme. Half is fine.")
    assert [each["description"] for each in labels(none)] == ["Acme. Half is fine. A hint", *["A hint"] * 4]


def test_an_intro_too_long_for_one_field_goes_through_them_from_the_top_and_no_word_is_lost():
    hints = ("", "", "A day and a time, past or ahead", "One a line; title and e-mail if you have them", "")
    fields = tuple(Field(f"a{n}", "A", hint=hint, required=n == 2) for n, hint in enumerate(hints))
    asks = ("I read English so far; the form takes any script.", "I didn't place this: " + "Vorstellungsgespräch " * 8,
            "Did you mean 10 am or 10 pm?")  # fmt: skip
    said = [each["description"] for each in labels(ask(*fields, intro="\n".join(asks)))]
    assert said[0] == asks[0]
    assert said[2].endswith(hints[2])
    assert said[3].endswith(hints[3])
    assert all(units(each) <= 100 for each in said)
    told = squeezed("".join(each.removesuffix(hint) for each, hint in zip(said, hints, strict=True)))
    assert told == squeezed("".join(asks))
    crowded = labels(ask(*fields, intro="w" * 2000))
    assert crowded[-1]["description"].endswith("…")
    assert problems_of_modal(ask(*fields, intro="w" * 2000)) == []


def test_a_label_too_long_for_its_place_stands_whole_under_it():
    modal = ask(Field("a", "What you talked about with Maximiliane-Charlotte", hint="A few words"))
    (label,) = labels(modal)
    assert label["label"] == "What you talked about with…"
    assert label["description"] == "What you talked about with Maximiliane-Charlotte A few words"


def test_few_answers_are_a_radio_group_and_more_are_a_menu():
    for count, kind in ((1, SELECT), (2, RADIO), (10, RADIO), (11, SELECT), (25, SELECT)):
        options = tuple(Option(f"Answer {n}", str(n)) for n in range(count))
        modal = ask(Field("a", "A", FieldKind.CHOICE, options=options), filled={"a": str(count - 1)})
        (label,) = labels(modal)
        assert label["component"]["type"] == kind
        chosen = [each["label"] for each in label["component"]["options"] if each.get("default")]
        assert chosen == [f"Answer {count - 1}"]
        assert problems_of_modal(modal) == []


def test_an_input_is_as_long_as_its_answer_may_be_and_has_an_example():
    (line,), (text,) = (
        labels(ask(Field("a", "A", FieldKind.LINE, limit=120, example="Acme", required=True))),
        labels(ask(Field("a", "A", FieldKind.TEXT, limit=9000))),
    )
    assert line["component"] == {
        "type": INPUT, "custom_id": "a", "style": 1, "required": True, "max_length": 120, "placeholder": "Acme",
    }  # fmt: skip
    assert (text["component"]["style"], text["component"]["max_length"]) == (2, 4000)
    (longer,) = labels(ask(Field("a", "A", limit=5), filled={"a": "longer than that"}))
    assert longer["component"]["max_length"] == len("longer than that")


# Codes.


@settings(deadline=None, derandomize=True)
@given(st.from_regex(r"[a-z]+\.[a-z_]+", fullmatch=True), st.text(max_size=40), st.integers(0, 200))
def test_an_id_decodes_to_what_it_was_made_of(action, value, n):
    assert coding.decode(coding.press_id(action, value, n)) == coding.Pressed(action, value, False)
    assert coding.decode(coding.choice_id(action, value, n)) == coding.Pressed(action, value, True)


@settings(deadline=None, derandomize=True)
@given(st.text(max_size=40), st.integers(0, 9))
def test_the_id_of_a_form_decodes_to_the_form_and_its_step(form, step):
    assert coding.decode_form(coding.form_id(form, step)) == (form, step)


@settings(deadline=None, derandomize=True)
@example("b:")
@example("f:a")
@given(st.text())
def test_an_id_that_is_not_ours_is_none(text):
    if not text.startswith(("b", "c")):
        assert coding.decode(text) is None
    if not text.startswith("f:"):
        assert coding.decode_form(text) is None
    coding.decode(text)
    coding.decode_form(text)


@pytest.mark.parametrize("junk", [None, 3, "x", [None], [{}], [{"component": None}], [{"component": {"custom_id": 5}}],
                                  [{"components": "x"}], [{"custom_id": "a", "values": 3}]])  # fmt: skip
def test_answers_that_are_none_are_read_as_none(junk):
    assert isinstance(coding.values(junk), dict)


@settings(deadline=None, derandomize=True)
@example("~")
@given(st.text(max_size=20))
def test_an_option_may_have_an_empty_value(value):
    assert coding.picked(coding.option_value(value)) == value
    assert coding.option_value(value)


@settings(deadline=None, derandomize=True)
@given(st.text(max_size=60), st.text(max_size=60))
def test_a_mark_is_the_same_for_a_key_and_another_for_another_and_none_that_discord_gives(first, second):
    assert 1000 < coding.mark(first) < 2**31
    assert (coding.mark(first) == coding.mark(second)) == (first == second)
    assert len({coding.mark(f"0123456789abcdef.{n}") for n in range(2000)}) == 2000


# Yes and no, and files.


YES_NO = (Option("Yes", "yes"), Option("No", "no"))


@pytest.mark.parametrize("filled", ["yes", "no"])
def test_a_choice_of_yes_and_no_is_a_box_to_tick(filled):
    modal = ask(Field("weekends", "Keep weekends free", FieldKind.CHOICE, options=YES_NO), filled={"weekends": filled})
    (asked,) = labels(modal)
    assert asked["label"] == "Keep weekends free"
    assert asked["component"] == {"type": BOX, "custom_id": "weekends", "default": filled == "yes"}
    assert problems_of_modal(modal) == []
    assert _component_factory(asked["component"]).to_dict() == asked["component"]
    assert coding.values(sent(modal, {})) == {"weekends": filled}
    assert coding.values(sent(modal, {"Keep weekends free": "Yes"})) == {"weekends": "yes"}
    assert coding.values(sent(modal, {"Keep weekends free": "No"})) == {"weekends": "no"}


def test_what_is_unanswered_or_has_words_of_its_own_is_no_box():
    clock = (Option("2 pm", "no"), Option("14:00", "yes"))
    for options, filled in ((YES_NO, ""), (clock, "yes"), ((*YES_NO, Option("Ask me", "ask")), "yes")):
        modal = ask(Field("a", "A", FieldKind.CHOICE, options=options), filled={"a": filled})
        assert boxes(modal) == []
        assert coding.values(sent(modal, {})) == {"a": filled}


def test_a_file_is_asked_for_with_an_input_of_its_own_and_is_no_words():
    modal = ask(Field("file", "The file", FieldKind.FILE, hint="An invite", required=True))
    (asked,) = labels(modal)
    assert asked["component"] == {"type": FILES, "custom_id": "file", "required": True}
    assert asked["description"].endswith("An invite")
    assert problems_of_modal(modal) == []
    there = [{"type": 18, "id": 1, "component": {"type": FILES, "id": 2, "custom_id": "file", "values": ["77", "78"]}}]
    assert (coding.values(there), coding.uploads(there)) == ({"file": ""}, {"file": "77"})
    assert coding.uploads(sent(modal, {})) == {}
