"""Wording of Spanish notes: the phrases that do them harm, each with a line that has it and an innocent twin."""

from bot.drafting.harm import EVERY, Wording, row
from bot.model.finding import Rule, Severity
from bot.model.note import FOLLOW_UPS, NoteKind

_B, _W, _I = Severity.BLOCK, Severity.WARN, Severity.INFO
_REJECTION = frozenset({NoteKind.REJECTION})

SPANISH: tuple[Wording, ...] = (
    row(Rule.NO_LEFTOVER, _B,
        r"\b(?:(?:[Ss]u|[Tt]u) )?(?:Nombre|Apellido|Empresa|Puesto|Cargo|Fecha) (?:Completo|Aquí|del Entrevistador"
        r"|de la Empresa|del Puesto)\b|\b(?:insert(?:e|ar)|ponga|escriba) (?:aquí )?(?:su|el|la|tu) "
        r"(?:nombre|empresa|puesto|tema|fecha)\b|\bSu Nombre\b|\bTu Nombre\b",
        "Un saludo, Su Nombre", "Gracias por preguntar por el nombre de la empresa.", exact=True),
    row(Rule.NO_SALARY, _B,
        r"\b(?:salarios?|salarial(?:es)?|sueldos?|remuneraci[óo]n|retribuci[óo]n|n[óo]mina|honorarios)\b",
        "¿Cuál es el salario?", "Probé la ensalada y la salsa."),
    row(Rule.NO_SALARY, _B,
        r"\b(?:mis|los|sus|tus|qué) (?:beneficios|prestaciones|incentivos)(?: sociales| económicos)?\b"
        r"(?! (?:de|del|para)\b)|\bbeneficios sociales\b|\bbonos? (?:anual(?:es)?|de firma|por desempeño)\b"
        r"|\b(?:días de )?vacaciones pagadas\b|\bdías de vacaciones\b|\bpermiso retribuido\b|\bcontraoferta\b",
        "¿Qué beneficios sociales hay?", "Hablamos de los beneficios de la caché y de la temporada de vacaciones."),
    row(Rule.NO_SALARY, _B,
        r"(?:[$€]\s?\d[\d.,]{0,15}|(?<![\w.,])\d[\d.,]{0,15}\s?(?:k\s)?(?:€|euros|d[óo]lares|pesos))\s?"
        r"(?:brutos |netos )?(?:al|por|/)\s?(?:a[ñn]o|mes|hora)\b",
        "Gano 30.000 euros al año.", "Ahorramos 2 millones de euros en la nube."),
    row(Rule.NO_APOLOGY, _W,
        r"\b(?:lo siento|perd[óo]n|disculp(?:a|e|en|as|ame|eme)|mil disculpas|lamento (?:haber|no|mi|la|el))\b",
        "Perdón por la demora.", "La página de lamentos no fue la que vimos."),
    row(Rule.NO_APOLOGY, _B,
        r"\b(?:yo|me|mis?|estaba|estuve)\b[^.!?\n]{0,25}\b(?:nervios[oa]|nervios|bloque[ée])\b",
        "Estaba un poco nerviosa.", "Explicaste cómo se sienten los usuarios nuevos."),
    row(Rule.NO_PRESSURE, _B,
        r"\b(?:no he|no hemos|sigo sin|todav[íi]a no he|a[úu]n no he) (?:sabido|recib\w+|tenido|obtenido|o[íi]do)\b"
        r"|\bsin (?:noticias|respuesta)\b",
        "No he recibido respuesta.", "He recibido su invitación con gusto.", kinds=FOLLOW_UPS),
    row(Rule.NO_PRESSURE, _B,
        r"\b(?:sigo|estoy|contin[úu]o) esperando\b|\bcuanto antes\b|\blo antes posible\b|\burgente(?:mente)?\b"
        r"|\ba la mayor brevedad\b|\binmediata(?:mente)?\b",
        "Responda cuanto antes, por favor.", "Explicó la lista de espera de antes.", kinds=FOLLOW_UPS),
    row(Rule.NO_PRESSURE, _B,
        r"\botras? (?:ofertas?|empresas?|propuestas?)\b|\bpor qu[ée] no (?:ha|han|me|he)\b"
        r"|\b(?:necesito|exijo|espero) (?:una|su|tu) (?:respuesta|decisi[óo]n)\b|\bdecepcionad[oa]\b",
        "Tengo otra oferta.", "Por eso me presenté, y con gusto respondo a sus preguntas.", kinds=FOLLOW_UPS),
    row(Rule.DEFERENCE, _W,
        r"\bs[ée] que (?:est[áa]s?|est[áa]n|tiene|tienes) (?:muy |tan )?(?:ocupad[oa]s?|poco tiempo)\b"
        r"|\bno quiero (?:molestar|ser una molestia|quitar)\w*\b|\bsu valioso tiempo\b|\btu valioso tiempo\b"
        r"|\bs[óo]lo (?:quer[íi]a|escrib[íi]a|paso|pasaba)\b",
        "Sé que está muy ocupada.", "Me hablaste de la temporada más ocupada del año."),
    row(Rule.DEFERENCE, _W,
        r"\bhumilde(?:mente)?\b|\b(?:fue|ha sido|ser[íi]a) (?:todo )?un (?:gran |verdadero |enorme )?honor\b"
        r"|\beternamente agradecid[oa]\b|\ble(?:s)? ruego\b|\bte ruego\b",
        "Ha sido un gran honor conocerla.", "Tengo una matrícula de honor."),
    row(Rule.ASKS_NICELY, _W,
        r"(?:^|(?<=[.!?] )|(?<=\n))(?:d[íi]game|dime|env[íi]eme|env[íi]ame|m[áa]ndeme|m[áa]ndame|resp[óo]ndame"
        r"|resp[óo]ndeme|cont[ée]steme|cont[ée]stame|ll[áa]meme|ll[áa]mame)\b(?![^.!?\n]{0,60}\bpor favor\b)",
        "Dígame algo.", "Me dijo que le envíe la muestra."),
    row(Rule.ASKS_NICELY, _W, r"\b(?:debe|debes|tiene que|tienes que) (?:responder|contestar|decirme|llamarme"
        r"|enviarme)\w*\b"
        r"|\ba m[áa]s tardar\b", "Tiene que responder ya.", "Tiene que planificar el trabajo cada semana."),
    row(Rule.TONE, _W,
        r"(?<![\w-])(?:xq|pq|tb|tmb|bss?|grax|finde|porfa|porfi|xfa|x favor|okis|vale tía|tío|mola|guay|chido|padre que"
        r"|súper (?:guay|emocionad[oa]|feliz|contento))(?![\w-])",
        "Grax por todo, porfa.", "El tiempo del equipo es de todos."),
    row(Rule.TONE, _W, r"\b(?:GRACIAS|MUCH[OA]S|MUY|SUPER|SÚPER|GENIAL|POR FAVOR)\b", "MUCHAS gracias.",
        "Hablamos de AWS y del IVA.", exact=True),
    row(Rule.POSITIVE, _W,
        r"\b(?:desgraciadamente|lamentablemente|por desgracia|frustrad[oa]|frustrante|terrible|horrible|aburrid[oa]"
        r"|p[ée]rdida de tiempo)\b",
        "Lamentablemente tuve que irme.", "Fue una reunión afortunada."),
    row(Rule.POSITIVE, _W, r"\b(?:decepci[óo]n|decepcionad[oa]|decepcionante)\b", "Fue una decepción.",
        "La recepción fue amable.", kinds=EVERY - _REJECTION),
    row(Rule.POSITIVE, _W,
        r"\b(?:no me (?:gust[óo]|interesa|interes[óo])|ya no (?:me interesa|estoy interesad[oa])|odi[éo]"
        r"|sali[óo] (?:muy )?mal)\b",
        "No me gustó la prueba.", "Me gustó la prueba, y me interesa el equipo."),
    row(Rule.POSITIVE, _B,
        r"\b(?:me (?:despidieron|echaron|qued[ée] en blanco|bloque[ée])"
        r"|mi(?:s)? (?:mayor(?:es)? )?(?:debilidad(?:es)?|divorcio"
        r"|depresi[óo]n|enfermedad|embarazo|hijos?|marido|esposa|visado|deudas)|fui despedid[oa]|estoy (?:en paro"
        r"|desempleado"
        r"|desempleada))\b",
        "Me despidieron en marzo.", "Me pidieron en marzo un ejemplo."),
    row(Rule.NO_RECONSIDER, _B,
        r"\breconsider\w*\b|\bcambi(?:ar|e|en|es) de (?:opini[óo]n|idea)\b|\bde nuevo (?:su|la|tu) decisi[óo]n\b"
        r"|\b(?:otra|segunda|[úu]ltima) oportunidad de demostr\w*\b|\bes un error\b|\bfue un error\b|\binjust[oa]\b"
        r"|\bno (?:estoy de acuerdo|entiendo (?:por|su|tu|la))\b",
        "¿Podría reconsiderar su decisión?", "Me contó que los equipos cambian de planes.", kinds=_REJECTION),
    row(Rule.CLAIMS, _W,
        r"\bsoy (?:un |una )?(?:gran |excelente |buen[ao]? |muy )?(?:comunicador|comunicadora|l[íi]der|trabajador"
        r"|trabajadora"
        r"|proactiv[oa]|perfeccionista|organizad[oa]|aut[óo]nom[oa])\b"
        r"|\bsoy (?:el|la|un|una) (?:candidat[oa]|persona) (?:ideal|perfect[oa]|adecuad[oa])\b"
        r"|\btengo (?:grandes|excelentes|muy buenas|buenas) (?:dotes|habilidades|capacidades)\b",
        "Soy una gran comunicadora.", "Usted es una gran comunicadora, y soy amiga del equipo."),
    row(Rule.ATTACHES, _W,
        r"\b(?:adjunt[oa]|le env[íi]o de nuevo|te env[íi]o de nuevo|adjunt[áa]ndol[oe])\b[^.!?\n]{0,25}"
        r"\b(?:curr[íi]culum|curr[íi]culo|cv|carta)\b",
        "Adjunto de nuevo mi currículum.", "Envié mi currículum el 3 de marzo.",
        kinds=frozenset({NoteKind.RESUME, NoteKind.APPLICATION, NoteKind.INTRO})),
    row(Rule.ONE_EACH, _I, r"\b(?:en copia|he copiado a"
        r"|copio a)\b", "Copio a Tomás.", "Hablamos de las copias de datos."),
    row(Rule.CRISP, _W,
        r"\bcon el (?:fin|objetivo) de\b|\bdebido al hecho de que\b|\ben el caso de que\b|\ba nivel de\b"
        r"|\bpara nada dude\b"
        r"|\bno dude en\b|\bsinergias?\b",
        "Escribo con el fin de agradecerle.", "Al final del caso, el nivel fue alto.", strict=True,
        mends={"con el fin de": "para", "con el objetivo de": "para", "debido al hecho de que": "porque",
               "en el caso de que": "si"}),
)  # fmt: skip
"""Leftovers, emoji and rows of exclamation marks stand in the table of every language."""
