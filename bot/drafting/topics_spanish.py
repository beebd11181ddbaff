"""Topics in Spanish: what of the member's words goes into a note, and what is kept out of it.

What is no plain noun phrase, question or "cómo ..." is not written: the card asks for other words instead.
"""

import re
from collections.abc import Callable

from bot.drafting.brief import Brief
from bot.drafting.calling import called
from bot.drafting.fitness import said_nothing, speaks_of_money, unfit
from bot.drafting.lexicon import CASED
from bot.drafting.phrases import Phrase, Shape, Topic
from bot.drafting.text import clean
from bot.drafting.wording import worded
from bot.model.note import NoteKind

MOST_WORDS = 24
READ = 600

_ITEM = re.compile(r"\s*(?:[\n\r\u2028]+|;|•|·)\s*")
_BULLET = re.compile(r"^\s*(?:[-–—*•·>]+|\d{1,2}[.)]|(?:y|e|también|además|luego)\b)\s*(?=[\w¿])", re.I)
_SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[A-ZÁÉÍÓÚÑ¿¡])")
_NOTHING = re.compile(
    r"^(?:nada(?: (?:especial|concreto|en particular|más))?|no(?: (?:sé|se|recuerdo|me acuerdo|mucho|nada))?|ningun[oa]"
    r"|poco|poca cosa|lo (?:de siempre|normal|mismo|típico)|(?:todo )?(?:muy )?bien|normal|genial|regular"
    r"|un poco de todo|de todo(?: un poco)?|varias cosas|cosas varias|lo del puesto|el puesto|la empresa|pendiente"
    r"|luego lo pongo|ya veré)$",
    re.I,
)
_MONEY = re.compile(
    r"\b(?:salario|salarial|sueldo|remuneraci[óo]n|retribuci[óo]n|n[óo]mina|bonus|beneficios sociales|vacaciones|stock"
    r"|acciones|oferta econ[óo]mica|cu[áa]nto (?:pagan|cobra\w*|gana\w*))\b|[€$]\s?\d|\d\s?(?:€|k\b|euros\b)",
    re.I,
)
_JUDGES = re.compile(
    r"\b(?:aburrid[oa]s?|pesad[oa]s?|rar[oa]s?|arrogante|borde|antip[áa]tic[oa]|simp[áa]tic[oa]|maj[oa]s?|amable"
    r"|agradable|divertid[oa]|guap[oa]|joven|viej[oa]|embaraz\w+|enferm\w+|hij[oa]s?|marid[oa]|mujer|novi[oa]|divorci\w+"
    r"|religi\w+|pol[íi]tica|despid\w+|despedid[oa]|paro|mal ambiente|t[óo]xic[oa]|p[ée]sim[oa]|horrible"
    r"|terrible|fatal|nervios\w*"
    r"|me (?:cay[óo]|pareci[óo]|gust[óo]|encant[óo]|qued[ée]|equivoqu[ée]|bloque[ée]|puse|sent[íi])|creo que|no s[ée]"
    r"|no supe|no me|caos|problemas con)\b",
    re.I,
)
_TALKED = re.compile(
    r"^(?:(?:ella|[ée]l|nosotros|nos|me|le|yo|luego|tambi[ée]n|hoy|sobre todo|estuvimos)\s+)*"
    r"(?:habl(?:amos|[ée]|[óo]|ando)|charlamos|charlando|convers(?:amos|ando)|discutimos|coment(?:amos|[óo]|ando)|vimos"
    r"|tratamos|repasamos|cont(?:[óo]|[ée])|explic(?:[óo]|aron|amos)|mencion(?:[óo]|aron)|describi[óo]|present[óo]|tema:?"
    r"|el tema (?:fue|de))\s*(?:(?:mucho|bastante|un poco|tambi[ée]n|sobre todo|largo y tendido)\s+)*",
    re.I,
)
_ASKED = re.compile(
    r"^(?:(?:ella|[ée]l|me|nos)\s+)*pregunt(?:[óo]|aron)\s+(?:(?:mucho|bastante|tambi[ée]n)\s+)*"
    r"(?P<by>por|sobre|acerca del?)?\s*",
    re.I,
)
_ABOUT = re.compile(r"^(?:sobre|acerca\s+de|respecto\s+a|en torno a|de)\s+(?=\S)|^(?:acerca\s+)?del\s+(?=\S)", re.I)
_HOW = re.compile(
    r"^(?:c[óo]mo|por qu[ée]|qu[ée]|cu[áa]ndo|d[óo]nde|qui[ée]n(?:es)?|cu[áa]l(?:es)?|cu[áa]nt[oa]s?|si)\s+\w", re.I
)
_MARKED = {
    "como": "cómo", "por que": "por qué", "que": "qué", "cuando": "cuándo", "donde": "dónde", "quien": "quién",
    "quienes": "quiénes", "cual": "cuál", "cuales": "cuáles",
}  # fmt: skip
_THEIR = re.compile(r"\b(tus?|vuestr[oa]s?)\b", re.I)
_FINITE = re.compile(
    r"\b(?:es|son|era|eran|fue|fueron|está|están|estaba|estaban|tienen?|tenían?|hay|había|va|van|hacen?|hizo|hicieron|usan?"
    r"|usaron|quieren?|necesitan?|buscan?|trabajan?|crece|crecen|creció|duplicaron|lanzaron|lanzan|migraron|cambiaron|han|ha"
    r"|hemos|he|me|nos|se|les?|te|yo|ella|ellos|ellas|él|tú|puedo|puede|pueden|debe|deben|quiero|soy|estoy|tengo|vamos"
    r"|dijo|dijeron|dice|dicen)\b",
    re.I,
)
_CLAUSE_OF = re.compile(r"\s(?:que|donde|quien|quienes|cuyo|cuya)\s.*$", re.I)
_I_DID = re.compile(
    r"^(?:yo\s+)?(?:he\s+\w+[dts]o|tengo|trabaj[éo]|llevo|\w{2,}(?:é|í)(?=\s)|hice|tuve|puse|di|conduje|constru[íy]\w*|soy)\s+\w",
    re.I,
)
_CUT = re.compile(r",\s|:\s|\s\(|\s[–—-]{1,2}\s|\.\s|\s(?:pero|porque|aunque|mientras|así que|ya que)\s", re.I)
_NEED = re.compile(
    r"^(?:(?:ellos|la empresa|el equipo|el puesto)\s+)?(?:necesitan?|buscan?|quieren?|requieren?|les hace falta"
    r"|hace falta|faltan?)\s+(?:ayuda\s+(?:con|en)\s+|a\s+(?=alguien))?",
    re.I,
)
_EMPTY = frozenset({
    "el", "la", "los", "las", "un", "una", "su", "sus", "mi", "mis", "de", "del", "en", "y", "e", "o", "con", "por",
    "para", "que", "lo", "cosa", "cosas", "tema", "temas", "parte", "puesto", "empresa", "equipo", "trabajo",
    "proyecto",
})  # fmt: skip


def topic_in_spanish(brief: Brief) -> Topic:
    """What the two talked about, as it stands in a note to the recipient."""
    name = called(brief.recipient).split(" ")[-1]

    def made(text: str) -> Phrase | None:
        phrase = _talked(text)
        named = phrase is not None and name and re.search(rf"\b{re.escape(name)}\b", phrase.text) is not None
        return None if named else phrase

    return _chosen(brief, brief.topic, made, most=2)


def fit_in_spanish(brief: Brief) -> Topic:
    """The member's own experience that goes with it."""
    told = _chosen(brief, brief.fit, _own, most=1)
    if told.phrase is not None or not brief.match.strip():
        return told
    return _chosen(brief, brief.match, _own, most=1)


def need_in_spanish(brief: Brief) -> Topic:
    """What the employer needs, from what the member found out beforehand."""

    def made(text: str) -> Phrase | None:
        phrase = _noun(_NEED.sub("", text))
        return phrase if phrase is not None and phrase.shape is Shape.NOUN else None

    return _chosen(brief, brief.need, made, most=1)


def _chosen(brief: Brief, said: str, made: Callable[[str], Phrase | None], *, most: int) -> Topic:
    said = said.strip()[:READ]
    items = [item for item in (_item(item) for item in _ITEM.split(said)) if item]
    telling = [item for item in items if not _says_nothing(item)]
    if not telling:
        return Topic(None)
    fit: list[Phrase] = []
    for item in telling:
        phrase = _first_fit(item, made, brief)
        if phrase is not None:
            fit.append(phrase)
        if len(fit) == most:
            break
    if not fit:
        return Topic(None, unfit=True)
    if len(fit) == 2 and all(_may_pair(phrase) for phrase in fit):
        return Topic(Phrase(f"{fit[0].text} y {fit[1].text}", Shape.NOUN))
    return Topic(fit[0])


def _item(text: str) -> str:
    text = clean(text)
    for _ in range(3):
        text = _BULLET.sub("", text)
    return text.strip(" ,;")


def _says_nothing(text: str) -> bool:
    return _NOTHING.match(text.strip(" .!?¡¿-")) is not None or said_nothing(text)


def _may_pair(phrase: Phrase) -> bool:
    # "Datos y inteligencia" is written with an e; two such are not put side by side.
    plain = phrase.shape is Shape.NOUN and len(phrase.text.split()) <= 6
    return plain and not re.search(r",|\by\b|^h?[ií]", phrase.text, re.I)


def _first_fit(item: str, made: Callable[[str], Phrase | None], brief: Brief) -> Phrase | None:
    sentence = _SENTENCE.split(item)[0].rstrip(" .!")
    # All of it first, then its beginnings, the longest first.
    cuts = [match.start() for match in _CUT.finditer(sentence)]
    for part in (sentence, *(sentence[:cut].rstrip(" ,;:(–—-") for cut in reversed(cuts))):
        if _says_nothing(part) or len(part.split()) > MOST_WORDS or (part == sentence and cuts):
            continue
        phrase = made(part)
        if phrase is not None and _may_be_written(part, phrase, brief):
            return phrase
    return None


def _may_be_written(part: str, phrase: Phrase, brief: Brief) -> bool:
    trade = f"{brief.role} {brief.company}"
    if _MONEY.search(part) or _JUDGES.search(part) or unfit(part) or speaks_of_money(part, trade=trade):
        return False
    if "://" in part or re.search(r"[\"“”«»]", part):
        return False
    telling = [word for word in re.findall(r"\w+", phrase.text.lower()) if word not in _EMPTY]
    harmful = any(True for _ in worded(phrase.text, leftovers="", kind=NoteKind.THANK_YOU, language="es"))
    return bool(telling) and not harmful


def _talked(text: str) -> Phrase | None:
    """The words as a topic, in the register of the note."""
    if text.startswith("¿") or text.endswith("?"):
        asked = text if text.startswith("¿") else f"¿{text[:1].upper()}{text[1:]}"
        return Phrase(asked if asked.endswith("?") else f"{asked}?", Shape.QUESTION)
    asked_for = _ASKED.match(text)
    if asked_for is not None:
        about = _plain_topic(text[asked_for.end() :], relative=True)
        if about is None:
            return None
        return Phrase(f"su pregunta sobre {about.text}", Shape.ASKED)
    bare = _TALKED.sub("", text, count=1)
    return _plain_topic(bare, relative=bare != text)


def _plain_topic(text: str, *, relative: bool) -> Phrase | None:
    """A noun phrase or a "cómo ..." without what led to it; `relative`: a verb went before it."""
    led = _ABOUT.match(text)
    if led is not None:
        text = ("el " if led.group().lower().rstrip().endswith("del") else "") + text[led.end() :]
    if _HOW.match(text):
        if re.match(r"que\s", text, re.I) and not relative:
            return None
        first = next((word for word in _MARKED if re.match(rf"{word}\s", text, re.I)), None)
        if first == "que":
            # "Que crecen mucho" is a statement, "qué hacen" a question; without its accent it may be either.
            return None
        if first is not None:
            text = _MARKED[first] + text[len(first) :]
        return Phrase(_theirs(text[:1].lower() + text[1:]), Shape.CLAUSE)
    return _noun(text)


def _own(text: str) -> Phrase | None:
    """The member's experience: a noun phrase, or a sentence in the first person."""
    if _I_DID.match(text):
        said = re.sub(r"^yo\s+", "", text, flags=re.I)
        return Phrase(said[:1].lower() + said[1:], Shape.STATEMENT)
    return _noun(text)


def _noun(text: str) -> Phrase | None:
    """A noun phrase, small at its beginning; None for what has a verb of its own."""
    text = text.strip(" .,;:")
    head = _CLAUSE_OF.sub("", f" {text}").strip()
    if not head or _FINITE.search(head) or _NO_NOUN.match(text):
        return None
    first = text.split(" ")[0]
    plain = first[:1].isupper() and first[1:].islower() and first.lower() not in CASED
    if plain and _is_common(first):
        text = text[:1].lower() + text[1:]
    return Phrase(_theirs(text), Shape.NOUN)


_NO_NOUN = re.compile(r"(?:que|si|no|cuando|porque|y|o|con|en|a|por|para|al)\s", re.I)
_OPENS = frozenset({
    "el", "la", "los", "las", "un", "una", "unos", "unas", "su", "sus", "mi", "mis", "nuestro", "nuestra", "tu", "tus",
    "lo", "este", "esta", "cada", "otro", "otra", "dos", "tres", "cuatro", "cinco",
})  # fmt: skip
_COMMON_ENDS = (
    "ción", "cion", "sión", "sion", "dad", "tad", "miento", "aje", "ismo", "encia", "ancia", "ura", "eza", "tica",
    "ría", "nto", "ncias", "ciones", "dades", "mientos", "os", "as", "tes",
)  # fmt: skip


def _is_common(word: str) -> bool:
    """Whether a capital at the beginning is that of a sentence rather than of a name."""
    return word.lower() in _OPENS or word.lower().endswith(_COMMON_ENDS)


def _theirs(text: str) -> str:
    """The words in the register of the note: "tu equipo" is "su equipo"."""

    def turned(match: re.Match[str]) -> str:
        plural = match[1].lower().endswith("s")
        word = "sus" if plural else "su"
        return word.capitalize() if match[1][0].isupper() else word

    return _THEIR.sub(turned, text)
