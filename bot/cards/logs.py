"""What is said about a log line that was read in part."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from bot.cards.interviews import format_name
from bot.cards.words import N_, Reader, city, clock, day, listed, moment, say, say_n, short
from bot.clock import Instant
from bot.model.calendar import wall
from bot.model.moment import Grain, When
from bot.model.opportunity import InterviewFormat

DOUBTS: Mapping[str, str] = {
    "mention": N_("The person you mentioned is in this chat, so I left them out; write the interviewer's name."),
    "bad address": N_("\"{text}\" isn't a full e-mail address, so I left it out."),
    "surname first": N_("I took \"{text}\" as one person, surname first."),
    "name from address": N_("I took the name from the address {text}."),
    "company from address": N_("I took the company from {text}; Change corrects it."),
    "too many": N_("I kept the first people and left out \"{text}\"."),
}
"""A sentence for each kind of doubt, by the name it has where names are read."""


def doubt(reader: Reader, kind: str, text: str) -> str:
    """What was odd about a piece of the line.

    Raises KeyError for a kind that has no sentence.
    """
    return say(reader, DOUBTS[kind], text=short(text, 60))


def not_placed(reader: Reader, left: str) -> str:
    """What of the line was not understood."""
    return say(reader, "I didn't place this: {left}", left=short(left, 240))


def gist(
    reader: Reader, company: str, role: str, round: str, when: When | None, how: InterviewFormat | None,
    names: Sequence[str], now: Instant,
) -> str:  # fmt: skip
    """What was understood, read back before it is saved: "Acme, Engineer, Thu 5 Mar, 1 pm New York, with Bill"."""
    parts = [short(each, 120) for each in (company, role, round) if each]
    if when is not None:
        parts.append(_when(reader, when, now))
    if how is not None:
        parts.append(format_name(reader, how))
    if names:
        parts.append(say(reader, "with {names}", names=short(listed(reader, names), 240)))
    return f"{', '.join(parts)}." if parts else ""


def from_the_invite(reader: Reader, what: str) -> str:
    """What an invite holds, before it is saved; `what` is its gist."""
    return say(reader, "From the invite: {what}", what=what)


def _when(reader: Reader, when: When, now: Instant) -> str:
    here = wall(when.start, reader.zone or when.zone)
    if when.grain is not Grain.MINUTE:
        return day(reader, here.date(), now=now)
    if reader.zone is None and when.zone == "UTC":
        # No zone was said, and none is known.
        return moment(replace(reader, zone=when.zone), when.start, until=when.end, now=now).removesuffix(" UTC")
    text = moment(replace(reader, zone=reader.zone or when.zone), when.start, until=when.end, now=now)
    there = wall(when.start, when.zone)
    if there.utcoffset() == here.utcoffset():
        return text
    # The zone that was said stays said: "9 am New York (3 pm Paris)".
    return f"{text} ({clock(reader, there.time())} {city(reader, when.zone)})"


def with_addresses(reader: Reader, n: int) -> str:
    """What else is kept of the people that were named."""
    return say_n(reader, "One e-mail address comes with it.", "{n} e-mail addresses come with it.", n)


def or_else(reader: Reader, at: Instant) -> str:
    """Another reading of the time."""
    here = wall(at, reader.zone or "UTC")
    return say(reader, "Or {day}, {time}.", day=day(reader, here.date()), time=clock(reader, here.time()))
