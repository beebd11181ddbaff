"""An installation as Slack's own terms have it: what is kept, as a workspace, and back; pure."""

from dataclasses import dataclass, field, replace
from typing import Any

from adapters.slack.rotation import Renewed
from bot.clock import Instant, instant, micros
from bot.model.people import Tenant
from bot.ports import Installation

PLATFORM = "slack"


@dataclass(frozen=True, slots=True)
class Workspace:
    """A workspace, or a whole organisation, that took the bot in."""

    tenant: Tenant
    team_id: str | None
    enterprise_id: str | None
    is_enterprise_install: bool
    bot_id: str | None
    bot_user_id: str | None
    name: str
    token: str = field(repr=False)
    refresh_token: str | None = field(default=None, repr=False)
    expires_at: Instant | None = None
    scopes: tuple[str, ...] = ()
    called: str = ""
    """The bot's own name there, where Slack was asked for it."""


def workspace(kept: Installation) -> Workspace | None:
    """What is kept of a workspace; None when there is no token among it."""
    details = kept.details
    token = details.get("bot_token")
    if not token:
        return None
    return Workspace(
        tenant=kept.tenant,
        team_id=details.get("team_id"),
        enterprise_id=details.get("enterprise_id"),
        is_enterprise_install=bool(details.get("is_enterprise_install")),
        bot_id=details.get("bot_id"),
        bot_user_id=details.get("bot_user_id"),
        name=details.get("team_name") or "",
        token=token,
        refresh_token=details.get("bot_refresh_token"),
        expires_at=kept.expires_at,
        scopes=tuple(details.get("scopes") or ()),
    )


def tenant_of(*, enterprise_id: str | None, team_id: str | None, is_enterprise_install: bool) -> Tenant | None:
    """Whose installation it is: the organisation's when it is org-wide, else the workspace's; None without an id."""
    key = enterprise_id if is_enterprise_install else team_id
    return None if not key else Tenant(PLATFORM, key)


def with_token(kept: Installation, renewed: Renewed, now: Instant) -> Installation:
    """The same installation with its next token."""
    details: dict[str, Any] = {
        **kept.details,
        "bot_token": renewed.token,
        "bot_refresh_token": renewed.refresh_token or kept.details.get("bot_refresh_token"),
    }
    return replace(kept, details=details, expires_at=None if renewed.lasts is None else now + renewed.lasts)


def installed_at(kept: Installation) -> Instant | None:
    """When it was installed, if that is known."""
    found = kept.details.get("installed_at")
    return instant(found) if isinstance(found, int) else None


def stamp(now: Instant) -> int:
    """That moment as it is kept among the details, under `installed_at`."""
    return micros(now)
