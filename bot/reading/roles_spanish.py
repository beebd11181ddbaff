"""Spanish titles, and what their bearers are in the hiring; the first that fits decides."""

import re

from bot.model.opportunity import PersonRole

AGENCIES = (
    r"agencia|ett|consultor[aí]a? de selecci[oó]n|empresa de selecci[oó]n|cazatalentos|seleccionador(?:a)? extern[oa]"
    r"|reclutador(?:a)? extern[oa]"
)


def _titles(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{pattern})\b")


TITLES: tuple[tuple[re.Pattern[str], PersonRole], ...] = (
    (_titles(AGENCIES), PersonRole.AGENCY),
    (_titles(r"me recomend[oó]|quien me recomend[oó]|me refiri[oó]"), PersonRole.REFERRER),
    (_titles(r"me apoya|habl[oó] (?:por m[ií]|en mi favor)"), PersonRole.CHAMPION),
    (
        _titles(
            r"recepcionista|secretari[oa]|asistente (?:de direcci[oó]n|ejecutiv[oa]|personal|administrativ[oa])"
            r"|jef[ea] de oficina|conserje"
        ),
        PersonRole.GATEKEEPER,
    ),
    (
        _titles(
            r"(?:mi )?futur[oa] jef[ea]|(?:ser[ií]a )?mi jef[ea]|responsable de (?:la )?(?:contrataci[oó]n|vacante)"
        ),
        PersonRole.MANAGER,
    ),
    (
        _titles(
            r"coordinador(?:a)?(?: de (?:selecci[oó]n|entrevistas))?"
            r"|asistente de (?:rr ?hh|recursos humanos|selecci[oó]n)"
        ),
        PersonRole.COORDINATOR,
    ),
    (
        _titles(
            r"reclutador(?:a)?|seleccionador(?:a)?|t[eé]cnic[oa] de selecci[oó]n|selecci[oó]n(?: de personal)?|talento"
            r"|rr\.? ?hh\.?|recursos humanos|gesti[oó]n de personas|adquisici[oó]n de talento"
        ),
        PersonRole.RECRUITER,
    ),
)
