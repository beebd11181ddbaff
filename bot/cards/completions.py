"""What is offered while an option is typed: what was understood so far, in words, and what stands for it."""

from bot.cards.afternote import unread
from bot.cards.countries import country_name
from bot.cards.typed import LINE
from bot.cards.words import Reader, away, city, clock, day, moment, say, spoken, units, within
from bot.chat.card import Suggestion
from bot.clock import Instant
from bot.model.calendar import wall
from bot.model.moment import Trouble, Unread

LONGEST = 100
"""UTF-16 units of a label, and of a value."""


def fits(typed: str) -> bool:
    """Whether what was typed can stand for itself."""
    return 0 < units(typed) <= LONGEST


def _offered(label: str, value: str) -> Suggestion:
    return Suggestion(label=within(label, LONGEST), value=value)


def stamp(at: Instant) -> str:
    """A moment as a value that is read back as that very second, in whatever zone."""
    return f"<t:{int(at.timestamp())}>"


def moment_offered(
    reader: Reader, at: Instant, now: Instant, *, until: Instant | None = None, value: str | None = None
) -> Suggestion:
    """A moment that was understood: the day, the time, the zone, and how far from now."""
    reader = spoken(reader)
    text = say(reader, "{when}, {away}", when=moment(reader, at, until=until, now=now), away=away(reader, at, now))
    return _offered(text, stamp(at) if value is None else value)


def day_offered(reader: Reader, at: Instant, now: Instant, typed: str) -> Suggestion:
    """A day without a time of day, which is still to be said."""
    reader = spoken(reader)
    on = day(reader, wall(at, reader.zone or "UTC").date(), now=now)
    return _offered(say(reader, "{day}. At what time? Add one, like \"3:30pm\".", day=on), typed)


def plain_day_offered(reader: Reader, at: Instant, now: Instant, typed: str) -> Suggestion:
    """A day that needs no time of day."""
    reader = spoken(reader)
    return _offered(day(reader, wall(at, reader.zone or "UTC").date(), now=now), typed)


def not_read(reader: Reader, each: Unread, typed: str) -> Suggestion:
    """What is no time that can be read, or not yet."""
    if each.trouble is Trouble.UNREADABLE:
        text = say(reader, "I can't read that as a time yet. Try \"yesterday 3:30pm\" or \"tue 10am\".")
    else:
        text = unread(reader, each, past=True)
    return _offered(text, typed)


def not_yet(reader: Reader, typed: str, problem: str) -> Suggestion:
    """The same, for a reason that is worded already."""
    return _offered(problem, typed)


def foreign_line(reader: Reader, typed: str) -> Suggestion:
    """A line in a language that is not read yet."""
    return _offered(say(reader, "I read English and Spanish so far. Sent like this, it opens the form; any script is "
                                "fine there."), typed)  # fmt: skip


def place_not_known(reader: Reader, typed: str) -> Suggestion:
    """What names no place yet."""
    return _offered(say(reader, "I don't know that place yet. A city near you works: \"Chicago\", \"Berlin\"."), typed)


def or_type_city(reader: Reader) -> str:
    """Over the second of the two ways to name a zone."""
    return say(reader, "Or type a city")


def zone_asked(reader: Reader, typed: str) -> Suggestion:
    """A time that cannot be placed before the zone is known."""
    return _offered(say(reader, "\"{text}\": I'll ask for your time zone once, then it's read in it.",
                        text=within(typed, 30)), typed)  # fmt: skip


SHOWN = "?"
"""What stands for an example: nothing is understood of it, so that it opens the form."""


def line_shown(reader: Reader) -> Suggestion:
    """What a line is like, before anything is typed."""
    return _offered(say(reader, "Like \"{line}\"; this one opens the form", line=say(reader, LINE)), SHOWN)


def followup_shown(reader: Reader) -> Suggestion:
    """What a line about anything else than an interview is like, before anything is typed."""
    line = say(reader, "applied to Acme, Staff Engineer, yesterday")
    return _offered(say(reader, "Like \"{line}\"; this one opens the form", line=line), SHOWN)


def zone_to_ask(reader: Reader) -> str:
    """What is still to come where the zone is not known."""
    return say(reader, "I'll ask for your time zone once.")


def line_offered(reader: Reader, gist: str, asks: str, typed: str) -> Suggestion:
    """A line as it was understood so far; `asks` is what is still to be said."""
    text = " ".join(each for each in (gist, asks) if each)
    return _offered(text or say(reader, "Not understood yet. Try \"Acme, Engineer, yesterday 3pm with Grace\"."), typed)


def zone_offered(reader: Reader, zone: str, place: str, country: str | None, now: Instant) -> Suggestion:
    """A zone with the time that it is there; `place` is what it was looked for by, where that is another city."""
    reader = spoken(reader)
    where, land = city(reader, zone), country_name(reader, country)
    time = clock(reader, wall(now, zone).time(), full=True)
    if place:
        text = say(reader, "{place} ({city}): {time} there now", place=place, city=where, time=time)
    elif land and land != where:
        text = say(reader, "{city}, {country}: {time} there now", city=where, country=land, time=time)
    else:
        text = say(reader, "{city}: {time} there now", city=where, time=time)
    return _offered(text, zone)
