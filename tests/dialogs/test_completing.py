"""What is offered while an option is typed: what was understood, and never a guess in place of it."""

from datetime import UTC, datetime

import pytest

from bot.chat.card import Card
from bot.chat.form import Form
from bot.chat.spec import OptionKind
from bot.handlers import EVERY
from bot.store import members
from bot.store.rights import System
from tests.dialogs.dialog import Dialog, Person

ODD = (
    "next thurdsay", "now whatever", "soonish", "<t:99999999999999:F>", "<t:nonsense>", "25:00", "32 march",
    "in 3 years", "next week", "mon-fri", "каждый день", "\u202e\u200b", "{0.__class__}",
    "'; DROP TABLE members; --", "@everyone",
)  # fmt: skip
"""What is no time."""


async def offers(who: Person, path: str, option: str, typed: str) -> list[tuple[str, str]]:
    return [(each.label, each.value) for each in await who.actor.completes(path, option, typed)]


def stamped(year: int, month: int, day: int, hour: int, minute: int = 0) -> str:
    """The value of a moment, told in UTC."""
    return f"<t:{int(datetime(year, month, day, hour, minute, tzinfo=UTC).timestamp())}>"


def test_every_option_that_takes_a_reference_a_time_or_a_zone_has_completions():
    wanted = {OptionKind.REFERENCE, OptionKind.WHEN, OptionKind.ZONE}
    there = {(spec.path, option.name) for spec in EVERY.specs for option in spec.options if option.kind in wanted}
    assert there <= set(EVERY.lookups)
    assert ("interview log", "details") in EVERY.lookups


# times


@pytest.mark.parametrize(
    ("typed", "label", "value"),
    [
        ("yesterday 3:30pm", "Sun 1 Mar, 3:30 pm New York, 20 hours ago", stamped(2026, 3, 1, 20, 30)),
        ("  today 10am ", "Mon 2 Mar, 10 am New York, 2 hours ago", stamped(2026, 3, 2, 15)),
        ("2 hours ago", "Mon 2 Mar, 10 am New York, 2 hours ago", stamped(2026, 3, 2, 15)),
        ("tomorrow 2pm", "Tue 3 Mar, 2 pm New York, in 1 day", stamped(2026, 3, 3, 19)),
        ("now", "Mon 2 Mar, 12 pm New York, now", stamped(2026, 3, 2, 17)),
        ("3pm GMT", "Mon 2 Mar, 10 am New York, 2 hours ago", stamped(2026, 3, 2, 15)),
        ("<t:1772546400>", "Tue 3 Mar, 9 am New York, in 21 hours", "<t:1772546400>"),
        ("<t:1772546400:R>", "Tue 3 Mar, 9 am New York, in 21 hours", "<t:1772546400>"),
    ],
)
async def test_a_time_is_echoed_in_the_zone_with_the_moment_itself_as_its_value(stage: Dialog, typed, label, value):
    ana = stage.actor("ana")
    assert (await offers(ana, "interview log", "when", typed))[0] == (label, value)


async def test_the_value_logs_that_very_moment_whatever_the_words_would_mean_by_then(stage: Dialog):
    ana = stage.actor("ana")
    ((_, value),) = await offers(ana, "interview log", "when", "2 hours ago")
    await stage.passes(hours=5)
    await ana.gives("interview log", company="Acme", when=value)
    ana.sees("Saved: Acme, Mon 2 Mar, 10:00-11:00 am New York")


async def test_a_time_with_an_end_keeps_it(stage: Dialog):
    ana = stage.actor("ana")
    ((label, value),) = await offers(ana, "interview log", "when", "today 9-9:40am")
    assert label == "Mon 2 Mar, 9:00-9:40 am New York, 3 hours ago"
    await ana.gives("interview log", company="Acme", when=value)
    ana.sees("Mon 2 Mar, 9:00-9:40 am New York")


async def test_other_readings_stand_beside_the_likeliest(stage: Dialog):
    ana = stage.actor("ana")
    assert [label for label, _ in await offers(ana, "interview log", "when", "05/03 14:00")] == [
        "Sun 3 May, 2 pm New York, in 2 months", "Thu 5 Mar, 2 pm New York, in 3 days",
    ]  # fmt: skip


async def test_a_day_alone_is_no_moment_yet(stage: Dialog):
    ana = stage.actor("ana")
    assert await offers(ana, "interview log", "when", "yesterday") == [
        ("Sun 1 Mar. At what time? Add one, like \"3:30pm\".", "yesterday"),
    ]  # fmt: skip
    assert isinstance(await ana.gives("interview log", company="Acme", when="yesterday"), Form)


@pytest.mark.parametrize("typed", ODD)
async def test_what_is_no_time_is_said_to_be_none_and_stands_for_itself(stage: Dialog, typed):
    ana = stage.actor("ana")
    for path, option in (("interview log", "when"), ("afternote pause", "until")):
        found = await offers(ana, path, option, typed)
        assert [value for _, value in found] == [typed.strip()], (path, found)
        assert "Try" in found[0][0] or "A pause ends" in found[0][0], (path, found)
        assert "New York" not in found[0][0]
    assert isinstance(await ana.gives("interview log", company="Acme", when=typed), Form)


async def test_what_lies_ahead_stands_beside_what_was(stage: Dialog):
    ana = stage.actor("ana")
    assert await offers(ana, "interview log", "when", "fri 2pm") == [
        ("Fri 27 Feb, 2 pm New York, 3 days ago", stamped(2026, 2, 27, 19)),
        ("Fri 6 Mar, 2 pm New York, in 4 days", stamped(2026, 3, 6, 19)),
    ]  # fmt: skip
    found = await offers(ana, "interview log", "when", "fri")
    assert found == [
        ("Fri 27 Feb. At what time? Add one, like \"3:30pm\".", "fri"),
        ("Fri 6 Mar. At what time? Add one, like \"3:30pm\".", "Fri 6 Mar 2026"),
    ]  # fmt: skip
    form = await ana.gives("interview log", company="Acme", when=found[1][1])
    assert isinstance(form, Form)
    assert form.filled["when"] == found[1][1]
    await ana.gives("interview log", company="Acme", when=f"{found[1][1]} 3pm")
    ana.sees("Fri 6 Mar, 3:00-4:00 pm New York")


@pytest.mark.parametrize(
    ("typed", "label", "value"),
    [
        ("y", "Sun 1 Mar. At what time?", "yesterday"),
        ("yes", "Sun 1 Mar. At what time?", "yesterday"),
        ("tom", "Tue 3 Mar. At what time?", "tomorrow"),
        ("wedn", "Wed 25 Feb. At what time?", "wednesday"),
        ("last f", "Fri 27 Feb. At what time?", "last friday"),
        ("YES 3pm", "Sun 1 Mar, 3 pm New York, 21 hours ago", stamped(2026, 3, 1, 20)),
        ("thu 3", "Thu 26 Feb, 3 pm New York, 4 days ago", stamped(2026, 2, 26, 20)),
        ("yesterday 3:", "Sun 1 Mar, 3 pm New York, 21 hours ago", stamped(2026, 3, 1, 20)),
        ("yesterday 3:3", "Sun 1 Mar, 3:30 pm New York, 20 hours ago", stamped(2026, 3, 1, 20, 30)),
        ("2 hours a", "Mon 2 Mar, 10 am New York, 2 hours ago", stamped(2026, 3, 2, 15)),
    ],
)
async def test_what_is_still_being_typed_is_taken_to_its_end(stage: Dialog, typed, label, value):
    ana = stage.actor("ana")
    found = (await offers(ana, "interview log", "when", typed))[0]
    assert found[0].startswith(label)
    assert found[1] == value
    assert isinstance(await ana.gives("interview log", company="Acme", when=value), Form | Card)
    ana.misses("couldn't read")


async def test_the_end_of_a_pause_is_taken_to_its_end_too(stage: Dialog):
    ana = stage.actor("ana")
    assert [label for label, _ in await offers(ana, "afternote pause", "until", "tom")] == [
        "Tue 3 Mar, 8 am New York, in 20 hours",
    ]  # fmt: skip
    assert len(await offers(ana, "afternote pause", "until", "t")) == 2


async def test_somebody_new_is_not_told_that_a_beginning_is_no_time(stage: Dialog):
    ben = stage.actor("ben", zone=None)
    assert await offers(ben, "interview log", "when", "yes") == [
        ("\"yesterday\": I'll ask for your time zone once, then it's read in it.", "yesterday"),
    ]  # fmt: skip


async def test_nothing_typed_offers_full_hours_that_are_over(stage: Dialog):
    ana = stage.actor("ana")
    assert await offers(ana, "interview log", "when", " ") == [
        ("Mon 2 Mar, 11 am New York, 1 hour ago", stamped(2026, 3, 2, 16)),
        ("Mon 2 Mar, 10 am New York, 2 hours ago", stamped(2026, 3, 2, 15)),
        ("Mon 2 Mar, 9 am New York, 3 hours ago", stamped(2026, 3, 2, 14)),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("typed", "label"),
    [
        ("monday", "Mon 9 Mar, 8 am New York, in 7 days"), ("until fri", "Fri 6 Mar, 8 am New York, in 4 days"),
        ("in 2 hours", "Mon 2 Mar, 2 pm New York, in 2 hours"),
        ("<t:1772546400>", "Tue 3 Mar, 9 am New York, in 21 hours"),
    ],
)  # fmt: skip
async def test_a_pause_lies_ahead_and_takes_the_very_end_that_was_shown(stage: Dialog, typed, label):
    ana = stage.actor("ana")
    ((shown, value),) = await offers(ana, "afternote pause", "until", typed)
    assert shown == label
    await ana.gives("afternote pause", until=value)
    async with stage.bot.store.read(System("a test")) as tx:
        member = await members.by_address(tx, ana.actor.address)
    assert member is not None
    assert member.paused_until is not None
    assert f"<t:{int(member.paused_until.timestamp())}>" == value


async def test_a_pause_that_is_not_typed_yet_has_some_ends_to_choose_from(stage: Dialog):
    ana = stage.actor("ana")
    found = await offers(ana, "afternote pause", "until", "")
    assert [label for label, _ in found] == [
        "Tue 3 Mar, 8 am New York, in 20 hours", "Mon 9 Mar, 8 am New York, in 7 days",
        "Mon 16 Mar, 8 am New York, in 2 weeks",
    ]  # fmt: skip
