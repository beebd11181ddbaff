"""A member's own page, their settings and help name the groups that they are in, and what concerns them there."""

from bot.chat.words import shown_words
from bot.model.cohort import Consent, Role
from bot.store import endings
from tests.cohorts.kept import BOT, founded
from tests.cohorts.spring import gathered
from tests.dialogs.dialog import Dialog, Person


async def page(stage: Dialog, of: Person) -> str:
    return shown_words(await stage.bot.home(of.actor.address))


async def test_a_members_page_and_settings_say_at_which_level_they_are(stage: Dialog):
    made = await gathered(stage, {"ana": Consent.PROGRESS})
    ana = made.people["ana"]
    await ana.types("/afternote settings")
    ana.sees("Spring 26", "you are at Progress")
    await ana.presses("What may be seen")
    await ana.picks("What may be seen", "counts")
    said = await page(stage, ana)
    assert "Spring 26: you are at Counts." in said
    assert "[What may be seen]" in said
    await ana.types("/cohort leave")
    await ana.presses("Leave")
    assert "Spring 26" not in await page(stage, ana)


async def test_a_coachs_page_counts_the_drafts_that_wait_and_leads_to_them(stage: Dialog):
    made = await gathered(stage, {"ana": Consent.PRIVATE})
    ana = made.people["ana"]
    assert "Spring 26: you coach it; no draft waits. [Show members]" in await page(stage, made.coach)
    for company in ("Acme", "Globex"):
        await ana.types(f"/interview log {company}, Engineer, today 8am with Grace from {company}")
        await ana.types(f"/note show {company}")
        await ana.presses("Ask my coach")
        await ana.presses("Ask my coach")
    said = await page(stage, made.coach)
    assert "Spring 26: you coach it; 2 drafts wait. [Open the queue] [Show members]" in said
    assert "Globex" not in said
    assert "Ana" not in said
    await made.coach.types("/afternote settings")
    made.coach.sees("you coach it; 2 drafts wait")
    await made.coach.presses("Open the queue")
    made.coach.sees("Drafts to read: Spring 26", "Globex")


async def test_a_sponsor_is_led_to_totals_and_a_group_that_is_over_is_on_no_page(stage: Dialog):
    kept = await founded(stage, "ana")
    eve = stage.actor("eve")
    await eve.types("/afternote help")
    eve.misses("/cohort insights")
    await kept.joins(eve, Role.SPONSOR)
    assert "Spring 26: you see its totals. [Insights]" in await page(stage, eve)
    await eve.types("/afternote help")
    eve.sees("/cohort insights")
    async with stage.bot.store.begin(BOT) as tx:
        await endings.ended(tx, kept.id, stage.clock.now())
    for who in (eve, kept.coach, kept.people["ana"]):
        assert "Spring 26" not in await page(stage, who)
