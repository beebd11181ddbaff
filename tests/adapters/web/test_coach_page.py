"""The coach page over HTTP: one link opens it once, each request asks again, and a crawler finds a door."""

from dataclasses import replace
from datetime import timedelta

import pytest

from adapters.web.coach.guard import COOKIE, WRONG, trusted
from bot.chat.card import Link
from bot.chat.words import shown_words
from bot.model.cohort import CohortStatus, Consent, Role
from bot.store import cohorts, members, memberships, views
from bot.store.rights import AsMember
from bot.store.sessions import IDLE, LIVES
from tests.cohorts.coached import BOT, NAMES, SECRET_WORDS, at_level, in_role, joined, person, spring
from tests.dialogs.dialog import NOON

MINUTE = timedelta(minutes=1)
CRAWLERS = ("Slackbot-LinkExpanding 1.0 (+https://api.slack.com/robots)", "Mozilla/5.0 (compatible; Discordbot/2.0)",
            "TelegramBot (like TwitterBot)")  # fmt: skip


def says_nothing(text: str) -> bool:
    return not any(name in text for name in (*NAMES, "Spring cohort", "Cleo", SECRET_WORDS))


async def test_a_link_opens_the_page_once_and_for_its_coach(desk):
    secret = await desk.secret()
    ours, other = desk.visitor(), desk.visitor()
    assert await ours.opens(secret) == 204
    status, text = await ours.looks()
    assert status == 200
    assert "Spring cohort" in text
    assert "Ines Alvarez" in text
    assert await other.opens(secret) == 403
    assert await other.looks() == (200, (await desk.visitor().looks())[1])


async def test_the_cookie_is_kept_from_scripts_other_sites_and_plain_ways(desk):
    answer, _ = await desk.visitor().asks("POST", "/coach/open", as_page=True, json={"secret": await desk.secret()})
    (cookie,) = answer.headers.getall("Set-Cookie")
    assert cookie.startswith("__Host-")
    assert {"Secure", "HttpOnly", "Path=/", "SameSite=Strict"} <= set(cookie.split("; "))
    assert "Domain" not in cookie


@pytest.mark.parametrize("agent", CRAWLERS)
@pytest.mark.parametrize("method", ["GET", "HEAD"])
async def test_h09_a_crawler_finds_a_door_and_the_link_works_after_it(desk, agent, method):
    secret = await desk.secret()
    crawler, coach = desk.visitor(), desk.visitor()
    for path in ("/coach", "/coach?page=2", f"/coach/open?secret={secret}"):
        answer, text = await crawler.asks(method, path, headers={"User-Agent": agent})
        assert answer.status in (200, 405)
        assert says_nothing(text)
        assert "Set-Cookie" not in answer.headers
    assert await coach.opens(secret) == 204
    for each in desk.made.members:
        async with desk.store.read(AsMember(each.member_id)) as tx:
            assert await views.of(tx, each.member_id) == ()


async def test_h08_a_link_goes_stale_after_ten_minutes_and_with_the_next_one(desk):
    first = await desk.secret()
    desk.clock.move_to(NOON + 10 * MINUTE)
    assert await desk.visitor().opens(first) == 403
    second = await desk.secret()
    third = await desk.secret()
    assert await desk.visitor().opens(second) == 403
    assert await desk.visitor().opens(third) == 204


async def test_a_page_that_nobody_looks_at_closes_after_fifteen_minutes(desk):
    coach = await desk.open()
    desk.clock.move_to(NOON + 14 * MINUTE)
    assert (await coach.looks())[0] == 200
    desk.clock.move_to(NOON + 28 * MINUTE)
    assert (await coach.looks())[0] == 200
    desk.clock.move_to(NOON + 28 * MINUTE + IDLE)
    status, text = await coach.looks()
    assert status == 403
    assert says_nothing(text)


async def test_a_page_is_open_for_eight_hours_at_most(desk):
    coach, at = await desk.open(), NOON
    while at + 10 * MINUTE < NOON + LIVES:
        at += 10 * MINUTE
        desk.clock.move_to(at)
        assert (await coach.looks())[0] == 200
    desk.clock.move_to(NOON + LIVES)
    assert (await coach.looks())[0] == 403


async def test_opening_it_anew_closes_it_where_it_was_open(desk):
    old = await desk.open()
    new = await desk.open()
    assert (await old.looks())[0] == 403
    assert (await new.looks())[0] == 200


async def test_a_page_that_was_closed_stays_closed_to_whoever_kept_the_cookie(desk):
    coach = await desk.open()
    held = coach.held
    answer, _ = await coach.asks("POST", "/coach/leave", as_page=True)
    assert answer.status == 303
    assert coach.held == ""
    coach.held = held
    assert (await coach.looks())[0] == 403


@pytest.mark.parametrize("what", ["removed", "demoted", "erased"])
async def test_h08_who_is_no_coach_any_more_sees_nothing_with_the_next_request(desk, what):
    coach, cleo, cohort = await desk.open(), desk.made.coach, desk.made.cohort
    unused = await desk.secret()
    async with desk.store.begin(BOT) as tx:
        mine = await memberships.in_cohort(tx, cohort.id, cleo.id)
        if what == "removed":
            await memberships.remove(tx, mine.id)
        elif what == "erased":
            await members.remove(tx, cleo.id)
        else:
            await memberships.put(tx, replace(mine, role=Role.MEMBER))
    status, text = await coach.looks()
    assert status == 403
    assert says_nothing(text)
    assert await desk.visitor().opens(unused) == 403


async def test_a_sponsor_sees_the_page_and_nobody_by_name(desk):
    coach = await desk.open()
    await in_role(desk.store, desk.made.cohort, desk.made.coach, Role.SPONSOR)
    status, text = await coach.looks()
    assert status == 200
    assert "Spring cohort" in text
    assert not any(name in text for name in NAMES)


async def test_h08_a_member_who_shares_less_is_gone_with_the_next_request(desk):
    coach = await desk.open()
    assert "Ines Alvarez" in (await coach.looks())[1]
    await at_level(desk.store, desk.made.named("Ines Alvarez"), Consent.PRIVATE, NOON)
    assert "Ines Alvarez" not in (await coach.looks())[1]


async def test_at_the_end_nobody_is_named(desk):
    coach = await desk.open()
    async with desk.store.begin(BOT) as tx:
        await cohorts.put(tx, replace(desk.made.cohort, status=CohortStatus.ENDED, ended_at=NOON))
    status, text = await coach.looks()
    assert status == 200
    assert "Sharing stopped" in text
    assert not any(name in text for name in NAMES)


async def test_h08_a_coach_of_another_workspace_gets_no_link_and_no_page_of_this_one(desk):
    other = await spring(desk.store, NOON, id="c-other", name="Other", coach="dora", people_in=("Zoe Zed",))
    refused = await desk.presses("dora")
    unknown = await desk.presses("dora", "0000000000zzzzzz")
    assert refused == unknown
    assert not [each for each in refused.controls if isinstance(each, Link)]
    dora = desk.visitor()
    assert await dora.opens(await desk.secret("dora", other.cohort.id)) == 204
    for query in ("", "?cohort=c-spring", "?page=2&by=name"):
        status, text = await dora.looks(query)
        assert status == 200
        assert says_nothing(text.replace("Cleo", ""))


@pytest.mark.parametrize(
    "headers",
    [
        {}, {"Origin": "https://evil.example"}, {"Origin": "null"}, {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site", "Origin": "HERE"}, {"Sec-Fetch-Site": "none"},
        {"Sec-Fetch-Site": "same-origin", "Origin": "https://evil.example"},
    ],
)  # fmt: skip
async def test_what_another_page_posts_changes_nothing(desk, headers):
    secret, coach = await desk.secret(), await desk.open()
    secret = await desk.secret()
    headers = {name: value.replace("HERE", coach.address) for name, value in headers.items()}
    visitor = desk.visitor()
    answer, _ = await visitor.asks("POST", "/coach/open", json={"secret": secret}, headers=headers)
    assert answer.status == 403
    answer, _ = await coach.asks("POST", "/coach/leave", headers=headers)
    assert answer.status == 403
    assert (await coach.looks())[0] == 200
    assert await visitor.opens(secret) == 204


async def test_a_form_cannot_post_a_secret(desk):
    answer, _ = await desk.visitor().asks("POST", "/coach/open", as_page=True, data={"secret": await desk.secret()})
    assert answer.status == 403


@pytest.mark.parametrize(
    "body", ["", "[]", "{}", '{"secret": 7}', '{"secret": ""}', "[" * 900, '{"secret": "' + "x" * 2000 + '"}',
             '{"secret": "\\ud800\\u0000"}', '{"secret": null}'],
)  # fmt: skip
async def test_a_body_that_is_none_opens_nothing(desk, body):
    answer, _ = await desk.visitor().asks(
        "POST", "/coach/open", as_page=True, data=body, headers={"Content-Type": "application/json"}
    )
    assert answer.status == 403


async def test_wrong_secrets_are_soon_not_looked_at_for_a_minute(desk):
    visitor = desk.visitor()
    for _ in range(WRONG):
        assert await visitor.opens("x" * 43) == 403
    secret = await desk.secret()
    assert await visitor.opens(secret) == 429
    desk.clock.move_to(NOON + MINUTE)
    assert await visitor.opens(secret) == 204


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1.evil.example", ""])
async def test_it_answers_to_its_own_name_only(desk, host):
    coach = await desk.open()
    for method, path in (("GET", "/coach"), ("POST", "/coach/open"), ("GET", "/coach/static/coach.css")):
        answer, text = await coach.asks(method, path, headers={"Host": host})
        assert answer.status == 421
        assert says_nothing(text)


async def test_nothing_of_it_is_kept_framed_found_or_told_on(desk):
    coach = await desk.open()
    for visitor in (coach, desk.visitor()):
        for method, path in (("GET", "/coach"), ("POST", "/coach/open"), ("PUT", "/coach"), ("POST", "/coach/leave")):
            answer, _ = await visitor.asks(method, path)
            assert answer.headers["Cache-Control"] == "no-store"
            assert answer.headers["Referrer-Policy"] == "no-referrer"
            assert "noindex" in answer.headers["X-Robots-Tag"]
            policy = answer.headers["Content-Security-Policy"]
            assert "frame-ancestors 'none'" in policy
            assert "unsafe" not in policy
            assert "data:" not in policy


@pytest.mark.parametrize("cookie", ["x", "x" * 5000, "é", "../../etc", "'; DROP TABLE sessions;--"])
async def test_a_cookie_of_somebodys_own_making_opens_nothing(desk, cookie):
    visitor = desk.visitor()
    answer, text = await visitor.asks("GET", "/coach", headers={"Cookie": f"{COOKIE}={cookie}"})
    assert answer.status in (200, 403)
    assert says_nothing(text)


async def test_each_look_is_in_the_log_of_those_who_were_shown_and_of_nobody_else(desk):
    coach = await desk.open()
    await coach.looks()
    seen = set()
    for each in desk.made.members:
        async with desk.store.read(AsMember(each.member_id)) as tx:
            if await views.of(tx, each.member_id):
                seen.add(each.shown_as)
    assert seen == {each.shown_as for each in desk.made.members if each.consent.named}


async def test_h13_names_are_shown_as_they_are_and_run_nothing(desk):
    bad = "<script>alert(1)</script>{{7*7}}{% for x in y %}%(x)s${HOME}"
    async with desk.store.begin(BOT) as tx:
        who = person("eve", bad, NOON)
        await members.put(tx, who)
        await joined(tx, desk.made.cohort, who, role=Role.MEMBER, consent=Consent.PROGRESS, at=NOON)
    _, text = await (await desk.open()).looks("?by=name")
    assert "&lt;script&gt;alert(1)&lt;/script&gt;{{7*7}}" in text
    assert "<script>alert" not in text
    assert "style=" not in text


async def test_the_figures_come_as_a_table_with_nobody_in_it_and_to_nobody_else(desk):
    coach = await desk.open()
    answer, text = await coach.asks("GET", "/coach/figures.csv")
    assert (answer.status, answer.content_type) == (200, "text/csv")
    assert answer.headers["Cache-Control"] == "no-store"
    assert text.startswith(("Week,", "\ufeffWeek,"))
    assert len(text.splitlines()) > 3
    assert says_nothing(text)
    for each in desk.made.members:
        async with desk.store.read(AsMember(each.member_id)) as tx:
            assert await views.of(tx, each.member_id) == ()
    for method in ("GET", "HEAD"):
        answer, text = await desk.visitor().asks(method, "/coach/figures.csv")
        assert answer.status == 403
        assert "Week" not in text


@pytest.mark.parametrize("query", ["?page=0", "?page=99999", "?page=-1", "?page=x", "?page=²", "?by=salary", "?by="])
async def test_an_address_that_asks_for_what_is_not_there_gets_what_is(desk, query):
    status, text = await (await desk.open()).looks(query)
    assert status == 200
    assert "Ines Alvarez" in text


@pytest.mark.parametrize("path", ["/coach/static/playground.js", "/coach/static/../app.py", "/coach/x"])
async def test_only_its_own_files_are_served(desk, path):
    answer, _ = await desk.visitor().asks("GET", path)
    assert answer.status == 404


async def test_where_no_address_is_set_the_card_says_so_and_what_there_is_in_chat(desk):
    desk.bot.found_at(lambda: "")
    card = await desk.presses()
    assert "no address" in shown_words(card)
    assert not [each for each in card.controls if isinstance(each, Link)]


@pytest.mark.parametrize(
    ("address", "is_"),
    [
        ("https://bot.example/", "https://bot.example"), ("https://bot.example/a", "https://bot.example/a"),
        ("http://127.0.0.1:8765", "http://127.0.0.1:8765"), ("http://[::1]:80", "http://[::1]:80"),
        ("http://bot.example", ""), ("http://192.0.2.7:8765", ""), (None, ""),
    ],
)  # fmt: skip
def test_a_page_is_offered_only_where_a_browser_keeps_its_cookie(address, is_):
    assert trusted(address) == is_


async def test_the_page_speaks_the_coachs_language_and_the_door_the_browsers(desk):
    async with desk.store.begin(BOT) as tx:
        await members.put(tx, replace(desk.made.coach, language="es", locale="es-ES"))
    _, text = await (await desk.open()).looks()
    assert '<html lang="es">' in text
    assert "Miembros" in text
    assert "How it stands" not in text
    _, text = await desk.visitor().asks("GET", "/coach", headers={"Accept-Language": "es-MX,es;q=0.9,en;q=0.5"})
    assert "Aquí no hay nada abierto" in text
