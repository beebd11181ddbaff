"""How a rehearsal is printed: as a transcript to read, or as one JSON object a line."""

import json
from collections.abc import Mapping
from typing import Any

from adapters.cli.rehearsal import Did, Event, Failure, Heard, Stood, rehearsing
from adapters.cli.script import Script
from bot.chat.codec import encode
from bot.chat.reply import Invalid
from bot.chat.words import shown_lines
from bot.ports import Platform
from bot.stage import Kind, Shown

_INDENT = " " * 7
_WAYS = {
    Kind.REPLY: "",
    Kind.DELIVERY: "",
    Kind.FORM: ", a form",
    Kind.INVALID: ", the form again",
    Kind.AMEND: ", the same message redrawn",
}


class Transcript:
    """The conversation as lines to read; a day is named where it begins."""

    def __init__(self) -> None:
        self._day = ""

    def lines(self, event: Event) -> list[str]:
        """The lines of one event."""
        day = f"{event.at:%A} {event.at.day} {event.at:%B %Y, %Z}"
        lines = ["", day] if day != self._day else []
        self._day = day
        match event:
            case Did(at, who, words, room):
                place = f" in {room}" if room else ""
                return [*lines, "", f"{at:%H:%M}  {who}{place}: {words}"]
            case Stood(at):
                return [*lines, "", f"{at:%H:%M}  Nothing is planned: the clock stands where it was."]
            case Heard(at, to, kind, shown):
                head = f"{at:%H:%M}  Afternote to {to}{_WAYS.get(kind, '')}"
                return [*lines, "", head, *(f"{_INDENT}{line}".rstrip() for line in _words(shown))]


def _words(shown: Shown) -> list[str]:
    about = shown.card or shown.form
    lines = [part for line in shown_lines(about) for part in line.split("\n")] if about else []
    problems = shown.problems or {}
    steps = shown.form.steps if shown.form is not None else ()
    named = {field.name: field.label for step in steps for field in step.fields}
    return [*lines, *(f"! {named.get(name, name)}: {problem}" for name, problem in problems.items())]


async def played(script: Script, drawn: Platform | None, *, jsonl: bool) -> tuple[Failure | None, int]:
    """Plays a script and prints what happens as it happens; where it failed, and how many expectations were met."""
    transcript = Transcript()

    def tells(event: Event) -> None:
        if not jsonl:
            print("\n".join(transcript.lines(event)), flush=True)
        elif isinstance(event, Heard):
            print(json_line(event, drawn), flush=True)

    async with rehearsing(script, tells) as rehearsal:
        return await rehearsal.play(), rehearsal.checks


def json_line(heard: Heard, platform: Platform | None) -> str:
    """One message as a line of JSON; its payload is the platform's, or our own words for it."""
    return json.dumps(
        {
            "at": heard.at.isoformat(),
            "to": heard.to,
            "kind": heard.kind.value,
            "payload": _payload(heard.shown, platform),
        },
        ensure_ascii=False,
    )


def _payload(shown: Shown, platform: Platform | None) -> Mapping[str, Any] | None:
    about = shown.card or shown.form
    if platform is not None and about is not None:
        return shown.payload(platform)
    payload: Mapping[str, Any] = encode(Invalid(shown.problems) if shown.problems is not None else about)
    return payload


def failure_lines(name: str, failure: Failure) -> list[str]:
    """What went wrong, at which line, and what was seen instead."""
    lines = [f"{name}, line {failure.step.line}: {failure.step.text}", f"  {failure.why}"]
    if failure.seen:
        since = f" since line {failure.since}" if failure.since else ""
        lines.append(f"  seen{since}:")
        for heard in failure.seen:
            way = _WAYS.get(heard.kind, "")
            lines.append(f"    {heard.at:%a %d %b %H:%M} to {heard.to}{way}")
            lines.extend(f"      {line}" for line in _words(heard.shown))
    elif failure.why.startswith("nothing that"):
        since = f" since line {failure.since}" if failure.since else ""
        lines.append(f"  nothing was shown{since}")
    return lines
