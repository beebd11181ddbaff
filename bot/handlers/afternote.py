"""Afternote itself: help, settings, pause and resume, why, and lines that are no command."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import time, timedelta

from babel import Locale

from bot.cards import afternote as cards
from bot.cards import forms as form_cards
from bot.cards import help as help_cards
from bot.cards import settings as setting_cards
from bot.cards.words import N_, reader_for
from bot.chat.card import Card, Suggestion
from bot.chat.form import Form
from bot.chat.reply import Amend, Invalid, ToAction, ToCommand, ToSubmission
from bot.chat.spec import CommandSpec, Given, Option, OptionKind
from bot.clock import Instant
from bot.handlers import dossier as dossiers
from bot.handlers import forgetting, imports, interviews, notes
from bot.handlers.references import folded
from bot.handlers.routes import Routes, Submitted
from bot.handlers.turn import Turn, Values
from bot.model.calendar import on_the_line, wall
from bot.model.evidence import CARDS, CUSTOMARY
from bot.model.ids import NoteId
from bot.model.moment import Tense, Unread
from bot.model.people import Member, Signature, Tone
from bot.reading import addresses, zones
from bot.reading import when as reading
from bot.store import members, nudges

SPECS = (
    CommandSpec(
        "afternote help",
        N_("What you can type, with examples"),
        (Option("command", N_("One command to explain"), OptionKind.REST),),
        example="interview log",
    ),
    CommandSpec("afternote settings", N_("Time zone, quiet hours, signature, tone, country")),
    CommandSpec(
        "afternote pause",
        N_("No messages until a day you name"),
        (Option("until", N_("Until when; a week if you don't say"), OptionKind.WHEN),),
        example="until monday",
    ),
    CommandSpec("afternote resume", N_("Messages again from now on")),
    CommandSpec("afternote privacy", N_("Who can see what, and how to erase it")),
    CommandSpec("afternote why", N_("What is known about thank-you notes, with sources")),
)

EVERY_SPEC = interviews.SPECS + imports.SPECS + notes.SPECS + SPECS + forgetting.SPECS
PAUSE = timedelta(days=7)
LONGEST_PAUSE = timedelta(days=366)
SHORTEST_DAY = timedelta(hours=2)
"""How long messages are welcome at the least."""
DIGITS = 5
"""How many a phone number has at the least."""


async def help_(turn: Turn, given: Mapping[str, Given]) -> ToCommand:
    """Every command, or one."""
    asked = folded(str(given.get("command", "")))
    for spec in EVERY_SPEC:
        if asked and asked in (folded(spec.path), folded(spec.path.split(" ", 1)[1])):
            return help_cards.help_one(turn.reader, spec)
    group = [spec for spec in EVERY_SPEC if spec.group == asked]
    return help_cards.help_card(turn.reader, group or EVERY_SPEC)


async def help_pressed(turn: Turn, value: str, picked: str | None) -> ToAction:
    """Help, by button."""
    return help_cards.help_card(turn.reader, EVERY_SPEC)


# settings


async def settings(turn: Turn, given: Mapping[str, Given]) -> ToCommand:
    """The settings, and a button to change them; the form at once while the zone is unknown."""
    if turn.zone is None:
        return await turn.opened(_settings_form(turn))
    return setting_cards.settings_saved(turn.reader, turn.member, turn.now)


def _settings_form(turn: Turn) -> Form:
    names = Locale.parse(turn.member.locale.replace("-", "_")).territories
    country = turn.member.country or ""
    return form_cards.settings(turn.reader, turn.member, country=str(names.get(country, country)))


async def open_settings(turn: Turn, value: str, picked: str | None) -> ToAction:
    """The settings form."""
    return await turn.opened(_settings_form(turn))


async def make_settings(turn: Turn, value: str, values: Values) -> Form | None:
    """That form again, as it was filled."""
    form = _settings_form(turn)
    return replace(form, filled={**form.filled, **values})


def check_settings(turn: Turn, values: Values) -> dict[str, str]:
    """What is wrong with the fields of one step."""
    problems: dict[str, str] = {}
    _set(turn, turn.member, values, problems)
    return problems


async def save_settings(turn: Turn, value: str, values: Values) -> ToSubmission:
    """The settings, kept; everything is planned again from them, and open drafts are signed again."""
    problems: dict[str, str] = {}
    before = turn.member
    member = _set(turn, before, values, problems)
    if problems:
        return Invalid(problems)
    await members.put(turn.tx, member)
    await notes.signed(turn.as_member(member, reader_for(member)), before.signature)
    await dossiers.replan_everything(turn.tx, member, turn.policy, turn.now)
    turn.leaves("settings.show", "")
    return setting_cards.settings_saved(reader_for(member), member, turn.now)


def _set(turn: Turn, member: Member, values: Values, problems: dict[str, str]) -> Member:
    """The member with these settings; what is wrong is named by field."""
    zone_typed = values.get("zone", "").strip()
    zone = member.zone
    if zone_typed and zone_typed != member.zone:
        found = zones.zone(zone_typed)
        if found:
            zone = found[0]
        else:
            problems["zone"] = cards.no_such_zone(turn.reader, zone_typed)
    wakes = _time(turn, values.get("wakes", ""), member.wakes, "wakes", problems)
    sleeps = _time(turn, values.get("sleeps", ""), member.sleeps, "sleeps", problems)
    if _hours(wakes, sleeps) < SHORTEST_DAY:
        problems.setdefault("sleeps", setting_cards.no_hours_left(turn.reader))
    country = _country(turn, values.get("country", ""), member, zone, problems)
    tone = values.get("tone", member.tone)
    moved = zone != member.zone
    chosen = values.get("nudges", str(member.nudges))
    return replace(
        member,
        zone=zone,
        zone_chosen=member.zone_chosen or moved,
        zone_moved=member.zone_moved and not moved,
        wakes=wakes,
        sleeps=sleeps,
        weekends=values.get("weekends", "yes" if member.weekends else "no") == "yes",
        nudges=int(chosen) if chosen in ("0", "1", "2") else member.nudges,
        signature=_signature(turn, values, member.signature, problems),
        tone=Tone(tone) if tone in tuple(Tone) else member.tone,
        country=country,
        clock24=values["clock24"] == "yes" if values.get("clock24") else member.clock24,
        discreet=values.get("discreet", "yes" if member.discreet else "no") == "yes",
    )


def _signature(turn: Turn, values: Values, known: Signature, problems: dict[str, str]) -> Signature:
    """The signature that was typed; an address that is none and a number too short are named."""

    def line(name: str, before: str) -> str:
        return " ".join(values.get(name, before).split())

    email, phone = line("email", known.email), line("phone", known.phone)
    valid = addresses.valid(email)
    if email and valid is None and "email" in values:
        problems["email"] = setting_cards.no_such_email(turn.reader, email)
    if phone and sum(each.isdecimal() for each in phone) < DIGITS and "phone" in values:
        problems["phone"] = setting_cards.no_such_phone(turn.reader, phone)
    return Signature(
        name=line("name", known.name),
        email=valid or email,
        phone=phone,
        link=line("link", known.link),
    )


def _hours(wakes: time, sleeps: time) -> timedelta:
    """How long messages are welcome in a day, also through midnight."""
    minutes = (sleeps.hour - wakes.hour) * 60 + sleeps.minute - wakes.minute
    return timedelta(minutes=minutes % (24 * 60))


def _time(turn: Turn, typed: str, before: time, name: str, problems: dict[str, str]) -> time:
    """The time of day that was typed."""
    text = typed.strip()
    if not text:
        return before
    read = reading.read(text, now=turn.now, zone="UTC", tense=Tense.FUTURE)
    if isinstance(read, Unread):
        problems[name] = setting_cards.no_such_hour(turn.reader, text)
        return before
    return wall(read.start, "UTC").time()


def _country(
    turn: Turn, typed: str, member: Member, zone: str | None, problems: dict[str, str]
) -> str | None:
    """The country that was typed, by name or code; the zone's where none is."""
    text = typed.strip()
    if not text:
        return zones.country(zone) if zone is not None else None
    if text == member.country:
        return text
    names = Locale.parse(member.locale.replace("-", "_")).territories
    for code, name in names.items():
        if len(code) == 2 and folded(text) in (folded(code), folded(name)):
            return str(code)
    if folded(text) in ("usa", "america", "united states of america"):
        return "US"
    if folded(text) in ("uk", "england", "great britain", "britain"):
        return "GB"
    problems["country"] = setting_cards.no_such_country(turn.reader, text)
    return member.country


async def contact_block(turn: Turn, value: str, picked: str | None) -> ToAction:
    """Asks for what closes the notes."""
    return await turn.opened(form_cards.contact_block(turn.reader, turn.member, value))


async def make_contact_block(turn: Turn, value: str, values: Values) -> Form | None:
    """That form again, as it was filled."""
    form = form_cards.contact_block(turn.reader, turn.member, value)
    return replace(form, filled={**form.filled, **values})


def check_contact_block(turn: Turn, values: Values) -> dict[str, str]:
    """What is wrong with a contact block."""
    problems: dict[str, str] = {}
    signature = _signature(turn, values, turn.member.signature, problems)
    if not (signature.email or signature.phone):
        problems["email"] = setting_cards.no_way_to_reach(turn.reader)
    return problems


async def save_contact_block(turn: Turn, value: str, values: Values) -> ToSubmission:
    """The contact block, kept; open drafts are signed again, and the note it was asked for is shown."""
    before = turn.member.signature
    member = replace(turn.member, signature=_signature(turn, values, before, {}))
    await members.put(turn.tx, member)
    turn.leaves("settings.show", "")
    turn = turn.as_member(member, reader_for(member))
    await notes.signed(turn, before)
    if value:
        found = await dossiers.of_note(turn.tx, NoteId(value), member, turn.policy)
        if found is not None:
            return Amend(await notes.open_note(turn, *found))
    return setting_cards.signature_saved(turn.reader, member)


async def show_settings(turn: Turn, value: str, picked: str | None) -> ToAction:
    """The settings, read back."""
    return setting_cards.settings_saved(turn.reader, turn.member, turn.now)


async def fewer(turn: Turn, value: str, picked: str | None) -> ToAction:
    """One reminder fewer for each interview."""
    return setting_cards.fewer(turn.reader, await _nudges(turn, max(0, turn.member.nudges - 1)))


async def more(turn: Turn, value: str, picked: str | None) -> ToAction:
    """One reminder more for each interview."""
    return setting_cards.more(turn.reader, await _nudges(turn, min(2, turn.member.nudges + 1)))


async def discreet(turn: Turn, value: str, picked: str | None) -> ToAction:
    """Notification lines that name nothing and nobody; "no" names the company again."""
    member = replace(turn.member, discreet=value != "no")
    await members.put(turn.tx, member)
    turn.leaves("settings.show", "")
    return setting_cards.discreet(turn.reader, member)


async def _nudges(turn: Turn, count: int) -> Member:
    member = replace(turn.member, nudges=count)
    await members.put(turn.tx, member)
    await dossiers.replan_everything(turn.tx, member, turn.policy, turn.now)
    turn.leaves("settings.show", "")
    return member


# pause


async def pause(turn: Turn, given: Mapping[str, Given]) -> ToCommand:
    """No messages until then; nothing is lost."""
    if turn.zone is None:
        return cards.needs_zone(turn.reader)
    typed = given.get("until", "")
    until = _until(turn, turn.zone, typed)
    if isinstance(until, str):
        return cards.not_paused(turn.reader, until)
    member = replace(turn.member, paused_until=until)
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
    read = reading.read(text, now=turn.now, zone=zone, tense=Tense.FUTURE, country=turn.member.country)
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
    member = replace(turn.member, paused_until=None)
    await members.put(turn.tx, member)
    await dossiers.replan_everything(turn.tx, member, turn.policy, turn.now)
    coming = await nudges.coming(turn.tx, member.id, limit=200)
    return cards.resumed(turn.reader, len(coming))


async def privacy(turn: Turn, given: Mapping[str, Given]) -> ToCommand:
    """Who can see what, and how to erase it."""
    return cards.privacy(turn.reader)


async def privacy_pressed(turn: Turn, value: str, picked: str | None) -> ToAction:
    """The same, by button."""
    return cards.privacy(turn.reader)


async def why(turn: Turn, given: Mapping[str, Given]) -> ToCommand:
    """The evidence, with its sources."""
    return cards.why(turn.reader, CARDS, optional=turn.member.country not in CUSTOMARY)


async def commands(turn: Turn, typed: str) -> tuple[Suggestion, ...]:
    """Completions for a command's name."""
    wanted = folded(typed)
    return tuple(
        cards.command_offered(turn.reader, spec)
        for spec in EVERY_SPEC
        if wanted in spec.path
    )[:25]


async def zone_lookup(turn: Turn, typed: str) -> tuple[Suggestion, ...]:
    """Completions for a zone, with the time that it is there."""
    return tuple(setting_cards.zone_offered(turn.reader, zone, turn.now) for zone in zones.zone(typed)[:10])


ROUTES = Routes(
    specs=SPECS,
    commands={
        "afternote help": help_,
        "afternote settings": settings,
        "afternote pause": pause,
        "afternote resume": resume,
        "afternote privacy": privacy,
        "afternote why": why,
    },
    actions={
        "help": help_pressed,
        "privacy": privacy_pressed,
        "settings.open": open_settings,
        "settings.show": show_settings,
        "settings.contact": contact_block,
        "settings.fewer": fewer,
        "settings.more": more,
        "settings.discreet": discreet,
        "settings.resume": resume_pressed,
    },
    forms={
        "settings.save": Submitted(make_settings, save_settings, check_settings),
        "settings.signature": Submitted(make_contact_block, save_contact_block, check_contact_block),
    },
    lookups={("afternote help", "command"): commands, ("settings", "zone"): zone_lookup},
)
