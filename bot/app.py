"""The app: puts the core together, and is the one thing that adapters hold."""

import asyncio
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import timedelta
from threading import Thread
from typing import overload

import structlog
from apscheduler.schedulers.asyncio import AsyncIOScheduler

from bot.cards import home as home_cards
from bot.cards import reasons
from bot.cards.nudges_list import coming_line
from bot.cards.words import Reader, reader_for
from bot.chat.card import Card
from bot.chat.inbound import Action, Command, Inbound, Lookup, Origin, RoomChange
from bot.chat.reply import Reply
from bot.chat.spec import CommandSpec, MenuSpec
from bot.clock import Clock, Instant
from bot.dispatch import TRIES, Dispatch
from bot.drafting.spellers import speller
from bot.drafting.spelling import Spelling
from bot.errors import Collided, traced
from bot.handlers import EVERY, coach_page, profiles, rooms_changed
from bot.handlers import home as pages
from bot.handlers.forgetting import ERASES
from bot.handlers.routes import Routes
from bot.keeping import Keeping
from bot.model import holidays
from bot.model.cohort import Room
from bot.model.ids import OpportunityId, RoomId
from bot.model.nudge import Nudge
from bot.model.people import Address, Member
from bot.model.policy import DEFAULT, Policy
from bot.model.sight import CoachView, CohortPage, Home, Page, Sight
from bot.model.sight import Coming as ComingSight
from bot.ports import Connection, Courier, Ids, Keeps, Known, Rewriter
from bot.store import cohorts, members, nudges, opportunities, queue, stages
from bot.store.rights import Asker, AsMember, System
from bot.store.store import Store
from bot.store.sweep import sweep
from bot.store.vault import Vault
from bot.visits import Visits
from bot.worker import Worker

log = structlog.get_logger("afternote.app")

PURGE_AFTER = timedelta(days=7)
"""From an uninstall until what is left of that tenant is erased."""
UNGREETED = timedelta(days=1)
"""For how long nobody is welcomed who has erased everything."""


@dataclass(frozen=True, slots=True)
class Coming:
    """One nudge that is planned, worded for a time line."""

    nudge: Nudge
    member: Member | None
    """None where it goes to a room."""
    person: str
    """The member's key on their platform, or the room's."""
    name: str
    line: str
    why: str
    at: Instant


class Bot:
    """Two doors and a window: `handle` in, couriers out, `look` for what is drawn."""

    def __init__(
        self,
        store: Store,
        clock: Clock,
        ids: Ids,
        policy: Policy,
        spelling: Spelling,
        *,
        purge_after: timedelta = PURGE_AFTER,
        rewriter: Rewriter | None = None,
    ) -> None:
        self.store = store
        self.clock = clock
        self.couriers: dict[str, Courier] = {}
        self.connections: dict[str, Connection] = {}
        """The platforms that are connected, told when something a person may look at has changed."""
        self._left: dict[Address, Instant] = {}
        self._keeping = Keeping(store, clock, asker=System("keeping"), purge_after=purge_after)
        self.keeps: Keeps = self._keeping
        self.visits = Visits(store, clock, asker=System("visits"))
        """Who has the coach page open."""
        self.routes: Routes = EVERY
        self.spelling = spelling
        self._ids = ids
        self._policy = policy
        rewords = rewriter.host if rewriter is not None else ""
        self._dispatch = Dispatch(store, self.routes, clock, ids, policy, spelling, rewords=rewords)
        self.worker = Worker(store, self.couriers, clock, ids, policy, rewriter=rewriter, spelling=spelling)
        self.worker.changed = self._changed

    @classmethod
    async def open(
        cls,
        *,
        url: str,
        vault: Vault,
        clock: Clock,
        ids: Ids,
        policy: Policy = DEFAULT,
        purge_after: timedelta = PURGE_AFTER,
        rewriter: Rewriter | None = None,
    ) -> "Bot":
        """A bot on this database, migrated, with its spelling engine warm, and the calendars of countries on their way.

        Raises StoreError when the database cannot be used.
        """
        # Half a second of imports that the first business day would wait for; a start does not.
        Thread(target=holidays.warmed, name="holidays", daemon=True).start()
        spelling, store = await asyncio.gather(
            asyncio.to_thread(speller), Store.open(url, vault, clock=clock)
        )
        return cls(store, clock, ids, policy, spelling, purge_after=purge_after, rewriter=rewriter)

    def found_at(self, site: Callable[[], str]) -> None:
        """Takes in where the coach page is, without a slash at the end; empty: nowhere that a browser trusts."""
        self._dispatch.site = site

    async def handle(self, inbound: Inbound) -> Reply:
        """One turn."""
        reply, also = await self._dispatch.handled(inbound)
        if not isinstance(inbound, Lookup):
            if isinstance(inbound, Action) and inbound.action == ERASES:
                self._erased(inbound.origin.who)
            for who in (inbound.origin.who, *also):
                await self._changed(who)
        return reply

    def _erased(self, who: Address) -> None:
        """Remembers for a while, and on no disk, who erased everything: looking again is no first opening."""
        since = self.clock.now() - UNGREETED
        self._left = {each: at for each, at in self._left.items() if at > since} | {who: self.clock.now()}

    def connect(self, platform: str, connection: Connection) -> None:
        """Takes a platform in: its courier carries, and it hears of changes."""
        self.couriers[platform] = connection.courier
        self.connections[platform] = connection

    async def _changed(self, who: Address) -> None:
        connection = self.connections.get(who.platform)
        if connection is None:
            return
        try:
            await connection.changed(who)
        except Exception as error:
            # What is drawn anew is a view of what is saved: the turn itself stands.
            log.error("a change was not drawn", platform=who.platform, error=traced(error))

    @property
    def specs(self) -> tuple[CommandSpec, ...]:
        """Every command that is declared."""
        return self.routes.specs

    @property
    def menus(self) -> tuple[MenuSpec, ...]:
        """Every entry of a message's menu that is declared."""
        return self.routes.menus

    def path(self, text: str) -> tuple[str, str]:
        """A typed line as a command's path, completed where one only can be meant, and what follows it."""
        return self.routes.path(text)

    def said(self, origin: Origin, text: str) -> Command:
        """A line in the DM, as what to handle: a command that was typed without its slash, or only something said."""
        spelt = self.routes.spelt(text)
        if spelt is not None:
            return Command(origin, spelt[0], text=spelt[1])
        return Command(origin, "", given={"text": text})

    # who there is

    async def known(self, who: Address) -> Known | None:
        """What is known of this person; None before their first contact."""
        async with self.store.read(System("known")) as tx:
            member = await members.by_address(tx, who)
        if member is None:
            return None
        return Known(zone=member.zone, room=profiles.room_of(member, who), locale=member.locale,
                     discreet=member.discreet, clock24=reader_for(member).clock24,
                     country=member.country)  # fmt: skip

    async def met(self, origin: Origin) -> None:
        """Takes in what the platform now says of a person it knows: their zone is followed unless they chose one."""
        async with self.store.begin(System("met")) as tx:
            known = await members.by_address(tx, origin.who)
            if known is None:
                return
            fresh = await profiles.follow(tx, known, origin, policy=self._policy, now=self.clock.now())
        if fresh is not known:
            await self._changed(origin.who)

    async def room_changed(self, address: Address, change: RoomChange, name: str = "") -> None:
        """Takes in what a platform says of a channel, where a cohort lives in it."""
        async with self.store.begin(System("a channel changed")) as tx:
            await rooms_changed.changed(tx, address, change, name, self.clock.now())

    async def greet(self, origin: Origin) -> None:
        """Welcomes a person who opened the bot for the first time, by DM and once ever."""
        async with self.store.read(System("greet")) as tx:
            known = await members.by_address(tx, origin.who)
            if known is not None and await nudges.get(tx, profiles.welcome_of(known.id)) is not None:
                return
        now = self.clock.now()
        if known is None and (left := self._left.get(origin.who)) is not None and now - left < UNGREETED:
            return
        async with self.store.begin(System("greet")) as tx:
            known = await members.by_address(tx, origin.who)
            member = await profiles.met(tx, origin, known, ids=self._ids, policy=self._policy, now=now)
            await profiles.welcome(tx, member, now, origin.house)

    async def present(self, who: Address, about: str) -> Card | None:
        """The card about this as it would be drawn now; None where there is nothing to draw anew."""
        return await self._dispatch.present(who, about)

    async def home(self, who: Address) -> Card:
        """The person's page: what is due, what is next, settings, privacy; a welcome before their first contact."""
        async with self.store.read(System("home")) as tx:
            member = await members.by_address(tx, who)
        page = await self.look(AsMember(member.id), Home()) if member is not None else None
        if page is None:
            return home_cards.stranger(Reader())
        return home_cards.home(reader_for(page.member), page, self.clock.now())

    # the window

    @overload
    async def look(self, asker: Asker, sight: ComingSight) -> tuple[Coming, ...]: ...

    @overload
    async def look(self, asker: AsMember, sight: Home) -> Page | None: ...

    @overload
    async def look(self, asker: AsMember, sight: CohortPage) -> CoachView | None: ...

    async def look(self, asker: Asker, sight: Sight) -> tuple[Coming, ...] | Page | CoachView | None:
        """What the asker may see of this; reads only."""
        match sight:
            case ComingSight(limit):
                return await self._coming(asker, limit)
            case Home():
                return await self._page(asker, sight) if isinstance(asker, AsMember) else None
            case CohortPage():
                return await self._cohort_page(asker, sight) if isinstance(asker, AsMember) else None

    async def _page(self, asker: AsMember, sight: Home) -> Page | None:
        async with self.store.read(asker) as tx:
            member = await members.get(tx, asker.member_id)
            return None if member is None else await pages.page(tx, member, sight, self.clock.now())

    async def _cohort_page(self, asker: AsMember, sight: CohortPage) -> CoachView | None:
        now = self.clock.now()
        async with self.store.read(asker) as tx:
            member = await members.get(tx, asker.member_id)
            found = None if member is None else await coach_page.view(tx, member, sight, now)
        if found is not None:
            # Looking changes nothing but what is kept of looks: members read theirs, and later figures heed them.
            await self._noted(asker, found)
        return found

    async def _noted(self, asker: AsMember, found: CoachView) -> None:
        """Written down, once more where this and another transaction waited for each other."""
        for again in range(TRIES, 0, -1):
            try:
                async with self.store.begin(asker) as tx:
                    await coach_page.noted(tx, found)
                return
            except Collided:
                if again == 1:
                    raise

    async def coming(self, limit: int = 100) -> tuple[Coming, ...]:
        """Everything that is planned, for the one who runs the stage."""
        return await self.look(System("stage"), ComingSight(limit))

    async def _coming(self, asker: Asker, limit: int) -> tuple[Coming, ...]:
        async with self.store.read(asker) as tx:
            if isinstance(asker, System):
                found = await nudges.everyone_coming(tx, limit)
            else:
                found = await nudges.coming(tx, asker.member_id, limit)
            who = await members.get_many(tx, {nudge.member for nudge in found if not nudge.in_room})
            about = await opportunities.get_many(
                tx, {OpportunityId(nudge.opportunity_id) for nudge in found if nudge.opportunity_id is not None}
            )
            to = {RoomId(nudge.to) for nudge in found if nudge.in_room}
            rooms = await cohorts.rooms(tx, to) if to else {}
        out: list[Coming] = []
        for nudge in found:
            if nudge.in_room:
                if (room := rooms.get(RoomId(nudge.to))) is not None and not room.gone:
                    out.append(_in_room(nudge, room))
                continue
            member = who.get(nudge.member)
            if member is None:
                continue
            reader: Reader = reader_for(member)
            known = about.get(nudge.opportunity_id) if nudge.opportunity_id is not None else None
            out.append(
                Coming(
                    nudge=nudge,
                    member=member,
                    person=member.addresses[-1].user or "",
                    name=member.name,
                    line=coming_line(reader, nudge.kind, known.company if known is not None else ""),
                    why=reasons.why(reader, nudge),
                    at=nudge.next_at,
                )
            )
        return tuple(out)

    async def next_due(self) -> Instant | None:
        """When the next nudge is due, if any is planned."""
        async with self.store.read(System("stage")) as tx:
            return await queue.next_due(tx)

    async def run(self) -> None:
        """The worker's loop and the housekeeping, until stopped or cancelled."""
        async with self.housekeeping():
            await self.worker.run()

    @asynccontextmanager
    async def housekeeping(self) -> AsyncIterator[None]:
        """What has no owner and no local time, done now and then: the sweep, the checkpoint, the platforms' upkeep."""
        scheduler = AsyncIOScheduler(timezone="UTC")
        scheduler.add_job(self.sweep, "interval", hours=1, id="sweep", coalesce=True, misfire_grace_time=None)
        scheduler.add_job(
            self.store.checkpoint, "interval", minutes=10, id="checkpoint", coalesce=True, misfire_grace_time=None
        )
        scheduler.add_job(
            self.upkeep, "interval", minutes=5, id="upkeep", coalesce=True, misfire_grace_time=None,
            next_run_time=self.clock.now(),
        )  # fmt: skip
        scheduler.start()
        try:
            yield
        finally:
            scheduler.shutdown(wait=False)

    async def sweep(self) -> None:
        """Removes what is kept for a day only, and erases the tenants that left long enough ago."""
        async with self.store.begin(System("sweep")) as tx:
            await sweep(tx, self.clock.now())
        await self._keeping.purge()

    async def upkeep(self) -> None:
        """Has every platform do what it does now and then; one that breaks keeps no other from it."""
        for platform, connection in tuple(self.connections.items()):
            try:
                await connection.upkeep()
            except Exception as error:
                log.error("upkeep failed", platform=platform, error=traced(error))

    async def close(self) -> None:
        """Ends the worker after the batch in hand, and closes the database."""
        self.worker.stop()
        await self.store.close()

    # what a stage keeps

    async def keep_stage(self, name: str, state: str, fresh: Sequence[tuple[int | None, str]]) -> list[int]:
        """Writes down a stage's state and these entries, known by row or new; answers their rows."""
        rows: list[int] = []
        async with self.store.begin(System("stage")) as tx:
            await stages.remember(tx, name, "state", state)
            for row, payload in fresh:
                if row is None:
                    rows.append(await stages.append(tx, name, payload))
                else:
                    await stages.replace(tx, row, payload)
                    rows.append(row)
        return rows

    async def kept_stage(self, name: str) -> tuple[str, tuple[tuple[int, str], ...]] | None:
        """A stage's state and its entries with their rows, or None."""
        async with self.store.read(System("stage")) as tx:
            state = await stages.recall(tx, name, "state")
            return None if state is None else (state, await stages.all(tx, name))

    async def clear_stage(self, name: str) -> None:
        """Forgets a stage and everybody whose home it was."""
        async with self.store.begin(System("stage")) as tx:
            await stages.clear(tx, name)
            for id in await members.everyone(tx):
                found = await members.get(tx, id)
                if found is not None and found.home.platform == "stage":
                    await members.remove(tx, id)


def _in_room(nudge: Nudge, room: Room) -> Coming:
    reader, place = Reader(), room.address.room or ""
    line, why = coming_line(reader, nudge.kind, ""), reasons.why(reader, nudge)
    return Coming(nudge, None, place, room.name or place, line, why, nudge.next_at)
