"""What Slack tells of without being asked, through the real app."""

import pytest

from adapters.slack.dropped import is_slacks
from adapters.slack.parse import address
from bot.chat.card import Card, File
from tests.adapters.slack.asked import ACME, bot, kept, logged, over_http, rig, told, way, words
from tests.adapters.slack.faults import a_page, broken
from tests.adapters.slack.people import elements

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


async def test_what_is_written_beside_a_file_is_heard_too(told, slack):
    told.core.heard.clear()
    told.core.answers = [Card("Read"), Card("Heard")]
    await told.ana.drops("a.ics", b"BEGIN:VCALENDAR", text="log Acme, Engineer")
    assert [getattr(each, "path", None) for each in told.core.heard] == ["interview import", ""]
    assert [each.text for each in told.ana.messages[-2:]] == ["Read", "Heard"]


async def test_more_files_than_are_looked_at_are_said_to_be_left(told, slack):
    await told.ana.drops("a.ics", b"BEGIN:VCALENDAR")
    told.core.answers = [Card("One"), Card("Two"), Card("Three")]
    await told.ana.says("", files=list(slack.world.files.values()) * 5)
    assert [each.text for each in told.ana.messages[-4:-1]] == ["One", "Two", "Three"]
    assert "the first 3 files" in words(told.ana.messages[-1])


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


async def test_a_change_of_a_profile_that_says_nothing_new_asks_and_writes_nothing(told, slack, monkeypatch):
    core, asked = told.rig.overheard, []

    async def never(*_):
        asked.append(_)

    monkeypatch.setattr(core, "met", never, raising=False)
    monkeypatch.setattr(core, "known", never, raising=False)
    for _ in range(2):
        await told.ana.changes()
    monkeypatch.undo()
    # Another process, or this one started anew, remembers nothing, and writes nothing either.
    monkeypatch.setattr(core, "met", never, raising=False)
    told.rig.connection.people.forget(told.ana.team)
    await told.ana.changes()
    monkeypatch.undo()
    assert asked == []
    told.ana.user.tz = "Asia/Tokyo"
    await told.ana.changes()
    known = await told.core.bot.known(address(told.ana.team, told.ana.user.id))
    assert known.zone == "Asia/Tokyo"


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
        ("https://files.slack.com/a", "https://proxy.example/slack/api/", True),
        ("https://files.slack-gov.com/a", "https://proxy.example/api/", True),
        ("https://proxy.example/a", "https://proxy.example/api/", True),
        ("http://files.slack.com/a", "https://proxy.example/api/", False),
        ("https://files.slack.com:8443/a", "https://proxy.example/api/", False),
        ("https://evilslack.com/a", "https://proxy.example/api/", False),
        ("https://a@files.slack.com/a", "https://proxy.example/api/", False),
        ("https://[::1", "https://slack.com/api/", False),
        ("", "https://slack.com/api/", False),
    ],
)
def test_a_token_goes_to_the_house_of_the_api_alone(url, api, ours):
    assert is_slacks(url, api) is ours


INVITE = "\r\n".join([
    "BEGIN:VCALENDAR", "METHOD:REQUEST", "BEGIN:VEVENT", "DTSTART;TZID=America/New_York:20260305T130000",
    "DTEND;TZID=America/New_York:20260305T140000", "SUMMARY:Interview with Initech: Backend Engineer",
    "ORGANIZER;CN=Bill Lumbergh:mailto:bill@initech.com", "ATTENDEE;CN=Peter Gibbons:mailto:peter@initech.com",
    "END:VEVENT", "END:VCALENDAR", "",
])  # fmt: skip


async def test_an_invite_is_read_back_before_a_press_and_saved_by_it_as_it_was_read(rig, slack):
    ana = slack.person("ana")
    await ana.types("/afternote help")
    await ana.drops("invite.ics", INVITE.encode())
    said = words(ana.messages[-1])
    assert "From the invite: Initech, Backend Engineer, Thu 5 Mar, 1:00-2:00 pm New York, with Bill Lumbergh" in said
    assert "takes a form" not in said
    assert [each["text"]["text"] for _, each in elements(ana.messages[-1])] == ["Log it", "Change"]
    await ana.presses("Change")
    assert "Backend Engineer" in str(ana.modal.body["blocks"])
    await ana.dismisses()
    await ana.presses("Log it")
    assert "Saved: Initech, Backend Engineer, Thu 5 Mar, 1:00-2:00 pm New York" in words(ana.messages[-1])


async def test_an_invite_with_a_question_is_read_back_and_opens(rig, slack):
    ana = slack.person("ana")
    await ana.types("/afternote help")
    await ana.drops("invite.ics", INVITE.replace("CN=Peter Gibbons:mailto:peter@", "CN=Ana:mailto:ana@").encode())
    said = words(ana.messages[-1])
    assert "Is Ana you? Take the name out." in said
    assert [each["text"]["text"] for _, each in elements(ana.messages[-1])] == ["Log it"]
    await ana.presses("Log it")
    assert "Initech" in str(ana.modal.body["blocks"])


async def test_a_line_in_the_dm_is_read_back_before_a_press(rig, slack):
    ana = slack.person("ana")
    await ana.types("/afternote help")
    await ana.says("Acme, Engineer, today 10am with Grace Hopper")
    said = words(ana.messages[-1])
    assert "Shall I log that as an interview?" in said
    assert "Acme, Engineer, Mon 2 Mar, 10 am New York, with Grace Hopper." in said
    await ana.presses("Log it")
    assert "Saved: Acme, Engineer" in words(ana.messages[-1])
