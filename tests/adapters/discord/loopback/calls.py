"""One call as it was counted, and the routes that there are."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from aiohttp import web

from tests.adapters.discord.loopback.posted import File


@dataclass(frozen=True)
class Call:
    """One call; `of`: the id in its path that faults may be put on (a channel, a person, an interaction's token)."""

    route: str
    method: str
    path: str
    body: Any
    of: str | None
    query: Mapping[str, str]
    at: datetime
    ids: tuple[str, ...] = ()
    files: Mapping[str, File] = field(default_factory=dict)
    authorised: str | None = None


_ROUTES: tuple[tuple[str, str, str], ...] = (
    ("me", "GET", r"users/(@me)"),
    ("user", "GET", r"users/(\d+)"),
    ("application", "GET", r"oauth2/applications/@me|applications/@me"),
    ("gateway", "GET", r"gateway"),
    ("gateway.bot", "GET", r"gateway/bot"),
    ("commands.get", "GET", r"applications/(\d+)/commands"),
    ("commands.put", "PUT", r"applications/(\d+)/commands"),
    ("guild_commands.get", "GET", r"applications/(\d+)/guilds/(\d+)/commands"),
    ("guild_commands.put", "PUT", r"applications/(\d+)/guilds/(\d+)/commands"),
    ("guilds", "GET", r"users/@me/guilds"),
    ("guild.leave", "DELETE", r"users/@me/guilds/(\d+)"),
    ("guild", "GET", r"guilds/(\d+)"),
    ("dm.open", "POST", r"users/@me/channels"),
    ("channel", "GET", r"channels/(\d+)"),
    ("message.post", "POST", r"channels/(\d+)/messages"),
    ("history", "GET", r"channels/(\d+)/messages"),
    ("message.get", "GET", r"channels/(\d+)/messages/(\d+)"),
    ("message.edit", "PATCH", r"channels/(\d+)/messages/(\d+)"),
    ("message.delete", "DELETE", r"channels/(\d+)/messages/(\d+)"),
    ("callback", "POST", r"interactions/(\d+)/([^/]+)/callback"),
    ("followup", "POST", r"webhooks/\d+/([^/]+)"),
    ("webhook.get", "GET", r"webhooks/\d+/([^/]+)/messages/(@original|\d+)"),
    ("webhook.edit", "PATCH", r"webhooks/\d+/([^/]+)/messages/(@original|\d+)"),
    ("webhook.delete", "DELETE", r"webhooks/\d+/([^/]+)/messages/(@original|\d+)"),
)
_COMPILED = tuple((name, method, re.compile(pattern)) for name, method, pattern in _ROUTES)

UNAUTHORISED = frozenset({"callback", "followup", "webhook.get", "webhook.edit", "webhook.delete", "gateway"})
"""The routes whose token is in the path, or that need none."""


def routed(method: str, path: str) -> tuple[str, tuple[str, ...]] | None:
    """The name of the route and the ids in its path."""
    for name, verb, pattern in _COMPILED:
        if verb == method and (found := pattern.fullmatch(path)) is not None:
            return name, tuple(each for each in found.groups() if each is not None)
    return None


async def heard(request: web.Request) -> tuple[Any, dict[str, File]]:
    """The JSON of a call and the files that come with it."""
    if request.content_type == "multipart/form-data":
        body: Any = {}
        files: dict[str, File] = {}
        reader = await request.multipart()
        async for part in reader:
            content = await part.read(decode=True)
            name = part.name or ""
            if name == "payload_json":
                body = json.loads(content)
            else:
                found = re.search(r"\d+", name)
                kind = part.headers.get("Content-Type", "application/octet-stream")
                files[found.group() if found else name] = File(part.filename or "", bytes(content), kind)
        return body, files
    text = await request.text()
    return (json.loads(text) if text else {}), {}
