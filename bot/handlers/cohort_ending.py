"""The end of a cohort, by its day or by a coach's word: a page for each member, one for coaches, a goodbye in its room.
"""

from statistics import median

from bot.cards import afternote as afternote_cards
from bot.cards import cohort_closing as cards
from bot.chat.card import Card
from bot.chat.reply import Amend, ToAction
from bot.handlers import dossier as dossiers
from bot.handlers import dripping
from bot.handlers.errand import Errand
from bot.handlers.room_errand import RoomErrand
from bot.handlers.routes import Routes
from bot.handlers.turn import Turn
from bot.model.cohort import Cohort, Role
from bot.model.ids import CohortId
from bot.model.note import THANKS, NoteStatus
from bot.model.opportunity import CLOSED, ContactKind
from bot.model.people import Member
from bot.store import charters, cohorts, contacts, digests, endings, grants, memberships, notes, opportunities
from bot.store.tx import Tx


async def ask(turn: Turn, value: str, picked: str | None) -> ToAction:
    """Asks a coach before it ends."""
    grant = await grants.coach(turn.tx, CohortId(value))
    if grant is None or not grant.cohort.open:
        return afternote_cards.not_yours(turn.reader)
    return cards.really(turn.reader, grant.cohort, grant.cohort.ends_on, turn.now)


async def end_now(turn: Turn, value: str, picked: str | None) -> ToAction:
    """Ends it, and says so; two coaches at once end it once."""
    grant = await endings.end(turn.tx, CohortId(value), turn.now)
    if grant is None:
        return afternote_cards.not_yours(turn.reader)
    turn.leaves("policy.show", value)
    return Amend(cards.ended(turn.reader, grant.cohort))


async def archive(turn: Turn, value: str, picked: str | None) -> ToAction:
    """Puts away what has ended."""
    grant = await endings.archived(turn.tx, CohortId(value))
    if grant is None:
        return afternote_cards.not_yours(turn.reader)
    turn.leaves("policy.show", value)
    return Amend(cards.archived(turn.reader, grant.cohort))


async def alone(turn: Turn, value: str, picked: str | None) -> ToAction:
    """A member goes on by themselves: nothing of theirs changes."""
    grant = await grants.anybody(turn.tx, CohortId(value))
    if grant is None or grant.cohort.open:
        return afternote_cards.not_yours(turn.reader)
    return Amend(cards.alone(turn.reader, grant.cohort))


async def parting(errand: RoomErrand) -> Card | None:
    """Ends the cohort at the midnight after its last day, room or no room; what the room is told comes by daylight."""
    cohort = errand.cohort
    if cohort.open:
        if charters.ends_at(cohort) > errand.now:
            return None
        await endings.ended(errand.tx, cohort.id, errand.now)
    over = await endings.concluded(errand.tx, cohort.id, errand.now)
    if over is None or over.open or errand.room.gone or errand.nudge.ordinal != charters.GOODBYE:
        return None
    return cards.parting(errand.reader, over)


async def closing(errand: Errand) -> Card | None:
    """The closing page, to members and coaches; or, to whom a coach took out, that they are out."""
    member, about = errand.member, CohortId(errand.nudge.subject)
    mine = await memberships.in_cohort(errand.tx, about, member.id)
    cohort = await cohorts.get(errand.tx, about)
    if cohort is None:
        return None
    discreet = member.discreet
    if errand.nudge.ordinal == "left":
        if mine is not None:
            return None
        await _on_their_own(errand)
        return cards.out(errand.reader, cohort, discreet=discreet)
    if mine is None or cohort.open:
        return None
    await _on_their_own(errand)
    if mine.role is Role.MEMBER:
        return cards.member(errand.reader, cohort, await page(errand.tx, member, cohort), discreet=discreet)
    by_itself = cohort.ended_at is not None and cohort.ended_at >= charters.ends_at(cohort)
    alone = mine.role is not Role.COACH
    told = await digests.posted(errand.tx, cohort)
    return cards.coach(errand.reader, cohort, by_itself=by_itself, digests=told, alone=alone)


async def _on_their_own(errand: Errand) -> None:
    """What the cohort had set no longer holds for them: their reminders are planned anew, and its tips are over."""
    if errand.member.zone is not None:
        await dossiers.replan_everything(errand.tx, errand.member, errand.policy, errand.now)
    await dripping.keep(errand.tx, errand.member, errand.now)


async def page(tx: Tx, member: Member, cohort: Cohort) -> cards.Closing:
    """What one member's time in the cohort comes to, from their own rows; for them alone."""
    until = cohort.ended_at
    since = charters.begins_at(cohort)
    met = await contacts.of(tx, member.id)
    held = [
        each for each in met
        if each.kind is ContactKind.INTERVIEW and since <= each.ended_at and (until is None or each.ended_at <= until)
    ]  # fmt: skip
    ended = {each.id: each.ended_at for each in met}
    thanked = [
        each for each in await notes.of(tx, member.id)
        if each.kind in THANKS and each.status is NoteStatus.SENT and each.done_at is not None
        and since <= each.done_at and (until is None or each.done_at <= until)
    ]  # fmt: skip
    hours = [
        (each.done_at - ended[each.contact_id]).total_seconds() / 3600
        for each in thanked
        if each.done_at is not None and each.contact_id in ended and each.done_at >= ended[each.contact_id]
    ]
    waiting = [each.company for each in await opportunities.of(tx, member.id) if each.outcome not in CLOSED]
    return cards.Closing(
        interviews=len(held),
        thanked=len({each.person_id for each in thanked}),
        hours=round(median(hours)) if len(hours) > 1 else None,
        open=tuple(dict.fromkeys(each for each in waiting if each)),
    )


async def told_role(errand: Errand) -> Card | None:
    """What somebody is in a cohort, as a coach has just made it; nothing where it is otherwise by now."""
    about = CohortId(errand.nudge.subject)
    mine = await memberships.in_cohort(errand.tx, about, errand.member.id)
    cohort = await cohorts.get(errand.tx, about)
    said = errand.nudge.ordinal.partition(" ")[2]
    if mine is None or cohort is None or not cohort.open or mine.role != said:
        return None
    return cards.role(errand.reader, cohort, mine.role, discreet=errand.member.discreet)


ROUTES = Routes(
    actions={
        "cohort.end": ask, "cohort.end_now": end_now, "cohort.archive": archive, "cohort.alone": alone,
    },
)  # fmt: skip
