"""Gists: what a log form holds before it is opened, read back in words, and whether it may be sent as it is."""

from collections.abc import Sequence

from bot.cards import logs as cards
from bot.clock import Instant
from bot.handlers.turn import Turn
from bot.model.calendar import wall
from bot.model.moment import Flag, Grain
from bot.reading.details import Details

DOUBTFUL = frozenset({Flag.NUMERIC, Flag.WEEK, Flag.TIME_ONLY})
"""What is asked about before a time is saved unopened."""

AS_READ = "as_read"
"""The value of a form that was read back in words and not changed since: the zone it was read in."""
SAID = 110
"""Characters of a company or a role that a gist says in full; of all names together twice as many."""


def gist(turn: Turn, read: Details) -> str:
    """What was understood, in a sentence; nothing where nothing was."""
    return cards.gist(
        turn.reader, read.company or "", read.role or "", read.round or "", read.when, read.format,
        [person.name for person in read.people], turn.now,
    )  # fmt: skip


def told(turn: Turn, read: Details, what: str, asks: Sequence[str]) -> str:
    """All that is said of a form where it does not open at once; `what` is its gist, worded."""
    addresses = sum(1 for person in read.people if person.email)
    also = [cards.with_addresses(turn.reader, addresses)] if addresses else []
    return "\n".join([what, *asks, *also]) if what else ""


def whole(turn: Turn, read: Details) -> bool:
    """Whether it may be saved once it was read back: it says a company and one moment, in a zone that is known."""
    when = read.when
    if turn.zone is None or not read.company or when is None or when.grain is not Grain.MINUTE:
        return False
    # What the gist leaves out or shortens is not saved unseen.
    said = len(read.company) <= SAID and len(read.role or "") <= SAID and len(read.round or "") <= SAID
    said = said and sum(len(person.name) + 2 for person in read.people) <= 2 * SAID and read.decides_by is None
    return said and not when.flags & DOUBTFUL and not elsewhen(turn, read)


def elsewhen(turn: Turn, read: Details) -> tuple[Instant, ...]:
    """The other days that the time may mean."""
    when = read.when
    if when is None:
        return ()
    zone = turn.zone or when.zone
    day = wall(when.start, zone).date()
    return tuple(at for at in when.alternatives if wall(at, zone).date() != day)
