"""What breaks, and how it is told; what errors say; what is left in memory; what the gateway tells."""

import asyncio
import gc
from types import SimpleNamespace

import discord
import pytest

from adapters.discord import parse, turns
from adapters.discord.answering import FOLLOWUPS, Answering, Lost, lost
from adapters.discord.client import Door, Tree
from adapters.discord.parse import Heard
from adapters.discord.render import messages
from adapters.discord.wire import Pressed, Rows, Sheet, WireModal
from bot.chat.card import Card, Line
from bot.chat.reply import Amend, Invalid
from tests.adapters.discord.asked import (
    CARD,
    FORM,
    PRIVATE,
    bot,
    button,
    kept,
    last,
    logged,
    rig,
    room,
    slow,
    told,
    unseen,
    words,
)

__all__ = ["bot", "kept", "logged", "rig", "slow", "told"]


# what breaks


async def test_whatever_a_turn_raises_is_told_with_a_reference_wherever_it_was_asked(told, logged):
    told.core.answers = [CARD, FORM]
    await told.ana.slash("note list", {})
    card = last(told.rig)
    await told.ana.slash("interview log", {})
    told.core.answers = [RuntimeError(PRIVATE)]
    await told.ana.fills({"company": PRIVATE})
    assert "Something broke on my side" in words(last(told.rig))
    for act in (
        lambda: told.ana.slash("interview log", {"details": PRIVATE}),
        lambda: told.ana.slash("note list", {}, channel=room(told.rig)),
        lambda: told.ana.presses(card, button(card, "Go")),
    ):
        told.core.answers = [RuntimeError(PRIVATE)]
        await act()
        said = last(told.rig)
        assert "Something broke on my side" in words(said)
        reference = words(said).split()[-1].strip(".")
        assert reference in logged()
    assert PRIVATE not in logged()


async def test_what_breaks_after_a_delay_is_told_in_its_place(slow):
    slow.core.answers = [RuntimeError(PRIVATE)]
    await slow.ana.slash("note list", {})
    assert "Something broke" in words(last(slow.rig))


async def test_what_breaks_before_a_turn_is_told_too(told, monkeypatch):
    def breaks(*_):
        raise RuntimeError(PRIVATE)

    monkeypatch.setattr(turns.parse, "heard", breaks)
    await told.ana.slash("note list", {})
    assert "Something broke on my side" in words(last(told.rig))


async def test_what_breaks_in_the_kit_is_told(told, monkeypatch, logged):
    client = told.rig.connection.client

    async def breaks(interaction):
        # simcord would take what is raised, or given to the tree, for a fault of ours.
        await Tree.on_error(client.tree, interaction, discord.app_commands.AppCommandError(PRIVATE))
        return False

    monkeypatch.setattr(client.tree, "interaction_check", breaks)
    await told.ana.slash("note list", {})
    assert "Something broke on my side" in words(last(told.rig))
    assert PRIVATE not in logged()


async def test_a_press_that_the_kit_finds_nobody_for_is_answered(told, monkeypatch):
    told.core.answers = [CARD, Card("Answered")]
    await told.ana.slash("note list", {})
    card = last(told.rig)
    told.rig.connection.client._connection._view_store._dynamic_items.clear()
    await told.ana.presses(card, button(card, "Go"))
    assert "Answered" in words(last(told.rig))


async def test_views_and_forms_whose_handlers_break_lead_to_the_same_place():
    broke = []
    client = SimpleNamespace(fault=lambda asked, error: broke.append(error))
    asked, error = SimpleNamespace(client=client), RuntimeError("x")
    await Sheet([]).on_error(asked, error, None)
    await Rows([]).on_error(asked, error, None)
    await WireModal({}).on_error(asked, error)
    assert broke == [error] * 3


async def test_what_cannot_even_be_told_is_logged_and_no_more(told, logged):
    told.world.env.inject_error("POST", "/interactions/*/*/callback", status=400, code=50035, times=None)
    told.core.answers = [RuntimeError(PRIVATE)]
    await unseen(told.ana, "note list", None)
    told.world.env.backend.faults.clear()
    assert "a fault was not told" in logged()
    assert PRIVATE not in logged()


async def test_no_log_has_what_was_typed_nor_a_token(told, logged):
    told.core.answers = [FORM, Invalid({"company": "no"}), FORM, CARD, Amend(CARD)]
    await told.ana.slash("interview log", {"details": PRIVATE})
    await told.ana.fills({"company": PRIVATE})
    await told.ana.slash("note show", {"note": PRIVATE})
    tokens = {each.path.split("/")[3] for each in told.world.env.http_requests if each.path.startswith("/interactions")}
    written = logged()
    assert not [each for each in (PRIVATE, "Ana", *tokens) if each in written]


# what errors say


def http(status: int, code: int = 0) -> discord.HTTPException:
    response = SimpleNamespace(status=status, reason="", headers={})
    return discord.HTTPException(response, {"code": code, "message": "x"})


@pytest.mark.parametrize(
    ("error", "why"),
    [
        (http(404, 10062), Lost.OVER), (http(404, 10015), Lost.OVER), (http(401, 50027), Lost.OVER),
        (http(400, 40060), Lost.TAKEN), (http(400, 40094), Lost.FULL),
        (http(404, 10008), Lost.GONE), (http(400, 30046), Lost.GONE),
        (http(400, 50035), Lost.REFUSED), (http(400, 50006), Lost.REFUSED), (http(400), Lost.REFUSED),
        (http(403, 50013), Lost.NOT), (http(429), Lost.NOT), (discord.RateLimited(60.0), Lost.NOT),
        (http(502), Lost.PERHAPS), (OSError(), Lost.PERHAPS), (TimeoutError(), Lost.PERHAPS),
        (RuntimeError(), None), (ValueError(), None),
    ],
)  # fmt: skip
def test_errors_say_whether_it_was_said(error, why):
    assert lost(error) is why


# where the bot was not added


class Elsewhere:
    """An interaction where only a person brought the app: five messages follow an answer, and a sixth is refused."""

    def __init__(self) -> None:
        self.said: list[dict] = []
        self.followups = 0
        self.response = self.followup = self
        self.id = 1

    async def send_message(self, **given):
        self.said.append(given)
        return SimpleNamespace(message_id=1)

    async def send(self, **given):
        self.followups += 1
        assert self.followups <= FOLLOWUPS
        self.said.append(given)
        return SimpleNamespace(id=2)


async def test_where_the_bot_was_not_added_no_more_is_said_than_discord_takes():
    asked = Elsewhere()
    told = {"id": "1", "type": 2, "data": {"name": "x"}, "context": 2, "user": {"id": "7"}, "channel": {"id": "5"},
            "authorizing_integration_owners": {"1": "7"}}  # fmt: skip
    answering = Answering(asked, parse.heard(told))
    message = messages(Card("x", (Line(("y",)),)))[0]
    for left in range(FOLLOWUPS + 1, 0, -1):
        assert answering.room() == left
        await answering.say(message)
    assert (answering.room(), len(asked.said)) == (0, FOLLOWUPS + 1)
    assert all(each["ephemeral"] for each in asked.said)


async def test_where_the_bot_was_added_as_much_is_said_as_there_is():
    for owners in ({"0": "4", "1": "7"}, {"0": "0"}, {}):
        told = {"id": "1", "type": 2, "data": {"name": "x"}, "user": {"id": "7"}, "channel": {"id": "5"},
                "authorizing_integration_owners": owners}  # fmt: skip
        assert Answering(Elsewhere(), parse.heard(told)).room() is None


async def test_what_may_not_be_redrawn_is_said():
    asked = Elsewhere()
    press = {"id": "1", "type": 3, "data": {"custom_id": "b:go:1"}, "context": 0, "guild_id": "4",
             "user": {"id": "7"}, "channel": {"id": "5"}, "message": {"id": "9", "flags": 0}}  # fmt: skip
    await Answering(asked, parse.heard(press)).redraw(messages(Card("x"))[0])
    assert [each["ephemeral"] for each in asked.said] == [True]


async def test_a_person_who_brought_the_app_along_is_answered_alone(told):
    whole = told.world._whole
    told.world._whole = lambda payload: {
        **whole(payload), "context": 2, "authorizing_integration_owners": {"1": payload["user"]["id"]},
    }  # fmt: skip
    told.core.answers = [CARD, Amend(Card("Drawn"))]
    result = await told.ana.slash("note list", {})
    assert result.ephemeral
    origin = told.core.heard[-1].origin
    assert (origin.where.tenant, origin.where.room, origin.who.room) == ("discord", str(told.ana.dm), None)
    await told.ana.presses(last(told.rig), button(last(told.rig), "Go"))
    assert "Drawn" in words(last(told.rig))


# memory


KEPT_BY_NOBODY = (Sheet, Rows, WireModal, Pressed, Answering, Heard, discord.Interaction, discord.InteractionMessage)


async def test_nothing_of_an_answer_is_kept(told):
    client = told.rig.connection.client
    store = client._connection._view_store

    async def once(n: int) -> None:
        told.core.answers = [CARD, FORM, Invalid({"company": "no"}), FORM, Amend(CARD, CARD), FORM]
        await told.ana.slash("note list", {}, channel=here if n % 2 else None)
        card = last(told.rig)
        await told.ana.presses(card, button(card, "Go"))
        await told.ana.fills({"company": "x"})
        card = last(told.rig)
        await told.ana.presses(card, button(card, "Open it again"))
        # A form that nobody sends: the kit would wait for it for ever.
        await told.ana.slash("interview log", {})

    def kinds() -> dict[str, int]:
        gc.collect()
        found = [type(each) for each in gc.get_objects()]
        return {each.__name__: found.count(each) for each in KEPT_BY_NOBODY}

    here = room(told.rig)
    for n in range(4):
        await once(n)
    await told.rig.settled()
    before = kinds()
    for n in range(100):
        await once(n)
    await told.rig.settled()
    assert (len(store._views), len(store._modals), len(store._synced_message_views)) == (0, 0, 0)
    after = kinds()
    assert {name: count - before[name] for name, count in after.items() if count > before[name] + 4} == {}
    assert told.rig.connection.turns._open == 0
    assert len(told.rig.connection.after._running) == 0
    assert len([each for each in asyncio.all_tasks() if each.get_name() == "an interaction"]) == 0


# what the gateway tells


async def test_what_is_told_of_servers_is_handed_on(rig):
    told = []

    class Watch:
        async def ready(self, shard_ids, guild_ids):
            told.append(("ready", list(shard_ids), list(guild_ids)))

        async def joined(self, guild):
            told.append(("joined", guild.id))

        async def left(self, guild):
            told.append(("left", guild.id))

    client = rig.connection.client
    client.guilds_watch = Watch()
    guild = rig.world.env.create_guild()
    await rig.world.env.settle()
    with rig.world.env.time_context():
        await client.on_guild_join(client.get_guild(guild.id))
        await client.on_shard_ready(0)
        await client.on_guild_remove(client.get_guild(guild.id))
    assert told == [("joined", guild.id), ("ready", [0], [guild.id]), ("left", guild.id)]
    client.guilds_watch = None
    await client.on_shard_ready(0)
    await client.on_guild_join(None)
    await client.on_guild_remove(None)


async def test_an_event_that_breaks_is_logged_without_its_words(bot, logged):
    try:
        raise RuntimeError(PRIVATE)
    except RuntimeError:
        await Door(bot).on_error("on_guild_join", PRIVATE)
    assert "an event failed" in logged()
    assert PRIVATE not in logged()


def test_the_client_asks_for_no_more_than_it_needs(bot):
    door = Door(bot, shard_count=4, proxy="http://proxy.example:3128")
    assert door.intents == discord.Intents(guilds=True)
    assert door.allowed_mentions.to_dict() == {"parse": []}
    assert (door.shard_count, door.http.proxy) == (4, "http://proxy.example:3128")
    assert door.http.max_ratelimit_timeout == 30
    assert door._connection.member_cache_flags == discord.MemberCacheFlags.none()
    assert list(door.cached_messages) == []
