"""Purpose: what a note of its kind is to do, how it closes, and how it treats its reader."""

import re
from collections.abc import Iterator
from datetime import date

from bot.drafting.anatomy import Anatomy
from bot.drafting.bands import ASKING, REACHABLE
from bot.drafting.brief import Brief
from bot.drafting.marking import marks_of
from bot.drafting.marks import Marks
from bot.drafting.nearness import plain
from bot.drafting.structure import found
from bot.drafting.text import clean
from bot.model.finding import Finding, Rule, Severity
from bot.model.note import Channel, NoteKind
from bot.model.posting import Posting

_EMAIL = re.compile(r"(?<![\w.+'-])[\w.+'-]+@([\w-]+(?:\.[\w-]+)+)")
_PRIVATE = re.compile(
    r"(?:^|\.)(?:g?mail|\w*mail\w*|outlook|hotmail|live|msn|yahoo|ymail|icloud|me|mac|aol|proton|pm|gmx|web|zoho|yandex"
    r"|t-online|orange|free|laposte|hey|duck|posteo|comcast|verizon|att|sbcglobal|bellsouth|cox|btinternet|sky|edu|alum"
    r"|alumni|student|students|stud|ac|uni|univ)\."
    r"|\.edu$|\.name$|\.me$"
)
"""Domains of mail providers and schools."""
_LONG = 34
"""Words of a sentence of which the end is far."""
_MINE = 6
"""Words about the writer from which on the two are weighed."""


def purposeful(
    body: str, parts: Anatomy, brief: Brief, *, posting: Posting | None = None, strict: bool = False
) -> Iterator[Finding]:
    """What is wrong with how this note does its work; `strict` where writing is the trade."""
    marks = marks_of(brief.language)
    if brief.kind in ASKING:
        yield from _asked(parts, body, brief, marks)
        yield from _held(posting, brief)
    if brief.kind is NoteKind.REJECTION and brief.medium is Channel.EMAIL:
        yield from _after_no(parts, marks)
    if brief.medium is not Channel.CALL:
        yield from signed(body, parts, brief)
        yield from _balanced(parts, marks)
    if strict:
        for sentence in parts.sentences:
            words = len(sentence.text.split())
            if words > _LONG:
                at = (sentence.start, sentence.end)
                yield found(Rule.CRISP, Severity.WARN, at, text=sentence.text, words=words)


def _asked(parts: Anatomy, body: str, brief: Brief, marks: Marks) -> Iterator[Finding]:
    """An application or a résumé: says why it writes, asks whether it arrived, offers more."""
    if brief.medium in (Channel.LINKEDIN, Channel.CALL):
        # There is room for the question alone.
        if not marks.arrived.search(body):
            yield found(Rule.ASK_RECEIVED, Severity.WARN, lacks="arrived")
        return
    opening = parts.paragraphs[0].text if parts.paragraphs else ""
    if not marks.why.search(opening):
        yield found(Rule.ASK_RECEIVED, Severity.WARN, lacks="why")
    if not marks.arrived.search(parts.prose):
        yield found(Rule.ASK_RECEIVED, Severity.WARN, lacks="arrived")
    if not marks.more.search(parts.prose):
        yield found(Rule.ASK_RECEIVED, Severity.WARN, lacks="more")


def _held(posting: Posting | None, brief: Brief) -> Iterator[Finding]:
    if posting is not None and (sentence := held_by(posting, brief.written_on)):
        yield found(Rule.POSTING_CHECK, Severity.BLOCK, text=clean(sentence))


def held_by(posting: Posting, on: date) -> str:
    """The sentence of the posting that asks not to be written to on this day; empty: none does."""
    if posting.overruled:
        return ""
    if posting.forbids:
        return posting.sentence
    if posting.window_ends is not None and on <= posting.window_ends:
        return posting.window or posting.sentence
    return ""


def _after_no(parts: Anatomy, marks: Marks) -> Iterator[Finding]:
    asked = len(marks.feedback.findall(parts.prose))
    if asked > 2:
        yield found(Rule.FEEDBACK_OK, Severity.WARN, lacks="once", times=asked)
    elif not asked and not marks.keep_in_mind.search(parts.prose):
        yield found(Rule.FEEDBACK_OK, Severity.INFO, lacks="either")


def signed(body: str, parts: Anatomy, brief: Brief) -> Iterator[Finding]:
    """How it is signed: a closing, the full name, one way to be reached; under a LinkedIn message a name will do."""
    signer = brief.signer
    name = clean(signer.name)
    foot = clean(body[parts.closing.end :] if parts.closing else "\n".join(body.split("\n")[-4:]))
    if brief.medium is Channel.LINKEDIN:
        if name and name.split(" ")[0] not in clean(body)[-max(60, len(name) + 20) :]:
            yield found(Rule.SIGNOFF, Severity.WARN, lacks="name", expected=name)
        return
    end = len(body.rstrip())
    if parts.closing is None:
        yield found(Rule.SIGNOFF, Severity.BLOCK, lacks="closing")
    if not name or name not in foot:
        at = (parts.closing.end, parts.closing.end) if parts.closing and name else None
        yield found(
            Rule.SIGNOFF, Severity.BLOCK, at, suggestion=f"\n{name}" if at else None, lacks="name", expected=name
        )
    if brief.medium not in REACHABLE:
        return
    digits = re.sub(r"\D", "", signer.phone)
    reached = (signer.email.strip() and clean(signer.email).lower() in foot.lower()) or (
        digits and digits in re.sub(r"\D", "", foot)
    )
    if not reached:
        contact = clean(signer.email or signer.phone)
        at = (end, end) if parts.closing and contact else None
        yield found(
            Rule.SIGNOFF, Severity.BLOCK, at, suggestion=f"\n{contact}" if at else None, lacks="contact",
            expected=contact,
        )  # fmt: skip
    yield from _from_work(parts, brief)


def _from_work(parts: Anatomy, brief: Brief) -> Iterator[Finding]:
    """An address that may be a present employer's: neither a provider's, nor a school's, nor the writer's own."""
    if parts.signature is None:
        return
    for match in _EMAIL.finditer(parts.signature.text):
        domain = match.group(1).lower()
        own = {part for part in re.split(r"[\W_]+", plain(brief.signer.name)) if len(part) > 2}
        if _PRIVATE.search(f"{domain}") or any(part in domain for part in own):
            continue
        start = parts.signature.start + match.start()
        yield found(Rule.WORK_ADDRESS, Severity.INFO, (start, start + len(match.group())), text=match.group())


def _balanced(parts: Anatomy, marks: Marks) -> Iterator[Finding]:
    opening = marks.opens_with_me.match(parts.prose)
    if opening is not None and parts.paragraphs:
        start = parts.paragraphs[0].start
        at = (start, start + len(opening.group()))
        yield found(Rule.OPENS_WITH_THEM, Severity.INFO, at, text=opening.group())
    me, you = len(marks.me.findall(parts.prose)), len(marks.you.findall(parts.prose))
    if me >= _MINE and me > 2.5 * you:
        yield found(Rule.BALANCE, Severity.INFO, me=me, you=you)
