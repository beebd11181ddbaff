"""The playground over HTTP, without a screen: who may post, what is sent, what is kept."""

import asyncio
import hashlib
import re
from datetime import timedelta
from pathlib import Path

import pytest
from aiohttp import FormData

from adapters.web.playground.app import STATIC
from adapters.web.playground.deeds import DEEDS
from adapters.web.playground.house import FIRST
from adapters.web.playground.stream import Ledger, event, seen
from bot.chat.card import Button, Card, Choice, File, Option

VENDORED = {
    "htmx.min.js": "a0abb04f2f45a1f89d1d4844023245537e5e6014c87b144553e0607b4cc32130",
    "hx-sse.min.js": "18ef2761356ec1fe0bb6d92612315b37517a7c1e9856b661c5ae81fef239d103",
}
AXE = "29348999450cdf2849a8e70b7912fc2da85a849da39c0d0d5394f51d4a9ed95c"


class Visitor:
    """A page opened, and what it posts."""

    def __init__(self, site, client):
        self.site, self.client = site, client

    async def opens(self, query="?as=ana"):
        async with self.client.get(f"{self.site.url}/{query}") as answer:
            self.html = await answer.text()
            assert answer.status == 200, self.html
        self.token = re.search(r'name="token" value="([^"]+)"', self.html)[1]
        self.since = re.search(r"since=([^\"&]+)", self.html)[1]
        return self

    async def posts(self, path, *, headers=None, **values):
        data = {"token": self.token, "as": "ana"} | {name.rstrip("_"): value for name, value in values.items()}
        async with self.client.post(
            self.site.url + path, data=data, headers=headers or {}, allow_redirects=False
        ) as answer:
            await answer.read()
            return answer

    async def hears(self, query="as=ana", *, since=None, headers=None):
        """The first event of a stream."""
        url = f"{self.site.url}/stream?{query}&since={since or self.since}"
        async with self.client.get(url, headers=headers or {}) as answer:
            assert answer.content_type == "text/event-stream"
            lines = []
            while (line := await asyncio.wait_for(answer.content.readline(), 5)) not in (b"\n", b""):
                lines.append(line.decode())
        return "".join(lines)


@pytest.fixture
async def ana(site, client):
    return await Visitor(site, client).opens()


def test_what_is_vendored_is_what_was_published():
    for name, digest in VENDORED.items():
        assert hashlib.sha256((STATIC / name).read_bytes()).hexdigest() == digest
    assert hashlib.sha256((Path(__file__).parent / "axe.min.js").read_bytes()).hexdigest() == AXE
    assert "BSD" in (STATIC / "htmx-LICENSE.txt").read_text("utf-8")


def test_nothing_is_fetched_from_elsewhere():
    for path in [*STATIC.glob("*.css"), STATIC / "playground.js", *STATIC.parent.glob("playground/templates/*")]:
        assert not re.search(r"(src|href|url\(|@import|fetch\()\W*(https?:)?//", path.read_text("utf-8")), path


async def test_a_page_is_whole_without_javascript(ana):
    assert (await ana.posts("/say", line="/afternote help")).status == 303
    await ana.opens()
    assert "/afternote help" in ana.html
    assert 'class="card"' in ana.html
    assert "style=" not in ana.html
    assert not re.search(r"<script(?![^>]*src=)|\son\w+=", ana.html)


async def test_a_post_needs_the_token_of_this_run(ana):
    ana.token = "guessed"
    assert (await ana.posts("/say", line="hello")).status == 403
    assert ana.site.stage.log == []


async def test_a_post_needs_the_cookie_of_this_run(ana):
    ana.client.cookie_jar.clear()
    assert (await ana.posts("/say", line="hello")).status == 403


async def test_a_post_from_another_origin_is_refused(ana):
    for origin in ("https://evil.example", "null", "http://127.0.0.1:1"):
        assert (await ana.posts("/say", line="hello", headers={"Origin": origin})).status == 403
    assert (await ana.posts("/say", line="hello", headers={"Origin": ana.site.url})).status == 303


async def test_the_cookie_stays_with_us(ana):
    async with ana.client.get(f"{ana.site.url}/") as answer:
        cookie = answer.headers["Set-Cookie"]
    assert "HttpOnly" in cookie
    assert "SameSite=Strict" in cookie


@pytest.mark.parametrize("path", DEEDS)
async def test_looking_changes_nothing(ana, path):
    async with ana.client.get(ana.site.url + path) as answer:
        assert answer.status == 405


@pytest.mark.parametrize("path", ["../app.py", "..%2fapp.py", "fonts/../../server.py", "", "nothing.js"])
async def test_static_files_are_those_and_no_others(ana, path):
    async with ana.client.get(f"{ana.site.url}/static/{path}") as answer:
        assert answer.status == 404


async def test_nobody_opens_what_another_was_told(ana, client):
    await ana.site.deliver("ana", Card("Private", (File("a.txt", "text/plain", b"x"),)))
    number = ana.site.stage.log[-1].id
    for path in (f"/payload?m={number}", f"/file?m={number}&n=0"):
        for who, status in (("ana", 200), ("ben", 404)):
            async with client.get(f"{ana.site.url}{path}&as={who}") as answer:
                assert answer.status == status


async def test_the_payload_is_the_card_and_every_platforms_form_of_it(opens, client):
    class Somewhere:
        name = "somewhere"
        label = "Somewhere"

        def render(self, shown, *, delivery=False, room=False):
            return {"blocks": [shown.title], "way": [delivery, room]}

    site = await opens(platforms=[Somewhere()])
    await site.deliver("ana", Card("<b>", preview="A word from Afternote"))
    html = await told(client, site)
    assert html.index("Somewhere") < html.index(">Afternote<")
    assert "&#34;blocks&#34;" in html
    assert "&lt;b&gt;" in html
    assert "A word from Afternote" in html


async def told(client, site, who="ana"):
    """What stands under the last message."""
    async with client.get(f"{site.url}/payload?as={who}&m={site.stage.log[-1].id}") as answer:
        assert answer.status == 200
        return await answer.text()


async def test_a_platform_is_told_what_is_a_delivery_and_what_is_seen_by_one_in_a_room(opens, client):
    ways = []

    class Somewhere:
        name = "somewhere"
        label = "Somewhere"

        def render(self, shown, *, delivery=False, room=False):
            ways.append((delivery, room))
            return {}

    site = await opens(platforms=[Somewhere()])
    stage, ana = site.stage, site.stage.people["ana"]

    async def way(shown=None):
        await told(client, site)
        return ways[-1]

    await ana.types("/afternote help")
    assert await way() == (False, False)
    await ana.types("/afternote help", room="#spring")
    assert await way() == (False, True)
    await site.deliver("#spring", Card("News"), key="k1")
    assert await way() == (True, True)
    await site.deliver("ana", Card("Due"), key="k2")
    assert await way() == (True, False)
    # Retired it is what was delivered; an answer in its place is none.
    stage._redraw(stage.log[-1], stage.log[-1].card, retired=True)
    assert await way() == (True, False)
    await site.deliver("#spring", Card("News"), key="k3")
    stage._redraw(stage.log[-1], Card("Done"))
    assert await way() == (False, False)
    await ana.types("/interview log", room="#spring")
    assert await way() == (False, False)
    assert "&#34;is&#34;: &#34;Form&#34;" in await told(client, site)
    async with client.get(f"{site.url}/payload?as=ben&m={stage.log[-1].id}") as answer:
        assert answer.status == 404


ICS = "\r\n".join((
    "BEGIN:VCALENDAR", "BEGIN:VEVENT", "DTSTART;TZID=America/New_York:20260305T150000", "DURATION:PT1H",
    "SUMMARY:Interview with Acme: Staff Engineer", "ORGANIZER;CN=Rita Roe:mailto:rita@acme.com", "END:VEVENT",
    "END:VCALENDAR", "",
))  # fmt: skip


async def test_a_file_that_is_dropped_is_read_in_the_dm_whatever_it_is(ana):
    async def drops(content, name, kind="application/octet-stream", **more):
        form = FormData({"token": ana.token, "as": "ana"} | more, quote_fields=False)
        form.add_field("file", content, filename=name, content_type=kind)
        async with ana.client.post(f"{ana.site.url}/drop", data=form, allow_redirects=False) as answer:
            return answer.status

    log = ana.site.stage.log
    assert await drops(ICS.encode(), "invite.ics", "text/calendar") == 303
    assert [each.text for each in log[:-1]] == ["invite.ics"]
    assert log[-1].place == "ana"
    assert "Acme" in log[-1].words
    assert await drops(b"\x00\xff" * 9, "<b>../x.exe") == 303
    await ana.opens()
    assert "&lt;b&gt;" in ana.html
    before = len(log)
    assert await drops(b"x" * 300_000, "large.csv") == 413
    assert await drops(b"x", "x.csv", token="guessed") == 403
    # No file was chosen.
    assert (await ana.posts("/drop")).status == 303
    assert len(log) == before


async def test_a_message_has_a_menu_and_nothing_else_does(ana):
    await ana.posts("/say", line="Can we talk on Friday about the role at Acme?", in_="#spring")
    await ana.posts("/say", line="/afternote help")
    log = ana.site.stage.log
    said, command, answer = log[-3:]
    before = len(log)
    for wrong in (
        {"m": said.id, "entry": "9"}, {"m": said.id, "entry": "x"}, {"m": said.id}, {"m": "999", "entry": "0"},
        {"m": command.id, "entry": "0"}, {"m": answer.id, "entry": "0"},
    ):  # fmt: skip
        assert (await ana.posts("/menu", **{name: str(value) for name, value in wrong.items()})).status == 303
    assert len(log) == before
    names = [each.name for each in ana.site.stage.bot.menus]
    assert names
    await ana.opens("?as=ana&in=%23spring")
    assert all(ana.html.count(f">{name}</button>") == 1 for name in names)
    await ana.posts("/menu", m=str(said.id), entry=str(names.index("Log an interview from this")), in_="#spring")
    assert "Acme" in log[-1].words
    assert log[-1].to == "ana"


async def test_a_file_comes_as_a_download_whatever_it_is_called(ana):
    await ana.site.deliver("ana", Card("", (File('e"vil\r\n.html', "text/html", b"<script>"),)))
    async with ana.client.get(f"{ana.site.url}/file?as=ana&m={ana.site.stage.log[-1].id}&n=0") as answer:
        assert await answer.read() == b"<script>"
        assert answer.headers["Content-Disposition"] == 'attachment; filename="e_vil__.html"'
        assert answer.content_type == "application/octet-stream"


async def test_a_stream_brings_what_changed_since_the_page(ana):
    await ana.site.deliver("ana", Card("Fresh"))
    told = await ana.hears()
    assert 'hx-target="#messages" hx-swap="beforeend"' in told
    assert "Fresh" in told
    key = re.search(r"^id: (\S+)", told, re.MULTILINE)[1]
    again = await ana.hears(headers={"Last-Event-ID": key})
    assert "Fresh" not in again


async def test_a_stream_says_nothing_of_what_others_were_told(ana):
    await ana.site.deliver("ben", Card("For Ben"))
    assert "For Ben" not in await ana.hears()
    assert "For Ben" in await ana.hears("as=ben")


async def test_a_redrawn_message_changes_in_its_place(ana):
    await ana.site.deliver("ana", Card("Before"))
    await ana.opens()
    shown = ana.site.stage.log[-1]
    ana.site.stage._redraw(shown, Card("Later"))
    told = await ana.hears()
    assert f'hx-target="#m-{shown.id}" hx-swap="outerMorph"' in told
    assert "beforeend" not in told


async def test_a_stream_of_another_run_asks_for_the_page_again(ana):
    assert "event: reload" in await ana.hears(since="other-3")


async def test_streams_end_with_the_playground(ana):
    async with ana.client.get(f"{ana.site.url}/stream?as=ana&since={ana.since}") as answer:
        await answer.content.readuntil(b"\n\n")
        await ana.site.playground.close()
        rest = await asyncio.wait_for(answer.content.read(), 5)
    assert b"event" not in rest


async def test_a_control_of_a_card_that_was_redrawn_is_not_pressed(ana):
    await ana.site.deliver("ana", Card("x", (), (Button("Undo", "note.undo", "n"),)))
    shown = ana.site.stage.log[-1]
    before = len(ana.site.stage.log)
    for stale in (
        {"m": str(shown.id), "control": "0", "redrawn": "7"},
        {"m": str(shown.id), "control": "9", "redrawn": "0"},
        {"m": "999", "control": "0", "redrawn": "0"},
        {"m": str(shown.id), "control": "x", "redrawn": "0"},
    ):
        assert (await ana.posts("/press", **stale)).status == 303
    assert len(ana.site.stage.log) == before


async def test_an_option_that_is_not_offered_is_not_picked(ana):
    await ana.site.deliver("ana", Card("x", (), (Choice("Snooze", "snooze", "n", (Option("1 hour", "1h"),)),)))
    before = len(ana.site.stage.log)
    for option in ("0:5", "0:", "0", "0:x"):
        await ana.posts("/press", m=str(ana.site.stage.log[before - 1].id), control=option, redrawn="0")
    assert len(ana.site.stage.log) == before


async def test_the_clock_goes_forward_only_and_not_out_of_sight(ana):
    now = ana.site.stage.clock.now()
    for at in ("2020-01-01T00:00", "2099-01-01T00:00", "soon", ""):
        await ana.posts("/clock", by="time", at=at)
        assert ana.site.stage.clock.now() == now
    await ana.posts("/clock", by="hour")
    assert ana.site.stage.clock.now() == now + timedelta(hours=1)
    await ana.posts("/clock", by="mark", at=(now + timedelta(hours=5)).isoformat())
    assert ana.site.stage.clock.now() == now + timedelta(hours=5)
    await ana.posts("/clock", by="time", at="2026-03-04T09:00")
    assert ana.site.stage.clock.now().isoformat() == "2026-03-04T14:00:00+00:00"


async def test_a_new_person_is_somebody_else_even_with_the_same_name(ana):
    for name in ("Ana Lima", "Ana <b>", "\u202e", "afternote"):
        await ana.posts("/people", name=name, zone="Europe/Lisbon")
    people = ana.site.stage.people
    assert list(people)[len(FIRST) :] == ["ana2", "ana3", "person", "afternote2"]
    assert people["ana2"].profile.zone == "Europe/Lisbon"
    await ana.posts("/people", name="Eve", zone="../../etc/passwd")
    assert people["eve"].profile.zone == "America/New_York"
    for _ in range(30):
        await ana.posts("/people", name="Many")
    assert len(people) == 24


async def test_what_happened_is_found_again_after_a_restart(opens, client):
    site = await opens()
    ana = await Visitor(site, client).opens()
    await ana.posts("/say", line="/interview log Acme, Engineer, today 1pm with Grace Hopper")
    await ana.posts("/people", name="Dora", zone="Europe/Lisbon")
    before = [each.words for each in site.stage.log]
    site = await opens()
    assert [each.words for each in site.stage.log] == before
    assert list(site.stage.people) == [*(name for name, _ in FIRST), "dora"]
    again = await Visitor(site, client).opens()
    assert "Acme" in again.html
    assert (await Visitor(site, client).opens()).token != ana.token


async def test_starting_over_forgets_everything(ana):
    await ana.posts("/say", line="/interview log Acme, Engineer, today 1pm with Grace Hopper")
    await ana.posts("/people", name="Dora")
    assert await ana.site.stage.bot.coming()
    assert (await ana.posts("/start-over")).status == 303
    assert list(ana.site.stage.people) == [name for name, _ in FIRST]
    assert ana.site.stage.log == []
    assert await ana.site.stage.bot.coming() == ()
    assert "event: reload" in await ana.hears()


async def test_what_falls_due_by_itself_is_delivered(ana):
    await ana.posts("/say", line="/interview log Acme, Engineer, today 1pm with Grace Hopper")
    due = await ana.site.stage.bot.next_due()
    ana.site.stage.clock.move_to(due)
    arrived = asyncio.Event()
    ana.site.stage.watchers.append(lambda shown: arrived.set())
    ana.site.playground.house.stir()
    await asyncio.wait_for(arrived.wait(), 5)
    assert ana.site.stage.log[-1].kind == "delivery"


def test_an_event_holds_any_text():
    told = event("a\r\nb\rc\n\nd", key="run-1").decode()
    assert told == "id: run-1\ndata: a\ndata: b\ndata: c\ndata: \ndata: d\n\n"


def test_a_key_of_an_event_is_read_back():
    ledger = Ledger()
    assert seen(f"{ledger.run}-12") == (ledger.run, 12)
    assert seen("") == ("", 0)
    assert seen("x-y") == ("x", 0)
