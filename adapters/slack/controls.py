"""Controls as elements: a few buttons in sight, the rest in a menu behind them, each with an id of its own."""

import re
from collections.abc import Iterator, Sequence
from itertools import count

from adapters.ground.lengths import clip, units
from adapters.slack import coding, limits
from adapters.slack.text import Json, opens, plain_text, rich, section, words
from bot.chat.card import Button, Choice, Control, Link, Style

OF_ROW = 2
"""Buttons of a row that are in sight."""
OF_CARD = 3
"""Buttons of a card that are in sight."""


class Controls:
    """The controls of one message or view, numbered from the top, which makes their ids unique there.

    What its `lines` name ("then tap Sent") is never in a menu.
    """

    def __init__(self, lines: str = "") -> None:
        self._numbers = count()
        self._lines = lines

    def blocks(self, controls: Sequence[Control], about: str = "", *, most: int = OF_CARD) -> list[Json]:
        """The controls as blocks, of more buttons than `most` some in menus; what opens a mail is a line above."""
        mails: list[Json] = []
        for each in controls:
            if isinstance(each, Link) and each.url.startswith("mailto:") and opens(each.url):
                separated = [words(" · ")] if mails else []
                mails += [*separated, {"type": "link", "url": each.url, "text": clip(each.label, limits.LABEL) or "…"}]
        lines = [rich(section(mails))] if mails else []
        elements = list(self._elements(controls, about, most))
        parts = [elements[n : n + limits.ELEMENTS] for n in range(0, len(elements), limits.ELEMENTS)]
        return [*lines, *({"type": "actions", "elements": part} for part in parts)]

    def one(self, control: Control, about: str = "") -> Json | None:
        """The control as an element; None for what may not be shown."""
        match control:
            case Button(label, action, value, style):
                button: Json = {
                    "type": "button",
                    "text": plain_text(label, limits.LABEL),
                    "action_id": coding.action_id(action, next(self._numbers)),
                }
                if value:
                    button["value"] = value
                if style is not Style.PLAIN:
                    button["style"] = "primary" if style is Style.PRIMARY else "danger"
                if about:
                    button["accessibility_label"] = clip(f"{label}: {about}", limits.LABEL)
                return button
            case Choice(label, action, value, answers):
                options = {
                    coding.option_value(each.value): plain_text(each.label or each.value, limits.LABEL)
                    for each in reversed(answers)
                }
                if not options:
                    return None
                return {
                    "type": "static_select",
                    "placeholder": plain_text(label, limits.PLACEHOLDER),
                    "action_id": coding.action_id(action, next(self._numbers), value),
                    "options": [{"text": text, "value": each} for each, text in reversed(options.items())][
                        : limits.OPTIONS
                    ],
                }
            case Link(label, url, _):
                if not url.startswith(("https://", "http://")) or not opens(url):
                    return None
                return {
                    "type": "button",
                    "text": plain_text(label, limits.LABEL),
                    "action_id": coding.action_id(coding.LINK, next(self._numbers)),
                    "url": url,
                }

    def _elements(self, controls: Sequence[Control], about: str, most: int) -> Iterator[Json]:
        hidden = self._hidden(controls, most)
        shown = [each for n, each in enumerate(controls) if n not in hidden]
        # What is most likely pressed stands first, where the eye and the thumb are.
        for each in sorted(shown, key=lambda one: not (isinstance(one, Button) and one.style is Style.PRIMARY)):
            element = self.one(each, about)
            if element is not None:
                yield element
        for part in _shares([controls[n] for n in hidden]):
            yield self._menu(part)

    def _menu(self, buttons: Sequence[Control]) -> Json:
        """The buttons behind three dots. Slack takes no words for them, nor any for a screen reader."""
        return {
            "type": "overflow",
            "action_id": coding.action_id(coding.MENU, next(self._numbers)),
            "options": [
                {
                    "text": plain_text(each.label, limits.LABEL),
                    "value": coding.action_id(each.action, next(self._numbers), each.value),
                }
                for each in buttons
                if isinstance(each, Button)
            ],
        }

    def _hidden(self, controls: Sequence[Control], most: int) -> list[int]:
        """Which of the controls stand in a menu: the last of the plain buttons, and never one alone."""
        buttons = [n for n, each in enumerate(controls) if isinstance(each, Button)]
        more = len(buttons) - most
        if more <= 0:
            return []
        # The first stay: a grave one among them is what the card asks about.
        fit = [n for n in buttons[max(1, most - 1) :] if self._may_hide(controls[n])]
        return fit[-max(more, 2) :] if len(fit) > 1 else []

    def _may_hide(self, control: Control) -> bool:
        if not isinstance(control, Button) or control.style is Style.PRIMARY:
            return False
        if control.label and re.search(rf"\b{re.escape(control.label)}\b", self._lines):
            return False
        return units(coding.action_id(control.action, 10**4, control.value)) <= limits.OPTION_VALUE


def _shares(buttons: Sequence[Control]) -> Iterator[Sequence[Control]]:
    """The buttons in as few menus as hold them, about as many in each."""
    menus = -(-len(buttons) // limits.MENU)
    for n in range(menus):
        yield buttons[n * len(buttons) // menus : (n + 1) * len(buttons) // menus]
