"""An idiom: everything of a note that is bound to a language, as one value."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from bot.drafting.brief import Brief
from bot.drafting.frames.frame import Frame, Move
from bot.drafting.phrases import Topic
from bot.model.note import NoteKind
from bot.model.people import Tone


@dataclass(frozen=True, slots=True)
class Script:
    """What to say on the phone in one kind of note, a line a sentence; of each, one is taken by the seed.

    Slots are those of the frames, and {me} for the caller's name. A line whose slot has no value is not taken, so
    each tuple holds one that needs none but {me}.
    """

    why: tuple[str, ...]
    """Why they call."""
    ask: tuple[str, ...]
    """What they ask, or what they close with where nothing is asked."""
    voicemail: tuple[str, ...]
    """All of it for the machine, between greeting and number: one or two sentences."""


@dataclass(frozen=True, slots=True)
class Language:
    """One language of the notes; patterns hold {name} or {what}, as said at each."""

    code: str
    """ISO 639-1."""
    frames: Mapping[Move, tuple[Frame, ...]]
    greetings: Mapping[Tone, str]
    """The first line with {name} in it: "Hi {name},"."""
    titled: str
    """The first line for anybody called by one of the `titles`, whatever the tone."""
    titles: frozenset[str]
    """Titles without their full stop."""
    to_nobody: str
    """The first line where no name is known."""
    closings: Mapping[Tone, tuple[str, ...]]
    subjects: Mapping[str, tuple[str, ...]]
    """Two or three for each `SUBJECT_USES`, with {what}: the role, else the company, else `our_own`."""
    plain_subjects: Mapping[str, tuple[str, ...]]
    """The same without {what}, three words or more: where no position and no company is at hand."""
    our_own: str
    """For a company without a name: "your company"."""
    the_role: str
    """For a role that is not known: "the role"."""
    those_met: str
    """Who is thanked where no name is known."""
    months: tuple[str, ...]
    weekdays: tuple[str, ...]
    day: Callable[[date, bool], str]
    """A date, with its year if True: "March 3", "3 de marzo"."""
    dated: Callable[[date, bool, bool], str]
    """A date with its weekday if the first is True, and its year if the second is; it opens a sentence after "On ",
    or the language's own frames say what precedes it."""
    when: Callable[[date, bool, bool], str]
    """What follows "thank you for your time": " on Tuesday" if the first is True, else " on March 3", with its year
    if the second is; begins with a blank."""
    role_noun: Callable[[str], str]
    """A role that is known, as a noun with its article: "the Staff Engineer role"; an article of its own is gone."""
    bare_role: Callable[[str], str]
    """A role without an article of its own, for a subject line."""
    joined: Callable[[tuple[str, ...]], str]
    """Names in a row: "Bob, Lena and Sam"."""
    spelt_out: Callable[[str], str]
    """The text without contractions, for the formal tone."""
    smoothed: Callable[[str], str]
    """A sentence once its slots are filled, where neighbours melt together: "de el" becomes "del"."""
    typeset: Callable[[str], str]
    """One word of the member's with the apostrophes of the language."""
    topic: Callable[[Brief], Topic]
    """What the two talked about, made to stand inside a sentence to the recipient."""
    fit: Callable[[Brief], Topic]
    """The member's own experience, likewise: `Brief.fit`, else `Brief.match`."""
    need: Callable[[Brief], Topic]
    """What the employer needs, likewise, as a noun or a gerund."""
    thanks: re.Pattern[str]
    """Finds a word of thanks."""
    heard: tuple[re.Pattern[str], ...]
    """Find what is heard when a note says it twice, each a family of words: "glad" and "happy" are one."""
    mine: re.Pattern[str]
    """Matches at the start of a topic that is the member's own: "my thesis"."""
    theirs: re.Pattern[str]
    """Matches at the start of a topic that the recipient told: "your team", "how you plan"."""
    scripts: Mapping[NoteKind, Script]
    hello: Mapping[Tone, str]
    """The first line on the phone, with {name} and {me}."""
    hello_nobody: str
    """The same where no name is known, with {me}."""
    number: str
    """Where to call back, with {phone}."""
    goodbye: tuple[str, ...]
    on_voicemail: str
    """Stands above what to leave on the machine."""
    tiny: Mapping[NoteKind, str]
    """One sentence without a slot, for where nothing else fits into a small message."""


SUBJECT_USES = (
    "thank_you", "arranged", "both", "status", "last", "application", "application_last", "resume", "intro",
    "keep_warm", "referral", "news_interview", "news_next_round", "news_offer", "news_accepted", "news_rejected",
    "rejection", "withdrawal", "pass_on", "cover",
)  # fmt: skip
"""What a subject line is for; `keep_warm` and `intro` are also used where nothing is known to name."""
