"""What came of it: a next round, an offer, a no, silence; and what the employer wrote."""

from collections.abc import Mapping
from dataclasses import replace

from bot.cards import afternote as afternote_cards
from bot.cards import forms as form_cards
from bot.cards import outcomes as cards
from bot.chat.card import Card
from bot.chat.form import Form
from bot.chat.reply import Amend, Invalid, ToAction, ToCommand, ToSubmission
from bot.chat.spec import Given
from bot.handlers import dossier as dossiers
from bot.handlers.dossier import Dossier
from bot.handlers.interviews import open_log
from bot.handlers.meant import on_reference, pressed
from bot.handlers.routes import Routes, Submitted
from bot.handlers.turn import Turn, Values
from bot.model.ids import OpportunityId
from bot.model.moment import Unread
from bot.model.note import NoteKind, NoteStatus
from bot.model.opportunity import Contact, Outcome
from bot.reading.promise import promise
from bot.store import notes, nudges, opportunities


async def outcome(turn: Turn, given: Mapping[str, Given]) -> ToCommand:
    """Records what came of it, or asks."""
    said = str(given.get("outcome", ""))

    async def act(turn: Turn, dossier: Dossier, contact: Contact) -> Card | Form:
        if not said:
            return cards.outcome_choice(turn.reader, dossier.opportunity)
        return await _recorded(turn, dossier, said)

    action = "interview.outcome_of"
    return await on_reference(turn, str(given.get("interview", "")), action, act)


async def outcome_of(turn: Turn, dossier: Dossier, contact: Contact) -> Card:
    """Asks what came of it."""
    return cards.outcome_choice(turn.reader, dossier.opportunity)


async def outcome_picked(turn: Turn, value: str, picked: str | None) -> ToAction:
    """An outcome, picked or pressed."""
    id, _, said = value.partition(" ")
    dossier = await dossiers.read(turn.tx, OpportunityId(id), turn.member, turn.policy)
    if dossier is None or not dossier.contacts:
        return afternote_cards.not_yours(turn.reader)
    reply = await _recorded(turn, dossier, picked or said)
    return Amend(reply) if isinstance(reply, Card) else reply


async def _recorded(turn: Turn, dossier: Dossier, said: str) -> Card | Form:
    """Writes the outcome down, and plans again or stops."""
    opportunity, now = dossier.opportunity, turn.now
    if said == "next round":
        await _replied(turn, dossier)
        return await open_log(turn, opportunity.id, None)
    if said == "acknowledged":
        dossier = await _replied(turn, dossier)
        return cards.outcome_saved(
            turn.reader, dossier.opportunity, said, dossier.coming[0] if dossier.coming else None, now
        )
    try:
        state = Outcome(said)
    except ValueError:
        return afternote_cards.not_yours(turn.reader)
    closed = opportunity.settled(state, now)
    await opportunities.put(turn.tx, closed)
    dropped = [
        note.dropped(now)
        for note in dossier.waiting
        if state is not Outcome.OFFER or note.kind is NoteKind.STATUS
    ]
    await notes.put_many(turn.tx, dropped)
    for note in dropped:
        dossier = dossier.with_note(note)
    dossier = replace(dossier, opportunity=closed)
    if state is not Outcome.OFFER:
        await nudges.cancel(turn.tx, [nudge.id for nudge in dossier.coming])
    await dossiers.replanned(turn.tx, dossier, turn.member, turn.policy, now)
    turn.leaves("interview.show", dossier.last.id)
    return cards.outcome_saved(turn.reader, closed, said, None, now)


async def reopen(turn: Turn, value: str, picked: str | None) -> ToAction:
    """The outcome taken back within a day: as it was before, with the notes that the outcome dropped."""
    dossier = await dossiers.read(turn.tx, OpportunityId(value), turn.member, turn.policy)
    if dossier is None or not dossier.contacts:
        return afternote_cards.not_yours(turn.reader)
    before = dossier.opportunity.before
    again = dossier.opportunity.undone(turn.now)
    turn.leaves("interview.show", dossier.last.id)
    if before is None or again is dossier.opportunity:
        return cards.stands(turn.reader, dossier.opportunity, dossier.last)
    await opportunities.put(turn.tx, again)
    dropped = [note for note in dossier.notes if note.status is NoteStatus.DROPPED and note.done_at == before.at]
    restored = [note.restored() for note in dropped]
    await notes.put_many(turn.tx, restored)
    dossier = replace(dossier, opportunity=again)
    for note in restored:
        dossier = dossier.with_note(note)
    dossier = await dossiers.replanned(turn.tx, dossier, turn.member, turn.policy, turn.now)
    ids = dict.fromkeys(note.person_id for note in restored)
    people = [dossier.people[id] for id in ids if id in dossier.people]
    nudge = dossier.coming[0] if dossier.coming else None
    return Amend(cards.reopened(turn.reader, again, dossier.last, people, nudge, turn.now))


async def _replied(turn: Turn, dossier: Dossier) -> Dossier:
    """They wrote: what was planned on their silence no longer stands, and a closed case is open again."""
    opportunity = replace(
        dossier.opportunity, replied_at=turn.now, outcome=Outcome.OPEN, decides_by=None, before=None
    )
    await opportunities.put(turn.tx, opportunity)
    dropped = [note.dropped(turn.now) for note in dossier.waiting if note.kind is NoteKind.STATUS]
    await notes.put_many(turn.tx, dropped)
    for note in dropped:
        dossier = dossier.with_note(note)
    dossier = replace(dossier, opportunity=opportunity)
    turn.leaves("interview.show", dossier.last.id)
    return await dossiers.replanned(turn.tx, dossier, turn.member, turn.policy, turn.now)


async def replied(turn: Turn, value: str, picked: str | None) -> ToAction:
    """Asks what they said."""
    dossier = await dossiers.read(turn.tx, OpportunityId(value), turn.member, turn.policy)
    if dossier is None or not dossier.contacts:
        return afternote_cards.not_yours(turn.reader)
    return cards.replied(turn.reader, dossier.opportunity)


async def new_date(turn: Turn, value: str, picked: str | None) -> ToAction:
    """Asks by when they now promise an answer."""
    dossier = await dossiers.read(turn.tx, OpportunityId(value), turn.member, turn.policy)
    if dossier is None:
        return afternote_cards.not_yours(turn.reader)
    return await turn.opened(form_cards.new_date(turn.reader, dossier.opportunity))


async def make_new_date(turn: Turn, value: str, values: Values) -> Form | None:
    """That form again, as it was filled."""
    dossier = await dossiers.read(turn.tx, OpportunityId(value), turn.member, turn.policy)
    if dossier is None:
        return None
    return replace(form_cards.new_date(turn.reader, dossier.opportunity), filled=dict(values))


async def promised(turn: Turn, value: str, values: Values) -> ToSubmission:
    """The new date, kept; the follow-up is planned from it."""
    dossier = await dossiers.read(turn.tx, OpportunityId(value), turn.member, turn.policy)
    if dossier is None or not dossier.contacts or turn.zone is None:
        return afternote_cards.not_yours(turn.reader)
    day = promise(values.get("when", ""), now=turn.now, zone=turn.zone, country=turn.member.country)
    if isinstance(day, Unread):
        return Invalid({"when": afternote_cards.unread(turn.reader, day)})
    dossier = await _replied(turn, dossier)
    opportunity = replace(dossier.opportunity, decides_by=day)
    await opportunities.put(turn.tx, opportunity)
    dossier = await dossiers.replanned(
        turn.tx, replace(dossier, opportunity=opportunity), turn.member, turn.policy, turn.now
    )
    nudge = dossier.coming[0] if dossier.coming else None
    return Amend(cards.date_saved(turn.reader, opportunity, nudge, turn.now))


ROUTES = Routes(
    commands={"interview outcome": outcome},
    actions={
        "interview.outcome": outcome_picked,
        "interview.outcome_of": pressed(outcome_of),
        "interview.reopen": reopen,
        "interview.replied": replied,
        "interview.new_date": new_date,
    },
    forms={"interview.promised": Submitted(make_new_date, promised)},
)
