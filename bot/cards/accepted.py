"""What is said once an offer was accepted: what is left to close, whom to thank, from whom to withdraw."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.cards.interviews import title
from bot.cards.outcomes import back
from bot.cards.words import Reader, say, say_n, short, some
from bot.chat.card import Block, Button, Card, Control, Line, Mood, Row
from bot.clock import Instant
from bot.model.note import Note
from bot.model.opportunity import Opportunity, Person, PersonRole

MOST = 8
"""How many rows one list has."""


@dataclass(frozen=True, slots=True)
class Thanked:
    """Somebody worth a line with the news, and that line where there is one."""

    person: Person
    note: Note | None = None


@dataclass(frozen=True, slots=True)
class Leaving:
    """An opportunity that is still open, and to whom a withdrawal from it goes."""

    opportunity: Opportunity
    person: Person
    note: Note | None = None


@dataclass(frozen=True, slots=True)
class Accepted:
    """An accepted offer, and what is left around it."""

    opportunity: Opportunity
    others: tuple[Opportunity, ...] = ()
    """What else is still open."""
    worth_a_line: tuple[Thanked, ...] = ()
    leaving: tuple[Leaving, ...] = ()


def accepted(reader: Reader, shown: Accepted, now: Instant) -> Card:
    """Congratulates, once and calmly, and offers what is left."""
    opportunity = shown.opportunity
    blocks: list[Block] = [
        Line((say(reader, "Congratulations on {company}. It's closed, and I'll stay quiet about it.",
                  company=opportunity.company),)),
    ]  # fmt: skip
    if shown.others:
        names = some(reader, [each.company for each in shown.others])
        text = say_n(reader, "One other is still open: {names}.", "{n} others are still open: {names}.",
                     len(shown.others), names=names)  # fmt: skip
        label = say_n(reader, "Close it", "Close them", len(shown.others))
        blocks.append(Row((text,), (Button(label, "accepted.close", opportunity.id),)))
    if shown.leaving:
        names = some(reader, [each.person.call_them for each in shown.leaving])
        text = say(reader, "A polite withdrawal would let {names} know.", names=names)
        blocks.append(Row((text,), (Button(say(reader, "Withdraw politely"), "accepted.leaving", opportunity.id),)))
    if shown.worth_a_line:
        names = some(reader, [each.person.call_them for each in shown.worth_a_line])
        text = say(reader, "Worth a line with the news: {names}.", names=names)
        blocks.append(Row((text,), (Button(say(reader, "Lines with the news"), "accepted.thanks", opportunity.id),)))
    return Card(title="", blocks=tuple(blocks), controls=back(reader, opportunity, now))


def closed(reader: Reader, rest: Sequence[Opportunity], value: str) -> Card:
    """The others are closed, and nothing was sent to anybody; `value` says which and when, for Undo."""
    if not rest:
        return Card(title="", blocks=(Line((say(reader, "Nothing else is open."),)),))
    names = some(reader, [each.company for each in rest])
    text = say(reader, "Closed as withdrawn: {names}. Nothing was sent to anybody.", names=names)
    return Card(title="", blocks=(Line((text,)),), controls=(Button(say(reader, "Undo"), "accepted.reopen", value),))


def reopened(reader: Reader, again: Sequence[Opportunity]) -> Card:
    """They are open again."""
    if not again:
        return Card(title="", blocks=(Line((say(reader, "There's nothing of the last day to take back."),)),))
    names = some(reader, [each.company for each in again])
    text = say_n(reader, "Taken back: {names} is open again.", "Taken back: {names} are open again.", len(again),
                 names=names)  # fmt: skip
    return Card(title="", blocks=(Line((text,)),))


def thanks(reader: Reader, opportunity: Opportunity, people: Sequence[Thanked]) -> Card:
    """Those worth a line with the news: who put the member forward, spoke up, or looked after it."""
    blocks: list[Block] = [Line((say(reader, "A line with the news is welcome here:"),))]
    for each in people[:MOST]:
        if each.note is None:
            control: Control = Button(say(reader, "Draft it"), "accepted.tell", f"{opportunity.id} {each.person.id}")
        else:
            control = Button(say(reader, "Open"), "note.open", each.note.id)
        state = _sent(reader, each.note)
        blocks.append(Row((_helped(reader, each.person) + state,), (control,)))
    return _list(reader, blocks, len(people))


def leaving(reader: Reader, rest: Sequence[Leaving]) -> Card:
    """From whom the member may withdraw politely."""
    blocks: list[Block] = [Line((say(reader, "A withdrawal is two or three lines; drafting one closes it:"),))]
    for each in rest[:MOST]:
        name = short(title(each.opportunity), 70)
        text = say(reader, "{what}: to {name}.", what=name, name=each.person.call_them) + _sent(reader, each.note)
        if each.note is None:
            control = Button(say(reader, "Draft it"), "accepted.leave", each.opportunity.id)
        else:
            control = Button(say(reader, "Open"), "note.open", each.note.id)
        blocks.append(Row((text,), (control,)))
    return _list(reader, blocks, len(rest))


def _list(reader: Reader, blocks: list[Block], count: int) -> Card:
    if count == 0:
        return Card(title="", blocks=(Line((say(reader, "There's nobody left to write to."),)),))
    if count > MOST:
        blocks.append(Line((say(reader, "And {n} more, once these are done.", n=count - MOST),), Mood.QUIET))
    return Card(title="", blocks=tuple(blocks))


def _sent(reader: Reader, note: Note | None) -> str:
    return " " + say(reader, "It's sent.") if note is not None and note.done_at is not None else ""


def _helped(reader: Reader, person: Person) -> str:
    """Who somebody is, by what they did."""
    name = person.name
    match person.role:
        case PersonRole.REFERRER:
            return say(reader, "{name} put you forward.", name=name)
        case PersonRole.CHAMPION:
            return say(reader, "{name} spoke up for you.", name=name)
        case PersonRole.RECRUITER | PersonRole.AGENCY | PersonRole.COORDINATOR:
            return say(reader, "{name} looked after it.", name=name)
        case PersonRole.MANAGER | PersonRole.INTERVIEWER | PersonRole.GATEKEEPER:
            return say(reader, "{name} met you.", name=name)
