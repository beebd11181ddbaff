"""Discord, simulated in this process: the world around one client, and all that was shown in it, in order."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

import discord
from simcord import Env
from simcord._clock import Clock
from simcord.backend.models import Message as Stored

from bot.clock import MovableClock
from tests.adapters.discord.payload_checks import problems_of_requests

Json = dict[str, Any]

EPHEMERAL, LOADING, SILENT, V2 = 1 << 6, 1 << 7, 1 << 12, 1 << 15
"""Flags of messages: for one person alone, to come, without a push, made of components."""
_IDLE = "idle"
_SOON = 0.002
"""Seconds between two looks at whether the client is done: simcord's own 50 ms is made for slower bots."""


def hastens() -> None:
    """Lowers simcord's wait.

    Raises AssertionError where it is not there to be lowered.
    """
    defaults = Env._settle_internal.__kwdefaults__ or {}
    assert _IDLE in defaults, "simcord has no such default any more: look at how it waits"
    defaults[_IDLE] = _SOON


hastens()


@dataclass(frozen=True)
class Message:
    """A message as it stood at one moment."""

    id: int
    channel: int
    flags: int
    content: str
    components: list[Json]
    to: int | None
    """Whose eyes alone it is before; None: everybody's in the channel."""
    files: tuple[str, ...] = ()

    @property
    def is_card(self) -> bool:
        """Whether it is made of components, and has no content."""
        return bool(self.flags & V2)

    @property
    def is_lone(self) -> bool:
        """Whether it is a text that is there to be copied, and holds nothing else."""
        return not self.components and bool(self.flags & SILENT)


@dataclass(frozen=True)
class News:
    """One thing that was shown, redrawn or taken away."""

    what: str
    """`posted`, `changed` or `deleted`."""
    message: Message
    answers: bool
    """Whether it came with the answer to an interaction, and not beside it."""


class HouseClock(Clock):
    """Discord's calendar is the house's; its timers are nobody's business but simcord's."""

    def __init__(self, house: MovableClock) -> None:
        super().__init__()
        self._house = house

    def now(self) -> datetime:
        """The house's moment."""
        return self._house.now()


@dataclass
class Simulated:
    """One client's Discord; `Env` is simcord's."""

    env: Env
    news: list[News] = field(default_factory=list)
    locales: dict[int, str] = field(default_factory=dict)
    """The language that each person has set."""

    @classmethod
    def around(cls, client: discord.Client, clock: MovableClock, *, shards: int = 1) -> "Simulated":
        """A Discord in which only this client is; it starts with `start`."""
        env = Env(client, shard_count=shards if isinstance(client, discord.AutoShardedClient) else None)
        env.backend.clock = HouseClock(clock)
        world = cls(env)
        world._watch()
        return world

    async def start(self) -> None:
        """The client logs in, and is ready."""
        await self.env.start()

    async def stop(self) -> None:
        """The client is let go.

        Raises what it has raised meanwhile, and AssertionError for what Discord would not have taken of it.
        """
        await self.env.shutdown()
        self.env.raise_errors()
        wrong = problems_of_requests(self.env.http_requests)
        assert not wrong, "\n".join(wrong)

    def message(self, channel: int, id: int) -> Message | None:
        """The message as it stands; None when it is gone."""
        stored = self.env.backend.messages.get(channel, {}).get(id)
        return None if stored is None else self._read(stored)

    def _watch(self) -> None:
        """Writes down what happens to messages, and says in interactions what simcord leaves out of them."""
        backend = self.env.backend
        commits, edits, deletes, emits = (
            backend.commit_message, backend.edit_message, backend.delete_message, backend.emit
        )  # fmt: skip

        def commit(message: Stored, **given: Any) -> Stored:
            committed = commits(message, **given)
            if committed.author_id == backend.bot_user.id and not committed.flags & LOADING:
                self._tell("posted", committed)
            return committed

        def edit(channel_id: int, message_id: int, fields: Json) -> Stored:
            loading = backend.get_message(channel_id, message_id).flags & LOADING
            edited = edits(channel_id, message_id, fields)
            if edited.author_id == backend.bot_user.id:
                self._tell("posted" if loading else "changed", edited)
            return edited

        def delete(channel_id: int, message_id: int, *rest: Any, **given: Any) -> Any:
            gone = backend.get_message(channel_id, message_id)
            done = deletes(channel_id, message_id, *rest, **given)
            if gone.author_id == backend.bot_user.id:
                self._tell("deleted", gone)
            return done

        def emit(event: str, payload: Mapping[str, Any]) -> None:
            if event == "INTERACTION_CREATE":
                payload = self._whole(dict(payload))
            emits(event, payload)

        for name, watched in (("commit_message", commit), ("edit_message", edit), ("delete_message", delete),
                              ("emit", emit)):  # fmt: skip
            setattr(backend, name, watched)

    def _whole(self, payload: Json) -> Json:
        """The interaction with the person's own language, and with who has installed the app."""
        user = payload.get("user") or payload["member"]["user"]
        payload["locale"] = self.locales.get(int(user["id"]), "en-US")
        payload["authorizing_integration_owners"] = {"0": payload.get("guild_id", "0")}
        return payload

    def _tell(self, what: str, stored: Stored) -> None:
        path = self.env.backend.http_requests[-1].path
        self.news.append(News(what, self._read(stored), answers=path.startswith(("/interactions/", "/webhooks/"))))

    def _read(self, stored: Stored) -> Message:
        channel = self.env.backend.get_channel(stored.channel_id)
        asked = (stored.interaction_metadata or {}).get("user", {})
        to = int(asked["id"]) if stored.is_ephemeral else next(iter(channel.recipient_ids), None)
        return Message(
            stored.id, stored.channel_id, stored.flags, stored.content, list(stored.components), to,
            tuple(str(each["filename"]) for each in stored.attachments),
        )  # fmt: skip
