"""What a cohort adds up to: on-time, hours, notes, steps; hidden where few people stand behind it, blurred where two
sets of people nearly agree. The digest, insights, the skip tally, the page and the export all take theirs from here.

People are counted, not accounts: somebody on two platforms is one member.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from statistics import median

from bot.clock import Instant
from bot.model.goals import COUNTED, deadline
from bot.model.ids import MemberId, OpportunityId
from bot.model.norms import norm
from bot.model.note import NoteStatus, SkipReason
from bot.model.people import Member

FEWEST = 5
"""People behind a figure, below whom it is hidden; and by how many two sets differ before both are shown exactly."""
FEWEST_REASONS = 3
"""People who gave a reason for skipping, below whom it is not named."""
ROLLING = 4
"""Weeks that a figure is taken over where too few people stand behind one week's."""
RATE_STEP = 10
COUNT_STEP = 5


@dataclass(frozen=True, slots=True)
class Due:
    """A note that was owed after an interview."""

    status: NoteStatus
    done_at: Instant | None = None
    reason: SkipReason | None = None


@dataclass(frozen=True, slots=True)
class Held:
    """An interview that was held; `withdrawn`: they took themselves out of it."""

    member_id: MemberId
    opportunity_id: OpportunityId
    ended_at: Instant
    dues: tuple[Due, ...] = ()
    withdrawn: bool = False


@dataclass(frozen=True, slots=True)
class Done:
    """Something that a member did: a note sent, a step taken."""

    member_id: MemberId
    at: Instant


@dataclass(frozen=True, slots=True)
class Skip:
    """Why a note was skipped."""

    member_id: MemberId
    at: Instant
    reason: SkipReason


@dataclass(frozen=True, slots=True)
class Records:
    """What figures are made of: of members who are counted now, and of nobody else."""

    people: Mapping[MemberId, Member] = field(default_factory=dict)
    since: Mapping[MemberId, Instant] = field(default_factory=dict)
    """Since when each is counted without a break."""
    held: tuple[Held, ...] = ()
    sent: tuple[Done, ...] = ()
    steps: tuple[Done, ...] = ()
    skips: tuple[Skip, ...] = ()

    def counted(self, since: Instant) -> frozenset[MemberId]:
        """Who has been counted since then without a break."""
        return frozenset(id for id, began in self.since.items() if began <= since and id in self.people)


@dataclass(frozen=True, slots=True)
class Exact:
    """A figure before anybody sees it; `people` stand behind it."""

    value: float
    people: int


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure as it is shown: None where it is hidden; `about` where it is blurred; over how many `weeks`."""

    value: int | None = None
    about: bool = False
    weeks: int = 1

    @property
    def hidden(self) -> bool:
        """Whether nothing is shown."""
        return self.value is None


NOTHING = Figure()
NAMES = ("on_time", "hours", "notes", "steps", "interviews")
"""What is counted each week; on-time is in per cent, hours are a median."""
RATES = frozenset({"on_time"})


@dataclass(frozen=True, slots=True)
class Figures:
    """One week's figures, as they are shown; `any` says whether anything was done at all."""

    on_time: Figure = NOTHING
    """Per cent of the interviews whose 48 counted hours are over."""
    hours: Figure = NOTHING
    """Median hours from an interview's end to a note that was sent."""
    notes: Figure = NOTHING
    steps: Figure = NOTHING
    interviews: Figure = NOTHING
    any: bool = False

    @property
    def rolling(self) -> bool:
        """Whether some figure is shown that is taken over several weeks."""
        shown = (getattr(self, name) for name in NAMES)
        return True in {not figure.hidden and figure.weeks > 1 for figure in shown}

    def kept(self) -> dict[str, float]:
        """The figures that are shown, by name, as they are kept for the weeks to come."""
        out: dict[str, float] = {}
        for name in NAMES:
            figure: Figure = getattr(self, name)
            if figure.value is not None:
                out[name] = figure.value
                out[f"{name}.weeks"] = figure.weeks
                out[f"{name}.about"] = figure.about
        return out


def kept_before(kept: Mapping[str, float]) -> Figures:
    """The figures that were kept."""
    found = {
        name: Figure(round(kept[name]), bool(kept.get(f"{name}.about")), round(kept.get(f"{name}.weeks", 1)))
        for name in NAMES
        if name in kept
    }
    return _figures(found, any=bool(found))


def _figures(found: Mapping[str, Figure], *, any: bool) -> Figures:
    on_time, hours, notes, steps, interviews = (found.get(name, NOTHING) for name in NAMES)
    return Figures(on_time, hours, notes, steps, interviews, any)


@dataclass(frozen=True, slots=True)
class Week:
    """One week of a cohort, from `first`, a day, until seven days later."""

    first: date
    figures: Figures


@dataclass(frozen=True, slots=True)
class Insights:
    """What a coach or sponsor sees of a cohort; closed weeks only."""

    weeks: tuple[Week, ...]
    """The oldest first."""
    whole: Figures
    """The run so far."""
    second_with: Figure = NOTHING
    """Per cent of interviews after which a note went that came to another interview; not proof of cause."""
    second_without: Figure = NOTHING
    """The same without a note; both are hidden where fewer than five people stand behind either."""
    skips: tuple[tuple[SkipReason, Figure], ...] = ()
    """People who gave each reason, the most given first."""
    about: bool = False
    """Whether figures are blurred, since who is counted changed by a few people."""
    counted: frozenset[MemberId] = frozenset()
    """Whom they count; stays in the store."""


def until(held: Held, member: Member) -> Instant:
    """Until when its notes are on time: 48 counted hours, free weekends and pauses left out."""
    if not (member.weekends or member.pauses) and member.paused_until is None:
        return held.ended_at + COUNTED
    return deadline(held.ended_at, member)


def owed(held: Held, member: Member) -> tuple[Due, ...]:
    """The notes that an interview is judged by; none where it is left out.

    Left out: where a note is optional in that country, they were told not to write, they withdrew, or the note was
    overtaken or deleted. Skipped for any other reason is not sent.
    """
    if held.withdrawn or norm(member.country).optional:
        return ()
    return tuple(
        each
        for each in held.dues
        if each.status is not NoteStatus.DROPPED and each.reason is not SkipReason.TOLD_NOT_TO
    )


def on_time(dues: Collection[Due], by: Instant) -> bool:
    """Whether all of these were sent by then, whatever the way."""
    return all(each.status is NoteStatus.SENT and each.done_at is not None and each.done_at <= by for each in dues)


def exact(
    records: Records, who: Collection[MemberId], begins: Instant, ends: Instant, *, own: bool = False
) -> dict[str, Exact]:
    """What these people's figures are from `begins` until before `ends`; `own`: of each, since they are counted."""
    start = {id: max(begins, records.since.get(id, begins)) if own else begins for id in who}

    def within(id: MemberId, at: Instant) -> bool:
        return id in start and start[id] <= at < ends

    good: list[tuple[MemberId, bool]] = []
    hours: list[tuple[MemberId, float]] = []
    held: list[MemberId] = []
    for each in records.held:
        id = each.member_id
        if id not in start or each.ended_at >= ends:
            continue
        if within(id, each.ended_at):
            held.append(id)
        for due in each.dues:
            if due.status is NoteStatus.SENT and due.done_at is not None and within(id, due.done_at):
                hours.append((id, max(0.0, (due.done_at - each.ended_at) / timedelta(hours=1))))
        judged = owed(each, records.people[id])
        if judged and within(id, by := until(each, records.people[id])):
            good.append((id, on_time(judged, by)))
    notes = [each.member_id for each in records.sent if within(each.member_id, each.at)]
    steps = [each.member_id for each in records.steps if within(each.member_id, each.at)]
    return {
        "on_time": Exact(_rate([kept for _, kept in good]), len({id for id, _ in good})),
        "hours": Exact(median([value for _, value in hours]) if hours else 0, len({id for id, _ in hours})),
        "notes": Exact(len(notes), len(set(notes))),
        "steps": Exact(len(steps), len(set(steps))),
        "interviews": Exact(len(held), len(set(held))),
    }


def _rate(kept: Collection[bool]) -> float:
    return 100 * sum(kept) / len(kept) if kept else 0


def blurred(found: Exact, *, rate: bool, about: bool, weeks: int = 1, fewest: int = FEWEST) -> Figure:
    """A figure as it may be shown: hidden below so many people; blurred, a rate goes by tens and a count by fives."""
    if found.people < fewest:
        return Figure(weeks=weeks)
    if not about:
        return Figure(_whole(found.value, 1), False, weeks)
    step = RATE_STEP if rate else COUNT_STEP
    return Figure(_whole(found.value, step), True, weeks)


def _whole(value: float, step: int) -> int:
    """The nearest multiple, halves going up."""
    return int((value + step / 2) // step) * step


def blurs(now: frozenset[MemberId], shown: Iterable[frozenset[MemberId]]) -> bool:
    """Whether figures of these people are blurred: some set that was shown differs from theirs by one to four people.

    Who came and who left is counted together and apart: five who came do not hide the one who left.
    """
    return any(
        0 < size < FEWEST
        for before in shown
        for size in (len(now ^ before), len(now - before), len(before - now))
    )  # fmt: skip


def shown(week: Mapping[str, Exact], month: Mapping[str, Exact] | None, *, about: bool) -> Figures:
    """A week's figures as they are shown: of the week, else of four rolling weeks, else hidden."""
    found = {}
    for name in NAMES:
        one = blurred(week[name], rate=name in RATES, about=about)
        if one.hidden and month is not None:
            one = blurred(month[name], rate=name in RATES, about=about, weeks=ROLLING)
        found[name] = one
    return _figures(found, any=any(week[name].people for name in NAMES))


def second(records: Records, who: Collection[MemberId], ends: Instant, *, about: bool) -> tuple[Figure, Figure]:
    """How often an interview came to another about the same position: with a note sent between, and without.

    Interviews that ended less than four weeks ago, and came to none so far, are not judged. Hidden on both sides where
    fewer than five people stand behind either.
    """
    of: dict[OpportunityId, list[Held]] = defaultdict(list)
    for each in records.held:
        if each.member_id in who and records.since[each.member_id] <= each.ended_at < ends:
            of[each.opportunity_id].append(each)
    sides: dict[bool, list[tuple[MemberId, bool]]] = {True: [], False: []}
    for every in of.values():
        every.sort(key=lambda each: each.ended_at)
        first, again = every[0], len(every) > 1
        if not again and first.ended_at > ends - timedelta(weeks=ROLLING):
            continue
        by = every[1].ended_at if again else ends
        noted = any(
            due.status is NoteStatus.SENT and due.done_at is not None and due.done_at < by for due in first.dues
        )
        sides[noted].append((first.member_id, again))
    with_note, without = (
        Exact(_rate([again for _, again in side]), len({id for id, _ in side})) for side in (sides[True], sides[False])
    )
    if min(with_note.people, without.people) < FEWEST:
        return NOTHING, NOTHING
    return blurred(with_note, rate=True, about=about), blurred(without, rate=True, about=about)


def tally(
    records: Records, who: Collection[MemberId], ends: Instant, *, about: bool
) -> tuple[tuple[SkipReason, Figure], ...]:
    """How many people gave each reason for skipping; a reason is named where three people or more gave it."""
    gave: dict[SkipReason, set[MemberId]] = defaultdict(set)
    for each in records.skips:
        if each.member_id in who and records.since[each.member_id] <= each.at < ends:
            gave[each.reason].add(each.member_id)
    every = [
        (reason, blurred(Exact(len(ids), len(ids)), rate=False, about=about, fewest=FEWEST_REASONS))
        for reason, ids in gave.items()
    ]
    named = [(reason, figure) for reason, figure in every if figure.value is not None]
    return tuple(sorted(named, key=lambda each: (-(each[1].value or 0), each[0].value)))
