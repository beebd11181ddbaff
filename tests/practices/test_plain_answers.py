"""What is typed in passing is answered in few words: where a note is, a language, a topic that there is not."""

import pytest

from bot.cards import nudges_list
from bot.cards.words import Reader
from bot.chat.card import Button, Card, Line, Row, Style, plain
from bot.chat.reply import Amend, Reply
from bot.chat.words import shown_words
from bot.model.nudge import NudgeKind
from bot.stage import controls
from tests.dialogs.dialog import Dialog

NAMES = "Northwind, Junior Developer, Priya Raman, Tom Becker, Lena Ortiz and Sam Wu"
THURSDAY = (
    "/interview log Northwind, Junior Developer, this thursday 1pm onsite with Priya Raman (hiring manager) "
    "<priya@northwind.com>, Tom Becker, Lena Ortiz (recruiter) and Sam Wu"
)
READER = Reader(locale="en-US", zone="America/New_York", country="US")


def count(reply: Reply) -> int:
    """The words of a card that is read, without its buttons."""
    card = reply.card if isinstance(reply, Amend) else reply
    assert isinstance(card, Card)
    return sum(len(plain(each.text).split()) for each in card.blocks if isinstance(each, Line))


# logging ahead


async def test_this_thursday_on_a_monday_is_no_question_and_all_offers_fit_forty_words(stage: Dialog):
    ana = stage.actor("ana")
    reply = await ana.types(THURSDAY)
    ana.sees("Thu 5 Mar", "I'll check in at 3:15 pm", "Shall I write the evening before?", "Only you see this")
    assert ana.offered() == ["Yes, the evening before", "No thanks", "Change", "Keep names off"]
    assert count(reply) - len(NAMES.replace(" and", "").split()) <= 40


async def test_the_offer_of_the_evening_before_waits_while_a_day_is_in_question(stage: Dialog):
    ana = stage.actor("ana")
    await ana.types("/interview log Acme, Engineer, next thursday 1pm with Kim Poe")
    assert ana.offered() == ["No, Thu 12 Mar, 1 pm New York", "Change", "Keep names off"]
    ana.misses("evening before")
    await ana.types("/interview log Globex, PM, tomorrow 1pm-2pm with Lin Chen")
    ana.sees("Shall I write the evening before?")


# a note that is not there yet


@pytest.mark.parametrize(
    ("line", "typed", "seen"),
    [
        ("/followup add Applied to Globex, Data Analyst, today, recruiter Jane Doe <jane@globex.com>", "Jane",
         "Jane Doe: Globex, Data Analyst, application, Mon 2 Mar. The note comes on Mon 9 Mar at 9:30 am."),
        ("/followup add sent my resume to Mike Chen at Initech, backend engineer, today", "Mike",
         "Mike Chen: Initech, Backend Engineer, résumé, Mon 2 Mar. The note comes on Mon 9 Mar at 9:30 am."),
        ("/interview log Acme, Engineer, today 8am-9am", "Acme",
         "Acme, Engineer, Mon 2 Mar. If you tell me whom you met, I'll draft their notes."),
    ],
)  # fmt: skip
async def test_of_somebody_without_a_note_it_is_said_where_they_are_and_when_it_comes(
    stage: Dialog, line: str, typed: str, seen: str
):
    ana = stage.actor("ana")
    await ana.types(line)
    await ana.types(f"/note show {typed}")
    ana.misses("I don't find")
    ana.sees("No note there yet", seen)


# a language


@pytest.mark.parametrize("typed", ["Spanish", "español", "es", "language: spanish"])
async def test_a_language_is_set_by_its_name_or_code_said_and_taken_back(stage: Dialog, typed: str):
    ana = stage.actor("ana", zone="America/New_York")
    await ana.types(f"/afternote settings {typed}")
    ana.sees("Los mensajes y los borradores estarán en español")
    ana.misses("Madrid", "zone")
    assert ana.offered() == ["Deshacer", "Cambiar"]
    await ana.presses("Deshacer")
    ana.sees("in your app's language")
    await ana.types("/afternote settings inglés")
    await ana.types("/afternote settings")
    ana.sees("Language: English", "weekends")


async def test_a_place_still_sets_the_zone(stage: Dialog):
    ana = stage.actor("ana", zone="America/New_York")
    await ana.types("/afternote settings Madrid")
    ana.sees("Your time zone is Madrid")


# what is known


async def test_the_first_page_of_why_is_short_and_an_unknown_topic_is_named(stage: Dialog):
    ana = stage.actor("ana")
    assert count(await ana.types("/afternote why")) <= 90
    topics = ana.offered()
    await ana.types("/afternote why bananas")
    ana.sees('I have nothing on "bananas"')
    assert ana.offered() == topics


# lists


def test_last_words_of_several_are_one_calm_list_and_are_not_due():
    held = [nudges_list.held(READER, NudgeKind.CLOSE, company, company, []) for company in ("Initech", "Globex")]
    told = shown_words(nudges_list.gathered(READER, held, discreet=False, together=True))
    assert "due" not in told
    assert "Initech: nothing more to do." in told
    mixed = [*held, nudges_list.held(READER, NudgeKind.FOLLOW_UP, "Hooli", "h", [])]
    told = shown_words(nudges_list.gathered(READER, mixed, discreet=False, together=True))
    assert told.startswith("One thing is due now:")
    assert told.index("Hooli") < told.index("Initech")


def test_somebody_without_a_company_is_named_once():
    held = nudges_list.held(READER, NudgeKind.THANK, "Lee Wong", "x", ["Lee Wong"])
    assert held.line == "A note to Lee Wong is ready."


async def test_the_list_of_drafts_has_one_main_button_and_sent_to_all_is_not_first(stage: Dialog):
    ana = stage.actor("ana")
    await ana.types("/interview log Acme, Engineer, today 8am-9am with Ann Lee and Bo Fox")
    await ana.presses("Debrief")
    await ana.fills(topic1="the billing migration", topic2="the on-call rota")
    card = next(each.card for each in reversed(stage.stage.log) if each.card is not None)
    main = [each for each in controls(card) if isinstance(each, Button) and each.style is Style.PRIMARY]
    rows = [each for each in card.blocks if isinstance(each, Row)]
    assert main == [rows[0].controls[0]]
    assert next(each.label for each in card.controls) == "Snooze"


async def test_a_word_to_keep_in_touch_takes_the_place_of_thanks_never_sent(stage: Dialog):
    ana = stage.actor("ana")
    await ana.types("/followup add intro call w/ Sara Lopez from Acme Corp today at 9 about product roles")
    await stage.moves_to("2026-07-03", "10:00")
    await ana.types("/note show Sara")
    ana.misses("Which one")
    ana.sees("To Sara Lopez, Acme Corp: keep-in-touch note")
    ana.misses("A word to somebody you met on")


async def test_notes_of_one_interview_are_told_apart_by_their_kind(stage: Dialog):
    ana = stage.actor("ana")
    await ana.types("/interview log Acme, SRE, today 8am-9am with Ann Lee <ann@acme.com>")
    await ana.types("/note sent Ann")
    await stage.moves_to("2026-03-10", "10:00")
    await ana.types("/interview show Acme")
    ana.sees("Note to Ann: sent.", "Ann, follow-up: ready.")


# a posting

POSTING = (
    "PM\nApply by March 20, 2026.\nWe aim to respond within three weeks of the closing date.\n"
    "Only shortlisted candidates will be contacted."
)


async def test_every_sentence_about_being_contacted_is_shown_and_the_window_counts_also_when_overruled(stage: Dialog):
    ana = stage.actor("ana")
    await ana.types("/followup add applied to Acme, PM, today")
    await ana.presses("Paste the posting")
    await ana.fills(text=POSTING)
    ana.sees("> Only shortlisted candidates will be contacted.",
             "> We aim to respond within three weeks of the closing date.")  # fmt: skip
    await ana.presses("Follow up all the same")
    ana.sees("Follow-up on Mon 13 Apr at 9:30 am: after their reply window")
    assert "Hold it after all" in ana.offered()
