"""Refusing: what somebody reached for that is not theirs, or never was, is written down."""

import re

import structlog

from bot.cards import afternote as cards
from bot.chat.inbound import Action, Command, Submission
from bot.chat.reply import Reply
from bot.handlers.turn import Turn
from bot.store import audit
from bot.store.tx import Tx

log = structlog.get_logger("afternote.turn")

_ID = re.compile(r"[0-9a-v]{16}")
_MOST = 4
"""How many ids one press names at the most."""


async def audited(tx: Tx, turn: Turn, inbound: Command | Action | Submission, reply: Reply, what: str) -> None:
    """Writes down a press or a form that was answered with "that's gone"; `tx` is the bot's own, `what` is declared.

    Of what was sent only ids are kept: whatever else it holds may have been typed.
    """
    match inbound:
        case Action():
            refused = reply == cards.not_yours(turn.reader)
            sent = f"{inbound.value} {inbound.picked or ''}"
        case Submission():
            refused = reply in (cards.not_yours(turn.reader), cards.form_is_gone(turn.reader, inbound.values))
            sent = inbound.form
        case Command():
            return
    if not refused:
        return
    things = [word for word in sent.split() if _ID.fullmatch(word)][:_MOST]
    if await audit.write(tx, turn.member.id, what, things, turn.now):
        log.warning("reached for somebody else's", what=what, member=turn.member.id)
