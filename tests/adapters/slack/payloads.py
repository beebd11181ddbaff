"""What Slack sends to apps, with every key that it sends: pure, over the loopback's state."""

import re
from collections.abc import Mapping
from typing import Any

from tests.adapters.slack.world import Json, Message, User, View, World

VERIFICATION = "verification token of the loopback"

_EMAIL = r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+"
_URL = r"https?://[^\s<>|]+[^\s<>|.,;:!?)]"
_DOMAIN = r"\b[\w-]+(?:\.[\w-]+)*\.(?:com|org|net|io|dev|co)\b(?:/[^\s<>|]*)?"
_DETECTED = re.compile(rf"(?P<url>{_URL})|(?P<email>{_EMAIL})|(?P<domain>{_DOMAIN})|@(?P<all>everyone|channel|here)\b")

_WORD = re.compile(r"[^\s<>|]+")


def escaped(text: str) -> str:
    """The text as every client sends it."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def as_said(text: str, mentions: Mapping[str, User] | None = None) -> str:
    """What a person types as Slack hands it on: escaped, with addresses, mentions and links marked up."""
    text = escaped(text)
    for typed, user in (mentions or {}).items():
        text = text.replace(typed, f"<@{user.id}|{user.name}>")
    return _WORD.sub(_looked_at, text)


def _looked_at(word: re.Match[str]) -> str:
    """A word with what is detected in it; most words have nothing that could be, which saves much time."""
    return _DETECTED.sub(_marked, word[0]) if "." in word[0] or "@" in word[0] else word[0]


def _marked(match: re.Match[str]) -> str:
    word = match.group(0)
    match match.lastgroup:
        case "url":
            return f"<{word}>"
        case "email":
            return f"<mailto:{word}|{word}>"
        case "domain":
            return f"<http://{word}|{word}>"
        case _:
            return f"<!{match.group('all')}>"


class Payloads:
    """Builds what one person's doings make Slack send."""

    def __init__(self, world: World, app_id: str, response_url: Any) -> None:
        self.world = world
        self.app_id = app_id
        self._response_url = response_url

    def _team(self, id: str) -> Json:
        team = self.world.teams[id]
        more = {"enterprise_id": team.enterprise, "enterprise_name": "Grid"} if team.enterprise else {}
        return {"id": team.id, "domain": team.domain, **more}

    def org(self, team: str) -> bool:
        """Whether the app is there by an installation of the whole organisation."""
        enterprise = self.world.teams[team].enterprise
        tokens = [token for token in self.world.tokens.values() if token.kind == "bot"]
        own = any(token.team == team for token in tokens)
        return not own and any(token.team is None and token.enterprise == enterprise for token in tokens)

    def _head(self, kind: str, user: User) -> Json:
        team = self._team(user.team)
        enterprise = {"id": team["enterprise_id"], "name": "Grid"} if "enterprise_id" in team else None
        return {
            "type": kind, "api_app_id": self.app_id, "token": VERIFICATION, "team": team, "enterprise": enterprise,
            "is_enterprise_install": self.org(user.team),
            "user": {"id": user.id, "username": user.name, "name": user.name, "team_id": user.team},
        }  # fmt: skip

    def _url(self, user: User, channel: str, original: Message | None = None) -> str:
        return str(self._response_url(self.world.response_url(user.team, user.id, channel, original)))

    def command(self, user: User, channel: str, command: str, text: str) -> Json:
        """A slash command; `text` is marked up already."""
        team, room = self._team(user.team), self.world.channels[channel]
        more = {key: team[key] for key in ("enterprise_id", "enterprise_name") if key in team}
        return {
            "token": VERIFICATION, "team_id": user.team, "team_domain": team["domain"], **more, "channel_id": channel,
            "channel_name": room.name, "user_id": user.id, "user_name": user.name, "command": command, "text": text,
            "api_app_id": self.app_id, "is_enterprise_install": str(self.org(user.team)).lower(),
            "response_url": self._url(user, channel), "trigger_id": self.world.trigger(user.team, user.id),
        }  # fmt: skip

    def press(
        self, user: User, on: Message | View, block: Json, element: Json, option: Json | None, shown: Json
    ) -> Json:
        """A press on an element of a message or a view, or a pick of one of its options."""
        action: Json = {
            "action_id": element.get("action_id", ""), "block_id": block.get("block_id", ""), "type": element["type"],
            "action_ts": self.world.ts(),
        }  # fmt: skip
        action |= {key: element[key] for key in ("text", "value", "style", "placeholder", "url") if key in element}
        if option is not None:
            action["selected_option"] = option
        body = self._head("block_actions", user)
        body |= {"trigger_id": self.world.trigger(user.team, user.id), "state": {"values": {}}, "actions": [action]}
        if isinstance(on, View):
            return body | {"container": {"type": "view", "view_id": on.id}, "view": shown}
        room = self.world.channels[on.channel]
        body |= {
            "container": {
                "type": "message", "message_ts": on.ts, "channel_id": on.channel, "is_ephemeral": on.to is not None,
            },
            "channel": {"id": room.id, "name": room.name}, "response_url": self._url(user, on.channel, on),
        }  # fmt: skip
        # Of a message that one person alone sees, Slack keeps nothing that it could send.
        return body if on.to is not None else body | {"message": shown}

    def submission(self, user: User, shown: Json) -> Json:
        """A form that is sent."""
        return self._head("view_submission", user) | {
            "trigger_id": self.world.trigger(user.team, user.id), "view": shown, "response_urls": [],
        }  # fmt: skip

    def closed(self, user: User, shown: Json, *, cleared: bool) -> Json:
        """A form that is closed."""
        return self._head("view_closed", user) | {"view": shown, "is_cleared": cleared}

    def suggestion(self, user: User, view: View, block_id: str, action_id: str, typed: str, shown: Json) -> Json:
        """A request for the options of a select."""
        return self._head("block_suggestion", user) | {
            "container": {"type": "view", "view_id": view.id}, "action_id": action_id, "block_id": block_id,
            "value": typed, "view": shown,
        }  # fmt: skip

    def shortcut(self, user: User, callback_id: str) -> Json:
        """A global shortcut."""
        return self._head("shortcut", user) | {
            "callback_id": callback_id, "trigger_id": self.world.trigger(user.team, user.id),
            "action_ts": self.world.ts(),
        }  # fmt: skip

    def message_shortcut(self, user: User, callback_id: str, message: Message, shown: Json) -> Json:
        """A shortcut from the menu of a message."""
        room = self.world.channels[message.channel]
        return self._head("message_action", user) | {
            "callback_id": callback_id, "trigger_id": self.world.trigger(user.team, user.id),
            "action_ts": self.world.ts(), "response_url": self._url(user, message.channel),
            "message_ts": message.ts, "channel": {"id": room.id, "name": room.name}, "message": shown,
        }  # fmt: skip

    def event(self, team: str, event: Json) -> Json:
        """An event in its envelope."""
        found = self.world.teams[team]
        bots = [user.id for user in self.world.users.values() if user.is_bot and user.team == team]
        return {
            "token": VERIFICATION, "team_id": team, "context_team_id": team, "context_enterprise_id": found.enterprise,
            "api_app_id": self.app_id, "event": {"event_ts": self.world.ts(), **event}, "type": "event_callback",
            "event_id": self.world.new("Ev"), "event_time": int(self.world.clock.now().timestamp()),
            "authorizations": [
                {
                    "enterprise_id": found.enterprise, "team_id": None if self.org(team) else team,
                    "user_id": bots[0] if bots else "", "is_bot": True, "is_enterprise_install": self.org(team),
                }
            ],
            "is_ext_shared_channel": False, "event_context": self.world.new("ec"),
        }  # fmt: skip

    def said(self, message: Message) -> Json:
        """What a person says in their DM, as an event."""
        files = {"subtype": "file_share", "files": message.files, "upload": False} if message.files else {}
        spans = {"type": "rich_text_section", "elements": [{"type": "text", "text": message.text}]}
        return {
            "type": "message", "user": message.user, "text": message.text, "ts": message.ts, "team": message.team,
            "client_msg_id": self.world.new("m"), "channel": message.channel, "channel_type": "im",
            "blocks": [{"type": "rich_text", "block_id": self.world.new("b"), "elements": [spans]}], **files,
        }  # fmt: skip
