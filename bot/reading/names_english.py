"""Titles, roles and surnames that names are read by, as tables."""

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
        librarian translator interviewer panelist
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
