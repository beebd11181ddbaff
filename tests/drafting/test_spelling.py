import subprocess
import sys
import threading

import pytest

from bot.drafting.spelling import Light

LIGHT = Light.load()
NAMES = ("Grace Hopper", "Nguyễn Văn An", "Acme", "Marc O’Neil", "Jane van der Berg", "Zylofon GmbH")


def found(text, names=NAMES):
    return {typo.word: typo for typo in LIGHT.misspelt(text, names=names)}


@pytest.mark.parametrize(
    ("line", "word", "meant"),
    [
        ("It was a plesure to talk.", "plesure", "pleasure"),
        ("I recieve it.", "recieve", "receive"),
        ("Thank you for the oportunity.", "oportunity", "opportunity"),
        ("I am lookign forward.", "lookign", "looking"),
        ("I am definately interested.", "definately", "definitely"),
        ("A thankyou to the team.", "thankyou", "thank you"),
    ],
)
def test_a_misspelling_is_certain_and_has_its_mend(line, word, meant):
    typo = found(line)[word]
    assert line[typo.start : typo.end] == word
    assert meant in typo.suggestions
    assert typo.certain


@pytest.mark.parametrize(
    "line",
    [
        "Grace and Nguyễn Văn An of Acme met Marc O’Neil’s colleague.",
        "We talked about Kubernetes, GraphQL, PostgreSQL and observability.",
        "Your onboarding, the refactoring and the microservices interested me.",
        "Zylofon’s roadmap and its webhooks are good.",
        "See https://acme.example/foo or write to grace@acme.example.",
        "Dr. Siobhan Featherstonehaugh of Wrocław was there.",
        "I'd like to, and I've said so; it isn't far.",
        "An hour, a university, an MBA, a UX team, an SQL query, a one-off, an 8-hour day, an honest answer.",
        "A todo app, two repos, the backend and frontend, an async queue, postgres, redis, kafka, grpc, sql and css.",
        "The okrs, a poc, an mvp, deduplication, a regex, memoization, tokenizers, websockets, cronjobs and hotfixes.",
        "That that is so, I had had to learn.",
        "The résumé was naïve.",
    ],
)
def test_names_trade_words_and_addresses_are_no_misspellings(line):
    assert LIGHT.misspelt(line, names=NAMES) == ()


def test_a_name_nearly_right_is_a_question_with_the_name():
    typo = found("It was good to meet Graec there.")["Graec"]
    assert typo.suggestions == ("Grace",)
    assert not typo.certain


def test_an_unknown_name_far_from_any_is_left_alone():
    assert found("I met Featherby there.") == {}


def test_a_misspelling_that_opens_a_sentence_is_a_question():
    typo = found("Thnak you. Recieve it.")["Recieve"]
    assert typo.suggestions[0] == "Receive"
    assert not typo.certain


@pytest.mark.parametrize(
    ("line", "word", "meant"),
    [
        ("I saw the the plan.", "the the", "the"),
        ("It was a interesting talk.", "a", "an"),
        ("It was an useful talk.", "an", "a"),
        ("It took a hour.", "a", "an"),
        ("Then i said so.", "i", "I"),
        ("Then i’d say so.", "i", "I"),
    ],
)
def test_doubled_words_articles_and_a_small_i_need_no_dictionary(line, word, meant):
    typo = next(iter(Light().misspelt(line, names=())))
    assert (typo.word, typo.suggestions) == (word, (meant,))


@pytest.mark.parametrize(
    "line", ["i.e. this", "part (i) of it", "bye\nbye", "Walla Walla", "vitamin A in food", "A or B"]
)
def test_what_looks_like_a_slip_and_is_none_stands(line):
    assert Light().misspelt(line, names=()) == ()


def test_without_hunspell_the_patterns_alone_are_checked():
    code = (
        "import sys; sys.modules['hunspell'] = None\n"
        "from bot.drafting.spelling import Light\n"
        "light = Light.load()\n"
        "assert not light.has_dictionary and light.suggest('plesure') == ()\n"
        "assert [typo.word for typo in light.misspelt('a plesure for you time', names=())] == ['for you time']\n"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_hunspell_is_asked_for_suggestions_only_on_request():
    assert "pleasure" in LIGHT.suggest("plesure")


def test_two_threads_find_the_same():
    texts = [f"It was a plesure to recieve number {at} of the wrod." for at in range(50)]
    wanted = [LIGHT.misspelt(text, names=NAMES) for text in texts]
    light, got = Light.load(), [[], []]

    def work(into):
        into.extend(light.misspelt(text, names=NAMES) for text in texts)

    threads = [threading.Thread(target=work, args=(into,)) for into in got]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert got == [wanted, wanted]


def test_a_text_without_a_single_word_of_english_ends_soon():
    assert len(LIGHT.misspelt("qwrtz plmok " * 2_000, names=NAMES)) < 200
