"""What Slack tells of without being asked, through the real app."""

import pytest

from adapters.slack.dropped import is_slacks
from bot.chat.card import Card, File
from tests.adapters.slack.asked import ACME, bot, kept, logged, over_http, rig, told, way, words
from tests.adapters.slack.faults import a_page, broken

__all__ = ["bot", "kept", "logged", "over_http", "rig", "told", "way"]


async def test_whoever_opens_the_messages_for_the_first_time_is_welcomed_once(told, slack, monkeypatch):
    greeted = []

    async def greet(origin):
        greeted.append((origin.who.user, origin.who.room, origin.profile.zone))
        await told.core.bot.greet(origin)

    monkeypatch.setattr(told.rig.overheard, "greet", greet, raising=False)
    bob = slack.person("bob", tz="Asia/Tokyo")
    await bob.opens_home("messages")
    await bob.opens_home("messages")
    await bob.opens_home()
    assert greeted == [(bob.user.id, bob.dm.id, "Asia/Tokyo")]


async def test_a_line_in_the_dm_is_answered_there(rig, slack):
    ana = slack.person("ana")
    await ana.says("help")
    assert "What you can type" in words(ana.messages[-1])
    await ana.says("interview list")
    assert ana.messages[-1].channel == ana.dm.id
    await ana.says("interview log")
    await ana.presses("Open the form")
    assert ana.modal.body["callback_id"] == "form"


async def test_an_event_that_is_told_again_is_taken_once(told, slack):
    told.core.heard.clear()
    message = {"type": "message", "user": told.ana.user.id, "text": "hello", "ts": "1.1", "channel": told.ana.dm.id,
               "channel_type": "im"}  # fmt: skip
    payload = told.ana._payloads.event(told.ana.team, message)
    for number in range(3):
        assert (await told.ana._send("events_api", payload | {"event_time": number})).status == 200
        await told.rig.settled()
    assert len(told.core.heard) == 1


@pytest.mark.parametrize(
    "more",
    [
        {"bot_id": "B1"}, {"subtype": "message_changed"}, {"subtype": "message_deleted"}, {"hidden": True},
        {"edited": {"ts": "1"}}, {"channel_type": "channel"}, {"user": None}, {"subtype": "bot_message"},
    ],
)  # fmt: skip
async def test_bots_edits_and_rooms_are_not_answered(told, more):
    told.core.heard.clear()
    message = {"type": "message", "user": told.ana.user.id, "text": "hello", "ts": "1.1", "channel": told.ana.dm.id,
               "channel_type": "im", **more}  # fmt: skip
    assert (await told.ana.event(message)).status == 200
    assert told.core.heard == []


async def test_an_invite_that_is_dropped_is_read_and_handed_on(told, slack):
    told.core.heard.clear()
    told.core.answers = [Card("Understood")]
    await told.ana.drops("invite.ICS", b"BEGIN:VCALENDAR")
    (command,) = told.core.heard
    assert (command.path, command.given["file"]) == (
        "interview import", File("invite.ICS", "text/calendar", b"BEGIN:VCALENDAR"),
    )  # fmt: skip
    assert told.ana.messages[-1].text == "Understood"


@pytest.mark.parametrize(("name", "content"), [("cv.pdf", b"%PDF"), ("a.csv", b"x" * (256 * 1024 + 1))])
async def test_other_files_are_answered_kindly_and_not_fetched(told, slack, name, content):
    await told.ana.drops(name, content, kind="application/octet-stream")
    assert "I left that file alone" in words(told.ana.messages[-1])
    assert slack.count("download") == 0


async def test_a_file_that_is_larger_than_slack_said_is_not_read_to_its_end(told, slack):
    await told.ana.drops("a.ics", b"BEGIN:VCALENDAR" + b"x" * (256 * 1024))
    slack.world.files[next(iter(slack.world.files))]["size"] = 9
    await told.ana.says("", files=list(slack.world.files.values()))
    assert "I left that file alone" in words(told.ana.messages[-1])
    assert slack.count("download") == 1


async def test_a_file_is_the_first_thing_that_somebody_may_send(rig, slack):
    bob = slack.person("bob", tz="Asia/Tokyo")
    await bob.drops("a.csv", b"company,date\nAcme,2026-02-27 10:00\n", kind="text/csv")
    assert "Acme" in words(bob.messages[-1])
    assert "zone" not in words(bob.messages[-1])


async def test_a_file_elsewhere_is_not_fetched_and_no_token_leaves(told, slack):
    file = {"name": "a.ics", "size": 9, "url_private_download": "https://evil.example/files/a.ics"}
    await told.ana.says("", files=[file])
    assert "couldn't fetch" in words(told.ana.messages[-1])
    assert slack.count("download") == 0


async def test_a_file_that_does_not_come_is_said(told, slack):
    for fault in (broken(), a_page()):
        slack.faults.add("download", fault)
        await told.ana.drops("a.ics", b"BEGIN")
        assert "couldn't fetch that file" in words(told.ana.messages[-1])


async def test_a_changed_profile_of_somebody_known_is_followed_and_of_others_not_kept(
    told, slack, monkeypatch
):
    met = []

    async def meets(origin):
        met.append((origin.who.user, origin.profile.zone))
        await told.core.bot.met(origin)

    monkeypatch.setattr(told.rig.overheard, "met", meets, raising=False)
    bob = slack.person("bob")
    for person in (told.ana, bob):
        user = {"id": person.user.id, "tz": "Asia/Tokyo", "profile": {"real_name": person.user.name}}
        await person.event({"type": "user_change", "user": user})
    assert met == [(told.ana.user.id, "Asia/Tokyo")]
    await told.ana.types(ACME)
    assert "Tokyo" in words(told.ana.messages[-1])


@pytest.mark.parametrize(
    ("url", "api", "ours"),
    [
        ("https://files.slack.com/files-pri/T1/a.ics", "https://slack.com/api/", True),
        ("https://files.slack.com/a", "https://www.slack.com/api/", True),
        ("https://files.slack-gov.com/a", "https://slack-gov.com/api/", True),
        ("http://127.0.0.1:7/files/a", "http://127.0.0.1:7/api/", True),
        ("http://127.0.0.1:8/files/a", "http://127.0.0.1:7/api/", False),
        ("http://files.slack.com/a", "https://slack.com/api/", False),
        ("https://files.slack.com:444/a", "https://slack.com/api/", False),
        ("https://evilslack.com/a", "https://slack.com/api/", False),
        ("https://slack.com.evil.example/a", "https://slack.com/api/", False),
        ("https://slack.com@evil.example/a", "https://slack.com/api/", False),
        ("https://evil.example\\@slack.com/a", "https://slack.com/api/", False),
        ("https://files.slack-gov.com/a", "https://slack.com/api/", False),
        ("https://[::1", "https://slack.com/api/", False),
        ("", "https://slack.com/api/", False),
    ],
)
def test_a_token_goes_to_the_house_of_the_api_alone(url, api, ours):
    assert is_slacks(url, api) is ours
