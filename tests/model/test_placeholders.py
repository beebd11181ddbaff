"""Placeholders: a fixed few, replaced once; nothing else in a template means anything."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.model.placeholders import Placeholder, filled, folded, lacking, unknown, used

FACTS = {each: f"<{each}>" for each in Placeholder}
_text = st.text(alphabet="{}ab c!.:_\n", max_size=40)


def test_each_is_replaced_and_the_rest_is_literal():
    assert filled("Dear {name}, 100% of {company} {{}}", FACTS) == "Dear <name>, 100% of <company> {{}}"
    assert used("{topic} {name} {topic}") == (Placeholder.TOPIC, Placeholder.NAME)


@given(_text, _text)
def test_what_a_fact_brings_in_is_never_read_again(before, fact):
    facts = {**FACTS, Placeholder.TOPIC: fact + "{name}"}
    assert filled("x{topic}y", facts) == f"x{fact}{{name}}y"
    assert "{name}" in filled(before.replace("{", "") + "{topic}", facts)


@pytest.mark.parametrize(
    "text", ["{{ ''.__class__ }}", "{interviewer.__init__}", "{x!r:>999999999}", "{name.__class__}", "{0}", "{}"]
)
def test_h14_what_looks_like_a_placeholder_is_named_and_never_run(text):
    assert unknown(text)
    assert filled(text, FACTS) == text


@given(_text)
def test_a_text_without_a_known_one_comes_out_as_it_went_in(text):
    assert filled(text, FACTS) == text or used(text)


def test_a_fact_that_is_empty_is_lacking():
    assert lacking("{name} {topic}", {Placeholder.NAME: "Grace", Placeholder.TOPIC: "  "}) == (Placeholder.TOPIC,)


def test_names_are_compared_without_case_spaces_and_signs():
    assert folded("  /Note  LIST ") == folded("note list")
    assert folded("{Topic}") == "topic"
