"""The review queue: a coach reads what members asked them to read, and answers by one tap or under four headings."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from bot.cards import afternote as afternote_cards
from bot.cards import review_queue as cards
from bot.cards.words import N_
from bot.chat.card import Card
from bot.chat.form import Form
from bot.chat.reply import Amend, Invalid, ToAction, ToCommand, ToSubmission
from bot.chat.spec import CommandSpec, Given
from bot.handlers import drafts, which_cohort
from bot.handlers.dossier import Dossier
from bot.handlers.routes import Routes, Submitted
from bot.handlers.turn import Turn, Values
from bot.model.cohort import Cohort, Role
from bot.model.finding import Finding, fingerprint
from bot.model.ids import CohortId, MemberId, ReviewId
from bot.model.review import Answer, Quality, Reading, Review
from bot.store import reading

SPECS = (CommandSpec("cohort queue", N_("The drafts that members asked you to read"), coach=True),)


async def command(turn: Turn, given: Mapping[str, Given]) -> ToCommand:
    """What waits in the group that they coach."""
    found = await which_cohort.found(turn, "review.queue", roles=(Role.COACH,))
    return await _queue(turn, found.id) if isinstance(found, Cohort) else found


async def queue(turn: Turn, value: str, picked: str | None) -> ToAction:
    """The same, by button, or in the group that was picked."""
    return await _queue(turn, CohortId(picked or value))


async def _queue(turn: Turn, id: CohortId) -> Card:
    found = await reading.queue(turn.tx, id, turn.now)
    return afternote_cards.not_yours(turn.reader) if found is None else cards.queue(turn.reader, found, turn.now)


async def open_one(turn: Turn, value: str, picked: str | None) -> ToAction:
    """One draft with its checks, as it is now; its author reads that it was opened."""
    found = await reading.read(turn.tx, ReviewId(value), turn.now)
    return await _gone(turn, value) if found is None else _opened(turn, found)


async def _gone(turn: Turn, value: str, kept: str = "") -> Card:
    """A draft that its coaches cannot open any more; of any other, what is said of an unknown one."""
    cohort = await reading.over(turn.tx, ReviewId(value.partition(" ")[0]))
    return afternote_cards.not_yours(turn.reader) if cohort is None else cards.over(turn.reader, cohort, kept)


def _opened(turn: Turn, found: Reading, *, changed: bool = False) -> Card:
    value = f"{found.review.id} {fingerprint(found.note.body)}"
    return cards.opened(turn.reader, found, checks(turn, found), value, turn.now, changed=changed)


def checks(turn: Turn, found: Reading) -> Sequence[Finding]:
    """What the checks say of the note, from the facts that it was shown with."""
    met = {each.id: each for each in (found.person, *found.others)}
    dossier = Dossier(found.opportunity, (found.contact,), met, (found.note,), (), turn.policy)
    return drafts.findings(dossier, found.note, found.author, turn.now, turn.spelling)


async def good(turn: Turn, value: str, picked: str | None) -> ToAction:
    """Good to send, of the very text that was read."""
    id, _, text = value.partition(" ")
    found = await reading.read(turn.tx, ReviewId(id), turn.now, before=text)
    if found is None:
        return await _gone(turn, value)
    if found.review.answer is None and fingerprint(found.note.body) != text:
        return Amend(_opened(turn, found, changed=True))
    return Amend(await _answered(turn, found, Answer(good=True, of_body=found.note.body), ""))


async def _answered(turn: Turn, found: Reading, said: Answer, kept: str) -> Card:
    review = await reading.answer(turn.tx, found.review.id, said, turn.now)
    if review is None:
        return await _gone(turn, found.review.id)
    turn.leaves("review.open", review.id)
    if _is_mine(turn, review, said):
        return cards.answered(turn.reader, review, found.name)
    return cards.second(turn.reader, review, kept)


def _is_mine(turn: Turn, review: Review, said: Answer) -> bool:
    return review.answered_by == turn.member.id and review.answer == said


async def comment(turn: Turn, value: str, picked: str | None) -> ToAction:
    """The form for a comment, with the note's words to change."""
    id, _, text = value.partition(" ")
    found = await reading.read(turn.tx, ReviewId(id), turn.now, before=text)
    if found is None:
        return await _gone(turn, value)
    if found.review.answer is not None:
        return cards.second(turn.reader, found.review, "")
    form = cards.form(turn.reader, f"{found.review.id} {fingerprint(found.note.body)}", found.note.body)
    # The words of the note are not kept with the form: they are read again each time it is opened.
    return replace(await turn.opened(replace(form, filled={})), filled=form.filled)


async def make_form(turn: Turn, value: str, values: Values) -> Form | None:
    """That form again, as it was filled; without the note's words once they may not be read."""
    id, _, text = value.partition(" ")
    found = await reading.read(turn.tx, ReviewId(id), turn.now, before=text)
    if found is None and await reading.over(turn.tx, ReviewId(id)) is None:
        return None
    form = cards.form(turn.reader, value, found.note.body if found is not None else "")
    return replace(form, filled={**form.filled, **values})


async def commented(turn: Turn, value: str, values: Values) -> ToSubmission:
    """What was written under the headings, to its author; who was second keeps their words."""
    id, _, text = value.partition(" ")
    found = await reading.read(turn.tx, ReviewId(id), turn.now, before=text)
    comments = {each: words for each in Quality if (words := values.get(each.value, "").strip()[: cards.COMMENT])}
    if found is None:
        # Their own words come back to them; a wording holds the note's, and does not.
        return await _gone(turn, value, cards.kept_words(turn.reader, tuple(comments.items()), ""))
    suggestion = values.get("suggestion", "").replace("\r\n", "\n").strip()[: cards.SUGGESTION]
    if fingerprint(suggestion) in (text, fingerprint(found.note.body.strip())):
        suggestion = ""
    if not comments and not suggestion:
        return Invalid({Quality.COMMUNICATION.value: cards.nothing_said(turn.reader)})
    # An edit since they opened it: their words are of the version before, which is kept nowhere.
    read = found.note.body if fingerprint(found.note.body) == text else ""
    kept = cards.kept_words(turn.reader, tuple(comments.items()), suggestion)
    return await _answered(turn, found, Answer(comments=comments, suggestion=suggestion, of_body=read), kept)


async def may_i(turn: Turn, value: str, picked: str | None) -> ToAction:
    """Asks a member whether a draft that has waited may be read."""
    cohort_id, _, member_id = value.partition(" ")
    found = await reading.may_i(turn.tx, CohortId(cohort_id), MemberId(member_id), turn.now)
    if found is None:
        return afternote_cards.not_yours(turn.reader)
    return cards.asked_to(turn.reader, found.name, asked=found.asked)


ROUTES = Routes(
    specs=SPECS,
    commands={"cohort queue": command},
    actions={
        "review.comment": comment,
        "review.good": good,
        "review.may_i": may_i,
        "review.open": open_one,
        "review.queue": queue,
    },
    forms={"review.comment": Submitted(make_form, commented)},
)
