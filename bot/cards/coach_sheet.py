"""The words of the coach page: one sheet, worded for its reader, that the web only lays out."""

from dataclasses import dataclass

from bot.cards.coach_figures import Part
from bot.cards.coach_figures import figures as figures_part
from bot.cards.coach_figures import insights as insights_part
from bot.cards.coaching import (
    help_words,
    name_of,
    named,
    since_day,
    stage_name,
    standing_means,
    standing_name,
)
from bot.cards.words import Reader, away, day, moment, say, say_n, spoken
from bot.clock import Instant
from bot.model.cohort import Role
from bot.model.sight import CoachView
from bot.model.standing import Order, Roster, Standing


@dataclass(frozen=True, slots=True)
class State:
    """How many stand so."""

    key: str
    name: str
    means: str
    count: int


@dataclass(frozen=True, slots=True)
class Head:
    """A column's head; `order` is what a press sorts by, empty: nothing."""

    label: str
    order: str = ""
    here: bool = False
    """Whether the table is sorted by it now."""


@dataclass(frozen=True, slots=True)
class MemberRow:
    """One member's row."""

    name: str
    company: str
    stage: str
    key: str
    state: str
    since: str
    helps: str


@dataclass(frozen=True, slots=True)
class MemberTable:
    """The members who are seen by name."""

    title: str
    named: str
    states: tuple[State, ...]
    heads: tuple[Head, ...]
    rows: tuple[MemberRow, ...]
    none: str
    order: str
    page: int
    pages: int
    paged: str
    sorts: str
    """What a press on a head does."""


@dataclass(frozen=True, slots=True)
class QueueRow:
    """One member who waits."""

    name: str
    needed: str
    waiting: str


@dataclass(frozen=True, slots=True)
class QueueTable:
    """Who waits for a draft to be read."""

    title: str
    heads: tuple[str, ...]
    rows: tuple[QueueRow, ...]
    none: str
    how: str


@dataclass(frozen=True, slots=True)
class Sheet:
    """Everything that the page says."""

    language: str
    title: str
    when: str
    as_what: str
    over: str
    """That the cohort is over; empty while it goes on."""
    members: MemberTable | None
    queue: QueueTable | None
    private: str
    labels: "Labels"
    csv: str = ""
    figures: Part | None = None
    insights: Part | None = None


@dataclass(frozen=True, slots=True)
class Labels:
    """What stands on the page's controls."""

    skip: str
    close: str
    previous: str
    following: str
    as_table: str


@dataclass(frozen=True, slots=True)
class Door:
    """What stands at the door: before the page is open, and once it is closed."""

    language: str
    title: str
    opening: str
    text: str
    gone: str
    script: str
    again: str


def door(reader: Reader) -> Door:
    """The page that holds nothing: it opens, or says how to open one."""
    return Door(
        language=_language(reader),
        title=say(reader, "The coach page"),
        opening=say(reader, "Opening."),
        text=say(reader, "Nothing is open here. In chat, type /cohort insights and press Open the page: the link "
                         "opens once, within 10 minutes."),
        gone=say(reader, "This link was used, or its 10 minutes are over. Nothing was shown. A press on Open the page "
                         "makes another."),
        script=say(reader, "To open, this page runs a few lines of script from this very address. It is switched off "
                           "in this browser."),
        again=say(reader, "Look again"),
    )  # fmt: skip


def sheet(reader: Reader, seen: CoachView) -> Sheet:
    """A cohort for whoever may look at it."""
    cohort, now = seen.cohort, seen.now
    first, last = day(reader, cohort.starts_on, now=now), day(reader, cohort.ends_on, now=now)
    length = (cohort.ends_on - cohort.starts_on).days + 1
    span = say(reader, "{first} to {last}", first=first, last=last)
    number = cohort.day(now)
    where = say(reader, "day {n} of {total}", n=number, total=length) if 1 <= number <= length else ""
    as_what = (
        say(reader, "You look as a coach: totals, and by name those who chose it.")
        if seen.role is Role.COACH
        else say(reader, "You look as a sponsor: totals, and nobody by name.")
    )
    return Sheet(
        language=_language(reader),
        title=cohort.name,
        when=" · ".join(each for each in (span, where if cohort.open else "") if each),
        as_what=as_what,
        over="" if cohort.open else say(reader, "This group has ended. Sharing stopped that day."),
        members=None if seen.roster is None or not cohort.open else _members(reader, seen.roster, seen.order, now),
        queue=None if seen.roster is None or not cohort.open else _queue(reader, seen),
        csv="" if seen.insights is None else say(reader, "Download CSV"),
        figures=None if seen.insights is None else figures_part(reader, seen.insights),
        insights=None if seen.insights is None else insights_part(reader, seen.insights),
        private=say(reader, "Whoever is named here can read in their privacy log that you looked."),
        labels=Labels(
            skip=say(reader, "Skip to the content"),
            close=say(reader, "Close this page"),
            previous=say(reader, "Previous"),
            following=say(reader, "Next"),
            as_table=say(reader, "The same as a table"),
        ),
    )


def _members(reader: Reader, roster: Roster, order: Order, now: Instant) -> MemberTable:
    zone = roster.cohort.zone
    rows = tuple(
        MemberRow(
            name=name_of(reader, row), company=row.company,
            stage="" if row.stage is None else stage_name(reader, row.stage), key=row.standing.name.lower(),
            state=standing_name(reader, row.standing), since=since_day(reader, row, now, zone),
            helps=help_words(reader, row.help),
        )
        for row in roster.rows
    )  # fmt: skip
    states = tuple(
        State(each.name.lower(), standing_name(reader, each), standing_means(reader, each), roster.counts.get(each, 0))
        for each in Standing
    )
    heads = (
        Head(say(reader, "Name"), Order.NAME, order is Order.NAME),
        Head(say(reader, "Company")),
        Head(say(reader, "Stage")),
        Head(say(reader, "How it stands"), Order.STUCK, order is Order.STUCK),
        Head(say(reader, "Since"), Order.SINCE, order is Order.SINCE),
        Head(say(reader, "What may help")),
    )
    return MemberTable(
        title=say(reader, "Members"), named=named(reader, roster), states=states, heads=heads, rows=rows,
        none=say(reader, "Nobody has chosen to be seen by name so far. That is theirs to choose."),
        order=order.value, page=roster.page, pages=roster.pages,
        paged=say(reader, "Page {n} of {total}", n=roster.page, total=roster.pages),
        sorts=say(reader, "sorts by this"),
    )  # fmt: skip


def _queue(reader: Reader, seen: CoachView) -> QueueTable:
    rows = tuple(
        QueueRow(
            name=each.name or say(reader, "a member without a name"),
            needed="" if each.needed_by is None else moment(reader, each.needed_by, now=seen.now),
            waiting=away(reader, each.asked_at, seen.now),
        )
        for each in seen.queue
    )
    return QueueTable(
        title=say(reader, "Drafts to read"),
        heads=(say(reader, "Name"), say(reader, "Needed by"), say(reader, "Asked")),
        rows=rows,
        none=say(reader, "Nobody waits for you."),
        how=say_n(reader, "{n} waits. Drafts open in chat only: /cohort queue.",
                  "{n} wait. Drafts open in chat only: /cohort queue.", len(rows)) if rows else "",
    )  # fmt: skip


def _language(reader: Reader) -> str:
    return spoken(reader).locale.replace("_", "-").partition("-")[0] or "en"
