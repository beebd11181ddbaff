"""Two members become one: everything of both is theirs, nothing is anybody else's, and nothing is promised twice."""

from dataclasses import replace
from datetime import date, timedelta
from random import Random

import pytest
from sqlalchemy import func, insert, select

from bot.errors import NotYours, SealBroken
from bot.model.cohort import Cohort, Consent, Membership, Role, Room
from bot.model.ids import CohortId, LinkId, MemberId, MembershipId, NudgeId, RoomId, derived
from bot.model.link import Joined, Link
from bot.model.nudge import Nudge, NudgeKind, NudgeStatus
from bot.model.people import Address, Tenant
from bot.ports import Drawn
from bot.store import audit, cohorts, drawn, grants, links, members, memberships, merging, nudges, tables, views
from bot.store.private import opened, shut
from bot.store.resealing import BY_ID
from bot.store.rights import AsMember
from bot.store.sql import parameter
from bot.store.store import Store
from bot.store.tx import Tx
from tests.store.makers import BOT, NOW, World, member, nudge, rows, stored, with_members, world

HOME, AWAY = "slack/T1", "discord/everywhere"
BESIDE = {"drawn", "views", "audit", "nudges", "addresses", "codes", "sessions"}


def both() -> tuple[World, World]:
    ana = world("ana")
    again = world("again", tenant="everywhere", platform="discord")
    return ana, replace(again, member=replace(again.member, created_at=NOW + timedelta(days=1)))


async def merged(store: Store, one: World, two: World) -> object:
    async with store.begin(BOT) as tx:
        return await merging.merge(tx, one.member.id, two.member.id, last=two.member.id)


def test_no_table_of_members_is_left_out() -> None:
    owned = {table.name for table in tables.metadata.sorted_tables if "member_id" in table.c}
    assert owned == {table.name for table in BY_ID} | BESIDE


async def test_everything_of_both_is_the_survivors_and_nobody_elses(store: Store) -> None:
    ana, again = both()
    ben = world("ben")
    await stored(store, ana, again, ben)
    await merged(store, again, ana)
    async with store.read(AsMember(ana.member.id)) as tx:
        for each in (ana, again):
            for module, row in rows(each):
                assert await module.get(tx, row.id) == replace(row, member_id=ana.member.id)  # type: ignore[attr-defined,type-var]
            assert await nudges.get(tx, each.nudge.id) == replace(each.nudge, to=ana.member.id)
        found = await members.by_address(tx, again.member.addresses[0])
        assert found is not None
        assert found.id == ana.member.id
        # Whoever was there at the last is reached there.
        assert found.addresses == (*again.member.addresses, *ana.member.addresses)
        assert found.home == ana.member.home
    for stranger in (again.member.id, ben.member.id):
        async with store.read(AsMember(stranger)) as tx:
            for each in (ana, again):
                for module, row in rows(each):
                    assert await module.get(tx, row.id) is None  # type: ignore[attr-defined]
    async with store.read(BOT) as tx:
        assert await members.everyone(tx) == (ana.member.id, ben.member.id)


def _cohort(id: str) -> Cohort:
    return Cohort(CohortId(id), Tenant("slack", "T1"), NOW, id, "Europe/Berlin", date(2026, 11, 1), date(2027, 2, 1))


def _membership(owner: MemberId, cohort: str, role: Role, consent: Consent, days: int) -> Membership:
    since = NOW - timedelta(days=days)
    return Membership(
        MembershipId(f"{cohort}-{owner}"), CohortId(cohort), owner, role, since, consent,
        since if consent.counted else None, f"{owner} as shown",
    )  # fmt: skip


async def _sealed_row(tx: Tx, name: str, id: str, owner: MemberId, home: str, cohort: str) -> None:
    """A row of a table that other modules write: what counts here is its seal."""
    sealed = shut(tx.vault, {"words": id}, table=name, row=id, tenant=home, owner=owner)
    table = tables.metadata.tables[name]
    values = dict.fromkeys(table.c.keys()) | {"id": id, "member_id": owner, "cohort_id": cohort, "sealed": sealed}
    values |= {"note_id": id, "asked_at": 1, "status": "waiting"} if name == "reviews" else {"created_at": 1}
    await tx.many(insert(table), [values])


async def _something_of_everything(tx: Tx, chance: Random, owner: MemberId, platform: str, home: str) -> None:
    for n in range(chance.randrange(5)):
        who = Address(platform, home.partition("/")[2], f"U-{owner.removeprefix('m-')}")
        about = chance.choice(("acme", "umbrella", "home"))
        await drawn.put(tx, who, Drawn(about, who.tenant, "D", (f"{owner}{n}",), NOW, f"{n}"))
        await audit.write(tx, owner, "note.sent", [chance.choice(("1", "2"))], NOW)
        for name in ("reviews", "celebrations"):
            await _sealed_row(tx, name, f"{name}-{owner}-{n}", owner, home, chance.choice(("spring", "autumn")))
    for kind, subject, ordinal in (
        (NudgeKind.TIP, "spring", "8"), (NudgeKind.CLOSING, "spring", "1"), (NudgeKind.ROUND, "2026-12-01", "1"),
        (NudgeKind.GATHERED, "2026-12-02", "1"),
    ):  # fmt: skip
        if chance.random() < 0.7:
            status = chance.choice((NudgeStatus.DUE, NudgeStatus.DELIVERED, NudgeStatus.CANCELLED))
            given = NOW if status is NudgeStatus.DELIVERED else None
            made = nudge(member(owner.removeprefix("m-")), kind=kind)
            id = NudgeId(derived(owner, kind, subject, ordinal))
            made = replace(made, id=id, subject=subject, ordinal=ordinal, status=status, delivered_at=given)
            await nudges.add(tx, made)


async def _seals(tx: Tx, owner: MemberId, home: str) -> dict[str, int]:
    """How many rows of each table are sealed to this member at this home. Raises SealBroken for one that is not."""
    counts = {}
    for table in BY_ID:
        found = await tx.rows(select(table.c.id, table.c.sealed).where(table.c.member_id == parameter("o")), o=owner)
        for id, sealed in found:
            opened(tx.vault, sealed, table=table.name, row=id, tenant=home, owner=owner)
        counts[table.name] = len(found)
    return counts


@pytest.mark.parametrize("seed", range(8))
async def test_whatever_two_have_nothing_is_lost_and_every_seal_fits(store: Store, seed: int) -> None:
    chance = Random(seed)
    ana, again = both()
    await stored(store, ana, again)
    async with store.begin(BOT) as tx:
        for id in ("spring", "autumn"):
            await cohorts.put(tx, _cohort(id))
        for owner, home in ((ana.member, HOME), (again.member, AWAY)):
            for cohort in ("spring", "autumn"):
                if chance.random() < 0.7:
                    role = chance.choice(tuple(Role))
                    level = chance.choice(tuple(Consent))
                    await memberships.put(tx, _membership(owner.id, cohort, role, level, chance.randrange(9)))
            await _something_of_everything(tx, chance, owner.id, owner.home.platform, home)
    async with store.read(BOT) as tx:
        before = [await _seals(tx, ana.member.id, HOME), await _seals(tx, again.member.id, AWAY)]
        held = [await memberships.of(tx, each.member.id) for each in (ana, again)]
        counts = {
            name: (await tx.rows(select(func.count()).select_from(tables.metadata.tables[name])))[0][0]
            for name in ("drawn", "nudges")
        }
        every = [await nudges.coming(tx, each.member.id) for each in (ana, again)]
    await merged(store, ana, again)
    async with store.read(BOT) as tx:
        after = await _seals(tx, ana.member.id, HOME)
        shared = {each.cohort_id for each in held[0]} & {each.cohort_id for each in held[1]}
        for name, count in after.items():
            lost = len(shared) if name == "memberships" else 0
            assert count == before[0][name] + before[1][name] - lost, name
        # Where cards stand on two platforms never clashes.
        (drawn_now,) = await tx.rows(select(func.count()).select_from(tables.drawn))
        assert drawn_now[0] == counts["drawn"]
        for each in await memberships.of(tx, ana.member.id):
            were = [one for side in held for one in side if one.cohort_id == each.cohort_id]
            levels = [one.consent for one in were if one.role is Role.MEMBER] or [each.consent]
            staff = any(one.role is not Role.MEMBER for one in were) and len(were) > 1
            assert each.consent is (Consent.PRIVATE if staff else min(levels, key=list(Consent).index))
            assert each.shown_as == min(were, key=lambda one: (one.joined_at, one.id)).shown_as
            assert each.consent.counted or each.counted_since is None
        coming = await nudges.coming(tx, ana.member.id)
        promised = [(each.kind, each.subject, each.ordinal) for each in coming]
        twice = {each for each in promised if promised.count(each) > 1}
        # A list that waits beside one that went out is another list; of anything else one is promised.
        assert not twice
        known = {(each.kind, each.subject, each.ordinal) for side in every for each in side}
        assert set(promised) <= known
        assert await members.everyone(tx) == (ana.member.id,)


@pytest.mark.parametrize(
    ("ones", "others", "level", "role", "lowered"),
    [
        ((Role.MEMBER, Consent.DRAFTS), (Role.MEMBER, Consent.COUNTS), Consent.COUNTS, Role.MEMBER, True),
        ((Role.MEMBER, Consent.PRIVATE), (Role.MEMBER, Consent.PROGRESS), Consent.PRIVATE, Role.MEMBER, True),
        ((Role.MEMBER, Consent.PROGRESS), (Role.MEMBER, Consent.PROGRESS), Consent.PROGRESS, Role.MEMBER, False),
        ((Role.COACH, Consent.PRIVATE), (Role.MEMBER, Consent.DRAFTS), Consent.PRIVATE, Role.COACH, False),
        ((Role.SPONSOR, Consent.PRIVATE), (Role.COACH, Consent.PRIVATE), Consent.PRIVATE, Role.COACH, False),
    ],
)
async def test_of_two_memberships_one_stays_at_the_lower_level_and_the_higher_role(
    store: Store, ones: tuple[Role, Consent], others: tuple[Role, Consent], level: Consent, role: Role, lowered: bool
) -> None:
    ana, again = both()
    await with_members(store, ana.member, again.member)
    async with store.begin(BOT) as tx:
        await cohorts.put(tx, _cohort("spring"))
        await memberships.put(tx, _membership(ana.member.id, "spring", *ones, 3))
        await memberships.put(tx, _membership(again.member.id, "spring", *others, 5))
    joined = await merged(store, ana, again)
    assert isinstance(joined, Joined)
    assert joined.lowered == ((CohortId("spring"),) if lowered else ())
    async with store.read(BOT) as tx:
        (one,) = await memberships.of(tx, ana.member.id)
    assert (one.consent, one.role) == (level, role)
    # By the name of the place that they joined from first.
    assert one.shown_as == f"{again.member.id} as shown"
    assert (one.counted_since is not None) == level.counted


@pytest.mark.parametrize(
    ("survivors", "others", "waits", "said"),
    [
        (NudgeStatus.DUE, NudgeStatus.DELIVERED, False, True),
        (NudgeStatus.DELIVERED, NudgeStatus.DUE, False, True),
        (NudgeStatus.DUE, NudgeStatus.DUE, True, False),
        (NudgeStatus.CANCELLED, NudgeStatus.DUE, True, False),
        (None, NudgeStatus.DELIVERED, False, True),
        (None, NudgeStatus.DUE, True, False),
    ],
)
async def test_what_either_was_told_is_known_by_the_id_that_a_plan_gives_it(
    store: Store, survivors: NudgeStatus | None, others: NudgeStatus, waits: bool, said: bool
) -> None:
    ana, again = both()
    await with_members(store, ana.member, again.member)

    def tip(owner: World, status: NudgeStatus) -> Nudge:
        id = NudgeId(derived(owner.member.id, NudgeKind.TIP, "spring", "8"))
        made = replace(nudge(owner.member, kind=NudgeKind.TIP), id=id, subject="spring", ordinal="8", status=status)
        return replace(made, delivered_at=NOW if status is NudgeStatus.DELIVERED else None)

    async with store.begin(BOT) as tx:
        await nudges.add(tx, tip(again, others))
        if survivors is not None:
            await nudges.add(tx, tip(ana, survivors))
    await merged(store, ana, again)
    async with store.begin(BOT) as tx:
        await nudges.add(tx, tip(ana, NudgeStatus.DUE))
        found = await nudges.get(tx, tip(ana, NudgeStatus.DUE).id)
        assert found is not None
        assert (found.waiting, found.given) == (waits, said)
        assert len(await nudges.coming(tx, ana.member.id)) == waits


@pytest.mark.parametrize("status", [NudgeStatus.CLAIMED, NudgeStatus.UNCERTAIN])
async def test_nothing_is_joined_while_a_message_is_on_its_way(store: Store, status: NudgeStatus) -> None:
    ana, again = both()
    await with_members(store, ana.member, again.member)
    async with store.begin(BOT) as tx:
        await nudges.add(tx, replace(nudge(again.member), status=status, token="t"))
    assert await merged(store, ana, again) is None
    async with store.read(BOT) as tx:
        assert len(await members.everyone(tx)) == 2


async def test_a_row_that_was_meddled_with_keeps_both_as_they_were(store: Store) -> None:
    ana, again = both()
    await stored(store, ana, again)
    async with store.begin(BOT) as tx:
        table = tables.notes
        (other,) = await tx.rows(select(table.c.sealed).where(table.c.id == parameter("row")), row=ana.note.id)
        raw = table.update().where(table.c.id == again.note.id).values(sealed=bytes(other[0]))
        await tx.rows(raw)
    with pytest.raises(SealBroken):
        await merged(store, ana, again)
    async with store.read(AsMember(again.member.id)) as tx:
        assert await members.get(tx, again.member.id) == again.member


async def test_what_coaches_saw_of_both_on_one_day_adds_up(store: Store) -> None:
    ana, again = both()
    coach = member("coach")
    await with_members(store, ana.member, again.member, coach)
    async with store.begin(BOT) as tx:
        await cohorts.put(tx, _cohort("spring"))
        await cohorts.put_room(tx, Room(RoomId("r"), CohortId("spring"), Address("slack", "T1", room="C1")), NOW)
        await memberships.put(tx, _membership(coach.id, "spring", Role.COACH, Consent.PRIVATE, 1))
    async with store.begin(AsMember(coach.id)) as tx:
        grant = await grants.coach(tx, CohortId("spring"))
        assert grant is not None
        await views.note(grant, [ana.member.id, again.member.id], "progress", NOW)
        await views.note(grant, [again.member.id], "note", NOW)
    await merged(store, ana, again)
    async with store.read(AsMember(ana.member.id)) as tx:
        seen = {each.what: (each.times, each.coach_name) for each in await views.of(tx, ana.member.id)}
    assert seen == {"progress": (2, f"{coach.id} as shown"), "note": (1, f"{coach.id} as shown")}


async def test_two_are_joined_by_the_word_of_both_and_by_nothing_less(store: Store) -> None:
    ana, again = both()
    ben = member("ben")
    await stored(store, ana, again)
    await with_members(store, ben)
    async with store.begin(AsMember(ana.member.id)) as tx:
        code = await links.made(tx, NOW)
        assert code is not None
    async with store.begin(AsMember(again.member.id)) as tx:
        link = await links.typed(tx, code.lower().replace("-", " "), LinkId("l"), NOW)
        assert link is not None
        assert await links.typed(tx, code, LinkId("l2"), NOW) is None

    async def refused(asker: MemberId, link: Link) -> None:
        with pytest.raises(NotYours):
            async with store.begin(AsMember(asker)) as tx:
                await links.join(tx, link)

    for each in (ana.member.id, again.member.id, ben.id):
        await refused(each, link)
    async with store.begin(AsMember(ben.id)) as tx:
        assert await links.get(tx, link.id, NOW) is None
    with pytest.raises(NotYours):
        async with store.begin(AsMember(ana.member.id)) as tx:
            await links.agree(tx, link, NOW)
    async with store.begin(AsMember(again.member.id)) as tx:
        link = await links.agree(tx, link, NOW)
    for each in (again.member.id, ben.id):
        await refused(each, link)
    async with store.begin(AsMember(ana.member.id)) as tx:
        await tx.hold(await links.sides(tx, link.id))
        joined = await links.join(tx, link)
        assert joined is not None
        assert joined[1].member_id == ana.member.id
    await refused(ana.member.id, link)


async def test_a_member_moves_home_with_everything(store: Store) -> None:
    ana, again = both()
    await stored(store, ana)
    async with store.begin(BOT) as tx:
        both_places = replace(ana.member, addresses=(*ana.member.addresses, *again.member.addresses))
        await members.put(tx, both_places)
        await merging.rehome(tx, ana.member.id, again.member.home)
    async with store.read(AsMember(ana.member.id)) as tx:
        assert await members.get(tx, ana.member.id) == replace(both_places, home=again.member.home)
        for module, row in rows(ana):
            assert await module.get(tx, row.id) == row  # type: ignore[attr-defined]
    async with store.read(BOT) as tx:
        await _seals(tx, ana.member.id, AWAY)
        (lane,) = await tx.rows(select(tables.nudges.c.tenant))
        assert lane[0] == AWAY


async def test_a_third_account_of_a_platform_cannot_be_parted_from_nothing(store: Store) -> None:
    ana, _ = both()
    await stored(store, ana)
    async with store.begin(AsMember(ana.member.id)) as tx:
        assert await links.unlink(tx, "slack") is None
        assert await links.unlink(tx, "discord") is None
        assert await members.get(tx, ana.member.id) == ana.member


async def test_what_a_coach_asked_others_is_asked_by_whom_they_are_now(store: Store) -> None:
    ana, again = both()
    ben = world("ben")
    await stored(store, ana, again, ben)
    spring = Cohort(CohortId("spring"), Tenant("slack", "T1"), NOW, "Spring", "UTC", date(2026, 1, 5), date(2026, 9, 4))
    async with store.begin(BOT) as tx:
        await cohorts.put(tx, spring)
        for who, role in ((again, Role.COACH), (ben, Role.MEMBER)):
            id = MembershipId(f"in-{who.member.id}")
            await memberships.put(tx, Membership(id, spring.id, who.member.id, role, NOW))
        asked = nudge(ben.member, "may", kind=NudgeKind.MAY_I)
        await nudges.add(tx, replace(asked, ordinal=f"{spring.id} {again.member.id}"))
        other = nudge(ben.member, "other", kind=NudgeKind.MAY_I)
        await nudges.add(tx, replace(other, ordinal=f"elsewhere {again.member.id}"))
    await merged(store, ana, again)
    async with store.read(BOT) as tx:
        found = await nudges.get_many(tx, [asked.id, other.id])
    assert found[asked.id].ordinal == f"{spring.id} {ana.member.id}"
    assert found[other.id].ordinal == f"elsewhere {again.member.id}"
