"""Bridging: one cohort in a channel of each of two platforms."""

import re

from bot.cards import afternote as afternote_cards
from bot.cards import bridging as cards
from bot.cards import linking as linking_cards
from bot.chat.card import Card
from bot.chat.reply import Amend, ToAction
from bot.handlers.errand import Errand
from bot.handlers.routes import Routes
from bot.handlers.turn import Turn
from bot.model.cohort import Room
from bot.model.ids import CohortId, LinkId, RoomId
from bot.model.link import Link, Party
from bot.store import bridges, grants, links
from bot.store.bridges import Refused

_CODE = re.compile(r"\s*[2-9A-HJKMNP-TV-Z]{4}[\s-]?[2-9A-HJKMNP-TV-Z]{4}\s*", re.IGNORECASE)


def is_code(text: str) -> bool:
    """Whether this is written like a code and not like the name of a group: "K7PM-3XQD", a figure in it."""
    return _CODE.fullmatch(text) is not None and any(sign.isdigit() for sign in text)


async def code(turn: Turn, value: str, picked: str | None) -> ToAction:
    """A code with which another channel becomes one of this cohort's; for its coaches."""
    grant = await grants.coach(turn.tx, CohortId(value))
    if grant is None or not grant.cohort.open:
        return afternote_cards.not_yours(turn.reader)
    fresh = await links.made(turn.tx, turn.now, cohort_id=grant.cohort.id)
    if fresh is None:
        return afternote_cards.not_yours(turn.reader)
    turn.leaves("bridge.show", value)
    return cards.code(turn.reader, fresh, grant.cohort.name)


async def typed(turn: Turn, text: str, *, room_name: str = "") -> Card:
    """What a code leads to that was typed where a group is made."""
    if turn.where is None or turn.where.room is None:
        return cards.in_a_channel(turn.reader)
    if await links.guessed_out(turn.tx, turn.now):
        return linking_cards.too_many(turn.reader)
    found = await links.typed(
        turn.tx, text, LinkId(turn.new_id()), turn.now, room=turn.where, room_name=room_name
    )
    if found is None or found.cohort_id is None:
        return linking_cards.no_such_code(turn.reader)
    if await grants.coach(turn.tx, found.cohort_id) is not None:
        # They look after it themselves: nobody else is to be asked.
        return await _opened(turn, found)
    who = await links.other(turn.tx, found)
    if who is None:
        return linking_cards.no_such_code(turn.reader)
    await links.agree(turn.tx, found, turn.now)
    turn.leaves("link.ask", found.id)
    return cards.waits(turn.reader, who)


async def asked(turn: Turn, found: Link, who: Party) -> Card:
    """How a link that is a cohort's stands, for either side: the question, or that it was asked."""
    if found.member_id != turn.member.id:
        return cards.waits(turn.reader, who)
    room = place(found)
    grant = await grants.coach(turn.tx, found.cohort_id) if found.cohort_id is not None else None
    if grant is None or room is None:
        return afternote_cards.not_yours(turn.reader)
    return cards.asked(turn.reader, who, grant.cohort.name, room, found.id)


async def errand(errand: Errand, found: Link, who: Party) -> Card | None:
    """The question by DM; nothing to whoever is no coach of it any more."""
    room = place(found)
    group = await links.group(errand.tx, found)
    return None if room is None or group is None else cards.asked(errand.reader, who, group, room, found.id)


async def open_pressed(turn: Turn, value: str, picked: str | None) -> ToAction:
    """The yes of the coach who made the code."""
    found = await links.get(turn.tx, LinkId(value), turn.now)
    if found is None or found.agreed_at is None or found.member_id != turn.member.id or found.cohort_id is None:
        return afternote_cards.not_yours(turn.reader)
    return Amend(await _opened(turn, found))


async def _opened(turn: Turn, found: Link) -> Card:
    assert found.cohort_id is not None  # both callers have looked
    room = await bridges.open_room(turn.tx, found, RoomId(turn.new_id()), turn.now)
    grant = await grants.coach(turn.tx, found.cohort_id)
    if isinstance(room, Refused) or grant is None:
        await links.drop(turn.tx, found)
        return _refused(turn, room if isinstance(room, Refused) else Refused.NOT_YOURS, found)
    turn.leaves("bridge.show", found.cohort_id)
    return cards.opened(turn.reader, grant.cohort.name, room)


def _refused(turn: Turn, why: Refused, found: Link) -> Card:
    match why:
        case Refused.TAKEN:
            return cards.taken(turn.reader)
        case Refused.SAME_PLATFORM if found.room is not None:
            return cards.one_a_platform(turn.reader, found.room.platform)
        case _:
            return afternote_cards.not_yours(turn.reader)


async def show(turn: Turn, value: str, picked: str | None) -> ToAction:
    """The channels that a cohort is in, for its coaches."""
    grant = await grants.coach(turn.tx, CohortId(picked or value))
    if grant is None:
        return afternote_cards.not_yours(turn.reader)
    rooms = await bridges.rooms(turn.tx, grant.cohort.id) or ()
    return cards.channels(turn.reader, grant.cohort.name, rooms, grant.cohort.id)


async def leaving(turn: Turn, value: str, picked: str | None) -> ToAction:
    """Asks before a cohort leaves one of its channels."""
    cohort_id, _, room_id = value.partition(" ")
    grant = await grants.coach(turn.tx, CohortId(cohort_id))
    rooms = await bridges.rooms(turn.tx, CohortId(cohort_id)) or ()
    room = next((each for each in rooms if each.id == room_id), None)
    if grant is None or room is None or len(rooms) < 2:
        return afternote_cards.not_yours(turn.reader)
    return cards.leaving(turn.reader, grant.cohort.name, room, value)


async def close(turn: Turn, value: str, picked: str | None) -> ToAction:
    """A cohort leaves one of its channels; its people stay."""
    cohort_id, _, room_id = value.partition(" ")
    grant = await grants.coach(turn.tx, CohortId(cohort_id))
    room = await bridges.close_room(turn.tx, CohortId(cohort_id), RoomId(room_id), turn.now)
    if grant is None or isinstance(room, Refused):
        return afternote_cards.not_yours(turn.reader)
    turn.leaves("bridge.show", cohort_id)
    return Amend(cards.closed(turn.reader, grant.cohort.name, room))


def place(found: Link) -> Room | None:
    """The channel that a link is about, as it would be a cohort's."""
    if found.room is None or found.cohort_id is None:
        return None
    return Room(RoomId(found.id), found.cohort_id, found.room, found.room_name)


ROUTES = Routes(
    actions={
        "bridge.code": code,
        "bridge.open": open_pressed,
        "bridge.show": show,
        "bridge.leaving": leaving,
        "bridge.close": close,
    },
)
