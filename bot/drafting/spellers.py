"""Spellers: the best spelling engine that is installed, loaded and warm."""

from bot.drafting.harper import Harper
from bot.drafting.spelling import Light, Spelling


def speller() -> Spelling:
    """Harper where the extra "grammar" is installed, else the light engine; takes under a second, so in a thread."""
    return Harper.load() or Light.load()
