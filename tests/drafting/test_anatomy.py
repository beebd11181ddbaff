import pytest

from bot.drafting.anatomy import anatomy

NOTE = (
    "Hi Grace,\n\nThank you. It was good.\n\nI liked Acme Inc. and its plans.\n\nBest wishes,\nAna Silva\na@b.example"
)


def test_the_parts_of_a_note_stand_where_they_stand():
    parts = anatomy(NOTE)
    assert (parts.greeting.text, parts.addressed.text) == ("Hi Grace,", "Grace")
    assert [paragraph.text for paragraph in parts.paragraphs] == [
        "Thank you. It was good.",
        "I liked Acme Inc. and its plans.",
    ]
    assert parts.closing.text == "Best wishes,"
    assert parts.signature.text == "Ana Silva\na@b.example"
    assert parts.words == 12
    every = (parts.greeting, parts.addressed, *parts.paragraphs, *parts.sentences, parts.closing, parts.signature)
    for span in every:
        assert NOTE[span.start : span.end] == span.text


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Dr. Jane met me. We talked.", 2),
        ("It is 3.5 km, e.g. near. Good!", 2),
        ("One? Two! Three.", 3),
        ("No end", 1),
        ("At Acme Inc. we met.", 1),
    ],
)
def test_a_sentence_ends_at_a_stop_that_is_none_of_an_abbreviation(text, count):
    assert len(anatomy(text).sentences) == count


@pytest.mark.parametrize(
    "closing",
    ["Best,", "Kind regards,", "With kind regards", "Sincerely,", "Yours sincerely,", "Many thanks,", "All the best,",
     "Warm regards,", "Thank you,", "With thanks,", "Respectfully,"],
)  # fmt: skip
def test_a_closing_is_known(closing):
    parts = anatomy(f"Hi Grace,\n\nIt was good.\n\n{closing}\nAna")
    assert parts.closing.text == closing
    assert parts.signature.text == "Ana"


def test_thanks_that_open_a_note_are_no_closing():
    parts = anatomy("Hi Grace,\n\nThank you for your time.\n\nIt was good.")
    assert parts.closing is None
    assert len(parts.paragraphs) == 2


def test_a_greeting_on_the_line_of_the_prose_is_a_greeting():
    parts = anatomy("Hi Grace, thank you for the time.\nIt was good.")
    assert parts.addressed.text == "Grace"
    assert parts.paragraphs[0].text == "thank you for the time.\nIt was good."
