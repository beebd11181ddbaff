"""Random lives: what members do, clocks, and couriers that fail, from a seed; and a tick abandoned at every await."""

import asyncio
import types
from collections import Counter
from collections.abc import Coroutine, Generator
from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from random import Random
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from bot.app import Bot
from bot.clock import MovableClock
from bot.drafting.spelling import Light
from bot.model.ids import CountedIds
from bot.model.nudge import ASKED_FOR, NudgeKind, NudgeStatus
from bot.model.policy import DEFAULT
from bot.store import members, nudges, queue
from bot.store.queue import Claimed, Settlement
from bot.store.rights import System
from bot.store.store import Store
from tests.databases import DEEP
from tests.dialogs.dialog import NOON, Dialog, Person
from tests.model import oracle
from tests.simulation.couriers import Accepted, Faulty

ZONES = ("America/New_York", "Europe/London", "Asia/Kolkata", "Australia/Lord_Howe", "America/Santiago")
COMPANIES = ("Acme", "Globex", "Initech", "Hooli", "Umbrella", "Stark", "Wayne", "Tyrell")
TIMES = ("today 9am", "today 2pm", "tomorrow 10am", "yesterday 4pm", "next friday 11am", "today 8pm", "3 days ago 1pm")
DAYS = ("today", "yesterday", "3 days ago", "5 days ago", "last week")
FOLLOWED = (
    "applied to {company}, {role}, {day}", "applied to {company}, {role}, {day} with Grace Hopper",
    "sent my resume to {company}, {role}, {day}", "intro call with Lena Fuchs from {company} {day}",
    "coffee with Ravi Rao {day}", "Tom Berg referred me to {company} for {role}",
)  # fmt: skip
BUTTONS = (
    "Sent", "Skip", "Sent to all", "Skip all", "Undo", "Still going", "They replied", "Only an acknowledgement", "A no",
    "An offer", "Fewer of these", "Open", "Shorter", "Another version", "Resume", "See a short note", "Delete",
    "Let these go", "Draft one for tomorrow", "No thanks", "Open notes", "Show", "Yes",
)  # fmt: skip
MOVES = (0.2, 1, 3, 8, 20, 30, 60, 24 * 7)


async def acts(person: Person, random: Random) -> None:
    """One thing that a member might do now."""
    match random.randrange(13):
        case 0 | 1 | 2:
            names = random.choice(("Grace", "Grace and Alan", "Grace, Alan and Lin Chen", ""))
            people = f" with {names}" if names else ""
            await person.types(f"/interview log {random.choice(COMPANIES)}, SRE, {random.choice(TIMES)}{people}")
        case 3:
            try:
                await person.presses(random.choice(BUTTONS))
            except LookupError:
                pass
        case 4:
            try:
                await person.picks("Snooze", random.choice(("1 hour", "this evening", "tomorrow 9am", "monday 9am")))
            except LookupError:
                pass
        case 5:
            await person.types(f"/interview debrief {random.choice(COMPANIES)}")
            if person.actor.form is not None and person.actor.form.action == "interview.debriefed":
                promised = random.choice(("", "friday", "next week friday"))
                await person.fills(feeling=random.choice(("", "1", "5")), next=promised)
        case 6:
            outcome = random.choice(("rejected", "offer", "no answer", "acknowledged", "accepted"))
            await person.types(f"/interview outcome {random.choice(COMPANIES)} {outcome}")
        case 7:
            await person.types(f"/interview edit {random.choice(COMPANIES)}")
            if person.actor.form is not None and person.actor.form.action == "interview.save":
                await person.fills(when=random.choice(("tomorrow 3pm", "today 5pm", "in 2 days at 10am")))
        case 8:
            line = random.choice(("/afternote pause", "/afternote resume", "/note list", "/interview list"))
            await person.types(line)
        case 9:
            await person.types(f"/note {random.choice(('sent', 'skip'))} {random.choice(COMPANIES)} Grace")
        case 10 | 11 | 12:
            line, company = random.choice(FOLLOWED), random.choice(COMPANIES)
            facts = {"company": company, "role": random.choice(("SRE", "PM")), "day": random.choice(DAYS)}
            await person.types(f"/followup add {line.format(**facts)}")


async def busy_week(dialog: Dialog, person: Person) -> None:
    """More applications than are asked after one by one, and a wish for a word before interviews."""
    for company in ("Soylent", "Cyberdyne", "Aperture", "Vandelay", "Oscorp"):
        await person.types(f"/followup add applied to {company}, SRE, {on_some_day(company)} with Dana Cole")
    async with dialog.bot.store.begin(System("a test")) as tx:
        for one in await members.everyone(tx):
            member = await members.get(tx, one)
            assert member is not None
            await members.put(tx, replace(member, before=True))


def on_some_day(company: str) -> str:
    return DAYS[len(company) % 3]


class Watched:
    """Every claim and settlement of the worker, and every nudge's kind, as they are written."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.kinds: dict[str, tuple[NudgeKind, datetime]] = {}
        self.settled: list[Settlement] = []
        claim, settle = queue.claim, queue.settle

        async def watched_claim(tx, **given):
            found = await claim(tx, **given)
            for each in found:
                self.seen(each)
            return found

        async def watched_settle(tx, settlements):
            self.settled.extend(settlements)
            return await settle(tx, settlements)

        monkeypatch.setattr(queue, "claim", watched_claim)
        monkeypatch.setattr(queue, "settle", watched_settle)

    def seen(self, each: Claimed) -> None:
        self.kinds[each.nudge.id] = (each.nudge.kind, each.nudge.due_at)


async def judge(dialog: Dialog, courier: Faulty, watched: Watched) -> set[NudgeKind]:
    """The promises, over all that was accepted; which kinds those were."""
    keys = courier.keys()
    assert len(set(keys)) == len(keys), [key for key, count in Counter(keys).items() if count > 1]
    per_day: Counter[tuple[str, str]] = Counter()
    kinds: set[NudgeKind] = set()
    for each in courier.accepted:
        zone = dialog.people[each.to].actor.profile.zone
        assert zone is not None
        kind, _ = watched.kinds[each.key.split(".")[0]]
        kinds.add(kind)
        if kind in ASKED_FOR:
            continue
        assert not quiet(each, zone), (each.key, kind, each.at.astimezone(ZoneInfo(zone)))
        per_day[each.to, f"{each.at.astimezone(ZoneInfo(zone)):%Y-%m-%d}"] += 1
    assert max(per_day.values(), default=0) <= 3, per_day.most_common(3)
    # Nothing that is due is left: delivered, put off to a time ahead, or settled.
    now = dialog.clock.now()
    async with dialog.bot.store.read(System("a test")) as tx:
        waiting = await nudges.everyone_coming(tx, 10_000)
        gone = {one.id for one in watched.settled if await nudges.get(tx, one.id) is None}
        late = [each for each in waiting if each.next_at <= now]
        assert late == []
        # What a list took up was on a list that came, or is to come.
        for one in watched.settled:
            if one.into is not None and one.into not in gone:
                target = await nudges.get(tx, one.into)
                assert target is not None, "taken up by what never was"
                # A list is cancelled only when everything on it was settled meanwhile.
                assert target.status in (NudgeStatus.DELIVERED, NudgeStatus.CANCELLED, NudgeStatus.PARKED), target
    return kinds


def quiet(each: Accepted, zone: str) -> bool:
    return oracle.asleep(each.at, zone, time(8), time(21), weekends=False)


@pytest.mark.parametrize("seed", range(60 if DEEP else 4))
async def test_a_random_life_loses_nothing_doubles_nothing_and_stays_quiet(
    store: Store, spelling: Light, database: str, seed: int, monkeypatch: pytest.MonkeyPatch
):
    random = Random(seed)
    clock = MovableClock(NOON)
    dialog = Dialog(Bot(store, clock, CountedIds(), DEFAULT, spelling), clock, database)
    courier = Faulty(clock, dialog.stage, random=Random(seed + 1000), rate=0.25)
    dialog.bot.couriers["stage"] = courier
    watched = Watched(monkeypatch)
    people = [dialog.actor(f"p{n}", zone=random.choice(ZONES)) for n in range(3)]
    await busy_week(dialog, people[0])
    for _ in range(120 if DEEP else 30):
        for _ in range(random.randrange(4)):
            await acts(random.choice(people), random)
        await dialog.passes(hours=random.choice(MOVES))
    courier.rate = 0.0
    await dialog.passes(days=80)
    assert courier.accepted
    assert "broke on my side" not in " ".join(each.words for each in dialog.shown)
    # Five applications in one week: among much else a list comes.
    assert NudgeKind.ROUND in await judge(dialog, courier, watched)


@types.coroutine
def counted(work: Coroutine[Any, Any, int], last: int) -> Generator[Any, Any, None]:
    """Runs the work, and cancels its task at the await of that number."""
    steps, error, count = work.__await__(), None, 0
    while True:
        try:
            waits_for = steps.send(None) if error is None else steps.throw(error)
        except StopIteration:
            return
        error = None
        count += 1
        if count == last:
            task = asyncio.current_task()
            assert task is not None
            task.cancel()
        try:
            yield waits_for
        except BaseException as exc:
            error = exc


async def abandoned(work: Coroutine[Any, Any, int], at: int) -> bool:
    """Whether the work was still going on at its await of that number, where it was abandoned."""

    async def run() -> None:
        await counted(work, at)

    try:
        await asyncio.ensure_future(run())
    except asyncio.CancelledError:
        return True
    return False


async def test_h24_a_tick_abandoned_at_any_await_loses_nothing_and_doubles_nothing(
    store: Store, spelling: Light, database: str
):
    """Abandons the tick at its first await, its second, and so on; each time the lease ends and another goes on."""
    clock = MovableClock(datetime(2026, 3, 2, 9, 0, tzinfo=UTC))
    dialog = Dialog(Bot(store, clock, CountedIds(), DEFAULT, spelling), clock, database)
    courier = Faulty(clock, dialog.stage)
    dialog.bot.couriers["stage"] = courier
    people = [dialog.actor(f"p{n}", zone="UTC") for n in range(3)]
    point, going = 0, True
    while going:
        point += 1
        for person in people:
            await person.types(f"/interview log Firm{point}, SRE, today 10am-11am with Grace")
        clock.move_to(clock.now().replace(hour=11, minute=15, second=0))
        going = await abandoned(dialog.bot.worker.tick(), point)
        for _ in range(3):
            clock.move_to(clock.now() + timedelta(seconds=61))
            while await dialog.bot.worker.tick():
                pass
        about = f"Firm{point} interview should be over"
        prompts = Counter(each.to for each in courier.accepted if about in (each.card.preview or ""))
        assert prompts == {person.name: 1 for person in people}, (point, prompts)
        for person in people:
            await person.types(f"/interview delete Firm{point}")
            await person.presses("Delete")
        clock.move_to((clock.now() + timedelta(days=1)).replace(hour=9, minute=0))
    assert point > 10, "the tick has more awaits than that"
    assert len(set(courier.keys())) == len(courier.keys())
