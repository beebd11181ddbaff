"""A workspace that left without our having heard of it."""

import pytest

from tests.adapters.slack.asked import ACME, bot, kept, words
from tests.adapters.slack.faults import broken, says
from tests.adapters.slack.running import installed, running

__all__ = ["bot", "kept"]


@pytest.fixture
async def many(slack, bot):
    async with running(bot, slack, oauth=True) as many:
        yield many


async def gone(many, slack, ana):
    """Whether the person's workspace is told that it is not installed."""
    slack.faults.clear()
    await ana.types("/note list")
    return "isn't installed" in words(ana.messages[-1])


@pytest.mark.parametrize("said", ["token_revoked", "account_inactive"])
async def test_a_token_that_nobody_takes_any_more_is_asked_about_once_and_is_an_uninstall(many, slack, said):
    token = await installed(many.bot, slack, "other")
    ana = slack.person("ana", team="other")
    await ana.types(ACME)
    token.refused = said
    for _ in range(3):
        await ana.opens_home()
    assert slack.count("auth.test") == 1
    assert await many.bot.keeps.installations("slack") == ()
    assert await gone(many, slack, ana)


async def test_one_that_is_refused_once_and_taken_when_asked_about_stays(many, slack):
    await installed(many.bot, slack, "other")
    ana = slack.person("ana", team="other")
    await ana.types(ACME)
    slack.faults.add("views.publish", says("token_revoked"))
    await ana.opens_home()
    assert slack.count("auth.test") == 1
    assert not await gone(many, slack, ana)


@pytest.mark.parametrize("fault", [broken(), says("invalid_auth")])
async def test_where_slack_does_not_say_so_nobody_is_let_go(many, slack, fault):
    await installed(many.bot, slack, "other")
    ana = slack.person("ana", team="other")
    await ana.types(ACME)
    slack.faults.add("views.publish", says("account_inactive"))
    slack.faults.always("auth.test", fault)
    await ana.opens_home()
    assert not await gone(many, slack, ana)


async def test_a_token_that_has_a_successor_lets_nobody_go(many, slack):
    old = await installed(many.bot, slack, "other")
    ana = slack.person("ana", team="other")
    await ana.types(ACME)
    old.refused = "token_revoked"
    doubts = many.connection.clients.doubts
    new = await installed(many.bot, slack, "other")
    doubts(old.value)
    await many.settled()
    assert new.refused is None
    assert len(await many.bot.keeps.installations("slack")) == 1


async def test_the_operators_own_token_lets_nobody_go(slack, bot):
    async with running(bot, slack) as rig:
        ana = slack.person("ana")
        await ana.types(ACME)
        slack.faults.always("views.publish", says("token_revoked"))
        slack.faults.always("auth.test", says("token_revoked"))
        await ana.opens_home()
        assert not await gone(rig, slack, ana)
