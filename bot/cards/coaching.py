"""What a coach sees of members by name: one row each, by how they stand, and never a word that a member wrote."""

from bot.cards.coach_page import button as page_button
from bot.cards.words import Reader, day, say, say_n, short
from bot.chat.card import Block, Button, Card, Control, Line, Mood, Row
from bot.clock import Instant
from bot.model.calendar import wall
from bot.model.cohort import Cohort
from bot.model.standing import Help, Progress, Roster, Stage, Standing

_NAME = 40
_COMPANY = 40


def standing_name(reader: Reader, standing: Standing) -> str:
    """How a member stands, as a heading."""
    match standing:
        case Standing.DRAFTED:
            return say(reader, "Drafted, not sent")
        case Standing.QUIET:
            return say(reader, "Quiet")
        case Standing.ON_TRACK:
            return say(reader, "On track")


def standing_means(reader: Reader, standing: Standing) -> str:
    """What that means, in a line."""
    match standing:
        case Standing.DRAFTED:
            return say(reader, "a note has waited for a day or more")
        case Standing.QUIET:
            return say(reader, "nothing logged or sent for 14 days, and nothing coming up")
        case Standing.ON_TRACK:
            return say(reader, "nothing waits")


def stage_name(reader: Reader, stage: Stage) -> str:
    """Where it stands with a company."""
    match stage:
        case Stage.REFERRED:
            return say(reader, "referral")
        case Stage.APPLIED:
            return say(reader, "application")
        case Stage.TALKING:
            return say(reader, "conversation")
        case Stage.PHONE:
            return say(reader, "phone interview")
        case Stage.VIDEO:
            return say(reader, "video interview")
        case Stage.ONSITE:
            return say(reader, "onsite interview")
        case Stage.INTERVIEW:
            return say(reader, "interview")
        case Stage.OFFER:
            return say(reader, "offer")


def help_words(reader: Reader, help: Help) -> str:
    """What may help; empty: nothing is needed."""
    match help:
        case Help.READ:
            return say(reader, "asked you to read a draft")
        case Help.ASK:
            return say(reader, "you may ask to read it")
        case Help.WORD:
            return say(reader, "a word from you")
        case Help.FIRST:
            return say(reader, "a hand with a first entry")
        case Help.HELLO:
            return say(reader, "a hello, no more")
        case Help.NOTHING:
            return ""


def since_words(reader: Reader, row: Progress, now: Instant, zone: str) -> str:
    """Since when it is so: "since Tue 3 Mar"; empty where it does not matter."""
    if row.standing is Standing.ON_TRACK:
        return ""
    if row.since is None:
        return say(reader, "nothing logged yet")
    on = day(reader, wall(row.since, zone).date(), now=now)
    return say(reader, "since {day}", day=on)


def since_day(reader: Reader, row: Progress, now: Instant, zone: str) -> str:
    """The same in a column of its own."""
    if row.standing is Standing.ON_TRACK or row.since is None:
        return since_words(reader, row, now, zone)
    return day(reader, wall(row.since, zone).date(), now=now)


def name_of(reader: Reader, row: Progress) -> str:
    """A member as the cohort knows them."""
    return row.name or say(reader, "a member without a name")


def roster(reader: Reader, shown: Roster, now: Instant, *, has_page: bool = False) -> Card:
    """The members by how they stand, the ones who may need a word first; `has_page`: there is one to open."""
    cohort = shown.cohort
    if not cohort.open:
        return _over(reader, cohort)
    blocks: list[Block] = []
    before: Standing | None = None
    for row in shown.rows:
        if row.standing is not before:
            before = row.standing
            count = shown.counts.get(row.standing, 0)
            head = say(reader, "{state}: {n}", state=standing_name(reader, row.standing), n=count)
            blocks.append(Line((f"{head} ({standing_means(reader, row.standing)})",)))
        blocks.append(_row(reader, cohort, row, now))
    if not shown.rows:
        blocks.append(Line((say(reader, "Nobody has chosen to be seen by name so far. That is theirs to choose."),)))
    blocks.append(Line((named(reader, shown),), Mood.QUIET))
    return Card(
        title=say(reader, "Members of {name}", name=short(cohort.name, 80)),
        blocks=tuple(blocks),
        controls=_controls(reader, shown, has_page=has_page),
        preview=say(reader, "Your group"),
    )


def named(reader: Reader, shown: Roster) -> str:
    """How many are seen by name; how many are not, and who, is not said."""
    if shown.others:
        return say_n(reader, "{n} named, others private or counted.", "{n} named, others private or counted.",
                     shown.named)  # fmt: skip
    return say_n(reader, "{n} named.", "{n} named.", shown.named)


def as_seen(reader: Reader, cohort: Cohort, row: Progress, now: Instant) -> Block:
    """One's own row, as the coach reads it."""
    return _row(reader, cohort, row, now, presses=False)


def _row(reader: Reader, cohort: Cohort, row: Progress, now: Instant, *, presses: bool = True) -> Row:
    about = ", ".join(
        each for each in (
            short(row.company, _COMPANY), "" if row.stage is None else stage_name(reader, row.stage),
        ) if each
    )  # fmt: skip
    needs = say(reader, "asked you to read a draft") if row.help is Help.READ else ""
    parts = [short(name_of(reader, row), _NAME), about, since_words(reader, row, now, cohort.zone), needs]
    controls: tuple[Control, ...] = ()
    if presses and row.help is Help.ASK:
        controls = (Button(say(reader, "Ask to read"), "review.may_i", f"{cohort.id} {row.member_id}"),)
    return Row((" · ".join(each for each in parts if each),), controls)


def _controls(reader: Reader, shown: Roster, *, has_page: bool) -> tuple[Control, ...]:
    def turn_to(label: str, page: int) -> Button:
        return Button(label, "members.list", f"{shown.cohort.id} {page}")

    controls: list[Control] = []
    if shown.page > 1:
        controls.append(turn_to(say(reader, "Back"), shown.page - 1))
    if shown.page < shown.pages:
        controls.append(turn_to(say(reader, "Next 10"), shown.page + 1))
    if has_page:
        controls.append(page_button(reader, shown.cohort))
    return tuple(controls)


def _over(reader: Reader, cohort: Cohort) -> Card:
    text = say(reader, "{name} has ended, and sharing stopped with it: nobody is seen by name.", name=cohort.name)
    return Card(title="", blocks=(Line((text,)),))
