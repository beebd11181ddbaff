"""A frame: one hand-written sentence or two, and where it may be used."""

from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from string import Formatter

from bot.drafting.phrases import Shape
from bot.model.opportunity import InterviewFormat
from bot.model.people import Tone


class Move(StrEnum):
    """What a sentence does in a note, by the kind of note and in its order."""

    OPEN = "open"
    """Thanks for the time and the consideration, names role and company."""
    TOPIC = "topic"
    """What the two talked about; of thank-yous, introduction calls and a few others."""
    BRIDGE = "bridge"
    """The member's own experience."""
    NEED = "need"
    """What the employer needs, and how the member meets it."""
    PANEL = "panel"
    """Thanks to the colleagues, from somebody who writes to one of them."""
    INTEREST = "interest"
    NEXT = "next"
    MANAGER_INTEREST = "manager-interest"
    """Interest, to the future boss."""
    MANAGER_NEXT = "manager-next"
    RECRUITER_OPEN = "recruiter-open"
    RECRUITER_NEXT = "recruiter-next"
    """Asks about the process, of whom it is the work."""
    ARRANGED_OPEN = "arranged-open"
    """Thanks who arranged it: coordinator, gatekeeper."""
    ARRANGED_NEXT = "arranged-next"
    PEER_INTEREST = "peer-interest"
    EXECUTIVE_NEXT = "executive-next"
    """Asks nothing of somebody whose day is full."""
    CHAMPION = "champion"
    """Thanks for speaking up."""
    LEAD = "lead"
    """Of one note for all: thanks to the others by name."""
    NAMED = "named"
    """Asks a coordinator to pass thanks on to many, by name."""

    STATUS_OPEN = "status-open"
    STATUS_THANKS = "status-thanks"
    """Opens a status follow-up that thanks too."""
    STATUS_INTEREST = "status-interest"
    STATUS_ASK = "status-ask"
    STATUS_OFFER = "status-offer"
    STATUS_CLOSE = "status-close"
    LAST_OPEN = "last-open"
    LAST_ASK = "last-ask"
    LAST_CLOSE = "last-close"

    APPLIED_OPEN = "applied-open"
    """Says why it writes: an application, for which position, of which day."""
    APPLIED_LAST = "applied-last"
    """The same, of a second and last follow-up."""
    APPLIED_ASK = "applied-ask"
    """Asks whether the application arrived."""
    APPLIED_INTEREST = "applied-interest"
    """For applications and résumés alike, as offer and close."""
    APPLIED_OFFER = "applied-offer"
    """Offers more information."""
    APPLIED_CLOSE = "applied-close"
    RESUME_OPEN = "resume-open"
    """Says why it writes: a résumé that was sent directly."""
    RESUME_THROUGH = "resume-through"
    """The same, of one that a contact, {via}, handed on."""
    RESUME_ASK = "resume-ask"
    RESUME_VIA = "resume-via"
    """Opens a note to the very contact who hands it on."""
    RESUME_VIA_ASK = "resume-via-ask"
    RESUME_LAST = "resume-last"

    INTRO_OPEN = "intro-open"
    """Thanks for a conversation that may be about no position."""
    INTRO_VALUE = "intro-value"
    INTRO_CLOSE = "intro-close"
    """Keeps in touch and asks for nothing."""

    WARM_OPEN = "warm-open"
    WARM_WISH = "warm-wish"
    WARM_CLOSE = "warm-close"

    REFERRAL_OPEN = "referral-open"
    REFERRAL_VALUE = "referral-value"
    REFERRAL_INTEREST = "referral-interest"
    """Interest, told to somebody who helps and does not decide."""
    REFERRAL_NEXT = "referral-next"

    NEWS_INTERVIEW = "news-interview"
    """Thanks who helped, and says that there was an interview."""
    NEWS_ROUND = "news-round"
    NEWS_OFFER = "news-offer"
    NEWS_ACCEPTED = "news-accepted"
    NEWS_REJECTED = "news-rejected"
    NEWS_JOINING = "news-joining"
    """Accepted, to those who interviewed or looked after it: they put nobody forward."""
    NEWS_JOINING_VALUE = "news-joining-value"
    NEWS_JOINING_END = "news-joining-end"
    NEWS_CHAMPION = "news-champion"
    """Tells who spoke up that the offer was accepted."""
    NEWS_VALUE = "news-value"
    NEWS_CLOSE = "news-close"
    """Of news after which more may follow."""
    NEWS_END = "news-end"
    """Of news after which nothing follows: accepted, rejected."""

    REJECTED_OPEN = "rejected-open"
    REJECTED_VALUE = "rejected-value"
    """What was good, where there was no topic."""
    REJECTED_FEEDBACK = "rejected-feedback"
    REJECTED_MIND = "rejected-mind"
    """To be kept in mind for another role."""
    REJECTED_CLOSE = "rejected-close"

    WITHDRAW_OPEN = "withdraw-open"
    WITHDRAW_SAY = "withdraw-say"
    WITHDRAW_VALUE = "withdraw-value"
    WITHDRAW_CLOSE = "withdraw-close"

    PASSED_ON = "passed-on"
    OR_ADDRESS = "or-address"
    COVER = "cover"
    """Asks to hand on the note that stands below."""
    COVER_CLOSE = "cover-close"
    CARD_CLOSE = "card-close"
    """Closes a card that would be of two sentences else."""


class Whose(StrEnum):
    """Whose a topic must be: "my thesis" is nothing that the recipient told."""

    ANYBODY = "anybody"
    THEIRS = "theirs"
    MINE = "mine"


class Mood(StrEnum):
    """How the conversation was rated: after a poor one no sentence sounds glad."""

    ANY = "any"
    WELL = "well"
    """Rated 3 or more, or not at all."""
    LOW = "low"
    """Rated 1 or 2."""


ANY_TONE = frozenset(Tone)
ANY_FORMAT = frozenset((*InterviewFormat, None))
ANY_SHAPE = frozenset(Shape)


@dataclass(frozen=True, slots=True)
class Frame:
    """A sentence with slots; a slot without a value keeps it out of a note."""

    id: str
    text: str
    shapes: frozenset[Shape] = ANY_SHAPE
    """What the member's words in it must be."""
    tones: frozenset[Tone] = ANY_TONE
    formats: frozenset[InterviewFormat | None] = ANY_FORMAT
    whose: Whose = Whose.ANYBODY
    mood: Mood = Mood.ANY

    @property
    def slots(self) -> frozenset[str]:
        """The names of its slots."""
        return _slots(self.text)


@lru_cache(maxsize=4096)
def _slots(text: str) -> frozenset[str]:
    return frozenset(name.lower() for _, name, _, _ in Formatter().parse(text) if name)
