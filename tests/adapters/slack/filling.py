"""A modal's fields as a person fills them: from what is prefilled to the state that Slack sends."""

from collections.abc import Awaitable, Callable
from datetime import datetime
from typing import Any

from tests.adapters.slack.world import Json, View

Ask = Callable[[Json, Json, str], Awaitable[list[Json]]]
SELECTS = ("static_select", "radio_buttons", "external_select")
KEYS = {
    "plain_text_input": ("initial_value", "value"),
    "static_select": ("initial_option", "selected_option"),
    "radio_buttons": ("initial_option", "selected_option"),
    "external_select": ("initial_option", "selected_option"),
    "datetimepicker": ("initial_date_time", "selected_date_time"),
    "datepicker": ("initial_date", "selected_date"),
    "timepicker": ("initial_time", "selected_time"),
    "users_select": ("initial_user", "selected_user"),
    "checkboxes": ("initial_options", "selected_options"),
}


class Sheet:
    """The fields of one open modal, as filled so far; `strict`: as Slack's own client lets one fill them."""

    def __init__(self, view: View, *, strict: bool = True) -> None:
        self.inputs: list[Json] = [block for block in view.body["blocks"] if block["type"] == "input"]
        self.strict = strict
        self.answers: dict[str, Any] = {
            block["block_id"]: block["element"].get(KEYS[block["element"]["type"]][0]) for block in self.inputs
        } | view.typed

    def block(self, name: str) -> Json:
        """The input of this label or name.

        Raises LookupError when there is none.
        """
        wanted = name.casefold()
        for block in self.inputs:
            if wanted in (self.name(block).casefold(), block["label"]["text"].casefold()):
                return block
        there = ", ".join(self.name(block) for block in self.inputs)
        raise LookupError(f"the form has no field {name!r}; there are {there}")

    @staticmethod
    def name(block: Json) -> str:
        """The field's name: what follows the step."""
        return str(block["block_id"].partition(".")[2] or block["block_id"])

    async def fill(self, name: str, value: Any, ask: Ask) -> None:
        """Changes one answer: text, the label or value of an option, or a moment; "" and None empty it."""
        block = self.block(name)
        element = block["element"]
        match element["type"]:
            case "plain_text_input":
                self.answers[block["block_id"]] = self._text(element, value)
            case kind if kind in SELECTS:
                self.answers[block["block_id"]] = await self._option(block, element, value, ask)
            case "datetimepicker":
                self.answers[block["block_id"]] = int(value.timestamp()) if isinstance(value, datetime) else value
            case _:
                self.answers[block["block_id"]] = value

    def _text(self, element: Json, value: Any) -> str | None:
        text = str(value or "")
        if self.strict:
            assert len(text) <= element.get("max_length", 3000), "longer than the field takes"
            assert element.get("multiline") or "\n" not in text, "several lines in a field of one line"
        return text or None

    async def _option(self, block: Json, element: Json, value: Any, ask: Ask) -> Json | None:
        if value is None:
            return None
        typed = str(value)
        if element["type"] == "external_select":
            if not typed:
                return None
            offered = await ask(block, element, typed)
        else:
            offered = options(element)
        wanted = typed.casefold()
        for each in offered:
            if wanted in (each["text"]["text"].casefold(), each["value"].casefold()):
                return dict(each)
        if element["type"] == "external_select" and offered:
            return dict(offered[0])
        if not typed:
            return None
        if self.strict:
            raise LookupError(f"{self.name(block)} offers no {typed!r}")
        return {"text": {"type": "plain_text", "text": typed[:75], "emoji": True}, "value": typed[:150]}

    def state(self) -> Json:
        """The values as Slack sends them."""
        values: Json = {}
        for block in self.inputs:
            element, answer = block["element"], self.answers[block["block_id"]]
            if self.strict and not block.get("optional"):
                assert answer, f"{self.name(block)} is required, and Slack would not send the form without it"
            key = KEYS[element["type"]][1]
            values[block["block_id"]] = {element["action_id"]: {"type": element["type"], key: answer}}
        return values


def options(given: Json) -> list[Json]:
    """Every option that is given, those of groups too."""
    return [*given.get("options", []), *(each for group in given.get("option_groups", []) for each in group["options"])]
