"""Rewording a draft by a language model, where operator and member both want it.

The press is answered at once. The model is asked by the worker, outside any transaction; what it answers passes the
fact guard, and a message says that it is there to be compared with the plain draft. Whatever goes wrong, that one
stands.
"""

from dataclasses import dataclass, replace

from bot.cards import polishing as cards
from bot.chat.card import Card
from bot.chat.reply import Amend, ToAction
from bot.clock import Instant
from bot.drafting import polish
from bot.drafting.brief import Brief
from bot.drafting.spelling import Spelling
from bot.handlers import dossier as dossiers
from bot.handlers import drafts, spacing
from bot.handlers.around import language
from bot.handlers.dossier import Dossier
from bot.handlers.errand import Errand, Reworded
from bot.handlers.notes import shown
from bot.handlers.routes import Routes
from bot.handlers.turn import Turn
from bot.handlers.which_note import pressed
from bot.model.ids import NoteId, NudgeId, derived
from bot.model.note import Channel, Note
from bot.model.nudge import Because, Nudge, NudgeKind, Reason
from bot.model.people import Member
from bot.model.policy import Policy
from bot.ports import Rewriter
from bot.store import members, notes, nudges
from bot.store.tx import Tx


async def reword(turn: Turn, dossier: Dossier, note: Note) -> ToAction:
    """Has the draft reworded, if both want it: says what comes where, and asks the worker for it now."""
    if not turn.may_reword(note, language(dossier, turn.member)):
        return Amend(shown(turn, dossier, note))
    waiting = [each for each in dossier.coming if each.kind is NudgeKind.POLISH and each.subject == note.id]
    if not waiting and not note.polished:
        ordinal = turn.new_id()
        await nudges.add(
            turn.tx,
            Nudge(
                id=NudgeId(derived(turn.member.id, NudgeKind.POLISH, note.id, ordinal)),
                to=turn.member.id,
                kind=NudgeKind.POLISH,
                subject=note.id,
                due_at=turn.now,
                next_at=turn.now,
                reason=Reason(Because.ASKED_NOW, turn.now),
                opportunity_id=dossier.opportunity.id,
                ordinal=ordinal,
            ),
        )
    turn.leaves("note.open", note.id)
    if note.polished:
        return cards.compared(turn.reader, note, dossier.people[note.person_id], turn.rewords)
    return cards.asked(turn.reader, dossier.people[note.person_id], turn.rewords)


@dataclass(frozen=True, slots=True)
class Asked:
    """One rewording that is to be tried, and all that it needs; read in one transaction, used outside any."""

    nudge: Nudge
    note: Note
    brief: Brief
    ask: polish.Ask
    siblings: tuple[str, ...]


async def asked(tx: Tx, nudge: Nudge, policy: Policy, now: Instant) -> Asked | None:
    """What the model is to be asked for this nudge; None when it is not to be asked, now or again."""
    member = await members.get(tx, nudge.member)
    if member is None or not member.polish or nudge.attempts > 1 or nudge.opportunity_id is None:
        return None
    dossier = await dossiers.read(tx, nudge.opportunity_id, member, policy)
    if dossier is not None and spacing.allowed(member, dossier.busy, nudge, now) > now:
        # In a pause, or while they talk: what it answers could not be told, and it would be asked once more.
        return None
    found = _about(nudge, dossier, member)
    if found is None or found[1].polished or not found[1].open or found[1].own:
        return None
    if found[1].medium is not Channel.EMAIL:
        return None
    facts = drafts.brief(found[0], found[1], member, now)
    ask = polish.asking(found[1].body, facts)
    return None if ask is None else Asked(nudge, found[1], facts, ask, drafts.siblings(found[0], found[1]))


async def reworded(asked: Asked, rewriter: Rewriter, spelling: Spelling | None) -> tuple[Reworded | None, str]:
    """What came of it, and how it went in a word for the log: no word of a note is in that."""
    answer = await rewriter.reword(asked.ask.instructions, asked.ask.facts)
    if answer is None:
        return None, "no answer"
    body, why = polish.accepted(
        asked.ask, answer, asked.brief, subject=asked.note.subject, siblings=asked.siblings, spelling=spelling
    )
    return (Reworded(asked.note.body, body), "kept") if body is not None else (None, why)


async def errand(errand: Errand) -> Card | None:
    """That the reworded draft is there to be compared; None where the plain one stands."""
    found = _about(errand.nudge, errand.dossier, errand.member)
    if found is None or not found[1].open:
        return None
    dossier, note = found
    made = errand.reworded
    if not note.polished:
        # What was written, sent or drafted anew in the meantime is not touched.
        if made is None or note.own or note.body != made.of or not errand.member.polish:
            return None
        note = replace(note, body=made.body, plain_body=note.body, polished=True)
        await notes.put(errand.tx, note)
    return cards.there(errand.reader, note, dossier.people[note.person_id], discreet=errand.member.discreet)


def _about(nudge: Nudge, dossier: Dossier | None, member: Member) -> tuple[Dossier, Note] | None:
    """The dossier and the note that this nudge is about, while both are there and the member's own."""
    if dossier is None:
        return None
    note = next((each for each in dossier.notes if each.id == NoteId(nudge.subject)), None)
    if note is None or note.member_id != member.id or note.person_id not in dossier.people:
        return None
    return dossier, note


async def compare(turn: Turn, dossier: Dossier, note: Note) -> ToAction:
    """The reworded draft beside the plain one, for as long as it is one."""
    turn.leaves("note.open", note.id)
    if not (note.polished and note.open):
        return shown(turn, dossier, note)
    return cards.compared(turn.reader, note, dossier.people[note.person_id], turn.rewords)


async def keep(turn: Turn, dossier: Dossier, note: Note) -> ToAction:
    """The reworded draft stays; the plain one stays one tap away."""
    turn.leaves("note.open", note.id)
    return Amend(shown(turn, dossier, note))


async def plainly(turn: Turn, dossier: Dossier, note: Note) -> ToAction:
    """The plain draft again; words that the member wrote since are left alone."""
    if note.polished and note.open and not note.own:
        note = replace(note, body=note.plain_body, plain_body="", polished=False)
        lines = "\n".join(turn.member.signature.lines)
        if lines and not note.body.endswith(lines):
            # It was signed otherwise when it was set aside.
            dossier, note = await drafts.draft_one(turn.tx, dossier, note, turn.member, turn.now)
        else:
            await notes.put(turn.tx, note)
            dossier = dossier.with_note(note)
    turn.leaves("note.open", note.id)
    return Amend(shown(turn, dossier, note))


ROUTES = Routes(
    actions={
        "note.reword": pressed(reword),
        "note.compare": pressed(compare),
        "note.reworded": pressed(keep),
        "note.plain": pressed(plainly),
    },
)
