"""What the operator reads at the start: as whom it is connected and where, what is missing, what to try; pure."""

from dataclasses import dataclass
from enum import StrEnum

from adapters.discord.manifest import NAME, PORTAL, invite

_TRY = "Type /interview log in Discord to see it work."


@dataclass(frozen=True, slots=True)
class Ours:
    """The application whose token is set, as Discord tells of it."""

    id: str
    called: str
    """The bot's name."""
    servers: int
    """How many took it in, about."""
    public: bool = True
    """Whether others than its owner can add it."""
    code_grant: bool = False
    """Whether a link alone does not add it."""
    endpoint: bool = False
    """Whether Discord calls an address in the place of the gateway."""


class Commands(StrEnum):
    """How the commands stand at Discord."""

    UP = "up"
    """As they are declared, as far as is known."""
    ELSEWHERE = "elsewhere"
    """Another process is putting them up."""
    REFUSED = "refused"
    """They could not be put up."""


def by_gateway(ours: Ours, why: str | None, *, commands: Commands = Commands.UP) -> tuple[str, ...]:
    """Over the gateway; `why` it is not open yet, if it is not; how the `commands` stand."""
    lines: list[str] = []
    if why is None:
        lines.append(f"Connected to Discord {_whom(ours)}, {_where(ours)}.")
    else:
        lines.append(
            f"Not connected to Discord yet, {_whom(ours)}: the gateway does not open ({why}). "
            "It is tried again until it does."
        )
    lines += _set_wrongly(ours)
    match commands:
        case Commands.REFUSED:
            lines.append("Discord did not take the commands; they are put up again every few minutes until it does.")
        case Commands.ELSEWHERE:
            lines.append("Another process is putting the commands up; in a few minutes it is seen whether they stand.")
    lines.append(f"{'Servers add it' if ours.public else 'You add it to a server'} at {invite(ours.id)}")
    if why is None and commands is Commands.UP and not ours.endpoint:
        lines.append(_TRY)
    return tuple(lines)


def only_sending(ours: Ours) -> tuple[str, ...]:
    """Without the gateway: another process hears what members do."""
    return (
        f"Connected to Discord {_whom(ours)}, to send alone: DISCORD_SHARDS is none. Another process has to hold the "
        "gateway.",
    )


def _set_wrongly(ours: Ours) -> list[str]:
    """What is set on the application's page so that it cannot work, and what to do."""
    page = f"{PORTAL}/{ours.id}"
    lines: list[str] = []
    if ours.endpoint:
        lines.append(
            "Commands do not arrive: an Interactions Endpoint URL is set. Empty it under General Information of "
            f"{page}/information"
        )
    if ours.code_grant:
        lines.append(
            f"The link does not add it while Requires OAuth2 Code Grant is on. Switch it off under Bot of {page}/bot"
        )
    return lines


def _whom(ours: Ours) -> str:
    return f"as {NAME}" if ours.called.casefold() in ("", NAME.casefold()) else f"as @{ours.called}"


def _where(ours: Ours) -> str:
    match ours.servers:
        case 0:
            return "in no server yet"
        case 1:
            return "in 1 server"
    return f"in {ours.servers} servers"
