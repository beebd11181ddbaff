"""Marks: what in a language shows that a note thanks, asks, offers or greets; one value a language."""

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Marks:
    """The marks of one language; each pattern is searched for in the prose unless said otherwise."""

    code: str
    """ISO 639-1."""
    hailed: re.Pattern[str]
    """Matches at the start of the body: what stands before the name in a greeting."""
    titled: re.Pattern[str]
    """Matches at the start of a name: a title and a blank."""
    everybody: re.Pattern[str]
    """A greeting that is to nobody in particular: "all", "team"."""
    nobody: re.Pattern[str]
    """What no name holds: "2 others"."""
    thanks: re.Pattern[str]
    time: re.Pattern[str]
    """Their time, as what is thanked for."""
    considering: re.Pattern[str]
    """That they consider the writer, as what is thanked for."""
    interest: re.Pattern[str]
    next_step: re.Pattern[str]
    why: re.Pattern[str]
    """Why the writer writes: an application, a résumé."""
    arrived: re.Pattern[str]
    """Asks whether it arrived."""
    more: re.Pattern[str]
    """Offers more information."""
    feedback: re.Pattern[str]
    keep_in_mind: re.Pattern[str]
    opens_with_me: re.Pattern[str]
    """Matches at the start of the prose: the first word is about the writer."""
    me: re.Pattern[str]
    """One word about the writer."""
    you: re.Pattern[str]
    """One word about the reader."""
    dull: frozenset[str]
    """Subjects that say nothing, in small letters."""
    small: frozenset[str]
    """Words without weight, in small letters."""
    met_on: re.Pattern[str]
    """The weekday of the meeting, as the group `day`."""
    article: re.Pattern[str]
    """Matches at the start of a role: an article that goes."""
