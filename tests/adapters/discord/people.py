"""A person at Discord: what they do goes to the client as interactions, and each of these has to be answered."""

from collections.abc import Mapping
from typing import Any

from simcord import GuildHandle
from simcord.actors import MemberActor, _dispatch_actor_interaction, _slash
from simcord.builders import ChannelHandle, UserHandle
from simcord.results import InteractionResult, ResponseMessage

from bot.chat.card import File
from tests.adapters.discord.filling import controls, loosened, prefilled, sent
from tests.adapters.discord.simulated import Json, Message, Simulated

_COMMAND, _SLASH = 2, 1
"""The type of an interaction, and that of a command."""


class DiscordPerson:
    """One person, in front of Discord: in their DM with the bot, and in the channels of a server."""

    def __init__(self, world: Simulated, name: str) -> None:
        self.world = world
        self.user: UserHandle = world.env.create_user(name)
        self.taps = 0
        """How often they have pressed, picked or sent something; what they typed is not counted."""
        self.modal: InteractionResult | None = None
        """The form that is open before them, as the answer that opened it."""
        self._members: dict[int, MemberActor] = {}

    @property
    def dm(self) -> int:
        """The id of their DM with the bot."""
        return self.user.dm_channel.id

    @property
    def form(self) -> Json:
        """The form that is open before them, as it came.

        Raises AssertionError when none is.
        """
        assert self.modal is not None, f"{self.user.name} has no form open"
        form = self.modal.modal
        assert form is not None
        return form

    def calls_themselves(self, name: str, *, locale: str | None) -> None:
        """The name that they go by everywhere, and the language that they have set."""
        self.user._user.global_name = name or None
        self.world.locales[self.user.id] = locale or "en-US"

    # what they do

    async def slash(
        self, path: str, given: Mapping[str, Any], *, channel: ChannelHandle | None = None, strict: bool = True
    ) -> InteractionResult:
        """A command with typed options, in the DM or in a channel; a file is one of them.

        Strict: as Discord's own client, which sends no answer that is not offered.
        """
        self._turns_away()
        options = {name: (each.name, each.content) if isinstance(each, File) else each for name, each in given.items()}
        here: Any = self.user if channel is None else self.member(channel.guild)
        there = self.user.dm_channel if channel is None else channel
        root = self.world.env.backend.find_command(path.split()[0], there._channel.guild_id, type=_SLASH)
        if root is not None and not strict:
            root = _loose(root)
        return self._did(await _slash(here, there, path, options, root=root))

    async def slash_of_old(self, path: str, typed: str) -> InteractionResult:
        """A command that is declared no more, as a client sends it that has not heard of that yet."""
        self._turns_away()
        group, *words = path.split()
        data: Json = {"id": "1", "name": group, "type": _SLASH}
        inside: Json = data
        for each in words:
            inside["options"] = [{"type": 1, "name": each}]
            (inside,) = inside["options"]
        if typed:
            inside["options"] = [{"type": 3, "name": "details", "value": typed}]
        return self._did(await _dispatch_actor_interaction(self.user, _COMMAND, self.user.dm_channel, data))

    async def completes(
        self, path: str, option: str, typed: str, *, channel: ChannelHandle | None = None
    ) -> list[Json]:
        """What is offered while they type."""
        if channel is None:
            return await self.user.autocomplete(path, option, typed)
        return await self.member(channel.guild).autocomplete(channel, path, option, typed)

    async def presses(self, on: Message, custom_id: str) -> InteractionResult:
        """A button of a message."""
        self._turns_away()
        return self._did(await self._here(on).click(self._live(on), custom_id=custom_id))

    async def picks(self, on: Message, custom_id: str, value: str) -> InteractionResult:
        """An option of a select of a message."""
        self._turns_away()
        return self._did(await self._here(on).select(self._live(on), [value], custom_id=custom_id))

    async def menu(self, on: Message, name: str) -> InteractionResult:
        """An entry of the menu of a message in a channel."""
        self._turns_away()
        there = self._channel(on)
        return self._did(await self.member(there.guild).context_menu(there, name, self._live(on)))

    async def fills(self, values: Mapping[str, str | File], *, strict: bool = True) -> InteractionResult:
        """Fills fields of the open form by their custom ids and sends it; the others go as they are prefilled.

        Strict: as Discord's own client, which keeps to lengths, options and what is required. Raises LookupError for
        a field that is not there.
        """
        opened = self.modal
        assert opened is not None, f"{self.user.name} has no form open"
        fields = controls(self.form)
        for name in values:
            if name not in fields:
                raise LookupError(f"the form has no field {name!r}; there are {', '.join(fields)}")
        answers = {name: values.get(name, prefilled(each)) for name, each in fields.items()}
        if not strict:
            loosened(opened, answers)
        given = {name: sent(fields[name], each) for name, each in answers.items() if each}
        here = self.user if opened._interaction.guild_id is None else self._members[opened._interaction.guild_id]
        result = await here.submit_modal(opened, given)
        self.modal = None
        return self._did(result)

    def dismisses(self) -> None:
        """Closes the open form without sending it: Discord tells nobody."""
        self._turns_away()

    async def says(self, text: str) -> None:
        """A line in the DM that is no command."""
        await self.user.send_dm(text)

    # where they are

    def member(self, guild: GuildHandle | None) -> MemberActor:
        """The person as a member of this server, which they join by this."""
        assert guild is not None
        if guild.id not in self._members:
            self._members[guild.id] = guild.add_member(self.user)
        return self._members[guild.id]

    def _channel(self, on: Message) -> ChannelHandle:
        channel = self.world.env.backend.get_channel(on.channel)
        guild = next((each for each in self.world.env._guilds if each.id == channel.guild_id), None)
        return ChannelHandle(self.world.env, guild, channel)

    def _here(self, on: Message) -> Any:
        there = self._channel(on)
        return self.user if there.guild is None else self.member(there.guild)

    def _turns_away(self) -> None:
        """A form closes over whatever else is done."""
        self.modal = None

    def _live(self, on: Message) -> ResponseMessage:
        return ResponseMessage(self.world.env, self.world.env.backend.get_message(on.channel, on.id))

    def _did(self, result: InteractionResult) -> InteractionResult:
        self.taps += 1
        assert result.acknowledged, "the interaction was not answered"
        assert not result.deferred, "the interaction was put off, and nothing came after it"
        if result.modal is not None:
            self.modal = result
        return result


def _loose(command: Any) -> Any:
    """The command as a client takes it that offers no choices, and so lets one answer anything."""
    found = {name: each for name, each in command.items() if name != "choices"}
    return found | {"options": [_loose(each) for each in command.get("options") or ()]}
