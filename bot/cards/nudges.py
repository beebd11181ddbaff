"""What Afternote says unasked: names and buttons, never draft text."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.cards import about
from bot.cards.notes import Ready, row
from bot.cards.snooze import snooze
from bot.cards.words import Reader, day, listed, say, say_n, short, some
from bot.chat.card import Block, Button, Card, Choice, Control, Line, Mood, Option, Row, Style
from bot.clock import Instant
from bot.model.calendar import wall
from bot.model.note import NoteStatus
from bot.model.nudge import NudgeKind
from bot.model.opportunity import Contact, Opportunity, Person


@dataclass(frozen=True, slots=True)
class Live:
    """The one live card of an interview: a row for each person."""

    opportunity: Opportunity
    contact: Contact
    rows: tuple[Ready, ...]

    @property
    def open(self) -> tuple[Ready, ...]:
        """Those whose note still waits."""
        return tuple(each for each in self.rows if each.note.open)


def neutral(reader: Reader) -> str:
    """The notification line that names nothing and nobody."""
    return say(reader, "Afternote has something for you.")


def _preview(reader: Reader, words: str, *, discreet: bool) -> str:
    return neutral(reader) if discreet else words


def _fewer(reader: Reader) -> Button:
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
            _fewer(reader),
        ),
        preview=_preview(reader, say(reader, "Your {company} interview should be over.", company=company),
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
) -> Card:
    """A note is still open; `first` says that no reminder about it came before.

    `optional` names a country where notes are no custom, empty when it is not known; `country` is said once.
    """
    names = [each.person.call_them for each in live.open]
    done = [each.person.call_them for each in live.rows if each.note.status is NoteStatus.SENT]
    who = some(reader, names)
    blocks: list[Block] = []
    hours = (now - live.contact.ended_at).total_seconds() / 3600
    if last and not first:
        lead = say_n(reader, "This is my last reminder about the note to {who}.",
                     "This is my last reminder about the notes to {who}.", len(names), who=who)  # fmt: skip
        rest = say_n(reader, "It's ready, and a short one is still welcome.",
                     "They're ready, and short ones are still welcome.", len(names))  # fmt: skip
    else:
        lead = say_n(reader, "{who} still has a note ready.", "{who} still have notes ready.", len(names), who=who)
        if done:
            lead += say_n(reader, " {done}'s is sent.", " Those to {done} are sent.", len(done),
                          done=some(reader, done))  # fmt: skip
        rest = _moment_line(reader, live.contact, now) if hours < 48 else say(
            reader, "A short note is still welcome.")  # fmt: skip
        if last:
            rest += " " + say(reader, "I won't remind you again.")
    if last:
        rest += " " + say(reader, "If you'd rather not, tap Skip; that's a fine answer.")
    blocks.append(Line((lead,)))
    blocks.append(Line((rest,)))
    if optional is not None:
        blocks.append(
            Line((say(reader, "A thank-you note is no custom in {country}, so count this one as optional.",
                      country=optional)
                  if optional else
                  say(reader, "I don't know your country, so count this one as optional."),), Mood.QUIET)
        )  # fmt: skip
    elif country is not None:
        blocks.append(
            Line((say(reader, "I take your search to be in {country}, where a note is expected.", country=country),),
                 Mood.QUIET)
        )  # fmt: skip
    card = _live(reader, live, blocks, now, discreet=discreet, lead=lead)
    if country is None:
        return card
    change = Button(say(reader, "Another country"), "settings.open")
    return card.with_controls(*card.controls[:-1], change, card.controls[-1])


def _moment_line(reader: Reader, contact: Contact, now: Instant) -> str:
    zone = reader.zone or "UTC"
    days = (wall(now, zone).date() - wall(contact.ended_at, zone).date()).days
    if days == 0:
        return say(reader, "You met today, so this is a good moment.")
    if days == 1:
        if wall(now, zone).hour < 12:
            return say(reader, "You met yesterday, so this morning is a good moment.")
        return say(reader, "You met yesterday, so today is a good moment.")
    return say(reader, "You met on {day}; now is still a good moment.",
               day=day(reader, wall(contact.ended_at, zone).date(), now=now))  # fmt: skip


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
    controls.append(_fewer(reader))
    return Card(
        title=live.opportunity.company,
        blocks=tuple(shown),
        controls=tuple(controls),
        preview=_preview(reader, lead, discreet=discreet),
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
    return Card(title=live.opportunity.company, blocks=tuple(blocks), controls=tuple(controls), about=whole)


def follow_up(
    reader: Reader,
    opportunity: Opportunity,
    ready: Ready,
    now: Instant,
    *,
    ordinal: int,
    promised: bool,
    also_thanks: bool,
    discreet: bool,
) -> Card:
    """Asks first whether they wrote; else a status follow-up is ready."""
    company = opportunity.company
    lead = say(reader, "Heard anything from {company}?", company=company)
    name = ready.person.call_them
    if ordinal == 1 and promised:
        rest = say(reader, "The date they gave has passed. If not, a note to {name} asking how things stand is "
                           "ready: {n} words.", name=name, n=ready.words)  # fmt: skip
    elif ordinal == 1:
        rest = say(reader, "If not, a note to {name} asking how things stand is ready: {n} words.",
                   name=name, n=ready.words)  # fmt: skip
    else:
        rest = say(reader, "If not, a second and last note to {name} is ready: {n} words. After it there's "
                           "nothing more to do.", name=name, n=ready.words)  # fmt: skip
    blocks: list[Block] = [Line((lead,)), Line((rest,))]
    if also_thanks:
        blocks.append(Line((say(reader, "It thanks {name} too, as that note is still open.", name=name),), Mood.QUIET))
    return Card(
        title="",
        blocks=tuple(blocks),
        controls=(
            Button(say(reader, "Open"), "note.open", ready.note.id, Style.PRIMARY),
            Button(say(reader, "They replied"), "interview.replied", opportunity.id),
            Button(say(reader, "Sent"), "note.sent", ready.note.id),
            snooze(reader, ready.note.id, now),
            Button(say(reader, "Skip"), "note.skip", ready.note.id),
            _fewer(reader),
        ),
        preview=_preview(reader, lead, discreet=discreet),
        about=about.following(opportunity.id),
    )


def who_could(
    reader: Reader, opportunity: Opportunity, contact: Contact, people: Sequence[Person], *, discreet: bool
) -> Card:
    """Asks to whom the status follow-up should go."""
    lead = say(reader, "Heard anything from {company}?", company=opportunity.company)
    options = [Option(short(person.name, 70), person.id) for person in people[:20]]
    options.append(Option(say(reader, "Nobody"), "nobody"))
    blocks = (
        Line((lead,)),
        Line((say(reader, "If not, a short note to one person can ask. Who could read it? \"Nobody\" is a fine "
                          "answer and closes it."),)),
    )  # fmt: skip
    return Card(
        title="",
        blocks=blocks,
        controls=(
            Choice(say(reader, "Who could read it?"), "note.to", opportunity.id, tuple(options)),
            Button(say(reader, "They replied"), "interview.replied", opportunity.id),
            Button(say(reader, "Add a person"), "interview.change", contact.id),
            _fewer(reader),
        ),
        preview=_preview(reader, lead, discreet=discreet),
        about=about.following(opportunity.id),
    )


def nothing_more(
    reader: Reader,
    opportunity: Opportunity,
    *,
    notes: int,
    follow_ups: int,
    discreet: bool,
    unasked: bool = False,
    undo: tuple[Button, ...] = (),
) -> Card:
    """That's everything; stopping is as good as doing. `undo` takes back the follow-up that made it so."""
    company = opportunity.company
    lead = _total(reader, company, notes, follow_ups)
    return Card(
        title="",
        blocks=(
            Line((lead,)),
            Line((say(reader, "There's nothing more to do. If they write, tap They replied. Otherwise I'll stay "
                              "quiet about it."),)),
        ),
        controls=(
            Button(say(reader, "They replied"), "interview.replied", opportunity.id),
            *undo,
            *((_fewer(reader),) if unasked else ()),
        ),
        preview=_preview(reader, say(reader, "That's everything for {company}.", company=company),
                         discreet=discreet),
        about=about.following(opportunity.id),
    )  # fmt: skip


def _total(reader: Reader, company: str, notes: int, follow_ups: int) -> str:
    sent: list[str] = []
    if notes:
        sent.append(say_n(reader, "one note", "{n} notes", notes))
    if follow_ups:
        sent.append(say_n(reader, "one follow-up", "{n} follow-ups", follow_ups))
    if not sent:
        return say(reader, "That's everything for {company}.", company=company)
    return say(reader, "That's everything for {company}: {sent} sent.", company=company, sent=listed(reader, sent))


@dataclass(frozen=True, slots=True)
class Held:
    """One thing that a full day put off."""

    label: str
    action: str
    value: str
    line: str


_SAYS_LEAST = ("interview.debrief", "note.of", "interview.show")
"""Of several rows about one interview the last of these stays: drafts ask for a detail, a follow-up thanks too."""


def _says(held: Held) -> int:
    return _SAYS_LEAST.index(held.action) if held.action in _SAYS_LEAST else -1


def held(reader: Reader, kind: NudgeKind, company: str, subject: str, names: Sequence[str]) -> Held:
    """What a full day put off, as a row: whom it is about, and the button that goes there."""
    who = listed(reader, names)
    match kind:
        case NudgeKind.DEBRIEF:
            line = say(reader, "{company}: how did it go?", company=company)
            return Held(say(reader, "Debrief"), "interview.debrief", subject, line)
        case NudgeKind.FOLLOW_UP:
            line = say(reader, "{company}: have they written?", company=company)
            return Held(say(reader, "Show"), "interview.show", subject, line)
        case NudgeKind.CLOSE:
            line = say(reader, "{company}: there's nothing more to do.", company=company)
            return Held(say(reader, "Show"), "interview.show", subject, line)
        case NudgeKind.DRAFT | NudgeKind.THANK | NudgeKind.SNOOZED | NudgeKind.GATHERED | NudgeKind.WELCOME | \
                NudgeKind.ASKED | NudgeKind.BEFORE | NudgeKind.OWED | NudgeKind.KEEP_WARM | NudgeKind.ROUND | \
                NudgeKind.PLEDGE | NudgeKind.POLISH | NudgeKind.WEEKLY:
            line = say_n(reader, "{company}: {who}'s note is ready.", "{company}: notes to {who} are ready.",
                         max(1, len(names)), company=company, who=who)  # fmt: skip
            return Held(say(reader, "Open notes"), "note.of", subject, line)


def gathered(reader: Reader, held: Sequence[Held], *, discreet: bool) -> Card:
    """What waited because yesterday already brought three messages, as one list: a row an interview."""
    lead = say(reader, "From yesterday, as you'd had three messages from me:")
    kept: dict[str, Held] = {}
    for each in held:
        before = kept.get(each.value)
        if before is None or _says(each) > _says(before):
            kept[each.value] = each
    rows = [Row((each.line,), (Button(each.label, each.action, each.value),)) for each in kept.values()]
    return Card(
        title="",
        blocks=(Line((lead,)), *rows),
        controls=(_fewer(reader),),
        preview=_preview(reader, say(reader, "A short list for this morning."), discreet=discreet),
    )


def coming_line(reader: Reader, kind: str, company: str) -> str:
    """What a nudge will be, for a time line."""
    words = {
        "debrief": "Asks how {company} went",
        "draft": "First drafts for {company}",
        "thank": "Reminder: notes for {company}",
        "snoozed": "Snoozed: {company}",
        "follow_up": "Asks whether {company} wrote",
        "close": "Last word on {company}",
        "gathered": "Morning list",
        "asked": "A nudge you asked for",
        "welcome": "A welcome",
        "before": "The evening before {company}",
        "owed": "A note is due: {company}",
        "keep_warm": "A word to somebody you met: {company}",
        "round": "The week's follow-ups",
        "pledge": "The time you named: {company}",
        "polish": "A reworded draft: {company}",
        "weekly": "Your week",
    }
    return say(reader, words[kind], company=company)
