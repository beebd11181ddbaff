"""A form's view in the plainest shape there is, for when Slack refuses the other; pure."""

from collections.abc import Mapping
from typing import Any

from adapters.slack.text import Json

_ORNAMENTS = ("placeholder", "focus_on_load", "dispatch_action_config", "min_length", "max_length")


def plainer(view: Mapping[str, Any]) -> Json:
    """The same view with its inputs alone, each with its label and what is filled in, and nothing that is ornament."""
    inputs = [each for each in view["blocks"] if each.get("type") == "input"]
    return {**view, "blocks": [_plain(each) for each in inputs]}


def _plain(block: Mapping[str, Any]) -> Json:
    element = {name: value for name, value in block["element"].items() if name not in _ORNAMENTS}
    return {**{name: value for name, value in block.items() if name != "hint"}, "element": element}
