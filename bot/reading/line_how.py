"""How an interview was held and which it was: formats, rounds and activities among a line's words."""

import re

from bot.reading.language import LineWords
from bot.reading.line_english import ENGLISH
from bot.reading.line_sheet import Sheet


def only_how(sheet: Sheet, text: str) -> bool:
    """Whether the words are nothing but a format or round, which are kept."""
    low = re.sub(r"\s+", " ", text.lower()).strip(" .()")
    words = sheet.words
    known = words.formats.get(low)
    if known is not None:
        sheet.format = sheet.format or known
        if words.round_whole.match(low):
            sheet.round = sheet.round or text.strip()
        return True
    if low in words.kinds or words.round_whole.match(low):
        sheet.round = sheet.round or text.strip(" .()")
        return True
    rest = words.format_in.sub(" ", words.round_in.sub(" ", low))
    others = [word for word in words.activity_opens.sub("", rest).split() if word.strip("-,") not in words.small_words]
    if rest != low and not others:
        take_how(sheet, text)
        return True
    return False


def take_how(sheet: Sheet, text: str) -> str:
    """Keeps the format and the round in the text; returns what is left of it."""
    words = sheet.words
    round_said, how = words.round_in.search(text), words.format_in.search(text)
    if how is not None:
        sheet.format = sheet.format or words.formats[re.sub(r"\s+", " ", how.group().lower())]
    if round_said is not None:
        sheet.round = sheet.round or round_said.group().strip()
    return without_how(text, words)


def without_how(text: str, words: LineWords = ENGLISH) -> str:
    """What is left of the text without its format and round."""
    return re.sub(r"\s+", " ", words.format_in.sub(" ", words.round_in.sub(" ", text))).strip()


def acts(text: str, words: LineWords = ENGLISH) -> bool:
    """Whether the words open with what was done."""
    lead = words.format_in.sub(" ", words.round_in.sub(" ", text)).strip()
    bare = lead.lower() in words.bare_lead or strip_lead(f"{lead} .", words) == "."
    return bare or bool(words.activity_opens.match(strip_lead(lead, words)))


def strip_lead(text: str, words: LineWords = ENGLISH) -> str:
    """The words without the "I had a" that opens them."""
    return words.lead.sub("", text.strip())


def is_social(text: str, words: LineWords = ENGLISH) -> bool:
    """Whether the words are a meal or a talk that one has with a person: "coffee"."""
    return bool(words.social_opens.match(strip_lead(text, words)))


def how_opens(text: str, words: LineWords = ENGLISH) -> bool:
    """Whether a format or round opens the words: "second round at Acme"."""
    text = strip_lead(text, words)
    found = words.round_in.match(text) or words.format_in.match(text)
    if found is None:
        return False
    after = text[found.end() :]
    named = found.group().lower().endswith(words.how_nouns) and after[1:2].isupper()
    return named or bool(words.how_follows.match(after))
