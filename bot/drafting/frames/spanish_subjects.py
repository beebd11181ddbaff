"""Spanish: subject lines, two or three for each use; {what} is the role, else the company."""

from collections.abc import Mapping

SUBJECTS: Mapping[str, tuple[str, ...]] = {
    "thank_you": ("Gracias por la entrevista – {what}", "Gracias por su tiempo – {what}", "Muchas gracias – {what}"),
    "arranged": ("Gracias por la organización – {what}", "Gracias por su ayuda – {what}", "Muchas gracias – {what}"),
    "both": ("Gracias y próximos pasos – {what}", "Gracias y una consulta – {what}", "Muchas gracias – {what}"),
    "status": ("Próximos pasos – {what}", "Mi entrevista – {what}", "Sobre mi entrevista – {what}"),
    "last": ("De nuevo, mi entrevista – {what}", "Un último seguimiento – {what}", "Mi entrevista – {what}"),
    "application": (
        "Mi candidatura – {what}",
        "Sobre mi candidatura – {what}",
        "Seguimiento de mi candidatura – {what}",
    ),
    "application_last": (
        "De nuevo, mi candidatura – {what}",
        "Un último seguimiento – {what}",
        "Mi candidatura – {what}",
    ),
    "resume": ("Mi currículum – {what}", "Sobre mi currículum – {what}", "Seguimiento de mi currículum – {what}"),
    "intro": ("Gracias por la conversación – {what}", "Gracias por su tiempo – {what}", "Muchas gracias – {what}"),
    "keep_warm": ("Un breve saludo – {what}", "Un saludo cordial – {what}", "Mis mejores deseos – {what}"),
    "referral": (
        "Gracias por la recomendación – {what}",
        "Gracias por recomendarme – {what}",
        "Muchas gracias – {what}",
    ),
    "news_interview": (
        "Novedades, y gracias – {what}",
        "Tengo entrevista, y gracias – {what}",
        "Muchas gracias – {what}",
    ),
    "news_next_round": ("Novedades, y gracias – {what}", "La siguiente ronda – {what}", "Una breve novedad – {what}"),
    "news_offer": ("Buenas noticias, y gracias – {what}", "Gracias, y novedades – {what}", "Buenas noticias – {what}"),
    "news_accepted": (
        "Buenas noticias, y gracias – {what}",
        "Gracias, y buenas noticias – {what}",
        "Buenas noticias – {what}",
    ),
    "news_rejected": ("Una breve novedad – {what}", "Gracias igualmente – {what}", "Una novedad – {what}"),
    "rejection": ("Gracias por su tiempo – {what}", "Gracias por comunicármelo – {what}", "Muchas gracias – {what}"),
    "withdrawal": (
        "Retiro mi candidatura – {what}",
        "Mi candidatura – {what}",
        "Retirada, con mi agradecimiento – {what}",
    ),
    "pass_on": (
        "Un agradecimiento por trasladar – {what}",
        "Mi agradecimiento – {what}",
        "Gracias a su equipo – {what}",
    ),
    "cover": ("Un mensaje por trasladar – {what}", "Un mensaje para su equipo – {what}", "Mi mensaje – {what}"),
}
PLAIN_SUBJECTS: Mapping[str, tuple[str, ...]] = {
    "intro": ("Gracias por la conversación", "Gracias por su tiempo", "Gracias por hablar conmigo"),
    "keep_warm": ("Un breve saludo", "Un saludo cordial", "Mis mejores deseos"),
}
"""Where there is no position and no company to name."""
