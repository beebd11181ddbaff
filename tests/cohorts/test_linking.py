"""One person on two platforms: linked by the word of both accounts, and by nothing less."""

import re

import pytest

from bot.chat.words import shown_words
from bot.errors import Finality, Undeliverable
from bot.store import audit, contacts, members, nudges
from bot.store.rights import System
from tests.dialogs.dialog import Dialog, Person

BOT = System("a test")
NOT_YOURS = "That's gone: it was deleted, or belongs to somebody else. Nothing changed."
LOGGED = "/interview log Initech, Engineer, today 11am for 30 min with Grace Hopper"


@pytest.fixture
def discord(stage: Dialog) -> Dialog:
    """A second platform around the same bot."""
    return Dialog(stage.bot, stage.clock, stage.database, platform="discord")


async def code_of(person: Person) -> str:
    await person.types("/afternote link")
    found = re.search(r"[2-9A-Z]{4}-[2-9A-Z]{4}", person.told())
    assert found is not None, person.told()
    return found.group()


async def linked(one: Person, two: Person) -> None:
    """Linked: a code of the first, typed by the second, and the yes of both."""
    await two.types(f"/afternote link {await code_of(one)}")
    await two.presses("Yes, link them")
    await one.dialog.stage.settle()
    await one.presses("Yes, link them")


async def everybody(stage: Dialog) -> list[str]:
    async with stage.bot.store.read(BOT) as tx:
        return sorted(await members.everyone(tx))


async def test_two_accounts_become_one_in_three_sentences(stage: Dialog, discord: Dialog) -> None:
    here, there = stage.actor("ana"), discord.actor("ana_k", display="Ana K")
    await here.types(LOGGED)
    await there.types("/interview log Umbrella, Analyst, tomorrow 3pm")
    code = await code_of(here)
    here.sees("Linking makes two accounts of yours one", "give it to nobody")
    await there.types(f"/afternote link {code}")
    there.sees("Ana on Stage made this code. Is that you?", "one open interview", "If somebody gave you the code")
    there.misses("Initech")
    await there.presses("Yes, link them")
    there.sees("Nothing is joined yet")
    await stage.stage.settle()
    here.sees("Ana K on Discord typed your code", "Is that you?")
    here.misses("Umbrella")
    await here.presses("Yes, link them")
    here.sees("Discord and Stage are one now")
    assert len(await everybody(stage)) == 1
    for person in (here, there):
        await person.types("/interview list")
        person.sees("Initech", "Umbrella")


async def test_a_linked_member_gets_one_nudge_and_where_they_were_last(stage: Dialog, discord: Dialog) -> None:
    here, there = stage.actor("ana"), discord.actor("ana_k", zone=None)
    await here.types(LOGGED)
    await linked(here, there)
    await there.types("/interview list")
    before = len(here.deliveries())
    await discord.passes(days=3)
    assert len(here.deliveries()) == before
    told = [shown_words(each.card) for each in there.deliveries() if each.card is not None]
    assert len(told) == len(set(told)) > 0
    assert "Initech" in told[0]


async def test_what_was_delivered_before_the_link_is_not_sent_again(stage: Dialog, discord: Dialog) -> None:
    first, later = discord.actor("ana_k", zone="America/New_York"), stage.actor("ana")
    await first.types("/afternote help")
    await later.types(LOGGED)
    await stage.passes(hours=20)
    before = [shown_words(each.card) for each in later.deliveries() if each.card is not None]
    assert before
    await linked(later, first)
    await stage.passes(days=4)
    after = [shown_words(each.card) for each in (*later.deliveries(), *first.deliveries()) if each.card is not None]
    for words in before:
        assert after.count(words) == 1, words


async def test_no_on_either_side_joins_nothing(stage: Dialog, discord: Dialog) -> None:
    here, there = stage.actor("ana"), discord.actor("mallory")
    await there.types(f"/afternote link {await code_of(here)}")
    await there.presses("No")
    there.sees("Nothing was joined")
    await stage.stage.settle()
    here.misses("typed your code")
    await there.types(f"/afternote link {await code_of(here)}")
    await there.presses("Yes, link them")
    await stage.stage.settle()
    await here.presses("No")
    here.sees("Nothing was joined", "somebody saw it")
    await there.types("/afternote link")
    assert len(await everybody(stage)) == 2


async def test_a_code_that_was_overheard_takes_nothing_over(stage: Dialog, discord: Dialog) -> None:
    """The thief types it and says yes: the account that made it is asked, and until then nothing is theirs."""
    ana, thief = stage.actor("ana"), discord.actor("mallory")
    await ana.types(LOGGED)
    await thief.types(f"/afternote link {await code_of(ana)}")
    await thief.presses("Yes, link them")
    await thief.types("/interview list")
    thief.misses("Initech")
    await stage.stage.settle()
    question = ana.control("Yes, link them")
    assert question.action == "link.join"
    await thief.sends(thief.action("link.join", question.value))
    assert shown_words(await thief.sends(thief.action("link.join", question.value))) == NOT_YOURS  # type: ignore[arg-type]
    await thief.types("/interview list")
    thief.misses("Initech")
    assert len(await everybody(stage)) == 2


async def test_a_code_that_is_wrong_expired_or_used_gets_the_same_words(stage: Dialog, discord: Dialog) -> None:
    here, there = stage.actor("ana"), discord.actor("ana_k")
    told = []
    await there.types("/afternote link AAAA-2222")
    told.append(there.told())
    code = await code_of(here)
    await stage.passes(minutes=11)
    await there.types(f"/afternote link {code}")
    told.append(there.told().replace(code, "AAAA-2222"))
    code = await code_of(here)
    await there.types(f"/afternote link {code}")
    await there.types(f"/afternote link {code}")
    told.append(there.told().replace(code, "AAAA-2222"))
    assert len(set(told)) == 1
    assert "mistyped, expired or used" in told[0]


async def test_after_five_wrong_codes_none_is_looked_at_for_an_hour(stage: Dialog, discord: Dialog) -> None:
    here, there = stage.actor("ana"), discord.actor("ana_k")
    for _ in range(5):
        await there.types("/afternote link AAAA-2222")
    code = await code_of(here)
    await there.types(f"/afternote link {code}")
    there.sees("no more for an hour")
    await stage.passes(minutes=61)
    await there.types(f"/afternote link {await code_of(here)}")
    there.sees("Is that you?")


async def test_ones_own_code_is_told_and_a_fresh_one_given(stage: Dialog) -> None:
    ana = stage.actor("ana")
    code = await code_of(ana)
    await ana.types(f"/afternote link {code}")
    ana.sees("your own code", "fresh one")
    ana.misses(f"link {code}\n")


async def test_two_people_of_one_platform_are_never_one(stage: Dialog) -> None:
    ana, ben = stage.actor("ana"), stage.actor("ben")
    await ben.types(f"/afternote link {await code_of(ana)}")
    ben.sees("one account a platform", "Nothing was joined")
    assert len(await everybody(stage)) == 2


async def test_where_a_dm_is_closed_the_other_account_is_told(stage: Dialog, discord: Dialog) -> None:
    here, there = stage.actor("ana"), discord.actor("ana_k", zone=None)
    await here.types(LOGGED)
    await linked(here, there)
    await there.types("/interview list")
    tries = 0

    class Closed:
        pace, longest = None, discord.stage.longest

        async def deliver(self, *_args: object, **_kwargs: object) -> object:
            nonlocal tries
            tries += 1
            raise Undeliverable(Finality.CLOSED)

        find = discord.stage.find

    stage.bot.couriers["discord"] = Closed()  # type: ignore[assignment]
    await stage.passes(days=2)
    assert any("Initech" in shown_words(each.card) for each in here.deliveries() if each.card is not None)
    assert tries == 1
    await here.types("/interview list")
    here.misses("may not have reached you")


async def test_erasing_from_one_account_erases_both(stage: Dialog, discord: Dialog) -> None:
    here, there = stage.actor("ana"), discord.actor("ana_k")
    await here.types(LOGGED)
    await linked(here, there)
    await there.types("/afternote forget")
    there.sees("are one, so it goes from each")
    await there.presses("Erase everything")
    assert await everybody(stage) == []
    await here.types("/interview list")
    here.misses("Initech")


async def test_an_account_is_unlinked_and_everything_stays_with_the_other(stage: Dialog, discord: Dialog) -> None:
    here, there = stage.actor("ana"), discord.actor("ana_k")
    await here.types(LOGGED)
    await linked(here, there)
    await there.types("/afternote link")
    there.sees("Your accounts on", "are one")
    await there.presses("Unlink Stage")
    there.sees("begins anew", "stays with Discord")
    await there.presses("Unlink")
    there.sees("Unlinked")
    await there.types("/interview list")
    there.sees("Initech")
    await here.types("/interview list")
    here.misses("Initech")
    assert len(await everybody(stage)) == 2
    async with stage.bot.store.read(BOT) as tx:
        found = await members.get_many(tx, [id for id in await members.everyone(tx)])  # noqa: C416
        homes = {one.addresses[0].platform: one.home.platform for one in found.values()}
        assert homes == {"discord": "discord", "stage": "stage"}
        for one in found.values():
            await contacts.of(tx, one.id)
            await nudges.coming(tx, one.id)
        assert not [each for each in await audit.every(tx) if each.theirs]


async def test_a_press_that_comes_twice_joins_once(stage: Dialog, discord: Dialog) -> None:
    here, there = stage.actor("ana"), discord.actor("ana_k")
    await there.types(f"/afternote link {await code_of(here)}")
    await there.presses("Yes, link them")
    await stage.stage.settle()
    button = here.control("Yes, link them")
    press = here.action(button.action, button.value)
    first = await here.sends(press)
    again = await here.sends(press)
    assert "are one" in shown_words(first.card)  # type: ignore[union-attr]
    assert "are one" in shown_words(again)  # type: ignore[arg-type]
    assert len(await everybody(stage)) == 1


async def test_a_command_that_comes_twice_voids_no_code(stage: Dialog, discord: Dialog) -> None:
    here, there = stage.actor("ana"), discord.actor("ana_k")
    command = here.command("afternote link", "")
    first = shown_words(await here.sends(command))  # type: ignore[arg-type]
    again = shown_words(await here.sends(command))  # type: ignore[arg-type]
    assert "shown once" in again
    found = re.search(r"[2-9A-Z]{4}-[2-9A-Z]{4}", first)
    assert found is not None
    await there.types(f"/afternote link {found.group()}")
    there.sees("Is that you?")
