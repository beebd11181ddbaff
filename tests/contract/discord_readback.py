"""What a payload of Discord shows and does, read back from it alone; and cards with the same words in every place."""

import re
from collections.abc import Iterator
from functools import cache
from urllib.parse import unquote

from adapters.discord import coding
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
from tests.adapters.discord.payload_checks import problems_of_message
from tests.contract.discord_markdown import live, read, words
from tests.contract.gallery import NOW

ROW, BUTTON, SELECT, INPUT, SECTION, TEXT, RULE, CONTAINER, LABEL, FILES, RADIO, BOX = (
    1, 2, 3, 4, 9, 10, 14, 17, 18, 19, 21, 23
)  # fmt: skip
V2 = 32768
SUPPRESS_EMBEDS, SILENT = 4, 4096


def units(text: str) -> int:
    """The length as the strictest of Discord's clients may count it."""
    return len(text.encode("utf-16-le")) // 2


def walked(components) -> Iterator[dict]:
    """Every component, those inside others too."""
    for each in components:
        yield each
        yield from walked(each.get("components", ()))
        yield from walked([each[name] for name in ("accessory", "component") if name in each])


@cache
def _read(markdown: str) -> tuple[str, frozenset[tuple[str, str]]]:
    nodes = read(markdown)
    return words(nodes), frozenset(live(nodes))


def displays(components) -> list[str]:
    """The markdown of every text."""
    return [each["content"] for each in walked(components) if each["type"] == TEXT]


def shown_by(components) -> str:
    """All the words as a person sees them, but of controls."""
    return "\n".join(_read(each)[0] for each in displays(components))


def live_in(components) -> set[tuple[str, str]]:
    """Everything in the texts that does something or looks like something."""
    return {found for each in displays(components) for found in _read(each)[1]}


def squeezed(text: str) -> str:
    """The text without what a layout may add or leave out between words."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return re.sub(r"[\s>:\x00-\x1f\x7f]+", "", re.sub("[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff]", "\ufffd", text))


def elements_of(components) -> list[dict]:
    """Every control, from the top."""
    return [each for each in walked(components) if each["type"] in (BUTTON, SELECT)]


def thing_of(element: dict) -> tuple:
    """What a control does when it is pressed or picked, by its payload alone."""
    if "url" in element:
        return ("open", element["url"])
    found = coding.decode(element["custom_id"])
    assert found is not None, element
    if element["type"] == SELECT:
        assert found.choice
        answers = tuple((coding.picked(each["value"]), each["label"]) for each in element["options"])
        return ("choose", found.action, found.value, answers)
    assert not found.choice
    return ("press", found.action, found.value, element["style"])


def things_of(components) -> list[tuple]:
    """What every control does, in the order in which they are shown."""
    return [thing_of(each) for each in elements_of(components)]


def controls_of(card: Card) -> list[Control]:
    """Every control that a card has."""
    rows = [control for each in card.blocks if isinstance(each, Row) for control in each.controls]
    return [*rows, *card.controls]


def cut(label: str, limit: int) -> str:
    """A label as it may be shown."""
    label = re.sub("[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff]", "\ufffd", label.replace("\r\n", "\n").replace("\r", "\n"))
    if units(label) > limit:
        while units(label) > limit - 1:
            label = label[:-1]
        label = label.rstrip() + "…"
    return label.strip() or "…"


def meant(control: Control) -> tuple | None:
    """What a control of a card does; None where a renderer may leave it out."""
    match control:
        case Button(_, action, value, style):
            return ("press", action, value, {Style.PRIMARY: 1, Style.PLAIN: 2, Style.GRAVE: 4}[style])
        case Choice(_, action, value, options):
            first = {each.value: each.label or each.value for each in reversed(options)}
            return ("choose", action, value, tuple((each, cut(first[each], 100)) for each in reversed(first)))
        case Link(_, url, shorter):
            web = (each for each in (url, shorter) if re.fullmatch(r"https?://[^\s<>()\\]+", each))
            return next((("open", each) for each in web if len(each) <= 512), None)


def mails_of(card: Card) -> dict[str, str]:
    """What of a card's links opens a mail: the words of its line, and where it leads."""
    found: dict[str, str] = {}
    for each in card.controls:
        if isinstance(each, Link) and each.url.startswith("mailto:"):
            to, _, subject = (each.shorter or each.url).removeprefix("mailto:").partition("?")
            found[f"{each.label}: {unquote(to)}"] = unquote(to) + (f"?{subject}" if subject else "")
    return found


def problems_of(body: dict) -> list[str]:
    """What Discord would refuse of a message, and who might be mentioned by it."""
    mentioned = [] if body["allowed_mentions"] == {"parse": []} else ["somebody may be mentioned"]
    return [*mentioned, *problems_of_message(body)]


def sent(modal: dict, answers: dict[str, str | None]) -> list[dict]:
    """What comes back after a person answered by label; what is left alone keeps what it was filled with."""
    back: list[dict] = []
    for each in modal["components"]:
        if each["type"] != LABEL:
            back.append({"type": each["type"], "id": 1})
            continue
        asked, answer = each["component"], answers.get(each["label"])
        given: dict = {"type": asked["type"], "id": 2, "custom_id": asked["custom_id"]}
        if asked["type"] == INPUT:
            given["value"] = asked.get("value", "") if answer is None else answer
        elif asked["type"] == BOX:
            given["value"] = asked["default"] if answer is None else answer == "Yes"
        elif asked["type"] == FILES:
            given["values"] = []
        else:
            picked = [
                one["value"] for one in asked["options"]
                if (one.get("default", False) if answer is None else one["label"] == answer)
            ]  # fmt: skip
            given |= {"values": picked} if asked["type"] == SELECT else {"value": picked[0] if picked else None}
        back.append({"type": LABEL, "id": 3, "component": given})
    return back


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
            Facts((Fact(words, (words,)), Fact("name", (Strong(words),)), Fact("at", (When(NOW, words),)))),
            Copy(words, words),
            Copy(words, words, alone=True),
            Picture("<svg/>", words),
            File(words, "text/plain", b""),
            Row((words,)),
            Row((words, Strong(words)), (Button(words, "note.open", "1"),)),
            Row(
                (Mention(Address("discord", "discord", user="123456789012345678"), words),),
                (Button(words, "note.open", "2"), Link(words, "https://x.example/?a=1&b=2")),
            ),
            Row((Mention(Address("discord", "1", room="<#1>"), words),), (Link(words, "mailto:a@b.example"),)),
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
    steps = (Step(tuple(fields)), Step(tuple(fields[:1])), Step(tuple(fields[3:4])))
    return Form("f", words, "x", "", steps, words, filled, intro=words)
