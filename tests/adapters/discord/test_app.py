"""The app through the kit's own client: where answers go, and what each interaction is answered with."""

from datetime import timedelta
from functools import partial

import pytest

from adapters.discord import coding, parse
from adapters.discord.client import Door
from adapters.discord.connect import DiscordConnection
from adapters.discord.people import FRESH, UNKNOWN, People
from adapters.ground.after import After
from bot.chat.card import Card, Line
from bot.chat.inbound import Action, Command, Origin
from bot.chat.reply import Amend
from bot.clock import MovableClock
from bot.ports import Known
from tests.adapters.discord.asked import (
    ACME,
    CARD,
    bot,
    button,
    ids,
    kept,
    last,
    logged,
    person,
    puts,
    rig,
    room,
    told,
    words,
)
from tests.adapters.discord.running import _later
from tests.dialogs.dialog import NOON

__all__ = ["bot", "kept", "logged", "rig", "told"]

V2, EPHEMERAL = 1 << 15, 1 << 6


# commands


async def test_a_command_in_the_dm_is_answered_there_and_stays(rig):
    ana = person(rig, "ana", zone="America/New_York")
    result = await ana.slash("interview log", ACME)
    said = last(rig)
    assert "Saved: Acme" in words(said)
    assert (said.channel, said.is_card, result.ephemeral) == (ana.dm, True, False)


async def test_a_command_in_a_server_is_answered_for_the_asker_alone(rig):
    ana, here = person(rig, "ana", zone="America/New_York"), room(rig)
    result = await ana.slash("interview log", ACME, channel=here)
    said = last(rig)
    assert result.ephemeral
    assert (said.channel, said.to) == (here.id, ana.user.id)
    assert "Saved: Acme" in words(said)


async def test_a_command_that_takes_a_form_opens_it_and_what_is_sent_is_saved(rig):
    ana = person(rig, "ana")
    for here in (None, room(rig)):
        await ana.slash("interview log", {}, channel=here)
        assert ana.form["title"] == "Log an interview"
        company, zone = ("Acme", {"zone": "Lisbon"}) if here is None else ("Globex", {})
        result = await ana.fills({"company": company, "when": "yesterday 3pm", "people": "Bob Smith", **zone})
        assert f"Saved: {company}" in words(last(rig))
        assert result.ephemeral is (here is not None)


async def test_the_core_hears_who_where_and_in_which_language(told):
    here = room(told.rig)
    told.core.answers = [CARD] * 3
    bea = person(told.rig, "bea", locale="pt-BR")
    await bea.slash("note show", {"note": "Grace"}, channel=here)
    await bea.slash("note show", {"note": "Grace"})
    first, second = told.core.heard
    assert isinstance(first, Command)
    assert (first.path, first.given) == ("note show", {"note": "Grace"})
    assert (first.origin.where.tenant, first.origin.where.room) == (str(here.guild.id), str(here.id))
    assert (first.origin.profile.name, first.origin.profile.locale) == ("Bea", "pt-BR")
    assert first.origin.key.isdecimal()
    assert (second.origin.where, second.origin.who.room) == (None, str(bea.dm))


async def test_a_command_that_discord_still_shows_and_we_no_longer_have_is_answered_by_the_core(told):
    # As it was put up before an update: the kit would answer with nothing but a line in its log.
    told.rig.connection.client.tree.clear_commands(guild=None)
    await told.ana.slash("note list", {})
    assert told.core.heard[-1].path == "note list"
    assert words(last(told.rig)).strip()


async def test_the_same_interaction_come_twice_acts_once(rig):
    ana = person(rig, "ana", zone="America/New_York")
    await ana.slash("interview log", ACME)
    origin = rig.overheard.inbounds[-1]
    again = await rig.bot.handle(origin)
    assert "Saved" not in words(again)
    await ana.slash("interview list", {})
    assert words(last(rig)).count("Acme") == 1


# presses


async def test_a_press_redraws_its_message_and_what_is_said_beside_it_follows(told):
    told.core.answers = [CARD, Amend(Card("Drawn", (Line(("anew",)),)), Card("Beside"))]
    await told.ana.slash("note list", {})
    before = last(told.rig)
    await told.ana.presses(before, button(before, "Go"))
    news = told.world.news[-2:]
    assert [(each.what, each.message.id == before.id) for each in news] == [("changed", True), ("posted", False)]
    assert "Drawn" in words(news[0].message)
    assert "Beside" in words(news[1].message)
    assert told.core.heard[-1] == Action(told.core.heard[-1].origin, "go", "v1", None)


async def test_a_press_on_what_only_the_presser_sees_redraws_it_in_a_server_too(told):
    here = room(told.rig)
    told.core.answers = [CARD, Amend(Card("Drawn"), Card("Beside"))]
    await told.ana.slash("note list", {}, channel=here)
    before = last(told.rig)
    await told.ana.presses(before, button(before, "Go"))
    assert [each.what for each in told.world.news[-2:]] == ["changed", "posted"]
    assert last(told.rig).to == told.ana.user.id


@pytest.mark.parametrize(("picked", "value"), [("one", "one"), ("", "")])
async def test_what_is_picked_comes_with_its_value(told, picked, value):
    told.core.answers = [CARD, Card("Picked")]
    await told.ana.slash("note list", {})
    await told.ana.picks(last(told.rig), coding.choice_id("pick", "v2"), coding.option_value(picked))
    assert told.core.heard[-1] == Action(told.core.heard[-1].origin, "pick", "v2", value)
    assert "Picked" in words(last(told.rig))


async def test_a_press_works_after_a_restart_and_weeks_later(rig, clock):
    ana = person(rig, "ana", zone="America/New_York")
    await ana.slash("interview log", ACME)
    card = last(rig)
    await rig.settled()
    clock.move_to(clock.now() + timedelta(days=20))
    door = Door(rig.overheard, shard_count=1)
    again = DiscordConnection(rig.overheard, door)
    again.after.later = partial(_later, again.after)
    await rig.world.env.restart_bot(door)
    await ana.presses(card, button(card, "Change"))
    assert ana.form["title"]
    await again.drain()


# H06


async def test_h06_somebody_elses_button_finds_nothing_redraws_nothing_and_tells_nothing(rig):
    ana, bob, here = person(rig, "ana", zone="America/New_York"), person(rig, "bob"), room(rig)
    await ana.slash("interview log", ACME, channel=here)
    card = last(rig)
    # As if it stood there for all: whoever presses, it is ana's.
    rig.world.env.backend.get_message(card.channel, card.id).flags &= ~EPHEMERAL
    before, drawn = words(card), len(rig.world.news)
    for each in ids(card.components):
        result = await bob.presses(card, each)
        assert result.ephemeral or result.modal is not None
    assert [each.what for each in rig.world.news[drawn:]] == ["posted"] * len(rig.world.news[drawn:])
    assert all(each.message.to == bob.user.id for each in rig.world.news[drawn:])
    assert "Acme" not in "".join(words(each.message) for each in rig.world.news[drawn:])
    assert words(rig.world.message(card.channel, card.id)) == before
    # And it tells no more of what is ana's than of what is not there.
    unknown = coding.press_id("interview.debrief", "0000000000000000")
    puts(rig, card, unknown)
    await bob.presses(card, button(card, "Debrief"))
    hers = words(last(rig))
    await bob.presses(rig.world.message(card.channel, card.id), unknown)
    assert words(last(rig)) == hers


async def test_a_redraw_of_what_stands_for_all_in_a_room_is_said_to_the_presser_alone(told):
    here = room(told.rig)
    told.core.answers = [CARD]
    await told.ana.slash("note list", {}, channel=here)
    card = last(told.rig)
    told.world.env.backend.get_message(card.channel, card.id).flags &= ~EPHEMERAL
    told.core.answers = [Amend(Card("Mine now"), Card("For you")), Amend(Card("Mine now"))]
    for said in ("For you", "Mine now"):
        shown = len(told.world.news)
        result = await told.ana.presses(card, button(card, "Go"))
        assert len(told.world.news) == shown + 1
        assert result.ephemeral
        assert said in words(last(told.rig))
        assert (last(told.rig).id == card.id, last(told.rig).to) == (False, told.ana.user.id)
    assert "A card" in words(told.world.message(card.channel, card.id))


async def test_a_button_of_an_age_whose_names_are_forgotten_is_answered(told):
    told.core.answers = [CARD]
    await told.ana.slash("note list", {})
    card = last(told.rig)
    heard = len(told.core.heard)
    puts(told.rig, card, "of-another-age")
    await told.ana.presses(told.world.message(card.channel, card.id), "of-another-age")
    assert len(told.core.heard) == heard
    assert last(told.rig).id != card.id
    assert words(last(told.rig)).strip()
    assert "Something broke" not in words(last(told.rig))


# H12, H13, H18


async def test_h12_nothing_that_is_said_pings_anybody_whatever_was_typed(rig):
    ana, here = person(rig, "ana", zone="America/New_York"), room(rig)
    hostile = "@everyone @here <@1> <@&2> <#3> </x:4>"
    for path, given in (
        ("note show", {"note": hostile}), ("interview log", {"details": f"{hostile}, Engineer, yesterday 3pm"}),
        ("afternote pause", {"until": hostile}),
    ):  # fmt: skip
        await ana.slash(path, given, channel=here)
    bodies = [each.json for each in rig.world.env.http_requests if each.json]
    told = [each.get("data", each) for each in bodies if "allowed_mentions" in str(each)]
    assert told
    assert all(each["allowed_mentions"]["parse"] == [] for each in told)
    assert not any(each["allowed_mentions"].get("users") for each in told)


async def test_h13_a_name_is_shown_as_it_is(rig):
    for n, name in enumerate(("{0.__class__.__init__.__globals__}", "{{7*7}}", "%(x)s", "$HOME")):
        ana = person(rig, f"ana{n}", display=name)
        await ana.slash("afternote help", {})
        assert rig.overheard.inbounds[-1].origin.profile.name == name
        assert words(last(rig)).strip()


async def test_h18_what_is_too_long_is_told_before_anything_is_written(rig):
    ana = person(rig, "ana", zone="America/New_York")
    await ana.slash("interview log", {"details": "x" * 6000})
    assert "Saved" not in words(last(rig))
    assert words(last(rig)).strip()
    await ana.slash("interview list", {})
    assert "xxx" not in words(last(rig))


# who is new


async def test_somebody_new_is_welcomed_once_and_beside(rig):
    rig.overheard.greets = True
    greeted, ana = [], person(rig, "ana")
    does = rig.bot.greet

    async def greet(origin):
        greeted.append(origin.who.user)
        await does(origin)

    rig.bot.greet = greet
    for _ in range(3):
        await ana.slash("afternote help", {}, channel=room(rig))
        await rig.settled()
    assert greeted == [str(ana.user.id)]
    await ana.completes("note show", "note", "x")
    await person(rig, "bob").completes("note show", "note", "x")
    await rig.settled()
    assert len(greeted) == 1


async def test_nobody_is_made_known_by_a_welcome():
    greeted, after = [], After()

    class Core:
        clock = MovableClock(NOON)
        there = False

        async def known(self, who):
            return Known(None, None, "en") if self.there else None

        async def greet(self, origin):
            greeted.append(origin)

    core, ana = Core(), Origin("1", parse.person("7"))
    people = People(core, after)
    people.greet(ana)
    await after.settled()
    assert greeted == []
    core.there = True
    core.clock.move_to(NOON + UNKNOWN)
    for _ in range(3):
        people.greet(ana)
        await after.settled()
    assert greeted == [ana]
    core.clock.move_to(NOON + UNKNOWN + FRESH)
    people.greet(ana)
    await after.settled()
    assert greeted == [ana, ana]


async def test_whoever_erased_everything_is_not_made_anew_by_a_welcome(rig, bot):
    rig.overheard.greets = True
    ana = person(rig, "ana", zone="America/New_York")
    await ana.slash("interview log", ACME)
    await rig.settled()
    await ana.slash("afternote forget", {})
    card = last(rig)
    grave = next(each for each in ids(card.components) if "forget" in each)
    await ana.presses(card, grave)
    while (more := [each for each in ids(last(rig).components) if "forget" in each]) and await bot.known(_who(ana)):
        await ana.presses(last(rig), more[0])
    await rig.settled()
    assert await bot.known(_who(ana)) is None


def _who(of):
    return parse.person(str(of.user.id))
