"""What came of it: a next round, an offer, a no, silence; and what the employer wrote."""

from collections.abc import Mapping
from dataclasses import replace

from bot.cards import afternote as afternote_cards
from bot.cards import forms as form_cards
from bot.cards import outcomes as cards
from bot.cards import owed as owed_cards
from bot.chat.card import Card
from bot.chat.form import Form
from bot.chat.reply import Amend, Invalid, ToAction, ToCommand, ToSubmission
from bot.chat.spec import Given
from bot.handlers import accepting, celebrating, owed, rejections
from bot.handlers import dossier as dossiers
from bot.handlers.as_typed import typed_time
from bot.handlers.dossier import Dossier
from bot.handlers.interviews import open_log
from bot.handlers.meant import on_reference, pressed
from bot.handlers.reopening import taken_back
from bot.handlers.routes import Routes, Submitted
from bot.handlers.turn import Turn, Values
from bot.model.calendar import wall
from bot.model.ids import OpportunityId
from bot.model.moment import Unread
from bot.model.note import FOLLOW_UPS, NoteStatus
from bot.model.opportunity import Contact, InterviewFormat, Outcome
from bot.reading import spoken
from bot.store import notes, nudges, opportunities

NEWSWORTHY = {Outcome.OFFER: "offer", Outcome.ACCEPTED: "accepted", Outcome.REJECTED: "rejected"}
"""What those who put the member forward are told of."""


async def outcome(turn: Turn, given: Mapping[str, Given]) -> ToCommand:
    """Records what came of it, or asks."""
    said = str(given.get("outcome", ""))

    async def act(turn: Turn, dossier: Dossier, contact: Contact) -> Card | Form:
        if not said:
            return cards.outcome_choice(turn.reader, dossier.opportunity)
        return await _recorded(turn, dossier, said)

    action = "interview.outcome_of"
    return await on_reference(turn, str(given.get("interview", "")), action, act, whole_case=True)


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
    if said == "next round":
        await _replied(turn, dossier, goes_on=True)
        return await open_log(turn, dossier.opportunity.id, None)
    if said == "acknowledged":
        dossier = await _replied(turn, dossier)
        came = cards.Came(dossier.opportunity, said, next=dossier.coming[0] if dossier.coming else None)
        return cards.outcome_saved(turn.reader, came, turn.now)
    try:
        state = Outcome(said)
    except ValueError:
        return afternote_cards.not_yours(turn.reader)
    before = dossier.opportunity.outcome
    dossier = await settled(turn, dossier, state)
    turn.leaves("interview.show", dossier.last.id)
    if state is Outcome.ACCEPTED:
        return await celebrating.after_offer(turn, before, await accepting.card(turn, dossier))
    told = [person for _, person in owed.referrers(dossier)] if state in NEWSWORTHY else []
    came = cards.Came(
        opportunity=dossier.opportunity,
        said=said,
        offers_note=state is Outcome.REJECTED and rejections.may_be_offered(dossier, turn.now),
        told=owed_cards.told(turn.reader, told),
        sent=_sent(dossier),
        worth=dossier.opportunity.research.worth,
    )
    card = cards.outcome_saved(turn.reader, came, turn.now)
    return await celebrating.after_offer(turn, before, card) if state is Outcome.OFFER else card


async def settled(turn: Turn, dossier: Dossier, state: Outcome) -> Dossier:
    """The dossier with this outcome: what it overtakes is dropped, who put the member forward is told, and planned."""
    now = turn.now
    if dossier.opportunity.outcome is state:
        return dossier
    closed = dossier.opportunity.settled(state, now)
    await opportunities.put(turn.tx, closed)
    dropped = [
        note.dropped(now)
        for note in dossier.waiting
        if state is not Outcome.OFFER or note.kind in FOLLOW_UPS
    ]
    await notes.put_many(turn.tx, dropped)
    for note in dropped:
        dossier = dossier.with_note(note)
    dossier = replace(dossier, opportunity=closed)
    if state is not Outcome.OFFER:
        await nudges.cancel(turn.tx, [nudge.id for nudge in dossier.coming])
    if state in NEWSWORTHY:
        dossier = await owed.tell(turn, dossier, NEWSWORTHY[state], owed.referrers(dossier))
    return await dossiers.replanned(turn.tx, dossier, turn.member, turn.policy, now)


def _sent(dossier: Dossier) -> tuple[tuple[str, int], ...]:
    """Who has notes of the member's by now, and how many, the first written to first."""
    counts: dict[str, int] = {}
    done = [each for each in dossier.notes if each.status is NoteStatus.SENT and each.person_id in dossier.people]
    for note in sorted(done, key=lambda each: each.done_at or each.created_at):
        name = dossier.people[note.person_id].call_them
        counts[name] = counts.get(name, 0) + 1
    return tuple(counts.items())


async def reopen(turn: Turn, value: str, picked: str | None) -> ToAction:
    """The outcome, or their reply, taken back within a day: as it was before, with the notes that it dropped."""
    id, _, key = value.partition(" ")
    dossier = await dossiers.read(turn.tx, OpportunityId(id), turn.member, turn.policy)
    if dossier is None or not dossier.contacts:
        return afternote_cards.not_yours(turn.reader)
    turn.leaves("interview.show", dossier.last.id)
    was, before = dossier.opportunity.outcome, dossier.opportunity.before
    meant = before is not None and key == before.key
    again = await taken_back(turn, dossier) if meant else dossier
    if again is dossier:
        return cards.stands(turn.reader, dossier.opportunity, dossier.last)
    restored = [
        note.person_id for note in again.waiting if any(note.id == each.id and not each.open for each in dossier.notes)
    ]
    people = [again.people[id] for id in dict.fromkeys(restored) if id in again.people]
    nudge = again.coming[0] if again.coming else None
    wrote = was is again.opportunity.outcome
    return Amend(
        cards.reopened(turn.reader, again.opportunity, again.last, people, nudge, turn.now, wrote=wrote)
    )


async def _replied(turn: Turn, dossier: Dossier, *, goes_on: bool = False) -> Dossier:
    """They wrote: what was planned on their silence no longer stands, and a closed case is open again."""
    promised = dossier.opportunity.decides_by
    if promised is not None and promised < wall(turn.now, turn.zone or "UTC").date():
        promised = None
    answered = dossier.opportunity.answered(turn.now, goes_on=goes_on, decides_by=None if goes_on else promised)
    return await _answered(turn, replace(dossier, opportunity=answered))


async def _answered(turn: Turn, dossier: Dossier) -> Dossier:
    await opportunities.put(turn.tx, dossier.opportunity)
    dropped = [note.dropped(turn.now) for note in dossier.waiting if note.kind in FOLLOW_UPS]
    await notes.put_many(turn.tx, dropped)
    for note in dropped:
        dossier = dossier.with_note(note)
    turn.leaves("interview.show", dossier.last.id)
    return await dossiers.replanned(turn.tx, dossier, turn.member, turn.policy, turn.now)


async def replied(turn: Turn, value: str, picked: str | None) -> ToAction:
    """Asks what they said."""
    dossier = await dossiers.read(turn.tx, OpportunityId(value), turn.member, turn.policy)
    if dossier is None or not dossier.contacts:
        return afternote_cards.not_yours(turn.reader)
    return cards.replied(turn.reader, dossier.opportunity, dossier.last.kind)


async def called(turn: Turn, value: str, picked: str | None) -> ToAction:
    """They called: a call is a talk like any other, so the log opens with it filled in."""
    dossier = await dossiers.read(turn.tx, OpportunityId(value), turn.member, turn.policy)
    if dossier is None or not dossier.contacts:
        return afternote_cards.not_yours(turn.reader)
    await _replied(turn, dossier, goes_on=True)
    form = await open_log(turn, dossier.opportunity.id, None)
    if isinstance(form, Card) or turn.zone is None:
        return form
    when = typed_time(turn.now, None, turn.zone, clock24=turn.reader.clock24)
    return await turn.opened(replace(form, filled={**form.filled, "when": when, "format": InterviewFormat.PHONE}))


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
    typed = values.get("when", "")
    told = spoken.promised(typed, turn.reader.locale, now=turn.now, zone=turn.zone, country=turn.member.country)
    if isinstance(told, Unread):
        return Invalid({"when": afternote_cards.unread(turn.reader, told)})
    answered = dossier.opportunity.answered(turn.now, decides_by=told.day)
    answered = replace(answered, unsure=(told.day, told.other) if told.other is not None else None)
    dossier = await _answered(turn, replace(dossier, opportunity=answered))
    nudge = dossier.coming[0] if dossier.coming else None
    return Amend(cards.date_saved(turn.reader, dossier.opportunity, dossier.last, nudge, turn.now))


ROUTES = Routes(
    commands={"interview outcome": outcome},
    actions={
        "interview.outcome": outcome_picked,
        "interview.outcome_of": pressed(outcome_of),
        "interview.reopen": reopen,
        "interview.replied": replied,
        "interview.called": called,
        "interview.new_date": new_date,
    },
    forms={"interview.promised": Submitted(make_new_date, promised)},
)
