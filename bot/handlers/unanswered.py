"""When nobody has written: the follow-up that is due, and that there is nothing more to do."""

from dataclasses import replace

from bot.cards import addressing as addressing_cards
from bot.cards import nudges_following as cards
from bot.cards.words import Reader
from bot.chat.card import Button, Card
from bot.clock import Instant
from bot.handlers import drafts
from bot.handlers.dossier import Dossier
from bot.handlers.enough import to_be_said
from bot.handlers.errand import Errand
from bot.handlers.following import follow_up_note
from bot.model.calendar import wall
from bot.model.note import FOLLOW_UPS, THANKS, Note, NoteKind, NoteStatus
from bot.model.nudge import NudgeKind
from bot.model.opportunity import SENT_IN, ContactKind, Outcome, PersonRole
from bot.model.people import Member
from bot.store import notes, opportunities
from bot.store.tx import Tx


def asking(dossier: Dossier, note: Note, member: Member, now: Instant) -> cards.Asking:
    """What there is to say of this follow-up."""
    facts = drafts.brief(dossier, note, member, now)
    ready = drafts.ready(dossier, note)
    last = dossier.last
    return cards.Asking(
        opportunity=dossier.opportunity,
        ready=ready,
        ordinal=note.ordinal,
        last=not any(
            nudge.kind is NudgeKind.FOLLOW_UP and rank(nudge.ordinal) > note.ordinal for nudge in dossier.coming
        ),
        promised=facts.promised is not None if note.kind is NoteKind.STATUS else _window_passed(dossier, member, now),
        also_thanks=facts.also_thanks,
        agency=ready.person.role is PersonRole.AGENCY,
        through=last.kind is ContactKind.RESUME and last.through == ready.person.id,
    )


def rank(ordinal: str) -> int:
    """Which follow-up in its row a nudge is for."""
    count = ordinal.rpartition(".")[2]
    return int(count) if count.isdecimal() else 0


def _window_passed(dossier: Dossier, member: Member, now: Instant) -> bool:
    """Whether the posting named a time to answer, and that is over."""
    posting = dossier.opportunity.posting
    ends = posting.window_ends if posting is not None else None
    return ends is not None and ends < wall(now, member.zone or "UTC").date()


def everything(
    reader: Reader, dossier: Dossier, member: Member, *, unasked: bool = False, enough: int = 0,
    undo: tuple[Button, ...] = (),
) -> Card:  # fmt: skip
    """That's everything for this opportunity."""
    done = [note for note in dossier.notes if note.status is NoteStatus.SENT]
    return cards.nothing_more(
        reader,
        dossier.opportunity,
        dossier.everyone,
        kind=dossier.last.kind,
        notes=sum(note.kind not in FOLLOW_UPS for note in done),
        follow_ups=sum(note.kind in FOLLOW_UPS for note in done),
        discreet=member.discreet,
        unasked=unasked,
        enough=enough,
        undo=undo,
    )


async def follow_up(errand: Errand) -> Card | None:
    """Asks whether they wrote; else a follow-up is ready, or who could read one is asked."""
    dossier = errand.dossier
    if dossier is None or dossier.opportunity.outcome is not Outcome.OPEN or not dossier.contacts:
        return None
    if dossier.addressee is None:
        return addressing_cards.who_could(
            errand.reader, dossier.opportunity, dossier.last, dossier.everyone, discreet=errand.member.discreet
        )
    dossier, note = await follow_up_note(
        errand.tx, dossier, dossier.addressee, errand.member, errand.now, ordinal=rank(errand.nudge.ordinal)
    )
    return card(errand, dossier, note) if note.open else None


def card(errand: Errand, dossier: Dossier, note: Note) -> Card:
    """The reminder of this follow-up."""
    shown = asking(dossier, note, errand.member, errand.now)
    return cards.follow_up(errand.reader, shown, errand.now, discreet=errand.member.discreet)


async def close(errand: Errand) -> Card | None:
    """The last word, unless the answer to the last follow-up was it."""
    dossier = errand.dossier
    if dossier is None or dossier.opportunity.outcome is not Outcome.OPEN or not dossier.contacts:
        return None
    if _told_already(dossier) or errand.member.nudges == 0:
        await closed(errand.tx, dossier, errand.now)
        return None
    enough = 0
    if dossier.last.kind in SENT_IN:
        enough = await to_be_said(errand.tx, errand.member, errand.policy, errand.now)
    return everything(errand.reader, dossier, errand.member, unasked=True, enough=enough)


def _told_already(dossier: Dossier) -> bool:
    """Whether the answer to the last follow-up said that there is nothing more to do."""
    mine = [note for note in dossier.notes if note.kind in FOLLOW_UPS and note.contact_id == dossier.last.id]
    newest = max(mine, key=lambda note: (note.created_at, note.ordinal), default=None)
    return newest is not None and newest.status in (NoteStatus.SENT, NoteStatus.SKIPPED)


async def closed(tx: Tx, dossier: Dossier, now: Instant) -> None:
    """Closes an opportunity as unanswered, and what still waits in it of thanks and follow-ups."""
    await opportunities.put(tx, replace(dossier.opportunity, outcome=Outcome.NO_ANSWER))
    await notes.put_many(tx, [note.dropped(now) for note in dossier.waiting if note.kind in THANKS | FOLLOW_UPS])
