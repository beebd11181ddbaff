"""Calendars: an interview, and the day of a follow-up, as files for the member's own."""

from bot.cards import afternote as afternote_cards
from bot.cards import handover as cards
from bot.chat.card import Card, File
from bot.drafting import calendar_file
from bot.handlers import dossier as dossiers
from bot.handlers.dossier import Dossier
from bot.handlers.routes import Routes
from bot.handlers.turn import Turn
from bot.model.calendar import wall
from bot.model.ids import ContactId, OpportunityId, derived
from bot.model.nudge import NudgeKind
from bot.model.opportunity import Contact, ContactKind


async def interview_day(turn: Turn, value: str, picked: str | None) -> Card:
    """An interview, for the member's own calendar."""
    found = await dossiers.of_contact(turn.tx, ContactId(value), turn.member, turn.policy)
    if found is None:
        return afternote_cards.not_yours(turn.reader)
    dossier, contact = found
    entry = calendar_file.Entry(contact.id, _words(turn, dossier, contact), contact.moved)
    content = calendar_file.interview(entry, contact.starts_at, contact.ended_at, turn.now)
    file = File("interview.ics" if not turn.member.discreet else "appointment.ics", calendar_file.KIND, content)
    return cards.in_calendar(turn.reader, file, follow_up=None, now=turn.now)


def _words(turn: Turn, dossier: Dossier, contact: Contact) -> str:
    opportunity = dossier.opportunity
    if contact.kind is not ContactKind.INTERVIEW:
        return ", ".join(each.name for each in dossier.met(contact)) or opportunity.company
    return cards.entry(
        turn.reader, opportunity.company, opportunity.role, follow_up=False, discreet=turn.member.discreet
    )


async def follow_up_day(turn: Turn, value: str, picked: str | None) -> Card:
    """The day of the next follow-up, for the member's own calendar."""
    dossier = await dossiers.read(turn.tx, OpportunityId(value), turn.member, turn.policy)
    if dossier is None or not dossier.contacts:
        return afternote_cards.not_yours(turn.reader)
    nudge = next((each for each in dossier.coming if each.kind is NudgeKind.FOLLOW_UP), None)
    if nudge is None:
        return cards.nothing_planned(turn.reader)
    on = wall(nudge.next_at, turn.zone or "UTC").date()
    opportunity = dossier.opportunity
    words = cards.entry(turn.reader, opportunity.company, "", follow_up=True, discreet=turn.member.discreet)
    # A round of its own is a day of its own; the same round moved is the same day moved.
    entry = calendar_file.Entry(derived(opportunity.id, nudge.ordinal), words, nudge.revision)
    file = File("follow-up.ics" if not turn.member.discreet else "day.ics", calendar_file.KIND,
                calendar_file.whole_day(entry, on, turn.now))  # fmt: skip
    return cards.in_calendar(turn.reader, file, follow_up=on, now=turn.now)


ROUTES = Routes(actions={"calendar.follow_up": follow_up_day, "calendar.interview": interview_day})
