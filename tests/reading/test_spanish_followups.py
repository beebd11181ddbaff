"""Spanish lines about applications, résumés, introductions, conversations and referrals."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from bot.model.opportunity import ContactKind
from bot.reading.followup_line import FollowUpRead, followup
from bot.reading.followup_rows import rows
from tests.rows import each_of

ZONE = "Europe/Madrid"
NOW = datetime(2026, 3, 2, 14, tzinfo=ZoneInfo(ZONE)).astimezone(UTC)  # a Monday
APPLICATION, RESUME, REFERRAL = ContactKind.APPLICATION, ContactKind.RESUME, ContactKind.REFERRAL
INTRO, NETWORKING = ContactKind.INTRO, ContactKind.NETWORKING


def told(text: str, locale: str = "es", **more) -> FollowUpRead:
    return followup(text, now=NOW, zone=ZONE, locale=locale, **more)


@each_of(("text", "kind", "company", "role", "day", "people", "through"), [
    ("Apliqué en Acme, SRE, ayer", APPLICATION, "Acme", "SRE", "03-01", [], None),
    ("Me postulé a Acme como Data Analyst el lunes", APPLICATION, "Acme", "Data Analyst", "02-23", [], None),
    ("Envié mi candidatura a Acme para Ingeniera de datos ayer", APPLICATION, "Acme", "Ingeniera de datos", "03-01", [],
     None),
    ("Candidatura: Globex, Jefe de producto, hace 3 días", APPLICATION, "Globex", "Jefe de producto", "02-27", [],
     None),
    ("Me presenté al puesto de SRE en Acme ayer", APPLICATION, "Acme", "SRE", "03-01", [], None),
    ("Ayer apliqué a Globex por LinkedIn", APPLICATION, "Globex", None, "03-01", [], None),
    ("Me inscribí en Indra para analista el 27/2", APPLICATION, "Indra", "analista", "02-27", [], None),
    ("He solicitado el puesto de Contable en Mapfre", APPLICATION, "Mapfre", "Contable", None, [], None),
    ("Envié mi CV a Acme ayer", RESUME, "Acme", None, "03-01", [], None),
    ("Mandé mi currículum a Marta Ruiz de Globex el jueves", RESUME, "Globex", None, "02-26", ["Marta Ruiz"], None),
    ("Ana pasó mi CV a Acme, SRE, ayer", RESUME, "Acme", "SRE", "03-01", [], "Ana"),
    ("Envié mi CV a Acme a través de Ana Ruiz", RESUME, "Acme", None, None, [], "Ana Ruiz"),
    ("Ana me recomendó en Acme para SRE", REFERRAL, "Acme", "SRE", None, ["Ana"], None),
    ("Mi amiga Lucía me recomendó para Ingeniera de datos en Globex ayer", REFERRAL, "Globex", "Ingeniera de datos",
     "03-01", ["Lucía"], None),
    ("Me recomendaron en Acme", REFERRAL, "Acme", None, None, [], None),
    ("Recomendación de Luis Gil para Acme", REFERRAL, "Acme", None, None, ["Luis Gil"], None),
    ("Llamada de presentación con Marta de Acme ayer", INTRO, "Acme", None, "03-01", ["Marta"], None),
    ("Primera toma de contacto con Eva Soler el viernes", INTRO, None, None, "02-27", ["Eva Soler"], None),
    ("Café con Ana de Acme ayer", NETWORKING, "Acme", None, "03-01", ["Ana"], None),
    ("Conocí a Eva en una feria ayer", NETWORKING, None, None, "03-01", ["Eva"], None),
])  # fmt: skip
def test_a_spanish_line_says_what_it_was_and_its_facts(text, kind, company, role, day, people, through):
    found = told(text)
    when = found.details.when
    assert (found.kind, found.details.company, found.details.role) == (kind, company, role)
    assert (when and when.start.astimezone(ZoneInfo(ZONE)).strftime("%m-%d")) == day
    assert [each.name for each in found.details.people] == people
    assert (found.through.name if found.through is not None else None) == through


@each_of(("text", "topic"), [
    ("Café con Ana de Acme ayer, hablamos de datos", "datos"),
    ("Hablé con Luis Gil ayer sobre su equipo de ventas", "su equipo de ventas"),
])  # fmt: skip
def test_what_was_talked_about_is_kept_as_typed(text, topic):
    assert told(text).topic == topic


@each_of("text", ["Acme, SRE, ayer 15h con Bob", "Entrevista en Acme ayer con Eva", "hola"])
def test_an_interview_is_no_follow_up(text):
    assert told(text).kind is None


def test_a_spanish_interview_is_told():
    assert told("Entrevista en Acme ayer con Eva").interview


def test_a_kind_said_apart_makes_a_plain_line_enough():
    found = told("Acme, SRE, ayer", kind=APPLICATION)
    assert (found.kind, found.details.company, found.details.role) == (APPLICATION, "Acme", "SRE")


def test_either_language_is_read_for_either_reader():
    assert told("Applied to Acme for SRE yesterday").details.company == "Acme"
    found = told("Apliqué en Acme, SRE, ayer", "en")
    assert (found.kind, found.details.company, found.details.role) == (APPLICATION, "Acme", "SRE")


def test_several_rows_are_read_in_spanish():
    found = rows("Apliqué en Acme, SRE, ayer\nCafé con Eva de Globex el viernes", now=NOW, zone=ZONE, locale="es")
    assert [row.read.kind for row in found] == [APPLICATION, NETWORKING]
