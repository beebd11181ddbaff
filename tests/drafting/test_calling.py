from dataclasses import replace

import pytest

from bot.drafting import checks
from bot.drafting.brief import Recipient
from bot.drafting.calling import called, nameless
from bot.drafting.compose import compose, compose_panel, pass_it_on
from bot.model.finding import Rule
from bot.model.people import Tone
from tests.drafting.test_topics import BRIEF

NOBODY = [
    "HR", "hr", "2 others", "2 more", "3 people", "Jr.", "Sr", "III", "the hiring team", "Hiring Team", "Recruiter",
    "team", "Panel", "the panel", "HR team", "Hiring Manager", "the recruiter", "two engineers", "someone", "others",
    "+1", "-", "?", "🙂", "2", "the interviewer", "Interview panel", "Engineering Manager", "an interviewer", "Mr.",
    "Dr", "Human Resources", "Talent Acquisition", "their director", "unknown", "N/A", "TBD", "everyone",
]  # fmt: skip
SOMEBODY = [
    "Grace", "An", "Nguyễn Văn An", "Dr. van der Berg", "Mr. O’Neil", "山田太郎", "{name}", "Li", "Hope", "Will",
    "Grace and 2 others", "Jane Panel", "Guy", "J", "Sean O'Neil", "X Æ A-12", "Ms. Li", "Martin Luther King Jr.",
]  # fmt: skip


@pytest.mark.parametrize("name", NOBODY)
def test_nobody_is_greeted_by_what_is_no_name(name):
    assert nameless(name)
    for tone in Tone:
        brief = replace(BRIEF, recipient=Recipient(name, name, "x@acme.example"), topic="the roadmap", tone=tone)
        draft = compose(brief)
        assert draft.body.startswith("Hello,\n\n")
        assert checks.check(draft.subject, draft.body, brief) == ()


@pytest.mark.parametrize("name", SOMEBODY)
def test_a_name_is_greeted(name):
    assert not nameless(name)
    assert called(Recipient(name, name)) == name


def test_without_a_short_name_the_whole_name_is_greeted():
    assert called(Recipient("Grace Hopper", "")) == "Grace Hopper"
    assert called(Recipient("Sammy Davis Jr.", "Jr.")) == ""


def test_a_number_made_a_name_is_not_ready_and_has_its_mend():
    brief = replace(BRIEF, recipient=Recipient("2 others", "2 others"), topic="the roadmap")
    draft = compose(brief)
    body = draft.body.replace("Hello,", "Hi 2 others,")
    found = checks.check(draft.subject, body, brief)[0]
    assert (found.rule, found.found, found.suggestion) == (Rule.RECIPIENT_EXACT, "Hi 2 others,", "Hello,")
    assert checks.check(draft.subject, draft.body.replace("Hello,", "Dear hiring team,"), brief) == ()
    assert checks.check(draft.subject, draft.body.replace("Hello,\n\n", ""), brief)[0].rule is Rule.RECIPIENT_EXACT


def test_colleagues_without_a_name_are_not_named():
    brief = replace(BRIEF, topic="the roadmap", others=("2 others", "HR"))
    for seed in "abcdefgh":
        assert "others" not in compose(replace(brief, seed=seed)).body
        assert "Bob" in compose(replace(brief, seed=seed, others=("2 others", "Bob"))).body
    assert all("others" not in draft.body for draft in compose_panel([brief, replace(brief, seed="y")]))


def test_thanks_to_people_without_a_name_are_passed_on_all_the_same():
    for brief in (replace(BRIEF, recipient=Recipient("HR", "HR")), replace(BRIEF, others=("2 others",))):
        body = pass_it_on(brief).body
        assert "the people I spoke with" in body
        assert "HR" not in body
        assert "others" not in body
