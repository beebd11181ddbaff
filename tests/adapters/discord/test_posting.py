"""Answers of which Discord takes a part: where the rest goes, what is said of it, and what comes back of a refusal."""

import discord
import pytest

from adapters.discord.answering import Answering
from bot.chat.card import Button, Card, Copy
from bot.chat.reply import Amend
from tests.adapters.discord.asked import (
    as_guests,
    bot,
    button,
    kept,
    last,
    logged,
    rig,
    room,
    told,
    unseen,
    words,
)

__all__ = ["bot", "kept", "logged", "rig", "told"]

FOLLOWUP = "/webhooks/*/*"


def note(n: int) -> Card:
    """A note, as it is the n-th time."""
    return Card("A note", (Copy("Body", f"note {n}", alone=True),), (Button("Go", "go", "v1"),), about="note x")


def notes(count: int) -> Card:
    return Card("Notes", tuple(Copy("B", f"note {n}", alone=True) for n in range(count)))


def refuses(told, method: str, path: str, *, code: int, status: int, times: int | None = None) -> None:
    told.world.env.inject_error(method, path, status=status, code=code, times=times)


def in_dm(told) -> str:
    return f"/channels/{told.ana.dm}/messages"


async def stands(told, card: Card) -> tuple[str, ...]:
    """The messages in which it is remembered to stand."""
    who = next(each.origin.who for each in told.rig.overheard.inbounds)
    found = await told.rig.bot.keeps.drawn(who, card.about)
    return found.messages if found is not None else ()


def there(told, channel: int) -> list[str]:
    """What stands in a channel, as far as it was ever shown there."""
    ids = dict.fromkeys(each.message.id for each in told.world.news if each.message.channel == channel)
    return [words(found) for id in ids if (found := told.world.message(channel, id)) is not None]


# texts to copy in the DM


@pytest.mark.parametrize(("status", "code"), [(403, 50278), (403, 50007), (502, 0), (429, 0)])
async def test_a_text_to_copy_comes_where_the_bot_may_not_write_and_is_remembered_with_its_card(told, status, code):
    refuses(told, "POST", in_dm(told), status=status, code=code)
    for n in range(2):
        told.core.answers = [note(n)]
        await told.ana.slash("note show", {"note": "x"})
        await told.rig.settled()
        card, text = (each.message for each in [one for one in told.world.news if one.what == "posted"][-2:])
        assert (card.is_card, text.is_lone, text.content) == (True, True, f"note {n}")
        assert await stands(told, note(n)) == (str(card.id), str(text.id))
    # The card before is gone, and its text with it.
    assert [each.strip() for each in there(told, told.ana.dm) if each.startswith("note ")] == ["note 1"]


async def test_a_text_that_may_not_be_drawn_anew_is_said_anew_and_the_old_one_goes(told):
    told.core.answers = [note(0), Amend(note(1))]
    await told.ana.slash("note show", {"note": "x"})
    await told.rig.settled()
    card, text = (each.message for each in told.world.news[-2:])
    refuses(told, "PATCH", f"{in_dm(told)}/*", status=403, code=50278)
    refuses(told, "POST", in_dm(told), status=403, code=50278)
    await told.ana.presses(card, button(card, "Go"))
    await told.rig.settled()
    standing = await stands(told, note(1))
    assert standing[0] == str(card.id)
    assert told.world.message(told.ana.dm, int(standing[1])).content == "note 1"
    assert told.world.message(told.ana.dm, text.id) is None


async def test_a_text_that_is_redrawn_stays_where_it_is(told):
    told.core.answers = [note(0), Amend(note(1))]
    await told.ana.slash("note show", {"note": "x"})
    await told.rig.settled()
    card, text = (each.message for each in told.world.news[-2:])
    await told.ana.presses(card, button(card, "Go"))
    await told.rig.settled()
    assert await stands(told, note(1)) == (str(card.id), str(text.id))
    assert told.world.message(told.ana.dm, text.id).content == "note 1"


async def test_a_text_that_comes_in_no_way_is_told_to_be_missing_and_the_one_before_stays(told):
    told.core.answers = [note(0)]
    await told.ana.slash("note show", {"note": "x"})
    await told.rig.settled()
    before = await stands(told, note(0))
    refuses(told, "POST", in_dm(told), status=403, code=50278)
    refuses(told, "POST", FOLLOWUP, status=403, code=50013, times=1)
    told.core.answers = [note(1)]
    await told.ana.slash("note show", {"note": "x"})
    await told.rig.settled()
    assert "didn't come through" in words(last(told.rig, "posted"))
    assert told.world.message(told.ana.dm, int(before[1])).content == "note 0"


async def test_a_text_that_may_have_come_is_not_said_twice(told):
    posts = len(told.world.news)
    refuses(told, "POST", FOLLOWUP, status=502, code=0)
    told.core.answers = [note(0)]
    await told.ana.slash("note show", {"note": "x"})
    told.world.env.backend.faults.clear()
    await told.rig.settled()
    assert [each.message.content for each in told.world.news[posts:] if each.message.is_lone] == []


# more than a place takes


async def test_where_the_bot_was_added_no_answer_is_too_long_for_its_place(told):
    here = room(told.rig)
    told.core.answers = [notes(7)]
    await told.ana.slash("note show", {"note": "x"}, channel=here)
    assert len(there(told, here.id)) == 8


async def test_where_discord_takes_no_more_messages_all_of_it_goes_to_the_dm(told):
    here = room(told.rig)
    refuses(told, "POST", FOLLOWUP, status=400, code=40094)
    told.core.answers = [notes(3)]
    await told.ana.slash("note show", {"note": "x"}, channel=here)
    await told.rig.settled()
    assert len(there(told, here.id)) == 1
    assert [each.strip() for each in there(told, told.ana.dm)[-3:]] == ["note 0", "note 1", "note 2"]


@pytest.fixture
def posting(told, monkeypatch):
    """What is raised instead of each post to a DM, the first one first."""
    raises: list[Exception | None] = []
    api = told.rig.connection.api
    post = api.post

    async def posts(*given, **more):
        wrong = raises.pop(0) if raises else None
        if wrong is not None:
            raise wrong
        return await post(*given, **more)

    monkeypatch.setattr(api, "post", posts)
    return raises


def closed() -> discord.Forbidden:
    response = type("Response", (), {"status": 403, "reason": "", "headers": {}})()
    return discord.Forbidden(response, {"code": 50007, "message": "x"})


async def test_of_what_went_to_the_dm_in_part_it_is_said_that_the_rest_is_missing(told, posting):
    as_guests(told.rig)
    here = room(told.rig)
    posting += [None, None, closed()]
    told.core.answers = [notes(7)]
    await told.ana.slash("note show", {"note": "x"}, channel=here)
    (said,) = there(told, here.id)
    assert "Part of that is in" in said
    assert "once more" in said


async def test_what_may_be_in_the_dm_is_not_said_again_in_the_room(told, posting):
    as_guests(told.rig)
    here = room(told.rig)
    posting += [OSError(), OSError()]
    told.core.answers = [notes(7)]
    await told.ana.slash("note show", {"note": "x"}, channel=here)
    (said,) = there(told, here.id)
    assert "That may be in" in said
    assert f"channels/@me/{told.ana.dm}" in said


async def test_what_is_lost_once_on_its_way_to_the_dm_is_posted_once(told, posting):
    as_guests(told.rig)
    here = room(told.rig)
    posting += [OSError()]
    told.core.answers = [notes(7)]
    await told.ana.slash("note show", {"note": "x"}, channel=here)
    (said,) = there(told, here.id)
    assert "That's in" in said


async def test_what_comes_too_late_goes_to_the_dm_and_a_part_that_is_missing_is_told_there(told, posting):
    refuses(told, "POST", "/interactions/*/*/callback", status=404, code=10062, times=1)
    posting += [None, closed()]
    told.core.answers = [notes(3)]
    await unseen(told.ana, "note list", None)
    await told.rig.settled()
    assert "didn't come through" in there(told, told.ana.dm)[-1]


# what breaks once part of it was shown


async def test_what_breaks_after_a_part_was_shown_is_no_fault_but_told_to_be_missing(told, logged, monkeypatch):
    say = Answering.say
    broke = []

    async def once(self, message):
        if message.content and not broke:
            broke.append(message)
            raise RuntimeError("x")
        return await say(self, message)

    monkeypatch.setattr(Answering, "say", once)
    told.core.answers = [notes(2)]
    await told.ana.slash("note show", {"note": "x"}, channel=room(told.rig))
    assert "didn't come through" in words(last(told.rig))
    assert "Something broke" not in words(last(told.rig))
    assert "an answer failed" in logged()


async def test_a_part_of_which_nobody_knows_is_told_to_be_missing(told):
    here = room(told.rig)
    told.core.answers = [notes(2)]
    seen = []
    say = Answering.say

    async def once(self, message):
        seen.append(message)
        if len(seen) == 2:
            raise OSError
        return await say(self, message)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Answering, "say", once)
        await told.ana.slash("note show", {"note": "x"}, channel=here)
    assert "didn't come through" in there(told, here.id)[-1]
