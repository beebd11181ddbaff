"""The Spanish of names, as tables: what is typed in Spanish holds English titles and roles as well."""

import re

from bot.reading import names_english as english
from bot.reading.language import NameWords
from bot.reading.when_spanish import each
from bot.reading.word_list import words

TITLES = {
    **english.TITLES,
    "sr": "Sr.", "señor": "Sr.", "senor": "Sr.", "sra": "Sra.", "señora": "Sra.", "senora": "Sra.", "srta": "Srta.",
    "señorita": "Srta.", "d": "D.", "don": "D.", "dña": "Dña.", "dna": "Dña.", "doña": "Dña.", "dr": "Dr.",
    "doctor": "Dr.", "dra": "Dra.", "doctora": "Dra.", "prof": "Prof.", "profesor": "Prof.", "profesora": "Prof.",
    "lic": "Lic.", "licenciado": "Lic.", "licenciada": "Lic.", "ing": "Ing.", "arq": "Arq.",
}  # fmt: skip

_BOTH_GENDERS = """
    ingenier desarrollador programador diseñador jef director encargad coordinador consultor asesor técnic
    administrativ vendedor contador abogad arquitect científic investigador reclutador becari redactor editor traductor
    profesor maestr enfermer médic soci fundador president subdirector secretari camarer cociner cajer conductor
    operari supervisor ejecutiv gestor auditor controlador psicólog biólog químic físic economist matemátic
    farmacéutic fotógraf creador cofundador entrevistador seleccionador formador educador trabajador entrenador
    comprador planificador instalador soldador electricist mecánic albañil orientador mediador promotor delegad
    embajador ordenanz monitor animador narrador productor realizador locutor
"""
ROLE_HEADS = english.ROLE_HEADS | each(
    form
    for stem in words(_BOTH_GENDERS)
    for form in ((stem, f"{stem}a") if stem.endswith("r") else (f"{stem}o", f"{stem}a", f"{stem}e"))
) | each(words("""
    analista gerente responsable especialista asistente auxiliar ayudante comercial contable practicante pasante docente
    líder recepcionista dependiente estratega mánager periodista dentista terapeuta fisioterapeuta guionista
    community agente teleoperador teleoperadora cto ceo
"""))  # fmt: skip

ROLE_WORDS = english.ROLE_WORDS | each(words("""
    de del y e en la el las los para al senior júnior junior datos sistemas producto productos proyecto proyectos ventas
    cuentas cuenta cliente clientes atención recursos humanos rrhh talento selección personal finanzas financiero
    financiera contabilidad operaciones logística compras calidad redes seguridad informática informático tecnología
    tecnologías ti it móvil móviles investigación desarrollo negocio negocios innovación diseño gráfico gráfica
    experiencia usuario contenidos contenido comunicación comunicaciones medios social sociales administración oficina
    soporte técnico técnica planta producción mantenimiento industrial mecánico mecánica eléctrico eléctrica
    electrónico electrónica civil químico química ambiental jurídico jurídica fiscal riesgos aprendizaje automático
    inteligencia artificial nube infraestructura plataforma plataformas formación educación adjunto adjunta general
    regional nacional internacional área equipo equipos departamento tienda almacén ciberseguridad analítica pruebas
    automatización computación visual ejecutivo ejecutiva marca crecimiento estrategia mercado mercados servicio
    servicios principal jefe jefa contratación personas obra
"""))  # fmt: skip

LONG_ROLES = english.LONG_ROLES | each({
    "recursos humanos", "jefe de equipo", "jefa de equipo", "atención al cliente", "selección de personal",
    "adquisición de talento", "producto", "ingeniería", "gestión de personas",
})  # fmt: skip

_GIVEN = """
    adela adolfo adrián adriana agustín agustina aitana aitor alba alberto alejandra alejandro alfonso alfredo alicia
    almudena álvaro amaia amalia amparo ana andrés ángel ángela antonia antonio araceli ariadna arturo asunción aurora
    beatriz begoña belén benito benjamín berta blanca bruno camila candela carla carlos carlota carmen carolina catalina
    cecilia celia césar clara claudia concepción concha consuelo cristian cristina cristóbal damián daniel daniela
    darío david débora diana diego dolores eduardo elena elisa eloy elsa elvira emilia emilio encarna enrique ernesto
    esperanza esteban estefanía esther eugenia eugenio eva fabián fabiola facundo federico felipe félix fermín fernanda
    fernando fidel florencia francisca francisco gabriel gabriela gael gerardo germán gilberto gisela gloria gonzalo
    gracia graciela gregorio guadalupe guillermo gustavo hector héctor hernán hilda hugo ignacio iker inés inmaculada
    irene iria isabel ismael iván jacinto jacobo jaime javier jesús jimena joaquín joel jordi jorge josé josefa josefina
    juan juana julia julián juliana julieta julio laura leandro leire leonardo leonor leticia lidia lola lorena lorenzo
    lourdes lucas lucía luciana luciano luis luisa luz macarena magdalena maite manuel manuela mar marcela marcelo
    marcos margarita maría mariana mariano maricarmen marina mario marisa marisol marta martín martina mateo matías
    maximiliano mercedes micaela miguel milagros miriam mónica montserrat natalia nerea nicolás noelia nora norma nuria
    octavio olga oriol óscar pablo paco paloma paola patricia paula paulina paz pedro pepe pilar rafael ramiro ramón
    raquel raúl rebeca regina renata ricardo rocío rodolfo rodrigo rogelio rosa rosalía rosario roxana rubén salvador
    samuel sandra santiago sara saúl sebastián sergio silvia simón sofía soledad sonia susana tamara teresa tomás
    trinidad valentín valentina valeria vanesa vera verónica vicente víctor victoria violeta virginia viviana xavier
    ximena yago yolanda zaira
"""

PROSE = each(words("""
    yo me nos se le les lo fue fui fueron era eran estaba estuvo estuve salió ha he hemos han había muy bien mal que qué
    porque pero aunque cuando donde si no sí ya aún todavía creo pienso pensé espero gustó gustaron hablamos hablé dijo
    dijeron dijo dicen comentó preguntó preguntaron quedamos parece pareció tengo tuve hay hubo es son está están
    bastante así también solo todo todos nada algo mucho muchas gracias enviar mandar seguir recordar pedir mencionó
    contaron contó va van vamos voy
"""))

NO_NAMES = english.NO_NAMES - {"mar"} | each(words("""
    remoto remota híbrido híbrida presencial oficina oficinas sede sala planta edificio calle avenida centro
    prácticas temporal indefinido autónomo genial bien mal regular buena bueno excelente difícil fácil intensa larga
    corta tranquila rara dura maja fluida rápida cordial positiva negativa
    aprobado suspendido rechazado pendiente esperando confirmada confirmado cancelada cancelado reprogramada hecho
    hecha agendada agendado terminada terminado aceptada aceptado urgente importante gracias quizá nadie ninguno
    desconocido entrevista entrevistas llamada charla reunión conversación videollamada ronda prueba café almuerzo
    comida cena desayuno seguimiento oferta salario sueldo visado nota notas recordatorio
    lunes martes miércoles jueves viernes sábado hoy ayer mañana tarde noche pronto luego empresa agencia cliente
    proveedor equipo panel primera segunda tercera última resto otros otras varios varias alguien
"""))

NOBODY = re.compile(
    r"^(?:(?:el|la|los|las|su|sus|un|una|unos|unas|y|con|más|mas|otros|otras)\s+)*"
    r"(?:(?:\d{1,3}|uno|una|dos|tres|cuatro|cinco|seis|siete|ocho|diez|varios|varias|algunos|algunas|muchos|muchas"
    r"|par(?:\s+de)?)\s+)?"
    r"(?:(?:más|otros|otras|otro|otra|todo|todos)\s+)*"
    r"(?:otros?|otras?|m[aá]s|gente|personas?|chicos?|chicas?|compañer[oa]s?|colegas|miembros?|ingenier[oa]s"
    r"|desarrollador(?:es|as)|diseñador(?:es|as)|gerentes|reclutador(?:es|as)|entrevistador(?:es|as)|equipo|panel"
    r"|alguien|nadie|todos|etc|rr\.?hh\.?|recursos\s+humanos|selecci[oó]n|talento)"
    r"(?:\s+m[aá]s)?(?:\s+(?:de|del|en)\s+.{1,40})?$",
    re.IGNORECASE,
)
"""People without a name: "2 personas más", "alguien de RRHH", "el equipo"."""

SPANISH = NameWords(
    titles=TITLES,
    after_names=english.AFTER_NAMES - {"sr"},
    particles=english.PARTICLES | frozenset({"las", "los", "y", "e"}),
    role_heads=ROLE_HEADS,
    role_words=ROLE_WORDS,
    long_roles=LONG_ROLES,
    role_articles=frozenset({"el", "la", "un", "una", "su", "the", "a", "an"}),
    role_joins=frozenset(words("de del y e en la el las los para al")),
    people_labels=english.PEOPLE_LABELS | each(words("""
        entrevistador entrevistadora entrevistadores entrevistadoras asistentes participantes personas con equipo
        presentes para
    """)),
    family_names=english.FAMILY_NAMES,
    no_names=NO_NAMES,
    no_surnames=english.NO_SURNAMES | each(words("""
        oficina oficinas sede sala planta edificio calle equipo entrevista llamada reunión ronda oferta empresa agencia
        grupo banco universidad hospital instituto
    """)),
    prose=PROSE,
    contracted=english.ENGLISH.contracted,
    given_names=english.GIVEN_NAMES | each(words(_GIVEN)),
    names_after_all=english.ENGLISH.names_after_all,
    nobody=NOBODY,
    joins=re.compile(r"\s*([,;\n|&])\s*|\s+([yY]|e|and|&|\+)\s+"),
    parts=re.compile(r"\s*[,;&+\n]\s*|\s+(?:y|e|and)\s+"),
    leading=re.compile(r"^(?:(?:y|e|and|con|with|el|la|los|las|su|sus|mi|un|una|también|ambos|de|a)\s+|c/\s*)+"),
    trailing=re.compile(r"\s+(?:y|e|and|con|&|\+)$"),
    pronouns=re.compile(r"^(?:ella|él|el|elle|she|he|they)(?:\s*/|$)", re.IGNORECASE),
    heads_first=True,
    two_surnames=True,
    titles_of_first_names=frozenset({"D.", "Dña."}),
)  # fmt: skip
