"""OAuth as Slack does it: consent, codes that work once, tokens that run out, refresh tokens that work once."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from urllib.parse import urlencode

from aiohttp import web

from tests.adapters.slack.views_api import Refused
from tests.adapters.slack.web_api import WebApi
from tests.adapters.slack.world import Json, Team, Token, World

CLIENT_ID = "1.2"
CLIENT_SECRET = "client secret of the loopback"
ROTATES = timedelta(hours=12)


@dataclass
class Grant:
    """A consent that waits to be exchanged for a token."""

    team: Team
    org: bool
    installer: str
    redirect_uri: str
    scopes: tuple[str, ...]
    used: bool = False


class Oauth:
    """The authorize page and oauth.v2.access over the loopback's state."""

    def __init__(self, world: World, api: WebApi) -> None:
        self.world = world
        self.rotates = False
        """Whether a token that is handed out runs out after 12 hours."""
        self.consents: Callable[[], tuple[Team, bool, str]] | None = None
        """Who says yes: the workspace, whether for the whole organisation, the user's id; None: declined."""
        self._api = api
        self._grants: dict[str, Grant] = {}

    async def authorize(self, request: web.Request) -> web.StreamResponse:
        """The page where somebody says yes or no, answered at once."""
        query = request.query
        if query.get("client_id") != CLIENT_ID:
            return web.Response(status=400, text="invalid client_id")
        back, answer = query.get("redirect_uri", ""), {"state": query.get("state", "")}
        if self.consents is None:
            answer["error"] = "access_denied"
        else:
            team, org, installer = self.consents()
            scopes = tuple(query.get("scope", "").split(","))
            answer["code"] = self.grant(team, installer, org=org, redirect_uri=back, scopes=scopes)
        raise web.HTTPFound(f"{back}?{urlencode(answer)}")

    def grant(self, team: Team, installer: str, *, org: bool = False, redirect_uri: str = "",
              scopes: tuple[str, ...] = ()) -> str:  # fmt: skip
        """A code as the authorize page hands it out."""
        code = self.world.new("code")
        self._grants[code] = Grant(team, org, installer, redirect_uri, scopes)
        return code

    def access(self, args: Json) -> Json:
        """oauth.v2.access: a code or a refresh token for a token.

        Raises Refused for one that does not work, or no more.
        """
        if (args.get("client_id"), args.get("client_secret")) != (CLIENT_ID, CLIENT_SECRET):
            raise Refused("invalid_client_id")
        if args.get("grant_type") == "refresh_token":
            return self._refreshed(str(args.get("refresh_token")))
        grant = self._grants.get(str(args.get("code")))
        if grant is None:
            raise Refused("invalid_code")
        if grant.used:
            raise Refused("code_already_used")
        if grant.redirect_uri and args.get("redirect_uri") not in (None, grant.redirect_uri):
            raise Refused("bad_redirect_uri")
        grant.used = True
        more = {"scopes": grant.scopes} if any(grant.scopes) else {}
        return self._handed_out(self.world.bot_token(grant.team, org=grant.org, **more), installer=grant.installer)

    def rotate(self, token: Token) -> str:
        """Makes this token one that runs out, and answers the refresh token that goes with it."""
        token.expires_at = self.world.clock.now() + ROTATES
        refresh = f"xoxe-1-{self.world.new('')}"
        self.world.refreshes[refresh] = token.value
        return refresh

    def _refreshed(self, refresh: str) -> Json:
        value = self.world.refreshes.get(refresh)
        if value is None:
            raise Refused("invalid_refresh_token")
        self.world.refreshes[refresh] = None
        old = self.world.tokens[value]
        if old.refused is not None:
            raise Refused("invalid_refresh_token")
        team = self._api.teams(old)[0]
        value = f"xoxe.xoxb-{self.world.new('')}"
        made = self.world.bot_token(team, value=value, org=old.team is None, scopes=old.scopes)
        return self._handed_out(made, rotated=True)

    def _handed_out(self, token: Token, *, installer: str | None = None, rotated: bool = False) -> Json:
        team = self.world.teams.get(token.team or "")
        more: Json = {}
        if self.rotates or rotated:
            more = {"refresh_token": self.rotate(token), "expires_in": int(ROTATES.total_seconds())}
        return {
            "ok": True, "app_id": self._api.app_id, "scope": ",".join(token.scopes), "token_type": "bot",
            "access_token": token.value, "bot_user_id": token.bot_user,
            "team": {"id": team.id, "name": team.name} if team is not None else None,
            "enterprise": {"id": token.enterprise, "name": "Grid"} if token.enterprise else None,
            "is_enterprise_install": token.team is None,
            **({"authed_user": {"id": installer}} if installer else {}), **more,
        }  # fmt: skip
