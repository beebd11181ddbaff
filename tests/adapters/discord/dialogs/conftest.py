"""The dialogs of the core once more, through Discord: the same files, another stage."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.app import Bot
from bot.clock import MovableClock
from bot.drafting.spelling import Light
from bot.model.ids import CountedIds
from bot.model.policy import DEFAULT
from bot.store.store import Store
from tests import shares
from tests.adapters.discord.door import DiscordDialog, NotAtDiscord
from tests.adapters.discord.running import running
from tests.dialogs.dialog import NOON, shared, spelling, store

LINE = "the bot does not read what is typed in its DM"
ZONE = "Discord tells nobody's zone, so none is followed"
NOT_AT_DISCORD = {
    "test_a_button_of_the_fallback_is_no_second_main_one": LINE,
    "test_a_command_without_its_slash_is_that_command": LINE,
    "test_a_confirmation_in_the_dm_is_read_back_and_opens_where_two_days_are_meant": LINE,
    "test_a_known_company_asks_whose_note_or_shows_the_interview": LINE,
    "test_a_known_name_opens_their_note": LINE,
    "test_a_line_in_the_dm_is_saved_as_it_was_read_back_once": LINE,
    "test_a_line_of_somebody_whose_zone_is_not_known_opens_the_form": LINE,
    "test_a_line_that_is_no_command_is_answered_and_offered_as_a_log": LINE,
    "test_a_line_with_a_time_is_offered_as_a_log_also_when_its_names_are_known": LINE,
    "test_a_name_that_nobody_has_is_not_found": LINE,
    "test_a_plain_word_for_help_is_answered_with_help": LINE,
    "test_a_plain_word_for_it_leads_to_privacy": LINE,
    "test_a_promised_day_that_the_line_read_back_does_not_say_is_shown_before_it_is_saved": LINE,
    "test_a_word_for_a_command_is_that_command": LINE,
    "test_anything_else_is_answered_with_what_it_can_do_and_what_waits": LINE,
    "test_change_opens_what_was_read_back_filled": LINE,
    "test_log_opens_the_form": LINE,
    "test_privacy_says_what_is_private_what_is_not_in_our_hands_and_how_to_erase[privacy]": LINE,
    "test_privacy_says_what_is_private_what_is_not_in_our_hands_and_how_to_erase[Privacy?]": LINE,
    "test_stop_offers_a_pause_and_one_press_takes_it": LINE,
    "test_thanks_are_answered_kindly_and_briefly": LINE,
    "test_what_was_read_back_in_one_zone_is_not_saved_unseen_in_another": LINE,
    "test_a_zone_is_followed_without_a_turn_and_told_with_the_next_one": ZONE,
    "test_a_zone_that_changes_where_it_came_from_moves_what_is_planned_and_is_said_once": ZONE,
    "test_met_knows_nobody_new_and_a_name_that_comes_later_is_taken_in": ZONE,
}
"""Tests that cannot hold at Discord by their nature, and why; each is run, and has to fail for that reason."""


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if not shares.within(item, Path(__file__).parent):
            continue
        named = getattr(item, "originalname", item.name)
        reason = NOT_AT_DISCORD.get(named) or NOT_AT_DISCORD.get(f"{named}[{item.name.partition('-')[2]}")
        spec = getattr(item, "callspec", None)
        a_dialog = spec is not None and "database" in spec.params
        if a_dialog and reason is None and shares.platform(item) != "discord":
            item.add_marker(pytest.mark.deep)
        if reason is not None:
            raises = NotAtDiscord if reason is LINE else AssertionError
            item.add_marker(pytest.mark.xfail(reason=reason, raises=raises, strict=True))


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.deep)])
def database(request: pytest.FixtureRequest) -> str:
    """Which database this run of the test is on."""
    return str(request.param)


@pytest.fixture
async def stage(store: Store, spelling: Light, database: str, clock: MovableClock) -> AsyncIterator[DiscordDialog]:
    """A bot behind Discord at noon of Monday, 2 March 2026, New York."""
    assert clock.now() == NOON
    async with running(Bot(store, clock, CountedIds(), DEFAULT, spelling), clock) as here:
        yield DiscordDialog(here, clock, database)


__all__ = ["shared", "spelling", "store"]
