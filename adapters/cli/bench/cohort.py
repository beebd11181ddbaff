"""`bench cohort`: a digest, insights and a coach's page for groups of several sizes: time and statements."""

import statistics
import time
from collections.abc import Awaitable, Callable, Mapping, Sequence
from datetime import date, timedelta

from sqlalchemy import text
from sqlalchemy.sql.elements import ClauseElement

from adapters.cli.bench.core import MONDAY, PLATFORM, Core, core
from bot.chat.card import Card
from bot.clock import stopwatch
from bot.handlers import coach_page, room_errands
from bot.handlers.room_errand import RoomErrand
from bot.model.cohort import Cohort, Consent, Membership, Role, Room
from bot.model.ids import CohortId, ContactId, MemberId, MembershipId, NoteId, NudgeId, OpportunityId, PersonId, RoomId
from bot.model.note import Note, NoteKind, NoteStatus
from bot.model.nudge import Because, Nudge, NudgeKind, Reason
from bot.model.opportunity import Contact, ContactKind, Meeting, Opportunity, Person
from bot.model.people import Address, Member, Tenant
from bot.model.sight import CohortPage
from bot.store import cohorts, contacts, members, memberships, notes, opportunities, people, totals
from bot.store.rights import Asker, AsMember, System
from bot.store.sql import Row, Value
from bot.store.tx import Tx

SIZES = (10, 100, 1_000, 10_000)
_ZONE = "America/New_York"
_BOT = System("bench")
_HOME = Tenant(PLATFORM, "t0")
_COHORT = CohortId("c-bench")
_COACH = MemberId("m-coach")
_WEEKS = 2
"""Weeks of the group, in each of which every member held one interview."""
_CHUNK = 500


class Counted(Tx):
    """A transaction that counts its statements, those of its narrowed and widened selves too."""

    __slots__ = ("statements",)

    def __init__(self, tx: Tx, asker: Asker, statements: list[int]) -> None:
        super().__init__(tx._work, asker)
        self.statements = statements

    def narrowed(self, asker: Asker) -> "Counted":
        """The same transaction with other rights, counted together."""
        return Counted(self, asker, self.statements)

    async def rows(self, statement: ClauseElement, **given: Value) -> Sequence[Row]:
        """The rows that the statement answers."""
        self.statements[0] += 1
        return await super().rows(statement, **given)

    async def many(self, statement: ClauseElement, given: Sequence[Mapping[str, Value]]) -> None:
        """Runs the statement for each of the given rows."""
        self.statements[0] += bool(given)
        await super().many(statement, given)


Work = Callable[[Tx], Awaitable[object]]


async def cohort(sizes: Sequence[int] = SIZES, passes: int = 3) -> dict[str, object]:
    """For each size: median milliseconds and statements of a digest, of insights and of a page; a bare statement
    beside them.
    """
    return {str(size): await sized(size, passes) for size in sizes}


async def sized(size: int, passes: int = 3) -> dict[str, object]:
    """The same for one size."""
    async with core() as here:
        started = stopwatch()
        of = await filled(here, size)
        filling = stopwatch() - started
        out: dict[str, object] = {"filled_s": round(filling, 2)}
        for name, asker, work in works(here, of):
            out[name] = await _timed(here, asker, work, passes)
        return out


def works(here: Core, of: Cohort) -> tuple[tuple[str, Asker, Work], ...]:
    """What is measured, by name, and who asks."""
    now = here.clock.now()
    room = Room(RoomId("r-bench"), of.id, Address(PLATFORM, "t0", room="spring"), "spring")
    nudge = Nudge(
        NudgeId("n-bench"), room.id, NudgeKind.DIGEST, of.id, now, now, Reason(Because.COHORT, now),
        ordinal=(totals.closed_weeks(of, now)[-1] + timedelta(days=7)).isoformat(), in_room=True,
    )  # fmt: skip

    async def bare(tx: Tx) -> object:
        return await tx.rows(text("SELECT 1"))

    async def digest(tx: Tx) -> object:
        card = await room_errands.run(RoomErrand(nudge, room, of, now, tx))
        assert isinstance(card, Card)
        return card

    async def insights(tx: Tx) -> object:
        found = await totals.insights(tx, of.id, now)
        assert found is not None
        assert not found.whole.notes.hidden
        return found

    async def page(tx: Tx) -> object:
        coach = await members.get(tx, _COACH)
        assert coach is not None
        seen = await coach_page.view(tx, coach, CohortPage(of.id), now)
        assert seen is not None
        assert seen.roster is not None
        return seen

    return (
        ("statement", _BOT, bare), ("digest", _BOT, digest), ("insights", AsMember(_COACH), insights),
        ("page", AsMember(_COACH), page),
    )  # fmt: skip


async def _timed(here: Core, asker: Asker, work: Work, passes: int) -> dict[str, object]:
    taken, worked, statements = [], [], [0]
    for _ in range(passes):
        statements[0] = 0
        async with here.bot.store.read(asker) as tx:
            started, cpu = stopwatch(), time.process_time()
            await work(Counted(tx, asker, statements))
            taken.append(stopwatch() - started)
            worked.append(time.process_time() - cpu)
    return {
        "median_ms": round(statistics.median(taken) * 1000, 2),
        # A busy machine makes the wall jump; the processor does not.
        "cpu_median_ms": round(statistics.median(worked) * 1000, 2),
        "statements": statements[0],
        "n": passes,
    }


async def filled(here: Core, size: int) -> Cohort:
    """A group of so many, each of whom held an interview a week and sent its note within a day, nine of ten on time."""
    began = MONDAY - timedelta(weeks=_WEEKS + 1)
    of = Cohort(
        _COHORT, _HOME, began, "Spring", _ZONE, began.date(), date(2026, 6, 1), digest_weekday=MONDAY.weekday()
    )  # fmt: skip
    async with here.bot.store.begin(_BOT) as tx:
        await cohorts.put(tx, of)
        await _joins(tx, of, _COACH, Role.COACH)
    for first in range(0, size, _CHUNK):
        async with here.bot.store.begin(_BOT) as tx:
            for n in range(first, min(first + _CHUNK, size)):
                await _member(tx, of, n)
    return of


async def _joins(tx: Tx, of: Cohort, id: MemberId, role: Role) -> None:
    address = Address(PLATFORM, "t0", user=f"u-{id}", room=f"d-{id}")
    await members.put(tx, Member(id, _HOME, (address,), of.created_at, name=f"Member {id}", zone=_ZONE, country="US"))
    consent = Consent.PROGRESS if role is Role.MEMBER else Consent.PRIVATE
    since = of.created_at if consent.counted else None
    row = Membership(MembershipId(f"ms-{id}"), of.id, id, role, of.created_at, consent, since, f"Member {id}")
    await memberships.put(tx, row)


async def _member(tx: Tx, of: Cohort, n: int) -> None:
    id = MemberId(f"m-{n}")
    await _joins(tx, of, id, Role.MEMBER)
    met = Person(PersonId(f"p-{n}"), id, "Grace Hopper", "Grace")
    about = OpportunityId(f"o-{n}")
    await opportunities.put(tx, Opportunity(about, id, "Northwind", "Engineer", of.created_at))
    await people.put_many(tx, [met])
    for week in range(1, _WEEKS + 1):
        ended = MONDAY - timedelta(weeks=week, days=-1, hours=n % 24)
        key = f"{n}-{week}"
        touch = Contact(
            ContactId(f"c-{key}"), id, about, ContactKind.INTERVIEW, ended - timedelta(hours=1), ended, _ZONE, ended,
            meetings=(Meeting(met.id, "the migration"),),
        )  # fmt: skip
        await contacts.put(tx, touch)
        late = timedelta(hours=60 if n % 10 == 0 else 9)
        await notes.put(tx, Note(
            NoteId(f"n-{key}"), id, about, touch.id, met.id, NoteKind.THANK_YOU, ended, status=NoteStatus.SENT,
            body="Thank you for your time.", subject="Thank you", done_at=ended + late,
        ))  # fmt: skip
