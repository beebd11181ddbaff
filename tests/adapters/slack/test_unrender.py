"""What is read back from the wire is what the core has said: every card and form of the gallery, there and back."""

from dataclasses import replace
from functools import partial

import pytest

from adapters.slack import limits
from adapters.slack.coding import Behind
from adapters.slack.forms import form_view
from adapters.slack.render import card_view, home_view, messages
from bot.chat.card import Button, Card, Choice, Control, Copy, Link, Style
from bot.chat.form import FieldKind, Form
from bot.stage import controls
from tests.adapters.slack.folding import words_alone
from tests.adapters.slack.unrender import card_of, card_of_view, form_of
from tests.adapters.slack.world import Message, View
from tests.contract.gallery import Exhibit, exhibits
from tests.rows import every

EVERY = list(exhibits())
CARDS = [each for each in EVERY if isinstance(each.made, Card)]
FORMS = [each for each in EVERY if isinstance(each.made, Form) and not any(
    field.kind is FieldKind.FILE for step in each.made.steps for field in step.fields
)]  # fmt: skip
"""Without the one that takes a file along: at Slack a file is dropped among the messages."""


def sent(card: Card) -> list[Message]:
    return [
        Message("1.1", "T1", "D1", "B1", text=each.text, blocks=list(each.blocks)) for each in messages(card, key="n1")
    ]


def viewed(body: dict[str, object]) -> View:
    return View(id="V1", team="T1", user="U1", body=body, hash="h", root="V1")


def pressable(control: Control) -> object:
    """What of a control can be read back: words are cut at Slack's limits, and what opens no address is no link."""
    match control:
        case Button(label, action, value, style):
            # In a menu nothing is grave; what is primary never stands in one.
            return (label[:60], action, value, style is Style.PRIMARY)
        case Choice(label, action, value, options):
            return (label[:60], action, value, {each.value for each in options})
        case Link(label, url):
            return (label[:60], url)


def all_of(card: Card) -> list[object]:
    """Every control, those that open something last: in Slack what opens a mail stands apart."""
    found = [pressable(each) for each in controls(card)]
    return sorted(found, key=repr)


@pytest.mark.parametrize("module", sorted({each.name.partition(".")[0] for each in CARDS}))
def test_a_card_is_read_back_with_its_words_and_controls(module):
    every((each.name, partial(the_card_is_read_back, each)) for each in CARDS if each.name.startswith(f"{module}."))


def the_card_is_read_back(exhibit: Exhibit) -> None:
    card = exhibit.made
    assert isinstance(card, Card)
    shown = [card_of(each) for each in sent(card)]
    seen = "".join(line for each in shown for line in words_alone(each))
    # One text that is longer than a text may be is cut, and nothing else is.
    assert [line for line in words_alone(card) if line not in seen and len(line) < limits.TEXT - 500] == []
    assert sorted((each for one in shown for each in all_of(one)), key=repr) == all_of(card)
    if exhibit.crowd:
        return
    for view in (card_view(card, behind=Behind()), home_view(card)):
        again = card_of_view(viewed(view))
        told = "".join(words_alone(again)) + "".join(view.get("title", {}).get("text", "").split())  # type: ignore[attr-defined]
        missing = [line for line in words_alone(unlabelled(card)) if line not in told]
        assert missing == []
        assert all_of(again) == all_of(card)


def unlabelled(card: Card) -> Card:
    """Of a text to copy the text alone."""
    blocks = tuple(replace(each, label="") if isinstance(each, Copy) else each for each in card.blocks)
    return replace(card, blocks=blocks)


@pytest.mark.parametrize("module", sorted({each.name.partition(".")[0] for each in FORMS}))
def test_a_form_is_read_back_with_its_questions_and_what_is_filled_in(module):
    every((each.name, partial(the_form_is_read_back, each)) for each in FORMS if each.name.startswith(f"{module}."))


def the_form_is_read_back(exhibit: Exhibit) -> None:
    form = exhibit.made
    assert isinstance(form, Form)
    for step in range(len(form.steps)):
        shown = form_of(viewed(form_view(replace(form, id="f1", step=step), behind=Behind(dm=True))))
        asked, read = form.steps[step].fields, shown.steps[step].fields
        assert (shown.id, shown.step, shown.title, shown.intro) == ("f1", step, form.title, form.intro)
        assert [(each.name, each.label, each.kind) for each in read] == [
            (each.name, each.label, each.kind) for each in asked
        ]
        for field in asked:
            assert shown.filled.get(field.name, "") == form.filled.get(field.name, ""), field.name


def test_the_gallery_has_cards_of_every_style():
    styles = {each.style for exhibit in CARDS for each in controls(exhibit.made) if isinstance(each, Button)}  # type: ignore[arg-type]
    assert styles == set(Style)
