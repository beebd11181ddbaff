"""What is said about applications, résumés, introduction calls, conversations and referrals: saved, shown, erased."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from bot.cards.interviews import button, outcome_name
from bot.cards.interviews import title as title_of
from bot.cards.kinds import a_note, contact_name, whom
from bot.cards.reasons import explained
from bot.cards.words import NAMED, Reader, city, day, either, listed, moment, say, say_n, short, some
from bot.chat.card import Block, Button, Card, Control, Fact, Facts, Line, Mood, Quote, Row, Style, When
from bot.chat.form import Form
from bot.clock import Instant
from bot.model.calendar import wall
from bot.model.explain import Explanation
from bot.model.ids import PersonId
from bot.model.note import THANKS, Note, NoteStatus
from bot.model.opportunity import SENT_IN, Contact, ContactKind, Opportunity, Person
from bot.model.posting import Posting


@dataclass(frozen=True, slots=True)
class Followed:
    """A contact that is no interview, and what there is to say of it."""

    opportunity: Opportunity
    contact: Contact
    people: tuple[Person, ...] = ()
    through: Person | None = None
    notes: tuple[Note, ...] = ()
    next: Explanation = field(default_factory=Explanation)
    doubts: tuple[str, ...] = ()
    others: tuple[Instant, ...] = ()
    """Other readings of the day, one tap away."""
    twice: bool = False
    """It was logged before, exactly so."""

    @property
    def waiting(self) -> tuple[Note, ...]:
        """Its notes that wait for the member and have words."""
        return tuple(note for note in self.notes if note.open and note.body)


def title(reader: Reader, opportunity: Opportunity, people: Sequence[Person]) -> str:
    """What a contact is called: "Acme, Staff Engineer"; of a relationship, whom it is with."""
    if opportunity.social and people:
        names = some(reader, [person.name for person in people])
        return f"{names}, {opportunity.company}" if opportunity.company else names
    return title_of(opportunity) if opportunity.company else whom(reader, opportunity, people)


def when(reader: Reader, contact: Contact, now: Instant) -> When:
    """When it was, in the reader's zone, which is named: a day, or a span where a time of day was said."""
    if contact.day_only or contact.ended_at == contact.starts_at:
        zone = reader.zone or contact.zone
        on = day(reader, wall(contact.starts_at, zone).date(), now=now)
        return When(contact.starts_at, f"{on} ({city(reader, zone)})")
    return When(contact.starts_at, moment(reader, contact.starts_at, until=contact.ended_at, now=now))


def said(reader: Reader, what: Followed) -> str:
    """What it was, with whom or where, in words: "application to Acme, Staff Engineer"."""
    name = title(reader, what.opportunity, what.people)
    names = listed(reader, [person.name for person in what.people])
    match what.contact.kind:
        case ContactKind.APPLICATION:
            text = say(reader, "application to {name}", name=name)
            return say(reader, "{what}, with {names}", what=text, names=names) if names else text
        case ContactKind.RESUME:
            text = say(reader, "résumé to {name}", name=name)
            text = say(reader, "résumé to {names} at {name}", names=names, name=name) if names else text
            through = what.through
            return say(reader, "{what}, through {name}", what=text, name=through.name) if through else text
        case ContactKind.INTRO:
            return say(reader, "introduction call with {name}", name=name)
        case ContactKind.NETWORKING:
            return say(reader, "conversation with {name}", name=name)
        case ContactKind.REFERRAL:
            if not names:
                return say(reader, "referral to {name}", name=name)
            return say(reader, "referral by {names} to {name}", name=name, names=names)
        case ContactKind.INTERVIEW:
            return say(reader, "interview at {name}", name=name)


def _first(text: str) -> str:
    """The text, its first letter large: it opens a sentence."""
    return f"{text[:1].upper()}{text[1:]}"


def logged(
    reader: Reader, what: Followed, now: Instant, *, again: bool = False, first: bool = False, enough: int = 0
) -> Card:
    """Saved, read back; what comes next and why. `enough` applications stayed without a reply, which is said once."""
    contact, opportunity = what.contact, what.opportunity
    lead = say(reader, "Saved again: ") if again else say(reader, "Saved: ")
    lead = say(reader, "Logged already: ") if what.twice else lead
    blocks: list[Block] = [Line((lead, f"{said(reader, what)}, ", when(reader, contact, now), "."))]
    blocks.extend(Line((doubt,), Mood.LOOK) for doubt in what.doubts)
    blocks.extend(_next(reader, what, now))
    if enough:
        blocks.append(Line((say(reader, "{n} applications are without a reply. More follow-ups are unlikely to change "
                                        "that; a second pair of eyes on your CV or target roles might.", n=enough),),
                           Mood.LOOK))  # fmt: skip
    elif first:
        blocks.append(Line((say(reader, "Keep names off leaves names out of notifications."),), Mood.QUIET))
    blocks.append(Line((say(reader, "Only you see this."),)))
    controls: list[Control] = []
    for note in what.waiting[:1]:
        controls.append(button(reader, "Open the note", "note.open", note.id, primary=True))
    if contact.kind in SENT_IN and not (opportunity.posting is not None and opportunity.posting.text):
        controls.append(button(reader, "Paste the posting", "posting.paste", opportunity.id))
    controls.extend(
        Button(say(reader, "No, {when}", when=day(reader, wall(other, reader.zone or contact.zone).date(), now=now)),
               "followup.reading", f"{contact.id} {int(other.timestamp())}")
        for other in what.others[:2]
    )  # fmt: skip
    controls.append(button(reader, "Change", "followup.change", contact.id))
    if first:
        controls.append(button(reader, "Keep names off", "settings.discreet", ""))
    return Card(title="", blocks=tuple(blocks), controls=tuple(controls))


def _next(reader: Reader, what: Followed, now: Instant) -> list[Line]:
    """What comes next, in a line or two."""
    lines: list[str] = []
    if what.waiting and what.contact.kind not in SENT_IN:
        line = say_n(reader, "A note of thanks is ready.", "{n} notes of thanks are ready.", len(what.waiting))
        if what.waiting[0].short and what.contact.kind is not ContactKind.REFERRAL:
            line += " " + say(reader, "A detail of your talk makes it yours; Change takes it.")
        lines.append(line)
    elif not what.people and what.contact.kind not in SENT_IN:
        lines.append(say(reader, "If you tell me who it was, I'll draft the note of thanks."))
    lines.extend(explained(reader, what.next, now))
    return [Line((line,)) for line in lines[:2]]


def several(reader: Reader, saved: Sequence[Followed], now: Instant, left: Sequence[str], *, enough: int = 0) -> Card:
    """Several lines logged at once; those that need another look stand below."""
    fresh = [each for each in saved if not each.twice]
    blocks: list[Block] = []
    if fresh or not saved:
        blocks.append(Line((say_n(reader, "Saved one.", "Saved {n}.", len(fresh)),)))
    for each in (*fresh, *(one for one in saved if one.twice)):
        lead = (say(reader, "Logged already: "),) if each.twice else ()
        doubts = tuple(f" {doubt}" for doubt in each.doubts)
        what = said(reader, each)
        text = (*lead, f"{what if lead else _first(what)}, ", when(reader, each.contact, now), ".", *doubts)
        blocks.append(Row(text, (button(reader, "Change", "followup.change", each.contact.id),)))
    if left:
        blocks.append(Line((say(reader, "These lines need a kind and a company or person; nothing of them is saved:"),),
                           Mood.LOOK))  # fmt: skip
        blocks.extend(Line((line,)) for line in left[:10])
    if enough:
        blocks.append(Line((say(reader, "{n} applications are without a reply. More follow-ups are unlikely to change "
                                        "that; a second pair of eyes on your CV or target roles might.", n=enough),),
                           Mood.LOOK))  # fmt: skip
    blocks.append(Line((say(reader, "Only you see this."),)))
    return Card(title="", blocks=tuple(blocks), controls=(button(reader, "List", "followup.list", "0"),))


def nothing_logged(reader: Reader) -> Card:
    """There is nothing to list yet."""
    return Card(
        title=say(reader, "Nothing logged yet"),
        blocks=(
            Line((say(reader, "Applications, résumés, introduction calls, conversations and referrals go here. One "
                              "line is enough: \"applied to Northwind yesterday\"."),)),
        ),
        controls=(button(reader, "Log a follow-up", "followup.log", "", primary=True),),
    )  # fmt: skip


def list_of(reader: Reader, rows: Sequence[Followed], now: Instant, *, more: int = 0, page: int = 0) -> Card:
    """Contacts that are no interviews, most urgent first."""
    blocks: list[Block] = []
    for row in rows:
        controls: list[Control] = []
        for note in row.waiting[:1]:
            controls.append(button(reader, "Open", "note.open", note.id))
        controls.append(button(reader, "Show", "followup.show", row.contact.id))
        text = (f"{_first(said(reader, row))}, ", when(reader, row.contact, now), ". ", state_line(reader, row, now))
        blocks.append(Row(text, tuple(controls)))
    buttons: list[Control] = [button(reader, "Log a follow-up", "followup.log", "")]
    if more:
        buttons.append(Button(say_n(reader, "One more", "{n} more", more), "followup.list", str(page + 1)))
    return Card(title=say(reader, "Your follow-ups"), blocks=tuple(blocks), controls=tuple(buttons))


def state_line(reader: Reader, row: Followed, now: Instant) -> str:
    """Where it stands, in a sentence."""
    if row.contact.starts_at > now:
        return say(reader, "Ahead.")
    if row.waiting:
        return say(reader, "{what} is ready.", what=_first(a_note(reader, row.waiting[0].kind)))
    lines = explained(reader, row.next, now)
    return lines[0] if lines else say(reader, "Nothing more to do.")


def shown(reader: Reader, what: Followed, now: Instant, *, log: str = "") -> Card:
    """Everything known about one of them, and what comes next and why; `log` is when the two were last in touch."""
    opportunity, contact = what.opportunity, what.contact
    rows = [
        Fact(say(reader, "What"), (contact_name(reader, contact.kind),)),
        Fact(say(reader, "When"), (when(reader, contact, now),)),
    ]
    if what.through is not None:
        rows.append(Fact(say(reader, "Through"), (_person(what.through),)))
    topics = {meeting.person_id: meeting.topic for meeting in contact.meetings}
    for person in what.people:
        rows.append(Fact(_person(person), (short(topics.get(person.id, ""), 120) or _email(reader, person),)))
    if opportunity.decides_by is not None:
        rows.append(Fact(say(reader, "Answer promised"), (day(reader, opportunity.decides_by, now=now),)))
    rows.append(Fact(say(reader, "State"), (outcome_name(reader, opportunity.outcome),)))
    blocks: list[Block] = [Facts(tuple(rows)), *((Line((log,)),) if log else ())]
    blocks.extend(_posting(reader, opportunity.posting, now) if contact.kind in SENT_IN else ())
    names = {person.id: person for person in (*what.people, *filter(None, [what.through]))}
    blocks.extend(_note_row(reader, note, names) for note in what.notes if note.person_id in names)
    lines = explained(reader, what.next, now) or (say(reader, "Nothing more is planned."),)
    # The sentence that holds it stands above already.
    blocks.extend(Line((line,), Mood.QUIET) for line in lines[:2])
    controls: list[Control] = []
    if not opportunity.social:
        controls.append(button(reader, "They replied", "interview.replied", opportunity.id))
    if contact.kind in SENT_IN:
        kept = opportunity.posting is not None and bool(opportunity.posting.text)
        controls.append(
            button(reader, "The posting", "posting.show", opportunity.id) if kept
            else button(reader, "Paste the posting", "posting.paste", opportunity.id)
        )  # fmt: skip
    controls += [
        button(reader, "Change", "followup.change", contact.id),
        Button(say(reader, "Delete"), "followup.delete", contact.id, Style.GRAVE),
    ]
    return Card(title=title(reader, opportunity, what.people), blocks=tuple(blocks), controls=tuple(controls))


def _person(person: Person) -> str:
    return f"{person.full}, {person.job}" if person.job else person.full


def _email(reader: Reader, person: Person) -> str:
    return person.email or person.link or say(reader, "no detail yet")


def _posting(reader: Reader, posting: Posting | None, now: Instant) -> tuple[Block, ...]:
    """What the posting says of a follow-up."""
    if posting is None or not posting.sentence:
        return ()
    if posting.overruled and (posting.no_contact or posting.only_selected):
        return (Line((say(reader, "The posting asks for silence; you chose to follow up all the same."),)),)
    ends = posting.window_ends
    if posting.forbids or ends is None:
        return (Line((say(reader, "The posting says:"),)), Quote(short(posting.sentence, 300)))
    return (Line((say(reader, "They answer by {day}, the posting says.", day=day(reader, ends, now=now)),)),)


def _note_row(reader: Reader, note: Note, names: Mapping[PersonId, Person]) -> Row:
    name = names[note.person_id].call_them
    words = {
        NoteStatus.PLANNED: say(reader, "Note to {name}: to be drafted.", name=name),
        NoteStatus.DRAFTED: say(reader, "Note to {name}: ready.", name=name),
        NoteStatus.SENT: say(reader, "Note to {name}: sent.", name=name),
        NoteStatus.SKIPPED: say(reader, "Note to {name}: skipped.", name=name),
        NoteStatus.DROPPED: say(reader, "Note to {name}: no longer needed.", name=name),
    }[note.status]
    opens = note.open and (note.kind in THANKS or bool(note.body))
    return Row((words,), (button(reader, "Open", "note.open", note.id),) if opens else ())


def delete(reader: Reader, what: Followed, now: Instant) -> Card:
    """Asks before it is erased."""
    return Card(
        title=say(reader, "Delete this?"),
        blocks=(
            Line((f"{_first(said(reader, what))}, ", when(reader, what.contact, now), ".")),
            Line((say(reader, "Its notes and reminders go with it, at once and for good."),)),
        ),
        controls=(
            Button(say(reader, "Delete"), "followup.erase", what.contact.id, Style.GRAVE),
            button(reader, "Keep it", "kept", ""),
        ),
    )


def deleted(reader: Reader, what: Followed) -> Card:
    """It is gone."""
    text = say(reader, "Deleted: {what}, with its notes and reminders.", what=said(reader, what))
    return Card(title="", blocks=(Line((text,)),))


def is_an_interview(reader: Reader, form: Form, gist: str) -> Card:
    """A line for a follow-up that tells of an interview; `form` logs it as one."""
    blocks = [Line((say(reader, "That reads like an interview. Shall I log it as one?"),))]
    if gist:
        blocks.append(Line((gist,)))
    return Card(
        title="",
        blocks=(*blocks, Line((say(reader, "Nothing is saved yet."),), Mood.QUIET)),
        controls=(
            Button(say(reader, "Log an interview"), "form.open", form.id, Style.PRIMARY),
            button(reader, "Something else", "followup.log", ""),
        ),
    )


def is_a_follow_up(reader: Reader, kind: ContactKind, form: Form, other: Form, gist: str) -> Card:
    """A line for an interview that tells of something else; `form` logs it as that, and `other` as an interview."""
    match kind:
        case ContactKind.APPLICATION:
            lead = say(reader, "That reads like an application. Shall I log it as one?")
        case ContactKind.RESUME:
            lead = say(reader, "That reads like a résumé you sent. Shall I log it so?")
        case ContactKind.REFERRAL:
            lead = say(reader, "That reads like a referral. Shall I log it as one?")
        case ContactKind.INTRO | ContactKind.NETWORKING | ContactKind.INTERVIEW:
            lead = say(reader, "That reads like a talk that was no interview. Shall I log it so?")
    blocks = [Line((lead,))]
    if gist:
        blocks.append(Line((gist,)))
    return Card(
        title="",
        blocks=(*blocks, Line((say(reader, "Nothing is saved yet."),), Mood.QUIET)),
        controls=(
            Button(say(reader, "Log a follow-up"), "form.open", form.id, Style.PRIMARY),
            Button(say(reader, "It was an interview"), "form.open", other.id),
        ),
    )


def gist(reader: Reader, kind: ContactKind | None, name: str, on: str, names: Sequence[str]) -> str:
    """What was understood of a line, before it is saved."""
    parts = [_first(contact_name(reader, kind)) if kind is not None else "", short(name, 160), on]
    if names:
        parts.append(say(reader, "with {names}", names=short(listed(reader, names), 240)))
    return f"{', '.join(part for part in parts if part)}." if any(parts) else ""


def which_kind(reader: Reader) -> str:
    """Asks what it was."""
    return say(reader, "Which kind was it?")


def which_company(reader: Reader, kind: ContactKind | None) -> str:
    """Asks for what is still missing: the company, or of a talk the person."""
    if kind in (ContactKind.INTRO, ContactKind.NETWORKING):
        return say(reader, "Who was it with?")
    return say(reader, "Which company was it?")


def lies_ahead(reader: Reader) -> str:
    """A day of something handed in that is still to come."""
    return say(reader, "That day lies ahead. On which day was it sent?")


def which_of_them(reader: Reader, names: Sequence[str]) -> str:
    """Asks which of several people that are known by this name it was."""
    which = either(reader, names) if len(names) <= NAMED else some(reader, names)
    return say(reader, "Which one: {names}? The whole name tells. Left as it is, it's somebody new.", names=which)


def kept_apart(reader: Reader, names: Sequence[str]) -> str:
    """Says that somebody is taken for a new person, where the name fits several that are known."""
    return say(reader, "Kept apart from {names}.", names=some(reader, names))


def moves_on(reader: Reader, kind: ContactKind) -> str:
    """An interview where something was handed in before: its follow-up is off."""
    if kind is ContactKind.RESUME:
        return say(reader, "This moves your résumé there on; its follow-up is off.")
    return say(reader, "This moves your application on; its follow-up is off.")


def large_panel(reader: Reader) -> str:
    """More people than anybody writes to one by one."""
    return say(reader, "With so many, one note to the coordinator that names them all is usual.")
