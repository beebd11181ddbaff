"""A case: all that is known about one opportunity when its nudges are planned, and who is written to about it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import timedelta

from bot.clock import Instant, micros
from bot.model.calendar import merged
from bot.model.ids import NudgeId, PersonId, derived
from bot.model.note import FOLLOW_UPS, THANKS, Note, NoteKind, NoteStatus, SkipReason
from bot.model.nudge import Nudge
from bot.model.opportunity import MEETINGS, SENT_IN, Contact, ContactKind, Opportunity, Person, PersonRole
from bot.model.people import Member
from bot.model.policy import Policy

ASIDE = timedelta(days=21)
"""What ended longer ago is not nudged about."""

FOLLOWED = SENT_IN | {ContactKind.INTERVIEW}
"""Kinds whose silence is asked about."""

ASKS = {
    ContactKind.INTERVIEW: NoteKind.STATUS,
    ContactKind.APPLICATION: NoteKind.APPLICATION,
    ContactKind.RESUME: NoteKind.RESUME,
}
"""What kind of follow-up comes after each of those."""

THANKED = {
    ContactKind.INTERVIEW: NoteKind.THANK_YOU,
    ContactKind.INTRO: NoteKind.INTRO,
    ContactKind.NETWORKING: NoteKind.INTRO,
    ContactKind.REFERRAL: NoteKind.REFERRAL,
}
"""What kind of thanks each person of a contact is owed; what is handed in owes none."""


@dataclass(frozen=True, slots=True)
class Touch:
    """When the member was in touch with somebody, or will be; `warm`: by a contact that has its own words."""

    at: Instant
    warm: bool = False


@dataclass(frozen=True, slots=True)
class Case:
    """All that is known about one opportunity; `history` are its nudges in every state."""

    opportunity: Opportunity
    contacts: tuple[Contact, ...]
    notes: tuple[Note, ...]
    history: tuple[Nudge, ...]
    member: Member
    busy: tuple[tuple[Instant, Instant], ...] = ()
    to: Person | None = None
    """Whom the follow-ups go to, where that is clear: an agency is asked less often."""
    rounds: Mapping[NudgeId, Instant] = field(default_factory=dict)
    """When the week's list comes that a follow-up is part of."""
    touched: Mapping[PersonId, Sequence[Touch]] = field(default_factory=dict)
    """When the member was in touch with these people by other opportunities."""

    @property
    def last(self) -> Contact | None:
        """The contact that decides what is followed up."""
        return last_of(self.contacts)

    @property
    def asks(self) -> NoteKind | None:
        """What kind of follow-up the silence calls for; None where there is nothing to ask after."""
        last = self.last
        return None if last is None or self.opportunity.social else ASKS.get(last.kind)

    @property
    def held(self) -> bool:
        """Whether the posting's word counts: until the first interview, and unless the member overruled it."""
        posting = self.opportunity.posting
        return posting is not None and not posting.overruled and self.gated

    @property
    def gated(self) -> bool:
        """The same, whatever the member made of it: a reply window counts also where a ban was overruled."""
        if self.opportunity.posting is None or self.asks not in (NoteKind.APPLICATION, NoteKind.RESUME):
            return False
        return not any(each.kind is ContactKind.INTERVIEW for each in self.contacts)

    @property
    def told_not_to(self) -> bool:
        """Whether a note was skipped because they asked not to be contacted, and they have not written since."""
        replied = self.opportunity.replied_at
        return any(
            note.reason is SkipReason.TOLD_NOT_TO
            and note.status is NoteStatus.SKIPPED
            and note.kind in THANKS | FOLLOW_UPS
            and (replied is None or note.done_at is None or note.done_at > replied)
            for note in self.notes
        )

    def thanks(self, contact: Contact) -> tuple[Note, ...]:
        """The notes that thank for this contact."""
        return tuple(note for note in self.notes if note.contact_id == contact.id and note.kind in THANKS)

    def follow_up(self, ordinal: int) -> Note | None:
        """The newest follow-up of this rank and of the kind that is due."""
        found = [note for note in self.notes if note.kind is self.asks and note.ordinal == ordinal]
        return max(found, key=lambda note: note.created_at, default=None)


def last_of(contacts: Sequence[Contact]) -> Contact | None:
    """The latest of those that are followed up, else the latest of all; None when there is none.

    What only has a day comes before what has a time on it: an interview on the day of the application is the later.
    """
    followed = [each for each in contacts if each.kind in FOLLOWED]
    return max(followed or contacts, key=_when, default=None)


def _when(contact: Contact) -> tuple[Instant, str]:
    return contact.ended_at - timedelta(hours=12) if contact.day_only else contact.ended_at, contact.id


def silent_spans(contacts: Sequence[Contact], policy: Policy) -> tuple[tuple[Instant, Instant], ...]:
    """The spans around interviews and other talks in which nothing is sent."""
    around = policy.silent_around
    return merged(
        (each.starts_at - around, each.ended_at + around)
        for each in contacts
        if each.kind in MEETINGS and not each.day_only
    )


def addressee(people: Sequence[Person], chosen: str | None, through: str | None = None) -> Person | None:
    """Who gets the follow-up: as chosen, else agency, recruiter, coordinator, hiring manager, the only one.

    Who put the member forward, or handed their résumé on, is asked where there is nobody else.
    """
    for person in people:
        if person.id == chosen:
            return person
    for role in (PersonRole.AGENCY, PersonRole.RECRUITER, PersonRole.COORDINATOR, PersonRole.MANAGER):
        for person in people:
            if person.role is role and person.id != through:
                return person
    others = [each for each in people if each.id != through and each.role is not PersonRole.REFERRER]
    if others:
        return others[0] if len(others) == 1 else None
    return next((each for each in people if each.id == through), None)


def generation(opportunity: Opportunity, last: Contact) -> str:
    """What a follow-up plan is about; a reply or a later contact begins another."""
    replied = micros(opportunity.replied_at) if opportunity.replied_at else 0
    return derived(last.id, last.moved, replied)[:8]


def kept_warm(contact: Contact, contacts: Sequence[Contact]) -> tuple[PersonId, ...]:
    """Those of a contact's people who were met at no later one: whom its touch is for."""
    later = {
        met.person_id
        for each in contacts
        if each.id != contact.id and (each.ended_at, each.id) > (contact.ended_at, contact.id)
        for met in each.meetings
    }
    return tuple(met.person_id for met in contact.meetings if met.person_id not in later)
