"""The people of a line about a contact: who did something, with the company or the title beside the name."""

import re
from dataclasses import dataclass, replace

from bot.model.opportunity import ContactKind, PersonRole
from bot.reading.details import Details
from bot.reading.followup_words import FollowUpWords
from bot.reading.names import PersonRead, crowd, is_given_name, is_role, looks_like_people
from bot.reading.roles import role_of

OF = re.compile(r"(?P<name>\b[A-Z][\w'’-]+(?:\s+[A-Z][\w'’-]+)?)\s+of\s+(?=[A-Z])")
OWNED = re.compile(
    r"(?P<company>\b[A-Z][\w&-]*(?:\s+[A-Z][\w&-]*){0,3})['’]s\s+(?P<role>[a-z][\w\s]{1,30}?)\s+"
    r"(?P<name>[A-Z][\w'’-]+(?:\s+[A-Z][\w'’-]+){0,3})"
)
IN_BRACKETS = re.compile(r"\s*\((?P<role>[^(),]{2,40}),\s*(?P<company>[A-Z\d][^(),]{1,60})\)")
AT = re.compile(r"\s+(?:at|from|of|@)\s+(?=\S)")


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


def in_place(kind: ContactKind, read: Details, words: FollowUpWords) -> Details:
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
        read = replace(read, company=words.small_the.sub("", read.company))
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


def _firm(person: PersonRead) -> str | None:
    """The agency that a recruiter is of, which stands for the company where none is named."""
    what, _, firm = (person.role or "").partition(", ")
    return firm.strip() or None if role_of(what) is PersonRole.AGENCY else None
