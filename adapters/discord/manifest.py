"""What an operator registers with Discord: the links by which it is added, and what is asked for, and why."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from pydantic import ValidationError

from adapters.discord.settings import DiscordSettings
from bot.cards.words import N_
from bot.chat.spec import CommandSpec

NAME = "Afternote"
PORTAL = "https://discord.com/developers/applications"
"""Where applications are made and set up."""
PLACEHOLDER = "APPLICATION_ID"
"""Stands in the links where no token says which application it is."""
_AUTHORIZE = "https://discord.com/oauth2/authorize"


@dataclass(frozen=True, slots=True)
class Right:
    """A permission in a server that its admin is asked for, and what for."""

    name: str
    """As Discord's pages write it."""
    bit: int
    why: str


PERMISSIONS = (
    Right("View Channels", 1 << 10, N_("A channel has to be seen before anything can be posted there.")),
    Right(
        "Send Messages", 1 << 11,
        N_("A group's joining card, its digests and its goodbye are posted in its channel; nothing of one member."),
    ),
    Right("Attach Files", 1 << 15, N_("A digest brings its picture along.")),
)  # fmt: skip
"""Every permission that is asked for. Commands, answers and DMs need none.

Those that a channel needs are asked for ahead: a permission that comes later has every server add the bot again.
"""

SCOPES = ("bot", "applications.commands")
"""What a server gives: that the bot is in it, and that its commands are."""
PERSONAL = ("applications.commands",)
"""What a person gives who adds it for themselves alone."""


def manifest(specs: Sequence[CommandSpec], *, url: str | None = None, application: str | None = None) -> str:
    """The links, the permissions with their reasons, and what to set on the application's page, as plain text.

    The application is the one whose token is set, unless it is named; Discord calls no address, so `url` says nothing.
    """
    return _text(specs, application or _ours() or PLACEHOLDER)


def invite(application: str) -> str:
    """The link by which a server's admin adds the bot."""
    return _link(application, 0, SCOPES, permissions=str(sum(each.bit for each in PERMISSIONS)))


def personal(application: str) -> str:
    """The link by which a person adds it for themselves alone, in every server and DM that they are in."""
    return _link(application, 1, PERSONAL)


def pages(specs: Sequence[CommandSpec]) -> Mapping[str, str]:
    """The files of the repository that are made from the declarations, by path."""
    return {"deploy/discord-manifest.txt": _text(specs, PLACEHOLDER)}


def tables() -> Mapping[str, str]:
    """The tables of the README that are made from what stands here, by the name of their marks."""
    rows = [f"| {each.name} | {each.why} |" for each in PERMISSIONS]
    return {"discord permissions": "\n".join(["| Permission | Is asked for because |", "|---|---|", *rows])}


def _text(specs: Sequence[CommandSpec], application: str) -> str:
    groups = dict.fromkeys(spec.group for spec in specs)
    widest = max(len(each.name) for each in PERMISSIONS)
    page = PORTAL if application == PLACEHOLDER else f"{PORTAL}/{application}"
    lines = [
        f"{NAME} on Discord",
        "",
        "A server's admin adds it with this link:",
        f"  {invite(application)}",
        "A person adds it for themselves alone with this one:",
        f"  {personal(application)}",
    ]
    if application == PLACEHOLDER:
        lines += [
            f"Put the application's id in the place of {PLACEHOLDER}: it stands under General Information. Where",
            "DISCORD_TOKEN is set, the id is known from it.",
        ]
    lines += [
        "",
        "In a server it asks for:",
        *(f"  {each.name:<{widest}}  {each.why}" for each in PERMISSIONS),
        "and for nothing else. It reads no channel and no list of members: of what is said in a channel it gets the",
        "message in whose menu somebody picks it, and no other.",
        "",
        f"On the application's page, {page}:",
        "  Installation, Installation Contexts    tick User Install and Guild Install",
        "  Installation, Install Link             Discord Provided Link",
        "  Installation, Default Install Settings",
        f"    User Install                         scopes: {', '.join(PERSONAL)}",
        f"    Guild Install                        scopes: {', '.join(sorted(SCOPES))};",
        f"                                         permissions: {', '.join(each.name for each in PERMISSIONS)}",
        "  Bot, Privileged Gateway Intents        none",
        "  Bot, Requires OAuth2 Code Grant        off",
        "  General Information, Interactions Endpoint URL",
        "                                         empty: Discord calls no address, all comes over its gateway",
        "",
        f"The commands {_listed([f'/{each}' for each in groups])} are put up by `afternote run`",
        "whenever they have changed.",
    ]
    return "\n".join(lines) + "\n"


def _ours() -> str | None:
    """The application whose token is set, if one is."""
    try:
        return DiscordSettings().application_id
    except ValidationError:
        return None


def _link(application: str, install: int, scopes: Sequence[str], **more: str) -> str:
    asked = {"client_id": application, "integration_type": str(install), "scope": " ".join(scopes), **more}
    return f"{_AUTHORIZE}?{urlencode(asked)}"


def _listed(names: Sequence[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"
