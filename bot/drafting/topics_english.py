"""Topics in English: what of the member's words goes into a note, and what is kept out of it."""

import re
from collections.abc import Callable, Iterator

from bot.drafting.brief import Brief
from bot.drafting.calling import called
from bot.drafting.fitness import said_nothing, speaks_of_money, unfit
from bot.drafting.phrases import Phrase, Shape, Topic, fit_phrase, topic_phrase
from bot.drafting.text import clean
from bot.drafting.wording import worded
from bot.model.finding import Rule
from bot.model.note import NoteKind

MOST_WORDS = 24
"""Words of a phrase; what is longer is a story."""
READ = 600
"""Characters of what was noted that are looked at."""


_ITEM = re.compile(r"\s*(?:[\n\r\u2028]+|;|•|·|(?<=\w)\s+/\s+(?=\w))\s*")
_SIGNS = re.compile("[\U0001f000-\U0001faff\u2600-\u27bf\u2b50\u2b55\ufe0f\u200d]+")
_MEANT = {"abt": "about", "w/": "with", "w/o": "without", "b/c": "because", "bc": "because"}
_SHORTHAND = re.compile(r"(?<!\w)(?:abt(?!\w)|bc(?!\w)|b/c(?!\w)|w/o(?!\w)|w/(?=\s))", re.I)
_BULLET = re.compile(r"^\s*(?:[-–—*•·>]+|\d{1,2}[.)]|and\b|then\b|also\b|plus\b|\+)\s*(?=\w)", re.I)
_SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[A-Z\"'“‘])")
_CUT = re.compile(
    r"\s*(?:,|:\s|\(|\s[–—-]{1,2}\s|\.\s|\s(?:and|but|because|so|though|although|since|while|plus|as well as|which)\b)",
    re.I,
)
_CLAUSES = re.compile(
    r"(?:,|\s[–—-]{1,2}|\s(?:and|but|so|as|when|while|then))\s+(?:(?:and|but|so|then|apparently|also)\s+)*"
    r"(?:i|he|she|they|we|it|there|this|that)(?:['’]\w+)?\s+\w+"
    r"|\s(?:because|although|though|but)\b|,\s+(?:which|who)\b|\bso\s+(?:i|he|she|they|we)\b",
    re.I,
)
_AFTERTHOUGHT = re.compile(
    r"(?:,|\s[–—-]{1,2})\s+(?:(?:very|really|so|super|quite|pretty|kind of|a bit|not|no|it|that|all|which|too|but)\s+)*"
    r"(?:interesting|fun|great|nice|good|cool|hard|tough|difficult|easy|lovely|fascinating|impressive|exciting|tricky"
    r"|challenging|helpful|useful|friendly|kind|cute|weird|long|short)\b.*$",
    re.I,
)
_I_DID = re.compile(
    r"(?:led|ran|built|wrote|did|designed|made|shipped|launched|managed|started|created|gave|presented|used?|have|had"
    r"|taught|teach|handled?|manage|run|build|lead|design|plan|planned|test|tested|prioriti[sz]ed?|organi[sz]ed?|mentor(?:ed)?"
    r"|approach(?:ed)?|solved?|would|worked|work|bring|brought|learn(?:ed|t)?|write|studied|study|moved?|migrated?|like|love"
    r"|enjoy|grew|grow|set|met|coach(?:ed)?|deal|dealt|improved?|measured?|scaled?|introduced|automated|redesigned|trained"
    r"|volunteer(?:ed)?|care|value|see|switched|chose|choose|want|am|could|can)"
)
_AND_I = re.compile(rf"\bi\b(?!\s+(?:(?:also|really|usually|personally|recently|once)\s+)?{_I_DID.pattern}\b)", re.I)
_I_AM = re.compile(r"\bi(?:['’](?:m|ve|d|ll)|\s+am|\s+was)\b(?!\s+(?:\w+ing|proud|most|interested)\b)", re.I)
_NO_STATEMENT = re.compile(
    r"^how (?:it|this|that|these|those|there|everybody|everyone|he|she)\b"
    r"|^how my |^how we (?!both\b|could\b|would\b|might\b|can\b)"
    r"|^how you (?:liked?|loved?|enjoy(?:ed)?|praised?|preferred)\b"
    r"|^how (?:you|the [\w-]+|your [\w-]+|[\w-]+) (?:are|were|is|was|'re|’re|will be)\s+(?!\w+ing\b)"
    r"|^how (?:you|the \w+|your \w+)(?:['’]re|['’]s)\s+(?!\w+ing\b)"
    r"|\b(?:do|does|did|is|are|was|were|has|have|had|can|could|would|will|should)(?:n['’]t|\s+not)\b|\bnever\b|\bcannot\b",
    re.I,
)
_WORKS = (
    r"(?:adopt|automate|build|built|buy|call|care|carry|choose|chose|coach|collect|combine|connect|could|cut|decide|deliver"
    r"|deploy|design|develop|divide|do|double|doubled|encourage|ensure|expect|find|focus|get|give|go|grew|grow|handle|help|hire"
    r"|host|keep|launch|lead|led|learn|maintain|make|manage|measure|mentor|merge|migrate|model|monitor|move|need|offer|onboard"
    r"|open|opened|organi[sz]e|own|pair|plan|price|prioriti[sz]e|process|protect|prototype|publish|ran|rebuild|rebuilt"
    r"|reduce|release|replace|require|research|review|rewrite|rewrote|roll|rotate|run|runs|scale|sell|serve|set|share|ship|ships|sit"
    r"|split|start|starts|store|structure|study|support|switch|take|teach|test|track|train|treat|try|tripled|trust|try|use"
    r"|uses|value|want|wants|will|work with|work on|work in|write|wrote|love|builds|handles|grows|plans|became)"
)
_STATED = re.compile(
    r"^how (?:we both|(?:you|(?:the|your|our) (?:[\w’'-]+ ){1,2}|[\w-]+ )"
    r"(?:['’](?:re|ve)|['’]s| ?\b(?:are|is|were|was|have|has))?"
    rf"(?: (?:also|really|already|usually|often|just|now|recently|all|both))* ?\b(?:{_WORKS}d?|\w+ed|\w+ing))\b",
    re.I,
)
_FINITE = re.compile(
    r"\b(?:came|comes|went|worked|works|said|says|was|were|is|are|has|had|have|got|will|would|did|does|do)\b"
)
_VERB_FIRST = re.compile(
    r"^(?:went|got|was|were|had|did|said|told|felt|took|came|left|saw|knew|thought|asked|seemed|clicked|hit it|bonded"
    r"|laughed|joked|be|been|am|is|are|has|have|let|please|if|because|not|thanks|thank|sorry|good to|nice to|mentioned"
    r"|explained|showed|wanted|wants|tell|give|describe|explain|walk|wish|hope|hopefully|it|it's|this|that|these|those|i|me|he|him|them|just|so|but)\b",
    re.I,
)
_PREPOSED = re.compile(r"^(?:in|on|at|to|for|from|with|by|of|as|into|during|before|after|until|since|via|per)\s", re.I)
_THEY_NEED = re.compile(
    r"^(?:(?:they|you|the (?:team|company|role|job)|it|\w+)\s+)?(?:(?:really|mainly|mostly)\s+)?"
    r"(?:needs?|wants?|seeks?|(?:is|are) (?:looking for|hiring for|after|short of)|look(?:s|ing) for)\s+"
    r"(?:help (?:with|in)\s+)?",
    re.I,
)
_A_PERSON = re.compile(
    r"(?:an? )?(?:\w+ )?(?:somebody|someone|anybody|person|people|who|candidates?|developers?|engineers?|nurses?"
    r"|managers?)\b",
    re.I,
)
"""Who is wanted is no work that somebody could help with."""
_EMPTY = frozenset(
    """
    a an the my your his her their our some that this these those of and or with to in on for about it you me we us
    team company thing things stuff part parts bit lot lots one ones question person people project something
    """.split()  # noqa: SIM905
)


def topic_in_english(brief: Brief) -> Topic:
    """What the two talked about, as it stands in a note to the recipient."""
    name = called(brief.recipient)

    def made(text: str) -> Phrase | None:
        return topic_phrase(text, names=brief.known_names, recipient=name)

    return _chosen(brief.topic, made, trade=f"{brief.role} {brief.company}", own=False)


def fit_in_english(brief: Brief) -> Topic:
    """The member's own experience that goes with it."""

    def made(text: str) -> Phrase | None:
        return fit_phrase(text, names=brief.known_names)

    trade = f"{brief.role} {brief.company}"
    told = _chosen(brief.fit, made, trade=trade, own=True)
    if told.phrase is not None or not brief.match.strip():
        return told
    return _chosen(brief.match, made, trade=trade, own=True)


def need_in_english(brief: Brief) -> Topic:
    """What the employer needs, from what the member found out beforehand."""

    def made(text: str) -> Phrase | None:
        # "They need better reporting" is "better reporting"; what is left of it has to be a thing or a doing.
        phrase = fit_phrase(_THEY_NEED.sub("", text), names=brief.known_names)
        fits = phrase is not None and phrase.shape in (Shape.NOUN, Shape.DOING) and not _A_PERSON.match(phrase.text)
        return phrase if fits else None

    return _chosen(brief.need, made, trade=f"{brief.role} {brief.company}", own=True)


def _chosen(said: str, made: Callable[[str], Phrase | None], *, trade: str, own: bool) -> Topic:
    said = said.strip()[:READ]
    # "1. the roadmap 2. hiring" on one line is a list too.
    said = re.sub(r"\s+(?=\d{1,2}[.)]\s)", "\n", said) if re.match(r"\s*1[.)]\s", said) else said
    items = [item for item in (_item(item) for item in _ITEM.split(said)) if item]
    telling = [item for item in items if not said_nothing(item)]
    if not telling or said_nothing(clean(said)):
        return Topic(None)
    fit: list[Phrase] = []
    for item in telling:
        phrase = _first_fit(item, made, trade, own=own)
        if phrase is not None:
            fit.append(phrase)
        elif not fit and _story(item):
            # What follows a story goes on with it: "my layoff. It was hard; the team helped".
            return Topic(None, unfit=True)
        if len(fit) == 2 or own:
            break
    if not fit:
        return Topic(None, unfit=True)
    if len(fit) == 2 and all(_may_pair(phrase) for phrase in fit):
        return Topic(Phrase(f"{fit[0].text} and {fit[1].text}", Shape.NOUN))
    return Topic(fit[0])


def _item(text: str) -> str:
    text = _SHORTHAND.sub(lambda found: _MEANT[found.group().lower()], _SIGNS.sub(" ", clean(text)))
    for _ in range(3):
        text = _BULLET.sub("", text)
    return text.strip(" ,;")


def _story(item: str) -> bool:
    return len(item.split()) > 8 or _CLAUSES.search(item) is not None


def _may_pair(phrase: Phrase) -> bool:
    return phrase.shape is Shape.NOUN and len(phrase.text.split()) <= 6 and not re.search(r",|\band\b", phrase.text)


def _first_fit(item: str, made: Callable[[str], Phrase | None], trade: str, *, own: bool) -> Phrase | None:
    sentences = [part for part in _SENTENCE.split(item) if part.strip()]
    while len(sentences) > 1 and (said_nothing(sentences[0]) or len(sentences[0].split()) < 3):
        sentences = sentences[1:] if said_nothing(sentences[0]) else [" ".join(sentences[:2]), *sentences[2:]]
    text = _AFTERTHOUGHT.sub("", sentences[0].rstrip(" .!"))
    for part, whole in _parts(text):
        if said_nothing(part):
            continue
        phrase = made(part)
        if phrase is not None and _clean(part, phrase, trade, whole=whole, own=own):
            return phrase
    return None


def _parts(text: str) -> Iterator[tuple[str, bool]]:
    """The whole when it is one clause, then its beginnings, the longest first."""
    if not _CLAUSES.search(text) and ": " not in text:
        yield text, True
    for cut in reversed([match.start() for match in _CUT.finditer(text)]):
        head = text[:cut].rstrip(" ,;:(–—-")
        if not head or head.count("(") != head.count(")") or ": " in head or _CLAUSES.search(head):
            continue
        # "The roadmap, hiring" that has lost its "and" gets it back.
        if ", " in head and not re.search(r"\band\b", head):
            head = " and ".join(head.rsplit(", ", 1))
        yield head, False


def _clean(part: str, phrase: Phrase, trade: str, *, whole: bool, own: bool) -> bool:
    text = phrase.text
    if unfit(part) or unfit(text) or speaks_of_money(part, trade=trade) or len(text.split()) > MOST_WORDS:
        return False
    if "://" in text or re.search(r"[\"“”]\s*\w+\s+\w+\s+\w+", text) or _harmful(text, trade):
        return False
    if own:
        return phrase.shape is not Shape.LOOSE and not _NO_STATEMENT.search(text)
    if _AND_I.search(text) or _I_AM.search(text):
        return False
    match phrase.shape:
        case Shape.NOUN:
            words = re.findall(r"\w+", text.lower())
            says = any(word not in _EMPTY for word in words)
            return says and not _VERB_FIRST.match(text) and not _PREPOSED.match(text)
        case Shape.CLAUSE:
            asked = re.match(r"(?:how|why|what|where|when|who|whether|which)\b", _bare(part), re.I) is not None
            return (asked or (whole and _STATED.match(text) is not None)) and not _NO_STATEMENT.search(text)
        case Shape.ASKED:
            return re.search(r"\babout (?:it|this|that|me|myself)$", text) is None
        case Shape.QUESTION:
            return whole and re.search(r"\bI\b", text) is None
        case Shape.LOOSE:
            odd = _VERB_FIRST.match(text) or _PREPOSED.match(text) or _FINITE.search(text) or re.search(r"\bmy\b", text)
            return whole and not odd and " how " not in text
        case _:
            return False


def _bare(part: str) -> str:
    return re.sub(r"^.*?(?=\b(?:how|why|what|where|when|who|whether|which)\b)", "", part, count=1, flags=re.I)


def _harmful(text: str, trade: str) -> bool:
    """Whether our own checks would stumble over it."""
    words = {word.lower() for word in re.findall(r"\w+", trade)}
    return any(
        found.rule is not Rule.NO_LEFTOVER and found.found.lower() not in words
        for found in worded(text, leftovers="", kind=NoteKind.THANK_YOU)
    )
