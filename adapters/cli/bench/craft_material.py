"""Generated contacts of every kind, the same every time, from which drafts are made and measured."""

import random
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

from bot.drafting.brief import Brief, Recipient
from bot.model.note import Length, NoteKind
from bot.model.opportunity import InterviewFormat, PersonRole
from bot.model.people import Signature, Tone

SIGNERS = (
    Signature("Ana Ruiz", "ana@mail.example", "+1 555 0100"),
    Signature("Nguyễn Thị Hoa", "hoa@mail.example", "", "https://hoa.example/cv"),
    Signature("J. R. O'Neil-Smith", "", "(555) 010-0199"),
)
PEOPLE = (
    ("Priya Raman", "Priya", "Engineering Manager", PersonRole.MANAGER),
    ("Tom Becker", "Tom", "Backend Engineer", PersonRole.INTERVIEWER),
    ("Dr. Lena van der Berg", "Dr. van der Berg", "", PersonRole.INTERVIEWER),
    ("Sam O'Neil", "Sam", "Recruiter", PersonRole.RECRUITER),
    ("Nguyễn Văn An", "An", "Data Analyst", PersonRole.INTERVIEWER),
    ("Mr. O’Connor", "Mr. O’Connor", "Chief Executive Officer", PersonRole.INTERVIEWER),
    ("Anne-Marie St. John", "Anne-Marie", "", PersonRole.COORDINATOR),
    ("Grace Hopper", "Grace", "VP Engineering", PersonRole.INTERVIEWER),
    ("Imani Okafor", "Imani", "", PersonRole.CHAMPION),
    ("Ruth Klein", "Ruth", "", PersonRole.AGENCY),
    ("Li Wei", "Li", "Office Manager", PersonRole.GATEKEEPER),
    ("José Ortega", "José", "Product Designer", PersonRole.INTERVIEWER),
)
POSITIONS = (
    ("Northwind", "Junior Developer"), ("Globex", "Data Analyst"), ("Initech", "Support Engineer"),
    ("Mercy Hospital", "Charge Nurse"), ("Acme Inc.", "Staff Engineer"), ("Riverside School", "Teaching Assistant"),
    ("Yahoo!", "Product Marketing Internship"), ("O'Reilly", "Editor"), ("株式会社日立", "Systems Engineer"),
    ("7-Eleven", "Store Manager"), ("SAP SE", "Working Student (m/f/d)"), ("Harbor Bank", "Benefits Manager"),
)  # fmt: skip
TOPICS = (
    "the billing migration", "how they plan releases", "she asked how I handle incidents", "onboarding new nurses",
    "her team's move to Kubernetes", "what a first week looks like", "the first ninety days in the role",
    "mentoring junior developers", "we talked about accessibility testing with real users", "the new branch in Leeds",
    "quarterly planning", "the team doubled last year", "their plans for the Berlin office", "",
    "Kubernetes migration; on-call; team of 6", "data quality in the warehouse",
    "pair programming on a todo app, I got stuck but he was kind", "what is the hardest part of the job?",
)  # fmt: skip
FITS = (
    "", "", "I led a Postgres migration at Foo", "five years of on-call work", "mentoring three interns last summer",
    "my work on payments at Foo", "led a team of six on night shifts",
)  # fmt: skip
NEEDS = ("", "", "", "moving billing off the old system", "they need somebody for the night shifts", "better reporting")
NEWS = ("interview", "next round", "offer", "accepted", "rejected")
START = date(2026, 3, 2)


def contacts(count: int, seed: str = "craft") -> Iterator[tuple[Brief, ...]]:
    """So many contacts; each gives the briefs of the notes that it brings about, one for each person."""
    chance = random.Random(seed)  # noqa: S311
    kinds = tuple(NoteKind)
    for number in range(count):
        yield _contact(chance, kinds[number % len(kinds)], f"{seed} {number}")


def _contact(chance: random.Random, kind: NoteKind, seed: str) -> tuple[Brief, ...]:
    social = kind in (NoteKind.INTRO, NoteKind.KEEP_WARM)
    several = kind in (NoteKind.THANK_YOU, NoteKind.INTRO, NoteKind.REFERRAL)
    people = chance.sample(PEOPLE, chance.choice((1, 1, 2, 3, 4, 6)) if several else 1)
    company, role = chance.choice(POSITIONS)
    met = START + timedelta(days=chance.randrange(40))
    away = 120 if kind is NoteKind.KEEP_WARM else chance.choice((0, 1, 1, 2, 5, 7, 9))
    shared = Brief(
        kind=kind,
        seed=seed,
        recipient=Recipient("", ""),
        company=company if not social or chance.random() < 0.6 else "",
        role=role if not social or chance.random() < 0.3 else "",
        format=chance.choice((*InterviewFormat, None)),
        met_on=met,
        written_on=met + timedelta(days=away),
        signer=chance.choice(SIGNERS),
        fit=chance.choice(FITS),
        promised=chance.choice((None, None, met + timedelta(days=6))),
        ordinal=chance.choice((1, 1, 2)) if not several and kind is not NoteKind.REJECTION else 1,
        tone=chance.choice(tuple(Tone)),
        length=chance.choice((Length.FULL, Length.FULL, Length.FULL, Length.SHORT)),
        also_thanks=kind is NoteKind.STATUS and chance.random() < 0.25,
        low=chance.random() < 0.15,
        via=chance.choice(("", "Bob Lee")) if kind is NoteKind.RESUME else "",
        met=kind is not NoteKind.WITHDRAWAL or chance.random() < 0.7,
        news=chance.choice(NEWS) if kind is NoteKind.NEWS else "",
        need=chance.choice(NEEDS),
        names=tuple(name for name, _, _, _ in people),
    )
    if shared.role and not shared.company:
        shared = replace(shared, role="")
    topics = chance.sample(TOPICS, len(people))
    return tuple(
        replace(
            shared,
            seed=f"{seed}:{name}",
            recipient=Recipient(name, call_them, "someone@work.example", job, standing),
            topic=topic,
            others=tuple(other for _, other, _, _ in people if other != call_them),
        )
        for (name, call_them, job, standing), topic in zip(people, topics, strict=True)
    )
