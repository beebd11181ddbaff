"""Spanish: thanks for a conversation that may be about no position, and a word now and then."""

from collections.abc import Mapping

from bot.drafting.frames.frame import Frame, Move
from bot.drafting.frames.spanish_types import ABOUT, PHONE, PLAINER, WARM, WELL

MEETING: Mapping[Move, tuple[Frame, ...]] = {
    Move.INTRO_OPEN: (
        Frame("intro-tiempo", "Gracias por tomarse el tiempo de hablar conmigo{when}."),
        Frame("intro-dedico", "Gracias por la conversación que tuvimos{when}, y por el tiempo que le dedicó."),
        Frame("intro-placer", "Fue un placer hablar con usted{when}; le agradezco mucho su tiempo.", mood=WELL),
        Frame("intro-hueco", "Muchas gracias por hacerme un hueco{when} para conversar."),
        Frame("intro-atender", "Gracias por atenderme{when}. Aprecio que encontrara tiempo para hablar."),
        Frame("intro-lineas", "Unas líneas para darle las gracias por la conversación que mantuvimos{when} y por su "
              "tiempo."),
        Frame("intro-agenda", "Gracias por reservarme un rato de su tiempo{when}."),
        Frame("intro-generosa", "Le agradezco el tiempo que me regaló{when}, y una buena conversación.", mood=WELL),
        Frame("intro-llamada", "Gracias por la llamada que tuvimos{when}, y por su tiempo.", formats=PHONE),
        Frame("intro-muchisimas", "Muchísimas gracias por hablar conmigo{when}; aprecio mucho el tiempo que me dedicó.",
              tones=WARM, mood=WELL),
        Frame("intro-puesto", "Gracias por hablar conmigo{when} sobre {the_role} en {company}, y por su tiempo."),
        Frame("intro-puesto-rato", "Gracias por el rato que me dedicó{when} para contarme más sobre {the_role} en "
              "{company}."),
        Frame("intro-puesto-tiempo", "Muchas gracias por su tiempo{when} y por la conversación sobre {the_role} en "
              "{company}."),
        Frame("intro-puesto-placer", "Fue un placer conversar con usted{when} sobre {the_role} en {company}; gracias "
              "por su tiempo.", mood=WELL),
        Frame("intro-puesto-lineas", "Unas líneas para agradecerle que hablara conmigo{when} sobre {the_role} en "
              "{company}."),
        Frame("intro-puesto-ayuda", "Le agradezco el tiempo que me dedicó{when} para orientarme sobre {the_role} en "
              "{company}."),
    ),
    Move.INTRO_VALUE: (
        Frame("value-vision", "Me ayudó conocer su punto de vista."),
        Frame("value-perspectiva", "Su perspectiva me resultó muy útil."),
        Frame("value-compartio", "Lo que compartió me es útil, y sabré aprovecharlo."),
        Frame("value-generosidad", "Aprecio la generosidad con la que compartió su experiencia."),
        Frame("value-conversaciones", "Conversaciones como esta son una verdadera ayuda."),
        Frame("value-preguntar", "Es bueno tener a quién preguntar, y lo valoro mucho."),
        Frame("value-sector", "Escuchar a alguien que conoce el sector fue de gran valor.", mood=WELL),
        Frame("value-claro", "Me ayudó a ver con más claridad qué hacer a continuación."),
    ),
    Move.INTRO_CLOSE: (
        Frame("touch-contacto", "Me gustaría que siguiéramos en contacto, y corresponder en lo que pueda."),
        Frame("touch-cambio", "Si hay algo que pueda hacer por usted, me gustaría saberlo."),
        Frame("touch-favor", "Espero que sigamos en contacto y poder devolverle el favor algún día."),
        Frame("touch-contar", "Le contaré cómo van las cosas, y ojalá pueda serle de utilidad."),
        Frame("touch-cuando", "Cuente conmigo siempre que pueda ayudarle."),
        Frame("touch-noticias", "Me gustaría seguir en contacto, y le escribiré cuando tenga novedades."),
        Frame("touch-coincidir", "Espero que volvamos a coincidir, y le ayudaré con gusto cuando pueda."),
        Frame("touch-empresa", "Me gustaría seguir en contacto y saber cómo van las cosas en {company}."),
        Frame("touch-seguir", "Seguiré con interés lo que ocurra en {company}, y espero que sigamos en contacto."),
        Frame("touch-alguien", "Si puedo ser de utilidad a usted o a alguien de {company}, me gustaría saberlo."),
        Frame("touch-atento", "Seguiré de cerca lo que haga {company}, y me gustaría que siguiéramos en contacto."),
    ),
    Move.WARM_OPEN: (
        Frame("warm-desde", "Han pasado unos meses desde que hablamos sobre {topic}, y espero que todo le vaya bien.",
              ABOUT),
        Frame("warm-lineas", "Unas líneas, unos meses después de nuestra conversación sobre {topic}.", ABOUT),
        Frame("warm-entonces", "Hace unos meses hablamos sobre {topic}, y le sigo agradeciendo aquella conversación.",
              ABOUT),
        Frame("warm-hace", "Nuestra conversación sobre {topic} fue hace ya unos meses; espero que desde entonces las "
              "cosas le hayan ido bien.", ABOUT),
        Frame("warm-tiempo", "Hace un tiempo que hablamos sobre {topic}, y sigo apreciando el rato que me dedicó.",
              ABOUT),
        Frame("warm-saludo", "Hace unos meses me dedicó un rato para hablar sobre {topic}, y quería enviarle un "
              "saludo.", ABOUT),
        Frame("warm-meses", "Han pasado unos meses desde que hablamos, y quería enviarle un saludo."),
        Frame("warm-acordar", "Hace unos meses que conversamos, y me he acordado de usted."),
        Frame("warm-rato", "Hace un tiempo me dedicó un rato para conversar, y se lo sigo agradeciendo."),
        Frame("warm-espero", "Ha pasado un tiempo desde nuestra conversación, y espero que todo le vaya bien."),
        Frame("warm-breve", "Un breve saludo, unos meses después de que habláramos."),
        Frame("warm-seguir", "No quería que pasara más tiempo sin saludarle; hablamos hace ya unos meses."),
    ),
    Move.WARM_WISH: (
        Frame("wish-meses", "Espero que estos meses le hayan tratado bien."),
        Frame("wish-trabajo", "Espero que el trabajo le vaya bien, y que quede tiempo para lo demás."),
        Frame("wish-empresa", "Espero que las cosas le vayan bien en {company}."),
        Frame("wish-proximos", "Le deseo unos buenos meses, dentro y fuera de {company}."),
        Frame("wish-sigo", "Sigo lo que ocurre en {company}, y les deseo lo mejor."),
        Frame("wish-planes", "Espero que lo que tenía pensado para este año vaya por buen camino."),
        Frame("wish-cosas", "Espero que las cosas vayan como usted quiere."),
        Frame("wish-delante", "Le deseo lo mejor con todo lo que tiene por delante este año."),
        Frame("wish-suyos", "Espero que usted y los suyos se encuentren bien."),
    ),
    Move.WARM_CLOSE: (
        Frame("hello-nada", "No hace falta que haga nada con este mensaje; quería saludarle."),
        Frame("hello-responder", "No hace falta que responda; quería que siguiéramos en contacto."),
        Frame("hello-util", "Si alguna vez puedo serle de utilidad, me gustaría saberlo."),
        Frame("hello-coincidir", "Si volvemos a coincidir, me alegrará mucho."),
        Frame("hello-hoy", "Eso es todo por hoy: quería mantener el contacto y desearle lo mejor."),
        Frame("hello-hasta", "Hasta que volvamos a hablar, le envío mis mejores deseos."),
        Frame("hello-cuando", "Me alegrará saber de usted algún día, sin ninguna prisa."),
        Frame("hello-saludo", "Tómelo como un saludo amistoso, y nada más.", tones=PLAINER),
    ),
}  # fmt: skip
