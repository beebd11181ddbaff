"""Phrases: the member's own words made to stand inside a sentence."""

import re
from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum

from bot.drafting.lexicon import BARE, CASED, DETERMINERS, FINITE, HEADS, PREPOSITIONS, PROPER
from bot.drafting.reported import hypothetical, question, reported, to_you
from bot.drafting.text import clean

LONGEST = 160
"""Characters of a phrase; what is longer is cut where it pauses."""


class Shape(StrEnum):
    """What a phrase can stand for."""

    NOUN = "noun"
    """After "about", or as a subject: "the billing migration"."""
    CLAUSE = "clause"
    """After "about" only: "how you handle on-call"."""
    STATEMENT = "statement"
    """A sentence of the member's own: "I led a migration"."""
    DOING = "doing"
    """A gerund: "leading a migration"."""
    QUESTION = "question"
    """A question as it was asked, after a colon."""
    LOOSE = "loose"
    """After a colon only."""
    ASKED = "asked"
    """What the recipient asked: "your question about the rota"."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words and what they can stand for."""

    text: str
    shape: Shape


@dataclass(frozen=True, slots=True)
class Topic:
    """The words for the note, if any; `unfit` when something was said that is not fit to be written."""

    phrase: Phrase | None
    unfit: bool = False


_THAT = re.compile(r"^that\s+(?=(?:i|you|he|she|it|we|they|there|the|a|an|my|your|his|her|our|their)\b)", re.I)
_WH = re.compile(r"^(?:how|why|what|where|when|who|whether|which)\b", re.I)
_DO = re.compile(r"^(how|why|what|where|when|who|which)\s+(?:do|does)\s+(i|you|we|they|she|he)\b", re.I)
_INVERTED = re.compile(
    r"^(?:how|why|what|where|when|who|which)(?:\s+\w+)?\s+"
    r"(?:do|does|did|is|are|was|were|can|could|will|would|should|have|has)\s+"
    r"(?:i|you|we|they|she|he|it|the|a|an|my|your|their|his|her|our|this|that)\b",
    re.I,
)
_RELATIVE = frozenset(
    {"that", "which", "who", "whose", "whom", "where", "when", "how", "why", "what", "whether", "if", "because"}
)
_PRONOUNS = frozenset({"i", "you", "he", "she", "it", "we", "they", "there"})
_HAVE = re.compile(
    r"^(?:they|she|he)(?:\s+(?:have|has|had)(?:\s+got)?|['’]ve\s+got)\s+"
    r"(?:an?\s+|(?=(?:two|three|four|five|six|\d+)\b))(?=\w)",
    re.I,
)
_GREW = re.compile(
    r"^(?P<who>(?:the|your|our|their)(?:\s+[\w-]+){1,2}|customers|users|people|engineers|developers|teams)\s+(?:recently\s+|just\s+)?"
    r"(?:doubled|tripled|quadrupled|grew|moved|switched|migrated|launched|shipped|rebuilt|rewrote|adopted|hired|opened"
    r"|replaced|became|merged|ships|runs|uses|builds|handles|plans|grows|works|love|use|ship|run|build|plan|work)\s+(?!by\b)\w",
    re.I,
)
_OPENS_THEIRS = re.compile(
    r"^(?:(?:how|why|what|where|when|whether|who|which)\s+)?(?:she|he|they|her|his|their)\b", re.I
)
_SPEAKING = (
    r"(?:also |then )?(?:asked|ask|told|talked|spoke|said|explained|mentioned|discussed|described|shared|showed|walked"
    r"|wanted|was|wondered|gave|went|covered|enjoyed|liked|loved|learned|heard|impressed)\b"
)
_WORD = re.compile(r"[^\W_]+(?:['’\-][^\W_]+)*")
_PAST = re.compile(
    r"^(?:led|ran|built|wrote|made|did|took|spent|grew|set|taught|sold|won|cut|kept|held|drove|began|went|had|was|"
    r"oversaw|rebuilt|brought|put|gave|(?!need|feed|speed|breed|seed|embed)[a-z]{2,}ed)\b",
    re.I,
)
_BASES = frozenset(BARE.values())
_UNCOUNTED = frozenset({"experience", "culture", "design", "strategy", "process", "community", "policy"})
_OWNERS = frozenset(
    """
    today yesterday tomorrow customer company team user client product market patient student world industry everyone
    somebody people women men children manager founder group department office platform city year month week there
    that what who it here let how where
    """.split()  # noqa: SIM905
)
_BARE_HEADS = frozenset({"design", "culture", "balance", "experience", "strategy", "community"})
_NOT_DOING = frozenset(
    {"nothing", "something", "anything", "everything", "spring", "morning", "evening", "king", "string", "thing"}
)


def topic_phrase(said: str, *, names: Collection[str] = (), recipient: str = "") -> Phrase | None:
    """What was talked about, for a sentence addressed to the recipient; None when nothing was said."""
    text = _cased(_core(said), names)
    if recipient:
        text = re.sub(rf"^{re.escape(recipient)}\s+(?={_SPEAKING})", "she ", text)
    text, asked = reported(_first_small(text))
    text = text.strip(" ,;:–—-")
    if not text:
        return None
    text = _opened(text, names)
    if asked:
        return Phrase(f"your question about {to_you(_opened(question(text), names))}", Shape.ASKED)
    to_do = hypothetical(text)
    if to_do is not None:
        return Phrase(to_you(to_do), Shape.CLAUSE)
    said_that = _THAT.match(text)
    text = _addressed(_THAT.sub("", text), recipient, names)
    return Phrase(f"how {text}", Shape.CLAUSE) if said_that else _shaped(text)


def fit_phrase(said: str, *, names: Collection[str] = ()) -> Phrase | None:
    """The member's own experience as a noun, a gerund, a statement or loose words."""
    text = _cased(_core(said), names)
    if not text:
        return None
    text = _opened(text, names)
    first = text.split()[0].lower()
    if re.match(r"^(?:I|I've|I’ve|I'm|I’m|we|my \w+ and I)\b", text):
        return Phrase(text, Shape.STATEMENT)
    if _PAST.match(text) and (first != "used" or text.lower().startswith("used to ")):
        return Phrase(f"I {text}", Shape.STATEMENT)
    if first.endswith("ing") and len(first) > 4 and first not in _NOT_DOING:
        return Phrase(text, Shape.DOING)
    phrase = _shaped(text, article="a")
    return Phrase(text, Shape.LOOSE) if phrase.shape is not Shape.NOUN else phrase


def _core(said: str) -> str:
    text = clean(said).strip(" -–—•*·")
    # One thought is enough for one sentence: the first with two words of weight, else the first.
    parts = [part for part in re.split(r"(?<=[.!?])\s+(?=[A-Z\"'“‘])|\s*[;•]\s+", text) if part.strip()]
    if len(parts) > 1:
        text = next((part for part in parts if len(part.split()) > 2), parts[0])
    text = text.strip().rstrip(".!,;: ")
    if len(text) > LONGEST:
        head = text[: LONGEST + 1]
        cut = max(head.rfind(sign) for sign in (", ", " because ", " so that ", " – ", " - ", " and "))
        text = head[: cut if cut > 40 else head.rfind(" ")].rstrip(" ,;:–-") if " " in head else head[:LONGEST]
    if text.isupper() and len(text.split()) > 1:
        text = text.lower()
    return text


def _opened(text: str, names: Collection[str]) -> str:
    """The text with a small first letter, unless it opens with a name or an acronym."""
    match = _WORD.match(text)
    if match is None:
        return text
    word = match.group()
    if word in ("I", "I'm", "I've", "I’m", "I’ve", "I'd", "I’d", "I'll", "I’ll") or not word[0].isupper():
        return re.sub(r"^i(?=['’ ])", "I", text)
    lone = len(word) == 1 and (word != "A" or text[1:2] == "/")
    lone = lone or word[1:2] == "-"
    if lone or any(sign.isupper() or sign.isdigit() for sign in word[1:]):
        return text
    stem = re.sub(r"['’]s?$", "", word)
    if stem in PROPER or any(stem in _WORD.findall(name) for name in names):
        return text
    if word[-2:] in ("'s", "’s") and stem.lower() not in _OWNERS:
        return text
    return text[0].lower() + text[1:]


def _cased(text: str, names: Collection[str]) -> str:
    """The text with SQL and Python as they are written, unless a name of the record is written otherwise."""
    known = {word for name in names for word in _WORD.findall(name)}
    return re.sub(
        r"(?<![\w./@-])[a-z][a-z0-9]+(?![\w/@.]|-\w)",
        lambda found: found.group() if found.group() in known else CASED.get(found.group(), found.group()),
        text,
    )


def _first_small(text: str) -> str:
    """The text with a small first letter where a pronoun or a verb of telling opens it."""
    opening = rf"^(?:{_SPEAKING}|she|he|they|we|you|there)\b"
    return re.sub(opening, lambda found: found.group().lower(), text, flags=re.I)


def _addressed(text: str, recipient: str, names: Collection[str]) -> str:
    """The text with "she", "their" or the recipient's own name turned to "you" and "your"."""
    if recipient:
        text = re.sub(rf"^{re.escape(recipient)}['’]s\s+", "your ", text)
        text = re.sub(rf"^((?:how|why|what|where|when|whether)\s+)?{re.escape(recipient)}\s+(?=\w)", r"\1she ", text)
    text = _DO.sub(r"\1 \2", text)
    had = _HAVE.match(text)
    if had:
        return to_you(f"their {text[had.end() :]}")
    if re.match(r"(?:wants|needs|likes|loves|is|was|has|thinks|hopes|runs)\b", text, re.I):
        text = f"she {text}"
    # "She" in "Priya's talk and what she learned" is Priya, not the recipient.
    others = {word for name in names for word in _WORD.findall(name)} - set(_WORD.findall(recipient))
    if any(re.sub(r"['’]s?$", "", word) in others for word in _WORD.findall(text)) and not _OPENS_THEIRS.match(text):
        return text
    return to_you(text)


def _shaped(text: str, *, article: str = "the") -> Phrase:
    """The text with what it can stand for; a bare countable noun gets its article."""
    question = text.endswith("?")
    body = text.rstrip("? ")
    if _WH.match(body):
        if _INVERTED.match(body):
            return Phrase(f"{body}?", Shape.QUESTION)
        return Phrase(body, Shape.CLAUSE)
    if question:
        return Phrase(text, Shape.QUESTION)
    words = [word.lower().replace("’", "'") for word in _WORD.findall(text)]
    if not words:
        return Phrase(text, Shape.LOOSE)
    grew = _GREW.match(text)
    if grew and not grew.group("who").lower().endswith("ly"):
        return Phrase(f"how {text}", Shape.CLAUSE)
    if words[0].split("'")[0] in _PRONOUNS and len(words) > 1:
        return Phrase(f"how {text}", Shape.CLAUSE)
    if words[0] in PREPOSITIONS or words[0] in ("if", "because", "not", "please"):
        return Phrase(text, Shape.LOOSE)
    return _noun(text, words, article)


def _noun(text: str, words: list[str], article: str) -> Phrase:
    for index, word in enumerate(words[1:], start=1):
        if word in _RELATIVE or word in _PRONOUNS:
            break
        if word in FINITE:
            surely = words[0] in DETERMINERS or word in ("is", "are", "was", "were", "will", "has", "wants", "needs")
            return Phrase(f"how {text}", Shape.CLAUSE) if surely and index <= 5 else Phrase(text, Shape.LOOSE)
    if _looks_like_a_verb(words):
        return Phrase(text, Shape.LOOSE)
    at = next((index for index, word in enumerate(words) if word in PREPOSITIONS), len(words))
    named = any(word in DETERMINERS or word.endswith("'s") for word in words[:at])
    telegram = at and words[at - 1] in HEADS and (at > 1 or not text[:1].isupper()) and at <= 4 and "," not in text
    if telegram and not named and words[at - 1] not in (
        _BARE_HEADS if article == "the" else _UNCOUNTED
    ):
        sign = "an" if article == "a" and words[0][0] in "aeio" else article
        return Phrase(f"{sign} {text}", Shape.NOUN)
    return Phrase(text, Shape.NOUN)


def _looks_like_a_verb(words: list[str]) -> bool:
    """Whether a past tense without a relative word stands where a noun would end: "the team doubled"."""
    if words[0] in ("asked", "told", "said", "wants", "explained", "mentioned", "showed", "loved", "liked", "to"):
        return True
    for index, word in enumerate(words[1:], start=1):
        follows = words[index + 1] if index + 1 < len(words) else ""
        if word in PREPOSITIONS or word in _RELATIVE or word in _PRONOUNS or word == "to":
            return False
        verb = word in BARE or (word in _BASES and words[index - 1].endswith("s"))
        if verb and index <= 2 and follows and follows not in PREPOSITIONS:
            return True
        if (
            word.endswith("ed")
            and len(word) > 4
            and "-" not in word
            and word not in ("called", "named", "embed", "feed", "speed", "seed", "need")
            and words[index - 1] not in DETERMINERS
        ):
            return follows not in PREPOSITIONS
    return False
