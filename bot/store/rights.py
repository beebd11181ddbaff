"""Who asks: a member for what is theirs, or the bot itself with a reason."""

from dataclasses import dataclass

from bot.errors import NotYours
from bot.model.ids import MemberId


@dataclass(frozen=True, slots=True)
class AsMember:
    """Sees and writes the rows of this one member."""

    member_id: MemberId


@dataclass(frozen=True, slots=True)
class System:
    """The bot on its own behalf; `why` is for whoever reads the code and the logs."""

    why: str


Asker = AsMember | System


def sees(asker: Asker, member_id: str) -> bool:
    """Whether the asker may see what belongs to this member."""
    return isinstance(asker, System) or asker.member_id == member_id


def own(asker: Asker, member_id: str) -> None:
    """Returns when the asker may write for this member.

    Raises NotYours otherwise.
    """
    if not sees(asker, member_id):
        raise NotYours("a row was written for another member")


def system(asker: Asker) -> None:
    """Returns when it is the bot itself.

    Raises NotYours otherwise.
    """
    if not isinstance(asker, System):
        raise NotYours("only the bot itself may do this")
