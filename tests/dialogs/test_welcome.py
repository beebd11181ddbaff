"""The welcome: once ever, to whoever opens the bot for the first time."""

from dataclasses import replace

from bot.chat.card import Card
from bot.chat.form import Form
from bot.chat.inbound import Command
from bot.model.nudge import ASKED_FOR, NudgeKind
from tests.dialogs.dialog import Dialog, Person


async def opens(stage: Dialog, who: Person) -> None:
    await stage.bot.greet(stage.stage.origin(who.actor, None))
    await stage.stage.settle()


async def test_a_first_opening_brings_one_welcome_with_privacy_in_it_and_no_second(stage: Dialog):
    ana = stage.actor("ana")
    await opens(stage, ana)
    ana.sees("I draft a thank-you note to each person", "tell you when you can stop", "from your own mail",
             "Coaches and members see what you share, and nothing else.", "can export messages, DMs included",
             "whoever runs Afternote holds the key")  # fmt: skip
    assert ana.offered() == ["Log an interview", "Privacy"]
    assert ana.previews() == ["What I do, and who can see it."]
    for _ in range(3):
        await opens(stage, ana)
        await stage.passes(days=1)
    assert len(ana.deliveries()) == 1


async def test_it_comes_at_night_and_with_no_zone_since_they_are_here_now(stage: Dialog):
    await stage.moves_to("2026-03-02", "23:30")
    ana, ben = stage.actor("ana"), stage.actor("ben", zone=None)
    await opens(stage, ana)
    await opens(stage, ben)
    assert len(ana.deliveries()) == len(ben.deliveries()) == 1


async def test_it_counts_as_asked_for_and_takes_no_place_of_the_day(stage: Dialog):
    assert NudgeKind.WELCOME in ASKED_FOR
    ana = stage.actor("ana")
    await opens(stage, ana)
    for hour, company in enumerate(("Acme", "Globex", "Initech"), start=1):
        await ana.types(f"/interview log {company}, PM, today {hour}pm-{hour}:15pm with Grace Hopper")
    # A debrief prompt each.
    await stage.moves_to("2026-03-02", "18:30")
    assert len(ana.deliveries()) == 1 + 3


async def test_its_buttons_log_and_tell(stage: Dialog):
    ana = stage.actor("ana")
    await opens(stage, ana)
    assert isinstance(await ana.presses("Log an interview"), Form)
    assert isinstance(await ana.presses("Privacy"), Card)
    ana.sees("holds the key")
    await ana.types("/interview list")
    ana.sees("Nothing logged yet")


async def test_whoever_has_logged_something_needs_none(stage: Dialog):
    ana = stage.actor("ana")
    await ana.types("/interview log Acme, Engineer, today 10am with Grace Hopper")
    await opens(stage, ana)
    assert ana.deliveries() == []


async def test_whoever_has_logged_something_where_their_dm_was_never_used_is_shown_that_it_is_open(stage: Dialog):
    ana = stage.actor("ana")
    origin = stage.stage.origin(ana.actor, None)
    elsewhere = replace(origin, who=replace(origin.who, room=None))
    await ana.sends(Command(elsewhere, "interview log", text="Acme, Engineer, today 10am with Grace Hopper"))
    await stage.bot.greet(elsewhere)
    await stage.stage.settle()
    assert len(ana.deliveries()) == 1


async def test_a_first_opening_without_a_profile_is_completed_by_the_first_word(stage: Dialog):
    ana = stage.actor("ana")
    whole = ana.actor.profile
    ana.actor.profile = replace(whole, name="", zone=None, locale=None)
    await opens(stage, ana)
    ana.actor.profile = whole
    await ana.types("/interview log Acme, Engineer, today 10am with Grace Hopper")
    ana.sees("Saved: Acme")


async def test_h13_a_name_that_looks_like_code_is_only_a_name(stage: Dialog):
    for name in ("{0.__class__.__init__.__globals__}", "{{7*7}}", "%(x)s", "$HOME"):
        ana = stage.actor(f"ana{len(name)}", display=name)
        await opens(stage, ana)
        await ana.types("/afternote settings")
        ana.misses("49", "builtins", "broke on my side")
