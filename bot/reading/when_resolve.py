"""A draft of a moment placed on the calendar: tense, halves of the day, order of dates, daylight saving."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

from bot.clock import Instant, instant
from bot.model.calendar import on_the_line, wall
from bot.model.moment import Flag, Grain, Tense, Trouble, When
from bot.reading.when_calendar import Told, day_said, moved, sign_of
from bot.reading.when_grammar import Draft
from bot.reading.when_hours import Hour, settled, settled_span
from bot.reading.when_tokens import Offset
from bot.reading.when_words import PARTS

_REACH = timedelta(days=732)
_A_DAY = timedelta(days=1)
_A_WEEK = timedelta(days=7)


def resolve(
    draft: Draft, *, now: Instant, zone: str, tense: Tense, day_first: bool, order_known: bool,
    country: str | None = None,
) -> When | Trouble:  # fmt: skip
    """The moment that this draft means, told in `tense` by somebody in `zone`; business days are the country's."""
    if draft.lean is not None:
        tense = Tense.FUTURE if draft.lean.ahead else Tense.PAST
    told = Told(now, zone, tense, day_first, order_known, wall(now, zone).date(), country)
    try:
        found = _placed(draft, told)
    except OverflowError:
        return Trouble.TOO_FAR
    if isinstance(found, Trouble):
        return found
    if abs(found.start - now) > _REACH:
        return Trouble.TOO_FAR
    near = tuple(dict.fromkeys(at for at in found.alternatives if at != found.start))
    return replace(found, alternatives=near)


def ahead(found: When, now: Instant) -> bool:
    """Whether a moment lies clearly after now."""
    if found.grain is Grain.DAY:
        return wall(found.start, found.zone).date() > wall(now, found.zone).date()
    return (found.window[0] if found.window else found.start) > now


def _placed(draft: Draft, told: Told) -> When | Trouble:
    if draft.stamp is not None:
        return _stamped(draft.stamp.text, told)
    if draft.offset is not None and _on_the_utc_line(draft.offset):
        return _elapsed(draft.offset, draft, told)
    day = day_said(draft, told)
    if isinstance(day, Trouble):
        return day
    zone = draft.zone.name if draft.zone is not None else told.zone
    if draft.clock is not None or draft.span is not None:
        return _at_a_time(draft, told, day, zone)
    if draft.part is not None:
        return _in_a_part(draft.part.key, told, day, zone)
    start = on_the_line(day or told.today, time(0), zone).instant
    if draft.offset is not None and draft.offset.base is None and day is not None:
        # "In three days" keeps the time on the wall.
        start = on_the_line(day, wall(told.now, zone).time(), zone).instant
    others = tuple(on_the_line(other, time(0), zone).instant for other in told.other_days)
    return When(start, None, Grain.DAY, zone, frozenset(told.flags), "", None, others)


def _stamped(text: str, told: Told) -> When | Trouble:
    digits = text.removeprefix("<t:").removeprefix("<!date^").split("^")[0].split(":")[0].rstrip(">")
    if text.startswith("<"):
        return When(instant(int(digits) * 1_000_000), None, Grain.MINUTE, told.zone)
    try:
        said = datetime.fromisoformat(text.upper().replace(",", "."))
    except ValueError:
        return Trouble.NO_SUCH_TIME if text[8:10] <= "31" and text[5:7] <= "12" else Trouble.NO_SUCH_DATE
    if said.tzinfo is not None:
        return When(said.astimezone(UTC), None, Grain.MINUTE, told.zone)
    placed = _local(said.date(), said.time(), told.zone, told.flags)
    return When(placed, None, Grain.MINUTE, told.zone, frozenset(told.flags))


def _on_the_utc_line(offset: Offset) -> bool:
    length = offset.amount
    return bool(length.minutes) or not (length.days or length.months or length.business)


def _elapsed(offset: Offset, draft: Draft, told: Told) -> When:
    """Hours and minutes run on the UTC line; days that stand beside them on the wall."""
    start = told.now
    sign = sign_of(offset, told)
    if offset.amount.days or offset.amount.months or offset.amount.business:
        here = wall(start, told.zone)
        start = on_the_line(moved(here.date(), offset.amount, sign, told.country), here.time(), told.zone).instant
    start += timedelta(minutes=offset.amount.minutes * sign)
    end = start + timedelta(minutes=draft.lasting.minutes) if draft.lasting is not None else None
    return When(start, end, Grain.MINUTE, told.zone)


def _at_a_time(draft: Draft, told: Told, day: date | None, zone: str) -> When:
    part = draft.part.key if draft.part is not None else None
    end: Hour | None = None
    if draft.span is not None:
        start, end = settled_span(draft.span, part)
    else:
        assert draft.clock is not None
        start = settled(draft.clock, part)
    if start.guessed:
        told.flags.add(Flag.AMPM)
    placed = _local_in_tense(start, told, zone) if day is None else _local(*start.on(day), zone, told.flags)
    here = wall(placed, zone).date() - timedelta(days=start.day) if day is None else day
    finish: Instant | None = None
    if end is not None:
        finish = on_the_line(*end.on(here), zone).instant
    elif draft.lasting is not None:
        finish = placed + timedelta(minutes=draft.lasting.minutes)
    others: list[Instant] = []
    if start.guessed:
        turned = Hour((start.hour + 12) % 24, start.minute)
        others.append(on_the_line(*turned.on(here), zone).instant)
    others += [on_the_line(*start.on(other), zone).instant for other in told.other_days]
    if draft.zone is not None and draft.zone.others:
        told.flags.add(Flag.ZONE)
        others += [on_the_line(*start.on(here), other).instant for other in draft.zone.others]
    if Flag.FOLD in told.flags:
        others.append(_second(*start.on(here), zone))
    return When(placed, finish, Grain.MINUTE, zone, frozenset(told.flags), "", None, tuple(others))


def _local(day: date, at: time, zone: str, flags: set[Flag]) -> Instant:
    placed = on_the_line(day, at, zone)
    if placed.gap:
        flags.add(Flag.GAP)
    if placed.fold:
        flags.add(Flag.FOLD)
    return placed.instant


def _second(day: date, at: time, zone: str) -> Instant:
    """The later of the two moments that read like this on the wall."""
    first = on_the_line(day, at, zone).instant
    for minutes in (30, 60, 120):
        later = first + timedelta(minutes=minutes)
        if wall(later, zone).time() == at:
            return later
    return first


def _local_in_tense(at: Hour, told: Told, zone: str) -> Instant:
    """The nearest such time in the tense; the day before or after is the other reading."""
    told.flags.add(Flag.TIME_ONLY)
    today = wall(told.now, zone).date()
    step = _A_DAY if told.tense is Tense.FUTURE else -_A_DAY
    for day in (today, today + step, today + 2 * step):
        placed = on_the_line(*at.on(day), zone).instant
        fits = placed >= told.now if told.tense is Tense.FUTURE else placed <= told.now
        if fits:
            break
    told.other_days.append(day - step)
    return _local(*at.on(day), zone, told.flags)


def _in_a_part(key: str, told: Told, day: date | None, zone: str) -> When:
    part = PARTS[key]
    others: tuple[Instant, ...] = tuple(on_the_line(other, time(part.usual), zone).instant for other in told.other_days)
    if day is None:
        told.flags.add(Flag.TIME_ONLY)
        day = told.today
        hour = wall(told.now, zone).hour
        if told.tense is Tense.FUTURE and hour >= part.ends:
            day += _A_DAY
        elif told.tense is Tense.PAST and hour < part.begins:
            day -= _A_DAY
    start = on_the_line(day, time(part.usual), zone).instant
    begins = on_the_line(day, time(part.begins), zone).instant
    last = day + _A_DAY if part.ends == 24 else day
    ends = on_the_line(last, time(part.ends % 24), zone).instant
    return When(start, None, Grain.PART, zone, frozenset(told.flags), "", (begins, ends), others)
