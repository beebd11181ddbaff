"""The gate over many phrases: the file named by AFTERNOTE_TEST_PHRASES, or the project's own."""

import json
import os
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from adapters.cli.score_reading import score, verdict
from bot.reading.when import Flag, Tense, Trouble, Unread, When, read

OWN = Path(__file__).with_name("phrases.jsonl")
GIVEN = os.environ.get("AFTERNOTE_TEST_PHRASES")
GIVEN_DST = os.environ.get("AFTERNOTE_TEST_DST")
PHRASES = Path(GIVEN) if GIVEN else OWN

OWN_DST: list[dict[str, object]] = [
    {"text": "in 3 hours", "ref": "2026-03-29T00:15:00", "tz": "Europe/Berlin", "expected_utc": "2026-03-29T02:15:00Z"},
    {"text": "tomorrow at 2:15am", "ref": "2026-03-28T20:00:00", "tz": "Europe/Berlin", "expected_utc": None},
    {"text": "tomorrow 2:15am", "ref": "2026-10-24T20:00:00", "tz": "Europe/Berlin",
     "expected_utc": ["2026-10-25T00:15:00Z", "2026-10-25T01:15:00Z"]},
    {"text": "in 2 days", "ref": "2026-10-24T08:00:00", "tz": "Europe/Berlin", "expected_utc": "2026-10-26T07:00:00Z"},
    {"text": "90 minutes ago", "ref": "2026-10-25T03:00:00", "tz": "Europe/Berlin",
     "expected_utc": "2026-10-25T00:30:00Z"},
]  # fmt: skip


def _rows(path: Path) -> list[dict[str, object]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


@pytest.mark.parametrize("path", [pytest.param(PHRASES, id=f"on-{'given' if GIVEN else 'own'}-{PHRASES.name}")])
def test_phrases_are_read_right_in_95_of_100_and_wrong_in_3_at_most(path, record_property):
    told = score(_rows(path))
    record_property("phrases", str(path))
    record_property("score", json.dumps(told))
    print(f"phrases of {path}: {told}")
    assert told["rows"] >= 80
    assert told["right"] >= 0.95
    assert told["wrong"] <= 0.03


@pytest.mark.parametrize(
    "rows",
    [
        pytest.param(
            _rows(Path(GIVEN_DST)) if GIVEN_DST else OWN_DST,
            id=f"on-{'given-' + Path(GIVEN_DST).name if GIVEN_DST else 'own'}",
        )
    ],
)
def test_daylight_saving_is_never_read_wrong(rows, record_property):
    record_property("rows", len(rows))
    print(f"{len(rows)} daylight saving rows of {GIVEN_DST or 'this file'}")
    for row in rows:
        zone = ZoneInfo(row["tz"])
        now = datetime.fromisoformat(row["ref"]).replace(tzinfo=zone, fold=row.get("fold", 0)).astimezone(UTC)
        past = row["text"].endswith("ago") or row["text"].startswith("yesterday")
        found = read(row["text"], now=now, zone=row["tz"], tense=Tense.PAST if past else Tense.FUTURE)
        assert isinstance(found, When), row
        wanted = row["expected_utc"]
        if wanted is None:
            assert Flag.GAP in found.flags, row
            assert found.start.astimezone(zone).utcoffset() == found.start.astimezone(zone).replace(fold=1).utcoffset()
        elif isinstance(wanted, list):
            assert found.start == datetime.fromisoformat(wanted[0]), row
            assert Flag.FOLD in found.flags, row
            assert found.alternatives == (datetime.fromisoformat(wanted[1]),), row
        else:
            assert found.start == datetime.fromisoformat(wanted), row
            assert not found.flags & {Flag.GAP, Flag.FOLD}, row


def test_the_score_tells_right_from_wrong_and_from_silence():
    row = {"text": "tomorrow", "ref": "2026-03-04T10:00:00", "tz": "Europe/Berlin", "grain": "day",
           "prefer": "future", "flags": [], "contested": None, "category": "own"}  # fmt: skip
    told = score(
        [
            {**row, "expected": "2026-03-05T00:00:00"},
            {**row, "expected": "2026-03-06T00:00:00"},
            {**row, "expected": ["2026-03-06T00:00:00", "2026-03-05T00:00:00"]},
            {**row, "text": "blue", "expected": "2026-03-05T00:00:00"},
            {**row, "contested": "yes", "expected": "2026-03-09T00:00:00"},
        ]
    )
    assert (told["rows"], told["right"], told["wrong"], told["unanswered"]) == (4, 0.5, 0.25, 0.25)
    assert told["contested"] == {"rows": 1, "right": 0.0, "wrong": 1.0, "unanswered": 0.0}
    assert verdict({**row, "expected": "2026-03-05T00:00:00"}, Unread(Trouble.UNREADABLE, "x")) == "unanswered"
    assert verdict({**row, "expected": None}, Unread(Trouble.UNREADABLE, "x")) == "right"
