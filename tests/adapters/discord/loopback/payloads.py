"""INTERACTION_CREATE as Discord sends it: every key that the kit or an app may read."""

from collections.abc import Mapping
from typing import Any

from tests.adapters.discord.loopback.posted import File
from tests.adapters.discord.loopback.shown import shown_channel, shown_member, shown_message, shown_user
from tests.adapters.discord.loopback.things import ADMINISTRATOR
from tests.adapters.discord.loopback.world import Channel, Interaction, Json, Message, User, World

TYPES = {str: 3, bool: 5, int: 4, float: 10, User: 6, Channel: 7, File: 11}
"""The option types of values, where no uploaded command says them."""


class Payloads:
    """Builds what one person's doings make Discord send."""

    def __init__(self, world: World) -> None:
        self.world = world

    def envelope(self, interaction: Interaction) -> Json:
        """The interaction itself, around its data."""
        world = self.world
        user, channel = world.users[interaction.user], world.channels[interaction.channel]
        body: Json = {
            "id": interaction.id, "application_id": world.application, "type": interaction.kind,
            "token": interaction.token, "version": 1, "data": interaction.data, "channel_id": channel.id,
            "channel": shown_channel(world, channel, user.id), "locale": user.locale, "entitlements": [],
            "authorizing_integration_owners": interaction.owners, "context": channel.context,
            "app_permissions": str(channel.permissions), "attachment_size_limit": 10 * 1024 * 1024,
        }  # fmt: skip
        if channel.guild is not None:
            guild = world.guilds[channel.guild]
            body |= {
                "guild_id": guild.id, "guild_locale": guild.locale,
                "guild": {"id": guild.id, "locale": guild.locale, "features": []},
                "member": shown_member(user, guild.members.get(user.id, 0)),
            }  # fmt: skip
        else:
            body["user"] = shown_user(user)
            if channel.context == 1:
                # In a DM with the bot, the one who is told of is the bot.
                body["channel"] = body["channel"] | {"recipients": [shown_user(world.bot)]}
        if interaction.message is not None:
            body["message"] = shown_message(world, interaction.message)
        return body

    # commands

    def declared(self, name: str, kind: int = 1) -> Json | None:
        """The uploaded command of this name."""
        return next((each for each in self.world.commands if (each["name"], each["type"]) == (name, kind)), None)

    def offered(self, command: Json, user: User, channel: Channel) -> bool:
        """Whether this person is offered the command there: by where it may be used, whose the app is, and rights."""
        contexts, kinds = command.get("contexts"), command.get("integration_types") or [0]
        if contexts is not None and channel.context not in contexts:
            return False
        guild = self.world.guilds[channel.guild] if channel.guild is not None else None
        by_guild = 0 in kinds and (guild.bot if guild is not None else channel.context == 1)
        if not by_guild and not (1 in kinds and user.installed):
            return False
        needs = command.get("default_member_permissions")
        if guild is None or needs is None:
            return True
        has = guild.members.get(user.id, 0)
        return bool(has & ADMINISTRATOR) or (int(needs) != 0 and has & int(needs) == int(needs))

    def command(
        self, user: User, path: str, options: Mapping[str, Any], *, channel: Channel, focused: str | None = None,
        strict: bool = True,
    ) -> Json:  # fmt: skip
        """The data of a slash command, or of one being typed when an option has the focus.

        Raises LookupError where the uploaded command is not offered to them there, has no such path, option or choice,
        or needs more.
        """
        root, *rest = path.removeprefix("/").split()
        command = self.declared(root)
        if strict and self.world.commands and command is None:
            raise LookupError(f"there is no command /{root}")
        if strict and command is not None and not self.offered(command, user, channel):
            raise LookupError(f"/{root} is not offered to {user.name} here")
        leaf = command
        for name in rest:
            leaf = _inside(leaf, name, path) if leaf is not None else None
        resolved: Json = {}
        given = [
            self._option(name, value, _found(leaf, name, path), resolved, channel.guild, focused == name)
            for name, value in options.items() if value is not None
        ]  # fmt: skip
        if leaf is not None and focused is not None and not (_found(leaf, focused, path) or {}).get("autocomplete"):
            raise LookupError(f"/{path} completes nothing in {focused!r}")
        if strict and leaf is not None and focused is None:
            wanting = [each["name"] for each in leaf.get("options") or () if each.get("required")]
            missing = [name for name in wanting if options.get(name) is None]
            if missing:
                raise LookupError(f"/{path} needs {', '.join(missing)}")
        for depth, name in enumerate(reversed(rest)):
            given = [{"name": name, "type": 1 if depth == 0 else 2, "options": given}]
        id = command["id"] if command is not None else self.world.new()
        data: Json = {"id": id, "name": root, "type": 1, "options": given}
        return data | ({"resolved": resolved} if resolved else {})

    def _option(
        self, name: str, value: Any, declared: Json | None, resolved: Json, guild: str | None, focused: bool
    ) -> Json:
        kind = declared["type"] if declared is not None else TYPES[type(value)]
        if isinstance(value, User):
            resolved.setdefault("users", {})[value.id] = shown_user(value)
            members = self.world.guilds[guild].members if guild is not None else {}
            if value.id in members:
                member = shown_member(value, members[value.id])
                kept = {key: each for key, each in member.items() if key not in ("user", "deaf", "mute")}
                resolved.setdefault("members", {})[value.id] = kept
            value = value.id
        elif isinstance(value, Channel):
            resolved.setdefault("channels", {})[value.id] = shown_channel(self.world, value)
            value = value.id
        elif isinstance(value, File):
            value = self.uploaded(value, resolved)
        elif declared is not None and declared.get("choices") and not focused:
            value = _choice(declared, value)
        if declared is not None and kind == 3 and not focused:
            least, most = declared.get("min_length", 0), declared.get("max_length", 6000)
            if not least <= len(str(value)) <= most:
                raise LookupError(f"{name} takes {least} to {most} characters")
        return {"name": name, "type": kind, "value": value, **({"focused": True} if focused else {})}

    def uploaded(self, file: File, resolved: Json) -> str:
        """The id of a file that a person has brought, with all that is said of it in `resolved`."""
        id = self.world.new()
        self.world.files[id] = file.content
        address = f"{self.world.address}/files/{id}/{file.name}"
        resolved.setdefault("attachments", {})[id] = {
            "id": id, "filename": file.name, "size": len(file.content), "content_type": file.kind, "url": address,
            "proxy_url": address, "ephemeral": True,
        }  # fmt: skip
        return id

    def menu(self, user: User, name: str, message: Message) -> Json:
        """The data of an entry of a message's menu.

        Raises LookupError when commands were uploaded and this is none that they are offered there.
        """
        command = self.declared(name, 3)
        if command is not None and not self.offered(command, user, self.world.channels[message.channel]):
            raise LookupError(f"{name!r} is not offered to {user.name} here")
        if self.world.commands and command is None:
            raise LookupError(f"a message's menu has no {name!r}")
        id = command["id"] if command is not None else self.world.new()
        shown = {key: value for key, value in shown_message(self.world, message).items() if key != "nonce"}
        resolved = {"messages": {message.id: shown}}
        return {"id": id, "name": name, "type": 3, "target_id": message.id, "resolved": resolved}


def _inside(command: Json, name: str, path: str) -> Json:
    for each in command.get("options") or ():
        if each["name"] == name and each["type"] in (1, 2):
            return dict(each)
    raise LookupError(f"there is no command /{path}")


def _found(leaf: Json | None, name: str, path: str) -> Json | None:
    if leaf is None:
        return None
    for each in leaf.get("options") or ():
        if each["name"] == name and each["type"] not in (1, 2):
            return dict(each)
    raise LookupError(f"/{path} takes no {name!r}")


def _choice(declared: Json, value: Any) -> Any:
    for each in declared["choices"]:
        if value in (each["name"], each["value"]):
            return each["value"]
    raise LookupError(f"{declared['name']} offers no {value!r}")
