"""Bands: how long a note of each kind is, and which kinds need which part; by the rubric of 22 Nov 2026."""

from collections.abc import Mapping
from dataclasses import dataclass

from bot.model.note import Channel, NoteKind


@dataclass(frozen=True, slots=True)
class Band:
    """Words of the prose: blocks below `lowest`, warns below `low` and above `high`, blocks above `highest`."""

    lowest: int
    low: int
    high: int
    highest: int


BANDS: Mapping[NoteKind, Band] = {
    NoteKind.THANK_YOU: Band(30, 50, 150, 200),
    NoteKind.INTRO: Band(30, 45, 110, 150),
    NoteKind.RESUME: Band(25, 35, 90, 130),
    NoteKind.APPLICATION: Band(25, 35, 110, 150),
    NoteKind.STATUS: Band(25, 40, 100, 140),
    NoteKind.REJECTION: Band(30, 50, 120, 160),
    # The rubric has no band for these four: shorter than a thank-you, as nothing is asked and little is new.
    NoteKind.REFERRAL: Band(20, 30, 110, 150),
    NoteKind.NEWS: Band(20, 30, 100, 140),
    NoteKind.WITHDRAWAL: Band(20, 30, 110, 150),
    NoteKind.KEEP_WARM: Band(15, 25, 90, 130),
}
SMALL = Band(10, 15, 60, 80)
"""Of a LinkedIn message, whatever its kind."""
LINKEDIN = 300
"""Characters of a LinkedIn message, greeting and name among them."""

THANKS_FIRST = frozenset({NoteKind.THANK_YOU, NoteKind.INTRO, NoteKind.REFERRAL})
"""Thank in the first sentence."""
THANKS_SOMEWHERE = frozenset({NoteKind.STATUS, NoteKind.REJECTION, NoteKind.WITHDRAWAL, NoteKind.NEWS})
NAMES_BOTH = frozenset({
    NoteKind.THANK_YOU, NoteKind.STATUS, NoteKind.APPLICATION, NoteKind.RESUME, NoteKind.REJECTION,
})  # fmt: skip
"""Name the role and the company."""
NAMES_EITHER = frozenset({NoteKind.INTRO, NoteKind.REFERRAL, NoteKind.NEWS, NoteKind.WITHDRAWAL})
"""Name one of them, where there is one."""
TOPICAL = frozenset({NoteKind.THANK_YOU, NoteKind.INTRO})
"""Hold one detail of the conversation, and differ within a panel."""
INTERESTED = frozenset({NoteKind.THANK_YOU, NoteKind.STATUS, NoteKind.APPLICATION, NoteKind.RESUME})
NEXT = frozenset({NoteKind.THANK_YOU, NoteKind.STATUS, NoteKind.APPLICATION})
"""Offer information or mention what comes next."""
ASKING = frozenset({NoteKind.APPLICATION, NoteKind.RESUME})
"""Ask whether something arrived."""

SUBJECTED = frozenset({Channel.EMAIL})
"""Media with a subject line."""
REACHABLE = frozenset({Channel.EMAIL})
"""Media where the contact block is how the writer is reached."""
WRITTEN = frozenset({Channel.EMAIL, Channel.LINKEDIN, Channel.CARD})
"""Media with a greeting, prose and a name below; what is to be said on the phone has neither."""
