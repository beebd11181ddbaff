"""Every card, as Discord gets it: within every limit, every word there, nothing live that somebody typed."""

import json
import re
from dataclasses import replace
from functools import cache

import discord
import pytest
from discord.components import _component_factory
from hypothesis import given, settings
from hypothesis import strategies as st

from adapters.discord import coding
from adapters.discord.layout import said
from adapters.discord.render import Message, messages, payload, plain_message
from bot.chat.card import (
    Button,
    Card,
    Choice,
    Copy,
    Fact,
    Facts,
    File,
    Line,
    Link,
    Mention,
    Mood,
    Option,
    Picture,
    Quote,
    Row,
    Style,
    When,
)
from bot.chat.form import Form
from bot.chat.words import shown_words
from bot.model.people import Address
from tests.adapters.discord.payload_checks import problems_of_message
from tests.contract import gallery
from tests.contract.discord_markdown import live, read, words
from tests.contract.discord_readback import (
    BUTTON,
    CONTAINER,
    ROW,
    RULE,
    SECTION,
    SELECT,
    SILENT,
    SUPPRESS_EMBEDS,
    TEXT,
    controls_of,
    cut,
    displays,
    elements_of,
    everywhere,
    live_in,
    mails_of,
    meant,
    problems_of,
    shown_by,
    squeezed,
    things_of,
    units,
    walked,
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


# Controls.


def test_every_control_does_what_the_card_says_and_has_an_id_of_its_own():
    for name, card, _ in CARDS:
        expected = sorted(found for each in controls_of(card) if (found := meant(each)) is not None)
        several = of_components(card)
        assert sorted(thing for each in several for thing in things_of(each.components)) == expected, name
        labels = sorted(cut(each.label, 150 if isinstance(each, Choice) else 80)
                        for each in controls_of(card) if meant(each) is not None)  # fmt: skip
        assert sorted(each.get("label") or each["placeholder"] for message in several
                      for each in elements_of(message.components)) == labels, name  # fmt: skip
        # The plain one stands for the first of them, but for what only opens an address.
        first = [each for each in things_of(several[0].components) if each[0] != "open"]
        assert things_of(plainly(card).components) == first, name


def test_the_words_of_a_delivery_have_the_cards_own_controls_beside_them():
    for name, card, _ in CARDS:
        *_, last = of_components(card)
        expected = sorted(found for each in card.controls if (found := meant(each)) is not None)
        assert sorted(thing for row in last.rows for thing in things_of([row])) == expected, name
        assert not any(each.rows for each in of_components(card)[:-1]), name


def test_of_a_choice_as_many_answers_are_offered_as_discord_takes():
    for many in (1, 25, 30):
        choice = Choice("Which?", "x", "v", tuple(Option(f"Answer {n}", str(n)) for n in range(many)))
        (message,) = messages(Card("", (Line(("Ready.",)),), (choice,)))
        (menu,) = elements_of(message.components)
        assert [each["label"] for each in menu["options"]] == [f"Answer {n}" for n in range(many)][:25]
    assert things_of(messages(Card("", (Line(("Ready.",)),), (Choice("Which?", "x", "v", ()),)))[0].components) == []


def test_an_id_says_all_there_is_to_do_and_is_never_too_long():
    for name, card, _ in CARDS:
        for control in controls_of(card):
            if isinstance(control, Button):
                pressed = coding.decode(coding.press_id(control.action, control.value, 12))
                assert pressed == coding.Pressed(control.action, control.value, False), name
            elif isinstance(control, Choice):
                picked = coding.decode(coding.choice_id(control.action, control.value))
                assert picked == coding.Pressed(control.action, control.value, True), name


def test_what_does_the_same_twice_in_a_message_has_two_ids():
    same = Button("Again", "note.open", "1")
    (message,) = messages(Card("", (Row(("One.",), (same,)), Row(("Two.",), (same,))), (same,)))
    ids = [each["custom_id"] for each in elements_of(message.components)]
    assert ids == ["b:note.open:1", "b1:note.open:1", "b2:note.open:1"]
    assert {coding.decode(each) for each in ids} == {coding.Pressed("note.open", "1", False)}


def test_a_control_that_is_too_long_for_its_id_is_left_out_and_the_rest_stands():
    (message,) = messages(Card("", (Line(("Which?",)),), (Button("A", "x", "v" * 200), Button("B", "x", "v"))))
    assert things_of(message.components) == [("press", "x", "v", 2)]
    assert len(coding.press_id("x", "v" * 96)) == 100
    for make in (coding.press_id, coding.choice_id):
        with pytest.raises(ValueError, match="too long"):
            make("x", "v" * 97)
        with pytest.raises(ValueError, match="too long"):
            make("x", "\U0001f984" * 49)


def test_what_only_opens_a_browser_is_a_link_and_what_discord_cannot_open_is_left_out():
    far = Link("Far", "https://x.example/" + "a" * 600)
    near = Link("Near", "https://x.example/" + "a" * 600, shorter="https://x.example/b")
    links = (Link("Read", "https://x.example/a"), Link("Mail", "mailto:a@b.example"), far, near)
    (message,) = messages(Card("", (Line(("Ready.",)),), (*links, Button("Sent", "note.sent"))))
    opened = [("open", "https://x.example/a"), ("open", "https://x.example/b")]
    assert things_of(message.components) == [*opened, ("press", "note.sent", "", 2)]
    assert things_of(plain_message(Card("", (Line(("Ready.",)),), links)).components) == []


def test_a_mail_is_opened_by_a_line_of_text_that_can_be_tapped():
    whole = "mailto:ana%2Bjobs@mail.example?subject=Thank%20you&body=Dear%20Ana"
    link = Link("Open in mail", whole, shorter="mailto:ana%2Bjobs@mail.example?subject=Thank%20you")
    (message,) = messages(Card("", (Line(("Ready.",)),), (link,)))
    assert displays(message.components)[-1] == "Open in mail: <ana+jobs@mail.example?subject=Thank%20you>"
    assert shown_by(message.components) == "Ready.\nOpen in mail: ana+jobs@mail.example"
    assert things_of(message.components) == []
    for odd in (whole, "mailto:", "mailto:a b@c.example", "mailto:a@b", "mailto:a@b.example>x", "mailto:%3C@b.example"):
        (message,) = messages(Card("", (Line(("Ready.",)),), (Link("Open in mail", odd),)))
        assert shown_by(message.components) == "Ready.", odd


# Finding it again.


def test_a_delivery_is_found_again_in_whichever_step_it_stopped():
    for name, card, _ in CARDS:
        first, *rest = drawn(card, key=KEY)
        mark = coding.mark(KEY)
        assert [each["id"] for each in walked(first.components) if "id" in each] == [mark], name
        if first.rows:
            assert [each["id"] for each in walked(first.rows) if "id" in each] == [mark], name
        assert not any("id" in each for message in rest for each in walked([*message.components, *message.rows])), name
        plain = plainly(card, key=KEY)
        assert [each["id"] for each in walked(plain.components) if "id" in each] == [mark], name
        assert not any("id" in each for each in walked(drawn(card)[0].components)), name


# Looks.


def kinds(components) -> list[int]:
    return [each["type"] for each in components[0]["components"]]


def test_a_card_is_one_container_and_its_title_a_heading():
    card = Card("Your settings", (Line(("Saved.",)),), (Button("Change", "x"),))
    (message,) = messages(card)
    (container,) = message.components
    assert container["type"] == CONTAINER
    assert kinds(message.components) == [TEXT, ROW]
    assert displays(message.components) == ["### Your settings\nSaved."]


def test_a_title_that_ends_in_a_sharp_sign_or_is_long_is_bold():
    for title in ("Northwind, Senior C#", "L" * 61):
        (message,) = messages(Card(title, (Line(("Saved.",)),)))
        assert live_in(message.components) == {("strong", title)}
        assert shown_by(message.components) == f"{title}\nSaved."


def test_a_row_has_its_one_button_beside_it_and_several_below():
    (beside,) = messages(Card("", (Row(("Tom: sent.",), (Button("Undo", "note.undo", "1"),)),)))[0].components
    assert kinds([beside]) == [SECTION]
    snooze = Choice("Snooze", "z", "1", (Option("A", "a"),))
    row = Row(("Tom: 78 words.",), (Button("Open", "o", "1"), Button("Sent", "s", "1"), snooze))
    (below,) = messages(Card("", (row,)))[0].components
    assert kinds([below]) == [TEXT, ROW, ROW]
    assert [each["type"] for each in elements_of([below])] == [BUTTON, BUTTON, SELECT]


def test_what_is_of_the_whole_card_is_parted_from_the_last_row():
    rows = (Row(("Tom: sent.",), (Button("Undo", "note.undo", "1"),)),)
    assert kinds(messages(Card("", rows, (Button("All", "a"),)))[0].components) == [SECTION, RULE, ROW]
    assert kinds(messages(Card("", rows))[0].components) == [SECTION]
    assert RULE not in [each["type"] for each in plain_message(Card("", rows, (Button("All", "a"),))).components]


def test_buttons_stand_in_rows_of_about_the_same_length_and_what_is_primary_first():
    for count, shares in ((3, [3]), (5, [5]), (6, [3, 3]), (7, [4, 3]), (11, [4, 4, 3])):
        buttons = tuple(Button(f"B{n}", "x", str(n)) for n in range(count - 1))
        (message,) = messages(Card("", (Line(("Ready.",)),), (*buttons, Button("Go", "go", "", Style.PRIMARY))))
        rows = [each for each in walked(message.components) if each["type"] == ROW]
        assert [len(each["components"]) for each in rows] == shares
        assert things_of(message.components)[0] == ("press", "go", "", 1)


def test_quiet_lines_are_small_and_what_is_worth_a_look_has_a_colour_and_is_a_list_where_it_is_several():
    quiet = Card("", (Line(("One.",), Mood.QUIET), Line(("Two.",), Mood.QUIET)))
    assert displays(messages(quiet)[0].components) == ["-# One.\n-# Two."]
    assert "accent_color" not in messages(quiet)[0].components[0]
    look = Card("", (Line(("One.",), Mood.LOOK), Line(("Two.",), Mood.LOOK)))
    assert displays(messages(look)[0].components) == ["- One.\n- Two."]
    assert "accent_color" in messages(look)[0].components[0]
    assert displays(messages(Card("", (Line(("One.",), Mood.LOOK),)))[0].components) == ["One."]


def test_a_fact_that_is_a_moment_counts_down_by_itself():
    at = When(NOW, "Tue 3 Mar")
    card = Card("", (Facts((Fact("When", (at,)), Fact("Then", (at, " or so")))),))
    assert displays(messages(card)[0].components) == ["**When** Tue 3 Mar (<t:1772550000:R>)\n**Then** Tue 3 Mar or so"]


def test_in_a_room_a_moment_is_shown_to_each_in_their_own_zone():
    card = Card("", (Line(("The round ends ", When(NOW, "Tue 3 Mar, 10 am New York"), ".")),))
    assert displays(messages(card, room=True)[0].components) == ["The round ends <t:1772550000:F>."]
    assert displays(messages(card)[0].components) == ["The round ends Tue 3 Mar, 10 am New York."]


def test_a_card_without_words_has_the_name_of_the_bot():
    (message,) = messages(Card(""))
    assert (shown_by(message.components), message.words) == ("Afternote", "Afternote")
    assert shown_by(plain_message(Card("")).components) == "Afternote"


def test_ordinary_cards_are_a_few_components():
    for name, card, exhibit in CARDS:
        if not exhibit.crowd and not exhibit.hostile:
            assert len(of_components(card)) == 1, name
            assert len(list(walked(drawn(card)[0].components))) <= 40, name


def test_pictures_and_files_go_with_the_first_message_and_their_words_stand_in_it():
    card = Card("Cohort", (Picture("<svg/>", "Five notes sent."), File("acme.ics", "text/calendar", b"x")))
    (message,) = messages(card)
    assert (message.pictures, message.files) == ((card.blocks[0],), (card.blocks[1],))
    assert shown_by(message.components) == "Cohort\nFive notes sent.\nacme.ics"


# Who is told that they are named.


GRACE, LIN = "123456789012345678", "223456789012345678"


def named(*who: str) -> Card:
    people = [Mention(Address("discord", "discord", user=each), f"<@{LIN}> @everyone") for each in who]
    return Card("", (Line(("With ", *people)), Facts((Fact("From", tuple(people)),)), Row(tuple(people), ())))


def test_in_a_room_those_whom_the_card_names_are_told_and_nobody_else():
    (message,) = messages(named(GRACE, GRACE), room=True)
    only = {"parse": [], "users": [GRACE]}
    assert (message.body()["allowed_mentions"], message.first_step()["allowed_mentions"]) == (only, only)
    # The words come first, and nobody is told of what is drawn over them.
    assert message.first_step()["content"].startswith(f"<@{GRACE}> ")
    assert problems_of_message(message.body()) == problems_of_message(message.first_step()) == []


def test_nowhere_else_is_anybody_told():
    nobody = {"parse": []}
    typed = Card("", (Line((f"<@{GRACE}> @everyone",)), Quote(f"<@{LIN}>"), Copy("Note", f"<@{GRACE}>", alone=True)))
    elsewhere = Card("", (Line((Mention(Address("slack", "T1", user=GRACE), "Grace"),)),))
    channel = Card("", (Line((Mention(Address("discord", "1", room=GRACE), "general"),)),))
    bodies = [*messages(named(GRACE)), *messages(typed, room=True), *messages(elsewhere, room=True),
              *messages(channel, room=True), plain_message(named(GRACE))]  # fmt: skip
    assert all(each.body()["allowed_mentions"] == each.first_step()["allowed_mentions"] == nobody for each in bodies)
    *_, alone = messages(replace(named(GRACE), blocks=(*named(GRACE).blocks, *typed.blocks)), room=True)
    assert (alone.content, alone.body()["allowed_mentions"]) == (f"<@{GRACE}>", nobody)


def test_a_crowd_of_names_fits():
    (message, *_) = messages(named(*(str(10**17 + n) for n in range(120))), room=True)
    assert len(message.body()["allowed_mentions"]["users"]) == 50
    assert units(message.first_step()["content"]) <= 2000
    assert problems_of_message(message.first_step()) == []
