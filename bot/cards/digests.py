"""What a cohort's channel and its coaches are told of a week; and what a coach or sponsor sees of the run."""

from datetime import timedelta

from bot.cards.coach_figures import count, hours, percent
from bot.cards.forms import SKIP_REASONS
from bot.cards.goals import goal_text
from bot.cards.pictures import on_time
from bot.cards.words import N_, Reader, day, say, say_n
from bot.chat.card import Block, Button, Card, Fact, Facts, File, Line, Mood, Quote, Style
from bot.model.cohort import Cohort, GoalKind
from bot.model.digest import Digest, reached
from bot.model.evidence import CARDS
from bot.model.figures import Figure, Insights

TIPS = (
    N_("A tip: a note goes quickest on the way home, while the talk is fresh."),
    N_("A tip: one detail from the talk is enough. Three sentences do."),
    N_("A tip: no address at hand? A message on LinkedIn counts as well."),
    N_("A tip: if a note feels pushy, a short thank-you asks for nothing."),
)


def digest(reader: Reader, found: Digest) -> Card:
    """A week, as the cohort's channel is told it."""
    shown = found.figures
    rows = []
    if found.posted:
        rows.append(_fact(reader, say(reader, "Every note within 48 hours"), _rate(reader, found), shown.on_time))
        if not shown.hours.hidden:
            rows.append(_fact(reader, say(reader, "Median time to send"), hours(reader, shown.hours), shown.hours))
    for name, figure in (
        (say(reader, "Notes sent"), shown.notes),
        (say(reader, "Interviews held"), shown.interviews),
        (say(reader, "Applications and conversations"), shown.steps),
    ):
        if figure.value:
            rows.append(_fact(reader, name, count(reader, figure), figure))
    blocks: list[Block] = []
    if rows:
        blocks.append(Facts(tuple(rows)))
    elif shown.any:
        blocks.append(Line((say(reader, "Members were active this week. Figures are shown where five people or more "
                                        "stand behind them."),)))  # fmt: skip
    if line := _goal_line(reader, found):
        blocks.append(Line((line,)))
    if found.celebrations:
        blocks.append(Line((say(reader, "Shared by members, in their words:"),)))
        blocks.extend(Quote(each.words) for each in found.celebrations)
    if found.posted:
        if (picture := on_time(reader, found.bars)) is not None:
            blocks.append(picture)
        blocks.append(Line((_survey(reader),), Mood.QUIET))
    elif shown.any:
        blocks.append(Line((say(reader, TIPS[found.tip]),)))
    title = say(reader, "{name}: the week of {day}", name=found.cohort.name, day=day(reader, found.first))
    return Card(title=title, blocks=tuple(blocks), preview=title)


def _rate(reader: Reader, found: Digest) -> str:
    """The rate, beside that of the week before where it has risen since."""
    now = percent(reader, found.figures.on_time)
    if len(found.bars) < 2 or found.figures.on_time.weeks > 1:
        return now
    before, last = found.bars[-2:]
    if before.about or last.about or before.rate >= last.rate or last.first - before.first != timedelta(days=7):
        return now
    return say(reader, "{rate}, up from {n} % the week before", rate=now, n=before.rate)


def _fact(reader: Reader, name: str, value: str, figure: Figure) -> Fact:
    if figure.weeks > 1:
        value = say_n(reader, "{value}, over {n} week", "{value}, over {n} weeks", figure.weeks, value=value)
    return Fact(name, (value,))


def _goal_line(reader: Reader, found: Digest) -> str:
    goal = found.cohort.goal
    if goal is None or (goal.kind is GoalKind.ON_TIME and not found.posted):
        return ""
    figure = reached(goal, found.figures)
    if figure.value is None:
        return ""
    words = goal_text(reader, goal)
    if figure.about:
        return say(reader, "The group aims at {goal}.", goal=words)
    if figure.value >= goal.target:
        return say(reader, "The group aimed at {goal}, and met it.", goal=words)
    return say(reader, "The group aims at {goal}; this week {n}.", goal=words, n=figure.value)


def _survey(reader: Reader) -> str:
    known = next(each for each in CARDS if each.key == "received")
    return say(reader, "A different measure: in the US in {year}, HR managers said {n} % of applicants sent them a "
                       "note ({source}).", year=known.year, n=known.figures[0], source=known.source)  # fmt: skip


def preview(reader: Reader, found: Digest) -> Card:
    """A digest as it would be posted, for the coach who asks; nothing is posted so far."""
    card = digest(reader, found)
    blocks: list[Block] = [Line((say(reader, "Only you see this. In the channel:"),), Mood.QUIET)]
    blocks += card.blocks
    if found.withheld:
        blocks.append(Line((_private(reader, found),), Mood.QUIET))
    what = f"{found.cohort.id} {found.first.isoformat()}"
    controls = (Button(say(reader, "Post it"), "digest.post", what, Style.PRIMARY),)
    return Card(title=card.title, blocks=tuple(blocks), controls=controls)


def posted(reader: Reader, cohort: Cohort) -> Card:
    """It is on its way to the channel."""
    return Card(title="", blocks=(Line((say(reader, "The digest is on its way to {name}.", name=cohort.name),)),))


def posted_before(reader: Reader, cohort: Cohort) -> Card:
    """The channel has this week's digest."""
    return Card(title="", blocks=(Line((say(reader, "{name} has this week's digest already.", name=cohort.name),)),))


def nothing_yet(reader: Reader, cohort: Cohort) -> Card:
    """There is no digest to show."""
    text = say(reader, "There is nothing to tell of {name} so far: a digest covers a full week, and those who are "
                       "counted all through it.", name=cohort.name)  # fmt: skip
    return Card(title="", blocks=(Line((text,)),))


def withheld(reader: Reader, found: Digest) -> Card:
    """For a coach alone: the rate that the channel was not shown."""
    return Card(
        title=say(reader, "{name}, for coaches", name=found.cohort.name),
        blocks=(Line((_private(reader, found),)),
                Line((say(reader, "The channel has its other figures, and one tip."),), Mood.QUIET)),
        controls=(Button(say(reader, "Insights"), "insights.show", found.cohort.id),),
        preview=say(reader, "{name}: a word for coaches", name=found.cohort.name),
    )  # fmt: skip


def _private(reader: Reader, found: Digest) -> str:
    return say(reader, "For coaches alone: {rate} of interviews had every note within 48 hours. Below half, or below "
                       "the week before, it is not posted.",
               rate=percent(reader, found.figures.on_time))  # fmt: skip


def insights(reader: Reader, cohort: Cohort, found: Insights, *, page: bool = True) -> Card:
    """The run so far for whoever may look at it: closed weeks only."""
    whole = found.whole
    rows = [
        Fact(name, (value,))
        for name, value in (
            (say(reader, "Every note within 48 hours"), percent(reader, whole.on_time)),
            (say(reader, "Median time to send"), hours(reader, whole.hours)),
            (say(reader, "Notes sent"), count(reader, whole.notes)),
            (say(reader, "Second interview after a note"), percent(reader, found.second_with)),
            (say(reader, "Second interview without one"), percent(reader, found.second_without)),
        )
        if value
    ]
    blocks: list[Block] = []
    if rows:
        blocks.append(Facts(tuple(rows)))
    if not found.second_with.hidden:
        blocks.append(Line((say(reader, "The second pair is no proof of cause."),), Mood.QUIET))
    if found.skips:
        names = dict(SKIP_REASONS)
        blocks.append(Line((say(reader, "Why notes were skipped, in people:"),)))
        blocks.append(Facts(tuple(
            Fact(say(reader, names.get(reason, reason.value)), (count(reader, figure),))
            for reason, figure in found.skips
        )))  # fmt: skip
    if not rows:
        blocks.append(Line((say(reader, "Figures come once a week is over and five people or more stand behind "
                                        "them."),)))  # fmt: skip
    elif found.about:
        blocks.append(Line((say(reader, "Who is counted changed by a few people, so figures are rounded."),),
                           Mood.QUIET))  # fmt: skip
    controls = [Button(say(reader, "As a spreadsheet"), "insights.export", cohort.id)]
    if page:
        controls.insert(0, Button(say(reader, "Open the page"), "page.open", cohort.id, Style.PRIMARY))
    return Card(title=say(reader, "{name}: insights", name=cohort.name), blocks=tuple(blocks), controls=tuple(controls))


def export(reader: Reader, cohort: Cohort, file: File) -> Card:
    """Totals by week as a file, which name nobody."""
    text = say(reader, "Totals of {name} by week. They name nobody, and leave out what fewer than five people stand "
                       "behind.", name=cohort.name)  # fmt: skip
    return Card(title=say(reader, "Export"), blocks=(Line((text,)), file))
