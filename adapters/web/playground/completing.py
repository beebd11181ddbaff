"""Completion of a line: command names, then what the command may be given."""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass

from bot.chat.card import Suggestion
from bot.chat.spec import CommandSpec, Option, OptionKind

Looks = Callable[[str, str, str], Awaitable[tuple[Suggestion, ...]]]
"""Completions of an option: path, option, what is typed of it."""

_MOST = 12


@dataclass(frozen=True, slots=True)
class Offer:
    """One completion: what is read, and the whole line it makes."""

    label: str
    hint: str
    line: str


@dataclass(frozen=True, slots=True)
class Offers:
    """What can be typed next; `eager` when the line names no command yet, so that Enter takes the first."""

    offers: tuple[Offer, ...] = ()
    usage: str = ""
    note: str = ""
    eager: bool = False
    line: str = ""
    """The line they belong to."""


async def complete(line: str, specs: Sequence[CommandSpec], looks: Looks, people: Sequence[str]) -> Offers:
    """What could come next in this line; nothing for what is no command."""
    if not line.startswith("/") or "\n" in line:
        return Offers(line=line)
    spec = _named(line, specs)
    if spec is None:
        return _commands(line, specs)
    typed = line[len(spec.path) + 2 :]
    return Offers(
        offers=(await _given(spec, line, typed, looks, people))[:_MOST],
        usage=usage(spec),
        note=f"e.g. /{spec.path} {spec.example}" if spec.example and not typed.strip() else "",
        line=line,
    )


def usage(spec: CommandSpec) -> str:
    """The command with what it may be given: /note show [which]."""
    words = [f"/{spec.path}"]
    typed = [each for each in spec.options if each.kind is not OptionKind.FILE]
    words += [f"<{each.name}>" if each.required else f"[{each.name}]" for each in typed]
    return " ".join(words)


def _named(line: str, specs: Sequence[CommandSpec]) -> CommandSpec | None:
    folded = line[1:].casefold()
    found = [each for each in specs if folded.startswith(each.path.casefold() + " ")]
    return max(found, key=lambda each: len(each.path), default=None)


def _commands(line: str, specs: Sequence[CommandSpec]) -> Offers:
    typed = " ".join(line[1:].casefold().split())
    starts = [each for each in specs if each.path.casefold().startswith(typed)]
    holds = [each for each in specs if each not in starts and typed in each.path.casefold()]
    says = [
        each
        for each in specs
        if len(typed) > 2 and each not in starts and each not in holds
        and typed in each.description.casefold()
    ]  # fmt: skip
    offers = tuple(
        Offer(label=f"/{each.path}", hint=each.description, line=f"/{each.path} ") for each in (*starts, *holds, *says)
    )
    whole = any(each.path.casefold() == typed for each in specs)
    return Offers(offers=offers, eager=bool(offers) and not whole, line=line)


async def _given(spec: CommandSpec, line: str, typed: str, looks: Looks, people: Sequence[str]) -> tuple[Offer, ...]:
    out: list[Offer] = []
    head, _, last = line.rpartition(" ")
    for option in spec.options:
        match option.kind:
            case OptionKind.CHOICE:
                out += _answers(option, head, last)
            case OptionKind.MEMBER:
                wanted = last.removeprefix("@").casefold()
                out += [
                    Offer(label=f"@{name}", hint=option.description, line=f"{head} @{name} ")
                    for name in people
                    if name.casefold().startswith(wanted)
                ]
            case OptionKind.REFERENCE | OptionKind.WHEN | OptionKind.ZONE:
                if option != spec.open_option:
                    # What is typed is the line: it is no word for an option that has a place of its own elsewhere.
                    continue
                found = await looks(spec.path, option.name, typed.strip())
                out += [
                    Offer(label=each.label, hint=each.hint, line=f"/{spec.path} {each.value} ")
                    for each in found
                    if each.value.casefold() != typed.strip().casefold()
                ]
                # What an answer is about comes before the answer.
                if out and not typed.strip():
                    break
            case OptionKind.NUMBER | OptionKind.REST | OptionKind.FILE:
                continue
    return tuple(out)


def _answers(option: Option, head: str, last: str) -> list[Offer]:
    wanted = last.casefold()
    return [
        Offer(label=each.label, hint=option.description, line=f"{head} {each.value} ")
        for each in option.answers
        if each.value.casefold().startswith(wanted) or each.label.casefold().startswith(wanted)
    ]
