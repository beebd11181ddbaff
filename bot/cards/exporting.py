"""What is said as a member takes their data along."""

from bot.cards.words import Reader, say, say_n
from bot.chat.card import Card, File, Line, Mood


def export(reader: Reader, files: tuple[File, ...], things: int) -> Card:
    """Everything of theirs, as files."""
    lead = say_n(reader, "Everything of yours, {n} row: one file for programs, the others for spreadsheets.",
                 "Everything of yours, {n} rows: one file for programs, the others for spreadsheets.",
                 things)  # fmt: skip
    rest = say(reader, "Only you see this. The files hold names and notes, so keep them where that is fine.")
    return Card(title=say(reader, "Export"), blocks=(Line((lead,)), *files, Line((rest,), Mood.QUIET)))
