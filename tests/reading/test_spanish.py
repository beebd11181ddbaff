"""Spanish: phrases of time, lines of a log, people, promises; and a reader of one language who types the other."""

import json
from datetime import UTC, date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from adapters.cli.score_reading import score
from bot.model.moment import Grain, Tense, Trouble, Unread, When
from bot.model.opportunity import InterviewFormat
from bot.reading import spoken
from bot.reading.details import Details
from bot.reading.languages import ENGLISH, LANGUAGES, SPANISH, language_of
from bot.reading.posting import read_posting
from tests.reading.work import steps
from tests.rows import each_of

HERE = Path(__file__).parent
ZONE = "Europe/Madrid"
NOW = datetime(2026, 3, 2, 14, tzinfo=ZoneInfo(ZONE)).astimezone(UTC)  # a Monday


def rows(name: str) -> list[dict[str, object]]:
    return [json.loads(line) for line in (HERE / name).read_text("utf-8").splitlines() if line.strip()]


def told(text: str, locale: str = "es", **more) -> Details:
    return spoken.details(text, locale, now=NOW, zone=ZONE, **more)


def at(found: Details) -> str | None:
    return found.when and found.when.start.astimezone(ZoneInfo(found.when.zone)).strftime("%Y-%m-%dT%H:%M")


def names(found: Details) -> list[str]:
    return [person.name for person in found.people]


def test_spanish_phrases_are_read_right_in_95_of_100_and_wrong_in_3_at_most():
    phrases = rows("phrases-es.jsonl")
    result = score(phrases)
    print(f"Spanish phrases: {result}")
    assert result["rows"] >= 150
    assert result["right"] >= 0.95
    assert result["wrong"] <= 0.03


def difference(row: dict[str, object]) -> dict[str, tuple[object, object]]:
    """The fields of a line that were read otherwise than they should be."""
    zone = str(row["tz"])
    now = datetime.fromisoformat(str(row["ref"])).replace(tzinfo=ZoneInfo(zone)).astimezone(UTC)
    found = spoken.details(str(row["text"]), str(row["language"]), now=now, zone=zone, country=str(row["country"]))
    start = at(found)
    if found.when is not None and found.when.grain is Grain.DAY and start:
        start = f"{start[:10]}T00:00"
    read = {
        "company": found.company,
        "role": found.role,
        "start": start,
        "people": names(found),
        "format": found.format,
        "round": found.round,
    }
    return {name: (value, row[name]) for name, value in read.items() if value != row[name]}


def test_spanish_lines_are_read_wholly_right_in_92_of_100():
    lines = rows("lines-es.jsonl")
    wrong = {str(row["text"]): apart for row in lines if (apart := difference(row))}
    print(json.dumps(wrong, ensure_ascii=False, indent=1, default=str))
    assert len(lines) >= 60
    assert 1 - len(wrong) / len(lines) >= 0.92


@each_of(("text", "day"), [
    ("el viernes", "2026-03-06"),
    ("para el viernes", "2026-03-06"),
    ("antes del viernes", "2026-03-05"),
    ("el viernes como muy tarde", "2026-03-06"),
    ("a más tardar el viernes", "2026-03-06"),
    ("me dirán algo el viernes", "2026-03-06"),
    ("dijeron que el viernes", "2026-03-06"),
    ("el jueves o el viernes", "2026-03-06"),
    ("entre el jueves y el viernes", "2026-03-06"),
    ("esta semana", "2026-03-06"),
    ("la semana que viene", "2026-03-13"),
    ("la próxima semana", "2026-03-13"),
    ("a principios de la semana que viene", "2026-03-11"),
    ("a finales de la semana que viene", "2026-03-13"),
    ("a mediados de la próxima semana", "2026-03-11"),
    ("el martes de la semana que viene", "2026-03-10"),
    ("en una semana", "2026-03-09"),
    ("en dos semanas", "2026-03-16"),
    ("en un par de semanas", "2026-03-16"),
    ("una semana o dos", "2026-03-16"),
    ("2-3 semanas", "2026-03-23"),
    ("de dos a tres semanas", "2026-03-23"),
    ("en 2-3 días", "2026-03-05"),
    ("en los próximos días", "2026-03-05"),
    ("en unos días", "2026-03-05"),
    ("en 5 días hábiles", "2026-03-09"),
    ("3-5 días laborables", "2026-03-09"),
    ("en 48 horas", "2026-03-04"),
    ("en un mes", "2026-04-02"),
    ("a fin de mes", "2026-03-31"),
    ("a finales de mes", "2026-03-31"),
    ("antes de fin de mes", "2026-03-31"),
    ("a finales de marzo", "2026-03-31"),
    ("a mediados de marzo", "2026-03-15"),
    ("a principios de abril", "2026-04-10"),
    ("en abril", "2026-04-30"),
    ("el 15 de marzo", "2026-03-15"),
    ("el 15", "2026-03-15"),
    ("mañana", "2026-03-03"),
    ("dentro de dos semanas", "2026-03-16"),
    ("antes de Navidad", "2026-12-24"),
    ("la primera quincena de abril", "2026-04-15"),
    ("la segunda quincena de marzo", "2026-03-31"),
    ("el mes que viene", "2026-04-30"),
    ("de aquí a dos semanas", "2026-03-16"),
    ("en el plazo de una semana", "2026-03-09"),
    ("by Friday", "2026-03-06"),
    ("next week", "2026-03-13"),
])  # fmt: skip
def test_a_promise_in_spanish_is_the_last_day_that_its_words_allow(text, day):
    assert spoken.promise(text, "es", now=NOW, zone=ZONE) == date.fromisoformat(day)


@each_of("text", ["no sé", "nada", "pronto", "no dijeron cuándo", "ya veremos", "cuanto antes"])
def test_an_answer_that_names_no_day_promises_none(text):
    assert isinstance(spoken.promise(text, "es", now=NOW, zone=ZONE), Unread)


@each_of(("text", "name", "title", "call_them"), [
    ("Sra. García", "García", "Sra.", "Sra. García"),
    ("la Sra. García López", "García López", "Sra.", "Sra. García López"),
    ("Sr. Pedro Ruiz Gil", "Pedro Ruiz Gil", "Sr.", "Sr. Ruiz Gil"),
    ("Dra. Ana María López", "Ana María López", "Dra.", "Dra. López"),
    ("Dr. José de la Torre Vega", "José de la Torre Vega", "Dr.", "Dr. de la Torre Vega"),
    ("D. José Martín", "José Martín", "D.", "D. José"),
    ("Dña. Carmen Ortega", "Carmen Ortega", "Dña.", "Dña. Carmen"),
    ("doña Pilar", "Pilar", "Dña.", "Dña. Pilar"),
    ("maría lópez", "María López", None, "María"),
])  # fmt: skip
def test_spanish_titles_are_kept_and_both_surnames_follow_them(text, name, title, call_them):
    (found,) = spoken.crowd(text, "es").people
    assert (found.name, found.title, found.call_them) == (name, title, call_them)


@each_of(("text", "people"), [
    ("Ana y Bob", ["Ana", "Bob"]),
    ("Ana e Inés", ["Ana", "Inés"]),
    ("Ana Ruiz (jefa de equipo), Luis Gil y alguien de RRHH", ["Ana Ruiz", "Luis Gil"]),
    ("entrevistadores: Juan Pérez <juan@acme.es>; María", ["Juan Pérez", "María"]),
    ("2 personas más", []),
    ("Jane Doe and Bob", ["Jane Doe", "Bob"]),
])  # fmt: skip
def test_a_list_of_people_in_spanish_is_cut_at_its_joiners(text, people):
    assert [each.name for each in spoken.crowd(text, "es").people] == people


CONFIRMED = """Entrevista confirmada: Ingeniera de datos en Acme
Hola, Ana:
Le confirmamos su entrevista para el puesto de Ingeniera de datos en Acme el jueves 5 de marzo a las 16:00 por Zoom.
Se reunirá con Marta Ruiz y Pablo Gil.
Un saludo,
Lucía Pérez
Selección, Acme"""

LABELLED = """Fecha: martes 10 de marzo, 11:00
Puesto: Desarrollador backend
Empresa: Globex
Con: Juan López, Sofía Vega
Duración: 45 minutos
Lugar: Google Meet"""


def test_a_confirmation_in_spanish_says_its_facts():
    found = spoken.announced(CONFIRMED, "es", now=NOW, zone=ZONE, country="ES", names=("Ana Ruiz",))
    assert (found.company, found.role, at(found)) == ("Acme", "Ingeniera de datos", "2026-03-05T16:00")
    assert names(found) == ["Marta Ruiz", "Pablo Gil"]
    assert found.format is InterviewFormat.VIDEO


def test_labels_in_spanish_say_their_facts():
    found = spoken.announced(LABELLED, "es", now=NOW, zone=ZONE, country="ES")
    assert (found.company, found.role, at(found)) == ("Globex", "Desarrollador backend", "2026-03-10T11:00")
    assert names(found) == ["Juan López", "Sofía Vega"]
    assert found.when is not None
    assert found.when.end is not None
    assert (found.when.end - found.when.start).seconds == 45 * 60


def test_a_spanish_letter_is_told_from_a_log():
    assert spoken.is_mail("Estimada Ana:\nGracias por su interés.\nUn saludo,\nEva", "es")
    assert spoken.is_mail("De: Eva\nAsunto: Entrevista\nHola", "es")
    assert not spoken.is_mail("Acme, SRE, ayer 15h con Eva", "es")
    assert spoken.announces("Entrevista confirmada: jueves 16h", "es")
    assert spoken.without_lead("Entrevista confirmada: Acme, SRE", "es") == "Acme, SRE"


def test_somebody_who_chats_in_spanish_may_log_in_english():
    found = told("Acme, Engineer, today 2pm with Grace Hopper and Bob")
    assert (found.company, found.role, at(found), names(found)) == (
        "Acme", "Engineer", "2026-03-02T14:00", ["Grace Hopper", "Bob"],
    )  # fmt: skip
    assert isinstance(spoken.read("tomorrow 3pm", "es", now=NOW, zone=ZONE, tense=Tense.FUTURE), When)


def test_a_whole_spanish_line_is_read_for_somebody_who_chats_in_english():
    found = told("Acme, Ingeniera de datos, ayer 15:30 con Jane Doe y Bob", "en")
    assert (found.company, at(found), names(found)) == ("Acme", "2026-03-01T15:30", ["Jane Doe", "Bob"])
    assert isinstance(spoken.read("mañana a las 10", "en", now=NOW, zone=ZONE, tense=Tense.FUTURE), When)


@pytest.mark.parametrize("text", ["Acme, Engineer, hier 15h with Bob", "Acme, SRE, morgen 15 Uhr"])
@pytest.mark.parametrize("locale", ["en", "es"])
def test_a_day_in_another_language_stays_unread(text, locale):
    found = told(text, locale)
    assert found.when is None or found.when_trouble is None
    assert found.company == "Acme"
    assert found.when is None


def test_an_english_phrase_means_the_same_to_everybody():
    for text in ("friday 3pm", "march 3", "in 2 days", "tomorrow at noon"):
        english = spoken.read(text, "en", now=NOW, zone=ZONE, tense=Tense.FUTURE)
        assert spoken.read(text, "es", now=NOW, zone=ZONE, tense=Tense.FUTURE) == english


def test_a_spanish_day_comes_before_its_month_and_a_country_may_say_otherwise():
    def day(**more) -> str:
        found = spoken.read("3/4", "es", now=NOW, zone=ZONE, tense=Tense.FUTURE, **more)
        assert isinstance(found, When)
        return found.start.astimezone(ZoneInfo(ZONE)).date().isoformat()

    assert day() == "2026-04-03"
    assert day(country="MX") == "2026-04-03"
    assert day(country="US") == "2026-03-04"
    assert day(day_first=False) == "2026-03-04"


@each_of(("text", "trouble"), [
    ("30 de febrero", Trouble.NO_SUCH_DATE),
    ("mañana a las 25:10", Trouble.NO_SUCH_TIME),
    ("el fin de semana", Trouble.REFUSED),
    ("cada lunes", Trouble.REFUSED),
])  # fmt: skip
def test_what_is_wrong_with_a_spanish_phrase_is_told(text, trouble):
    found = spoken.read(text, "es", now=NOW, zone=ZONE, tense=Tense.FUTURE)
    assert isinstance(found, Unread)
    assert found.trouble is trouble


@each_of(("text", "zone"), [
    ("mañana a las 10 hora de Buenos Aires", "America/Argentina/Buenos_Aires"),
    ("mañana a las 10 hora de Nueva York", "America/New_York"),
    ("mañana a las 10 hora peninsular", "Europe/Madrid"),
    ("mañana a las 10 hora del Pacífico", "America/Los_Angeles"),
])  # fmt: skip
def test_a_zone_is_said_by_the_hour_of_a_place(text, zone):
    found = spoken.read(text, "es", now=NOW, zone=ZONE, tense=Tense.FUTURE)
    assert isinstance(found, When)
    assert found.zone == zone
    assert found.start.astimezone(ZoneInfo(zone)).hour == 10


def test_a_time_that_is_still_typed_in_spanish_is_taken_to_its_end():
    assert "ayer" in spoken.begun("ay", "es")
    assert "mañana 15h" in spoken.begun("mañ 15h", "es")
    assert "yesterday" in spoken.begun("yes", "es")
    assert "ayer" not in spoken.begun("ay", "en")


def test_a_locale_is_read_as_its_language_and_an_unknown_one_as_english():
    assert language_of("es-MX") is SPANISH
    assert language_of("es_419") is SPANISH
    assert language_of("de-DE") is ENGLISH
    assert set(LANGUAGES) == {"en", "es"}


def test_reading_in_two_languages_is_bounded_work():
    line = "Acme, Staff Engineer, yesterday 3:30pm with Jane Doe <jane@acme.com> and Bob"
    once = steps(lambda: spoken.details(line, "en", now=NOW, zone=ZONE))
    assert steps(lambda: spoken.details(line, "es", now=NOW, zone=ZONE)) < 20 * once


@each_of(("text", "said"), [
    ("Buscamos una analista en Madrid. Por favor, no llamar.", {"no_contact": "Por favor, no llamar."}),
    ("Se ruega no contactar por teléfono.", {"no_contact": "Se ruega no contactar por teléfono."}),
    ("No se aceptan llamadas ni visitas.", {"no_contact": "No se aceptan llamadas ni visitas."}),
    ("Solo se contactará con las personas preseleccionadas.",
     {"only_selected": "Solo se contactará con las personas preseleccionadas."}),
    ("Responderemos en un plazo de 10 días hábiles.",
     {"window": "Responderemos en un plazo de 10 días hábiles.", "window_ends": date(2026, 3, 16)}),
    ("En un plazo de dos semanas te contactaremos.",
     {"window": "En un plazo de dos semanas te contactaremos.", "window_ends": date(2026, 3, 16)}),
    ("Recibirá una respuesta antes del 31 de marzo.",
     {"window": "Recibirá una respuesta antes del 31 de marzo.", "window_ends": date(2026, 3, 31)}),
    ("La fecha límite es el 20 de marzo.", {"closes": date(2026, 3, 20)}),
    ("Para la vacante, enviar el currículum antes del 15 de abril.", {"closes": date(2026, 4, 15)}),
    ("No dude en contactarnos para cualquier consulta.", {}),
    ("Gestionarás las llamadas entrantes de los clientes.", {}),
])  # fmt: skip
def test_a_spanish_posting_says_what_holds_a_follow_up(text, said):
    read = read_posting(text, now=NOW, zone=ZONE)
    found = {name: getattr(read, name) for name in ("no_contact", "only_selected", "window", "window_ends", "closes")}
    assert {name: value for name, value in found.items() if value} == said
