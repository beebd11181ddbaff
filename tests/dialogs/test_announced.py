"""Messages from elsewhere and lines in the DM: read back, right or blank, and saved by a press alone."""

from bot.chat.form import Form
from tests.dialogs.dialog import Dialog

CONFIRMED = "Interview confirmed: Hooli, Product Manager, Wednesday 2pm with Ana Lopez"


async def test_a_confirmation_opens_the_form_with_the_coming_day_and_offers_the_other(stage: Dialog):
    ana = stage.actor("ana")
    reply = await ana.sends(ana.action("interview.from", CONFIRMED))
    assert isinstance(reply, Form)
    assert {name: each for name, each in reply.filled.items() if each} == {
        "company": "Hooli", "role": "Product Manager", "when": "Wed 4 Mar 2026, 2 pm", "people": "Ana Lopez",
    }  # fmt: skip
    assert reply.intro == "Or Wed 25 Feb, 2 pm."
    await ana.sends(ana.submission(reply.id, dict(reply.filled)))
    await ana.types("/interview list")
    ana.sees("Hooli, Product Manager, Wed 4 Mar, 2:00-3:00 pm New York")


async def test_a_message_without_a_company_leaves_it_empty_and_quotes_nothing(stage: Dialog):
    ana = stage.actor("ana")
    reply = await ana.sends(ana.action("interview.from", "lunch anyone?"))
    assert isinstance(reply, Form)
    assert not any(reply.filled.values())
    assert "lunch" not in reply.intro


async def test_a_confirmation_in_the_dm_is_read_back_and_opens_where_two_days_are_meant(stage: Dialog):
    ana = stage.actor("ana")
    await ana.types(CONFIRMED)
    ana.sees("Shall I log that as an interview?",
             "Hooli, Product Manager, Wed 4 Mar, 2 pm New York, with Ana Lopez.", "Or Wed 25 Feb, 2 pm.")  # fmt: skip
    assert ana.offered() == ["Log it"]
    assert isinstance(await ana.presses("Log it"), Form)
    await ana.types("/interview list")
    ana.sees("Nothing logged yet")


async def test_a_line_in_the_dm_is_saved_as_it_was_read_back_once(stage: Dialog):
    ana = stage.actor("ana")
    await ana.types("Acme, Engineer, today 9am 45 min phone with Bob <bob@acme.com>")
    ana.sees("Acme, Engineer, Mon 2 Mar, 9:00-9:45 am New York, by phone, with Bob.", "One e-mail address comes")
    press = ana.action("form.send", ana.control("Log it").value)
    await ana.sends(press)
    await ana.sends(ana.action("form.send", press.value))
    await ana.types("/interview list")
    ana.sees("Acme, Engineer, Mon 2 Mar, 9:00-9:45 am")
    assert ana.told().count("Acme, Engineer") == 1


async def test_change_opens_what_was_read_back_filled(stage: Dialog):
    ana = stage.actor("ana")
    await ana.types("Acme, Engineer, today 9am with Bob")
    await ana.presses("Change")
    await ana.fills(company="Acme Corp")
    ana.sees("Saved: Acme Corp, Engineer")


async def test_a_line_of_somebody_whose_zone_is_not_known_opens_the_form(stage: Dialog):
    ben = stage.actor("ben", zone=None)
    await ben.types("Acme, Engineer, tomorrow 3pm PST with Grace Hopper")
    ben.sees("Tue 3 Mar, 3 pm Los Angeles")
    assert ben.offered() == ["Log it"]
    await ben.presses("Log it")
    ben.sees("Your time zone")


async def test_a_log_that_is_pasted_with_its_lead_is_logged_without(stage: Dialog):
    ana = stage.actor("ana")
    await ana.types("/interview log Interview confirmed: Hooli, Product Manager, Wed 4 Mar 2pm with Ana Lopez")
    ana.sees("Saved: Hooli, Product Manager, Wed 4 Mar, 2:00-3:00 pm New York")


async def test_an_hour_that_is_only_half_understood_opens_the_form(stage: Dialog):
    ana = stage.actor("ana")
    reply = await ana.types("/interview log Acme, Engineer, hier 15h avec Bob")
    assert isinstance(reply, Form)
    assert reply.filled["when"] == "hier 15h"
    ana.sees("I couldn't read \"hier\"")
    await ana.types("/interview list")
    ana.sees("Nothing logged yet")


async def test_a_length_beside_the_time_is_its_end_and_only_what_is_left_is_said_to_be(stage: Dialog):
    ana = stage.actor("ana")
    await ana.types("/interview log Acme, Engineer, today 11am 30 min with Bob")
    ana.sees("Mon 2 Mar, 11:00-11:30 am New York, with Bob.")
    ana.misses("I left this out", "I guessed its end")
    await ana.types("/interview log Globex, Engineer, today 10am 30 min zorp with Lin Chen")
    ana.sees("10:00-10:30 am", "I left this out: \"zorp\"")
