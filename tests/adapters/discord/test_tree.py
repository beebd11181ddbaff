"""The commands as Discord shows them, and when they are put up there."""

import asyncio
from collections.abc import Iterator, Mapping, Sequence
from datetime import timedelta
from typing import Any

import discord
import pytest
from structlog.testing import capture_logs

from adapters.discord import tree
from adapters.discord.client import Door
from adapters.discord.parse import APP
from adapters.discord.told import Commands
from bot.chat.card import Option as Answer
from bot.chat.spec import CommandSpec, MenuSpec, Option, OptionKind
from bot.handlers import EVERY
from bot.ports import Installation
from tests.adapters.discord.asked import bot, kept
from tests.adapters.discord.payload_checks import problems_of_commands as commands

__all__ = ["bot", "kept"]

MENUS = (MenuSpec("Log an interview from this", "interview.from"), MenuSpec("Nudge me about this", "asked.from"))


@pytest.fixture
def client(bot):
    """A client that never logs in."""
    return Door(bot, shard_count=1)


async def put(client, *specs, menus=()):
    tree.build(client.tree, specs, menus)
    return {each["name"]: each for each in await tree.declared(client.tree)}


async def test_everything_that_is_declared_is_a_tree_that_discord_takes(client):
    await client.setup_hook()
    payload = await tree.declared(client.tree)
    assert commands(payload) == []
    paths = {f"{each['name']} {one['name']}" for each in payload for one in each.get("options", ()) if one["type"] == 1}
    assert paths == {spec.path for spec in EVERY.specs}
    described = {spec.path: spec.description for spec in EVERY.specs}
    for each in payload:
        for one in each.get("options", ()):
            assert one["description"] == described[f"{each['name']} {one['name']}"]


async def test_every_kind_of_option_is_one_of_discords(client):
    asked = (
        Option("log", "L", OptionKind.REFERENCE, required=True), Option("rest", "R", OptionKind.REST),
        Option("when", "W", OptionKind.WHEN), Option("zone", "Z", OptionKind.ZONE),
        Option("way", "C", OptionKind.CHOICE, answers=(Answer("By mail", "mail"), Answer("A card", "card"))),
        Option("many", "M", OptionKind.CHOICE, answers=tuple(Answer(f"{n}", f"{n}") for n in range(26))),
        Option("who", "P", OptionKind.MEMBER), Option("count", "N", OptionKind.NUMBER),
        Option("file", "F", OptionKind.FILE),
    )  # fmt: skip
    found = await put(client, CommandSpec("note sent", "x", asked))
    options = {each["name"]: each for each in found["note"]["options"][0]["options"]}
    assert {name: each["type"] for name, each in options.items()} == {
        "log": 3, "rest": 3, "when": 3, "zone": 3, "way": 3, "many": 3, "who": 6, "count": 3, "file": 11,
    }  # fmt: skip
    completed = {name for name, each in options.items() if each.get("autocomplete")}
    assert completed == {"log", "rest", "when", "zone", "many"}
    assert [(each["name"], each["value"]) for each in options["way"]["choices"]] == [
        ("By mail", "mail"), ("A card", "card"),
    ]  # fmt: skip
    assert [name for name, each in options.items() if each["required"]] == ["log"]


async def test_what_is_required_stands_first_whatever_the_order_it_was_declared_in(client):
    asked = (Option("way", "w", OptionKind.REST), Option("note", "n", OptionKind.REFERENCE, required=True))
    found = await put(client, CommandSpec("note sent", "x", asked))
    assert [each["name"] for each in found["note"]["options"][0]["options"]] == ["note", "way"]


async def test_commands_are_there_in_servers_in_dms_and_wherever_a_person_takes_them(client):
    found = await put(client, CommandSpec("note list", "x"), menus=MENUS)
    for each in found.values():
        assert each["contexts"] == [0, 1, 2]
        assert each["integration_types"] == [0, 1]
        assert each["default_member_permissions"] is None
    assert [found[menu.name]["type"] for menu in MENUS] == [3, 3]


async def test_what_is_for_coaches_alone_is_offered_to_those_who_manage_a_server(client):
    found = await put(
        client, CommandSpec("cohort digest", "x", coach=True), CommandSpec("cohort goals", "x", coach=True),
        CommandSpec("note list", "x", coach=True), CommandSpec("note show", "x"), CommandSpec("panel", "x", coach=True),
    )  # fmt: skip
    manage = str(discord.Permissions(manage_guild=True).value)
    for name in ("cohort", "panel"):
        assert str(found[name]["default_member_permissions"]) == manage
        assert (found[name]["contexts"], found[name]["integration_types"]) == ([0], [0])
    assert found["note"]["default_member_permissions"] is None


async def test_declared_again_there_is_nothing_twice(client):
    await put(client, CommandSpec("note list", "x"), CommandSpec("interview log", "x"), menus=MENUS)
    assert list(await put(client, CommandSpec("note list", "x"))) == ["note"]


# languages


CATALOGUE = """msgid ""
msgstr "Content-Type: text/plain; charset=utf-8\\n"
msgid "Your notes"
msgstr "Suas notas"
msgid "A note"
msgstr "Uma nota"
msgid "list"
msgstr "listar"
msgid "show"
msgstr "Mostrar tudo"
msgid "By mail"
msgstr "Por correio"
msgid "Log an interview from this"
msgstr "Registrar uma entrevista a partir disto"
msgid "note"
msgstr "nota"
"""


@pytest.fixture
def in_portuguese(tmp_path, monkeypatch):
    """A catalogue of our own beside those that there are."""
    from bot.cards import words

    (tmp_path / "locale").mkdir()
    (tmp_path / "locale" / "pt.po").write_text(CATALOGUE, encoding="utf-8")

    class Folder:
        files = staticmethod(lambda package: tmp_path)

    words._catalog.cache_clear()
    monkeypatch.setattr(words, "resources", Folder)
    yield
    words._catalog.cache_clear()


async def test_names_and_descriptions_stand_in_every_language_that_there_is(client, in_portuguese):
    way = Option("way", "A note", OptionKind.CHOICE, answers=(Answer("By mail", "mail"),))
    tree.build(client.tree, [CommandSpec("note list", "Your notes", (way,)), CommandSpec("note show", "A note")], MENUS)
    await client.tree.set_translator(tree.Catalogues())
    payload = await tree.declared(client.tree)
    assert commands(payload) == []
    found = {each["name"]: each for each in payload}
    listed, shown = found["note"]["options"]
    assert found["note"]["name_localizations"] == {"pt-BR": "nota"}
    assert listed["name_localizations"] == {"pt-BR": "listar"}
    assert listed["description_localizations"] == {"pt-BR": "Suas notas"}
    # Discord takes no capitals and no spaces in a name: that one stays as it is declared.
    assert "name_localizations" not in shown or not shown["name_localizations"]
    assert listed["options"][0]["choices"][0]["name_localizations"] == {"pt-BR": "Por correio"}
    assert listed["options"][0]["choices"][0]["value"] == "mail"
    localised = found["Log an interview from this"]["name_localizations"]["pt-BR"]
    assert localised.startswith("Registrar uma entrevista")
    assert len(localised) <= 32


async def test_a_catalogue_of_one_countrys_language_is_asked_too(client, monkeypatch):
    monkeypatch.setattr(
        tree, "say", lambda reader, words: "Suas notas" if (reader.locale, words) == ("pt-BR", "Your notes") else words
    )
    tree.build(client.tree, [CommandSpec("note list", "Your notes")], ())
    await client.tree.set_translator(tree.Catalogues())
    (found,) = await tree.declared(client.tree)
    assert found["options"][0]["description_localizations"] == {"pt-BR": "Suas notas"}


SAME = {"list": "ver", "show": "ver", "sent": "enviada", "By mail": "carta", "A card": "carta", "way": "modo"}


async def test_what_would_be_named_the_same_in_a_language_stays_as_it_is_declared_and_is_told_once(
    client, monkeypatch
):
    monkeypatch.setattr(tree, "say", lambda reader, words: (SAME if reader.locale == "pt-BR" else {}).get(words, words))
    tree._say_once.cache_clear()
    way = Option("way", "x", OptionKind.CHOICE, answers=(Answer("By mail", "mail"), Answer("A card", "card")))
    tree.build(client.tree, [CommandSpec(f"note {each}", "x", (way,)) for each in ("list", "show", "sent")], ())
    await client.tree.set_translator(tree.Catalogues())
    with capture_logs() as lines:
        (found,) = await tree.declared(client.tree)
        (again,) = await tree.declared(client.tree)
    assert again == found
    assert commands([found]) == []
    named = {each["name"]: each.get("name_localizations") or {} for each in found["options"]}
    assert named == {"list": {}, "show": {}, "sent": {"pt-BR": "enviada"}}
    (asked,) = found["options"][0]["options"]
    assert asked["name_localizations"] == {"pt-BR": "modo"}
    assert [each.get("name_localizations") or {} for each in asked["choices"]] == [{}, {}]
    assert sorted(each["names"] for each in lines) == [("A card", "By mail"), ("list", "show")]


async def test_nor_is_a_name_taken_that_another_is_declared_with(client, monkeypatch):
    # Whoever loses its own then has a name that a third one wanted.
    named = {"list": "show", "sent": "list"}
    monkeypatch.setattr(tree, "say", lambda reader, words: named.get(words, words) if reader.locale == "fr" else words)
    tree.build(client.tree, [CommandSpec(f"note {each}", "x") for each in ("list", "show", "sent", "all")], ())
    await client.tree.set_translator(tree.Catalogues())
    (found,) = await tree.declared(client.tree)
    assert not any(each.get("name_localizations") for each in found["options"])


async def test_menus_that_would_be_named_the_same_stay_as_they_are_declared(client, monkeypatch):
    monkeypatch.setattr(
        tree, "say", lambda reader, words: "So" if reader.locale == "de" and words in [m.name for m in MENUS] else words
    )
    tree.build(client.tree, (), MENUS)
    await client.tree.set_translator(tree.Catalogues())
    assert not any(each.get("name_localizations") for each in await tree.declared(client.tree))


def localised(found: Sequence[Mapping[str, Any]]) -> Iterator[tuple[str, str, str]]:
    """Every word that is said otherwise somewhere: what of it, where, and as what."""
    for each in found:
        for what in ("name", "description"):
            for locale, words in (each.get(f"{what}_localizations") or {}).items():
                yield what, locale, words
        yield from localised([*each.get("options", ()), *each.get("choices", ())])


async def test_only_languages_with_a_catalogue_have_words_of_their_own_and_commands_keep_their_names(client):
    await client.setup_hook()
    said = list(localised(await tree.declared(client.tree)))
    assert {locale for _, locale, _ in said} == {"es-ES", "es-419"}
    assert len([each for each in said if each[0] == "description"]) > 40


# putting up


class Puts:
    """A client, and calls that count how often its commands are put up, and break when they are told to."""

    def __init__(self, client, application=7):
        self.tree = client.tree
        self.application_id = application
        self.put = []
        self.breaks = False
        self.meanwhile = None

    @property
    def count(self):
        return len(self.put)

    async def __call__(self, route, *, body):
        assert (route.method, route.path) == ("PUT", "/applications/{application_id}/commands")
        if self.breaks:
            raise discord.DiscordException("no")
        self.put.append((route.url.rpartition("/applications/")[2], body))
        if self.meanwhile is not None:
            await self.meanwhile()


def stands(puts, bot, keeps=None):
    """How the commands stand once they were put up, if they were to be."""
    return tree.sync(puts, puts, keeps or bot.keeps, bot.clock)


@pytest.fixture
def puts(client):
    tree.build(client.tree, [CommandSpec("note list", "x")], MENUS)
    return Puts(client)


async def test_the_tree_is_put_up_once_and_again_only_when_it_changed(puts, bot):
    assert [await stands(puts, bot) for _ in range(3)] == [Commands.UP] * 3
    assert puts.put == [("7/commands", await tree.declared(puts.tree))]
    tree.build(puts.tree, [CommandSpec("note list", "x"), CommandSpec("note show", "x")], MENUS)
    assert [await stands(puts, bot) for _ in range(2)] == [Commands.UP] * 2
    assert puts.count == 2


async def test_of_several_processes_that_start_together_one_puts_it_up(puts, bot):
    done = await asyncio.gather(*(stands(puts, bot) for _ in range(5)))
    assert (sorted(done), puts.count) == ([Commands.ELSEWHERE] * 4 + [Commands.UP], 1)


async def test_another_process_does_not_begin_while_one_is_at_it(puts, bot):
    others = []

    async def meanwhile():
        puts.meanwhile = None
        others.append(await stands(puts, bot))

    puts.meanwhile = meanwhile
    assert await stands(puts, bot) is Commands.UP
    assert (others, puts.count) == ([Commands.ELSEWHERE], 1)
    # The row is there by now, and only the lease keeps the others out.
    tree.build(puts.tree, [CommandSpec("note show", "x")], MENUS)
    puts.meanwhile = meanwhile
    assert await stands(puts, bot) is Commands.UP
    assert (others, puts.count) == ([Commands.ELSEWHERE] * 2, 2)


async def test_of_two_that_found_nothing_kept_only_the_first_goes_on(puts, bot):
    class Late:
        """What is kept, as somebody saw it who looked before there was anything."""

        looked = 0

        def __getattr__(self, name):
            return getattr(bot.keeps, name)

        async def installed(self, tenant):
            self.looked += 1
            return None if self.looked <= 2 else await bot.keeps.installed(tenant)

    others = []

    async def meanwhile():
        puts.meanwhile = None
        others.append(await stands(puts, bot, Late()))

    puts.meanwhile = meanwhile
    assert await stands(puts, bot) is Commands.UP
    assert (others, puts.count) == ([Commands.ELSEWHERE], 1)


async def test_what_could_not_be_put_up_is_tried_again_when_the_lease_is_over(puts, bot, clock):
    puts.breaks = True
    with pytest.raises(discord.DiscordException):
        await stands(puts, bot)
    puts.breaks = False
    assert await stands(puts, bot) is Commands.ELSEWHERE
    clock.move_to(clock.now() + tree.LEASE + timedelta(seconds=1))
    assert await stands(puts, bot) is Commands.UP


async def test_what_else_is_kept_of_the_app_stays(puts, bot):
    await bot.keeps.install(Installation(APP, {"other": 1}))
    assert await stands(puts, bot) is Commands.UP
    kept = await bot.keeps.installed(APP)
    assert (kept.details["other"], len(kept.details["tree 7"])) == (1, 64)


async def test_another_application_on_the_same_database_has_commands_of_its_own(client, puts, bot, clock):
    other = Puts(client, application=8)
    for each in (puts, other, puts, other):
        assert await stands(each, bot) is Commands.UP
        clock.move_to(clock.now() + tree.LEASE + timedelta(seconds=1))
    assert ([at for at, _ in puts.put], [at for at, _ in other.put]) == (["7/commands"], ["8/commands"])


async def test_a_client_that_is_not_logged_in_has_nobodys_commands(client, bot):
    with pytest.raises(discord.MissingApplicationID):
        await stands(Puts(client, application=None), bot)


async def test_the_sign_is_the_same_for_the_same_in_any_order(client):
    specs = [CommandSpec("note list", "x"), CommandSpec("interview log", "y")]
    tree.build(client.tree, specs, MENUS)
    first = tree.digest(await tree.declared(client.tree))
    tree.build(client.tree, specs[::-1], MENUS[::-1])
    assert tree.digest(await tree.declared(client.tree)) == first
    tree.build(client.tree, specs[:1], MENUS)
    assert tree.digest(await tree.declared(client.tree)) != first
