"""The distance between two follow-ups when the first of them was late."""

from dataclasses import replace
from datetime import datetime

import pytest

from bot.handlers.dossier import Dossier
from bot.handlers.spacing import apart
from bot.model.ids import MemberId, NudgeId, OpportunityId, PersonId
from bot.model.nudge import Because, Nudge, NudgeKind, Reason
from bot.model.opportunity import Opportunity, Person, PersonRole
from bot.model.policy import DEFAULT
from tests.model.cases import at, contact, delivered, member, wall

NOW = at("2026-03-16", "09:30")
"""When the second falls due by its rule."""
LATE = at("2026-03-13", "15:00")
"""When the first came at last: a Friday."""
MET = contact(at("2026-03-02", "10:00"))


def follow_up(rank: int, due: datetime, row: str = "row", kind: NudgeKind = NudgeKind.FOLLOW_UP) -> Nudge:
    return Nudge(
        NudgeId(f"f{rank}{row}"), MemberId("m"), kind, "o", due, due, Reason(Because.FIVE_BUSINESS_DAYS, due),
        OpportunityId("o"), f"{row}.{rank}",
    )  # fmt: skip


def asked(role: PersonRole, *nudges: Nudge) -> Dossier:
    """An interview with one person of this role, and what was asked after it."""
    who = Person(PersonId("p0"), MemberId("m"), "Rita Cho", "Rita", role=role)
    about = Opportunity(OpportunityId("o"), MemberId("m"), "Acme", "Engineer", MET.logged_at)
    return Dossier(about, (MET,), {who.id: who}, (), nudges, DEFAULT)


FIRST = delivered(follow_up(1, at("2026-03-09", "09:30")), LATE)
SECOND = follow_up(2, NOW)


@pytest.mark.parametrize(
    ("role", "expected"), [(PersonRole.RECRUITER, "Fri 20 09:30"), (PersonRole.AGENCY, "Fri 27 09:30")]
)
def test_an_agency_is_asked_a_fortnight_after_it_was_asked_and_others_five_business_days(role, expected):
    found = apart(SECOND, asked(role, FIRST, SECOND), member(), (), DEFAULT, NOW)
    assert wall(found) == expected


def test_the_last_word_to_an_agency_waits_no_fortnight():
    word = replace(SECOND, kind=NudgeKind.CLOSE, ordinal="row")
    found = apart(word, asked(PersonRole.AGENCY, FIRST, word), member(), (), DEFAULT, NOW)
    assert wall(found) == "Fri 20 09:30"


def test_what_was_asked_before_they_wrote_keeps_nothing_back():
    another = follow_up(1, NOW, "another")
    assert apart(another, asked(PersonRole.AGENCY, FIRST, another), member(), (), DEFAULT, NOW) == NOW
