"""The English of messages that announce an interview, as tables."""

import re

from bot.reading.details_english import ROUND
from bot.reading.language import AnnouncedWords
from bot.reading.word_list import words

_STATE = (
    r"(?:confirmed|confirmation|scheduled|rescheduled|booked|set|updated?|reminder|invitation|invite|request(?:ed)?"
    r"|details)"
)
LEAD = re.compile(
    rf"^\s*(?:(?:re|fwd?|aw|wg)\s*:|\[[^\[\]\n]{{1,30}}\]"
    rf"|(?:(?:new|your|the|upcoming|updated|job)\s+){{0,2}}(?:{ROUND}\s+)?interviews?"
    rf"(?:(?:\s+(?:is|has\s+been|was|now))?\s+{_STATE})?\s*(?::|!+|\s[-–—])(?=\s|$)"
    rf"|{_STATE}(?:\s+(?:interview|meeting|event|appointment))?\s*(?::|!+|\s[-–—])(?=\s|$)"
    r"|(?:new\s+|updated\s+)?(?:calendar|event|meeting|appointment|accepted|fyi|heads[\s-]up|upcoming|tentative)"
    r"(?:\s+(?:event|invite|invitation))?\s*:(?=\s|$))\s*",
    re.IGNORECASE,
)
"""What opens a message or its subject and says only that it announces something."""

SAYS_SO = re.compile(rf"\b{_STATE}\b|^\s*(?:re|fwd?|aw|wg)\s*:", re.IGNORECASE)

LABEL = re.compile(
    r"^[\s*_•\-–>]*(?P<name>when|date|day|time|date\s*(?:&|and)\s*time|where|location|what|subject|role|position|title|job"
    r"|company|employer|organi[sz]ation|interviewers?|panel|with|participants|attendees|duration|length|format|type"
    r"|from|to|cc|bcc|sent)[\s*_]*:[\s*_]*(?P<rest>\S.*)$",
    re.IGNORECASE,
)
"""A row that names what it says."""
LABELS_OF = {
    "when": frozenset({"when", "date", "day", "time", "date & time", "date and time"}),
    "role": frozenset({"role", "position", "title", "job"}),
    "company": frozenset({"company", "employer", "organization", "organisation"}),
    "people": frozenset({"interviewer", "interviewers", "panel", "with"}),
    "how": frozenset({"where", "location", "what", "format", "type"}),
    "length": frozenset({"duration", "length"}),
    "aside": frozenset({"from", "to", "cc", "bcc", "sent", "participants", "attendees"}),
}

OPENERS = frozenset(words("""
    hey hi hello dear thanks thank yes yeah yep yup no nope ok okay sure great good nice awesome sorry please team all
    folks everyone fyi update reminder news quick just so and but well also can could would will are is do does did i
    we you they he she it this that these those there here congrats congratulations cheers morning afternoon evening
    happy see join lunch dinner coffee breakfast drinks standup stand-up meeting call chat sync interview interviewing
    interviews confirmed confirmation scheduled booked invitation event calendar monday tuesday wednesday thursday
    friday saturday sunday today tomorrow tonight next last looking let let's lets anyone who when where what how why
    if my our your the a an got had have zoom teams google-meet phone video onsite remote to re fwd best regards kind
    all-hands unfortunately hr talent recruiting recruitment
    calendly goodtime greenhouse lever ashby doodle
"""))
"""Words that open a sentence and no company's name."""

SUFFIXES = frozenset(words("""
    inc inc. llc ltd ltd. gmbh corp corp. corporation plc ag co co. company industries enterprises labs laboratories
    systems technologies technology software solutions group holdings partners capital bank insurance health healthcare
    media studios games interactive networks robotics analytics consulting foundation university college institute
    hospital ventures energy motors airlines foods pharma pharmaceuticals therapeutics biosciences logistics traders
"""))
"""What closes the name of a company and of nobody."""

_TALK = (
    r"(?:interview(?:s|ing|ed)?|phone\s+screen|screening|screen|final\s+round|(?:first|second|third|next|last|1st|2nd|3rd)"
    r"\s+round|onsite|on-site|loop|panel|superday)"
)
AT = re.compile(
    rf"(?:\b(?i:{_TALK})(?:\s+(?:call|chat|round|loop|process|day))?|\b(?:role|position|job|opening|opportunity|vacancy|team)"
    r"|(?P<role>[A-Za-z/&.+-]+(?:\s+(?:I{1,3}|[1-5]))?))(?:\s+here|\s+over)?\s+(?:at|@)\s+(?:the\s+)?(?=[A-Z0-9])",
)
"""What stands before the place where one works or is interviewed."""
YOURS = re.compile(
    rf"\b(?:your|my)\s+(?:[a-z-]+\s+){{0,3}}?{_TALK}(?:\s+(?:call|chat|round))?\s+(?:with|w/)\s*(?:the\s+)?(?=[A-Z0-9])"
    r"|\b(?:appl(?:y|ying|ied)\s+(?:to|at)|application\s+(?:to|with|at)|interest(?:ed)?\s+in|joining|opportunity\s+with"
    r"|careers?\s+at|on\s+behalf\s+of)\s+(?:the\s+)?(?=[A-Z0-9])",
    re.IGNORECASE,
)
"""What stands before the name of a company, hardly ever before a person's."""
WITH = re.compile(
    rf"\b(?:{_TALK}|call|chat|meeting|conversation|round)\s+(?:with|w/)\s*(?:the\s+)?(?=[A-Z0-9])", re.IGNORECASE
)
"""What stands before the name of a company or of a person."""
BESIDES = re.compile(r"\bwith\s+(?=[A-Z])")
"""What stands before somebody who is met there."""
FROM = re.compile(r"(?:[)>]|(?P<who>[A-Z][\w'’-]+(?:\s+[A-Z][\w'’-]+)?))\s+(?:from|of|at)\s+(?:the\s+)?(?=[A-Z0-9])")
"""Somebody, and the company they come from."""
TEAM = re.compile(
    r"\bthe\s+(?P<company>[A-Z][\w&.'’-]*(?:\s+[A-Z][\w&.'’-]*){0,3}?)\s+(?:recruiting\s+|hiring\s+|talent\s+)?"
    r"[Tt]eam\b"
)
NAMED = re.compile(r"(?P<company>[A-Z0-9][\w&.'’-]*(?:\s+[A-Z][\w&.'’-]*){0,3}?)\s+[Ii]nterview\b")
SIGNED = re.compile(r"^(?P<role>[^,|@]{2,60}?)\s*(?:,|\||@|\bat\b|\s[-–—])\s*(?P<company>[A-Z0-9][^,|@]{1,60})$")
"""A line under somebody's name: their role and their company."""

MEET = re.compile(
    r"\b(?:with|w/|meet(?:ing)?(?:\s+with)?|interviewed\s+by|speak(?:ing)?\s+(?:with|to)|talk(?:ing)?\s+(?:with|to))\s+"
    r"(?:our\s+|the\s+)?(?=\S)",
    re.IGNORECASE,
)
PEOPLE_END = re.compile(
    r"\s+(?:on|at|from|for|about|this|next|tomorrow|today|via|over|by|in|to|is|are|will|was|has|regarding|of|when|moved)\b"
    r"|[.!?;:](?:\s|$)|\s[-–—]\s|\n|\s\(?\d",
    re.IGNORECASE,
)
FOR_ROLE = re.compile(
    r"\b(?:for|as|of|about|regarding|in)\s+(?:the|an?|our|your|their)?\s*(?:(?:open\s+)?(?:role|position|job)\s+of\s+)?",
    re.IGNORECASE,
)
FOR = re.compile(r"for\b", re.IGNORECASE)
INTERVIEW = re.compile(rf"\b{_TALK}\b", re.IGNORECASE)
POSITION_AFTER = re.compile(r"^\s+(?:role|position|job|opening|vacancy|interview|at|@|with)\b", re.IGNORECASE)
LINKS = re.compile(
    r"https?://\S{0,60}(?:zoom\.us|meet\.google|teams\.microsoft|teams\.live|webex|whereby)", re.IGNORECASE
)
LONG = re.compile(
    r"(?<![\w.])(?P<n>\d{1,3})[\s-]?(?P<unit>min(?:ute)?s?|h(?:ou)?rs?)\s+(?:long\s+)?"
    r"(?:phone|video|zoom|call|chat|interview|conversation|screen|meeting|session|round|intro)",
    re.IGNORECASE,
)
EMOJI = re.compile(r":[a-z][a-z0-9_+-]{1,30}:")
MARKS = re.compile(r"(?<![\w*_~`])[*_~`]{1,2}(?=\S)|(?<=[\w:.,!?)])[*_~`]{1,2}(?![\w])")

ENGLISH = AnnouncedWords(
    lead=LEAD,
    says_so=SAYS_SO,
    label=LABEL,
    labels_of=LABELS_OF,
    openers=OPENERS,
    suffixes=SUFFIXES,
    no_part=frozenset({"i", "i'm", "and", "for", "on", "the"}),
    joins=frozenset({"of", "and", "&", "the", "de", "for"}),
    no_joins=frozenset({"for", "the"}),
    the=("The ", "the "),
    at=AT,
    yours=YOURS,
    with_whom=WITH,
    besides=BESIDES,
    from_where=FROM,
    team=TEAM,
    named=NAMED,
    signed=SIGNED,
    meet=MEET,
    people_end=PEOPLE_END,
    for_role=FOR_ROLE,
    for_what=FOR,
    interview=INTERVIEW,
    position_after=POSITION_AFTER,
    position_of=("position of", "role of", "job of"),
    at_in_title=re.compile(r"\s+(?:at|@)\s+"),
    round_told=re.compile(r"round|interview|screen|superday|programming|whiteboard|assessment", re.IGNORECASE),
    long=LONG,
    hours=("h",),
    talk="call",
)
