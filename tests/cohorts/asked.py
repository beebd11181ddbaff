"""A draft before a coach: Ana, of a cohort that Cleo coaches, has an interview and asks."""

from dataclasses import replace

from bot.model.cohort import Consent, Role
from bot.model.note import Note
from bot.model.people import Signature
from bot.model.review import Review
from bot.store import members, notes, reviews, views
from bot.store.rights import AsMember
from tests.cohorts.kept import BOT, Kept, founded, known
from tests.dialogs.dialog import Dialog, Person

LINE = "/interview log Acme, Staff Engineer, today 10am with Grace Hopper"


async def one(
    stage: Dialog, *, consent: Consent = Consent.PRIVATE, others: tuple[str, ...] = (), signed: bool = True,
) -> tuple[Kept, Person]:  # fmt: skip
    """Ana has a draft to Grace of Acme."""
    kept = await founded(stage, "ana", *others, consent=consent)
    ana = kept.people["ana"]
    if signed:
        await ana.types("/afternote settings")
        member = await known(stage, ana)
        async with stage.bot.store.begin(BOT) as tx:
            await members.put(tx, replace(member, signature=Signature("Ana Silva", "ana@mail.example")))
    await ana.types(LINE)
    await ana.types("/note show Grace")
    return kept, ana


async def note_of(stage: Dialog, who: Person) -> Note:
    """Their one note."""
    member = await known(stage, who)
    async with stage.bot.store.read(BOT) as tx:
        return (await notes.of(tx, member.id))[0]


async def put(stage: Dialog, note: Note) -> None:
    """The note, as it is to be."""
    async with stage.bot.store.begin(BOT) as tx:
        await notes.put(tx, note)


async def review_of(stage: Dialog, who: Person) -> Review | None:
    """What a coach may see of them, if anything."""
    member, note = await known(stage, who), await note_of(stage, who)
    async with stage.bot.store.read(AsMember(member.id)) as tx:
        return (await reviews.of_notes(tx, [note.id])).get(note.id)


async def asks(stage: Dialog, who: Person, question: str = "") -> Review:
    """Has them ask their coach, as people do."""
    await who.types("/note review Grace")
    if question:
        await who.presses("With a question")
        await who.fills(question=question)
    else:
        await who.presses("Ask my coach")
    found = await review_of(stage, who)
    assert found is not None
    return found


async def seen(stage: Dialog, who: Person) -> dict[str, int]:
    """What was seen of somebody, and how often."""
    member = await known(stage, who)
    async with stage.bot.store.read(AsMember(member.id)) as tx:
        return {each.what: each.times for each in await views.of(tx, member.id)}


async def second_coach(kept: Kept, name: str = "dan") -> Person:
    """One more coach of the same cohort."""
    who = kept.stage.actor(name, display=f"{name.capitalize()} Reed")
    await who.types("/afternote help")
    await kept.joins(who, Role.COACH)
    return who
