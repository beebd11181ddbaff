"""What Discord refuses of embeds."""

from typing import Any

from tests.adapters.discord.payload_found import Found, check_keys, check_list, check_string, units

EMBEDS, FIELDS, WHOLE = 10, 25, 6000
TITLE, DESCRIPTION, NAME, VALUE, FOOTER, AUTHOR = 256, 4096, 256, 1024, 2048, 256
_KEYS = {
    "title", "type", "description", "url", "timestamp", "color", "footer", "image", "thumbnail", "author", "fields",
    "flags",
}  # fmt: skip


def check_embeds(found: Found, embeds: Any) -> None:
    """The embeds of a message: each by itself, and all that they say together."""
    total = 0
    for number, embed in enumerate(check_list(found, "/embeds", embeds, 0, EMBEDS)):
        at = f"/embeds/{number}"
        if not isinstance(embed, dict):
            found.add(at, "is no embed")
            continue
        check_keys(found, at, embed, _KEYS)
        if not embed.keys() & {"title", "description", "fields", "image", "thumbnail", "author", "footer"}:
            found.add(at, "is empty")
        texts: list[tuple[str, Any, int, int]] = [
            (f"{at}/title", embed.get("title"), TITLE, 0),
            (f"{at}/description", embed.get("description"), DESCRIPTION, 0),
            (f"{at}/footer/text", (embed.get("footer") or {}).get("text"), FOOTER, 0),
            (f"{at}/author/name", (embed.get("author") or {}).get("name"), AUTHOR, 0),
        ]
        for place, field in enumerate(check_list(found, f"{at}/fields", embed.get("fields") or [], 0, FIELDS)):
            where = f"{at}/fields/{place}"
            check_keys(found, where, field, {"name", "value", "inline"}, {"name", "value"})
            texts.append((f"{where}/name", field.get("name"), NAME, 1))
            texts.append((f"{where}/value", field.get("value"), VALUE, 1))
        for where, text, most, least in texts:
            check_string(found, where, text, most, least=least)
            total += units(text) if isinstance(text, str) else 0
    if total > WHOLE:
        found.add("/embeds", f"are {total} long in all, at most {WHOLE}")
