"""Applications, résumés, introduction calls, conversations and referrals: add, list, show, edit, delete."""

from collections.abc import Mapping

from bot.cards import afternote as afternote_cards
from bot.cards import followup_forms as form_cards
from bot.cards import followups as cards
from bot.cards import warming as warming_cards
from bot.chat.card import Card
from bot.chat.form import Form
from bot.chat.reply import Amend, ToAction, ToCommand
from bot.chat.spec import Given
from bot.handlers import dossier as dossiers
from bot.handlers import followup_logging, warming
from bot.handlers.dossier import Dossier
from bot.handlers.erasing import erased
from bot.handlers.references import FOLLOWED, Entry, entries
from bot.handlers.turn import Turn
from bot.model.ids import ContactId
from bot.model.opportunity import Contact

PAGE = 8

async def list_all(turn: Turn, given: Mapping[str, Given]) -> ToCommand:
    """Everything logged that is no interview."""
    return await page(turn, "0", None)


async def page(turn: Turn, value: str, picked: str | None) -> Card:
    """One page of the list."""
    number = int(value) if value.isdecimal() else 0
    every = sorted(await entries(turn, FOLLOWED), key=_urgency)
    if not every:
        return cards.nothing_logged(turn.reader)
    shown = every[number * PAGE : (number + 1) * PAGE]
    rows = [each for entry in shown if (each := await _row(turn, entry)) is not None]
    more = max(0, len(every) - (number + 1) * PAGE)
    return cards.list_of(turn.reader, rows, turn.now, more=more, page=number)


def _urgency(entry: Entry) -> tuple[int, float]:
    """What waits for the member, then what comes, by date, then what is done, the newest first."""
    start = entry.contact.starts_at.timestamp()
    if not entry.open:
        return 3, -start
    if any(note.body for note in entry.waiting):
        return 0, start
    return (1, entry.next.next_at.timestamp()) if entry.next is not None else (2, -start)


async def _row(turn: Turn, entry: Entry) -> cards.Followed | None:
    dossier = await dossiers.read(turn.tx, entry.opportunity.id, turn.member, turn.policy)
    contact = dossier.contact(entry.contact.id) if dossier is not None else None
    return None if dossier is None or contact is None else followup_logging.told(turn, dossier, contact)


async def show(turn: Turn, dossier: Dossier, contact: Contact) -> Card:
    """What is known of it, what comes next and why; of a relationship, when the two were last in touch."""
    log = ""
    if dossier.opportunity.social:
        talked, wrote = await warming.last_touches(turn.tx, dossier, turn.now)
        log = warming_cards.log_line(turn.reader, talked, wrote, turn.now)
    return cards.shown(turn.reader, followup_logging.told(turn, dossier, contact), turn.now, log=log)


async def edit(turn: Turn, dossier: Dossier, contact: Contact) -> Form:
    """The form to change it."""
    return await followup_logging.edit_form(turn, dossier, contact)


async def open_log(turn: Turn, value: str, picked: str | None) -> Form:
    """An empty form."""
    return await turn.opened(form_cards.followup(turn.reader, {}, zone_known=turn.zone is not None))


async def delete(turn: Turn, dossier: Dossier, contact: Contact) -> Card:
    """Asks before erasing."""
    return cards.delete(turn.reader, followup_logging.told(turn, dossier, contact), turn.now)


async def erase(turn: Turn, value: str, picked: str | None) -> ToAction:
    """Erases it, and its opportunity when it was the only one."""
    found = await dossiers.of_contact(turn.tx, ContactId(value), turn.member, turn.policy)
    if found is None:
        return afternote_cards.not_yours(turn.reader)
    dossier, contact = found
    what = followup_logging.told(turn, dossier, contact)
    await erased(turn, dossier, contact)
    turn.leaves("followup.list", "0")
    return Amend(cards.deleted(turn.reader, what))
