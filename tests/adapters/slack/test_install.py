"""Install: the page, the way to Slack and back, and what each outcome shows."""

import asyncio
import base64
import html
import logging
import re
from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any
from urllib.parse import parse_qs, urlsplit

import aiohttp
import pytest
import structlog
from pydantic import SecretStr
from slack_bolt.app.async_app import AsyncApp
from sqlalchemy import select

from adapters.slack.clients import Clients
from adapters.slack.install import COOKIE, Flow, authorization_url, installing
from adapters.slack.install_pages import worded
from adapters.slack.manifest import SCOPES
from adapters.slack.settings import SlackSettings
from adapters.slack.states import States
from adapters.slack.workspaces import Authorize, Workspaces
from adapters.web.server import Server
from bot.cards import installs
from bot.cards.installs import Went
from bot.cards.words import Reader
from bot.clock import MovableClock, micros
from bot.errors import StoreError
from bot.keeping import Keeping
from bot.model.people import Tenant
from bot.store import sweep, tables
from bot.store.rights import System
from bot.store.store import Store
from tests.adapters.slack.faults import broken, reset, says
from tests.adapters.slack.loopback import SIGNING_SECRET, LoopbackSlack
from tests.adapters.slack.oauth import CLIENT_ID, CLIENT_SECRET
from tests.dialogs import dialog

NOW = datetime(2026, 3, 2, 12, tzinfo=UTC)
BOT = System("a test")

store = dialog.store
"""One database for all, emptied: dear to make."""


@dataclass
class Seen:
    """A page as a browser has it."""

    status: int
    url: str
    text: str
    headers: Any

    @property
    def words(self) -> str:
        """What is read on it."""
        body = re.sub(r"<(title|svg).*?</\1>", " ", self.text, flags=re.DOTALL)
        return html.unescape(" ".join(re.sub(r"<[^>]+>", " ", body).split()))

    @property
    def query(self) -> dict[str, list[str]]:
        return parse_qs(urlsplit(self.url).query)


class Browser:
    """Follows links and keeps cookies, as people's browsers do."""

    def __init__(self, address: str) -> None:
        self.address = address
        self.session = aiohttp.ClientSession(cookie_jar=aiohttp.CookieJar(unsafe=True))

    async def goes(self, url: str, *, follows: bool = True, method: str = "GET") -> Seen:
        url = url if url.startswith("http") else self.address + url
        async with self.session.request(method, url, allow_redirects=follows) as answer:
            return Seen(answer.status, str(answer.url), await answer.text(), answer.headers)

    async def begins(self, query: str = "") -> Seen:
        """Presses the button, and stands before Slack's page."""
        seen = await self.goes(f"/slack/add{query}", follows=False)
        return Seen(seen.status, seen.headers["Location"], seen.text, seen.headers)


@dataclass
class Place:
    """A bot with its pages, and a Slack beside it."""

    slack: LoopbackSlack
    server: Server
    keeps: Keeping
    workspaces: Workspaces
    clock: MovableClock
    store: Store
    flow: Flow

    def consents(self, team: str = "acme", *, org: bool = False) -> Tenant:
        """Whoever is asked says yes; what is installed then."""
        home = self.slack.world.team(team, enterprise="E1" if org else None)
        self.slack.oauth.consents = lambda: (home, org, "U-installer")
        return Tenant("slack", "E1" if org else home.id)

    async def tickets(self) -> int:
        async with self.store.read(BOT) as tx:
            return len(await tx.rows(select(tables.tickets)))


@pytest.fixture
async def place(store: Store) -> AsyncIterator[Place]:
    clock = MovableClock(NOW)
    slack = await LoopbackSlack(clock).start()
    clients = Clients(slack.api_url)
    keeps = Keeping(store, clock, asker=BOT, purge_after=timedelta(days=7))
    workspaces = Workspaces(keeps, clock)
    server = Server()
    server.url = address = await server.start(port=0)  # type: ignore[attr-defined]
    settings = SlackSettings(
        _env_file=None, client_id=CLIENT_ID, client_secret=SecretStr(CLIENT_SECRET),
        signing_secret=SecretStr(SIGNING_SECRET), api_url=slack.api_url,
    )  # fmt: skip
    flow = installing(
        server, settings=settings, workspaces=workspaces, keeps=keeps, clients=clients, clock=clock
    )
    server.address = address
    yield Place(slack, server, keeps, workspaces, clock, store, flow)
    await workspaces.close()
    await clients.close()
    await server.stop()
    await slack.stop()


@pytest.fixture
async def browser(place: Place) -> AsyncIterator[Browser]:
    made = Browser(place.server.address)
    yield made
    await made.session.close()


# the page


async def test_the_page_says_what_is_asked_for_and_why_and_what_is_never_done(place, browser):
    seen = await browser.goes("/slack/install")
    assert seen.status == 200
    for scope in SCOPES:
        assert scope.name in seen.words
        assert scope.why.replace("`", "").split(",")[0] in seen.words.replace(" ,", ",")
    for words in (
        "It never sends a note or a mail for anybody", "never reads a channel", "mail address",
        "Whoever runs this Afternote holds the key.", "erased after 7 days.",
    ):  # fmt: skip
        assert words in seen.words
    assert "Add to Slack" in seen.words
    assert "!" not in seen.words
    assert seen.headers["Content-Type"] == "text/html; charset=utf-8"
    # To look is not to begin.
    assert await place.tickets() == 0
    assert "Set-Cookie" not in seen.headers


@pytest.mark.parametrize(
    ("days", "words"), [(0, "is erased at once."), (1, "is erased after a day."), (30, "is erased after 30 days.")]
)
def test_how_long_is_kept_what_a_workspace_leaves_behind_is_said_as_it_is_set(days, words):
    page = installs.offered(Reader(), "Slack", purge_after=timedelta(days=days))
    assert page.sections[-1].points[-1].endswith(words)


def test_every_outcome_has_words_of_its_own_and_says_what_was_saved():
    pages = [installs.not_installed(Reader(), "Slack", went) for went in Went]
    assert len({page.title for page in pages}) == len(pages)
    for page in pages:
        assert page.lines
        assert page.go
        assert not {"!", "we "} & set(" ".join(page.lines))


async def test_pressing_the_button_writes_nothing(place, browser):
    place.consents()
    states = {(await browser.begins()).query["state"][0] for _ in range(5)}
    assert len(states) == 5
    assert await place.tickets() == 0
    # Nor does a state of one's own making, however it came by its cookie.
    for state in (*forged(states.pop()), "", "x" * 75, "é"):
        browser.session.cookie_jar.update_cookies(
            {COOKIE: state}, response_url=aiohttp.client.URL(place.server.address)
        )
        assert not await place.flow.settings.state_store.async_consume(state)
    assert await place.tickets() == 0


def forged(state: str) -> list[str]:
    """The same state, made to last, to be another, or to be read as the same."""
    whole = base64.urlsafe_b64decode(state + "=")
    later = (int.from_bytes(whole[:8], "big") + 10**9).to_bytes(8, "big") + whole[8:]
    other = whole[:20] + bytes([whole[20] ^ 1]) + whole[21:]
    made = [base64.urlsafe_b64encode(each).decode().rstrip("=") for each in (later, other, whole[:-1], whole[:24], b"")]
    alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
    twin = state[:-1] + alphabet[alphabet.index(state[-1]) + 1]
    assert base64.urlsafe_b64decode(twin + "=") == whole
    return [*made, twin, state + "=", state + "!", f"-{state}"[:-1]]


async def test_a_state_of_another_app_is_none_of_ours(place):
    state = await States(place.keeps, place.clock, "another client's secret").async_issue()
    assert not await place.flow.settings.state_store.async_consume(state)
    state = await States(place.keeps, place.clock, CLIENT_SECRET).async_issue()
    assert await place.flow.settings.state_store.async_consume(state)


async def test_the_page_keeps_to_the_servers_rules(place, browser):
    place.consents()
    for path in ("/slack/install", "/slack/add", "/slack/oauth_redirect?error=access_denied"):
        seen = await browser.goes(path)
        assert "<script" not in seen.text
        assert not re.search(r"\sstyle=|<style|\son[a-z]+=", seen.text)
        policy = seen.headers["Content-Security-Policy"]
        assert "default-src 'none'" in policy
        assert "unsafe" not in policy
    style = await browser.goes("/slack/install.css")
    assert style.headers["Content-Type"] == "text/css; charset=utf-8"
    assert "prefers-color-scheme: dark" in style.text
    assert "url(" not in style.text
    assert "@import" not in style.text


@pytest.mark.parametrize("path", ["/slack/install", "/slack/add", "/slack/oauth_redirect", "/slack/install.css"])
async def test_only_get_is_served_and_a_look_at_a_link_begins_nothing(place, browser, path):
    assert (await browser.goes(path, method="POST")).status == 405
    assert (await browser.goes(path, method="DELETE")).status == 405
    assert (await browser.goes(path, method="HEAD", follows=False)).status == 200
    assert await place.tickets() == 0


def test_what_stands_between_backticks_is_code_and_nothing_else_is_markup():
    assert worded("type `/a <b>` & go") == "type <code>/a &lt;b&gt;</code> &amp; go"
    assert worded("<i>") == "&lt;i&gt;"


# there and back


async def test_a_workspace_is_installed_and_told_what_to_do_next(place, browser):
    tenant = place.consents()
    seen = await browser.goes("/slack/add")
    assert seen.status == 200
    assert seen.url.startswith(f"{place.server.address}/slack/oauth_redirect?")
    assert "Afternote is in Acme" in seen.words
    assert "/afternote help" in seen.words
    link = html.unescape(re.search(r'class="button" href="([^"]+)"', seen.text)[1])
    assert link == f"{place.slack.address}/app_redirect?app={place.slack.api.app_id}&team={tenant.tenant}"
    kept = await place.keeps.installed(tenant)
    assert kept is not None
    token = next(each for each in place.slack.world.tokens.values() if each.value == kept.details["bot_token"])
    assert kept.details == {
        "team_id": tenant.tenant, "enterprise_id": None, "is_enterprise_install": False, "team_name": "Acme",
        "app_id": place.slack.api.app_id, "bot_id": token.bot_id, "bot_user_id": token.bot_user,
        "bot_token": token.value, "bot_refresh_token": None, "scopes": [scope.name for scope in SCOPES],
        "installer": "U-installer", "installed_at": micros(NOW),
    }  # fmt: skip
    assert kept.expires_at is None
    assert await place.workspaces.token(tenant.tenant) == token.value
    # The one that was used is remembered for as long as it could be used again, and a little longer.
    assert await place.tickets() == 1
    async with place.store.begin(BOT) as tx:
        await sweep.sweep(tx, NOW + timedelta(minutes=19))
    assert await place.tickets() == 1
    async with place.store.begin(BOT) as tx:
        await sweep.sweep(tx, NOW + timedelta(minutes=20))
    assert await place.tickets() == 0
    assert not [cookie for cookie in browser.session.cookie_jar if cookie.key == COOKIE]


async def test_slack_is_asked_for_the_scopes_of_the_manifest(place, browser):
    seen = await browser.begins()
    assert seen.status == 302
    assert seen.url.startswith(f"{place.slack.address}/oauth/v2/authorize?")
    assert seen.query["scope"] == [",".join(scope.name for scope in SCOPES)]
    assert seen.query["client_id"] == [CLIENT_ID]
    assert seen.query["redirect_uri"] == [f"{place.server.address}/slack/oauth_redirect"]
    assert "user_scope" not in seen.query


async def test_a_whole_organisation_is_installed_under_its_own_id(place, browser):
    tenant = place.consents(org=True)
    seen = await browser.goes("/slack/add")
    assert seen.status == 200
    assert "whole organisation" in seen.words
    kept = await place.keeps.installed(tenant)
    assert kept is not None
    assert (kept.details["team_id"], kept.details["enterprise_id"], kept.details["is_enterprise_install"]) == (
        None, "E1", True,
    )  # fmt: skip
    result = await place.workspaces.authorize(
        enterprise_id="E1", team_id="T77", is_enterprise_install=True, user_id="W1"
    )
    assert result is not None
    assert result.bot_token == kept.details["bot_token"]


async def test_a_token_that_runs_out_is_kept_with_what_renews_it(place, browser):
    place.slack.oauth.rotates = True
    tenant = place.consents()
    await browser.goes("/slack/add")
    kept = await place.keeps.installed(tenant)
    assert kept is not None
    assert kept.expires_at == NOW + timedelta(hours=12)
    assert kept.details["bot_refresh_token"] in place.slack.world.refreshes


async def test_installing_again_takes_the_place_of_what_was_there(place, browser):
    tenant = place.consents()
    await browser.goes("/slack/add")
    first = await place.workspaces.token(tenant.tenant)
    await browser.goes("/slack/add")
    second = await place.workspaces.token(tenant.tenant)
    assert first != second
    assert len(await place.keeps.installations("slack")) == 1


async def test_a_workspace_that_had_left_is_back_when_it_installs(place, browser):
    tenant = place.consents()
    await place.workspaces.uninstalled(tenant.tenant)
    await browser.goes("/slack/add")
    async with place.store.read(BOT) as tx:
        assert await tx.rows(select(tables.departures)) == []


async def test_a_bot_that_slack_does_not_describe_is_installed_all_the_same(place, browser):
    tenant = place.consents()
    place.slack.faults.always("auth.test", says("internal_error"))
    seen = await browser.goes("/slack/add")
    assert seen.status == 200
    kept = await place.keeps.installed(tenant)
    assert kept is not None
    assert kept.details["bot_id"] is None


# what does not go through


async def nothing_installed(place: Place) -> bool:
    return await place.keeps.installations("slack") == ()


async def test_whoever_says_no_is_told_kindly(place, browser):
    seen = await browser.goes("/slack/add")
    assert seen.status == 200
    assert "Nothing was installed" in seen.words
    assert "that is fine" in seen.words
    assert re.search(r'href="install"', seen.text)
    assert await nothing_installed(place)
    assert (await browser.goes("/slack/install")).status == 200


async def test_another_browser_cannot_end_what_this_one_began(place, browser):
    place.consents()
    began = await browser.begins()
    other = Browser(place.server.address)
    try:
        seen = await other.goes(began.url)
    finally:
        await other.session.close()
    assert seen.status == 400
    assert "the browser it began in" in seen.words
    assert await nothing_installed(place)
    # And it is not spent by that.
    assert (await browser.goes(began.url)).status == 200


async def test_a_state_works_once(place, browser):
    place.consents()
    began = await browser.begins()
    back = await browser.goes(began.url, follows=False)
    cookie = {COOKIE: began.query["state"][0]}
    assert (await browser.goes(back.headers["Location"])).status == 200
    browser.session.cookie_jar.update_cookies(cookie, response_url=aiohttp.client.URL(place.server.address))
    seen = await browser.goes(back.headers["Location"])
    assert seen.status == 401
    assert "works once" in seen.words
    assert place.slack.count("oauth.v2.access") == 1


async def test_whoever_reloads_the_last_page_is_not_told_that_nothing_was_installed(place, browser):
    tenant = place.consents()
    done = await browser.goes("/slack/add")
    again = await browser.goes(done.url)
    assert again.status == 400
    assert "Nothing was installed" not in again.words
    assert (
        "This link has been used, or is older than ten minutes. If Afternote was installed a moment ago, it's in your "
        "workspace."
    ) in again.words
    assert await place.keeps.installed(tenant) is not None


async def test_of_two_who_come_back_at_once_one_installs(place, browser):
    place.consents()
    began = await browser.begins()
    back = await browser.goes(began.url, follows=False)
    seen = await asyncio.gather(*(browser.goes(back.headers["Location"]) for _ in range(6)))
    first, *others = sorted(each.status for each in seen)
    assert first == 200
    # The cookie goes with the one that is through; until then they are told that the state is spent.
    assert set(others) <= {400, 401}
    assert place.slack.count("oauth.v2.access") == 1


async def test_a_state_is_good_for_ten_minutes(place, browser):
    place.consents()
    began = await browser.begins()
    back = await browser.goes(began.url, follows=False)
    place.clock.move_to(NOW + timedelta(minutes=10))
    seen = await browser.goes(back.headers["Location"])
    assert seen.status == 401
    assert await nothing_installed(place)


@pytest.mark.parametrize("query", ["", "?code=1", "?state=x", "?code=1&state=x", "?state=x&code="])
async def test_what_slack_did_not_send_is_refused(place, browser, query):
    seen = await browser.goes(f"/slack/oauth_redirect{query}")
    assert seen.status == 400
    assert place.slack.calls == []


async def test_a_state_without_a_code_is_refused(place, browser):
    began = await browser.begins()
    seen = await browser.goes(f"/slack/oauth_redirect?state={began.query['state'][0]}")
    assert seen.status == 401
    assert "Nothing was installed" in seen.words


@pytest.mark.parametrize("fault", [says("invalid_code"), says("bad_redirect_uri"), broken(), reset()])
async def test_what_slack_does_not_confirm_is_not_installed(place, browser, fault):
    place.consents()
    place.slack.faults.add("oauth.v2.access", fault)
    seen = await browser.goes("/slack/add")
    assert seen.status == 401
    assert "did not confirm" in seen.words
    assert await nothing_installed(place)
    # Trying again goes through.
    assert (await browser.goes("/slack/add")).status == 200


async def test_what_cannot_be_saved_is_said_to_be_our_fault(place, browser, monkeypatch):
    place.consents()

    async def full(installation):
        raise StoreError("the disk is full")

    monkeypatch.setattr(place.keeps, "install", full)
    seen = await browser.goes("/slack/add")
    assert seen.status == 500
    assert "Slack said yes, but it could not be written down here" in seen.words
    assert "The fault is on this side" in seen.words
    assert "disk" not in seen.words


async def test_whatever_breaks_has_a_page(place, browser, monkeypatch):
    place.consents()

    async def breaks(*_args, **_more):
        raise RuntimeError("secret words")

    monkeypatch.setattr(place.keeps, "take_ticket", breaks)
    with structlog.testing.capture_logs() as logs:
        seen = await browser.goes("/slack/add")
    assert seen.status == 500
    assert "Trying again is safe" in seen.words
    assert "secret words" not in seen.text + str(logs)


EVIL = "\"><script>alert(1)</script>"


@pytest.mark.parametrize("name", ["error", "state", "code", "team", "error_description"])
async def test_nothing_of_the_address_stands_on_a_page_unescaped(place, browser, name):
    for path in ("/slack/install", "/slack/oauth_redirect"):
        async with browser.session.get(place.server.address + path, params={name: EVIL}) as answer:
            text = await answer.text()
        assert "alert(1)" not in text


async def test_a_workspaces_name_is_escaped(place, browser):
    place.consents()
    place.slack.world.team("acme").name = "<b>&amp; Sons</b>"
    seen = await browser.goes("/slack/add")
    assert "<b>" not in seen.text
    assert "Afternote is in <b>&amp; Sons</b>" in html.unescape(seen.text)


async def test_an_error_that_slack_has_no_page_for_is_named_by_its_word(place, browser):
    seen = await browser.goes("/slack/oauth_redirect?error=invalid_team_for_non_distributed_app")
    assert seen.status == 200
    assert "invalid_team_for_non_distributed_app" in seen.words


async def test_a_link_that_claims_an_error_does_not_end_what_the_browser_began(place, browser):
    place.consents()
    began = await browser.begins()
    await browser.goes("/slack/oauth_redirect?error=access_denied")
    assert (await browser.goes(began.url)).status == 200


@pytest.mark.parametrize(
    ("team", "passed"), [("T1ABC", ["T1ABC"]), ("E1", ["E1"]), ("T1&scope=admin", None), ("t1", None), ("", None)]
)
async def test_a_workspace_may_be_named_beforehand_and_nothing_else(place, browser, team, passed):
    async with browser.session.get(
        place.server.address + "/slack/add", params={"team": team}, allow_redirects=False
    ) as answer:
        query = parse_qs(urlsplit(answer.headers["Location"]).query)
    assert query.get("team") == passed
    assert query["scope"] == [",".join(scope.name for scope in SCOPES)]


async def test_the_cookie_is_for_this_browser_alone(place, browser):
    began = await browser.begins()
    rules = {part.strip() for part in began.headers["Set-Cookie"].split(";")[1:]}
    assert {"HttpOnly", "SameSite=Lax", "Path=/", "Max-Age=600"} <= rules
    # Loopback has no https; anything else has.
    assert "Secure" not in rules
    assert began.headers["Cache-Control"] == "no-store"


class Shelf:
    """A site that serves nobody: what was mounted on it."""

    def __init__(self, url: str | None) -> None:
        self.url = url
        self.checks: dict[str, Any] = {}
        self.mounted: dict[str, Any] = {}

    def mount(self, path: str, handler: Any) -> None:
        self.mounted[path] = handler


@pytest.mark.parametrize(
    ("url", "redirect"), [("https://bot.example", "https://bot.example/slack/oauth_redirect"), (None, None)]
)
async def test_behind_https_the_cookie_is_secure_and_the_way_back_is_ours(place, monkeypatch, url, redirect):
    monkeypatch.setenv("SLACK_REDIRECT_URI", "https://elsewhere.example")
    clients = Clients(place.slack.api_url)
    settings = SlackSettings(_env_file=None, client_id=CLIENT_ID, client_secret=SecretStr(CLIENT_SECRET))
    flow = installing(
        Shelf(url), settings=settings, workspaces=place.workspaces, keeps=place.keeps, clients=clients,
        clock=place.clock,
    )  # fmt: skip
    assert "Secure" in flow.settings.state_utils.build_set_cookie_for_new_state("x")
    assert "Secure" in flow.settings.state_utils.build_set_cookie_for_deletion()
    assert flow.settings.redirect_uri == redirect
    await clients.close()


@pytest.mark.parametrize(
    ("api", "page"),
    [
        ("https://slack.com/api/", "https://slack.com/oauth/v2/authorize"),
        ("https://slack-gov.com/api/", "https://slack-gov.com/oauth/v2/authorize"),
        ("https://www.slack-gov.com/api/", "https://slack-gov.com/oauth/v2/authorize"),
        ("https://slack-gov.com.evil.example/api/", "https://slack.com/oauth/v2/authorize"),
        ("https://proxy.example/slack/api/", "https://slack.com/oauth/v2/authorize"),
        ("http://127.0.0.1:9999/api/", "http://127.0.0.1:9999/oauth/v2/authorize"),
        ("http://localhost:9999/api/", "http://localhost:9999/oauth/v2/authorize"),
        ("http://[::1]:9999/api/", "http://[::1]:9999/oauth/v2/authorize"),
    ],
)
def test_slacks_own_page_goes_with_the_address_of_its_api(api, page):
    assert authorization_url(api) == page


async def test_bolt_takes_the_flow_and_our_say_in_whose_token_it_is(place, browser):
    tenant = place.consents()
    await browser.goes("/slack/add")
    app = AsyncApp(signing_secret=SIGNING_SECRET, oauth_flow=place.flow, process_before_response=True)
    assert app.oauth_flow is place.flow
    assert app._async_authorize is place.flow.settings.authorize
    assert isinstance(app._async_authorize, Authorize)
    assert tenant.tenant in {each.tenant.tenant for each in await place.keeps.installations("slack")}


async def test_no_token_code_or_secret_is_in_a_log(place, browser, caplog):
    caplog.set_level(logging.DEBUG)
    place.slack.oauth.rotates = True
    tenant = place.consents()
    with structlog.testing.capture_logs() as logs:
        began = await browser.begins()
        back = await browser.goes(began.url, follows=False)
        await browser.goes(back.headers["Location"])
        place.slack.faults.add("oauth.v2.access", says("invalid_code"))
        await browser.goes("/slack/add")
    kept = await place.keeps.installed(tenant)
    assert kept is not None
    own = [each for each in caplog.records if not each.name.startswith(("aiohttp.access", "asyncio"))]
    everything = "\n".join([*(each.getMessage() for each in own), *(str(each) for each in logs)])
    code = parse_qs(urlsplit(back.headers["Location"]).query)["code"][0]
    for secret in (
        kept.details["bot_token"], kept.details["bot_refresh_token"], CLIENT_SECRET, code, began.query["state"][0],
        "Acme", "U-installer",
    ):  # fmt: skip
        assert secret not in everything
    assert "installed" in everything
