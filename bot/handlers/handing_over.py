"""Handing a note over: in what it is opened, for what it is written, as which file."""

import re
from dataclasses import replace

from bot.cards import afternote as afternote_cards
from bot.cards import handover as cards
from bot.chat.card import Card, File
from bot.chat.form import Form
from bot.chat.reply import Amend, ToAction, ToSubmission
from bot.drafting import handoff
from bot.drafting.compose import compose
from bot.drafting.frames.language import LANGUAGES, language_of
from bot.handlers import dossier as dossiers
from bot.handlers import drafts
from bot.handlers.around import language, mails, named_in, post_by
from bot.handlers.dossier import Dossier
from bot.handlers.notes import before_it, shown
from bot.handlers.routes import Routes, Submitted
from bot.handlers.sending import mark_sent, sent_card
from bot.handlers.turn import Turn, Values
from bot.handlers.which_note import Acts, pressed
from bot.model.ids import NoteId
from bot.model.note import Channel, Note
from bot.model.opportunity import Person
from bot.model.people import MailProgram
from bot.store import members, opportunities, people, reviews, templates

_NAME = re.compile(r"[^a-z0-9]+")


def once_met(act: Acts) -> Acts:
    """The same for a note that is open and drafted; of another its card, and before the talk that it comes after."""

    async def acts(turn: Turn, dossier: Dossier, note: Note) -> ToAction:
        if not note.body and (early := before_it(turn, dossier, note)) is not None:
            return early
        if not note.open:
            return Amend(shown(turn, dossier, note))
        dossier, note = await drafts.ensured(turn.tx, dossier, note, turn.member, turn.now)
        return await act(turn, dossier, note)

    return acts


async def ways(turn: Turn, dossier: Dossier, note: Note) -> Card:
    """Everything else that can be done with it."""
    person = dossier.people[note.person_id]
    now_in = language(dossier, turn.member)
    spoken = language_of(turn.member.language or turn.member.locale).code
    others = tuple(code for code in LANGUAGES if code != now_in) if {now_in, spoken} != {"en"} else ()
    contact = dossier.contact(note.contact_id)
    waiting = {each.person_id for each in dossier.thanks(contact) if each.open} if contact is not None else set()
    panel = dossier.met(contact) if contact is not None else ()
    return cards.ways(
        turn.reader,
        cards.Ways(
            note=note,
            person=person,
            mails=mails(person.email, note, but=turn.member.mails_with),
            program=turn.member.mails_with,
            panel=tuple(each for each in panel if each.id in waiting),
            covered=named_in(dossier, note),
            languages=others,
            templates=note.open and bool(await templates.at_hand(turn.tx)),
            coach=bool(await reviews.coached(turn.tx)),
        ),
        turn.now,
    )


# for what it is written


async def medium(turn: Turn, value: str, picked: str | None) -> ToAction:
    """The note written for another medium; beside words of one's own, which stay, a version that is not kept."""
    # A button names the medium beside the note, where a choice has it picked.
    id, _, said = value.partition(" ")
    found = await dossiers.of_note(turn.tx, NoteId(id), turn.member, turn.policy)
    try:
        wanted = Channel(picked or said)
    except ValueError:
        return afternote_cards.not_yours(turn.reader)
    if found is None or found[1].person_id not in found[0].people or wanted is Channel.IN_PERSON:
        return afternote_cards.not_yours(turn.reader)

    async def act(turn: Turn, dossier: Dossier, note: Note) -> ToAction:
        again = replace(note, medium=wanted)
        if note.own:
            draft = compose(drafts.brief(dossier, replace(again, own=False), turn.member, turn.now))
            person = dossier.people[note.person_id]
            return cards.beside_own(turn.reader, note, person, wanted, draft.body)
        dossier, again = await drafts.draft_one(turn.tx, dossier, again, turn.member, turn.now)
        turn.leaves("note.open", note.id)
        return Amend(shown(turn, dossier, again))

    return await once_met(act)(turn, *found)


async def went(turn: Turn, value: str, picked: str | None) -> ToAction:
    """Their word that it went, by another way than the one it was written for."""
    id, _, way = value.partition(" ")
    found = await dossiers.of_note(turn.tx, NoteId(id), turn.member, turn.policy)
    if found is None or found[1].person_id not in found[0].people or way not in set(Channel):
        return afternote_cards.not_yours(turn.reader)
    dossier, note = found
    if not note.body and (early := before_it(turn, dossier, note)) is not None:
        return early
    dossier = await mark_sent(turn, dossier, note, Channel(way))
    return Amend(await sent_card(turn, dossier, note))


async def in_language(turn: Turn, value: str, picked: str | None) -> ToAction:
    """Every open note to this employer in another language; words of one's own stay."""
    id, _, code = value.partition(" ")
    found = await dossiers.of_note(turn.tx, NoteId(id), turn.member, turn.policy)
    if found is None or found[1].person_id not in found[0].people or code not in LANGUAGES:
        return afternote_cards.not_yours(turn.reader)
    dossier, note = found
    opportunity = replace(dossier.opportunity, language=code)
    await opportunities.put(turn.tx, opportunity)
    dossier = replace(dossier, opportunity=opportunity)
    for each in dossier.waiting:
        if each.body and not each.own and each.person_id in dossier.people:
            dossier, _ = await drafts.draft_one(turn.tx, dossier, each, turn.member, turn.now)
    note = next(each for each in dossier.notes if each.id == note.id)
    turn.leaves("note.open", note.id)
    return Amend(cards.spoken_now(turn.reader, shown(turn, dossier, note), code))


async def mail_program(turn: Turn, value: str, picked: str | None) -> ToAction:
    """Where the member writes mail, remembered: the note's link opens it from now on."""
    found = await dossiers.of_note(turn.tx, NoteId(value), turn.member, turn.policy)
    if found is None or found[1].person_id not in found[0].people or picked not in set(MailProgram):
        return afternote_cards.not_yours(turn.reader)
    member = replace(turn.member, mails_with=MailProgram(picked))
    await members.put(turn.tx, member)
    turn.leaves("note.open", found[1].id)
    return Amend(shown(turn.as_member(member, turn.reader), *found))


# files


async def as_file(turn: Turn, dossier: Dossier, note: Note) -> Card:
    """The mail as a file that opens as a draft; where it can't be one, copying is the way."""
    person = dossier.people[note.person_id]
    try:
        content = handoff.eml(turn.member.signature, person.email, note.subject, note.body, to_name=person.name)
    except ValueError:
        return cards.as_file(turn.reader, note, person, None)
    file = File(f"{_file_name(turn, person, 'note')}.eml", "message/rfc822", content)
    return cards.as_file(turn.reader, note, person, file)


async def on_paper(turn: Turn, dossier: Dossier, note: Note) -> Card:
    """The card as a sheet to print."""
    # What draws it is read from disk when a card is first printed, not at every start.
    from bot.drafting import paper

    person = dossier.people[note.person_id]
    on = post_by(dossier, note, turn.member, turn.now)
    sheet = paper.SHEET_OF.get(turn.member.country, paper.Sheet.A6)
    address = tuple(line for each in person.postal.splitlines() if (line := each.strip()))
    slip = paper.Slip(address, cards.slip(turn.reader, on, turn.now)) if address else None
    file, missing = None, ""
    try:
        file = File(f"{_file_name(turn, person, 'card')}.pdf", paper.KIND, paper.card(note.body, sheet, slip))
    except paper.UnprintableError as error:
        missing = " ".join(error.signs[:5])
    except ValueError:
        pass
    return cards.printed(
        turn.reader, note, person, file, turn.now, inches=sheet is paper.Sheet.INCHES, post_by=on, missing=missing
    )


def _file_name(turn: Turn, person: Person, what: str) -> str:
    """What a file is called; of somebody discreet it names nobody."""
    name = _NAME.sub("-", person.call_them.casefold()).strip("-")
    return what if turn.member.discreet or not name else f"{what}-{name}"


async def address(turn: Turn, dossier: Dossier, note: Note) -> Form:
    """Asks where a card to them goes."""
    return await turn.opened(cards.address(turn.reader, note, dossier.people[note.person_id]))


async def make_address(turn: Turn, value: str, values: Values) -> Form | None:
    """That form again, as it was filled."""
    found = await dossiers.of_note(turn.tx, NoteId(value), turn.member, turn.policy)
    if found is None or found[1].person_id not in found[0].people:
        return None
    form = cards.address(turn.reader, found[1], found[0].people[found[1].person_id])
    return replace(form, filled={**form.filled, **values})


async def addressed(turn: Turn, value: str, values: Values) -> ToSubmission:
    """Where a card to them goes, kept with them; the card again, with it."""
    found = await dossiers.of_note(turn.tx, NoteId(value), turn.member, turn.policy)
    if found is None or found[1].person_id not in found[0].people:
        return afternote_cards.not_yours(turn.reader)
    dossier, note = found
    lines = [" ".join(each.split()) for each in values.get("postal", "").splitlines()]
    person = replace(dossier.people[note.person_id], postal="\n".join(filter(None, lines)))
    await people.put(turn.tx, person)
    dossier = replace(dossier, people={**dossier.people, person.id: person})
    turn.leaves("note.open", note.id)
    return Amend(await on_paper(turn, dossier, note))


ROUTES = Routes(
    actions={
        "note.address": pressed(once_met(address)),
        "note.file": pressed(once_met(as_file)),
        "note.language": in_language,
        "note.mail": mail_program,
        "note.medium": medium,
        "note.paper": pressed(once_met(on_paper)),
        "note.ways": pressed(once_met(ways)),
        "note.went": went,
    },
    forms={"note.addressed": Submitted(make_address, addressed)},
)
