"""People as they are typed: names, titles, roles and addresses."""

import re
from dataclasses import dataclass, replace
from enum import StrEnum

from bot.reading import addresses, zones
from bot.reading.called import call, cased, title_apart
from bot.reading.names_english import (
    AFTER_NAMES,
    GIVEN_NAMES,
    LONG_ROLES,
    NO_NAMES,
    NO_SURNAMES,
    NOBODY,
    PARTICLES,
    PEOPLE_LABELS,
    PROSE,
    ROLE_HEADS,
    ROLE_WORDS,
    TITLES,
)

_LONGEST = 4000
_NAME_LONGEST = 120
_MOST = 20


class DoubtKind(StrEnum):
    """What was odd about a piece of the text."""

    MENTION = "mention"
    """A mention of somebody in the chat; not an interviewer's name."""
    BAD_ADDRESS = "bad address"
    """No valid e-mail address; the name is kept."""
    SURNAME_FIRST = "surname first"
    """Read as one person, surname first; it could be two."""
    NAME_FROM_ADDRESS = "name from address"
    """No name was given; the address stands for it."""
    TOO_MANY = "too many"
    """More people than are kept."""


@dataclass(frozen=True, slots=True)
class Doubt:
    """A piece of text that deserves a question."""

    kind: DoubtKind
    text: str


@dataclass(frozen=True, slots=True)
class PersonRead:
    """Somebody named in the text; `title` only as typed, `call_them` is what follows "Dear"."""

    name: str
    title: str | None = None
    role: str | None = None
    email: str | None = None
    call_them: str = ""


@dataclass(frozen=True, slots=True)
class _Bit:
    """A piece of a list of people: its words, its address, and the sign that closed it."""

    text: str
    email: str | None = None
    bad: str | None = None
    closed_by: str = ""

    def addressed(self) -> bool:
        return self.email is not None or self.bad is not None


_SIGNS = re.compile(r"\s*([,;\n|&])\s*|\s+(and|&|\+)\s+", re.IGNORECASE)
_BULLET = re.compile(r"^\s*(?:[-*•–]\s+|\d{1,2}[.)]\s+)")
_LABEL = re.compile(r"^\s*([a-z]{1,12})\s*(?::|/\s)\s*", re.IGNORECASE)
_IN_BRACKETS = re.compile(r"(?<!\S)\(([^()<>]{1,80})\)")
_DASHED = re.compile(r"\s+[-–—]\s+|\s*:\s+")
_LEADING = re.compile(r"^(?:(?:and|with|w/|the|their|our|my|a|an|also|both|from)\s+|w/\s*)+", re.IGNORECASE)
_TRAILING = re.compile(r"\s+(?:and|with|&|\+)$", re.IGNORECASE)
_ADDRESS_IN_BRACKETS = re.compile(r"\s*\(([^()@]{0,80}[^()@\s][@][^()@]{1,120})\)")
_LISTED = (",", ";", "\n", "|")
_PRONOUNS = re.compile(r"^(?:she|he|they|ze|xe)\b", re.IGNORECASE)
_MARK = "\ue000"


@dataclass(frozen=True, slots=True)
class Crowd:
    """Everybody named in a text, what was odd about it, and whoever has no name: "2 others", "HR"."""

    people: tuple[PersonRead, ...] = ()
    doubts: tuple[Doubt, ...] = ()
    nameless: tuple[str, ...] = ()


def people(text: str) -> tuple[tuple[PersonRead, ...], tuple[Doubt, ...]]:
    """Everybody named in the text, and what was odd about it."""
    found = crowd(text)
    return found.people, found.doubts


def crowd(text: str) -> Crowd:
    """Everybody in the text, with and without a name."""
    text = addresses.seen(text[:_LONGEST])
    doubts = [Doubt(DoubtKind.MENTION, mention) for mention in addresses.mentions(text)]
    text = _addresses_out_of_brackets(addresses.unslacked(addresses.without_mentions(text)).replace(_MARK, ""))
    out: list[PersonRead] = []
    nameless: list[str] = []
    follows = ""
    for bit in _inverted(_bits(text), doubts):
        role, sign, follows = _as_role(bit.text), follows, bit.closed_by
        if role is not None and sign in _LISTED and out and not bit.addressed() and out[-1].role is None:
            out[-1] = replace(out[-1], role=role)
            continue
        if not bit.addressed() and is_nobody(bit.text):
            nameless.append(re.sub(r"\s+", " ", bit.text).strip(" .,"))
            continue
        suffix, role = _role_apart(bit.text.strip())
        if out and suffix.lower().strip(" .") in AFTER_NAMES:
            # "Sammy Davis, Jr." is one person.
            last = out[-1]
            email = last.email or bit.email
            out[-1] = replace(last, name=f"{last.name}, {suffix}"[:_NAME_LONGEST], role=last.role or role, email=email)
            continue
        if out and bit.email is not None and not bit.text.strip() and _is_of(out[-1], bit.email):
            out[-1] = replace(out[-1], email=bit.email)
            continue
        person = _person(bit, doubts)
        if person is not None:
            out.append(person)
    if len(out) > _MOST:
        doubts.append(Doubt(DoubtKind.TOO_MANY, out[_MOST].name))
    return Crowd(tuple(out[:_MOST]), tuple(doubts), tuple(nameless))


def is_nobody(text: str) -> bool:
    """Whether these words are people without a name: a role alone, "2 others", "someone from HR"."""
    said = _BULLET.sub("", text).strip(" .,;()")
    if said in ("Em", "Guy") or is_given_name(said):
        return False
    return NOBODY.match(said) is not None or is_role(_LEADING.sub("", said))


def is_role(text: str) -> bool:
    """Whether these words are a role and nobody's name."""
    return _as_role(text) is not None


def looks_like_a_name(text: str) -> bool:
    """Whether these words could be somebody's name: two to five, each with a capital or a particle."""
    words = _IN_BRACKETS.sub(" ", text).split()
    if not 2 <= len(words) <= 5 or is_role(text):
        return words != [] and words[0].lower().rstrip(".") in TITLES and 2 <= len(words) <= 6
    return all(
        word.lower() in PARTICLES or (word[0].isupper() and all(c.isalpha() or c in "'’.-" for c in word))
        for word in words
    )


def looks_like_people(text: str) -> bool:
    """Whether these words are one name or a list of names, a single capitalised word being one: Bob & Jane Doe."""
    bits = [bit for bit in re.split(r"\s*[,;&+\n]\s*|\s+and\s+", text.strip(" .,;&+")) if bit]
    return 0 < len(bits) <= _MOST and all(_is_a_name(bit) for bit in bits)


def is_prose(text: str) -> bool:
    """Whether these words are a remark rather than names: "went well"."""
    # "He", "Do" and "Will" are names too: only words without a capital make a remark.
    words = re.findall(r"[\w'-]+", text.replace("’", "'"))
    small = [word for at, word in enumerate(words) if word in PROSE and (at or word not in GIVEN_NAMES)]
    return bool(small) or any(word.partition("'")[2] in ("ll", "re", "ve", "d") for word in words)


def is_given_name(text: str) -> bool:
    """Whether these words open with a common first name: Bob, Jane Doe."""
    words = text.split()
    return 0 < len(words) <= 3 and words[0].lower() in GIVEN_NAMES and _is_a_name(text)


def _is_a_name(bit: str) -> bool:
    name = _IN_BRACKETS.sub(" ", bit).strip()
    if not name or is_prose(name) or is_role(name):
        return False
    name = _role_apart(name)[0].strip()
    words = name.split()
    if not words:
        return False
    if words[0].lower().strip(".") in NO_NAMES or words[-1].lower().strip(".") in NO_SURNAMES:
        return False
    if len(words) > 1 and not name.islower():
        named = _trailing_role(words)[0]
        whole = " ".join(named)
        if len(named) > 1 and words[0].lower() not in GIVEN_NAMES and zones.zone(whole):
            return False
        return looks_like_a_name(whole) or (len(named) == 1 < len(words) and _is_a_name(named[0]))
    if name.islower():
        return _is_a_small_name(words)
    word = words[0].strip(".")
    plain = len(word) > 1 and word[0].isupper() and all(c.isalpha() or c in "'’-" for c in word)
    shouted = word.isupper() and len(word) < 5
    known = word.lower() in ROLE_WORDS or word.lower() in ROLE_HEADS
    return plain and not shouted and not known and (word.lower() in GIVEN_NAMES or not zones.zone(word))


def _is_a_small_name(words: list[str]) -> bool:
    """Whether words without a capital are a name all the same: "jane doe"."""
    plain = all(c.isalpha() or c in "'’.-" for word in words for c in word)
    return plain and len(words) <= 3 and words[0] in GIVEN_NAMES


def _trailing_role(words: list[str]) -> tuple[list[str], str | None]:
    """A name's words and the role that closes them: "Jane Doe CTO", "Bob Hiring Manager"."""
    for start in range(1, len(words)):
        tail = words[start:]
        letters = len(tail) == 1 and tail[0].isupper() and tail[0].lower() in ROLE_HEADS
        if letters or (len(tail) > 1 and is_role(" ".join(tail))):
            return words[:start], " ".join(tail)
    return words, None


def _bits(text: str) -> list[_Bit]:
    """The list cut at its signs; an address belongs to the words before it."""
    spots = addresses.found(text)
    shown, at = [], 0
    for index, spot in enumerate(spots):
        shown.append(text[at : spot.start] + f" {_MARK}{index}{_MARK} ")
        at = spot.end
    shown.append(text[at:])
    whole = _quoted("".join(shown))
    bits: list[_Bit] = []
    at = 0
    depth_text = _hidden(whole)
    for match in _SIGNS.finditer(depth_text):
        bits += _addressed(whole[at : match.start()], spots, match[1] or "and")
        at = match.end()
    return bits + _addressed(whole[at:], spots, "")


def _addresses_out_of_brackets(text: str) -> str:
    """The text with addresses after the brackets they stood in: "Jane (VP Eng, jane@acme.com)"."""

    def turned(match: re.Match[str]) -> str:
        spots = addresses.found(match[1])
        if len(spots) != 1 or spots[0].email is None:
            return match.group()
        role = re.sub(r"\s+", " ", f"{match[1][: spots[0].start]} {match[1][spots[0].end :]}").strip(" ,;:|-–—/")
        return f" ({role}) <{spots[0].email}>" if role else f" <{spots[0].email}>"

    return _ADDRESS_IN_BRACKETS.sub(turned, text)


def _quoted(text: str) -> str:
    """Quoted surnames-first turned round: "Doe, Jane" is Jane Doe."""

    def turned(match: re.Match[str]) -> str:
        last, sign, first = match[1].partition(",")
        return f"{first.strip()} {last.strip()}" if sign else match[1]

    return re.sub(r"\"([^\"\n]{1,80})\"", turned, text)


def _hidden(text: str) -> str:
    """The text with the signs inside brackets blotted out, so that no list is cut there."""
    return _IN_BRACKETS.sub(lambda match: "(" + "x" * len(match[1]) + ")", text)


def _addressed(text: str, spots: tuple[addresses.Found, ...], closed_by: str) -> list[_Bit]:
    """The people of one piece: each address ends one."""
    parts = re.split(f"{_MARK}(\\d+){_MARK}", text)
    out: list[_Bit] = []
    for index in range(1, len(parts), 2):
        spot = spots[int(parts[index])]
        name = parts[index - 1]
        out.append(_Bit(name, spot.email, None if spot.email else spot.text, closed_by))
    last = parts[-1]
    if last.strip(" .()\t"):
        role = last.strip(" -–—()\t")
        if out and (_as_role(role) or last.strip().startswith("(")):
            out[-1] = _Bit(f"{out[-1].text} ({role})", out[-1].email, out[-1].bad, closed_by)
        else:
            out.append(_Bit(last, closed_by=closed_by))
    return out


def _inverted(bits: list[_Bit], doubts: list[Doubt]) -> list[_Bit]:
    """ "Doe, Jane <jane@acme.com>" made one person where the signs or the address say so."""
    out: list[_Bit] = []
    strong = any(bit.closed_by in (";", "\n") for bit in bits)
    for bit in bits:
        before = out[-1] if out else None
        if before is not None and before.closed_by == "," and not before.addressed() and bit.addressed():
            last, first = before.text.strip(), bit.text.strip()
            local = (bit.email or bit.bad or "").rpartition("@")[0].lower()
            short = 0 < len(last.split()) <= 3 and 0 < len(first.split()) <= 2 and not is_role(first)
            single = len(last.split()) == 1 or last.lower().split()[0] in PARTICLES
            proven = last.lower().replace(" ", "") in local.replace(".", "") and len(last) > 1
            alone = len(bits) == 2 or (strong and (len(out) == 1 or out[-2].closed_by in (";", "\n")))
            if short and single and (proven or alone):
                out[-1] = _Bit(f"{first} {last}", bit.email, bit.bad, bit.closed_by)
                if not proven:
                    doubts.append(Doubt(DoubtKind.SURNAME_FIRST, f"{last}, {first}"))
                continue
        out.append(bit)
    return out


def _person(bit: _Bit, doubts: list[Doubt]) -> PersonRead | None:
    text = _BULLET.sub("", bit.text)
    label = _LABEL.match(text)
    if label is not None and label[1].lower() in PEOPLE_LABELS:
        text = text[label.end() :]
    text, role = _role_apart(_TRAILING.sub("", _LEADING.sub("", text.strip())))
    name = re.sub(r"\s+", " ", text).strip(' ,;:|\t\n"').strip()
    if name.endswith(".") and name.split()[-1].lower().rstrip(".") not in AFTER_NAMES and len(name) > 3:
        name = name if re.search(r"(?:^|\s)\w\.$", name) else name[:-1]
    if bit.bad is not None:
        doubts.append(Doubt(DoubtKind.BAD_ADDRESS, bit.bad[:80]))
    if not name and bit.addressed():
        shown = (bit.email or bit.bad or "")[:_NAME_LONGEST]
        name = _from_address(shown)
        doubts.append(Doubt(DoubtKind.NAME_FROM_ADDRESS, shown[:80]))
    if not name or not any(c.isalnum() or ord(c) > 0x2000 or c in "<>@" for c in name):
        return None
    title, name = title_apart(name[:_NAME_LONGEST].strip())
    name = cased(name)
    return PersonRead(name, title, role, bit.email, call(name, title))


def _from_address(address: str) -> str:
    """A name from the part before the @: jane.doe is Jane Doe; anything less clear stays as it is."""
    local = address.partition("@")[0]
    words = re.split(r"[._]+", local)
    if 2 <= len(words) <= 3 and all(word.isalpha() and len(word) > 1 for word in words):
        return " ".join(word.capitalize() for word in words)
    return local.capitalize() if local.isalpha() else address


def _role_apart(text: str) -> tuple[str, str | None]:
    """A role in brackets, after a dash, or in front of the name."""
    role: str | None = None
    for match in _IN_BRACKETS.finditer(text):
        if not _PRONOUNS.match(match[1]) and match[1].strip():
            role = match[1].strip()
    text = _IN_BRACKETS.sub(" ", text).strip()
    dashed = _DASHED.split(text, maxsplit=1)
    if len(dashed) == 2 and dashed[0].strip() and dashed[1].strip() and role is None:
        if is_role(dashed[0]) and not is_role(dashed[1]):
            dashed.reverse()
        text, role = dashed[0].strip(), dashed[1].strip()
    words = text.split()
    for length in range(min(4, len(words) - 1), 0, -1):
        lead = " ".join(words[:length])
        if role is None and is_role(lead) and words[length][0].isupper() and not lead.istitle():
            return " ".join(words[length:]), lead
    if role is None:
        named, role = _trailing_role(words)
        text = " ".join(named) if role else text
    return text, role[:80] if role else None


def _as_role(text: str) -> str | None:
    words = text.replace(",", " ").strip(" .()").split()
    if not words or len(words) > 6:
        return None
    if len(words) > 1 and words[-1].isdigit() and len(words[-1]) == 1:
        # "Engineer 2": a level.
        return text.strip(" .()") if _as_role(" ".join(words[:-1])) else None
    low = [word.lower().strip(".") for word in words]
    if low[0] in ("the", "a", "an", "their", "our"):
        low, words = low[1:], words[1:]
    if " ".join(low) in LONG_ROLES and len(low) > 1:
        return " ".join(words)
    if not low or not all(word in ROLE_WORDS or word in ROLE_HEADS for word in low):
        return None
    return " ".join(words) if any(word in ROLE_HEADS for word in low) else None


def _is_of(person: PersonRead, email: str) -> bool:
    """Whether an address that follows a comma is that of the person before it."""
    local = email.partition("@")[0].lower()
    return person.email is None and any(len(word) > 2 and word.lower() in local for word in person.name.split())
