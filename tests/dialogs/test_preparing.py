"""Shapes of card and form that no other flow has: the evening before, the notebook, why by topic, what is sent."""

from tests.dialogs.dialog import Dialog


async def test_the_evening_before_opens_with_the_notebook(stage: Dialog):
    ana = stage.actor("ana")
    await ana.types("/interview log Globex, Analyst, yesterday 10am-11am with May Chen")
    await ana.presses("Debrief")
    await ana.fills(topic1="the rota", question="Why do you want to leave?")
    await ana.types("/interview log Acme, Engineer, 5 march 10am-11am with Grace Hopper")
    ana.sees("Shall I write the evening before")
    await ana.presses("Yes, the evening before")
    ana.sees("Saved: Acme", "the evening before")
    await stage.moves_to("2026-03-04", "18:30")
    ana.sees("From your notebook", "Why do you want to leave?", "Grace Hopper: no title yet")
    await ana.presses("Public profiles")
    await ana.fills(link1="linkedin.com/in/grace")
    ana.sees("linkedin.com/in/grace")


async def test_the_notebook_is_answered_and_deleted_from(stage: Dialog):
    ana = stage.actor("ana")
    await ana.types("/interview log Globex, Analyst, yesterday 10am-11am with May Chen")
    await ana.presses("Debrief")
    await ana.fills(question="Why do you want to leave?")
    await ana.types("/interview questions")
    await ana.presses("Answer")
    await ana.fills(answer="For the work itself")
    ana.sees("Your answer: For the work itself")
    await ana.presses("All questions")
    await ana.presses("Delete")
    await ana.presses("Delete")
    ana.sees("Deleted from your notebook")


async def test_what_is_sent_is_one_form_and_why_has_pages(stage: Dialog):
    ana = stage.actor("ana")
    await ana.types("/afternote settings")
    await ana.presses("What I send")
    await ana.fills(before="Yes", weekly="Yes", round="Thursday")
    ana.sees("Weekly message: Monday morning", "List of applications: Thursday")
    await ana.types("/afternote why")
    await ana.presses("Odds")
    ana.sees("Made-up arithmetic")
