"""The marks of English notes."""

import re

from bot.drafting.marks import Marks

_WEEKDAYS = "Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday"


def _any(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.I)


ENGLISH = Marks(
    code="en",
    hailed=_any(r"^\s*(?:dear|hi|hello|hey|good (?:morning|afternoon|evening)|greetings)\s+"),
    titled=_any(r"(?:mr|mrs|ms|mx|miss|dr|prof|professor)\b\.? "),
    everybody=_any(r"^(?:all|both|team|everyone|everybody|folks|guys|the team|hiring team|ladies and gentlemen)$"),
    nobody=_any(r"\d|\bothers?\b|\bjr\b|\bsr\b"),
    thanks=_any(r"\b(?:thank|thanks|thankful|appreciat\w*|grateful|gratitude)\b"),
    time=_any(
        r"\btime\b|\bconversation\b|\btalk(?:ed|ing)?\b|\bsp(?:eak|eaking|oke)\b|\bmeet(?:ing)?\b|\bmet\b|\binterview\b"
        r"|\bchat\w*\b|\bcall\b|\bhour\b|\bmorning\b|\bafternoon\b"
    ),
    considering=_any(r"\bconsider\w*\b|\bopportunity\b|\bchance\b|\binvit\w+|\binterview\w*\b|\bcandida(?:te|cy)\b"),
    interest=_any(
        r"\binterest(?:s|ed)?\b|\benthus\w+|\bexcite(?:d|ment)\b|\bkeen\b|\beager\w*|\bappeal(?:s|ed|ing)?\b"
        r"|\bthrill\w*"
        r"|\b(?:I would|I’d|I'd) (?:still )?(?:very much |really )?(?:like|love) to"
        r" (?:take|do|join|work|be|become|help)\b"
        r"|\bI want (?:this|the|to (?:join|do|work|help))|\bdrawn to\b|\bpassionate\b"
        r"|\blook(?:ing)? forward to (?:joining|working)\b|\bbe considered\b|\bstay in consideration\b"
        r"|\bkeep me in (?:mind|consideration)\b|\bwelcome the (?:chance|opportunity)\b"
    ),
    next_step=_any(
        r"\bnext step|\bwhat comes next|\b(?:any|some)(?:thing)? (?:else|further|more)\b"
        r"|\blet me know\b|\blook(?:ing)? forward\b"
        r"|\b(?:glad|happy|pleased|gladly|able)\b[^.]{0,40}\b(?:send|provide|answer|talk|supply|hear|share|discuss)\b"
        r"|\btimeline\b|\bhear from you\b|\bin touch\b|\bcontinue the conversation\b"
        r"|\bwhere (?:things|the process) stand|\bhow things stand\b|\bwhen (?:you expect|the next)"
        r"|\ba (?:line|word) (?:to|on|from)\b|\btalk again\b|\bpaths cross\b|\bwish you\b"
    ),
    why=_any(
        r"\bappl(?:y|ied|ying|ications?|icants?)\b|\bcandida(?:te|cy)\b|\br[ée]sum[ée]\b|\bcv\b|\bsent (?:in|you)\b"
        r"|\bsubmitted\b"
    ),
    arrived=_any(
        r"\b(?:arriv\w+|receiv\w+|reached (?:you|the|your)|has come through|came through|got through|in hand|confirm\w*"
        r"|has (?:it|my application|my r[ée]sum[ée]))\b|\bsafely\b|\bcomplete\b|\bmade it\b|\bmake sure\b|\bensure\b"
    ),
    more=_any(
        r"\b(?:any|some)(?:thing)? (?:else|further|more)\b|\b(?:more|further|additional|other) (?:information|details?"
        r"|material|documents?)\b|\b(?:glad|happy|pleased|gladly)\b[^.?]{0,40}\b(?:send|provide|answer|supply|share"
        r"|add)\b"
        r"|\bwork samples?\b|\breferences\b|\byou need\b|\bwould (?:help|be (?:useful|helpful))\b|\bis missing\b"
    ),
    feedback=_any(r"\bfeedback\b|\bwhat (?:I could|would have|was missing|to work on)\b|\b(?:any|your) (?:advice"
        r"|pointers?)\b"),
    keep_in_mind=_any(
        r"\b(?:keep|have|bear) me in mind\b|\bthink of me\b|\bfuture (?:roles?|openings?|positions?|opportunit\w+)\b"
        r"|\b(?:another|other|later|similar) (?:roles?|openings?|positions?)\b|\bin touch\b|\bpaths cross\b"
        r"|\bcomes up\b"
    ),
    opens_with_me=re.compile(r"(?:I|I['’](?:m|d|ve|ll)|My|Me)(?![\w'’])"),
    me=re.compile(r"\b(?:I|[Mm]e|[Mm]y|[Mm]ine|[Mm]yself)\b"),
    you=_any(r"\b(?:you|your|yours|yourself)\b"),
    dull=frozenset({
        "hi", "hello", "hey", "quick question", "question", "interview", "thanks", "thank you", "follow up",
        "following up",
    }),
    small=frozenset(
        """
        the and for with from that this their your our his her its was were are has have had how what when where who
        why which about into over they them you she him but not all any some than then there here very more most also
        been being will would could should can did does done just like
        """.split()  # noqa: SIM905
    ),
    met_on=_any(
        r"\b(?:time|meeting|meet|met|conversation|interview|call|chat|talk|talking|speaking|spoke|speak|day)\b"
        rf"[^.!?\n]{{0,24}}?\bon (?P<day>{_WEEKDAYS})\b"
    ),
    article=_any(r"^(?:the|an?) (?=\S)"),
)  # fmt: skip
