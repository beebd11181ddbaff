"""Spanish: what to say on the phone, and one sentence for each kind where hardly anything fits."""

from collections.abc import Mapping

from bot.drafting.frames.idiom import Script
from bot.model.note import NoteKind
from bot.model.people import Tone

HELLO: Mapping[Tone, str] = {
    Tone.PLAIN: "Hola, {name}, habla {me}.",
    Tone.WARM: "Hola, {name}, habla {me}.",
    Tone.FORMAL: "Buenos días, {name}, mi nombre es {me}.",
}
HELLO_NOBODY = "Buenos días, habla {me}."
NUMBER = "Mi número es {phone}."
GOODBYE = ("Muchas gracias, y que tenga un buen día.", "Gracias, y hasta pronto.", "Gracias de nuevo, y un saludo.")
ON_VOICEMAIL = "En el buzón de voz:"

SCRIPTS: Mapping[NoteKind, Script] = {
    NoteKind.THANK_YOU: Script(
        why=(
            "Llamo para darle las gracias por su tiempo{when} y por considerar mi candidatura para {the_role} en "
            "{company}.",
            "Gracias por hablar conmigo{when} sobre {the_role} en {company}, y por considerar mi candidatura.",
            "Es una llamada breve para agradecerle su tiempo y que considere mi candidatura.",
        ),
        ask=(
            "Me interesa mucho, y respondo con gusto a cualquier pregunta. ¿Necesita algo más de mi parte?",
            "Me gustaría seguir en el proceso. ¿Cuál sería el siguiente paso?",
        ),
        voicemail=(
            "Llamo para darle las gracias por su tiempo{when} y por considerar mi candidatura para {the_role} en "
            "{company}. Me interesa, y no hace falta que devuelva la llamada.",
            "Gracias por su tiempo y por considerar mi candidatura. No hace falta que devuelva la llamada.",
        ),
    ),
    NoteKind.STATUS: Script(
        why=(
            "El {date} hice la entrevista para {the_role} en {company}, y me sigue interesando.",
            "Llamo por mi entrevista del {date} para {the_role} en {company}.",
            "Llamo por mi entrevista, y el puesto me sigue interesando.",
        ),
        ask=(
            "¿Podría decirme cómo va el proceso, o cuándo prevén decidir?",
            "¿Hay una fecha aproximada para el siguiente paso? ¿Y necesitan algo más de mi parte?",
        ),
        voicemail=(
            "Llamo por mi entrevista del {date} para {the_role} en {company}. Me gustaría saber cómo va el "
            "proceso, cuando "
            "le venga bien.",
            "Llamo por mi entrevista, y me gustaría saber cómo va el proceso.",
        ),
    ),
    NoteKind.APPLICATION: Script(
        why=(
            "El {date} envié mi candidatura para {the_role} en {company}, y quisiera confirmar que llegó.",
            "Llamo por mi candidatura para {the_role} en {company}, que envié el {date}.",
            "Llamo para confirmar que llegó mi candidatura.",
        ),
        ask=(
            "¿La recibieron, y hay más información que quieran de mi parte?",
            "¿Puede ver si está completa? Con gusto envío lo que haga falta.",
        ),
        voicemail=(
            "El {date} envié mi candidatura para {the_role} en {company}, y quisiera confirmar que llegó. Con "
            "gusto envío "
            "lo que haga falta.",
            "Llamo para confirmar que llegó mi candidatura. Con gusto envío lo que haga falta.",
        ),
    ),
    NoteKind.RESUME: Script(
        why=(
            "El {date} envié mi currículum para {the_role} en {company}, y quisiera confirmar que llegó.",
            "{via} les hizo llegar mi currículum para {the_role} en {company}, y quisiera confirmar que llegó.",
            "Llamo para confirmar que llegó mi currículum.",
        ),
        ask=(
            "¿Lo recibieron, y hay más información que quieran de mi parte?",
            "¿Lo tiene la persona adecuada? Respondo con gusto a cualquier pregunta.",
        ),
        voicemail=(
            "El {date} envié mi currículum para {the_role} en {company}, y quisiera confirmar que llegó. "
            "Respondo con gusto "
            "a cualquier pregunta.",
            "Llamo para confirmar que llegó mi currículum. Respondo con gusto a cualquier pregunta.",
        ),
    ),
    NoteKind.INTRO: Script(
        why=(
            "Llamo para darle las gracias por hablar conmigo{when} sobre {the_role} en {company}.",
            "Llamo para darle las gracias por hablar conmigo{when}.",
            "Gracias de nuevo por su tiempo{when}.",
        ),
        ask=(
            "Me gustaría que siguiéramos en contacto, y saber cómo van las cosas en {company}.",
            "Si puedo hacer algo por usted, me gustaría saberlo.",
            "Me gustaría que siguiéramos en contacto.",
        ),
        voicemail=("Llamo para darle las gracias por su tiempo{when}. Me gustaría que siguiéramos en contacto.",),
    ),
    NoteKind.KEEP_WARM: Script(
        why=("Hace unos meses que hablamos, y quería saludarle.", "Llamo para saludarle."),
        ask=("Espero que todo le vaya bien.", "Si alguna vez puedo serle de utilidad, me gustaría saberlo."),
        voicemail=("Quería saludarle, y espero que todo le vaya bien. No hace falta que devuelva la llamada.",),
    ),
    NoteKind.REFERRAL: Script(
        why=(
            "Llamo para darle las gracias por recomendarme para {the_role} en {company}.",
            "Llamo para darle las gracias por recomendarme.",
        ),
        ask=("Le contaré cómo va.", "Si puedo hacer algo por usted, me gustaría saberlo."),
        voicemail=(
            "Llamo para darle las gracias por recomendarme para {the_role} en {company}. Le contaré cómo va.",
            "Llamo para darle las gracias por recomendarme. Le contaré cómo va.",
        ),
    ),
    NoteKind.NEWS: Script(
        why=(
            "Hay novedades sobre {the_role} en {company}, y quería agradecerle de nuevo su ayuda.",
            "Llamo para contarle novedades y para agradecerle de nuevo su ayuda.",
        ),
        ask=("Quería que lo supiera por mí.", "Le contaré lo que venga después."),
        voicemail=(
            "Hay novedades sobre {the_role} en {company}, y quería agradecerle de nuevo su ayuda.",
            "Hay novedades, y quería agradecerle de nuevo su ayuda.",
        ),
    ),
    NoteKind.REJECTION: Script(
        why=(
            "Gracias por comunicarme la decisión sobre {the_role} en {company}, y por su tiempo.",
            "Llamo para agradecerle que me comunicara la decisión, y su tiempo.",
        ),
        ask=(
            "Si surge otra vacante, me alegrará tener noticias suyas.",
            "Por favor, téngame presente para otro puesto. Les deseo lo mejor.",
        ),
        voicemail=(
            "Gracias por comunicarme la decisión sobre {the_role} en {company}, y por su tiempo. Les deseo lo mejor.",
            "Gracias por comunicarme la decisión, y por su tiempo. Les deseo lo mejor.",
        ),
    ),
    NoteKind.WITHDRAWAL: Script(
        why=(
            "Gracias por considerar mi candidatura para {the_role} en {company}. He aceptado otro puesto, y quisiera "
            "retirarme.",
            "Gracias por considerar mi candidatura. He aceptado otro puesto, y quisiera retirarme.",
        ),
        ask=("Les deseo una buena búsqueda.", "Espero que encuentren pronto a la persona adecuada."),
        voicemail=(
            "Gracias por considerar mi candidatura para {the_role} en {company}. He aceptado otro puesto, y quisiera "
            "retirarme. Les deseo una buena búsqueda.",
            "Gracias por considerar mi candidatura. He aceptado otro puesto, y quisiera retirarme.",
        ),
    ),
}
TINY: Mapping[NoteKind, str] = {
    NoteKind.THANK_YOU: "Gracias por su tiempo y por considerar mi candidatura. Me sigue interesando mucho el puesto.",
    NoteKind.STATUS: "Gracias de nuevo por la entrevista. ¿Podría decirme cómo va el proceso?",
    NoteKind.APPLICATION: "¿Podría decirme si llegó mi candidatura? Me interesa, y con gusto envío algo más.",
    NoteKind.RESUME: "¿Podría decirme si llegó mi currículum? Me interesa, y con gusto envío algo más.",
    NoteKind.INTRO: "Gracias por tomarse el tiempo de hablar conmigo. Me gustaría seguir en contacto.",
    NoteKind.KEEP_WARM: "Hace unos meses que hablamos, y espero que todo le vaya bien.",
    NoteKind.REFERRAL: "Gracias por recomendarme. Le contaré cómo va.",
    NoteKind.NEWS: "Hay novedades, y quería agradecerle de nuevo la recomendación.",
    NoteKind.REJECTION: "Gracias por comunicármelo, y por su tiempo. Les deseo lo mejor.",
    NoteKind.WITHDRAWAL: "Gracias por considerar mi candidatura. He aceptado otro puesto, y quisiera retirarme.",
}
