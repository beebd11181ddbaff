"""A frame: one hand-written sentence or two, and where it may be used."""

from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from string import Formatter

from bot.drafting.phrases import Shape
from bot.model.opportunity import InterviewFormat
from bot.model.people import Tone


class Move(StrEnum):
    """What a sentence does in a note, in the order of a note."""

    OPEN = "open"
    TOPIC = "topic"
    BRIDGE = "bridge"
    PANEL = "panel"
    INTEREST = "interest"
    NEXT = "next"
    STATUS_OPEN = "status-open"
    STATUS_THANKS = "status-thanks"
    """Opens a status follow-up that thanks too."""
    STATUS_INTEREST = "status-interest"
    STATUS_ASK = "status-ask"
    STATUS_OFFER = "status-offer"
    STATUS_CLOSE = "status-close"
    LAST_OPEN = "last-open"
    LAST_ASK = "last-ask"
    LAST_CLOSE = "last-close"
    PASSED_ON = "passed-on"
    OR_ADDRESS = "or-address"


class Whose(StrEnum):
    """Whose a topic must be: "my thesis" is nothing that the recipient told."""

    ANYBODY = "anybody"
    THEIRS = "theirs"
    MINE = "mine"


class Mood(StrEnum):
    """How the conversation was rated: after a poor one no sentence sounds glad."""

    ANY = "any"
    WELL = "well"
    """Rated 3 or more, or not at all."""
    LOW = "low"
    """Rated 1 or 2."""


ANY_TONE = frozenset(Tone)
ANY_FORMAT = frozenset((*InterviewFormat, None))
ANY_SHAPE = frozenset(Shape)


@dataclass(frozen=True, slots=True)
class Frame:
    """A sentence with slots; a slot without a value keeps it out of a note."""

    id: str
    text: str
    shapes: frozenset[Shape] = ANY_SHAPE
    """What the member's words in it must be."""
    tones: frozenset[Tone] = ANY_TONE
    formats: frozenset[InterviewFormat | None] = ANY_FORMAT
    whose: Whose = Whose.ANYBODY
    mood: Mood = Mood.ANY

    @property
    def slots(self) -> frozenset[str]:
        """The names of its slots."""
        return _slots(self.text)


@lru_cache(maxsize=1024)
def _slots(text: str) -> frozenset[str]:
    return frozenset(name.lower() for _, name, _, _ in Formatter().parse(text) if name)
