"""Which dialogs the fast tier takes where: each on SQLite at the core, half of them through a platform as well, a
quarter on PostgreSQL as well; the deep tier takes all of them everywhere."""

from pathlib import Path
from zlib import crc32

import pytest


def within(item: pytest.Item, folder: Path) -> bool:
    """Whether a test stands under this folder; asked of every test by every conftest, so by its text."""
    return str(item.path).startswith(f"{folder}/")


def number(item: pytest.Item) -> int:
    """A number that belongs to a test whatever its parameters are, the same on every machine."""
    return crc32(f"{item.path.name} {getattr(item, 'originalname', item.name)}".encode())


def platform(item: pytest.Item) -> str | None:
    """The platform through which the fast tier takes this dialog; None: the core alone takes it."""
    return ("slack", "discord", None, None)[number(item) // 2 % 4]


def on_both_databases(item: pytest.Item) -> bool:
    """Whether the fast tier takes this dialog of the core on PostgreSQL too."""
    return number(item) // 8 % 4 == 0
