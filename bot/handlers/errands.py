"""Errands: nobody is waiting. Each re-reads the truth as it fires, and answers a card or nothing."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import replace
from typing import assert_never

from bot.cards import asked as asked_cards
from bot.cards import home as home_cards
from bot.cards import nudges as cards
from bot.cards.countries import country_name
from bot.cards.why import optional_line, why_line
from bot.chat.card import Card
from bot.chat.inbound import House
from bot.clock import Instant
from bot.handlers import (
    before,
    cohort_ending,
    cohort_errands,
    cohort_joining,
    drafts,
    linking,
    owed,
    pledges,
    polishing,
    review_errands,
    room_errands,
    rounds,
    several,
    tips,
    unanswered,
    warming,
    weekly,
)
from bot.handlers import dossier as dossiers
from bot.handlers.dossier import Dossier
from bot.handlers.enough import to_be_said
from bot.handlers.errand import Errand
from bot.model.field import communications
from bot.model.ids import AskedId, ContactId, NoteId
from bot.model.norms import CUSTOMARY, norm
from bot.model.note import FOLLOW_UPS, OWED, NoteKind, NoteStatus
from bot.model.nudge import Nudge, NudgeKind
from bot.model.opportunity import Contact, ContactKind, Outcome
from bot.model.policy import Policy
from bot.store import asked, contacts, members, nudges, opportunities, reading
from bot.store.tx import Tx

Handler = Callable[[Errand], Awaitable[Card | None]]


async def run(errand: Errand) -> Card | None:
    """The card that this nudge comes to, or None when there is nothing to say any more."""
    return await _HANDLERS[errand.nudge.kind](errand)


def _about(errand: Errand) -> tuple[Dossier, Contact] | None:
    """The dossier and the contact that a nudge about an interview is about, while it matters."""
    dossier = errand.dossier
    if dossier is None or dossier.opportunity.outcome not in (Outcome.OPEN, Outcome.OFFER):
        return None
    contact = next((each for each in dossier.contacts if each.id == errand.nudge.subject), None)
    return None if contact is None else (dossier, contact)


def _live(dossier: Dossier, contact: Contact, now: Instant | None = None) -> cards.Live:
    """The live card's facts; with `now`, without whom the member put off to a later time."""
    later = {
        each.put_off
        for each in dossier.nudges
        if now is not None and each.kind is NudgeKind.SNOOZED and each.waiting and each.due_at > now
    }
    rows = tuple(row for row in drafts.rows(dossier, contact) if not (row.note.open and row.note.id in later))
    return cards.Live(dossier.opportunity, contact, rows)


async def _debrief(errand: Errand) -> Card | None:
    about = _about(errand)
    if about is None or about[1].debrief is not None or about[1].ended_at > errand.now:
        return None
    return cards.debrief(errand.reader, _live(*about), discreet=errand.member.discreet)


async def _draft(errand: Errand) -> Card | None:
    about = _about(errand)
    if about is None or about[1].debrief is not None:
        return None
    dossier, contact = about
    dossier = await drafts.draft_all(errand.tx, dossier, contact, errand.member, errand.now)
    live = _live(dossier, contact)
    if not live.open:
        return None
    return cards.draft(errand.reader, live, errand.now, discreet=errand.member.discreet)


async def _thank(errand: Errand) -> Card | None:
    about = _about(errand)
    if about is None:
        return None
    dossier, contact = about
    if any(note.status is NoteStatus.PLANNED for note in dossier.thanks(contact)):
        dossier = await drafts.draft_all(errand.tx, dossier, contact, errand.member, errand.now)
    live = _live(dossier, contact, errand.now)
    if not live.open:
        return None
    member, role = errand.member, dossier.opportunity.role
    first = not _reminded(dossier, contact)
    optional = country = None
    because = ""
    if contact.kind is ContactKind.INTERVIEW:
        # Thanks for a talk or a word put in are custom everywhere: nothing is said of countries.
        known = norm(member.country)
        if known.optional:
            optional = optional_line(errand.reader, known)
        elif not member.country_said:
            country = country_name(errand.reader, member.country)
        elif first:
            because = why_line(
                errand.reader, country=member.country, communications=communications(role), seed=contact.id
            )
    card = cards.thank(
        errand.reader, live, errand.now, discreet=member.discreet, last=errand.nudge.last, first=first,
        optional=optional, country=country, closely=communications(role), because=because,
    )  # fmt: skip
    return review_errands.unanswered(errand, dossier, [each.note for each in live.open], card)


def _reminded(dossier: Dossier, contact: Contact) -> bool:
    """Whether a reminder about this contact has reached the member before."""
    kinds = (NudgeKind.THANK, NudgeKind.SNOOZED)
    return any(each.subject == contact.id and each.kind in kinds and each.given for each in dossier.nudges)


async def _snoozed(errand: Errand) -> Card | None:
    dossier = errand.dossier
    if dossier is None:
        return None
    what, _, id = errand.nudge.ordinal.partition("@")[0].partition(" ")
    note = next((each for each in dossier.notes if each.id == NoteId(id)), None) if what == "note" else None
    if note is not None and note.kind is NoteKind.KEEP_WARM:
        return await warming.again(errand, dossier, note)
    if note is not None and note.kind in OWED:
        return await owed.card(errand, dossier, note)
    if dossier.opportunity.outcome not in (Outcome.OPEN, Outcome.OFFER):
        return None
    if what == "note" and (note is None or not note.open):
        return None
    if note is not None and note.kind in FOLLOW_UPS:
        return review_errands.unanswered(errand, dossier, [note], unanswered.card(errand, dossier, note))
    return await _thank(errand)


async def _follow_up(errand: Errand) -> Card | None:
    card = await unanswered.follow_up(errand)
    if card is None or errand.dossier is None:
        return card
    about = [note for note in errand.dossier.waiting if note.kind in FOLLOW_UPS]
    return review_errands.unanswered(errand, errand.dossier, about, card)


async def delivered(tx: Tx, nudge: Nudge, policy: Policy, now: Instant) -> None:
    """What a nudge changes once it has reached the member, and not before."""
    match nudge.kind:
        case NudgeKind.THANK | NudgeKind.SNOOZED:
            contact = await contacts.get(tx, ContactId(nudge.subject))
            if contact is None or contact.kind is not ContactKind.INTERVIEW:
                # A follow-up that was put off, thanks for a talk: their cards say nothing of the country.
                return
            member = await members.get(tx, nudge.member)
            if member is not None and not member.country_said and member.country in CUSTOMARY:
                await members.put(tx, replace(member, country_said=True))
        case NudgeKind.CLOSE:
            member = await members.get(tx, nudge.member)
            dossier = None
            if member is not None and nudge.opportunity_id is not None:
                dossier = await dossiers.read(tx, nudge.opportunity_id, member, policy)
            if member is not None and dossier is not None and dossier.opportunity.outcome is Outcome.OPEN:
                if await to_be_said(tx, member, policy, now):
                    await members.put(tx, replace(member, enough_said=True))
                await unanswered.closed(tx, dossier, now)
        case NudgeKind.KEEP_WARM:
            await warming.delivered(tx, nudge, policy, now)
        case NudgeKind.ROUND:
            await rounds.delivered(tx, nudge, policy, now)
        case NudgeKind.GATHERED:
            for each in await nudges.taken_up(tx, nudge.id):
                # A row of the list says less than a card would: only the last word is as good as given. What comes
                # again months from now is planned either way.
                if each.kind in (NudgeKind.CLOSE, NudgeKind.KEEP_WARM):
                    await delivered(tx, each, policy, now)
        case NudgeKind.DEBRIEF | NudgeKind.DRAFT | NudgeKind.FOLLOW_UP | NudgeKind.ASKED | NudgeKind.WELCOME:
            return
        case NudgeKind.BEFORE | NudgeKind.OWED | NudgeKind.PLEDGE | \
                NudgeKind.POLISH | NudgeKind.WEEKLY | NudgeKind.LINKING:
            return
        case NudgeKind.JOINING | NudgeKind.DIGEST | NudgeKind.PARTING | NudgeKind.CADENCE:
            await room_errands.delivered(tx, nudge, now)
        case NudgeKind.QUEUE:
            await reading.told_of_queue(tx, nudge, now)
        case NudgeKind.INVITED | NudgeKind.TIP | NudgeKind.READ_SOON | NudgeKind.REVIEWED | \
                NudgeKind.MAY_I | NudgeKind.CLOSING | NudgeKind.COACHED:
            return
        case _:
            assert_never(nudge.kind)


async def _gathered(errand: Errand) -> Card | None:
    return await several.gathered(errand, run)


async def _asked(errand: Errand) -> Card | None:
    row = await asked.get(errand.tx, AskedId(errand.nudge.subject))
    # The batch reads for everybody: a row of somebody else's is none.
    if row is None or row.done or row.member_id != errand.member.id:
        return None
    return asked_cards.nudge(errand.reader, row, errand.now, discreet=errand.member.discreet)


async def _welcome(errand: Errand) -> Card | None:
    # Whoever has logged something knows what this is; where their DM never was used it also shows that it is open.
    reached = errand.member.addresses[-1].room is not None
    if reached and await opportunities.of(errand.tx, errand.member.id):
        return None
    # One that was on its way before there were several kinds of places says what it said then.
    kinds = {each.value: each for each in House}
    house = kinds.get(errand.nudge.ordinal, House.WORKSPACE)
    return home_cards.welcome(errand.reader, house, errand.member.addresses[-1].platform)


_HANDLERS: Mapping[NudgeKind, Handler] = {
    NudgeKind.DEBRIEF: _debrief,
    NudgeKind.DRAFT: _draft,
    NudgeKind.THANK: _thank,
    NudgeKind.SNOOZED: _snoozed,
    NudgeKind.FOLLOW_UP: _follow_up,
    NudgeKind.CLOSE: unanswered.close,
    NudgeKind.GATHERED: _gathered,
    NudgeKind.ASKED: _asked,
    NudgeKind.WELCOME: _welcome,
    NudgeKind.BEFORE: before.errand,
    NudgeKind.OWED: owed.errand,
    NudgeKind.KEEP_WARM: warming.errand,
    NudgeKind.ROUND: rounds.errand,
    NudgeKind.PLEDGE: pledges.errand,
    NudgeKind.POLISH: polishing.errand,
    NudgeKind.WEEKLY: weekly.errand,
    NudgeKind.LINKING: linking.errand,
    NudgeKind.INVITED: cohort_joining.invited,
    NudgeKind.TIP: tips.errand,
    NudgeKind.QUEUE: review_errands.queue,
    NudgeKind.READ_SOON: review_errands.read_soon,
    NudgeKind.REVIEWED: review_errands.reviewed,
    NudgeKind.MAY_I: review_errands.may_i,
    NudgeKind.CLOSING: cohort_ending.closing,
    NudgeKind.COACHED: cohort_errands.coached,
}
