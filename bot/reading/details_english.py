"""The words of a one-line log, as tables: formats, rounds, activities and decisions."""

import re

from bot.model.opportunity import InterviewFormat
from bot.reading.word_list import words

FORMATS: dict[str, InterviewFormat] = {
    **dict.fromkeys(
        ("phone", "phone screen", "phone call", "phone interview", "by phone", "over the phone", "telephone",
         "telephone interview", "screening call", "phone screening", "on the phone"),
        InterviewFormat.PHONE),
    **dict.fromkeys(
        ("video", "video call", "video interview", "video chat", "zoom", "zoom call", "zoom interview",
         "google meet", "gmeet", "meet call", "teams call", "ms teams", "microsoft teams", "skype", "webex",
         "facetime", "virtual", "virtual interview", "remote interview", "hangouts", "virtual onsite",
         "over zoom", "on zoom", "via zoom", "by video", "on teams", "over teams", "online interview"),
        InterviewFormat.VIDEO),
    **dict.fromkeys(
        ("onsite", "on-site", "on site", "onsite interview", "on-site interview", "on site interview",
         "in person", "in-person", "in person interview", "in-person interview", "at their office",
         "at the office", "face to face", "f2f"),
        InterviewFormat.ONSITE),
}  # fmt: skip

BRANDS = frozenset({"zoom", "skype", "webex", "microsoft teams", "hangouts", "facetime"})
"""Ways to meet that are companies too, where the company is expected."""

KINDS = frozenset({
    "panel", "loop", "technical", "tech", "coding", "live coding", "behavioral", "behavioural", "case",
    "case study", "system design", "take-home", "take home", "culture fit", "screen", "whiteboard",
    "presentation",
})  # fmt: skip
"""Kinds of interview that people name by one word: a round, where they fill a field."""

ORDINALS = "first|second|third|fourth|fifth|sixth|1st|2nd|3rd|4th|5th|6th|final|last|initial|next"
ROUND = (
    rf"(?:(?:the\s+)?(?:{ORDINALS})(?:[\s-]+round)?(?:\s+(?:interview|call|chat))?"
    r"|round\s+(?:\d{1,2}|one|two|three|four|five|six)|r[1-9]"
    r"|(?:phone|recruiter|hr|technical|tech|hiring\s+manager|initial|first)[\s-]+(?:screen|screening)"
    r"|(?:technical|tech|coding|system\s+design|behavio(?:u)?ral|take[\s-]home|case|panel|culture(?:\s+fit)?"
    r"|loop|hiring\s+manager|hr|recruiter|executive|partner)\s+(?:interview|round|review|call|chat)"
    r"|superday|assessment\s+cent(?:er|re)|pair\s+programming|whiteboard|screening(?:\s+interview)?)"
)
"""A round as people name it; matched against whole pieces of a line."""

SOCIAL = (
    r"(?:(?:quick|virtual|team|working|casual|zoom)\s+)?(?:coffee|lunch|dinner|breakfast|brunch|drinks?|beers?|tea"
    r"|catch[\s-]?up|walk|one[\s-]on[\s-]one|1:1|1-1)(?:\s+(?:chat|call|meeting|date))?"
)
"""What one does with a person, never with a company."""

ACTIVITY = (
    r"(?:(?:i\s+)?(?:just\s+)?(?:had|have|got|did|finished|completed|attended|scheduled|booked|will\s+have"
    r"|i\s+have|log|logged)\s+|(?:i\s+)?just\s+|i\s+)?(?:(?:an?|my|the|another)\s+)?"
    r"(?:(?:coffee|intro(?:ductory)?|informational|networking|catch[\s-]up)\s+(?:interview|chat|call|meeting)"
    r"|interview(?:ed|ing|s)?|spoke|talked|chatted|met|call|chat|meeting|conversation|screen|debrief"
    # Coffee Meets Bagel is a company: a meal is one only before what one has it with.
    rf"|{SOCIAL}(?=\s*$|\s+(?:with|w/|at|@|from|for|and|on)(?:\s|$)))"
)
"""What somebody did: an interview, a call, a chat."""

DECISION = (
    r"(?:(?:they|she|he|we|i|company|team|recruiter|hr|decision|answer|result|results|reply|offer|response)"
    r"(?:['’]ll|\s+will|['’]re|\s+are|\s+should|\s+is|\s+expected|\s+promised)*\s*)?"
    r"(?:to\s+|going\s+to\s+)?"
    r"(?:decid(?:e|es|ing)|decision|let\s+me\s+know|get\s+back(?:\s+to\s+me)?|answer|reply|respond|hear(?:ing)?"
    r"(?:\s+back)?|make\s+a\s+decision|tell\s+me|be\s+in\s+touch|expected|due)"
    r"(?:\s+(?:date|back|from\s+them|is|expected|due|promised|at\s+the\s+latest))*\s*[:,]?\s*"
)
"""What opens a promise to decide; the day follows."""

LEGAL_TAILS = frozenset({"inc", "llc", "ltd", "gmbh", "corp", "co", "plc", "ag", "sa", "bv", "lp", "llp", "pty"})
"""What belongs to the company's name before a comma."""

SMALL_WORDS = frozenset(
    words("""
        at for the a an with on in of as and my i to by from via over w/ @ position job
    """)
)

GOT_OFF = re.compile(
    r"^(?:i\s+|i['’]ve\s+)?(?:(?:just|literally|finally)\s+)*(?:got|gotten|came|come|coming|getting|hung|stepped)\s+"
    r"(?:off|out\s+of|back\s+from|up)\s+(?:of\s+)?(?:(?:the|an?|my)\s+)?",
    re.IGNORECASE,
)
"""What opens a sentence about a talk that just ended; what it was follows."""

MET = re.compile(
    r"^(?:and\s+)?(?:(?:i|we)\s+)?(?:also\s+)?(?:met|saw|spoke\s+to|talked\s+to|interviewed\s+by)\s+(?=\S)",
    re.IGNORECASE,
)
"""What opens a field of people."""

REMARK = re.compile(
    r"\s+(?P<verb>went|was|were|felt|seemed)(?:\s+(?P<how>(?:(?:so|really|very|pretty|quite|super|not|too|all|extremely"
    r"|kind\s+of)\s+)*[a-z]{2,14}))?(?P<end>[.!]*)(?=\s|$)"
)
"""How it went, behind the name of a company."""

NO_COMPANY = frozenset(words("""
    i i'm i’m I'm I’m i've i’ve I've I’ve
    went got just off had have was were did finished bombed nailed aced failed passed spoke talked
    met heard think thought felt hoping waiting
"""))  # fmt: skip
"""Small words that stand in sentences and in no company's name."""
