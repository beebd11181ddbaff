"""`bench read`: how fast time phrases are read, and how many rightly."""

import csv
import json
from collections.abc import Iterator
from pathlib import Path

from adapters.cli.score_reading import Row, score
from bot.errors import SettingsError

_AT = "2026-03-04T12:00:00"
_ZONE = "America/New_York"
_OWN = (
    ("tomorrow at 3pm", "2026-03-05T15:00:00", "minute", "future"),
    ("yesterday at 9:15", "2026-03-03T09:15:00", "minute", "past"),
    ("friday 14:30", "2026-03-06T14:30:00", "minute", "future"),
    ("today at noon", "2026-03-04T12:00:00", "minute", "future"),
    ("in two days", "2026-03-06T00:00:00", "day", "future"),
    ("march 20th 11am", "2026-03-20T11:00:00", "minute", "future"),
    ("2026-04-01 08:45", "2026-04-01T08:45:00", "minute", "future"),
    ("last monday", "2026-03-02T00:00:00", "day", "past"),
)


def reading(phrases: Path | None) -> dict[str, object]:
    """The score over the rows of a file, JSON lines or CSV, else over a few phrases of our own.

    Raises SettingsError for a file that holds no such rows.
    """
    if phrases is None:
        rows: list[Row] = [
            {"text": text, "ref": _AT, "tz": _ZONE, "expected": expected, "grain": grain, "prefer": prefer}
            for text, expected, grain, prefer in _OWN
        ]
        return {"phrases": "own", **score(rows * 50)}
    try:
        rows = list(_rows(phrases))
        return {"phrases": str(phrases), **score(rows)}
    except (ValueError, KeyError, TypeError) as problem:
        raise SettingsError(
            f"{phrases} holds no rows of text, ref, tz, expected, grain ({type(problem).__name__}: {problem})."
        ) from None


def _rows(path: Path) -> Iterator[Row]:
    text = path.read_text("utf-8")
    if path.suffix == ".csv":
        for row in csv.DictReader(text.splitlines()):
            yield {name: _cell(value) for name, value in row.items()}
        return
    if text.lstrip().startswith("["):
        yield from json.loads(text)
        return
    for line in text.splitlines():
        if line.strip():
            yield json.loads(line)


def _cell(value: str | None) -> object:
    """What a CSV cell holds: JSON where it is a list or null, else its text."""
    if value is None or value in ("", "null", "None"):
        return None
    return json.loads(value) if value.startswith(("[", "{")) or value in ("true", "false") else value
