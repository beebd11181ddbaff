"""Afternote itself: help, settings, pause, resume, why, fewer of these, and lines that are no command."""

from bot.chat.card import Card
from bot.chat.form import Form
from tests.dialogs.dialog import Dialog


async def test_help_names_every_command_and_explains_one(stage: Dialog):
    ana = stage.actor("ana")
    await ana.types("/afternote help")
    ana.sees(*(f"/{spec.path}" for spec in stage.bot.routes.specs))
    await ana.types("/afternote help interview log")
    ana.sees("Acme, Staff Engineer, yesterday 3:30pm", "How it is held: phone, video or on site.")
    await ana.types("/afternote help note")
    ana.sees("/note sent")
    ana.misses("/interview log")


async def test_settings_take_three_steps_and_each_says_what_is_wrong_with_it(stage: Dialog):
    ana = stage.actor("ana", display="Ana Silva")
    await ana.types("/interview log Acme, Engineer, today 10am with Grace")
    await ana.types("/afternote settings")
    ana.sees("New York", "from 8 am to 9 pm", "2 an interview", "Ana Silva", "the US")
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
    ana.sees("Your settings", "Berlin", "from 07:00 to 20:00, weekends free", "1 an interview", "formal", "Germany",
             "ana@mail.example", "discreet")  # fmt: skip


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
    ana.sees("I'm back.", "reminders are planned")
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
