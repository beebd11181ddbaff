"""What Slack sends, as what the core takes in: pure; nothing is asked of anybody here."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from hashlib import sha256
from typing import Any

from adapters.slack import coding
from adapters.slack.coding import Behind
from bot.chat.inbound import Action, Command, Inbound, Lookup, Origin, Profile, Submission
from bot.chat.spec import OptionKind
from bot.model.people import Address
from bot.ports import Core

Payload = Mapping[str, Any]

LONGEST_QUOTE = 3000
"""Characters of a message that a shortcut takes with it."""
SHORTCUTS = {
    "log_from_message": "interview.from", "nudge_about_message": "asked.from", "log_interview": "interview.log",
}  # fmt: skip


FORMS = frozenset({
    "interview log", "interview.log", "interview.from", "asked.from", "form.open", "settings.open", "settings.contact",
})  # fmt: skip
"""Commands and actions that take a form from whoever uses them, the first time too."""


class Surface(StrEnum):
    """Where it was said or pressed."""

    COMMAND = "command"
    MESSAGE = "message"
    CARD = "card"
    """A view that shows a card."""
    HOME = "home"
    FORM = "form"
    SHORTCUT = "shortcut"
    DM = "dm"


@dataclass(frozen=True, slots=True)
class Heard:
    """One thing that came in: what it is for the core, and what is needed to answer it."""

    inbound: Inbound
    surface: Surface
    trigger: str | None = field(default=None, repr=False)
    url: str | None = field(default=None, repr=False)
    """The response_url."""
    channel: str | None = None
    dm: bool = False
    """Whether that is the person's own DM with the bot."""
    view: str | None = None
    """The view that was pressed in or sent."""
    behind: Behind | None = None
    """What stands behind that view."""
    redraws: bool = False
    """Whether it was pressed on a message that only the presser sees, and that may be redrawn for them."""
    ts: str | None = None
    """That message, where it stands for good in their DM."""
    first_input: str = ""
    """The block id of the first input of the form that was sent."""
    opened: str | None = None
    """The view that was opened at once, before there was anything to show in it."""

    @property
    def who(self) -> Address:
        """Who said it."""
        return self.inbound.origin.who


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who speaks, as far as it is known before the payload is read: their address, with their DM, and their profile."""

    who: Address
    profile: Profile = field(default_factory=Profile)

    def origin(self, key: str, channel: str | None = None, *, name: str = "") -> Origin:
        """Where this comes from; a channel that is not their DM with the bot is a room, called this."""
        where = None
        if channel is not None and channel != self.who.room:
            where = Address(self.who.platform, self.who.tenant, room=channel)
        return Origin(key=key, who=self.who, where=where, profile=self.profile, where_name=name if where else "")


def address(tenant: str, user: str, room: str | None = None) -> Address:
    """A person of this workspace or organisation."""
    return Address("slack", tenant, user=user, room=room)


def room(tenant: str, channel: str) -> Address:
    """A channel of this workspace or organisation."""
    return Address("slack", tenant, room=channel)


def is_own_dm(body: Payload) -> bool:
    """Whether a press comes from the presser's DM with the bot: there alone do we post for all who are in a DM."""
    container = body.get("container") or {}
    channel = str(container.get("channel_id") or (body.get("channel") or {}).get("id") or "")
    return channel.startswith("D") and not container.get("is_ephemeral", False)


# Text.

_TOKEN = re.compile(r"<([@#!][^<>]*|[a-z][a-z0-9+.-]*:[^<>]*)>")
_ENTITY = re.compile("&(amp|lt|gt);")
_DOMAIN = re.compile(r"[a-z0-9-]{1,60}(?:\.enterprise)?")
_TS = re.compile(r"\d{1,12}\.\d{1,9}")
_ENTITIES = {"amp": "&", "lt": "<", "gt": ">"}
_ADDRESSED = re.compile(r"\s*<@[A-Z0-9]+(?:\|[^<>]*)?>[\s,:]*")
"""A mention at the beginning of a line: in the DM it is the bot's own."""


_PERSON = re.compile(r"<@([A-Z0-9]+)(?:\|[^<>\s]*)?>")
"""Somebody who is mentioned, as Slack writes it in a command."""


def unwrapped(text: str, *, mentions: bool = False) -> str:
    """The text as it was typed: links, rooms and people without Slack's wrapping, and its three entities decoded.

    With `mentions`, people stay as `<@U1|name>`.
    """

    def typed(found: "re.Match[str]") -> str:
        target, _, label = found.group(1).partition("|")
        if target.startswith("@"):
            return found.group(0) if mentions else f"@{(label or target[1:]).removeprefix('@')}"
        if target.startswith("#"):
            return f"#{label or target[1:]}"
        if target.startswith("!"):
            name = target[1:].partition("^")[0]
            return label or f"@{name}"
        if target.startswith("mailto:"):
            mail = target.removeprefix("mailto:")
            return mail if not label or "@" in label else f"{label} <{mail}>"
        return label or target

    return _ENTITY.sub(lambda found: _ENTITIES[found.group(1)], _TOKEN.sub(typed, text))


# Commands, and lines in the DM.


def command(body: Payload, speaker: Speaker, core: Core) -> Heard:
    """A slash command; its first words may be written in part."""
    channel = _text(body, "channel_id") or None
    path, rest = core.path(f"{_text(body, 'command')} {_text(body, 'text')}")
    mentions = "<@" in rest and _takes_members(core, path)
    key = _text(body, "trigger_id") or f"command:{_digest(body)}"
    origin = speaker.origin(key, channel, name=_text(body, "channel_name"))
    text = unwrapped(rest, mentions=mentions)
    tenant = speaker.who.tenant
    named = {each.group(0): address(tenant, each.group(1)) for each in _PERSON.finditer(rest)} if mentions else {}
    return Heard(
        inbound=Command(origin, unwrapped(path), text=text or None, mentions=named),
        surface=Surface.COMMAND,
        trigger=_text(body, "trigger_id") or None,
        url=_text(body, "response_url") or None,
        channel=channel,
        dm=origin.where is None,
    )


def said(event: Payload, event_id: str, speaker: Speaker, core: Core) -> Heard:
    """A line in the DM: a command when it begins like one, else something said."""
    text = _text(event, "text")
    if (addressed := _ADDRESSED.match(text)) is not None:
        text = text[addressed.end() :]
    inbound = core.said(speaker.origin(event_id), unwrapped(text))
    return Heard(inbound=inbound, surface=Surface.DM, channel=_text(event, "channel") or None, dm=True)


def _takes_members(core: Core, path: str) -> bool:
    spec = next((each for each in core.specs if each.path == path), None)
    return spec is not None and any(option.kind is OptionKind.MEMBER for option in spec.options)


# Presses.


def press(body: Payload, speaker: Speaker) -> Heard | None:
    """A button pressed or an option picked; None for one that only opens an address, or asks for nothing."""
    pressed = next((each for each in body.get("actions") or () if isinstance(each, Mapping)), None)
    if pressed is None:
        return None
    action, value = coding.decode_action(_text(pressed, "action_id"))
    if action in (coding.LINK, coding.ANSWER, coding.ZONE) or "url" in pressed:
        return None
    option = pressed.get("selected_option")
    picked = coding.picked(_text(option, "value")) if isinstance(option, Mapping) else None
    if action == coding.MENU:
        # A menu of buttons: its option is one of them.
        action, value = coding.decode_action(_text(option if isinstance(option, Mapping) else {}, "value"))
        picked = None
        if not action:
            return None
    view = body.get("view")
    trigger = _text(body, "trigger_id")
    key = trigger or f"action:{speaker.who.user}:{_text(pressed, 'action_ts')}:{action}"
    if isinstance(view, Mapping):
        at_home = view.get("type") == "home"
        return Heard(
            inbound=Action(speaker.origin(key), action, value or _text(pressed, "value"), picked),
            surface=Surface.HOME if at_home else Surface.CARD,
            trigger=trigger or None,
            view=_text(view, "id") or None,
            behind=coding.decode(_text(view, "private_metadata")),
        )
    container = body.get("container") or {}
    channel = _text(container, "channel_id") or _text(body.get("channel") or {}, "id") or None
    own = is_own_dm(body) or channel == speaker.who.room
    origin = speaker.origin(key, None if own else channel)
    return Heard(
        inbound=Action(origin, action, value or _text(pressed, "value"), picked),
        surface=Surface.MESSAGE,
        trigger=trigger or None,
        url=_text(body, "response_url") or None,
        channel=channel,
        dm=own,
        # What stands in a room is everybody's: an answer that one person asked for is not put in its place.
        redraws=own or bool(container.get("is_ephemeral")),
        ts=None if container.get("is_ephemeral") or not own else _text(container, "message_ts") or None,
    )


def shortcut(body: Payload, speaker: Speaker, *, bot: str | None = None) -> Heard | None:
    """An entry of a shortcut menu; None for one that is not ours.

    Of a message of `bot`, which is us, nothing is taken: its words may be a draft, and it may be redrawn by then.
    """
    action = SHORTCUTS.get(_text(body, "callback_id"))
    if action is None:
        return None
    message = body.get("message") or {}
    ours = bot is not None and _text(message, "bot_id") == bot
    quoted = "" if ours else unwrapped(_text(message, "text"))[:LONGEST_QUOTE]
    trigger = _text(body, "trigger_id")
    channel = _text(body.get("channel") or {}, "id") or None
    return Heard(
        inbound=Action(
            speaker.origin(trigger or f"shortcut:{_digest(body)}"), action, quoted,
            None if ours else _permalink(body, message),
        ),
        surface=Surface.SHORTCUT,
        trigger=trigger or None,
        url=_text(body, "response_url") or None,
        channel=channel,
        dm=channel is not None and channel == speaker.who.room,
    )


def _permalink(body: Payload, message: Payload) -> str | None:
    """The address of the message, made as Slack makes it; None where the payload does not tell enough."""
    domain, ts = _text(body.get("team") or {}, "domain"), _text(message, "ts")
    channel = _text(body.get("channel") or {}, "id")
    if not (_DOMAIN.fullmatch(domain) and _TS.fullmatch(ts) and channel.isalnum()):
        return None
    thread = _text(message, "thread_ts")
    within = f"?thread_ts={thread}&cid={channel}" if thread != ts and _TS.fullmatch(thread) else ""
    return f"https://{domain}.slack.com/archives/{channel}/p{ts.replace('.', '')}{within}"


# Forms.


def may_take_a_form(heard: Heard) -> bool:
    """Whether a form may be the answer to what somebody says or presses the first time, among messages or at home."""
    match heard.inbound:
        case Command(path=name) | Action(action=name):
            return name in FORMS and heard.trigger is not None and heard.surface is not Surface.CARD
    return False


def takes_a_form(heard: Heard) -> bool:
    """Whether it surely is: a command that says nothing more, or a press."""
    return may_take_a_form(heard) and getattr(heard.inbound, "text", None) is None


def submission(body: Payload, speaker: Speaker) -> Heard | None:
    """A form sent; None when what stands behind it cannot be read."""
    view: Payload = body["view"]
    behind = coding.decode(_text(view, "private_metadata"))
    if behind is None or not behind.form:
        return None
    state = (view.get("state") or {}).get("values") or {}
    # A view's hash stays when it is answered with errors: only the press itself tells two submissions apart.
    press = _text(body, "trigger_id") or f"{_text(view, 'hash')}:{_digest(state)}"
    origin = speaker.origin(f"view:{_text(view, 'id')}:{press}")
    return Heard(
        inbound=Submission(origin, behind.form, coding.values(state), step=behind.step),
        surface=Surface.FORM,
        trigger=_text(body, "trigger_id") or None,
        url=behind.url,
        channel=behind.channel,
        dm=behind.dm,
        view=_text(view, "id") or None,
        behind=behind,
        first_input=first_input(view),
    )


def first_input(view: Payload) -> str:
    """The block id of the first input of a view: beside it stands what concerns the whole form."""
    inputs = (_text(each, "block_id") for each in view.get("blocks") or () if each.get("type") == "input")
    state = (view.get("state") or {}).get("values") or {}
    return next(inputs, "") or next(iter(state), "")


def lookup(body: Payload, speaker: Speaker) -> Lookup:
    """What is typed into a menu of time zones."""
    return Lookup(speaker.origin(""), "settings", "zone", _text(body, "value"))


# Profiles.


def profile(user: Payload) -> Profile:
    """What Slack says of a person; `user` as in users.info and user_change."""
    told = user.get("profile") or {}
    name = _text(told, "real_name") or _text(user, "real_name") or _text(told, "display_name") or _text(user, "name")
    return Profile(name=name, zone=_text(user, "tz") or None, locale=_text(user, "locale") or None)


def _text(given: Payload, name: str) -> str:
    value = given.get(name)
    return value if isinstance(value, str) else ""


def _digest(given: Payload) -> str:
    every = repr(sorted(given.items(), key=lambda each: str(each[0])))
    return sha256(every.encode("utf-8", "replace")).hexdigest()[:24]
