"""Linking, as one account sees it: a code to give oneself, and codes that lead nowhere."""

import re

from tests.dialogs.dialog import Dialog


async def test_a_member_gets_a_code_for_their_other_account(stage: Dialog):
    ana = stage.actor("ana")
    await ana.types("/afternote link")
    ana.sees("Linking makes two accounts of yours one", "Erasing one erases both", "/afternote link")
    code = re.search(r"[2-9A-Z]{4}-[2-9A-Z]{4}", ana.told())
    assert code is not None
    await ana.types(f"/afternote link {code.group()}")
    ana.sees("That's your own code")
    await ana.types("/afternote link AAAA-2222")
    ana.sees("mistyped, expired or used")


async def test_two_accounts_of_one_platform_stay_two(stage: Dialog):
    ana, ben = stage.actor("ana"), stage.actor("ben")
    await ana.types("/afternote link")
    code = re.search(r"[2-9A-Z]{4}-[2-9A-Z]{4}", ana.told())
    assert code is not None
    await ben.types(f"/afternote link {code.group()}")
    ben.sees("one account a platform")
