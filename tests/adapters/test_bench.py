"""Every measurement runs and tells what it says it tells; no figure is held to a number here."""

import json

import pytest

from adapters.cli.bench.acks import measurable
from adapters.cli.bench.delivery import delivery
from adapters.cli.bench.draft import draft
from adapters.cli.bench.measure import spread
from adapters.cli.bench.reading import reading
from adapters.cli.bench.start import start
from adapters.cli.bench.turn import turn
from adapters.cli.main import bench_all
from adapters.cli.score_reading import score
from bot.errors import SettingsError

ROW = {
    "text": "tomorrow at 3pm", "ref": "2026-03-04T12:00:00", "tz": "America/New_York",
    "expected": "2026-03-05T15:00:00", "grain": "minute", "prefer": "future",
}  # fmt: skip


def test_a_spread_is_the_median_and_the_worst_of_a_hundred():
    assert spread([0.001] * 99 + [0.5]) == {"median_ms": 1.0, "p99_ms": 500.0, "n": 100}


async def test_turns_are_measured_and_each_saves():
    figures = await turn(5)
    assert (figures["n"], figures["saved"]) == (5, 5)
    assert 0 < figures["cpu_median_ms"] <= figures["cpu_p99_ms"]


def test_drafts_are_measured():
    assert draft(4)["n"] == 4


async def test_deliveries_are_measured_and_none_is_lost_or_doubled():
    figures = await delivery(40, 1)
    for name in ("engine", "pipeline", "peer_one_row_a_transaction", "peer_batched_sqlite3"):
        assert (figures[name]["lost"], figures[name]["dups"]) == (0, 0), name
        assert figures[name]["per_second"] > 0
    assert figures["engine"]["n"] == 40
    peers = {name: figures[name] for name in figures if name.startswith("peer_")}
    assert len(peers) == 2
    assert all("sqlite3" in peer["is"] for peer in peers.values())
    assert figures["engine_over_one_row"]["wall"] > 0


def test_phrases_of_our_own_are_read_rightly():
    figures = reading(None)
    assert (figures["rows"], figures["right"]) == (400, 1.0)


@pytest.mark.parametrize(
    "text",
    [
        json.dumps(ROW) + "\n" + json.dumps({**ROW, "flags": [], "contested": None, "more": 1}) + "\n",
        json.dumps([ROW, ROW]),
    ],
)
def test_phrases_of_a_file_are_scored(tmp_path, text):
    file = tmp_path / "phrases.jsonl"
    file.write_text(text)
    figures = reading(file)
    assert (figures["rows"], figures["right"]) == (2, 1.0)


def test_a_table_of_phrases_is_scored(tmp_path):
    file = tmp_path / "phrases.csv"
    lists = {**ROW, "expected": '"[""2026-03-05T15:00:00""]"', "contested": "", "flags": "[]"}
    file.write_text(",".join(lists) + "\n" + ",".join(lists.values()) + "\n")
    figures = reading(file)
    assert (figures["rows"], figures["right"]) == (1, 1.0)


@pytest.mark.parametrize("text", ['{"text": "x"}', "no rows at all", "[1, 2]"])
def test_a_file_without_phrases_is_said_in_one_line(tmp_path, text):
    file = tmp_path / "phrases.jsonl"
    file.write_text(text)
    with pytest.raises(SettingsError, match="holds no rows"):
        reading(file)


@pytest.mark.parametrize("expected", [None, []])
def test_where_there_is_nothing_to_read_silence_is_right(expected):
    rows = [{**ROW, "text": "blue", "expected": expected}, {**ROW, "expected": expected}]
    told = score([*rows, {**ROW, "text": "blue"}, ROW])
    assert (told["rows"], told["right"], told["wrong"], told["unanswered"]) == (4, 0.5, 0.25, 0.25)


def test_every_measurement_together_is_one_json_object(monkeypatch, capsys):
    async def soon(*_):
        return {"n": 1}

    measures = (("turn", soon), ("delivery", soon), ("start", lambda *_: {}), ("draft", lambda *_: {}), ("acks", soon))
    for name, measure in measures:
        monkeypatch.setattr(f"adapters.cli.bench.{name}.{name}", measure)
    bench_all()
    figures = json.loads(capsys.readouterr().out)
    assert set(figures) == {"start", "turn", "read", "draft", "delivery", *measurable()}
    assert figures["read"]["right"] == 1.0


@pytest.mark.deep
def test_a_fresh_process_is_measured():
    figures = start(1)
    assert figures["resident_mb"] > 0
    assert figures["import_to_ready_s"] > 0
