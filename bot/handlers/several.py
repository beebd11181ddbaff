"""What a full day put off, or what fell due together, as one list: each thing is looked at anew, and has a row."""

from collections.abc import Awaitable, Callable
from dataclasses import replace

from bot.cards import nudges_list as cards
from bot.cards.kinds import whom
from bot.cards.notes import Ready
from bot.cards.words import Reader
from bot.chat.card import Card
from bot.clock import Instant
from bot.handlers import dossier as dossiers
from bot.handlers import drafts
from bot.handlers.dossier import Dossier
from bot.handlers.errand import Errand
from bot.model.nudge import FOLLOWING, Because, Nudge, NudgeKind, NudgeStatus
from bot.model.opportunity import ContactKind
from bot.store import nudges


async def gathered(errand: Errand, run: Callable[[Errand], Awaitable[Card | None]]) -> Card | None:
    """The list of what still matters of it; `run` answers whether a nudge still comes to anything.

    Of what fell due together, one thing that is left is its own card.
    """
    together = errand.nudge.reason.because is Because.TOGETHER
    alone: Card | None = None
    held: list[cards.Held] = []
    seen: set[tuple[str, str]] = set()
    taken = await nudges.taken_up(errand.tx, errand.nudge.id)
    about = {each.opportunity_id for each in taken if each.opportunity_id is not None}
    truth = await dossiers.read_many(errand.tx, about, {errand.member.id: errand.member}, errand.policy)
    for nudge in taken:
        dossier = truth.get(nudge.opportunity_id) if nudge.opportunity_id is not None else None
        if dossier is None or any(_says_the_same(each, nudge, errand.now) for each in dossier.nudges):
            # Gone, or with a card of its own this very moment.
            continue
        card = await run(replace(errand, nudge=nudge, dossier=dossier))
        if card is None:
            continue
        row = held_row(errand.reader, dossier, nudge)
        if (row.action, row.value) not in seen:
            seen.add((row.action, row.value))
            held.append(row)
            alone = card
    if not held:
        return None
    if together and len(held) == 1:
        return alone
    return cards.gathered(errand.reader, held, discreet=errand.member.discreet, together=together)


def _says_the_same(other: Nudge, nudge: Nudge, now: Instant) -> bool:
    """Whether another nudge about the very same goes out by itself in this moment."""
    later = other.status is NudgeStatus.POSTPONED and other.next_at > now
    return other.waiting and other.due_at <= now and not later and _about(other) == _about(nudge)


def _about(nudge: Nudge) -> tuple[str, str]:
    return nudge.about or (nudge.kind.value, nudge.subject)


def held_row(reader: Reader, dossier: Dossier, nudge: Nudge) -> cards.Held:
    """A nudge as a row of a list: whom it is about, and the button that goes there."""
    interview = dossier.last.kind is ContactKind.INTERVIEW
    subject = dossier.last.id if nudge.kind in FOLLOWING and interview else nudge.subject
    name = whom(reader, dossier.opportunity, dossier.everyone)
    return cards.held(reader, nudge.kind, name, subject, _names(dossier, nudge), interview=interview)


def _names(dossier: Dossier, nudge: Nudge) -> list[str]:
    """Whom the notes that wait are to, when the nudge is about a contact's or about one note."""
    if nudge.kind in (NudgeKind.OWED, NudgeKind.PLEDGE):
        to = next((each.person_id for each in dossier.notes if each.id == nudge.subject), None)
        return [dossier.people[to].call_them] if to in dossier.people else []
    contact = next((each for each in dossier.contacts if each.id == nudge.subject), None)
    if contact is None:
        return []
    if nudge.kind is NudgeKind.KEEP_WARM:
        return [person.call_them for person in dossier.met(contact)]
    rows: list[Ready] = [row for row in drafts.rows(dossier, contact) if row.note.open]
    return [row.person.call_them for row in rows]
