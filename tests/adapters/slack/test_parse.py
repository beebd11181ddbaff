"""What Slack sends, as what the core takes in."""

from dataclasses import dataclass, field

import pytest

from adapters.slack import coding, parse
from adapters.slack.coding import Behind
from adapters.slack.parse import Speaker, Surface, address, unwrapped
from bot.chat.inbound import Action, Command, Lookup, Profile, Submission
from bot.chat.spec import CommandSpec, Option, OptionKind
from bot.handlers import EVERY

ANA = Speaker(address("T1", "U1", "D1"), Profile(name="Ana", zone="Europe/Paris"))
NEW = Speaker(address("T1", "U1"))


@dataclass
class Core:
    """The two of the core's questions that parsing asks."""

    specs: tuple[CommandSpec, ...] = field(default_factory=lambda: EVERY.specs)

    def path(self, text):
        return EVERY.path(text)

    def said(self, origin, text):
        return Command(origin, "", given={"text": text})


def command(text: str, **more: str) -> dict:
    return {
        "command": "/interview", "text": text, "channel_id": "C1", "user_id": "U1", "team_id": "T1",
        "trigger_id": "t.1", "response_url": "https://hooks.example/1", **more,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("sent", "typed"),
    [
        ("Acme &amp; Co", "Acme & Co"),
        ("a &lt;b&gt; &amp;lt; c", "a <b> &lt; c"),
        ("&nbsp; &copy; &#64;", "&nbsp; &copy; &#64;"),
        ("Jane &lt;<mailto:jane@acme.com|jane@acme.com>&gt;", "Jane <jane@acme.com>"),
        ("<mailto:jane@acme.com|Jane>", "Jane <jane@acme.com>"),
        ("<mailto:jane@acme.com>", "jane@acme.com"),
        ("<http://acme.com|acme.com>, Engineer", "acme.com, Engineer"),
        ("<https://acme.com/jobs/1>", "https://acme.com/jobs/1"),
        ("<https://acme.com/jobs/1|Staff Engineer>", "Staff Engineer"),
        ("in <#C1|general> and <#C2>", "in #general and #C2"),
        ("with <@U2|grace> and <@U3>", "with @grace and @U3"),
        ("<!channel> <!here|here> <!everyone>", "@channel here @everyone"),
        ("<!subteam^S1|@recruiters>", "@recruiters"),
        ("<!date^1700000000^{date}|Nov 14>", "Nov 14"),
        ("a < b and b > a", "a < b and b > a"),
        ("<> <jane> < b>", "<> <jane> < b>"),
        ("", ""),
    ],
)
def test_text_is_unwrapped_to_what_was_typed(sent, typed):
    assert unwrapped(sent) == typed


def test_mentions_stay_where_a_member_is_asked_for():
    spec = CommandSpec("cohort add", "", (Option("who", "", OptionKind.MEMBER),))
    core = Core(specs=(*EVERY.specs, spec))
    core.path = lambda text: ("cohort add", "<@U2|grace> &amp; co")
    assert parse.command(command("add"), ANA, core).inbound.text == "<@U2|grace> & co"
    core.path = lambda text: ("interview log", "<@U2|grace> &amp; co")
    assert parse.command(command("log"), ANA, core).inbound.text == "@grace & co"


def test_a_command_is_a_path_and_the_line_that_follows():
    heard = parse.command(command("log Acme &amp; Co, Engineer\nwith Bob"), ANA, Core())
    assert isinstance(heard.inbound, Command)
    assert heard.inbound.path == "interview log"
    assert heard.inbound.text == "Acme & Co, Engineer\nwith Bob"
    assert heard.surface is Surface.COMMAND
    assert (heard.trigger, heard.url) == ("t.1", "https://hooks.example/1")
    assert heard.inbound.origin.key == "t.1"
    assert heard.inbound.origin.profile.zone == "Europe/Paris"


def test_a_command_may_be_typed_in_part_or_alone():
    assert parse.command(command("lo Acme"), ANA, Core()).inbound.path == "interview log"
    assert parse.command(command(""), ANA, Core()).inbound.path == "interview"
    assert parse.command(command("help"), ANA, Core()).inbound.text is None


@pytest.mark.parametrize(("channel", "room"), [("C1", "C1"), ("D1", None), ("D2", "D2"), ("G1", "G1")])
def test_a_command_comes_from_a_room_unless_it_is_the_persons_own_dm(channel, room):
    heard = parse.command(command("log", channel_id=channel), ANA, Core())
    where = heard.inbound.origin.where
    assert (where.room if where is not None else None) == room
    assert heard.dm is (room is None)


def test_a_command_without_a_trigger_has_a_key_all_the_same():
    first, again = (parse.command(command("log", trigger_id=""), ANA, Core()).inbound.origin.key for _ in range(2))
    assert first == again
    assert first.startswith("command:")
    assert parse.command(command("list", trigger_id=""), ANA, Core()).inbound.origin.key != first


def message_press(action: dict, *, channel: str = "D1", ephemeral: bool = False, **more) -> dict:
    return {
        "type": "block_actions", "trigger_id": "t.2", "response_url": "https://hooks.example/2",
        "container": {"type": "message", "message_ts": "1.1", "channel_id": channel, "is_ephemeral": ephemeral},
        "channel": {"id": channel, "name": "x"}, "actions": [{"action_ts": "9.9", **action}], **more,
    }  # fmt: skip


def test_a_button_is_an_action_with_its_value():
    heard = parse.press(message_press({"type": "button", "action_id": "note.sent~3", "value": "n1"}), ANA)
    assert heard.inbound == Action(heard.inbound.origin, "note.sent", "n1", None)
    assert heard.inbound.origin.key == "t.2"
    assert heard.inbound.origin.where is None
    assert (heard.surface, heard.dm, heard.redraws, heard.ts) == (Surface.MESSAGE, True, True, "1.1")


def test_a_choice_is_an_action_with_what_was_picked():
    option = {"text": {"type": "plain_text", "text": "Tomorrow"}, "value": "1d"}
    action = {"type": "static_select", "action_id": coding.action_id("note.snooze", 2, "n1"), "selected_option": option}
    heard = parse.press(message_press(action), ANA)
    assert heard.inbound == Action(heard.inbound.origin, "note.snooze", "n1", "1d")


@pytest.mark.parametrize("value", ["n1", "", "a~b"])
def test_an_option_of_a_menu_of_buttons_is_the_button_that_it_stands_for(value):
    option = {"text": {"type": "plain_text", "text": "Sent"}, "value": coding.action_id("note.sent", 7, value)}
    action = {"type": "overflow", "action_id": coding.action_id(coding.MENU, 6), "selected_option": option}
    heard = parse.press(message_press(action), ANA)
    assert heard.inbound == Action(heard.inbound.origin, "note.sent", value, None)
    assert parse.may_take_a_form(heard) is False


@pytest.mark.parametrize("option", [None, {}, {"value": ""}, {"value": 3}, "x"])
def test_a_menu_of_which_nothing_was_picked_asks_for_nothing(option):
    action = {"type": "overflow", "action_id": coding.action_id(coding.MENU, 6), "selected_option": option}
    assert parse.press(message_press(action), ANA) is None


@pytest.mark.parametrize(
    ("speaker", "channel", "ephemeral", "own", "redraws"),
    [
        (ANA, "D1", False, True, True),
        (NEW, "D9", False, True, True),
        (ANA, "D1", True, True, True),
        (ANA, "D2", True, False, True),
        (ANA, "C1", True, False, True),
        (ANA, "C1", False, False, False),
    ],
)
def test_a_press_in_a_room_comes_from_there_and_what_is_everybodys_is_not_redrawn(
    speaker, channel, ephemeral, own, redraws
):
    action = {"type": "button", "action_id": "note.sent~0", "value": "n1"}
    heard = parse.press(message_press(action, channel=channel, ephemeral=ephemeral), speaker)
    where = heard.inbound.origin.where
    assert (where is None) is own
    assert (heard.dm, heard.redraws, heard.ts is None) == (own, redraws, ephemeral or not own)


@pytest.mark.parametrize(
    "action",
    [
        {"type": "button", "action_id": "link~0"},
        {"type": "button", "action_id": "x~0", "url": "https://acme.com"},
        {"type": "external_select", "action_id": "zone"},
        {"type": "plain_text_input", "action_id": "answer"},
    ],
)
def test_links_and_inputs_ask_for_nothing(action):
    assert parse.press(message_press(action), ANA) is None
    assert parse.press({"type": "block_actions", "actions": []}, ANA) is None


def test_a_press_in_a_view_comes_from_no_room():
    behind = coding.encode(Behind(home=True))
    view = {"id": "V1", "type": "modal", "callback_id": "card", "private_metadata": behind}
    action = {"action_id": "note.open~0", "value": "n1", "action_ts": "1"}
    heard = parse.press({"type": "block_actions", "trigger_id": "t.3", "view": view, "actions": [action]}, NEW)
    assert (heard.surface, heard.view, heard.behind) == (Surface.CARD, "V1", Behind(home=True))
    assert heard.inbound.origin.where is None
    home = {"id": "V2", "type": "home", "private_metadata": ""}
    heard = parse.press({"type": "block_actions", "trigger_id": "t.4", "view": home, "actions": [action]}, NEW)
    assert (heard.surface, heard.view, heard.behind) == (Surface.HOME, "V2", None)


def form(values: dict, **behind) -> dict:
    return {
        "type": "view_submission", "trigger_id": "t.5",
        "view": {
            "id": "V1", "hash": "h", "callback_id": "form", "state": {"values": values},
            "private_metadata": coding.encode(Behind(form="f1", step=1, url="https://hooks.example/3", **behind)),
            "blocks": [{"type": "section", "block_id": "s"}, {"type": "input", "block_id": "1.company"}],
        },
    }  # fmt: skip


COMPANY = {"1.company": {"answer": {"type": "plain_text_input", "value": "Acme"}}}


def test_a_submission_brings_the_fields_of_its_step_and_where_it_was_opened_from():
    heard = parse.submission(form(COMPANY, channel="C1", redraw=True), ANA)
    assert heard.inbound == Submission(heard.inbound.origin, "f1", {"company": "Acme"}, step=1)
    assert heard.inbound.origin.key == "view:V1:t.5"
    assert (heard.url, heard.channel, heard.dm) == ("https://hooks.example/3", "C1", False)
    assert heard.first_input == "1.company"


def test_two_submissions_of_one_view_are_two_though_slack_gives_them_one_hash():
    again = form(COMPANY)
    again["trigger_id"] = "t.6"
    assert parse.submission(form(COMPANY), ANA).inbound.origin.key != parse.submission(again, ANA).inbound.origin.key


def test_a_submission_without_a_trigger_is_known_by_what_it_says():
    def key(company):
        sent = form({"1.company": {"answer": {"value": company}}})
        del sent["trigger_id"]
        return parse.submission(sent, ANA).inbound.origin.key

    assert key("Acme") == key("Acme") != key("Globex")


@pytest.mark.parametrize("metadata", ["", "junk", "[]", "{}", '{"form": 1}', '{"form": "f", "bad": 1}'])
def test_a_view_with_nothing_of_ours_behind_it_is_no_submission(metadata):
    sent = form(COMPANY)
    sent["view"]["private_metadata"] = metadata
    assert parse.submission(sent, ANA) is None


def test_a_line_in_the_dm_is_something_said():
    event = {"type": "message", "text": "<@U0BOT> thanks &amp; bye", "channel": "D1", "user": "U1"}
    heard = parse.said(event, "Ev1", ANA, Core())
    assert heard.inbound == Command(heard.inbound.origin, "", given={"text": "thanks & bye"})
    assert heard.inbound.origin.key == "Ev1"
    assert (heard.surface, heard.dm, heard.trigger, heard.url) == (Surface.DM, True, None, None)


def test_shortcuts_open_the_log_empty_or_with_a_message():
    message = {"text": "Interview at <http://acme.com|acme.com> " + "x" * 5000}
    body = {
        "type": "message_action", "callback_id": "log_from_message", "trigger_id": "t.7", "message": message,
        "channel": {"id": "C1"}, "response_url": "https://hooks.example/4",
    }  # fmt: skip
    heard = parse.shortcut(body, ANA)
    assert heard.inbound.action == "interview.from"
    assert heard.inbound.value.startswith("Interview at acme.com xx")
    assert len(heard.inbound.value) == 3000
    assert heard.inbound.origin.where is None
    heard = parse.shortcut({"type": "shortcut", "callback_id": "log_interview", "trigger_id": "t.8"}, ANA)
    assert heard.inbound == Action(heard.inbound.origin, "interview.log", "")
    assert parse.shortcut({"type": "shortcut", "callback_id": "other", "trigger_id": "t"}, ANA) is None


MESSAGE = {
    "type": "message_action", "callback_id": "nudge_about_message", "trigger_id": "t.7", "channel": {"id": "C1"},
    "team": {"id": "T1", "domain": "acme-coaching"}, "message": {"text": "Call me", "ts": "1772470800.000100"},
}  # fmt: skip


def test_the_other_shortcut_asks_for_a_nudge_and_brings_the_messages_address():
    heard = parse.shortcut(MESSAGE, ANA)
    assert heard.inbound == Action(
        heard.inbound.origin, "asked.from", "Call me",
        "https://acme-coaching.slack.com/archives/C1/p1772470800000100",
    )  # fmt: skip
    assert parse.may_take_a_form(heard)
    thread = {**MESSAGE["message"], "thread_ts": "1772470000.000001"}
    heard = parse.shortcut({**MESSAGE, "message": thread}, ANA)
    assert heard.inbound.picked.endswith("/p1772470800000100?thread_ts=1772470000.000001&cid=C1")


@pytest.mark.parametrize(
    "odd",
    [{"team": None}, {"team": {"id": "T1"}}, {"team": {"domain": "evil.example/"}}, {"team": {"domain": 7}},
     {"channel": {}}, {"channel": {"id": "C1/../x"}}, {"message": {"text": "Call me"}},
     {"message": {"text": "Call me", "ts": "now"}}],
)  # fmt: skip
def test_a_message_that_does_not_tell_where_it_stands_has_no_address(odd):
    heard = parse.shortcut({**MESSAGE, **odd}, ANA)
    assert (heard.inbound.value, heard.inbound.picked) == ("Call me", None)


def test_of_a_message_of_ours_no_word_and_no_address_is_taken():
    ours = {**MESSAGE, "message": {"text": "Dear Grace, thank you", "ts": "1772470800.000100", "bot_id": "B1"}}
    heard = parse.shortcut(ours, ANA, bot="B1")
    assert (heard.inbound.value, heard.inbound.picked) == ("", None)
    another = parse.shortcut(ours, ANA, bot="B2")
    assert another.inbound.value == "Dear Grace, thank you"
    assert another.inbound.picked is not None


def test_a_menu_of_zones_is_a_lookup():
    looked = parse.lookup({"type": "block_suggestion", "value": "par"}, ANA)
    assert looked == Lookup(looked.origin, "settings", "zone", "par")


@pytest.mark.parametrize(
    ("user", "profile"),
    [
        (
            {"id": "U1", "name": "ana", "tz": "Europe/Paris", "locale": "fr-FR", "profile": {"real_name": "Ana Lima"}},
            Profile("Ana Lima", "Europe/Paris", "fr-FR"),
        ),
        ({"id": "U1", "name": "ana", "tz": None}, Profile("ana")),
        ({"id": "U1", "profile": {"display_name": "An"}, "real_name": ""}, Profile("An")),
        ({"id": "U1", "tz": 7, "locale": [], "profile": None}, Profile()),
    ],
)
def test_a_profile_is_what_slack_says_of_a_person(user, profile):
    assert parse.profile(user) == profile
