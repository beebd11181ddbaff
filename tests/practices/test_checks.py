"""The checks: every practice about how a note is written, and the one tap that mends it."""

from dataclasses import replace
from datetime import date

import pytest

from bot.cards import findings as cards
from bot.cards.words import Reader
from bot.chat.card import Button
from bot.drafting import checks
from bot.drafting.brief import Brief, Recipient
from bot.drafting.spelling import Light
from bot.model.finding import Rule, Severity
from bot.model.note import NoteKind
from bot.model.opportunity import InterviewFormat
from bot.model.people import Signature
from tests.dialogs.dialog import Dialog
from tests.practices.handed import body_of, met

LIGHT = Light.load()
BRIEF = Brief(
    kind=NoteKind.THANK_YOU, seed="x", recipient=Recipient("Grace Hopper", "Grace", "grace@acme.example"),
    company="Acme", role="Staff Engineer", format=InterviewFormat.VIDEO, met_on=date(2026, 3, 3),
    written_on=date(2026, 3, 4), signer=Signature("Ana Silva", "ana@mail.example"), topic="the billing migration",
    names=("Priya Nair", "Grace Hopper", "Acme"),
)  # fmt: skip
NOTE = (
    "Hi Grace,\n\nThank you for your time on Tuesday and for considering me for the Staff Engineer role at Acme.\n\n"
    "I enjoyed talking with you about the billing migration, and about the plan that Priya described.\n\nI am very "
    "interested in the role. Please let me know if anything else from me would help.\n\nBest wishes,\nAna Silva\n"
    "ana@mail.example"
)
APPLICATION = replace(BRIEF, kind=NoteKind.APPLICATION, topic="")
ASKING = (
    "Dear Grace,\n\nOn March 3 I applied for the Staff Engineer role at Acme. Could you tell me whether the papers "
    "reached you?\n\nThe role interests me very much. If you would like anything else, I am glad to send it.\n\n"
    "Kind regards,\nAna Silva\nana@mail.example"
)


def rules(old="", new="", *, note=NOTE, brief=BRIEF):
    body = note.replace(old, new, 1) if old else note
    assert not old or body != note
    found = checks.check("Thank you – Staff Engineer interview", body, brief, spelling=LIGHT)
    return {each.rule: each for each in found}


def test_a_note_that_keeps_to_them_all_has_nothing_said_about_it():
    assert rules() == {}
    assert rules(note=ASKING, brief=APPLICATION) == {}


def test_000_07_a_note_is_brought_to_a_polite_conclusion():
    assert rules("Best wishes,\n", "")[Rule.SIGNOFF].detail["lacks"] == "closing"
    assert Rule.NEXT_STEP in rules("Please let me know if anything else from me would help.", "It was a good day.")


def test_000_14_the_recipient_is_addressed_by_the_very_name():
    hit = rules("Hi Grace,", "Hi Grase,")[Rule.RECIPIENT_EXACT]
    assert (hit.severity, hit.suggestion, hit.detail["near"]) == (Severity.BLOCK, "Grace", 1)
    assert rules("Priya", "Pirya")[Rule.NAMES_BODY].suggestion == "Priya"
    unknown = replace(BRIEF, recipient=Recipient("Hiring team", "Hiring team"))
    assert Rule.RECIPIENT_EXACT not in rules("Hi Grace,", "Hello,", brief=unknown)


def test_000_16_it_is_not_all_about_the_writer():
    assert rules("Thank you for your", "I thank you for your")[Rule.OPENS_WITH_THEM].severity is Severity.INFO
    mine = "I did my best. I know my work. I like my field. I said so."
    hit = rules("I enjoyed talking with you about", f"{mine} I enjoyed talking with you about")[Rule.BALANCE]
    assert int(hit.detail["me"]) > int(hit.detail["you"])


def test_000_20_an_order_is_no_polite_question():
    hit = rules("Please let me know", "Send me an answer. Please let me know")[Rule.ASKS_NICELY]
    assert (hit.severity, hit.found) == (Severity.WARN, "Send me")
    # Nobody is shamed for it: what is said is how it would read kinder.
    assert "kinder" in cards.finding(Reader(), hit)


def test_000_30_pay_stays_out_of_a_thank_you():
    assert rules("Please let", "What is the salary? Please let")[Rule.NO_SALARY].severity is Severity.BLOCK


def test_001_11_slang_emoji_and_rows_of_marks_are_found():
    for slip in ("awesome", "🙂", "!!", "THANK"):
        assert Rule.TONE in rules("would help.", f"would help {slip}.")


def test_001_12_typos_and_names_are_found_where_they_stand():
    hit = rules("enjoyed", "enjoyd")[Rule.TYPOS]
    assert (hit.severity, hit.suggestion, NOTE.replace("enjoyed", "enjoyd", 1)[hit.start : hit.end]) == (
        Severity.BLOCK, "enjoyed", "enjoyd",
    )  # fmt: skip
    assert rules("at Acme", "at Acmee")[Rule.NAMES_BODY].suggestion == "Acme"


def test_001_13_a_missing_contact_block_is_found_and_put_back_with_one_tap():
    hit = rules("\nana@mail.example", "")[Rule.SIGNOFF]
    assert (hit.severity, hit.detail["lacks"]) == (Severity.BLOCK, "contact")
    assert hit.mended(NOTE.removesuffix("\nana@mail.example")) == NOTE


def test_001_16_interest_is_said_once_and_not_more_than_that():
    assert rules("I am very interested in the role. ", "")[Rule.INTEREST].detail["hits"] == 0
    gushing = "I am keen, eager, excited and interested. "
    assert int(rules("Please let", f"{gushing}Please let")[Rule.INTEREST].detail["hits"]) > 3


def test_001_19_a_claim_is_asked_for_its_evidence():
    hit = rules("I am very", "I am a great communicator. I am very")[Rule.CLAIMS]
    assert hit.severity is Severity.WARN
    assert "Show it" in cards.finding(Reader(), hit)


def test_001_25_the_tone_is_polite_and_professional():
    slips = {"I am stoked.": Rule.TONE, "It was boring.": Rule.POSITIVE, "Sorry for it.": Rule.NO_APOLOGY}
    for slip, rule in slips.items():
        assert rule in rules("I am very", f"{slip} I am very")


def test_002_07_what_the_survey_says_of_pay_is_no_reason_to_write_of_it():
    for line in ("I hope for a fair compensation.", "Do you offer equity?", "I earn $90k a year.", "How is the pay?"):
        assert Rule.NO_SALARY in rules("Please let", f"{line} Please let"), line


def test_002_14_a_note_stays_positive():
    hit = rules("I am very", "Unfortunately it went badly. I am very")[Rule.POSITIVE]
    assert hit.severity is Severity.WARN


@pytest.mark.parametrize("line", ["Sorry to bother you.", "I was so honoured.", "I know you are very busy."])
def test_002_17_nobody_bows_low(line):
    assert Rule.DEFERENCE in rules("I am very", f"{line} I am very")


def test_002_24_where_writing_is_the_trade_more_is_looked_at():
    padded = ("Please let", "In order to go on, I would utilize it. Please let")
    assert Rule.CRISP not in rules(*padded)
    seller = replace(BRIEF, role="Sales Manager")
    note = NOTE.replace("Staff Engineer", "Sales Manager")
    hit = rules(*padded, note=note, brief=seller)[Rule.CRISP]
    assert (hit.severity, hit.suggestion) == (Severity.WARN, "To")
    assert set(rules(note=note, brief=seller)) <= {Rule.SUBJECT}


def test_003_10_polite_concise_and_positive_are_three_checks():
    assert Rule.ASKS_NICELY in rules("Could you", "Answer me. Could you", note=ASKING, brief=APPLICATION)
    assert Rule.LEN_BODY in rules("The role", "word " * 120 + "The role", note=ASKING, brief=APPLICATION)
    assert Rule.POSITIVE in rules("The role", "It was frustrating. The role", note=ASKING, brief=APPLICATION)


def test_003_11_an_application_is_asked_after():
    hit = rules("whether the papers reached you?", "how you are?", note=ASKING, brief=APPLICATION)[Rule.ASK_RECEIVED]
    assert hit.detail["lacks"] == "arrived"


def test_003_12_more_is_offered():
    asks = "If you would like anything else, I am glad to send it."
    assert rules(asks, "It was good.", note=ASKING, brief=APPLICATION)[Rule.ASK_RECEIVED].detail["lacks"] == "more"


def test_003_20_they_are_thanked_for_their_time_and_for_considering():
    assert rules(" and for considering me for the", ", and I like the")[Rule.THANKS].detail["lacks"] == "considering"
    unthanked = NOTE.replace("talking with you about", "hearing of")
    thanked = "your time on Tuesday and for considering me"
    assert rules(thanked, "considering me", note=unthanked)[Rule.THANKS].detail["lacks"] == "time"


def test_003_21_that_they_are_interested_is_said():
    hit = rules("I am very interested in the role. ", "")[Rule.INTEREST]
    assert (hit.severity, hit.sources[-1]) == (Severity.WARN, "article3")


# one tap


async def test_what_is_found_is_mended_by_one_tap_and_taken_back_by_another(stage: Dialog):
    ana = await met(stage)
    await ana.types("/note edit Grace")
    mine = ana.form.filled["body"]
    await ana.fills(body=mine.replace("Grace,", "Graec,", 1))
    await ana.presses("Check")
    ana.sees('Perhaps "Grace"')
    await ana.presses('Use "Grace"')
    ana.sees('"Graec" is now "Grace"')
    ana.misses("The greeting should name them")
    await ana.presses("Undo")
    ana.sees("It's back as it was", "The greeting should name them")
    await ana.presses("Open")
    # Own words stay own.
    ana.sees("Your own words")
    assert "Graec," in body_of(ana)


async def test_a_press_on_a_text_that_changed_since_changes_nothing(stage: Dialog):
    ana = await met(stage)
    await ana.types("/note edit Grace")
    mine = ana.form.filled["body"]
    await ana.fills(body=mine.replace("Grace,", "Graec,", 1))
    await ana.presses("Check")
    button = ana.control('Use "Grace"')
    assert isinstance(button, Button)
    await ana.types("/note edit Grace")
    await ana.fills(body=mine.replace("Grace,", "Garce, dear one,", 1))
    await ana.sends(ana.action(button.action, button.value))
    await ana.types("/note show Grace")
    assert "Garce, dear one," in body_of(ana)


async def test_an_undo_of_an_older_text_changes_nothing(stage: Dialog):
    ana = await met(stage)
    await ana.types("/note edit Grace")
    mine = ana.form.filled["body"]
    await ana.fills(body=mine.replace("Grace,", "Graec,", 1))
    await ana.presses("Check")
    await ana.presses('Use "Grace"')
    undo = ana.control("Undo")
    await ana.types("/note edit Grace")
    await ana.fills(body=f"{mine} And more.")
    for value in (undo.value, undo.value.split(" ")[0], f"{undo.value.split(' ')[0]} a b c d", f"{undo.value} x"):
        await ana.sends(ana.action("note.unfix", value))
    await ana.types("/note show Grace")
    assert body_of(ana) == f"{mine} And more."


async def test_a_note_that_was_sent_is_not_mended_any_more(stage: Dialog):
    ana = await met(stage)
    await ana.types("/note edit Grace")
    mine = ana.form.filled["body"].replace("Grace,", "Graec,", 1)
    await ana.fills(body=mine)
    await ana.presses("Check")
    button = ana.control('Use "Grace"')
    await ana.types("/note sent Grace")
    await ana.sends(ana.action(button.action, button.value))
    await ana.types("/note show Grace")
    ana.sees("Graec,")


def test_a_button_carries_at_most_what_a_platform_takes():
    for found, suggestion in (("x" * 300, "y"), ("Graec", "G" * 300), ("🦄" * 22, "a"), ("", "\nAna Silva")):
        body = f"Hi {found}, you"
        at = body.index(found) if found else len(body)
        hit = rules("Hi Grace,", "Hi Grase,")[Rule.RECIPIENT_EXACT]
        finding = replace(hit, start=at, end=at + len(found), found=found, suggestion=suggestion)
        note = replace(_note(), body=body)
        button = cards.fix_button(Reader(), note, finding, 7)
        assert button is not None
        _, controls = cards.mended(Reader(), note, finding)
        for each in (button, *controls):
            assert len(f"{each.action}{each.value}".encode("utf-16-le")) // 2 <= 96
            assert len(each.label) <= 75
        assert bool(controls) == cards.undoable(found)


def _note():
    from tests.contract.exhibited import Values

    return Values(hostile=False).note()
