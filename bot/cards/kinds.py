"""What each kind of note and of contact is called, and whom something is about."""

from collections.abc import Sequence

from bot.cards.words import Reader, say, some
from bot.model.note import NoteKind
from bot.model.opportunity import ContactKind, Opportunity, Person


def note_name(reader: Reader, kind: NoteKind) -> str:
    """A note by its kind, in a list or a choice: "follow-up"."""
    match kind:
        case NoteKind.THANK_YOU:
            return say(reader, "thank-you note")
        case NoteKind.STATUS:
            return say(reader, "follow-up")
        case NoteKind.APPLICATION:
            return say(reader, "application follow-up")
        case NoteKind.RESUME:
            return say(reader, "résumé follow-up")
        case NoteKind.INTRO:
            return say(reader, "thanks for the talk")
        case NoteKind.KEEP_WARM:
            return say(reader, "keep-in-touch note")
        case NoteKind.REFERRAL:
            return say(reader, "thanks for the referral")
        case NoteKind.NEWS:
            return say(reader, "news")
        case NoteKind.REJECTION:
            return say(reader, "note after a no")
        case NoteKind.WITHDRAWAL:
            return say(reader, "withdrawal")


def a_note(reader: Reader, kind: NoteKind) -> str:
    """The same in a sentence, with its article: "a follow-up"."""
    match kind:
        case NoteKind.THANK_YOU | NoteKind.INTRO | NoteKind.REFERRAL:
            return say(reader, "a note")
        case NoteKind.STATUS | NoteKind.APPLICATION | NoteKind.RESUME:
            return say(reader, "a follow-up")
        case NoteKind.KEEP_WARM:
            return say(reader, "a keep-in-touch note")
        case NoteKind.NEWS:
            return say(reader, "a note with the news")
        case NoteKind.REJECTION:
            return say(reader, "a note after the no")
        case NoteKind.WITHDRAWAL:
            return say(reader, "a polite withdrawal")


def contact_name(reader: Reader, kind: ContactKind) -> str:
    """A contact by its kind: "application"."""
    match kind:
        case ContactKind.INTERVIEW:
            return say(reader, "interview")
        case ContactKind.APPLICATION:
            return say(reader, "application")
        case ContactKind.RESUME:
            return say(reader, "résumé")
        case ContactKind.INTRO:
            return say(reader, "introduction call")
        case ContactKind.NETWORKING:
            return say(reader, "conversation")
        case ContactKind.REFERRAL:
            return say(reader, "referral")


def whom(reader: Reader, opportunity: Opportunity, people: Sequence[Person]) -> str:
    """What an opportunity is called: its company; of a relationship without one, the people."""
    if opportunity.company:
        return opportunity.company
    return some(reader, [each.call_them for each in people]) or say(reader, "somebody you met")
