"""Help: what matters first, the rest by group, one in sentences, and each as it is typed where it is read."""

from dataclasses import replace

import pytest

from bot.cards.help import help_card
from bot.cards.interviews import nothing_logged
from bot.cards.typed import example, log_line
from bot.cards.words import Reader
from bot.chat.card import Card, plain
from bot.chat.inbound import Command
from bot.chat.spec import Given, as_options, split
from bot.chat.words import shown_words
from bot.handlers import EVERY
from bot.stage import controls
from tests.dialogs.dialog import Dialog, Person

IN_A_LINE, BY_OPTION = Reader(), Reader(typed_options=True)


async def asks(who: Person, path: str, *, typed_options: bool, **given: Given) -> str:
    """What a command is answered, where it is typed like this."""
    origin = replace(who.dialog.stage.origin(who.actor, None), typed_options=typed_options)
    card = await who.sends(Command(origin, path, given=given))
    assert isinstance(card, Card)
    return shown_words(card)


async def test_help_begins_with_what_matters_and_has_the_rest_by_group(stage: Dialog):
    ana = stage.actor("ana")
    said = await asks(ana, "afternote help", typed_options=False)
    lines = said.splitlines()
    assert len(lines) < 16, said
    assert all(f"/{spec.path}" in said for spec in EVERY.specs if not spec.coach)
    first = next(n for n, line in enumerate(lines) if line.startswith("/interview log Acme"))
    assert [line.partition(":")[0] for line in lines[first + 5 : first + 10]] == [
        "Interviews", "Follow-ups", "Notes", "Groups", "Afternote itself",
    ]  # fmt: skip
    assert "/interview show, /interview edit" in said
    assert "Each is explained with an example: /afternote help interview show" in said
    assert "Only you see this." in said


async def test_a_coachs_commands_are_shown_to_coaches_and_the_one_that_makes_a_coach_to_everybody(stage: Dialog):
    cleo = stage.actor("cleo")
    theirs = {spec.path for spec in EVERY.specs if spec.coach}
    assert {"cohort create", "cohort queue", "cohort policy"} < theirs
    before = await asks(cleo, "afternote help", typed_options=False)
    assert [path for path in theirs if f"/{path}" in before] == ["cohort create"]
    await cleo.types("/cohort")
    cleo.misses("/cohort queue")
    assert "The drafts that members" in await asks(cleo, "afternote help", typed_options=False, command="cohort queue")
    await cleo.types("/cohort create Spring", room="spring")
    await cleo.fills(ends="in 8 weeks")
    await cleo.types("/afternote help")
    cleo.sees(*(f"/{spec.path}" for spec in EVERY.specs))
    await cleo.presses("Groups")
    cleo.sees("/cohort queue", "/cohort policy")


async def test_a_group_is_explained_by_a_press_and_by_its_name(stage: Dialog):
    ana = stage.actor("ana")
    await ana.types("/afternote help")
    await ana.presses("Notes")
    notes = [spec for spec in EVERY.specs if spec.group == "note"]
    ana.sees(*(f"/{spec.path}" for spec in notes), *(spec.description for spec in notes))
    ana.misses("/interview outcome")
    await ana.types("/afternote help interview")
    ana.sees("/interview outcome", "Record a next round")
    ana.misses("/note sent")


async def test_a_command_is_explained_in_sentences(stage: Dialog):
    ana = stage.actor("ana")
    said = await asks(ana, "afternote help", typed_options=False, command="interview log")
    assert "Log an interview, in one line or by form." in said
    assert "Company, role, when, with whom: type it after the command." in said
    assert "For example: /interview log Acme, Staff Engineer, yesterday 3:30pm" in said
    assert "details" not in said
    said = await asks(ana, "afternote help", typed_options=False, command="note sent")
    assert "How it went out: e-mail, LinkedIn, call, card or in person." in said
    assert "Erase everything of yours." in await asks(ana, "afternote help", typed_options=False, command="forget")


async def test_where_options_are_typed_by_name_a_command_is_explained_by_them(stage: Dialog):
    ana = stage.actor("ana")
    said = await asks(ana, "afternote help", typed_options=True, command="interview log")
    assert "/interview log details: Acme, Staff Engineer, yesterday 3:30pm" in said
    assert "details: Company, role, when, with whom" in said
    assert "format: How it is held: phone, video or on site" in said
    assert "after the command" not in said
    for command, wanted in (
        ("note sent", "/note sent note: Grace way: LinkedIn"), ("settings", "/afternote settings zone: Berlin"),
        ("pause", "/afternote pause until: monday"), ("help", "/afternote help command: interview log"),
        ("interview outcome", "/interview outcome interview: Acme outcome: "),
    ):  # fmt: skip
        assert wanted in await asks(ana, "afternote help", typed_options=True, command=command)


async def test_no_example_stands_in_a_line_where_options_are_typed_by_name(stage: Dialog):
    ana = stage.actor("ana")
    for given in ({}, *({"command": each.path} for each in EVERY.specs), {"command": "note"}, {"command": "interview"}):
        said = await asks(ana, "afternote help", typed_options=True, **given)
        assert "after the command" not in said
        for spec in EVERY.specs:
            assert not spec.example or f"/{spec.path} {spec.example}" not in said, spec.path
    assert "/interview log details: Acme, Staff" in await asks(ana, "interview list", typed_options=True)
    assert "/interview log details: Acme, Staff" in await asks(ana, "interview show", typed_options=True)
    assert "/interview log Acme, Staff" in await asks(ana, "interview list", typed_options=False)


async def test_the_words_stay_by_option_after_the_zone_became_known_in_that_turn(stage: Dialog):
    ben = stage.actor("ben", zone=None)
    await asks(ben, "afternote settings", typed_options=True, zone="Berlin")
    assert "details: Acme" in await asks(ben, "interview list", typed_options=True)


@pytest.mark.parametrize("path", [spec.path for spec in EVERY.specs if spec.example])
def test_an_example_by_options_gives_what_its_line_gives(path):
    spec = EVERY.spec(path)
    assert spec is not None
    given = dict(as_options(spec, spec.example))
    labels = {(option.name, answer.value): answer.label for option in spec.options for answer in option.answers}
    for name, value in split(spec, spec.example).items():
        assert given.pop(name) in (value, labels.get((name, value)), str(value).removeprefix(f"{name} "))
    assert not given
    assert plain(example(IN_A_LINE, spec)) == f"/{path} {spec.example}"
    assert all(f" {name}: " in plain(example(BY_OPTION, spec)) for name, _ in as_options(spec, spec.example))


def test_a_line_to_log_is_given_to_an_option_that_there_is():
    spec = EVERY.spec("interview log")
    assert spec is not None
    name, _, rest = plain(log_line(BY_OPTION)).removeprefix("/interview log ").partition(": ")
    assert name in {option.name for option in spec.options}
    assert plain(log_line(IN_A_LINE)) == f"/interview log {rest}"
    assert plain(log_line(BY_OPTION)) in shown_words(nothing_logged(BY_OPTION))


def test_every_group_has_its_button():
    card = help_card(Reader(), EVERY.specs)
    pressed = {each.value for each in controls(card) if each.action == "help"}
    assert pressed == {spec.group for spec in EVERY.specs}
