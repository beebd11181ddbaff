"""Structure: whether a note has its parts: subject, greeting, thanks, detail, interest, sign-off."""

import re
from collections.abc import Iterator

from bot.drafting.anatomy import Anatomy
from bot.drafting.brief import Brief
from bot.drafting.calling import called
from bot.drafting.frames.english import TO_NOBODY
from bot.drafting.nearness import nearest, plain
from bot.drafting.sources import BEHIND
from bot.drafting.text import clean
from bot.drafting.topics import Topic, fit_of, topic_of
from bot.model.finding import Finding, Rule, Severity
from bot.model.note import Length, NoteKind

WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")

_HAILED = re.compile(r"^\s*(?:dear|hi|hello|hey|good (?:morning|afternoon|evening)|greetings)\s+", re.I)
_THANKS = re.compile(r"\b(?:thank|thanks|thankful|appreciat\w*|grateful|gratitude)\b", re.I)
_INTEREST = re.compile(
    r"\binterest(?:s|ed)?\b|\benthus\w+|\bexcite(?:d|ment)\b|\bkeen\b|\beager\w*|\bappeal(?:s|ed|ing)?\b|\bthrill\w*"
    r"|\b(?:I would|I’d|I'd) (?:still )?(?:very much |really )?(?:like|love) to"
    r" (?:take|do|join|work|be|become|help)\b"
    r"|\bI want (?:this|the|to (?:join|do|work|help))|\bdrawn to\b|\bpassionate\b"
    r"|\blook(?:ing)? forward to (?:joining|working)\b|\bbe considered\b|\bstay in consideration\b"
    r"|\bkeep me in (?:mind|consideration)\b|\bwelcome the (?:chance|opportunity)\b",
    re.I,
)
_NEXT = re.compile(
    r"\bnext step|\bwhat comes next|\b(?:any|some)(?:thing)? (?:else|further|more)\b"
    r"|\blet me know\b|\blook(?:ing)? forward\b"
    r"|\b(?:glad|happy|pleased|gladly|able)\b[^.]{0,40}\b(?:send|provide|answer|talk|supply|hear|share|discuss)\b"
    r"|\btimeline\b|\bhear from you\b|\bin touch\b|\bcontinue the conversation\b|\bwhere (?:things|the process) stand"
    r"|\bhow things stand\b|\bwhen (?:you expect|the next)|\ba (?:line|word) (?:to|on|from)\b|\btalk again\b"
    r"|\bpaths cross\b|\bwish you\b",
    re.I,
)
_DULL = frozenset(
    {
        "hi",
        "hello",
        "hey",
        "quick question",
        "question",
        "interview",
        "thanks",
        "thank you",
        "follow up",
        "following up",
    }
)
_STOP = frozenset(
    """
    the and for with from that this their your our his her its was were are has have had how what when where who
    why which about into over they them you she him but not all any some than then there here very more most also
    been being will would could should can did does done just like
    """.split()  # noqa: SIM905
)
_SUFFIX = re.compile(
    r"[,.]?\s+(?:inc|ltd|llc|plc|gmbh|ag|sa|bv|b\.v|corp|corporation|co|company|limited|group)\.?$", re.I
)

BANDS = {NoteKind.THANK_YOU: (30, 50, 150, 200), NoteKind.STATUS: (25, 40, 100, 140)}
"""Words: blocks below, warns below, warns above, blocks above."""


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
    """What is wrong with the parts of this note."""
    topic = topic_of(brief)
    yield from _length(parts, brief, topic)
    yield from _paragraphs(parts)
    yield from _subject(subject, brief)
    yield from _recipient(body, parts, brief)
    yield from _company_and_role(parts, brief)
    yield from _thanks(parts, brief)
    if brief.kind is NoteKind.THANK_YOU:
        yield from _specific(parts, brief, topic)
        fit = fit_of(brief).phrase
        if fit is not None and topic.phrase is not None and brief.length is Length.FULL:
            words = content(fit.text)
            if words and not words & content(parts.prose):
                yield found(Rule.FIT, Severity.INFO)
    yield from _interest(parts)
    yield from _signoff(body, parts, brief)
    opening = parts.prose.split(" ", 1)[0].replace("’", "'")
    if opening in ("I", "I'm", "I'd", "I've", "My") and parts.paragraphs:
        start = parts.paragraphs[0].start
        yield found(Rule.OPENS_WITH_THEM, Severity.INFO, (start, start + len(opening)), text=opening)


def content(text: str) -> frozenset[str]:
    """The words of weight, in small letters, a plural like its singular."""
    words = (word.lower().replace("’", "'").removesuffix("'s") for word in WORD.findall(text))
    return frozenset(
        word.removesuffix("s") if len(word) > 3 else word for word in words if len(word) > 2 and word not in _STOP
    )


def _length(parts: Anatomy, brief: Brief, topic: Topic) -> Iterator[Finding]:
    lowest, low, high, highest = BANDS[brief.kind]
    words = parts.words
    # A short note is meant so: for want of a detail, by wish, or because it is the last.
    if (
        brief.length is Length.SHORT
        or (brief.kind is NoteKind.THANK_YOU and topic.phrase is None)
        or brief.ordinal > 1
    ):
        low = lowest
    if low <= words <= high:
        return
    severity = Severity.WARN if lowest <= words <= highest else Severity.BLOCK
    yield found(Rule.LEN_BODY, severity, words=words, low=low, high=high)


def _paragraphs(parts: Anatomy) -> Iterator[Finding]:
    count = len(parts.paragraphs)
    if not count:
        return
    if count > 4 or (count == 1 and parts.words >= 60):
        yield found(Rule.PARAS, Severity.WARN, paragraphs=count)
    for paragraph in parts.paragraphs:
        sentences = sum(1 for sentence in parts.sentences if paragraph.start <= sentence.start < paragraph.end)
        if sentences > 4:
            at = (paragraph.start, paragraph.end)
            yield found(Rule.PARAS, Severity.WARN, at, text=paragraph.text, sentences=sentences)


def _subject(subject: str, brief: Brief) -> Iterator[Finding]:
    words = len(re.findall(r"\S*\w\S*", subject))
    why = ""
    if not subject.strip():
        why = "empty"
    elif len(subject) > 78:
        why = "long"
    elif plain(subject).strip(" .!?") in _DULL:
        why = "dull"
    elif not 3 <= words <= 10:
        why = "words"
    elif not _names_any(subject, brief):
        why = "unnamed"
    if why:
        yield found(Rule.SUBJECT, Severity.BLOCK, text=subject, why=why, words=words, characters=len(subject))


def _names_any(subject: str, brief: Brief) -> bool:
    here = plain(subject)
    for name in (brief.role, brief.company):
        whole = plain(clean(name))
        if whole and (
            whole in here or any(len(word) > 2 and word in here for word in WORD.findall(whole) if word not in _STOP)
        ):
            return True
        # A name of many words or signs is cut to fit; its beginning names it well enough.
        if whole and (whole.split()[0] in here.split() or whole[:20] in here):
            return True
    return not (brief.role.strip() or brief.company.strip())


def _recipient(body: str, parts: Anatomy, brief: Brief) -> Iterator[Finding]:
    wanted = called(brief.recipient)
    if not wanted:
        # Nobody is known by name: any greeting will do that does not make a name of "2 others".
        if parts.greeting is None:
            yield found(Rule.RECIPIENT_EXACT, Severity.BLOCK, expected="")
        elif parts.addressed is not None and re.search(r"\d|\bothers?\b|\bjr\b|\bsr\b", parts.addressed.text, re.I):
            at = (parts.greeting.start, parts.greeting.end)
            yield found(
                Rule.RECIPIENT_EXACT, Severity.BLOCK, at, text=parts.greeting.text, suggestion=TO_NOBODY, expected=""
            )
        return
    head = _HAILED.match(body)
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
    together = [name for name in (wanted, *brief.others) if re.search(rf"(?<!\w){re.escape(name)}(?!\w)", span.text)]
    if len(together) > 1 and wanted in together:
        yield found(Rule.ONE_EACH, Severity.INFO, (span.start, span.end), text=span.text, people=len(together))
        return
    surname = clean(brief.recipient.name).split(" ")[-1]
    if re.match(r"(?:mr|mrs|ms|mx|miss|dr|prof|professor)\b\.? ", span.text, re.I) and span.text.endswith(surname):
        return
    near = nearest(span.text, (wanted,)) is not None
    yield found(
        Rule.RECIPIENT_EXACT,
        Severity.BLOCK,
        (span.start, span.end),
        text=span.text,
        suggestion=wanted,
        expected=wanted,
        near=int(near),
    )


def _company_and_role(parts: Anatomy, brief: Brief) -> Iterator[Finding]:
    here = plain(parts.prose)
    company, role = plain(clean(brief.company)), re.sub(r"^(?:the|an?) (?=\S)", "", plain(clean(brief.role)))
    if company and company not in here and _SUFFIX.sub("", company) not in here:
        yield found(Rule.ROLE_COMPANY, Severity.BLOCK, lacks="company", expected=clean(brief.company))
    if not role:
        yield found(Rule.ROLE_COMPANY, Severity.INFO, lacks="role", expected="")
    elif role not in here and not all(word in here for word in WORD.findall(role)):
        yield found(Rule.ROLE_COMPANY, Severity.BLOCK, lacks="role", expected=clean(brief.role))


def _thanks(parts: Anatomy, brief: Brief) -> Iterator[Finding]:
    if not _THANKS.search(parts.prose):
        yield found(Rule.THANKS, Severity.BLOCK, lacks="thanks")
    elif brief.kind is NoteKind.THANK_YOU and not _THANKS.search(parts.sentences[0].text):
        yield found(Rule.THANKS, Severity.WARN, lacks="first")


def _specific(parts: Anatomy, brief: Brief, topic: Topic) -> Iterator[Finding]:
    if topic.phrase is None:
        severity = Severity.WARN if parts.words < 60 else Severity.INFO
        yield found(Rule.SPECIFIC, severity, lacks="wording" if topic.unfit else "topic")
        return
    wanted = content(topic.phrase.text) - {"question"}
    hits = len((wanted | content(brief.topic)) & content(parts.prose))
    if hits >= min(2, len(wanted)):
        return
    yield found(Rule.SPECIFIC, Severity.WARN if hits else Severity.BLOCK, lacks="detail", expected=clean(brief.topic))


def _interest(parts: Anatomy) -> Iterator[Finding]:
    hits = len(_INTEREST.findall(parts.prose))
    if not hits or hits > 3:
        yield found(Rule.INTEREST, Severity.WARN, hits=hits)
    if parts.paragraphs and not _NEXT.search(parts.prose):
        yield found(Rule.NEXT_STEP, Severity.INFO)


def _signoff(body: str, parts: Anatomy, brief: Brief) -> Iterator[Finding]:
    if parts.closing is None:
        yield found(Rule.SIGNOFF, Severity.BLOCK, lacks="closing")
    signer = brief.signer
    foot = clean(body[parts.closing.end :] if parts.closing else "\n".join(body.split("\n")[-4:]))
    if not signer.name.strip() or clean(signer.name) not in foot:
        yield found(Rule.SIGNOFF, Severity.BLOCK, lacks="name", expected=clean(signer.name))
    digits = re.sub(r"\D", "", signer.phone)
    reached = (signer.email.strip() and clean(signer.email).lower() in foot.lower()) or (
        digits and digits in re.sub(r"\D", "", foot)
    )
    if not reached:
        yield found(Rule.SIGNOFF, Severity.BLOCK, lacks="contact", expected=clean(signer.email or signer.phone))
