"""A brief: every logged fact that a note may use, and how it shall sound."""

from dataclasses import dataclass
from datetime import date

from bot.model.note import Channel, Length, NoteKind
from bot.model.opportunity import InterviewFormat, PersonRole
from bot.model.people import Signature, Tone


@dataclass(frozen=True, slots=True)
class Recipient:
    """Whom a note is to; `call_them` is what follows "Dear" or "Hi"."""

    name: str
    call_them: str
    email: str = ""
    job: str = ""
    role: PersonRole = PersonRole.INTERVIEWER
    """What they are in the hiring; decides what comes first, and what is not asked of them."""


@dataclass(frozen=True, slots=True)
class Brief:
    """The facts for one note; what is empty is not known and is not written."""

    kind: NoteKind
    seed: str
    """Interview id and person id: the same seed and version give the same draft."""
    recipient: Recipient
    company: str
    role: str
    format: InterviewFormat | None
    met_on: date
    """The day of the contact: of the conversation, or on which something was sent in."""
    written_on: date
    signer: Signature
    topic: str = ""
    """What the two talked about, in the member's words."""
    fit: str = ""
    """The member's own experience that goes with it, in their words."""
    others: tuple[str, ...] = ()
    """`call_them` of the colleagues met too."""
    promised: date | None = None
    ordinal: int = 1
    """Of a follow-up: the first, or the second, which is the last; of a word now and then: the how-many-eth."""
    tone: Tone = Tone.WARM
    length: Length = Length.FULL
    version: int = 0
    also_thanks: bool = False
    """A status follow-up that also thanks, because no thank-you went out."""
    low: bool = False
    """Rated 1 or 2 of 5: interest is named, enthusiasm is not."""
    language: str = "en"
    """The language it is written in, as an ISO 639-1 code."""
    medium: Channel = Channel.EMAIL
    """What it is written for: a mail, a LinkedIn message, a card, or what to say on the phone."""
    covers: tuple[str, ...] = ()
    """Of one note for all: `call_them` of the others, who are thanked in it by name."""
    via: str = ""
    """Of a résumé: `call_them` of the contact who handed it on."""
    to_via: bool = False
    """Whether it is that very contact who is written to."""
    met: bool = True
    """Whether there was a conversation at all, and not only an application."""
    news: str = ""
    """Of news: what happened, as `Note.news` says it."""
    need: str = ""
    """What the employer needs, from the member's research."""
    match: str = ""
    """How the member meets it, from their research; stands in where no `fit` was told."""
    names: tuple[str, ...] = ()
    """Every name and company in the record; never taken for a misspelling."""

    @property
    def known_names(self) -> tuple[str, ...]:
        """Every name that this brief itself holds, and those of the record."""
        return tuple(
            name
            for name in (
                self.company,
                self.recipient.name,
                self.recipient.call_them,
                *self.others,
                *self.covers,
                self.via,
                self.signer.name,
                *self.names,
            )
            if name.strip()
        )
