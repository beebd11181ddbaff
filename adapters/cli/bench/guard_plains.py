"""Plain drafts that models are asked to reword: one of each kind, with its facts."""

from dataclasses import dataclass
from datetime import date

from bot.drafting.brief import Brief, Recipient
from bot.model.note import NoteKind
from bot.model.opportunity import InterviewFormat
from bot.model.people import Signature


@dataclass(frozen=True, slots=True)
class Plain:
    """One plain draft with its facts."""

    brief: Brief
    subject: str
    head: str
    """Greeting and prose."""
    tail: str

    @property
    def body(self) -> str:
        """The whole draft."""
        return f"{self.head}\n\n{self.tail}"


_SIGNER = Signature("Ana Silva", "ana@mail.example", "+1 555 0100")
_TAIL = "Best wishes,\nAna Silva\nana@mail.example\n+1 555 0100"

THANKS = Plain(
    Brief(
        kind=NoteKind.THANK_YOU, seed="x", recipient=Recipient("Grace Hopper", "Grace", "grace@acme.example"),
        company="Acme", role="Staff Engineer", format=InterviewFormat.VIDEO, met_on=date(2026, 3, 3),
        written_on=date(2026, 3, 4), signer=_SIGNER, topic="the billing migration", fit="my work on a Postgres "
        "migration at Foo",
        names=("Priya Nair", "Grace Hopper", "Acme"),
    ),
    "Thank you – Staff Engineer interview",
    "Hi Grace,\n\nThank you for your time on Tuesday and for considering me for the Staff Engineer role at Acme.\n\n"
    "I enjoyed talking with you about the billing migration, and about the plan that Priya described. In this role, "
    "I’d "
    "draw on my work on a Postgres migration at Foo.\n\nI’m very interested in the Staff Engineer role. Please let "
    "me know "
    "if anything else from me would help.",
    _TAIL,
)  # fmt: skip
STATUS = Plain(
    Brief(
        kind=NoteKind.STATUS, seed="y", recipient=Recipient("Sam Okoye", "Mr. Okoye", "sam@northwind.example"),
        company="Northwind", role="Junior Developer", format=InterviewFormat.PHONE, met_on=date(2026, 3, 3),
        written_on=date(2026, 3, 12), signer=_SIGNER, names=("Sam Okoye", "Northwind"),
    ),
    "Next steps – Junior Developer",
    "Dear Mr. Okoye,\n\nThank you again for the interview on March 3 for the Junior Developer role at Northwind. I "
    "remain "
    "very interested in it.\n\nMay I ask where things stand, and what the next step might be? If anything further "
    "from me "
    "would help, I’m glad to send it.",
    "Kind regards,\nAna Silva\nana@mail.example",
)  # fmt: skip
APPLICATION = Plain(
    Brief(
        kind=NoteKind.APPLICATION, seed="z", recipient=Recipient("Mia Ode", "Mia", "mia@globex.example"),
        company="Globex", role="Data Analyst", format=None, met_on=date(2026, 3, 3), written_on=date(2026, 3, 10),
        signer=_SIGNER, fit="my reporting project at Foo", names=("Mia Ode", "Globex"), met=False,
    ),
    "A question about my application – Data Analyst",
    "Hi Mia,\n\nThis note is about my application for the Data Analyst role at Globex, which I sent on Tuesday, March "
    "3. I remain very interested in the role. What I’d bring includes my reporting project at Foo.\n\nMay I ask "
    "whether my application arrived? Please let me know if you need more information.\n\nThank you for considering "
    "me.",
    _TAIL,
)  # fmt: skip
INTRO = Plain(
    Brief(
        kind=NoteKind.INTRO, seed="v", recipient=Recipient("Mia Ode", "Mia", "mia@globex.example"),
        company="Globex", role="Data Analyst", format=InterviewFormat.PHONE, met_on=date(2026, 3, 3),
        written_on=date(2026, 3, 3), signer=_SIGNER, topic="the churn dashboard", fit="my reporting project at Foo",
        names=("Mia Ode", "Globex"),
    ),
    "Thank you for your time – Data Analyst",
    "Hi Mia,\n\nThank you for speaking with me on March 3, and for thinking of me for the Data Analyst role at Globex. "
    "It was good to talk about the churn dashboard with you.\n\nWhat I’d bring includes my reporting project at Foo. "
    "I’m very interested in the position. I’d be happy to talk again whenever it suits you.",
    _TAIL,
)  # fmt: skip
REJECTION = Plain(
    Brief(
        kind=NoteKind.REJECTION, seed="u", recipient=Recipient("Mia Ode", "Mia", "mia@globex.example"),
        company="Globex", role="Data Analyst", format=None, met_on=date(2026, 3, 3), written_on=date(2026, 3, 10),
        signer=_SIGNER, topic="the churn dashboard", names=("Mia Ode", "Globex"),
    ),
    "Thank you for letting me know – Data Analyst",
    "Hi Mia,\n\nThank you for letting me know your decision about the Data Analyst role at Globex, and for the time "
    "you gave me. I appreciated our conversation about the churn dashboard.\n\nIf you have any feedback for me, it "
    "would be welcome. Please keep me in mind for future openings. I wish you well with the work ahead.",
    _TAIL,
)  # fmt: skip
PLAINS = {
    "thanks": THANKS, "status": STATUS, "application": APPLICATION, "intro": INTRO, "rejection": REJECTION,
}  # fmt: skip


def changed(head: str, *changes: tuple[str, str]) -> str:
    """The text with each of these put in another's place, once.

    Raises AssertionError where the other is not there: a row that changes nothing would prove nothing.
    """
    for old, new in changes:
        assert old in head, old
        head = head.replace(old, new, 1)
    return head
