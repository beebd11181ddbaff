"""Every card, as Discord gets it: within every limit, every word there, nothing live that somebody typed."""

import json
import re
from dataclasses import replace
from functools import cache

import discord
from discord.components import _component_factory
from hypothesis import given, settings
from hypothesis import strategies as st

from adapters.discord.layout import said
from adapters.discord.render import Message, messages, payload, plain_message
from bot.chat.card import (
    Card,
    Copy,
    Facts,
    Line,
    Row,
    When,
)
from bot.chat.form import Form
from bot.chat.words import shown_words
from tests.contract import gallery
from tests.contract.discord_markdown import live, read, words
from tests.contract.discord_readback import (
    SILENT,
    SUPPRESS_EMBEDS,
    everywhere,
    live_in,
    mails_of,
    problems_of,
    shown_by,
    squeezed,
    units,
)

EVERYTHING = list(gallery.exhibits())
_FIRST = {each.made: each for each in reversed(EVERYTHING) if isinstance(each.made, Card)}
CARDS = [(each.name, card, each) for card, each in reversed(_FIRST.items())]
"""Every card that is not the same as another."""
NOW = gallery.NOW
KEY = "0123456789abcdef.1"
OURS = {"heading", "small", "quote", "list", "strong", "code", "codeblock"}
"""What looks like something and does nothing."""


drawn = cache(messages)
plainly = cache(plain_message)


def of_components(card: Card, **how) -> list[Message]:
    """The messages but those that are a text alone."""
    return [each for each in drawn(card, **how) if each.components]


def is_fit(card: Card) -> None:
    for each in (*messages(card, key="k.1"), plain_message(card, key="k.1")):
        assert problems_of(each.body()) == []
        assert problems_of(each.first_step()) == []


# Limits.


def test_every_card_is_within_every_limit_in_both_steps_of_a_delivery():
    for name, card, _ in CARDS:
        for each in (*drawn(card, key=KEY), plainly(card, key=KEY), *drawn(card), *drawn(card, room=True)):
            assert problems_of(each.body()) == [], name
            assert problems_of(each.first_step()) == [], name


def test_the_kit_takes_every_component_and_gives_it_back_as_it_is():
    for name, card, _ in CARDS:
        for each in (*drawn(card, key=KEY), plainly(card, key=KEY)):
            for component in (*each.components, *each.rows):
                made = _component_factory(component)
                assert made is not None, name
                assert _same(made.to_dict(), component), name


def _same(given, component) -> bool:
    """Whether the kit kept all that was said; it adds what Discord takes for granted."""
    if isinstance(component, dict):
        return all(_same(given.get(key), value) for key, value in component.items())
    if isinstance(component, list):
        return len(given) == len(component) and all(map(_same, given, component))
    return given == component


def test_the_kit_makes_a_view_of_every_message():
    for name, card, _ in CARDS[:: 1 + len(CARDS) // 400]:
        for each in of_components(card):
            view = discord.ui.LayoutView(timeout=None)
            for component in each.components:
                made = _component_factory(component)
                container = discord.ui.Container.from_component(made)
                view.add_item(container)
            assert view.total_children_count <= 40, name
            assert view.content_length() <= 4000, name
            view.stop()


def test_every_payload_is_json_and_what_render_gives():
    for each in EVERYTHING:
        if not isinstance(each.made, str):
            given_back = json.loads(json.dumps(payload(each.made)))
            assert given_back.keys() == ({"modal"} if isinstance(each.made, Form) else {"messages"})


def test_a_delivery_is_its_two_steps_and_an_answer_in_a_room_is_the_askers_alone():
    for name, card, _ in CARDS:
        calls = payload(card, delivery=True)["calls"]
        first, *rest = messages(card)
        assert [each["method"] for each in calls] == ["POST", "PATCH", *("POST" for _ in rest)], name
        assert calls[0]["body"] == first.first_step(), name
        assert calls[0]["body"]["content"], name
        assert calls[1]["body"] == {**first.body(), "content": None, "attachments": []}, name
        assert [each["body"] for each in calls[2:]] == [each.body() for each in rest], name
        here, there = payload(card)["messages"], payload(card, room=True)["messages"]
        assert [each["flags"] | 64 for each in here] == [each["flags"] for each in there], name
        assert not any(each["flags"] & 64 for each in here), name
        posted = [each["body"] for each in payload(card, delivery=True, room=True)["calls"]]
        assert posted[1]["components"] == messages(card, room=True)[0].body()["components"], name
        assert not any(each["flags"] & 64 for each in posted), name


# Words.


def test_every_word_of_a_card_is_in_its_messages():
    for name, card, _ in CARDS:
        # What is copied alone needs no label in front.
        bare = replace(card, controls=(), blocks=tuple(
            replace(each, controls=()) if isinstance(each, Row) else
            replace(each, label="") if isinstance(each, Copy) and each.alone else each
            for each in card.blocks))  # fmt: skip
        shown = "\n".join(each.content or shown_by(each.components) for each in drawn(card))
        plain = shown_by(plainly(card).components)
        for line in shown_words(bare).splitlines():
            assert squeezed(line.removeprefix("> ")) in squeezed(shown), (name, line)
        if len(of_components(card)) == 1:
            for line in shown_words(replace(bare, blocks=tuple(
                    each for each in bare.blocks if not isinstance(each, Copy)))).splitlines():  # fmt: skip
                assert squeezed(line.removeprefix("> ")) in squeezed(plain), (name, line)


def test_nothing_is_shown_that_the_card_does_not_say():
    for name, card, _ in CARDS:
        whole = squeezed("\n".join([card.title, *map(said, card.blocks), *mails_of(card)])) or "Afternote"
        for each in of_components(card):
            for line in shown_by(each.components).splitlines():
                # What counts down says by itself how long it is.
                assert squeezed(re.sub(r" \(\)$", "", line)) in whole, (name, line)


def test_the_words_for_a_notification_are_the_preview_or_all_that_the_card_says():
    for name, card, _ in CARDS:
        first = drawn(card)[0]
        nodes = read(first.words)
        told = words(nodes)
        assert list(live(nodes)) == [], name
        if (card.preview or "").strip():
            assert told == card.preview.strip(), name
            continue
        apart = [each for each in card.blocks if not isinstance(each, Copy) or not each.alone]
        whole = squeezed("\n".join([card.title, *map(said, apart)])) or "Afternote"
        if told.endswith("…") and units(first.words) > 1900:
            assert whole.startswith(squeezed(told.removesuffix("…"))), name
        else:
            assert squeezed(told) == whole, name


def test_a_discreet_preview_is_all_that_a_lock_screen_gets():
    discreet = [(name, card) for name, card, _ in CARDS if card.preview == "Afternote has something for you."]
    assert discreet
    for name, card in discreet:
        for each in (*of_components(card), plainly(card)):
            assert each.first_step()["content"] == "Afternote has something for you.", name


def test_a_text_alone_is_exactly_the_text_and_nothing_else_and_no_push_shows_it():
    seen = 0
    for name, card, _ in CARDS:
        alone = [each for each in card.blocks if isinstance(each, Copy) and each.alone and each.text.strip()]
        rest = drawn(card)[len(of_components(card)) :]
        assert len(rest) == len(alone), name
        for copy, message in zip(alone, rest, strict=True):
            seen += 1
            assert message.body() == {
                "content": copy.text, "flags": SUPPRESS_EMBEDS | SILENT, "allowed_mentions": {"parse": []},
            }, name  # fmt: skip
            assert message.first_step() == message.body(), name
            for each in of_components(card):
                assert squeezed(copy.text) not in squeezed(shown_by(each.components)), name
                assert card.preview or squeezed(copy.text) not in squeezed(each.words), name
    assert seen > 20


def test_a_long_text_alone_is_cut_at_the_end_of_a_line_and_no_word_of_it_is_lost():
    text = "".join(f"Paragraph {n}, with *stars* and a_b.\n\n" for n in range(300))
    several = messages(Card("", (Line(("Ready.",)), Copy("Note", text, alone=True))))[1:]
    assert "".join(each.content for each in several) == text
    assert all(each.content.endswith("\n") and units(each.content) <= 2000 for each in several)
    for odd in ("x" * 5000, "\n" * 2500 + "a", "\U0001f984" * 1500, "a " * 2100):
        card = Card("", (Line(("Ready.",)), Copy("Note", odd, alone=True)))
        is_fit(card)
        assert "".join(each.content for each in messages(card)[1:]).split() == odd.split()


# Nothing live.


def test_nothing_that_anybody_typed_is_live():
    """Of what Discord makes of our texts only moments have an effect, and they are the card's own."""
    for name, card, _ in CARDS:
        for each in (*of_components(card), plainly(card), *of_components(card, room=True)):
            doing = {found for found in live_in(each.components) if found[0] not in OURS}
            assert doing <= _moments(card) | {("mail", to) for to in mails_of(card).values()}, (name, doing)


def _moments(card: Card) -> set[tuple[str, str]]:
    spans = [span for each in card.blocks if isinstance(each, Line | Row) for span in each.text]
    spans += [span for each in card.blocks if isinstance(each, Facts) for row in each.rows for span in row.value]
    return {
        ("moment", f"<t:{int(span.at.timestamp())}:{how}>") for span in spans if isinstance(span, When) for how in "FR"
    }


LIVE = "@everyone <@123456789012345678> <t:1:R> <:a:1> [x](https://e.example) https://e.example :tada: **b** ||s|| # h"


def test_markup_that_somebody_typed_is_shown_as_it_was_typed_in_every_place():
    card = everywhere(LIVE)
    is_fit(card)
    several = of_components(card)
    assert {part for each in several for part in live_in(each.components) if part[0] not in OURS} == {
        ("mention", "<@123456789012345678>"), ("moment", f"<t:{int(NOW.timestamp())}:R>"),
        ("mail", "ana@mail.example?subject=x"),
        # The words of the link hold brackets, so that its address stands behind them.
        ("url", "https://x.example"),
    }  # fmt: skip
    assert [each.content for each in messages(card) if each.content] == [LIVE]
    for each in several:
        assert words(read(each.words)).startswith(LIVE)


PLACES = st.text(st.characters(), max_size=200) | st.text("*_~`|<>[]()@:#-\\ \n\u202e\U0001f984a1.", max_size=2500)


@settings(deadline=None, derandomize=True, max_examples=60)
@given(PLACES)
def test_whatever_is_typed_fits_and_is_never_live(typed):
    card = everywhere(typed)
    is_fit(card)
    kinds = {kind for each in of_components(card) for kind, _ in live_in(each.components)}
    assert kinds <= OURS | {"moment", "mention", "link", "url", "mail"}
    links = {what for each in of_components(card) for kind, what in live_in(each.components) if kind in ("link", "url")}
    assert links <= {"https://x.example"}
