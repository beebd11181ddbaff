"""Our JSON in the kit's clothes: nothing that is sent is kept, whatever is pressed comes to one place."""

import io
import re
from collections.abc import Mapping, Sequence
from typing import Any, Self

import discord

from adapters.discord.parse import FORM
from adapters.discord.render import Message
from adapters.discord.uploads import Uploads

Json = dict[str, Any]
Asked = discord.Interaction[discord.Client]

TAKEN = "taken"
"""In an interaction's extras once it is at work."""


class Sheet(discord.ui.LayoutView):
    """A message of components, as JSON; finished before it is sent, so that the kit keeps nothing of it."""

    def __init__(self, components: Sequence[Json]) -> None:
        super().__init__(timeout=None)
        self._components = list(components)
        self.stop()

    def to_components(self) -> list[Json]:
        """The JSON."""
        return self._components

    def has_components_v2(self) -> bool:
        """Always: a container and all in it."""
        return True

    async def on_error(self, interaction: Asked, error: Exception, item: discord.ui.Item[Any], /) -> None:
        """Never called for what is finished; were it, it would be told."""
        _broke(interaction, error)


class Rows(discord.ui.View):
    """Rows of buttons under plain words, as JSON; finished before they are sent."""

    def __init__(self, rows: Sequence[Json]) -> None:
        super().__init__(timeout=None)
        self._rows = list(rows)
        self.stop()

    def to_components(self) -> list[Json]:
        """The JSON."""
        return self._rows

    async def on_error(self, interaction: Asked, error: Exception, item: discord.ui.Item[Any], /) -> None:
        """Never called for what is finished; were it, it would be told."""
        _broke(interaction, error)


class WireModal(discord.ui.Modal):
    """A form, as JSON; finished before it is sent: what is filled in comes as an interaction of its own."""

    def __init__(self, body: Mapping[str, Any]) -> None:
        super().__init__(title="", timeout=None, custom_id=str(body.get("custom_id", "")))
        self._body = dict(body)
        self.stop()

    def to_dict(self) -> Json:
        """The JSON."""
        return self._body

    async def on_error(self, interaction: Asked, error: Exception, item: object = None, /) -> None:
        """Never called for what is finished; were it, it would be told."""
        _broke(interaction, error)


class Pressed(discord.ui.DynamicItem[discord.ui.Item[Any]], template=r"(?s)[bc]\d*:.*"):
    """Whatever of ours is pressed or picked, however long ago it was sent and by which process."""

    def __init__(self, item: discord.ui.Item[Any]) -> None:
        super().__init__(item)

    @classmethod
    async def from_custom_id(cls, interaction: Asked, item: discord.ui.Item[Any], match: "re.Match[str]", /) -> Self:
        """The item as it was pressed."""
        return cls(item)

    async def callback(self, interaction: Asked) -> None:
        """Hands it to the client, as everything that comes in."""
        client: Any = interaction.client
        await client.take(interaction)


def _broke(asked: Asked, error: Exception) -> None:
    client: Any = asked.client
    client.fault(asked, error)


def payload(asked: Asked) -> Json:
    """The interaction as Discord told of it, as far as it is read."""
    context, channel, user = asked.context, asked.channel, asked.user
    told: Json = {
        "id": str(asked.id),
        "application_id": str(asked.application_id),
        "type": asked.type.value,
        "data": asked.data or {},
        "guild_id": None if asked.guild_id is None else str(asked.guild_id),
        "locale": asked.locale.value,
        # The kit keeps the one thing that says who has added the app to itself.
        "authorizing_integration_owners": {str(kind): str(id) for kind, id in asked._integration_owners.items()},
    }
    me = asked.client.user
    if me is not None:
        # The bot's user, whose id is another one than the application's where that is old.
        told["bot_id"] = str(me.id)
    # Whoever is in none of these spoke to nobody of ours.
    if isinstance(user, discord.User | discord.Member):
        told["user"] = {"id": str(user.id), "username": user.name, "global_name": user.global_name}
    if channel is not None:
        told["channel"] = {"id": str(channel.id), "type": channel.type.value}
    if context.guild or context.dm_channel or context.private_channel:
        told["context"] = 0 if context.guild else 1 if context.dm_channel else 2
    message = asked.message
    if message is not None:
        told["message"] = {"id": str(message.id), "flags": message.flags.value}
        if asked.type.value == FORM:
            told["message"]["components"] = [each.to_dict() for each in message.components]
    return told


def fresh(message: Message, uploads: Uploads) -> dict[str, Any]:
    """What the kit is to be given to send this message; a text alone comes without a sound and without previews."""
    if not message.components:
        return {"content": message.content, "suppress_embeds": True, "silent": True}
    given: dict[str, Any] = {"view": Sheet(uploads.body["components"])}
    return {**given, "files": _files(uploads)} if uploads.files else given


def anew(message: Message, uploads: Uploads) -> dict[str, Any]:
    """What the kit is to be given to put this message in the place of another, of which nothing stays."""
    if not message.components:
        return {"content": message.content, "attachments": []}
    return {"content": None, "view": Sheet(uploads.body["components"]), "attachments": _files(uploads)}


def _files(uploads: Uploads) -> list[discord.File]:
    return [discord.File(io.BytesIO(content), filename=name) for name, content in uploads.files]
