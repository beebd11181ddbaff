"""What a trial through another platform found: each in the words in which a member met it."""

from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from bot.cards.words import Reader, clock
from bot.chat.card import Button, Card, Line, Quote, Row, Style, plain
from bot.chat.form import Form
from bot.chat.inbound import Action, Command, House
from bot.chat.reply import Amend, Reply
from bot.chat.words import shown_words
from bot.handlers import logs
from bot.model.moment import Tense, When
from bot.model.people import Member
from bot.reading import when as reading
from bot.stage import controls
from bot.store import members
from bot.store.rights import System
from tests.dialogs.dialog import NOON, ZONE, Dialog, Person

ONE = "Acme, Engineer, today 10am-11am with Grace Hopper <grace@acme.com>"
TEXT = "Hi Ana, could we talk about the platform role?\nThursday 3pm would suit me. Grace Hopper, Acme"
LINK = "https://chat.example/channels/1/2/3"


async def logged(stage: Dialog, line: str = ONE) -> Person:
    ana = stage.actor("ana", display="Ana Silva")
    await ana.types(f"/interview log {line}")
    return ana


async def asks(who: Person, about: str | None, link: str | None, *, text: str = TEXT) -> Card:
    """A nudge about a message, at nine tomorrow; what it is about is as the form has it, or `about`."""
    form = await who.sends(who.action("asked.from", text, link))
    assert isinstance(form, Form)
    kept = form.filled["about"] if about is None else about
    reply = await who.sends(who.submission(form.id, {"when": "tomorrow 9am", "about": kept}))
    assert isinstance(reply, Card), reply
    return reply


async def at_nine(stage: Dialog) -> None:
    await stage.moves_to("2026-03-03", "09:00")


def main(card: Card) -> list[str]:
    return [each.label for each in controls(card) if isinstance(each, Button) and each.style is Style.PRIMARY]


def card_of(reply: Reply | None) -> Card:
    card = reply.card if isinstance(reply, Amend) else reply
    assert isinstance(card, Card), reply
    return card


# a nudge about a message


async def test_a_message_of_ours_gives_no_word_and_no_address_and_leads_to_the_notes(stage: Dialog):
    ana = stage.actor("ana")
    card = await asks(ana, None, None, text="")
    assert [each.text for each in card.blocks if isinstance(each, Quote)] == ["Your note"]
    await at_nine(stage)
    assert ana.previews() == ["You asked for a nudge: Your note"]
    assert ana.offered() == ["Done", "Snooze", "Your notes"]


@pytest.mark.parametrize(
    "about",
    [TEXT, TEXT.upper(), "could we talk about", "Call her. " + TEXT[:40], "Grace Hopper, Acme!", "platform role?"],
)
async def test_no_word_of_a_message_stands_in_a_notification(stage: Dialog, about):
    ana = stage.actor("ana")
    await asks(ana, about, LINK)
    await at_nine(stage)
    assert ana.previews() == ["You asked for a nudge about this."]
    ana.sees(about.splitlines()[0])


async def test_what_the_member_typed_stands_there_unless_it_is_to_be_discreet(stage: Dialog):
    ana = stage.actor("ana")
    await asks(ana, "Ask Ben about pay", LINK)
    await at_nine(stage)
    assert ana.previews() == ["You asked for a nudge: Ask Ben about pay"]
    await ana.sends(ana.action("settings.discreet"))
    await ana.picks("Snooze", "1 hour")
    await stage.moves_to("2026-03-03", "10:00")
    assert ana.previews() == ["Afternote has something for you."]


async def test_a_nudge_whose_time_has_come_is_not_listed_as_one_to_come(stage: Dialog):
    ana = stage.actor("ana")
    await asks(ana, "Ask Ben", LINK)
    await ana.types("/note list")
    ana.sees("A nudge you asked for, Tue 3 Mar, 9 am New York: \"Ask Ben\"")
    await stage.moves_to("2026-03-03", "09:01")
    await ana.types("/note list")
    ana.sees("You asked to be nudged on Tue 3 Mar, 9 am New York: \"Ask Ben\"")
    ana.misses("A nudge you asked for")


# where it speaks


async def test_who_else_can_read_is_said_as_the_place_has_it(stage: Dialog):
    ana = stage.actor("ana")
    at = stage.stage.origin(ana.actor, None)
    for house, says, not_there in (
        (House.WORKSPACE, "Owners of some workspaces can export messages, DMs included", "Server admins"),
        (House.SERVERS, f"Server admins can't read our DM. {at.who.platform.capitalize()} itself can", "export"),
    ):
        told = replace(at, key=f"{at.key}-{house}", house=house)
        said = shown_words(card_of(await ana.sends(Command(told, "afternote privacy"))))
        assert says in said
        assert not_there not in said
        assert "whoever runs Afternote holds the key" in said


@pytest.mark.parametrize(
    ("house", "says"), [(House.WORKSPACE, "can export messages"), (House.SERVERS, "Server admins can't read our DM")]
)
async def test_the_welcome_says_so_too(stage: Dialog, house, says):
    eve = stage.actor("eve")
    await stage.bot.greet(replace(stage.stage.origin(eve.actor, None), house=house))
    await stage.passes(minutes=1)
    assert says in eve.deliveries()[0].words


@pytest.mark.parametrize(
    ("house", "how"), [(House.WORKSPACE, "Open them for me"), (House.SERVERS, "Privacy Settings, Direct Messages")]
)
async def test_what_did_not_arrive_is_counted_and_given_at_the_next_command(stage: Dialog, house, how):
    ana = await logged(stage)
    await asks(ana, "Ask Ben", LINK)
    await stage.moves_to("2026-03-03", "10:00")
    async with stage.bot.store.begin(System("a test")) as tx:
        member = await members.by_address(tx, ana.actor.address)
        assert member is not None
        await members.put(tx, replace(member, unreachable=True, missed=3))
    origin = replace(stage.stage.origin(ana.actor, None), house=house)
    card = card_of(await ana.sends(Command(origin, "afternote why")))
    said = shown_words(card)
    assert "3 messages of mine may not have reached you by DM." in said
    assert how in said
    assert "/note list" in said
    (button,) = [each for each in controls(card) if isinstance(each, Button) and each.action == "home"]
    again = replace(origin, key=f"{origin.key}-b")
    missed = card_of(await ana.sends(Action(again, button.action, button.value)))
    rows = [plain(each.text) for each in missed.blocks if isinstance(each, Row)]
    assert any("Grace Hopper of Acme" in each for each in rows), rows
    assert any("Ask Ben" in each for each in rows), rows
    await ana.types("/afternote why")
    ana.misses("may not have reached you")


# a note


async def test_what_is_missing_is_the_main_button_and_stands_under_the_line_that_says_so(stage: Dialog):
    ana = await logged(stage)
    card = card_of(await ana.types("/note show Grace"))
    lines = [plain(each.text) for each in card.blocks if isinstance(each, Line)]
    assert lines[0].startswith("Almost ready")
    assert lines[0].endswith("One thing is still missing:")
    assert lines[1].startswith("How can Grace reach you?")
    assert main(card) == ["Add my contact details"]
    await ana.presses("Add my contact details")
    reply = await ana.fills(name="Ana Silva", email="ana@mail.example")
    ready = card_of(reply)
    assert main(ready) == ["Sent"]
    assert "missing" not in shown_words(ready)


async def test_a_way_told_after_sent_is_kept(stage: Dialog):
    ana = await logged(stage)
    await ana.types("/note sent Grace")
    await ana.types("/note sent Grace LinkedIn")
    ana.sees("Noted: your note to Grace went by LinkedIn.")
    await ana.presses("Undo")
    await ana.types("/note sent Grace")
    await ana.types("/note sent Grace")
    ana.sees("sent already")


async def test_a_day_that_is_past_is_not_named_as_one_to_come(stage: Dialog):
    ana = await logged(stage)
    await ana.types("/afternote pause until 30 april")
    await stage.moves_to("2026-04-20", "11:00")
    await ana.types("/note sent Grace")
    ana.sees("If Acme hasn't written by Thu 30 Apr, I'll have a follow-up ready.")
    ana.misses("Mar")


async def test_what_was_put_off_names_its_zone_and_can_be_changed_and_taken_back(stage: Dialog):
    ana = await logged(stage)
    await ana.types("/note show Grace")
    await ana.picks("Snooze", "Tomorrow 9am")
    ana.sees("I'll ask about Grace on Tue 3 Mar, 9 am New York.")
    await ana.presses("Change")
    assert ana.form.filled["when"] == "Tue 3 Mar 2026, 9 am"
    await ana.fills(when="tomorrow 11am")
    ana.sees("I'll ask about Grace on Tue 3 Mar, 11 am New York.")
    await ana.presses("Undo")
    ana.sees("To Grace Hopper, Acme")
    kinds = [each.nudge.kind.value for each in await stage.bot.coming()]
    assert "snoozed" not in kinds
    assert "thank" in kinds


async def test_a_panel_of_twelve_is_named_in_its_rows_alone(stage: Dialog):
    names = ["Priya Rao", "Tom Berg", "Lena Fuchs", "Sam Okoye", "Ada King", "Alan Kay", "Barbara Li", "Grace Wong",
             "Edgar Cole", "Donald Ray", "Ken Holt", "Linus Berg"]  # fmt: skip
    ana = await logged(stage, f"Acme, Engineer, today 10am-11am with {', '.join(names)}")
    card = card_of(await ana.presses("Open notes"))
    said = [plain(each.text) for each in card.blocks if isinstance(each, Line)]
    assert said[0] == "Your 12 notes are ready, each different: Priya, Tom, Lena and 9 others."
    assert "A detail of each talk would make them yours." in said
    assert not any("Linus" in each for each in said)


# settings and forms


async def test_a_form_of_several_steps_is_saved_after_any_of_them(stage: Dialog):
    ana = stage.actor("ana", display="Ana Silva")
    await ana.types("/afternote settings")
    await ana.presses("Change")
    form = ana.form
    assert (form.filled["zone"], form.filled["wakes"], form.filled["sleeps"]) == ("New York", "8am", "9pm")
    early = await ana.sends(ana.action("form.save", form.id))
    assert isinstance(early, Form), "nothing of it was sent yet"
    values = {each.name: form.filled.get(each.name, "") for each in form.steps[0].fields}
    await ana.sends(ana.submission(form.id, {**values, "sleeps": "7pm"}))
    reply = card_of(await ana.sends(ana.action("form.save", form.id)))
    said = shown_words(reply)
    assert "from 8 am to 7 pm" in said
    assert "Reminders per interview: two" in said
    assert "Ana Silva" in said
    async with stage.bot.store.read(System("a test")) as tx:
        member = await members.by_address(tx, ana.actor.address)
    assert member is not None
    assert (member.zone, member.zone_chosen) == (ZONE, False)


@pytest.mark.parametrize(
    "zone", ["America/New_York", "Etc/UTC", "America/Indiana/Knox", "Asia/Kolkata", "America/St_Johns"]
)
async def test_settings_read_back_to_what_they_were(stage: Dialog, zone):
    ana = stage.actor("ana", zone=zone)
    await ana.types("/afternote why")
    before = await member_of(stage, ana)
    await ana.types("/afternote settings")
    await ana.presses("Change")
    for _ in range(3):
        await ana.fills()
    ana.sees("Your settings")
    after = await member_of(stage, ana)
    assert (after.zone, after.wakes, after.sleeps, after.country) == (zone, before.wakes, before.sleeps, before.country)


async def member_of(stage: Dialog, who: Person) -> Member:
    async with stage.bot.store.read(System("a test")) as tx:
        found = await members.by_address(tx, who.actor.address)
    assert found is not None
    return found


@pytest.mark.parametrize("clock24", [False, True])
def test_a_time_in_a_form_reads_back_to_the_same(clock24):
    day = datetime(2026, 3, 5, tzinfo=ZoneInfo(ZONE))
    for minutes in range(0, 24 * 60, 45):
        start = (day + timedelta(minutes=minutes)).astimezone(UTC)
        for lasts in (None, 15, 60, 150):
            end = None if lasts is None else start + timedelta(minutes=lasts)
            typed = logs.typed_time(start, end, ZONE, clock24=clock24)
            for tense in Tense:
                read = reading.read(typed, now=NOON, zone=ZONE, tense=tense, country="US")
                assert isinstance(read, When), typed
                assert (read.start, read.end) == (start, end), typed


@pytest.mark.parametrize("clock24", [False, True])
def test_an_hour_in_a_form_reads_back_to_the_same(clock24):
    for hour in range(24):
        for minute in (0, 15, 30):
            typed = clock(Reader(clock24=clock24), time(hour, minute)).replace(" ", "")
            read = reading.read(typed, now=NOON, zone="UTC", tense=Tense.FUTURE)
            assert isinstance(read, When), typed
            assert read.start.time() == time(hour, minute), typed


async def test_a_stamp_of_a_platform_is_shown_as_people_say_it(stage: Dialog):
    ana = stage.actor("ana")
    form = await ana.gives("interview log", when="<t:1772546400>")
    assert isinstance(form, Form)
    assert form.filled["when"] == "Tue 3 Mar 2026, 9 am"
    saved = await ana.sends(ana.submission(form.id, {**form.filled, "company": "Acme"}))
    assert "Saved: Acme, Tue 3 Mar" in shown_words(card_of(saved))


# words


async def test_somebody_mentioned_is_told_of_without_their_number(stage: Dialog):
    ana = await logged(stage, "Acme, Engineer, today 10am with Grace and <@123456789012345678>")
    ana.sees("The person you mentioned is in this chat, so I left them out")
    ana.misses("123456789012345678")


async def test_before_a_country_is_known_the_evidence_says_so(stage: Dialog):
    ana = stage.actor("ana", zone=None)
    await ana.types("/afternote why")
    ana.sees("Until I know your country, I count a note as optional.")
    ana.misses("Where you are")


async def test_keep_names_off_says_what_it_does_before_it_is_pressed(stage: Dialog):
    ana = await logged(stage)
    ana.sees("Keep names off leaves names out of notifications.")
    await ana.types("/interview log Globex, PM, today 9am with Lin Chen")
    ana.misses("Keep names off")


async def test_resume_says_what_comes_next_and_when(stage: Dialog):
    ana = await logged(stage, "Acme, Engineer, today 3pm with Grace")
    await ana.types("/afternote pause")
    await ana.types("/afternote resume")
    ana.sees("I'm back.", "messages are planned", "Next from me: asks how Acme went, Mon 2 Mar, 4:15 pm New York.")
    eve = stage.actor("eve")
    await eve.types("/afternote pause")
    await eve.types("/afternote resume")
    eve.sees("I'm back. Nothing is planned.")


async def test_an_announcement_without_commas_is_read_as_a_line_is(stage: Dialog):
    ana = stage.actor("ana")
    form = await ana.sends(ana.action("interview.from", "Interview with Globex for Data Analyst tomorrow 3pm with Jo"))
    assert isinstance(form, Form)
    held = {name: form.filled[name] for name in ("company", "role", "when", "people")}
    assert held == {"company": "Globex", "role": "Data Analyst", "when": "Tue 3 Mar 2026, 3 pm", "people": "Jo"}
