"""Blocks and views back to the core's words: what Slack shows, read from what is on the wire and nothing else."""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime

from adapters.slack import coding
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
from tests.adapters.slack.filling import KEYS, Sheet
from tests.adapters.slack.world import Json, Message, View

Names = Callable[[str], str]
"""The name that Slack shows for the id of a person or a room."""

_STYLES = {"primary": Style.PRIMARY, "danger": Style.GRAVE}
_KEY = "k:"


def nobody(id: str) -> str:
    """The id itself, for where names do not matter."""
    return id


def unescaped(text: str) -> str:
    """The words of a top-level text; whatever is live in it stays as it stands."""
    return text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")


def key_of(message: Message) -> str | None:
    """The key by which a delivery is found again."""
    first = message.blocks[0].get("block_id", "") if message.blocks else ""
    return first.removeprefix(_KEY) if first.startswith(_KEY) else None


def card_of(message: Message, names: Names = nobody) -> Card:
    """The card that a message shows; its text is the preview where it says something else than the blocks."""
    text = unescaped(message.text)
    if not message.blocks:
        return Card("", tuple(Line((line,)) for line in text.splitlines()))
    card = _Reader(names).card(message.blocks)
    words = shown_words(replace(card, controls=(), blocks=tuple(_bare(each) for each in card.blocks)))
    same = " ".join(words.split()) == " ".join(text.split())
    return replace(card, preview=None if same else text)


def card_of_view(view: View, names: Names = nobody) -> Card:
    """The card that a view shows, in a modal or on the home tab."""
    card = _Reader(names, titled=view.body["type"] == "modal").card(view.body["blocks"])
    return card if card.title else replace(card, title=view.body.get("title", {}).get("text", ""))


def lone_copy(message: Message) -> str | None:
    """The text of a message that is there to be copied, and holds nothing else."""
    if len(message.blocks) != 1 or message.blocks[0]["type"] != "rich_text" or "block_id" in message.blocks[0]:
        return None
    (section, *more) = message.blocks[0]["elements"]
    if more or section["type"] != "rich_text_section" or len(section["elements"]) != 1:
        return None
    (run,) = section["elements"]
    return str(run["text"]) if run["type"] == "text" and "style" not in run else None


def form_of(view: View, names: Names = nobody) -> Form:
    """The form that a view asks, with what is filled in by now."""
    behind = coding.decode(view.body.get("private_metadata", ""))
    assert behind is not None, "nothing stands behind the form"
    title, intro = view.body["title"]["text"], []
    for block in view.body["blocks"]:
        if block["type"] == "rich_text":
            title = "".join(run["text"] for run in block["elements"][0]["elements"])
        if block["type"] == "section":
            intro.append(block["text"]["text"])
    inputs = [block for block in view.body["blocks"] if block["type"] == "input"]
    asked = [block for block in inputs if coding.decode_input(block["block_id"]) == (Sheet.name(block), "")]
    fields = tuple(_field(block, inputs) for block in asked)
    present = Step(fields)
    return Form(
        id=behind.form, title=title, action="", value="", steps=(present,) * (behind.step + 1),
        submit=view.body["submit"]["text"], filled=coding.values(state(view)), intro="\n".join(intro), step=behind.step,
    )  # fmt: skip


def problems_of(view: View) -> dict[str, str]:
    """What is said beside each field, by its name."""
    return {(coding.decode_input(id) or (id, ""))[0]: text for id, text in view.problems.items()}


def state(view: View) -> Json:
    """The values of a view as it stands: what was typed since, else what is prefilled."""
    values: Json = {}
    for block in view.body["blocks"]:
        if block["type"] == "input":
            element, (initial, key) = block["element"], KEYS[block["element"]["type"]]
            answer = view.typed.get(block["block_id"], element.get(initial))
            values[block["block_id"]] = {element["action_id"]: {"type": element["type"], key: answer}}
    return values


def offered(element: Json) -> list[tuple[Control, Json | None]]:
    """What an element lets one do: itself, or each button of a menu with the option that stands for it."""
    if element["type"] != "overflow":
        return [(_control(element), None)]
    return [(_hidden(option), option) for option in element["options"]]


def _bare(block: Block) -> Block:
    return replace(block, controls=()) if isinstance(block, Row) else block


def _words(text: Json | None) -> str:
    return str(text["text"]) if text else ""


def _field(block: Json, inputs: list[Json]) -> Field:
    element = block["element"]
    name, _ = coding.decode_input(block["block_id"]) or ("", "")
    kind = FieldKind.LINE
    if any(coding.decode_input(each["block_id"]) == (name, "@") for each in inputs):
        kind = FieldKind.WHEN
    elif element["type"] == "external_select":
        kind = FieldKind.ZONE
    elif "options" in element:
        kind = FieldKind.CHOICE
    elif element.get("multiline"):
        kind = FieldKind.TEXT
    return Field(
        name, _words(block["label"]), kind, hint=_words(block.get("hint")), required=not block.get("optional", False),
        options=_options(element), limit=element.get("max_length", 3000), example=_words(element.get("placeholder")),
    )  # fmt: skip


def _options(element: Json) -> tuple[Option, ...]:
    return tuple(Option(_words(each["text"]), coding.picked(each["value"])) for each in element.get("options", []))


def _control(element: Json) -> Control:
    action, value = coding.decode_action(element["action_id"])
    if element["type"] == "static_select":
        return Choice(_words(element["placeholder"]), action, value or "", _options(element))
    if "url" in element:
        return Link(_words(element["text"]), element["url"])
    style = _STYLES.get(element.get("style", ""), Style.PLAIN)
    return Button(_words(element["text"]), action, element.get("value", ""), style)


def _hidden(option: Json) -> Button:
    """A button that stands in a menu, where it has no style."""
    action, value = coding.decode_action(option["value"])
    return Button(_words(option["text"]), action, value or "")


class _Reader:
    """Reads the blocks of one card from the top."""

    def __init__(self, names: Names, *, titled: bool = False) -> None:
        self._names = names
        self._title = ""
        self._titled = titled
        """Whether the title stands on top of the view: then a bold line is one only when it is all of its block."""
        self._out: list[Block] = []
        self._controls: list[Control] = []
        self._mails: list[Control] = []

    def card(self, blocks: list[Json]) -> Card:
        for n, block in enumerate(blocks):
            self._block(block, first=n == 0)
        controls = (*self._controls, *self._mails)
        return Card(self._title, tuple(self._out), controls)

    def _block(self, block: Json, *, first: bool) -> None:
        match block["type"]:
            case "header":
                self._title = _words(block["text"])
            case "rich_text":
                self._rich(block["elements"], first=first)
            case "context":
                for element in block["elements"]:
                    self._out += [Line((line,), Mood.QUIET) for line in _words(element).split("\n")]
            case "section":
                accessory = block.get("accessory")
                controls = (_control(accessory),) if accessory else ()
                self._out.append(Row((_words(block["text"]),), controls))
            case "actions":
                self._actions(block["elements"])
            case "image":
                self._out.append(Picture("", block["alt_text"]))
            case "divider":
                pass
            case "data_visualization":
                self._out.append(Picture("", block["title"]))
            case other:
                raise AssertionError(f"no words for a block of {other}")

    def _actions(self, elements: list[Json]) -> None:
        controls = tuple(control for each in elements for control, _ in offered(each))
        last = self._out[-1] if self._out else None
        of_a_row = any(":" in each.get("accessibility_label", "") for each in elements)
        if of_a_row and isinstance(last, Line):
            self._out[-1] = Row(last.text, (*self._mails, *controls))
        else:
            self._controls += [*self._mails, *controls]
        self._mails = []

    def _rich(self, elements: list[Json], *, first: bool) -> None:
        parts = list(elements)
        if first and not self._title and self._bold(parts[0]) and (len(parts) == 1 or not self._titled):
            self._title = _run(parts.pop(0))
        facts: list[Fact] = []
        label: str | None = None
        for n, part in enumerate(parts):
            after = parts[n + 1]["type"] if n + 1 < len(parts) else ""
            if part["type"] == "rich_text_section" and (fact := self._fact(part)) is not None:
                facts.append(fact)
                continue
            if facts:
                self._out.append(Facts(tuple(facts)))
                facts = []
            match part["type"]:
                case "rich_text_section" if self._bold(part) and after == "rich_text_preformatted":
                    label = _run(part)
                case "rich_text_section" if links := _mail_links(part):
                    self._mails += links
                case "rich_text_section":
                    text = self._text(part["elements"])
                    italic = all(each.get("style", {}).get("italic") for each in part["elements"])
                    self._out.append(Line(text, Mood.LOOK if italic else Mood.PLAIN))
                case "rich_text_list":
                    self._out += [Line(self._text(each["elements"]), Mood.LOOK) for each in part["elements"]]
                case "rich_text_quote":
                    self._out.append(Quote(plain(self._text(part["elements"]))))
                case "rich_text_preformatted":
                    self._out.append(Copy(label or "", plain(self._text(part["elements"]))))
                    label = None
        if facts:
            self._out.append(Facts(tuple(facts)))

    @staticmethod
    def _bold(part: Json) -> bool:
        if part["type"] != "rich_text_section" or len(part["elements"]) != 1:
            return False
        run = part["elements"][0]
        return run["type"] == "text" and run.get("style") == {"bold": True}

    def _fact(self, part: Json) -> Fact | None:
        head, *rest = part["elements"]
        if head["type"] != "text" or head.get("style") != {"bold": True} or not head["text"].endswith(": "):
            return None
        return Fact(head["text"][:-2], self._text(rest))

    def _text(self, runs: list[Json]) -> Text:
        return tuple(self._span(run) for run in runs)

    def _span(self, run: Json) -> Span:
        match run["type"]:
            case "link":
                return Anchor(run.get("text", run["url"]), run["url"])
            case "user":
                return Mention(Address("slack", "", user=run["user_id"]), self._names(run["user_id"]))
            case "channel":
                return Mention(Address("slack", "", room=run["channel_id"]), self._names(run["channel_id"]))
        style = run.get("style", {})
        if style.get("code"):
            return CommandName(run["text"].removeprefix("/"))
        return Strong(run["text"]) if style.get("bold") else str(run["text"])


def _run(part: Json) -> str:
    return str(part["elements"][0]["text"])


def _mail_links(part: Json) -> list[Control]:
    """The links of a line that is nothing but links which open a mail."""
    links = [run for run in part["elements"] if run["type"] == "link" and run["url"].startswith("mailto:")]
    others = [run for run in part["elements"] if run not in links]
    if not links or any(run.get("text", "").strip() != "·" for run in others):
        return []
    return [Link(run["text"], run["url"]) for run in links]


def moment(text: str) -> datetime | None:
    """The instant that a filled moment is, when it was picked."""
    if re.fullmatch(r"\d{4}-\d\d-\d\dT.*", text) is None:
        return None
    return datetime.fromisoformat(text).astimezone(UTC)
