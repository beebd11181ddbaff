"""`bench start`: a fresh process from import to ready, and the memory it then holds."""

import json
import os
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

from adapters.cli.bench.measure import fsync_ms
from bot.clock import stopwatch
from bot.errors import StoreError


def start(passes: int) -> dict[str, object]:
    """Seconds of the first start, which compiles everything and makes the database, and of later ones."""
    with tempfile.TemporaryDirectory(prefix="afternote-bench-") as folder:
        first = _once(folder)
        later = [_once(folder) for _ in range(passes)]
        return {
            "first_start_s": round(first["import_to_ready_s"], 3),
            **{name: _median(later, name) for name in later[0]},
            "n": passes,
            "fsync_ms": fsync_ms(Path(folder)),
        }


def _median(runs: list[dict[str, float]], name: str) -> float:
    return round(statistics.median(run[name] for run in runs), 3)


def _once(folder: str) -> dict[str, float]:
    # As installed, whatever this process was told: compiled code is kept, in a folder of its own.
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    kept["PYTHONPYCACHEPREFIX"] = f"{folder}/bytecode"
    started = stopwatch()
    child = subprocess.run(  # noqa: S603  our own module, in this interpreter
        [sys.executable, "-m", "adapters.cli.bench.ready", folder],
        env=kept,
        capture_output=True,
        text=True,
        check=False,
    )
    total = stopwatch() - started
    if child.returncode != 0:
        raise StoreError(f"the fresh process did not start: {child.stderr.strip().splitlines()[-1:]}")
    figures: dict[str, float] = json.loads(child.stdout.strip().splitlines()[-1])
    stop = figures.pop("stop_s")
    return {**figures, "process_to_ready_s": total - stop}
