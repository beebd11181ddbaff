"""The Spanish of promised answers, as tables."""

import re

from bot.reading.language import PromiseWords
from bot.reading.when_spanish import both, each
from bot.reading.word_list import words

_WEEKS = {
    "esta semana": 0, "la semana": 0, "semana": 0, "esta misma semana": 0, "la presente semana": 0,
    "próxima semana": 1, "la próxima semana": 1, "la semana próxima": 1, "semana próxima": 1,
    "semana que viene": 1, "la semana que viene": 1, "la semana siguiente": 1, "la siguiente semana": 1,
    "semana siguiente": 1, "la semana entrante": 1, "la otra semana": 1,
}  # fmt: skip
_MONTHS = {
    "este mes": 0, "el mes": 0, "mes": 0, "este mismo mes": 0, "próximo mes": 1, "el próximo mes": 1,
    "el mes próximo": 1, "mes próximo": 1, "mes que viene": 1, "el mes que viene": 1, "el mes siguiente": 1,
    "el mes entrante": 1,
}  # fmt: skip
_BEGINNING = ("principios", "comienzos", "inicios", "primeros", "el principio", "el comienzo", "los primeros días")
_MIDDLE = ("mediados", "la mitad", "mitad")
_END = ("finales", "fines", "fin", "el final", "final", "últimos", "los últimos días")


def _placed(first: int, middle: int, last: int) -> dict[str, int]:
    """The places in a week or a month, each with the "a" and the "de" around it, and the last day that they mean."""
    out = dict.fromkeys(("", "en", "durante", "dentro", "en el curso", "a lo largo", "en el transcurso"), last)
    for names, day in ((_BEGINNING, first), (_MIDDLE, middle), (_END, last)):
        for name in names:
            out |= {name: day, f"a {name}": day, f"en {name}": day, f"para {name}": day, f"hacia {name}": day}
    return {f"{place}{of}".strip(): day for place, day in out.items() for of in ("", " de", " del")} | {
        "al final de": last, "al final del": last, "al principio de": first, "al principio del": first,
        "a final de": last, "a principio de": first, "la primera quincena de": min(15, last),
        "la segunda quincena de": last,
    }  # fmt: skip


_WORDS = r"(?:a|á|e|é|i|í|o|ó|u|ú|ñ|[a-z])"

SPANISH = PromiseWords(
    silent=each({
        "no", "nada", "ninguno", "ninguna", "ninguna fecha", "n/a", "desconocido", "pronto", "ya", "luego", "más tarde",
        "más adelante", "algún día", "ni idea", "no sé", "no lo sé", "aún no", "todavía no", "sin fecha", "por definir",
        "lo antes posible", "cuanto antes", "en breve", "en un rato", "no dijeron",
    }),
    silent_words=re.compile(
        r"\b(?:no\s+(?:sé|se|saben|dijeron|dijo|está|esta|es\s+seguro|lo|me|nos|hay)|ni\s+idea|nadie|nunca|cada|sin\s+fecha"
        r"|quién\s+sabe)\b",
        re.IGNORECASE,
    ),
    leads=re.compile(
        r"^(?:y|pero|así\s+que|probablemente|seguramente|quizás?|tal\s+vez|ojalá|espero|creo\s+que|supongo\s+que|sobre"
        r"|alrededor\s+de|más\s+o\s+menos|como\s+(?:muy\s+tarde|máximo|mucho)|a\s+más\s+tardar|no\s+más\s+tarde\s+de"
        r"|en\s+algún\s+momento(?:\s+de)?|a\s+lo\s+largo\s+de(?=\s+(?:este|esta|la|el)\b)|de\s+aquí\s+a"
        r"|en\s+(?:el|un)\s+plazo\s+(?:máximo\s+)?de"
        r"|(?:(?:ellos|ellas|ella|él|la\s+\w+|el\s+\w+)\s+)?(?:me|nos|lo|le)?\s*(?:van\s+a\s+)?"
        r"(?:dirán|dijeron|dijo|dicen|dice|decir|responderán|responden|responder|contestarán|contestan|contestar"
        r"|avisarán|avisan|avisar|llamarán|llaman|llamar|escribirán|escriben|escribir|decidirán|deciden|decidir"
        r"|confirmarán|confirman|confirmar|darán|dan|dar|prometieron|prometió|han\s+dicho|ha\s+dicho|sabré|tendré)"
        r"(?:\s+(?:algo|que|(?:la|una|su)?\s*(?:respuesta|decisión|noticias|resultado)))?"
        r"|(?:la\s+)?(?:respuesta|decisión)|para|hasta|el(?=\s+próximo\b)|previst[oa](?:\s+para)?|es|durante)"
        r"(?=[\s:,]|$)[\s:,]*",
        re.IGNORECASE,
    ),
    tails=re.compile(
        r"[\s,(]+(?:o\s+así|más\s+o\s+menos|como\s+(?:muy\s+tarde|máximo|mucho)|a\s+más\s+tardar|máximo|aproximadamente"
        r"|aprox|o\s+antes|seguramente|probablemente|creo|supongo|dijeron|dijo|espero|a\s+partir\s+de\s+(?:hoy|ahora))\)?$",
        re.IGNORECASE,
    ),
    ends=re.compile(r"^(?:(?:a|al|para|en)\s+)?(?:el\s+)?(?:fin|final|finales|fines)\s+(?:de|del)\s+", re.IGNORECASE),
    before=re.compile(r"^(?:antes\s+(?:de|del)(?:\s+(?:el|la)(?=\s))?|previo\s+al?)\s+", re.IGNORECASE),
    week_of=re.compile(r"^(?:(?:en|durante)\s+)?(?:la\s+)?semana\s+(?:del|de(?=\s+\d))\s+"),
    weeks=both(_WEEKS),
    in_a_week=both(_placed(2, 2, 4)),
    bare_weeks=frozenset({"semana"}),
    months=both(_MONTHS),
    in_a_month=both(_placed(10, 15, 31)),
    bare_months=frozenset({"mes", "el mes"}),
    month_lengths=frozenset({"mes"}),
    end_of="finales de",
    years=each({"año", "el año", "este año"}),
    feasts=both({
        "navidad": (12, 24), "navidades": (12, 24), "las navidades": (12, 24), "las fiestas": (12, 24),
        "nochebuena": (12, 24), "año nuevo": (12, 31), "fin de año": (12, 31), "nochevieja": (12, 31),
        "reyes": (1, 5),
    }),
    counts=both({
        "un": 1, "una": 1, "el": 1, "la": 1, "un par de": 2, "par de": 2, "unos": 3, "unas": 3, "pocos": 3, "pocas": 3,
        "unos pocos": 3, "unas pocas": 3, "unos cuantos": 4, "unas cuantas": 4, "algunos": 3, "algunas": 3, "varios": 5,
        "varias": 5, "estos": 3, "estas": 3, "los": 3, "las": 3, "pocos más": 3,
        "próximos": 3, "próximas": 3, "siguientes": 3,
    }),
    length=re.compile(
        r"^(?:en|dentro\s+de|tras|después\s+de)?\s*(?:(?:los|las)\s+)?(?:(?:próximos|próximas|proximos"
        r"|proximas|siguientes|otros?|otras?|como)\s+)?"
        rf"(?:(?P<low>{_WORDS}+|\d{{1,3}})(?:\s?[-–—]\s?|\s+[ao]\s+))?"
        rf"(?P<count>{_WORDS}(?:{_WORDS}|\s){{0,20}}?|\d{{1,3}})(?:(?<=\d)\s?|\s+)"
        rf"(?P<unit>{_WORDS}+)(?:\s+(?P<business>hábiles|habiles|hábil|habil|laborables?|laborales?))?"
        r"(?:\s+o\s+(?P<more>[a-z]+))?$",
        re.IGNORECASE,
    ),
    either=re.compile(r"\s+(?:o|u|y|a|al)\s+(?:el\s+)?|\s*/\s*", re.IGNORECASE),
    one_of=("entre el ", "entre ", "del ", "de "),
    glue=each(words("""
        para hasta antes de del el la los las en a al dentro plazo este esta próximo próxima próximos próximas que viene
        siguiente siguientes entrante como muy máximo mucho más tardar sobre hacia alrededor o y u unos unas un una par
        pocos pocas varios varias algún momento principios comienzos inicios primeros mediados finales fines fin final
        mitad última último hábiles hábil laborables laborable mismo misma unas otros otra otras entre durante después
        pasado pasada por
    """)),
    core=each({"navidad", "navidades", "nochebuena", "nochevieja", "reyes", "año", "fiestas"}),
    openers=each({"desde", "no", "tras"}),
    counted=frozenset({"ronda", "fase", "entrevista", "parte", "etapa", "paso", "nivel"}),
    leaning=each({"para", "hasta", "en", "el", "la", "antes", "de", "a", "sobre", "hacia", "y", "o", "es", "será",
                  "por"}),
    stranded=frozenset(),
    lasting=frozenset({"de", "durante", "dura"}),
    unless_heard=re.compile(
        r"\bsi\s+(?:no|nadie)\s+(?:me\s+|nos\s+|te\s+|le\s+)?(?:dicen?|escriben?|llaman?|contestan?|responden?|avisan?"
        r"|he\s+recibido|recibo|tengo|sé)\b",
        re.IGNORECASE,
    ),
)  # fmt: skip
