"""A cohort of one, of whom nothing is given away; and one of two thousand, which costs no more statements a turn."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from bot.clock import stopwatch
from bot.model.cohort import Cadence, Cohort, CohortStatus, Consent, Membership, Role, Room
from bot.model.ids import CohortId, MembershipId
from bot.model.note import NoteStatus
from bot.model.nudge import NudgeKind
from bot.model.people import Member
from bot.stage.shown import Kind
from bot.store import charters, cohorts, members, memberships, nudges, totals
from bot.store.tx import Tx
from tests.cohorts.coached import interview, person
from tests.cohorts.kept import BOT, SPRING, Kept, founded, replace_id, told
from tests.dialogs.dialog import Dialog
from tests.practices.test_turn_costs import Counted

MANY = 2_000
CHUNK = 500
FRIDAY = date(2026, 3, 6)


async def filled(kept: Kept, count: int, *, busy: int, named: str = "some") -> list[Member]:
    """So many members more, three of four counted; each of the first `busy` of them held an interview on a Saturday,
    after which three of four sent their note in time.
    """
    now, cohort, made = kept.stage.clock.now(), await kept.cohort(), []
    ended = datetime(2026, 3, 7, 17, tzinfo=UTC)
    for first in range(0, count, CHUNK):
        async with kept.stage.bot.store.begin(BOT) as tx:
            for n in range(first, min(count, first + CHUNK)):
                who = person(f"{named}{n}", f"Person {n}", now)
                await members.put(tx, who)
                level = Consent.PRIVATE if n % 4 == 0 else Consent.PROGRESS
                await memberships.put(tx, Membership(
                    MembershipId(f"ms-{named}{n}"), cohort.id, who.id, Role.MEMBER, now, level,
                    now if level.counted else None, who.name, replace_id(cohort.id),
                ))  # fmt: skip
                if n < busy:
                    sent = n // 4 % 4 != 0
                    await interview(tx, who.id, "Northwind", ended, done=ended + timedelta(hours=9) if sent else None,
                                    status=NoteStatus.SENT if sent else NoteStatus.DRAFTED)  # fmt: skip
                made.append(who)
    return made


class Longest:
    """How long each transaction that writes held the store, in milliseconds; for the eye, never for a verdict."""

    def __init__(self, kept: Kept, monkeypatch: pytest.MonkeyPatch) -> None:
        self.held: list[float] = []
        store, begin = kept.stage.bot.store, kept.stage.bot.store.begin
        longest = self.held

        class Timed:
            def __init__(self, asker):
                self._inner = begin(asker)

            async def __aenter__(self) -> Tx:
                tx = await self._inner.__aenter__()
                self._since = stopwatch()
                return tx

            async def __aexit__(self, *error):
                try:
                    return await self._inner.__aexit__(*error)
                finally:
                    longest.append((stopwatch() - self._since) * 1000)

        monkeypatch.setattr(store, "begin", Timed)

    def said(self, what: str) -> None:
        print(f"\n{what}: {len(self.held)} transactions, the longest {max(self.held, default=0):.0f} ms")
        self.held.clear()


@pytest.mark.parametrize("consent", list(Consent))
async def test_of_a_cohort_of_one_a_coach_is_shown_no_figure_anywhere(stage: Dialog, consent: Consent):
    kept = await founded(stage, "ana", consent=consent)
    ana = kept.people["ana"]
    await stage.moves_to("2026-03-07", "12:00")
    await ana.types("/interview log Acme, Engineer, today 9am with Grace Hopper")
    await ana.types("/note sent Grace")
    await stage.moves_to("2026-03-13", "16:00")
    seen = []
    for command in ("digest", "insights", "export", "queue"):
        await kept.coach.types(f"/cohort {command}")
        seen.append(kept.coach.told())
        for word in ("Ana", "Acme", "Grace", "%", "100", "Interviews held", "Notes sent"):
            assert word not in kept.coach.told(), (command, word)
        assert "broke on my side" not in kept.coach.told()
    async with stage.bot.store.read(BOT) as tx:
        found = await totals.week(tx, await cohort_in(tx), FRIDAY)
    figures = (getattr(found.figures, each) for each in ("on_time", "hours", "notes", "steps", "interviews"))
    assert all(each.hidden for each in figures)
    for each in stage.stage.log:
        if each.place == "#spring":
            assert not {"Ana", "Acme", "100", "%"} & set(each.words.replace(":", " ").split())
    await kept.coach.types("/cohort members")
    if not consent.named:
        kept.coach.misses("Ana", "Acme")
    await told(kept.coach, "cohort.end_now", SPRING)
    await stage.passes(hours=1)
    (page,) = [one.words for one in kept.coach.deliveries() if "Closing page" in one.words]
    assert "Interviews held" not in page
    assert "Ana" not in page


async def ended(kept: Kept, counted: Counted, name: str) -> None:
    """A coach ends it, and all that follows is delivered; the statements of each turn and tick under this name."""
    with counted.turn(f"{name} end"):
        said = await told(kept.coach, "cohort.end_now", kept.id)
    assert "Closing pages are on their way" in said


async def counted_ticks(kept: Kept, counted: Counted, name: str) -> int:
    """Delivers all that is due; how many ticks it took, and their statements under this name."""
    ticks = 0
    while True:
        with counted.turn(f"{name} tick {ticks}"):
            if not await kept.stage.bot.worker.tick():
                return ticks
        ticks += 1


@pytest.mark.deep
async def test_two_thousand_are_counted_paged_ruled_and_ended_in_parts_and_each_is_told_once(
    stage: Dialog, monkeypatch: pytest.MonkeyPatch
):
    counted = Counted(monkeypatch)
    kept = await founded(stage, consent=Consent.COUNTS)
    people = await filled(kept, MANY, busy=MANY // 2)
    held = Longest(kept, monkeypatch)
    # The digest's figures beside a plain count of what was written.
    await stage.moves_to("2026-03-13", "15:10")
    held.said("the digest's week")
    # Every fourth is private, and of the rest every fourth of four has not sent theirs.
    busy = [n for n in range(MANY // 2) if n % 4 != 0]
    sent = [n for n in busy if n // 4 % 4 != 0]
    async with stage.bot.store.read(BOT) as tx:
        started = stopwatch()
        found = await totals.week(tx, await cohort_in(tx), FRIDAY)
        print(f"\na week's figures of {MANY}: {(stopwatch() - started) * 1000:.0f} ms")
    assert found.figures.interviews.value == len(busy)
    assert found.figures.notes.value == len(sent)
    assert found.figures.on_time.value == round(100 * len(sent) / len(busy))
    assert found.figures.hours.value == 9
    posted = [each.words for each in stage.stage.log if each.place == "#spring" and each.kind is Kind.DELIVERY]
    assert len(posted) == 1
    assert str(len(sent)) in posted[0]
    # The roster, ten a page, whichever page it is.
    for page in (1, 75, 150):
        with counted.turn(f"roster {page}"):
            started = stopwatch()
            await told(kept.coach, "members.list", f"{SPRING} {page}")
            print(f"\npage {page} of the roster: {(stopwatch() - started) * 1000:.0f} ms")
    # A page of people who have nothing yet asks for nothing about it.
    assert max(counted.turns[f"roster {page}"] for page in (1, 75, 150)) < 30
    held.held.clear()
    # A policy takes effect on fifty a time.
    async with stage.bot.store.begin(BOT) as tx:
        cohort = replace(await cohort_in(tx), cadence=Cadence(nudges=1))
        await cohorts.put(tx, cohort)
        now = stage.clock.now()
        await nudges.add(tx, charters.carried_on(await room(tx), cohort.id, now, now, after=""))
    ticks = await counted_ticks(kept, counted, "policy")
    held.said(f"a policy through {MANY}, {ticks} ticks")
    assert ticks >= MANY // charters.AT_ONCE
    assert max(counted.turns[f"policy tick {n}"] for n in range(ticks)) < 12 * charters.AT_ONCE
    # The end.
    await ended(kept, counted, "many")
    held.said(f"End now for {MANY}")
    assert counted.turns["many end"] < 60
    assert (await kept.cohort()).status is CohortStatus.ENDED
    ticks = await counted_ticks(kept, counted, "closing")
    held.said(f"closing pages for {MANY}, {ticks} ticks")
    pages = [each.place for each in stage.stage.log if each.kind is Kind.DELIVERY and "Closing page" in each.words]
    assert len(pages) == len(set(pages)) == len(people) + 1
    most = max(counted.turns[f"closing tick {n}"] for n in range(ticks))
    print(f"\nstatements: {counted.turns['many end']} to end it, {most} a tick at most")


async def room(tx: Tx) -> Room:
    """The cohort's room."""
    (found, *_) = (await cohorts.rooms_of(tx, [SPRING]))[SPRING]
    return found


async def cohort_in(tx: Tx) -> Cohort:
    """The cohort as it is now."""
    found = await cohorts.get(tx, SPRING)
    assert found is not None
    return found


@pytest.mark.deep
async def test_to_end_a_cohort_takes_as_many_statements_for_four_hundred_as_for_ten(
    stage: Dialog, monkeypatch: pytest.MonkeyPatch
):
    counted = Counted(monkeypatch)
    for name, count in (("few", 10), ("many", 400)):
        kept = await founded(stage, id=CohortId(f"{name:0>16}"), coach=f"cleo{name}")
        await filled(kept, count, busy=count, named=name)
        await ended(kept, counted, name)
        async with stage.bot.store.read(BOT) as tx:
            coming = await nudges.everyone_coming(tx, 1_000)
        told = [each.to for each in coming if each.kind is NudgeKind.CLOSING and each.subject == kept.id]
        assert len(told) == len(set(told)) == count
    assert counted.turns["few end"] == counted.turns["many end"] < 60
