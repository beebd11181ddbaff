"""What a card is the one card of, by name: a later card about the same takes the place of the earlier."""

from bot.model.ids import AskedId, ContactId, NoteId, OpportunityId


def note(id: NoteId) -> str:
    """A note: its hand-over, and what became of it."""
    return f"note:{id}"


def line(id: NoteId) -> str:
    """The line to somebody who can pass the thanks of a note on."""
    return f"line:{id}"


def ways(id: NoteId) -> str:
    """What else can be done with a note: other ways to send it, its file, its print."""
    return f"ways:{id}"


def live(id: ContactId) -> str:
    """The live card of an interview: debrief prompt, drafts, reminders."""
    return f"live:{id}"


def following(id: OpportunityId) -> str:
    """The follow-up of an opportunity."""
    return f"following:{id}"


def owed(id: NoteId) -> str:
    """The reminder of a note that stands for itself."""
    return f"owed:{id}"


def warm(id: ContactId) -> str:
    """The word to somebody met months ago."""
    return f"warm:{id}"


def week(day: str) -> str:
    """The list of a week's follow-ups; `day` is ISO."""
    return f"round:{day}"


def asked(id: AskedId) -> str:
    """A nudge that was asked for: promised, given, done with."""
    return f"asked:{id}"
