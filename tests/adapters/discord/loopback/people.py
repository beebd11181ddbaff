"""A person at Discord: what they do becomes genuine interactions, and what they see is what the app has shown."""

import asyncio
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from tests.adapters.discord.loopback.filling import Sheet
from tests.adapters.discord.loopback.payloads import Payloads
from tests.adapters.discord.loopback.shown import numbered
from tests.adapters.discord.loopback.world import Channel, Interaction, Json, Message, User, World, walked

if TYPE_CHECKING:
    from tests.adapters.discord.loopback.server import LoopbackDiscord

COMMAND, COMPONENT, AUTOCOMPLETE, SUBMISSION = 2, 3, 4, 5


class DiscordPerson:
    """One person in front of Discord."""

    def __init__(self, discord: "LoopbackDiscord", user: User) -> None:
        self.discord = discord
        self.user = user
        self.done: list[Interaction] = []
        """Everything that they did with the app, in order."""

    # where they are, and what they see

    @property
    def id(self) -> str:
        return self.user.id

    @property
    def world(self) -> World:
        return self.discord.world

    @property
    def dm(self) -> Channel:
        """Their DM with the bot, opened by them where it was not yet."""
        return self.world.dm(self.user.id)

    @property
    def sees(self) -> list[Message]:
        """Every message before their eyes, in order, each as it was last drawn."""
        return self.world.visible(self.user.id)

    @property
    def last(self) -> Message:
        """The newest message before their eyes."""
        seen = self.sees
        assert seen, f"{self.user.name} sees nothing"
        return seen[-1]

    @property
    def modal(self) -> Json:
        """The form that is open before them."""
        assert self.user.id in self.world.modals, f"{self.user.name} has no form open"
        return self.world.modals[self.user.id][0]

    @property
    def has_modal(self) -> bool:
        """Whether a form is open before them."""
        return self.user.id in self.world.modals

    # what they do

    async def slash(
        self, path: str, options: Mapping[str, Any] | None = None, *, channel: Channel | None = None,
        waits: bool = True, strict: bool = True,
    ) -> Interaction:  # fmt: skip
        """A slash command, in the DM or in a channel; values are text, numbers, people, channels or a `File`.

        Strict: as Discord's own client, which sends only what the uploaded commands take. Raises LookupError there.
        """
        channel = channel or self.dm
        data = self._payloads.command(self.user, path, options or {}, channel=channel, strict=strict)
        return await self._does(COMMAND, channel, data, waits=waits)

    async def completes(
        self, path: str, option: str, typed: str, given: Mapping[str, Any] | None = None, *,
        channel: Channel | None = None,
    ) -> list[Json]:  # fmt: skip
        """What is offered for what was typed so far in an option.

        Raises LookupError where the uploaded commands have no such option, or offer nothing for it.
        """
        channel = channel or self.dm
        options = {**(given or {}), option: typed}
        data = self._payloads.command(self.user, path, options, channel=channel, focused=option)
        return (await self._does(AUTOCOMPLETE, channel, data)).choices

    async def menu(self, name: str, message: Message, *, waits: bool = True) -> Interaction:
        """An entry of a message's menu.

        Raises LookupError where it is not offered.
        """
        channel = self.world.channels[message.channel]
        data = self._payloads.menu(self.user, name, message)
        return await self._does(COMMAND, channel, data, waits=waits)

    async def press(self, on: Message, what: str, *, waits: bool = True) -> Interaction:
        """The button of this custom id or label on a message.

        Raises LookupError when it is not there, or cannot be pressed.
        """
        button = self._control(on, what, (2,))
        if button.get("style") == 5 or button.get("disabled"):
            raise LookupError(f"{what!r} cannot be pressed")
        return await self.component(on, button, waits=waits)

    async def presses(self, what: str, *, waits: bool = True) -> Interaction:
        """The nearest button of this label or custom id, from the newest message back.

        Raises LookupError when there is none.
        """
        for message in reversed(self.sees):
            for control in walked(message.components):
                if control.get("type") == 2 and what in (control.get("custom_id"), control.get("label")):
                    return await self.press(message, what, waits=waits)
        raise LookupError(f"{self.user.name} sees no button {what!r}")

    async def picks(self, on: Message, what: str, *values: str, waits: bool = True) -> Interaction:
        """Options, by label or value, of the select of this custom id or placeholder on a message.

        Raises LookupError when one is not there.
        """
        select = self._control(on, what, (3, 5, 6, 7, 8))
        chosen = list(values)
        if select["type"] == 3:
            chosen = [Sheet._option(select, each) for each in values]
        least, most = select.get("min_values", 1), select.get("max_values", 1)
        if select.get("disabled") or not least <= len(chosen) <= most:
            raise LookupError(f"{what!r} takes {least} to {most}")
        return await self.component(on, select, values=chosen, waits=waits)

    async def component(
        self, on: Message, control: Json, *, values: list[str] | None = None, waits: bool = True
    ) -> Interaction:
        """This very control, whoever may see it."""
        told = next(each for each in walked(numbered(on.components)) if each.get("custom_id") == control["custom_id"])
        data: Json = {
            "component_type": control["type"], "custom_id": control["custom_id"], "id": told["id"],
            **({"values": values} if values is not None else {}),
        }  # fmt: skip
        return await self._does(COMPONENT, self.world.channels[on.channel], data, on, waits=waits)

    async def submits(
        self, values: Mapping[str, Any] | None = None, *, strict: bool = True, waits: bool = True
    ) -> Interaction:
        """Fills fields of the open form, by custom id or label, and sends it; the others stay as they are.

        Raises LookupError for a field or option that is not there.
        """
        modal, opener = self.world.modals[self.user.id] if self.has_modal else (self.modal, None)
        assert opener is not None
        sheet = Sheet(modal, self._payloads)
        for name, value in (values or {}).items():
            sheet.fill(name, value)
        data = sheet.data(strict=strict)
        del self.world.modals[self.user.id]
        on = opener.message if opener.message is not None and not opener.message.deleted else None
        return await self._does(SUBMISSION, self.world.channels[opener.channel], data, on, waits=waits)

    def dismisses(self) -> None:
        """Closes the open form without sending it; nobody is told."""
        del self.world.modals[self.user.id]

    def says(self, text: str, *, channel: Channel | None = None) -> Message:
        """Something typed that is no command; an app without the intents for it is not told."""
        channel = channel or self.dm
        said = Message(self.world.new(), channel.id, self.user.id, self.world.clock.now(), content=text)
        return self.world.post(said, by="person")

    def deletes(self, message: Message) -> None:
        """Takes away a message of one's own, or dismisses one that only they see."""
        assert message.to == self.user.id or message.author == self.user.id
        self.world.delete(message, by="person")

    # how it goes out

    @property
    def _payloads(self) -> Payloads:
        return Payloads(self.world)

    def _control(self, on: Message, what: str, kinds: tuple[int, ...]) -> Json:
        if on not in self.sees:
            raise LookupError(f"{self.user.name} does not see this message")
        controls = [each for each in walked(on.components) if each.get("type") in kinds]
        for key in ("custom_id", "label", "placeholder"):
            for control in controls:
                if control.get(key) == what:
                    return control
        raise LookupError(f"no {what!r} here; there are {', '.join(_names(controls))}")

    async def _does(
        self, kind: int, channel: Channel, data: Json, on: Message | None = None, *, waits: bool = True
    ) -> Interaction:
        interaction = self.world.interaction(kind, self.user, channel, data, on)
        self.done.append(interaction)
        payload = self._payloads.envelope(interaction)
        heard = await self.discord.gateway.tells("INTERACTION_CREATE", payload, guild=channel.guild)
        if waits:
            assert heard, "no session holds this guild: nobody hears it"
            await self.answered(interaction)
        return interaction

    async def answered(self, interaction: Interaction) -> None:
        """Returns once the app has answered, and has done what follows.

        Raises AssertionError when nothing comes.
        """
        try:
            async with asyncio.timeout(self.discord.patience):
                await interaction.seen.wait()
        except TimeoutError:
            raise AssertionError(f"an interaction of type {interaction.kind} was not answered") from None
        if self.discord.settled is not None:
            await self.discord.settled()


def _names(controls: list[Json]) -> Iterator[str]:
    for each in controls:
        yield str(each.get("label") or each.get("placeholder") or each.get("custom_id"))
