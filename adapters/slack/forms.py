"""A form as a modal view: one step of it, with what is filled in."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime

from adapters.ground.lengths import clean, clip, clip_words, head, units
from adapters.slack import coding, limits
from adapters.slack.coding import Behind
from adapters.slack.text import Json, plain_text, rich, section, words
from bot.cards import doors
from bot.cards.words import Reader
from bot.chat.form import Field, FieldKind, Form

ANYONE = Reader()
"""Of whom nothing is known: words are in English."""


def form_view(form: Form, *, behind: Behind, reader: Reader = ANYONE) -> Json:
    """The view that asks the present step of the form; `behind` is completed with the form and its step.

    What Slack's way of asking adds is said in the reader's language.
    """
    blocks = titled(form.title)
    if len(form.steps) > 1:
        step = doors.step_of(reader, form.step + 1, len(form.steps))
        blocks.append({"type": "context", "elements": [plain_text(step)]})
    if form.intro.strip():
        blocks.append({"type": "section", "text": plain_text(form.intro)})
    for field in form.steps[form.step].fields:
        blocks.extend(_inputs(form.step, field, clean(form.filled.get(field.name, "")), reader))
    last = form.step + 1 == len(form.steps)
    return {
        "type": "modal",
        "callback_id": coding.FORM,
        "title": heading(form.title.strip() or form.submit),
        "submit": heading(form.submit if last else doors.go_on(reader)),
        "private_metadata": coding.encode(replace(behind, form=form.id, step=form.step)),
        "blocks": blocks,
    }


def heading(title: str) -> Json:
    """What stands at the top of a view, or on its button: cut between words where it is too long."""
    return plain_text(clip_words(title, limits.TITLE_OF_VIEW), limits.TITLE_OF_VIEW)


def titled(title: str) -> list[Json]:
    """The title in bold, when it is too long for the top of a view; else nothing."""
    title = clean(title).strip()
    if units(title) <= limits.TITLE_OF_VIEW:
        return []
    return [rich(section([words(clip(title, limits.TEXT), bold=True)]))]


def _inputs(step: int, field: Field, filled: str, reader: Reader) -> list[Json]:
    """The inputs of one field: a moment can be typed or picked, and an answer too long for one input has more."""
    name = coding.input_id(step, field.name)
    match field.kind:
        # No form asks for a file here: it is dropped among the messages.
        case FieldKind.LINE | FieldKind.TEXT | FieldKind.FILE:
            (first, _), *rest = _parts(filled)
            more = [
                _input(coding.rest_id(step, field.name, n, new_line=new), field, _typed(field, part), required=False)
                for n, (part, new) in enumerate(rest, start=1)
            ]
            return [_input(name, field, _typed(field, first)), *more]
        case FieldKind.WHEN:
            at = _instant(filled)
            picker: Json = {"type": "datetimepicker", "action_id": coding.ANSWER}
            if at is not None:
                picker["initial_date_time"] = at
            # Neither is required: one of the two is enough, and the answer says so when both are empty.
            typed = _input(name, field, _typed(field, "" if at is not None else filled), required=False)
            either = doors.type_or_pick(reader)
            hint = clip(field.hint.removesuffix(".") + ".", limits.HINT - units(either) - 1) if field.hint else ""
            return [
                {**typed, "hint": plain_text(f"{hint} {either}".strip(), limits.HINT)},
                {
                    "type": "input",
                    "block_id": coding.picker_id(step, field.name),
                    "label": plain_text(doors.or_pick(reader), limits.INPUT_LABEL),
                    "element": picker,
                    "optional": True,
                },
            ]
        case FieldKind.CHOICE:
            return [_input(name, field, _choice(field, filled))]
        case FieldKind.ZONE:
            return [_input(name, field, _zone(field, filled))]


def _input(name: str, field: Field, element: Json, *, required: bool | None = None) -> Json:
    block: Json = {
        "type": "input",
        "block_id": name,
        "label": plain_text(field.label, limits.INPUT_LABEL),
        "element": element,
        "optional": not (field.required if required is None else required),
    }
    if field.hint:
        block["hint"] = plain_text(field.hint, limits.HINT)
    return block


def _typed(field: Field, filled: str) -> Json:
    element: Json = {
        "type": "plain_text_input",
        "action_id": coding.ANSWER,
        # What is filled in is never cut: the answer says when it is too long.
        "max_length": min(limits.INPUT, max(field.limit, units(filled))),
    }
    if field.kind is FieldKind.TEXT or "\n" in filled:
        element["multiline"] = True
    if filled:
        element["initial_value"] = filled
    if field.example:
        element["placeholder"] = plain_text(field.example, limits.PLACEHOLDER)
    return element


def _choice(field: Field, filled: str) -> Json:
    options = [_option(each.label, each.value) for each in field.options][: limits.OPTIONS]
    chosen = next((each for each in options if filled and coding.picked(each["value"]) == filled), None)
    initial: Mapping[str, Json] = {} if chosen is None else {"initial_option": chosen}
    if len(options) <= limits.RADIO:
        return {"type": "radio_buttons", "action_id": coding.ANSWER, "options": options, **initial}
    element: Json = {"type": "static_select", "action_id": coding.ANSWER, "options": options, **initial}
    if field.example:
        element["placeholder"] = plain_text(field.example, limits.PLACEHOLDER)
    return element


def _zone(field: Field, filled: str) -> Json:
    element: Json = {"type": "external_select", "action_id": coding.ZONE, "min_query_length": 1}
    if field.example:
        element["placeholder"] = plain_text(field.example, limits.PLACEHOLDER)
    if filled:
        element["initial_option"] = _option(filled.replace("_", " "), clip(filled, limits.OPTION_VALUE))
    return element


def _option(label: str, value: str) -> Json:
    return {"text": plain_text(label or value, limits.LABEL), "value": coding.option_value(value)}


def _instant(filled: str) -> int | None:
    """A filled moment in seconds since 1970, when it is one that a picker can show."""
    try:
        at = datetime.fromisoformat(filled)
    except ValueError:
        return None
    seconds = int(at.timestamp()) if at.tzinfo is not None else 0
    return seconds if 10**9 <= seconds < 10**10 else None


def _parts(filled: str) -> list[tuple[str, bool]]:
    """What is filled in, in parts that an input can hold, and whether each begins a line."""
    parts: list[tuple[str, bool]] = []
    new_line = True
    while units(filled) > limits.INPUT:
        part = head(filled, limits.INPUT)
        end = part.rfind("\n")
        part = part[:end] if end > 0 else part
        parts.append((part, new_line))
        new_line = end > 0
        filled = filled[len(part) + new_line :]
    return [*parts, (filled, new_line)]
