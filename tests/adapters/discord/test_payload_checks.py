"""The checker of Discord's payloads refuses what Discord refuses, says where, and takes the rest."""

from copy import deepcopy
from dataclasses import dataclass
from typing import Any

import pytest

from tests.adapters.discord.payload_checks import (
    problems_of_callback,
    problems_of_choices,
    problems_of_files,
    problems_of_message,
    problems_of_requests,
)

V2 = 1 << 15


def text(words: str = "words") -> dict[str, Any]:
    return {"type": 10, "content": words}


def button(n: int | str = 0, **more: Any) -> dict[str, Any]:
    return {"type": 2, "style": 2, "label": "Sent", "custom_id": f"b:{n}", **more}


def row(*inside: dict[str, Any]) -> dict[str, Any]:
    return {"type": 1, "components": list(inside) or [button()]}


def select(**more: Any) -> dict[str, Any]:
    options = [{"label": "One", "value": "1"}, {"label": "Two", "value": "2"}]
    return {"type": 3, "custom_id": "c:which", "options": options, **more}


def card(*inside: dict[str, Any], **more: Any) -> dict[str, Any]:
    """A message of V2 with one container."""
    return {"flags": V2, "components": [{"type": 17, "components": list(inside) or [text()]}], **more}


def link(url: str) -> dict[str, Any]:
    return {"type": 2, "style": 5, "label": "Open", "url": url}


def options(count: int) -> list[dict[str, Any]]:
    return [{"label": f"Option {n}", "value": str(n)} for n in range(count)]


WHOLE = card(
    text("### Acme"),
    {"type": 9, "components": [text("one"), text("two")], "accessory": button("section")},
    row(button(1), button(2, style=1), button(3, style=3), button(4, style=4), link("https://acme.com/jobs?x=1")),
    row(select(placeholder="Which", min_values=1, max_values=2)),
    {"type": 14, "divider": True, "spacing": 2},
    {"type": 12, "items": [{"media": {"url": "attachment://chart.png"}, "description": "A chart"}]},
    {"type": 13, "file": {"url": "attachment://notes.ics"}},
    allowed_mentions={"parse": [], "users": ["1234"], "replied_user": False},
    nonce="A" * 25,
    enforce_nonce=True,
)


def test_what_discord_takes_has_no_problem():
    assert problems_of_message(WHOLE, files={"chart.png", "notes.ics"}) == []
    assert problems_of_message({"content": "x" * 2000, "flags": 1 << 2 | 1 << 12, "tts": False}) == []
    assert problems_of_message({"content": "x", "components": [row() for _ in range(1)]}) == []
    assert problems_of_message({"content": "", "embeds": [{"title": "x"}]}) == []
    assert problems_of_message({"content": "x", "flags": 1 << 6}, answer=True) == []
    assert problems_of_message({"content": None, **card()}, edit=True) == []
    assert problems_of_message({"components": card()["components"]}, edit=True, v2=True) == []
    assert problems_of_message({"components": []}, edit=True) == []


@pytest.mark.parametrize(
    ("body", "at"),
    [
        ({"content": "x" * 2001}, "/content"),
        ({"content": "\N{SLIGHTLY SMILING FACE}" * 1001}, "/content"),
        ({"content": ""}, "/: is empty"),
        ({"content": "  \n "}, "/: is empty"),
        ({"content": "", "components": [row()]}, "/: is empty"),
        ({"content": 5}, "/content"),
        ({"content": "x", "text": "x"}, "/text: is no property"),
        ({"content": "x", "flags": 1 << 6}, "/flags"),
        ({"content": "x", "flags": "4"}, "/flags"),
        ({"content": "x", "nonce": "n" * 26}, "/nonce"),
        ({"content": "x", "nonce": ""}, "/nonce"),
        ({"content": "x", "enforce_nonce": True}, "/nonce: is missing"),
        ({"content": "x", "components": [text()]}, "/components/0/type: 10 has no place"),
        ({"content": "x", "components": [button()]}, "/components/0/type: 2 has no place"),
        ({"content": "x", "components": [row(button(n)) for n in range(6)]}, "/components: are 6"),
        ({"content": "x", "attachments": [{"id": 0, "filename": "a.png"}]}, "/attachments/0: describes a file"),
        ({"content": "x", "attachments": [{"id": "new"}]}, "/attachments/0/id"),
        ({"content": "x", "attachments": [{"id": n, "filename": "a"} for n in range(11)]}, "/attachments: are 11"),
        ({"content": "x", "allowed_mentions": {"parse": ["all"]}}, "/allowed_mentions/parse"),
        ({"content": "x", "allowed_mentions": {"parse": ["users"], "users": ["1"]}}, "/allowed_mentions/users"),
        ({"content": "x", "allowed_mentions": {"users": [str(n) for n in range(101)]}}, "/allowed_mentions/users: are"),
        ({"content": "x", "allowed_mentions": {"users": ["ana"]}}, "/allowed_mentions/users/0"),
        ({"embeds": [{"title": "x"}] * 11}, "/embeds: are 11"),
        ({"embeds": [{}]}, "/embeds/0: is empty"),
        ({"embeds": [{"title": "x" * 257}]}, "/embeds/0/title"),
        ({"embeds": [{"description": "x" * 4097}]}, "/embeds/0/description"),
        ({"embeds": [{"footer": {"text": "x" * 2049}}]}, "/embeds/0/footer/text"),
        ({"embeds": [{"author": {"name": "x" * 257}}]}, "/embeds/0/author/name"),
        ({"embeds": [{"fields": [{"name": "n", "value": "v"}] * 26}]}, "/embeds/0/fields"),
        ({"embeds": [{"fields": [{"name": "n" * 257, "value": "v"}]}]}, "/embeds/0/fields/0/name"),
        ({"embeds": [{"fields": [{"name": "n", "value": "v" * 1025}]}]}, "/embeds/0/fields/0/value"),
        ({"embeds": [{"fields": [{"name": "n", "value": ""}]}]}, "/embeds/0/fields/0/value"),
        ({"embeds": [{"description": "x" * 3001}] * 2}, "/embeds: are 6002"),
        ([], "/: is no message"),
    ],
)
def test_a_message_is_refused_and_told_where(body, at):
    assert any(each.startswith(at) for each in problems_of_message(body, files=set())), at


@pytest.mark.parametrize(
    ("body", "at"),
    [
        (card(content="x"), "/content: does not go"),
        (card(embeds=[{"title": "x"}]), "/embeds: does not go"),
        ({"flags": V2}, "/components: are missing"),
        ({"flags": V2, "components": []}, "/components: are 0"),
        ({"flags": V2, "components": [button()]}, "/components/0/type"),
        ({"flags": V2, "components": [{"type": 11, "media": {"url": "https://a.b/c"}}]}, "/components/0/type"),
        ({"flags": V2, "components": [{"type": 18, "label": "x", "component": {}}]}, "/components/0/type"),
        ({"flags": V2, "components": ["x"]}, "/components/0: is no component"),
        (card(text("")), "/components/0/components/0/content"),
        (card(text(" \n")), "/components/0/components/0/content"),
        (card(text("x" * 2001), text("x" * 2000)), "/components: hold 4001 characters"),
        (card(text("\N{SLIGHTLY SMILING FACE}" * 2001)), "/components: hold 4002 characters"),
        (card(*[text() for _ in range(40)]), "/components: are 41 in all"),
        (card(*[row(button(n)) for n in range(20)]), "/components: are 41 in all"),
        (card({"type": 17, "components": [text()]}), "/components/0/components/0/type: 17 has no place"),
        ({"flags": V2, "components": [{"type": 17, "components": []}]}, "/components/0/components: are 0"),
        ({"flags": V2, "components": [{"type": 17, "components": [text()], "accent_color": 1 << 24}]},
         "/components/0/accent_color"),
        (card(row(*[button(n) for n in range(6)])), "/components/0/components/0/components: are 6"),
        (card({"type": 1, "components": []}), "/components/0/components/0/components: are 0"),
        (card(row(select(), button())), "/components/0/components/0/components: hold a select"),
        (card(row(text())), "/components/0/components/0/components/0/type: 10 has no place"),
        (card({"type": 9, "components": [text()] * 4, "accessory": button()}), "/components/0/components/0/components"),
        (card({"type": 9, "components": [text()]}), "/components/0/components/0/accessory: is missing"),
        (card({"type": 9, "components": [text()], "accessory": select()}), "/components/0/components/0/accessory/type"),
        (card({"type": 14, "spacing": 3}), "/components/0/components/0/spacing"),
        (card({"type": 12, "items": []}), "/components/0/components/0/items"),
        (card({"type": 12, "items": [{"media": {"url": "https://a.b/c"}}] * 11}), "/components/0/components/0/items"),
        (card({"type": 12, "items": [{"media": {"url": "https://a.b/c"}, "description": "x" * 1025}]}),
         "/components/0/components/0/items/0/description"),
        (card({"type": 12, "items": [{"media": {"url": "attachment://b.png"}}]}),
         "/components/0/components/0/items/0/media/url: 'b.png' is no file"),
        (card({"type": 13, "file": {"url": "https://a.b/c.ics"}}), "/components/0/components/0/file/url"),
        (card(text(), colour=1), "/colour: is no property"),
        (card({"type": 10, "content": "x", "style": 1}), "/components/0/components/0/style: is no property"),
        (card({"type": 10, "content": "x", "id": 7}, {"type": 10, "content": "y", "id": 7}),
         "/components/0/components/1/id: 7 is that of"),
        (card({"type": 10, "content": "x", "id": 1 << 31}), "/components/0/components/0/id"),
        (card({"type": 10, "content": "x", "id": "7"}), "/components/0/components/0/id"),
        (card(row(button(1), button(1))), "/components/0/components/0/components/1/custom_id: 'b:1' is that of"),
        (card(row(button(1)), row(select(custom_id="b:1"))), "/components/0/components/1/components/0/custom_id"),
    ],
)  # fmt: skip
def test_a_card_is_refused_and_told_where(body, at):
    assert any(each.startswith(at) for each in problems_of_message(body, files={"a.png"})), at


def test_a_message_at_its_limits_is_taken_and_one_more_is_not():
    names = [f"{n}.png" for n in range(10)]
    ids = [str(n) for n in range(100)]
    for body in (
        card({"type": 9, "components": [text()] * 3, "accessory": {"type": 11, "media": {"url": "https://a.b/c"}}}),
        card({"type": 9, "components": [text()], "accessory": button()}),
        card({"type": 12, "items": [{"media": {"url": "https://a.b/" + "x" * 2036}, "description": "x" * 1024}] * 10}),
        card({"type": 14, "spacing": 1}, {"type": 14}),
        {"flags": V2, "components": [{"type": 17, "components": [text()], "accent_color": 0}]},
        {"flags": V2, "components": [{"type": 17, "components": [text()], "accent_color": 0xFFFFFF}]},
        {"content": "x", "allowed_mentions": {"users": ids, "roles": ids, "parse": []}, "attachments": []},
        {"embeds": []} | {"content": "x"},
        {"embeds": [{"title": "x" * 256, "footer": {"text": "x" * 2048}, "author": {"name": "x" * 256}}]},
        {"embeds": [{"fields": [{"name": "x" * 256, "value": "x" * 1024}]}, {"description": "x" * 4096}]},
        {"embeds": [{"fields": [{"name": "n", "value": "v"}] * 25}]},
        {"embeds": [{"title": "x"}] * 10},
        {"embeds": [{"description": "x" * 3000}] * 2},
    ):
        assert problems_of_message(body, files=set()) == [], body
    described = [{"id": n, "filename": name, "description": "x" * 1024} for n, name in enumerate(names)]
    assert problems_of_message({"content": "x", "attachments": described}, files=set(names)) == []
    assert problems_of_message({"content": "x", "attachments": [{"id": 0, "filename": "x" * 255}]}) == []
    for body in (
        card({"type": 9, "components": [], "accessory": button()}),
        card({"type": 12, "items": [{"media": {"url": "https://a.b/" + "x" * 2037}}]}),
        card({"type": 14, "spacing": 0}),
        {"flags": V2, "components": [{"type": 17, "components": [text()], "accent_color": -1}]},
        card(
            row(
                select(
                    options=[
                        {"label": "a", "value": "1", "default": True},
                        {"label": "b", "value": "2", "default": True},
                    ]
                )
            )
        ),
        {"content": "x", "attachments": [{"id": 0, "filename": "a", "description": "x" * 1025}]},
        {"content": "x", "attachments": [{"id": 0, "filename": "x" * 256}]},
        {"embeds": [{"description": "x" * 3000}, {"description": "x" * 3001}]},
    ):
        assert problems_of_message(body), body


def test_components_may_have_the_id_nought_and_the_same_words():
    assert problems_of_message(card(text("x") | {"id": 0}, text("x") | {"id": 0})) == []
    assert problems_of_message(card(*[text() for _ in range(39)])) == []
    assert problems_of_message(card(text("x" * 4000))) == []


def test_a_file_that_no_component_shows_is_a_problem():
    shown = {"type": 13, "file": {"url": "attachment://a.ics"}}
    assert problems_of_message(card(shown), files={"a.ics"}) == []
    hidden = problems_of_message(card(shown), files={"a.ics", "b.png"})
    assert hidden == ["/attachments: b.png would not be shown: no component does"]
    assert problems_of_message({"content": "", "tts": False}, files={"b.png"}) == []


@pytest.mark.parametrize(
    ("control", "at"),
    [
        (button(label="x" * 81), "/label"),
        (button(label=""), "/label"),
        (button(label="  "), "/label"),
        ({"type": 2, "style": 1, "custom_id": "b:1"}, "/label: is missing"),
        (button(custom_id="x" * 101), "/custom_id"),
        (button(custom_id="\N{SLIGHTLY SMILING FACE}" * 51), "/custom_id"),
        (button(custom_id=""), "/custom_id"),
        ({"type": 2, "style": 1, "label": "x"}, "/custom_id: is missing"),
        (button(url="https://a.b"), "/url: is no property"),
        (button(style=7), "/style"),
        (button(disabled="yes"), "/disabled"),
        (button(emoji={}), "/emoji"),
        (link("https://a.b/" + "x" * 501), "/url: is 513 long"),
        (link("mailto:ana@acme.com"), "/url: is no address"),
        (link("https://a.b/c d"), "/url: is no address"),
        (link("https://"), "/url: is no address"),
        (link("") | {"custom_id": "x"}, "/custom_id: is no property"),
        (select(placeholder="x" * 151), "/placeholder"),
        (select(options=options(26)), "/options: are 26"),
        (select(options=[]), "/options: are 0"),
        (select(options=[{"label": "x" * 101, "value": "1"}]), "/options/0/label"),
        (select(options=[{"label": "", "value": "1"}]), "/options/0/label"),
        (select(options=[{"label": "x", "value": "v" * 101}]), "/options/0/value"),
        (select(options=[{"label": "x", "value": ""}]), "/options/0/value"),
        (select(options=[{"label": "x", "value": "1", "description": "x" * 101}]), "/options/0/description"),
        (select(options=[{"label": "x"}]), "/options/0/value: is missing"),
        (select(options=[{"label": "x", "value": "1"}, {"label": "y", "value": "1"}]), "/options: share a value"),
        (select(options=[{"label": each, "value": each, "default": True} for each in "ab"]), "/options: 2 are chosen"),
        (select(min_values=26), "/min_values"),
        (select(max_values=0), "/max_values"),
        (select(max_values=3), "/max_values: is 3, and there are 2"),
        (select(min_values=2, max_values=1), "/min_values: is 2, more"),
        (select(value="1"), "/value: is no property"),
    ],
)
def test_a_control_is_refused_and_told_where(control, at):
    assert any(each.startswith(f"/components/0/components/0/components/0{at}") for each in
               problems_of_message(card(row(control)))), at  # fmt: skip
    assert any(each.startswith(f"/components/0/components/0{at}") for each in
               problems_of_message({"content": "x", "components": [row(control)]})), at  # fmt: skip


def test_controls_at_their_limits_are_taken():
    kinds = [
        button(label="x" * 80, custom_id="x" * 100), link("https://a.b/" + "x" * 500),
        button(1, label="", emoji={"name": "\N{CHECK MARK}"}), {"type": 2, "style": 6, "sku_id": "1"},
    ]  # fmt: skip
    assert problems_of_message(card(row(*kinds))) == []
    single = [{"label": "x" * 100, "value": "x" * 100, "description": "x" * 100, "default": True}]
    for more in (
        {"options": single}, {"max_values": 1, "options": single}, {"placeholder": "x" * 150},
        {"options": options(25), "max_values": 25}, {"min_values": 0}, {"disabled": True},
    ):  # fmt: skip
        assert problems_of_message(card(row(select(**more)))) == []


@pytest.mark.parametrize(
    ("body", "more", "at"),
    [
        ({"content": "x"}, {"v2": True}, "/content: does not go"),
        ({"content": "x", "flags": V2, "components": [text()]}, {}, "/content: does not go"),
        ({"flags": 1 << 12}, {}, "/flags"),
        ({"flags": 1 << 6}, {}, "/flags"),
        ({"nonce": "x"}, {}, "/nonce: is no property"),
        ({"components": [text()]}, {}, "/components/0/type: 10 has no place"),
        ({"content": "", "components": []}, {}, "/: would be empty"),
        ({"components": []}, {"v2": True}, "/components: are 0"),
    ],
)
def test_an_edit_is_refused_and_told_where(body, more, at):
    assert any(each.startswith(at) for each in problems_of_message(body, edit=True, **more)), at


def test_an_answer_has_no_nonce():
    assert problems_of_message({"content": "x", "nonce": "1", "enforce_nonce": True}, answer=True)


@pytest.mark.parametrize(
    ("body", "at"),
    [
        ({"type": 3}, "/type"),
        ({"type": 4}, "/data/: is empty"),
        ({"type": 4, "data": {"content": "x" * 2001}}, "/data/content"),
        ({"type": 5, "data": {"flags": V2}}, "/data/flags"),
        ({"type": 7, "data": {"content": "x", "flags": V2, "components": [text()]}}, "/data/content"),
        ({"type": 8, "data": {}}, "/data/choices: is missing"),
        ({"type": 9, "data": {"title": "x"}}, "/data/custom_id: is missing"),
        ({"type": 9}, "/data/: is no form"),
        ({"type": 4, "data": {"content": "x"}, "token": "t"}, "/token: is no property"),
    ],
)
def test_a_response_is_refused_and_told_where(body, at):
    assert any(each.startswith(at) for each in problems_of_callback(body)), at


def test_responses_of_every_kind_are_taken():
    assert problems_of_callback({"type": 4, "data": {"content": "x", "flags": 64 | 4}}) == []
    assert problems_of_callback({"type": 4, "data": card() | {"flags": V2 | 64}}) == []
    assert problems_of_callback({"type": 5, "data": {"flags": 64}}) == []
    assert problems_of_callback({"type": 5}) == []
    assert problems_of_callback({"type": 6}) == []
    assert problems_of_callback({"type": 7, "data": {"content": None, **card()}}) == []
    assert problems_of_callback({"type": 8, "data": {"choices": []}}) == []


@pytest.mark.parametrize(
    ("choices", "at"),
    [
        ([{"name": "x", "value": "x"}] * 26, "/choices: are 26"),
        ([{"name": "x" * 101, "value": "x"}], "/choices/0/name"),
        ([{"name": "", "value": "x"}], "/choices/0/name"),
        ([{"name": "x", "value": "x" * 101}], "/choices/0/value"),
        ([{"name": "x", "value": ""}], "/choices/0/value"),
        ([{"name": "x"}], "/choices/0/value: is missing"),
        ([{"name": "x", "value": "x", "label": "x"}], "/choices/0/label"),
        ("x", "/choices: is no list"),
    ],
)
def test_a_completion_is_refused_and_told_where(choices, at):
    assert any(each.startswith(at) for each in problems_of_choices({"choices": choices})), at


def test_completions_at_their_limits_are_taken():
    several = [{"name": "x" * 100, "value": "x" * 100}, {"name": "x", "value": 5}, *[{"name": "n", "value": "v"}] * 23]
    assert problems_of_choices({"choices": several}) == []


def test_files_have_a_size_and_a_number():
    assert problems_of_files({"a": 10 * 1024 * 1024}) == []
    assert problems_of_files({"a": 10 * 1024 * 1024 + 1})
    assert problems_of_files({"a": 10 * 1024 * 1024, "b": 10 * 1024 * 1024, "c": 5 * 1024 * 1024}) == []
    assert problems_of_files({"a": 10 * 1024 * 1024, "b": 10 * 1024 * 1024, "c": 5 * 1024 * 1024 + 1})
    assert problems_of_files({str(n): 1 for n in range(10)}) == []
    assert problems_of_files({str(n): 1 for n in range(11)})


@dataclass(frozen=True)
class Call:
    method: str
    path: str
    json: Any


def test_recorded_calls_are_looked_at_by_what_they_are():
    good = [
        Call("POST", "/channels/1/messages", {"content": "x"}),
        Call("PATCH", "/channels/1/messages/2", {"content": None, **card()}),
        Call("POST", "/interactions/1/t/callback", {"type": 4, "data": {"content": "x", "flags": 64}}),
        Call("POST", "/webhooks/1/t?wait=1", {"content": "x", "flags": 64}),
        Call("PATCH", "/webhooks/1/t/messages/@original", {"content": "x"}),
        Call("PUT", "/applications/1/commands", []),
        Call("GET", "/channels/1/messages", None),
    ]
    assert problems_of_requests(good) == []
    for call in good[:-1]:
        bad = deepcopy(call.json)
        if isinstance(bad, list):
            bad = [{"name": "NO"}]
        else:
            bad.get("data", bad)["content"] = "x" * 2001
        assert problems_of_requests([Call(call.method, call.path, bad)]), call.path
