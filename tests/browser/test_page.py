"""The page in a real browser: what keyboard, narrow screens, screen readers and two windows need."""

import pytest

from bot.chat.card import (
    Anchor,
    Button,
    Card,
    Choice,
    CommandName,
    Copy,
    Fact,
    Facts,
    File,
    Line,
    Link,
    Mention,
    Mood,
    Option,
    Picture,
    Quote,
    Row,
    Style,
)
from bot.model.people import Address

pytestmark = pytest.mark.timeout(180)

LOOKS = [
    (1440, 900, "light"), (360, 740, "dark"), pytest.param(1440, 900, "dark", marks=pytest.mark.deep),
    pytest.param(360, 740, "light", marks=pytest.mark.deep),
]  # fmt: skip
SNOOZES = (Option("1 hour", "1h"), Option("This evening", "evening"), Option("Pick a time", "pick"))
SQUARE = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><rect width="9" height="9"/></svg>'
EVERYTHING = Card(
    "Every block <b>",
    (
        Line(
            ("A line that names ", CommandName("note list"), " and ", Anchor("a source", "https://example.org/"), ".")
        ),
        Line(("Quiet",), Mood.QUIET),
        Line(("Good",), Mood.GOOD),
        Line(("Worth a look",), Mood.LOOK),
        Line((Mention(Address("stage", "stage", user="ben"), "@Ben"),)),
        Facts((Fact("Role", ("Staff Engineer",)), Fact("With", ("Grace Hopper <grace@acme.com>",)))),
        Quote("Somebody said so."),
        Copy("Subject", "Thank you"),
        Copy("Note", "Dear Grace,\n\n  Thank you.\n", alone=True),
        Picture(
            '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><rect width="9" height="9"/></svg>', "a square"
        ),
        File("notes.csv", "text/csv", b"a,b"),
        Row(("Grace Hopper",), (Button("Open", "x"), Button("Skip", "y"))),
    ),
    (
        Button("Sent", "x", "", Style.PRIMARY),
        Choice("Snooze", "snooze", "n", SNOOZES),
        Link("Open in mail", "mailto:grace@acme.com"),
        Button("Erase", "z", "", Style.GRAVE),
    ),
)
LOG = "/interview log Acme, Staff Engineer, today 1pm with Grace Hopper <grace@acme.com> and Tom Lee"


@pytest.mark.parametrize(("width", "height", "scheme"), LOOKS)
async def test_axe_finds_nothing(site, looks, scheme, width, height):
    window = await looks(width=width, height=height, scheme=scheme)
    assert await window.violations() == [], "the first sight"
    await window.line.fill("/interview ")
    await window.page.locator("#offers").wait_for()
    assert await window.violations() == [], "completions"
    await window.types(LOG)
    await window.sees("Saved: Acme")
    await site.deliver("ana", EVERYTHING)
    await window.sees("Every block")
    await window.page.locator("details.payload summary").last.click()
    await window.page.locator(".payload pre").wait_for()
    await window.page.locator("details.menu summary").last.click()
    assert await window.violations() == [], "messages"
    await window.page.keyboard.press("Escape")
    if width < 1000:
        await window.page.locator("#pill").click()
    await window.page.locator(".goto summary").click()
    assert await window.violations() == [], "the clock"
    if width < 1000:
        await window.page.keyboard.press("Escape")
        await window.page.get_by_role("button", name="You are Ana Silva").click()
        assert await window.violations() == [], "the rail"
    await window.page.get_by_role("link", name="Add a person").click()
    await window.form.wait_for()
    assert await window.violations() == [], "a window"
    await window.page.keyboard.press("Escape")
    await window.types("/interview log")
    await window.form.wait_for()
    assert await window.violations() == [], "a form"
    await window.goes("?as=ana&in=%23spring")
    await window.page.keyboard.press("Escape")
    await window.types("hello")
    await window.types("/note list")
    assert await window.violations() == [], "a room"


@pytest.mark.parametrize("width", [320, 360, 800, 1100])
async def test_nothing_is_wider_than_the_screen(site, looks, width):
    await site.deliver("ana", EVERYTHING)
    await site.deliver("ana", Card("x" * 300, (Line(("y" * 300,)), Copy("z", "w" * 300))), key="k2")
    window = await looks(width=width, height=640)
    assert await window.page.evaluate("document.documentElement.scrollWidth") <= width
    log = await window.page.evaluate("(log => [log.scrollWidth, log.clientWidth])(document.querySelector('#log'))")
    assert log[0] <= log[1]


async def test_a_whole_turn_by_keyboard_alone(site, looks):
    window = await looks()
    keys = window.page.keyboard
    assert await window.focused() == "line"
    await keys.type("/inter")
    await window.page.locator('#offers[data-of="/inter"]').wait_for()
    await keys.press("ArrowDown")
    assert await window.line.get_attribute("aria-activedescendant") == "offer-1"
    await keys.press("ArrowUp")
    await keys.press("Tab")
    assert await window.line.input_value() == "/interview log "
    await keys.type("Acme, Engineer, today 1pm with Grace Hopper")
    await keys.press("Escape")
    await keys.press("Enter")
    await window.sees("Saved: Acme")
    assert await window.focused() == "line"
    assert await window.line.input_value() == ""
    await site.deliver("ana", EVERYTHING)
    await window.sees("Every block")
    menu = window.page.locator("details.menu").last
    await menu.locator("summary").focus()
    await keys.press("Enter")
    await keys.press("ArrowDown")
    await keys.press("ArrowDown")
    assert await window.page.evaluate("document.activeElement.textContent") == "This evening"
    await keys.press("Escape")
    assert await menu.get_attribute("open") is None
    assert await window.page.evaluate("document.activeElement.tagName") == "SUMMARY"


async def test_enter_sends_what_was_typed_even_when_completions_come_late(looks):
    window = await looks()
    await window.page.keyboard.type("/interview log Acme, Engineer, today 1pm with Grace", delay=0)
    await window.page.keyboard.press("Enter")
    await window.sees("Saved: Acme")


async def test_several_lines_are_one_message(looks):
    window = await looks(query="?as=ana&in=%23spring")
    await window.page.keyboard.type("one")
    await window.page.keyboard.press("Shift+Enter")
    await window.page.keyboard.type("two")
    await window.page.keyboard.press("Enter")
    await window.sees("two")
    assert await window.page.locator(".said").inner_text() == "one\ntwo"


async def test_a_form_traps_the_focus_and_gives_it_back(looks):
    window = await looks()
    await window.types(LOG)
    await window.sees("Saved: Acme")
    await window.presses("Change")
    await window.form.wait_for()
    for _ in range(30):
        await window.page.keyboard.press("Tab")
        inside = "document.activeElement === document.body || document.activeElement.closest('dialog:modal') !== null"
        assert await window.page.evaluate(inside)
    await window.page.keyboard.press("Escape")
    await window.form.wait_for(state="detached")
    assert await window.page.evaluate("document.activeElement.textContent") == "Change"


async def test_what_was_typed_in_a_form_is_not_thrown_away_unasked(looks):
    window = await looks()
    await window.types(LOG)
    await window.sees("Saved: Acme")
    await window.presses("Change")
    await window.form.wait_for()
    await window.form.get_by_label("Role", exact=False).first.fill("Principal Engineer")
    asked: list[str] = []
    keep = True

    async def answer(dialog):
        asked.append(dialog.message)
        await (dialog.dismiss() if keep else dialog.accept())

    window.page.on("dialog", answer)
    await window.page.keyboard.press("Escape")
    assert await window.form.get_by_label("Role", exact=False).first.input_value() == "Principal Engineer"
    keep = False
    await window.page.keyboard.press("Escape")
    await window.form.wait_for(state="detached")
    assert len(asked) == 2
    assert "not saved" in asked[0]


async def test_an_answer_that_needs_another_look_is_told_beside_its_field(looks):
    window = await looks()
    await window.types("/interview log")
    await window.form.wait_for()
    first = window.form.get_by_role("textbox").first
    assert await first.evaluate("each => each === document.activeElement")
    when = window.form.get_by_label("When", exact=False).first
    await when.fill("next thurdsay")
    for field in await window.form.locator("input[required]").all():
        if not await field.input_value():
            await field.fill("Acme")
    await window.form.locator("footer .primary").click()
    await window.form.locator(".problem").first.wait_for()
    wrong = window.form.locator("[aria-invalid=true]").first
    assert await wrong.input_value() == "next thurdsay"
    assert await wrong.evaluate("each => each === document.activeElement")
    ids = (await wrong.get_attribute("aria-describedby")).split()
    assert any(["thurdsay" in await window.page.locator(f"[id='{each}']").inner_text() for each in ids])
    await window.page.keyboard.press("Escape")
    await window.form.wait_for(state="detached")


async def test_two_windows_are_two_people(site, looks):
    ana = await looks("?as=ana&in=%23spring")
    ben = await looks("?as=ben&in=%23spring")
    await ana.types("Good morning, spring")
    await ben.sees("Good morning, spring")
    await ana.types("/note list")
    await ana.page.locator(".only-you").last.wait_for()
    await site.deliver("ben", Card("For Ben alone"))
    await ben.page.locator(".places .badge").wait_for()
    await ana.page.locator(".persons .badge").wait_for()
    assert await ben.page.locator(".only-you").count() == 0
    assert await ana.page.get_by_text("For Ben alone").count() == 0
    await ben.page.get_by_role("link", name="Afternote").click()
    await ben.sees("For Ben alone")
    assert await ben.page.locator(".places .badge").count() == 0


async def test_copying_takes_exactly_the_text(site, looks):
    await site.deliver("ana", EVERYTHING)
    window = await looks(permissions=["clipboard-read", "clipboard-write"])
    await window.page.get_by_role("button", name="Copy Note").click()
    await window.page.locator(".copied").wait_for()
    assert await window.page.evaluate("navigator.clipboard.readText()") == "Dear Grace,\n\n  Thank you.\n"


async def test_markup_and_direction_in_a_name_change_nothing_around_it(site, looks):
    window = await looks()
    await window.page.get_by_role("link", name="Add a person").click()
    await window.form.get_by_label("Name").fill("<b>Eve</b> \u202egnihtyna")
    await window.form.get_by_role("button", name="Add", exact=True).click()
    await window.page.wait_for_url("**/?as=beveb")
    assert await window.page.locator(".persons a[aria-current] bdi").text_content() == "<b>Eve</b> \u202egnihtyna"
    assert await window.page.locator(".persons b").count() == 0


async def test_what_the_reader_opened_stays_open_when_more_arrives(site, looks):
    await site.deliver("ana", EVERYTHING)
    window = await looks()
    await window.line.fill("half a thou")
    await window.page.locator("details.payload summary").click()
    await window.page.locator(".payload pre").wait_for()
    await site.deliver("ana", Card("One more"), key="k2")
    await window.sees("One more")
    assert await window.page.locator("details.payload[open]").count() == 1
    assert await window.line.input_value() == "half a thou"


async def test_an_example_goes_into_the_field_and_the_welcome_makes_room(looks):
    window = await looks()
    await window.page.locator(".examples button").first.click()
    assert (await window.line.input_value()).startswith("/interview log Acme, Staff Engineer, today 1pm")
    assert await window.focused() == "line"
    await window.page.keyboard.press("Escape")
    await window.page.keyboard.press("Enter")
    await window.sees("Saved: Acme")
    assert await window.page.locator("#welcome").count() == 0


async def test_a_mark_of_the_time_line_is_jumped_to(site, looks):
    window = await looks()
    await window.types(LOG)
    mark = window.page.locator(".mark button").first
    await mark.wait_for()
    clock = await mark.locator(".mark-when time").inner_text()
    await mark.focus()
    await window.page.keyboard.press("Enter")
    await window.page.locator("#now time", has_text=clock).wait_for()
    assert "Afternote wrote to Ana Silva" in await window.page.locator("#told").inner_text()


async def test_starting_over_asks_first(site, looks):
    window = await looks()
    await window.types(LOG)
    await window.sees("Saved: Acme")
    await window.page.get_by_role("link", name="Start over").click()
    await window.form.get_by_role("button", name="Keep everything").click()
    assert await window.log.get_by_text("Saved: Acme").count() > 0
    await window.page.get_by_role("link", name="Start over").click()
    await window.form.get_by_role("button", name="Start over").click()
    await window.page.locator("#welcome").wait_for()
    assert site.stage.log == []


async def test_without_javascript_it_still_works(site, browser):
    context = await browser.new_context(java_script_enabled=False, viewport={"width": 1440, "height": 900})
    page = await context.new_page()
    await page.goto(site.url)
    await page.locator("#line").fill(LOG)
    await page.get_by_role("button", name="Send").click()
    await page.get_by_role("button", name="Debrief", exact=True).click()
    await page.get_by_label("What you talked about with Grace").fill("the billing migration")
    await page.get_by_role("button", name="Draft my notes").click()
    await page.get_by_text("Your 2 notes are ready").wait_for()
    await page.get_by_role("button", name="To the next nudge").click()
    await page.get_by_text("still have notes ready").wait_for()
    await page.locator("summary", has_text="Snooze").last.click()
    await page.get_by_role("button", name="1 hour", exact=True).last.click()
    await page.get_by_text("I'll ask about Grace and Tom").wait_for()
    await page.get_by_role("link", name="Add a person").click()
    await page.get_by_role("dialog").get_by_label("Name").fill("Dora Lind")
    await page.get_by_role("dialog").get_by_role("button", name="Add", exact=True).click()
    await page.wait_for_url("**/?as=dora")
    await context.close()


async def test_a_window_finds_the_playground_again_after_a_restart(opens, site, looks):
    window = await looks()
    await window.types(LOG)
    await window.sees("Saved: Acme")
    port = int(site.url.rsplit(":", 1)[1])
    again = await opens(port=port)
    await again.deliver("ana", Card("After the restart"))
    await window.sees("After the restart")
    await window.types("/note list")
    assert len(again.stage.log) == 5
