"""A pasted posting: what holds a follow-up, what only sounds like it, and what of a page is no posting."""

import json
from datetime import UTC, date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.model.posting import Posting
from bot.reading.posting import LONGEST, PostingRead, cleaned, place_of, read_posting
from tests.reading.work import steps
from tests.rows import each_of

ZONE = "America/New_York"
NOW = datetime(2026, 3, 4, 15, tzinfo=ZoneInfo(ZONE)).astimezone(UTC)
APPLIED = date(2026, 3, 2)
ROWS = [json.loads(line) for line in (Path(__file__).parent / "postings.jsonl").read_text("utf-8").splitlines()]


def read(text: str) -> PostingRead:
    return read_posting(text, now=NOW, zone=ZONE, country="US", applied=APPLIED)


def holds(found: PostingRead) -> str | None:
    return "no_contact" if found.no_contact else "only_selected" if found.only_selected else None


def as_row(row: dict[str, str]) -> dict[str, object]:
    found = read(row["text"])
    return {
        "text": row["text"],
        "holds": holds(found),
        "found": found.no_contact or found.only_selected or found.window,
        "window_ends": found.window_ends and found.window_ends.isoformat(),
        "closes": found.closes and found.closes.isoformat(),
        "about": row["about"],
    }


def test_of_a_posting_everything_is_read_right_in_19_of_20():
    wrong = [(row, found) for row in ROWS if (found := as_row(row)) != row]
    assert len(ROWS) >= 120
    assert len(wrong) <= len(ROWS) * 0.05, wrong


def test_what_only_sounds_like_it_holds_nothing():
    innocent = [row["text"] for row in ROWS if row["about"] == "innocent"]
    assert len(innocent) >= 40
    assert [text for text in innocent if holds(read(text))] == []
    # Nor all of them in one posting.
    assert holds(read("\n".join(innocent))) is None


def test_the_sentence_is_the_postings_own():
    text = "Great pay.\n\n* Please,   NO calls — nor e-mails, and don't expect an answer!\nWe are fun."
    assert read(text).no_contact == "Please, NO calls — nor e-mails, and don't expect an answer!"


def test_where_it_stands_is_named_by_the_heading_over_it():
    text = "The job\nYou write Python.\nHow to apply:\nSend a CV. No phone calls please."
    assert place_of(text, "No phone calls please.") == "How to apply"
    assert place_of("No phone calls please.", "No phone calls please.") == ""
    assert place_of(text, "Nothing of it.") == ""


def test_a_window_counts_from_the_application_and_a_closing_date_from_itself():
    assert read("We reply within two weeks.").window_ends == date(2026, 3, 16)
    later = read_posting("We reply within two weeks.", now=NOW, zone=ZONE)
    assert later.window_ends == date(2026, 3, 18)


def test_002_27_a_paste_is_cleaned_of_its_page():
    text = (
        "Home | Jobs | About | Contact\nWe use cookies to improve your experience on our website.\nAccept all\n"
        "Software Engineer\nShare on Facebook\nTweet\nWhatsApp\nYou write Python.\n"
        "ALSO READ: The First Thing You Should Do After An Interview\nYou like tests.\n12 comments\n"
        "Bob: no calls please!"
    )
    assert cleaned(text) == "Software Engineer\nYou write Python.\nYou like tests."
    assert holds(read(text)) is None


def test_what_is_a_posting_stays_whole():
    text = "About us\nWe share a kitchen.\n\nContact\nJane Doe, 555 0100\nApply by 15 March."
    assert "We share a kitchen." in cleaned(text)
    assert "Jane Doe, 555 0100" in cleaned(text)


def test_what_is_read_is_kept_as_it_is():
    found = read("No calls please. We will reply by 14 March. Closing date: 10 March.")
    assert found.posting == Posting(
        text="No calls please. We will reply by 14 March. Closing date: 10 March.", no_contact="No calls please.",
        window="We will reply by 14 March.", window_ends=date(2026, 3, 14), closes=date(2026, 3, 10),
    )  # fmt: skip
    assert found.posting.forbids


def test_a_day_of_another_year_is_no_window():
    assert read("We will reply by 14 March 2031.").window_ends is None


def test_no_more_is_kept_than_fits():
    assert len(cleaned("word " * 20_000)) <= LONGEST


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=400))
def test_any_text_is_read(text):
    read(text)


@each_of(
    "text", ["phone calls or " * 1400, "we will " * 2500, "only selected " * 1400, "Home | " * 2000]
)
def test_a_long_posting_is_soon_read(text):
    rows = "\n".join(text[at : at + 480] for at in range(0, len(text), 480))
    assert steps(lambda: read(rows)) < 200_000


@each_of(
    "row",
    ["We will respond by {n} " + " ".join(map(str, range(1, 26))), "apply by z{n}",
     "We will respond by z{n} March 3 ok.", "Apply by z{n} at z (z). We will respond by {n} 1/2/3 at 8 (1 2 3"],
)  # fmt: skip
def test_a_posting_of_days_that_are_none_is_soon_read(row):
    rows = "\n".join(row.format(n=n) for n in range(2000))[:LONGEST]
    assert steps(lambda: read(rows)) < 200_000


def test_a_day_is_found_after_some_that_are_none_however_often_these_stand_there():
    none = "We will respond by and by. Apply by all means.\n"
    found = read(none * 40 + "We will respond by 14 March. Apply by 10 March.")
    assert (found.window_ends, found.closes) == (date(2026, 3, 14), date(2026, 3, 10))
    others = "".join(f"We will respond by the word of team {n}.\n" for n in range(8))
    assert read(others + "We will respond by 14 March.").window_ends == date(2026, 3, 14)


def test_business_days_of_a_window_are_those_of_the_members_country():
    # Thanksgiving is a Thursday.
    now = datetime(2026, 11, 24, 15, tzinfo=ZoneInfo(ZONE)).astimezone(UTC)
    ends = {
        country: read_posting("We reply within 3 business days.", now=now, zone=ZONE, country=country).window_ends
        for country in ("US", "DE")
    }
    assert ends == {"US": date(2026, 11, 30), "DE": date(2026, 11, 27)}


def test_a_mail_that_is_invited_is_not_forbidden_by_a_word_about_calls():
    assert holds(read("Please do not contact us by phone for status. Email is welcome.")) is None
    assert holds(read("Please do not contact us by phone for status. We are fun.")) == "no_contact"
    assert holds(read("No calls or e-mails please. Email is welcome elsewhere.")) == "no_contact"


SPANISH = "La persona trabaja en el equipo de datos de la empresa.\n"


@each_of(
    "said",
    ["Se trabaja sin llamadas, sin reuniones: todo por escrito.", "Es un puesto sin teléfono: de eso se ocupa otro.",
     "Ofrecemos un horario sin llamadas, de verdad.", "La jornada es sin mensajes a partir de las seis.",
     "No nos contacte por teléfono para conocer el estado; el correo es bienvenido.",
     "Por favor, no llamar. Las dudas, por correo.", "Nuestro chatbot le contactará en un plazo de 3 días.",
     "Recibirá una respuesta automática en 2 días."],
)  # fmt: skip
def test_what_only_sounds_like_it_in_spanish_holds_nothing_either(said):
    found = read(SPANISH + said)
    assert (holds(found), found.window) == (None, "")


@each_of(
    "said",
    ["Sin llamadas.", "Sin llamadas, por favor.", "Envíe su currículum por la web, sin llamadas.",
     "Por favor, sin llamadas ni correos.", "No llamar ni enviar correos.", "Rogamos no llamar.", "(Sin llamadas)",
     "No se atienden llamadas ni correos sobre la oferta.", "Abstenerse de llamar por teléfono.",
     "Por favor no nos llame para preguntar por el estado."],
)  # fmt: skip
def test_what_asks_for_silence_in_spanish_holds(said):
    assert read(SPANISH + said).no_contact == said
