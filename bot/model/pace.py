"""Pace: one lane a tenant, so that a large one or a limited one delays nobody else."""

from datetime import timedelta

from bot.clock import Instant
from bot.model.ids import NudgeId

_THE_SAME = timedelta(seconds=1)


class Lanes:
    """When each tenant's next message may go: at most so many a second, and none while its platform asks to wait."""

    def __init__(self) -> None:
        self._free: dict[str, Instant] = {}
        self._shut: dict[str, Instant] = {}
        self._kept: dict[NudgeId, Instant] = {}

    def slot(self, tenant: str, id: NudgeId, now: Instant, per_second: float | None) -> Instant:
        """The moment when this nudge may go: now, or the place in its lane that is kept for it."""
        until = self._shut.get(tenant, now)
        if until > now:
            return until
        kept = self._kept.get(id)
        if per_second is None or (kept is not None and kept <= now):
            self._kept.pop(id, None)
            return now
        if kept is None:
            kept = max(self._free.get(tenant, now), now)
            self._free[tenant] = kept + timedelta(seconds=1 / per_second)
            if kept > now:
                self._kept[id] = kept
        return kept

    def shut(self, tenant: str, until: Instant) -> bool:
        """Whether it is news that nothing may go to this tenant before then, as its platform says.

        What is in flight hears the same a moment apart: a second more is no news.
        """
        known = self._shut.get(tenant)
        self._shut[tenant] = until if known is None else max(until, known)
        return known is None or until - known > _THE_SAME
