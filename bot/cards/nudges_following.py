"""What is asked when nobody has written: the follow-ups, and that there is nothing more to do."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.cards import about
from bot.cards.kinds import whom
from bot.cards.notes import Ready
from bot.cards.nudges import fewer, preview
from bot.cards.snooze import snooze
from bot.cards.words import Reader, listed, say, say_n
from bot.chat.card import Block, Button, Card, Control, Line, Mood, Style
from bot.clock import Instant
from bot.model.note import Channel, NoteKind
from bot.model.opportunity import ContactKind, Opportunity, Person


@dataclass(frozen=True, slots=True)
class Asking:
    """A follow-up that is ready, and what is known around it."""

    opportunity: Opportunity
    ready: Ready
    ordinal: int = 1
    last: bool = False
    """Whether no other comes after it."""
    promised: bool = False
    """Whether a date was promised, and has passed."""
    also_thanks: bool = False
    agency: bool = False
    """Whether it goes to an agency, which asks the employer."""
    through: bool = False
    """Of a résumé: whether it goes to the one who handed it on."""


def follow_up(reader: Reader, asking: Asking, now: Instant, *, discreet: bool) -> Card:
    """Asks first whether they wrote; else a follow-up is ready, and a call is as good."""
    opportunity, ready = asking.opportunity, asking.ready
    person = ready.person
    lead = say(reader, "Heard anything from {company}?", company=whom(reader, opportunity, [person]))
    blocks: list[Block] = [Line((lead,)), Line((_what_is_ready(reader, asking),))]
    if asking.also_thanks:
        blocks.append(
            Line((say(reader, "It thanks {name} too, as that note wasn't sent.", name=person.call_them),), Mood.QUIET)
        )
    note = ready.note
    controls: list[Control] = [
        Button(say(reader, "Open"), "note.open", note.id, Style.PRIMARY),
        Button(say(reader, "They replied"), "interview.replied", opportunity.id),
        Button(say(reader, "Sent"), "note.sent", note.id),
        snooze(reader, note.id, now),
        Button(say(reader, "Skip"), "note.skip", note.id),
    ]
    if note.kind in (NoteKind.APPLICATION, NoteKind.RESUME) and note.medium is not Channel.CALL:
        controls.append(Button(say(reader, "Or call"), "note.medium", f"{note.id} {Channel.CALL}"))
    if note.kind is NoteKind.APPLICATION and opportunity.posting is not None:
        controls.append(Button(say(reader, "The posting"), "posting.show", opportunity.id))
    return Card(
        title="",
        blocks=tuple(blocks),
        controls=(*controls, fewer(reader)),
        preview=preview(reader, lead, discreet=discreet),
        about=about.following(opportunity.id),
    )


def _what_is_ready(reader: Reader, asking: Asking) -> str:
    """What the draft asks, whom, and how long it is; of the last, that it is."""
    n, name, kind = asking.ready.words, asking.ready.person.call_them, asking.ready.note.kind
    if asking.ordinal > 1 and asking.last:
        return say(reader, "If not, a second and last note to {name} is ready: {n} words. After it there's "
                           "nothing more to do.", name=name, n=n)  # fmt: skip
    if asking.through:
        return say(reader, "If not, a note to {name} asking whether your résumé reached them is ready: {n} words.",
                   name=name, n=n)  # fmt: skip
    if kind is NoteKind.RESUME:
        return say(reader, "If not, a note to {name} asking whether your résumé arrived is ready: {n} words.",
                   name=name, n=n)  # fmt: skip
    if kind is NoteKind.APPLICATION:
        if asking.promised:
            return say(reader, "Their reply window has passed. If not, a note to {name} asking whether your "
                               "application arrived is ready: {n} words.", name=name, n=n)  # fmt: skip
        return say(reader, "If not, a note to {name} asking whether your application arrived is ready: {n} words.",
                   name=name, n=n)  # fmt: skip
    if asking.agency:
        return say(reader, "If not, a note to {name} at the agency, asking what they hear, is ready: {n} words.",
                   name=name, n=n)  # fmt: skip
    if asking.promised:
        return say(reader, "The date they gave has passed. If not, a note to {name} asking how things stand is "
                           "ready: {n} words.", name=name, n=n)  # fmt: skip
    return say(reader, "If not, a note to {name} asking how things stand is ready: {n} words.", name=name, n=n)


def nothing_more(
    reader: Reader,
    opportunity: Opportunity,
    people: Sequence[Person],
    *,
    kind: ContactKind,
    notes: int,
    follow_ups: int,
    discreet: bool,
    unasked: bool = False,
    enough: int = 0,
    undo: tuple[Button, ...] = (),
) -> Card:
    """That's everything; stopping is as good as doing. `undo` takes back the follow-up that made it so.

    `enough`: how many applications went unanswered, where that is to be said; else 0.
    """
    name = whom(reader, opportunity, people)
    return Card(
        title="",
        blocks=(
            Line((_total(reader, name, notes, follow_ups),)),
            Line((_until_they_call(reader, kind, follow_ups),)),
            *((Line((_enough(reader, enough),), Mood.QUIET),) if enough else ()),
        ),
        controls=(
            Button(say(reader, "They replied"), "interview.replied", opportunity.id),
            *undo,
            *((fewer(reader),) if unasked else ()),
        ),
        preview=preview(reader, say(reader, "That's everything for {company}.", company=name), discreet=discreet),
        about=about.following(opportunity.id),
    )


def _until_they_call(reader: Reader, kind: ContactKind, follow_ups: int) -> str:
    """That nothing is left to do; after an application that was followed up, until they call."""
    if kind in (ContactKind.APPLICATION, ContactKind.RESUME) and follow_ups:
        return say(reader, "You've followed up, so there's nothing more to do until they call. If they do, tap They "
                           "replied. Otherwise I'll stay quiet about it.")  # fmt: skip
    return say(reader, "There's nothing more to do. If they write, tap They replied. Otherwise I'll stay quiet "
                       "about it.")  # fmt: skip


def _enough(reader: Reader, count: int) -> str:
    """Said once: more of the same is unlikely to change the silence."""
    return say(reader, "{n} applications are without a reply. More follow-ups are unlikely to change that; a second "
                       "pair of eyes on your CV or target roles might.", n=count)  # fmt: skip


def _total(reader: Reader, company: str, notes: int, follow_ups: int) -> str:
    sent: list[str] = []
    if notes:
        sent.append(say_n(reader, "one note", "{n} notes", notes))
    if follow_ups:
        sent.append(say_n(reader, "one follow-up", "{n} follow-ups", follow_ups))
    if not sent:
        return say(reader, "That's everything for {company}.", company=company)
    return say(reader, "That's everything for {company}: {sent} sent.", company=company, sent=listed(reader, sent))
