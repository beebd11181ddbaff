"""The English of a one-line log, as the grammar reads it: patterns made of the tables of `details_english`."""

import re

from bot.reading.details_english import (
    ACTIVITY,
    BRANDS,
    DECISION,
    FORMATS,
    GOT_OFF,
    KINDS,
    LEGAL_TAILS,
    MET,
    NO_COMPANY,
    REMARK,
    ROUND,
    SMALL_WORDS,
    SOCIAL,
)
from bot.reading.language import LineWords
from bot.reading.word_list import any_of, words

_ROUND_IN = re.compile(rf"(?<![\w-]){ROUND}(?![\w-])", re.IGNORECASE)
_FORMAT_IN = re.compile(rf"(?<![\w.-])(?:{any_of(FORMATS)})(?![\w-]|\.\w)", re.IGNORECASE)

ENGLISH = LineWords(
    formats=FORMATS,
    brands=BRANDS,
    kinds=KINDS,
    round_whole=re.compile(rf"^{ROUND}$", re.IGNORECASE),
    round_in=_ROUND_IN,
    format_in=_FORMAT_IN,
    how_closes=re.compile(rf"(?:\s+(?:{ROUND}|{_FORMAT_IN.pattern}|interview|call|chat))+$", re.IGNORECASE),
    how_follows=re.compile(r"\s+(?:at|with|for|@|interview)\b"),
    how_nouns=("interview", "call", "screen"),
    activity_opens=re.compile(rf"^(?:{ACTIVITY})\b\s*(?:to\s+)?", re.IGNORECASE),
    call=re.compile(
        r"^(?:i\s+)?(?:just\s+)?(?:(?:had|have|got\s+off|did|finished)\s+)?(?:(?:an?|my|the|another)\s+)?"
        r"(?:(?:quick|short|brief|great|good|nice|long|\d{1,3}[\s-]?min(?:ute)?s?)\s+)*call\s+(?:with|w/|at|@|from)(?=\s|\w)",
        re.IGNORECASE,
    ),
    who_is=re.compile(
        r"(?<=[\w)>])(?:\s*[,;–—-]|\s+-)?\s+(?:who|she|he|they)(?:['’]s|['’]re|\s+is|\s+was|\s+are)\s+"
        r"(?:the\s+|an?\s+|their\s+)?(?P<role>[^,;.()<>]{2,50}?)(?=\s*(?:[,;.(<]|$))",
        re.IGNORECASE,
    ),
    lead=re.compile(
        r"^(?:i\s+)?(?:just\s+)?(?:had|did|have|got|finished|completed)\s+(?:(?:an?|my|the|another)\s+"
        r"(?:(?:(?:really|very|pretty|super)\s+)?(?:great|good|nice|brief|short|long|lovely|tough|interesting)\s+)?)?",
        re.IGNORECASE,
    ),
    social_opens=re.compile(rf"^(?:an?\s+|my\s+)?{SOCIAL}(?=\s|$)", re.IGNORECASE),
    bare_lead=frozenset({"", "a", "my"}),
    remembered=frozenset({"had", "have", "i had", "just"}),
    announced=frozenset({"upcoming", "scheduled", "booked", "log", "logged", "new", "next up", "fyi", "update"}),
    small_words=SMALL_WORDS,
    got_off=GOT_OFF,
    met=MET,
    remark=REMARK,
    no_company=NO_COMPANY,
    pronouns=frozenset({"it", "this", "that"}),
    was=re.compile(
        r"(?:i\s+)?(?:just\s+)?(?:had|did|got\s+off|finished|completed|attended|interviewed|spoke|talked|chatted|met)\b",
        re.IGNORECASE,
    ),
    will_be=re.compile(
        r"(?:(?:i\s+)?(?:will\s+)?have\s+(?:an?|my|another)|(?:i['’]ve\s+)?(?:i\s+)?(?:scheduled|booked)|upcoming)\b",
        re.IGNORECASE,
    ),
    with_whom=re.compile(r"(?:^|\s)(?:with\s+|w/\s?|w\.\s)(?=\S)", re.IGNORECASE),
    at=re.compile(r"(?:^|\s)(?:at|@|from)\s+(?=\S)", re.IGNORECASE),
    for_what=re.compile(r"(?:^|\s)(?:for|as|about)\s+(?:the\s+|an?\s+|their\s+)?(?=\S)", re.IGNORECASE),
    role_in_brackets=re.compile(
        r"\((?P<role>[^()]{1,60}?)\s+(?:at|@|from)\s+(?P<company>[^()]{1,60})\)", re.IGNORECASE
    ),
    namely=re.compile(r"^(?:at|@|from|for|as|about)\s", re.IGNORECASE),
    plain_lead=re.compile(r"^(?:an?|the|via|by|over)\s+", re.IGNORECASE),
    prose_lead=re.compile(r"^(?:with|was|went)\s+", re.IGNORECASE),
    position=re.compile(r"\s+(?:role|position|job|opening|vacancy)$", re.IGNORECASE),
    team=re.compile(r"^the\s+(?P<company>[^,]{1,60}?)\s+(?:team|people|folks|crew)$", re.IGNORECASE),
    possessive=re.compile(r"^(?P<company>[^,]{1,60}?)['’]s\s+(?P<who>.+)$"),
    legal_tails=LEGAL_TAILS,
    promise_label=re.compile(r"\b(?:decision|decides?|answer|reply|by|due|expected|role|company)\b", re.IGNORECASE),
    log_signs=re.compile(r"[,;|]|\s[-–—]\s|\bat\b|\bwith\b|@"),
    decides=re.compile(
        rf"^(?:and\s+|but\s+)?{DECISION}(?P<by>(?:by|on|before|until|within|in|not\s+before)(?:\s+|:\s*))?(?P<day>.+)$",
        re.IGNORECASE,
    ),
    within=("in", "within"),
    length=re.compile(
        r"(?<![\w.:])(?:for\s+)?(?P<said>an?\s+hour\s+and\s+a\s+half"
        r"|(?:\d{1,3}(?:\.\d{1,2})?|an?|one|two|three|half\s+an?)"
        r"[\s-]?(?:minutes?|mins?|hours?|hrs?|h)(?:\s?(?:and\s)?\s?\d{1,2}\s?(?:minutes?|mins?|m))?)(?![\w-])",
        re.IGNORECASE,
    ),
    dangling=re.compile(
        r"(?:^|\s+)(?:on|at|for|from|by|the|around|about|just|right|since|until|@|and)$", re.IGNORECASE
    ),
    open_days=frozenset({"today", "yesterday", "tomorrow"}),
    turns=frozenset({"round", "interview", "call", "step", "stage", "chat", "screen", "meeting", "session", "one"}),
    known=frozenset(
        words("""
        interview interviews final first second third last next round intro informational coding video behavioral
        was is then starting starts started ended scheduled start end est pst cst mst utc gmt local my their your time
    """)
    ),
)
