"""Who draws in which message just now, and where somebody's press was answered.

Edits of one message that are on their way together arrive in an order that nobody knows.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

_KEPT = 10_000
"""Messages that are remembered."""


@dataclass(slots=True, eq=False)
class Stroke:
    """One drawing in one message."""

    crossed: bool = False
    """Whether another was on its way together with it: which of them stands now is not known."""
    followed: bool = False
    """Whether all is done that follows it."""


class Strokes:
    """All that is drawn in messages by this process; kept for as long as it runs."""

    def __init__(self) -> None:
        self._open: dict[str, list[Stroke]] = {}
        self._answers: dict[str, Stroke | None] = {}

    @contextmanager
    def over(self, id: str) -> Iterator[Stroke]:
        """While this is held, something is drawn in the message."""
        others = self._open.setdefault(id, [])
        stroke = Stroke(crossed=bool(others))
        for each in others:
            each.crossed = True
        others.append(stroke)
        try:
            yield stroke
        finally:
            others.remove(stroke)
            if not others:
                del self._open[id]

    @contextmanager
    def answer(self, id: str) -> Iterator[Stroke]:
        """As `over`, for the answer to an interaction: from now on the message is its own, not a delivery's."""
        with self.over(id) as stroke:
            self._mark(id, stroke)
            yield stroke

    def answered(self, id: str, stroke: Stroke | None = None) -> None:
        """An interaction was answered in this message, by this stroke if by one; what is known already stays."""
        if id not in self._answers:
            self._mark(id, stroke)

    def _mark(self, id: str, stroke: Stroke | None) -> None:
        self._answers.pop(id, None)
        while len(self._answers) >= _KEPT:
            del self._answers[next(iter(self._answers))]
        self._answers[id] = stroke

    def is_answer(self, id: str) -> bool:
        """Whether an interaction was answered in this message."""
        return id in self._answers

    def is_last(self, id: str, stroke: Stroke) -> bool:
        """Whether no later interaction was answered in it."""
        return self._answers.get(id) is stroke

    def is_over(self, id: str, stroke: Stroke) -> bool:
        """Whether a later one was, with all that follows."""
        last = self._answers.get(id)
        return last is not None and last is not stroke and last.followed
