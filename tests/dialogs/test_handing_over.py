"""Handing a note over: the other ways, a file, a card for print, one note for all, the hour that is named."""

from tests.dialogs.dialog import Dialog
from tests.dialogs.test_notes import debriefed

FOUR = ("Acme, Engineer, today 10am-11am with Grace Hopper (hiring manager) <grace@acme.com>, Alan Turing, "
        "Lin Chen and Cy Vance")  # fmt: skip


async def test_the_other_ways_stand_behind_one_button_and_each_leads_back_to_the_note(stage: Dialog):
    ana = await debriefed(stage, topic1="the billing migration")
    await ana.presses("Other ways")
    ana.sees("Other ways: Grace Hopper", "Sending it stays with you")
    await ana.presses("As a file")
    ana.sees("Opens as a draft to Grace", "note-grace.eml")
    await ana.presses("Open the note")
    ana.sees("To Grace Hopper, Acme", "billing migration")
    await ana.presses("Other ways")
    await ana.picks("Write it for", "LinkedIn")
    ana.sees("For LinkedIn, ready:", "of 300 characters")
    await ana.presses("Other ways")
    await ana.picks("Write it for", "call")
    ana.sees("To say on the phone", "Called? Tap Sent.")


async def test_a_card_is_printed_with_the_address_that_is_asked_for(stage: Dialog):
    ana = await debriefed(stage, topic1="the billing migration")
    await ana.presses("Other ways")
    await ana.picks("Write it for", "card")
    ana.sees("For a card, ready", "Post it by Tue 3 Mar")
    await ana.presses("To print")
    ana.sees("Ready to print", "card-grace.pdf")
    await ana.presses("Add an address")
    await ana.fills(postal="Acme, Inc.\n100 Main Street")
    ana.sees("The second page is for the envelope", "card-grace.pdf")


async def test_one_note_to_the_lead_names_the_others_and_is_taken_back(stage: Dialog):
    ana = await debriefed(stage, FOUR, topics="Grace: the billing migration")
    await ana.picks("One note to the lead", "Grace Hopper")
    ana.sees("One note, to Grace", "theirs are set aside", "Alan")
    await ana.presses("Undo")
    ana.misses("theirs are set aside")
    await ana.types("/note show Alan")
    ana.sees("To Alan Turing, Acme")


async def test_the_hour_that_a_member_names_is_echoed_and_comes(stage: Dialog):
    ana = await debriefed(stage, "Acme, Engineer, today 10am-11am with Grace Hopper", topic1="the billing migration")
    await ana.presses("Other ways")
    await ana.picks("I'll send it by…", "pick")
    await ana.fills(when="5:45pm")
    ana.sees("Noted: Grace's note by Mon 2 Mar, 5:45 pm New York")
    await stage.moves_to("2026-03-02", "17:45")
    ana.sees("You said you'd send Grace's note around now")
    await ana.presses("Sent")
    ana.sees("Noted: your note to Grace is sent")
