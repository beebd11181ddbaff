"""The live card of a contact: one row for each person, redrawn at every press."""

from collections.abc import Awaitable, Callable

from bot.cards import afternote as afternote_cards
from bot.cards import nudges as nudge_cards
from bot.cards.words import Reader
from bot.chat.reply import Amend, ToAction
from bot.handlers import dossier as dossiers
from bot.handlers import drafts, readable
from bot.handlers.dossier import Dossier
from bot.handlers.routes import Routes
from bot.handlers.sending import done, mark_sent, next_step, sent_before, skip
from bot.handlers.turn import Turn
from bot.handlers.which_note import Acts, pressed
from bot.model.ids import ContactId
from bot.model.note import Note, NoteStatus
from bot.model.opportunity import Contact
from bot.store import notes


async def _live_card(turn: Turn, dossier: Dossier, contact: Contact, lead: str) -> ToAction:
    live = nudge_cards.Live(dossier.opportunity, contact, drafts.rows(dossier, contact))
    line = next_step(turn, dossier) if not live.open else ""
    card = nudge_cards.live_again(turn.reader, live, turn.now, lead, line)
    return Amend(await readable.rows(turn, card, [each.note for each in live.open]))


def _live(change: Callable[[Turn, Dossier, Note], Awaitable[tuple[Dossier, str]]]) -> Acts:
    """A change to one row of the live card, which is redrawn."""

    async def act(turn: Turn, dossier: Dossier, note: Note) -> ToAction:
        dossier, lead = await change(turn, dossier, note)
        contact = dossier.contact(note.contact_id)
        turn.leaves("note.open", note.id)
        if contact is None:
            return afternote_cards.not_yours(turn.reader)
        return await _live_card(turn, dossier, contact, lead)

    return act


async def _live_sent(turn: Turn, dossier: Dossier, note: Note) -> tuple[Dossier, str]:
    dossier = await mark_sent(turn, dossier, note)
    await sent_before(turn)
    return dossier, nudge_cards.sent_one(turn.reader, dossier.people[note.person_id])


async def _live_undo(turn: Turn, dossier: Dossier, note: Note) -> tuple[Dossier, str]:
    again = note.undone(turn.now)
    person = dossier.people[note.person_id]
    if again is not note:
        dossier = await done(turn, dossier, again)
    elif not note.open:
        return dossier, nudge_cards.stays(turn.reader, person)
    return dossier, nudge_cards.taken_back(turn.reader, person)


async def live_skip(turn: Turn, dossier: Dossier, note: Note) -> ToAction:
    """One row skipped: the reason is offered beside the card."""
    card = await skip(turn, dossier, note)
    assert isinstance(card, Amend)  # skip answers nothing else
    found = await dossiers.of_note(turn.tx, note.id, turn.member, turn.policy)
    if found is None:
        return card
    dossier, note = found
    contact = dossier.contact(note.contact_id)
    if note.status is not NoteStatus.SKIPPED:
        return card
    if contact is None or len(dossier.thanks(contact)) == 1:
        return card
    lead = nudge_cards.skipped_one(turn.reader, dossier.people[note.person_id])
    redrawn = await _live_card(turn, dossier, contact, lead)
    assert isinstance(redrawn, Amend)  # the live card is always a redraw
    return Amend(redrawn.card, aside=card.card)


def _all(
    change: Callable[[Turn, Note], Note], lead: Callable[[Reader], str]
) -> Callable[[Turn, str, str | None], Awaitable[ToAction]]:
    """The same change to every open row of the live card."""

    async def action(turn: Turn, value: str, picked: str | None) -> ToAction:
        found = await dossiers.of_contact(turn.tx, ContactId(value), turn.member, turn.policy)
        if found is None:
            return afternote_cards.not_yours(turn.reader)
        dossier, contact = found
        changed = [change(turn, note) for note in dossier.thanks(contact) if note.open]
        await notes.put_many(turn.tx, changed)
        for note in changed:
            dossier = dossier.with_note(note)
        dossier = await dossiers.replanned(turn.tx, dossier, turn.member, turn.policy, turn.now)
        if any(note.status is NoteStatus.SENT for note in changed):
            await sent_before(turn)
        turn.leaves("interview.show", contact.id)
        return await _live_card(turn, dossier, contact, lead(turn.reader))

    return action


ROUTES = Routes(
    actions={
        "live.sent": pressed(_live(_live_sent)),
        "live.undo": pressed(_live(_live_undo)),
        "live.skip": pressed(live_skip),
        "live.sent_all": _all(lambda turn, note: note.sent(turn.now), nudge_cards.sent_all),
        "live.skip_all": _all(lambda turn, note: note.skipped(turn.now), nudge_cards.skipped_all),
    },
)
