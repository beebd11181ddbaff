"""The checks of each kind of note, of each medium, and of Spanish notes."""

from dataclasses import replace
from datetime import date

import pytest

from bot.drafting import checks
from bot.drafting.bands import BANDS
from bot.drafting.brief import Brief, Recipient
from bot.drafting.purpose import held_by
from bot.drafting.spelling import Light
from bot.model.finding import Rule, Severity
from bot.model.note import Channel, NoteKind
from bot.model.people import Signature
from bot.model.posting import Posting

LIGHT = Light.load()
SIGNER = Signature("Ana Silva", "ana@mail.example", "+1 555 0100")
FOOT = "\n\nKind regards,\nAna Silva\nana@mail.example"
BRIEF = Brief(
    kind=NoteKind.APPLICATION, seed="x", recipient=Recipient("Grace Hopper", "Grace", "grace@acme.example"),
    company="Acme", role="Staff Engineer", format=None, met_on=date(2026, 3, 3), written_on=date(2026, 3, 12),
    signer=SIGNER, names=("Grace Hopper", "Acme"),
)  # fmt: skip
APPLIED = (
    "Dear Grace,\n\nOn March 3 I applied for the Staff Engineer role at Acme. Could you tell me whether the papers "
    "reached you?\n\nThe role interests me very much. If you would like anything else, I am glad to send it." + FOOT
)
REJECTION = replace(BRIEF, kind=NoteKind.REJECTION)
AFTER_NO = (
    "Dear Grace,\n\nThank you for letting me know, and for the time you gave me for the Staff Engineer role at Acme. "
    "I was sorry not to go on, and I enjoyed the conversation about the billing migration very much.\n\nIf you have "
    "any feedback for me, it would be welcome. Please keep me in mind for another role; I wish "
    "you and the team well." + FOOT
)
INTRO = replace(BRIEF, kind=NoteKind.INTRO, role="", topic="the billing migration")
INTRODUCED = (
    "Hi Grace,\n\nThank you for the introduction to Acme and for your time. I enjoyed talking with you about "
    "the billing migration, and your advice on where to look next was useful.\n\nI have noted the two books that you "
    "named. I would be glad to return the favour, and to stay in touch." + FOOT
)
SPANISH = replace(
    BRIEF, kind=NoteKind.THANK_YOU, language="es", role="Ingeniera de Datos", topic="la migración de facturas",
    recipient=Recipient("Lucía Pérez", "Lucía", "lucia@acme.example"), names=("Lucía Pérez", "Acme"),
)  # fmt: skip
GRACIAS = (
    "Hola Lucía:\n\nMuchas gracias por su tiempo y por considerarme para el puesto de Ingeniera de Datos en Acme. Me "
    "gustó hablar de la migración de facturas y de cómo la planean.\n\nEl puesto me interesa mucho. Si hace falta algo "
    "más, con gusto lo envío; quedo atenta a los próximos pasos.\n\nUn cordial saludo,\nAna Silva\nana@mail.example"
)


def rules(body, brief, *, subject="About the Staff Engineer role", posting=None):
    found = checks.check(subject, body, brief, spelling=LIGHT, posting=posting)
    return {each.rule: each for each in found}


def test_good_notes_of_each_kind_have_nothing_serious_found():
    for body, brief in ((APPLIED, BRIEF), (INTRODUCED, INTRO), (GRACIAS, SPANISH)):
        found = rules(body, brief, subject="Thanks from Ana, Acme")
        assert found == {}, (brief.kind, found)
    assert checks.ready(rules(AFTER_NO.replace("I was sorry not to go on, and ", ""), REJECTION).values())


def test_every_kind_has_its_band():
    assert set(BANDS) == set(NoteKind)
    for band in BANDS.values():
        assert band.lowest <= band.low < band.high < band.highest


@pytest.mark.parametrize(
    ("old", "new", "lacks"),
    [
        ("On March 3 I applied for the", "There is a", "why"),
        ("whether the papers reached you?", "how things are?", "arrived"),
        ("If you would like anything else, I am glad to send it.", "It was good to see it.", "more"),
    ],
)
def test_an_application_says_why_it_writes_asks_whether_it_arrived_and_offers_more(old, new, lacks):
    assert Rule.ASK_RECEIVED not in rules(APPLIED, BRIEF)
    hit = rules(APPLIED.replace(old, new), BRIEF)[Rule.ASK_RECEIVED]
    assert (hit.severity, hit.detail["lacks"]) == (Severity.WARN, lacks)


def test_a_posting_that_asks_for_quiet_holds_the_follow_up_and_nothing_else():
    sentence = "Please do not contact us about this position."
    hit = rules(APPLIED, BRIEF, posting=Posting(no_contact=sentence))[Rule.POSTING_CHECK]
    assert (hit.severity, hit.found) == (Severity.BLOCK, sentence)
    assert Rule.POSTING_CHECK not in rules(APPLIED, BRIEF, posting=Posting(no_contact=sentence, overruled=True))
    thanks = replace(BRIEF, kind=NoteKind.STATUS)
    assert Rule.POSTING_CHECK not in rules(APPLIED, thanks, posting=Posting(no_contact=sentence))


def test_a_window_holds_until_its_last_day_is_over():
    posting = Posting(window="We answer within two weeks.", window_ends=date(2026, 3, 12))
    assert held_by(posting, date(2026, 3, 12)) == posting.window
    assert held_by(posting, date(2026, 3, 13)) == ""
    assert Rule.POSTING_CHECK in rules(APPLIED, BRIEF, posting=posting)


@pytest.mark.parametrize(
    "line", ["Would you reconsider?", "I think that it was a mistake.", "Please give me a second chance.",
             "I disagree with it.", "I am more qualified."],
)  # fmt: skip
def test_after_a_no_nobody_is_asked_to_think_again(line):
    assert Rule.NO_RECONSIDER not in rules(AFTER_NO, REJECTION)
    hit = rules(AFTER_NO.replace("If you have", f"{line} If you have"), REJECTION)[Rule.NO_RECONSIDER]
    assert hit.severity is Severity.BLOCK
    assert Rule.NO_RECONSIDER not in rules(AFTER_NO.replace("If you have", f"{line} If you have"), INTRO)


def test_after_a_no_feedback_is_offered_as_a_hint_and_asked_for_once():
    asks = "If you have any feedback for me, it would be welcome. Please keep me in mind for another role; "
    silent = AFTER_NO.replace(asks, "")
    hit = rules(silent, REJECTION)[Rule.FEEDBACK_OK]
    assert (hit.severity, hit.detail["lacks"]) == (Severity.INFO, "either")
    pressed = AFTER_NO.replace("I wish", "Feedback on the test, feedback on the talk, please. I wish")
    assert rules(pressed, REJECTION)[Rule.FEEDBACK_OK].severity is Severity.WARN
    assert Rule.FEEDBACK_OK not in rules(AFTER_NO, REJECTION)


def test_disappointment_may_be_named_once_after_a_no():
    once = AFTER_NO.replace("I was sorry", "I was disappointed")
    assert Rule.POSITIVE not in rules(once, REJECTION)
    assert Rule.POSITIVE in rules(once.replace("it would be", "my disappointment aside, it would be"), REJECTION)
    assert Rule.POSITIVE in rules(INTRODUCED.replace("I have noted", "I was disappointed, and noted"), INTRO)


def test_an_introduction_names_either_and_a_conversation_about_nothing_neither():
    nowhere = INTRODUCED.replace(" to Acme", "")
    assert rules(nowhere, INTRO)[Rule.ROLE_COMPANY].detail["lacks"] == "either"
    assert Rule.ROLE_COMPANY not in rules(nowhere, replace(INTRO, company=""))
    assert Rule.ROLE_COMPANY not in rules(INTRODUCED, replace(INTRO, role="Analyst"))


@pytest.mark.parametrize(
    ("kind", "severity"),
    [(NoteKind.THANK_YOU, "block"), (NoteKind.INTRO, "block"), (NoteKind.REFERRAL, "block"),
     (NoteKind.STATUS, "block"), (NoteKind.REJECTION, "block"), (NoteKind.WITHDRAWAL, "block"),
     (NoteKind.NEWS, "block"), (NoteKind.APPLICATION, None), (NoteKind.RESUME, None), (NoteKind.KEEP_WARM, None)],
)  # fmt: skip
def test_thanks_belong_to_the_kinds_that_thank(kind, severity):
    body = APPLIED.replace("Could you", "I write to you about it. Could you")
    hit = rules(body, replace(BRIEF, kind=kind)).get(Rule.THANKS)
    assert (hit.severity.value if hit else None) == severity


def test_a_resume_is_not_attached_again():
    resume = replace(BRIEF, kind=NoteKind.RESUME)
    hit = rules(APPLIED.replace("The role", "I attach my résumé again. The role"), resume)[Rule.ATTACHES]
    assert hit.severity is Severity.WARN
    assert Rule.ATTACHES not in rules(APPLIED, resume)


def test_pressure_is_looked_for_in_every_follow_up():
    line = APPLIED.replace("Could you", "I am still waiting for an answer. Could you")
    for kind in (NoteKind.APPLICATION, NoteKind.RESUME, NoteKind.STATUS):
        assert Rule.NO_PRESSURE in rules(line, replace(BRIEF, kind=kind))
    assert Rule.NO_PRESSURE not in rules(line, REJECTION)


# how it treats its reader


def test_copies_and_one_greeting_for_all_are_hinted_at():
    copied = APPLIED.replace("The role", "I have copied Tom. The role")
    assert rules(copied, BRIEF)[Rule.ONE_EACH].severity is Severity.INFO
    everybody = INTRODUCED.replace("Hi Grace,", "Hi all,")
    assert Rule.ONE_EACH in rules(everybody, replace(INTRO, others=("Tom",)))
    led = replace(INTRO, others=("Tom",), covers=("Tom",))
    assert Rule.ONE_EACH not in rules(INTRODUCED.replace("Hi Grace,", "Hi Grace and Tom,"), led)


@pytest.mark.parametrize(
    ("email", "asked"),
    [("ana@mail.example", False), ("ana.silva@gmail.com", False), ("ana@silva.dev", False), ("a@mit.edu", False),
     ("asilva@student.tue.nl", False), ("ana@globex.com", True), ("ana.silva@initech.co.uk", True)],
)  # fmt: skip
def test_an_address_that_may_be_a_present_employers_is_asked_about(email, asked):
    brief = replace(BRIEF, signer=replace(SIGNER, email=email))
    hit = rules(APPLIED.replace("ana@mail.example", email), brief).get(Rule.WORK_ADDRESS)
    assert (hit is not None) == asked
    assert hit is None or (hit.severity is Severity.INFO and hit.found == email)


def test_a_note_of_the_writer_alone_is_weighed():
    asks = "Could you tell me whether the papers reached you?"
    mine = APPLIED.replace(asks, "I think that I did it right. I know that I can do it. It is my joy. Is it there?")
    hit = rules(mine, BRIEF)[Rule.BALANCE]
    assert hit.severity is Severity.INFO
    assert int(hit.detail["me"]) > 2 * int(hit.detail["you"])
    assert Rule.BALANCE not in rules(APPLIED, BRIEF)


# media


def test_a_linkedin_message_is_short_has_no_subject_and_needs_no_contact_block():
    brief = replace(INTRO, medium=Channel.LINKEDIN)
    text = "Hi Grace, thank you for the talk about the billing migration at Acme. It was useful. Ana"
    assert checks.ready(rules(text, brief, subject="").values())
    found = rules(text, brief, subject="")
    assert not {Rule.SUBJECT, Rule.SIGNOFF, Rule.PARAS, Rule.WORK_ADDRESS} & set(found)
    hit = rules(text.replace("useful", "useful " * 40), brief, subject="")[Rule.LEN_BODY]
    assert (hit.severity, hit.detail["most"]) == (Severity.BLOCK, 300)
    assert rules(text.removesuffix(" Ana"), brief, subject="")[Rule.SIGNOFF].severity is Severity.WARN


def test_a_card_needs_no_contact_block_and_no_subject():
    brief = replace(INTRO, medium=Channel.CARD)
    card = INTRODUCED.replace("\nana@mail.example", "")
    assert checks.ready(rules(card, brief, subject="").values())
    assert rules(card, replace(brief, medium=Channel.EMAIL))[Rule.SIGNOFF].detail["lacks"] == "contact"


def test_a_script_for_the_phone_is_checked_for_its_words_alone():
    brief = replace(INTRO, medium=Channel.CALL)
    script = "Hello Grace, this is Ana Silva.\nThank you for the talk about Acme.\nIs there a good time?\nGoodbye."
    assert checks.ready(rules(script, brief, subject="").values())
    assert Rule.NO_SALARY in rules(script + "\nWhat is the salary?", brief, subject="")


# Spanish


def test_a_spanish_note_is_checked_by_spanish_words():
    changes = {
        Rule.THANKS: ("Muchas gracias por su tiempo y por considerarme para", "Hablamos de"),
        Rule.INTEREST: ("El puesto me interesa mucho. ", ""),
        Rule.NEXT_STEP: ("Si hace falta algo más, con gusto lo envío; quedo atenta a los próximos pasos.", "Fue todo."),
        Rule.SIGNOFF: ("Un cordial saludo,\n", ""),
        Rule.SPECIFIC: ("la migración de facturas y de cómo la planean", "todo un poco"),
        Rule.RECIPIENT_EXACT: ("Hola Lucía:", "Hola Lucia:"),
        Rule.NO_APOLOGY: ("El puesto", "Perdón por todo. El puesto"),
        Rule.NO_INVENTED: ("su tiempo y", "su tiempo en la entrevista del lunes y"),
        Rule.TYPOS: ("de cómo", "de de cómo"),
    }
    for rule, (old, new) in changes.items():
        body = GRACIAS.replace(old, new)
        assert body != GRACIAS
        assert rule in rules(body, SPANISH), rule


def test_a_spanish_word_is_never_measured_by_an_english_dictionary():
    found = checks.check("Acme, gracias por la entrevista", GRACIAS, SPANISH, spelling=LIGHT)
    assert Rule.TYPOS not in {each.rule for each in found}
    assert LIGHT.misspelt("Muchas gracias por su tiempo, el lunes pasado.", names=(), language="es") == ()
