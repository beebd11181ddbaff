"""The note's files in a browser: they come down as they were made, under their names."""

from pathlib import Path


async def test_the_mail_and_the_print_of_a_note_are_taken_down_as_files(looks, tmp_path: Path):
    window = await looks("?as=ana")
    await window.types("/interview log Acme, Engineer, today 10am-11am with Grace Hopper <grace@acme.com>")
    await window.types("/note show Grace")
    await window.presses("Other ways")
    await window.sees("Other ways: Grace Hopper")
    await window.picks("Write it for", "A card, by hand")
    await window.presses("To print")
    await window.sees("Ready to print")
    assert (await _taken(window, "card-grace.pdf", tmp_path)).startswith(b"%PDF")
    await window.types("/interview log Globex, PM, today 10am-11am with May Chen <may@globex.example>")
    await window.types("/note show May")
    await window.sees("To May Chen, Globex")
    await window.presses("Other ways")
    await window.sees("Other ways: May Chen")
    await window.presses("As a file")
    await window.sees("Opens as a draft to May")
    mail = await _taken(window, "note-may.eml", tmp_path)
    assert b"To: May Chen <may@globex.example>\r\n" in mail
    assert await window.violations() == []


async def _taken(window, name: str, to: Path) -> bytes:
    async with window.page.expect_download() as waiting:
        await window.log.get_by_role("link", name=name).last.click()
    download = await waiting.value
    assert download.suggested_filename == name
    await download.save_as(to / name)
    return (to / name).read_bytes()


async def test_a_menu_opens_under_its_button_and_closes_when_the_focus_leaves(looks):
    window = await looks("?as=ana", width=360, height=740)
    await window.types("/interview log Acme, Engineer, today 10am-11am with Grace Hopper <grace@acme.com>")
    await window.types("/note show Grace")
    await window.presses("Other ways")
    await window.sees("Other ways: Grace Hopper")
    menu = window.log.locator("details.menu", has=window.page.locator("summary", has_text="Write it for")).last
    await menu.locator("summary").click()
    items = await menu.locator(".menu-items").bounding_box()
    opener = await menu.locator("summary").bounding_box()
    log = await window.page.locator("#log").bounding_box()
    assert items is not None
    assert opener is not None
    assert log is not None
    assert items["y"] >= opener["y"] + opener["height"]
    assert items["y"] + items["height"] <= log["y"] + log["height"] + 1
    await window.line.focus()
    assert await menu.get_attribute("open") is None
