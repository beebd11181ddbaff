"""What Discord sends, as what the core takes in."""

import json
from copy import deepcopy

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from adapters.discord import coding, parse
from adapters.discord.parse import HOME, Attached, Surface
from bot.chat.inbound import Action, Command, Lookup, Profile, Submission
from bot.chat.spec import MenuSpec
from bot.handlers import EVERY
from bot.model.people import Address

MENUS = (MenuSpec("Log an interview from this", "interview.from"),)
ELSEWHERE = Address("discord", HOME, room="66")
URL = "https://discord.com/channels/{}/55/77"


def told(type: int, data: dict, **more) -> dict:
    """An interaction in a server; `guild_id=None` and a context for elsewhere."""
    return {
        "id": "900", "application_id": "1", "type": type, "token": "t", "version": 1, "data": data,
        "channel": {"id": "55", "type": 0}, "channel_id": "55", "context": 0, "guild_id": "40", "locale": "pt-BR",
        "member": {"nick": "boss", "user": {"id": "7", "username": "ana", "global_name": "Ana"}}, **more,
    }  # fmt: skip


DM = {"guild_id": None, "context": 1, "channel": {"id": "66", "type": 1}, "member": None,
      "user": {"id": "7", "username": "ana", "global_name": None}}  # fmt: skip


def heard(payload):
    return parse.heard(payload, EVERY.specs, MENUS)


def slash(*path: str, options=(), resolved=None, **more) -> dict:
    name, *inner = path
    nested = list(options)
    for each in reversed(inner):
        nested = [{"type": 1, "name": each, "options": nested}]
    return told(2, {"id": "3", "type": 1, "name": name, "options": nested, "resolved": resolved or {}}, **more)


def text(name: str, value: object, **more) -> dict:
    return {"type": 3, "name": name, "value": value, **more}


# commands


def test_a_command_is_its_path_and_what_it_was_given():
    found = heard(slash("interview", "log", options=[text("details", "Acme <t:1:F>"), text("company", "")]))
    assert found.surface is Surface.COMMAND
    assert found.inbound == Command(
        found.inbound.origin, "interview log", given={"details": "Acme <t:1:F>", "company": ""}
    )
    assert found.inbound.text is None


def test_the_key_is_the_interactions_own_and_the_name_is_the_persons_own():
    origin = heard(slash("note", "list")).inbound.origin
    assert (origin.key, origin.who) == ("900", Address("discord", HOME, user="7"))
    assert origin.profile == Profile(name="Ana", zone=None, locale="pt-BR")
    assert heard(slash("note", "list", **DM)).inbound.origin.profile.name == "ana"


def test_a_command_of_several_words_or_of_one_has_its_whole_path():
    deep = told(2, {"name": "a", "options": [{"type": 2, "name": "b", "options": [{"type": 1, "name": "c"}]}]})
    assert heard(deep).inbound.path == "a b c"
    assert heard(slash("afternote")).inbound.path == "afternote"
    assert heard(slash("old", "gone")).inbound.path == "old gone"


def test_in_the_bots_own_dm_there_is_no_room_and_the_dm_is_remembered():
    found = heard(slash("note", "list", **DM))
    assert (found.dm, found.channel, found.inbound.origin.where, found.who.room) == (True, "66", None, "66")


@pytest.mark.parametrize(
    ("more", "dm", "where"),
    [
        ({}, False, Address("discord", "40", room="55")),
        ({"guild_id": None, "context": 2, "channel": {"id": "66", "type": 1}}, False, ELSEWHERE),
        ({"guild_id": None, "context": 2, "channel": {"id": "66", "type": 3}}, False, ELSEWHERE),
        ({"guild_id": None, "context": None, "channel": {"id": "66", "type": 3}}, False, ELSEWHERE),
        ({"guild_id": None, "context": None, "channel": {"id": "66", "type": 1}}, True, None),
        ({"guild_id": None, "context": 1, "channel": None, "channel_id": "66"}, True, None),
    ],
)
def test_a_dm_of_other_people_or_a_group_is_not_the_bots_own(more, dm, where):
    found = heard(slash("note", "list", **more))
    assert (found.dm, found.inbound.origin.where) == (dm, where)
    assert found.who.room == (found.channel if dm else None)


def test_whoever_is_not_in_the_server_where_they_are_mentioned_is_nobody():
    options = [{"type": 6, "name": "who", "value": "8"}]
    for resolved in ({"users": {"8": {}}}, {"users": {"8": {}}, "members": {"9": {}}}, {}):
        found = heard(slash("cohort", "members", options=options, resolved=resolved))
        assert found.inbound.given == {"who": "<@8>"}


def test_a_member_is_an_address_and_a_number_is_text():
    options = [{"type": 6, "name": "who", "value": "8"}, {"type": 4, "name": "n", "value": 3},
               {"type": 5, "name": "yes", "value": True}]  # fmt: skip
    found = heard(slash("cohort", "add", options=options, resolved={"users": {"8": {}}, "members": {"8": {}}}))
    assert found.inbound.given == {"who": Address("discord", HOME, user="8"), "n": "3", "yes": "True"}


def test_a_file_is_told_of_before_it_is_fetched():
    resolved = {"attachments": {"5": {
        "id": "5", "filename": "invite.ics", "size": 12, "url": "https://cdn.example/1",
        "content_type": "text/calendar; charset=utf-8",
    }}}  # fmt: skip
    options = [{"type": 11, "name": "file", "value": "5"}]
    found = heard(slash("interview", "import", options=options, resolved=resolved))
    assert found.file == Attached("file", "invite.ics", "text/calendar", 12, "5")
    assert found.inbound.given == {}
    assert "invite.ics" not in repr(found)


@pytest.mark.parametrize("size", [None, "12", True, 1.5])
def test_a_file_of_no_known_size_is_not_small(size):
    resolved = {"attachments": {"5": {"filename": "a.ics", "size": size}}}
    found = heard(slash("interview", "import", options=[{"type": 11, "name": "file", "value": "5"}], resolved=resolved))
    assert found.file.size == -1
    lone = heard(slash("interview", "import", options=[{"type": 11, "name": "file", "value": "5"}]))
    assert (lone.file.name, lone.file.size) == ("file", -1)


# what is being typed


def test_a_line_that_is_typed_is_a_lookup_of_the_option_in_hand():
    options = [text("details", "Acme"), text("when", "tom", focused=True)]
    found = heard(slash("interview", "log", options=options) | {"type": 4})
    assert found.surface is Surface.LOOKUP
    assert found.inbound == Lookup(found.inbound.origin, "interview log", "when", "tom")
    assert heard(slash("interview", "log", options=[text("when", "tom")]) | {"type": 4}) is None


# presses


def press(custom_id: str, *, values=None, flags: int = 0, **more) -> dict:
    data = {"custom_id": custom_id, "component_type": 2 if values is None else 3}
    data |= {} if values is None else {"values": values}
    return told(3, data, message={"id": "77", "flags": flags}, **more)


def test_a_button_is_an_action_with_its_value():
    found = heard(press(coding.press_id("note.sent", "n:1", 2), **DM))
    assert found.inbound == Action(found.inbound.origin, "note.sent", "n:1", None)
    assert (found.surface, found.message, found.redraws, found.dm) == (Surface.PRESS, "77", True, True)


@pytest.mark.parametrize("value", ["later", "", "~x", "~"])
def test_a_picked_option_is_handed_back_as_it_was_offered(value):
    found = heard(press(coding.choice_id("snooze", "n1"), values=[coding.option_value(value)]))
    assert found.inbound == Action(found.inbound.origin, "snooze", "n1", value)


@pytest.mark.parametrize(
    ("flags", "more", "redraws"),
    [(0, {}, False), (1 << 15, {}, False), (1 << 6, {}, True), ((1 << 6) | (1 << 15), {}, True), (0, DM, True),
     (0, {"guild_id": None, "context": 2}, False)],
)  # fmt: skip
def test_only_a_message_that_the_presser_alone_sees_is_redrawn(flags, more, redraws):
    assert heard(press(coding.press_id("note.sent", "n1"), flags=flags, **more)).redraws is redraws


@pytest.mark.parametrize("custom_id", ["", "x", "b", "b:", "b:only", "f:1:0", "B:a:b", "b1a:a:b", 7, None])
def test_a_control_that_is_not_ours_is_nothing(custom_id):
    assert heard(told(3, {"custom_id": custom_id, "component_type": 2}, message={"id": "77"})) is None


# forms


def modal(custom_id: str, components=(), **more) -> dict:
    return told(5, {"custom_id": custom_id, "components": list(components)}, **more)


def label(inner: dict) -> dict:
    return {"type": 18, "component": inner}


def test_a_form_that_was_sent_is_its_values_by_field():
    components = [
        label({"type": 4, "custom_id": "company", "value": "Acme"}),
        label({"type": 21, "custom_id": "how", "value": coding.option_value("")}),
        {"type": 1, "components": [{"type": 4, "custom_id": "when", "value": "now"}]},
        label({"type": 3, "custom_id": "zone@", "values": ["Europe/Paris"]}),
        label({"type": 4, "custom_id": "zone", "value": ""}),
    ]
    found = heard(modal(coding.form_id("form1", 2), components, **DM))
    values = {"company": "Acme", "how": "", "when": "now", "zone": "Europe/Paris"}
    assert found.inbound == Submission(found.inbound.origin, "form1", values, step=2)
    assert (found.surface, found.message, found.redraws, found.door) == (Surface.FORM, None, False, False)


def test_a_form_that_a_message_opened_knows_whether_that_only_said_to_open_it():
    def opened_by(custom_id: str, flags: int = 64):
        inner = [{"type": 17, "components": [{"type": 1, "components": [{"type": 2, "custom_id": custom_id}]}]}]
        message = {"id": "77", "flags": flags, "components": inner}
        return heard(modal(coding.form_id("form1", 0), message=message))

    door = opened_by(coding.press_id("form.open", "form1"))
    assert (door.message, door.redraws, door.door) == ("77", True, True)
    assert opened_by(coding.press_id("form.open", "form2")).door is False
    assert opened_by(coding.press_id("interview.change", "form1")).door is False
    assert opened_by(coding.press_id("form.open", "form1"), flags=0).redraws is False


def test_a_form_that_is_not_ours_is_nothing():
    assert heard(modal("somebody's")) is None


# the menu of a message


def menu(message: dict, name: str = MENUS[0].name, **more) -> dict:
    data = {"type": 3, "name": name, "target_id": "77", "resolved": {"messages": {"77": {"id": "77", **message}}}}
    return told(2, data, **more)


def test_the_menu_of_a_message_takes_its_words_and_its_address():
    found = heard(menu({"content": "See you Tuesday", "channel_id": "55"}))
    assert found.surface is Surface.MENU
    assert found.inbound == Action(found.inbound.origin, "interview.from", "See you Tuesday", URL.format(40))
    assert heard(menu({"content": "x", "channel_id": "55"}, **DM)).inbound.picked == URL.format("@me")


@pytest.mark.parametrize("ours", [{"author": {"id": "1"}}, {"author": {"id": "8"}, "application_id": "1"}])
def test_of_a_message_of_ours_no_word_and_no_address_is_taken(ours):
    found = heard(menu({"content": "Dear Grace, thank you", "channel_id": "55", **ours}))
    assert found.inbound == Action(found.inbound.origin, "interview.from")
    theirs = heard(menu({"content": "Dear Ana", "channel_id": "55", "author": {"id": "8"}, "application_id": "2"}))
    assert theirs.inbound.value == "Dear Ana"


@pytest.mark.parametrize(
    ("message", "quoted"),
    [
        ({"content": ""}, ""),
        ({}, ""),
        ({"content": None, "embeds": None, "components": 7}, ""),
        ({"content": " a\n b "}, "a\n b"),
        ({"content": "<@8> and <@!9>, <:yes:1>", "mentions": [{"id": "8", "username": "bob", "global_name": "Bob"}]},
         "@Bob and <@!9>, :yes:"),
        ({"content": "", "message_snapshots": [{"message": {"content": "forwarded"}}]}, "forwarded"),
        ({"content": "", "embeds": [{"title": "Invite", "description": "Tue 3pm"}]}, "Invite\nTue 3pm"),
        ({"content": "", "components": [{"type": 17, "components": [{"type": 10, "content": "a card"}]}]}, "a card"),
        ({"content": "typed", "embeds": [{"title": "a preview"}]}, "typed"),
    ],
)  # fmt: skip
def test_what_a_message_says_is_found_wherever_it_says_it(message, quoted):
    assert heard(menu(message)).inbound.value == quoted


def test_no_more_than_so_much_of_a_message_is_taken():
    assert heard(menu({"content": "a" * 4000})).inbound.value == "a" * parse.LONGEST_QUOTE


def test_an_entry_that_is_no_longer_declared_does_nothing_that_is_known():
    assert heard(menu({"content": "x"}, name="Of old")).inbound.action == ""
    assert heard(told(2, {"type": 2, "name": "About somebody", "target_id": "8"})) is None


# junk


@pytest.mark.parametrize("type", [1, 6, 99, None, "2"])
def test_what_is_no_interaction_of_ours_is_nothing(type):
    assert heard(told(type, {"name": "note"})) is None


def test_nobody_is_nobody():
    payload = slash("note", "list") | {"member": None}
    assert heard(payload) is None
    assert parse.speaker(payload) is None
    assert parse.speaker(slash("note", "list")).who.user == "7"


_JUNK = st.recursive(
    st.none() | st.booleans() | st.integers(-5, 20) | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=6,
)
_GENUINE = (
    slash("interview", "log", options=[text("details", "x", focused=True)], resolved={"attachments": {}}),
    slash("interview", "import", options=[{"type": 11, "name": "file", "value": "5"}]),
    press(coding.choice_id("a", "b"), values=["x"]),
    modal(coding.form_id("f", 0), [label({"type": 4, "custom_id": "x", "value": "y"})], message={"id": "1"}),
    menu({"content": "x", "mentions": [{"id": "8"}], "embeds": [{"title": "t"}]}),
)


def _paths(of, at=()):
    yield at
    if isinstance(of, dict):
        for name, each in of.items():
            yield from _paths(each, (*at, name))
    if isinstance(of, list):
        for n, each in enumerate(of):
            yield from _paths(each, (*at, n))


@given(data=st.data())
@settings(max_examples=300, deadline=None)
def test_whatever_stands_in_a_payload_it_is_read_or_it_is_nothing(data):
    payload = deepcopy(data.draw(st.sampled_from(_GENUINE)))
    payload["type"] = data.draw(st.sampled_from([2, 3, 4, 5]) | st.just(payload["type"]))
    path = data.draw(st.sampled_from([each for each in _paths(payload) if each]))
    node = payload
    for each in path[:-1]:
        node = node[each]
    node[path[-1]] = data.draw(_JUNK)
    heard(json.loads(json.dumps(payload)))


def test_a_file_in_a_form_is_told_of_before_it_is_fetched():
    upload = {"type": 18, "component": {"type": 19, "custom_id": "file", "values": ["77"]}}
    told = {"filename": "a.ics", "content_type": "text/calendar; charset=utf-8", "size": 12}
    data = {"custom_id": "f:form1:0", "components": [upload], "resolved": {"attachments": {"77": told}}}
    found = heard({"id": "1", "type": 5, "data": data, "user": {"id": "7"}, "channel": {"id": "5", "type": 1}})
    assert found.file == Attached("file", "a.ics", "text/calendar", 12, "77")
    assert (dict(found.inbound.values), dict(found.inbound.files)) == ({"file": ""}, {})


@pytest.mark.parametrize(
    ("owners", "guest"),
    [({"1": "7"}, True), ({"0": "40", "1": "7"}, False), ({"0": "0"}, False), ({}, False), (None, False), ("x", False)],
)
def test_where_only_the_person_has_added_the_app_the_bot_is_a_guest(owners, guest):
    payload = {"id": "1", "type": 2, "data": {"name": "note"}, "user": {"id": "7"}, "channel": {"id": "5", "type": 1}}
    assert heard({**payload, "authorizing_integration_owners": owners}).guest is guest
