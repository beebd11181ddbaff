"""Nobody sees or writes what is somebody else's."""

import asyncio
from dataclasses import replace
from types import ModuleType

import pytest

from bot.errors import NotYours, StoreError
from bot.model.ids import MemberId
from bot.model.people import Address
from bot.store import asked, audit, contacts, forms, measure, members, notes, nudges, opportunities, people, queue
from bot.store.rights import AsMember
from bot.store.store import Store
from tests.store.makers import BOT, NOW, member, nudge, opportunity, stored, world

NOUNS = {
    "opportunity": opportunities,
    "person": people,
    "contact": contacts,
    "note": notes,
    "nudge": nudges,
    "form": forms,
    "asked": asked,
    "member": members,
}


@pytest.mark.parametrize("noun", NOUNS)
async def test_what_is_somebody_elses_is_as_an_unknown_id(store: Store, noun: str) -> None:
    ana, ben = world("ana"), world("ben", tenant="T2")
    await stored(store, ana, ben)
    module: ModuleType = NOUNS[noun]
    mine, theirs = getattr(ana, noun), getattr(ben, noun)
    async with store.read(AsMember(ana.member.id)) as tx:
        assert await module.get(tx, mine.id) == mine
        assert await module.get(tx, theirs.id) is None
        assert await module.get(tx, "nothing") is None
        if hasattr(module, "get_many"):
            assert await module.get_many(tx, [mine.id, theirs.id, "nothing"]) == {mine.id: mine}
        assert await module.get(tx.narrowed(BOT), theirs.id) == theirs


@pytest.mark.parametrize("noun", ["opportunity", "person", "contact", "note", "asked"])
async def test_lists_of_another_member_are_empty(store: Store, noun: str) -> None:
    ana, ben = world("ana"), world("ben")
    await stored(store, ana, ben)
    module = NOUNS[noun]
    async with store.read(AsMember(ana.member.id)) as tx:
        assert await module.of(tx, ana.member.id) == (getattr(ana, noun),)
        assert await module.of(tx, ben.member.id) == ()
        if hasattr(module, "of_opportunities"):
            both = [ana.opportunity.id, ben.opportunity.id]
            assert await module.of_opportunities(tx, both) == (getattr(ana, noun),)


@pytest.mark.parametrize("noun", ["opportunity", "person", "contact", "note", "form", "asked", "member"])
async def test_a_row_of_another_member_can_be_neither_written_nor_taken_over(store: Store, noun: str) -> None:
    ana, ben = world("ana"), world("ben")
    await stored(store, ana, ben)
    module, theirs = NOUNS[noun], getattr(ben, noun)
    with pytest.raises(NotYours):
        async with store.begin(AsMember(ana.member.id)) as tx:
            await module.put(tx, theirs)
    if noun != "member":
        for write in ("put", "put_many"):
            if not hasattr(module, write):
                continue
            mine = replace(theirs, member_id=ana.member.id)
            with pytest.raises(NotYours):
                async with store.begin(AsMember(ana.member.id)) as tx:
                    await getattr(module, write)(tx, mine if write == "put" else [mine])
    if hasattr(module, "remove"):
        async with store.begin(AsMember(ana.member.id)) as tx:
            assert not await module.remove(tx, theirs.id)
    async with store.read(BOT) as tx:
        assert await module.get(tx, theirs.id) == theirs


async def test_which_interviews_have_a_note_open_is_told_to_their_member_only(store: Store) -> None:
    ana, ben = world("ana"), world("ben")
    await stored(store, ana, ben)
    async with store.begin(AsMember(ana.member.id)) as tx:
        assert await notes.waiting_about(tx, ana.member.id) == {ana.contact.id}
        assert await notes.waiting_about(tx, ben.member.id) == frozenset()
        await notes.put(tx, ana.note.sent(NOW))
        assert await notes.waiting_about(tx, ana.member.id) == frozenset()


async def test_only_the_bot_itself_writes_and_reads_the_audit(store: Store) -> None:
    ana, ben = world("ana"), world("ben")
    await stored(store, ana, ben)
    for refused in (
        lambda tx: audit.write(tx, ana.member.id, "note.sent", [ben.note.id], NOW),
        lambda tx: audit.every(tx),
    ):
        with pytest.raises(NotYours):
            async with store.begin(AsMember(ana.member.id)) as tx:
                await refused(tx)


async def test_a_row_cannot_hang_on_another_members_row(store: Store) -> None:
    ana, ben = world("ana"), world("ben")
    await stored(store, ana, ben)
    for module, row in (
        (contacts, replace(ana.contact, opportunity_id=ben.opportunity.id)),
        (notes, replace(ana.note, person_id=ben.person.id)),
    ):
        with pytest.raises(StoreError):
            async with store.begin(AsMember(ana.member.id)) as tx:
                await module.put(tx, row)


async def test_the_queue_shows_a_member_their_own_rows_only(store: Store) -> None:
    ana, ben = world("ana"), world("ben")
    await stored(store, ana, ben)
    async with store.read(AsMember(ana.member.id)) as tx:
        assert await nudges.of_opportunity(tx, ben.opportunity.id) == ()
        assert await nudges.of_opportunity(tx, ana.opportunity.id) == (ana.nudge,)
        assert await nudges.coming(tx, ben.member.id) == ()
        assert await nudges.everyone_coming(tx) == (ana.nudge,)
        assert await queue.next_due(tx) is None
        assert await nudges.last_receipt(tx, ben.opportunity.id) is None
        since = {ana.member.id: NOW, ben.member.id: NOW}
        assert await measure.unasked_since(tx, [ana.member.id, ben.member.id], since) == {ana.member.id: 0}
        assert await members.everyone(tx) == (ana.member.id,)
        assert await members.by_address(tx, ben.member.addresses[0]) is None
        assert await members.by_address(tx, ana.member.addresses[0]) == ana.member


async def test_the_queue_takes_a_members_own_rows_only(store: Store) -> None:
    ana, ben = world("ana"), world("ben")
    await stored(store, ana, ben)
    asker = AsMember(ana.member.id)
    async with store.begin(asker) as tx:
        assert await nudges.cancel(tx, [ben.nudge.id, ana.nudge.id]) == 1
        assert not await forms.finish(tx, ben.form.id, "log", "")
        assert await forms.finish(tx, ana.form.id, "log", "")
    for refused in (
        lambda tx: nudges.add(tx, nudge(ben.member, "new")),
        lambda tx: nudges.plan(tx, ben.opportunity.id, [ben.nudge]),
        lambda tx: queue.settle(tx, []),
        lambda tx: queue.claim(tx, now=NOW, limit=1, lease=NOW - NOW, token="t"),
    ):
        with pytest.raises(NotYours):
            async with store.begin(asker) as tx:
                await refused(tx)
    async with store.begin(asker) as tx:
        await nudges.plan(tx, ben.opportunity.id, [])
    async with store.read(BOT) as tx:
        assert await nudges.get(tx, ben.nudge.id) == ben.nudge


async def test_rows_are_written_for_members_who_are_there(store: Store) -> None:
    stranger = member("stranger")
    for refused in (
        lambda tx: opportunities.put(tx, opportunity(stranger)),
        lambda tx: nudges.add(tx, nudge(stranger)),
    ):
        with pytest.raises(NotYours):
            async with store.begin(BOT) as tx:
                await refused(tx)


async def test_an_address_belongs_to_one_member(store: Store) -> None:
    ana, ben = world("ana"), world("ben")
    await stored(store, ana, ben)
    with pytest.raises(NotYours):
        async with store.begin(BOT) as tx:
            await members.put(tx, ben.member.at(Address("slack", "T1", "U-ana", "D9")))
    async with store.read(BOT) as tx:
        assert await members.by_address(tx, Address("slack", "T1", "U-ana")) == ana.member
        assert await members.by_address(tx, Address("slack", "T1", room="D-ana")) is None
        assert await members.by_address(tx, Address("discord", "T1", "U-ana")) is None


async def test_two_first_contacts_from_one_address_make_one_member(store: Store) -> None:
    address = Address("slack", "T1", "U-new", "D-new")
    looked = asyncio.Barrier(3) if "postgres" in type(store._database).__module__ else None

    async def meet(name: str) -> str:
        async with store.begin(BOT) as tx:
            known = await members.by_address(tx, address)
            if known is not None:
                return known.id
            if looked is not None:
                await looked.wait()
            await members.put(tx, replace(member(name), addresses=(address,)))
            return member(name).id

    told = await asyncio.gather(*(meet(name) for name in ("ana", "ben", "eva")), return_exceptions=True)
    async with store.read(BOT) as tx:
        found = await members.by_address(tx, address)
        assert found is not None
        assert await members.everyone(tx) == (found.id,)
    assert all(answer == found.id or isinstance(answer, NotYours) for answer in told), told


async def test_a_member_is_reached_where_they_last_said(store: Store) -> None:
    ana = world("ana").member
    room = replace(ana, addresses=(Address("slack", "T1", "U-ana", "D-new"),))
    moved = replace(ana, addresses=(Address("discord", "all", "7", "8"),), zone=None, paused_until=NOW)
    for version in (ana, room, moved):
        async with store.begin(AsMember(ana.id)) as tx:
            await members.put(tx, version)
        async with store.read(BOT) as tx:
            found = await members.get(tx, ana.id)
            assert found == version
            assert [each.room for each in found.addresses] == [each.room for each in version.addresses]
    async with store.read(BOT) as tx:
        assert await members.by_address(tx, ana.addresses[0]) is None


async def test_a_members_home_does_not_change(store: Store) -> None:
    ana = world("ana")
    await stored(store, ana)
    with pytest.raises(NotYours):
        async with store.begin(BOT) as tx:
            await members.put(tx, replace(ana.member, home=world("ben", tenant="T2").member.home))


async def test_who_is_removed_leaves_nothing(store: Store) -> None:
    ana, ben = world("ana"), world("ben")
    await stored(store, ana, ben)
    async with store.begin(AsMember(ana.member.id)) as tx:
        assert not await members.remove(tx, ben.member.id)
        assert await members.remove(tx, ana.member.id)
        assert not await members.remove(tx, MemberId("nobody"))
    async with store.read(BOT) as tx:
        for noun, module in NOUNS.items():
            assert await module.get(tx, getattr(ana, noun).id) is None, noun
            assert await module.get(tx, getattr(ben, noun).id) == getattr(ben, noun), noun
        assert await members.by_address(tx, ana.member.addresses[0]) is None


async def test_what_hangs_on_a_row_goes_with_it(store: Store) -> None:
    ana, ben = world("ana"), world("ben")
    await stored(store, ana, ben)
    async with store.begin(BOT) as tx:
        assert await people.remove(tx, ben.person.id)
        assert await notes.get(tx, ben.note.id) is None
        assert await opportunities.remove(tx, ana.opportunity.id)
    async with store.read(BOT) as tx:
        assert await contacts.get(tx, ana.contact.id) is None
        assert await notes.get(tx, ana.note.id) is None
        assert await nudges.get(tx, ana.nudge.id) is None
        assert await people.get(tx, ana.person.id) == ana.person
