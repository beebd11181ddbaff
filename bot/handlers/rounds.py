"""Rounds: the week's application follow-ups as one list; a few with a note, the rest to let go."""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import replace
from datetime import date

from bot.cards import afternote as afternote_cards
from bot.cards import nudges as nudge_cards
from bot.cards import rounds as cards
from bot.chat.card import Card
from bot.chat.reply import Amend, ToAction
from bot.clock import Instant, micros
from bot.handlers import dossier as dossiers
from bot.handlers import drafts, gathering, rounding, unanswered
from bot.handlers.closing import closed_as
from bot.handlers.dossier import Dossier
from bot.handlers.enough import to_be_said
from bot.handlers.errand import Errand
from bot.handlers.following import follow_up_note
from bot.handlers.reopening import reopened
from bot.handlers.routes import Routes
from bot.handlers.sending import done, mark_sent, sent_before
from bot.handlers.turn import Turn
from bot.model.calendar import wall
from bot.model.case import generation
from bot.model.ids import NoteId, NudgeId
from bot.model.note import FOLLOW_UPS, THANKS, Note
from bot.model.nudge import Nudge, NudgeKind
from bot.model.opportunity import Outcome
from bot.model.people import Member
from bot.model.policy import Policy
from bot.store import members, nudges
from bot.store.tx import Tx

Found = tuple[Nudge, Dossier]
COMING = 500
"""How many nudges to come are looked through for the next list."""


async def errand(errand: Errand) -> Card | None:
    """The list, with the notes of its first few drafted; nothing once all of it is answered."""
    member, now = errand.member, errand.now
    found = await gathering.week(errand.tx, errand.nudge, member, errand.policy, now)
    asked = [each for each in found if _still_asked(*each)]
    if not asked:
        return None
    drafted: dict[NudgeId, Dossier] = {}
    for nudge, dossier in asked[: errand.policy.round_size]:
        if dossier.addressee is not None:
            drafted[nudge.id], _ = await follow_up_note(
                errand.tx, dossier, dossier.addressee, member, now, ordinal=unanswered.rank(nudge.ordinal)
            )
    as_drafted = [(nudge, drafted.get(nudge.id, dossier)) for nudge, dossier in found]
    shown = _week(as_drafted, errand.nudge, member, errand.policy)
    shown = replace(shown, enough=await to_be_said(errand.tx, member, errand.policy, now))
    return cards.week(errand.reader, shown, discreet=member.discreet)


async def delivered(tx: Tx, nudge: Nudge, policy: Policy, now: Instant) -> None:
    """Remembers what is said once, when it was."""
    member = await members.get(tx, nudge.member)
    if member is not None and await to_be_said(tx, member, policy, now):
        await members.put(tx, replace(member, enough_said=True))


def _still_asked(nudge: Nudge, dossier: Dossier) -> bool:
    """Whether the silence that this follow-up asks about goes on, and it is not done."""
    if dossier.opportunity.outcome is not Outcome.OPEN:
        return False
    if nudge.round != generation(dossier.opportunity, dossier.last):
        return False
    note = _note(nudge, dossier)
    return note is None or note.open


def _note(nudge: Nudge, dossier: Dossier) -> Note | None:
    """The newest note of this follow-up."""
    mine = [
        each for each in dossier.notes
        if each.kind in FOLLOW_UPS and each.contact_id == dossier.last.id
        and each.ordinal == unanswered.rank(nudge.ordinal)
    ]  # fmt: skip
    return max(mine, key=lambda each: each.created_at, default=None)


def _week(found: Sequence[Found], round: Nudge, member: Member, policy: Policy) -> cards.Week:
    """The list as it stands: what has a note stays a row, whatever else changed."""
    rows, rest = _split(found, policy)
    weekday = policy.round_weekday if member.round_weekday is None else member.round_weekday
    return cards.Week(
        on=date.fromisoformat(round.subject),
        weekday=weekday,
        rows=tuple(_turned(*each) for each in rows),
        rest=tuple(dossier.opportunity for _, dossier in rest),
    )


def _split(found: Sequence[Found], policy: Policy) -> tuple[list[Found], list[Found]]:
    """What has a row of its own, and what may be let go."""
    noted = [index for index, each in enumerate(found) if _note(*each) is not None]
    others = [index for index, each in enumerate(found) if _note(*each) is None and _still_asked(*each)]
    free = max(0, policy.round_size - len(noted))
    return [found[index] for index in sorted([*noted, *others[:free]])], [found[index] for index in others[free:]]


def _turned(nudge: Nudge, dossier: Dossier) -> cards.Turned:
    note = _note(nudge, dossier)
    ready = drafts.ready(dossier, note) if note is not None and note.person_id in dossier.people else None
    return cards.Turned(dossier.opportunity, ready)


async def _round(turn: Turn, day: str) -> Nudge | None:
    """The member's list of this day."""
    try:
        on = date.fromisoformat(day)
    except ValueError:
        return None
    return await nudges.get(turn.tx, rounding.list_id(turn.member, on))


async def stands(turn: Turn, day: str, *, lead: str = "") -> Card | None:
    """The list of this day as it stands now."""
    round = await _round(turn, day)
    if round is None:
        return None
    found = await gathering.week(turn.tx, round, turn.member, turn.policy, turn.now)
    shown = _week(found, round, turn.member, turn.policy)
    return cards.week(turn.reader, shown, discreet=turn.member.discreet, lead=lead)


# what the member does about it


def _on_note(
    change: Callable[[Turn, Dossier, Note], Awaitable[str]],
) -> Callable[[Turn, str, str | None], Awaitable[ToAction]]:
    """A press on a row of the list: the note is changed, and the list is drawn anew."""

    async def action(turn: Turn, value: str, picked: str | None) -> ToAction:
        day, _, id = value.partition(" ")
        found = await dossiers.of_note(turn.tx, NoteId(id), turn.member, turn.policy)
        if found is None or found[1].person_id not in found[0].people:
            return afternote_cards.not_yours(turn.reader)
        lead = await change(turn, *found)
        turn.leaves("note.open", NoteId(id))
        card = await stands(turn, day, lead=lead)
        return afternote_cards.not_yours(turn.reader) if card is None else Amend(card)

    return action


async def _sent(turn: Turn, dossier: Dossier, note: Note) -> str:
    await mark_sent(turn, dossier, note)
    await sent_before(turn)
    return nudge_cards.sent_one(turn.reader, dossier.people[note.person_id])


async def _undo(turn: Turn, dossier: Dossier, note: Note) -> str:
    again, person = note.undone(turn.now), dossier.people[note.person_id]
    if again is note and not note.open:
        return nudge_cards.stays(turn.reader, person)
    if again is not note:
        await done(turn, dossier, again)
    return nudge_cards.taken_back(turn.reader, person)


async def let_go(turn: Turn, value: str, picked: str | None) -> ToAction:
    """What has no row is closed as unanswered, in one go."""
    round = await _round(turn, value)
    if round is None:
        return afternote_cards.not_yours(turn.reader)
    found = await gathering.week(turn.tx, round, turn.member, turn.policy, turn.now)
    rest = [dossier for _, dossier in _split(found, turn.policy)[1]]
    closed = await closed_as(turn, rest, Outcome.NO_ANSWER, lambda note: note.kind in FOLLOW_UPS | THANKS)
    card = await stands(turn, value)
    turn.leaves("interview.list", "0")
    if not closed or card is None:
        return Amend(card) if card is not None else afternote_cards.not_yours(turn.reader)
    names = [each.opportunity for each in closed]
    return Amend(card, aside=cards.let_go(turn.reader, names, f"{value} {micros(turn.now)}"))


async def keep(turn: Turn, value: str, picked: str | None) -> ToAction:
    """What was let go in that moment is open again, within a day."""
    _, _, at = value.partition(" ")
    return Amend(cards.kept(turn.reader, await reopened(turn, Outcome.NO_ANSWER, at)))


async def move(turn: Turn, value: str, picked: str | None) -> ToAction:
    """The list comes on another weekday."""
    if picked not in {str(number) for number in range(7)}:
        return afternote_cards.not_yours(turn.reader)
    member = replace(turn.member, round_weekday=int(picked))
    await members.put(turn.tx, member)
    await dossiers.replan_everything(turn.tx, member, turn.policy, turn.now)
    coming = await nudges.coming(turn.tx, member.id, COMING)
    ahead = next((each for each in coming if each.kind is NudgeKind.ROUND and each.due_at > turn.now), None)
    turn.leaves("settings.show", "")
    on = wall(ahead.due_at, member.zone or "UTC").date() if ahead is not None else None
    return cards.moved(turn.reader, int(picked), on, turn.now)


ROUTES = Routes(
    actions={
        "round.sent": _on_note(_sent),
        "round.undo": _on_note(_undo),
        "round.let_go": let_go,
        "round.keep": keep,
        "round.day": move,
    },
)
