"""Spanish: thanks and notes that somebody passes on."""

from collections.abc import Mapping

from bot.drafting.frames.frame import Frame, Move

PASSING: Mapping[Move, tuple[Frame, ...]] = {
    Move.PASSED_ON: (
        Frame("pass-podria", "¿Podría trasladar mi agradecimiento a {others} por el tiempo que me dedicaron{when} y "
              "por considerar mi candidatura para {the_role} en {company}?"),
        Frame("pass-agradeceria", "Le agradecería que hiciera llegar mi agradecimiento a {others} por la conversación "
              "que tuvimos{when} sobre {the_role} en {company}, y por su consideración."),
        Frame("pass-dar", "Por favor, dé las gracias de mi parte a {others} por el tiempo y la consideración que me "
              "dedicaron{when} para {the_role} en {company}."),
        Frame("pass-ayuda", "Gracias por su ayuda con {the_role} en {company}. ¿Podría hacer saber a {others} que "
              "agradezco el tiempo que me dedicaron{when} y su consideración?"),
    ),
    Move.OR_ADDRESS: (
        Frame("address-directamente", "Si es más sencillo compartir un correo electrónico, escribo yo directamente con "
              "gusto."),
        Frame("address-mensaje", "También puedo enviar yo un mensaje, si puede compartir una dirección."),
        Frame("address-prefiere", "O, si lo prefiere, envíeme una dirección de correo, por favor, y daré las gracias "
              "yo."),
        Frame("address-propio", "Si puede compartir una dirección, con el mismo gusto escribo unas líneas."),
    ),
    Move.COVER: (
        Frame("cover-abajo", "¿Podría hacer llegar el mensaje de abajo a {others}? Es sobre {the_role} en {company}."),
        Frame("cover-agradecer", "Me gustaría dar las gracias a {others} por la conversación que tuvimos{when} sobre "
              "{the_role} en {company}. ¿Podría trasladar el mensaje de abajo?"),
        Frame("cover-reenviar", "¿Podría reenviar el mensaje de abajo a {others}? Es mi agradecimiento por el tiempo "
              "que me dedicaron{when} para {the_role} en {company}."),
        Frame("cover-entregar", "Le agradecería que entregara el mensaje de abajo a {others}, con mi agradecimiento "
              "por la entrevista que tuvimos{when} para {the_role} en {company}."),
        Frame("cover-ayuda", "Gracias por su ayuda con {the_role} en {company}. Abajo va un mensaje para {others}, que "
              "me gustaría que les llegara."),
        Frame("cover-aqui", "Aquí va un breve mensaje para {others}, sobre {the_role} en {company}. ¿Podría hacérselo "
              "llegar?"),
    ),
    Move.COVER_CLOSE: (
        Frame("cover-gracias", "Gracias por su ayuda."),
        Frame("cover-muchas", "Muchas gracias por hacerlo llegar."),
        Frame("cover-directo", "Si puedo escribir directamente, lo hago con gusto."),
        Frame("cover-cambiar", "Si prefiere cambiar algo antes de enviarlo, le agradecería que me lo dijera."),
        Frame("cover-aprecio", "Aprecio que se ocupe de ello."),
        Frame("cover-manera", "Gracias, y si prefiere hacerlo de otra manera, me parece bien."),
    ),
    Move.CARD_CLOSE: (
        Frame("card-hablar", "Me alegrará que volvamos a hablar."),
        Frame("card-noticias", "Espero tener noticias suyas."),
        Frame("card-deseos", "Mis mejores deseos para usted y su equipo."),
        Frame("card-semana", "Le deseo una buena semana."),
        Frame("card-coincidir", "Espero que volvamos a coincidir pronto."),
        Frame("card-equipo", "Por favor, salude de mi parte a su equipo."),
    ),
}  # fmt: skip
