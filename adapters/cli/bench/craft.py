"""`bench craft`: how good reading, notes, checker and fact guard are, in one report."""

from collections import Counter
from pathlib import Path

from adapters.cli.bench import craft_notes
from adapters.cli.bench.checker import checker
from adapters.cli.bench.guard_plains import Plain
from adapters.cli.bench.guard_rows import BAD, HONEST, PLAINS
from adapters.cli.bench.reading import reading
from bot.drafting import guard, polish
from bot.drafting.spelling import Light, Spelling

_OWN = Path("tests/reading/phrases.jsonl")
"""The project's own rows, where it is run from its folder."""


def craft(phrases: Path | None) -> dict[str, object]:
    """Every figure; `phrases` are the rows to read, else the project's own.

    Raises SettingsError for a file that holds no such rows.
    """
    rows = phrases or (_OWN if _OWN.is_file() else None)
    read = reading(rows)
    told = {name: read[name] for name in ("phrases", "rows", "right", "wrong", "unanswered")}
    return {"reading": told, "notes": craft_notes.measure(), "checker": checker(), "guard": guarded()}


def guarded() -> dict[str, object]:
    """How many bad rewrites are refused and by what, and how many honest ones are taken."""
    spelling = Light.load()
    bad = [(what, refusal(PLAINS[which], head, spelling)) for what, which, head in BAD]
    honest = [refusal(PLAINS[which], head, spelling) for which, head in HONEST]
    return {
        "bad": len(bad),
        "bad_refused": sum(why is not None for _, why in bad),
        "bad_passed": [what for what, why in bad if why is None],
        "refused_by": dict(Counter(why.value for _, why in bad if why is not None).most_common()),
        "honest": len(honest),
        "honest_taken": sum(why is None for why in honest),
    }


def refusal(plain: Plain, head: str, spelling: Spelling) -> guard.Refusal | None:
    """Why these words of a model are not taken in the place of this draft's; None when they are."""
    ask = polish.asking(plain.body, plain.brief)
    assert ask is not None  # the rows are drafts of ours
    text = polish.glued(ask, head)
    return guard.refused(plain.body, text, plain.brief, subject=plain.subject, spelling=spelling)
