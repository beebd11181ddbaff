"""Reported: who asked, told or talked, taken off what it was about; a question becomes a noun."""

import re

from bot.drafting.lexicon import BARE

_OFTEN = r"(?:(?:also|then|even|both|all|mostly|mainly|first|just|briefly|really|actually|only)\s+)*"
_WITH = r"(?:\s+(?:me|us|her|him|them|with (?:me|us|her|him|them)))?"
_MUCH = r"(?:\s+(?:a lot|a bit|a little(?: bit)?|at length|mostly|mainly|more|some more|briefly|for a while))?"
_A_QUESTION = r"(?:\s+(?:(?:a|one|some|several|a few|lots of|many)\s+)?(?:good |great |interesting )?questions?)?"
_THEY = r"(?:she|he|they|you)\s+"

_ASKED_ME = re.compile(
    rf"^(?:(?:{_THEY}{_OFTEN}(?:asked|ask|asks|was asking|were asking|kept asking)(?:\s+(?:me|us))?{_A_QUESTION}{_MUCH}"
    r"|(?:asked|asking)\s+(?:me|us)" + _MUCH + r"|(?:(?:i|we)\s+)?(?:was|were|got|been)\s+asked" + _MUCH + r""
    rf"|{_THEY}{_OFTEN}(?:wanted|wants|want)\s+to\s+(?:know|hear|understand|see)(?:\s+more)?"
    rf"|{_THEY}{_OFTEN}(?:was|were)\s+(?:curious|interested|wondering)|{_THEY}{_OFTEN}wondered)"
    r"(?:\s+(?P<link>about|on|regarding|as to|in))?"
    r"|(?:her|his|their|your)\s+(?:\w+\s+)?questions?\s+(?P<noun>about|on|of|regarding|as to)"
    r"|(?:asked)(?=\s+(?:how|what|whether|if|why|where|which)\s+(?:\w+\s+){0,2}?(?:i|i'd|i’d|i've|i’ve|my)\b))\s+(?=\S)",
    re.I,
)
_ASKED_THEM = re.compile(
    rf"^(?:i|we)\s+{_OFTEN}(?:asked|wanted to know|was curious|wondered)(?:\s+(?:her|him|them))?{_A_QUESTION}{_MUCH}"
    r"(?:\s+(?:about|on|for))?\s+(?=\S)"
    r"|^(?:my|the|a|one|our)\s+questions?\s+(?:about|on|of|regarding|as to)\s+(?=\S)",
    re.I,
)
_TALKED = re.compile(
    r"^(?:"
    rf"(?:(?:we|i|they|she|he)\s+)?{_OFTEN}(?:had an?\s+(?:\w+\s+)?(?:talk|chat|conversation|discussion|debate)"
    r"|ended up talking|got talking|got to talking|kept talking|was talking|were talking|was telling|talked|talking"
    rf"|spoke|spoken|speaking|chatted|chatting|asked|told|bonded|connected|geeked out|nerded out){_WITH}{_MUCH}"
    r"\s+(?:about|on|over)"
    rf"|(?:we|i|they|she|he)\s+{_OFTEN}(?:discussed|covered|touched on|got into|dug into|dived into|dove into|explored"
    r"|compared|shared|described|presented|outlined|introduced|raised|brought up|recommended|emphasi[sz]ed|highlighted"
    r"|worked through|worked on|looked at|did|demoed|debated|solved|went (?:over|through|into|deep on)|reviewed)"
    r"|discussed|discussing|went over|touched on"
    rf"|(?:{_THEY})?{_OFTEN}(?:explained|mentioned)(?:\s+(?:to\s+)?(?:me|us))?(?:\s+about)?(?!\s+that\b)"
    rf"|(?:{_THEY})?{_OFTEN}(?:(?:walked|talked|took|ran)\s+(?:me|us)\s+through|showed\s+(?:me|us)(?:\s+around)?"
    r"|told\s+(?:me|us)(?=\s+(?:how|why|what|where|when|who|which)\b)|filled (?:me|us) in on"
    r"|gave (?:me|us) (?:an?|the) (?:\w+\s+)?"
    r"(?:overview|tour|idea|sense|rundown|run-down|demo|walkthrough|look) (?:of|at|into))"
    rf"|(?:(?:i|we)\s+)?(?:(?:really|also|particularly|especially)\s+)*(?:liked|loved|enjoyed|appreciated)\s+(?:hearing|talking"
    r"|learning|chatting|finding out)\s+(?:(?:with|from)\s+\w+\s+)?(?:more\s+)?(?:about|of)"
    r"|(?:i|we)\s+(?:(?:really|also|particularly|especially)\s+)*(?:liked|loved|enjoyed|appreciated)(?!\s+that\b)"
    r"|(?:(?:i|we)\s+)?(?:learned|learnt|heard|hearing|learning)\s+(?:(?:more|a lot)\s+)?(?:about|of)"
    r"|(?:i\s+)?(?:was\s+)?(?:impressed|fascinated|intrigued|interested)\s+(?:by|with|in)"
    r"|(?:our|the|a|an)\s+(?:\w+\s+)?(?:talk|chat|conversation|discussion|debate)\s+(?:about|on|of|around)"
    r"|the (?:topic|subject) of|about|re:|topic:|topics?\s+(?:was|were)|mostly about|mainly|mostly|regarding"
    r"|there\s+(?:is|are|was|were|will be)(?:\s+going to be)?(?!\s+(?:no|not|never)\b)"
    r")\s+(?=\S)",
    re.I,
)
_SAID = re.compile(
    rf"^(?:(?:{_THEY})?{_OFTEN}(?:mentioned|said|explained|told (?:me|us)|told|thinks|think|believes|shared"
    r"|pointed out|noted|stressed|emphasi[sz]ed)\s+"
    r"|(?:i|we)\s+(?:(?:really|also)\s+)*(?:learned|learnt|heard|liked|loved|appreciated)\s+(?=that\b))"
    r"(?=(?:that|how|why|what|she|he|they|the|their|his|her|we|it|there)\b|\w+\s+(?:is|are|was|were|has|have|will)\b)",
    re.I,
)
_TO_ME = re.compile(
    r"^to\s+(?:(?:briefly|quickly)\s+)?(?:tell|talk|walk|explain|describe|go|speak|say|share|take|run|show|present)\b"
    r"(?:\s+(?:to|with))?(?:\s+(?:her|him|them|you))?(?:\s+(?:more|a bit|a little|something))?"
    r"(?:\s+(?:about|through|over|on|into))?\s+(?=\S)",
    re.I,
)
_ERRAND = re.compile(
    r"^to\s+(?:send|come|call|email|e-mail|write (?:back|to)|wait|bring|follow|get|fill|submit|apply"
    r"|return|provide|confirm|reply)\b",
    re.I,
)
_I_WOULD = re.compile(
    r"^how\s+(?:to|(?:i|we|you|one)(?:['’]d|\s+(?:would|could|might|should|can|will))|"
    r"(?:would|could|might|should|can)\s+(?:i|we|you|one))\s+(?:(?:best|go\s+about|personally|typically|even|go\s+on\s+to)\s+)*"
    r"(?P<verb>[a-z]+)(?P<rest>\b.*)$",
    re.I,
)
_INVERTED_I = re.compile(r"^(what|where|which\s+\w+|when|why|how)\s+(would|do|should|can|could)\s+i\s+", re.I)
_MY_WOULD = re.compile(r"\bI['’]d\b(?!\s+(?:been|had|done|seen|\w+ed)\b)")
_DOUBLED = frozenset(
    """
    begin plan set get run cut put let stop ship scan debug map tag log win plug swap drop trim pin batch wrap chat spot
    split hit sit dig rig fit forget control refer prefer transfer admit commit submit permit format program upset input
    reset refit rerun remap unplug step tap skip flag merge_ strip prep
    """.split()  # noqa: SIM905
) - {"batch", "merge_", "format", "program_"}
_NOT_BASE = frozenset(
    {"be", "have", "not", "never", "feel", "been", "i", "you", "like", "want", "need", "know", "think"}
)


def gerund(verb: str) -> str:
    """The verb with -ing: moving, planning, dying."""
    low = verb.lower()
    if low in _DOUBLED:
        return f"{low}{low[-1]}ing"
    if low.endswith("ie"):
        return f"{low[:-2]}ying"
    if low.endswith("e") and not low.endswith(("ee", "oe", "ye")) and len(low) > 2:
        return f"{low[:-1]}ing"
    return f"{low}ing"


def reported(text: str) -> tuple[str, bool]:
    """What was asked or told, without who did; and whether the member was the one asked."""
    asked = False
    for _ in range(5):
        match = _ASKED_ME.match(text)
        if match:
            asked = True
            text = text[match.end() :]
            if _TO_ME.match(text):
                text, asked = _TO_ME.sub("", text), False
            elif re.match(r"to\s+[a-z]+\b", text, re.I):
                # An errand is no topic; a task is: "to design a cache" is "designing a cache".
                if _ERRAND.match(text):
                    return "", False
                text, asked = _doing(text), False
            continue
        for pattern in (_ASKED_THEM, _SAID, _TALKED):
            match = pattern.match(text)
            if match:
                text = text[match.end() :]
                break
        else:
            break
    return text, asked


def question(text: str) -> str:
    """What the member was asked as what follows "your question about": "moving billing"."""
    text = text.rstrip("? ")
    match = _I_WOULD.match(text)
    if match and match.group("verb").lower() not in _NOT_BASE:
        return f"{gerund(match.group('verb'))}{match.group('rest')}"
    inverted = _INVERTED_I.match(text)
    if inverted:
        helper = "" if inverted.group(2).lower() == "do" else f"{inverted.group(2)} "
        text = f"{inverted.group(1)} I {helper}{text[inverted.end() :]}"
    text = re.sub(r"^if\s+", "whether ", text, flags=re.I)
    return _MY_WOULD.sub("I would", text)


def hypothetical(text: str) -> str | None:
    """A bare "how would you design a cache?" as "how to design a cache", else None."""
    match = _I_WOULD.match(text.rstrip("? "))
    if match is None or match.group("verb").lower() in _NOT_BASE or re.match(r"how\s+to\b", text, re.I):
        return None
    return f"how to {match.group('verb').lower()}{match.group('rest')}"


def _doing(text: str) -> str:
    match = re.match(r"to\s+(?:(?:live|pair|quickly|briefly)\s+)?([a-z]+)\b(.*)$", text, re.I)
    return f"{gerund(match.group(1))}{match.group(2)}" if match else text


_THEIRS = {
    "she": "you", "he": "you", "they": "you", "her": "your", "his": "your", "their": "your",
    "hers": "yours", "theirs": "yours", "him": "you", "them": "you", "herself": "yourself",
    "himself": "yourself", "themselves": "yourselves",
    "she's": "you're", "he's": "you're", "they're": "you're", "they've": "you've", "they'll": "you'll",
    "she'll": "you'll", "he'll": "you'll", "they'd": "you'd", "she'd": "you'd", "he'd": "you'd",
}  # fmt: skip
_PLURAL = frozenset({"they", "their", "them", "theirs", "themselves", "they're", "they've", "they'll", "they'd"})
_WORD = re.compile(r"[^\W_]+(?:['’\-][^\W_]+)*")
_NO_OWNER = re.compile(r"\s*(?:$|[,.;]|(?:to|that|about|with|for|on|in|how|why|what|and)\b)")
_OTHERS = re.compile(
    r"\b(?:\w{2,}[^s\W]s|people|customers|users|team|company|men|women|children|everyone|somebody|anyone|each)\s[^,]*$",
    re.I,
)


def to_you(text: str) -> str:
    """The text with "she", "his" and "their" turned to "you" and "your", verbs agreeing.

    "They" stays where it may stand for somebody named before it: "customers keep their data".
    """
    out: list[str] = []
    at = 0
    agree = False
    for match in _WORD.finditer(text):
        word = match.group()
        low = word.lower().replace("’", "'")
        out.append(text[at : match.start()])
        at = match.end()
        if low in _THEIRS and not (low in _PLURAL and _OTHERS.search(text[: match.start()])):
            turned = _THEIRS[low]
            if low == "her" and _NO_OWNER.match(text[at:]):
                turned = "you"
            out.append(turned)
            agree = low in ("she", "he")
            continue
        if agree and low in ("also", "really", "already", "usually", "often", "personally", "now", "still", "always"):
            out.append(word)
            continue
        out.append(BARE.get(low, word) if agree else word)
        agree = False
    return "".join(out) + text[at:]
