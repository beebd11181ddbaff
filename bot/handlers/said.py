"""Said: lines that are no command, and words from elsewhere to log from."""

import re
from collections.abc import Awaitable, Callable, Mapping

from bot.cards import help as help_cards
from bot.cards import references as reference_cards
from bot.cards import said as cards
from bot.cards.words import N_
from bot.chat.card import Card
from bot.chat.form import Form
from bot.chat.reply import ToAction, ToCommand
from bot.chat.spec import Given, MenuSpec
from bot.handlers import (
    afternote,
    followups,
    interviews,
    meant,
    notes,
    other_kind,
    places,
    prefilling,
    settings,
    which_note,
)
from bot.handlers.afternote import EVERY_SPEC
from bot.handlers.home import untold
from bot.handlers.references import Entry, entries, folded, matching, named
from bot.handlers.routes import Routes
from bot.handlers.turn import Turn

ASKS_HELP = frozenset({"help", "help me", "commands", "what can you do", "what do you do", "what can i type"})
THANKS = frozenset({"thanks", "thank you", "thanks a lot", "many thanks", "thank you very much", "thx", "ty", "cheers"})
STOP = frozenset({"stop", "pause", "quiet", "be quiet", "mute", "unsubscribe", "silence", "leave me alone", "stop it",
                  "stop writing", "stop messaging me", "no more messages", "no more reminders"})  # fmt: skip
POLITE = re.compile(r"\bplease\b")
ERASES = re.compile(
    r"\b(delete|erase|remove|forget|wipe)\b.*\b(data|everything|account|information|profile|me)\b"
    r"|\b(my data|gdpr)\b.*\b(deleted|erased|removed)\b|^gdpr$"
)
NOTE_TO = re.compile(r"^(?:open |show )?(?:me )?(?:the |my )?notes? (?P<to>(?:to|for) )?(?P<who>.+)$")
LONGEST_NAME = 4
"""How many words a name has that is asked for by "note to"."""


async def said(turn: Turn, given: Mapping[str, Given]) -> ToCommand:
    """A line in the DM that is no command: whatever it was likely meant as, else what there is to do."""
    text = str(given.get("text", ""))
    plain = " ".join(POLITE.sub(" ", folded(text)).split())
    if plain in ASKS_HELP or (not plain and "?" in text):
        return help_cards.help_card(turn.reader, await places.concerning(turn.tx, EVERY_SPEC))
    if plain in THANKS:
        return cards.thanked(turn.reader)
    if plain in STOP:
        return cards.pause_offered(turn.reader)
    if plain == "privacy" or ERASES.search(plain):
        return await afternote.told_privacy(turn)
    if (word := WORDS.get(plain)) is not None:
        return await word(turn)
    if (other := await other_kind.offered(turn, text)) is not None:
        return other
    read, form = prefilling.of_line(turn, text)
    if read.when is not None and (read.company or read.people):
        return cards.offered(turn.reader, await turn.opened(form))
    every = await entries(turn)
    return await _named(turn, plain, every) or _heard(turn, every)


async def _named(turn: Turn, plain: str, every: tuple[Entry, ...]) -> Card | Form | None:
    """The note or the interview that a line asks for by a name."""
    asked = NOTE_TO.match(plain)
    who = asked["who"] if asked is not None else plain
    found = matching(who, every) if asked is not None else named(who, every)
    if any(entry.notes for entry in found):
        return await which_note.on_reference(turn, who, "note.open", notes.open_note, done=notes.open_note)
    if found:
        return await meant.on_reference(turn, who, "interview.show", interviews.show)
    if asked is not None and asked["to"] and every and len(who.split()) <= LONGEST_NAME:
        return reference_cards.none_such(turn.reader, who)
    return None


def _heard(turn: Turn, every: tuple[Entry, ...]) -> Card:
    """What there is to do, and what waits."""
    for entry in every:
        if untold(entry, turn.now):
            waits = cards.Waits(company=entry.opportunity.company, contact=entry.contact.id)
            return cards.heard(turn.reader, waits)
    held = [entry for entry in every if entry.open and entry.contact.ended_at <= turn.now]
    people = {one.id: one.call_them for entry in held for one in entry.written_to}
    whose = [note.person_id for entry in held for note in entry.waiting if note.person_id in people]
    return cards.heard(turn.reader, cards.Waits(names=tuple(people[each] for each in dict.fromkeys(whose))))


async def log_from(turn: Turn, value: str, picked: str | None) -> ToAction:
    """The log form with what was understood of any words, such as a message that somebody else wrote."""
    return await turn.opened(prefilling.of_message(turn, value)[1])


async def _log(turn: Turn) -> ToCommand:
    return await interviews.open_log(turn, "", None)


WORDS: Mapping[str, Callable[[Turn], Awaitable[ToCommand]]] = {
    **dict.fromkeys(("log", "log an interview", "log interview", "new interview", "interview"), _log),
    **dict.fromkeys(("settings", "my settings", "preferences"), lambda turn: settings.settings(turn, {})),
    **dict.fromkeys(("notes", "note", "my notes", "your notes"), lambda turn: notes.list_all(turn, {})),
    **dict.fromkeys(("interviews", "my interviews", "list"), lambda turn: interviews.list_all(turn, {})),
    **dict.fromkeys(("resume", "start", "unpause"), lambda turn: afternote.resume(turn, {})),
    **dict.fromkeys(
        ("followups", "follow ups", "my followups", "my follow ups", "applications", "my applications", "referrals"),
        lambda turn: followups.list_all(turn, {}),
    ),
    "why": lambda turn: afternote.why(turn, {}),
}
"""A word or two that can mean one command only."""

ROUTES = Routes(
    commands={"": said},
    actions={"interview.from": log_from},
    menus=(MenuSpec(N_("Log an interview from this"), "interview.from"),),
)
