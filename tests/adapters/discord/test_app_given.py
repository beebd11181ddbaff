"""What is given beside words: lines that are completed as they are typed, and files."""

import discord
import pytest

from adapters.discord import dropped
from bot.chat.card import Card, File, Suggestion
from bot.chat.form import Field, FieldKind, Form, Step
from bot.chat.inbound import Lookup
from tests.adapters.discord.asked import (
    CARD,
    PRIVATE,
    bot,
    calls,
    kept,
    last,
    logged,
    rig,
    room,
    told,
    words,
)

__all__ = ["bot", "kept", "logged", "rig", "told"]


# completion


async def test_completion_says_what_the_core_says_within_what_discord_takes(told):
    many = tuple(Suggestion(f"label {n} {'x' * 120}", f"value{n}") for n in range(40))
    odd = (Suggestion("", "no words"), Suggestion("too long", "v" * 101), Suggestion("no value", ""),
           Suggestion("twice", "same"), Suggestion("twice again", "same"), Suggestion("😀" * 60, "wide"))  # fmt: skip
    told.core.answers = [many, odd]
    found = await told.ana.completes("note show", "note", "gra")
    assert len(found) == 25
    assert all(len(each["name"].encode("utf-16-le")) <= 200 for each in found)
    assert told.core.heard[-1] == Lookup(told.core.heard[-1].origin, "note show", "note", "gra")
    found = await told.ana.completes("note show", "note", "gra", channel=room(told.rig))
    assert [each["value"] for each in found] == ["same", "wide"]


@pytest.mark.parametrize("answer", [RuntimeError(PRIVATE), CARD, ()])
async def test_completion_never_fails(told, logged, answer):
    told.core.answers = [answer]
    assert await told.ana.completes("note show", "note", PRIVATE) == []
    assert PRIVATE not in logged()


async def test_a_completion_of_a_command_that_is_gone_is_empty(told):
    told.rig.connection.client.tree.clear_commands(guild=None)
    told.core.answers = [()]
    assert await told.ana.completes("note show", "note", "x") == []


# files


ICS = b"BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n"


@pytest.mark.parametrize(
    ("name", "content", "read"),
    [("invite.ics", ICS, True), ("TABLE.CSV", b"a,b", True), ("photo.png", b"\x89PNG", False),
     ("large.csv", b"x" * (dropped.LARGEST + 1), False), ("whole.csv", b"x" * dropped.LARGEST, True)],
)  # fmt: skip
async def test_a_file_is_fetched_only_when_it_may_be_read_and_after_discord_was_told(told, name, content, read):
    for here in (None, room(told.rig)):
        told.core.answers = [Card("Read")]
        before = len(calls(told.rig))
        result = await told.ana.slash("interview import", {"file": File(name, "", content)}, channel=here)
        given = told.core.heard[-1].given["file"]
        assert (given.name, given.content) == (name, content if read else dropped.UNREAD)
        made = calls(told.rig)[before:]
        assert made == (["POST", "PATCH"] if read else ["POST"])
        assert "Read" in words(last(told.rig))
        assert result.ephemeral is (here is not None)


async def test_a_file_that_does_not_come_is_told_and_no_turn_is_taken(told, monkeypatch):
    async def read(self, **_):
        raise OSError("gone")

    monkeypatch.setattr(discord.Attachment, "read", read)
    heard = len(told.core.heard)
    await told.ana.slash("interview import", {"file": File("a.ics", "", ICS)})
    assert "couldn't fetch that file" in words(last(told.rig))
    assert len(told.core.heard) == heard


# files in forms

FILE = Field("file", "The file", FieldKind.FILE, required=True)
FILE_FORM = Form("form1", "Import", "x.y", "", (Step((FILE,)),), "Read")


@pytest.mark.parametrize(
    ("name", "content", "read"),
    [("invite.ics", ICS, True), ("photo.png", b"\x89PNG", False), ("large.csv", b"x" * (dropped.LARGEST + 1), False)],
)
async def test_a_file_in_a_form_is_fetched_only_when_it_may_be_read_and_after_discord_was_told(
    told, name, content, read
):
    for here in (None, room(told.rig)):
        told.core.answers = [FILE_FORM, Card("Read")]
        await told.ana.slash("interview import", {}, channel=here)
        before = len(calls(told.rig))
        await told.ana.fills({"file": File(name, "", content)})
        sent = told.core.heard[-1]
        assert (sent.form, dict(sent.values)) == ("form1", {"file": ""})
        assert (sent.files["file"].name, sent.files["file"].content) == (name, content if read else dropped.UNREAD)
        assert calls(told.rig)[before:] == (["POST", "PATCH"] if read else ["POST"])
        assert "Read" in words(last(told.rig))


async def test_a_form_whose_file_does_not_come_is_told_and_no_turn_is_taken(told, monkeypatch):
    async def read(self, **_):
        raise OSError("gone")

    monkeypatch.setattr(discord.Attachment, "read", read)
    told.core.answers = [FILE_FORM]
    await told.ana.slash("interview import", {})
    heard = len(told.core.heard)
    await told.ana.fills({"file": File("a.ics", "", ICS)})
    assert "couldn't fetch that file" in words(last(told.rig))
    assert len(told.core.heard) == heard


async def test_a_form_that_is_sent_without_a_file_has_none(told):
    told.core.answers = [FILE_FORM, Card("Nothing")]
    await told.ana.slash("interview import", {})
    await told.ana.fills({}, strict=False)
    assert told.core.heard[-1].files == {}
