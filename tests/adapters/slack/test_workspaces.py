"""Workspaces: whose token a request goes with, and how it gets its successor once."""

import asyncio
import gc
import logging
from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
import structlog
from slack_bolt.context.async_context import AsyncBoltContext
from sqlalchemy import select

from adapters.slack import renewal
from adapters.slack.clients import Clients
from adapters.slack.courier import SlackCourier
from adapters.slack.installed import Workspace
from adapters.slack.renewal import LEASE, REST
from adapters.slack.rotation import rotating
from adapters.slack.workspaces import Authorize, Workspaces
from bot.chat.card import Card
from bot.clock import MovableClock, micros
from bot.errors import Finality, TryLater, Undeliverable
from bot.keeping import Keeping
from bot.model.people import Address, Tenant
from bot.ports import Installation
from bot.store import tables
from bot.store.rights import System
from bot.store.store import Store
from bot.store.vault import Vault
from tests.adapters.slack.faults import hangs, reset, says, too_many
from tests.adapters.slack.loopback import LoopbackSlack
from tests.adapters.slack.oauth import CLIENT_ID, CLIENT_SECRET
from tests.adapters.slack.world import SCOPES
from tests.dialogs import dialog

NOW = datetime(2026, 3, 2, 12, tzinfo=UTC)
HOUR = timedelta(hours=1)
MINUTE = timedelta(minutes=1)

store = dialog.store
"""One database for all, emptied: dear to make."""


@pytest.fixture
def clock() -> MovableClock:
    return MovableClock(NOW)


@pytest.fixture
async def slack(clock: MovableClock) -> AsyncIterator[LoopbackSlack]:
    server = await LoopbackSlack(clock).start()
    yield server
    await server.stop()


@pytest.fixture
async def clients(slack: LoopbackSlack) -> AsyncIterator[Clients]:
    made = Clients(slack.api_url)
    yield made
    await made.close()


@pytest.fixture
def keeps(store: Store, clock: MovableClock) -> Keeping:
    return Keeping(store, clock, asker=System("a test"), purge_after=timedelta(days=7))


class Naps:
    """Sleeps that take no time, counted."""

    def __init__(self) -> None:
        self.seconds: list[float] = []

    async def __call__(self, seconds: float) -> None:
        self.seconds.append(seconds)
        await asyncio.sleep(0)


def made(keeps: Keeping, clock: MovableClock, clients: Clients, **more: object) -> Workspaces:
    """The workspaces as one process has them."""
    rotate = rotating(clients.sends(None), CLIENT_ID, CLIENT_SECRET)
    return Workspaces(keeps, clock, rotate=rotate, **{"sleep": Naps(), **more})  # type: ignore[arg-type]


@pytest.fixture
def workspaces(keeps: Keeping, clock: MovableClock, clients: Clients) -> Workspaces:
    return made(keeps, clock, clients)


async def installed(slack: LoopbackSlack, keeps: Keeping, *, team: str = "acme", org: bool = False,
                    rotates: bool = False, scopes: tuple[str, ...] = ("chat:write",)) -> Installation:  # fmt: skip
    """An installation that Slack and the database know of."""
    home = slack.world.team(team, enterprise="E1" if org else None)
    token = slack.world.bot_token(home, org=org, scopes=scopes)
    details = {
        "team_id": None if org else home.id, "enterprise_id": home.enterprise, "is_enterprise_install": org,
        "team_name": home.name, "app_id": "A1", "bot_id": token.bot_id, "bot_user_id": token.bot_user,
        "bot_token": token.value, "scopes": list(scopes), "installer": "U1",
        "installed_at": micros(slack.clock.now()),
    }  # fmt: skip
    if rotates:
        details["bot_refresh_token"] = slack.oauth.rotate(token)
    kept = Installation(Tenant("slack", "E1" if org else home.id), details, token.expires_at)
    await keeps.install(kept)
    return kept


def key(kept: Installation) -> str:
    return kept.tenant.tenant


def refreshes(slack: LoopbackSlack) -> int:
    return slack.count("oauth.v2.access")


async def speaks(slack: LoopbackSlack, clients: Clients, token: str) -> bool:
    return bool((await clients.sends(token).auth_test())["ok"])


# who is there


async def test_an_installed_workspace_is_found_and_no_other(slack, keeps, workspaces):
    kept = await installed(slack, keeps)
    found = await workspaces.of(key(kept))
    assert found == Workspace(
        tenant=kept.tenant, team_id=key(kept), enterprise_id=None, is_enterprise_install=False,
        bot_id=kept.details["bot_id"], bot_user_id=kept.details["bot_user_id"], name="Acme",
        token=kept.details["bot_token"], scopes=("chat:write",),
    )  # fmt: skip
    assert await workspaces.token(key(kept)) == kept.details["bot_token"]
    assert await workspaces.of("T0") is None
    with pytest.raises(Undeliverable) as gone:
        await workspaces.token("T0")
    assert gone.value.why is Finality.REVOKED


async def test_what_was_read_is_read_again_after_a_minute(slack, keeps, workspaces, clock, monkeypatch):
    kept = await installed(slack, keeps)
    real, reads = keeps.installed, []

    async def counted(tenant):
        reads.append(tenant)
        return await real(tenant)

    monkeypatch.setattr(keeps, "installed", counted)
    for _ in range(5):
        await workspaces.of(key(kept))
        await workspaces.of("T0")
    assert len(reads) == 2
    # Another process may have taken it in meanwhile: a no is asked again every second, and no oftener.
    for second in (0.9, 1, 1.9, 2, 2.9):
        clock.move_to(NOW + timedelta(seconds=second))
        for _ in range(3):
            await workspaces.of(key(kept))
            await workspaces.of("T0")
    assert [each.tenant for each in reads[2:]] == ["T0", "T0"]
    # Another process may have taken it out meanwhile.
    await keeps.uninstall(kept.tenant)
    clock.move_to(NOW + timedelta(seconds=59))
    assert await workspaces.of(key(kept)) is not None
    clock.move_to(NOW + timedelta(seconds=60))
    assert await workspaces.of(key(kept)) is None


async def test_a_request_of_a_workspace_gets_its_own_token(slack, keeps, workspaces):
    acme, globex = await installed(slack, keeps), await installed(slack, keeps, team="globex")
    for kept in (acme, globex):
        result = await workspaces.authorize(
            enterprise_id=None, team_id=key(kept), is_enterprise_install=False, user_id="U9"
        )
        assert result is not None
        assert (result.bot_token, result.team_id, result.bot_id, result.bot_user_id, result.user_id) == (
            kept.details["bot_token"], key(kept), kept.details["bot_id"], kept.details["bot_user_id"], "U9",
        )  # fmt: skip
    assert acme.details["bot_token"] != globex.details["bot_token"]
    # Slack is asked nothing while somebody waits for an answer.
    assert slack.calls == []


@pytest.mark.parametrize("org_wide", [True, False, None])
async def test_an_org_wide_installation_serves_every_workspace_of_it(slack, keeps, workspaces, org_wide):
    kept = await installed(slack, keeps, org=True)
    for team in ("T7", "T8", None):
        result = await workspaces.authorize(
            enterprise_id="E1", team_id=team, is_enterprise_install=org_wide, user_id="W1"
        )
        assert result is not None
        assert (result.bot_token, result.enterprise_id, result.team_id) == (kept.details["bot_token"], "E1", team)
    for enterprise, team in (("E2", "T7"), (None, "T7"), (None, "E1"), (None, None)):
        assert await workspaces.authorize(
            enterprise_id=enterprise, team_id=team, is_enterprise_install=org_wide, user_id="W1"
        ) is None  # fmt: skip


async def test_a_workspace_that_installed_by_itself_goes_before_its_organisation(slack, keeps, workspaces):
    org, own = await installed(slack, keeps, org=True), await installed(slack, keeps, team="own")
    asked = {"enterprise_id": "E1", "team_id": key(own), "user_id": "U1"}
    for org_wide, kept in ((False, own), (True, org)):
        result = await workspaces.authorize(**asked, is_enterprise_install=org_wide)
        assert result is not None
        assert result.bot_token == kept.details["bot_token"]


async def test_a_workspace_alone_does_not_speak_for_its_organisation(slack, keeps, workspaces):
    kept = await installed(slack, keeps)
    assert await workspaces.authorize(
        enterprise_id=key(kept), team_id="T9", is_enterprise_install=True, user_id="U1"
    ) is None  # fmt: skip


async def test_bolt_asks_for_the_token_of_a_request(slack, keeps, workspaces):
    kept = await installed(slack, keeps, org=True)
    context = AsyncBoltContext({"is_enterprise_install": True})
    result = await Authorize(workspaces)(context=context, enterprise_id="E1", team_id="T7", user_id="U1")
    assert result is not None
    assert result.bot_token == kept.details["bot_token"]


async def test_the_one_workspace_of_the_settings_needs_no_installation(keeps, clock, clients, store):
    fixed = Workspace(Tenant("slack", "T1"), "T1", None, False, "B1", "U1", "Acme", "xoxb-set")
    there = made(keeps, clock, clients, fixed=fixed)
    await there.arrived()
    assert await there.token("T1") == "xoxb-set"
    result = await there.authorize(enterprise_id=None, team_id="T1", is_enterprise_install=False, user_id="U2")
    assert result is not None
    assert result.bot_token == "xoxb-set"
    other = {"enterprise_id": None, "team_id": "T2", "is_enterprise_install": False, "user_id": "U2"}
    assert await there.authorize(**other) is None
    with structlog.testing.capture_logs() as logs, pytest.raises(Undeliverable):
        await there.renewed("T1")
    assert [each["event"] for each in logs] == ["the token in the settings has expired"]
    await there.uninstalled("T1")
    with pytest.raises(Undeliverable):
        await there.token("T1")
    await there.arrived()
    assert await there.token("T1") == "xoxb-set"
    kept = await keeps.installed(Tenant("slack", "T1"))
    assert kept is not None
    assert "xoxb-set" not in str(kept.details)
    # What is kept of it is no token: without the settings it is not installed.
    assert await made(keeps, clock, clients).of("T1") is None


FIXED = Workspace(Tenant("slack", "T1"), "T1", None, False, "B1", "U1", "Acme", "xoxb-set", scopes=("commands",))


def by_page(clock: MovableClock, token: str = "xoxb-by-page") -> Installation:
    """The workspace of the settings, installed through the page."""
    details = {
        "team_id": "T1", "team_name": "Acme", "bot_token": token, "scopes": ["commands"],
        "installed_at": micros(clock.now()),
    }  # fmt: skip
    return Installation(FIXED.tenant, details)


async def departures(store: Store) -> int:
    async with store.read(System("a test")) as tx:
        return len(await tx.rows(select(tables.departures)))


@pytest.mark.parametrize("there_before", [False, True])
async def test_h11_news_from_before_the_start_does_not_end_the_workspace_of_the_settings(
    keeps, clock, clients, store, there_before
):
    if there_before:
        await made(keeps, clock, clients, fixed=FIXED).arrived()
        clock.move_to(NOW + 3 * HOUR)
    there = made(keeps, clock, clients, fixed=FIXED)
    # Slack has taken its token a moment ago.
    await there.arrived()
    with structlog.testing.capture_logs() as logs:
        await there.uninstalled("T1", at=clock.now() - HOUR)
    assert [each["event"] for each in logs] == ["an uninstall from before the installation"]
    assert await there.token("T1") == "xoxb-set"
    assert await departures(store) == 0
    # Another process, told the same.
    await made(keeps, clock, clients, fixed=FIXED).uninstalled("T1", at=clock.now() - HOUR)
    assert await departures(store) == 0
    clock.move_to(clock.now() + MINUTE)
    await there.uninstalled("T1", at=clock.now())
    assert await there.of("T1") is None
    assert await departures(store) == 1


async def test_a_workspace_of_the_settings_that_installs_by_the_page_is_back_with_its_new_token(
    keeps, clock, clients, store
):
    there = made(keeps, clock, clients, fixed=FIXED)
    await there.arrived()
    clock.move_to(NOW + MINUTE)
    await there.uninstalled("T1", at=clock.now())
    clock.move_to(NOW + 2 * MINUTE)
    await there.install(by_page(clock))
    assert await there.token("T1") == "xoxb-by-page"
    assert await departures(store) == 0
    # News of the first uninstall, told again.
    await there.uninstalled("T1", at=NOW + MINUTE)
    assert await there.token("T1") == "xoxb-by-page"
    assert [each.token for each in await there.everywhere()] == ["xoxb-by-page"]


async def test_whichever_token_is_newer_speaks_for_the_workspace_of_the_settings(keeps, clock, clients):
    await keeps.install(by_page(clock))
    clock.move_to(NOW + HOUR)
    there = made(keeps, clock, clients, fixed=FIXED)
    # Slack has taken the one in the settings a moment ago; what was installed is kept.
    await there.arrived()
    assert await there.token("T1") == "xoxb-set"
    assert await keeps.installed(FIXED.tenant) == replace(by_page(clock), details=by_page(MovableClock(NOW)).details)
    await there.uninstalled("T1", at=NOW + MINUTE)
    assert await there.token("T1") == "xoxb-set"
    clock.move_to(NOW + 2 * HOUR)
    # By another process: seen when what was read is read again.
    await keeps.install(by_page(clock, "xoxb-anew"))
    assert await there.token("T1") == "xoxb-anew"


async def test_a_workspace_of_the_settings_that_left_by_another_process_is_gone_within_a_minute(keeps, clock, clients):
    one, other = (made(keeps, clock, clients, fixed=FIXED) for _ in range(2))
    await one.arrived()
    assert await other.of("T1") is not None
    await one.uninstalled("T1")
    assert await one.of("T1") is None
    clock.move_to(NOW + MINUTE)
    assert await other.of("T1") is None


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


async def test_with_a_good_token_nobody_waits_long_for_the_next(slack, keeps, workspaces, clock, monkeypatch):
    monkeypatch.setattr(renewal, "PATIENCE", 0.0)
    kept = await installed(slack, keeps, rotates=True)
    clock.move_to(NOW + 11 * HOUR)
    answer = asyncio.Event()
    slack.faults.add("oauth.v2.access", hangs(answer, accepted=True))
    assert await workspaces.token(key(kept)) == kept.details["bot_token"]
    answer.set()
    await workspaces.close()
    second = await workspaces.token(key(kept))
    assert second != kept.details["bot_token"]
    clock.move_to(clock.now() + 13 * HOUR)
    # One past its end is waited for.
    assert await workspaces.token(key(kept)) not in (kept.details["bot_token"], second)


@pytest.mark.parametrize(
    ("fault", "after"),
    [(too_many(40), 40), (says("internal_error"), 30), (reset(), 30), (says("bad_client_secret"), 300)],
)
async def test_a_hiccup_is_no_end(slack, keeps, workspaces, clock, fault, after):
    kept = await installed(slack, keeps, rotates=True)
    slack.faults.add("oauth.v2.access", fault)
    clock.move_to(NOW + 11 * HOUR)
    assert await workspaces.token(key(kept)) == kept.details["bot_token"]
    clock.move_to(NOW + 12 * HOUR)
    slack.faults.add("oauth.v2.access", fault)
    for _ in range(3):
        with pytest.raises(TryLater) as later:
            await workspaces.token(key(kept))
        assert later.value.after == timedelta(seconds=after)
    assert refreshes(slack) == 2
    clock.move_to(clock.now() + max(LEASE, timedelta(seconds=after)))
    assert await workspaces.token(key(kept)) != kept.details["bot_token"]


async def test_a_token_that_slack_calls_expired_and_cannot_renew_now_is_tried_later(slack, keeps, workspaces):
    kept = await installed(slack, keeps, rotates=True)
    slack.faults.add("oauth.v2.access", says("internal_error"))
    with pytest.raises(TryLater):
        await workspaces.renewed(key(kept))
    with pytest.raises(TryLater):
        await workspaces.renewed(key(kept))
    assert refreshes(slack) == 1


async def test_without_rotation_a_token_that_slack_calls_expired_is_revoked(slack, keeps, workspaces):
    kept = await installed(slack, keeps)
    with pytest.raises(Undeliverable):
        await workspaces.renewed(key(kept))
    assert refreshes(slack) == 0


# leaving


async def test_h11_an_uninstall_in_any_order_and_repeated_drops_the_token_at_once(slack, keeps, workspaces):
    acme, globex = await installed(slack, keeps), await installed(slack, keeps, team="globex")
    for kept in (acme, globex):
        await workspaces.token(key(kept))
    for _ in range(6):
        await workspaces.uninstalled(key(acme), at=NOW + MINUTE)
    with pytest.raises(Undeliverable) as gone:
        await workspaces.token(key(acme))
    assert gone.value.why is Finality.REVOKED
    asked = {"enterprise_id": None, "team_id": key(acme), "is_enterprise_install": False, "user_id": "U1"}
    assert await workspaces.authorize(**asked) is None
    assert await workspaces.token(key(globex)) == globex.details["bot_token"]
    assert slack.calls == []


async def test_h11_late_news_of_an_uninstall_does_not_undo_a_new_installation(slack, keeps, workspaces, clock):
    old = await installed(slack, keeps)
    clock.move_to(NOW + MINUTE)
    await workspaces.uninstalled(key(old), at=NOW + MINUTE)
    clock.move_to(NOW + 4 * MINUTE)
    new = await installed(slack, keeps)
    clock.move_to(NOW + 6 * MINUTE)
    await workspaces.uninstalled(key(old), at=NOW + MINUTE)
    assert await workspaces.token(key(new)) == new.details["bot_token"]
    await workspaces.uninstalled(key(new), at=NOW + 6 * MINUTE)
    assert await keeps.installed(new.tenant) is None


async def test_a_workspace_that_leaves_while_its_token_is_renewed_stays_away(slack, keeps, workspaces, clock):
    kept = await installed(slack, keeps, rotates=True)
    clock.move_to(NOW + 12 * HOUR)
    answer = asyncio.Event()
    slack.faults.add("oauth.v2.access", hangs(answer, accepted=True))
    asked = asyncio.create_task(workspaces.token(key(kept)))
    while refreshes(slack) == 0:
        await asyncio.sleep(0.01)
    await workspaces.uninstalled(key(kept))
    answer.set()
    with pytest.raises(Undeliverable):
        await asked
    assert await keeps.installed(kept.tenant) is None
    assert await workspaces.of(key(kept)) is None


async def test_what_was_being_read_while_a_workspace_left_is_not_believed(slack, keeps, workspaces, monkeypatch):
    kept = await installed(slack, keeps)
    go, real = asyncio.Event(), keeps.installed

    async def slow(tenant):
        found = await real(tenant)
        await go.wait()
        return found

    monkeypatch.setattr(keeps, "installed", slow)
    reading = asyncio.create_task(workspaces.of(key(kept)))
    await asyncio.sleep(0.05)
    monkeypatch.setattr(keeps, "installed", real)
    await workspaces.uninstalled(key(kept))
    go.set()
    await reading
    assert await workspaces.of(key(kept)) is None


# what is told


async def test_the_operator_reads_who_gave_fewer_rights_than_are_asked_for(slack, keeps, workspaces):
    acme = await installed(slack, keeps, scopes=("commands", "chat:write"))
    await installed(slack, keeps, team="globex", scopes=("commands", "chat:write", "im:history"))
    wanted = ("commands", "chat:write", "im:history")
    (line,) = await workspaces.lacking(wanted, install_url="https://bot.example/slack/install")
    assert line == (
        f"Acme ({key(acme)}) has not given: im:history. Install it there again: https://bot.example/slack/install"
    )
    assert await workspaces.lacking(("commands",)) == ()
    for number in range(9):
        await installed(slack, keeps, team=f"team{number}", scopes=("commands",))
    lines = await workspaces.lacking(wanted)
    assert len(lines) == 6
    assert lines[-1].startswith("5 more workspaces")


async def test_no_token_is_in_a_repr_or_a_log(slack, keeps, workspaces, clock, caplog):
    caplog.set_level(logging.DEBUG)
    kept = await installed(slack, keeps, rotates=True)
    secrets = [kept.details["bot_token"], kept.details["bot_refresh_token"], CLIENT_SECRET]
    with structlog.testing.capture_logs() as logs:
        told = [repr(await workspaces.of(key(kept)))]
        clock.move_to(NOW + 12 * HOUR)
        secrets.append(await workspaces.token(key(kept)))
        told.append(repr(await workspaces.of(key(kept))))
        now = await keeps.installed(kept.tenant)
        assert now is not None
        secrets.append(now.details["bot_refresh_token"])
        slack.world.refreshes.clear()
        clock.move_to(NOW + 26 * HOUR)
        with pytest.raises(Undeliverable) as gone:
            await workspaces.token(key(kept))
        told.append(repr(gone.value))
        slack.faults.add("oauth.v2.access", reset())
        clock.move_to(clock.now() + REST)
        with pytest.raises(TryLater):
            await workspaces.token(key(kept))
    everything = "\n".join([*told, caplog.text, *(str(each) for each in logs)])
    for secret in secrets:
        assert secret not in everything
    assert "renewed a token" in everything


async def test_nothing_is_left_running_after_the_close(slack, keeps, workspaces, clock):
    kept = await installed(slack, keeps, rotates=True)
    clock.move_to(NOW + 11 * HOUR)
    slack.faults.add("oauth.v2.access", says("internal_error"))
    asked = {"enterprise_id": None, "team_id": key(kept), "is_enterprise_install": False, "user_id": "U1"}
    await workspaces.authorize(**asked)
    await workspaces.close()
    assert workspaces._renewal._running == {}
    gc.collect()
