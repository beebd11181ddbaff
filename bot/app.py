"""The app: puts the core together, and is the one thing that adapters hold."""

import asyncio
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass

import structlog
from apscheduler.schedulers.asyncio import AsyncIOScheduler

from bot.cards import interviews as interview_cards
from bot.cards import nudges as nudge_cards
from bot.cards.words import Reader, reader_for
from bot.chat.inbound import Command, Inbound, Lookup, Origin
from bot.chat.reply import Reply
from bot.clock import Clock, Instant
from bot.dispatch import Dispatch
from bot.drafting.spelling import Light
from bot.errors import traced
from bot.handlers import EVERY
from bot.handlers.routes import Routes
from bot.model.ids import OpportunityId
from bot.model.nudge import Nudge
from bot.model.people import Address, Member
from bot.model.policy import DEFAULT, Policy
from bot.model.sight import Coming as ComingSight
from bot.model.sight import Sight
from bot.ports import Connection, Courier, Ids
from bot.store import members, nudges, opportunities, queue, stages
from bot.store.rights import Asker, System
from bot.store.store import Store
from bot.store.sweep import sweep
from bot.store.vault import Vault
from bot.worker import Worker

log = structlog.get_logger("afternote.app")


@dataclass(frozen=True, slots=True)
class Coming:
    """One nudge that is planned, worded for a time line."""

    nudge: Nudge
    member: Member
    person: str
    """The member's key on their platform."""
    name: str
    line: str
    why: str
    at: Instant


class Bot:
    """Two doors and a window: `handle` in, couriers out, `look` for what is drawn."""

    def __init__(self, store: Store, clock: Clock, ids: Ids, policy: Policy, spelling: Light) -> None:
        self.store = store
        self.clock = clock
        self.couriers: dict[str, Courier] = {}
        self.connections: dict[str, Connection] = {}
        """The platforms that are connected, told when something a person may look at has changed."""
        self.routes: Routes = EVERY
        self.spelling = spelling
        self._dispatch = Dispatch(store, self.routes, clock, ids, policy, spelling)
        self.worker = Worker(store, self.couriers, clock, ids, policy)
        self.worker.changed = self._changed

    @classmethod
    async def open(
        cls, *, url: str, vault: Vault, clock: Clock, ids: Ids, policy: Policy = DEFAULT
    ) -> "Bot":
        """A bot on this database, migrated, with its spelling engine warm.

        Raises StoreError when the database cannot be used.
        """
        spelling, store = await asyncio.gather(
            asyncio.to_thread(Light.load), Store.open(url, vault, clock=clock)
        )
        return cls(store, clock, ids, policy, spelling)

    async def handle(self, inbound: Inbound) -> Reply:
        """One turn."""
        reply = await self._dispatch.handle(inbound)
        if not isinstance(inbound, Lookup):
            await self._changed(inbound.origin.who)
        return reply

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

    def said(self, origin: Origin, text: str) -> Command:
        """A line in the DM that is no command, as what to handle."""
        return Command(origin, "", given={"text": text})

    async def look(self, asker: Asker, sight: Sight) -> tuple[Coming, ...]:
        """What the asker may see of this; reads only."""
        match sight:
            case ComingSight(limit):
                return await self._coming(asker, limit)

    async def coming(self, limit: int = 100) -> tuple[Coming, ...]:
        """Everything that is planned, for the one who runs the stage."""
        return await self.look(System("stage"), ComingSight(limit))

    async def _coming(self, asker: Asker, limit: int) -> tuple[Coming, ...]:
        async with self.store.read(asker) as tx:
            if isinstance(asker, System):
                found = await nudges.everyone_coming(tx, limit)
            else:
                found = await nudges.coming(tx, asker.member_id, limit)
            who = await members.get_many(tx, {nudge.to for nudge in found})
            about = await opportunities.get_many(
                tx, {OpportunityId(nudge.opportunity_id) for nudge in found if nudge.opportunity_id is not None}
            )
        out: list[Coming] = []
        for nudge in found:
            member = who.get(nudge.to)
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
                    line=nudge_cards.coming_line(reader, nudge.kind, known.company if known is not None else ""),
                    why=interview_cards.why(reader, nudge),
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
        """What has no owner and no local time, done now and then: the sweep, the checkpoint."""
        scheduler = AsyncIOScheduler(timezone="UTC")
        scheduler.add_job(self.sweep, "interval", hours=1, id="sweep", coalesce=True, misfire_grace_time=None)
        scheduler.add_job(
            self.store.checkpoint, "interval", minutes=10, id="checkpoint", coalesce=True, misfire_grace_time=None
        )
        scheduler.start()
        try:
            yield
        finally:
            scheduler.shutdown(wait=False)

    async def sweep(self) -> None:
        """Removes what is kept for a day only."""
        async with self.store.begin(System("sweep")) as tx:
            await sweep(tx, self.clock.now())

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
