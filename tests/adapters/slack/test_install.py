"""The page that installs the bot, there and back."""

import base64
import html
import re
from datetime import timedelta

import aiohttp
import pytest
from sqlalchemy import select

from adapters.slack.install import COOKIE
from adapters.slack.install_pages import worded
from adapters.slack.manifest import SCOPES
from adapters.slack.states import States
from bot.cards import installs
from bot.cards.installs import Went
from bot.cards.words import Reader
from bot.clock import micros
from bot.store import sweep, tables
from tests.adapters.slack.faults import says
from tests.adapters.slack.installing import BOT, NOW, browser, place
from tests.adapters.slack.oauth import CLIENT_ID, CLIENT_SECRET

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


__all__ = ["browser", "place"]
