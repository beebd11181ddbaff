"""H30: a full disk is said, nothing is half-written, and it goes on when there is room again."""

import pytest
from sqlalchemy import text

from bot.store.rights import System
from tests.dialogs.dialog import Dialog


async def pragma(stage: Dialog, words: str) -> int:
    async with stage.bot.store.begin(System("a test")) as tx:
        return int((await tx.rows(text(f"PRAGMA {words}")))[0][0])


@pytest.mark.parametrize("database", ["sqlite"], indirect=True)
async def test_h30_a_full_disk_is_said_and_nothing_is_half_written(stage: Dialog):
    ana = stage.actor("ana")
    await ana.types("/interview log Acme, Engineer, today 10am with Grace")
    most = await pragma(stage, "max_page_count")
    await pragma(stage, f"max_page_count = {await pragma(stage, 'page_count')}")
    lost = []
    for n in range(60):
        await ana.types(f"/interview log Firm{n}, Engineer, today {n % 12 + 1}am with Grace, Alan, Lin, Sam and Bo")
        if "broke on my side" in ana.told():
            ana.sees("nothing of this was saved")
            ana.misses("Saved:")
            lost.append(n)
    assert lost
    await pragma(stage, f"max_page_count = {most}")
    await ana.types(f"/interview show Firm{lost[-1]}")
    ana.misses("Grace")
    await ana.types(f"/interview log Firm{lost[-1]}, Engineer, today 10am with Grace")
    ana.sees("Saved: ")
    async with stage.bot.store.read(System("a test")) as tx:
        assert (await tx.rows(text("PRAGMA integrity_check")))[0][0] == "ok"
