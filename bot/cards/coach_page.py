"""The link to the coach page, in chat."""

from bot.cards.words import Reader, say
from bot.chat.card import Button, Card, Copy, Line, Link, Mood
from bot.model.cohort import Cohort


def button(reader: Reader, cohort: Cohort) -> Button:
    """Asks for a link; on every card that has more to show than a message holds."""
    return Button(say(reader, "Open the page"), "page.open", cohort.id)


def link(reader: Reader, cohort: Cohort, url: str) -> Card:
    """The link, which works once."""
    text = say(reader, "Your page of {name} opens once, within 10 minutes, in one browser. It closes by itself after "
                       "15 idle minutes.", name=cohort.name)  # fmt: skip
    return Card(
        title=say(reader, "The coach page"),
        blocks=(Line((text,)), Copy(say(reader, "Link"), url)),
        controls=(Link(say(reader, "Open the page"), url),),
        preview=say(reader, "The coach page"),
    )


def no_address(reader: Reader, cohort: Cohort) -> Card:
    """There is no page, since nobody has said where it would be."""
    text = say(reader, "The page has no address here yet: whoever runs Afternote can set one. "
                       "Everything on it is here in chat, too.")  # fmt: skip
    return Card(
        title="", blocks=(Line((text,)), Line((say(reader, "Group: {name}", name=cohort.name),), Mood.QUIET)),
        controls=(
            Button(say(reader, "Members"), "members.list", cohort.id),
        ),
    )  # fmt: skip
