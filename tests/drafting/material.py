"""Facts of every kind, hard ones among them, and briefs drawn from them at random."""

import random
from datetime import date, timedelta

from bot.drafting.brief import Brief, Recipient
from bot.model.note import Length, NoteKind
from bot.model.opportunity import InterviewFormat, PersonRole
from bot.model.people import Signature, Tone

PEOPLE = [
    ("Grace Hopper", "Grace"),
    ("Dr. Jane van der Berg", "Dr. van der Berg"),
    ("Sean O'Neil", "Sean"),
    ("Mr. O’Neil", "Mr. O’Neil"),
    ("Nguyễn Văn An", "An"),
    ("<script>alert(1)</script>", "<script>alert(1)</script>"),
    ("Li Wei", "Li"),
    ("{name}", "{name}"),
    ("Prof. Anne-Marie St. John", "Prof. St. John"),
    ("Bob Thanks", "Bob"),
    ("[Lena] Müller", "[Lena]"),
    ("山田太郎", "山田太郎"),
    ("Hope Best", "Hope"),
    ("Sorry Why", "Sorry"),
    ("Marc Tham", "Marc"),
]
COMPANIES = [
    "Acme", "7-Eleven", "Sun Microsystems", 'A&B "C"', "{company} {0}", "Yahoo!", "Acme Inc.", "Equity Bonus Bank",
    "O'Reilly", "The Hershey Company", "<b>Bold</b>", "SAP SE", "株式会社日立", "Who?", "XYZ", "Awesome Salary.io",
    "International Consolidated Holdings of the Greater Northern Region for Advanced Agricultural Machinery Ltd.",
]  # fmt: skip
ROLES = [
    "Staff Engineer", "Head of Product", "junior developer", "Software Engineering Internship", "Benefits Manager",
    "Engineer (m/f/d)", "{role}", "C++ Developer", "Sr. Data Scientist, ML", "Nurse", "the Barista role",
    "Associate Vice President for Enterprise Risk and Compliance Analytics and Reporting Operations",
]  # fmt: skip
TOPICS = [
    "the billing migration", "Billing migration", "how they handle on-call", "she wants the migration done by June",
    "we talked about her team's move to Kubernetes.", "mentoring junior developers", "the team doubled last year",
    "their plans for the Berlin office", "what is the hardest part of the job?", "AWS cost control",
    "I told her about my Kafka work",
    "climbing and dogs", "Why he joined the company", "my thesis on bird migration", "braces {like this} in the parser",
    "the O'Neil patent and what came of it", "wants to grow the support team", "the on-call rota; and the new office",
    "accessibility testing with real users", "They use Rust for the billing engine", "private equity reporting",
    "the fact that they ship weekly", "quarterly planning",
    "she asked how I'd move billing off the old Oracle box without downtime", "he asked about the roadmap",
    "Kubernetes migration; on-call; team of 6", "pair programming on a todo app, I got stuck but he was kind",
    "how failed payments are retried", "data quality in the warehouse",
]  # fmt: skip
FITS = [
    "", "", "I led a Postgres migration at Foo", "led a similar migration at my last job", "five years of on-call work",
    "mentoring three interns last summer", "my work on payments at Foo", "Python and Go", "we moved billing to Stripe",
]  # fmt: skip
SIGNERS = [
    Signature("Ana Silva", "ana@mail.example", "+1 555 0100", ""),
    Signature("Nguyễn Thị Hoa", "hoa@mail.example", "", "https://hoa.example/cv"),
    Signature("J. R. O'Neil-Smith", "", "(555) 010-0199", ""),
]
NEEDS = ["", "", "moving billing off the old system", "they need somebody for the night shifts", "better reporting"]
NEWS = ["interview", "next round", "offer", "accepted", "rejected"]
TOPICAL = (NoteKind.THANK_YOU, NoteKind.INTRO)
SOCIAL = (NoteKind.INTRO, NoteKind.KEEP_WARM)


def brief(chance: random.Random, **given: object) -> Brief:
    """A brief of any kind, with what is given as given."""
    name, call_them = chance.choice(PEOPLE)
    met = date(2026, 3, 2) + timedelta(days=chance.randrange(60))
    kind = given.get("kind", chance.choice(list(NoteKind)))
    once = kind in (*TOPICAL, NoteKind.REFERRAL, NoteKind.REJECTION)
    facts: dict[str, object] = {
        "kind": kind,
        "seed": str(chance.random()),
        "recipient": Recipient(name, call_them, "someone@acme.example", "", chance.choice(list(PersonRole))),
        "company": chance.choice(COMPANIES),
        "role": chance.choice(ROLES),
        "format": chance.choice([*InterviewFormat, None]),
        "met_on": met,
        "written_on": met + timedelta(days=chance.choice([0, 1, 2, 6, 9])),
        "signer": chance.choice(SIGNERS),
        "topic": chance.choice(TOPICS),
        "fit": chance.choice(FITS),
        "others": chance.choice([(), (), ("Bob",), ("Bob", "Dr. van der Berg", "Lena")]),
        "promised": chance.choice([None, met + timedelta(days=7)]),
        "ordinal": 1 if once else chance.choice([1, 2]),
        "tone": chance.choice(list(Tone)),
        "length": chance.choice([Length.FULL, Length.FULL, Length.SHORT]),
        "version": chance.randrange(6),
        "also_thanks": kind is NoteKind.STATUS and chance.random() < 0.3,
        "low": chance.random() < 0.25,
        "news": chance.choice(NEWS) if kind is NoteKind.NEWS else "",
        "via": chance.choice(["", "Bob Lee"]) if kind is NoteKind.RESUME else "",
        "to_via": kind is NoteKind.RESUME and chance.random() < 0.3,
        "met": kind is not NoteKind.WITHDRAWAL or chance.random() < 0.7,
        "need": chance.choice(NEEDS),
    }
    return Brief(**{**facts, **given})  # type: ignore[arg-type]
