"""Erasing a contact, and its opportunity where it was the only one of it."""

from bot.handlers import dossier as dossiers
from bot.handlers.dossier import Dossier
from bot.handlers.turn import Turn
from bot.model.opportunity import Contact
from bot.store import contacts, nudges, opportunities


async def erased(turn: Turn, dossier: Dossier, contact: Contact) -> None:
    """Erases it with its notes and nudges; what is left of the opportunity is planned anew."""
    if len(dossier.contacts) == 1:
        await nudges.plan(turn.tx, dossier.opportunity.id, ())
        await nudges.cancel(turn.tx, [nudge.id for nudge in dossier.coming])
        await contacts.remove(turn.tx, contact.id)
        await opportunities.remove(turn.tx, dossier.opportunity.id)
        return
    about = {contact.id, *(note.id for note in dossier.notes if note.contact_id == contact.id)}
    await nudges.cancel(turn.tx, [nudge.id for nudge in dossier.coming if nudge.subject in about])
    await contacts.remove(turn.tx, contact.id)
    left = await dossiers.read(turn.tx, dossier.opportunity.id, turn.member, turn.policy)
    if left is not None and left.contacts:
        await dossiers.replanned(turn.tx, left, turn.member, turn.policy, turn.now)
