"""English: its small words, dates and names in a row."""

import re
from collections.abc import Mapping
from datetime import date

from bot.model.people import Tone

GREETINGS: Mapping[Tone, str] = {Tone.PLAIN: "Hello {name},", Tone.WARM: "Hi {name},", Tone.FORMAL: "Dear {name},"}
TITLED = "Dear {name},"
"""The greeting of anybody called by a title."""
TO_NOBODY = "Hello,"
"""The greeting where no name is known."""
THOSE_MET = "the people I spoke with"
"""Who is thanked where no name is known."""

CLOSINGS: Mapping[Tone, tuple[str, ...]] = {
    Tone.PLAIN: ("Kind regards,", "Best regards,", "Regards,", "With thanks,"),
    Tone.WARM: ("Best wishes,", "Warm regards,", "With thanks,", "Warmly,"),
    Tone.FORMAL: ("Sincerely,", "Kind regards,", "Respectfully,", "With appreciation,"),
}

CONTRACTIONS: Mapping[str, str] = {
    "I’d": "I would", "I’m": "I am", "I’ve": "I have", "I’ll": "I will", "it’s been": "it has been",
    "It’s been": "It has been", "it’s": "it is", "It’s": "It is", "that’s": "that is", "there’s": "there is",
    "There’s": "There is", "you’d": "you would", "you’re": "you are", "you’ve": "you have", "you’ll": "you will",
    "we’re": "we are", "we’ve": "we have", "they’re": "they are", "don’t": "do not", "doesn’t": "does not",
    "won’t": "will not", "isn’t": "is not", "hasn’t": "has not", "haven’t": "have not", "didn’t": "did not",
    "they’d": "they would", "they’ve": "they have", "what’s": "what is", "You’re": "You are", "You’ll": "You will",
    "That’s": "That is", "here’s": "here is", "Here’s": "Here is", "They’ve": "They have", "can’t": "cannot",
    "wasn’t": "was not",
}  # fmt: skip
"""What a formal note spells out, the longer first."""

HEARD = tuple(
    re.compile(pattern, re.I)
    for pattern in (
        r"\b(?:glad|gladly|happy|happily|pleased)\b",
        r"\bappreciat",
        r"\bgrateful",
        r"\b(?:useful|help)",
        r"\b(?:conversation|discussion)",
        r"\btalk",
        r"\bspeak",
        r"^If\b",
        r"\btime (?:you|we|and consideration you)\b|\btaking the time\b",
        r"\binterest",
        r"\bnext step|\bwhat comes next",
        r"\bwelcome",
        r"\blook(?:ing)? forward",
        r"\bI hope\b",
        r"\blike to\b",
        r"\blet me know\b",
        r"\bconsideration\b",
        r"\bsupport\b",
        r"\bsearch\b",
        r"\bcandidacy\b",
        r"\bmonths\b",
        r"\b(?:favor|return)\b",
        r"\bposition\b",
        r"\brole\b",
        r"\bplease\b",
        r"\benjoy",
        r"\bapplication\b",
        r"\bstill\b",
        r"\bremain",
        r"\b(?:follow|following)\b",
        r"\bjob\b",
    )
)
"""What is heard when a note says it twice."""

OUR_OWN = "your company"
"""For a company without a name."""
THE_ROLE = "the role"
"""For a role that is not known."""
ALREADY_A_NOUN = (
    "role", "position", "job", "post", "opening", "internship", "apprenticeship", "fellowship", "traineeship",
    "residency", "placement", "program", "programme", "scholarship", "clerkship", "co-op",
)  # fmt: skip
TITLES = frozenset(
    (
        "Mr", "Mrs", "Ms", "Mx", "Miss", "Dr", "Prof", "Professor", "Sir", "Dame", "Rev", "Hon", "Judge", "Captain",
        "Principal", "Superintendent", "Dean", "Rabbi", "Imam", "Pastor", "Chief", "Chef", "Coach", "Sister",
    )
)  # fmt: skip
MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def day(when: date, year: bool) -> str:
    """A date: "March 3", "March 3, 2026"."""
    return f"{MONTHS[when.month - 1]} {when.day}{f', {when.year}' if year else ''}"


def dated(when: date, weekday: bool, year: bool) -> str:
    """A date with its weekday: "Tuesday, March 3"."""
    return f"{WEEKDAYS[when.weekday()]}, {day(when, year)}" if weekday else day(when, year)


def on(when: date, weekday: bool, year: bool) -> str:
    """The day after what was done on it: " on Tuesday", " on March 3"."""
    return f" on {WEEKDAYS[when.weekday()]}" if weekday else f" on {day(when, year)}"


def role_noun(role: str) -> str:
    """A role as a noun with its article: "the Staff Engineer role", "the Data Internship"."""
    role = bare_role(role)
    return f"the {role}" if role.lower().endswith(ALREADY_A_NOUN) else f"the {role} role"


def bare_role(role: str) -> str:
    """A role without its article."""
    return re.sub(r"^(?:the|a|an)\s+(?=\S)", "", role, flags=re.I)


def joined(names: tuple[str, ...]) -> str:
    """Names in a row: "Bob, Lena and Sam"."""
    return "".join(names) if len(names) < 2 else f"{', '.join(names[:-1])} and {names[-1]}"


def spelt_out(text: str) -> str:
    """The text without contractions, as far as each has one meaning."""
    for short, long in CONTRACTIONS.items():
        text = re.sub(rf"\b{short}(?!\w)", long, text)
    return text


def typeset(word: str) -> str:
    """A word with typographic apostrophes."""
    return re.sub(r"(?<=\w)'(?=\w)", "’", word)
