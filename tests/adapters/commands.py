"""Commands in processes of their own that share what is dear in them: one imports, and forks for each command.

    python -m tests.adapters.commands

It reads a line of JSON a command: the folder, the environment, the arguments, and the files that are its streams. The
command runs as the first one of a fresh process would, `main` and the exit status included, and the status is printed.
"""

import json
import os
import subprocess
import sys
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path
from typing import Self

ROOT = Path(__file__).parents[2]
READY = (
    "adapters.cli.main", "adapters.cli.logs", "adapters.cli.migrate", "adapters.cli.read", "adapters.cli.rehearse",
    "adapters.cli.transcript",
)  # fmt: skip
"""What the commands import as they are asked for: it is there already."""


class Commands:
    """The one process; a command is a child of it."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._count = 0
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.adapters.commands"], cwd=ROOT, stdin=subprocess.PIPE,
            stdout=subprocess.PIPE, text=True,
        )  # fmt: skip

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._process.communicate(timeout=60)

    def run(
        self, arguments: Sequence[str], *, folder: Path, environment: dict[str, str], text: str | None = None
    ) -> subprocess.CompletedProcess[str]:
        """What the command said and how it ended, as subprocess.run tells it."""
        self._count += 1
        streams = [str(self._folder / f"{self._count}.{name}") for name in ("in", "out", "err")]
        Path(streams[0]).write_text(text or "")
        order = {"in": str(folder), "with": environment, "given": list(arguments), "streams": streams}
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(json.dumps(order) + "\n")
        self._process.stdin.flush()
        status = int(self._process.stdout.readline())
        out, err = (Path(name).read_text() for name in streams[1:])
        return subprocess.CompletedProcess(list(arguments), status, out, err)


def _becomes(order: dict[str, object]) -> None:
    """Makes this process the command: its folder, environment, streams and arguments."""
    os.chdir(str(order["in"]))
    os.environ.clear()
    os.environ.update(order["with"])  # type: ignore[call-overload]
    given, out, err = order["streams"]  # type: ignore[misc]
    for number, (name, flags) in enumerate(
        [(given, os.O_RDONLY), (out, os.O_WRONLY | os.O_CREAT), (err, os.O_WRONLY | os.O_CREAT)]
    ):
        opened = os.open(name, flags, 0o600)
        os.dup2(opened, number)
        os.close(opened)
    sys.stdin, sys.stdout, sys.stderr = (os.fdopen(number, mode) for number, mode in enumerate("rww"))
    sys.argv = ["afternote", *order["given"]]  # type: ignore[misc]


def _runs(order: dict[str, object]) -> None:
    """The command, to its end; the status is this process's own."""
    _becomes(order)
    status: object = 0
    try:
        import_module("adapters.cli.main").main()
    except SystemExit as exc:
        status = exc.code
    except BaseException:
        import traceback

        traceback.print_exc()
        status = 1
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(status if isinstance(status, int) else int(status is not None))


def serve() -> None:
    """Runs what is asked for, one after another, until the input ends."""
    for name in READY:
        import_module(name)
    # Read by hand: what a buffer has taken in already would be the child's too.
    for line in iter(sys.stdin.readline, ""):
        if (child := os.fork()) == 0:
            _runs(json.loads(line))
        print(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), flush=True)


if __name__ == "__main__":
    serve()
