"""The Spanish of messages that announce an interview, as tables."""

import re

from bot.reading import announced_english as english
from bot.reading.language import AnnouncedWords
from bot.reading.line_spanish import ROUND
from bot.reading.when_spanish import each
from bot.reading.word_list import words

_STATE = (
    r"(?:confirmad[ao]|confirmaci[oó]n|programad[ao]|reprogramad[ao]|agendad[ao]|actualizad[ao]|recordatorio|invitaci[oó]n"
    r"|convocatoria|solicitud|detalles)"
)
_CAPITAL = r"(?=[A-ZÁÉÍÓÚÑ0-9])"
_NAME = r"[A-ZÁÉÍÓÚÑ][\w&.'’-]*"
_TALK = (
    r"(?:entrevista(?:s|rte|rle)?|llamada|videollamada|primera\s+ronda|segunda\s+ronda|ronda\s+final|ronda|reuni[oó]n"
    r"|proceso(?:\s+de\s+selecci[oó]n)?|prueba|candidatura)"
)

SPANISH = AnnouncedWords(
    lead=re.compile(
        rf"^\s*(?:(?:re|rv|fwd?|rm)\s*:|\[[^\[\]\n]{{1,30}}\]"
        rf"|(?:(?:nueva|su|tu|la)\s+){{0,2}}(?:{ROUND}|entrevista(?:\s+de\s+trabajo)?)"
        rf"(?:(?:\s+(?:est[aá]|ha\s+sido|queda))?\s+{_STATE})?\s*(?::|!+|\s[-–—])(?=\s|$)"
        rf"|{_STATE}(?:\s+(?:de\s+(?:la\s+)?)?(?:entrevista|reuni[oó]n|evento|cita))?\s*(?::|!+|\s[-–—])(?=\s|$)"
        r"|(?:nuev[ao]\s+)?(?:calendario|evento|cita|reuni[oó]n|aceptad[ao]|aviso)\s*:(?=\s|$))\s*",
        re.IGNORECASE,
    ),
    says_so=re.compile(rf"\b{_STATE}\b|^\s*(?:re|rv|fwd?|rm)\s*:", re.IGNORECASE),
    label=re.compile(
        r"^[\s*_•\-–>]*(?P<name>cu[aá]ndo|fecha|d[ií]a|hora|fecha\s+y\s+hora|d[oó]nde|lugar|qu[eé]|asunto|puesto|posici[oó]n"
        r"|vacante|rol|cargo|empresa|compañ[ií]a|entrevistador(?:es|as?)?|panel|con|participantes|asistentes|duraci[oó]n"
        r"|formato|modalidad|tipo|de|para|cc|cco|enviado)[\s*_]*:[\s*_]*(?P<rest>\S.*)$",
        re.IGNORECASE,
    ),
    labels_of={
        "when": each({"cuándo", "fecha", "día", "hora", "fecha y hora"}),
        "role": each({"puesto", "posición", "vacante", "rol", "cargo"}),
        "company": each({"empresa", "compañía"}),
        "people": frozenset({
            "entrevistador", "entrevistadora", "entrevistadores", "entrevistadoras", "panel", "con",
        }),
        "how": each({"dónde", "lugar", "qué", "formato", "modalidad", "tipo"}),
        "length": each({"duración"}),
        "aside": frozenset({"de", "para", "cc", "cco", "enviado", "participantes", "asistentes"}),
    },
    openers=english.OPENERS | each(words("""
        hola buenas buenos estimado estimada querido querida gracias sí vale perfecto genial bueno lo por favor equipo
        todos aviso actualización recordatorio noticias rápido solo así pero y bien también además puede puedes podría
        es son está ha he yo usted tú nosotros él ella ellos esto eso este esta ese esa aquí allí enhorabuena
        felicidades mañana tarde noche nos le te les me comida almuerzo cena café desayuno reunión llamada charla
        entrevista entrevistas confirmado confirmada confirmación programada agendada invitación evento calendario
        lunes martes miércoles jueves viernes sábado domingo hoy ayer próximo próxima última esperamos quedamos
        cuando donde qué quién cómo si mi su tu el la los las un una con zoom teams vídeo videollamada presencial
        teléfono remoto para re rv saludos un lamentablemente rrhh talento selección recursos
    """)),
    suffixes=english.SUFFIXES | each(words("""
        sl s.l. slu sa s.a. sau srl grupo industrias tecnologías sistemas soluciones consultores consultoría banco
        seguros salud medios estudios juegos energía aerolíneas alimentos laboratorios logística universidad instituto
        fundación
    """)),
    no_part=frozenset({"y", "para", "en", "el", "la", "con", "yo"}),
    joins=frozenset({"de", "y", "&", "del", "la", "e"}),
    no_joins=frozenset({"la"}),
    the=("El equipo", "el equipo"),
    at=re.compile(
        rf"(?:\b(?i:{_TALK})|\b(?:puesto|posici[oó]n|vacante|equipo|oportunidad)"
        rf"|(?P<role>[A-Za-zÁÉÍÓÚÑáéíóúñ/&.+-]+(?:\s+(?:I{{1,3}}|[1-5]))?))\s+(?:en|@)\s+(?:la\s+|el\s+)?{_CAPITAL}"
    ),
    yours=re.compile(
        rf"\b(?:su|tu|mi)\s+(?:[a-záéíóúñ-]+\s+){{0,3}}?{_TALK}\s+(?:con|en)\s+{_CAPITAL}"
        rf"|\b(?:candidatura\s+(?:a|en|para)|inter[eé]s\s+en|unirte\s+a|unirse\s+a|en\s+nombre\s+de|de\s+parte\s+de)\s+{_CAPITAL}",
        re.IGNORECASE,
    ),
    with_whom=re.compile(rf"\b(?:{_TALK}|charla|conversaci[oó]n)\s+con\s+{_CAPITAL}", re.IGNORECASE),
    besides=re.compile(r"\bcon\s+(?=[A-ZÁÉÍÓÚÑ])"),
    from_where=re.compile(rf"(?:[)>]|(?P<who>{_NAME}(?:\s+{_NAME})?))\s+(?:de|del?|en)\s+{_CAPITAL}"),
    team=re.compile(
        rf"\b(?:el\s+)?equipo\s+(?:de\s+(?:selecci[oó]n|talento|contrataci[oó]n|recursos\s+humanos)\s+)?de\s+"
        rf"(?P<company>{_NAME}(?:\s+{_NAME}){{0,3}})"
    ),
    named=re.compile(rf"\b[Ee]ntrevista\s+(?:de|en|con)\s+(?P<company>{_NAME}(?:\s+{_NAME}){{0,3}})"),
    signed=re.compile(
        r"^(?P<role>[^,|@]{2,60}?)\s*(?:,|\||@|\ben\b|\sde(?=\s+[A-ZÁÉÍÓÚÑ])|\s[-–—])\s*(?P<company>[A-ZÁÉÍÓÚÑ0-9][^,|@]{1,60})$"
    ),
    meet=re.compile(
        r"\b(?:con|conocer[aá]s?\s+a|reunir(?:te|se)\s+con|hablar[aá]s?\s+con|le\s+entrevistar[aá]n?|te\s+entrevistar[aá]n?)\s+"
        r"(?:nuestr[ao]\s+|el\s+|la\s+)?(?=\S)",
        re.IGNORECASE,
    ),
    people_end=re.compile(
        r"\s+(?:el|en|de|desde|para|sobre|este|esta|próxim[oa]|mañana|hoy|vía|por|a|al|es|ser[aá]|que|cuando|del|las)\b"
        r"|[.!?;:](?:\s|$)|\s[-–—]\s|\n|\s\(?\d",
        re.IGNORECASE,
    ),
    for_role=re.compile(
        r"\b(?:para|como|de)\s+(?:el|la|un|una|nuestr[ao])?\s*(?:(?:puesto|posici[oó]n|vacante|rol|cargo)\s+(?:de\s+)?)?",
        re.IGNORECASE,
    ),
    for_what=re.compile(r"para\b", re.IGNORECASE),
    interview=re.compile(rf"\b{_TALK}\b", re.IGNORECASE),
    position_after=re.compile(r"^\s+(?:en|@|con)\b", re.IGNORECASE),
    position_of=("puesto de", "posición de", "posicion de", "vacante de", "rol de", "cargo de", "puesto", "vacante"),
    at_in_title=re.compile(r"\s+(?:en|@)\s+"),
    round_told=re.compile(r"ronda|entrevista|prueba|caso|din[aá]mica|assessment", re.IGNORECASE),
    long=re.compile(
        r"(?:(?P<n>\d{1,3})[\s-]?(?P<unit>min(?:uto)?s?|h(?:ora)?s?)(?:\s+(?:de\s+)?(?:duraci[oó]n|llamada|videollamada"
        r"|entrevista|charla|conversaci[oó]n|reuni[oó]n))?)(?!\w)",
        re.IGNORECASE,
    ),
    hours=("h",),
    talk="llamada",
)  # fmt: skip
