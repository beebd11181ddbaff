"""What a card or form shows, as plain words: for transcripts, expectations and screen readers."""

from bot.chat.card import (
    Block,
    Button,
    Card,
    Choice,
    Control,
    Copy,
    Facts,
    File,
    Line,
    Link,
    Picture,
    Quote,
    Row,
    plain,
)
from bot.chat.form import Form


def shown_words(shown: Card | Form) -> str:
    """Every word it shows, one line a block, controls in brackets."""
    return "\n".join(shown_lines(shown))


def shown_lines(shown: Card | Form) -> list[str]:
    """Every line it shows."""
    if isinstance(shown, Form):
        lines = [shown.title, *([shown.intro] if shown.intro else [])]
        for field in shown.steps[shown.step].fields:
            value = shown.filled.get(field.name, "")
            answer = next((each.label for each in field.options if each.value == value), value)
            lines.append(f"{field.label}: {answer or '___'}")
        return [*lines, f"[{shown.submit}]"]
    lines = [shown.title] if shown.title else []
    for block in shown.blocks:
        lines.extend(_block(block))
    if shown.controls:
        lines.append(" ".join(_control(each) for each in shown.controls))
    return lines


def _block(block: Block) -> list[str]:
    match block:
        case Line(text, _):
            return [plain(text)]
        case Quote(text):
            return [f"> {line}" for line in text.splitlines()]
        case Facts(rows):
            return [f"{row.name}: {plain(row.value)}" for row in rows]
        case Copy(label, text, _):
            return [f"{label}:", *text.splitlines()] if label else text.splitlines()
        case Picture(_, alt):
            return [alt]
        case File(name, _, _):
            return [name]
        case Row(text, controls):
            return [" ".join([plain(text), *(_control(each) for each in controls)])]


def _control(control: Control) -> str:
    match control:
        case Button(label=label) | Link(label=label):
            return f"[{label}]"
        case Choice(label=label):
            return f"[{label} ▾]"
