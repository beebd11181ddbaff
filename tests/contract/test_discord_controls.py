"""Every card, as Discord gets it: its controls, and what they bring back."""

from dataclasses import replace

import pytest

from adapters.discord import coding
from adapters.discord.render import messages, plain_message
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
from bot.model.people import Address
from tests.adapters.discord.payload_checks import problems_of_message
from tests.contract.discord_readback import (
    BUTTON,
    CONTAINER,
    ROW,
    RULE,
    SECTION,
    SELECT,
    TEXT,
    controls_of,
    cut,
    displays,
    elements_of,
    live_in,
    meant,
    shown_by,
    things_of,
    units,
    walked,
)
from tests.contract.test_discord import CARDS, KEY, NOW, drawn, of_components, plainly

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
