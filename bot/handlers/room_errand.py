"""An errand to a room: a nudge that is due, the room it is for, and the cohort that lives there."""

from dataclasses import dataclass, field

from bot.cards.words import Reader
from bot.clock import Instant
from bot.model.cohort import Cohort, Room, Shown
from bot.model.nudge import Nudge
from bot.model.policy import DEFAULT, Policy
from bot.store.tx import Tx


@dataclass(frozen=True, slots=True)
class RoomErrand:
    """A nudge that is due, the room it is for, and the cohort that lives there."""

    nudge: Nudge
    room: Room
    cohort: Cohort
    now: Instant
    tx: Tx
    """As the bot itself; reads only, but for the kinds that write."""
    policy: Policy = DEFAULT
    """What holds for whoever is in no cohort."""
    keeps: list[Shown] = field(default_factory=list)
    """What is to be written down before it goes out, since it cannot be made again as it was."""

    @property
    def reader(self) -> Reader:
        """Whoever reads in the room: in English, at the cohort's own time."""
        return Reader(zone=self.cohort.zone)
