"""Every error of a call, sorted: surely not sent, perhaps, or never; and what a log may say of it."""

from datetime import timedelta
from typing import Any

import aiohttp
import discord
import pytest

from adapters.discord import faults
from adapters.discord.faults import TooMany, sorted_error
from bot.errors import Finality, TryLater, Uncertain, Undeliverable


class Answer:
    """As much of an answer as an exception of the kit holds."""

    def __init__(self, status: int, headers: dict[str, str] | None = None) -> None:
        self.status = status
        self.reason = "reason"
        self.headers = headers or {}


def said(status: int, code: int = 0, **more: Any) -> discord.HTTPException:
    kinds = {403: discord.Forbidden, 404: discord.NotFound}
    kind = kinds.get(status, discord.DiscordServerError if status >= 500 else discord.HTTPException)
    return kind(Answer(status), {"code": code, "message": "Acme", **more})  # type: ignore[arg-type]


def limited(body: Any, **headers: str) -> TooMany:
    return TooMany(Answer(429, {name.replace("_", "-"): value for name, value in headers.items()}), body)  # type: ignore[arg-type]


FINAL = [
    (said(403, 50007), Finality.CLOSED), (said(403, 50278), Finality.GONE), (said(403, 40003), Finality.CLOSED),
    (said(429, 40003), Finality.CLOSED), (said(404, 10003), Finality.GONE), (said(404, 10013), Finality.GONE),
    (said(403, 50001), Finality.GONE), (said(403), Finality.CLOSED), (said(403, 50013), Finality.CLOSED),
    (said(404), Finality.GONE), (said(404, 10008), Finality.GONE), (said(400, 50035), Finality.REFUSED),
    (said(400, 50006), Finality.REFUSED), (said(400, 50033), Finality.REFUSED), (said(405), Finality.REFUSED),
    (said(413), Finality.REFUSED),
]  # fmt: skip


@pytest.mark.parametrize(("error", "why"), FINAL)
def test_what_never_will_be_is_called_so_by_its_reason(error, why):
    for sent in (True, False):
        found = sorted_error(error, sent=sent)
        assert isinstance(found, Undeliverable)
        assert found.why is why


def test_what_is_not_taken_for_what_is_in_it_may_be_taken_plainer():
    assert all(map(faults.unfit, (said(400, 50035), said(413), said(413, 40005), said(403, 50013))))
    assert not any(map(faults.unfit, (said(403), said(403, 50001), said(403, 50007), said(404), said(500), OSError())))


LOST = [
    said(500), said(502), said(503), said(504), said(524), said(408), said(302), discord.InvalidData("x"),
    aiohttp.ServerDisconnectedError(), aiohttp.ClientPayloadError(), aiohttp.ServerTimeoutError(), TimeoutError(),
    ConnectionResetError(), OSError(), ValueError("Acme"), Uncertain(),
]  # fmt: skip


@pytest.mark.parametrize("error", LOST, ids=lambda each: f"{type(each).__name__}{faults.status(each) or ''}")
def test_what_may_have_been_heard_is_uncertain_unless_it_was_to_send_nothing(error):
    assert isinstance(sorted_error(error), Uncertain)
    before = sorted_error(error, sent=False)
    assert isinstance(before, TryLater)
    assert before.alone
    assert before.tried


@pytest.mark.parametrize(
    "error",
    [aiohttp.ClientConnectorError(None, OSError()), aiohttp.ConnectionTimeoutError(), aiohttp.InvalidURL("x")],  # type: ignore[arg-type]
)
def test_what_never_left_is_for_later_for_everybody(error):
    for sent in (True, False):
        found = sorted_error(error, sent=sent)
        assert isinstance(found, TryLater)
        assert not found.alone
        assert not faults.lost(error)


def test_a_token_that_is_refused_is_for_later_for_everybody_and_loses_nothing():
    found = sorted_error(said(401))
    assert isinstance(found, TryLater)
    assert not found.alone
    assert found.after == timedelta(minutes=5)


@pytest.mark.parametrize("scope", ["user", "shared"])
def test_a_limit_at_one_place_is_for_later_there_and_no_try(scope):
    found = sorted_error(limited({"retry_after": 1337, "global": False}, X_RateLimit_Scope=scope))
    assert isinstance(found, TryLater)
    assert found.alone
    assert not found.tried
    assert timedelta(seconds=1337) <= found.after < timedelta(seconds=1338)


@pytest.mark.parametrize(
    ("error", "seconds"),
    [
        (limited({"retry_after": 30.5, "global": True}, X_RateLimit_Scope="global"), 30.5),
        (limited({"retry_after": 30, "global": True}), 30), (limited("error code: 1015", Retry_After="600"), 600),
        (limited("error code: 1015"), 300), (limited({}), 300), (limited({"retry_after": "x"}), 300),
        (limited({"retry_after": float("nan")}), 300), (limited({"retry_after": -1}), 300),
        (limited({"retry_after": True}), 300), (limited({"retry_after": 10**30}), 86400),
    ],
)  # fmt: skip
def test_a_limit_on_everything_is_for_later_for_everybody_and_never_undercut(error, seconds):
    found = sorted_error(error)
    assert isinstance(found, TryLater)
    assert not found.alone
    assert timedelta(seconds=seconds) <= found.after <= timedelta(seconds=seconds, milliseconds=2)


def test_a_limit_of_which_nobody_says_how_long_is_half_a_minute_at_one_place():
    found = sorted_error(limited({}, X_RateLimit_Scope="user"))
    assert isinstance(found, TryLater)
    assert found.after == timedelta(seconds=30)


def test_a_wait_is_taken_from_the_header_where_the_body_says_none():
    found = sorted_error(limited({}, X_RateLimit_Scope="shared", Retry_After="45"))
    assert isinstance(found, TryLater)
    assert found.after >= timedelta(seconds=45)


def test_the_kits_own_limit_is_one_place():
    found = sorted_error(discord.RateLimited(40))
    assert isinstance(found, TryLater)
    assert found.alone
    assert found.after >= timedelta(seconds=40)


def test_too_many_edits_of_old_messages_are_a_limit_there():
    assert not faults.everywhere(limited({"code": 30046, "retry_after": 300}))


def test_an_error_that_is_sorted_already_stays():
    later = TryLater(timedelta(seconds=3))
    assert sorted_error(later) is later


def test_a_log_names_places_and_numbers_and_no_word():
    wrong = {"components": {"0": {"components": {"1": {"label": {"_errors": [{"code": "X", "message": "Acme"}]}}}},
                            "Acme & Söhne": {"_errors": []}}}  # fmt: skip
    told = faults.told(said(400, 50035, errors=wrong))
    assert told == {
        "status": 400, "code": 50035, "error": "HTTPException", "where": ["/components/0/components/1/label"],
    }  # fmt: skip
    assert faults.told(TimeoutError()) == {"status": 0, "code": 0, "error": "TimeoutError", "where": []}
