"""Templates: coaches write them, previewed before they are kept; members start a note from one."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from bot.cards import afternote as afternote_cards
from bot.cards import cohort_policy as policy_cards
from bot.cards import templates as cards
from bot.cards.templates import Refused
from bot.cards.words import N_, Reader, day
from bot.chat.card import Card
from bot.chat.form import Form
from bot.chat.reply import Amend, Invalid, ToAction, ToCommand, ToSubmission
from bot.chat.spec import CommandSpec, Given
from bot.handlers import dossier as dossiers
from bot.handlers import drafts, which_cohort
from bot.handlers.around import language
from bot.handlers.dossier import Dossier
from bot.handlers.notes import before_it, shown
from bot.handlers.routes import Routes, Submitted
from bot.handlers.turn import Turn, Values
from bot.handlers.which_note import pressed
from bot.model.calendar import wall
from bot.model.cohort import Cohort, Role, Template
from bot.model.finding import fingerprint
from bot.model.ids import CohortId, FormId, NoteId, TemplateId
from bot.model.note import Note
from bot.model.placeholders import MOST_NAME, MOST_TEMPLATES, Placeholder, filled, folded, lacking, unknown
from bot.store import forms, grants, notes, templates

SPECS = (
    CommandSpec("cohort template", N_("Wordings that notes can start from; coaches add and change them"), coach=True),
)
_NAMED = re.compile(r"\w")


def reserved() -> frozenset[str]:
    """Names that mean something already: every command, whole and by its words, and every placeholder."""
    # Late, as the commands are put together from these modules.
    from bot.handlers import EVERY

    words = {folded(each.path) for each in EVERY.specs}
    words |= {folded(word) for each in EVERY.specs for word in each.path.split(" ")}
    return frozenset(words | {folded(each) for each in Placeholder})


def named(name: str, others: Sequence[Template]) -> Refused | None:
    """Why this cannot be the name of a template beside these others; None where it can."""
    plain = folded(name)
    if not _NAMED.search(plain):
        return Refused.EMPTY
    if len(name) > MOST_NAME:
        return Refused.LONG
    if plain in reserved():
        return Refused.RESERVED
    return Refused.TAKEN if plain in {folded(each.name) for each in others} else None


# the list


async def command(turn: Turn, given: Mapping[str, Given]) -> ToCommand:
    """The templates of the cohort that they are in, or of the one that they pick."""
    found = await which_cohort.found(turn, "template.list")
    if not isinstance(found, Cohort):
        return found
    return await _list(turn, found.id)


async def listed(turn: Turn, value: str, picked: str | None) -> ToAction:
    """The same, by button."""
    return await _list(turn, CohortId(picked or value))


async def _list(turn: Turn, id: CohortId) -> Card:
    grant = await grants.anybody(turn.tx, id)
    found = await templates.of(turn.tx, id)
    if grant is None or found is None:
        return afternote_cards.not_yours(turn.reader)
    coach = grant.membership.role is Role.COACH
    return cards.templates(turn.reader, grant.cohort, found, coach=coach)


async def _one(turn: Turn, value: str) -> Template | None:
    """The template of "<cohort> <template>", for whoever is in that cohort."""
    cohort_id, _, id = value.partition(" ")
    found = await templates.of(turn.tx, CohortId(cohort_id))
    return next((each for each in found or () if each.id == id), None)


async def show(turn: Turn, value: str, picked: str | None) -> ToAction:
    """One template as it is written."""
    found = await _one(turn, value)
    if found is None:
        return afternote_cards.not_yours(turn.reader)
    coach = await grants.coach(turn.tx, found.cohort_id) is not None
    return cards.template(turn.reader, found, coach=coach)


# writing one


async def add(turn: Turn, value: str, picked: str | None) -> ToAction:
    """The form for a new one."""
    form = await make(turn, value, {})
    return afternote_cards.not_yours(turn.reader) if form is None else await turn.opened(form)


async def make(turn: Turn, value: str, values: Values) -> Form | None:
    """The form for a template, new or known, as it was filled."""
    cohort_id, _, id = value.partition(" ")
    grant = await grants.coach(turn.tx, CohortId(cohort_id))
    if grant is None or not grant.cohort.open:
        return None
    known = await _one(turn, value) if id else None
    if id and known is None:
        return None
    form = cards.form(turn.reader, value) if known is None else cards.form(turn.reader, value, known.name, known.body)
    return replace(form, filled={**form.filled, **values})


async def preview(turn: Turn, value: str, values: Values) -> ToSubmission:
    """What it comes to, or what is wrong with it; it is kept by the next tap."""
    found = await _typed(turn, value, values)
    if not isinstance(found, Template):
        return found
    kept = {"name": found.name, "body": found.body}
    form = await turn.opened(replace(cards.form(turn.reader, value, found.name, found.body), filled=kept))
    return cards.preview(turn.reader, form.id, found.name, found.body)


async def _typed(turn: Turn, value: str, values: Values) -> Template | Invalid | Card:
    """The template that was typed, by a coach, with nothing wrong."""
    cohort_id, _, id = value.partition(" ")
    grant = await grants.coach(turn.tx, CohortId(cohort_id))
    every = await templates.of(turn.tx, CohortId(cohort_id))
    known = next((each for each in every or () if each.id == id), None)
    if grant is None or every is None or not grant.cohort.open or (id and known is None):
        member = await grants.anybody(turn.tx, CohortId(cohort_id))
        told = member is not None and member.membership.role is not Role.COACH
        return policy_cards.for_coaches(turn.reader) if told else afternote_cards.not_yours(turn.reader)
    name = " ".join(values.get("name", "").split())
    body = values.get("body", "").replace("\r\n", "\n").strip()
    problems: dict[str, str] = {}
    if (why := named(name, [each for each in every if each is not known])) is not None:
        problems["name"] = cards.refused(turn.reader, why, name)
    elif known is None and len(every) >= MOST_TEMPLATES:
        problems["name"] = cards.full(turn.reader)
    if not body:
        problems["body"] = afternote_cards.required(turn.reader)
    elif wrong := unknown(body):
        problems["body"] = cards.unknown(turn.reader, wrong)
    if problems:
        return Invalid(problems)
    new = Template(TemplateId(turn.new_id()), CohortId(cohort_id), turn.now, name, body)
    return new if known is None else replace(known, name=name, body=body)


async def keep(turn: Turn, value: str, picked: str | None) -> ToAction:
    """What was previewed, kept, if it still may be."""
    row = await forms.get(turn.tx, FormId(value))
    if row is None or row.action != "template.save" or row.expires_at <= turn.now:
        return afternote_cards.not_yours(turn.reader)
    found = await _typed(turn, row.value, row.filled)
    if isinstance(found, Invalid):
        # Another coach was quicker with that name, or the list is full by now.
        return cards.not_kept(turn.reader, tuple(found.problems.values()), value)
    if not isinstance(found, Template):
        return found
    if await templates.put(turn.tx, found) is None:
        return afternote_cards.not_yours(turn.reader)
    turn.leaves("template.list", found.cohort_id)
    return Amend(cards.saved(turn.reader, found))


async def delete(turn: Turn, value: str, picked: str | None) -> ToAction:
    """Asks before one goes."""
    found = await _one(turn, value)
    if found is None or await grants.coach(turn.tx, found.cohort_id) is None:
        return afternote_cards.not_yours(turn.reader)
    return cards.really(turn.reader, found)


async def erase(turn: Turn, value: str, picked: str | None) -> ToAction:
    """It is gone; notes that were made from it stay as they are."""
    found = await _one(turn, value)
    if found is None or not await templates.remove(turn.tx, found.cohort_id, found.id):
        return afternote_cards.not_yours(turn.reader)
    turn.leaves("template.list", found.cohort_id)
    return Amend(await _list(turn, found.cohort_id))


# using one


def facts(turn: Turn, dossier: Dossier, note: Note) -> dict[Placeholder, str]:
    """What a template can be filled in with: logged facts of this note alone, and none that is not fit to be said."""
    person, contact = dossier.people[note.person_id], dossier.contact(note.contact_id)
    meeting = contact.meeting(note.person_id) if contact is not None else None
    topic = meeting.topic.strip() if meeting is not None and not drafts.unused(dossier, note) else ""
    signer = turn.member.signature
    reader = Reader(locale=language(dossier, turn.member), zone=turn.zone)
    met = "" if contact is None else day(reader, wall(contact.starts_at, turn.zone or contact.zone).date())
    return {
        Placeholder.NAME: person.call_them,
        Placeholder.COMPANY: dossier.opportunity.company,
        Placeholder.ROLE: dossier.opportunity.role,
        Placeholder.TOPIC: topic,
        Placeholder.DATE: met,
        Placeholder.MY_NAME: signer.name or turn.member.name,
        Placeholder.SIGNATURE: "\n".join(signer.lines) if signer.complete else "",
    }


async def choose(turn: Turn, dossier: Dossier, note: Note) -> ToAction:
    """Which template this note is to start from."""
    found = await templates.at_hand(turn.tx)
    if not note.open or not found:
        return Amend(shown(turn, dossier, note))
    if (early := before_it(turn, dossier, note)) is not None:
        return early
    return cards.choose(turn.reader, note, dossier.people[note.person_id], found)


async def use(turn: Turn, value: str, picked: str | None) -> ToAction:
    """The picked template in the place of the note's words; what it lacks is asked for first."""
    about = await dossiers.of_note(turn.tx, NoteId(value), turn.member, turn.policy)
    if about is None or about[1].person_id not in about[0].people:
        return afternote_cards.not_yours(turn.reader)
    dossier, note = about
    template = await _one(turn, picked or "")
    if template is None:
        return afternote_cards.not_yours(turn.reader)
    if not note.open:
        return Amend(shown(turn, dossier, note))
    known = facts(turn, dossier, note)
    if missing := lacking(template.body, known):
        person = dossier.people[note.person_id]
        return await turn.opened(cards.asks(turn.reader, note.id, template, person, missing))
    return await _written(turn, dossier, note, template, known)


async def make_fill(turn: Turn, value: str, values: Values) -> Form | None:
    """The form that asks for what is missing, as it was filled."""
    found = await _filling(turn, value)
    if found is None:
        return None
    dossier, note, template = found
    missing = lacking(template.body, facts(turn, dossier, note))
    if not missing:
        return None
    form = cards.asks(turn.reader, note.id, template, dossier.people[note.person_id], missing)
    return replace(form, filled=dict(values))


async def fill(turn: Turn, value: str, values: Values) -> ToSubmission:
    """The template with what was told; it goes into this note alone."""
    found = await _filling(turn, value)
    if found is None:
        return afternote_cards.not_yours(turn.reader)
    dossier, note, template = found
    if not note.open:
        return Amend(shown(turn, dossier, note))
    known = facts(turn, dossier, note)
    for each in lacking(template.body, known):
        known[each] = " ".join(values.get(each.value, "").split())
    if missing := lacking(template.body, known):
        return Invalid(dict.fromkeys((each.value for each in missing), afternote_cards.required(turn.reader)))
    return await _written(turn, dossier, note, template, known)


async def _filling(turn: Turn, value: str) -> tuple[Dossier, Note, Template] | None:
    note_id, _, rest = value.partition(" ")
    about = await dossiers.of_note(turn.tx, NoteId(note_id), turn.member, turn.policy)
    template = await _one(turn, rest)
    if about is None or template is None or about[1].person_id not in about[0].people:
        return None
    return (*about, template)


async def _written(
    turn: Turn, dossier: Dossier, note: Note, template: Template, known: Mapping[Placeholder, str]
) -> Amend:
    dossier, note = await drafts.ensured(turn.tx, dossier, note, turn.member, turn.now)
    again = replace(
        note.written(subject=note.subject, body=filled(template.body, known)), plain_body=note.body
    )
    await notes.put(turn.tx, again)
    turn.leaves("note.open", note.id)
    undo = f"{note.id} {fingerprint(again.body)} {int(note.own)} {int(note.short)}"
    card = shown(turn, dossier.with_note(again), again)
    return Amend(cards.used(turn.reader, card, undo, template.name))


async def undo(turn: Turn, value: str, picked: str | None) -> ToAction:
    """What stood there before, back in its place, while the text is the very one that the press was drawn for."""
    id, _, rest = value.partition(" ")
    about = await dossiers.of_note(turn.tx, NoteId(id), turn.member, turn.policy)
    if about is None or about[1].person_id not in about[0].people:
        return afternote_cards.not_yours(turn.reader)
    dossier, note = about
    text, own, short = (*rest.split(" "), "", "", "")[:3]
    if note.open and note.plain_body and text == fingerprint(note.body):
        note = replace(note, body=note.plain_body, plain_body="", own=own == "1", short=short == "1")
        await notes.put(turn.tx, note)
        turn.leaves("note.open", note.id)
    return Amend(shown(turn, dossier.with_note(note), note))


ROUTES = Routes(
    specs=SPECS,
    commands={"cohort template": command},
    actions={
        "template.list": listed, "template.show": show, "template.add": add, "template.edit": add,
        "template.keep": keep, "template.delete": delete, "template.erase": erase,
        "note.templates": pressed(choose), "note.template": use, "note.untemplate": undo,
    },
    forms={
        "template.save": Submitted(make, preview),
        "template.fill": Submitted(make_fill, fill),
    },
)  # fmt: skip
