"""The home tab, and what is pressed on it, through the real app over both ways."""

from adapters.slack.home import TRIES
from bot.chat.card import Button, Card, File
from tests.adapters.slack.asked import ACME, bot, kept, logged, over_http, rig, told, way, words
from tests.adapters.slack.faults import says, too_many
from tests.adapters.slack.people import elements
from tests.adapters.slack.people import words as label_of

__all__ = ["bot", "kept", "logged", "over_http", "rig", "told", "way"]


def on_home(person, label):
    """The button of this label on their home, with the block it stands in."""
    found = ((block, each) for block, each in elements(person.home) if label_of(each.get("text")) == label)
    return next(found)


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
    await ana.press(ana.home, *on_home(ana, "Open notes"))
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


async def test_a_file_that_is_asked_for_in_a_view_comes_into_the_dm(told, slack):
    ana = told.ana
    await ana.opens_home()
    file = File("note.eml", "message/rfc822", b"Subject: x")
    told.core.answers = [Card("One", controls=(Button("Go", "note.list"),)), Card("Two", (file,))]
    block = next(each for each in ana.home.body["blocks"] if each["type"] == "actions")
    await ana.press(ana.home, block, block["elements"][0])
    await ana.presses("Go")
    assert "Two" in words(ana.modal)
    assert [each.channel for each in slack.world.messages if each.files] == [ana.dm.id]


async def test_a_form_from_home_shows_what_came_of_it_where_it_was(rig, slack):
    ana = slack.person("ana")
    await ana.opens_home()
    await ana.press(ana.home, *on_home(ana, "Log an interview"))
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


async def test_a_home_that_slack_refuses_is_drawn_in_plain_blocks(rig, slack):
    ana = slack.person("ana")
    slack.faults.add("views.publish", says("invalid_blocks"))
    await ana.opens_home()
    plain = [call.args["view"] for call in slack.calls if call.method == "views.publish"][1]
    assert {block["type"] for block in plain["blocks"]} <= {"section", "actions"}
    assert "Log an interview" in str(plain)


async def test_a_home_that_has_to_wait_is_drawn_when_slack_lets_us_and_not_asked_for_for_ever(rig, slack):
    ana = slack.person("ana")
    slack.faults.add("views.publish", too_many(30))
    await ana.opens_home()
    assert "Log an interview" in words(ana.home)
    assert slack.count("views.publish") == 2
    slack.faults.always("views.publish", too_many(30))
    await ana.opens_home()
    assert slack.count("views.publish") == 2 + 1 + TRIES


async def test_a_home_waits_as_long_as_slack_asks(rig, slack, monkeypatch):
    waits, after = [], rig.connection.after
    later = after.later

    def put_off(seconds, job, *, name):
        waits.append((name, seconds))
        later(seconds, job, name=name)

    monkeypatch.setattr(after, "later", put_off)
    slack.faults.add("views.publish", too_many(30))
    await slack.person("ana").opens_home()
    assert next(seconds for name, seconds in waits if name == "home") == 30
