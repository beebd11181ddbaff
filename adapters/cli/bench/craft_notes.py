"""`bench craft`, the notes: what share of generated drafts passes, how long they are, and how alike."""

import statistics
from itertools import combinations

from adapters.cli.bench.craft_material import contacts
from bot.drafting import sameness
from bot.drafting.anatomy import anatomy
from bot.drafting.brief import Brief
from bot.drafting.checks import check
from bot.drafting.compose import Draft, compose_panel, names_of
from bot.drafting.spelling import Light
from bot.model.finding import Severity
from bot.model.note import NoteKind

CONTACTS = 200
PUBLISHED = {
    NoteKind.THANK_YOU: (56, 65, 87),
    NoteKind.INTRO: (60, 71, 80),
    NoteKind.RESUME: (75, 75, 75),
    NoteKind.APPLICATION: (49, 55, 75),
    NoteKind.STATUS: (68, 69, 80),
    NoteKind.REJECTION: (86, 98, 110),
}
"""Quartiles of the words of notes that were published, 22 Nov 2026: 17, 3, 1, 8, 3 and 2 of them."""
TARGET = {
    NoteKind.THANK_YOU: (50, 150),
    NoteKind.INTRO: (45, 110),
    NoteKind.RESUME: (35, 90),
    NoteKind.APPLICATION: (35, 110),
    NoteKind.STATUS: (40, 100),
    NoteKind.REJECTION: (50, 120),
}
"""The band of words that the rubric of that day aims at."""


def measure() -> dict[str, object]:
    """Over 200 generated contacts of every kind: who passes, quartiles of words, overlap, distinct openings."""
    spelling = Light.load()
    words: dict[NoteKind, list[int]] = {}
    openings: list[str] = []
    blocked: list[str] = []
    worst = 0.0
    count = twice = 0
    for briefs in contacts(CONTACTS):
        drafts = compose_panel(briefs)
        frames = [frame for draft in drafts for frame in draft.frames]
        twice += len(frames) - len(set(frames))
        for (one, first), (other, second) in combinations(zip(briefs, drafts, strict=True), 2):
            names = (*names_of(one), *names_of(other))
            worst = max(worst, sameness.overlap(first.body, second.body, names=names))
        for at, (brief, draft) in enumerate(zip(briefs, drafts, strict=True)):
            count += 1
            siblings = [each.body for place, each in enumerate(drafts) if place != at]
            found = check(draft.subject, draft.body, brief, siblings=siblings, spelling=spelling)
            blocked += [each.rule.value for each in found if each.severity is Severity.BLOCK][:1]
            openings.append(_opening(brief, draft))
            if not draft.short:
                words.setdefault(brief.kind, []).append(draft.words)
    return {
        "contacts": CONTACTS,
        "notes": count,
        "pass_share": round(1 - len(blocked) / count, 4),
        "blocked_by": sorted(set(blocked)),
        "words_quartiles": {kind.value: _quartiles(counts) for kind, counts in words.items()},
        "published_quartiles": {kind.value: list(figures) for kind, figures in PUBLISHED.items()},
        "target_bands": {kind.value: list(figures) for kind, figures in TARGET.items()},
        "worst_panel_overlap": round(worst, 3),
        "sentences_twice_in_a_panel": twice,
        "distinct_openings_per_100": min(
            len(set(openings[at : at + 100])) for at in range(0, len(openings) - 99, 100)
        ),
    }  # fmt: skip


def _opening(brief: Brief, draft: Draft) -> str:
    """The first sentence with names masked, so that another company makes no other opening."""
    return sameness.masked(anatomy(draft.body).sentences[0].text, names=names_of(brief))


def _quartiles(counts: list[int]) -> list[int]:
    if len(counts) < 2:
        return counts * 3
    return [round(each) for each in statistics.quantiles(counts, n=4, method="inclusive")]
