"""A goal: so many of something a week, for oneself or for a cohort."""

from dataclasses import dataclass
from enum import StrEnum


class GoalKind(StrEnum):
    """What can be aimed at in a week."""

    NOTES = "notes"
    INTERVIEWS = "interviews"
    STEPS = "steps"
    """Applications and conversations."""
    ON_TIME = "on time"
    """Interviews whose notes were all sent within 48 counted hours, in per cent."""


@dataclass(frozen=True, slots=True)
class Goal:
    """So many of these a week."""

    kind: GoalKind
    target: int
