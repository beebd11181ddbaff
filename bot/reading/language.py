"""What reading asks of a language: its words, as tables and patterns.

The grammars know none of these; `languages` holds those that there are.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from re import Pattern

from bot.model.opportunity import InterviewFormat
from bot.reading.when_words import Lexicon


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class NameWords:
    """What people, their titles and their roles are told by; all words are lower case."""

    titles: Mapping[str, str]
    """Titles as typed, without a full stop, and as they are written."""
    after_names: frozenset[str]
    particles: frozenset[str]
    role_heads: frozenset[str]
    role_words: frozenset[str]
    long_roles: frozenset[str]
    role_articles: frozenset[str]
    role_joins: frozenset[str] = frozenset()
    """Words within a role that neither open nor close one."""
    people_labels: frozenset[str]
    family_names: frozenset[str]
    no_names: frozenset[str]
    no_surnames: frozenset[str]
    prose: frozenset[str]
    contracted: frozenset[str]
    """What follows an apostrophe in sentences only."""
    given_names: frozenset[str]
    names_after_all: frozenset[str]
    """Names that look like people without one, as they are written."""
    nobody: Pattern[str]
    joins: Pattern[str]
    """What parts two people of a list: a sign in the first group, a word in the second."""
    parts: Pattern[str]
    """The same, for telling whether a text is such a list."""
    leading: Pattern[str]
    trailing: Pattern[str]
    pronouns: Pattern[str]
    heads_first: bool = False
    """Whether a role begins with its noun: "ingeniera de datos"."""
    two_surnames: bool = False
    """Whether the surnames are two, where a name has that many words."""
    titles_of_first_names: frozenset[str] = frozenset()
    """Titles, as written, that stand before the first name: "Dña. Carmen"."""


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class LineWords:
    """What the fields of a one-line log are told by."""

    # How it was held, and which it was.
    formats: Mapping[str, InterviewFormat]
    brands: frozenset[str]
    kinds: frozenset[str]
    round_whole: Pattern[str]
    round_in: Pattern[str]
    format_in: Pattern[str]
    how_closes: Pattern[str]
    how_follows: Pattern[str]
    """What follows a format or round that opens a sentence."""
    how_nouns: tuple[str, ...]
    """Ends of a format or round after which a capital is a company."""

    # What was done, and what stands around it.
    activity_opens: Pattern[str]
    call: Pattern[str]
    """What opens a line about a call of which no more is said: it was on the phone."""
    who_is: Pattern[str]
    """What says of somebody named before what they are: ", she's the "; the title follows, in `role`."""
    lead: Pattern[str]
    social_opens: Pattern[str]
    bare_lead: frozenset[str]
    remembered: frozenset[str]
    """Words between an activity and its people that say nothing."""
    announced: frozenset[str]
    """Fields that only say that something follows."""
    small_words: frozenset[str]
    got_off: Pattern[str]
    met: Pattern[str]
    remark: Pattern[str]
    no_company: frozenset[str]
    pronouns: frozenset[str]
    was: Pattern[str]
    will_be: Pattern[str]

    # Prepositions.
    with_whom: Pattern[str]
    at: Pattern[str]
    for_what: Pattern[str]
    role_in_brackets: Pattern[str]
    namely: Pattern[str]
    plain_lead: Pattern[str]
    prose_lead: Pattern[str]
    position: Pattern[str]
    """What makes the words beside it a position, and is no part of its name."""
    team: Pattern[str]
    possessive: Pattern[str] | None
    legal_tails: frozenset[str]
    promise_label: Pattern[str]
    log_signs: Pattern[str]
    """What only a line that could stand alone has."""

    # Times.
    decides: Pattern[str]
    within: tuple[str, ...]
    """What opens a length of time in a promise, and as the grammar of time has it, first."""
    length: Pattern[str]
    dangling: Pattern[str]
    open_days: frozenset[str]
    """Words that open a line as its time, never as a company."""
    turns: frozenset[str]
    """What a "next" stands before and is no day."""
    known: frozenset[str]
    """Words that are no half of a time, besides those of the other tables."""


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class PromiseWords:
    """What the day of a promised answer is told by."""

    silent: frozenset[str]
    silent_words: Pattern[str]
    leads: Pattern[str]
    tails: Pattern[str]
    ends: Pattern[str]
    before: Pattern[str]
    week_of: Pattern[str]
    weeks: Mapping[str, int]
    in_a_week: Mapping[str, int]
    bare_weeks: frozenset[str]
    """Names of a week that are one only after a place in it."""
    months: Mapping[str, int]
    in_a_month: Mapping[str, int]
    bare_months: frozenset[str]
    month_lengths: frozenset[str]
    """Words for a month that after an article name this one rather than a length."""
    end_of: str
    """A place in a week and a month that ends it."""
    years: frozenset[str]
    feasts: Mapping[str, tuple[int, int]]
    counts: Mapping[str, int]
    length: Pattern[str]
    either: Pattern[str]
    one_of: tuple[str, ...]
    """What opens two days either of which was meant."""
    glue: frozenset[str]
    """Small words that may stand within a day that is said."""
    core: frozenset[str]
    """Words that speak of time here, besides those of the grammar of time."""
    openers: frozenset[str]
    """Words after which a day is no last one: "after Friday"."""
    counted: frozenset[str]
    """What a number after it counts, and is no day: "round 2"."""
    leaning: frozenset[str]
    """Words that only lead up to a day, and go with it."""
    stranded: frozenset[str]
    """Those of `leaning` that belong to the verb before where another follows: "hand it in by Monday"."""
    lasting: frozenset[str]
    """Words after which a length is how long something takes."""
    unless_heard: Pattern[str]
    """A "not" that leaves the day as it is: "if I don't hear by Friday"."""


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class LetterWords:
    """What letters are told by: headers, greetings and closings."""

    header: Pattern[str]
    when_headers: frozenset[str]
    subject_headers: frozenset[str]
    in_a_row: Pattern[str]
    greeting: Pattern[str]
    dear: tuple[str, ...]
    """Greetings that only a letter opens with."""
    everybody: frozenset[str]
    closing: Pattern[str]
    closings: frozenset[str]
    """Words that close a letter in a row of their own."""
    wrote: Pattern[str]


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class AnnouncedWords:
    """What a message that announces an interview is told by."""

    lead: Pattern[str]
    says_so: Pattern[str]
    label: Pattern[str]
    labels_of: Mapping[str, frozenset[str]]
    openers: frozenset[str]
    suffixes: frozenset[str]
    no_part: frozenset[str]
    """Words that are no part of a company's name, besides days and months."""
    joins: frozenset[str]
    """Small words within a company's name."""
    no_joins: frozenset[str]
    """Those of them that go on with the sentence after it."""
    the: tuple[str, str]
    """The article of a team as it opens a sentence and within one."""
    at: Pattern[str]
    yours: Pattern[str]
    with_whom: Pattern[str]
    besides: Pattern[str]
    from_where: Pattern[str]
    team: Pattern[str]
    named: Pattern[str]
    signed: Pattern[str]
    meet: Pattern[str]
    people_end: Pattern[str]
    for_role: Pattern[str]
    for_what: Pattern[str]
    interview: Pattern[str]
    position_after: Pattern[str]
    position_of: tuple[str, ...]
    at_in_title: Pattern[str]
    round_told: Pattern[str]
    long: Pattern[str]
    hours: tuple[str, ...]
    """How units of an hour begin."""
    talk: str
    """A word for a talk, to close a length that stands alone."""


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class Language:
    """Everything that reading knows of one language."""

    code: str
    """ISO 639-1."""
    when: Lexicon
    names: NameWords
    line: LineWords
    promise: PromiseWords
    letter: LetterWords
    announced: AnnouncedWords
