"""The measure itself: what Slack refuses is found, each with a pointer, and what it takes is not."""

import copy

import pytest

from tests.adapters.slack.blockkit import problems_of_message, problems_of_view


def text(words="x"):
    return {"type": "plain_text", "text": words}


def button(n=0, **more):
    return {"type": "button", "text": text(), "action_id": f"a{n}", **more}


def menu(*values, **more):
    return {"type": "static_select", "action_id": "m", "options": [option(each) for each in values], **more}


def option(value="1", words="x"):
    return {"text": text(words), "value": value}


def actions(*elements):
    return {"type": "actions", "elements": list(elements)}


def section(words="x", **more):
    return {"type": "section", "text": text(words), **more}


def rich(*elements, kind="rich_text_section", **more):
    return {"type": "rich_text", "elements": [{"type": kind, "elements": list(elements), **more}]}


def run(words="x", **more):
    return {"type": "text", "text": words, **more}


def asked(element, **more):
    return {"type": "input", "block_id": "0.a", "label": text(), "element": element, **more}


def line(**more):
    return {"type": "plain_text_input", "action_id": "answer", **more}


def message(*blocks):
    return {"text": "x", "blocks": list(blocks)}


def modal(*blocks, **more):
    return {"type": "modal", "title": text("Log"), "submit": text("Save"), "blocks": list(blocks), **more}


TAKEN = [
    section("é" * 3000),
    section(accessory=button(value="v" * 2000)),
    {"type": "section", "fields": [text("x" * 2000), *[text("x" * 900)] * 9]},
    {"type": "header", "text": text("x" * 150)},
    {"type": "divider", "block_id": "k:1"},
    {"type": "context", "elements": [text(), {"type": "mrkdwn", "text": "x"}]},
    {"type": "image", "image_url": "https://x.example/a.png", "alt_text": "x"},
    actions(*(button(n) for n in range(25))),
    actions(menu("1", "2", initial_option=option("2"))),
    rich(run(style={"bold": True, "code": True}), {"type": "link", "url": "mailto:a@b.example", "text": "x"}),
    rich({"type": "user", "user_id": "U1"}, {"type": "channel", "channel_id": "C1"}),
    rich(run(), kind="rich_text_preformatted"),
    rich(run(), kind="rich_text_quote"),
    rich({"type": "rich_text_section", "elements": [run()]}, kind="rich_text_list", style="bullet"),
    actions(
        {"type": "overflow", "action_id": "o", "options": [option("1"), option("2")]},
        menu("1", confirm={"title": text(), "text": text(), "confirm": text(), "deny": text()}),
        {"type": "static_select", "action_id": "g", "option_groups": [{"label": text(), "options": [option()]}]},
    ),
]
ASKED = [
    asked(line(initial_value="x", placeholder=text(), max_length=3000), hint=text(), optional=True),
    asked({"type": "radio_buttons", "action_id": "a", "options": [option()], "initial_option": option()}),
    asked({"type": "external_select", "action_id": "zone", "initial_option": option(), "min_query_length": 1}),
    asked({"type": "datetimepicker", "action_id": "a", "initial_date_time": 1_800_000_000}),
]
REFUSED = [
    (section("x" * 3001), "/blocks/0/text/text"),
    (section("🦄" * 1501), "/blocks/0/text/text"),
    (section(""), "/blocks/0/text/text"),
    ({"type": "section"}, "/blocks/0"),
    ({"type": "section", "fields": [text()] * 11}, "/blocks/0/fields"),
    ({"type": "section", "fields": [text("x" * 2001)]}, "/blocks/0/fields/0/text"),
    (section(colour="red"), "/blocks/0/colour"),
    (section(accessory=line()), "/blocks/0/accessory/type"),
    (section(block_id="x" * 256), "/blocks/0/block_id"),
    ({"type": "header", "text": text("x" * 151)}, "/blocks/0/text/text"),
    ({"type": "header", "text": {"type": "mrkdwn", "text": "x"}}, "/blocks/0/text/type"),
    ({"type": "context", "elements": [text()] * 11}, "/blocks/0/elements"),
    ({"type": "context", "elements": []}, "/blocks/0/elements"),
    ({"type": "image", "image_url": "https://x.example"}, "/blocks/0/alt_text"),
    ({"type": "image", "alt_text": "x"}, "/blocks/0"),
    ({"type": "marquee"}, "/blocks/0/type"),
    (asked(line()), "/blocks/0/type"),
    (actions(), "/blocks/0/elements"),
    (actions(*(button(n) for n in range(26))), "/blocks/0/elements"),
    (actions(button(), button()), "/blocks/0"),
    (actions(button(text=text("x" * 76))), "/blocks/0/elements/0/text/text"),
    (actions(button(value="x" * 2001)), "/blocks/0/elements/0/value"),
    (actions(button(value="")), "/blocks/0/elements/0/value"),
    (actions(button(url="mailto:a@b.example")), "/blocks/0/elements/0/url"),
    (actions(button(url="https://" + "x" * 3000)), "/blocks/0/elements/0/url"),
    (actions(button(style="loud")), "/blocks/0/elements/0/style"),
    (actions(button(accessibility_label="x" * 76)), "/blocks/0/elements/0/accessibility_label"),
    (actions(button(action_id="x" * 256)), "/blocks/0/elements/0/action_id"),
    (actions(button(confirm={"title": text(), "text": text()})), "/blocks/0/elements/0/confirm/confirm"),
    (actions(menu()), "/blocks/0/elements/0/options"),
    (actions(menu(*map(str, range(101)))), "/blocks/0/elements/0/options"),
    (actions(menu("1", "1")), "/blocks/0/elements/0/options"),
    (actions(menu("")), "/blocks/0/elements/0/options/0/value"),
    (actions(menu("x" * 151)), "/blocks/0/elements/0/options/0/value"),
    (actions(menu("1", initial_option=option("2"))), "/blocks/0/elements/0/initial_option"),
    (actions(menu("1", placeholder=text("x" * 151))), "/blocks/0/elements/0/placeholder/text"),
    (
        actions({"type": "static_select", "options": [option("1", "x" * 76)]}),
        "/blocks/0/elements/0/options/0/text/text",
    ),
    (rich(run("")), "/blocks/0/elements/0/elements/0/text"),
    (rich(), "/blocks/0/elements/0/elements"),
    (rich({"type": "broadcast", "range": "channel"}), "/blocks/0/elements/0/elements/0/type"),
    (rich({"type": "link", "text": "x"}), "/blocks/0/elements/0/elements/0/url"),
    (rich({"type": "link", "url": "javascript:x"}), "/blocks/0/elements/0/elements/0/url"),
    (rich(run(style={"loud": True})), "/blocks/0/elements/0/elements/0/style/loud"),
    (rich({"type": "user", "user_id": "U1"}, kind="rich_text_preformatted"), "/blocks/0/elements/0/elements/0/type"),
    (rich(run(), kind="rich_text_list", style="bullet"), "/blocks/0/elements/0/elements/0"),
    (rich(run(), kind="rich_text_poem"), "/blocks/0/elements/0/type"),
    (
        rich({"type": "rich_text_section", "elements": [run()]}, kind="rich_text_list", style="stars"),
        "/blocks/0/elements/0/style",
    ),
    (rich(kind="rich_text_list", style="bullet"), "/blocks/0/elements/0/elements"),
    (rich(run(style={})), "/blocks/0/elements/0/elements/0/style"),
    ({"type": "rich_text", "elements": []}, "/blocks/0/elements"),
    ("words", "/blocks/0"),
    ({"type": "context", "elements": [text("")]}, "/blocks/0/elements/0/text"),
    ({"type": "context", "elements": [{"type": "image", "alt_text": "x"}]}, "/blocks/0/elements/0"),
    (section(accessory={"type": "image", "alt_text": "x"}), "/blocks/0/accessory"),
    ({"type": "image", "image_url": "https://" + "x" * 3000, "alt_text": "x"}, "/blocks/0/image_url"),
    ({"type": "image", "image_url": "x", "alt_text": ""}, "/blocks/0/alt_text"),
    ({"type": "image", "image_url": "x", "alt_text": "x", "title": text("")}, "/blocks/0/title/text"),
    ({"type": "markdown", "text": "x" * 12_001}, "/blocks/0/text"),
    ({"type": "data_visualization", "title": "x" * 51}, "/blocks/0/title"),
    ({"type": "section", "text": "x"}, "/blocks/0/text"),
    ({"type": "section", "text": {"type": "plain_text", "text": 7}}, "/blocks/0/text/text"),
    ({"type": "context", "elements": text()}, "/blocks/0/elements"),
    (actions("press"), "/blocks/0/elements/0"),
    (actions({"type": "overflow", "options": [option(str(n)) for n in range(6)]}), "/blocks/0/elements/0/options"),
    (actions({"type": "overflow", "options": [option()]}), "/blocks/0/elements/0/options"),
    (actions({"type": "static_select"}), "/blocks/0/elements/0"),
    (actions({"type": "static_select", "options": ["x"]}), "/blocks/0/elements/0/options/0"),
    (
        actions(menu("1") | {"options": [option() | {"description": text("x" * 76)}]}),
        "/blocks/0/elements/0/options/0/description/text",
    ),
    (
        actions({"type": "static_select", "option_groups": [{"label": text(), "options": [option()]}] * 101}),
        "/blocks/0/elements/0/option_groups",
    ),
    (
        actions({"type": "static_select", "option_groups": [{"label": text("x" * 76), "options": [option()]}]}),
        "/blocks/0/elements/0/option_groups/0/label/text",
    ),
    *(
        (
            actions(
                button(confirm={"title": text(), "text": text(), "confirm": text(), "deny": text(), name: text(words)})
            ),
            f"/blocks/0/elements/0/confirm/{name}/text",
        )
        for name, words in (("title", "x" * 101), ("text", "x" * 301), ("confirm", "x" * 31), ("deny", "x" * 31))
    ),
]
NOT_ASKED = [
    (asked(line(max_length=3001)), "/blocks/0/element/max_length"),
    (asked(line(max_length=0)), "/blocks/0/element/max_length"),
    (asked(line(max_length=3, initial_value="four")), "/blocks/0/element/initial_value"),
    (asked(line(min_length=9, max_length=3)), "/blocks/0/element/min_length"),
    (asked(button()), "/blocks/0/element/type"),
    (asked(line(), label=text("x" * 2001)), "/blocks/0/label/text"),
    (asked(line(), label={"type": "mrkdwn", "text": "x"}), "/blocks/0/label/type"),
    (asked(line(), hint=text("")), "/blocks/0/hint/text"),
    (asked({"type": "radio_buttons", "options": [option(str(n)) for n in range(11)]}), "/blocks/0/element/options"),
    (asked({"type": "datetimepicker", "initial_date_time": 1}), "/blocks/0/element/initial_date_time"),
    (
        asked({"type": "external_select", "action_id": "a", "initial_option": option("")}),
        "/blocks/0/element/initial_option/value",
    ),
    (asked({"type": "external_select"}), "/blocks/0/element/action_id"),
]


def pointers(problems):
    return {each.split(": ")[0] for each in problems}


@pytest.mark.parametrize("block", TAKEN, ids=lambda block: block["type"])
def test_what_slack_takes_is_no_problem_anywhere(block):
    before = copy.deepcopy(block)
    assert problems_of_message(message(block)) == []
    assert problems_of_view(modal(block)) == []
    assert problems_of_view({"type": "home", "blocks": [block]}) == []
    assert block == before


def objects(part):
    """Every object of a payload, those of styles left out."""
    if isinstance(part, dict):
        yield part
    for name, each in part.items() if isinstance(part, dict) else enumerate(part):
        if isinstance(each, dict | list) and name != "style":
            yield from objects(each)


@pytest.mark.parametrize("block", TAKEN + ASKED)
def test_a_property_that_slack_does_not_know_is_found_wherever_it_stands(block):
    assert problems_of_view(modal(block)) == []
    for number in range(len(list(objects(block)))):
        changed = copy.deepcopy(block)
        list(objects(changed))[number]["colour"] = "red"
        problems = problems_of_view(modal(changed))
        assert any("/colour: is no property of this" in each for each in problems), list(objects(block))[number]


@pytest.mark.parametrize("block", [*TAKEN, {"type": "markdown", "text": "x"}])
def test_a_message_is_measured_as_strictly(block):
    (problem,) = problems_of_message(message(block | {"colour": "red"}))
    assert problem == "/blocks/0/colour: is no property of this"


@pytest.mark.parametrize(("block", "at"), REFUSED)
def test_what_slack_refuses_in_a_message_is_found_where_it_is(block, at):
    assert at in pointers(problems_of_message(message(block)))


@pytest.mark.parametrize(("block", "at"), NOT_ASKED)
def test_what_slack_refuses_in_a_form_is_found_where_it_is(block, at):
    assert at in pointers(problems_of_view(modal(block)))


@pytest.mark.parametrize(
    ("body", "at"),
    [
        ({"blocks": [section()]}, "/text"),
        ({"text": " ", "blocks": [section()]}, "/text"),
        ({"text": "x" * 4001}, "/text"),
        (message(), "/blocks"),
        ({"text": "x", "blocks": {}}, "/blocks"),
        (message(*[section()] * 51), "/blocks"),
        (message(*[section("x" * 2900)] * 5), "/blocks"),
        (message(section(block_id="a"), section(block_id="a")), "/blocks/1/block_id"),
        (message(*[{"type": "data_visualization"}] * 3), "/blocks"),
    ],
)
def test_what_is_wrong_with_a_message_as_a_whole_is_found(body, at):
    assert at in pointers(problems_of_message(body))


@pytest.mark.parametrize(
    ("view", "at"),
    [
        ({"type": "page", "blocks": []}, "/type"),
        (modal(section(), title=text("x" * 25)), "/title/text"),
        (modal(section(), submit=text("x" * 25)), "/submit/text"),
        (modal(section(), close=text("")), "/close/text"),
        (modal(section(), private_metadata="x" * 3001), "/private_metadata"),
        (modal(section(), callback_id="x" * 256), "/callback_id"),
        (modal(section(), external_id="x" * 256), "/external_id"),
        (modal(), "/blocks"),
        (modal(*[section()] * 101), "/blocks"),
        (modal(*[section("é" * 2900)] * 20), "/"),
        ({"type": "modal", "title": text(), "blocks": [asked(line())]}, "/submit"),
        ({"type": "modal", "blocks": [section()]}, "/title"),
        ({"type": "home", "title": text(), "blocks": []}, "/title"),
        (modal(asked(line(focus_on_load=True)), asked(line(focus_on_load=True), block_id="0.b")), "/blocks"),
        (modal({"type": "markdown", "text": "x"}), "/blocks/0/type"),
    ],
)
def test_what_is_wrong_with_a_view_as_a_whole_is_found(view, at):
    assert at in pointers(problems_of_view(view))


def test_a_view_may_have_a_hundred_blocks_and_a_message_fifty():
    assert problems_of_view(modal(*[section()] * 100)) == []
    assert problems_of_message(message(*[section()] * 50)) == []
