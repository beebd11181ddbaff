"""The manifest: links with the least permissions and why, what to set; the shipped file and the README say the same."""

import re
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import discord
import pytest

from adapters.cli.pages import declared
from adapters.discord import PLATFORM
from adapters.discord.manifest import PERMISSIONS, PLACEHOLDER, SCOPES, invite, manifest, pages, personal, tables
from adapters.discord.tree import build
from bot.chat.spec import CommandSpec

ROOT = Path(__file__).resolve().parents[3]
ID = "123456789012345678"


def asked(link: str) -> dict[str, str]:
    parts = urlsplit(link)
    assert (parts.scheme, parts.hostname, parts.path) == ("https", "discord.com", "/oauth2/authorize")
    return {name: value for name, (value,) in parse_qs(parts.query, strict_parsing=True).items()}


def test_a_server_is_asked_for_the_least_there_is():
    assert asked(invite(ID)) == {
        "client_id": ID, "integration_type": "0", "scope": "bot applications.commands", "permissions": "35840",
    }  # fmt: skip
    given = discord.Permissions(int(asked(invite(ID))["permissions"]))
    assert given == discord.Permissions(view_channel=True, send_messages=True, attach_files=True)


def test_a_person_is_asked_for_nothing_but_the_commands():
    assert asked(personal(ID)) == {"client_id": ID, "integration_type": "1", "scope": "applications.commands"}


def test_the_link_is_the_one_that_the_kit_would_make():
    theirs = discord.utils.oauth_url(
        ID, permissions=discord.Permissions(view_channel=True, send_messages=True, attach_files=True), scopes=SCOPES
    )
    ours = asked(invite(ID))
    assert {name: value for name, value in ours.items() if name != "integration_type"} == asked(theirs)


def test_every_permission_has_its_bit_and_a_reason():
    for each in PERMISSIONS:
        flag = each.name.casefold().replace(" ", "_").replace("channels", "channel")
        assert getattr(discord.Permissions, flag).flag == each.bit
        assert each.why.endswith(".")
        assert len(each.why) > 20


def test_no_privileged_intent_is_asked_for_anywhere():
    text = manifest(declared(), application=ID)
    assert re.search(r"Privileged Gateway Intents +none", text)
    for path in (ROOT / "adapters" / "discord").rglob("*.py"):
        for given in re.findall(r"Intents\((.*?)\)", path.read_text("utf-8")):
            assert given in ("", "guilds=True"), path


def test_it_says_the_links_the_reasons_and_what_to_set():
    text = manifest(declared(), application=ID)
    assert invite(ID) in text
    assert personal(ID) in text
    assert all(each.why in text for each in PERMISSIONS)
    assert f"https://discord.com/developers/applications/{ID}:" in text
    for named in ("User Install", "Guild Install", "Discord Provided Link", "Interactions Endpoint URL"):
        assert named in text
    assert PLACEHOLDER not in text
    assert "/interview, /followup, /note, /afternote and /cohort are put up" in text
    assert all(len(line) <= 120 or "https://" in line for line in text.splitlines())
    assert text.endswith("\n")


def test_the_application_is_known_from_the_token(monkeypatch, tmp_path):
    monkeypatch.chdir(tmp_path)
    assert PLACEHOLDER in PLATFORM.manifest(declared())
    monkeypatch.setenv("DISCORD_TOKEN", "MTIzNDU2Nzg5MDEyMzQ1Njc4.Gx.secret")
    assert f"client_id={ID}&" in PLATFORM.manifest(declared())
    assert PLACEHOLDER not in PLATFORM.manifest(declared())
    assert "secret" not in PLATFORM.manifest(declared())
    # What is set wrongly is for `run` to tell.
    monkeypatch.setenv("DISCORD_SHARDS", "many")
    assert PLACEHOLDER in PLATFORM.manifest(declared())


def test_an_address_changes_nothing_since_discord_calls_none():
    assert manifest(declared(), url="https://a.example", application=ID) == manifest(declared(), application=ID)


def test_a_new_command_is_in_it_by_being_declared():
    text = manifest([*declared(), CommandSpec("cohort share", "Share a note with your coach")], application=ID)
    assert "/afternote and /cohort are put up" in text


@pytest.mark.parametrize("install", ["guild", "user"])
def test_what_is_to_be_ticked_is_what_the_commands_are_declared_for(install):
    client = discord.Client(intents=discord.Intents.none())
    tree = discord.app_commands.CommandTree(client)
    build(tree, declared(), ())
    for each in tree.get_commands():
        assert each.allowed_installs is None or getattr(each.allowed_installs, install)
    assert f"{install.capitalize()} Install" in manifest(declared(), application=ID)


def test_the_shipped_file_is_what_the_declarations_make(monkeypatch):
    monkeypatch.setenv("DISCORD_TOKEN", "MTIzNDU2Nzg5MDEyMzQ1Njc4.Gx.secret")
    (path,) = pages(declared())
    assert path == "deploy/discord-manifest.txt"
    assert (ROOT / path).read_text("utf-8") == pages(declared())[path], "run: python -m adapters.cli pages"
    assert PLACEHOLDER in pages(declared())[path]


def test_the_table_of_permissions_has_every_permission():
    (table,) = tables().values()
    assert [line.split("|")[1].strip() for line in table.splitlines()[2:]] == [each.name for each in PERMISSIONS]
