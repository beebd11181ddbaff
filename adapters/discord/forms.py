"""A form as a modal: one step of it, with what is filled in."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from adapters.discord import coding, limits
from adapters.discord.fitting import cut
from adapters.discord.layout import SELECT, TEXT, options_of
from adapters.discord.text import Json, escaped_within
from adapters.ground.lengths import clean, clip, clip_words, head, units
from bot.cards import completions, doors
from bot.cards.words import Reader
from bot.chat.card import Option
from bot.chat.form import Field, FieldKind, Form
from bot.clock import Instant
from bot.reading import zone_search, zones

ANYONE = Reader()
"""Of whom nothing is known: words are in English."""
LABEL, INPUT, FILES, RADIO, BOX = 18, 4, 19, 21, 23
_SHORT, _PARAGRAPH = 1, 2


def form_modal(form: Form, *, reader: Reader = ANYONE, now: Instant | None = None) -> Json:
    """The modal that asks the present step of the form, in the reader's language.

    Where `now` is given and there is room, a zone may be picked too, with the time that it is there.
    """
    filled = {name: clean(value) for name, value in form.filled.items()}
    fields = form.steps[form.step].fields
    free = limits.PARTS_OF_MODAL - len(fields)
    title, above = _top(form, reader)
    more = sum(len(_parts(filled.get(each.name, ""), free)) - 1 for each in fields)
    parts: list[Json] = [_words(above)] if above and free > more else []
    told = _told(above, fields, filled) if above and not parts else {}
    free -= len(parts)
    for field in fields:
        made = _asked(field, filled.get(field.name, ""), told.get(field.name, ""), free, reader, now)
        free -= len(made) - 1
        parts += made
    return {"title": title, "custom_id": coding.form_id(form.id, form.step), "components": parts}


def _top(form: Form, reader: Reader) -> tuple[str, str]:
    """The title of the modal, and what is said above its fields: what does not fit the title, and the intro."""
    whole = clean(form.title).strip() or clean(form.submit).strip() or "…"
    said = [clean(form.intro).strip()]
    if len(form.steps) > 1:
        step = doors.step_of(reader, form.step + 1, len(form.steps))
        if units(whole) + units(step) + 3 <= limits.TITLE_OF_MODAL:
            whole = f"{whole} · {step}"
        else:
            said.insert(0, step)
    title = clip_words(whole, limits.TITLE_OF_MODAL)
    if title != whole:
        said.insert(0, whole)
    return title, "\n".join(filter(None, said))


def _told(above: str, fields: Sequence[Field], filled: Mapping[str, str]) -> dict[str, str]:
    """What has no room above, by field: under the one that it is most likely about.

    What is too long for one goes through the fields from the top.
    """
    about = _about(fields, filled)
    if units(line := " ".join(above.split())) <= limits.FIELD_HINT - _taken(about, hint=False):
        return {about.name: line}
    found: dict[str, str] = {}
    left = [each for line in above.split("\n") if (each := " ".join(line.split()))]
    for field in fields:
        room, told = limits.FIELD_HINT - _taken(field, hint=True), ""
        while left and units(joined := f"{told} {left[0]}".strip()) <= room:
            told = joined
            del left[0]
        if left and not told:
            told = next(cut(left[0], room, str)).strip()
            left[0] = left[0][len(told) :].strip()
        found[field.name] = told
    if left:
        found[fields[-1].name] = head(told, room - 1) + "…"
    return found


def _about(fields: Sequence[Field], filled: Mapping[str, str]) -> Field:
    """What a form mostly asks with its intro: what is missing, or a moment that could not be read."""
    missing = (each for each in fields if each.required and not filled.get(each.name, "").strip())
    moments = (each for each in fields if each.required and each.kind is FieldKind.WHEN)
    return next(missing, None) or next(moments, None) or fields[0]


def _taken(field: Field, *, hint: bool) -> int:
    """How much of what is said under a field its own words take."""
    _, whole, said = _said_of(field, more=True)
    return sum(units(each) + 1 for each in (whole, said if hint else "") if each)


def _said_of(field: Field, *, more: bool) -> tuple[str, str, str]:
    """A field's label, that once more where it is too long for its place, and its hint; `more` is said there too."""
    whole = clean(field.label).strip()
    label = clip_words(whole, limits.FIELD_LABEL)
    again = "" if label == whole else whole
    hint = clip_words(field.hint.strip(), limits.FIELD_HINT // 2 if more or again else limits.FIELD_HINT)
    room = limits.FIELD_HINT // 2 - 2 if more else limits.FIELD_HINT - units(hint) - 1
    return label or "…", clip_words(again, room), hint


def _words(text: str) -> Json:
    return {"type": TEXT, "content": escaped_within(text, limits.WORDS_OF_MODAL)}


def _asked(field: Field, filled: str, above: str, free: int, reader: Reader, now: Instant | None) -> list[Json]:
    """One field: its label and input, and more where that is not enough and there is room."""
    match field.kind:
        case FieldKind.CHOICE if _is_box(field, filled):
            box: Json = {"type": BOX, "custom_id": field.name, "default": filled == coding.YES}
            return [_label(field, above, box)]
        case FieldKind.CHOICE if field.options:
            return [_label(field, above, _choice(field, filled))]
        case FieldKind.FILE:
            return [_label(field, above, {"type": FILES, "custom_id": field.name, "required": field.required})]
        case FieldKind.ZONE if free and not filled and now is not None:
            options = [Option(completions.zone_offered(reader, each, "", zones.country(each), now).label, each)
                       for each in _likely(reader)]  # fmt: skip
            picker: Json = {"type": SELECT, "custom_id": coding.zone_id(field.name), "required": False}
            # Neither is required: one of the two is enough, and the answer says so when both are empty.
            typed = {**_typed(field, field.name, ""), "required": False}
            other = replace(field, label=completions.or_type_city(reader), hint="")
            return [_label(field, above, {**picker, "options": options_of(options)}), _label(other, "", typed)]
        case _:
            (first, _), *rest = _parts(filled, free)
            more = [
                _label(field, "", _typed(field, coding.rest_id(field.name, n, new_line=new), part, required=False))
                for n, (part, new) in enumerate(rest, start=1)
            ]
            return [_label(field, above, _typed(field, field.name, first)), *more]


def _label(field: Field, above: str, component: Json) -> Json:
    """The label, and under it what is said of the field; what is too long for the label is said there whole."""
    label, whole, hint = _said_of(field, more=bool(above))
    said = " ".join(filter(None, [above, whole]))
    if units(both := f"{said} {hint}".strip()) <= limits.FIELD_HINT:
        said = both
    made: Json = {"type": LABEL, "label": label, "component": component}
    return {**made, "description": said} if said else made


def _typed(field: Field, name: str, filled: str, *, required: bool | None = None) -> Json:
    made: Json = {
        "type": INPUT,
        "custom_id": name,
        "style": _PARAGRAPH if field.kind is FieldKind.TEXT or "\n" in filled else _SHORT,
        "required": field.required if required is None else required,
        # What is filled in is never cut: the answer says when it is too long.
        "max_length": min(limits.INPUT, max(field.limit, units(filled), 1)),
    }
    if filled:
        made["value"] = filled
    if field.example.strip():
        made["placeholder"] = clip(field.example, limits.FIELD_EXAMPLE)
    return made


def _is_box(field: Field, filled: str) -> bool:
    """Whether a choice is of yes and no alone, in this order: a tick says yes, and answers of other words say more.

    A box is never unanswered, so what has no answer yet is none.
    """
    return [each.value for each in field.options] == [coding.YES, coding.NO] and filled in (coding.YES, coding.NO)


def _choice(field: Field, filled: str) -> Json:
    options = [
        {**each, "default": True} if filled and coding.picked(each["value"]) == filled else each
        for each in options_of(field.options)
    ]
    made: Json = {"custom_id": field.name, "required": field.required, "options": options}
    if 2 <= len(options) <= limits.RADIO:
        return {"type": RADIO, **made}
    if field.example.strip():
        made["placeholder"] = clip(field.example, limits.PLACEHOLDER)
    return {"type": SELECT, **made}


def _parts(filled: str, more: int) -> list[tuple[str, bool]]:
    """What is filled in, in parts that an input can hold, and whether each begins a line; `more` of them at most."""
    parts: list[tuple[str, bool]] = []
    new_line = True
    while units(filled) > limits.INPUT and len(parts) < more:
        part = head(filled, limits.INPUT)
        end = part.rfind("\n")
        part = part[:end] if end > 0 else part
        parts.append((part, new_line))
        new_line = end > 0
        filled = filled[len(part) + new_line :]
    return [*parts, (head(filled, limits.INPUT), new_line)]


def _likely(reader: Reader) -> tuple[str, ...]:
    """Zones that the reader may be in, the main ones of their country first."""
    return zone_search.likely(f"und-{reader.country}" if reader.country else reader.locale)[: limits.OPTIONS]
