"""Making a cohort: in its channel, by whoever will coach it; and the card with which people join."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta

from bot.cards import afternote as afternote_cards
from bot.cards import cohort_policy as policy_cards
from bot.cards import cohorts as cards
from bot.cards.words import N_
from bot.chat.card import Card
from bot.chat.form import Form
from bot.chat.reply import Invalid, ToAction, ToCommand, ToSubmission
from bot.chat.spec import CommandSpec, Given, Option, OptionKind
from bot.handlers import bridging, chosen
from bot.handlers.errand import Errand
from bot.handlers.logs import zone_known, zone_typed
from bot.handlers.room_errand import RoomErrand
from bot.handlers.routes import Routes, Submitted
from bot.handlers.turn import Turn, Values
from bot.model.calendar import wall
from bot.model.cohort import Cohort, Membership, Role, Room
from bot.model.ids import CohortId, MembershipId, RoomId
from bot.model.people import Address
from bot.store import cohorts, founding, grants, memberships
from bot.store.founding import NotFounded
from bot.store.invitations import UNINVITED

SPECS = (
    CommandSpec(
        "cohort create", N_("Make a group in this channel"),
        (Option("name", N_("Its name, or a code to have it in one more channel"), OptionKind.REST),),
        example="Spring group",
        coach=True,
    ),
)  # fmt: skip
USUAL = timedelta(weeks=12)
"""How long a group goes on where nothing else is said, as an example."""


async def create(turn: Turn, given: Mapping[str, Given]) -> ToCommand:
    """Asks what a new group needs, in the channel that it is for; a code has one of yours be here too."""
    typed = str(given.get("name", "")).strip()
    if bridging.is_code(typed):
        return await bridging.typed(turn, typed, room_name=turn.room_name)
    if turn.where is None or turn.where.room is None:
        return cards.in_a_channel(turn.reader)
    if (there := await founding.taken(turn.tx, turn.where)) is not None:
        return cards.taken(turn.reader, there)
    if homeless := await founding.homeless(turn.tx, turn.now):
        return cards.homeless(turn.reader, homeless)
    return await turn.opened(_form(turn, turn.where, typed))


async def new(turn: Turn, value: str, picked: str | None) -> ToAction:
    """A new group here after all, though another of theirs has no channel."""
    if turn.where is None or turn.where.room is None:
        return cards.in_a_channel(turn.reader)
    if (there := await founding.taken(turn.tx, turn.where)) is not None:
        return cards.taken(turn.reader, there)
    return await turn.opened(_form(turn, turn.where, ""))


def _form(turn: Turn, where: Address, name: str) -> Form:
    ends = wall(turn.now, turn.zone or "UTC").date() + USUAL
    form = cards.form(turn.reader, name=name[: cards.NAME], ends=ends.isoformat(), zone_known=turn.zone is not None)
    # Some platforms do not say where a form was sent from: the channel is kept with it.
    return replace(form, value=f"{where.platform}\n{where.tenant}\n{where.room}\n{turn.room_name}")


async def make_form(turn: Turn, value: str, values: Values) -> Form | None:
    """That form again, as it was filled."""
    where = _place(value)
    if where is None:
        return None
    form = _form(turn, where, "")
    return replace(form, value=value, filled={**form.filled, **values})


def _place(value: str) -> Address | None:
    parts = value.split("\n")
    return Address(parts[0], parts[1], room=parts[2]) if len(parts) == 4 and all(parts[:3]) else None


async def make(turn: Turn, value: str, values: Values) -> ToSubmission:
    """The group, made: with its coach, its channel, its digests and its end."""
    where = _place(value)
    if where is None or where.platform not in {each.platform for each in turn.member.addresses}:
        return afternote_cards.not_yours(turn.reader)
    problems: dict[str, str] = {}
    zone = turn.zone or zone_typed(turn, values.get("zone", ""), problems)
    name = " ".join(values.get("name", "").split())
    if not name:
        problems["name"] = cards.no_name(turn.reader)
    elif len(name) > cards.NAME:
        problems["name"] = cards.long_name(turn.reader)
    elif any(each.open and each.name.casefold() == name.casefold() for _, each in await grants.places(turn.tx)):
        problems["name"] = cards.named_so(turn.reader, name)
    at = chosen.time_of_day(turn, values.get("at", "").strip() or "3 pm")
    if at is None:
        problems["at"] = policy_cards.no_such_time(turn.reader, values.get("at", ""))
    today = wall(turn.now, zone or "UTC").date()
    ends = chosen.day(turn, values.get("ends", ""), zone or "UTC")
    last = today + timedelta(days=policy_cards.LONGEST)
    if ends is None or not today < ends <= last:
        problems["ends"] = cards.no_day(turn.reader, values.get("ends", ""), today + timedelta(days=1), last)
    if problems or zone is None or at is None or ends is None:
        return Invalid(problems)
    if turn.zone is None:
        turn = await zone_known(turn, zone)
    weekday = values.get("weekday", "4")
    cohort = Cohort(
        CohortId(turn.new_id()), where.home, turn.now,
        name, zone, today, ends, digest_at=at,
        digest_weekday=int(weekday) if weekday in {str(number) for number in range(7)} else 4,
    )  # fmt: skip
    room = Room(RoomId(turn.new_id()), cohort.id, where, value.split("\n")[3], opened_at=turn.now)
    coach = Membership(
        MembershipId(turn.new_id()), cohort.id, turn.member.id, Role.COACH, turn.now,
        shown_as=turn.member.called_at(turn.platform), room_id=room.id,
    )  # fmt: skip
    made = await founding.found(turn.tx, cohort, room, coach, turn.now)
    if isinstance(made, NotFounded):
        there = await founding.taken(turn.tx, where)
        return afternote_cards.not_yours(turn.reader) if there is None else cards.taken(turn.reader, there)
    turn.leaves("cohort.made", cohort.id)
    return cards.made(turn.reader, made.cohort, turn.now)


async def shown_made(turn: Turn, value: str, picked: str | None) -> ToAction:
    """The group as it was made, for its coaches."""
    grant = await grants.coach(turn.tx, CohortId(value))
    return afternote_cards.not_yours(turn.reader) if grant is None else cards.made(turn.reader, grant.cohort, turn.now)


async def post(turn: Turn, value: str, picked: str | None) -> ToAction:
    """Has the joining card posted in the channel, for everybody there."""
    grant = await founding.post_joining(turn.tx, CohortId(value), turn.now)
    if grant is None:
        return afternote_cards.not_yours(turn.reader)
    turn.leaves("cohort.made", value)
    return cards.posted(turn.reader, grant.cohort)


async def sample(turn: Turn, value: str, picked: str | None) -> ToAction:
    """What a digest looks like, of invented figures and marked so."""
    grant = await grants.coach(turn.tx, CohortId(value))
    return afternote_cards.not_yours(turn.reader) if grant is None else cards.sample(turn.reader, grant.cohort)


async def move(turn: Turn, value: str, picked: str | None) -> ToAction:
    """A group whose channel is gone goes on in this one."""
    grant = await grants.coach(turn.tx, CohortId(value))
    if grant is None or not grant.cohort.open:
        return afternote_cards.not_yours(turn.reader)
    if turn.where is None or turn.where.room is None:
        return cards.in_a_channel(turn.reader)
    room = Room(RoomId(turn.new_id()), grant.cohort.id, turn.where, turn.room_name, opened_at=turn.now)
    moved = await founding.moved(turn.tx, grant.cohort.id, room, turn.now)
    if isinstance(moved, NotFounded):
        there = await founding.taken(turn.tx, turn.where)
        return afternote_cards.not_yours(turn.reader) if there is None else cards.taken(turn.reader, there)
    turn.leaves("cohort.made", value)
    return cards.moved(turn.reader, moved.cohort)


async def joining(errand: RoomErrand) -> Card | None:
    """The joining card, while the group can be joined."""
    if not errand.cohort.open:
        return None
    staff = await memberships.staff(errand.tx, errand.cohort.id)
    coaches = [each.shown_as for each in staff if each.role is Role.COACH]
    return cards.joining(errand.reader, errand.cohort, coaches)


async def told_gone(errand: Errand) -> Card | None:
    """Tells a coach that the channel is gone or never let us in, while the cohort goes on without one."""
    room_id = RoomId(errand.nudge.ordinal.split(" ")[1])
    room = (await cohorts.rooms(errand.tx, [room_id])).get(room_id)
    cohort = None if room is None else await cohorts.get(errand.tx, room.cohort_id)
    if room is None or cohort is None or not room.gone or not cohort.open:
        return None
    mine = await memberships.in_cohort(errand.tx, cohort.id, errand.member.id)
    if mine is None or mine.role is not Role.COACH:
        return None
    if errand.nudge.ordinal.startswith(UNINVITED):
        return cards.uninvited(errand.reader, cohort)
    return cards.gone(errand.reader, cohort)


ROUTES = Routes(
    specs=SPECS,
    commands={"cohort create": create},
    actions={"cohort.new": new, "cohort.made": shown_made, "cohort.post": post, "cohort.move": move,
             "cohort.sample": sample},
    forms={"cohort.make": Submitted(make_form, make)},
)
