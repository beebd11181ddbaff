"""Cards and forms become HTML in which every string is only a string."""

from datetime import UTC, datetime, timedelta

import pytest

from adapters.web.playground.drawing import clock_time, draw, entries, numbered, opens
from adapters.web.playground.faces import face
from adapters.web.playground.seat import Seat
from bot.chat.card import (
    Anchor,
    Button,
    Card,
    Choice,
    CommandName,
    Copy,
    Fact,
    Facts,
    File,
    Line,
    Link,
    Mention,
    Option,
    Picture,
    Quote,
    Row,
    Strong,
    Style,
    When,
)
from bot.model.people import Address
from bot.stage import BOT, Kind, Shown, controls

NOON = datetime(2026, 3, 3, 17, 0, tzinfo=UTC)
EVIL = '<img src=x onerror=alert(1)> {{ 7*7 }} *stars* \u202eabc & "quotes" \''
LITERAL = "&lt;img src=x onerror=alert(1)&gt; {{ 7*7 }} *stars* \u202eabc &amp; &#34;quotes&#34; &#39;"


class Somebody:
    name = "ana"


def message(card=None, *, id=1, at=NOON, by=BOT, to=None, place="ana", text="", kind=Kind.REPLY, **more):
    return Shown(id=id, at=at, place=place, by=by, kind=kind, to=to, text=text, card=card, **more)


def drawn(*log, names=None):
    room = log[0].place if log[0].place.startswith("#") else None
    found = entries(log, names=names or {"ana": "Ana Silva"}, zone="America/New_York")
    seat = Seat(Somebody(), room)
    return "".join(draw("entry.html", entry=each, seat=seat, token="t", fresh=False) for each in found)


def test_markup_in_any_string_of_a_card_is_shown_as_it_was_typed():
    who = Address("stage", "stage", user="ben")
    card = Card(
        EVIL,
        (
            Line(
                (EVIL, Strong(EVIL), When(NOON, EVIL), Mention(who, EVIL), Anchor(EVIL, "https://example.org/?" + EVIL))
            ),
            Line((CommandName(EVIL),)),
            Quote(EVIL),
            Facts((Fact(EVIL, (EVIL,)),)),
            Copy(EVIL, EVIL),
            Picture("<svg/>", EVIL),
            File(EVIL, "text/plain", b""),
            Row((EVIL,), (Button(EVIL, "a"),)),
        ),
        (Choice(EVIL, "b", "", (Option(EVIL, "v"),)), Link(EVIL, "https://example.org/")),
    )
    html = drawn(message(card))
    assert "<img src=x" not in html
    assert html.count(LITERAL) >= 17


def test_a_name_with_markup_stands_as_a_name_and_is_kept_apart():
    html = drawn(message(by="ana", kind=Kind.TYPED, text=EVIL), names={"ana": EVIL})
    assert f"<bdi>{LITERAL}</bdi>" in html
    assert "<img src=x" not in html


@pytest.mark.parametrize("url", ["javascript:alert(1)", "data:text/html,x", "JaVaScRiPt:x", "//example.org", "x"])
def test_a_link_leads_to_the_web_and_to_mail_only(url):
    assert not opens(url)
    html = drawn(message(Card("", (Line((Anchor("here", url),)),), (Link("Open", url),))))
    assert "href" not in html.replace('href="/payload', "")


def test_a_picture_is_an_image_that_cannot_run_anything():
    html = drawn(message(Card("", (Picture("<svg onload='x'/>", "four bars"),))))
    assert '<img class="picture" src="data:image/svg+xml;base64,' in html
    assert 'alt="four bars"' in html
    assert "onload" not in html


def test_a_text_to_copy_stands_alone_and_exact():
    text = "\n Dear Grace,\n\nThank you.\n"
    html = drawn(message(Card("", (Copy("Note", text, alone=True),))))
    assert f'dir="auto">{text}</div>' in html


def test_controls_are_counted_as_the_stage_counts_them():
    card = Card(
        "",
        (Row(("a",), (Button("A", "a"), Button("B", "b"))), Line(("x",)), Row(("c",), (Button("C", "c"),))),
        (Choice("D", "d", "", (Option("1", "1"),)), Button("E", "e", style=Style.PRIMARY)),
    )
    found = numbered(card)
    counted = [pair for _, own in found.blocks for pair in own] + list(found.controls)
    assert counted == list(enumerate(controls(card)))
    assert found.first == 4


def test_a_grave_button_is_never_the_first_one():
    found = numbered(Card("", (), (Button("Erase", "e", style=Style.GRAVE), Button("Keep", "k"))))
    assert found.first == 1


def test_a_retired_card_has_no_controls_and_says_so():
    card = Card("Old", (Row(("a",), (Button("Open", "o"),)),), (Button("Sent", "s"),))
    html = drawn(message(card, retired=True))
    assert 'name="control"' not in html
    assert "A later message took over" in html


def test_messages_of_one_writer_within_five_minutes_stand_together():
    log = [
        message(by="ana", kind=Kind.TYPED, text=str(number), id=number, at=NOON + timedelta(minutes=minutes))
        for number, minutes in enumerate((0, 4, 12, 24 * 60))
    ]
    found = entries(log, names={}, zone="America/New_York")
    assert [each.grouped for each in found] == [False, True, False, False]
    assert [each.day for each in found] == ["Tuesday 3 March", None, None, "Wednesday 4 March"]


def test_a_private_answer_in_a_room_is_marked_and_one_in_a_dm_needs_no_mark():
    assert "Only you see this" in drawn(message(Card("x"), to="ana", place="#spring"))
    assert "Only you see this" not in drawn(message(Card("x"), to="ana"))


def test_forms_are_no_messages():
    assert entries([message(kind=Kind.FORM)], names={}, zone="UTC") == []


def test_a_face_is_the_same_for_the_same_person_and_the_first_three_differ():
    assert face("ana") == face("ana")
    assert len({face("ana"), face("ben"), face("cleo")}) == 3


@pytest.mark.parametrize(
    ("hour", "minute", "said"), [(0, 5, "12:05 am"), (12, 0, "12:00 pm"), (9, 30, "9:30 am"), (23, 59, "11:59 pm")]
)
def test_a_time_is_said_as_people_say_it(hour, minute, said):
    assert clock_time(datetime(2026, 3, 3, hour, minute)) == said  # noqa: DTZ001
