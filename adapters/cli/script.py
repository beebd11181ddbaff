"""A rehearsal's script: a conversation written as text, one step a line; parsing is pure."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.errors import AfternoteError
from bot.model.calendar import is_zone


class ScriptError(AfternoteError):
    """A script that cannot be read: which line, and what would do."""

    def __init__(self, line: int, why: str) -> None:
        super().__init__(f"line {line}: {why}")
        self.line = line
        self.why = why


@dataclass(frozen=True, slots=True)
class At:
    """Sets the clock to a wall time, and the zone of people who appear after it."""

    wall: datetime
    zone: str


@dataclass(frozen=True, slots=True)
class Passes:
    """Moves the clock on: days on the wall, hours and minutes on the UTC line."""

    days: int = 0
    rest: timedelta = timedelta(0)


@dataclass(frozen=True, slots=True)
class ToNextNudge:
    """Moves the clock to the next nudge."""


@dataclass(frozen=True, slots=True)
class Enters:
    """A coach comes on without a word."""

    who: str


@dataclass(frozen=True, slots=True)
class Types:
    """Somebody types a line, in a room or in the DM."""

    who: str
    text: str
    room: str | None = None
    coach: bool = False


@dataclass(frozen=True, slots=True)
class Fills:
    """Somebody submits the form they were last shown."""

    who: str
    values: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Presses:
    """Somebody presses a button."""

    who: str
    label: str


@dataclass(frozen=True, slots=True)
class Picks:
    """Somebody picks an answer of a choice."""

    who: str
    label: str
    answer: str


@dataclass(frozen=True, slots=True)
class Expect:
    """Some message shown to a person, or in a room, holds the text."""

    about: str
    text: str


@dataclass(frozen=True, slots=True)
class ExpectNothing:
    """No message was shown to a person, or in a room."""

    about: str


@dataclass(frozen=True, slots=True)
class Refuse:
    """No message shown to a person, or in a room, holds the text."""

    about: str
    text: str


Deed = Types | Fills | Presses | Picks
Check = Expect | ExpectNothing | Refuse
Act = At | Passes | ToNextNudge | Enters | Deed | Check


@dataclass(frozen=True, slots=True)
class Step:
    """One line of a script, and what it does."""

    line: int
    text: str
    act: Act


Script = tuple[Step, ...]


def people_of(script: Script) -> tuple[str, ...]:
    """Everybody who does something in it, as first written, in the order of their entrance."""
    found: dict[str, str] = {}
    for step in script:
        if isinstance(step.act, Enters | Types | Fills | Presses | Picks):
            found.setdefault(step.act.who.casefold(), step.act.who)
    return tuple(found.values())


def rooms_of(script: Script) -> tuple[str, ...]:
    """Every room that somebody types in, as first written."""
    found: dict[str, str] = {}
    for step in script:
        if isinstance(step.act, Types) and step.act.room is not None:
            found.setdefault(step.act.room.casefold(), step.act.room)
    return tuple(found.values())


_WHO = r"[^\W\d_][\w.-]*"
_ROOM = r"#[\w-]+"
_RESERVED = frozenset({"at", "to", "coach", "expect", "refuse", "nothing", "in", "afternote"})
_FIRST = "the first line sets the clock, for example: at 2026-03-02 14:00 America/New_York"

_AT = re.compile(r"at\s+(\d{4}-\d\d-\d\d)[T ]\s*(\d{1,2}:\d\d(?::\d\d)?)(?:\s+(\S+))?")
_PASSES = re.compile(r"\+\s*((?:\d+\s*[wdhm]\s*)+)")
_NOTHING = re.compile(rf"expect\s+nothing\s+(?:for|in)\s+({_WHO}|{_ROOM})(?:\s+#.*)?")
_CHECK = re.compile(rf"(expect|refuse)\s+({_WHO}|{_ROOM})\s*:\s*(.*)")
_SAYS = re.compile(rf"(coach\s+)?({_WHO})(?:\s+in\s+({_ROOM}))?\s*:\s*(.*)")
_ENTERS = re.compile(rf"coach\s+({_WHO})")
_DOES = re.compile(rf"({_WHO})\s+(fills|presses|picks)\b\s*(.*)")
_COMMENT_AFTER = re.compile(r"\s+#.*$")


def parse(text: str) -> Script:
    """The steps of a script.

    Raises ScriptError for the first line that cannot be read.
    """
    steps = tuple(_steps(text))
    if not steps:
        raise ScriptError(1, f"there is nothing to rehearse; {_FIRST}")
    return steps


def _steps(text: str) -> Iterator[Step]:
    zone: str | None = None
    coaches: dict[str, bool] = {}
    for number, raw in enumerate(text.removeprefix("\ufeff").split("\n"), start=1):
        line = raw.strip()
        if not line or line.startswith("#"):
            continue
        try:
            act = _act(line, zone)
        except ValueError as problem:
            raise ScriptError(number, str(problem)) from None
        if zone is None and not isinstance(act, At):
            raise ScriptError(number, _FIRST)
        match act:
            case At():
                zone = act.zone
            case Enters(who) | Types(who=who, coach=True):
                if not coaches.setdefault(who.casefold(), True):
                    raise ScriptError(number, f"{who} is on stage already, and not as a coach")
            case Types(who=who) | Fills(who=who) | Presses(who=who) | Picks(who=who):
                coaches.setdefault(who.casefold(), False)
        yield Step(number, line, act)


def _act(line: str, zone: str | None) -> Act:
    """What a line does; raises ValueError with what is wrong."""
    word = line.split(None, 1)[0]
    bare = _COMMENT_AFTER.sub("", line)
    if word == "at":
        return _at(bare, zone)
    if word.startswith("+"):
        return _passes(bare)
    if bare.split() == ["to", "next", "nudge"]:
        return ToNextNudge()
    if word in ("expect", "refuse"):
        return _check(line)
    if says := _SAYS.fullmatch(line):
        coach, who, room, text = says.groups()
        if not text:
            raise ValueError(f"what does {who} type? For example: {who}: /interview list")
        return Types(_name(who), text, room=room, coach=bool(coach))
    if enters := _ENTERS.fullmatch(bare):
        return Enters(_name(enters.group(1)))
    if does := _DOES.fullmatch(line):
        who, verb, rest = does.groups()
        return _deed(_name(who), verb, rest)
    raise ValueError(
        f"cannot read {line[:80]!r}. A line is one of: at DATE TIME ZONE; NAME: TEXT; NAME in #ROOM: TEXT; "
        'NAME fills field="value"; NAME presses "Label"; NAME picks "Label" "Answer"; +3h, +2d, +90m; '
        "to next nudge; expect NAME: TEXT; expect nothing for NAME; refuse NAME: TEXT; # a comment"
    )


def _at(line: str, zone: str | None) -> At:
    found = _AT.fullmatch(line)
    if found is None:
        raise ValueError("write the moment as: at 2026-03-02 14:00 America/New_York")
    day, time, named = found.groups()
    named = named or zone
    if named is None:
        raise ValueError(f"which zone? {_FIRST}")
    if not is_zone(named):
        raise ValueError(f"there is no zone {named}; zones are named like America/New_York or Europe/Berlin")
    try:
        return At(datetime.fromisoformat(f"{day}T{time:0>5}"), named)
    except ValueError:
        raise ValueError(f"{day} {time} is no date and time") from None


def _passes(line: str) -> Passes:
    found = _PASSES.fullmatch(line)
    if found is None:
        raise ValueError("write how far the clock moves as: +3h, +2d or +90m")
    days, rest = 0, timedelta(0)
    for count, unit in re.findall(r"(\d+)\s*([wdhm])", found.group(1)):
        if len(count) > 5:
            raise ValueError(f"{count}{unit} is too far")
        match unit:
            case "w":
                days += 7 * int(count)
            case "d":
                days += int(count)
            case "h":
                rest += timedelta(hours=int(count))
            case _:
                rest += timedelta(minutes=int(count))
    if days > 3660 or rest > timedelta(days=3660):
        raise ValueError("the clock moves at most ten years at a time")
    return Passes(days, rest)


def _check(line: str) -> Check:
    if nothing := _NOTHING.fullmatch(line):
        return ExpectNothing(nothing.group(1))
    found = _CHECK.fullmatch(line)
    if found is None:
        raise ValueError(
            "write what is expected as: expect ana: TEXT; expect #spring: TEXT; expect nothing for ana; "
            "refuse ana: TEXT"
        )
    kind, about, text = found.groups()
    if about.casefold() in _RESERVED:
        raise ValueError("write it as: expect nothing for ana")
    if not text:
        raise ValueError(f"{kind} which words? For example: {kind} {about}: Saved")
    return Expect(about, text) if kind == "expect" else Refuse(about, text)


def _deed(who: str, verb: str, rest: str) -> Deed:
    words = tuple(_words(rest))
    match verb, words:
        case "fills", _:
            values: dict[str, str] = {}
            for key, value in words:
                if not key:
                    raise ValueError(f'{value!r} is no field="value"; words with spaces need quotes')
                values[key] = value
            return Fills(who, values)
        case "presses", ((None, label),):
            return Presses(who, label)
        case "picks", ((None, label), (None, answer)):
            return Picks(who, label, answer)
        case "presses", _:
            raise ValueError(f'write one label, in quotes when it has spaces: {who} presses "Sent"')
        case _:
            raise ValueError(f'write a label and an answer: {who} picks "Snooze" "tomorrow 9am"')


def _name(who: str) -> str:
    if who.casefold() in _RESERVED:
        raise ValueError(f"nobody can be called {who}: the word means something here")
    return who


def _words(text: str) -> Iterator[tuple[str | None, str]]:
    """The words as in a shell: (None, word), or (key, value) for `key=value`; `#` opens a comment.

    A quote opens where a word or a value begins, so that O'Neil needs none. Inside double quotes
    \\" \\\\ and \\n mean a quote, a backslash and a new line.
    """
    at = 0
    while at < len(text):
        if text[at].isspace():
            at += 1
            continue
        if text[at] == "#":
            return
        word, at = _piece(text, at, stop="=")
        if text[at : at + 1] == "=":
            bare = at + 1 == len(text) or text[at + 1].isspace()
            value, at = ("", at + 1) if bare else _piece(text, at + 1, stop="")
            yield word, value
        else:
            yield None, word
        if at < len(text) and not text[at].isspace():
            raise ValueError(f"a space is missing after {text[:at]}")


def _piece(text: str, at: int, *, stop: str) -> tuple[str, int]:
    closing = {'"': '"', "'": "'", "“": "”"}.get(text[at])
    if closing is None:
        end = at
        while end < len(text) and not text[end].isspace() and (not stop or text[end] not in stop):
            end += 1
        return text[at:end], end
    out: list[str] = []
    end = at + 1
    while end < len(text):
        if text[end] == "\\" and closing != "'" and text[end + 1 : end + 2] in ('"', "\\", "n"):
            out.append("\n" if text[end + 1] == "n" else text[end + 1])
            end += 2
            continue
        if text[end] == closing:
            return "".join(out), end + 1
        out.append(text[end])
        end += 1
    raise ValueError(f"a quote is opened and not closed: {text[at : at + 40]}")
