"""Every story of this folder and every one that the README tells, played on each database."""

import re
from pathlib import Path

import pytest

from adapters.cli.rehearsal import rehearsing
from adapters.cli.script import parse
from adapters.cli.transcript import failure_lines

HERE = Path(__file__).parent / "rehearsals"
README = Path(__file__).resolve().parents[2] / "README.md"
STORIES = {path.stem: path.read_text("utf-8") for path in sorted(HERE.glob("*.txt"))}
EXAMPLES = re.findall(r"^```rehearse\n(.*?)^```$", README.read_text("utf-8"), re.DOTALL | re.MULTILINE)
STORIES |= {f"README-{number}": text for number, text in enumerate(EXAMPLES, start=1)}


@pytest.mark.parametrize("name", STORIES)
async def test_the_story_holds(name, database_url):
    events = []
    async with rehearsing(parse(STORIES[name]), events.append, url=database_url) as rehearsal:
        failure = await rehearsal.play()
    assert failure is None, "\n".join(failure_lines(name, failure))
    assert rehearsal.checks > 0
    assert events


def test_the_readme_tells_at_least_one():
    assert EXAMPLES
