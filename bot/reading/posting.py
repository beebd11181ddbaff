"""A pasted posting: what of it is the posting, and the sentences that hold a follow-up."""

import calendar
import re
from dataclasses import dataclass, field
from datetime import date, timedelta

from bot.clock import Instant
from bot.model.calendar import business_days_after, wall
from bot.model.moment import Tense, When
from bot.model.posting import Posting
from bot.reading import addresses
from bot.reading.posting_english import ENGLISH
from bot.reading.posting_spanish import SPANISH
from bot.reading.posting_words import PostingWords
from bot.reading.when import edge, read

LONGEST = 20_000
"""Characters of a posting that are read and kept."""
_SENTENCE = 500
"""A longer one is no sentence; it is read to here."""
_ENDS = re.compile(r"(?<=[A-Za-z\d)\"'’%]{2})[.!?;]+[\"'’)]*\s+(?=[\"'‘“(\[]*[A-Z\d*])|\s+[•·▪●|]\s+|\s{3,}")
_MARK = re.compile(r"^[\s\-*•·▪●>#]+|[\s*#]+$")
_SPACES = re.compile(r"[ \t\u00a0]+")
_YEAR_AHEAD = timedelta(days=370)
_TRIES = 12
"""Openings that may be no day before no more is looked for; a posting names its days once or twice."""


@dataclass(frozen=True, slots=True)
class PostingRead:
    """What a posting says about being contacted; every sentence as it stands there."""

    text: str = ""
    no_contact: str = ""
    only_selected: str = ""
    window: str = ""
    window_ends: date | None = None
    closes: date | None = None

    @property
    def posting(self) -> Posting:
        """The same, to keep."""
        return Posting(
            text=self.text, no_contact=self.no_contact, only_selected=self.only_selected, window=self.window,
            window_ends=self.window_ends, closes=self.closes,
        )  # fmt: skip


def read_posting(
    text: str,
    *,
    now: Instant,
    zone: str,
    country: str | None = None,
    applied: date | None = None,
    words: PostingWords | None = None,
) -> PostingRead:
    """What this posting says; a window counts from `applied`, else from today. Never raises.

    Without `words` it is read in the language it is written in.
    """
    if words is None:
        words = SPANISH if _is_spanish(text) else ENGLISH
    kept = cleaned(text, words)
    said = sentences(kept)
    today = wall(now, zone).date()
    closing, days = _Days(now, zone, country, words), _Days(now, zone, country, words)
    closes = next((found for each in said if (found := closing.closing(each)) is not None), None)
    no_contact = only_selected = window = ""
    window_ends: date | None = None
    for each, after in zip(said, (*said[1:], ""), strict=False):
        spoken_to = words.agencies.search(each) is None
        if not no_contact and spoken_to and _asks_for_silence(each, after, words):
            no_contact = each
        if not only_selected and spoken_to and words.only_selected.search(each) is not None:
            only_selected = each
        if window_ends is None and words.not_window.search(each) is None:
            window_ends = days.window(each, since=applied or today, closes=closes)
            window = each if window_ends is not None else ""
    return PostingRead(kept, no_contact, only_selected, window, window_ends, closes)


def _asks_for_silence(sentence: str, after: str, words: PostingWords) -> bool:
    """Whether it asks not to be contacted, is not one of the harmless ones, and invites no mail in place of a call."""
    if words.no_contact.search(sentence) is None or words.harmless.search(sentence) is not None:
        return False
    if words.no_mail.search(sentence) is not None:
        return True
    return all(words.mail_welcome.search(each) is None for each in (sentence, after))


def cleaned(text: str, words: PostingWords = ENGLISH) -> str:
    """The posting alone: no navigation, share buttons, cookie banners, links to other pages or comments."""
    rows: list[str] = []
    for row in addresses.seen(text[: LONGEST * 2]).split("\n"):
        typed = row.strip()
        row = _SPACES.sub(" ", words.inline.sub(" ", row)).strip()
        if typed and not row:
            continue
        bare = _MARK.sub("", row)
        if rows and any(rows) and len(bare) <= 80 and words.ends.match(bare):
            break
        if bare and (len(bare) <= 160 and words.noise.match(bare)):
            continue
        if words.banner.search(row):
            row = " ".join(each for each in _cut(row) if not words.banner.search(each))
            if not row:
                continue
        if row or (rows and rows[-1]):
            rows.append(row)
    return "\n".join(rows).strip()[:LONGEST]


def sentences(text: str) -> tuple[str, ...]:
    """The sentences of a text, each as it stands there on one line."""
    return tuple(said for row in text.split("\n") for said in _cut(row))


def _cut(row: str) -> list[str]:
    out: list[str] = []
    at = 0
    for match in _ENDS.finditer(row):
        sign = match.group().rstrip()
        out.append(f"{row[at : match.start()]}{sign if sign[:1] in '.!?' else ''}")
        at = match.end()
    out.append(row[at:])
    bare = (_SPACES.sub(" ", _MARK.sub("", each)).strip() for each in out)
    return [each[:_SENTENCE] for each in bare if each]


def place_of(text: str, sentence: str) -> str:
    """The heading that a sentence stands under in a posting; empty where there is none."""
    heading = ""
    for row in text.split("\n"):
        bare = _MARK.sub("", row).strip()
        if sentence in _cut(row):
            return heading if heading != bare else ""
        if 3 <= len(bare) <= 60 and len(bare.split()) <= 8 and (bare.endswith(":") or not re.search(r"[.!?;,]$", bare)):
            heading = bare.rstrip(":").strip()
    return ""


def _is_spanish(text: str) -> bool:
    """Whether small words of Spanish outweigh those of English."""
    low = [word.strip(".,;:()").lower() for word in text[:4000].split()]
    return sum(word in _SMALL_SPANISH for word in low) > sum(word in _SMALL_ENGLISH for word in low)


_SMALL_SPANISH = frozenset({"el", "la", "los", "las", "de", "del", "en", "para", "con", "que", "se", "y", "una", "por"})
_SMALL_ENGLISH = frozenset({"the", "of", "and", "to", "for", "with", "you", "we", "our", "is", "are", "be", "will"})


@dataclass(frozen=True, slots=True)
class _Days:
    """How the days of a posting are read."""

    now: Instant
    zone: str
    country: str | None
    words: PostingWords
    tried: dict[str, date | None] = field(default_factory=dict)
    """What was read of each opening so far."""

    def closing(self, sentence: str) -> date | None:
        """The last day to apply, where the sentence names one."""
        match = self.words.closes.search(sentence)
        return None if match is None else self._opening(sentence[match.end() :])

    def window(self, sentence: str, *, since: date, closes: date | None) -> date | None:
        """The last day of the time in which they answer, where the sentence names one."""
        match = self.words.window.search(sentence) or self.words.allowed.search(sentence)
        if match is None:
            return None
        if match["within"] is None:
            return self._opening(sentence[match.start("by") :])
        if closes is not None and self.words.since_closing.search(sentence, match.end()):
            since = closes
        return self._after(match["within"].lower(), since)

    def _after(self, said: str, since: date) -> date | None:
        """So long after a day: "10 business days", "two to three weeks"; of a range the longer."""
        numbers = [int(each) for each in re.findall(r"\d{1,2}", said)]
        numbers += [self.words.numbers[each] for each in re.findall(r"[a-z]+", said) if each in self.words.numbers]
        unit = next((known for name, known in self.words.days.items() if name in said), None)
        if not numbers or unit is None:
            return None
        days, business = unit
        if business:
            return business_days_after(since, max(numbers), self.country)
        return since + timedelta(days=days * max(numbers))

    def _opening(self, said: str) -> date | None:
        """The day that opens these words, if one does within a year; the same words are read once."""
        said = said[:80].strip(" :–-")
        if said not in self.tried:
            if len(self.tried) >= _TRIES:
                return None
            self.tried[said] = self._read(said)
        return self.tried[said]

    def _read(self, said: str) -> date | None:
        end = self.words.end_of.match(said)
        if end is not None:
            return self._end_of(end["month"], end["year"] or "")
        for piece in dict.fromkeys((said, said.split(" at ")[0], said.split("(")[0])):
            found = edge(
                piece, now=self.now, zone=self.zone, tense=Tense.FUTURE, country=self.country, lengths=False,
                words=self.words.time,
            )  # fmt: skip
            if isinstance(found, tuple) and found[0] == 0:
                return self._near(found[2])
            whole = read(
                piece.strip(" .,"), now=self.now, zone=self.zone, tense=Tense.FUTURE, country=self.country,
                words=self.words.time,
            )  # fmt: skip
            if isinstance(whole, When):
                return self._near(whole)
        return None

    def _end_of(self, month: str, year: str) -> date | None:
        late = read(
            f"28 {month}{year}", now=self.now, zone=self.zone, tense=Tense.FUTURE, country=self.country,
            words=self.words.time,
        )  # fmt: skip
        if not isinstance(late, When):
            return None
        day = wall(late.start, self.zone).date()
        return day.replace(day=calendar.monthrange(day.year, day.month)[1])

    def _near(self, when: When) -> date | None:
        day = wall(when.start, self.zone).date()
        today = wall(self.now, self.zone).date()
        return day if abs(day - today) < _YEAR_AHEAD else None
