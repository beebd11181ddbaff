"""Only the doors speak for the bot itself."""

import ast
from pathlib import Path

ROOT = Path(__file__).parents[2]
MAY = {
    "bot/dispatch.py", "bot/worker.py", "bot/app.py", "bot/store/store.py", "bot/store/grants.py", "bot/store/links.py",
}  # fmt: skip
"""`grants` among them: it is the one place that says what somebody may do beyond their own rows; `links`, where two
become one by the word of both."""


def test_the_bot_speaks_for_itself_only_at_its_doors():
    made = set()
    for path in [*(ROOT / "bot").rglob("*.py"), *(ROOT / "adapters").rglob("*.py")]:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "System":
                made.add(path.relative_to(ROOT).as_posix())
    assert made
    assert {each for each in made if not each.startswith("adapters/cli/")} <= MAY
