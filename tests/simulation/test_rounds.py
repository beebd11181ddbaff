"""A busy week of applications, kept as one list: through replies, pauses, late workers, snoozes and deletions."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from bot import worker
from bot.handlers import dossier as dossiers
from bot.handlers import errands, gathering, rounding
from bot.handlers.dossier import Dossier
from bot.model.ids import ContactId, MemberId, OpportunityId, PersonId
from bot.model.nudge import Because, Nudge, NudgeKind, NudgeStatus
from bot.model.opportunity import Contact, ContactKind, Meeting, Opportunity, Outcome, Person
from bot.model.people import Member
from bot.model.policy import DEFAULT
from bot.store import contacts, members, nudges, opportunities, people
from bot.store.rights import System
from tests.dialogs.dialog import Dialog
from tests.model.cases import at, wall

TUESDAY = "Tue 10 10:00"


class Applications:
    """A member's applications, written to the store and planned as the handlers plan."""

    def __init__(self, stage: Dialog, member: MemberId) -> None:
        self.stage = stage
        self.member = member

    @classmethod
    async def of(cls, stage: Dialog, days: Iterable[str]) -> "Applications":
        ana = stage.actor("ana")
        await ana.types("/afternote help")
        async with stage.bot.store.read(System("a test")) as tx:
            (only,) = await members.everyone(tx)
        found = cls(stage, only)
        for number, day in enumerate(days):
            await found.applied(number, day)
        return found

    async def applied(self, number: int, day: str, kind: ContactKind = ContactKind.APPLICATION) -> None:
        """One more, on that day; an interview is at ten."""
        async with self.stage.bot.store.begin(System("a test")) as tx:
            member = await self._member(tx)
            noon = at(day, "12:00")
            id = OpportunityId(f"o{number:015}")
            person = Person(PersonId(f"p{number:015}"), member.id, f"Grace{number}", f"Grace{number}")
            if await opportunities.get(tx, id) is None:
                await opportunities.put(tx, Opportunity(id, member.id, f"C{number} Inc", "Engineer", noon))
                await people.put(tx, person)
            starts = at(day, "10:00") if kind is ContactKind.INTERVIEW else noon
            await contacts.put(
                tx,
                Contact(
                    ContactId(f"{kind.value[:1]}{number:015}"), member.id, id, kind, starts, starts, member.zone or "",
                    self.stage.clock.now(), meetings=(Meeting(person.id),),
                    day_only=kind is not ContactKind.INTERVIEW,
                ),
            )  # fmt: skip
            dossier = await dossiers.read(tx, id, member, DEFAULT)
            assert dossier is not None
            await dossiers.replanned(tx, dossier, member, DEFAULT, self.stage.clock.now())

    async def _member(self, tx) -> Member:
        member = await members.get(tx, self.member)
        assert member is not None
        return member

    async def changes(self, number: int, **fields: object) -> None:
        """Facts of one opportunity change, and it is planned again."""
        async with self.stage.bot.store.begin(System("a test")) as tx:
            member = await self._member(tx)
            dossier = await dossiers.read(tx, OpportunityId(f"o{number:015}"), member, DEFAULT)
            assert dossier is not None
            dossier = replace(dossier, opportunity=replace(dossier.opportunity, **fields))
            await opportunities.put(tx, dossier.opportunity)
            await dossiers.replanned(tx, dossier, member, DEFAULT, self.stage.clock.now())

    async def is_now(self, **fields: object) -> None:
        """Settings of the member change, and everything is planned again."""
        async with self.stage.bot.store.begin(System("a test")) as tx:
            member = replace(await self._member(tx), **fields)
            await members.put(tx, member)
            await dossiers.replan_everything(tx, member, DEFAULT, self.stage.clock.now())

    async def coming(self, kind: NudgeKind) -> list[Nudge]:
        async with self.stage.bot.store.read(System("a test")) as tx:
            return [each for each in await nudges.coming(tx, self.member, 1000) if each.kind is kind]

    async def moments(self, kind: NudgeKind = NudgeKind.FOLLOW_UP) -> list[str]:
        return [wall(each.due_at) for each in await self.coming(kind)]

    async def week(self, day: str) -> list[tuple[Nudge, Dossier]]:
        async with self.stage.bot.store.read(System("a test")) as tx:
            member = await self._member(tx)
            round = await nudges.get(tx, rounding.list_id(member, date.fromisoformat(day)))
            assert round is not None
            return list(await gathering.week(tx, round, member, DEFAULT, self.stage.clock.now()))


FOUR = ("2026-03-02", "2026-03-02", "2026-03-02", "2026-03-02")
"""All are asked after on Monday 9 March, and so on Tuesday the 10th."""


async def test_three_stand_alone_and_the_fourth_makes_a_list_of_all(stage: Dialog):
    book = await Applications.of(stage, FOUR[:3])
    assert await book.moments() == ["Mon 09 09:30"] * 3
    assert await book.moments(NudgeKind.ROUND) == []
    await book.applied(3, FOUR[3])
    assert await book.moments() == [TUESDAY] * 4
    assert await book.moments(NudgeKind.ROUND) == [TUESDAY]
    # The last words are counted from the list.
    assert await book.moments(NudgeKind.CLOSE) == ["Tue 17 09:30"] * 4
    assert {each.reason.because for each in await book.coming(NudgeKind.FOLLOW_UP)} == {Because.WEEKLY_ROUND}
    assert {wall(each.reason.ruled_at) for each in await book.coming(NudgeKind.FOLLOW_UP)} == {"Mon 09 09:30"}


async def test_planning_again_writes_nothing(stage: Dialog):
    book = await Applications.of(stage, FOUR)
    before = await book.coming(NudgeKind.FOLLOW_UP) + await book.coming(NudgeKind.ROUND)
    await book.changes(1)
    await book.is_now()
    assert await book.coming(NudgeKind.FOLLOW_UP) + await book.coming(NudgeKind.ROUND) == before


async def test_a_reply_or_an_interview_takes_one_out_and_the_rest_stand_alone_again(stage: Dialog):
    book = await Applications.of(stage, FOUR)
    await book.changes(0, outcome=Outcome.REJECTED)
    assert await book.moments() == ["Mon 09 09:30"] * 3
    assert await book.moments(NudgeKind.ROUND) == []
    await book.applied(4, FOUR[0])
    assert await book.moments(NudgeKind.ROUND) == [TUESDAY]
    # What the list was called off as, it is taken up again as.
    (round,) = await book.coming(NudgeKind.ROUND)
    assert (round.status, round.revision) == (NudgeStatus.DUE, 1)
    await book.applied(1, "2026-03-05", ContactKind.INTERVIEW)
    assert await book.moments(NudgeKind.ROUND) == []


async def test_a_pause_and_another_day_of_the_week_move_the_list(stage: Dialog):
    book = await Applications.of(stage, FOUR)
    await book.is_now(paused_until=at("2026-03-11", "08:00"))
    # By themselves they would come as the pause ends: the next list is that of the 17th.
    assert set(await book.moments()) == {"Tue 17 10:00"}
    await book.is_now(paused_until=None)
    assert await book.moments() == [TUESDAY] * 4
    await book.is_now(round_weekday=3)
    assert await book.moments() == ["Thu 12 10:00"] * 4
    assert await book.moments(NudgeKind.ROUND) == ["Thu 12 10:00"]


async def test_when_it_comes_the_list_takes_them_up_and_they_count_as_given(stage: Dialog, monkeypatch):
    book = await Applications.of(stage, ("2026-03-02",) * 6)
    await book.changes(4, decides_by=date(2026, 3, 5))
    seen: list[list[str]] = []

    async def errand(errand):
        rows = await gathering.week(errand.tx, errand.nudge, errand.member, errand.policy, errand.now)
        seen.append([dossier.opportunity.company for _, dossier in rows])

    monkeypatch.setitem(errands._HANDLERS, NudgeKind.ROUND, errand)
    await stage.moves_to("2026-03-10", "10:00")
    ((first, *rest),) = seen
    # The promised date is worth most.
    assert first == "C4 Inc"
    assert len(rest) == 5
    assert await book.moments() == []
    assert await book.moments(NudgeKind.CLOSE) == ["Tue 17 09:30"] * 6
    week = await book.week("2026-03-10")
    assert [dossier.opportunity.company for _, dossier in week] == [first, *rest]
    assert all(nudge.into is not None and nudge.given and nudge.delivered_at for nudge, _ in week)
    # Planned again, they do not come again.
    await book.is_now()
    assert await book.moments() == []


async def test_a_follow_up_whose_list_is_gone_comes_by_itself(stage: Dialog):
    book = await Applications.of(stage, FOUR)
    async with stage.bot.store.begin(System("a test")) as tx:
        await nudges.cancel(tx, [each.id for each in await nudges.coming(tx, book.member) if not each.opportunity_id])
    await stage.moves_to("2026-03-10", "10:00")
    assert await book.moments() == []
    assert "4 things are due now" in stage.people["ana"].told()


async def test_a_list_that_is_late_keeps_what_it_took_up_through_every_planning(stage: Dialog, monkeypatch):
    book = await Applications.of(stage, FOUR)
    seen: list[int] = []
    broken = True

    async def errand(errand):
        if broken:
            raise RuntimeError("not yet")
        seen.append(len(await gathering.week(errand.tx, errand.nudge, errand.member, errand.policy, errand.now)))

    monkeypatch.setitem(errands._HANDLERS, NudgeKind.ROUND, errand)
    stage.clock.move_to(at("2026-03-10", "10:00"))
    await stage.bot.worker.tick()
    assert await book.moments() == []
    await book.is_now()
    broken = False
    await stage.moves_to("2026-03-10", "12:00")
    assert seen == [4]


async def test_follow_ups_that_are_claimed_after_their_list_went_out_are_part_of_it_all_the_same(
    stage: Dialog, monkeypatch
):
    book = await Applications.of(stage, ("2026-03-02",) * 8)
    # One at a time, so that the list goes out while some of what it says are still to be claimed.
    monkeypatch.setattr(worker, "BATCH", 1)
    stage.clock.move_to(at("2026-03-10", "10:00"))
    while await book.coming(NudgeKind.ROUND):
        assert await stage.bot.worker.tick() == 1
    assert await book.coming(NudgeKind.FOLLOW_UP)
    await stage.moves_to("2026-03-10", "12:00")
    assert await book.coming(NudgeKind.FOLLOW_UP) == []
    (only,) = stage.people["ana"].deliveries()
    assert "This week's follow-ups" in only.words
    assert len(await book.week("2026-03-10")) == 8
