"""Handing over: every practice about sending a note, the ways it goes, and the hour that a member names for it."""

import re
from dataclasses import replace
from email import message_from_bytes, policy

import pytest

from bot.chat.card import Button, Copy, Link
from bot.drafting.frames.language import LANGUAGES
from bot.model.note import Channel, NoteStatus
from bot.model.people import MailProgram
from bot.stage import controls
from bot.store import members
from bot.store.rights import System
from tests.dialogs.dialog import Dialog
from tests.practices.handed import FOUR, body_of, card_of, every_note, file_of, links_of, member, met

# the note as it is


async def test_000_10_a_draft_is_ready_and_the_page_is_never_blank(stage: Dialog):
    ana = await met(stage)
    await ana.types("/note show Grace")
    ana.sees("Ready:", "Change whatever doesn't sound like you")
    assert len(body_of(ana).split()) > 40
    # Where nothing was told there is a short one all the same.
    await ana.types("/interview log Globex, PM, today 9am-10am with May Chen")
    await ana.types("/note show May")
    ana.sees("A short note, ready as it is")
    assert "May" in body_of(ana)


async def test_000_13_the_length_stands_beside_what_reads_well(stage: Dialog):
    ana = await met(stage)
    await ana.types("/note show Grace")
    assert re.search(r"Ready: \d+ words; 60 to 150 read well", ana.told())
    await ana.presses("Shorter")
    ana.sees("A short note, ready as it is:")
    await ana.types("/note edit Grace")
    await ana.fills(body="Dear Grace,\n\n" + "Thank you for your time. " * 60 + "\n\nAna Silva")
    await ana.presses("Check")
    ana.sees("words; up to")


async def test_000_28_a_note_is_dashed_off_in_a_minute(stage: Dialog):
    """From the reminder to a mail that is filled in and a note that is recorded: taps, counted. No letter is typed."""
    ana = await met(stage)
    await stage.moves_to("2026-03-02", "18:30")
    taps = ["Open", "Open in mail", "Sent"]
    await ana.presses(taps[0])
    link = links_of(ana)[taps[1]]
    assert link.startswith("mailto:grace@acme.com?subject=")
    assert "&body=" in link
    await ana.presses(taps[2])
    ana.sees("Noted: your note to Grace is sent")
    assert len(taps) <= 3


async def test_002_12_four_notes_take_a_moment(stage: Dialog):
    """From one line that logs the talk to four notes sent: what is typed, and every tap, against its budget."""
    ana = stage.actor("ana", display="Ana Silva")
    line = "/interview log Acme, Engineer, today 10am with Grace, Alan, Lin and Cy"
    await ana.types(line)
    typed, taps = len(line), 0
    await ana.types("/interview debrief Acme")
    taps += 1
    told = "Grace: the billing migration\nAlan: the rota\nLin: Oslo\nCy: tests"
    await ana.fills(topics=told)
    typed, taps = typed + len(told), taps + 1
    await ana.presses("Sent to all")
    taps += 1
    assert {each.status for each in await every_note(stage, ana)} == {NoteStatus.SENT}
    # Two seconds a tap and three characters a second, on a phone: well under two minutes for all four.
    assert taps <= 4
    assert taps * 2 + typed / 3 < 120


# the ways it goes


async def test_002_03_it_goes_by_the_way_that_the_member_chooses(stage: Dialog):
    ana = await met(stage)
    await ana.types("/note show Grace")
    await ana.presses("Other ways")
    ana.sees("Sending it stays with you")
    assert {"Gmail", "Outlook (work)", "Outlook (personal)"} <= set(links_of(ana))
    await ana.picks("Write it for", "LinkedIn")
    ana.sees("For LinkedIn, ready:", "of 300 characters")
    assert len(body_of(ana)) <= 300
    await ana.presses("Sent")
    (note,) = await every_note(stage, ana)
    assert note.channel is Channel.LINKEDIN


@pytest.mark.parametrize(("medium", "says"), [("card", "For a card, ready"), ("call", "To say on the phone")])
async def test_003_17_a_card_and_a_call_count_as_a_mail_does(stage: Dialog, medium, says):
    ana = await met(stage)
    await ana.types("/note show Grace")
    await ana.presses("Other ways")
    await ana.picks("Write it for", medium)
    ana.sees(says)
    assert not any(isinstance(each, Copy) and each.label in ("To", "Subject") for each in card_of(ana).blocks)
    await ana.presses("Sent")
    (note,) = await every_note(stage, ana)
    assert note.channel == Channel(medium)
    await stage.moves_to("2026-03-04", "12:00")
    ana.sees_nothing()


async def test_every_link_into_a_mail_program_holds_to_subject_and_words_and_one_of_them_is_remembered(stage: Dialog):
    ana = await met(stage)
    await ana.types("/note show Grace")
    body = body_of(ana)
    await ana.presses("Other ways")
    for url in links_of(ana).values():
        assert "to=grace%40acme.com" in url
        assert len(url) <= 1_900
        assert "billing%20migration" in url
    await ana.picks("I always write in", "Gmail")
    assert list(links_of(ana)) == ["Open in Gmail"]
    assert body_of(ana) == body
    assert (await member(stage, ana)).mails_with is MailProgram.GMAIL
    await ana.presses("Other ways")
    assert "My device's mail" in links_of(ana)


async def test_a_body_too_long_for_a_link_leaves_to_and_subject(stage: Dialog):
    ana = await met(stage)
    await ana.types("/note edit Grace")
    await ana.fills(body="Dear Grace,\n\n" + "thank you for the talk. " * 100 + "\n\nAna Silva")
    link = links_of(ana)["Open in mail"]
    assert link.startswith("mailto:grace@acme.com?subject=")
    assert "body" not in link
    await ana.presses("Other ways")
    assert all("body=" not in url and len(url) < 512 for url in links_of(ana).values())


async def test_the_mail_as_a_file_opens_as_a_draft_and_says_so(stage: Dialog):
    ana = await met(stage)
    await ana.types("/note show Grace")
    body = body_of(ana)
    await ana.presses("Other ways")
    await ana.presses("As a file")
    ana.sees("Opens as a draft to Grace", "copy the note instead")
    file = file_of(ana)
    assert (file.name, file.kind) == ("note-grace.eml", "message/rfc822")
    mail = message_from_bytes(file.content, policy=policy.SMTP)
    assert mail["X-Unsent"] == "1"
    assert mail["To"].addresses[0].addr_spec == "grace@acme.com"
    assert mail.get_content().strip().replace("\r\n", "\n") == body


async def test_of_somebody_discreet_no_file_names_anybody(stage: Dialog):
    ana = await met(stage)
    await ana.sends(ana.action("settings.discreet"))
    await ana.types("/note show Grace")
    await ana.presses("Other ways")
    await ana.presses("As a file")
    assert file_of(ana).name == "note.eml"


async def test_words_of_ones_own_stay_and_a_version_stands_beside_them(stage: Dialog):
    ana = await met(stage)
    await ana.types("/note edit Grace")
    await ana.fills(body="Dear Grace,\n\nmine.\n\nAna Silva, ana@mail.example")
    await ana.presses("Other ways")
    await ana.picks("Write it for", "LinkedIn")
    ana.sees("Your own words stay as you wrote them", "This one is for LinkedIn", "It isn't kept")
    assert "mine." not in body_of(ana)
    (note,) = await every_note(stage, ana)
    assert "mine." in note.body
    assert note.medium is Channel.EMAIL
    await ana.presses("Sent")
    (note,) = await every_note(stage, ana)
    assert (note.status, note.channel) == (NoteStatus.SENT, Channel.LINKEDIN)
    assert "mine." in note.body


# paper


async def test_000_23_a_card_is_set_for_print_with_its_address_and_the_day_to_post_it_by(stage: Dialog):
    ana = await met(stage)
    await ana.types("/note show Grace")
    await ana.presses("Other ways")
    await ana.picks("Write it for", "card")
    ana.sees("Post it by Tue 3 Mar")
    await ana.presses("To print")
    ana.sees("Post it by Tue 3 Mar")
    assert file_of(ana).content.startswith(b"%PDF")
    one_page = file_of(ana).content
    await ana.presses("Add an address")
    await ana.fills(postal="Grace Hopper\n  Acme, Inc. \n\n100 Main Street")
    ana.sees("The second page is for the envelope")
    assert (file_of(ana).name, file_of(ana).kind) == ("card-grace.pdf", "application/pdf")
    assert len(file_of(ana).content) > len(one_page)
    await ana.presses("Change the address")
    assert ana.form.filled["postal"] == "Grace Hopper\nAcme, Inc.\n100 Main Street"


async def test_what_cannot_be_printed_is_said_and_goes_by_hand(stage: Dialog):
    ana = await met(stage)
    await ana.types("/note show Grace")
    await ana.presses("Other ways")
    await ana.picks("Write it for", "card")
    await ana.types("/note edit Grace")
    await ana.fills(body="Dear Grace,\n\nthanks 山.\n\nAna Silva")
    await ana.presses("To print")
    ana.sees("I can't set 山 for print")


# the calendar


async def test_an_interview_and_the_day_of_a_follow_up_go_into_the_members_own_calendar(stage: Dialog):
    ana = await met(stage)
    contact = (await every_note(stage, ana))[0].contact_id
    await ana.sends(ana.action("calendar.interview", contact))
    reply = await ana.sends(ana.action("calendar.interview", contact))
    (file,) = [each for each in reply.blocks if each.__class__.__name__ == "File"]
    assert b"SUMMARY:Interview: Acme\\, Engineer" in file.content
    assert b"DTSTART:20260302T150000Z" in file.content
    await ana.types("/note sent Grace")
    await ana.presses("To my calendar")
    ana.sees("I'll have the note ready then")
    assert b"SUMMARY:Follow up with Acme" in file_of(ana).content
    assert b"DTSTART;VALUE=DATE:2026" in file_of(ana).content


async def test_of_somebody_discreet_the_calendar_names_nothing(stage: Dialog):
    ana = await met(stage)
    await ana.sends(ana.action("settings.discreet"))
    await ana.types("/note sent Grace")
    await ana.presses("To my calendar")
    content = file_of(ana).content
    assert b"Acme" not in content
    assert b"SUMMARY:A letter to write" in content


# several people


async def test_from_four_people_on_one_note_to_the_lead_may_name_the_others(stage: Dialog):
    ana = await met(stage, FOUR, topics="Grace: the billing migration")
    await ana.sends(ana.action("note.of", (await every_note(stage, ana))[0].contact_id))
    await ana.types("/interview debrief Acme")
    await ana.fills(topics="Grace: the billing migration\nAlan: the rota")
    menu = ana.control("One note to the lead")
    assert menu.options[0].label == "Grace Hopper"
    await ana.picks("One note to the lead", "Grace Hopper")
    ana.sees("One note, to Grace: it thanks Alan, Lin Chen and Cy too")
    for name in ("Alan", "Lin", "Cy"):
        assert name in body_of(ana), name
    found = {each.person_id: each for each in await every_note(stage, ana)}
    assert sorted(each.status for each in found.values()) == ["drafted", "dropped", "dropped", "dropped"]
    await ana.presses("Undo")
    assert {each.status for each in await every_note(stage, ana)} == {NoteStatus.DRAFTED}
    assert not any(each.covers for each in await every_note(stage, ana))
    assert "Lin" not in body_of(ana) or "Cy" not in body_of(ana)


async def test_with_more_than_seven_it_is_the_coordinator_who_comes_first(stage: Dialog):
    people = "Pia Roe (recruiting coordinator), " + ", ".join(f"{name} Doe" for name in (
        "Ann", "Bob", "Cid", "Dee", "Eva", "Fay", "Gil"))  # fmt: skip
    ana = stage.actor("ana", display="Ana Silva")
    await ana.types(f"/interview log Acme, Engineer, today 10am-11am with {people}")
    await ana.types("/interview debrief Acme")
    await ana.fills(topics="")
    ana.sees("With so many, one note to the coordinator may name them all")
    assert ana.control("One note to the lead").options[0].label == "Pia Roe"


async def test_of_three_no_lead_is_offered(stage: Dialog):
    ana = await met(stage, "Acme, Engineer, today 10am-11am with Grace Hopper, Alan Turing and Lin Chen", topics="")
    assert "One note to the lead" not in ana.offered()


async def test_001_18_it_is_said_how_many_have_theirs(stage: Dialog):
    ana = await met(stage, FOUR, topics="")
    await ana.types("/note sent Alan")
    await ana.types("/note show Grace")
    ana.sees("1 of 4 have theirs")
    await ana.types("/note list")
    ana.sees("Acme: 1 of 4 have theirs")
    await ana.types("/note skip Lin")
    await ana.types("/note show Grace")
    ana.sees("1 of 3 have theirs")


async def test_the_list_puts_first_where_they_decide_first(stage: Dialog):
    ana = stage.actor("ana", display="Ana Silva")
    await ana.types("/interview log Acme, Engineer, today 8am-9am with Grace Hopper")
    await ana.types("/interview log Globex, PM, today 10am-11am with May Chen")
    await ana.types("/interview debrief Globex")
    await ana.fills(topic1="the launch", next="wednesday")
    await ana.types("/note list")
    told = ana.told()
    assert told.index("May") < told.index("Grace")
    ana.sees("They decide by Wed 4 Mar")


async def test_000_19_the_list_tells_how_long_ago_they_met(stage: Dialog):
    ana = await met(stage)
    await ana.types("/note list")
    ana.sees("You met an hour ago") if "an hour ago" in ana.told() else ana.sees("You met 1 hour ago")


# no address


async def test_no_address_goes_by_the_agency_with_the_note_under_its_lines(stage: Dialog):
    line = ("Acme, Engineer, today 10am-11am with Grace Hopper and Pia Roe (agency recruiter) <pia@agency.example>")
    ana = await met(stage, line, topic1="the billing migration")
    await ana.types("/note show Grace")
    note = body_of(ana)
    await ana.presses("No address?")
    ana.sees("A line to Pia Roe", "Pia stands between", "addresses are never guessed")
    assert note in body_of(ana)
    assert body_of(ana).index("---") < body_of(ana).index(note)
    assert "pia@agency.example" in links_of(ana)["Open in mail"]


# every DM


def test_001_30_every_message_that_nobody_asked_for_has_a_way_to_fewer():
    from bot.chat.card import Card
    from tests.contract.gallery import exhibits

    unasked = [each for each in exhibits() if isinstance(each.made, Card) and each.made.preview is not None]
    names = {each.name.split("(")[0] for each in unasked}
    assert {"pledges.due", "nudges.thank", "nudges.debrief"} <= names
    for each in unasked:
        assert isinstance(each.made, Card)
        labels = {one.label for one in controls(each.made) if isinstance(one, Button)}
        asked_for = each.name.split("(")[0] in ASKED_FOR and "unasked=True" not in each.name
        assert "Fewer of these" in labels or asked_for, (each.name, labels)


ASKED_FOR = {
    "asked.nudge", "polishing.there", "home.welcome", "nudges_following.nothing_more", "coach_page.link",
    "coaching.roster", "linking.asked", "reviews.reviewed",
    # A coach's own work, and news of what somebody is in a group.
    "review_queue.read_soon", "review_queue.waiting", "digests.withheld", "cohorts.gone", "cohorts.uninvited",
    "cohort_closing.member", "cohort_closing.out", "cohort_closing.role",
    # To a room.
    "digests.digest", "cohort_closing.parting",
}  # fmt: skip
"""What comes by one's own wish or in answer, or goes to a room: the last word does where it is not `unasked`."""


def test_nothing_is_ever_sent_by_us_a_link_only_opens_what_the_member_sends():
    from bot.chat.card import Card
    from tests.contract.gallery import exhibits

    for each in exhibits():
        if isinstance(each.made, Card):
            for one in controls(each.made):
                if isinstance(one, Link):
                    assert one.url.startswith(("mailto:", "https://")), each.name


# the language


@pytest.mark.skipif("es" not in LANGUAGES, reason="no second language is there")
async def test_whoever_reads_another_language_may_have_the_notes_in_either(stage: Dialog):
    ana = await met(stage)
    async with stage.bot.store.begin(System("a test")) as tx:
        found = await members.by_address(tx, ana.actor.address)
        assert found is not None
        await members.put(tx, replace(found, language="es", locale="en-US"))
    (note,) = await every_note(stage, ana)
    await ana.sends(ana.action("note.language", f"{note.id} es"))
    (spanish,) = await every_note(stage, ana)
    assert "Gracias" in spanish.body or "gracias" in spanish.body
    await ana.sends(ana.action("note.language", f"{note.id} en"))
    (english,) = await every_note(stage, ana)
    assert english.body.startswith(("Hi Grace", "Dear Grace"))
    reply = await ana.sends(ana.action("note.language", f"{note.id} xx"))
    assert (await every_note(stage, ana)) == (english,), reply


async def test_of_english_alone_no_language_is_offered(stage: Dialog):
    ana = await met(stage)
    await ana.types("/note show Grace")
    await ana.presses("Other ways")
    assert not [each for each in ana.offered() if each.startswith("In ")]
