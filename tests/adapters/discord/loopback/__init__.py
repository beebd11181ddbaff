"""A Discord of one's own on loopback: REST, gateway, people, and everything that may go wrong between them."""

from tests.adapters.discord.loopback.server import TOKEN, LoopbackDiscord

__all__ = ["TOKEN", "LoopbackDiscord"]
