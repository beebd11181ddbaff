"""The coach page in a real browser: from the chat to the page, what axe finds, keyboard, print, and names that bite."""

import pytest
from playwright.async_api import expect

from bot.chat.card import Button, Card
from bot.model.cohort import Consent, Role
from bot.store import members
from tests.browser.conftest import TUESDAY
from tests.cohorts.coached import BOT, NAMES, joined, person, spring

LOOKS = [
    (1440, "light"), (380, "dark"), pytest.param(1440, "dark", marks=pytest.mark.deep),
    pytest.param(380, "light", marks=pytest.mark.deep),
]  # fmt: skip
BITE = ("{{7*7}} <script>document.title = 'run'</script>", "\u202eanihtyna", "W" * 60, "محمد عبد الله")


@pytest.fixture
async def opened(site, looks, browser):
    """Opens the page from the chat of the coach's seat, in a window of this size."""
    contexts = []
    made = await spring(site.stage.bot.store, TUESDAY, people_in=(*NAMES, *(f"Person {n}" for n in range(28))))
    async with site.stage.bot.store.begin(BOT) as tx:
        for n, name in enumerate(BITE):
            who = person(f"bite-{n}", name, TUESDAY)
            await members.put(tx, who)
            await joined(tx, made.cohort, who, role=Role.MEMBER, consent=Consent.PROGRESS, at=TUESDAY)

    async def opens(*, width: int = 1440, scheme: str = "light", **options):
        window = await looks("?as=cleo", width=width, scheme=scheme, **options)
        card = Card("", (), (Button("Open the page", "page.open", made.cohort.id),))
        await site.deliver("cleo", card, key=f"k{len(contexts)}")
        await window.presses("Open the page")
        link = window.log.get_by_role("link", name="Open the page").last
        await link.wait_for()
        page = window.page
        await page.goto(await link.get_attribute("href"))
        await page.locator("h1", has_text="Spring cohort").wait_for()
        contexts.append(page)
        return window

    return opens


@pytest.mark.parametrize(("width", "scheme"), LOOKS)
async def test_axe_finds_nothing_on_the_coach_page(opened, width, scheme):
    window = await opened(width=width, scheme=scheme)
    assert await window.violations() == []
    assert await window.page.evaluate("document.documentElement.scrollWidth") <= width


async def test_the_secret_leaves_the_address_and_the_page_stays_open_until_it_is_closed(opened):
    window = await opened()
    page = window.page
    assert page.url.endswith("/coach")
    await page.reload()
    await page.locator("h1", has_text="Spring cohort").wait_for()
    assert await page.evaluate("document.cookie") == ""
    await page.get_by_role("button", name="Close this page").click()
    await page.get_by_text("Nothing is open here").wait_for()
    await page.goto(page.url)
    await page.get_by_text("Nothing is open here").wait_for()
    assert await page.locator("h1", has_text="Spring").count() == 0


async def test_a_link_that_was_used_says_so(opened, browser):
    window = await opened()
    await window.page.get_by_role("button", name="Close this page").click()
    await window.page.get_by_text("Nothing is open here").wait_for()
    context = await browser.new_context()
    page = await context.new_page()
    await page.goto(f"{window.url}/coach#{'x' * 43}")
    await page.get_by_text("This link was used").wait_for()
    assert page.url.endswith("/coach")
    await context.close()


async def test_sorting_and_paging_by_keyboard(opened):
    page = (await opened()).page
    names = page.locator("table.members tbody th")
    assert await names.first.inner_text() == "Person 24"
    heads = page.locator("table.members thead th")
    await heads.filter(has_text="Name").locator("a").focus()
    await page.keyboard.press("Enter")
    await page.locator("th[aria-sort=ascending]", has_text="Name").wait_for()
    await expect(names.first).to_have_text("Ana Silva")
    await page.get_by_role("link", name="Next").focus()
    await page.keyboard.press("Enter")
    await page.get_by_text("Page 2 of 2", exact=True).wait_for()
    await page.locator("th[aria-sort=ascending]", has_text="Name").wait_for()


async def test_the_first_stop_of_the_keyboard_skips_to_the_content(opened):
    page = (await opened()).page
    await page.keyboard.press("Tab")
    assert await page.evaluate("document.activeElement.textContent") == "Skip to the content"
    await page.keyboard.press("Enter")
    assert await page.evaluate("document.activeElement.id") == "content"
    assert page.url.endswith("#content")


async def test_names_that_bite_are_text(opened):
    page = (await opened(width=380)).page
    await page.get_by_role("link", name="Name").click()
    await page.locator("th[aria-sort=ascending]", has_text="Name").wait_for()
    shown = await page.locator("table.members tbody th bdi").all_text_contents()
    await page.get_by_role("link", name="Next").click()
    await page.get_by_text("Page 2 of 2", exact=True).wait_for()
    shown += await page.locator("table.members tbody th bdi").all_text_contents()
    assert set(BITE) <= set(shown)
    assert await page.title() == "Spring cohort · Afternote"
    assert await page.evaluate("document.documentElement.scrollWidth") <= 380


async def test_in_print_there_is_the_report_and_nothing_to_press(opened):
    page = (await opened()).page
    await page.emulate_media(media="print", color_scheme="dark")
    for gone in (".leave", ".pager", ".skip"):
        assert not await page.locator(gone).first.is_visible()
    assert await page.locator("table.members").is_visible()
    assert await page.evaluate("getComputedStyle(document.querySelector('section')).backgroundColor") == (
        "rgb(255, 255, 255)"
    )
    assert len(await page.pdf(format="A4")) > 1000


async def test_without_script_the_door_says_what_it_takes(site, browser):
    context = await browser.new_context(java_script_enabled=False)
    page = await context.new_page()
    await page.goto(f"{site.url}/coach#{'x' * 43}")
    assert "runs a few lines of script" in await page.locator("noscript").inner_text()
    await context.close()
