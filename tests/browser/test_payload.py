"""What stands under a message: what each platform gets for it, to read on any screen."""

import pytest

from adapters.cli.platforms import platforms
from tests.browser.test_page import LOG

pytestmark = pytest.mark.timeout(180)

BOXES = """[...document.querySelectorAll(SELECTOR)].map(each => {
    const at = each.getBoundingClientRect();
    return {top: at.top, left: at.left, wide: each.scrollWidth > each.clientWidth};
})"""


@pytest.fixture
async def site(opens):
    return await opens(platforms=platforms())


async def boxes(window, within=".message"):
    return await window.page.evaluate(BOXES.replace("SELECTOR", repr(f"{within} .payload pre")))


async def opened(window, within):
    """The disclosure, opened, and the names in it."""
    await within.locator(".payload summary").last.click()
    await within.locator(".payload pre").first.wait_for()
    return await within.locator(".payload .way-head strong").all_inner_texts()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("width", "beside"), [(1440, True), (800, True), (360, False)])
async def test_it_is_read_without_scrolling_sideways_beside_one_another_where_there_is_room(
    looks, width, beside, scheme
):
    window = await looks(width=width, scheme=scheme)
    await window.types(LOG)
    await window.sees("Saved: Acme")
    names = await opened(window, window.page.locator(".message").last)
    assert names == [*(each.label for each in platforms()), "Afternote"]
    one, two, own = await boxes(window)
    assert not any(each["wide"] for each in (one, two, own))
    assert (one["top"] == two["top"]) is beside
    assert (one["left"] < two["left"]) is beside
    assert own["top"] > two["top"]
    assert own["left"] == one["left"]
    assert await window.violations() == []


async def test_a_delivery_is_shown_in_its_steps_and_copied_as_it_stands(looks):
    window = await looks(permissions=["clipboard-read", "clipboard-write"])
    await window.types(LOG)
    await window.sees("Saved: Acme")
    await window.to_the_next_nudge()
    await window.sees("Grace: a short note")
    last = window.page.locator(".message").last
    await opened(window, last)
    shown = await last.locator("pre").first.text_content()
    assert shown.index('"POST"') < shown.index('"PATCH"')
    await last.get_by_role("button", name="Copy what Discord gets").click()
    await last.locator(".copied").wait_for()
    assert await window.page.evaluate("navigator.clipboard.readText()") == shown


@pytest.mark.parametrize("width", [1440, 360])
async def test_a_form_has_one_too(looks, width):
    window = await looks(width=width)
    await window.types("/interview log")
    await window.form.wait_for()
    await window.form.get_by_label("Company").fill("Acme")
    names = await opened(window, window.form)
    assert names[-1] == "Afternote"
    text = " ".join(await window.form.locator("pre").all_inner_texts())
    assert '"modal"' in text
    assert '"view"' in text
    assert not any(each["wide"] for each in await boxes(window, "dialog"))
    assert await window.violations() == []
    # Looking at it changes nothing of the form.
    assert await window.form.get_by_label("Company").input_value() == "Acme"
