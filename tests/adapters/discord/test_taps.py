"""How many taps it takes through the real client, from the log to a copied note, with a panel of four."""

import pytest

from tests.adapters.discord.dialogs.conftest import database, stage
from tests.adapters.discord.door import DiscordActor, DiscordDialog
from tests.dialogs.dialog import store

FOUR = "Northwind, Developer, today 10am-11am with Priya Rao, Tom Berg, Lena Fuchs and Sam Okoye"
TOPICS = "Priya: the billing migration\nTom: on-call rotas\nLena: the design system\nSam: pairing"
OF_COPYING = 1
"""Discord's own: the text stands alone in its message, so that a long press has nothing but it to copy."""


@pytest.mark.parametrize("room", [None, "#spring"])
async def test_a_panel_of_four_is_at_most_eight_taps_to_the_first_copied_note_and_two_to_each_further(
    stage: DiscordDialog, room: str | None
) -> None:
    ana = stage.actor("ana", display="Ana Silva")
    assert isinstance(ana.actor, DiscordActor)
    person = ana.actor.person

    def copied() -> str:
        """The newest text before their eyes that stands alone."""
        return next(each.message for each in reversed(person.world.news) if each.message.is_lone).content

    # The command is sent.
    await ana.actor.types(f"/interview log {FOUR}", room=room)
    await ana.presses("Debrief")
    await ana.fills(topics=TOPICS)
    await ana.presses("Open")
    assert "Priya" in copied()
    assert person.taps + OF_COPYING <= 8
    for name in ("Tom", "Lena", "Sam"):
        before = person.taps
        await ana.presses("Sent")
        # Saying that one is sent offers the next.
        await ana.presses(f"Open {name}'s note")
        assert name in copied()
        assert person.taps - before <= 2
    assert person.taps == 4 + 2 * 3


__all__ = ["database", "stage", "store"]
