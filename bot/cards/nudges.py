"""What Afternote says unasked: names and buttons, never draft text."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.cards import about
from bot.cards.kinds import whom
from bot.cards.notes import Ready, row
from bot.cards.snooze import snooze
from bot.cards.words import Reader, day, say, say_n, some
from bot.chat.card import Block, Button, Card, Control, Line, Mood, Style
from bot.clock import Instant
from bot.model.calendar import wall
from bot.model.note import NoteStatus
from bot.model.opportunity import Contact, ContactKind, Opportunity, Person


@dataclass(frozen=True, slots=True)
class Live:
    """The one live card of a contact: a row for each person."""

    opportunity: Opportunity
    contact: Contact
    rows: tuple[Ready, ...]

    @property
    def open(self) -> tuple[Ready, ...]:
        """Those whose note still waits."""
        return tuple(each for each in self.rows if each.note.open)

    @property
    def all_sent(self) -> bool:
        """Whether several people were met, and everybody has a note."""
        return len(self.rows) > 1 and all(each.note.status is NoteStatus.SENT for each in self.rows)

    def title(self, reader: Reader) -> str:
        """What the card is headed with: the company, or those whom it is about."""
        return whom(reader, self.opportunity, [each.person for each in self.rows])


def neutral(reader: Reader) -> str:
    """The notification line that names nothing and nobody."""
    return say(reader, "Afternote has something for you.")


def preview(reader: Reader, line: str, *, discreet: bool) -> str:
    """The notification line: this one, or one that names nothing."""
    return neutral(reader) if discreet else line


def fewer(reader: Reader) -> Button:
    """What every unasked message ends with."""
    return Button(say(reader, "Fewer of these"), "settings.fewer")


def debrief(reader: Reader, live: Live, *, discreet: bool) -> Card:
    """Asks how it went, once it should be over."""
    company = live.opportunity.company
    return Card(
        title="",
        blocks=(
            Line((say(reader, "Your {company} interview should be over.", company=company),)),
            Line((say(reader, "One thing each person talked about is enough for your notes, and blanks are "
                              "fine. Ran long, or moved? Tell me. Later works too."),)),
        ),
        controls=(
            Button(say(reader, "Debrief"), "interview.debrief", live.contact.id, Style.PRIMARY),
            Button(say(reader, "Still going"), "interview.still_going", live.contact.id),
            Button(say(reader, "It moved"), "interview.moved", live.contact.id),
            fewer(reader),
        ),
        preview=preview(reader, say(reader, "Your {company} interview should be over.", company=company),
                         discreet=discreet),
        about=about.live(live.contact.id),
    )  # fmt: skip


def draft(reader: Reader, live: Live, now: Instant, *, discreet: bool) -> Card:
    """The first drafts are ready, before a debrief."""
    names = [each.person.call_them for each in live.open]
    lead = say_n(reader, "A short note to {names} is ready.", "Short notes to {names} are ready.", len(names),
                 names=some(reader, names))  # fmt: skip
    blocks: list[Block] = [
        Line((lead,)),
        Line((say_n(reader, "A detail of your talk would make it yours; Debrief asks for it.",
                    "A detail of each talk would make them yours; Debrief asks for it.", len(names)),)),
    ]  # fmt: skip
    return _live(
        reader, live, blocks, now, discreet=discreet, lead=lead,
        first=Button(say(reader, "Debrief"), "interview.debrief", live.contact.id, Style.PRIMARY),
    )  # fmt: skip


def thank(
    reader: Reader,
    live: Live,
    now: Instant,
    *,
    discreet: bool,
    last: bool,
    optional: str | None,
    country: str | None,
    first: bool = False,
    closely: bool = False,
    because: str = "",
) -> Card:
    """A note is still open; `first` says that no reminder about it came before.

    `optional` says why it is, where notes are not expected; `country` is where they are, said once.
    `closely`: in this field everybody's note is looked at; `because` is one line of evidence with its source.
    """
    names = [each.person.call_them for each in live.open]
    who = some(reader, names)
    blocks: list[Block] = []
    hours = (now - live.contact.ended_at).total_seconds() / 3600
    if last and not first:
        lead = say_n(reader, "This is my last reminder about the note to {who}.",
                     "This is my last reminder about the notes to {who}.", len(names), who=who)  # fmt: skip
        rest = say_n(reader, "It's ready, and a short one is still welcome.",
                     "They're ready, and short ones are still welcome.", len(names))  # fmt: skip
    else:
        lead = _still_open(reader, live, closely=closely)
        rest = _moment_line(reader, live.contact, now) if hours < 48 else say(
            reader, "A short note is still welcome.")  # fmt: skip
        if last:
            rest += " " + say(reader, "I won't remind you again.")
    if last:
        rest += " " + say(reader, "If you'd rather not, tap Skip; that's a fine answer.")
    blocks.append(Line((lead,)))
    blocks.append(Line((rest,)))
    if optional is not None:
        blocks.append(Line((optional,), Mood.QUIET))
    elif country is not None:
        blocks.append(
            Line((say(reader, "I take your search to be in {country}, where a note is expected.", country=country),),
                 Mood.QUIET)
        )  # fmt: skip
    elif because:
        blocks.append(Line((because,), Mood.QUIET))
    card = _live(reader, live, blocks, now, discreet=discreet, lead=lead)
    if country is None and not (optional and first):
        return card
    change = Button(say(reader, "Another country"), "settings.country")
    return card.with_controls(*card.controls[:-1], change, card.controls[-1])


def _still_open(reader: Reader, live: Live, *, closely: bool) -> str:
    """Whose note is ready, and whose is sent."""
    names = [each.person.call_them for each in live.open]
    done = [each.person.call_them for each in live.rows if each.note.status is NoteStatus.SENT]
    who = some(reader, names)
    if live.contact.kind is ContactKind.REFERRAL:
        return say_n(reader, "A note that thanks {who} for putting you forward is ready.",
                     "Notes that thank {who} for putting you forward are ready.", len(names), who=who)  # fmt: skip
    if done and closely:
        theirs = say_n(reader, "{done} has theirs.", "{done} have theirs.", len(done), done=some(reader, done))
        return theirs + " " + say_n(reader, "{who} has none yet; it's ready.", "{who} have none yet; they're ready.",
                                    len(names), who=who)  # fmt: skip
    lead = say_n(reader, "{who} still has a note ready.", "{who} still have notes ready.", len(names), who=who)
    if done:
        lead += say_n(reader, " {done}'s is sent.", " Those to {done} are sent.", len(done),
                      done=some(reader, done))  # fmt: skip
    return lead


def _moment_line(reader: Reader, contact: Contact, now: Instant) -> str:
    """Why now is a good moment: how long ago it was."""
    zone = reader.zone or "UTC"
    on = wall(contact.ended_at, zone).date()
    days = (wall(now, zone).date() - on).days
    morning = wall(now, zone).hour < 12
    match contact.kind:
        case ContactKind.REFERRAL:
            if days == 0:
                return say(reader, "It was today, so this is a good moment.")
            return say(reader, "It was on {day}; now is still a good moment.", day=day(reader, on, now=now))
        case ContactKind.INTRO | ContactKind.NETWORKING:
            if days == 0:
                return say(reader, "You talked today, so this is a good moment.")
            if days == 1 and morning:
                return say(reader, "You talked yesterday, so this morning is a good moment.")
            if days == 1:
                return say(reader, "You talked yesterday, so today is a good moment.")
            return say(reader, "You talked on {day}; now is still a good moment.", day=day(reader, on, now=now))
        case ContactKind.INTERVIEW | ContactKind.APPLICATION | ContactKind.RESUME:
            if days == 0:
                return say(reader, "You met today, so this is a good moment.")
            if days == 1 and morning:
                return say(reader, "You met yesterday, so this morning is a good moment.")
            if days == 1:
                return say(reader, "You met yesterday, so today is a good moment.")
            return say(reader, "You met on {day}; now is still a good moment.", day=day(reader, on, now=now))


def _live(
    reader: Reader,
    live: Live,
    blocks: Sequence[Block],
    now: Instant,
    *,
    discreet: bool,
    lead: str,
    first: Button | None = None,
) -> Card:
    """The live card: rows when there are several people, plain buttons when there is one."""
    everyone = live.contact.id
    waiting = live.open
    shown: list[Block] = list(blocks)
    controls: list[Control] = []
    if first is not None:
        controls.append(first)
    if len(live.rows) == 1 and len(waiting) == 1:
        note = waiting[0].note
        style = Style.PLAIN if first is not None else Style.PRIMARY
        controls.append(Button(say(reader, "Open"), "note.open", note.id, style))
        controls.append(Button(say(reader, "Sent"), "live.sent", note.id))
        controls.append(snooze(reader, everyone, now, action="live.snooze"))
        controls.append(Button(say(reader, "Skip"), "live.skip", note.id))
    else:
        shown.extend(row(reader, each, now, live=True) for each in live.rows)
        if len(waiting) > 1:
            controls.append(Button(say(reader, "Sent to all"), "live.sent_all", everyone))
        if waiting:
            controls.append(snooze(reader, everyone, now, action="live.snooze"))
        if len(waiting) > 1:
            controls.append(Button(say(reader, "Skip all"), "live.skip_all", everyone))
    controls.append(fewer(reader))
    return Card(
        title=live.title(reader),
        blocks=tuple(shown),
        controls=tuple(controls),
        preview=preview(reader, lead, discreet=discreet),
        about=about.live(everyone),
    )


def sent_one(reader: Reader, person: Person) -> str:
    """What a press did: their word for one note is taken."""
    return say(reader, "Noted: your note to {name} is sent.", name=person.call_them)


def sent_all(reader: Reader) -> str:
    """What a press did: their word for all is taken."""
    return say(reader, "Noted: sent to all.")


def skipped_one(reader: Reader, person: Person) -> str:
    """What a press did: no note to this person."""
    return say(reader, "Skipped: no note to {name}.", name=person.call_them)


def skipped_all(reader: Reader) -> str:
    """What a press did: no note to anybody."""
    return say(reader, "Skipped. That's a fine answer.")


def taken_back(reader: Reader, person: Person) -> str:
    """What a press did: the note waits again."""
    return say(reader, "Taken back: the note to {name} waits again.", name=person.call_them)


def stays(reader: Reader, person: Person) -> str:
    """Why a press on Undo did nothing: its day has passed."""
    return say(reader, "More than a day has passed, so the note to {name} stays as it is.", name=person.call_them)


def live_again(reader: Reader, live: Live, now: Instant, lead: str, next_line: str) -> Card:
    """The live card after a press on it: what was done, and who is still open."""
    if live.all_sent:
        lead += " " + say(reader, "All {n} have theirs.", n=len(live.rows))
    blocks: list[Block] = [Line((lead,), Mood.GOOD)]
    if not live.open and next_line:
        blocks.append(Line((next_line,), Mood.QUIET))
    blocks.extend(row(reader, each, now, live=True) for each in live.rows)
    controls: list[Control] = []
    if len(live.open) > 1:
        controls.append(Button(say(reader, "Sent to all"), "live.sent_all", live.contact.id))
    if live.open:
        controls.append(snooze(reader, live.contact.id, now, action="live.snooze"))
    whole = about.live(live.contact.id)
    return Card(title=live.title(reader), blocks=tuple(blocks), controls=tuple(controls), about=whole)
