"""The channel of a group, as its coach and its members see it."""

import pytest
from playwright.async_api import expect

from bot.chat.card import Button, Card, Line, Style
from bot.chat.inbound import Action
from bot.chat.reply import Amend

JOINING = Card(
    "Spring group starts", (Line(("Joining shares nothing until you choose.",)),),
    (Button("Join", "a.join", "c1", Style.PRIMARY),),
)  # fmt: skip
MINE = Card("You are in", (Line(("Only your own figures are counted.",)),), (Button("Leave", "a.leave", "c1"),))


@pytest.fixture
def answers(site, monkeypatch):
    """What the bot answers to presses, by action."""
    found = {}
    real = site.stage.bot.handle

    async def handle(inbound):
        known = isinstance(inbound, Action) and inbound.action in found
        return found[inbound.action] if known else await real(inbound)

    monkeypatch.setattr(site.stage.bot, "handle", handle)
    return found


@pytest.mark.parametrize("answer", [MINE, Amend(MINE)])
async def test_a_press_in_a_channel_is_answered_for_one_pair_of_eyes(site, looks, answers, answer):
    answers["a.join"] = answer
    answers["a.leave"] = Amend(Card("You have left"))
    await site.deliver("#spring", JOINING)
    window = await looks("?as=ben&in=%23spring")
    await window.page.get_by_role("button", name="Join").click()
    await expect(window.log).to_contain_text("You are in")
    await expect(window.log).to_contain_text("Only you see this")
    await expect(window.log).to_contain_text("Spring group starts")
    # What was said to one person alone is redrawn for that person.
    await window.page.get_by_role("button", name="Leave").click()
    await expect(window.log).to_contain_text("You have left")
    await expect(window.log).not_to_contain_text("You are in")
    other = await looks("?as=ana&in=%23spring")
    await expect(other.log).to_contain_text("Spring group starts")
    await expect(other.log).not_to_contain_text("You")


@pytest.mark.parametrize(("who", "line"), [("cleo", "/cohort create Spring group"), ("ana", "/cohort join counts")])
async def test_a_channel_offers_lines_to_those_who_may_use_them(looks, who, line):
    window = await looks(f"?as={who}&in=%23spring")
    await expect(window.page.locator("#welcome")).to_contain_text(line)
    other = "/cohort join" if who == "cleo" else "/cohort create"
    await expect(window.page.locator("#welcome .examples")).not_to_contain_text(other)


@pytest.mark.parametrize(("width", "scheme"), [(1440, "light"), (1440, "dark"), (390, "dark")])
async def test_a_channel_fits_its_window_and_anybody_can_use_it(site, looks, answers, width, scheme):
    answers["a.join"] = MINE
    await site.deliver("#spring", JOINING)
    window = await looks("?as=farid&in=%23spring", width=width, scheme=scheme)
    await window.page.get_by_role("button", name="Join").click()
    await expect(window.log).to_contain_text("You are in")
    assert await window.page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert await window.violations() == []
