"""What is given to Afternote besides a line: a file, and what somebody said, in a real browser."""

import asyncio

import pytest

from tests.browser.test_doors import ICS

pytestmark = pytest.mark.timeout(180)

INVITE = {"name": "invite.ics", "mimeType": "text/calendar", "buffer": ICS.encode()}
DROPPED = """text => {
    const given = new DataTransfer();
    given.items.add(new File([text], "invite.ics", {type: "text/calendar"}));
    for (const kind of ["dragover", "drop"])
        document.querySelector("#log").dispatchEvent(
            new DragEvent(kind, {dataTransfer: given, bubbles: true, cancelable: true}));
}"""


async def reads(window, *, times=1):
    """Waits until the invite stands there and was read, and closes the form that it opened."""
    await window.log.get_by_text("invite.ics").nth(times - 1).wait_for()
    await window.form.wait_for()
    assert await window.form.get_by_label("Company").input_value() == "Acme"
    await window.page.keyboard.press("Escape")
    await window.form.wait_for(state="detached")


async def test_a_file_is_chosen_by_keyboard_and_under_a_name(looks):
    window = await looks()
    # Heard from the beginning: the browser is told to ask us only once somebody listens.
    asked = asyncio.get_running_loop().create_future()
    window.page.once("filechooser", lambda chooser: asked.set_result(chooser))
    field = window.page.get_by_label("Drop a file")
    assert await field.get_attribute("accept") == ".ics,.csv"
    await window.line.focus()
    await window.page.keyboard.press("Tab")
    assert await window.focused() == "file"
    outline = "getComputedStyle(document.querySelector('.attach')).outlineStyle"
    assert await window.page.evaluate(outline) == "solid"
    await window.page.keyboard.press("Enter")
    await (await asked).set_files(INVITE)
    await reads(window)
    assert await field.input_value() == ""
    assert await window.violations() == []
    # The same once more is given once more.
    await field.set_input_files(INVITE)
    await reads(window, times=2)


async def test_a_file_is_dropped_anywhere_on_the_page(looks):
    window = await looks()
    await window.line.fill("half a thou")
    await window.page.evaluate(DROPPED, ICS)
    await reads(window)
    assert await window.line.input_value() == "half a thou"
    assert await window.page.locator(".composer-box.over").count() == 0


async def test_a_file_that_is_too_large_is_told_and_changes_nothing(site, browser):
    # Not in a window of `looks`: a page complains of every answer that is no.
    context = await browser.new_context()
    page = await context.new_page()
    await page.goto(site.url)
    await page.locator("html[data-live]").wait_for(state="attached")
    large = {"name": "large.csv", "mimeType": "text/csv", "buffer": b"x" * 300_000}
    await page.get_by_label("Drop a file").set_input_files(large)
    await page.locator("#trouble.shown").wait_for()
    assert "more than the playground takes" in await page.locator("#trouble").inner_text()
    assert site.stage.log == []
    await context.close()


async def test_in_a_room_no_file_is_dropped(looks):
    window = await looks("?as=ana&in=%23spring")
    assert await window.page.get_by_label("Drop a file").count() == 0
    await window.page.evaluate(DROPPED, ICS)
    await window.types("hello")
    await window.sees("hello")
    assert await window.log.get_by_text("invite.ics").count() == 0


async def test_a_file_is_given_without_javascript_too(site, browser):
    context = await browser.new_context(java_script_enabled=False)
    page = await context.new_page()
    await page.goto(site.url)
    await page.get_by_label("Drop a file").set_input_files(INVITE)
    await page.get_by_role("button", name="Read the file").click()
    await page.get_by_text("invite.ics").wait_for()
    assert "Acme" in site.stage.log[-1].words
    await context.close()


@pytest.mark.parametrize(("width", "scheme"), [(1440, "light"), (360, "dark")])
async def test_what_somebody_said_has_a_menu_that_the_keyboard_reaches(looks, width, scheme):
    window = await looks("?as=ana&in=%23spring", width=width, scheme=scheme)
    await window.types("Can we talk on Friday about the role at Acme?")
    await window.sees("Can we talk")
    more = window.page.locator("summary", has_text="What to do with this message").last
    await more.focus()
    await window.page.keyboard.press("Enter")
    menu = window.page.get_by_role("group", name="What to do with this message")
    await menu.get_by_role("button", name="Nudge me about this").wait_for()
    box = await menu.bounding_box()
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= width
    assert await window.violations() == []
    await window.page.keyboard.press("ArrowDown")
    await window.page.keyboard.press("Enter")
    await window.form.wait_for()
    assert "Acme" in " ".join([await each.input_value() for each in await window.form.get_by_role("textbox").all()])
