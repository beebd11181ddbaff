"""Fitness: whether what a member noted says anything, and whether it is fit to be written to the other side.

Each table holds patterns, one or more alternatives a line. A miss costs the member's face, a false hit one
question on the card: the tables lean to the question.
"""

import re


def _either(table: str, **parts: str) -> str:
    lines = [line.strip() for line in table.strip().splitlines()]
    text = "|".join(line for line in lines if line)
    for name, part in parts.items():
        text = text.replace(f"<{name}>", part)
    return f"(?:{text})"


def _words(table: str, **parts: str) -> re.Pattern[str]:
    return re.compile(rf"\b{_either(table, **parts)}(?!\w)", re.I)


_PRAISE = _either("""
    great|good|fine|ok|okay|nice|lovely|interesting|fun|cool|hard|easy|tough|friendly|pleasant|relaxed|long|short
    intense|technical|casual|amazing|awesome|excellent|brilliant|positive|smooth|chill|standard|normal|typical
    average|alright|well|kind|helpful|quick|basic|usual|general|generic|random|brief
""")
_HOLLOW = _either("""
    chats?|talks?|conversations?|calls?|interviews?|meetings?|vibes?|guy|person|people|lady|man|woman|energy|rapport
    questions?|time|stuff|things?|topics?|experience|session|discussions?|q&a|ones?|intros?|introductions?|small talk
    chit-?chat|overview|banter|usual|basics|everything|anything|something|lots?|a lot|all sorts|this and that|various
    general|details|etc|what|why|huh|the (?:job|role|position|company)
""")
_NON_ANSWER = re.compile(
    "^"
    + _either(
        """
    (?:<none>)(?:[ ,]+(?:<trailing>))*
    (?:nothing(?!-)|not much|not a lot|not really)\\b.*
    (?:the )?same(?: (?:thing|topics?|here|again)| as (?:the )?\\w+(?: \\w+)?)
    (?:see|as|like|read) (?:the )?(?:above|before|below|previous|first|last|others?|my notes?)(?: \\w+)?
    (?:(?:i|really|honestly|sorry|we) )*<cannot>(?: (?:really|quite|actually|even))? <recall>\\b.*
    (?:(?:i|i've|i have|i'm|am|have|had) )*(?:forgot|forget|forgotten|drew a blank)\\b.*
    (?:(?:i|i've|i have|i'm|am|have|had) )*(?:no (?:idea|clue|memory)|not sure)\\b.*
    (?:we|i|they|he|she) (?:did not|didn't|didnt|hardly|barely|never)(?: (?:really|actually|even))? <spoke>\\b.*
    (?:hardly|barely|never|only|just|only briefly|just briefly) (?:talked|spoke|met|said (?:hi|hello)|chatted)\\b.*
    (?:<had> )*(?:(?:the|a|an|some|all|just|only|mostly) )*(?:(?:<praise>|<vague>) )*<hollow>(?: <after>)?
    (?:<grade> )*<praise>(?: (?:overall|really|tbh|enough|i think|actually))*
    (?:it|that|this|all|everything) (?:all )?(?:went|was|is|felt)(?: \\w+){1,3}
    how (?:it|this|that|things) (?:went|was|is|goes|felt)
    (?:i'll|i will|ill|will) (?:fill|add|do|write|come back|get back|think)\\b.*
    """,
        none=_either("""
            no|nope|nah|none|nil|null|nada|zero|zilch|nothing|not (?:much|a lot|really|sure|applicable|relevant)
            n ?[./]? ?a\\.?|no (?:idea|clue|topics?|comments?|answer|notes?)|nobody|blank|empty|skip|skipped|pass|later
            tba|tbd|tbc|todo|x+|test|asdf\\w*|qwerty\\w*|idk|dk|dunno|dont know|unknown|unsure|whatever|meh|hm+|um+|uh+
            eh|yes|yep|yeah|maybe|same|ditto|idem|above|lol|hi|hello|hey|thanks|ha(?:ha)+|done|n|y
        """),
        trailing=_either("""
            really|much|special|specific|in particular|particular|comes? to mind|to (?:add|say|report|note|mention)
            here|yet|sorry|stuck|stood out|memorable|interesting|important|new|at all|tbh|honestly|for now|worth \\w+
            (?:that )?i (?:can )?(?:remember|recall)|(?:for|with|about) (?:this|that|her|him|them)(?: one)?
        """),
        cannot="(?:can't|cant|cannot|can not|do not|don't|dont|didn't|didnt|did not|couldn't|won't)",
        recall="(?:remember|recall|know|think of|say|tell|take notes?|speak|talk|meet|chat|get to)",
        spoke="(?:talk|talked|speak|spoke|spoken|chat|chatted|discuss|discussed|say|said|meet|met|interact|get|had)",
        had="(?:we|they|i|he|she|just|mostly|only|basically|really|had|did|talked about|discussed|covered|about)",
        vague="(?:different|various|many|several|lots? of|a lot of|all (?:sorts|kinds) of|this|that|other|small)",
        after="(?:overall|with (?:her|him|them)|really|tbh)",
        grade="(?:very|really|pretty|quite|so|super|overall|just|all|was|went|(?:it|she|he|they) (?:was|were|seemed))",
        praise=_PRAISE,
        hollow=_HOLLOW,
    )
    + "$",
    re.I,
)

_MONEY = re.compile(
    _either("""
    \\b(?P<term>salary|salaries|remuneration|wages?|comp|compensation|bonus|bonuses|commission|perks?|rsus?|vesting)\\b
    \\b(?P<more>pension|pto|ote|raises?|equity|benefits|pay|relocation|vacation)\\b
    \\bpay (?:range|rate|band|scale|package|grade|rise|raise|expectations?)s?\\b|\\bpaid (?:leave|time off|vacation)\\b
    \\bsign(?:ing|-on) bonus|\\bstock options?|\\bshare options?|\\boption grants?
    \\b401 ?\\(?k\\b|\\bhealth insurance\\b
    \\b(?:holiday|sick|annual) (?:days?|leave|allowance|time|entitlement)\\b|\\btime off\\b|\\bparental leave\\b
    \\b(?:base|hourly|daily|day|starting|target|total|market) (?:pay|rate|wage|comp\\w*|earnings)\\b|\\bnotice period\\b
    \\bcounter-? ?offers?\\b
    \\b(?:job|my|the|an|other|competing|another) offers?(?! (?:page|engine|service|system|api))\\b
    \\bhow much (?:\\w+ ){0,3}(?:pays?|earns?|makes?|get)\\b
    \\b(?:they|she|he|you|we) (?:would |could |can |only )?pays?\\b|\\bpay(?:s|ing)? (?:me|well|badly|up to|\\d)
    [$€£] ?\\d[\\d,.]* ?k?(?: ?(?:[-–]|to) ?[$€£]?\\d[\\d,.]* ?k?)? ?(?:<each>|$)
    [$€£] ?\\d[\\d,.]* ?k? (?:base|ote|plus|gross|net|total|annually|yearly)\\b
    \\b\\d{2,3} ?k? ?(?:[-–]|to) ?\\d{2,3} ?k\\b(?! [a-z])
    \\b\\d{2,3} ?k\\b(?: (?:base|a year|per (?:year|annum)|ote|plus|gross|net|total)\\b|(?=[,.]|$))
    """, each="(?:a|per|an|/) ?(?:year|yr|hour|hr|month|week|day)\\b"),
    re.I,
)
_NOT_MONEY = re.compile(
    _either("""
    \\b(?:private|health|racial|gender|social|brand|home|education\\w*|digital) equity\\b
    \\b(?:housing|public|negative|diversity,? and) equity\\b
    \\bequity (?:research|trading|markets?|funds?|derivatives?|analysts?|desk|in|for|and inclusion|crowdfunding|data)\\b
    \\bbenefits (?:of|to|for|from|realization|platform|administration|enrollment|enrolment|software|app|team|portal)\\b
    \\bbenefits and (?:drawbacks|costs|risks|trade-?offs|downsides|limits)\\b
    \\b(?:business|user|customer|performance|cost|security|environmental) benefits\\b
    \\b(?:loss|motion|temperature|colou?r|phase|drift|lag|latency) compensation\\b
    \\bcompensation (?:for \\w+ing|software|platform|product|data|models?|circuits?|logic|transactions?)\\b
    \\b(?:added|nice) bonus\\b|\\bbonus (?:round|level|content|track)\\b
    \\bpay (?:later|attention|per|as you|for|with|by|online|via|in|down|back)\\b|\\bpay-\\w+|\\b(?:apple|google) pay\\b
    \\b(?:how|why|when|where|way|customers?|users?|people|shoppers?|patients?|merchants?) (?:\\w+ )?pay\\b
    \\bcomp sci\\b|\\b(?:commission|vesting) (?:engine|calculation|software|system|platform)s?\\b
    \\braise (?:the|awareness|money|capital|funds|a (?:seed|series|round))\\b
    \\bpension (?:funds?|products?|platform|administration|tech|schemes?|reform|dashboards?)\\b
    \\b(?:vacation|holiday) (?:rentals?|season|homes?|traffic|bookings?|planning|packages?)\\b
    \\brelocation (?:software|services?|company|products?|platform|apps?|startups?)\\b
    \\bhealth insurance (?:products?|platform|claims?|app|software|data|marketplace|providers?|market)\\b
    """),
    re.I,
)

_BAD = _either("""
    bored|boring|rude|cold|distracted|annoyed|annoying|tired|exhausted|uninterested|disinterested|dismissive|arrogant
    unfriendly|unprepared|late|awkward|disorgani[sz]ed|hostile|impatient|sceptical|skeptical|unimpressed|confused
    confusing|nervous|anxious|weird|strange|odd|off|mean|condescending|patroni[sz]ing|aggressive|tense|uncomfortable
    stressed|stressful|angry|upset|grumpy|moody|defensive|evasive|vague|stiff|bad|terrible|awful|horrible|poor|weak
    difficult|unhappy|frustrated|frustrating|disappointed|disappointing|rushed|checked out|hard to \\w+|intimidating
    in a (?:hurry|rush|bad mood)|on (?:his|her|their) phone|fake|slow|quiet|too \\w+
""")
_NEGATED = "(?:n't| not| never|dont|didnt|cant|couldnt| cannot| hardly| barely)"
_ILL = _either("""
    ill|sick|unwell|depressed|depression|burned out|burnt out|hospitali[sz]ed|in (?:the )?hospital|pregnant|pregnancy
    divorced?|surgery|cancer|anxiety|disability|disabled|adhd|autism|autistic|therapy|therapist|diagnosed|diagnosis
    medication|addiction|rehab|sober|miscarriage|covid|(?:sick|medical|maternity|paternity) leave|mental health
    migraines?|insomnia|injured|injury
""")
_WORK = _either("""
     (?:data|records?|research|screening|apps?|platform|care|detection|products?|tools?|team|software|patients?)
""").replace("(?:(?:", "(?: (?:")
_KIN = _either("""
    wife|husband|spouse|kids?|child|children|baby|babies|sons?|daughters?|mother|father|mom|mum|dad|parents?|family
    sister
    brother|boyfriend|girlfriend|fianc[ée]e?|marriage|wedding|funeral|custody|separation|breakup|divorce|illness
    sickness
    health|religion|church|faith|politics|age|weight|visa|immigration(?: status)?|green card|arrests?|arrest record
    criminal record
    debts?|finances|accent|childcare|burnout|death|grief|personal (?:life|situation|issues?|reasons?)|private life
    (?:home|personal|family) situation
""")
_NOT_KIN = _either("""
    compan(?:y|ies)|organi[sz]ation|class|component|node|process|element|plans?|apps?|data|records?|products?|business
    platform|care|engine|office|tech|law|museum|hospital|program|programme|team
""")

_LEAVING = _words("""
    lay-? ?offs?|lay(?:ing)? off|laid off|let go|fired|sacked|redundancies|made redundant|dismissed|unemployed
    severance|quits?|quitting
    resign(?:ed|ing|ation)?|downsi[sz](?:ed|ing)|bankrupt(?:cy)?|insolven\\w+|hiring freeze|attrition|turnover
    (?:job|headcount|staff|budget) cuts?|performance improvement plan|non-?compete|lawsuits?|sued|scandals?|pip
    between jobs|out of (?:work|a job)|job hunt(?:ing)?|job search|other (?:interviews?|offers?)
    why (?:(?:did|am|was|are|were|would) )?(?:i|you|she|he|they)(?:'m| am| are)? (?:want(?:ed)? (?:to )?)?<left>
    reasons? (?:for|i|why i|behind my) ?(?:am )?(?:leav\\w+|left|quit\\w*|moving on|departure)
    my (?:departure|exit|notice)
    my (?:ex|old|former|last|previous|current)[ -]?(?:boss|manager|employer|supervisor)s?
    (?:people|person|someone|somebody|guy|manager|cto|ceo|who) <aux>(?:left|leaving)
    (?:engineers?|devs?|predecessor|founders?) <aux>(?:left|leaving)
    (?:she|he|they)(?:'s|'re| is| are) leaving
    (?:left|leaving|leave) my (?:\\w+ )?(?:job|role|position|company|employer)
    my (?:\\w+ )?gaps?(?! analysis)|(?:employment|career|r[ée]sum[ée]|cv|job) (?:gaps?|breaks?)|gap year|sabbatical
    gaps? (?:in|on|between) (?:my|jobs|the r[ée]sum[ée]|employment|20\\d\\d)|short stints?|job[ -]hopp\\w+
""", left="(?:out|left|leave|leaving|leaves|quit|moved on|moving on|looking)",
    aux="(?:(?:just|all|had|have|has|is|are) )*")
_WEAKNESS = _words("""
    brush(?:ing)? up|weakness(?:es)?|weak (?:spots?|points?|areas?)|(?:got|was|am|i'm) stuck|stuck (?:on|for)
    struggl(?:e|ed|ing) (?:with|to|on|a)|bombed|botched|screwed up|messed|froze|flustered|nervous(?:ness)?|nerves
    anxious
    rambl(?:ed|ing)|blanked|went blank|tongue-tied|panicked|stumbl(?:ed|ing)|stuttered|stammer\\w*|embarrass\\w*
    impost[eo]r|(?:under|over)-?qualified|inexperienced?
    lack(?:ed|ing|s)?(?: of)? (?:experience|confidence|knowledge|skills?)
    wrong answers?|got (?:it|that|this) wrong|no experience|not enough|too (?:junior|senior|old|young|expensive)
    rejected
    rejections?|regret(?:s|ted)?|ashamed|failed (?:the|my|to|at)|that failed
    my (?:\\w+ )?(?:failures?|mistakes?|shortcomings?|stutter|stammer)
    my limitations?|(?:mistakes?|failures?) (?:that )?i|times? (?:when |that )?i failed|bad at|not (?:so |very )?good at
    rusty|out of my depth|note to self|(?:my )?homework for me|my homework|my lack of \\w+
    (?:i|we)(?:'m|'ve|'d| am| was| were| had| have| did| do| could| can| would| should|  )?<negated>
    i (?:(?:really|also|still|probably|definitely|just) )*<own>|we (?:missed|messed|lost|ran over)
""", negated=_NEGATED, own=_either("""
    should|need|must|ought|have to|had to|gotta|forgot|failed|struggled|missed|lost|messed|said|hope|hoped|wish|guess
    felt|feel|worry|worried|think|thought|hated|disliked|apologi[sz]ed|promised|lied|exaggerated|admitted|confessed
    overslept|interrupted|talked too
"""))
_TO_SELF = re.compile(
    "^(?:(?:please|maybe|also|todo:?|next time:?) )*"
    + _either("""
    remember|remind|follow(?:ing)? up|ask (?:him|her|them|about|for|if|whether|why|how)|send|e-?mail (?:him|her|them|my)
    call (?:him|her|them|back)|look (?:up|into|at my)|google|check (?:out|if|with|on)|learn|prepare|revise|redo
    apply (?:for|to)
    read (?:up|more|his|her|their|the|about)|practi[cs]e (?:my|more|sql|leet\\w*|system|for|coding)|buy (?!now)|find out
    study (?:up|more|my|for|system|algo\\w*|graph\\w*|sql)|figure out|do(?:n't| not)|never|always|make sure
    be (?:more|less|better|careful)|try (?:to|not)|needs? to|ha(?:ve|s) to|must|should|want to|gonna|going to|not|no
    speak (?:slower|more|up|less)|smile more|(?:improve|work on) my|next time|better (?:answer|prep\\w*)
    """)
    + " ",
    re.I,
)
_PRIVATE = re.compile(
    _either("""
    \\b(?:i|i'm|i've|i'd|me|my|mine|myself)\\b(?:[^.]*) <ill>\\b(?!<work>)
    \\b(?:he|she|his|her|him|your)(?:'s| is| was| had| has| got)?(?: \\w+)? <ill>\\b(?!<work>| \\w)
    \\b(?:my|his|her) (?:\\w+ )?<kin>\\b(?!(?:'s)? <product>)|\\b(?:your|their) <kin>$
    ^(?:(?:the|a|an|some|about|re|on|our|talked about|we talked about) )*(?:<ill>|<kin>|<alone>)$
    \\b(?:passed away|bereavement|in recovery|caring for my|look(?:ing)? after my)\\b
    \\bsingle (?:mom|mother|dad|father|parent)\\b
    \\b(?:drug tests?|off the record|confidential(?:ly)?|between us|in confidence|gossip\\w*|do(?:n't| not) tell|nda)\\b
    \\b(?:burned out|burnt out|work permit|visa (?:status|sponsorship|issues?)|a secret|died)\\b
    """, ill=_ILL, work=_WORK, kin=_KIN, product=_NOT_KIN, alone=_either("""
        divorces?|burn-?out|health (?:issues?|problems?)|maternity|family (?:stuff|matters|issues?|life)|parenting
    visas?
        (?:work )?sponsorship|(?:personal|private) (?:stuff|things|matters)
    """)),
    re.I,
)  # fmt: skip
_JUDGING = _words("""
    (?:seem(?:s|ed)?|look(?:s|ed)?|sound(?:s|ed)?|appear(?:s|ed)?|felt|acted|came across(?: as)?) <graded>
    (?:was|were|is|are|got|being|kept|he's|she's|they're) <graded>(?!-)
    vent(?:ed|ing) about|run(?:ning)? out of money|burn rate|runway|tight deadlines|high[- ]pressure|work weekends
    the only (?:woman|man|girl|guy)|awkward\\w*|(?:long|uncomfortable|dead) silences?|red flags?|rude(?:ness)?
    arrogan\\w+|creepy|condescending
    patroni[sz]ing|dismissive|hostile|unprofessional|dishonest|sexi(?:st|sm)|raci(?:st|sm)|harass(?:ed|ing)
    discriminated|idiots?|stupid|dumb|jerk|asshole|bitch|bullshit|shit\\w*|fuck\\w*|crap\\w*|sucks?|sucked
    hate[sd]?(?! speech)|disliked?|terrible|awful|horrible|worst|disappoint\\w+|frustrat\\w+|annoy\\w+|pointless
    disaster\\w*(?! (?:recovery|relief|response))|nightmare\\w*|waste of|bored|boring(?! (?:tech\\w*|stack|solutions?))
    toxic(?! (?:content|comments?|waste|speech))|a mess|messy|chaotic|chaos(?! (?:engineering|testing|monkey))
    disorgani[sz]ed|low morale
    bad (?:morale|culture|manag\\w+|vibes?|feeling|mood|reviews?|energy|atmosphere|impression)
    micro-?manag\\w+|office politics|overwork\\w*|long hours|under-?staffed|unfair|grilled|interrogat\\w+|gotcha
    trick questions?|argued|arguing|an argument|yelled|yelling|shouted|shouting at|cried|crying|complain(?:ed|ing|s)?
    complaints? about (?:his|her|their|the (?:boss|manager|team|company))|bad-?mouth\\w*|blamed|blaming
    (?:didn't|didnt|did not|doesn't) (?:like|click|care|listen|show|smile|seem|laugh|get|know|understand|have|help|work)
    conflicts? (?:with|at) my|difficult (?:people|person|co-?workers?|colleagues?|boss|managers?|conversations?)
    not (?:interested|impressed|listening|friendly|prepared|convinced|sure|great|good|happy|a (?:good )?fit|fun|really)
    no (?:chemistry|eye contact|feedback|smile|interest)|ran (?:out of|over|late)|cut short|no time|too late
    show(?:ed)? up late|(?:joined|arrived|started|came|was|were) late|late (?:to|for) the
    technical (?:issues?|difficulties|problems)|kept (?:interrupting|looking|yawning|checking|dropping)|interrupted me
    (?:zoom|camera|mic|audio|wi-?fi|connection|internet|video|call) (?:\\w+ )?(?:crashed|failed|broke|died)
    (?:zoom|camera|mic|audio|wi-?fi|connection|internet|video|call) (?:\\w+ )?(?:dropped|dropping)
    yawn\\w*|eye-?roll\\w*|rolled (?:his|her|their) eyes|ghosted|sketchy|shady|desperate
    <they>(?: \\w+)? <lacking>
""", graded=rf"(?:(?:a (?:bit|little)|rather|very|so|quite|kind of|kinda|sort of|really|pretty|too|super) )*{_BAD}",
    they="(?:they|she|he|you|the (?:team|company|manager|boss|ceo|cto))", lacking=_either("""
        do(?:es)?(?:n't| not)|can(?:'t|not)|won't|ha(?:s|ve)n't|are(?:n't| not)|is(?:n't| not)|was(?:n't| not)
        were(?:n't| not)|never|struggles?|struggled|fails?|failed|lacks?|lost|loses?|missed|(?:have|has|had) no
"""))  # fmt: skip
_UNFIT = (_LEAVING, _WEAKNESS, _TO_SELF, _PRIVATE, _JUDGING)


def said_nothing(text: str) -> bool:
    """Whether this is no answer: "n/a", "nothing really", "same as above", "-"."""
    plain = " ".join(re.sub(r"[^\w\s'/&-]", " ", text.replace("’", "'")).split()).strip(" -'/&_")
    return not any(sign.isalnum() for sign in plain) or _NON_ANSWER.match(plain) is not None


def speaks_of_money(text: str, *, trade: str = "") -> bool:
    """Whether it names pay or the terms of an offer; a word of the role itself is the member's trade."""
    plain = _NOT_MONEY.sub(" ", text.replace("’", "'"))
    for match in _MONEY.finditer(plain):
        term = match.group("term") or match.group("more")
        if term is None or not re.search(rf"\b{re.escape(term)}\b", trade, re.I):
            return True
    return False


def unfit(text: str) -> bool:
    """Whether it is private, damaging, a judgement, or a word of the member to themselves."""
    plain = " ".join(text.replace("’", "'").split())
    return any(pattern.search(plain) for pattern in _UNFIT)
