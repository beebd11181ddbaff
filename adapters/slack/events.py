"""What Slack tells of without being asked: lines and files in the DM, openings, changed profiles, uninstalls."""

from collections.abc import Awaitable, Callable, Mapping
from typing import Any

import structlog

from adapters.ground.after import After
from adapters.slack import dropped, parse
from adapters.slack.calls import Calls
from adapters.slack.home import Home
from adapters.slack.parse import Heard, Speaker, Surface
from adapters.slack.people import People, Person
from adapters.slack.posting import Place
from adapters.slack.seen import Seen
from adapters.slack.turns import Turns
from adapters.slack.workspaces import Workspaces
from bot.cards import doors
from bot.chat.inbound import Command, Origin, RoomChange
from bot.clock import Instant, instant
from bot.model.people import Address
from bot.ports import Core

log = structlog.get_logger("afternote.slack")

Event = Mapping[str, Any]
_LEFT = frozenset({"app_uninstalled", "tokens_revoked"})
_CHANNELS = {
    f"{kind}_{what}": change
    for kind in ("channel", "group")
    for what, change in (
        ("deleted", RoomChange.GONE), ("left", RoomChange.GONE), ("archive", RoomChange.ARCHIVED),
        ("unarchive", RoomChange.BACK), ("rename", RoomChange.RENAMED),
    )
}  # fmt: skip
"""What Slack tells of a channel that the bot is in."""
_JOINED = "member_joined_channel"


class Events:
    """Takes each event once, however often it is told."""

    def __init__(
        self, core: Core, workspaces: Workspaces, calls: Calls, people: People, turns: Turns, home: Home, after: After
    ) -> None:
        self._core = core
        self._workspaces = workspaces
        self._calls = calls
        self._people = people
        self._turns = turns
        self._home = home
        self._after = after
        self._seen = Seen()
        self._broke = Seen()
        """Lines whose turn broke once."""
        self._gone = Seen()
        """Workspaces that left lately."""

    async def take(self, body: Event, who: Address | None, left: Callable[[], Awaitable[str | None]]) -> None:
        """Does what the event asks for; what is slow goes on after. `left`: whose installation an uninstall is about.

        What it raises has left nothing done, and the event counts as not told: Slack tells it again.
        """
        event: Event = body["event"]
        id = str(body.get("event_id") or "")
        kind = event.get("type")
        if kind in _LEFT:
            # As often as it is told, and in either order: it does no more the second time.
            at = body.get("event_time")
            await self._left(event, left, instant(at * 1_000_000) if isinstance(at, int) else None)
            return
        if kind in _CHANNELS:
            await self._channel(event, _CHANNELS[str(kind)], body)
            return
        if kind == _JOINED and event.get("user") in _us(body):
            await self._channel(event, RoomChange.BACK, body)
            return
        if who is None or (id and not self._seen.first(id, self._core.clock.now())):
            return
        match kind:
            case "message" if _is_said(event):
                who = parse.address(who.tenant, who.user or "", str(event.get("channel") or "") or None)
                try:
                    await self._said(event, id, who)
                except Exception as error:
                    if id and self._broke.first(id, self._core.clock.now()):
                        self._seen.forget(id)
                        raise
                    # Told twice, and it broke twice: the person is not left waiting for a third.
                    self._after.start(self._turns.at_fault(Place(who, None, dm=True), error), name="a fault")
            case "app_home_opened":
                self._after.start(self._opened(event, id, who), name="home opened")
            case "user_change":
                self._after.start(self._followed(event, who.tenant), name="a profile changed")
            case _:
                return

    async def _channel(self, event: Event, change: RoomChange, body: Event) -> None:
        """What became of a channel; harmless however often it is told."""
        team, enterprise = body.get("team_id"), body.get("enterprise_id")
        tenant = await self.whose(str(team) if team else None, str(enterprise) if enterprise else None)
        channel = event.get("channel")
        id, name = (channel.get("id"), channel.get("name")) if isinstance(channel, Mapping) else (channel, "")
        if tenant is None or not isinstance(id, str) or not id:
            return
        await self._core.room_changed(parse.room(tenant, id), change, str(name or ""))

    async def _said(self, event: Event, id: str, who: Address) -> None:
        if event.get("files"):
            self._after.start(self._dropped(event, id, who), name="files")
            return
        person = await self._people.of(who)
        if person is None or person.unasked:
            self._after.start(
                self._turns.first(who, lambda speaker: parse.said(event, id, speaker, self._core), None),
                name="first line",
            )
            return
        answer = await self._turns.turn(parse.said(event, id, person.usual, self._core), person)
        self._turns.afterwards(answer, person)

    async def _dropped(self, event: Event, id: str, who: Address) -> None:
        """Files in the DM: what may be text is fetched, and the core says what it is."""
        try:
            await self._read(event, id, who)
        except Exception as error:
            await self._turns.at_fault(Place(who, None, dm=True), error)

    async def _read(self, event: Event, id: str, who: Address) -> None:
        person = await self._people.of(who)
        speaker = person.usual if person is not None else Speaker(who)
        if person is None or person.unasked:
            person = await self._people.asked(who)
            speaker = person.speaker
        place = Place(person.speaker.who, None, dm=True)
        files = [each for each in event["files"] if isinstance(each, Mapping)]
        for number, each in enumerate(files[: dropped.MOST]):
            file = await dropped.fetched(self._calls, who.tenant, each)
            if file is None:
                await self._turns.say(place, doors.file_did_not_come(person.reader))
                continue
            origin = speaker.origin(f"{id}:{number}")
            heard = Heard(Command(origin, "interview import", given={"file": file}), Surface.DM, dm=True)
            answer = await self._turns.turn(heard, person)
            if answer.then is not None:
                await answer.then()
        if len(files) > dropped.MOST:
            await self._turns.say(place, doors.more_files(person.reader, dropped.MOST))
        if str(event.get("text") or "").strip():
            answer = await self._turns.turn(parse.said(event, id, speaker, self._core), person)
            if answer.then is not None:
                await answer.then()
        await self._people.checked(who)

    async def _opened(self, event: Event, id: str, who: Address) -> None:
        who = parse.address(who.tenant, who.user or "", str(event.get("channel") or "") or None)
        person = await self._people.of(who)
        if event.get("tab") == "home":
            self._home.opened(who)
        if person is not None and person.greeted:
            return
        if person is None or person.unasked:
            person = await self._people.asked(who)
        await self._core.greet(Origin(key=id, who=person.speaker.who, profile=person.speaker.profile))
        known: Person | None = await self._people.checked(who)
        if known is not None:
            self._people.greeted(known)
        # Somebody who was a stranger when it was drawn is one no more.
        self._home.changed(who)

    async def _followed(self, event: Event, tenant: str) -> None:
        """A changed profile of somebody whom the core knows: of the others nothing is kept.

        Most changes are of a status or a picture: what is known already is not written again.
        """
        user = event.get("user")
        if not isinstance(user, Mapping) or not user.get("id") or user.get("is_bot") or user.get("deleted"):
            return
        who = parse.address(tenant, str(user["id"]))
        before = self._people.met(who)
        if before is not None and self._people.is_fresh(before) and self._people.says(before, user):
            return
        known = await self._people.checked(who)
        if known is None:
            return
        told = self._people.told(who, user)
        said = told.speaker.profile
        if said.zone != known.zone or said.locale not in (None, known.locale):
            await self._people.follow(told)

    async def _left(self, event: Event, left: Callable[[], Awaitable[str | None]], at: Instant | None) -> None:
        if event.get("type") == "tokens_revoked" and not (event.get("tokens") or {}).get("bot"):
            return
        tenant = await left()
        if tenant is None:
            return
        log.info("a workspace left", kind=event.get("type"))
        await self._workspaces.uninstalled(tenant, at=at)
        self._gone.first(tenant, self._core.clock.now())
        self._people.forget(tenant)

    async def whose(self, team: str | None, enterprise: str | None) -> str | None:
        """Whose installation news is about that does not say: its workspace's, else the whole organisation's."""
        if team is None or self._gone.has(team, self._core.clock.now()):
            # The same news again is no news of the organisation.
            return team or enterprise
        found = await self._workspaces.inside(enterprise_id=enterprise, team_id=team, is_enterprise_install=None)
        return team if found is None else found.tenant.tenant


def _us(body: Event) -> frozenset[str]:
    """Whom Slack says that we are in the workspace of an event."""
    named = (each for each in body.get("authorizations") or () if isinstance(each, Mapping) and each.get("is_bot"))
    return frozenset(str(each["user_id"]) for each in named if each.get("user_id"))


def _is_said(event: Event) -> bool:
    """Whether a person wrote it in the DM just now: no bot, no edit, no notice."""
    return (
        event.get("channel_type") == "im"
        and event.get("subtype") in (None, "file_share")
        and not event.get("bot_id")
        and not event.get("hidden")
        and "edited" not in event
        and isinstance(event.get("user"), str)
    )
