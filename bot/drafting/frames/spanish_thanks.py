"""Spanish: thanks after an interview."""

from collections.abc import Mapping

from bot.drafting.frames.frame import Frame, Move, Whose
from bot.drafting.frames.spanish_types import (
    ABOUT,
    ASKED,
    COLON,
    FORMAL,
    LOOSE,
    LOW,
    NOUN,
    ONSITE,
    PHONE,
    PLAINER,
    QUESTION,
    SEEN,
    THING,
    VIDEO,
    WARM,
    WELL,
)

THANKS: Mapping[Move, tuple[Frame, ...]] = {
    Move.OPEN: (
        Frame("open-tiempo", "Gracias por dedicarme su tiempo{when} y por considerar mi candidatura para {the_role} en "
              "{company}."),
        Frame("open-atender", "Muchas gracias por atenderme{when} para hablar de {the_role} en {company}, y por tener "
              "en cuenta mi candidatura."),
        Frame("open-hablar", "Le agradezco que hablara conmigo{when} sobre {the_role} en {company}, y que valore mi "
              "candidatura."),
        Frame("open-rato", "Gracias por el rato que me dedicó{when} para conversar sobre {the_role} en {company}, y "
              "por considerar mi perfil."),
        Frame("open-placer", "Fue un placer conversar con usted{when} sobre {the_role} en {company}; le agradezco su "
              "tiempo y que considere mi candidatura.", mood=WELL),
        Frame("open-hueco", "Gracias por hacerme un hueco en su agenda{when} para hablar de {the_role} en {company}, y "
              "por la oportunidad de presentar mi candidatura."),
        Frame("open-reunirse", "Gracias por reunirse conmigo{when} a propósito de {the_role} en {company}, y por "
              "valorar mi candidatura.", formats=SEEN),
        Frame("open-lineas", "Unas líneas para darle las gracias por la conversación que mantuvimos{when} y por "
              "considerar mi candidatura para {the_role} en {company}."),
        Frame("open-aprecio", "Aprecio mucho el tiempo que me concedió{when} para hablar de {the_role} en {company}, y "
              "le doy las gracias por considerar mi candidatura."),
        Frame("open-gusto", "Me alegró poder hablar con usted{when} sobre {the_role} en {company}, y le doy las "
              "gracias por su tiempo y por tener en cuenta mi candidatura.", mood=WELL),
        Frame("open-entrevista", "Gracias por la entrevista que tuvimos{when} para {the_role} en {company}, y por el "
              "tiempo que dedica a valorar mi candidatura."),
        Frame("open-tomarse", "Gracias por tomarse el tiempo{when} de conocer mi trayectoria y de considerarla para "
              "{the_role} en {company}."),
        Frame("open-oportunidad", "Muchas gracias por la oportunidad de conversar{when} sobre {the_role} en {company}, "
              "y por la atención que presta a mi candidatura."),
        Frame("open-llamada", "Gracias por llamarme{when} para hablar de {the_role} en {company}, y por considerar mi "
              "candidatura.", formats=PHONE),
        Frame("open-telefono", "Gracias por el tiempo que me dedicó por teléfono{when}, y por tener en cuenta mi "
              "candidatura para {the_role} en {company}.", formats=PHONE),
        Frame("open-video", "Gracias por la videollamada que mantuvimos{when}, y por considerar mi candidatura para "
              "{the_role} en {company}.", formats=VIDEO),
        Frame("open-recibir", "Gracias por recibirme en {company}{when}, y por el tiempo que dedicó a la entrevista "
              "para {the_role} y a mi candidatura.", formats=ONSITE),
        Frame("open-persona", "Me alegró que pudiéramos hablar en persona{when}; gracias por su tiempo y por "
              "considerar mi candidatura para {the_role} en {company}.", formats=ONSITE, mood=WELL),
        Frame("open-muchisimas", "Muchísimas gracias por el tiempo que me dedicó{when} para hablar de {the_role} en "
              "{company}, y por la oportunidad.", tones=WARM, mood=WELL),
        Frame("open-acepte", "Le ofrezco mi agradecimiento por el tiempo que me concedió{when} y por considerar mi "
              "candidatura para {the_role} en {company}.", tones=FORMAL),
    ),
    # Who told whom is not logged: these sentences do not say it, but for those marked.
    Move.TOPIC: (
        Frame("topic-especial", "Aprecié en especial lo que hablamos sobre {topic}.", ABOUT, mood=WELL),
        Frame("topic-ademas", "Gracias también por el rato que dedicamos a hablar sobre {topic}.", ABOUT),
        Frame("topic-util", "Me resultó útil que habláramos sobre {topic}.", ABOUT),
        Frame("topic-retomar", "Con gusto retomaría nuestra conversación sobre {topic}.", ABOUT),
        Frame("topic-interes", "Me resultó muy interesante nuestra conversación sobre {topic}.", ABOUT, mood=WELL),
        Frame("topic-quedo", "De lo que tratamos, me quedo sobre todo con la conversación sobre {topic}.", ABOUT),
        Frame("topic-profundizar", "Si le parece bien, me gustaría profundizar un día en lo que comentamos sobre "
              "{topic}.", ABOUT),
        Frame("topic-valoro", "Valoro que encontráramos un momento para hablar sobre {topic}.", ABOUT),
        Frame("topic-alegro", "Me alegró que dedicáramos parte de la conversación a {topic}.", NOUN, mood=WELL),
        Frame("topic-pensando", "He vuelto a pensar en lo que comentamos sobre {topic}.", ABOUT),
        Frame("topic-contarme", "Gracias por contarme más sobre {topic}; me ayudó a entender mejor el trabajo.",
              ABOUT, whose=Whose.THEIRS),
        Frame("topic-explicar", "Le agradezco lo que me explicó sobre {topic}.", ABOUT, whose=Whose.THEIRS),
        Frame("topic-escuchar", "Fue muy útil escuchar de primera mano su explicación sobre {topic}.",
              ABOUT, whose=Whose.THEIRS),
        Frame("topic-dejarme", "Gracias por darme la ocasión de hablar sobre {topic}.", ABOUT, whose=Whose.MINE),
        Frame("topic-oir", "Le agradezco el interés con el que escuchó lo que conté sobre {topic}.",
              ABOUT, whose=Whose.MINE),
        Frame("asked-agradezco", "Agradezco {topic}, y con gusto daría más detalles.", ASKED),
        Frame("asked-pensar", "Me hizo pensar {topic}, y con gusto la retomaría.", ASKED),
        Frame("asked-gusto", "Me gustó que saliera {topic}.", ASKED, mood=WELL),
        Frame("asked-ocasion", "Gracias también por {topic}, que me dio ocasión de explicarme mejor.", ASKED),
        Frame("asked-mas", "Si le resulta útil, puedo ampliar lo que respondí a {topic}.", ASKED),
        Frame("asked-valoro", "Valoro {topic} y la conversación que siguió.", ASKED),
        Frame("topic-uno", "Hubo un tema de nuestra conversación que aprecié en especial: {topic}.", LOOSE, mood=WELL),
        Frame("topic-este", "Gracias también por hablar conmigo de este tema: {topic}.", LOOSE),
        Frame("topic-volver", "Entre lo que comentamos, con gusto volvería sobre este punto: {topic}.", LOOSE),
        Frame("topic-punto", "Me resultó útil que tratáramos este punto: {topic}.", LOOSE),
        Frame("topic-quedarme", "De nuestra conversación me quedo con un tema en particular: {topic}.", LOOSE),
        Frame("topic-alguno", "Valoro que saliera un tema como este: {topic}.", LOOSE),
        Frame("question-esta", "Aprecié que habláramos de esta pregunta: {topic}", QUESTION),
        Frame("question-buena", "Hubo una pregunta que me pareció muy buena para pensar: {topic}", QUESTION, mood=WELL),
        Frame("question-gracias", "Gracias también por conversar conmigo sobre una pregunta: {topic}", QUESTION),
        Frame("question-volver", "Con gusto volvería sobre una pregunta que surgió en la conversación: {topic}",
              QUESTION),
        Frame("question-sigo", "Sigo dándole vueltas a una de las preguntas que tratamos: {topic}", QUESTION),
        Frame("question-valoro", "Valoro que dedicáramos un momento a esta pregunta: {topic}", QUESTION),
    ),
    Move.BRIDGE: (
        Frame("bridge-aportar", "Por mi parte, podría aportar {fit}.", NOUN),
        Frame("bridge-incluye", "Mi experiencia incluye {fit}.", THING),
        Frame("bridge-apoyar", "En este puesto me apoyaría en {fit}.", THING),
        Frame("bridge-cercano", "Lo más cercano que tengo en mi experiencia es {fit}.", THING),
        Frame("bridge-servir", "Creo que {fit} puede ser de utilidad en este trabajo.", NOUN),
        Frame("bridge-partir", "Para este trabajo cuento con {fit}.", NOUN),
        Frame("bridge-contar", "Podría aportar, entre otras cosas, {fit}.", NOUN),
        Frame("bridge-lado", "De mi lado, {fit} encaja con lo que hablamos.", NOUN),
        Frame("bridge-anadir", "Por añadir un dato de mi propio trabajo: {fit}.", COLON),
        Frame("bridge-practica", "Conozco este tipo de trabajo por experiencia: {fit}.", COLON),
        Frame("bridge-parte", "Hay algo de mi trayectoria que podría servir aquí: {fit}.", COLON),
        Frame("bridge-resumen", "En resumen, esto es lo que podría aportar: {fit}.", COLON),
        Frame("bridge-relacion", "Tengo experiencia relacionada: {fit}.", COLON),
        Frame("bridge-propio", "Un ejemplo de mi propia experiencia: {fit}.", COLON),
    ),
    Move.PANEL: (
        Frame("panel-trasladar", "¿Podría trasladar también mi agradecimiento a {others}?"),
        Frame("panel-dar", "Le agradecería que diera las gracias de mi parte a {others}.", tones=FORMAL),
        Frame("panel-gustaria", "Me gustaría agradecer también su tiempo a {others}, si puede hacérselo llegar."),
        Frame("panel-saludo", "Por favor, dé las gracias de mi parte a {others}."),
        Frame("panel-extiendo", "Mi agradecimiento va también para {others}, por el tiempo que me dedicaron."),
        Frame("panel-alegro", "Me alegró hablar también con {others}; hágales llegar mi agradecimiento, por favor.",
              mood=WELL),
    ),
    Move.INTEREST: (
        Frame("interest-mucho", "Me interesa mucho {the_role}, y me gustaría seguir en el proceso.", mood=WELL),
        Frame("interest-sigue", "Sigo con mucho interés en {the_role}.", mood=WELL),
        Frame("interest-tras", "Después de hablar con usted, me gustaría seguir adelante con mi candidatura a "
              "{the_role}.", mood=WELL),
        Frame("interest-trabajo", "El trabajo me interesa de verdad, y me gustaría hacerlo con ustedes.", mood=WELL),
        Frame("interest-atrae", "Me atrae este trabajo, y me gustaría formar parte del equipo.", mood=WELL),
        Frame("interest-empresa", "Me gustaría mucho hacer este trabajo en {company}.", mood=WELL),
        Frame("interest-avanzar", "Tengo un gran interés en el puesto y me gustaría pasar a la siguiente fase.",
              mood=WELL),
        Frame("interest-sumarme", "Me gustaría sumarme a su equipo; el trabajo me interesa mucho.", mood=WELL),
        Frame("interest-encaja", "Lo que vi del trabajo me interesa, y espero que podamos seguir adelante.", mood=WELL),
        Frame("interest-reitero", "Quiero confirmarle mi interés en el puesto.", mood=WELL),
        Frame("interest-claro", "Mi interés en el puesto es claro, y me gustaría asumirlo.", mood=WELL),
        Frame("interest-ganas", "Tengo muchas ganas de hacer este trabajo con ustedes; me interesa de verdad.",
              tones=PLAINER, mood=WELL),
        Frame("interest-ilusion", "Me hace mucha ilusión la idea de trabajar con ustedes.", tones=WARM, mood=WELL),
        Frame("interest-reiterar", "Permítame reiterarle mi interés en el puesto y en el equipo.",
              tones=FORMAL, mood=WELL),
        Frame("low-mantengo", "Mantengo mi interés en {the_role}, y agradezco que se me tenga en cuenta.", mood=LOW),
        Frame("low-gustaria", "Me gustaría seguir en el proceso para {the_role}.", mood=LOW),
        Frame("low-igual", "Mi interés en {the_role} sigue siendo el mismo.", mood=LOW),
        Frame("low-presente", "Si ven posible el encaje, me interesa el siguiente paso.", mood=LOW),
        Frame("low-puesto", "Sigo con interés en el puesto.", mood=LOW),
        Frame("low-trabajo", "El trabajo me interesa, y me gustaría saber cuál sería el siguiente paso.", mood=LOW),
        Frame("low-contar", "Me gustaría que siguieran contando con mi candidatura; el puesto me interesa.", mood=LOW),
        Frame("low-adelante", "Me interesa seguir en el proceso, si les parece bien.", mood=LOW),
        Frame("low-planes", "Mantengo mi interés y me gustaría conocer los próximos pasos.", mood=LOW),
        Frame("low-considerar", "Me interesa que mi candidatura se siga considerando.", mood=LOW),
        Frame("low-fase", "Me interesa el puesto, y me gustaría seguir hasta la siguiente fase.", mood=LOW),
        Frame("low-sigue", "Mi interés en este trabajo no ha cambiado.", mood=LOW),
    ),
    Move.NEXT: (
        Frame("next-enviar", "Si algo más de mi parte le ayudara a decidir, con gusto se lo envío."),
        Frame("next-referencias", "Si le resultaran útiles referencias o muestras de trabajo, se las hago llegar con "
              "gusto."),
        Frame("next-preguntas", "Quedo a su disposición para cualquier pregunta, y espero con interés el siguiente "
              "paso.", mood=WELL),
        Frame("next-necesita", "Si necesita algo más, le agradecería que me lo dijera; mientras tanto, espero sus "
              "noticias."),
        Frame("next-hablar", "Con gusto hablaríamos de nuevo cuando le venga bien."),
        Frame("next-falta", "¿Le falta algún dato o documento de mi parte? Con gusto se lo envío."),
        Frame("next-continuar", "Espero que podamos seguir la conversación, y le envío con gusto lo que haga falta.",
              mood=WELL),
        Frame("next-pasos", "Espero sus noticias sobre los próximos pasos cuando lo consideren oportuno."),
        Frame("next-duda", "Si más adelante surge cualquier duda, con gusto la resuelvo."),
        Frame("next-disposicion", "Estoy a su disposición para lo que necesiten en los próximos pasos."),
        Frame("next-prometido", "Entiendo que esperan tener noticias para el {promised}. Si antes hace falta algo más "
              "de mi parte, con gusto se lo envío."),
        Frame("next-fecha", "Espero sus noticias hacia el {promised}, y hasta entonces respondo con gusto a cualquier "
              "pregunta."),
    ),
}  # fmt: skip
