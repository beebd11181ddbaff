"""A note as it is opened: its words to copy, what is left to ask, and what can be done with it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from bot.cards import about, kinds
from bot.cards.findings import found_line, sentences
from bot.cards.notes import Opened, undo
from bot.cards.pledges import pledge_line
from bot.cards.polishing import reword_button
from bot.cards.reasons import explained
from bot.cards.snooze import snooze
from bot.cards.words import Reader, day, say, say_n, some
from bot.chat.card import Block, Button, Card, Control, Copy, Line, Link, Mood, Style
from bot.clock import Instant
from bot.model.explain import Explanation
from bot.model.finding import Severity
from bot.model.note import FOLLOW_UPS, Channel, Length, Note, NoteKind, NoteStatus
from bot.model.people import MailProgram

LINKEDIN = 300
"""Characters of a LinkedIn message with a request to connect."""
THANKS_BAND, SHORT_BAND, ASKS_BAND = (60, 150), (30, 60), (40, 100)
"""Words that read well: of a thank-you, of a short note, of a follow-up; the figures are the rubric's."""
MOST = 10
"""Controls of one card."""
MOST_SERIOUS = 3
"""How many things to look at are named beside the draft."""


@dataclass(frozen=True, slots=True)
class Mail:
    """A link that opens a mail: in what, and where to; `shorter` has To and Subject alone, for narrower places."""

    program: MailProgram
    url: str
    shorter: str = ""


@dataclass(frozen=True, slots=True)
class Beside:
    """What stands around a draft, where it is known."""

    mail: Mail | None = None
    have: int = 0
    """Of the people of this talk, how many were thanked."""
    of: int = 0
    named: tuple[str, ...] = ()
    """Whom one note for all names besides."""
    next: Explanation | None = None
    """What comes next about it, or why nothing does."""
    profile: str = ""
    """Their public profile."""
    post_by: date | None = None
    """Of a card: the day to post it by."""
    rewords: bool = False
    """Whether a language model may be asked to reword it."""


NOTHING = Beside()


def opened(reader: Reader, shown: Opened, now: Instant, beside: Beside = NOTHING) -> Card:
    """The draft, to copy, with what is left to ask; of a note that is done, what it was."""
    note, person = shown.note, shown.person
    question, ask = _question(reader, shown)
    lacks = note.open and _lacks(shown)
    looks = [question] if question else _serious(reader, shown)[:MOST_SERIOUS] if note.open else []
    blocks: list[Block] = [Line((_headline(reader, shown, beside, now),))]
    # What is missing stands right under the line that says so; what would be nice, under the draft.
    blocks.extend(Line((text,), Mood.LOOK) for text in looks if lacks)
    if note.subject and note.medium is Channel.EMAIL:
        blocks.append(Copy(say(reader, "Subject"), note.subject))
    if note.body:
        blocks.append(Copy(_what(reader, note), note.body, alone=True))
        if person.email and note.medium is Channel.EMAIL:
            blocks.append(Copy(say(reader, "To"), person.email))
    if note.open and shown.asks_wording and not note.own:
        name = person.call_them
        kept = say(reader, "What you told me of your talk with {name} is kept, for you alone; it isn't in the note.",
                   name=name)  # fmt: skip
        blocks.append(Line((kept,)))
    blocks.extend(Line((text,), Mood.LOOK) for text in looks if not lacks)
    blocks.extend(Line((text,), Mood.QUIET) for text in _around(reader, shown, beside, now))
    controls = [*_controls(reader, shown, beside, ask, now, lacks=lacks), *undo(reader, note, now)]
    if note.status is NoteStatus.SKIPPED and note.body:
        controls.append(Button(say(reader, "Sent"), "note.sent", note.id))
    return Card(title=title(reader, shown), blocks=tuple(blocks), controls=tuple(controls), about=about.note(note.id))


def title(reader: Reader, shown: Opened) -> str:
    """Whom it is to, and what it is where that is not clear from the person."""
    name, company = shown.person.full, shown.opportunity.company
    to = say(reader, "To {name}, {company}", name=name, company=company) if company else say(
        reader, "To {name}", name=name)  # fmt: skip
    if shown.note.kind is NoteKind.THANK_YOU:
        return to
    return say(reader, "{to}: {what}", to=to, what=kinds.note_name(reader, shown.note.kind))


def _what(reader: Reader, note: Note) -> str:
    match note.medium:
        case Channel.LINKEDIN:
            return say(reader, "Message")
        case Channel.CARD:
            return say(reader, "Card")
        case Channel.CALL:
            return say(reader, "What to say")
        case _:
            return say(reader, "Note")


def _around(reader: Reader, shown: Opened, beside: Beside, now: Instant) -> list[str]:
    """What is said quietly under a note that waits: who has theirs, what comes next, and whose word counts."""
    note = shown.note
    if not note.open:
        return []
    lines = []
    if beside.named:
        lines.append(say(reader, "It thanks {names} too, by name.", names=some(reader, beside.named)))
    elif beside.have and beside.of > 1:
        lines.append(say(reader, "{have} of {of} have theirs.", have=beside.have, of=beside.of))
    if (named := pledge_line(reader, note, now)):
        lines.append(named)
    elif beside.next is not None:
        lines.extend(explained(reader, beside.next, now)[:1])
    called = note.medium is Channel.CALL
    last = say(reader, "Called? Tap Sent.") if called else say(reader, "Sent it? Tap Sent. I can't see your mail.")
    return [*([" ".join(lines)] if lines else []), last]


def _controls(
    reader: Reader, shown: Opened, beside: Beside, ask: Sequence[Button], now: Instant, *, lacks: bool
) -> list[Control]:
    """What can be done with a note that waits: what is missing first, and Sent first where nothing is."""
    note = shown.note
    if not note.open:
        return []
    sent = Button(say(reader, "Sent"), "note.sent", note.id, Style.PLAIN if lacks else Style.PRIMARY)
    edit = Button(say(reader, "Edit"), "note.edit", note.id, Style.PLAIN if ask or not lacks else Style.PRIMARY)
    first = [replace(each, style=Style.PRIMARY) for each in ask] if lacks else []
    controls: list[Control] = [*(first or ([edit] if lacks else [])), sent, *(() if first else ask)]
    link = main_link(reader, shown, beside)
    if link is not None:
        controls.append(link)
    elif shown.note.kind is NoteKind.THANK_YOU and not shown.person.email and note.medium is Channel.EMAIL:
        controls.append(Button(say(reader, "No address?"), "note.pass_on", note.id))
    if note.medium is Channel.CARD:
        controls.append(Button(say(reader, "To print"), "note.paper", note.id))
    if edit not in controls:
        controls.append(edit)
    if not note.own:
        if not note.short and note.medium in (Channel.EMAIL, Channel.CARD) and note.length is Length.FULL:
            controls.append(Button(say(reader, "Shorter"), "note.shorter", note.id))
        controls.append(Button(say(reader, "Another version"), "note.another", note.id))
    if beside.rewords:
        controls.append(reword_button(reader, note))
    controls += [
        Button(say(reader, "Check"), "note.check", note.id),
        snooze(reader, note.id, now),
        Button(say(reader, "Skip"), "note.skip", note.id),
        Button(say(reader, "Other ways"), "note.ways", note.id),
    ]
    return controls


def main_link(reader: Reader, shown: Opened, beside: Beside) -> Link | None:
    """The one link that goes where the note is sent from."""
    match shown.note.medium:
        case Channel.EMAIL if beside.mail is not None:
            return mail_link(reader, beside.mail)
        case Channel.LINKEDIN if beside.profile:
            return Link(say(reader, "Their profile"), beside.profile)
        case _:
            return None


def mail_link(reader: Reader, mail: Mail) -> Link:
    """A link that opens the mail."""
    if mail.program is MailProgram.DEVICE:
        return Link(say(reader, "Open in mail"), mail.url, mail.shorter)
    label = say(reader, "Open in {program}", program=program_name(reader, mail.program))
    return Link(label, mail.url, mail.shorter)


def program_name(reader: Reader, program: MailProgram) -> str:
    """A mail program as people call it."""
    match program:
        case MailProgram.DEVICE:
            return say(reader, "My device's mail")
        case MailProgram.GMAIL:
            return say(reader, "Gmail")
        case MailProgram.OUTLOOK_WORK:
            return say(reader, "Outlook (work)")
        case MailProgram.OUTLOOK_HOME:
            return say(reader, "Outlook (personal)")


def stays(reader: Reader, shown: Opened, now: Instant) -> Card:
    """Undo, pressed when its day has passed: the note as it was left."""
    card = opened(reader, shown, now)
    text = say(reader, "More than a day has passed, so this stays as it is.")
    return replace(card, blocks=(Line((text,), Mood.LOOK), *card.blocks))


def _headline(reader: Reader, shown: Opened, beside: Beside, now: Instant) -> str:
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
    if shown.asks_signature and note.medium is Channel.EMAIL:
        return say(reader, "Almost ready: {n} words. One thing is still missing:", n=shown.words)
    if _lacks(shown):
        things = min(len(_serious(reader, shown)), MOST_SERIOUS)
        return say_n(reader, "Almost ready: {words} words. One thing to look at:",
                     "Almost ready: {words} words. {n} things to look at:", things, words=shown.words)  # fmt: skip
    return _ready(reader, shown, beside, now)


def _ready(reader: Reader, shown: Opened, beside: Beside, now: Instant) -> str:
    note = shown.note
    match note.medium:
        case Channel.LINKEDIN:
            return say(reader, "For LinkedIn, ready: {n} of {most} characters.", n=len(note.body), most=LINKEDIN)
        case Channel.CARD if beside.post_by is not None:
            return say(reader, "For a card, ready: {n} words. Post it by {day}.", n=shown.words,
                       day=day(reader, beside.post_by, now=now))  # fmt: skip
        case Channel.CARD:
            return say(reader, "For a card, ready: {n} words.", n=shown.words)
        case Channel.CALL:
            return say(reader, "To say on the phone, or to their voicemail.")
        case _ if note.short:
            return say(reader, "A short note, ready as it is: {n} words.", n=shown.words)
    band = _band(note)
    if band is None:
        return say(reader, "Ready: {n} words. Change whatever doesn't sound like you, and send it from your own "
                           "mail.", n=shown.words)  # fmt: skip
    return say(reader, "Ready: {n} words; {low} to {high} read well. Change whatever doesn't sound like you, and send "
                       "it from your own mail.", n=shown.words, low=band[0], high=band[1])  # fmt: skip


def _band(note: Note) -> tuple[int, int] | None:
    if note.kind in FOLLOW_UPS:
        return ASKS_BAND
    if note.kind is not NoteKind.THANK_YOU:
        return None
    return SHORT_BAND if note.length is Length.SHORT else THANKS_BAND


def _lacks(shown: Opened) -> bool:
    """Whether something is still missing of a note, or false in it."""
    if shown.asks_signature and shown.note.medium is Channel.EMAIL:
        return True
    return any(each.severity is Severity.BLOCK for each in shown.findings)


def _serious(reader: Reader, shown: Opened) -> Sequence[str]:
    """What to look at before it is sent, what is false or blank first."""
    return tuple(sentences(reader, shown.findings, info=False))


def _question(reader: Reader, shown: Opened) -> tuple[str, list[Button]]:
    """The one thing to ask, and the button that answers it."""
    name = shown.person.call_them
    if not shown.note.open:
        return "", []
    if shown.asks_signature and shown.note.medium is Channel.EMAIL:
        ask = Button(say(reader, "Add my contact details"), "settings.contact", shown.note.id)
        return say(reader, "How can {name} reach you? Your name and an e-mail close the note.", name=name), [ask]
    if _lacks(shown):
        # What is false or blank is named instead of what would be nice to have.
        return "", []
    if shown.asks_role and not shown.opportunity.social:
        ask = Button(say(reader, "Add the role"), "interview.change", shown.note.contact_id)
        return say(reader, "Which role was it? A note that names it reads better."), [ask]
    if shown.asks_wording and not shown.note.own:
        ask = Button(say(reader, "Edit the detail"), "interview.debrief", shown.note.contact_id)
        return say(reader, "How would you say it to {name}?", name=name), [ask]
    if shown.asks_topic and not shown.note.own and shown.note.kind is NoteKind.THANK_YOU:
        ask = Button(say(reader, "Add a detail"), "interview.debrief", shown.note.contact_id)
        return say(reader, "A detail would make it yours: what did {name} talk about?", name=name), [ask]
    return "", []


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
    for n, (text, each) in enumerate(list({**found, **hints}.items())[:MOST_FINDINGS]):
        mood = Mood.LOOK if text in found else Mood.QUIET
        blocks.append(found_line(reader, shown.note, each, text, n, mood=mood))
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
