"""The way out, where it also tells newcomers that it is closed."""

from datetime import timedelta

from adapters.discord.courier import DiscordCourier
from adapters.discord.newcomers import TELLING, Newcomers
from bot.chat.card import Card
from bot.errors import Finality, Undeliverable
from bot.model.people import Address
from bot.ports import Receipt

_CLOSED = frozenset({Finality.CLOSED, Finality.GONE})


class TellingCourier(DiscordCourier):
    """A courier that, where a newcomer's DMs are closed, has that said where they have just spoken."""

    longest = DiscordCourier.longest + timedelta(seconds=TELLING)
    newcomers: Newcomers | None = None
    """Who has come lately."""

    async def deliver(self, to: Address, card: Card, *, key: str, replaces: Receipt | None = None) -> Receipt:
        """As it does; what is undeliverable says whether the person knows by now.

        Raises TryLater: surely not sent; Uncertain: perhaps sent; Undeliverable: never will be; nothing else.
        """
        try:
            return await super().deliver(to, card, key=key, replaces=replaces)
        except Undeliverable as never:
            if self.newcomers is None or to.user is None or never.why not in _CLOSED:
                raise
            raise Undeliverable(never.why, told=await self.newcomers.told(to)) from None
