"""The evening before an interview: what to have in mind, for those who want it; at hand at any other time too."""

from dataclasses import replace
from datetime import timedelta

from bot.cards import afternote as afternote_cards
from bot.cards import before as cards
from bot.cards import interviews as interview_cards
from bot.chat.card import Card
from bot.chat.form import Form
from bot.chat.reply import Amend, Invalid, ToAction, ToSubmission
from bot.handlers import dossier as dossiers
from bot.handlers.dossier import Dossier
from bot.handlers.errand import Errand
from bot.handlers.meant import pressed
from bot.handlers.routes import Routes, Submitted
from bot.handlers.saving import redrafted
from bot.handlers.turn import Turn, Values
from bot.model.calendar import on_the_line, wall
from bot.model.ids import ContactId
from bot.model.note import NoteStatus
from bot.model.notebook import entries
from bot.model.opportunity import CLOSED, Contact, ContactKind, Person
from bot.model.people import Member
from bot.store import contacts, members, opportunities
from bot.store import people as people_rows
from bot.store.tx import Tx


async def ahead(tx: Tx, dossier: Dossier, contact: Contact) -> cards.Ahead:
    """What the member has about an interview that is ahead."""
    every = await contacts.of(tx, contact.member_id)
    known = {each.id: each for each in await opportunities.of(tx, contact.member_id)}
    sent = [each for each in dossier.notes if each.status is NoteStatus.SENT and each.person_id in dossier.people]
    newest = sorted(sent, key=lambda each: each.done_at or each.created_at, reverse=True)
    return cards.Ahead(
        opportunity=dossier.opportunity,
        contact=contact,
        people=dossier.met(contact),
        questions=entries(every, known, before=contact.starts_at),
        wrote=tuple((note, dossier.people[note.person_id]) for note in newest),
    )


async def errand(errand: Errand) -> Card | None:
    """The card that this nudge comes to; nothing once it began, was closed, or is not wanted any more."""
    dossier = errand.dossier
    if dossier is None or errand.member.before is not True or dossier.opportunity.outcome in CLOSED:
        return None
    contact = next((each for each in dossier.contacts if each.id == errand.nudge.subject), None)
    if contact is None or contact.starts_at <= errand.now:
        return None
    found = await ahead(errand.tx, dossier, contact)
    return cards.evening_before(errand.reader, found, errand.now, discreet=errand.member.discreet)


async def prepare(turn: Turn, dossier: Dossier, contact: Contact) -> Card:
    """The same, asked for."""
    return cards.prepare(turn.reader, await ahead(turn.tx, dossier, contact), turn.now)


# the choice


def offered(turn: Turn, contact: Contact) -> bool:
    """Whether the evening before is offered: nobody asked yet, and that evening is still to come."""
    if turn.member.before is not None or contact.kind is not ContactKind.INTERVIEW or turn.zone is None:
        return False
    day = wall(contact.starts_at, turn.zone).date() - timedelta(days=1)
    return on_the_line(day, turn.policy.before_at, turn.zone).instant > turn.now


async def yes(turn: Turn, value: str, picked: str | None) -> ToAction:
    """A word the evening before, from now on."""
    return await _chosen(turn, value, yes=True)


async def no(turn: Turn, value: str, picked: str | None) -> ToAction:
    """None, now or later."""
    return await _chosen(turn, value, yes=False)


async def _chosen(turn: Turn, value: str, *, yes: bool) -> ToAction:
    found = await _found(turn, value)
    if found is None:
        return afternote_cards.not_yours(turn.reader)
    dossier, contact = found
    turn = await _set(turn, yes=yes)
    again = await dossiers.read(turn.tx, dossier.opportunity.id, turn.member, turn.policy) or dossier
    turn.leaves("interview.show", contact.id)
    saved = interview_cards.Saved(
        opportunity=again.opportunity,
        contact=contact,
        people=again.met(contact),
        next=again.coming[0] if again.coming else None,
        over=contact.ended_at <= turn.now,
    )
    return Amend(cards.chosen(turn.reader, interview_cards.logged(turn.reader, saved, turn.now), yes=yes))


async def _set(turn: Turn, *, yes: bool) -> Turn:
    """The turn after the member chose; everything is planned by it."""
    member: Member = replace(turn.member, before=yes)
    await members.put(turn.tx, member)
    await dossiers.replan_everything(turn.tx, member, turn.policy, turn.now)
    return turn.as_member(member, turn.reader)


async def off(turn: Turn, value: str, picked: str | None) -> ToAction:
    """No more messages the evening before."""
    await _set(turn, yes=False)
    turn.leaves("settings.show", "")
    return cards.off(turn.reader)


async def on(turn: Turn, value: str, picked: str | None) -> ToAction:
    """They come again."""
    await _set(turn, yes=True)
    turn.leaves("settings.show", "")
    return cards.on(turn.reader)


# what is found out


async def research(turn: Turn, dossier: Dossier, contact: Contact) -> Form:
    """Asks what they need and how the member meets it."""
    return await turn.opened(cards.research(turn.reader, await ahead(turn.tx, dossier, contact)))


async def worth(turn: Turn, dossier: Dossier, contact: Contact) -> Form:
    """Asks what the member is worth; nobody else sees it."""
    return await turn.opened(cards.worth(turn.reader, await ahead(turn.tx, dossier, contact)))


async def profiles(turn: Turn, dossier: Dossier, contact: Contact) -> Form:
    """Asks for the public profiles of who will be there."""
    return await turn.opened(cards.profiles(turn.reader, await ahead(turn.tx, dossier, contact)))


async def _found(turn: Turn, value: str) -> tuple[Dossier, Contact] | None:
    return await dossiers.of_contact(turn.tx, ContactId(value), turn.member, turn.policy)


async def make_research(turn: Turn, value: str, values: Values) -> Form | None:
    """That form again, as it was filled."""
    found = await _found(turn, value)
    return None if found is None else _filled(cards.research(turn.reader, await ahead(turn.tx, *found)), values)


async def make_worth(turn: Turn, value: str, values: Values) -> Form | None:
    """That form again, as it was filled."""
    found = await _found(turn, value)
    return None if found is None else _filled(cards.worth(turn.reader, await ahead(turn.tx, *found)), values)


async def make_profiles(turn: Turn, value: str, values: Values) -> Form | None:
    """That form again, as it was filled."""
    found = await _found(turn, value)
    return None if found is None else _filled(cards.profiles(turn.reader, await ahead(turn.tx, *found)), values)


def _filled(form: Form, values: Values) -> Form:
    return replace(form, filled={**form.filled, **values})


async def save_research(turn: Turn, value: str, values: Values) -> ToSubmission:
    """Need and match, kept; drafts that are there already take them up."""
    found = await _found(turn, value)
    if found is None:
        return afternote_cards.not_yours(turn.reader)
    dossier, contact = found
    known = dossier.opportunity.research
    text = {name: values.get(name, getattr(known, name)).strip() for name in ("need", "match")}
    dossier = await _kept(turn, dossier, contact, **text)
    if dossier.opportunity.research != known:
        dossier = await redrafted(turn, dossier)
    return Amend(await prepare(turn, dossier, contact))


async def save_worth(turn: Turn, value: str, values: Values) -> ToSubmission:
    """The member's worth, kept beside the opportunity and out of every note."""
    found = await _found(turn, value)
    if found is None:
        return afternote_cards.not_yours(turn.reader)
    dossier, contact = found
    text = values.get("worth", dossier.opportunity.research.worth).strip()
    dossier = await _kept(turn, dossier, contact, worth=text)
    card = await prepare(turn, dossier, contact)
    return Amend(replace(card, blocks=(*card.blocks, cards.worth_kept(turn.reader))))


async def _kept(turn: Turn, dossier: Dossier, contact: Contact, **found: str) -> Dossier:
    opportunity = replace(dossier.opportunity, research=replace(dossier.opportunity.research, **found))
    await opportunities.put(turn.tx, opportunity)
    turn.leaves("interview.prepare", contact.id)
    return replace(dossier, opportunity=opportunity)


async def save_profiles(turn: Turn, value: str, values: Values) -> ToSubmission:
    """The profiles, each with its person."""
    found = await _found(turn, value)
    if found is None:
        return afternote_cards.not_yours(turn.reader)
    dossier, contact = found
    if "profiles" in values:
        dossier = await _kept(turn, dossier, contact, profiles=values["profiles"].strip())
        return Amend(await prepare(turn, dossier, contact))
    problems: dict[str, str] = {}
    rows: list[Person] = []
    for n, person in enumerate(dossier.met(contact)[: cards.ASKED], start=1):
        link = values.get(f"link{n}", person.link).strip()
        if link and (" " in link or "." not in link):
            problems[f"link{n}"] = cards.no_such_link(turn.reader, link)
        rows.append(replace(person, link=link))
    if problems:
        return Invalid(problems)
    await people_rows.put_many(turn.tx, rows)
    turn.leaves("interview.prepare", contact.id)
    dossier = replace(dossier, people=dossier.people | {each.id: each for each in rows})
    return Amend(await prepare(turn, dossier, contact))


ROUTES = Routes(
    actions={
        "interview.prepare": pressed(prepare),
        "before.yes": yes,
        "before.no": no,
        "before.off": off,
        "before.on": on,
        "before.research": pressed(research),
        "before.worth": pressed(worth),
        "before.profiles": pressed(profiles),
    },
    forms={
        "before.research": Submitted(make_research, save_research),
        "before.worth": Submitted(make_worth, save_worth),
        "before.profiles": Submitted(make_profiles, save_profiles),
    },
)
