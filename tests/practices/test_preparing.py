"""Before and after an interview: the evening before, the debrief, the notebook, skip, settings, the weekly message."""

import re

import pytest

from bot.cards.weekly import QUESTIONS, TIPS
from bot.cards.words import Reader
from bot.model.note import SkipReason
from bot.store import members, notes, nudges, opportunities
from bot.store.rights import System
from tests.dialogs.dialog import Dialog, Person

GLOBEX = "/interview log Globex, Analyst, yesterday 10am-11am with May Chen"
ACME = "/interview log Acme, Engineer, 5 march 10am-11am with Grace Hopper <grace@acme.com> and Alan Turing"


async def questioned(stage: Dialog) -> Person:
    """Ana after an interview at Globex that left her a question."""
    ana = stage.actor("ana", display="Ana Silva")
    await ana.types(GLOBEX)
    await ana.presses("Debrief")
    await ana.fills(topic1="the rota", question="Why do you want to leave?")
    return ana


async def everything(stage: Dialog, of: Person):
    async with stage.bot.store.read(System("a test")) as tx:
        member = await members.by_address(tx, of.actor.address)
        assert member is not None
        return (member, await notes.of(tx, member.id), await opportunities.of(tx, member.id),
                await nudges.coming(tx, member.id, 200))  # fmt: skip


# the evening before


async def test_the_evening_before_is_offered_once_in_the_log_with_two_equal_answers_and_remembered(stage: Dialog):
    ana = stage.actor("ana")
    await ana.types(ACME)
    ana.sees("Shall I write the evening before?")
    offered = ana.offered()
    assert offered[:2] == ["Yes, the evening before", "No thanks"]
    await ana.presses("No thanks")
    ana.sees("No word the evening before")
    await ana.types("/interview log Initech, SRE, 6 march 3pm with Bill")
    ana.misses("evening before")
    await stage.moves_to("2026-03-04", "23:00")
    ana.sees_nothing()


async def test_what_is_over_or_today_is_offered_no_evening_before(stage: Dialog):
    ana = stage.actor("ana")
    await ana.types(GLOBEX)
    ana.misses("evening before")
    await ana.types("/interview log Acme, today 5pm with Grace")
    ana.misses("evening before")


async def test_000_32_the_evening_before_opens_with_the_notebook_and_asks_for_need_and_match(stage: Dialog):
    ana = await questioned(stage)
    await ana.types("/interview questions")
    await ana.presses("Answer")
    await ana.fills(answer="I want to build for one customer")
    await ana.types(ACME)
    await ana.presses("Yes, the evening before")
    ana.sees("I'll write on Wed 4 Mar at 6:30 pm, the evening before", "Saved: Acme")
    await stage.moves_to("2026-03-04", "18:29")
    ana.misses("From your notebook")
    await stage.moves_to("2026-03-04", "18:30")
    ana.sees("Acme, Engineer, Thu 5 Mar", "From your notebook", "Why do you want to leave?",
             "Your answer: I want to build for one customer", "Who you'll meet", "Grace Hopper")  # fmt: skip
    ours = ana.told().split("From your notebook")[0]
    assert len(ours.split()) <= 40
    await ana.presses("Their need, your match")
    await ana.fills(need="somebody who moved billing", match="I moved ours in four months")
    ana.sees("Their need: somebody who moved billing", "Your match: I moved ours in four months")
    _, _, rows, _ = await everything(stage, ana)
    assert {one.research.match for one in rows} == {"", "I moved ours in four months"}


async def test_the_evening_before_shows_that_something_was_written_and_never_what(stage: Dialog):
    ana = stage.actor("ana", display="Ana Silva")
    await ana.types("/interview log Acme, Engineer, today 9am-10am with Grace Hopper")
    await ana.presses("Debrief")
    await ana.fills(topic1="the billing migration")
    await ana.types("/note sent Grace")
    await ana.types("/interview log Acme, Engineer, 5 march 10am with Grace Hopper")
    await ana.presses("Yes, the evening before")
    await stage.moves_to("2026-03-04", "18:30")
    ana.sees("You wrote to Grace on Mon 2 Mar")
    ana.misses("billing migration")


async def test_fewer_of_these_ends_the_evenings_before_and_nothing_else(stage: Dialog):
    ana = stage.actor("ana")
    await ana.types(ACME)
    await ana.presses("Yes, the evening before")
    await stage.moves_to("2026-03-04", "18:30")
    await ana.presses("Fewer of these")
    ana.sees("no more messages the evening before")
    member, _, _, _ = await everything(stage, ana)
    assert (member.before, member.nudges) == (False, 2)
    await ana.presses("Undo")
    member, _, _, _ = await everything(stage, ana)
    assert member.before is True


async def test_a_discreet_evening_before_names_nothing_on_the_lock_screen(stage: Dialog):
    ana = stage.actor("ana")
    await ana.types(ACME)
    await ana.presses("Keep names off")
    await ana.types("/interview log Initech, SRE, 5 march 3pm with Bill")
    await ana.presses("Yes, the evening before")
    await stage.moves_to("2026-03-04", "18:30")
    assert ana.previews()
    assert not re.search(r"acme|initech|interview|grace|bill", " ".join(ana.previews()), re.IGNORECASE)


async def test_001_29_prepare_keeps_a_public_link_with_each_person_at_any_time_before_it(stage: Dialog):
    ana = stage.actor("ana")
    await ana.types(ACME)
    await ana.types("/interview show Acme")
    await ana.presses("Prepare")
    ana.sees("Your notebook holds no question yet", "Who you'll meet")
    await ana.presses("Public profiles")
    await ana.fills(link1="not a link", link2="linkedin.com/in/alan")
    ana.sees("is no link I can read")
    await ana.fills(link1="")
    ana.sees("linkedin.com/in/alan")


async def test_000_30_what_one_is_worth_is_kept_apart_and_enters_no_note(stage: Dialog):
    ana = stage.actor("ana", display="Ana Silva")
    await ana.types("/interview log Acme, Engineer, tomorrow 10am-11am with Grace Hopper")
    await ana.types("/interview show Acme")
    await ana.presses("Prepare")
    form = await ana.presses("Know your worth")
    assert "never enters a note" in form.intro
    await ana.fills(worth="95000 at least, market says 105000")
    ana.sees("it never enters a note")
    ana.misses("95000")
    await stage.moves_to("2026-03-03", "12:00")
    await ana.types("/interview debrief Acme")
    await ana.fills(topic1="the billing migration")
    _, written, _, _ = await everything(stage, ana)
    assert written[0].body
    assert not re.search(r"95000|105000|market says", written[0].subject + written[0].body)


# the debrief


async def test_000_11_the_debrief_asks_how_it_went_on_one_screen_of_five_optional_fields(stage: Dialog):
    ana = stage.actor("ana")
    await ana.types("/interview log Acme, Engineer, today 9am-10am with Grace Hopper and Alan Turing")
    form = await ana.presses("Debrief")
    (step,) = form.steps
    assert [field.name for field in step.fields] == ["feeling", "topic1", "topic2", "next", "question"]
    assert not any(field.required for field in step.fields)
    await ana.fills()
    ana.misses("is needed")


async def test_three_people_or_more_have_one_field_with_a_line_a_name(stage: Dialog):
    ana = stage.actor("ana")
    await ana.types("/interview log Acme, Engineer, today 9am-10am with Grace Hopper, Alan Turing and Ada Byron")
    form = await ana.presses("Debrief")
    assert [field.name for field in form.steps[0].fields] == ["feeling", "topics", "next", "question"]
    assert form.filled["topics"].splitlines() == ["Grace Hopper:", "Alan Turing:", "Ada Byron:"]


async def test_the_next_step_is_kept_with_its_day_and_shown(stage: Dialog):
    ana = stage.actor("ana")
    await ana.types("/interview log Acme, Engineer, today 9am-10am with Grace Hopper")
    await ana.presses("Debrief")
    await ana.fills(next="second round with the team, by friday")
    await ana.types("/interview show Acme")
    ana.sees("Next step: second round with the team", "Answer promised: Fri 6 Mar")
    form = await ana.types("/interview debrief Acme")
    assert form.filled["next"] == "second round with the team, Fri 6 Mar 2026"


async def test_a_debrief_told_again_keeps_the_answer_of_the_notebook(stage: Dialog):
    ana = await questioned(stage)
    await ana.types("/interview questions Globex")
    await ana.fills(answer="For the work itself")
    await ana.types("/interview debrief Globex")
    await ana.fills(feeling="4")
    await ana.types("/interview questions")
    ana.sees("Why do you want to leave?", "Your answer: For the work itself")


@pytest.mark.parametrize("feeling", ["4", "5, very well"])
async def test_002_21_a_good_rating_never_cancels_the_nudge(stage: Dialog, feeling):
    ana = stage.actor("ana")
    await ana.types("/interview log Acme, Engineer, today 9am-10am with Grace Hopper")
    await ana.presses("Debrief")
    await ana.fills(feeling=feeling, topic1="the rota")
    await stage.moves_to("2026-03-02", "18:30")
    ana.sees("Grace still has a note ready")


async def test_a_low_rating_gets_no_cheer_and_no_advice(stage: Dialog):
    ana = stage.actor("ana")
    await ana.types("/interview log Acme, Engineer, today 9am-10am with Grace Hopper")
    await ana.presses("Debrief")
    await ana.fills(feeling="1, hard going")
    ana.sees("Thanks for telling me. That stays here.")
    ana.misses("great", "don't worry", "next time you", "cheer")


async def test_002_22_what_was_prepared_is_material_for_the_draft(stage: Dialog):
    ana = stage.actor("ana", display="Ana Silva")
    await ana.types("/interview log Acme, Engineer, tomorrow 10am-11am with Grace Hopper")
    await ana.types("/interview show Acme")
    await ana.presses("Prepare")
    await ana.presses("Their need, your match")
    await ana.fills(need="moving the billing system", match="I moved a billing system in four months")
    await stage.moves_to("2026-03-03", "12:00")
    await ana.types("/interview debrief Acme")
    await ana.fills(topic1="the billing migration")
    _, written, _, _ = await everything(stage, ana)
    assert "four months" in written[0].body


async def test_000_18_and_002_20_a_checklist_after_the_interview_is_one_tap_away(stage: Dialog):
    ana = stage.actor("ana")
    await ana.types("/interview log Acme, Engineer, today 9am-10am with Grace Hopper")
    await ana.types("/afternote help")
    await ana.presses("After an interview")
    ana.sees("1. Write down what each person talked about", "a note of their own", "then stop")
    assert len(ana.told().split()) <= 120


async def test_001_05_and_000_10_advice_is_short_and_asked_for(stage: Dialog):
    for tip in (*TIPS, *QUESTIONS):
        assert len(tip.split()) <= 16, tip
    ana = stage.actor("ana")
    await stage.passes(days=14)
    ana.sees_nothing()


# the notebook


async def test_the_notebook_lists_newest_first_and_answers_adds_and_deletes(stage: Dialog):
    ana = await questioned(stage)
    await ana.types("/interview log Acme, Engineer, today 9am-10am with Grace Hopper")
    await ana.presses("Debrief")
    await ana.fills(question="How big was your last budget?")
    await ana.types("/interview log Initech, SRE, today 11am-11:30am with Bill")
    await ana.presses("Debrief")
    await ana.fills()
    await ana.types("/interview questions")
    told = ana.told()
    assert told.index("How big was your last budget?") < told.index("Why do you want to leave?")
    await ana.picks("Add one to an interview", "Initech, SRE, Mon 2 Mar")
    await ana.fills(question="What is idempotence?", answer="Twice is once")
    ana.sees("Initech", "What is idempotence?", "Your answer: Twice is once")
    await ana.presses("All questions")
    await ana.presses("Delete")
    ana.sees("Delete this question?", "What is idempotence?")
    await ana.presses("Delete")
    ana.sees("Deleted from your notebook")
    await ana.types("/interview questions")
    ana.misses("idempotence")
    await ana.types("/interview questions Glob")
    await ana.fills(question="")
    ana.sees("This one is needed")


async def test_an_interview_that_was_not_debriefed_is_asked_by_the_debrief_and_still_prompted(stage: Dialog):
    ana = stage.actor("ana")
    await ana.types("/interview log Acme, Engineer, today 9am-10am with Grace Hopper")
    await ana.types("/interview questions")
    ana.sees("No question is kept yet")
    form = await ana.picks("Add one to an interview", "Acme, Engineer, Mon 2 Mar")
    assert form.action == "interview.debriefed"


# skip


async def test_000_27_001_22_and_002_11_ten_reasons_are_offered_each_with_an_answer_and_a_step(stage: Dialog):
    ana = stage.actor("ana")
    await ana.types("/interview log Acme, Engineer, today 9am-10am with Grace Hopper")
    for reason, step in {
        SkipReason.NO_TIME: "See a short note", SkipReason.NO_ADDRESS: "A line to the recruiter",
        SkipReason.NOT_USUAL: "Set my country", SkipReason.IN_PERSON: "Count it as sent",
        SkipReason.PUSHING: "See a short note",
    }.items():  # fmt: skip
        await ana.types("/note skip Grace")
        assert len(ana.control("What got in the way?").options) == 10
        await ana.picks("What got in the way?", reason.value)
        assert step in ana.offered(), reason
        await ana.presses("Undo")


async def test_001_14_hesitation_is_answered_with_reassurance_and_its_source(stage: Dialog):
    ana = stage.actor("ana")
    await ana.types("/interview log Acme, Engineer, today 9am-10am with Grace Hopper")
    await ana.types("/note skip Grace")
    await ana.picks("What got in the way?", "I'd feel pushy")
    ana.sees("One note is thanks, not a push", "2017 US survey of 358", "68 % said it matters")


async def test_not_usual_here_sets_the_country_in_one_field_and_says_what_follows(stage: Dialog):
    ana = stage.actor("ana")
    await ana.types("/interview log Acme, Engineer, today 9am-10am with Grace Hopper")
    await ana.types("/note skip Grace")
    await ana.picks("What got in the way?", "Not usual here")
    form = await ana.presses("Set my country")
    assert [field.name for step in form.steps for field in step.fields] == ["country"]
    await ana.fills(country="Germany")
    ana.sees("In Germany a note is no custom", "So it's optional")


async def test_told_not_to_is_held_and_said(stage: Dialog):
    ana = stage.actor("ana")
    await ana.types("/interview log Acme, Engineer, today 9am-10am with Grace Hopper")
    await ana.types("/note skip Grace")
    await ana.picks("What got in the way?", "They said not to write")
    ana.sees("Then not writing is right", "I hold the follow-ups too")
    await stage.passes(days=40)
    ana.misses("Heard anything")


# privacy, settings


async def test_001_30_privacy_says_that_nothing_is_passed_on_and_every_message_can_be_ended(stage: Dialog):
    ana = stage.actor("ana")
    await ana.types("/afternote privacy")
    ana.sees("Private by default", "Nothing is sold or passed on")
    await ana.types("/interview log Acme, Engineer, today 9am-10am with Grace Hopper")
    await stage.moves_to("2026-03-02", "18:30")
    assert "Fewer of these" in ana.offered()


async def test_settings_say_the_state_of_everything_in_plain_words(stage: Dialog):
    ana = stage.actor("ana")
    await ana.types("/afternote settings")
    ana.sees("Language: as your app has it", "Evening before an interview: nothing", "Weekly message: none",
             "List of applications: Tuesday")  # fmt: skip
    ana.misses("model")
    await ana.presses("What I send")
    await ana.fills(before="Yes", weekly="Yes", round="Thursday")
    ana.sees("Evening before an interview: a word from me", "Weekly message: Monday morning",
             "List of applications: Thursday")  # fmt: skip
    member, _, _, _ = await everything(stage, ana)
    assert (member.before, member.weekly, member.round_weekday, member.polish) == (True, True, 3, False)


# the weekly message


async def weekly_on(stage: Dialog) -> Person:
    ana = stage.actor("ana")
    await ana.types("/afternote settings")
    await ana.presses("What I send")
    await ana.fills(weekly="Yes")
    return ana


async def test_001_24_the_weekly_self_check_comes_on_monday_morning_to_those_who_asked(stage: Dialog):
    ana = await weekly_on(stage)
    await ana.types("/interview log Acme, Engineer, yesterday 9am-10am with Grace Hopper")
    await ana.types("/note sent Grace")
    await stage.moves_to("2026-03-09", "09:29")
    ana.misses("Your week")
    await stage.moves_to("2026-03-09", "10:00")
    ana.sees("Your week", "A tip:")
    assert any(question in ana.told() for question in QUESTIONS)
    assert len(ana.told().split()) <= 70
    assert ana.offered() == ["What waits now", "My record", "Fewer of these"]


async def test_nobody_gets_a_weekly_message_who_did_not_ask(stage: Dialog):
    ana = stage.actor("ana")
    await ana.types("/interview log Acme, Engineer, yesterday 9am-10am with Grace Hopper")
    await stage.moves_to("2026-03-30", "12:00")
    assert not any("Your week" in each.words for each in ana.deliveries())


async def test_an_empty_week_brings_none_and_the_next_full_one_does(stage: Dialog):
    ana = await weekly_on(stage)
    await stage.moves_to("2026-03-23", "12:00")
    assert not ana.deliveries()
    await ana.types("/interview log Acme, Engineer, today 9am-10am with Grace Hopper")
    await ana.types("/note sent Grace")
    await stage.moves_to("2026-03-30", "10:00")
    assert sum("Your week" in each.words for each in ana.deliveries()) == 1


async def test_the_weekly_message_survives_a_pause_and_a_move_to_another_zone(stage: Dialog):
    ana = await weekly_on(stage)
    await ana.types("/interview log Acme, Engineer, saturday 9am-10am with Grace Hopper")
    await ana.types("/afternote settings Los Angeles")
    await ana.types("/afternote pause until 11 march")
    await stage.moves_to("2026-03-10", "20:00", "America/Los_Angeles")
    ana.misses("Your week")
    await stage.moves_to("2026-03-11", "12:00", "America/Los_Angeles")
    assert sum("Your week" in each.words for each in ana.deliveries()) == 1
    _, _, _, coming = await everything(stage, ana)
    assert [f"{each.due_at:%a %H:%M}" for each in coming if each.kind == "weekly"] == ["Mon 17:00"]


async def test_fewer_of_these_ends_the_weekly_message(stage: Dialog):
    ana = await weekly_on(stage)
    await ana.types("/interview log Acme, Engineer, saturday 9am-10am with Grace Hopper")
    await stage.moves_to("2026-03-09", "10:00")
    await ana.presses("Fewer of these")
    ana.sees("no more weekly messages")
    member, _, _, coming = await everything(stage, ana)
    assert (member.weekly, member.nudges) == (False, 2)
    assert not any(each.kind == "weekly" for each in coming)


def test_every_question_and_tip_takes_its_turn():
    from bot.cards.weekly import Week, weekly
    from bot.model.pledges import Record

    said = {str(weekly(Reader(), Week(n, Record()), discreet=False).blocks) for n in range(42)}
    assert len(said) == 42
