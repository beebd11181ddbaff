"""Logging an interview by line, by form, by options, by several lines; listing, showing, editing, deleting."""

import pytest

from bot.chat.form import Form
from tests.dialogs.dialog import Dialog

PANEL = "Acme, Engineer, today 10am-11am with Grace Hopper <grace@acme.com> and Alan Turing"


async def test_one_line_is_saved_and_read_back_with_weekday_date_time_and_zone(stage: Dialog):
    ana = stage.actor("ana")
    await ana.types("/interview log Acme, Engineer, today 2pm with Grace Hopper")
    ana.sees("Saved: Acme, Engineer, Mon 2 Mar, 2:00-3:00 pm New York, with Grace Hopper", "I'll check in at 3:15 pm",
             "Only you see this", "I guessed its end")  # fmt: skip
    assert "Change" in ana.offered()
    await stage.passes(hours=24)
    ana.sees("Your Acme interview should be over", "Grace")
    await ana.presses("Sent")
    ana.sees("Noted: your note to Grace is sent")


REAL = {
    "Acme, Staff Engineer, yesterday 3:30pm with Jane Doe <jane@acme.com> and Bob": (
        "Saved: Acme, Staff Engineer, Sun 1 Mar, 3:30-4:30 pm New York, with Jane Doe and Bob",
    ),
    "stripe - PM - today 10-11am w/ Dr. Ana María López, Bob O'Neil (CTO)": (
        "Saved: stripe, PM, Mon 2 Mar, 10:00-11:00 am New York", "Ana María López and Bob O'Neil",
    ),
    "7-Eleven data analyst tomorrow at 10 with May Chen": (
        "Saved: 7-Eleven, data analyst, Tue 3 Mar, 10:00-11:00 am New York, with May Chen",
    ),
    "Sun Microsystems; SRE; next tue 14:00 Europe/London; June Li <june@sun.example>; they'll decide by Friday": (
        "Saved: Sun Microsystems, SRE", "am New York, with June Li", "Fri 6 Mar", "Change if another was meant",
    ),
    "phone screen with Globex tomorrow morning": ("Company: Globex", "At what time?", "Tue 3 Mar 2026", "How: Phone"),
    "Monday.com | Designer | on site | 5/3 9am | panel: A. Gupta, Prof. van der Berg, Li Wei": (
        "Saved: Monday.com, Designer", "9:00-11:00 am New York, on site", "A. Gupta", "van der Berg and Li Wei",
        "I read the date as Sun 3 May", "No, Thu 5 Mar",
    ),
    "Initech": ("Company: Initech", "When is it, or was it?"),
    "": ("Log an interview", "Company: ___"),
    "与阿里巴巴 明天下午三点": ("I read English and Spanish so far", "any script is fine", "与阿里巴巴 明天下午三点"),
    "<script>alert(1)</script>, @everyone, <!channel>": ("<script>alert(1)</script>", "@everyone", "<!channel>"),
    "Dear Ana, thank you for applying. " * 88: ("Log an interview",),
}  # fmt: skip


@pytest.mark.parametrize("line", list(REAL), ids=range(1, 12))
async def test_real_lines_give_the_obvious_record_or_a_form_with_what_was_understood(stage: Dialog, line):
    ana = stage.actor("ana")
    reply = await ana.types(f"/interview log {line}".strip())
    ana.sees(*REAL[line])
    ana.misses("broke on my side")
    saved = "Saved:" in ana.told()
    assert isinstance(reply, Form) != saved
    if not saved:
        await ana.fills(company="Acme", when="today 9am")
        ana.sees("Saved: Acme")


async def test_a_form_logs_and_keeps_what_was_typed_when_something_is_wrong(stage: Dialog):
    ana = stage.actor("ana")
    await ana.types("/interview log")
    await ana.fills(company="Acme", role="Engineer", when="sometime soonish", people="Grace Hopper (CTO)")
    ana.sees("I couldn't read \"sometime soonish\"", "Company: Acme", "Grace Hopper (CTO)")
    await ana.fills(when="today 10-11", format="Video")
    ana.sees("Saved: Acme, Engineer, Mon 2 Mar, 10:00-11:00 am New York, by video, with Grace Hopper", "How did it go?")
    await ana.types("/interview list")
    ana.sees("Acme, Engineer", "One note waits")


async def test_typed_options_win_over_the_line(stage: Dialog):
    ana = stage.actor("ana")
    await ana.gives("interview log", company="Acme", role="SRE", when="today 9am", people="Grace", format="phone")
    ana.sees("Saved: Acme, SRE, Mon 2 Mar, 9:00-9:30 am New York, by phone, with Grace")
    await ana.gives("interview log", company="Initech", when="tomorow-ish")
    ana.sees("Company: Initech", "I couldn't read")


async def test_several_lines_log_several_and_name_the_others(stage: Dialog):
    ana = stage.actor("ana")
    await ana.types("/interview log Acme, SRE, today 9am with Grace\nInitech\nGlobex, PM, yesterday 4pm with Alan")
    ana.sees("Saved 2 interviews", "Acme, SRE", "Globex, PM", "need a company and a time", "Initech")
    await ana.types("/interview list")
    ana.sees("Acme", "Globex")
    ana.misses("Initech")


async def test_h18_a_hundred_lines_log_fifty_and_say_which_not(stage: Dialog):
    ana = stage.actor("ana")
    await ana.types("/interview log " + "\n".join(f"C{n} inc, today 9am" for n in range(100)))
    ana.sees("Saved 50 interviews", "nothing of them is saved")
    await ana.types("/interview list")
    ana.sees("42 more")
    await ana.presses("42 more")
    ana.sees("34 more")


async def test_a_member_without_a_zone_is_asked_as_a_field_and_nothing_is_planned_before(stage: Dialog):
    bea = stage.actor("bea", zone=None)
    await bea.types("/interview log Acme, Engineer, today 2pm with Grace")
    bea.sees("Your time zone", "Company: Acme")
    assert await stage.bot.next_due() is None
    await bea.fills(zone="Atlantis")
    bea.sees("I don't know the zone \"Atlantis\"")
    await bea.fills(zone="chicago", when="today 3pm")
    bea.sees("Saved: Acme, Engineer, Mon 2 Mar, 3:00-4:00 pm Chicago", "I'll check in at 4:15 pm")
    await bea.types("/afternote settings")
    bea.sees("Chicago", "the US")


async def test_commands_that_need_a_zone_ask_for_it(stage: Dialog):
    bea = stage.actor("bea", zone=None)
    await bea.types("/afternote pause")
    bea.sees("I need your time zone first")
    await bea.presses("Set it")
    await bea.fills(zone="Berlin")
    await bea.fills()
    await bea.fills()
    bea.sees("Your settings", "Berlin")


async def test_the_list_is_by_urgency_and_show_says_what_comes_and_why(stage: Dialog):
    ana = stage.actor("ana")
    await ana.types("/interview list")
    ana.sees("Nothing logged yet")
    await ana.types("/interview show Acme")
    ana.sees("Nothing logged yet")
    await ana.types("/interview log Later Corp, PM, next friday 3pm with Lin")
    await ana.types(f"/interview log {PANEL}")
    await ana.types("/interview list")
    told = ana.told()
    assert told.index("Acme") < told.index("Later Corp")
    ana.sees("2 notes wait", "Ahead.")
    await ana.types("/interview show Acme")
    ana.sees("Grace Hopper", "no detail yet", "Note to Alan: to be drafted",
             "Reminder at 6:30 pm: the same evening.")  # fmt: skip
    await ana.types("/interview show Nobody Ltd")
    ana.sees("I don't find \"Nobody Ltd\"")
    await ana.types("/interview show")
    ana.sees("Which one?")
    await ana.presses(next(label for label in ana.offered() if label.startswith("Acme")))
    ana.sees("Grace Hopper")


async def test_a_reference_that_several_answer_to_asks_which(stage: Dialog):
    ana = stage.actor("ana")
    await ana.types("/interview log Acme, SRE, today 9am with Grace Hopper")
    await ana.types("/interview log Globex, PM, today 10am with Grace Kelly")
    await ana.types("/interview show grace")
    ana.sees("Which one is \"grace\"?")
    await ana.types("/interview show Grace Kelly")
    ana.sees("Globex, PM")
    found = await ana.actor.completes("interview show", "interview", "glo")
    assert [each.value for each in found] == ["Globex"]


async def test_rescheduling_moves_the_plan(stage: Dialog):
    ana = stage.actor("ana")
    await ana.types("/interview log Acme, Engineer, today 2pm with Grace")
    await ana.types("/interview edit Acme")
    assert ana.form.filled["company"] == "Acme"
    await ana.fills(when="wed 4pm")
    ana.sees("Saved again: Acme, Engineer, Wed 4 Mar, 4:00-5:00 pm New York", "I'll check in at 5:15 pm")
    await stage.moves_to("2026-03-04", "17:00")
    ana.sees_nothing()
    await stage.passes(minutes=15)
    ana.sees("Your Acme interview should be over")


async def test_company_role_and_people_change_and_notes_follow(stage: Dialog):
    ana = stage.actor("ana")
    await ana.types(f"/interview log {PANEL}")
    await ana.types("/interview edit Acme")
    await ana.fills(company="Acme Robotics", role="Staff Engineer", people="Grace Hopper\nLin Chen <lin@acme.com>")
    ana.sees("Saved again: Acme Robotics, Staff Engineer", "with Grace Hopper and Lin Chen")
    await ana.types("/interview show robotics")
    ana.sees("Note to Grace", "Note to Lin")
    ana.misses("Alan")
    await stage.moves_to("2026-03-02", "18:30")
    ana.sees("Grace and Lin")
    ana.misses("Alan")


async def test_another_reading_of_the_time_is_one_tap_away(stage: Dialog):
    ana = stage.actor("ana")
    await ana.types("/interview log Acme, Engineer, 5/3 9am with Grace")
    ana.sees("Sun 3 May")
    await ana.presses("No, Thu 5 Mar, 9 am New York")
    ana.sees("Saved again", "Thu 5 Mar")
    await stage.moves_to("2026-03-05", "10:15")
    ana.sees("Your Acme interview should be over")


async def test_deleting_asks_first_and_erases_notes_and_reminders(stage: Dialog):
    ana = stage.actor("ana")
    await ana.types(f"/interview log {PANEL}")
    await ana.types("/interview delete Acme")
    ana.sees("Delete this interview?", "at once and for good")
    await ana.presses("Keep it")
    ana.sees("Kept.")
    await ana.types("/interview delete Acme")
    await ana.presses("Delete")
    ana.sees("Deleted: Acme, Engineer")
    await ana.types("/interview list")
    ana.sees("Nothing logged yet")
    await ana.types("/note list")
    ana.sees("No note waits")
    await stage.passes(days=60)
    ana.sees_nothing()


async def test_deleting_one_round_leaves_the_other(stage: Dialog):
    ana = stage.actor("ana")
    await ana.types("/interview log Acme, Engineer, yesterday 10am with Grace")
    await ana.types("/interview log Acme, Engineer, today 10am with Alan")
    await ana.types("/interview list")
    ana.sees("Sun 1 Mar", "Mon 2 Mar")
    await ana.types("/interview delete Alan")
    await ana.presses("Delete")
    await ana.types("/interview list")
    ana.sees("Sun 1 Mar")
    ana.misses("Mon 2 Mar")
    await stage.moves_to("2026-03-03", "09:30")
    ana.sees("Grace")
    ana.misses("Alan")


async def test_the_same_interview_logged_twice_is_one(stage: Dialog):
    ana = stage.actor("ana")
    await ana.types("/interview log Acme, Engineer, today 10am with Grace")
    await ana.types("/interview log Acme, Engineer, today 10am with Grace and Alan")
    await ana.types("/note list")
    assert ana.told().count("Grace:") == 1
    ana.sees("Alan:")


async def test_an_interview_on_a_dst_gap_moves_forward_and_says_so(stage: Dialog):
    ana = stage.actor("ana")
    await ana.types("/interview log Acme, Engineer, 8 mar 2:30am with Grace")
    ana.sees("Sun 8 Mar, 3:30-4:30 am", "The clocks go forward then")
    dia = stage.actor("dia")
    await dia.types("/interview log Acme, Engineer, 1 Nov 2026 1:30am with Grace")
    dia.sees("Sun 1 Nov", "that time comes twice; I took the first")
