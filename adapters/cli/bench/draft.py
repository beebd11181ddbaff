"""`bench draft`: notes composed and checked in a second, spelling included."""

import time
from collections.abc import Iterator
from datetime import date
from itertools import cycle, islice

from adapters.cli.bench.measure import spread
from bot.clock import stopwatch
from bot.drafting.brief import Brief, Recipient
from bot.drafting.checks import check
from bot.drafting.compose import compose
from bot.drafting.spelling import Light
from bot.model.note import NoteKind
from bot.model.opportunity import InterviewFormat
from bot.model.people import Signature, Tone

_PEOPLE = (
    ("Priya Raman", "Priya", "moving the billing system off the mainframe"),
    ("Tom Becker", "Tom", "how the on-call rota works with four people"),
    ("Dr. Lena van der Berg", "Dr. van der Berg", ""),
    ("Sam O'Neil", "Sam", "the first ninety days in the role"),
)
_COMPANIES = (("Northwind", "Junior Developer"), ("Globex", "Data Analyst"), ("Initech", "Support Engineer"))


def draft(count: int) -> dict[str, object]:
    """The time of each compose and check, warm; panels of four share what was taken."""
    started = stopwatch()
    spelling = Light.load()
    warm = stopwatch() - started
    seconds: list[float] = []
    cpu = 0.0
    taken: list[str] = []
    siblings: list[str] = []
    for number, brief in enumerate(islice(_briefs(), count + 20)):
        if number % len(_PEOPLE) == 0:
            taken, siblings = [], []
        before, clock = time.process_time(), stopwatch()
        made = compose(brief, taken=taken, siblings=siblings)
        check(made.subject, made.body, brief, siblings=siblings, spelling=spelling)
        if number >= 20:
            seconds.append(stopwatch() - clock)
            cpu += time.process_time() - before
        taken.extend(made.frames)
        siblings.append(made.body)
    total = sum(seconds)
    return {
        **spread(seconds),
        "notes_per_second": round(len(seconds) / total) if total else 0,
        "cpu_us_per_item": round(cpu / len(seconds) * 1e6, 1),
        "spelling_load_ms": round(warm * 1000, 1),
    }


def _briefs() -> Iterator[Brief]:
    signer = Signature(name="Ana Ruiz", email="ana@mail.example", phone="+1 555 0100")
    briefs = []
    for company, role in _COMPANIES:
        for tone in Tone:
            for name, call_them, topic in _PEOPLE:
                others = tuple(other for _, other, _ in _PEOPLE if other != call_them)
                briefs.append(
                    Brief(
                        kind=NoteKind.THANK_YOU, seed=f"{company} {tone} {name}",
                        recipient=Recipient(name=name, call_them=call_them, email="them@work.example"),
                        company=company, role=role, format=InterviewFormat.VIDEO, met_on=date(2026, 3, 2),
                        written_on=date(2026, 3, 3), signer=signer, topic=topic, others=others, tone=tone,
                    )
                )  # fmt: skip
    return cycle(briefs)
