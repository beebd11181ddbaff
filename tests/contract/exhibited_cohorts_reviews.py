"""Values for what is shown of drafts and coaches: the asking, the queue, the draft, the answer."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from bot.model.finding import Finding
from bot.model.ids import CohortId, MemberId, NoteId, ReviewId
from bot.model.note import Note
from bot.model.opportunity import Contact, Opportunity, Person
from bot.model.people import Member, Tenant
from bot.model.review import Answer, Asking, Quality, Queue, Queued, Reading, Review, ReviewStatus
from tests.contract.exhibited import ID, NOW, Values
from tests.contract.exhibited_cohorts_kept import cohort_of

_MODULES = ("reviews", "review_queue")
_DAY = timedelta(days=1)


def shown_of(values: Values) -> dict[object, Sequence[object]]:
    """What the cards of these modules are shown with, by type."""
    cohort = cohort_of(values.text)
    waits = Review(ReviewId(ID), MemberId(ID), cohort.id, NoteId(ID), NOW, needed_by=NOW + _DAY, question=values.text)
    said = Answer(comments=dict.fromkeys(Quality, values.text), suggestion=values.text)
    answered = replace(waits, status=ReviewStatus.ANSWERED, answered_at=NOW, coach_name=values.text, answer=said)
    good = replace(answered, answer=Answer(good=True), coach_name="")
    row = Queued(waits, values.text, values.company, values.text)
    queue = Queue(cohort, (row,), 5.0, 2)
    notes, met = values.typed(Note), values.typed(Person)
    about, touch = values.typed(Opportunity), values.typed(Contact)
    author = Member(MemberId(ID), Tenant("stage", "stage"), (), NOW, values.text)
    reading = Reading(waits, cohort, values.text, notes[0], met[0], about[0], touch[0], (), author)
    return {
        Review: [waits, answered, good],
        Asking: [Asking(cohort, (values.text,), 5.0), Asking(replace(cohort, reading=values.text), (values.text,) * 4)],
        Queue: [queue, Queue(cohort, ()), Queue(cohort, (row,) * 20)],
        Queued: [row],
        Reading: [reading, replace(reading, review=answered)],
        CohortId: [CohortId(ID)],
        ReviewId: [ReviewId(ID)],
    }  # fmt: skip


def named(values: Values, function: str, name: str) -> Sequence[object] | None:
    """Values for arguments that their name tells more about than their type."""
    if function.partition(".")[0] not in _MODULES:
        return None
    shown, cohort = shown_of(values), cohort_of(values.text)
    told: dict[str, Sequence[object]] = {
        "asked": [True, False] if function.endswith("asked_to") else shown[Asking],
        "count": [1, 7],
        "first": [None, NOW + _DAY],
        "hours": [1.0, 30.0],
        "coaches": [(values.text,), (), (values.text,) * 4],
        "coach": [values.text, ""],
        "review": [ReviewId(ID)] if function.endswith(("take_back", "words_of")) else shown[Review],
        "body": [values.text, ""],
        "shown": shown[Queue] if function.endswith(".queue") else shown[Reading],
        "found": [[cohort, replace(cohort, id=CohortId(ID[::-1]))]],
        "notes": [[NoteId(ID)], []],
        "value": [f"{ID} 01234567"],
        "undo": [f"{ID} 01234567 0 1"],
        "kept": [values.text, ""],
        "comments": [[(Quality.TENACITY, values.text)], []],
        "suggestion": [values.text, ""],
        "findings": [[], list(values.typed(Finding))],
        "cohort": [CohortId(ID)] if function in ("reviews.form", "review_queue.over") else [cohort],
        "note": [NoteId(ID)] if function.split(".")[1] not in ("answer", "may_i", "reviewed") else values.typed(Note),
    }
    return told.get(name)


_OURS = frozenset({Review, Asking, Queue, Queued, Reading, CohortId, ReviewId})


def only(values: Values, hint: object) -> dict[object, Sequence[object]]:
    """The same where it is one of these types: what they are made of is asked for by the same way."""
    return shown_of(values) if hint in _OURS else {}
