"""One card about one thing: what is pressed draws it anew, a later one takes its place, and no text is there twice."""

import json
from datetime import timedelta

from bot.chat.words import shown_words
from tests.adapters.slack import faults
from tests.adapters.slack.people import SlackPerson, elements
from tests.adapters.slack.people import words as label
from tests.adapters.slack.running import Running, delivers
from tests.adapters.slack.unrender import card_of, lone_copy
from tests.adapters.slack.whole import database, here, store
from tests.adapters.slack.world import Message, View

ONE = "/interview log Acme, Engineer, today 10am-11am with Grace Hopper <grace@acme.example>"
PANEL = f"{ONE} and Alan Turing"
DAY = timedelta(days=1)


def texts(ana: SlackPerson) -> list[str]:
    """What stands alone to be copied, in the DM."""
    return [copy for each in ana.messages if each.bot_id and (copy := lone_copy(each)) and "\n" in copy]


def card(ana: SlackPerson, *words: str) -> Message:
    """The newest message that says all of this."""
    return cards(ana, *words)[-1]


def cards(ana: SlackPerson, *words: str) -> list[Message]:
    return [each for each in ana.messages if each.bot_id and all(word in shown(each) for word in words)]


def shown(on: Message) -> str:
    """The words that a message shows."""
    return shown_words(card_of(on))


def labels(on: Message | View) -> list[str]:
    found = []
    for _, element in elements(on):
        options = element.get("options", []) if element["type"] == "overflow" else []
        found += [label(each["text"]) for each in options] or [label(element.get("text") or element.get("placeholder"))]
    return found


async def press(ana: SlackPerson, on: Message | View, name: str) -> None:
    """The first control with this label on this very message or view."""
    for block, element in elements(on):
        if label(element.get("text")) == name:
            await ana.press(on, block, element)
            return
        for option in element.get("options", []) if element["type"] == "overflow" else []:
            if label(option["text"]) == name:
                await ana.press(on, block, element, option)
                return
    raise LookupError(name)


async def debriefed(ana: SlackPerson, line: str = PANEL) -> Message:
    """The list after the debrief of an interview with two people."""
    await ana.types("/afternote help")
    await ana.types(line)
    await ana.presses("Debrief")
    await ana.fills()
    return card(ana, "Grace: ", "Alan: ")


# what is pressed


async def test_however_often_a_note_is_changed_its_text_is_there_once(here: Running, slack):
    ana = slack.person("ana", real_name="Ana Silva")
    await ana.types("/afternote help")
    await ana.types(ONE)
    await ana.types("/note show Grace")
    (first,) = texts(ana)
    await ana.types("/interview debrief Acme")
    await ana.fills(topic1="the billing migration")
    assert len(texts(ana)) == 1
    posted = len(ana.messages)
    for press_ in ("Another version", "Shorter", "Another version"):
        await ana.presses(press_)
        assert len(texts(ana)) == 1
    await ana.presses("Edit")
    await ana.fills(body="Hi Grace,\n\nthese are my own words.\n\nAna")
    assert texts(ana) == ["Hi Grace,\n\nthese are my own words.\n\nAna"]
    assert first not in texts(ana)
    assert len(ana.messages) == posted
    await ana.presses("Sent")
    assert texts(ana) == []
    await ana.presses("Undo")
    assert texts(ana) == ["Hi Grace,\n\nthese are my own words.\n\nAna"]


async def test_contact_details_asked_for_on_a_note_change_its_text_where_it_stands(here: Running, slack):
    ana = slack.person("ana")
    await ana.types("/afternote help")
    await ana.types(ONE)
    await ana.types("/note show Grace")
    there = len(ana.messages)
    await ana.presses("Add my contact details")
    await ana.fills(name="Ana Silva", email="ana@silva.example")
    (text,) = texts(ana)
    assert text.endswith("ana@silva.example")
    assert len(ana.messages) == there


async def test_a_note_opened_twice_is_one_card_the_later_one(here: Running, slack):
    ana = slack.person("ana")
    listed = await debriefed(ana)
    await press(ana, listed, "Open")
    first = card(ana, "To Grace")
    await press(ana, listed, "Open")
    assert first.deleted
    assert len(cards(ana, "To Grace")) == 1
    assert len(texts(ana)) == 1


async def test_a_form_that_is_sent_after_its_address_has_run_out_redraws_the_card_all_the_same(here: Running, slack):
    ana = slack.person("ana")
    await ana.types("/afternote help")
    await ana.types(ONE)
    await ana.types("/note show Grace")
    there = len(ana.messages)
    await ana.presses("Edit")
    slack.clock.move_to(slack.clock.now() + timedelta(minutes=40))
    await ana.fills(body="Hi Grace,\n\nmine.\n\nAna")
    assert texts(ana) == ["Hi Grace,\n\nmine.\n\nAna"]
    assert len(ana.messages) == there


# what else shows it


async def test_a_note_that_is_sent_on_its_own_card_is_offered_by_the_list_no_more(here: Running, slack):
    ana = slack.person("ana")
    listed = await debriefed(ana)
    assert labels(listed).count("Sent") == 2
    await press(ana, listed, "Open")
    await press(ana, card(ana, "To Grace"), "Sent")
    assert labels(listed).count("Sent") == 1
    assert "Grace: sent." in shown(listed)


async def test_a_note_that_is_sent_in_the_list_has_no_text_to_copy_any_more(here: Running, slack):
    ana = slack.person("ana")
    listed = await debriefed(ana)
    await press(ana, listed, "Open")
    opened = card(ana, "To Grace")
    await press(ana, listed, "Sent")
    assert "Sent" not in labels(opened)
    assert "is sent" in shown(opened)
    assert texts(ana) == []


async def test_what_says_what_it_would_say_anew_is_left_alone(here: Running, slack):
    ana = slack.person("ana")
    listed = await debriefed(ana)
    await press(ana, listed, "Open")
    updates = slack.count("chat.update")
    for line in ("/afternote help", "/note list", "/interview list"):
        await ana.types(line)
        slack.clock.move_to(slack.clock.now() + timedelta(hours=8))
    assert slack.count("chat.update") == updates


async def test_what_was_drawn_more_than_a_week_ago_stays_as_it_is(here: Running, slack):
    ana = slack.person("ana")
    listed = await debriefed(ana)
    slack.clock.move_to(slack.clock.now() + 8 * DAY)
    await ana.types("/note sent Grace")
    assert labels(listed).count("Sent") == 2


async def test_a_text_that_could_not_be_drawn_anew_stays_until_it_can(here: Running, slack):
    ana = slack.person("ana", real_name="Ana Silva")
    await ana.types("/afternote help")
    await ana.types(ONE)
    await ana.types("/note show Grace")
    (first,) = texts(ana)
    slack.faults.always("chat.update", faults.too_many(30))
    slack.faults.always("chat.postMessage", faults.too_many(30))
    await ana.presses("Another version")
    assert texts(ana) == [first]
    slack.faults.clear()
    await ana.types("/afternote help")
    (second,) = texts(ana)
    assert second != first


async def test_a_limit_drops_the_redraw_and_never_a_turn(here: Running, slack):
    ana = slack.person("ana")
    listed = await debriefed(ana)
    slack.faults.always("chat.update", faults.too_many(30))
    await ana.types("/note sent Grace")
    assert "is sent" in json.dumps(ana.messages[-1].blocks)
    assert labels(listed).count("Sent") == 2
    slack.faults.clear()
    await ana.types("/afternote help")
    assert labels(listed).count("Sent") == 1


async def test_what_was_deleted_is_said_to_be_where_it_stood(here: Running, slack):
    ana = slack.person("ana")
    listed = await debriefed(ana)
    await press(ana, listed, "Open")
    await ana.types("/interview delete Acme")
    await ana.presses("Delete")
    assert texts(ana) == []
    assert labels(listed) == []


async def test_what_moved_asks_no_more_how_it_went(here: Running, slack):
    ana = slack.person("ana")
    await ana.types("/afternote help")
    await ana.types("/interview log Acme, Engineer, today 2pm-3pm with Grace Hopper")
    await delivers(here, slack.clock.now() + timedelta(hours=3, minutes=20))
    prompt = card(ana, "interview should be over")
    await press(ana, prompt, "It moved")
    await ana.fills(when="thursday 10am")
    assert "Saved again: Acme" in shown(prompt)
    assert "Debrief" not in labels(prompt)


__all__ = ["database", "here", "store"]
