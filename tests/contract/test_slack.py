"""Every card and form, as Slack gets it: within every limit, complete, and with nothing live that people typed."""

import html
import json
import re
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from adapters.ground.lengths import clean, clip, head, units
from adapters.slack import coding, limits
from adapters.slack.coding import Behind
from adapters.slack.forms import form_view
from adapters.slack.render import Message, card_view, home_view, messages, payload, plain_message
from adapters.slack.text import escape, escaped
from bot.chat.card import (
    Button,
    Card,
    Choice,
    Copy,
    File,
    Line,
    Link,
    Mood,
    Picture,
    Quote,
    Row,
)
from bot.chat.form import Form
from bot.chat.words import shown_words
from tests.adapters.slack.blockkit import problems_of_message, problems_of_view
from tests.adapters.slack.blockkit import units as units_of
from tests.contract import gallery
from tests.contract.readback import (
    asked_everywhere,
    controls_of,
    decoded,
    elements_of,
    everywhere,
    is_fit,
    is_mail,
    labels_of,
    meant,
    parts_of,
    rich_parts,
    shown_by,
    squeezed,
    things_of,
    without_style,
)

EVERYTHING = list(gallery.exhibits())
CARDS = [(each.name, each.made, each) for each in EVERYTHING if isinstance(each.made, Card)]
FORMS = [(each.name, each.made) for each in EVERYTHING if isinstance(each.made, Form)]
NOW = gallery.NOW
LIVE = "<!channel> <@U1> <#C1> <http://x.example|y> <!date^1^{date}|z> *b* _i_ ~s~ `c` & &lt; :tada: > q"


# Limits.


def test_every_card_fits_a_message():
    for name, card, _ in CARDS:
        for message in (*messages(card, key="0123456789abcdef.1"), plain_message(card, key="0123456789abcdef.1")):
            assert problems_of_message(message.body()) == [], name


def test_every_card_fits_a_modal_and_the_home_view():
    for name, card, _ in CARDS:
        assert problems_of_view(card_view(card, behind=Behind(url="https://x.example"))) == [], name
        assert problems_of_view(home_view(card)) == [], name


def test_every_payload_is_json_and_what_render_gives():
    for _, shown, *_ in (*CARDS, *FORMS):
        given_back = json.loads(json.dumps(payload(shown)))
        expected = {"messages"} if isinstance(shown, Card) else {"view"}
        assert given_back.keys() == expected


def test_an_answer_in_a_room_is_the_askers_alone_and_a_text_to_copy_is_for_the_dm():
    for name, card, _ in CARDS:
        here = payload(card)
        alone = any(isinstance(each, Copy) and each.alone for each in card.blocks)
        answered = [{**each, "response_type": "ephemeral"} for each in here["messages"]]
        assert payload(card, room=True)["messages"] == (here["messages"] if alone else answered), name
        assert payload(card, delivery=True) == payload(card, delivery=True, room=True) == here, name


# Words.


def test_every_word_of_a_card_is_in_its_messages_its_view_and_its_home():
    for name, card, exhibit in CARDS:
        # What is copied alone needs no label in front.
        card = replace(card, blocks=tuple(replace(each, label="") if isinstance(each, Copy) and each.alone else each
                                          for each in card.blocks))  # fmt: skip
        bare = replace(card, controls=(), blocks=tuple(replace(each, controls=()) if isinstance(each, Row) else each
                                                       for each in card.blocks))  # fmt: skip
        posted = squeezed(" ".join(shown_by(each.blocks) for each in messages(card)))
        view, home = (squeezed(shown_by([each])) for each in (card_view(card, behind=Behind()), home_view(card)))
        for line in shown_words(bare).splitlines():
            # One text that is longer than a text may be is cut, and nothing else is.
            if len(line) < limits.TEXT - 500:
                assert squeezed(line.removeprefix("> ")) in posted, (name, line)
                assert exhibit.crowd or squeezed(line.removeprefix("> ")) in view, (name, line)
                assert exhibit.crowd or squeezed(line.removeprefix("> ")) in home, (name, line)


def test_the_text_of_every_message_is_the_preview_or_all_that_the_message_says():
    for name, card, _ in CARDS:
        for each in messages(replace(card, blocks=tuple(one for one in card.blocks if not isinstance(one, Copy)))):
            text = parts_of(each.text)
            if card.preview:
                assert text == clean(card.preview).strip(), name
            elif text.endswith("…"):
                # One text alone that is longer than this.
                assert limits.WORDS_OF_MESSAGE - 100 < units(each.text) <= limits.WORDS_OF_MESSAGE, name
                assert len([one for one in each.blocks if one["type"] != "actions"]) == 1, name
            else:
                words = shown_by([one for one in each.blocks if not is_mail(one)], controls=False)
                assert squeezed(words) in (squeezed(text), squeezed("Afternote")), name


def test_a_discreet_preview_is_all_that_a_lock_screen_gets():
    discreet = [(name, card) for name, card, _ in CARDS if card.preview == "Afternote has something for you."]
    assert discreet
    for name, card in discreet:
        assert [each.text for each in messages(card)] == ["Afternote has something for you."], name
        assert plain_message(card).text == "Afternote has something for you.", name


def test_what_is_copied_alone_is_a_message_of_its_own_and_nothing_else():
    seen = 0
    for name, card, _ in CARDS:
        alone = [each for each in card.blocks if isinstance(each, Copy) and each.alone]
        first, *rest = messages(card)
        rest = rest[-len(alone) :] if alone else []
        assert len(rest) == len([each for each in alone if each.text.strip()]), name
        for copy, message in zip(alone, rest, strict=True):
            seen += 1
            assert parts_of(message.text) == clean(copy.text), name
            (block,) = message.blocks
            assert block == {
                "type": "rich_text",
                "elements": [{"type": "rich_text_section", "elements": [{"type": "text", "text": clean(copy.text)}]}],
            }, name
            assert squeezed(copy.text) not in squeezed(shown_by(first.blocks)), name
    assert seen > 20


def test_a_view_holds_what_is_copied_alone_in_a_box():
    card = Card("To Priya", (Line(("Ready.",)), Copy("Note", "Dear Priya,\n\nthanks.", alone=True)))
    for view in (card_view(card, behind=Behind()), home_view(card)):
        boxes = [
            part for block in view["blocks"] if block["type"] == "rich_text" for part in block["elements"]
            if part["type"] == "rich_text_preformatted"
        ]  # fmt: skip
        assert [shown_by([each]) for each in boxes] == ["Dear Priya,\n\nthanks."]


# Nothing live.


def test_nothing_that_is_parsed_holds_what_anybody_typed_unescaped():
    """No block has markup at all, and the text of a message has no bracket that is not an entity."""
    for _, card, _ in CARDS:
        for message in (*messages(card), plain_message(card)):
            parts_of(message.text)
            assert "mrkdwn" not in json.dumps(message.blocks)
        for view in (card_view(card, behind=Behind()), home_view(card)):
            assert "mrkdwn" not in json.dumps(view)
    for _, form in FORMS:
        assert "mrkdwn" not in json.dumps(form_view(form, behind=Behind()))


def test_markup_that_somebody_typed_is_shown_as_it_was_typed():
    card = everywhere(LIVE)
    is_fit(card)
    *several, alone = messages(card)
    assert parts_of(alone.text) == LIVE
    for message in several:
        assert "<!channel>" not in message.text
        assert squeezed(LIVE) in squeezed(parts_of(message.text))
    for message in (*several, alone):
        types = set(re.findall(r'"type": "(\w+)"', json.dumps(message.blocks)))
        assert not types & {"broadcast", "usergroup", "emoji", "date", "mrkdwn", "markdown"}
    shown = rich_parts([block for each in several for block in each.blocks])
    links = [part for part in shown if part["type"] == "link"]
    assert {each["url"] for each in links} == {
        "https://x.example", "mailto:a@b.example", "mailto:ana@mail.example?subject=x",
    }  # fmt: skip
    assert [each["user_id"] for each in shown if each["type"] == "user"] == ["U0123ABC"]
    assert problems_of_view(form_view(asked_everywhere(LIVE), behind=Behind())) == []


HOSTILE = st.text(st.characters(), max_size=400) | st.text("<>&*_~`!@#|:\n \t\u202e\U0001f984a", max_size=3500)


@settings(deadline=None, derandomize=True, max_examples=60)
@given(HOSTILE)
def test_whatever_is_typed_fits_and_is_never_live(words):
    is_fit(everywhere(words))
    if words.strip():
        form = asked_everywhere(words)
        for step in (0, 1):
            assert problems_of_view(form_view(replace(form, step=step), behind=Behind())) == []


@settings(deadline=None, derandomize=True, max_examples=200)
@given(st.text(st.characters() | st.sampled_from("<>&\U0001f984\ud800\x00\r")), st.integers(1, 60))
def test_cutting_keeps_the_limit_and_no_half_of_anything(text, limit):
    for cut in (clip(text, limit), escaped(text, limit), head(clean(text), limit)):
        assert units(cut) == units_of(cut) <= limit
        cut.encode()
    parts_of(escaped(text, limit))
    assert clean(text).startswith(clip(text, limit).removesuffix("…"))
    assert html.unescape(escape(clean(text))) == clean(text) or "&" in text
    assert clean(clean(text)) == clean(text)




def test_a_text_to_copy_is_never_cut():
    typed = {name: f"{name} " + "é" * 3990 for name in ("Company", "Role", "When", "People", "Question")}
    card = Card("", (Line(("This is what you typed:",)), *(Copy(name, text) for name, text in typed.items())))
    is_fit(card)
    posted = " ".join(shown_by(each.blocks) for each in messages(card))
    assert all(f"{name} {text}" in posted for name, text in typed.items())
    huge = Card("", (Copy("Note", "a\n\n" * 7000, alone=True),))
    assert all(problems_of_message(each.body()) == [] for each in messages(huge))
    assert "".join(shown_by(each.blocks) for each in messages(huge)[1:]) == "a\n\n" * 7000


# Controls.


def test_every_control_does_what_the_card_says_and_has_an_id_of_its_own():
    for name, card, exhibit in CARDS:
        expected = sorted(without_style(found) for each in controls_of(card) if (found := meant(each)) is not None)
        posted = [each.blocks for each in messages(card)]
        views = [[card_view(card, behind=Behind())["blocks"]], [home_view(card)["blocks"]]]
        for several in [posted] if exhibit.crowd else [posted, *views]:
            done = sorted(without_style(each) for blocks in several for each in things_of(blocks))
            assert done == expected, name
            for blocks in several:
                ids = [each["action_id"] for each in elements_of(blocks)]
                assert len(set(ids)) == len(ids), name
        # The plain one stands for the first of them.
        assert things_of(plain_message(card).blocks) == things_of(posted[0]), name
        labels = sorted(clip(each.label, limits.LABEL) for each in controls_of(card) if meant(each) is not None)
        assert sorted(label for blocks in posted for label in labels_of(blocks)) == labels, name


def test_every_option_of_a_choice_says_its_label_and_gives_its_value():
    for name, card, _ in CARDS:
        choices = {(each.action, each.value): each for each in controls_of(card) if isinstance(each, Choice)}
        for element in [each for one in messages(card) for each in elements_of(one.blocks)]:
            if element["type"] != "static_select":
                continue
            choice = choices[coding.decode_action(element["action_id"])]
            first = {each.value: each.label for each in reversed(choice.options)}
            for option in element["options"]:
                assert option["text"]["text"] == clip(first[coding.picked(option["value"])], limits.LABEL), name


def test_a_mail_that_can_be_opened_is_a_link_in_a_line():
    card = Card(
        "", (Line(("Ready.",)),), (Link("Open in mail", "mailto:ana@mail.example"), Button("Sent", "note.sent"))
    )
    links = [each for each in rich_parts(messages(card)[0].blocks) if each["type"] == "link"]
    assert links == [{"type": "link", "url": "mailto:ana@mail.example", "text": "Open in mail"}]
    assert [decoded(each)[:2] for each in elements_of(messages(card)[0].blocks)] == [("press", "note.sent")]


def test_a_delivered_message_is_found_by_its_first_block():
    for name, card, _ in CARDS:
        first, *rest = messages(card, key="0123456789abcdef.2")
        assert first.blocks[0]["block_id"] == "k:0123456789abcdef.2", name
        assert not any("block_id" in block for block in (*first.blocks[1:], *(b for each in rest for b in each.blocks)))
        assert plain_message(card, key="0123456789abcdef.2").blocks[0]["block_id"] == "k:0123456789abcdef.2", name


# Looks.


def test_a_thing_said_has_no_large_title_and_a_page_has():
    said = Card("Northwind", (Line(("Priya still has a note ready.",)),))
    assert [each["type"] for each in messages(said)[0].blocks] == ["rich_text"]
    bold = messages(said)[0].blocks[0]["elements"][0]["elements"][0]
    assert bold == {"type": "text", "text": "Northwind", "style": {"bold": True}}
    page = Card("Your interviews", (Row(("Northwind",)), Row(("Acme",))))
    assert [each["type"] for each in messages(page)[0].blocks] == ["header", "rich_text"]
    assert home_view(said)["blocks"][0]["type"] == "header"


def test_a_row_has_its_one_button_beside_it_and_several_below():
    row = Row(("Tom: sent.",), (Button("Undo", "note.undo", "1"),))
    (beside,) = messages(Card("", (row,)))[0].blocks
    assert beside["text"]["text"] == "Tom: sent."
    assert beside["accessory"]["accessibility_label"] == "Undo: Tom: sent."
    several = Row(("Tom: 78 words.",), (Button("Open", "note.open", "1"), Button("Sent", "note.sent", "1")))
    assert [each["type"] for each in messages(Card("", (several,)))[0].blocks] == ["rich_text", "actions"]


def test_quiet_lines_that_follow_on_each_other_are_one_quiet_block():
    card = Card("", (Line(("One.",), Mood.QUIET), Line(("Two.",), Mood.QUIET), Line(("Three.",))))
    quiet, line = messages(card)[0].blocks
    assert (quiet["type"], shown_by([quiet])) == ("context", "One.\nTwo.")
    assert line["type"] == "rich_text"


def test_what_is_worth_a_look_is_in_italics_and_several_are_a_list():
    one = Card("", (Line(("Which role was it?",), Mood.LOOK),))
    (block,) = messages(one)[0].blocks
    assert [each["style"] for each in rich_parts(block)] == [{"italic": True}]
    several = Card("", (Line(("Thanks first.",), Mood.LOOK), Line(("A typo.",), Mood.LOOK)))
    (block,) = messages(several)[0].blocks
    (part,) = block["elements"]
    assert (part["type"], part["style"]) == ("rich_text_list", "bullet")
    assert ["style" in each for each in rich_parts(block)] == [False, False]


def test_ordinary_cards_are_a_few_blocks():
    for name, card, exhibit in CARDS:
        if not exhibit.crowd and not exhibit.hostile:
            # The home page is a view, which takes twice as many as a message.
            assert len(messages(card)[0].blocks) <= (20 if name.startswith("home.") else 16), name


def test_a_message_unfolds_no_link():
    body = Message("x", ({"type": "divider"},)).body()
    assert body == {"text": "x", "blocks": [{"type": "divider"}], "unfurl_links": False, "unfurl_media": False}


def test_pictures_and_files_go_with_the_message_that_says_what_they_show():
    card = Card("Cohort", (Picture("<svg/>", "Five notes sent."), File("acme.ics", "text/calendar", b"x")))
    (message,) = messages(card)
    assert message.pictures == (card.blocks[0],)
    assert message.files == (card.blocks[1],)
    assert "Five notes sent." in shown_by(message.blocks)


def test_no_word_between_colons_becomes_an_emoji_and_a_quote_is_a_quote():
    card = Card(":tada:", (Row((":tada:",)), Line((":tada:",), Mood.QUIET), Quote("thanks\na lot")))
    text = json.dumps(messages(card)[0].blocks)
    assert text.count('"emoji": false') == text.count('"plain_text"') == 3
    quotes = [part for block in messages(card)[0].blocks for part in block.get("elements", ())
              if part["type"] == "rich_text_quote"]  # fmt: skip
    assert [shown_by([each]) for each in quotes] == ["thanks\na lot"]
