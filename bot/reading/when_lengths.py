"""Lengths of time in the grammar: 2 hours, an hour and a half, four business days."""

from bot.reading.when_line import Line
from bot.reading.when_tokens import Amount

_LONGEST = 5000


def amount(line: Line, at: int) -> tuple[int, Amount] | None:
    """A length of time: 2 hours, an hour and a half, 1d 2hr 5min, four business days."""
    total: dict[str, float] = {}
    end = at
    while True:
        start = end
        if total and line.low(start) in line.words.plus:
            start += 1
        one = _one_amount(line, start)
        if one is None:
            break
        end, unit, count = one
        if unit in total and unit != "minute":
            return None
        total[unit] = total.get(unit, 0) + count
    if not total or any(value > _LONGEST * 60 for value in total.values()):
        return None
    if any(value != int(value) for unit, value in total.items() if unit != "minute"):
        return None
    whole = {unit: round(value) for unit, value in total.items()}
    return end, Amount(
        minutes=whole.get("minute", 0),
        days=whole.get("day", 0),
        months=whole.get("month", 0),
        business=whole.get("business", 0),
    )


def _one_amount(line: Line, at: int) -> tuple[int, str, float] | None:
    words = line.words
    count: float
    number = line.number(at)
    if line.low(at) == words.half:
        end, count = at + 1, 0.5
        end += line.low(end) in words.articles
    elif number is not None and (number[1] > _LONGEST or _is_padded(line, at)):
        return None
    elif number is not None:
        end, count = number
        below = line.digits(end + 1, 2)
        if below is not None and line.low(end) == "/" and 0 < below <= 4:
            end, count = end + 2, count / below
        elif below is not None and line.low(end) == "." and line.glued(end + 1):
            end, count = end + 2, float(f"{count}.{line.low(end + 1)}")
    elif line.low(at) in words.articles:
        end, count = at + 1, 1.0
        if line.low(end) == words.half:
            return None
    elif line.low(at + 1) in words.plus_minutes and line.low(at + 2) in words.fractions:
        # "Hora y media" has no number.
        end, count = at, 1.0
    else:
        return None
    if line.low(end) == words.couple and count == 1:
        end, count = end + 1 + (line.low(end + 1) in words.genitive), 2.0
    if line.low(end) == "-":
        end += 1
    if line.low(end) in words.business and words.units.get(line.low(end + 1)) == ("day", 1):
        return end + 2, "business", count
    unit = words.units.get(line.low(end))
    if unit is None:
        return None
    end += 1
    if line.low(end) == "." and line.glued(end):
        end += 1
    if unit == ("day", 1) and line.low(end) in words.business_after:
        return end + 1, "business", count
    if line.low(end) in words.plus and line.low(end + 1) in words.articles and line.low(end + 2) == words.half:
        end, count = end + 3, count + 0.5
    elif line.low(end) in words.plus_minutes and line.low(end + 1) in words.fractions and unit == ("minute", 60):
        end, count = end + 2, count + words.fractions[line.low(end + 1)] / 60
    return end, unit[0], count * unit[1]


def _is_padded(line: Line, at: int) -> bool:
    """Whether a zero opens the number: 0700h and 05 h are hours of the day, not lengths."""
    low = line.low(at)
    return len(low) > 1 and low[0] == "0"
