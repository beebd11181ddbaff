"""A world with groups in it: who stands where in one, everything of it that has an id, and all that is stored."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from sqlalchemy import delete, insert, select

from bot.chat.inbound import Action, Origin, Profile, Submission
from bot.chat.reply import Reply
from bot.model.cohort import Celebration, Cohort, CohortStatus, Consent, Role, Room, Template
from bot.model.ids import (
    CelebrationId,
    CohortId,
    FormId,
    LinkId,
    MemberId,
    NoteId,
    RoomId,
    TemplateId,
)
from bot.model.note import Note
from bot.model.people import Address, Member
from bot.model.review import Answer, Quality
from bot.stage.shown import PLATFORM, TENANT
from bot.store import (
    celebrations,
    cohorts,
    forms,
    links,
    members,
    memberships,
    notes,
    reading,
    reviews,
    tables,
    templates,
)
from bot.store.rights import AsMember, System
from tests.cohorts.asked import asks, one
from tests.cohorts.kept import Kept, known
from tests.cohorts.spring import created
from tests.dialogs.dialog import Dialog, Person

BOT = System("a test")
UNKNOWN = "0000000000zzzzzz"
AUTUMN, OVER = CohortId("0autumn000000001"), CohortId("0over00000000001")
NOISE = frozenset({"audit", "turns_seen"})
"""What every press writes: that it came, and that it was in vain."""

AUTHOR, MEMBER, COACH, SPONSOR = "author", "member", "coach", "sponsor"
ELSEWHERE, REMOVED, PRESENT, STRANGER = "coach elsewhere", "removed coach", "stranger in the channel", "stranger"
TWIN, COACHS_TWIN = "her account in another workspace", "the coach's account in another workspace"
WHO = {
    AUTHOR: "ana", MEMBER: "mia", COACH: "cleo", SPONSOR: "sol", ELSEWHERE: "bob", REMOVED: "rex", PRESENT: "pia",
    STRANGER: "eve", TWIN: "ana", COACHS_TWIN: "cleo",
}  # fmt: skip
"""Everybody who presses, by what they are to the group."""

Dump = Mapping[str, frozenset[tuple[object, ...]]]


@dataclass(frozen=True)
class Ids:
    """What has an id, of one world; the words of a row of the matrix are its fields."""

    cohort: str
    over: str
    room: str
    mia: str
    ana: str
    membership: str
    note: str
    contact: str
    opportunity: str
    person: str
    review: str
    answered: str
    draft: str
    template: str
    celebration: str
    link: str
    form: str

    def value(self, kind: str) -> str:
        return " ".join(getattr(self, word, word) for word in kind.split())


UNKNOWN_IDS = Ids(*(UNKNOWN,) * 17)


@dataclass
class World:
    """A group of Cleo's with Ana and Mia in it and Sol beside it, another of Bob's, and people who are in neither."""

    stage: Dialog
    ids: Ids
    bobs: Ids
    """The same kinds of things in Bob's group, as far as there are any; unknown ones besides."""
    kept: Kept
    _presses: int = 0

    def origin(self, role: str) -> Origin:
        self._presses += 1
        actor = self.stage.actor(WHO[role]).actor
        where = Address(actor.address.platform, actor.address.tenant, room=self.stage.stage.room("spring"))
        if role in (TWIN, COACHS_TWIN):
            who = Address(PLATFORM, "another workspace", user=actor.name, room=f"dm-{actor.name}")
            return Origin(f"{role}{self._presses}", who, profile=Profile("Twin", "America/New_York", "en"))
        origin = self.stage.stage.origin(actor, None)
        return replace(origin, where=where) if role == PRESENT else origin

    async def presses(self, role: str, action: str, value: str, picked: str | None) -> Reply:
        return await self.stage.bot.handle(Action(self.origin(role), action, value, picked))

    async def sends(self, role: str, action: str, value: str, values: Mapping[str, str]) -> Reply:
        """A form of their own, whatever it says it is about."""
        member = await self.member(role)
        form = FormId(f"{action} {self._presses}"[-24:])
        row = forms.FormRow(
            id=form, member_id=member.id, action=action, value=value, step=0, filled={}, origin="",
            expires_at=self.stage.clock.now().replace(year=2027),
        )  # fmt: skip
        async with self.stage.bot.store.begin(AsMember(member.id)) as tx:
            await forms.put(tx, row)
        return await self.stage.bot.handle(Submission(self.origin(role), form, values, 0))

    async def member(self, role: str) -> Member:
        async with self.stage.bot.store.read(BOT) as tx:
            found = await members.by_address(tx, self.origin(role).who)
        assert found is not None
        return found

    async def dump(self, *, but: frozenset[str] = NOISE) -> Dump:
        """Every row of every table."""
        async with self.stage.bot.store.read(BOT) as tx:
            return {
                table.name: frozenset(tuple(row) for row in await tx.rows(select(table)))
                for table in tables.metadata.sorted_tables if table.name not in but and table is not tables.meta
            }  # fmt: skip

    async def restore(self, dump: Dump) -> None:
        """Has the database be as it was."""
        order = [table for table in tables.metadata.sorted_tables if table is not tables.meta]
        async with self.stage.bot.store.begin(BOT) as tx:
            for table in reversed(order):
                await tx.rows(delete(table))
            for table in order:
                rows = [dict(zip(table.c.keys(), row, strict=True)) for row in dump.get(table.name, ())]
                if rows:
                    await tx.many(insert(table), rows)


async def world(stage: Dialog) -> World:
    """All of them, in place; Ana's draft waits for a coach."""
    kept, ana = await one(stage, consent=Consent.DRAFTS, others=("mia",))
    review = await asks(stage, ana, "Is it too long?")
    answered, draft = await _two_more(stage, kept, ana, review.id)
    for name in ("sol", "rex", "pia", "eve", "dee"):
        await stage.actor(name).types("/afternote help")
    await kept.joins(stage.actor("sol"), Role.SPONSOR)
    await kept.joins(stage.actor("rex"), Role.COACH)
    now = stage.clock.now()
    everybody = (kept.coach, kept.people["mia"], ana, stage.actor("rex"))
    cleo, mia, hers, rex = [await known(stage, each) for each in everybody]
    goes_on, note = await kept.cohort(), await _note(stage, review.note_id)
    async with stage.bot.store.begin(BOT) as tx:
        out = await memberships.in_cohort(tx, kept.id, rex.id)
        assert out is not None
        await memberships.remove(tx, out.id)
        mine = await memberships.in_cohort(tx, kept.id, hers.id)
        assert mine is not None
        second = Room(RoomId("0springroom00002"), kept.id, Address("other", "t", room="c-2"), "second", opened_at=now)
        await cohorts.put_room(tx, second, now)
        await celebrations.put(tx, Celebration(CelebrationId("0celebration0001"), hers.id, kept.id, now, "I wrote it"))
        over = Cohort(
            OVER, goes_on.home, now, "Winter 25", "America/New_York", date(2026, 1, 5), date(2026, 2, 27),
            CohortStatus.ENDED, now,
        )  # fmt: skip
        await cohorts.put(tx, over)
    past = Kept(stage, OVER, kept.coach, {})
    await past.joins(kept.coach, Role.COACH)
    await past.joins(stage.actor("sol"), Role.SPONSOR)
    for each in ("ana", "mia"):
        await past.joins(kept.people[each], Role.MEMBER)
    autumn = await created(stage, coach="bob", room="autumn", name="Autumn 26")
    bob = await known(stage, autumn.coach)
    for whose, about, id in ((cleo, kept.id, "0template0000001"), (bob, autumn.id, "0template0000002")):
        async with stage.bot.store.begin(AsMember(whose.id)) as tx:
            words = "Dear {their_first_name}, of {topic}"
            await templates.put(tx, Template(TemplateId(id), about, now, "Warm thanks", words))
    link = await _bridge_waits(stage, kept, cleo.id)
    await kept.coach.sends(kept.coach.action("template.add", kept.id))
    opened = await _newest_form(stage, cleo.id)
    await kept.coach.sends(kept.coach.submission(opened, {"name": "Short one", "body": "Hello"}))
    form = await _newest_form(stage, cleo.id)
    ids = Ids(
        kept.id, OVER, second.id, mia.id, hers.id, mine.id, review.note_id, note.contact_id, note.opportunity_id,
        note.person_id, review.id, answered, draft,
        "0template0000001", "0celebration0001", link, form,
    )  # fmt: skip
    bobs = replace(UNKNOWN_IDS, cohort=autumn.id, over=autumn.id, template="0template0000002")
    made = World(stage, ids, bobs, kept)
    for twin in (TWIN, COACHS_TWIN):
        await made.presses(twin, "help", "", None)
    return made


async def _note(stage: Dialog, id: NoteId) -> Note:
    async with stage.bot.store.read(BOT) as tx:
        found = await notes.get(tx, id)
    assert found is not None
    return found


async def _two_more(stage: Dialog, kept: Kept, ana: Person, first: str) -> tuple[str, str]:
    """The id of a review of Ana's that is answered, and of a draft of hers that nobody was asked to read."""
    hers, cleo = await known(stage, ana), await known(stage, kept.coach)
    for company, person in (("Globex", "Alan Turing"), ("Initech", "Mary Shelley")):
        await ana.types(f"/interview log {company}, Engineer, today 9am with {person}")
        await ana.types(f"/note show {company}")
    await ana.types("/note review Globex")
    await ana.presses("Ask my coach")
    async with stage.bot.store.read(BOT) as tx:
        every = await notes.of(tx, hers.id)
        shown = await reviews.of_notes(tx.narrowed(AsMember(hers.id)), [each.id for each in every])
    draft = next(each for each in every if each.id not in shown)
    review = next(each for each in shown.values() if each.id != first)
    body = next(each.body for each in every if each.id == review.note_id)
    said = Answer(comments={Quality.TENACITY: "Say why"}, suggestion="Dear Alan, thank you.", of_body=body)
    async with stage.bot.store.begin(AsMember(cleo.id)) as tx:
        assert await reading.answer(tx, review.id, said, stage.clock.now()) is not None
    return review.id, draft.id


async def _newest_form(stage: Dialog, of: MemberId) -> str:
    columns = tables.forms.c
    async with stage.bot.store.read(BOT) as tx:
        rows = await tx.rows(select(columns.id).where(columns.member_id == of).order_by(columns.expires_at, columns.id))
    return str(rows[-1][0])


async def _bridge_waits(stage: Dialog, kept: Kept, coach: MemberId) -> str:
    """The id of a link: a code of the group's, typed in a channel elsewhere by somebody who said yes."""
    dee, now = await known(stage, stage.actor("dee")), stage.clock.now()
    async with stage.bot.store.begin(BOT) as tx:
        code = await links.made(tx.narrowed(AsMember(coach)), now, cohort_id=kept.id)
        assert code is not None
        typed = tx.narrowed(AsMember(dee.id))
        room = Address(PLATFORM, TENANT, room="#dees")
        link = await links.typed(typed, code, LinkId("0link0000000000a"), now, room=room, room_name="dees")
        assert link is not None
        await links.agree(typed, link, now)
    return link.id


__all__ = ["BOT", "NOISE", "UNKNOWN_IDS", "WHO", "Ids", "Person", "World", "world"]
