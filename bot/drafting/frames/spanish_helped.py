"""Spanish: thanks to who put the member forward, and news of what came of it."""

from collections.abc import Mapping

from bot.drafting.frames.frame import Frame, Move
from bot.drafting.frames.spanish_types import FORMAL, WARM

HELPED: Mapping[Move, tuple[Frame, ...]] = {
    Move.REFERRAL_OPEN: (
        Frame("referral-nombre", "Gracias por proponer mi nombre para {the_role} en {company}."),
        Frame("referral-recomendar", "Gracias por recomendarme para {the_role} en {company}; se lo agradezco mucho."),
        Frame("referral-muchas", "Muchas gracias por recomendarme en {company} para {the_role}."),
        Frame("referral-amable", "Fue muy amable de su parte recomendarme para {the_role} en {company}: gracias."),
        Frame("referral-hablar", "Gracias por hablar en mi favor en {company} a propósito de {the_role}."),
        Frame("referral-mucho", "Gracias por la recomendación para {the_role} en {company}. Significa mucho."),
        Frame("referral-confianza", "Le agradezco la confianza de recomendarme para {the_role} en {company}."),
        Frame("referral-muchisimas", "Muchísimas gracias por dar mi nombre para {the_role} en {company}.", tones=WARM),
        Frame("referral-acepte", "Le ofrezco mi agradecimiento por haberme recomendado para {the_role} en {company}.",
              tones=FORMAL),
    ),
    Move.REFERRAL_VALUE: (
        Frame("trust-nombre", "Sé que una recomendación lleva su nombre además del mío, y así la trataré."),
        Frame("trust-ligera", "No me lo tomo a la ligera, y prepararé bien lo que venga."),
        Frame("trust-apoyo", "Es bueno empezar con su apoyo, y haré mi parte."),
        Frame("trust-pase", "Pase lo que pase, aprecio su confianza."),
        Frame("trust-lado", "Aprecio que haya puesto su nombre junto al mío."),
        Frame("trust-ayuda", "Su apoyo es una verdadera ayuda, vaya como vaya."),
        Frame("trust-peso", "Una palabra suya pesa, y haré lo posible por estar a la altura."),
    ),
    Move.REFERRAL_INTEREST: (
        Frame("hope-mucho", "El puesto me interesa mucho."),
        Frame("hope-trabajo", "Es un trabajo que me interesa y que me gustaría hacer."),
        Frame("hope-puedo", "Tengo mucho interés, y haré lo que esté en mi mano."),
        Frame("hope-lugar", "Es un puesto que me gustaría tener, en un lugar donde me gustaría trabajar."),
        Frame("hope-atrae", "Lo que conozco del trabajo me atrae."),
        Frame("hope-ganas", "Tengo ganas de ver adónde lleva."),
    ),
    Move.REFERRAL_NEXT: (
        Frame("posted-va", "Le contaré cómo va."),
        Frame("posted-novedades", "Le tendré al corriente de lo que ocurra a partir de ahora."),
        Frame("posted-noticias", "Tendrá noticias mías cuando las haya, y si puedo devolverle el favor, dígamelo, por "
              "favor."),
        Frame("posted-escribo", "Volveré a escribirle cuando haya algo que contar."),
        Frame("posted-turno", "Si alguna vez puedo hacer algo por usted, me gustaría saberlo. También le contaré cómo "
              "va."),
        Frame("posted-cambio", "Le iré contando cómo avanza, y me alegrará ayudarle en lo que pueda."),
        Frame("posted-paso", "A cada paso le contaré qué ha salido de ello."),
    ),
    Move.NEWS_INTERVIEW: (
        Frame("news-buena", "Buenas noticias, y gracias de nuevo: me han invitado a una entrevista para {the_role} en "
              "{company}."),
        Frame("news-llamado", "Gracias de nuevo por recomendarme. Me han llamado para una entrevista para {the_role} "
              "en {company}."),
        Frame("news-parte", "Gracias por su parte en esto: tengo entrevista para {the_role} en {company}."),
        Frame("news-novedad", "Una breve novedad sobre {the_role} en {company}: me han invitado a una entrevista, y le "
              "agradezco su ayuda."),
        Frame("news-seguido", "A su recomendación para {the_role} en {company} ha seguido una invitación a una "
              "entrevista, y quería darle las gracias una vez más."),
        Frame("news-vez", "Gracias una vez más por proponer mi nombre. Hay una entrevista para {the_role} en "
              "{company}, y quería que lo supiera."),
        Frame("news-primer", "Hay un primer paso que contar sobre {the_role} en {company}: una entrevista. Gracias de "
              "nuevo por su ayuda."),
    ),
    Move.NEWS_ROUND: (
        Frame("round-breve", "Una breve novedad, con mi agradecimiento: paso a la siguiente ronda para {the_role} en "
              "{company}."),
        Frame("round-paso", "Gracias de nuevo por recomendarme. He pasado a la siguiente ronda para {the_role} en "
              "{company}."),
        Frame("round-saber", "Quizá le alegre saber que he llegado a la siguiente ronda para {the_role} en {company}; "
              "gracias por su ayuda."),
        Frame("round-otro", "Otro paso, y otra vez gracias: sigo adelante, en la próxima ronda para {the_role} en "
              "{company}."),
        Frame("round-apoyo", "Gracias por su apoyo con {the_role} en {company}. Paso a la siguiente ronda, y quería "
              "que lo supiera pronto."),
        Frame("round-invitado", "Hay noticias sobre {the_role} en {company}: me han invitado a la siguiente ronda. "
              "Gracias de nuevo por su ayuda."),
    ),
    Move.NEWS_OFFER: (
        Frame("offer-buena", "Hay buenas noticias: me han ofrecido {the_role} en {company}. Gracias por su ayuda para "
              "llegar hasta aquí."),
        Frame("offer-recibido", "Gracias de nuevo por recomendarme. He recibido una oferta para {the_role} en "
              "{company}."),
        Frame("offer-comienzo", "Estuvo ahí desde el comienzo, y por eso quería contárselo pronto: me han ofrecido "
              "{the_role} en {company}. Gracias."),
        Frame("offer-llegado", "Una buena noticia, y mi agradecimiento con ella: ha llegado una oferta para {the_role} "
              "en {company}."),
        Frame("offer-proponer", "Gracias por proponer mi nombre para {the_role} en {company}. Ha llegado una oferta, y "
              "quería que lo supiera por mí."),
        Frame("offer-proceso", "El proceso para {the_role} en {company} ha terminado en una oferta, y le agradezco su "
              "parte en ello."),
    ),
    Move.NEWS_ACCEPTED: (
        Frame("accepted-gracias", "Gracias por su ayuda: he aceptado {the_role} en {company}."),
        Frame("accepted-hecho", "Ya es oficial: he aceptado la oferta para {the_role} en {company}, y quería darle las "
              "gracias por su parte en ello."),
        Frame("accepted-buena", "Buenas noticias, y gracias: he dicho que sí a {the_role} en {company}."),
        Frame("accepted-empezo", "Lo que empezó con su recomendación ha terminado bien: he aceptado {the_role} en "
              "{company}. Gracias."),
        Frame("accepted-nuevo", "Gracias de nuevo por proponer mi nombre. He aceptado {the_role} en {company}."),
        Frame("accepted-saber", "Quería que lo supiera pronto: he aceptado {the_role} en {company}, y le agradezco su "
              "ayuda."),
    ),
    Move.NEWS_REJECTED: (
        Frame("no-novedad", "Una breve novedad sobre {the_role} en {company}: han elegido a otra persona. Gracias de "
              "nuevo por recomendarme."),
        Frame("no-vez", "Gracias de nuevo por proponer mi nombre para {the_role} en {company}. Esta vez no ha salido, "
              "y quería que lo supiera por mí."),
        Frame("no-decision", "La decisión sobre {the_role} en {company} ha ido en otra dirección, y quiero darle las "
              "gracias igualmente por su ayuda."),
        Frame("no-respuesta", "Gracias por su ayuda con {the_role} en {company}. La respuesta ha sido que no esta vez, "
              "y fue bueno contar con su apoyo."),
        Frame("no-termino", "Le cuento cómo terminó: {the_role} en {company} ha sido para otra persona. Le agradezco "
              "su ayuda igualmente."),
        Frame("no-hay", "Ya hay respuesta sobre {the_role} en {company}, y esta vez es que no. Gracias por haber "
              "propuesto mi nombre."),
    ),
    Move.NEWS_CHAMPION: (
        Frame("joined-hablar", "Gracias por hablar en mi favor: he aceptado {the_role} en {company}."),
        Frame("joined-apoyo", "Ya es oficial: he aceptado {the_role} en {company}, y quería darle las gracias por su "
              "apoyo en el camino."),
        Frame("joined-palabra", "Gracias por interceder por mi candidatura. He aceptado {the_role} en {company}, y "
              "quería contárselo yo."),
        Frame("joined-buena", "Buenas noticias, y gracias por su apoyo: he aceptado {the_role} en {company}."),
        Frame("joined-defender", "Gracias por defender mi candidatura; he aceptado {the_role} en {company}."),
        Frame("joined-primero", "Habló en mi favor, y por eso quiero empezar por darle las gracias: he aceptado "
              "{the_role} en {company}."),
    ),
    Move.NEWS_VALUE: (
        Frame("help-apoyo", "Ha sido bueno contar con su apoyo en esto."),
        Frame("help-hecho", "Aprecio lo que ha hecho por mí, y no lo olvidaré."),
        Frame("help-nombre", "Significa mucho que haya querido dar su nombre para esto."),
        Frame("help-confianza", "Su confianza me ha dado ánimo."),
        Frame("help-camino", "No olvido que me ayudó en el camino."),
        Frame("help-pensar", "Pase lo que pase, le agradezco que pensara en mí."),
        Frame("help-diferencia", "Su ayuda al principio marcó la diferencia."),
    ),
    Move.NEWS_CLOSE: (
        Frame("tell-viene", "Le contaré lo que venga después."),
        Frame("tell-corriente", "Le tendré al corriente según avance."),
        Frame("tell-escribo", "Volveré a escribirle cuando haya más que contar."),
        Frame("tell-noticias", "Tendrá noticias mías en cuanto sepa más."),
        Frame("tell-sigue", "Le contaré cómo sigue en cuanto haya algo nuevo."),
        Frame("tell-mientras", "Si mientras tanto puedo hacer algo por usted, me gustaría saberlo."),
    ),
    Move.NEWS_END: (
        Frame("end-turno", "Si puedo hacer algo por usted, me encantará ayudarle."),
        Frame("end-contacto", "Me gustaría que siguiéramos en contacto, y ayudarle cuando pueda."),
        Frame("end-favor", "Espero poder devolverle el favor algún día."),
        Frame("end-bien", "Espero que todo le vaya bien y que volvamos a coincidir pronto."),
        Frame("end-alguien", "Si alguna vez necesita que alguien hable por usted, puede contar conmigo."),
        Frame("end-gracias", "Me gustaría saber si alguna vez puedo hacer algo por usted."),
    ),
}  # fmt: skip
