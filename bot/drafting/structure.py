"""Structure: whether a note has its parts: subject, greeting, thanks, detail, interest, sign-off."""

import re
from bisect import bisect_left
from collections.abc import Iterator

from bot.drafting.anatomy import Anatomy
from bot.drafting.bands import (
    BANDS,
    INTERESTED,
    LINKEDIN,
    NAMES_BOTH,
    NAMES_EITHER,
    NEXT,
    SMALL,
    SUBJECTED,
    THANKS_FIRST,
    THANKS_SOMEWHERE,
    TOPICAL,
    WRITTEN,
)
from bot.drafting.brief import Brief
from bot.drafting.calling import called
from bot.drafting.frames.language import language_of
from bot.drafting.marking import marks_of
from bot.drafting.marks import Marks
from bot.drafting.nearness import nearest, plain
from bot.drafting.recipes import wants_topic
from bot.drafting.sources import BEHIND
from bot.drafting.text import clean
from bot.drafting.topics import Topic, fit_of, topic_of
from bot.model.finding import Finding, Rule, Severity
from bot.model.note import Channel, Length, NoteKind

WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")

_SUFFIX = re.compile(
    r"[,.]?\s+(?:inc|ltd|llc|plc|gmbh|ag|sa|s\.a|s\.l|bv|b\.v|corp|corporation|co|company|limited|group)\.?$", re.I
)


def found(
    rule: Rule,
    severity: Severity,
    at: tuple[int, int] | None = None,
    *,
    text: str = "",
    suggestion: str | None = None,
    **detail: str | int,
) -> Finding:
    """A finding with its sources."""
    start, end = at or (None, None)
    return Finding(rule, severity, start, end, text, suggestion, detail, BEHIND[rule])


def structured(subject: str, body: str, parts: Anatomy, brief: Brief) -> Iterator[Finding]:
    """What is wrong with the parts of this note; what is to be said on the phone has only to name and to thank."""
    marks = marks_of(brief.language)
    topic = topic_of(brief)
    if brief.medium in SUBJECTED:
        yield from _subject(subject, brief, marks)
        yield from _paragraphs(parts)
    if brief.medium in WRITTEN:
        yield from _length(body, parts, brief, topic)
        yield from _recipient(body, parts, brief, marks)
    yield from _company_and_role(parts, body, brief, marks)
    yield from _thanks(parts, body, brief, marks)
    if wants_topic(brief):
        yield from _specific(parts, body, brief, topic, marks)
    if brief.kind is NoteKind.THANK_YOU and brief.medium is Channel.EMAIL:
        fit = fit_of(brief).phrase
        if fit is not None and topic.phrase is not None and brief.length is Length.FULL:
            words = content(fit.text, marks)
            if words and not words & content(parts.prose, marks):
                yield found(Rule.FIT, Severity.INFO)
    yield from _interest(parts, brief, marks)


def content(text: str, marks: Marks) -> frozenset[str]:
    """The words of weight, in small letters, a plural like its singular."""
    words = (word.lower().replace("’", "'").removesuffix("'s") for word in WORD.findall(text))
    return frozenset(
        word.removesuffix("s") if len(word) > 3 else word for word in words if len(word) > 2 and word not in marks.small
    )


def _length(body: str, parts: Anatomy, brief: Brief, topic: Topic) -> Iterator[Finding]:
    words, characters = parts.words, len(body.strip())
    if brief.medium is Channel.LINKEDIN:
        if characters > LINKEDIN:
            yield found(Rule.LEN_BODY, Severity.BLOCK, words=words, characters=characters, most=LINKEDIN)
        elif words < SMALL.lowest:
            yield found(Rule.LEN_BODY, Severity.BLOCK, words=words, low=SMALL.low, high=SMALL.high)
        return
    band = BANDS[brief.kind]
    low = band.low
    # A short note is meant so: for want of a detail, by wish, or because it is the last.
    if (
        brief.length is Length.SHORT
        or (brief.kind in TOPICAL and topic.phrase is None)
        or brief.ordinal > 1
        or brief.medium is Channel.CARD
    ):
        low = band.lowest
    if low <= words <= band.high:
        return
    severity = Severity.WARN if band.lowest <= words <= band.highest else Severity.BLOCK
    yield found(Rule.LEN_BODY, severity, words=words, low=low, high=band.high)


def _paragraphs(parts: Anatomy) -> Iterator[Finding]:
    count = len(parts.paragraphs)
    if not count:
        return
    if count > 4 or (count == 1 and parts.words >= 60):
        yield found(Rule.PARAS, Severity.WARN, paragraphs=count)
    starts = [sentence.start for sentence in parts.sentences]
    for paragraph in parts.paragraphs:
        sentences = bisect_left(starts, paragraph.end) - bisect_left(starts, paragraph.start)
        if sentences > 4:
            at = (paragraph.start, paragraph.end)
            yield found(Rule.PARAS, Severity.WARN, at, text=paragraph.text, sentences=sentences)


def _subject(subject: str, brief: Brief, marks: Marks) -> Iterator[Finding]:
    words = len(re.findall(r"\S*\w\S*", subject))
    why = ""
    if not subject.strip():
        why = "empty"
    elif len(subject) > 78:
        why = "long"
    elif plain(subject).strip(" .!?¿¡") in marks.dull:
        why = "dull"
    elif not 3 <= words <= 10:
        why = "words"
    elif brief.kind in NAMES_BOTH and not _names_any(subject, brief, marks):
        why = "unnamed"
    if why:
        yield found(Rule.SUBJECT, Severity.BLOCK, text=subject, why=why, words=words, characters=len(subject))


def _names_any(subject: str, brief: Brief, marks: Marks) -> bool:
    here = plain(subject)
    for name in (brief.role, brief.company):
        whole = plain(clean(name))
        if whole and (
            whole in here
            or any(len(word) > 2 and word in here for word in WORD.findall(whole) if word not in marks.small)
        ):
            return True
        # A name of many words or signs is cut to fit; its beginning names it well enough.
        if whole and (whole.split()[0] in here.split() or whole[:20] in here):
            return True
    return not (brief.role.strip() or brief.company.strip())


def _recipient(body: str, parts: Anatomy, brief: Brief, marks: Marks) -> Iterator[Finding]:
    wanted = called(brief.recipient)
    if not wanted:
        yield from _nobody(parts, brief, marks)
        return
    head = marks.hailed.match(body)
    rest = clean(body[head.end() :].split("\n", 1)[0]) if head else ""
    for accepted in (wanted, clean(brief.recipient.name)):
        if (
            accepted
            and rest.startswith(accepted)
            and re.match(r"[\s,:;.!–—-]*(?:$|[,:;.!–—-]\s)", rest[len(accepted) :])
        ):
            return
    span = parts.addressed
    if span is None:
        yield found(Rule.RECIPIENT_EXACT, Severity.BLOCK, suggestion=wanted or None, expected=wanted)
        return
    named = (wanted, *brief.others, *brief.covers)
    together = {name for name in named if re.search(rf"(?<!\w){re.escape(name)}(?!\w)", span.text)}
    if len(together) > 1 and wanted in together:
        # One note for all greets them all; else each reads that the same went to others.
        if not brief.covers:
            at = (span.start, span.end)
            yield found(Rule.ONE_EACH, Severity.INFO, at, text=span.text, people=len(together))
        return
    if marks.everybody.match(span.text.strip()) and (brief.others or brief.covers):
        yield found(Rule.ONE_EACH, Severity.INFO, (span.start, span.end), text=span.text, people=2)
        if brief.covers:
            return
    surname = clean(brief.recipient.name).split(" ")[-1]
    if marks.titled.match(span.text) and span.text.endswith(surname):
        return
    yield found(
        Rule.RECIPIENT_EXACT,
        Severity.BLOCK,
        (span.start, span.end),
        text=span.text,
        suggestion=wanted,
        expected=wanted,
        near=int(nearest(span.text, (wanted,)) is not None),
    )


def _nobody(parts: Anatomy, brief: Brief, marks: Marks) -> Iterator[Finding]:
    """Nobody is known by name: any greeting will do that does not make a name of "2 others"."""
    if parts.greeting is None:
        yield found(Rule.RECIPIENT_EXACT, Severity.BLOCK, expected="")
    elif parts.addressed is not None and marks.nobody.search(parts.addressed.text):
        at = (parts.greeting.start, parts.greeting.end)
        to_nobody = language_of(brief.language).to_nobody
        yield found(
            Rule.RECIPIENT_EXACT, Severity.BLOCK, at, text=parts.greeting.text, suggestion=to_nobody, expected=""
        )


def _company_and_role(parts: Anatomy, body: str, brief: Brief, marks: Marks) -> Iterator[Finding]:
    here = plain(parts.prose if brief.medium in WRITTEN else body)
    company, role = plain(clean(brief.company)), marks.article.sub("", plain(clean(brief.role)))
    has_company = bool(company) and (company in here or _SUFFIX.sub("", company) in here)
    has_role = bool(role) and (role in here or all(word in here for word in WORD.findall(role)))
    if brief.medium is not Channel.EMAIL or brief.kind in NAMES_EITHER:
        # A small message has room for one of them; an introduction may be about no position at all.
        if brief.kind in NAMES_BOTH | NAMES_EITHER and (company or role) and not (has_company or has_role):
            yield found(
                Rule.ROLE_COMPANY, Severity.BLOCK, lacks="either", expected=clean(brief.company or brief.role)
            )
        return
    if brief.kind not in NAMES_BOTH:
        return
    if company and not has_company:
        yield found(Rule.ROLE_COMPANY, Severity.BLOCK, lacks="company", expected=clean(brief.company))
    if not role:
        yield found(Rule.ROLE_COMPANY, Severity.INFO, lacks="role", expected="")
    elif not has_role:
        yield found(Rule.ROLE_COMPANY, Severity.BLOCK, lacks="role", expected=clean(brief.role))


def _thanks(parts: Anatomy, body: str, brief: Brief, marks: Marks) -> Iterator[Finding]:
    if brief.kind not in THANKS_FIRST | THANKS_SOMEWHERE:
        return
    prose = parts.prose if brief.medium in WRITTEN else body
    if not marks.thanks.search(prose):
        yield found(Rule.THANKS, Severity.BLOCK, lacks="thanks")
        return
    if brief.kind in THANKS_FIRST and brief.medium in WRITTEN and not marks.thanks.search(parts.sentences[0].text):
        yield found(Rule.THANKS, Severity.WARN, lacks="first")
    if brief.kind is not NoteKind.THANK_YOU or brief.medium is not Channel.EMAIL:
        return
    for name, pattern in (("time", marks.time), ("considering", marks.considering)):
        if not pattern.search(prose):
            yield found(Rule.THANKS, Severity.INFO, lacks=name)


def _specific(parts: Anatomy, body: str, brief: Brief, topic: Topic, marks: Marks) -> Iterator[Finding]:
    prose = parts.prose if brief.medium in WRITTEN else body
    if topic.phrase is None:
        severity = Severity.WARN if parts.words < 60 and brief.medium is Channel.EMAIL else Severity.INFO
        yield found(Rule.SPECIFIC, severity, lacks="wording" if topic.unfit else "topic")
        return
    wanted = content(topic.phrase.text, marks) - {"question"}
    hits = len((wanted | content(brief.topic, marks)) & content(prose, marks))
    if hits >= min(2, len(wanted)):
        return
    severity = Severity.WARN if hits or brief.medium is not Channel.EMAIL else Severity.BLOCK
    yield found(Rule.SPECIFIC, severity, lacks="detail", expected=clean(brief.topic))


def _interest(parts: Anatomy, brief: Brief, marks: Marks) -> Iterator[Finding]:
    if brief.medium is not Channel.EMAIL:
        return
    hits = len(marks.interest.findall(parts.prose))
    if hits > 3 or (not hits and brief.kind in INTERESTED):
        yield found(Rule.INTEREST, Severity.WARN, hits=hits)
    if brief.kind in NEXT and parts.paragraphs and not marks.next_step.search(parts.prose):
        yield found(Rule.NEXT_STEP, Severity.INFO)
