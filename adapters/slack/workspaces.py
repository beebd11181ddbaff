"""Workspaces: who took the bot in, and the token to speak there with."""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from datetime import timedelta

import structlog
from slack_bolt.authorization import AuthorizeResult
from slack_bolt.authorization.async_authorize import AsyncAuthorize
from slack_bolt.context.async_context import AsyncBoltContext

from adapters.slack.installed import PLATFORM, Workspace, installed_at, stamp, workspace
from adapters.slack.renewal import EARLY, Renewal
from adapters.slack.rotation import Rotate
from bot.clock import Clock, Instant
from bot.errors import DeliveryError, Finality, Undeliverable, traced
from bot.model.people import Tenant
from bot.ports import Installation, Keeps

__all__ = ["TENANT", "Authorize", "Workspace", "Workspaces"]

log = structlog.get_logger("afternote.slack")

TENANT = "afternote_tenant"
"""Under what a request's context has the id of the installation that it belongs to."""
FRESH = timedelta(seconds=60)
"""How long what was read is good without reading it again."""
ABSENT = timedelta(seconds=1)
"""The same for a workspace that was not there: it may be installing by another process at this moment."""
SKEW = timedelta(seconds=10)
"""How far Slack's clock and ours may be apart."""
_AT_ONCE = 4
_NAMED = 5


class Workspaces:
    """Every workspace that is installed; `fixed`: the one whose token the operator set."""

    def __init__(
        self,
        keeps: Keeps,
        clock: Clock,
        *,
        fixed: Workspace | None = None,
        rotate: Rotate | None = None,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        self._keeps = keeps
        self._clock = clock
        self._fixed = fixed
        self._since: Instant | None = None
        """When Slack took the fixed one's token."""
        self._before: int | None = None
        """When the fixed one had installed by itself before that, if it had."""
        self._renewal = Renewal(keeps, clock, rotate, changed=self._drop, sleep=sleep)
        self._known: dict[str, tuple[Workspace | None, Instant]] = {}
        self._drops: dict[str, int] = {}

    # who is there

    async def of(self, tenant_key: str) -> Workspace | None:
        """The workspace or organisation of this id; None when it is not installed."""
        known = self._known.get(tenant_key)
        if known is not None:
            good = ABSENT if known[0] is None else FRESH
            if timedelta(0) <= self._clock.now() - known[1] < good:
                return known[0]
        drops = self._drops.get(tenant_key, 0)
        kept = await self._keeps.installed(Tenant(PLATFORM, tenant_key))
        found = None if kept is None else self._speaking(kept)
        if self._drops.get(tenant_key, 0) == drops:
            self._known[tenant_key] = (found, self._clock.now())
        return found

    async def inside(
        self, *, enterprise_id: str | None, team_id: str | None, is_enterprise_install: bool | None
    ) -> Workspace | None:
        """The installation that a request belongs to: its own workspace's, else that of its whole organisation."""
        if team_id and not (is_enterprise_install and enterprise_id):
            found = await self.of(team_id)
            if found is not None and not found.is_enterprise_install:
                return found
        if enterprise_id:
            found = await self.of(enterprise_id)
            if found is not None and found.is_enterprise_install:
                return found
        return None

    async def authorize(
        self,
        *,
        enterprise_id: str | None,
        team_id: str | None,
        is_enterprise_install: bool | None,
        user_id: str | None,
        **_: object,
    ) -> AuthorizeResult | None:
        """What Bolt is to know of a request; None when it comes from nowhere that is installed.

        Asks Slack nothing, since somebody waits: a token that runs out is renewed beside the request.
        """
        found = await self.inside(
            enterprise_id=enterprise_id, team_id=team_id, is_enterprise_install=is_enterprise_install
        )
        return None if found is None else self.authorized(found, enterprise_id, team_id, user_id)

    def authorized(
        self, found: Workspace, enterprise_id: str | None, team_id: str | None, user_id: str | None
    ) -> AuthorizeResult:
        """What Bolt is to know of a request that belongs to this installation."""
        if self._renewal.due(found):
            self._renewal.start(found)
        return AuthorizeResult(
            enterprise_id=found.enterprise_id or enterprise_id,
            team_id=team_id or found.team_id,
            team=found.name,
            bot_id=found.bot_id,
            bot_user_id=found.bot_user_id,
            bot_token=found.token,
            bot_scopes=list(found.scopes),
            user_id=user_id,
        )

    # tokens

    async def token(self, tenant_key: str) -> str:
        """The token to speak with, renewed when less than two hours of it are left.

        Raises Undeliverable(REVOKED) when there is none, TryLater when it ran out and cannot be renewed now.
        """
        return (await self._renewal.usable(await self._there(tenant_key))).token

    async def renewed(self, tenant_key: str) -> None:
        """Has a new token: Slack said that the old one has expired. Once for all who ask.

        Raises Undeliverable(REVOKED) when there is none to be had, TryLater when not now.
        """
        found = await self._there(tenant_key)
        if found is self._fixed:
            log.error("the token in the settings has expired", tenant=tenant_key)
            raise Undeliverable(Finality.REVOKED)
        await self._renewal.replaced(found)

    async def upkeep(self) -> None:
        """Renews every token that runs out within two hours; what cannot be renewed is logged."""
        limit = asyncio.Semaphore(_AT_ONCE)

        async def one(found: Workspace) -> None:
            async with limit:
                try:
                    await self._renewal.usable(found)
                except DeliveryError:
                    pass  # logged where it happened
                except Exception as error:
                    log.error("a token was not renewed", tenant=found.tenant.tenant, error=traced(error))

        ends = await self._keeps.installations(PLATFORM, expiring_before=self._clock.now() + EARLY)
        found = [each for kept in ends if (each := self._speaking(kept)) is not None]
        await asyncio.gather(*(one(each) for each in found if self._renewal.due(each)))

    # coming and going

    async def install(self, installation: Installation) -> None:
        """Keeps a workspace that was installed now, in the place of what was known of it."""
        key = installation.tenant.tenant
        await self._keeps.install(installation)
        self._renewal.forget(key)
        self._drop(key)
        log.info("installed", tenant=key)

    async def arrived(self) -> None:
        """Slack has taken the token that the operator set: what an earlier uninstall put off goes on.

        News of an uninstall before this moment is stale.
        """
        if self._fixed is None:
            return
        tenant, now = self._fixed.tenant, self._clock.now()
        kept = await self._keeps.installed(tenant)
        if kept is None or workspace(kept) is None:
            # Without the token, which is the operator's to keep; the moment, for whichever process hears the news.
            details = {"team_id": self._fixed.team_id, "installed_at": stamp(now)}
            await self._keeps.install(Installation(tenant, details))
        else:
            self._before = _stamped(kept)
        self._since = now
        self._drop(tenant.tenant)

    async def uninstalled(self, tenant_key: str, *, at: Instant | None = None) -> None:
        """Forgets the workspace and stops everything there; once or often.

        `at`: when it happened, so that news that comes late does not undo an installation made since.
        """
        tenant = Tenant(PLATFORM, tenant_key)
        if at is not None:
            kept = await self._keeps.installed(tenant)
            since = None if kept is None else installed_at(kept)
            if self._since is not None and self._is_fixed(tenant_key) and kept is not None:
                since = self._since if since is None else max(since, self._since)
            if since is not None and since - SKEW > at:
                log.info("an uninstall from before the installation", tenant=tenant_key)
                return
        self._drop(tenant_key)
        await self._keeps.uninstall(tenant)
        # What was being read meanwhile is of no use either.
        self._drop(tenant_key)
        self._renewal.forget(tenant_key)
        log.info("uninstalled", tenant=tenant_key)

    async def is_kept(self, tenant_key: str, token: str) -> bool:
        """Whether this very token is kept with the installation: no later one, and not the operator's."""
        kept = await self._keeps.installed(Tenant(PLATFORM, tenant_key))
        return kept is not None and kept.details.get("bot_token") == token

    async def everywhere(self) -> list[Workspace]:
        """Every workspace and organisation that is installed."""
        kept = await self._keeps.installations(PLATFORM)
        return [found for each in kept if (found := self._speaking(each)) is not None]

    async def lacking(self, wanted: Sequence[str], *, install_url: str | None = None) -> tuple[str, ...]:
        """Lines for the operator: which workspaces gave fewer rights than are asked for now, and what to do."""
        there = await self.everywhere()
        short = [(each, [scope for scope in wanted if scope not in each.scopes]) for each in there if each.scopes]
        short = [(each, missing) for each, missing in short if missing]
        again = f"Install it there again: {install_url}" if install_url else "Install it there again."
        lines = [
            f"{each.name or 'A workspace'} ({each.tenant.tenant}) has not given: {', '.join(missing)}. {again}"
            for each, missing in short[:_NAMED]
        ]
        if len(short) > _NAMED:
            lines.append(f"{len(short) - _NAMED} more workspaces have not given everything that is asked for now.")
        return tuple(lines)

    async def close(self) -> None:
        """Waits for the renewals in hand."""
        await self._renewal.close()

    # inside

    async def _there(self, key: str) -> Workspace:
        found = await self.of(key)
        if found is None:
            raise Undeliverable(Finality.REVOKED)
        return found

    def _speaking(self, kept: Installation) -> Workspace | None:
        """Whose token goes with this installation: its own, or the operator's where Slack took that one later."""
        own = workspace(kept)
        if self._is_fixed(kept.tenant.tenant) and (own is None or _stamped(kept) == self._before):
            return self._fixed
        return own

    def _is_fixed(self, key: str) -> bool:
        return self._fixed is not None and key == self._fixed.tenant.tenant

    def _drop(self, key: str) -> None:
        """What is known is no longer so, nor what is being read at this moment."""
        self._known.pop(key, None)
        self._drops[key] = self._drops.get(key, 0) + 1


def _stamped(kept: Installation) -> int:
    return int(kept.details.get("installed_at") or 0)


class Authorize(AsyncAuthorize):
    """Whose token a request goes with; one of a workspace that is not ours goes on without any, and is told."""

    def __init__(self, workspaces: Workspaces) -> None:
        self._workspaces = workspaces

    async def __call__(
        self,
        *,
        context: AsyncBoltContext,
        enterprise_id: str | None,
        team_id: str | None,
        user_id: str | None,
        actor_enterprise_id: str | None = None,
        actor_team_id: str | None = None,
        actor_user_id: str | None = None,
    ) -> AuthorizeResult:
        """The installation behind this request, named in the context too; without a token where there is none."""
        found = await self._workspaces.inside(
            enterprise_id=enterprise_id, team_id=team_id, is_enterprise_install=context.is_enterprise_install
        )
        if found is None:
            return AuthorizeResult(enterprise_id=enterprise_id, team_id=team_id)
        # Which of the two a request belongs to is known by what is installed, not by the request.
        context[TENANT] = found.tenant.tenant
        return self._workspaces.authorized(found, enterprise_id, team_id, user_id)
