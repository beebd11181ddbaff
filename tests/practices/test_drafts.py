"""Drafts: every practice about what a note says, to whom, and in how many words."""

import re
from dataclasses import replace

import pytest

from bot.drafting.anatomy import anatomy
from bot.drafting.brief import Recipient
from bot.drafting.checks import check
from bot.drafting.compose import compose, compose_panel
from bot.drafting.frames.english import FRAMES
from bot.drafting.frames.frame import Move
from bot.handlers import dossier as dossiers
from bot.handlers import drafts
from bot.model.finding import Rule, Severity
from bot.model.note import Channel, Length, NoteKind
from bot.model.opportunity import Contact, ContactKind, PersonRole, Research
from bot.model.people import Signature, Tone
from bot.model.policy import DEFAULT
from bot.store.rights import AsMember
from tests.dialogs.dialog import Dialog
from tests.drafting.test_every_kind import BRIEF
from tests.practices.laying import laid, member_of

SEEDS = [str(at) for at in range(20)]


def made(**facts):
    """A draft for each seed, with its brief."""
    briefs = [replace(BRIEF, seed=seed, **facts) for seed in SEEDS]
    return [(brief, compose(brief)) for brief in briefs]


def rules(brief, draft):
    return {each.rule: each.severity for each in check(draft.subject, draft.body, brief)}


async def dossier_of(stage: Dialog, who, opportunity, **changes):
    """The dossier of this opportunity, its contacts changed so, and the member."""
    member = await member_of(stage, who)
    async with stage.bot.store.read(AsMember(member.id)) as tx:
        found = await dossiers.read(tx, opportunity, member, DEFAULT)
    assert found is not None
    every = tuple(replace(each, **changes) if isinstance(each, Contact) else each for each in found.every)
    return replace(found, every=every), member


# short, to the point, and about them


def test_000_13_a_note_is_short_and_a_shorter_one_is_a_tap_away():
    for brief, draft in made():
        shorter = compose(replace(brief, length=Length.SHORT))
        assert 60 <= draft.words <= 110
        assert shorter.words <= 60 < draft.words + 1
        assert Rule.LEN_BODY not in rules(brief, draft)


@pytest.mark.parametrize(
    ("name", "call_them", "greeting"),
    [
        ("Grace Hopper", "Grace", "Hi Grace,"),
        ("Prof. Anne-Marie St. John", "Prof. St. John", "Dear Prof. St. John,"),
        ("Nguyễn Văn An", "An", "Hi An,"),
        ("the hiring team", "the hiring team", "Hello,"),
        ("HR", "HR", "Hello,"),
    ],
)
def test_000_14_the_recipient_is_addressed_as_logged_and_nobody_is_made_up(name, call_them, greeting):
    for kind in NoteKind:
        draft = compose(replace(BRIEF, kind=kind, recipient=Recipient(name, call_them, "a@acme.example")))
        assert draft.body.split("\n")[0] == greeting


def test_000_16_it_is_about_them_first():
    for kind in NoteKind:
        for brief, draft in made(kind=kind, news="offer"):
            assert Rule.OPENS_WITH_THEM not in rules(brief, draft)


def test_000_22_and_000_29_gatekeeper_and_future_boss_read_another_note():
    gatekeeper = Recipient("Li Wei", "Li", "li@acme.example", "", PersonRole.GATEKEEPER)
    boss = replace(BRIEF.recipient, role=PersonRole.MANAGER)
    for seed in SEEDS:
        assert re.search(
            r"arrang|organiz|setting up|help with|possible|work behind|taking care",
            compose(replace(BRIEF, seed=seed, recipient=gatekeeper, topic="")).body,
        )
        body = compose(replace(BRIEF, seed=seed, recipient=boss)).body
        assert re.search(r"next step|comes next", body).start() < body.index("billing migration")


def test_000_23_a_card_text_is_for_the_hand():
    for _, draft in made(medium=Channel.CARD):
        assert 3 <= len(anatomy(draft.body).sentences) <= 5
        assert draft.body.endswith("\nAna Silva")
        assert "@" not in draft.body


def test_000_31_there_is_a_linkedin_version_of_at_most_300_characters():
    for kind in NoteKind:
        for _, draft in made(kind=kind, medium=Channel.LINKEDIN, news="accepted"):
            assert len(draft.body) <= 300
            assert draft.subject == ""


# what it holds


def test_001_10_the_shortest_template_is_a_very_brief_acknowledgement():
    for kind in (NoteKind.THANK_YOU, NoteKind.INTRO, NoteKind.REFERRAL):
        for brief, draft in made(kind=kind, topic="", length=Length.SHORT):
            assert draft.words <= 60
            assert len(anatomy(draft.body).sentences) <= 4
            assert not any(each is Severity.BLOCK for each in rules(brief, draft).values())


def test_001_13_every_mail_is_signed_with_how_to_reach_its_writer():
    for kind in NoteKind:
        for brief, draft in made(kind=kind, news="offer", signer=Signature("Ana Silva", "ana@mail.example")):
            assert draft.body.endswith("\nAna Silva\nana@mail.example")
            assert Rule.SIGNOFF not in rules(brief, draft)


def test_001_16_interest_is_said_once_and_never_gushes():
    for kind in (NoteKind.THANK_YOU, NoteKind.STATUS, NoteKind.APPLICATION, NoteKind.RESUME):
        for tone in Tone:
            for brief, draft in made(kind=kind, tone=tone):
                assert Rule.INTEREST not in rules(brief, draft), draft.body


def test_001_20_a_note_has_a_point_on_skill_and_one_on_the_person():
    skill = {frame.id for move in (Move.BRIDGE, Move.NEED) for frame in FRAMES[move]}
    person = {frame.id for frame in FRAMES[Move.TOPIC]}
    for _, draft in made():
        assert skill & set(draft.frames)
        assert person & set(draft.frames)


def test_000_32_and_002_22_what_was_found_out_beforehand_feeds_the_draft():
    researched = {"fit": "", "need": "moving billing off the old system", "match": "I led a Postgres migration at Foo"}
    for _, draft in made(**researched):
        assert "moving billing off the old system" in draft.body
        assert "I led a Postgres migration at Foo" in draft.body
    for _, draft in made(fit="", need="moving billing off the old system"):
        assert "moving billing" not in draft.body


def test_002_15_and_002_16_a_note_is_serious_about_the_job_and_thanks_for_their_time():
    for brief, draft in made():
        found = rules(brief, draft)
        assert Rule.INTEREST not in found
        assert Rule.THANKS not in found


def test_002_17_no_draft_bows_or_flatters():
    for kind in NoteKind:
        for role in PersonRole:
            brief = replace(BRIEF, kind=kind, news="offer", recipient=replace(BRIEF.recipient, role=role, job="CEO"))
            assert Rule.DEFERENCE not in rules(brief, compose(brief))


def test_003_11_an_application_follow_up_says_that_it_wants_to_be_sure_it_arrived():
    for kind in (NoteKind.APPLICATION, NoteKind.RESUME):
        for length in Length:
            for brief, draft in made(kind=kind, length=length):
                assert re.search(r"appl(?:y|ied|ying|ication)|résumé", draft.body.split("\n\n")[1])
                assert re.search(r"arriv|reached|receiv|come through", draft.body)
                assert Rule.ASK_RECEIVED not in rules(brief, draft), draft.body


def test_003_12_and_asks_whether_they_want_anything_else():
    offers = {frame.id for frame in FRAMES[Move.APPLIED_OFFER]}
    for kind in (NoteKind.APPLICATION, NoteKind.RESUME):
        for length in Length:
            for _, draft in made(kind=kind, length=length):
                assert offers & set(draft.frames)


def test_003_20_thanks_are_for_the_time_and_for_the_consideration():
    for tone in Tone:
        for topic in ("", "the billing migration"):
            for brief, draft in made(tone=tone, topic=topic):
                opening = " ".join(span.text for span in anatomy(draft.body).sentences[:2])
                assert re.search(r"time|conversation|talk|speak|meet|call|interview|day|discuss", opening)
                assert re.search(r"consider|candida", opening)
                assert Rule.THANKS not in rules(brief, draft)


def test_003_21_interest_is_said_and_after_a_poor_talk_it_is_still_named():
    for low in (False, True):
        for brief, draft in made(low=low):
            assert Rule.INTEREST not in rules(brief, draft)


def test_after_a_no_feedback_is_asked_for_once_and_nobody_is_asked_to_think_again():
    for brief, draft in made(kind=NoteKind.REJECTION):
        assert len(re.findall(r"feedback|do better", draft.body)) == 1
        assert not {Rule.NO_RECONSIDER, Rule.FEEDBACK_OK} & rules(brief, draft).keys()


def test_notes_to_one_panel_differ_also_after_an_introduction_call():
    briefs = [
        replace(BRIEF, kind=NoteKind.INTRO, seed=name, recipient=Recipient(name, name, "a@b.example"), topic=topic)
        for name, topic in (("Grace", "the roadmap"), ("Bob", "hiring in Leeds"), ("Lena", ""))
    ]
    sentences = [span.text for draft in compose_panel(briefs) for span in anatomy(draft.body).sentences]
    assert len(sentences) == len(set(sentences))


# with the facts of a record


async def test_001_28_a_note_is_routed_through_the_recruiter_who_stands_between(stage: Dialog):
    ana = stage.actor("ana", display="Ana Silva")
    opportunity, _ = await laid(
        stage, ana, ContactKind.INTERVIEW, "Grace Hopper", "Ruth Klein <ruth@agency.example>",
        roles=(PersonRole.MANAGER, PersonRole.AGENCY),
    )  # fmt: skip
    dossier, member = await dossier_of(stage, ana, opportunity)
    ruth = next(each for each in dossier.people.values() if each.role is PersonRole.AGENCY)
    note = next(each for each in dossier.notes if each.person_id != ruth.id)
    draft = drafts.covering(dossier, note, ruth, member, stage.clock.now())
    assert "Ruth," in draft.body.split("\n")[0]
    assert "Grace" in draft.body
    assert "Acme" in draft.body
    theirs = next(each for each in dossier.notes if each.person_id == ruth.id)
    assert {frame.id for frame in FRAMES[Move.RECRUITER_OPEN]} & set(theirs.frames)


async def test_a_brief_holds_what_the_record_holds(stage: Dialog):
    ana = stage.actor("ana", display="Ana Silva")
    opportunity, _ = await laid(
        stage, ana, ContactKind.RESUME, "Grace Hopper", "Bob Lee", through=True,
        research=Research(need="better reporting", match="I built one"), language="en",
    )  # fmt: skip
    dossier, member = await dossier_of(stage, ana, opportunity)
    grace = next(each for each in dossier.people.values() if each.name == "Grace Hopper")
    bob = next(each for each in dossier.people.values() if each.name == "Bob Lee")
    contact = dossier.last
    note = dossiers.thank_you_notes(replace(contact, kind=ContactKind.INTERVIEW), (), stage.clock.now())[0]
    brief = drafts.brief(dossier, replace(note, kind=NoteKind.RESUME, person_id=grace.id), member, stage.clock.now())
    assert (brief.via, brief.to_via, brief.need, brief.match) == ("Bob Lee", False, "better reporting", "I built one")
    assert not brief.met
    to_bob = drafts.brief(dossier, replace(note, kind=NoteKind.RESUME, person_id=bob.id), member, stage.clock.now())
    assert to_bob.to_via


async def test_a_note_in_another_medium_or_naming_others_takes_them_from_the_note(stage: Dialog):
    ana = stage.actor("ana", display="Ana Silva")
    opportunity, _ = await laid(stage, ana, ContactKind.INTERVIEW, "Grace Hopper", "Alan Kay", "Lin Ho")
    dossier, member = await dossier_of(stage, ana, opportunity)
    grace, *others = sorted(dossier.notes, key=lambda each: dossier.people[each.person_id].name != "Grace Hopper")
    wanted = replace(grace, medium=Channel.LINKEDIN, covers=tuple(each.person_id for each in others))
    brief = drafts.brief(dossier, wanted, member, stage.clock.now())
    assert brief.medium is Channel.LINKEDIN
    assert set(brief.covers) == {"Alan", "Lin"}
