"""The page of a seat: drawn whole, or only what changed since a count of the ledger."""

from dataclasses import replace
from typing import Any

from adapters.web.playground import clock
from adapters.web.playground.completing import Offers
from adapters.web.playground.drawing import Entry, draw, entries, zones
from adapters.web.playground.house import House
from adapters.web.playground.seat import MOST_PEOPLE, Seat
from adapters.web.playground.stream import piece
from bot.chat.form import FieldKind

_REGIONS = (
    ("#people", "outerMorph", "people.html"),
    ("#now", "outerMorph", "now.html"),
    ("#pill", "outerMorph", "pill.html"),
    ("#line-of-time", "outerMorph", "line.html"),
    ("#asking", "innerMorph", "asking.html"),
)
"""Parts that are drawn anew as a whole: where, how, and from what."""


class Page:
    """What one seat sees of the house."""

    def __init__(self, house: House, here: Seat, token: str) -> None:
        self.house = house
        self.here = here
        self.token = token
        self._sent: dict[str, str] = {}

    async def whole(self, *, ask: str, version: str) -> str:
        """The whole page; `ask` opens a window of the page's own, `version` is that of the static files."""
        values = await self._values()
        self.read()
        return draw(
            "page.html",
            **values,
            ask=ask,
            version=version,
            zones=zones(),
            offers=Offers(),
            run=self.house.ledger.run,
            revision=self.house.ledger.revision,
            full=len(self.house.stage.people) >= MOST_PEOPLE,
        )

    async def since(self, count: int) -> str:
        """What changed after that count, each piece for its place; empty when nothing did."""
        pieces = [self._messages_since(count)]
        values = await self._values(messages=False)
        for target, swap, template in _REGIONS:
            drawn = draw(template, **values)
            if self._sent.get(target) != drawn:
                self._sent[target] = drawn
                pieces.append(piece(target, swap, drawn))
        words, told = self.house.ledger.told
        if told > count:
            pieces.append(piece("#told", "innerHTML", draw("told.html", told=words)))
        return "".join(pieces)

    def read(self) -> None:
        """Notes that this person has read this place to its end; others' pages may show it as new."""
        if self.house.reading.upto(self.here.actor, self.here.place, self.house.stage.log):
            self.house.ledger.note(None)

    def _messages_since(self, since: int) -> str:
        ledger, pieces = self.house.ledger, []
        for entry in self._entries():
            if not ledger.changed(entry.shown, since):
                continue
            new = ledger.is_new(entry.shown, since)
            # The day that stands before a redrawn message stands there already.
            entry = entry if new else replace(entry, day=None)
            html = draw("entry.html", entry=entry, seat=self.here, token=self.token, fresh=new)
            if new:
                pieces.append(piece("#welcome", "delete", "<i></i>"))
                pieces.append(piece("#messages", "beforeend", html))
            else:
                pieces.append(piece(f"#m-{entry.shown.id}", "outerMorph", html))
        return "".join(pieces)

    async def _values(self, *, messages: bool = True) -> dict[str, Any]:
        stage = self.house.stage
        return {
            "seat": self.here,
            "token": self.token,
            "people": tuple(stage.people.values()),
            "rooms": tuple(stage.rooms),
            "entries": self._entries() if messages else [],
            "asking": stage.open_forms.get(self.here.actor.name),
            "zones_for_form": self._zones_asked_for(),
            "line": await self._time_line(),
            "unread": self._unread(),
            "examples": self._examples(),
        }

    def _entries(self) -> list[Entry]:
        shown = self.here.reads(self.house.stage.log)
        menu = [each.name for each in self.house.stage.bot.menus]
        return entries(shown, names=self.house.names, zone=self.house.zone_of(self.here), menu=menu)

    def _zones_asked_for(self) -> tuple[str, ...]:
        shown = self.house.stage.open_forms.get(self.here.actor.name)
        if shown is None or shown.form is None:
            return ()
        asked = shown.form.steps[shown.form.step].fields
        return zones() if any(each.kind is FieldKind.ZONE for each in asked) else ()

    async def _time_line(self) -> clock.TimeLine:
        stage = self.house.stage
        return clock.time_line(
            stage.clock.now(),
            await stage.bot.coming(),
            zone=self.house.zone_of(self.here),
            zones={one.name: one.profile.zone for one in stage.people.values()},
        )

    def _unread(self) -> dict[str, int]:
        """New messages: by place for the one who looks, by key for the others."""
        stage, actor = self.house.stage, self.here.actor
        places = [place for place in (actor.name, *stage.rooms) if place != self.here.place]
        out = {place: self.house.reading.unread(actor, place, stage.log) for place in places}
        for one in stage.people.values():
            if one is not actor:
                out[one.name] = self.house.reading.unread(one, one.name, stage.log)
        return out

    def _examples(self) -> tuple[str, ...]:
        """Lines to try, of commands that there are."""
        if self.here.room is not None:
            offered = clock.room_examples(coach=self.here.actor.coach)
        else:
            offered = clock.examples(self.house.stage.clock.now(), self.house.zone_of(self.here))
        known = {spec.path for spec in self.house.stage.bot.routes.specs}
        return tuple(line for line in offered if " ".join(line[1:].split()[:2]) in known)
