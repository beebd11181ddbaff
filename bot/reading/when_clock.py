"""Times of day in the grammar: clocks, spans, lengths, parts of the day and zones."""

from collections.abc import Iterator
from dataclasses import replace

from bot.model.moment import Trouble
from bot.reading import zones_abroad
from bot.reading.when_lengths import amount
from bot.reading.when_line import Line
from bot.reading.when_tokens import Amount, Clock, Kind, Lasting, PartSaid, Piece, Span, ZoneSaid
from bot.reading.zones import abbreviation, folded, named, offset_zone


def clock(line: Line, at: int) -> Iterator[tuple[int, Clock]]:
    """The times of day that begin here, longest first."""
    low = line.low(at)
    words = line.words
    if low in words.clocks:
        hour, minute = words.clocks[low]
        yield at + 1, Clock(hour, minute, exact=True)
        return
    if low in words.hour_articles:
        # "Las tres": after its article a number is an hour.
        for end, found in clock(line, at + 1):
            # "Las 17 horas" are no length.
            hours = found.bare and line.low(end) in words.hour_marks
            yield end + hours, replace(found, bare=False, exact=found.exact or hours)
        return
    spoken = _spoken(line, at)
    if spoken is not None:
        yield spoken
    digits = line.digits(at, 4)
    if digits is not None:
        if words.fractions and digits <= 24:
            yield from _and_minutes(line, at + 1, digits)
        yield from _written(line, at, digits)
    elif line.kind(at) is Kind.WORD:
        number = line.number(at)
        if number is None or not 1 <= number[1] <= words.hours_in_words:
            return
        end, hour = number
        yield from _and_minutes(line, end, hour)
        after = end + 1 if line.low(end) == "-" else end
        minutes = line.number(after) if line.kind(after) is Kind.WORD else None
        if minutes is not None and 10 <= minutes[1] <= 59:
            yield _halved(line, minutes[0], hour, minutes[1], exact=hour >= 13)
        yield _halved(line, end, hour, 0, exact=hour >= 13, bare=True)


def _and_minutes(line: Line, at: int, hour: int) -> Iterator[tuple[int, Clock]]:
    """The clock of an hour that its minutes follow: "tres y media", "4 menos cuarto"."""
    words = line.words
    if line.low(at) not in words.plus_minutes and line.low(at) not in words.minus_minutes:
        return
    number = line.number(at + 1)
    if line.low(at + 1) in words.fractions:
        end, minutes = at + 2, words.fractions[line.low(at + 1)]
    elif number is not None and 5 <= number[1] <= 59 and len(line.low(at + 1)) != 1:
        end, minutes = number
    else:
        return
    total = hour * 60 + (minutes if line.low(at) in words.plus_minutes else -minutes)
    hours = total // 60 % 24
    yield _halved(line, end, hours if hours or hour > 12 else 12, total % 60, exact=hour >= 13)


def _halved(
    line: Line, at: int, hour: int, minute: int, *, exact: bool = False, bare: bool = False
) -> tuple[int, Clock]:
    """The clock with the o'clock and the half of the day that follow it."""
    noon = at + (line.low(at) in line.words.genitive)
    if hour == 12 and not minute and line.low(noon) in line.words.clocks:
        return noon + 1, Clock(line.words.clocks[line.low(noon)][0], 0, exact=True)
    if line.words.hour_articles and line.low(at) in line.words.within and line.low(at + 1) in line.words.oclock:
        at += 1
    if line.low(at) in line.words.oclock:
        at, bare = at + 1, False
    if line.kind(at) is Kind.HALF:
        return at + 1, Clock(hour, minute, pm=line.low(at)[0] == "p")
    if line.low(at) in ("a", "p") and line.glued(at):
        end = at + 2 if line.low(at + 1) == "." and line.glued(at + 1) else at + 1
        return end, Clock(hour, minute, pm=line.low(at) == "p")
    return at, Clock(hour, minute, exact=exact, bare=bare)


def _written(line: Line, at: int, number: int) -> Iterator[tuple[int, Clock]]:
    text, words = line.low(at), line.words
    sign, minutes = line.low(at + 1), line.digits(at + 2, 2)
    if sign in (":", ".") and line.glued(at + 1) and line.glued(at + 2) and len(line.low(at + 2)) == 2:
        if minutes is None:
            return
        end = at + 3
        if line.low(end) == ":" and line.glued(end) and line.digits(end + 1, 2) is not None:
            end += 2
        if number > 24 or minutes > 59 or (number == 24 and minutes):
            if sign == ":":
                line.impossible(Trouble.NO_SUCH_TIME, at, end)
            return
        exact = text[0] == "0" or number >= 13
        if line.low(end) in words.hour_marks:
            end, exact = end + 1, True
        yield _halved(line, end, number % 24, minutes, exact=exact)
        return
    if len(text) <= 2:
        if line.low(at + 1) in words.hour_marks and (line.glued(at + 1) or line.low(at + 1) == "h"):
            yield from _with_mark(line, at, number)
            return
        if number > 24:
            if line.kind(at + 1) is Kind.HALF or line.low(at + 1) in words.oclock:
                line.impossible(Trouble.NO_SUCH_TIME, at, at + 2)
            return
        yield _halved(line, at + 1, number % 24, 0, exact=text[0] == "0" or number >= 13, bare=True)
        return
    hour, minute = divmod(number, 100)
    end = at + 1
    marked = line.low(end) in words.hour_marks
    if hour > 23 or minute > 59:
        if marked or line.kind(end) is Kind.HALF:
            line.impossible(Trouble.NO_SUCH_TIME, at, end + 1)
        return
    exact = text[0] == "0" or hour >= 13 or marked
    yield _halved(line, end + marked, hour, minute, exact=exact, bare=not marked)


def _with_mark(line: Line, at: int, hour: int) -> Iterator[tuple[int, Clock]]:
    """15h, 15h30: always of the 24 hours."""
    end, minute = at + 2, 0
    minutes = line.digits(end, 2)
    if minutes is not None and line.glued(end) and len(line.low(end)) == 2:
        end, minute = end + 1, minutes
    if hour > 23 or minute > 59:
        line.impossible(Trouble.NO_SUCH_TIME, at, end)
        return
    yield end, Clock(hour, minute, exact=True)


def _spoken(line: Line, at: int) -> tuple[int, Clock] | None:
    """Half past three, quarter to four, ten past eight, half three."""
    words = line.words
    end = at
    if not words.minutes_first:
        return _to_the_hour(line, at)
    if line.low(at) in words.articles and line.low(at + 1) == words.quarter:
        end = at + 1
    if line.low(end) in (words.half, words.quarter):
        minutes = 30 if line.low(end) == words.half else 15
        end += 1
        if minutes == 30 and line.number(end) is not None:
            return _past(line, end, 30)
    else:
        number = line.number(at)
        if number is None or not 1 <= number[1] <= 59:
            return None
        end, minutes = number
        said = line.low(end) in words.minutes
        end += said
        # In digits, "5 to seven" and "10 after 2" are a span and an hour; only minutes in words are minutes.
        if not said and (line.kind(at) is Kind.NUMBER or (minutes % 5 and minutes < 13)):
            return None
    if line.low(end) in words.past:
        return _past(line, end + 1, minutes)
    if line.low(end) in words.to:
        return _past(line, end + 1, -minutes)
    return None


def _to_the_hour(line: Line, at: int) -> tuple[int, Clock] | None:
    """Minutes before an hour that follows with its article: "cuarto para las tres"."""
    words = line.words
    start = at + (line.low(at) in words.articles)
    minutes = words.fractions.get(line.low(start))
    end = start + 1
    if minutes is None:
        number = line.number(at)
        if number is None or not 1 <= number[1] <= 59:
            return None
        end, minutes = number
    if line.low(end) in words.to and line.low(end + 1) in words.hour_articles:
        return _past(line, end + 2, -minutes)
    return None


def _past(line: Line, at: int, minutes: int) -> tuple[int, Clock] | None:
    low = line.low(at)
    if low in line.words.clocks:
        hour = line.words.clocks[low][0]
        total = (hour * 60 + minutes) % (24 * 60)
        return at + 1, Clock(total // 60, total % 60, exact=True)
    number = line.number(at)
    if number is None or not 1 <= number[1] <= 12:
        return None
    end, hour = number
    total = hour * 60 + minutes
    clock_hour = total // 60 or 12
    return _halved(line, end, clock_hour, total % 60)


def span(line: Line, at: int) -> Iterator[tuple[int, Span]]:
    """From one time of day to another."""
    for middle, start in clock(line, at):
        zone_end = middle
        zone = next(zones(line, middle), None)
        if zone is not None:
            zone_end = zone[0]
        for after in {middle, zone_end}:
            between = line.low(at - 1) in line.words.between and line.low(after) in line.words.until_between
            if between or line.low(after) in line.words.until:
                for end, last in clock(line, after + 1):
                    yield end, Span(start, last)


def lasting(line: Line, at: int) -> Iterator[tuple[int, Lasting]]:
    """For so long, or so long alone; only hours and minutes."""
    bare = line.low(at) not in line.words.lasting
    found = amount(line, at if bare else at + 1)
    if found is None or found[1] != Amount(minutes=found[1].minutes) or not 0 < found[1].minutes <= 24 * 60:
        return
    end, minutes = found[0], found[1].minutes
    more = line.digits(end, 2)
    if line.low(end - 1) == "h" and more is not None and more < 60 and line.glued(end):
        # "1h30".
        end, minutes = end + 1, minutes + more
    yield end, Lasting(minutes, bare)


def part(line: Line, at: int) -> Iterator[tuple[int, PartSaid]]:
    """A part of the day."""
    words = line.words
    for key, name in words.parts_by_word.get(line.low(at), ()):
        if line.says(at, key):
            yield at + len(key), PartSaid(name)
    low = line.low(at)
    if line.kind(at) is Kind.HALF:
        # "in the PM", "tuesday pm": a half of the day that no number carries.
        yield at + 1, PartSaid("afternoon" if low[0] == "p" else "morning", half=True)
    elif low in words.parts:
        yield at + 1, PartSaid(words.parts[low])


def zones(line: Line, at: int) -> Iterator[tuple[int, ZoneSaid]]:
    """A zone: an IANA name, an abbreviation, a distance from UTC, or a place and the word time."""
    kind, low = line.kind(at), line.low(at)
    if kind is Kind.OFFSET:
        name = offset_zone(low)
        if name is not None:
            yield at + 1, ZoneSaid(name)
        return
    if kind is Kind.PATH:
        name = named(low)
        if name is not None:
            yield at + 1, ZoneSaid(name)
        return
    if kind is not Kind.WORD:
        return
    if low in line.words.zone_before:
        yield from _zone_after(line, at + 1)
        return
    for length in (3, 2, 1):
        if line.low(at + length) in line.words.time:
            place = " ".join(line.low(at + step) for step in range(length))
            found = abbreviation(place, spelt=True)
            if found:
                yield at + length + 1, ZoneSaid(found[0], found[1:])
                return
    found = abbreviation(low)
    if found:
        yield at + 1, ZoneSaid(found[0], found[1:])


def _zone_after(line: Line, at: int) -> Iterator[tuple[int, ZoneSaid]]:
    """The zone of a place that a word before it makes one: "hora de Madrid"."""
    words = line.words
    start = at + (line.low(at) in words.genitive)
    start += line.low(start) in words.the
    for length in (3, 2, 1):
        place = " ".join(line.low(start + step) for step in range(length))
        name = words.zone_names.get(place)
        found = (name,) if name else abbreviation(place, spelt=True) or tuple(
            each for _, each in zones_abroad.named(folded(place))[:1])  # fmt: skip
        if found and line.kind(start + length - 1) is Kind.WORD:
            yield start + length, ZoneSaid(found[0], found[1:])
            return


def of_the_clock(line: Line, at: int) -> Iterator[tuple[int, tuple[Piece, ...]]]:
    """Everything here that says a time of day, longest kinds first."""
    for end, found in span(line, at):
        yield end, (found,)
        zone = next(zones(line, end), None)
        if zone is None:
            # A zone said only after the start counts for both.
            inner = _inner_zone(line, at, end)
            if inner is not None:
                yield end, (found, inner)
    for end, length in lasting(line, at):
        yield end, (length,)
    for end, moment in clock(line, at):
        yield end, (moment,)
    for end, said in part(line, at):
        yield end, (said,)
    for end, zone_said in zones(line, at):
        yield end, (zone_said,)


def _inner_zone(line: Line, start: int, end: int) -> ZoneSaid | None:
    for at in range(start + 1, end):
        found = next(zones(line, at), None)
        if found is not None:
            return found[1]
    return None
