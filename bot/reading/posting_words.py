"""The shape of a language's words for reading a posting; each language is one value of it."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from bot.reading.when_english import ENGLISH as TIME
from bot.reading.when_words import Lexicon


@dataclass(frozen=True, slots=True)
class PostingWords:
    """What a posting is read by, a sentence at a time."""

    no_contact: re.Pattern[str]
    """Asks not to be contacted."""
    harmless: re.Pattern[str]
    """Words of the same kind that ask for nothing: "contact lenses", "do not hesitate to contact us"."""
    mail_welcome: re.Pattern[str]
    """Invites a mail: who asks for no calls alone asks for no silence."""
    no_mail: re.Pattern[str]
    """Forbids a mail too, whatever else it says of one."""
    agencies: re.Pattern[str]
    """Speaks to agencies, and not to those who apply."""
    only_selected: re.Pattern[str]
    """Says that only some will hear back."""
    window: re.Pattern[str]
    """Says by when they answer: in `within` a number and a unit, or in `by` what a day opens."""
    allowed: re.Pattern[str]
    """Asks for patience of so long, in `within`."""
    not_window: re.Pattern[str]
    """Promises an answer to somebody else: "we respond to customers within a day"."""
    closes: re.Pattern[str]
    """Names the last day to apply; what follows opens with it."""
    since_closing: re.Pattern[str]
    """Counts from the closing date."""
    numbers: Mapping[str, int]
    days: Mapping[str, tuple[int, bool]]
    """Units of a window: how many days each has, and whether these are business days."""
    end_of: re.Pattern[str]
    """The end of a month, in `month`."""
    noise: re.Pattern[str]
    """A row of a page that is no part of the posting."""
    inline: re.Pattern[str]
    """The same within a row: a link to another article."""
    ends: re.Pattern[str]
    """A row after which nothing belongs to the posting: "Similar jobs", "12 comments"."""
    banner: re.Pattern[str]
    """A sentence about cookies."""
    time: Lexicon = TIME
    """The words of its days."""
