"""Closing figures: what a cohort came to, made once as it ends, and always blurred, so that nobody is given away
when they are held beside a digest.
"""

from dataclasses import replace

from bot.clock import Instant
from bot.model.cohort import Cohort, CohortStatus
from bot.model.figures import NAMES, RATES, Done, Due, Held, Records, blurred, exact
from bot.model.ids import CohortId, ContactId
from bot.model.note import THANKS, Note, NoteStatus
from bot.model.opportunity import SENT_IN, SOCIAL, ContactKind, Outcome
from bot.store import charters, cohorts, contacts, grants, members, memberships, notes, opportunities
from bot.store.rights import system
from bot.store.tx import Tx


async def made(tx: Tx, cohort_id: CohortId, now: Instant) -> Cohort | None:
    """The cohort with its closing figures, of those who let themselves be counted as it ended; made once.

    Raises NotYours for anybody but the bot itself.
    """
    system(tx.asker)
    await charters.locked(tx, cohort_id)
    cohort = await cohorts.get(tx, cohort_id)
    if cohort is None or cohort.open or cohort.closing is not None:
        return cohort
    records = await _records(tx, cohort)
    begins, ends = charters.begins_at(cohort), cohort.ended_at or now
    found = exact(records, records.people.keys(), begins, ends, own=True)
    shown = {name: blurred(found[name], rate=name in RATES, about=True).value for name in NAMES}
    kept = tuple((name, value) for name, value in shown.items() if value is not None)
    over = replace(cohort, closing=kept)
    await cohorts.put(tx, over)
    return over


async def _records(tx: Tx, cohort: Cohort) -> Records:
    """What those did who were counted as it ended, and nobody else."""
    everybody = await memberships.of_cohort(tx, cohort.id)
    counted = grants.counted(replace(cohort, status=CohortStatus.OPEN), everybody)
    since = {each.member_id: each.counted_since for each in counted if each.counted_since is not None}
    every = await contacts.of_members(tx, set(since))
    known = await opportunities.get_many(tx, {each.opportunity_id for each in every})
    written = await notes.of_opportunities(tx, known)
    of: dict[ContactId, list[Note]] = {}
    for note in written:
        of.setdefault(note.contact_id, []).append(note)
    held = tuple(
        Held(
            each.member_id, each.opportunity_id, each.ended_at,
            tuple(Due(one.status, one.done_at, one.reason) for one in of.get(each.id, ()) if one.kind in THANKS),
            withdrawn=known[each.opportunity_id].outcome is Outcome.WITHDRAWN,
        )
        for each in every
        if each.kind is ContactKind.INTERVIEW and each.opportunity_id in known
    )  # fmt: skip
    return Records(
        people=await members.get_many(tx, since),
        since=since,
        held=held,
        sent=tuple(
            Done(each.member_id, each.done_at)
            for each in written
            if each.status is NoteStatus.SENT and each.done_at is not None
        ),
        steps=tuple(Done(each.member_id, each.starts_at) for each in every if each.kind in SENT_IN | SOCIAL),
    )
