"""What a member's own page and settings say of the groups that they are in, and the one way on from each."""

from bot.cards.cohorts import NAME, level_name
from bot.cards.words import Reader, say, say_n, short
from bot.chat.card import Button, Row
from bot.model.cohort import Role
from bot.model.sight import Place


def standing(reader: Reader, group: Place) -> str:
    """How somebody stands in a group: their level; as a coach, how many drafts wait for them."""
    match group.mine.role:
        case Role.MEMBER:
            return say(reader, "you are at {level}", level=level_name(reader, group.mine.consent))
        case Role.COACH:
            if not group.waiting:
                return say(reader, "you coach it; no draft waits")
            return say_n(reader, "you coach it; {n} draft waits", "you coach it; {n} drafts wait", group.waiting)
        case Role.SPONSOR:
            return say(reader, "you see its totals")


def way_on(reader: Reader, group: Place) -> Button:
    """The button that a group has there: what may be seen, the drafts that wait, the members, the totals."""
    match group.mine.role:
        case Role.MEMBER:
            return Button(say(reader, "What may be seen"), "cohort.show", group.cohort.id)
        case Role.COACH if group.waiting:
            return Button(say(reader, "Open the queue"), "review.queue", group.cohort.id)
        case Role.COACH:
            return Button(say(reader, "Show members"), "members.of", group.cohort.id)
        case Role.SPONSOR:
            return Button(say(reader, "Insights"), "insights.show", group.cohort.id)


def row(reader: Reader, group: Place) -> Row:
    """A group on its member's own page."""
    text = say(reader, "{name}: {how}.", name=short(group.cohort.name, NAME), how=standing(reader, group))
    controls = [way_on(reader, group)]
    if group.mine.role is Role.COACH and group.waiting:
        controls.append(Button(say(reader, "Show members"), "members.of", group.cohort.id))
    return Row((text,), tuple(controls))
