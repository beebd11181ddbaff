"""`afternote rehearse`: reads a script, plays it, prints what happens as it happens."""

import asyncio
import sys
from pathlib import Path

from adapters.cli.platforms import platform
from adapters.cli.script import Script, ScriptError, parse
from bot.errors import SettingsError


def rehearse(file: str, *, render: str | None, jsonl: bool) -> int:
    """Plays the script: 0 when every expectation was met, 1 when one failed.

    Raises SettingsError, in one line, when the script cannot be read.
    """
    name, script = _script(file)
    drawn = platform(render) if render is not None else None
    # The core is imported only for what can be played.
    from adapters.cli.logs import start_logging
    from adapters.cli.transcript import failure_lines, played

    start_logging("plain", quiet=True)
    failure, met = asyncio.run(played(script, drawn, jsonl=jsonl or drawn is not None))
    if failure is not None:
        print("\n".join(["", *failure_lines(name, failure)]), file=sys.stderr)
        return 1
    if not jsonl and drawn is None:
        print(f"\n{met} expectation{'' if met == 1 else 's'} met.")
    return 0


def _script(file: str) -> tuple[str, Script]:
    name = "standard input" if file == "-" else file
    try:
        raw = sys.stdin.buffer.read() if file == "-" else Path(file).read_bytes()
        return name, parse(raw.decode("utf-8"))
    except UnicodeDecodeError:
        raise SettingsError(f"{name} is not text in UTF-8. Save it as UTF-8 and try again.") from None
    except OSError as problem:
        raise SettingsError(f"{name} cannot be read: {problem.strerror}.") from None
    except ScriptError as problem:
        raise SettingsError(f"{name}, {problem}") from None
