"""What a member's own page and settings say of the groups that they are in, and the one way on from each."""

from bot.cards.cohorts import NAME, level_name
from bot.cards.words import Reader, say, say_n, short
from bot.chat.card import Button, Row
from bot.model.cohort import Role
from bot.model.sight import Place


def standing(reader: Reader, place: Place) -> str:
    """How somebody stands in a group: their level; as a coach, how many drafts wait for them."""
    match place.mine.role:
        case Role.MEMBER:
            return say(reader, "you are at {level}", level=level_name(reader, place.mine.consent))
        case Role.COACH:
            if not place.waiting:
                return say(reader, "you coach it; no draft waits")
            return say_n(reader, "you coach it; {n} draft waits", "you coach it; {n} drafts wait", place.waiting)
        case Role.SPONSOR:
            return say(reader, "you see its totals")


def way_on(reader: Reader, place: Place) -> Button:
    """The button that a group has there: what may be seen, the drafts that wait, the members, the totals."""
    match place.mine.role:
        case Role.MEMBER:
            return Button(say(reader, "What may be seen"), "cohort.show", place.cohort.id)
        case Role.COACH if place.waiting:
            return Button(say(reader, "Open the queue"), "review.queue", place.cohort.id)
        case Role.COACH:
            return Button(say(reader, "Show members"), "members.of", place.cohort.id)
        case Role.SPONSOR:
            return Button(say(reader, "Insights"), "insights.show", place.cohort.id)


def row(reader: Reader, place: Place) -> Row:
    """A group on its member's own page."""
    text = say(reader, "{name}: {how}.", name=short(place.cohort.name, NAME), how=standing(reader, place))
    controls = (way_on(reader, place),)
    if place.mine.role is Role.COACH and place.waiting:
        controls += (Button(say(reader, "Show members"), "members.of", place.cohort.id),)
    return Row((text,), controls)
