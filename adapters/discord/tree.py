"""The commands as Discord shows them, made from what is declared; put up there only when that changed."""

import hashlib
import inspect
import json
from collections.abc import Iterator, Mapping, Sequence
from datetime import timedelta
from functools import cache
from itertools import groupby
from typing import Any, Protocol

import discord
import structlog
from discord import app_commands
from discord.app_commands import (
    AppCommandContext,
    AppInstallationType,
    Choice,
    Command,
    CommandTree,
    ContextMenu,
    Group,
    TranslationContextLocation,
    TranslationContextTypes,
    locale_str,
)
from discord.http import Route

from adapters.discord.parse import APP
from adapters.discord.told import Commands
from adapters.ground.lengths import clip
from bot.cards.words import Reader, say
from bot.chat.spec import CommandSpec, MenuSpec, Option, OptionKind
from bot.clock import Clock
from bot.ports import Installation, Keeps

log = structlog.get_logger("afternote.discord")

Json = dict[str, Any]

LEASE = timedelta(seconds=60)
"""How long one process has the putting up to itself."""
DESCRIPTION = 100
CHOICES = 25
_DIGEST = "tree"
_NAMES = "name_localizations"
_COMPLETED = frozenset({OptionKind.REFERENCE, OptionKind.REST, OptionKind.WHEN, OptionKind.ZONE})
_EVERYWHERE = AppCommandContext(guild=True, dm_channel=True, private_channel=True)
_IN_SERVERS = AppCommandContext(guild=True, dm_channel=False, private_channel=False)
_BOTH = AppInstallationType(guild=True, user=True)
_TO_SERVERS = AppInstallationType(guild=True, user=False)
_COACHES = discord.Permissions(manage_guild=True)


# What is declared.


def build(tree: CommandTree[Any], specs: Sequence[CommandSpec], menus: Sequence[MenuSpec]) -> None:
    """Declares the commands and the entries of a message's menu, in the place of whatever was declared."""
    tree.clear_commands(guild=None)
    for name in dict.fromkeys(each.group for each in specs):
        tree.add_command(_group(name, [each for each in specs if each.group == name]))
    for menu in menus:
        tree.add_command(
            ContextMenu(
                name=locale_str(menu.name), callback=_chosen, allowed_contexts=_EVERYWHERE, allowed_installs=_BOTH
            )
        )


def _group(name: str, specs: Sequence[CommandSpec]) -> Group | Command[Any, ..., Any]:
    for_coaches = all(each.coach for each in specs)
    whom: dict[str, Any] = {
        "allowed_contexts": _IN_SERVERS if for_coaches else _EVERYWHERE,
        "allowed_installs": _TO_SERVERS if for_coaches else _BOTH,
    }
    if [each.path for each in specs] == [name]:
        alone = _command(specs[0], **whom)
        # Only what Discord offers to whom at first: who may do what is looked at when it is done.
        alone.default_permissions = _COACHES if for_coaches else None
        return alone
    group = Group(
        name=locale_str(name),
        # Discord shows this nowhere but asks for it.
        description=locale_str(f"/{name}"),
        default_permissions=_COACHES if for_coaches else None,
        **whom,
    )
    for each in specs:
        group.add_command(_command(each))
    return group


def _command(spec: CommandSpec, **whom: Any) -> Command[Any, ..., Any]:
    async def called(interaction: discord.Interaction[Any], **given: object) -> None:
        raise AssertionError("what comes in is taken before the kit looks for whom to call")

    asked = spec.options
    parameters = [inspect.Parameter("interaction", inspect.Parameter.POSITIONAL_OR_KEYWORD, annotation=object)]
    parameters += [_parameter(each) for each in asked]
    described: Any = called
    described.__signature__ = inspect.Signature(parameters)
    app_commands.describe(**{each.name: locale_str(each.description) for each in asked})(described)
    app_commands.choices(
        **{each.name: [Choice(name=locale_str(one.label), value=one.value) for one in each.answers]
           for each in asked if _offers(each)}
    )(described)  # fmt: skip
    completed = {each.name: _completes for each in asked if _is_completed(each)}
    if completed:
        app_commands.autocomplete(**completed)(described)
    return Command(
        name=locale_str(spec.path.rpartition(" ")[2]),
        description=locale_str(spec.description),
        callback=described,
        **whom,
    )


def _parameter(option: Option) -> inspect.Parameter:
    kinds: dict[OptionKind, type] = {OptionKind.MEMBER: discord.User, OptionKind.FILE: discord.Attachment}
    kind: Any = kinds.get(option.kind, str)
    return inspect.Parameter(
        option.name,
        inspect.Parameter.KEYWORD_ONLY,
        default=inspect.Parameter.empty if option.required else None,
        annotation=kind if option.required else kind | None,
    )


def _offers(option: Option) -> bool:
    return option.kind is OptionKind.CHOICE and 0 < len(option.answers) <= CHOICES


def _is_completed(option: Option) -> bool:
    return option.kind in _COMPLETED or (option.kind is OptionKind.CHOICE and not _offers(option))


async def _completes(interaction: discord.Interaction[Any], current: str) -> list[Choice[str]]:
    raise AssertionError("what comes in is taken before the kit looks for whom to call")


async def _chosen(interaction: discord.Interaction[Any], message: discord.Message) -> None:
    raise AssertionError("what comes in is taken before the kit looks for whom to call")


# In which languages.


class Catalogues(app_commands.Translator):
    """The words in every language that there is a catalogue for; names only where Discord takes them as names."""

    async def translate(
        self, string: locale_str, locale: discord.Locale, context: TranslationContextTypes
    ) -> str | None:
        """The words in this language; None where they are the same, or not to be had."""
        if context.location is TranslationContextLocation.other:
            return None
        words = say(Reader(locale=locale.value), string.message)
        if words == string.message:
            return None
        match context.location:
            case TranslationContextLocation.command_name if isinstance(context.data, ContextMenu):
                return clip(words, 32)
            case (
                TranslationContextLocation.command_name
                | TranslationContextLocation.group_name
                | TranslationContextLocation.parameter_name
            ):
                return words if _is_name(words) else None
        return clip(words, DESCRIPTION)


def _is_name(words: str) -> bool:
    try:
        return app_commands.commands.validate_name(words) == words
    except ValueError:
        return False


def _told_apart(siblings: Sequence[Json]) -> None:
    """Takes a language's names off those that would be named the same in it: Discord would take none of all."""
    for locale in sorted({each for one in siblings for each in one.get(_NAMES) or {}}):
        while same := _same(siblings, locale):
            names = tuple(sorted(one["name"] for one in same))
            _say_once(locale, names)
            for one in same:
                (one.get(_NAMES) or {}).pop(locale, None)


def _same(siblings: Sequence[Json], locale: str) -> list[Json]:
    """Those that are named the same in this language, by the translation of at least one."""

    def name(one: Json) -> str:
        return str((one.get(_NAMES) or {}).get(locale) or one["name"])

    for _, found in groupby(sorted(siblings, key=name), key=name):
        same = list(found)
        if len(same) > 1 and any(locale in (one.get(_NAMES) or {}) for one in same):
            return same
    return []


@cache
def _say_once(locale: str, names: tuple[str, ...]) -> None:
    log.error("names are the same in a language, and stay as they are declared", locale=locale, names=names)


def _families(payload: Sequence[Json]) -> Iterator[Sequence[Json]]:
    """All that stand beside each other: no two of them may be named the same."""
    for kind in {each.get("type", 1) for each in payload}:
        yield [each for each in payload if each.get("type", 1) == kind]
    waiting = list(payload)
    while waiting:
        one = waiting.pop()
        for below in (one.get("options") or [], one.get("choices") or []):
            yield below
            waiting += below


# At Discord.


class Declares(Protocol):
    """The client, as far as its commands go."""

    @property
    def tree(self) -> CommandTree[Any]:
        """What is declared."""
        ...

    @property
    def application_id(self) -> int | None:
        """Whose commands they are."""
        ...


class Calling(Protocol):
    """One call to Discord's REST, which is made once and waits for no limit."""

    async def __call__(self, route: Route, *, body: Any) -> Any:
        """What Discord answers."""
        ...


async def declared(tree: CommandTree[Any]) -> list[Json]:
    """The commands as the API gets them, in every language."""
    every = tree.get_commands()
    translator = tree.translator
    if translator is None:
        return [each.to_dict(tree) for each in every]
    payload: list[Json] = [await each.get_translated_payload(tree, translator) for each in every]
    for each in _families(payload):
        _told_apart(each)
    return payload


def digest(payload: Sequence[Json]) -> str:
    """A sign of what is declared: the same for the same, in whatever order."""
    said = sorted(json.dumps(each, sort_keys=True) for each in payload)
    return hashlib.sha256("\n".join(said).encode()).hexdigest()


async def sync(client: Declares, call: Calling, keeps: Keeps, clock: Clock) -> Commands:
    """Puts the commands up at Discord if they are not those that stand there, and no other process is at it.

    Raises what the call raises where Discord does not take them: then it is to be tried again.
    """
    application = client.application_id
    if application is None:
        raise discord.MissingApplicationID
    # Another application on the same database has commands of its own.
    name = f"{_DIGEST} {application}"
    payload = await declared(client.tree)
    sign = digest(payload)
    if (await _details(keeps)).get(name) == sign:
        return Commands.UP
    now = clock.now()
    if await keeps.installed(APP) is None:
        # Only whoever makes the row first may go on: made once more, it would be under no lease.
        if not await keeps.take_ticket(APP.platform, f"{APP.tenant} {now:%Y-%m-%dT%H:%M}", expires_at=now + LEASE):
            return Commands.ELSEWHERE
        await keeps.install(Installation(APP, {}))
    if not await keeps.lease(APP, until=now + LEASE):
        return Commands.ELSEWHERE
    if (await _details(keeps)).get(name) == sign:
        return Commands.UP
    route = Route("PUT", "/applications/{application_id}/commands", application_id=application)
    await call(route, body=payload)
    await keeps.install(Installation(APP, {**await _details(keeps), name: sign}))
    log.info("the commands were put up")
    return Commands.UP


async def _details(keeps: Keeps) -> Mapping[str, Any]:
    kept = await keeps.installed(APP)
    return {} if kept is None else kept.details
