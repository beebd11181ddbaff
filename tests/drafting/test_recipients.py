"""Whom a note goes to decides what it says first, and what it does not ask."""

import re
from dataclasses import replace

import pytest

from bot.drafting.compose import Missing, compose, cover
from bot.drafting.frames.english import FRAMES
from bot.drafting.frames.frame import Move
from bot.drafting.standing import Standing, standing_of
from bot.model.note import Length, NoteKind
from bot.model.opportunity import PersonRole
from tests.drafting.test_every_kind import BRIEF

SEEDS = [str(at) for at in range(25)]


def to(role=PersonRole.INTERVIEWER, job="", **facts):
    """A draft for each seed to somebody of this role."""
    recipient = replace(BRIEF.recipient, role=role, job=job)
    return [compose(replace(BRIEF, seed=seed, recipient=recipient, **facts)) for seed in SEEDS]


def of(*moves):
    return {frame.id for move in moves for frame in FRAMES[move]}


@pytest.mark.parametrize(
    ("role", "job", "standing"),
    [
        (PersonRole.MANAGER, "", Standing.MANAGER),
        (PersonRole.RECRUITER, "Head of Talent", Standing.RECRUITER),
        (PersonRole.AGENCY, "", Standing.RECRUITER),
        (PersonRole.COORDINATOR, "", Standing.ARRANGES),
        (PersonRole.GATEKEEPER, "Chief of Staff", Standing.ARRANGES),
        (PersonRole.CHAMPION, "", Standing.CHAMPION),
        (PersonRole.INTERVIEWER, "", Standing.ANYBODY),
        (PersonRole.INTERVIEWER, "CEO", Standing.EXECUTIVE),
        (PersonRole.INTERVIEWER, "Vice President, Sales", Standing.EXECUTIVE),
        (PersonRole.INTERVIEWER, "Co-founder", Standing.EXECUTIVE),
        (PersonRole.INTERVIEWER, "Staff Engineer", Standing.PEER),
        (PersonRole.INTERVIEWER, "Engineering Manager", Standing.ANYBODY),
        (PersonRole.INTERVIEWER, "Head of Product", Standing.ANYBODY),
        (PersonRole.REFERRER, "", Standing.ANYBODY),
    ],
)
def test_what_somebody_is_follows_from_their_role_and_else_from_their_job(role, job, standing):
    assert standing_of(replace(BRIEF.recipient, role=role, job=job)) is standing


def test_the_future_boss_reads_interest_and_the_next_step_before_the_detail():
    for draft in to(PersonRole.MANAGER):
        at = next(place for place, frame in enumerate(draft.frames) if frame in of(Move.MANAGER_INTEREST))
        assert at == 1
        assert re.search(r"next step|comes next", draft.body)
        assert draft.body.index("billing migration") > re.search(r"next step|comes next", draft.body).start()


def test_a_recruiter_is_asked_about_the_process_and_thanked_for_time_and_consideration():
    for draft in to(PersonRole.RECRUITER):
        assert set(draft.frames) & of(Move.RECRUITER_OPEN)
        assert set(draft.frames) & of(Move.RECRUITER_NEXT)
        opening = draft.body.split("\n\n")[1]
        assert re.search(r"time|call|conversation|talk|speak", opening)
        assert "consider" in opening or "candidacy" in opening


@pytest.mark.parametrize("role", [PersonRole.COORDINATOR, PersonRole.GATEKEEPER])
def test_who_arranged_it_is_thanked_for_that_and_asked_for_no_detail(role):
    for draft in to(role, topic="", fit=""):
        assert set(draft.frames) & of(Move.ARRANGED_OPEN)
        assert not draft.short
        assert Missing.TOPIC not in draft.missing
        assert 40 <= draft.words <= 100
    assert all("billing migration" in draft.body for draft in to(role))


def test_a_peer_reads_of_working_together_and_an_executive_is_asked_for_nothing():
    for draft in to(job="Backend Engineer"):
        assert set(draft.frames) & of(Move.PEER_INTEREST)
    for draft in to(job="Chief Technology Officer"):
        assert "?" not in draft.body
        assert set(draft.frames) & of(Move.EXECUTIVE_NEXT)


def test_a_champion_is_thanked_for_speaking_up_also_when_it_came_to_something():
    for draft in to(PersonRole.CHAMPION):
        assert set(draft.frames) & of(Move.CHAMPION)
    for draft in to(PersonRole.CHAMPION, kind=NoteKind.NEWS, news="accepted"):
        assert set(draft.frames) & of(Move.NEWS_CHAMPION)
        assert "accepted" in draft.body


def test_one_note_to_the_lead_names_everybody_else_in_full_and_short_form():
    for length in Length:
        for topic in ("", "the billing migration"):
            for draft in to(covers=("Bob", "Lena", "Sam"), others=("Bob", "Lena", "Sam"), length=length, topic=topic):
                assert "Bob, Lena and Sam" in draft.body
                assert draft.body.startswith("Hi Grace,")


def test_more_than_seven_people_are_thanked_through_their_coordinator_by_name():
    names = ("Bob", "Lena", "Sam", "Ines", "Omar", "Yuki", "Dr. van der Berg", "Ana", "Li")
    for draft in to(PersonRole.COORDINATOR, covers=names, topic="", fit=""):
        assert set(draft.frames) & of(Move.NAMED)
        assert "Bob, Lena, Sam, Ines, Omar, Yuki, Dr. van der Berg, Ana and Li" in draft.body
        assert re.search(r"time", draft.body)
        assert re.search(r"consider", draft.body)


def test_a_cover_line_asks_who_stands_between_to_hand_the_note_on():
    agency = replace(BRIEF.recipient, name="Ruth Klein", call_them="Ruth", role=PersonRole.AGENCY)
    for seed in SEEDS:
        draft = cover(replace(BRIEF, seed=seed, recipient=agency, others=("Grace",)))
        assert draft.body.startswith("Hi Ruth,")
        assert "Grace" in draft.body
        assert re.search(r"[Bb]elow|short note for Grace", draft.body)
        assert 2 <= len(re.findall(r"[.?](?:\s|$)", draft.body.split("\n\n")[1])) <= 4
        assert draft.subject
