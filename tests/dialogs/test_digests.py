"""A digest that a coach looks at and posts, with its picture; and good news that a member shares; on every platform."""

from datetime import timedelta

from bot.model.cohort import Consent
from bot.model.note import NoteStatus
from bot.stage import Kind
from tests.cohorts.coached import BOT, interview
from tests.cohorts.spring import Gathered, crowd, gathered
from tests.dialogs.dialog import Dialog


async def week(made: Gathered, who: list[str], n: int, *, late: int) -> None:
    """Each holds an interview tomorrow; the notes of the first so many are never sent."""
    ended = made.stage.clock.now() + timedelta(days=1)
    async with made.stage.bot.store.begin(BOT) as tx:
        for place, each in enumerate(who):
            done = None if place < late else ended + timedelta(hours=9)
            status = NoteStatus.DRAFTED if done is None else NoteStatus.SENT
            await interview(tx, each, "Northwind", ended, n=n, done=done, status=status)


def in_room(made: Gathered, containing: str) -> list[str]:
    return [
        each.words for each in made.stage.stage.log
        if each.kind is Kind.DELIVERY and each.place == f"#{made.room}" and containing in each.words
    ]  # fmt: skip


async def test_a_coach_looks_at_the_digest_and_posts_it_with_its_picture(stage: Dialog):
    made = await gathered(stage, {"ana": Consent.COUNTS})
    who = [each.member_id for each in await crowd(made, 6)]
    ana = made.people["ana"]
    await stage.moves_to("2026-03-06", "16:00")
    await week(made, who, 1, late=2)
    await ana.types("/interview log Acme, Engineer, today 10am with Grace Hopper")
    await ana.types("/note sent Grace")
    await ana.presses("Share with the group")
    await ana.fills(words="First panel done")
    ana.sees("First panel done", "take back until it is posted")
    await stage.moves_to("2026-03-13", "16:00")
    await week(made, who, 2, late=1)
    await stage.moves_to("2026-03-20", "09:00")
    await made.coach.types("/cohort digest")
    made.coach.sees("Only you see this", "83 %, up from", "% the week before", "A different measure")
    await made.coach.presses("Post it")
    made.coach.sees("on its way to Spring 26")
    await stage.passes(minutes=1)
    (shown,) = in_room(made, "the week of Fri 13 Mar")
    assert "83 %, up from" in shown
    assert not any(word in shown for word in ("Crowd", "Northwind", "Acme"))
    (before,) = in_room(made, "First panel done")
    assert "Ana" not in before
