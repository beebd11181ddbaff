"""The page: what is due with its buttons, what waits, what is next; a welcome to strangers. Reads only."""

from dataclasses import replace

import pytest

from bot.chat.card import Button, Card, Row, Style
from bot.chat.form import Form
from bot.chat.words import shown_words
from bot.model.people import Address
from bot.stage import controls
from bot.store import members, notes, nudges
from bot.store.rights import System
from tests.dialogs.dialog import Dialog, Person


async def page(stage: Dialog, of: Person) -> Card:
    return await stage.bot.home(of.actor.address)


async def words(stage: Dialog, of: Person) -> str:
    return shown_words(await page(stage, of))


async def everything(stage: Dialog) -> str:
    async with stage.bot.store.read(System("a test")) as tx:
        every = await members.everyone(tx)
        return repr([(await members.get(tx, id), await notes.of(tx, id), await nudges.coming(tx, id, 500))
                     for id in every])  # fmt: skip


async def test_a_stranger_sees_what_it_does_who_sees_what_and_a_way_to_begin(stage: Dialog):
    ana = stage.actor("ana")
    shown = await page(stage, ana)
    said = shown_words(shown)
    assert "I draft a thank-you note to each person" in said
    assert "can export messages, DMs included" in said
    assert "whoever runs Afternote holds the key" in said
    assert [each.label for each in controls(shown)] == ["Log an interview", "Privacy"]
    assert await stage.bot.known(ana.actor.address) is None


async def test_a_page_is_read_and_nothing_is_written_by_it(stage: Dialog):
    ana = stage.actor("ana")
    await page(stage, ana)
    assert await everything(stage) == "[]"
    await ana.types("/interview log Acme, Engineer, today 10am with Grace Hopper and Alan Turing")
    before = await everything(stage)
    await page(stage, ana)
    await stage.passes(days=40)
    after = await everything(stage)
    await page(stage, ana)
    assert await everything(stage) == after
    assert before != after


async def test_a_debrief_stands_before_its_notes_with_their_buttons_and_then_what_is_next(stage: Dialog):
    ana = stage.actor("ana")
    await ana.types("/interview log Acme, Engineer, today 10am-11am with Grace Hopper and Alan Turing")
    await ana.types("/note show Alan")
    await ana.types("/interview log Globex, PM, tomorrow 2pm with Lin Chen")
    shown = await page(stage, ana)
    assert shown.title == "2 notes wait for you"
    rows = [each for each in shown.blocks if isinstance(each, Row)]
    assert [[each.label for each in row.controls] for row in rows] == [
        ["Debrief"], ["Open", "Sent", "Snooze"], ["Open", "Sent", "Snooze"],
    ]  # fmt: skip
    said = shown_words(shown)
    assert "Grace Hopper of Acme, Engineer: Open drafts the note." in said
    assert "Reminder: notes for Acme: Mon 2 Mar, 6:30 pm New York, the same evening" in said
    assert "Asks how Globex went: Tue 3 Mar, 3:15 pm New York, 15 minutes after it ends." in said
    assert "Lin Chen" not in said
    assert [each.label for each in shown.controls] == ["Log an interview", "Your notes", "Settings", "Privacy"]
    assert [each.label for each in controls(shown) if isinstance(each, Button) and each.style is Style.PRIMARY] == [
        "Log an interview"
    ]


async def test_its_buttons_do_what_they_do_elsewhere_and_the_page_follows(stage: Dialog):
    ana = stage.actor("ana")
    await ana.types("/interview log Acme, Engineer, today 10am-11am with Grace Hopper and Alan Turing")
    await ana.types("/note show Alan")
    row = [each for each in (await page(stage, ana)).blocks if isinstance(each, Row)][1]
    opened, sent, later = row.controls
    assert "Grace" in shown_words(await ana.sends(ana.action(opened.action, opened.value)))  # type: ignore[union-attr, arg-type]
    assert "Grace Hopper of Acme, Engineer: a short note is ready." in await words(stage, ana)
    await ana.sends(ana.action(sent.action, sent.value))  # type: ignore[union-attr]
    assert (await page(stage, ana)).title == "One note waits for you"
    row = [each for each in (await page(stage, ana)).blocks if isinstance(each, Row)][1]
    await ana.sends(ana.action(row.controls[2].action, row.controls[2].value, "tomorrow 9am"))  # type: ignore[union-attr]
    said = await words(stage, ana)
    assert said.startswith("Nothing is due")
    assert "Snoozed: Acme: Tue 3 Mar, 9 am New York, the time you picked." in said
    assert later.label == "Snooze"


async def test_five_are_shown_and_the_rest_is_one_press_away(stage: Dialog):
    ana = stage.actor("ana")
    people = "Grace Hopper, Alan Turing, Ada Lovelace, Barbara Liskov, Edsger Dijkstra, Donald Knuth, Tony Hoare"
    await ana.types(f"/interview log Acme, Engineer, today 10am with {people}")
    await ana.types("/interview debrief Acme")
    await ana.fills()
    shown = await page(stage, ana)
    assert shown.title == "7 notes wait for you"
    assert sum(isinstance(each, Row) for each in shown.blocks) == 5 + 1
    more = next(each for each in controls(shown) if each.label == "2 more")
    assert isinstance(more, Button)
    assert "Donald" in shown_words(await ana.sends(ana.action(more.action)))  # type: ignore[arg-type]


async def test_an_empty_page_invites_and_says_when_the_zone_is_asked(stage: Dialog):
    ana, ben = stage.actor("ana"), stage.actor("ben", zone=None)
    await ana.types("/afternote help")
    await ben.types("/afternote help")
    assert "/interview log Acme, Staff Engineer, yesterday 3:30pm with Grace Hopper" in await words(stage, ana)
    assert "time zone" not in await words(stage, ana)
    assert "I'll ask for your time zone then, once." in await words(stage, ben)
    settings = next(each for each in controls(await page(stage, ben)) if each.label == "Settings")
    assert isinstance(await ben.sends(ben.action(settings.action)), Form)  # type: ignore[union-attr]


async def test_a_paused_page_says_until_when_and_resumes(stage: Dialog):
    ana = stage.actor("ana")
    await ana.types("/interview log Acme, Engineer, today 10am with Grace Hopper")
    await ana.types("/afternote pause until thursday")
    assert "Paused until Thu 5 Mar, 8 am New York. Nothing is lost." in await words(stage, ana)
    await ana.sends(ana.action("settings.resume"))
    assert "Paused" not in await words(stage, ana)


async def test_what_is_closed_is_on_no_page(stage: Dialog):
    ana = stage.actor("ana")
    await ana.types("/interview log Acme, Engineer, today 10am with Grace Hopper")
    await ana.types("/interview outcome Acme rejected")
    said = await words(stage, ana)
    assert said.startswith("Nothing is due")
    assert "I have nothing planned, so I'll stay quiet." in said
    assert "Acme" not in said


async def test_h06_a_page_shows_only_its_own_persons_things(stage: Dialog):
    ana, ben = stage.actor("ana"), stage.actor("ben")
    await ana.types("/interview log Acme, Engineer, today 10am with Grace Hopper")
    await ben.types("/interview log Globex, PM, today 9am with Lin Chen")
    said = await words(stage, ben)
    assert "Globex" in said
    assert "Acme" not in said
    assert "Grace" not in said
    namesake = Address("stage", "another workspace", user="ana")
    assert shown_words(await stage.bot.home(namesake)) == shown_words(await page(stage, stage.actor("eve")))


# words from elsewhere


async def test_words_from_elsewhere_open_the_form_and_save_nothing(stage: Dialog):
    ana = stage.actor("ana")
    reply = await ana.sends(ana.action("interview.from", "Acme, Engineer, tomorrow 3pm PST with Grace Hopper"))
    assert isinstance(reply, Form)
    assert reply.filled["company"] == "Acme"
    assert reply.filled["when"] == "Tue 3 Mar 2026, 6 pm"
    await ana.types("/interview list")
    ana.sees("Nothing logged yet")
    await ana.sends(ana.submission(reply.id, dict(reply.filled)))
    await ana.types("/interview list")
    ana.sees("Acme, Engineer, Tue 3 Mar, 6:00-7:00 pm New York")


async def test_words_from_elsewhere_keep_the_zone_they_name_while_the_members_is_not_known(stage: Dialog):
    ben = stage.actor("ben", zone=None)
    reply = await ben.sends(ben.action("interview.from", "Acme, Engineer, tomorrow 3pm PST with Grace Hopper"))
    assert isinstance(reply, Form)
    saved = await ben.sends(ben.submission(reply.id, {**reply.filled, "zone": "Berlin"}))
    assert "Wed 4 Mar, 00:00-01:00 Berlin" in shown_words(saved)  # type: ignore[arg-type]


async def test_no_words_open_the_empty_form_and_a_letter_is_not_guessed_at(stage: Dialog):
    ana = stage.actor("ana")
    empty = await ana.sends(ana.action("interview.from", ""))
    assert isinstance(empty, Form)
    assert not any(empty.filled.values())
    assert not empty.intro
    prose = "We would like to meet you. It was a pleasure. Tell us. " * 30
    letter = await ana.sends(ana.action("interview.from", prose))
    assert isinstance(letter, Form)
    assert not letter.filled["company"]


async def test_a_command_without_its_slash_is_that_command(stage: Dialog):
    ana = stage.actor("ana")
    await ana.types("Interview log Acme, Engineer, today 10am with Grace Hopper")
    ana.sees("Saved: Acme, Engineer")
    await ana.types("note list")
    ana.sees("Notes that wait for you")
    await ana.types("interview")
    ana.sees("/interview debrief")
    ana.misses("/note sent")
    await ana.types("interview help")
    ana.sees("/interview debrief")
    await ana.types(" /interview li")
    ana.sees("Your interviews")
    for line in ("interview went well", "note self: call mum", "interview e", "the interview log is long"):
        await ana.types(line)
        ana.sees("I can log an interview")


async def test_a_line_is_completed_where_one_command_only_can_be_meant(stage: Dialog):
    assert stage.bot.path("/interview deb Acme") == ("interview debrief", "Acme")
    assert stage.bot.path("interview l Acme") == ("interview l", "Acme")
    assert {spec.path for spec in stage.bot.specs} >= {"interview import", "note list", "afternote help"}


# profiles that are followed


async def test_a_zone_that_changes_where_it_came_from_moves_what_is_planned_and_is_said_once(stage: Dialog):
    ana = stage.actor("ana")
    await ana.types("/interview log Acme, Engineer, today 10am-11am with Grace Hopper")
    ana.actor.profile = replace(ana.actor.profile, zone="Europe/Berlin")
    await ana.types("/interview list")
    ana.sees("Your profile now says Berlin, so I go by that time. /afternote settings changes it.")
    ana.sees("Mon 2 Mar, 4:00-5:00")
    await ana.types("/interview list")
    ana.misses("Your profile now says")
    assert "Reminder: notes for Acme: Tue 3 Mar, 9:30 am Berlin" in await words(stage, ana)
    await stage.moves_to("2026-03-03", "09:29", "Europe/Berlin")
    ana.sees_nothing()
    await stage.passes(minutes=1)
    ana.sees("Grace still has a note ready")


async def test_a_zone_is_followed_without_a_turn_and_told_with_the_next_one(stage: Dialog):
    ana = stage.actor("ana")
    await ana.types("/interview log Acme, Engineer, today 10am-11am with Grace Hopper")
    ana.actor.profile = replace(ana.actor.profile, zone="Europe/Berlin", locale="en-GB")
    await stage.bot.met(stage.stage.origin(ana.actor, None))
    known = await stage.bot.known(ana.actor.address)
    assert known is not None
    assert (known.zone, known.locale, known.room) == ("Europe/Berlin", "en-GB", ana.actor.address.room)
    await ana.types("/interview list")
    ana.sees("Your profile now says Berlin")


async def test_a_zone_that_was_chosen_stays_and_an_empty_profile_changes_nothing(stage: Dialog):
    ana = stage.actor("ana")
    await ana.types("/afternote help")
    ana.actor.profile = replace(ana.actor.profile, name="", zone=None, locale=None)
    await ana.types("/afternote settings")
    ana.sees("New York")
    await ana.presses("Change")
    await ana.fills(zone="Los Angeles")
    await ana.fills()
    await ana.fills()
    for zone in ("Europe/Berlin", "../../etc/passwd", "America", "UTC\0", "a" * 5000):
        ana.actor.profile = replace(ana.actor.profile, zone=zone, locale="xx-nonsense")
        await ana.types("/afternote settings")
        ana.sees("Los Angeles")
        ana.misses("Your profile now says")


async def test_a_zone_that_was_asked_for_in_the_first_log_counts_as_chosen(stage: Dialog):
    ben = stage.actor("ben", zone=None)
    await ben.types("/interview log Acme, Engineer, today 10am with Grace Hopper")
    await ben.fills(zone="Chicago")
    ben.actor.profile = replace(ben.actor.profile, zone="Europe/Berlin")
    await ben.types("/afternote settings")
    ben.sees("Chicago")


async def test_a_zone_from_before_zones_were_followed_stays(stage: Dialog, monkeypatch: pytest.MonkeyPatch):
    ana = stage.actor("ana")
    written = members._private
    old = ("zone_chosen", "zone_moved")
    with monkeypatch.context() as patch:
        patch.setattr(members, "_private", lambda row: {k: v for k, v in written(row).items() if k not in old})
        await ana.types("/afternote help")
    ana.actor.profile = replace(ana.actor.profile, zone="Europe/Berlin")
    await ana.types("/afternote settings")
    ana.sees("New York")
    ana.misses("Your profile now says")


async def test_met_knows_nobody_new_and_a_name_that_comes_later_is_taken_in(stage: Dialog):
    ana = stage.actor("ana")
    await stage.bot.met(stage.stage.origin(ana.actor, None))
    assert await stage.bot.known(ana.actor.address) is None
    whole = ana.actor.profile
    ana.actor.profile = replace(whole, name="", zone=None, locale=None)
    await ana.types("/afternote help")
    known = await stage.bot.known(ana.actor.address)
    assert known is not None
    assert known.zone is None
    ana.actor.profile = replace(whole, name="Ana Silva")
    await ana.types("/interview log Acme, Engineer, today 10am with Grace Hopper")
    ana.sees("Saved: Acme")
    ana.misses("Your profile now says")
    await ana.types("/afternote settings")
    ana.sees("Ana Silva", "New York")
