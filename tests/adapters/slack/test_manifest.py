"""The manifest says what is declared, within every limit of Slack, and the shipped files say the same."""

import re
from pathlib import Path

import pytest
import yaml

from adapters.cli.pages import declared
from adapters.slack.manifest import EVENTS, PLACEHOLDER, SCOPES, SHORTCUTS, declaration, manifest, pages, tables
from bot.chat.spec import CommandSpec
from bot.errors import SettingsError
from tests.adapters.slack import web_api

ROOT = Path(__file__).resolve().parents[3]
NEEDED = {"app_home_opened": None, "app_uninstalled": None, "tokens_revoked": None, "message.im": "im:history",
          "user_change": "users:read",
          **{f"channel_{each}": "channels:read" for each in ("archive", "deleted", "rename", "unarchive")},
          **{f"group_{each}": "groups:read" for each in ("archive", "deleted", "rename", "unarchive")},
          "channel_left": "channels:read", "group_left": "groups:read",
          "member_joined_channel": "channels:read"}  # fmt: skip
"""Every event of ours, and the scope that Slack wants for it."""
BOTH = [None, PLACEHOLDER]
UPLOADS = "files:write"


def within(text, least, most):
    assert isinstance(text, str)
    assert least <= len(text.encode("utf-16-le")) // 2 <= most, text


def called(url):
    assert url.startswith("https://")
    within(url, 9, 3000)


@pytest.mark.parametrize("url", BOTH)
def test_everything_keeps_within_slacks_limits(url):
    made = declaration(declared(), url=url)
    assert set(made) == {"display_information", "features", "oauth_config", "settings"}
    display, features, settings = made["display_information"], made["features"], made["settings"]
    within(display["name"], 1, 35)
    within(display["description"], 1, 140)
    within(display["long_description"], 175, 4000)
    assert re.fullmatch(r"#[0-9a-f]{6}", display["background_color"])
    within(features["bot_user"]["display_name"], 1, 80)
    assert 1 <= len(features["slash_commands"]) <= 50
    for command in features["slash_commands"]:
        assert re.fullmatch(r"/[a-z0-9_-]{1,31}", command["command"])
        within(command["description"], 1, 2000)
        within(command["usage_hint"], 1, 1000)
    assert 1 <= len(features["shortcuts"]) <= 10
    for shortcut in features["shortcuts"]:
        within(shortcut["name"], 1, 24)
        within(shortcut["description"], 1, 150)
        within(shortcut["callback_id"], 1, 255)
        assert shortcut["type"] in ("message", "global")
    scopes, events = made["oauth_config"]["scopes"]["bot"], settings["event_subscriptions"]["bot_events"]
    for names, most in ((scopes, 255), (events, 100)):
        assert 1 <= len(names) == len(set(names)) <= most
        assert all(len(name) <= 50 for name in names)


@pytest.mark.parametrize("url", BOTH)
def test_there_is_one_command_a_group_with_its_verbs_and_help(url):
    commands = declaration(declared(), url=url)["features"]["slash_commands"]
    assert [each["command"] for each in commands] == list(dict.fromkeys(f"/{spec.group}" for spec in declared()))
    for command in commands:
        verbs = command["usage_hint"].split(" | ")
        told = {spec.path.partition(" ")[2] for spec in declared() if f"/{spec.group}" == command["command"]}
        assert set(verbs) == told | {"help"}
        assert len(verbs) == len(set(verbs))
        assert command["should_escape"] is True


def test_a_new_command_is_in_it_by_being_declared():
    specs = [*declared(), CommandSpec("team share", "Share a note with your team"), CommandSpec("solo", "Alone")]
    made = {each["command"]: each for each in declaration(specs)["features"]["slash_commands"]}
    assert made["/team"]["usage_hint"] == "share | help"
    assert made["/team"]["description"] == "Share a note with your team"
    assert made["/solo"]["usage_hint"] == "help"


def test_a_socket_needs_no_address():
    made = declaration(declared())
    assert "://" not in manifest(declared())
    assert made["settings"]["socket_mode_enabled"] is True
    assert made["settings"]["org_deploy_enabled"] is False
    assert "redirect_urls" not in made["oauth_config"]


def test_over_http_slack_calls_one_address_for_everything():
    made = declaration(declared(), url="https://bot.example.org/afternote/")
    events = "https://bot.example.org/afternote/slack/events"
    settings = made["settings"]
    assert settings["event_subscriptions"]["request_url"] == events
    assert settings["interactivity"]["request_url"] == events
    assert settings["interactivity"]["message_menu_options_url"] == events
    assert {each["url"] for each in made["features"]["slash_commands"]} == {events}
    assert made["oauth_config"]["redirect_urls"] == ["https://bot.example.org/afternote/slack/oauth_redirect"]
    assert settings["socket_mode_enabled"] is False
    assert settings["org_deploy_enabled"] is True
    for url in (events, *made["oauth_config"]["redirect_urls"]):
        called(url)


@pytest.mark.parametrize("url", BOTH)
def test_interactivity_home_and_messages_are_on(url):
    made = declaration(declared(), url=url)
    assert made["settings"]["interactivity"]["is_enabled"] is True
    assert made["features"]["app_home"] == {
        "home_tab_enabled": True, "messages_tab_enabled": True, "messages_tab_read_only_enabled": False,
    }  # fmt: skip
    assert made["settings"]["token_rotation_enabled"] is False


def test_the_shortcuts_are_those_that_are_answered():
    assert [(each.type, each.callback_id) for each in SHORTCUTS] == [
        ("message", "log_from_message"), ("message", "nudge_about_message"), ("global", "log_interview"),
    ]  # fmt: skip


def test_every_event_is_known_and_its_scope_asked_for():
    assert set(EVENTS) == set(NEEDED)
    assert {scope for scope in NEEDED.values() if scope} <= {scope.name for scope in SCOPES}


def test_least_scopes_are_asked_for_each_with_a_reason():
    names = [scope.name for scope in SCOPES]
    least = ["channels:read", "chat:write", "commands", "files:read", "files:write", "groups:read", "im:history",
             "im:write", "users:read"]  # fmt: skip
    assert sorted(names) == least
    assert all(scope.why.endswith(".") and len(scope.why) > 20 for scope in SCOPES)
    needed = set(web_api.NEEDS.values()) | {web_api.HISTORY["D"]}
    assert needed == set(names) - {"commands", "files:read", "channels:read", "groups:read"}


def test_the_right_to_upload_is_asked_for_once_a_card_has_a_picture_or_a_file():
    modules = [path for folder in ("cards", "handlers") for path in (ROOT / "bot" / folder).glob("*.py")]
    uploads = any(re.search(r"\b(Picture|File)\(", path.read_text("utf-8")) for path in modules)
    assert uploads == (UPLOADS in [scope.name for scope in SCOPES])


@pytest.mark.parametrize(
    "url",
    ["http://afternote.example", "afternote.example", "https://", "https://a b@x.example", "https://x.example/?a=1",
     "https://x.example/#top", ""],
)  # fmt: skip
def test_an_address_that_slack_would_not_call_is_refused_in_one_line(url):
    with pytest.raises(SettingsError) as caught:
        manifest(declared(), url=url)
    assert PLACEHOLDER in str(caught.value)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("url", BOTH)
def test_the_yaml_is_readable_and_says_what_is_declared(url):
    text = manifest(declared(), url=url)
    assert yaml.safe_load(text) == declaration(declared(), url=url)
    assert text.startswith("display_information:\n  name: Afternote\n")
    assert "long_description: |-\n" in text
    assert "!!" not in text
    assert "*id" not in text
    assert "\\" not in text


def test_the_shipped_files_are_what_the_declarations_make():
    for path, text in pages(declared()).items():
        assert (ROOT / path).read_text("utf-8") == text, "run: python -m adapters.cli pages"
    assert len(pages(declared())) == 2


def test_the_table_of_scopes_has_every_scope():
    (table,) = tables().values()
    assert [line.split("`")[1] for line in table.splitlines()[2:]] == [scope.name for scope in SCOPES]
