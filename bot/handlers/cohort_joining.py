"""Joining a cohort, choosing what is seen there, looking at oneself as a coach would, and leaving."""

from collections.abc import Mapping

from bot.cards import afternote as afternote_cards
from bot.cards import coaching as coaching_cards
from bot.cards import cohort_joining as cards
from bot.cards import cohort_roles as role_cards
from bot.cards.words import N_
from bot.chat.card import Card
from bot.chat.card import Option as Answer
from bot.chat.reply import Amend, ToAction, ToCommand
from bot.chat.spec import CommandSpec, Given, Option, OptionKind
from bot.handlers import dripping, which_cohort
from bot.handlers.errand import Errand
from bot.handlers.routes import Routes
from bot.handlers.turn import Turn
from bot.model.cohort import Cohort, Consent, Role
from bot.model.ids import CohortId, MembershipId
from bot.store import coaching, entering, grants
from bot.store.entering import Entered, Entry
from bot.store.roles import Changed

SPECS = (
    CommandSpec(
        "cohort join", N_("Join the group of this channel, or change what is seen of you"),
        (Option("what", N_("private, counts, progress or drafts"), OptionKind.CHOICE,
                answers=tuple(Answer(each.value, each.value) for each in Consent)),),
        example="counts",
    ),
    CommandSpec("cohort leave", N_("Leave the group; what you logged stays yours")),
)  # fmt: skip


async def join(turn: Turn, given: Mapping[str, Given]) -> ToCommand:
    """In a group's channel: in, at the level that was named; elsewhere the level of the group they are in."""
    typed = str(given.get("what", "")).strip().casefold()
    level = next((each for each in Consent if each.value == typed), None)
    door = await grants.doors(turn.tx, turn.where) if turn.where is not None else None
    mine = [cohort for each, cohort in await grants.places(turn.tx) if each.role is Role.MEMBER and cohort.open]
    if typed and level is None:
        named = next((each for each in mine if each.name.casefold() == typed), None)
        if named is not None:
            return await _level(turn, named.id, None)
        if door is None or door.cohort.name.casefold() != typed:
            return cards.no_such_level(turn.reader, typed)
    if door is not None:
        card = await _in(turn, door.cohort.id)
        entered = await grants.member(turn.tx, door.cohort.id)
        return await _level(turn, door.cohort.id, level) if level is not None and entered is not None else card
    if not mine:
        return cards.no_door(turn.reader)
    if len(mine) == 1:
        return await _level(turn, mine[0].id, level)
    return cards.which_level(turn.reader, mine, level) if level is not None else \
        role_cards.which_group(turn.reader, mine, "cohort.show")  # fmt: skip


async def join_pressed(turn: Turn, value: str, picked: str | None) -> ToAction:
    """In, by the button on a card in the channel or on an invitation."""
    return await _in(turn, CohortId(value))


async def _in(turn: Turn, cohort_id: CohortId) -> Card:
    entry = await entering.enter(
        turn.tx, cohort_id, turn.where, turn.now, id=MembershipId(turn.new_id()),
        shown_as=turn.member.called_at(turn.platform),
    )  # fmt: skip
    if entry is None:
        over = await grants.over(turn.tx, cohort_id, turn.where)
        return afternote_cards.not_yours(turn.reader) if over is None else cards.over(turn.reader, over)
    turn.leaves("cohort.show", cohort_id)
    match entry.how:
        case Entered.NEW:
            await dripping.anew(turn)
            return cards.joined(turn.reader, entry.cohort, entry.membership)
        case Entered.ALREADY:
            return cards.standing(turn.reader, entry.cohort, entry.membership)
        case Entered.COACH:
            return cards.you_coach_it(turn.reader, entry.cohort)


async def show(turn: Turn, value: str, picked: str | None) -> ToAction:
    """Where they stand in a group."""
    grant = await grants.anybody(turn.tx, CohortId(picked or value))
    if grant is None:
        return afternote_cards.not_yours(turn.reader)
    if grant.membership.role is not Role.MEMBER:
        return cards.you_coach_it(turn.reader, grant.cohort)
    return cards.standing(turn.reader, grant.cohort, grant.membership)


async def level(turn: Turn, value: str, picked: str | None) -> ToAction:
    """Another level, from this moment on; a value may carry the group in what was picked."""
    cohort_id, _, typed = (picked or "").partition(" ")
    if not typed:
        cohort_id, typed = value, picked or ""
    wanted = next((each for each in Consent if each.value == typed), None)
    if wanted is None:
        return afternote_cards.not_yours(turn.reader)
    entry = await entering.at_level(turn.tx, CohortId(cohort_id), wanted, turn.now)
    return afternote_cards.not_yours(turn.reader) if entry is None else Amend(_chosen(turn, entry))


async def _level(turn: Turn, cohort_id: CohortId, wanted: Consent | None) -> Card:
    if wanted is None:
        grant = await grants.member(turn.tx, cohort_id)
        if grant is None:
            return afternote_cards.not_yours(turn.reader)
        return cards.standing(turn.reader, grant.cohort, grant.membership)
    entry = await entering.at_level(turn.tx, cohort_id, wanted, turn.now)
    return afternote_cards.not_yours(turn.reader) if entry is None else _chosen(turn, entry)


def _chosen(turn: Turn, entry: Entry) -> Card:
    turn.leaves("cohort.show", entry.cohort.id)
    return cards.chosen(turn.reader, entry.cohort, entry.membership)


async def seen(turn: Turn, value: str, picked: str | None) -> ToAction:
    """What their own coach sees of them, live: at their level, or as it would be at another."""
    cohort_id, _, typed = value.partition(" ")
    wanted = next((each for each in Consent if each.value == typed), None)
    found = await coaching.as_seen(turn.tx, CohortId(cohort_id), turn.now, consent=wanted)
    if found is None or not found.cohort.open:
        return afternote_cards.not_yours(turn.reader)
    row = None
    if found.progress is not None:
        row = coaching_cards.as_seen(turn.reader, found.cohort, found.progress, turn.now)
    return cards.seen(turn.reader, found.cohort, found.membership, found.consent, row)


async def leave(turn: Turn, given: Mapping[str, Given]) -> ToCommand:
    """Asks before they leave the group that they are in, or the one that they pick."""
    found = await which_cohort.found(turn, "cohort.leave")
    return cards.leaving(turn.reader, found) if isinstance(found, Cohort) else found


async def leave_asked(turn: Turn, value: str, picked: str | None) -> ToAction:
    """The same, by button."""
    grant = await grants.anybody(turn.tx, CohortId(picked or value))
    return afternote_cards.not_yours(turn.reader) if grant is None else cards.leaving(turn.reader, grant.cohort)


async def left(turn: Turn, value: str, picked: str | None) -> ToAction:
    """They leave: nothing of theirs is seen there from this moment on."""
    gone = await entering.leave(turn.tx, CohortId(value), turn.now)
    if gone is None:
        return cards.left_already(turn.reader) if turn.trace.action else afternote_cards.not_yours(turn.reader)
    if isinstance(gone, Changed):
        grant = await grants.anybody(turn.tx, CohortId(value))
        assert grant is not None  # nobody but its last coach is answered so
        return role_cards.last_coach(turn.reader, grant.cohort, oneself=True)
    await dripping.anew(turn)
    return Amend(cards.left(turn.reader, gone))


async def invited(errand: Errand) -> Card | None:
    """The invitation of a coach, while the group can be joined and they are not in it."""
    found = await entering.invitation(errand.tx, errand.nudge)
    if found is None:
        return None
    cohort, coach = found
    return cards.invited(errand.reader, cohort, coach, discreet=errand.member.discreet)


ROUTES = Routes(
    specs=SPECS,
    commands={"cohort join": join, "cohort leave": leave},
    actions={
        "cohort.join": join_pressed,
        "cohort.show": show,
        "cohort.level": level,
        "cohort.seen": seen,
        "cohort.leave": leave_asked,
        "cohort.left": left,
    },
)
