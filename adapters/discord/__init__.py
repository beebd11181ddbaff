"""Discord: what it is called, what it needs, and the way in; its kit is imported when it is asked for."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from pydantic_settings import BaseSettings

from adapters.discord.settings import DiscordSettings
from bot.chat.card import Card
from bot.chat.form import Form
from bot.chat.spec import CommandSpec
from bot.clock import MovableClock
from bot.errors import SettingsError
from bot.ports import Connection, Core, Site

if TYPE_CHECKING:
    from bot.app import Bot


class Discord:
    """The platform; implements `bot.ports.Platform`."""

    name = "discord"
    label = "Discord"
    settings: type[BaseSettings] = DiscordSettings
    typed_options = True

    def configured(self, settings: BaseSettings) -> bool:
        """Whether a token is set.

        Raises SettingsError for what is no bot token, and when others of Discord's are set without one.
        """
        assert isinstance(settings, DiscordSettings)
        if settings.missing:
            raise SettingsError(
                f"Discord is set up in part: {' and '.join(settings.missing)} is missing. Set it, or unset the others."
            )
        if settings.misplaced is not None:
            raise SettingsError(settings.misplaced)
        return settings.token is not None

    def render(self, shown: Card | Form, *, delivery: bool = False, room: bool = False) -> Mapping[str, Any]:
        """The messages of an answer, the calls of a delivery, or the modal that Discord would get."""
        from adapters.discord.render import payload

        return payload(shown, delivery=delivery, room=room)

    def manifest(self, specs: Sequence[CommandSpec], *, url: str | None = None) -> str:
        """The link by which a server's admin adds the bot, what it asks for and why."""
        from adapters.discord.manifest import manifest

        return manifest(specs, url=url)

    async def connect(self, bot: Core, settings: BaseSettings, site: Site) -> Connection:
        """Starts listening and answers the way out.

        Raises SettingsError when Discord refuses what the operator has given.
        """
        from adapters.discord.connect import connect

        assert isinstance(settings, DiscordSettings)
        return await connect(bot, settings, site)

    transports = ("gateway",)

    async def measure(self, bot: "Bot", clock: MovableClock, transport: str, count: int) -> Mapping[str, list[float]]:
        """Seconds to the answer of a command by contestant, on a Discord of its own."""
        from adapters.discord.bench.acks import acks

        return await acks(bot, clock, count)


PLATFORM = Discord()
