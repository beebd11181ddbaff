"""What a trial by people found: fewer taps, rows in their order, and words that are true at the time."""

from dataclasses import dataclass

import pytest

from bot.chat.card import Button, Card, Copy, Row, plain
from bot.chat.reply import Amend, Reply
from bot.chat.words import shown_words
from bot.stage import controls
from tests.dialogs.dialog import Dialog, Person

ONE = "Acme, Engineer, today 10am-11am with Grace Hopper <grace@acme.com>"
PANEL = f"{ONE} and Alan Turing"
FOUR = "Northwind, Developer, today 10am-11am with Priya Rao, Tom Berg, Lena Fuchs and Sam Okoye"


async def logged(stage: Dialog, line: str = PANEL) -> Person:
    ana = stage.actor("ana", display="Ana Silva")
    await ana.types(f"/interview log {line}")
    return ana


async def page(stage: Dialog, of: Person) -> Card:
    return await stage.bot.home(of.actor.address)


async def rows(stage: Dialog, of: Person) -> list[tuple[str, list[str]]]:
    shown = [each for each in (await page(stage, of)).blocks if isinstance(each, Row)]
    return [(plain(row.text), [each.label for each in row.controls]) for row in shown]


# how many taps


@dataclass
class Thumb:
    """Counts what a thumb does: a press, a form sent, a text copied."""

    person: Person
    taps: int = 0

    async def presses(self, label: str) -> Reply:
        self.taps += 1
        return await self.person.presses(label)

    async def fills(self, **values: str) -> Reply:
        self.taps += 1
        return await self.person.fills(**values)

    def copies(self, reply: Reply, name: str) -> None:
        card = reply.card if isinstance(reply, Amend) else reply
        assert isinstance(card, Card)
        assert any(isinstance(each, Copy) and each.alone and name in each.text for each in card.blocks)
        self.taps += 1


async def test_a_panel_of_four_is_eight_taps_to_the_first_copied_note_and_two_to_each_further(stage: Dialog):
    ana = await logged(stage, FOUR)
    thumb = Thumb(ana)
    await thumb.presses("Debrief")
    await thumb.fills(topics="Priya: the billing migration\nTom: on-call rotas\nLena: the design system\nSam: pairing")
    thumb.copies(await thumb.presses("Open"), "Priya")
    assert thumb.taps <= 8
    for name in ("Tom", "Lena", "Sam"):
        await ana.presses("Sent")
        assert ana.offered()[:2] == [f"Open {name}'s note", "Undo"]
        thumb.taps = 0
        thumb.copies(await thumb.presses(f"Open {name}'s note"), name)
        assert thumb.taps == 2
    await ana.presses("Sent")
    ana.sees("Noted: your note to Sam is sent", "I'll have a follow-up ready")
    assert ana.offered() == ["Undo", "To my calendar"]


# home


async def test_an_opened_page_keeps_what_it_does_and_who_sees_it_until_the_first_log(stage: Dialog):
    ana = stage.actor("ana")
    await ana.types("/afternote help")
    said = shown_words(await page(stage, ana))
    assert "I draft a thank-you note to each person" in said
    assert "can export messages, DMs included" in said
    assert "whoever runs Afternote holds the key" in said
    first = (await page(stage, ana)).controls[0]
    assert (first.label, getattr(first, "style", "")) == ("Log an interview", "primary")
    await ana.types(f"/interview log {ONE}")
    assert "export messages" not in shown_words(await page(stage, ana))


async def test_an_interview_is_one_row_until_it_is_debriefed_or_drafted(stage: Dialog):
    ana = await logged(stage, FOUR)
    shown = await page(stage, ana)
    assert shown.title == "How did it go?"
    (row,) = await rows(stage, ana)
    assert row[0].startswith("Northwind, Developer, Mon 2 Mar, 10 am New York")
    assert row[1] == ["Debrief", "Open notes", "Snooze"]
    await ana.types("/note show Tom")
    shown = await page(stage, ana)
    assert shown.title == "4 notes wait for you"
    every = await rows(stage, ana)
    assert every[0][1] == ["Debrief"]
    assert [text.split(" of ")[0] for text, _ in every[1:]] == ["Priya Rao", "Tom Berg", "Lena Fuchs", "Sam Okoye"]
    assert every[1][1] == ["Open", "Sent", "Snooze"]
    await ana.types("/interview debrief Northwind")
    await ana.fills(topics="Priya: the billing migration")
    assert [labels for _, labels in await rows(stage, ana)] == [["Open", "Sent", "Snooze"]] * 4


async def test_the_one_row_is_put_off_as_a_whole(stage: Dialog):
    ana = await logged(stage, FOUR)
    row = next(each for each in (await page(stage, ana)).blocks if isinstance(each, Row))
    later = row.controls[2]
    await ana.sends(ana.action(later.action, later.value, "tomorrow 9am"))  # type: ignore[union-attr]
    assert (await page(stage, ana)).title == "Nothing is due"
    assert await rows(stage, ana) == []


async def test_people_keep_the_order_in_which_they_were_logged(stage: Dialog):
    people = ["Zoe Young", "Adam Abel", "Mia Moss", "Ben Bell", "Yara Zorn", "Carl Cole", "Dora Dean"]
    ana = await logged(stage, f"Acme, Engineer, today 10am-11am with {', '.join(people)}")
    await ana.types("/note list")
    assert [line.split(", ")[1].split(":")[0] for line in ana.told().splitlines() if line.startswith("Acme")] == [
        each.split()[0] for each in people
    ]
    await ana.types("/interview show Acme")
    told = ana.told()
    firsts = [told.index(f"Note to {each.split()[0]}") for each in people]
    assert firsts == sorted(firsts)
    shown = await page(stage, ana)
    texts = [text for text, labels in await rows(stage, ana) if "Sent" in labels]
    assert [text.split(" of ")[0] for text in texts] == people[:5]
    # What is left out is one press away, directly under the rows.
    last = [each for each in shown.blocks if isinstance(each, Row)][-1]
    assert [each.label for each in last.controls] == ["2 more"]
    assert "2 more" not in [each.label for each in shown.controls]


async def test_why_lines_are_short(stage: Dialog):
    ana = await logged(stage)
    await ana.types("/note sent Alan")
    said = shown_words(await page(stage, ana))
    assert "Reminder: notes for Acme: Mon 2 Mar, 6:30 pm New York, the same evening." in said


# after a debrief


async def test_what_was_debriefed_stands_without_a_second_way_to_the_notes(stage: Dialog):
    ana = await logged(stage)
    await ana.presses("Debrief")
    await ana.fills(topic1="the billing migration")
    kept = next(each for each in ana.fresh() if each.card and "debriefed" in each.words)
    assert kept.card is not None
    assert [each.label for each in controls(kept.card)] == ["Change", "Checklist"]


async def test_words_that_no_note_can_use_are_kept_and_that_is_said_gently(stage: Dialog):
    ana = await logged(stage)
    await ana.types("/interview debrief Acme")
    await ana.fills(topic1="he was rude and kept interrupting me", topic2="hated it, total waste of time")
    ana.sees("What you told me of Grace and Alan is kept, for you alone; it isn't in the notes.")
    ana.misses("would make it yours")
    await ana.presses("Edit the detail")
    assert ana.form.filled["topic1"] == "he was rude and kept interrupting me"
    await ana.fills(topic1="the billing migration", topic2="")
    ana.sees("For Alan, a detail of your talk would make it yours")
    ana.misses("is kept, for you alone")


async def test_one_persons_unusable_words_are_kept_too(stage: Dialog):
    ana = await logged(stage, ONE)
    await ana.types("/interview debrief Acme")
    await ana.fills(topic1="he was rude and kept interrupting me")
    ana.sees("What you told me of your talk with Grace is kept, for you alone; it isn't in the note.")
    await ana.presses("Add my contact details")
    await ana.fills(email="ana@mail.example")
    ana.sees("is kept, for you alone", "How would you say it to Grace?")


async def test_the_first_draft_after_a_debrief_offers_a_way_without_an_address(stage: Dialog):
    ana = await logged(stage, "Acme, Engineer, today 10am-11am with Grace Hopper")
    await ana.types("/interview debrief Acme")
    await ana.fills(topic1="the billing migration")
    assert "No address?" in ana.offered()
    ben = stage.actor("ben")
    await ben.types(f"/interview log {ONE}")
    await ben.types("/interview debrief Acme")
    await ben.fills(topic1="the billing migration")
    assert "No address?" not in ben.offered()


# the first log


async def test_the_first_saved_card_offers_to_keep_names_off_and_one_tap_does(stage: Dialog):
    ana = await logged(stage, "Acme, Engineer, today 2pm with Grace Hopper")
    assert ana.offered() == ["Change", "Keep names off"]
    ana.misses("lock screen")
    await ana.presses("Keep names off")
    ana.sees("no company and no person")
    await stage.moves_to("2026-03-02", "15:15")
    assert ana.previews() == ["Afternote has something for you."]
    await ana.types("/interview log Globex, Engineer, today 11am with Lin")
    assert "Keep names off" not in ana.offered()
    await ana.types("/afternote settings")
    ana.sees("discreet")


async def test_names_are_named_again_by_undo(stage: Dialog):
    ana = await logged(stage)
    await ana.presses("Keep names off")
    await ana.presses("Undo")
    ana.sees("names the company again")
    await ana.types("/afternote settings")
    ana.misses("discreet")


# twice, and gone


@pytest.mark.parametrize("second", [PANEL, "Acme, Engineer, today 10am-11am", "acme, engineer, today 10am with Grace"])
async def test_the_same_interview_logged_again_is_said_to_be_there_already(stage: Dialog, second):
    ana = await logged(stage)
    await ana.types(f"/interview log {second}")
    ana.sees("Logged already: Acme, Engineer, Mon 2 Mar, 10:00-11:00 am New York, with Grace Hopper and Alan Turing.",
             "Nothing changed.")  # fmt: skip
    ana.misses("Saved")
    assert "Change" in ana.offered()
    await ana.types(f"/interview log {ONE} and Lin Chen")
    ana.sees("Saved: Acme", "Lin Chen")
    await ana.types("/interview log Acme, Engineer, today 2pm with Grace Hopper")
    ana.sees("Saved: Acme")


async def test_the_same_lines_pasted_again_are_there_already(stage: Dialog):
    ana = stage.actor("ana")
    lines = f"{PANEL}\nGlobex, PM, today 9am with Lin Chen"
    await ana.types(f"/interview log {lines}")
    ana.sees("Saved 2 interviews.")
    await ana.types(f"/interview log {lines}\nInitech, PM, today 1pm with Ada Lovelace")
    ana.sees("Saved one interview.", "Logged already: Globex, PM")


async def test_a_button_of_a_deleted_interview_says_that_it_is_gone(stage: Dialog):
    ana = await logged(stage)
    debrief = ana.control("Debrief")
    await ana.types("/interview delete Acme")
    await ana.presses("Delete")
    reply = await ana.sends(ana.action(debrief.action, debrief.value))
    assert shown_words(reply) == "That's gone: it was deleted, or belongs to somebody else. Nothing changed."  # type: ignore[arg-type]


async def test_keep_it_keeps_it_in_a_word(stage: Dialog):
    ana = await logged(stage)
    await ana.types("/interview delete Acme")
    reply = await ana.presses("Keep it")
    assert isinstance(reply, Amend)
    assert shown_words(reply.card) == "Kept."
    await ana.types("/interview list")
    ana.sees("Acme")


# words


async def test_the_welcome_and_the_page_are_not_the_same_words(stage: Dialog):
    ana = stage.actor("ana")
    shown = await page(stage, ana)
    await stage.bot.greet(stage.stage.origin(ana.actor, None))
    await stage.stage.settle()
    lines = [line for line in ana.told().splitlines() if "." in line]
    assert lines[0].endswith("I draft a thank-you note to each person.")
    assert "mail" in lines[1]
    assert not set(lines[:3]) & set(shown_words(shown).splitlines())


async def test_no_example_is_offered_that_would_be_saved_as_real(stage: Dialog):
    ana = stage.actor("ana")
    await stage.bot.greet(stage.stage.origin(ana.actor, None))
    await stage.stage.settle()
    ana.misses("example")
    assert "Try an example" not in str(await page(stage, ana))
    assert isinstance(ana.control("Log an interview"), Button)
