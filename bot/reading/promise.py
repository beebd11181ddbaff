"""When they will answer, as people say it: the last day that the words allow."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from bot.clock import Instant
from bot.model.calendar import wall
from bot.model.moment import Flag, Tense, Trouble, Unread, When
from bot.reading.language import Language, PromiseWords
from bot.reading.languages import ENGLISH
from bot.reading.when import read
from bot.reading.when_calendar import moved
from bot.reading.when_tokens import Amount

_LONGEST = 200
_PIECE = 80
_FAR = 732
_A_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Day:
    """The day that a promise names; `other` is the next likely one, where it may have been meant as well."""

    day: date
    other: date | None = None
    timed: bool = False
    """Only a time of the day was said, and the day taken from it."""


def promise(
    text: str, *, now: Instant, zone: str, country: str | None = None, language: Language = ENGLISH
) -> date | Unread:
    """The last day of the time by which they promised to answer, on the calendar of `zone`; never raises."""
    found = day_promised(text, now=now, zone=zone, country=country, language=language)
    return found if isinstance(found, Unread) else found.day


def day_promised(
    text: str, *, now: Instant, zone: str, country: str | None = None, language: Language = ENGLISH
) -> Day | Unread:
    """As `promise`, with the other day that it may have meant: of two the later, as nobody is asked too early."""
    words = language.promise
    if len(text) > _LONGEST:
        return Unread(Trouble.TOO_LONG, text[:_PIECE])
    found = _read(text, now, zone, country, language)
    if isinstance(found, Unread) and found.text:
        # As it was typed, not as it was looked up.
        at = text.lower().find(found.text)
        typed = text[at : at + len(found.text)] if at >= 0 else text.strip()[:_PIECE]
        return Unread(found.trouble, typed)
    if isinstance(found, Unread) or found.other is None:
        return found
    today = wall(now, zone).date()
    said = re.findall(r"[^\W\d_]+", text.lower())
    both = sorted((found.day, found.other))
    if both[0] < today or found.timed:
        return Day(found.day, None if found.timed or found.other < today else found.other, found.timed)
    # In which order day and month were written is the country's to say; the nearer is offered.
    ordered = not any(word in words.weeks or word in language.when.weekdays for word in said)
    if ordered:
        return Day(found.day, found.other if found.other < found.day else None)
    return Day(both[1], both[0])


def _read(text: str, now: Instant, zone: str, country: str | None, language: Language) -> Day | Unread:
    words = language.promise
    said = re.sub(r"\s+", " ", text).strip(" .,;:!?()\"'-–—").lower()
    if not any(char.isalnum() for char in said) or said in words.silent or words.silent_words.search(said):
        return Unread(Trouble.UNREADABLE, text.strip()[:_PIECE])
    today = wall(now, zone).date()

    def dated(said: str) -> Day | Unread:
        found = read(said, now=now, zone=zone, tense=Tense.FUTURE, country=country, words=language.when)
        return found if isinstance(found, Unread) else _day_of(found, said, zone, language)

    bare = _bare(said, words)
    if not bare or bare in words.silent:
        return Unread(Trouble.UNREADABLE, text.strip()[:_PIECE])
    for one in dict.fromkeys((bare, said)):
        try:
            day = _loose(one, today, now, zone, country, language)
        except (OverflowError, ValueError):
            return Unread(Trouble.TOO_FAR, text.strip()[:_PIECE])
        if day is not None:
            far = abs((day - today).days) > _FAR
            return Unread(Trouble.TOO_FAR, text.strip()[:_PIECE]) if far else Day(day)
    before = words.before.match(bare)
    if before is not None:
        day_of = dated(bare[before.end() :])
        return day_of if isinstance(day_of, Unread) else Day(max(today, day_of.day - _A_DAY))
    week_of = words.week_of.match(bare)
    if week_of is not None:
        rest = bare[week_of.end() :]
        days = [dated(each) for each in (*(f"{the} {rest}" for the in sorted(language.when.the_day)), rest)]
        day_of = next((each for each in days if not isinstance(each, Unread)), days[0])
        return day_of if isinstance(day_of, Unread) else Day(day_of.day + max(0, 4 - day_of.day.weekday()) * _A_DAY)
    found = dated(bare)
    if isinstance(found, Unread) and bare != said:
        whole = dated(said)
        found = found if isinstance(whole, Unread) else whole
    return _later_of(bare, found, dated, words) if isinstance(found, Unread) else found


def _day_of(found: When, said: str, zone: str, language: Language) -> Day:
    day = wall(found.start, zone).date()
    others = [other for at in found.alternatives if (other := wall(at, zone).date()) != day]
    if Flag.WEEKDAY in found.flags:
        # A date and a weekday that don't meet: the date stands, and that weekday nearest to it is the other.
        meant = [language.when.weekdays[word] for word in re.findall(r"[^\W\d_]+", said) if word in
                 language.when.weekdays]  # fmt: skip
        others = [day + ((meant[0] - day.weekday() + 3) % 7 - 3) * _A_DAY] if meant else others
    asks = found.flags & {Flag.WEEK, Flag.NUMERIC, Flag.WEEKDAY, Flag.TIME_ONLY}
    return Day(day, others[0] if others and asks else None, Flag.TIME_ONLY in found.flags)


def _later_of(
    said: str, otherwise: Unread, dated: Callable[[str], Day | Unread], words: PromiseWords
) -> Day | Unread:
    """The later of two days: "Thursday or Friday"."""
    parts = words.either.split(next((said[len(lead) :] for lead in words.one_of if said.startswith(lead)), said))
    days = [day.day for part in parts if not isinstance(day := dated(part), Unread)]
    return Day(max(days)) if len(parts) == len(days) == 2 else otherwise


def _bare(said: str, words: PromiseWords) -> str:
    """The words without what opens and closes a promise."""
    for _ in range(6):
        shorter = words.tails.sub("", words.leads.sub("", said)).strip(" .,;:!?()~-")
        if shorter == said:
            break
        said = shorter
    return said


def _loose(
    said: str, today: date, now: Instant, zone: str, country: str | None, language: Language
) -> date | None:
    """The last day of a week, a month or a length that was said loosely."""
    words = language.promise
    before = words.before.match(said)
    within = said[before.end() :] if before is not None else said
    if within in words.feasts:
        month, day = words.feasts[within]
        return _coming(month, day, today)
    if before is not None and words.ends.match(within) is None:
        return None
    ends = words.ends.match(within)
    if ends is not None and within[ends.end() :] in words.years:
        return date(today.year, 12, 31)
    if ends is not None:
        within = f"{words.end_of} {within[ends.end() :]}"
    return (
        _in_a_week(within, today, words)
        or _in_a_month(within, today, language)
        or (_after_a_length(said, today, now, zone, country, language))
    )


def _in_a_week(said: str, today: date, words: PromiseWords) -> date | None:
    for place, week in _parted(said, words.weeks):
        if place in words.in_a_week and not (place == "" and week in words.bare_weeks):
            monday = today - timedelta(days=today.weekday())
            day = monday + timedelta(days=words.in_a_week[place], weeks=words.weeks[week])
            # Said at the weekend, "this week" is the one that begins.
            return day if day >= today else max(today, day + timedelta(weeks=1) if today.weekday() > 4 else today)
    return None


def _in_a_month(said: str, today: date, language: Language) -> date | None:
    words, named = language.promise, language.when.months
    apart = said.split(" ")
    year = int(apart.pop()) if len(apart) > 1 and re.fullmatch(r"20\d\d", apart[-1]) else None
    said = " ".join(apart).replace("mid-", "mid ")
    of = next((each for each in language.when.genitive if said.endswith(f" {each}")), None)
    said = said.removesuffix(f" {of}")
    for place, month in _parted(said, words.months):
        if place in words.in_a_month and not (place == "" and month in words.bare_months):
            first = moved(today.replace(day=1), Amount(months=words.months[month]), 1)
            return max(today, _clamped(first, words.in_a_month[place]))
    for place, month in _parted(said, named):
        if place in words.in_a_month:
            number = named[month]
            if year is not None:
                return _clamped(date(year, number, 1), words.in_a_month[place])
            return _coming(number, words.in_a_month[place], today)
    return None


def _parted(said: str, known: Mapping[str, object]) -> Iterator[tuple[str, str]]:
    """A place and what it is a place in, the longest first: "early", "next week"."""
    words = said.replace("-", " ").split(" ")
    for at in range(len(words)):
        if (rest := " ".join(words[at:])) in known:
            yield " ".join(words[:at]), rest


def _after_a_length(
    said: str, today: date, now: Instant, zone: str, country: str | None, language: Language
) -> date | None:
    words = language.promise
    match = words.length.match(said)
    if match is None:
        return None
    unit = language.when.units.get(match["unit"])
    count = _count(match["more"] or match["count"], language)
    if unit is None or count is None or (match["unit"] in words.month_lengths and match["count"] in language.when.the):
        return None
    kind, size = unit
    if kind == "minute":
        return wall(now + timedelta(minutes=count * size), zone).date() if size == 60 else None
    if match["business"]:
        return moved(today, Amount(business=count), 1, country) if unit == ("day", 1) else None
    length = Amount(days=count * size) if kind == "day" else Amount(months=count * size)
    return moved(today, length, 1)


def _count(word: str, language: Language) -> int | None:
    word = word.strip()
    if word.isdigit():
        return int(word)
    return language.promise.counts.get(word, language.when.numbers.get(word))


def _coming(month: int, day: int, today: date) -> date:
    """That day of the month, clamped to its length, this year or next."""
    this = _clamped(date(today.year, month, 1), day)
    return this if this >= today else _clamped(date(today.year + 1, month, 1), day)


def _clamped(first: date, day: int) -> date:
    last = moved(first, Amount(months=1), 1) - timedelta(days=1)
    return first.replace(day=min(day, last.day))
