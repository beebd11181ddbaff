"""What people do at Slack, through the real app over both ways."""

import asyncio
from dataclasses import replace
from datetime import timedelta

import pytest

from adapters.slack import coding, people
from adapters.slack.drawings import Drawings
from adapters.slack.parse import address
from adapters.slack.posting import Place, Posting
from bot.chat.card import Button, Card, Copy, File
from bot.chat.reply import Amend
from tests.adapters.slack.asked import ACME, bot, kept, logged, over_http, rig, room, told, way, words
from tests.adapters.slack.faults import Fault, broken, hangs, reset, says, too_many
from tests.adapters.slack.running import installed
from tests.adapters.slack.world import Message

__all__ = ["bot", "kept", "logged", "over_http", "rig", "told", "way"]


async def test_a_first_command_is_acked_at_once_and_answered_with_the_zone_that_slack_knows(rig, slack):
    ana = slack.person("ana", tz="Europe/Paris")
    ack = await ana.types(ACME)
    assert (ack.body, ack.text) == (None, "")
    assert "Saved: Acme" in words(ana.messages[-1])
    assert "Paris" in words(ana.messages[-1])
    assert slack.count("users.info") == 1


async def test_a_command_of_somebody_known_is_answered_in_its_ack(rig, slack):
    ana = slack.person("ana")
    await ana.types("/afternote help")
    ack = await ana.types(ACME)
    assert ack.body["response_type"] == "in_channel"
    assert "Saved: Acme" in words(ana.messages[-1])
    channel = room(slack, ana)
    ack = await ana.types("/note list", channel=channel)
    assert ack.body["response_type"] == "ephemeral"
    assert ana.messages[-1].to == ana.user.id
    assert slack.count("users.info") == 1


async def test_somebody_of_whom_slack_says_nothing_in_time_is_answered_all_the_same(rig, slack, monkeypatch):
    until = asyncio.Event()
    slack.faults.always("users.info", hangs(until))
    rig.connection.people._within = 0
    ana = slack.person("ana")
    await ana.types("/afternote help")
    assert "What you can type" in words(ana.messages[-1])
    until.set()


async def test_a_zone_that_slack_did_not_say_is_asked_for_in_the_form_and_once(rig, slack):
    ana = slack.person("ana", tz=None)
    await ana.types("/interview log Acme, Engineer, yesterday 3pm with Bob")
    assert "zone" in str([block.get("block_id") for block in ana.modal.body["blocks"]])
    await ana.dismisses()
    await ana.types("/interview log")
    assert slack.count("users.info") == 1


async def test_a_profile_is_asked_for_again_after_a_day_and_followed(rig, slack, clock):
    ana = slack.person("ana")
    await ana.types("/afternote help")
    ana.user.tz = "Europe/Paris"
    await ana.types("/afternote help")
    assert slack.count("users.info") == 1
    clock.move_to(clock.now() + people.FRESH)
    await ana.types("/afternote help")
    assert slack.count("users.info") == 2
    await ana.types(ACME)
    assert "Paris" in words(ana.messages[-1])


async def test_their_dm_and_zone_are_kept_from_the_first_command_on(told):
    known = await told.core.bot.known(address(told.ana.team, told.ana.user.id))
    assert known is not None
    assert known.zone == "America/New_York"
    assert known.room == told.ana.dm.id


# H12


@pytest.mark.parametrize("line", ["<!channel> @everyone & <b>", "/note <!here> *x* _y_ `z`"])
async def test_H12_what_is_echoed_is_never_live(rig, slack, line):
    ana = slack.person("ana")
    await ana.types("/afternote help")
    for text in (f"/interview {line}", f"/note show {line}", f"/interview log Acme, Engineer, {line}"):
        await ana.types(text, channel=room(slack, ana))
        await ana.dismisses() if ana.modals else None
    await ana.says(line)
    for message in ana.messages:
        if message.bot_id is None:
            continue
        assert "<!" not in message.text
        assert "mrkdwn" not in str(message.blocks)
        assert "<!" not in str([each for each in message.blocks if each["type"] == "section"])


# forms


async def test_a_form_opens_at_once_is_corrected_beside_the_field_and_saved(rig, slack):
    ana = slack.person("ana")
    await ana.types("/afternote help")
    await ana.types("/interview log")
    await ana.fills(company="Acme", role="Engineer", when="nonsense", people="Grace Hopper")
    assert set(ana.modal.problems) == {"0.when"}
    await ana.fills(company="Acme", role="Engineer", when="nonsense", people="Grace Hopper")
    assert set(ana.modal.problems) == {"0.when"}
    await ana.fills(company="Acme", role="Engineer", when="yesterday 3pm", people="Grace Hopper")
    assert ana.modals == []
    assert "Saved: Acme" in words(ana.messages[-1])
    assert ana.messages[-1].to is None


async def test_a_form_of_a_command_in_a_room_is_answered_there_for_the_asker_alone(rig, slack):
    ana = slack.person("ana")
    channel = room(slack, ana)
    await ana.types("/afternote help", channel=channel)
    await ana.types("/interview log", channel=channel)
    await ana.fills(company="Acme", role="Engineer", when="yesterday 3pm", people="Grace Hopper")
    assert (ana.messages[-1].channel, ana.messages[-1].to) == (channel, ana.user.id)


async def test_a_form_that_is_sent_when_its_address_has_run_out_is_answered_in_the_dm(rig, slack, clock):
    ana = slack.person("ana")
    channel = room(slack, ana)
    await ana.types("/afternote help", channel=channel)
    await ana.types("/interview log", channel=channel)
    clock.move_to(clock.now() + timedelta(minutes=40))
    await ana.fills(company="Acme", role="Engineer", when="yesterday 3pm", people="Grace Hopper")
    assert (ana.messages[-1].channel, ana.messages[-1].to) == (ana.dm.id, None)
    assert "Saved: Acme" in words(ana.messages[-1])


async def test_a_press_that_opens_a_form_redraws_its_message_when_the_form_is_sent(rig, slack):
    ana = slack.person("ana")
    await ana.types(ACME)
    await ana.presses("Debrief")
    first = len(ana.messages)
    await ana.fills()
    assert "debriefed" in words(ana.messages[first - 1])
    assert ana.messages[first - 1].edited == 1
    assert "ready" in words(ana.messages[first])


async def test_a_form_with_nothing_of_ours_behind_it_hands_back_what_was_typed(rig, slack):
    ana = slack.person("ana")
    await ana.types("/afternote help")
    await ana.types("/interview log")
    ana.modal.body["private_metadata"] = "junk"
    await ana.fills(company="Acme & sons")
    assert "Acme & sons" in words(ana.modal)
    assert "nothing was saved" in words(ana.modal)


async def test_H07_a_form_of_another_workspace_is_the_same_as_one_that_does_not_exist(
    over_http, slack
):
    await installed(over_http.bot, slack, "other")
    ana, eve = slack.person("ana", id="U77"), slack.person("eve", team="other", id="U77")
    await ana.types("/afternote help")
    await eve.types("/afternote help")
    await ana.types("/interview log")
    await eve.types("/interview log")
    theirs = coding.decode(ana.modal.body["private_metadata"]).form
    answers = []
    for form in (theirs, "0000000000000000"):
        mine = coding.decode(eve.modal.body["private_metadata"])
        eve.modal.body["private_metadata"] = coding.encode(replace(mine, form=form))
        await eve.fills(company="Acme", when="yesterday 3pm", people="Bob")
        answers.append(eve.messages[-1].text)
        await eve.types("/interview log")
    assert answers[0] == answers[1]
    assert "nothing was saved" in answers[0]


async def test_a_trigger_that_ran_out_is_told_with_a_button_that_opens_the_form(rig, slack):
    ana = slack.person("ana")
    await ana.types("/afternote help")
    slack.faults.add("views.open", says("expired_trigger_id"))
    await ana.types("/interview log Acme, Engineer with Bob")
    assert "That took too long to open. Nothing was lost" in words(ana.messages[-1])
    await ana.presses("Open the form")
    assert "Acme" in words(ana.modal)


@pytest.mark.parametrize("fault", [broken(), reset(), too_many(), says("internal_error")])
async def test_a_form_that_does_not_open_since_slack_is_out_of_order_opens_by_another_press(rig, slack, fault):
    ana = slack.person("ana")
    await ana.types("/afternote help")
    slack.faults.add("views.open", fault)
    await ana.types("/interview log")
    assert "The form didn't open. Nothing was lost" in words(ana.messages[-1])
    await ana.presses("Open the form")
    assert ana.modal.body["callback_id"] == "form"


async def test_a_form_that_slack_refuses_is_shown_plain_and_else_said_to_be_our_fault(rig, slack, logged):
    ana = slack.person("ana")
    await ana.types("/afternote help")
    slack.faults.add("views.open", says("invalid_arguments"))
    await ana.types("/interview log Acme, Engineer with Bob")
    assert {block["type"] for block in ana.modal.body["blocks"]} == {"input"}
    assert "hint" not in str(ana.modal.body["blocks"])
    assert "Acme" in str(ana.modal.body["blocks"])
    await ana.fills(when="yesterday 3pm")
    assert "Saved: Acme" in words(ana.messages[-1])
    slack.faults.add("views.open", says("invalid_arguments"), says("invalid_arguments"))
    await ana.types("/interview log")
    assert "Something broke on my side" in words(ana.messages[-1])
    assert "a form could not be shown" in logged()


# presses


async def test_a_press_redraws_the_message_it_stands_in(rig, slack):
    ana = slack.person("ana")
    await ana.types(ACME)
    await ana.presses("Open notes")
    await ana.presses("Sent")
    sent = next(each for each in ana.messages if each.edited)
    assert "sent" in words(sent)
    await ana.presses("Undo")
    assert sent.edited == 2


async def test_what_is_to_be_copied_alone_is_a_message_of_its_own(rig, slack):
    ana = slack.person("ana")
    await ana.types(ACME)
    await ana.presses("Open notes")
    assert ana.messages[-1].text.startswith("Hi Grace")
    assert "Sent" not in words(ana.messages[-1])


async def test_what_stands_in_a_room_is_not_redrawn_with_what_one_person_asked_for(told, slack):
    channel = room(slack, told.ana)
    token = next(iter(slack.world.tokens.values()))
    button = {"type": "button", "action_id": "x.y~0", "value": "", "text": {"type": "plain_text", "text": "Mine"}}
    posted = slack.world.post(Message(
        ts=slack.world.ts(), team=told.ana.team, channel=channel, user=token.bot_user, bot_id=token.bot_id, text="All",
        blocks=[{"type": "actions", "elements": [button]}],
    ))  # fmt: skip
    told.core.answers = [Amend(Card("My secret"))]
    await told.ana.presses("Mine")
    assert (posted.text, posted.edited) == ("All", 0)
    assert (told.ana.messages[-1].text, told.ana.messages[-1].to) == ("My secret", told.ana.user.id)


async def test_a_press_on_a_link_asks_nothing(told):
    told.core.heard.clear()
    payload = told.ana._payloads._head("block_actions", told.ana.user) | {
        "trigger_id": "t", "actions": [{"type": "button", "action_id": "link~0", "action_ts": "1"}],
    }  # fmt: skip
    assert (await told.ana._send("interactive", payload)).status == 200
    assert told.core.heard == []


async def test_the_same_press_told_twice_is_done_once(told, slack):
    ana = told.ana
    await ana.types(ACME)
    payload = ana._payloads.command(ana.user, ana.dm.id, "/interview", "log Globex, CTO, yesterday 2pm with Bob")
    await ana._send("slash_commands", payload)
    await ana._send("slash_commands", payload | {"token": "other bytes, same trigger"})
    ack = await ana.types("/interview list")
    assert ack.body["text"].count("Globex") == 1


# posting what does not fit


async def test_an_answer_that_slack_will_not_take_beside_the_press_goes_to_the_dm(told, slack):
    ana = told.ana
    for error in ("used_url", "expired_url"):
        slack.faults.add("response_url", _status(error, 404))
        told.core.answers = [Card("First", (Copy("", "Body", alone=True),))]
        await ana.types("/note list", channel=room(slack, ana))
        assert (ana.messages[-1].text, ana.messages[-1].channel) == ("Body", ana.dm.id)


def _status(error: str, status: int) -> Fault:
    return Fault(status=status, raw=f'{{"ok":false,"error":"{error}"}}')


async def test_blocks_that_slack_refuses_are_said_in_plainer_ones(told, slack):
    slack.faults.add("response_url", _status("invalid_blocks", 400))
    told.core.answers = [Amend(Card("Aside from this"), Card("Plain words", controls=(Button("Go", "note.list"),)))]
    await told.ana.presses("Log an interview")
    assert slack.count("response_url") >= 2
    assert "Plain words" in words(told.ana.messages[-1])


async def test_an_answer_that_is_perhaps_posted_is_not_posted_twice(told, slack):
    slack.faults.add("response_url", reset(accepted=True))
    told.core.answers = [Card("Once")]
    await told.ana.presses("Log an interview")
    assert [each.text for each in told.ana.messages].count("Once") == 1


async def test_too_many_answers_at_once_come_when_slack_takes_them(told, slack):
    waits: list[float] = []

    async def sleep(seconds: float) -> None:
        waits.append(seconds)

    here = told.rig.connection
    posting = Posting(here.calls, here.people, Drawings(told.rig.overheard, here.calls, here.after), sleep=sleep)
    place = Place(address(told.ana.team, told.ana.user.id, told.ana.dm.id), None, dm=True)
    slack.faults.add("chat.postMessage", too_many(2), too_many(3))
    await posting.say(place, Card("Here"))
    assert (told.ana.messages[-1].text, waits) == ("Here", [2, 3])
    slack.faults.add("chat.postMessage", too_many(3600))
    await posting.say(place, Card("Not now"))
    slack.faults.add("chat.postMessage", reset(accepted=True))
    await posting.say(place, Card("Perhaps"))
    slack.faults.add("chat.postMessage", says("invalid_blocks"))
    await posting.say(place, Card("Plainer"))
    assert [each.text for each in told.ana.messages[-3:]] == ["Here", "Perhaps", "Plainer"]
    assert waits == [2, 3]


async def test_answers_in_the_dm_keep_the_pace_of_its_messages(told, slack):
    waits: list[float] = []

    async def sleep(seconds: float) -> None:
        waits.append(seconds)

    pace, calls = told.rig.connection.pace, told.rig.connection.calls
    pace._every, pace._now, pace._sleep = 1.0, lambda: 7.0, sleep
    place = Place(address(told.ana.team, told.ana.user.id, told.ana.dm.id), None, dm=True)
    posting = Posting(calls, told.rig.connection.people, Drawings(told.rig.overheard, calls, told.rig.connection.after))
    await posting.say(place, Card("First", (Copy("", "Body", alone=True),)))
    await told.rig.connection.courier.deliver(place.who, Card("Second"), key="k")
    assert [each.text for each in told.ana.messages[-3:]] == ["First", "Body", "Second"]
    assert waits == [1.0, 1.0]


async def test_a_file_is_handed_over_in_the_dm(told, slack):
    channel = room(slack, told.ana)
    told.core.answers = [Card("Your export", (File("export.csv", "text/csv", b"a,b"),))]
    await told.ana.types("/note list", channel=channel)
    shared = [each for each in slack.world.messages if each.files]
    assert [each.channel for each in shared] == [told.ana.dm.id]


async def test_nobody_who_waits_for_a_form_waits_for_the_next_token(told, slack, monkeypatch):
    async def never(tenant):
        raise AssertionError

    monkeypatch.setattr(told.rig.connection.workspaces, "token", never)
    await told.ana.types("/interview log")
    assert told.ana.modal.body["callback_id"] == "form"


async def test_a_room_that_came_in_time_is_kept_when_the_profile_did_not(told, slack):
    until = asyncio.Event()
    slack.faults.always("users.info", hangs(until))
    people_ = told.rig.connection.people
    people_._within = 0.2
    bob = slack.person("bob")
    person = await people_.asked(address(bob.team, bob.user.id))
    until.set()
    assert person.speaker.who.room == bob.dm.id
    assert person.asked_at is None
