"""Links: a code was typed, and whoever made it is asked whether that is meant."""

from dataclasses import dataclass

from bot.clock import Instant
from bot.model.ids import CohortId, LinkId, MemberId
from bot.model.people import Address


@dataclass(frozen=True, slots=True)
class Link:
    """What a code that was typed leads to, should both sides say yes."""

    id: LinkId
    member_id: MemberId
    """Who made the code, and has the last word."""
    other_id: MemberId
    """Who typed it, and has the first."""
    expires_at: Instant
    agreed_at: Instant | None = None
    """When whoever typed it said yes."""
    cohort_id: CohortId | None = None
    """The cohort that gets one more room; None: two accounts become one person."""
    room: Address | None = None
    room_name: str = ""

    def open(self, now: Instant) -> bool:
        """Whether it can still be answered."""
        return now < self.expires_at


@dataclass(frozen=True, slots=True)
class Party:
    """The other side of a link, as far as this side may know: who they say they are, and where."""

    name: str
    """As their platform has it; empty where it says nothing."""
    platforms: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Joined:
    """What became of two members who were one person."""

    member_id: MemberId
    """Who they are now."""
    lowered: tuple[CohortId, ...] = ()
    """Cohorts that both were in at different levels: the lower one holds."""
