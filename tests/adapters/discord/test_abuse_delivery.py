"""Abuse on the way out, through the core, the worker and the courier; ids of the list."""

import asyncio
from collections import Counter
from datetime import timedelta

import pytest

from adapters.discord import courier as courier_module
from adapters.discord.pacing import BURST, EVERY
from bot.chat.card import Card
from bot.chat.words import shown_words
from bot.handlers import errands
from bot.model.nudge import NudgeStatus
from tests.adapters.discord.delivering import Out, bot, client, database, discord, out, posted, store, time, until
from tests.adapters.discord.loopback import LoopbackDiscord, faults
from tests.adapters.discord.loopback.people import DiscordPerson
from tests.adapters.discord.test_deliveries import nudges

ONE = "/interview log Acme, Engineer, today 10am-11am with Grace Hopper"
POST = "message.post"
UNREACHED = "may not have reached you by DM"


async def everybody_logs(out: Out, discord: LoopbackDiscord, count: int, *, met: bool = True) -> list[DiscordPerson]:
    people = [discord.person(f"p{n}") for n in range(count)]
    for person in people:
        await out.types(person, ONE, met=met)
    return people


def heard(person: DiscordPerson) -> int:
    """How many deliveries are in their DM; nothing is asked of Discord for it."""
    return len([each for each in posted(person) if each.components])


def posts(discord: LoopbackDiscord, person: DiscordPerson):
    return [call.at for call in discord.calls if call.route == POST and call.of == person.dm.id]


# H25


@pytest.mark.parametrize("via", [True, False])
@pytest.mark.parametrize("scope", ["user", "shared"])
@pytest.mark.parametrize("seconds", [30, 1337])
async def test_h25_one_place_that_asks_to_wait_is_left_alone_and_fifty_others_are_on_time(
    out: Out, discord: LoopbackDiscord, seconds, scope, via
):
    slow, *others = await everybody_logs(out, discord, 51)
    discord.faults.add(POST, faults.too_many(seconds, scope=scope, via=via), of=slow.dm.id)
    due = await out.bot.next_due()
    assert due is not None
    # So many in one second is the pace; fifty take less than three.
    await out.delivers(due + timedelta(seconds=3))
    assert [heard(each) for each in others] == [1] * 50
    await out.delivers(due + timedelta(seconds=seconds - 1))
    assert len(posts(discord, slow)) == 1
    assert heard(slow) == 0
    await out.delivers(due + timedelta(seconds=seconds + 5))
    assert heard(slow) == 1
    first, second, *_ = posts(discord, slow)
    assert second - first >= timedelta(seconds=seconds)


@pytest.mark.parametrize(
    "fault", [faults.too_many(1337, scope="global"), faults.banned(1337), faults.too_many(1337, scope="", via=False)]
)
async def test_h25_what_holds_for_everything_is_kept_without_a_call_and_nobody_is_lost(
    out: Out, discord: LoopbackDiscord, fault
):
    people = await everybody_logs(out, discord, 20)
    discord.faults.add(POST, fault)
    due = await out.bot.next_due()
    assert due is not None
    await out.delivers(due + timedelta(seconds=1336))
    calls = [each for each in discord.calls if each.route == POST]
    in_flight = len(calls)
    assert in_flight <= 20
    early = [each for each in calls if due + timedelta(seconds=1) < each.at < due + timedelta(seconds=1337)]
    assert early == []
    await out.delivers(due + timedelta(seconds=1345))
    assert [heard(each) for each in people] == [1] * 20


async def test_h25_a_call_that_hangs_keeps_no_other_member_waiting(client, discord: LoopbackDiscord, bot, time):
    out = Out(discord, client, bot, time, total=0.5)
    out.courier.pace = None
    slow, *others = await everybody_logs(out, discord, 6)
    go = asyncio.Event()
    discord.faults.always(POST, faults.hangs(go), of=slow.dm.id)
    due = await out.bot.next_due()
    assert due is not None
    discord.clock.move_to(due + timedelta(seconds=1))
    tick = asyncio.create_task(out.bot.worker.tick())
    await until(lambda: sum(heard(each) for each in others) == 5)
    assert not tick.done()
    await tick
    discord.faults.clear()
    go.set()
    await out.delivers(due + timedelta(hours=1))
    assert heard(slow) == 1
    await out.close()


# H26


FINAL = {
    "closed": faults.closed(), "no server together": faults.strangers(), "opened too fast": faults.too_fast(),
    "forbidden": faults.says(403, 0), "no access": faults.says(403, 50001), "unknown user": faults.says(404, 10013),
    "unknown channel": faults.says(404, 10003), "bot": faults.says(400, 50033),
}  # fmt: skip


@pytest.mark.parametrize("name", FINAL)
async def test_h26_a_closed_door_is_knocked_at_once_for_each_nudge_and_told_at_the_next_command(
    out: Out, discord: LoopbackDiscord, name
):
    ana = discord.person("ana")
    await out.types(ana, ONE)
    discord.faults.always(POST, FINAL[name])
    due = await out.bot.next_due()
    assert due is not None
    await out.delivers(due + timedelta(hours=6))
    became = Counter((await nudges(out)).values())
    # What is refused for its buttons may be taken without them.
    assert len(posts(discord, ana)) == became[NudgeStatus.PARKED] * (2 if name == "bot" else 1)
    assert became[NudgeStatus.PARKED] >= 1
    assert posted(ana) == []
    discord.faults.clear()
    assert UNREACHED in said(await out.types(ana, "/note list"))
    assert UNREACHED not in said(await out.types(ana, "/note list"))


async def test_h26_people_who_closed_their_dms_keep_no_other_waiting(out: Out, discord: LoopbackDiscord):
    ana, ben, eve = await everybody_logs(out, discord, 3)
    ana.user.closed = True
    discord.world.guild("spring").members.pop(ben.id)
    due = await out.bot.next_due()
    assert due is not None
    await out.delivers(due + timedelta(seconds=1))
    assert [heard(each) for each in (ana, ben, eve)] == [0, 0, 1]
    assert [len(posts(discord, each)) for each in (ana, ben)] == [1, 1]


async def test_h26_a_dm_that_cannot_be_opened_too_fast_is_given_up_once_and_the_others_wait(
    out: Out, discord: LoopbackDiscord
):
    people = await everybody_logs(out, discord, 4, met=False)
    discord.world.new_dms = 2
    due = await out.bot.next_due()
    assert due is not None
    await out.delivers(due + timedelta(minutes=9))
    assert discord.count("dm.open") == 3
    discord.world.new_dms = None
    await out.delivers(due + timedelta(minutes=15))
    assert sum(len(discord.world.messages) > 0 and heard(each) for each in people) == 3
    assert Counter((await nudges(out)).values())[NudgeStatus.PARKED] == 1


async def test_forty_people_who_were_never_written_to_are_reached_one_after_another_and_none_is_given_up(
    out: Out, discord: LoopbackDiscord
):
    people = await everybody_logs(out, discord, 40, met=False)
    known = discord.person("known")
    await out.types(known, ONE)
    due = await out.bot.next_due()
    assert due is not None
    await out.delivers(due + timedelta(seconds=3))
    assert heard(known) == 1
    assert len(discord.world.opened) <= BURST + 2
    await out.delivers(due + timedelta(seconds=EVERY * 40))
    assert [heard(each) for each in people] == [1] * 40
    opened = [call.at for call in discord.calls if call.route == "dm.open"]
    assert len(opened) == 40
    for n in range(BURST, 40):
        assert opened[n] - opened[0] >= timedelta(seconds=EVERY) * (n - BURST + 1)


# H27


@pytest.mark.parametrize("where", ["drawing", "errand"])
async def test_h27_a_poison_nudge_keeps_no_other_waiting_and_is_given_up(
    out: Out, discord: LoopbackDiscord, monkeypatch, where
):
    bad, *others = people = [discord.person(f"p{n}") for n in range(100)]
    for person in people:
        company = "Poison" if person is bad else "Acme"
        await out.types(person, f"/interview log {company}, Engineer, today 10am-11am with Grace Hopper")
    poison(monkeypatch, where)
    due = await out.bot.next_due()
    assert due is not None
    await out.delivers(due + timedelta(seconds=5))
    assert [heard(each) for each in others] == [1] * 99
    await out.delivers(due + timedelta(minutes=40))
    assert heard(bad) == 0
    assert Counter((await nudges(out)).values())[NudgeStatus.PARKED] == 1
    monkeypatch.undo()
    assert UNREACHED in said(await out.types(bad, "/note list"))


def poison(monkeypatch: pytest.MonkeyPatch, where: str) -> None:
    """Cards of one company break where they are made, or where they are drawn."""

    def broken(card: Card) -> bool:
        return "Poison" in shown_words(card)

    draws = courier_module.messages
    if where == "drawing":

        def drawn(card, **given):
            if broken(card):
                raise ValueError("Poison")
            return draws(card, **given)

        monkeypatch.setattr(courier_module, "messages", drawn)
        return
    for kind, real in list(errands._HANDLERS.items()):

        async def made(errand, real=real):
            card = await real(errand)
            if isinstance(card, Card) and broken(card):
                raise ValueError("Poison")
            return card

        monkeypatch.setitem(errands._HANDLERS, kind, made)


def said(reply: object) -> str:
    assert isinstance(reply, Card)
    return shown_words(reply)


__all__ = ["bot", "client", "database", "discord", "out", "store", "time"]
