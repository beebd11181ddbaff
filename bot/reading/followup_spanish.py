"""One line in Spanish about an application, a résumé, an introduction call, a conversation or a referral.

What it was is told by how the line opens; the rest goes through the grammar of the log, in Spanish.
"""

import re
from dataclasses import dataclass, replace

from bot.clock import Instant
from bot.model.opportunity import SOCIAL, ContactKind
from bot.reading import addresses
from bot.reading.details import Details, details
from bot.reading.languages import SPANISH
from bot.reading.names import PersonRead, crowd, is_given_name, is_role, looks_like_people

_LONGEST = 1000
_CAPITAL = r"(?-i:[A-ZÁÉÍÓÚÑ0-9])"
_RESUME = r"(?:curr[íi]cul(?:um|o)s?(?:\s+vitae)?|cvs?|hoja\s+de\s+vida|portafolio)"
_APPLICATION = r"(?:candidatura|solicitud|postulaci[óo]n|aplicaci[óo]n|inscripci[óo]n)"
_MY = r"(?:(?:mi|la|el|una?|otra)\s+)?"
_SENT = (
    r"(?:(?:he\s+)?(?:envi[ée]|enviado|mand[ée]|mandado|present[ée]|presentado|dej[ée]|dejado|entregu[ée]|entregado"
    r"|ech[ée]"
    r"|echado|sub[íi]|subido|hice\s+llegar|pas[ée]|pasado))"
)
_TO = r"(?:\s+(?:(?:para|como)(?=\s)|al(?=\s)|a(?=\s)|en(?=\s)|de(?=\s))|\s*[:,–-])\s*"
_ADVERBS = (
    r"(?:\s+(?:por\s+(?:linkedin|infojobs|indeed|correo|e-?mail|la\s+web|su\s+web)|online|en\s+l[íi]nea|directamente))?"
)
_WHO = r"(?P<who>(?:[^\s,;:.!?]+\s+){1,5}?)"
_REST = r"(?P<rest>.*)$"


@dataclass(frozen=True, slots=True)
class Told:
    """What a Spanish line says: of what kind it was, its facts, who stood between, and what was talked about."""

    kind: ContactKind
    details: Details
    through: PersonRead | None = None
    topic: str = ""


def _saying(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE | re.DOTALL)


_LEAD = _saying(
    r"^(?:(?:hoy|ayer|anteayer|ya|tambi[ée]n|por\s+fin|acabo\s+de|reci[ée]n|y|yo|bueno|actualizaci[óo]n|apunta"
    r"|anota)\b[\s:,]*)+"
)
_DAY = _saying(r"^(?P<day>hoy|ayer|anteayer)\b")
_REFERRED = _saying(
    rf"^{_WHO}me\s+(?:ha\s+)?(?:recomend(?:ó|o|ado)|refiri[óo]|referido|propuso|propuesto|present[óo]\s+a)(?:{_TO}"
    rf"|\s+|$){_REST}"
)
_WAS_REFERRED = _saying(
    rf"^me\s+(?:han\s+)?(?:recomend(?:aron|ado)|refirieron|referido|propusieron|propuesto){_TO}{_REST}"
)
_A_REFERRAL = _saying(
    r"^(?:tengo\s+)?(?:una\s+)?(?:recomendaci[óo]n|referencia)(?:\s+de\s+(?P<who>[^,;:]+?))?"
    rf"(?:\s+(?=para|en|a)|\s*[:,]\s*){_REST}"
)
_HANDED_ON = _saying(
    rf"^{_WHO}(?:me\s+)?(?:ha\s+)?(?:pas[óo]|pasado|envi[óo]|enviado|mand[óo]|mandado|entreg[óo]|entregado"
    rf"|hizo\s+llegar"
    rf"|movi[óo]|movido)\s+mi\s+{_RESUME}{_TO}{_REST}"
)
_RESUME_SENT = _saying(rf"^(?:{_SENT}\s+)?{_MY}{_RESUME}{_ADVERBS}(?:\s+enviado)?{_TO}{_REST}")
_APPLIED = _saying(
    rf"^(?:(?:me\s+(?:he\s+)?(?:postul(?:é|e|ado)|present(?:é|e|ado)|inscrib[íi]|inscrito|apunt(?:é|e|ado))"
    rf"|(?:he\s+)?(?:apliqu[ée]|aplicado|solicit(?:é|ado)|postul(?:é|ado))|{_SENT}\s+{_MY}{_APPLICATION}"
    rf"|{_MY}{_APPLICATION}"
    rf"(?:\s+enviada)?){_ADVERBS})(?:{_TO}|\s+(?=(?:el|la)\s+(?:puesto|vacante|plaza|posici[óo]n)\b)){_REST}"
)
_EVENT = _saying(
    r"\s+en\s+(?:una?|la|el)\s+(?:feria|evento|conferencia|meet-?up|congreso|jornada|boda|fiesta|charla|taller"
    r"|hackat[óo]n)\b"
    r"(?:\s+de\s+\w+)?"
)
_INTERVIEW = _saying(
    r"\b(?:entrevist\w+|prueba\s+t[ée]cnica|(?:primera|segunda|tercera|[úu]ltima)\s+ronda|ronda\s+final)\b"
)
_NO_INTERVIEW = _saying(r"\bentrevistas?\s+(?:informativas?|de\s+prueba|simuladas?)\b")
_INTRO = _saying(
    r"^(?:(?:tuve|tengo|hice|he\s+tenido)\s+)?(?:(?:una?|mi|la)\s+)?(?:(?:llamada|charla|reuni[óo]n|videollamada"
    r"|caf[ée])\s+"
    r"(?:de\s+)?(?:presentaci[óo]n|introductoria|introducci[óo]n|exploratoria|para\s+conocernos)"
    r"|primera\s+toma\s+de\s+contacto"
    rf"|toma\s+de\s+contacto)\s+(?:con\s+|:\s*)?{_REST}"
)
_TALKED = _saying(
    r"^(?:(?:tuve|tengo|hice|he\s+tenido|tom[ée]|me\s+tom[ée])\s+)?(?:(?:una?|mi|la|el)\s+)?(?:caf[ée]|charla"
    r"|conversaci[óo]n"
    r"|comida|almuerzo|cena|desayuno|cerveza|ca[ñn]a|mentor[íi]a|entrevista\s+informativa|networking"
    r"|llamada\s+informal)"
    rf"\s+con\s+{_REST}"
)
_MET = _saying(
    r"^(?:(?:he\s+)?(?:habl(?:é|ado)|charl(?:é|ado)|convers(?:é|ado)|qued(?:é|ado))\s+con|(?:he\s+)?(?:conoc[íi]"
    r"|conocido)\s+a"
    rf"|me\s+(?:encontr[ée]|cruc[ée]|reencontr[ée])\s+con|coincid[íi]\s+con)\s+{_REST}"
)
_TOPIC = _saying(
    r"(?:[\s,;:.–-]+(?:y\s+)?(?:hablamos|charlamos|conversamos)\s+(?:de|sobre)|[\s,;]+sobre)\s+(?P<topic>\D.*)$"
)
_THROUGH = _saying(
    rf"[\s,]+(?:a\s+trav[ée]s\s+de|por\s+medio\s+de|mediante|gracias\s+a|v[íi]a)\s+(?P<who>{_CAPITAL}[^,;|]+)$"
)
THROUGH_ROW = _saying(
    r"^\s*(?:[-*•]\s*)?(?:a\s+trav[ée]s\s+de|por\s+medio\s+de|mediante|v[íi]a|por)[:\s]+(?P<who>\S.*)$"
)
"""A row of people that says who handed a résumé on, in `who`."""
_CHANNEL = _saying(
    r"[\s,]*\b(?:por|en|v[íi]a|a\s+trav[ée]s\s+de|mediante)\s+(?:linkedin|infojobs|indeed|glassdoor|computrabajo"
    r"|tecnoempleo"
    r"|bumeran|la\s+web|su\s+web|su\s+p[áa]gina|el\s+portal|correo|e-?mail)\b"
)
_RELATION = _saying(
    r"^(?:mi|un|una|el|la)\s+(?:(?:antigu[oa]|ex|buen[oa]?|gran)\s+)?(?:amig[oa]|compañer[oa]|jef[ea]|colega"
    r"|mentora?|profesora?"
    r"|prim[oa]|herman[oa]|contacto|conocid[oa])(?:\s*,\s*|\s+|$)"
)


def told(text: str, *, now: Instant, zone: str, country: str | None = None) -> Told | None:
    """What this line says; None where it tells of nothing of the kind. Never raises."""
    plain = addresses.unslacked(addresses.without_mentions(addresses.seen(text[:_LONGEST]))).strip(" \t\n,;:–—-.!")
    plain = re.sub(r"\s+", " ", plain)
    day = _DAY.match(plain)
    bare = _LEAD.sub("", plain, count=1)
    if not bare:
        return None

    def read(line: str) -> Details:
        # "Ayer apliqué a Acme": the day that stood in front closes the line.
        line = f"{line}, {day['day']}" if day is not None else line
        return details(line, now=now, zone=zone, country=country, language=SPANISH)

    for pattern in (_REFERRED, _WAS_REFERRED, _A_REFERRAL):
        match = pattern.match(bare)
        if match is not None:
            return _referral(match, read(_place(match["rest"])))
    match = _HANDED_ON.match(bare)
    if match is not None and (who := _people(match["who"])):
        return Told(ContactKind.RESUME, read(_whom(match["rest"])), who[0])
    match = _RESUME_SENT.match(bare)
    if match is not None:
        rest, through = _between(_CHANNEL.sub("", match["rest"]))
        return Told(ContactKind.RESUME, read(_whom(rest)), through)
    match = _APPLIED.match(bare)
    if match is not None:
        return Told(ContactKind.APPLICATION, read(_place(_CHANNEL.sub("", match["rest"]))))
    talks = ((ContactKind.INTRO, _INTRO), (ContactKind.NETWORKING, _TALKED), (ContactKind.NETWORKING, _MET))
    for kind, pattern in talks:
        match = pattern.match(bare)
        if match is not None:
            rest, topic = _topic(_RELATION.sub("", _EVENT.sub("", match["rest"]), count=1))
            return Told(kind, read(f"café con {rest}"), topic=topic)
    return None


def plain(text: str, kind: ContactKind, *, now: Instant, zone: str, country: str | None = None) -> Details:
    """What a Spanish line says whose kind is known from elsewhere."""
    rest = _CHANNEL.sub("", text.strip(" \t\n,;:–—-.!"))
    line = f"café con {rest}" if kind in SOCIAL else _whom(rest) if kind is ContactKind.RESUME else _place(rest)
    return details(line, now=now, zone=zone, country=country, language=SPANISH)


def tells_of_an_interview(text: str) -> bool:
    """Whether a Spanish line tells of an interview."""
    return _INTERVIEW.search(_NO_INTERVIEW.sub(" ", text)) is not None


def _referral(match: re.Match[str], read: Details) -> Told | None:
    named = match.groupdict().get("who")
    who = _people(named) if named else ()
    if named and not who and _RELATION.match(f"{named.strip()} ") is None and named.strip().lower() != "alguien":
        return None
    return Told(ContactKind.REFERRAL, replace(read, people=(*who, *read.people)))


def _people(named: str) -> tuple[PersonRead, ...]:
    bare = _RELATION.sub("", named.strip(), count=1)
    single = bare.isalpha() and bare[:1].isupper() and not is_role(bare, SPANISH.names)
    known = looks_like_people(bare, SPANISH.names) or is_given_name(bare, SPANISH.names) or single
    return crowd(bare, SPANISH.names).people if bare and known else ()


_A_POSITION = _saying(
    r"^(?:(?:a|al|en|de|para|como)\s+)?(?:(?:el|la)\s+)?(?=(?:puesto|vacante|posici[óo]n|plaza)\b)"
)


def _place(rest: str) -> str:
    """The rest of a line as the grammar of the log has it: at a company, or for a position."""
    rest = _A_POSITION.sub("", rest.strip())
    rest = re.sub(r"^(?:a|al|en|de|para|como)\s+", "", rest, count=1, flags=re.IGNORECASE)
    position = SPANISH.line.position.sub("", rest)
    role = re.split(r"\s+(?:en|@)\s+|,", position)[0]
    # "Acme, SRE" begins with the company and "SRE en Acme" with the position.
    opens = position != rest or (is_role(role, SPANISH.names) and re.search(r"\s(?:en|@)\s", position) is not None)
    return f"entrevista para {position}" if opens else f"entrevista en {rest}"


def _whom(rest: str) -> str:
    """The same, where it may be a person: "a Marta de Acme"."""
    rest = re.sub(r"^(?:a|al)\s+", "", rest.strip(), count=1, flags=re.IGNORECASE)
    opens = re.split(r",|\s+(?:de|en|para)\s+", rest)[0]
    if is_given_name(opens, SPANISH.names) or "@" in opens or re.match(r"(?:el|la|los|las|mi)\s", rest):
        return f"entrevista con {rest}"
    return _place(rest)


def _between(rest: str) -> tuple[str, PersonRead | None]:
    match = _THROUGH.search(f" {rest}")
    who = _people(match["who"]) if match is not None else ()
    return (f" {rest}"[: match.start()].strip(" ,"), who[0]) if match is not None and who else (rest, None)


def _topic(rest: str) -> tuple[str, str]:
    match = _TOPIC.search(f" {rest}")
    if match is None:
        return rest, ""
    before = f" {rest}"[: match.start()].strip(" ,")
    return (before, match["topic"].strip(" .,")) if before else (rest, "")
