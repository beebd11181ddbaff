"""A group over two platforms, rehearsed: one coach, members on both sides, one of them on each, from start to goodbye.
"""

from bot.model.cohort import Role
from bot.store import memberships
from tests.cohorts.test_bridging import BOT, SPRING, coach_of_a_group, code_of, discord, rooms, typed
from tests.cohorts.test_linking import linked
from tests.dialogs.dialog import Dialog, Person

__all__ = ["discord"]
WORDS = "First interview in a year, and the note is out."


def posted(dialog: Dialog, room: str, holding: str) -> list[str]:
    """What stands in a channel for everybody, of what holds these words."""
    return [
        each.words for each in dialog.stage.log
        if each.place == room and each.to is None and each.card is not None and holding in each.words
    ]  # fmt: skip


async def interviewed(who: Person, company: str, name: str) -> None:
    """An interview of this day, and its note sent."""
    await who.types(f"/interview log {company}, Engineer, today 9am with {name}")
    await who.types(f"/note sent {name.split()[0]}")


async def test_a_group_over_two_platforms_is_one_group_from_its_first_day_to_its_goodbye(
    stage: Dialog, discord: Dialog
) -> None:
    coach, dee = await coach_of_a_group(stage), discord.actor("dee", display="Dee")
    await typed(discord, dee, await code_of(coach))
    await stage.stage.settle()
    await coach.presses("Yes, there too")
    assert await rooms(stage) == [("stage", False), ("discord", False)]

    # Three join here and three there; Ana is here and there, and is one.
    ana, moth = stage.actor("ana", display="Ana Silva"), discord.actor("ana_k", display="moth")
    await ana.types("/cohort join counts", room="spring")
    await linked(ana, moth)
    await moth.types("/cohort join", room="jobs")
    here = [stage.actor(name, display=name.capitalize()) for name in ("ben", "cyd")]
    there = [dee, *(discord.actor(name, display=name.capitalize()) for name in ("eli", "fay"))]
    for each in here:
        await each.types("/cohort join counts", room="spring")
    for each in there:
        await each.types("/cohort join counts", room="jobs")
    async with stage.bot.store.read(BOT) as tx:
        members = [each for each in await memberships.of_cohort(tx, SPRING) if each.role is Role.MEMBER]
    assert sorted(each.shown_as for each in members) == ["Ana Silva", "Ben", "Cyd", "Dee", "Eli", "Fay"]

    # The second week: each writes where they are; Ana here, and shares it here.
    await stage.moves_to("2026-03-09", "10:00")
    for n, each in enumerate((*here, *there)):
        await interviewed(each, f"Initech {n}", "Grace Hopper")
    await interviewed(ana, "Northwind", "Priya Raman")
    await ana.presses("Share with the group")
    await ana.fills(words=WORDS)

    # Then she looks in over there, and that is where she hears of the next thing, once.
    await stage.moves_to("2026-03-10", "12:00")
    await moth.types("/interview log Vela, Engineer, today 9am with Lena Ito")
    told_here, told_there = len(ana.deliveries()), len(moth.deliveries())
    await stage.moves_to("2026-03-11", "12:00")
    assert len(ana.deliveries()) == told_here
    assert any("Lena" in each.words for each in moth.deliveries()[told_there:])

    # One digest, in both channels: the same figures, the same words of hers, and no name.
    await stage.moves_to("2026-03-13", "15:30")
    (one,), (two,) = posted(stage, "#spring", "the week of"), posted(discord, "#jobs", "the week of")
    assert one == two
    for words in ("Interviews held: 7", "Notes sent: 6", WORDS):
        assert words in one, one
    for words in ("Ana", "moth", "Northwind", "Dee", "Grace"):
        assert words not in one, one

    # The next week is told as well, and her words are not told again.
    await stage.moves_to("2026-03-16", "10:00")
    for n, each in enumerate((*here, *there)):
        await interviewed(each, f"Umbra {n}", "Max Roe")
    await interviewed(moth, "Globex", "Tom Reed")
    await stage.moves_to("2026-03-20", "15:30")
    here_told, there_told = posted(stage, "#spring", "the week of"), posted(discord, "#jobs", "the week of")
    assert here_told == there_told
    assert len(here_told) == 2
    assert WORDS not in here_told[1]

    # Over at midnight for everybody; both channels hear by daylight, and everybody has one page.
    await stage.moves_to("2026-03-30", "00:05")
    assert posted(stage, "#spring", "is over") == posted(discord, "#jobs", "is over") == []
    await stage.moves_to("2026-03-31", "12:00")
    (goodbye,) = posted(stage, "#spring", "Spring is over")
    assert posted(discord, "#jobs", "Spring is over") == [goodbye]
    pages = [each.words for who in (ana, moth) for each in who.deliveries() if "Closing page" in each.words]
    assert len(pages) == 1
    for who in (coach, *here, *there):
        assert sum("Closing page" in each.words for each in who.deliveries()) == 1, who.name
    (page,) = [each.words for each in coach.deliveries() if "Closing page" in each.words]
    assert f"Digests posted: {len(posted(stage, '#spring', 'the week of'))}" in page
