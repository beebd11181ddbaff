"""Profile links beside names: taken out of a text, and given to whom they belong."""

import re
from collections.abc import Sequence
from dataclasses import replace

from bot.reading.names import PersonRead

_LINK = re.compile(
    r"[<(]?\b(?:https?://)?(?:[a-z]{2,3}\.)?(?:www\.)?(?P<where>linkedin\.com/(?:in|pub)|xing\.com/profile|github\.com"
    r"|(?:twitter|x)\.com)/(?P<who>[\w%.-]{2,100})/?(?:\?[^\s>)|]{0,200})?(?:\|[^\s>]{0,200})?[>)]?",
    re.IGNORECASE,
)
_WORDS = re.compile(r"[^\W\d_]+")


def links_apart(text: str) -> tuple[str, tuple[str, ...]]:
    """The text without the profile links in it, and those, in order."""
    found = tuple(f"https://www.{match['where'].lower()}/{match['who']}" for match in _LINK.finditer(text))
    return (_LINK.sub(" ", text), found) if found else (text, ())


def with_links(people: Sequence[PersonRead], links: Sequence[str]) -> tuple[PersonRead, ...]:
    """The people, each with the link that bears their name; where that tells nothing, in order."""
    left = list(links)
    out: list[PersonRead] = []
    for each in people:
        names = [word.lower() for word in _WORDS.findall(each.name) if len(word) > 2]
        mine = next((link for link in left if any(name in link.lower() for name in names)), "")
        if mine:
            left.remove(mine)
        out.append(replace(each, link=mine) if mine else each)
    if left and len(left) == sum(not each.link for each in out):
        out = [each if each.link else replace(each, link=left.pop(0)) for each in out]
    return tuple(out)
