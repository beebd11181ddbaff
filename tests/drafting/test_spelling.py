import subprocess
import sys
import threading
from types import SimpleNamespace

import pytest

from bot.drafting import harper
from bot.drafting.harper import Harper
from bot.drafting.spelling import Light, Typo

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


@pytest.mark.parametrize(
    "word",
    [
        "behaviour", "organise", "organisation", "analysed", "centre", "programme", "catalogue", "enquiry", "licence",
        "travelling", "modelled", "fulfilment", "judgement", "cheque", "grey", "learnt", "whilst", "honourable",
        "prioritisation", "kilometre", "colour",
    ],
)  # fmt: skip
def test_british_spelling_is_spelling(word):
    assert LIGHT.misspelt(f"It was the {word} of it that mattered.", names=()) == ()


@pytest.mark.parametrize(
    ("word", "meant"),
    [("humourous", "humorous"), ("numbre", "number"), ("gratefull", "grateful"), ("flexable", "flexible"),
     ("calender", "calendar"), ("threshhold", "threshold"), ("aswell", "as well")],
)  # fmt: skip
def test_what_is_nearly_british_or_nearly_two_words_is_still_a_slip(word, meant):
    typos = LIGHT.misspelt(f"It was the {word} part of it.", names=())
    assert meant in typos[0].suggestions


@pytest.mark.parametrize(
    "word",
    ["cofounder", "deprioritize", "reusability", "repurposing", "proactively", "microsite", "fallback", "lockfile"],
)
def test_new_words_made_of_known_ones_are_no_slips(word):
    assert LIGHT.misspelt(f"We spoke of the {word} there.", names=()) == ()


def test_what_only_falls_apart_into_two_words_is_a_question():
    (typo,) = LIGHT.misspelt("We spoke of the keyframe there.", names=())
    assert (typo.suggestions, typo.certain) == (("key frame",), False)


# the optional grammar engine


class Said:
    """A linter that says what it was told to say."""

    def __init__(self, *lints):
        self.lints, self.texts = lints, []

    def lint(self, text):
        self.texts.append(text)
        return [lint for lint in self.lints if text[lint.span.start : lint.span.end] == lint.problem_text]


def lint(kind, text, word, *meant):
    at = text.index(word)
    suggestions = [SimpleNamespace(kind=0, replacement_text=each) for each in meant]
    span = SimpleNamespace(start=at, end=at + len(word))
    return SimpleNamespace(lint_kind=kind, problem_text=word, span=span, suggestions=suggestions)


def linted(text, *lints, names=NAMES):
    return Harper(lambda: Said(*lints), LIGHT).misspelt(text, names=names)


def test_grammar_is_a_question_with_its_mend():
    text = "It were good to talk."
    assert linted(text, lint("Agreement", text, "were", "was")) == (Typo(3, 7, "were", ("was",), certain=False),)


@pytest.mark.parametrize("kind", ["Style", "Formatting", "Enhancement", "Readability", "Regionalism", "WordChoice"])
def test_matters_of_taste_are_left_alone(kind):
    text = "It was very good to talk."
    assert linted(text, lint(kind, text, "very", "quite")) == ()


@pytest.mark.parametrize(
    ("text", "word", "meant"),
    [
        ("It was good to meet Grace there.", "Grace", "grace"),
        ("We spoke of Nvidia there.", "Nvidia", "NVIDIA"),
        ("It was good.\nIt was long.", "good.\nIt", "good. It"),
        ("See https://acme.example/foo there.", "acme", "acne"),
        ("We met Featherby there.", "Featherby", "Feather by"),
    ],
)
def test_names_addresses_and_line_ends_are_not_the_engines_business(text, word, meant):
    kind = "Spelling" if word == "Featherby" else "Capitalization"
    assert linted(text, lint(kind, text, word, meant)) == ()


def test_a_word_that_only_the_engine_can_mend_is_mended_by_it():
    text = "It was a qwrtzish talk."
    (typo,) = linted(text, lint("Spelling", text, "qwrtzish", "quirkish"))
    assert (typo.suggestions, typo.certain) == (("quirkish",), True)


def test_a_spanish_text_is_not_given_to_an_english_engine():
    text = "Muchas gracias por su tiempo."
    said = Said(lint("Spelling", text, "Muchas", "Much"))
    assert Harper(lambda: said, LIGHT).misspelt(text, names=(), language="es") == ()
    assert said.texts == []


def test_an_engine_that_keeps_all_it_reads_is_renewed(monkeypatch):
    made = []

    def make():
        made.append(Said())
        return made[-1]

    # What the thread would do comes after the call that asked for it.
    later = []
    monkeypatch.setattr(harper.threading, "Thread", lambda **given: SimpleNamespace(start=lambda: later.append(given)))
    engine = Harper(make, LIGHT)
    for _ in range(harper.RENEWED_AFTER):
        engine.misspelt("Thank you.", names=())
    (given,) = later
    given["target"]()
    engine.misspelt("Thank you again.", names=())
    assert len(made) == 2
    assert made[1].texts[-1] == "Thank you again."


def test_where_the_extra_is_missing_the_light_engine_serves():
    code = (
        "import sys; sys.modules['harper'] = None\n"
        "from bot.drafting.spellers import speller\n"
        "from bot.drafting.spelling import Light\n"
        "assert isinstance(speller(), Light)\n"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


@pytest.fixture(scope="module")
def engine():
    loaded = Harper.load()
    if loaded is None:
        pytest.skip('the grammar engine is not installed here: it comes with the extra "grammar"')
    return loaded


def test_the_real_engine_finds_what_the_light_one_finds_and_grammar(engine):
    text = "It was a plesure to hear about it. It were good."
    words = {typo.word: typo for typo in engine.misspelt(text, names=NAMES)}
    assert words["plesure"].certain
    assert not words["were"].certain


@pytest.mark.parametrize(
    "line",
    [
        "Grace and Nguyễn Văn An of Acme met Marc O’Neil’s colleague.",
        "Zylofon’s roadmap and its webhooks are good.",
        "Nvidia and Datadog came up, and Featherby was there.",
        "See https://acme.example/foo or write to grace@acme.example.",
    ],
)
def test_the_real_engine_leaves_names_and_addresses_alone(engine, line):
    assert engine.misspelt(line, names=NAMES) == ()


def test_two_threads_may_ask_the_real_engine(engine):
    got = []
    threads = [
        threading.Thread(target=lambda: got.append(engine.misspelt("It was a plesure.", names=()))) for _ in range(4)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(set(got)) == 1
    assert len(got) == 4
