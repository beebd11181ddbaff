"""Profiles: who speaks, made at first contact from what the platform says, and followed as that changes."""

from dataclasses import replace

from bot.cards.words import is_locale
from bot.chat.inbound import House, Origin, Profile
from bot.clock import Instant
from bot.errors import NotYours
from bot.handlers import dossier as dossiers
from bot.handlers import weekly
from bot.model.calendar import is_zone
from bot.model.ids import MemberId, NudgeId, derived
from bot.model.nudge import Because, Nudge, NudgeKind, Reason
from bot.model.people import Address, Member, Signature
from bot.model.policy import Policy
from bot.ports import Ids
from bot.reading import zones
from bot.store import cadences, members, nudges
from bot.store.tx import Tx

NAME = 100
"""The longest name that is kept."""


async def met(
    tx: Tx, origin: Origin, known: Member | None, *, ids: Ids, policy: Policy, now: Instant
) -> Member:
    """Who speaks, as the platform now has them; made at first contact, when nobody is `known` there.

    What was followed is written down, and everything is planned again after a change of zone.
    """
    if known is None:
        return await _made(tx, origin, ids, now)
    return await follow(tx, known, origin, policy=policy, now=now, here=True)


async def follow(
    tx: Tx, known: Member, origin: Origin, *, policy: Policy, now: Instant, here: bool = False
) -> Member:
    """The same member as the platform now has them, written down where that changed anything.

    `here`: they act there at this moment, and are reached there first from now on.
    """
    if _followed(known, origin, here=here) is known:
        return known
    # Read again under the member's own lock: another process may have changed it since.
    await tx.hold([known.id])
    known = await members.get(tx, known.id) or known
    fresh = _followed(known, origin, here=here)
    if fresh is known:
        return known
    await members.put(tx, fresh)
    if known.zone is not None and fresh.zone != known.zone:
        policy = await cadences.policy_of(tx, fresh.id, policy)
        await dossiers.replan_everything(tx, fresh, policy, now)
        await weekly.keep(tx, fresh, policy, now, seed=f"{fresh.zone} {now.isoformat()}")
    return fresh


def _followed(known: Member, origin: Origin, *, here: bool = False) -> Member:
    """The member with what the profile says; nothing said of something leaves it as it is."""
    fresh = known
    zone, locale, name = _zone(origin.profile), _locale(origin.profile), _name(origin.profile)
    if zone is not None and known.zone is None:
        fresh = replace(fresh, zone=zone, country=fresh.country or zones.country(zone))
    elif zone is not None and zone != known.zone and not known.zone_chosen:
        fresh = replace(fresh, zone=zone, zone_moved=True)
    if locale is not None and locale != known.locale:
        fresh = replace(fresh, locale=locale)
    if name and not known.name:
        fresh = replace(fresh, name=name)
        if known.signature == Signature():
            fresh = replace(fresh, signature=_signature(name))
    if name and len(fresh.names) > 1 and not fresh.called_at(origin.who.platform):
        others = tuple(each for each in fresh.names if each[0] != origin.who.platform)
        fresh = replace(fresh, names=(*others, (origin.who.platform, name)))
    room = origin.who.room
    if room is not None and room_of(known, origin.who) != room:
        fresh = fresh.at(origin.who)
    elif here and origin.who in known.addresses and known.addresses[-1] != origin.who:
        # Of several accounts the one in use is where the next message goes.
        fresh = fresh.at(next(each for each in known.addresses if each == origin.who))
    return fresh


def room_of(member: Member, who: Address) -> str | None:
    """The DM that is remembered for this address of theirs."""
    return next((each.room for each in member.addresses if each == who), None)


def looked_at(known: Member | None, origin: Origin, now: Instant) -> Member:
    """Who speaks as the platform now has them, known or not; written down nowhere."""
    return _new(MemberId(""), origin, now) if known is None else _followed(known, origin)


def _new(id: MemberId, origin: Origin, now: Instant) -> Member:
    zone, name = _zone(origin.profile), _name(origin.profile)
    return Member(
        id=id,
        home=origin.who.home,
        addresses=(origin.who,),
        created_at=now,
        name=name,
        zone=zone,
        signature=_signature(name),
        country=zones.country(zone) if zone is not None else None,
        locale=_locale(origin.profile) or "en",
    )


async def _made(tx: Tx, origin: Origin, ids: Ids, now: Instant) -> Member:
    member = _new(MemberId(ids.new(now)), origin, now)
    try:
        await members.put(tx, member)
    except NotYours:
        # Two first contacts at once: the other one made the member, and this one is not needed.
        await members.remove(tx, member.id)
        made = await members.by_address(tx, origin.who)
        if made is None:
            raise
        return made
    return member


def _zone(profile: Profile) -> str | None:
    return profile.zone if profile.zone is not None and is_zone(profile.zone) else None


def _locale(profile: Profile) -> str | None:
    return profile.locale if profile.locale and is_locale(profile.locale) else None


def _name(profile: Profile) -> str:
    return " ".join(profile.name.replace("\0", "").split())[:NAME]


def _signature(name: str) -> Signature:
    """A full name closes notes; a handle does not."""
    return Signature(name=name) if " " in name else Signature()


def welcome_of(id: MemberId) -> NudgeId:
    """The id of the one welcome that this member ever gets."""
    return NudgeId(derived(id, NudgeKind.WELCOME))


async def welcome(tx: Tx, member: Member, now: Instant, house: House) -> bool:
    """Whether a welcome is on its way now: it is the first."""
    return await nudges.add(
        tx,
        Nudge(
            id=welcome_of(member.id), to=member.id, kind=NudgeKind.WELCOME, subject=member.id, due_at=now, next_at=now,
            # What it says of privacy goes by where they opened it.
            reason=Reason(Because.FIRST_OPENED, now), ordinal=house.value,
        ),
    )  # fmt: skip
