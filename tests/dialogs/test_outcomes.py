"""What came of it, in the shapes of card and form that no other flow has."""

from tests.dialogs.dialog import Dialog, Person


async def applied(stage: Dialog, *companies: str) -> Person:
    ana = stage.actor("ana", display="Ana Silva")
    for company in companies:
        await ana.types(f"/followup add applied to {company}, Engineer, today")
    return ana


async def test_a_no_offers_a_note_for_tomorrow_and_none_is_as_good(stage: Dialog):
    ana = stage.actor("ana", display="Ana Silva")
    await ana.types("/interview log Acme, Engineer, today 9am with Grace Hopper and Alan Turing")
    await ana.types("/interview outcome Acme rejected")
    assert ana.offered()[:2] == ["Draft one for tomorrow", "No thanks"]
    await ana.presses("Draft one for tomorrow")
    await ana.picks("To whom?", "Alan Turing")
    ana.sees("A short note to Alan will be ready tomorrow at 9:30 am")
    await stage.to_next_nudge()
    ana.sees("The note to Alan after the answer from Acme, as you asked")
    await ana.presses("Skip")
    ana.sees("That's a fine answer")


async def test_who_could_read_it_is_named_in_a_form_and_the_note_opens(stage: Dialog):
    ana = await applied(stage, "Acme")
    await stage.to_next_nudge()
    await ana.picks("Who could read it?", "A recruiter")
    await ana.fills(name="Rita Cho", where="rita(at)acme")
    ana.sees("is no e-mail address I can read")
    await ana.fills(name="Rita Cho", where="rita@acme.example")
    ana.sees("To Rita Cho, Acme")
    await ana.types("/note sent Rita")
    ana.sees("nothing more to do until they call")


async def test_a_weeks_follow_ups_come_as_one_list_and_the_rest_is_let_go(stage: Dialog):
    ana = await applied(stage, "Acme", "Globex", "Initech", "Hooli", "Umbrella", "Stark", "Wayne")
    await stage.to_next_nudge()
    ana.sees("This week's follow-ups", "nobody is named yet", "2 more fell due")
    await ana.presses("Let these go")
    ana.sees("are closed as unanswered")
    await ana.presses("Undo")
    ana.sees("are open again")
    await ana.picks("Another day", "Thursday")
    ana.sees("From now on the list comes on a Thursday")


async def test_a_yes_lists_what_else_is_open_and_a_polite_withdrawal_closes_one(stage: Dialog):
    ana = await applied(stage, "Initech")
    await ana.types("/interview log Globex, Analyst, today 8am with May Ito <may@globex.example>")
    await ana.types("/interview log Acme, Engineer, today 9am with Grace Hopper")
    await ana.types("/interview outcome Acme accepted")
    ana.sees("Congratulations on Acme", "2 others are still open", "A polite withdrawal would let May know")
    await ana.presses("Withdraw politely")
    ana.sees("Globex, Analyst: to May.")
    await ana.presses("Draft it")
    ana.sees("To May Ito, Globex")
    await ana.types("/interview outcome Acme accepted")
    await ana.presses("Close it")
    ana.sees("Closed as withdrawn: Initech")
