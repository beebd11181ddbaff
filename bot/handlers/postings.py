"""Postings: pasted, read, shown again; and the follow-up that they hold."""

from dataclasses import replace

from bot.cards import afternote as afternote_cards
from bot.cards import followup_forms as form_cards
from bot.cards import postings as cards
from bot.cards.reasons import why_then
from bot.chat.card import Card
from bot.chat.form import Form
from bot.chat.reply import Amend, Invalid, ToAction, ToSubmission
from bot.handlers import dossier as dossiers
from bot.handlers import logs
from bot.handlers.dossier import Dossier
from bot.handlers.routes import Routes, Submitted
from bot.handlers.turn import Turn, Values
from bot.model.calendar import wall
from bot.model.ids import OpportunityId
from bot.model.moment import Unread
from bot.model.note import FOLLOW_UPS
from bot.model.nudge import FOLLOWING
from bot.model.opportunity import SENT_IN
from bot.model.posting import Posting
from bot.reading.posting import LONGEST, place_of, read_posting
from bot.store import notes, opportunities


async def paste(turn: Turn, value: str, picked: str | None) -> Form | Card:
    """The form that takes a posting in."""
    opportunity = await opportunities.get(turn.tx, OpportunityId(value))
    if opportunity is None:
        return afternote_cards.not_yours(turn.reader)
    return await turn.opened(form_cards.posting(turn.reader, opportunity, {}))


async def make_form(turn: Turn, value: str, values: Values) -> Form | None:
    """The form again, as it was filled."""
    opportunity = await opportunities.get(turn.tx, OpportunityId(value))
    return None if opportunity is None else form_cards.posting(turn.reader, opportunity, values)


async def save(turn: Turn, value: str, values: Values) -> ToSubmission:
    """A posting, pasted: it is read, kept, and what it asks for holds from now on."""
    dossier = await dossiers.read(turn.tx, OpportunityId(value), turn.member, turn.policy)
    if dossier is None or not dossier.contacts:
        return afternote_cards.not_yours(turn.reader)
    text = "\n".join(values.get(name, "") for name in form_cards.PARTS if values.get(name, "").strip())
    if len(text) > LONGEST:
        return Invalid({form_cards.PARTS[0]: cards.too_long(turn.reader, len(text), LONGEST)})
    zone = turn.zone or dossier.last.zone
    sent = [each for each in dossier.contacts if each.kind in SENT_IN]
    applied = wall(sent[-1].starts_at, zone).date() if sent else None
    read = read_posting(text, now=turn.now, zone=zone, country=turn.member.country, applied=applied)
    if not any(sign.isalpha() for sign in read.text):
        return Invalid({form_cards.PARTS[0]: cards.nothing_in_it(turn.reader)})
    dossier = await _kept(turn, dossier, read.posting)
    return _read_card(turn, dossier)


async def _kept(turn: Turn, dossier: Dossier, posting: Posting | None) -> Dossier:
    """The dossier with this posting, planned anew; a follow-up that it holds waits no more."""
    opportunity = replace(dossier.opportunity, posting=posting)
    await opportunities.put(turn.tx, opportunity)
    dossier = replace(dossier, opportunity=opportunity)
    if posting is not None and posting.forbids and dossier.last.kind in SENT_IN:
        dropped = [note.dropped(turn.now) for note in dossier.waiting if note.kind in FOLLOW_UPS]
        await notes.put_many(turn.tx, dropped)
        for note in dropped:
            dossier = dossier.with_note(note)
    turn.leaves("posting.show", opportunity.id)
    return await dossiers.replanned(turn.tx, dossier, turn.member, turn.policy, turn.now)


def _read_card(turn: Turn, dossier: Dossier) -> Card:
    posting = dossier.opportunity.posting or Posting()
    coming = next((nudge for nudge in dossier.coming if nudge.kind in FOLLOWING), None)
    line = why_then(turn.reader, coming, turn.now) if coming is not None else ""
    return cards.read(turn.reader, dossier.opportunity, place_of(posting.text, posting.sentence), line)


async def show(turn: Turn, value: str, picked: str | None) -> Card:
    """The posting as it was kept, a page at a time."""
    id, _, number = value.partition(" ")
    opportunity = await opportunities.get(turn.tx, OpportunityId(id))
    if opportunity is None:
        return afternote_cards.not_yours(turn.reader)
    posting = opportunity.posting
    if posting is None or not posting.text:
        return cards.none_kept(turn.reader, opportunity)
    pages = _pages(posting.text)
    page = min(int(number) if number.isdecimal() else 0, len(pages) - 1)
    place = place_of(posting.text, posting.sentence)
    return cards.shown(turn.reader, opportunity, pages[page], place, len(pages) - 1 - page, page)


def _pages(text: str) -> list[str]:
    """The text cut at its rows, so that each piece fits one card."""
    pages: list[str] = []
    left = text
    while len(left) > cards.PAGE:
        cut = left.rfind("\n", cards.PAGE // 2, cards.PAGE)
        cut = cut if cut > 0 else left.rfind(" ", cards.PAGE // 2, cards.PAGE)
        cut = cut if cut > 0 else cards.PAGE
        pages.append(left[:cut].strip())
        left = left[cut:].strip()
    return [*pages, left]


async def overrule(turn: Turn, value: str, picked: str | None) -> ToAction:
    """They follow up all the same."""
    return await _overruled(turn, value, overruled=True)


async def hold(turn: Turn, value: str, picked: str | None) -> ToAction:
    """The posting holds after all."""
    return await _overruled(turn, value, overruled=False)


async def _overruled(turn: Turn, value: str, *, overruled: bool) -> ToAction:
    dossier = await dossiers.read(turn.tx, OpportunityId(value), turn.member, turn.policy)
    if dossier is None or not dossier.contacts:
        return afternote_cards.not_yours(turn.reader)
    posting = dossier.opportunity.posting
    if posting is None:
        return cards.none_kept(turn.reader, dossier.opportunity)
    return Amend(_read_card(turn, await _kept(turn, dossier, replace(posting, overruled=overruled))))


async def undo(turn: Turn, value: str, picked: str | None) -> ToAction:
    """The posting taken out again: nothing is held because of it."""
    dossier = await dossiers.read(turn.tx, OpportunityId(value), turn.member, turn.policy)
    if dossier is None or not dossier.contacts:
        return afternote_cards.not_yours(turn.reader)
    dossier = await _kept(turn, dossier, None)
    return Amend(cards.none_kept(turn.reader, dossier.opportunity, removed=True))


async def when(turn: Turn, value: str, picked: str | None) -> Form | Card:
    """Asks by when they answer, where the member knows it and the posting does not say."""
    opportunity = await opportunities.get(turn.tx, OpportunityId(value))
    if opportunity is None:
        return afternote_cards.not_yours(turn.reader)
    return await turn.opened(form_cards.window(turn.reader, opportunity))


async def make_window(turn: Turn, value: str, values: Values) -> Form | None:
    """That form again."""
    opportunity = await opportunities.get(turn.tx, OpportunityId(value))
    return None if opportunity is None else replace(form_cards.window(turn.reader, opportunity), filled=dict(values))


async def window(turn: Turn, value: str, values: Values) -> ToSubmission:
    """The last day by which they answer."""
    dossier = await dossiers.read(turn.tx, OpportunityId(value), turn.member, turn.policy)
    if dossier is None or not dossier.contacts:
        return afternote_cards.not_yours(turn.reader)
    zone = turn.zone or dossier.last.zone
    found = logs.moment(turn, values.get("when", ""), zone, ahead=True)
    if isinstance(found, Unread):
        return Invalid({"when": afternote_cards.unread(turn.reader, found)})
    day = wall(found.start, zone).date()
    if day < wall(turn.now, zone).date():
        return Invalid({"when": cards.holds_already(turn.reader)})
    posting = dossier.opportunity.posting or Posting()
    dossier = await _kept(turn, dossier, replace(posting, window_ends=day, window=""))
    return Amend(_read_card(turn, dossier))


ROUTES = Routes(
    actions={
        "posting.paste": paste,
        "posting.show": show,
        "posting.overrule": overrule,
        "posting.hold": hold,
        "posting.undo": undo,
        "posting.when": when,
    },
    forms={"posting.save": Submitted(make_form, save), "posting.window": Submitted(make_window, window)},
)
