"""What is said about evidence: the figures as their sources have them, never as the articles misquote them."""

import inspect
import re
from pathlib import Path

import pytest

import bot.cards
from bot.cards import skips, why
from bot.cards.words import Reader
from bot.chat.card import Card, Line, Strong, plain
from bot.model.evidence import CARDS, Asked, Topic
from bot.model.field import communications
from bot.model.norms import Custom, norm
from bot.stage import controls
from tests.dialogs.dialog import Dialog

READER = Reader(locale="en-US", zone="America/New_York", country="US")
THIS_YEAR = 2026

FROZEN = {
    # key: (who was asked, figures, source, year, country, n, more than n), as the sources have them.
    "matters": (Asked.EMPLOYERS, (68, 16), "TopResume", 2017, "US", 358, False),
    "counted": (Asked.EMPLOYERS, (80, 22, 58, 12, 8), "Accountemps / Robert Half", 2017, "US", None, False),
    "contested": (Asked.EMPLOYERS, (2, 40, 17, 38), "Accountemps, as reported by CareerBeacon", 2017, "CA", None,
                  False),
    "less likely": (Asked.EMPLOYERS, (22, 86, 56), "CareerBuilder", 2011, "US", 2800, True),
    "would not": (Asked.EMPLOYERS, (15,), "CareerBuilder", 2005, "US", 650, True),
    "ladders": (Asked.EMPLOYERS, (75,), "TheLadders", 2012, "US", None, False),
    "favour": (Asked.EMPLOYERS, (63, 400), "iCIMS", 2017, "US", 400, False),
    "received": (Asked.EMPLOYERS, (24, 51), "Accountemps / Robert Half", 2017, "US", None, False),
    "entry level": (Asked.EMPLOYERS, (26, 74), "iCIMS", 2017, "US", 400, False),
    "own word": (Asked.APPLICANTS, (31, 7), "TopResume, as reported by CNBC", 2017, "US", None, False),
    "each person": (Asked.APPLICANTS, (80,), "TheLadders", 2012, "US", None, False),
    "how soon": (Asked.EMPLOYERS, (26, 36), "CareerBuilder", 2005, "US", 650, True),
    "by mail": (Asked.EMPLOYERS, (94, 86), "Accountemps / Robert Half", 2017, "US", None, False),
    "mail is fine": (Asked.EMPLOYERS, (89,), "CareerBuilder", 2011, "US", 2800, True),
}  # fmt: skip

MISQUOTED = re.compile(
    r"68 ?%? of (?:applicants|candidates|job seekers)|one (?:of|in|out of) (?:every )?(?:16|sixteen)|1 in 16"
    r"|one[- ]third[^.]{0,40}never|a third[^.]{0,40}never|never even bother|86 ?%[^.]{0,20}of (?:all|employers|hiring)"
    r"|\bCIMS\b|leise|millennial|left money on the table|jeopardi[sz]",
    re.IGNORECASE,
)
"""The forms in which the articles have it wrong, and what of them is comment."""


def said(card: Card) -> str:
    return "\n".join(plain(block.text) for block in card.blocks if isinstance(block, Line))


def page(topic: Topic, country: str | None = "US", year: int = THIS_YEAR) -> str:
    return said(why.why(READER, topic, country=country, year=year))


def card(key: str) -> str:
    found = why.card(key)
    return why.said(READER, found) + " " + why.source_line(READER, found, THIS_YEAR)


def everything() -> str:
    lines = {why.why_line(READER, country="US", communications=trade, seed=str(n)) for n in range(200)
             for trade in (False, True)}  # fmt: skip
    return "\n".join([*(page(topic) for topic in Topic), *(card(each.key) for each in CARDS), *sorted(lines)])


def test_every_card_has_the_figures_of_its_source_and_a_sentence_with_each_of_them():
    assert {
        each.key: (each.asked, each.figures, each.source, each.year, each.country, each.n, each.over) for each in CARDS
    } == FROZEN
    for each in CARDS:
        numbers = [int(number) for number in re.findall(r"\d+", why.said(READER, each))]
        assert set(each.figures) <= set(numbers), each.key
        assert set(numbers) - set(each.figures) <= {2007}, each.key


def test_no_word_of_ours_has_a_figure_in_the_form_in_which_it_is_misquoted():
    assert not MISQUOTED.search(everything())
    for path in Path(inspect.getfile(bot.cards)).parent.glob("*.py"):
        assert not MISQUOTED.search(path.read_text("utf-8")), path.name


def test_what_employers_say_and_what_applicants_say_stand_in_groups_of_their_own():
    blocks = why.why(READER, Topic.SENDERS, country="US", year=THIS_YEAR).blocks
    lines = [block for block in blocks if isinstance(block, Line)]
    heads = [n for n, line in enumerate(lines) if isinstance(line.text[0], Strong)]
    groups = [plain(lines[n].text) for n in heads]
    assert groups == ["Asked of employers", "Asked of applicants, about themselves"]
    first = " ".join(plain(line.text) for line in lines[heads[0] : heads[1]])
    second = " ".join(plain(line.text) for line in lines[heads[1] :])
    assert "24 %" in first
    assert "26 %" in first
    assert "31 %" in second
    assert "7 %" in second
    assert "31 %" not in first
    assert "The two don't compare" in page(Topic.SENDERS)


def test_000_01_an_old_figure_says_its_year_and_its_age():
    assert "2017" in card("matters")
    assert "9 years old" in card("matters")
    assert "21 years old" in card("would not")
    assert "years old" not in why.source_line(READER, why.card("matters"), 2025)


def test_000_03_sixty_eight_per_cent_are_interviewers_who_say_it_matters():
    assert "68 % of interviewers said a thank-you note matters" in card("matters")


def test_000_04_who_was_asked_and_how_many_is_said():
    assert "n = 358; US" in card("matters")
    assert "n > 2,800; US" in card("less likely")
    assert "n not stated" in card("received")


def test_000_09_sixteen_per_cent_have_dismissed_a_candidate_and_not_one_in_sixteen():
    assert "16 % have dismissed a candidate" in card("matters")


def test_000_21_thirty_one_per_cent_do_not_write_after_every_interview():
    assert "31 % do not send one after every interview" in card("own word")


def test_000_25_seven_per_cent_never_write_by_their_own_account():
    assert "7 % never do" in card("own word")
    assert "What people say of themselves" in card("own word")


def test_002_05_a_quarter_of_entry_level_applicants_followed_up_by_employers_account():
    assert "26 % of entry-level applicants followed up, by employers' account" in card("entry level")
    assert "Entry level only" in card("entry level")


def test_002_06_the_rest_is_derived_and_the_comment_on_it_left_out():
    assert "so 74 % did not" in card("entry level")
    assert 100 - why.card("entry level").figures[0] == why.card("entry level").figures[1]


def test_002_07_sixty_three_per_cent_favour_slightly_more_pay_with_a_note():
    assert "63 % of recruiting staff favour who asks for slightly more pay and sends a note" in card("favour")


def test_002_08_four_hundred_seniors_and_four_hundred_recruiting_staff_in_the_us():
    assert "n = 400; US" in card("favour")
    assert "400 college seniors were asked as well" in card("favour")


def test_002_09_the_source_is_named_as_it_is_called():
    assert "iCIMS, 2017" in card("favour")


def test_002_10_that_few_write_is_said_without_a_word_on_anybodys_age():
    assert "It sets you apart" in everything()
    assert not re.search(r"millennial|generation|young people", everything(), re.IGNORECASE)


def test_003_01_what_is_from_2020_says_so():
    assert "2020" in page(Topic.ODDS)


def test_003_02_whether_it_helps_is_answered_with_the_evidence_against_it_too():
    text = page(Topic.HELPS)
    assert "38 % not at all" in text
    assert "The evidence is mixed" in text
    assert "answered otherwise" in text


def test_003_19_that_most_do_not_follow_up_is_employers_count_of_entry_level_applicants():
    assert "by employers' account; so 74 % did not" in page(Topic.SENDERS)


def test_003_22_the_odds_are_called_made_up_arithmetic():
    text = page(Topic.ODDS)
    assert "Made-up arithmetic" in text
    assert "50 apply, 30 qualify, 5 write" in text
    assert "4 are left" in text
    assert "No survey has these numbers" in text


LINES = {why.why_line(READER, country="US", communications=False, seed=str(n)) for n in range(200)}
TRADE = {why.why_line(READER, country="US", communications=True, seed=str(n)) for n in range(200)}


def test_000_02_a_nudge_may_say_why_in_one_short_line_with_year_n_and_country():
    assert len(LINES) >= 5
    for line in LINES | TRADE:
        assert re.search(r"\b20\d\d\b", line), line
        assert re.search(r"n = |n not stated", line), line
        assert re.search(r"\bUS\b|Canada", line), line
        assert len(line.split()) <= 28, line
    assert why.why_line(READER, country="US", communications=False, seed="a") == why.why_line(
        READER, country="US", communications=False, seed="a")  # fmt: skip


def test_001_09_and_003_04_sending_sets_apart():
    assert any(line.startswith("It sets you apart") for line in LINES)


def test_000_26_most_openings_are_competitive():
    assert any(line.startswith("Most openings have rivals") for line in LINES)


def test_001_15_and_003_25_little_things_tip_the_scale_between_close_candidates():
    assert any(line.startswith("Between close candidates") for line in LINES)


def test_002_02_politeness_pays():
    assert any(line.startswith("Courtesy counts") for line in LINES)


def test_002_26_in_communications_jobs_the_follow_up_is_a_sample_of_the_work():
    sample = [line for line in TRADE if "read as a sample of the work" in line]
    assert sample
    assert "n = 1" in sample[0]
    assert not any("sample of the work" in line for line in LINES)


def test_002_23_and_002_25_communications_roles_are_a_list_of_families_told_by_words_of_two_languages():
    for role in ("Sales Manager", "Account Executive", "PR Manager", "Marketing Lead", "Customer Success Manager",
                 "Journalist", "Sales Engineer", "Jefa de prensa", "Ejecutivo de cuentas", "Directora de comunicación",
                 "Periodista", "Atención al cliente"):  # fmt: skip
        assert communications(role), role
    for role in ("Staff Engineer", "Salesforce Developer", "Accountant", "Marketing Data Engineer", "Nurse",
                 "Telecommunications Technician", "Ingeniera de telecomunicaciones", "Commercial Lawyer", "",
                 "Video Editor", "Wholesale buyer", "Accounts Payable Clerk"):  # fmt: skip
        assert not communications(role), role
    assert "customer success, journalism" in page(Topic.COMMUNICATIONS)


@pytest.mark.parametrize(
    ("country", "custom", "words"),
    [
        ("US", Custom.CUSTOMARY, "a note is expected"),
        ("CA", Custom.CUSTOMARY, "a note is expected"),
        ("GB", Custom.WELCOME, "Uncommon in the UK, and well received (CVCircuit)"),
        ("AU", Custom.WELCOME, "Uncommon in Australia"),
        ("DE", Custom.NOT_CUSTOMARY, "no custom; the employer writes next (Monster)"),
        ("JP", Custom.NOT_CUSTOMARY, "no custom"),
        ("FR", Custom.NOT_CUSTOMARY, "no custom"),
        ("IE", Custom.UNKNOWN, "I have no source for Ireland"),
        ("BR", Custom.UNKNOWN, "I have no source for Brazil"),
        (None, Custom.UNKNOWN, "Until I know your country"),
    ],
)
def test_a_note_is_a_custom_only_where_a_source_says_so(country, custom, words):
    known = norm(country)
    assert known.custom is custom
    assert known.optional is (custom is not Custom.CUSTOMARY)
    assert words in page(Topic.COUNTRIES, country)
    line = why.why_line(READER, country=country, communications=True, seed="x")
    assert bool(line) is (custom in (Custom.CUSTOMARY, Custom.WELCOME))
    if custom is Custom.WELCOME:
        assert "well received" in line


def test_in_the_uk_one_note_to_who_led_it_is_the_advice_and_nowhere_else():
    assert norm("GB").lead_only
    assert "One note, to who led the interview" in page(Topic.COUNTRIES, "GB")
    assert not any(norm(code).lead_only for code in ("US", "CA", "AU", "DE", "IE", None))


def test_where_sources_contradict_each_other_it_is_settled_openly():
    text = page(Topic.CONFLICTS)
    assert "Call or e-mail?" in text
    assert "I offer both, e-mail first" in text
    assert "once after an application, twice after an interview, an agency every fortnight" in text
    assert "different questions to different people" in text


def test_the_answer_to_feared_pushing_has_the_figures_of_the_card():
    assert "{share} % said it matters" in inspect.getsource(skips)
    assert "68" not in inspect.getsource(skips)


async def test_why_takes_a_topic_and_every_page_leads_to_the_others(stage: Dialog):
    ana = stage.actor("ana")
    await ana.types("/afternote why")
    ana.sees("TopResume, 2017; n = 358; US", "The evidence is mixed")
    await ana.presses("Odds")
    ana.sees("Made-up arithmetic")
    await ana.types("/afternote why who sends one")
    ana.sees("Asked of applicants, about themselves")
    await ana.types("/afternote why when")
    ana.sees("CareerBuilder, 2005")
    for topic in Topic:
        others = controls(why.why(READER, topic, country="US", year=THIS_YEAR))
        assert len(others[0].options) == len(Topic) - 1
