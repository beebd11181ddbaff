"""A line cut into its fields, and a field into what stands before and after its people."""

import re

from bot.reading.language import Language
from bot.reading.languages import ENGLISH
from bot.reading.names import is_prose, is_role, looks_like_people

# A sign inside an address, brackets or quotes cuts nothing; nor does a dash between two numbers.
_SHIELDED = re.compile(r"<[^<>]{0,260}>|\([^()]{0,120}\)|\"[^\"\n]{0,120}\"")
_STRONG = re.compile(r"\s*(?:[;|\n\t]|(?<=\s)[-–—·•/](?=\s)|(?<=\S)\s+//\s+)\s*")
_COMMA = re.compile(r"\s*,\s+|\s*,(?=[^\d\s])|\s*,$")
_NUMBERS = re.compile(r"(?:\d|\b[ap]m|h)\s*$", re.IGNORECASE)
_LABELLED = re.compile(r"^(?P<label>[^\W\d_]{1,16})\s*:\s*(?P<rest>.+)$", re.IGNORECASE | re.DOTALL)
_SENTENCE_ENDS = re.compile(r"(?<=[a-z]{2})[.!]\s+(?=[A-Z])")


def fields(text: str, language: Language = ENGLISH) -> tuple[str, ...]:
    """The fields of a line: cut at ; | and spaced dashes, then at commas."""
    shown = _SHIELDED.sub(lambda match: "\ue001" * len(match.group()), text)
    out: list[str] = []
    for start, end in _cuts(shown, 0, len(text), _STRONG):
        out += [text[low:high].strip() for low, high in _cuts(shown, start, end, _COMMA)]
    return _joined(
        [part for one in out if one for said in _at_remarks(one, language) for part in _at_colons(said, language)],
        language,
    )


def _at_remarks(piece: str, language: Language) -> list[str]:
    """A field cut where a sentence of its own follows: "with Bob. It went well"."""
    said = _SENTENCE_ENDS.split(piece, maxsplit=1)
    return said if len(said) == 2 and is_prose(said[1], language.names) else [piece]


def _at_colons(piece: str, language: Language) -> list[str]:
    """A field cut at ": ", unless a label of people or a promise stands before it."""
    label, sign, rest = piece.partition(": ")
    opens = label.lower().split()
    kept = not opens or opens[-1] in language.names.people_labels or len(opens) > 4
    if not sign or kept or language.line.promise_label.search(label):
        return [piece]
    return [label.strip(), *_at_colons(rest.strip(), language)]


def _cuts(shown: str, start: int, end: int, sign: re.Pattern[str]) -> list[tuple[int, int]]:
    out, at = [], start
    for match in sign.finditer(shown, start, end):
        dash = match.group().strip()[:1] in ("-", "–", "—", "/")
        between = _NUMBERS.search(shown[max(start, match.start() - 6) : match.start()])
        if dash and between and shown[match.end() : match.end() + 1].isdigit():
            continue
        out.append((at, match.start()))
        at = match.end()
    return [*out, (at, end)]


def _joined(row: list[str], language: Language) -> tuple[str, ...]:
    """Inc. and LLC go back to the company they follow."""
    out: list[str] = []
    for one in row:
        if out and one.lower().strip(" .") in language.line.legal_tails:
            out[-1] = f"{out[-1]}, {one}"
        else:
            out.append(one)
    return tuple(out)


def people_clause(piece: str, language: Language = ENGLISH) -> tuple[str, str | None]:
    """What stands before a "with" or a label of people, and the people after; None without either."""
    label = _LABELLED.match(piece)
    if label is not None and label["label"].lower() in language.names.people_labels:
        return "", label["rest"].strip()
    match = language.line.with_whom.search(piece)
    if match is None:
        return piece, None
    return piece[: match.start()].strip(), piece[match.end() :].strip()


def company_and_role(text: str, language: Language = ENGLISH) -> tuple[str, str | None]:
    """A company and the role that closes the same words: "7-Eleven data analyst"."""
    words = text.split()
    names = language.names
    if names.heads_first:
        opens = next((at for at in range(1, len(words)) if is_role(" ".join(words[at:]), names)), None)
        if opens is not None:
            return " ".join(words[:opens]).strip(" ,"), " ".join(words[opens:])
    low = [word.lower().strip(".,") for word in words]
    end = len(words)
    # "Engineer 2", "SRE III": a level closes the role.
    tail = end - 1 if end and (low[end - 1].isdigit() or low[end - 1] in ("i", "ii", "iii", "iv")) else end
    if tail < 1 or low[tail - 1] not in names.role_heads or tail == 1:
        return text, None
    start = tail - 1
    while start > 1 and (low[start - 1] in names.role_words or low[start - 1] in names.role_heads):
        start -= 1
    return " ".join(words[:start]).strip(" ,"), " ".join(words[start:])


def names_apart(text: str, language: Language = ENGLISH) -> tuple[str, str]:
    """The names that follow a role parted off: "Acme SRE Jane Doe"; nothing where there are none."""
    words = text.split()
    for at in range(len(words) - 1, 1, -1):
        rest = " ".join(words[at:])
        if words[at - 1].lower().strip(".,") in language.names.role_heads and looks_like_people(rest, language.names):
            return " ".join(words[:at]), rest
    return text, ""
