"""Pictures become PNG and are shown; what cannot be is left to its words."""

import asyncio
import re
import struct
import zlib
from pathlib import Path

import pytest
from slack_sdk.errors import SlackApiError
from structlog.testing import capture_logs

from adapters.ground import pictures
from adapters.ground.pictures import FONTS, LARGEST, Undrawable, png
from adapters.slack import files
from adapters.slack.clients import Clients
from adapters.slack.files import illustrated, share
from adapters.slack.manifest import SCOPES
from adapters.slack.render import Message, messages
from bot.chat.card import Button, Card, File, Line, Picture
from tests.adapters.slack import faults
from tests.adapters.slack.blockkit import problems_of_message

SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="{}" height="{}">{}</svg>'
BAR = SVG.format(40, 20, '<rect width="40" height="20" fill="#000"/>')
WORD = '<text x="4" y="30" font-size="24" font-family="{}" font-weight="{}">{}</text>'


def size(data):
    assert data.startswith(b"\x89PNG\r\n\x1a\n")
    return struct.unpack(">II", data[16:24])


def ink(data):
    """How many bytes of the decoded picture are not white."""
    found, at = b"", 8
    while at < len(data):
        (length,), kind = struct.unpack(">I", data[at : at + 4]), data[at + 4 : at + 8]
        found += data[at + 8 : at + 8 + length] if kind == b"IDAT" else b""
        at += 12 + length
    rows = zlib.decompress(found)
    stride = len(rows) // size(data)[1]
    # The first byte of a row says how it is packed.
    return sum(each not in (0, 255) for n, each in enumerate(rows) if n % stride)


@pytest.fixture
async def clients(slack):
    clients = Clients(slack.api_url)
    yield clients
    await clients.close()


@pytest.fixture
def draw(slack, clients):
    """Draws the pictures of a card's message, without waiting for Slack to have taken them in."""
    token = next(iter(slack.world.tokens))
    waited = []

    async def sleep(seconds):
        waited.append(seconds)

    async def draw(card):
        message = messages(card, key="k.1")[0]
        return await illustrated(clients.sends(token), clients.reads(token), message, sleep=sleep)

    draw.waited = waited
    return draw


def taken_in(slack):
    """Makes Slack say at once that it has taken a file in."""
    done = slack.api._methods["files.completeUploadExternal"]

    def complete(token, args):
        answer = done(token, args)
        for each in answer["files"]:
            each["mimetype"] = "image/png"
        return answer

    slack.api._methods["files.completeUploadExternal"] = complete


def test_a_picture_is_drawn_sharp_for_screens_of_today():
    assert size(png(BAR)) == (80, 40)


def test_words_are_drawn_in_the_shipped_font_whatever_family_is_asked_for():
    words = "Żółć Ж ω"
    nothing = ink(png(SVG.format(200, 40, "")))
    plain = png(SVG.format(200, 40, WORD.format("DejaVu Sans", "normal", words)))
    bold = png(SVG.format(200, 40, WORD.format("DejaVu Sans", "bold", words)))
    assert nothing == 0 < ink(plain)
    assert plain != bold
    for family in ("sans-serif", "Newsreader, serif", "monospace"):
        assert png(SVG.format(200, 40, WORD.format(family, "normal", words))) == plain


def test_the_font_is_shipped_with_its_licence():
    assert {each.name for each in FONTS.iterdir()} == {"DejaVuSans.ttf", "DejaVuSans-Bold.ttf", "DejaVu-LICENSE.txt"}
    licence = (FONTS / "DejaVu-LICENSE.txt").read_text("utf-8")
    assert "Bitstream Vera is a trademark" in licence
    assert "permission notice shall\nbe included" in licence
    assert Path(pictures.__file__).parent == FONTS.parent


@pytest.mark.parametrize(
    "svg",
    [
        "", "<svg", "\x00", "\ud800", "<svg/>", SVG.format(0, 20, ""), SVG.format(LARGEST + 1, 20, ""),
        SVG.format(99999, 99999, ""), SVG.format("100%", 20, ""), SVG.format(40, 20, "<unclosed>"),
        SVG.format(40, 20, '<image href="/etc/hostname"/>'), "<svg " + "a" * 100_000, "<svg\n" * 50_000,
    ],
)  # fmt: skip
def test_a_picture_that_cannot_be_drawn_says_so(svg):
    with pytest.raises(Undrawable):
        png(svg)


async def test_a_picture_stands_above_its_words_and_the_controls_stay_below(slack, draw):
    taken_in(slack)
    card = Card("A week", (Picture(BAR, "four bars"), Line(("And then?",))), (Button("Go", "go"),))
    drawn = await draw(card)
    assert [each["type"] for each in drawn.blocks].count("image") == 1
    place = [each["type"] for each in drawn.blocks].index("image")
    assert drawn.blocks[0]["block_id"] == "k:k.1"
    assert drawn.blocks[place + 1]["elements"][0]["text"] == "four bars"
    assert drawn.blocks[-1]["type"] == "actions"
    assert drawn.pictures == ()
    assert problems_of_message(drawn.body()) == []
    (file,) = slack.world.files.values()
    assert file["alt_txt"] == "four bars"
    assert not slack.world.messages
    assert draw.waited == []


async def test_a_picture_without_words_stands_above_the_controls_at_the_end(slack, draw):
    taken_in(slack)
    drawn = await draw(Card("x", (Line(("y",)), Picture(BAR, "")), (Button("Go", "go"),)))
    assert [each["type"] for each in drawn.blocks][-2:] == ["image", "actions"]


async def test_the_key_stays_on_the_first_block(slack, draw):
    taken_in(slack)
    drawn = await draw(Card("", (Picture(BAR, "four bars"),)))
    assert [each["type"] for each in drawn.blocks] == ["context", "image"]
    assert drawn.blocks[0]["block_id"] == "k:k.1"


async def test_slack_is_given_time_to_take_a_picture_in_and_no_more(slack, draw):
    drawn = await draw(Card("A week", (Picture(BAR, "four bars"),)))
    assert tuple(draw.waited) == files.WAITS
    assert slack.count("files.info") == len(files.WAITS)
    assert "image" in [each["type"] for each in drawn.blocks]


async def test_several_pictures_keep_their_order(slack, draw):
    taken_in(slack)
    drawn = await draw(Card("x", tuple(Picture(BAR, f"picture {n}") for n in range(3))))
    assert [each["alt_text"] for each in drawn.blocks if each["type"] == "image"] == [f"picture {n}" for n in range(3)]


@pytest.mark.parametrize(
    "method", ["files.getUploadURLExternal", "upload", "files.completeUploadExternal", "files.info"]
)
@pytest.mark.parametrize(
    "fault", [faults.says("missing_scope"), faults.broken(500), faults.too_many(60), faults.reset()]
)
async def test_a_picture_that_cannot_be_uploaded_is_left_to_its_words(slack, draw, method, fault):
    taken_in(slack)
    if method == "upload" and fault.status == 200 and not fault.reset:
        fault = faults.broken(403)
    slack.faults.always(method, fault)
    card = Card("A week", (Picture(BAR, "four bars"),))
    with capture_logs() as logs:
        drawn = await draw(card)
    assert drawn.blocks == messages(card, key="k.1")[0].blocks
    assert drawn.pictures == ()
    assert [each["event"] for each in logs] == ["a picture was not uploaded"]
    assert "four bars" not in repr(logs)


async def test_without_the_right_to_upload_the_words_go_and_the_file_is_refused(slack, clients):
    team = slack.world.team("acme")
    scopes = tuple(scope.name for scope in SCOPES if scope.name != "files:write")
    token = slack.world.bot_token(team, scopes=scopes).value
    card = Card("A week", (Picture(BAR, "four bars"),))
    with capture_logs() as logs:
        drawn = await illustrated(clients.sends(token), clients.reads(token), messages(card)[0])
    assert drawn.blocks == messages(card)[0].blocks
    assert [(each["event"], each["code"]) for each in logs] == [("a picture was not uploaded", "missing_scope")]
    assert [call.method for call in slack.calls] == ["files.getUploadURLExternal"]
    room = slack.world.dm(team.id, slack.world.user("ana", team.id).id).id
    with pytest.raises(SlackApiError, match="missing_scope"):
        await share(clients.sends(token), room, File("notes.csv", "text/csv", b"a,b"))


async def test_one_broken_picture_does_not_take_another_with_it(slack, draw):
    taken_in(slack)
    drawn = await draw(Card("x", (Picture("<svg/>", "broken"), Picture(BAR, "whole"))))
    assert [each["alt_text"] for each in drawn.blocks if each["type"] == "image"] == ["whole"]


async def test_pictures_that_take_too_long_are_left_to_their_words(slack, clients, monkeypatch):
    monkeypatch.setattr(files, "DRAWING", 0.1)
    token, held = next(iter(slack.world.tokens)), asyncio.Event()
    slack.faults.always("files.getUploadURLExternal", faults.hangs(held))
    card = Card("A week", (Picture(BAR, "four bars"),))
    drawn = await illustrated(clients.sends(token), clients.reads(token), messages(card)[0])
    held.set()
    assert drawn.blocks == messages(card)[0].blocks


async def test_a_message_that_is_full_gets_no_more_blocks(slack, clients):
    taken_in(slack)
    token = next(iter(slack.world.tokens))
    full = Message("x", tuple({"type": "divider"} for _ in range(50)), (Picture(BAR, "four bars"),))
    assert len((await illustrated(clients.sends(token), clients.reads(token), full)).blocks) == 50


async def test_a_message_without_pictures_asks_for_nothing(slack, draw):
    await draw(Card("x", (Line(("y",)),)))
    assert slack.calls == []


@pytest.mark.parametrize("alt", ["", "\x00\x07", "a\nb", "\ud800", "x" * 5000])
async def test_words_of_any_kind_are_sent_with_a_picture(slack, draw, alt):
    taken_in(slack)
    drawn = await draw(Card("x", (Picture(BAR, alt),)))
    (image,) = [each for each in drawn.blocks if each["type"] == "image"]
    assert re.fullmatch(r"[^\x00-\x1f]{1,2000}", image["alt_text"])


@pytest.mark.parametrize(
    ("name", "sent"),
    [("notes.csv", "notes.csv"), ("a\x00b\nc.ics", "a b c.ics"), ("\ud800.csv", "?.csv"), ("", "file")],
)  # fmt: skip
async def test_a_file_is_shared_in_the_room(slack, clients, name, sent):
    team = slack.world.team("acme")
    room = slack.world.dm(team.id, slack.world.user("ana", team.id).id).id
    await share(clients.sends(next(iter(slack.world.tokens))), room, File(name, "text/csv", b"a,b\n\x00"))
    (message,) = slack.world.messages
    assert (message.channel, [each["name"] for each in message.files]) == (room, [sent])
    assert list(slack.world.contents.values()) == [b"a,b\n\x00"]
