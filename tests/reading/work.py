"""How much work a call is, in steps that no other process can lengthen: calls of Python functions."""

import sys
from collections.abc import Callable


def steps(function: Callable[[], object]) -> int:
    """The calls of Python functions that it takes. A pattern that never ends is for the suite's own limit."""
    count = 0

    def counts(frame: object, event: str, argument: object) -> None:
        nonlocal count
        count += event == "call"

    before = sys.getprofile()
    sys.setprofile(counts)
    try:
        function()
    finally:
        sys.setprofile(before)
    return count
