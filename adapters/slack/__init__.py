"""Slack: what it is called, what it needs, and the way in; its kit is imported when it is asked for."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from pydantic_settings import BaseSettings

from adapters.slack.settings import SlackSettings
from bot.chat.card import Card
from bot.chat.form import Form
from bot.chat.spec import CommandSpec
from bot.clock import MovableClock
from bot.errors import SettingsError
from bot.ports import Connection, Core, Site

if TYPE_CHECKING:
    from bot.app import Bot


class Slack:
    """The platform; implements `bot.ports.Platform`."""

    name = "slack"
    label = "Slack"
    settings: type[BaseSettings] = SlackSettings
    typed_options = False

    def configured(self, settings: BaseSettings) -> bool:
        """Whether anything of Slack is set.

        Raises SettingsError when something is and what belongs to it is not, and for a token of the wrong kind.
        """
        assert isinstance(settings, SlackSettings)
        if settings.missing:
            names = " and ".join(settings.missing)
            lack = f"{names} is missing. Set it" if len(settings.missing) == 1 else f"{names} are missing. Set them"
            raise SettingsError(f"Slack is set up in part: {lack}, or unset the others.")
        if settings.misplaced is not None:
            raise SettingsError(settings.misplaced)
        return settings.bot_token is not None or settings.oauth

    def render(self, shown: Card | Form, *, delivery: bool = False, room: bool = False) -> Mapping[str, Any]:
        """The messages or the view that Slack would get."""
        from adapters.slack.render import payload

        return payload(shown, delivery=delivery, room=room)

    def manifest(self, specs: Sequence[CommandSpec], *, url: str | None = None) -> str:
        """The app manifest in YAML: for Socket Mode, or with `url` for HTTP."""
        from adapters.slack.manifest import manifest

        return manifest(specs, url=url)

    async def connect(self, bot: Core, settings: BaseSettings, site: Site) -> Connection:
        """Starts listening and answers the way out.

        Raises SettingsError when Slack refuses what the operator has given.
        """
        from adapters.slack.connect import connect

        assert isinstance(settings, SlackSettings)
        return await connect(bot, settings, site)

    transports = ("http", "socket")

    async def measure(self, bot: "Bot", clock: MovableClock, transport: str, count: int) -> Mapping[str, list[float]]:
        """Seconds to the ack of a command over this transport, by contestant, on a Slack of its own."""
        from adapters.slack.bench.acks import acks

        return await acks(bot, clock, transport, count)


PLATFORM = Slack()
