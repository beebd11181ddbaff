"""Bodies of messages: checked, given their files, and drawn over what stood there."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from tests.adapters.discord.loopback.refusals import malformed
from tests.adapters.discord.loopback.world import EPHEMERAL, LOADING, V2, Json, Message, World, walked


@dataclass(frozen=True)
class File:
    """One uploaded file."""

    name: str
    content: bytes
    kind: str = "application/octet-stream"


Files = Mapping[str, File]
"""The files of a call by the number in their field's name."""


def attached(world: World, body: Json, files: Files) -> list[Json]:
    """The attachments that a body brings: described ones, and files that nothing describes."""
    described = {str(each.get("id")): each for each in body.get("attachments") or () if isinstance(each, dict)}
    made = []
    for number, file in files.items():
        id = world.new()
        world.files[id] = file.content
        name = str(described.get(number, {}).get("filename") or file.name)
        made.append({
            "id": id, "filename": name, "size": len(file.content), "content_type": file.kind,
            "description": described.get(number, {}).get("description"), "url": f"{world.address}/files/{id}/{name}",
            "proxy_url": f"{world.address}/files/{id}/{name}",
        })  # fmt: skip
    return made


def redrawn(world: World, message: Message, body: Json, files: Files) -> None:
    """Draws the body over the message: what it does not name stays.

    Raises Refused where what would then stand is no message.
    """
    flags = int(body.get("flags") or 0)
    content = body.get("content", message.content)
    embeds = body.get("embeds", message.embeds)
    components = body.get("components", message.components)
    attachments = message.attachments
    if "attachments" in body:
        kept = {str(each.get("id")) for each in body["attachments"] or () if isinstance(each, dict)}
        attachments = [each for each in message.attachments if each["id"] in kept]
    attachments = attachments + attached(world, body, files)
    v2 = message.v2 or bool(flags & V2)
    there = {each["filename"] for each in attachments}
    problems = [
        f"/components: {name!r} is no file of this message" for name in referenced(components) if name not in there
    ]
    if v2:
        for name, value in (("content", content), ("embeds", embeds)):
            if value:
                problems.append(f"/{name}: MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2")
        if not components:
            problems.append("/components: a message of components has none")
    elif not (content or embeds or components or attachments):
        problems.append("/: the message would be empty")
    if problems:
        raise malformed(problems)
    message.content, message.embeds, message.components = str(content or ""), list(embeds or ()), list(components or ())
    message.attachments = attachments
    if "flags" in body and body["flags"] is not None:
        # Whose eyes it is for was settled when it was posted, and V2 is never unset.
        kept_flags = message.flags & (EPHEMERAL | V2)
        message.flags = kept_flags | (flags & ~(LOADING | EPHEMERAL))
    message.flags = (message.flags | (V2 if v2 else 0)) & ~LOADING
    if "allowed_mentions" in body:
        message.allowed_mentions = body["allowed_mentions"]


def referenced(components: Any) -> list[str]:
    """The names of the attachments that components show."""
    media = [
        item.get(key) for each in walked(components) for item in (each, *(each.get("items") or ()))
        for key in ("media", "file") if isinstance(item, dict)
    ]  # fmt: skip
    urls = [str(each.get("url", "")) for each in media if isinstance(each, dict)]
    return [each.removeprefix("attachment://") for each in urls if each.startswith("attachment://")]
