"""Pacing: no more calls a second than Discord takes, first messages one after another, waits that are kept."""

import asyncio
from collections.abc import Callable
from datetime import timedelta
from itertools import pairwise

import pytest

from adapters.discord.pacing import (
    BURST,
    EVERY,
    PATIENCE,
    PER_SECOND,
    REFUSALS,
    TOO_FAST,
    UNEVEN,
    WINDOW,
    Limiter,
    Openings,
    Pace,
)
from bot.clock import MovableClock
from bot.errors import TryLater
from tests.adapters.discord.delivering import Time

SECOND = timedelta(seconds=1)


def moves(clock: MovableClock, seconds: float) -> None:
    clock.move_to(clock.now() + timedelta(seconds=seconds))


def refuses(check: Callable[..., object], *args: object) -> TryLater | None:
    """What is raised, if anything is."""
    try:
        check(*args)
    except TryLater as later:
        return later
    return None


# calls a second


async def test_five_hundred_calls_go_out_at_forty_five_a_second_and_never_faster():
    time, made = Time(), []
    limiter = Limiter(now=time, sleep=time.sleep)

    async def call() -> None:
        await limiter.turn()
        made.append(time())

    await asyncio.gather(*(call() for _ in range(500)))
    for n, at in enumerate(made):
        assert n < PER_SECOND or at - made[n - PER_SECOND] >= 1 - 1e-6
    assert made[-1] - made[0] == pytest.approx(500 // PER_SECOND, abs=0.5)


async def test_what_people_wait_for_goes_before_what_they_do_not():
    time, made = Time(), []
    limiter = Limiter(1, now=time, sleep=time.sleep)

    async def call(name: str, urgent: bool) -> None:
        await limiter.turn(urgent=urgent)
        made.append(name)

    await asyncio.gather(call("first", False), call("redraw", False), call("post", True), call("later", True))
    assert made == ["first", "post", "later", "redraw"]


async def test_whoever_does_not_wait_any_more_takes_nobodys_turn():
    time, made = Time(), []
    go = asyncio.Event()

    async def sleep(seconds: float) -> None:
        await go.wait()
        await time.sleep(seconds)

    limiter = Limiter(1, now=time, sleep=sleep)
    await limiter.turn()
    gone = asyncio.create_task(limiter.turn())
    stays = asyncio.create_task(limiter.turn())
    await asyncio.sleep(0)
    gone.cancel()
    await asyncio.gather(gone, return_exceptions=True)
    made.append(time())
    go.set()
    await stays
    assert time() - made[0] == pytest.approx(1.0)


async def test_where_too_many_wait_the_next_is_for_later_and_alone(clock: MovableClock):
    time, go = Time(), asyncio.Event()

    async def sleep(seconds: float) -> None:
        await go.wait()
        await time.sleep(seconds)

    pace = Pace(clock, per_second=1, now=time, sleep=sleep)
    waiting = [asyncio.create_task(pace.turn("a")) for _ in range(int(PATIENCE) + 1)]
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    with pytest.raises(TryLater) as caught:
        await pace.turn("b")
    assert caught.value.alone
    assert not caught.value.tried
    assert caught.value.after > timedelta(seconds=PATIENCE)
    # A redraw is nobody's hurry, and is not put off.
    redraw = asyncio.create_task(pace.turn("c", urgent=False))
    await asyncio.sleep(0)
    assert not redraw.done()
    for each in (*waiting, redraw):
        each.cancel()
    go.set()
    await asyncio.gather(*waiting, redraw, return_exceptions=True)


async def test_what_nobody_waits_for_is_for_later_too_where_more_than_it_may_stand_before_it(clock: MovableClock):
    time, go = Time(), asyncio.Event()

    async def sleep(seconds: float) -> None:
        await go.wait()
        await time.sleep(seconds)

    pace = Pace(clock, per_second=1, now=time, sleep=sleep)
    waiting = [asyncio.create_task(pace.turn("a", urgent=n < 3)) for n in range(32)]
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    with pytest.raises(TryLater) as caught:
        await pace.turn("b", urgent=False, patience=30.0)
    assert caught.value.alone
    assert not caught.value.tried
    assert caught.value.after > timedelta(seconds=30)
    for each in waiting:
        each.cancel()
    go.set()
    await asyncio.gather(*waiting, return_exceptions=True)


# waits that Discord asks for


async def test_a_wait_for_everything_holds_for_every_place_until_it_is_over(clock: MovableClock):
    pace = Pace(clock)
    pace.rest(timedelta(seconds=1337))
    for place in ("", "a"):
        later = refuses(pace.check, place)
        assert later is not None
        assert not later.alone
        assert later.after == timedelta(seconds=1337)
    moves(clock, 1336)
    assert refuses(pace.check) is not None
    moves(clock, 1)
    await pace.turn("a")


async def test_a_long_wait_at_one_place_holds_up_no_other(clock: MovableClock):
    pace = Pace(clock)
    pace.rest(timedelta(seconds=1337), "a")
    with pytest.raises(TryLater) as caught:
        await pace.turn("a")
    assert caught.value.alone
    assert not caught.value.tried
    await pace.turn("b")
    moves(clock, 1337)
    await pace.turn("a")


async def test_a_short_wait_at_one_place_is_waited_for(clock: MovableClock):
    time = Time()
    pace = Pace(clock, now=time, sleep=time.sleep)
    pace.rest(timedelta(seconds=2), "a")
    await pace.turn("a")
    assert time.slept == [2.0]


async def test_what_discord_says_while_one_waits_holds_for_those_who_waited(clock: MovableClock):
    time = Time()

    async def sleep(seconds: float) -> None:
        pace.rest(timedelta(seconds=60))
        await time.sleep(seconds)

    pace = Pace(clock, per_second=1, now=time, sleep=sleep)
    await pace.turn("a")
    with pytest.raises(TryLater):
        await pace.turn("b")


async def test_a_wait_is_never_shortened_by_a_shorter_one(clock: MovableClock):
    pace = Pace(clock)
    for place in ("", "a"):
        pace.rest(timedelta(seconds=60), place)
        pace.rest(timedelta(seconds=30), place)
    moves(clock, 59)
    assert refuses(pace.check) is not None


async def test_many_refused_calls_stop_everything_until_their_time_is_over(clock: MovableClock):
    pace = Pace(clock)
    for _ in range(REFUSALS - 1):
        pace.refused()
    await pace.turn("a")
    pace.refused()
    later = refuses(pace.check)
    assert later is not None
    assert not later.alone
    assert later.after == WINDOW
    clock.move_to(clock.now() + WINDOW)
    await pace.turn("a")


async def test_refused_calls_that_are_spread_out_stop_nothing(clock: MovableClock):
    pace = Pace(clock)
    for _ in range(REFUSALS + 500):
        pace.refused()
        moves(clock, 0.4)
    await pace.turn("a")


# first messages


def test_ten_dms_may_be_opened_at_once_and_then_one_every_three_seconds(clock: MovableClock):
    openings = Openings(clock, lambda: 0.0)
    places = [refuses(openings.check, str(n)) for n in range(500)]
    assert places[:BURST] == [None] * BURST
    waits = [each.after.total_seconds() for each in places[BURST:] if each is not None]
    assert len(waits) == 490
    assert waits == [pytest.approx(EVERY * n) for n in range(1, 491)]
    assert all(each.alone and not each.tried for each in places[BURST:] if each is not None)


def test_everybody_who_waited_gets_in_at_their_time_and_is_asked_to_wait_once(clock: MovableClock):
    openings, start = Openings(clock, lambda: 0.5), clock.now()
    due = {str(n): clock.now() for n in range(200)}
    asked, opened = 0, []
    while due:
        now = min(due.values())
        clock.move_to(max(now, clock.now()))
        for user in [each for each, at in due.items() if at <= clock.now()]:
            later = refuses(openings.check, user)
            if later is None:
                del due[user]
                opened.append(clock.now())
            else:
                asked += 1
                due[user] = clock.now() + later.after
    assert asked == 200 - BURST
    for n in range(BURST, 200):
        assert opened[n] - start >= timedelta(seconds=EVERY) * (n - BURST + 1)


def test_who_comes_too_early_waits_for_the_same_place(clock: MovableClock):
    openings = Openings(clock, lambda: 0.5)
    for n in range(BURST):
        openings.check(str(n))
    first = refuses(openings.check, "late")
    moves(clock, 1)
    again = refuses(openings.check, "late")
    assert first is not None
    assert again is not None
    assert first.after - again.after == SECOND
    moves(clock, again.after.total_seconds())
    openings.check("late")


def test_places_are_a_little_uneven_as_chance_has_it(clock: MovableClock):
    chances = iter([0.0, 1.0] * 10)
    openings = Openings(clock, lambda: next(chances))
    places = [refuses(openings.check, str(n)) for n in range(BURST + 4)]
    waits = [each.after.total_seconds() for each in places if each is not None]
    late = UNEVEN * EVERY
    assert waits == pytest.approx([EVERY, 2 * EVERY + late, 3 * EVERY, 4 * EVERY + late])


def test_after_opening_too_fast_nobody_gets_in_for_ten_minutes_and_then_one_by_one(clock: MovableClock):
    openings = Openings(clock, lambda: 0.5)
    for n in range(BURST + 5):
        refuses(openings.check, str(n))
    openings.rest()
    waits = [refuses(openings.check, str(n)) for n in range(BURST, BURST + 5)]
    found = [each.after for each in waits if each is not None]
    assert found[0] >= TOO_FAST
    assert [later - earlier for earlier, later in pairwise(found)] == [timedelta(seconds=EVERY)] * 4


def test_who_comes_when_that_rest_is_over_goes_one_after_another_too(clock: MovableClock):
    openings = Openings(clock, lambda: 0.0)
    openings.rest()
    clock.move_to(clock.now() + TOO_FAST)
    waits = [refuses(openings.check, str(n)) for n in range(4)]
    assert waits[0] is None
    assert [each.after.total_seconds() for each in waits[1:] if each is not None] == [EVERY, 2 * EVERY, 3 * EVERY]


def test_after_a_quiet_hour_ten_may_go_at_once_again(clock: MovableClock):
    openings = Openings(clock)
    for n in range(BURST):
        openings.check(str(n))
    moves(clock, 3600)
    for n in range(BURST):
        openings.check(f"again{n}")
    assert refuses(openings.check, "more") is not None


def test_a_clock_that_is_set_back_keeps_nobody_out(clock: MovableClock):
    openings = Openings(clock)
    for n in range(BURST):
        openings.check(str(n))
    moves(clock, -86400)
    later = refuses(openings.check, "late")
    assert later is not None
    assert later.after < timedelta(minutes=1)
