"""Spanish: whether an application or a résumé arrived."""

from collections.abc import Mapping

from bot.drafting.frames.frame import Frame, Move
from bot.drafting.frames.spanish_types import FORMAL, PLAINER

FOLLOWING: Mapping[Move, tuple[Frame, ...]] = {
    Move.APPLIED_OPEN: (
        Frame("applied-presente", "El {date} presenté mi candidatura para {the_role} en {company}, y le escribo para "
              "asegurarme de que la ha recibido."),
        Frame("applied-breve", "Le escribo brevemente sobre mi candidatura para {the_role} en {company}, que envié el "
              "{date}."),
        Frame("applied-lineas", "Unas líneas sobre {the_role} en {company}: envié mi candidatura el {date}, y me "
              "gustaría confirmar que llegó."),
        Frame("applied-quiza", "Quizá tenga ya mi candidatura para {the_role} en {company}, enviada el {date}. Con "
              "este mensaje quisiera hacer un seguimiento."),
        Frame("applied-seguimiento", "Con este mensaje quisiera hacer un seguimiento de mi candidatura para {the_role} "
              "en {company}, que presenté el {date}."),
        Frame("applied-gracias", "Gracias por revisar las candidaturas para {the_role} en {company}. Envié la mía el "
              "{date}, y quisiera asegurarme de que nada se perdió por el camino."),
        Frame("applied-desde", "Desde que presenté mi candidatura para {the_role} en {company}, el {date}, la tengo "
              "muy presente, y quisiera asegurarme de que está en sus manos."),
        Frame("applied-anadir", "Por añadir unas palabras a la candidatura para {the_role} en {company} que envié el "
              "{date}: le escribo para saber si llegó bien.", tones=PLAINER),
        Frame("applied-permita", "Permítame hacer un seguimiento de la candidatura para {the_role} en {company} que "
              "presenté el {date}.", tones=FORMAL),
        Frame("applied-referencia", "En referencia a mi candidatura del {date} para {the_role} en {company}, le "
              "escribo para confirmar que la ha recibido.", tones=FORMAL),
    ),
    Move.APPLIED_LAST: (
        Frame("applied-mas", "Unas líneas más sobre mi candidatura para {the_role} en {company}, que envié el {date}."),
        Frame("applied-vez", "Le escribo una vez más en relación con mi candidatura del {date} para {the_role} en "
              "{company}."),
        Frame("applied-tiempo", "Ha pasado un tiempo desde que envié mi candidatura para {the_role} en {company}, el "
              "{date}, y quisiera hacer un último seguimiento."),
        Frame("applied-lleva", "Revisar candidaturas lleva tiempo; por eso son solo unas palabras sobre {the_role} en "
              "{company} y la que envié el {date}."),
        Frame("applied-nuevo", "De nuevo unas líneas sobre {the_role} en {company} y la candidatura que envié el "
              "{date}."),
        Frame("applied-segundo", "Un segundo y breve seguimiento de mi candidatura para {the_role} en {company}, "
              "enviada el {date}."),
    ),
    Move.APPLIED_ASK: (
        Frame("arrived-confirmar", "¿Podría confirmarme que recibió mi candidatura?"),
        Frame("arrived-completa", "¿Podría decirme si mi candidatura llegó y si está completa?"),
        Frame("arrived-saber", "¿Podría saber si mi candidatura llegó bien?"),
        Frame("arrived-agradeceria", "Le agradecería que me confirmara que mi candidatura ha llegado."),
        Frame("arrived-persona", "¿Podría decirme si mi candidatura llegó a la persona adecuada?"),
        Frame("arrived-linea", "Una línea para confirmar que recibió mi candidatura sería de gran ayuda."),
        Frame("arrived-recibido", "¿Me confirmaría si ha recibido mi candidatura?"),
        Frame("arrived-falta", "¿Le ha llegado mi candidatura, y está todo en orden?"),
    ),
    Move.APPLIED_INTEREST: (
        Frame("keen-mucho", "El puesto me interesa mucho."),
        Frame("keen-conversar", "Tengo mucho interés en el puesto, y me gustaría conversar sobre él."),
        Frame("keen-atrae", "El trabajo me atrae, y con gusto hablaría de ello."),
        Frame("keen-proceso", "Me gustaría mucho participar en el proceso."),
        Frame("keen-asumir", "Es un puesto que me gustaría asumir."),
        Frame("keen-sigue", "El trabajo me sigue interesando mucho."),
        Frame("keen-contar", "Me gustaría tener la ocasión de contarle más sobre lo que podría aportar."),
        Frame("keen-mantengo", "Mantengo todo mi interés en el puesto."),
    ),
    Move.APPLIED_OFFER: (
        Frame("more-muestras", "Si algo más resultara útil, como referencias o muestras de trabajo, con gusto lo "
              "envío."),
        Frame("more-informacion", "¿Hay más información que pueda facilitarle?"),
        Frame("more-decir", "Le agradecería que me dijera si necesita algo más de mi parte."),
        Frame("more-necesita", "Si necesita más información, con gusto se la facilito."),
        Frame("more-ejemplos", "Si quisiera referencias o ejemplos de mi trabajo, puedo enviarle más material en "
              "cualquier momento."),
        Frame("more-preguntas", "Respondo también con gusto a cualquier pregunta, por escrito o por teléfono."),
        Frame("more-otra", "¿Le resultaría útil algún otro documento? Con gusto se lo envío."),
        Frame("more-saber", "Si hay algo más que quiera saber o ver, con gusto le ayudo."),
    ),
    Move.APPLIED_CLOSE: (
        Frame("applied-gracias-tiempo", "Gracias por su tiempo y su consideración."),
        Frame("applied-considerar", "Gracias por considerar mi candidatura."),
        Frame("applied-ayuda", "Muchas gracias por su ayuda."),
        Frame("applied-atencion", "Gracias por su atención y por su tiempo."),
        Frame("applied-aprecio", "Aprecio el tiempo que dedica a este proceso."),
        Frame("applied-espero", "Gracias por su tiempo. Espero sus noticias."),
        Frame("applied-busqueda", "Gracias, y mucho acierto en la selección."),
    ),
    Move.RESUME_OPEN: (
        Frame("resume-envie", "El {date} envié mi currículum para {the_role} en {company}, y le escribo para "
              "asegurarme de que llegó."),
        Frame("resume-breve", "Un breve seguimiento del currículum que envié el {date} para {the_role} en {company}."),
        Frame("resume-gracias", "Gracias por considerar mi currículum para {the_role} en {company}. Lo envié el "
              "{date}, y quisiera confirmar que le llegó."),
        Frame("resume-quiza", "Quizá tenga ya mi currículum para {the_role} en {company}, enviado el {date}. Con este "
              "mensaje quisiera hacer un seguimiento."),
        Frame("resume-lineas", "Unas líneas sobre {the_role} en {company}: envié mi currículum el {date}, y me "
              "gustaría saber si llegó bien."),
        Frame("resume-mensaje", "Con este mensaje quisiera hacer un seguimiento de mi currículum para {the_role} en "
              "{company}, que envié el {date}."),
        Frame("resume-permita", "Permítame hacer un seguimiento del currículum que presenté el {date} para {the_role} "
              "en {company}.", tones=FORMAL),
    ),
    Move.RESUME_THROUGH: (
        Frame("through-amable", "{via} tuvo la amabilidad de hacerle llegar mi currículum para {the_role} en "
              "{company}, y le escribo para hacer un seguimiento."),
        Frame("through-quiza", "Es posible que haya recibido mi currículum para {the_role} en {company} a través de "
              "{via}; se lo entregué el {date}."),
        Frame("through-breve", "Un breve seguimiento de mi currículum para {the_role} en {company}, que {via} se "
              "ofreció a hacerle llegar."),
        Frame("through-como", "Como {via} le ha hecho llegar mi currículum para {the_role} en {company}, quisiera "
              "escribirle también directamente."),
        Frame("through-medio", "Por medio de {via} va de camino a usted mi currículum para {the_role} en {company}, y "
              "me gustaría añadir unas palabras."),
        Frame("through-ayuda", "Unas líneas sobre {the_role} en {company}: con la ayuda de {via} le envié mi "
              "currículum, y quisiera hacer un seguimiento."),
    ),
    Move.RESUME_ASK: (
        Frame("got-confirmar", "¿Podría confirmarme que recibió mi currículum?"),
        Frame("got-llego", "¿Podría decirme si mi currículum llegó?"),
        Frame("got-saber", "¿Podría saber si mi currículum llegó bien?"),
        Frame("got-agradeceria", "Le agradecería que me confirmara que mi currículum ha llegado."),
        Frame("got-persona", "¿Podría decirme si mi currículum llegó a la persona adecuada?"),
        Frame("got-linea", "Una línea para confirmar que recibió mi currículum sería de gran ayuda."),
        Frame("got-recibido", "¿Me confirmaría si ha recibido mi currículum?"),
    ),
    Move.RESUME_VIA: (
        Frame("via-ayuda", "Gracias por su ayuda con mi currículum para {the_role} en {company}."),
        Frame("via-ofrecer", "Gracias por ofrecerse a hacer llegar mi currículum para {the_role} a {company}."),
        Frame("via-amable", "Es muy amable de su parte ayudarme con {the_role} en {company} y entregar mi currículum. "
              "Gracias."),
        Frame("via-nuevo", "Gracias de nuevo por encargarse de mi currículum para {the_role} en {company}."),
        Frame("via-muchas", "Muchas gracias por llevar mi currículum a {company} para {the_role}."),
        Frame("via-aprecio", "Aprecio mucho su ayuda con {the_role} en {company}; gracias por entregar mi currículum."),
        Frame("via-lineas", "Unas líneas para darle las gracias por mover mi currículum para {the_role} en {company}."),
    ),
    Move.RESUME_VIA_ASK: (
        Frame("via-llegado", "¿Sabe si ha llegado a la persona adecuada, y si algo más sería de ayuda?"),
        Frame("via-algo", "¿Les ha llegado ya, y ayudaría que enviara algo más?"),
        Frame("via-seguir", "Cuando sepa que ha llegado, con gusto haré yo el seguimiento y enviaré lo que haga "
              "falta."),
        Frame("via-decirme", "¿Podría decirme si lo han recibido, y si puedo enviar más información?"),
        Frame("via-recibido", "¿Puedo preguntarle si lo han recibido? Con gusto envío algo más, o sigo yo a partir de "
              "ahí."),
        Frame("via-mirar", "¿Han podido verlo ya? Les llegó, espero, y con gusto envío algo más que ayude."),
    ),
    Move.RESUME_LAST: (
        Frame("resume-mas", "Unas líneas más sobre el currículum que envié el {date} para {the_role} en {company}."),
        Frame("resume-vez", "Le escribo una vez más en relación con mi currículum para {the_role} en {company}, que "
              "envié el {date}."),
        Frame("resume-tiempo", "Ha pasado un tiempo desde que envié mi currículum para {the_role} en {company}, el "
              "{date}, y quisiera hacer un último seguimiento."),
        Frame("resume-lleva", "Leer currículums lleva tiempo; por eso son solo unas palabras sobre el mío para "
              "{the_role} en {company}, enviado el {date}."),
        Frame("resume-segundo", "Un segundo y breve seguimiento de mi currículum para {the_role} en {company}, enviado "
              "el {date}."),
        Frame("resume-nuevo", "De nuevo unas líneas sobre {the_role} en {company} y el currículum que envié el "
              "{date}."),
    ),
}  # fmt: skip
