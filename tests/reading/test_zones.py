"""Zones, as people name them."""

from datetime import UTC, datetime

from bot.model.calendar import is_zone
from bot.reading import zone_search
from bot.reading.zones import country, zone
from tests.rows import each_of

NOON = datetime(2026, 3, 2, 17, 0, tzinfo=UTC)
"""Noon in New York."""


@each_of(
    ("text", "first"),
    [
        ("pst", "America/Los_Angeles"),
        ("EST", "America/New_York"),
        ("california", "America/Los_Angeles"),
        ("new york", "America/New_York"),
        ("New York City", "America/New_York"),
        ("UK", "Europe/London"),
        ("London time", "Europe/London"),
        ("Germany", "Europe/Berlin"),
        ("munich", "Europe/Berlin"),
        ("bangalore", "Asia/Kolkata"),
        ("ist", "Asia/Kolkata"),
        ("europe/paris", "Europe/Paris"),
        ("Ho Chi Minh", "Asia/Ho_Chi_Minh"),
        ("utc", "Etc/UTC"),
        ("UTC+2", "Etc/GMT-2"),
        ("GMT-05:00", "Etc/GMT+5"),
        ("+5:30", "Asia/Kolkata"),
        ("us", "America/New_York"),
    ],
)
def test_a_place_or_alias_names_its_zone_first(text, first):
    assert zone(text)[0] == first


def test_a_country_of_many_zones_lists_them_and_never_more_than_ten():
    assert zone("usa")[:4] == ("America/New_York", "America/Chicago", "America/Denver", "America/Los_Angeles")
    assert len(zone("usa")) == 10
    assert len(zone("an")) <= 10


def test_the_beginning_of_a_name_is_enough():
    assert zone("johan") == ("Africa/Johannesburg",)
    assert "America/Los_Angeles" in zone("angeles")


@each_of("text", ["", "  ", "nowhere at all", "../../etc/passwd", "\x00", "x" * 5000, "UTC+99"])
def test_no_place_is_no_zone(text):
    assert zone(text) == ()


def test_every_answer_is_a_zone_of_the_machine():
    for text in ("usa", "russia", "brazil", "ist", "cst", "la", "indiana", "san", "utc-3", "china", "spain"):
        assert zone(text), text
        assert all(is_zone(name) for name in zone(text)), text


@each_of(
    ("name", "code"),
    [("America/New_York", "US"), ("Europe/London", "GB"), ("Asia/Calcutta", "IN"), ("Asia/Kolkata", "IN"),
     ("Etc/UTC", None), ("Etc/GMT-2", None), ("Nowhere/Else", None)],
)  # fmt: skip
def test_a_zone_lies_in_a_country_or_in_none(name, code):
    assert country(name) == code


# while it is typed


@each_of(
    ("text", "first", "name"),
    [
        ("be", "Europe/Brussels", ""),
        ("ber", "Europe/Berlin", ""),
        ("san f", "America/Los_Angeles", "San Francisco"),
        ("new", "America/New_York", ""),
        ("sf", "America/Los_Angeles", "SF"),
        ("São P", "America/Sao_Paulo", ""),
        ("united k", "Europe/London", ""),
        ("asia/tok", "Asia/Tokyo", ""),
        ("eastern", "America/New_York", "Eastern"),
    ],
)
def test_a_beginning_finds_its_place_and_names_it_where_the_zone_has_another_name(text, first, name):
    found = zone_search.completed(text)
    assert found
    assert all(is_zone(each.zone) for each in found)
    assert len({each.zone for each in found}) == len(found) <= zone_search.MOST
    assert (found[0].zone, found[0].name) == (first, name)


@each_of(
    ("text", "near"),
    [("Berlni", "Europe/Berlin"), ("Chcago", "America/Chicago"), ("Atlantis", "America/New_York"),
     ("Lodnon", "Europe/London"), ("Germny", "Europe/Berlin")],
)  # fmt: skip
def test_a_slip_is_near_to_what_was_meant(text, near):
    assert zone(text) == ()
    found = zone_search.near(text)
    assert found[0].zone == near
    assert len(found) <= 3


@each_of("text", ["", "  ", "qq", "qqqqqq", "\x00", "x" * 5000, "../../etc/passwd", "\u202e", "🙂" * 9])
def test_what_is_like_no_place_is_near_to_none(text):
    assert zone_search.near(text) == ()
    assert zone_search.completed(text) == ()


@each_of(
    ("locale", "first"),
    [("en-US", "America/New_York"), ("en_GB", "Europe/London"), ("de", "Europe/Berlin"), ("pt-BR", "America/Sao_Paulo"),
     ("es-419", "America/Mexico_City"), ("ja", "Asia/Tokyo"), ("zh-Hant-TW", "Asia/Taipei"), (None, "America/New_York"),
     ("", "America/New_York"), ("xx", "America/New_York"), ("en-001", "America/New_York"), ("--", "America/New_York")],
)  # fmt: skip
def test_a_language_tells_where_somebody_likely_is(locale, first):
    found = zone_search.likely(locale)
    assert found[0] == first
    assert "Europe/London" in found
    assert all(is_zone(name) for name in found)


@each_of(
    ("locale", "begins"),
    [
        ("en-US", ["America/New_York", "America/Chicago", "America/Denver", "America/Los_Angeles"]),
        ("en-CA", ["America/Toronto", "America/Vancouver", "America/Edmonton"]),
        ("de", ["Europe/Berlin", "America/New_York"]), ("und-IN", ["Asia/Kolkata"]),
    ],
)  # fmt: skip
def test_of_a_country_the_zones_where_most_people_live_come_first(locale, begins):
    found = zone_search.likely(locale)
    assert list(found[: len(begins)]) == begins
    rare = [found.index(each) for each in ("America/Adak", "America/Boise", "America/Detroit") if each in found]
    assert all(found.index("Europe/London") < each for each in rare)


@each_of(
    ("text", "meant"),
    [
        ("Kalkutta", "Asia/Kolkata"), ("東京", "Asia/Tokyo"), ("서울", "Asia/Seoul"), ("Москва", "Europe/Moscow"),
        ("Αθήνα", "Europe/Athens"), ("القاهرة", "Africa/Cairo"), ("กรุงเทพ", "Asia/Bangkok"), ("日本", "Asia/Tokyo"),
        ("Lissabon", "Europe/Lisbon"), ("berlin", "Europe/Berlin"), ("utc+2", "Etc/GMT-2"),
    ],
)  # fmt: skip
def test_a_place_is_meant_in_whatever_language_it_is_named(text, meant):
    assert zone_search.meant(text)[0] == meant
    assert zone_search.completed(text)[0].zone == meant
    assert all(is_zone(each) for each in zone_search.meant(text))


@each_of("text", ["", "  ", "qqqq", "नहीं", "東京都庁舎", "\x00", "\u202e", "🙂"])
def test_what_no_language_names_is_no_place(text):
    assert zone_search.meant(text) == ()


def test_a_name_in_another_language_is_no_zone_of_a_line():
    """Names of people are told from zones by what English calls a place."""
    assert zone("Kalkutta") == ()


@each_of(
    ("text", "there", "elsewhere"),
    [
        ("2pm", "America/Sao_Paulo", "America/New_York"), ("12:00", "America/New_York", "America/Chicago"),
        ("10:30pm", "Asia/Kolkata", "Asia/Tokyo"), ("22.45", "Asia/Kathmandu", "Asia/Kolkata"),
        ("0h00", "Asia/Bangkok", "Asia/Kolkata"), ("11 a.m.", "America/Chicago", "America/New_York"),
        ("12:04", "America/New_York", "America/Chicago"), ("11:56", "America/New_York", "America/Chicago"),
    ],
)  # fmt: skip
def test_a_time_of_day_finds_the_zones_where_it_is_that_now(text, there, elsewhere):
    found = {each.zone for each in zone_search.there_now(text, NOON, "en-US")}
    assert there in found
    assert elsewhere not in found


@each_of("text", ["", "noon", "25", "24:30x", "12:60", "0am", "13pm", "-3", "3:3", "1234", "utc"])
def test_what_is_no_time_of_day_finds_no_zone_by_it(text):
    assert zone_search.there_now(text, NOON, None) == ()
