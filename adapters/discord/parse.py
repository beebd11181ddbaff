"""What Discord sends, as what the core takes in: pure; nothing is asked of anybody here."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Any

from adapters.discord import coding
from bot.chat.inbound import Action, Command, House, Inbound, Lookup, Origin, Profile, Submission
from bot.chat.spec import CommandSpec, Given, MenuSpec
from bot.model.people import Address, Tenant

Payload = Mapping[str, Any]

HOME = "discord"
"""The one tenant that everybody's own things belong to: a person is the same in every server."""
APP = Tenant("discord", "@app")
"""Under which the application keeps what is its own."""
LONGEST_QUOTE = 3000
"""Characters of a message that a menu's entry takes with it."""

COMMAND, PRESS, LOOKUP, FORM = 2, 3, 4, 5
"""Discord's types of interactions."""
_SLASH, _OF_A_MESSAGE = 1, 3
_SUBCOMMANDS = (1, 2)
_USER, _ATTACHMENT = 6, 11
_BOT_DM, _DM = 1, 1
"""The context of the bot's own DM, and the type of a channel of two."""
_EPHEMERAL = 1 << 6
_TEXT_DISPLAY = 10


class Surface(StrEnum):
    """Where it was said or pressed."""

    COMMAND = "command"
    PRESS = "press"
    FORM = "form"
    MENU = "menu"
    """The menu of a message."""
    LOOKUP = "lookup"
    """A line that is being typed."""


@dataclass(frozen=True, slots=True)
class Attached:
    """A file that a command or a form was given: what is said of it before it is fetched."""

    option: str
    name: str
    kind: str
    size: int
    id: str


@dataclass(frozen=True, slots=True)
class Heard:
    """One thing that came in: what it is for the core, and what is needed to answer it."""

    surface: Surface
    inbound: Inbound
    dm: bool
    """Whether it was in the person's own DM with the bot, where answers stay."""
    channel: str | None = None
    message: str | None = None
    """The message that was pressed, or that the form was opened from."""
    redraws: bool = False
    """Whether that message is the presser's alone, and may be redrawn for them."""
    door: bool = False
    """Whether that message says no more than that this form is to be opened."""
    guest: bool = False
    """Whether the bot itself was not added there, but only brought along by the person who speaks."""
    file: Attached | None = field(default=None, repr=False)

    @property
    def who(self) -> Address:
        """Who said it."""
        return self.inbound.origin.who


def person(user: str, room: str | None = None) -> Address:
    """A person; `room`: their DM with the bot."""
    return Address("discord", HOME, user=user, room=room)


def room(guild: str, channel: str) -> Address:
    """A channel of this server."""
    return Address("discord", guild, room=channel)


def heard(payload: Payload, specs: Sequence[CommandSpec] = (), menus: Sequence[MenuSpec] = ()) -> Heard | None:
    """An interaction as Discord tells of it; None for one that asks for nothing that is ours."""
    found = _heard(payload, specs, menus)
    return replace(found, guest=True) if found is not None and _brought_along(payload) else found


def _brought_along(payload: Payload) -> bool:
    """Whether only the person has added the app; where Discord does not say, it is not so."""
    owners = _mapping(payload, "authorizing_integration_owners")
    return bool(owners) and "0" not in map(str, owners)


def _heard(payload: Payload, specs: Sequence[CommandSpec], menus: Sequence[MenuSpec]) -> Heard | None:
    data = _mapping(payload, "data")
    origin, dm = _origin(payload)
    if origin is None:
        return None
    channel = _channel(payload)
    match payload.get("type"):
        case 2 if data.get("type", _SLASH) == _SLASH:
            path, options = _leaf(data)
            given, file = _given(options, data, specs, path)
            # A command of an older day is answered with those that are near, and nothing typed is lost by that.
            known = any(each.path == path for each in specs)
            text = None if known else " ".join(each for each in given.values() if isinstance(each, str))
            return Heard(Surface.COMMAND, Command(origin, path, given=given, text=text), dm, channel, file=file)
        case 2 if data.get("type") == _OF_A_MESSAGE:
            return Heard(Surface.MENU, _chosen(origin, data, payload, menus), dm, channel)
        case 3:
            return _press(payload, data, origin, dm=dm)
        case 4:
            path, options = _leaf(data)
            focused = next((each for each in options if each.get("focused")), None)
            if focused is None:
                return None
            looked = Lookup(origin, path, _text(focused, "name"), str(focused.get("value", "")))
            return Heard(Surface.LOOKUP, looked, dm, channel)
        case 5:
            return _submission(payload, data, origin, dm=dm)
    return None


# Who and where.


def speaker(payload: Payload) -> Origin | None:
    """Who speaks, whatever they say; None where nobody does."""
    return _origin(payload)[0]


def _origin(payload: Payload) -> tuple[Origin | None, bool]:
    """Who, where, and whether that is their DM with the bot; no origin where nobody speaks."""
    user = _mapping(payload, "user") or _mapping(_mapping(payload, "member"), "user")
    id, guild, channel = _id(user, "id"), _id(payload, "guild_id"), _channel(payload)
    if id is None:
        return None, False
    dm = guild is None and _is_bot_dm(payload)
    where = None if dm or channel is None else Address("discord", guild or HOME, room=channel)
    # The name they gave themselves: what a server calls them is that server's.
    name = _text(user, "global_name") or _text(user, "username")
    told = Profile(name=name, zone=None, locale=_text(payload, "locale") or None)
    who = person(id, channel if dm else None)
    key = _id(payload, "id") or ""
    named = _text(_mapping(payload, "channel"), "name") if where is not None else ""
    origin = Origin(
        key, who, where, told, attaches=True, typed_options=True, house=House.SERVERS, where_name=named
    )  # fmt: skip
    return origin, dm


def _is_bot_dm(payload: Payload) -> bool:
    context = payload.get("context")
    if context is None:
        # Where Discord does not say whose DM it is, it is taken for ours.
        return bool(_mapping(payload, "channel").get("type", _DM) == _DM)
    return bool(context == _BOT_DM)


def _channel(payload: Payload) -> str | None:
    return _id(_mapping(payload, "channel"), "id") or _id(payload, "channel_id")


# Commands.


def _leaf(data: Payload) -> tuple[str, Sequence[Payload]]:
    """The path of a command, and the options of its last word."""
    words, options = [_text(data, "name")], _every(data, "options")
    while (inner := next((each for each in options if each.get("type") in _SUBCOMMANDS), None)) is not None:
        words.append(_text(inner, "name"))
        options = _every(inner, "options")
    return " ".join(each for each in words if each), options


def _given(
    options: Sequence[Payload], data: Payload, specs: Sequence[CommandSpec], path: str
) -> tuple[dict[str, Given], Attached | None]:
    given: dict[str, Given] = {}
    file: Attached | None = None
    for each in options:
        name, value = _text(each, "name"), each.get("value")
        if not name or value is None:
            continue
        if each.get("type") == _ATTACHMENT:
            file = _attached(data, name, str(value))
        elif each.get("type") == _USER:
            # Anybody's id can be typed: a person is who is a member of the server where they are mentioned.
            here = str(value) in _mapping(_mapping(data, "resolved"), "members")
            given[name] = person(str(value)) if here else f"<@{value}>"
        else:
            given[name] = value if isinstance(value, str) else str(value)
    return given, file


def attachment(data: Payload, id: str) -> Payload:
    """What Discord says of a file that came with an interaction."""
    return _mapping(_mapping(_mapping(data, "resolved"), "attachments"), id)


def _attached(data: Payload, name: str, id: str) -> Attached:
    told = attachment(data, id)
    size = told.get("size")
    return Attached(
        option=name,
        name=_text(told, "filename") or "file",
        kind=_text(told, "content_type").partition(";")[0],
        size=size if isinstance(size, int) and not isinstance(size, bool) else -1,
        id=id,
    )


# The menu of a message.

_MENTION = re.compile(r"<@!?(\d{1,20})>")
_EMOJI = re.compile(r"<a?:(\w{1,40}):\d{1,20}>")
MESSAGE_URL = "https://discord.com/channels/{guild}/{channel}/{message}"


def _chosen(origin: Origin, data: Payload, payload: Payload, menus: Sequence[MenuSpec]) -> Action:
    """An entry of a message's menu: its action, with the message's words and its address.

    Of a message of ours nothing is taken: its words may be a draft, and it may be redrawn elsewhere by then.
    """
    target = str(data.get("target_id", ""))
    message = _mapping(_mapping(_mapping(data, "resolved"), "messages"), target)
    action = next((each.action for each in menus if each.name == data.get("name")), "")
    if _is_ours(message, payload):
        return Action(origin, action)
    channel = _id(message, "channel_id") or _channel(payload) or ""
    url = MESSAGE_URL.format(guild=_id(payload, "guild_id") or "@me", channel=channel, message=target)
    return Action(origin, action, value=quoted(message)[:LONGEST_QUOTE], picked=url)


def _is_ours(message: Payload, payload: Payload) -> bool:
    us = {_id(payload, "application_id"), _id(payload, "bot_id")} - {None}
    return not us.isdisjoint({_id(_mapping(message, "author"), "id"), _id(message, "application_id")})


def quoted(message: Payload) -> str:
    """What a message says: what was typed, else what it forwards, else what its embeds and components say."""
    forwarded = (_mapping(each, "message") for each in _every(message, "message_snapshots"))
    text = _text(message, "content") or next((found for each in forwarded if (found := _text(each, "content"))), "")
    if not text:
        embeds = (_text(each, name) for each in _every(message, "embeds") for name in ("title", "description"))
        shown = (_text(each, "content") for each in _within(message) if each.get("type") == _TEXT_DISPLAY)
        text = "\n".join(each for each in (*embeds, *shown) if each)
    names = {
        _text(each, "id"): _text(each, "global_name") or _text(each, "username") for each in _every(message, "mentions")
    }

    def named(found: "re.Match[str]") -> str:
        name = names.get(found.group(1))
        return f"@{name}" if name else found.group(0)

    return _EMOJI.sub(r":\1:", _MENTION.sub(named, text)).strip()


# Presses and forms.


def _press(payload: Payload, data: Payload, origin: Origin, *, dm: bool) -> Heard | None:
    pressed = coding.decode(_text(data, "custom_id"))
    if pressed is None:
        return None
    picked = None
    if pressed.choice:
        values = data.get("values")
        first = next(iter(values), "") if isinstance(values, list | tuple) else ""
        picked = coding.picked(str(first))
    message = _mapping(payload, "message")
    return Heard(
        Surface.PRESS,
        Action(origin, pressed.action, pressed.value, picked),
        dm,
        _channel(payload),
        message=_id(message, "id"),
        redraws=dm or _is_private(message),
    )


def _submission(payload: Payload, data: Payload, origin: Origin, *, dm: bool) -> Heard | None:
    found = coding.decode_form(_text(data, "custom_id"))
    if found is None:
        return None
    form, step = found
    components = _every(data, "components")
    values = coding.values(components)
    files = coding.uploads(components)
    message = _mapping(payload, "message")
    return Heard(
        Surface.FORM,
        Submission(origin, form, values, step=step),
        dm,
        _channel(payload),
        message=_id(message, "id"),
        redraws=bool(message) and (dm or _is_private(message)),
        door=any(_opens(each, form) for each in _within(message)),
        file=next((_attached(data, name, id) for name, id in files.items()), None),
    )


def _is_private(message: Payload) -> bool:
    """Whether a message is seen by the presser alone: what stands in a room is everybody's."""
    flags = message.get("flags")
    return isinstance(flags, int) and bool(flags & _EPHEMERAL)


def _opens(component: Payload, form: str) -> bool:
    found = coding.decode(_text(component, "custom_id")) if "custom_id" in component else None
    return found is not None and (found.action, found.value) == ("form.open", form)


def _within(of: Payload) -> Iterator[Payload]:
    """Every component of a message, whatever it stands in."""
    for each in _every(of, "components"):
        yield each
        yield from _within(each)


# What may be anything.


def _mapping(given: Payload, name: str) -> Payload:
    value = given.get(name)
    return value if isinstance(value, Mapping) else {}


def _every(given: Payload, name: str) -> Sequence[Payload]:
    value = given.get(name)
    return [each for each in value if isinstance(each, Mapping)] if isinstance(value, list | tuple) else []


def _text(given: Payload, name: str) -> str:
    value = given.get(name)
    return value if isinstance(value, str) else ""


def _id(given: Payload, name: str) -> str | None:
    """A snowflake as text, whether it came as text or as a number."""
    value = given.get(name)
    if isinstance(value, bool) or not isinstance(value, str | int):
        return None
    return str(value) or None
