"""Links: codes that were typed, and what both sides say to them. A right of its own begins here.

Two accounts become one person, or a cohort gets one more room, only after three things: a code that the one made and
the other typed within ten minutes, a yes of the one who typed it, and a yes of the one who made it. So neither a code
that was overheard nor one that was foisted on somebody is enough by itself: whoever made it sees which account typed
it, whoever typed it sees whose it is and what would be shared, and each can say no.

What a stranger learns: of a code that is wrong, expired or used, nothing. Of one that is right: the name that its
maker has on their platform, and which platform; that is what tells a stranger's code from one's own.

A person has at most one account a platform: two people who share a workspace can never be made one by a trick, and
on a platform where everybody shares one place nobody can at all.
"""

from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta

from sqlalchemy import delete, select

from bot.clock import Instant, instant, micros
from bot.errors import NotYours
from bot.model.ids import CohortId, LinkId, MemberId, NudgeId, derived
from bot.model.link import Joined, Link, Party
from bot.model.nudge import Because, Nudge, NudgeKind, Reason
from bot.model.people import Address, Member
from bot.store import audit, codes, grants, members, merging, nudges, tables
from bot.store.codes import LIVES, Purpose
from bot.store.private import Json, Private, back, when
from bot.store.rights import AsMember, System, system
from bot.store.sql import Row, Value, number, parameter
from bot.store.tx import Tx

ANSWERED_WITHIN = timedelta(hours=1)
"""From the yes of the one who typed a code until the question to its maker is void."""
MOST_TRIES = 5
"""Wrong codes within `TRIES_WITHIN` after which no more are looked at."""
TRIES_WITHIN = timedelta(hours=1)
_GUESSED = "code"
_links = tables.links.c


def _plain(row: Link) -> Mapping[str, Value]:
    return {
        "other_id": row.other_id,
        "cohort_id": row.cohort_id,
        "agreed_at": when(row.agreed_at),
        "expires_at": micros(row.expires_at),
    }


def _private(row: Link) -> Json:
    room = row.room
    return {"room": None if room is None else [room.platform, room.tenant, room.room], "room_name": row.room_name}


def _row(row: Row, private: Json) -> Link:
    row_id, member_id, other_id, cohort_id, agreed_at, expires_at = row
    room = private["room"]
    return Link(
        id=LinkId(row_id), member_id=MemberId(member_id), other_id=MemberId(other_id), expires_at=instant(expires_at),
        agreed_at=back(agreed_at), cohort_id=None if cohort_id is None else CohortId(cohort_id),
        room=None if room is None else Address(room[0], room[1], room=room[2]), room_name=private["room_name"],
    )  # fmt: skip


_table = Private(tables.links, plain=_plain, private=_private, row=_row)
_EXPIRED = delete(tables.links).where(_links.expires_at <= number("now"))
_SIDES = select(_links.member_id, _links.other_id).where(_links.id == parameter("link"))


def _wide(tx: Tx) -> Tx:
    return tx.narrowed(System("a code was typed"))


def _me(tx: Tx) -> MemberId:
    if not isinstance(tx.asker, AsMember):
        raise NotYours("a code is typed by a member")
    return tx.asker.member_id


async def made(tx: Tx, now: Instant, *, cohort_id: CohortId | None = None) -> str | None:
    """A fresh code of the asker: to link, or to bridge a cohort that they are a coach of; None: they are not.

    Raises NotYours for the bot itself.
    """
    if cohort_id is not None and await grants.coach(tx, cohort_id) is None:
        return None
    purpose = Purpose.LINK if cohort_id is None else Purpose.BRIDGE
    return await codes.make(tx, purpose, now, cohort_id=cohort_id)


async def guessed_out(tx: Tx, now: Instant) -> bool:
    """Whether the asker has typed so many wrong codes that no more are looked at for a while."""
    return await audit.tries(_wide(tx), _me(tx), _GUESSED, now - TRIES_WITHIN) >= MOST_TRIES


async def typed(
    tx: Tx, code: str, id: LinkId, now: Instant, *, room: Address | None = None, room_name: str = ""
) -> Link | None:
    """What this code leads to if both sides agree; with a room, a cohort's. None: wrong, expired or used.

    The code is used up. One of the asker's own answers too: both sides of it are they.
    """
    me, wide = _me(tx), _wide(tx)
    found = await codes.take(wide, Purpose.LINK if room is None else Purpose.BRIDGE, code, now)
    if found is None:
        await audit.write(wide, me, _GUESSED, [str(micros(now))], now)
        return None
    link = Link(
        id=id, member_id=found.member_id, other_id=me, expires_at=now + LIVES, cohort_id=found.cohort_id, room=room,
        room_name=room_name,
    )  # fmt: skip
    await _table.put(wide, link)
    return link


async def get(tx: Tx, id: LinkId, now: Instant) -> Link | None:
    """The link, while it can be answered and the asker is one of its sides; the bot itself sees every one."""
    found = await _table.get(_wide(tx), id)
    if found is None or not found.open(now):
        return None
    mine = not isinstance(tx.asker, AsMember) or tx.asker.member_id in (found.member_id, found.other_id)
    return found if mine else None


async def waiting(tx: Tx, now: Instant) -> Link | None:
    """The newest link that waits for the asker's own yes: somebody typed their code, and agreed."""
    mine = [each for each in await _table.of(tx, _me(tx)) if each.agreed_at is not None and each.open(now)]
    return mine[-1] if mine else None


async def other(tx: Tx, link: Link) -> Party | None:
    """The other side of the asker's, as far as they may know it."""
    side = link.member_id if _side(tx, link) == link.other_id else link.other_id
    who = await members.get(_wide(tx), side)
    if who is None:
        return None
    if link.room is None:
        # Where they are now: nobody is told of further accounts of theirs.
        here = who.addresses[-1].platform
    elif side == link.other_id:
        here = link.room.platform
    else:
        # A cohort's coach is known by what they do.
        return Party("", ())
    return Party(who.called_at(here), (here,))


async def group(tx: Tx, link: Link) -> str | None:
    """The name of the cohort that a link is about, while its maker is a coach of it; None: there is no such thing."""
    if link.cohort_id is None:
        return None
    grant = await grants.coach(tx.narrowed(AsMember(link.member_id)), link.cohort_id)
    return None if grant is None or not grant.cohort.open else grant.cohort.name


async def clash(tx: Tx, link: Link) -> str | None:
    """A platform that both sides have an account on, where there is one: they cannot be one person then."""
    found = await members.get_many(_wide(tx), [link.member_id, link.other_id])
    if len(found) < 2:
        return None
    one, two = (set(platforms(each)) for each in found.values())
    return min(one & two, default=None)


def platforms(member: Member) -> tuple[str, ...]:
    """Where somebody has accounts, the last used last."""
    return tuple(dict.fromkeys(each.platform for each in member.addresses))


async def agree(tx: Tx, link: Link, now: Instant) -> Link:
    """The same link, agreed to by whoever typed the code; whoever made it is asked by DM, now.

    Raises NotYours for anybody else.
    """
    if _me(tx) != link.other_id:
        raise NotYours("whoever typed a code agrees first")
    wide = _wide(tx)
    agreed = replace(link, agreed_at=now, expires_at=now + ANSWERED_WITHIN)
    await _table.put(wide, agreed)
    asks = Nudge(
        id=NudgeId(derived(link.id, NudgeKind.LINKING)), to=link.member_id, kind=NudgeKind.LINKING, subject=link.id,
        due_at=now, next_at=now, reason=Reason(Because.ASKED_NOW, now),
    )  # fmt: skip
    await nudges.add(wide, asks)
    return agreed


async def drop(tx: Tx, link: Link) -> None:
    """One side has said no, or it is done: it leads nowhere any more.

    Raises NotYours for anybody else.
    """
    _side(tx, link)
    await _table.remove(_wide(tx), link.id)


async def join(tx: Tx, link: Link) -> tuple[Tx, Joined] | None:
    """The one person whom both sides are now, by the yes of the code's maker, and the transaction as theirs.

    None while a message to one of the two is on its way: nothing is joined then.

    The transaction has to hold both sides. Raises NotYours before the other side has agreed, for anybody but the
    maker, for a link that is a cohort's, and for two accounts of one platform.
    """
    wide = _wide(tx)
    current = await _table.get(wide, link.id)
    agreed = current is not None and current.agreed_at is not None and current.cohort_id is None
    if not agreed or _me(tx) != link.member_id or await clash(tx, link) is not None:
        raise NotYours("two accounts are joined by the word of both")
    done = await merging.merge(wide, link.member_id, link.other_id, last=link.member_id)
    return None if done is None else (tx.narrowed(AsMember(done.member_id)), done)


async def unlink(tx: Tx, platform: str) -> Member | None:
    """The asker without their account on this platform, which begins anew; None: there is none, or no other.

    Raises NotYours for the bot itself.
    """
    wide = _wide(tx)
    member = await members.get(wide, _me(tx))
    return None if member is None else await merging.part(wide, member, platform)


async def sides(tx: Tx, id: str) -> tuple[MemberId, ...]:
    """Who is on both sides of this link, for their locks; nobody of one that is not there."""
    found = await tx.first(_SIDES, link=id)
    return () if found is None else (MemberId(found[0]), MemberId(found[1]))


async def purge(tx: Tx, now: Instant) -> None:
    """Removes those that have expired.

    Raises NotYours for anybody but the bot itself.
    """
    system(tx.asker)
    await tx.rows(_EXPIRED, now=micros(now))


def _side(tx: Tx, link: Link) -> MemberId:
    if not isinstance(tx.asker, AsMember):
        return link.member_id
    if tx.asker.member_id not in (link.member_id, link.other_id):
        raise NotYours("a link is between two")
    return tx.asker.member_id
