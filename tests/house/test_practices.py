"""Every practice of the four articles that this is built on has a test that is named after it.

An id is the article (000 to 003) and the number of the practice in it. The four: a survey report of 2019 on
thank-you notes, an executive recruiter on following up (Job-Hunt), a survey report of 2018 on the first thing to do
after an interview, and an article of 2020 on whether following up matters.
"""

import ast
import re
from pathlib import Path

HERE = Path(__file__).parents[1]
LAST = {"000": 34, "001": 31, "002": 27, "003": 26}
"""How many practices each article has."""
PAGE = frozenset({"000_34", "001_31", "003_26"})
"""What is no practice: page furniture and adverts."""
COHORTS = frozenset[str]()
"""What a coach and a cohort do together: they come with cohorts."""


def ids() -> set[str]:
    every = {f"{article}_{number:02}" for article, last in LAST.items() for number in range(1, last + 1)}
    return every - PAGE - COHORTS


def named() -> dict[str, int]:
    """How often each practice is named by a test."""
    found: dict[str, int] = {}
    for path in HERE.rglob("test_*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                for id in re.findall(r"(?<=_)00[0-3]_\d\d(?=_)", f"_{node.name.removeprefix('test_')}_"):
                    found[id] = found.get(id, 0) + 1
    return found


def test_every_practice_has_a_test_of_its_name():
    assert sorted(ids() - named().keys()) == []


def test_no_test_is_named_after_a_practice_that_is_none():
    assert sorted(named().keys() - ids() - COHORTS) == []
