"""What is said about a log line that was read in part."""

from collections.abc import Mapping

from bot.cards.words import N_, Reader, say, short

DOUBTS: Mapping[str, str] = {
    "mention": N_("{text} is somebody in this chat, so I left it out; write the interviewer's name."),
    "bad address": N_("\"{text}\" isn't a full e-mail address, so I left it out."),
    "surname first": N_("I took \"{text}\" as one person, surname first."),
    "name from address": N_("I took the name from the address {text}."),
    "too many": N_("I kept the first people and left out \"{text}\"."),
}
"""A sentence for each kind of doubt, by the name it has where names are read."""


def doubt(reader: Reader, kind: str, text: str) -> str:
    """What was odd about a piece of the line.

    Raises KeyError for a kind that has no sentence.
    """
    return say(reader, DOUBTS[kind], text=short(text, 60))


def not_placed(reader: Reader, left: str) -> str:
    """What of the line was not understood."""
    return say(reader, "I didn't place this: {left}", left=short(left, 240))
