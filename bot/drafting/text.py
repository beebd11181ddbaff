"""Text: cleaned of what no sentence may hold."""

import unicodedata


def clean(text: str) -> str:
    """The text on one line, in composed letters, without control characters."""
    text = "".join(" " if unicodedata.category(sign) in ("Cc", "Zl", "Zp", "Cs") else sign for sign in text)
    return unicodedata.normalize("NFC", " ".join(text.split()))


def upper_first(text: str) -> str:
    """The text with a capital first letter."""
    return text[:1].upper() + text[1:]
