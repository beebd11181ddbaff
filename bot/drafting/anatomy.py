"""Anatomy: where the greeting, the prose, the closing and the contact block of a note stand."""

import re
from dataclasses import dataclass

WORD = re.compile(r"[^\W_]+(?:['’\-&./@+][^\W_]+)*")

_GREETING = re.compile(
    r"^¡?(?P<hail>dear|hi|hello|hey|good (?:morning|afternoon|evening)|greetings"
    r"|hola|estimad[oa]s?(?:/[oa]s?)?|querid[oa]s?|apreciad[oa]s?|buenos d[íi]as|buenas (?:tardes|noches))\b[ ,]*"
    r"(?P<name>[^\n]*?)[,:;.!\-–— ]*$",
    re.I,
)
_CLOSING = re.compile(
    r"^(?:(?:with )?(?:my |many |kind |kindest |warm |warmest |best |sincere )*"
    r"(?:regards|wishes|thanks|gratitude|appreciation)(?: and (?:regards|best wishes|thanks))?"
    r"|yours(?: (?:sincerely|truly|faithfully))?|sincerely(?: yours)?|best|all the best|all my best"
    r"|respectfully(?: yours)?"
    r"|cordially|thank you|thank you again|take care|cheers|warmly|until then"
    r"|(?:un (?:cordial |atento |fuerte )?|reciba un (?:cordial |atento )?|con un (?:cordial )?)(?:saludo|abrazo)"
    r"|(?:muchos )?saludos(?: cordiales| atentos)?|cordiales saludos|(?:muy )?atentamente|cordialmente"
    r"|(?:muchas |mil )?gracias(?: de nuevo| otra vez)?|con (?:mi )?(?:agradecimiento|gratitud)|afectuosamente)[,.!]?$",
    re.I,
)
_ABBREVIATED = re.compile(
    r"(?:\b(?:mr|mrs|ms|mx|dr|prof|sr|sra|srta|dra|profa|ing|lic|ud|uds|jr|st|inc|ltd|co|corp|llc|gmbh|vs|etc|no|núm"
    r"|e\.g|i\.e|u\.s|u\.k|a\.m|p\.m)|\b[A-Z])\.$",
    re.I,
)
_END = re.compile(r"[.!?…][\"'”’)\]]*(?=\s|$)")


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of the body."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Anatomy:
    """The parts of a body; `closing` and what follows it are no prose."""

    greeting: Span | None
    addressed: Span | None
    """The name in the greeting."""
    paragraphs: tuple[Span, ...]
    closing: Span | None
    signature: Span | None
    sentences: tuple[Span, ...]
    """Every sentence of the prose."""

    @property
    def words(self) -> int:
        """Words of the prose."""
        return sum(len(paragraph.text.split()) for paragraph in self.paragraphs)

    @property
    def prose(self) -> str:
        """The prose alone, paragraphs apart."""
        return "\n\n".join(paragraph.text for paragraph in self.paragraphs)


def anatomy(body: str) -> Anatomy:
    """The parts of this body."""
    blocks = [
        Span(found.start(), found.end(), found.group())
        for found in re.finditer(r"\S[^\n]*(?:\n(?![ \t]*\n)[^\n]*\S)*", body)
    ]
    greeting = addressed = closing = signature = None
    if blocks:
        line = blocks[0].text.split("\n", 1)[0]
        # "Hi Grace, thank you ..." goes on in prose; "Hi Doe, Jane," does not.
        goes_on = re.match(r"([^,:!\n]{1,60}[,:!])\s+\S+\s+\S", line)
        line = goes_on.group(1) if goes_on else line
        match = _GREETING.match(line.strip())
        if match and len(line.split()) <= 9:
            at = blocks[0].start
            greeting = Span(at, at + len(line), line)
            name = match.group("name")
            addressed = Span(at + match.start("name"), at + match.end("name"), name) if name else None
            blocks[:1] = _rest(blocks[0], len(line))
    for index, block in enumerate(blocks):
        found = _closing(block)
        # A bare "Thank you." may open a note; a closing comes after some prose.
        if found is None or (index == 0 and found.start == block.start and len(blocks) > 1 and not greeting):
            continue
        closing = found
        end = blocks[-1].end
        after = body[found.end : end]
        skipped = len(after) - len(after.lstrip())
        if after.strip():
            signature = Span(found.end + skipped, end, after.strip())
        before = Span(block.start, found.start, body[block.start : found.start].rstrip())
        blocks = blocks[:index] + ([before] if before.text.strip() else [])
        break
    every = tuple(sentence for block in blocks for sentence in sentences(block))
    return Anatomy(greeting, addressed, tuple(blocks), closing, signature, every)


def sentences(paragraph: Span) -> tuple[Span, ...]:
    """The sentences of a paragraph, where each begins and ends."""
    out: list[Span] = []
    start = 0
    text = paragraph.text
    for found in _END.finditer(text):
        head = text[start : found.end()]
        follows = text[found.end() : found.end() + 8].lstrip()[:1]
        if (found.group()[0] == "." and _ABBREVIATED.search(head[-8:])) or follows.islower():
            continue
        out.append(_trimmed(paragraph.start + start, head))
        start = found.end()
    if text[start:].strip():
        out.append(_trimmed(paragraph.start + start, text[start:]))
    return tuple(out)


def _trimmed(start: int, text: str) -> Span:
    lead = len(text) - len(text.lstrip())
    core = text.strip()
    return Span(start + lead, start + lead + len(core), core)


def _rest(block: Span, used: int) -> list[Span]:
    rest = block.text[used:]
    if not rest.strip():
        return []
    lead = len(rest) - len(rest.lstrip())
    return [Span(block.start + used + lead, block.end, rest.lstrip())]


def _closing(block: Span) -> Span | None:
    at = block.start
    for line in block.text.split("\n"):
        if _CLOSING.match(line.strip()):
            return Span(at, at + len(line), line)
        at += len(line) + 1
    return None
