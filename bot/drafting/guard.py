"""The fact guard: whether a draft in other words still says what the plain draft says, and nothing else.

It lets through only what is made of the source's words and of courtesy, with the same owners and doers; it would
rather refuse an honest rewording than pass a false one, as the plain draft is there. English only.
"""

import re
import unicodedata
from collections.abc import Sequence
from enum import StrEnum

from bot.drafting.anatomy import Span, anatomy
from bot.drafting.brief import Brief
from bot.drafting.checks import check
from bot.drafting.guard_words import (
    AFTER_A_NAME,
    BEFORE_A_PLACE,
    CONTRACTED,
    FUNCTION,
    HEDGES,
    KEPT_STEMS,
    NEUTRAL,
    NUMBER_WORDS,
    OWNED,
    PREAMBLE,
    TIME_WORDS,
    TO_ME,
    TO_YOU,
    WEIGHTY,
    WROTE,
)
from bot.drafting.saying import WORD, Said, said_in, tokens_of
from bot.drafting.spelling import Spelling
from bot.drafting.stitching import stitched
from bot.drafting.topics import fit_of, topic_of
from bot.model.finding import Severity

WORDS = (25, 150)
"""Words of the prose, at least and at most."""
_SHARE = (0.5, 1.7)
"""Of the plain draft's words, at least and at most."""
_MARKUP = re.compile(r"[<>{}\[\]`*#|~^=\\_]|^\s*(?:[-•]|\d+[.)])\s|\"{3}|(?<!\w)@\w|^\s*(?:ps|p\.s)\b", re.M | re.I)
_HAIL = re.compile(r"^(?:hi|hello|dear|good (?:morning|afternoon|evening)) ", re.I)
_ADDRESS = re.compile(r"\S*@\S*|\bhttps?:\S*|\bwww\.\S*|\b\w+\.(?:com|org|net|io|dev|example|co|ai|me|edu|gov)\b", re.I)
_DIGITS = re.compile(r"\d+(?:[.,:]\d+)*")
_STEM = 5


class Refusal(StrEnum):
    """Why a rewording is not taken; a code for logs, with no word of the note in it."""

    FORM = "form"
    """Markup, mentions, odd signs, a preamble, leftovers."""
    GREETING = "greeting"
    SIGNOFF = "sign-off"
    LENGTH = "length"
    REPEATED = "repeated"
    NUMBER = "number"
    TIME = "time"
    ADDRESS = "address"
    CAPITAL = "capital"
    UNKNOWN = "unknown word"
    PHRASE = "phrase"
    """A topic or own work that is not there word for word."""
    NEGATION = "negation"
    HEDGE = "hedge"
    OWNER = "owner"
    DOER = "doer"
    ASKS = "asks"
    STITCHED = "stitched"
    """Words that are there or are courteous, put together anew."""
    RUBRIC = "rubric"


def refused(
    plain: str, text: str, brief: Brief, *, subject: str = "", siblings: Sequence[str] = (),
    spelling: Spelling | None = None,
) -> Refusal | None:  # fmt: skip
    """Why this rewording of the plain draft is not taken; None when it may stand in its place."""
    early = _form(plain, text)
    if early is not None:
        return early
    before, after = anatomy(plain), anatomy(text)
    source, said = said_in(before.sentences), said_in(after.sentences)
    for why, wrong in (
        (Refusal.NUMBER, _numbers(before.prose, after.prose, source, said)),
        (Refusal.TIME, bool((said.words & TIME_WORDS) - source.words)),
        (Refusal.NEGATION, said.negations != source.negations),
        (Refusal.HEDGE, bool((said.words & HEDGES) - source.words)),
        (Refusal.CAPITAL, _capitals(after.sentences, source)),
        (Refusal.UNKNOWN, any(not _known(word, source) for word in said.words)),
        (Refusal.PHRASE, not _phrases_kept(before.prose, after.prose, brief)),
        (Refusal.OWNER, bool(said.owners - source.owners - OWNED)),
        (Refusal.DOER, _doers(source, said) or _names(after.sentences, source, brief)),
        (Refusal.ASKS, _asks(before.prose, after.prose, source, said)),
        (Refusal.STITCHED, not stitched(before.sentences, after.sentences, brief)),
        (Refusal.RUBRIC, _worse(plain, text, brief, subject, siblings, spelling)),
    ):
        if wrong:
            return why
    return None


# form


def _form(plain: str, text: str) -> Refusal | None:
    if any(unicodedata.category(sign) in ("Cc", "Cf", "Co", "Cs", "Cn", "So") and sign != "\n" for sign in text):
        return Refusal.FORM
    before, after = anatomy(plain), anatomy(text)
    if before.greeting is None or before.closing is None:
        return Refusal.FORM
    head, first = plain.split("\n", 1)[0], text.split("\n", 1)[0]
    if _HAIL.sub("", head) != _HAIL.sub("", first) or not _HAIL.match(first) or after.greeting is None:
        return Refusal.GREETING
    tail = plain[before.closing.start :]
    if not text.endswith(f"\n\n{tail}") or after.closing is None or text[after.closing.start :] != tail:
        return Refusal.SIGNOFF
    prose = after.prose
    if _MARKUP.search(prose) or (_ADDRESS.search(prose) and not _same_addresses(before.prose, prose)):
        return Refusal.ADDRESS if _ADDRESS.search(prose) else Refusal.FORM
    words, were = after.words, before.words
    if not WORDS[0] <= words <= WORDS[1] or not _SHARE[0] * were <= words <= _SHARE[1] * were:
        return Refusal.LENGTH
    sentences = [" ".join(tokens_of(each.text)) for each in after.sentences]
    if len(set(sentences)) < len(sentences):
        return Refusal.REPEATED
    if any(word in PREAMBLE for word in tokens_of(prose)) and not set(tokens_of(prose)) & PREAMBLE <= set(
        tokens_of(before.prose)
    ):
        return Refusal.FORM
    return None


def _same_addresses(before: str, after: str) -> bool:
    return set(_ADDRESS.findall(after)) <= set(_ADDRESS.findall(before))


# facts


def _numbers(before: str, after: str, source: Said, said: Said) -> bool:
    digits = set(_DIGITS.findall(after)) - set(_DIGITS.findall(before))
    return bool(digits or (said.words & NUMBER_WORDS) - source.words)


def _known(word: str, source: Said) -> bool:
    if word in source.words or word in FUNCTION or word in NEUTRAL or len(word) == 1:
        return True
    # "interested" of "interest", "migrating" of "migration": another form of a word that is there.
    stem = word[: max(_STEM, len(word) - 4)]
    return len(word) > _STEM and any(
        each.startswith(stem) and abs(len(each) - len(word)) <= 4 for each in source.words if len(each) > _STEM
    )


def _capitals(sentences: Sequence[Span], source: Said) -> bool:
    """Whether a word has a capital that the source does not give it."""
    for sentence in sentences:
        for number, match in enumerate(WORD.finditer(sentence.text)):
            word = match.group()
            if not any(sign.isupper() for sign in word) or word in source.forms:
                continue
            low = word.lower().replace("’", "'")
            bare = low.removesuffix("'s")
            if low.startswith("i'") or low == "i" or any(form.replace("’", "'").lower() == bare and form[0].isupper()
                    for form in source.forms):  # fmt: skip
                continue
            parts = CONTRACTED.get(low, bare).split()
            if number or (not word[1:].islower() and len(word) > 1 and "'" not in low):
                return True
            if not all(_known(part, source) for part in parts):
                return True
    return False


def _phrases_kept(before: str, after: str, brief: Brief) -> bool:
    was, now = _flat(before), _flat(after)
    phrases = [
        _flat(told.phrase.text).strip(" .!?,;:")
        for told in (topic_of(brief), fit_of(brief))
        if told.phrase is not None
    ]
    held = [phrase for phrase in phrases if phrase in was]
    if any(phrase not in now for phrase in held):
        return False
    # What they told and what the writer did stay apart, or one becomes the other.
    if len(held) == 2 and _together(after, held) and not _together(before, held):
        return False
    return all(stem in now for stem in KEPT_STEMS if stem in was)


def _together(prose: str, phrases: Sequence[str]) -> bool:
    sentences = [_flat(each) for each in re.split(r"(?<=[.!?])\s", prose)]
    return any(all(phrase in sentence for phrase in phrases) for sentence in sentences)


def _flat(text: str) -> str:
    return " ".join(text.replace("’", "'").casefold().split())


def _doers(source: Said, said: Said) -> bool:
    """Whether somebody does what the source does not have them do."""
    if said.turns - source.turns:
        return True
    for first, second in said.pairs - source.pairs:
        if (second == "me" and first not in TO_ME) or (second == "you" and first not in TO_YOU):
            return True
    did = {(who, does) for who, does, _ in source.doers}
    for who, does, what in said.doers:
        if (who, does) in did:
            # The same deed to something else is another one.
            known = {each for w, d, each in source.doers if (w, d) == (who, does)}
            if does not in WROTE[who] and what and what not in known:
                return True
            continue
        if does not in WROTE[who]:
            return True
    return False


def _names(sentences: Sequence[Span], source: Said, brief: Brief) -> bool:
    """Whether a person who is named stands to others as the source does not have it."""
    places = set(tokens_of(f"{brief.company} {brief.role}"))
    for sentence in sentences:
        words = WORD.findall(sentence.text)
        tokens = [each.lower().replace("’", "'").removesuffix("'s") for each in words]
        for at, word in enumerate(words):
            low = tokens[at]
            if low in TIME_WORDS:
                continue
            opens = at == 0 and (low in FUNCTION | NEUTRAL or low in CONTRACTED)
            if not word[0].isupper() or low == "i" or low.startswith("i'") or opens:
                continue
            before = tokens[at - 1] if at else ""
            after = tokens[at + 1] if at + 1 < len(tokens) else ""
            if low in places:
                apart = before and (before, low) not in source.pairs and before not in BEFORE_A_PLACE
            else:
                # "The role at Foo" is not "the migration at Foo".
                apart = before and (tokens[at - 2] if at > 1 else "", before, low) not in source.triples
            if apart:
                return True
            if after and (low, after) not in source.pairs and after not in AFTER_A_NAME:
                follows = sentence.text.split(word, 1)[1][:1]
                if follows not in (",", ".", ";", ":", "?", "!"):
                    return True
    return False


def _asks(before: str, after: str, source: Said, said: Said) -> bool:
    """Whether more is asked for than before, or something of weight that was not."""
    if any(after.count(sign) > before.count(sign) for sign in "?!"):
        return True
    return any(pair not in source.pairs for pair in said.pairs if pair[1] in WEIGHTY and pair[0] not in ("any", "and"))


def _worse(
    plain: str, text: str, brief: Brief, subject: str, siblings: Sequence[str], spelling: Spelling | None
) -> bool:
    """Whether the rubric finds anything false or blank, or a fault that the plain draft does not have."""
    were = check(subject, plain, brief, siblings=siblings, spelling=spelling)
    now = check(subject, text, brief, siblings=siblings, spelling=spelling)
    held = {each.rule for each in were if each.severity is Severity.BLOCK}
    if any(each.severity is Severity.BLOCK and each.rule not in held for each in now):
        return True
    faults = {each.rule for each in were if each.severity is not Severity.INFO}
    return any(each.severity is Severity.WARN and each.rule not in faults for each in now)
