"""Install: the pages by which a workspace takes the bot in, over Bolt's OAuth flow."""

from ipaddress import ip_address
from typing import Any
from urllib.parse import urlencode, urlsplit

import structlog
from slack_bolt.error import BoltError
from slack_bolt.oauth.async_callback_options import AsyncCallbackOptions
from slack_bolt.oauth.async_oauth_flow import AsyncOAuthFlow
from slack_bolt.oauth.async_oauth_settings import AsyncOAuthSettings
from slack_bolt.request.async_request import AsyncBoltRequest
from slack_sdk.oauth import OAuthStateUtils
from slack_sdk.oauth.installation_store import Installation as SlackInstallation
from slack_sdk.oauth.installation_store.async_installation_store import AsyncInstallationStore

from adapters.slack.clients import Clients
from adapters.slack.clients import code as said
from adapters.slack.install_pages import TEAM, Pages, only_get, over_bolt
from adapters.slack.installed import stamp, tenant_of
from adapters.slack.manifest import REDIRECT_PATH, SCOPES
from adapters.slack.rotation import lasting
from adapters.slack.settings import SlackSettings
from adapters.slack.states import LASTS, States
from adapters.slack.told import INSTALL_PATH
from adapters.slack.workspaces import Authorize, Workspaces
from bot.clock import Clock, instant
from bot.errors import AfternoteError, traced
from bot.ports import Installation, Keeps, Site

log = structlog.get_logger("afternote.slack")

START_PATH = "/slack/add"
STYLE_PATH = "/slack/install.css"
COOKIE = "afternote-install"


class Installations(AsyncInstallationStore):
    """Where Bolt's flow leaves what was installed."""

    def __init__(self, workspaces: Workspaces, clock: Clock) -> None:
        self._workspaces = workspaces
        self._clock = clock

    async def async_save(self, installation: SlackInstallation) -> None:
        """Keeps it, in the place of an earlier one.

        Raises BoltError when that is not possible, which the flow has a page for.
        """
        tenant = tenant_of(
            enterprise_id=installation.enterprise_id,
            team_id=installation.team_id,
            is_enterprise_install=installation.is_enterprise_install,
        )
        if tenant is None:
            raise BoltError("an installation of no workspace")
        ends = installation.bot_token_expires_at
        details = {
            "team_id": installation.team_id,
            "enterprise_id": installation.enterprise_id,
            "is_enterprise_install": installation.is_enterprise_install,
            "team_name": installation.team_name or installation.enterprise_name,
            "app_id": installation.app_id,
            "bot_id": installation.bot_id,
            "bot_user_id": installation.bot_user_id,
            "bot_token": installation.bot_token,
            "bot_refresh_token": installation.bot_refresh_token,
            "scopes": list(installation.bot_scopes or ()),
            "installer": installation.user_id,
            "installed_at": stamp(self._clock.now()),
        }
        expires_at = None if ends is None else instant(ends * 1_000_000)
        try:
            await self._workspaces.install(Installation(tenant, details, expires_at))
        except AfternoteError as error:
            log.error("an installation was not saved", tenant=tenant.tenant, error=traced(error))
            raise BoltError("not saved") from error


class Cookie(OAuthStateUtils):
    """The cookie that binds a state to the browser it was made for."""

    def __init__(self, *, secure: bool) -> None:
        super().__init__(cookie_name=COOKIE, expiration_seconds=int(LASTS.total_seconds()))
        # Lax: the way back from Slack is a link that is followed.
        self._rules = "HttpOnly; SameSite=Lax; Path=/" + ("; Secure" if secure else "")

    def build_set_cookie_for_new_state(self, state: str) -> str:
        """Sets it."""
        return f"{self.cookie_name}={state}; {self._rules}; Max-Age={self.expiration_seconds}"

    def build_set_cookie_for_deletion(self) -> str:
        """Takes it away."""
        return f"{self.cookie_name}=; {self._rules}; Max-Age=0"


class Flow(AsyncOAuthFlow):
    """Bolt's flow, with addresses that hold no more than they may, and a log that holds no code."""

    def __init__(self, settings: AsyncOAuthSettings, *, clients: Clients, clock: Clock) -> None:
        super().__init__(client=clients.sends(None), settings=settings)
        self._clients = clients
        self._clock = clock

    async def build_authorize_url(self, state: str, request: AsyncBoltRequest) -> str:
        """Slack's own page, where somebody says yes or no."""
        asked = (request.query.get("team") or [""])[0]
        given = {
            "client_id": self.settings.client_id,
            "scope": ",".join(self.settings.scopes or ()),
            "state": state,
            **({"redirect_uri": self.settings.redirect_uri} if self.settings.redirect_uri else {}),
            **({"team": asked} if TEAM.fullmatch(asked) else {}),
        }
        return f"{self.settings.authorization_url}?{urlencode(given)}"

    async def run_installation(self, code: str) -> SlackInstallation | None:
        """What the code stands for; None when Slack does not confirm it."""
        given = {
            "client_id": self.settings.client_id,
            "client_secret": self.settings.client_secret,
            "code": code,
            **({"redirect_uri": self.settings.redirect_uri} if self.settings.redirect_uri else {}),
        }
        try:
            # By name: the SDK's own method speaks to aiohttp in a way that is going away.
            answer = await self.client.api_call("oauth.v2.access", data=given)
        except Exception as error:
            # Without its words, which may quote what was sent.
            log.warning("an installation was not confirmed", error=type(error).__name__, code=said(error))
            return None
        token = answer.get("access_token")
        if not token or answer.get("token_type") != "bot":
            log.warning("an installation was not confirmed", error="an answer without a bot token")
            return None
        known = await self._known(token)
        team, enterprise = answer.get("team") or {}, answer.get("enterprise") or {}
        now, lasts = self._clock.now(), lasting(answer.get("expires_in"))
        return SlackInstallation(
            app_id=answer.get("app_id"),
            enterprise_id=enterprise.get("id"),
            enterprise_name=enterprise.get("name"),
            enterprise_url=known.get("url"),
            team_id=team.get("id"),
            team_name=team.get("name"),
            bot_token=token,
            bot_id=known.get("bot_id"),
            bot_user_id=answer.get("bot_user_id"),
            bot_scopes=answer.get("scope") or "",
            bot_refresh_token=answer.get("refresh_token"),
            bot_token_expires_at=None if lasts is None else int((now + lasts).timestamp()),
            user_id=(answer.get("authed_user") or {}).get("id") or "",
            is_enterprise_install=bool(answer.get("is_enterprise_install")),
            token_type="bot",  # noqa: S106  a kind, not a secret
            installed_at=now.timestamp(),
        )

    async def _known(self, token: str) -> dict[str, Any]:
        """What Slack knows of the bot there; nothing when it does not say, as the code is spent already."""
        try:
            answer = await self._clients.reads(token).auth_test()
        except Exception as error:
            log.warning("a bot is not known", error=type(error).__name__, code=said(error))
            return {}
        return {"bot_id": answer.get("bot_id"), "url": answer.get("url")}


def installing(
    site: Site, *, settings: SlackSettings, workspaces: Workspaces, keeps: Keeps, clients: Clients, clock: Clock
) -> Flow:
    """Serves the pages on this site, and answers the flow behind them, as `AsyncApp` takes it.

    The settings must name a client id and a client secret.
    """
    assert settings.client_id is not None
    assert settings.client_secret is not None
    authorize_url = authorization_url(settings.api_url)
    cookie = Cookie(secure=not (site.url or "").startswith("http://"))
    pages = Pages(
        slack=authorize_url.removesuffix("/oauth/v2/authorize"), cookie=cookie, purge_after=keeps.purge_after
    )
    secret = settings.client_secret.get_secret_value()
    how = AsyncOAuthSettings(
        client_id=settings.client_id,
        client_secret=secret,
        scopes=[scope.name for scope in SCOPES],
        user_scopes=[],
        install_path=START_PATH,
        install_page_rendering_enabled=False,
        redirect_uri_path=REDIRECT_PATH,
        authorization_url=authorize_url,
        callback_options=AsyncCallbackOptions(success=pages.succeeded, failure=pages.failed),
        installation_store=Installations(workspaces, clock),
        state_store=States(keeps, clock, secret),
    )
    # Not from the environment, which the SDK would ask.
    how.redirect_uri = None if site.url is None else site.url + REDIRECT_PATH
    how.state_utils = cookie
    how.authorize = Authorize(workspaces)
    flow = Flow(how, clients=clients, clock=clock)
    site.mount(INSTALL_PATH, only_get(pages.install))
    site.mount(START_PATH, only_get(over_bolt(flow.handle_installation, pages)))
    site.mount(REDIRECT_PATH, only_get(over_bolt(flow.handle_callback, pages)))
    site.mount(STYLE_PATH, only_get(pages.style))
    return flow


def authorization_url(api_url: str) -> str:
    """Slack's page that goes with this address of its Web API: GovSlack's and a loopback's are their own."""
    parts = urlsplit(api_url)
    host = parts.hostname or ""
    if host == "slack-gov.com" or host.endswith(".slack-gov.com"):
        return "https://slack-gov.com/oauth/v2/authorize"
    if host == "localhost" or _loopback(host):
        return f"{parts.scheme}://{parts.netloc}/oauth/v2/authorize"
    return "https://slack.com/oauth/v2/authorize"


def _loopback(host: str) -> bool:
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False
