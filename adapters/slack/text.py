"""Words as Slack takes them: cleaned, cut, escaped, as text objects and as rich text."""

import re
from typing import Any

from adapters.ground.lengths import clean, clip, head, units
from adapters.slack import limits
from bot.chat.card import Anchor, CommandName, Mention, Strong, Text, When

Json = dict[str, Any]
"""An object of a payload."""

_PERSON = re.compile(r"[UW][A-Z0-9]{2,30}")
_ROOM = re.compile(r"[CDG][A-Z0-9]{2,30}")


def escape(text: str) -> str:
    """The text with the three characters escaped that start anything live in Slack's markup."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def escaped(text: str, limit: int) -> str:
    """The text cleaned and escaped, and cut so that the result is at most `limit` long and no escape is cut."""
    text = clean(text)
    whole = escape(text)
    if units(whole) <= limit:
        return whole
    room, end = limit - 1, 0
    for each in text:
        room -= units(escape(each))
        if room < 0:
            break
        end += 1
    return escape(text[:end].rstrip()) + "…"


def plain_text(text: str, limit: int = limits.TEXT) -> Json:
    """A text object that is shown as it is: no markup in it is live, no `:name:` an emoji; an empty text is "…"."""
    shown = clip(text, limit)
    return {"type": "plain_text", "text": shown if shown.strip() else "…", "emoji": False}


def spans(text: Text, *, italic: bool = False, limit: int = limits.TEXT) -> list[Json]:
    """Rich text elements of a text, none of them empty; what is past `limit` is cut with an ellipsis."""
    elements: list[Json] = []
    room = limit
    for span in text:
        element = _span(span)
        words = clean(element.get("text", ""))
        if "text" in element:
            if not words:
                continue
            if units(words) > room:
                words = head(words, max(0, room - 1)) + "…"
            element["text"] = words
        style = {**element.get("style", {}), **({"italic": True} if italic else {})}
        if style:
            element["style"] = style
        elements.append(element)
        room -= units(words)
        if room <= 0:
            break
    return elements


def _span(span: str | Strong | When | Mention | Anchor | CommandName) -> Json:
    match span:
        case str():
            return {"type": "text", "text": span}
        case When(_, words):
            return {"type": "text", "text": words}
        case Strong(words):
            return {"type": "text", "text": words, "style": {"bold": True}}
        case CommandName(path):
            return {"type": "text", "text": f"/{path}", "style": {"code": True}}
        case Anchor(words, url):
            if not opens(url):
                return {"type": "text", "text": words}
            return {"type": "link", "url": url, "text": words}
        case Mention(who, words):
            if who.platform == "slack" and who.user is not None and _PERSON.fullmatch(who.user):
                return {"type": "user", "user_id": who.user}
            if who.platform == "slack" and who.user is None and _ROOM.fullmatch(who.room or ""):
                return {"type": "channel", "channel_id": who.room}
            return {"type": "text", "text": words}


def opens(url: str) -> bool:
    """Whether Slack can open this address from a line of text."""
    fits = units(url) <= limits.URL and clean(url) == url
    return fits and url.startswith(("https://", "http://", "mailto:"))


def section(elements: list[Json]) -> Json:
    """A paragraph of rich text."""
    return {"type": "rich_text_section", "elements": elements}


def words(text: str, **style: bool) -> Json:
    """One run of words in rich text."""
    return {"type": "text", "text": text, **({"style": style} if style else {})}


def rich(*parts: Json) -> Json:
    """A block of rich text."""
    return {"type": "rich_text", "elements": list(parts)}


def preformatted(text: str) -> Json:
    """A box of rich text that is easy to copy; never cut, as it is to be copied."""
    return {"type": "rich_text_preformatted", "elements": [words(clean(text))]}
