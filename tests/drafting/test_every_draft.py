"""Every draft of ours passes our own checks, whatever the names and however it shall sound."""

import random
from datetime import date, timedelta
from itertools import combinations, pairwise

import pytest

from bot.drafting import checks, sameness
from bot.drafting.anatomy import anatomy
from bot.drafting.brief import Brief, Recipient
from bot.drafting.compose import Missing, compose, compose_panel, names_of
from bot.drafting.spelling import Light
from bot.model.finding import Rule, Severity
from bot.model.note import Length, NoteKind
from bot.model.opportunity import InterviewFormat
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
SPELLING = Light.load()


def brief(chance: random.Random, **given: object) -> Brief:
    name, call_them = chance.choice(PEOPLE)
    met = date(2026, 3, 2) + timedelta(days=chance.randrange(60))
    kind = chance.choice(list(NoteKind))
    facts: dict[str, object] = {
        "kind": kind,
        "seed": str(chance.random()),
        "recipient": Recipient(name, call_them, "someone@acme.example"),
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
        "ordinal": 1 if kind is NoteKind.THANK_YOU else chance.choice([1, 2]),
        "tone": chance.choice(list(Tone)),
        "length": chance.choice([Length.FULL, Length.FULL, Length.SHORT]),
        "version": chance.randrange(6),
        "also_thanks": kind is NoteKind.STATUS and chance.random() < 0.3,
        "low": chance.random() < 0.25,
    }
    return Brief(**{**facts, **given})


def serious(found):
    return [finding for finding in found if finding.severity is not Severity.INFO]


@pytest.mark.parametrize("seed", range(600))
def test_a_draft_with_nothing_missing_has_nothing_to_mend(seed):
    wanted = brief(random.Random(seed))
    draft = compose(wanted)
    found = checks.check(draft.subject, draft.body, wanted, spelling=SPELLING)
    assert not draft.missing
    assert serious(found) == [], draft.body
    assert {finding.rule for finding in found} <= {Rule.FIT, *([Rule.NEXT_STEP] if draft.short else [])}, draft.body


LACKS = {
    Missing.TOPIC: Rule.SPECIFIC,
    Missing.ROLE: Rule.ROLE_COMPANY,
    Missing.SIGNATURE: Rule.SIGNOFF,
    Missing.ADDRESS: None,
}


@pytest.mark.parametrize("seed", range(200))
def test_what_a_draft_lacks_is_all_that_is_found(seed):
    chance = random.Random(seed)
    given = {
        Missing.TOPIC: {"topic": "", "kind": NoteKind.THANK_YOU, "ordinal": 1, "also_thanks": False},
        Missing.ROLE: {"role": ""},
        Missing.SIGNATURE: {
            "signer": chance.choice([Signature(), Signature("Ana Silva"), Signature("", "a@b.example")])
        },
        Missing.ADDRESS: {"recipient": Recipient("Grace Hopper", "Grace")},
    }
    lacking = chance.sample(list(given), chance.randrange(1, 4))
    facts = {}
    for one in lacking:
        facts |= given[one]
    wanted = brief(chance, **facts)
    draft = compose(wanted)
    found = checks.check(draft.subject, draft.body, wanted, spelling=SPELLING)
    assert set(draft.missing) == set(lacking)
    assert {finding.rule for finding in found} - {Rule.FIT, Rule.NEXT_STEP} == {LACKS[one] for one in lacking} - {
        None
    }, draft.body
    assert not any(sign in draft.body for sign in ("[topic", "{topic", "TODO")) or "{" in wanted.recipient.name


@pytest.mark.parametrize("seed", range(200))
def test_a_draft_is_as_long_as_its_kind_wants(seed):
    wanted = brief(random.Random(seed), company="Acme", role="Staff Engineer")
    draft = compose(wanted)
    low, high = (30, 60) if draft.short else (40, 100) if wanted.kind is NoteKind.STATUS else (60, 110)
    assert draft.words == anatomy(draft.body).words
    assert low <= draft.words <= high + 12, draft.body
    assert len(draft.subject) <= 78


@pytest.mark.parametrize("seed", range(200))
def test_another_version_shares_hardly_a_sentence(seed):
    chance = random.Random(seed)
    wanted = brief(chance, version=0)
    facts = {field: getattr(wanted, field) for field in wanted.__dataclass_fields__}
    texts = [compose(Brief(**{**facts, "version": version})) for version in range(4)]
    for one, other in pairwise(texts):
        assert not set(one.frames) & set(other.frames)
        assert sameness.overlap(one.body, other.body, names=names_of(wanted)) <= 0.35, (one.body, other.body)


@pytest.mark.parametrize("seed", range(120))
def test_a_panel_of_up_to_six_gets_notes_that_differ(seed):
    chance = random.Random(seed)
    size = chance.randrange(2, 7)
    shared = brief(chance, kind=NoteKind.THANK_YOU, ordinal=1, also_thanks=False)
    people = chance.sample(PEOPLE, size)
    with_topics = seed % 3
    topics = chance.sample(TOPICS, size) if with_topics else [""] * size
    facts = {field: getattr(shared, field) for field in shared.__dataclass_fields__}
    briefs = [
        Brief(
            **{
                **facts,
                "seed": f"{seed}:{name}",
                "recipient": Recipient(name, call_them, "a@b.example"),
                "topic": topic if with_topics < 2 or at % 2 else "",
                "names": tuple(name for name, _ in people),
            }
        )
        for at, ((name, call_them), topic) in enumerate(zip(people, topics, strict=True))
    ]
    drafts = compose_panel(briefs)
    frames = [frame for draft in drafts for frame in draft.frames]
    assert len(frames) == len(set(frames))
    for (one, this), (other, that) in combinations(zip(briefs, drafts, strict=True), 2):
        names = (*names_of(one), *names_of(other))
        assert sameness.overlap(this.body, that.body, names=names) <= 0.35, (this.body, that.body)
    for at, (wanted, draft) in enumerate(zip(briefs, drafts, strict=True)):
        siblings = [other.body for index, other in enumerate(drafts) if index != at]
        found = checks.check(draft.subject, draft.body, wanted, siblings=siblings, spelling=SPELLING)
        allowed = set() if wanted.topic else {Rule.SPECIFIC}
        assert {finding.rule for finding in serious(found)} <= allowed, draft.body


def test_the_same_brief_gives_the_same_draft():
    wanted = brief(random.Random(7))
    assert compose(wanted) == compose(wanted)
