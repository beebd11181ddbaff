"""The checker of Discord's payloads refuses forms and commands that Discord refuses, and takes the rest."""

from typing import Any

import pytest

from tests.adapters.discord.payload_checks import problems_of_commands, problems_of_modal
from tests.adapters.discord.payload_commands import whole


def field(**more: Any) -> dict[str, Any]:
    return {"type": 4, "custom_id": "company", "style": 1, "required": True, **more}


def label(component: dict[str, Any] | None = None, **more: Any) -> dict[str, Any]:
    return {"type": 18, "label": "Company", "component": component or field(), **more}


def form(*inside: dict[str, Any], **more: Any) -> dict[str, Any]:
    return {"title": "A form", "custom_id": "f:log:0", "components": list(inside) or [label()], **more}


def options(count: int) -> list[dict[str, Any]]:
    return [{"label": f"Option {n}", "value": str(n)} for n in range(count)]


def choice(kind: int, count: int = 3, **more: Any) -> dict[str, Any]:
    return {"type": kind, "custom_id": "which", "options": options(count), **more}


def test_forms_that_discord_takes_have_no_problem():
    whole_form = form(
        {"type": 10, "content": "What it is about."},
        label(field(style=2, max_length=4000, value="x" * 4000, placeholder="x" * 100), label="x" * 45,
              description="x" * 100),
        label(choice(21, 10, required=False)),
        label(choice(3, 25, custom_id="zone", required=False, min_values=0)),
        label({"type": 19, "custom_id": "file", "required": False, "min_values": 0, "max_values": 10}),
        title="x" * 45, custom_id="x" * 100,
    )  # fmt: skip
    assert problems_of_modal(whole_form) == []
    boxes = form(label(choice(22, 10, max_values=10)), label({"type": 23, "custom_id": "box", "default": True}))
    assert problems_of_modal(boxes) == []
    assert problems_of_modal(form(label({"type": 5, "custom_id": "who"}))) == []
    assert problems_of_modal(form({"type": 1, "components": [field(label="Company")]})) == []


def test_fields_at_their_limits_are_taken_and_one_less_is_not():
    for component in (
        field(min_length=0, max_length=1), field(style=1), field(style=2, min_length=4000), choice(21, 2),
        choice(22, 1), choice(22, 1, min_values=1, max_values=1), choice(3, 1), choice(3, 1, max_values=1),
    ):  # fmt: skip
        assert problems_of_modal(form(label(component))) == [], component
    for component in (field(style=0), field(style=2, min_length=4001), choice(22, 0), choice(3, 0)):
        assert problems_of_modal(form(label(component))), component
    assert problems_of_modal(form({"type": 1, "components": []}, label()))


@pytest.mark.parametrize(
    ("body", "at"),
    [
        (form(title="x" * 46), "/title"),
        (form(title=""), "/title"),
        (form(custom_id="x" * 101), "/custom_id"),
        (form(custom_id=None), "/custom_id"),
        (form(label(), *[label(field(custom_id=str(n))) for n in range(5)]), "/components: are 6"),
        (form() | {"components": []}, "/components: are 0"),
        (form(flags=64), "/flags: is no property"),
        (form({"type": 10, "content": "x"}), "/components: have nothing"),
        (form(field()), "/components/0/type: 4 has no place"),
        (form({"type": 17, "components": []}), "/components/0/type: 17 has no place"),
        (form(label({"type": 2, "style": 1, "label": "x", "custom_id": "x"})), "/components/0/component/type"),
        (form(label(label="x" * 46)), "/components/0/label"),
        (form(label(label="")), "/components/0/label"),
        (form(label(description="x" * 101)), "/components/0/description"),
        (form(label(), label()), "/components/1/component/custom_id: 'company' is that of"),
        (form(label(id=5), label(field(custom_id="b", id=5))), "/components/1/component/id"),
        (form(label(field(label="Old"))), "/components/0/component/label: is no property"),
        (form(label(field(style=3))), "/components/0/component/style"),
        (form(label(field(max_length=4001))), "/components/0/component/max_length"),
        (form(label(field(max_length=0))), "/components/0/component/max_length"),
        (form(label(field(min_length=-1))), "/components/0/component/min_length"),
        (form(label(field(min_length=9, max_length=8))), "/components/0/component/min_length: is 9, more"),
        (form(label(field(value="x" * 11, max_length=10))), "/components/0/component/value"),
        (form(label(field(value="x" * 4001))), "/components/0/component/value"),
        (form(label(field(value="a\nb"))), "/components/0/component/value: has several lines"),
        (form(label(field(placeholder="x" * 101))), "/components/0/component/placeholder"),
        (form(label(field(required="yes"))), "/components/0/component/required"),
        (form(label(choice(3, 26))), "/components/0/component/options: are 26"),
        (form(label(choice(3, disabled=True))), "/components/0/component/disabled: is no property"),
        (form(label(choice(3, min_values=0))), "/components/0/component/min_values"),
        (form(label(choice(21, 1))), "/components/0/component/options: are 1"),
        (form(label(choice(21, 11))), "/components/0/component/options: are 11"),
        (form(label(choice(21, placeholder="x"))), "/components/0/component/placeholder"),
        (form(label(choice(22, 11))), "/components/0/component/options: are 11"),
        (form(label(choice(22, max_values=4))), "/components/0/component/max_values: is 4, and there are 3"),
        (form(label({"type": 19, "custom_id": "f", "max_values": 11})), "/components/0/component/max_values"),
        (form(label({"type": 19, "custom_id": "f", "min_values": 0})), "/components/0/component/min_values"),
        (form(label({"type": 23, "custom_id": "b", "required": True})), "/components/0/component/required"),
        (form({"type": 1, "components": [field()]}), "/components/0/components/0/label: is missing"),
        (form({"type": 1, "components": [field(label="a"), field(label="b", custom_id="b")]}), "/components/0/compone"),
        (form({"type": 10, "content": ""}, label()), "/components/0/content"),
        (form({"type": 10, "content": "x" * 4000}, {"type": 10, "content": "x"}, label()), "/components: hold 4001"),
    ],
)
def test_a_form_is_refused_and_told_where(body, at):
    assert any(each.startswith(at) for each in problems_of_modal(body)), at


# commands


def command(name: str = "interview", **more: Any) -> dict[str, Any]:
    return {"type": 1, "name": name, "description": "Interviews", "options": [], **more}


def option(name: str = "details", kind: int = 3, **more: Any) -> dict[str, Any]:
    return {"type": kind, "name": name, "description": "What it was", **more}


def sub(name: str = "log", *inside: dict[str, Any], kind: int = 1) -> dict[str, Any]:
    return {"type": kind, "name": name, "description": "Logs it", "options": list(inside)}


def menu(name: str = "Log an interview from this", **more: Any) -> dict[str, Any]:
    return {"type": 3, "name": name, **more}


def test_commands_that_discord_takes_have_no_problem():
    when = option("when", autocomplete=True, required=False, min_length=1, max_length=6000)
    kind = option("kind", choices=[{"name": "On site", "value": "x" * 100, "name_localizations": {"de": "Vor Ort"}}])
    group = sub("note", sub("copy", option("to", 6)), sub("read", option("file", 11)), kind=2)
    whole_one = command(
        name_localizations={"de": "gespräch", "th": "ปุ่ม", "hi": "हिन्दी"}, description_localizations={"fr": "x" * 100},
        options=[sub("log", option(required=True), kind, when), group], default_member_permissions="32",
        contexts=[0, 1, 2], integration_types=[0, 1], nsfw=False,
    )  # fmt: skip
    assert problems_of_commands([whole_one, menu(), menu("interview"), menu("Nudge", type=2)]) == []
    assert problems_of_commands([command(f"c{n}") for n in range(100)] + [menu(str(n)) for n in range(15)]) == []
    assert problems_of_commands([]) == []


@pytest.mark.parametrize("name", ["Interview", "inter view", "", "x" * 33, "a.b", "a/b", "Ä", "né!", None])
def test_a_name_that_is_none_is_refused_for_commands_and_options(name):
    assert problems_of_commands([command(name)])
    assert problems_of_commands([command(options=[option(name)])])
    assert problems_of_commands([command(options=[sub(name)])])
    assert problems_of_commands([command(name_localizations={"de": name})])


@pytest.mark.parametrize("name", ["a", "x" * 32, "so_far-y's", "gespräch", "интервью", "面接", "ก็", "9"])
def test_a_name_in_any_script_is_taken(name):
    assert problems_of_commands([command(name, options=[option(name)])]) == []


@pytest.mark.parametrize(
    ("commands", "at"),
    [
        ([command(f"c{n}") for n in range(101)], "/: 101 commands of type 1"),
        ([menu(str(n)) for n in range(16)], "/: 16 commands of type 3"),
        ([menu(str(n), type=2) for n in range(16)], "/: 16 commands of type 2"),
        ([command(), command()], "/: 'interview' is there 2 times"),
        ([command(type=5)], "/0/type"),
        ([command(description="")], "/0/description"),
        ([command(description="x" * 101)], "/0/description"),
        ([command(description=None)], "/0/description: is missing"),
        ([command(description_localizations={"de": "x" * 101})], "/0/description_localizations/de"),
        ([command(name_localizations={"en": "x"})], "/0/name_localizations/en"),
        ([command(scope=1)], "/0/scope: is no property"),
        ([command(contexts=[])], "/0/contexts"),
        ([command(contexts=[3])], "/0/contexts"),
        ([command(integration_types=[2])], "/0/integration_types"),
        ([command(default_member_permissions="manage")], "/0/default_member_permissions"),
        ([menu("x" * 33)], "/0/name"),
        ([menu("")], "/0/name"),
        ([menu(description="x")], "/0/description"),
        ([menu(options=[option()])], "/0/options: is no property"),
        ([command(options=[option(f"o{n}") for n in range(26)])], "/0/options: are 26"),
        ([command(options=[option(), option()])], "/0/options: 'details' is there 2 times"),
        ([command(options=[option(), option("b", required=True)])], "/0/options/1: is required, and stands behind"),
        ([command(options=[option(description="")])], "/0/options/0/description"),
        ([command(options=[option(description="x" * 101)])], "/0/options/0/description"),
        ([command(options=[option(kind=12)])], "/0/options/0/type"),
        ([command(options=[sub(), option()])], "/0/options: mix"),
        ([command(options=[sub("log", sub("again"))])], "/0/options/0: is a subcommand with a subcommand"),
        ([command(options=[sub("g", sub("h", sub(), kind=2), kind=2)])], "/0/options/0/options/0: is a group within"),
        ([command(options=[sub("g", kind=2)])], "/0/options/0: is a group with nothing"),
        ([command(options=[sub("g", option(), kind=2)])], "/0/options/0: is a group with something else"),
        ([command(options=[sub(f"s{n}") for n in range(26)])], "/0/options: are 26"),
        ([command(options=[option(min_length=6001)])], "/0/options/0/min_length"),
        ([command(options=[option(max_length=0)])], "/0/options/0/max_length"),
        ([command(options=[option(min_value=1)])], "/0/options/0/min_value: is no property"),
        ([command(options=[option(kind=6, autocomplete=True)])], "/0/options/0/autocomplete: is no property"),
        ([command(options=[option(choices=[{"name": str(n), "value": str(n)} for n in range(26)])])],
         "/0/options/0/choices: are 26"),
        ([command(options=[option(choices=[{"name": "x" * 101, "value": "x"}])])], "/0/options/0/choices/0/name"),
        ([command(options=[option(choices=[{"name": "x", "value": "x" * 101}])])], "/0/options/0/choices/0/value"),
        ([command(options=[option(choices=[{"name": "x", "value": "x"}], autocomplete=True)])], "/0/options/0: has"),
        ([command(options=[option(choices=[{"name": "x", "value": "1"}, {"name": "x", "value": "2"}])])],
         "/0/options/0/choices: share a name"),
        ([command(options=[option(choices=[{"name": "x", "value": "1"}, {"name": "y", "value": "1"}])])],
         "/0/options/0/choices: share a value"),
        ([command(options=[option(kind=4, choices=[{"name": "x", "value": "1"}])])],
         "/0/options/0/choices/0/value: is '1'"),
        ("x", "/: is no list"),
        (["x"], "/0: is no command"),
    ],
)  # fmt: skip
def test_an_upload_is_refused_and_told_where(commands, at):
    assert any(each.startswith(at) for each in problems_of_commands(commands)), at


def test_a_command_may_be_eight_thousand_characters_in_its_longest_language():
    assert whole(command("a", description_localizations={"de": "x" * 50})) == 51

    def sized(size: int) -> dict[str, Any]:
        made = command("a", description="x", options=[])
        for n in range(25):
            fits = min(size - whole(made), 420)
            if fits > 10:
                values = [{"name": str(k), "value": str(k) + "v" * 99} for k in range(3)]
                made["options"].append(
                    option(f"{n:02}", description="x" * 100, choices=values)
                    if fits == 420
                    else option(f"{n:02}", description="x" * min(fits - 2, 100))
                )
        return made

    assert whole(sized(8000)) <= 8000
    short = 8000 - whole(sized(8000))
    at_most = sized(8000)
    at_most["description"] += "x" * short
    assert whole(at_most) == 8000
    assert problems_of_commands([at_most]) == []
    at_most["description"] += "x"
    assert problems_of_commands([at_most]) == ["/0: is 8001 long in all, at most 8000"]


def test_lengths_of_options_are_taken_at_their_limits():
    for more in ({"min_length": 0}, {"min_length": 6000}, {"max_length": 1}, {"max_length": 6000}):
        assert problems_of_commands([command(options=[option(**more)])]) == [], more
    for more in ({"min_length": -1}, {"max_length": 6001}):
        assert problems_of_commands([command(options=[option(**more)])]), more
    assert problems_of_commands([menu(str(n), type=2) for n in range(15)]) == []
