"""Discord's REST as it is needed here: messages posted, redrawn, deleted and read, and DMs opened; each call paced."""

from collections.abc import Mapping, Sequence
from datetime import timedelta
from typing import Any

import discord
import structlog
from discord.http import Route

from adapters.discord import faults
from adapters.discord.calls import CALL, Calls, Headers
from adapters.discord.pacing import Pace
from adapters.discord.render import COMPONENTS_V2, Message
from adapters.discord.uploads import Uploads, with_uploads
from bot.clock import Instant

log = structlog.get_logger("afternote.discord")

PAGE = 100
"""Messages that Discord gives at once, at most."""
_EDITABLE = COMPONENTS_V2 | 1 << 2
"""The flags that may be set on a message that stands."""
EDITING = 30.0
"""Seconds that a message that stands waits for its turn to be redrawn; what would wait longer is for later."""
_ROOMS = 10_000
"""DMs that are remembered."""

_OPENING = "POST open"

Json = dict[str, Any]


class Api:
    """REST over a client that is logged in, with a gateway or without one.

    Every method raises what the kit raises, the errors of a connection, and TryLater while nothing may be called.
    """

    def __init__(self, client: discord.Client, pace: Pace, *, total: float = CALL) -> None:
        self._client = client
        self.pace = pace
        self._call = Calls(client, total=total, told=self._told)
        self._rooms: dict[str, str] = {}
        self.trusted = True
        """Whether Discord takes our token, as far as is known."""

    async def post(self, room: str, message: Message, *, nonce: str | None = None, first_step: bool = False) -> str:
        """The id of the message, posted; with a nonce that was there minutes ago, of the one that was posted then."""
        body = message.first_step() if first_step else message.body()
        with_it = Uploads(body) if first_step else await with_uploads(message)
        if nonce is not None:
            with_it.body.update(nonce=nonce, enforce_nonce=True)
        route = Route("POST", "/channels/{channel_id}/messages", channel_id=room)
        return _id(await self._made(route, room, body=with_it.body, files=with_it.files))

    async def turn(self, room: str) -> None:
        """Waits until something may be redrawn in this room, so that what is drawn then can be what is so then.

        Raises TryLater.
        """
        await self.pace.turn(f"PATCH {room}", urgent=False, patience=EDITING)

    async def edit(self, room: str, id: str, message: Message, *, in_turn: bool = False) -> None:
        """Draws the message over the one that stands there, of which nothing stays; `in_turn`: it had its `turn`."""
        with_it = await with_uploads(message)
        body = with_it.body
        body["flags"] = int(body.get("flags") or 0) & _EDITABLE
        body.setdefault("content", None)
        body.setdefault("attachments", [])
        if not message.components:
            body.setdefault("components", [])
        await self._edited(room, id, body, with_it.files, in_turn=in_turn)

    async def look(self, room: str, id: str) -> Json:
        """The message as it stands now."""
        route = Route("GET", "/channels/{channel_id}/messages/{message_id}", channel_id=room, message_id=id)
        found = await self._made(route, room, urgent=False)
        if not isinstance(found, dict):
            raise discord.InvalidData("no message")
        return found

    async def strip(self, room: str, id: str) -> bool:
        """Whether a message had controls; they are taken off, and its words stay."""
        found = await self.look(room, id)
        before = found.get("components")
        left = without_controls(before or ())
        if not before or left == before:
            return False
        v2 = int(found.get("flags") or 0) & COMPONENTS_V2
        if v2 and not left:
            return False
        await self._edited(room, id, {"components": left, **({"flags": COMPONENTS_V2} if v2 else {})})
        return True

    async def _edited(
        self, room: str, id: str, body: Json, files: Sequence[tuple[str, bytes]] = (), *, in_turn: bool = False
    ) -> None:
        if not in_turn:
            await self.turn(room)
        route = Route("PATCH", "/channels/{channel_id}/messages/{message_id}", channel_id=room, message_id=id)
        await self._made(route, room, body=body, files=files, in_turn=True)

    async def delete(self, room: str, id: str) -> None:
        """Takes the message away; one that is not there any more is no error."""
        route = Route("DELETE", "/channels/{channel_id}/messages/{message_id}", channel_id=room, message_id=id)
        try:
            await self._made(route, room, urgent=False)
        except discord.NotFound:
            return

    async def since(self, room: str, after: Instant | str) -> Sequence[Json]:
        """At most a page of the messages after this moment or this message, the newest last."""
        query = {"limit": str(PAGE), "after": after if isinstance(after, str) else snowflake(after)}
        route = Route("GET", "/channels/{channel_id}/messages", channel_id=room)
        found = await self._made(route, room, query=query)
        if not isinstance(found, list):
            raise discord.InvalidData("no list of messages")
        return sorted((each for each in found if isinstance(each, dict)), key=lambda each: int(each["id"]))

    async def open(self, user: str) -> str:
        """The id of the person's DM, asked for once; those who wait for it come one after another."""
        if (room := self._rooms.get(user)) is not None:
            return room
        self.pace.check(_OPENING)
        self.pace.openings.check(user)
        found = await self._made(Route("POST", "/users/@me/channels"), "open", body={"recipient_id": user})
        room = _id(found)
        while len(self._rooms) >= _ROOMS:
            del self._rooms[next(iter(self._rooms))]
        self._rooms[user] = room
        return room

    def forget(self, user: str) -> None:
        """The DM of this person, as it is remembered, is none any more."""
        self._rooms.pop(user, None)

    def close(self) -> None:
        """Lets go of the connections, which are the client's."""
        self._call.close()

    @property
    def me(self) -> str | None:
        """The bot's own id, once it is logged in."""
        user = self._client.user
        return str(user.id) if user is not None else None

    async def _made(
        self,
        route: Route,
        room: str,
        *,
        body: Json | None = None,
        query: Mapping[str, str] | None = None,
        files: Sequence[tuple[str, bytes]] = (),
        urgent: bool = True,
        in_turn: bool = False,
    ) -> Any:
        place = f"{route.method} {room}"
        if in_turn:
            self.pace.check(place)
        else:
            await self.pace.turn(place, urgent=urgent)
        try:
            found = await self._call(route, place=place, body=body, query=query, files=files)
        except (discord.HTTPException, discord.RateLimited) as error:
            self._refused(error, place)
            raise
        self.trusted = True
        return found

    def _refused(self, error: Exception, place: str) -> None:
        """What an error says of the calls to come."""
        status = faults.status(error)
        log.warning("discord refused", of=place.partition(" ")[0], **faults.told(error))
        if status in (401, 403) or (status == 429 and getattr(error, "scope", "") != "shared"):
            self.pace.refused()
        if faults.code(error) == faults.OPENING_TOO_FAST:
            self.pace.openings.rest()
        elif status == 429 and place == _OPENING and not faults.everywhere(error):
            self.pace.openings.rest(faults.wait(error))
        elif status == 401:
            self.trusted = False
            self.pace.rest(faults.NO_TOKEN)
        elif status == 429 or isinstance(error, discord.RateLimited):
            self.pace.rest(faults.wait(error), "" if faults.everywhere(error) else place)

    def _told(self, place: str, headers: Headers) -> None:
        """An answer says that no more goes to this place for a moment."""
        if headers.get("X-RateLimit-Remaining") != "0":
            return
        try:
            left = float(headers.get("X-RateLimit-Reset-After", ""))
        except ValueError:
            return
        if 0 < left <= faults.LONGEST.total_seconds():
            self.pace.rest(timedelta(seconds=left), place)


def snowflake(moment: Instant) -> str:
    """The id that a message of this moment would have, at least."""
    return str(max(0, discord.utils.time_snowflake(moment)))


def without_controls(components: Sequence[Any]) -> list[Any]:
    """The components without what can be pressed or picked; what would be empty is left out."""
    left: list[Any] = []
    for each in components:
        kind = each.get("type")
        if kind == discord.ComponentType.action_row.value:
            continue
        if kind == discord.ComponentType.section.value and _pressable(each.get("accessory")):
            left += each.get("components") or []
            continue
        if "components" in each:
            inner = without_controls(each["components"])
            if not inner:
                continue
            each = {**each, "components": inner}
        left.append(each)
    return left


def _pressable(accessory: Any) -> bool:
    return isinstance(accessory, dict) and accessory.get("type") == discord.ComponentType.button.value


def _id(found: Any) -> str:
    """The id in an answer.

    Raises InvalidData where there is none: what was asked for may be done all the same.
    """
    id = found.get("id") if isinstance(found, dict) else None
    if not isinstance(id, str) or not id.isdecimal():
        raise discord.InvalidData("an answer without an id")
    return id
