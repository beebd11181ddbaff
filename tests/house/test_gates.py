"""The floors hold, the types hold, the style holds: each tool runs once."""

import subprocess
import sys
from pathlib import Path

import pytest


def passes(root, *command):
    done = subprocess.run(command, cwd=root, capture_output=True, text=True, check=False)
    assert done.returncode == 0, f"{' '.join(command[1:])}\n{done.stdout[-6000:]}\n{done.stderr[-2000:]}"


def test_every_module_imports_only_from_the_floors_below(root):
    passes(root, sys.executable, str(Path(sys.executable).parent / "lint-imports"), "--no-cache")


@pytest.mark.timeout(400)
def test_the_types_are_strict(root):
    passes(root, sys.executable, "-m", "mypy", "bot", "adapters")


def test_the_style_is_kept_and_everything_is_documented(root):
    passes(root, sys.executable, "-m", "ruff", "check", ".")
