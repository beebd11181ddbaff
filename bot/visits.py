"""Visits: the coach page's door. A one-time secret is exchanged for a session, and each request asks who it is."""

from dataclasses import dataclass

from bot.clock import Clock
from bot.model.ids import CohortId, MemberId
from bot.store import codes, cohorts, departures, grants, members, sessions
from bot.store.rights import Asker, AsMember
from bot.store.store import Store
from bot.store.tx import Tx

_LONGEST = 200
"""Characters of what a browser may bring; ours are shorter."""


@dataclass(frozen=True, slots=True)
class Visit:
    """A page that somebody has open: for whom, and of which cohort."""

    member_id: MemberId
    cohort_id: CohortId


class Visits:
    """Opens, finds and ends visits; what somebody may see is asked of `grants` at each look, never here alone."""

    def __init__(self, store: Store, clock: Clock, *, asker: Asker) -> None:
        self._store = store
        self._clock = clock
        self._asker = asker

    async def open(self, secret: str) -> str | None:
        """What the browser is to hold, for a secret that is good; it is used up, and an earlier visit is over.

        None for one that is wrong, used or expired, and for whoever may no longer look at that cohort.
        """
        if not secret or len(secret) > _LONGEST:
            return None
        now = self._clock.now()
        async with self._store.begin(self._asker) as tx:
            code = await codes.take(tx, codes.Purpose.PAGE, secret, now)
            if code is None or code.cohort_id is None:
                return None
            if not await _may_look(tx, code.member_id, code.cohort_id):
                return None
            return await sessions.open(tx, code.member_id, code.cohort_id, now)

    async def of(self, token: str) -> Visit | None:
        """The visit that this token is of, used now; None once it is over, or whose it was may no longer look."""
        if not token or len(token) > _LONGEST:
            return None
        now = self._clock.now()
        async with self._store.read(self._asker) as tx:
            found = await sessions.get(tx, token, now)
            if found is None:
                return None
            if not await _may_look(tx, found.member_id, found.cohort_id):
                return None
        if found.stale(now):
            async with self._store.begin(self._asker) as tx:
                await sessions.touch(tx, token, now)
        return Visit(found.member_id, found.cohort_id)

    async def end(self, token: str) -> None:
        """The visit is over; harmless where it was already."""
        if token and len(token) <= _LONGEST:
            async with self._store.begin(self._asker) as tx:
                await sessions.end(tx, token)


async def _may_look(tx: Tx, member_id: MemberId, cohort_id: CohortId) -> bool:
    """Whether they look after this cohort, and the bot was let go neither where they are nor where it lives."""
    grant = await grants.looker(tx.narrowed(AsMember(member_id)), cohort_id)
    member = await members.get(tx, member_id)
    if grant is None or member is None:
        return False
    rooms = (await cohorts.rooms_of(tx, [cohort_id]))[cohort_id]
    lives = {room.address.home for room in rooms if not room.gone} or {grant.cohort.home}
    theirs = {each.home for each in member.addresses} or {member.home}
    return await departures.stays(tx, lives) and await departures.stays(tx, theirs)
