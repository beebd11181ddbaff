"""People as they are typed: names, titles, roles and addresses."""

import re
from dataclasses import dataclass, replace
from enum import StrEnum

from bot.reading import addresses, zones
from bot.reading.called import call, cased, title_apart
from bot.reading.language import NameWords
from bot.reading.names_english import ENGLISH

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
    COMPANY_FROM_ADDRESS = "company from address"
    """No company was given; the domain of a general address stands for it."""
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
    link: str = ""
    """Their public profile, where one was typed beside the name."""


@dataclass(frozen=True, slots=True)
class _Bit:
    """A piece of a list of people: its words, its address, and the sign that closed it."""

    text: str
    email: str | None = None
    bad: str | None = None
    closed_by: str = ""

    def addressed(self) -> bool:
        return self.email is not None or self.bad is not None


_BULLET = re.compile(r"^\s*(?:[-*•–]\s+|\d{1,2}[.)]\s+)")
_LABEL = re.compile(r"^\s*([^\W\d_]{1,16})\s*(?::|/\s)\s*", re.IGNORECASE)
_IN_BRACKETS = re.compile(r"(?<!\S)\(([^()<>]{1,80})\)")
_DASHED = re.compile(r"\s+[-–—]\s+|\s*:\s+")
_ADDRESS_IN_BRACKETS = re.compile(r"\s*\(([^()@]{0,80}[^()@\s][@][^()@]{1,120})\)")
_LISTED = (",", ";", "\n", "|")
_MARK = "\ue000"


@dataclass(frozen=True, slots=True)
class Crowd:
    """Everybody named in a text, what was odd about it, and whoever has no name: "2 others", "HR"."""

    people: tuple[PersonRead, ...] = ()
    doubts: tuple[Doubt, ...] = ()
    nameless: tuple[str, ...] = ()


def people(text: str, words: NameWords = ENGLISH) -> tuple[tuple[PersonRead, ...], tuple[Doubt, ...]]:
    """Everybody named in the text, and what was odd about it."""
    found = crowd(text, words)
    return found.people, found.doubts


def crowd(text: str, words: NameWords = ENGLISH) -> Crowd:
    """Everybody in the text, with and without a name."""
    text = addresses.seen(text[:_LONGEST])
    doubts = [Doubt(DoubtKind.MENTION, mention) for mention in addresses.mentions(text)]
    text = _addresses_out_of_brackets(addresses.unslacked(addresses.without_mentions(text)).replace(_MARK, ""))
    out: list[PersonRead] = []
    nameless: list[str] = []
    follows = ""
    for bit in _inverted(_bits(text, words), doubts, words):
        role, sign, follows = _as_role(bit.text, words), follows, bit.closed_by
        if role is not None and sign in _LISTED and out and not bit.addressed() and out[-1].role is None:
            out[-1] = replace(out[-1], role=role)
            continue
        if not bit.addressed() and is_nobody(bit.text, words):
            nameless.append(re.sub(r"\s+", " ", bit.text).strip(" .,"))
            continue
        suffix, role = _role_apart(bit.text.strip(), words)
        if out and suffix.lower().strip(" .") in words.after_names:
            # "Sammy Davis, Jr." is one person.
            last = out[-1]
            email = last.email or bit.email
            out[-1] = replace(last, name=f"{last.name}, {suffix}"[:_NAME_LONGEST], role=last.role or role, email=email)
            continue
        if out and bit.email is not None and not bit.text.strip() and _is_of(out[-1], bit.email):
            out[-1] = replace(out[-1], email=bit.email)
            continue
        person = _person(bit, doubts, words)
        if person is not None:
            out.append(person)
    if len(out) > _MOST:
        doubts.append(Doubt(DoubtKind.TOO_MANY, out[_MOST].name))
    return Crowd(tuple(out[:_MOST]), tuple(doubts), tuple(nameless))


def is_nobody(text: str, words: NameWords = ENGLISH) -> bool:
    """Whether these words are people without a name: a role alone, "2 others", "someone from HR"."""
    said = _BULLET.sub("", text).strip(" .,;()")
    if said in words.names_after_all or is_given_name(said, words):
        return False
    return words.nobody.match(said) is not None or is_role(words.leading.sub("", said), words)


def is_role(text: str, words: NameWords = ENGLISH) -> bool:
    """Whether these words are a role and nobody's name."""
    return _as_role(text, words) is not None


def looks_like_a_name(text: str, words: NameWords = ENGLISH) -> bool:
    """Whether these words could be somebody's name: two to five, each with a capital or a particle."""
    said = _IN_BRACKETS.sub(" ", text).split()
    if not 2 <= len(said) <= 5 or is_role(text, words):
        return said != [] and said[0].lower().rstrip(".") in words.titles and 2 <= len(said) <= 6
    return all(
        word.lower() in words.particles or (word[0].isupper() and all(c.isalpha() or c in "'’.-" for c in word))
        for word in said
    )


def looks_like_people(text: str, words: NameWords = ENGLISH) -> bool:
    """Whether these words are one name or a list of names, a single capitalised word being one: Bob & Jane Doe."""
    bits = [bit for bit in words.parts.split(text.strip(" .,;&+")) if bit]
    return 0 < len(bits) <= _MOST and all(_is_a_name(bit, words) for bit in bits)


def is_prose(text: str, words: NameWords = ENGLISH) -> bool:
    """Whether these words are a remark rather than names: "went well"."""
    # "He", "Do" and "Will" are names too: only words without a capital make a remark.
    said = re.findall(r"[\w'-]+", text.replace("’", "'"))
    small = [word for at, word in enumerate(said) if word in words.prose and (at or word not in words.given_names)]
    return bool(small) or any(word.partition("'")[2] in words.contracted for word in said)


def is_given_name(text: str, words: NameWords = ENGLISH) -> bool:
    """Whether these words open with a common first name: Bob, Jane Doe."""
    said = text.split()
    return 0 < len(said) <= 3 and said[0].lower() in words.given_names and _is_a_name(text, words)


def _is_a_name(bit: str, words: NameWords) -> bool:
    name = _IN_BRACKETS.sub(" ", bit).strip()
    if not name or is_prose(name, words) or is_role(name, words):
        return False
    name = _role_apart(name, words)[0].strip()
    said = name.split()
    if not said:
        return False
    if said[0].lower().strip(".") in words.no_names or said[-1].lower().strip(".") in words.no_surnames:
        return False
    if len(said) > 1 and not name.islower():
        named = _trailing_role(said, words)[0]
        whole = " ".join(named)
        if len(named) > 1 and said[0].lower() not in words.given_names and zones.zone(whole):
            return False
        return looks_like_a_name(whole, words) or (len(named) == 1 < len(said) and _is_a_name(named[0], words))
    if name.islower():
        return _is_a_small_name(said, words)
    word = said[0].strip(".")
    plain = len(word) > 1 and word[0].isupper() and all(c.isalpha() or c in "'’-" for c in word)
    shouted = word.isupper() and len(word) < 5
    known = word.lower() in words.role_words or word.lower() in words.role_heads
    return plain and not shouted and not known and (word.lower() in words.given_names or not zones.zone(word))


def _is_a_small_name(said: list[str], words: NameWords) -> bool:
    """Whether words without a capital are a name all the same: "jane doe"."""
    plain = all(c.isalpha() or c in "'’.-" for word in said for c in word)
    return plain and len(said) <= 3 and said[0] in words.given_names


def _trailing_role(said: list[str], words: NameWords) -> tuple[list[str], str | None]:
    """A name's words and the role that closes them: "Jane Doe CTO", "Bob Hiring Manager"."""
    for start in range(1, len(said)):
        tail = said[start:]
        letters = len(tail) == 1 and tail[0].isupper() and tail[0].lower() in words.role_heads
        if letters or (len(tail) > 1 and is_role(" ".join(tail), words)):
            return said[:start], " ".join(tail)
    return said, None


def _bits(text: str, words: NameWords) -> list[_Bit]:
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
    for match in words.joins.finditer(depth_text):
        bits += _addressed(whole[at : match.start()], spots, match[1] or "and", words)
        at = match.end()
    return bits + _addressed(whole[at:], spots, "", words)


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


def _addressed(text: str, spots: tuple[addresses.Found, ...], closed_by: str, words: NameWords) -> list[_Bit]:
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
        if out and (_as_role(role, words) or last.strip().startswith("(")):
            out[-1] = _Bit(f"{out[-1].text} ({role})", out[-1].email, out[-1].bad, closed_by)
        else:
            out.append(_Bit(last, closed_by=closed_by))
    return out


def _inverted(bits: list[_Bit], doubts: list[Doubt], words: NameWords) -> list[_Bit]:
    """ "Doe, Jane <jane@acme.com>" made one person where the signs or the address say so."""
    out: list[_Bit] = []
    strong = any(bit.closed_by in (";", "\n") for bit in bits)
    for bit in bits:
        before = out[-1] if out else None
        if before is not None and before.closed_by == "," and not before.addressed() and bit.addressed():
            last, first = before.text.strip(), bit.text.strip()
            local = (bit.email or bit.bad or "").rpartition("@")[0].lower()
            short = 0 < len(last.split()) <= 3 and 0 < len(first.split()) <= 2 and not is_role(first, words)
            single = len(last.split()) == 1 or last.lower().split()[0] in words.particles
            proven = last.lower().replace(" ", "") in local.replace(".", "") and len(last) > 1
            alone = len(bits) == 2 or (strong and (len(out) == 1 or out[-2].closed_by in (";", "\n")))
            if short and single and (proven or alone):
                out[-1] = _Bit(f"{first} {last}", bit.email, bit.bad, bit.closed_by)
                if not proven:
                    doubts.append(Doubt(DoubtKind.SURNAME_FIRST, f"{last}, {first}"))
                continue
        out.append(bit)
    return out


def _person(bit: _Bit, doubts: list[Doubt], words: NameWords) -> PersonRead | None:
    text = _BULLET.sub("", bit.text)
    label = _LABEL.match(text)
    if label is not None and label[1].lower() in words.people_labels:
        text = text[label.end() :]
    text, role = _role_apart(words.trailing.sub("", words.leading.sub("", text.strip())), words)
    name = re.sub(r"\s+", " ", text).strip(' ,;:|\t\n"').strip()
    if name.endswith(".") and name.split()[-1].lower().rstrip(".") not in words.after_names and len(name) > 3:
        name = name if re.search(r"(?:^|\s)\w\.$", name) else name[:-1]
    if bit.bad is not None:
        doubts.append(Doubt(DoubtKind.BAD_ADDRESS, bit.bad[:80]))
    if not name and bit.addressed():
        shown = (bit.email or bit.bad or "")[:_NAME_LONGEST]
        name = _from_address(shown)
        doubts.append(Doubt(DoubtKind.NAME_FROM_ADDRESS, shown[:80]))
    if not name or not any(c.isalnum() or ord(c) > 0x2000 or c in "<>@" for c in name):
        return None
    title, name = title_apart(name[:_NAME_LONGEST].strip(), words)
    name = cased(name, words)
    return PersonRead(name, title, role, bit.email, call(name, title, words))


def _from_address(address: str) -> str:
    """A name from the part before the @: jane.doe is Jane Doe; anything less clear stays as it is."""
    local = address.partition("@")[0]
    words = re.split(r"[._]+", local)
    if 2 <= len(words) <= 3 and all(word.isalpha() and len(word) > 1 for word in words):
        return " ".join(word.capitalize() for word in words)
    return local.capitalize() if local.isalpha() else address


def _role_apart(text: str, words: NameWords) -> tuple[str, str | None]:
    """A role in brackets, after a dash, or in front of the name."""
    role: str | None = None
    for match in _IN_BRACKETS.finditer(text):
        if not words.pronouns.match(match[1]) and match[1].strip():
            role = match[1].strip()
    text = _IN_BRACKETS.sub(" ", text).strip()
    dashed = _DASHED.split(text, maxsplit=1)
    if len(dashed) == 2 and dashed[0].strip() and dashed[1].strip() and role is None:
        if is_role(dashed[0], words) and not is_role(dashed[1], words):
            dashed.reverse()
        text, role = dashed[0].strip(), dashed[1].strip()
    said = text.split()
    for length in range(min(4, len(said) - 1), 0, -1):
        lead = " ".join(said[:length])
        if role is None and is_role(lead, words) and said[length][0].isupper() and not lead.istitle():
            return " ".join(said[length:]), lead
    if role is None:
        named, role = _trailing_role(said, words)
        text = " ".join(named) if role else text
    return text, role[:80] if role else None


def _as_role(text: str, words: NameWords) -> str | None:
    said = text.replace(",", " ").strip(" .()").split()
    if not said or len(said) > 6:
        return None
    if len(said) > 1 and said[-1].isdigit() and len(said[-1]) == 1:
        # "Engineer 2": a level.
        return text.strip(" .()") if _as_role(" ".join(said[:-1]), words) else None
    low = [word.lower().strip(".") for word in said]
    if low[0] in words.role_articles:
        low, said = low[1:], said[1:]
    if " ".join(low) in words.long_roles and len(low) > 1:
        return " ".join(said)
    if not low or low[0] in words.role_joins or low[-1] in words.role_joins:
        return None
    if not all(word in words.role_words or word in words.role_heads for word in low):
        return None
    return " ".join(said) if any(word in words.role_heads for word in low) else None


def _is_of(person: PersonRead, email: str) -> bool:
    """Whether an address that follows a comma is that of the person before it."""
    local = email.partition("@")[0].lower()
    return person.email is None and any(len(word) > 2 and word.lower() in local for word in person.name.split())
