"""Follow-ups as they are logged, listed and held: the shapes of card and form that are theirs alone."""

from tests.dialogs.dialog import Dialog

APPLIED = "/followup add applied to Acme, Staff Engineer, yesterday via LinkedIn"


async def test_a_line_is_saved_and_read_back_and_a_posting_holds_it(stage: Dialog):
    ana = stage.actor("ana", display="Ana Silva")
    await ana.types(APPLIED)
    ana.sees("Saved: application to Acme, Staff Engineer, Sun 1 Mar", "Mon 9 Mar at 9:30 am", "Only you see this")
    await ana.presses("Paste the posting")
    await ana.fills(text="Staff Engineer\nHow to apply\nSend a CV.", more="No phone calls please.")
    ana.sees("No phone calls please.", "So I hold the follow-up")
    await ana.presses("Follow up all the same")
    ana.sees("you decide", "on Mon 9 Mar")


async def test_a_form_asks_for_what_a_line_leaves_open_and_a_talk_for_its_topic(stage: Dialog):
    ana = stage.actor("ana", display="Ana Silva")
    await ana.types("/followup add Northwind, Priya Rao, yesterday")
    ana.sees("Which kind was it?")
    await ana.fills(kind="intro", company="Northwind", when="yesterday 3pm", people="Priya Rao (recruiter)")
    ana.sees("Saved: introduction call with Priya Rao, Northwind, Sun 1 Mar", "A note of thanks is ready")
    await ana.presses("Change")
    await ana.fills(topic="the billing migration")
    await ana.presses("Open the note")
    ana.sees("To Priya Rao", "billing migration")


async def test_several_are_logged_listed_shown_and_erased(stage: Dialog):
    ana = stage.actor("ana")
    await ana.gives("followup add", details="applied to Acme, Globex and Initech today")
    ana.sees("Saved 3.", "Application to Acme", "Application to Initech")
    await ana.types("/followup list")
    ana.sees("Your follow-ups", "Application to Globex")
    await ana.types("/followup show Globex")
    ana.sees("What: application", "State: Open")
    await ana.presses("Delete")
    ana.sees("Delete this?")
    await ana.presses("Delete")
    ana.sees("Deleted: application to Globex")
