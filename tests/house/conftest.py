"""Where the project lies, and which files belong to it."""

import os
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
NOT_OURS = {".git", ".venv", "venv", "node_modules", "data", "dist", "build", ".env", "uv.lock"}


def _walked() -> list[Path]:
    """Every file, for a copy without git: what tools leave behind is passed over."""
    found: list[Path] = []
    for folder, folders, files in os.walk(ROOT):
        folders[:] = [
            name
            for name in folders
            if name not in NOT_OURS and not name.endswith((".egg-info", "_cache", "__pycache__"))
            and name != ".hypothesis"
        ]  # fmt: skip
        here = Path(folder).relative_to(ROOT)
        found.extend(
            here / name for name in files if name not in NOT_OURS and not name.endswith((".pyc", ".key"))
        )
    return [path for path in found if not path.name.endswith((".sqlite3", "PKG-INFO"))]


def _listed() -> list[Path] | None:
    """What git tracks, or would; None where there is no git."""
    if not (ROOT / ".git").exists():
        return None
    command = ["git", "-c", "safe.directory=*", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    try:
        listed = subprocess.run(command, cwd=ROOT, capture_output=True, check=True)
    except (OSError, subprocess.CalledProcessError):
        return None
    paths = [Path(name) for name in os.fsdecode(listed.stdout).split("\0") if name]
    return [path for path in paths if (ROOT / path).is_file()]


@pytest.fixture(scope="session")
def root() -> Path:
    return ROOT


@pytest.fixture(scope="session")
def tracked() -> list[Path]:
    """The project's files, relative to its root."""
    listed = _listed()
    return sorted(listed if listed is not None else _walked())
