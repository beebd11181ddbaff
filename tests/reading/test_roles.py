"""What somebody is in the hiring, by the title that was typed."""

from bot.model.note import Channel
from bot.model.opportunity import PersonRole
from bot.reading.roles import agencies_apart, preference, role_of
from tests.rows import each_of

TITLES = {
    PersonRole.RECRUITER: ["Recruiter", "Senior Technical Recruiter", "Talent Acquisition", "HR", "People Partner",
                           "Sourcer", "Head of People"],
    PersonRole.COORDINATOR: ["Coordinator", "Recruiting Coordinator", "Scheduler", "HR assistant"],
    PersonRole.MANAGER: ["Hiring Manager", "hiring-manager", "future boss", "HM"],
    PersonRole.AGENCY: ["agency", "agency, Robert Half", "Staffing recruiter", "headhunter", "external recruiter",
                        "third-party recruiter"],
    PersonRole.GATEKEEPER: ["Receptionist", "front desk", "Executive Assistant", "EA to the CEO", "office manager",
                            "gatekeeper"],
    PersonRole.CHAMPION: ["champion", "my sponsor there"],
    PersonRole.REFERRER: ["referrer", "referred me"],
    PersonRole.INTERVIEWER: ["", "CTO", "Staff Engineer", "VP of Sales", "Product Manager", "Engineering Manager",
                             "Team Lead", "Teacher", "Researcher"],
}  # fmt: skip


SPANISH = {
    PersonRole.RECRUITER: ["Reclutadora", "Técnico de selección", "RRHH", "Recursos Humanos", "talento"],
    PersonRole.COORDINATOR: ["Coordinadora", "coordinador de entrevistas"],
    PersonRole.MANAGER: ["mi futura jefa", "responsable de la vacante"],
    PersonRole.AGENCY: ["agencia", "agencia, Adecco", "cazatalentos"],
    PersonRole.GATEKEEPER: ["recepcionista", "asistente de dirección"],
    PersonRole.INTERVIEWER: ["Ingeniera de datos", "jefe de producto", "Directora de marketing"],
}


@each_of(
    ("title", "role"),
    [(title, role) for table in (TITLES, SPANISH) for role, titles in table.items() for title in titles],
)
def test_a_title_says_what_somebody_is(title, role):
    assert role_of(title) is role


def test_how_they_like_to_be_written_to_is_no_title():
    assert preference("CTO, prefers LinkedIn") == ("CTO", Channel.LINKEDIN)
    assert preference("prefers e-mail") == ("", Channel.EMAIL)
    assert preference("best by phone") == ("", Channel.CALL)
    assert preference("Head of LinkedIn marketing") == ("Head of LinkedIn marketing", None)


def test_an_agencys_firm_goes_to_its_recruiter():
    assert agencies_apart("with Tom Berg from Robert Half (agency)") == "with Tom Berg (agency, Robert Half)"
    assert agencies_apart("with Tom Berg from Acme (CTO)") == "with Tom Berg from Acme (CTO)"
