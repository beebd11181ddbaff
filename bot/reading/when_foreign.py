"""Words for days in languages that times are not read in: beside an hour they make it unsure."""

from bot.reading.word_list import words

FOREIGN_DAYS = frozenset(words("""
    hier demain aujourd'hui aujourd’hui avant-hier lundi mardi mercredi jeudi vendredi samedi dimanche prochain dernier
    gestern heute morgen übermorgen vorgestern montag dienstag mittwoch donnerstag freitag samstag sonntag
    ayer hoy mañana anteayer lunes martes miércoles miercoles jueves viernes sábado domingo
    ieri oggi domani lunedì lunedi martedì martedi mercoledì mercoledi giovedì giovedi venerdì venerdi sabato domenica
    ontem hoje amanhã amanha segunda-feira terça-feira quarta-feira quinta-feira sexta-feira
    gisteren vandaag eergisteren overmorgen maandag dinsdag woensdag donderdag vrijdag zaterdag zondag
    wczoraj dzisiaj jutro igår idag imorgon
"""))  # fmt: skip
