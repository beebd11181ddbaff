"""A draft goes to a coach, comes back with a wording, is applied and sent; another is taken back; on every platform."""

from bot.model.cohort import Consent
from tests.cohorts.spring import gathered
from tests.dialogs.dialog import Dialog, Person

LINE = "/interview log Acme, Staff Engineer, today 10am with Grace Hopper"


async def asked(stage: Dialog) -> tuple[Person, Person]:
    """A coach, and a member whose draft waits to be read, both by what they press."""
    made = await gathered(stage, {"ana": Consent.PRIVATE})
    coach, ana = made.coach, made.people["ana"]
    await ana.types(LINE)
    await ana.presses("Open notes")
    await ana.presses("Ask my coach")
    ana.sees("Cleo Park would see this one note, Grace Hopper, Acme and the role. Nothing else")
    await ana.presses("Ask my coach")
    ana.sees("Asked. Cleo Park can read your note to Grace now.")
    await coach.types("/cohort queue")
    coach.sees("Grace Hopper", "Acme", "needed")
    return coach, ana


async def test_a_wording_that_a_coach_suggests_is_applied_and_sent(stage: Dialog):
    coach, ana = await asked(stage)
    await coach.presses("Open")
    await coach.presses("Comment")
    body = coach.form.filled["suggestion"]
    await coach.fills(tenacity="Ask for the next step.", suggestion=body.replace("Grace", "Dr Hopper"))
    coach.sees("who decides what to take from them")
    await stage.passes(minutes=1)
    ana.sees("Cleo Park read your note to Grace and left you a word.")
    await ana.presses("Read it")
    ana.sees("Tenacity", "Ask for the next step.", "A wording they suggest", "Dr Hopper")
    await ana.presses("Apply")
    ana.sees("The wording of Cleo Park is yours now", "Hi Dr Hopper,")
    await ana.presses("Sent")
    ana.sees("Noted: your note to Grace is sent.")
    await coach.types("/cohort queue")
    coach.sees("No draft waits.")


async def test_a_draft_that_is_taken_back_opens_to_nobody(stage: Dialog):
    coach, ana = await asked(stage)
    await ana.presses("Withdraw from coach")
    ana.sees("Withdrawn: no coach can open this note any more.")
    await coach.presses("Open")
    coach.sees("This draft is closed: sent, skipped or withdrawn by its author.")
    coach.misses("Grace", "Acme")
    await coach.presses("The queue")
    coach.sees("No draft waits.")
