"""E-mail addresses as chats and mail programs write them: unwrapped, found and checked."""

import re
from dataclasses import dataclass

from email_validator import EmailNotValidError, validate_email

_LOCAL_LONGEST = 64
_SLACK_MAIL = re.compile(r"<mailto:([^<>|\s?]{1,254})(?:\?[^<>|]{0,500})?(?:\|([^<>]{0,200}))?>", re.IGNORECASE)
_SLACK_LINK = re.compile(r"<(?:https?|tel):[^<>|\s]{1,500}\|([^<>]{1,200})>", re.IGNORECASE)
_MENTION = re.compile(r"<@[!&]?([A-Z0-9]{1,24})(?:\|([^<>]{0,80}))?>", re.IGNORECASE)
_BARE_MAILTO = re.compile(r"\bmailto:(?=\S+@)", re.IGNORECASE)
_ENTITIES = (("&lt;", "<"), ("&gt;", ">"), ("&quot;", '"'), ("&#39;", "'"), ("&amp;", "&"))
# Bidirectional controls and zero-width characters can make a name read as another; the joiners of Persian
# and emoji go with them, as no letter of a name depends on them alone.
_UNSEEN = re.compile(
    "[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e"
    "\u2060-\u2069\ufeff\ufff9-\ufffb\U000e0000-\U000e007f\ud800-\udfff]"
)
_BRACKETED = r"<\s{0,8}(?P<inner>[^<>\s,;]{1,254}@[^<>\s,;]{0,254}|[^<>\s,;]{1,254}\.[^<>\s,;/]{2,63})\s{0,8}>"
_PLAIN = r"(?P<plain>[^\s<>()\[\],;:\"|@]{1,254}@[^\s<>()\[\],;:\"|@]{1,254})"
_ADDRESS = re.compile(f"{_BRACKETED}|{_PLAIN}")


@dataclass(frozen=True, slots=True)
class Found:
    """Something in the place of an address; `email` is None when it is none."""

    start: int
    end: int
    text: str
    email: str | None


def seen(text: str) -> str:
    """The text without characters that nobody sees; line ends and tabs stay."""
    return _UNSEEN.sub("", text.replace("\r\n", "\n").replace("\r", "\n").replace("\u2028", "\n"))


def mentions(text: str) -> tuple[str, ...]:
    """The mentions of chat members in the text, as written."""
    return tuple(match.group() for match in _MENTION.finditer(text))


def without_mentions(text: str) -> str:
    """The text with every mention of a chat member taken out."""
    return _MENTION.sub(" ", text)


def unslacked(text: str) -> str:
    """The text as it was typed, before the chat wrapped its links and escaped its signs."""
    text = _SLACK_MAIL.sub(_unwrapped, text)
    text = _SLACK_LINK.sub(lambda match: match[1], text)
    text = _BARE_MAILTO.sub("", text)
    for entity, sign in _ENTITIES:
        text = text.replace(entity, sign)
    return text


def _unwrapped(match: re.Match[str]) -> str:
    address, label = match[1], (match[2] or "").strip()
    # The label is what a stranger chose to show: a name perhaps, never the address.
    if not label or label.lower() == address.lower():
        return address
    if "@" in label:
        return f" <{address}>"
    return f"{label} <{address}>"


def valid(text: str) -> str | None:
    """The address in its usual form, or None when it is none; nobody is asked over the network."""
    text = text.strip().strip("'\"").rstrip(".")
    local = text.rpartition("@")[0]
    if not local or len(local) > _LOCAL_LONGEST or len(text) > 254:
        return None
    try:
        return validate_email(text, check_deliverability=False).normalized
    except EmailNotValidError:
        return None


def found(text: str) -> tuple[Found, ...]:
    """Everything that stands where an address would, in order."""
    out = []
    for match in _ADDRESS.finditer(text):
        piece = match["inner"] or match["plain"]
        start, end = match.span()
        if match["plain"] is not None:
            trimmed = piece.rstrip(".'!?")
            end -= len(piece) - len(trimmed)
            piece = trimmed
        out.append(Found(start, end, piece, valid(piece)))
    return tuple(out)
