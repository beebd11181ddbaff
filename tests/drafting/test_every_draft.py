"""Every draft of ours passes our own checks, whatever the names and however it shall sound."""

import random
from dataclasses import replace
from itertools import combinations, pairwise

import pytest

from bot.drafting import checks, sameness
from bot.drafting.anatomy import anatomy
from bot.drafting.brief import Recipient
from bot.drafting.compose import Missing, compose, compose_panel, names_of
from bot.drafting.recipes import arranged, band, wants_topic
from bot.drafting.slots import Slots
from bot.drafting.spelling import Light
from bot.model.finding import Rule, Severity
from bot.model.note import NoteKind
from bot.model.opportunity import PersonRole
from bot.model.people import Signature
from tests.drafting.material import PEOPLE, SOCIAL, TOPICAL, TOPICS, brief

SPELLING = Light.load()
KINDS = list(NoteKind)
HINTS = {Rule.FIT, Rule.NEXT_STEP, Rule.OPENS_WITH_THEM, Rule.BALANCE, Rule.THANKS, Rule.SPECIFIC}
"""What may be said of a draft for information only."""


def serious(found):
    return [finding for finding in found if finding.severity is not Severity.INFO]


def seeds(kind, count):
    """So many random sources, others for each kind."""
    return [random.Random(f"{kind} {at}") for at in range(count)]


@pytest.mark.parametrize("kind", KINDS)
def test_a_draft_with_nothing_missing_has_nothing_to_mend(kind):
    for chance in seeds(kind, 60):
        wanted = brief(chance, kind=kind)
        draft = compose(wanted)
        found = checks.check(draft.subject, draft.body, wanted, spelling=SPELLING)
        if arranged(wanted):
            # Who arranged it is thanked without a detail of any conversation.
            found = [each for each in found if each.rule is not Rule.SPECIFIC]
        assert not draft.missing
        assert serious(found) == [], draft.body
        assert {finding.rule for finding in found} <= HINTS, draft.body


LACKS = {
    Missing.TOPIC: Rule.SPECIFIC,
    Missing.ROLE: Rule.ROLE_COMPANY,
    Missing.SIGNATURE: Rule.SIGNOFF,
    Missing.ADDRESS: None,
}


@pytest.mark.parametrize("kind", KINDS)
def test_what_a_draft_lacks_is_all_that_is_found(kind):
    for chance in seeds(kind, 20):
        given = {
            Missing.SIGNATURE: {
                "signer": chance.choice([Signature(), Signature("Ana Silva"), Signature("", "ana@mail.example")])
            },
            Missing.ADDRESS: {"recipient": Recipient("Grace Hopper", "Grace")},
        }
        if kind in TOPICAL:
            given[Missing.TOPIC] = {"topic": "", "recipient": Recipient("Grace Hopper", "Grace", "g@acme.example")}
        if kind not in SOCIAL:
            given[Missing.ROLE] = {"role": ""}
        lacking = chance.sample(list(given), chance.randrange(1, len(given)))
        if Missing.TOPIC in lacking and Missing.ADDRESS in lacking:
            lacking.remove(Missing.ADDRESS)
        facts = {}
        for one in lacking:
            facts |= given[one]
        wanted = brief(chance, kind=kind, **facts)
        draft = compose(wanted)
        found = checks.check(draft.subject, draft.body, wanted, spelling=SPELLING)
        assert set(draft.missing) == set(lacking)
        allowed = {LACKS[one] for one in lacking} | HINTS | {Rule.ROLE_COMPANY}
        assert {finding.rule for finding in found} <= allowed, draft.body
        for one in lacking:
            rule = LACKS[one]
            if rule is not None and (rule is not Rule.ROLE_COMPANY or kind in checks_for_role()):
                assert rule in {finding.rule for finding in found}, (one, draft.body)
        assert not any(sign in draft.body for sign in ("[topic", "{topic", "TODO")) or "{" in wanted.recipient.name


def checks_for_role():
    return (NoteKind.THANK_YOU, NoteKind.STATUS, NoteKind.APPLICATION, NoteKind.RESUME, NoteKind.REJECTION)


@pytest.mark.parametrize("kind", KINDS)
def test_a_draft_is_as_long_as_its_kind_wants(kind):
    for chance in seeds(kind, 20):
        wanted = brief(chance, kind=kind, company="Acme", role="Staff Engineer")
        draft = compose(wanted)
        low, high = band(wanted, Slots.of(wanted))
        assert draft.words == anatomy(draft.body).words
        assert low - 8 <= draft.words <= high + 18, draft.body
        assert len(draft.subject) <= 78


@pytest.mark.parametrize("kind", KINDS)
def test_another_version_shares_hardly_a_sentence(kind):
    for chance in seeds(kind, 20):
        wanted = brief(chance, kind=kind, version=0)
        texts = [compose(replace(wanted, version=version)) for version in range(4)]
        for one, other in pairwise(texts):
            assert not set(one.frames) & set(other.frames), (one.body, other.body)
            assert sameness.overlap(one.body, other.body, names=names_of(wanted)) <= 0.35, (one.body, other.body)


@pytest.mark.parametrize("kind", [NoteKind.THANK_YOU, NoteKind.INTRO, NoteKind.REFERRAL])
@pytest.mark.parametrize("part", range(3))
def test_a_panel_of_up_to_six_gets_notes_that_differ(kind, part):
    for seed in range(part, 60, 3):
        chance = random.Random(f"{kind} {seed}")
        size = chance.randrange(2, 7)
        shared = brief(chance, kind=kind)
        people = chance.sample(PEOPLE, size)
        topics = chance.sample(TOPICS, size) if seed % 3 else [""] * size
        briefs = [
            replace(
                shared,
                seed=f"{seed}:{name}",
                recipient=Recipient(name, call_them, "a@b.example", "", PersonRole.INTERVIEWER),
                topic=topic if seed % 3 < 2 or at % 2 else "",
                names=tuple(name for name, _ in people),
            )
            for at, ((name, call_them), topic) in enumerate(zip(people, topics, strict=True))
        ]
        drafts = compose_panel(briefs)
        frames = [frame for draft in drafts for frame in draft.frames]
        assert len(frames) == len(set(frames)), [draft.body for draft in drafts]
        for (one, this), (other, that) in combinations(zip(briefs, drafts, strict=True), 2):
            names = (*names_of(one), *names_of(other))
            assert sameness.overlap(this.body, that.body, names=names) <= 0.35, (this.body, that.body)
        for at, (wanted, draft) in enumerate(zip(briefs, drafts, strict=True)):
            siblings = [other.body for index, other in enumerate(drafts) if index != at]
            found = checks.check(draft.subject, draft.body, wanted, siblings=siblings, spelling=SPELLING)
            allowed = set() if wanted.topic or not wants_topic(wanted) else {Rule.SPECIFIC}
            assert {finding.rule for finding in serious(found)} <= allowed, draft.body


def test_the_same_brief_gives_the_same_draft():
    for kind in NoteKind:
        wanted = brief(random.Random(7), kind=kind)
        assert compose(wanted) == compose(wanted)
