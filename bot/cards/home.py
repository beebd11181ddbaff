"""A member's page, and what is said to somebody who opens the bot for the first time."""

from bot.cards import places
from bot.cards.afternote import out_of_hand
from bot.cards.interviews import title
from bot.cards.kinds import a_note
from bot.cards.nudges_list import coming_line
from bot.cards.reasons import why
from bot.cards.snooze import snooze
from bot.cards.typed import log_line
from bot.cards.words import Reader, moment, say, say_n
from bot.chat.card import Block, Button, Card, Control, Line, Mood, Row, Strong, Style
from bot.chat.inbound import House
from bot.clock import Instant
from bot.model.note import THANKS
from bot.model.sight import Due, Page, Telling


def _does(reader: Reader) -> tuple[Line, ...]:
    """What Afternote does, in three lines."""
    return (
        Line((say(reader, "Log an interview, and I draft a thank-you note to each person."),)),
        Line((say(reader, "You send them from your own mail."),)),
        Line((say(reader, "I remind you while it matters, and say when there's nothing more to do."),)),
    )


def _private(reader: Reader, house: House, platform: str) -> tuple[Line, ...]:
    """Who sees what, and what cannot be promised, in two lines."""
    return (
        Line((say(reader, "Coaches and members see what you share, and nothing else."),)),
        Line((out_of_hand(reader, house, platform),)),
    )


def _beginning(reader: Reader) -> tuple[Control, ...]:
    return (
        Button(say(reader, "Log an interview"), "interview.log", "", Style.PRIMARY),
        Button(say(reader, "Privacy"), "privacy"),
    )


def welcome(reader: Reader, house: House, platform: str) -> Card:
    """The one message to somebody who has opened the bot for the first time."""
    return Card(
        title="",
        blocks=(
            Line((say(reader, "Tell me whom you met, and I draft a thank-you note to each person."),)),
            Line((say(reader, "You send them from your own mail, then tap Sent."),)),
            Line((say(reader, "I remind you, and tell you when you can stop."),)),
            *_private(reader, house, platform),
        ),
        controls=_beginning(reader),
        preview=say(reader, "What I do, and who can see it."),
    )


def stranger(reader: Reader) -> Card:
    """The page of somebody who has never spoken to the bot."""
    blocks = (*_does(reader), *_private(reader, House.WORKSPACE, ""))
    return Card(title="Afternote", blocks=blocks, controls=_beginning(reader))


def home(
    reader: Reader, page: Page, now: Instant, *, house: House = House.WORKSPACE, platform: str = ""
) -> Card:
    """A member's page: what is due with its buttons, what waits, their groups, what is next.

    Before the first log it says what there is.
    """
    if not page.logged:
        first = _nothing_yet(reader, page, now, _private(reader, house, platform))
        return Card(title="Afternote", blocks=first, controls=_controls(reader, page, now))
    blocks: list[Block] = [*_paused(reader, page, now)]
    lead = _lead(reader, page)
    if page.debriefs:
        if lead != (asks := say(reader, "How did it go?")):
            blocks.append(Line((Strong(asks),)))
        blocks.extend(_telling(reader, each, now) for each in page.debriefs)
    if page.untold:
        text = say_n(reader, "One more interview to tell about.", "{n} more interviews to tell about.", page.untold)
        blocks.append(Row((text,), (Button(say(reader, "Your interviews"), "interview.list", "0"),)))
    blocks.extend(_due(reader, each, now) for each in page.due)
    if page.more:
        more = say_n(reader, "One more", "{n} more", page.more)
        text = say_n(reader, "One more note waits.", "{n} more notes wait.", page.more)
        blocks.append(Row((text,), (Button(more, "note.list"),)))
    blocks.extend(places.row(reader, each) for each in page.groups)
    if page.coming:
        blocks.append(Line((Strong(say(reader, "Next from me")),)))
        for nudge, about in page.coming:
            line = coming_line(reader, nudge.kind, about.company if about is not None else "")
            when = moment(reader, nudge.next_at, now=now)
            reason = why(reader, nudge)
            blocks.append(
                Line((say(reader, "{what}: {when}, {why}.", what=line, when=when, why=reason),), Mood.QUIET)
            )
    else:
        blocks.append(Line((say(reader, "I have nothing planned, so I'll stay quiet."),), Mood.QUIET))
    return Card(title=lead, blocks=tuple(blocks), controls=_controls(reader, page, now))


def _is_paused(page: Page, now: Instant) -> bool:
    return page.member.paused_until is not None and page.member.paused_until > now


def _paused(reader: Reader, page: Page, now: Instant) -> tuple[Line, ...]:
    until = page.member.paused_until
    if until is None or until <= now:
        return ()
    when = moment(reader, until, now=now)
    return (Line((say(reader, "Paused until {when}. Nothing is lost.", when=when),)),)


def _lead(reader: Reader, page: Page) -> str:
    count = len(page.due) + page.more
    if count:
        return say_n(reader, "One note waits for you", "{n} notes wait for you", count)
    return say(reader, "How did it go?") if page.debriefs else say(reader, "Nothing is due")


def _nothing_yet(reader: Reader, page: Page, now: Instant, private: tuple[Line, ...]) -> tuple[Block, ...]:
    """What it does and who sees what, until something is logged."""
    blocks: list[Block] = [
        *_paused(reader, page, now),
        *(places.row(reader, each) for each in page.groups),
        *_does(reader),
        *private,
        Line((say(reader, "Before or after an interview, one line is enough:"),)),
        Line(log_line(reader)),
    ]
    if page.member.zone is None:
        blocks.append(Line((say(reader, "I'll ask for your time zone then, once."),), Mood.QUIET))
    return tuple(blocks)


def _telling(reader: Reader, each: Telling, now: Instant) -> Row:
    """An interview that nobody has told about: with its notes, as long as those are nothing of their own."""
    contact = each.contact
    when = moment(reader, contact.starts_at, now=now)
    controls: list[Control] = [Button(say(reader, "Debrief"), "interview.debrief", contact.id)]
    if each.notes:
        controls.append(Button(say(reader, "Open notes"), "note.of", contact.id))
        controls.append(snooze(reader, contact.id, now, action="live.snooze"))
    return Row((say(reader, "{what}, {when}", what=title(each.opportunity), when=when),), tuple(controls))


def _due(reader: Reader, due: Due, now: Instant) -> Row:
    """One note with its buttons, worded without a time of day that would go stale where it is a reminder's."""
    note, who = due.note, due.person.full
    about = title(due.opportunity) if due.opportunity.company else ""
    name = say(reader, "{who} of {what}", who=who, what=about) if about else who
    if note.kind not in THANKS:
        text = say(reader, "{name}: {a_note} is ready.", name=name, a_note=a_note(reader, note.kind))
    elif not note.body:
        text = say(reader, "{name}: Open drafts the note.", name=name)
    elif note.short:
        text = say(reader, "{name}: a short note is ready.", name=name)
    else:
        text = say(reader, "{name}: a note is ready.", name=name)
    return Row(
        (text,),
        (
            Button(say(reader, "Open"), "note.open", note.id),
            Button(say(reader, "Sent"), "note.sent", note.id),
            snooze(reader, note.id, now),
        ),
    )


def _controls(reader: Reader, page: Page, now: Instant) -> tuple[Control, ...]:
    settings = "settings.show" if page.member.zone is not None else "settings.open"
    controls: list[Control] = []
    if _is_paused(page, now):
        controls.append(Button(say(reader, "Resume"), "settings.resume"))
    if page.logged:
        controls.append(Button(say(reader, "Your notes"), "note.list"))
    return (
        Button(say(reader, "Log an interview"), "interview.log", "", Style.PRIMARY),
        *controls,
        Button(say(reader, "Settings"), settings),
        Button(say(reader, "Privacy"), "privacy"),
    )
