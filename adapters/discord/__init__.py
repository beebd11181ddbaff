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

    def configured(self, settings: BaseSettings) -> bool:
        """Whether a token is set.

        Raises SettingsError for what is no bot token.
        """
        assert isinstance(settings, DiscordSettings)
        if settings.token is None:
            return False
        if settings.application_id is None:
            raise SettingsError(
                "DISCORD_TOKEN is no bot token: one has three parts with a dot between them. Copy it from your "
                "application's page, Bot, Reset Token."
            )
        return True

    def render(self, shown: Card | Form) -> Mapping[str, Any]:
        """The messages or the modal that Discord would get."""
        from adapters.discord.render import payload

        return payload(shown)

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
