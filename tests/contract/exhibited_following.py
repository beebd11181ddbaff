"""Values for what is shown of follow-ups, outcomes and what comes after them."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from bot.cards import accepted, debriefs, nudges_following, outcomes, rounds
from bot.model.note import NoteKind, NoteStatus
from bot.model.opportunity import Before, Outcome, PersonRole
from bot.model.posting import Posting
from tests.contract.exhibited import HOUR, NOW, Values


def shown_of(values: Values) -> dict[object, Sequence[object]]:
    """What the cards of these modules are shown with, by type."""
    return {
        nudges_following.Asking: asking(values),
        outcomes.Came: came(values),
        debriefs.Promise: promises(values),
        accepted.Accepted: after_yes(values),
        accepted.Thanked: thanked(values),
        accepted.Leaving: leaving(values),
        rounds.Week: weeks(values),
    }


def asking(values: Values) -> list[nudges_following.Asking]:
    ready = values.ready()[0]
    status = replace(ready, note=values.note(kind=NoteKind.STATUS))
    applied = replace(ready, note=values.note(kind=NoteKind.APPLICATION))
    sent_in = replace(ready, note=values.note(kind=NoteKind.RESUME))
    plain = nudges_following.Asking(values.opportunity, status)
    posted = replace(values.opportunity, posting=Posting(text="A posting."))
    return [
        plain,
        replace(plain, promised=True, also_thanks=True),
        replace(plain, ordinal=2, last=True),
        replace(plain, agency=True),
        replace(plain, opportunity=posted, ready=applied),
        replace(plain, promised=True, ready=applied),
        replace(plain, ready=sent_in),
        replace(plain, through=True, ready=sent_in),
    ]


def promises(values: Values) -> list[debriefs.Promise]:
    by = values.opportunity.decides_by
    assert by is not None
    sure = debriefs.Promise(values.opportunity, values.contact.id, values.nudge(), NOW)
    told = replace(values.opportunity, stage=values.text)
    unsure = (by, by - timedelta(days=7))
    return [
        sure,
        replace(sure, follow_up=None),
        replace(sure, opportunity=told),
        replace(sure, opportunity=replace(values.opportunity, unsure=unsure)),
        replace(sure, opportunity=replace(told, unsure=unsure)),
    ]


def came(values: Values) -> list[outcomes.Came]:
    plain = outcomes.Came(values.opportunity, "offer")
    ended = replace(values.opportunity, outcome=Outcome.REJECTED, before=Before(NOW - HOUR, Outcome.OPEN, None))
    sent = tuple((each.call_them, number + 1) for number, each in enumerate(values.people))
    told = "Grace put you forward; a line with this news is ready among your notes."
    said = [value for value, _ in outcomes.OUTCOMES if value not in ("accepted", "next round")]
    return [
        *(replace(plain, said=value) for value in said),
        replace(plain, sent=sent, worth=values.text),
        replace(plain, sent=sent[:1]),
        replace(plain, said="acknowledged", next=values.nudge()),
        replace(plain, opportunity=ended, said="rejected", offers_note=True, told=told),
    ]


def after_yes(values: Values) -> list[accepted.Accepted]:
    yes = replace(values.opportunity, outcome=Outcome.ACCEPTED, before=Before(NOW - HOUR, Outcome.OPEN, None))
    others = tuple(replace(values.opportunity, company=f"{values.company} {n}") for n in range(6))
    whole = accepted.Accepted(yes, others, tuple(thanked(values)), tuple(leaving(values)))
    return [whole, accepted.Accepted(yes), replace(whole, others=others[:1], leaving=(), worth_a_line=())]


def thanked(values: Values) -> list[accepted.Thanked]:
    every = [accepted.Thanked(replace(values.people[0], role=role)) for role in PersonRole]
    open_ = accepted.Thanked(values.people[2], replace(values.note(), done_at=None))
    return [*every, accepted.Thanked(values.people[1], values.note()), open_]


def leaving(values: Values) -> list[accepted.Leaving]:
    plain = accepted.Leaving(values.opportunity, values.people[0])
    return [plain, replace(plain, note=values.note()), replace(plain, note=replace(values.note(), done_at=None))]


def weeks(values: Values) -> list[rounds.Week]:
    others = tuple(replace(values.opportunity, company=f"{values.company} {n}") for n in range(7))
    noted = [rounds.Turned(values.opportunity, replace(values.ready()[0], note=values.note(status=each)))
             for each in NoteStatus]  # fmt: skip
    rows = (
        *noted, rounds.Turned(values.opportunity, None),
        rounds.Turned(replace(values.opportunity, outcome=Outcome.REJECTED), None),
    )  # fmt: skip
    plain = rounds.Week(NOW.date(), 1, rows[:5], others)
    return [
        plain, replace(plain, rows=rows[5:], rest=others[:1]), replace(plain, rest=(), enough=27),
        replace(plain, rows=rows[2:3], rest=()),
    ]  # fmt: skip
