"""Errands: nobody is waiting. Each re-reads the truth as it fires, and answers a card or nothing."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import replace
from typing import assert_never

from bot.cards import afternote as afternote_cards
from bot.cards import asked as asked_cards
from bot.cards import home as home_cards
from bot.cards import nudges as cards
from bot.cards.notes import Ready
from bot.cards.words import Reader
from bot.chat.card import Card
from bot.chat.inbound import House
from bot.clock import Instant
from bot.handlers import before, drafts, owed, pledges, polishing, rounds, warming, weekly
from bot.handlers import dossier as dossiers
from bot.handlers.dossier import Dossier
from bot.handlers.errand import Errand
from bot.handlers.following import status_note
from bot.model.evidence import CUSTOMARY
from bot.model.ids import AskedId, NoteId, OpportunityId
from bot.model.note import Note, NoteKind, NoteStatus
from bot.model.nudge import Nudge, NudgeKind
from bot.model.opportunity import Contact, Outcome
from bot.model.policy import Policy
from bot.store import asked, members, notes, nudges, opportunities
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
    member = errand.member
    optional = country = None
    if member.country not in CUSTOMARY:
        optional = afternote_cards.country_name(errand.reader, member.country)
    elif not member.country_said:
        country = afternote_cards.country_name(errand.reader, member.country)
    return cards.thank(
        errand.reader, live, errand.now, discreet=member.discreet, last=errand.nudge.last,
        first=not _reminded(dossier, contact), optional=optional, country=country,
    )  # fmt: skip


def _reminded(dossier: Dossier, contact: Contact) -> bool:
    """Whether a reminder about this contact has reached the member before."""
    kinds = (NudgeKind.THANK, NudgeKind.SNOOZED)
    return any(each.subject == contact.id and each.kind in kinds and each.given for each in dossier.nudges)


async def _snoozed(errand: Errand) -> Card | None:
    dossier = errand.dossier
    if dossier is None or dossier.opportunity.outcome not in (Outcome.OPEN, Outcome.OFFER):
        return None
    what, _, id = errand.nudge.ordinal.partition("@")[0].partition(" ")
    if what == "note":
        note = next((each for each in dossier.notes if each.id == NoteId(id)), None)
        if note is None or not note.open:
            return None
        if note.kind is NoteKind.STATUS:
            return _status_card(errand, dossier, note)
    return await _thank(errand)


async def _follow_up(errand: Errand) -> Card | None:
    dossier = errand.dossier
    if dossier is None or dossier.opportunity.outcome is not Outcome.OPEN or not dossier.contacts:
        return None
    person = dossier.addressee
    if person is None:
        return cards.who_could(
            errand.reader, dossier.opportunity, dossier.last, dossier.everyone, discreet=errand.member.discreet
        )
    rank = int(errand.nudge.ordinal.rpartition(".")[2])
    dossier, note = await status_note(errand.tx, dossier, person, errand.member, errand.now, ordinal=rank)
    if not note.open:
        return None
    return _status_card(errand, dossier, note)


def _status_card(errand: Errand, dossier: Dossier, note: Note) -> Card:
    facts = drafts.brief(dossier, note, errand.member, errand.now)
    return cards.follow_up(
        errand.reader, dossier.opportunity, drafts.ready(dossier, note), errand.now, ordinal=note.ordinal,
        promised=facts.promised is not None, also_thanks=facts.also_thanks, discreet=errand.member.discreet,
    )  # fmt: skip


async def _close(errand: Errand) -> Card | None:
    dossier = errand.dossier
    if dossier is None or dossier.opportunity.outcome is not Outcome.OPEN or not dossier.contacts:
        return None
    if _told_already(dossier) or errand.member.nudges == 0:
        await _closed(errand.tx, dossier, errand.now)
        return None
    done = [note for note in dossier.notes if note.status is NoteStatus.SENT]
    return cards.nothing_more(
        errand.reader,
        dossier.opportunity,
        notes=sum(note.kind is NoteKind.THANK_YOU for note in done),
        follow_ups=sum(note.kind is NoteKind.STATUS for note in done),
        discreet=errand.member.discreet,
        unasked=True,
    )


def _told_already(dossier: Dossier) -> bool:
    """Whether the answer to the last follow-up said that there is nothing more to do."""
    status = [note for note in dossier.notes if note.kind is NoteKind.STATUS and note.contact_id == dossier.last.id]
    newest = max(status, key=lambda note: (note.created_at, note.ordinal), default=None)
    return newest is not None and newest.status in (NoteStatus.SENT, NoteStatus.SKIPPED)


async def _closed(tx: Tx, dossier: Dossier, now: Instant) -> None:
    """Closes an opportunity as unanswered, and what still waits in it."""
    await opportunities.put(tx, replace(dossier.opportunity, outcome=Outcome.NO_ANSWER))
    await notes.put_many(tx, [note.dropped(now) for note in dossier.waiting])


async def delivered(tx: Tx, nudge: Nudge, policy: Policy, now: Instant) -> None:
    """What a nudge changes once it has reached the member, and not before."""
    match nudge.kind:
        case NudgeKind.THANK | NudgeKind.SNOOZED:
            if nudge.subject == nudge.opportunity_id:
                # A follow-up that was put off: its card says nothing of the country.
                return
            member = await members.get(tx, nudge.to)
            if member is not None and not member.country_said and member.country in CUSTOMARY:
                await members.put(tx, replace(member, country_said=True))
        case NudgeKind.CLOSE:
            member = await members.get(tx, nudge.to)
            dossier = None
            if member is not None and nudge.opportunity_id is not None:
                dossier = await dossiers.read(tx, nudge.opportunity_id, member, policy)
            if dossier is not None and dossier.opportunity.outcome is Outcome.OPEN:
                await _closed(tx, dossier, now)
        case NudgeKind.GATHERED:
            for each in await nudges.taken_up(tx, nudge.id):
                # A row of the list says less than a card would: only the last word is as good as given.
                if each.kind is NudgeKind.CLOSE:
                    await delivered(tx, each, policy, now)
        case NudgeKind.DEBRIEF | NudgeKind.DRAFT | NudgeKind.FOLLOW_UP | NudgeKind.ASKED | NudgeKind.WELCOME:
            return
        case NudgeKind.BEFORE | NudgeKind.OWED | NudgeKind.KEEP_WARM | NudgeKind.ROUND | NudgeKind.PLEDGE | \
                NudgeKind.POLISH | NudgeKind.WEEKLY:
            return
        case _:
            assert_never(nudge.kind)


async def _gathered(errand: Errand) -> Card | None:
    held: list[cards.Held] = []
    seen: set[tuple[str, str]] = set()
    for nudge in await nudges.taken_up(errand.tx, errand.nudge.id):
        if nudge.opportunity_id is None:
            continue
        dossier = await dossiers.read(errand.tx, OpportunityId(nudge.opportunity_id), errand.member, errand.policy)
        single = replace(errand, nudge=nudge, dossier=dossier)
        if dossier is None or await run(single) is None:
            continue
        if any(each.opportunity_id == nudge.opportunity_id and each.waiting and each.due_at <= errand.now
               for each in dossier.nudges):  # fmt: skip
            # It has a card of its own this very moment.
            continue
        row = _held(errand.reader, dossier, nudge)
        if (row.action, row.value) not in seen:
            seen.add((row.action, row.value))
            held.append(row)
    if not held:
        return None
    return cards.gathered(errand.reader, held, discreet=errand.member.discreet)


def _held(reader: Reader, dossier: Dossier, nudge: Nudge) -> cards.Held:
    kind = nudge.kind
    following = kind in (NudgeKind.FOLLOW_UP, NudgeKind.CLOSE)
    subject = dossier.last.id if following else nudge.subject
    names = [row.person.call_them for row in _waiting(dossier, nudge)]
    return cards.held(reader, kind, dossier.opportunity.company, subject, names)


def _waiting(dossier: Dossier, nudge: Nudge) -> list[Ready]:
    """The rows of those whose note still waits, when the nudge is about an interview."""
    contact = next((each for each in dossier.contacts if each.id == nudge.subject), None)
    return [row for row in drafts.rows(dossier, contact) if row.note.open] if contact is not None else []


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
    NudgeKind.CLOSE: _close,
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
}
