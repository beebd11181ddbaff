"""Abuse between workspaces and on the way out, end to end through app, core and worker; ids of the list."""

import json
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from bot.chat.card import Card
from bot.chat.form import Form
from bot.chat.reply import Amend, Reply
from bot.chat.words import shown_words
from bot.clock import MovableClock
from bot.model.people import Tenant
from bot.store import tables
from tests.adapters.slack.door import SlackDialog
from tests.adapters.slack.faults import says, too_many
from tests.adapters.slack.loopback import LoopbackSlack
from tests.adapters.slack.people import SlackPerson
from tests.adapters.slack.running import Running, delivers, installed
from tests.adapters.slack.whole import database, delivered, everything, here, many, stage, store
from tests.adapters.slack.world import Json

ONE = "/interview log Acme, Engineer, today 10am-11am with Grace Hopper"
NOTE = "canary-of-a-private-note"


# H07: ids of another workspace


async def test_h07_no_handler_tells_a_record_of_another_workspace_from_one_that_does_not_exist(
    many: Running, slack: LoopbackSlack
):
    await installed(many.bot, slack, "globex")
    await installed(many.bot, slack, "initech")
    mine = slack.person("ana", team="globex", id="U1", real_name="Ana Silva")
    theirs = slack.person("eve", team="initech", id="U1", real_name="Eve Stone")
    await mine.types(f"/interview log {NOTE}, {NOTE}, today 10am-11am with Grace {NOTE}")
    await mine.types("/note show Grace")
    await mine.types("/interview edit")
    ids = await ids_of(many)
    await theirs.types("/afternote help")
    assert {"opportunities", "contacts", "notes", "people", "nudges", "forms", "members"} <= ids.keys()
    on = theirs.messages[0]
    before = await everything(many, "turns_seen", "members", "forms", "audit")
    for action in sorted(set(many.bot.routes.actions) - {"weekly.on"}):
        nothing = await pressed(many, theirs, on, action, "zzzzzzzzzzzzzzzz")
        for table, id in ids.items():
            answer = await pressed(many, theirs, on, action, id)
            assert NOTE not in answer
            if action not in OF_THEIR_OWN:
                assert answer == nothing.replace("zzzzzzzzzzzzzzzz", id), f"{action} of {table}"
    form = await a_form(many, theirs)
    for behind in (ids["forms"], "zzzzzzzzzzzzzzzz"):
        view = json.loads(form.body["private_metadata"]) | {"form": behind}
        form.body = form.body | {"private_metadata": json.dumps(view)}
        await theirs.fills(company="Acme", when="today 9am")
        assert NOTE not in said(many.overheard.replies[-1])
        assert "nothing was saved" in said(many.overheard.replies[-1])
        form = await a_form(many, theirs)
    assert await everything(many, "turns_seen", "members", "forms", "audit") == before
    assert all(NOTE not in json.dumps([each.text, each.blocks]) for each in theirs.messages)


OF_THEIR_OWN = ("settings.fewer", "settings.more", "weekly.on")
"""Actions that take no id: they answer otherwise each time, or plan something of whoever pressed."""


async def ids_of(here: Running) -> dict[str, str]:
    """One id of each kind that there is."""
    every = await everything(here)
    named = {table.name: table for table in tables.metadata.sorted_tables}
    found = {}
    for name, rows in every.items():
        columns = [column.name for column in named[name].columns]
        if rows and "id" in columns:
            found[name] = str(rows[0][columns.index("id")])
    return found


async def pressed(here: Running, who: SlackPerson, on: Any, action: str, value: str) -> str:
    label = {"type": "plain_text", "text": "x"}
    element: Json = {"type": "button", "action_id": f"{action}~0", "value": value, "text": label}
    await who.press(on, {"type": "actions", "block_id": "b"}, element)
    who.modals.clear()
    return said(here.overheard.replies[-1])


def said(reply: Reply) -> str:
    match reply:
        case Amend(card, aside):
            return f"{shown_words(card)}\n{shown_words(aside) if aside is not None else ''}"
        case Form():
            return shown_words(replace(reply, id=""))
        case Card():
            return shown_words(reply)
    return repr(reply)


async def a_form(here: Running, who: SlackPerson) -> Any:
    who.modals.clear()
    await who.types("/interview log")
    return who.modal


# H11, H25, H26, H29: the way out


@pytest.mark.parametrize("order", [("app_uninstalled", "tokens_revoked"), ("tokens_revoked", "app_uninstalled")])
async def test_h11_a_workspace_that_left_is_sent_nothing_and_others_are_untouched(
    many: Running, slack: LoopbackSlack, clock: MovableClock, order
):
    tokens = {team: await installed(many.bot, slack, team) for team in ("globex", "initech")}
    ana, ben = slack.person("ana", team="globex"), slack.person("ben", team="initech")
    for person in (ana, ben):
        await person.types(ONE)
    tokens["globex"].refused = "account_inactive"
    for kind in order:
        for _ in range(3):
            more = {"tokens": {"oauth": [], "bot": [tokens["globex"].bot_user]}} if kind == "tokens_revoked" else {}
            await ana.event({"type": kind, **more})
    calls = len(slack.calls)
    await delivers(many, clock.now() + timedelta(days=2))
    assert [call.method for call in slack.calls[calls:] if call.team == ana.team] == []
    assert delivered(ben)
    assert not delivered(ana)
    assert await many.bot.keeps.installed(tenant(ana)) is None
    assert await many.bot.keeps.installed(tenant(ben)) is not None


def tenant(person: SlackPerson) -> Tenant:
    return Tenant("slack", person.team)


async def test_h25_a_workspace_that_asks_to_wait_is_left_alone_and_fifty_others_are_on_time(
    many: Running, slack: LoopbackSlack, clock: MovableClock
):
    people = []
    for n in range(51):
        await installed(many.bot, slack, f"team{n}")
        people.append(slack.person("ana", team=f"team{n}", id="U1"))
        await people[-1].types(ONE)
    slow, *others = people
    slack.faults.add("chat.postMessage", too_many(30), team=slow.team)
    due = await many.bot.next_due()
    assert due is not None
    await delivers(many, due + timedelta(seconds=29))
    mine = [call for call in slack.calls if call.team == slow.team and call.method == "chat.postMessage"]
    assert len(mine) == 1
    assert not delivered(slow)
    assert [len(delivered(each)) for each in others] == [1] * 50
    await delivers(many, due + timedelta(seconds=31))
    assert len(delivered(slow)) == 1
    at = [call.at for call in slack.calls if call.team == slow.team and call.method == "chat.postMessage"]
    assert len(at) == 2
    assert at[1] - at[0] >= timedelta(seconds=30)


FINAL = [
    "messages_tab_disabled", "user_disabled", "cannot_dm_bot", "is_archived", "restricted_action", "account_inactive",
    "token_revoked", "invalid_auth", "missing_scope", "not_in_channel",
]  # fmt: skip


@pytest.mark.parametrize("error", FINAL)
async def test_h26_a_closed_door_is_knocked_at_once_for_each_nudge_and_told_at_the_next_command(
    stage: SlackDialog, here: Running, error
):
    ana = stage.actor("ana")
    await ana.types(ONE)
    here.slack.faults.always("chat.postMessage", says(error))
    await stage.moves_to("2026-03-02", "18:30")
    assert here.slack.count("chat.postMessage") == 1
    await stage.passes(hours=6)
    assert here.slack.count("chat.postMessage") == 1
    here.slack.faults.clear()
    await ana.types("/note list")
    ana.sees("A message of mine may not have reached you by DM")
    await ana.types("/note list")
    ana.misses("may not have reached you")


async def test_h29_twenty_sends_at_the_moment_the_token_runs_out_are_one_refresh_and_twenty_messages(
    many: Running, slack: LoopbackSlack, clock: MovableClock
):
    old = await installed(many.bot, slack, "globex", rotates=True)
    people = [slack.person(f"ana{n}", team="globex") for n in range(20)]
    for person in people:
        await person.types(ONE)
    due = await many.bot.next_due()
    assert due is not None
    old.expires_at = due
    await delivers(many, due + timedelta(seconds=30))
    assert slack.count("oauth.v2.access") == 1
    assert [len(delivered(each)) for each in people] == [1] * 20


__all__ = ["database", "here", "many", "stage", "store"]
