"""How a note is handed over: the other ways to send it, and a line to somebody who can pass it on."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from bot.cards import about, reviews
from bot.cards.notes import LED, to_the_lead
from bot.cards.opened import LINKEDIN, MOST, Mail, mail_link, program_name
from bot.cards.pledges import pledge
from bot.cards.templates import offer
from bot.cards.words import Reader, day, listed, say, some
from bot.chat.card import Block, Button, Card, Choice, Control, Copy, File, Line, Link, Mood, Option
from bot.chat.form import Field, FieldKind, Form, Step
from bot.clock import Instant
from bot.model.note import Channel, Note, NoteKind
from bot.model.opportunity import Person
from bot.model.people import MailProgram


@dataclass(frozen=True, slots=True)
class Ways:
    """What there is to choose from, for one note."""

    note: Note
    person: Person
    mails: tuple[Mail, ...] = ()
    """Links into mail programs, but for the one that the note itself shows."""
    program: MailProgram = MailProgram.DEVICE
    """Where the member writes mail."""
    panel: tuple[Person, ...] = ()
    """Everybody of this talk whose note waits."""
    covered: tuple[str, ...] = ()
    """Whom this note already names for all."""
    languages: tuple[str, ...] = ()
    """Codes of the languages it could be written in instead."""
    templates: bool = False
    """Whether their group has templates to start from."""
    coach: bool = False
    """Whether there is a coach to ask."""


def ways(reader: Reader, shown: Ways, now: Instant) -> Card:
    """Everything else that can be done with a note, behind one button so that the note stays calm."""
    note = shown.note
    mail = note.medium is Channel.EMAIL
    controls: list[Control] = []
    if mail:
        controls += [Link(program_name(reader, each.program), each.url, each.shorter) for each in shown.mails]
        controls.append(Button(say(reader, "As a file"), "note.file", note.id))
    if shown.person.link and note.medium is not Channel.LINKEDIN:
        controls.append(Link(say(reader, "Their profile"), shown.person.link))
    controls += [_media(reader, note), pledge(reader, note, now)]
    leads = not shown.covered and len(shown.panel) >= LED and note.kind is NoteKind.THANK_YOU
    if leads:
        controls.append(to_the_lead(reader, shown.panel, note.contact_id))
    elif mail and shown.person.email:
        # A fourth choice has no room on every platform; that one is there with any other note.
        controls.append(_programs(reader, note, shown.program))
    if shown.covered:
        controls.append(Button(say(reader, "One each instead"), "note.each", note.id))
    controls += [
        Button(_in_language(reader, code), "note.language", f"{note.id} {code}") for code in shown.languages[:2]
    ]
    if shown.templates:
        controls.insert(0, offer(reader, note.id))
    if shown.coach:
        controls.insert(0, reviews.offer(reader, note.id))
    back = Button(say(reader, "Open the note"), "note.open", note.id)
    if mail:
        lead = say(reader, "Open it elsewhere, or have it written for something else. Sending it stays with you.")
    else:
        lead = say(reader, "Have it written for something else. Sending it stays with you.")
    return Card(
        title=say(reader, "Other ways: {name}", name=shown.person.full),
        blocks=(Line((lead,)),),
        controls=(*controls[: MOST - 1], back),
        about=about.ways(note.id),
    )


def _media(reader: Reader, note: Note) -> Choice:
    """What the note may be written for instead of what it is written for now."""
    words = (
        (Channel.EMAIL, say(reader, "An e-mail")),
        (Channel.LINKEDIN, say(reader, "LinkedIn")),
        (Channel.CARD, say(reader, "A card, by hand")),
        (Channel.CALL, say(reader, "A call")),
    )
    options = tuple(Option(label, medium) for medium, label in words if medium is not note.medium)
    return Choice(say(reader, "Write it for"), "note.medium", note.id, options)


def _programs(reader: Reader, note: Note, program: MailProgram) -> Choice:
    """What "Open in mail" is to open from now on."""
    options = tuple(Option(program_name(reader, each), each) for each in MailProgram if each is not program)
    return Choice(say(reader, "I always write in"), "note.mail", note.id, options)


def _in_language(reader: Reader, code: str) -> str:
    match code:
        case "en":
            return say(reader, "In English")
        case "es":
            return say(reader, "In Spanish")
        case _:
            return say(reader, "In {language}", language=code)


def beside_own(reader: Reader, note: Note, person: Person, medium: Channel, body: str) -> Card:
    """A version for another medium beside the member's own words, which stay as they are."""
    match medium:
        case Channel.LINKEDIN:
            made = say(reader, "This one is for LinkedIn: {n} of {most} characters.", n=len(body), most=LINKEDIN)
        case Channel.CARD:
            made = say(reader, "This one is for a card.")
        case Channel.CALL:
            made = say(reader, "This one is to say on the phone.")
        case Channel.EMAIL | Channel.IN_PERSON:
            made = say(reader, "This one is for a mail.")
    kept = say(reader, "Your own words stay as you wrote them. {made} It isn't kept.", made=made)
    profile = (Link(say(reader, "Their profile"), person.link),) if person.link and medium is Channel.LINKEDIN else ()
    return Card(
        title=say(reader, "To {name}", name=person.full),
        blocks=(Line((kept,)), Copy(say(reader, "Note"), body, alone=True)),
        controls=(
            Button(say(reader, "Sent"), "note.went", f"{note.id} {medium}"),
            *profile,
            Button(say(reader, "Open my words"), "note.open", note.id),
        ),
        about=about.ways(note.id),
    )


def as_file(reader: Reader, note: Note, person: Person, file: File | None) -> Card:
    """The mail as a file, or the word that copying it is the way; `file` is None where it can't be one."""
    back = Button(say(reader, "Open the note"), "note.open", note.id)
    if file is None:
        text = say(reader, "This one can't be a file. Copying it works.")
        return Card(title="", blocks=(Line((text,)),), controls=(back,), about=about.ways(note.id))
    text = say(reader, "Opens as a draft to {name} in Outlook and other mail programs. Where it only opens to read, "
                       "copy the note instead.", name=person.call_them)  # fmt: skip
    sent = Button(say(reader, "Sent"), "note.sent", note.id)
    return Card(title="", blocks=(Line((text,)), file), controls=(sent, back), about=about.ways(note.id))


def printed(
    reader: Reader, note: Note, person: Person, file: File | None, now: Instant, *, inches: bool, post_by: date | None,
    missing: str = "",
) -> Card:  # fmt: skip
    """The card to print, with where it goes and by when; None where some signs, which are `missing`, can't be set."""
    address = (
        Button(say(reader, "Change the address"), "note.address", note.id)
        if person.postal
        else Button(say(reader, "Add an address"), "note.address", note.id)
    )
    back = Button(say(reader, "Open the note"), "note.open", note.id)
    if file is None:
        text = (
            say(reader, "I can't set {signs} for print. By hand, or copied, it works.", signs=missing)
            if missing
            else say(reader, "There's nothing to print yet.")
        )
        return Card(title="", blocks=(Line((text,)),), controls=(back,), about=about.ways(note.id))
    size = (
        say(reader, "Ready to print, on a card of 6 by 4 inches.")
        if inches
        else say(reader, "Ready to print, on a card of A6.")
    )
    if person.postal:
        size += " " + say(reader, "The second page is for the envelope.")
    blocks: list[Block] = [Line((size,)), file]
    if post_by is not None:
        blocks.append(Line((say(reader, "Post it by {day}.", day=day(reader, post_by, now=now)),), Mood.QUIET))
    controls = (Button(say(reader, "Sent"), "note.sent", note.id), address, back)
    return Card(
        title=say(reader, "A card to {name}", name=person.full), blocks=tuple(blocks), controls=controls,
        about=about.ways(note.id),
    )  # fmt: skip


def slip(reader: Reader, post_by: date | None, now: Instant) -> tuple[str, ...]:
    """What stands small beside the address on the second page."""
    if post_by is None:
        return ()
    return (say(reader, "Post by {day}.", day=day(reader, post_by, now=now)),)


def address(reader: Reader, note: Note, person: Person) -> Form:
    """Asks where a card to them goes."""
    return Form(
        id="",
        title=say(reader, "Where the card goes"),
        action="note.addressed",
        value=note.id,
        steps=(
            Step((
                Field("postal", say(reader, "Their postal address"), FieldKind.TEXT, limit=300,
                      hint=say(reader, "As it stands on an envelope; kept for you alone"),
                      example=say(reader, "Acme, Inc.")),
            )),
        ),
        submit=say(reader, "Save"),
        filled={"postal": person.postal},
    )  # fmt: skip


def led(reader: Reader, card: Card, note: Note, person: Person, covered: Sequence[Person]) -> Card:
    """The lead's note, over which it is said what became of the others'."""
    names = some(reader, [each.call_them for each in covered])
    text = say(reader, "One note, to {name}: it thanks {names} too, and theirs are set aside.", name=person.call_them,
               names=names)  # fmt: skip
    undo = Button(say(reader, "Undo"), "note.each", note.id)
    controls = card.controls if len(card.controls) < MOST else tuple(
        each for each in card.controls if not (isinstance(each, Button) and each.action == "note.check"))
    return Card(
        title=card.title, blocks=(Line((text,), Mood.GOOD), *card.blocks), controls=(*controls[: MOST - 1], undo),
        about=card.about,
    )  # fmt: skip


def spoken_now(reader: Reader, card: Card, code: str) -> Card:
    """The note's card in another language; one in their own words stays in those."""
    match code:
        case "en":
            text = say(reader, "Notes to this employer are in English now. Your own words stay as they are.")
        case "es":
            text = say(reader, "Notes to this employer are in Spanish now. Your own words stay as they are.")
        case _:
            text = say(reader, "Notes to this employer are in another language now. Your own words stay as they are.")
    blocks = (Line((text,), Mood.GOOD), *card.blocks)
    return Card(title=card.title, blocks=blocks, controls=card.controls, about=card.about)


def in_calendar(reader: Reader, file: File, *, follow_up: date | None, now: Instant) -> Card:
    """A calendar file: an interview, or the day of a follow-up."""
    text = (
        say(reader, "Open it, and your calendar has the interview.")
        if follow_up is None
        else say(reader, "Open it, and your calendar has {day}. I'll have the note ready then.",
                 day=day(reader, follow_up, now=now))
    )  # fmt: skip
    return Card(title="", blocks=(Line((text,)), file))


def entry(reader: Reader, company: str, role: str, *, follow_up: bool, discreet: bool) -> str:
    """The words in a calendar, which others may see: of somebody discreet they name nothing."""
    if discreet:
        return say(reader, "A letter to write") if follow_up else say(reader, "Appointment")
    if follow_up:
        return say(reader, "Follow up with {company}", company=company) if company else say(reader, "Follow up")
    what = f"{company}, {role}" if company and role else company or role
    return say(reader, "Interview: {what}", what=what) if what else say(reader, "Interview")


def nothing_planned(reader: Reader) -> Card:
    """No follow-up is planned whose day could be kept."""
    return Card(title="", blocks=(Line((say(reader, "No follow-up is planned there now."),)),))


@dataclass(frozen=True, slots=True)
class PassOn:
    """Two lines that ask `via`, or whoever invited the member, to pass thanks on or to share an address."""

    note: Note
    thanked: Sequence[Person]
    via: Person | None
    subject: str
    body: str
    mail: Mail | None = None
    """A link that opens the mail filled in."""
    hands_on: bool = False
    """Whether `via` stands between and hands the note itself on, which is under the lines."""


def pass_on(reader: Reader, shown: PassOn) -> Card:
    """The two lines, to copy, and where they go."""
    via = shown.via
    names = listed(reader, [each.call_them for each in shown.thanked])
    lead = say(reader, "There's no address for {names}, and addresses are never guessed.", names=names)
    if via is None:
        title = say(reader, "A line to whoever invited you")
        how = say(reader, "Answer the invitation with this, and your thanks can be passed on.")
    else:
        title = say(reader, "A line to {name}", name=via.full)
        how = say(reader, "{name} stands between; your note is under these lines, to be handed on.",
                  name=via.call_them) if shown.hands_on else (
            say(reader, "{name} can pass your thanks on.", name=via.call_them) if via.email
            else say(reader, "{name} can pass your thanks on; answer the invitation with this.", name=via.call_them)
        )  # fmt: skip
    blocks: list[Block] = [
        Line((f"{lead} {how}",)),
        Copy(say(reader, "Subject"), shown.subject),
        Copy(say(reader, "Note"), shown.body, alone=True),
    ]
    if via is not None and via.email:
        blocks.append(Copy(say(reader, "To"), via.email))
    blocks.append(Line((say(reader, "Thanks passed on count: tap Sent at the note then."),), Mood.QUIET))
    controls: list[Control] = []
    if shown.mail is not None:
        controls.append(mail_link(reader, shown.mail))
    profile = shown.thanked[0].link if shown.thanked else ""
    if profile:
        controls.append(Link(say(reader, "Their profile"), profile))
    controls.append(Button(say(reader, "Open the note"), "note.open", shown.note.id))
    controls.append(Button(say(reader, "Add an address"), "interview.change", shown.note.contact_id))
    return Card(title=title, blocks=tuple(blocks), controls=tuple(controls), about=about.line(shown.note.id))
