"""Every kind of note in every tone, length, medium and role: whole, true to its facts, within its limits."""

import random
import re
from dataclasses import replace
from datetime import date, timedelta
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.drafting import checks, sameness
from bot.drafting.anatomy import anatomy
from bot.drafting.brief import Brief, Recipient
from bot.drafting.calling import called
from bot.drafting.compose import compose, compose_panel, cover, names_of, pass_it_on
from bot.drafting.media import LINKEDIN_CHARACTERS, SPOKEN_WORDS, said_words
from bot.drafting.spelling import Light
from bot.drafting.text import clean
from bot.model.finding import Severity
from bot.model.note import Channel, Length, NoteKind
from bot.model.opportunity import InterviewFormat, PersonRole
from bot.model.people import Signature, Tone

KINDS = list(NoteKind)
MEDIA = [Channel.EMAIL, Channel.LINKEDIN, Channel.CARD, Channel.CALL]
SPELLING = Light.load()
BRIEF = Brief(
    kind=NoteKind.THANK_YOU,
    seed="x",
    recipient=Recipient("Grace Hopper", "Grace", "grace@acme.example"),
    company="Acme",
    role="Staff Engineer",
    format=None,
    met_on=date(2026, 3, 3),
    written_on=date(2026, 3, 10),
    signer=Signature("Ana Silva", "ana@mail.example", "+1 555 0100"),
    topic="the billing migration",
    fit="I led a Postgres migration at Foo",
)


def variants(kind):
    """Each fact there and not there, in turn, so that every recipe is taken."""
    base = replace(BRIEF, kind=kind)
    yield base
    yield replace(base, topic="", fit="")
    yield replace(base, role="", promised=date(2026, 3, 9))
    yield replace(base, ordinal=2, low=True)
    match kind:
        case NoteKind.NEWS:
            for stage in ("interview", "next round", "offer", "accepted", "rejected"):
                yield replace(base, news=stage)
        case NoteKind.RESUME:
            yield replace(base, via="Bob Lee")
            yield replace(base, via="Bob Lee", to_via=True)
        case NoteKind.INTRO | NoteKind.KEEP_WARM:
            yield replace(base, company="", role="")
            yield replace(base, role="", topic="")
        case NoteKind.THANK_YOU:
            yield replace(base, covers=("Bob", "Lena"), others=("Bob", "Lena"))
            yield replace(base, need="moving billing off the old system")
        case NoteKind.WITHDRAWAL:
            yield replace(base, met=False)
        case NoteKind.STATUS:
            yield replace(base, also_thanks=True)


def whole(draft, brief):
    """Whether nothing is blank, doubled or left dangling in this draft."""
    assert not re.search(r"[\[\]{}]|\bNone\b|  | ,|\(\s*\)|\bthe the\b|\bat [,.;]|\bfor [,.;]|\bof [,.;]", draft.body)
    assert not re.search(r"\bto \.|\babout [.,]|:\.|\.\.|,\.|\?\.", draft.body), draft.body
    if brief.medium is Channel.EMAIL:
        assert draft.body.endswith("\nAna Silva\nana@mail.example\n+1 555 0100")
        assert 3 <= len(re.findall(r"\S*\w\S*", draft.subject)) <= 10
        assert len(draft.subject) <= 78
    else:
        assert draft.subject == ""
        assert "@" not in draft.body
    if brief.medium in (Channel.LINKEDIN, Channel.CARD):
        assert draft.body.endswith("\nAna Silva")


@pytest.mark.parametrize("medium", MEDIA)
@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_in_every_tone_and_length_is_whole_and_passes(kind, medium):
    for brief, tone, length in product(variants(kind), Tone, Length):
        wanted = replace(brief, tone=tone, length=length, medium=medium)
        draft = compose(wanted)
        whole(draft, wanted)
        found = checks.check(draft.subject, draft.body, wanted, spelling=SPELLING)
        assert [each for each in found if each.severity is Severity.BLOCK] == [], draft.body
        if medium is Channel.LINKEDIN:
            assert len(draft.body) <= LINKEDIN_CHARACTERS


@pytest.mark.parametrize("role", list(PersonRole))
def test_every_role_of_a_reader_gets_notes_that_pass(role):
    for kind, job in product(KINDS, ("", "Chief Executive Officer", "Backend Engineer")):
        brief = replace(BRIEF, kind=kind, recipient=replace(BRIEF.recipient, role=role, job=job), news="accepted")
        for topic in ("the billing migration", ""):
            wanted = replace(brief, topic=topic)
            draft = compose(wanted)
            whole(draft, wanted)
            found = checks.check(draft.subject, draft.body, wanted, spelling=SPELLING)
            assert [each for each in found if each.severity is Severity.BLOCK] == [], draft.body


def test_nothing_opens_with_the_writer():
    for kind, at, tone in product(KINDS, range(12), Tone):
        for medium in (Channel.EMAIL, Channel.LINKEDIN, Channel.CARD):
            draft = compose(replace(BRIEF, kind=kind, seed=str(at), tone=tone, medium=medium, news="offer"))
            first = anatomy(draft.body).prose.split()[0]
            assert first not in ("I", "My", "I’m", "I’d", "I’ve"), draft.body


def test_kinds_that_are_about_no_position_speak_of_none():
    for kind, at, topic in product((NoteKind.INTRO, NoteKind.KEEP_WARM), range(30), ("", "the billing migration")):
        draft = compose(replace(BRIEF, kind=kind, seed=str(at), company="", role="", topic=topic, fit="I led a team"))
        assert not re.search(r"\brole\b|position|candidate|interview|résumé|next round|your company", draft.body)
        assert not re.search(r"interview|role", draft.subject, re.I)


def test_no_note_attaches_or_sends_a_resume_again():
    for kind, at, via in product(KINDS, range(20), ("", "Bob Lee")):
        draft = compose(replace(BRIEF, kind=kind, seed=str(at), via=via))
        assert not re.search(r"attach|enclos|again my résumé|my résumé again|copy of my", draft.body, re.I)


def test_no_kind_mentions_pay_or_asks_to_think_again():
    for kind, at, stage in product(KINDS, range(10), ("offer", "accepted", "rejected")):
        body = compose(replace(BRIEF, kind=kind, seed=str(at), news=stage)).body
        assert not re.search(r"salary|pay\b|bonus|benefits|reconsider|think again|change your mind", body, re.I)


def test_forty_different_openings_stand_in_any_hundred_drafts():
    chance = random.Random(5)
    openings = []
    for at in range(200):
        kind = KINDS[at % len(KINDS)]
        news = chance.choice(["interview", "next round", "offer", "accepted", "rejected"])
        brief = replace(BRIEF, kind=kind, seed=str(at), news=news, tone=chance.choice(list(Tone)))
        sentence = anatomy(compose(brief).body).sentences[0].text
        openings.append(sameness.masked(sentence, names=names_of(brief)))
    assert len(set(openings[:100])) >= 40
    assert len(set(openings[100:])) >= 40


def test_short_notes_of_one_panel_share_no_sentence_and_little_else():
    for kind in (NoteKind.THANK_YOU, NoteKind.INTRO, NoteKind.REFERRAL):
        people = ("Grace", "Bob", "Lena", "Sam", "Ines")
        briefs = [
            replace(BRIEF, kind=kind, seed=name, recipient=Recipient(name, name, "a@b.example"), topic="", fit="")
            for name in people
        ]
        drafts = compose_panel(briefs)
        sentences = [span.text for draft in drafts for span in anatomy(draft.body).sentences]
        assert len(sentences) == len(set(sentences))
        for at, one in enumerate(drafts):
            for other in drafts[at + 1 :]:
                assert sameness.overlap(one.body, other.body, names=(*people, *names_of(BRIEF))) <= sameness.LIMIT


text = st.text(
    st.characters(exclude_categories=("Cs",)) | st.sampled_from("{}[]<>\n\r\u2028\u202e'\"’.,;:!?%$ "), max_size=60
)
long = st.integers(0, 400).map(lambda size: ("Wolfeschlegelstein " * 30)[:size])
word = text | long
people = st.builds(Recipient, name=word, call_them=word, email=text, job=word, role=st.sampled_from(list(PersonRole)))
signers = st.builds(Signature, name=word, email=text, phone=text, link=text)
hostile = st.builds(
    Brief,
    kind=st.sampled_from(KINDS),
    seed=text,
    recipient=people,
    company=word,
    role=word,
    format=st.sampled_from([*InterviewFormat, None]),
    met_on=st.dates(date(2025, 1, 1), date(2027, 1, 1)),
    written_on=st.dates(date(2025, 1, 1), date(2027, 1, 1)),
    signer=signers,
    topic=word,
    fit=word,
    others=st.lists(word, max_size=9).map(tuple),
    promised=st.none() | st.dates(date(2025, 1, 1), date(2027, 1, 1)),
    ordinal=st.integers(1, 5),
    tone=st.sampled_from(list(Tone)),
    length=st.sampled_from(list(Length)),
    version=st.integers(0, 9),
    also_thanks=st.booleans(),
    low=st.booleans(),
    medium=st.sampled_from(MEDIA),
    covers=st.lists(word, max_size=9).map(tuple),
    via=word,
    to_via=st.booleans(),
    met=st.booleans(),
    news=st.sampled_from(["interview", "next round", "offer", "accepted", "rejected", "moved", ""]),
    need=word,
    match=word,
)


@settings(max_examples=150, deadline=None)
@given(hostile)
def test_hostile_facts_make_no_hole_and_break_no_limit(brief):
    draft = compose(brief)
    facts = " ".join(
        (brief.company, brief.role, brief.topic, brief.fit, brief.need, brief.match, brief.via,
         brief.recipient.name, brief.recipient.call_them, *brief.others, *brief.covers,
         brief.signer.name, brief.signer.email, brief.signer.phone, brief.signer.link)
    )  # fmt: skip
    for sign in "[]{}":
        assert draft.body.count(sign) == 0 or sign in facts
    assert "None" not in draft.body or "None" in facts
    assert "  " not in draft.body
    assert not any(sign in draft.body for sign in "\r\u2028\x00")
    name = clean(brief.signer.name) if brief.signer.name.strip() else ""
    match brief.medium:
        case Channel.LINKEDIN:
            assert len(draft.body) <= LINKEDIN_CHARACTERS
            assert name[:20].strip() in draft.body
        case Channel.CALL:
            said = draft.body.split("\n")[-1]
            assert said_words(said) <= SPOKEN_WORDS
        case Channel.CARD:
            assert draft.body.endswith(name)
        case _:
            lines = [clean(line) for line in brief.signer.lines if line.strip()]
            assert draft.body.endswith("\n".join(lines))
            assert len(draft.subject) <= 78
            assert "\n" not in draft.subject


@settings(max_examples=60, deadline=None)
@given(hostile)
def test_lines_to_somebody_who_passes_on_hold_no_hole_either(brief):
    for draft in (cover(brief), pass_it_on(brief)):
        assert "{" not in draft.body or "{" in f"{brief}"
        assert "  " not in draft.body
        assert len(anatomy(draft.body).paragraphs) <= 1 or brief.signer.name or called(brief.recipient)


def test_a_word_now_and_then_takes_another_shape_each_time():
    for seed in range(20):
        briefs = [
            replace(BRIEF, kind=NoteKind.KEEP_WARM, seed=str(seed), ordinal=at, role="", format=InterviewFormat.PHONE,
                    written_on=BRIEF.met_on + timedelta(days=120 * at))
            for at in (1, 2, 3)
        ]  # fmt: skip
        taken: set[str] = set()
        for brief in briefs:
            draft = compose(brief, taken=taken)
            assert not taken & set(draft.frames)
            assert "?" not in draft.body
            assert "billing migration" in draft.body
            taken |= set(draft.frames)
