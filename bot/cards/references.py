"""What is said about a reference: which one, or none."""

from collections.abc import Sequence

from bot.cards.words import Reader, say, short
from bot.chat.card import Button, Card, Choice, CommandName, Line, Option


def which(reader: Reader, typed: str, action: str, found: Sequence[tuple[str, str]]) -> Card:
    """Asks which of several was meant; `found` are labels and values."""
    question = (
        say(reader, "Which one is \"{typed}\"?", typed=short(typed, 60)) if typed else say(reader, "Which one?")
    )
    if len(found) <= 4:
        return Card(
            title="",
            blocks=(Line((question,)),),
            controls=tuple(Button(short(label, 70), action, value) for label, value in found),
        )
    return Card(
        title="",
        blocks=(Line((question,)),),
        controls=(
            Choice(
                label=say(reader, "Pick one"),
                action=action,
                value="",
                options=tuple(Option(short(label, 70), value) for label, value in found[:25]),
            ),
        ),
    )


def none_such(reader: Reader, typed: str) -> Card:
    """Nothing matches what was typed."""
    return Card(
        title="",
        blocks=(
            Line((say(reader, "I don't find \"{typed}\" among your open interviews. Nothing was changed.",
                      typed=short(typed, 80)),)),
            Line((CommandName("interview list"),
                  say(reader, " shows them all; a company or a person's name is enough."))),
        ),
        controls=(Button(say(reader, "List"), "interview.list", "0"),),
    )  # fmt: skip
