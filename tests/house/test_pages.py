"""The pages agree with what is declared."""

import re
import subprocess
import sys
import tomllib

from adapters.cli.pages import declared, env_example, readme
from bot.settings import Settings
from tests.simulation import test_kill

RUN = "pip install uv && uv run afternote"
TEST = "uv run --group test pytest"


def page(root, name="README.md"):
    return (root / name).read_text("utf-8")


def test_the_readme_has_the_tables_that_the_declarations_make(root):
    text = page(root)
    assert readme(text) == text, "run: python -m adapters.cli pages"
    assert all(f"`/{spec.path}" in text for spec in declared())


def test_the_example_of_settings_is_what_the_settings_make(root):
    text = page(root, ".env.example")
    assert text == env_example(), "run: python -m adapters.cli pages"
    assert all(f"#AFTERNOTE_{name.upper()}=" in text for name in Settings.model_fields)


def test_the_two_commands_stand_alone_at_the_top(root):
    text = page(root)
    assert text.startswith("# Afternote\n")
    blocks = re.findall(r"```sh\n(.*?)\n```", text, re.DOTALL)
    assert blocks[:2] == [RUN, TEST]
    assert len(text[: text.index(RUN)].splitlines()) <= 6


def test_ci_runs_the_readmes_own_command(root):
    script = root / ".ci" / "run"
    assert script.stat().st_mode & 0o111
    assert re.search(rf"^{re.escape(TEST)}( |$)", script.read_text("utf-8"), re.MULTILINE)


def test_the_readme_and_ci_say_the_same_of_the_deep_tier(root):
    text, script = page(root), page(root, ".ci/run")
    sqlite, postgresql = test_kill.DEEPLY["sqlite"], test_kill.DEEPLY["postgresql"]
    assert f"killed {sqlite} times on SQLite and {postgresql} times on PostgreSQL" in text
    assert {1: "once", 3: "three times"}[test_kill.KILLS] + " on each database" in text
    deep = {mark.name for mark in test_kill.test_nothing_is_lost_in_hundreds_of_kills.pytestmark}
    assert "deep" in deep
    assert re.search(rf"AFTERNOTE_TEST_DEEP=1 .*{re.escape(TEST)} -m deep", script)
    assert "AFTERNOTE_CI_DEEP" in script
    assert "AFTERNOTE_CI_DEEP=1" in text


def test_the_readme_shows_the_playground_in_light_and_dark(root):
    text = page(root)
    (picture,) = re.findall(r"<picture>\n(.*?)</picture>", text, re.DOTALL)
    assert text.index(TEST) < text.index(picture) < text.index("## ")
    assert re.search(r'<source media="\(prefers-color-scheme: dark\)" srcset="deploy/playground-dark.png">', picture)
    (shown, alt) = re.findall(r'<img src="([^"]+)" alt="([^"]+)">', picture)[0]
    assert shown == "deploy/playground-light.png"
    assert len(alt.split()) > 10


def test_the_files_that_the_readme_points_to_are_there(root):
    found = re.findall(r'\]\(([^)#:]+)\)|(?:src|srcset)="([^":]+)"', page(root))
    targets = {one or other for one, other in found}
    assert {"LICENSE", "deploy/README.md"} <= targets
    assert {target for target in targets if not (root / target).exists()} == set()


def test_the_first_command_installs_nothing_that_only_tests_need(root):
    project = tomllib.loads(page(root, "pyproject.toml"))
    assert project["tool"]["uv"]["default-groups"] == []
    heavy = ("playwright", "pytest", "mypy", "ruff", "hypothesis")
    assert not [line for line in project["project"]["dependencies"] if line.startswith(heavy)]


def test_help_lists_every_command(root):
    done = subprocess.run(
        [sys.executable, "-m", "adapters.cli", "--help"], cwd=root, capture_output=True, text=True, check=True
    )
    for name in ("run", "rehearse", "read", "migrate", "bench", "version"):
        assert re.search(rf"^\s+{name}\s", done.stdout, re.MULTILINE), done.stdout
    assert "pages" not in done.stdout
    for command in re.findall(r"`afternote ([a-z]+)", page(root)):
        assert re.search(rf"^\s+{command}\s", done.stdout, re.MULTILINE), command


def test_the_lock_is_made_by_the_command_that_its_page_names(root):
    command = next(line for line in page(root, "deploy/README.md").splitlines() if line.startswith("uv pip compile"))
    for part in ("--universal", "--generate-hashes", "--no-emit-index-url", "--group test", "deploy/requirements.lock"):
        assert part in command


def test_the_readme_names_every_variable_that_the_tests_read(root, tracked):
    tests = [path for path in tracked if path.parts[0] == "tests" and path.suffix == ".py"]
    read = {name for path in tests for name in re.findall(r"AFTERNOTE_TEST_[A-Z_]*[A-Z]", page(root, path))}
    assert {name for name in read if f"`{name}" not in page(root)} == set()
