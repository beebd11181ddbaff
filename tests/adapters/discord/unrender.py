"""Components and markdown back to the core's words: what Discord shows, read from what is on the wire alone."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from adapters.discord import coding
from bot.chat.card import (
    Anchor,
    Block,
    Button,
    Card,
    Choice,
    CommandName,
    Control,
    Copy,
    Fact,
    Facts,
    Line,
    Link,
    Mention,
    Mood,
    Option,
    Picture,
    Quote,
    Row,
    Span,
    Strong,
    Style,
    Text,
    plain,
)
from bot.chat.form import Field, FieldKind, Form, Step
from bot.chat.words import shown_words
from bot.model.people import Address
from tests.adapters.discord.filling import prefilled
from tests.adapters.discord.simulated import Json, Message

Names = Callable[[str], str]
"""The name that Discord shows for the id of a person or a channel."""

ACTIONS, BUTTON, SELECT, INPUT, SECTION, WORDS, GALLERY, FILE, RULE, CONTAINER, LABEL, UPLOAD, BOX = (
    1, 2, 3, 4, 9, 10, 12, 13, 14, 17, 18, 19, 23
)  # fmt: skip
_STYLES = {1: Style.PRIMARY, 2: Style.PLAIN, 4: Style.GRAVE}
_LINK = 5
_OURS = 1000
"""Ids of components up to this one are given by Discord."""
_FENCE = "```"
_TOKEN = re.compile(
    r"\\(?P<escaped>[^A-Za-z0-9\s])|\*\*(?P<strong>(?:\\.|[^\\])+?)\*\*|`(?P<code>[^`]+)`"
    r"|\[(?P<label>(?:\\.|[^\]\\])+)\]\(<(?P<url>[^>]+)>\)|<(?P<kind>@|#)(?P<id>[0-9]+)>|<t:(?P<moment>[0-9-]+):(?P<how>\w)>"
    r"|<(?P<bare>https?://[^>\s]+)>"
    r"|(?P<live>[*_~`|<\[\\]|:(?=//)|@(?=everyone|here))",
    re.DOTALL,
)
_BEGUN = re.compile(r"\s*(#{1,3} |>>> |[*+] |[0-9]+[.)] )")
"""What makes a line something that we make none of."""
_MAIL = re.compile(r"(?P<label>.+): <(?P<to>[\w.+-]+@[\w.-]+(?:\?subject=[\w.~%-]*)?)>", re.ASCII)
"""A line that opens a mail: no button does."""
_RELATIVE = re.compile(r" \(<t:[0-9-]+:R>\)$")


def nobody(id: str) -> str:
    """The id itself, for where names do not matter."""
    return id


def key_of(message: Message) -> str | None:
    """The mark by which a delivery is found again."""
    first = message.components[0] if message.components else {}
    return str(first["id"]) if first.get("id", 0) > _OURS else None


def card_of(message: Message, names: Names = nobody) -> Card:
    """The card that a message shows, be it made of components or of plain words with buttons."""
    reader = _Reader(names)
    if message.content:
        reader.words(message.content, titled=False)
    return reader.card(message.components)


def preview_of(first: Message, then: Message, names: Names = nobody) -> str | None:
    """What a push says of a card that came in two steps; None where it is the card's own words."""
    text = unescaped(first.content, names)
    card = card_of(then, names)
    words = shown_words(replace(card, controls=(), blocks=tuple(_bare(each) for each in card.blocks)))
    return None if " ".join(words.split()) == " ".join(text.split()) else text


def form_of(modal: Mapping[str, Any]) -> Form:
    """The form that a modal asks, with what is filled in."""
    behind = coding.decode_form(modal["custom_id"])
    assert behind is not None, "nothing stands behind the form"
    id, step = behind
    intro = [unescaped(each["content"]) for each in modal["components"] if each["type"] == WORDS]
    labels = [each for each in modal["components"] if each["type"] == LABEL]
    # What has no room above the fields stands with one of them.
    intro += [each["description"] for each in labels if each.get("description")] if not intro else []
    filled = coding.values(state(modal))
    zones = {each["component"]["custom_id"] for each in labels}
    # A menu of zones, and what goes on with an answer that is too long for one input, are no fields of their own.
    fields = tuple(
        _field(each, zone=coding.zone_id(name) in zones)
        for each in labels
        if (name := each["component"]["custom_id"]) in filled
    )
    return Form(
        id=id, title=modal["title"], action="", value="", steps=(Step(fields),) * (step + 1), submit="Submit",
        filled=filled, intro="\n".join(intro), step=step,
    )  # fmt: skip


def state(modal: Mapping[str, Any]) -> list[Json]:
    """The components of a modal as they would be sent if nothing were changed."""
    sent = []
    for each in modal["components"]:
        if each["type"] == LABEL:
            control = each["component"]
            answer = prefilled(control)
            given: Json = {"value": answer or None}
            if control["type"] in (SELECT, UPLOAD):
                given = {"values": [answer] if answer else []}
            elif control["type"] == BOX:
                given = {"value": answer == coding.YES}
            given |= {"type": control["type"], "custom_id": control["custom_id"]}
            sent.append({"type": LABEL, "component": given})
    return sent


def offered(components: Sequence[Mapping[str, Any]]) -> Iterator[tuple[Control, str]]:
    """Every control that does something, with the id by which it is pressed."""
    for each in walked(components):
        if each["type"] in (BUTTON, SELECT) and "url" not in each:
            yield _control(each), each["custom_id"]


def walked(components: Sequence[Mapping[str, Any]]) -> Iterator[Json]:
    """Every component, those inside others too, as they stand."""
    for each in components:
        yield dict(each)
        yield from walked(each.get("components", ()))
        if "accessory" in each:
            yield from walked([each["accessory"]])


def unescaped(markdown: str, names: Names = nobody) -> str:
    """The words that Discord shows of it."""
    return plain(spans(markdown, names))


def spans(markdown: str, names: Names = nobody) -> Text:
    """Running text as Discord shows it.

    Raises AssertionError where something is live that nobody has meant.
    """
    out: list[Span] = []
    at = 0
    for found in _TOKEN.finditer(markdown):
        out.append(markdown[at : found.start()])
        at = found.end()
        out.append(_span(found, names, markdown))
    out.append(markdown[at:])
    return _joined(out)


def _span(found: "re.Match[str]", names: Names, markdown: str) -> Span:
    match found.lastgroup:
        case "escaped":
            return found["escaped"]
        case "strong":
            return Strong(unescaped(found["strong"], names))
        case "code":
            return CommandName(found["code"].removeprefix("/"))
        case "url":
            return Anchor(unescaped(found["label"], names), found["url"])
        case "bare":
            return Anchor(found["bare"], found["bare"])
        case "id":
            where = {"user": found["id"]} if found["kind"] == "@" else {"room": found["id"]}
            return Mention(Address("discord", "", **where), names(found["id"]))
        case "how":
            return f"<t:{found['moment']}:{found['how']}>"
    raise AssertionError(f"{found['live']!r} is live in {markdown!r}")


def _joined(parts: Sequence[Span]) -> Text:
    out: list[Span] = []
    for each in parts:
        if isinstance(each, str) and out and isinstance(out[-1], str):
            out[-1] += each
        elif each != "":
            out.append(each)
    return tuple(out)


def _bare(block: Block) -> Block:
    return replace(block, controls=()) if isinstance(block, Row) else block


def _field(label: Json, *, zone: bool) -> Field:
    control = label["component"]
    kind = FieldKind.TEXT if control.get("style") == 2 else FieldKind.LINE
    if zone:
        kind = FieldKind.ZONE
    elif control["type"] == UPLOAD:
        kind = FieldKind.FILE
    elif control["type"] != INPUT:
        kind = FieldKind.CHOICE
    return Field(
        control["custom_id"], label["label"], kind, hint=label.get("description") or "",
        required=control.get("required", True), options=_options(control), limit=control.get("max_length", 4000),
        example=control.get("placeholder") or "",
    )  # fmt: skip


def _options(control: Json) -> tuple[Option, ...]:
    if control["type"] == BOX:
        return Option("Yes", coding.YES), Option("No", coding.NO)
    return tuple(Option(each["label"], coding.picked(each["value"])) for each in control.get("options", []))


def _control(component: Json) -> Control:
    if component["type"] == BUTTON and component["style"] == _LINK:
        return Link(component["label"], component["url"])
    pressed = coding.decode(component["custom_id"])
    assert pressed is not None, f"nothing stands behind {component['custom_id']!r}"
    if component["type"] == SELECT:
        return Choice(component["placeholder"], pressed.action, pressed.value, _options(component))
    return Button(component["label"], pressed.action, pressed.value, _STYLES[component["style"]])


class _Reader:
    """Reads the components of one card from the top."""

    def __init__(self, names: Names) -> None:
        self._names = names
        self._title = ""
        self._out: list[Block] = []
        self._controls: list[Control] = []
        self._begun = False

    def card(self, components: Sequence[Json]) -> Card:
        """The card of these."""
        flat = [one for each in components for one in (each["components"] if each["type"] == CONTAINER else [each])]
        for n, each in enumerate(flat):
            last = all(one["type"] in (ACTIONS, RULE) for one in flat[n:])
            self._component(each, last=last)
        return Card(self._title, tuple(self._out), tuple(self._controls))

    def _component(self, component: Json, *, last: bool) -> None:
        match component["type"]:
            case 10:
                self.words(component["content"])
            case 9:
                for each in component["components"]:
                    self.words(each["content"], row=True)
                self._of_a_row((_control(component["accessory"]),))
            case 1:
                found = tuple(_control(each) for each in component["components"])
                if last:
                    self._controls += found
                else:
                    self._of_a_row(found)
            case 12:
                self._out += [Picture("", each.get("description") or "") for each in component["items"]]
            case 13:
                self._out.append(Line((component["file"]["url"].removeprefix("attachment://"),)))
            case 14:
                pass
            case other:
                raise AssertionError(f"no words for a component of {other}")

    def _of_a_row(self, controls: tuple[Control, ...]) -> None:
        match self._out:
            case [*_, Row(text, before)]:
                self._out[-1] = Row(text, (*before, *controls))
            case [*_, Line(text)]:
                self._out[-1] = Row(text, controls)
            case _:
                self._out.append(Row((), controls))

    def words(self, markdown: str, *, titled: bool = True, row: bool = False) -> None:
        """Takes in a text."""
        lines = markdown.split("\n")
        while lines:
            line = lines.pop(0)
            if not line.strip():
                continue
            if line == _FENCE:
                end = lines.index(_FENCE)
                text, lines = "\n".join(lines[:end]), lines[end + 1 :]
                self._out.append(Copy(self._label(), text))
                continue
            if (mail := _MAIL.fullmatch(line)) is not None:
                self._controls.append(Link(unescaped(mail["label"], self._names), f"mailto:{mail['to']}"))
                continue
            first, self._begun = not self._begun and titled, True
            if first and (title := self._titled(line)) is not None:
                self._title = title
            else:
                self._line(line, row=row)

    def _label(self) -> str:
        """The bold line above what is to be copied."""
        match self._out:
            case [*_, Line((Strong(words),))]:
                self._out.pop()
                return words
        return ""

    def _titled(self, line: str) -> str | None:
        if line.startswith("### "):
            return unescaped(line[4:], self._names)
        match spans(line, self._names):
            case (Strong(words),):
                return words
        return None

    def _line(self, line: str, *, row: bool) -> None:
        assert _BEGUN.match(line) is None, f"a line begins as more than words: {line!r}"
        if line.startswith("-# "):
            self._out.append(Line(spans(line[3:], self._names), Mood.QUIET))
        elif line.startswith("> "):
            self._quote(unescaped(line[2:], self._names))
        elif line.startswith("- "):
            self._out.append(Line(spans(line[2:], self._names), Mood.LOOK))
        elif not row and (fact := self._fact(line)) is not None:
            last = self._out[-1] if self._out else None
            if isinstance(last, Facts):
                self._out[-1] = Facts((*last.rows, fact))
            else:
                self._out.append(Facts((fact,)))
        else:
            self._out.append(Line(spans(line, self._names)))

    def _quote(self, words: str) -> None:
        last = self._out[-1] if self._out else None
        if isinstance(last, Quote):
            self._out[-1] = Quote(f"{last.text}\n{words}")
        else:
            self._out.append(Quote(words))

    def _fact(self, line: str) -> Fact | None:
        match spans(_RELATIVE.sub("", line), self._names):
            case (Strong(name), str(text), *rest) if text.startswith(" "):
                return Fact(name, _joined([text[1:], *rest]))
        return None
