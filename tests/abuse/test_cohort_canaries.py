"""P5 in groups: over a random walk nobody is shown a word of somebody else beyond their level and what they shared."""

import json
import random
from dataclasses import dataclass, field

import pytest

from bot.cards import coach_sheet
from bot.cards.words import reader_for
from bot.chat.codec import encode
from bot.handlers.coach_page import figures_csv
from bot.model.cohort import Consent, Role
from bot.model.ids import CohortId, MemberId
from bot.model.sight import CohortPage
from bot.store import members, memberships, notes, reviews
from bot.store.rights import AsMember, System
from tests.abuse.test_privacy import logged
from tests.cohorts.spring import Gathered, created
from tests.dialogs.dialog import Dialog, Person

BOT = System("a test")
OPEN = ("name", "company")
"""What a level may show to a coach."""
SHARED = ("name", "company", "role", "person", "topic")
"""What asking a coach shows of that one note."""
NEVER = ("salary", "stray", "mail")
STEPS, SEEDS = 40, range(2)
DEEP = [pytest.param(seed, marks=pytest.mark.deep) for seed in range(2, 60)]


def mark(who: str, what: str) -> str:
    return f"zz{who}{what}zz"


@dataclass
class Walk:
    """Two groups of two workspaces, four members, two coaches; and what each may have been shown."""

    stages: tuple[Dialog, Dialog]
    groups: tuple[Gathered, Gathered]
    members: dict[str, tuple[Dialog, Person]]
    ids: dict[str, MemberId] = field(default_factory=dict)
    seen: int = 0

    @property
    def bot(self):
        return self.stages[0].bot

    async def allowed(self, who: str) -> set[str]:
        """Of whose and which words somebody may be shown something, as it stands at this moment."""
        found = {mark(who, what) for what in (*SHARED, *NEVER)}
        async with self.bot.store.read(BOT) as tx:
            for group in self.groups:
                mine = await memberships.in_cohort(tx, group.id, self.ids[who])
                if mine is None:
                    continue
                for name, id in self.ids.items():
                    theirs = await memberships.in_cohort(tx, group.id, id)
                    if theirs is not None and theirs.role is Role.COACH:
                        # Who looks after a group is no secret in it.
                        found.add(mark(name, "name"))
                    if theirs is None or mine.role is not Role.COACH:
                        continue
                    if theirs.consent.named:
                        found |= {mark(name, what) for what in OPEN}
                    every = await notes.of(tx, id)
                    given = await reviews.of_notes(tx.narrowed(AsMember(id)), [each.id for each in every])
                    if any(each.visible and each.cohort_id == group.id for each in given.values()):
                        found |= {mark(name, what) for what in SHARED}
        return found

    def foreign(self, text: str, allowed: set[str]) -> set[str]:
        every = {mark(name, what) for name in self.ids for what in (*SHARED, *NEVER)}
        return {each for each in every if each in text.casefold()} - allowed

    async def checks(self, before: dict[str, set[str]], about: str) -> None:
        """Everything that was shown since the last step, by what was allowed before it or is now."""
        for stage in self.stages:
            for each in stage.shown:
                words = json.dumps([encode(each.card), encode(each.form), each.text, str(each.problems)])
                readers = [each.to or each.place] if not each.place.startswith("#") or each.to else list(self.ids)
                for who in readers:
                    if who in self.ids and each.by != who:
                        found = self.foreign(words, before[who] | await self.allowed(who))
                        # A coach's name stands on the card that asks people in.
                        found -= {mark(coach, "name") for coach in ("cleo", "dora")}
                        assert not found, (about, who, found)
                        others = [mark(name, what) for name in self.ids for what in SHARED if name != who]
                        self.seen += any(each in words.casefold() for each in others)
            stage.shown.clear()


async def walk(stage: Dialog) -> Walk:
    other = Dialog(stage.bot, stage.clock, stage.database, platform="other")
    groups = []
    people: dict[str, tuple[Dialog, Person]] = {}
    places = ((stage, "cleo", ("ana", "ben"), "spring"), (other, "dora", ("cyd", "eli"), "autumn"))
    for here, coach, names, room in places:
        here.actor(coach, display=f"{coach} {mark(coach, 'name')}")
        group = await created(here, coach=coach, room=room, name=f"Group {room}")
        groups.append(group)
        people[coach] = (here, group.coach)
        for name in names:
            people[name] = (here, here.actor(name, display=f"{name} {mark(name, 'name')}"))
    made = Walk((stage, other), (groups[0], groups[1]), people)
    room_of = {"ana": "spring", "ben": "spring", "cyd": "autumn", "eli": "autumn"}
    for name, (_, person) in people.items():
        await person.types("/afternote help")
        async with stage.bot.store.read(BOT) as tx:
            found = await members.by_address(tx, person.actor.address)
        assert found is not None
        made.ids[name] = found.id
        if name not in ("cleo", "dora"):
            m = {what: mark(name, what) for what in (*SHARED, *NEVER)}
            await person.types("/interview log")
            await person.fills(company=m["company"], role=m["role"], when="today 9am",
                               people=f"{m['person'].title()} Chen <{m['mail']}@x.example>")  # fmt: skip
            await person.types(f"/interview debrief {m['company']}")
            await person.fills(topic1=m["topic"], question=f"Why {m['salary']}", feeling="1")
            await person.types(f"/interview questions {m['stray']}")
            await person.types("/cohort join drafts", room=room_of[name])
    for each in made.stages:
        each.shown.clear()
    return made


async def step(made: Walk, chance: random.Random) -> str:
    """One thing that somebody does; what it was."""
    name = chance.choice(("ana", "ben", "cyd", "eli"))
    here, person = made.members[name]
    group = made.groups[0 if name in ("ana", "ben") else 1]
    coach = group.coach
    what = chance.choice((
        "join", "join", "level", "level", "leave", "ask", "ask", "ask elsewhere", "withdraw", "members", "members",
        "queue", "open", "open", "good", "comment", "digest", "insights", "export", "page", "pass", "may i", "peek",
    ))  # fmt: skip
    async with made.bot.store.read(BOT) as tx:
        every = await notes.of(tx, made.ids[name])
        given = await reviews.of_notes(tx.narrowed(AsMember(made.ids[name])), [each.id for each in every])
    review = next(iter(given.values()), None)
    match what:
        case "join":
            await person.types(f"/cohort join {chance.choice(list(Consent)).value}", room=group.room)
        case "level":
            await person.sends(person.action("cohort.level", group.id, chance.choice(list(Consent)).value))
        case "leave":
            await person.sends(person.action("cohort.left", group.id))
        case "ask":
            await person.types(f"/note review {mark(name, 'company')}")
            for each in every:
                await person.sends(person.action("review.go", f"{each.id} {group.id}"))
        case "ask elsewhere":
            away = made.groups[1] if group is made.groups[0] else made.groups[0]
            for each in every:
                await person.sends(person.action("review.go", f"{each.id} {away.id}"))
        case "withdraw" if review is not None:
            await person.sends(person.action("review.withdraw", review.id))
        case "members" | "queue" | "digest" | "insights" | "export":
            await coach.types(f"/cohort {what}")
        case "open" | "good" | "comment" if review is not None:
            for group in made.groups:
                await _told(group.coach, f"review.{what}", f"{review.id} 01234567" if what != "open" else review.id)
        case "may i":
            await coach.sends(coach.action("review.may_i", f"{group.id} {made.ids[name]}"))
        case "peek":
            # Members reach for each other's things.
            for other in ("ana", "ben", "cyd", "eli"):
                if other != name:
                    for each in every:
                        await _told(made.members[other][1], "note.open", each.id)
                        await _told(made.members[other][1], "review.show", review.id if review else each.id)
        case "page":
            await _page(made, coach, group.id)
        case "pass":
            await here.passes(hours=chance.choice((3, 20, 50)))
    return f"{name}: {what}"


async def _told(who: Person, action: str, value: str) -> None:
    """Presses straight through the door; the answer is kept as shown to them."""
    await _kept(who, await who.sends(who.action(action, value)))


async def _kept(who: Person, reply: object) -> None:
    from bot.stage import Kind, Shown

    who.dialog.shown.append(
        Shown(0, who.dialog.clock.now(), who.name, "afternote", Kind.REPLY, who.name, json.dumps(encode(reply)))
    )


async def _page(made: Walk, coach: Person, cohort: CohortId) -> None:
    """The page and its file, of their own group and of the other, as they are read."""
    for group in made.groups:
        seen = await made.bot.look(AsMember(made.ids[coach.name]), CohortPage(group.id))
        if seen is None:
            assert group.id != cohort
            continue
        reader = reader_for(seen.member)
        await _kept(coach, repr(coach_sheet.sheet(reader, seen)) + figures_csv(reader, seen).decode())


@pytest.mark.parametrize("seed", [*SEEDS, *DEEP])
async def test_p5_nobody_sees_more_of_somebody_than_their_level_and_what_they_shared(
    stage: Dialog, logged: list[str], seed: int
):
    made, chance = await walk(stage), random.Random(seed)
    done = []
    for _ in range(STEPS):
        before = {who: await made.allowed(who) for who in made.ids}
        done.append(await step(made, chance))
        await made.checks(before, str(done[-12:]))
    assert made.seen > 0, "the canaries are not shown at all"
    lines = "\n".join(logged).casefold()
    for who in made.ids:
        for what in (*SHARED, *NEVER):
            assert mark(who, what) not in lines, (who, what)


__all__ = ["logged"]
