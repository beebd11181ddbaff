"""What is offered while a line, a zone or a name is typed."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.cards.words import units
from bot.chat.form import Form
from bot.chat.words import shown_words
from bot.handlers import EVERY
from bot.handlers.references import folded as folded_name
from bot.model.people import Address
from bot.store import members
from bot.store.rights import System
from tests.dialogs.dialog import Dialog
from tests.dialogs.test_completing import ODD, offers, stamped

# a line


@pytest.mark.parametrize(
    ("typed", "label"),
    [
        ("Acme, Staff Engineer, yesterday 3:30pm with Jane Doe and Bob",
         "Acme, Staff Engineer, Sun 1 Mar, 3:30 pm New York, with Jane Doe and Bob."),
        ("Acme", "Acme. When is it, or was it?"),
        ("Acme, yesterday", "Acme, Sun 1 Mar. At what time?"),
        ("yesterday 3pm", "Sun 1 Mar, 3 pm New York. Which company was it?"),
        ("интервью завтра",
         "I read English and Spanish so far. Sent like this, it opens the form; any script is fine there."),
        ("Acme, thurdsday 3pm", "Acme. I couldn't read \"thurdsday 3pm\". Try \"yesterday 3:30pm\" or \"tue 10am\"."),
    ],
)  # fmt: skip
async def test_a_line_is_echoed_as_it_is_understood_and_stands_for_itself(stage: Dialog, typed, label):
    ana = stage.actor("ana")
    assert await offers(ana, "interview log", "details", typed) == [(label, typed)]


@pytest.mark.parametrize(
    ("typed", "label", "stranger"),
    [
        ("Acme, today 1pm-2pm", "Acme, Mon 2 Mar, 1:00-2:00 pm New York.", "Acme, Mon 2 Mar, 1:00-2:00 pm."),
        ("Acme, yesterday 3pm CET", "Acme, Sun 1 Mar, 9 am New York (3 pm Paris).", "Acme, Sun 1 Mar, 3 pm Paris."),
        ("Acme, yesterday 3pm Berlin time", "Acme, Sun 1 Mar, 9 am New York (3 pm Berlin).",
         "Acme, Sun 1 Mar, 3 pm Berlin."),
    ],
)  # fmt: skip
async def test_a_line_is_echoed_with_its_end_its_zone_and_the_question_for_ones_own(
    stage: Dialog, typed, label, stranger
):
    ana, ben = stage.actor("ana"), stage.actor("ben", zone=None)
    assert await offers(ana, "interview log", "details", typed) == [(label, typed)]
    asked = f"{stranger} I'll ask for your time zone once."
    assert await offers(ben, "interview log", "details", typed) == [(asked, typed)]


async def test_nothing_typed_shows_what_a_line_is_like_and_opens_the_form_when_taken(stage: Dialog):
    ana = stage.actor("ana")
    ((label, value),) = await offers(ana, "interview log", "details", "")
    assert label == "Like \"Acme, Staff Engineer, yesterday 3:30pm with Grace Hopper\"; this one opens the form"
    form = await ana.gives("interview log", details=value)
    assert isinstance(form, Form)
    assert not any(form.filled.values())
    assert form.intro == ""


async def test_a_line_that_is_longer_than_a_value_can_be_is_left_alone(stage: Dialog):
    ana = stage.actor("ana")
    long = "Acme, Engineer, today 10am with " + " and ".join(f"Grace{n} Hopper" for n in range(6))
    assert len(long) > 100
    assert await offers(ana, "interview log", "details", long) == []
    # A hundred characters that are two units each.
    assert await offers(ana, "interview log", "details", "\U0001f642" * 51) == []


# somebody new


async def test_somebody_new_is_told_that_the_zone_is_asked_for_and_is_not_made_a_member(stage: Dialog):
    ben = stage.actor("ben", zone=None)
    for path, option in (("interview log", "when"), ("afternote pause", "until")):
        assert await offers(ben, path, option, "today 3pm") == [
            ("\"today 3pm\": I'll ask for your time zone once, then it's read in it.", "today 3pm"),
        ]  # fmt: skip
        assert await offers(ben, path, option, "") == []
    assert (await offers(ben, "interview log", "when", "blah"))[0][1] == "blah"
    assert await offers(ben, "interview log", "details", "Acme, Engineer, today 3pm") == [
        ("Acme, Engineer, Mon 2 Mar, 3 pm. I'll ask for your time zone once.", "Acme, Engineer, today 3pm"),
    ]  # fmt: skip
    assert (await offers(ben, "afternote settings", "zone", "ber"))[0][1] == "Europe/Berlin"
    assert await offers(ben, "interview show", "interview", "a") == []
    assert await stage.bot.known(ben.actor.address) is None


async def test_somebody_new_whose_zone_the_platform_knows_is_shown_their_own_times(stage: Dialog):
    cyd = stage.actor("cyd", zone="Europe/Berlin")
    assert await offers(cyd, "interview log", "when", "today 3pm") == [
        ("Mon 2 Mar, 15:00 Berlin, 3 hours ago", stamped(2026, 3, 2, 14)),
    ]  # fmt: skip
    assert await stage.bot.known(cyd.actor.address) is None


async def test_a_member_whose_zone_is_not_known_yet_is_as_somebody_new(stage: Dialog):
    ben = stage.actor("ben", zone=None)
    await ben.types("/interview log Acme, Engineer, today 3pm")
    found = await offers(ben, "interview log", "when", "today 3pm")
    assert found[0][0].startswith("\"today 3pm\": I'll ask for your time zone once")


# zones


@pytest.mark.parametrize(
    ("typed", "label", "value"),
    [
        ("berl", "Berlin, Germany: 6:00 pm there now", "Europe/Berlin"),
        ("Deutschland", "Berlin, Germany: 6:00 pm there now", "Europe/Berlin"),
        ("germ", "Berlin, Germany: 6:00 pm there now", "Europe/Berlin"),
        ("san f", "San Francisco (Los Angeles): 9:00 am there now", "America/Los_Angeles"),
        ("nyc", "NYC (New York): 12:00 pm there now", "America/New_York"),
        ("pst", "Los Angeles, the US: 9:00 am there now", "America/Los_Angeles"),
        ("usa", "New York, the US: 12:00 pm there now", "America/New_York"),
        ("münchen", "München (Berlin): 6:00 pm there now", "Europe/Berlin"),
        ("büsi", "Büsingen, Germany: 6:00 pm there now", "Europe/Busingen"),
        ("sao", "São Paulo, Brazil: 2:00 pm there now", "America/Sao_Paulo"),
        ("atlantis", "Atlanta (New York): 12:00 pm there now", "America/New_York"),
        ("kalkutta", "Kalkutta (Kolkata): 10:30 pm there now", "Asia/Kolkata"),
        ("kalk", "Kalkutta (Kolkata): 10:30 pm there now", "Asia/Kolkata"),
        ("東京", "東京 (Tokyo): 2:00 am there now", "Asia/Tokyo"),
        ("москв", "Москва (Moscow): 8:00 pm there now", "Europe/Moscow"),
        ("utc+2", "UTC+2: 7:00 pm there now", "Etc/GMT-2"),
        ("europe/par", "Paris, France: 6:00 pm there now", "Europe/Paris"),
        ("Berlni", "Berlin, Germany: 6:00 pm there now", "Europe/Berlin"),
        ("sri lan", "Colombo, Sri Lanka: 10:30 pm there now", "Asia/Colombo"),
    ],
)
async def test_a_zone_is_found_by_city_country_or_alias_with_its_time(stage: Dialog, typed, label, value):
    ana = stage.actor("ana")
    found = (await offers(ana, "afternote settings", "zone", typed))[0]
    assert found[1] == value
    assert found[0].casefold().startswith(label.casefold())


async def test_nothing_typed_offers_where_people_of_this_language_are(stage: Dialog):
    ana, eva = stage.actor("ana"), stage.actor("eva", zone=None, locale="pt-BR")
    assert [value for _, value in await offers(ana, "afternote settings", "zone", "")][:2] == [
        "America/New_York", "America/Chicago",
    ]  # fmt: skip
    found = await offers(eva, "afternote settings", "zone", "")
    assert found[0][1] == "America/Sao_Paulo"
    assert len(found) > 20


@pytest.mark.parametrize(
    ("typed", "zones"),
    [
        ("2pm", {"America/Sao_Paulo", "America/Argentina/Buenos_Aires"}), ("14:00", {"America/Sao_Paulo"}),
        ("14:05", {"America/Sao_Paulo"}), ("2", {"America/Sao_Paulo", "Asia/Tokyo"}), ("2am", {"Asia/Tokyo"}),
        ("10:30 p.m.", {"Asia/Kolkata"}), ("22:45", {"Asia/Kathmandu"}), ("12pm", {"America/New_York"}),
        ("0:00", {"Asia/Bangkok"}), ("24:00", {"Asia/Bangkok"}),
    ],
)  # fmt: skip
async def test_a_zone_is_found_by_the_time_that_it_is_there(stage: Dialog, typed, zones):
    ana = stage.actor("ana")
    found = await offers(ana, "afternote settings", "zone", typed)
    assert zones <= {value for _, value in found}
    hours = {label.rpartition(": ")[2].partition(" ")[0] for label, _ in found}
    assert len({each.partition(":")[0] for each in hours}) == 1, hours
    assert "America/Chicago" not in {value for _, value in found}


async def test_a_time_that_it_is_nowhere_names_no_zone(stage: Dialog):
    ana = stage.actor("ana")
    for typed in ("14:20", "25:00", "12:60", "0pm", "13pm"):
        assert [value for _, value in await offers(ana, "afternote settings", "zone", typed)] == [typed]


async def test_a_place_in_another_language_is_taken_where_it_is_sent(stage: Dialog):
    ana = stage.actor("ana")
    for typed, city in (("東京", "Tokyo"), ("Kalkutta", "Kolkata"), ("日本", "Tokyo"), ("Sao Paulo", "São Paulo")):
        await ana.gives("afternote settings", zone=typed)
        ana.sees(city)
        ana.misses("I don't know")
    await ana.gives("afternote settings", zone="Atlantis")
    ana.sees("Did you mean Atlanta (New York time)?")


async def test_a_line_of_a_completion_is_in_one_language(stage: Dialog):
    eva = stage.actor("eva", zone="Europe/Berlin", locale="de")
    assert (await offers(eva, "interview log", "when", "fri 2pm"))[0][0] == "Fri 27 Feb, 14:00 Berlin, 3 days ago"
    assert (await offers(eva, "afternote settings", "zone", ""))[0][0] == "Berlin, Germany: 18:00 there now"


async def test_what_names_no_place_is_said_and_stands_for_itself(stage: Dialog):
    ana = stage.actor("ana")
    assert await offers(ana, "afternote settings", "zone", "qqqq") == [
        ("I don't know that place yet. A city near you works: \"Chicago\", \"Berlin\".", "qqqq"),
    ]  # fmt: skip
    # In a form there is a field beside it for what is typed.
    assert await offers(ana, "settings", "zone", "qqqq") == []


# references


async def test_two_at_one_company_are_told_apart_by_their_role(stage: Dialog):
    ana = stage.actor("ana")
    await ana.types("/interview log Acme, Engineer, today 10am with Grace")
    await ana.types("/interview log Acme, Product Manager, today 9am with Alan")
    found = await offers(ana, "interview show", "interview", "acme")
    assert [value for _, value in found] == ["Acme Product Manager", "Acme Engineer"]
    for _, value in found:
        await ana.gives("interview show", interview=value)
        ana.sees(value.removeprefix("Acme "), "State: Open")


async def test_they_are_offered_in_the_order_of_the_list(stage: Dialog):
    ana = stage.actor("ana")
    for line in ("Acme, A, today 9am with Grace", "Globex, B, tomorrow 9am with Lin", "Initech, C, today 8am with Bill",
                 "Hooli, D, today 7am with Gavin", "Umbrella, E, today 6am"):  # fmt: skip
        await ana.types(f"/interview log {line}")
    await ana.types("/interview outcome Acme rejected")
    await ana.types("/note sent Bill")
    reply = await ana.types("/interview list")
    listed = [line.split(",")[0] for line in shown_words(reply).splitlines()[1:6]]  # type: ignore[arg-type]
    assert [value for _, value in await offers(ana, "interview show", "interview", "")] == listed
    assert len(set(listed)) == 5


async def test_notes_are_offered_open_ones_first_each_for_itself(stage: Dialog):
    ana = stage.actor("ana")
    await ana.types("/interview log Northwind, Developer, today 9am with Priya Rao, Tom Rao, Lena Ek and Sam Roe")
    await ana.types("/interview log Acme, Engineer, tomorrow 9am with Grace Hopper")
    for name in ("Priya", "Tom"):
        await ana.types(f"/note show {name}")
    await ana.types("/note sent Lena")
    await ana.types("/note skip Sam")
    found = await offers(ana, "note show", "note", "")
    labels = [label for label, _ in found]
    assert re.fullmatch(r"Priya Rao, Northwind: \d+ words", labels[0]), labels
    assert re.fullmatch(r"Tom Rao, Northwind: \d+ words", labels[1]), labels
    assert labels[2:] == ["Grace Hopper, Acme: once you've met, Tue 3 Mar", "Lena Ek, Northwind: sent",
                          "Sam Roe, Northwind: skipped"]  # fmt: skip
    for path in ("note edit", "note check", "note sent", "note skip"):
        assert await offers(ana, path, "note", "") == found
    assert [value for _, value in await offers(ana, "note show", "note", "rao north")] == [v for _, v in found[:2]]
    assert await offers(ana, "note show", "note", "Lna Ek")
    assert await offers(ana, "note show", "note", "zzz") == []
    for label, value in found:
        await ana.gives("note show", note=value)
        ana.sees(label.split(" ")[0])
    # Two of one surname at one company: the one that was picked, and nobody else.
    await ana.gives("note sent", note=found[1][1], way="call")
    ana.sees("your note to Tom is sent", "Priya still has a note ready")
    ana.misses("Which one")
    assert [label for label, _ in await offers(ana, "note show", "note", "tom")] == ["Tom Rao, Northwind: sent"]


async def test_a_note_that_is_gone_or_somebody_elses_is_told_as_gone(stage: Dialog):
    ana, ben = stage.actor("ana"), stage.actor("ben")
    await ana.types("/interview log Northwind, Developer, today 9am with Priya Rao")
    ((_, value),) = await offers(ana, "note show", "note", "")
    await ben.gives("note show", note=value)
    ben.sees("That's gone: it was deleted, or belongs to somebody else.")
    ben.misses(value, "Priya")


@given(st.text(st.characters(max_codepoint=127)))
def test_a_plain_word_is_folded_as_any_other(text):
    """Most words are plain, and there are hundreds of them at every key: they have a way of their own."""
    kept = "".join(sign if sign.isalnum() else " " for sign in text.casefold())
    assert folded_name(text) == " ".join(kept.split())


async def test_no_completion_is_longer_than_a_platform_takes(stage: Dialog):
    ana = stage.actor("ana")
    long = "Äöü \U0001f642 " * 14
    await ana.gives("interview log", company=long, role=long, when="today 10am", people=f"{long[:60]}, Grace Hopper")
    for path, option in EVERY.lookups:
        for typed in ("", "a", "ä", long[:90], "today 10am", "x" * 500, *ODD):
            for label, value in await offers(ana, path, option, typed):
                assert 0 < units(label) <= 100, (path, option, typed)
                assert 0 < units(value) <= 100, (path, option, typed)


async def test_completions_save_nothing(stage: Dialog):
    ana = stage.actor("ana")
    await ana.types("/interview log Acme, Engineer, today 2pm with Grace")
    async with stage.bot.store.read(System("a test")) as tx:
        before = await members.by_address(tx, ana.actor.address)
    coming = await stage.bot.coming()
    for path, option in EVERY.lookups:
        await offers(ana, path, option, "acme")
    async with stage.bot.store.read(System("a test")) as tx:
        assert await members.by_address(tx, ana.actor.address) == before
    assert await stage.bot.coming() == coming


async def test_a_completion_of_what_is_not_declared_is_empty(stage: Dialog):
    ana = stage.actor("ana")
    assert await offers(ana, "note burn", "note", "a") == []
    assert await offers(ana, "interview show", "when", "a") == []
    nobody = Address("stage", "stage", user="nobody")
    assert await stage.bot.known(nobody) is None
