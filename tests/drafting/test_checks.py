from dataclasses import replace
from datetime import date

from bot.drafting import checks, harper, purpose, spelling
from bot.drafting.brief import Brief, Recipient
from bot.drafting.sources import BEHIND, SOURCES
from bot.drafting.spelling import Light
from bot.drafting.wording_anywhere import ANYWHERE
from bot.drafting.wording_english import ENGLISH
from bot.model.finding import Rule, Severity
from bot.model.note import Length, NoteKind
from bot.model.opportunity import InterviewFormat, PersonRole
from bot.model.people import Signature
from tests.rows import each_of

SUBJECT = "Thank you – Staff Engineer interview"
BODY = (
    "Hi Grace,\n\n"
    "Thank you for your time on Tuesday and for considering me for the Staff Engineer role at Acme.\n\n"
    "I enjoyed talking with you about the billing migration, and about the plan that Priya described. My work on a "
    "similar move at Foo would carry over well.\n\n"
    "I am very interested in the role. Please let me know if anything else from me would help.\n\n"
    "Best wishes,\nAna Silva\nana@mail.example\n+1 555 0100"
)
BRIEF = Brief(
    kind=NoteKind.THANK_YOU,
    seed="x",
    recipient=Recipient("Grace Hopper", "Grace", "grace@acme.example"),
    company="Acme",
    role="Staff Engineer",
    format=InterviewFormat.VIDEO,
    met_on=date(2026, 3, 3),
    written_on=date(2026, 3, 4),
    signer=Signature("Ana Silva", "ana@mail.example", "+1 555 0100"),
    topic="the billing migration",
    names=("Priya Nair", "Grace Hopper", "Acme"),
)
STATUS = replace(BRIEF, kind=NoteKind.STATUS, written_on=date(2026, 3, 12))
ASKING = (
    "Dear Grace,\n\nThank you again for the interview on March 3 for the Staff Engineer role at Acme. I remain very "
    "interested in it.\n\nMay I ask where things stand, and what the next step might be? If anything further from me "
    "would help, I am glad to send it.\n\nKind regards,\nAna Silva\nana@mail.example"
)
SPELLING = Light.load()


def found(body=BODY, *, subject=SUBJECT, brief=BRIEF, siblings=()):
    return checks.check(subject, body, brief, siblings=siblings, spelling=SPELLING)


def rules(*args, **given):
    return {each.rule: each for each in found(*args, **given)}


def test_a_good_note_has_nothing_found():
    assert found() == ()
    assert found(ASKING, brief=STATUS, subject="Next steps – Staff Engineer") == ()
    assert checks.ready(found())


CHANGES = [
    (Rule.RECIPIENT_EXACT, "Hi Grace,", "Hi Graec,", "block", "Graec", "Grace"),
    (Rule.RECIPIENT_EXACT, "Hi Grace,", "Hi grace,", "block", "grace", "Grace"),
    (Rule.RECIPIENT_EXACT, "Hi Grace,", "Hi Priya,", "block", "Priya", "Grace"),
    (Rule.RECIPIENT_EXACT, "Hi Grace,\n\n", "", "block", "", "Grace"),
    (Rule.NAMES_BODY, "Priya described", "Pryia described", "block", "Pryia", "Priya"),
    (Rule.ROLE_COMPANY, " at Acme", "", "block", "", None),
    (Rule.ROLE_COMPANY, "Staff Engineer role", "job", "block", "", None),
    (Rule.THANKS, "Thank you for your time on Tuesday and for", "It was good to talk about", "block", "", None),
    (Rule.SPECIFIC, "the billing migration", "many things", "block", "", None),
    (Rule.SPECIFIC, "the billing migration", "the migration", "warn", "", None),
    (Rule.SIGNOFF, "Best wishes,\n", "", "block", "", None),
    (Rule.SIGNOFF, "Ana Silva\n", "", "block", "", "\nAna Silva"),
    (Rule.SIGNOFF, "ana@mail.example\n+1 555 0100", "", "block", "", "\nana@mail.example"),
    (Rule.NO_INVENTED, "ana@mail.example", "ana@other.example", "warn", "ana@other.example", "ana@mail.example"),
    (Rule.NO_INVENTED, "+1 555 0100", "+1 555 0199", "warn", "+1 555 0199", "+1 555 0100"),
    (Rule.NO_INVENTED, "on Tuesday", "on Wednesday", "warn", "Wednesday", "Tuesday"),
    (Rule.TYPOS, "enjoyed", "enjoyd", "block", "enjoyd", "enjoyed"),
    (Rule.TYPOS, "for your time", "for you time", "block", "for you time", "for your time"),
    (Rule.NO_LEFTOVER, "Grace,", "Grace,\n\n[add a line]", "block", "[add a line]", None),
    (Rule.NO_LEFTOVER, "Ana Silva", "[Your Name]", "block", "[Your Name]", None),
    (Rule.NO_SALARY, "I am very", "What is the salary? I am very", "block", "salary", None),
    (Rule.NO_APOLOGY, "I am very", "I am sorry for the delay, and very", "warn", "sorry", None),
    (Rule.TONE, "would help.", "would help! Thanks!", "warn", "!", "."),
    (Rule.TONE, "would help.", "would help 🙂.", "warn", "🙂", None),
    (Rule.POSITIVE, "I am very", "Unfortunately it went on. I am very", "warn", "Unfortunately", None),
    (Rule.DEFERENCE, "Please let", "I know you are very busy. Please let", "warn", "I know you are very busy", None),
    (Rule.INTEREST, "I am very interested in the role. ", "", "warn", "", None),
    (Rule.NEXT_STEP, "Please let me know if anything else from me would help.", "", "info", "", None),
    (Rule.OPENS_WITH_THEM, "Thank you for your time", "I thank you for your time", "info", "I", None),
    (Rule.PARAS, ".\n\nI enjoyed", ". I came. I saw. I left. I enjoyed", "warn", None, None),
    (Rule.ONE_EACH, "Hi Grace,", "Hi Grace and Priya,", "info", "Grace and Priya", None),
]  # fmt: skip


@each_of(("rule", "old", "new", "severity", "text", "suggestion"), CHANGES)
def test_a_slip_is_found_in_its_place_with_its_mend_and_sources(rule, old, new, severity, text, suggestion):
    body = BODY.replace(old, new, 1)
    assert body != BODY
    brief = replace(BRIEF, others=("Priya",))
    hits = [each for each in found(body, brief=brief) if each.rule is rule]
    assert severity in {each.severity.value for each in hits}
    hit = next(each for each in hits if each.severity.value == severity)
    assert hit.sources == BEHIND[rule]
    if text is not None:
        hit = next(each for each in hits if each.found == text)
        assert hit.suggestion == suggestion
        if text:
            assert body[hit.start : hit.end] == text


@each_of(
    ("greeting", "call_them", "name"),
    [
        ("Dear Grace,", "Grace", "Grace Hopper"),
        ("Hello Grace Hopper,", "Grace", "Grace Hopper"),
        ("Dear Dr. van der Berg,", "Dr. van der Berg", "Jane van der Berg"),
        ("Dear Dr. Hopper,", "Grace", "Grace Hopper"),
        ("Hi Sean O'Neil:", "Sean", "Sean O'Neil"),
        ("Good morning Grace!", "Grace", "Grace Hopper"),
        ("Hi Doe, Jane,", "Doe, Jane", "Doe, Jane"),
    ],
)
def test_a_greeting_with_the_name_as_logged_stands(greeting, call_them, name):
    brief = replace(BRIEF, recipient=Recipient(name, call_them, "a@b.example"))
    assert Rule.RECIPIENT_EXACT not in rules(BODY.replace("Hi Grace,", greeting), brief=brief)


@each_of(
    ("subject", "why"),
    [
        ("", "empty"),
        ("Thank you", "dull"),
        ("Thanks – Engineer", "words"),
        ("Hello from me again", "unnamed"),
        ("Staff Engineer", "words"),
        ("Thank you for your time and for all of it – Staff Engineer", "words"),
        ("Thank you – Staff Engineer " + "x" * 60, "long"),
        ("Quick question", "dull"),
        ("Thank you, Acme", None),
    ],
)
def test_a_subject_names_role_or_company_in_three_to_ten_words(subject, why):
    hit = rules(subject=subject).get(Rule.SUBJECT)
    assert (hit.detail["why"] if hit else None) == why


@each_of(
    ("words", "severity"), [(20, "block"), (40, "warn"), (60, None), (150, None), (160, "warn"), (210, "block")]
)
def test_the_length_warns_outside_its_band_and_blocks_far_outside(words, severity):
    prose = " ".join(["word"] * words)
    hit = rules(f"Hi Grace,\n\n{prose}\n\nBest wishes,\nAna Silva").get(Rule.LEN_BODY)
    assert (hit.severity.value if hit else None) == severity


def test_a_short_note_is_meant_to_be_short():
    prose = " ".join(["word"] * 35)
    short = replace(BRIEF, length=Length.SHORT)
    assert Rule.LEN_BODY not in rules(f"Hi Grace,\n\n{prose}\n\nBest wishes,\nAna Silva", brief=short)


def test_a_note_without_a_logged_topic_is_ready_and_marked():
    hits = rules(BODY.replace("the billing migration, and about ", ""), brief=replace(BRIEF, topic=""))
    assert set(hits) == {Rule.SPECIFIC}
    assert checks.ready(hits.values())


def test_the_same_text_to_a_colleague_is_not_ready():
    hit = rules(siblings=[BODY.replace("Grace", "Priya")])[Rule.UNIQUE_PANEL]
    assert hit.severity is Severity.BLOCK
    assert hit.detail["percent"] == 100


def test_the_topic_sentence_of_a_colleague_is_not_ready_and_another_shared_sentence_is_a_warning():
    filler = " ".join(f"word{at}" for at in range(60))
    shared = "I enjoyed talking with you about the billing migration, and about the plan that Grace described."
    topical = f"Hi Priya,\n\n{filler}. {shared}"
    other = f"Hi Priya,\n\n{filler}. Please let me know if anything else from me would help."
    brief = replace(BRIEF, names=(*BRIEF.names, "Priya", "Grace"))
    assert rules(siblings=[topical], brief=brief)[Rule.UNIQUE_PANEL].severity is Severity.BLOCK
    assert rules(siblings=[other], brief=brief)[Rule.UNIQUE_PANEL].severity is Severity.WARN


@each_of(
    ("line", "rule"),
    [
        ("I haven't heard back.", Rule.NO_PRESSURE),
        ("Please answer as soon as possible.", Rule.NO_PRESSURE),
        ("I am just checking in.", Rule.DEFERENCE),
    ],
)
def test_a_follow_up_does_not_press(line, rule):
    body = ASKING.replace("May I ask", f"{line} May I ask")
    assert rule in rules(body, brief=STATUS, subject="Next steps – Staff Engineer")
    assert rule is Rule.DEFERENCE or not checks.ready(found(body, brief=STATUS, subject=SUBJECT))


def test_names_that_look_like_slips_are_none():
    brief = replace(
        BRIEF,
        company="Equity Bonus & Sons [EBS]",
        role="Benefits and Salary Manager (TODO {x})",
        recipient=Recipient("Sorry Asap", "Sorry", "s@ebs.example"),
    )
    body = BODY.replace("Grace", "Sorry").replace("Acme", brief.company).replace("Staff Engineer", brief.role)
    assert found(body, brief=brief, subject="Thank you – Benefits and Salary Manager") == ()


def test_a_company_may_go_without_its_legal_form():
    assert Rule.ROLE_COMPANY not in rules(brief=replace(BRIEF, company="Acme, Inc."))


def test_a_common_month_is_not_a_misspelt_marc():
    brief = replace(BRIEF, names=("Marc Dean",))
    body = BODY.replace("on Tuesday", "in March").replace("that Priya described", "you described")
    assert found(body, brief=brief) == ()


def test_the_most_serious_comes_first():
    body = BODY.replace("Thank you for your time", "I thank you for you time").replace("I am very", "Sorry, I am very")
    order = [each.severity for each in found(body)]
    assert order == sorted(order, key=list(Severity).index)
    assert len(set(order)) == 3


@each_of(
    "body", ["", " ", "\n\n\n", "Hi", "Hi Grace,", "Best,\nAna", "x", "🙂" * 500, "\ud800", "a\r\nb\r\n\r\nc"]
)
def test_any_text_can_be_checked(body):
    assert not checks.ready(found(body))
    assert not checks.ready(found(body, subject=body))


def test_windows_line_ends_change_nothing():
    assert found(BODY.replace("\n", "\r\n")) == ()


def test_a_text_of_thousands_of_hostile_signs_is_checked_soon():
    for sign in ("a", "a'", "( ", "dr. ", "[ ", "x.y", "<a ", "have not "):
        assert found(sign * (4_000 // len(sign)))


def test_every_rule_has_its_sources_and_every_source_is_known():
    assert set(BEHIND) == set(Rule)
    assert {name for names in BEHIND.values() for name in names} == set(SOURCES)
    assert all(source.ref and source.says for source in SOURCES.values())


def test_one_finding_a_rule_the_worst_with_how_many_more():
    body = BODY.replace("I am very", "Sorry, sorry, I apologize. The salary and the salary. I am very")
    hits = found(body)
    assert len({each.rule for each in hits}) == len(hits)
    assert rules(body)[Rule.NO_APOLOGY].detail["more"] == 2
    assert rules(body)[Rule.NO_SALARY].detail["more"] == 1
    assert body[rules(body)[Rule.NO_SALARY].start :].startswith("salary")
    nervous = rules(body.replace("Sorry, sorry, I apologize", "I was nervous, sorry"))
    assert nervous[Rule.NO_APOLOGY].severity is Severity.BLOCK


def test_name_pay_and_leftovers_come_before_style():
    body = BODY.replace("Hi Grace,", "Hi Graec,")
    body = body.replace("I am very", "Sorry!! [add a line] What is the salary? I am very")
    order = [each.rule for each in found(body)]
    assert order[:3] == [Rule.RECIPIENT_EXACT, Rule.NO_SALARY, Rule.NO_LEFTOVER]
    assert order.index(Rule.NO_LEFTOVER) < order.index(Rule.NO_APOLOGY) < order.index(Rule.TONE)


def test_every_finding_with_a_place_quotes_it():
    body = BODY.replace("Hi Grace,", "Hi Graec,")
    body = body.replace("I am very", "Sorry!! [x] I was ill. One. Two. Three. I am very")
    hits = [each for each in found(body) if each.start is not None]
    assert len(hits) >= 5
    assert all(each.found == body[each.start : each.end] for each in hits)


@each_of(
    "line",
    ["What is the pay?", "You said you pay 95k.", "I would like 90-110k.", "I have a question about equity.",
     "We spoke of the notice period.", "I was ill in 2024.", "My depression is over.", "My divorce took time.",
     "My kids are at school.", "I was laid off.", "I heard of the layoffs.", "You asked why I left.",
     "You asked about my gap.", "The career break was long.", "I should brush up on SQL.", "I got stuck.",
     "I was nervous.", "My weak point is SQL.", "I couldn’t answer one question.", "You seemed bored.",
     "There was an awkward silence.", "Two people quit.", "I was on medical leave."],
)  # fmt: skip
def test_pay_and_private_matters_in_the_members_own_words_are_not_ready(line):
    assert not checks.ready(found(BODY.replace("I am very", f"{line} I am very")))


@each_of(
    "line",
    ["The gap in the market is real.", "My health data work is close.", "My parent company work is close.",
     "The family plan is good.", "You described how nervous users behave.", "Your team’s weak references are rare.",
     "Cancer research is your field.", "We handled 50-60k requests a second.", "How customers pay is your field."],
)  # fmt: skip
def test_an_innocent_line_of_work_stays_ready(line):
    assert checks.ready(found(BODY.replace("I am very", f"{line} I am very")))


def test_sources_have_short_names():
    assert all(len(source.ref) <= 28 for source in SOURCES.values())
    assert all(source.where and source.says for source in SOURCES.values())


def test_a_detail_that_was_left_out_of_the_draft_is_not_asked_for():
    brief = replace(BRIEF, topic="the billing migration, I got stuck on SQL for 10 min")
    assert found(brief=brief) == ()
    assert rules(brief=replace(BRIEF, topic="I was ill"))[Rule.SPECIFIC].detail["lacks"] == "wording"
    assert rules(brief=replace(BRIEF, topic="n/a"))[Rule.SPECIFIC].detail["lacks"] == "topic"


def test_a_mend_is_made_only_in_the_text_that_it_was_found_in():
    hit = rules(BODY.replace("enjoyed", "enjoyd"))[Rule.TYPOS]
    wrong = BODY.replace("enjoyed", "enjoyd")
    assert hit.mends
    assert hit.mended(wrong) == BODY
    for other in (BODY, wrong[1:], "", f" {wrong}"):
        assert hit.mended(other) is None
    assert replace(hit, suggestion=None).mended(wrong) is None
    assert replace(hit, start=None).mended(wrong) is None
    assert replace(hit, end=10_000).mended(wrong) is None


def test_two_findings_of_one_text_never_have_the_same_key():
    body = BODY.replace("Hi Grace,", "Hi Graec,").replace("I am very", "Sorry!! [x] I was ill. I am verry")
    keys = [each.key for each in found(body)]
    assert len(set(keys)) == len(keys)
    assert keys == [each.key for each in found(body)]


def test_nobody_who_arranges_is_asked_for_a_detail_of_the_conversation():
    arranging = replace(BRIEF, topic="", recipient=replace(BRIEF.recipient, role=PersonRole.COORDINATOR))
    assert Rule.SPECIFIC not in rules(brief=arranging)
    assert Rule.SPECIFIC not in rules(brief=replace(arranging, topic="the rota"))
    assert Rule.SPECIFIC in rules(brief=replace(arranging, recipient=BRIEF.recipient))


def test_a_small_word_with_a_capital_is_no_misspelt_name():
    spanish = replace(BRIEF, language="es", names=(*BRIEF.names, "Lee Roy"))
    assert Rule.NAMES_BODY not in rules(BODY.replace("the plan that", "«Les plan that"), brief=spanish)
    assert Rule.NAMES_BODY in rules(BODY.replace("the plan that", "«Lea plan that"), brief=spanish)


@each_of(
    ("pattern", "run", "inside"),
    [
        (checks._EMAIL, "____ana@mail.example", "ana@mail.example"),
        (purpose._EMAIL, "a-a-ana@mail.example", "ana@mail.example"),
        (spelling._SKIPPED, "a-a-ana@mail", "ana@mail"),
        (harper._SKIPPED, "a-a-ana@mail", "ana@mail"),
        (ANYWHERE[0].pattern, "[[[[role]", "[role]"),
        (next(row.pattern for row in ENGLISH if row.pattern.search("I earn 90k USD a year")), "1.2.3.90k USD a year",
         "3.90k USD a year"),
    ],
)  # fmt: skip
def test_a_long_run_of_signs_is_gone_through_once(pattern, run, inside):
    # What may begin at one place only is not tried again from each sign of 4,000.
    places = [at for at in range(len(run)) if pattern.match(run, at)]
    assert len(places) == 1
    assert pattern.match(inside)
