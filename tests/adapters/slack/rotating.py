"""Workspaces on a loopback Slack whose tokens run out."""

import asyncio
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta

import pytest

from adapters.slack.clients import Clients
from adapters.slack.rotation import rotating
from adapters.slack.workspaces import Workspaces
from bot.clock import MovableClock, micros
from bot.keeping import Keeping
from bot.model.people import Tenant
from bot.ports import Installation
from bot.store.rights import System
from bot.store.store import Store
from tests.adapters.slack.loopback import LoopbackSlack
from tests.adapters.slack.oauth import CLIENT_ID, CLIENT_SECRET
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
