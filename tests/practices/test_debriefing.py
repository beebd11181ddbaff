"""What they promised: read back with what is planned, settled in a tap, and named only where it was said."""

import pytest

from bot.handlers import dossier as dossiers
from bot.handlers import drafts
from bot.model.note import NoteKind
from bot.model.opportunity import ContactKind, PersonRole
from bot.model.policy import DEFAULT
from bot.stage import controls
from bot.store.rights import AsMember
from tests.dialogs.dialog import Dialog, Person
from tests.practices.laying import laid, member_of

PANEL = (
    "Northwind, Junior Developer, today 1pm-2pm with Priya Raman (hiring manager), Tom Becker, "
    "Lena Ortiz (recruiter) and Sam Wu"
)
TOPICS = "Priya: the billing migration\nTom: how they do on-call\nLena: relocation to Austin\nSam: pair programming"


async def told(stage: Dialog, promise: str, line: str = PANEL, **values: str) -> Person:
    await stage.moves_to("2026-03-05", "15:10")
    ana = stage.actor("ana", display="Ana Silva")
    await ana.types(f"/interview log {line}")
    await ana.presses("Debrief")
    await ana.fills(next=promise, **({"topics": TOPICS} if line == PANEL else {}), **values)
    return ana


async def naming(stage: Dialog, ana: Person, day: str) -> set[str]:
    """Whose note names this day."""
    bodies = {}
    for name in ("Priya", "Tom", "Lena", "Sam"):
        await ana.types(f"/note show {name}")
        bodies[name] = ana.told()
    return {name for name, body in bodies.items() if day in body}


async def may_name_it(stage: Dialog, ana: Person) -> set[str]:
    """To whom a thank-you may name the day that was promised."""
    member = await member_of(stage, ana)
    async with stage.bot.store.read(AsMember(member.id)) as tx:
        (dossier,) = (await dossiers.of_member(tx, member, DEFAULT)).values()
    return {
        dossier.people[note.person_id].call_them
        for note in dossier.notes
        if note.kind is NoteKind.THANK_YOU
        and drafts.brief(dossier, note, member, stage.clock.now()).promised is not None
    }


async def test_next_friday_on_a_thursday_is_read_back_as_the_later_with_the_other_one_tap_away(stage: Dialog):
    ana = await told(stage, "by next friday")
    ana.sees(
        "Northwind answers by Fri 13 Mar, as I read it (New York).",
        "If nothing comes, a follow-up is ready on Tue 17 Mar at 9:30 am.",
    )
    assert {"No, Fri 6 Mar", "Yes, Fri 13 Mar", "Change"} <= set(ana.offered())
    assert await may_name_it(stage, ana) == set()
    assert await naming(stage, ana, "March 13") == await naming(stage, ana, "March 6") == set()


async def test_the_other_day_in_one_tap_is_planned_from(stage: Dialog):
    ana = await told(stage, "by next friday")
    await ana.presses("No, Fri 6 Mar")
    ana.sees("Northwind answers by Fri 6 Mar (New York).", "a follow-up is ready on Tue 10 Mar at 9:30 am")
    assert ana.offered() == ["Change"]
    assert await may_name_it(stage, ana) == {"Priya", "Lena"}
    form = await ana.presses("Change")
    assert form.filled["next"] == "Fri 6 Mar 2026"


async def test_the_day_that_was_read_is_confirmed_in_one_tap_and_survives_the_form_sent_again(stage: Dialog):
    ana = await told(stage, "by next friday")
    await ana.presses("Change")
    await ana.fills()
    # Nobody looked at the day yet: it is as open as before.
    ana.sees("Fri 13 Mar, as I read it")
    await ana.presses("Yes, Fri 13 Mar")
    ana.sees("Northwind answers by Fri 13 Mar (New York).")
    ana.misses("as I read it")


async def test_a_promised_day_is_named_to_those_who_answer_for_it_and_to_no_interviewer(stage: Dialog):
    ana = await told(stage, "by March 18")
    ana.sees("Northwind answers by Wed 18 Mar (New York).")
    assert "Yes, Wed 18 Mar" not in ana.offered()
    assert await naming(stage, ana, "March 18") <= {"Priya", "Lena"}
    assert await may_name_it(stage, ana) == {"Priya", "Lena"}


async def test_who_is_said_to_have_promised_it_is_the_only_one_told(stage: Dialog):
    ana = await told(stage, "Lena will write by March 18")
    ana.sees("Next step: Lena will write, Wed 18 Mar (New York).")
    assert await may_name_it(stage, ana) == {"Lena"}


async def test_the_only_person_met_may_read_of_the_day(stage: Dialog):
    ana = await told(stage, "by March 18", "Northwind, Developer, today 1pm-2pm with Tom Becker", topic1="billing")
    assert await may_name_it(stage, ana) == {"Tom"}


@pytest.mark.parametrize(("said", "step", "day"), [
    ("Lena will write by Friday", "Lena will write", "Fri 6 Mar"),
    ("second round early next week", "second round", "Wed 11 Mar"),
    ("a take-home test by Monday", "a take-home test", "Mon 9 Mar"),
    ("Tuesday, Lena calls", "Lena calls", "Tue 10 Mar"),
])  # fmt: skip
async def test_an_ordinary_sentence_is_a_step_and_a_day(stage: Dialog, said, step, day):
    ana = await told(stage, said)
    ana.sees(f"Next step: {step}, {day} (New York).")
    await ana.types("/interview show Northwind")
    ana.sees(f"Next step: {step}", f"Answer promised: {day}")


async def test_where_no_day_is_found_it_is_asked_for_in_their_own_spelling(stage: Dialog):
    ana = await told(stage, "Second Round with Lena")
    ana.sees("I found no day in \"Second Round with Lena\", so I'll go by five business days. Do you know the day?")
    form = await ana.presses("Add a day")
    assert form.filled["next"] == "Second Round with Lena"
    await ana.fills(next="Second Round with Lena, March 18")
    ana.sees("Next step: Second Round with Lena, Wed 18 Mar")


async def test_a_new_date_that_may_be_two_days_is_read_back_alike(stage: Dialog):
    ana = await told(stage, "", "Northwind, Developer, today 1pm-2pm with Tom Becker", topic1="billing")
    await ana.types("/interview show Northwind")
    await ana.presses("They replied")
    await ana.presses("A new date")
    await ana.fills(when="next friday")
    ana.sees("Northwind answers by Fri 13 Mar")
    await ana.presses("No, Fri 6 Mar")
    ana.sees("Northwind answers by Fri 6 Mar (New York).")


# what was sent and what comes


async def test_after_news_is_sent_what_comes_next_is_said_and_not_the_follow_up_a_week_away(stage: Dialog):
    ana = stage.actor("ana")
    await ana.types("/followup add Maria Silva referred me to Umbrella for the SRE job")
    await ana.types("/note sent Maria")
    await ana.types("/interview log Umbrella, SRE, tomorrow 2pm with Ann Lee")
    ana.sees("Maria put you forward; a line with this news is ready among your notes.")
    ana.misses("them")
    await ana.types("/note show Maria")
    await ana.presses("Sent")
    ana.sees("Next from me: I'll ask how Umbrella went, tomorrow at 3:15 pm.")
    ana.misses("Nothing until then", "Tue 10 Mar")


async def test_who_is_named_in_a_note_to_the_lead_counts_as_thanked(stage: Dialog):
    ana = await told(stage, "")
    await ana.picks("One note to the lead", "Priya Raman")
    ana.sees("Lena")
    await ana.presses("Sent")
    await stage.moves_to("2026-03-12", "09:30")
    ana.sees("Lena")
    ana.misses("It thanks Lena too")


async def test_the_weekly_message_comes_after_the_mornings_own_and_counts_nothing_that_is_closed(stage: Dialog):
    ana = stage.actor("ana")
    await laid(stage, ana, ContactKind.INTERVIEW, "Grace Hopper", roles=[PersonRole.RECRUITER])
    await ana.types("/afternote settings")
    await ana.presses("What I send")
    await ana.fills(weekly="Yes")
    await stage.moves_to("2026-03-23", "09:30")
    assert "nothing more to do" in ana.deliveries()[-1].words
    await stage.moves_to("2026-03-23", "10:00")
    assert "nothing more to do" in ana.deliveries()[-1].words


async def test_where_both_go_out_in_one_moment_the_weekly_message_counts_no_note_that_is_closed_there(stage: Dialog):
    ana = stage.actor("ana")
    await laid(stage, ana, ContactKind.INTERVIEW, "Grace Hopper", roles=[PersonRole.RECRUITER])
    await ana.types("/afternote settings")
    await ana.presses("What I send")
    await ana.fills(weekly="Yes")
    await stage.moves_to("2026-03-20", "12:00")
    await ana.types("/interview log Globex, Engineer, tomorrow 9am-10am with Lin Chen")
    # Nothing is said around an interview: both wait for its end.
    await ana.types("/interview log Initech, Engineer, monday 23 march 9am-10:15am")
    await stage.moves_to("2026-03-23", "10:30")
    out = [each.words for each in ana.deliveries()]
    assert any("nothing more to do" in each for each in out)
    (week,) = [each for each in out if "Your week" in each and "Acme" not in each][-1:]
    assert "One note waits." in week


async def test_an_interviewer_whose_thanks_never_went_out_is_worth_a_line_once_it_is_accepted(stage: Dialog):
    ana = stage.actor("ana", display="Ana Silva")
    await ana.types("/interview log Beta, SRE, today 9am-9:30am with Dr. Mary O'Neill and Rita Cho (recruiter)")
    await ana.types("/note sent Rita")
    await ana.types("/interview outcome Beta accepted")
    ana.sees("Worth a line with the news: Rita and Dr. O'Neill.")
    await ana.presses("Lines with the news")
    ana.sees("Mary O'Neill met you.")
    button = [each for each in controls(ana.fresh()[-1].card) if each.label == "Draft it"][-1]
    await ana.sends(ana.action(button.action, button.value))
    await ana.types("/note show O'Neill")
    ana.sees("O'Neill", "accepted")
    ana.misses("putting me forward", "recommend")
