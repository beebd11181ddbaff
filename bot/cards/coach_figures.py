"""What a cohort adds up to, worded for a page: tiles, bars, and what is left out and why."""

from dataclasses import dataclass

from bot.cards.forms import SKIP_REASONS
from bot.cards.words import Reader, day, say, say_n
from bot.model.figures import FEWEST, FEWEST_REASONS, NAMES, Figure, Figures, Insights, Week
from bot.model.note import SkipReason


@dataclass(frozen=True, slots=True)
class Tile:
    """One figure, and what it is measured by."""

    name: str
    value: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar: `part` of the whole, 0 to 1, or None where nothing is shown; `shown` says it in words."""

    label: str
    part: float | None
    shown: str


@dataclass(frozen=True, slots=True)
class Bars:
    """One figure a row, as bars and as a table of words; a row whose figure is hidden says so."""

    title: str
    note: str
    heads: tuple[str, str]
    bars: tuple[Bar, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the page that holds figures; `note` says what is left out and why."""

    title: str
    tiles: tuple[Tile, ...] = ()
    chart: Bars | None = None
    note: str = ""


def figures(reader: Reader, found: Insights) -> Part:
    """The last full week, and how on-time went week by week."""
    if not found.weeks:
        return Part(say(reader, "Figures"), note=say(reader, "The first figures come when the first week is over."))
    last = found.weeks[-1]
    if all(getattr(each.figures, name).hidden for each in found.weeks for name in NAMES):
        return Part(say(reader, "Figures"), note=_too_few(reader))
    before = found.weeks[-2] if len(found.weeks) > 1 else None
    return Part(
        title=say(reader, "Week of {day}", day=day(reader, last.first)),
        tiles=_week(reader, last.figures, before),
        chart=_by_week(reader, found),
        note=_note(reader, found),
    )


def insights(reader: Reader, found: Insights) -> Part:
    """The run so far: on-time, second interviews with and without a note, and why notes are skipped."""
    if found.whole.on_time.hidden and found.second_with.hidden and not found.skips:
        return Part(say(reader, "The run so far"), note=_too_few(reader))
    tiles = (
        _tile(reader, say(reader, "Sent on time so far"), found.whole.on_time, percent(reader, found.whole.on_time)),
        _tile(reader, say(reader, "Another interview, after a note"), found.second_with,
              percent(reader, found.second_with)),
        _tile(reader, say(reader, "Another interview, without one"), found.second_without,
              percent(reader, found.second_without)),
    )  # fmt: skip
    note = "" if found.second_with.hidden else say(
        reader, "This is no proof of cause: those who write may differ in other ways."
    )
    return Part(say(reader, "The run so far"), tiles, _skips(reader, found), note)


def heads(reader: Reader) -> tuple[str, ...]:
    """The columns of the figures as a table."""
    return (
        say(reader, "Week"), say(reader, "Sent on time, %"), say(reader, "Time to send, median, h"),
        say(reader, "Notes sent"), say(reader, "Interviews held"), say(reader, "Other steps taken"),
        say(reader, "Rounded"),
    )  # fmt: skip


def rows(reader: Reader, found: Insights) -> tuple[tuple[str, ...], ...]:
    """The figures as rows: each week, then the run so far; empty where one is hidden or is none of that week alone."""
    weeks = tuple((each.first.isoformat(), each.figures) for each in found.weeks)
    return tuple(_cells(reader, name, shown) for name, shown in (*weeks, (say(reader, "The run so far"), found.whole)))


def _cells(reader: Reader, name: str, shown: Figures) -> tuple[str, ...]:
    every = (shown.on_time, shown.hours, shown.notes, shown.interviews, shown.steps)
    cells = ("" if each.value is None or each.weeks > 1 else str(each.value) for each in every)
    return (name, *cells, say(reader, "yes") if any(each.about for each in every) else "")


def percent(reader: Reader, figure: Figure) -> str:
    """A rate; empty where it is hidden."""
    if figure.value is None:
        return ""
    if figure.about:
        return say(reader, "about {n} %", n=figure.value)
    return say(reader, "{n} %", n=figure.value)


def count(reader: Reader, figure: Figure) -> str:
    """A number of things; empty where it is hidden."""
    if figure.value is None:
        return ""
    return say(reader, "about {n}", n=figure.value) if figure.about else str(figure.value)


def hours(reader: Reader, figure: Figure) -> str:
    """A median of hours; empty where it is hidden."""
    if figure.value is None:
        return ""
    return say(reader, "about {n} h", n=figure.value) if figure.about else say(reader, "{n} h", n=figure.value)


def _week(reader: Reader, shown: Figures, before: Week | None) -> tuple[Tile, ...]:
    earlier = ""
    if before is not None and not before.figures.on_time.hidden and shown.on_time.weeks == 1:
        earlier = say(reader, "the week before: {rate}", rate=percent(reader, before.figures.on_time))
    return (
        _tile(reader, say(reader, "Sent on time"), shown.on_time, percent(reader, shown.on_time), earlier),
        _tile(reader, say(reader, "Time to send, median"), shown.hours, hours(reader, shown.hours)),
        _tile(reader, say(reader, "Notes sent"), shown.notes, count(reader, shown.notes)),
        _tile(reader, say(reader, "Interviews held"), shown.interviews, count(reader, shown.interviews)),
        _tile(reader, say(reader, "Other steps taken"), shown.steps, count(reader, shown.steps)),
    )


def _tile(reader: Reader, name: str, figure: Figure, value: str, note: str = "") -> Tile:
    if figure.hidden:
        return Tile(name, "–", say(reader, "fewer than {n} people", n=FEWEST))
    if figure.weeks > 1:
        note = say_n(reader, "over {n} week", "over {n} weeks", figure.weeks)
    return Tile(name, value, note)


def _by_week(reader: Reader, found: Insights) -> Bars | None:
    bars = []
    for each in found.weeks[-12:]:
        rate = each.figures.on_time
        # What was taken over four weeks is no bar of one.
        none = rate.value is None or rate.weeks > 1
        shown = say(reader, "fewer than {n} people", n=FEWEST) if none else percent(reader, rate)
        part = None if none or rate.value is None else rate.value / 100
        bars.append(Bar(_short_day(reader, each), part, shown))
    if not any(each.part is not None for each in bars):
        return None
    return Bars(
        say(reader, "Sent on time, week by week"),
        say(reader, "Interviews whose notes were all sent within 48 counted hours. Weeks begin on the day shown."),
        (say(reader, "Week"), say(reader, "Sent on time")),
        tuple(bars),
    )


def _short_day(reader: Reader, week: Week) -> str:
    return day(reader, week.first).partition(" ")[2] or day(reader, week.first)


def _skips(reader: Reader, found: Insights) -> Bars | None:
    most = max((figure.value or 0 for _, figure in found.skips), default=0)
    if not most:
        return None
    names = {SkipReason(value): label for value, label in SKIP_REASONS}
    bars = tuple(
        Bar(
            say(reader, names[reason]), (figure.value or 0) / most,
            say(reader, "about {n}", n=figure.value) if figure.about else str(figure.value),
        )
        for reason, figure in found.skips
    )  # fmt: skip
    return Bars(
        say(reader, "Why notes are skipped"),
        say(reader, "People who gave a reason; named where {n} or more gave it.", n=FEWEST_REASONS),
        (say(reader, "Reason"), say(reader, "People")),
        bars,
    )


def _too_few(reader: Reader) -> str:
    return say(reader, "Fewer than {n} people stand behind these figures, so they are hidden.", n=FEWEST)


def _note(reader: Reader, found: Insights) -> str:
    if not found.about:
        return ""
    return say(reader, "Who is counted changed by a few people: rates go by tens, counts by fives.")
