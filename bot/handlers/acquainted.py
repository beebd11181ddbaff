"""Who is at a contact: those who were read, told from those who are known, and the rows to write."""

from collections.abc import Sequence
from dataclasses import replace

from bot.handlers.dossier import Dossier
from bot.handlers.references import folded
from bot.handlers.turn import Turn
from bot.model.ids import PersonId
from bot.model.opportunity import Contact, Person, PersonRole
from bot.reading.names import PersonRead
from bot.reading.roles import preference, role_of


def people_of(
    turn: Turn, read: Sequence[PersonRead], old: Dossier | None, known: Contact | None, *, replaces: bool,
    as_: PersonRole = PersonRole.INTERVIEWER, grows: bool = True,
) -> tuple[list[Person], list[Person]]:  # fmt: skip
    """Who is at the contact now, and the rows to write; somebody known by name or address is the same.

    `as_` is what they are where no title says it; `grows` says whether a first name that is known may get a surname.
    """
    there = list(old.people.values()) if old is not None else []
    met: list[Person] = [] if replaces or known is None or old is None else list(old.met(known))
    rows: list[Person] = []
    for each in read:
        again = _again(turn, each, among(each, there, grows=grows), replaces=replaces, as_=as_)
        rows.append(again)
        there = [one for one in there if one.id != again.id]
        met = [one for one in met if one.id != again.id] + [again]
    return met, rows


def _again(turn: Turn, read: PersonRead, person: Person | None, *, replaces: bool, as_: PersonRole) -> Person:
    """Somebody as they now stand; what was not typed anew is kept unless the typed text replaces it."""
    before = None if replaces else person
    said, prefers = preference(read.role or "")
    job = said or (before.job if before is not None else "")
    # Who is known by more than this is not called by less.
    fuller = before if before is not None and folded(before.name).startswith(f"{folded(read.name)} ") else None
    role = role_of(job)
    if role is PersonRole.INTERVIEWER:
        # A title that says nothing of the hiring takes nothing back that is known.
        role = person.role if person is not None else as_
    made = Person(
        id=person.id if person is not None else PersonId(turn.new_id()),
        member_id=turn.member.id,
        name=fuller.name if fuller is not None else read.name,
        call_them=fuller.call_them if fuller is not None else read.call_them or read.name,
        email=read.email or (before.email if before is not None else ""),
        title=read.title or (before.title if before is not None else ""),
        job=job,
        role=role,
        link=read.link or (person.link if person is not None else ""),
        prefers=prefers or (person.prefers if person is not None else None),
    )
    return made if person is None else replace(made, postal=person.postal)


def among(read: PersonRead, there: Sequence[Person], *, grows: bool = True) -> Person | None:
    """Who of one opportunity's people this is: by address, by name, or by the first name that one of them has.

    `grows`: somebody of whom the first name alone was known is now called by the whole one. Across opportunities
    `identity.alike` tells.
    """
    name = folded(read.name)
    for one in there:
        if read.email and one.email.casefold() == read.email.casefold():
            return one
    for one in there:
        if folded(one.name) == name and not (read.email and one.email):
            return one
    begun = [
        one for one in there
        if folded(one.name).startswith(f"{name} ") or (grows and name.startswith(f"{folded(one.name)} "))
    ]  # fmt: skip
    return begun[0] if len(begun) == 1 and not (read.email and begun[0].email) else None
