"""Spanish: what is said by who is thanked."""

from collections.abc import Mapping

from bot.drafting.frames.frame import Frame, Move
from bot.drafting.frames.spanish_types import COLON, FORMAL, LOW, NOUN, PHONE, SEEN, THING, WARM, WELL

PEOPLE: Mapping[Move, tuple[Frame, ...]] = {
    # What somebody found out beforehand was read, not told: these sentences do not say where it is from.
    Move.NEED: (
        Frame("need-para", "Para {need}, podría aportar {fit}.", NOUN),
        Frame("need-cuanto", "En cuanto a {need}, mi experiencia incluye {fit}.", THING),
        Frame("need-apoyar", "En lo que toca a {need}, me apoyaría en {fit}.", THING),
        Frame("need-ayudar", "Me gustaría ayudar con {need}, y para ello cuento con {fit}.", NOUN),
        Frame("need-vista", "De cara a {need}, {fit} puede ser de utilidad.", NOUN),
        Frame("need-partir", "Para {need}, tengo a favor {fit}.", NOUN),
        Frame("need-punto", "Un apunte sobre {need}, desde mi propio trabajo: {fit}.", COLON),
        Frame("need-parte", "Sobre {need}, esto de mi trayectoria puede servir: {fit}.", COLON),
        Frame("need-ayuda", "Podría ser de ayuda con {need}: {fit}.", COLON),
        Frame("need-pensando", "Pensando en {need}, esto es lo que podría aportar: {fit}.", COLON),
        Frame("need-anadir", "Por añadir algo sobre {need}: {fit}.", COLON),
    ),
    Move.MANAGER_INTEREST: (
        Frame("manager-equipo", "Me gustaría mucho hacer este trabajo en su equipo, y espero con interés el siguiente "
              "paso.", mood=WELL),
        Frame("manager-hablar", "Me interesa mucho {the_role}, y con gusto hablaría del siguiente paso cuando le venga "
              "bien.", mood=WELL),
        Frame("manager-atrae", "El puesto me atrae, y me gustaría dar el siguiente paso.", mood=WELL),
        Frame("manager-asumir", "Tengo mucho interés en asumir este trabajo, y espero con ganas el próximo paso.",
              mood=WELL),
        Frame("manager-sumarme", "Después de hablar con usted, me gustaría sumarme a su equipo y conocer los próximos "
              "pasos.", mood=WELL),
        Frame("manager-contar", "Puede contar con mi interés, tanto en el trabajo como en el siguiente paso.",
              mood=WELL),
        Frame("manager-trabajar", "Me gustaría trabajar con usted, y con gusto doy el siguiente paso cuando lo vea "
              "oportuno.", mood=WELL),
        Frame("manager-claro", "Mi interés en {the_role} es claro, y espero con gusto el próximo paso.", mood=WELL),
        Frame("manager-sigue", "Mantengo mi interés en el puesto y en conocer el siguiente paso.", mood=LOW),
        Frame("manager-encaje", "Si ve posible el encaje, me interesa el siguiente paso.", mood=LOW),
        Frame("manager-seguir", "Me gustaría seguir en el proceso y saber cuál sería el próximo paso.", mood=LOW),
        Frame("manager-puesto", "El puesto me interesa, y me gustaría saber qué viene ahora, cuál es el próximo paso.",
              mood=LOW),
        Frame("manager-cuenta", "Me interesa que siga contando con mi candidatura para el siguiente paso.", mood=LOW),
        Frame("manager-igual", "Mi interés en el trabajo no ha cambiado, y tampoco en el siguiente paso.", mood=LOW),
    ),
    Move.MANAGER_NEXT: (
        Frame("manager-decidir", "Si algo de mi parte le ayudara a decidir, con gusto se lo envío."),
        Frame("manager-ver", "¿Hay algo más que le gustaría saber, o ver de mi trabajo?"),
        Frame("manager-muestras", "Puedo enviarle referencias o muestras de trabajo, si le resultan útiles."),
        Frame("manager-duda", "Si ha surgido cualquier duda desde entonces, la respondo con gusto."),
        Frame("manager-mientras", "Mientras tanto, le envío con gusto lo que necesite."),
        Frame("manager-util", "Le agradecería que me dijera qué más le resultaría útil."),
        Frame("manager-escrito", "Con gusto hablamos de nuevo, o le pongo por escrito lo que quiera tener."),
        Frame("manager-prometido", "Entiendo que esperan tener noticias para el {promised}. Hasta entonces, respondo "
              "con gusto a cualquier pregunta."),
    ),
    Move.RECRUITER_OPEN: (
        Frame("recruiter-ayuda", "Gracias por su tiempo{when}, por considerar mi candidatura para {the_role} en "
              "{company} y por su ayuda con el proceso."),
        Frame("recruiter-perfil", "Muchas gracias por tomarse el tiempo{when} de hablar de {the_role} en {company} y "
              "de considerar mi perfil."),
        Frame("recruiter-repasar", "Gracias por repasar conmigo{when} los detalles de {the_role} en {company}, por su "
              "tiempo y por valorar mi candidatura."),
        Frame("recruiter-placer", "Fue un placer hablar con usted{when} de {the_role} en {company}; le agradezco su "
              "tiempo y que considere mi candidatura.", mood=WELL),
        Frame("recruiter-llamada", "Gracias por la llamada que tuvimos{when}, y por considerar mi perfil para "
              "{the_role} en {company}.", formats=PHONE),
        Frame("recruiter-conversar", "Gracias por conversar conmigo{when}, y por tener en cuenta mi candidatura para "
              "{the_role} en {company}."),
        Frame("recruiter-primera", "Gracias por la conversación que mantuvimos{when}, y por llevar mi candidatura para "
              "{the_role} en {company}. Aprecio su tiempo y su consideración."),
        Frame("recruiter-ambas", "Aprecio tanto el tiempo que me dedicó{when} como que considere mi candidatura para "
              "{the_role} en {company}: muchas gracias."),
        Frame("recruiter-muchisimas", "Muchísimas gracias por hablar conmigo{when} de {the_role} en {company}, y por "
              "considerar mi candidatura.", tones=WARM, mood=WELL),
        Frame("recruiter-acepte", "Le ofrezco mi agradecimiento por su tiempo{when} y por considerar mi candidatura "
              "para {the_role} en {company}.", tones=FORMAL),
    ),
    Move.RECRUITER_NEXT: (
        Frame("process-cuando", "¿Podría decirme cuál es el siguiente paso y para cuándo está previsto, más o menos?"),
        Frame("process-sigue", "Me gustaría saber cómo continúa el proceso, y envío con gusto lo que haga falta para "
              "el próximo paso."),
        Frame("process-documentos", "Si necesita referencias o documentos para el siguiente paso, se los envío con "
              "gusto."),
        Frame("process-lado", "¿Cuál sería el siguiente paso por su parte? Con gusto preparo lo que se necesite."),
        Frame("process-noticias", "Le agradecería que me avisara del siguiente paso cuando haya noticias, o si falta "
              "algo de mi parte."),
        Frame("process-fijado", "Espero con interés el próximo paso del proceso, cuando esté fijado."),
        Frame("process-plazo", "Si hay un plazo previsto para el siguiente paso, me gustaría conocerlo."),
        Frame("process-preguntas", "Si alguien del equipo tiene cualquier pregunta, la respondo con gusto antes del "
              "siguiente paso."),
        Frame("process-prometido", "Entiendo que esperan tener noticias para el {promised}. Si antes hace falta algo "
              "más, con gusto se lo envío."),
    ),
    Move.ARRANGED_OPEN: (
        Frame("arranged-organizar", "Gracias por organizar mi entrevista para {the_role} en {company}, y por el tiempo "
              "que le dedicó."),
        Frame("arranged-ocuparse", "Muchas gracias por ocuparse de mi entrevista para {the_role} en {company}. Aprecio "
              "su tiempo y su ayuda."),
        Frame("arranged-coordinar", "Gracias por coordinar mi entrevista para {the_role} en {company}, y por la "
              "atención y el tiempo que puso en ello."),
        Frame("arranged-detalles", "Gracias por preparar la conversación sobre {the_role} en {company}, y por cuidar "
              "los detalles."),
        Frame("arranged-aprecio", "Aprecio mucho su ayuda con mi entrevista para {the_role} en {company}. Gracias por "
              "su tiempo."),
        Frame("arranged-posible", "Gracias por hacer posible la entrevista para {the_role} en {company}, y por el "
              "tiempo que le llevó."),
        Frame("arranged-detras", "Gracias por el trabajo que hay detrás de mi entrevista para {the_role} en {company}. "
              "A menudo no se ve, y yo lo valoro."),
        Frame("arranged-muchisimas", "Muchísimas gracias por preparar mi entrevista para {the_role} en {company}, y "
              "por el tiempo que dedicó a organizarlo todo.", tones=WARM, mood=WELL),
        Frame("arranged-acepte", "Le ofrezco mi agradecimiento por organizar mi entrevista para {the_role} en "
              "{company}, y por su tiempo.", tones=FORMAL),
    ),
    Move.ARRANGED_NEXT: (
        Frame("plan-algo", "Si necesita algo más para el siguiente paso, se lo envío con gusto."),
        Frame("plan-falta", "Le agradecería que me dijera si falta cualquier documento o dato de mi parte."),
        Frame("plan-lo", "Con gusto envío lo que haga falta para el próximo paso."),
        Frame("plan-fecha", "Cuando haya un próximo paso que organizar, me encantará recibir sus noticias."),
        Frame("plan-facil", "Si puedo hacer algo más para facilitar el siguiente paso, le agradecería que me lo "
              "dijera."),
        Frame("plan-espero", "Espero con interés las noticias sobre el próximo paso, de su parte o de la de su "
              "equipo."),
        Frame("plan-disposicion", "Quedo a su disposición para lo que se necesite."),
        Frame("plan-prometido", "Entiendo que puede haber noticias para el {promised}. Si antes hace falta algo más de "
              "mi parte, con gusto se lo envío."),
    ),
    Move.PEER_INTEREST: (
        Frame("peer-lado", "El trabajo me interesa, y me gustaría hacerlo a su lado.", mood=WELL),
        Frame("peer-resto", "Me gustaría mucho trabajar con usted y con el resto del equipo.", mood=WELL),
        Frame("peer-puesto", "Me interesa mucho el puesto, y también trabajar con usted.", mood=WELL),
        Frame("peer-ocasion", "Me gustaría tener la ocasión de trabajar con usted en {company}.", mood=WELL),
        Frame("peer-parte", "El puesto me atrae, y me gustaría formar parte del equipo.", mood=WELL),
        Frame("peer-ganas", "Tengo ganas de asumir este trabajo y de compartirlo con usted.", mood=WELL),
        Frame("peer-juntos", "Me gustaría hacer este trabajo, y hacerlo con ustedes.", mood=WELL),
        Frame("peer-equipo", "Es un trabajo que me interesa, y me gustaría compartirlo con su equipo.", mood=WELL),
    ),
    Move.EXECUTIVE_NEXT: (
        Frame("executive-duda", "Respondo con gusto a cualquier pregunta, y espero con interés lo que venga."),
        Frame("executive-equipo", "Si hace falta algo más, con gusto se lo envío a su equipo."),
        Frame("executive-quien", "Si algo más fuera de ayuda, lo envío con gusto a quien lleve el siguiente paso."),
        Frame("executive-paso", "Sea cual sea el siguiente paso, con gusto lo daré."),
        Frame("executive-detalles", "Con gusto repaso cualquier detalle con su equipo cuando les venga bien."),
        Frame("executive-espero", "Espero con interés el próximo paso con usted y su equipo."),
    ),
    Move.CHAMPION: (
        Frame("champion-hablar", "Gracias también por hablar en mi favor."),
        Frame("champion-palabra", "Aprecio además que intercediera por mi candidatura."),
        Frame("champion-mucho", "Significa mucho que me haya dado su apoyo durante el proceso."),
        Frame("champion-se", "Sé que ha hablado en mi favor, y se lo agradezco."),
        Frame("champion-apoyo", "Le agradezco igualmente su apoyo en este proceso."),
        Frame("champion-ayuda", "Su apoyo a lo largo del camino es una verdadera ayuda."),
    ),
    Move.LEAD: (
        Frame("lead-dar", "Por favor, dé las gracias también a {others}; aprecié el tiempo que me dedicaron."),
        Frame("lead-trasladar", "¿Podría trasladar mi agradecimiento a {others} por el tiempo que me dedicaron?"),
        Frame("lead-va", "Mi agradecimiento va también para {others}, y le agradecería que se lo hiciera llegar."),
        Frame("lead-igual", "Agradezco igualmente a {others} su tiempo y su consideración; por favor, hágaselo saber."),
        Frame("lead-compartir", "¿Podría compartir este mensaje con {others}, a quienes también quiero dar las "
              "gracias?"),
        Frame("lead-saber", "Le pido que haga saber a {others} que también aprecié su tiempo."),
        Frame("lead-tanto", "Este mensaje es tanto para {others} como para usted; ¿podría compartirlo?"),
    ),
    Move.NAMED: (
        Frame("named-trasladar", "¿Podría trasladar mi agradecimiento a {others} por su tiempo y su consideración?"),
        Frame("named-cada", "Le agradecería que diera las gracias de mi parte a {others}, por el tiempo que dedicaron "
              "a considerar mi candidatura."),
        Frame("named-saber", "¿Podría hacer saber a {others} que les agradezco su tiempo y que consideren mi "
              "candidatura?"),
        Frame("named-conoci", "Mi agradecimiento va para {others}. ¿Podría hacérselo llegar, con mi aprecio por su "
              "tiempo?", formats=SEEN),
        Frame("named-dar", "Por favor, dé las gracias de mi parte a {others} por su tiempo y su consideración."),
        Frame("named-aprecio", "Aprecio mucho el tiempo y la consideración de todo el equipo; ¿podría decírselo a "
              "{others}?"),
    ),
}  # fmt: skip
