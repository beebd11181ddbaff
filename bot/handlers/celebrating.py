"""Celebrating: a member shares good news with their cohort, each time by their own word."""

from dataclasses import replace

from bot.cards import afternote as afternote_cards
from bot.cards import celebrations as cards
from bot.chat.card import Button, Card
from bot.chat.form import Form
from bot.chat.reply import Invalid, ToAction, ToSubmission
from bot.handlers.dossier import Dossier
from bot.handlers.routes import Routes, Submitted
from bot.handlers.turn import Turn, Values
from bot.model.cohort import Celebration, Cohort, Role
from bot.model.ids import CelebrationId, CohortId
from bot.model.note import THANKS, Note, NoteStatus
from bot.model.opportunity import Contact, ContactKind, Outcome
from bot.store import celebrations, grants

MOMENTS = frozenset({cards.SENT, cards.ROUND, cards.OFFER})


async def offered(turn: Turn, moment: str) -> tuple[Button, ...]:
    """The button that offers to share this moment, for whoever is a member of a cohort that goes on."""
    return (cards.button(turn.reader, moment),) if await _mine(turn) is not None else ()


async def after_note(turn: Turn, dossier: Dossier, note: Note, card: Card) -> Card:
    """The card of a note that was sent now; where it was the last of its interview, it offers to share that, once."""
    thanks = [each for each in dossier.notes if each.contact_id == note.contact_id and each.kind in THANKS]
    if note.kind not in THANKS or any(each.status is not NoteStatus.SENT for each in thanks):
        return card
    return replace(card, controls=(*card.controls, *await offered(turn, cards.SENT)))


async def after_offer(turn: Turn, before: Outcome, card: Card) -> Card:
    """The card of an offer, made or accepted; it offers to share it once, so not again where it was told before."""
    if before in (Outcome.OFFER, Outcome.ACCEPTED):
        return card
    return replace(card, controls=(*card.controls, *await offered(turn, cards.OFFER)))


async def after_round(turn: Turn, dossier: Dossier, contact: Contact, card: Card) -> Card:
    """The card of a contact that was logged; where it is another interview of that position, it offers to share it."""
    interviews = [each for each in dossier.contacts if each.kind is ContactKind.INTERVIEW]
    if contact.kind is not ContactKind.INTERVIEW or not any(each.ended_at < contact.starts_at for each in interviews):
        return card
    return replace(card, controls=(*card.controls, *await offered(turn, cards.ROUND)))


async def _mine(turn: Turn) -> Cohort | None:
    """The cohort that they joined last as a member, of those that go on."""
    places = await grants.places(turn.tx)
    return next((cohort for mine, cohort in places if cohort.open and mine.role is Role.MEMBER), None)


async def ask(turn: Turn, value: str, picked: str | None) -> ToAction:
    """The form with the words that would be shared."""
    cohort = await _mine(turn)
    if cohort is None:
        return afternote_cards.not_yours(turn.reader)
    return await turn.opened(cards.form(turn.reader, cohort, value if value in MOMENTS else cards.SENT))


async def make(turn: Turn, value: str, values: Values) -> Form | None:
    """That form again, as it was filled."""
    id, _, moment = value.partition(" ")
    grant = await grants.member(turn.tx, CohortId(id))
    if grant is None or not grant.cohort.open:
        return None
    return replace(cards.form(turn.reader, grant.cohort, moment), filled=dict(values))


async def keep(turn: Turn, value: str, values: Values) -> ToSubmission:
    """The words wait for the next digest."""
    words = " ".join(values.get("words", "").split())[: cards.LIMIT]
    grant = await grants.member(turn.tx, CohortId(value.partition(" ")[0]))
    if grant is None or not grant.cohort.open:
        return afternote_cards.not_yours(turn.reader)
    if not words:
        return Invalid({"words": cards.no_words(turn.reader)})
    made = Celebration(CelebrationId(turn.new_id()), turn.member.id, grant.cohort.id, turn.now, words)
    await celebrations.put(turn.tx, made)
    turn.leaves("celebrate.show", made.id)
    return cards.kept(turn.reader, grant.cohort, made)


async def show(turn: Turn, value: str, picked: str | None) -> ToAction:
    """What waits, as it would be posted."""
    made = await celebrations.get(turn.tx, CelebrationId(value))
    grant = None if made is None else await grants.member(turn.tx, made.cohort_id)
    if made is None or grant is None:
        return afternote_cards.not_yours(turn.reader)
    return cards.posted(turn.reader) if made.shown_at is not None else cards.kept(turn.reader, grant.cohort, made)


async def back(turn: Turn, value: str, picked: str | None) -> ToAction:
    """Taken back, unless it was posted."""
    made = await celebrations.get(turn.tx, CelebrationId(value))
    if made is None:
        return afternote_cards.not_yours(turn.reader)
    taken = await celebrations.take_back(turn.tx, made.id)
    return cards.back(turn.reader) if taken else cards.posted(turn.reader)


ROUTES = Routes(
    actions={"celebrate": ask, "celebrate.show": show, "celebrate.back": back},
    forms={"celebrate.keep": Submitted(make, keep)},
)
