"""Facts as one could have typed them, so that they read back to the same."""

from bot.cards.words import Reader, clock
from bot.clock import Instant
from bot.model.calendar import wall
from bot.model.moment import Grain
from bot.model.opportunity import Person
from bot.reading.names import PersonRead


def typed_time(
    start: Instant, end: Instant | None, zone: str, *, grain: Grain = Grain.MINUTE, clock24: bool = True
) -> str:
    """A time as one could have typed it, which reads back to the same: "Tue 3 Mar 2026, 3:30-4:30 pm"."""
    here = wall(start, zone)
    text = f"{here:%a} {here.day} {here:%b} {here.year}"
    if grain is not Grain.MINUTE:
        return text
    typist = Reader(clock24=clock24)
    begins = clock(typist, here.time())
    if end is None:
        return f"{text}, {begins}"
    ends = wall(end, zone)
    if not clock24 and (here.hour < 12) == (ends.hour < 12):
        begins = begins.rsplit(" ", 1)[0]
    return f"{text}, {begins}-{clock(typist, ends.time())}"


def typed_person(person: PersonRead) -> str:
    """A person as one could have typed them."""
    name = f"{person.title} {person.name}" if person.title else person.name
    if person.role:
        name += f" ({person.role})"
    name = f"{name} <{person.email}>" if person.email else name
    return f"{name} {person.link}" if person.link else name


def as_read(person: Person) -> PersonRead:
    """Somebody known, as they would be read where they were typed."""
    job = person.job
    if person.prefers is not None and person.prefers.value.casefold() not in job.casefold():
        job = f"{job}, prefers {person.prefers}" if job else f"prefers {person.prefers}"
    return PersonRead(
        person.name, person.title or None, job or None, person.email or None, person.call_them, person.link
    )
