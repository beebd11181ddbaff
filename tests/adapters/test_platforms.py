"""Platforms are found by their folders."""

import pathlib
import re
import subprocess
import sys
import types

import pytest
from typer.testing import CliRunner

import adapters
from adapters.cli import platforms
from adapters.cli.main import app
from adapters.cli.pages import declared
from bot.errors import SettingsError


class Pigeon:
    name = "pigeon"

    def manifest(self, specs, *, url=None):
        return f"{len(specs)} commands to {url or 'the loft'}\n"


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
    without_kit("print([each.name for each in platforms()])")


def without_kit(code):
    """What a fresh process prints, which has imported no platform's kit."""
    head = "import sys; from adapters.cli.pages import declared; from adapters.cli.platforms import platform, platforms"
    tail = "assert {'slack_bolt', 'slack_sdk', 'discord'}.isdisjoint(sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", f"{head}; {code}; {tail}"], capture_output=True, text=True, check=True
    )
    return done.stdout


def test_a_manifest_is_printed_by_the_name_of_its_platform(pigeon):
    said = CliRunner().invoke(app, ["manifest", "pigeon"])
    assert (said.exit_code, said.stdout) == (0, f"{len(declared())} commands to the loft\n")
    said = CliRunner().invoke(app, ["manifest", "pigeon", "--url", "https://a.example"])
    assert said.stdout.endswith("to https://a.example\n")


def test_a_manifest_of_no_platform_is_an_error_of_the_settings():
    said = CliRunner().invoke(app, ["manifest", "telegraph"])
    assert isinstance(said.exception, SettingsError)


def test_the_command_line_and_the_web_name_no_platform():
    named = [
        str(path)
        for folder in ("cli", "web")
        for path in (pathlib.Path(adapters.__path__[0]) / folder).rglob("*.py")
        if re.search(r"slack|discord", path.read_text("utf-8"), re.IGNORECASE)
    ]
    assert named == []


@pytest.mark.parametrize("each", platforms.platforms(), ids=lambda each: each.name)
def test_every_platform_has_a_manifest_without_its_kit(each):
    assert "Afternote" in without_kit(f"print(platform({each.name!r}).manifest(declared()))")
