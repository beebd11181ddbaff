"""Which day a draft of a moment means: tense, weeks, the order of day and month."""

from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import assert_never

from bot.clock import Instant
from bot.model.calendar import business_days_after, business_days_before
from bot.model.moment import Flag, Tense, Trouble
from bot.reading.when_grammar import Draft
from bot.reading.when_tokens import Amount, Day, DayOfMonth, How, MonthDay, Near, NthWeekday, Numeric, Offset, Weekday

_A_DAY = timedelta(days=1)
_A_WEEK = timedelta(days=7)
_FAR_FOR_A_WEEKDAY = timedelta(days=62)
"""A weekday and a day that meet only later than this were perhaps never meant to meet."""


@dataclass(slots=True)
class Told:
    """The moment being worked out: where the reader stands, and what was assumed on the way."""

    now: Instant
    zone: str
    tense: Tense
    day_first: bool
    order_known: bool
    today: date
    country: str | None = None
    """Whose holidays are no business days."""
    flags: set[Flag] = field(default_factory=set)
    other_days: list[date] = field(default_factory=list)


def sign_of(offset: Offset, told: Told) -> int:
    """Forward or back: as said, else as the tense tells."""
    return offset.sign or (1 if told.tense is Tense.FUTURE else -1)


def moved(day: date, length: Amount, sign: int, country: str | None = None) -> date:
    """The day so many months, days and business days away, those of this country; a month too short ends it."""
    if length.months:
        months = day.year * 12 + day.month - 1 + length.months * sign
        day = _clamped(months // 12, months % 12 + 1, day.day)
    day += timedelta(days=length.days * sign)
    away = business_days_after if sign > 0 else business_days_before
    return away(day, length.business, country)


def _clamped(year: int, month: int, day: int) -> date:
    if not 1 <= year <= 9998:
        raise OverflowError
    last = (date(year + month // 12, month % 12 + 1, 1) - _A_DAY).day
    return date(year, month, min(day, last))


def day_said(draft: Draft, told: Told) -> date | Trouble | None:
    """The day that was said, or None when there was none."""
    if draft.offset is not None:
        base = draft.offset.base
        if base is None:
            return moved(told.today, draft.offset.amount, sign_of(draft.offset, told), told.country)
        weekday = base if isinstance(base, Weekday) else None
        day = _weekday(weekday, told) if weekday is not None else _said(base, None, told)
        told.flags.discard(Flag.WEEK)
        told.other_days.clear()
        return day if isinstance(day, Trouble) else moved(day, draft.offset.amount, draft.offset.sign, told.country)
    if draft.week is not None and draft.weekday is not None:
        monday = told.today - timedelta(days=told.today.weekday())
        return monday + timedelta(days=draft.weekday.index, weeks=draft.week.weeks)
    if draft.day is not None:
        return _said(draft.day, draft.weekday, told)
    if draft.weekday is not None:
        return _weekday(draft.weekday, told)
    return None


def _said(day: Day, weekday: Weekday | None, told: Told) -> date | Trouble:
    found: date | Trouble
    match day:
        case Near():
            return told.today + timedelta(days=day.days)
        case Weekday():
            return _weekday(day, told)
        case MonthDay():
            found = _in_a_year(day.month, day.day, day.year, told)
        case Numeric():
            found = _ordered(day, weekday, told)
        case DayOfMonth():
            return _in_a_month(day, weekday, told)
        case NthWeekday():
            return _nth(day, told)
        case _:
            assert_never(day)
    if weekday is not None and isinstance(found, date) and found.weekday() != weekday.index:
        told.flags.add(Flag.WEEKDAY)
    return found


def _weekday(said: Weekday, told: Told) -> date:
    today = told.today
    monday = today - timedelta(days=today.weekday())
    nearest_ahead = today + timedelta(days=(said.index - today.weekday() - 1) % 7 + 1)
    latest = today - timedelta(days=(today.weekday() - said.index - 1) % 7 + 1)
    other: date | None = None
    match said.how:
        case How.BARE:
            found = nearest_ahead if told.tense is Tense.FUTURE else latest
            # Said on that very weekday, it may well be today.
            other = today if today.weekday() == said.index else None
        case How.COMING:
            found = nearest_ahead
        case How.FOLLOWING:
            found = monday + timedelta(days=said.index + 7)
        case How.NEXT:
            found = nearest_ahead
            other = found + _A_WEEK if found < monday + _A_WEEK else None
        case How.LAST:
            found = latest
            other = found - _A_WEEK if found >= monday else None
        case How.THIS:
            found = monday + timedelta(days=said.index)
            if found < today and told.tense is Tense.FUTURE:
                found, other = found + _A_WEEK, found
        case _:
            assert_never(said.how)
    if other is not None:
        told.flags.add(Flag.WEEK)
        told.other_days.append(other)
    return found


def _in_a_year(month: int, day: int, year: int | None, told: Told) -> date | Trouble:
    """The date, in the year said or else the nearest in the tense; today counts."""
    if year is not None:
        try:
            return date(year, month, day)
        except ValueError:
            return Trouble.NO_SUCH_DATE
    there = [
        date(some, month, day)
        for some in range(told.today.year - 8, told.today.year + 9)
        if not (month == 2 and day == 29 and (some % 4 or (some % 100 == 0 and some % 400)))
    ]
    before = [some for some in there if some <= told.today]
    after = [some for some in there if some >= told.today]
    found, other = (after[0], before[-1]) if told.tense is Tense.FUTURE else (before[-1], after[0])
    if abs(found - told.today) > timedelta(days=180) and abs(other - told.today) < timedelta(days=185):
        told.flags.add(Flag.YEAR)
        told.other_days.append(other)
    return found


def _ordered(said: Numeric, weekday: Weekday | None, told: Told) -> date | Trouble:
    """Day and month in the reader's order; a part above 12 settles it, and so may a weekday beside it."""
    orders = ((said.second, said.first), (said.first, said.second))
    if not told.day_first:
        orders = (orders[1], orders[0])
    readings: list[tuple[date, Told]] = []
    for month, day in orders:
        if not (1 <= month <= 12 and 1 <= day <= 31) or (month, day) in ((2, 30), (2, 31)):
            continue
        apart = replace(told, flags=set(), other_days=[])
        try:
            found = _in_a_year(month, day, said.year, apart)
        except (ValueError, IndexError):
            continue
        if isinstance(found, date):
            readings.append((found, apart))
    if not readings:
        return Trouble.NO_SUCH_DATE
    if len(readings) > 1 and readings[0][0] != readings[1][0]:
        settled = weekday is not None and _settles(weekday, [found for found, _ in readings], told)
        if settled:
            readings.reverse()
        elif not told.order_known:
            told.flags.add(Flag.NUMERIC)
            told.other_days.append(readings[1][0])
    told.flags |= readings[0][1].flags
    told.other_days.extend(readings[0][1].other_days)
    return readings[0][0]


def _settles(weekday: Weekday, days: list[date], told: Told) -> bool:
    """Whether the weekday fits the second reading alone; it is said of days within half a year."""
    first, second = days
    near = abs(second - told.today) < timedelta(days=180)
    return near and first.weekday() != weekday.index and second.weekday() == weekday.index


def _in_a_month(said: DayOfMonth, weekday: Weekday | None, told: Told) -> date | Trouble:
    """The nearest such day in the tense that exists, and falls on the weekday when one was said."""
    step = 1 if told.tense is Tense.FUTURE else -1
    month = told.today.year * 12 + told.today.month - 1
    if said.months is not None:
        month += said.months
        try:
            return date(month // 12, month % 12 + 1, said.day)
        except ValueError:
            return Trouble.NO_SUCH_DATE
    nearest: date | None = None
    for distance in range(60):
        there = month + distance * step
        try:
            found = date(there // 12, there % 12 + 1, said.day)
        except ValueError:
            continue
        if (found - told.today).days * step < 0:
            continue
        if weekday is None or found.weekday() == weekday.index:
            if nearest is not None and abs(found - told.today) > _FAR_FOR_A_WEEKDAY:
                told.flags.add(Flag.WEEKDAY)
                told.other_days.append(nearest)
            return found
        nearest = nearest or found
    return Trouble.NO_SUCH_DATE


def _nth(said: NthWeekday, told: Told) -> date | Trouble:
    step = 1 if told.tense is Tense.FUTURE else -1
    years = [said.year] if said.year is not None else [told.today.year + step * far for far in range(10)]
    for year in years:
        if said.nth < 0:
            last = _clamped(year, said.month, 31)
            found = last - timedelta(days=(last.weekday() - said.weekday) % 7)
        else:
            first = date(year, said.month, 1)
            days = (said.weekday - first.weekday()) % 7 + 7 * (said.nth - 1)
            found = first + timedelta(days=days)
            if found.month != said.month:
                continue
        if said.year is not None or (found - told.today).days * step >= 0:
            return found
    return Trouble.NO_SUCH_DATE
