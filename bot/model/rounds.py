"""Rounds: the follow-ups of a busy week as one list, and what an import would bring."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from bot.clock import Instant
from bot.model.cadence import plan
from bot.model.calendar import Quiet, on_business, on_the_line, wall
from bot.model.case import Case
from bot.model.holidays import is_weekend
from bot.model.ids import NudgeId
from bot.model.nudge import FOLLOWING, PROMPTS, Because, Nudge, NudgeKind
from bot.model.opportunity import SENT_IN, Contact, ContactKind
from bot.model.people import Member
from bot.model.policy import Policy

A_WEEK = timedelta(days=7)
PLANNED = PROMPTS | FOLLOWING
"""Kinds that a contact's plan brings; another contact takes their place."""
_WEEKS = 60
"""How far ahead a day for the list is looked for: a pause of a year ends within."""


def in_lists(last: Contact | None) -> bool:
    """Whether follow-ups on this may come with a week's list: an application, or a résumé that the member sent.

    Who handed a résumé on is asked two days later, each by themselves.
    """
    return last is not None and last.kind in SENT_IN and not (
        last.kind is ContactKind.RESUME and last.through is not None
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Due:
    """A follow-up on something handed in: when it would come by itself, and when the list it stands in comes."""

    id: NudgeId
    at: Instant
    listed: Instant | None = None


@dataclass(frozen=True, slots=True)
class Weight:
    """What speaks for a follow-up when only some are shown; `at` is when it would have come by itself."""

    at: Instant
    named: bool = False
    """Whether there is a person to write to."""
    referred: bool = False
    promised: bool = False
    """Whether a date was promised, or the posting names a window."""

    @property
    def rank(self) -> tuple[int, Instant]:
        """Those with more to go on first, then those that have waited longest."""
        return -(self.named + self.referred + self.promised), self.at


@dataclass(frozen=True, slots=True)
class Forecast:
    """How many messages would follow, and the first and the last of them."""

    count: int
    first: Instant | None = None
    last: Instant | None = None


def due_of(nudge: Nudge) -> Due:
    """The same follow-up, as rounds are made from."""
    if nudge.reason.because is Because.WEEKLY_ROUND:
        return Due(nudge.id, nudge.reason.ruled_at, nudge.due_at)
    return Due(nudge.id, nudge.due_at)


def rounds(due: Iterable[Due], member: Member, quiet: Quiet, policy: Policy, now: Instant) -> Mapping[NudgeId, Instant]:
    """Which follow-ups come with a list, and when; those that are left out come by themselves.

    More than `rounds_over` within seven days are crowded, and go with the first list after each would have come. One
    that is alone on its list comes by itself, unless its own moment has passed meanwhile. A list whose moment has come
    is not made again.
    """
    found: dict[NudgeId, Instant] = {}
    open_: list[Due] = []
    for each in sorted(due, key=lambda one: (one.at, one.id)):
        if each.listed is not None and each.listed <= now:
            found[each.id] = each.listed
        elif each.listed is not None or each.at > now:
            open_.append(each)
    crowd = _crowded(open_, policy)
    lists: dict[Instant, list[Due]] = {}
    for each in open_:
        if each.id in crowd or each.at <= now:
            at = _list_after(max(each.at, now), now, member, quiet, policy)
            if at is not None:
                lists.setdefault(at, []).append(each)
    for at, together in lists.items():
        if len(together) > 1 or together[0].at <= now:
            found.update({each.id: at for each in together})
    return found


def _crowded(due: Sequence[Due], policy: Policy) -> frozenset[NudgeId]:
    """Those that fall due within seven days of too many others; `due` is in order."""
    crowd: set[NudgeId] = set()
    first = 0
    for index, each in enumerate(due):
        while each.at - due[first].at >= A_WEEK:
            first += 1
        if index - first + 1 > policy.rounds_over:
            crowd.update(one.id for one in due[first : index + 1])
    return frozenset(crowd)


def _list_after(at: Instant, now: Instant, member: Member, quiet: Quiet, policy: Policy) -> Instant | None:
    """The moment of the first list at or after this, and after now; a holiday moves it to the next business day."""
    weekday = policy.round_weekday if member.round_weekday is None else member.round_weekday
    day = wall(at, quiet.zone).date()
    # A week before, since a holiday may have moved that list to this day.
    day += timedelta(days=(weekday - day.weekday()) % 7 - 7)
    for week in range(_WEEKS):
        on = _at_work(day + week * A_WEEK, member.country)
        moment = quiet.first_allowed(on_the_line(on, policy.round_at, quiet.zone).instant)
        if moment >= at and moment > now and wall(moment, quiet.zone).date() == on:
            return moment
    return None


def _at_work(day: date, country: str | None) -> date:
    """The day, or the business day after a holiday; a weekend that the member chose is theirs."""
    return day if is_weekend(day, country) else on_business(day, country)


def forecast(cases: Iterable[Case], policy: Policy, now: Instant, *, pending: Iterable[Due] = ()) -> Forecast:
    """What would follow if these were logged beyond what waits now: each message once, a week's list as one.

    `pending` are the follow-ups that wait already: they may come to share a list with the new ones.
    """
    every = tuple(cases)
    plain = [(each, plan(replace(each, rounds={}), policy, now)) for each in every]
    if not plain or every[0].member.zone is None:
        return Forecast(0)
    asked = [
        due_of(nudge)
        for case, planned in plain
        for nudge in planned
        if nudge.kind is NudgeKind.FOLLOW_UP and in_lists(case.last)
    ]
    member = every[0].member
    listed = rounds([*asked, *pending], member, member.quiet(every[0].busy), policy, now)
    moments: list[Instant] = []
    lists: set[Instant] = set()
    replaced = 0
    for case, planned in plain:
        known = {each.id for each in case.history if each.waiting and each.kind in PLANNED}
        mine = {each.id: listed[each.id] for each in planned if each.id in listed}
        after = plan(replace(case, rounds=mine), policy, now) if mine else planned
        replaced += len(known - {nudge.id for nudge in after})
        for nudge in after:
            if nudge.id in mine:
                lists.add(nudge.due_at)
            elif nudge.id not in known:
                moments.append(nudge.due_at)
    moments.extend(lists)
    count = max(len(moments) - replaced, min(1, len(moments)))
    return Forecast(count, min(moments, default=None), max(moments, default=None))
