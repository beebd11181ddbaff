"""What Slack carries for us and hands back: names of controls and inputs, and what stands behind a view."""

import json
import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, fields, replace
from datetime import UTC, datetime
from typing import Any

from adapters.ground.lengths import units
from adapters.slack import limits

FORM = "form"
"""The callback id of a form's view."""
CARD = "card"
"""The callback id of a view that shows a card."""
HOME = "home"
"""The callback id of the home view."""
LINK = "link"
"""The action of a button that only opens an address: acked and ignored."""
MENU = "menu"
"""The action of a menu that holds buttons: what it stands for is in the value of its option."""
ANSWER = "answer"
"""The action id of an input."""
ZONE = "zone"
"""The action id of the menu that asks us for time zones."""
_MARK = "~"
"""Stands before the value of an option that is empty, which Slack does not take, or that begins like this."""


def action_id(action: str, n: int, value: str | None = None) -> str:
    """The action id of a control; `n` makes it unique in its message, `value` is that of a choice."""
    return f"{action}~{n}" if value is None else f"{action}~{n}~{value}"


def decode_action(action_id: str) -> tuple[str, str | None]:
    """The action, and the value of a choice or None; whatever else is the action itself."""
    action, _, rest = action_id.partition("~")
    _, choice, value = rest.partition("~")
    return action, value if choice else None


def option_value(value: str) -> str:
    """The value of an option as Slack takes it: never empty."""
    return value if value and not value.startswith(_MARK) else _MARK + value


def picked(option_value: str) -> str:
    """The value that `option_value` was given."""
    return option_value.removeprefix(_MARK)


def message_key(key: str) -> str:
    """The block id by which a delivered message is found again."""
    return f"k:{key}"


def input_id(step: int, name: str) -> str:
    """The block id of a field's input: where its problem is shown."""
    return f"{step}.{name}"


def picker_id(step: int, name: str) -> str:
    """The block id of the picker beside the input of a moment."""
    return f"{step}.{name}@"


def rest_id(step: int, name: str, n: int, *, new_line: bool) -> str:
    """The block id of the `n`th further input of an answer that is too long for one; it begins a line, or goes on."""
    return f"{step}.{name}{'+' if new_line else '='}{n}"


_INPUT = re.compile(r"[0-9]+\.(?P<name>.+?)(?P<which>@|[+=][0-9]+)?", re.DOTALL)


def decode_input(block_id: str) -> tuple[str, str] | None:
    """The name of a field, and which of its inputs it is: "", "@", or "+1", "=2" and so on; None: no input of ours."""
    found = _INPUT.fullmatch(block_id)
    return (found["name"], found["which"] or "") if found is not None else None


def values(state: Mapping[str, Any]) -> dict[str, str]:
    """The answers in `view.state.values`, by field: a picked moment, in UTC, wins over a typed one; or ""."""
    answers: dict[str, str] = {}
    chosen: dict[str, str] = {}
    for block_id, elements in state.items():
        found = decode_input(block_id)
        if found is None or not isinstance(elements, Mapping):
            continue
        name, which = found
        answer = next((_answer(each) for each in elements.values() if isinstance(each, Mapping)), "")
        before = answers.setdefault(name, "")
        if which == "@":
            chosen[name] = answer
        elif not which or not answer:
            answers[name] = before + answer
        else:
            answers[name] = f"{before}\n{answer}" if which.startswith("+") else before + answer
    return {name: chosen.get(name) or answer for name, answer in answers.items()}


def _answer(element: Mapping[str, Any]) -> str:
    option = element.get("selected_option")
    if isinstance(option, Mapping):
        return picked(str(option.get("value") or ""))
    moment = element.get("selected_date_time")
    if isinstance(moment, int):
        return datetime.fromtimestamp(moment, UTC).isoformat()
    return str(element.get("value") or "")


@dataclass(frozen=True, slots=True)
class Behind:
    """What stands behind a view: the form that it asks, and where it was opened from."""

    form: str = ""
    step: int = 0
    url: str | None = field(default=None, repr=False)
    """The response_url of the press or command that opened it."""
    at: int = 0
    """When that was given, in seconds since 1970."""
    channel: str | None = None
    dm: bool = False
    redraw: bool = False
    """Whether it was opened by a press on a message that may be redrawn."""
    view: str | None = None
    """The root view, when it was opened from a view that shows a card."""
    home: bool = False
    ts: str | None = None
    """The message that was pressed to open it, where that stands for good in their DM."""
    away: bool = False
    """Whether what comes of it goes to the DM, wherever it was opened."""


def encode(behind: Behind) -> str:
    """As private_metadata; what is too long to be carried leaves its response_url behind."""
    text = json.dumps({k: v for k, v in asdict(behind).items() if v}, separators=(",", ":"))
    if units(text) > limits.METADATA and behind.url is not None:
        return encode(replace(behind, url=None))
    return text


def decode(private_metadata: str) -> Behind | None:
    """What `encode` was given; None for whatever else."""
    try:
        given = json.loads(private_metadata)
        if not isinstance(given, dict) or not given.keys() <= _KINDS.keys():
            return None
        if all(isinstance(value, _KINDS[key]) for key, value in given.items()):
            return Behind(**given)
    except (ValueError, TypeError, RecursionError):
        pass
    return None


_KINDS: Mapping[str, type] = {each.name: {int: int, bool: bool}.get(type(each.default), str) for each in fields(Behind)}
