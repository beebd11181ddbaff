"""What is said about notes: the draft, its checks, sent, skipped, what waits."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from bot.cards import about
from bot.cards.findings import sentences
from bot.cards.snooze import snooze
from bot.cards.words import NAMED, Reader, day, listed, say, say_n, short, some, soon
from bot.chat.card import (
    Block,
    Button,
    Card,
    CommandName,
    Control,
    Copy,
    Line,
    Link,
    Mood,
    Row,
    Style,
    plain,
)
from bot.clock import Instant
from bot.model.calendar import wall
from bot.model.finding import Finding, Severity
from bot.model.note import Note, NoteKind, NoteStatus
from bot.model.nudge import Nudge
from bot.model.opportunity import Opportunity, Person


@dataclass(frozen=True, slots=True)
class Opened:
    """A note as it is shown: its words, what was found in them, how to hand it over."""

    note: Note
    person: Person
    opportunity: Opportunity
    findings: tuple[Finding, ...]
    words: int
    asks_topic: bool
    asks_wording: bool
    """A topic was told that is not fit to be written as it stands."""
    asks_role: bool
    asks_signature: bool
    mail: str | None
    """A link that opens the mail with To and Subject filled."""


def opened(reader: Reader, shown: Opened, now: Instant) -> Card:
    """The draft, to copy, with what is left to ask; of a note that is done, what it was."""
    note, person = shown.note, shown.person
    question, ask = _question(reader, shown)
    lacks = note.open and _lacks(shown)
    looks = [question] if question else _serious(reader, shown)[:MOST_SERIOUS] if note.open else []
    blocks: list[Block] = [Line((_headline(reader, shown),))]
    # What is missing stands right under the line that says so; what would be nice, under the draft.
    blocks.extend(Line((text,), Mood.LOOK) for text in looks if lacks)
    if note.subject:
        blocks.append(Copy(say(reader, "Subject"), note.subject))
    if note.body:
        blocks.append(Copy(say(reader, "Note"), note.body, alone=True))
        if person.email:
            blocks.append(Copy(say(reader, "To"), person.email))
    if note.open and shown.asks_wording and not note.own:
        name = person.call_them
        kept = say(reader, "What you told me of your talk with {name} is kept, for you alone; it isn't in the note.",
                   name=name)  # fmt: skip
        blocks.append(Line((kept,)))
    blocks.extend(Line((text,), Mood.LOOK) for text in looks if not lacks)
    if note.open:
        blocks.append(Line((say(reader, "Sent it? Tap Sent. I can't see your mail."),), Mood.QUIET))
    controls: list[Control] = []
    if note.open:
        # What is missing comes first: Sent is the main button of a note that is ready.
        sent = Button(say(reader, "Sent"), "note.sent", note.id, Style.PLAIN if lacks else Style.PRIMARY)
        edit = Button(say(reader, "Edit"), "note.edit", note.id, Style.PLAIN if ask or not lacks else Style.PRIMARY)
        first = [replace(each, style=Style.PRIMARY) for each in ask] if lacks else []
        controls.extend(first or ([edit] if lacks else []))
        controls.append(sent)
        controls.extend(() if first else ask)
        if shown.mail is not None:
            controls.append(Link(say(reader, "Open in mail"), shown.mail))
        if edit not in controls:
            controls.append(edit)
        if not note.own:
            if not note.short:
                controls.append(Button(say(reader, "Shorter"), "note.shorter", note.id))
            controls.append(Button(say(reader, "Another version"), "note.another", note.id))
        controls.append(Button(say(reader, "Check"), "note.check", note.id))
        controls.append(snooze(reader, note.id, now))
        controls.append(Button(say(reader, "Skip"), "note.skip", note.id))
    controls.extend(undo(reader, note, now))
    if note.status is NoteStatus.SKIPPED and note.body:
        controls.append(Button(say(reader, "Sent"), "note.sent", note.id))
    return Card(
        title=say(reader, "To {name}, {company}", name=person.full, company=shown.opportunity.company),
        blocks=tuple(blocks),
        controls=tuple(controls),
        about=about.note(note.id),
    )


def undo(reader: Reader, note: Note, now: Instant, *, action: str = "note.undo") -> tuple[Button, ...]:
    """The button that takes Sent or Skip back, while that can be done."""
    if note.undone(now) is note:
        return ()
    return (Button(say(reader, "Undo"), action, note.id),)


def stays(reader: Reader, shown: Opened, now: Instant) -> Card:
    """Undo, pressed when its day has passed: the note as it was left."""
    card = opened(reader, shown, now)
    text = say(reader, "More than a day has passed, so this stays as it is.")
    return replace(card, blocks=(Line((text,), Mood.LOOK), *card.blocks))


def _headline(reader: Reader, shown: Opened) -> str:
    note = shown.note
    if note.status is NoteStatus.SENT:
        return say(reader, "Sent. This is what you had.") if note.body else say(reader, "Sent. There was no draft.")
    if note.status is NoteStatus.SKIPPED:
        if not note.body:
            return say(reader, "Skipped. There was no draft.")
        return say(reader, "Skipped. It's here if you change your mind.")
    if note.status is NoteStatus.DROPPED:
        return say(reader, "No longer needed.")
    if note.own:
        return say_n(reader, "Your own words, {n} word.", "Your own words, {n} words.", shown.words)
    if shown.asks_signature:
        return say(reader, "Almost ready: {n} words. One thing is still missing:", n=shown.words)
    if _lacks(shown):
        things = min(len(_serious(reader, shown)), MOST_SERIOUS)
        return say_n(reader, "Almost ready: {words} words. One thing to look at:",
                     "Almost ready: {words} words. {n} things to look at:", things, words=shown.words)  # fmt: skip
    if note.short:
        return say(reader, "A short note, ready as it is: {n} words.", n=shown.words)
    return say(reader, "Ready: {n} words. Change whatever doesn't sound like you, and send it from your own "
                       "mail.", n=shown.words)  # fmt: skip


def _lacks(shown: Opened) -> bool:
    """Whether something is still missing of a note, or false in it."""
    return shown.asks_signature or any(each.severity is Severity.BLOCK for each in shown.findings)


def _serious(reader: Reader, shown: Opened) -> Sequence[str]:
    """What to look at before it is sent, what is false or blank first."""
    return tuple(sentences(reader, shown.findings, info=False))


def _question(reader: Reader, shown: Opened) -> tuple[str, list[Button]]:
    """The one thing to ask, and the button that answers it."""
    name = shown.person.call_them
    if not shown.note.open:
        return "", []
    if shown.asks_signature:
        ask = Button(say(reader, "Add my contact details"), "settings.contact", shown.note.id)
        return say(reader, "How can {name} reach you? Your name and an e-mail close the note.", name=name), [ask]
    if _lacks(shown):
        # What is false or blank is named instead of what would be nice to have.
        return "", []
    if shown.asks_role:
        ask = Button(say(reader, "Add the role"), "interview.change", shown.note.contact_id)
        return say(reader, "Which role was it? A note that names it reads better."), [ask]
    if shown.asks_wording and not shown.note.own:
        ask = Button(say(reader, "Say it another way"), "interview.debrief", shown.note.contact_id)
        return say(reader, "How would you say it to {name}?", name=name), [ask]
    if shown.asks_topic and not shown.note.own and shown.note.kind is NoteKind.THANK_YOU:
        ask = Button(say(reader, "Add a detail"), "interview.debrief", shown.note.contact_id)
        return say(reader, "A detail would make it yours: what did {name} talk about?", name=name), [ask]
    return "", []


@dataclass(frozen=True, slots=True)
class Ready:
    """One person's note in the list after a debrief or in a live card."""

    note: Note
    person: Person
    words: int


def drafted(
    reader: Reader,
    opportunity: Opportunity,
    ready: Sequence[Ready],
    now: Instant,
    *,
    low: bool = False,
    unused: Sequence[Ready] = (),
) -> Card:
    """The notes are ready, one for each person; `unused` are those that what was told of them is left out of."""
    short_ones = [each for each in ready if each.note.short and each not in unused]
    text = say_n(
        reader,
        "Your note to {names} is ready.",
        "Your {n} notes are ready, each different: {names}.",
        len(ready),
        names=some(reader, [each.person.call_them for each in ready]),
    )
    blocks: list[Block] = []
    if low:
        blocks.append(Line((say(reader, "Thanks for telling me. That stays here."),)))
    blocks.append(Line((text,)))
    blocks.extend(row(reader, each, now, live=True) for each in ready)
    if unused:
        names = listed(reader, [each.person.call_them for each in unused])
        blocks.append(
            Line((say_n(reader, "What you told me of {names} is kept, for you alone; it isn't in the note.",
                        "What you told me of {names} is kept, for you alone; it isn't in the notes.", len(unused),
                        names=names),))
        )  # fmt: skip
    if short_ones:
        blocks.append(Line((_without_detail(reader, short_ones, len(ready)),), Mood.QUIET))
    blocks.append(
        Line((say_n(reader, "Change whatever doesn't sound like you, send it from your own mail, then tap Sent.",
                    "Change whatever doesn't sound like you, send them from your own mail, then tap Sent.",
                    len(ready)),))
    )
    controls: tuple[Control, ...] = ()
    everyone = ready[0].note.contact_id
    if len(ready) > 1:
        controls = (
            Button(say(reader, "Sent to all"), "live.sent_all", everyone),
            snooze(reader, everyone, now, action="live.snooze"),
        )
    if unused:
        controls = (*controls, Button(say(reader, "Say it another way"), "interview.debrief", everyone))
    return Card(title=opportunity.company, blocks=tuple(blocks), controls=controls, about=about.live(everyone))


def _without_detail(reader: Reader, short_ones: Sequence[Ready], of: int) -> str:
    """What a detail would do for those that have none; the rows name everybody already."""
    n = len(short_ones)
    if n == of:
        return say_n(reader, "A detail of your talk would make it yours.",
                     "A detail of each talk would make them yours.", n)  # fmt: skip
    if n > NAMED:
        return say(reader, "For the others, a detail of each talk would make it yours.")
    names = listed(reader, [each.person.call_them for each in short_ones])
    return say_n(reader, "For {names}, a detail of your talk would make it yours.",
                 "For {names}, a detail of each talk would make it yours.", n, names=names)  # fmt: skip


def row(reader: Reader, each: Ready, now: Instant, *, live: bool = False) -> Row:
    """One person's row: the state of the note, and what to do with it."""
    name = each.person.call_them
    prefix = "live" if live else "note"
    match each.note.status:
        case NoteStatus.SENT:
            return Row(
                (say(reader, "{name}: sent.", name=name),), undo(reader, each.note, now, action=f"{prefix}.undo")
            )
        case NoteStatus.SKIPPED:
            return Row(
                (say(reader, "{name}: skipped.", name=name),), undo(reader, each.note, now, action=f"{prefix}.undo")
            )
        case NoteStatus.DROPPED:
            return Row((say(reader, "{name}: no longer needed.", name=name),))
        case NoteStatus.PLANNED | NoteStatus.DRAFTED:
            words = (
                say(reader, "{name}: a short note, {n} words.", name=name, n=each.words)
                if each.note.short
                else say(reader, "{name}: {n} words.", name=name, n=each.words)
            )
            return Row(
                (words,),
                (
                    Button(say(reader, "Open"), "note.open", each.note.id),
                    Button(say(reader, "Sent"), f"{prefix}.sent", each.note.id),
                    Button(say(reader, "Skip"), f"{prefix}.skip", each.note.id),
                ),
            )


MOST_SERIOUS = 3
"""How many things to look at are named beside the draft."""
NAME_ON_A_BUTTON = 40
"""The longest name that a button is given."""


def sent(
    reader: Reader,
    note: Note,
    person: Person,
    now: Instant,
    *,
    waiting: Sequence[Ready],
    next_line: str = "",
    first: bool = False,
) -> Card:
    """Their word, taken: it is sent; who is still open, and what comes next."""
    blocks = [Line((say(reader, "Noted: your note to {name} is sent.", name=person.call_them),), Mood.GOOD)]
    if waiting:
        names = some(reader, [one.person.call_them for one in waiting])
        blocks.append(Line((say_n(reader, "{names} still has a note ready.", "{names} still have notes ready.",
                                  len(waiting), names=names),)))  # fmt: skip
    if next_line:
        blocks.append(Line((next_line,), Mood.PLAIN if first else Mood.QUIET))
    controls: list[Control] = []
    if waiting:
        name = short(waiting[0].person.call_them, NAME_ON_A_BUTTON)
        label = say(reader, "Open {name}'s note", name=name)
        controls.append(Button(label, "note.open", waiting[0].note.id, Style.PRIMARY))
    controls.extend(undo(reader, note, now))
    return Card(title="", blocks=tuple(blocks), controls=tuple(controls), about=about.note(note.id))


def next_step(reader: Reader, opportunity: Opportunity, follow_up: Nudge | None, now: Instant) -> str:
    """What happens next and when, once no note waits."""
    company = opportunity.company
    if follow_up is None:
        return nothing_left(reader, opportunity)
    on, today = (wall(at, reader.zone or "UTC").date() for at in (max(follow_up.due_at, follow_up.next_at), now))
    if on <= today:
        return say(reader, "If {company} hasn't written, I'll have a follow-up ready today.", company=company)
    when = day(reader, on, now=now)
    return say(reader, "If {company} hasn't written by {when}, I'll have a follow-up ready. Nothing until then.",
               company=company, when=when)  # fmt: skip


def nothing_left(reader: Reader, opportunity: Opportunity) -> str:
    """Nothing is left to do."""
    return say(reader, "There's nothing more to do for {company}.", company=opportunity.company)


def waiting_list(reader: Reader, rows: Sequence[tuple[Ready, Opportunity, Instant | None]], now: Instant) -> Card:
    """The notes that wait, most urgent first."""
    blocks: list[Block] = []
    for each, opportunity, due in rows[:10]:
        line = row(reader, each, now)
        when = say(reader, " Reminder {when}.", when=soon(reader, due, now)) if due is not None else ""
        what = say(reader, "follow-up, ") if each.note.kind is NoteKind.STATUS else ""
        text = f"{opportunity.company}, {what}{plain(line.text)}{when}"
        blocks.append(Row((text,), line.controls))
    if len(rows) > 10:
        more = say(reader, "And {n} more; open one by name: ", n=len(rows) - 10)
        blocks.append(Line((more, CommandName("note show"), ".")))
    return Card(title=say(reader, "Notes that wait for you"), blocks=tuple(blocks))


def not_yet(reader: Reader, opportunity: Opportunity, person: Person, at: Instant, now: Instant) -> Card:
    """The two have not met yet: the note comes after."""
    text = say(reader, "You meet {name} of {company} {when}. The note comes after that.",
               name=person.call_them, company=opportunity.company, when=soon(reader, at, now))  # fmt: skip
    return Card(title="", blocks=(Line((text,)),))


def nothing_waits(reader: Reader) -> Card:
    """No note is due."""
    return Card(
        title="",
        blocks=(
            Line((say(reader, "No note waits for you."),)),
            Line((say(reader, "When you've talked to somebody, "), CommandName("interview log"),
                  say(reader, " starts the next one."))),
        ),
    )  # fmt: skip


MOST_FINDINGS = 8
"""How many things one card of checks names."""


def checked(reader: Reader, shown: Opened) -> Card:
    """The checks, each with its reason, place and source."""
    found = sentences(reader, shown.findings, info=False)
    hints = {text: each for text, each in sentences(reader, shown.findings, info=True).items() if text not in found}
    if not found:
        lead = say(reader, "It passes its checks: nothing false, nothing blank, {n} words.", n=shown.words)
    else:
        lead = say_n(reader, "One thing to look at; sending it is up to you.",
                     "{n} things to look at; sending it is up to you.", len(found))  # fmt: skip
    blocks: list[Block] = [Line((lead,), Mood.PLAIN if found else Mood.GOOD)]
    for text, each in list({**found, **hints}.items())[:MOST_FINDINGS]:
        source = " " + say(reader, "(Source: {source}.)", source=each.sources[0]) if each.sources else ""
        blocks.append(Line((text + source,), Mood.LOOK if text in found else Mood.QUIET))
    if (left := len(found) - MOST_FINDINGS) > 0:
        blocks.append(Line((say_n(reader, "And one more, once these are done.", "And {n} more, once these are done.",
                                  left),), Mood.QUIET))  # fmt: skip
    return Card(
        title=say(reader, "Checks: note to {name}", name=shown.person.full),
        blocks=tuple(blocks),
        controls=(
            Button(say(reader, "Open"), "note.open", shown.note.id, Style.PRIMARY),
            Button(say(reader, "Edit"), "note.edit", shown.note.id),
        ),
    )
