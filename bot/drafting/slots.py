"""Slots: the facts of a brief as the words that stand in a sentence."""

import hashlib
import re
from dataclasses import dataclass
from datetime import date

from bot.drafting.brief import Brief
from bot.drafting.calling import called, nameless
from bot.drafting.frames.language import Language, language_of
from bot.drafting.phrases import Phrase
from bot.drafting.text import clean, upper_first
from bot.drafting.topics import fit_of, need_of, topic_of
from bot.model.note import FOLLOW_UPS, NoteKind
from bot.model.people import Tone

SUBJECT_CHARACTERS = 78
SUBJECT_WORDS = 10
POSITIONLESS = frozenset({NoteKind.INTRO, NoteKind.KEEP_WARM})
"""Kinds of notes that may be about no position; in them neither role nor company has a stand-in."""


def number(*parts: object) -> int:
    """A large number that belongs to these parts."""
    digest = hashlib.blake2b("\x1f".join(map(str, parts)).encode("utf-8", "replace"), digest_size=8).digest()
    return int.from_bytes(digest, "big")


@dataclass(frozen=True, slots=True)
class Slots:
    """Values for the slots of a frame; an empty one or None is not known."""

    language: Language
    company: str
    """Empty when unknown."""
    role: str
    when: str
    date: str
    promised: str
    topic: Phrase | None
    unfit: bool
    """Whether a topic was noted that is not fit to be written."""
    fit: Phrase | None
    need: Phrase | None
    others: str
    covers: str
    via: str
    call_them: str
    greeting: str
    signature: tuple[str, ...]
    number: int
    known: dict[str, str]
    """Slot names with their values, those that have one; an absent `when` is the day itself."""

    @classmethod
    def of(cls, brief: Brief) -> "Slots":
        """The slots of this brief."""
        language = language_of(brief.language)
        names = brief.known_names
        topic = topic_of(brief)
        call_them = called(brief.recipient)
        company, role = clean(brief.company), clean(brief.role)
        when = _when(brief.met_on, brief.written_on, language)
        written = {
            "topic": _typeset(topic.phrase, names, brief.tone, language),
            "fit": _typeset(fit_of(brief).phrase, names, brief.tone, language),
            "need": _typeset(need_of(brief).phrase, names, brief.tone, language) if brief.need.strip() else None,
        }
        others, covers = _named(brief.others, language), _named(brief.covers, language)
        values = {
            "company": company,
            "the_role": language.role_noun(role) if role else "",
            "date": language.dated(brief.met_on, *_near(brief.met_on, brief.written_on, 14)),
            "promised": _promised(brief, language),
            "others": covers or others,
            "via": "" if nameless(clean(brief.via)) else clean(brief.via),
            **{name: phrase.text if phrase else "" for name, phrase in written.items()},
        }
        if brief.kind not in POSITIONLESS:
            values["company"] = values["company"] or language.our_own
            values["the_role"] = values["the_role"] or language.the_role
        values["Topic"] = upper_first(values["topic"])
        values["Fit"] = upper_first(values["fit"])
        return cls(
            language=language,
            company=company,
            role=role,
            when=when,
            date=values["date"],
            promised=values["promised"],
            topic=written["topic"],
            unfit=topic.unfit,
            fit=written["fit"],
            need=written["need"],
            others=others,
            covers=covers,
            via=values["via"],
            call_them=call_them,
            greeting=_greeting(call_them, brief.tone, language),
            signature=tuple(clean(line) for line in brief.signer.lines if line.strip()),
            number=number(brief.seed),
            known={"when": when} | {name: value for name, value in values.items() if value},
        )

    def subject(self, use: str, version: int) -> str:
        """The subject line: the role in it, else the company, cut to what a subject may be."""
        patterns = self.language.subjects[use]
        if not self.role and not self.company and use in self.language.plain_subjects:
            patterns = self.language.plain_subjects[use]
            return patterns[(self.number + version) % len(patterns)]
        turn = (self.number + version) % len(patterns)
        ordered = patterns[turn:] + patterns[:turn]
        named = (self.language.bare_role(self.role), self.company or self.language.our_own)
        # Who is greeted now and then is no applicant.
        for what in reversed(named) if use == "keep_warm" and self.company else named:
            for pattern in ordered if what else ():
                subject = pattern.format(what=what)
                if len(subject) <= SUBJECT_CHARACTERS and 3 <= _counted(subject) <= SUBJECT_WORDS:
                    return subject
        pattern = min(patterns, key=len)
        cut = _cut(self.company or self.language.our_own, SUBJECT_CHARACTERS - len(pattern.format(what="")), 5)
        return pattern.format(what=cut)


def filled(text: str, slots: Slots, *, tone: Tone = Tone.WARM) -> str:
    """A frame's text with its values; a full stop after one that brings its own is left out."""
    if tone is Tone.FORMAL:
        text = slots.language.spelt_out(text)
    text = text.format_map({name: value.replace("\x00", "") + "\x00" for name, value in slots.known.items()})
    # The mark tells a value's own last sign from the frame's: only there is one of two stops dropped.
    text = re.sub(r"([.!?…])\x00\.", r"\1", text)
    return slots.language.smoothed(text.replace("\x00", ""))


def _counted(subject: str) -> int:
    return len(re.findall(r"\S*\w\S*", subject))


def _cut(text: str, characters: int, words: int) -> str:
    kept = ""
    for word in text.split()[:words]:
        if len(kept) + len(word) + 1 > characters:
            break
        kept = f"{kept} {word}".strip()
    return kept.rstrip(" ,;:–-&") or text[:characters].strip()


def _greeting(call_them: str, tone: Tone, language: Language) -> str:
    if not call_them:
        return language.to_nobody
    titled = call_them.split(" ")[0].rstrip(".") in language.titles and " " in call_them
    return (language.titled if titled else language.greetings[tone]).format(name=call_them)


def _named(names: tuple[str, ...], language: Language) -> str:
    return language.joined(tuple(clean(name) for name in names if not nameless(clean(name))))


def _near(day: date, today: date, days: int) -> tuple[bool, bool]:
    """Whether a weekday tells this day, and whether it takes a year to tell it."""
    away = (today - day).days
    return 0 <= away <= days, abs(away) > 180


def _when(met: date, today: date, language: Language) -> str:
    # "today" would be false if the note goes out tomorrow; a weekday stays true for a week.
    if (today - met).days < 1:
        return ""
    return language.when(met, *_near(met, today, 6))


def _promised(brief: Brief, language: Language) -> str:
    day = brief.promised
    if day is None or (day <= brief.written_on) != (brief.kind in FOLLOW_UPS):
        return ""
    return language.day(day, False)


def _typeset(phrase: Phrase | None, names: tuple[str, ...], tone: Tone, language: Language) -> Phrase | None:
    """The phrase with the apostrophes of its language, but for names that are written otherwise."""
    if phrase is None:
        return None
    straight = [word for name in names for word in re.split(r"[\s-]+", name) if "'" in word]
    text = " ".join(
        word if any(word.startswith(name) for name in straight) else language.typeset(word)
        for word in phrase.text.split(" ")
    )
    return Phrase(language.spelt_out(text) if tone is Tone.FORMAL else text, phrase.shape)
