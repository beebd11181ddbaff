"""Logging an interview: one line, several, or a form; and changing one."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from bot.cards import afternote as afternote_cards
from bot.cards import followups as followup_cards
from bot.cards import forms as form_cards
from bot.cards import interviews as cards
from bot.cards import logs as log_cards
from bot.cards import owed as owed_cards
from bot.cards.words import city, reader_for, short
from bot.chat.card import Card
from bot.chat.form import Form
from bot.chat.reply import Amend, Invalid, ToCommand, ToSubmission
from bot.chat.spec import Given
from bot.clock import Instant
from bot.handlers import before, celebrating, gists
from bot.handlers import dossier as dossiers
from bot.handlers.as_typed import as_read, typed_person
from bot.handlers.as_typed import typed_time as typed_time
from bot.handlers.dossier import Dossier
from bot.handlers.saving import Facts, moved_on, save
from bot.handlers.turn import Turn, Values
from bot.model.calendar import wall
from bot.model.ids import ContactId
from bot.model.moment import Flag, Grain, Tense, Unread, When
from bot.model.note import NoteKind
from bot.model.nudge import NudgeKind
from bot.model.opportunity import (
    Contact,
    InterviewFormat,
)
from bot.reading import spoken, zone_search, zones
from bot.reading.details import Details
from bot.reading.names import Doubt
from bot.reading.profiles import links_apart, with_links
from bot.reading.spoken import announces, crowd, details, is_mail, lines, without_lead
from bot.store import contacts, members

UNKNOWN = "UTC"
"""The zone that times are read in while the member's is not known."""
_STAMP = "<t:"
"""What a platform writes a moment with, for itself and not for people."""
SEVERAL = 50
"""How many lines one paste may log."""
PANEL = 7
"""Of more people than this, one note to the coordinator is usual; rule of a university's career office."""


async def log(turn: Turn, given: Mapping[str, Given]) -> ToCommand:
    """Saves what a line or options say, or opens the form with what was understood."""
    text, links = links_apart(str(given.get("details", "")))
    text = without_lead(text, turn.reader.locale) if announces(text, turn.reader.locale) else text
    if not any(sign.isalnum() for sign in text):
        # Nothing is said by it: "?" asks for the form.
        text = ""
    pasted = _pasted(turn, text)
    if len(pasted) > 1 and turn.zone is not None:
        return await _several(turn, pasted)
    read, typed_when = _with_options(turn, line_of(turn, text), given)
    read = replace(read, people=with_links(read.people, links)) if links else read
    facts = facts_of(turn, read) if turn.zone is not None else None
    if facts is not None:
        return await _saved(turn, facts, None)
    return await turn.opened(form(turn, read, text, typed_when))


def line_of(turn: Turn, text: str) -> Details:
    """What one line says of an interview."""
    zone = turn.zone or UNKNOWN
    return details(text, turn.reader.locale, now=turn.now, zone=zone, country=turn.member.country)


def _pasted(turn: Turn, text: str) -> Sequence[str]:
    """The logs in a text: one a line, when two of its lines at least say a company and a time."""
    if is_mail(text, turn.reader.locale):
        return [text]
    rows = [line.strip() for line in text.splitlines() if line.strip()]
    found = [line for line in lines(text, turn.reader.locale) if line.strip()]
    if len(rows) < 2 or len(found) > 1 or len(rows) > SEVERAL:
        return found
    read = (line_of(turn, row) for row in rows)
    whole = sum(each.company is not None and each.when is not None for each in read)
    return rows if whole > 1 else found


def _with_options(turn: Turn, read: Details, given: Mapping[str, Given]) -> tuple[Details, str]:
    """What the line says, with the typed options, which win."""
    typed_when = ""
    if company := given.get("company"):
        read = replace(read, company=str(company))
    if role := given.get("role"):
        read = replace(read, role=str(role))
    if named := given.get("people"):
        found = crowd(str(named), turn.reader.locale)
        left = ", ".join(filter(None, (read.left, *found.nameless)))
        read = replace(read, people=found.people, doubts=(*read.doubts, *found.doubts), left=left)
    if kind := given.get("format"):
        read = replace(read, format=InterviewFormat(str(kind)))
    when = given.get("when")
    if isinstance(when, Instant):
        read = replace(read, when=When(when, zone=turn.zone or UNKNOWN), when_trouble=None)
    elif when:
        typed_when = str(when)
        found_when = moment(turn, typed_when, turn.zone or UNKNOWN)
        if isinstance(found_when, When):
            read = replace(read, when=found_when, when_trouble=None)
        else:
            read = replace(read, when=None, when_trouble=found_when)
    return read, typed_when


def moment(turn: Turn, text: str, zone: str, *, ahead: bool = False) -> When | Unread:
    """A time of an interview: behind us unless it clearly lies ahead; `ahead`: the other way about."""
    country = turn.member.country
    found = spoken.read(
        text, turn.reader.locale, now=turn.now, zone=zone, tense=Tense.FUTURE if ahead else Tense.PAST, country=country
    )
    if ahead or not isinstance(found, When) or Flag.YEAR not in found.flags or found.start > turn.now:
        return found
    # A date of last year that is much nearer ahead: "19 mar" in early March.
    later = spoken.read(text, turn.reader.locale, now=turn.now, zone=zone, tense=Tense.FUTURE, country=country)
    if not isinstance(later, When) or later.start - turn.now > turn.now - found.start:
        return found
    return replace(later, flags=later.flags - {Flag.YEAR} | {Flag.FUTURE_IN_LOG})


def facts_of(turn: Turn, read: Details) -> Facts | None:
    """The facts of a line that needs no question, or None."""
    if not read.company or read.when is None or read.when.grain is not Grain.MINUTE:
        return None
    return Facts(
        company=read.company,
        role=read.role or "",
        start=read.when.start,
        end=read.when.end,
        zone=turn.zone or read.when.zone,
        format=read.format,
        round=read.round or "",
        people=read.people,
        promised=_promised(turn, read),
        flags=read.when.flags,
        alternatives=read.when.alternatives,
        doubts=read.doubts,
        left=read.left,
    )


def form(
    turn: Turn, read: Details, text: str, typed_when: str = "", *, source: str = "", told: Sequence[str] = (),
    asked: bool = False,
) -> Form:  # fmt: skip
    """The form with everything that was understood, and a question for the rest.

    `source` says where it comes from and `told` what else there is to know; `asked`: some of that is a question.
    """
    reader = turn.reader
    asks: list[str] = list(told)
    if read.foreign:
        asks.append(afternote_cards.foreign(reader))
    elif read.when_trouble is not None:
        asks.append(afternote_cards.unread(reader, read.when_trouble, past=True))
    elif text.strip() or typed_when:
        part = read.when is not None and read.when.grain is not Grain.MINUTE
        missing_when = read.when is None or part
        if not read.company or missing_when:
            asks.append(
                afternote_cards.ask_rest(reader, company=not read.company, when=missing_when, part=part)
            )
    if read.left.strip() and not read.foreign:
        asks.append(log_cards.not_placed(reader, read.left))
    elif read.foreign:
        asks.append(short(text, 240))
    asks.extend(_doubt(turn, doubt) for doubt in read.doubts)
    filled = {
        "company": read.company or "",
        "role": read.role or "",
        "when": _when_text(turn, read, typed_when),
        "people": "\n".join(typed_person(person) for person in read.people),
        "format": read.format or "",
        # No field asks for these, and they are not lost.
        "round": read.round or "",
        "promised": promised.isoformat() if (promised := _promised(turn, read)) is not None else "",
    }
    intro = "\n".join([*filter(None, [source]), *asks])
    whole = not asked and gists.whole(turn, read)
    if whole:
        # As it was read back, and in which zone: changed in either, it is opened and not sent unseen.
        filled[gists.AS_READ] = turn.zone or ""
    opened = form_cards.log(reader, filled, zone_known=turn.zone is not None, intro=intro, value="")
    what = gists.gist(turn, read)
    if source and what:
        what = log_cards.from_the_invite(reader, what)
    return replace(opened, gist=gists.told(turn, read, what, asks), whole=whole)


def _promised(turn: Turn, read: Details) -> date | None:
    """The day by which an answer was promised, on the member's calendar."""
    if read.decides_by is None:
        return None
    return wall(read.decides_by.start, turn.zone or read.decides_by.zone).date()


def _when_text(turn: Turn, read: Details, typed: str) -> str:
    """The time as it stands in the form: readable again, and no more exact than it was said."""
    if typed and (read.when is None or _STAMP not in typed):
        return typed
    if read.when is None:
        return (read.when_text or read.when_trouble.text) if read.when_trouble is not None else ""
    when = read.when
    text = typed_time(when.start, when.end, turn.zone or when.zone, grain=when.grain, clock24=turn.reader.clock24)
    if turn.zone is not None or when.zone == UNKNOWN:
        return text
    # A zone that was named stays named while the member's own is not known.
    said = f"{text} {city(turn.reader, when.zone)}"
    again = moment(turn, said, UNKNOWN)
    return said if isinstance(again, When) and again.start == when.start else f"{text} {when.zone}"


async def _several(turn: Turn, pasted: Sequence[str]) -> Card:
    """Saves each line that says a company and a time, and names the others."""
    done: list[cards.Saved] = []
    left: list[str] = []
    for line in pasted[:SEVERAL]:
        read = line_of(turn, line)
        facts = facts_of(turn, read)
        if facts is None:
            left.append(short(line, 120))
            continue
        dossier, contact, changed = await save(turn, facts, None)
        done.append(replace(_told(turn, dossier, contact, facts), twice=not changed))
    left.extend(short(line, 120) for line in pasted[SEVERAL:])
    turn.leaves("interview.list", "0")
    return cards.several(turn.reader, done, turn.now, left)


async def _saved(turn: Turn, facts: Facts, contact_id: ContactId | None) -> Card:
    first = not turn.member.discreet_asked
    dossier, contact, changed = await save(turn, facts, contact_id)
    turn.leaves("interview.show", contact.id)
    if first:
        await members.put(turn.tx, replace(turn.member, discreet_asked=True))
    told = replace(_told(turn, dossier, contact, facts), twice=not changed)
    card = cards.logged(turn.reader, told, turn.now, again=contact_id is not None, first=first)
    new = changed and contact_id is None and not told.doubts
    return await celebrating.after_round(turn, dossier, contact, card) if new else card


def _told(turn: Turn, dossier: Dossier, contact: Contact, facts: Facts) -> cards.Saved:
    """What the confirmation says."""
    doubts = [_doubt(turn, doubt) for doubt in facts.doubts]
    flags = _worth_asking(turn, facts)
    flagged = (afternote_cards.flag(turn.reader, each, facts.start, turn.now) for each in sorted(flags))
    doubts.extend(line for line in flagged if line)
    if facts.left.strip():
        doubts.append(afternote_cards.unplaced(turn.reader, facts.left))
    asks = flags & {Flag.NUMERIC, Flag.WEEK, Flag.TIME_ONLY}
    day = wall(facts.start, facts.zone).date()
    others = tuple(at for at in facts.alternatives if wall(at, facts.zone).date() != day)
    return cards.Saved(
        opportunity=dossier.opportunity,
        contact=contact,
        people=dossier.met(contact),
        next=next((each for each in dossier.coming if each.kind is not NudgeKind.OWED), None),
        over=contact.ended_at <= turn.now,
        doubts=tuple(doubts),
        others=others if asks else (),
        # One question a message: that one waits for the next log.
        evening=not doubts and before.offered(turn, contact),
        also=_also(turn, dossier, contact),
    )


def _also(turn: Turn, dossier: Dossier, contact: Contact) -> tuple[str, ...]:
    """What else an interview brings about: what it moves on, a panel too large for a note each, who is told of it."""
    moved = moved_on(dossier, contact)
    lines = [followup_cards.moves_on(turn.reader, moved)] if moved is not None else []
    if len(contact.meetings) > PANEL:
        lines.append(followup_cards.large_panel(turn.reader))
    news = {note.person_id for note in dossier.waiting if note.kind is NoteKind.NEWS and not note.body}
    told = owed_cards.told(turn.reader, [each for id, each in dossier.people.items() if id in news])
    return (*lines, told) if told and contact.logged_at == turn.now else tuple(lines)


def _worth_asking(turn: Turn, facts: Facts) -> frozenset[Flag]:
    """The flags, without the order of day and month where the other order lies farther from now."""
    if Flag.NUMERIC not in facts.flags:
        return facts.flags
    away = abs(facts.start - turn.now)
    nearer = any(abs(other - turn.now) < away for other in facts.alternatives)
    return facts.flags if nearer else facts.flags - {Flag.NUMERIC}


def _doubt(turn: Turn, doubt: Doubt) -> str:
    return log_cards.doubt(turn.reader, doubt.kind.value, doubt.text)


async def save_form(turn: Turn, value: str, values: Values) -> ToSubmission:
    """The form of /interview log or edit, sent."""
    reader = turn.reader
    problems: dict[str, str] = {}
    company, role = values.get("company", "").strip(), values.get("role", "").strip()
    if not company:
        problems["company"] = afternote_cards.required(reader)
    zone = turn.zone
    if zone is None:
        zone = zone_typed(turn, values.get("zone", ""), problems)
    id, _, moved = value.partition(" ")
    known = await contacts.get(turn.tx, ContactId(id)) if id else None
    # What was ahead, or moved, is most likely still ahead.
    ahead = bool(moved) or (known is not None and known.starts_at > turn.now)
    typed = values.get("when", "").strip()
    when = moment(turn, typed, zone or UNKNOWN, ahead=ahead) if typed else None
    if when is None:
        problems["when"] = afternote_cards.ask_rest(reader, company=False, when=True, part=False)
    elif isinstance(when, Unread):
        problems["when"] = afternote_cards.unread(reader, when, past=True)
    elif when.grain is not Grain.MINUTE:
        problems["when"] = afternote_cards.ask_rest(reader, company=False, when=True, part=True)
    typed_people, links = links_apart(values.get("people", ""))
    found = crowd(typed_people, turn.reader.locale)
    if problems or zone is None or not isinstance(when, When):
        return Invalid(problems)
    if turn.zone is None:
        turn = await zone_known(turn, zone)
    chosen = values.get("format", "")
    facts = Facts(
        company=company,
        role=role,
        start=when.start,
        end=when.end,
        zone=zone,
        format=InterviewFormat(chosen) if chosen in tuple(InterviewFormat) else None,
        round=values.get("round", ""),
        people=with_links(found.people, links),
        promised=date.fromisoformat(values["promised"]) if values.get("promised") else None,
        flags=when.flags,
        alternatives=when.alternatives,
        doubts=found.doubts,
        left=", ".join(found.nameless),
    )
    card = await _saved(turn, facts, ContactId(id) if id else None)
    # What asked about the time that is no more is not to go on asking.
    return Amend(card) if moved else card


def zone_typed(turn: Turn, typed: str, problems: dict[str, str]) -> str | None:
    """The zone that was typed; what is wrong with it is named by field."""
    found = zone_search.meant(typed)
    if not found:
        near = zone_search.near(typed)
        problems["zone"] = afternote_cards.no_such_zone(turn.reader, typed, near)
        return None
    return found[0]


async def zone_known(turn: Turn, zone: str) -> Turn:
    """The turn after the member's zone became known."""
    member = replace(turn.member, zone=zone, zone_chosen=True, country=turn.member.country or zones.country(zone))
    await members.put(turn.tx, member)
    return turn.as_member(member, reader_for(member))


async def edit_form(
    turn: Turn, dossier: Dossier, contact: Contact, *, moved: bool = False, intro: str = ""
) -> Form:
    """The form to change an interview, filled with what is known; `moved` asks for the new time."""
    met = [as_read(one) for one in dossier.met(contact)]
    end = contact.ended_at if contact.length_said else None
    filled = {
        "company": dossier.opportunity.company,
        "role": dossier.opportunity.role,
        "when": typed_time(contact.starts_at, end, turn.zone or contact.zone, clock24=turn.reader.clock24),
        "people": "\n".join(typed_person(each) for each in met),
        "format": contact.format or "",
    }
    value = f"{contact.id} moved" if moved else contact.id
    return await turn.opened(
        form_cards.log(turn.reader, filled, zone_known=turn.zone is not None, value=value, intro=intro)
    )


async def make_form(turn: Turn, value: str, values: Values) -> Form | None:
    """The log form again, as it was filled."""
    return form_cards.log(turn.reader, dict(values), zone_known=turn.zone is not None, value=value)


async def read_again(turn: Turn, value: str, picked: str | None) -> Card | Amend:
    """Another reading of the time, picked."""
    id, _, seconds = value.partition(" ")
    found = await dossiers.of_contact(turn.tx, ContactId(id), turn.member, turn.policy)
    if found is None or not seconds.isdecimal():
        return afternote_cards.not_yours(turn.reader)
    dossier, contact = found
    start = Instant.fromtimestamp(int(seconds), tz=contact.starts_at.tzinfo)
    moved = replace(
        contact,
        starts_at=start,
        ended_at=start + (contact.ended_at - contact.starts_at),
        moved=contact.moved + 1,
    )
    await contacts.put(turn.tx, moved)
    dossier = await dossiers.replanned(turn.tx, dossier.with_contact(moved), turn.member, turn.policy, turn.now)
    turn.leaves("interview.show", contact.id)
    saved = cards.Saved(
        opportunity=dossier.opportunity,
        contact=moved,
        people=dossier.met(moved),
        next=dossier.coming[0] if dossier.coming else None,
        over=moved.ended_at <= turn.now,
    )
    return Amend(cards.logged(turn.reader, saved, turn.now, again=True))
