"""The home tab, and what is pressed on it, through the real app over both ways."""



from bot.chat.card import Button, Card
from tests.adapters.slack.asked import ACME, bot, kept, logged, over_http, rig, told, way, words
from tests.adapters.slack.faults import says

__all__ = ["bot", "kept", "logged", "over_http", "rig", "told", "way"]


async def test_home_is_drawn_when_opened_and_again_when_something_changed(rig, slack):
    ana = slack.person("ana")
    await ana.opens_home()
    assert "Log an interview" in words(ana.home)
    await ana.types(ACME)
    assert "Acme" in words(ana.home)
    published = slack.count("views.publish")
    await ana.types("/afternote help")
    assert slack.count("views.publish") == published + 1


async def test_what_is_pressed_on_home_is_shown_in_a_view_and_forms_stay_there(rig, slack):
    ana = slack.person("ana")
    await ana.types(ACME)
    await ana.opens_home()
    before = len(ana.messages)
    view = ana.home
    block, element = next(
        (block, each) for block in view.body["blocks"] if block["type"] == "actions"
        for each in block["elements"] if each.get("text", {}).get("text") == "Open"
    )  # fmt: skip
    await ana.press(view, block, element)
    assert ana.modal.body["callback_id"] == "card"
    assert "Hi Grace" in words(ana.modal)
    assert [each.text[:8] for each in ana.messages[before:]] == ["Hi Grace"]
    await ana.presses("Edit")
    assert [each.body["callback_id"] for each in ana.modals] == ["card", "form"]
    await ana.fills(subject="A subject of my own")
    assert [each.body["callback_id"] for each in ana.modals] == ["card"]
    assert "A subject of my own" in words(ana.modal)
    await ana.presses("Sent")
    assert "sent" in words(ana.modal)
    assert "sent" not in words(ana.messages[-1])


async def test_a_form_from_home_shows_what_came_of_it_where_it_was(rig, slack):
    ana = slack.person("ana")
    await ana.opens_home()
    view = ana.home
    block, element = next(
        (block, each) for block in view.body["blocks"] if block["type"] == "actions"
        for each in block["elements"] if each.get("text", {}).get("text") == "Log an interview"
    )  # fmt: skip
    await ana.press(view, block, element)
    await ana.fills(company="Acme", role="Engineer", when="yesterday 3pm", people="Grace Hopper")
    assert ana.modal.body["callback_id"] == "card"
    assert "Saved: Acme" in words(ana.modal)
    assert "Acme" in words(ana.home)


async def test_a_view_that_was_closed_meanwhile_is_answered_in_the_dm(told, slack):
    ana = told.ana
    await ana.opens_home()
    told.core.answers = [Card("One", controls=(Button("Go", "note.list"),)), Card("Two")]
    view = ana.home
    block = next(each for each in view.body["blocks"] if each["type"] == "actions")
    await ana.press(view, block, block["elements"][0])
    slack.faults.add("views.update", says("not_found"))
    await ana.presses("Go")
    assert ana.messages[-1].text == "Two"
    assert ana.messages[-1].channel == ana.dm.id
