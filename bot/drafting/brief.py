"""A brief: every logged fact that a note may use, and how it shall sound."""

from dataclasses import dataclass
from datetime import date

from bot.model.note import Length, NoteKind
from bot.model.opportunity import InterviewFormat
from bot.model.people import Signature, Tone


@dataclass(frozen=True, slots=True)
class Recipient:
    """Whom a note is to; `call_them` is what follows "Dear" or "Hi"."""

    name: str
    call_them: str
    email: str = ""
    job: str = ""


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
    """Of a status follow-up: the first or the second, which is the last."""
    tone: Tone = Tone.WARM
    length: Length = Length.FULL
    version: int = 0
    also_thanks: bool = False
    """A status follow-up that also thanks, because no thank-you went out."""
    low: bool = False
    """Rated 1 or 2 of 5: interest is named, enthusiasm is not."""
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
                self.signer.name,
                *self.names,
            )
            if name.strip()
        )
