"""Platforms are found by their folders."""

import sys
import types

import pytest

import adapters
from adapters.cli import platforms
from bot.errors import SettingsError


class Pigeon:
    name = "pigeon"


@pytest.fixture
def pigeon(tmp_path, monkeypatch):
    """A platform of its own folder, on the adapters' path for one test."""
    package = tmp_path / "pigeon_post"
    package.mkdir()
    (package / "__init__.py").write_text("from tests_pigeon import PLATFORM\n")
    module = types.ModuleType("tests_pigeon")
    module.PLATFORM = Pigeon()
    monkeypatch.setitem(sys.modules, "tests_pigeon", module)
    monkeypatch.setattr(adapters, "__path__", [*adapters.__path__, str(tmp_path)])
    platforms.platforms.cache_clear()
    yield module.PLATFORM
    sys.modules.pop("adapters.pigeon_post", None)
    platforms.platforms.cache_clear()


def test_a_folder_that_exports_a_platform_is_one(pigeon):
    assert pigeon in platforms.platforms()
    assert platforms.platform("pigeon") is pigeon


def test_the_web_and_the_command_line_are_none():
    assert {"web", "cli"}.isdisjoint(each.name for each in platforms.platforms())


def test_an_unknown_platform_is_named_with_those_there_are(pigeon):
    with pytest.raises(SettingsError, match=r"no platform 'telegraph'\. Platforms: .*pigeon"):
        platforms.platform("telegraph")


def test_finding_platforms_imports_no_kit():
    platforms.platforms()
    assert {"slack_bolt", "slack_sdk", "discord"}.isdisjoint(sys.modules)
