"""What is said unasked about drafts and coaches: what waits, what was answered, whether one may be read."""

from collections.abc import Iterable
from dataclasses import replace

from bot.cards import review_queue as queue_cards
from bot.cards import reviews as cards
from bot.chat.card import Card, Line, Mood
from bot.handlers import dossier as dossiers
from bot.handlers import drafts
from bot.handlers.dossier import Dossier
from bot.handlers.errand import Errand
from bot.model.finding import Severity
from bot.model.ids import CohortId, NoteId, ReviewId
from bot.model.note import Note, NoteStatus
from bot.store import reading, reviews
from bot.store.rights import AsMember
from bot.store.tx import Tx


def _mine(errand: Errand) -> Tx:
    """What whoever is told may see themselves: what they may not is not said either."""
    return errand.tx.narrowed(AsMember(errand.member.id))


async def queue(errand: Errand) -> Card | None:
    """How many drafts wait for this coach; after a long pause the last day's message alone."""
    if await reading.overtaken(errand.tx, errand.nudge, errand.now):
        return None
    found = await reading.waits(_mine(errand), CohortId(errand.nudge.subject))
    if found is None or not found.count:
        return None
    return queue_cards.waiting(
        errand.reader, found.cohort, found.count, found.first, errand.now, discreet=errand.member.discreet
    )


async def read_soon(errand: Errand) -> Card | None:
    """One draft that is needed soon, while it waits and there is time."""
    found = await reading.waiting(_mine(errand), ReviewId(errand.nudge.subject))
    if found is None or found.needed_by is None or found.needed_by <= errand.now:
        return None
    return queue_cards.read_soon(errand.reader, found, errand.now, discreet=errand.member.discreet)


async def reviewed(errand: Errand) -> Card | None:
    """A coach has answered; nothing once it was withdrawn, or the note is done."""
    review = await reviews.get(_mine(errand), ReviewId(errand.nudge.subject))
    if review is None or review.answer is None or not review.visible:
        return None
    found = await dossiers.of_note(_mine(errand), review.note_id, errand.member, errand.policy)
    if found is None or found[1].person_id not in found[0].people or not found[1].open:
        return None
    person = found[0].people[found[1].person_id]
    return cards.reviewed(
        errand.reader, review, found[1], person, found[0].opportunity, discreet=errand.member.discreet
    )


async def may_i(errand: Errand) -> Card | None:
    """A coach asks to read a draft, while it waits, they may ask, and it is not shown already."""
    mine = _mine(errand)
    who = await reading.asker(mine, errand.nudge)
    found = await dossiers.of_note(mine, NoteId(errand.nudge.subject), errand.member, errand.policy)
    if who is None or found is None or found[1].person_id not in found[0].people:
        return None
    dossier, note = found
    if note.status is not NoteStatus.DRAFTED or await reviews.of_notes(mine, [note.id]):
        return None
    cohort, coach = who
    return cards.may_i(
        errand.reader, note, dossier.people[note.person_id], dossier.opportunity, cohort, coach,
        discreet=errand.member.discreet,
    )  # fmt: skip


def unanswered(errand: Errand, dossier: Dossier, about: Iterable[Note], card: Card) -> Card:
    """A reminder's card, with the way to a coach; and it says so while one who was asked has not answered."""
    waits = [note for note in about if note.open]
    if errand.member.id in errand.coaching.coached:
        hidden = [each.id for each in waits if each.id not in errand.coaching.shown]
        card = cards.with_asking(errand.reader, card, hidden)
    held = [note for note in waits if note.id in errand.coaching.unread and note.status is NoteStatus.DRAFTED]
    if not held:
        return card
    found = [each for note in held for each in drafts.findings(dossier, note, errand.member, errand.now, None)]
    passes = all(each.severity is Severity.INFO for each in found)
    line = Line((cards.no_reply(errand.reader, passes=passes),), Mood.PLAIN)
    return replace(card, blocks=(*card.blocks[:1], line, *card.blocks[1:]))
