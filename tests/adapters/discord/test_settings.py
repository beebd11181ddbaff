"""What an operator sets for Discord, and what is said of what makes no sense."""

import base64

import pytest
from pydantic import ValidationError

from adapters.cli.configured import configured
from adapters.discord import PLATFORM
from adapters.discord.settings import API_URL, DiscordSettings
from bot.errors import SettingsError

TOKEN = f"{base64.b64encode(b'123456789012345678').decode()}.Gx.canary"


def given(**values):
    return DiscordSettings(_env_file=None, **values)


def test_without_a_token_it_is_not_there():
    assert not PLATFORM.configured(given())
    assert given().api_url == API_URL


def test_with_one_it_is_and_the_application_is_known():
    assert PLATFORM.configured(given(token=TOKEN))
    assert given(token=TOKEN).application_id == "123456789012345678"
    assert given(token=f" {TOKEN}\n").application_id == "123456789012345678"
    assert "canary" not in repr(given(token=TOKEN))


@pytest.mark.parametrize(
    "wrong",
    ["canary", "canary.is.no-id", "xoxb-canary", "123456789012345678", "é.canary.x", "Bot canary", ".", "MQ==x.canary"],
)
def test_what_is_no_bot_token_is_told_with_what_to_do(wrong):
    with pytest.raises(SettingsError, match=r"DISCORD_TOKEN is no bot token.* Reset Token\.") as caught:
        PLATFORM.configured(given(token=wrong))
    assert "canary" not in str(caught.value)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    ("wrong", "why"),
    [
        ("canary", "one has three parts with a dot between them."),
        ("MTIzNDU2Nzg5MDEyMzQ1Njc4", "one has three parts with a dot between them."),
        ("MTIzNDU2Nzg5MDEyMzQ1Njc4..canary", "one has three parts with a dot between them."),
        ("a.b.c.canary", "one has three parts with a dot between them."),
        ("wrong.token.canary", "its first part is no application's id."),
        ("canary.is.no-id", "its first part is no application's id."),
    ],
)
def test_what_is_told_of_a_token_is_true_of_it(wrong, why):
    told = given(token=wrong).misplaced
    assert told is not None
    assert f"DISCORD_TOKEN is no bot token: {why}" in told
    assert given(token=TOKEN).misplaced is None


@pytest.mark.parametrize("empty", ["", "  ", "\n"])
def test_an_empty_token_is_none(empty, monkeypatch):
    monkeypatch.setenv("DISCORD_TOKEN", empty)
    assert configured(DiscordSettings).token is None
    assert not PLATFORM.configured(configured(DiscordSettings))


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("API_URL", "http://127.0.0.1:9/api/v10"), ("GATEWAY_URL", "ws://127.0.0.1:9"), ("SHARDS", "none"),
        ("PROXY", "http://proxy.example:3128"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("token", [None, ""])
def test_what_needs_a_token_does_not_go_without_one(name, value, token, monkeypatch):
    monkeypatch.setenv(f"DISCORD_{name}", value)
    if token is not None:
        monkeypatch.setenv("DISCORD_TOKEN", token)
    with pytest.raises(SettingsError, match=r"^Discord is set up in part: DISCORD_TOKEN is missing\. Set it, or unset"):
        PLATFORM.configured(configured(DiscordSettings))
    monkeypatch.setenv("DISCORD_TOKEN", TOKEN)
    assert PLATFORM.configured(configured(DiscordSettings))


def test_what_is_set_as_it_is_anyway_needs_no_token(monkeypatch):
    monkeypatch.setenv("DISCORD_SHARDS", "all")
    monkeypatch.setenv("DISCORD_API_URL", API_URL)
    assert not PLATFORM.configured(configured(DiscordSettings))


@pytest.mark.parametrize(
    ("shards", "ids", "count"),
    [("all", None, None), ("none", (), None), ("0 of 1", (0,), 1), ("0,1 of 4", (0, 1), 4), ("3 of 4", (3,), 4)],
)
def test_which_shards_are_held(shards, ids, count):
    assert (given(shards=shards).shard_ids, given(shards=shards).shard_count) == (ids, count)


@pytest.mark.parametrize(
    "wrong", ["", "0", "some", "0-3 of 4", "0,1 of 0", "0 of 4 ", "0,,1 of 2", "4 of 4", "1,1 of 2"]
)
def test_shards_that_make_no_sense_are_told(wrong, monkeypatch):
    monkeypatch.setenv("DISCORD_SHARDS", wrong)
    with pytest.raises(SettingsError, match="DISCORD_SHARDS"):
        configured(DiscordSettings)


@pytest.mark.parametrize(
    ("name", "wrong"),
    [
        ("api_url", "discord.com/api"), ("api_url", "ftp://x"), ("gateway_url", "https://gateway.discord.gg"),
        ("gateway_url", "gateway.discord.gg"), ("proxy", "proxy.example:3128"), ("proxy", "socks5://proxy.example"),
        ("proxy", "http://proxy.example/path"), ("proxy", ""),
    ],
)  # fmt: skip
def test_addresses_are_addresses(name, wrong):
    with pytest.raises(ValidationError):
        given(**{name: wrong})


def test_the_proxys_password_is_in_no_repr():
    settings = given(proxy="http://ops:hush@proxy.example:3128", gateway_url="wss://gateway.example")
    assert settings.proxy == "http://ops:hush@proxy.example:3128"
    assert "hush" not in repr(settings)
