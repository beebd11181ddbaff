"""What of the member's words goes into a note: blanks, private remarks, pay, lists, reported questions."""

from dataclasses import replace
from datetime import date

from bot.drafting import checks
from bot.drafting.brief import Brief, Recipient
from bot.drafting.compose import Missing, compose
from bot.drafting.phrases import Shape
from bot.drafting.spelling import Light
from bot.drafting.topics import Topic, fit_of, topic_of
from bot.model.finding import Rule
from bot.model.note import NoteKind
from bot.model.people import Signature, Tone
from tests.rows import each_of

BRIEF = Brief(
    kind=NoteKind.THANK_YOU,
    seed="x",
    recipient=Recipient("Grace Hopper", "Grace", "grace@acme.example"),
    company="Acme",
    role="Staff Engineer",
    format=None,
    met_on=date(2026, 3, 3),
    written_on=date(2026, 3, 4),
    signer=Signature("Ana Silva", "ana@mail.example", "+1 555 0100"),
    names=("Grace Hopper", "Tom Li", "Priya Nair", "Acme"),
)
SPELLING = Light.load()

BLANK = [
    "nothing really", "N/A", "n/a", "none", "-", "can't remember", "not much", "idk", "?", "nothing", "no idea",
    "don't remember", "same as above", "see above", "we didn't really talk", "...", "na", "n.a.", "Nope",
    "I don’t remember", "I can't recall anything", "nothing comes to mind", "nothing special",
    "nothing in particular", "no", "the usual", "usual stuff", "small talk", "just small talk", "great chat",
    "It went well", "it was fine", "good vibes", "general stuff", "lots of things", "a lot", "everything",
    "various topics", "dunno", "I forgot", "forgot", "not sure", "tbd", "x", "xxx", "👍", "skip", "pass", "ditto",
    "same", "same as Tom", "see my notes", "not really anything", "barely spoke", "hardly talked",
    "he did not say much", "They didn't say anything", "she never spoke", "nice guy", "very friendly", "ok",
    "no comment", "nothing to report", "nothing worth mentioning", "no clue", "honestly can't remember",
    "we had a nice conversation", "we talked about lots of things", "the interview", "the role", "n / a", "—",
    "none really", "what?", "??", "not applicable", "I'll add later",
]  # fmt: skip
PAY = [
    "the salary range is 90-110k", "salary expectations, she said they pay 95k", "benefits and PTO", "equity",
    "compensation", "the pay", "pay", "bonus structure", "stock options", "90-110k", "they pay 95k", "$120k",
    "$120,000 a year", "vacation policy", "vacation days", "the relocation package", "401k", "health insurance",
    "PTO", "signing bonus", "my salary expectations", "how much it pays", "hourly rate", "RSUs and vesting",
    "the job offer", "an offer", "perks", "commission", "raises", "the raise", "pension", "base pay", "120k base",
    "benefits", "time off", "notice period", "parental leave", "equity and bonus",
]  # fmt: skip
PRIVATE = [
    "he asked about my gap in 2024 and I said I was ill", "I should brush up on SQL",
    "they are hiring because two people quit", "my divorce", "I was nervous", "he seemed bored", "awkward silence",
    "my layoff", "why I left my last job", "reason for leaving", "I was laid off", "layoffs", "the layoffs in March",
    "I got fired", "my weaknesses", "biggest weakness", "I bombed the SQL part", "I blanked on recursion",
    "I don't have Kafka experience", "no experience with Go", "lack of experience", "my burnout", "burnout",
    "anxiety", "my anxiety", "I was sick", "her illness", "my kids", "his kids", "my wife", "family", "my family",
    "pregnancy", "I'm pregnant", "maternity leave", "divorce", "my visa", "visa sponsorship", "visa status",
    "mental health", "my mental health", "she was rude", "he was late", "he was a bit cold", "boring",
    "the manager is difficult", "toxic culture", "low morale", "high turnover", "people keep quitting",
    "the CTO left", "someone resigned", "remember to send portfolio", "follow up with Tom", "need to learn Go",
    "ask about remote", "send references", "look into Rust", "study graph algorithms", "he kept interrupting",
    "zoom crashed", "my mic died", "trick questions", "they grilled me", "I rambled", "not a good fit",
    "she didn't smile", "he did not listen", "they don't write tests", "they can't find seniors", "they have no QA",
    "red flags", "employment gap", "career break", "my career gap", "why was I fired", "I failed the test",
    "a project that failed", "my old boss", "micromanagement", "I felt stupid", "I hope they liked me",
    "I think it went badly", "too junior", "overqualified", "he seemed tired", "she looked annoyed", "his divorce",
    "my dad passed away", "personal reasons", "my personal situation", "off the record: reorg", "work permit",
    "my age", "my accent", "between jobs", "I need a job", "my disability", "ran out of time", "we ran out of time",
    "they lost the contract", "I talked too much", "imposter syndrome", "my failures", "a time I failed",
    "my mistakes", "long hours", "overworked team", "office politics", "gossip about the CEO",
    "complained about her boss", "he hates the codebase", "he swore a lot: fuck",
]  # fmt: skip
PLAIN = [
    "the billing migration", "testing", "same-day delivery", "nothing-shared architecture", "Kubernetes",
    "the null safety work", "climbing and dogs", "no-code tools", "test strategy",
    "their technical interview redesign", "the same-day delivery service", "good first issues for new hires",
    "the general ledger", "time series forecasting", "how they test", "talk in Oslo", "quick commerce", "Go", "R",
    "C", "AI", "her talk on graphs", "basic income research", "normal forms", "their hiring process",
    "experience design", "the call center migration", "question answering with LLMs", "the random forest model",
    "meeting room booking", "passkeys", "the X platform", "small language models", "everything as code",
    "interview scheduling software", "short-term forecasting", "zero downtime deploys", "zero trust",
    "private equity reporting", "the benefits of caching", "how customers pay", "pay-per-click", "payments",
    "payroll integration", "the payments rewrite", "health equity", "motion compensation",
    "saving $2M of cloud costs", "50-60k requests a second", "benefits enrollment redesign", "Apple Pay",
    "the bonus round", "holiday season traffic", "equity research", "raise awareness", "our comp sci degrees",
    "computing", "the compiler", "pension products", "how they offer discounts", "paid search", "repaying tech debt",
    "paying down tech debt", "scaling to 50k users", "options trading", "the benefits and drawbacks of microservices",
    "the billing migration", "how they handle on-call", "disaster recovery", "chaos engineering",
    "blameless postmortems", "function arguments", "secret management", "the family plan launch", "cancer research",
    "mental health apps for teens", "patient data", "hate speech detection", "how failed payments are retried",
    "error handling", "failure modes", "the gap analysis", "market gaps", "mentoring juniors",
    "my thesis on bird migration", "her years at Bell Labs", "how they retain people",
    "parent-child relations in the schema", "nurse scheduling", "stress testing", "pressure sensors", "cold starts",
    "the late-stage pipeline", "weak references in Rust", "the problem they have with churn", "accessibility testing",
    "learning and development", "studying customer behavior", "reading group", "practice management software",
    "their parental app", "child safety features", "my parent company work", "his family office product",
    "the depression screening tool", "no-code", "sending domain reputation", "email deliverability", "call routing",
    "check-in flow", "look-alike audiences", "search ranking", "lookup tables", "prepared statements",
    "apply functions", "the study design", "improving test coverage", "must-have features",
    "firing rules in the alert engine", "the hospital rollout", "how nurses triage patients", "conflict resolution",
    "technical debt", "legacy code", "my work at Foo", "the migration I led", "smile detection", "buying decisions",
    "wedding marketplace", "visa payments", "Visa integration", "quiet hours", "slow queries", "shouting distance",
    "mean time to recovery", "odd-even sharding", "off-heap memory",
]  # fmt: skip


def topic(said, **given):
    return topic_of(replace(BRIEF, topic=said, **given))


@each_of("said", ["", " ", "\n", *BLANK])
def test_a_non_answer_is_a_blank(said):
    assert topic(said) == Topic(None)
    assert fit_of(replace(BRIEF, fit=said)).phrase is None
    draft = compose(replace(BRIEF, topic=said))
    assert draft.missing == (Missing.TOPIC,)
    assert draft.short
    assert draft.body == compose(replace(BRIEF, topic="")).body


@each_of("said", [*PAY, *PRIVATE])
def test_what_is_not_fit_to_be_written_is_a_question_and_a_short_note(said):
    assert topic(said) == Topic(None, unfit=True)
    draft = compose(replace(BRIEF, topic=said))
    assert draft.missing == (Missing.WORDING,)
    assert draft.short
    assert draft.body == compose(replace(BRIEF, topic="")).body
    found = checks.check(draft.subject, draft.body, replace(BRIEF, topic=said), spelling=SPELLING)
    assert [each.rule for each in found] == [Rule.SPECIFIC] or {each.rule for each in found} <= {
        Rule.SPECIFIC,
        Rule.NEXT_STEP,
    }


@each_of("said", PLAIN)
def test_a_plain_topic_goes_in_and_the_note_is_ready(said):
    found = topic(said)
    assert found.phrase is not None
    assert not found.unfit
    for seed in "abc":
        brief = replace(BRIEF, topic=said, seed=seed)
        draft = compose(brief)
        assert not draft.missing
        assert not draft.short
        assert checks.ready(checks.check(draft.subject, draft.body, brief, spelling=SPELLING)), draft.body


@each_of("said", [*PAY[:8], *PRIVATE])
def test_own_work_that_is_not_fit_to_be_written_is_left_out(said):
    assert fit_of(replace(BRIEF, fit=f"my work on payments; {said}")).phrase.text == "my work on payments"


PARTS = [
    ("Kubernetes migration; on-call; team of 6", "the Kubernetes migration and on-call"),
    ("Kubernetes migration\non-call\nteam of 6", "the Kubernetes migration and on-call"),
    ("- the roadmap\n- hiring", "the roadmap and hiring"),
    ("1. the roadmap 2. hiring", "the roadmap and hiring"),
    ("• the roadmap • hiring • lunch", "the roadmap and hiring"),
    ("the on-call rota; and the new office", "the on-call rota and the new office"),
    ("AWS costs; salary 95k", "AWS costs"),
    ("salary; AWS costs", "AWS costs"),
    ("n/a; AWS costs", "AWS costs"),
    ("the roadmap; how they plan sprints", "the roadmap"),
    ("the roadmap and the salary range", "the roadmap"),
    ("the roadmap, hiring and layoffs", "the roadmap and hiring"),
    ("the roadmap. I was nervous.", "the roadmap"),
    ("the roadmap, very interesting", "the roadmap"),
    ("the roadmap - she was great", "the roadmap"),
    ("their plan (he was vague)", "your plan"),
    ("Great chat. We talked about the billing migration.", "the billing migration"),
    ("pair programming on a todo app, I got stuck for 10 min but he was kind", "pair programming on a todo app"),
    ("we did pair programming on a todo app and I froze", "pair programming on a todo app"),
    ("the old Oracle box, they want to be rid of it", "the old Oracle box"),
    ("my strengths and weaknesses", "my strengths"),
    ("their QA team and why they left", "your QA team"),
    ("how they do on-call, he hates it", "how you do on-call"),
]


@each_of(("said", "text"), PARTS)
def test_of_a_list_or_a_story_the_first_clean_part_goes_in(said, text):
    found = topic(said)
    assert found.phrase is not None
    assert found.phrase.text == text
    assert not found.unfit
    assert compose(replace(BRIEF, topic=said)).missing == ()


REPORTED = [
    ("she asked how I'd move billing off the old Oracle box without downtime",
     "your question about moving billing off the old Oracle box without downtime"),
    ("He asked me how I would test this feature", "your question about testing this feature"),
    ("asked how I'd plan their move to AWS", "your question about planning your move to AWS"),
    ("Grace asked how I'd run a retro", "your question about running a retro"),
    ("they asked me what I'd do in the first 90 days", "your question about what I would do in the first 90 days"),
    ("he asked if I had managed people", "your question about whether I had managed people"),
    ("he asked about the roadmap", "your question about the roadmap"),
    ("was asked about leadership", "your question about leadership"),
    ("he asked me about my Kafka work", "your question about my Kafka work"),
    ("she wanted to know how I prioritize", "your question about how I prioritize"),
    ("Her question about testing", "your question about testing"),
    ("he was curious about my thesis", "your question about my thesis"),
    ("asked me to design a rate limiter", "designing a rate limiter"),
    ("she asked me to walk her through my migration at Foo", "my migration at Foo"),
    ("how would you design a cache?", "how to design a cache"),
    ("I asked how they plan sprints", "how you plan sprints"),
    ("I asked her why she joined", "why you joined"),
    ("my question about testing", "testing"),
    ("she explained how they do on-call", "how you do on-call"),
    ("they told me about the roadmap", "the roadmap"),
    ("told me how they ship", "how you ship"),
    ("he walked me through the deploy process", "the deploy process"),
    ("she gave me an overview of the platform", "the platform"),
    ("she said they are moving to Rust", "how you are moving to Rust"),
    ("he mentioned the new office", "the new office"),
    ("they have a monorepo", "your monorepo"),
    ("they have two offices", "your two offices"),
    ("there will be two new offices", "two new offices"),
    ("I liked their approach to testing", "your approach to testing"),
    ("I liked that they ship weekly", "how you ship weekly"),
    ("we discussed the roadmap", "the roadmap"),
    ("talked about the roadmap", "the roadmap"),
    ("we bonded over climbing", "climbing"),
    ("the roadmap and on-call", "the roadmap and on-call"),
    ("the team and how she runs it", "the team and how you run it"),
    ("how they help customers keep their data", "how you help customers keep their data"),
    ("talked abt the roadmap", "the roadmap"),
    ("billing migration 🙂", "the billing migration"),
    ("sql tuning on aws", "SQL tuning on AWS"),
    ("Brian's marathon training", "Brian's marathon training"),
    ("their tech stack: Rails + React", "your tech stack"),
    ("dogs and how Tom runs QA", "dogs and how Tom runs QA"),
]  # fmt: skip


@each_of(("said", "text"), REPORTED)
def test_reported_speech_is_turned_to_the_recipient(said, text):
    found = topic(said)
    assert found.phrase is not None
    assert found.phrase.text == text
    for tone in Tone:
        for seed in "abcdefgh":
            body = compose(replace(BRIEF, topic=said, tone=tone, seed=seed)).body.replace("’", "'")
            assert text in body
            assert "about your question" not in body
            assert "asked" not in body


@each_of(
    "said",
    ["asked me to send my portfolio", "in Berlin", "to move faster", "they're remote", "we laughed a lot",
     "Tom asked how I'd run a retro", "she said I was a strong candidate", "how it went", "it's a small team",
     "they liked my portfolio", "He seemed bored. We talked about the roadmap.",
     "he went to the same college as me", "religion came up", "my ex worked there", "she vented about her team",
     "she said my resume was thin", "they work weekends", "their plan to lay off QA", "my biggest failure",
     "tell me about yourself", "I told him I have ADHD", "I was the only woman", "he loved my answer on caching",
     "they're desperate for help", "https://acme.example/blog the post on caching", "she's leaving in June",
     "why I want out, my boss is awful and the pay is low"],
)  # fmt: skip
def test_what_makes_no_sentence_to_them_is_a_question(said):
    assert topic(said) in (Topic(None, unfit=True), Topic(None))
    assert compose(replace(BRIEF, topic=said)).short


def test_pay_is_the_trade_of_some_roles():
    assert topic("benefits", role="Benefits Manager").phrase.text == "benefits"
    assert topic("benefits, they pay 95k", role="Benefits Manager").phrase.text == "benefits"
    assert topic("the salary range is 90-110k", role="Salary Analyst").phrase is None


def test_a_formal_note_spells_out_what_the_member_contracted():
    body = compose(replace(BRIEF, topic="She's moving the team to Rust", tone=Tone.FORMAL)).body
    assert "how you are moving the team to Rust" in body


def test_each_shape_of_a_topic_has_sentences_enough_in_each_mood():
    shapes = {"the roadmap": Shape.NOUN, "how they plan": Shape.CLAUSE, "he asked about Go": Shape.ASKED}
    for said, shape in shapes.items():
        assert topic(said).phrase.shape is shape
        for low in (True, False):
            for tone in Tone:
                drafts = [compose(replace(BRIEF, topic=said, low=low, tone=tone, version=v)) for v in range(6)]
                used = {frame for draft in drafts for frame in draft.frames if frame[:5] in ("topic", "asked")}
                assert len(used) >= 3


def test_hostile_topics_take_no_time():
    for said in ("a ", "and I ", "asked ", "my ", "(", "1. ", ", he ", "she ", "the ", "i felt ", "; ", "just "):
        topic((said * 4_000)[:4_000])
