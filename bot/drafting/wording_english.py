"""Wording of English notes: the phrases that do them harm, each with a line that has it and an innocent twin."""

from bot.drafting.harm import EVERY, Wording, row
from bot.model.finding import Rule, Severity
from bot.model.note import FOLLOW_UPS, NoteKind

_B, _W, _I = Severity.BLOCK, Severity.WARN, Severity.INFO
_REJECTION = frozenset({NoteKind.REJECTION})

ENGLISH: tuple[Wording, ...] = (
    row(Rule.NO_SALARY, _B, r"\b(?:salary|salaries|remuneration)\b", "What is the salary?",
        "I tried the salad."),
    row(Rule.NO_SALARY, _B,
        r"\b(?:my|your|the|a|total|fair|competitive) compensation\b(?! (?:team|software|product|data"
        r"|model))",
        "I hope for a fair compensation.", "We talked about loss compensation in optics."),
    row(Rule.NO_SALARY, _B,
        r"\bpay (?:range|rate|rise|raise|band|scale|package|expectations?)s?\b|\b(?:starting|base"
        r"|hourly) (?:pay|wage|rate)\b",
        "What is the pay range?", "We would pay close attention to range queries."),
    row(Rule.NO_SALARY, _B, r"\b(?:sign(?:ing|-on)|annual|yearly|performance|year-end) bonus(?:es)?\b",
        "I would like a signing bonus.", "An added bonus was meeting the team."),
    row(Rule.NO_SALARY, _B,
        r"\bstock options?\b|\bequity (?:package|grant|stake|share|offer)s?\b|\b(?:some|any|more|your"
        r"|offers?|offering) equity\b",
        "Do you offer equity?", "We talked about private equity and health equity."),
    row(Rule.NO_SALARY, _B,
        r"\b(?:health|employee|your|job|company|other|any) benefits\b|\bbenefits (?:package|plan"
        r"|offered)s?\b",
        "I have a question on the benefits package.", "We discussed the benefits of caching."),
    row(Rule.NO_SALARY, _B,
        r"\bPTO\b|\b(?:vacation|holiday) (?:days?|allowance|time)\b|\bpaid (?:leave|time off|vacation)\b",
        "How many vacation days are there?", "We talked about the holiday season traffic."),
    row(Rule.NO_SALARY, _B,
        r"(?:[$€£]\s?\d[\d,.]{0,15}\s?k?"
        r"|(?<![\w,.])\d[\d,.]{0,15}\s?k?\s?(?:USD|EUR|GBP|dollars|euros|pounds))\s?(?:a|per"
        r"|an|/)\s?(?:year|yr|hour|month|annum)\b",
        "I earn $90k a year.", "We saved $2M of cloud costs in a year."),
    row(Rule.NO_SALARY, _B,
        r"\b(?:they|you) (?:would |could |can )?pay (?:\$|€|£|\d|well|around|about|between|up to)"
        r"|\b(?:the|my|about|on|your) (?:equity|bonus(?:es)?|pay|comp|perks)(?=[.,;!?]|$| (?:and|or)\b"
        r"| for (?:this|the) (?:role|position|job)\b)",
        "You said that you pay 95k, and I have a question about equity.", "The bonus of a small team is speed."),
    row(Rule.NO_SALARY, _B,
        r"(?<![\w.-])\d{2,3} ?k? ?[-–] ?\d{2,3} ?k\b(?! [a-z])|\b(?:relocation package|notice period"
        r"|health insurance|job offer|counter-?offer)s?\b(?! (?:products?|platform|claims?|app|software|data))",
        "I would like 90-110k.", "We handled 50-60k requests a second."),
    row(Rule.NO_APOLOGY, _W, r"\b(?:sorry|apologi[sz]e[sd]?|apologi[sz]ing|my apologies)\b",
        "Sorry for my slow answers.", "We talked about the apology page."),
    row(Rule.NO_APOLOGY, _B,
        r"\b(?:I|I'm|I’m|me|my)\b[^.!?\n]{0,30}\b(?:nervous|nerves|flustered|tongue-tied)\b",
        "I was a little nervous.", "You described how nervous users behave."),
    row(Rule.NO_APOLOGY, _W,
        r"\bI (?:should|could) have (?:said|mentioned|answered|explained|prepared|done)\b"
        r"|\bI wish (?:that )?I had\b|\bI forgot to\b|\bplease (?:forgive|excuse)\b",
        "I should have said more about Kafka.", "You said the team should have answered sooner."),
    row(Rule.NO_PRESSURE, _B,
        r"\b(?:(?:have|has|had)(?:n't|n’t| not| yet to)|(?:I|we)'ve (?:not|yet to)) (?:yet )?(?:heard?"
        r"|received|got(?:ten)?)\b|\bnot heard (?:back|from|anything)\b",
        "I haven't heard back from you.", "I had heard of the product before.", kinds=FOLLOW_UPS),
    row(Rule.NO_PRESSURE, _B,
        r"\bstill waiting\b|\bkeep(?:ing)? me waiting\b|\b(?:been|am|I'm|I’m) waiting\b",
        "I am still waiting for an answer.", "You described the waiting list.", kinds=FOLLOW_UPS),
    row(Rule.NO_PRESSURE, _B,
        r"\bas soon as possible\b|\basap\b|\bat your earliest\b|\burgent(?:ly)?\b"
        r"|\bimmediate(?:ly)? (?:reply|answer|response|decision)\b",
        "Please answer as soon as possible.", "It will be possible as soon as May.", kinds=FOLLOW_UPS),
    row(Rule.NO_PRESSURE, _B,
        r"\b(?:an)?other (?:job )?offers?\b(?! (?:page|letter))|\bcompeting offers?\b"
        r"|\bother (?:companies|employers)\b",
        "I have another offer.", "You showed me your other offerings.", kinds=FOLLOW_UPS),
    row(Rule.NO_PRESSURE, _B, r"\bdisappointed (?:that|not|by|in|with)\b",
        "I am disappointed that you did not write.",
        "It was agreed that a manager be appointed by May.", kinds=FOLLOW_UPS),
    row(Rule.NO_PRESSURE, _B,
        r"\bwhy (?:haven't|haven’t|have you|has (?:no|there|it)|didn't|didn’t|did you not|don't you"
        r"|don’t you|am I|is it taking|it is taking|the delay)\b",
        "May I ask why it is taking so long?", "That is why I applied.", kinds=FOLLOW_UPS),
    row(Rule.NO_PRESSURE, _B,
        r"\b(?:need|expect|demand|require|deserve) (?:an?|your|some) (?:answer|reply|response|decision"
        r"|update)\b|\bno (?:reply|answer|response|word)\b",
        "I need an answer.", "I can answer any question you need.", kinds=FOLLOW_UPS),
    row(Rule.DEFERENCE, _W,
        r"\bjust (?:checking|wanted|wanting|writing|following|touching|reaching|circling|a quick)\b"
        r"|\bchecking in\b(?! (?:code|on the))|\bcircl(?:e|ing) back\b|\btouch(?:ing)? base\b",
        "I am just checking in.", "We talked about just-in-time checking."),
    row(Rule.DEFERENCE, _W,
        r"\bI (?:know|realize|realise|understand|imagine|am sure|'m sure) (?:that )?you(?:'re|’re| are"
        r"| must be)(?: both| all)? (?:\w+ )?busy\b|\bbusy schedule\b",
        "I know you are very busy.", "You told me about the busy season."),
    row(Rule.DEFERENCE, _W,
        r"\bbother(?:ing)? you\b|\b(?:valuable|precious) time\b|\btak(?:e|ing) up (?:so much |too much "
        r"|more )?(?:of )?your time\b|\bif it (?:is|isn't|isn’t|'s) not too much\b",
        "I do not want to bother you.", "Thank you for taking the time."),
    row(Rule.DEFERENCE, _W,
        r"\bhumbl[ey]\b|\b(?:was|is|be|were) an? (?:great |true |real |huge )?hono(?:u)?r\b|\b(?:so"
        r"|deeply|truly|greatly) honou?red\b|\b(?:eternally|forever|infinitely|beyond) grateful\b"
        r"|\bmean the world\b|\bI beg\b",
        "It was an honor to meet you.", "I have an honors degree."),
    row(Rule.TONE, _W,
        r"(?<![\w-])(?:asap|fyi|btw|imo|imho|tia|thx|thnx|tnx|pls|plz|lol|omg|tbh|lmk|ttyl|np|ur|u|afaik"
        r"|rn|idk)(?![\w-])",
        "Thx for your time.", "We drew a U-shaped curve of npm installs.",
        mends={"thx": "thanks", "thnx": "thanks", "tnx": "thanks", "pls": "please", "plz": "please", "u": "you",
               "ur": "your", "btw": "by the way", "rn": "right now", "tbh": "to be honest", "imo": "in my view"}),
    row(Rule.TONE, _W,
        r"(?<![\w-])(?:gonna|wanna|gotta|kinda|sorta|lemme|gimme|ain't|ain’t|y'all|y’all|yeah|yep|nope"
        r"|hiya|dude|bro|cuz|'cause|awesome|guys|stoked|pumped|psyched|super (?:excited|happy|cool"
        r"|interested|keen)|cool(?! (?:down|off|running|head))|killer|epic|rockstar)(?![\w-])",
        "It was awesome.", "We talked about the cooling system and a cool-down period."),
    row(Rule.TONE, _W,
        r"\b(?:THANK|THANKS|VERY|REALLY|SO|LOVE|LOVED|GREAT|PLEASE|AMAZING|MUCH|NOT|EXCITED|BEST)\b"
        r"|\b[A-Z]{4,}(?:\s+[A-Z]{3,}){2,}\b",
        "THANK you VERY much.", "We talked about AWS, GCP and HIPAA.", exact=True),
    row(Rule.POSITIVE, _W,
        r"\bunfortunately\b|\bfrustrat(?:ed|ing)\b|\bterribl[ey]\b"
        r"|\bawful\b|\bboring\b|\bwaste of\b|\bpointless\b",
        "Unfortunately I had to leave.", "It was a fortunate meeting."),
    row(Rule.POSITIVE, _W,
        r"\bI (?:really |truly )?(?:hate|hated|dislike|disliked|did not (?:enjoy|like)|didn't (?:enjoy"
        r"|like)|didn’t (?:enjoy|like)|don't (?:enjoy|like)|do not (?:enjoy|like))\b",
        "I did not enjoy the test.", "You said that users did not enjoy the old app."),
    row(Rule.POSITIVE, _W,
        r"\bno longer interested\b|\bnot interested\b|\bwent (?:very |so |quite |really )?(?:badly"
        r"|poorly)\b",
        "I know it went badly.", "I can say it went well, and that failed payments interested me."),
    row(Rule.POSITIVE, _B,
        r"\bI (?:failed|struggled|messed|screwed|botched|blew|bombed|froze|blanked|rambled|panicked|got stuck"
        r"|was stuck)\b|\bmy (?:biggest |main )?(?:weak(?:ness(?:es)?| (?:spot|point)s?)|lack of)\b"
        r"|\bI (?:should|need to|have to|must) (?:brush up|study|practi[cs]e|learn|improve|work on my)\b"
        r"|\bI (?:couldn['’]t|could not|didn['’]t|did not) (?:answer|solve|remember|finish|know)\b",
        "I got stuck, for I should brush up on SQL.", "You said that a build got stuck, and how tests improve."),
    row(Rule.POSITIVE, _B,
        r"\b(?:was|were|been|got|getting|being|am|I['’]m) (?:laid off|let go|fired|sacked|made redundant|dismissed"
        r"|unemployed)\b|\blay-?offs?\b|\breasons? for leaving\b|\bwhy I (?:left|quit|am leaving|resigned)\b"
        r"|\bI (?:quit|resigned)\b|\b(?:employment|career|r[ée]sum[ée]|cv) (?:gap|break)s?\b"
        r"|\bmy (?:\w+ )?gaps?\b(?! analysis)"
        r"|\b(?:people|engineers|colleagues|somebody|someone|manager) (?:has |have |had |just )*(?:quit|resigned)\b",
        "You asked about my gap after I was laid off.", "We discussed a gap in the market and my gap analysis."),
    row(Rule.POSITIVE, _B,
        r"\bI(?:['’](?:m|ve)| am| was| have been| had been| got| became| fell| felt)(?: been)?"
        r"(?: (?:very|quite|so|really|a bit))? (?:ill|sick|unwell|depressed|burn(?:ed|t) out|hospitali[sz]ed|pregnant"
        r"|divorced|in (?:the )?hospital|on (?:sick|medical|maternity|paternity|parental) leave)\b"
        r"|\bmy (?:\w+ )?(?:illness|sickness|depression|anxiety|surgery|cancer|disability|pregnancy|miscarriage"
        r"|burnout|therapy|therapist|diagnosis|medication|addiction|mental health|health(?! (?:care|tech)))\b"
        r"(?! (?:research|data|apps?|platform|products?|work|thesis|projects?))",
        "I was ill, and my depression is over.", "You told me of the illness model and my health data work."),
    row(Rule.POSITIVE, _B,
        r"\bmy (?:\w+ )?(?:divorce|marriage|wife|husband|spouse|kids?|child(?:ren)?|baby|son|daughter|mother|father"
        r"|mom|dad|parents?|family|boyfriend|girlfriend|custody|visa(?: status)?|immigration status|criminal record"
        r"|debts?)\b(?! (?:compan|organi|class|component|node|process|element|plans?\b|apps?\b|business|office|law))",
        "We spoke of my divorce and my kids.", "Your family plan and my parent company work went together."),
    row(Rule.POSITIVE, _B,
        r"\b(?:you|they|he|she) (?:seemed|looked|sounded|appeared|were|was|came across as) (?:a (?:bit|little) "
        r"|rather |very |so |quite |kind of |somewhat )?(?:bored|boring|rude|cold|distracted|annoyed|tired"
        r"|uninterested|dismissive|arrogant|unfriendly|unprepared|late|awkward|disorgani[sz]ed|hostile|impatient"
        r"|unimpressed"
        r"|difficult)\b|\bawkward (?:silence|moment|pause|conversation|interview)s?\b|\bred flags?\b",
        "You seemed bored, and there was an awkward silence.", "You said that users seemed tired of flags."),
    row(Rule.POSITIVE, _W, r"\bdisappoint(?:ed|ing|ment)\b", "I was disappointed by the test.",
        "It was agreed that a manager be appointed by May.", kinds=EVERY - _REJECTION),
    row(Rule.POSITIVE, _W, r"\bdisappoint(?:ed|ing|ment)\b(?=[\s\S]*\bdisappoint)",
        "I am disappointed, and the disappointment stays.", "I was disappointed, and I wish you well.",
        kinds=_REJECTION),
    row(Rule.NO_RECONSIDER, _B,
        r"\breconsider\w*\b|\bchange (?:your|their|the team['’]s) minds?\b"
        r"|\b(?:re-?think|revisit|reverse|overturn|appeal|question) (?:your|the|this|that) decision\b"
        r"|\b(?:another|a second|one more|a last) chance\b",
        "Would you reconsider your decision?", "You said that teams change their plans after a first decision.",
        kinds=_REJECTION),
    row(Rule.NO_RECONSIDER, _B,
        r"\b(?:is|was|be|made|making) a (?:big |huge |real )?mistake\b|\b(?:the )?wrong (?:decision|choice|call)\b"
        r"|\b(?:I )?(?:do not|don['’]t|cannot|can['’]t) (?:agree|accept|understand (?:why|how|your))\b|\bdisagree\b"
        r"|\bunfair\w*\b|\b(?:more|better|best|over) ?-?qualified\b",
        "I think it was a mistake.", "You told me how the team learns from mistakes.", kinds=_REJECTION),
    row(Rule.ASKS_NICELY, _W,
        r"(?:^|(?<=[.!?] )|(?<=\n))(?:so |now |then )?(?:send|give|tell|call|reply|answer|respond|get back|forward"
        r"|write)"
        r" (?:me|us|to me|to us|back)\b",
        "Send me an answer.", "You told me a lot, and I can send you more."),
    row(Rule.ASKS_NICELY, _W,
        r"\bI (?:expect|demand|require|insist)\b(?! to (?:be|finish|move|learn))(?: (?:you|that you|on|an?|your|to))\b"
        r"|\byou (?:must|have to|need to|had better|should) (?:send|tell|reply|answer|let|call|respond|get back)\b"
        r"|\bI need you to\b|\bno later than\b|\bat the latest\b",
        "You must tell me soon.", "You have to ship weekly, and you need to plan for it."),
    row(Rule.CLAIMS, _W,
        r"\bI(?:['’]m| am) (?:(?:an?|also|really|very|truly|highly|naturally) )*(?:great|excellent|strong|good|skilled"
        r"|effective|natural|outstanding|exceptional|fantastic|superb|born|quick|fast|hard|dedicated|proven|seasoned"
        r"|gifted|talented) (?:[\w-]+ )?(?:communicator|leader|learner|listener|team[ -]?player|problem[ -]?solver"
        r"|worker"
        r"|negotiator|writer|presenter|organi[sz]er|multitasker|thinker|collaborator|manager)\b",
        "I am a great communicator.", "You are a great communicator, and I am a good friend of hers."),
    row(Rule.CLAIMS, _W,
        r"\bI(?:['’]m| am) (?:(?:an?|very|also|highly) )*(?:team[ -]player|people person|self-?starter|go-?getter"
        r"|hard-?working|detail[- ]oriented|results?[- ](?:driven|oriented)|perfectionist|problem[- ]solver"
        r"|fast learner"
        r"|quick learner|motivated)\b",
        "I am very detail-oriented.", "You spoke of the detail-oriented design of the forms."),
    row(Rule.CLAIMS, _W,
        r"\b(?:I have|I['’]ve got|I possess|I bring|my) (?:[\w-]+,? (?:and )?){0,3}?(?:communication|interpersonal"
        r"|people"
        r"|leadership|organi[sz]ational|problem[- ]solving|presentation|analytical|negotiation|time[- ]management)"
        r" skills\b",
        "I have excellent communication skills.", "You asked how a team can train communication skills."),
    row(Rule.CLAIMS, _W,
        r"\bI (?:work|perform) (?:very |really )?well (?:under|in|with)\b|\bI (?:thrive|excel) (?:under|in|at|on)\b",
        "I work well under pressure.", "I work in a team of six."),
    row(Rule.CLAIMS, _W,
        r"\bI(?:['’]m| am|['’]d be| would be) (?:the|an?) (?:perfect|ideal|best|right|great|excellent|strong)"
        r" (?:candidate|fit|match|person|choice|addition)\b",
        "I am the perfect candidate.", "I am the contact for the best-fit study."),
    row(Rule.ATTACHES, _W,
        r"\b(?:attach(?:ed|ing)?|enclosed?|re-?send(?:ing)?)\b(?: (?:is|are|you|will find|please|find|again|once more"
        r"|here|below)){0,4} (?:my|a copy of my|an updated|the) (?:\w+ )?(?:r[ée]sum[ée]|cv|cover letter)\b"
        r"|\b(?:r[ée]sum[ée]|cv|cover letter)\b(?: is| are)?(?: again)? attached\b|\bplease find attached\b",
        "I attach my résumé again.", "I sent my résumé on March 3, and a colleague is attached to the team.",
        kinds=frozenset({NoteKind.RESUME, NoteKind.APPLICATION, NoteKind.INTRO})),
    row(Rule.ONE_EACH, _I,
        r"\bI(?:['’]ve| have|['’]m| am)? (?:also )?(?:cc['’]?(?:d|ed|ing)|copied|copying)\b(?: in)?"
        r"(?! (?:the|our|my|this|that|all|some|one|data|files?|code|it)\b)|\bin (?:cc|copy)\b",
        "I have copied Tom and Lena.", "I copied the data to a test table."),
    row(Rule.CRISP, _W,
        r"\bin order to\b|\bdue to the fact that\b|\bat this point in time\b|\bin the event that\b"
        r"|\bfor the purposes? of\b|\bwith regards? to\b|\bhas the ability to\b|\beach and every\b"
        r"|\bfirst and foremost\b"
        r"|\ba large number of\b",
        "I write in order to thank you.", "We put the backlog in order, and the event is near.", strict=True,
        mends={"in order to": "to", "due to the fact that": "because", "at this point in time": "now",
               "in the event that": "if", "with regard to": "about", "with regards to": "about",
               "has the ability to": "can", "each and every": "every", "first and foremost": "first",
               "a large number of": "many"}),
    row(Rule.CRISP, _W,
        r"\butili[sz](?:e|es|ed|ing)\b|\bsynerg(?:y|ies|istic)\b|\b(?:reach|reaching|reached) out\b|\bgoing forward\b"
        r"|\bdo not hesitate\b|\bdon['’]t hesitate\b|\bthink(?:ing)? outside the box\b|\bwin-win\b|\bvalue[- ]add\b"
        r"|\blow-hanging fruit\b|\bdeep dive\b|\bmove the needle\b",
        "I would utilize synergies.", "The utility reached its users, and the win was ours.", strict=True,
        mends={"utilize": "use", "utilise": "use", "utilizes": "uses", "utilises": "uses", "utilized": "used",
               "utilised": "used", "utilizing": "using", "utilising": "using", "going forward": "from now on",
               "reach out": "write", "reached out": "wrote", "reaching out": "writing"}),
    row(Rule.CRISP, _W,
        r"\b(?:very|really|truly|extremely|incredibly|absolutely|so)\b"
        r"(?=(?:[\s\S]*?\b(?:very|really|truly|extremely|incredibly|absolutely)\b){2})",
        "It was very good, really useful and truly kind.", "It was very good and really useful.", strict=True),
)  # fmt: skip
