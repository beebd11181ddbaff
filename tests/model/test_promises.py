"""What holds for every plan, whatever the life: properties, against an oracle of its own."""

import itertools
from dataclasses import replace
from datetime import datetime, timedelta
from random import Random
from zoneinfo import ZoneInfo

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.model.cadence import plan
from bot.model.nudge import Nudge, NudgeKind, Shift
from bot.model.opportunity import SENT_IN, ContactKind
from tests.databases import DEEP
from tests.model import oracle
from tests.model.cases import HOUR, UNASKED, delivered, of_kind
from tests.model.lives import Life, done, lives

EXAMPLES = settings(
    max_examples=1_000 if DEEP else 150, deadline=None, derandomize=not DEEP, database=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)  # fmt: skip
ABOUT_ONE = UNASKED - {NudgeKind.OWED, NudgeKind.KEEP_WARM, NudgeKind.BEFORE}
"""What is said between the end of an interview and the last word on it."""
FOLLOWING = (NudgeKind.FOLLOW_UP, NudgeKind.CLOSE)


def planned(life: Life, now: datetime | None = None, **changes: object) -> tuple[Nudge, ...]:
    return plan(replace(life.of, **changes), life.policy, now or life.now)


@EXAMPLES
@given(lives())
def test_every_planned_moment_is_allowed_by_the_oracle(life):
    who, silent = life.of.member, oracle.silent(life.talks)
    for each in planned(life):
        night = oracle.asleep(each.due_at, who.zone, who.wakes, who.sleeps, weekends=who.weekends)
        # What the member named a time for is kept at night too.
        assert not night or each.kind is NudgeKind.PLEDGE, each
        assert not oracle.within(each.due_at, silent), each
        assert who.paused_until is None or each.due_at >= who.paused_until, each
        assert each.due_at >= life.now, each
        assert each.due_at == each.next_at


@EXAMPLES
@given(lives())
def test_planning_twice_says_the_same(life):
    first = planned(life)
    assert planned(life) == first
    assert len({each.id for each in first}) == len(first)
    history = (*life.of.history, *first)
    assert planned(life, history=history) == first
    # Half an hour on, what stands still stands where it stood; only the evening before an interview may be over.
    later = planned(life, life.now + timedelta(minutes=30), history=history)
    stays = {(each.id, each.due_at) for each in first if each.kind is not NudgeKind.BEFORE}
    assert {(each.id, each.due_at) for each in later if each.kind is not NudgeKind.BEFORE} == stays


@EXAMPLES
@given(lives(), st.integers(0, 1000))
def test_the_order_of_the_facts_does_not_matter(life, seed):
    random = Random(seed)
    history = [*life.of.history, *planned(life)]
    contacts, notes = list(life.of.contacts), list(life.of.notes)
    before = planned(life, history=tuple(history))
    for each in (history, contacts, notes):
        random.shuffle(each)
    assert planned(life, contacts=tuple(contacts), notes=tuple(notes), history=tuple(history)) == before


@EXAMPLES
@given(lives())
def test_nudges_keep_their_distance_and_their_number(life):
    of, found = life.of, planned(life)
    for contact in of.contacts:
        about = [each for each in of_kind(found, NudgeKind.THANK) if each.subject == contact.id]
        snoozed = [each.due_at for each in of.history if each.subject == contact.id]
        ids = {note.id for note in of.thanks(contact)}
        named = [each.due_at for each in of_kind(found, NudgeKind.PLEDGE) if each.subject in ids]
        moments = sorted([*(each.due_at for each in about), *snoozed, *named])
        assert all(later - before >= 12 * HOUR for before, later in itertools.pairwise(moments))
        assert len(about) <= min(2 if contact.kind is ContactKind.INTERVIEW else 1, of.member.nudges)
        assert [each.last for each in about[-1:]] in ([], [True])
        mine = [each for each in found if each.kind in ABOUT_ONE and each.subject == contact.id]
        assert len(mine) + sum(each.kind in FOLLOWING for each in found) <= 7
    assert len(of_kind(found, NudgeKind.FOLLOW_UP)) <= min(2, of.member.nudges)
    assert len(of_kind(found, NudgeKind.CLOSE)) <= 1
    if len(of.contacts) == 1:
        alone = [each.due_at for each in found if each.kind in ABOUT_ONE]
        assert len(set(alone)) == len(alone), "two messages about one interview at the same moment"


@EXAMPLES
@given(lives())
def test_follow_ups_are_business_days_apart_and_fall_on_business_days(life):
    who = life.of.member
    following = [each for each in planned(life) if each.kind in FOLLOWING]
    for each in following:
        if each.reason.shift is None:
            assert oracle.at_work(each.due_at.astimezone(ZoneInfo(who.zone)).date(), who.country), each
    for before, later in itertools.pairwise(following):
        # Five business days, or a week: on its holidays there may be fewer.
        first, last = (each.due_at.astimezone(ZoneInfo(who.zone)).date() for each in (before, later))
        days = [first + timedelta(days=n) for n in range(1, (last - first).days + 1)]
        assert len(days) >= 7 or sum(oracle.at_work(day, who.country) for day in days) >= 5, (before, later)
    kinds = {each.kind for each in life.of.contacts}
    if not kinds & {*SENT_IN, ContactKind.INTERVIEW}:
        assert following == []


@EXAMPLES
@given(lives(plain=True))
def test_what_stands_alone_is_where_the_oracle_puts_it(life):
    """One contact of any kind, thanked for, nothing put off: every moment is worked out again, minute by minute."""
    life = replace(life, of=done(life.of, life.now))
    facts = oracle.Facts.of(life.of, life.now, life.talks, life.policy)
    expected = oracle.expected(facts)
    found = planned(life)
    assert [(each.kind.value, each.due_at) for each in found if each.kind.value in oracle.ALONE] == expected


@EXAMPLES
@given(lives(), st.integers(1, 40_000))
def test_a_pause_that_ends_early_loses_nothing(life, minutes):
    """Paused for three days, resumed before or after their end: what waited still comes, once."""
    before = planned(life)
    until = life.now + timedelta(days=3)
    away = replace(life.of, member=replace(life.of.member, paused_until=until))
    waiting = plan(away, life.policy, life.now)
    back = life.now + timedelta(minutes=min(minutes, 3 * 24 * 60 - 1))
    here = replace(away.member, paused_until=None)
    after = plan(replace(away, member=here, history=(*away.history, *waiting)), life.policy, back)
    kept = {NudgeKind.FOLLOW_UP, NudgeKind.CLOSE, NudgeKind.OWED, NudgeKind.KEEP_WARM, NudgeKind.PLEDGE}
    assert {each.id for each in before if each.kind in kept} <= {each.id for each in after}
    for each in of_kind(before, NudgeKind.THANK):
        # Any nudge about that contact or a promise made for it, or the follow-up that thanks too.
        about = {each.subject, *(note.id for note in life.of.notes if note.contact_id == each.subject)}
        still = [one for one in after if one.subject in about or one.kind in FOLLOWING]
        put_off = [one for one in life.of.history if one.subject == each.subject]
        assert still or put_off, each
    assert len({each.id for each in after}) == len(after)


@EXAMPLES
@given(lives())
def test_a_life_lived_through_brings_at_most_seven_about_an_interview_and_never_two_alike(life):
    """The plan is carried out, and made anew after each message, as settings and presses do."""
    now = life.now
    seen: dict[str, Nudge] = {each.id: each for each in life.of.history}
    given_out: list[Nudge] = []
    for _ in range(40):
        for each in planned(life, now, history=tuple(seen.values())):
            if each.id not in seen or seen[each.id].waiting:
                seen[each.id] = each
        waiting = sorted((each for each in seen.values() if each.waiting), key=lambda each: (each.due_at, each.id))
        if not waiting or waiting[0].due_at > life.now + timedelta(days=200):
            break
        now = max(now, waiting[0].due_at)
        seen[waiting[0].id] = delivered(waiting[0], now)
        given_out.append(waiting[0])
    assert len({each.id for each in given_out}) == len(given_out)
    for contact in life.of.contacts:
        mine = [each for each in given_out if each.kind in ABOUT_ONE and each.subject == contact.id]
        assert len(mine) + sum(each.kind in FOLLOWING for each in given_out) <= 7
    assert sum(each.kind is NudgeKind.KEEP_WARM for each in given_out) <= 2
    for note in life.of.notes:
        assert sum(each.kind is NudgeKind.OWED and each.subject == note.id for each in given_out) <= 1


@EXAMPLES
@given(lives((ContactKind.INTERVIEW, ContactKind.INTRO, ContactKind.NETWORKING), plain=True))
def test_what_is_pulled_forward_is_not_past_its_limit_and_two_hours_after_the_end(life):
    contact = life.of.contacts[0]
    hours = 48 if contact.kind is ContactKind.INTERVIEW else 24
    for each in of_kind(planned(life), NudgeKind.THANK):
        if each.reason.shift is Shift.FORWARD:
            assert contact.ended_at + 2 * HOUR <= each.due_at
            weekend = timedelta(days=2, hours=2) if life.policy.friday_late.value == "monday" else timedelta(0)
            assert each.due_at <= contact.ended_at + hours * HOUR + weekend
