"""A cohort that is looked after: its policy in three steps, a template that becomes a note, and the closing page."""

from datetime import date

from bot.model.cohort import Consent
from tests.cohorts.kept import founded
from tests.dialogs.dialog import Dialog


async def test_a_coach_changes_the_policy_and_a_member_reads_it(stage: Dialog):
    kept = await founded(stage, "ana")
    await kept.coach.types("/cohort policy")
    kept.coach.sees("2 reminders at most", "Your own settings win")
    await kept.coach.presses("Change")
    await kept.coach.fills(nudges="1", friday_late="monday", status_after="7")
    await kept.coach.fills(application_after="10", digest_weekday="0", digest_at="9:30 am")
    await kept.coach.fills(ends_on="2026-05-01", reading="weekdays until 6 pm", tips="off")
    kept.coach.sees("Saved. Reminders that wait are moving to it", "Mon 16 Mar")
    await kept.coach.presses("Show it")
    kept.coach.sees("1 reminder at most", "7 business days", "after 10 days", "weekdays until 6 pm", "Fri 1 May")
    ana = kept.people["ana"]
    await ana.types("/cohort policy")
    ana.sees("1 reminder at most", "Monday at 9")


async def test_a_template_goes_from_its_preview_to_a_note_and_back(stage: Dialog):
    kept = await founded(stage, "ana")
    await kept.coach.types("/cohort template")
    await kept.coach.presses("Add a template")
    await kept.coach.fills(name="After a panel", body="Dear {name},\n\nThank you for {topics}.")
    kept.coach.sees("{topics} can't be filled in", "{topic}")
    await kept.coach.fills(name="After a panel", body="Dear {name},\n\nThank you for telling me about {topic}.")
    kept.coach.sees("Dear Grace", "the billing migration")
    await kept.coach.presses("Save")
    kept.coach.sees("Saved: After a panel")
    ana = kept.people["ana"]
    await ana.types("/interview log Acme, Engineer, today 9am with Lin Chen")
    await ana.types("/note show Lin")
    await ana.presses("Other ways")
    await ana.presses("From a template")
    found = ana.control("Template")
    assert found.value
    await ana.picks("Template", found.options[0].value)  # type: ignore[union-attr]
    await ana.fills(topic="the two rewrites")
    ana.sees("Thank you for telling me about the two rewrites", "yours to change")
    await ana.presses("Undo")
    ana.misses("the two rewrites")


async def test_at_the_end_each_has_a_page_of_their_own(stage: Dialog):
    kept = await founded(stage, "ana", ends_on=date(2026, 3, 5), consent=Consent.PROGRESS)
    ana = kept.people["ana"]
    await ana.types("/interview log Acme, Engineer, today 9am with Lin Chen")
    await ana.types("/note sent Lin")
    await stage.moves_to("2026-03-06", "10:00")
    ana.sees("Spring 26 is over", "Interviews held: 1", "People thanked: 1", "Acme")
    kept.coach.sees("Spring 26 came to its last day", "five people or more")
    kept.coach.misses("Acme", "Lin")
    await ana.presses("Keep going alone")
    ana.sees("Everything goes on as before")
