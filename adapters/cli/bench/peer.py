"""What the queue is measured against: the same table by plain sqlite3, in batches or a row a transaction."""

import sqlite3
from contextlib import closing
from pathlib import Path

from adapters.cli.bench.measure import measured

_PENDING = 10
_TABLE = """
CREATE TABLE queue (
    id TEXT PRIMARY KEY, member TEXT NOT NULL, due_at INTEGER NOT NULL, next_at INTEGER NOT NULL,
    status TEXT NOT NULL, attempts INTEGER NOT NULL, token TEXT, delivered_at INTEGER
);
CREATE INDEX queue_waiting ON queue (next_at, id) WHERE status IN ('due', 'claimed');
"""
_CLAIM = """
UPDATE queue SET status = 'claimed', token = ?, attempts = attempts + 1, next_at = next_at + 120
WHERE id IN (
    SELECT id FROM queue WHERE status IN ('due', 'claimed') AND next_at <= ? ORDER BY next_at, id LIMIT ?
) RETURNING id
"""
_SETTLE = "UPDATE queue SET status = 'delivered', delivered_at = ? WHERE id = ? AND token = ?"
_NOW = 1_000_000


async def peer(file: Path, count: int, *, batch: int) -> dict[str, float]:
    """One drain; both commit before and after the send, with the log written through to the disk."""
    with closing(sqlite3.connect(file, isolation_level=None)) as raw:
        raw.execute("PRAGMA journal_mode = WAL")
        raw.execute("PRAGMA synchronous = FULL")
        raw.executescript(_TABLE)
        raw.execute("BEGIN")
        raw.executemany(
            "INSERT INTO queue VALUES (?, 'm', ?, ?, 'due', 0, NULL, NULL)",
            (
                (f"{number:016d}", due, due)
                for number in range(count * (1 + _PENDING))
                for due in (_NOW - 1 - number % 3600 if number < count else _NOW + 3600 + number % 3600,)
            ),
        )
        raw.execute("COMMIT")
        sent: list[str] = []
        async with measured() as figures:
            _drain(raw, batch, sent)
    return {
        "n": count,
        **figures.each(count),
        "lost": count - len(set(sent)),
        "dups": len(sent) - len(set(sent)),
    }


def _drain(raw: sqlite3.Connection, batch: int, sent: list[str]) -> None:
    number = 0
    while True:
        number += 1
        token = f"token{number}"
        raw.execute("BEGIN IMMEDIATE")
        claimed = raw.execute(_CLAIM, (token, _NOW, batch)).fetchall()
        raw.execute("COMMIT")
        if not claimed:
            return
        sent.extend(row[0] for row in claimed)
        raw.execute("BEGIN IMMEDIATE")
        raw.executemany(_SETTLE, [(_NOW, row[0], token) for row in claimed])
        raw.execute("COMMIT")
