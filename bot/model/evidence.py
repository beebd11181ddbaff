"""What is known about notes: figures with who was asked, source, year, n and country; the sentences are in cards."""

from dataclasses import dataclass
from enum import StrEnum

from bot.model.norms import CUSTOMARY

OLD = 8
"""Years after which a figure is called old."""
ODDS = (50, 30, 5)
"""Who applies, who qualifies, who writes: an illustration of article 003, made up; no survey has these numbers."""


class Topic(StrEnum):
    """A page of what is known."""

    HELPS = "does it help"
    SENDERS = "who sends one"
    OLDER = "older surveys"
    WHEN = "when and how"
    COMMUNICATIONS = "communications jobs"
    ODDS = "odds"
    COUNTRIES = "other countries"
    CONFLICTS = "where sources differ"


class Asked(StrEnum):
    """Whose answers a figure counts; what employers say and what applicants say is never on one axis."""

    EMPLOYERS = "employers"
    APPLICANTS = "applicants"


@dataclass(frozen=True, slots=True)
class Evidence:
    """One survey's answer to one question; its sentence and its caution go by `key`."""

    key: str
    topic: Topic
    asked: Asked
    figures: tuple[int, ...]
    """In the order in which the sentence takes them: a, b, c, d, e. Per cent, unless the sentence says otherwise."""
    source: str
    year: int
    country: str
    n: int | None = None
    """How many were asked; None: the source does not say."""
    over: bool = False
    """Whether `n` is "more than" so many."""

    def age(self, year: int) -> int | None:
        """How many years old it is in this year, once that is worth a warning: more than `OLD`."""
        return year - self.year if year - self.year > OLD else None


CARDS = (
    # Does it help.
    Evidence("matters", Topic.HELPS, Asked.EMPLOYERS, (68, 16), "TopResume", 2017, "US", 358),
    Evidence("counted", Topic.HELPS, Asked.EMPLOYERS, (80, 22, 58, 12, 8), "Accountemps / Robert Half", 2017, "US"),
    Evidence("contested", Topic.HELPS, Asked.EMPLOYERS, (2, 40, 17, 38), "Accountemps, as reported by CareerBeacon",
             2017, "CA"),
    Evidence("favour", Topic.HELPS, Asked.EMPLOYERS, (63, 400), "iCIMS", 2017, "US", 400),
    # Older surveys.
    Evidence("less likely", Topic.OLDER, Asked.EMPLOYERS, (22, 86, 56), "CareerBuilder", 2011, "US", 2_800, over=True),
    Evidence("would not", Topic.OLDER, Asked.EMPLOYERS, (15,), "CareerBuilder", 2005, "US", 650, over=True),
    Evidence("ladders", Topic.OLDER, Asked.EMPLOYERS, (75,), "TheLadders", 2012, "US"),
    # Who sends one.
    Evidence("received", Topic.SENDERS, Asked.EMPLOYERS, (24, 51), "Accountemps / Robert Half", 2017, "US"),
    Evidence("entry level", Topic.SENDERS, Asked.EMPLOYERS, (26, 74), "iCIMS", 2017, "US", 400),
    Evidence("own word", Topic.SENDERS, Asked.APPLICANTS, (31, 7), "TopResume, as reported by CNBC", 2017, "US"),
    Evidence("each person", Topic.SENDERS, Asked.APPLICANTS, (80,), "TheLadders", 2012, "US"),
    # When and how.
    Evidence("how soon", Topic.WHEN, Asked.EMPLOYERS, (26, 36), "CareerBuilder", 2005, "US", 650, over=True),
    Evidence("by mail", Topic.WHEN, Asked.EMPLOYERS, (94, 86), "Accountemps / Robert Half", 2017, "US"),
    Evidence("mail is fine", Topic.WHEN, Asked.EMPLOYERS, (89,), "CareerBuilder", 2011, "US", 2_800, over=True),
)  # fmt: skip
"""Practices, section 2; checked against the press releases that can still be read: talentinc.com (14 Nov 2017),
press.roberthalf.com (20 Nov 2017, its table as reprinted by ceo-mag.com), press.careerbuilder.com (16 Aug 2005),
plansponsor.com (15 Apr 2011), prnewswire.com (13 Nov 2012), explore.careerbeacon.com, wakefieldresearch.com."""

__all__ = ["CARDS", "CUSTOMARY", "ODDS", "OLD", "Asked", "Evidence", "Topic"]
