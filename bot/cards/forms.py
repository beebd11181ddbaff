"""Every form we show."""

from collections.abc import Sequence

from bot.cards.words import N_, Reader, day, say
from bot.chat.card import Option
from bot.chat.form import Field, FieldKind, Form, Step
from bot.model.note import Channel, Note, SkipReason
from bot.model.opportunity import Contact, InterviewFormat, Opportunity, Person

UNSAVED = ""


def log(reader: Reader, filled: dict[str, str], *, zone_known: bool, value: str = "", intro: str = "") -> Form:
    """Logs or changes an interview."""
    fields = [
        Field("company", say(reader, "Company"), required=True, limit=120, example="Acme"),
        Field("role", say(reader, "Role"), limit=120, example="Staff Engineer"),
        Field(
            "when", say(reader, "When"), FieldKind.WHEN, required=True,
            hint=say(reader, "A day and a time, past or ahead"), example="yesterday 3:30pm",
        ),
        Field(
            "people", say(reader, "Who was there"), FieldKind.TEXT, limit=2000,
            hint=say(reader, "One a line; title and e-mail if you have them"),
            example="Grace Hopper (CTO) <grace@acme.com>",
        ),
    ]  # fmt: skip
    if zone_known:
        fields.append(
            Field("format", say(reader, "How"), FieldKind.CHOICE, options=formats(reader))
        )
    else:
        fields.append(_zone(reader))
    return Form(
        id=UNSAVED,
        title=say(reader, "Change the interview") if value else say(reader, "Log an interview"),
        action="interview.save",
        value=value,
        steps=(Step(tuple(fields)),),
        submit=say(reader, "Save"),
        filled=filled,
        intro=intro,
    )


def formats(reader: Reader) -> tuple[Option, ...]:
    """How an interview can be held."""
    return (
        Option(say(reader, "Phone"), InterviewFormat.PHONE),
        Option(say(reader, "Video"), InterviewFormat.VIDEO),
        Option(say(reader, "On site"), InterviewFormat.ONSITE),
    )


def debrief(
    reader: Reader, opportunity: Opportunity, contact: Contact, people: Sequence[Person], *, decides: str
) -> Form:
    """One screen, all optional: how it went, what stuck, what they promised, a question to keep."""
    fields = [
        Field(
            "feeling", say(reader, "How it went"), FieldKind.CHOICE,
            options=(
                Option(say(reader, "1, hard going"), "1"),
                Option("2", "2"),
                Option(say(reader, "3, mixed"), "3"),
                Option("4", "4"),
                Option(say(reader, "5, very well"), "5"),
                Option(say(reader, "Rather not say"), ""),
            ),
        )
    ]  # fmt: skip
    filled: dict[str, str] = {"next": decides}
    if contact.debrief is not None:
        filled["feeling"] = str(contact.debrief.feeling or "")
        filled["question"] = contact.debrief.question
    topics = {meeting.person_id: meeting.topic for meeting in contact.meetings}
    if len(people) <= 2:
        for index, person in enumerate(people, start=1):
            name = f"topic{index}"
            fields.append(
                Field(
                    name, say(reader, "What you talked about with {name}", name=person.call_them), limit=300,
                    hint=say(reader, "A few words; they go into the note"),
                    example=say(reader, "the billing migration"),
                )
            )  # fmt: skip
            filled[name] = topics.get(person.id, "")
    else:
        fields.append(
            Field(
                "topics", say(reader, "What each talked about"), FieldKind.TEXT, limit=2000,
                hint=say(reader, "A few words after each name; blanks are fine"),
            )
        )  # fmt: skip
        filled["topics"] = "\n".join(f"{person.name}: {topics.get(person.id, '')}".rstrip() for person in people)
    fields.append(
        Field(
            "next", say(reader, "Next step they promised, and by when"), FieldKind.WHEN, limit=200,
            hint=say(reader, "If they said; a day alone is fine"), example=say(reader, "second round, by Friday"),
        )
    )  # fmt: skip
    fields.append(
        Field(
            "question", say(reader, "A question I want a better answer to"), FieldKind.TEXT, limit=500,
            hint=say(reader, "Kept for next time; nobody else sees it"),
        )
    )  # fmt: skip
    return Form(
        id=UNSAVED,
        title=say(reader, "Debrief"),
        action="interview.debriefed",
        value=contact.id,
        steps=(Step(tuple(fields)),),
        submit=say(reader, "Draft my notes"),
        filled=filled,
        intro=say(reader, "{what}. Half is fine.", what=opportunity.company),
    )


def note(reader: Reader, note: Note, person: Person) -> Form:
    """The note's own words, to change; what is no mail has no subject."""
    subject = Field("subject", say(reader, "Subject"), required=True, limit=150)
    body = Field("body", say(reader, "Note"), FieldKind.TEXT, required=True, limit=4000)
    return Form(
        id=UNSAVED,
        title=say(reader, "Edit the note"),
        action="note.save",
        value=note.id,
        steps=(Step((subject, body) if note.medium is Channel.EMAIL else (body,)),),
        submit=say(reader, "Keep my words"),
        filled={"subject": note.subject, "body": note.body},
        intro=say(reader, "To {name}. What you write stays as you wrote it.", name=person.name),
    )  # fmt: skip


def pick_time(reader: Reader, action: str, value: str, *, title: str, example: str = "") -> Form:
    """Asks for one time."""
    return Form(
        id=UNSAVED,
        title=title,
        action=action,
        value=value,
        steps=(
            Step((Field("when", say(reader, "When"), FieldKind.WHEN, required=True, limit=200,
                        example=example or say(reader, "thursday 3pm")),)),
        ),
        submit=say(reader, "Save"),
    )  # fmt: skip


IMPORT_FILE = "import.file"
"""The action of the form that takes a file along."""


def import_file(reader: Reader) -> Form:
    """Asks for a calendar invite or a table, where a form takes a file along."""
    return Form(
        id=UNSAVED,
        title=say(reader, "Import interviews"),
        action=IMPORT_FILE,
        value="",
        steps=(
            Step((Field("file", say(reader, "Invite (.ics) or table (.csv)"), FieldKind.FILE, required=True,
                        hint=say(reader, "Up to 256 KB")),)),
        ),
        submit=say(reader, "Read it"),
        intro=say(reader, "I read it back first; nothing is saved before you say so."),
    )  # fmt: skip


def snooze(reader: Reader, value: str) -> Form:
    """Asks until when."""
    return pick_time(reader, "snooze.at", value, title=say(reader, "Snooze until"))


LONGEST_ABOUT = 1000
"""Characters of a message that are kept to nudge about."""


def asked(reader: Reader, filled: dict[str, str], *, zone_known: bool, value: str = "") -> Form:
    """Asks when to nudge about a message; without a zone, for that too."""
    fields = [
        Field("when", say(reader, "When"), FieldKind.WHEN, required=True, example=say(reader, "tomorrow 9am"),
              hint=say(reader, "A day, a time, or both")),
        Field("about", say(reader, "About"), FieldKind.TEXT, limit=LONGEST_ABOUT,
              hint=say(reader, "Kept for you alone, and shown when I nudge you")),
    ]  # fmt: skip
    if not zone_known:
        fields.append(_zone(reader))
    return Form(
        id=UNSAVED,
        title=say(reader, "Nudge me about this"),
        action="asked.save",
        value=value,
        steps=(Step(tuple(fields)),),
        submit=say(reader, "Save"),
        filled=filled,
    )


def asked_again(reader: Reader, value: str) -> Form:
    """Asks when to nudge about it once more."""
    return pick_time(reader, "asked.at", value, title=say(reader, "Snooze until"))


def _zone(reader: Reader) -> Field:
    return Field(
        "zone", say(reader, "Your time zone"), FieldKind.ZONE, required=True,
        hint=say(reader, "A city near you is enough; asked once"), example="New York",
    )  # fmt: skip


def new_date(reader: Reader, opportunity: Opportunity) -> Form:
    """Asks by when they now promise an answer."""
    form = pick_time(
        reader,
        "interview.promised",
        opportunity.id,
        title=say(reader, "A new date"),
        example=say(reader, "next friday"),
    )
    promised = opportunity.decides_by
    intro = say(reader, "When will {company} answer?", company=opportunity.company)
    if promised is not None:
        intro += " " + say(reader, "So far: {day}.", day=day(reader, promised))
    return Form(
        id=form.id, title=form.title, action=form.action, value=form.value, steps=form.steps,
        submit=form.submit, intro=intro,
    )  # fmt: skip


SKIP_REASONS: tuple[tuple[SkipReason, str], ...] = (
    (SkipReason.PUSHING, N_("I'd feel pushy")),
    (SkipReason.NO_TIME, N_("No time")),
    (SkipReason.NO_ADDRESS, N_("No address")),
    (SkipReason.WENT_BADLY, N_("It went badly")),
    (SkipReason.NOT_INTERESTED, N_("Not interested")),
    (SkipReason.TOLD_NOT_TO, N_("They said not to write")),
    (SkipReason.NOT_USUAL, N_("Not usual here")),
    (SkipReason.IN_PERSON, N_("Thanked them in person")),
    (SkipReason.RATHER_NOT_SAY, N_("Rather not say")),
    (SkipReason.OTHER, N_("Something else")),
)
