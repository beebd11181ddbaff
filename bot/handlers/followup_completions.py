"""Completions of `/followup add`: what a line or a day is understood as while it is typed. Read, never written."""

from datetime import timedelta

from bot.cards import completions as cards
from bot.chat.card import Suggestion
from bot.handlers import followup_logging, logs
from bot.handlers.as_typed import typed_time
from bot.handlers.turn import Turn
from bot.model.moment import Grain, Unread
from bot.reading.followup_line import FollowUpRead
from bot.reading.followup_rows import rows

DAYS_AGO = (0, 1, 2)
"""What is offered before anything is typed: most is logged soon after."""


async def line(turn: Turn, typed: str) -> tuple[Suggestion, ...]:
    """A line as it is understood so far; it stands for itself."""
    if not typed.strip():
        return (cards.followup_shown(turn.reader),)
    if not cards.fits(typed):
        return ()
    found = rows(
        typed, now=turn.now, zone=turn.zone or logs.UNKNOWN, country=turn.member.country, locale=turn.reader.locale
    )
    read = found[0].read if found else FollowUpRead()
    if read.details.foreign:
        return (cards.foreign_line(turn.reader, typed),)
    if not (read.kind or read.details.company or read.details.people):
        return (cards.line_offered(turn.reader, "", "", typed),)
    _, asks = followup_logging.facts_of(turn, read)
    return (cards.line_offered(turn.reader, followup_logging.gist_of(turn, read), " ".join(asks), typed),)


async def on_day(turn: Turn, typed: str) -> tuple[Suggestion, ...]:
    """The day of something that was sent, or of a talk; the value reads back to the same."""
    zone = turn.zone
    if not typed.strip():
        if zone is None:
            return ()
        days = [turn.now - timedelta(days=ago) for ago in DAYS_AGO]
        typed_days = [typed_time(at, None, zone, grain=Grain.DAY) for at in days]
        offered = zip(days, typed_days, strict=True)
        return tuple(cards.plain_day_offered(turn.reader, at, turn.now, text) for at, text in offered)
    if not cards.fits(typed):
        return ()
    found = logs.moment(turn, typed, zone or logs.UNKNOWN)
    if isinstance(found, Unread):
        return (cards.not_read(turn.reader, found, typed),)
    if zone is None:
        return (cards.zone_asked(turn.reader, typed),)
    if found.grain is Grain.MINUTE:
        return (cards.moment_offered(turn.reader, found.start, turn.now, until=found.end, value=typed),)
    return (cards.plain_day_offered(turn.reader, found.start, turn.now, typed),)
