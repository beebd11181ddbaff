"""No file of dialogs is left out here."""

from pathlib import Path

HERE = Path(__file__).parent
DIALOGS = Path(__file__).resolve().parents[3] / "dialogs"


def test_every_file_of_dialogs_runs_through_discord_too():
    here = {path.name for path in HERE.glob("test_*.py")}
    assert {path.name for path in DIALOGS.glob("test_*.py")} <= here
