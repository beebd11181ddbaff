"""The practices that are about the posting: read first, waited for, kept to; each test is named after its row."""

from bot.model.nudge import Because, NudgeKind
from tests.dialogs.dialog import Dialog
from tests.practices.followed import APPLIED, kept, pasted, planned

SILENT = "Staff Engineer\nYou write Python.\nHow to apply\nSend a CV. No phone calls please."
WINDOW = "Staff Engineer\nWe will reply within three weeks."
PLAIN = "Staff Engineer\nDo not hesitate to contact us. No agencies please."


async def test_002_27_a_pasted_page_is_kept_without_its_noise(stage: Dialog):
    ana = stage.actor("ana")
    await ana.types(APPLIED)
    noisy = "Sign in\nStaff Engineer\nShare this job\nYou write Python.\nALSO READ: No calls please\n3 comments\nx"
    await pasted(ana, noisy)
    ana.sees("Nothing in it asks you to wait")
    (opportunity,), _, _ = await kept(stage, ana)
    assert opportunity.posting is not None
    assert opportunity.posting.text == "Staff Engineer\nYou write Python."


async def test_003_05_the_posting_is_there_again_before_the_follow_up(stage: Dialog):
    ana = stage.actor("ana")
    await ana.types(f"{APPLIED} with Jane Doe (recruiter) <jane@acme.com>")
    await pasted(ana, PLAIN)
    await stage.to_next_nudge()
    ana.sees("Heard anything from Acme?")
    await ana.presses("The posting")
    ana.sees("Do not hesitate to contact us")


async def test_003_06_the_follow_up_comes_after_their_window(stage: Dialog):
    ana = stage.actor("ana")
    await ana.types(APPLIED)
    await pasted(ana, WINDOW)
    ana.sees("We will reply within three weeks.", "an answer by Mon 23 Mar", "on Tue 24 Mar")
    assert (NudgeKind.FOLLOW_UP, Because.REPLY_WINDOW) in await planned(stage, ana)
    await stage.moves_to("2026-03-24", "09:00")
    assert ana.deliveries() == []
    await stage.moves_to("2026-03-24", "09:30")
    ana.sees("Heard anything from Acme?")


async def test_003_06_a_window_may_be_told_where_the_posting_names_none(stage: Dialog):
    ana = stage.actor("ana")
    await ana.types(APPLIED)
    await pasted(ana, PLAIN)
    await ana.presses("They say when")
    await ana.fills(when="in two weeks")
    ana.sees("an answer by Mon 16 Mar", "on Tue 17 Mar")
    await ana.types("/followup show Acme")
    ana.sees("Not before Mon 16 Mar: they answer by then.")


async def test_003_07_no_contact_holds_the_follow_up(stage: Dialog):
    ana = stage.actor("ana")
    await ana.types(APPLIED)
    await pasted(ana, SILENT)
    ana.sees("under \"How to apply\"", "No phone calls please.", "So I hold the follow-up")
    await ana.types("/followup show Acme")
    ana.sees("No follow-up, as the posting says: \"No phone calls please.\"")
    await stage.passes(days=40)
    assert ana.deliveries() == []


async def test_003_07_the_member_may_follow_up_all_the_same_and_hold_it_again(stage: Dialog):
    ana = stage.actor("ana")
    await ana.types(APPLIED)
    await pasted(ana, SILENT)
    await ana.presses("Follow up all the same")
    ana.sees("asks for silence, and you decide", "on Mon 9 Mar")
    await ana.presses("Hold it after all")
    ana.sees("So I hold the follow-up")
    await ana.presses("Undo")
    ana.sees("I hold nothing because of it")
    assert (NudgeKind.FOLLOW_UP, Because.A_WEEK_AFTER) in await planned(stage, ana)


async def test_003_07_a_ban_that_is_overruled_leaves_the_reply_window_in_force(stage: Dialog):
    ana = stage.actor("ana")
    await ana.types(APPLIED)
    await pasted(
        ana,
        "PM\nApply by March 20, 2026. We aim to respond within three weeks of the closing date. "
        "Only shortlisted candidates will be contacted.",
    )
    ana.sees("So I hold the follow-up", "It closes on Fri 20 Mar.")
    await ana.presses("Follow up all the same")
    ana.sees("an answer by Fri 10 Apr", "Follow-up on Mon 13 Apr at 9:30 am", "you decide")
    await stage.moves_to("2026-04-13", "09:00")
    assert ana.deliveries() == []
    await ana.types("/followup show Acme")
    await ana.presses("The posting")
    await ana.presses("Hold it after all")
    ana.sees("So I hold the follow-up")


async def test_003_06_no_follow_up_comes_before_a_posting_closes(stage: Dialog):
    ana = stage.actor("ana")
    await ana.types(APPLIED)
    await pasted(ana, "PM\nWe will reply within one week.\nApply by March 20, 2026.")
    ana.sees("Follow-up on Mon 23 Mar at 9:30 am")


async def test_003_07_only_some_will_hear_holds_it_too_and_drops_a_note_that_waits(stage: Dialog):
    ana = stage.actor("ana")
    await ana.types(f"{APPLIED} with Jane Doe (recruiter)")
    await stage.moves_to("2026-03-09", "09:30")
    ana.sees("is ready")
    await ana.types("/followup show Acme")
    await pasted(ana, "Only shortlisted candidates will be contacted.")
    ana.sees("Only shortlisted candidates will be contacted.", "So I hold the follow-up")
    await ana.types("/note list")
    ana.misses("Jane")


async def test_003_08_the_hold_ends_with_the_first_interview_and_the_thank_you_is_due(stage: Dialog):
    ana = stage.actor("ana")
    await ana.types(APPLIED)
    await pasted(ana, SILENT)
    await ana.types("/interview log Acme, Staff Engineer, today 10am with Grace Hopper")
    ana.sees("This moves your application on; its follow-up is off.")
    await stage.moves_to("2026-03-02", "18:30")
    ana.sees("Grace still has a note ready")
    await ana.presses("Sent")
    await stage.moves_to("2026-03-09", "09:30")
    ana.sees("Heard anything from Acme?", "a note to Grace asking how things stand")


async def test_003_09_where_nothing_is_said_the_gate_lets_it_pass(stage: Dialog):
    ana = stage.actor("ana")
    await ana.types(APPLIED)
    await pasted(ana, PLAIN)
    ana.sees("Kept. Nothing in it asks you to wait, or not to write.", "on Mon 9 Mar at 9:30 am")
    await stage.to_next_nudge()
    ana.sees("Heard anything from Acme?")
    assert stage.wall() == "Mon 09 Mar 09:30"


async def test_a_long_posting_is_read_in_parts_and_shown_by_pages(stage: Dialog):
    ana = stage.actor("ana")
    await ana.types(APPLIED)
    await ana.presses("Paste the posting")
    part = "You write Python and talk about it with everybody. " * 70
    await ana.fills(text=part, more=part, more2="No phone calls please.")
    ana.sees("No phone calls please.")
    await ana.presses("The posting")
    ana.sees("2 more pages")
    await ana.presses("2 more pages")
    ana.sees("One more page")


async def test_a_posting_that_is_too_long_for_a_field_is_said_and_not_lost(stage: Dialog):
    ana = stage.actor("ana")
    await ana.types(APPLIED)
    await ana.presses("Paste the posting")
    await ana.fills(text="word " * 900)
    ana.sees("At most 4,000 characters fit here")
    await ana.fills(text="word " * 700, more="No phone calls please.")
    ana.sees("So I hold the follow-up")
    await ana.presses("The posting")
    await ana.presses("Paste another")
    await ana.fills(text="?!")
    ana.sees("no words of a posting")
