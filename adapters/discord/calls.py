"""One call to Discord's REST, made once: what the answer means is the caller's to say.

The kit's own way sleeps inside a call and repeats it, for up to half a minute, and a call that is let go while it
sleeps for a limit on everything leaves that limit on for ever. So deliveries go past it, over the same connections
and with the same errors.
"""

import io
import json
from collections.abc import Awaitable, Callable, Mapping, Sequence
from typing import Any

import aiohttp
import discord
from discord.http import HTTPClient, Route

from adapters.discord.faults import Intercepted, TooMany

CALL = 5.0
"""Seconds that one call may take."""
SLOW = 64 * 1024
"""Bytes that are uploaded in a second, at least; a call has that much more time."""
LONGEST = 60.0
"""Seconds that one call may take, whatever is uploaded."""
CONNECT = 3.0
"""Seconds for a connection to stand; until then nothing was sent."""

Json = dict[str, Any]
Headers = Mapping[str, str]
Told = Callable[[str, Headers], None]
"""Hears the headers of an answer, of a call at this place."""
Made = Awaitable[Any]


class Calls:
    """Calls with the token of a client that is logged in, over its connections; a stand-in's go its own way."""

    def __init__(self, client: discord.Client, *, total: float = CALL, told: Told | None = None) -> None:
        self._client = client
        self._total = total
        self._told = told
        self._session: aiohttp.ClientSession | None = None

    async def __call__(
        self,
        route: Route,
        *,
        place: str = "",
        body: Json | None = None,
        query: Mapping[str, str] | None = None,
        files: Sequence[tuple[str, bytes]] = (),
    ) -> Any:
        """What Discord answers, as JSON types.

        Raises what the kit raises for it, and the errors of a connection.
        """
        http = self._client.http
        if type(http) is HTTPClient:
            return await self._once(http, route, place, body=body, query=query, files=files)
        given: dict[str, Any] = {}
        if query is not None:
            given["params"] = dict(query)
        if files:
            given["form"], given["files"] = _form(body, files), _handed(files)
        elif body is not None:
            given["json"] = body
        request: Callable[..., Made] = http.request
        return await request(route, **given)

    async def _once(
        self,
        http: HTTPClient,
        route: Route,
        place: str,
        *,
        body: Json | None,
        query: Mapping[str, str] | None,
        files: Sequence[tuple[str, bytes]],
    ) -> Any:
        headers = {"User-Agent": http.user_agent, "Authorization": f"Bot {http.token}"}
        data: bytes | aiohttp.FormData | None = None
        if files:
            data = aiohttp.FormData(quote_fields=False)
            for field in _form(body, files):
                data.add_field(**field)
        elif body is not None:
            headers["Content-Type"] = "application/json"
            data = json.dumps(body, separators=(",", ":")).encode()
        async with self._open(http).request(
            route.method,
            route.url,
            params=query,
            data=data,
            headers=headers,
            proxy=http.proxy,
            proxy_auth=http.proxy_auth,
            allow_redirects=False,
            timeout=timeout(self._total, sum(len(content) for _, content in files)),
        ) as response:
            said = await _said(response)
            if self._told is not None:
                self._told(place, response.headers)
            if 200 <= response.status < 300:
                return said
            raise _error(response, said)

    def close(self) -> None:
        """Lets go of the connections, which are the client's; calls that are made after take them up again."""
        if self._session is not None:
            self._session.detach()

    def _open(self, http: HTTPClient) -> aiohttp.ClientSession:
        """A session over the connections of the kit's own, which lets them go."""
        session = self._session
        if session is None or session.closed or session.connector is not http.connector:
            session = self._session = aiohttp.ClientSession(
                connector=http.connector,
                connector_owner=False,
                cookie_jar=aiohttp.DummyCookieJar(),
                trust_env=False,
            )
        return session


def timeout(total: float, uploaded: int) -> aiohttp.ClientTimeout:
    """How long a call may take that uploads so many bytes."""
    return aiohttp.ClientTimeout(
        total=min(total + uploaded / SLOW, max(total, LONGEST)), connect=min(CONNECT, total)
    )


async def _said(response: aiohttp.ClientResponse) -> Any:
    text = await response.text(encoding="utf-8", errors="replace")
    if response.content_type != "application/json":
        return text
    try:
        return json.loads(text)
    except ValueError:
        return text


def _error(response: aiohttp.ClientResponse, said: Any) -> discord.HTTPException:
    # Pages of whatever stands before Discord are no words for an exception.
    told = said if isinstance(said, dict) else ""
    match response.status:
        case 429:
            return TooMany(response, said)
        case 403 | 404 | 407 if not isinstance(said, dict):
            return Intercepted(response, "")
        case 403:
            return discord.Forbidden(response, told)
        case 404:
            return discord.NotFound(response, told)
        case status if status >= 500:
            return discord.DiscordServerError(response, told)
    return discord.HTTPException(response, told)


def _form(body: Json | None, files: Sequence[tuple[str, bytes]]) -> list[Json]:
    fields: list[Json] = [{"name": "payload_json", "value": json.dumps(body or {}, separators=(",", ":"))}]
    for n, (name, content) in enumerate(files):
        fields.append({
            "name": f"files[{n}]", "value": content, "filename": name, "content_type": "application/octet-stream",
        })  # fmt: skip
    return fields


def _handed(files: Sequence[tuple[str, bytes]]) -> list[discord.File]:
    return [discord.File(io.BytesIO(content), name) for name, content in files]
