"""What is said as a member shares good news with their cohort: the exact words first, and theirs to take back."""

from bot.cards.words import Reader, say
from bot.chat.card import Button, Card, Line, Mood, Quote
from bot.chat.form import Field, FieldKind, Form, Step
from bot.model.cohort import Celebration, Cohort

SENT, ROUND, OFFER = "sent", "round", "offer"
LIMIT = 200


def button(reader: Reader, moment: str) -> Button:
    """Offers to share; nothing is shared by it."""
    return Button(say(reader, "Share with the group"), "celebrate", moment)


def suggested(reader: Reader, moment: str) -> str:
    """Words that name no company, salary or outcome beyond the moment itself."""
    match moment:
        case "round":
            return say(reader, "I'm through to another round.")
        case "offer":
            return say(reader, "I had good news this week.")
        case _:
            return say(reader, "I interviewed, and every thank-you note is sent.")


def form(reader: Reader, cohort: Cohort, moment: str) -> Form:
    """The words as they would stand in the digest, to be changed or kept."""
    return Form(
        id="",
        title=say(reader, "Share with the group"),
        action="celebrate.keep",
        value=f"{cohort.id} {moment}",
        steps=(Step((
            Field("words", say(reader, "Your words"), FieldKind.TEXT, limit=LIMIT, required=True),
        )),),
        submit=say(reader, "Share"),
        filled={"words": suggested(reader, moment)},
        intro=say(reader, "These exact words stand in the next digest, without your name. Company and figures appear "
                          "only if you type them."),
    )  # fmt: skip


def kept(reader: Reader, cohort: Cohort, made: Celebration) -> Card:
    """They wait for the digest."""
    return Card(
        title="",
        blocks=(
            Line((say(reader, "In the next digest of {name}, without your name:", name=cohort.name),)),
            Quote(made.words),
            Line((say(reader, "Yours to take back until it is posted."),), Mood.QUIET),
        ),
        controls=(Button(say(reader, "Take it back"), "celebrate.back", made.id),),
    )


def back(reader: Reader) -> Card:
    """They were taken back."""
    return Card(title="", blocks=(Line((say(reader, "Taken back. Nobody sees it."),)),))


def posted(reader: Reader) -> Card:
    """They stand in a digest."""
    return Card(title="", blocks=(Line((say(reader, "It stands in a digest already, so it stays."),)),))


def no_words(reader: Reader) -> str:
    """There is nothing to share."""
    return say(reader, "A few words, or close this: nothing is shared.")
