"""What is used of the kit beyond what it promises is there: its version is pinned, and a later one may move it."""

import ast
import asyncio
import inspect
import textwrap
import tomllib
from pathlib import Path

import discord
import pytest
from discord.client import Client
from discord.gateway import DiscordWebSocket, ReconnectWebSocket
from discord.http import HTTPClient, Route
from discord.state import AutoShardedConnectionState, ConnectionState

from adapters.discord.client import Door, Tree
from adapters.discord.wire import Pressed, Rows, Sheet, WireModal

ROOT = Path(__file__).resolve().parents[3]
OURS = ROOT / "adapters" / "discord"
PRIVATE = {
    "_connection": "a client's state",
    "_remove_guild": "forgets a server",
    "_errors": "the places that Discord refused",
    "_state": "an interaction's state",
    "_integration_owners": "who added the app that an interaction came to",
}
"""Every name of the kit that begins with an underscore and is used, and what it is."""


class _Names(ast.NodeVisitor):
    """The names with an underscore that are asked of something else than ourselves."""

    def __init__(self) -> None:
        self.found: set[str] = set()

    def visit_Attribute(self, node: ast.Attribute) -> None:
        own = isinstance(node.value, ast.Name) and node.value.id in ("self", "cls", "super")
        if node.attr.startswith("_") and not node.attr.startswith("__") and not own:
            self.found.add(node.attr)
        self.generic_visit(node)

    def visit_Call(self, node: ast.Call) -> None:
        if isinstance(node.func, ast.Name) and node.func.id in ("getattr", "setattr", "hasattr"):
            name = node.args[1]
            if isinstance(name, ast.Constant) and str(name.value).startswith("_"):
                self.found.add(str(name.value))
        self.generic_visit(node)


def test_every_private_name_that_is_used_stands_here():
    names = _Names()
    for path in OURS.rglob("*.py"):
        names.visit(ast.parse(path.read_text("utf-8")))
    assert names.found == set(PRIVATE)


async def test_every_private_name_is_there():
    client = discord.AutoShardedClient(intents=discord.Intents.none())
    state = client._connection
    assert isinstance(state, AutoShardedConnectionState)
    assert callable(state._remove_guild)
    assert {"READY", "RESUMED"} <= set(state.parsers)
    assert hasattr(state, "shard_count")
    assert "shard_ids" in inspect.get_annotations(AutoShardedConnectionState) or hasattr(state, "shard_ids")
    assert isinstance(inspect.getattr_static(ConnectionState, "guilds"), property)
    assert {"_state", "_integration_owners"} <= set(discord.Interaction.__slots__)
    assert {"data", "state"} <= set(inspect.signature(discord.Attachment).parameters)
    assert "self._errors" in inspect.getsource(discord.HTTPException.__init__)


async def test_what_is_used_without_being_promised_is_there():
    http = HTTPClient(asyncio.get_running_loop())
    for name in ("token", "connector", "user_agent", "proxy", "proxy_auth", "max_ratelimit_timeout"):
        assert hasattr(http, name), name
    assert "url" in vars(Route("GET", "/users/@me"))
    assert isinstance(Route.BASE, str)
    opened = set(inspect.signature(DiscordWebSocket.from_client).parameters)
    assert opened >= {"client", "initial", "gateway", "shard_id", "session", "sequence", "resume"}
    for name in ("poll_event", "identify", "close"):
        assert inspect.iscoroutinefunction(getattr(DiscordWebSocket, name)), name
    assert isinstance(inspect.getattr_static(DiscordWebSocket, "open"), property)
    made = inspect.getsource(DiscordWebSocket.__init__) + inspect.getsource(DiscordWebSocket.from_client)
    for name in ("session_id", "sequence", "gateway"):
        assert f".{name} = " in made or f".{name}: " in made, name
    assert ReconnectWebSocket(0, resume=False).resume is False
    assert "__shard_id__" in inspect.getsource(DiscordWebSocket.received_message)
    assert callable(discord.app_commands.commands.validate_name)
    assert inspect.iscoroutinefunction(discord.app_commands.Command.get_translated_payload)


@pytest.mark.parametrize("kind", [Door, Tree, Sheet, Rows, WireModal, Pressed])
def test_no_name_of_ours_is_one_of_the_kits(kind):
    tree = ast.parse(inspect.getsource(inspect.getmodule(kind)))
    (body,) = (each for each in ast.walk(tree) if isinstance(each, ast.ClassDef) and each.name == kind.__name__)
    ours = {
        node.attr for node in ast.walk(body)
        if isinstance(node, ast.Attribute) and isinstance(node.ctx, ast.Store) and isinstance(node.value, ast.Name)
        and node.value.id == "self" and node.attr.startswith("_")
    }  # fmt: skip
    for theirs in kind.__mro__[1:]:
        if theirs.__module__.startswith("discord"):
            taken = set(vars(theirs)) | {
                node.attr for node in ast.walk(ast.parse(textwrap.dedent(inspect.getsource(theirs))))
                if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id == "self"
            }  # fmt: skip
            assert not ours & taken, (theirs, ours & taken)


def test_the_kit_is_pinned_to_the_version_that_was_looked_at():
    wanted = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["dependencies"]
    (kit,) = (each for each in wanted if each.startswith("discord-py"))
    assert "<2.8" in kit
    assert discord.version_info[:2] == (2, 7)
    assert issubclass(Door, Client)
