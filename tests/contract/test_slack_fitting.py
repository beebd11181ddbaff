"""What is too much for one message or one view, and controls that are too many: nothing is lost, and all is said."""

import re

from hypothesis import given, settings
from hypothesis import strategies as st

from adapters.ground.lengths import clip_words, units
from adapters.slack import coding, limits
from adapters.slack.coding import Behind
from adapters.slack.controls import OF_CARD, OF_ROW
from adapters.slack.forms import form_view
from adapters.slack.render import card_view, home_view, messages, plain_message
from bot.cards.words import Reader
from bot.chat.card import Button, Card, Choice, Copy, Fact, Facts, Line, Link, Mood, Option, Row, Style
from bot.chat.form import Field, FieldKind, Form, Step
from bot.chat.words import shown_lines
from tests.contract.readback import (
    decoded,
    elements_of,
    is_fit,
    parts_of,
    shown_by,
    squeezed,
    things_of,
    without_style,
)

END = Button("The end", "note.of", "e")
LAST = ("press", "note.of", "e", None)


def rows(count: int, *controls: str, words: str = "x" * 200) -> tuple[Row, ...]:
    return tuple(
        Row((f"{n} {words}",), tuple(Button(each, f"note.{each.lower()}", f"{n}") for each in controls))
        for n in range(count)
    )


def long_answer() -> Card:
    return Card(
        "Saved 50 interviews",
        (
            *rows(50, "Undo"),
            Line(("These lines need a company and a time; nothing of them is saved:",)),
            *rows(50, words="inc"),
            Line(("Only you see this.",), Mood.QUIET),
        ),
        (END,),
    )


# Messages.


def test_a_long_answer_goes_on_in_further_messages_and_keeps_its_ending():
    card = long_answer()
    is_fit(card)
    first, *rest = messages(card, key="k.1")
    assert rest
    shown = squeezed(" ".join(shown_by(each.blocks) for each in (first, *rest)))
    for line in shown_lines(Card(card.title, tuple(Row(each.text) if isinstance(each, Row) else each
                                                   for each in card.blocks))):  # fmt: skip
        assert squeezed(line) in shown
    assert "(+" not in shown
    assert shown_by(first.blocks).startswith("Saved 50 interviews")
    assert not any("Saved 50" in shown_by(each.blocks) for each in rest)
    assert first.blocks[0]["block_id"] == "k:k.1"
    assert "Only you see this." in shown_by(rest[-1].blocks)
    assert [LAST in things_of(each.blocks) for each in (first, *rest)] == [*[False] * len(rest), True]
    assert things_of([rest[-1].blocks[-1]]) == [LAST]


def test_each_of_several_messages_says_in_words_what_it_shows_or_what_the_card_says_of_itself():
    for each in messages(long_answer()):
        said = parts_of(each.text)
        assert not said.endswith("…")
        assert squeezed(shown_by(each.blocks, controls=False)) == squeezed(said)
    discreet = Card("A", rows(60, "Undo"), preview="Afternote has something for you.")
    several = messages(discreet)
    assert len(several) > 1
    assert {each.text for each in several} == {"Afternote has something for you."}


def test_every_control_of_several_messages_is_there_once_and_its_id_is_its_own():
    card = Card("", rows(80, "Open", "Sent", "Skip"), (END,))
    several = messages(card)
    assert len(several) > 2
    assert sorted(thing[1:3] for each in several for thing in things_of(each.blocks)) == sorted(
        [*((f"note.{word}", f"{n}") for n in range(80) for word in ("open", "sent", "skip")), ("note.of", "e")]
    )
    for each in several:
        ids = [one["action_id"] for one in elements_of(each.blocks)]
        assert len(set(ids)) == len(ids)


def test_the_controls_never_stand_alone_and_a_line_stays_with_the_rows_it_speaks_of():
    for count in range(40, 60):
        card = Card("", rows(count, "Undo"), (END, Link("Read", "https://x.example")))
        assert all(shown_by(each.blocks, controls=False).strip() for each in messages(card)), count
        heads = (*rows(count, "Undo", words="y"), Line(("And these:",)), *rows(30, "Undo", words="z"))
        for each in messages(Card("", heads)):
            assert not shown_by(each.blocks, controls=False).strip().endswith("And these:"), count


BLOCKS = st.one_of(
    st.builds(lambda words: Line((words,)), st.text(min_size=1, max_size=2900)),
    st.builds(lambda words: Line((words,), Mood.QUIET), st.text(min_size=1, max_size=900)),
    st.builds(lambda words: Row((words,)), st.text(min_size=1, max_size=900)),
    st.builds(lambda words: Row((words,), (Button("Open", "note.open", "1"),)), st.text(min_size=1, max_size=900)),
    st.builds(lambda words: Copy("Text", words), st.text(min_size=1, max_size=9000)),
    st.builds(lambda words: Facts((Fact("a", (words,)),) * 8), st.text(min_size=1, max_size=900)),
)


@settings(deadline=None, derandomize=True, max_examples=25)
@given(st.lists(BLOCKS, max_size=70), st.booleans())
def test_however_much_there_is_each_message_fits_and_nothing_is_said_twice(blocks, discreet):
    card = Card("Much", tuple(blocks), (END,), preview="Something." if discreet else None)
    is_fit(card)
    things = [thing for each in messages(card) for thing in things_of(each.blocks)]
    assert things == [*[("press", "note.open", "1", None)] * sum(
        isinstance(each, Row) and bool(each.controls) for each in blocks), LAST]  # fmt: skip


# Views.


def test_a_view_leaves_out_rows_before_anything_else_and_says_how_many_and_where_they_are():
    for count in (12, 60, 200):
        ending = (Line(("These need a time:",)), Line(("Only you see this.",), Mood.QUIET))
        card = Card("Many", (*rows(count, "Open", "Sent"), *ending), (END,))
        is_fit(card)
        for view in (card_view(card, behind=Behind()), home_view(card)):
            words = shown_by(view["blocks"])
            shown = sum(thing[1] == "note.open" for thing in things_of(view["blocks"]))
            said = re.search(r"(\d+) more have no room here. In Messages, /interview list and /note list", words)
            assert shown + int(said[1] if said else 0) == count
            assert "These need a time:" in words
            assert "Only you see this." in words
            assert things_of(view["blocks"])[-1] == LAST


def test_of_a_plain_list_every_line_that_is_left_out_is_counted():
    card = Card("Many", rows(300, words="x" * 400), (END,))
    for view in (card_view(card, behind=Behind()), home_view(card)):
        words = shown_by(view["blocks"])
        said = re.search(r"(\d+) more have no room here", words)
        assert said
        assert words.count("x" * 400) + int(said[1]) == 300


def test_a_view_of_words_alone_is_cut_at_its_end_and_says_so():
    card = Card("Many", tuple(Line((f"{n} " + "é" * 2900,)) for n in range(30)), (END,))
    is_fit(card)
    for view in (card_view(card, behind=Behind()), home_view(card)):
        words = shown_by(view["blocks"])
        said = re.search(r"(\d+) more have no room here", words)
        assert said
        assert words.count("é" * 2900) + int(said[1]) == 30
        assert "0 é" in words
        assert things_of(view["blocks"])[-1] == LAST


# Controls.


def kinds(blocks) -> list[str]:
    return [each["type"] for each in elements_of(blocks)]


def buttons(count: int, style: Style = Style.PLAIN) -> tuple[Button, ...]:
    return tuple(Button(f"B{n}", f"a.b{n}", "v", style) for n in range(count))


def test_of_many_buttons_a_few_are_in_sight_and_the_rest_are_in_a_menu():
    for most, made in (
        (OF_CARD, lambda several: Card("", (Line(("Ready.",)),), several)),
        (OF_ROW, lambda several: Card("", (Row(("Ready.",), several),))),
    ):
        for count in range(1, 24):
            (message,) = messages(made(buttons(count)))
            seen = kinds(message.blocks)
            assert seen.count("button") <= most
            assert things_of(message.blocks) == [("press", f"a.b{n}", "v", None) for n in range(count)]
            menus = [each["options"] for each in elements_of(message.blocks) if each["type"] == "overflow"]
            assert all(2 <= len(each) <= limits.MENU for each in menus)
            assert bool(menus) == (count > most)
            assert seen == sorted(seen)


def test_what_is_primary_comes_first_and_is_never_in_a_menu():
    card = Card("", (), (*buttons(6), Button("Go", "a.go", "v", Style.PRIMARY)))
    (message,) = messages(card)
    assert things_of(message.blocks)[0] == ("press", "a.go", "v", "primary")
    assert kinds(message.blocks) == ["button", "button", "button", "overflow"]


def test_a_grave_button_that_the_card_asks_about_is_in_sight_and_red():
    card = Card("Delete this?", (), (*buttons(1, Style.GRAVE), *buttons(5)[1:]))
    (message,) = messages(card)
    assert decoded(elements_of(message.blocks)[0]) == ("press", "a.b0", "v", "danger")


def test_what_the_words_of_a_card_name_is_in_sight():
    row = Row(("Priya: 78 words.",), (Button("Open", "a.open"), Button("Sent", "a.sent"), Button("Skip", "a.skip")))
    for words, shown in (
        ("Notes are ready.", ["button", "overflow"]),
        ("Resent and skipped.", ["button", "overflow"]),
        ("Send them, then tap Sent.", ["button", "button", "button"]),
        ("If you'd rather not, tap Skip; that's a fine answer.", ["button", "button", "button"]),
    ):
        (message,) = messages(Card("", (Line((words,)), row)))
        assert kinds(message.blocks) == shown, words
    (message,) = messages(Card("", (Line(("Tap B3, please.",)),), buttons(6)))
    assert [thing[1] for thing in things_of(message.blocks)] == ["a.b0", "a.b1", "a.b3", "a.b2", "a.b4", "a.b5"]


def test_links_and_choices_stay_in_sight_and_the_menu_comes_last():
    choice = Choice("Snooze", "note.snooze", "1", (Option("Tonight", "t"),))
    (message,) = messages(Card("", (), (*buttons(2), Link("Read", "https://x.example"), *buttons(6)[2:], choice)))
    assert kinds(message.blocks) == ["button", "button", "button", "button", "static_select", "overflow"]
    assert ("open", "https://x.example") in things_of(message.blocks)


def test_a_button_whose_value_fits_no_option_stays_a_button():
    long = Button("Long", "a.long", "v" * 200)
    (message,) = messages(Card("", (), (*buttons(5), long)))
    assert ("press", "a.long", "v" * 200, None) in things_of(message.blocks)
    assert kinds(message.blocks).count("overflow") == 1
    assert decoded(next(each for each in elements_of(message.blocks) if each.get("value") == "v" * 200))


def test_two_buttons_that_do_the_same_have_options_of_their_own():
    same = tuple(Button(f"B{n}", "a.b", "v") for n in range(6))
    (message,) = messages(Card("", (), same))
    is_fit(Card("", (), same))
    assert [without_style(each) for each in things_of(message.blocks)] == [("press", "a.b", "v", None)] * 6


def test_a_row_in_plain_blocks_has_its_button_beside_it_so_that_as_much_fits():
    card = Card("Many", rows(48, "Undo"), (END,))
    assert len(plain_message(card).blocks) <= limits.BLOCKS_OF_MESSAGE
    assert things_of(plain_message(card).blocks) == things_of(messages(card)[0].blocks)


# Words that Slack's way of showing adds.


def test_a_heading_is_cut_between_words_where_that_can_be():
    assert clip_words("Change the interview of last week", 24) == "Change the interview of…"
    assert clip_words("Northwind, Junior Developer", 24) == "Northwind, Junior…"
    assert clip_words("Northwind Traders", 24) == "Northwind Traders"
    assert clip_words("Donaudampfschifffahrtsgesellschaft", 24) == "Donaudampfschifffahrts…"
    assert clip_words("A Donaudampfschifffahrtsgesellschaft", 24) == "A Donaudampfschifffahrt…"


@settings(deadline=None, derandomize=True)
@given(st.text(), st.integers(2, 40))
def test_a_heading_is_never_too_long_nor_empty(title, limit):
    assert units(clip_words(title, limit)) <= limit
    assert bool(clip_words(title, limit)) == bool(title)


def test_a_view_of_a_card_has_the_title_of_the_card():
    for title, top in (("Northwind, Junior Developer", "Northwind, Junior…"), ("Acme", "Acme"), ("", "Afternote")):
        view = card_view(Card(title, (Line(("Saved.",)),)), behind=Behind())
        assert view["title"]["text"] == top
        assert title in shown_by([view])


def test_a_moment_says_that_it_may_be_typed_or_picked():
    for hint, said in (
        ("", "Type it, or pick below"),
        ("If they said", "If they said. Type it, or pick below"),
        ("h" * 300, "h" * 126 + "… Type it, or pick below"),
    ):
        field = Field("when", "When", FieldKind.WHEN, hint=hint, example="yesterday 3:30pm")
        view = form_view(Form("f", "Log", "x", "", (Step((field,)),), "Save"), behind=Behind())
        typed, picker = view["blocks"]
        assert typed["hint"]["text"] == said
        assert typed["element"]["placeholder"]["text"] == "yesterday 3:30pm"
        assert picker["label"]["text"] == "Or pick a day and time"


def test_what_a_view_adds_is_said_to_the_reader():
    field = Field("when", "When", FieldKind.WHEN)
    form = Form("f", "Log", "x", "", (Step((field,)), Step((field,))), "Save")
    for reader in (Reader(), Reader(locale="en-GB")):
        view = form_view(form, behind=Behind(), reader=reader)
        assert (view["submit"]["text"], shown_by([view["blocks"][0]])) == ("Continue", "Step 1 of 2")


def test_an_option_of_a_menu_is_decoded_to_its_action_and_value():
    (message,) = messages(Card("", (), tuple(Button(f"B{n}", "note.sent", f"a~{n}" if n else "") for n in range(5))))
    (menu,) = [each for each in elements_of(message.blocks) if each["type"] == "overflow"]
    assert coding.decode_action(menu["action_id"])[0] == coding.MENU
    assert [coding.decode_action(each["value"]) for each in menu["options"]] == [
        ("note.sent", "a~3"),
        ("note.sent", "a~4"),
    ]
