"""Topics: what of the member's words goes into a note, in the language of the note."""

from bot.drafting.brief import Brief
from bot.drafting.frames.language import language_of
from bot.drafting.phrases import Topic

__all__ = ["Topic", "fit_of", "need_of", "topic_of"]


def topic_of(brief: Brief) -> Topic:
    """What the two talked about, as it stands in a note to the recipient."""
    return language_of(brief.language).topic(brief)


def fit_of(brief: Brief) -> Topic:
    """The member's own experience that goes with it."""
    return language_of(brief.language).fit(brief)


def need_of(brief: Brief) -> Topic:
    """What the employer needs, as far as the member found out."""
    return language_of(brief.language).need(brief)
