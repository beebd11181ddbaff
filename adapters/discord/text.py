"""Words as Discord takes them: cleaned, cut, and escaped so that exactly they are shown, as markdown."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import unquote

from adapters.discord import limits
from adapters.ground.lengths import clean, clip, units
from bot.chat.card import Anchor, CommandName, Mention, Span, Strong, Text, When

Json = dict[str, Any]
"""An object of a payload."""

_ID = re.compile(r"[0-9]{15,20}")
_ALWAYS = re.compile(r"[\\*_~`|<\[]")
"""What may begin something wherever it stands."""
_EVERYBODY = re.compile(r"@(?=everyone|here)")
_ADDRESS = re.compile(r"(?<=[a-zA-Z]):(?=//)")
_EMOJI = re.compile(r":(?=(?![0-9.,–-]+:)[^\s:]+:|(?:100|1234|-1):)")
"""What may be an emoji's name, which the digits of a clock never are; but for these."""
_ENDS = "\n\x85\u2028\u2029"
_PERHAPS = re.compile(r"[\\*_~`|<\[@]|:\S*:|://")
"""What is in every text of which something may be live, but for the beginnings of its lines."""
_LINE = re.compile(rf"(?P<before>^|[{_ENDS}])[^\S{_ENDS}]*(?P<mark>[#>+-]|[0-9]+(?=[.)]))")
"""What may begin a heading, a quote or a list at the beginning of a line."""


def escaped(text: str, *, start: bool = True, then: str = "") -> str:
    """The text so that Discord shows exactly it: nothing in it is markup, a mention, a moment, a link or an emoji.

    `start`: it begins a line. `then` is what follows it, with which it might make up something that is live.
    """
    text = clean(text)
    marks = [found for found in _LINE.finditer(text) if start or found["before"]]
    if not marks and not _PERHAPS.search(text + then[:_NAME]):
        return text
    live = {found.start() for found in _ALWAYS.finditer(text)}
    live |= {found.start() for found in _EVERYBODY.finditer(text + then[:8])}
    live |= {found.start() for found in _ADDRESS.finditer(text + then[:2])}
    for found in marks:
        # Of "1." it is the full stop that is escaped: a digit cannot be.
        live.add(found.end() if found["mark"].isdigit() else found.start("mark"))
    made: list[str] = []
    for at in reversed(range(len(text))):
        each = text[at]
        # From its end, as what is escaped further on may make up a name too.
        if at in live or (each == ":" and _EMOJI.match(f":{''.join(reversed(made[-_NAME:]))}{then[:_NAME]}")):
            each = f"\\{each}"
        made.append(each)
    return "".join(reversed(made))


def is_live(mention: Mention) -> bool:
    """Whether somebody at Discord is meant, whom it can name by itself."""
    who = mention.who
    return who.platform == "discord" and who.user is not None and _ID.fullmatch(who.user) is not None


def escaped_within(text: str, limit: int) -> str:
    """The same, cut with an ellipsis so that the result is at most `limit` long."""
    room = limit
    while units(shown := escaped(clip(text, room))) > limit:
        room -= max(1, (units(shown) - limit) // 2)
    return shown


_NAME = 200
"""An emoji's name, and markup that stands in it, is shorter than this."""


@dataclass(frozen=True, slots=True)
class _Part:
    """Words, what stands around them, and whether they are to be escaped."""

    words: str
    around: tuple[str, str] = ("", "")
    live: bool = False


def marked(text: Text, *, room: bool = False) -> str:
    """Running text as markdown; in a `room`, whose readers are in many zones, a moment is shown in each one's own."""
    parts = _joined([part for span in text for part in _parts(span, room)])
    made = ""
    for n in range(len(parts) - 1, -1, -1):
        part = parts[n]
        before, after = part.around
        if part.live:
            shown = part.words
        else:
            # What stands in bold is read like a text of its own.
            start = bool(before) or _begins_line("".join(each.words for each in parts[:n]))
            shown = escaped(part.words, start=start, then=after + made)
        made = before + shown + after + made
    return made


def _begins_line(before: str) -> bool:
    line = re.split(f"[{_ENDS}]", before)[-1]
    return not line.strip()


def _joined(parts: Sequence[_Part]) -> list[_Part]:
    """Without empty ones, and like neighbours in one: what ends one and begins the next would be read as something."""
    found: list[_Part] = []
    for part in parts:
        if not part.words:
            continue
        if found and (part.around, part.live) == (found[-1].around, found[-1].live):
            found[-1] = replace(part, words=found[-1].words + part.words)
        else:
            found.append(part)
    return found


def _parts(span: Span, room: bool) -> Iterator[_Part]:
    match span:
        case str():
            yield _Part(clean(span))
        case When(at, _) if room:
            yield _Part(f"<t:{int(at.timestamp())}:F>", live=True)
        case When(_, words):
            yield _Part(clean(words))
        case Strong(words):
            yield from _bold(clean(words))
        case CommandName(path):
            path = clean(f"/{path}")
            yield _Part(path) if re.search(r"[`\n]", path) else _Part(path, ("`", "`"), live=True)
        case Anchor(words, url):
            yield _anchor(clean(words), url)
        case Mention(who, words):
            if who.user is not None and is_live(span):
                yield _Part(f"<@{who.user}>", live=True)
            elif who.platform == "discord" and who.user is None and _ID.fullmatch(who.room or ""):
                yield _Part(f"<#{who.room}>", live=True)
            else:
                yield _Part(clean(words))


def _bold(words: str) -> Iterator[_Part]:
    """In bold; a line for itself, and no space at its ends, as neither would be bold."""
    for found in re.finditer(r"(\s*)([^\n]*[^\s]|)(\s*)", words):
        before, inner, after = found.groups()
        yield _Part(before)
        yield _Part(inner, ("**", "**"))
        yield _Part(after)


def _anchor(words: str, url: str) -> _Part:
    """A link; where Discord takes none, the words, and the address in brackets in which nothing is unfolded."""
    if not opens(url):
        return _Part(words)
    if not words.strip() or re.search(r"[\[\]\n]|://", words):
        return _Part(f"{escaped(words)} <{url}>".strip(), live=True)
    return _Part(words, ("[", f"](<{url}>)"))


def opens(url: str) -> bool:
    """Whether Discord can open this address from a line of text or a button."""
    fits = units(url) <= limits.URL and not re.search(r"[\s<>()\\\x00-\x20]", url) and clean(url) == url
    return fits and url.startswith(("https://", "http://"))


_MAIL = re.compile(r"mailto:(?P<to>[\w.%+-]+@[\w-]+(?:\.[\w-]+)+)(?P<subject>\?subject=[\w.~%-]*)?", re.ASCII)


def opens_mail(label: str, url: str) -> str | None:
    """A line with an address that opens a mail when it is tapped; None where this is no such link.

    No button opens a mail, and text does: `<somebody@mail.example?subject=...>`, as Discord's reference has it.
    """
    found = _MAIL.fullmatch(url)
    if found is None or units(url) > limits.URL:
        return None
    to = unquote(found["to"])
    if not re.fullmatch(r"[\w.+-]+@[\w.-]+", to, re.A):
        return None
    return f"{escaped(label.strip(), then=':')}: <{to}{found['subject'] or ''}>"


def bold(words: str) -> str:
    """Words in bold."""
    return marked((Strong(words.strip()),)) if words.strip() else ""


def quiet(markdown: str) -> str:
    """Every line of it small."""
    return "\n".join(f"-# {line}" if line.strip() else line for line in markdown.split("\n"))


def quoted(text: str) -> str:
    """Somebody's words as a quote."""
    return "\n".join(f"> {line}" for line in escaped(clean(text).strip()).split("\n"))


def fenced(text: str) -> str:
    """A text in a box from which it is easily copied; one that would end the box before its end is a quote."""
    text = clean(text)
    return quoted(text) if "```" in text else f"```\n{text}\n```"
