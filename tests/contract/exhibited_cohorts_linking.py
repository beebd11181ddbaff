"""Values for what is shown where accounts are linked and a group spans two channels."""

from collections.abc import Sequence

from bot.cards import linking
from bot.model.cohort import Room
from bot.model.ids import CohortId, RoomId
from bot.model.link import Party
from bot.model.people import Address
from tests.contract.exhibited import ID, Values


def shown_of(values: Values) -> dict[object, Sequence[object]]:
    """What the cards of these modules are shown with, by type."""
    room = Address("discord", "discord", room="C1")
    return {
        linking.Held: [linking.Held(2, 4), linking.Held(1, 0, coaches=True), linking.Held(0, 0)],
        Party: [Party(values.people[0].name, ("discord",)), Party("", ("slack", "discord"))],
        Room: [
            Room(RoomId(ID), CohortId(ID), room, "jobs"),
            Room(RoomId(ID), CohortId(ID), room, values.text),
            Room(RoomId(ID), CohortId(ID), Address("slack", "T1", room="C2")),
        ],
    }


def named(values: Values, function: str, name: str) -> Sequence[object] | None:
    """Values for arguments that their name tells more about than their type."""
    module = function.partition(".")[0]
    if module not in ("linking", "bridging"):
        return None
    told: dict[str, Sequence[object]] = {
        "id": [ID],
        "code": ["K7PM-3XQD"],
        "value": [f"{ID} {ID}"],
        "platforms": [["slack", "discord"]],
        "others": [["discord"], ["slack", "discord"]],
        "twice": [[], [values.company], [values.company] * 9],
        "lowered": [[], [values.text], [values.text] * 9],
        "rooms": [shown_of(values)[Room][:1], shown_of(values)[Room][:2]],
    }
    return told.get(name)
