"""Ask my coach: a member shows one draft, reads what was said of it, applies it or not, and takes it back."""

from collections.abc import Mapping
from dataclasses import replace

from bot.cards import afternote as afternote_cards
from bot.cards import reviews as cards
from bot.cards.words import N_
from bot.chat.card import Card
from bot.chat.form import Form
from bot.chat.reply import Amend, ToAction, ToCommand, ToSubmission
from bot.chat.spec import CommandSpec, Given, Option, OptionKind
from bot.clock import Instant
from bot.handlers import dossier as dossiers
from bot.handlers.dossier import Dossier
from bot.handlers.handing_over import once_met
from bot.handlers.notes import shown
from bot.handlers.references import note_suggestions
from bot.handlers.routes import Routes, Submitted
from bot.handlers.turn import Turn, Values
from bot.handlers.which_note import on_one
from bot.model import goals
from bot.model.finding import fingerprint
from bot.model.ids import CohortId, NoteId, NudgeId, ReviewId, derived
from bot.model.note import THANKS, Note, NoteStatus
from bot.model.nudge import NudgeKind
from bot.model.people import Member
from bot.model.review import Asking, Review
from bot.store import notes, nudges, reading, reviews

SPECS = (
    CommandSpec(
        "note review", N_("Ask your coach to read this one draft"),
        (Option("note", N_("A person's name, a company, or both"), OptionKind.REFERENCE),), example="Grace",
    ),
)  # fmt: skip


def needed_by(dossier: Dossier, note: Note, member: Member, now: Instant) -> Instant | None:
    """The note's own deadline: when it is reminded of next, or its counted hours end, whichever is first."""
    about = (note.id, note.contact_id) if note.kind in THANKS else (note.id, note.opportunity_id)
    moments = [each.next_at for each in dossier.coming if each.subject in about and each.kind in _REMIND]
    contact = dossier.contact(note.contact_id)
    if note.kind in THANKS and contact is not None:
        moments.append(goals.deadline(contact.ended_at, member))
    return min((at for at in moments if at > now), default=None)


_REMIND = frozenset({NudgeKind.THANK, NudgeKind.SNOOZED, NudgeKind.FOLLOW_UP, NudgeKind.OWED, NudgeKind.KEEP_WARM,
                     NudgeKind.PLEDGE})  # fmt: skip


async def _mine(turn: Turn, id: str) -> tuple[Dossier, Note] | None:
    found = await dossiers.of_note(turn.tx, NoteId(id), turn.member, turn.policy)
    return None if found is None or found[1].person_id not in found[0].people else found


async def _asking(turn: Turn, dossier: Dossier, note: Note, picked: str | None) -> ToAction:
    """What will be seen and by whom, before anything is; which group's coach, where there are several."""
    if note.status is not NoteStatus.DRAFTED:
        return cards.not_ready(turn.reader, note.id)
    person = dossier.people[note.person_id]
    if (there := (await reviews.of_notes(turn.tx, [note.id])).get(note.id)) is not None:
        return _stands(turn, there, note, dossier)
    found = await reviews.coached(turn.tx)
    if picked is not None:
        found = tuple(each for each in found if each.id == picked)
        if not found:
            return afternote_cards.not_yours(turn.reader)
    if len(found) > 1:
        return cards.which(turn.reader, note.id, found)
    asked = await reviews.asking(turn.tx, found[0].id) if found else None
    if asked is None:
        return cards.no_coach(turn.reader)
    return cards.asking(turn.reader, note.id, person, dossier.opportunity, asked)


def _stands(turn: Turn, review: Review, note: Note, dossier: Dossier) -> Card:
    """A review that there is: the answer, or that it waits."""
    person = dossier.people[note.person_id]
    if review.answer is not None:
        return cards.answer(turn.reader, review, note, person)
    return cards.asked(turn.reader, review, person, (), before=True)


async def _first_asked(turn: Turn, dossier: Dossier, note: Note) -> ToAction:
    return await _asking(turn, dossier, note, None)


async def ask(turn: Turn, value: str, picked: str | None) -> ToAction:
    """The same, by button, or for the group that was picked."""
    found = await _mine(turn, value)
    if found is None:
        return afternote_cards.not_yours(turn.reader)

    async def act(turn: Turn, dossier: Dossier, note: Note) -> ToAction:
        return await _asking(turn, dossier, note, picked)

    return await once_met(act)(turn, *found)


async def _about(turn: Turn, value: str) -> tuple[Dossier, Note, Asking] | None:
    """The note and the group of "<note> <group>", for whoever both are theirs."""
    note_id, _, cohort_id = value.partition(" ")
    found = await _mine(turn, note_id)
    asked = await reviews.asking(turn.tx, CohortId(cohort_id)) if found is not None else None
    return None if found is None or asked is None else (*found, asked)


async def _go(turn: Turn, value: str, question: str) -> Card:
    about = await _about(turn, value)
    if about is None:
        return afternote_cards.not_yours(turn.reader)
    dossier, note, asked = about
    before = (await reviews.of_notes(turn.tx, [note.id])).get(note.id)
    if before is not None:
        return _stands(turn, before, note, dossier)
    review = await reviews.ask(
        turn.tx, asked.cohort.id, note, ReviewId(turn.new_id()), turn.now, question=question,
        needed_by=needed_by(dossier, note, turn.member, turn.now),
    )  # fmt: skip
    if review is None:
        return cards.not_ready(turn.reader, note.id)
    # What a coach has asked by themselves is answered with it.
    await nudges.cancel(turn.tx, [NudgeId(derived(turn.member.id, NudgeKind.MAY_I, note.id))])
    turn.leaves("review.show", review.id)
    return cards.asked(turn.reader, review, dossier.people[note.person_id], asked.coaches)


async def go(turn: Turn, value: str, picked: str | None) -> ToAction:
    """Shows this one note to the coaches of that group."""
    return Amend(await _go(turn, value, ""))


async def question(turn: Turn, value: str, picked: str | None) -> ToAction:
    """Asks what they want to know, first."""
    form = await make_form(turn, value, {})
    return afternote_cards.not_yours(turn.reader) if form is None else await turn.opened(form)


async def make_form(turn: Turn, value: str, values: Values) -> Form | None:
    """That form, as it was filled."""
    about = await _about(turn, value)
    if about is None:
        return None
    form = cards.form(turn.reader, about[1].id, about[2].cohort.id)
    return replace(form, filled=dict(values))


async def asked(turn: Turn, value: str, values: Values) -> ToSubmission:
    """Shows the note, with a question."""
    return await _go(turn, value, values.get("question", "").strip()[: cards.QUESTION])


# the answer, and taking it back


async def _own(turn: Turn, value: str) -> tuple[Review, Dossier, Note] | None:
    """A review of one's own whose note is still there."""
    review = await reviews.get(turn.tx, ReviewId(value))
    found = None if review is None else await _mine(turn, review.note_id)
    return None if review is None or found is None else (review, *found)


async def show(turn: Turn, value: str, picked: str | None) -> ToAction:
    """What a coach said, or that nobody has so far."""
    found = await _own(turn, value)
    if found is None:
        return afternote_cards.not_yours(turn.reader)
    review, dossier, note = found
    if review.answer is None and not review.visible:
        return cards.over(turn.reader, note.id)
    return _stands(turn, review, note, dossier)


async def apply(turn: Turn, value: str, picked: str | None) -> ToAction:
    """The suggested words in the note, as the author's own; what is not in their log is marked by the checks."""
    found = await _own(turn, value)
    if found is None or found[0].answer is None or not found[0].answer.suggestion:
        return afternote_cards.not_yours(turn.reader)
    review, dossier, note = found
    assert review.answer is not None  # looked at above
    if not note.open or note.body == review.answer.suggestion:
        return Amend(shown(turn, dossier, note))
    again = replace(note.written(subject=note.subject, body=review.answer.suggestion), plain_body=note.body)
    await notes.put(turn.tx, again)
    turn.leaves("note.open", note.id)
    undo = f"{note.id} {fingerprint(again.body)} {int(note.own)} {int(note.short)}"
    return Amend(cards.applied(turn.reader, shown(turn, dossier.with_note(again), again), undo, review))


async def thanks(turn: Turn, value: str, picked: str | None) -> ToAction:
    """A quiet thank-you: the coach sees a count."""
    review = await reviews.thank(turn.tx, ReviewId(value))
    if review is None:
        return afternote_cards.not_yours(turn.reader)
    turn.leaves("review.show", review.id)
    return Amend(cards.thanked(turn.reader, review))


async def withdraw(turn: Turn, value: str, picked: str | None) -> ToAction:
    """No coach sees the note any more."""
    before = await reviews.get(turn.tx, ReviewId(value))
    if before is None:
        return afternote_cards.not_yours(turn.reader)
    turn.leaves("review.show", before.id)
    if await reviews.withdraw(turn.tx, before.id) is None:
        return Amend(cards.over(turn.reader, before.note_id))
    await nudges.cancel(turn.tx, [NudgeId(derived(turn.member.id, NudgeKind.REVIEWED, before.id))])
    return Amend(cards.withdrawn(turn.reader, before.note_id))


# a coach asked


async def _question(turn: Turn, value: str) -> NudgeId | None:
    """The question that a coach has asked about this note, in this group, of whoever presses."""
    note_id, _, cohort_id = value.partition(" ")
    id = NudgeId(derived(turn.member.id, NudgeKind.MAY_I, note_id))
    nudge = await nudges.get(turn.tx, id)
    if nudge is None or nudge.ordinal.partition(" ")[0] != cohort_id:
        return None
    return id if await reading.asker(turn.tx, nudge) is not None else None


async def allow(turn: Turn, value: str, picked: str | None) -> ToAction:
    """Their tap: the coach may read this one note."""
    if await _question(turn, value) is None:
        return afternote_cards.not_yours(turn.reader)
    return Amend(await _go(turn, value, ""))


async def not_now(turn: Turn, value: str, picked: str | None) -> ToAction:
    """It stays theirs, and nobody is told."""
    found = await _mine(turn, value.partition(" ")[0])
    if found is None or await _question(turn, value) is None:
        return afternote_cards.not_yours(turn.reader)
    turn.leaves("note.open", found[1].id)
    return Amend(cards.not_now(turn.reader, found[1].id))


async def command(turn: Turn, given: Mapping[str, Given]) -> ToCommand:
    """Asks the coach about the note that is named."""
    return await on_one("review.ask", once_met(_first_asked))(turn, given)


ROUTES = Routes(
    specs=SPECS,
    commands={"note review": command},
    actions={
        "review.allow": allow,
        "review.apply": apply,
        "review.ask": ask,
        "review.go": go,
        "review.not_now": not_now,
        "review.question": question,
        "review.show": show,
        "review.thanks": thanks,
        "review.withdraw": withdraw,
    },
    forms={"review.ask": Submitted(make_form, asked)},
    lookups={("note review", "note"): note_suggestions},
)
