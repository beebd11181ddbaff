"""Where a note has no address: a line to somebody who can pass thanks on, or the note by way of an agency."""

from dataclasses import replace

from bot.cards import handover as cards
from bot.chat.card import Card
from bot.drafting import compose
from bot.drafting.compose import Draft
from bot.handlers import drafts
from bot.handlers.around import mail
from bot.handlers.dossier import Dossier
from bot.handlers.handing_over import once_met
from bot.handlers.routes import Routes
from bot.handlers.turn import Turn
from bot.handlers.which_note import pressed
from bot.model.note import Note
from bot.model.opportunity import Person, PersonRole

_PASSES_ON = (PersonRole.AGENCY, PersonRole.RECRUITER, PersonRole.COORDINATOR)
_UNDER = "\n\n---\n\n"
"""Between the lines to whoever stands between and the note that they hand on."""


async def pass_on(turn: Turn, dossier: Dossier, note: Note) -> Card:
    """No address: the note by way of the agency; else two lines that ask a recruiter to pass the thanks on.

    Without either the two lines are to whoever invited the member.
    """
    person = dossier.people[note.person_id]
    via = _who_can_pass_on(dossier, person)
    if via is not None and via.role is PersonRole.AGENCY:
        cover = drafts.covering(dossier, note, via, turn.member, turn.now)
        draft = replace(cover, body=f"{cover.body}{_UNDER}{note.body}")
        return _card(turn, note, [person], via, draft, hands_on=True)
    # One line may thank all who have no address; to nobody in particular it thanks the one.
    contact = dossier.contact(note.contact_id) or dossier.last
    waiting = {each.person_id for each in dossier.thanks(contact) if each.open} if via is not None else set()
    others = [each for each in dossier.met(contact) if each.id in waiting and not each.email]
    thanked = [person, *(each for each in others if each not in (person, via))]
    facts = drafts.brief(dossier, note, turn.member, turn.now)
    if via is None:
        facts = replace(facts, others=())
    else:
        names = tuple(each.call_them for each in thanked)
        facts = replace(facts, recipient=drafts.recipient(via), others=names)
    return _card(turn, note, thanked, via, compose.pass_it_on(facts), hands_on=False)


def _card(
    turn: Turn, note: Note, thanked: list[Person], via: Person | None, draft: Draft, *, hands_on: bool
) -> Card:
    as_note = replace(note, subject=draft.subject, body=draft.body)
    link = mail(turn.member.mails_with, via.email, as_note) if via is not None and via.email else None
    shown = cards.PassOn(note, thanked, via, draft.subject, draft.body, link, hands_on)
    return cards.pass_on(turn.reader, shown)


def _who_can_pass_on(dossier: Dossier, person: Person) -> Person | None:
    """The agency, else the recruiter, else the coordinator; one with an address before one without."""
    others = [each for each in dossier.everyone if each.id != person.id and each.role in _PASSES_ON]
    return min(others, key=lambda each: (not each.email, _PASSES_ON.index(each.role)), default=None)


ROUTES = Routes(actions={"note.pass_on": pressed(once_met(pass_on))})
