"""English words for applications, résumés, introduction calls, conversations and referrals."""

import re

from bot.model.opportunity import ContactKind
from bot.reading.followup_words import FollowUpWords, Saying
from bot.reading.word_list import words

_RESUME = r"(?:r[ée]sum[ée]s?|cvs?|curriculum\s+vitae|portfolio)"
_MY = r"(?:(?:my|a|an|the|that|this|another|our|updated|new|latest|tailored|copy\s+of)\s+)*"
_ALSO = rf"(?:\s*(?:and|&|\+|with|plus|,)\s*{_MY}(?:cover\s+letter|cover|portfolio|references|samples?))*"
_DID = r"(?:(?:has|have|had|also|kindly|just|officially|very|already|is|will|was|finally|then|even|actually)\s+)*"
_SENT = (
    r"(?:sent|send|emailed|e-mailed|mailed|forwarded|submitted|gave|handed|dropped|uploaded|shared|messaged|dm['’]?d"
    r"|faxed|posted|left|delivered|passed|sending)"
)
_OFF = r"(?:\s+(?:in|off|out|over|on|along|across|through|up|around|back))*"
_NAME = r"(?P<who>(?:[^\s,;:.!?]+\.?\s+){1,7}?(?:\([^()]{1,60}\)\s+|<[^<>\s]{3,120}>\s+)?)"
_TO = r"(?:to|at|with|over\s+to|into|in\s+to|on\s+to)"
_END = r"(?P<rest>.*)$"
_APP = r"(?:job\s+)?(?:applications?|apps?)(?:\s+forms?)?"
_TALK = r"(?:call|chat|conversation|meeting|talk|zoom|video|phone|sync|session)"
_HAD = (
    r"(?:(?:had|have|having|did|got\s+off|finished|did|scheduled|booked|set\s+up|went\s+for|went\s+out\s+for|grabbed|got"
    r"|met|met\s+up|doing|enjoyed)\s+)?(?:for\s+)?(?:(?:an?|my|the|another|some)\s+)?"
    r"(?:(?:quick|short|brief|great|good|nice|lovely|really|very|long|first|virtual|zoom|casual|\d{1,3}[\s-]?min(?:ute)?s?)\s+)*"
)


def _saying(kind: ContactKind, pattern: str, opens: str = "", *, handed_on: bool = False) -> Saying:
    return Saying(kind, re.compile(pattern, re.IGNORECASE | re.DOTALL), opens, handed_on)


_CHANNEL = (
    r"(?:(?:their|the|its|a|an|my|company|online|official|career|careers|jobs?|app|internal)\s+)*"
    r"(?:linkedin(?:['’]s)?(?:\s+(?:easy\s+apply|jobs|message|dm|inmail))?|indeed|glassdoor|monster|ziprecruiter|dice"
    r"|handshake|wellfound|angel\s?list|hired|otta|greenhouse|lever|workday|ashby|xing|stepstone|seek|reed|totaljobs"
    r"|usajobs|idealist|hacker\s?news|hn|y\s?combinator|builtin|built\s+in|simplyhired|careerbuilder|google\s+jobs"
    r"|twitter|slack|discord|whatsapp|facebook|instagram|web\s?site|web\s?page|site|careers?\s+(?:page|site|portal)"
    r"|portal|job\s+(?:board|site)|board|form|e-?mail|mail|post|phone|referral\s+portal|easy\s+apply|web|internet"
    r"|homepage|system|ats|link|(?:employee\s+)?referral(?=\s*(?:[,;.]|$)))\b(?:\s+(?:page|portal|site|form|app)\b)?(?!['’.@])"
)
_REFERRED = (
    r"(?:referred|recommended|put\s+(?:in\s+)?(?:me|my\s+name|my\s+profile)(?:\s+forward|\s+in|\s+up)?"
    r"|put\s+in\s+an?\s+(?:good\s+|kind\s+)?(?:word|referral)(?:\s+for\s+me)?|vouched(?:\s+for\s+me)?"
    r"|submitted\s+(?:an?|my|the)\s+referral(?:\s+for\s+me)?|made\s+(?:an?|the)\s+referral(?:\s+for\s+me)?"
    r"|passed(?:\s+on|\s+along)?\s+my\s+(?:name|profile|details|info)(?:\s+on|\s+along)?"
    r"|gave\s+(?:them\s+)?my\s+name|nominated|referring|refer|introduced)"
)

SAYINGS: tuple[Saying, ...] = (
    # A referral: somebody put the member forward.
    _saying(
        ContactKind.REFERRAL,
        rf"^{_NAME}{_DID}{_REFERRED}(?:\s+me)?(?:\s+(?:on|along|internally|directly))*(?:\s+{_TO}\s+|\s+|$){_END}",
        "interviewed at ",
    ),
    _saying(
        ContactKind.REFERRAL,
        r"^(?:(?:got|was|were|been|am|being|get|getting)\s+)*(?:a\s+)?(?:internally\s+)?(?:referred|(?<=\s)recommended)"
        rf"(?:\s+(?:internally|in|on))?(?:\s+{_TO}\s+|\s+){_END}",
        "interviewed at ",
    ),
    _saying(
        ContactKind.REFERRAL,
        r"^(?:(?:got|have|had|received|landed|secured)\s+)?(?:an?\s+|my\s+|the\s+)?"
        rf"(?:(?:internal|employee|warm|personal)\s+)?(?:referral|recommendation)s?\b[\s:,–-]*(?:{_TO}\s+)?{_END}",
        "interviewed at ",
    ),
    _saying(
        ContactKind.REFERRAL,
        r"^(?P<rest>[^,;<>]{2,60}?\s*(?:[-–—]+>|=+>|[→⇒➜➔])\s*[^,;]{2,80}?)\s+referral\b(?P<more>.*)$",
        "interviewed at ",
    ),
    # A résumé that somebody hands on.
    _saying(
        ContactKind.RESUME,
        rf"^{_NAME}{_DID}(?:passed|forwarded|handed|sent|gave|submitted|shared|brought|took|dropped|walked|passing"
        rf"|forwarding|pass|forward|slid|got|sending|emailed){_OFF}\s+my\s+{_RESUME}{_OFF}(?:\s+{_TO}\s+|\s+|$){_END}",
        "interviewed with ",
        handed_on=True,
    ),
    _saying(
        ContactKind.RESUME,
        rf"^my\s+{_RESUME}\s+(?:went|was|is|got|has|been|being|went\s+out)(?:\s+(?:sent|passed|forwarded|handed|given"
        rf"|been|on|along|in|over|out|with|going|submitted))*(?:\s+(?:{_TO})\s+|\s+){_END}",
        "interviewed with ",
    ),
    # A résumé that the member sent.
    _saying(
        ContactKind.RESUME,
        rf"^{_SENT}{_OFF}\s+{_MY}{_RESUME}{_ALSO}{_OFF}(?:\s+(?:in\s+person|by\s+hand))?(?:\s+{_TO}\s+|\s*[:,–-]\s*|\s+){_END}",
        "interviewed with ",
    ),
    _saying(
        ContactKind.RESUME,
        r"^(?:cold[\s-]?(?:e-?)?(?:mailed|messaged|called)|(?:e-?)?mailed|wrote(?:\s+to)?|messaged|reached\s+out\s+to"
        rf"|contacted)\s+(?P<rest>[^;]{{1,160}}?)[\s,]+(?:with|w/|attaching|and\s+attached|including|incl\.?)\s*"
        rf"{_MY}{_RESUME}{_ALSO}(?:\s*[,;]\s*|\s+|$)(?P<more>.*)$",
        "interviewed with ",
    ),
    _saying(
        ContactKind.RESUME,
        rf"^{_SENT}{_OFF}\s+(?P<rest>[^,;]{{1,160}}?)\s+{_MY}{_RESUME}{_ALSO}(?:\s*[,;]\s*|\s+|$)(?P<more>.*)$",
        "interviewed with ",
    ),
    _saying(
        ContactKind.RESUME,
        rf"^{_MY}{_RESUME}{_ALSO}\s*(?:(?:sent|submitted|emailed|handed|dropped|uploaded|forwarded|shared|went|was|is|out|in|off|given)"
        rf"\s*)*(?:{_TO}\s+|[:,–-]\s*|\s){_END}",
        "interviewed with ",
    ),
    # An application.
    _saying(
        ContactKind.APPLICATION,
        r"^(?:re-?|easy[\s-]?|quick[\s-]?)?(?:applied|apply|applying)(?:\s+(?:online|directly|direct|in\s+person|again"
        r"|internally|cold|too))*(?:\s+(?:to|at|with|w/|into))?(?:\s+|\s*[:,–-]\s*)" + _END,
        "interviewed at ",
    ),
    _saying(
        ContactKind.APPLICATION,
        rf"^(?:submitted|sent|put|filed|completed|finished|filled|turned|handed|made|did|hit\s+submit|hit\s+send|got)"
        rf"(?:\s+(?:in|off|out|through|on))*\s+{_MY}(?:(?:online|job|first|second)\s+)*{_APP}(?:\s+(?:in|off|out|through))*"
        rf"(?:\s+(?:{_TO}|on)\s+|\s*[:,–-]\s*|\s+){_END}",
        "interviewed at ",
    ),
    _saying(
        ContactKind.APPLICATION,
        rf"^(?:submitted|sent|filed|completed|finished|filled|turned|handed|hit\s+submit|hit\s+send|did)"
        rf"(?:\s+(?:in|off|out|through|on))*\s+(?:my\s+|the\s+|an?\s+)?(?P<rest>[^,;]{{1,100}}?)\s+{_APP}"
        r"(?:\s+(?:in|off|out|through))*(?:\s*[,;]\s*|\s+|$)(?P<more>.*)$",
        "interviewed at ",
    ),
    _saying(
        ContactKind.APPLICATION,
        rf"^{_MY}(?:online\s+)?{_APP}\s*(?:(?:is|was|has|been|sent|submitted|in|went|out|off|done|made|filed|complete|through)"
        rf"\s*)*(?:{_TO}\s+|[:,–-]\s*|\s){_END}",
        "interviewed at ",
    ),
    # What an employer or a board confirms.
    _saying(
        ContactKind.APPLICATION,
        r"^(?:.{0,120}?\b)?(?:thank(?:s|\s+you)\s+for\s+(?:applying|your\s+(?:recent\s+)?application)"
        r"|(?:received|got|reviewing)\s+your\s+(?:recent\s+)?application|your\s+application\s+was\s+(?:sent|submitted|received))"
        rf"(?:\s+(?:{_TO})\s+|\s+){_END}",
        "interviewed at ",
    ),
    _saying(
        ContactKind.APPLICATION,
        rf"^(?:threw|throwing|put)\s+my\s+(?:hat|name)\s+(?:in|into)(?:\s+the\s+(?:ring|hat))?\s+(?:at|for|with)\s+{_END}",
        "interviewed at ",
    ),
    _saying(ContactKind.APPLICATION, r"^put\s+in\s+for\s+" + _END, "interviewed for "),
    # An introduction call.
    _saying(
        ContactKind.INTRO,
        rf"^{_HAD}(?:intro(?:duction|ductory)?s?|exploratory|get(?:ting)?[\s-]to[\s-]know(?:[\s-](?:you|each\s+other))?"
        rf"|discovery|meet[\s-]and[\s-]greet)(?:\s+(?:phone|video|zoom|teams))?(?:\s+{_TALK})?(?=[\s:,–-]|$)[\s:,–-]*"
        r"(?:with\s+|w/\s*|@\s*)?" + _END,
        "intro call with ",
    ),
    # A conversation.
    _saying(
        ContactKind.NETWORKING,
        rf"^{_HAD}(?:informational|info|networking|career|mentor(?:ing|ship)?|coffee|advice)\s+(?:interview|{_TALK}|event"
        r"|lunch|drinks|dinner|breakfast|coffee)[\s:,–-]*(?:with\s+|w/\s*)?" + _END,
        "coffee with ",
    ),
    _saying(
        ContactKind.NETWORKING,
        rf"^{_HAD}(?:coffee|tea|lunch|dinner|breakfast|brunch|drinks?|beers?|a\s+walk|walk|pint|catch[\s-]?up"
        rf"|networking|informational|one[\s-]on[\s-]one|1:1)(?:\s+{_TALK})?[\s:,–-]*(?:with\s+|w/\s*)" + _END,
        "coffee with ",
    ),
    _saying(
        ContactKind.NETWORKING,
        rf"^{_HAD}(?:(?:phone|video|zoom|teams)\s+)?{_TALK}\s+(?:with\s+|w/\s*)" + _END,
        "coffee with ",
    ),
    _saying(
        ContactKind.NETWORKING,
        r"^(?:(?:caught\s+up|catching\s+up|connected|chatted|spoke|talked|met|met\s+up|networked|hung\s+out|sat\s+down"
        r"|got\s+together|reconnected)(?:\s+(?:with|to|w/))?|ran\s+into|bumped\s+into|got\s+introduced\s+to"
        r"|was\s+introduced\s+to|reached\s+out\s+to)\s+" + _END,
        "coffee with ",
    ),
)

ENGLISH = FollowUpWords(
    sayings=SAYINGS,
    lead=re.compile(
        r"^(?:(?:(?:so|ok|okay|hey|hi|and|then|also|just|finally|already|now|officially|i['’]ve|i\s+have|i['’]m|i|we|update|fyi"
        r"|log|logged|done|yay|btw|note|new|literally|actually|well|went\s+ahead\s+and|managed\s+to|decided\s+to|it['’]s"
        r"|today|(?:i\s+)?(?:forgot|need|want|wanted|have)\s+to\s+(?:log|add|mention|say|note)(?:\s+(?:that|this))?|me|my\s+update|quick\s+update|hello)\b|[-*•>]|\d{1,2}[.)](?=\s))[\s:,.!–-]*)+",
        re.IGNORECASE,
    ),
    interview=re.compile(
        r"\b(?:interview(?:ed|s|ing|er|ers)?|(?:phone|recruiter|tech(?:nical)?|hr|initial|first|screening)[\s-]+"
        r"(?:screen|screening|round)|(?:second|third|final|2nd|3rd|next|last|onsite|on-site)\s+round|super\s?day"
        r"|assessment\s+cent(?:er|re)|panel|on-?site|take[\s-]home|coding\s+(?:test|challenge|round)|system\s+design"
        r"|whiteboard(?:ing)?)\b",
        re.IGNORECASE,
    ),
    no_interview=re.compile(
        r"\b(?:informational|info|networking|coffee|mock|practice|exit)[\s-]+interviews?\b", re.IGNORECASE
    ),
    clause=re.compile(
        r"\s*(?:[,;.–-]\s*|\s)\s*(?:and|but|so|then|now|waiting|hoping|hope|they|he|she|no|haven['’]?t|should|fingers)?\s*"
        r"(?:\b(?:waiting|hoping|hope)\b.*|\b(?:they|he|she)\s+(?:said|say|want|will|['’]ll|should|promised|told|asked|were"
        r"|was|seemed|liked).*|\bno\s+(?:reply|response|answer|word)\b.*|\bhaven['’]?t\s+heard.*|\bfingers\s+crossed.*|\band\s+(?:attached|included|wrote|added|uploaded|got|am|now|will|filled|also)\b.*"
        r"|\b(?:got|have|had|invited\s+to|there['’]s)?\s*(?:an?|the|my)?\s*(?:(?:phone|first|video|onsite|final)\s+)?"
        r"(?:interview|phone\s+screen)(?:\s+(?:on|is|next|tomorrow|scheduled|set|for|at|this|with)\b.*|\s*$))",
        re.IGNORECASE | re.DOTALL,
    ),
    done=re.compile(
        r"\s+(?:(?:is|was|has\s+been|got)\s+)?(?:sent|submitted|done|completed?|in|out|off)(?:\s+(?:in|off|out))?(?=\s*(?:,|$)"
        r"|\s+(?:today|yesterday|on|last|this|\d|an?\s+\w+\s+ago|two|three|earlier))",
    ),
    event=re.compile(
        r"\s+at\s+(?:the\s+|an?\s+)?(?:[\w&'’.+#-]+\s+){0,4}?(?:meet-?up|conference|event|fair|summit|hackathon|party|wedding"
        r"|webinar|mixer|reunion|workshop|bootcamp|gym|church|airport|happy\s+hour|career\s+day|job\s+fair|expo)\b",
        re.IGNORECASE,
    ),
    apposition=re.compile(
        r"(?<=[a-z)]),\s+(?:the\s+|an?\s+|their\s+)?(?P<role>[^,;()]{2,50}?)\s+(?:at|@|from|of)\s+(?P<company>[^,;]{2,60})",
        re.IGNORECASE,
    ),
    between=re.compile(
        r"^(?:by|from|via|through|thru|thanks\s+to)\s+(?P<who>(?:[^,;()]|\([^()]*\)){2,80}?)(?:\s+(?:to|at|for|with|into)\s+|\s*,\s*)"
        r"(?P<rest>.+)$",
        re.IGNORECASE,
    ),
    goes_on=re.compile(r",|\s+(?=(?:for|as|to|at)\s)", re.IGNORECASE),
    crew=re.compile(
        r"^(?:(?:the|their|an?|\d{1,2})\s+)?(?:[\w-]+\s+)?(?:roles|jobs|positions|openings|team|folks|people|someone|somebody|crew|group"
        r"|desk|reception|hr|department|office|lobby|manager|recruiter)\s+(?:at|of|from)\s+",
        re.IGNORECASE,
    ),
    titled=re.compile(
        r"(?:,\s*|\s+)(?:the\s+|their\s+|my\s+)?(?P<role>recruiter|hiring\s+manager|hr|contact(?:\s+person)?|coordinator|attn\.?|attention|c/o)"
        r"(?:\s+(?:is|was|there\s+is|named|called)|\s*:)?\s+(?=[A-Z])(?P<name>[^,;()<>]{2,60}?)"
        r"(?=\s*(?:[,;(<]|$)|\s+(?:at|from|of|on|today|yesterday|this|last)\b)",
    ),
    small_the=re.compile(r"^the\s+(?=\S)"),
    opens_at=re.compile(r"^(?:to|at|with|into|@)\s+", re.IGNORECASE),
    opens_for=re.compile(r"^(?:for|as)\s+", re.IGNORECASE),
    position=re.compile(
        r"^(?:the|an?|their|for)\s+|\s+(?:role|position|job|opening|vacancy|posting|opportunity|opp|req)$",
        re.IGNORECASE,
    ),
    channel=re.compile(
        rf"[\s,]*\(\s*(?:(?:via|through|on|by|thru)\s+)?{_CHANNEL}\s*\)"
        rf"|[\s,]*(?:[-–—]\s+)?\b(?:via|through|thru|on|using|over|by|from|in)\s+{_CHANNEL}"
        r"|[\s,]+online(?=\s*(?:[,;.]|$|\s))",
        re.IGNORECASE,
    ),
    through=re.compile(
        r"[\s,]+(?:(?P<referral>(?:with|via|through|thru|by|on|using)\s+(?:(?:an?|the|my)\s+)?(?:\w+\s+)?"
        r"(?:referral|recommendation)\s+(?:from|by|through|via|of))|via|through|thru|thanks\s+to|by\s+way\s+of|courtesy\s+of|w/\s*help\s+from|with\s+help\s+from|by|from)\s+"
        r"(?P<who>[^;|]+)$",
        re.IGNORECASE,
    ),
    topic=re.compile(
        r"[\s,;:.–-]+(?:(?:we|and|she|he|they)\s+)*(?:talked\s+|spoke\s+|chatted\s+|discussed\s+|told\s+me\s+)?"
        r"(?:about|re:?|regarding|on\s+the\s+topic\s+of|to\s+(?:talk|discuss|chat)(?:\s+about)?|discussed|discussing)\s+"
        r"(?P<topic>.+)$",
        re.IGNORECASE | re.DOTALL,
    ),
    relation=re.compile(
        r"^(?:my|our|an?|the)\s+(?:\w+['’]s\s+)?(?:(?:old|former|ex|ex-|good|great|best|uni|college|close|previous|current|dear|own)[\s-]+)*"
        r"(?:friend|buddy|pal|boss|manager|colleague|coworker|co-worker|mentor|professor|prof|teacher|cousin|brother|sister"
        r"|uncle|aunt|neighbou?r|roommate|flatmate|classmate|teammate|contact|connection|acquaintance|husband|wife|partner"
        r"|lead|supervisor|coach|alum|alumn(?:us|a|i)|recruiter|ex)(?:\s*,\s*|\s+|$)",
        re.IGNORECASE,
    ),
    nobody=frozenset(words("""
        i someone somebody they he she it we you a an the friend who recruiter hr people everyone nobody anyone
        company team manager
    """)),
    verbs=frozenset(words("was got been am is being were have had has did get getting")),
    opens_last=re.compile(r"\s+(?:to|at|with|for|into)$", re.IGNORECASE),
    counted=re.compile(
        r"^(?P<head>.*?)\s+(?:\d{1,2}|a\s+(?:few|couple(?:\s+of)?|bunch\s+of)|several|some|two|three|four|five|six|seven"
        r"|eight|nine|ten)\s+(?:(?:more|new|different|other)\s+)?(?:jobs|roles|positions|companies|places|openings|firms"
        r"|employers|startups)(?P<when>(?:\s+[^:,;()–—]{2,40}?)?)\s*(?::|\s[-–—]\s)\s*(?P<every>\S.*)$",
        re.IGNORECASE | re.DOTALL,
    ),
    several=re.compile(
        r"^(?P<head>.*?\b(?:to|at|with|for)\s+|.*?:\s*)(?P<every>[A-Z\d][\w&.'’-]*(?:\s+[A-Z\d][\w&.'’-]*){0,2}"
        r"(?:\s*,\s*[A-Z\d][\w&.'’-]*(?:\s+[A-Z\d][\w&.'’-]*){0,2})+\s*,?\s+and\s+[A-Z\d][\w&.'’-]*"
        r"(?:\s+[A-Z\d][\w&.'’-]*){0,2})(?P<tail>\s*(?:[,.;!].*|\b(?:today|yesterday|this|last|on|via|through|online|earlier)\b.*)?)$",
    ),
    through_row=re.compile(
        r"^\s*(?:[-*•]\s*)?(?:through|via|thru|by\s+way\s+of|handed\s+on\s+by)[:\s]+(?P<who>\S.*)$", re.IGNORECASE
    ),
    heading=re.compile(r"^(?P<said>[^:]{3,60}):\s*$"),
    to="to ",
    with_=" with ",
    both="and",
)  # fmt: skip
