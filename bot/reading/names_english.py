"""Titles, roles and surnames that names are read by, as tables."""

import re

from bot.reading.language import NameWords
from bot.reading.word_list import words

TITLES = {
    "dr": "Dr.", "doctor": "Dr.", "prof": "Prof.", "professor": "Prof.", "mr": "Mr.", "mister": "Mr.",
    "mrs": "Mrs.", "ms": "Ms.", "miss": "Miss", "mx": "Mx.", "sir": "Sir", "dame": "Dame", "rev": "Rev.",
    "herr": "Herr", "frau": "Frau",
}  # fmt: skip

AFTER_NAMES = frozenset(
    words("""
        phd md mba msc bsc jd esq jr sr ii iii iv cpa pe dds rn
    """)
)

PARTICLES = frozenset(
    words("""
        van von der den de del della di da dos das du la le el al bin ibn ter ten zu zur st st. af av
    """)
)

ROLE_HEADS = frozenset(words("""
        engineer developer designer analyst manager scientist researcher architect director consultant
        recruiter administrator coordinator specialist assistant associate intern accountant writer
        editor marketer planner strategist technician tester officer lead head president partner founder
        cofounder co-founder principal advisor adviser representative executive buyer nurse teacher
        lecturer paralegal lawyer attorney counsel bookkeeper controller auditor trainer producer
        copywriter programmer devops sre pm tpm apm em swe sde qa sdet ux ui ceo cto cfo coo cmo cpo cio
        ciso cro vp svp evp hr hrbp evangelist advocate sourcer owner master supervisor operator clerk
        receptionist cashier chef driver therapist pharmacist dev eng fellow apprentice trainee curator
        librarian translator interviewer panelist barista waiter waitress bartender
    plumber electrician welder mechanic janitor courier tutor dentist surgeon physician
    veterinarian paramedic chemist biologist physicist economist journalist photographer illustrator
    animator videographer actuary underwriter broker banker trader
    """))  # fmt: skip

ROLE_WORDS = frozenset(words("""
        senior junior staff principal lead chief vice sr jr sr. jr. mid mid-level entry-level graduate
        grad software hardware data product project program programme account sales marketing customer
        success support business systems system security network cloud platform infrastructure site
        reliability machine learning ml ai deep backend back-end frontend front-end front back end
        fullstack full-stack full stack web mobile ios android java python golang go rust php node react
        embedded firmware test quality assurance automation release build database db it technical tech
        solutions solution sales research applied quantitative quant financial finance investment risk
        compliance legal human resources people talent acquisition hiring operations ops supply chain
        logistics procurement office executive administrative content social media brand growth
        performance digital seo community public relations communications graphic visual user experience
        interaction ux ui ux/ui ui/ux ux-ui motion game level art creative mechanical electrical civil
        chemical industrial process manufacturing biomedical clinical medical registered health care
        policy field service design engineering analytics bi etl big computer vision nlp information
        development developer relations devrel dev marketing key regional general assistant associate
        deputy interim head director of for and & the vp engineer i ii iii iv v member technical
    """))  # fmt: skip

LONG_ROLES = frozenset({
    "hiring manager", "talent acquisition", "human resources", "people operations", "people ops",
    "head of people", "chief of staff", "member of technical staff", "product", "engineering",
    "customer success", "customer support", "business development", "data science", "machine learning",
    "tech support", "team lead", "tech lead",
})  # fmt: skip

PEOPLE_LABELS = frozenset({
    "panel", "interviewer", "interviewers", "attendees", "participants", "people", "met", "with", "team",
    "hosts", "host", "speakers", "present", "w", "cc", "to",
})  # fmt: skip

# Where the family name stands first or last is anybody's guess; then the whole name is the safe greeting.
FAMILY_NAMES = frozenset(words("""
        li wang zhang liu chen yang huang zhao wu zhou xu sun ma zhu hu guo he lin gao luo zheng liang
        xie tang song deng han feng cao peng zeng xiao tian dong pan yuan cai jiang yu du ye cheng wei
        su lu ding ren shen yao lü fan fang shi tan liao zou xiong jin hao kong bai cui kang mao qiu qin
        gu hou shao meng long wan duan qian dai xia zhong fu jia chung cheung wong chan leung lam lau ng
        yeung kwok tsai hsu hsieh chou kim lee park choi jung jeong kang cho yoon jang lim shin seo kwon
        hwang ahn hong yoo moon oh nguyễn nguyen trần tran lê le phạm pham huỳnh huynh hoàng hoang phan
        vũ vu võ vo đặng dang bùi bui đỗ do hồ ho ngô ngo dương duong lý ly sato suzuki takahashi tanaka
        watanabe ito yamamoto nakamura kobayashi kato yoshida yamada sasaki nagy kovács tóth szabó
        horváth
    """))  # fmt: skip

NO_NAMES = frozenset(words("""
    remote hybrid online virtual onsite office offices hq headquarters room floor building campus cafe
    street avenue downtown lobby contract contractor fulltime parttime permanent temporary internship
    great good bad ok okay fine nice tough hard easy awesome amazing terrible brutal weird awkward fun
    long short quick intense friendly rough solid strong weak positive negative mixed decent
    passed failed rejected ghosted pending waiting confirmed cancelled canceled rescheduled done
    scheduled booked finished completed accepted declined withdrawn referred referral urgent important
    very really thanks thank yes no maybe none nobody unknown tbd tba tbc na n/a same everyone everybody somebody
    someone others team teams panel loop interview interviews call chat meeting screen round debrief
    coffee lunch dinner breakfast drinks payments billing checkout infra core ads search fintech
    follow-up followup offer salary visa relocation feedback notes note reminder todo
    monday tuesday wednesday thursday friday saturday sunday today tomorrow yesterday morning
    afternoon evening tonight noon sometime soon later recently earlier
    company startup agency client vendor
"""))  # fmt: skip
"""Words that, capital or not, open nobody's name."""

NO_SURNAMES = frozenset(words("""
    office offices hq headquarters room floor building campus cafe street avenue downtown lobby team
    interview call chat meeting screen round debrief panel offer feedback
    company startup agency corp inc llc ltd labs group bank capital partners health
    ventures technologies solutions university college school institute hospital
"""))  # fmt: skip
"""Words that close the name of a place, a company or a thing, and nobody's."""

PROSE = frozenset(words("""
    i me we us it its it's he she they them their his her my our you your this that these those there
    was were is are am be been went go goes going felt feel feels seemed seems liked loved hated asked
    asks need needs should will would could can must have has had did does do don't didn't wasn't said
    told talked discussed think thought hoped want wants wanted got get very really quite pretty
    so too not but because about if when then than well just also still already bit lot
    lots send sent thank follow remember ask asking mention mentioned
"""))  # fmt: skip
"""Words of sentences: with one of them, a piece is no list of people."""

GIVEN_NAMES = frozenset(words("""
    aaron abby abdul abigail adam aditya ahmed aisha alan alba albert alejandro alex alexander
    alexandra alexis ali alice alicia alison amanda amber amelia amit amy ana andre andrea andrew andy
    angela anil anita anjali ann anna anne annie anthony antonio anya arjun arthur ashley barbara ben
    benjamin bernard beth betty bill billy bob bobby brad bradley brandon brenda brian bruce bryan
    camila carl carla carlos carmen carol caroline catherine cathy cecilia chloe chris christina
    christine christopher cindy claire claudia colin connor craig cristina cynthia dan daniel daniela
    danielle danny dave david dawn deborah debra deepak dennis derek diana diane diego dmitri donald
    donna doris dorothy doug douglas dylan ed eddie edward elena elizabeth ellen emily emma eric erica
    erik erin ethan eva evan evelyn fatima felix fernando fiona frances francesca francisco fred
    gabriel gabriela gary george gina gloria gordon greg gregory hannah harold harry hassan heather
    helen henry howard hugo ian ibrahim ines ingrid isabel isabella ivan jack jacob jake james jamie
    jan jane janet janice jason javier jay jean jeff jeffrey jen jenna jennifer jenny jeremy jerry jess
    jesse jessica jill jim jimmy joan joanna joe joel john johnny jon jonathan jorge jose josh joshua
    joyce juan judith judy julia julian julie justin kamal karen karl kate katherine kathleen kathryn
    katie kelly ken kenneth kevin kiran kristen kumar kyle larry laura lauren leah leila lena leo leon
    leslie liam lily linda lisa liz louis louise lucas lucy luis luke lynn maggie manuel marco margaret
    maria mariana marie mario mark marta martha martin mary matt matthew maya megan mei melanie melissa
    mia michael michelle miguel mike mila mo mohamed mohammed molly monica nadia nancy naomi natalie
    natasha nathan neha nick nicholas nicole nikhil nina noah nora oliver olivia omar pablo pam pamela
    patricia patrick paul paula pedro peter phil philip phoebe pooja priya rachel rafael rahul raj
    rajesh ralph ravi ray raymond rebecca ricardo richard rick rob robert roberto robin roger ron
    ronald rosa ruth ryan sally sam samantha samir samuel sandra sanjay sara sarah scott sean sergio
    shane shannon sharon sheila simon sofia sonia sophia sophie stacy stefan stella stephanie stephen
    steve steven stuart sue susan suresh suzanne tamara tanya tara ted teresa terry theresa thomas tim
    timothy tina todd tom tommy tony tracy tyler valentina vanessa veronica victor victoria vijay
    vikram vincent wanda wayne wendy will william xavier yasmin yolanda yuki yusuf zach zoe
"""))  # fmt: skip
"""Common first names: they decide only where a word may as well be a company's."""

NOBODY = re.compile(
    r"^(?:(?:the|their|our|my|a|an|some|and|with|plus)\s+)*"
    r"(?:(?:\d{1,3}|one|two|three|four|five|six|seven|eight|ten|several|few|many|couple(?:\s+of)?|various|multiple)\s+)?"
    r"(?:(?:more|other|whole|entire|hiring|recruiting|interview|engineering|product|design|data|hr)\s+)*"
    r"(?:others?|more|people|persons?|folks|guys?|lady|woman|man|colleagues?|coworkers?|teammates?|members?|reps?"
    r"|engineers|developers|designers|managers|recruiters|interviewers|panelists|team|crew|panel|recruiting|talent"
    r"|somebody|someone|anybody|etc|et\s+al|everyone|everybody|hr|human\s+resources)"
    r"(?:\s+(?:else|from|on|in|at|of)\s+.{1,40}|\s+else|\s+(?:team|person|people|rep|lady|guy|department))?$",
    re.IGNORECASE,
)
"""People without a name: "2 others", "someone from HR", "the team"."""

ENGLISH = NameWords(
    titles=TITLES,
    after_names=AFTER_NAMES,
    particles=PARTICLES,
    role_heads=ROLE_HEADS,
    role_words=ROLE_WORDS,
    long_roles=LONG_ROLES,
    role_articles=frozenset({"the", "a", "an", "their", "our"}),
    people_labels=PEOPLE_LABELS,
    family_names=FAMILY_NAMES,
    no_names=NO_NAMES,
    no_surnames=NO_SURNAMES,
    prose=PROSE,
    contracted=frozenset({"ll", "re", "ve", "d"}),
    given_names=GIVEN_NAMES,
    names_after_all=frozenset({"Em", "Guy"}),
    nobody=NOBODY,
    joins=re.compile(r"\s*([,;\n|&])\s*|\s+(and|&|\+)\s+", re.IGNORECASE),
    parts=re.compile(r"\s*[,;&+\n]\s*|\s+and\s+"),
    leading=re.compile(r"^(?:(?:and|with|w/|the|their|our|my|a|an|also|both|from)\s+|w/\s*)+", re.IGNORECASE),
    trailing=re.compile(r"\s+(?:and|with|&|\+)$", re.IGNORECASE),
    pronouns=re.compile(r"^(?:she|he|they|ze|xe)\b", re.IGNORECASE),
)
