"""What is said at the door: where something could not be taken in as it came, or not opened."""

from bot.cards.words import Reader, say
from bot.chat.card import Button, Card, Line, Style
from bot.chat.form import Form


def not_installed(reader: Reader) -> Card:
    """The workspace has not taken Afternote in, or no longer."""
    return Card(
        title="",
        blocks=(
            Line((say(reader, "Afternote isn't installed in this workspace any more, so nothing was saved."),)),
            Line((say(reader, "Whoever looks after the workspace's apps can add it again."),)),
        ),
    )


def waits(reader: Reader, form: Form) -> Card:
    """A form that opens by a press."""
    return Card(
        title=form.title,
        blocks=(*_intro(form), Line((say(reader, "This takes a form. It opens when you press."),))),
        controls=(_open(reader, form),),
    )


def opened_too_late(reader: Reader, form: Form) -> Card:
    """A form that the platform would not open any more."""
    return Card(
        title=form.title,
        blocks=(*_intro(form), Line((say(reader, "That took too long to open. Nothing was lost: press again."),))),
        controls=(_open(reader, form),),
    )


def other_file(reader: Reader) -> Card:
    """A file of a kind that is not read, or too large."""
    return Card(
        title="",
        blocks=(
            Line((say(reader, "I read calendar invites (.ics) and tables (.csv) of up to 256 KB, so I left that file "
                              "alone."),)),
            Line((say(reader, "Nothing was saved. You can type the interview in one line instead."),)),
        ),
        controls=(Button(say(reader, "Log an interview"), "interview.log", "", Style.PRIMARY),),
    )  # fmt: skip


def file_did_not_come(reader: Reader) -> Card:
    """A file that could not be fetched."""
    return Card(
        title="",
        blocks=(Line((say(reader, "I couldn't fetch that file, and nothing was saved. Please drop it here again."),)),),
    )


def _intro(form: Form) -> tuple[Line, ...]:
    """What the form says above its fields: it is said once, with the form as it was made."""
    return (Line((form.intro,)),) if form.intro else ()


def _open(reader: Reader, form: Form) -> Button:
    return Button(say(reader, "Open the form"), "form.open", form.id, Style.PRIMARY)
