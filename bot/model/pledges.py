"""What became of what a member said they would do: their own record, for them alone."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import timedelta
from statistics import median

from bot.clock import Instant
from bot.model.ids import OpportunityId
from bot.model.note import THANKS, Note, NoteStatus
from bot.model.opportunity import CLOSED, Contact, ContactKind, Opportunity, Outcome

AROUND = timedelta(hours=1)
"""What is sent within an hour after the time that was named went out by then: "around six" is a promise kept."""
SETTLED = timedelta(days=21)
"""An interview that brought no second one by then counts as one that brought none."""
ENOUGH = 5
"""Interviews that each side of a comparison needs; of fewer nothing is said."""


@dataclass(frozen=True, slots=True)
class Rate:
    """Of so many interviews, how many brought a second one or an offer."""

    of: int
    went_on: int

    @property
    def share(self) -> float:
        """Between 0 and 1; 0 of none."""
        return self.went_on / self.of if self.of else 0.0


@dataclass(frozen=True, slots=True)
class Compared:
    """Two rates side by side, each over enough interviews to be said; a coincidence all the same."""

    first: Rate
    second: Rate


@dataclass(frozen=True, slots=True)
class Record:
    """What one member said and did; no streak, no rank, nothing about anybody else."""

    pledged: int = 0
    """Notes they said they would send by a time that has passed; without those they then skipped."""
    kept: int = 0
    """Of these, how many went out by then."""
    thanked: int = 0
    """Thank-you notes sent."""
    hours: float | None = None
    """The median of the hours from the end of a talk to its note; None of fewer than two."""
    with_note: Compared | None = None
    """First the interviews whose note went out, second those without."""
    since: Compared | None = None
    """First the interviews before the first note that was sent from here, second those after."""

    @property
    def empty(self) -> bool:
        """Whether there is nothing to tell yet."""
        return not self.pledged and not self.thanked


def record(
    notes: Sequence[Note], contacts: Sequence[Contact], opportunities: Iterable[Opportunity], now: Instant
) -> Record:
    """The record of the member whose notes, contacts and opportunities these are."""
    said = [each for each in notes if _counts(each, now)]
    ended = {each.id: each.ended_at for each in contacts}
    thanked = [each for each in notes if each.kind in THANKS and each.status is NoteStatus.SENT]
    lags = [
        (each.done_at - ended[each.contact_id]) / timedelta(hours=1)
        for each in thanked
        if each.done_at is not None and each.contact_id in ended and each.done_at >= ended[each.contact_id]
    ]
    with_note, since = _compared(thanked, contacts, {each.id: each for each in opportunities}, now)
    return Record(
        pledged=len(said),
        kept=sum(_kept(each) for each in said),
        thanked=len(thanked),
        hours=median(lags) if len(lags) > 1 else None,
        with_note=with_note,
        since=since,
    )


def _counts(note: Note, now: Instant) -> bool:
    """Whether what was said of it can be held against what was done."""
    if note.pledged_for is None:
        return False
    if note.status is NoteStatus.SENT:
        return True
    return note.open and note.pledged_for + AROUND <= now


def _kept(note: Note) -> bool:
    return (
        note.status is NoteStatus.SENT
        and note.done_at is not None
        and note.pledged_for is not None
        and note.done_at <= note.pledged_for + AROUND
    )


def _compared(
    thanked: Sequence[Note], contacts: Sequence[Contact], known: dict[OpportunityId, Opportunity], now: Instant
) -> tuple[Compared | None, Compared | None]:
    """First interviews that are settled, by whether a note went out, and by before and after the first note."""
    began = min((each.done_at for each in thanked if each.done_at is not None), default=None)
    noted = {each.contact_id for each in thanked}
    interviews: dict[OpportunityId, list[Contact]] = {}
    for each in sorted(contacts, key=lambda one: one.starts_at):
        if each.kind is ContactKind.INTERVIEW and each.opportunity_id in known:
            interviews.setdefault(each.opportunity_id, []).append(each)
    by_note: dict[bool, list[bool]] = {True: [], False: []}
    by_time: dict[bool, list[bool]] = {True: [], False: []}
    for id, held in interviews.items():
        first, outcome = held[0], known[id].outcome
        went_on = len(held) > 1 or outcome in (Outcome.OFFER, Outcome.ACCEPTED)
        if not went_on and outcome not in CLOSED and now - first.ended_at < SETTLED:
            continue
        by_note[first.id in noted].append(went_on)
        if began is not None:
            by_time[first.ended_at >= began or first.id in noted].append(went_on)
    return _pair(by_note[True], by_note[False]), _pair(by_time[False], by_time[True])


def _pair(first: Sequence[bool], second: Sequence[bool]) -> Compared | None:
    if min(len(first), len(second)) < ENOUGH:
        return None
    return Compared(Rate(len(first), sum(first)), Rate(len(second), sum(second)))
