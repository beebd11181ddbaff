"""What is said at the door: where something could not be taken in as it came, not opened, or not shown whole."""

from collections.abc import Mapping

from bot.cards.words import Reader, say, say_n
from bot.chat.card import Anchor, Button, Card, CommandName, Line, Mood, Strong, Style
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
    """A form that opens by a press, read back where it holds something; what is whole needs no opening."""
    if not form.gist:
        return Card(
            title=form.title,
            blocks=(*_intro(form), Line((say(reader, "This takes a form. It opens when you press."),))),
            controls=(_open(reader, form),),
        )
    return Card(title="", blocks=gist_lines(form), controls=log_it(reader, form))


def gist_lines(form: Form) -> tuple[Line, ...]:
    """What a form holds, and what there is to know of it."""
    return tuple(Line((line,)) for line in form.gist.split("\n"))


def log_it(reader: Reader, form: Form) -> tuple[Button, ...]:
    """The way on from there: saved as it was read back, or opened where something is left to ask."""
    if not form.whole:
        return (Button(say(reader, "Log it"), "form.open", form.id, Style.PRIMARY),)
    return (
        Button(say(reader, "Log it"), "form.send", form.id, Style.PRIMARY),
        Button(say(reader, "Change"), "form.open", form.id),
    )


def look_again(reader: Reader, form: Form, problems: Mapping[str, str]) -> Card:
    """A form that needs another look, where it closes as it is sent: what to mend, and the way back into it."""
    labels = {each.name: each.label for step in form.steps for each in step.fields}
    rows = tuple(
        Line((Strong(labels[name]), ": ", sentence)) if name in labels else Line((sentence,))
        for name, sentence in problems.items()
    )
    return Card(
        title=form.title,
        blocks=(*rows, Line((say(reader, "Nothing was saved yet, and nothing you typed is lost."),))),
        controls=(Button(say(reader, "Open it again"), "form.open", form.id, Style.PRIMARY),),
    )


def next_step(reader: Reader, form: Form) -> Card:
    """A form that goes on, where the next step opens by a press only; Save ends it where no answer is needed yet."""
    needed = (each.name for step in form.steps for each in step.fields if each.required)
    whole = all(form.filled.get(name, "").strip() for name in needed)
    asked = ", ".join(each.label for each in form.steps[form.step].fields)
    return Card(
        title=form.title,
        blocks=(
            Line((step_of(reader, form.step + 1, len(form.steps)), f": {asked}",)),
            Line((say(reader, "Nothing is changed before you save; what you gave so far waits here."),), Mood.QUIET),
        ),
        controls=(
            Button(go_on(reader), "form.open", form.id, Style.PRIMARY),
            *((Button(form.submit, "form.save", form.id),) if whole else ()),
        ),
    )


def opened_too_late(reader: Reader, form: Form) -> Card:
    """A form that the platform would not open any more."""
    return Card(
        title=form.title,
        blocks=(*_intro(form), Line((say(reader, "That took too long to open. Nothing was lost: press again."),))),
        controls=(_open(reader, form),),
    )


def not_opened(reader: Reader, form: Form) -> Card:
    """A form that the platform did not open, for whatever reason."""
    return Card(
        title=form.title,
        blocks=(*_intro(form), Line((say(reader, "The form didn't open. Nothing was lost: press again."),))),
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
        blocks=(Line((say(reader, "I couldn't fetch that file, and nothing was saved. Please give it again."),)),),
    )


def left_out(reader: Reader, n: int) -> str:
    """Where a page has no room for all that there is."""
    return say_n(
        reader,
        "1 more has no room here. In Messages, /interview list and /note list show it.",
        "{n} more have no room here. In Messages, /interview list and /note list show them all.",
        n,
    )


def or_pick(reader: Reader) -> str:
    """Over the second of the two ways to give a moment."""
    return say(reader, "Or pick a day and time")


def type_or_pick(reader: Reader) -> str:
    """Under the first of them."""
    return say(reader, "Type it, or pick below")


def go_on(reader: Reader) -> str:
    """The button of a form that has another step."""
    return say(reader, "Continue")


def step_of(reader: Reader, n: int, of: int) -> str:
    """Over a form of several steps."""
    return say(reader, "Step {n} of {all}", n=n, all=of)


def more_files(reader: Reader, most: int) -> Card:
    """More files came at once than are looked at."""
    return Card(
        title="",
        blocks=(
            Line((say(reader, "I looked at the first {most} files of that message. Please drop the others again, up to "
                              "{most} at a time.", most=most),)),
        ),
    )  # fmt: skip


def coming(reader: Reader) -> Card:
    """What stands where a form will be, while it is looked up where somebody new is."""
    return Card(
        title=say(reader, "One moment"),
        blocks=(
            Line((say(reader, "I'm looking up your time zone, so that the times you give are read as yours. The form "
                              "opens here by itself."),)),
        ),
    )  # fmt: skip


def in_our_dm(reader: Reader, url: str | None) -> Card:
    """What is said in a room where the answer itself goes to the DM; `url` opens that."""
    there = say(reader, "our DM")
    return Card(
        title="",
        blocks=(
            Line((say(reader, "That's in "), Anchor(there, url) if url is not None else there,
                  say(reader, ", where it stays and only you see it."))),
        ),
    )  # fmt: skip


def partly_in_our_dm(reader: Reader, url: str) -> Card:
    """The same where not all of it went there."""
    return Card(
        title="",
        blocks=(
            Line((say(reader, "Part of that is in "), Anchor(say(reader, "our DM"), url),
                  say(reader, "; the rest didn't get there."))),
            _once_more(reader),
        ),
    )  # fmt: skip


def perhaps_in_our_dm(reader: Reader, url: str) -> Card:
    """The same where nobody knows whether it went there."""
    return Card(
        title="",
        blocks=(
            Line((say(reader, "That may be in "), Anchor(say(reader, "our DM"), url),
                  say(reader, ": the answer to it got lost. If you don't see it there, ask for it once more."))),
        ),
    )  # fmt: skip


def no_room_here(reader: Reader, n: int) -> Card:
    """Messages of an answer that a place takes no more of; `n` of them."""
    return Card(
        title="",
        blocks=(
            Line((say_n(reader, "1 more message has no room here, and I couldn't write to you in a DM.",
                        "{n} more messages have no room here, and I couldn't write to you in a DM.", n),)),
            Line((say(reader, "Ask for it in our DM to see all of it."),)),
        ),
    )  # fmt: skip


def rest_is_missing(reader: Reader) -> Card:
    """Part of an answer was shown, and the rest could not be."""
    return Card(
        title="",
        blocks=(
            Line((say(reader, "The rest of this didn't come through. Nothing you did is lost."),)),
            _once_more(reader),
        ),
    )


def dms_are_closed(reader: Reader) -> Card:
    """Somebody new cannot be written to: why, how to open their DMs, and what happens until then."""
    return Card(
        title="",
        blocks=(
            Line((say(reader, "I couldn't write to you: your direct messages are closed to me."),), Mood.LOOK),
            Line((say(reader, "To open them: the server's name, Privacy Settings, Direct Messages."),)),
            Line((say(reader, "Nothing is lost: "), CommandName("note list"), say(reader, " shows what is due."))),
        ),
    )


def _once_more(reader: Reader) -> Line:
    return Line((say(reader, "Ask for it once more to see all of it."),))


def in_messages(reader: Reader) -> Line:
    """Under a text to copy in a view: where it stands alone."""
    return Line((say(reader, "The note is in Messages too, alone, to copy."),), Mood.QUIET)


def _intro(form: Form) -> tuple[Line, ...]:
    """What the form says above its fields: it is said once, with the form as it was made."""
    return (Line((form.intro,)),) if form.intro else ()


def _open(reader: Reader, form: Form) -> Button:
    return Button(say(reader, "Open the form"), "form.open", form.id, Style.PRIMARY)
