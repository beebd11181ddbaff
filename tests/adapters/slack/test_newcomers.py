"""Somebody of whom nothing is known asks for a form: it opens at once, and waits for nothing but the trigger."""

import asyncio

from adapters.slack.parse import FORMS
from bot.chat.card import Button, Card
from tests.adapters.slack.asked import ACME, PRIVATE, bot, kept, logged, over_http, rig, told, way, words
from tests.adapters.slack.faults import hangs, says

__all__ = ["bot", "kept", "logged", "over_http", "rig", "told", "way"]


async def test_a_newcomers_form_is_opened_at_once_and_filled_when_their_profile_is_there(rig, slack):
    until, ana = asyncio.Event(), slack.person("ana", tz="Europe/Paris")
    slack.faults.add("users.info", hangs(until, accepted=True))
    slack.faults.add("conversations.open", hangs(until, accepted=True))
    rig.connection.people._within = 60
    told = asyncio.create_task(ana.types("/interview log"))
    await _until(lambda: ana.modals and slack.count("users.info"))
    assert "looking up your time zone" in words(ana.modal)
    view = ana.modal.id
    until.set()
    await told
    assert (ana.modal.id, ana.modal.body["callback_id"]) == (view, "form")
    assert "zone" not in str([block.get("block_id") for block in ana.modal.body["blocks"]])
    await ana.fills(company="Acme", role="Engineer", when="yesterday 3pm", people="Grace Hopper")
    assert "Saved: Acme" in words(ana.messages[-1])
    assert (slack.count("views.open"), slack.count("views.update")) == (1, 1)


async def test_a_newcomers_shortcut_opens_at_once_too(rig, slack):
    until, ana = asyncio.Event(), slack.person("ana")
    slack.faults.add("users.info", hangs(until, accepted=True))
    rig.connection.people._within = 60
    told = asyncio.create_task(ana.shortcut("log_interview"))
    await _until(lambda: ana.modals and slack.count("users.info"))
    assert "looking up your time zone" in words(ana.modal)
    until.set()
    await told
    assert ana.modal.body["callback_id"] == "form"


async def test_a_newcomers_press_on_home_opens_at_once_too(rig, slack, monkeypatch):
    async def greet(origin):
        return None

    monkeypatch.setattr(rig.overheard, "greet", greet, raising=False)
    ana = slack.person("ana")
    await ana.opens_home()
    until = asyncio.Event()
    slack.faults.add("users.info", hangs(until, accepted=True))
    rig.connection.people._within = 60
    told = asyncio.create_task(ana.presses("Log an interview"))
    await _until(lambda: ana.modals and slack.count("users.info") == 2)
    assert "looking up your time zone" in words(ana.modal)
    until.set()
    await told
    assert ana.modal.body["callback_id"] == "form"
    await ana.fills(company="Acme", role="Engineer", when="yesterday 3pm", people="Grace Hopper")
    assert "Saved: Acme" in words(ana.modal)


async def test_a_line_that_says_it_all_opens_nothing(rig, slack):
    ana = slack.person("ana")
    await ana.types(ACME)
    assert slack.count("views.open") == 0
    assert "Saved: Acme" in words(ana.messages[-1])


async def test_what_was_opened_for_a_newcomers_form_shows_the_card_that_came_instead(told, slack):
    bob = slack.person("bob")
    told.core.answers = [Card("No more today", (), (Button("Why", "afternote.why"),))]
    await bob.types("/interview log")
    assert bob.messages[-1].text == "No more today"
    assert "No more today" in str(bob.modal.body)
    assert "looking up" not in words(bob.modal)


async def test_a_newcomer_who_closes_what_was_opened_finds_the_form_by_a_press(rig, slack):
    bob = slack.person("bob")
    slack.faults.add("views.update", says("not_found"))
    await bob.types("/interview log")
    assert "It opens when you press" in words(bob.messages[-1])


async def test_what_was_opened_for_a_newcomers_form_says_that_something_broke(told, slack):
    bob = slack.person("bob")
    told.core.answers = [RuntimeError(PRIVATE)]
    await bob.types("/interview log")
    assert "Something broke" in words(bob.modal)
    assert "Something broke" in words(bob.messages[-1])


def test_what_takes_a_form_is_declared(bot):
    assert {each for each in FORMS if each != "form.open"} <= {*bot.routes.commands, *bot.routes.actions}


async def _until(happened) -> None:
    async with asyncio.timeout(5):
        while not happened():
            await asyncio.sleep(0)
