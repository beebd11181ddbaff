"""Whom a follow-up goes to: picked among those who are known, named now, or nobody."""

from dataclasses import replace

from bot.cards import about
from bot.cards import addressing as cards
from bot.cards import afternote as afternote_cards
from bot.cards import present as present_cards
from bot.cards.settings import no_such_email
from bot.chat.card import Card
from bot.chat.form import Form
from bot.chat.reply import Amend, Invalid, ToAction, ToSubmission
from bot.handlers import dossier as dossiers
from bot.handlers import unanswered
from bot.handlers.dossier import Dossier
from bot.handlers.following import follow_up_note
from bot.handlers.notes import shown
from bot.handlers.present import present
from bot.handlers.routes import Routes, Submitted
from bot.handlers.turn import Turn, Values
from bot.model.ids import OpportunityId, PersonId
from bot.model.note import Channel
from bot.model.opportunity import SENT_IN, Meeting, Outcome, Person, PersonRole
from bot.reading import addresses, names
from bot.store import contacts, opportunities, people

_ROLES = {
    "recruiter": PersonRole.RECRUITER, "manager": PersonRole.MANAGER, "general": PersonRole.GATEKEEPER,
}  # fmt: skip


async def who(turn: Turn, value: str, picked: str | None) -> ToAction:
    """Asks who could read it."""
    dossier = await dossiers.read(turn.tx, OpportunityId(value), turn.member, turn.policy)
    if dossier is None or not dossier.contacts:
        return afternote_cards.not_yours(turn.reader)
    return cards.who_could(
        turn.reader, dossier.opportunity, dossier.last, dossier.everyone, discreet=turn.member.discreet
    )


async def show(turn: Turn, value: str, picked: str | None) -> ToAction:
    """The follow-up as it stands: ready, asked whom it goes to, or no longer needed."""
    dossier = await dossiers.read(turn.tx, OpportunityId(value), turn.member, turn.policy)
    if dossier is None or not dossier.contacts:
        return afternote_cards.not_yours(turn.reader)
    card = await present(turn, about.following(dossier.opportunity.id))
    return card or unanswered.everything(turn.reader, dossier, turn.member)


async def addressee(turn: Turn, value: str, picked: str | None) -> ToAction:
    """Who gets the follow-up, picked; "nobody" closes it without fault."""
    dossier = await dossiers.read(turn.tx, OpportunityId(value), turn.member, turn.policy)
    if dossier is None or not dossier.contacts:
        return afternote_cards.not_yours(turn.reader)
    if dossier.opportunity.outcome is not Outcome.OPEN:
        return Amend(present_cards.closed(turn.reader, dossier.opportunity))
    if picked == cards.NOBODY:
        return Amend(await _nobody(turn, dossier))
    if picked in _ROLES:
        return await turn.opened(cards.reader_form(turn.reader, dossier.opportunity, picked, {}))
    person = dossier.people.get(PersonId(picked or ""))
    if person is None:
        return afternote_cards.not_yours(turn.reader)
    return Amend(await _goes_to(turn, dossier, person))


async def _nobody(turn: Turn, dossier: Dossier) -> Card:
    closed = dossier.opportunity.settled(Outcome.NO_ANSWER, turn.now)
    await opportunities.put(turn.tx, closed)
    dossier = replace(dossier, opportunity=closed)
    dossier = await dossiers.replanned(turn.tx, dossier, turn.member, turn.policy, turn.now)
    turn.leaves("interview.show", dossier.last.id)
    return unanswered.everything(turn.reader, dossier, turn.member)


async def _goes_to(turn: Turn, dossier: Dossier, person: Person) -> Card:
    opportunity = replace(dossier.opportunity, status_to=person.id)
    await opportunities.put(turn.tx, opportunity)
    dossier, note = await follow_up_note(
        turn.tx, replace(dossier, opportunity=opportunity), person, turn.member, turn.now
    )
    turn.leaves("note.open", note.id)
    return shown(turn, dossier, note)


async def make_reader(turn: Turn, value: str, values: Values) -> Form | None:
    """That form again, as it was filled."""
    id, _, which = value.partition(" ")
    opportunity = await opportunities.get(turn.tx, OpportunityId(id))
    return None if opportunity is None else cards.reader_form(turn.reader, opportunity, which, values)


async def named(turn: Turn, value: str, values: Values) -> ToSubmission:
    """Somebody who could read it, named; the note to them is drafted."""
    id, _, which = value.partition(" ")
    dossier = await dossiers.read(turn.tx, OpportunityId(id), turn.member, turn.policy)
    if dossier is None or not dossier.contacts or which not in _ROLES:
        return afternote_cards.not_yours(turn.reader)
    if dossier.opportunity.outcome is not Outcome.OPEN:
        return Amend(present_cards.closed(turn.reader, dossier.opportunity))
    name, where = " ".join(values.get("name", "").split()), values.get("where", "").strip()
    if not name:
        return Invalid({"name": afternote_cards.required(turn.reader)})
    email = addresses.valid(addresses.unslacked(where)) if which != "manager" and where else None
    if which != "manager" and where and email is None:
        return Invalid({"where": no_such_email(turn.reader, where)})
    found, _ = names.people(name) if which != "general" else ((), ())
    read = found[0] if len(found) == 1 else None
    person = Person(
        id=PersonId(turn.new_id()),
        member_id=turn.member.id,
        name=read.name if read is not None else name,
        call_them=(read.call_them or read.name) if read is not None else name,
        email=email or (read.email if read is not None and read.email else ""),
        title=(read.title or "") if read is not None else "",
        job=(read.role or "") if read is not None else "",
        role=_ROLES[which],
        link=_link(where) if which == "manager" else "",
        prefers=Channel.LINKEDIN if which == "manager" else None,
    )
    await people.put_many(turn.tx, [person])
    # What was handed in thanks nobody, so whom it goes to stands among its people.
    handed_in = [each for each in dossier.contacts if each.kind in SENT_IN] or [dossier.last]
    contact = replace(handed_in[-1], meetings=(*handed_in[-1].meetings, Meeting(person.id)))
    await contacts.put(turn.tx, contact)
    dossier = replace(dossier.with_contact(contact), people=dossier.people | {person.id: person})
    return Amend(await _goes_to(turn, dossier, person))


def _link(typed: str) -> str:
    """A profile as an address that can be opened; nothing where it is none."""
    text = addresses.unslacked(typed).strip("<> ")
    if "." not in text or " " in text:
        return ""
    return text if text.startswith("https://") else f"https://{text.removeprefix('http://')}"


ROUTES = Routes(
    actions={"note.to": addressee, "following.show": show, "following.who": who},
    forms={"following.reader": Submitted(make_reader, named)},
)
