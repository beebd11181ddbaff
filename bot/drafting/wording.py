"""Wording: the phrases that do a note harm, each with a line that has it and an innocent twin."""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from bot.drafting.sources import BEHIND
from bot.model.finding import Finding, Rule, Severity
from bot.model.note import NoteKind

_BOTH = frozenset(NoteKind)
_STATUS = frozenset({NoteKind.STATUS})

VEIL = "·"


@dataclass(frozen=True, slots=True)
class Wording:
    """One pattern; `example` has it and `twin` has not."""

    rule: Rule
    severity: Severity
    pattern: re.Pattern[str]
    example: str
    twin: str
    kinds: frozenset[NoteKind] = _BOTH


def _row(
    rule: Rule,
    severity: Severity,
    pattern: str,
    example: str,
    twin: str,
    *,
    kinds: frozenset[NoteKind] = _BOTH,
    exact: bool = False,
) -> Wording:
    return Wording(rule, severity, re.compile(pattern, 0 if exact else re.I), example, twin, kinds)


_B, _W = Severity.BLOCK, Severity.WARN
_EMOJI = "[\U0001f300-\U0001faff\u2600-\u27bf\u2b50\u2b55\u2934\u2935\u203c\u2049]\ufe0f?"

WORDINGS: tuple[Wording, ...] = (
    _row(Rule.NO_LEFTOVER, _B, r"(?<!\w)\[[^\]\n]*[^\W\d][^\]\n]*\]",
         "Thank you for the [role] interview.", "We talked about rows[0] and rows[i]."),
    _row(Rule.NO_LEFTOVER, _B, r"\{\{?[^{}\n]*\}?\}", "Dear {name},", "We talked about curly brackets."),
    _row(Rule.NO_LEFTOVER, _B, r"<[A-Za-z][^<>\n]{0,40}>", "Dear <first name>,",
         "We aimed for latency < 50 ms and > 99%."),
    _row(Rule.NO_LEFTOVER, _B, r"_{2,}", "the ____ role", "the user_id column"),
    _row(Rule.NO_LEFTOVER, _B,
         r"\b(?:Your|Company|Interviewer|Recipient|Candidate|Manager|First|Last|Full|Position|Job|"
         r"Role) (?:Full |Company )?(?:Name|Title|Here)\b|\bYour (?:Phone|Email|Signature)\b",
         "Kind regards, Your Name", "Thank you for asking about your name and company name tools.",
         exact=True),
    _row(Rule.NO_LEFTOVER, _B, r"\b(?:X{2,}Y?Z?|XYZ|TODO|TBD|TBC|FIXME)\b", "at XYZ Corp", "a size XL shirt",
         exact=True),
    _row(Rule.NO_LEFTOVER, _B,
         r"\blorem ipsum\b|\binsert (?:your |the |a )?(?:name|company|role|title|topic|date|detail)s?\b",
         "insert company here", "We talked about insert queries."),
    _row(Rule.NO_SALARY, _B, r"\b(?:salary|salaries|remuneration)\b", "What is the salary?",
         "I tried the salad."),
    _row(Rule.NO_SALARY, _B,
         r"\b(?:my|your|the|a|total|fair|competitive) compensation\b(?! (?:team|software|product|data"
         r"|model))",
         "I hope for a fair compensation.", "We talked about loss compensation in optics."),
    _row(Rule.NO_SALARY, _B,
         r"\bpay (?:range|rate|rise|raise|band|scale|package|expectations?)s?\b|\b(?:starting|base"
         r"|hourly) (?:pay|wage|rate)\b",
         "What is the pay range?", "We would pay close attention to range queries."),
    _row(Rule.NO_SALARY, _B, r"\b(?:sign(?:ing|-on)|annual|yearly|performance|year-end) bonus(?:es)?\b",
         "I would like a signing bonus.", "An added bonus was meeting the team."),
    _row(Rule.NO_SALARY, _B,
         r"\bstock options?\b|\bequity (?:package|grant|stake|share|offer)s?\b|\b(?:some|any|more|your"
         r"|offers?|offering) equity\b",
         "Do you offer equity?", "We talked about private equity and health equity."),
    _row(Rule.NO_SALARY, _B,
         r"\b(?:health|employee|your|job|company|other|any) benefits\b|\bbenefits (?:package|plan"
         r"|offered)s?\b",
         "I have a question on the benefits package.", "We discussed the benefits of caching."),
    _row(Rule.NO_SALARY, _B,
         r"\bPTO\b|\b(?:vacation|holiday) (?:days?|allowance|time)\b|\bpaid (?:leave|time off|vacation)\b",
         "How many vacation days are there?", "We talked about the holiday season traffic."),
    _row(Rule.NO_SALARY, _B,
         r"(?:[$€£]\s?\d[\d,.]*\s?k?|\b\d[\d,.]*\s?k?\s?(?:USD|EUR|GBP|dollars|euros|pounds))\s?(?:a|per"
         r"|an|/)\s?(?:year|yr|hour|month|annum)\b",
         "I earn $90k a year.", "We saved $2M of cloud costs in a year."),
    _row(Rule.NO_SALARY, _B,
         r"\b(?:they|you) (?:would |could |can )?pay (?:\$|€|£|\d|well|around|about|between|up to)"
         r"|\b(?:the|my|about|on|your) (?:equity|bonus(?:es)?|pay|comp|perks)(?=[.,;!?]|$| (?:and|or)\b"
         r"| for (?:this|the) (?:role|position|job)\b)",
         "You said that you pay 95k, and I have a question about equity.", "The bonus of a small team is speed."),
    _row(Rule.NO_SALARY, _B,
         r"(?<![\w.-])\d{2,3} ?k? ?[-–] ?\d{2,3} ?k\b(?! [a-z])|\b(?:relocation package|notice period"
         r"|health insurance|job offer|counter-?offer)s?\b(?! (?:products?|platform|claims?|app|software|data))",
         "I would like 90-110k.", "We handled 50-60k requests a second."),
    _row(Rule.NO_APOLOGY, _W, r"\b(?:sorry|apologi[sz]e[sd]?|apologi[sz]ing|my apologies)\b",
         "Sorry for my slow answers.", "We talked about the apology page."),
    _row(Rule.NO_APOLOGY, _B,
         r"\b(?:I|I'm|I’m|me|my)\b[^.!?\n]{0,30}\b(?:nervous|nerves|flustered|tongue-tied)\b",
         "I was a little nervous.", "You described how nervous users behave."),
    _row(Rule.NO_APOLOGY, _W,
         r"\bI (?:should|could) have (?:said|mentioned|answered|explained|prepared|done)\b"
         r"|\bI wish (?:that )?I had\b|\bI forgot to\b|\bplease (?:forgive|excuse)\b",
         "I should have said more about Kafka.", "You said the team should have answered sooner."),
    _row(Rule.NO_PRESSURE, _B,
         r"\b(?:(?:have|has|had)(?:n't|n’t| not| yet to)|(?:I|we)'ve (?:not|yet to)) (?:yet )?(?:heard?"
         r"|received|got(?:ten)?)\b|\bnot heard (?:back|from|anything)\b",
         "I haven't heard back from you.", "I had heard of the product before.", kinds=_STATUS),
    _row(Rule.NO_PRESSURE, _B,
         r"\bstill waiting\b|\bkeep(?:ing)? me waiting\b|\b(?:been|am|I'm|I’m) waiting\b",
         "I am still waiting for an answer.", "You described the waiting list.", kinds=_STATUS),
    _row(Rule.NO_PRESSURE, _B,
         r"\bas soon as possible\b|\basap\b|\bat your earliest\b|\burgent(?:ly)?\b"
         r"|\bimmediate(?:ly)? (?:reply|answer|response|decision)\b",
         "Please answer as soon as possible.", "It will be possible as soon as May.", kinds=_STATUS),
    _row(Rule.NO_PRESSURE, _B,
         r"\b(?:an)?other (?:job )?offers?\b(?! (?:page|letter))|\bcompeting offers?\b"
         r"|\bother (?:companies|employers)\b",
         "I have another offer.", "You showed me your other offerings.", kinds=_STATUS),
    _row(Rule.NO_PRESSURE, _B, r"\bdisappointed (?:that|not|by|in|with)\b",
         "I am disappointed that you did not write.",
         "It was agreed that a manager be appointed by May.", kinds=_STATUS),
    _row(Rule.NO_PRESSURE, _B,
         r"\bwhy (?:haven't|haven’t|have you|has (?:no|there|it)|didn't|didn’t|did you not|don't you"
         r"|don’t you|am I|is it taking|it is taking|the delay)\b",
         "May I ask why it is taking so long?", "That is why I applied.", kinds=_STATUS),
    _row(Rule.NO_PRESSURE, _B,
         r"\b(?:need|expect|demand|require|deserve) (?:an?|your|some) (?:answer|reply|response|decision"
         r"|update)\b|\bno (?:reply|answer|response|word)\b",
         "I need an answer.", "I can answer any question you need.", kinds=_STATUS),
    _row(Rule.DEFERENCE, _W,
         r"\bjust (?:checking|wanted|wanting|writing|following|touching|reaching|circling|a quick)\b"
         r"|\bchecking in\b(?! (?:code|on the))|\bcircl(?:e|ing) back\b|\btouch(?:ing)? base\b",
         "I am just checking in.", "We talked about just-in-time checking."),
    _row(Rule.DEFERENCE, _W,
         r"\bI (?:know|realize|realise|understand|imagine|am sure|'m sure) (?:that )?you(?:'re|’re| are"
         r"| must be)(?: both| all)? (?:\w+ )?busy\b|\bbusy schedule\b",
         "I know you are very busy.", "You told me about the busy season."),
    _row(Rule.DEFERENCE, _W,
         r"\bbother(?:ing)? you\b|\b(?:valuable|precious) time\b|\btak(?:e|ing) up (?:so much |too much "
         r"|more )?(?:of )?your time\b|\bif it (?:is|isn't|isn’t|'s) not too much\b",
         "I do not want to bother you.", "Thank you for taking the time."),
    _row(Rule.DEFERENCE, _W,
         r"\bhumbl[ey]\b|\b(?:was|is|be|were) an? (?:great |true |real |huge )?hono(?:u)?r\b|\b(?:so"
         r"|deeply|truly|greatly) honou?red\b|\b(?:eternally|forever|infinitely|beyond) grateful\b"
         r"|\bmean the world\b|\bI beg\b",
         "It was an honor to meet you.", "I have an honors degree."),
    _row(Rule.TONE, _W, _EMOJI + r"|(?<!\w)[:;]-?[)(DP](?!\w)|(?<!\w)<3(?!\w)", "Thank you 🙂",
         "The options (a; b) were good: (1) and (2)."),
    _row(Rule.TONE, _W, r"!\s*!", "Thank you!!", "Thank you! It was good."),
    _row(Rule.TONE, _W,
         r"(?<![\w-])(?:asap|fyi|btw|imo|imho|tia|thx|thnx|tnx|pls|plz|lol|omg|tbh|lmk|ttyl|np|ur|u|afaik"
         r"|rn|idk)(?![\w-])",
         "Thx for your time.", "We drew a U-shaped curve of npm installs.", ),
    _row(Rule.TONE, _W,
         r"(?<![\w-])(?:gonna|wanna|gotta|kinda|sorta|lemme|gimme|ain't|ain’t|y'all|y’all|yeah|yep|nope"
         r"|hiya|dude|bro|cuz|'cause|awesome|guys|stoked|pumped|psyched|super (?:excited|happy|cool"
         r"|interested|keen)|cool(?! (?:down|off|running|head))|killer|epic|rockstar)(?![\w-])",
         "It was awesome.", "We talked about the cooling system and a cool-down period."),
    _row(Rule.TONE, _W,
         r"\b(?:THANK|THANKS|VERY|REALLY|SO|LOVE|LOVED|GREAT|PLEASE|AMAZING|MUCH|NOT|EXCITED|BEST)\b"
         r"|\b[A-Z]{4,}(?:\s+[A-Z]{3,}){2,}\b",
         "THANK you VERY much.", "We talked about AWS, GCP and HIPAA.", exact=True),
    _row(Rule.POSITIVE, _W,
         r"\bunfortunately\b|\bdisappoint(?:ed|ing|ment)\b|\bfrustrat(?:ed|ing)\b|\bterribl[ey]\b"
         r"|\bawful\b|\bboring\b|\bwaste of\b|\bpointless\b",
         "Unfortunately I had to leave.", "It was a fortunate meeting."),
    _row(Rule.POSITIVE, _W,
         r"\bI (?:really |truly )?(?:hate|hated|dislike|disliked|did not (?:enjoy|like)|didn't (?:enjoy"
         r"|like)|didn’t (?:enjoy|like)|don't (?:enjoy|like)|do not (?:enjoy|like))\b",
         "I did not enjoy the test.", "You said that users did not enjoy the old app."),
    _row(Rule.POSITIVE, _W,
         r"\bno longer interested\b|\bnot interested\b|\bwent (?:very |so |quite |really )?(?:badly"
         r"|poorly)\b",
         "I know it went badly.", "I can say it went well, and that failed payments interested me."),
    _row(Rule.POSITIVE, _B,
         r"\bI (?:failed|struggled|messed|screwed|botched|blew|bombed|froze|blanked|rambled|panicked|got stuck"
         r"|was stuck)\b|\bmy (?:biggest |main )?(?:weak(?:ness(?:es)?| (?:spot|point)s?)|lack of)\b"
         r"|\bI (?:should|need to|have to|must) (?:brush up|study|practi[cs]e|learn|improve|work on my)\b"
         r"|\bI (?:couldn['’]t|could not|didn['’]t|did not) (?:answer|solve|remember|finish|know)\b",
         "I got stuck, for I should brush up on SQL.", "You said that a build got stuck, and how tests improve."),
    _row(Rule.POSITIVE, _B,
         r"\b(?:was|were|been|got|getting|being|am|I['’]m) (?:laid off|let go|fired|sacked|made redundant|dismissed"
         r"|unemployed)\b|\blay-?offs?\b|\breasons? for leaving\b|\bwhy I (?:left|quit|am leaving|resigned)\b"
         r"|\bI (?:quit|resigned)\b|\b(?:employment|career|r[ée]sum[ée]|cv) (?:gap|break)s?\b"
         r"|\bmy (?:\w+ )?gaps?\b(?! analysis)"
         r"|\b(?:people|engineers|colleagues|somebody|someone|manager) (?:has |have |had |just )*(?:quit|resigned)\b",
         "You asked about my gap after I was laid off.", "We discussed a gap in the market and my gap analysis."),
    _row(Rule.POSITIVE, _B,
         r"\bI(?:['’](?:m|ve)| am| was| have been| had been| got| became| fell| felt)(?: been)?"
         r"(?: (?:very|quite|so|really|a bit))? (?:ill|sick|unwell|depressed|burn(?:ed|t) out|hospitali[sz]ed|pregnant"
         r"|divorced|in (?:the )?hospital|on (?:sick|medical|maternity|paternity|parental) leave)\b"
         r"|\bmy (?:\w+ )?(?:illness|sickness|depression|anxiety|surgery|cancer|disability|pregnancy|miscarriage"
         r"|burnout|therapy|therapist|diagnosis|medication|addiction|mental health|health(?! (?:care|tech)))\b"
         r"(?! (?:research|data|apps?|platform|products?|work|thesis|projects?))",
         "I was ill, and my depression is over.", "You told me of the illness model and my health data work."),
    _row(Rule.POSITIVE, _B,
         r"\bmy (?:\w+ )?(?:divorce|marriage|wife|husband|spouse|kids?|child(?:ren)?|baby|son|daughter|mother|father"
         r"|mom|dad|parents?|family|boyfriend|girlfriend|custody|visa(?: status)?|immigration status|criminal record"
         r"|debts?)\b(?! (?:compan|organi|class|component|node|process|element|plans?\b|apps?\b|business|office|law))",
         "We spoke of my divorce and my kids.", "Your family plan and my parent company work went together."),
    _row(Rule.POSITIVE, _B,
         r"\b(?:you|they|he|she) (?:seemed|looked|sounded|appeared|were|was|came across as) (?:a (?:bit|little) "
         r"|rather |very |so |quite |kind of |somewhat )?(?:bored|boring|rude|cold|distracted|annoyed|tired"
         r"|uninterested|dismissive|arrogant|unfriendly|unprepared|late|awkward|disorgani[sz]ed|hostile|impatient|unimpressed"
         r"|difficult)\b|\bawkward (?:silence|moment|pause|conversation|interview)s?\b|\bred flags?\b",
         "You seemed bored, and there was an awkward silence.", "You said that users seemed tired of flags."),
)  # fmt: skip


def veiled(body: str, spans: Collection[tuple[int, int]]) -> str:
    """The body with these stretches covered sign for sign, so that offsets stay."""
    out = list(body)
    for start, end in spans:
        out[start:end] = VEIL * (end - start)
    return "".join(out)


def worded(text: str, *, leftovers: str, kind: NoteKind) -> Iterator[Finding]:
    """Every harmful phrase in the text; `leftovers` is the same text with more of it covered."""
    for row in WORDINGS:
        if kind not in row.kinds:
            continue
        for found in row.pattern.finditer(leftovers if row.rule is Rule.NO_LEFTOVER else text):
            yield Finding(
                rule=row.rule,
                severity=row.severity,
                start=found.start(),
                end=found.end(),
                found=found.group(),
                sources=BEHIND[row.rule],
            )
