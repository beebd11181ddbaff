"""A cohort of people who are on the stage: written into the store as it would be founded, with its rooms planned."""

from dataclasses import dataclass, replace
from datetime import date

from bot.chat.card import Card
from bot.chat.form import Form
from bot.chat.reply import Amend
from bot.chat.words import shown_words
from bot.model.cohort import Cohort, Consent, Membership, Role, Room
from bot.model.ids import CohortId, MemberId, MembershipId, RoomId
from bot.model.people import Address, Member, Tenant
from bot.stage.shown import PLATFORM, TENANT
from bot.store import charters, cohorts, members, memberships, nudges
from bot.store.rights import System
from tests.dialogs.dialog import ZONE, Dialog, Person

BOT = System("a test")
SPRING = CohortId("spring0000000001")
ROOM = RoomId("springroom000001")


@dataclass
class Kept:
    """A cohort, and who is in it."""

    stage: Dialog
    id: CohortId
    coach: Person
    people: dict[str, Person]

    async def cohort(self) -> Cohort:
        async with self.stage.bot.store.read(BOT) as tx:
            found = await cohorts.get(tx, self.id)
        assert found is not None
        return found

    async def member(self, who: Person) -> Member:
        return await known(self.stage, who)

    async def membership(self, who: Person) -> Membership | None:
        about = await self.member(who)
        async with self.stage.bot.store.read(BOT) as tx:
            return await memberships.in_cohort(tx, self.id, about.id)

    async def waiting(self, who: Person, kind: str):
        about = await self.member(who)
        async with self.stage.bot.store.read(BOT) as tx:
            return [each for each in await nudges.coming(tx, about.id, 500) if each.kind == kind]

    async def in_rooms(self, kind: str):
        async with self.stage.bot.store.read(BOT) as tx:
            rooms = (await cohorts.rooms_of(tx, [self.id]))[self.id]
            return [each for each in await nudges.of_rooms(tx, [room.id for room in rooms]) if each.kind == kind]

    async def joins(self, who: Person, role: Role, consent: Consent = Consent.PRIVATE, *, tips: bool = False) -> None:
        about = await known(self.stage, who)
        now = self.stage.clock.now()
        async with self.stage.bot.store.begin(BOT) as tx:
            row = Membership(
                MembershipId(f"{self.id[:8]}{about.id[-8:]}"), self.id, about.id, role, now, consent,
                now if consent.counted else None, about.name, ROOM, tips,
            )  # fmt: skip
            await memberships.put(tx, row)


async def known(stage: Dialog, who: Person) -> Member:
    """The member that somebody on the stage is."""
    async with stage.bot.store.read(BOT) as tx:
        found = await members.by_address(tx, who.actor.address)
    assert found is not None
    return found


async def founded(
    stage: Dialog, *names: str, ends_on: date = date(2026, 4, 26), id: CohortId = SPRING, coach: str = "cleo",
    name: str = "Spring 26", consent: Consent = Consent.PRIVATE, zone: str = ZONE,
) -> Kept:  # fmt: skip
    """A cohort that begins today, with this coach and these members."""
    leads = stage.actor(coach, display=f"{coach.capitalize()} Park")
    people = {each: stage.actor(each, display=each.capitalize()) for each in names}
    for each in (leads, *people.values()):
        await each.types("/afternote help")
    now = stage.clock.now()
    cohort = Cohort(
        id, Tenant(PLATFORM, TENANT), now, name, zone, date(2026, 3, 2), ends_on, digest_weekday=4,
    )  # fmt: skip
    room = Room(replace_id(id), id, Address(PLATFORM, TENANT, room=stage.stage.room("spring")), "spring", opened_at=now)
    async with stage.bot.store.begin(BOT) as tx:
        await cohorts.put(tx, cohort)
        await cohorts.put_room(tx, room, now)
        await charters.plan(tx, cohort, [room], now)
    kept = Kept(stage, id, leads, people)
    await kept.joins(leads, Role.COACH)
    for each in people.values():
        await kept.joins(each, Role.MEMBER, consent)
    return kept


def replace_id(id: CohortId) -> RoomId:
    """The one room of a cohort."""
    return ROOM if id == SPRING else RoomId(f"room{id[-12:]}")


async def room_gone(kept: Kept) -> None:
    """Has the cohort's channel be deleted."""
    async with kept.stage.bot.store.begin(BOT) as tx:
        for room in (await cohorts.rooms_of(tx, [kept.id]))[kept.id]:
            await cohorts.put_room(tx, replace(room, gone=True), kept.stage.clock.now())


async def told(who: Person, action: str, value: str = "", picked: str | None = None) -> str:
    """The words that answer a press which came straight through the door."""
    reply = await who.sends(who.action(action, value, picked))
    match reply:
        case Amend(card, aside):
            return shown_words(card) + (shown_words(aside) if aside else "")
        case Card() | Form():
            return shown_words(reply)
        case _:
            return str(reply)


def mention(who: Member) -> Address:
    """How somebody is mentioned."""
    return who.addresses[-1]


__all__ = ["BOT", "ROOM", "SPRING", "Kept", "MemberId", "founded", "known", "mention", "room_gone", "told"]
