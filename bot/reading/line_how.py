"""How an interview was held and which it was: formats, rounds and activities among a line's words."""

import re

from bot.reading.details_english import ACTIVITY, FORMATS, KINDS, ROUND, SMALL_WORDS, SOCIAL
from bot.reading.line_sheet import Sheet

_ROUND = re.compile(rf"^{ROUND}$", re.IGNORECASE)
ROUND_IN = re.compile(rf"(?<![\w-]){ROUND}(?![\w-])", re.IGNORECASE)
ACTIVITY_OPENS = re.compile(rf"^(?:{ACTIVITY})\b\s*(?:to\s+)?", re.IGNORECASE)
FORMAT_IN = re.compile(
    r"(?<![\w.-])(?:" + "|".join(sorted(map(re.escape, FORMATS), key=len, reverse=True)) + r")(?![\w-]|\.\w)",
    re.IGNORECASE,
)
_LEAD = re.compile(
    r"^(?:i\s+)?(?:just\s+)?(?:had|did|have|got|finished|completed)\s+(?:(?:an?|my|the|another)\s+"
    r"(?:(?:(?:really|very|pretty|super)\s+)?(?:great|good|nice|brief|short|long|lovely|tough|interesting)\s+)?)?",
    re.IGNORECASE,
)
_SOCIAL = re.compile(rf"^(?:an?\s+|my\s+)?{SOCIAL}(?=\s|$)", re.IGNORECASE)
HOW_CLOSES = re.compile(rf"(?:\s+(?:{ROUND}|{FORMAT_IN.pattern}|interview|call|chat))+$", re.IGNORECASE)


def only_how(sheet: Sheet, text: str) -> bool:
    """Whether the words are nothing but a format or round, which are kept."""
    low = re.sub(r"\s+", " ", text.lower()).strip(" .()")
    known = FORMATS.get(low)
    if known is not None:
        sheet.format = sheet.format or known
        if _ROUND.match(low):
            sheet.round = sheet.round or text.strip()
        return True
    if low in KINDS or _ROUND.match(low):
        sheet.round = sheet.round or text.strip(" .()")
        return True
    rest = FORMAT_IN.sub(" ", ROUND_IN.sub(" ", low))
    if rest != low and not [w for w in ACTIVITY_OPENS.sub("", rest).split() if w.strip("-,") not in SMALL_WORDS]:
        take_how(sheet, text)
        return True
    return False


def take_how(sheet: Sheet, text: str) -> str:
    """Keeps the format and the round in the text; returns what is left of it."""
    round_said, how = ROUND_IN.search(text), FORMAT_IN.search(text)
    if how is not None:
        sheet.format = sheet.format or FORMATS[re.sub(r"\s+", " ", how.group().lower())]
    if round_said is not None:
        sheet.round = sheet.round or round_said.group().strip()
    return without_how(text)


def without_how(text: str) -> str:
    """What is left of the text without its format and round."""
    return re.sub(r"\s+", " ", FORMAT_IN.sub(" ", ROUND_IN.sub(" ", text))).strip()


def acts(text: str) -> bool:
    """Whether the words open with what was done."""
    lead = FORMAT_IN.sub(" ", ROUND_IN.sub(" ", text)).strip()
    bare = lead.lower() in ("", "a", "my") or strip_lead(f"{lead} .") == "."
    return bare or bool(ACTIVITY_OPENS.match(strip_lead(lead)))


def strip_lead(text: str) -> str:
    """The words without the "I had a" that opens them."""
    return _LEAD.sub("", text.strip())


def is_social(text: str) -> bool:
    """Whether the words are a meal or a talk that one has with a person: "coffee"."""
    return bool(_SOCIAL.match(strip_lead(text)))


def how_opens(text: str) -> bool:
    """Whether a format or round opens the words: "second round at Acme"."""
    text = strip_lead(text)
    found = ROUND_IN.match(text) or FORMAT_IN.match(text)
    if found is None:
        return False
    after = text[found.end() :]
    named = found.group().lower().endswith(("interview", "call", "screen")) and after[1:2].isupper()
    return named or bool(re.match(r"\s+(?:at|with|for|@|interview)\b", after))
