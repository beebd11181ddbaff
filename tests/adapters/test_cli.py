"""The command line as an operator meets it: one line for what was foreseen, exit statuses, a clean stop."""

import json
import os
import re
import signal
import subprocess
import sys
from urllib.request import urlopen

import pytest

from tests.adapters.commands import Commands

FIRST = "at 2026-03-02 14:00 America/New_York\n"
DISCORD = {"DISCORD_TOKEN": "MQ.nobody.there", "DISCORD_API_URL": "http://127.0.0.1:9"}
SLACK = {"SLACK_BOT_TOKEN": "xoxb-1", "SLACK_SIGNING_SECRET": "s", "SLACK_API_URL": "http://127.0.0.1:9/"}
STORY = FIRST + "ana: /afternote help\nexpect ana: /interview log\n"


def settings(folder):
    """The environment of an operator who has set nothing but the folder and any free port."""
    kept = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith("AFTERNOTE_") and name != "PYTHONDONTWRITEBYTECODE"
    }
    # Compiled once for all of these processes, and nowhere near the project.
    kept["PYTHONPYCACHEPREFIX"] = str(folder.parent / "bytecode")
    return {**kept, "AFTERNOTE_DATA": str(folder / "data"), "AFTERNOTE_PORT": "0"}


@pytest.fixture(scope="session")
def commands(tmp_path_factory):
    """A process that has imported everything: each command is a child of it that begins with that already done."""
    with Commands(tmp_path_factory.mktemp("commands")) as ready:
        yield ready


@pytest.fixture
def afternote(tmp_path, commands):
    def run(*arguments, text=None, **more):
        return commands.run(arguments, folder=tmp_path, environment={**settings(tmp_path), **more}, text=text)

    return run


def one_line(done, status=2):
    """What it said instead of a traceback."""
    assert done.returncode == status, done.stderr
    assert done.stdout == ""
    assert len(done.stderr.splitlines()) == 1, done.stderr
    return done.stderr


# rehearse


def test_a_story_that_holds_is_printed_and_ends_well(afternote, tmp_path):
    (tmp_path / "story.txt").write_text(STORY)
    done = afternote("rehearse", "story.txt")
    assert done.returncode == 0, done.stderr
    assert "Monday 2 March 2026, EST" in done.stdout
    assert "14:00  ana: /afternote help" in done.stdout
    assert done.stdout.endswith("1 expectation met.\n")
    assert not (tmp_path / "data").exists()


def test_a_story_that_fails_names_the_line_and_what_was_seen(afternote):
    done = afternote("rehearse", "-", text=STORY + "ana: /afternote help\nexpect ana: no such words\n")
    assert done.returncode == 1
    assert "line 5: expect ana: no such words" in done.stderr
    assert "seen since line 3:" in done.stderr
    assert "/interview log" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_name_that_is_not_on_the_stage_fails_the_story(afternote):
    done = afternote("rehearse", "-", text=STORY + "ben: /note list\nrefuse anna: Saved\n")
    assert done.returncode == 1
    assert done.stderr.splitlines()[-2:] == [
        "standard input, line 5: refuse anna: Saved",
        "  nobody called anna is on the stage; there are ana, ben",
    ]


@pytest.mark.parametrize(
    ("text", "says"),
    [
        (FIRST + "ana says hello", "standard input, line 2: cannot read 'ana says hello'"),
        ("ana: /help", "standard input, line 1: the first line sets the clock"),
        ("", "nothing to rehearse"),
    ],
)
def test_a_script_that_cannot_be_read_is_refused_in_one_line(afternote, text, says):
    assert says in one_line(afternote("rehearse", "-", text=text))


def test_a_file_that_is_not_there_is_said_in_one_line(afternote, tmp_path):
    assert "nowhere.txt cannot be read" in one_line(afternote("rehearse", "nowhere.txt"))
    (tmp_path / "story.txt").write_bytes(b"\xff\xfe\x00")
    assert "not text in UTF-8" in one_line(afternote("rehearse", "story.txt"))


def test_an_unknown_platform_is_refused(afternote):
    assert "no platform 'telegraph'" in one_line(
        afternote("rehearse", "-", "--render", "telegraph", "--jsonl", text=STORY)
    )


def test_each_message_is_one_line_of_json(afternote):
    text = FIRST + "ana in #spring: /interview log\nana: /afternote help\nexpect ana: /interview log\n"
    done = afternote("rehearse", "-", "--jsonl", text=text)
    assert done.returncode == 0, done.stderr
    lines = [json.loads(line) for line in done.stdout.splitlines()]
    assert [list(line) for line in lines] == [["at", "to", "kind", "payload"]] * len(lines)
    assert [(line["to"], line["kind"], line["payload"]["is"]) for line in lines] == [
        ("ana", "form", "Form"), ("ana", "reply", "Card"),
    ]  # fmt: skip
    assert {line["at"] for line in lines} == {"2026-03-02T14:00:00-05:00"}


def test_what_a_platform_would_get_is_a_delivery_in_its_steps_and_an_answer_as_it_is_seen(afternote):
    text = FIRST + (
        "ana in #spring: /interview log\nana in #spring: /afternote help\n"
        "ana: /interview log Acme, Engineer, today 1pm with Grace Hopper\nto next nudge\nexpect ana: Grace\n"
    )
    found = {}
    for name in ("discord", "slack"):
        done = afternote("rehearse", "-", "--render", name, "--jsonl", text=text)
        assert done.returncode == 0, done.stderr
        found[name] = [json.loads(line)["payload"] for line in done.stdout.splitlines()]
    form, help_, saved, nudge = found["discord"]
    assert form.keys() == {"modal"}
    assert [each["flags"] for each in help_["messages"]] == [1 << 15 | 1 << 6] * len(help_["messages"])
    assert {each["flags"] for each in saved["messages"]} == {1 << 15}
    assert [each["method"] for each in nudge["calls"]][:2] == ["POST", "PATCH"]
    words, card = (each["body"] for each in nudge["calls"][:2])
    assert "Grace" in words["content"]
    assert card["content"] is None
    assert card["flags"] == 1 << 15
    view, help_, saved, nudge = found["slack"]
    assert view.keys() == {"view"}
    assert {each["response_type"] for each in help_["messages"]} == {"ephemeral"}
    assert all("response_type" not in each for each in (*saved["messages"], *nudge["messages"]))


# read


def test_a_line_is_printed_as_the_record_it_is_read_as(afternote):
    done = afternote(
        "read", "Acme, Staff Engineer, yesterday 3:30pm with Jane Doe <jane@acme.com> and Bob",
        "--at", "2026-03-03 10:00", "--zone", "America/New_York", "--country", "us", "--json",
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    record = json.loads(done.stdout)
    assert (record["company"], record["role"]) == ("Acme", "Staff Engineer")
    assert record["when"]["start"] == "2026-03-02T15:30:00-05:00"
    assert [person["name"] for person in record["people"]] == ["Jane Doe", "Bob"]
    assert record["people"][0]["email"] == "jane@acme.com"


def test_a_record_is_printed_to_look_at(afternote):
    done = afternote("read", "/interview log Initech", "--at", "2026-03-03T10:00:00-05:00")
    assert done.returncode == 0, done.stderr
    assert re.search(r"^company\s+Initech$", done.stdout, re.MULTILINE)


def test_a_zone_or_moment_that_is_none_is_said_in_one_line(afternote):
    assert "no zone 'Mars'" in one_line(afternote("read", "Acme", "--zone", "Mars"))
    assert "is no moment" in one_line(afternote("read", "Acme", "--at", "soon"))


# settings, migrate, version


def test_a_setting_that_makes_no_sense_is_said_in_one_line(afternote):
    assert "AFTERNOTE_PORT: " in one_line(afternote("run", AFTERNOTE_PORT="many"))
    said = one_line(afternote("migrate", AFTERNOTE_KEYS="hunter2"))
    assert "openssl rand -base64 32" in said
    assert "hunter2" not in said
    said = one_line(afternote("migrate", AFTERNOTE_DATABASE_URL="postgresql://nobody:secret@127.0.0.1:1/none"))
    assert "AFTERNOTE_KEYS" in said
    assert "secret" not in said


def test_a_key_that_is_missing_is_asked_for_and_no_other_is_made(afternote, tmp_path):
    data = tmp_path / "kept"
    assert afternote("migrate", AFTERNOTE_DATA=str(data)).returncode == 0
    (data / "afternote.key").unlink()
    assert "afternote.key is missing" in one_line(afternote("migrate", AFTERNOTE_DATA=str(data)))
    assert not (data / "afternote.key").exists()


def test_what_stands_where_data_should_be_is_said_in_one_line(afternote, tmp_path):
    (tmp_path / "file").write_text("not a folder")
    assert "has to be a folder" in one_line(afternote("migrate", AFTERNOTE_DATA=str(tmp_path / "file")))
    broken = tmp_path / "broken"
    assert afternote("migrate", AFTERNOTE_DATA=str(broken)).returncode == 0
    (broken / "afternote.sqlite3").write_bytes(b"x" * 4096)
    assert "the file in AFTERNOTE_DATA" in one_line(afternote("migrate", AFTERNOTE_DATA=str(broken)))
    assert "AFTERNOTE_PORT: " in one_line(afternote("run", AFTERNOTE_PORT="99999"))


def test_a_database_that_does_not_answer_is_said_in_one_line(afternote):
    said = one_line(
        afternote(
            "migrate", AFTERNOTE_DATABASE_URL="postgresql://nobody:secret@127.0.0.1:1/none",
            AFTERNOTE_KEYS="MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=",
        )
    )  # fmt: skip
    assert "secret" not in said


def test_migrate_says_where_the_database_stands(afternote, tmp_path):
    done = afternote("migrate", "--json")
    assert done.returncode == 0, done.stderr
    report = json.loads(done.stdout)
    assert report["database"] == str(tmp_path / "data" / "afternote.sqlite3")
    assert report["schema"]


def test_the_version_is_printed(afternote):
    assert re.fullmatch(r"afternote \d+\.\d+\.\d+\n", afternote("version").stdout)


# run


@pytest.fixture
def running(tmp_path):
    """The first command, started in an empty folder, and the lines that it opens with."""
    process = subprocess.Popen(
        [sys.executable, "-m", "adapters.cli"], cwd=tmp_path, env=settings(tmp_path), text=True,
        stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    )  # fmt: skip
    lines = [process.stdout.readline() for _ in range(4)]
    yield process, lines
    process.kill()
    process.communicate()


def stopped(process, signum):
    """Its exit status once it was told to stop; what it said meanwhile holds no traceback."""
    process.send_signal(signum)
    _, err = process.communicate(timeout=30)
    assert "Traceback" not in err
    return process.returncode


def test_it_starts_with_nothing_set_and_says_where_everything_is(running, tmp_path, afternote):
    process, lines = running
    data = tmp_path / "data"
    assert "playground" in lines[0], lines
    assert str(data / "afternote.sqlite3") in lines[1]
    assert str(data / "afternote.key") in lines[2]
    assert "600" in lines[2]
    assert "Ctrl-C" in lines[3]
    assert (data / "afternote.key").stat().st_mode & 0o777 == 0o600
    with urlopen(re.search(r"http://127\.0\.0\.1:\d+", lines[0])[0], timeout=20) as page:
        assert page.status == 200
    # A second process on the same file says so in one line, and the first goes on.
    one_line(afternote("migrate"))
    assert stopped(process, signal.SIGTERM) == 0
    assert afternote("migrate").returncode == 0


def test_ctrl_c_stops_it_cleanly(running):
    process, lines = running
    assert "playground" in lines[0], lines
    assert stopped(process, signal.SIGINT) == 0


@pytest.mark.parametrize(
    ("given", "signum"),
    [
        pytest.param(DISCORD, signal.SIGTERM, id="discord-SIGTERM", marks=pytest.mark.deep),
        pytest.param(DISCORD, signal.SIGINT, id="discord-Ctrl-C"),
        pytest.param(SLACK, signal.SIGTERM, id="slack-SIGTERM"),
        pytest.param(SLACK, signal.SIGINT, id="slack-Ctrl-C", marks=pytest.mark.deep),
    ],
)
def test_it_is_stopped_while_a_platform_is_not_reached(given, signum, tmp_path, afternote):
    with subprocess.Popen(
        [sys.executable, "-m", "adapters.cli"], cwd=tmp_path, env={**settings(tmp_path), **given},
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
    ) as process:  # fmt: skip
        assert any("was not reached" in line for line in process.stderr)
        process.send_signal(signum)
        out, err = process.communicate(timeout=60)
    # Left alone it would have given up with another status.
    assert (process.returncode, out) == (0, ""), err
    assert err.splitlines()[-1] == "Stopped before everything was running."
    assert "Traceback" not in err
    assert afternote("migrate").returncode == 0
