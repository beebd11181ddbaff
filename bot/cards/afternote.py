"""What is said about Afternote itself: privacy, pause, and what went wrong."""

from collections.abc import Mapping, Sequence

from bot.cards.countries import country_name as country_name
from bot.cards.nudges_list import coming_line
from bot.cards.words import Reader, city, day, either, moment, say, say_n, short, soon
from bot.chat.card import Block, Button, Card, CommandName, Copy, Line, Mood, Style, Suggestion
from bot.chat.inbound import House
from bot.chat.spec import CommandSpec
from bot.clock import Instant
from bot.model.calendar import wall
from bot.model.moment import Flag, Trouble, Unread
from bot.model.nudge import Nudge


def out_of_hand(reader: Reader, house: House, platform: str) -> str:
    """What Afternote cannot control where it speaks; `platform` is that platform's name."""
    match house:
        case House.WORKSPACE:
            return say(reader, "Owners of some workspaces can export messages, DMs included, and whoever runs "
                               "Afternote holds the key.")  # fmt: skip
        case House.SERVERS:
            return say(reader, "Server admins can't read our DM. {platform} itself can, and whoever runs Afternote "
                               "holds the key.", platform=platform.capitalize())  # fmt: skip


def privacy(
    reader: Reader, house: House, platform: str, *, rewords: str, groups: Sequence[Block] = (), change: str = ""
) -> Card:
    """Who can see what, what Afternote cannot control, and how to erase.

    `rewords`: where a model is, if any; `groups`: the levels and what coaches saw; `change`: the group to change it in.
    """
    passed_on = say(reader, "Nothing is sold or passed on.")
    if rewords:
        passed_on = say(reader, "Nothing is sold; drafts reach {host} by your wish alone.", host=short(rewords, 60))
    return Card(
        title=say(reader, "Privacy"),
        blocks=(
            Line((say(reader, "Private by default: coaches and members see what you share, and nothing else."),
                  " ", passed_on)),
            *groups,
            Line((out_of_hand(reader, house, platform), say(reader, " That's out of my hands."))),
            Line((CommandName("interview delete"),
                  say(reader, " erases an interview with its notes; "), CommandName("afternote forget"),
                  say(reader, " erases everything."))),
        ),
        controls=(
            *((Button(say(reader, "What may be seen"), "cohort.show", change),) if change else ()),
            Button(say(reader, "Settings"), "settings.show"),
            Button(say(reader, "Erase everything"), "forget", "", Style.GRAVE),
        ),
    )  # fmt: skip


def paused(reader: Reader, until: Instant, waiting: int, now: Instant) -> Card:
    """Nothing before then; nothing is lost."""
    text = say(reader, "Paused. I'll be back {when}.", when=soon(reader, until, now))
    rest = say_n(reader, "One reminder waits until then.", "{n} reminders wait until then.", waiting)
    blocks: list[Block] = [Line((text,))]
    if waiting:
        blocks.append(Line((rest,), Mood.QUIET))
    return Card(title="", blocks=tuple(blocks), controls=(Button(say(reader, "Resume"), "settings.resume"),))


def was_not_paused(reader: Reader) -> Card:
    """Resume, where there was no pause."""
    return Card(title="", blocks=(Line((say(reader, "You weren't paused."),)),))


def resumed(reader: Reader, coming: Sequence[Nudge], company: str, now: Instant) -> Card:
    """Back again; what is planned, soonest first, and which company the first of it is about."""
    text = say(reader, "I'm back.") + " " + (
        say_n(reader, "One message is planned.", "{n} messages are planned.", len(coming)) if coming
        else say(reader, "Nothing is planned.")
    )  # fmt: skip
    blocks = [Line((text,))]
    if coming:
        first = coming[0]
        when = moment(reader, first.next_at, now=now) if first.next_at > now else say(reader, "in a moment")
        what = coming_line(reader, first.kind, company)
        blocks.append(Line((say(reader, "Next from me: {what}, {when}.", what=what, when=when),)))
    return Card(title="", blocks=tuple(blocks))


def unread(reader: Reader, each: Unread, *, past: bool = False) -> str:
    """Why a time was not understood, and what would be."""
    text = short(each.text, 60)
    example = say(reader, "\"yesterday 3:30pm\" or \"tue 10am\"") if past else say(
        reader, "\"thursday 3pm\" or \"in 2 days\"")  # fmt: skip
    match each.trouble:
        case Trouble.UNREADABLE:
            return say(reader, "I couldn't read \"{text}\". Try {example}.", text=text, example=example)
        case Trouble.NO_SUCH_TIME:
            return say(reader, "There is no such time as \"{text}\". Try {example}.", text=text, example=example)
        case Trouble.NO_SUCH_DATE:
            return say(reader, "There is no such date as \"{text}\". Try {example}.", text=text, example=example)
        case Trouble.TOO_FAR:
            return say(reader, "\"{text}\" is more than two years away. Try {example}.", text=text, example=example)
        case Trouble.TOO_LONG:
            return say(reader, "That's longer than a time can be. Try {example}.", example=example)
        case Trouble.REFUSED:
            return say(reader, "\"{text}\" is more than one moment. Try {example}.", text=text, example=example)


def flag(reader: Reader, each: Flag, at: Instant, now: Instant) -> str | None:
    """What was assumed in reading a time, when it is worth a line."""
    when = moment(reader, at, now=now)
    match each:
        case Flag.GAP:
            return say(reader, "The clocks go forward then, so that time doesn't exist; I took {when}.", when=when)
        case Flag.FOLD:
            return say(reader, "The clocks go back then, so that time comes twice; I took the first.")
        case Flag.NUMERIC:
            here = wall(at, reader.zone or "UTC").date()
            return say(reader, "I read the date as {day}.", day=day(reader, here, now=now))
        case Flag.TIME_ONLY:
            return say(reader, "You named no day, so I took {when}.", when=when)
        case Flag.ZONE:
            return say(reader, "That zone has several meanings; I took {when}.", when=when)
        case Flag.WEEKDAY:
            return say(reader, "The weekday and the date don't agree; I kept the date.")
        case Flag.WEEK:
            return say(reader, "I took {when}; Change if another was meant.", when=when)
        case Flag.AMPM | Flag.YEAR | Flag.FUTURE_IN_LOG:
            return None


def unplaced(reader: Reader, left: str) -> str:
    """What of a line was not understood, though it is saved."""
    return say(reader, "I left this out: \"{left}\". Change adds it.", left=short(left, 200))


def no_such_zone(reader: Reader, typed: str, near: Sequence[tuple[str, str]] = ()) -> str:
    """The zone was not understood; `near` may have been meant: zones, each with the name of a place in it or none."""
    text = short(typed, 40)
    if near:
        meant = either(reader, [_of_zone(reader, zone, place) for zone, place in near])
        return say(reader, "I don't know the zone \"{typed}\". Did you mean {names}?", typed=text, names=meant)
    return say(reader, "I don't know the zone \"{typed}\". A city near you works: \"Chicago\", \"Berlin\".",
               typed=text)  # fmt: skip


def _of_zone(reader: Reader, zone: str, place: str) -> str:
    """A zone by its city, or by the place that was named and whose time is kept there."""
    return say(reader, "{place} ({city} time)", place=place, city=city(reader, zone)) if place else city(reader, zone)


def not_yours(reader: Reader) -> Card:
    """The same words for somebody else's and for what never was."""
    text = say(reader, "That's gone: it was deleted, or belongs to somebody else. Nothing changed.")
    return Card(title="", blocks=(Line((text,)),))


def too_long(reader: Reader, length: int, limit: int) -> Card:
    """More text than is taken."""
    return Card(
        title="",
        blocks=(
            Line((say(reader, "That's {length} characters, and I take {limit}. Nothing was saved.",
                      length=f"{length:,}", limit=f"{limit:,}"),)),
            Line((say(reader, "A company, a time and the names are enough to log an interview."),)),
        ),
        controls=(Button(say(reader, "Log an interview"), "interview.log", "", Style.PRIMARY),),
    )  # fmt: skip


def required(reader: Reader) -> str:
    """A field that must be filled."""
    return say(reader, "This one is needed.")


def too_many_characters(reader: Reader, limit: int) -> str:
    """A field that is too long."""
    return say(reader, "At most {limit} characters fit here.", limit=f"{limit:,}")


def form_is_gone(reader: Reader, values: Mapping[str, str]) -> Card:
    """The form is not open any more; what was typed is handed back."""
    blocks: list[Block] = [
        Line((say(reader, "That form isn't open any more, so nothing was saved. This is what you typed:"),))
    ]
    blocks.extend(Copy(name, value) for name, value in values.items() if value.strip())
    return Card(
        title="",
        blocks=tuple(blocks),
        controls=(Button(say(reader, "Log an interview"), "interview.log", ""),),
    )


def already(reader: Reader) -> Card:
    """The same press, come twice."""
    return Card(title="", blocks=(Line((say(reader, "That's done already; nothing was done twice."),)),))


def our_fault(reader: Reader, reference: str) -> Card:
    """Something unexpected broke; nothing was half-saved."""
    return Card(
        title="",
        blocks=(
            Line((say(reader, "Something broke on my side, and nothing of this was saved."),)),
            Line((say(reader, "Please try once more. If it stays, whoever runs Afternote can look up {reference}.",
                      reference=reference),)),
        ),
    )  # fmt: skip


def needs_zone(reader: Reader) -> Card:
    """Nothing is planned before the zone is known."""
    return Card(
        title="",
        blocks=(Line((say(reader, "I need your time zone first, so that I don't write at night."),)),),
        controls=(Button(say(reader, "Set it"), "settings.open", "", Style.PRIMARY),),
    )


def foreign(reader: Reader) -> str:
    """The line is in a language that is not read yet."""
    return say(reader, "I read English and Spanish so far, so I didn't understand that line. Here is the form; any "
                       "script is fine in it.")  # fmt: skip


def ask_rest(reader: Reader, *, company: bool, when: bool, part: bool) -> str:
    """What is still missing of a log line."""
    if company and when:
        return say(reader, "Which company, and when?")
    if company:
        return say(reader, "Which company was it?")
    if part:
        return say(reader, "At what time?")
    return say(reader, "When is it, or was it?")


def unreachable(reader: Reader, n: int, house: House) -> Card:
    """So many messages could not be delivered: how DMs are opened, where what waits is listed, and a way there."""
    lost = say_n(reader, "A message of mine may not have reached you by DM.",
                 "{n} messages of mine may not have reached you by DM.", max(n, 1))  # fmt: skip
    match house:
        case House.WORKSPACE:
            how = say(reader, " Open them for me, or look at ")
        case House.SERVERS:
            how = say(reader, " To open them: the server's name, Privacy Settings, Direct Messages. Or look at ")
    return Card(
        title="",
        blocks=(Line((lost, how, CommandName("note list"), say(reader, " now and then.")), Mood.LOOK),),
        controls=(Button(say(reader, "What waits now"), "home"),),
    )


def behind_us(reader: Reader) -> str:
    """A time that should lie ahead does not."""
    return say(reader, "That has passed already. Try \"tomorrow 9am\" or \"in 2 hours\".")


def pause_too_far(reader: Reader) -> str:
    """A pause that would end in the past, or after a year."""
    return say(reader, "A pause ends later than now and within a year. Try \"monday\".")


def not_paused(reader: Reader, problem: str) -> Card:
    """The end of the pause was not understood; nothing changed."""
    return Card(title="", blocks=(Line((problem,)), Line((say(reader, "Nothing was changed."),), Mood.QUIET)))


def command_offered(reader: Reader, spec: CommandSpec) -> Suggestion:
    """A command among the completions."""
    return Suggestion(label=f"/{spec.path}", value=spec.path, hint=say(reader, spec.description))
