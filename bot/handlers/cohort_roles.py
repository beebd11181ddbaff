"""Who is what in a cohort: coaches name coaches, sponsors and members, and take people out of it."""

from collections.abc import Mapping

from bot.cards import afternote as afternote_cards
from bot.cards import cohort_policy as policy_cards
from bot.cards import cohort_roles as cards
from bot.cards.words import N_
from bot.chat.card import Card, Suggestion
from bot.chat.card import Option as Answer
from bot.chat.reply import Amend, ToAction, ToCommand
from bot.chat.spec import CommandSpec, Given, Option, OptionKind
from bot.handlers import coaching, which_cohort
from bot.handlers.routes import Routes
from bot.handlers.turn import Turn
from bot.model.cohort import Cohort, Membership, Role
from bot.model.ids import CohortId, MemberId, MembershipId
from bot.model.people import Address
from bot.store import entering, grants, roles
from bot.store.roles import Changed

_LABEL = 90
"""Characters of a name that completes."""
_DO = ("invite", "coach", "sponsor", "member", "remove")
SPECS = (
    CommandSpec(
        "cohort members", N_("Who is in the group and how it goes; invite, make coach, take out"),
        (
            Option("who", N_("A person, by mention"), OptionKind.MEMBER),
            Option("name", N_("Or by name"), OptionKind.REFERENCE),
            Option("do", N_("What to do"), OptionKind.CHOICE, answers=tuple(Answer(each, each) for each in _DO)),
        ),
        example="@Ben coach",
        coach=True,
    ),
)  # fmt: skip


async def command(turn: Turn, given: Mapping[str, Given]) -> ToCommand:
    """The list by state; with somebody named, what is to be done about them."""
    found = await which_cohort.found(turn, "members.of")
    if not isinstance(found, Cohort):
        return found
    who, name, do = given.get("who"), str(given.get("name", "")).strip(), str(given.get("do", ""))
    if not who and not name:
        return await listed(turn, found)
    grant = await grants.coach(turn.tx, found.id)
    if grant is None:
        return policy_cards.for_coaches(turn.reader)
    if isinstance(who, str) and who and not name:
        # Mentioned where they are not seen.
        return cards.unknown(turn.reader)
    return await _somebody(turn, found, who if isinstance(who, Address) else name, do)


async def listed(turn: Turn, cohort: Cohort) -> Card:
    """Who is in it: for a coach by state, as each shares it; for everybody else who looks after it."""
    if await grants.coach(turn.tx, cohort.id) is not None:
        return await coaching.roster(turn, cohort)
    staff = await roles.staff(turn.tx, cohort.id)
    return afternote_cards.not_yours(turn.reader) if staff is None else cards.staff(turn.reader, cohort, staff)


async def listed_pressed(turn: Turn, value: str, picked: str | None) -> ToAction:
    """The same, by button."""
    grant = await grants.anybody(turn.tx, CohortId(picked or value))
    return afternote_cards.not_yours(turn.reader) if grant is None else await listed(turn, grant.cohort)


async def _somebody(turn: Turn, cohort: Cohort, who: Address | str, do: str) -> Card:
    if isinstance(who, Address):
        known = await roles.whom(turn.tx, cohort.id, who)
        if known is None or known[1] is None:
            return cards.unknown(turn.reader)
        return await _asked(turn, cohort, known[1], do)
    found = await roles.by_name(turn.tx, cohort.id, who)
    if not found:
        return cards.nobody(turn.reader)
    if len(found) > 1:
        return cards.which(turn.reader, found, do or "ask")
    return await _asked(turn, cohort, found[0].member_id, do)


async def _asked(turn: Turn, cohort: Cohort, whom: MemberId, do: str) -> Card:
    """What is to be done is done, but for taking somebody out, which is asked first.

    Whom the coach does not see by name is answered for as somebody who is not in it: whether they are is not for these
    answers to say.
    """
    seen = await roles.seen(turn.tx, cohort.id, whom)
    if do == "member" and seen is None:
        return cards.by_themselves(turn.reader, cohort)
    if do in ("coach", "sponsor", "member"):
        return await _given(turn, cohort, whom, Role(do))
    if do == "invite":
        return await _invited(turn, cohort, whom)
    name = cards.somebody(turn.reader) if seen is None else seen.shown_as or cards.somebody(turn.reader)
    value = f"{cohort.id} {whom}"
    if do == "remove":
        return cards.really(turn.reader, cohort, name, f"{value} remove")
    return cards.do_what(turn.reader) if seen is None else cards.what(turn.reader, cohort, name, value)


async def _invited(turn: Turn, cohort: Cohort, whom: MemberId) -> Card:
    match await entering.invite(turn.tx, cohort.id, whom, turn.now):
        case Changed.DONE:
            return cards.invited(turn.reader, cohort)
        case Changed.TOO_MANY:
            return cards.too_many(turn.reader)
        case _:
            return afternote_cards.not_yours(turn.reader)


async def _given(turn: Turn, cohort: Cohort, whom: MemberId, role: Role) -> Card:
    id = MembershipId(turn.new_id())
    changed = await roles.given(turn.tx, cohort.id, whom, role, turn.now, id=id, on=turn.platform)
    name = await roles.shown_as(turn.tx, cohort.id, whom) or cards.somebody(turn.reader)
    match changed:
        case Changed.DONE:
            return cards.given(turn.reader, cohort, name, role)
        case Changed.ALREADY:
            return cards.already(turn.reader, name, role)
        case Changed.LAST_COACH:
            return cards.last_coach(turn.reader, cohort, oneself=whom == turn.member.id)
        case Changed.NOBODY:
            return cards.nobody(turn.reader)
        case Changed.TOO_MANY:
            return cards.too_many(turn.reader)
        case _:
            return afternote_cards.not_yours(turn.reader)


async def do(turn: Turn, value: str, picked: str | None) -> ToAction:
    """What a button says about somebody: "<cohort> <member> <what>"."""
    cohort_id, _, rest = value.partition(" ")
    whom, _, what = rest.partition(" ")
    grant = await grants.coach(turn.tx, CohortId(cohort_id))
    if grant is None or not whom:
        return afternote_cards.not_yours(turn.reader)
    id = MemberId(whom)
    seen = await roles.seen(turn.tx, grant.cohort.id, id)
    if what == "remove":
        return await _removed(turn, grant.cohort, id, seen)
    # An older card may have buttons about somebody who is not seen by name any more.
    told = what in ("coach", "sponsor") and await roles.shown_as(turn.tx, grant.cohort.id, id) is not None
    if seen is None and not told:
        return afternote_cards.not_yours(turn.reader)
    return await _asked(turn, grant.cohort, id, what)


async def _removed(turn: Turn, cohort: Cohort, whom: MemberId, seen: Membership | None) -> ToAction:
    changed = await roles.removed(turn.tx, cohort.id, whom, turn.now)
    if changed is Changed.LAST_COACH:
        return cards.last_coach(turn.reader, cohort, oneself=whom == turn.member.id)
    if changed is None:
        return afternote_cards.not_yours(turn.reader)
    if seen is None:
        return Amend(cards.not_in_it(turn.reader, cohort))
    return Amend(cards.removed(turn.reader, cohort, seen.shown_as or cards.somebody(turn.reader)))


async def names(turn: Turn, typed: str) -> tuple[Suggestion, ...]:
    """Whom a coach may mean by what is typed so far: coaches, sponsors, and members who let themselves be named."""
    found = await which_cohort.found(turn, "members.of")
    if not isinstance(found, Cohort):
        return ()
    people = await roles.by_name(turn.tx, found.id, typed)
    return tuple(Suggestion(each.shown_as[:_LABEL], each.shown_as[:_LABEL]) for each in people if each.shown_as)


ROUTES = Routes(
    lookups={("cohort members", "name"): names},
    specs=SPECS,
    commands={"cohort members": command},
    actions={"members.of": listed_pressed, "members.do": do},
)
