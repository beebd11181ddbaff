"""Afternote itself: help, pause and resume, privacy, why."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta

from bot.cards import afternote as cards
from bot.cards import cohort_joining as joining_cards
from bot.cards import completions as completion_cards
from bot.cards import help as help_cards
from bot.cards import home as home_cards
from bot.cards import why as why_cards
from bot.cards.words import N_
from bot.chat.card import Card, Suggestion
from bot.chat.card import Option as Answer
from bot.chat.reply import ToAction, ToCommand
from bot.chat.spec import CommandSpec, Given, Option, OptionKind
from bot.clock import Instant
from bot.handlers import (
    cohort_joining,
    cohort_policy,
    cohort_roles,
    cohorts,
    digests,
    exporting,
    followup_routes,
    forgetting,
    goals,
    home,
    imports,
    interviews,
    linking,
    notebook,
    notes,
    places,
    review_queue,
    reviews,
    templates,
)
from bot.handlers import dossier as dossiers
from bot.handlers.asked import rows as asked_rows
from bot.handlers.references import folded
from bot.handlers.routes import Routes
from bot.handlers.turn import Turn
from bot.model.calendar import on_the_line, wall
from bot.model.cohort import Role
from bot.model.evidence import Topic
from bot.model.moment import Tense, Unread
from bot.model.nudge import NudgeKind
from bot.model.sight import Home
from bot.reading import spoken
from bot.reading.spoken import begun
from bot.store import grants, members, nudges, opportunities, views

SPECS = (
    CommandSpec(
        "afternote help",
        N_("What you can type, with examples"),
        (Option("command", N_("One command to explain"), OptionKind.REST),),
        example="interview log",
    ),
    CommandSpec(
        "afternote settings",
        N_("Time zone, quiet hours, signature, tone, country"),
        (Option("zone", N_("Your time zone; a city near you is enough"), OptionKind.ZONE),),
        example="Berlin",
    ),
    CommandSpec(
        "afternote pause",
        N_("No messages until a day you name"),
        (Option("until", N_("Until when; a week if you don't say"), OptionKind.WHEN),),
        example="until monday",
    ),
    CommandSpec("afternote resume", N_("Messages again from now on")),
    CommandSpec("afternote privacy", N_("Who can see what, and how to erase it")),
    CommandSpec(
        "afternote why",
        N_("What is known about thank-you notes, with sources"),
        (
            Option("topic", N_("What about them"), OptionKind.CHOICE,
                   answers=tuple(Answer(label.casefold(), topic) for topic, label in why_cards.TOPICS.items())),
        ),
        example="odds",
    ),
)  # fmt: skip

EVERY_SPEC = (
    interviews.SPECS + notebook.SPECS + imports.SPECS + followup_routes.SPECS + notes.SPECS + reviews.SPECS
    + cohorts.SPECS + cohort_joining.SPECS + goals.SPECS + cohort_roles.SPECS + review_queue.SPECS + digests.SPECS
    + cohort_policy.SPECS + templates.SPECS + SPECS + exporting.SPECS + linking.SPECS + forgetting.SPECS
)
PAUSE = timedelta(days=7)
LONGEST_PAUSE = timedelta(days=366)
AHEAD = ("tomorrow", "monday", "in a week", "in two weeks")
"""What a pause may last until, offered before anything is typed."""


async def help_(turn: Turn, given: Mapping[str, Given]) -> ToCommand:
    """Every command, or one."""
    asked = folded(str(given.get("command", "")))
    for spec in EVERY_SPEC:
        if asked and asked in (folded(spec.path), folded(spec.path.split(" ", 1)[1])):
            return help_cards.help_one(turn.reader, spec, attached=turn.attaches)
    return await _help_of(turn, asked)


async def help_pressed(turn: Turn, value: str, picked: str | None) -> ToAction:
    """Help, or a group of it, by button."""
    return await _help_of(turn, value)


async def _help_of(turn: Turn, group: str) -> Card:
    """The commands of a group that concern who asks; all of those where there is no group of that name."""
    theirs = await places.concerning(turn.tx, EVERY_SPEC)
    return help_cards.help_card(turn.reader, [spec for spec in theirs if spec.group == group] or theirs)


# pause


async def pause(turn: Turn, given: Mapping[str, Given]) -> ToCommand:
    """No messages until then; nothing is lost."""
    if turn.zone is None:
        return cards.needs_zone(turn.reader)
    typed = given.get("until", "")
    until = _until(turn, turn.zone, typed)
    if isinstance(until, str):
        return cards.not_paused(turn.reader, until)
    member = turn.member.paused(turn.now, until)
    await members.put(turn.tx, member)
    await dossiers.replan_everything(turn.tx, member, turn.policy, turn.now)
    coming = await nudges.coming(turn.tx, member.id, limit=200)
    held = sum(nudge.due_at <= until or nudge.reason.ruled_at <= until for nudge in coming)
    turn.leaves("settings.show", "")
    return cards.paused(turn.reader, until, held, turn.now)


def _until(turn: Turn, zone: str, typed: Given) -> Instant | str:
    """The end of the pause, at the hour when the member wakes; or what is wrong with it."""
    if isinstance(typed, Instant):
        return typed
    text = str(typed).strip()
    text = text[6:] if text.casefold().startswith("until ") else text
    if not text:
        return on_the_line(wall(turn.now + PAUSE, zone).date(), turn.member.wakes, zone).instant
    read = spoken.read(
        text, turn.reader.locale, now=turn.now, zone=zone, tense=Tense.FUTURE, country=turn.member.country
    )
    if isinstance(read, Unread):
        return cards.unread(turn.reader, read)
    exact = read.grain.value == "minute"
    at = read.start if exact else on_the_line(wall(read.start, zone).date(), turn.member.wakes, zone).instant
    if not turn.now < at <= turn.now + LONGEST_PAUSE:
        return cards.pause_too_far(turn.reader)
    return at


async def resume(turn: Turn, given: Mapping[str, Given]) -> ToCommand:
    """Messages again."""
    return await _resumed(turn)


async def resume_pressed(turn: Turn, value: str, picked: str | None) -> ToAction:
    """Messages again, by button."""
    return await _resumed(turn)


async def _resumed(turn: Turn) -> Card:
    turn.leaves("settings.show", "")
    if turn.member.paused_until is None or turn.member.paused_until <= turn.now:
        return cards.was_not_paused(turn.reader)
    member = turn.member.resumed(turn.now)
    await members.put(turn.tx, member)
    await dossiers.replan_everything(turn.tx, member, turn.policy, turn.now)
    coming = [each for each in await nudges.coming(turn.tx, member.id, limit=200) if each.kind is not NudgeKind.WELCOME]
    about = coming[0].opportunity_id if coming else None
    first = await opportunities.get(turn.tx, about) if about is not None else None
    return cards.resumed(turn.reader, coming, first.company if first is not None else "", turn.now)


async def privacy(turn: Turn, given: Mapping[str, Given]) -> ToCommand:
    """Who can see what, and how to erase it."""
    return await told_privacy(turn)


async def privacy_pressed(turn: Turn, value: str, picked: str | None) -> ToAction:
    """The same, by button."""
    return await told_privacy(turn)


async def told_privacy(turn: Turn) -> Card:
    """Who can see what where it is asked, what coaches have seen, and how to erase it."""
    mine = [(each, cohort) for each, cohort in await grants.places(turn.tx) if each.role is Role.MEMBER]
    seen = await views.of(turn.tx, turn.member.id)
    groups = joining_cards.places(turn.reader, mine, seen, turn.now)
    change = next((cohort.id for _, cohort in mine if cohort.open), "")
    return cards.privacy(
        turn.reader, turn.house, turn.platform, rewords=turn.rewords, groups=groups, change=change
    )


async def why(turn: Turn, given: Mapping[str, Given]) -> ToCommand:
    """The evidence on one topic, with its sources; the first page where none is named."""
    return _why(turn, str(given.get("topic", "")))


async def why_pressed(turn: Turn, value: str, picked: str | None) -> ToAction:
    """The same, by button or pick."""
    return _why(turn, picked or value)


def _why(turn: Turn, asked: str) -> Card:
    words = set(folded(asked).split())
    year = wall(turn.now, turn.zone or "UTC").year
    if not words:
        return why_cards.first(turn.reader, country=turn.member.country, year=year)
    # A word of a topic's name is enough where no other has it.
    found = [each for each in Topic if folded(each) == folded(asked)] or [
        each for each in Topic if words <= set(folded(each).split())
    ]
    if len(found) != 1:
        return why_cards.no_such_topic(turn.reader, asked)
    topic = found[0]
    return why_cards.why(turn.reader, topic, country=turn.member.country, year=year)


async def at_home(turn: Turn, value: str, picked: str | None) -> ToAction:
    """What waits now and what comes next, as the member's own page has it; what they asked for and missed too."""
    page = await home.page(turn.tx, turn.member, Home(), turn.now)
    card = home_cards.home(turn.reader, page, turn.now, house=turn.house, platform=turn.platform)
    return replace(card, blocks=(*card.blocks, *await asked_rows(turn, until=turn.now)))


async def until_lookup(turn: Turn, typed: str) -> tuple[Suggestion, ...]:
    """Completions for the end of a pause: the moment that was understood, or some to choose from."""
    zone = turn.zone
    if not typed.strip():
        ends = [_until(turn, zone, each) for each in AHEAD] if zone is not None else []
        known = sorted({each for each in ends if isinstance(each, Instant)})
        return tuple(completion_cards.moment_offered(turn.reader, at, turn.now) for at in known)
    if zone is None:
        return (completion_cards.zone_asked(turn.reader, typed),)
    at = _until(turn, zone, typed)
    goes_on = begun(typed, turn.reader.locale) if isinstance(at, str) else ()
    ends = [at, *(_until(turn, zone, whole) for whole in goes_on)]
    read = dict.fromkeys(each for each in ends if isinstance(each, Instant))
    if isinstance(at, str) and not read:
        return (completion_cards.not_yet(turn.reader, typed, at),)
    return tuple(completion_cards.moment_offered(turn.reader, each, turn.now) for each in read)


async def commands(turn: Turn, typed: str) -> tuple[Suggestion, ...]:
    """Completions for a command's name."""
    wanted = folded(typed)
    return tuple(
        cards.command_offered(turn.reader, spec)
        for spec in EVERY_SPEC
        if wanted in spec.path
    )[:25]


ROUTES = Routes(
    specs=SPECS,
    commands={
        "afternote help": help_,
        "afternote pause": pause,
        "afternote resume": resume,
        "afternote privacy": privacy,
        "afternote why": why,
    },
    actions={
        "help": help_pressed,
        "home": at_home,
        "privacy": privacy_pressed,
        "settings.resume": resume_pressed,
        "why": why_pressed,
    },
    lookups={("afternote help", "command"): commands, ("afternote pause", "until"): until_lookup},
)
