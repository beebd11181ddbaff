"""The people of a line about a contact: who did something, with the company or the title beside the name."""

import re
from dataclasses import dataclass, replace

from bot.model.opportunity import SENT_IN, ContactKind, PersonRole
from bot.reading.details import Details
from bot.reading.followup_words import FollowUpWords
from bot.reading.names import Doubt, DoubtKind, PersonRead, crowd, is_given_name, is_role, looks_like_people
from bot.reading.roles import role_of
from bot.reading.word_list import words

OF = re.compile(r"(?P<name>\b[A-Z][\w'’-]+(?:\s+[A-Z][\w'’-]+)?)\s+of\s+(?=[A-Z])")
OWNED = re.compile(
    r"(?P<company>\b[A-Z][\w&-]*(?:\s+[A-Z][\w&-]*){0,3})['’]s\s+(?P<role>[a-z][\w\s]{1,30}?)\s+"
    r"(?P<name>[A-Z][\w'’-]+(?:\s+[A-Z][\w'’-]+){0,3})"
)
IN_BRACKETS = re.compile(r"\s*\((?P<role>[^(),]{2,40}),\s*(?P<company>[A-Z\d][^(),]{1,60})\)")
AT = re.compile(r"\s+(?:at|from|of|@)\s+(?=\S)")
ARROW = re.compile(r"^(?P<who>[^,;<>]{2,60}?)\s*(?:[-–—]+>|=+>|[→⇒➜➔])\s*(?P<rest>\S.*)$", re.DOTALL)
"""Who stood between, and where it went: "Bob Stone -> Netflix"."""
_ADDRESSED = re.compile(r"(?P<sign>[,;])\s*to\s+(?P<name>[A-Z][^,;()<>]{1,60}?)(?=\s*(?:[,;(<]|$)|\s+(?:at|from|on)\s)")
_GENERAL = frozenset(words("""
    jobs job careers career hr hiring recruiting recruitment recruiter recruiters talent talents apply application
    applications resume resumes cv cvs info contact hello hi office team people work join joinus join-us admin
    humanresources human-resources human.resources employment staffing mail enquiries inquiries empleo empleos rrhh
    talento seleccion trabajo contacto
"""))
"""What stands before the @ where nobody by name reads."""
_FREE_MAIL = frozenset(words("""
    gmail googlemail outlook hotmail live msn yahoo ymail icloud me mac aol proton protonmail gmx web mail zoho fastmail
    yandex qq 163
"""))
"""Providers whose name in an address is no employer's."""
_SECOND_LEVEL = frozenset(words("co com org net ac gov edu"))
_CHIEFS = re.compile(r"\b(?:c[a-z]o|chief|founder|co-?founder|owner|president|vp|svp|evp|partner)\b", re.IGNORECASE)
"""Titles that the person written to has, rather than the position sought."""


@dataclass(frozen=True, slots=True)
class Who:
    """Who did something for the member; nobody by name, where only that was said."""

    people: tuple[PersonRead, ...] = ()
    company: str | None = None


def firm_beside(person: PersonRead) -> str | None:
    """The company that was said with somebody's name: "Priya from Northwind", "Tom Berg (Initech)"."""
    parts = AT.split(person.name, maxsplit=1)
    if len(parts) == 2 and looks_like_people(parts[0]):
        return parts[1].strip()
    inside = person.role or ""
    return inside if inside[:1].isupper() and not is_role(inside) and "," not in inside and "/" not in inside else None


def titled(match: re.Match[str]) -> str:
    """", recruiter is Jane Doe" as a person with that role."""
    role = match["role"] if is_role(match["role"]) or match["role"].lower() == "hr" else ""
    return f" with {match['name'].strip()}" + (f" ({role})" if role else "")


def owned(match: re.Match[str]) -> str:
    """"Globex's recruiter Lin Chen" as a person with that role at that company."""
    if not is_role(match["role"]):
        return match.group()
    return f"{match['name']} ({match['role']}) at {match['company']}"


def is_a_firm(person: PersonRead) -> bool:
    """Whether one of a list of people is more likely the company of the others."""
    bare = person.email is None and person.role is None and person.title is None
    return bare and person.name[:1].isupper() and " " not in person.name and not is_given_name(person.name)


def placed(person: PersonRead) -> PersonRead:
    """Somebody without the company or the role that was said with the name: "Jane Doe from Acme"."""
    words = person.name.split()
    if len(words) > 1 and words[0].islower() and is_role(words[0]):
        name = " ".join(words[1:])
        person = replace(person, name=name, call_them=name.split()[0], role=person.role or words[0])
    parts = AT.split(person.name, maxsplit=1)
    if len(parts) != 2 or not looks_like_people(parts[0]):
        return person
    name = parts[0].strip()
    call = person.call_them if person.call_them in name else name.split()[0]
    return replace(person, name=name, call_them=call)


def in_place(kind: ContactKind, read: Details, grammar: FollowUpWords) -> Details:
    """The facts, each where it belongs: an address or a title says who is a person, what is no role is none."""
    read = _people_apart(kind, read)
    role = read.role
    if role is not None and not is_role(role):
        if read.company is None:
            read = replace(read, company=role, role=None)
        elif is_given_name(role) and not read.people:
            read = replace(read, role=None, people=crowd(role).people)
    if read.company is None and len(read.people) > 1 and is_a_firm(read.people[-1]):
        # "With Ana Silva, Spotify".
        read = replace(read, company=read.people[-1].name, people=read.people[:-1])
    if read.company is not None:
        read = replace(read, company=grammar.small_the.sub("", read.company))
    return read


def _people_apart(kind: ContactKind, read: Details) -> Details:
    """The facts, a person out of the company's place."""
    named = read.company
    found = crowd(named).people if named is not None else ()
    if named is None or len(found) != 1:
        return read
    person = found[0]
    meant = is_given_name(named) and read.role is not None and not is_role(read.role)
    if not (person.email or meant or (person.role and looks_like_people(placed(person).name))):
        return read
    position = person.role is not None and role_of(person.role) is PersonRole.INTERVIEWER
    if kind is ContactKind.APPLICATION and position and not person.email:
        # "Siemens Energy (Controls Engineer)".
        return replace(read, company=person.name, role=read.role or person.role)
    company = _firm(person)
    if person.role is None and read.role is not None and role_of(read.role) is not PersonRole.INTERVIEWER:
        person, read = replace(person, role=read.role), replace(read, role=None)
    return replace(read, company=company, people=(placed(person), *read.people))


def addressed(rest: str) -> str:
    """The line with whom something was sent to as its people: "Initech, frontend developer, to Mike Chen"."""

    def turned(match: re.Match[str]) -> str:
        return f"{match['sign']} with {match['name']}" if looks_like_people(match["name"]) else match.group()

    return _ADDRESSED.sub(turned, rest)


def sought(kind: ContactKind, read: Details, said: str) -> Details:
    """The facts, a position that stands after the company in the role's place rather than as somebody's title.

    "To Mike Chen at Initech, backend engineer"; a recruiter, a hiring manager or a chief there is who was written to.
    """
    if kind not in SENT_IN or read.company is None or read.role is not None:
        return read
    if is_position(read.left):
        return replace(read, role=read.left, left="")
    opens = said.find(read.company)
    after = said[opens + len(read.company) :] if opens >= 0 else ""
    for at, person in enumerate(read.people):
        role = person.role or ""
        if is_position(role) and re.match(rf"\s*[,;]\s*(?:the\s+|an?\s+)?{re.escape(role)}(?!\w)", after):
            people = (*read.people[:at], replace(person, role=None), *read.people[at + 1 :])
            return replace(read, role=role, people=people)
    return read


def is_position(text: str) -> bool:
    """Whether words are a position that one applies for."""
    return is_role(text) and role_of(text) is PersonRole.INTERVIEWER and _CHIEFS.search(text) is None


def nobody_by_name(read: Details) -> Details:
    """The facts without a person for a general address: "jobs@piedpiper.com" is nobody's, and names the company."""
    found = next((each for each in read.people if _is_general(each)), None)
    if found is None or found.email is None:
        return read
    doubts = tuple(each for each in read.doubts if found.email not in each.text)
    read = replace(read, people=tuple(each for each in read.people if each is not found), doubts=doubts)
    company = _company_in(found.email) if read.company is None else None
    if company is None:
        return replace(read, left=", ".join(each for each in (read.left, found.email) if each))
    return replace(read, company=company, doubts=(*doubts, Doubt(DoubtKind.COMPANY_FROM_ADDRESS, found.email)))


def _is_general(person: PersonRead) -> bool:
    local = (person.email or "").partition("@")[0].casefold()
    return local in _GENERAL and person.name.casefold() in (local, person.email)


def _company_in(email: str) -> str | None:
    """The company that an address names, as a name is written; None where it is a provider's."""
    labels = email.partition("@")[2].casefold().split(".")
    end = -3 if len(labels) > 2 and labels[-2] in _SECOND_LEVEL else -2
    name = labels[end] if len(labels) >= -end else ""
    return None if not name or name in _FREE_MAIL else " ".join(each.capitalize() for each in name.split("-"))


def _firm(person: PersonRead) -> str | None:
    """The agency that a recruiter is of, which stands for the company where none is named."""
    what, _, firm = (person.role or "").partition(", ")
    return firm.strip() or None if role_of(what) is PersonRole.AGENCY else None
