"""Afternote itself: help, settings, pause, resume, why, fewer of these, and lines that are no command."""

import pytest

from bot.chat.card import Card
from bot.chat.form import Form
from bot.chat.reply import Invalid
from tests.dialogs.dialog import Dialog


async def test_help_names_every_command_and_explains_one(stage: Dialog):
    ana = stage.actor("ana")
    await ana.types("/afternote help")
    ana.sees(*(f"/{spec.path}" for spec in stage.bot.routes.specs if not spec.coach))
    await ana.types("/afternote help interview log")
    ana.sees("Acme, Staff Engineer, yesterday 3:30pm", "How it is held: phone, video or on site")
    await ana.types("/afternote help note")
    ana.sees("/note sent")
    ana.misses("/interview log")


async def test_settings_take_three_steps_and_each_says_what_is_wrong_with_it(stage: Dialog):
    ana = stage.actor("ana", display="Ana Silva")
    await ana.types("/interview log Acme, Engineer, today 10am with Grace")
    await ana.types("/afternote settings")
    ana.sees("New York", "from 8 am to 9 pm", "Reminders per interview: two", "Ana Silva", "the US")
    await ana.presses("Change")
    await ana.fills(zone="Gotham", wakes="noonish", sleeps="9pm")
    ana.sees("I don't know the zone \"Gotham\"", "noonish")
    await ana.fills(zone="Berlin", wakes="7am", sleeps="7am")
    ana.sees("That leaves less than two hours for messages")
    await ana.fills(sleeps="20:00", weekends="Yes", nudges="One, and one follow-up")
    await ana.fills(email="ana@mail.example", tone="Formal")
    await ana.fills(country="Atlantis")
    ana.sees("I don't know the country \"Atlantis\"")
    await ana.fills(country="Germany", clock24="14:00", discreet="Yes")
    ana.sees("Your settings", "Berlin", "from 07:00 to 20:00, weekends free", "Reminders per interview: one", "formal",
             "Germany", "ana@mail.example", "discreet")  # fmt: skip


async def test_a_new_zone_moves_what_is_planned(stage: Dialog):
    ana = stage.actor("ana")
    await ana.types("/interview log Acme, Engineer, today 3pm-4pm with Grace")
    await ana.types("/afternote settings")
    await ana.presses("Change")
    await ana.fills(zone="Los Angeles")
    await ana.fills()
    await ana.fills()
    await stage.moves_to("2026-03-02", "13:14", "America/Los_Angeles")
    ana.sees_nothing()
    await stage.passes(minutes=1)
    ana.sees("Your Acme interview should be over")
    await stage.moves_to("2026-03-03", "09:30", "America/Los_Angeles")
    ana.sees("Grace still has a note ready")


async def test_a_pause_holds_everything_and_loses_nothing(stage: Dialog):
    ana = stage.actor("ana")
    await ana.types("/interview log Acme, Engineer, today 3pm with Grace")
    await ana.types("/afternote pause until thursday")
    ana.sees("Paused. I'll be back on Thu 5 Mar at 8 am", "One reminder waits until then")
    await stage.moves_to("2026-03-05", "07:59")
    ana.sees_nothing()
    await stage.moves_to("2026-03-05", "08:00")
    ana.sees("Grace still has a note ready", "I won't remind you again")
    assert len(ana.deliveries()) == 1


async def test_a_pause_of_weeks_ends_with_one_message_about_each_interview(stage: Dialog):
    ana = stage.actor("ana")
    await ana.types("/interview log Acme, Engineer, today 3pm with Grace")
    await ana.types("/afternote pause until 6 april")
    await stage.moves_to("2026-04-06", "12:00")
    assert len(ana.deliveries()) == 1
    ana.sees("Heard anything from Acme?")


async def test_resume_brings_back_what_is_still_ahead(stage: Dialog):
    ana = stage.actor("ana")
    await ana.types("/interview log Acme, Engineer, today 3pm with Grace")
    await ana.types("/afternote pause")
    ana.sees("Paused. I'll be back on Mon 9 Mar at 8 am")
    await ana.presses("Resume")
    ana.sees("I'm back.", "messages are planned", "Next from me: asks how Acme went, Mon 2 Mar, 4:15 pm New York.")
    await stage.to_next_nudge()
    assert stage.wall() == "Mon 02 Mar 16:15"
    await ana.types("/afternote pause until sometime")
    ana.sees("I couldn't read")
    await ana.types("/afternote pause until yesterday")
    ana.sees("A pause ends later than now")
    await ana.types("/afternote resume")
    ana.sees("You weren't paused.")


async def test_why_gives_figures_with_source_year_and_n(stage: Dialog):
    ana = stage.actor("ana")
    await ana.types("/afternote why")
    ana.sees("TopResume, 2017; n = 358; US", "The evidence is mixed")
    ben = stage.actor("ben", zone="Europe/Berlin")
    await ben.types("/afternote why")
    ben.sees("Where you are, I count a note as optional")


async def test_fewer_of_these_goes_down_and_up_again_and_replans(stage: Dialog):
    ana = stage.actor("ana")
    await ana.types("/interview log Acme, Engineer, today 2pm-3pm with Grace")
    await stage.moves_to("2026-03-03", "09:30")
    await ana.presses("Fewer of these")
    ana.sees("one reminder and one follow-up")
    await stage.moves_to("2026-03-05", "12:00")
    ana.sees_nothing()
    await ana.presses("Even fewer")
    ana.sees("I remind you of nothing")
    await ana.presses("Undo")
    ana.sees("Back to one reminder")


async def test_a_line_that_is_no_command_is_answered_and_offered_as_a_log(stage: Dialog):
    ana = stage.actor("ana")
    await ana.types("hello there")
    ana.sees("I can log an interview")
    await ana.types("Acme, Engineer, today 10am with Grace")
    ana.sees("Shall I log that as an interview?", "Acme, Engineer, Mon 2 Mar, 10 am New York, with Grace.")
    assert ana.offered() == ["Log it", "Change"]
    await ana.types("/interview list")
    ana.sees("Nothing logged yet")
    await ana.presses("Log it")
    ana.sees("Saved: Acme, Engineer, Mon 2 Mar, 10:00-11:00 am New York, with Grace")
    await ana.types("/interview list")
    ana.sees("Acme, Engineer")


async def test_what_was_read_back_in_one_zone_is_not_saved_unseen_in_another(stage: Dialog):
    ana = stage.actor("ana")
    await ana.types("Acme, Engineer, today 10am with Grace")
    log_it = ana.action("form.send", ana.control("Log it").value)
    await ana.types("/afternote settings")
    await ana.presses("Change")
    await ana.fills(zone="Berlin")
    for _ in range(2):
        if ana.actor.form is not None:
            await ana.fills()
    assert isinstance(await ana.sends(log_it), Form)
    await ana.types("/interview list")
    ana.sees("Nothing logged yet")


async def test_a_promised_day_that_the_line_read_back_does_not_say_is_shown_before_it_is_saved(stage: Dialog):
    ana = stage.actor("ana")
    await ana.types("Acme, Engineer, today 10am with Grace, they decide by Friday 13 March")
    assert isinstance(await ana.presses("Log it"), Form)


async def test_an_unknown_command_names_its_neighbours(stage: Dialog):
    ana = stage.actor("ana")
    await ana.types("/interview lgo Acme")
    ana.sees("I don't know /interview lgo", "/interview log")
    await ana.types("/note")
    ana.sees("/note list")
    reply = await ana.types("/zzz qqq")
    assert isinstance(reply, Card)
    ana.sees("I don't know /zzz qqq", "/afternote help")


async def test_the_first_log_offers_discretion_once(stage: Dialog):
    ana = stage.actor("ana")
    await ana.types("/interview log Acme, Engineer, today 10am with Grace")
    assert "Keep names off" in ana.offered()
    await ana.types("/interview log Globex, Engineer, today 11am with Lin")
    assert "Keep names off" not in ana.offered()


# the zone by a word


@pytest.mark.parametrize(
    "line", ["Berlin", "zone Berlin", "zone: berlin", "time zone Berlin", "europe/berlin", "Germany", "münchen"]
)
async def test_a_place_after_the_command_sets_the_zone_and_echoes_it(stage: Dialog, line):
    ana = stage.actor("ana")
    await ana.types(f"/afternote settings {line}")
    ana.sees("Your time zone is Berlin: it's 6:00 pm there now.")
    assert ana.offered() == ["Undo", "Settings"]
    await ana.types("/interview log Acme, Engineer, today 7pm with Grace")
    ana.sees("Mon 2 Mar, 7:00-8:00 pm Berlin")


async def test_what_is_planned_goes_by_the_new_zone_and_undo_takes_it_back(stage: Dialog):
    ana = stage.actor("ana")
    await ana.types("/interview log Acme, Engineer, today 10am with Grace")
    before = [each.at for each in await stage.bot.coming()]
    await ana.types("/afternote settings Asia/Tokyo")
    ana.sees("Your time zone is Tokyo: it's 2:00 am there now.")
    assert [each.at for each in await stage.bot.coming()] != before
    await ana.presses("Undo")
    ana.sees("Your time zone is New York: it's 12:00 pm there now.")
    assert [each.at for each in await stage.bot.coming()] == before


async def test_a_country_of_many_zones_takes_the_likeliest_and_offers_the_others(stage: Dialog):
    ana = stage.actor("ana", zone=None)
    await ana.types("/afternote settings USA")
    ana.sees("Your time zone is New York: it's 12:00 pm there now.")
    assert ana.offered() == ["Another zone", "Settings"]
    await ana.picks("Another zone", "Los Angeles, 9:00 am there now")
    ana.sees("Your time zone is Los Angeles: it's 9:00 am there now.")
    await ana.types("/interview log Acme, Engineer, today 8am with Grace")
    ana.sees("Mon 2 Mar, 8:00-9:00 am Los Angeles")


async def test_a_slip_is_met_with_what_was_likely_meant_and_changes_nothing(stage: Dialog):
    ana = stage.actor("ana")
    await ana.types("/afternote settings Berlni")
    ana.sees("I don't know the zone \"Berlni\". Did you mean Berlin?", "Nothing was changed.")
    await ana.types("/afternote settings")
    ana.sees("New York, 12 pm there now")
    await ana.types("/afternote settings Berlni")
    await ana.presses("Berlin, 6:00 pm there now")
    ana.sees("Your time zone is Berlin")


@pytest.mark.parametrize("typed", ["qqqqqq", "../../etc/passwd", "x" * 300, "<b>{x}</b>", "UTC+99"])
async def test_what_is_no_place_is_said_kindly(stage: Dialog, typed):
    ana = stage.actor("ana")
    await ana.types(f"/afternote settings {typed}")
    ana.sees("I don't know the zone", "A city near you works", "Nothing was changed.")
    await ana.sends(ana.action("settings.zone", typed[:90]))
    await ana.types("/afternote settings")
    ana.sees("New York, 12 pm there now")


async def test_a_zone_that_was_chosen_is_not_followed_where_the_profile_has_another(stage: Dialog):
    ana = stage.actor("ana")
    await ana.types("/afternote settings Berlin")
    await ana.types("/afternote settings")
    ana.sees("Berlin, 6 pm there now")


async def test_the_form_names_what_was_likely_meant_too(stage: Dialog):
    ana = stage.actor("ana")
    form = await ana.sends(ana.action("settings.open"))
    assert isinstance(form, Form)
    reply = await ana.sends(ana.submission(form.id, {**form.filled, "zone": "Berlni"}))
    assert isinstance(reply, Invalid)
    assert reply.problems == {"zone": "I don't know the zone \"Berlni\". Did you mean Berlin?"}


async def test_a_form_that_has_to_be_mended_in_an_earlier_step_opens_there_again(stage: Dialog):
    ana = stage.actor("ana")
    form = await ana.sends(ana.action("settings.open"))
    assert isinstance(form, Form)
    hours = {**form.filled, "wakes": "8am", "sleeps": "in 3 hours"}
    await ana.sends(ana.submission(form.id, hours))
    await ana.sends(ana.submission(form.id, {}, 1))
    # By now three hours from now would leave an hour for messages.
    await stage.passes(hours=13)
    reply = await ana.sends(ana.submission(form.id, {}, 2))
    assert isinstance(reply, Form)
    assert (reply.step, "less than two hours" in reply.intro) == (0, True)
    again = await ana.sends(ana.action("form.open", form.id))
    assert isinstance(again, Form)
    assert (again.step, again.filled["sleeps"]) == (0, "in 3 hours")
