"""What the operator reads at the start, whole."""

from dataclasses import replace

from adapters.discord.told import Commands, Ours, by_gateway, only_sending

OURS = Ours("1234567890", "Afternote", 3)
LINK = (
    "https://discord.com/oauth2/authorize?client_id=1234567890&integration_type=0"
    "&scope=bot+applications.commands&permissions=35840"
)
TRY = "Type /interview log in Discord to see it work."


def test_it_says_as_whom_and_where_how_it_is_added_and_what_to_type():
    assert by_gateway(OURS, None) == (
        "Connected to Discord as Afternote, in 3 servers.", f"Servers add it at {LINK}", TRY,
    )  # fmt: skip
    assert by_gateway(replace(OURS, servers=1), None)[0] == "Connected to Discord as Afternote, in 1 server."
    assert by_gateway(replace(OURS, servers=0), None)[0] == "Connected to Discord as Afternote, in no server yet."
    assert by_gateway(replace(OURS, called="notes-bot"), None)[0].startswith("Connected to Discord as @notes-bot, in")
    assert by_gateway(replace(OURS, called=""), None)[0].startswith("Connected to Discord as Afternote, in")


def test_a_gateway_that_does_not_open_is_no_connection():
    assert by_gateway(OURS, "TimeoutError") == (
        "Not connected to Discord yet, as Afternote: the gateway does not open (TimeoutError). "
        "It is tried again until it does.",
        f"Servers add it at {LINK}",
    )


def test_commands_that_are_not_up_yet_are_told_and_nobody_is_told_to_type_them():
    lines = by_gateway(OURS, None, commands=Commands.REFUSED)
    assert lines[1] == (
        "Discord did not take the commands; they are put up again every few minutes until it does."
    )
    assert TRY not in lines


def test_commands_that_another_process_puts_up_are_told_as_such():
    lines = by_gateway(OURS, None, commands=Commands.ELSEWHERE)
    assert lines[1] == (
        "Another process is putting the commands up; in a few minutes it is seen whether they stand."
    )
    assert TRY not in lines


def test_an_application_that_is_not_public_is_added_by_its_owner():
    assert by_gateway(replace(OURS, public=False), None)[1] == f"You add it to a server at {LINK}"


def test_what_is_set_so_that_it_cannot_work_is_told_with_what_to_do():
    lines = by_gateway(replace(OURS, endpoint=True), None)
    assert lines[1] == (
        "Commands do not arrive: an Interactions Endpoint URL is set. Empty it under General Information of "
        "https://discord.com/developers/applications/1234567890/information"
    )
    assert TRY not in lines
    assert by_gateway(replace(OURS, code_grant=True), None)[1] == (
        "The link does not add it while Requires OAuth2 Code Grant is on. Switch it off under Bot of "
        "https://discord.com/developers/applications/1234567890/bot"
    )


def test_one_that_only_sends_says_that_another_has_to_listen():
    assert only_sending(OURS) == (
        "Connected to Discord as Afternote, to send alone: DISCORD_SHARDS is none. Another process has to hold the "
        "gateway.",
    )
