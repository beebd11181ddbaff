"""English words of postings: what asks for silence, and what names a day."""

import re

from bot.reading.posting_page_english import BANNER, ENDS, INLINE, NOISE
from bot.reading.posting_words import PostingWords


def _any(*parts: str) -> re.Pattern[str]:
    """Any of these, whatever the case."""
    return re.compile("|".join(parts), re.IGNORECASE)


# What is not to be done, and to whom.
_CALL = (
    r"(?:(?:phone|telephone|follow[\s-]?up|personal|unsolicited|other|e-?mail)\s+){0,2}"
    r"(?:calls?|phone|telephone|in-?quir(?:y|ies)|enquir(?:y|ies)|queries|e-?mails?|follow[\s-]?ups?|visits?"
    r"|walk[\s-]?ins?|contact|drop[\s-]?ins?|messages?|correspondence)"
)
_CALLS = rf"{_CALL}(?:\s*(?:,|/|or|and|nor|&)\s*(?:or\s+)?(?:no\s+)?{_CALL}){{0,3}}"
_DO = (
    r"(?:call|phone|telephone|ring|contact|e-?mail|message|reach\s+out|follow[\s-]?up|in-?quire|enquire|visit|write|dm)"
)
_US = (
    r"(?:us|me|our\s+[\w\s]{2,30}|the\s+[\w\s]{2,30}|this\s+[\w\s]{2,20}|hr|human\s+resources|anyone"
    r"|any\s+[\w\s]{2,20}|staff|directly|to\s+(?:follow|check|ask|in-?quire|enquire)|about|regarding"
    r"|for\s+(?:updates?|status|information)|with\s+regard|concerning|or|and|by\s+(?:phone|telephone)|individual\w*"
    r"|employees|managers?|recruiters?|after\s+(?:you|applying)|on\s+(?:your|an?|this|the)|your\s+application"
    r"|[\w&.]+\s+(?:directly|about\s+(?:this|the|your)|regarding))"
)
_NO_CALLS_BUT = (
    r"cent(?:er|re)|necessary|needed|required|quota|after|before|on\s+weekends|out|rotation|shifts?|experience|is|goes"
    r"|too|was|can\s+go|will\s+be\s+(?:missed|lost|dropped)"
)
_NONE = rf"\bno\s+{_CALLS}\b(?!\s+{_CALL}\b)(?!\s*(?:{_NO_CALLS_BUT}))"
_EMPHASIS = r"(?:absolutely|strictly|note|make|that|we\s+(?:take|accept|want)|there\s+(?:are|is))"
_ABOUT_IT = (
    r"(?:(?:about|regarding|concerning|to|for|from|at\s+this|by|on\s+(?:your|the|this))\b[\w\s'’/-]{0,60}"
    r"|(?:(?:will|shall)\s+be|are|is)\s+(?:accepted|taken|answered|returned|welcome|permitted|allowed|necessary)\b.*"
    r"|accepted|allowed|taken)"
)
_REFUSED = r"(?:accepted|returned|taken|answered|responded|entertained|acknowledged|considered|replied)"

# Who hears back.
_THEY = r"(?:candidates?|applicants?|applications?|those|persons?|individuals?|people|finalists|respondents|profiles?)"
_PICKED = (
    r"(?:short[\s-]?listed|selected|successful|qualified|chosen|invited|suitable|relevant|matching|strongest|final"
    r"|eligible|interview(?:ed)?|being\s+considered|under\s+consideration|who\s+meet|whose\s+\w+)"
)
_TOLD = (
    r"(?:contact(?:ed)?|notif(?:y|ied)|informed?|reach(?:ed)?(?:\s+out)?|respond(?:ed)?|repl(?:y|ied)|hear|invited?"
    r"|acknowledged?|be\s+in\s+touch|get\s+back|receive|called|answer(?:ed)?|follow(?:ed)?\s+up|get\s+in\s+touch)"
)
_VOLUME = (
    r"(?:due|owing|because|given|in\s+view)\s+(?:to|of)?\s*(?:the\s+|our\s+|an?\s+)?(?:\w+\s+){0,2}"
    r"(?:volume|number|quantity|amount)s?\s+of\s+(?:[\w\s]{0,20}?)"
    r"(?:applica\w+|resum\w+|résum\w+|cvs|candidates|responses|submissions|in-?quiries|enquiries|interest)"
)
_CANNOT = r"(?:unable|not\s+able|cannot|can['’]?t|not\s+possible|won['’]t|will\s+not|regret\s+that\s+we)"

# By when.
_NUMBER = (
    r"(?:\d{1,2}(?:\s*(?:-|–|to)\s*\d{1,2})?|(?:one|two|three|four|five)\s*(?:-|–|to|or)\s*(?:two|three|four|five|six)"
    r"|an?|one|two|three|four|five|six|seven|eight|nine|ten|twelve|fourteen|fifteen|twenty|thirty|a\s+couple\s+of"
    r"|a\s+few)"
)
_UNIT = r"(?:(?:business|working|calendar|week)?\s*-?\s*days?|weeks?|months?|fortnight)"
_WITHIN = (
    r"(?:with?in|in|inside(?:\s+of)?|after|no\s+(?:later|more)\s+than|less\s+than|takes?(?:\s+about)?|about|allow"
    r"|approximately)\s+(?:the\s+next\s+|about\s+|approximately\s+|around\s+|up\s+to\s+)?"
    rf"(?P<within>{_NUMBER}\s*(?:\(\d{{1,2}}\)\s*)?{_UNIT})"
)
_BY = r"(?:by|before|until|till|no\s+later\s+than|on\s+or\s+before|not\s+later\s+than)\s+(?P<by>(?=\S))"
_WILL = (
    r"(?:will|shall|['’]ll|(?:aim|expect|plan|hope|try|strive|intend|endeavou?r)\s+to|can|should|usually|typically"
    r"|normally|always|do)"
)
_ANSWERS = (
    r"(?:repl(?:y|ies)|respon[ds]\w*|answers?|get(?:s)?\s+back|contact(?:s|ed)?|notif(?:y|ies|ied)|inform(?:s|ed)?"
    r"|reach(?:es)?\s+out|let\s+you\s+know|(?:be\s+|get\s+)?in\s+touch|hear(?:ing)?(?:\s+back)?(?:\s+from)?|follow\s+up"
    r"|decision|update\s+you|come\s+back\s+to|feedback|heard(?:\s+back)?(?:\s+from)?|review|acknowledge)"
)
_PROMISES = "|".join((
    rf"\b(?:we|our\s+[\w\s]{{2,25}}|the\s+(?:team|recruiter|hiring\s+\w+|committee)|hr|someone)\b[^.]{{0,20}}?\s*{_WILL}"
    rf"[^.]{{0,60}}?\b{_ANSWERS}",
    rf"\b(?:you|{_THEY})\b[^.]{{0,25}}?\b(?:will|should|can|['’]ll|may)\b[^.]{{0,30}}?\b(?:{_ANSWERS}|receive|expect"
    rf"|be\s+(?:{_TOLD}))",
    rf"\b{_THEY}\s+(?:notified|contacted|informed|answered)",
    r"\bexpect\b[^.]{0,30}\b(?:reply|response|answer|decision|hear)",
    r"\b(?:replies|responses|decisions?|invitations)\b[^.]{0,30}\b(?:be\s+\w+|follow|usually|typically)",
    r"\b(?:(?:have|['’]ve)\s+not|haven['’]t)\s+heard|\b(?:do\s+not|don['’]t)\s+hear",
    r"\bwe\s+(?:reply|respond|answer|get\s+back|review)\b",
))  # fmt: skip

ENGLISH = PostingWords(
    no_contact=_any(
        # "No calls" alone tells as well of the work; it asks for silence with a "please", or as a sentence of its own.
        rf"\b(?:please|kindly|sorry|strictly|absolutely)\b[\s,:–—-]*(?:{_EMPHASIS}[\s,:–—-]+)*{_NONE}",
        rf"{_NONE}(?:\s+[\w/'’-]+){{0,8}}?[\s,:–—-]*\bplease\b",
        rf"^\W*(?:(?:and|but|also|note|important)\b[\s,:–—-]*)?(?:no\s+recruiters\b[\s,;]*(?:and\s+)?)?{_NONE}"
        rf"(?:\s+{_ABOUT_IT})?\W*$",
        rf"[(\[]\s*{_NONE}\s*[)\]]",
        rf"\b(?:apply|applications?|resum[eé]s?|résum[eé]s?|cvs?|submit|send)\b[^.]{{0,80}}[,;:–—-]\s*(?:and\s+)?{_NONE}"
        r"\W*$",
        rf"\b(?:do\s+not|don['’]t|not|never)\s+(?:attempt\s+to\s+|try\s+to\s+)?{_DO}\b"
        rf"(?:\s*(?:,|/|or|and)\s*{_DO})*(?=\s+(?:to\s+)?{_US}\b|\s*[.!;,)]|\s*$)",
        r"\b(?:refrain|desist|abstain)\s+from\s+(?:calling|contacting|phoning|e-?mailing|following|reaching|telephoning"
        r"|making)",
        rf"\b{_CALLS}\s+(?:[\w\s]{{0,40}})?(?:(?:will|can|are|is|may)\s+not|cannot|can['’]?t|won['’]?t)\s+be\s+{_REFUSED}",
        rf"\b{_CALLS}\s+(?:[\w\s]{{0,40}})?(?:are|is)\s+(?:strongly\s+)?"
        r"(?:discouraged|unwelcome|not\s+(?:welcome|accepted|encouraged|permitted|possible))",
        r"\b(?:unable|not\s+able|cannot|can['’]?t|can\s+not|do\s+not|don['’]t|will\s+not|won['’]t)\s+(?:to\s+)?"
        r"(?:accept|take|return|answer|respond\s+to|reply\s+to|entertain|field|handle)\s+"
        rf"(?:(?:any|individual|general|application|status|your)\s+)*{_CALLS}",
        r"\b(?:calling|contacting|e-?mailing|phoning)\s+[\w\s]{0,40}\b(?:will|may|can)\s+"
        r"(?:disqualify|result|not\s+(?:help|speed|improve))",
        r"\b(?:asks?|requests?|prefer|advised|asked|requested|urged)\b[^.]{0,40}\bnot\s+(?:to\s+)?(?:be\s+)?"
        rf"{_DO}\b",
        rf"\b(?:applicants|candidates)\s+(?:should|must|may|are)\s+not\s+(?:to\s+)?{_DO}\b",
        r"\battempts?\s+to\s+(?:contact|call|reach|influence)\b[^.]{0,60}\b(?:disqualif\w+|result\s+in|not\s+be)",
        r"\bstrictly\s+no\s+(?:contact|calls|canvassing)|\bcanvassing\s+will\s+disqualify",
    ),
    harmless=_any(
        r"\bhesitate\b|\bcontact[\s-]+(?:lens\w*|less|cent(?:er|re)|points?|sports?|tracing)",
        r"\bdo[\s-]not[\s-]call\s+(?:list|registry|rules?|laws?|regulation)|\bno\s+cold[\s-]+(?:calls?|calling|e-?mail\w*)",
        r"\bcold[\s-]call|\bon[\s-]call|\bcall[\s-](?:out|outs|rotation|cent)",
        r"\b(?:current|present|previous|former)\s+employer|\b(?:your\s+)?references?\b(?![\s:#]*(?:number|no\.?|code|id|\d))",
        r"\bcustomers?|\bclients?|\bpatients\b|\bpatient\s+(?:care|records?|calls?|in-?quir\w+|famil\w+)",
        r"\b(?:e-?mail|send)\s+(?:us\s+)?(?:your|the|an?|any)?\s*(?:cv|resume|résumé|attachments?|photos?|zip|application)",
        r"\bincomplete\b|\bno\s+(?:follow[\s-]?up|contact)\s+(?:question|care|visits?)|\bphysical\s+contact|\beye\s+contact",
        r"\bno\s+(?:phone|telephone|contact)\s+(?:number|details|screen|skills|info\w*|experience|required|needed)",
        r"\bfeel\s+free|\bhappy\s+to\s+(?:answer|help|talk)",
        r"\bif\s+you\s+(?:do\s+not|don['’]t)\s+(?:call|contact|write|email)",
    ),
    mail_welcome=_any(
        r"\be-?mails?\s+(?:is|are)\s+(?:also\s+|always\s+|very\s+|the\s+)?"
        r"(?:welcome|fine|ok(?:ay)?|best|preferred|great|good|way)",
        r"\b(?:prefer|rather|happy\s+to\s+(?:get|receive|read|answer))\b[^.;]{0,20}\be-?mails?",
        r"\b(?:e-?mail|write\s+to)\s+(?:us|me|[\w.+-]+@[\w.-]+)[^.]{0,20}\b(?:instead|questions?|status|updates?|any\s*time)",
        r"\b(?:instead|questions?|status|updates?)\b[\w\s,:–—-]{0,20}\b(?:e-?mail|write\s+to)\s+(?:us|me|[\w.+-]+@)",
        r"\b(?:questions?|inquiries|enquiries|follow[\s-]?ups?)\s+(?:only\s+)?(?:by|via|through)\s+e-?mail",
        r"\b(?:feel\s+free|happy\s+for\s+you)\s+to\s+(?:send\s+(?:us\s+)?an?\s+)?e-?mail",
    ),
    no_mail=_any(r"\b(?:no|or|nor)\s+(?:no\s+|send\s+)?e-?mails?\b|\be-?mails?\s*(?:,|or|nor|/)\s*(?:or\s+)?(?:calls?|phone)"),
    agencies=_any(
        r"\bagenc(?:y|ies)|\bthird[\s-]part(?:y|ies)|\bhead\s?hunters?|\bstaffing|\bsearch\s+firms?|\bvendors?",
        r"\brecruit(?:ment|ing)\s+(?:firms?|compan\w+|consultan\w+|businesses|vendors?|partners?|services)",
        r"\bsolicit(?!ed)|\bsales\s*(?:people|reps?|calls?)|^\W*recruiters?\s*[:,]",
        r"(?:^|\b(?:from|by|to|an?|note|attention|dear|external|outside|hey)\s+)recruiters\b",
        r"\b(?:from|by)\s+(?:any\s+)?(?:external\s+|outside\s+)?(?:recruiters?|suppliers?|marketers?)",
    ),
    only_selected=_any(
        rf"\bonly\s+(?:the\s+|those\s+|{_THEY}\s+)?(?:[\w\s,-]{{0,40}}?\b)?{_PICKED}\b[^.]{{0,90}}?"
        rf"\b(?:will|shall|are|can|may|to)\b[^.]{{0,25}}?{_TOLD}",
        rf"\bonly\s+(?:be\s+)?{_TOLD}\w*\s+(?:to\s+|by\s+|with\s+|back\s+to\s+|from\s+us\s+if\s+)?"
        rf"(?:those\s+|the\s+|you\s+if\s+)?(?:[\w\s-]{{0,30}}?){_PICKED}",
        rf"\b{_TOLD}(?:\s+(?:from\s+us|back|by\s+us))?\s+only\s+(?:to\s+|if\s+|with\s+)?"
        rf"(?:those\s+|the\s+|you\s+(?:are|were)\s+|{_THEY}\s+)?(?:[\w\s-]{{0,25}}?){_PICKED}",
        rf"\b{_VOLUME}(?:[^.]{{0,80}}?\b(?:{_CANNOT}|not|only|unfortunately)\b[^.]{{0,90}})",
        rf"\b{_CANNOT}\s+(?:to\s+|be\s+able\s+to\s+|cannot\s+|are\s+unable\s+to\s+)?(?:personally\s+|individually\s+)?"
        r"(?:respond|reply|write|answer|contact|get\s+back|acknowledge|provide\s+feedback|notify)\s+"
        r"(?:individually\s+|back\s+)?(?:to\s+)?(?:every|each|all|everyone|unsuccessful|individual|those)",
        r"\bif\s+you\s+(?:are|['’]re)\s+(?:selected|shortlisted|chosen|a\s+(?:match|fit))[^.]{0,30}\bwe\s+will\s+"
        r"(?:contact|reach|call|notify)",
        r"\b(?:unsuccessful\s+(?:candidates|applicants)|not\s+(?:short[\s-]?listed|selected|successful|chosen))\s+will\s+not\s+"
        r"(?:be\s+)?(?:contacted|notified|informed|hear|receive)",
        r"\bno\s+(?:news|reply|response)\s+[^.]{0,30}\b(?:unsuccessful|not\s+been\s+(?:selected|successful|shortlisted))",
    ),
    window=_any(
        rf"(?:{_PROMISES})[^.]{{0,80}}?\b(?:{_WITHIN}|{_BY})",
    ),
    allowed=_any(rf"\ballow\s+(?:up\s+to\s+)?(?P<within>{_NUMBER}\s*{_UNIT})[^.]{{0,30}}\b(?:response|reply|answer|decision)"),
    not_window=_any(
        r"\b(?:customers?|clients?|tickets?|patients|patient\s+(?:in-?quir\w+|calls?|care|messages?)|users?|guests?|incidents?"
        r"|requests?\s+from|partners?|students?|leads?|alerts?|bugs?|visitors?|calls?\s+from|emails?\s+from|incomplete"
        r"|(?:chat[\s-]?)?bots?|automated|automatic(?:ally)?|auto[\s-]?(?:repl|respon)\w+"
        r"|training|probation|start\s+date|onboard\w*|relocat\w*|deliver(?:y|ies)?|invoices?)\b",
    ),
    closes=_any(
        r"(?:\b(?:closing\s+date|application\s+deadline|deadline(?:\s+(?:for|to)\s+(?:applications?|applying|apply"
        r"|submissions?))?|applications?\s+(?:close|due|deadline)|apply\s+(?:by|before|until|no\s+later\s+than)"
        r"|last\s+(?:day|date)\s+to\s+apply|vacancy\s+closes|posting\s+(?:closes|ends|expires)|job\s+closes|closes"
        r"|(?:applications?|resumes?|cvs?)\s+(?:must|should|need\s+to|will|are)\s+(?:be\s+)?"
        r"(?:received|submitted|sent|accepted|due|in|open)|accepting\s+applications|open\s+until|expires?)"
        r"(?:\s+(?:is|are|on|by|until|before|at|no\s+later\s+than|due|the|of|applications?|for\s+this\s+\w+))*\s*[:–-]?\s*)",
    ),
    since_closing=_any(r"\b(?:of|after|from|following)\s+(?:the\s+)?(?:closing|deadline|application\s+deadline)"),
    numbers={
        "a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8,
        "nine": 9, "ten": 10, "twelve": 12, "fourteen": 14, "fifteen": 15, "twenty": 20, "thirty": 30, "couple": 2,
        "few": 3,
    },
    days={
        "business": (1, True), "working": (1, True), "weekday": (1, True), "day": (1, False), "week": (7, False),
        "fortnight": (14, False), "month": (30, False),
    },
    end_of=_any(r"^(?:the\s+)?(?:end|close)\s+of\s+(?:the\s+month\s+of\s+)?(?P<month>[a-z]{3,9})(?P<year>\s+20\d\d)?"),
    noise=NOISE,
    inline=INLINE,
    ends=ENDS,
    banner=BANNER,
)  # fmt: skip
