"""Merging: two members who are one person become one, in one transaction; and a member who moves home.

The one who was there first goes on, at their home; everything of the other's is sealed anew to them. Nothing is lost
but what stands for nobody twice: of two memberships of one cohort one stays, at the lower level of the two, since
which was chosen last is not known, and less shown is what can be mended. Codes and open coach pages of both are void.

Ids of nudges come of the member they go to, so that planning twice writes nothing new: what the other has had is known
by the id that a plan of the survivor's gives it. What is on its way at this very moment keeps the merge from
happening: under another id it would be looked for in vain, and sent twice.
"""

from dataclasses import dataclass, replace

from sqlalchemy import LargeBinary, bindparam, delete, literal_column, select, update

from bot.model.cohort import Consent, Role
from bot.model.ids import CohortId, MemberId, derived
from bot.model.joining import joined
from bot.model.link import Joined
from bot.model.nudge import NudgeKind, NudgeStatus
from bot.model.people import Member, Tenant
from bot.store import members, memberships, tables
from bot.store.nudges import WAITING_FOR
from bot.store.private import opened, shut
from bot.store.resealing import Move, move, move_audit
from bot.store.rights import system
from bot.store.sql import Value, literal, parameter
from bot.store.tx import Tx, home

_nudges = tables.nudges.c
_members = tables.members.c
_addresses = tables.addresses.c
_reviews = tables.reviews.c
_ON_ITS_WAY = frozenset({NudgeStatus.CLAIMED, NudgeStatus.UNCERTAIN})
_LISTS = frozenset({NudgeKind.GATHERED, NudgeKind.ROUND})
"""Messages that hold others: one that went out does not speak for what another still holds."""
_ROLES = (Role.MEMBER, Role.SPONSOR, Role.COACH)
_LEVELS = tuple(Consent)

_OF = (
    select(_nudges.id, _nudges.kind, _nudges.subject, _nudges.ordinal, _nudges.status, _nudges.into_id)
    .where(_nudges.member_id == parameter("member"))
    .order_by(_nudges.id)
    .with_for_update()
)
_RENAME = (
    update(tables.nudges)
    .where(_nudges.id == parameter("row"))
    .values(
        id=parameter("id_is"), member_id=parameter("is_now"), tenant=parameter("home_is"),
        subject=parameter("subject_is"), into_id=parameter("into_is"), status=parameter("status_is"),
    )
)  # fmt: skip
_UNSAID = delete(tables.nudges).where(_nudges.id == parameter("row"))
_LANE = update(tables.nudges).where(_nudges.member_id == parameter("member")).values(tenant=parameter("home_is"))
_REACHED = (
    update(tables.addresses)
    .where(_addresses.member_id == parameter("was"))
    .values(member_id=parameter("is_now"), place=_addresses.place + literal_column("1000"))
)
_ANSWERS = (
    update(tables.reviews).where(_reviews.answered_by == parameter("was")).values(answered_by=parameter("is_now"))
)
_theirs, _coached = tables.memberships.alias("theirs"), tables.memberships.alias("coached")
# By way of the cohorts they coach, since the index begins with the member.
_ASKS = (
    update(tables.nudges)
    .where(
        _nudges.kind == literal(NudgeKind.MAY_I.value),
        _nudges.ordinal == _theirs.c.cohort_id + literal(" ") + parameter("was"),
        _nudges.member_id == _coached.c.member_id,
        _theirs.c.cohort_id == _coached.c.cohort_id,
        _theirs.c.member_id == parameter("was"),
    )
    .values(ordinal=_theirs.c.cohort_id + literal(" ") + parameter("is_now"))
)
"""What a coach asked others is asked by whom they are now."""
_SETTLE = update(tables.members).where(_members.id == parameter("member")).values(
    platform=parameter("on"), tenant=parameter("within"), sealed=bindparam("sealed_is", type_=LargeBinary)
)
_ROW = select(tables.members).where(_members.id == parameter("member"))
_DRAWN_THERE = delete(tables.drawn).where(
    tables.drawn.c.member_id == parameter("member"), tables.drawn.c.platform == parameter("on")
)
_links = tables.links.c
_UNASKED = delete(tables.links).where(
    (_links.member_id == parameter("member")) | (_links.other_id == parameter("member"))
)
_VOID = (
    *(delete(table).where(table.c.member_id == parameter("member")) for table in (tables.codes, tables.sessions)),
    _UNASKED,
)
"""What is between an account and a moment: codes, open pages, questions about either."""


@dataclass(frozen=True, slots=True)
class _Row:
    id: str
    kind: NudgeKind
    subject: str
    ordinal: str
    status: NudgeStatus
    into: str | None

    @property
    def waits(self) -> bool:
        return self.status in WAITING_FOR


async def merge(tx: Tx, one: MemberId, two: MemberId, *, last: MemberId) -> Joined | None:
    """The one whom both are from now on, reached where `last` is; None while a message to one is on its way.

    Both are to be held by this transaction. Raises NotYours for anybody but the bot itself, LookupError when one of
    them is gone.
    """
    system(tx.asker)
    await tx.hold([one, two])
    found = await members.get_many(tx, [one, two])
    if len(found) < 2:
        raise LookupError("two members are needed to make one")
    keeps, other = sorted(found.values(), key=lambda each: (each.created_at, each.id))
    mine, theirs = await _planned(tx, keeps.id), await _planned(tx, other.id)
    if any(each.status in _ON_ITS_WAY for each in (*mine, *theirs)):
        return None
    how = Move(other.id, keeps.id, _home(other.home), _home(keeps.home))
    for statement in _VOID:
        for each in (one, two):
            await tx.rows(statement, member=each)
    await tx.rows(_ASKS, was=how.was, is_now=how.is_now)
    lowered = await _join_memberships(tx, how)
    await move(tx, how)
    await move_audit(tx, how.was, how.is_now)
    await tx.rows(_ANSWERS, was=how.was, is_now=how.is_now)
    await _rename(tx, how, mine, theirs)
    await tx.rows(_REACHED, was=how.was, is_now=how.is_now)
    await members.remove(tx, other.id)
    await members.put(tx, joined(keeps, other, last=found[last]))
    return Joined(keeps.id, lowered)


async def rehome(tx: Tx, id: MemberId, to: Tenant) -> None:
    """Everything of this member is sealed to another of the places where they are.

    Raises NotYours for anybody but the bot itself, LookupError for a member who is gone.
    """
    system(tx.asker)
    await tx.hold([id])
    row = await tx.first(_ROW, member=id)
    if row is None:
        raise LookupError("there is no such member")
    before = Tenant(row[1], row[2])
    if before == to:
        return
    how = Move(id, id, _home(before), _home(to))
    await move(tx, how)
    private = opened(tx.vault, row[7], table="members", row=id, tenant=how.home_was, owner=id)
    sealed = shut(tx.vault, private, table="members", row=id, tenant=how.home_is, owner=id)
    await tx.many(_SETTLE, [{"member": id, "on": to.platform, "within": to.tenant, "sealed_is": sealed}])
    await tx.rows(_LANE, member=id, home_is=how.home_is)
    tx.settled_in(id, to.platform, to.tenant)


async def part(tx: Tx, member: Member, platform: str) -> Member | None:
    """The member without their account on this platform, which is a stranger's from now on; None: it is their only.

    Everything stays with them; their home is where they still are.
    Raises NotYours for anybody but the bot itself.
    """
    system(tx.asker)
    left = tuple(each for each in member.addresses if each.platform != platform)
    if not left or len(left) == len(member.addresses):
        return None
    await tx.rows(_DRAWN_THERE, member=member.id, on=platform)
    for statement in _VOID:
        await tx.rows(statement, member=member.id)
    names = tuple(each for each in member.names if each[0] != platform)
    fresh = replace(member, addresses=left, names=names if len(names) > 1 else ())
    fresh = replace(fresh, name=dict(names).get(left[-1].platform) or member.name)
    await members.put(tx, fresh)
    if fresh.home.platform == platform:
        await rehome(tx, fresh.id, left[-1].home)
    return await members.get(tx, fresh.id)


async def _planned(tx: Tx, id: MemberId) -> tuple[_Row, ...]:
    """Every nudge of this member, held: none is claimed until the transaction ends."""
    return tuple(
        _Row(row, NudgeKind(kind), subject, ordinal, NudgeStatus(status), into)
        for row, kind, subject, ordinal, status, into in await tx.rows(_OF, member=id)
    )


async def _rename(tx: Tx, how: Move, mine: tuple[_Row, ...], theirs: tuple[_Row, ...]) -> None:
    """The other's nudges under the ids that the survivor's plans give them; of two promises of one thing one stays."""
    there = {each.id: each for each in mine}
    names: dict[str, str] = {}
    status: dict[str, NudgeStatus] = {}
    unsaid: list[str] = []
    into: dict[str, str] = {}
    for each in theirs:
        name = _named(each, how)
        beside = there.get(name)
        if name == each.id or beside is None:
            names[each.id] = name
        elif each.waits and (beside.waits or (beside.status is NudgeStatus.DELIVERED and each.kind not in _LISTS)):
            # The survivor's own comes, or has come. What a list had taken up comes with theirs.
            status[each.id] = NudgeStatus.CANCELLED
            into[each.id] = name
        elif beside.status is NudgeStatus.CANCELLED and (each.waits or each.status is NudgeStatus.DELIVERED):
            unsaid.append(name)
            names[each.id] = name
        elif each.status is NudgeStatus.DELIVERED and beside.waits and each.kind not in _LISTS:
            # It was said: it is not said again.
            unsaid.append(name)
            names[each.id] = name
    into |= {old: new for old, new in names.items() if old != new}
    await tx.many(_UNSAID, [{"row": id} for id in unsaid])
    rows: list[dict[str, Value]] = []
    for each in theirs:
        rows.append({
            "row": each.id, "id_is": names.get(each.id, each.id), "is_now": how.is_now, "home_is": how.home_is,
            "subject_is": how.is_now if each.subject == how.was else each.subject,
            "into_is": into.get(each.into, each.into) if each.into is not None else None,
            "status_is": status.get(each.id, each.status).value,
        })  # fmt: skip
    await tx.many(_RENAME, rows)


def _named(row: _Row, how: Move) -> str:
    """The id that this nudge has as the survivor's; one whose id comes of something else keeps it."""
    subject = how.is_now if row.subject == how.was else row.subject
    for was, is_now in (
        ((how.was, row.kind, row.subject, row.ordinal), (how.is_now, row.kind, subject, row.ordinal)),
        ((how.was, row.kind, row.subject), (how.is_now, row.kind, subject)),
        ((how.was, row.kind), (how.is_now, row.kind)),
    ):
        if derived(*was) == row.id:
            return derived(*is_now)
    return row.id


async def _join_memberships(tx: Tx, how: Move) -> tuple[CohortId, ...]:
    """Of two memberships of one cohort the survivor's stays, with what both add up to; where the levels differed."""
    mine = {each.cohort_id: each for each in await memberships.of(tx, how.is_now)}
    lowered: list[CohortId] = []
    for theirs in await memberships.of(tx, how.was):
        kept = mine.get(theirs.cohort_id)
        if kept is None:
            continue
        first = min(kept, theirs, key=lambda each: (each.joined_at, each.id))
        levels = [each.consent for each in (kept, theirs) if each.role is Role.MEMBER] or [kept.consent]
        role = max(kept.role, theirs.role, key=_ROLES.index)
        # Who looks after it shares nothing there, and shares nothing should they be a member again.
        consent = min(levels, key=_LEVELS.index) if role is Role.MEMBER else Consent.PRIVATE
        since = [each.counted_since for each in (kept, theirs) if each.counted_since is not None]
        if len(set(levels)) > 1:
            lowered.append(kept.cohort_id)
        await memberships.put(tx, replace(
            first, id=kept.id, member_id=kept.member_id, consent=consent,
            role=role,
            counted_since=min(since) if since and consent.counted else None,
            tips=(kept.tips or theirs.tips) and role is Role.MEMBER,
        ))  # fmt: skip
        await memberships.remove(tx, theirs.id)
    return tuple(lowered)


def _home(tenant: Tenant) -> str:
    return home(tenant.platform, tenant.tenant)
