"""The English of letters, as tables: headers, greetings and closings."""

import re

from bot.reading.language import LetterWords

HEADER = re.compile(
    r"^[>\s*_]*(?P<name>from|to|cc|bcc|date|sent|subject|when|where)[*_]*\s*:\s*(?P<rest>\S.*)$",
    re.IGNORECASE,
)
"""A line that says who wrote what to whom and when."""

IN_A_ROW = re.compile(r"(?:^|\s)(?P<name>from|to|cc|date|sent|subject)\s?:\s", re.IGNORECASE)
"""A header in a text whose line ends were lost."""

GREETING = re.compile(
    r"^(?:hi|hello|hey|dear|good\s+(?:morning|afternoon|evening))(?:\s+(?P<who>[^,!:\n]{1,40}))?\s?(?P<sign>[,!:]|-|–|—|$)",
    re.IGNORECASE,
)
EVERYBODY = frozenset({"there", "all", "team", "everyone", "folks", "sir or madam", "candidate", "applicant"})
CLOSING = re.compile(
    r"(?:^|[.!,?\n]\s*)(?:(?:best|kind|kindest|warm|warmest|many)\s+(?:regards|wishes)|sincerely|yours\s+(?:truly|sincerely))"
    r"\s*[,.!\n]",
    re.IGNORECASE,
)
WROTE = re.compile(r"^[>\s]*(?:on\s.{4,200}\swrote:|-{2,}.*|_{4,})\s*$", re.IGNORECASE)
"""What opens a letter quoted beneath."""

ENGLISH = LetterWords(
    header=HEADER,
    when_headers=frozenset({"when"}),
    subject_headers=frozenset({"subject"}),
    in_a_row=IN_A_ROW,
    greeting=GREETING,
    dear=("dear",),
    everybody=EVERYBODY,
    closing=CLOSING,
    closings=frozenset({"best", "thanks", "thank you", "cheers", "regards", ""}),
    wrote=WROTE,
)
