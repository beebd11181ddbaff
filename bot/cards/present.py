"""What stands where a card was drawn before something changed that it shows."""

from dataclasses import replace

from bot.cards import about
from bot.cards.interviews import outcome_name
from bot.cards.nudges import Live, live_again
from bot.cards.words import Reader, listed, say, say_n
from bot.chat.card import Card, Line, Mood
from bot.clock import Instant
from bot.model.opportunity import Opportunity


def live(reader: Reader, live: Live, now: Instant, next_line: str) -> Card:
    """The live card: who is still open, and a row for everybody."""
    names = [each.person.call_them for each in live.open]
    lead = say_n(reader, "{who} still has a note ready.", "{who} still have notes ready.", len(names),
                 who=listed(reader, names))  # fmt: skip
    card = live_again(reader, live, now, lead, next_line)
    first, *rest = card.blocks
    blocks = (replace(first, mood=Mood.PLAIN), *rest) if names and isinstance(first, Line) else tuple(rest)
    return replace(card, blocks=blocks)


def closed(reader: Reader, opportunity: Opportunity) -> Card:
    """A follow-up that is asked for no more: what came of it."""
    return Card(
        title=opportunity.company,
        blocks=(Line((outcome_name(reader, opportunity.outcome) + ".",)),),
        about=about.following(opportunity.id),
    )


def gone(reader: Reader) -> Card:
    """Of something that was erased."""
    return Card(title="", blocks=(Line((say(reader, "This was erased."),)),))
