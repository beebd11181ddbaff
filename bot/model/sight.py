"""A sight: what a page or a home tab looks at; reads only."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Coming:
    """The nudges to come, soonest first."""

    limit: int = 100


Sight = Coming
