"""What is said where a member erases everything of theirs."""

from dataclasses import dataclass

from bot.cards.words import Reader, listed, say, say_n
from bot.chat.card import Button, Card, Line, Style


@dataclass(frozen=True, slots=True)
class Held:
    """How much there is of a member."""

    interviews: int
    notes: int
    reminders: int
    places: tuple[str, ...] = ()
    """The platforms on which they have an account."""


def asked(reader: Reader, held: Held, value: str) -> Card:
    """Asks before everything is erased; `value` names whose."""
    parts: list[str] = []
    if held.interviews:
        parts.append(say_n(reader, "one interview", "{n} interviews", held.interviews))
    if held.notes:
        parts.append(say_n(reader, "one note", "{n} notes", held.notes))
    if held.reminders:
        parts.append(say_n(reader, "one reminder to come", "{n} reminders to come", held.reminders))
    parts.append(say(reader, "your settings"))
    text = say(reader, "This erases {what}, at once and for good.", what=listed(reader, parts))
    blocks = [Line((text,))]
    if len(held.places) > 1:
        where = listed(reader, [each.capitalize() for each in held.places])
        blocks.append(Line((say(reader, "Your accounts on {places} are one, so it goes from each.", places=where),)))
    return Card(
        title=say(reader, "Erase everything?"),
        blocks=tuple(blocks),
        controls=(
            Button(say(reader, "Erase everything"), "forget.erase", value, Style.GRAVE),
            Button(say(reader, "Keep it"), "kept"),
        ),
    )


def erased(reader: Reader) -> Card:
    """Everything is gone."""
    return Card(
        title="",
        blocks=(
            Line((say(reader, "Erased: everything I had of you. What stands in this chat stays here; I keep no "
                              "copy."),)),
            Line((say(reader, "There's nothing to do. A new command begins anew."),)),
        ),
    )  # fmt: skip


def kept(reader: Reader) -> Card:
    """They would rather keep it."""
    return Card(title="", blocks=(Line((say(reader, "Kept."),)),))
