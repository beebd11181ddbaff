"""Spanish: thanks after a no, and a polite withdrawal."""

from collections.abc import Mapping

from bot.drafting.frames.frame import Frame, Move
from bot.drafting.frames.spanish_types import ABOUT, ASKED, FORMAL, LOOSE, NOUN, QUESTION, SEEN, WELL

ENDING: Mapping[Move, tuple[Frame, ...]] = {
    Move.REJECTED_OPEN: (
        Frame("no-comunicar", "Gracias por comunicarme su decisión sobre {the_role} en {company}, y por el tiempo que "
              "me dedicaron."),
        Frame("no-contar", "Gracias por contarme cómo terminó la selección para {the_role} en {company}, y por su "
              "tiempo y su consideración."),
        Frame("no-considerar", "Gracias por la respuesta sobre {the_role} en {company}, y por haber considerado mi "
              "candidatura y dedicarme su tiempo."),
        Frame("no-muchas", "Muchas gracias por informarme de la decisión sobre {the_role} en {company}, y por su "
              "tiempo al considerar mi candidatura."),
        Frame("no-bueno", "Fue bueno participar en el proceso para {the_role} en {company}; gracias por comunicarme la "
              "decisión y por el tiempo que dedicaron a mi candidatura.", mood=WELL),
        Frame("no-como", "Gracias por considerar mi candidatura para {the_role} en {company}, por su tiempo y por "
              "comunicarme lo que decidieron."),
        Frame("no-clara", "Gracias por una respuesta clara sobre {the_role} en {company}, y por el tiempo y la "
              "consideración que la precedieron."),
        Frame("no-acepte", "Le ofrezco mi agradecimiento por considerar mi candidatura para {the_role} en {company}, "
              "por su tiempo y por comunicarme el resultado.", tones=FORMAL),
    ),
    Move.REJECTED_VALUE: (
        Frame("still-valore", "Valoré el tiempo que usted y su equipo me dedicaron, y entiendo que había que elegir."),
        Frame("still-entiendo", "Entiendo la decisión, y aprecio haber formado parte del proceso."),
        Frame("still-entrevista", "Me alegra haber tenido la ocasión de hacer la entrevista con ustedes, y deseo un "
              "buen comienzo a quien asuma el puesto.", mood=WELL),
        Frame("still-conocer", "Fue bueno hablar con ustedes en persona y aprender algo más sobre el trabajo.",
              formats=SEEN, mood=WELL),
        Frame("still-equipo", "Mi agradecimiento va también para su equipo, por su tiempo y su atención."),
        Frame("still-bien", "La conversación fue tiempo bien empleado, y respeto su elección."),
        Frame("still-respeto", "Respeto su elección, y aprecio la atención que prestaron a mi candidatura."),
        Frame("still-aprendi", "Aprendí del proceso, y aprecio que se tomaran el tiempo para ello."),
        Frame("kept-especial", "Aprecié en especial nuestra conversación sobre {topic}, y eso no cambia.", ABOUT),
        Frame("kept-tiempo", "Aprecié el tiempo que dedicamos a {topic}.", NOUN),
        Frame("kept-util", "Me resultó útil hablar con usted sobre {topic}, y se lo agradezco.", ABOUT),
        Frame("kept-bien", "Nuestra conversación sobre {topic} fue tiempo bien empleado, más allá del resultado.",
              ABOUT),
        Frame("kept-llevo", "Me llevo de todo ello nuestra conversación sobre {topic}.", ABOUT),
        Frame("kept-recordar", "Recordaré con aprecio que habláramos sobre {topic}.", ABOUT),
        Frame("kept-aprendi", "Aprendí de nuestra conversación sobre {topic}, y lo valoro.", ABOUT),
        Frame("kept-pregunta", "Aprecié {topic}, y la conversación que salió de ella.", ASKED),
        Frame("kept-pensar", "Me resultó útil pensar con usted en {topic}.", ASKED),
        Frame("kept-llevo-pregunta", "Me llevo, entre otras cosas, {topic}, que daba mucho que pensar.", ASKED),
        Frame("kept-parte", "Hubo una parte de nuestra conversación que aprecié en particular: {topic}.", LOOSE),
        Frame("kept-esto", "Le agradezco que habláramos de esto: {topic}.", LOOSE),
        Frame("kept-cosa", "De nuestra conversación me llevo un punto: {topic}.", LOOSE),
        Frame("kept-question", "Aprecié que habláramos de esta pregunta: {topic}", QUESTION),
        Frame("kept-merecia", "Tratamos una pregunta que merecía la pena: {topic}", QUESTION),
        Frame("kept-sigue", "Una pregunta de nuestra conversación sigue valiendo la pena: {topic}", QUESTION),
    ),
    Move.REJECTED_FEEDBACK: (
        Frame("feedback-comentario", "Si pudiera compartir algún comentario sobre mi candidatura, me sería muy útil; "
              "si no, lo entiendo."),
        Frame("feedback-mejorar", "Si hay algo que pueda mejorar para otra vez, le agradecería una línea con su "
              "opinión."),
        Frame("feedback-bienvenido", "Cualquier comentario que tenga sobre mi entrevista será bienvenido."),
        Frame("feedback-util", "Un comentario suyo me resultaría útil; sé que no siempre es posible darlo."),
        Frame("feedback-podria", "¿Podría decirme qué puedo mejorar la próxima vez? Con una frase, su opinión me "
              "ayudaría mucho."),
        Frame("feedback-normas", "Si sus normas lo permiten, una frase con su opinión me ayudaría a aprender de esto."),
    ),
    Move.REJECTED_MIND: (
        Frame("mind-presente", "Me gustaría que me tuvieran presente si surge otra vacante."),
        Frame("mind-encaje", "Si más adelante se abre un puesto en el que pueda encajar, me alegrará tener noticias "
              "suyas."),
        Frame("mind-futuro", "Por favor, tengan en cuenta mi candidatura para futuras vacantes."),
        Frame("mind-sigue", "El trabajo de {company} me sigue interesando, y me alegrará recibir noticias cuando haya "
              "otra oportunidad."),
        Frame("mind-interes", "Mi interés en {company} se mantiene, y espero que más adelante volvamos a coincidir.",
              mood=WELL),
        Frame("mind-aviso", "Si se abre otra vacante en {company}, agradeceré mucho un aviso."),
        Frame("mind-tarde", "Si pudiera ser de utilidad en {company} más adelante, en otro puesto, con gusto hablaría "
              "de ello."),
    ),
    Move.REJECTED_CLOSE: (
        Frame("well-mejor", "Les deseo lo mejor a usted y a su equipo."),
        Frame("well-persona", "Mis mejores deseos para usted y para la persona que se incorpore."),
        Frame("well-exito", "Les deseo mucho éxito con el trabajo que tienen por delante."),
        Frame("well-comienzo", "Espero que la nueva incorporación vaya muy bien."),
        Frame("well-suerte", "Mucha suerte a usted y al equipo con todo lo que viene."),
        Frame("well-gracias", "Gracias de nuevo, y que todo les vaya bien."),
        Frame("well-manos", "Espero que el puesto esté en buenas manos, y les deseo lo mejor."),
    ),
    Move.WITHDRAW_OPEN: (
        Frame("leave-tiempo", "Gracias por considerar mi candidatura para {the_role} en {company}, y por el tiempo que "
              "me han dedicado."),
        Frame("leave-dieron", "Gracias por el tiempo y la consideración que dieron a mi candidatura para {the_role} en "
              "{company}."),
        Frame("leave-muchas", "Muchas gracias por su tiempo y por considerar mi candidatura para {the_role} en "
              "{company}."),
        Frame("leave-oportunidad", "Gracias por la oportunidad de participar en el proceso para {the_role} en "
              "{company}, y por su tiempo."),
        Frame("leave-bueno", "Fue bueno participar en el proceso para {the_role} en {company}; gracias por su tiempo y "
              "por considerar mi candidatura.", mood=WELL),
        Frame("leave-trabajo", "Gracias por el tiempo y el trabajo que han dedicado hasta ahora a mi candidatura para "
              "{the_role} en {company}."),
        Frame("leave-aprecio", "Aprecio mucho su tiempo y que consideren mi candidatura para {the_role} en {company}: "
              "gracias."),
        Frame("leave-acepte", "Le ofrezco mi agradecimiento por su tiempo y por considerar mi candidatura para "
              "{the_role} en {company}.", tones=FORMAL),
    ),
    Move.WITHDRAW_SAY: (
        Frame("leave-retirar", "He aceptado otro puesto, y por eso me gustaría retirar mi candidatura."),
        Frame("leave-escribo", "Le escribo para retirarme del proceso, porque he aceptado otro puesto."),
        Frame("leave-lista", "Como he aceptado un puesto en otra empresa, le pido que retire mi nombre de la lista."),
        Frame("leave-busqueda", "Entretanto he aceptado otro puesto, y quisiera retirarme ahora para que su búsqueda "
              "no se retrase."),
        Frame("leave-pronto", "Me he decidido por otro puesto, y quisiera retirar mi candidatura y decírselo pronto."),
        Frame("leave-atras", "Al haber aceptado otro puesto, quisiera retirarme del proceso."),
        Frame("leave-mensaje", "He aceptado un puesto en otra empresa, y con este mensaje retiro mi candidatura."),
    ),
    Move.WITHDRAW_VALUE: (
        Frame("glad-conocer", "Aprecié la ocasión de conocer mejor el trabajo."),
        Frame("glad-todos", "Por favor, dé las gracias de mi parte a quienes hablaron conmigo."),
        Frame("glad-valore", "Valoré el tiempo que usted y su equipo me dedicaron."),
        Frame("glad-empresa", "Fue bueno conocer un poco más {company}.", mood=WELL),
        Frame("glad-atencion", "Agradezco la atención que prestaron a mi candidatura."),
        Frame("glad-conversaciones", "Les agradezco las conversaciones que tuvimos."),
        Frame("glad-tema", "Aprecié en especial nuestra conversación sobre {topic}.", ABOUT),
        Frame("glad-hablar", "Me resultó útil hablar con usted sobre {topic}.", ABOUT),
        Frame("glad-bien", "Nuestra conversación sobre {topic} fue tiempo bien empleado.", ABOUT),
        Frame("glad-recordar", "Recordaré con aprecio que habláramos sobre {topic}.", ABOUT),
        Frame("glad-agradezco", "Le agradezco que habláramos sobre {topic}.", ABOUT),
        Frame("glad-tiempo", "Aprecié el tiempo que dedicamos a hablar sobre {topic}.", ABOUT),
    ),
    Move.WITHDRAW_CLOSE: (
        Frame("bye-exito", "Les deseo a usted y a su equipo mucho éxito con la búsqueda."),
        Frame("bye-caminos", "Espero que volvamos a coincidir, y les deseo lo mejor."),
        Frame("bye-persona", "Espero que encuentren pronto a la persona adecuada."),
        Frame("bye-mejor", "Mis mejores deseos para usted y para el equipo."),
        Frame("bye-busqueda", "Les deseo una buena búsqueda, y un buen final para ella."),
        Frame("bye-gracias", "Gracias de nuevo, y que todo les vaya bien."),
    ),
}  # fmt: skip
