"""Where the one card about something stands: kept for each member and platform, sealed, swept, gone with the member."""

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import select

from bot.clock import MovableClock
from bot.errors import NotYours
from bot.keeping import Keeping
from bot.model.people import Address
from bot.store import members, tables
from bot.store.rights import AsMember
from bot.store.store import Store
from bot.store.sweep import sweep
from tests.store.makers import BOT, NOW, member, with_members

DAY = timedelta(days=1)
ANA = Address("slack", "T1", user="ana")


@pytest.fixture
def clock() -> MovableClock:
    return MovableClock(NOW)


@pytest.fixture
async def keeping(store: Store, clock: MovableClock) -> Keeping:
    await with_members(store, replace(member("ana"), addresses=(ANA,)))
    return Keeping(store, clock, asker=BOT, purge_after=7 * DAY)


async def everything(keeping: Keeping) -> list[tuple[str, tuple[str, ...]]]:
    return [(each.about, each.messages) for each in await keeping.drawings(ANA, since=NOW - 90 * DAY, most=50)]


async def test_where_a_card_stands_comes_back_as_it_was_kept(keeping: Keeping) -> None:
    assert await keeping.drawn(ANA, "note:1") is None
    assert await keeping.draw(ANA, "note:1", "D1", ["1.1", "1.2"], digest="a b") == ()
    found = await keeping.drawn(ANA, "note:1")
    assert found is not None
    assert (found.tenant, found.room, found.at) == ("T1", "D1", NOW)
    assert (found.messages, found.digest) == (("1.1", "1.2"), "a b")
    assert await keeping.drawn(ANA, "note:2") is None
    assert await keeping.drawn(Address("discord", "T1", user="ana"), "note:1") is None


async def test_a_later_card_about_the_same_takes_the_place_and_tells_what_was_there(keeping: Keeping) -> None:
    await keeping.draw(ANA, "note:1", "D1", ["1.1", "1.2"])
    (before,) = await keeping.draw(ANA, "note:1", "D1", ["2.1"])
    assert before.messages == ("1.1", "1.2")
    assert await everything(keeping) == [("note:1", ("2.1",))]


async def test_who_drew_elsewhere_meanwhile_is_left_alone(keeping: Keeping) -> None:
    await keeping.draw(ANA, "note:1", "D1", ["1.1"])
    await keeping.draw(ANA, "note:1", "D1", ["2.1"])
    assert await keeping.draw(ANA, "note:1", "D1", ["1.1"], instead_of=["1.1"]) == ()
    assert await keeping.draw(ANA, "note:1", "D1", [], instead_of=["1.1"]) == ()
    assert await everything(keeping) == [("note:1", ("2.1",))]
    (before,) = await keeping.draw(ANA, "note:1", "D1", ["2.1", "2.2"], instead_of=["2.1"])
    assert before.messages == ("2.1",)


async def test_a_message_is_one_card_at_a_time(keeping: Keeping) -> None:
    await keeping.draw(ANA, "following:1", "D1", ["1.1"])
    await keeping.draw(ANA, "note:1", "D1", ["2.1", "2.2"])
    before = await keeping.draw(ANA, "note:1", "D1", ["1.1", "3.1"])
    assert {each.about for each in before} == {"following:1", "note:1"}
    assert await everything(keeping) == [("note:1", ("1.1", "3.1"))]
    # As something that is drawn anew no more it is forgotten.
    assert [each.about for each in await keeping.draw(ANA, "", "D1", ["1.1"])] == ["note:1"]
    assert await everything(keeping) == []


async def test_a_text_alone_has_no_card_before_it_and_meets_no_other(keeping: Keeping) -> None:
    await keeping.draw(ANA, "note:1", "D1", ["", "1.1"])
    assert await keeping.draw(ANA, "note:2", "D1", ["", "1.2"]) == ()
    assert await keeping.draw(ANA, "note:3", "D2", ["1.1"]) == ()
    assert len(await everything(keeping)) == 3


async def test_without_messages_it_stands_nowhere(keeping: Keeping) -> None:
    await keeping.draw(ANA, "note:1", "D1", ["1.1"])
    assert len(await keeping.draw(ANA, "note:1", "D1", [])) == 1
    assert await everything(keeping) == []


async def test_the_newest_come_first_and_no_more_than_are_asked_for(keeping: Keeping, clock: MovableClock) -> None:
    for n in range(4):
        clock.move_to(NOW + n * DAY)
        await keeping.draw(ANA, f"note:{n}", "D1", [f"{n}.1"])
    found = await keeping.drawings(ANA, since=NOW + DAY, most=2)
    assert [each.about for each in found] == ["note:3", "note:2"]
    assert len(await keeping.drawings(ANA, since=NOW + DAY, most=9)) == 3


async def test_nothing_is_kept_of_a_stranger_nor_of_a_room(keeping: Keeping, store: Store) -> None:
    for who in (Address("slack", "T1", user="eve"), Address("slack", "T1", room="C1")):
        assert await keeping.draw(who, "note:1", "D1", ["1.1"]) == ()
        assert await keeping.drawings(who, since=NOW, most=9) == ()
    async with store.read(BOT) as tx:
        assert await tx.rows(select(tables.drawn)) == []


async def test_one_of_a_members_cards_is_no_other_members(keeping: Keeping, store: Store) -> None:
    ben = Address("slack", "T1", user="ben")
    await with_members(store, replace(member("ben"), addresses=(ben,)))
    await keeping.draw(ANA, "note:1", "D1", ["1.1"])
    await keeping.draw(ben, "note:1", "D2", ["1.1"])
    assert (await keeping.drawn(ANA, "note:1")).room == "D1"
    assert (await keeping.drawn(ben, "note:1")).room == "D2"


async def test_what_a_card_says_cannot_be_told_from_the_row(keeping: Keeping, store: Store) -> None:
    await keeping.draw(ANA, "note:1", "D1", ["1.1"], digest="the sign")
    async with store.read(BOT) as tx:
        (row,) = await tx.rows(select(tables.drawn))
    assert b"the sign" not in b"|".join(each if isinstance(each, bytes) else str(each).encode() for each in row)


async def test_it_is_swept_after_sixty_days_and_gone_with_the_member(
    keeping: Keeping, store: Store, clock: MovableClock
) -> None:
    await keeping.draw(ANA, "note:1", "D1", ["1.1"])
    clock.move_to(NOW + DAY)
    await keeping.draw(ANA, "note:2", "D1", ["2.1"])
    async with store.begin(BOT) as tx:
        await sweep(tx, NOW + 60 * DAY + timedelta(seconds=1))
    assert await everything(keeping) == [("note:2", ("2.1",))]
    async with store.begin(BOT) as tx:
        await members.remove(tx, member("ana").id)
    async with store.read(BOT) as tx:
        assert await tx.rows(select(tables.drawn)) == []


async def test_only_the_bot_itself_has_to_do_with_it(keeping: Keeping, store: Store) -> None:
    theirs = Keeping(store, MovableClock(NOW), asker=AsMember(member("ana").id), purge_after=DAY)
    for attempt in (
        theirs.drawn(ANA, "note:1"),
        theirs.drawings(ANA, since=NOW, most=1),
        theirs.draw(ANA, "note:1", "D1", ["1.1"]),
    ):
        with pytest.raises(NotYours):
            await attempt
