"""What Discord refuses, by its documented limits: every problem of a body, as `pointer: what is wrong`.

Written apart from the renderer, and stricter than Discord where Discord is unclear: lengths are UTF-16 units, keys
that it does not document are refused, and blanks alone are as good as nothing.
"""

import re
from collections.abc import Collection, Iterable, Mapping
from typing import Any

from tests.adapters.discord.payload_commands import check_choices, problems_of_commands
from tests.adapters.discord.payload_components import Components
from tests.adapters.discord.payload_embeds import check_embeds
from tests.adapters.discord.payload_forms import problems_of_modal
from tests.adapters.discord.payload_found import (
    Found,
    check_flag,
    check_keys,
    check_list,
    check_snowflake,
    check_string,
    units,
)

__all__ = [
    "problems_of_callback",
    "problems_of_choices",
    "problems_of_commands",
    "problems_of_files",
    "problems_of_message",
    "problems_of_modal",
    "problems_of_requests",
    "units",
]

CONTENT = 2000
NONCE = 25
FILES = 10
FILE_BYTES = 10 * 1024 * 1024
REQUEST_BYTES = 25 * 1024 * 1024
MENTIONED = 100

SUPPRESS_EMBEDS, EPHEMERAL, SILENT, V2 = 1 << 2, 1 << 6, 1 << 12, 1 << 15
_NEW = SUPPRESS_EMBEDS | SILENT | V2
_REDRAWN = SUPPRESS_EMBEDS | V2

_KEYS = {"content", "embeds", "components", "attachments", "allowed_mentions", "flags"}
_POSTED = _KEYS | {"tts", "nonce", "enforce_nonce", "message_reference", "sticker_ids", "poll"}


def problems_of_message(
    body: Any, *, edit: bool = False, answer: bool = False, v2: bool = False, files: Collection[str] | None = None
) -> list[str]:
    """What Discord would refuse of the body of a message.

    `edit`: what it does not name stays; `answer`: to an interaction, where it may be for one person alone; `v2`: it is
    drawn over a message of components; `files`: the names of those that come with it, None where nobody knows.
    """
    if not isinstance(body, Mapping):
        return ["/: is no message"]
    found = Found()
    # The kit writes `tts` into everything, and Discord takes it so.
    allowed = _KEYS | {"tts"} if edit else _POSTED - {"nonce", "enforce_nonce"} if answer else _POSTED
    check_keys(found, "", body, allowed)
    flags = body.get("flags") or 0
    _flags(found, flags, (_REDRAWN if edit else _NEW) | (EPHEMERAL if answer and not edit else 0))
    v2 = v2 or bool(isinstance(flags, int) and flags & V2)
    check_string(found, "/content", body.get("content"), CONTENT)
    check_flag(found, "/tts", body.get("tts"))
    if body.get("embeds") is not None:
        check_embeds(found, body["embeds"])
    _mentions(found, body.get("allowed_mentions"))
    _nonce(found, body)
    names = _attachments(found, body.get("attachments"), files, edit=edit)
    if v2:
        for name in ("content", "embeds", "poll", "sticker_ids"):
            if body.get(name):
                found.add(f"/{name}", "does not go with components V2")
    components = Components(found, v2=v2, files=None if edit else names)
    if body.get("components") is not None:
        components.check(body["components"])
    elif v2 and not edit:
        found.add("/components", "are missing, and there is nothing else in a message of V2")
    if v2 and files and (hidden := set(files) - components.shown):
        found.add("/attachments", f"{', '.join(sorted(hidden))} would not be shown: no component does")
    if not edit and not v2 and not _says_something(body, files):
        found.add("", "is empty")
    if edit and "content" in body and not v2 and body["content"] == "" and body.get("components") == []:
        found.add("", "would be empty")
    return found.problems


def _says_something(body: Mapping[str, Any], files: Collection[str] | None) -> bool:
    return bool(str(body.get("content") or "").strip() or body.get("embeds") or files or body.get("poll"))


def _flags(found: Found, flags: Any, allowed: int) -> None:
    if not isinstance(flags, int) or isinstance(flags, bool):
        found.add("/flags", f"are {flags!r}, a number is wanted")
    elif flags & ~allowed:
        found.add("/flags", f"{flags & ~allowed} cannot be set here")


def _nonce(found: Found, body: Mapping[str, Any]) -> None:
    nonce = body.get("nonce")
    if nonce is not None and not isinstance(nonce, int | str):
        found.add("/nonce", "is neither a number nor a string")
    elif nonce is not None and not 1 <= units(str(nonce)) <= NONCE:
        found.add("/nonce", f"is {units(str(nonce))} long, 1 to {NONCE} are allowed")
    check_flag(found, "/enforce_nonce", body.get("enforce_nonce"))
    if body.get("enforce_nonce") and nonce is None:
        found.add("/nonce", "is missing, and is to be enforced")


def _mentions(found: Found, given: Any) -> None:
    if given is None:
        return
    at = "/allowed_mentions"
    if not isinstance(given, dict):
        found.add(at, "is no object")
        return
    check_keys(found, at, given, {"parse", "roles", "users", "replied_user"})
    kinds = given.get("parse") or []
    if set(kinds) - {"roles", "users", "everyone"}:
        found.add(f"{at}/parse", f"are {kinds!r}")
    for name in ("roles", "users"):
        for number, each in enumerate(check_list(found, f"{at}/{name}", given.get(name) or [], 0, MENTIONED)):
            check_snowflake(found, f"{at}/{name}/{number}", each)
        if given.get(name) and name in kinds:
            found.add(f"{at}/{name}", "are named and parsed, which exclude each other")


def _attachments(found: Found, given: Any, files: Collection[str] | None, *, edit: bool) -> set[str] | None:
    """The names of the files that a new message will have; None where nobody knows."""
    names = set(files) if files is not None else None
    if given is None:
        return names
    for number, each in enumerate(check_list(found, "/attachments", given, 0, FILES)):
        at = f"/attachments/{number}"
        if not isinstance(each, dict):
            found.add(at, "is no attachment")
            continue
        check_snowflake(found, f"{at}/id", each.get("id"))
        check_string(found, f"{at}/filename", each.get("filename"), 255)
        check_string(found, f"{at}/description", each.get("description"), 1024)
        if names is not None and isinstance(each.get("filename"), str):
            if not edit and each["filename"] not in names:
                found.add(at, "describes a file that did not come")
            names.add(each["filename"])
    return names


def problems_of_files(sizes: Mapping[str, int]) -> list[str]:
    """What Discord would refuse of uploaded files, by name."""
    found = Found()
    if len(sizes) > FILES:
        found.add("/files", f"are {len(sizes)}, at most {FILES}")
    for name, size in sizes.items():
        if size > FILE_BYTES:
            found.add(f"/files/{name}", f"is {size} bytes, at most {FILE_BYTES}")
    if sum(sizes.values()) > REQUEST_BYTES:
        found.add("/files", f"are {sum(sizes.values())} bytes, at most {REQUEST_BYTES}")
    return found.problems


def problems_of_choices(data: Any) -> list[str]:
    """What Discord would refuse of the data of a completion."""
    if not isinstance(data, Mapping):
        return ["/: is no completion"]
    found = Found()
    check_keys(found, "", data, {"choices"}, {"choices"})
    check_choices(found, "/choices", data.get("choices"), None)
    return found.problems


def problems_of_callback(body: Any, *, v2: bool = False, files: Collection[str] | None = None) -> list[str]:
    """What Discord would refuse of a response to an interaction; `v2`: what it draws over is made of components."""
    if not isinstance(body, Mapping):
        return ["/: is no response"]
    found = Found()
    check_keys(found, "", body, {"type", "data", "attachments"})
    data = body.get("data")
    match body.get("type"):
        case 4:
            inside = problems_of_message(data or {}, answer=True, files=files)
        case 7:
            inside = problems_of_message(data or {}, edit=True, v2=v2, files=files)
        case 8:
            inside = problems_of_choices(data)
        case 9:
            inside = problems_of_modal(data) if isinstance(data, Mapping) else ["/: is no form"]
        case 5:
            deferred = Found()
            check_keys(deferred, "", data or {}, {"flags"})
            _flags(deferred, (data or {}).get("flags") or 0, EPHEMERAL)
            inside = deferred.problems
        case 1 | 6 | 10 | 12:
            inside = []
        case other:
            inside = []
            found.add("/type", f"{other!r} is no type of response")
    return found.problems + [f"/data{each}" for each in inside]


_REQUESTS: tuple[tuple[str, str, str], ...] = (
    ("POST", r"/channels/\d+/messages", "post"),
    ("PATCH", r"/channels/\d+/messages/\d+", "edit"),
    ("POST", r"/interactions/\d+/[^/]+/callback", "callback"),
    ("POST", r"/webhooks/\d+/[^/]+", "answer"),
    ("PATCH", r"/webhooks/\d+/[^/]+/messages/[^/]+", "edit"),
    ("PUT", r"/applications/\d+(/guilds/\d+)?/commands", "commands"),
)


def problems_of_requests(requests: Iterable[Any]) -> list[str]:
    """What Discord would refuse of recorded calls that have a `method`, a `path` and the body in `json`."""
    problems = []
    for number, each in enumerate(requests):
        path = each.path.split("?")[0]
        kind = next((kind for verb, pattern, kind in _REQUESTS
                     if verb == each.method and re.fullmatch(pattern, path)), None)  # fmt: skip
        match kind:
            case "post":
                wrong = problems_of_message(each.json)
            case "edit":
                wrong = problems_of_message(each.json, edit=True)
            case "answer":
                wrong = problems_of_message(each.json, answer=True)
            case "callback":
                wrong = problems_of_callback(each.json)
            case "commands":
                wrong = problems_of_commands(each.json)
            case _:
                wrong = []
        problems += [f"call {number}, {each.method} {path} {one}" for one in wrong]
    return problems
