"""A note as a LinkedIn message, as a card to write by hand, and as what to say on the phone."""

import re
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.drafting.anatomy import anatomy
from bot.drafting.brief import Recipient
from bot.drafting.compose import compose
from bot.drafting.media import LINKEDIN_CHARACTERS, SPOKEN_WORDS, said_words
from bot.model.note import Channel, Length, NoteKind
from bot.model.people import Signature, Tone
from tests.drafting.test_every_kind import BRIEF

KINDS = list(NoteKind)
SEEDS = [str(at) for at in range(12)]


def drafts(medium, **facts):
    """A draft of every kind for each seed."""
    return [
        (kind, compose(replace(BRIEF, kind=kind, seed=seed, medium=medium, **{"news": "offer", **facts})))
        for kind in KINDS
        for seed in SEEDS
    ]


def test_a_linkedin_message_has_greeting_prose_and_name_and_nothing_else():
    for kind, draft in drafts(Channel.LINKEDIN):
        greeting, prose, name = draft.body.split("\n\n")
        assert greeting == "Hi Grace,"
        assert name == "Ana Silva"
        assert len(draft.body) <= LINKEDIN_CHARACTERS
        assert len(prose) > 60, (kind, draft.body)
        assert draft.subject == ""


def test_a_linkedin_message_says_what_its_kind_is_for():
    for kind, draft in drafts(Channel.LINKEDIN):
        match kind:
            case NoteKind.THANK_YOU | NoteKind.INTRO:
                assert "billing migration" in draft.body
                assert re.search(r"[Tt]hank|grateful|appreciate", draft.body)
            case NoteKind.APPLICATION | NoteKind.RESUME:
                assert re.search(r"arriv|reach|receiv|come through", draft.body)
            case NoteKind.STATUS:
                assert "?" in draft.body or "appreciate" in draft.body
            case NoteKind.WITHDRAWAL:
                assert re.search(r"withdraw|step back|off your list", draft.body)
            case NoteKind.NEWS:
                assert "offer" in draft.body


def test_names_of_any_length_leave_a_linkedin_message_whole():
    long = "Maximiliana Wolfeschlegelsteinhausenbergerdorff " * 6
    for kind in KINDS:
        for name, company, signer in ((long, "Acme", "Ana"), ("Grace", long, "Ana"), ("Grace", "Acme", long)):
            brief = replace(
                BRIEF, kind=kind, medium=Channel.LINKEDIN, recipient=Recipient(name, name), company=company,
                role=long, signer=Signature(signer.strip()),
            )  # fmt: skip
            draft = compose(brief)
            assert len(draft.body) <= LINKEDIN_CHARACTERS
            assert anatomy(draft.body).words >= 8
            assert draft.body.rstrip().split("\n")[-1] in signer


@settings(max_examples=80, deadline=None)
@given(
    st.sampled_from(KINDS), st.text(max_size=320), st.text(max_size=320), st.text(max_size=320), st.text(max_size=320)
)
def test_no_linkedin_message_is_over_its_limit(kind, name, company, role, signer):
    brief = replace(
        BRIEF, kind=kind, medium=Channel.LINKEDIN, recipient=Recipient(name, name), company=company, role=role,
        signer=Signature(signer),
    )  # fmt: skip
    assert len(compose(brief).body) <= LINKEDIN_CHARACTERS


def test_a_card_is_three_to_five_sentences_signed_with_the_name_alone():
    for length in Length:
        for topic in ("", "the billing migration"):
            for kind, draft in drafts(Channel.CARD, length=length, topic=topic):
                count = len(re.findall(r"[.?](?:\s|$)", anatomy(draft.body).prose))
                assert 3 <= count <= 5, (kind, draft.body)
                assert draft.body.endswith(",\nAna Silva")
                assert not re.search(r"@|555|email|e-mail|send it\b|glad to send|happy to send", draft.body)
                assert draft.subject == ""


def test_what_to_say_on_the_phone_is_a_few_short_lines_and_twenty_seconds_for_the_machine():
    for kind, draft in drafts(Channel.CALL):
        script, _, machine = draft.body.partition("\n\n")
        lines = script.split("\n")
        assert 4 <= len(lines) <= 6, (kind, script)
        assert lines[0] == "Hi Grace, this is Ana Silva."
        heading, message = machine.split("\n")
        assert heading == "On voicemail:"
        assert said_words(message) <= SPOKEN_WORDS
        assert "Ana Silva" in message
        assert "+1 555 0100" in message


def test_the_machine_hears_no_more_than_twenty_seconds_whatever_the_names():
    long = "International Consolidated Holdings of the Greater Northern Region for Agricultural Machinery"
    for kind in KINDS:
        draft = compose(replace(BRIEF, kind=kind, medium=Channel.CALL, company=long, role=f"{long} Analyst"))
        message = draft.body.split("\n")[-1]
        assert said_words(message) <= 50, message
        assert "Ana Silva" in message


def test_the_phone_knows_the_detail_of_a_conversation_and_what_a_call_is_for():
    for kind, draft in drafts(Channel.CALL):
        if kind in (NoteKind.THANK_YOU, NoteKind.INTRO):
            assert "billing migration" in draft.body
        if kind in (NoteKind.APPLICATION, NoteKind.RESUME):
            assert re.search(r"arrived", draft.body)
            assert "?" in draft.body


def test_each_medium_keeps_the_tone_of_its_greeting():
    for medium in (Channel.LINKEDIN, Channel.CARD):
        greetings = {tone: compose(replace(BRIEF, medium=medium, tone=tone)).body.split("\n")[0] for tone in Tone}
        assert greetings == {Tone.PLAIN: "Hello Grace,", Tone.WARM: "Hi Grace,", Tone.FORMAL: "Dear Grace,"}
