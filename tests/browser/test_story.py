"""The whole story, told through the browser: from one logged line to "nothing more to do"."""

import pytest
from playwright.async_api import expect

pytestmark = pytest.mark.timeout(180)


async def test_from_a_logged_line_to_nothing_more_to_do(looks):
    ana = await looks("?as=ana")
    await ana.types("/interview log Acme, Staff Engineer, today 3pm with Grace Hopper <grace@acme.com> and Tom Lee")
    await ana.sees("Saved: Acme")
    await expect(ana.page.locator(".mark")).not_to_have_count(0)

    await ana.to_the_next_nudge()
    await ana.sees("Your Acme interview should be over.")
    await ana.presses("Debrief")
    await ana.form.get_by_label("What you talked about with Grace").fill("the billing migration")
    await ana.form.get_by_label("What you talked about with Tom").fill("on-call without pagers")
    await ana.form.get_by_role("button", name="Draft my notes").click()
    await ana.sees("Your 2 notes are ready")

    letters = ana.log.locator(".letter .copy-text")
    for opened in (0, 1):
        await ana.log.get_by_role("button", name="Open", exact=True).nth(opened).click()
        await expect(letters).to_have_count(opened + 1)
    first, second = [await each.inner_text() for each in await letters.all()]
    assert "billing migration" in first
    assert "on-call without pagers" in second
    assert first != second

    await ana.to_the_next_nudge()
    await ana.sees("still have notes ready")
    await ana.picks("Snooze", "1 hour")
    await ana.sees("I'll ask about Grace and Tom")
    await ana.to_the_next_nudge()
    await ana.presses("Sent to all")
    await ana.sees("Noted: sent to all.")
    assert await ana.page.get_by_role("heading", name="Wednesday 4 March").count() == 1

    await ana.to_the_next_nudge()
    await ana.sees("Heard anything from Acme?")
    await ana.picks("Who could read it?", "Grace Hopper")
    await ana.sees("Following up")
    await ana.presses("Sent")
    await ana.sees("Noted")

    await ana.to_the_next_nudge()
    await ana.sees("a second and last note to Grace is ready")
    await ana.presses("Sent")
    await ana.to_the_next_nudge()
    await ana.sees("There's nothing more to do.")
    await expect(ana.page.locator(".mark")).to_have_count(0)
    assert await ana.page.get_by_text("Nothing is planned.").count() == 1
    assert await ana.violations() == []
