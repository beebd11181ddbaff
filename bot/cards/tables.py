"""What is said about a table that was dropped in the chat: what was understood, and what would follow."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.cards.columns import other_columns, taken
from bot.cards.kinds import contact_name
from bot.cards.words import Reader, day, listed, moment, say, say_n, short
from bot.chat.card import Block, Button, Card, Line, Mood, Row, Strong, Style
from bot.clock import Instant
from bot.model.calendar import wall
from bot.model.opportunity import SENT_IN, ContactKind

SHOWN = 8
"""How many rows of a table one card reads back."""
NOT_READ = 5
"""How many rows that were not understood are named."""


@dataclass(frozen=True, slots=True)
class Understood:
    """One row of a table, as it would be logged."""

    company: str
    role: str
    starts: Instant
    ends: Instant | None
    people: tuple[str, ...]
    outcome: str = ""
    kind: ContactKind = ContactKind.INTERVIEW
    stage: str = ""
    """How far it came, as the row says it."""


@dataclass(frozen=True, slots=True)
class Follows:
    """The messages that an import would bring."""

    count: int
    first: Instant | None
    last: Instant | None = None


@dataclass(frozen=True, slots=True)
class DryRun:
    """What importing a table comes to."""

    rows: tuple[Understood, ...]
    left: tuple[tuple[int, str], ...]
    """Rows that were not understood: their number, and why."""
    there: int
    """Rows that are logged already."""
    more: int
    """Rows beyond those that are read."""
    noon: int
    """Rows that name a day only."""
    aside: int
    """Rows that come in as unanswered."""
    follows: Follows
    value: str
    taken: tuple[tuple[str, str], ...] = ()
    """What each used column was taken for: its name in the file, and `company`, `role`, ..."""
    unused: tuple[str, ...] = ()
    both_orders: tuple[str, ...] = ()
    """A date that begins with its day and one that begins with its month, where the file holds both."""
    columns: str = ""
    """What the button that takes the columns otherwise carries; empty where there is nothing to take."""


def zone_first(reader: Reader) -> Card:
    """The times of a table are meant in the member's zone, which is not known."""
    return Card(
        title="",
        blocks=(
            Line((say(reader, "I need your time zone first, to know when these were. Nothing was saved."),)),
            Line((say(reader, "Set it, then give me the file once more."),)),
        ),
        controls=(Button(say(reader, "Set it"), "settings.open", "", Style.PRIMARY),),
    )


def no_company(reader: Reader) -> str:
    """A row that names no company."""
    return say(reader, "no company")


def no_day(reader: Reader) -> str:
    """A row that names no day."""
    return say(reader, "no day")


def no_hour(reader: Reader) -> str:
    """A row of today or ahead that names a day only."""
    return say(reader, "no time of day")


def not_a_time(reader: Reader, text: str) -> str:
    """A row whose time cannot be read."""
    return say(reader, "\"{text}\" is no time I can read", text=short(text, 60))


def dry_run(reader: Reader, run: DryRun, now: Instant) -> Card:
    """What importing a table comes to; nothing is saved yet."""
    count = len(run.rows)
    if not count:
        return _nothing_to_import(reader, run)
    others = other_columns(reader, run.columns)
    lead = say(reader, "I read {what}. Nothing is saved yet.", what=counted(reader, [each.kind for each in run.rows]))
    blocks: list[Block] = [Line((lead,))]
    blocks.extend(taken(reader, run.taken, run.unused))
    blocks.extend(Row((_understood(reader, each, now),)) for each in run.rows[:SHOWN])
    if count > SHOWN:
        blocks.append(Line((say_n(reader, "And one more.", "And {n} more.", count - SHOWN),)))
    if run.noon:
        blocks.append(
            Line((say_n(reader, "One row names a day only; I took noon.", "{n} rows name a day only; I took noon.",
                        run.noon),), Mood.LOOK)
        )  # fmt: skip
    if run.both_orders:
        first, other = (short(each, 20) for each in run.both_orders)
        blocks.append(
            Line((say(reader, "I read both {one} and {other}: day and month stand in either order here.", one=first,
                      other=other),), Mood.LOOK)
        )  # fmt: skip
    blocks.extend(_left_out(reader, run))
    if run.aside:
        blocks.append(
            Line((say_n(reader, "One ended more than 21 days ago and comes in as no answer.",
                        "{n} ended more than 21 days ago and come in as no answer.", run.aside),))
        )  # fmt: skip
    blocks.append(Line((_follows(reader, run.follows, now),)))
    return Card(
        title="",
        blocks=tuple(blocks),
        controls=(Button(say(reader, "Import these"), "import.rows", run.value, Style.PRIMARY), *others),
    )


def counted(reader: Reader, kinds: Sequence[ContactKind]) -> str:
    """So many of each kind: "97 applications and 3 interviews"."""
    return listed(reader, [_so_many(reader, kind, kinds.count(kind)) for kind in ContactKind if kind in kinds])


def _so_many(reader: Reader, kind: ContactKind, n: int) -> str:
    match kind:
        case ContactKind.INTERVIEW:
            return say_n(reader, "one interview", "{n} interviews", n)
        case ContactKind.APPLICATION:
            return say_n(reader, "one application", "{n} applications", n)
        case ContactKind.RESUME:
            return say_n(reader, "one résumé", "{n} résumés", n)
        case ContactKind.INTRO:
            return say_n(reader, "one introduction call", "{n} introduction calls", n)
        case ContactKind.NETWORKING:
            return say_n(reader, "one conversation", "{n} conversations", n)
        case ContactKind.REFERRAL:
            return say_n(reader, "one referral", "{n} referrals", n)


def _lists(reader: Reader, kinds: Sequence[ContactKind]) -> tuple[Button, ...]:
    """The lists in which these stand."""
    interviews = Button(say(reader, "Your interviews"), "interview.list", "0")
    others = Button(say(reader, "Your follow-ups"), "followup.list", "0")
    held = [interviews] if ContactKind.INTERVIEW in kinds else []
    return (*held, *([others] if set(kinds) - {ContactKind.INTERVIEW} else []))


def _nothing_to_import(reader: Reader, run: DryRun) -> Card:
    if run.there and not run.left:
        lead = say(reader, "Everything in that file is logged already. Nothing was changed.")
    else:
        lead = say(reader, "I read nothing new in that file, so nothing was saved.")
    return Card(
        title="",
        blocks=(
            Line((lead,)),
            *_left_out(reader, run, there=bool(run.left)),
            *((Line((say(reader, "A row needs a company and a time, such as \"2026-03-02 15:30\"."),)),)
              if run.left else ()),
        ),
        controls=(*other_columns(reader, run.columns), Button(say(reader, "Your interviews"), "interview.list", "0")),
    )  # fmt: skip


def _left_out(reader: Reader, run: DryRun, *, there: bool = True) -> list[Block]:
    blocks: list[Block] = []
    if run.there and there:
        blocks.append(
            Line((say_n(reader, "One is logged already; it stays as it is.",
                        "{n} are logged already; they stay as they are.", run.there),), Mood.QUIET)
        )  # fmt: skip
    if run.left:
        blocks.append(
            Line((Strong(say_n(reader, "One row I couldn't read:", "{n} rows I couldn't read:", len(run.left))),))
        )
        blocks.extend(
            Line((say(reader, "Row {n}: {why}.", n=number, why=why),), Mood.QUIET)
            for number, why in run.left[:NOT_READ]
        )
        if len(run.left) > NOT_READ:
            blocks.append(Line((say(reader, "And so on."),), Mood.QUIET))
    if run.more:
        blocks.append(
            Line((say(reader, "I read the first 100 rows; {n} more are left. They can come in a file of their own.",
                      n=f"{run.more:,}"),), Mood.LOOK)
        )  # fmt: skip
    return blocks


def _understood(reader: Reader, each: Understood, now: Instant) -> str:
    if each.kind in SENT_IN or each.kind is ContactKind.REFERRAL:
        when = day(reader, wall(each.starts, reader.zone or "UTC").date(), now=now)
    else:
        when = moment(reader, each.starts, until=each.ends, now=now)
    parts = [short(each.company, 80), short(each.role, 80)]
    if each.kind is not ContactKind.INTERVIEW:
        parts.append(contact_name(reader, each.kind))
    text = ", ".join([*filter(None, parts), when])
    if each.people:
        text += say(reader, ", with {names}", names=short(listed(reader, each.people), 160))
    # "Bill L." closes the sentence by itself.
    text = text if text.endswith(".") else f"{text}."
    came = each.outcome or short(each.stage, 60)
    return f"{text} {came.rstrip('.')}." if came else text


def _follows(reader: Reader, follows: Follows, now: Instant) -> str:
    if follows.first is None:
        return say(reader, "No message from me would follow.")
    when = moment(reader, follows.first, now=now)
    if follows.last is None or follows.count < 2:
        return say_n(
            reader, "One message from me would follow: {when}.",
            "At most {n} messages from me would follow, the first {when}.", follows.count, when=when,
        )  # fmt: skip
    last = day(reader, wall(follows.last, reader.zone or "UTC").date(), now=now)
    return say(reader, "At most {n} messages from me would follow, the first {when}, the last {last}.",
               n=follows.count, when=when, last=last)  # fmt: skip


def imported(
    reader: Reader, kinds: Sequence[ContactKind], follows: Follows, now: Instant, *, aside: int = 0
) -> Card:
    """They are logged; `aside` of them came in as unanswered."""
    if not kinds:
        lead = say(reader, "Everything in that file is logged already. Nothing was changed.")
    else:
        lead = say(reader, "Imported: {what}.", what=counted(reader, kinds))
    if aside:
        lead += " " + say_n(reader, "One is closed as no answer.", "{n} are closed as no answer.", aside)
    if follows.first is None:
        rest = say(reader, "I won't send anything about them.")
    else:
        rest = say(reader, "You'll hear from me first on {when}.", when=moment(reader, follows.first, now=now))
    return Card(
        title="",
        blocks=(Line((lead,), Mood.GOOD), Line((rest + " " + say(reader, "Only you see this."),))),
        controls=_lists(reader, kinds) or (Button(say(reader, "Your interviews"), "interview.list", "0"),),
    )
