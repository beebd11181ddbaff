"""What comes unasked, from the interview's end to "nothing more to do", and what each button does about it."""

import pytest

from tests.dialogs.dialog import Dialog, Person, folded

ONE = "Acme, Engineer, today 2pm-3pm with Grace Hopper <grace@acme.com>"
PANEL = f"{ONE}, Alan Turing and Lin Chen"


async def to_the_first_nudge(stage: Dialog, line: str = PANEL) -> Person:
    ana = stage.actor("ana")
    await ana.types(f"/interview log {line}")
    await stage.moves_to("2026-03-03", "09:30")
    return ana


async def test_the_prompt_the_drafts_and_two_reminders_come_each_at_its_time(stage: Dialog):
    ana = stage.actor("ana")
    await ana.types(f"/interview log {PANEL}")
    seen = []
    for _ in range(4):
        await stage.to_next_nudge()
        seen.append(stage.wall())
    assert seen == ["Mon 02 Mar 15:15", "Mon 02 Mar 16:00", "Tue 03 Mar 09:30", "Wed 04 Mar 08:00"]
    texts = [folded(each.words) for each in ana.deliveries()]
    assert "your acme interview should be over" in texts[0]
    assert "short notes to grace, alan and lin chen are ready" in texts[1]
    assert "still have notes ready" in texts[2]
    assert "you met yesterday, so this morning is a good moment" in texts[2]
    assert "this is my last reminder" in texts[3]
    assert all("fewer of these" in text for text in texts)
    # One live card: each takes the place of the one before it.
    assert [each.retired for each in ana.deliveries()] == [True, True, True, False]


async def test_a_nudge_names_only_those_who_are_still_open(stage: Dialog):
    ana = await to_the_first_nudge(stage)
    await ana.presses("Sent")
    ana.sees("Noted: your note to", "sent. [Undo]")
    await stage.moves_to("2026-03-04", "08:00")
    told = ana.told().splitlines()[1]
    assert sum(name in told for name in ("Grace", "Alan", "Lin")) == 2


async def test_sent_to_all_ends_it_and_says_what_comes_next(stage: Dialog):
    ana = await to_the_first_nudge(stage)
    await ana.presses("Sent to all")
    ana.sees("Noted: sent to all", "I'll have a follow-up ready", "Grace: sent", "Lin Chen: sent")
    await stage.moves_to("2026-03-09", "09:00")
    ana.sees_nothing()


async def test_skip_all_is_a_fine_answer(stage: Dialog):
    ana = await to_the_first_nudge(stage)
    await ana.presses("Skip all")
    ana.sees("Skipped. That's a fine answer.", "Grace: skipped")
    await ana.presses("Undo")
    ana.sees("Taken back")


async def test_one_row_is_skipped_and_the_reason_is_offered_beside(stage: Dialog):
    ana = await to_the_first_nudge(stage)
    await ana.presses("Skip")
    ana.sees("Skipped: no note to", "What got in the way?")
    await stage.passes(days=2)
    await ana.presses("Undo")
    ana.misses("waits again")


@pytest.mark.parametrize(
    ("choice", "when"),
    [("1 hour", "Tue 03 Mar 10:30"), ("This evening", "Tue 03 Mar 18:00"), ("Tomorrow 9am", "Wed 04 Mar 09:00"),
     ("Monday 9am", "Mon 09 Mar 09:00")],
)  # fmt: skip
async def test_a_snooze_is_kept_to_the_minute_and_absorbs_the_next(stage: Dialog, choice, when):
    ana = await to_the_first_nudge(stage)
    await ana.picks("Snooze", choice)
    ana.sees("I'll ask about Grace, Alan and Lin Chen", "Nothing about it before then")
    await stage.to_next_nudge()
    assert stage.wall() == when
    ana.sees("Grace, Alan and Lin Chen still have notes ready")
    await stage.moves_to("2026-03-09", "09:00")
    thanks = [each for each in ana.deliveries() if "notes ready" in each.words or "last reminder" in each.words]
    # The card at 9:30 was redrawn. 40 hours after the end is Wednesday 7 am, 8 when quiet hours end: more than
    # 12 hours after 10:30 and 18:00, and before what was put off to Wednesday 9 am or Monday.
    assert len(thanks) == (2 if choice in ("1 hour", "This evening") else 1)


async def test_a_snooze_to_a_time_of_ones_own_is_kept_at_night_too(stage: Dialog):
    ana = await to_the_first_nudge(stage)
    await ana.picks("Snooze", "Pick a time")
    await ana.fills(when="yesterday 3pm")
    ana.sees("That has passed already")
    await ana.fills(when="blue moon")
    ana.sees("I couldn't read")
    await ana.fills(when="today 11pm")
    ana.sees("I'll ask about Grace, Alan and Lin Chen on Tue 3 Mar, 11 pm New York.")
    await stage.to_next_nudge()
    assert stage.wall() == "Tue 03 Mar 23:00"


async def test_snoozing_one_note_asks_about_that_one(stage: Dialog):
    ana = await to_the_first_nudge(stage)
    await ana.types("/note show Grace")
    await ana.picks("Snooze", "1 hour")
    ana.sees("I'll ask about Grace on Tue 3 Mar, 10:30 am New York.")
    await ana.types("/note sent Grace")
    await stage.passes(hours=2)
    ana.sees_nothing()


async def test_still_going_asks_again_an_hour_later(stage: Dialog):
    ana = stage.actor("ana")
    await ana.types(f"/interview log {ONE}")
    await stage.to_next_nudge()
    await ana.presses("Still going")
    ana.sees("Acme is still going. I'll ask again at 4:15 pm")
    await stage.to_next_nudge()
    assert stage.wall() == "Mon 02 Mar 16:15"
    ana.sees("Your Acme interview should be over")


async def test_it_moved_asks_when_it_is_now_and_plans_again(stage: Dialog):
    ana = stage.actor("ana")
    await ana.types(f"/interview log {ONE}")
    await stage.to_next_nudge()
    await ana.presses("It moved")
    ana.sees("When is it now?")
    await ana.fills(when="thursday 10am")
    ana.sees("Saved again: Acme, Engineer, Thu 5 Mar")
    await stage.to_next_nudge()
    assert stage.wall() == "Thu 05 Mar 11:15"
    ana.sees("Your Acme interview should be over")


async def test_the_whole_way_to_nothing_more_to_do_is_at_most_seven_messages(stage: Dialog):
    ana = stage.actor("ana")
    await ana.types(f"/interview log {ONE}")
    await stage.passes(days=60)
    texts = [folded(each.words) for each in ana.deliveries()]
    assert len(texts) == 7
    assert "heard anything from acme" in texts[4]
    assert "a second and last note" in texts[5]
    assert "there's nothing more to do" in texts[6]
    await ana.types("/interview list")
    ana.sees("Closed: no answer")


async def test_the_follow_up_thanks_too_when_the_note_is_still_open(stage: Dialog):
    ana = stage.actor("ana")
    await ana.types(f"/interview log {ONE}")
    await stage.moves_to("2026-03-09", "09:30")
    ana.sees("Heard anything from Acme?", "It thanks Grace too")
    await ana.presses("Sent")
    ana.sees("Noted: your note to Grace is sent")
    await stage.to_next_nudge()
    assert stage.wall() == "Mon 16 Mar 09:30"
    await ana.presses("Sent")
    ana.sees("That's everything for Acme: 2 follow-ups sent", "nothing more to do")
    await stage.passes(days=30)
    ana.sees_nothing()


async def test_who_could_read_it_and_nobody_is_an_answer(stage: Dialog):
    ana = stage.actor("ana")
    await ana.types(f"/interview log {PANEL}")
    await stage.moves_to("2026-03-09", "09:30")
    ana.sees("Who could read it?")
    await ana.picks("Who could read it?", "Alan Turing")
    ana.sees("To Alan Turing, Acme")
    await ana.presses("Sent")
    await stage.moves_to("2026-03-16", "09:30")
    ana.sees("Heard anything from Acme?", "a second and last note to Alan")


async def test_nobody_could_read_it_closes_it_without_fault(stage: Dialog):
    ana = stage.actor("ana")
    await ana.types(f"/interview log {PANEL}")
    await stage.moves_to("2026-03-09", "09:30")
    await ana.picks("Who could read it?", "Nobody")
    ana.sees("That's everything for Acme")
    await stage.passes(days=40)
    ana.sees_nothing()


REPLIES = {
    "Next round": "Company: Acme",
    "An offer": "An offer from Acme: recorded",
    "A no": "I'm sorry about Acme",
    "Only an acknowledgement": "Good, they have it. If nothing else comes, I'll ask again on Mon 16 Mar",
    "A new date": "When will Acme answer?",
}


@pytest.mark.parametrize("reply", list(REPLIES))
async def test_each_reply_plans_again_in_one_tap(stage: Dialog, reply):
    ana = stage.actor("ana")
    await ana.types(f"/interview log {ONE}")
    await stage.moves_to("2026-03-09", "09:30")
    await ana.presses("They replied")
    ana.sees("What did Acme say?")
    await ana.presses(reply)
    ana.sees(REPLIES[reply])
    match reply:
        case "Next round":
            await ana.fills(when="19 mar 10am", people="Lin Chen")
            ana.sees("Saved: Acme, Engineer, Thu 19 Mar")
            await stage.to_next_nudge()
            assert stage.wall() == "Thu 19 Mar 11:15"
        case "A new date":
            await ana.fills(when="friday")
            ana.sees("Acme answers by Fri 13 Mar", "I'll ask on Tue 17 Mar at 9:30 am")
            await stage.to_next_nudge()
            assert stage.wall() == "Tue 17 Mar 09:30"
        case "Only an acknowledgement":
            await stage.to_next_nudge()
            assert stage.wall() == "Mon 16 Mar 09:30"
        case _:
            await stage.passes(days=40)
            ana.sees_nothing()


OUTCOMES = {
    "offer": "Open thank-you notes stay ready", "accepted": "Congratulations on Acme",
    "rejected": "I'm sorry about Acme", "withdrawn": "you withdrew from Acme", "no answer": "closed as unanswered",
    "acknowledged": "Good, they have it",
    "next round": "Company: Acme",
}  # fmt: skip


@pytest.mark.parametrize("outcome", list(OUTCOMES))
async def test_every_outcome_stops_or_plans_again(stage: Dialog, outcome):
    ana = stage.actor("ana")
    await ana.types("/interview log Acme, Engineer, today 9am with Grace")
    await ana.types(f"/interview outcome Acme {outcome}")
    ana.sees(OUTCOMES[outcome])
    await stage.passes(days=3)
    if outcome in ("accepted", "rejected", "withdrawn", "no answer"):
        ana.sees_nothing()
        await ana.types("/note list")
        ana.sees("No note waits")
        await ana.types("/interview show Acme")
        ana.sees("Nothing more is planned")
    else:
        ana.sees("Grace still has a note ready")
        ana.misses("interview should be over")


async def test_an_outcome_is_asked_for_when_it_is_left_out_and_a_reply_reopens_a_closed_case(stage: Dialog):
    ana = stage.actor("ana")
    await ana.types("/interview log Acme, Engineer, today 9am with Grace")
    await ana.types("/interview outcome Acme")
    await ana.picks("Outcome", "No answer")
    ana.sees("closed as unanswered")
    await ana.presses("They replied")
    await ana.presses("Only an acknowledgement")
    await stage.to_next_nudge()
    ana.sees("Grace")


async def test_a_debrief_after_an_outcome_says_nothing_waits(stage: Dialog):
    ana = stage.actor("ana")
    await ana.types("/interview log Acme, Engineer, today 9am with Grace")
    await ana.types("/interview outcome Acme rejected")
    await ana.types("/interview debrief Acme")
    await ana.fills(feeling="1")
    ana.sees("That stays here", "No note for Acme waits")


async def test_a_country_where_notes_are_no_custom_reads_optional_and_the_us_is_said_once(stage: Dialog):
    ben = stage.actor("ben", zone="Europe/Berlin", locale="en-GB")
    await ben.types("/interview log Acme, Engineer, today 10am with Grace")
    await stage.passes(hours=48)
    ben.sees("no custom in Germany, so count this one as optional")
    ana = stage.actor("ana")
    await ana.types("/interview log Acme, Engineer, today 9am with Grace")
    await stage.passes(hours=48)
    told = "\n".join(each.words for each in ana.deliveries())
    assert told.count("I take your search to be in the US") == 1


async def test_after_48_hours_a_short_note_is_still_welcome_and_nothing_apologises(stage: Dialog):
    ana = stage.actor("ana")
    await ana.types("/interview log Acme, Engineer, 26 feb 10am with Grace")
    await stage.moves_to("2026-03-03", "09:30")
    ana.sees("A short note is still welcome")
    ana.misses("late", "sorry", "overdue")


async def test_a_note_taken_back_after_its_reminders_passed_is_asked_about_once_more(stage: Dialog):
    ana = stage.actor("ana")
    await ana.types("/interview log Acme, Engineer, today 9am-10am with Grace")
    await stage.moves_to("2026-03-02", "18:00")
    await ana.types("/note sent Grace")
    await stage.moves_to("2026-03-03", "17:00")
    assert ana.deliveries() == []
    await ana.presses("Undo")
    await stage.moves_to("2026-03-04", "08:00")
    ana.sees("Grace still has a note ready", "I won't remind you again", "tap Skip")
    ana.misses("my last reminder")


async def test_a_pause_that_is_ended_early_brings_the_reminder_the_next_morning(stage: Dialog):
    ana = stage.actor("ana")
    await ana.types("/interview log Acme, Engineer, today 9am-10am with Grace")
    await ana.types("/afternote pause")
    await stage.moves_to("2026-03-04", "12:00")
    ana.sees_nothing()
    await ana.types("/afternote resume")
    await stage.moves_to("2026-03-05", "09:30")
    ana.sees("Grace still has a note ready", "I won't remind you again", "tap Skip")
    ana.misses("my last reminder")
    await stage.moves_to("2026-03-09", "09:30")
    ana.sees("Heard anything from Acme?")
