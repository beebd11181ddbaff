"""The evening before an interview: the member's own notebook first, then what they may still find out."""

from dataclasses import dataclass, replace

from bot.cards import notebook
from bot.cards.interviews import button, span, title
from bot.cards.nudges import neutral
from bot.cards.words import Reader, day, say, say_n, short
from bot.chat.card import Block, Button, Card, CommandName, Control, Fact, Facts, Line, Mood, Row, Strong, Style
from bot.chat.form import Field, FieldKind, Form, Step
from bot.clock import Instant
from bot.model.calendar import wall
from bot.model.note import Note
from bot.model.notebook import Entry
from bot.model.opportunity import Contact, Opportunity, Person

SHOWN = 3
"""How many questions, and how many notes of before, are shown at once."""
ASKED = 5
"""How many people's profiles a form asks for."""


@dataclass(frozen=True, slots=True)
class Ahead:
    """An interview that is ahead, and what the member has about it."""

    opportunity: Opportunity
    contact: Contact
    people: tuple[Person, ...]
    questions: tuple[Entry, ...] = ()
    """From earlier interviews, newest first."""
    wrote: tuple[tuple[Note, Person], ...] = ()
    """What went out to people of this opportunity, newest first."""


def evening_before(reader: Reader, ahead: Ahead, now: Instant, *, discreet: bool) -> Card:
    """The message of the evening before, unasked by the hour though wanted."""
    card = prepare(reader, ahead, now)
    lead = say(reader, "Your {company} interview is ahead.", company=ahead.opportunity.company)
    return replace(
        card,
        controls=(*card.controls, Button(say(reader, "Fewer of these"), "before.off", "")),
        preview=neutral(reader) if discreet else lead,
    )


def prepare(reader: Reader, ahead: Ahead, now: Instant) -> Card:
    """The notebook, who will be there, what was written to them, and ways to find out more."""
    opportunity, contact = ahead.opportunity, ahead.contact
    blocks: list[Block] = [Line((f"{title(opportunity)}, ", span(reader, contact, now), "."))]
    if ahead.questions:
        blocks.append(Line((Strong(say(reader, "From your notebook")),)))
        blocks += [notebook.row(reader, each, now, all=False) for each in ahead.questions[:SHOWN]]
    else:
        blocks.append(Line((say(reader, "Your notebook holds no question yet; each debrief may add one."),),
                           Mood.QUIET))  # fmt: skip
    if ahead.people:
        blocks.append(Line((Strong(say(reader, "Who you'll meet")),)))
        blocks.append(Facts(tuple(_who(reader, each) for each in ahead.people[:10])))
    blocks += [_wrote(reader, note, person, now) for note, person in ahead.wrote[:SHOWN]]
    found = opportunity.research
    rows = [(say(reader, "Their need"), found.need), (say(reader, "Your match"), found.match),
            (say(reader, "Profiles"), found.profiles)]  # fmt: skip
    if any(text for _, text in rows):
        blocks.append(Facts(tuple(Fact(name, (short(text, 300),)) for name, text in rows if text)))
    return Card(title="", blocks=tuple(blocks), controls=_ways(reader, ahead))


def _who(reader: Reader, person: Person) -> Fact:
    parts = [short(each, 120) for each in (person.job, person.link) if each]
    return Fact(person.full, (", ".join(parts) or say(reader, "no title yet"),))


def _wrote(reader: Reader, note: Note, person: Person, now: Instant) -> Row:
    """That something was written, not what: a message that comes unasked holds no draft."""
    name = person.call_them
    if note.done_at is None:
        return Row((say(reader, "You wrote to {name} before.", name=name),),
                   (button(reader, "Show", "note.open", note.id),))  # fmt: skip
    on = day(reader, wall(note.done_at, reader.zone or "UTC").date(), now=now)
    return Row((say(reader, "You wrote to {name} on {day}.", name=name, day=on),),
               (button(reader, "Show", "note.open", note.id),))  # fmt: skip


def _ways(reader: Reader, ahead: Ahead) -> tuple[Control, ...]:
    id = ahead.contact.id
    ways: list[Control] = [
        Button(say(reader, "Their need, your match"), "before.research", id, Style.PRIMARY),
        Button(say(reader, "Know your worth"), "before.worth", id),
        Button(say(reader, "Public profiles"), "before.profiles", id),
    ]
    if ahead.opportunity.posting is not None and ahead.opportunity.posting.text:
        ways.append(Button(say(reader, "The posting"), "posting.show", ahead.opportunity.id))
    more = len(ahead.questions) - SHOWN
    if more > 0:
        ways.append(Button(say_n(reader, "One more question", "{n} more questions", more), "notebook.list", "0"))
    return tuple(ways)


# the choice


def chosen(reader: Reader, card: Card, *, yes: bool) -> Card:
    """The confirmation of the log once more, with what was chosen; it is not asked again."""
    text = say(reader, "I'll write the evening before, this time and from now on.") if yes else say(
        reader, "No word the evening before, now or later.")  # fmt: skip
    line = Line((text, " ", CommandName("afternote settings"), say(reader, " changes it.")), Mood.QUIET)
    return replace(card, blocks=(*card.blocks, line))


def off(reader: Reader) -> Card:
    """No more of these."""
    return Card(
        title="",
        blocks=(Line((say(reader, "Done: no more messages the evening before."),)),),
        controls=(Button(say(reader, "Undo"), "before.on", ""),),
    )


def on(reader: Reader) -> Card:
    """They come again."""
    return Card(title="", blocks=(Line((say(reader, "I'll write the evening before an interview again."),)),))


# forms


def research(reader: Reader, ahead: Ahead) -> Form:
    """What they need and how the member meets it; the draft takes it up."""
    found = ahead.opportunity.research
    return Form(
        id="",
        title=say(reader, "Need and match"),
        action="before.research",
        value=ahead.contact.id,
        steps=(
            Step((
                Field("need", say(reader, "What they need"), FieldKind.TEXT, limit=500,
                      hint=say(reader, "From the posting, their site, a talk"),
                      example=say(reader, "somebody who has moved a billing system")),
                Field("match", say(reader, "How you meet it"), FieldKind.TEXT, limit=500,
                      hint=say(reader, "One thing you did; your note may say why it fits"),
                      example=say(reader, "I moved ours in four months")),
            )),
        ),
        submit=say(reader, "Save"),
        filled={"need": found.need, "match": found.match},
        intro=say(reader, "{what}. Half is fine.", what=short(title(ahead.opportunity), 120)),
    )  # fmt: skip


def worth(reader: Reader, ahead: Ahead) -> Form:
    """What the member is worth on the market; theirs alone."""
    return Form(
        id="",
        title=say(reader, "Know your worth"),
        action="before.worth",
        value=ahead.contact.id,
        steps=(
            Step((
                Field("worth", say(reader, "What this work pays, and what you'd ask"), FieldKind.TEXT, limit=1000,
                      hint=say(reader, "Salary surveys, people who know, your own floor")),
            )),
        ),
        submit=say(reader, "Keep it"),
        filled={"worth": ahead.opportunity.research.worth},
        intro=say(reader, "For you alone: it never enters a note, and no coach sees it."),
    )  # fmt: skip


def profiles(reader: Reader, ahead: Ahead) -> Form:
    """The public profiles of who will be there, a field each; with nobody named, one for all."""
    fields = [
        Field(f"link{n}", short(person.name, 60), limit=300, example="linkedin.com/in/…")
        for n, person in enumerate(ahead.people[:ASKED], start=1)
    ]
    filled = {f"link{n}": person.link for n, person in enumerate(ahead.people[:ASKED], start=1)}
    if not fields:
        fields = [Field("profiles", say(reader, "Profiles"), FieldKind.TEXT, limit=1000,
                        hint=say(reader, "One a line"))]  # fmt: skip
        filled = {"profiles": ahead.opportunity.research.profiles}
    return Form(
        id="",
        title=say(reader, "Public profiles"),
        action="before.profiles",
        value=ahead.contact.id,
        steps=(Step(tuple(fields)),),
        submit=say(reader, "Save"),
        filled=filled,
        intro=say(reader, "Paste what is public. I look nobody up."),
    )


def no_such_link(reader: Reader, typed: str) -> str:
    """What was typed is no link."""
    return say(reader, "\"{text}\" is no link I can read. Try \"linkedin.com/in/grace\".", text=short(typed, 60))


def worth_kept(reader: Reader) -> Line:
    """It is kept, and stays out of every note."""
    return Line((say(reader, "Kept for you alone; it never enters a note."),), Mood.QUIET)
