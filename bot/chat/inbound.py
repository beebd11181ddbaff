"""What comes in: a command, a press, a filled form, a request for completions."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from bot.chat.card import File
from bot.chat.spec import Given
from bot.model.people import Address


@dataclass(frozen=True, slots=True)
class Profile:
    """What the platform knows about the person who speaks."""

    name: str = ""
    zone: str | None = None
    locale: str | None = None


class House(StrEnum):
    """What kind of place a platform is made of: who else may read a DM there, and who opens and closes DMs."""

    WORKSPACE = "workspace"
    """One place with owners, who may be able to export what is said in it, DMs included."""
    SERVERS = "servers"
    """Many places that share their people: no admin reads a DM, and each person opens or closes theirs."""


class RoomChange(StrEnum):
    """What became of a channel, as its platform says."""

    GONE = "gone"
    """Deleted, or the bot was put out of it."""
    ARCHIVED = "archived"
    BACK = "back"
    RENAMED = "renamed"


@dataclass(frozen=True, slots=True)
class Origin:
    """Who, where (None: in the DM), and the platform's id of this very press."""

    key: str
    who: Address
    where: Address | None = None
    profile: Profile = field(default_factory=Profile)
    attaches: bool = False
    """Whether commands and forms take a file along there; else files are dropped in the DM."""
    typed_options: bool = False
    """Whether what a command is given is typed under its options' names there; else in one line after it."""
    house: House = House.WORKSPACE
    where_name: str = ""
    """What the channel is called there, without a sign in front; empty where that is not said."""


@dataclass(frozen=True, slots=True)
class Command:
    """`/interview log`: a path, options already typed, and the line where the platform has one."""

    origin: Origin
    path: str
    given: Mapping[str, Given] = field(default_factory=dict)
    text: str | None = None
    mentions: Mapping[str, Address] = field(default_factory=dict)
    """Whom words of the line mention, as they stand in it."""


@dataclass(frozen=True, slots=True)
class Action:
    """A button pressed, or an option picked."""

    origin: Origin
    action: str
    value: str = ""
    picked: str | None = None


@dataclass(frozen=True, slots=True)
class Submission:
    """A form sent: its row's id, the values of the fields shown, and the files given in them."""

    origin: Origin
    form: str
    values: Mapping[str, str]
    step: int = 0
    files: Mapping[str, File] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Lookup:
    """A request for completions of one option; saves nothing."""

    origin: Origin
    path: str
    option: str
    typed: str


Inbound = Command | Action | Submission | Lookup
