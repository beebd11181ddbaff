"""The Spanish of a one-line log, as the grammar reads it."""

import re

from bot.model.opportunity import InterviewFormat
from bot.reading import details_english as english
from bot.reading.language import LineWords
from bot.reading.when_spanish import both, each
from bot.reading.word_list import any_of, words

FORMATS = both({
    **english.FORMATS,
    **dict.fromkeys(
        ("teléfono", "telefónica", "telefónico", "por teléfono", "vía telefónica", "llamada telefónica",
         "llamada de teléfono", "entrevista telefónica", "entrevista por teléfono", "al teléfono"),
        InterviewFormat.PHONE),
    **dict.fromkeys(
        ("videollamada", "video llamada", "videoconferencia", "videoentrevista", "vídeo", "video", "por videollamada",
         "por videoconferencia", "por vídeo", "por zoom", "por teams", "por meet", "por google meet", "por skype",
         "por webex", "vía zoom", "vía teams", "vía meet", "en zoom", "en teams", "en meet", "en línea", "virtual",
         "entrevista virtual", "entrevista online", "online", "telemática", "en remoto", "entrevista remota",
         "entrevista por videollamada", "llamada por zoom", "llamada de zoom", "llamada de teams"),
        InterviewFormat.VIDEO),
    **dict.fromkeys(
        ("presencial", "entrevista presencial", "en persona", "en la oficina", "en sus oficinas", "en su oficina",
         "en las oficinas", "in situ", "cara a cara", "en su sede", "en la sede"),
        InterviewFormat.ONSITE),
})  # fmt: skip

KINDS = english.KINDS | each({
    "técnica", "panel", "grupal", "conductual", "por competencias", "caso práctico", "prueba técnica", "filtro",
    "presentación", "rrhh",
})  # fmt: skip

_WHICH = r"(?:primera|segunda|tercera|cuarta|quinta|última|ultima|siguiente|1[.ºª]*a?|2[.ºª]*a?|3[.ºª]*a?|4[.ºª]*a?)"
_TURN = r"(?:ronda|entrevista|llamada|fase|etapa|reuni[oó]n|videollamada)"
_SORT = (
    r"(?:t[eé]cnica|final|inicial|grupal|conductual|de\s+(?:panel|filtro|rr\.?hh\.?|recursos\s+humanos|cultura|caso"
    r"|selecci[oó]n|competencias)|con\s+(?:rr\.?hh\.?|recursos\s+humanos))"
)
ROUND = (
    rf"(?:(?:la\s+)?{_WHICH}\s+{_TURN}(?:\s+{_SORT})?|{_TURN}\s+(?:\d{{1,2}}(?![\d:.h])|{_SORT})"
    r"|(?:ronda|fase)\s+(?:uno|dos|tres|cuatro)|prueba\s+t[eé]cnica|caso\s+pr[aá]ctico|din[aá]mica\s+de\s+grupo"
    r"|entrevista\s+por\s+competencias|assessment(?:\s+cent(?:er|re))?|phone\s+screen|screening)"
)
"""A round as people name it; matched against whole pieces of a line."""

SOCIAL = (
    r"(?:caf[eé]|comida|almuerzo|cena|desayuno|cervezas?|cañas?|copas?|merienda|paseo)"
    r"(?:\s+(?:r[aá]pid[oa]|informal|virtual))?"
)
_DID = (
    r"(?:(?:yo\s+)?(?:hoy\s+|ayer\s+)?(?:acabo\s+de\s+(?:tener|hacer|terminar)|he\s+(?:tenido|hecho|terminado|agendado)"
    r"|tuve|tengo|tendr[eé]|hice|termin[eé]|acab[eé]|asist[ií]\s+a|agend[eé]|program[eé]|fui\s+a|voy\s+a\s+tener))"
)
ACTIVITY = (
    rf"(?:{_DID}\s+)?(?:(?:una?|mi|la|el|otra)\s+)?"
    r"(?:entrevistas?|llamada|charla|reuni[oó]n|conversaci[oó]n|videollamada|cita"
    r"|(?:me\s+)?(?:entrevist[eé]|entrevistaron|entrevisto|reun[ií]|llamaron)|habl[eé]|hemos\s+hablado|he\s+hablado"
    r"|(?:he\s+)?(?:conoc[ií]|conocido|qued[eé]|quedado|visto)"
    rf"|{SOCIAL}(?=\s*$|\s+(?:con|en|de|y)(?:\s|$)))"
)
"""What somebody did: an interview, a call, a chat."""

DECISION = (
    r"(?:(?:que\s+)?(?:ellos|ellas|ella|[eé]l|la\s+empresa|el\s+equipo|rr\.?hh\.?)\s+)?"
    r"(?:(?:me|nos|lo)\s+)?(?:van\s+a\s+)?"
    r"(?:(?:dir[aá]n|dicen|decir|responder[aá]n?|responden?|responder|contestar[aá]n?|contestan?|contestar|avisar[aá]n?"
    r"|avisan?|avisar|llamar[aá]n?|llaman|llamar|escribir[aá]n?|escriben|escribir|decidir[aá]n?|deciden?|decidir"
    r"|comunicar[aá]n|confirmar[aá]n|confirman|confirmar|dar[aá]n|dan|dar|tendr[eé]|sabr[eé]|espero)"
    r"(?:\s+(?:algo|(?:la|una|su)?\s*(?:respuesta|decisi[oó]n|noticias|resultado)))?"
    r"|(?:la\s+)?(?:decisi[oó]n|respuesta|resultado|contestaci[oó]n))"
    r"(?:\s+(?:es|ser[aá]|prevista|esperada|como\s+(?:muy\s+tarde|m[aá]ximo)|a\s+m[aá]s\s+tardar))*\s*[:,]?\s*"
)
"""What opens a promise to decide; the day follows."""

SMALL_WORDS = english.SMALL_WORDS | each(words("""
    en para el la los las un una con de del por a al y mi su vía que puesto sobre c/ hoy como
"""))

_ROUND_IN = re.compile(rf"(?<![\w-]){ROUND}(?![\w-])", re.IGNORECASE)
_FORMAT_IN = re.compile(rf"(?<![\w.-])(?:{any_of(FORMATS)})(?![\w-]|\.\w)", re.IGNORECASE)
_A_COMPANY = r"(?=\s+(?-i:[A-ZÁÉÍÓÚÑ0-9]))"
"""A "de" is one of origin before a capital only: "Marta de Acme", not "ingeniera de datos"."""

SPANISH = LineWords(
    formats=FORMATS,
    brands=english.BRANDS | {"telefónica", "telefonica"},
    kinds=KINDS,
    round_whole=re.compile(
        rf"^(?:{ROUND}|(?:la\s+)?(?:primera|segunda|tercera|cuarta|final|última|ultima))$", re.IGNORECASE
    ),
    round_in=_ROUND_IN,
    format_in=_FORMAT_IN,
    how_closes=re.compile(rf"(?:\s+(?:{ROUND}|{_FORMAT_IN.pattern}|entrevista|llamada|charla))+$", re.IGNORECASE),
    how_follows=re.compile(rf"\s+(?:en|con|para|@|de{_A_COMPANY})(?!\w)", re.IGNORECASE),
    how_nouns=("entrevista", "llamada", "videollamada", "ronda"),
    activity_opens=re.compile(rf"^(?:{ACTIVITY})(?!\w)\s*(?:a\s+(?=[A-ZÁÉÍÓÚÑ]))?", re.IGNORECASE),
    call=re.compile(
        r"^(?:(?:tuve|tengo|hice)\s+)?(?:una\s+)?(?:(?:breve|buena|larga)\s+)*llamada\s+(?:con|de)(?=\s)", re.IGNORECASE
    ),
    who_is=re.compile(
        r"(?<=[\w)>])\s*[,;–—-]\s*(?:que\s+|ella\s+|él\s+)?(?:es|era)\s+(?:la\s+|el\s+|una?\s+)?"
        r"(?P<role>[^,;.()<>]{2,50}?)(?=\s*(?:[,;.(<]|$))",
        re.IGNORECASE,
    ),
    lead=re.compile(
        rf"^{_DID}\s+(?:(?:una?|mi|la|otra)\s+"
        r"(?:(?:muy\s+)?(?:gran|buena?|breve|corta|larga|r[aá]pida|interesante)\s+)?)?",
        re.IGNORECASE,
    ),
    social_opens=re.compile(rf"^(?:una?\s+|mi\s+)?{SOCIAL}(?=\s|$)", re.IGNORECASE),
    bare_lead=frozenset({"", "un", "una", "mi", "la"}),
    remembered=frozenset({"tuve", "tengo", "he tenido"}),
    announced=each({
        "próxima", "próxima entrevista", "programada", "agendada", "registrar", "nueva", "anota", "apunta",
        "recordatorio",
    }),
    small_words=SMALL_WORDS,
    got_off=re.compile(
        r"^(?:(?:yo\s+)?acabo\s+de\s+(?:salir\s+de|terminar|colgar|tener|hacer|acabar)\s+(?:con\s+)?|salgo\s+(?:ahora\s+)?de\s+"
        r"|vengo\s+de\s+|recién\s+(?:terminé|salí\s+de)\s+)(?:(?:la|el|una?|mi)\s+)?",
        re.IGNORECASE,
    ),
    met=re.compile(
        r"^(?:y\s+)?(?:tambi[eé]n\s+)?(?:conoc[ií]\s+a|habl[eé]\s+con|vi\s+a|me\s+entrevist(?:ó|o|aron)|estuve\s+con)"
        r"\s+(?=\S)",
        re.IGNORECASE,
    ),
    remark=re.compile(
        r"\s+(?P<verb>fue|estuvo|salió|salio|ha\s+ido|ha\s+sido|me\s+fue)"
        r"(?:\s+(?P<how>(?:(?:muy|bastante|s[uú]per|realmente|tan|no)\s+)*[a-zñáéíóú]{2,14}))?(?P<end>[.!]*)(?=\s|$)"
    ),
    no_company=each(words("""
        yo me fue fui tuve tengo hice acabo acabé salí hablé creo espero esperando conocí pensé fueron estuvo estaba
        terminé aprobé suspendí
    """)),
    pronouns=frozenset({"esto", "eso", "ello"}),
    was=re.compile(
        r"(?:yo\s+)?(?:acabo\s+de|salgo\s+de|tuve|hice|termin[eé]|habl[eé]|conoc[ií]|he\s+(?:tenido|hecho|hablado)"
        r"|me\s+(?:entrevist[eé]|entrevistaron|reun[ií])|asist[ií]|qued[eé]|recién)(?!\w)",
        re.IGNORECASE,
    ),
    will_be=re.compile(
        r"(?:(?:yo\s+)?(?:tengo|tendr[eé]|voy\s+a\s+tener|he\s+agendado|agend[eé]|program[eé])|pr[oó]xima\s+entrevista"
        r"|programada|agendada)(?!\w)",
        re.IGNORECASE,
    ),
    with_whom=re.compile(r"(?:^|\s)(?:con\s+|c/\s?)(?=\S)", re.IGNORECASE),
    at=re.compile(rf"(?:^|\s)(?:en|@|de{_A_COMPANY})\s+(?=\S)", re.IGNORECASE),
    for_what=re.compile(
        r"(?:^|\s)(?:para|como)\s+(?:(?:el|la|un|una)\s+)?(?:(?:puesto|vacante|posici[oó]n|rol|cargo|plaza)\s+(?:de\s+)?)?"
        r"(?=\S)",
        re.IGNORECASE,
    ),
    role_in_brackets=re.compile(
        rf"\((?P<role>[^()]{{1,60}}?)\s+(?:en|@|de{_A_COMPANY})\s+(?P<company>[^()]{{1,60}})\)", re.IGNORECASE
    ),
    namely=re.compile(rf"^(?:en|@|para|como|de{_A_COMPANY})\s", re.IGNORECASE),
    plain_lead=re.compile(r"^(?:una?|el|la|vía|via)\s+", re.IGNORECASE),
    prose_lead=re.compile(r"^(?:con|fue)\s+", re.IGNORECASE),
    position=re.compile(
        r"^(?:(?:el|la|un|una)\s+)?(?:puesto|vacante|posici[oó]n|rol|cargo|plaza)\s+(?:de\s+|como\s+|:\s*)?"
        r"|\s+(?:role|position)$",
        re.IGNORECASE,
    ),
    team=re.compile(
        r"^(?:el\s+equipo|la\s+gente|los\s+(?:chicos|compañeros))\s+de\s+(?P<company>(?-i:[A-ZÁÉÍÓÚÑ0-9])[^,]{0,60})$",
        re.IGNORECASE,
    ),
    possessive=None,
    legal_tails=english.LEGAL_TAILS | frozenset({"sl", "s.l", "s.l.u", "slu", "s.a", "sau", "s.a.u", "srl", "s.r.l"}),
    promise_label=re.compile(
        r"\b(?:decisi[oó]n|deciden|respuesta|respuestas|contestan|avisan|antes|previsto|puesto|rol|vacante|empresa)\b",
        re.IGNORECASE,
    ),
    log_signs=re.compile(r"[,;|]|\s[-–—]\s|\ben\b|\bcon\b|@"),
    decides=re.compile(
        rf"^(?:y\s+|pero\s+)?{DECISION}(?P<by>(?:antes\s+del?|para|hasta|el|en|dentro\s+de|a\s+partir\s+del?)(?:\s+|:\s*))?"
        r"(?P<day>.+)$",
        re.IGNORECASE,
    ),
    within=("en", "dentro"),
    length=re.compile(
        r"(?<![\w.:])(?:(?:durante|de)\s+)?(?P<said>una?\s+hora\s+y\s+(?:media|cuarto)"
        r"|(?:\d{1,3}(?:[.,]\d{1,2})?|una?|dos|tres|media)[\s-]?(?:minutos?|mins?|horas?|hrs?|h)"
        r"(?:\s+y\s+(?:media|cuarto)|\s?(?:y\s)?\s?\d{1,2}\s?(?:minutos?|mins?|m))?)(?![\w-])",
        re.IGNORECASE,
    ),
    dangling=re.compile(
        r"(?:^|\s+)(?:el|la|las|en|a|al|de|del|desde|por|para|sobre|hasta|hacia|y|@)$", re.IGNORECASE
    ),
    open_days=each({"hoy", "ayer", "mañana", "anteayer"}),
    turns=each({"ronda", "entrevista", "llamada", "fase", "etapa", "charla", "reunión", "cita", "paso"}),
    known=each(words("""
        entrevista entrevistas final primera segunda tercera última próxima ronda técnica inicial vídeo fue es era luego
        empieza empezó empezaba terminó programada agendada hora local mi su tiempo
    """)),
)  # fmt: skip
