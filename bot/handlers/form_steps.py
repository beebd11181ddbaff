"""The steps of a form that was sent: what is wrong in one of them, and which one is to be seen again."""

from collections.abc import Mapping
from dataclasses import replace

from bot.cards import afternote as cards
from bot.chat.form import FieldKind, Form
from bot.chat.reply import Invalid, Reply
from bot.handlers.routes import FormCheck
from bot.handlers.turn import Turn


def one_line(form: Form, values: Mapping[str, str]) -> dict[str, str]:
    """The values, those of one-line fields on one line."""
    short = {each.name for step in form.steps for each in step.fields if each.kind is not FieldKind.TEXT}
    return {name: " ".join(each.split()) if name in short else each for name, each in values.items()}


def problems(turn: Turn, form: Form, check: FormCheck | None) -> dict[str, str]:
    """What is missing, too long or otherwise wrong in the step that was sent."""
    reader, fields = turn.reader, form.steps[form.step].fields
    found: dict[str, str] = {}
    for field in fields:
        value = form.filled.get(field.name, "")
        given = turn.dropped is not None if field.kind is FieldKind.FILE else value.strip()
        if field.required and not given:
            found[field.name] = cards.required(reader)
        elif len(value) > field.limit:
            found[field.name] = cards.too_many_characters(reader, field.limit)
    if check is not None:
        sent = {field.name: form.filled.get(field.name, "") for field in fields}
        found = {name: text for name, text in check(turn, sent).items() if name in sent} | found
    return found


def first_wrong(form: Form, invalid: Invalid) -> Reply:
    """The same answer, or the earlier step that holds the field to mend."""
    for index, step in enumerate(form.steps):
        wrong = [invalid.problems[field.name] for field in step.fields if field.name in invalid.problems]
        if wrong:
            return invalid if index == form.step else replace(form, step=index, intro=" ".join(wrong))
    return invalid
