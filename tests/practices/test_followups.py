"""The practices that are about applications, résumés, talks and referrals; each test is named after its row."""

import pytest

from bot.chat.form import Form
from bot.model.note import Channel, NoteKind
from bot.model.nudge import Because, NudgeKind
from bot.model.opportunity import ContactKind, PersonRole
from bot.store import members, notes
from bot.store.rights import System
from tests.dialogs.dialog import Dialog
from tests.practices.followed import APPLIED, kept, planned

# who


@pytest.mark.parametrize(
    ("typed", "role"),
    [("Ida Berg (receptionist)", PersonRole.GATEKEEPER), ("Ida Berg (executive assistant)", PersonRole.GATEKEEPER),
     ("Ida Berg (recruiting coordinator)", PersonRole.COORDINATOR), ("Ida Berg (recruiter)", PersonRole.RECRUITER),
     ("Ida Berg (champion)", PersonRole.CHAMPION)],
)  # fmt: skip
async def test_000_22_whoever_keeps_the_gate_is_a_recipient_of_their_own(stage: Dialog, typed, role):
    ana = stage.actor("ana")
    await ana.types(f"/interview log Acme, Engineer, today 10am with {typed} and Grace Hopper")
    _, _, met = await kept(stage, ana)
    assert {each.name: each.role for each in met} == {"Ida Berg": role, "Grace Hopper": PersonRole.INTERVIEWER}
    # A note is written to them like to anybody else.
    await ana.types("/note show Ida")
    ana.sees("To Ida Berg, Acme")


@pytest.mark.parametrize(
    ("who", "asked"),
    [("Lin Chen (CTO), Kay Brook (hiring manager)", "Kay"),
     ("Lin Chen (CTO), Kay Brook (hiring manager), Bob (recruiter)", "Bob")],
)  # fmt: skip
async def test_000_29_the_hiring_manager_is_asked_before_a_colleague_and_a_recruiter_before_both(
    stage: Dialog, who, asked
):
    ana = stage.actor("ana")
    await ana.types(f"/interview log Acme, Engineer, today 10am with {who}")
    await stage.moves_to("2026-03-09", "10:00")
    assert f"a note to {asked} asking how things stand" in "\n".join(each.words for each in ana.deliveries())


async def test_000_31_a_profile_and_a_wish_are_kept_with_the_person(stage: Dialog):
    ana = stage.actor("ana")
    await ana.types(
        "/followup add coffee with Lena Fuchs (CTO, prefers LinkedIn) linkedin.com/in/lena-fuchs-1 from Globex today"
    )
    _, _, (lena,) = await kept(stage, ana)
    assert (lena.job, lena.prefers) == ("CTO", Channel.LINKEDIN)
    assert lena.link == "https://www.linkedin.com/in/lena-fuchs-1"
    # Nothing of it is lost where something else is changed.
    await ana.types("/followup edit Lena")
    assert ana.form.filled["people"] == "Lena Fuchs (CTO, prefers LinkedIn) https://www.linkedin.com/in/lena-fuchs-1"
    await ana.fills(topic="compilers")
    _, (contact,), (again,) = await kept(stage, ana)
    assert again == lena
    assert contact.meetings[0].topic == "compilers"


KINDS = {
    "applied to Acme, Engineer, today": (ContactKind.APPLICATION, Because.A_WEEK_AFTER, False),
    "sent my resume to Jane Doe at Acme": (ContactKind.RESUME, Because.A_WEEK_AFTER, False),
    "Sam Lee passed my CV to Acme": (ContactKind.RESUME, Because.TWO_DAYS_AFTER, False),
    "intro call with Priya Rao from Acme today 9am": (ContactKind.INTRO, Because.SAME_DAY, True),
    "coffee with Alan Turing today": (ContactKind.NETWORKING, Because.SAME_DAY, True),
    "Grace referred me to Acme for SRE": (ContactKind.REFERRAL, Because.SAME_DAY, False),
}


@pytest.mark.parametrize("line", KINDS)
async def test_001_23_each_kind_of_contact_is_logged_in_a_line_and_has_a_plan(stage: Dialog, line):
    kind, because, social = KINDS[line]
    ana = stage.actor("ana")
    await ana.types(f"/followup add {line}")
    ana.sees("Saved: ", "Only you see this")
    (opportunity,), (contact,), _ = await kept(stage, ana)
    assert (contact.kind, opportunity.social) == (kind, social)
    assert (await planned(stage, ana))[0][1] is because


async def test_001_23_an_interview_is_the_sixth_and_is_logged_as_one(stage: Dialog):
    ana = stage.actor("ana")
    await ana.types("/followup add final round with Acme tomorrow 2pm with Grace")
    ana.sees("That reads like an interview")
    await ana.presses("Log an interview")
    await ana.fills()
    ana.sees("Saved: Acme, Tue 3 Mar, 2:00-3:00 pm New York")
    _, (contact,), _ = await kept(stage, ana)
    assert contact.kind is ContactKind.INTERVIEW


async def test_001_28_an_agencys_recruiter_is_known_as_one_and_its_firm_is_no_employer(stage: Dialog):
    ana = stage.actor("ana")
    await ana.types("/followup add applied via Tom Berg from Robert Half (agency) to Acme, SRE")
    (opportunity,), _, (tom,) = await kept(stage, ana)
    assert (opportunity.company, tom.name, tom.role) == ("Acme", "Tom Berg", PersonRole.AGENCY)
    assert "Robert Half" in tom.job


async def test_001_29_a_profile_in_a_form_goes_to_the_person_on_its_row(stage: Dialog):
    ana = stage.actor("ana")
    await ana.types("/interview log")
    await ana.fills(
        company="Acme", when="today 10am",
        people="Jane Doe (recruiter) <jane@acme.com> https://www.linkedin.com/in/jdoe?trk=1\n"
               "Bob Stone linkedin.com/in/bob-s",
    )  # fmt: skip
    _, _, met = await kept(stage, ana)
    assert {each.name: each.link for each in met} == {
        "Jane Doe": "https://www.linkedin.com/in/jdoe", "Bob Stone": "https://www.linkedin.com/in/bob-s",
    }  # fmt: skip
    assert {each.name: each.email for each in met}["Jane Doe"] == "jane@acme.com"


# they call


async def test_003_15_a_call_for_an_interview_turns_the_application_into_one(stage: Dialog):
    ana = stage.actor("ana")
    await ana.types(APPLIED)
    await stage.to_next_nudge()
    await ana.presses("They replied")
    await ana.presses("An interview")
    assert (ana.form.filled["company"], ana.form.filled["role"]) == ("Acme", "Staff Engineer")
    await ana.fills(when="tomorrow 2pm", people="Grace Hopper")
    ana.sees("Saved: Acme, Staff Engineer, Tue 10 Mar", "This moves your application on")
    (opportunity,), touches, _ = await kept(stage, ana)
    assert {each.kind for each in touches} == {ContactKind.APPLICATION, ContactKind.INTERVIEW}
    assert {each.opportunity_id for each in touches} == {opportunity.id}


async def test_003_15_also_after_it_was_given_up(stage: Dialog):
    ana = stage.actor("ana")
    await ana.types(f"{APPLIED} with Jane Doe (recruiter)")
    await stage.to_next_nudge()
    await ana.presses("Sent")
    await stage.passes(days=30)
    await ana.types("/interview log Acme, Staff Engineer, tomorrow 2pm with Grace Hopper")
    ana.sees("This moves your application on")
    (opportunity,), touches, _ = await kept(stage, ana)
    assert opportunity.outcome == "open"
    assert len(touches) == 2


# the rest of what a log promises


async def test_the_same_application_twice_is_one(stage: Dialog):
    ana = stage.actor("ana")
    await ana.types("/followup add applied to Acme, Engineer, today")
    await stage.passes(hours=3)
    await ana.types("/followup add applied to acme, engineer, today")
    ana.sees("Logged already: application to Acme, Engineer")
    await ana.types("/followup add applied to Acme, Engineer, yesterday")
    ana.sees("Saved: application to Acme")
    _, touches, _ = await kept(stage, ana)
    assert len(touches) == 2


async def test_a_talk_is_never_taken_for_an_application_and_one_person_is_one_relationship(stage: Dialog):
    ana = stage.actor("ana")
    await ana.types("/followup add applied to Northwind, Engineer, today")
    await ana.types("/followup add intro call with Priya Rao from Northwind today 9am")
    await ana.types("/followup add intro call with Tom Berg from Northwind today 8am")
    await stage.passes(days=10)
    await ana.types("/followup add coffee with Priya Rao today")
    ana.sees("conversation with Priya Rao, Northwind")
    every, touches, _ = await kept(stage, ana)
    assert sorted(each.social for each in every) == [False, True, True]
    assert len(touches) == 4


async def test_an_application_is_never_put_to_a_talk_that_came_before_it(stage: Dialog):
    ana = stage.actor("ana")
    await ana.types("/followup add intro call with Priya Rao from Northwind today 9am")
    await ana.types("/followup add applied to Northwind, Engineer, today")
    await ana.types("/interview log Northwind, Engineer, tomorrow 2pm with Tom Berg")
    every, touches, _ = await kept(stage, ana)
    talk = next(each for each in every if each.social)
    assert [each.kind for each in touches if each.opportunity_id == talk.id] == [ContactKind.INTRO]
    assert len(every) == 2


async def test_a_follow_up_that_is_ready_goes_when_an_interview_comes(stage: Dialog):
    ana = stage.actor("ana")
    await ana.types(f"{APPLIED} with Jane Doe (recruiter)")
    await stage.moves_to("2026-03-09", "09:30")
    await ana.types("/note list")
    ana.sees("Jane")
    await ana.types("/interview log Acme, Staff Engineer, tomorrow 2pm with Grace Hopper")
    await ana.types("/note list")
    ana.misses("Jane")


async def test_what_somebody_is_stays_known_where_no_title_is_typed(stage: Dialog):
    ana = stage.actor("ana")
    await ana.types("/followup add Grace Hopper referred me to Acme for SRE")
    await ana.types("/followup add applied to Acme, SRE, today with Grace Hopper")
    _, _, (grace,) = await kept(stage, ana)
    assert grace.role is PersonRole.REFERRER


async def test_typed_options_win_and_a_line_is_completed_as_it_is_understood(stage: Dialog):
    ana = stage.actor("ana")
    given = {"kind": "resume", "when": "yesterday", "through": "Sam Lee", "people": "Jane Doe"}
    await ana.gives("followup add", details="Acme", **given)
    ana.sees("Saved: résumé to Jane Doe at Acme, through Sam Lee, Sun 1 Mar")
    (said,) = await ana.actor.completes("followup add", "details", "applied to Globex, PM, yes")
    assert said.value == "applied to Globex, PM, yes"
    (said,) = await ana.actor.completes("followup add", "details", "applied to Globex, PM, yesterday")
    assert said.label == "Application, Globex, PM, Sun 1 Mar."
    days = await ana.actor.completes("followup add", "when", "")
    assert [each.label for each in days] == ["Mon 2 Mar", "Sun 1 Mar", "Sat 28 Feb"]
    (day,) = await ana.actor.completes("followup add", "when", "friday")
    assert day.label == "Fri 27 Feb"
    (acme,) = await ana.actor.completes("followup show", "followup", "ac")
    assert "Acme" in acme.label
    assert await ana.actor.completes("interview show", "interview", "ac") == ()


async def test_without_a_zone_it_is_asked_once_in_a_step_of_its_own(stage: Dialog):
    ana = stage.actor("ana", zone=None)
    await ana.types("/followup add applied to Acme, Engineer, yesterday")
    await ana.fills()
    ana.sees("Your time zone")
    await ana.fills(zone="Chicago")
    ana.sees("Saved: application to Acme, Engineer, Sun 1 Mar (Chicago)")


async def test_a_referral_an_application_and_an_interview_are_one_and_the_referrer_is_told(stage: Dialog):
    ana = stage.actor("ana")
    await ana.types("/followup add Grace Hopper referred me to Acme for SRE")
    await ana.types("/followup add applied to Acme, SRE")
    await ana.types("/interview log Acme, SRE, tomorrow 2pm with Lin Chen")
    ana.sees("Grace put you forward", "I'll check in at 3:15 pm")
    every, touches, met = await kept(stage, ana)
    assert len(every) == 1
    assert len(touches) == 3
    assert {each.name: each.role for each in met}["Grace Hopper"] is PersonRole.REFERRER
    assert NudgeKind.OWED in {kind for kind, _ in await planned(stage, ana)}


async def test_what_is_owed_has_its_draft_at_once_with_what_was_talked_about(stage: Dialog):
    ana = stage.actor("ana", display="Ana Silva")
    await ana.types("/followup add coffee with Alan Turing yesterday, talked about the compiler team")
    await ana.presses("Open the note")
    ana.sees("compiler team")
    async with stage.bot.store.read(System("a test")) as tx:
        member = await members.by_address(tx, ana.actor.address)
        assert member is not None
        (note,) = await notes.of(tx, member.id)
    assert note.kind is NoteKind.INTRO


async def test_several_lines_of_several_kinds_are_logged_and_the_others_named(stage: Dialog):
    ana = stage.actor("ana")
    lines = ("applied to Acme", "sent my cv to Jane Doe at Globex", "Grace referred me to Hooli", "call the bank")
    await ana.types("/followup add " + "\n".join(lines))
    ana.sees("Saved 3.", "Application to Acme", "Résumé to Jane Doe at Globex", "Referral by Grace to Hooli", lines[3])
    _, touches, _ = await kept(stage, ana)
    assert len(touches) == 3


@pytest.mark.parametrize(
    ("line", "asks"),
    [("Acme, Engineer, yesterday", "Which kind was it?"), ("applied", "Which"), ("Grace referred me", "Which company"),
     ("applied to Acme next friday", "That day lies ahead"), ("applied to Acme, Engineer, next thurdsay", "thurdsay")],
)  # fmt: skip
async def test_what_is_missing_is_asked_in_the_form_and_nothing_is_lost(stage: Dialog, line, asks):
    ana = stage.actor("ana")
    reply = await ana.types(f"/followup add {line}")
    assert isinstance(reply, Form)
    ana.sees(asks)
    _, touches, _ = await kept(stage, ana)
    assert touches == []


async def test_a_line_of_an_application_is_offered_as_one_where_interviews_are_logged(stage: Dialog):
    ana = stage.actor("ana")
    await ana.types("/interview log applied to Acme, Engineer, yesterday")
    ana.sees("That reads like an application", "Nothing is saved yet")
    await ana.presses("Log a follow-up")
    await ana.fills()
    ana.sees("Saved: application to Acme, Engineer, Sun 1 Mar")
    await ana.types("/interview list")
    ana.sees("Nothing logged yet")
    await ana.types("applied to Globex today")
    ana.sees("That reads like an application")


async def test_a_panel_of_more_than_seven_is_told_of_the_coordinator(stage: Dialog):
    ana = stage.actor("ana")
    names = ", ".join(f"{name} Berg" for name in ("Ann", "Bob", "Carl", "Dana", "Eva", "Fred", "Gina", "Hugo"))
    await ana.types(f"/interview log Acme, Engineer, today 10am with {names}")
    ana.sees("one note to the coordinator that names them all is usual")


async def test_after_twenty_five_without_a_reply_it_is_said_once(stage: Dialog):
    ana = stage.actor("ana")
    names = [f"Firm{chr(65 + n)}" for n in range(25)]
    await ana.types("/followup add " + "\n".join(f"applied to {each}, Engineer, 10 days ago" for each in names))
    ana.sees("Saved 25.", "25 applications are without a reply", "second pair of eyes")
    await ana.types("/followup add applied to One More")
    ana.misses("without a reply")


async def test_twenty_five_of_today_are_not_without_a_reply_yet(stage: Dialog):
    ana = stage.actor("ana")
    names = [f"Firm{chr(65 + n)}" for n in range(25)]
    await ana.types("/followup add " + "\n".join(f"applied to {each}, Engineer" for each in names))
    ana.sees("Saved 25.")
    ana.misses("without a reply")


async def test_each_command_speaks_of_its_own_kind_and_finds_the_other_by_name(stage: Dialog):
    ana = stage.actor("ana")
    await ana.types("/followup add applied to Acme, Engineer, today")
    await ana.types("/interview log Globex, Engineer, today 10am with Lin Chen")
    await ana.types("/interview list")
    ana.misses("Acme")
    await ana.types("/followup list")
    ana.misses("Globex")
    await ana.types("/followup show Globex")
    ana.sees("Lin Chen", "Debrief")
    await ana.types("/interview outcome Acme rejected")
    ana.sees("I'm sorry about Acme")
    await ana.types("/followup show Initech")
    ana.sees("I don't find \"Initech\" among your follow-ups")


async def test_people_in_a_form_are_read_in_the_readers_language(stage: Dialog):
    ana = stage.actor("ana", locale="es-ES")
    await ana.types("/followup add")
    await ana.fills(
        kind="resume", company="Acme", when="ayer", people="Lucía Gómez y Marta Ruiz\na través de Juan Pérez"
    )
    _, (contact,), met = await kept(stage, ana)
    assert sorted(each.name for each in met) == ["Juan Pérez", "Lucía Gómez", "Marta Ruiz"]
    assert contact.through == next(each.id for each in met if each.name == "Juan Pérez")


async def test_a_résumé_handed_on_keeps_its_own_day_in_a_busy_week(stage: Dialog):
    ana = stage.actor("ana")
    for company in ("Globex", "Initech", "Hooli", "Stark"):
        await ana.types(f"/followup add applied to {company}, Engineer, today")
    await ana.types("/followup add Sam Lee passed my CV to Acme today")
    listed = await planned(stage, ana)
    assert listed.count((NudgeKind.FOLLOW_UP, Because.WEEKLY_ROUND)) == 4
    assert (NudgeKind.FOLLOW_UP, Because.TWO_DAYS_AFTER) in listed
