"""What a line in the making is offered."""

import pytest

from adapters.web.playground.completing import complete, usage
from bot.chat.card import Option as Answer
from bot.chat.card import Suggestion
from bot.chat.spec import CommandSpec, Option, OptionKind

ANSWERS = (Answer("Offer", "offer"), Answer("A no", "rejected"))
SPECS = (
    CommandSpec("interview log", "Log an interview", (Option("details", "All of it", OptionKind.REST),), "Acme, 1pm"),
    CommandSpec("interview list", "Your interviews"),
    CommandSpec(
        "interview outcome",
        "Record an answer",
        (
            Option("which", "A company", OptionKind.REFERENCE, required=True),
            Option(
                "outcome",
                "What they said",
                OptionKind.CHOICE,
                answers=(Answer("Offer", "offer"), Answer("A no", "rejected")),
            ),
        ),
    ),
    CommandSpec("note show", "A draft", (Option("who", "A person", OptionKind.MEMBER),)),
)


async def looks(path, option, typed):
    return tuple(
        Suggestion(name, name, "open") for name in ("Acme", "Northwind") if name.casefold().startswith(typed.casefold())
    )


async def offered(line):
    return await complete(line, SPECS, looks, ["ben", "cleo"])


@pytest.mark.parametrize(
    ("line", "labels"),
    [
        ("/", ["/interview log", "/interview list", "/interview outcome", "/note show"]),
        ("/int", ["/interview log", "/interview list", "/interview outcome"]),
        ("/Interview  LI", ["/interview list"]),
        ("/show", ["/note show"]),
        ("/draft", ["/note show"]),
        ("/xyz", []),
        ("hello", []),
        ("/interview log a\n/interview", []),
    ],
)
async def test_a_command_is_found_by_how_it_begins_then_by_what_it_holds(line, labels):
    found = await offered(line)
    assert [each.label for each in found.offers] == labels
    assert found.eager is bool(labels)


async def test_a_taken_command_waits_for_what_it_is_given():
    found = await offered("/int")
    assert found.offers[0].line == "/interview log "


async def test_a_command_typed_to_its_end_is_sent_by_enter():
    assert not (await offered("/interview log")).eager


async def test_a_reference_is_looked_up_and_answers_end_the_line():
    found = await offered("/interview outcome a")
    assert [(each.label, each.line) for each in found.offers] == [
        ("Acme", "/interview outcome Acme "),
        ("A no", "/interview outcome rejected "),
    ]
    assert not found.eager
    assert [each.line for each in (await offered("/interview outcome Acme of")).offers] == [
        "/interview outcome Acme offer "
    ]


async def test_a_time_or_a_zone_is_looked_up_where_the_line_is_for_it_and_nowhere_else():
    specs = (
        CommandSpec("pause", "Pause", (Option("until", "Until when", OptionKind.WHEN),)),
        CommandSpec("settings", "Settings", (Option("zone", "Where", OptionKind.ZONE),)),
        CommandSpec("log", "Log", (Option("details", "All", OptionKind.REST), Option("when", "When", OptionKind.WHEN))),
        CommandSpec("import", "Import", (Option("file", "A file", OptionKind.FILE),)),
    )
    for line, offered in (("/pause a", ["Acme"]), ("/settings a", ["Acme"]), ("/log a", []), ("/import a", [])):
        found = await complete(line, specs, looks, [])
        assert [each.label for each in found.offers] == offered, line
    # A file is dropped, not typed.
    assert usage(specs[3]) == "/import"


async def test_members_are_offered_by_name():
    assert [each.line for each in (await offered("/note show @b")).offers] == ["/note show @ben "]


async def test_usage_and_an_example_are_shown_while_nothing_is_given():
    found = await offered("/interview log ")
    assert (found.usage, found.note) == ("/interview log [details]", "e.g. /interview log Acme, 1pm")
    assert (await offered("/interview log Acme")).note == ""
    assert usage(SPECS[2]) == "/interview outcome <which> [outcome]"
