"""What one can do in the playground: each deed takes the house, a seat and what the form gave."""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from datetime import timedelta
from typing import Self

from aiohttp import web

from adapters.web.playground.clock import FURTHEST, instant_of, typed_time
from adapters.web.playground.drawing import clock_time, has_menu, short_day
from adapters.web.playground.house import House
from adapters.web.playground.seat import MOST_PEOPLE, Seat, key_for, seat
from bot.chat.card import Button, Choice, File
from bot.clock import Instant
from bot.model.calendar import wall
from bot.reading import zones
from bot.stage import BOT, Kind, controls


class Given(dict[str, str]):
    """What a form gave, by field, and the files that came with it."""

    files: tuple[File, ...] = ()

    @classmethod
    def of(cls, posted: Mapping[str, object]) -> Self:
        """The same of a POST as it was read."""
        given = cls({name: value for name, value in posted.items() if isinstance(value, str)})
        came = [each for each in posted.values() if isinstance(each, web.FileField)]
        given.files = tuple(File(each.filename, each.content_type, each.file.read()) for each in came)
        return given


Deed = Callable[[House, Seat, Given], Awaitable[Seat | None]]
"""Answers the seat to go to, or None to stay."""

_STANDS = "The clock stands where it was."
_WORDS = 3000
"""Characters of a message that an entry of its menu is given."""


async def say(house: House, here: Seat, given: Given) -> None:
    """Types the line."""
    line = given.get("line", "").replace("\r\n", "\n").strip()
    if line:
        await here.actor.types(line, room=here.room)


async def press(house: House, here: Seat, given: Given) -> None:
    """Presses a control of a message, by its number."""
    shown = here.message(house.stage.log, given.get("m", ""))
    number, _, option = given.get("control", "").partition(":")
    if shown is None or shown.card is None or shown.retired or not number.isdecimal():
        return
    if given.get("redrawn") != str(shown.redrawn):
        # The page lags behind: what stands in that place now is not what was pressed.
        house.ledger.note(shown)
        return
    control = dict(enumerate(controls(shown.card))).get(int(number))
    if isinstance(control, Button):
        await house.stage.acted(here.actor, shown, control, None)
    elif isinstance(control, Choice) and option.isdecimal() and int(option) < len(control.options):
        await house.stage.acted(here.actor, shown, control, control.options[int(option)].value)


async def drop(house: House, here: Seat, given: Given) -> None:
    """Drops the file in the DM."""
    for file in given.files:
        await here.actor.drops(file)


async def from_menu(house: House, here: Seat, given: Given) -> None:
    """Does what an entry of the menu of a message says, by its number."""
    shown = here.message(house.stage.log, given.get("m", ""))
    number, entries = given.get("entry", ""), house.stage.bot.menus
    if shown is None or not has_menu(shown) or not number.isdecimal() or int(number) >= len(entries):
        return
    entry = entries[int(number)]
    await house.stage.acted(here.actor, shown, Button(entry.name, entry.action, shown.text[:_WORDS]), None)


async def fill(house: House, here: Seat, given: Given) -> None:
    """Sends the open form, when it is still the one that was filled in."""
    shown = house.stage.open_forms.get(here.actor.name)
    if shown is None or shown.form is None or str(shown.id) != given.get("m"):
        return
    fields = shown.form.steps[shown.form.step].fields
    values = {each.name: given.get(f"f.{each.name}", "").replace("\r\n", "\n") for each in fields}
    await house.stage.filled(here.actor, values)


async def dismiss(house: House, here: Seat, given: Given) -> None:
    """Closes the open form."""
    house.stage.dismissed(here.actor)


async def push(house: House, here: Seat, given: Given) -> None:
    """Moves the clock forward, delivering what is due on the way, and tells every page where it stands."""
    stage, zone = house.stage, house.zone_of(here)
    now, before = stage.clock.now(), len(stage.log)
    by = given.get("by", "")
    if by == "next":
        if await stage.to_next_nudge() is None:
            house.ledger.tell(f"Nothing is planned. {_STANDS}")
            return
    else:
        goal = _goal(by, given.get("at", ""), now, zone)
        if goal is None:
            house.ledger.tell(f"That is no date and time. {_STANDS}")
            return
        if goal < now - timedelta(minutes=1):
            house.ledger.tell(f"The clock only goes forward. {_STANDS}")
            return
        if goal > now + FURTHEST:
            house.ledger.tell(f"The clock goes two years ahead at most. {_STANDS}")
            return
        await stage.moves_to(max(goal, now))
    at = wall(stage.clock.now(), zone)
    new = [each for each in stage.log[before:] if each.kind is Kind.DELIVERY and each.by == BOT]
    names = list(dict.fromkeys(house.names.get(each.place, each.place) for each in new))
    wrote = f"Afternote wrote to {_listed(names)}." if names else "Nothing was due."
    house.ledger.tell(f"It is {short_day(at)}, {clock_time(at)}. {wrote}")


def _goal(by: str, at: str, now: Instant, zone: str) -> Instant | None:
    match by:
        case "hour":
            return now + timedelta(hours=1)
        case "day":
            return now + timedelta(days=1)
        case "mark":
            return instant_of(at)
        case _:
            return typed_time(at, zone)


async def add(house: House, here: Seat, given: Given) -> Seat | None:
    """Brings on a new person, and makes the page theirs."""
    stage = house.stage
    name = " ".join(given.get("name", "").split())[:80]
    meant = zones.zone(given.get("zone", ""))
    if not name or len(stage.people) >= MOST_PEOPLE:
        return None
    actor = stage.actor(
        key_for(name, stage.people),
        display=name,
        zone=meant[0] if meant else house.zone,
        coach=given.get("coach") == "yes",
    )
    house.ledger.note(None)
    return Seat(actor, None)


async def start_over(house: House, here: Seat, given: Given) -> Seat:
    """Forgets everything."""
    await house.start_over()
    return seat(house.stage, {})


DEEDS: Mapping[str, Deed] = {
    "/say": say,
    "/drop": drop,
    "/menu": from_menu,
    "/press": press,
    "/form": fill,
    "/form/close": dismiss,
    "/clock": push,
    "/people": add,
    "/start-over": start_over,
}


def _listed(names: Sequence[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"
