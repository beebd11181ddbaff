"""The checker measured: typos caught, false alarms on names and companies, misspelt names of the record caught."""

import json
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import replace
from itertools import cycle

from adapters.cli.bench.checker_rows import COMPANIES, FIRST_NAMES, FRAMES, LAST_NAMES, SLIPS, TRADE, misspelt
from adapters.cli.bench.guard_rows import THANKS
from adapters.cli.bench.measure import resident_mb, spread
from bot.clock import stopwatch
from bot.drafting.brief import Recipient
from bot.drafting.checks import check
from bot.drafting.harper import Harper
from bot.drafting.spelling import Light, Spelling
from bot.model.finding import Rule

_SAID = "It was good that {name} joined us, and that we met."
_OPENING = "{name} joined us, and we met."
_USED = "We spoke of {name} at some length."


def checked(spelling: Spelling) -> dict[str, object]:
    """The figures of one engine."""
    seconds: list[float] = []
    typos = [_typo(spelling, wrong, frame, seconds) for (wrong, _), frame in zip(SLIPS, cycle(FRAMES), strict=False)]
    names = tuple(dict.fromkeys((*FIRST_NAMES, *LAST_NAMES)))
    caught = [_caught(spelling, name) for name in names if len(name) > 2]
    return {
        "typos": len(SLIPS),
        "typos_caught": sum(found for found, _ in typos),
        "first_suggestion_right": sum(
            first == right for (_, first), (_, right) in zip(typos, SLIPS, strict=True)
        ),
        "missed": [wrong for (wrong, _), (found, _) in zip(SLIPS, typos, strict=True) if not found],
        "names": len(names),
        "names_flagged": _flagged(spelling, names, _SAID),
        "names_asked_about_at_the_start": _flagged(spelling, names, _OPENING),
        "companies": len(COMPANIES),
        "companies_flagged": _flagged(spelling, COMPANIES, _SAID),
        "trade_words": len(TRADE),
        "trade_words_flagged": _flagged(spelling, TRADE, _USED),
        "known_names": len(caught),
        "known_names_caught": sum(caught),
        "note_ms": spread(seconds),
    }


def _typo(spelling: Spelling, wrong: str, frame: str, seconds: list[float]) -> tuple[bool, str]:
    """Whether it is found, and what is proposed first."""
    text = frame.format(word=wrong)
    at = text.index(wrong)
    started = stopwatch()
    found = spelling.misspelt(text, names=())
    seconds.append(stopwatch() - started)
    for each in found:
        if each.start < at + len(wrong) and at < each.end and each.word != "a":
            return True, each.suggestions[0] if each.suggestions else ""
    return False, ""


def _flagged(spelling: Spelling, names: Sequence[str], frame: str) -> int:
    """How many that nobody logged are called wrong, or asked about."""
    return sum(
        any(each.word in name or name in each.word for each in spelling.misspelt(frame.format(name=name), names=()))
        for name in names
    )


def _caught(spelling: Spelling, name: str) -> bool:
    """Whether a slip in the name of a colleague who was logged is found in a note."""
    wrong = misspelt(name)
    if wrong == name:
        return True
    brief = replace(THANKS.brief, names=(*THANKS.brief.names, name), recipient=Recipient("Grace Hopper", "Grace"))
    body = THANKS.body.replace("that Priya described", f"that {wrong} described")
    found = check(THANKS.subject, body, brief, spelling=spelling)
    return any(
        each.rule in (Rule.NAMES_BODY, Rule.TYPOS, Rule.RECIPIENT_EXACT) and each.found == wrong for each in found
    )


def checker() -> dict[str, object]:
    """Each engine that is installed, each in a process of its own so that its memory is its own."""
    return {name: _apart(name) for name in ("light", "harper")}


def _apart(name: str) -> object:
    """The figures of one engine, from a fresh process; a word where it is not installed."""
    told = subprocess.run(  # noqa: S603  (this very module)
        [sys.executable, "-m", "adapters.cli.bench.checker", name], check=True, capture_output=True, text=True
    )
    return json.loads(told.stdout.splitlines()[-1])


def _measured(name: str) -> object:
    before, started = resident_mb(), stopwatch()
    engine: Spelling | None = Harper.load() if name == "harper" else Light.load()
    if engine is None:
        return 'not installed: it comes with the extra "grammar"'
    load = stopwatch() - started
    figures = checked(engine)
    return {"load_s": round(load, 3), **figures, "resident_mb_before": before, "resident_mb": resident_mb()}


if __name__ == "__main__":
    print(json.dumps(_measured(sys.argv[1])))
