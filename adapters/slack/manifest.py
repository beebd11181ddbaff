"""The app manifest, made from the command declarations: what an operator gives Slack to make the app."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

import yaml

from bot.cards.words import N_
from bot.chat.spec import CommandSpec
from bot.errors import SettingsError

NAME = "Afternote"
EVENTS_PATH = "/slack/events"
"""Where Slack calls: events, commands, presses and look-ups alike."""
REDIRECT_PATH = "/slack/oauth_redirect"
"""Where a workspace comes back to when it has agreed."""
PLACEHOLDER = "https://afternote.example"
"""The address in the shipped HTTP manifest, to be replaced by one's own."""
LOG_FROM_MESSAGE = "log_from_message"
NUDGE_ABOUT_MESSAGE = "nudge_about_message"
LOG_INTERVIEW = "log_interview"


@dataclass(frozen=True, slots=True)
class Scope:
    """A right that a workspace is asked for, and what for."""

    name: str
    why: str


SCOPES = (
    Scope("commands", N_("Members type `/interview`, `/note` and the others, and use the shortcuts.")),
    Scope("chat:write", N_("Reminders and answers are posted, in DMs and where a member asked.")),
    Scope("im:write", N_("A DM is opened with a member who logged an interview, for their reminders.")),
    Scope(
        "im:history",
        N_("What a member writes to Afternote in its DM is answered; and when an answer from Slack is lost, "
           "the DM is looked through, so that nothing is posted twice."),
    ),
    Scope("channels:read", N_("When a group's channel is archived, deleted or renamed, its coach is told at once.")),
    Scope("groups:read", N_("The same for a private channel that Afternote was invited to.")),
    Scope("users:read", N_("A member's time zone, language and name: \"tomorrow 9am\" is theirs.")),
    Scope("files:read", N_("A calendar or CSV file that a member drops in the DM is read.")),
    Scope("files:write", N_("A note as a mail file, a card to print and a calendar entry come into the member's DM.")),
)  # fmt: skip
"""Every right that is asked for; no message in a channel is read, and nobody's mail address.

Where an app was installed before `files:write` was asked for, files go as their words.
"""

EVENTS = (
    "app_home_opened", "app_uninstalled", "channel_archive", "channel_deleted", "channel_left", "channel_rename",
    "channel_unarchive", "group_archive", "group_deleted", "group_left", "group_rename", "group_unarchive",
    "member_joined_channel", "message.im", "tokens_revoked", "user_change",
)  # fmt: skip
"""Every event that Slack is to tell of."""

_SHORT = "Drafts, checks and times thank-you notes after job interviews, and never sends one for you."
_LONG = """\
Log an interview in one line. Afternote drafts a thank-you note for each person you met, checks it, and reminds you \
while it still matters.

It never sends mail for anybody: it drafts, hands over and asks whether you sent it. What you log is shown to you alone.

Begin with /interview log, or /afternote help."""


@dataclass(frozen=True, slots=True)
class Shortcut:
    """An entry of Slack's shortcut menus."""

    name: str
    type: str
    callback_id: str
    description: str


SHORTCUTS = (
    Shortcut("Log an interview", "message", LOG_FROM_MESSAGE, "Logs the interview that this message is about."),
    Shortcut("Nudge me about this", "message", NUDGE_ABOUT_MESSAGE, "Brings this message up again when you choose."),
    Shortcut("Log an interview", "global", LOG_INTERVIEW, "Opens a form: company, role, when, and with whom."),
)


def manifest(specs: Sequence[CommandSpec], *, url: str | None = None) -> str:
    """The manifest in YAML: for Socket Mode, or for HTTP when `url` is the public address.

    Raises SettingsError for an address that Slack would not call.
    """
    return str(yaml.dump(
        declaration(specs, url=url), Dumper=_Readable, sort_keys=False, allow_unicode=True, width=110,
    ))  # fmt: skip


def declaration(specs: Sequence[CommandSpec], *, url: str | None = None) -> dict[str, Any]:
    """The manifest as Slack's schema has it, JSON types only.

    Raises SettingsError for an address that Slack would not call.
    """
    base = None if url is None else _address(url)
    called = {} if base is None else {"request_url": base + EVENTS_PATH}
    options = {} if base is None else {"message_menu_options_url": base + EVENTS_PATH}
    redirects = {} if base is None else {"redirect_urls": [base + REDIRECT_PATH]}
    return {
        "display_information": {
            "name": NAME,
            "description": _SHORT,
            "long_description": _LONG,
            "background_color": "#2f3e46",
        },
        "features": {
            "app_home": {
                "home_tab_enabled": True,
                "messages_tab_enabled": True,
                "messages_tab_read_only_enabled": False,
            },
            "bot_user": {"display_name": NAME, "always_online": True},
            "shortcuts": [
                {"name": each.name, "type": each.type, "callback_id": each.callback_id,
                 "description": each.description}
                for each in SHORTCUTS
            ],
            "slash_commands": _commands(specs, base),
        },
        "oauth_config": {**redirects, "scopes": {"bot": [scope.name for scope in SCOPES]}},
        "settings": {
            "event_subscriptions": {**called, "bot_events": list(EVENTS)},
            "interactivity": {"is_enabled": True, **called, **options},
            "org_deploy_enabled": base is not None,
            "socket_mode_enabled": base is None,
            # Cannot be taken back for an app, and a token that was pasted into the settings would end after 12 hours.
            "token_rotation_enabled": False,
        },
    }  # fmt: skip


def pages(specs: Sequence[CommandSpec]) -> Mapping[str, str]:
    """The files of the repository that are made from the declarations, by path."""
    return {
        "deploy/slack-manifest.yaml": manifest(specs),
        "deploy/slack-manifest-http.yaml": manifest(specs, url=PLACEHOLDER),
    }


def tables() -> Mapping[str, str]:
    """The tables of the README that are made from what stands here, by the name of their marks."""
    rows = [f"| `{scope.name}` | {scope.why} |" for scope in SCOPES]
    return {"slack scopes": "\n".join(["| Scope | Is asked for because |", "|---|---|", *rows])}


def _commands(specs: Sequence[CommandSpec], base: str | None) -> list[dict[str, Any]]:
    """One slash command a group: its verbs are its hint."""
    groups: dict[str, list[CommandSpec]] = {}
    for spec in specs:
        groups.setdefault(spec.group, []).append(spec)
    return [
        {
            "command": f"/{group}",
            **({} if base is None else {"url": base + EVENTS_PATH}),
            "description": _sentence(members),
            "usage_hint": _verbs(members),
            "should_escape": True,
        }
        for group, members in groups.items()
    ]


def _sentence(members: Sequence[CommandSpec]) -> str:
    """What a group is for: what its first command does, which is the one to begin with."""
    return members[0].description


def _verbs(members: Sequence[CommandSpec]) -> str:
    verbs = [spec.path.partition(" ")[2] for spec in members]
    named = [verb for verb in verbs if verb]
    return " | ".join(named if "help" in named else [*named, "help"])


def _address(url: str) -> str:
    """The public address without a slash at the end.

    Raises SettingsError when Slack would not call it.
    """
    parts = urlsplit(url.strip())
    if parts.scheme != "https" or not parts.hostname or parts.query or parts.fragment or parts.username:
        raise SettingsError(f"{url!r} is no address that Slack calls. Give one such as {PLACEHOLDER}.")
    return url.strip().rstrip("/")


class _Readable(yaml.SafeDumper):  # type: ignore[misc]
    """YAML as a person writes it: texts of several lines as blocks, lists set in."""

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:
        super().increase_indent(flow, False)


def _text(dumper: yaml.SafeDumper, text: str) -> yaml.ScalarNode:
    style = "|" if "\n" in text else None
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style=style)


_Readable.add_representer(str, _text)
