"""The Web API's methods over the loopback's state: each takes a call and answers a body, or refuses it."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from tests.adapters.slack.blockkit import problems_of_message
from tests.adapters.slack.views_api import Refused, Views
from tests.adapters.slack.world import Channel, Json, Message, Team, Token, User, World


@dataclass(frozen=True)
class Call:
    """One call, as it was counted."""

    method: str
    args: Mapping[str, Any]
    token: str | None
    team: str | None
    at: datetime


NEEDS = {
    "chat.postMessage": "chat:write", "chat.update": "chat:write", "chat.delete": "chat:write",
    "chat.postEphemeral": "chat:write", "conversations.open": "im:write", "users.info": "users:read",
    "files.getUploadURLExternal": "files:write", "files.completeUploadExternal": "files:write",
}  # fmt: skip
HISTORY = {"D": "im:history", "C": "channels:history"}


class WebApi(Views):
    """Every method that is served, by its name."""

    def __init__(self, world: World, address: Callable[[], str]) -> None:
        super().__init__(world)
        self._address = address
        self._methods: dict[str, Callable[[Token, Json], Json]] = {
            "auth.test": self._auth_test,
            "auth.revoke": self._auth_revoke,
            "chat.postMessage": self._post,
            "chat.postEphemeral": self._post_ephemeral,
            "chat.update": self._update,
            "chat.delete": self._delete,
            "conversations.open": self._open,
            "conversations.info": self._info,
            "conversations.history": self._history,
            "conversations.replies": self._replies,
            "users.info": self._users_info,
            "views.open": self._views_open,
            "views.push": self._views_push,
            "views.update": self._views_update,
            "views.publish": self._views_publish,
            "files.getUploadURLExternal": self._upload_url,
            "files.completeUploadExternal": self._upload_done,
            "files.info": lambda token, args: {"file": self._file(args)},
        }

    def answers(self, method: str) -> bool:
        """Whether this method is served with a bot token."""
        return method in self._methods

    def call(self, method: str, token: Token, args: Json) -> Json:
        """What the method answers.

        Raises Refused for `ok: false`.
        """
        scope = NEEDS.get(method)
        if method in ("conversations.history", "conversations.replies"):
            scope = HISTORY.get(str(args.get("channel", "C"))[:1])
        if scope is not None and scope not in token.scopes:
            raise Refused("missing_scope", needed=scope, provided=",".join(token.scopes))
        return {"ok": True, **self._methods[method](token, args)}

    # who asks

    def teams(self, token: Token) -> list[Team]:
        """The workspaces that this token opens."""
        every = self.world.teams.values()
        if token.team is not None:
            return [team for team in every if team.id == token.team]
        return [team for team in every if team.enterprise == token.enterprise]

    def _auth_test(self, token: Token, args: Json) -> Json:
        team = self.teams(token)[0]
        return {
            "url": f"{self._address()}/", "team": team.name, "user": "afternote",
            "team_id": token.team or token.enterprise, "user_id": token.bot_user,
            "bot_id": token.bot_id, "is_enterprise_install": token.team is None,
            **({"enterprise_id": token.enterprise} if token.enterprise else {}),
        }  # fmt: skip

    def _auth_revoke(self, token: Token, args: Json) -> Json:
        token.refused = "token_revoked"
        return {"revoked": True}

    def person(self, token: Token, id: str) -> User:
        """The person of this id whom the token can see.

        Raises Refused when there is none.
        """
        for team in self.teams(token):
            found = self.world.users.get(self.world.key(team.id, id))
            if found is not None:
                return found
        raise Refused("user_not_found")

    def channel(self, token: Token, id: str, *, post: bool = False) -> Channel:
        """The channel of this id, or the DM with the person of this id; to `post` there, or to look.

        Raises Refused when the token may not.
        """
        if id[:1] in ("U", "W"):
            user = self.person(token, id)
            found: Channel | None = self.world.dm(user.team, user.id)
        else:
            found = self.world.channels.get(id)
        mine = {team.id for team in self.teams(token)}
        if found is None or found.team not in mine:
            raise Refused("channel_not_found")
        if found.user is not None:
            user = self.world.users[self.world.key(found.team, found.user)]
            if post and user.refuses is not None:
                raise Refused(user.refuses)
        elif token.bot_user not in found.members:
            raise Refused("channel_not_found" if found.private else "not_in_channel")
        if post and found.archived:
            raise Refused("is_archived")
        return found

    # chat

    def _checked(self, args: Json) -> tuple[str, list[Json]]:
        text, blocks = str(args.get("text") or ""), args.get("blocks") or []
        if not text and not blocks:
            raise Refused("no_text")
        problems = problems_of_message({"text": text, **({"blocks": blocks} if blocks else {})})
        if problems:
            raise Refused("invalid_blocks", response_metadata={"messages": [f"[ERROR] {each}" for each in problems]})
        return text, blocks

    def _post(self, token: Token, args: Json, *, to: str | None = None) -> Json:
        channel = self.channel(token, str(args.get("channel", "")), post=True)
        text, blocks = self._checked(args)
        by = "chat.postEphemeral" if to else "chat.postMessage"
        message = self.world.post(
            Message(
                ts=self.world.ts(), team=channel.team, channel=channel.id, user=token.bot_user, text=text, to=to,
                blocks=blocks, bot_id=token.bot_id, thread_ts=args.get("thread_ts"),
                unfurl=(args.get("unfurl_links", True), args.get("unfurl_media", True)),
            ), by=by,
        )  # fmt: skip
        if to is not None:
            return {"message_ts": message.ts}
        return {"channel": channel.id, "ts": message.ts, "message": self.shown(message)}

    def _post_ephemeral(self, token: Token, args: Json) -> Json:
        channel = self.channel(token, str(args.get("channel", "")), post=True)
        if str(args.get("user")) not in channel.members:
            raise Refused("user_not_in_channel")
        return self._post(token, args, to=str(args["user"]))

    def _mine(self, token: Token, args: Json) -> Message:
        channel = self.channel(token, str(args.get("channel", "")))
        found = self.world.find(channel.id, str(args.get("ts")))
        if found is None:
            raise Refused("message_not_found")
        if found.user != token.bot_user:
            raise Refused("cant_update_message")
        return found

    def _update(self, token: Token, args: Json) -> Json:
        message = self._mine(token, args)
        text, blocks = self._checked(args)
        self.world.change(message, text, blocks, by="chat.update")
        return {"channel": message.channel, "ts": message.ts, "text": text, "message": self.shown(message)}

    def _delete(self, token: Token, args: Json) -> Json:
        message = self._mine(token, args)
        self.world.delete(message, by="chat.delete")
        return {"channel": message.channel, "ts": message.ts}

    def shown(self, message: Message) -> Json:
        """A message as it is handed to apps."""
        return {
            "type": "message", "user": message.user, "ts": message.ts, "text": message.text, "team": message.team,
            **({"bot_id": message.bot_id, "app_id": self.app_id} if message.bot_id else {}),
            **({"blocks": message.blocks} if message.blocks else {}),
            **({"files": message.files} if message.files else {}),
            **({"thread_ts": message.thread_ts} if message.thread_ts else {}),
            **({"edited": {"user": message.user, "ts": message.ts}} if message.edited else {}),
        }  # fmt: skip

    # conversations and users

    def _open(self, token: Token, args: Json) -> Json:
        user = self.person(token, str(args.get("users") or args.get("user") or ""))
        if user.is_bot:
            raise Refused("cannot_dm_bot")
        if user.deleted:
            raise Refused("user_disabled")
        return {"channel": {"id": self.world.dm(user.team, user.id).id}, "no_op": True, "already_open": True}

    def _info(self, token: Token, args: Json) -> Json:
        found = self.channel(token, str(args.get("channel", "")))
        return {
            "channel": {
                "id": found.id, "name": found.name, "is_im": found.is_im, "is_channel": not found.is_im,
                "is_private": found.private, "is_archived": found.archived,
                "is_member": token.bot_user in found.members, **({"user": found.user} if found.user else {}),
            }
        }  # fmt: skip

    def _history(self, token: Token, args: Json) -> Json:
        found = self.channel(token, str(args.get("channel", "")))
        oldest, latest = float(args.get("oldest") or 0), float(args.get("latest") or "inf")
        inclusive = bool(args.get("inclusive"))
        limit = int(args.get("limit") or 100)
        every = [
            each for each in reversed(self.world.messages)
            if each.channel == found.id and each.to is None and not each.deleted
            and (oldest < float(each.ts) < latest or (inclusive and float(each.ts) in (oldest, latest)))
        ]  # fmt: skip
        return {"messages": [self.shown(each) for each in every[:limit]], "has_more": len(every) > limit}

    def _replies(self, token: Token, args: Json) -> Json:
        found = self.channel(token, str(args.get("channel", "")))
        ts = str(args.get("ts"))
        every = [each for each in self.world.messages if each.channel == found.id and ts in (each.ts, each.thread_ts)]
        return {"messages": [self.shown(each) for each in every], "has_more": False}

    def _users_info(self, token: Token, args: Json) -> Json:
        user = self.person(token, str(args.get("user", "")))
        return {"user": self.profile(user, locale=bool(args.get("include_locale")))}

    def profile(self, user: User, *, locale: bool = True) -> Json:
        """A person as users.info and user_change tell of them."""
        return {
            "id": user.id, "team_id": user.team, "name": user.name, "deleted": user.deleted, "tz": user.tz,
            "real_name": user.real_name, "tz_label": user.tz, "tz_offset": 0, "is_bot": user.is_bot,
            "is_app_user": False, "updated": 1,
            "profile": {
                "real_name": user.real_name, "real_name_normalized": user.real_name, "display_name": user.name,
                "display_name_normalized": user.name, "team": user.team,
            },
            **({"locale": user.locale} if locale else {}),
        }  # fmt: skip

    # files

    def _file(self, args: Json) -> Json:
        found = self.world.files.get(str(args.get("file")))
        if found is None:
            raise Refused("file_not_found")
        return found

    def _upload_url(self, token: Token, args: Json) -> Json:
        id = self.world.new("F")
        self.world.files[id] = {
            "id": id, "name": str(args.get("filename")), "size": int(args.get("length") or 0),
            "alt_txt": args.get("alt_txt"), "title": str(args.get("filename")),
        }  # fmt: skip
        return {"upload_url": f"{self._address()}/upload/{id}", "file_id": id}

    def _upload_done(self, token: Token, args: Json) -> Json:
        raw = args.get("files")
        given = json.loads(raw) if isinstance(raw, str) else raw or []
        files = [self._file({"file": each["id"]}) for each in given]
        if any(each["id"] not in self.world.contents for each in files):
            raise Refused("file_not_found")
        for wanted in str(args.get("channel_id") or args.get("channels") or "").split(","):
            if not wanted:
                continue
            channel = self.channel(token, wanted, post=True)
            self.world.post(
                Message(
                    ts=self.world.ts(), team=channel.team, channel=channel.id, user=token.bot_user, bot_id=token.bot_id,
                    text=str(args.get("initial_comment") or ""), files=files, thread_ts=args.get("thread_ts"),
                ), by="files",
            )  # fmt: skip
        return {"files": files}
