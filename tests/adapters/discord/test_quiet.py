"""What the kit tells: that something broke and where, and nothing of what it was about."""

import logging
import threading

import discord
import pytest
from discord.http import Route
from structlog.testing import capture_logs

from adapters.discord.quiet import KIT, Wordless, quiet
from tests.adapters.discord.life import Bare, there
from tests.adapters.discord.loopback import TOKEN
from tests.adapters.discord.loopback.faults import too_many

SECRET = "aW50ZXJhY3Rpb246MTIz"


@pytest.fixture(autouse=True)
def _quieted():
    """The kit is quiet during the test, and as it was after it."""
    logger = logging.getLogger(KIT)
    before = (logger.level, logger.propagate, list(logger.handlers))
    quiet()
    yield
    logger.level, logger.propagate, logger.handlers = before


async def test_an_address_that_works_as_a_token_is_not_in_the_line_about_a_limit(there):
    client = Bare()
    await client.login(TOKEN)
    there.faults.add("callback", too_many(60.0))
    route = Route("POST", "/interactions/1/{token}/callback", token=SECRET)
    client.http.max_ratelimit_timeout = 30
    with capture_logs() as lines, pytest.raises(discord.RateLimited):
        await client.http.request(route, json={"type": 1})
    await client.close()
    (line,) = lines
    assert (line["log_level"], line["of"]) == ("warning", "discord.http")
    assert line["said"].startswith("We are being rate limited. %s %s responded with 429.")
    assert SECRET not in repr(lines)
    there.wrong.clear()


async def test_an_exception_that_is_ignored_is_told_by_its_kind_and_place():
    client = Bare()
    with capture_logs() as lines:
        try:
            raise KeyError(SECRET)
        except KeyError:
            await discord.Client.on_error(client, "on_guild_join", SECRET)
    (line,) = lines
    assert (line["log_level"], line["of"], line["said"]) == ("error", "discord.client", "Ignoring exception in %s")
    assert "KeyError at test_quiet.py" in line["error"]
    assert SECRET not in repr(lines)


def test_a_stack_below_a_line_and_what_is_no_line_are_left_out():
    logger = logging.getLogger("discord.gateway")
    with capture_logs() as lines:
        logger.warning("Shard ID %s is blocked\nThe stack:\n" + SECRET, 1)
        logger.error(ValueError(SECRET))
        logger.info("Session ID: %s", SECRET)
    assert [each["said"] for each in lines] == ["Shard ID %s is blocked", "ValueError"]
    assert SECRET not in repr(lines)


def test_it_is_done_once_and_holds_for_other_threads():
    quiet()
    assert sum(isinstance(each, Wordless) for each in logging.getLogger(KIT).handlers) == 1
    thread = threading.Thread(target=lambda: logging.getLogger("discord.gateway").warning("behind by %s", SECRET))
    with capture_logs() as lines:
        thread.start()
        thread.join()
    assert [each["said"] for each in lines] == ["behind by %s"]


__all__ = ["there"]
