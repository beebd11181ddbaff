"""Settings: read back, changed by form or by one word, and what closes the notes."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import time, timedelta

from babel import Locale

from bot.cards import afternote as cards
from bot.cards import setting_forms as forms
from bot.cards import settings as setting_cards
from bot.cards.words import city, reader_for
from bot.chat.card import Card
from bot.chat.form import Form
from bot.chat.reply import Amend, Invalid, ToAction, ToCommand, ToSubmission
from bot.chat.spec import Given
from bot.handlers import chosen, completions, notes, places, weekly
from bot.handlers import dossier as dossiers
from bot.handlers.references import folded
from bot.handlers.routes import Routes, Submitted
from bot.handlers.saving import redrafted
from bot.handlers.turn import Turn, Values
from bot.model.calendar import is_zone, wall
from bot.model.ids import NoteId
from bot.model.people import Member, Signature, Tone
from bot.reading import addresses, zone_search, zones
from bot.store import members

SHORTEST_DAY = timedelta(hours=2)
"""How long messages are welcome at the least."""
DIGITS = 5
"""How many a phone number has at the least."""
_NAMES_IT = re.compile(r"^(?:(?:time ?)?zone|language|idioma)\b[\s:=]*", re.IGNORECASE)
"""How somebody may say which setting they mean: a line can change these two."""
_LANGUAGES: Mapping[str, Sequence[str]] = {
    "en": ("en", "english", "ingles"),
    "es": ("es", "spanish", "espanol", "castellano"),
}
"""How a language is called, folded; no zone is."""


async def settings(turn: Turn, given: Mapping[str, Given]) -> ToCommand:
    """The settings, and a button to change them, or the zone that is given; the form at once while it is unknown."""
    typed = _NAMES_IT.sub("", str(given.get("zone", "")).strip(), count=1).strip()
    if (code := _language_named(typed)) is not None:
        return await _language_kept(turn, code)
    if typed:
        return await _zone_typed(turn, typed)
    if turn.zone is None:
        return await turn.opened(_settings_form(turn))
    return await shown(turn, turn.member)


async def shown(turn: Turn, member: Member) -> Card:
    """The settings of the member as they now stand, and how they stand in their groups."""
    return setting_cards.settings_saved(
        reader_for(member), member, turn.now, groups=await places.mine(turn.tx), rounds_on=turn.policy.round_weekday,
        rewords=turn.rewords,
    )  # fmt: skip


def _language_named(typed: str) -> str | None:
    """The code of the language that these words are, or None."""
    return next((code for code, names in _LANGUAGES.items() if folded(typed) in names), None)


async def set_language(turn: Turn, value: str, picked: str | None) -> ToAction:
    """The language of a button; any other value: as the app has it."""
    return Amend(await _language_kept(turn, value if value in _LANGUAGES else ""))


async def _language_kept(turn: Turn, code: str) -> Card:
    """Messages and open drafts in this language from now on; their own words stay."""
    before = turn.member
    member = replace(before, language=code)
    await members.put(turn.tx, member)
    again = turn.as_member(member, reader_for(member))
    if code != before.language:
        await _in_that_language(again)
    turn.leaves("settings.show", "")
    return setting_cards.language_set(again.reader, code, before=before.language)


async def _zone_typed(turn: Turn, typed: str) -> Card:
    """The zone of a place, kept and echoed; where it has other times of day those are offered."""
    found = zone_search.meant(typed)
    if not found:
        near = zone_search.near(typed)
        return setting_cards.zone_unknown(turn.reader, typed, near, turn.now)
    there = wall(turn.now, found[0]).utcoffset()
    others = tuple(zone for zone in found[1:] if wall(turn.now, zone).utcoffset() != there)
    return await _zone_kept(turn, found[0], others=others)


async def set_zone(turn: Turn, value: str, picked: str | None) -> ToAction:
    """The zone of a button, or the one that was picked."""
    zone = picked or value
    if not is_zone(zone):
        return setting_cards.zone_unknown(turn.reader, zone, (), turn.now)
    return Amend(await _zone_kept(turn, zone))


async def _zone_kept(turn: Turn, zone: str, *, others: tuple[str, ...] = ()) -> Card:
    before = turn.member
    country = before.country or zones.country(zone)
    member = replace(before, zone=zone, zone_chosen=True, zone_moved=False, country=country)
    await members.put(turn.tx, member)
    await planned(turn, member)
    turn.leaves("settings.show", "")
    was = before.zone if before.zone != zone else None
    return setting_cards.zone_set(reader_for(member), zone, turn.now, others=others, before=was)


def _said(turn: Turn, zone: str | None) -> str:
    """A zone as people say it."""
    return city(turn.reader, zone) if zone is not None else ""


def country_said(turn: Turn) -> str:
    """The member's country as one would type it; nothing where it is not known."""
    names = Locale.parse(turn.reader.locale.replace("-", "_")).territories
    country = turn.member.country or ""
    return str(names.get(country, country))


def _settings_form(turn: Turn) -> Form:
    return forms.settings(
        turn.reader, turn.member, zone=_said(turn, turn.member.zone), country=country_said(turn)
    )


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
    again = turn.as_member(member, reader_for(member))
    await notes.signed(again, before.signature)
    if member.language != before.language:
        await _in_that_language(again)
    await planned(turn, member)
    turn.leaves("settings.show", "")
    return await shown(turn, member)


async def planned(turn: Turn, member: Member) -> None:
    """Everything planned again by the settings as they are."""
    await dossiers.replan_everything(turn.tx, member, turn.policy, turn.now)
    await weekly.keep(turn.tx, member, turn.policy, turn.now, seed=turn.new_id())


async def _in_that_language(turn: Turn) -> None:
    """Open drafts, written again in the member's language; their own words stay."""
    for dossier in (await dossiers.of_member(turn.tx, turn.member, turn.policy)).values():
        if any(note.body and not note.own for note in dossier.waiting):
            await redrafted(turn, dossier)


def _set(turn: Turn, member: Member, values: Values, problems: dict[str, str]) -> Member:
    """The member with these settings; what is wrong is named by field."""
    zone_typed = values.get("zone", "").strip()
    zone = member.zone
    if zone_typed and zone_typed not in (member.zone, _said(turn, member.zone)):
        found = zone_search.meant(zone_typed)
        if found:
            zone = found[0]
        else:
            near = zone_search.near(zone_typed)
            problems["zone"] = cards.no_such_zone(turn.reader, zone_typed, near)
    wakes = _time(turn, values.get("wakes", ""), member.wakes, "wakes", problems)
    sleeps = _time(turn, values.get("sleeps", ""), member.sleeps, "sleeps", problems)
    if _hours(wakes, sleeps) < SHORTEST_DAY:
        problems.setdefault("sleeps", setting_cards.no_hours_left(turn.reader))
    country = country_typed(turn, values.get("country", ""), member, zone, problems)
    tone = values.get("tone", member.tone)
    moved = zone != member.zone
    picked = values.get("nudges", str(member.nudges))
    language = values.get("language", "") or member.language or "app"
    return replace(
        member,
        zone=zone,
        zone_chosen=member.zone_chosen or moved,
        zone_moved=member.zone_moved and not moved,
        wakes=wakes,
        sleeps=sleeps,
        weekends=values.get("weekends", "yes" if member.weekends else "no") == "yes",
        nudges=int(picked) if picked in ("0", "1", "2") else member.nudges,
        signature=_signature(turn, values, member.signature, problems),
        tone=Tone(tone) if tone in tuple(Tone) else member.tone,
        country=country,
        clock24=values["clock24"] == "yes" if values.get("clock24") else member.clock24,
        discreet=values.get("discreet", "yes" if member.discreet else "no") == "yes",
        language=language if language in dict(forms.LANGUAGES) else "",
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
    read = chosen.time_of_day(turn, text)
    if read is None:
        problems[name] = setting_cards.no_such_hour(turn.reader, text)
        return before
    return read


def country_typed(
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
    return await turn.opened(forms.contact_block(turn.reader, turn.member, value))


async def make_contact_block(turn: Turn, value: str, values: Values) -> Form | None:
    """That form again, as it was filled."""
    form = forms.contact_block(turn.reader, turn.member, value)
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
    return await shown(turn, turn.member)


ROUTES = Routes(
    commands={"afternote settings": settings},
    actions={
        "settings.open": open_settings,
        "settings.show": show_settings,
        "settings.contact": contact_block,
        "settings.language": set_language,
        "settings.zone": set_zone,
    },
    forms={
        "settings.save": Submitted(make_settings, save_settings, check_settings),
        "settings.signature": Submitted(make_contact_block, save_contact_block, check_contact_block),
    },
    lookups={("afternote settings", "zone"): completions.zone_or_slip, ("settings", "zone"): completions.zone},
)
