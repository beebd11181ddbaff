"""What a member asked to be nudged about: words of somebody's message, where it stands, and when."""

from dataclasses import dataclass

from bot.clock import Instant
from bot.model.ids import AskedId, MemberId


@dataclass(frozen=True, slots=True)
class Asked:
    """One thing to come back to; it waits until its member is done with it."""

    id: AskedId
    member_id: MemberId
    created_at: Instant
    due_at: Instant
    """The moment that was chosen last."""
    about: str = ""
    link: str = ""
    """The address of the message that it is about, where the platform gave one."""
    typed: bool = False
    """Whether `about` is the member's own words, and nothing of the message's."""
    done_at: Instant | None = None
    """When the member was done with it, or called it off."""

    @property
    def done(self) -> bool:
        """Whether nothing more comes of it."""
        return self.done_at is not None
