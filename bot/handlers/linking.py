"""Linking: one person's accounts on two platforms become one member, by the word of both."""

from collections import Counter
from collections.abc import Mapping

from bot.cards import afternote as afternote_cards
from bot.cards import linking as cards
from bot.cards.words import N_, reader_for
from bot.chat.card import Card
from bot.chat.reply import Amend, ToAction, ToCommand
from bot.chat.spec import CommandSpec, Given, Option, OptionKind
from bot.handlers import bridging, weekly
from bot.handlers import dossier as dossiers
from bot.handlers.errand import Errand
from bot.handlers.routes import Routes
from bot.handlers.turn import Turn
from bot.model.cohort import Role
from bot.model.identity import folded
from bot.model.ids import LinkId
from bot.model.link import Joined, Link
from bot.model.opportunity import ContactKind, Outcome
from bot.model.people import Member
from bot.store import cadences, contacts, grants, links, members, notes, opportunities
from bot.store.tx import Tx

SPECS = (
    CommandSpec(
        "afternote link",
        N_("Make your accounts on two platforms one"),
        (Option("code", N_("The code from your other account"), OptionKind.REST),),
        example="K7PM-3XQD",
    ),
)
_OPEN = frozenset({Outcome.OPEN, Outcome.OFFER})
JOINS = "link.join"
"""The press that makes two members one: it holds both from its beginning."""


async def link(turn: Turn, given: Mapping[str, Given]) -> ToCommand:
    """A code, what a code that was typed leads to, or how things stand."""
    code = str(given.get("code", "")).strip()
    if code:
        return await _typed(turn, code)
    if (stands := await _stands(turn)) is not None:
        return stands
    turn.leaves("link.show", "")
    fresh = await links.made(turn.tx, turn.now)
    return afternote_cards.not_yours(turn.reader) if fresh is None else cards.code(turn.reader, fresh)


async def link_pressed(turn: Turn, value: str, picked: str | None) -> ToAction:
    """How things stand; the same command come again makes no second code, which would void the first."""
    return await _stands(turn) or cards.shown_once(turn.reader)


async def _stands(turn: Turn) -> Card | None:
    """The question that waits for them, or their accounts where they have several."""
    waiting = await links.waiting(turn.tx, turn.now)
    if waiting is not None:
        return await _asked(turn, waiting)
    mine = links.platforms(turn.member)
    return cards.status(turn.reader, mine) if len(mine) > 1 else None


async def _typed(turn: Turn, code: str) -> Card:
    turn.leaves("link.show", "")
    if await links.guessed_out(turn.tx, turn.now):
        return cards.too_many(turn.reader)
    found = await links.typed(turn.tx, code, LinkId(turn.new_id()), turn.now)
    if found is None:
        return cards.no_such_code(turn.reader)
    if found.member_id == found.other_id:
        await links.drop(turn.tx, found)
        fresh = await links.made(turn.tx, turn.now)
        return cards.code(turn.reader, fresh or "", own=True)
    shared = await links.clash(turn.tx, found)
    who = await links.other(turn.tx, found)
    if shared is not None or who is None:
        await links.drop(turn.tx, found)
        return cards.no_such_code(turn.reader) if shared is None else cards.same_platform(turn.reader, shared)
    turn.leaves("link.ask", found.id)
    return cards.typed(turn.reader, who, await held(turn.tx, turn.member), found.id)


async def ask(turn: Turn, value: str, picked: str | None) -> ToAction:
    """The question to whoever typed a code, again."""
    found = await links.get(turn.tx, LinkId(value), turn.now)
    who = await links.other(turn.tx, found) if found is not None else None
    if found is None or who is None:
        return afternote_cards.not_yours(turn.reader)
    if found.room is not None:
        return await bridging.asked(turn, found, who)
    if found.member_id == turn.member.id:
        return await _asked(turn, found)
    if found.agreed_at is not None:
        return cards.agreed(turn.reader, who)
    return cards.typed(turn.reader, who, await held(turn.tx, turn.member), found.id)


async def _asked(turn: Turn, found: Link) -> Card:
    who = await links.other(turn.tx, found)
    if who is None:
        return afternote_cards.not_yours(turn.reader)
    turn.leaves("link.ask", found.id)
    if found.room is not None:
        return await bridging.asked(turn, found, who)
    return cards.asked(turn.reader, who, await held(turn.tx, turn.member), found.id)


async def agree(turn: Turn, value: str, picked: str | None) -> ToAction:
    """The yes of whoever typed the code; its maker is asked next."""
    found = await links.get(turn.tx, LinkId(value), turn.now)
    if found is None or found.other_id != turn.member.id or found.cohort_id is not None:
        return afternote_cards.not_yours(turn.reader)
    who = await links.other(turn.tx, found)
    if who is None:
        return afternote_cards.not_yours(turn.reader)
    if found.agreed_at is None:
        await links.agree(turn.tx, found, turn.now)
    turn.leaves("link.ask", found.id)
    return Amend(cards.agreed(turn.reader, who))


async def no(turn: Turn, value: str, picked: str | None) -> ToAction:
    """The no of either side: the code leads nowhere."""
    found = await links.get(turn.tx, LinkId(value), turn.now)
    if found is None:
        return afternote_cards.not_yours(turn.reader)
    await links.drop(turn.tx, found)
    turn.leaves("link.dropped", "mine" if found.member_id == turn.member.id else "")
    return Amend(cards.declined(turn.reader, made_it=found.member_id == turn.member.id))


async def dropped(turn: Turn, value: str, picked: str | None) -> ToAction:
    """What stands after a no, should the same press come again."""
    return Amend(cards.declined(turn.reader, made_it=value == "mine"))


async def join(turn: Turn, value: str, picked: str | None) -> ToAction:
    """The yes of the code's maker: both are one from here on, and everything to come is planned once."""
    found = await links.get(turn.tx, LinkId(value), turn.now)
    agreed = found is not None and found.agreed_at is not None and found.cohort_id is None
    if found is None or not agreed or found.member_id != turn.member.id:
        return afternote_cards.not_yours(turn.reader)
    if await links.clash(turn.tx, found) is not None:
        await links.drop(turn.tx, found)
        return afternote_cards.not_yours(turn.reader)
    turn.leaves("link.show", "")
    joined = await links.join(turn.tx, found)
    if joined is None:
        turn.leaves("link.ask", found.id)
        return Amend(cards.not_yet(turn.reader, found.id))
    tx, done = joined
    member = await members.get(tx, done.member_id)
    assert member is not None  # the survivor of a moment ago
    policy = await cadences.policy_of(tx, member.id, turn.policy)
    await dossiers.replan_everything(tx, member, policy, turn.now)
    await weekly.keep(tx, member, policy, turn.now, seed=f"linked {found.id}")
    return Amend(await _linked(turn, tx, member, done))


async def _linked(turn: Turn, tx: Tx, member: Member, done: Joined) -> Card:
    groups = {cohort.id: cohort.name for _, cohort in await grants.places_of(tx, member.id)}
    lowered = [groups[id] for id in done.lowered if id in groups]
    logged = [each for each in await opportunities.of(tx, member.id) if each.outcome in _OPEN]
    names = Counter((folded(each.company), folded(each.role)) for each in logged if each.company)
    twice = {each.company for each in logged if names[folded(each.company), folded(each.role)] > 1}
    return cards.linked(reader_for(member), links.platforms(member), lowered, sorted(twice))


async def unlink(turn: Turn, value: str, picked: str | None) -> ToAction:
    """Asks before one of their accounts is a stranger's again."""
    others = _others(turn, value)
    return cards.unlinking(turn.reader, value, others) if others else afternote_cards.not_yours(turn.reader)


async def part(turn: Turn, value: str, picked: str | None) -> ToAction:
    """One of their accounts is a stranger's again; everything stays with the other."""
    others = _others(turn, value)
    if not others or await links.unlink(turn.tx, value) is None:
        return afternote_cards.not_yours(turn.reader)
    turn.leaves("link.show", "")
    return Amend(cards.unlinked(turn.reader, value, others))


def _others(turn: Turn, platform: str) -> tuple[str, ...]:
    """The other platforms they are on, where this is one of several."""
    mine = links.platforms(turn.member)
    return tuple(each for each in mine if each != platform) if platform in mine else ()


async def held(tx: Tx, member: Member) -> cards.Held:
    """What somebody would share, counted."""
    going = {each.id for each in await opportunities.of(tx, member.id) if each.outcome in _OPEN}
    met = await contacts.of(tx, member.id)
    places = await grants.places_of(tx, member.id)
    return cards.Held(
        interviews=sum(each.kind is ContactKind.INTERVIEW and each.opportunity_id in going for each in met),
        notes=sum(each.open for each in await notes.of(tx, member.id)),
        coaches=any(cohort.open and each.role is not Role.MEMBER for each, cohort in places),
    )


async def errand(errand: Errand) -> Card | None:
    """The question to whoever made a code; nothing once it is answered or void."""
    found = await links.get(errand.tx, LinkId(errand.nudge.subject), errand.now)
    if found is None or found.agreed_at is None or found.member_id != errand.member.id:
        return None
    who = await links.other(errand.tx, found)
    if who is None:
        return None
    if found.room is not None:
        return await bridging.errand(errand, found, who)
    mine = await held(errand.tx, errand.member)
    return cards.asked(errand.reader, who, mine, found.id, discreet=errand.member.discreet)


ROUTES = Routes(
    specs=SPECS,
    commands={"afternote link": link},
    actions={
        "link.show": link_pressed,
        "link.ask": ask,
        "link.agree": agree,
        "link.no": no,
        "link.dropped": dropped,
        JOINS: join,
        "link.unlink": unlink,
        "link.part": part,
    },
)
