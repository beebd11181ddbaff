import re
from dataclasses import replace
from datetime import date, timedelta

import pytest

from bot.drafting.brief import Brief, Recipient
from bot.drafting.compose import Missing, compose, compose_panel, pass_it_on
from bot.drafting.frames import english
from bot.drafting.frames.frame import Move
from bot.model.note import Length, NoteKind
from bot.model.opportunity import InterviewFormat
from bot.model.people import Signature, Tone

BRIEF = Brief(
    kind=NoteKind.THANK_YOU,
    seed="x",
    recipient=Recipient("Grace Hopper", "Grace", "grace@acme.example"),
    company="Acme",
    role="Staff Engineer",
    format=None,
    met_on=date(2026, 3, 3),
    written_on=date(2026, 3, 4),
    signer=Signature("Ana Silva", "ana@mail.example", "+1 555 0100"),
    topic="the billing migration",
)
STATUS = replace(BRIEF, kind=NoteKind.STATUS, written_on=date(2026, 3, 12))
SEEDS = [f"seed {at}" for at in range(40)]


def drafts(brief):
    return [compose(replace(brief, seed=seed)) for seed in SEEDS]


def test_a_draft_greets_thanks_and_signs():
    for draft in drafts(BRIEF):
        assert draft.body.startswith("Hi Grace,\n\n")
        assert re.search(r"thank|grateful|appreciate", draft.body.split("\n\n")[1], re.I)
        assert draft.body.endswith("\nAna Silva\nana@mail.example\n+1 555 0100")
        assert "the billing migration" in draft.body.lower()
        assert "Staff Engineer role" in draft.body
        assert "Acme" in draft.body


def test_forty_seeds_make_many_different_notes():
    texts = drafts(BRIEF)
    assert len({draft.body for draft in texts}) > 35
    assert len({draft.frames[0] for draft in texts}) >= 8


@pytest.mark.parametrize(
    ("tone", "call_them", "greeting"),
    [
        (Tone.WARM, "Grace", "Hi Grace,"),
        (Tone.PLAIN, "Grace", "Hello Grace,"),
        (Tone.FORMAL, "Grace", "Dear Grace,"),
        (Tone.WARM, "Dr. van der Berg", "Dear Dr. van der Berg,"),
        (Tone.FORMAL, "Nguyễn Văn An", "Dear Nguyễn Văn An,"),
    ],
)
def test_the_greeting_is_as_logged_and_no_title_is_guessed(tone, call_them, greeting):
    brief = replace(BRIEF, tone=tone, recipient=Recipient("Somebody", call_them, "a@b.example"))
    assert compose(brief).body.split("\n")[0] == greeting


def test_a_formal_note_has_no_contraction():
    for draft in drafts(replace(BRIEF, tone=Tone.FORMAL, fit="I led a migration")):
        assert "’" not in draft.body


def test_a_note_by_phone_does_not_speak_of_a_meeting_and_one_by_video_not_of_a_visit():
    for draft in drafts(replace(BRIEF, format=InterviewFormat.PHONE)):
        assert not re.search(r"\bmeet you|in person|having me|video", draft.body)
    for draft in drafts(replace(BRIEF, format=InterviewFormat.VIDEO)):
        assert not re.search(r"in person|having me at|phone|the call", draft.body)


def test_the_day_is_named_only_when_it_is_past():
    assert all("Tuesday" not in draft.body for draft in drafts(replace(BRIEF, written_on=BRIEF.met_on)))
    assert any("on Tuesday" in draft.body for draft in drafts(BRIEF))
    late = drafts(replace(BRIEF, written_on=date(2026, 3, 20)))
    assert any("on March 3" in draft.body for draft in late)
    assert not any(word in draft.body for draft in late for word in ("today", "yesterday", "Tuesday"))


def test_nothing_that_is_not_known_is_written():
    for draft in drafts(replace(BRIEF, topic="", role="", signer=Signature(), recipient=Recipient("Grace", "Grace"))):
        assert draft.missing == (Missing.TOPIC, Missing.ROLE, Missing.SIGNATURE, Missing.ADDRESS)
        assert draft.short
        assert 30 <= draft.words <= 60
        assert not re.search(r"[\[\]{}]|None|  ", draft.body)


def test_a_short_note_has_two_or_three_sentences():
    for brief in (replace(BRIEF, topic=""), replace(BRIEF, length=Length.SHORT)):
        for draft in drafts(brief):
            prose = " ".join(draft.body.split("\n\n")[1:-1])
            assert 2 <= len(re.findall(r"[.?](?:\s|$)", prose)) <= 3
            assert draft.short


def test_own_work_is_written_only_when_given():
    bridges = {frame.id for frame in english.FRAMES[Move.BRIDGE]}
    assert all(not bridges & set(draft.frames) for draft in drafts(BRIEF))
    for draft in drafts(replace(BRIEF, fit="I led a Postgres migration at Foo")):
        assert bridges & set(draft.frames)
        assert "I led a Postgres migration at Foo" in draft.body


def test_a_note_that_stands_alone_thanks_the_others_and_one_of_a_panel_does_not():
    brief = replace(BRIEF, others=("Bob", "Lena"))
    assert "Bob and Lena" in compose(brief).body
    assert not any("Lena" in draft.body for draft in compose_panel([brief, replace(brief, seed="y")]))
    assert "Lena" not in compose(brief, siblings=["Hi Bob,\n\nThank you."]).body


def test_taken_sentences_are_not_used_again():
    first = compose(BRIEF)
    again = compose(BRIEF, taken=first.frames)
    assert not set(first.frames) & set(again.frames)


@pytest.mark.parametrize("value", ["{topic}", "{company.__class__}", "{0}", "{", "}}", "%s", "{the_role!r}"])
def test_braces_of_the_member_stay_braces(value):
    draft = compose(
        replace(BRIEF, company=value, role=f"{value} role", topic=f"the {value} parser", fit=f"my {value} work")
    )
    assert value in draft.body
    assert f"{value} parser" in draft.body
    assert f"my {value} work" in draft.body


@pytest.mark.parametrize(
    ("role", "words"),
    [
        ("Staff Engineer", "the Staff Engineer role"),
        ("Data Internship", "the Data Internship"),
        ("the Barista role", "the Barista role"),
        ("A Head of Product position", "the Head of Product position"),
        ("", "the role"),
    ],
)
def test_a_role_reads_as_one_noun(role, words):
    for draft in drafts(replace(BRIEF, role=role)):
        assert not re.search(r"role role|position role|the the|the a ", draft.body, re.I)
    assert any(words in draft.body for draft in drafts(replace(BRIEF, role=role)))


@pytest.mark.parametrize("company", ["Acme Inc.", "Yahoo!", "Who?"])
def test_a_company_that_brings_its_own_stop_gets_no_second(company):
    for draft in drafts(replace(BRIEF, company=company)):
        assert f"{company}." not in draft.body
        assert company in draft.body


def test_a_line_break_in_a_fact_breaks_no_line():
    brief = replace(
        BRIEF, company="Acme\r\nBcc: x", role="Staff\nEngineer", recipient=Recipient("G\nH", "G\nH", "a@b.c")
    )
    draft = compose(brief)
    assert "\r" not in draft.body + draft.subject
    assert draft.body.startswith("Hi G H,\n")
    assert "\n" not in draft.subject


def test_a_follow_up_asks_once_and_does_not_press():
    for draft in drafts(STATUS):
        assert "March 3" in draft.body
        assert 40 <= draft.words <= 100
        assert not re.search(r"haven|heard|just|sorry|apolog|possible|busy|bother", draft.body)


def test_a_promised_date_is_named_in_some_follow_ups_and_never_one_that_is_still_to_come():
    assert any("March 10" in draft.body for draft in drafts(replace(STATUS, promised=date(2026, 3, 10))))
    assert not any("March 20" in draft.body for draft in drafts(replace(STATUS, promised=date(2026, 3, 20))))
    assert not any("March 1" in draft.body for draft in drafts(replace(BRIEF, promised=date(2026, 3, 1))))
    assert any("March 10" in draft.body for draft in drafts(replace(BRIEF, promised=date(2026, 3, 10))))


def test_the_second_follow_up_is_the_shorter_and_the_last():
    first, second = drafts(STATUS), drafts(replace(STATUS, ordinal=2))
    assert sum(draft.words for draft in second) < sum(draft.words for draft in first)
    assert all(re.search(r"thank|grateful", draft.body, re.I) for draft in second)
    assert all(not set(one.frames) & set(other.frames) for one, other in zip(first, second, strict=True))


def test_a_follow_up_that_also_thanks_opens_with_thanks_and_has_the_detail():
    for draft in drafts(replace(STATUS, also_thanks=True)):
        opening = draft.body.split("\n\n")[1]
        assert re.search(r"thank|grateful", opening, re.I)
        assert "considera" in opening or "considering" in opening
        assert "billing migration" in draft.body


def test_thanks_are_passed_on_through_the_recruiter():
    brief = replace(BRIEF, recipient=Recipient("Ruth Klein", "Ruth", "r@acme.example"), others=("Grace", "Bob"))
    for seed in SEEDS:
        draft = pass_it_on(replace(brief, seed=seed))
        assert draft.body.startswith("Hi Ruth,")
        assert "Grace and Bob" in draft.body
        assert "address" in draft.body
        assert len(draft.body.split("\n\n")) == 3


def test_without_a_recruiter_the_thanks_name_the_person_and_greet_nobody():
    draft = pass_it_on(BRIEF)
    assert draft.body.split("\n")[0] in ("Hi,", "Hello,")
    assert "Grace" in draft.body.split("\n\n")[1]


@pytest.mark.parametrize(
    "role", ["Staff Engineer", "Associate Vice President for Enterprise Risk and Compliance Reporting", ""]
)
@pytest.mark.parametrize(
    "company", ["Acme", "International Consolidated Holdings of the Greater Northern Region Ltd.", "x" * 200]
)
def test_a_subject_is_three_to_ten_words_and_78_characters(role, company):
    for kind in NoteKind:
        for draft in drafts(replace(BRIEF, kind=kind, role=role, company=company)):
            assert 3 <= len(re.findall(r"\S*\w\S*", draft.subject)) <= 10
            assert len(draft.subject) <= 78


def test_every_frame_has_its_own_id_and_known_slots():
    frames = [frame for move in Move for frame in english.FRAMES[move]]
    assert len({frame.id for frame in frames}) == len(frames)
    slots = {"the_role", "company", "when", "date", "promised", "topic", "fit", "need", "others", "via"}
    assert all(frame.slots <= slots for frame in frames)
    assert all("'" not in frame.text for frame in frames)


def test_each_move_has_six_sentences_or_more():
    fewer = (Move.PANEL, Move.PASSED_ON, Move.OR_ADDRESS)
    assert [move for move in Move if move not in fewer and len(english.FRAMES[move]) < 6] == []


NEVER = (
    "in my mind", "more enthusiastic", "listened for longer", "enjoyable", "had not thought to ask", "good deal to",
    "stayed with me", "more of a conversation", "clearer picture", "a line to me", "consideration of my application",
    "I am being given", "all the stronger", "the last you will hear", "my application", "last note",
)  # fmt: skip
GLAD = re.compile(
    r"\bglad that|\bvery|\blove\b|\bexcit|\bkeen|\benjoy|\bpleasure|\bstrong|\bgood to|\bappeals|\bdefinitely|so much"
)


def test_no_sentence_states_what_nobody_logged_or_sounds_stiff():
    handed_in = [move for move in Move if move.startswith(("applied", "resume"))]
    texts = [frame.text for move in Move if move not in handed_in for frame in english.FRAMES[move]]
    assert [text for text in texts for phrase in NEVER if phrase in text] == []
    assert all("note" not in subject or "last" not in subject for each in english.SUBJECTS.values() for subject in each)


@pytest.mark.parametrize("tone", list(Tone))
@pytest.mark.parametrize("topic", ["the roadmap", "how they plan", "he asked about Go", "is the office open?", ""])
def test_after_a_poor_rating_interest_is_named_and_no_gladness(tone, topic):
    for kind in (BRIEF, STATUS, replace(STATUS, ordinal=2), replace(STATUS, also_thanks=True)):
        for draft in drafts(replace(kind, topic=topic, tone=tone, low=True)):
            assert not GLAD.search(draft.body.replace("Thank you very much", "")), draft.body
            assert re.search(r"interest|considered|keep me in|consideration for", draft.body), draft.body


def test_plain_and_warm_notes_may_contract_and_formal_ones_never_do():
    for kind in (BRIEF, STATUS, replace(STATUS, ordinal=2), replace(STATUS, also_thanks=True)):
        assert all("’" not in draft.body for draft in drafts(replace(kind, tone=Tone.FORMAL, fit="led a migration")))
        assert any("I’d" in draft.body or "I’m" in draft.body for draft in drafts(replace(kind, tone=Tone.WARM)))
    texts = [frame.text for move in Move for frame in english.FRAMES[move]]
    contracted = {word for text in texts for word in re.findall(r"\w+’\w+", text)}
    assert contracted <= {*english.CONTRACTIONS, "Everybody’s"}


def test_a_follow_up_within_a_fortnight_names_weekday_and_date_last_or_before_a_comma():
    for days, named in ((5, True), (14, True), (15, False), (30, False)):
        for kind in (STATUS, replace(STATUS, ordinal=2), replace(STATUS, also_thanks=True)):
            for draft in drafts(replace(kind, written_on=BRIEF.met_on + timedelta(days=days))):
                assert ("Tuesday, March 3" in draft.body) is named
                assert re.search(r"March 3[.,?]", draft.body), draft.body


def test_a_second_follow_up_does_not_slam_the_door():
    for draft in drafts(replace(STATUS, ordinal=2)):
        assert not re.search(r"\blast (?:you|note|line|time)|in your hands|will not write|only this once", draft.body)
        assert "last note" not in draft.subject.lower()


@pytest.mark.parametrize("signer", [Signature(), Signature("", "ana@mail.example"), Signature(" ", "", "555 0100")])
def test_without_a_name_the_closing_has_no_dangling_comma(signer):
    for tone in Tone:
        for draft in drafts(replace(BRIEF, signer=signer, tone=tone)):
            closings = {closing.rstrip(",") for closing in english.CLOSINGS[tone]}
            assert draft.body.split("\n\n")[-1].split("\n")[0] in closings
            assert Missing.SIGNATURE in draft.missing


@pytest.mark.parametrize("tone", list(Tone))
def test_no_two_sentences_of_a_note_start_alike(tone):
    moves = {frame.id: frame.text for move in Move for frame in english.FRAMES[move]}
    for kind in (BRIEF, STATUS, replace(STATUS, ordinal=2), replace(STATUS, also_thanks=True)):
        for draft in drafts(replace(kind, tone=tone)):
            starts = [" ".join(moves[frame].split()[:3]) for frame in draft.frames]
            assert len(set(starts)) == len(starts), draft.body
