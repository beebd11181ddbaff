"""What the operator reads at the start: as whom it is connected and where, what is missing, what to try; pure."""

from collections.abc import Sequence
from urllib.parse import urlsplit

from adapters.slack.installed import Workspace
from adapters.slack.manifest import EVENTS_PATH, NAME

INSTALL_PATH = "/slack/install"
"""Where a workspace begins to take the bot in."""
_TRY = "type /interview log in Slack to see it work."
_NAMED = 3
_HERE = frozenset({"localhost", "127.0.0.1", "::1"})


def by_socket(ours: Workspace, why: str | None) -> tuple[str, ...]:
    """Over a socket; `why` it is not open yet, if it is not."""
    if why is not None:
        return (
            f"Not connected to Slack yet, {_whom(ours)}: the socket does not open ({why}). "
            "It is tried again until it does.",
        )
    return f"Connected to Slack {_whom(ours)}, over a socket.", _first(_TRY)


def by_http(
    ours: Workspace | None, url: str | None, *, oauth: bool, there: Sequence[Workspace] = ()
) -> tuple[str, ...]:
    """Over HTTP at this address: for the one workspace that is ours, and by `oauth` for those that install it."""
    head = "Ready for Slack" if ours is None else f"Connected to Slack {_whom(ours)}, over HTTP"
    if url is None:
        also = ", and no workspace can add it" if oauth else ""
        return (
            f"{head}. AFTERNOTE_URL is not set: Slack cannot call this server{also}. Set it to the public address, "
            f"give Slack that address with {EVENTS_PATH} as the request URL, and start again.",
        )
    lines = [f"{head}: Slack calls {url}{EVENTS_PATH}"]
    parts = urlsplit(url)
    if parts.scheme != "https" and parts.hostname not in _HERE:
        lines.append(
            "Slack calls nothing but https addresses: have a proxy with a certificate in front, and set AFTERNOTE_URL "
            "to its address."
        )
    install = f"{url}{INSTALL_PATH}"
    if not oauth:
        return *lines, _first(_TRY)
    others = [each for each in there if ours is None or each.tenant != ours.tenant]
    if ours is None and not others:
        return *lines, f"No workspace has it yet. Open {install} to add it, then {_TRY}"
    if others:
        lines.append(f"{'It is also in' if ours is not None else 'It is in'} {_listed(others)}.")
    return *lines, f"Other workspaces add it at {install}", _first(_TRY)


def _whom(ours: Workspace) -> str:
    called = NAME if ours.called.casefold() in ("", NAME.casefold()) else f"@{ours.called}"
    return f"as {called} in {_named(ours)}"


def _named(place: Workspace) -> str:
    return f"{place.name} ({place.tenant.tenant})" if place.name else place.tenant.tenant


def _listed(places: Sequence[Workspace]) -> str:
    names = [_named(each) for each in places[:_NAMED]]
    more = len(places) - len(names)
    if more:
        names.append(f"{more} more")
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"


def _first(sentence: str) -> str:
    return sentence[:1].upper() + sentence[1:]
