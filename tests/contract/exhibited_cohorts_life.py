"""Values for what is shown as a cohort is made, joined and left."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from bot.cards.words import within
from bot.chat.card import Fact, Facts, Row
from bot.model.cohort import CohortStatus, Consent, Membership, Role, Sighting
from bot.model.ids import CohortId, MemberId, MembershipId
from bot.model.sight import Place
from tests.contract.exhibited import ID, NOW, Values
from tests.contract.exhibited_cohorts_kept import cohort_of


def places(values: Values) -> list[Place]:
    """The groups of somebody's page: as a member, as a coach with and without drafts that wait, as a sponsor."""
    cohort = cohort_of(within(values.text, 60))
    mine = Membership(MembershipId(ID), cohort.id, MemberId(ID), Role.MEMBER, NOW, shown_as=values.text)
    coach = replace(mine, role=Role.COACH)
    return [Place(cohort, mine), Place(cohort, coach, 2), Place(cohort, coach), Place(cohort, coach, 1),
            Place(cohort, replace(mine, role=Role.SPONSOR))]  # fmt: skip


def shown_of(values: Values) -> dict[object, Sequence[object]]:
    """What the cards of these modules are shown with, by type."""
    return {
        Place: places(values),
        Sighting: [
            Sighting(CohortId(ID), MemberId(ID), MemberId(ID), who, what, date(2026, 3, 3), times, NOW)
            for who, what, times in ((values.text, "progress", 1), ("", "note", 3), (values.text, "page", 2),
                                     (values.text, "?", 1))
        ],
    }  # fmt: skip


def named(values: Values, function: str, name: str) -> Sequence[object] | None:
    """Values for arguments that their name tells more about than their type."""
    module, _, called = function.partition(".")
    text = within(values.text, 40)
    if function == "afternote.privacy":
        level, looked = Fact(text, ("Progress",)), Fact("Tue 3 Mar", (f"{text} saw how you stand.",))
        told: dict[str, Sequence[object]] = {"groups": [[], [Facts((level, looked))]], "change": ["", ID]}
        return told.get(name)
    if module == "settings" and name == "groups":
        return [(), tuple(places(values))]
    if module not in ("cohorts", "cohort_joining"):
        return None
    cohort = cohort_of(within(values.text, 60))
    mine = Membership(MembershipId(ID), cohort.id, MemberId(ID), Role.MEMBER, NOW, shown_as=values.text)
    levels = [replace(mine, consent=each, tips=each is Consent.COUNTS) for each in Consent]
    cohorts_ = [cohort, replace(cohort, name="Spring 26"), replace(cohort, ends_on=date(2026, 3, 3))]
    pairs = [(mine, cohort), (levels[2], replace(cohort, status=CohortStatus.ENDED, ended_at=NOW))]
    by_name: dict[str, Sequence[object]] = {
        "cohort": cohorts_,
        "mine": [[], pairs[:1], pairs, pairs * 12] if called == "places" else levels,
        "found": [cohorts_[:1], cohorts_, cohorts_ * 10],
        "row": [None, Row((f"{text}: {values.company}, a note waits",), ())],
        "typed": [text, ""],
        "name": [text, ""] if called == "form" else [text],
        "ends": ["2026-05-25"],
        "coach": [values.text, ""],
        "coaches": [[values.text], [], [values.text] * 5],
        "level": list(Consent),
        "first": [date(2026, 3, 3)],
        "last": [date(2027, 3, 3)],
    }
    return by_name.get(name)
