"""A posting: what a member pasted of it, and what it says about being contacted."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Posting:
    """The text of a posting, and the sentences in it that hold a follow-up."""

    text: str = ""
    """Cleaned of what surrounds it on a page."""
    no_contact: str = ""
    """The sentence that asks not to be contacted, verbatim; empty: none was found."""
    only_selected: str = ""
    """The sentence that only some will hear back, verbatim."""
    window: str = ""
    """The sentence that says by when they answer, verbatim."""
    window_ends: date | None = None
    """The last day of that window, on the member's calendar."""
    closes: date | None = None
    """The last day to apply, where the posting names one."""
    overruled: bool = False
    """Whether the member decided to follow up all the same."""

    @property
    def forbids(self) -> bool:
        """Whether the follow-up is held for good."""
        return bool(self.no_contact or self.only_selected) and not self.overruled

    @property
    def sentence(self) -> str:
        """The sentence that holds the follow-up, or nothing."""
        return self.no_contact or self.only_selected or self.window
