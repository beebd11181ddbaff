"""What hinders a renewal, who leaves, and what is told about it."""

import asyncio
import gc
import logging
from datetime import timedelta

import pytest
import structlog

from adapters.slack import renewal
from adapters.slack.renewal import LEASE, REST
from bot.errors import Finality, TryLater, Undeliverable
from tests.adapters.slack.faults import hangs, reset, says, too_many
from tests.adapters.slack.oauth import CLIENT_SECRET
from tests.adapters.slack.rotating import (
    HOUR,
    MINUTE,
    NOW,
    clients,
    clock,
    installed,
    keeps,
    key,
    refreshes,
    slack,
    workspaces,
)


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


__all__ = ["clients", "clock", "keeps", "slack", "workspaces"]
