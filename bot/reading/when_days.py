"""Days in the grammar: near days, weekdays, dates, and lengths of time from one."""

from collections.abc import Iterator

from bot.model.moment import Trouble
from bot.reading.when_lengths import amount
from bot.reading.when_line import Line
from bot.reading.when_tokens import (
    Amount,
    Day,
    DayOfMonth,
    How,
    Kind,
    Lean,
    MonthDay,
    Near,
    NthWeekday,
    Numeric,
    Offset,
    PartSaid,
    Piece,
    Stamp,
    Week,
    Weekday,
)

_MONTH_DAYS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)

Pieces = tuple[Piece, ...]


def of_the_calendar(line: Line, at: int) -> Iterator[tuple[int, Pieces]]:
    """Everything here that says a day, longest kinds first."""
    if line.kind(at) in (Kind.STAMP, Kind.ISO):
        yield at + 1, (Stamp(line.low(at)),)
        return
    yield from ((end, (found,)) for end, found in offset(line, at))
    yield from near(line, at)
    for end, day in plain_day(line, at):
        yield end, (day,)
    for end, week in weeks(line, at):
        yield end, (week,)
    low = line.low(at)
    following = line.low(at + 1)
    if (low in line.words.ahead or low in line.words.behind) and (
        following in line.words.months or line.kind(at + 1) is Kind.NUMBER
    ):
        yield at + 1, (Lean(ahead=low in line.words.ahead),)


def plain_day(line: Line, at: int) -> Iterator[tuple[int, Day]]:
    """A day that is no offset."""
    yield from nth_weekday(line, at)
    yield from month_day(line, at)
    yield from numeric(line, at)
    yield from weekday(line, at)
    yield from day_of_month(line, at)


def near(line: Line, at: int) -> Iterator[tuple[int, Pieces]]:
    """Today, tomorrow, last night, the day after tomorrow."""
    words, low = line.words, line.low(at)
    start = at + 1 if low == "the" else at
    unit = words.units.get(line.low(start))
    if unit == ("day", 1):
        step = {**dict.fromkeys(words.after, 1), **dict.fromkeys(words.before, -1)}.get(line.low(start + 1))
        base = words.days.get(line.low(start + 2))
        if step is not None and base is not None and base[0] * step > 0:
            yield start + 3, (Near(base[0] + step),)
    if low in words.days:
        days, part = words.days[low]
        yield at + 1, (Near(days), PartSaid(part)) if part else (Near(days),)
    part_key = words.parts.get(line.low(at + 1))
    if part_key is not None and low in words.this:
        yield at + 2, (Near(0), PartSaid(part_key))
    if part_key is not None and low in words.behind:
        yield at + 2, (Near(-1), PartSaid(part_key))


def _how(line: Line, at: int) -> tuple[int, How]:
    words, low = line.words, line.low(at)
    if low in words.this:
        if line.low(at + 1) in words.coming:
            return at + 2, How.COMING
        if line.low(at + 1) in words.behind:
            return at + 2, How.LAST
        return at + 1, How.THIS
    for some, how in (
        (words.ahead, How.NEXT),
        (words.behind, How.LAST),
        (words.coming, How.COMING),
        (words.following, How.FOLLOWING),
    ):
        if low in some:
            return at + 1, how
    return at, How.BARE


def weekday(line: Line, at: int) -> Iterator[tuple[int, Weekday]]:
    """A weekday and the word before it."""
    start = at + 1 if line.low(at) == "the" else at
    name, how = _how(line, start)
    index = line.words.weekdays.get(line.low(name))
    if index is None:
        return
    end = name + 1
    if line.low(end) == "." and line.glued(end):
        end += 1
    yield end, Weekday(index, how, short=line.low(name) in line.words.names_too and how is How.BARE)
    if how is How.BARE and line.low(name + 1) in line.words.week and line.words.units:
        # British: "friday week" is a week after the coming Friday.
        yield name + 2, Weekday(index, How.FOLLOWING)


def weeks(line: Line, at: int) -> Iterator[tuple[int, Week]]:
    """This, next or last week; the week after next."""
    start = at + 1 if line.low(at) in ("the", "of") else at
    start = start + 1 if line.low(start) == "the" else start
    name, how = _how(line, start)
    words = line.words
    if line.low(name) not in words.week:
        return
    if how is How.BARE:
        if line.low(name + 1) in words.after and line.low(name + 2) in words.ahead:
            yield name + 3, Week(2)
        return
    yield name + 1, Week({How.THIS: 0, How.LAST: -1}.get(how, 1))


def _ordinal(line: Line, at: int) -> tuple[int, int] | None:
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
        after = at + 2 if line.low(at + 1) == "-" else at + 1
        unit = words.ordinals.get(line.low(after), 0)
        if 0 < unit < 10:
            return after + 1, words.tens[low] + unit
    return None


def _day_number(line: Line, at: int) -> tuple[int, int] | None:
    ordinal = _ordinal(line, at)
    if ordinal is not None:
        return ordinal
    digits = line.digits(at, 2)
    if digits is None or line.kind(at + 1) is Kind.HALF or line.low(at + 1) == ":":
        return None
    return at + 1, digits


def _year(line: Line, at: int) -> tuple[int, int | None]:
    """A year of four digits, or of two after an apostrophe, after a comma or sign."""
    start = at
    if line.low(start) in (",", "-", "/", ".", "of"):
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
        if line.low(after) in ("-", "/", "the", ","):
            after += 1
        day = _day_number(line, after)
        if day is not None:
            end, year = _year(line, day[0])
            yield from _checked(line, at, end, MonthDay(month, day[1], year))
            if year is not None and _exists(month, day[1], year):
                yield from _checked(line, at, day[0], MonthDay(month, day[1]))
        return
    start = at + 1 if line.low(at) == "the" else at
    day = _day_number(line, start)
    if day is None:
        return
    after = day[0] + 1 if line.low(day[0]) in ("of", "-", "/", ".", "in") else day[0]
    month = words.months.get(line.low(after))
    if month is None:
        return
    end = after + 2 if line.low(after + 1) == "." else after + 1
    last, year = _year(line, end)
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
    if line.kind(end) is Kind.HALF or line.low(end) in ("h", "hours", "hour", "hrs", "mins"):
        return
    if any(1 <= m <= 12 and 1 <= d <= _MONTH_DAYS[m - 1] for m, d in ((first, second), (second, first))):
        yield end, Numeric(first, second, year)
    elif sign == "/" or year is not None:
        line.impossible(Trouble.NO_SUCH_DATE, at, end)


def day_of_month(line: Line, at: int) -> Iterator[tuple[int, DayOfMonth]]:
    """The 15th; the 5th of next month; a number of a day right after its weekday."""
    words = line.words
    start = at + 1 if line.low(at) == "the" else at
    ordinal = _ordinal(line, start)
    if ordinal is None:
        digits = line.digits(at, 2)
        last = at - 1 - (line.low(at - 1) == ".")
        if digits is not None and 13 <= digits <= 31 and line.low(last) in words.weekdays:
            yield at + 1, DayOfMonth(digits)
        return
    end, day = ordinal
    if line.kind(start) is not Kind.NUMBER and start == at and line.low(at - 1) not in words.weekdays:
        return
    if not 1 <= day <= 31:
        line.impossible(Trouble.NO_SUCH_DATE, start, end)
        return
    if line.low(end) in words.of:
        name, how = _how(line, end + 1 + (line.low(end + 1) == "the"))
        if line.low(name) in words.month and how is not How.BARE:
            yield name + 1, DayOfMonth(day, {How.THIS: 0, How.LAST: -1}.get(how, 1))
    yield end, DayOfMonth(day)


def nth_weekday(line: Line, at: int) -> Iterator[tuple[int, NthWeekday]]:
    """The third Thursday in September."""
    words = line.words
    start = at + 1 if line.low(at) == "the" else at
    ordinal = _ordinal(line, start)
    if ordinal is None and line.low(start) in words.behind:
        ordinal = (start + 1, -1)
    if ordinal is None or not -1 <= ordinal[1] <= 5:
        return
    index = words.weekdays.get(line.low(ordinal[0]))
    if index is None:
        return
    after = ordinal[0] + 1
    if line.low(after) in words.of:
        after += 1
    if line.low(after) in words.this:
        after += 1
    month = words.months.get(line.low(after))
    if month is not None:
        end, year = _year(line, after + 1)
        yield end, NthWeekday(ordinal[1], index, month, year)


def offset(line: Line, at: int) -> Iterator[tuple[int, Offset]]:
    """In 2 hours, 3 days ago, a week from Friday, now + 40 minutes, or a bare length."""
    words = line.words
    if line.low(at) in words.now:
        later = amount(line, at + 2) if line.low(at + 1) == "+" else None
        yield (later[0], Offset(later[1], 1)) if later else (at + 1, Offset(Amount(), 1))
        return
    inside = line.low(at) in words.within or (line.low(at) == "+" and at == 0)
    start = at + 1 if inside else at
    # The article in "the day after tomorrow" belongs to `near`, in "a week" to the amount.
    found = amount(line, start)
    if found is None:
        return
    end, length = found
    if line.low(end) == "'" and line.low(end + 1) == "time":
        end += 2
    if line.low(end) in words.ago:
        yield end + 1, Offset(length, -1)
        return
    sign = 1 if line.low(end) in words.after else -1 if line.low(end) in words.before else 0
    if sign:
        yield from _from_a_base(line, end, length, sign)
    if inside:
        yield end, Offset(length, 1)
    elif line.lengths and not sign and (at == 0 or line.low(at - 1) not in words.lasting):
        yield end, Offset(length, 0)


def _from_a_base(line: Line, at: int, length: Amount, sign: int) -> Iterator[tuple[int, Offset]]:
    words = line.words
    if line.low(at + 1) in words.now and line.low(at) in words.after:
        yield at + 2, Offset(length, sign)
        return
    if length.minutes:
        return
    for end, pieces in near(line, at + 1):
        if isinstance(pieces[0], Near) and len(pieces) == 1:
            yield end, Offset(length, sign, pieces[0])
    for end, day in plain_day(line, at + 1):
        yield end, Offset(length, sign, day)
