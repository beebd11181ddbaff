"""What is too much for one message goes on in further ones: nothing is lost, and nothing is said twice."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from adapters.discord import coding
from adapters.discord.fitting import count, cut
from adapters.discord.render import messages, plain_message
from adapters.discord.text import fenced
from bot.chat.card import (
    Anchor,
    Button,
    Card,
    Choice,
    CommandName,
    Copy,
    Fact,
    Facts,
    Line,
    Link,
    Mood,
    Option,
    Quote,
    Row,
    Strong,
    When,
    plain,
)
from bot.chat.words import shown_lines
from tests.contract.discord_readback import (
    ROW,
    displays,
    elements_of,
    live_in,
    problems_of,
    shown_by,
    squeezed,
    things_of,
    units,
    walked,
)
from tests.contract.gallery import NOW

END = Button("The end", "note.of", "e")
OPEN = Button("Open", "note.open", "1")
LAST = ("press", "note.of", "e", 2)


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


def is_fit(card: Card) -> None:
    for each in (*messages(card, key="k.1"), plain_message(card, key="k.1")):
        assert problems_of(each.body()) == []
        assert problems_of(each.first_step()) == []


def test_a_long_answer_goes_on_in_further_messages_and_keeps_its_ending():
    card = long_answer()
    is_fit(card)
    first, *rest = messages(card, key="k.1")
    assert rest
    shown = squeezed(" ".join(shown_by(each.components) for each in (first, *rest)))
    bare = Card(card.title, tuple(Row(each.text) if isinstance(each, Row) else each for each in card.blocks))
    for line in shown_lines(bare):
        assert shown.count(squeezed(line)) >= 1
    assert shown_by(first.components).startswith("Saved 50 interviews")
    assert not any("Saved 50" in shown_by(each.components) for each in rest)
    assert first.components[0]["id"] == coding.mark("k.1")
    assert shown_by(rest[-1].components).endswith("Only you see this.")
    assert [LAST in things_of(each.components) for each in (first, *rest)] == [*[False] * len(rest), True]
    assert things_of([rest[-1].components[0]["components"][-1]]) == [LAST]


def test_every_control_of_several_messages_is_there_once_and_its_id_is_its_own():
    several = messages(Card("", rows(80, "Open", "Sent", "Skip"), (END,)))
    assert len(several) > 2
    assert sorted(thing[1:3] for each in several for thing in things_of(each.components)) == sorted(
        [*((f"note.{word}", f"{n}") for n in range(80) for word in ("open", "sent", "skip")), ("note.of", "e")]
    )
    for each in several:
        ids = [one["custom_id"] for one in elements_of(each.components)]
        assert len(set(ids)) == len(ids)


def test_the_controls_never_stand_alone_and_a_line_stays_with_the_rows_it_speaks_of():
    for many in range(8, 40):
        card = Card("", rows(many, "Undo"), (END, Link("Read", "https://x.example")))
        assert all(shown_by(each.components).strip() for each in messages(card)), many
        heads = (*rows(many, "Undo", words="y"), Line(("And these:",)), *rows(30, "Undo", words="z"))
        for each in messages(Card("", heads)):
            assert not shown_by(each.components).strip().endswith("And these:"), many


def test_many_short_paragraphs_are_one_message_where_they_can_be():
    card = Card("Many", tuple(Line((f"Line {n}.",)) for n in range(60)), (END,))
    (message,) = messages(card)
    assert shown_by(message.components).splitlines() == ["Many", *(f"Line {n}." for n in range(60))]


BLOCKS = st.one_of(
    st.builds(lambda words: Line((words,)), st.text(min_size=1, max_size=2900)),
    st.builds(lambda words: Line((words, Strong(words)), Mood.QUIET), st.text(min_size=1, max_size=900)),
    st.builds(lambda words: Row((words,)), st.text(min_size=1, max_size=900)),
    st.builds(lambda words: Row((words,), (OPEN,)), st.text("*a\n ", min_size=1, max_size=4000)),
    st.builds(lambda words: Copy("Text", words), st.text(min_size=1, max_size=9000)),
    st.builds(lambda words: Quote(words), st.text("a\n`*", min_size=1, max_size=5000)),
    st.builds(lambda words: Facts((Fact("a", (words,)),) * 8), st.text(min_size=1, max_size=900)),
)


@settings(deadline=None, derandomize=True, max_examples=25)
@given(st.lists(BLOCKS, max_size=40), st.booleans())
def test_however_much_there_is_each_message_fits_and_no_control_is_lost(blocks, discreet):
    card = Card("Much", tuple(blocks), (END,), preview="Something." if discreet else None)
    is_fit(card)
    things = [thing for each in messages(card) for thing in things_of(each.components)]
    assert things == [*[("press", "note.open", "1", 2)] * sum(
        isinstance(each, Row) and bool(each.controls) for each in blocks), LAST]  # fmt: skip


@settings(deadline=None, derandomize=True, max_examples=40)
@given(st.text("ab *_\n\U0001f984<:", min_size=1, max_size=700), st.integers(1, 16))
def test_of_one_long_text_no_word_is_lost_wherever_it_stands(text, times):
    long = text * times
    for block in (
        Line((long,)), Line((Strong(long),)), Line((long,), Mood.QUIET), Line((long,), Mood.LOOK), Row((long,)),
        Line((When(NOW, long), CommandName(long), Anchor(long, "https://x.example"))), Row((long,), (END,)),
        Quote(long), Facts((Fact("a", (long,)),)), Facts((Fact(long, ("a",)),)), Copy("", long), Copy(long, "a"),
    ):  # fmt: skip
        card = Card("", (block,))
        is_fit(card)
        shown = squeezed("".join(shown_by(each.components) for each in messages(card)))
        plainly = plain(block.text) if isinstance(block, Line | Row) else long
        assert squeezed(plainly) in shown
    card = Card(long, (Line(("Ready.",)),))
    is_fit(card)
    assert squeezed(long) in squeezed("".join(shown_by(each.components) for each in messages(card)))


def test_a_text_to_copy_is_never_cut_short():
    typed = {name: f"{name} " + "é" * 3990 for name in ("Company", "Role", "When", "People", "Question")}
    card = Card("", (Line(("This is what you typed:",)), *(Copy(name, text) for name, text in typed.items())))
    is_fit(card)
    posted = squeezed("".join(shown_by(each.components) for each in messages(card)))
    assert all(squeezed(text) in posted for text in typed.values())


def test_what_is_just_short_enough_for_its_place_fits_with_what_stands_above_it():
    most = (("*" * 300, "*" * 300, "x" * 3300), ("*" * 60, "", "*`" * 1600), ("T", "_" * 299, "```" * 800))
    for title, label, text in most:
        card = Card(title, (Copy(label, text),), (END,))
        is_fit(card)
        shown = squeezed("".join(shown_by(each.components) for each in messages(card)))
        assert shown == squeezed(title + label + text)


def test_many_lines_that_belong_together_are_as_many_paragraphs_as_it_takes():
    quiet = tuple(Line((f"{n} " + "a\n" * 940,), Mood.QUIET) for n in range(4))
    look = tuple(Line((f"{n} " + "*" * 700,), Mood.LOOK) for n in range(20))
    facts = Facts(tuple(Fact(f"Name {n}", ("v" * 300,)) for n in range(40)))
    for blocks in (quiet, look, rows(60), (facts,)):
        card = Card("", blocks, (END,))
        is_fit(card)
        shown = squeezed("".join(shown_by(each.components) for each in messages(card)))
        assert all(squeezed(line) in shown for line in shown_lines(Card("", blocks)))


def test_a_long_text_is_cut_into_parts_that_look_like_the_whole_and_a_label_is_said_once():
    long = "word " * 900
    for block, look in ((Line((long,)), set()), (Line((Strong(long),)), {"strong"}), (Row((long,)), set())):
        several = messages(Card("", (block,)))
        assert {kind for each in several for kind, _ in live_in(each.components)} == look
    for label, text in (("Note", "x" * 9000), ("Note " + "y" * 400, "x")):
        several = messages(Card("", (Copy(label, text),)))
        assert "".join(shown_by(each.components) for each in several).count("Note") == 1


def test_a_whole_note_to_copy_stands_in_one_box():
    note = "Dear Priya,\n\n" + "thanks for the talk. " * 150
    (message,) = messages(Card("", (Line(("Ready.",)), Copy("Note", note))))
    assert displays(message.components)[1] == f"**Note**\n```\n{note}\n```"


@settings(deadline=None, derandomize=True, max_examples=100)
@given(st.text("ab \n`\U0001f984", max_size=900), st.integers(20, 200))
def test_what_is_cut_fits_together_again(text, limit):
    for shown in (str, fenced):
        parts = list(cut(text, limit, shown))
        assert "".join(parts) == text
        assert all(units(shown(each)) <= limit for each in parts)


@pytest.mark.parametrize("many", [1, 5, 6, 13, 24, 25, 26, 60, 120])
def test_however_many_controls_there_are_all_are_there_and_each_message_fits(many):
    buttons = tuple(Button(f"B{n}", f"a.b{n}", "v") for n in range(many))
    choices = tuple(Choice(f"C{n}", f"a.c{n}", "v", (Option("A", "a"),)) for n in range(many // 5))
    every = (*buttons, *choices)
    for card in (Card("", (Line(("Ready.",)),), every), Card("", (Row(("Ready.",), every),))):
        is_fit(card)
        things = [thing[1] for each in messages(card) for thing in things_of(each.components)]
        assert things == [*(f"a.b{n}" for n in range(many)), *(f"a.c{n}" for n in range(many // 5))]


def test_the_words_of_a_delivery_have_five_rows_beside_them_at_most():
    (message,) = messages(Card("", (Line(("Ready.",)),), tuple(Button(f"B{n}", f"a.b{n}") for n in range(28))))
    assert len(message.rows) == 5
    assert {each["type"] for each in message.rows} == {ROW}


def test_components_are_counted_as_discord_counts_them():
    for card in (long_answer(), Card("", rows(6, "Undo"), (END,))):
        for each in messages(card):
            assert sum(map(count, each.components)) == len(list(walked(each.components)))
