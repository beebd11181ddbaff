"""Dates in the grammar: a day of a month that was named, and two numbers that are a day and a month."""

from collections.abc import Iterator

from bot.model.moment import Trouble
from bot.reading.when_line import Line
from bot.reading.when_tokens import Kind, MonthDay, Numeric

_MONTH_DAYS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def ordinal(line: Line, at: int) -> tuple[int, int] | None:
    """First, 1st, twenty-first."""
    words = line.words
    digits = line.digits(at, 2)
    if digits is not None:
        if line.low(at + 1) in words.ordinal_tails and line.glued(at + 1):
            return at + 2, digits
        return None
    low = line.low(at)
    if low in words.ordinals:
        return at + 1, words.ordinals[low]
    if low in words.tens:
        after = at + 2 if line.low(at + 1) in words.tens_join else at + 1
        unit = words.ordinals.get(line.low(after), 0)
        if 0 < unit < 10:
            return after + 1, words.tens[low] + unit
    return None


def _day_number(line: Line, at: int) -> tuple[int, int] | None:
    told = ordinal(line, at)
    if told is not None:
        return told
    if line.words.days_in_words and line.kind(at) is Kind.WORD:
        return line.number(at)
    digits = line.digits(at, 2)
    if digits is None or line.kind(at + 1) is Kind.HALF or line.low(at + 1) == ":":
        return None
    return at + 1, digits


def year_after(line: Line, at: int) -> tuple[int, int | None]:
    """A year of four digits, or of two after an apostrophe, after a comma or sign."""
    start = at
    if line.low(start) in (",", "-", "/", ".") or line.low(start) in line.words.genitive:
        start += 1
    digits = line.digits(start, 4)
    if digits is None:
        return at, None
    if len(line.low(start)) == 4 and 1900 <= digits < 2200:
        follows = line.low(start + 1)
        if line.kind(start + 1) is not Kind.HALF and follows not in (":", "h", "hours"):
            return start + 1, digits
    if len(line.low(start)) == 2 and line.low(start - 1) in ("'", "’"):
        return start + 1, _century(digits)
    return at, None


def _century(year: int) -> int:
    return year if year > 99 else year + (2000 if year < 70 else 1900)


def month_day(line: Line, at: int) -> Iterator[tuple[int, MonthDay]]:
    """March 3, the 3rd of March, Mar-3, 2026 March 3; a year after or before."""
    words = line.words
    year_first = line.digits(at, 4)
    if year_first is not None and len(line.low(at)) == 4 and 1900 <= year_first < 2200:
        after = at + 2 if line.low(at + 1) in ("/", "-", ",") else at + 1
        if line.low(after) in words.months:
            for end, found in month_day(line, after):
                if found.year is None:
                    yield end, MonthDay(found.month, found.day, year_first)
        return
    month = words.months.get(line.low(at))
    if month is not None:
        after = at + 2 if line.low(at + 1) == "." else at + 1
        if line.low(after) in ("-", "/", ",") or line.low(after) in words.the:
            after += 1
        day = _day_number(line, after)
        if day is not None:
            end, year = year_after(line, day[0])
            yield from _checked(line, at, end, MonthDay(month, day[1], year))
            if year is not None and _exists(month, day[1], year):
                yield from _checked(line, at, day[0], MonthDay(month, day[1]))
        return
    start = at + 1 if line.low(at) in words.the else at
    day = _day_number(line, start)
    if day is None:
        return
    linked = line.low(day[0]) in ("-", "/", ".") or line.low(day[0]) in words.of
    after = day[0] + 1 if linked else day[0]
    month = words.months.get(line.low(after))
    if month is None:
        return
    end = after + 2 if line.low(after + 1) == "." else after + 1
    last, year = year_after(line, end)
    yield from _checked(line, start, last, MonthDay(month, day[1], year))
    if year is not None and _exists(month, day[1], year):
        yield from _checked(line, start, end, MonthDay(month, day[1]))


def _checked(line: Line, start: int, end: int, found: MonthDay) -> Iterator[tuple[int, MonthDay]]:
    if _exists(found.month, found.day, found.year):
        yield end, found
    else:
        line.impossible(Trouble.NO_SUCH_DATE, start, end)


def _exists(month: int, day: int, year: int | None) -> bool:
    longest = 28 if month == 2 and year is not None and not _leap(year) else _MONTH_DAYS[month - 1]
    return 1 <= day <= longest


def _leap(year: int) -> bool:
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def numeric(line: Line, at: int) -> Iterator[tuple[int, Numeric | MonthDay]]:
    """3/4, 3.4.2026, 2026-03-04; the order of the first two is settled later."""
    first, sign = line.digits(at, 4), line.low(at + 1)
    second = line.digits(at + 2, 2)
    if first is None or second is None or sign not in ("/", ".", "-"):
        return
    if sign != "/" and not (line.glued(at + 1) and line.glued(at + 2)):
        return
    third = line.digits(at + 4, 4) if line.low(at + 3) == sign else None
    if len(line.low(at)) == 4:
        if third is None or len(line.low(at + 4)) > 2:
            return
        if 1 <= second <= 12:
            yield from _checked(line, at, at + 5, MonthDay(second, third, first))
        else:
            line.impossible(Trouble.NO_SUCH_DATE, at, at + 5)
        return
    if len(line.low(at)) > 2:
        return
    end, year = at + 3, None
    if third is not None and len(line.low(at + 4)) in (2, 4):
        end, year = at + 5, _century(third)
    elif sign == "-":
        return
    elif sign == "." and line.low(end) == "." and line.glued(end):
        end += 1
    if line.kind(end) is Kind.HALF or line.low(end) in line.words.hour_marks or line.low(end) in ("hour", "mins"):
        return
    if any(1 <= m <= 12 and 1 <= d <= _MONTH_DAYS[m - 1] for m, d in ((first, second), (second, first))):
        yield end, Numeric(first, second, year)
    elif sign == "/" or year is not None:
        line.impossible(Trouble.NO_SUCH_DATE, at, end)
