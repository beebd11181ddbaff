"""The marks of Spanish notes."""

import re

from bot.drafting.marks import Marks

_WEEKDAYS = "lunes|martes|mi[ée]rcoles|jueves|viernes|s[áa]bado|domingo"


def _any(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.I)


SPANISH = Marks(
    code="es",
    hailed=_any(
        r"^\s*(?:hola|estimad[oa]s?|querid[oa]s?|apreciad[oa]s?|buenos d[íi]as|buenas (?:tardes|noches))(?:\s*,)?\s+"
    ),
    titled=_any(r"(?:sr|sra|srta|don|do[ñn]a|d|dr|dra|prof|profa|profesora?|ing|lic)\b\.? "),
    everybody=_any(r"^(?:a )?(?:todos|todas|tod@s|equipo|ambos|ambas|se[ñn]ores|todo el equipo)$"),
    nobody=_any(r"\d|\botr[oa]s\b"),
    thanks=_any(r"\bgracias\b|\bagrade\w+"),
    time=_any(
        r"\btiempo\b|\bconversaci[óo]n\b|\bhabl\w+|\bconvers\w+|\breuni\w+|\bentrevista\b|\bllamada\b|\bcharla\w*"
        r"|\brato\b|\bma[ñn]ana\b|\btarde\b|\bconocer\w*|\brecib\w+|\batend\w+|\batenci[óo]n\b"
    ),
    considering=_any(
        r"\bconsider\w+|\btener(?:me|lo)? en cuenta\b|\btenerme\b|\boportunidad\b|\binvita\w+|\bcandidatura\b"
        r"|\bentrevista\w*\b|\bvalor\w+"
    ),
    interest=_any(
        r"\binter[ée]s\w*|\binteresa\w*|\binteresad[oa]\b|\bme (?:gustar[íi]a|encantar[íi]a|ilusiona|atrae)\b"
        r"|\bilusi[óo]n\b"
        r"|\bentusiasm\w+|\bme hace ilusi[óo]n\b|\bcon ganas\b|\bseguir en el proceso\b|\bformar parte\b"
    ),
    next_step=_any(
        r"\bpr[óo]xim[oa]s? (?:pasos?|etapas?|fases?)\b|\bsiguientes? (?:pasos?|etapas?|fases?)\b"
        r"|\bquedo (?:a|atent|pendiente)\w*|\bestoy a su disposici[óo]n\b"
        r"|\ba (?:su|tu) disposici[óo]n\b|\bcon (?:mucho )?gusto\b|\balgo m[áa]s\b|\bcualquier (?:cosa|duda|dato"
        r"|pregunta)\b"
        r"|\bm[áa]s informaci[óo]n\b|\bespero (?:tener|recibir|que)\b|\bseguir (?:la conversaci[óo]n|hablando)\b"
        r"|\bc[óo]mo (?:va|est[áa]|sigue|avanza)\b|\bplazos?\b|\ben contacto\b|\bnoticias\b|\bh[áa]gamelo saber\b"
        r"|\bd[íi]gamelo\b"
        r"|\bhazme saber\b"
    ),
    why=_any(r"\bcandidatura\b|\bsolicitud\b|\bcurr[íi]cul\w+|\bcv\b|\bme (?:present[ée]|postul[ée])\b|\benvi[ée]\b"
        r"|\bpostulaci[óo]n\b"),
    arrived=_any(
        r"\b(?:lleg\w+|recib\w+|confirm\w+|est[áa] completa|les consta|le consta|te consta|en orden|asegurar\w*)\b"
    ),
    more=_any(
        r"\balgo m[áa]s\b|\bm[áa]s (?:informaci[óo]n|datos|detalles|documentos|material)\b|\bcualquier (?:cosa|dato"
        r"|duda"
        r"|documento|pregunta)\b|\bcon (?:mucho )?gusto\b|\bmuestras de (?:mi )?trabajo\b|\breferencias\b"
        r"|\bhace falta\b|\bnecesit\w+"
        r"|\bfalta\b"
    ),
    feedback=_any(r"\bcomentarios?\b|\bopini[óo]n\b|\bconsejos?\b|\bqu[ée] (?:podr[íi]a|puedo) mejorar\b"
        r"|\bretroalimentaci[óo]n\b|\bfeedback\b"),
    keep_in_mind=_any(
        r"\b(?:me )?(?:tengan?|tenga|tengas|tenerme) (?:presente|en cuenta)\b|\bpi[ée]ns\w+ en m[íi]\b|\bfutur[oa]s?\b"
        r"|\botr[oa]s? (?:puestos?|vacantes?|oportunidad\w*)\b|\ben contacto\b|\bm[áa]s adelante\b"
    ),
    opens_with_me=re.compile(r"(?:Yo|Mi|Mis)(?!\w)"),
    me=re.compile(r"\b(?:[Yy]o|[Mm]e|[Mm]is?|[Mm]í|[Cc]onmigo|[Mm]í[oa]s?)\b"),
    you=_any(r"\b(?:usted(?:es)?|ustedes|t[úu]|tus?|te|ti|contigo|sus?|le|les|os|vuestr[oa]s?)\b"),
    dull=frozenset({
        "hola", "gracias", "pregunta", "una pregunta", "entrevista", "consulta", "seguimiento", "muchas gracias",
    }),
    small=frozenset(
        """
        los las una uno unos unas del con por para que como cuando donde quien cual sobre desde hasta entre sus tus mis
        nos les esto esta este estos estas eso esa ese esos esas pero más muy también tan todo toda todos todas sin ser
        era fue son soy eres está están estoy hay han has hemos haber sido lo la el le se me te su tu mi al de en
        """.split()  # noqa: SIM905
    ),
    met_on=_any(
        r"\b(?:tiempo|reuni[óo]n|conversaci[óo]n|entrevista|llamada|charla|hablar|hablamos|conversar|vernos"
        r"|atenderme|recibirme)\b"
        rf"[^.!?\n]{{0,24}}?\b(?:el|del|este|pasado) (?P<day>{_WEEKDAYS})\b"
    ),
    article=_any(r"^(?:el|la|los|las|un|una) (?=\S)"),
)  # fmt: skip
