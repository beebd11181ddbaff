"""What is read back from the wire is what the core has said: every card and form of the gallery, there and back."""

from dataclasses import replace
from functools import partial

import pytest

from adapters.discord import limits
from adapters.discord.forms import form_modal
from adapters.discord.render import Message as Rendered
from adapters.discord.render import messages, plain_message
from adapters.discord.text import opens
from bot.chat.card import (
    Anchor,
    Button,
    Card,
    Choice,
    CommandName,
    Control,
    Fact,
    Facts,
    Line,
    Link,
    Mood,
    Strong,
    Style,
)
from bot.chat.form import Form
from bot.stage import controls
from tests.adapters.discord.folding import folded, words_alone
from tests.adapters.discord.simulated import SILENT, V2, Message, News
from tests.adapters.discord.unrender import card_of, form_of, nobody, spans
from tests.contract.gallery import Exhibit, exhibits
from tests.rows import every

EVERY = list(exhibits())
CARDS = [each for each in EVERY if isinstance(each.made, Card)]
FORMS = [each for each in EVERY if isinstance(each.made, Form)]


def wired(message: Rendered, id: int = 1) -> Message:
    body = message.body()
    return Message(id, 1, body["flags"], body.get("content", ""), body.get("components", []), None)


def read(sent: list[Message]) -> list[Card]:
    """The cards of these messages, their texts to copy with them."""
    return [each.card for each in folded([News("posted", one, answers=True) for one in sent], nobody) if each.card]


def pressable(control: Control) -> object:
    """What of a control can be read back: words are cut at Discord's limits."""
    match control:
        case Button(label, action, value, style):
            return (label[:60], action, value, style)
        case Choice(label, action, value, options):
            return (label[:60], action, value, {each.value for each in options})
        case Link(label, url):
            return (label[:60], url)


def all_of(card: Card) -> list[object]:
    """Every control; what opens no address at Discord is none, and a shorter address stands for one too long."""
    found = []
    for each in controls(card):
        there = replace(each, url=each.shorter) if isinstance(each, Link) and not opens(each.url) else each
        if not isinstance(there, Link) or opens(there.url):
            found.append(pressable(there))
    return sorted(found, key=repr)


@pytest.mark.parametrize("module", sorted({each.name.partition(".")[0] for each in CARDS}))
def test_a_card_is_read_back_with_its_words_and_controls(module):
    every((each.name, partial(the_card_is_read_back, each)) for each in CARDS if each.name.startswith(f"{module}."))


def the_card_is_read_back(exhibit: Exhibit) -> None:
    card = exhibit.made
    assert isinstance(card, Card)
    shown = read([wired(each, n) for n, each in enumerate(messages(card, key="n1"), start=1)])
    seen = "".join(line for each in shown for line in words_alone(each))
    assert [line for line in words_alone(card) if line not in seen] == []
    assert sorted((each for one in shown for each in all_of(one)), key=repr) == all_of(card)
    if len(shown) == 1:
        plainly = card_of(wired(plain_message(card, key="n1")))
        assert [each for each in all_of(plainly) if len(each) > 2] == [each for each in all_of(card) if len(each) > 2]  # type: ignore[arg-type]


@pytest.mark.parametrize("module", sorted({each.name.partition(".")[0] for each in FORMS}))
def test_a_form_is_read_back_with_its_questions_and_what_is_filled_in(module):
    every((each.name, partial(the_form_is_read_back, each)) for each in FORMS if each.name.startswith(f"{module}."))


def the_form_is_read_back(exhibit: Exhibit) -> None:
    form = exhibit.made
    assert isinstance(form, Form)
    for step in range(len(form.steps)):
        shown = form_of(form_modal(replace(form, id="f1", step=step)))
        asked, read = form.steps[step].fields, shown.steps[step].fields
        assert (shown.id, shown.step) == ("f1", step)
        assert [each.name for each in read] == [each.name for each in asked]
        assert all(one.label.startswith(each.label.rstrip("…")) for one, each in zip(asked, read, strict=True))
        for field in asked:
            filled, there = form.filled.get(field.name, ""), shown.filled.get(field.name, "")
            # What is longer than all inputs may hold is cut.
            assert filled.startswith(there) if len(there) >= limits.INPUT - 500 else filled == there, field.name


def test_the_gallery_has_cards_of_every_style():
    styles = {each.style for exhibit in CARDS for each in controls(exhibit.made) if isinstance(each, Button)}  # type: ignore[arg-type]
    assert styles == set(Style)


def test_words_that_look_like_markup_are_read_as_they_were_said():
    said = "*not bold* _nor this_ `x` [a](http://b.example) <@1> > # 1. - <t:0:R> :smile: ||x|| ~~y~~ @everyone \\ https://c.example"
    (card,) = read([wired(each) for each in messages(Card("", (Line((said,)), Line((said,), Mood.QUIET))))])
    assert words_alone(card) == ["".join(said.split())] * 2


def test_what_is_live_is_read_as_what_it_is():
    text = (Strong("a*b"), " then ", Anchor("the page", "https://a.example/x?y=1"), " and ", CommandName("note show"))
    said = Card("Title", (Line(("x: ", *text)), Facts((Fact("Name", text),))))
    assert read([wired(each) for each in messages(said)]) == [said]


@pytest.mark.parametrize("markdown", ["*a*", "_a_", "`", "a~~b~~", "||a||", "<@&5>", "[a](b)", "@everyone", "http://a.example"])
def test_markup_that_nobody_has_meant_is_no_words(markdown):
    with pytest.raises(AssertionError, match="is live in"):
        spans(markdown)


def test_a_delivery_is_read_as_the_card_that_it_becomes_with_the_words_of_its_push():
    card = Card("Title", (Line(("all the words",)),), (Button("Yes", "a.b", "c"),), preview="the push")
    (made,) = messages(card, key="n1")
    first = made.first_step()
    posted = Message(1, 1, first["flags"], first["content"], first["components"], 5)
    (seen,) = folded([News("posted", posted, answers=False), News("changed", wired(made), answers=False)], nobody)
    assert (seen.what, seen.card) == ("posted", card)
    (alone,) = folded([News("posted", posted, answers=False)], nobody)
    assert alone.card == Card("", (Line(("the push",)),), card.controls)


def test_a_text_that_stands_alone_is_read_with_the_card_it_follows():
    texts = [Message(n, 1, SILENT, f"Dear {n},\n*you*", [], 5) for n in (2, 3)]
    above = Message(1, 1, V2, "", [{"type": 17, "components": [{"type": 10, "content": "### Notes"}]}], 5)
    (seen,) = folded([News("posted", each, answers=True) for each in (above, *texts)], nobody)
    assert seen.card is not None
    assert [each.text for each in seen.card.blocks] == ["Dear 2,\n*you*", "Dear 3,\n*you*"]  # type: ignore[union-attr]
