"""What does not go through when the bot is installed."""

import asyncio
import html
import logging
import re
from datetime import timedelta
from typing import Any
from urllib.parse import parse_qs, urlsplit

import aiohttp
import pytest
import structlog
from pydantic import SecretStr
from slack_bolt.app.async_app import AsyncApp

from adapters.slack.clients import Clients
from adapters.slack.install import COOKIE, authorization_url, installing
from adapters.slack.manifest import SCOPES
from adapters.slack.settings import SlackSettings
from adapters.slack.workspaces import Authorize
from bot.errors import StoreError
from tests.adapters.slack.faults import broken, reset, says
from tests.adapters.slack.installing import NOW, Browser, Place, browser, place
from tests.adapters.slack.loopback import SIGNING_SECRET
from tests.adapters.slack.oauth import CLIENT_ID, CLIENT_SECRET

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


__all__ = ["browser", "place"]
