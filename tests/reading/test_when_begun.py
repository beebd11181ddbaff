"""Times that are still being typed."""

from hypothesis import given
from hypothesis import strategies as st

from bot.reading.when_begun import MOST, begun
from tests.rows import each_of


@each_of(
    ("typed", "first"),
    [
        ("y", "yesterday"), ("yes", "yesterday"), ("tom", "tomorrow"), ("TOM 3pm", "tomorrow 3pm"),
        ("wedn 2pm", "wednesday 2pm"), ("last f", "last friday"), ("next", "next monday"), ("2 hours a", "2 hours ago"),
        ("fri 3:", "fri 3:00"), ("fri 3:3", "fri 3:30"),
    ],
)  # fmt: skip
def test_the_word_that_is_still_typed_is_taken_to_its_end(typed, first):
    assert begun(typed)[0] == first


@each_of("typed", ["", "  ", "yesterday", "next thurdsay", "soonish", "3:7", "a:", "каждый", "x" * 500])
def test_what_begins_nothing_is_left_alone(typed):
    assert begun(typed) == ()


@given(st.text())
def test_whatever_is_typed_few_ways_lead_on_and_none_back(text):
    found = begun(text)
    assert len(found) <= MOST
    assert len(set(found)) == len(found)
    assert " ".join(text.lower().split()) not in found
