"""Files that a member drops in the DM: which are read, and how they are fetched."""

import asyncio
from collections.abc import Mapping
from typing import Any

import structlog
from yarl import URL

from adapters.slack.calls import Calls
from bot.chat.card import File
from bot.errors import traced

log = structlog.get_logger("afternote.slack")

LARGEST = 256 * 1024
MOST = 3
"""Files of one message that are looked at."""
UNREAD = b"\0"
"""The content of a file that is not fetched: no text has it, so the core answers as for any other kind."""
_ENDINGS = (".ics", ".csv", ".tsv", ".txt")
_KINDS = ("text/calendar", "text/csv", "text/plain", "text/tab-separated-values")
_HOUSES = ("slack.com", "slack-gov.com")
_WITHIN = 15.0


async def fetched(calls: Calls, tenant: str, file: Mapping[str, Any]) -> File | None:
    """The file with its content, where that may be text and is not too large; None when Slack does not hand it over."""
    name, kind, size = str(file.get("name") or "file"), str(file.get("mimetype") or ""), file.get("size")
    if not (name.casefold().endswith(_ENDINGS) or kind in _KINDS) or not isinstance(size, int) or size > LARGEST:
        return File(name, kind, UNREAD)
    content = await _content(calls, tenant, str(file.get("url_private_download") or file.get("url_private") or ""))
    return None if content is None else File(name, kind, content)


async def _content(calls: Calls, tenant: str, url: str) -> bytes | None:
    if not is_slacks(url, calls.clients.api_url):
        log.warning("a file lies elsewhere")
        return None
    try:
        token = await calls.token(tenant)
        # A redirect is not followed: it would take the token along.
        request = calls.clients.session.get(
            url, headers={"Authorization": f"Bearer {token}"}, allow_redirects=False
        )
        async with asyncio.timeout(_WITHIN), request as answer:
            # Without a right to it Slack shows a page to sign in.
            if answer.status != 200 or answer.content_type == "text/html":
                log.warning("a file did not come", status=answer.status)
                return None
            content = await answer.content.read(LARGEST + 1)
            while len(content) <= LARGEST and (more := await answer.content.read(LARGEST + 1 - len(content))):
                content += more
    except Exception as error:
        log.warning("a file did not come", error=traced(error))
        return None
    return content if len(content) <= LARGEST else UNREAD


def is_slacks(url: str, api_url: str) -> bool:
    """Whether this address belongs to the house of the Web API's: nobody else gets the token.

    Behind an API that is not Slack's own, but a proxy to it, files lie with Slack all the same.
    """
    try:
        # Read by the reader that the request goes by: two readers may see two hosts in one address.
        asked, api = URL(url), URL(api_url)
    except ValueError:
        return False
    if asked.user is not None or "\\" in url:
        return False
    host, house = (asked.host or "").casefold(), (api.host or "").casefold().removeprefix("www.")
    if (asked.scheme, asked.port) == (api.scheme, api.port) and house and _within(host, house):
        return True
    by_proxy = not any(_within(house, each) for each in _HOUSES)
    return by_proxy and (asked.scheme, asked.port) == ("https", 443) and any(_within(host, each) for each in _HOUSES)


def _within(host: str, house: str) -> bool:
    return host == house or host.endswith(f".{house}")
