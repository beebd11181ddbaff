"""The gateway, watched: each shard is opened, resumed and opened anew by us, so that nothing ends the way out."""

import asyncio
import random
from collections.abc import Awaitable, Callable, Sequence, Set
from dataclasses import dataclass
from typing import Any

import discord
import structlog
import yarl
from discord.gateway import ReconnectWebSocket
from discord.http import Route

from adapters.discord import faults
from adapters.discord.calls import Calls
from adapters.discord.shards import Shard
from adapters.discord.starts import Advice, Starts
from bot.errors import traced

log = structlog.get_logger("afternote.discord")

OPENING = 20.0
"""Seconds that one attempt to open a socket may take."""
READYING = 120.0
"""Seconds from an open socket until Discord has told what is there."""
STEADY = 5.0
"""Seconds after which a session that ends has ended by chance."""
REFUSED = 600.0
"""Seconds before a token that Discord refused, or a plan that it does not accept, is tried again."""
FIRST = 20.0
"""Seconds that the start waits for the first shard."""
LONGEST = 300.0
"""Seconds before another attempt, at most."""
ASKING = 60.0
"""Seconds between two questions how the gateway is to be reached, at least."""
_BACK_OFF = (1.0, 2.0, 4.0, 8.0, 16.0, 32.0, 60.0, 120.0, 240.0)
_AT_ITS_OWN = 3
"""Attempts at the address that a session was given, before the general one is asked."""
_ASKED_AGAIN = 4
"""Attempts in vain after which Discord is asked again how it is to be reached: another may do now."""
_TOKEN = 4004
_SHARDING = frozenset({4010, 4011})
_REFUSALS = {
    _TOKEN: "Discord refuses DISCORD_TOKEN: make a new one under Bot, Reset Token, and start again",
    4010: "DISCORD_SHARDS names a shard that Discord does not accept",
    4011: "Discord wants more shards than DISCORD_SHARDS names",
    4012: "Discord no longer speaks this version of its gateway",
    4013: "Discord does not accept the intents of this version",
    4014: "Discord does not allow the intents of this version",
}

Sleep = Callable[[float], Awaitable[object]]
Sharded = Callable[[int], None]
"""Hears how many shards there are in all, before any of them is ready."""


@dataclass(slots=True)
class _Plan:
    """How the gateway is to be reached."""

    address: yarl.URL
    count: int
    shards: tuple[int, ...]


class _Refused(Exception):
    """Discord will not have it so: with this token, or these shards."""

    def __init__(self, why: str, code: int = 0) -> None:
        super().__init__(why)
        self.code = code


class Gateway:
    """The connection to Discord's gateway: some of its shards, or all.

    The kit's own loop closes the client when it gives up, and with it the way out; so only its socket is used.
    """

    def __init__(
        self, client: discord.AutoShardedClient, sharded: Sharded, *, address: str | None = None,
        shards: Sequence[int] | None = None, count: int | None = None, sleep: Sleep = asyncio.sleep,
        chance: Callable[[], float] = random.random, tick: Callable[[], float] | None = None,
    ) -> None:  # fmt: skip
        self._client = client
        self._call = Calls(client, total=OPENING)
        self._sharded = sharded
        self._address = None if address is None else yarl.URL(address)
        self._wanted = shards
        self._count = count
        self._sleep = sleep
        self._chance = chance
        self._tick = tick or asyncio.get_running_loop().time
        self._new = asyncio.Lock()
        self._starts = Starts(self._tick)
        self._asked_at = 0.0
        """When Discord was last asked how it is to be reached."""
        self._shards: tuple[Shard, ...] = ()
        self._heard = asyncio.Event()
        """There is news of the first shard: it is there, or why it is not."""
        self._why: str | None = None
        self._came = False
        """Whether any shard was there since the plan was made."""
        self._run: asyncio.Task[None] | None = None
        parsers: dict[str, Callable[[Any], None]] = client._connection.parsers
        self._parsers = parsers
        for each in ("READY", "RESUMED"):
            parsers[each] = self._telling(parsers[each])

    async def start(self) -> str | None:
        """Connects and keeps watch; None when the first shard is there, else why not yet: it is tried until it is."""
        self._run = asyncio.create_task(self._watching(), name="the gateway to Discord")
        try:
            async with asyncio.timeout(FIRST):
                await self._heard.wait()
        except TimeoutError:
            return "no answer yet"
        return self._why

    async def connected(self) -> bool:
        """Whether every shard has a socket on which Discord has told what is there."""
        return bool(self._shards) and all(each.connected for each in self._shards)

    async def close(self) -> None:
        """Takes nothing more in; the way out stays open."""
        if self._run is None:
            return
        run, self._run = self._run, None
        # Whatever still lies in a socket is for nobody.
        self._parsers.clear()
        run.cancel()
        await asyncio.gather(run, return_exceptions=True)

    # the whole

    async def _watching(self) -> None:
        tries, before = 0, ""
        while True:
            self._came = False
            try:
                await self._held(await self._planned())
            except _Refused as refused:
                self._tell(str(refused))
                log.error("the gateway is refused", why=str(refused), code=refused.code)
                # With all the shards there are, Discord may by now want more of them.
                again = refused.code in _SHARDING and self._wanted is None and self._came
                wait = self._wait(0) if again else REFUSED
            except Exception as error:
                self._tell(_named(error))
                wait = max(self._wait(tries), _asked_to_wait(error))
                log.warning("the gateway is not there yet", tries=tries + 1, **_told(error, before))
                before = _named(error)
            tries, before = (0, "") if self._came else (tries + 1, before)
            await self._sleep(wait)

    async def _planned(self) -> _Plan:
        """How many shards there are and where; Discord is asked for what is not set."""
        address, count, advice = self._address, self._count, None
        if address is None or count is None:
            advice = await self._advice()
            address, count = address or yarl.URL(advice.address), count or advice.shards
        shards = tuple(range(count)) if self._wanted is None else tuple(self._wanted)
        self._starts.share(len(shards), count, advice=advice)
        return _Plan(address, count, shards)

    async def _advice(self) -> Advice:
        """What Discord says of its gateway.

        Raises _Refused, what the kit raises, the errors of a connection, and ValueError.
        """
        self._asked_at = self._tick()
        try:
            # The kit would sleep for a limit, and a call that is let go meanwhile leaves that limit on for ever.
            return Advice.read(await self._call(Route("GET", "/gateway/bot")))
        except discord.HTTPException as error:
            if error.status == 401:
                raise _Refused(_REFUSALS[_TOKEN], _TOKEN) from None
            raise

    async def _asked_again(self, plan: _Plan) -> None:
        """Asks once more where the gateway is and how many sessions may begin; what fails leaves it at what is known.

        Raises _Refused.
        """
        if (self._address and self._count) or self._tick() - self._asked_at < ASKING:
            return
        try:
            advice = await self._advice()
        except _Refused:
            raise
        except Exception as error:
            log.warning("nobody says how the gateway is reached", why=_named(error), error=traced(error))
            return
        self._starts.share(len(plan.shards), plan.count, advice=advice)
        plan.address = self._address or yarl.URL(advice.address)

    async def _held(self, plan: _Plan) -> None:
        """Holds these shards until one is refused.

        Raises _Refused.
        """
        client = self._client
        client.shard_count = client._connection.shard_count = plan.count
        client._connection.shard_ids = list(plan.shards)
        self._sharded(plan.count)
        self._shards = tuple(Shard(each, self._starts.began) for each in plan.shards)
        holding = [asyncio.create_task(self._holding(each, plan)) for each in self._shards]
        try:
            await asyncio.gather(*holding)
        finally:
            for each in holding:
                each.cancel()
            await asyncio.gather(*holding, return_exceptions=True)
            await asyncio.gather(*(each.let_go(1000) for each in self._shards))
            self._shards = ()

    # one shard

    async def _holding(self, shard: Shard, plan: _Plan) -> None:
        tries, before = 0, ""
        while True:
            try:
                await self._heard_out(shard, plan, tries)
            except ReconnectWebSocket as asked:
                tries, before = (0, "") if self._stood(shard) else (tries + 1, before)
                # Discord asks for one to five seconds before a session that is not the old one's.
                wait = self._wait(tries - 1) if tries else 0.0 if asked.resume else 1.0 + 4.0 * self._chance()
                if tries:
                    self._tell("closed")
                await shard.let_go(4000)
                if not asked.resume:
                    shard.forget()
                log.info("a shard begins anew", shard=shard.id, resumes=asked.resume)
            except Exception as error:
                code = error.code if isinstance(error, discord.ConnectionClosed) else 0
                if code in _REFUSALS:
                    raise _Refused(_REFUSALS[code], code) from None
                tries, before = (1, "") if self._stood(shard) else (tries + 1, before)
                wait = self._wait(tries - 1)
                await shard.let_go(4000)
                self._tell(_named(error))
                log.warning("a shard is not there", shard=shard.id, tries=tries, **_told(error, before))
                before = _named(error)
            if tries and tries % _ASKED_AGAIN == 0:
                await self._asked_again(plan)
            await self._sleep(wait)

    async def _heard_out(self, shard: Shard, plan: _Plan, tries: int) -> None:
        """Opens a socket and hears it to its end.

        Raises ReconnectWebSocket where another is to follow, and whatever breaks.
        """
        if shard.session is not None:
            await self._open(shard, (shard.address if tries < _AT_ITS_OWN else None) or plan.address)
        else:
            async with self._new:
                if (early := self._starts.wait()) > 0:
                    if early > FIRST:
                        self._tell("Discord lets too few new sessions in")
                        log.warning("new sessions are few", shard=shard.id, wait=round(early))
                    await self._sleep(early)
                await self._open(shard, plan.address)
        socket = shard.socket
        assert socket is not None
        async with asyncio.timeout(READYING):
            while not shard.ready.is_set():
                await socket.poll_event()
        shard.address = socket.gateway
        while True:
            await socket.poll_event()

    async def _open(self, shard: Shard, address: yarl.URL) -> None:
        async with asyncio.timeout(OPENING):
            await shard.kind.from_client(
                self._client, initial=True, gateway=self._address or address, shard_id=shard.id,
                session=shard.session, sequence=shard.sequence, resume=shard.session is not None,
            )  # fmt: skip

    def _stood(self, shard: Shard) -> bool:
        """Whether it was there for a while: what ends as soon as it begins is not begun anew at once."""
        return shard.ready.is_set() and self._tick() - shard.since >= STEADY

    def _wait(self, tries: int) -> float:
        """Seconds before another attempt: ever more, and never the same for all who try."""
        return min(_BACK_OFF[min(tries, len(_BACK_OFF) - 1)] * (0.75 + 0.5 * self._chance()), LONGEST)

    # what comes in

    def _telling(self, parse: Callable[[Any], None]) -> Callable[[Any], None]:
        """The kit's parser, after which the shard is ready."""

        def parsed(data: Any) -> None:
            id = data["__shard_id__"] if "__shard_id__" in data else data["shard"][0]
            if "guilds" in data:
                self._pruned(id, {int(each["id"]) for each in data["guilds"]})
            parse(data)
            for each in self._shards:
                if each.id == id:
                    self._came = True
                    each.since = self._tick()
                    each.ready.set()
                    log.info("a shard is there", shard=id)
            self._tell(None)

        return parsed

    def _pruned(self, shard_id: int, here: Set[int]) -> None:
        """Has the kit forget the servers of this shard that are not here any more: it keeps them for ever."""
        state = self._client._connection
        for guild in list(state.guilds):
            if guild.shard_id == shard_id and guild.id not in here:
                state._remove_guild(guild)

    def _tell(self, why: str | None) -> None:
        if not self._heard.is_set():
            self._why = why
            self._heard.set()


def _told(error: Exception, before: str) -> dict[str, str]:
    """What a log says of it; where it broke only once, as long as the same breaks."""
    why = _named(error)
    return {"why": why} if why == before else {"why": why, "error": traced(error)}


def _named(error: Exception) -> str:
    """What broke, in a word or two."""
    if isinstance(error, discord.ConnectionClosed):
        return f"closed with {error.code}"
    if isinstance(error, discord.HTTPException):
        return f"answered with {error.status}"
    return type(error).__name__


def _asked_to_wait(error: Exception) -> float:
    """Seconds that Discord asked us to wait, if it did."""
    return faults.wait(error).total_seconds() if faults.status(error) == 429 else 0.0
