"""The notebook: questions that a member wants a better answer to, as their debriefs left them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from bot.clock import Instant
from bot.model.ids import OpportunityId
from bot.model.opportunity import Contact, ContactKind, Opportunity


@dataclass(frozen=True, slots=True)
class Entry:
    """One question, where it was asked, and what the member would answer now."""

    opportunity: Opportunity
    contact: Contact
    question: str
    answer: str = ""


def entries(
    contacts: Iterable[Contact], opportunities: Mapping[OpportunityId, Opportunity], *, before: Instant | None = None
) -> tuple[Entry, ...]:
    """The questions of these interviews, newest first; with `before`, of those that began earlier than it."""
    found = [
        Entry(opportunities[one.opportunity_id], one, one.debrief.question, one.debrief.answer)
        for one in contacts
        if one.debrief is not None and one.debrief.question and one.opportunity_id in opportunities
        if before is None or one.starts_at < before
    ]
    return tuple(sorted(found, key=lambda each: (each.contact.starts_at, each.contact.id), reverse=True))


def without(
    contacts: Iterable[Contact], opportunities: Mapping[OpportunityId, Opportunity], now: Instant
) -> tuple[Entry, ...]:
    """Interviews that began and left no question yet, newest first."""
    found = [
        Entry(opportunities[one.opportunity_id], one, "")
        for one in contacts
        if one.kind is ContactKind.INTERVIEW and one.starts_at <= now and one.opportunity_id in opportunities
        if one.debrief is None or not one.debrief.question
    ]
    return tuple(sorted(found, key=lambda each: (each.contact.starts_at, each.contact.id), reverse=True))
