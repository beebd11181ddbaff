"""How well time phrases are read: shares of right, wrong and unanswered, and the speed."""

import statistics
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from bot.clock import stopwatch
from bot.model.calendar import wall
from bot.reading.languages import language_of
from bot.reading.when import Tense, Unread, When, read

Row = Mapping[str, object]


def score(rows: Iterable[Row]) -> dict[str, object]:
    """The shares over uncontested rows; contested rows and those that name a zone are counted apart."""
    told: dict[str, list[str]] = {"plain": [], "contested": [], "explicit_tz": []}
    seconds: list[float] = []
    for row in rows:
        started = stopwatch()
        answer = _answer(row)
        seconds.append(stopwatch() - started)
        told[_group(row)].append(verdict(row, answer))
    total = sum(seconds)
    return {
        **_shares(told["plain"]),
        "contested": _shares(told["contested"]),
        "explicit_tz": _shares(told["explicit_tz"]),
        "phrases_per_second": round(len(seconds) / total) if total else 0,
        "median_ms": round(statistics.median(seconds) * 1000, 4) if seconds else 0.0,
    }


def verdict(row: Row, answer: When | Unread) -> str:
    """`right`, `wrong` or `unanswered`, for one row; where nothing is expected, silence is right."""
    expected = row["expected"]
    if isinstance(answer, Unread):
        return "unanswered" if expected else "right"
    wanted = [expected] if isinstance(expected, str) else expected
    if not isinstance(wanted, list):
        return "wrong"
    said = wall(answer.start, str(row["tz"])).replace(tzinfo=None)
    return "right" if any(_fits(row, said, str(one)) for one in wanted) else "wrong"


def _fits(row: Row, said: datetime, expected: str) -> bool:
    wanted = datetime.fromisoformat(expected)
    time_only = "time_only" in _flags(row)
    window = row.get("window")
    if isinstance(window, list):
        opens, closes = (datetime.fromisoformat(str(edge)) for edge in window)
        if not time_only:
            return opens <= said < closes
        # Which day is not asked: the same clock, laid on the day of the window.
        on_that_day = datetime.combine(opens.date(), said.time())
        return opens <= on_that_day < closes
    if time_only:
        return (said.hour, said.minute) == (wanted.hour, wanted.minute)
    if row["grain"] == "day":
        return said.date() == wanted.date()
    return abs(said.replace(second=0, microsecond=0) - wanted.replace(second=0)) < timedelta(minutes=1)


def _answer(row: Row) -> When | Unread:
    zone = str(row["tz"])
    now = datetime.fromisoformat(str(row["ref"])).replace(tzinfo=ZoneInfo(zone)).astimezone(UTC)
    flags = _flags(row)
    country = row.get("country")
    return read(
        str(row["text"]),
        now=now,
        zone=zone,
        tense=Tense(str(row.get("prefer") or Tense.FUTURE)),
        country=country if isinstance(country, str) else None,
        day_first=True if "dayfirst" in flags else None,
        words=language_of(str(row.get("language") or "en")).when,
    )


def _flags(row: Row) -> list[object]:
    flags = row.get("flags")
    return flags if isinstance(flags, list) else []


def _group(row: Row) -> str:
    if row.get("contested"):
        return "contested"
    named = row.get("category") == "explicit_tz" or "explicit_tz" in _flags(row)
    return "explicit_tz" if named else "plain"


def _shares(verdicts: list[str]) -> dict[str, object]:
    rows = len(verdicts)
    shares = {name: round(verdicts.count(name) / rows, 4) if rows else 0.0 for name in ("right", "wrong", "unanswered")}
    return {"rows": rows, **shares}
