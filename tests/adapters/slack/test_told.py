"""What the operator reads at the start, whole; and tokens that stand where others belong."""

import pytest

from adapters.slack import PLATFORM
from adapters.slack.installed import Workspace
from adapters.slack.settings import SlackSettings
from adapters.slack.told import by_http, by_socket
from bot.errors import SettingsError
from bot.model.people import Tenant

URL = "https://bot.example.com"
TRY = "Type /interview log in Slack to see it work."


def place(name="Acme Coaching", key="T123", called="afternote"):
    return Workspace(Tenant("slack", key), key, None, False, "B1", "U1", name, "xoxb-1", called=called)


def test_over_a_socket_it_says_as_whom_and_where_and_what_to_type():
    assert by_socket(place(), None) == (
        "Connected to Slack as Afternote in Acme Coaching (T123), over a socket.", TRY,
    )  # fmt: skip
    assert by_socket(place(called="notes-bot"), None)[0].startswith("Connected to Slack as @notes-bot in Acme")
    assert by_socket(place(name=""), None)[0].startswith("Connected to Slack as Afternote in T123,")


def test_a_socket_that_does_not_open_is_no_connection():
    (line,) = by_socket(place(), "TimeoutError")
    assert line == (
        "Not connected to Slack yet, as Afternote in Acme Coaching (T123): the socket does not open (TimeoutError). "
        "It is tried again until it does."
    )


def test_over_http_it_says_where_slack_calls():
    assert by_http(place(), URL, oauth=False) == (
        "Connected to Slack as Afternote in Acme Coaching (T123), over HTTP: Slack calls "
        "https://bot.example.com/slack/events",
        TRY,
    )


@pytest.mark.parametrize("ours", [place(), None])
@pytest.mark.parametrize("oauth", [True, False])
def test_without_a_public_address_it_says_what_is_missing_and_what_to_do(ours, oauth):
    (line,) = by_http(ours, None, oauth=oauth)
    assert "AFTERNOTE_URL is not set: Slack cannot call this server" in line
    assert ("no workspace can add it" in line) is oauth
    assert "start again" in line
    assert "/slack/install" not in line


def test_an_address_that_slack_would_not_call_is_said():
    assert any("https" in line for line in by_http(place(), "http://bot.example.com", oauth=False)[1:])
    assert by_http(place(), "http://127.0.0.1:8765", oauth=False)[1:] == (TRY,)


def test_for_workspaces_that_install_it_says_which_have_and_where_others_do():
    none = by_http(None, URL, oauth=True)
    assert none == (
        "Ready for Slack: Slack calls https://bot.example.com/slack/events",
        "No workspace has it yet. Open https://bot.example.com/slack/install to add it, then type /interview log in "
        "Slack to see it work.",
    )
    there = [place(f"Team {n}", f"T{n}") for n in range(5)]
    assert by_http(None, URL, oauth=True, there=there)[1:] == (
        "It is in Team 0 (T0), Team 1 (T1), Team 2 (T2) and 2 more.",
        "Other workspaces add it at https://bot.example.com/slack/install",
        TRY,
    )
    assert by_http(None, URL, oauth=True, there=there[:1])[1] == "It is in Team 0 (T0)."
    both = by_http(place(), URL, oauth=True, there=[place(), *there[:1]])
    assert both[0].startswith("Connected to Slack as Afternote in Acme Coaching (T123), over HTTP")
    assert both[1] == "It is also in Team 0 (T0)."


SECRET = "1-of-the-operator"


@pytest.mark.parametrize(
    ("bot", "app", "told"),
    [
        (f"xapp-{SECRET}", f"xoxb-{SECRET}", "SLACK_BOT_TOKEN and SLACK_APP_TOKEN are the wrong way round"),
        (f"xapp-{SECRET}", f"xapp-{SECRET}", "SLACK_BOT_TOKEN is an app-level token; it begins with xoxb-"),
        (f"xapp-{SECRET}", None, "SLACK_BOT_TOKEN is an app-level token"),
        (f"xoxp-{SECRET}", f"xapp-{SECRET}", "SLACK_BOT_TOKEN is a user token"),
        (f"xoxe-{SECRET}", None, "SLACK_BOT_TOKEN is a refresh token"),
        (SECRET, None, "SLACK_BOT_TOKEN is no such token"),
        (f"xoxb-{SECRET}", f"xoxb-{SECRET}", "SLACK_APP_TOKEN is a bot token; it begins with xapp-"),
        (f"xoxb-{SECRET}", f"xoxp-{SECRET}", "SLACK_APP_TOKEN is a user token"),
    ],
)  # fmt: skip
def test_a_token_in_the_wrong_place_is_told_before_slack_is_asked(bot, app, told):
    given = SlackSettings(_env_file=None, bot_token=bot, app_token=app, signing_secret="s")
    with pytest.raises(SettingsError, match=told) as caught:
        PLATFORM.configured(given)
    assert SECRET not in str(caught.value)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    ("bot", "app"), [("xoxb-1", "xapp-1"), ("xoxb-1", None), ("xoxe.xoxb-1-2", None), (" xoxb-1", "xapp-1 ")]
)
def test_tokens_in_their_places_are_taken(bot, app):
    assert PLATFORM.configured(SlackSettings(_env_file=None, bot_token=bot, app_token=app, signing_secret="s"))


def test_what_is_missing_is_named_in_a_whole_sentence():
    with pytest.raises(SettingsError, match=r"in part: SLACK_BOT_TOKEN is missing\. Set it, or unset the others\."):
        PLATFORM.configured(SlackSettings(_env_file=None, app_token="xapp-1"))
    with pytest.raises(SettingsError, match=r"SLACK_CLIENT_SECRET and SLACK_SIGNING_SECRET are missing\. Set them,"):
        PLATFORM.configured(SlackSettings(_env_file=None, client_id="1.2"))
