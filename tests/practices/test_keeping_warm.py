"""A word to people met months ago, and the week's list of follow-ups."""

from datetime import timedelta

from bot.cards import about
from bot.chat.words import shown_words
from bot.model.nudge import NudgeKind
from bot.model.opportunity import ContactKind, Outcome
from tests.dialogs.dialog import Dialog, Person, folded
from tests.practices.laying import coming, laid, notes_of, opportunity_of

# keeping warm


async def test_002_13_a_word_after_four_quiet_months_puts_one_back_on_the_radar(stage: Dialog):
    ana = stage.actor("ana", display="Ana Silva")
    await laid(stage, ana, ContactKind.NETWORKING, "Lin Chen <lin@mail.example>", company="")
    await ana.types("/note sent Lin")
    ana.sees("There's nothing more to do. Around Thu 2 Jul I'll suggest a word to keep in touch.")
    await stage.to_next_nudge()
    assert stage.wall() == "Thu 02 Jul 09:30"
    ana.sees("You and Lin last talked on Mon 2 Mar", "back to mind", "asks for nothing", "[Stop for Lin]")
    await ana.presses("Sent")
    await stage.to_next_nudge()
    assert stage.wall("America/New_York").startswith(("Mon 02 Nov", "Tue 03 Nov"))


async def test_a_word_that_nobody_minds_is_suggested_again_months_later_and_three_a_year_at_most(stage: Dialog):
    ana = stage.actor("ana", display="Ana Silva")
    await laid(stage, ana, ContactKind.NETWORKING, "Nina Kowal", company="")
    await ana.types("/note sent Nina")
    await stage.passes(days=364)
    suggested = [each for each in ana.deliveries() if "back to mind" in each.words]
    assert len(suggested) == 2
    # One waits at a time.
    assert len([each for each in await notes_of(stage, ana) if each.open]) == 1


async def test_a_word_is_not_suggested_while_one_is_in_touch_and_waits_its_months_after(stage: Dialog):
    ana = stage.actor("ana", display="Ana Silva")
    await laid(stage, ana, ContactKind.INTRO, "Lin Chen <lin@mail.example>", company="")
    await ana.types("/note sent Lin")
    met_again = stage.clock.now() + timedelta(days=60)
    await stage.passes(days=61)
    await laid(stage, ana, ContactKind.INTERVIEW, "Lin Chen <LIN@mail.example>", company="Globex", at=met_again)
    await ana.types("/interview outcome Globex withdrawn")
    await stage.moves_to("2026-07-02", "10:00")
    assert not any("back to mind" in each.words for each in ana.deliveries())
    await stage.moves_to("2026-09-04", "10:00")
    assert any("back to mind" in each.words for each in ana.deliveries())


async def warm_words(stage: Dialog, of: Person) -> list[str]:
    return [f"{each.due_at:%Y-%m-%d}" for each in await coming(stage, of) if each.kind is NudgeKind.KEEP_WARM]


async def test_a_word_that_waits_its_months_is_still_there_after_everything_was_planned_again(stage: Dialog):
    ana = stage.actor("ana", display="Ana Silva")
    await laid(stage, ana, ContactKind.INTRO, "Lena Maier <lena@mail.example>", company="")
    await ana.types("/note sent Lena")
    ahead = stage.clock.now() + timedelta(days=140)
    await laid(stage, ana, ContactKind.INTERVIEW, "Lena Maier <lena@mail.example>", company="Globex", at=ahead)
    await stage.moves_to("2026-07-02", "10:00")
    assert not any("back to mind" in each.words for each in ana.deliveries())
    assert await warm_words(stage, ana) == ["2026-11-20"]
    await ana.types("/afternote pause 1 day")
    await ana.types("/afternote resume")
    assert await warm_words(stage, ana) == ["2026-11-20"]
    await ana.types("/interview outcome Globex withdrawn")
    await stage.moves_to("2026-11-20", "10:00")
    assert len([each for each in ana.deliveries() if "back to mind" in each.words]) == 1


async def test_a_word_to_somebody_whom_another_relationship_keeps_warm_does_not_come_twice(stage: Dialog):
    ana = stage.actor("ana", display="Ana Silva")
    await laid(stage, ana, ContactKind.INTRO, "Lena Maier <lena@mail.example>", company="")
    await ana.types("/note sent Lena")
    await stage.passes(days=30)
    await laid(stage, ana, ContactKind.NETWORKING, "Lena Maier <lena@mail.example>", company="Globex")
    await ana.types("/note sent Globex")
    await stage.moves_to("2026-07-30", "10:00")
    assert not any("back to mind" in each.words for each in ana.deliveries())
    assert await warm_words(stage, ana) == ["2026-08-03"]


async def test_a_word_that_a_full_day_put_off_plans_the_next_one_as_its_list_goes_out(stage: Dialog):
    ana = stage.actor("ana", display="Ana Silva")
    await laid(stage, ana, ContactKind.NETWORKING, "Lena Maier", company="")
    await ana.types("/note sent Lena")
    await stage.moves_to("2026-07-01", "10:00")
    for number, minute in enumerate(("00", "20", "40")):
        await ana.types(f"/interview log C{number}, Engineer, tomorrow 8:{minute}am for 15 minutes with Grace")
    await stage.moves_to("2026-07-02", "20:00")
    assert not any("back to mind" in each.words for each in ana.deliveries())
    assert await warm_words(stage, ana) == []
    await stage.moves_to("2026-07-03", "10:00")
    assert any("From yesterday" in each.words and "Lena" in each.words for each in ana.deliveries())
    assert await warm_words(stage, ana) == ["2026-11-03"]


async def test_stop_ends_it_wherever_they_were_met_and_is_taken_back(stage: Dialog):
    ana = stage.actor("ana", display="Ana Silva")
    await laid(stage, ana, ContactKind.NETWORKING, "Lin Chen", company="")
    await ana.types("/note sent Lin")
    await stage.to_next_nudge()
    await ana.presses("Stop for Lin")
    ana.sees("I won't suggest a word to Lin again")
    assert not [each for each in await coming(stage, ana) if each.kind is NudgeKind.KEEP_WARM]
    await ana.presses("Undo")
    ana.sees("Taken back: now and then")
    assert [each for each in await coming(stage, ana) if each.kind is NudgeKind.KEEP_WARM]


async def test_002_18_when_the_two_were_last_in_touch_stands_on_their_card_wherever_it_was(stage: Dialog):
    ana = stage.actor("ana", display="Ana Silva")
    await laid(stage, ana, ContactKind.NETWORKING, "Nina Kowal <nina@mail.example>", company="")
    await ana.types("/followup show Nina")
    ana.sees("Last talked Mon 2 Mar.")
    ana.misses("Last wrote")
    await stage.passes(days=10)
    await laid(stage, ana, ContactKind.INTERVIEW, "Nina Kowal <NINA@mail.example>", company="Globex")
    await ana.types("/note sent Globex")
    await ana.types("/followup show Kowal")
    if "Which one" in ana.told():
        await ana.presses("Nina Kowal, Mon 2 Mar")
    ana.sees("Last talked Thu 12 Mar. Last wrote Thu 12 Mar.")


# the week's list


async def week(stage: Dialog, count: int = 8, named: int = 2) -> Person:
    """Ana with so many applications of one week; the first of them name somebody."""
    ana = stage.actor("ana", display="Ana Silva")
    for number in range(count):
        names = [f"Rita Cho{number} <rita@firm{number}.example>"] if number < named else []
        await laid(stage, ana, ContactKind.APPLICATION, *names, company=f"Firm {number}")
    await stage.to_next_nudge()
    return ana


async def test_many_follow_ups_of_one_week_come_as_one_list_of_five_those_with_a_name_first(stage: Dialog):
    ana = await week(stage)
    assert stage.wall() == "Tue 10 Mar 10:00"
    assert len(ana.deliveries()) == 1
    told = ana.told()
    ana.sees("This week's follow-ups", "Firm 0, Engineer: to Rita", "nobody is named yet", "3 more fell due")
    ana.sees("a note is ready where somebody is named")
    assert told.index("Firm 0") < told.index("Firm 2")
    assert len([each for each in await notes_of(stage, ana) if each.open]) == 2


async def test_a_note_is_said_to_be_ready_only_where_one_is(stage: Dialog):
    ana = await week(stage, named=0)
    ana.sees("This week's follow-ups.", "nobody is named yet", "3 more fell due")
    ana.misses("a note is ready")


async def test_a_note_is_said_to_be_ready_for_all_where_all_have_one(stage: Dialog):
    ana = await week(stage, count=4, named=4)
    ana.sees("This week's follow-ups. For those that haven't written, a note is ready.")


async def test_only_what_has_a_row_is_drafted(stage: Dialog):
    ana = stage.actor("ana", display="Ana Silva")
    for number in range(8):
        named = f"Rita Cho <rita@firm{number}.example>"
        await laid(stage, ana, ContactKind.APPLICATION, named, company=f"Firm {number}")
    await stage.to_next_nudge()
    assert len(await notes_of(stage, ana)) == 5


async def test_the_rest_of_the_list_is_let_go_and_taken_back(stage: Dialog):
    ana = await week(stage)
    await ana.presses("Let these go")
    ana.sees("closed as unanswered")
    closed = [(await opportunity_of(stage, ana, f"Firm {each}")).outcome for each in range(8)]
    assert closed.count(Outcome.NO_ANSWER) == 3
    await ana.presses("Undo")
    ana.sees("open again")
    again = [(await opportunity_of(stage, ana, f"Firm {each}")).outcome for each in range(8)]
    assert again == [Outcome.OPEN] * 8


async def test_a_row_of_the_list_is_sent_and_the_list_stays(stage: Dialog):
    ana = await week(stage)
    await ana.presses("Sent")
    ana.sees("Noted: your note to Rita is sent", ": sent to Rita", "nobody is named yet")
    await ana.presses("Undo")
    ana.sees("Taken back")


async def test_the_list_moves_to_another_day(stage: Dialog):
    ana = await week(stage)
    await ana.picks("Another day", "Thursday")
    ana.sees("From now on the list comes on a Thursday")
    for number in range(10, 16):
        await laid(stage, ana, ContactKind.APPLICATION, company=f"Firm {number}")
    rounds = [each for each in await coming(stage, ana) if each.kind is NudgeKind.ROUND]
    assert [f"{each.due_at:%a}" for each in rounds] == ["Thu"]


async def test_after_many_unanswered_applications_it_is_said_once(stage: Dialog):
    ana = await week(stage, count=26)
    await stage.passes(days=40)
    told = [each.words for each in ana.deliveries() if "second pair of eyes" in each.words]
    assert len(told) == 1
    assert "26 applications are without a reply" in folded(told[0])
    await laid(stage, ana, ContactKind.APPLICATION, "Rita Cho <rita@last.example>", company="One More")
    await stage.passes(days=40)
    assert "That's everything for One More" in ana.deliveries()[-1].words
    assert len([each for each in ana.deliveries() if "second pair of eyes" in each.words]) == 1


async def test_what_was_drawn_before_is_drawn_as_it_stands_and_nothing_of_somebody_elses(stage: Dialog):
    ana, ben = stage.actor("ana", display="Ana Silva"), stage.actor("ben")
    await ben.types("/afternote help")
    await week(stage)
    (_, contact) = await laid(stage, ana, ContactKind.INTRO, "Nina Kowal", company="", at=stage.clock.now())
    await ana.types("/note sent Nina")
    await stage.moves_to("2026-07-20", "10:00")
    first = next(each for each in ana.deliveries() if "This week's follow-ups" in each.words)
    assert first.card is not None
    for name in (first.card.about, about.warm(contact)):
        mine = await stage.bot.present(ana.actor.address, name)
        theirs = await stage.bot.present(ben.actor.address, name)
        assert mine is not None
        assert mine.about == name
        assert theirs is None or "This was erased." in shown_words(theirs)
