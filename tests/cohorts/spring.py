"""A cohort as people make it: created in #spring, its card posted, joined by the button, a level picked by each.

`gathered` goes through the front door; `crowd` writes many members straight into the store.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from bot.model.cohort import Cohort, Consent, Membership, Role
from bot.model.ids import CohortId, MemberId, MembershipId
from bot.model.people import Address, Member
from bot.stage.shown import TENANT
from bot.store import cohorts, grants, members, memberships
from bot.store.rights import AsMember, System
from tests.dialogs.dialog import ZONE, Dialog, Person

BOT = System("a test")


@dataclass
class Gathered:
    """A cohort that was made on the stage, its coach, and who joined."""

    stage: Dialog
    id: CohortId
    coach: Person
    people: dict[str, Person]
    room: str = "spring"

    async def cohort(self) -> Cohort:
        async with self.stage.bot.store.read(BOT) as tx:
            found = await cohorts.get(tx, self.id)
        assert found is not None
        return found

    async def everybody(self) -> tuple[Membership, ...]:
        async with self.stage.bot.store.read(BOT) as tx:
            return await memberships.of_cohort(tx, self.id)

    async def membership(self, who: Person) -> Membership | None:
        about = await member(self.stage, who)
        async with self.stage.bot.store.read(BOT) as tx:
            return await memberships.in_cohort(tx, self.id, about.id)


async def member(stage: Dialog, who: Person) -> Member:
    """The member that somebody on the stage is."""
    async with stage.bot.store.read(BOT) as tx:
        found = await members.by_address(tx, who.actor.address)
    assert found is not None, f"{who.name} never spoke to the bot"
    return found


async def created(
    stage: Dialog, *, coach: str = "cleo", room: str = "spring", name: str = "Spring 26", ends: str = "2026-05-24",
    **filled: str,
) -> Gathered:  # fmt: skip
    """A cohort by `/cohort create` in a channel, its joining card posted for everybody there."""
    cleo = stage.actor(coach, display=f"{coach.capitalize()} Park")
    await cleo.types(f"/cohort create {name}", room=room)
    await cleo.fills(ends=ends, **filled)
    await cleo.presses("Post the joining card")
    await stage.stage.settle()
    about = await member(stage, cleo)
    async with stage.bot.store.read(AsMember(about.id)) as tx:
        id = next(cohort.id for mine, cohort in await grants.places(tx) if mine.role is Role.COACH)
    return Gathered(stage, id, cleo, {}, room)


async def joins(made: Gathered, name: str, consent: Consent = Consent.PRIVATE, *, display: str = "") -> Person:
    """Somebody who presses Join in the channel, and picks a level where it is not the first one."""
    who = made.stage.actor(name, display=display or name.capitalize())
    await who.presses("Join")
    if consent is not Consent.PRIVATE:
        await who.picks("What may be seen", consent.value)
    made.people[name] = who
    return who


async def gathered(stage: Dialog, people: Mapping[str, Consent] | None = None, **made: str) -> Gathered:
    """A cohort with its coach and these members, each at their level, all by what people press."""
    here = await created(stage, **made)
    for name, consent in (people or {}).items():
        await joins(here, name, consent)
    return here


async def crowd(
    made: Gathered, count: int, consent: Consent = Consent.COUNTS, *, named: str = "crowd"
) -> tuple[Membership, ...]:
    """So many members more at this level, straight into the store."""
    now, rows = made.stage.clock.now(), []
    cohort = await made.cohort()
    async with made.stage.bot.store.begin(BOT) as tx:
        (room, *_) = (await cohorts.rooms_of(tx, [made.id]))[made.id]
        for n in range(count):
            who = f"{named}{n}"
            address = Address(made.stage.stage.platform, TENANT, user=who, room=f"dm-{who}")
            about = Member(
                MemberId(f"m-{made.id[-6:]}-{who}"), cohort.home, (address,), now, name=f"{named.capitalize()} {n}",
                zone=ZONE, country="US", locale="en-US",
            )  # fmt: skip
            await members.put(tx, about)
            row = Membership(
                MembershipId(f"ms-{made.id[-6:]}-{who}"), made.id, about.id, Role.MEMBER, now, consent,
                now if consent.counted else None, about.name, room.id,
            )  # fmt: skip
            await memberships.put(tx, row)
            rows.append(row)
    return tuple(rows)


__all__ = ["Gathered", "created", "crowd", "gathered", "joins", "member"]
