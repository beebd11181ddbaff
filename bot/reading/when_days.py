"""Days in the grammar: near days, weekdays, dates, and lengths of time from one."""

from collections.abc import Iterator

from bot.model.moment import Trouble
from bot.reading.when_dates import month_day, numeric, ordinal, year_after
from bot.reading.when_lengths import amount
from bot.reading.when_line import Line
from bot.reading.when_tokens import (
    Amount,
    Day,
    DayOfMonth,
    How,
    Kind,
    Lean,
    Near,
    NthWeekday,
    Offset,
    PartSaid,
    Piece,
    Stamp,
    Week,
    Weekday,
)

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
    for said, (days, part) in words.days_by_word.get(low, ()):
        if line.says(at, said):
            yield at + len(said), (Near(days), PartSaid(part)) if part else (Near(days),)
    start = at + 1 if low in words.the else at
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


def _how_after(line: Line, at: int) -> tuple[int, How]:
    """Which one, by the words that follow: "lunes que viene"."""
    for some, how in ((line.words.next_after, How.COMING), (line.words.last_after, How.LAST)):
        for said in some:
            if line.says(at, said):
                return at + len(said), how
    return at, How.BARE


def weekday(line: Line, at: int) -> Iterator[tuple[int, Weekday]]:
    """A weekday and the word before or after it."""
    start = at + 1 if line.low(at) in line.words.the else at
    name, how = _how(line, start)
    index = line.words.weekdays.get(line.low(name))
    if index is None:
        return
    end = name + 1
    if line.low(end) == "." and line.glued(end):
        end += 1
    if how is How.BARE:
        end, how = _how_after(line, end)
    yield end, Weekday(index, how, short=line.low(name) in line.words.names_too and how is How.BARE)
    if how is How.BARE and line.low(name + 1) in line.words.week and line.words.units:
        # British: "friday week" is a week after the coming Friday.
        yield name + 2, Weekday(index, How.FOLLOWING)


def weeks(line: Line, at: int) -> Iterator[tuple[int, Week]]:
    """This, next or last week; the week after next."""
    words = line.words
    start = at + 1 if line.low(at) in words.the or line.low(at) in words.genitive else at
    start = start + 1 if line.low(start) in words.the else start
    name, how = _how(line, start)
    if line.low(name) not in words.week:
        return
    if how is How.BARE:
        end, how = _how_after(line, name + 1)
        if how is not How.BARE:
            yield end, Week(-1 if how is How.LAST else 1)
            return
        if line.low(name + 1) in words.after and line.low(name + 2) in words.ahead:
            yield name + 3, Week(2)
        return
    yield name + 1, Week({How.THIS: 0, How.LAST: -1}.get(how, 1))


def day_of_month(line: Line, at: int) -> Iterator[tuple[int, DayOfMonth]]:
    """The 15th; the 5th of next month; a number of a day right after its weekday."""
    words = line.words
    start = at + 1 if line.low(at) in words.the else at
    told = ordinal(line, start)
    if told is None:
        last = at - 1 - (line.low(at - 1) == ".")
        if line.low(last) in words.weekdays or words.the_day:
            yield from _plain_number(line, at, after_a_weekday=line.low(last) in words.weekdays)
        return
    if line.kind(start) is Kind.WORD and words.spelt_days is not None and line.low(start) not in words.spelt_days:
        return
    end, day = told
    if line.kind(start) is not Kind.NUMBER and start == at and line.low(at - 1) not in words.weekdays:
        return
    if not 1 <= day <= 31:
        line.impossible(Trouble.NO_SUCH_DATE, start, end)
        return
    yield from _of_a_month(line, end, day)
    yield end, DayOfMonth(day)


def _plain_number(line: Line, at: int, *, after_a_weekday: bool) -> Iterator[tuple[int, DayOfMonth]]:
    """A number without a tail that is a day of the month by what stands before it: "friday 20", "el 15"."""
    words = line.words
    start = at
    if line.low(start) in words.the_day:
        start += 1
    start += start != at and words.units.get(line.low(start)) == ("day", 1)
    digits = line.digits(start, 2)
    if digits is None or not 1 <= digits <= 31:
        return
    if start == at and not (after_a_weekday and (digits >= 13 or words.bare_days)):
        return
    end = start + 1
    if words.the_day:
        if line.kind(end) is Kind.HALF or line.low(end) in (":", "h") or line.low(end) in words.hour_marks:
            return
        spans = line.low(end) in words.until and line.kind(end) is Kind.SIGN and line.kind(end + 1) is Kind.NUMBER
        if spans or (line.low(end) in "./" and line.glued(end) and line.kind(end + 1) is Kind.NUMBER):
            return
        yield from _of_a_month(line, end, digits)
    yield end, DayOfMonth(digits)


def _of_a_month(line: Line, at: int, day: int) -> Iterator[tuple[int, DayOfMonth]]:
    """The day of a month that is told by its distance: "the 5th of next month"."""
    words = line.words
    if line.low(at) not in words.of:
        return
    name, how = _how(line, at + 1 + (line.low(at + 1) in words.the))
    end = name + 1
    if how is How.BARE:
        end, how = _how_after(line, end)
    if line.low(name) in words.month and how is not How.BARE:
        yield end, DayOfMonth(day, {How.THIS: 0, How.LAST: -1}.get(how, 1))


def nth_weekday(line: Line, at: int) -> Iterator[tuple[int, NthWeekday]]:
    """The third Thursday in September."""
    words = line.words
    start = at + 1 if line.low(at) in words.the else at
    told = ordinal(line, start)
    if told is None and line.low(start) in words.behind:
        told = (start + 1, -1)
    if told is None or not -1 <= told[1] <= 5:
        return
    index = words.weekdays.get(line.low(told[0]))
    if index is None:
        return
    after = told[0] + 1
    if line.low(after) in words.of:
        after += 1
    if line.low(after) in words.this:
        after += 1
    month = words.months.get(line.low(after))
    if month is not None:
        end, year = year_after(line, after + 1)
        yield end, NthWeekday(told[1], index, month, year)


def offset(line: Line, at: int) -> Iterator[tuple[int, Offset]]:
    """In 2 hours, 3 days ago, a week from Friday, now + 40 minutes, or a bare length."""
    words = line.words
    if line.low(at) in words.now:
        later = amount(line, at + 2) if line.low(at + 1) == "+" else None
        yield (later[0], Offset(later[1], 1)) if later else (at + 1, Offset(Amount(), 1))
        return
    inside = line.low(at) in words.within or (line.low(at) == "+" and at == 0)
    gone = line.low(at) in words.ago_before
    start = at + 1 if inside or gone else at
    if line.low(at) in words.within_of:
        start += line.low(start) in words.genitive
    # The article in "the day after tomorrow" belongs to `near`, in "a week" to the amount.
    found = amount(line, start)
    if found is None:
        return
    end, length = found
    if line.low(end) == "'" and line.low(end + 1) == "time":
        end += 2
    if line.low(end) in words.ago or gone:
        yield end + (not gone), Offset(length, -1)
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
    if words.the_day:
        at += line.low(at + 1) in words.genitive
    for end, pieces in near(line, at + 1):
        if isinstance(pieces[0], Near) and len(pieces) == 1:
            yield end, Offset(length, sign, pieces[0])
    for end, day in plain_day(line, at + 1):
        yield end, Offset(length, sign, day)
