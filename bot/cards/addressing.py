"""Who could read a follow-up: somebody who is known, somebody to be named, or nobody."""

from collections.abc import Mapping, Sequence

from bot.cards import about
from bot.cards.forms import UNSAVED
from bot.cards.nudges import fewer, preview
from bot.cards.words import N_, Reader, say, short
from bot.chat.card import Button, Card, Choice, Control, Line, Option
from bot.chat.form import Field, Form, Step
from bot.model.opportunity import Contact, ContactKind, Opportunity, Person

NOBODY = "nobody"
"""What is picked where there is nobody to write to."""
UNNAMED: tuple[tuple[str, str], ...] = (
    ("recruiter", N_("A recruiter")),
    ("manager", N_("Hiring manager on LinkedIn")),
    ("general", N_("A general address")),
)
"""Whom a follow-up to an application may go to before anybody was met: a value, and its words."""
MOST = 20
"""How many people a choice names."""


def who_could(
    reader: Reader, opportunity: Opportunity, contact: Contact, people: Sequence[Person], *, discreet: bool
) -> Card:
    """Asks to whom the follow-up should go; before anybody was met, also to whom it could."""
    lead = say(reader, "Heard anything from {company}?", company=opportunity.company)
    met = contact.kind is ContactKind.INTERVIEW
    options = [Option(short(person.name, 70), person.id) for person in people[:MOST]]
    if not met:
        options.extend(Option(say(reader, label), value) for value, label in UNNAMED)
    options.append(Option(say(reader, "Nobody"), NOBODY))
    controls: list[Control] = [
        Choice(say(reader, "Who could read it?"), "note.to", opportunity.id, tuple(options)),
        Button(say(reader, "They replied"), "interview.replied", opportunity.id),
    ]
    if met:
        controls.append(Button(say(reader, "Add a person"), "interview.change", contact.id))
    elif opportunity.posting is not None:
        controls.append(Button(say(reader, "The posting"), "posting.show", opportunity.id))
    return Card(
        title="",
        blocks=(
            Line((lead,)),
            Line((say(reader, "If not, a short note to one person can ask. Who could read it? \"Nobody\" is a fine "
                              "answer and closes it."),)),
        ),
        controls=(*controls, fewer(reader)),
        preview=preview(reader, lead, discreet=discreet),
        about=about.following(opportunity.id),
    )  # fmt: skip


def reader_form(reader: Reader, opportunity: Opportunity, which: str, filled: Mapping[str, str]) -> Form:
    """Asks for the one who could read it; `which` is a value of `UNNAMED`."""
    where = say(reader, "E-mail")
    hint = say(reader, "As they gave it; I never guess one")
    match which:
        case "manager":
            where = say(reader, "LinkedIn profile")
            hint = say(reader, "The note is cut to 300 characters")
        case "general":
            hint = say(reader, "Such as the one in the posting")
    if which == "general":
        filled = {"name": say(reader, "Hiring team"), **filled}
    return Form(
        id=UNSAVED,
        title=say(reader, "Who could read it?"),
        action="following.reader",
        value=f"{opportunity.id} {which}",
        steps=(
            Step((
                Field("name", say(reader, "Name"), required=True, hint=say(reader, "What follows \"Dear\""), limit=100),
                Field("where", where, hint=hint),
            )),
        ),
        submit=say(reader, "Draft the note"),
        filled=filled,
    )  # fmt: skip
