"""What a payload of Slack shows and does, read back from it alone; and cards with the same words in every place."""

import html
import json
import re
from collections.abc import Iterator

from adapters.ground.lengths import clean
from adapters.slack import coding
from adapters.slack.coding import Behind
from adapters.slack.render import card_view, home_view, messages, plain_message
from bot.chat.card import (
    Anchor,
    Button,
    Card,
    Choice,
    CommandName,
    Control,
    Copy,
    Fact,
    Facts,
    File,
    Line,
    Link,
    Mention,
    Mood,
    Option,
    Picture,
    Quote,
    Row,
    Strong,
    Style,
    When,
)
from bot.chat.form import Field, FieldKind, Form, Step
from bot.model.people import Address
from tests.adapters.slack.blockkit import problems_of_message, problems_of_view
from tests.contract.gallery import NOW


def shown_by(blocks, *, controls: bool = True) -> str:
    """All the words of blocks as a person sees them, one after another."""
    return " ".join(_words(blocks, controls=controls))


def is_mail(block: dict) -> bool:
    """Whether it is the line of links that open a mail."""
    links = [each for each in rich_parts(block) if each["type"] == "link"] if block["type"] == "rich_text" else []
    return bool(links) and all(each["url"].startswith("mailto:") for each in links)


def _words(part, *, controls: bool = True) -> Iterator[str]:
    if not controls and isinstance(part, dict) and part.get("type") in ("actions", "button", "static_select"):
        return
    if isinstance(part, list | tuple):
        for each in part:
            yield from _words(each, controls=controls)
    elif isinstance(part, dict):
        kind = part.get("type")
        if kind in ("text", "link"):
            yield part.get("text", part.get("url", ""))
        elif kind == "plain_text":
            yield part["text"]
        else:
            assert kind != "mrkdwn", part
            for name in ("title", "text", "label", "hint", "elements", "accessory", "element", "placeholder", "blocks"):
                yield from _words(part.get(name, ()), controls=controls)


def squeezed(text: str) -> str:
    """The text without what a layout may add or leave out between words."""
    return re.sub(r"[\s>:·•/]+", "", clean(text))


def elements_of(blocks) -> list[dict]:
    """Every control, from the top."""
    found = []
    for block in blocks:
        if block["type"] == "actions":
            found += block["elements"]
        elif "accessory" in block:
            found.append(block["accessory"])
    return found


def controls_of(card: Card) -> list[Control]:
    rows = [control for each in card.blocks if isinstance(each, Row) for control in each.controls]
    return [*rows, *card.controls]


def things_of(blocks) -> list[tuple]:
    """What every control does, those in menus too, in the order in which they are shown."""
    return [
        done
        for each in elements_of(blocks)
        for done in ([hidden(option) for option in each["options"]] if each["type"] == "overflow" else [decoded(each)])
    ]


def labels_of(blocks) -> list[str]:
    """What every control says, those in menus too."""
    return [
        shown_by([text])
        for each in elements_of(blocks)
        for text in (
            [option["text"] for option in each["options"]]
            if each["type"] == "overflow"
            else [each.get("text") or each["placeholder"]]
        )
    ]


def hidden(option: dict) -> tuple:
    """What an option of a menu of buttons does; it has no style."""
    action, value = coding.decode_action(option["value"])
    return ("press", action, value, None)


def without_style(thing: tuple) -> tuple:
    """The same, whatever it looks like."""
    return (*thing[:3], None) if thing[0] == "press" else thing


def decoded(element: dict) -> tuple:
    """What a control does when it is pressed or picked, by its payload alone."""
    action, value = coding.decode_action(element["action_id"])
    if "url" in element:
        return ("open", element["url"])
    if element["type"] == "static_select":
        return ("choose", action, value, tuple(coding.picked(each["value"]) for each in element["options"]))
    return ("press", action, element.get("value", ""), element.get("style"))


def meant(control: Control) -> tuple | None:
    """What a control of a card does; None where a renderer may leave it out."""
    match control:
        case Button(_, action, value, style):
            return ("press", action, value, {Style.PRIMARY: "primary", Style.GRAVE: "danger"}.get(style))
        case Choice(_, action, value, options):
            return ("choose", action, value, tuple(dict.fromkeys(each.value for each in options)))
        case Link(_, url):
            return None if url.startswith("mailto:") else ("open", url)


def parts_of(text: str) -> str:
    """A top-level text as Slack reads it: entities decoded, and what stands in brackets would be live."""
    assert "<" not in text
    assert ">" not in text
    assert not re.search(r"&(?!(?:amp|lt|gt);)", text), text
    return html.unescape(text)


def state_of(view: dict, answers: dict[str, object]) -> dict:
    """`view.state.values` after a person answered by label; inputs left alone keep what they were filled with."""
    state = {}
    for block in view["blocks"]:
        if block["type"] != "input":
            continue
        element, answer = block["element"], answers.get(block["label"]["text"])
        match element["type"]:
            case "plain_text_input":
                shown = {"value": answer if answer is not None else element.get("initial_value")}
            case "datetimepicker":
                shown = {"selected_date_time": answer if answer is not None else element.get("initial_date_time")}
            case "external_select":
                picked = {"text": {"type": "plain_text", "text": str(answer)}, "value": answer}
                shown = {"selected_option": picked if answer is not None else element.get("initial_option")}
            case _:
                picked = next((each for each in element["options"] if each["text"]["text"] == answer), None)
                shown = {"selected_option": picked if answer is not None else element.get("initial_option")}
        state[block["block_id"]] = {element["action_id"]: {"type": element["type"], **shown}}
    return state


def rich_parts(part) -> list[dict]:
    """Every element of rich text."""
    if isinstance(part, list | tuple):
        return [found for each in part for found in rich_parts(each)]
    if not isinstance(part, dict):
        return []
    here = [part] if part.get("type") in ("text", "link", "user", "channel") else []
    return here + rich_parts(part.get("elements", []))


def everywhere(words: str) -> Card:
    """A card with these words in every place that there is."""
    return Card(
        title=words,
        blocks=(
            Line((words, Strong(words), When(NOW, words), CommandName(words))),
            Line((words,), Mood.QUIET),
            Line((words, Anchor(words, "https://x.example")), Mood.QUIET),
            Line((words,), Mood.GOOD),
            Line((words,), Mood.LOOK),
            Line((words,), Mood.LOOK),
            Quote(words),
            Facts((Fact(words, (words,)), Fact("name", (Strong(words),)))),
            Copy(words, words),
            Copy(words, words, alone=True),
            Picture("<svg/>", words),
            File(words, "text/plain", b""),
            Row((words,)),
            Row((words, Strong(words)), (Button(words, "note.open", "1"),)),
            Row(
                (Mention(Address("slack", "T1", user="U0123ABC"), words),),
                (Button(words, "note.open", "2"), Link(words, "https://x.example/?a=1&b=2")),
            ),
            Row((Mention(Address("slack", "T1", user="<!channel>"), words),), (Link(words, "mailto:a@b.example"),)),
            Row(
                (Anchor(words, "javascript:alert(1)"),),
                (Choice(words, "note.to", "x~y", (Option(words, "a"), Option(words, ""))),),
            ),
        ),
        controls=(
            Button(words, "note.sent", "3", Style.PRIMARY),
            Button(words, "interview.erase", "", Style.GRAVE),
            Choice(words, "note.snooze", "4", (Option(words, "~"), Option(words, "pick"))),
            Link(words, "mailto:ana@mail.example?subject=x"),
            Link(words, "file:///etc/passwd"),
        ),
    )


def asked_everywhere(words: str) -> Form:
    """A form with these words in every place that there is."""
    kinds = {
        FieldKind.LINE: (), FieldKind.TEXT: (), FieldKind.WHEN: (), FieldKind.ZONE: (),
        FieldKind.CHOICE: (Option(words, "a"), Option(words, "")),
    }  # fmt: skip
    fields = [
        Field(kind.value, words, kind, hint=words, required=True, options=options, example=words, limit=4000)
        for kind, options in kinds.items()
    ]
    filled = dict.fromkeys(("line", "text", "when", "zone", "choice"), words)
    return Form("f", words, "x", "", (Step(tuple(fields)), Step(tuple(fields[:1]))), words, filled, intro=words)


def is_fit(card: Card) -> None:
    for message in (*messages(card, key="k.1"), plain_message(card)):
        assert problems_of_message(message.body()) == []
        parts_of(message.text)
        assert "mrkdwn" not in json.dumps(message.blocks)
    for view in (card_view(card, behind=Behind()), home_view(card)):
        assert problems_of_view(view) == []
        assert "mrkdwn" not in json.dumps(view)
