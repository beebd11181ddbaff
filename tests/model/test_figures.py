"""What a cohort adds up to: who is left out, what is hidden, and what two figures together may tell."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.model import figures
from bot.model.cohort import Celebration, Cohort, Shown
from bot.model.digest import MOST_CELEBRATED, digest
from bot.model.figures import Due, Exact, Figure, Figures, Held, Records, Skip, blurred, blurs, kept_before
from bot.model.goals import Kept, streak
from bot.model.ids import CelebrationId, CohortId, MemberId, OpportunityId
from bot.model.note import NoteStatus, SkipReason
from bot.model.people import Member, Tenant

START = datetime(2026, 3, 6, 5, tzinfo=UTC)
END = START + timedelta(days=7)
COHORT = Cohort(CohortId("c"), Tenant("stage", "stage"), START, "Spring", "UTC", date(2026, 3, 2), date(2026, 4, 26))
WEEK = date(2026, 3, 20)


def member(n: int, **changed: object) -> Member:
    return replace(Member(MemberId(f"m{n:03}"), Tenant("slack", "T"), (), START, zone="UTC", country="US"), **changed)


def held(n: int, *, sent_after: float | None = 10, ended: datetime = START, **changed: object) -> Held:
    done = None if sent_after is None else ended + timedelta(hours=sent_after)
    due = Due(NoteStatus.DRAFTED if done is None else NoteStatus.SENT, done)
    return Held(MemberId(f"m{n:03}"), OpportunityId(f"o{n:03}"), ended, (due,), **changed)


def records(*every: Held, people: int = 10, **changed: object) -> Records:
    everybody = {MemberId(f"m{n:03}"): member(n, **changed) for n in range(people)}
    return Records(everybody, dict.fromkeys(everybody, START), tuple(every))


def rate(found: Records) -> Exact:
    return figures.exact(found, found.counted(START), START, END)["on_time"]


def test_on_time_counts_interviews_whose_hours_are_over():
    found = records(held(0), held(1, sent_after=47.9), held(2, sent_after=49), held(3, sent_after=None),
                    held(4, ended=END - timedelta(hours=47), sent_after=None))  # fmt: skip
    assert rate(found) == Exact(50, 4)


@pytest.mark.parametrize(
    "left_out",
    [
        Held(MemberId("m000"), OpportunityId("o"), START, (Due(NoteStatus.DRAFTED),), withdrawn=True),
        Held(MemberId("m000"), OpportunityId("o"), START, ()),
        Held(MemberId("m000"), OpportunityId("o"), START, (Due(NoteStatus.DROPPED, START),)),
        Held(MemberId("m000"), OpportunityId("o"), START, (Due(NoteStatus.SKIPPED, START, SkipReason.TOLD_NOT_TO),)),
    ],
)  # fmt: skip
def test_withdrawn_deleted_overtaken_and_told_not_to_are_left_out(left_out: Held):
    assert rate(records(left_out)).people == 0


def test_optional_by_country_is_left_out():
    assert rate(records(held(0), country="DE")).people == 0


def test_a_note_skipped_for_another_reason_was_not_sent():
    skipped = Held(MemberId("m000"), OpportunityId("o"), START, (Due(NoteStatus.SKIPPED, START, SkipReason.NO_TIME),))
    assert rate(records(skipped)) == Exact(0, 1)


def test_one_note_of_a_panel_that_was_not_sent_keeps_the_interview_from_being_on_time():
    sent = Due(NoteStatus.SENT, START + timedelta(hours=1))
    panel = Held(MemberId("m000"), OpportunityId("o"), START, (sent, Due(NoteStatus.PLANNED)))
    assert rate(records(panel)) == Exact(0, 1)


def test_free_weekends_are_not_counted():
    # Friday 5 am, and a Monday note: 72 hours on the clock, 24 of them counted.
    found = records(held(0, sent_after=72), weekends=True)
    assert rate(found) == Exact(100, 1)
    assert rate(records(held(0, sent_after=72))) == Exact(0, 1)


def test_one_person_with_many_interviews_is_one_person():
    assert rate(records(*(held(0) for _ in range(9)))).people == 1


def test_who_came_in_the_week_is_not_counted_in_it():
    found = records(held(0))
    late = Records(found.people, {**found.since, MemberId("m000"): START + timedelta(hours=1)}, found.held)
    assert rate(late).people == 0


@given(st.integers(0, 200), st.integers(0, 4), st.booleans(), st.booleans())
def test_a_figure_with_fewer_than_five_people_is_hidden(value: int, people: int, is_rate: bool, about: bool):
    assert blurred(Exact(value, people), rate=is_rate, about=about).hidden


def test_a_week_of_few_is_taken_over_four_and_then_told_in_words():
    few, many = dict.fromkeys(figures.NAMES, Exact(60, 4)), dict.fromkeys(figures.NAMES, Exact(60, 5))
    assert figures.shown(many, many, about=False).on_time == Figure(60, weeks=1)
    assert figures.shown(few, many, about=False).on_time == Figure(60, weeks=4)
    assert figures.shown(few, few, about=False).on_time.hidden
    assert figures.shown(few, few, about=False).any


ids = st.frozensets(st.integers(0, 14).map(lambda n: MemberId(str(n))), max_size=15)


@given(st.lists(ids, max_size=8))
def test_two_exact_figures_never_differ_by_one_to_four_people(sets: list[frozenset[MemberId]]):
    exact: list[frozenset[MemberId]] = []
    for n, each in enumerate(sets):
        if not blurs(each, sets[:n]):
            exact.append(each)
    for one in exact:
        for other in exact:
            assert len(one ^ other) == 0 or len(one ^ other) >= figures.FEWEST
            assert len(one - other) == 0 or len(one - other) >= figures.FEWEST


@given(st.lists(st.booleans(), min_size=9, max_size=40), st.integers(0, 3))
def test_a_rounded_count_is_the_same_for_every_count_of_its_step(outcomes: list[bool], left: int):
    people = len(outcomes) - left
    shown = blurred(Exact(sum(outcomes[left:]), people), rate=False, about=True)
    assert shown.about
    assert shown.value is not None
    assert shown.value % figures.COUNT_STEP == 0
    same = [n for n in range(60) if blurred(Exact(n, people), rate=False, about=True) == shown]
    assert len(same) >= 3
    if shown.value:
        # Whoever knows the figure of before learns at most that it lies in a step of five.
        assert max(same) - min(same) == figures.COUNT_STEP - 1


@given(st.integers(5, 60), st.data())
def test_a_rounded_rate_goes_by_tens(people: int, data: st.DataObject):
    good = data.draw(st.integers(0, people))
    shown = blurred(Exact(100 * good / people, people), rate=True, about=True)
    assert shown.value is not None
    assert shown.value % figures.RATE_STEP == 0
    assert abs(shown.value - 100 * good / people) <= figures.RATE_STEP / 2


def test_a_reason_is_named_where_three_people_gave_it():
    every = [Skip(MemberId(f"m{n:03}"), START, SkipReason.NO_TIME) for n in (0, 1, 2)]
    every += [Skip(MemberId("m003"), START, SkipReason.PUSHING) for _ in range(5)]
    base = records()
    found = Records(base.people, base.since, skips=tuple(every))
    assert figures.tally(found, found.counted(START), END, about=False) == ((SkipReason.NO_TIME, Figure(3)),)


def _two_rounds(n: int, *, note: bool, again: bool) -> list[Held]:
    first = held(n, sent_after=5 if note else None)
    return [first, held(n, ended=START + timedelta(days=5))] if again else [first]


def test_second_interviews_are_hidden_unless_five_people_stand_on_either_side():
    later = START + timedelta(weeks=6)
    with_note = [one for n in range(5) for one in _two_rounds(n, note=True, again=n < 4)]
    without = [one for n in range(5, 10) for one in _two_rounds(n, note=False, again=n < 6)]
    found = records(*with_note, *without)
    assert figures.second(found, found.counted(START), later, about=False) == (Figure(80), Figure(20))
    fewer = records(*with_note, *without[:-1])
    assert all(each.hidden for each in figures.second(fewer, fewer.counted(START), later, about=False))


def shown_before(week: date, value: int) -> Shown:
    return Shown(COHORT.id, week, START, frozenset(), True, Figures(on_time=Figure(value), any=True).kept())


@pytest.mark.parametrize(
    ("now", "before", "posted"),
    [(80, 70, True), (70, 70, True), (69, 70, False), (50, None, True), (49, None, False), (49, 40, False)],
)  # fmt: skip
def test_a_bad_week_is_not_posted(now: int, before: int | None, posted: bool):
    earlier = [] if before is None else [shown_before(date(2026, 3, 13), before)]
    found = digest(COHORT, WEEK, Figures(on_time=Figure(now), any=True), earlier)
    assert (found.posted, found.withheld) == (posted, not posted)
    assert bool(found.bars) == posted


def test_000_24_a_cohort_is_compared_with_its_own_earlier_weeks_alone():
    earlier = [shown_before(date(2026, 3, 6), 60), shown_before(date(2026, 3, 13), 70)]
    found = digest(COHORT, WEEK, Figures(on_time=Figure(75), any=True), earlier)
    assert [(bar.first, bar.rate) for bar in found.bars] == [
        (date(2026, 3, 6), 60), (date(2026, 3, 13), 70), (WEEK, 75),
    ]  # fmt: skip


def test_001_26_a_streak_of_opportunities_on_time_forgives_one_that_was_not():
    one, two, three = (OpportunityId(each) for each in "abc")
    rested = streak([(one, Kept.ON_TIME), (two, Kept.NOT)])
    assert (rested.length, rested.rests) == (1, True)
    assert streak([(one, Kept.ON_TIME), (two, Kept.NOT), (three, Kept.ON_TIME)]).length == 2


def test_at_most_three_celebrations_in_an_order_that_tells_nothing():
    every = [
        Celebration(CelebrationId(f"x{n}"), MemberId("m"), COHORT.id, START + timedelta(hours=n), f"words {n}")
        for n in range(6)
    ]
    picked = {digest(COHORT, WEEK + timedelta(weeks=n), Figures(), (), every).celebrations for n in range(9)}
    assert all(len(each) == MOST_CELEBRATED for each in picked)
    assert len(picked) > 4
    backwards = digest(COHORT, WEEK, Figures(), (), every[::-1]).celebrations
    assert backwards == digest(COHORT, WEEK, Figures(), (), every).celebrations


def test_figures_are_read_back_as_they_were_shown():
    figure = Figures(on_time=Figure(70, True, 4), notes=Figure(0), any=True)
    assert kept_before(figure.kept()) == figure
