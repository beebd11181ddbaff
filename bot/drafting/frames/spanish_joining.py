"""The Spanish of a word to those who interviewed, once the offer was accepted."""

from collections.abc import Mapping

from bot.drafting.frames.frame import Frame, Move

JOINING: Mapping[Move, tuple[Frame, ...]] = {
    Move.NEWS_JOINING: (
        Frame("uno-tiempo", "He aceptado {the_role} en {company} y quería agradecerle el tiempo que dedicó a nuestra "
              "conversación."),
        Frame("uno-noticia", "Una buena noticia: he aceptado {the_role} en {company}. Gracias por su tiempo y por la "
              "conversación."),
        Frame("uno-mismo", "Quería contarle que he aceptado {the_role} en {company}, y darle las gracias por la "
              "entrevista."),
        Frame("uno-cerrado", "Gracias por hablar conmigo sobre {the_role} en {company}. Ya he aceptado la oferta."),
    ),
    Move.NEWS_JOINING_VALUE: (
        Frame("uno-consideró", "Le agradezco que me tuviera en cuenta y que me dedicara ese rato."),
        Frame("uno-dedicó", "Le agradezco la atención que me dedicó aquel día y el trato que recibí."),
        Frame("uno-candidatura", "Le agradezco el tiempo que dedicó a mi candidatura."),
        Frame("uno-confianza", "Agradezco a todo el equipo la oportunidad que me han dado."),
    ),
    Move.NEWS_JOINING_END: (
        Frame("uno-empezar", "Tengo muchas ganas de empezar y de volver a verle."),
        Frame("uno-equipo", "Me alegra mucho incorporarme al equipo y ponerme a trabajar."),
        Frame("uno-en-persona", "Espero saludarle en persona cuando empiece."),
        Frame("uno-saludo", "Espero que volvamos a hablar cuando empiece."),
    ),
}  # fmt: skip
