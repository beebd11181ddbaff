"""Forms that open, are sent, and need another look; texts to copy, pictures and files beside a card."""

from adapters.discord import coding
from bot.chat.card import Card, Copy, File, Picture
from bot.chat.form import Form
from bot.chat.inbound import Action, Submission
from bot.chat.reply import Amend, Invalid
from tests.adapters.discord.asked import (
    CARD,
    FORM,
    as_guests,
    bot,
    button,
    clicked,
    kept,
    last,
    logged,
    person,
    puts,
    rig,
    room,
    told,
    words,
)

__all__ = ["bot", "kept", "logged", "rig", "told"]


def posted(rig) -> list[str]:
    """The words of all that was posted."""
    return [words(each.message) for each in rig.world.news if each.what == "posted"]


async def test_a_press_opens_a_form_and_its_message_is_redrawn_when_it_is_sent(told):
    told.core.answers = [CARD, FORM, Amend(Card("Drawn"), Card("Beside"))]
    await told.ana.slash("note list", {})
    card = last(told.rig)
    await told.ana.presses(card, button(card, "Go"))
    assert told.ana.form["title"].startswith("A form")
    await told.ana.fills({"company": "Acme"})
    sent = told.core.heard[-1]
    assert sent == Submission(sent.origin, "form1", {"company": "Acme", "when": ""}, step=0)
    assert [(each.what, each.message.id == card.id) for each in told.world.news[-2:]] == [
        ("changed", True), ("posted", False),
    ]  # fmt: skip


async def test_what_comes_of_a_form_that_a_command_opened_is_a_message_of_its_own(told):
    told.core.answers = [FORM, Amend(Card("Drawn"), Card("Beside")), FORM, Amend(Card("Drawn"))]
    for said in ("Beside", "Drawn"):
        await told.ana.slash("interview log", {})
        await told.ana.fills({"company": "Acme"})
        assert last(told.rig).id == told.world.news[-1].message.id
        assert said in words(last(told.rig, "posted"))


async def test_a_form_that_needs_another_look_says_what_and_opens_again_as_it_was_filled(rig):
    ana = person(rig, "ana")
    for here in (None, room(rig)):
        await ana.slash("interview log", {}, channel=here)
        company, zone = ("Acme", {"zone": "Lisbon"}) if here is None else ("Globex", {})
        await ana.fills({"company": company, "when": "nonsense", "people": "Bob", **zone})
        card = last(rig)
        assert "nonsense" in words(card)
        assert "nothing you typed is lost" in words(card)
        assert (card.to is not None) or here is None
        await ana.presses(card, button(card, "Open it again"))
        filled = {each["component"]["custom_id"]: each["component"].get("value") for each in ana.form["components"]}
        assert (filled["company"], filled["when"], filled["people"]) == (company, "nonsense", "Bob")
        await ana.fills({"when": "yesterday 3pm"})
        # What only said to open it has become what came of it.
        assert f"Saved: {company}" in words(last(rig))
        assert last(rig).id == card.id


async def test_a_form_of_several_steps_goes_on_behind_a_button(told):
    told.core.answers = [FORM, Form(**{**_fields(FORM), "step": 1})]
    await told.ana.slash("interview log", {})
    await told.ana.fills({"company": "Acme"})
    card = last(told.rig)
    assert "More" in words(card)
    told.core.answers = [Form(**{**_fields(FORM), "step": 1}), Card("Saved")]
    await told.ana.presses(card, coding.press_id("form.open", "form1"))
    assert told.ana.form["custom_id"] == coding.form_id("form1", 1)
    await told.ana.fills({"more": "x"})
    assert told.core.heard[-1].step == 1
    assert ("Saved" in words(last(told.rig)), last(told.rig).id) == (True, card.id)


async def test_an_earlier_step_that_needs_another_look_is_shown_with_what_is_wrong(told):
    told.core.answers = [Form(**{**_fields(FORM), "step": 1}), Form(**{**_fields(FORM), "intro": "No such company."})]
    await told.ana.slash("interview log", {})
    await told.ana.fills({"more": "x"})
    assert "No such company." in words(last(told.rig))
    assert button(last(told.rig), "Open it again") == coding.press_id("form.open", "form1")


async def test_a_form_that_was_sent_by_another_press_meanwhile_is_not_opened_again(told):
    told.core.answers = [FORM, Invalid({"company": "No."}), Card("Done already")]
    await told.ana.slash("interview log", {})
    await told.ana.fills({"company": "Acme"})
    assert "Done already" in words(last(told.rig))
    opened = told.core.heard[-1]
    assert opened == Action(opened.origin, "form.open", "form1")
    assert opened.origin.key != told.core.heard[-2].origin.key


async def test_a_form_that_is_none_of_ours_hands_back_what_was_typed(told):
    told.core.answers = [FORM]
    await told.ana.slash("interview log", {})
    told.ana.modal._interaction.modal["custom_id"] = "of-another-age"
    await told.ana.fills({"company": "What I typed"})
    assert "What I typed" in words(last(told.rig))
    assert "Something broke" not in words(last(told.rig))


def _fields(form: Form) -> dict:
    return {name: getattr(form, name) for name in form.__dataclass_fields__}


# texts to copy, pictures, files, many messages


async def test_a_text_to_copy_stands_alone_after_the_card(told):
    note = "*Dear* Grace,\n> thank @everyone"
    told.core.answers = [Card("A note", (Copy("Body", note, alone=True),))] * 2
    await told.ana.slash("note show", {"note": "x"})
    await told.rig.settled()
    card, text = (each.message for each in told.world.news[-2:])
    assert (card.is_card, text.is_lone, text.content, text.channel) == (True, True, note, told.ana.dm)
    await told.ana.slash("note show", {"note": "x"}, channel=room(told.rig))
    card, text = (each.message for each in told.world.news[-2:])
    assert (card.to, text.to, text.content) == (told.ana.user.id, told.ana.user.id, note)


async def test_the_one_card_about_something_takes_the_place_of_the_one_before(told):
    told.core.answers = [Card("A note", (Copy("Body", f"n{n}", alone=True),), about="note x") for n in range(2)]
    await told.ana.slash("note show", {"note": "x"})
    await told.rig.settled()
    first = [each.message.id for each in told.world.news[-2:]]
    await told.ana.slash("note show", {"note": "x"})
    await told.rig.settled()
    assert {each.message.id for each in told.world.news if each.what == "deleted"} == set(first)


async def test_more_messages_than_discord_takes_beside_an_answer_go_to_the_dm(told):
    here = room(told.rig)
    as_guests(told.rig)
    told.core.answers = [Card("Notes", tuple(Copy("B", f"note {n}", alone=True) for n in range(7)))]
    await told.ana.slash("note show", {"note": "x"}, channel=here)
    await told.rig.settled()
    news = [each.message for each in told.world.news]
    assert [each.content for each in news if each.is_lone and each.channel == told.ana.dm] == [
        f"note {n}" for n in range(7)
    ]  # fmt: skip
    there = [each for each in news if each.channel == here.id]
    assert len(there) == 1
    assert f"channels/@me/{told.ana.dm}" in words(there[0])
    assert there[0].to == told.ana.user.id


async def test_where_no_dm_is_to_be_had_as_many_follow_as_discord_takes_and_the_rest_is_told(told):
    bea, here = person(told.rig, "bea"), room(told.rig)
    told.world.env.inject_error("POST", "/users/@me/channels", status=403, code=50278, times=None)
    told.core.answers = [Card("Notes", tuple(Copy("B", f"note {n}", alone=True) for n in range(4)))]
    await bea.slash("note show", {"note": "x"}, channel=here)
    assert len([each for each in told.world.news if each.message.channel == here.id]) == 5
    as_guests(told.rig)
    told.core.answers = [Card("Notes", tuple(Copy("B", f"note {n}", alone=True) for n in range(9)))]
    shown = len(told.world.news)
    await bea.slash("note show", {"note": "x"}, channel=here)
    said = [words(each.message) for each in told.world.news[shown:]]
    assert len(said) == 6
    assert "Notes" in said[0]
    assert "note 3" in said[4]
    assert "5 more messages have no room here" in said[5]
    assert "Ask for it in our DM" in said[5]


async def test_a_picture_and_a_file_come_with_the_answer(told):
    svg = '<svg xmlns="http://www.w3.org/2000/svg" width="10" height="10"><rect width="10" height="10"/></svg>'
    card = Card("Week", (Picture(svg, "A week"), File("a.ics", "text/calendar", b"BEGIN")))
    told.core.answers = [card, CARD, Amend(card)]
    await told.ana.slash("note list", {})
    assert len(last(told.rig).files) == 2
    await told.ana.slash("note list", {})
    before = last(told.rig)
    assert (await clicked(told.ana, before, button(before, "Go"))).acknowledged
    assert (last(told.rig).id, len(last(told.rig).files)) == (before.id, 2)
    told.core.answers = [Amend(CARD)]
    puts(told.rig, last(told.rig), coding.press_id("go", "v1"))
    await told.ana.presses(told.world.message(before.channel, before.id), coding.press_id("go", "v1"))
    assert last(told.rig).files == ()
