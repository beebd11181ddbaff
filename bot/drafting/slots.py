"""Slots: the facts of a brief as the words that stand in a sentence."""

import hashlib
import re
from dataclasses import dataclass
from datetime import date

from bot.drafting.brief import Brief
from bot.drafting.calling import called, nameless
from bot.drafting.frames import english
from bot.drafting.phrases import Phrase
from bot.drafting.text import clean, upper_first
from bot.drafting.topics import fit_of, topic_of
from bot.model.people import Tone

SUBJECT_CHARACTERS = 78
SUBJECT_WORDS = 10


def number(*parts: object) -> int:
    """A large number that belongs to these parts."""
    digest = hashlib.blake2b("\x1f".join(map(str, parts)).encode("utf-8", "replace"), digest_size=8).digest()
    return int.from_bytes(digest, "big")


@dataclass(frozen=True, slots=True)
class Slots:
    """Values for the slots of a frame; an empty one or None is not known."""

    company: str
    role: str
    when: str
    date: str
    promised: str
    topic: Phrase | None
    unfit: bool
    """Whether a topic was noted that is not fit to be written."""
    fit: Phrase | None
    others: str
    greeting: str
    signature: tuple[str, ...]
    number: int

    @classmethod
    def of(cls, brief: Brief) -> "Slots":
        """The slots of this brief."""
        known = brief.known_names
        company = clean(brief.company)
        role = re.sub(r"^(?:the|a|an)\s+(?=\S)", "", clean(brief.role), flags=re.I)
        call_them = called(brief.recipient)
        signer = brief.signer
        topic = topic_of(brief)
        return cls(
            company=company or english.OUR_OWN,
            role=role,
            when=_when(brief.met_on, brief.written_on),
            date=_dated(brief.met_on, brief.written_on),
            promised=_promised(brief),
            topic=_typeset(topic.phrase, known, brief.tone),
            unfit=topic.unfit,
            fit=_typeset(fit_of(brief).phrase, known, brief.tone),
            others=_joined(tuple(clean(other) for other in brief.others if not nameless(clean(other)))),
            greeting=_greeting(call_them, brief.tone),
            signature=tuple(clean(line) for line in signer.lines if line.strip()),
            number=number(brief.seed),
        )

    @property
    def the_role(self) -> str:
        """The role as a noun with its article."""
        if not self.role:
            return english.THE_ROLE
        if self.role.lower().endswith(english.ALREADY_A_NOUN):
            return f"the {self.role}"
        return f"the {self.role} role"

    @property
    def known(self) -> dict[str, str]:
        """Slot names with their values, those that have one; an absent `when` is the day itself."""
        values = {
            "the_role": self.the_role,
            "company": self.company,
            "date": self.date,
            "promised": self.promised,
            "topic": self.topic.text if self.topic else "",
            "Topic": upper_first(self.topic.text) if self.topic else "",
            "fit": self.fit.text if self.fit else "",
            "others": self.others,
        }
        return {"when": self.when} | {name: value for name, value in values.items() if value}

    def subject(self, use: str, version: int) -> str:
        """The subject line: the role in it, else the company, cut to what a subject may be."""
        patterns = english.SUBJECTS[use]
        turn = (self.number + version) % len(patterns)
        ordered = patterns[turn:] + patterns[:turn]
        for what in (self.role, self.company):
            for pattern in ordered if what else ():
                subject = pattern.format(what=what)
                if len(subject) <= SUBJECT_CHARACTERS and 3 <= _counted(subject) <= SUBJECT_WORDS:
                    return subject
        pattern = min(patterns, key=len)
        return pattern.format(what=_cut(self.company, SUBJECT_CHARACTERS - len(pattern.format(what="")), 5))


def filled(text: str, slots: Slots, *, tone: Tone = Tone.WARM) -> str:
    """A frame's text with its values; a full stop after one that brings its own is left out."""
    if tone is Tone.FORMAL:
        text = spelt_out(text)
    values = slots.known
    text = text.format_map({name: value.replace("\x00", "") + "\x00" for name, value in values.items()})
    # The mark tells a value's own last sign from the frame's: only there is one of two stops dropped.
    text = re.sub(r"([.!?…])\x00\.", r"\1", text)
    return text.replace("\x00", "")


def spelt_out(text: str) -> str:
    """The text without contractions, as far as each has one meaning."""
    for short, long in english.CONTRACTIONS.items():
        text = re.sub(rf"\b{short}(?!\w)", long, text)
    return text


def _counted(subject: str) -> int:
    return len(re.findall(r"\S*\w\S*", subject))


def _cut(text: str, characters: int, words: int) -> str:
    kept = ""
    for word in text.split()[:words]:
        if len(kept) + len(word) + 1 > characters:
            break
        kept = f"{kept} {word}".strip()
    return kept.rstrip(" ,;:–-&") or text[:characters].strip()


def _greeting(call_them: str, tone: Tone) -> str:
    if not call_them:
        return english.TO_NOBODY
    titled = call_them.split(" ")[0].rstrip(".") in english.TITLES and " " in call_them
    hail = english.TITLED if titled else english.GREETINGS[tone]
    return f"{hail} {call_them},"


def _joined(names: tuple[str, ...]) -> str:
    if len(names) < 2:
        return "".join(names)
    return f"{', '.join(names[:-1])} and {names[-1]}"


def _day(day: date, today: date) -> str:
    year = f", {day.year}" if abs((today - day).days) > 180 else ""
    return f"{english.MONTHS[day.month - 1]} {day.day}{year}"


def _dated(day: date, today: date) -> str:
    # A weekday is what both remember for a fortnight; it comes with its date, for the note may wait.
    named = f"{english.WEEKDAYS[day.weekday()]}, " if 0 <= (today - day).days <= 14 else ""
    return f"{named}{_day(day, today)}"


def _when(met: date, today: date) -> str:
    # "today" would be false if the note goes out tomorrow; a weekday stays true for a week.
    days = (today - met).days
    if days < 1:
        return ""
    return f" on {english.WEEKDAYS[met.weekday()]}" if days < 7 else f" on {_day(met, today)}"


def _promised(brief: Brief) -> str:
    day = brief.promised
    if day is None or (day <= brief.written_on) != (brief.kind == "no_answer"):
        return ""
    return f"{english.MONTHS[day.month - 1]} {day.day}"


def _typeset(phrase: Phrase | None, names: tuple[str, ...], tone: Tone) -> Phrase | None:
    """The phrase with typographic apostrophes, but for names that are written otherwise."""
    if phrase is None:
        return None
    straight = [word for name in names for word in re.split(r"[\s-]+", name) if "'" in word]
    text = " ".join(
        word if any(word.startswith(name) for name in straight) else re.sub(r"(?<=\w)'(?=\w)", "’", word)
        for word in phrase.text.split(" ")
    )
    return Phrase(spelt_out(text) if tone is Tone.FORMAL else text, phrase.shape)
