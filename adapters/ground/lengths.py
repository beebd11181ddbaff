"""Words as payloads can carry them: cleaned, measured in UTF-16 units, and cut to a limit."""

import re

_UNFIT = re.compile("[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff]")


def units(text: str) -> int:
    """The length in UTF-16 units."""
    if text.isascii():
        return len(text)
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def clean(text: str) -> str:
    """The text without what no payload can carry: control characters and halves of pairs."""
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    return _UNFIT.sub("\ufffd", text)


def clip(text: str, limit: int) -> str:
    """The text cleaned, and cut with an ellipsis when it is longer than `limit` UTF-16 units."""
    text = clean(text)
    return text if units(text) <= limit else head(text, limit - 1).rstrip() + "…"


def clip_words(text: str, limit: int) -> str:
    """The text cleaned, and cut like `clip`, but between words where that leaves more than half of the room."""
    cut = clip(text, limit)
    if cut == clean(text):
        return cut
    kept = cut.removesuffix("…")
    after = clean(text)[len(kept) : len(kept) + 1]
    space = kept.rfind(" ")
    if after and not after.isspace() and units(kept[:space]) * 2 > limit:
        kept = kept[:space]
    return kept.rstrip(" ,;:.·-–—(") + "…"


def head(text: str, limit: int) -> str:
    """As much of the beginning as fits into `limit` UTF-16 units; no pair is cut."""
    short = text[: max(0, limit)]
    while short and units(short) > limit:
        short = short[: limit - units(short)]
    return short
