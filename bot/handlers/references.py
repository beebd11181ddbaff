"""A plain reference, "Grace" or "Acme" or both, matched over the member's own rows."""

from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass

from rapidfuzz import fuzz

from bot.cards import references as cards
from bot.chat.card import Suggestion
from bot.clock import Instant
from bot.handlers.dossier import in_order
from bot.handlers.turn import Turn
from bot.model.case import last_of
from bot.model.identity import folded as folded
from bot.model.ids import ContactId, OpportunityId, PersonId
from bot.model.note import FOLLOW_UPS, OPEN, THANKS, Note
from bot.model.nudge import REMINDERS, Nudge, NudgeKind
from bot.model.opportunity import Contact, ContactKind, Opportunity, Outcome, Person
from bot.model.people import Member
from bot.store import contacts, notes, nudges, opportunities, people
from bot.store.tx import Tx

MOST = 25
"""How many completions are offered."""
INTERVIEWS = frozenset({ContactKind.INTERVIEW})
FOLLOWED = frozenset(ContactKind) - INTERVIEWS
"""Kinds that `/followup` is about."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One contact of the member, with what a list shows of it."""

    opportunity: Opportunity
    contact: Contact
    people: tuple[Person, ...]
    notes: tuple[Note, ...]
    written_to: tuple[Person, ...] = ()
    """Whom its notes go to; a follow-up may go to somebody met before."""
    coming: tuple[Nudge, ...] = ()
    """The nudges about it, soonest first."""
    others: tuple[Person, ...] = ()
    """Who handed it on."""

    @property
    def next(self) -> Nudge | None:
        """What comes next about it."""
        return self.coming[0] if self.coming else None

    def reminder(self, note: Note) -> Nudge | None:
        """What comes next about this note of it, if anything does."""
        for nudge in self.coming:
            what, _, id = nudge.ordinal.partition("@")[0].partition(" ")
            if nudge.kind is NudgeKind.SNOOZED and what == "note" and id != note.id:
                continue
            if note.kind in THANKS:
                if nudge.subject == self.contact.id and nudge.kind in (*REMINDERS, NudgeKind.DRAFT):
                    return nudge
            elif note.kind in FOLLOW_UPS:
                if nudge.kind is NudgeKind.SNOOZED and nudge.subject == self.opportunity.id:
                    return nudge
            elif nudge.subject == note.id or (nudge.kind is NudgeKind.SNOOZED and id == note.id):
                return nudge
        return None

    @property
    def waiting(self) -> tuple[Note, ...]:
        """Its notes that wait for the member."""
        return tuple(note for note in self.notes if note.open)

    @property
    def open(self) -> bool:
        """Whether the opportunity still goes on."""
        return self.opportunity.outcome in (Outcome.OPEN, Outcome.OFFER)


async def entries(turn: Turn, kinds: Set[ContactKind] = frozenset(ContactKind)) -> tuple[Entry, ...]:
    """Every contact of the member of these kinds, most urgent first."""
    return tuple(each for each in await entries_of(turn.tx, turn.member, turn.now) if each.contact.kind in kinds)


async def entries_of(tx: Tx, member: Member, now: Instant) -> tuple[Entry, ...]:
    """The same, where nobody asks by a turn."""
    known = {one.id: one for one in await opportunities.of(tx, member.id)}
    met = {one.id: one for one in await people.of(tx, member.id)}
    written: dict[ContactId, list[Note]] = {}
    for note in await notes.of(tx, member.id):
        written.setdefault(note.contact_id, []).append(note)
    coming: dict[str, list[Nudge]] = {}
    for nudge in await nudges.coming(tx, member.id, limit=500):
        coming.setdefault(nudge.subject, []).append(nudge)
    every = await contacts.of(tx, member.id)
    theirs: dict[OpportunityId, list[Contact]] = {}
    for one in every:
        theirs.setdefault(one.opportunity_id, []).append(one)
    last = {id: newest.id for id, each in theirs.items() if (newest := last_of(each)) is not None}
    found = [
        Entry(
            opportunity=known[contact.opportunity_id],
            contact=contact,
            people=tuple(met[each.person_id] for each in contact.meetings if each.person_id in met),
            notes=in_order(contact, written.get(contact.id, ())),
            written_to=tuple(met[note.person_id] for note in written.get(contact.id, ()) if note.person_id in met),
            others=tuple(met[id] for id in (contact.through,) if id is not None and id in met),
            coming=_about(
                contact, written.get(contact.id, ()), coming, last=last[contact.opportunity_id] == contact.id
            ),
        )
        for contact in every
        if contact.opportunity_id in known
    ]
    return tuple(sorted(found, key=lambda entry: _urgency(entry, now, waiting=bool(entry.waiting))))


def _about(
    contact: Contact, written: Sequence[Note], coming: Mapping[str, Sequence[Nudge]], *, last: bool
) -> tuple[Nudge, ...]:
    """The nudges about a contact and its notes; those about the whole opportunity belong to its last."""
    mine = [*coming.get(contact.id, ()), *(coming.get(contact.opportunity_id, ()) if last else ())]
    mine.extend(nudge for note in written for nudge in coming.get(note.id, ()))
    return tuple(sorted(mine, key=lambda nudge: nudge.next_at))


def _urgency(entry: Entry, now: Instant, *, waiting: bool) -> tuple[int, float]:
    """Open before closed; a held interview with notes waiting first, by its age; then what comes, by date."""
    start = entry.contact.starts_at.timestamp()
    if not entry.open:
        return 3, -start
    if entry.contact.ended_at <= now:
        return (0, start) if waiting else (2, -start)
    return 1, start


def matching(text: str, found: Sequence[Entry]) -> tuple[Entry, ...]:
    """The interviews that the reference may mean; the best kind of match decides."""
    wanted = folded(text)
    if not wanted:
        return tuple(found)
    exact, whole, near = [], [], []
    for entry in found:
        names = [folded(entry.opportunity.company), *_names(entry)]
        titled = folded(f"{entry.opportunity.company} {entry.opportunity.role}")
        every = set(" ".join([titled, *names]).split())
        if wanted in filter(None, names) or wanted == titled:
            exact.append(entry)
        elif all(word in every for word in wanted.split()) or any(name.startswith(wanted) for name in names if name):
            whole.append(entry)
        elif any(fuzz.ratio(wanted, name) >= 80 for name in names):
            near.append(entry)
    return tuple(exact or whole or near)


def named(text: str, found: Sequence[Entry]) -> tuple[Entry, ...]:
    """The interviews that these words name, each of them whole: no word is guessed at."""
    wanted = folded(text)
    if not wanted:
        return ()
    out = []
    for entry in found:
        names = {folded(entry.opportunity.company), folded(f"{entry.opportunity.company} {entry.opportunity.role}")}
        people = {name for person in (*entry.people, *entry.written_to) for name in _called(person)}
        words = {word for name in names | people for word in name.split()}
        if wanted in names | people or (len(wanted.split()) > 1 and set(wanted.split()) <= words):
            out.append(entry)
    return tuple(out)


def people_matching(text: str, among: Iterable[Person]) -> tuple[Person, ...]:
    """The people whom a reference names; all when it names none of them."""
    words = set(folded(text).split())
    every = tuple(among)
    named = tuple(
        person
        for person in every
        if words & set(folded(person.name).split()) or folded(person.call_them) in folded(text)
    )
    return named or every


def _names(entry: Entry) -> list[str]:
    through = (person for person in entry.others if person.id == entry.contact.through)
    return [name for person in (*entry.people, *through) for name in _called(person)]


def _called(person: Person) -> list[str]:
    """How a person may be asked for: whole, by the first name, by the last."""
    name = folded(person.name)
    return [name, *name.split()[:1], *name.split()[-1:]]


async def _met(turn: Turn) -> dict[PersonId, Person]:
    """Everybody whom the member was told of."""
    return {one.id: one for one in await people.of(turn.tx, turn.member.id)}


async def _named_only(turn: Turn, met: Mapping[PersonId, Person]) -> tuple[Entry, ...]:
    """The same interviews in the same order without their notes and nudges: somebody is typing meanwhile."""
    id = turn.member.id
    known = {one.id: one for one in await opportunities.of(turn.tx, id)}
    waiting = await notes.waiting_about(turn.tx, id)
    found = [
        Entry(
            opportunity=known[contact.opportunity_id],
            contact=contact,
            people=tuple(met[each.person_id] for each in contact.meetings if each.person_id in met),
            notes=(),
            others=tuple(met[id] for id in (contact.through,) if id is not None and id in met),
        )
        for contact in await contacts.of(turn.tx, id)
        if contact.opportunity_id in known
    ]
    ranked = sorted(found, key=lambda each: _urgency(each, turn.now, waiting=each.contact.id in waiting))
    return tuple(ranked)


async def suggestions(turn: Turn, typed: str) -> tuple[Suggestion, ...]:
    """Completions for a reference to an interview; of several at one company each is named by its role too."""
    return await _suggested(turn, typed, INTERVIEWS)


async def followed_suggestions(turn: Turn, typed: str) -> tuple[Suggestion, ...]:
    """The same for everything else that was logged."""
    return await _suggested(turn, typed, FOLLOWED)


async def _suggested(turn: Turn, typed: str, kinds: Set[ContactKind]) -> tuple[Suggestion, ...]:
    every = [each for each in await _named_only(turn, await _met(turn)) if each.contact.kind in kinds]
    found = (matching(typed, every) if typed.strip() else every)[:MOST]
    companies = [folded(entry.opportunity.company) for entry in every]
    out: list[Suggestion] = []
    for entry in found:
        opportunity = entry.opportunity
        names = [person.call_them for person in entry.people[:3]]
        alone = companies.count(folded(opportunity.company)) == 1
        value = opportunity.company if alone else f"{opportunity.company} {opportunity.role}".strip()
        if opportunity.social and entry.people:
            # A relationship is called by whom it is with.
            value = entry.people[0].name
        out.append(cards.suggested(turn.reader, opportunity, entry.contact, names, value, turn.now))
    return tuple(dict.fromkeys(out))


async def note_suggestions(turn: Turn, typed: str) -> tuple[Suggestion, ...]:
    """Completions for a reference to a note: what waits first, most urgent first; the value is that very note."""
    met = await _met(turn)
    every = await _named_only(turn, met)
    outlines: dict[ContactId, list[notes.Outline]] = {}
    for outline in await notes.outlines(turn.tx, turn.member.id):
        outlines.setdefault(outline.contact_id, []).append(outline)
    rows = [
        (entry, outline, met[outline.person_id])
        for entry in every
        for outline in sorted(outlines.get(entry.contact.id, ()), key=lambda each: _place(entry, each.person_id))
        if outline.person_id in met
    ]
    wanted = folded(typed).split()
    found = [row for row in rows if _begins(wanted, row[0], row[2])]
    if not found:
        near = matching(typed, every)
        found = [row for row in rows if row[0] in near]
    # One order for each: it was made by urgency, and stays so among those that stand alike.
    shown = sorted(found, key=lambda row: _standing(row[1], row[0], turn.now))[:MOST]
    whole = await notes.get_many(turn.tx, [outline.id for _, outline, _ in shown])
    told = [
        cards.Told(whole[outline.id], person, entry.opportunity, entry.contact)
        for entry, outline, person in shown
        if outline.id in whole
    ]
    return cards.notes_suggested(turn.reader, told, turn.now)


def _begins(wanted: Sequence[str], entry: Entry, person: Person) -> bool:
    """Whether each word that was typed is the beginning of one that names the note."""
    opportunity = entry.opportunity
    words = folded(f"{person.name} {person.call_them} {opportunity.company} {opportunity.role}").split()
    return all(any(word.startswith(each) for word in words) for each in wanted)


def _place(entry: Entry, id: PersonId) -> int:
    """Where somebody stands among those who were met; after them who was not."""
    met = [each.person_id for each in entry.contact.meetings]
    return met.index(id) if id in met else len(met)


def _standing(outline: notes.Outline, entry: Entry, now: Instant) -> int:
    """Those that wait for the member, then those of interviews still ahead, then those that are done."""
    if outline.status not in OPEN:
        return 2
    return 1 if entry.contact.starts_at > now else 0
