"""Interviews after they are logged: list, show, edit, debrief, outcome, delete, and what came back."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import replace

from bot.cards import afternote as afternote_cards
from bot.cards import forms as form_cards
from bot.cards import interviews as cards
from bot.cards import notes as note_cards
from bot.cards.words import N_, say
from bot.chat.card import Card
from bot.chat.card import Option as Answer
from bot.chat.form import Form
from bot.chat.reply import Amend, Invalid, ToAction, ToCommand, ToSubmission
from bot.chat.spec import CommandSpec, Given, Option, OptionKind
from bot.handlers import dossier as dossiers
from bot.handlers import drafts, logs
from bot.handlers.dossier import Dossier
from bot.handlers.references import Entry, entries, label, matching, suggestions
from bot.handlers.routes import Routes, Submitted
from bot.handlers.turn import Turn, Values
from bot.model.calendar import wall
from bot.model.ids import ContactId, OpportunityId
from bot.model.moment import Tense, Unread
from bot.model.note import NoteKind
from bot.model.opportunity import Contact, Debrief, InterviewFormat, Outcome
from bot.reading import when as reading
from bot.store import contacts, notes, nudges, opportunities

PAGE = 8

_REFERENCE = Option("interview", N_("A company or a person's name"), OptionKind.REFERENCE)
_FORMATS = (
    Answer("phone", InterviewFormat.PHONE),
    Answer("video", InterviewFormat.VIDEO),
    Answer("on site", InterviewFormat.ONSITE),
)

SPECS = (
    CommandSpec(
        "interview log",
        N_("Log an interview, in one line or by form"),
        (
            Option("details", N_("Company, role, when, with whom"), OptionKind.REST),
            Option("company", N_("The company"), OptionKind.REST),
            Option("role", N_("The role"), OptionKind.REST),
            Option("when", N_("When it was or will be"), OptionKind.WHEN),
            Option("people", N_("Who was there"), OptionKind.REST),
            Option("format", N_("How it is held"), OptionKind.CHOICE, answers=_FORMATS),
        ),
        example="Acme, Staff Engineer, yesterday 3:30pm with Jane Doe <jane@acme.com> and Bob",
    ),
    CommandSpec("interview list", N_("Your interviews, most urgent first")),
    CommandSpec("interview show", N_("One interview, and what comes next and why"), (_REFERENCE,), example="Acme"),
    CommandSpec("interview edit", N_("Change an interview"), (_REFERENCE,), example="Acme"),
    CommandSpec("interview debrief", N_("Tell how it went; notes are drafted from it"), (_REFERENCE,), example="Acme"),
    CommandSpec(
        "interview outcome",
        N_("Record a next round, an offer, a no, or silence"),
        (
            _REFERENCE,
            Option("outcome", N_("What came of it"), OptionKind.CHOICE,
                   answers=tuple(Answer(name, value) for value, name in cards.OUTCOMES)),
        ),
        example="Acme rejected",
    ),
    CommandSpec("interview delete", N_("Erase an interview, its notes and reminders"), (_REFERENCE,), example="Acme"),
)  # fmt: skip

Acts = Callable[[Turn, Dossier, Contact], Awaitable[Card | Form]]


def _on_one(action: str, act: Acts) -> Callable[[Turn, Mapping[str, Given]], Awaitable[ToCommand]]:
    """A command that acts on the interview that its reference names."""

    async def command(turn: Turn, given: Mapping[str, Given]) -> ToCommand:
        return await on_reference(turn, str(given.get("interview", "")), action, act)

    return command


async def on_reference(turn: Turn, typed: str, action: str, act: Acts) -> ToCommand:
    """One match acts, several ask which, none says so; nothing typed offers a choice."""
    every = await entries(turn)
    if not every:
        return cards.nothing_logged(turn.reader)
    found = matching(typed, every)
    if not typed:
        found = tuple(entry for entry in every if entry.open) or every
    if not found:
        return cards.none_such(turn.reader, typed)
    if len(found) > 1:
        current = [entry for entry in found if entry.open]
        if typed and len(current) == 1:
            found = tuple(current)
        else:
            options = [(label(turn.reader, entry, turn.now), entry.contact.id) for entry in found]
            return cards.which(turn.reader, typed, action, options)
    return await _act(turn, found[0], act)


async def _act(turn: Turn, entry: Entry, act: Acts) -> Card | Form:
    dossier = await dossiers.read(turn.tx, entry.opportunity.id, turn.member, turn.policy)
    contact = dossier.contact(entry.contact.id) if dossier is not None else None
    if dossier is None or contact is None:
        return afternote_cards.not_yours(turn.reader)
    return await act(turn, dossier, contact)


def _pressed(act: Acts) -> Callable[[Turn, str, str | None], Awaitable[ToAction]]:
    """A press that acts on the contact in its value, or on the one picked."""

    async def action(turn: Turn, value: str, picked: str | None) -> ToAction:
        found = await dossiers.of_contact(turn.tx, ContactId(picked or value), turn.member, turn.policy)
        if found is None:
            return afternote_cards.not_yours(turn.reader)
        return await act(turn, *found)

    return action


# list and show


async def list_all(turn: Turn, given: Mapping[str, Given]) -> ToCommand:
    """The member's interviews."""
    return await page(turn, "0", None)


async def page(turn: Turn, value: str, picked: str | None) -> Card:
    """One page of the list."""
    number = int(value) if value.isdecimal() else 0
    every = await entries(turn)
    if not every:
        return cards.nothing_logged(turn.reader)
    shown = every[number * PAGE : (number + 1) * PAGE]
    rows = [
        cards.Listed(
            opportunity=entry.opportunity,
            contact=entry.contact,
            waiting=len(entry.waiting),
            sent=len(entry.notes) - len(entry.waiting),
            next=entry.next,
        )
        for entry in shown
    ]
    more = max(0, len(every) - (number + 1) * PAGE)
    return cards.list_of(turn.reader, rows, turn.now, more=more, page=number)


async def show(turn: Turn, dossier: Dossier, contact: Contact) -> Card:
    """Everything about one interview."""
    return cards.shown(
        turn.reader,
        dossier.opportunity,
        contact,
        dossier.met(contact),
        [note for note in dossier.notes if note.contact_id == contact.id],
        dossier.coming,
        turn.now,
    )


async def edit(turn: Turn, dossier: Dossier, contact: Contact) -> Form:
    """The form to change it."""
    return await logs.edit_form(turn, dossier, contact)


async def moved(turn: Turn, dossier: Dossier, contact: Contact) -> Form:
    """The same form, asking for the new time."""
    return await logs.edit_form(turn, dossier, contact, intro=say(turn.reader, "When is it now?"))


async def open_log(turn: Turn, value: str, picked: str | None) -> Form | Card:
    """An empty log form, or one for the next round of an opportunity."""
    filled = {"company": "", "role": "", "when": "", "people": "", "format": ""}
    if value:
        dossier = await dossiers.read(turn.tx, OpportunityId(value), turn.member, turn.policy)
        if dossier is None:
            return afternote_cards.not_yours(turn.reader)
        filled |= {"company": dossier.opportunity.company, "role": dossier.opportunity.role}
    return await turn.opened(form_cards.log(turn.reader, filled, zone_known=turn.zone is not None))


# debrief


async def debrief(turn: Turn, dossier: Dossier, contact: Contact) -> Form:
    """The debrief form."""
    return await turn.opened(_debrief_form(turn, dossier, contact))


def _debrief_form(turn: Turn, dossier: Dossier, contact: Contact) -> Form:
    decides = dossier.opportunity.decides_by
    text = f"{decides:%a} {decides.day} {decides:%b} {decides.year}" if decides is not None else ""
    return form_cards.debrief(turn.reader, dossier.opportunity, contact, dossier.met(contact), decides=text)


async def make_debrief(turn: Turn, value: str, values: Values) -> Form | None:
    """The debrief form again, as it was filled."""
    found = await dossiers.of_contact(turn.tx, ContactId(value), turn.member, turn.policy)
    if found is None:
        return None
    form = _debrief_form(turn, *found)
    return replace(form, filled={**form.filled, **values})


async def debriefed(turn: Turn, value: str, values: Values) -> ToSubmission:
    """The debrief, kept; the notes, drafted from it."""
    found = await dossiers.of_contact(turn.tx, ContactId(value), turn.member, turn.policy)
    if found is None:
        return afternote_cards.not_yours(turn.reader)
    dossier, contact = found
    problems: dict[str, str] = {}
    topics = _topics(turn, dossier, contact, values, problems)
    opportunity = dossier.opportunity
    promised = values.get("next", "").strip()
    if promised:
        read = reading.read(
            promised.removeprefix("by "), now=turn.now, zone=turn.zone or contact.zone, tense=Tense.FUTURE,
            country=turn.member.country,
        )  # fmt: skip
        if isinstance(read, Unread):
            problems["next"] = afternote_cards.unread(turn.reader, read)
        else:
            day = wall(read.start, turn.zone or contact.zone).date()
            opportunity = replace(opportunity, decides_by=day)
    elif opportunity.decides_by is not None:
        opportunity = replace(opportunity, decides_by=None)
    if problems:
        return Invalid(problems)
    feeling = values.get("feeling", "")
    again = replace(
        contact,
        meetings=tuple(replace(each, topic=topics.get(each.person_id, "")) for each in contact.meetings),
        debrief=Debrief(
            at=turn.now,
            feeling=int(feeling) if feeling in ("1", "2", "3", "4", "5") else None,
            question=values.get("question", "").strip(),
        ),
    )
    await contacts.put(turn.tx, again)
    if opportunity != dossier.opportunity:
        await opportunities.put(turn.tx, opportunity)
    rest = tuple(one for one in dossier.contacts if one.id != contact.id)
    dossier = replace(dossier, opportunity=opportunity, contacts=(*rest, again))
    dossier = await drafts.draft_all(turn.tx, dossier, again, turn.member, turn.now)
    dossier = await dossiers.replanned(turn.tx, dossier, turn.member, turn.policy, turn.now)
    turn.leaves("note.of", contact.id)
    return _after_debrief(turn, dossier, again)


def _topics(
    turn: Turn, dossier: Dossier, contact: Contact, values: Values, problems: dict[str, str]
) -> dict[str, str]:
    """What each person talked about, by person."""
    met = dossier.met(contact)
    if "topics" not in values:
        return {
            person.id: values.get(f"topic{index}", "").strip() for index, person in enumerate(met, start=1)
        }
    found: dict[str, str] = {}
    for line in filter(None, (part.strip() for part in values["topics"].splitlines())):
        name, colon, topic = line.partition(":")
        wanted = name.casefold().strip()
        person = next(
            (one for one in met if wanted and wanted in (one.name.casefold(), one.call_them.casefold())), None
        )
        if person is None or not colon:
            problems["topics"] = say(
                turn.reader, "I can't tell whom \"{line}\" is about. Start each line with a name: \"{name}: ...\".",
                line=line[:60], name=met[0].call_them,
            )  # fmt: skip
        else:
            found[person.id] = topic.strip()
    return found


def _after_debrief(turn: Turn, dossier: Dossier, contact: Contact) -> Card:
    low = contact.debrief is not None and contact.debrief.feeling in (1, 2)
    waiting = [note for note in dossier.thanks(contact) if note.open]
    if len(waiting) == 1 and not low:
        shown = drafts.opened(dossier, waiting[0], turn.member, turn.now, turn.spelling)
        return note_cards.opened(turn.reader, shown, turn.now)
    if not contact.meetings:
        return cards.no_people(turn.reader, contact, low=low)
    ready = [drafts.ready(dossier, note) for note in waiting]
    if not ready:
        return cards.debrief_kept(turn.reader, dossier.opportunity, low=low)
    return note_cards.drafted(turn.reader, dossier.opportunity, ready, low=low)


async def still_going(turn: Turn, dossier: Dossier, contact: Contact) -> ToAction:
    """Asks again an hour later."""
    again = replace(contact, still_going=min(contact.still_going + 1, 12))
    await contacts.put(turn.tx, again)
    rest = tuple(one for one in dossier.contacts if one.id != contact.id)
    dossier = replace(dossier, contacts=(*rest, again))
    dossier = await dossiers.replanned(turn.tx, dossier, turn.member, turn.policy, turn.now)
    turn.leaves("interview.show", contact.id)
    nudge = dossier.coming[0] if dossier.coming else None
    return Amend(cards.still_going(turn.reader, dossier.opportunity, nudge, turn.now))


async def _still_going(turn: Turn, value: str, picked: str | None) -> ToAction:
    found = await dossiers.of_contact(turn.tx, ContactId(value), turn.member, turn.policy)
    if found is None:
        return afternote_cards.not_yours(turn.reader)
    return await still_going(turn, *found)


# outcome


async def outcome(turn: Turn, given: Mapping[str, Given]) -> ToCommand:
    """Records what came of it, or asks."""
    said = str(given.get("outcome", ""))

    async def act(turn: Turn, dossier: Dossier, contact: Contact) -> Card | Form:
        if not said:
            return cards.outcome_choice(turn.reader, dossier.opportunity)
        return await _recorded(turn, dossier, said)

    action = "interview.outcome_of"
    return await on_reference(turn, str(given.get("interview", "")), action, act)


async def outcome_of(turn: Turn, dossier: Dossier, contact: Contact) -> Card:
    """Asks what came of it."""
    return cards.outcome_choice(turn.reader, dossier.opportunity)


async def outcome_picked(turn: Turn, value: str, picked: str | None) -> ToAction:
    """An outcome, picked or pressed."""
    id, _, said = value.partition(" ")
    dossier = await dossiers.read(turn.tx, OpportunityId(id), turn.member, turn.policy)
    if dossier is None or not dossier.contacts:
        return afternote_cards.not_yours(turn.reader)
    reply = await _recorded(turn, dossier, picked or said)
    return Amend(reply) if isinstance(reply, Card) else reply


async def _recorded(turn: Turn, dossier: Dossier, said: str) -> Card | Form:
    """Writes the outcome down, and plans again or stops."""
    opportunity, now = dossier.opportunity, turn.now
    if said == "next round":
        await _replied(turn, dossier)
        return await open_log(turn, opportunity.id, None)
    if said == "acknowledged":
        dossier = await _replied(turn, dossier)
        return cards.outcome_saved(
            turn.reader, dossier.opportunity, said, dossier.coming[0] if dossier.coming else None, now
        )
    try:
        state = Outcome(said)
    except ValueError:
        return afternote_cards.not_yours(turn.reader)
    replied = now if state is not Outcome.NO_ANSWER else opportunity.replied_at
    closed = replace(opportunity, outcome=state, replied_at=replied)
    await opportunities.put(turn.tx, closed)
    dropped = [
        note.dropped(now)
        for note in dossier.waiting
        if state is not Outcome.OFFER or note.kind is NoteKind.STATUS
    ]
    await notes.put_many(turn.tx, dropped)
    for note in dropped:
        dossier = dossier.with_note(note)
    dossier = replace(dossier, opportunity=closed)
    if state is not Outcome.OFFER:
        await nudges.cancel(turn.tx, [nudge.id for nudge in dossier.coming])
    await dossiers.replanned(turn.tx, dossier, turn.member, turn.policy, now)
    turn.leaves("interview.show", dossier.last.id)
    return cards.outcome_saved(turn.reader, closed, said, None, now)


async def _replied(turn: Turn, dossier: Dossier) -> Dossier:
    """They wrote: what was planned on their silence no longer stands, and a closed case is open again."""
    opportunity = replace(
        dossier.opportunity, replied_at=turn.now, outcome=Outcome.OPEN, decides_by=None
    )
    await opportunities.put(turn.tx, opportunity)
    dropped = [note.dropped(turn.now) for note in dossier.waiting if note.kind is NoteKind.STATUS]
    await notes.put_many(turn.tx, dropped)
    for note in dropped:
        dossier = dossier.with_note(note)
    dossier = replace(dossier, opportunity=opportunity)
    turn.leaves("interview.show", dossier.last.id)
    return await dossiers.replanned(turn.tx, dossier, turn.member, turn.policy, turn.now)


async def replied(turn: Turn, value: str, picked: str | None) -> ToAction:
    """Asks what they said."""
    dossier = await dossiers.read(turn.tx, OpportunityId(value), turn.member, turn.policy)
    if dossier is None or not dossier.contacts:
        return afternote_cards.not_yours(turn.reader)
    return cards.replied(turn.reader, dossier.opportunity)


async def new_date(turn: Turn, value: str, picked: str | None) -> ToAction:
    """Asks by when they now promise an answer."""
    dossier = await dossiers.read(turn.tx, OpportunityId(value), turn.member, turn.policy)
    if dossier is None:
        return afternote_cards.not_yours(turn.reader)
    return await turn.opened(form_cards.new_date(turn.reader, dossier.opportunity))


async def make_new_date(turn: Turn, value: str, values: Values) -> Form | None:
    """That form again, as it was filled."""
    dossier = await dossiers.read(turn.tx, OpportunityId(value), turn.member, turn.policy)
    if dossier is None:
        return None
    return replace(form_cards.new_date(turn.reader, dossier.opportunity), filled=dict(values))


async def promised(turn: Turn, value: str, values: Values) -> ToSubmission:
    """The new date, kept; the follow-up is planned from it."""
    dossier = await dossiers.read(turn.tx, OpportunityId(value), turn.member, turn.policy)
    if dossier is None or not dossier.contacts or turn.zone is None:
        return afternote_cards.not_yours(turn.reader)
    text = values.get("when", "").strip().removeprefix("by ")
    read = reading.read(text, now=turn.now, zone=turn.zone, tense=Tense.FUTURE, country=turn.member.country)
    if isinstance(read, Unread):
        return Invalid({"when": afternote_cards.unread(turn.reader, read)})
    dossier = await _replied(turn, dossier)
    day = wall(read.start, turn.zone).date()
    opportunity = replace(dossier.opportunity, decides_by=day)
    await opportunities.put(turn.tx, opportunity)
    dossier = await dossiers.replanned(
        turn.tx, replace(dossier, opportunity=opportunity), turn.member, turn.policy, turn.now
    )
    nudge = dossier.coming[0] if dossier.coming else None
    return Amend(cards.date_saved(turn.reader, opportunity, nudge, turn.now))


# delete


async def delete(turn: Turn, dossier: Dossier, contact: Contact) -> Card:
    """Asks before erasing."""
    return cards.delete(turn.reader, dossier.opportunity, contact, turn.now)


async def erase(turn: Turn, value: str, picked: str | None) -> ToAction:
    """Erases an interview, and its opportunity when it was the only one."""
    found = await dossiers.of_contact(turn.tx, ContactId(value), turn.member, turn.policy)
    if found is None:
        return afternote_cards.not_yours(turn.reader)
    dossier, contact = found
    if len(dossier.contacts) == 1:
        await nudges.plan(turn.tx, dossier.opportunity.id, (), turn.now)
        await nudges.cancel(turn.tx, [nudge.id for nudge in dossier.coming])
        await contacts.remove(turn.tx, contact.id)
        await opportunities.remove(turn.tx, dossier.opportunity.id)
    else:
        await nudges.cancel(turn.tx, [nudge.id for nudge in dossier.coming if nudge.subject == contact.id])
        await contacts.remove(turn.tx, contact.id)
        left = await dossiers.read(turn.tx, dossier.opportunity.id, turn.member, turn.policy)
        if left is not None and left.contacts:
            await dossiers.replanned(turn.tx, left, turn.member, turn.policy, turn.now)
    turn.leaves("interview.list", "0")
    return Amend(cards.deleted(turn.reader, dossier.opportunity))


ROUTES = Routes(
    specs=SPECS,
    commands={
        "interview log": logs.log,
        "interview list": list_all,
        "interview show": _on_one("interview.show", show),
        "interview edit": _on_one("interview.change", edit),
        "interview debrief": _on_one("interview.debrief", debrief),
        "interview outcome": outcome,
        "interview delete": _on_one("interview.delete", delete),
    },
    actions={
        "interview.log": open_log,
        "interview.list": page,
        "interview.show": _pressed(show),
        "interview.change": _pressed(edit),
        "interview.moved": _pressed(moved),
        "interview.reading": logs.read_again,
        "interview.debrief": _pressed(debrief),
        "interview.still_going": _still_going,
        "interview.outcome": outcome_picked,
        "interview.outcome_of": _pressed(outcome_of),
        "interview.replied": replied,
        "interview.new_date": new_date,
        "interview.delete": _pressed(delete),
        "interview.erase": erase,
    },
    forms={
        "interview.save": Submitted(logs.make_form, logs.save_form),
        "interview.debriefed": Submitted(make_debrief, debriefed),
        "interview.promised": Submitted(make_new_date, promised),
    },
    lookups={
        (path, "interview"): suggestions
        for path in ("interview show", "interview edit", "interview debrief", "interview outcome", "interview delete")
    },
)
