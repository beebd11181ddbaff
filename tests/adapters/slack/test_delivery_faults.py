"""Every fault that Slack's side can have, met by the whole way: the person, the app, the core, the worker, the courier.

What holds each time: nothing is lost, nothing is said twice, no wait that was asked for is cut short, and a door
that is closed for good is knocked at once.
"""

import asyncio
from collections.abc import AsyncIterator
from datetime import datetime, timedelta

import pytest

from adapters.slack import connect
from adapters.slack.clients import Clients
from bot.chat.form import Form
from bot.clock import MovableClock
from bot.drafting.spelling import Light
from bot.store.store import Store
from tests.adapters.slack import faults
from tests.adapters.slack.door import SlackDialog
from tests.adapters.slack.faults import Fault
from tests.adapters.slack.loopback import LoopbackSlack
from tests.adapters.slack.people import SlackPerson
from tests.adapters.slack.running import Running, running
from tests.adapters.slack.unrender import state
from tests.adapters.slack.whole import a_bot, database, delivered, stage, store
from tests.adapters.slack.world import Message
from tests.dialogs.dialog import Person

ONE = "/interview log Acme, Engineer, today 10am-11am with Grace Hopper"
EVENING = ("2026-03-02", "18:30")
NIGHT = ("2026-03-02", "20:00")
POST = "chat.postMessage"


@pytest.fixture(params=["http", "socket"])
async def here(
    request: pytest.FixtureRequest, store: Store, clock: MovableClock, slack: LoopbackSlack, spelling: Light
) -> AsyncIterator[Running]:
    async with running(a_bot(store, clock, spelling), slack, request.param) as here:
        yield here


@pytest.fixture
async def ana(stage: SlackDialog) -> Person:
    """Somebody to whom a reminder comes at half past six."""
    ana = stage.actor("ana")
    await ana.types(ONE)
    return ana


def at_slack(who: Person) -> SlackPerson:
    person: SlackPerson = who.actor.person  # type: ignore[attr-defined]
    return person


def reminders(who: Person) -> list[str]:
    """The reminders before their eyes, each a message of its own."""
    return delivered(at_slack(who))


def posts(slack: LoopbackSlack) -> list[datetime]:
    """When each post was tried."""
    return [call.at for call in slack.calls if call.method == POST]


# a delivery


LOST = {
    "500": faults.broken(500, accepted=True), "503": faults.broken(503, accepted=True),
    "reset": faults.reset(accepted=True), "garbled": faults.garbled(accepted=True),
    "a page": faults.a_page(accepted=True),
}  # fmt: skip


@pytest.mark.parametrize("name", LOST)
async def test_an_answer_that_is_lost_after_the_deed_is_looked_up_and_nothing_is_said_twice(
    stage: SlackDialog, slack: LoopbackSlack, ana: Person, name
):
    slack.faults.add(POST, LOST[name])
    await stage.moves_to(*NIGHT)
    assert len(reminders(ana)) == 1
    assert len(posts(slack)) == 1
    assert slack.count("conversations.history") >= 1
    await stage.passes(hours=8)
    assert len(reminders(ana)) == 1


UNDONE = {
    "500": faults.broken(500), "503": faults.broken(503), "reset": faults.reset(), "garbled": faults.garbled(),
    "a page": faults.a_page(), "fatal_error": faults.says("fatal_error"),
    "internal_error": faults.says("internal_error"),
}  # fmt: skip


@pytest.mark.parametrize("name", UNDONE)
async def test_what_broke_before_the_deed_is_done_once_later(
    stage: SlackDialog, slack: LoopbackSlack, ana: Person, name
):
    slack.faults.add(POST, UNDONE[name])
    await stage.moves_to(*NIGHT)
    assert len(reminders(ana)) == 1
    assert len(posts(slack)) == 2


async def test_without_the_right_to_read_a_lost_answer_means_one_repeat_at_most(
    stage: SlackDialog, slack: LoopbackSlack, ana: Person
):
    for token in slack.world.tokens.values():
        token.scopes = tuple(each for each in token.scopes if each != "im:history")
    slack.faults.always(POST, faults.reset(accepted=True))
    await stage.passes(hours=12)
    assert 1 <= len(reminders(ana)) <= 2
    assert len(posts(slack)) <= 2


@pytest.mark.parametrize(
    ("fault", "least"),
    [(faults.too_many(30), 30), (faults.too_many(1337), 1337), (faults.too_many(None), 1),
     (faults.says("ratelimited"), 1), (faults.says("rate_limited"), 1)],
)  # fmt: skip
async def test_a_wait_that_is_asked_for_is_kept_and_then_it_is_sent(
    stage: SlackDialog, slack: LoopbackSlack, ana: Person, fault: Fault, least
):
    slack.faults.add(POST, fault, fault)
    await stage.moves_to(*NIGHT)
    assert len(reminders(ana)) == 1
    first, second, third = posts(slack)
    for earlier, later in ((first, second), (second, third)):
        assert later - earlier >= timedelta(seconds=least)


async def test_a_send_that_hangs_is_let_go_and_found_again(
    store: Store, clock: MovableClock, slack: LoopbackSlack, spelling: Light, monkeypatch
):
    monkeypatch.setattr(connect, "Clients", lambda url, **_: Clients(url, total=1.0))
    go = asyncio.Event()
    slack.faults.add(POST, faults.hangs(go, accepted=True))
    async with running(a_bot(store, clock, spelling), slack) as here:
        stage = SlackDialog(here, clock, "sqlite")
        ana = stage.actor("ana")
        await ana.types(ONE)
        await stage.moves_to(*NIGHT)
        go.set()
        assert len(reminders(ana)) == 1
        assert len(posts(slack)) == 1


@pytest.mark.parametrize("error", ["invalid_blocks", "msg_blocks_too_long"])
async def test_blocks_that_are_refused_are_sent_plainer_with_the_same_words_and_buttons(
    stage: SlackDialog, slack: LoopbackSlack, ana: Person, error
):
    slack.faults.add(POST, faults.says(error))
    await stage.moves_to(*EVENING)
    assert len(reminders(ana)) == 1
    ana.sees("Grace still has a note ready")
    await ana.presses("Sent")
    ana.sees("Noted: your note to Grace is sent")


async def test_a_dm_that_was_opened_anew_meanwhile_is_found(stage: SlackDialog, slack: LoopbackSlack, ana: Person):
    person = at_slack(ana)
    before = slack.world.channels.pop(person.dm.id)
    assert person.dm.id != before.id
    await stage.moves_to(*EVENING)
    assert len(reminders(ana)) == 1


@pytest.mark.parametrize(
    "error",
    ["channel_not_found", "user_disabled", "is_archived", "messages_tab_disabled", "msg_too_long", "no_such_word"],
)
async def test_what_never_will_be_is_settled_once_and_told_at_the_next_command(
    stage: SlackDialog, slack: LoopbackSlack, ana: Person, error
):
    slack.faults.always(POST, faults.says(error))
    await stage.moves_to(*EVENING)
    await stage.passes(hours=10)
    assert len(posts(slack)) == 1
    slack.faults.clear()
    await ana.types("/note list")
    ana.sees("may not have reached you")


async def test_one_member_who_cannot_be_reached_keeps_no_other_waiting(
    stage: SlackDialog, slack: LoopbackSlack, ana: Person
):
    ben = stage.actor("ben")
    await ben.types(ONE)
    at_slack(ana).user.refuses = "messages_tab_disabled"
    await stage.moves_to(*EVENING)
    assert reminders(ana) == []
    assert len(reminders(ben)) == 1


async def test_controls_that_cannot_be_taken_off_do_not_hold_up_what_is_new(
    stage: SlackDialog, slack: LoopbackSlack, ana: Person
):
    await stage.moves_to(*EVENING)
    slack.faults.always("chat.delete", faults.broken())
    slack.faults.always("chat.update", faults.broken())
    await stage.moves_to("2026-03-04", "08:00")
    assert len(reminders(ana)) == 2


# an answer to a person


VIEWS = {
    "expired": faults.says("expired_trigger_id"), "spent": faults.says("exchanged_trigger_id"),
    "500": faults.broken(500), "reset": faults.reset(), "429": faults.too_many(30), "garbled": faults.garbled(),
}  # fmt: skip


@pytest.mark.parametrize("name", VIEWS)
async def test_a_form_that_does_not_open_is_told_and_opens_at_the_next_press(
    stage: SlackDialog, slack: LoopbackSlack, ana: Person, name
):
    slack.faults.add("views.open", VIEWS[name])
    await ana.types("/interview log Globex")
    late = name in ("expired", "spent")
    ana.sees("That took too long to open." if late else "The form didn't open.", "Nothing was lost: press again.")
    reply = await ana.presses("Open the form")
    assert isinstance(reply, Form)
    assert ana.form.filled["company"] == "Globex"
    await ana.fills(when="today 9am")
    ana.sees("Saved: Globex")


async def test_a_trigger_that_has_really_run_out_is_told_too(
    here: Running, stage: SlackDialog, slack: LoopbackSlack, ana: Person, clock: MovableClock
):
    handle = here.overheard.handle

    async def slow(inbound):
        reply = await handle(inbound)
        clock.move_to(clock.now() + timedelta(seconds=4))
        return reply

    here.overheard.handle = slow  # type: ignore[method-assign]
    await ana.types("/interview log Globex")
    here.overheard.handle = handle  # type: ignore[method-assign]
    ana.sees("That took too long to open")
    await ana.presses("Open the form")
    assert ana.form.filled["company"] == "Globex"


CLOSED = {"used": faults.says("used_url"), "expired": faults.says("expired_url")}


@pytest.mark.parametrize("name", CLOSED)
async def test_an_answer_that_is_not_taken_beside_the_press_comes_in_the_dm(
    stage: SlackDialog, slack: LoopbackSlack, ana: Person, name
):
    await ana.types("/note show Grace")
    slack.faults.always("response_url", CLOSED[name])
    await ana.presses("Sent")
    ana.sees("Noted: your note to Grace is sent")


@pytest.mark.parametrize("method", ["users.info", "conversations.open"])
@pytest.mark.parametrize(
    "fault", [faults.says("fatal_error"), faults.broken(), faults.too_many(600)], ids=["error", "503", "429"]
)
async def test_somebody_of_whom_slack_says_nothing_is_answered_and_nothing_is_lost(
    stage: SlackDialog, slack: LoopbackSlack, method, fault
):
    slack.faults.always(method, fault)
    ben = stage.actor("ben")
    reply = await ben.types(ONE)
    assert reply is not None
    if isinstance(reply, Form):
        ben.sees("Your time zone", "Company: Acme")
        await ben.fills(zone="Berlin")
    ben.sees("Saved: Acme")


# what Slack tells twice


async def test_an_event_that_is_told_four_times_is_one(
    here: Running, stage: SlackDialog, slack: LoopbackSlack, ana: Person
):
    person = at_slack(ana)
    said = Message(slack.world.ts(), person.team, person.dm.id, person.user.id, text="hello there")
    event = slack.payloads.event(person.team, slack.payloads.said(slack.world.post(said, by="person")))
    turns = len(here.overheard.inbounds)
    assert slack.line is not None
    for _ in range(4):
        assert (await slack.line.send("events_api", event)).status == 200
        await here.settled()
        slack.clock.move_to(slack.clock.now() + timedelta(seconds=61))
    assert len(here.overheard.inbounds) == turns + 1
    assert sum("I can log an interview" in each.text for each in person.messages) == 1


async def test_a_form_that_is_sent_twice_saves_once(
    here: Running, stage: SlackDialog, slack: LoopbackSlack, ana: Person
):
    person = at_slack(ana)
    await ana.types("/interview log")
    view = person.modal
    await ana.fills(company="Globex", when="today 9am")
    for _ in range(2):
        payload = slack.payloads.submission(person.user, slack.api.shown_view(view, state(view)))
        assert slack.line is not None
        assert (await slack.line.send("interactive", payload)).status == 200
        await here.settled()
    await stage.passes(minutes=1)
    await ana.types("/interview list")
    assert ana.told().count("Globex") == 1


__all__ = ["database", "stage", "store"]
