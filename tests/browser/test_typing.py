"""What is typed at once, before the page has heard of the last deed, is neither lost nor sent twice."""

import asyncio

import pytest
from playwright.async_api import expect

pytestmark = pytest.mark.timeout(180)


class Held:
    """Requests to one address, which reach the playground when they are let go."""

    def __init__(self) -> None:
        self.came: asyncio.Queue[str] = asyncio.Queue()
        self.free = asyncio.Event()

    async def __call__(self, route) -> None:
        self.came.put_nowait(route.request.post_data or "")
        await self.free.wait()
        await route.continue_()


async def test_a_line_typed_at_once_after_escape_is_sent(looks):
    window = await looks()
    closing = Held()
    await window.page.route("**/form/close", closing)
    await window.types("/interview log")
    await window.form.wait_for()
    # The server has not heard of it yet: neither the form nor its field may take the keys.
    await window.page.keyboard.press("Escape")
    await window.page.keyboard.type("/note list")
    await window.page.keyboard.press("Enter")
    await window.sees("No note waits for you")
    await expect(window.line).to_have_value("")
    closing.free.set()
    await expect(window.page.locator("dialog[data-opens]")).to_have_count(0)
    assert await window.log.get_by_text("/note list", exact=True).count() == 1


async def test_what_is_typed_while_a_line_is_on_its_way_stays_and_goes_next(looks):
    window = await looks()
    going = Held()
    await window.page.route("**/say", going)
    await window.page.keyboard.type("one")
    await window.page.keyboard.press("Enter")
    assert "line=one" in await going.came.get()
    await window.page.keyboard.press("Enter")
    await window.page.keyboard.type("two")
    await window.page.keyboard.press("Enter")
    await expect(window.line).to_have_value("onetwo")
    going.free.set()
    await expect(window.line).to_have_value("")
    await window.sees("two")
    assert "line=two" in await going.came.get()
    assert [await each.inner_text() for each in await window.log.locator(".said").all()] == ["one", "two"]


async def test_a_form_opened_by_a_line_still_on_its_way_takes_nothing_of_the_next(looks):
    """The form stands there before the line that asked for it is answered."""
    window = await looks()
    answered = asyncio.Event()

    async def late(route) -> None:
        response = await route.fetch()
        await answered.wait()
        await route.fulfill(response=response)

    await window.page.route("**/say", late, times=1)
    await window.line.fill("/interview log")
    await window.line.press("Enter")
    await window.form.wait_for()
    await window.page.keyboard.press("Escape")
    await window.line.fill("/note list")
    await window.line.press("Enter")
    answered.set()
    await window.sees("No note waits for you")
    await expect(window.line).to_have_value("")
