"""The digest, insights, the export of totals, and what members share of their own accord."""

import csv
import io
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from bot.chat.card import Card, File
from bot.handlers.digests import sheet
from bot.handlers.exporting import table
from bot.model.calendar import wall
from bot.model.cohort import Consent, Role
from bot.model.figures import Figure, Figures, Insights, Week
from bot.model.ids import MemberId
from bot.model.note import NoteStatus
from bot.model.people import Member
from bot.store import charters, cohorts, digests, members, memberships
from tests.cohorts.coached import interview, joined, person
from tests.cohorts.kept import BOT, SPRING, Kept, founded, told
from tests.contract.exhibited_cohorts_kept import cohort_of
from tests.dialogs.dialog import ZONE, Dialog


async def others(kept: Kept, count: int, *, consent: Consent = Consent.COUNTS) -> list[Member]:
    """So many more members of the cohort, counted from now."""
    now = kept.stage.clock.now()
    cohort = await kept.cohort()
    async with kept.stage.bot.store.begin(BOT) as tx:
        made = [replace(person(f"x{n}", f"Xavier {n}", now), addresses=()) for n in range(count)]
        for each in made:
            await members.put(tx, each)
            await joined(tx, cohort, each, role=Role.MEMBER, consent=consent, at=now)
    return made


async def interviewed(kept: Kept, who: list[Member], ended: datetime, *, late: int = 0, n: int = 1) -> None:
    """Each held an interview then; the notes of the first `late` are not sent."""
    async with kept.stage.bot.store.begin(BOT) as tx:
        for number, each in enumerate(who):
            sent = number >= late
            await interview(tx, each.id, "Northwind", ended, n=n, done=ended + timedelta(hours=9) if sent else None,
                            status=NoteStatus.SENT if sent else NoteStatus.DRAFTED)  # fmt: skip


async def settled(stage: Dialog, day: str, at: str = "15:10") -> None:
    await stage.moves_to(day, at)


async def spring(stage: Dialog, count: int = 6) -> tuple[Kept, list[Member]]:
    kept = await founded(stage, "ana")
    return kept, await others(kept, count)


async def kept_digests(kept: Kept):
    """The digests that stand in the room, by their week; not what is kept of looks, nor of one on its way."""
    cohort = await kept.cohort()
    async with kept.stage.bot.store.read(BOT) as tx:
        return {key: each for key, each in await digests.of(tx, cohort) if key == each.week.isoformat()}


async def test_a_digest_is_kept_as_it_is_posted_and_none_comes_of_an_empty_week(stage: Dialog):
    kept, people = await spring(stage)
    await settled(stage, "2026-03-06")
    assert await kept_digests(kept) == {}
    await interviewed(kept, people, stage.clock.now() + timedelta(days=1))
    await settled(stage, "2026-03-13")
    found = await kept_digests(kept)
    assert list(found) == ["2026-03-06"]
    assert found["2026-03-06"].figures["on_time"] == 100
    assert found["2026-03-06"].posted


async def test_a_week_below_the_last_one_goes_to_the_coach_alone(stage: Dialog):
    kept, people = await spring(stage)
    await settled(stage, "2026-03-06")
    await interviewed(kept, people, stage.clock.now() + timedelta(days=1))
    await settled(stage, "2026-03-13")
    await interviewed(kept, people, stage.clock.now() + timedelta(days=1), late=2, n=2)
    await settled(stage, "2026-03-20")
    found = await kept_digests(kept)
    assert not found["2026-03-13"].posted
    (word,) = [each for each in kept.coach.deliveries() if "For coaches alone" in each.words]
    assert "67 %" in word.words


async def test_what_the_channel_was_not_shown_is_told_to_each_coach_once_and_to_nobody_else(stage: Dialog):
    kept, people = await spring(stage)
    second, sponsor = stage.actor("cora", display="Cora"), stage.actor("sam", display="Sam")
    for who, role in ((second, Role.COACH), (sponsor, Role.SPONSOR)):
        await who.types("/afternote help")
        await kept.joins(who, role)
    await settled(stage, "2026-03-06")
    await interviewed(kept, people, stage.clock.now() + timedelta(days=1), late=4)
    await settled(stage, "2026-03-20")
    everybody = (kept.coach, second, sponsor, kept.people["ana"])
    told = [sum("For coaches alone" in each.words for each in who.deliveries()) for who in everybody]
    assert told == [1, 1, 0, 0]
    assert not await kept.waiting(sponsor, "coached")
    in_room = [each.words for each in stage.stage.log if each.place == "#spring"]
    assert in_room
    assert not any("33 %" in each or "within 48 hours" in each for each in in_room)


async def test_a_rate_that_the_channel_was_not_shown_waits_for_a_coachs_morning(stage: Dialog):
    kept, people = await spring(stage)
    cohort = replace(await kept.cohort(), digest_at=time(22))
    async with stage.bot.store.begin(BOT) as tx:
        await cohorts.put(tx, cohort)
        await charters.plan(tx, cohort, (await cohorts.rooms_of(tx, [SPRING]))[SPRING], stage.clock.now())
    await settled(stage, "2026-03-06", "22:10")
    await interviewed(kept, people, stage.clock.now() + timedelta(days=1), late=4)
    await settled(stage, "2026-03-14", "07:50")
    assert not (await kept_digests(kept))["2026-03-06"].posted
    assert not [each for each in kept.coach.deliveries() if "For coaches alone" in each.words]
    await settled(stage, "2026-03-14", "08:10")
    (word,) = [each for each in kept.coach.deliveries() if "For coaches alone" in each.words]
    assert f"{word.at.astimezone(ZoneInfo(ZONE)):%H:%M}" == "08:00"


async def test_a_coach_looks_first_and_then_posts_once(stage: Dialog):
    kept, people = await spring(stage)
    await settled(stage, "2026-03-06")
    await interviewed(kept, people, stage.clock.now() + timedelta(days=1))
    await settled(stage, "2026-03-13", "09:00")
    await kept.coach.types("/cohort digest")
    kept.coach.sees("Only you see this", "Every note within 48 hours: 100 %", "A different measure")
    kept.coach.misses("Xavier", "Northwind")
    await kept.coach.presses("Post it")
    kept.coach.sees("on its way")
    await settled(stage, "2026-03-13", "09:05")
    assert "2026-03-06" in await kept_digests(kept)
    assert "already" in await told(kept.coach, "digest.post", f"{SPRING} 2026-03-06")


async def test_members_and_strangers_get_no_figures(stage: Dialog):
    kept, _ = await spring(stage)
    ana, eve = kept.people["ana"], stage.actor("eve", display="Eve")
    await eve.types("/afternote help")
    for action in ("digest.show", "insights.show", "insights.export"):
        for who in (ana, eve):
            assert await told(who, action, SPRING) == await told(who, action, "no-such-cohort")


async def test_insights_hide_few_and_round_when_somebody_leaves(stage: Dialog):
    kept, people = await spring(stage, 7)
    await settled(stage, "2026-03-06")
    await interviewed(kept, people, stage.clock.now() + timedelta(days=1))
    await settled(stage, "2026-03-13", "10:00")
    await kept.coach.types("/cohort insights")
    kept.coach.sees("Every note within 48 hours: 100 %", "Notes sent: 7")
    async with stage.bot.store.begin(BOT) as tx:
        gone = await memberships.in_cohort(tx, SPRING, people[0].id)
        assert gone is not None
        await memberships.put(tx, gone.at_level(Consent.PRIVATE, stage.clock.now()))
    await kept.coach.types("/cohort insights")
    kept.coach.sees("about 100 %", "about 5", "figures are rounded")
    kept.coach.misses("Notes sent: 6")


async def test_insights_of_four_people_are_no_figures(stage: Dialog):
    kept, people = await spring(stage, 4)
    await settled(stage, "2026-03-06")
    await interviewed(kept, people, stage.clock.now() + timedelta(days=1))
    await settled(stage, "2026-03-13", "10:00")
    await kept.coach.types("/cohort insights")
    kept.coach.sees("five people or more")
    kept.coach.misses("%")


def rows_of(content: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"))))


def test_the_export_names_nobody_and_runs_nothing():
    week = Week(date(2026, 3, 6), Figures(on_time=Figure(80, True), any=True))
    found = Insights((week,), Figures(on_time=Figure(75), any=True), counted=frozenset({MemberId("m-secret")}))
    rows = rows_of(sheet(cohort_of('=HYPERLINK("x")'), found))
    assert rows[0] == ["cohort", "week", "figure", "value", "rounded", "weeks"]
    assert rows[1] == ["'=HYPERLINK(\"x\")", "2026-03-06", "on_time", "80", "yes", "1"]
    assert rows[2][3] == ""
    assert "secret" not in str(rows)


@pytest.mark.parametrize(
    ("cell", "read"),
    [(-5, "-5"), (-1.5, "-1.5"), ("-5", "'-5"), ("=1+1", "'=1+1"), ("@x", "'@x"), ("plain", "plain"), (None, "")],
)  # fmt: skip
def test_a_spreadsheet_reads_numbers_as_numbers_and_text_as_text(cell: object, read: str):
    assert rows_of(table(("head",), [(cell,)]))[1] == ([read] if read else [""])


async def test_the_export_is_handed_to_the_coach_alone(stage: Dialog):
    kept, people = await spring(stage)
    await settled(stage, "2026-03-06")
    await interviewed(kept, people, stage.clock.now() + timedelta(days=1))
    await settled(stage, "2026-03-13", "10:00")
    reply = await kept.coach.sends(kept.coach.action("insights.export", SPRING))
    assert isinstance(reply, Card)
    (file,) = [each for each in reply.blocks if isinstance(each, File)]
    text = file.content.decode()
    assert "notes,6,no,1" in text
    assert all(name not in text for name in ("Xavier", "Northwind", people[0].id))


async def test_good_news_is_shared_by_their_own_word_and_taken_back(stage: Dialog):
    kept = await founded(stage, "ana")
    ana = kept.people["ana"]
    await ana.types("/interview log Acme, Engineer, today 10am with Grace Hopper")
    await ana.types("/note sent Grace")
    await ana.presses("Share with the group")
    ana.sees("These exact words", "without your name")
    ana.misses("Acme")
    await ana.fills(words="First panel done")
    ana.sees("First panel done", "take back until it is posted")
    await ana.presses("Take it back")
    ana.sees("Nobody sees it")
    await settled(stage, "2026-03-06")
    assert await kept_digests(kept) == {}


async def test_shared_words_stand_in_one_digest_and_stay(stage: Dialog):
    kept = await founded(stage, "ana")
    ana = kept.people["ana"]
    await ana.types("/interview log Acme, Engineer, today 10am with Grace Hopper")
    await ana.types("/note sent Grace")
    await ana.presses("Share with the group")
    await ana.fills(words="First panel done")
    await settled(stage, "2026-03-06")
    assert list(await kept_digests(kept)) == ["2026-02-27"]
    await ana.presses("Take it back")
    ana.sees("stands in a digest already")
    await settled(stage, "2026-03-13")
    assert list(await kept_digests(kept)) == ["2026-02-27"]


async def test_each_good_news_is_offered_to_share_once(stage: Dialog):
    kept = await founded(stage, "ana")
    ana = kept.people["ana"]
    await ana.types("/interview log Acme, Engineer, today 10am with Grace Hopper")
    await ana.types("/note sent Grace")
    assert "Share with the group" in ana.offered()
    await ana.types("/note sent Grace")
    assert "Share with the group" not in ana.offered()
    # A follow-up is no news: the thanks of that interview were all sent before.
    await stage.passes(days=8)
    await ana.presses("Sent")
    ana.sees("sent")
    assert "Share with the group" not in ana.offered()
    await ana.types("/interview outcome Acme offer")
    assert "Share with the group" in ana.offered()
    await ana.types("/interview outcome Acme accepted")
    ana.sees("Congratulations on Acme")
    assert "Share with the group" not in ana.offered()
    await ana.types("/interview log Globex, Engineer, today 9am with Tom Reed")
    assert "Share with the group" not in ana.offered()
    await ana.types("/interview outcome Globex accepted")
    assert "Share with the group" in ana.offered()


async def test_nothing_is_offered_to_share_outside_a_cohort(stage: Dialog):
    eve = stage.actor("eve", display="Eve")
    await eve.types("/interview log Acme, Engineer, today 10am with Grace Hopper")
    await eve.types("/note sent Grace")
    eve.misses("Share with the group")


def test_a_week_begins_at_the_cohorts_midnight():
    cohort = cohort_of("Spring")
    assert wall(cohort.at(date(2026, 3, 8), datetime.min.time()), ZONE).hour == 0
