"""An errand: a nudge that is due, whom it is for, and the truth it reads; nobody is waiting."""

from dataclasses import dataclass, field

from bot.cards.words import Reader, reader_for
from bot.clock import Instant
from bot.handlers.dossier import Dossier
from bot.model.nudge import Nudge
from bot.model.people import Member
from bot.model.policy import Policy
from bot.model.review import Coaching
from bot.store.tx import Tx


@dataclass(frozen=True, slots=True)
class Reworded:
    """What a language model made of a draft, after the fact guard."""

    of: str
    """The draft that it was made from."""
    body: str


@dataclass(frozen=True, slots=True)
class Errand:
    """A nudge that is due, whom it is for, and the truth it reads."""

    nudge: Nudge
    member: Member
    dossier: Dossier | None
    now: Instant
    tx: Tx
    policy: Policy
    reworded: Reworded | None = None
    """Of POLISH: what came of it, if anything did."""
    coaching: Coaching = field(default_factory=Coaching)
    """Who has a coach to ask, and which drafts one was asked to read."""

    @property
    def reader(self) -> Reader:
        """Who will read the card."""
        return reader_for(self.member)
