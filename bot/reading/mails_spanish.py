"""The Spanish of letters, as tables: headers, greetings and closings."""

import re

from bot.reading.language import LetterWords

SPANISH = LetterWords(
    header=re.compile(
        r"^[>\s*_]*(?P<name>de|para|cc|cco|fecha|enviado(?:\s+el)?|asunto|cuándo|cuando|dónde|donde|from|to|subject|date"
        r"|sent|when|where)[*_]*\s*:\s*(?P<rest>\S.*)$",
        re.IGNORECASE,
    ),
    when_headers=frozenset({"cuándo", "cuando", "when"}),
    subject_headers=frozenset({"asunto", "subject"}),
    in_a_row=re.compile(r"(?:^|\s)(?P<name>de|para|cc|fecha|enviado|asunto|from|to|subject|date)\s?:\s", re.IGNORECASE),
    greeting=re.compile(
        r"^(?:hola|buenas|buenos\s+días|buenas\s+tardes|buenas\s+noches|buen\s+día|estimad[oa]s?|querid[oa]s?|apreciad[oa]s?"
        r"|hi|hello|dear)(?:\s+(?P<who>[^,!:\n]{1,40}))?\s?(?P<sign>[,!:]|-|–|—|$)",
        re.IGNORECASE,
    ),
    dear=("estimad", "querid", "apreciad", "dear"),
    everybody=frozenset({"a todos", "a todas", "todos", "todas", "equipo", "señores", "candidato", "candidata"}),
    closing=re.compile(
        r"(?:^|[.!,?\n]\s*)(?:(?:un\s+)?(?:cordial|afectuoso|gran)?\s*saludos?(?:\s+cordial(?:es)?)?|atentamente"
        r"|cordialmente|(?:un\s+)?(?:fuerte\s+)?abrazo|quedo\s+(?:a\s+(?:la\s+espera|su\s+disposición)))\s*[,.!\n]",
        re.IGNORECASE,
    ),
    closings=frozenset({"saludos", "un saludo", "gracias", "muchas gracias", "un abrazo", ""}),
    wrote=re.compile(r"^[>\s]*(?:el\s.{4,200}\sescribió:|on\s.{4,200}\swrote:|-{2,}.*|_{4,})\s*$", re.IGNORECASE),
)
