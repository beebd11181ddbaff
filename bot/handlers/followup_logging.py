"""Logging an application, a résumé, an introduction call, a conversation or a referral; and changing one."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from bot.cards import afternote as afternote_cards
from bot.cards import followup_forms as form_cards
from bot.cards import followups as cards
from bot.cards import logs as log_cards
from bot.cards.words import day, short
from bot.chat.card import Card
from bot.chat.form import Form
from bot.chat.reply import Amend, Invalid, ToCommand, ToSubmission
from bot.chat.spec import Given
from bot.clock import Instant
from bot.handlers import dossier as dossiers
from bot.handlers import gists, logs
from bot.handlers.as_typed import as_read, typed_person, typed_time
from bot.handlers.belonging import Known, others
from bot.handlers.dossier import Dossier
from bot.handlers.enough import said_once
from bot.handlers.facts import Facts, noon
from bot.handlers.saving import save
from bot.handlers.turn import Turn, Values
from bot.model.calendar import wall
from bot.model.ids import ContactId
from bot.model.moment import Flag, Grain, Unread, When
from bot.model.opportunity import SOCIAL, Contact, ContactKind
from bot.reading.followup_line import FollowUpRead
from bot.reading.followup_rows import Row, people_of, rows
from bot.reading.profiles import links_apart, with_links
from bot.store import contacts, members

SEVERAL = 50
"""How many lines one paste may log."""
KINDS = tuple(kind for kind in ContactKind if kind is not ContactKind.INTERVIEW)


async def add(turn: Turn, given: Mapping[str, Given]) -> ToCommand:
    """Saves what a line, several or options say, or opens the form with what was understood."""
    text = str(given.get("details", ""))
    kind = ContactKind(str(given["kind"])) if given.get("kind") in KINDS else None
    bare, links = links_apart(text)
    found = rows(
        bare, now=turn.now, zone=_zone(turn), country=turn.member.country, kind=kind, locale=turn.reader.locale
    )
    if len(found) > 1 and turn.zone is not None:
        return await _several(turn, found[:SEVERAL], [row.text for row in found[SEVERAL:]])
    read = found[0].read if found else FollowUpRead(kind)
    if read.interview and read.kind is None:
        return await _an_interview(turn, bare)
    read, typed_when = _with_options(turn, read, given)
    read = _linked(read, links)
    facts, asks = facts_of(turn, read)
    if facts is not None and (known := await others(turn, facts)):
        facts, asks = None, (cards.which_of_them(turn.reader, _titles(turn, known)),)
    if facts is not None and turn.zone is not None:
        return await saved(turn, facts, None)
    return await turn.opened(form(turn, read, asks if text.strip() or typed_when else (), typed_when))


def _zone(turn: Turn) -> str:
    return turn.zone or logs.UNKNOWN


async def _an_interview(turn: Turn, text: str) -> Card:
    """Offers to log a line as the interview that it tells of."""
    read = logs.line_of(turn, text)
    opened = await turn.opened(logs.form(turn, read, text))
    return cards.is_an_interview(turn.reader, opened, gists.gist(turn, read))


def _linked(read: FollowUpRead, links: Sequence[str]) -> FollowUpRead:
    """The same, each profile link with whom it belongs to."""
    if not links:
        return read
    every = with_links(read.people, links)
    if read.through is None:
        return replace(read, details=replace(read.details, people=every))
    return replace(read, through=every[0], details=replace(read.details, people=every[1:]))


def _with_options(turn: Turn, read: FollowUpRead, given: Mapping[str, Given]) -> tuple[FollowUpRead, str]:
    """What the line says, with the typed options, which win."""
    known, typed_when = read.details, ""
    if company := given.get("company"):
        known = replace(known, company=str(company))
    if role := given.get("role"):
        known = replace(known, role=str(role))
    through = read.through
    if named := given.get("people"):
        people, handed_on = people_of(str(named).replace(";", "\n"), turn.reader.locale)
        known, through = replace(known, people=people), handed_on or through
    if handed_on_by := given.get("through"):
        found, _ = people_of(str(handed_on_by), turn.reader.locale)
        through = found[0] if found else through
    when = given.get("when")
    if isinstance(when, Instant):
        known = replace(known, when=When(when, zone=_zone(turn)), when_trouble=None)
    elif when:
        typed_when = str(when)
        found_when = logs.moment(turn, typed_when, _zone(turn))
        told = isinstance(found_when, When)
        known = replace(
            known,
            when=found_when if isinstance(found_when, When) else None,
            when_trouble=None if told or not isinstance(found_when, Unread) else found_when,
        )
    return replace(read, details=known, through=through), typed_when


def facts_of(turn: Turn, read: FollowUpRead) -> tuple[Facts | None, tuple[str, ...]]:
    """The facts of a line that needs no question, or None and the questions."""
    reader, known, kind = turn.reader, read.details, read.kind
    asks: list[str] = []
    if kind is None:
        asks.append(cards.which_kind(reader))
    if not known.company and not (kind in SOCIAL and known.people):
        asks.append(cards.which_company(reader, kind))
    if known.foreign:
        asks = [afternote_cards.foreign(reader)]
    elif known.when_trouble is not None:
        asks.append(afternote_cards.unread(reader, known.when_trouble, past=True))
    start, end, day_only = _when(turn, kind, known.when)
    if kind not in SOCIAL and start > turn.now:
        asks.append(cards.lies_ahead(reader))
    if asks or kind is None:
        return None, tuple(asks)
    return Facts(
        company=known.company or "",
        role="" if kind in SOCIAL else known.role or "",
        start=start,
        end=end,
        zone=_zone(turn),
        format=known.format if kind in SOCIAL else None,
        round="",
        people=known.people,
        flags=known.when.flags if known.when is not None else frozenset(),
        alternatives=known.when.alternatives if known.when is not None else (),
        doubts=known.doubts,
        left=known.left,
        kind=kind,
        through=read.through if kind is ContactKind.RESUME else None,
        day_only=day_only,
        topic=read.topic,
    ), ()


def _when(turn: Turn, kind: ContactKind | None, when: When | None) -> tuple[Instant, Instant | None, bool]:
    """Start and end, and whether only the day was said; no day is today."""
    zone = _zone(turn)
    if when is None:
        return noon(turn.now, zone, turn.now), None, True
    exact = when.grain is Grain.MINUTE and kind in SOCIAL
    return (when.start, when.end, False) if exact else (noon(when.start, zone, turn.now), None, True)


def form(
    turn: Turn, read: FollowUpRead, asks: Sequence[str], typed_when: str = "", *, value: str = ""
) -> Form:
    """The form with everything that was understood, and a question for the rest."""
    known = read.details
    people = [typed_person(each) for each in known.people]
    if read.through is not None:
        people.append(f"through {typed_person(read.through)}")
    told = list(asks)
    if known.left.strip() and not known.foreign:
        told.append(log_cards.not_placed(turn.reader, known.left))
    filled = {
        "kind": read.kind or "",
        "company": known.company or "",
        "role": known.role or "",
        "when": _typed_when(turn, read, typed_when),
        "people": "\n".join(people),
        "topic": read.topic,
    }
    intro = "\n".join(told)
    return form_cards.followup(turn.reader, filled, zone_known=turn.zone is not None, value=value, intro=intro)


def _typed_when(turn: Turn, read: FollowUpRead, typed: str) -> str:
    known = read.details
    if known.when is None:
        trouble = known.when_trouble
        return typed or known.when_text or (trouble.text if trouble is not None else "")
    exact = known.when.grain is Grain.MINUTE and read.kind in SOCIAL
    return typed_time(
        known.when.start, known.when.end if exact else None, _zone(turn),
        grain=Grain.MINUTE if exact else Grain.DAY, clock24=turn.reader.clock24,
    )  # fmt: skip


async def _several(turn: Turn, found: Sequence[Row], more: Sequence[str]) -> Card:
    """Saves each line that says what it was and with whom, and names the others."""
    done: list[cards.Followed] = []
    left: list[str] = []
    for row in found:
        facts, _ = facts_of(turn, row.read)
        if facts is None:
            left.append(short(row.text, 120))
            continue
        known = await others(turn, facts)
        dossier, contact, changed = await save(turn, facts, None)
        done.append(replace(_apart(turn, told(turn, dossier, contact, facts), known), twice=not changed))
    left.extend(short(each, 120) for each in more)
    turn.leaves("followup.list", "0")
    return cards.several(turn.reader, done, turn.now, left, enough=await said_once(turn) if done else 0)


async def saved(turn: Turn, facts: Facts, contact_id: ContactId | None) -> Card:
    """Writes it, and reads it back."""
    first = not turn.member.discreet_asked
    known = await others(turn, facts) if contact_id is None else ()
    dossier, contact, changed = await save(turn, facts, contact_id)
    turn.leaves("followup.show", contact.id)
    if first:
        turn = turn.as_member(replace(turn.member, discreet_asked=True), turn.reader)
        await members.put(turn.tx, turn.member)
    enough = await said_once(turn) if contact_id is None else 0
    what = replace(_apart(turn, told(turn, dossier, contact, facts), known), twice=not changed)
    again = contact_id is not None
    return cards.logged(turn.reader, what, turn.now, again=again, first=first, enough=enough)


def _titles(turn: Turn, known: Sequence[Known]) -> tuple[str, ...]:
    return tuple(cards.title(turn.reader, each.opportunity, each.people) for each in known)


def _apart(turn: Turn, what: cards.Followed, known: Sequence[Known]) -> cards.Followed:
    """The same, with whom it was kept apart from."""
    if not known:
        return what
    return replace(what, doubts=(*what.doubts, cards.kept_apart(turn.reader, _titles(turn, known))))


def told(turn: Turn, dossier: Dossier, contact: Contact, facts: Facts | None = None) -> cards.Followed:
    """What there is to say of a contact; with its `facts`, what was assumed too."""
    through = dossier.people.get(contact.through) if contact.through is not None else None
    what = cards.Followed(
        opportunity=dossier.opportunity,
        contact=contact,
        people=dossier.met(contact),
        through=through,
        notes=dossiers.in_order(contact, [note for note in dossier.notes if note.contact_id == contact.id]),
        next=dossier.explained(turn.member, turn.now),
    )
    if facts is None:
        return what
    doubts = [log_cards.doubt(turn.reader, doubt.kind.value, doubt.text) for doubt in facts.doubts]
    if Flag.NUMERIC in facts.flags:
        doubts.append(afternote_cards.flag(turn.reader, Flag.NUMERIC, facts.start, turn.now) or "")
    if facts.left.strip():
        doubts.append(afternote_cards.unplaced(turn.reader, facts.left))
    on = wall(facts.start, facts.zone).date()
    asks = facts.flags & {Flag.NUMERIC, Flag.WEEK}
    others = tuple(at for at in facts.alternatives if wall(at, facts.zone).date() != on and _may_be(turn, facts, at))
    return replace(what, doubts=tuple(filter(None, doubts)), others=others if asks else ())


def _may_be(turn: Turn, facts: Facts, at: Instant) -> bool:
    """Whether it may have been then: what was handed in lies behind."""
    return facts.kind in SOCIAL or at <= turn.now


async def save_form(turn: Turn, value: str, values: Values) -> ToSubmission:
    """The form of /followup add or edit, sent."""
    reader = turn.reader
    problems: dict[str, str] = {}
    said = values.get("kind", "")
    kind = ContactKind(said) if said in KINDS else None
    if kind is None:
        problems["kind"] = afternote_cards.required(reader)
    people, through = people_of(values.get("people", ""), turn.reader.locale)
    company = values.get("company", "").strip()
    if not company and not (kind in SOCIAL and people):
        problems["company"] = cards.which_company(reader, kind)
    zone = turn.zone or logs.zone_typed(turn, values.get("zone", ""), problems)
    typed = values.get("when", "").strip()
    ahead = value != "" and await _was_ahead(turn, ContactId(value))
    when = logs.moment(turn, typed, zone or logs.UNKNOWN, ahead=ahead) if typed else None
    if isinstance(when, Unread):
        problems["when"] = afternote_cards.unread(reader, when, past=True)
        when = None
    if not problems and zone is not None and turn.zone is None:
        turn = await logs.zone_known(turn, zone)
    start, end, day_only = _when(turn, kind, when)
    if kind is not None and kind not in SOCIAL and start > turn.now:
        problems["when"] = cards.lies_ahead(reader)
    if problems or kind is None:
        return Invalid(problems)
    facts = Facts(
        company=company, role="" if kind in SOCIAL else values.get("role", "").strip(), start=start, end=end,
        zone=_zone(turn), format=None, round="", people=people, kind=kind,
        flags=when.flags if when is not None else frozenset(),
        alternatives=when.alternatives if when is not None else (),
        through=through if kind is ContactKind.RESUME else None, day_only=day_only,
        topic=values.get("topic", "").strip() if kind in SOCIAL else "",
    )  # fmt: skip
    if kind is not ContactKind.RESUME and through is not None:
        facts = replace(facts, people=(*people, through))
    return await saved(turn, facts, ContactId(value) if value else None)


async def _was_ahead(turn: Turn, id: ContactId) -> bool:
    known = await contacts.get(turn.tx, id)
    return known is not None and known.starts_at > turn.now


async def make_form(turn: Turn, value: str, values: Values) -> Form | None:
    """The form again, as it was filled."""
    return form_cards.followup(turn.reader, values, zone_known=turn.zone is not None, value=value)


async def edit_form(turn: Turn, dossier: Dossier, contact: Contact) -> Form:
    """The form to change it, filled with what is known."""
    zone = turn.zone or contact.zone
    people = [typed_person(as_read(each)) for each in dossier.met(contact)]
    if contact.through is not None and (through := dossier.people.get(contact.through)) is not None:
        people.append(f"through {typed_person(as_read(through))}")
    grain = Grain.DAY if contact.day_only else Grain.MINUTE
    end = contact.ended_at if contact.length_said else None
    filled = {
        "kind": contact.kind,
        "company": dossier.opportunity.company,
        "role": dossier.opportunity.role,
        "when": typed_time(contact.starts_at, end, zone, grain=grain, clock24=turn.reader.clock24),
        "people": "\n".join(people),
        "topic": next((each.topic for each in contact.meetings if each.topic), ""),
    }
    return await turn.opened(
        form_cards.followup(turn.reader, filled, zone_known=turn.zone is not None, value=contact.id)
    )


async def read_again(turn: Turn, value: str, picked: str | None) -> Card | Amend:
    """Another reading of the day, picked."""
    id, _, seconds = value.partition(" ")
    found = await dossiers.of_contact(turn.tx, ContactId(id), turn.member, turn.policy)
    if found is None or not seconds.isdecimal():
        return afternote_cards.not_yours(turn.reader)
    dossier, contact = found
    at = Instant.fromtimestamp(int(seconds), tz=contact.starts_at.tzinfo)
    start = noon(at, _zone(turn), turn.now) if contact.day_only else at
    moved = replace(
        contact, starts_at=start, ended_at=start + (contact.ended_at - contact.starts_at), moved=contact.moved + 1
    )
    await contacts.put(turn.tx, moved)
    dossier = await dossiers.replanned(turn.tx, dossier.with_contact(moved), turn.member, turn.policy, turn.now)
    turn.leaves("followup.show", contact.id)
    return Amend(cards.logged(turn.reader, told(turn, dossier, moved), turn.now, again=True))


async def prefilled(turn: Turn, text: str) -> Form:
    """The form with what was understood of a line, kept; saves nothing."""
    bare, links = links_apart(text)
    found = rows(bare, now=turn.now, zone=_zone(turn), country=turn.member.country, locale=turn.reader.locale)
    read = _linked(found[0].read if found else FollowUpRead(), links)
    return await turn.opened(form(turn, read, facts_of(turn, read)[1]))


def gist_of(turn: Turn, read: FollowUpRead) -> str:
    """What was understood of a line, in a sentence."""
    known = read.details
    name = ", ".join(part for part in (known.company, known.role) if part)
    start, _, _ = _when(turn, read.kind, known.when)
    on = day(turn.reader, wall(start, _zone(turn)).date(), now=turn.now)
    return cards.gist(turn.reader, read.kind, name, on, [person.name for person in read.people])
