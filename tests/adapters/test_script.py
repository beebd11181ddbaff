"""A rehearsal's script is read line by line, or refused with the line that is wrong."""

from datetime import datetime, timedelta

import pytest

from adapters.cli.script import (
    Act,
    At,
    Enters,
    Expect,
    ExpectNothing,
    Fills,
    Passes,
    Picks,
    Presses,
    Refuse,
    ScriptError,
    ToNextNudge,
    Types,
    parse,
)

FIRST = "at 2026-03-02 14:00 America/New_York\n"


def one(line: str) -> Act:
    """What this line does, after a first line that sets the clock."""
    return parse(FIRST + line)[1].act


@pytest.mark.parametrize(
    ("line", "act"),
    [
        ("ana: /interview log Acme, today 1pm", Types("ana", "/interview log Acme, today 1pm")),
        ("ana:/note list", Types("ana", "/note list")),
        ("ana in #spring: /cohort join", Types("ana", "/cohort join", room="#spring")),
        ("ana in #spring-26: a # b", Types("ana", "a # b", room="#spring-26")),
        ("coach cleo: /cohort create", Types("cleo", "/cohort create", coach=True)),
        ("coach cleo in #spring: hello", Types("cleo", "hello", room="#spring", coach=True)),
        ("coach cleo", Enters("cleo")),
        ("ana fills", Fills("ana", {})),
        ("ana fills company=Acme", Fills("ana", {"company": "Acme"})),
        (
            'ana fills company=Acme role="Staff Engineer" when="today 1pm"',
            Fills("ana", {"company": "Acme", "role": "Staff Engineer", "when": "today 1pm"}),
        ),
        (
            'ana fills "What stuck"="the \\"big\\" move\\nand tea" note=',
            Fills("ana", {"What stuck": 'the "big" move\nand tea', "note": ""}),
        ),
        ("ana fills who=O'Neil link=a=b", Fills("ana", {"who": "O'Neil", "link": "a=b"})),
        ("ana fills who='Bob O\"N'", Fills("ana", {"who": 'Bob O"N'})),
        ("ana fills company=Acme  # and no more", Fills("ana", {"company": "Acme"})),
        ('ana presses "Sent"', Presses("ana", "Sent")),
        ("ana presses Sent", Presses("ana", "Sent")),
        ('ana presses "Still going"   # it ran long', Presses("ana", "Still going")),
        ('ana picks "Snooze" "tomorrow 9am"', Picks("ana", "Snooze", "tomorrow 9am")),
        ("ana picks Snooze “tomorrow 9am”", Picks("ana", "Snooze", "tomorrow 9am")),
        ("+3h", Passes(rest=timedelta(hours=3))),
        ("+2d", Passes(days=2)),
        ("+90m", Passes(rest=timedelta(minutes=90))),
        ("+1w2d3h4m", Passes(days=9, rest=timedelta(hours=3, minutes=4))),
        ("+ 3h  # later", Passes(rest=timedelta(hours=3))),
        ("to next nudge", ToNextNudge()),
        ("to  next nudge # whichever", ToNextNudge()),
        ("expect ana: Saved: Acme", Expect("ana", "Saved: Acme")),
        ("expect #spring: three notes", Expect("#spring", "three notes")),
        ("expect nothing for ana", ExpectNothing("ana")),
        ("expect nothing for #spring", ExpectNothing("#spring")),
        ("refuse ana: Globex", Refuse("ana", "Globex")),
        ("refuse #spring: Globex", Refuse("#spring", "Globex")),
        (
            "at 2026-03-03 9:05 Europe/Berlin",
            At(datetime(2026, 3, 3, 9, 5), "Europe/Berlin"),  # noqa: DTZ001  a wall time
        ),
        (
            "at 2026-03-03T09:05:30",
            At(datetime(2026, 3, 3, 9, 5, 30), "America/New_York"),  # noqa: DTZ001
        ),
    ],
)
def test_a_line_is_read(line, act):
    assert one(line) == act


def test_comments_blank_lines_and_windows_line_ends_are_passed_over():
    script = parse("\ufeff# a story\r\n\r\n  # indented\r\n  at 2026-03-02 14:00 UTC\r\n\tana: /help  \r\n")
    assert [(step.line, step.text) for step in script] == [(4, "at 2026-03-02 14:00 UTC"), (5, "ana: /help")]


@pytest.mark.parametrize(
    ("text", "line", "says"),
    [
        ("", 1, "nothing to rehearse"),
        ("# only a comment\n", 1, "nothing to rehearse"),
        ("ana: /help\n", 1, "the first line sets the clock"),
        ("# x\n\nexpect ana: y", 3, "the first line sets the clock"),
        ("at 2026-03-02 14:00", 1, "which zone?"),
        ("at 2026-03-02 14:00 Mars/Base", 1, "no zone Mars/Base"),
        ("at 2026-02-30 14:00 UTC", 1, "no date and time"),
        ("at 2026-03-02 25:99 UTC", 1, "no date and time"),
        ("at noon", 1, "write the moment as"),
        (FIRST + "ana says hello", 2, "cannot read 'ana says hello'"),
        (FIRST + "ana:", 2, "what does ana type?"),
        (FIRST + "\nana presses", 3, "write one label"),
        (FIRST + "ana presses Still going", 2, "in quotes"),
        (FIRST + "ana picks Snooze", 2, "a label and an answer"),
        (FIRST + "ana fills company", 2, "no field="),
        (FIRST + "ana fills role=Staff Engineer", 2, "quotes"),
        (FIRST + 'ana fills role="Staff Engineer', 2, "not closed"),
        (FIRST + 'ana fills role="Staff"Engineer', 2, "a space is missing"),
        (FIRST + "+3x", 2, "+3h, +2d or +90m"),
        (FIRST + "+", 2, "+3h, +2d or +90m"),
        (FIRST + "+999999999999d", 2, "too far"),
        (FIRST + "to the next nudge", 2, "cannot read"),
        (FIRST + "expect ana", 2, "write what is expected as"),
        (FIRST + "expect ana:", 2, "expect which words?"),
        (FIRST + "refuse nothing for ana", 2, "write what is expected as"),
        (FIRST + "expect nothing: x", 2, "expect nothing for ana"),
        (FIRST + "coach: hello", 2, "nobody can be called coach"),
        (FIRST + "ana: hi\ncoach ana: hi", 3, "not as a coach"),
        (FIRST + "🙂", 2, "cannot read"),
    ],
)
def test_what_cannot_be_read_is_refused_with_its_line(text, line, says):
    with pytest.raises(ScriptError) as refused:
        parse(text)
    assert refused.value.line == line
    assert says in str(refused.value)
    assert str(refused.value).startswith(f"line {line}: ")
