"""What is said about a cohort's policy: its cadence in plain words, every cap, and the form that changes it."""

from collections.abc import Mapping
from datetime import timedelta

from bot.cards.words import Reader, city, clock, day, say, say_n, weekday_name
from bot.chat.card import Block, Button, Card, Fact, Facts, Line, Mood, Option, Style
from bot.chat.form import Field, FieldKind, Form, Step
from bot.clock import Instant
from bot.model.calendar import wall
from bot.model.cohort import CAPS, Cohort, CohortStatus
from bot.model.policy import FridayLate, Policy

READING = 80
"""Characters of the reading hours."""
LONGEST = 366
"""Days that a cohort may last from its start."""


def policy(reader: Reader, cohort: Cohort, effective: Policy, now: Instant, *, coach: bool) -> Card:
    """The policy as it is, in plain words; a coach may change it."""
    rows = (
        Fact(say(reader, "After an interview"), (_nudges(reader, effective),)),
        Fact(say(reader, "On a Friday afternoon"), (friday(reader, effective.friday_late),)),
        Fact(say(reader, "Without an answer"), (_status(reader, effective),)),
        Fact(say(reader, "After an application"), (_applications(reader, effective),)),
        Fact(say(reader, "Keeping in touch"), (_warm(reader, effective),)),
        Fact(say(reader, "Weekly digest"), (digest_time(reader, cohort),)),
        Fact(say(reader, "Drafts are read"), (cohort.reading or say(reader, "no hours said"),)),
        Fact(say(reader, "Tips"), (_tips(reader, cohort),)),
        Fact(say(reader, "Last day"), (day(reader, cohort.ends_on, now=now),)),
    )
    last = say(reader, "Your own settings win where you ask for fewer.")
    blocks: list[Block] = [Facts(rows), Line((last,), Mood.QUIET)]
    return Card(
        title=say(reader, "How {name} goes", name=cohort.name), blocks=tuple(blocks),
        controls=_controls(reader, cohort) if coach else (),
    )  # fmt: skip


def _controls(reader: Reader, cohort: Cohort) -> tuple[Button, ...]:
    if cohort.status is CohortStatus.ENDED:
        return (Button(say(reader, "Archive"), "cohort.archive", cohort.id),)
    if cohort.status is CohortStatus.ARCHIVED:
        return ()
    return (
        Button(say(reader, "Change"), "policy.change", cohort.id, Style.PRIMARY),
        Button(say(reader, "Tips"), "tips.list", cohort.id),
        Button(say(reader, "Templates"), "template.list", cohort.id),
        Button(say(reader, "End now"), "cohort.end", cohort.id),
    )


def _nudges(reader: Reader, policy: Policy) -> str:
    if not policy.nudges:
        return say(reader, "no reminders; the draft still comes")
    return say_n(reader, "{n} reminder at most", "{n} reminders at most", policy.nudges)


def _status(reader: Reader, policy: Policy) -> str:
    times = say_n(reader, "{n} follow-up", "{n} follow-ups", policy.follow_ups)
    promised = say_n(reader, "{n} business day after a promised date", "{n} business days after a promised date",
                     policy.promised_plus)  # fmt: skip
    return say_n(reader, "{times}: {promised}, else after {n} business day",
                 "{times}: {promised}, else after {n} business days", policy.status_after, times=times,
                 promised=promised)  # fmt: skip


def _applications(reader: Reader, policy: Policy) -> str:
    times = say_n(reader, "{n} follow-up", "{n} follow-ups", policy.application_follow_ups)
    return say(reader, "{times}, after {n} days", times=times, n=policy.application_after)


def _warm(reader: Reader, policy: Policy) -> str:
    if not policy.warm_a_year:
        return say(reader, "no reminders")
    return say_n(reader, "at most {n} a year", "at most {n} a year", policy.warm_a_year)


def _tips(reader: Reader, cohort: Cohort) -> str:
    if cohort.tips is None:
        return say(reader, "one a week, for those who want them")
    if not cohort.tips:
        return say(reader, "none")
    return say_n(reader, "{n}, your coach's own", "{n}, your coach's own", len(cohort.tips))


def friday(reader: Reader, late: FridayLate) -> str:
    """What becomes of an interview that ends late on a Friday."""
    match late:
        case FridayLate.AS_USUAL:
            return say(reader, "as on other days")
        case FridayLate.SAME_EVENING:
            return say(reader, "the same evening")
        case FridayLate.MONDAY:
            return say(reader, "Monday at 9")


def digest_time(reader: Reader, cohort: Cohort) -> str:
    """The day and time of the weekly digest, zone named."""
    return say(reader, "{day}, {time} {zone}", day=weekday_name(reader, cohort.digest_weekday),
               time=clock(reader, cohort.digest_at), zone=city(reader, cohort.zone))  # fmt: skip


def form(reader: Reader, cohort: Cohort, effective: Policy) -> Form:
    """Everything that a coach may change, on three screens; each number says how far it goes."""
    return Form(
        id="",
        title=say(reader, "Policy"),
        action="policy.save",
        value=cohort.id,
        steps=(
            Step((
                _number(reader, "nudges", say(reader, "Reminders after an interview")),
                Field("friday_late", say(reader, "An interview on a Friday afternoon"), FieldKind.CHOICE, options=tuple(
                    Option(friday(reader, each), each.value) for each in FridayLate)),
                _number(reader, "follow_ups", say(reader, "Follow-ups without an answer")),
                _number(reader, "promised_plus", say(reader, "Business days after a promised date")),
                _number(reader, "status_after", say(reader, "Business days when no date was promised")),
            )),
            Step((
                _number(reader, "application_after", say(reader, "Days after an application")),
                _number(reader, "application_follow_ups", say(reader, "Follow-ups to an application")),
                _number(reader, "warm_a_year", say(reader, "Words to keep in touch, a year")),
                Field("digest_weekday", say(reader, "Digest on"), FieldKind.CHOICE, options=tuple(
                    Option(weekday_name(reader, each), str(each)) for each in range(7))),
                Field("digest_at", say(reader, "Digest at"), example="3 pm", limit=40,
                      hint=say(reader, "In {zone}", zone=city(reader, cohort.zone))),
            )),
            Step((
                Field("ends_on", say(reader, "Last day"), example="26 June", limit=60),
                Field("reading", say(reader, "When drafts are read"), example=say(reader, "weekdays until 6 pm"),
                      limit=READING),
                Field("tips", say(reader, "Tips"), FieldKind.CHOICE, options=(
                    Option(say(reader, "One a week, for those who want them"), "on"),
                    Option(say(reader, "No tips"), "off"))),
            )),
        ),
        submit=say(reader, "Save"),
        filled=filled(reader, cohort, effective),
    )  # fmt: skip


def filled(reader: Reader, cohort: Cohort, effective: Policy) -> Mapping[str, str]:
    """What stands in that form: everything as it is now."""
    numbers = {name: str(getattr(effective, name)) for name in CAPS}
    return {
        **numbers,
        "friday_late": effective.friday_late.value,
        "digest_weekday": str(cohort.digest_weekday),
        "digest_at": clock(reader, cohort.digest_at),
        "ends_on": cohort.ends_on.isoformat(),
        "reading": cohort.reading,
        "tips": "off" if cohort.tips == () else "on",
    }


def _number(reader: Reader, name: str, label: str) -> Field:
    least, most = CAPS[name]
    if most - least < 4:
        return Field(name, label, FieldKind.CHOICE, options=tuple(
            Option(str(each), str(each)) for each in range(least, most + 1)))  # fmt: skip
    return Field(name, label, limit=3, hint=out_of_range(reader, name))


def out_of_range(reader: Reader, name: str) -> str:
    """How far a number may go."""
    least, most = CAPS[name]
    return say(reader, "From {least} to {most}.", least=least, most=most)


def no_such_time(reader: Reader, typed: str) -> str:
    """What was typed is no time of day."""
    return say(reader, "I couldn't read \"{text}\" as a time, such as 3 pm.", text=typed[:40])


def no_such_end(reader: Reader, cohort: Cohort, now: Instant) -> str:
    """The last day is no day, has passed, or is too far away."""
    today = wall(now, cohort.zone).date()
    latest = cohort.starts_on + timedelta(days=LONGEST)
    return say(reader, "A day from {first} to {last}, such as 26 June.", first=day(reader, today, now=now),
               last=day(reader, latest, now=now))  # fmt: skip


def saved(reader: Reader, cohort: Cohort, now: Instant, *, moved: bool) -> Card:
    """The policy is kept; `moved`: waiting reminders are being moved to it."""
    lead = (
        say(reader, "Saved. Reminders that wait are moving to it; none comes twice.")
        if moved
        else say(reader, "Saved.")
    )
    return Card(
        title="",
        blocks=(Line((lead,), Mood.GOOD), Line((_next_digest(reader, cohort, now),), Mood.QUIET)),
        controls=(Button(say(reader, "Show it"), "policy.show", cohort.id),),
    )


def _next_digest(reader: Reader, cohort: Cohort, now: Instant) -> str:
    coming = next((each for each in cohort.full_weeks if cohort.at(each, cohort.digest_at) > now), None)
    if coming is None:
        return say(reader, "No further digest comes before the last day.")
    return say(reader, "The next digest comes {day}, {time} {zone}.", day=day(reader, coming, now=now),
               time=clock(reader, cohort.digest_at), zone=city(reader, cohort.zone))  # fmt: skip


def for_coaches(reader: Reader) -> Card:
    """Whoever is no coach of it changes nothing."""
    return Card(title="", blocks=(Line((say(reader, "Coaches of this group change that. Nothing changed."),)),))
