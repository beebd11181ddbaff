"""Spanish words of postings: what asks for silence, and what names a day; and what stands around them on a page."""

import re

from bot.reading.posting_page_english import BANNER, ENDS, INLINE, NOISE
from bot.reading.posting_words import PostingWords
from bot.reading.when_spanish import SPANISH as TIME


def _any(*parts: str) -> re.Pattern[str]:
    """Any of these, whatever the case."""
    return re.compile("|".join(parts), re.IGNORECASE)


def _row(*parts: str) -> re.Pattern[str]:
    """A whole row that is one of these."""
    return re.compile(rf"^\W*(?:{'|'.join(parts)})\W*$", re.IGNORECASE)


# What is not to be done.
_CALL = (
    r"(?:llamadas?(?:\s+telef[óo]nicas?)?|tel[ée]fono|consultas?|correos?(?:\s+electr[óo]nicos?)?|e-?mails?|mensajes?"
    r"|visitas?|seguimientos?|contactos?)"
)
_CALLS = rf"{_CALL}(?:\s*(?:,|/|o|u|y|ni)\s*(?:sin\s+|ni\s+)?{_CALL}){{0,3}}"
_DO = r"(?:llam(?:ar|e|en|es)|contact(?:ar|e|en|es)|escrib(?:ir|a|an)|telefone\w+|visit(?:ar|e|en)|env[íi](?:ar|e|en))"
_US = (
    r"(?:nos|con\s+\w+|a\s+(?:la|el|los|las|nuestr\w+|este)|por\s+tel[ée]fono|directamente|para\s+(?:consultar"
    r"|preguntar"
    r"|conocer|saber)|al\s+\w+|a\s+\w+|sobre|acerca)"
)

# Who hears back.
_THEY = (
    r"(?:candidat\w+|solicitantes|postulantes|aspirantes|personas|perfiles|candidaturas|solicitudes|aquell\w+|quienes)"
)
_PICKED = (
    r"(?:(?:pre)?seleccionad\w+|finalistas|elegid\w+|id[óo]ne\w+|que\s+(?:cumplan|encajen|avancen|pasen|sean|resulten)"
    r"|cuyo\s+perfil|con\s+perfil)"
)
_TOLD = (
    r"(?:contactad\w+|contactaremos|contactar[áa]\w*|contactar|se\s+(?:contactar|comunicar|avisar|responder)\w*"
    r"|recibir[áa]\w*|responderemos|avisaremos|llamaremos|notificad\w+|convocad\w+|pondremos\s+en\s+contacto)"
)

# By when.
_NUMBER = (
    r"(?:\d{1,2}(?:\s*(?:-|–|a|o)\s*\d{1,2})?|(?:una?|dos|tres|cuatro)\s+(?:a|o)\s+(?:dos|tres|cuatro|cinco|seis)"
    r"|una?|dos"
    r"|tres|cuatro|cinco|seis|siete|ocho|diez|quince|veinte|treinta)"
)
_UNIT = r"(?:d[íi]as?(?:\s+(?:h[áa]biles|laborables|naturales))?|semanas?|mes(?:es)?|quincena)"
_WITHIN_LEAD = (
    r"(?:en|dentro\s+de|tras|antes\s+de|en\s+menos\s+de|un\s+plazo\s+(?:m[áa]ximo\s+)?de"
    r"|el\s+plazo\s+(?:m[áa]ximo\s+)?de"
    r"|hasta)\s+(?:(?:el|un)\s+plazo\s+(?:m[áa]ximo\s+|aproximado\s+)?de\s+|los\s+pr[óo]ximos\s+|unos\s+|unas\s+"
    r"|aproximadamente\s+|un\s+m[áa]ximo\s+de\s+)*"
)
_LENGTH = rf"(?P<within>{_NUMBER}\s*(?:\(\d{{1,2}}\)\s*)?{_UNIT})"
_BY = r"(?:antes\s+del?|hasta\s+el|a\s+m[áa]s\s+tardar\s+el|para\s+el|como\s+muy\s+tarde\s+el)\s+(?P<by>(?=\S))"
_ANSWERS = (
    r"(?:respond\w+|responderemos|contest\w+|contact\w+|avis\w+|comunic\w+|inform\w+|notific\w+|recibir[áa]\w*"
    r"|respuesta"
    r"|decisi[óo]n|noticias|resoluci[óo]n|resultado\w*|pondremos\s+en\s+contacto|sabr[áa]\w*)"
)

SPANISH = PostingWords(
    no_contact=_any(
        r"\b(?:por\s+favor[\s,:–-]*)?\b(?:no\s+se\s+(?:aceptan|admiten|atienden|atender[áa]n|responder[áa]n"
        r"|aceptar[áa]n"
        r"|admitir[áa]n|contestar[áa]n)|no\s+(?:aceptamos|admitimos|atendemos|atenderemos|respondemos|contestamos))\s+"
        rf"(?:\w+\s+)?{_CALLS}",
        rf"\b(?:abst[ée]n(?:gase|ganse|te|erse)|eviten?|evitar)\s+(?:de\s+)?{_DO}",
        rf"\bno\s+(?:nos\s+)?{_DO}\b(?:\s*(?:,|/|o|u|y|ni)\s*(?:no\s+)?{_DO})*(?:\s+{_CALLS})?(?=\s+{_US}\b|\s*[.!;,)]|\s*$)",
        rf"\b(?:se\s+ruega|rogamos|le\s+rogamos|les\s+rogamos|se\s+pide|pedimos)\s+no\s+{_DO}",
        rf"\b(?:por\s+favor[\s,:–—-]*)sin\s+{_CALLS}\b|\bsin\s+{_CALLS}[\s,:–—-]*\bpor\s+favor\b",
        rf"^\W*sin\s+{_CALLS}\W*$|[(\[]\s*sin\s+{_CALLS}\s*[)\]]",
        rf"\b(?:solicitudes?|candidaturas?|curr[íi]culums?|cvs?|env[íi]\w+|inscr[íi]\w+)\b[^.]{{0,80}}[,;:–—-]\s*sin\s+{_CALLS}"
        r"\W*$",
        rf"\babstenerse\s+de\s+{_DO}",
        rf"\b{_CALLS}\s+no\s+ser[áa]n?\s+(?:atendid|respondid|contestad|aceptad|admitid)\w+",
    ),
    harmless=_any(
        r"\bno\s+(?:dude|duden|dudes)\b", r"\bcentro\s+de\s+(?:llamadas|contacto)\b", r"\blentes\s+de\s+contacto\b",
        r"\bno\s+(?:contactar|llamar|escribir)\s+a\s+(?:clientes|pacientes)\b", r"\bpuntos?\s+de\s+contacto\b",
        r"\bllamadas\s+(?:entrantes|salientes|en\s+fr[íi]o|comerciales)\b", r"\bno\s+es\s+necesario\b",
    ),
    mail_welcome=_any(
        r"\b(?:correos?(?:\s+electr[óo]nicos?)?|e-?mails?)\s+(?:s[íi]\s+)?(?:es|son|ser[áa]n?)\s+(?:siempre\s+)?"
        r"(?:bienvenid\w+|mejor|preferible|lo\s+mejor)",
        r"\b(?:mejor|preferimos|preferiblemente|prefiero)\b[^.;]{0,15}\b(?:correos?|e-?mails?)",
        r"\b(?:escr[íi]banos|escr[íi]benos|escriba|escribe)\b[^.]{0,30}\b(?:correo|e-?mail|@)",
        r"\b(?:dudas|preguntas|consultas)[\w\s,:–—-]{0,20}\b(?:por\s+(?:correo|e-?mail)|a\s+[\w.+-]+@)",
    ),
    no_mail=_any(r"\b(?:ni|o|u|sin)\s+(?:por\s+|env[íi]\w+\s+)?(?:correos?|e-?mails?|escrib\w+)\b"),
    agencies=_any(r"\b(?:agencias?|consultoras?|head\s?hunters?|empresas\s+de\s+selecci[óo]n|ett|terceros|intermediarios)\b"),
    only_selected=_any(
        rf"\b(?:s[óo]lo|solamente|[úu]nicamente|exclusivamente)\b[^.]{{0,60}}?\b(?:{_TOLD})[^.]{{0,60}}?"
        rf"(?:{_THEY}\s+)?{_PICKED}",
        r"\b(?:s[óo]lo|solamente|[úu]nicamente"
        rf"|exclusivamente)\b[^.]{{0,40}}?\b{_THEY}[^.]{{0,40}}?{_PICKED}[^.]{{0,60}}?"
        rf"\b{_TOLD}",
        r"\b(?:s[óo]lo|solamente|[úu]nicamente)\s+(?:nos\s+)?\w*\s*(?:contactaremos|responderemos|avisaremos"
        r"|llamaremos)\b",
        r"\bsi\s+no\s+(?:recibe|recibes|reciben|ha\s+recibido|has\s+recibido|tiene|tienes)\s+(?:una\s+)?(?:respuesta"
        r"|noticias"
        r"|contestaci[óo]n)[^.]{0,80}\b(?:consider\w+|entiend\w+|entender\w+|descartad\w+|no\s+ha\s+sido)",
        r"\bno\s+(?:nos\s+es\s+posible|podemos|podremos|ser[áa]\s+posible)\s+(?:responder|contestar|contactar)\s+"
        r"(?:individualmente\s+)?a\s+tod\w+",
        r"\bdebido\s+al?\s+(?:gran\s+|alto\s+|elevado\s+)?(?:volumen|n[úu]mero|cantidad)\s+de\s+(?:solicitudes"
        r"|candidaturas"
        r"|curr[íi]culums?)",
    ),
    window=_any(
        rf"\b(?:(?:te|le|les|os|nos|se)\s+)?(?:{_ANSWERS})[^.]{{0,60}}?\b(?:{_WITHIN_LEAD}{_LENGTH}|{_BY})",
    ),
    allowed=_any(
        rf"\b(?:(?:espere|espera|esperen|deje|deja|conceda|dan?os)\s+(?:al\s+menos\s+|unos\s+|unas\s+)?|{_WITHIN_LEAD})"
        rf"{_LENGTH}[^.]{{0,80}}?\b{_ANSWERS}"
    ),
    not_window=_any(
        r"\b(?:(?:chat)?bots?|autom[áa]tic\w+|clientes?|pacientes?|usuarios?|incidencias?|tickets?|pedidos?|reclamaciones|proveedores|alumnos?"
        r"|estudiantes"
        r"|formaci[óo]n|per[íi]odo\s+de\s+prueba|incorporaci[óo]n\s+inmediata|facturas?)\b",
    ),
    closes=_any(
        r"(?:\b(?:fecha\s+(?:l[íi]mite|de\s+cierre|tope)|plazo\s+(?:de\s+(?:solicitud|presentaci[óo]n|inscripci[óo]n"
        r"|candidaturas?)|hasta|abierto\s+hasta)|[úu]ltimo\s+d[íi]a\s+para\s+(?:solicitar|postular\w*|inscribir\w*"
        r"|presentar\w*)"
        r"|cierre\s+de\s+(?:candidaturas|solicitudes|inscripci[óo]n|la\s+convocatoria)|(?:candidaturas|solicitudes"
        r"|curr[íi]culums?|cvs?|inscripciones)\s+(?:hasta|abiertas\s+hasta|se\s+(?:admiten|reciben|aceptan)\s+hasta)"
        r"|(?:env[íi]e|env[íi]a|enviar|presente|presenta|postula|post[úu]late|inscr[íi]bete"
        r"|solicite)\b[^.]{0,40}?\s+(?:antes\s+del?"
        r"|hasta\s+el)|abiert[ao]\s+hasta|vence|finaliza|cierra)"
        r"(?:\s+(?:es|el|del|de|hasta|antes|las|la|solicitud\w*|candidaturas?|inscripci[óo]n|presentaci[óo]n"
        r"|para))*\s*[:–-]?\s*)",
    ),
    since_closing=_any(
        r"\b(?:desde|tras|despu[ée]s\s+de|a\s+partir\s+de)\s+(?:el\s+|la\s+)?(?:cierre|fecha\s+(?:l[íi]mite"
        r"|de\s+cierre)|plazo"
        r"|fin\s+del\s+plazo)"
    ),
    numbers={
        "un": 1, "una": 1, "dos": 2, "tres": 3, "cuatro": 4, "cinco": 5, "seis": 6, "siete": 7, "ocho": 8, "diez": 10,
        "quince": 15, "veinte": 20, "treinta": 30,
    },
    days={
        "hábil": (1, True), "habil": (1, True), "laborable": (1, True), "día": (1, False), "dia": (1, False),
        "semana": (7, False), "quincena": (15, False), "mes": (30, False),
    },
    end_of=_any(r"^(?:el\s+)?(?:fin|final(?:es)?)\s+de\s+(?:el\s+mes\s+de\s+)?(?P<month>[a-z]{3,10})(?P<year>\s+(?:de\s+)?20\d\d)?"),
    noise=re.compile(
        NOISE.pattern + "|" + _row(
            r"compartir(?:\s+.*)?|guardar(?:\s+.*)?|imprimir|denunciar(?:\s+.*)?|inscr[íi]bete(?:\s+.*)?"
            r"|inscribirme(?:\s+.*)?",
            r"postular(?:me|se)?(?:\s+ahora)?|aplicar(?:\s+ahora)?|solicitar(?:\s+(?:ahora|empleo|este\s+puesto))?",
            r"iniciar\s+sesi[óo]n|acceder|registrarse|reg[íi]strate|crear\s+(?:una\s+)?(?:cuenta|alerta).*|men[úu]"
            r"|buscar(?:\s+.*)?",
            r"inicio|empleos?|ofertas(?:\s+de\s+(?:empleo|trabajo))?|empresas|contacto|ayuda|volver(?:\s+.*)?"
            r"|siguiente|anterior",
            r"ver\s+(?:m[áa]s|todas?|similares).*|mostrar\s+(?:m[áa]s|menos).*|aceptar(?:\s+.*cookies)?"
            r"|rechazar(?:\s+.*)?",
            r"pol[íi]tica\s+de\s+(?:privacidad|cookies)|aviso\s+legal|t[ée]rminos\s+(?:y|de)\s+.*"
            r"|todos\s+los\s+derechos\s+.*",
            r"\d+\s+(?:candidatos|inscritos|comentarios|visitas|vacantes).*|publicad[ao]\s+.*|patrocinado|anuncio",
        ).pattern,
        re.IGNORECASE,
    ),
    inline=INLINE,
    ends=re.compile(
        ENDS.pattern + "|" + _row(
            r"(?:ofertas|empleos|puestos|vacantes)\s+(?:similares|relacionad[ao]s|parecid[ao]s).*",
            r"(?:otras\s+personas|tambi[ée]n)\s+(?:vieron|han\s+visto).*|m[áa]s\s+ofertas\s+(?:de|en|como).*",
            r"(?:\d+\s+)?comentarios(?:\s*\(\d+\))?|deja\s+un\s+comentario.*|te\s+puede\s+interesar.*"
            r"|lo\s+m[áa]s\s+le[íi]do.*",
        ).pattern,
        re.IGNORECASE,
    ),
    banner=re.compile(
        BANNER.pattern + r"|\b(?:usamos|utilizamos|utiliza|usa)\s+cookies|\bcookies\s+propias", re.IGNORECASE
    ),
    time=TIME,
)  # fmt: skip
