"""What a card is the one card of, by name: a later card about the same takes the place of the earlier."""

from bot.model.ids import AskedId, ContactId, NoteId, OpportunityId


def note(id: NoteId) -> str:
    """A note: its hand-over, and what became of it."""
    return f"note:{id}"


def line(id: NoteId) -> str:
    """The line to somebody who can pass the thanks of a note on."""
    return f"line:{id}"


def live(id: ContactId) -> str:
    """The live card of an interview: debrief prompt, drafts, reminders."""
    return f"live:{id}"


def following(id: OpportunityId) -> str:
    """The follow-up of an opportunity."""
    return f"following:{id}"


def asked(id: AskedId) -> str:
    """A nudge that was asked for: promised, given, done with."""
    return f"asked:{id}"
