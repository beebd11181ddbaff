"""The coach's eye: who stands how, at the level that each has chosen, and what leaves no trace in it."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.cards import coaching as coaching_cards
from bot.cards.words import Reader
from bot.chat.words import shown_words
from bot.model.cohort import CohortStatus, Consent, Role
from bot.model.ids import ContactId, MemberId, NoteId, NudgeId, OpportunityId, ReviewId
from bot.model.note import NoteStatus
from bot.model.nudge import Because, Nudge, NudgeKind, NudgeStatus, Reason
from bot.model.review import Review, ReviewStatus
from bot.model.standing import Help, Mark, Order, Progress, Signs, Stage, Standing, standing
from bot.store import coaching, cohorts, contacts, notes, nudges, opportunities, reviews, views
from bot.store.rights import AsMember
from tests.cohorts.coached import BOT, SECRET_WORDS, at_level, in_role, person, spring
from tests.dialogs.dialog import NOON, Dialog

READER = Reader(locale="en-US", zone="America/New_York", country="US")
DAY = timedelta(days=1)
HOUR = timedelta(hours=1)


async def looked(stage: Dialog, as_: str, cohort: str = "c-spring", **how):
    async with stage.bot.store.read(AsMember(as_)) as tx:
        return await coaching.roster(tx, cohort, NOON, **how)


async def test_the_stuck_come_first_and_each_row_says_company_stage_and_what_helps(stage: Dialog):
    await spring(stage.bot.store, NOON)
    found = await looked(stage, "m-cleo")
    assert [row.name for row in found.rows[:3]] == ["Ines Alvarez", "Esther Adeyemi", "Ana Silva"]
    first = found.rows[0]
    assert (first.standing, first.company, first.stage, first.help) == (
        Standing.DRAFTED, "Globex", Stage.VIDEO, Help.ASK,
    )  # fmt: skip
    assert found.counts == {Standing.DRAFTED: 3, Standing.QUIET: 3, Standing.ON_TRACK: 3}
    assert [row.help for row in found.rows if row.standing is Standing.QUIET] == [Help.HELLO] * 3
    assert (found.named, found.others) == (9, True)


async def test_no_word_address_or_name_of_a_person_met_reaches_the_coach(stage: Dialog):
    await spring(stage.bot.store, NOON)
    found = await looked(stage, "m-cleo", size=100)
    told = repr(found) + shown_words(coaching_cards.roster(READER, found, NOON))
    for word in (SECRET_WORDS, "billing", "grace@", "Hopper", "Engineer", "Dmitri"):
        assert word not in told


@pytest.mark.parametrize("who", ["m-c-spring-0", "m-nobody", "m-dora"])
async def test_whoever_is_no_coach_of_it_finds_nothing(stage: Dialog, who):
    await spring(stage.bot.store, NOON)
    await spring(stage.bot.store, NOON, id="c-other", name="Other", coach="dora")
    assert await looked(stage, who) is None
    assert await looked(stage, "m-cleo", "c-other") is None
    assert await looked(stage, "m-cleo", "c-unknown") is None


async def test_a_sponsor_and_a_coach_who_was_removed_see_nobody_with_their_next_request(stage: Dialog):
    made = await spring(stage.bot.store, NOON)
    await in_role(stage.bot.store, made.cohort, made.coach, Role.SPONSOR)
    assert await looked(stage, "m-cleo") is None


async def test_who_shares_less_is_gone_at_once(stage: Dialog):
    made = await spring(stage.bot.store, NOON)
    await at_level(stage.bot.store, made.named("Ines Alvarez"), Consent.COUNTS, NOON)
    found = await looked(stage, "m-cleo", size=100)
    assert "Ines Alvarez" not in {row.name for row in found.rows}
    assert found.named == 8


async def test_once_the_cohort_is_over_nobody_is_named(stage: Dialog):
    made = await spring(stage.bot.store, NOON)
    async with stage.bot.store.begin(BOT) as tx:
        await cohorts.put(tx, replace(made.cohort, status=CohortStatus.ENDED, ended_at=NOON))
    found = await looked(stage, "m-cleo")
    assert (found.rows, found.named) == ((), 0)
    assert "sharing stopped" in shown_words(coaching_cards.roster(READER, found, NOON))


async def test_what_a_member_sees_of_themselves_is_what_the_coach_sees(stage: Dialog):
    made = await spring(stage.bot.store, NOON)
    ana = made.named("Ana Silva")
    found = await looked(stage, "m-cleo", size=100)
    async with stage.bot.store.read(AsMember(ana.member_id)) as tx:
        own = await coaching.as_seen(tx, made.cohort.id, NOON)
        less = await coaching.as_seen(tx, made.cohort.id, NOON, consent=Consent.COUNTS)
    assert own.progress == next(row for row in found.rows if row.name == "Ana Silva")
    assert less.progress is None
    async with stage.bot.store.read(AsMember(made.coach.id)) as tx:
        assert await coaching.as_seen(tx, made.cohort.id, NOON) is None


async def test_only_those_shown_are_written_into_their_logs(stage: Dialog):
    made = await spring(stage.bot.store, NOON)
    async with stage.bot.store.begin(AsMember(made.coach.id)) as tx:
        found = await coaching.roster(tx, made.cohort.id, NOON, size=2)
        await coaching.noted(tx, made.cohort.id, found.rows, NOON)
        await coaching.noted(tx, made.cohort.id, found.rows, NOON)
    seen = {}
    for each in made.members:
        async with stage.bot.store.read(AsMember(each.member_id)) as tx:
            seen[each.shown_as] = await views.of(tx, each.member_id)
    assert {name for name, log in seen.items() if log} == {"Ines Alvarez", "Esther Adeyemi"}
    (view,) = seen["Ines Alvarez"]
    assert (view.coach_name, view.what, view.times) == ("Cleo Park", "progress", 2)


async def test_a_cohort_of_two_thousand_takes_as_many_statements_as_one_of_ten(stage: Dialog, monkeypatch):
    await spring(stage.bot.store, NOON, people_in=tuple(f"Person {n}" for n in range(10)))
    await spring(stage.bot.store, NOON, id="c-big", coach="dora", people_in=tuple(f"Person {n}" for n in range(400)))
    counts = []
    for who, of in (("m-cleo", "c-spring"), ("m-dora", "c-big")):
        async with stage.bot.store.read(AsMember(who)) as tx:
            session, asked = tx._work.session, []
            rows = session.rows
            monkeypatch.setattr(session, "rows", lambda text, arguments, rows=rows, asked=asked: (
                asked.append(text), rows(text, arguments))[1], raising=False)  # fmt: skip
            found = await coaching.roster(tx, of, NOON)
            counts.append(len(asked))
    assert len(found.rows) == 10
    assert counts[0] == counts[1]


async def test_pages_hold_everybody_once_and_a_page_too_far_is_the_last(stage: Dialog):
    await spring(stage.bot.store, NOON, people_in=tuple(f"Person {n}" for n in range(40)))
    seen = []
    for page in (1, 2, 3):
        found = await looked(stage, "m-cleo", page=page)
        seen += [row.member_id for row in found.rows]
    assert (found.pages, len(seen), len(set(seen))) == (3, 30, 30)
    assert (await looked(stage, "m-cleo", page=99)).page == 3
    by_name = await looked(stage, "m-cleo", order=Order.NAME)
    assert [row.name for row in by_name.rows] == sorted(row.name for row in by_name.rows)


async def test_names_of_every_shape_are_said_as_they_are(stage: Dialog):
    names = ("{{7*7}}", "{0.__class__}", "%(x)s <!channel> @everyone", "\u202egnihtyna", "")
    await spring(stage.bot.store, NOON, people_in=tuple(each for name in names for each in (name, name)))
    found = await looked(stage, "m-cleo", size=100)
    words = shown_words(coaching_cards.roster(READER, found, NOON))
    assert "{{7*7}}" in words
    assert "{0.__class__}" in words


@pytest.mark.parametrize(
    ("signs", "is_"),
    [
        (Signs(), Standing.ON_TRACK),
        (Signs(drafts_since=(NOON - DAY,)), Standing.DRAFTED),
        (Signs(undrafted_since=(NOON - DAY,)), Standing.DRAFTED),
        (Signs(undrafted_since=(NOON + DAY,)), Standing.ON_TRACK),
        (Signs(drafts_since=(NOON - DAY + timedelta(seconds=1),)), Standing.ON_TRACK),
        (Signs(logged_at=NOON, drafts_since=(NOON - 15 * DAY,)), Standing.ON_TRACK),
        (Signs(logged_at=NOON - 14 * DAY), Standing.ON_TRACK),
    ],
)
def test_the_standing_of_somebody_who_joined_today(signs, is_):
    assert standing(signs, NOON, NOON).standing is is_


def test_quiet_is_fourteen_days_without_a_sign_and_nothing_ahead():
    joined = NOON - 30 * DAY
    assert standing(Signs(logged_at=NOON - 14 * DAY), joined, NOON) == Mark(Standing.QUIET, NOON - 14 * DAY)
    assert standing(Signs(), joined, NOON) == Mark(Standing.QUIET, None)
    ahead = Signs(logged_at=NOON - 20 * DAY, ahead_until=NOON + DAY)
    assert standing(ahead, joined, NOON).standing is Standing.ON_TRACK
    assert standing(Signs(done_at=NOON - 13 * DAY), joined, NOON).standing is Standing.ON_TRACK


async def test_a_coach_types_it_and_members_are_told_who_looked(stage: Dialog):
    made = await spring(stage.bot.store, NOON, people_in=tuple(f"Person {n}" for n in range(24)))
    cleo = stage.actor("cleo")
    await cleo.types("/cohort members")
    cleo.sees("Drafted, not sent: 6")
    cleo.sees("18 named, others private or counted.")
    await cleo.presses("Next 10")
    cleo.sees("On track: 6")
    ben = made.members[1]
    async with stage.bot.store.read(AsMember(ben.member_id)) as tx:
        assert [each.coach_name for each in await views.of(tx, ben.member_id)] == ["Cleo Park"]


async def test_the_queue_says_who_waits_and_until_when_and_forgets_what_was_withdrawn(stage: Dialog):
    made = await spring(stage.bot.store, NOON)
    ana, esther, ines = (made.named(name) for name in ("Ana Silva", "Esther Adeyemi", "Ines Alvarez"))
    rows = [
        Review(ReviewId(f"r-{n}"), who.member_id, made.cohort.id, NoteId(f"n-{who.member_id}-1"), NOON - hours * HOUR,
               needed_by=needed)
        for n, (who, hours, needed) in enumerate([(ana, 9, None), (esther, 2, NOON + 9 * HOUR), (ines, 1, NOON + HOUR)])
    ]  # fmt: skip
    async with stage.bot.store.begin(BOT) as tx:
        for row in rows:
            await reviews.table.put(tx, row)
    async with stage.bot.store.read(AsMember(made.coach.id)) as tx:
        assert [each.name for each in await coaching.queue(tx, made.cohort.id)] == [
            "Ines Alvarez", "Esther Adeyemi", "Ana Silva",
        ]  # fmt: skip
        found = await coaching.roster(tx, made.cohort.id, NOON)
        assert {row.help for row in found.rows if row.standing is Standing.DRAFTED} == {Help.READ}
    async with stage.bot.store.begin(BOT) as tx:
        await reviews.table.put(tx, replace(rows[2], status=ReviewStatus.WITHDRAWN))
        await reviews.table.put(tx, replace(rows[1], status=ReviewStatus.CLOSED))
    await in_role(stage.bot.store, made.cohort, person("c-spring-0", "Ana", NOON), Role.SPONSOR)
    async with stage.bot.store.read(AsMember(made.coach.id)) as tx:
        assert await coaching.queue(tx, made.cohort.id) == ()
    async with stage.bot.store.read(AsMember(esther.member_id)) as tx:
        assert await coaching.queue(tx, made.cohort.id) is None


async def due(stage: Dialog, who: str, *, opportunity: str, days: int, into: bool = False) -> None:
    """A follow-up about an interview that came due so many days ago, by itself or in a list of several."""
    at = NOON - days * DAY
    async with stage.bot.store.begin(BOT) as tx:
        nudge = Nudge(
            NudgeId(f"f-{who}"), MemberId(who), NudgeKind.FOLLOW_UP, opportunity, at, at,
            Reason(Because.FIVE_BUSINESS_DAYS, at), OpportunityId(opportunity), "tag.1",
            status=NudgeStatus.CANCELLED if into else NudgeStatus.DELIVERED,
            into=NudgeId("a-list") if into else None,
        )  # fmt: skip
        await nudges.add(tx, nudge)


@pytest.mark.parametrize("into", [False, True])
async def test_a_follow_up_that_is_due_and_unwritten_is_not_on_track_until_they_reply(stage: Dialog, into: bool):
    made = await spring(stage.bot.store, NOON)
    name = next(each.shown_as for n, each in enumerate(made.members) if n % 4 == 2)
    who = made.named(name).member_id
    about = OpportunityId(f"o-{who}-1")
    assert (await row_of(stage, name)).standing is Standing.ON_TRACK
    async with stage.bot.store.begin(BOT) as tx:
        touch = await contacts.get(tx, ContactId(f"c-{who}-1"))
        await contacts.put(tx, replace(touch, logged_at=NOON - 9 * DAY))
    await due(stage, who, opportunity=about, days=7, into=into)
    row = await row_of(stage, name)
    assert (row.standing, row.since, row.help) == (Standing.DRAFTED, NOON - 7 * DAY, Help.WORD)
    assert row.company
    async with stage.bot.store.begin(BOT) as tx:
        opportunity = await opportunities.get(tx, about)
        await opportunities.put(tx, replace(opportunity, replied_at=NOON - DAY))
    assert (await row_of(stage, name)).standing is Standing.ON_TRACK


async def test_a_note_that_nobody_has_drafted_waits_like_a_draft(stage: Dialog):
    made = await spring(stage.bot.store, NOON)
    ana = made.named("Ana Silva")
    async with stage.bot.store.begin(BOT) as tx:
        note = await notes.get(tx, NoteId(f"n-{ana.member_id}-1"))
        await notes.put(tx, replace(note, status=NoteStatus.PLANNED, body=""))
    row = await row_of(stage, "Ana Silva")
    # Her level lets a draft be asked for, and there is none to read.
    assert (row.standing, row.since, row.help) == (Standing.DRAFTED, NOON - 2 * DAY, Help.WORD)


async def row_of(stage: Dialog, name: str) -> Progress:
    found = await looked(stage, "m-cleo", size=100)
    return next(row for row in found.rows if row.name == name)
