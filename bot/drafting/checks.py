"""The rubric: what is checked in a note before it is called ready."""

import re
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

from bot.drafting import sameness
from bot.drafting.anatomy import Anatomy, Span, anatomy
from bot.drafting.bands import TOPICAL
from bot.drafting.brief import Brief
from bot.drafting.frames.language import language_of
from bot.drafting.lexicon import PROPER
from bot.drafting.marking import marks_of, short_code
from bot.drafting.nearness import name_words, nearest
from bot.drafting.purpose import purposeful
from bot.drafting.sameness import overlap
from bot.drafting.spelling import Spelling
from bot.drafting.structure import content, found, structured
from bot.drafting.text import clean
from bot.drafting.wording import VEIL, veiled, worded
from bot.model.field import communications
from bot.model.finding import Finding, Rule, Severity, ready
from bot.model.posting import Posting

__all__ = ["Finding", "Rule", "Severity", "check", "overlap", "ready"]

_RANK = {
    rule: rank
    for rank, rule in enumerate(
        (
            Rule.POSTING_CHECK, Rule.RECIPIENT_EXACT, Rule.NO_SALARY, Rule.NO_LEFTOVER, Rule.NAMES_BODY,
            Rule.ROLE_COMPANY, Rule.NO_RECONSIDER, Rule.POSITIVE, Rule.UNIQUE_PANEL, Rule.NO_PRESSURE,
            Rule.NO_INVENTED, Rule.SIGNOFF, Rule.THANKS, Rule.TYPOS, Rule.SPECIFIC, Rule.SUBJECT, Rule.LEN_BODY,
            Rule.ASK_RECEIVED, Rule.NO_APOLOGY, Rule.INTEREST, Rule.ASKS_NICELY, Rule.DEFERENCE, Rule.CLAIMS, Rule.TONE,
            Rule.CRISP, Rule.ATTACHES, Rule.PARAS, Rule.ONE_EACH, Rule.WORK_ADDRESS, Rule.NEXT_STEP, Rule.FEEDBACK_OK,
            Rule.FIT, Rule.BALANCE, Rule.OPENS_WITH_THEM,
        )
    )
}  # fmt: skip
"""Of findings equally serious, the order: who and what first, style last."""
_ORDER = {Severity.BLOCK: 0, Severity.WARN: 1, Severity.INFO: 2}
_CAPITAL = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_EMAIL = re.compile(r"(?<![\w.+'-])[\w.+'-]+@[\w-]+(?:\.[\w-]+)+")
_LINK = re.compile(r"\b(?:https?://|www\.)[^\s<>]+", re.I)
_PHONE = re.compile(r"(?<![\w.])\+?\(?\d[\d ()./-]{6,}\d(?!\w)")
_AFTER_STOP = re.compile(r"(?:^|[.!?:][\s\"“]*)$")
_OWN_WORDS = 3


def check(
    subject: str,
    body: str,
    brief: Brief,
    *,
    siblings: Sequence[str] = (),
    spelling: Spelling | None = None,
    posting: Posting | None = None,
) -> tuple[Finding, ...]:
    """What is to be said about this note, most serious first.

    `posting` is what the position's posting says of being written to; in a role where writing is the trade more is
    looked at.
    """
    parts = anatomy(body)
    record = _record(brief)
    strict = communications(brief.role)
    findings = list(structured(subject, body, parts, brief))
    findings += purposeful(body, parts, brief, posting=posting, strict=strict)
    covered = veiled(body, _spans(body, (*record, *map(clean, brief.signer.lines))))
    leftovers = veiled(covered, _spans(body, _said(brief)))
    language = short_code(brief.language)
    findings += worded(covered, leftovers=leftovers, kind=brief.kind, language=language, strict=strict)
    if covered.count("!") > 1:
        at = covered.index("!", covered.index("!") + 1)
        findings.append(
            found(
                Rule.TONE, Severity.WARN, (at, at + 1), text="!", suggestion=".", exclamations=covered.count("!")
            )
        )  # fmt: skip
    findings += _names(parts, brief, record)
    findings += _invented(body, parts, brief)
    findings += _same(parts, brief, record, siblings)
    if spelling is not None:
        findings += _typos(body, parts, brief, record, spelling, findings)
    return _worst(findings)


def _worst(findings: Sequence[Finding]) -> tuple[Finding, ...]:
    """One finding a rule, the worst and the first in the text; what costs most comes first."""
    ordered = sorted(findings, key=lambda each: (_ORDER[each.severity], _RANK[each.rule], each.start or 0))
    kept: dict[Rule, Finding] = {}
    for finding in ordered:
        kept.setdefault(finding.rule, finding)
    count = Counter(finding.rule for finding in findings)
    return tuple(
        replace(finding, detail={**finding.detail, "more": count[rule] - 1}) if count[rule] > 1 else finding
        for rule, finding in kept.items()
    )


def _record(brief: Brief) -> tuple[str, ...]:
    return tuple(
        dict.fromkeys(part for name in (*brief.known_names, brief.role) if name.strip() for part in (name, clean(name)))
    )


def _said(brief: Brief) -> tuple[str, ...]:
    """Runs of the member's own words as they may stand in the body."""
    said = [clean(text) for text in (brief.topic, brief.fit, brief.need, brief.match) if text.strip()]
    return tuple(
        piece for text in said for piece in {text, text.rstrip(" .!?,;:"), *re.findall(r"\S+", text)} if len(piece) > 1
    )


def _spans(body: str, values: Collection[str]) -> list[tuple[int, int]]:
    wanted = sorted({form for value in values for form in (value, value.replace("'", "’"))}, key=len, reverse=True)
    if not wanted:
        return []
    either = "|".join(re.escape(value) for value in wanted)
    return [match.span() for match in re.finditer(rf"(?<!\w)(?:{either})(?!\w)", body)]


def _names(parts: Anatomy, brief: Brief, record: Collection[str]) -> Iterator[Finding]:
    names = name_words(brief.known_names)
    said = _CAPITAL.findall(f"{brief.topic} {brief.fit}")
    language, small = language_of(brief.language), marks_of(brief.language).small
    dates = (*language.weekdays, *language.months)
    known = {word.replace("’", "'") for word in (*name_words(record), *PROPER, *dates, *said)}
    wanted = {name for name in names if name[:1].isupper() and " " not in name}
    for sentence in parts.sentences:
        for match in _CAPITAL.finditer(sentence.text):
            before = sentence.text[max(0, match.start() - 4) : match.start()]
            word = re.sub(r"['’]s$", "", match.group())
            # A capital after a full stop may be a sentence's own, also after "Inc."
            if _AFTER_STOP.search(before) or not word[0].isupper() or len(word) < 3 or word.replace("’", "'") in known:
                continue
            if word.lower() in small:
                continue
            near = nearest(word, wanted)
            if near is not None:
                start = sentence.start + match.start()
                yield found(
                    Rule.NAMES_BODY,
                    Severity.BLOCK,
                    (start, start + len(word)),
                    text=word,
                    suggestion=near,
                    expected=near,
                )


def _invented(body: str, parts: Anatomy, brief: Brief) -> Iterator[Finding]:
    signer = brief.signer
    given = " ".join((signer.email, signer.phone, signer.link, brief.recipient.email, brief.topic, brief.fit)).lower()
    digits = re.sub(r"\D", " ", signer.phone).replace(" ", "")
    for match in (*_EMAIL.finditer(body), *_LINK.finditer(body)):
        if match.group().lower().rstrip("./") not in given:
            suggestion = signer.email or None if "@" in match.group() else None
            yield found(
                Rule.NO_INVENTED, Severity.WARN, match.span(), text=match.group(), suggestion=suggestion, what="contact"
            )
    if parts.signature is not None:
        for match in _PHONE.finditer(parts.signature.text):
            if re.sub(r"\D", "", match.group()) not in (digits or None, *re.findall(r"\d+", signer.link)):
                start = parts.signature.start + match.start()
                yield found(
                    Rule.NO_INVENTED,
                    Severity.WARN,
                    (start, start + len(match.group())),
                    text=match.group(),
                    suggestion=signer.phone or None,
                    what="contact",
                )
    for paragraph in parts.paragraphs[:1]:
        for match in marks_of(brief.language).met_on.finditer(paragraph.text):
            day = language_of(brief.language).weekdays[brief.met_on.weekday()]
            if match.group("day").lower() != day.lower() and match.group("day") not in f"{brief.topic} {brief.fit}":
                start = paragraph.start + match.start("day")
                yield found(
                    Rule.NO_INVENTED,
                    Severity.WARN,
                    (start, start + len(match.group("day"))),
                    text=match.group("day"),
                    suggestion=day,
                    what="day",
                )


def _same(parts: Anatomy, brief: Brief, record: Collection[str], siblings: Sequence[str]) -> Iterator[Finding]:
    if not siblings or brief.kind not in TOPICAL:
        return
    marks = marks_of(brief.language)
    mine = sameness.runs(parts.prose, names=record)
    ours = {_bare(sentence, record): sentence for sentence in parts.sentences}
    for index, sibling in enumerate(siblings):
        share = sameness.shared(mine, sameness.runs(sibling, names=record))
        if share > sameness.LIMIT:
            yield found(Rule.UNIQUE_PANEL, Severity.BLOCK, sibling=index, percent=round(share * 100))
            continue
        for sentence in anatomy(sibling).sentences:
            twin = ours.get(_bare(sentence, record))
            if twin is not None and len(twin.text.split()) >= _OWN_WORDS:
                topical = len(content(brief.topic, marks) & content(twin.text, marks)) > 1
                yield found(
                    Rule.UNIQUE_PANEL,
                    Severity.BLOCK if topical else Severity.WARN,
                    (twin.start, twin.end),
                    text=twin.text,
                    sibling=index,
                    percent=round(share * 100),
                )


def _bare(sentence: Span, record: Collection[str]) -> str:
    return " ".join(re.findall(r"[\w§]+", sameness.masked(sentence.text, names=record).lower()))


def _typos(
    body: str,
    parts: Anatomy,
    brief: Brief,
    record: Collection[str],
    spelling: Spelling,
    found_so_far: Sequence[Finding],
) -> Iterator[Finding]:
    spans = [(span.start, span.end) for span in (parts.greeting, parts.closing, parts.signature) if span is not None]
    text = "".join(" " if sign == VEIL and body[at] != VEIL else sign for at, sign in enumerate(veiled(body, spans)))
    named = [(finding.start, finding.end) for finding in found_so_far if finding.rule is Rule.NAMES_BODY]
    for typo in spelling.misspelt(text, names=record, language=short_code(brief.language)):
        if any(start is not None and end is not None and typo.start < end and start < typo.end for start, end in named):
            continue
        yield found(
            Rule.TYPOS,
            Severity.BLOCK if typo.certain else Severity.WARN,
            (typo.start, typo.end),
            text=typo.word,
            suggestion=typo.suggestions[0] if typo.suggestions else None,
            certain=int(typo.certain),
        )
