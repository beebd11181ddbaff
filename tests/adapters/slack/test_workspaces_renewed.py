"""The end of a token: renewed once, in time, by whoever comes first."""

import asyncio
from dataclasses import replace
from datetime import timedelta

import pytest
import structlog

from adapters.slack.courier import SlackCourier
from adapters.slack.renewal import LEASE, REST
from bot.chat.card import Card
from bot.errors import Finality, TryLater, Undeliverable
from bot.keeping import Keeping
from bot.model.people import Address
from bot.store.rights import System
from bot.store.store import Store
from bot.store.vault import Vault
from tests.adapters.slack.faults import hangs, says
from tests.adapters.slack.rotating import (
    HOUR,
    MINUTE,
    NOW,
    clients,
    clock,
    installed,
    keeps,
    key,
    made,
    refreshes,
    slack,
    speaks,
    workspaces,
)
from tests.adapters.slack.world import SCOPES

# the token's end


async def test_h29_twenty_sends_as_the_token_expires_refresh_it_once(slack, keeps, workspaces, clock, clients):
    kept = await installed(slack, keeps, rotates=True)
    clock.move_to(NOW + 12 * HOUR)
    tokens = await asyncio.gather(*(workspaces.token(key(kept)) for _ in range(20)))
    assert refreshes(slack) == 1
    assert len(set(tokens)) == 1
    assert tokens[0] != kept.details["bot_token"]
    assert await speaks(slack, clients, tokens[0])
    # Within a process nobody goes to the database to see how far it is.
    assert workspaces._renewal._sleep.seconds == []


@pytest.mark.parametrize("ours", [True, False], ids=["by our clock", "as Slack says"])
async def test_h29_twenty_deliveries_as_the_token_expires_all_arrive(slack, keeps, workspaces, clock, clients, ours):
    kept = await installed(slack, keeps, rotates=True, scopes=SCOPES)
    people = [slack.person(f"p{number}").user.id for number in range(20)]
    courier = SlackCourier(workspaces, clients, clock=clock)
    if ours:
        clock.move_to(NOW + 12 * HOUR)
    else:
        slack.world.tokens[kept.details["bot_token"]].expires_at = NOW
    await asyncio.gather(*(
        courier.deliver(Address("slack", key(kept), user), Card("A note is ready"), key=f"n{place}.0")
        for place, user in enumerate(people)
    ))  # fmt: skip
    assert refreshes(slack) == 1
    assert len(slack.world.messages) == 20
    assert len({message.channel for message in slack.world.messages}) == 20
    await courier.close()


async def test_h29_twenty_who_are_told_that_it_expired_refresh_it_once(slack, keeps, workspaces, clients):
    kept = await installed(slack, keeps, rotates=True)
    before = await workspaces.token(key(kept))
    await asyncio.gather(*(workspaces.renewed(key(kept)) for _ in range(20)))
    # One of them comes late.
    await workspaces.renewed(key(kept))
    assert refreshes(slack) == 1
    after = await workspaces.token(key(kept))
    assert after != before
    assert await speaks(slack, clients, after)


async def test_h29_several_processes_refresh_a_token_once(slack, keeps, clock, clients):
    kept = await installed(slack, keeps, rotates=True)
    clock.move_to(NOW + 12 * HOUR)
    # They do wait for each other: how long the first one takes is the machine's business.
    processes = [made(keeps, clock, clients, sleep=asyncio.sleep) for _ in range(4)]
    tokens = await asyncio.gather(*(each.token(key(kept)) for each in processes * 5))
    assert refreshes(slack) == 1
    assert len(set(tokens)) == 1


@pytest.mark.parametrize("database", ["postgresql"])
async def test_h29_processes_with_a_database_in_common_refresh_a_token_once(
    slack, clock, clients, database_url, vault: Vault
):
    stores = [await Store.open(database_url, vault) for _ in range(3)]
    each_keeps = [Keeping(each, clock, asker=System("a test"), purge_after=timedelta(days=7)) for each in stores]
    kept = await installed(slack, each_keeps[0], rotates=True)
    clock.move_to(NOW + 12 * HOUR)
    processes = [made(each, clock, clients, sleep=asyncio.sleep) for each in each_keeps]
    tokens = await asyncio.gather(*(each.token(key(kept)) for each in processes * 7))
    assert refreshes(slack) == 1
    assert len(set(tokens)) == 1
    for each in stores:
        await each.close()


async def test_a_token_is_renewed_two_hours_before_its_end_and_not_sooner(slack, keeps, workspaces, clock):
    kept = await installed(slack, keeps, rotates=True)
    clock.move_to(NOW + 10 * HOUR)
    assert await workspaces.token(key(kept)) == kept.details["bot_token"]
    assert refreshes(slack) == 0
    clock.move_to(NOW + 10 * HOUR + timedelta(seconds=1))
    assert await workspaces.token(key(kept)) != kept.details["bot_token"]
    # The next one lasts twelve hours from now.
    clock.move_to(NOW + 20 * HOUR)
    await workspaces.token(key(kept))
    assert refreshes(slack) == 1


async def test_upkeep_renews_what_runs_out_and_nothing_else(slack, keeps, workspaces, clock):
    teams = [await installed(slack, keeps, team=f"team{number}", rotates=number % 2 == 0) for number in range(8)]
    await workspaces.upkeep()
    assert refreshes(slack) == 0
    clock.move_to(NOW + 11 * HOUR)
    slack.faults.add("oauth.v2.access", says("internal_error"))
    await workspaces.upkeep()
    assert refreshes(slack) == 4
    clock.move_to(clock.now() + MINUTE)
    await workspaces.upkeep()
    # What failed is tried again, what was done is done.
    assert refreshes(slack) == 5
    for number, kept in enumerate(teams):
        now = await keeps.installed(kept.tenant)
        assert now is not None
        assert (now.details["bot_token"] != kept.details["bot_token"]) == (number % 2 == 0)


async def test_upkeep_opens_what_runs_out_and_nothing_else(slack, keeps, workspaces, clock, vault, monkeypatch):
    for number in range(9):
        await installed(slack, keeps, team=f"team{number}", rotates=number == 4)
    opened, real = [], vault.unseal
    monkeypatch.setattr(Vault, "unseal", lambda self, sealed, **place: opened.append(place) or real(sealed, **place))
    await workspaces.upkeep()
    assert opened == []
    clock.move_to(NOW + 10 * HOUR)
    await workspaces.upkeep()
    assert opened == []
    clock.move_to(NOW + 10 * HOUR + timedelta(seconds=1))
    await workspaces.upkeep()
    assert {place["row"] for place in opened} == {next(iter(opened))["row"]}
    assert refreshes(slack) == 1


async def test_a_new_token_is_saved_before_anybody_uses_it(slack, keeps, workspaces, clock, monkeypatch):
    kept = await installed(slack, keeps, rotates=True)
    clock.move_to(NOW + 12 * HOUR)
    written = asyncio.Event()
    real = keeps.renew

    async def slow(installation):
        await written.wait()
        return await real(installation)

    monkeypatch.setattr(keeps, "renew", slow)
    asked = asyncio.create_task(workspaces.token(key(kept)))
    while refreshes(slack) == 0:
        await asyncio.sleep(0.01)
    for _ in range(20):
        await asyncio.sleep(0)
    assert not asked.done()
    written.set()
    token = await asked
    now = await keeps.installed(kept.tenant)
    assert now is not None
    assert now.details["bot_token"] == token
    assert now.details["team_name"] == "Acme"
    assert now.expires_at == clock.now() + 12 * HOUR


async def test_a_renewal_goes_on_when_whoever_asked_gives_up(slack, keeps, workspaces, clock):
    kept = await installed(slack, keeps, rotates=True)
    clock.move_to(NOW + 12 * HOUR)
    answer = asyncio.Event()
    slack.faults.add("oauth.v2.access", hangs(answer, accepted=True))
    asked = asyncio.create_task(workspaces.token(key(kept)))
    while refreshes(slack) == 0:
        await asyncio.sleep(0.01)
    asked.cancel()
    with pytest.raises(asyncio.CancelledError):
        await asked
    answer.set()
    await workspaces.close()
    assert await workspaces.token(key(kept)) != kept.details["bot_token"]
    assert refreshes(slack) == 1


async def test_a_request_does_not_wait_for_a_renewal(slack, keeps, workspaces, clock):
    kept = await installed(slack, keeps, rotates=True)
    clock.move_to(NOW + 11 * HOUR)
    answer = asyncio.Event()
    slack.faults.add("oauth.v2.access", hangs(answer, accepted=True))
    asked = {"enterprise_id": None, "team_id": key(kept), "is_enterprise_install": False, "user_id": "U1"}
    for _ in range(3):
        result = await workspaces.authorize(**asked)
        assert result is not None
        assert result.bot_token == kept.details["bot_token"]
    answer.set()
    await workspaces.close()
    result = await workspaces.authorize(**asked)
    assert result is not None
    assert result.bot_token != kept.details["bot_token"]
    assert refreshes(slack) == 1


async def test_whoever_is_second_waits_for_what_the_first_process_makes_of_it(slack, keeps, clock, clients):
    kept = await installed(slack, keeps, rotates=True)
    clock.move_to(NOW + 12 * HOUR)
    second = made(keeps, clock, clients)
    assert await keeps.lease(kept.tenant, until=clock.now() + LEASE)
    naps = second._renewal._sleep
    asked = asyncio.create_task(second.token(key(kept)))
    while not naps.seconds:
        await asyncio.sleep(0)
    new = replace(kept, details={**kept.details, "bot_token": "xoxb-by-the-first"}, expires_at=clock.now() + 12 * HOUR)
    assert await keeps.renew(new)
    assert await asked == "xoxb-by-the-first"
    assert refreshes(slack) == 0


async def test_a_first_process_that_died_is_waited_for_only_so_long(slack, keeps, workspaces, clock):
    kept = await installed(slack, keeps, rotates=True)
    await keeps.lease(kept.tenant, until=NOW + 11 * HOUR + LEASE)
    clock.move_to(NOW + 11 * HOUR)
    # The old one is good for an hour yet.
    assert await workspaces.token(key(kept)) == kept.details["bot_token"]
    assert sum(workspaces._renewal._sleep.seconds) < 15
    assert refreshes(slack) == 0
    clock.move_to(NOW + 11 * HOUR + LEASE)
    assert await workspaces.token(key(kept)) != kept.details["bot_token"]


async def test_an_expired_token_under_a_dead_lease_is_asked_for_later(slack, keeps, workspaces, clock):
    kept = await installed(slack, keeps, rotates=True)
    clock.move_to(NOW + 13 * HOUR)
    await keeps.lease(kept.tenant, until=clock.now() + LEASE)
    for _ in range(3):
        with pytest.raises(TryLater):
            await workspaces.token(key(kept))
    clock.move_to(clock.now() + LEASE)
    assert await workspaces.token(key(kept)) != kept.details["bot_token"]
    assert refreshes(slack) == 1


async def test_a_spent_refresh_token_leaves_the_old_token_good_until_its_end(slack, keeps, workspaces, clock):
    kept = await installed(slack, keeps, rotates=True)
    slack.world.refreshes[kept.details["bot_refresh_token"]] = None
    clock.move_to(NOW + 11 * HOUR)
    with structlog.testing.capture_logs() as logs:
        for _ in range(5):
            assert await workspaces.token(key(kept)) == kept.details["bot_token"]
    assert [each for each in logs if each.get("code") == "invalid_refresh_token"]
    assert refreshes(slack) == 1
    clock.move_to(NOW + 12 * HOUR)
    for _ in range(5):
        with pytest.raises(Undeliverable) as gone:
            await workspaces.token(key(kept))
        assert gone.value.why is Finality.REVOKED
    # Asked again now and then, in case it was Slack's mistake.
    assert refreshes(slack) == 2
    clock.move_to(clock.now() + REST)
    with pytest.raises(Undeliverable):
        await workspaces.token(key(kept))
    assert refreshes(slack) == 3
    # Its rows are there: nobody has said that the workspace left.
    assert await keeps.installed(kept.tenant) == kept


async def test_a_workspace_that_installs_again_is_served_at_once(slack, keeps, workspaces, clock):
    kept = await installed(slack, keeps, rotates=True)
    slack.world.refreshes[kept.details["bot_refresh_token"]] = None
    clock.move_to(NOW + 13 * HOUR)
    with pytest.raises(Undeliverable):
        await workspaces.token(key(kept))
    new = replace(kept, details={**kept.details, "bot_token": "xoxb-new"}, expires_at=None)
    await workspaces.install(new)
    assert await workspaces.token(key(kept)) == "xoxb-new"


async def test_one_that_installed_again_by_another_process_is_not_left_to_rest(slack, keeps, workspaces, clock):
    kept = await installed(slack, keeps, rotates=True)
    slack.world.refreshes[kept.details["bot_refresh_token"]] = None
    clock.move_to(NOW + 11 * HOUR)
    assert await workspaces.token(key(kept)) == kept.details["bot_token"]
    new = await installed(slack, keeps, rotates=True)
    await keeps.install(replace(new, expires_at=clock.now() + HOUR))
    clock.move_to(clock.now() + MINUTE)
    assert await workspaces.token(key(kept)) not in (kept.details["bot_token"], new.details["bot_token"])


__all__ = ["clients", "clock", "keeps", "slack", "workspaces"]
