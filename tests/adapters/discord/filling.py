"""A form's fields as a person fills them: which controls take an answer, and what each then holds."""

import re
from collections.abc import Mapping
from copy import deepcopy
from typing import Any

from simcord.results import InteractionResult

from adapters.discord import coding
from bot.chat.card import File
from tests.adapters.discord.simulated import Json

TEXT, SELECT, RADIO, LABEL, FILES, BOX = 4, 3, 21, 18, 19, 23
"""Types of components that a form is made of."""


def controls(form: Mapping[str, Any]) -> dict[str, Json]:
    """Every control of a form that takes an answer, by its custom id."""
    found = [each["component"] for each in form["components"] if each["type"] == LABEL]
    return {each["custom_id"]: each for each in found}


def prefilled(control: Mapping[str, Any]) -> str:
    """What stands in a control when it opens."""
    if control["type"] == TEXT:
        return str(control.get("value") or "")
    if control["type"] == BOX:
        return coding.YES if control.get("default") else coding.NO
    return next((str(each["value"]) for each in control.get("options", ()) if each.get("default")), "")


def sent(control: Mapping[str, Any], answer: str | File) -> Any:
    """What simcord takes for this answer."""
    if isinstance(answer, File):
        return (answer.name, answer.content)
    if control["type"] == BOX:
        return answer == coding.YES
    return [answer] if control["type"] == SELECT else answer


def loosened(opened: InteractionResult, answers: Mapping[str, str | File]) -> None:
    """Lets the open form be sent by a client that keeps to no limit."""
    form = deepcopy(opened._interaction.modal)
    assert form is not None
    for name, control in controls(form).items():
        if control["type"] != BOX:
            control["required"] = False
        for limit in ("min_length", "max_length"):
            control.pop(limit, None)
        values = [each["value"] for each in control.get("options", ())]
        answer = answers[name]
        if isinstance(answer, str) and answer and "options" in control and answer not in values:
            control["options"] = [*control["options"][:9], {"label": answer[:100], "value": answer[:100]}]
    opened._interaction.modal = form


def answers(form: Mapping[str, Any], name: str, value: str | File) -> dict[str, str | File]:
    """The controls of the field of this name or label, each with what stands for the answer.

    Raises LookupError for a field that is not there.
    """
    fields = controls(form)
    labels = {each["component"]["custom_id"]: each["label"] for each in form["components"] if each["type"] == LABEL}
    named = [id for id in fields if id.casefold() == name.casefold()]
    # A menu of zones has the label of the input below it, where any may be typed.
    named += [id for id in reversed(fields) if labels[id].casefold() == name.casefold()]
    if not named:
        raise LookupError(f"the form has no field {name!r}; there are {', '.join(fields)}")
    field = named[0]
    if isinstance(value, File):
        return {field: value}
    if fields[field]["type"] == BOX:
        # The words that it had as a choice are those of its answers.
        return {field: value.casefold()}
    for each in fields[field].get("options", ()):
        if value.casefold() in (each["label"].casefold(), coding.picked(each["value"]).casefold()):
            return {field: each["value"]}
    if "options" in fields[field]:
        value = coding.option_value(value) if value else ""
    # An answer that was too long for one input is emptied where it went on.
    rest = {id: "" for id in fields if re.fullmatch(rf"{re.escape(field)}[+=][0-9]+", id)}
    return {field: value, **rest}
