"""Stitching: whether a text is made of what its plain draft says, and of courtesies, three words at a time.

Every three words in a row have to stand so in the plain draft or in a courtesy about what that draft says: a word
alone may belong to either and yet say something new beside another.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from bot.drafting.anatomy import Span
from bot.drafting.brief import Brief
from bot.drafting.courtesies import ALIKE, ALWAYS, CONDITIONS, COURTESIES, IDLE
from bot.drafting.frames.language import language_of
from bot.drafting.guard_words import CONTRACTED
from bot.drafting.text import clean
from bot.drafting.topics import fit_of, topic_of

Run = tuple[str, str, str]

_TOKEN = re.compile(r"§?[^\W_]+(?:['’\-./&+#][^\W_]+)*[+#]*|[,;:–—()]")
_PAUSE = frozenset(",;:–—()")
_AGAIN = re.compile(r"\bonce (?=again\b|more\b)", re.I)
_PREPOSITIONS = frozenset("about for of with to in on at from by".split())  # noqa: SIM905
_START, _END = "^", "$"


def stitched(source: Sequence[Span], text: Sequence[Span], brief: Brief) -> bool:
    """Whether nothing in these sentences stands together that may not."""
    masks = _masks(brief)
    plain = [_tokens(each.text, masks) for each in source]
    words = {word for tokens in plain for word in tokens}
    known = {run for tokens in plain for variant in _variants(tokens) for run in _runs(variant)} | _courtesies(ALWAYS)
    for needed, lines in COURTESIES.items():
        if needed & words:
            known |= _courtesies(lines)
    starts = {run[1:] for run in known if run[0] == _START}
    known |= {run for tokens in plain for clause in _clauses(tokens, starts) for run in _runs(clause)}
    return all(
        run in known
        for each in text
        for clause in _clauses(_tokens(each.text, masks), starts)
        for run in _runs(clause)
    )


def _masks(brief: Brief) -> tuple[tuple[re.Pattern[str], str], ...]:
    """The facts as they may stand in the text, the member's own words first, and what stands for each."""
    english = language_of("en")
    month, weekday = english.months[brief.met_on.month - 1], english.weekdays[brief.met_on.weekday()]
    date = rf"(?:{month} {brief.met_on.day}|{brief.met_on.day} {month})(?:, {brief.met_on.year})?"
    found = [
        (re.compile(_whole(told.phrase.text), re.I), slot)
        for told, slot in ((topic_of(brief), "§topic"), (fit_of(brief), "§fit"))
        if told.phrase is not None
    ]
    found += [(re.compile(_whole(clean(name))), slot) for name, slot in (
        (brief.role, "§role"), (brief.company, "§company"),
    ) if name.strip()]  # fmt: skip
    found.append((re.compile(rf"\b(?:{weekday}, {date}|{date}|{weekday})(?!\w)"), "§day"))
    return tuple(found)


def _whole(phrase: str) -> str:
    straight = re.escape(phrase.strip(" .!?,;:").replace("’", "'")).replace("'", "['’]")
    return rf"(?<!\w){straight}(?!\w)"


def _tokens(text: str, masks: Iterable[tuple[re.Pattern[str], str]] = ()) -> tuple[str, ...]:
    """The words in small letters, contractions written out, idle ones left out, pauses as they are."""
    text = _AGAIN.sub("", text)
    for pattern, slot in masks:
        text = pattern.sub(f" {slot} ", text)
    out: list[str] = []
    for token in _TOKEN.findall(text):
        low = token.lower().replace("’", "'")
        for word in CONTRACTED.get(low, ALIKE.get(low, low)).split():
            # "In this role" is "in the role"; "this" alone is not "the".
            out.append(ALIKE.get(word, word))
    return tuple(
        word
        for at, word in enumerate(out)
        if word not in IDLE and not (word == "this" and out[at + 1 : at + 2] == ["role"]) and word
    )


def _variants(tokens: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """The same in the orders that grammar allows: "about X and about Y" is "about X and Y"."""
    words = tuple(word for word in tokens if word not in _PAUSE)
    yield words
    for at in range(2, len(words)):
        if words[at] in _PREPOSITIONS and words[at - 1] == "and" and words[at] in words[: at - 1]:
            yield words[:at] + words[at + 1 :]
            if words[at] == "about":
                yield from ((*words[:at], "to", verb, *words[at:]) for verb in ("hear", "learn"))
    if words[0:1] and words[0] in _PREPOSITIONS and "," in tokens:
        rest = tuple(word for word in tokens[tokens.index(",") + 1 :] if word not in _PAUSE)
        if rest[:1] == ("i",):
            yield rest


def _runs(words: Sequence[str], *, ends: bool = True) -> Iterator[Run]:
    """Every three in a row, beginning and end among them, if it ends at all."""
    padded = (_START, *words, *((_END,) if ends else ()))
    yield from zip(padded, padded[1:], padded[2:], strict=False)


@cache
def _courtesies(lines: tuple[str, ...]) -> frozenset[Run]:
    return frozenset(
        run
        for line in lines
        for run in _runs([word for word in _tokens(line) if word not in _PAUSE], ends=line.endswith((".", "?")))
    )


def _clauses(tokens: Sequence[str], starts: set[tuple[str, str]]) -> Iterator[tuple[str, ...]]:
    """The sentence in clauses, where one begins after a pause as sentences do, and hangs on none before it."""
    clause: list[str] = []
    at = 0
    while at < len(tokens):
        after = at
        while after < len(tokens) and (tokens[after] in _PAUSE or tokens[after] == "and"):
            after += 1
        if after > at:
            opening = (*tokens[after : after + 2],)
            free = len(opening) == 2 and opening in starts and opening[0] not in CONDITIONS
            if clause and free and not CONDITIONS & set(clause):
                yield tuple(clause)
                clause = []
            elif "and" in tokens[at:after]:
                clause.append("and")
            at = after
            continue
        clause.append(tokens[at])
        at += 1
    if clause:
        yield tuple(clause)
