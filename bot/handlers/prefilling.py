"""Prefilling: the log form with what was understood of any words, unsaved."""

from bot.cards import logs as cards
from bot.chat.form import Form
from bot.handlers import gists, logs
from bot.handlers.turn import Turn
from bot.reading.details import Details
from bot.reading.spoken import announced, announces, details, is_mail


async def prefilled(turn: Turn, text: str) -> Form:
    """The form with what was understood of a line, kept; saves nothing, however much that was."""
    return await turn.opened(of_line(turn, text)[1])


def of_line(turn: Turn, text: str) -> tuple[Details, Form]:
    """What was understood of a line, or of the message that was pasted as one; and the form of it, not yet kept."""
    if announces(text, turn.reader.locale) or is_mail(text, turn.reader.locale):
        return of_message(turn, text)
    read = details(text, turn.reader.locale, now=turn.now, zone=turn.zone or logs.UNKNOWN, country=turn.member.country)
    return read, logs.form(turn, read, text)


def of_message(turn: Turn, text: str) -> tuple[Details, Form]:
    """What is sure of a message that somebody else wrote, and the form of it, not yet kept."""
    member = turn.member
    read = announced(
        text, turn.reader.locale, now=turn.now, zone=turn.zone or logs.UNKNOWN, country=member.country,
        names=(member.signature.name, member.name),
    )  # fmt: skip
    told = [cards.or_else(turn.reader, at) for at in gists.elsewhen(turn, read)[:1]]
    return read, logs.form(turn, read, text, told=told)
