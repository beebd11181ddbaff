"""Lives of every kind, drawn at random: contacts, notes, what was put off, promised or pasted."""

from dataclasses import dataclass, replace
from datetime import UTC, datetime, time, timedelta

from hypothesis import strategies as st

from bot.model.cadence import Case
from bot.model.ids import ContactId, PersonId
from bot.model.note import NoteKind, NoteStatus
from bot.model.nudge import NudgeStatus
from bot.model.opportunity import SENT_IN, Contact, ContactKind, Outcome, Person, PersonRole
from bot.model.policy import DEFAULT, FridayLate, Policy
from bot.model.posting import Posting
from tests.model.cases import HOUR, NY, case, contact, handed_in, member, owed, snoozed, thanks

ZONES = (
    NY, "Europe/London", "Asia/Kolkata", "Australia/Lord_Howe", "Pacific/Auckland", "America/Havana",
    "America/Santiago", "UTC",
)  # fmt: skip
COUNTRIES = (None, "US", "CA", "GB", "DE", "ES", "XX")
DAYS = [(time(8), time(21)), (time(1, 30), time(22)), (time(6), time(9)), (time(22), time(6)), (time(12), time(18)),
        (time(0), time(23, 45))]  # fmt: skip
"""When members wake and sleep."""
DAY_ONLY = SENT_IN | {ContactKind.REFERRAL}


@dataclass(frozen=True)
class Life:
    """A case, the moment it is planned at, and every talk in which nothing may be said."""

    of: Case
    now: datetime
    talks: list[tuple[datetime, datetime]]
    policy: Policy = DEFAULT


@st.composite
def lives(draw: st.DrawFn, kinds: tuple[ContactKind, ...] = tuple(ContactKind), *, plain: bool = False) -> Life:
    """`plain`: one contact, nothing put off, promised or owed, no pause."""
    zone, country = draw(st.sampled_from(ZONES)), draw(st.sampled_from(COUNTRIES))
    start = datetime(2026, 1, 1, tzinfo=UTC) + timedelta(minutes=15 * draw(st.integers(0, 4 * 24 * 364)))
    kind = draw(st.sampled_from(kinds))
    logged = start + timedelta(minutes=draw(st.integers(-5000, 5000)))
    people = draw(st.integers(0, 3))
    of = one(draw, kind, start, logged, zone, people, "c")
    mine: list[Contact] = []
    if not plain and kind not in (ContactKind.INTRO, ContactKind.NETWORKING) and draw(st.booleans()):
        also = draw(st.sampled_from([ContactKind.REFERRAL, ContactKind.INTERVIEW, ContactKind.APPLICATION]))
        second = start + timedelta(minutes=draw(st.integers(-20_000, 20_000)))
        mine.append(one(draw, also, second, logged, zone, draw(st.integers(0, 2)), "d"))
    others = [
        contact(start + timedelta(minutes=shift), id=ContactId(f"x{n}"))
        for n, shift in enumerate(draw(st.lists(st.integers(-600, 6000), max_size=3)))
    ]
    wakes, sleeps = draw(st.sampled_from(DAYS))
    who = member(
        zone=zone, country=country, wakes=wakes, sleeps=sleeps, weekends=draw(st.booleans()),
        nudges=draw(st.integers(0, 2)), before=draw(st.sampled_from([None, True])),
    )  # fmt: skip
    if not plain:
        paused = draw(st.none() | st.integers(-1000, 60_000))
        who = replace(who, paused_until=None if paused is None else logged + timedelta(minutes=paused))
    promised = draw(st.none() | st.integers(0, 30))
    life = case(
        of, who=who, others=others, mine=mine, to=addressee(draw),
        decides_by=None if promised is None else (of.ended_at + timedelta(days=promised)).date(),
        posting=posting(draw, of) if kind in SENT_IN else None,
    )  # fmt: skip
    if not plain:
        life = with_more(draw, life, of)
    talks = [(each.starts_at, each.ended_at) for each in (of, *mine, *others) if not each.day_only]
    policy = replace(
        DEFAULT, friday_late=draw(st.sampled_from(FridayLate)), application_follow_ups=draw(st.integers(1, 2))
    )
    return Life(life, logged, talks, policy)


def one(
    draw: st.DrawFn, kind: ContactKind, start: datetime, logged: datetime, zone: str, people: int, id: str
) -> Contact:
    """A contact of this kind; what is handed in has a day alone."""
    if kind in DAY_ONLY:
        through = PersonId("t") if kind is ContactKind.RESUME and draw(st.booleans()) else None
        day = f"{start:%Y-%m-%d}"
        return handed_in(day, kind, zone=zone, logged=logged, people=people, through=through, id=ContactId(id))
    end = start + timedelta(minutes=draw(st.sampled_from([30, 60, 120, 240])))
    return contact(start, end, logged=logged, people=people, zone=zone, kind=kind, id=ContactId(id))


def addressee(draw: st.DrawFn) -> Person | None:
    role = draw(st.sampled_from([None, PersonRole.RECRUITER, PersonRole.AGENCY]))
    return None if role is None else Person(PersonId("a"), member().id, "A", "A", role=role)


def posting(draw: st.DrawFn, of: Contact) -> Posting | None:
    ends = draw(st.none() | st.integers(-5, 40))
    forbids = draw(st.integers(0, 4)) == 0
    return Posting(
        no_contact="No calls." if forbids else "", overruled=draw(st.booleans()),
        window_ends=None if ends is None else (of.ended_at + timedelta(days=ends)).date(),
    )  # fmt: skip


def with_more(draw: st.DrawFn, life: Case, of: Contact) -> Case:
    """The same with something put off, promised for a time, owed, or an outcome."""
    history, notes = list(life.history), list(life.notes)
    if draw(st.booleans()):
        state = draw(st.sampled_from([NudgeStatus.DUE, NudgeStatus.DELIVERED]))
        history.append(snoozed(of, of.ended_at + timedelta(minutes=draw(st.integers(1, 5000))), state))
    elif notes and draw(st.booleans()):
        named = of.ended_at + timedelta(minutes=draw(st.integers(1, 5000)))
        notes[0] = replace(notes[0], pledged_for=named, pledged_at=of.logged_at)
    for kind in draw(st.lists(st.sampled_from([NoteKind.NEWS, NoteKind.REJECTION, NoteKind.WITHDRAWAL]), unique=True)):
        notes.append(owed(of, kind, of.logged_at - draw(st.integers(0, 40)) * 12 * HOUR))
    outcome = draw(st.sampled_from([Outcome.OPEN] * 4 + [Outcome.OFFER, Outcome.REJECTED]))
    return replace(
        life, history=tuple(history), notes=tuple(notes), opportunity=replace(life.opportunity, outcome=outcome)
    )


def done(life: Case, when: datetime) -> Case:
    """The same, every note of thanks sent."""
    sent = [note for each in life.contacts for note in thanks(each, status=NoteStatus.SENT, done=when)]
    return replace(life, notes=tuple(sent))
