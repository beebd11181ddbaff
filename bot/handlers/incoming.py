"""Incoming: what came in made clean, how long it is, and the file that came with it."""

from dataclasses import replace

from bot.chat.card import File
from bot.chat.inbound import Action, Command, Inbound, Lookup, Submission


def file_of(inbound: Command | Action | Submission) -> File | None:
    """The file that came with it, if one did."""
    match inbound:
        case Command():
            return next((each for each in inbound.given.values() if isinstance(each, File)), None)
        case Submission():
            return next(iter(inbound.files.values()), None)
        case Action():
            return None


def _clean(text: str) -> str:
    """The text without what no platform shows and no database keeps: NUL and halves of characters."""
    return text.replace("\0", "").encode("utf-8", "replace").decode()


def cleaned(inbound: Inbound) -> Inbound:
    """The same, with every text that was typed made clean."""
    match inbound:
        case Command():
            given = {name: _clean(each) if isinstance(each, str) else each for name, each in inbound.given.items()}
            text = None if inbound.text is None else _clean(inbound.text)
            return replace(inbound, path=_clean(inbound.path), given=given, text=text)
        case Action():
            picked = None if inbound.picked is None else _clean(inbound.picked)
            return replace(inbound, value=_clean(inbound.value), picked=picked)
        case Submission():
            return replace(inbound, values={name: _clean(each) for name, each in inbound.values.items()})
        case Lookup():
            return replace(inbound, typed=_clean(inbound.typed))


def length(inbound: Command | Action | Submission) -> int:
    """How much text it brings: of a form its longest field."""
    match inbound:
        case Command():
            options = sum(len(value) for value in inbound.given.values() if isinstance(value, str))
            return len(inbound.text or "") + options
        case Action():
            return len(inbound.value) + len(inbound.picked or "")
        case Submission():
            # Each field has its own limit; together they may be longer than one line.
            return max((len(value) for value in inbound.values.values()), default=0)
