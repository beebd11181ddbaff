"""Which workspaces there are: whose token a request gets."""

from dataclasses import replace
from datetime import timedelta

import pytest
import structlog
from slack_bolt.context.async_context import AsyncBoltContext
from sqlalchemy import select

from adapters.slack.installed import Workspace
from adapters.slack.workspaces import Authorize
from bot.clock import MovableClock, micros
from bot.errors import Finality, Undeliverable
from bot.model.people import Tenant
from bot.ports import Installation
from bot.store import tables
from bot.store.rights import System
from bot.store.store import Store
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
    slack,
    workspaces,
)

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


__all__ = ["clients", "clock", "keeps", "slack", "workspaces"]
