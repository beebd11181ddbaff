"""Spanish: how things stand after an interview."""

from collections.abc import Mapping

from bot.drafting.frames.frame import Frame, Move
from bot.drafting.frames.spanish_types import FORMAL, LOW, WELL

STATUS: Mapping[Move, tuple[Frame, ...]] = {
    Move.STATUS_OPEN: (
        Frame("status-otra", "Gracias de nuevo por la entrevista para {the_role} en {company}, el {date}."),
        Frame("status-alegro", "Me alegró tener la entrevista para {the_role} en {company} el {date}; gracias de "
              "nuevo.", mood=WELL),
        Frame("status-lineas", "Unas líneas sobre {the_role} en {company}, tras la entrevista que hice el {date}."),
        Frame("status-placer", "El {date} tuve el placer de hacer la entrevista para {the_role} en {company}.",
              mood=WELL),
        Frame("status-conversacion", "Le doy las gracias una vez más por la conversación del {date} sobre {the_role} "
              "en {company}."),
        Frame("status-oportunidad", "El {date} hice la entrevista para {the_role} en {company}, y agradezco la "
              "oportunidad."),
        Frame("status-seguimiento", "Le escribo en relación con mi entrevista del {date} para {the_role} en "
              "{company}."),
        Frame("status-tiempo", "Gracias de nuevo por el tiempo que usted y su equipo dedicaron a mi entrevista para "
              "{the_role} en {company}, el {date}."),
    ),
    Move.STATUS_THANKS: (
        Frame("late-tiempo", "Gracias por su tiempo el {date}, y por considerar mi candidatura para {the_role} en "
              "{company}."),
        Frame("late-entrevista", "Muchas gracias por la entrevista del {date}. Aprecio que considere mi candidatura "
              "para {the_role} en {company}."),
        Frame("late-hablar", "Gracias por hablar conmigo el {date} sobre {the_role} en {company}, y por tener en "
              "cuenta mi candidatura."),
        Frame("late-conversacion", "Gracias por la conversación del {date}, y por valorar mi candidatura para "
              "{the_role} en {company}."),
        Frame("late-alegro", "Me alegró hablar de {the_role} en {company} el {date}, y le agradezco su tiempo y que "
              "considere mi candidatura.", mood=WELL),
        Frame("late-dedico", "Gracias por considerar mi candidatura para {the_role} en {company}, y por el tiempo que "
              "me dedicó el {date}."),
        Frame("late-acepte", "Le ofrezco mi agradecimiento por la entrevista del {date}, relativa a {the_role} en "
              "{company}, y por su consideración.", tones=FORMAL),
    ),
    Move.STATUS_INTEREST: (
        Frame("still-mucho", "El puesto me sigue interesando mucho.", mood=WELL),
        Frame("still-sumarme", "Me gustaría mucho sumarme a su equipo.", mood=WELL),
        Frame("still-atrae", "El trabajo me atrae tanto como entonces.", mood=WELL),
        Frame("still-asumir", "Mantengo todo mi interés, y me gustaría asumir el puesto.", mood=WELL),
        Frame("still-igual", "Mi interés es hoy el mismo que entonces.", mood=WELL),
        Frame("still-ocasion", "Me gustaría tener la ocasión de hacer este trabajo.", mood=WELL),
        Frame("still-mantengo", "Mantengo mi interés en el puesto.", mood=LOW),
        Frame("still-seguir", "Me gustaría seguir en el proceso.", mood=LOW),
        Frame("still-interesa", "El puesto me sigue interesando.", mood=LOW),
        Frame("still-cambio", "Mi interés en el puesto no ha cambiado.", mood=LOW),
    ),
    Move.STATUS_ASK: (
        Frame("ask-punto", "¿Podría decirme en qué punto está el proceso, o cuándo prevén decidir, más o menos?"),
        Frame("ask-momento", "Cuando tenga un momento, ¿podría decirme qué plazos manejan a partir de ahora?"),
        Frame("ask-como", "¿Podría saber cómo va el proceso y cuál sería el siguiente paso?"),
        Frame("ask-calendario", "Si puede compartir un calendario aproximado de los próximos pasos, se lo "
              "agradecería."),
        Frame("ask-idea", "¿Tienen ya una idea de cuándo podría llegar el siguiente paso?"),
        Frame("ask-novedad", "Le agradecería que me contara cómo va el proceso, cuando le venga bien."),
        Frame("ask-prometido", "Entendí que esperaban tener noticias hacia el {promised}. ¿Sigue siendo ese el plan, o "
              "han cambiado los plazos?"),
        Frame("ask-fecha", "Según entendí, la decisión estaba prevista hacia el {promised}. ¿Podría decirme cómo están "
              "ahora los plazos?"),
    ),
    Move.STATUS_OFFER: (
        Frame("offer-informacion", "Si más información de mi parte fuera de ayuda, con gusto se la envío."),
        Frame("offer-referencias", "Puedo facilitarle también referencias o muestras de trabajo."),
        Frame("offer-dudas", "Si ha surgido cualquier duda, la respondo con gusto."),
        Frame("offer-hablar", "Con gusto hablaríamos de nuevo, si le resulta útil."),
        Frame("offer-algo", "Le agradecería que me dijera si necesita algo más de mi parte."),
        Frame("offer-falta", "Si falta algo por mi lado, con gusto se lo hago llegar."),
    ),
    Move.STATUS_CLOSE: (
        Frame("close-tiempo", "Gracias por su tiempo y su consideración."),
        Frame("close-considerar", "Gracias de nuevo por considerar mi candidatura."),
        Frame("close-ayuda", "Muchas gracias por su ayuda."),
        Frame("close-aprecio", "Agradezco el tiempo que usted y su equipo me han dedicado."),
        Frame("close-proceso", "Gracias por su ayuda con el proceso."),
        Frame("close-agradezco", "Le agradezco su atención."),
    ),
    Move.LAST_OPEN: (
        Frame("last-lineas", "Unas últimas líneas sobre {the_role} en {company} y la entrevista que hice el {date}."),
        Frame("last-seguimiento", "Le escribo una vez más en relación con mi entrevista del {date} para {the_role} en "
              "{company}, y le doy las gracias por su tiempo."),
        Frame("last-lleva", "Los procesos de selección llevan su tiempo; por eso son solo unas líneas sobre {the_role} "
              "en {company} y mi entrevista del {date}."),
        Frame("last-gracias", "Gracias de nuevo por la oportunidad de hacer la entrevista para {the_role} en {company} "
              "el {date}."),
        Frame("last-rato", "Ha pasado un tiempo desde mi entrevista del {date} para {the_role} en {company}, y espero "
              "que todo vaya bien."),
        Frame("last-vez", "El {date} hice la entrevista para {the_role} en {company}, y le escribo una vez más."),
    ),
    Move.LAST_ASK: (
        Frame("last-abierto", "Si el puesto sigue abierto, mantengo mi interés, y me gustaría saber cuál es el "
              "siguiente paso."),
        Frame("last-noticias", "Si hay noticias, me alegrará recibirlas. Mi interés es el mismo."),
        Frame("last-futuro", "Me gustaría que contaran con mi candidatura, ahora o cuando haya otra vacante, y me "
              "alegrará tener noticias suyas."),
        Frame("last-otra", "Si han elegido a otra persona, lo entiendo; si no, mantengo mi interés y me alegrará "
              "recibir noticias."),
        Frame("last-cuando", "El trabajo me sigue interesando, y me alegrará tener noticias suyas cuando llegue el "
              "momento."),
        Frame("last-estudio", "Si el puesto sigue en estudio, mantengo mi interés y con gusto hablaría de nuevo."),
    ),
    Move.LAST_CLOSE: (
        Frame("last-cualquier", "En cualquier caso, gracias por su tiempo y su consideración. Les deseo lo mejor."),
        Frame("last-todo", "De todos modos, gracias por su tiempo, y mucha suerte con la búsqueda."),
        Frame("last-decidan", "Decidan lo que decidan, gracias por el tiempo y la atención que me dedicaron."),
        Frame("last-caminos", "Gracias por considerar mi candidatura; espero que volvamos a coincidir.", mood=WELL),
        Frame("last-equipo", "Gracias por el tiempo que usted y su equipo me dedicaron. Les deseo muchos éxitos."),
        Frame("last-agradezco", "Le agradezco su tiempo, y les deseo acierto en la decisión."),
    ),
}  # fmt: skip
