"""Dispatch: one inbound, one transaction, one reply."""

import asyncio
import secrets
from collections.abc import Callable, Mapping
from dataclasses import replace

import structlog

from bot.cards import afternote as cards
from bot.cards import help as help_cards
from bot.cards import nudges as nudge_cards
from bot.cards import settings as setting_cards
from bot.cards.words import Reader, reader_for, units
from bot.chat.card import Block, Card
from bot.chat.form import Form
from bot.chat.inbound import Action, Command, House, Inbound, Lookup, Submission
from bot.chat.reply import Amend, Invalid, Reply
from bot.chat.spec import CommandSpec, Given, split
from bot.clock import Clock, Instant
from bot.drafting.spelling import Spelling
from bot.errors import Collided, traced
from bot.handlers import form_steps, incoming, linking, places, profiles, refusing, slips
from bot.handlers.gists import AS_READ
from bot.handlers.present import present
from bot.handlers.routes import Routes
from bot.handlers.turn import Turn
from bot.model.ids import FormId
from bot.model.people import Address, Member
from bot.model.policy import Policy
from bot.ports import Ids
from bot.reading import files
from bot.reading.files import Dropped
from bot.reading.rows import RowsRead, rows_of
from bot.reading.table import Table
from bot.store import cadences, forms, links, members, turns
from bot.store.rights import AsMember, System
from bot.store.store import Store
from bot.store.tx import Tx

log = structlog.get_logger("afternote.turn")

LIMIT = 4000
"""Characters that one command or press may bring."""
FIELD = 20_000
"""Characters that one field of a form may bring; what it may hold is its own limit, said beside it."""
TYPED = 200
"""Characters of what is typed so far that a look-up takes in."""
SUGGESTED = 100
"""UTF-16 units of what stands for a suggestion."""
MOST_SUGGESTED = 25
TRIES = 3
"""How often a turn is run that waits for another which waits for it."""
LAST = 99
"""The step of a form after which no other comes, however many it has."""


class Dispatch:
    """Turns what comes in into what goes back."""

    def __init__(
        self, store: Store, routes: Routes, clock: Clock, ids: Ids, policy: Policy, spelling: Spelling,
        *, rewords: str = "",
    ) -> None:  # fmt: skip
        self._store = store
        self._routes = routes
        self._clock = clock
        self._ids = ids
        self._policy = policy
        self._spelling = spelling
        self._rewords = rewords
        self.site: Callable[[], str] = lambda: ""
        """Where the coach page is; empty: nowhere."""

    async def handle(self, inbound: Inbound) -> Reply:
        """The reply to one inbound; whatever breaks, nothing is half-saved and a reference is given."""
        return (await self.handled(inbound))[0]

    async def handled(self, inbound: Inbound) -> tuple[Reply, tuple[Address, ...]]:
        """The same, and where else whoever spoke has accounts: what is drawn there has changed as well."""
        also: list[Address] = []
        return await self._handled(inbound, also), tuple(also)

    async def _handled(self, inbound: Inbound, also: list[Address]) -> Reply:
        now = self._clock.now()
        try:
            inbound = incoming.cleaned(inbound)
            if isinstance(inbound, Lookup):
                return await self._look_up(inbound, now)
            reply = await self._turned(inbound, now, also)
        except Exception as error:
            reference = secrets.token_hex(4)
            log.error("turn failed", kind=type(inbound).__name__, reference=reference, error=traced(error))
            return cards.our_fault(Reader(), reference)
        log.info("turn", kind=type(inbound).__name__, what=self._name(inbound), reply=type(reply).__name__)
        return reply

    async def _turned(self, inbound: Command | Action | Submission, now: Instant, also: list[Address]) -> Reply:
        """The turn, once more where it and another waited for each other: nothing of the first try was kept."""
        dropped = await self._dropped(inbound, now)
        for _ in range(TRIES - 1):
            try:
                return await self._turn(inbound, now, dropped, also)
            except Collided:
                also.clear()
        return await self._turn(inbound, now, dropped, also)

    async def _dropped(self, inbound: Command | Action | Submission, now: Instant) -> Dropped | RowsRead | None:
        """What the file that came with it holds, if one did.

        A stranger's file is read before the transaction and beside the loop: it may take its time.
        """
        file = incoming.file_of(inbound)
        if file is None:
            return None
        found = await asyncio.to_thread(files.read, file)
        if not isinstance(found, Table):
            return found
        async with self._store.read(System("dispatch")) as tx:
            member = await members.by_address(tx, inbound.origin.who)
        if member is None or member.zone is None:
            return found
        return await asyncio.to_thread(rows_of, found, now=now, zone=member.zone, country=member.country)

    def _name(self, inbound: Command | Action | Submission) -> str:
        """What it is, without a word of what was typed: only what is declared has a name."""
        match inbound:
            case Command():
                return inbound.path if inbound.path in self._routes.commands else "other"
            case Action():
                return inbound.action if inbound.action in self._routes.actions else "other"
            case Submission():
                return "form"

    async def _turn(
        self, inbound: Command | Action | Submission, now: Instant, dropped: Dropped | RowsRead | None,
        also: list[Address],
    ) -> Reply:  # fmt: skip
        origin = inbound.origin
        async with self._store.begin(System("dispatch")) as tx:
            joins = isinstance(inbound, Action) and inbound.action == linking.JOINS
            if isinstance(inbound, Action) and joins:
                # Both whom it concerns are held before anything else, and in one order.
                await tx.hold(await links.sides(tx, inbound.value))
            known = await members.by_address(tx, origin.who)
            member = await profiles.met(tx, origin, known, ids=self._ids, policy=self._policy, now=now)
            length, limit = incoming.length(inbound), FIELD if isinstance(inbound, Submission) else LIMIT
            if length > limit:
                return cards.too_long(reader_for(member), length, limit)
            mine = tx.narrowed(AsMember(member.id))
            # Read again under the member's own lock: another process may have changed it since.
            member = await members.get(mine, member.id) or member
            also.extend(each for each in member.addresses if each != origin.who)
            turn = await self._looking(mine, member, now, where=origin.where)
            turn = replace(
                turn, reader=replace(turn.reader, typed_options=origin.typed_options), dropped=dropped,
                attaches=origin.attaches, house=origin.house, room_name=origin.where_name,
                platform=origin.who.platform, fresh=known is None,
            )  # fmt: skip
            seen = await turns.seen(tx, origin.who.platform, origin.who.tenant, origin.key)
            if seen is not None:
                reply = await self._again(turn, seen.action, seen.value)
                if turn.fresh:
                    # They erased everything since: an old press brought again makes nobody anew.
                    await members.remove(mine, member.id)
                return _discreet(member, reply)
            reply = await self._answer(turn, inbound)
            if joins and (now_one := await members.by_address(tx, origin.who)) is not None:
                also[:] = [each for each in now_one.addresses if each != origin.who]
            await refusing.audited(tx, turn, inbound, reply, self._name(inbound))
            await turns.record(
                tx, origin.who.platform, origin.who.tenant, origin.key, now, turn.trace.action, turn.trace.value
            )
            return _discreet(member, await self._with_news(tx, member, reply, origin.house))

    async def _looking(self, tx: Tx, member: Member, now: Instant, *, where: Address | None = None) -> Turn:
        """A turn of this member that nothing has happened in yet."""
        return Turn(
            member=member, where=where, now=now, reader=reader_for(member), tx=tx, ids=self._ids,
            policy=await cadences.policy_of(tx, member.id, self._policy), spelling=self._spelling,
            rewords=self._rewords, site=self.site(),
        )  # fmt: skip

    async def present(self, who: Address, about: str) -> Card | None:
        """The card about this as it would be drawn now; None where there is nothing to draw anew."""
        async with self._store.read(System("present")) as tx:
            member = await members.by_address(tx, who)
            if member is None:
                return None
            turn = await self._looking(tx.narrowed(AsMember(member.id)), member, self._clock.now())
            card = await present(turn, about)
        return None if card is None else _neutral(member, card)

    async def _with_news(self, tx: Tx, before: Member, reply: Reply, house: House) -> Reply:
        """The reply, with what the member has to know beside it, said once."""
        if not (before.unreachable or before.zone_moved) or not isinstance(reply, Card | Amend):
            return reply
        # As it is after the turn, which may have changed the zone.
        member = await members.get(tx, before.id)
        if member is None:
            return reply
        lines: list[Block] = []
        if member.unreachable and isinstance(reply, Card):
            lost = cards.unreachable(reader_for(member), member.missed, house)
            member = replace(member, unreachable=False, missed=0)
            lines.extend(lost.blocks)
            reply = reply.with_controls(*reply.controls, *lost.controls)
        if member.zone_moved:
            member = replace(member, zone_moved=False)
            lines.append(setting_cards.zone_followed(reader_for(member)))
        await members.put(tx, member)
        if isinstance(reply, Amend):
            return replace(reply, card=replace(reply.card, blocks=(*reply.card.blocks, *lines)))
        return replace(reply, blocks=(*reply.blocks, *lines))

    async def _answer(self, turn: Turn, inbound: Command | Action | Submission) -> Reply:
        match inbound:
            case Command():
                return await self._command(turn, inbound)
            case Action():
                handler = self._routes.actions.get(inbound.action)
                if inbound.action == "form.open":
                    return await self._reopen(turn, FormId(inbound.value))
                if inbound.action == "form.send":
                    return await self._sent(turn, inbound)
                if inbound.action == "form.save":
                    return await self._ended(turn, inbound)
                if inbound.action == "command":
                    path, text = self._routes.path(inbound.value)
                    return await self._command(turn, Command(inbound.origin, path, text=text))
                if handler is None:
                    return cards.not_yours(turn.reader)
                return await handler(turn, inbound.value, inbound.picked)
            case Submission():
                return await self._submission(turn, inbound)

    async def _command(self, turn: Turn, command: Command) -> Reply:
        handler = self._routes.commands.get(command.path)
        if handler is None:
            group, _, second = command.path.partition(" ")
            known = [spec for spec in self._routes.specs if spec.group == group]
            if known and second in ("", "help"):
                return help_cards.help_card(turn.reader, await places.concerning(turn.tx, known))
            return await slips.meant(turn, self._routes, command.path, command.text or "")
        given = dict(command.given)
        spec = self._routes.spec(command.path)
        if command.text and spec is not None:
            # What was given as an option wins over what the line says.
            given = {**split(spec, command.text, member=command.mentions.get), **given}
        if spec is not None:
            given = _among_answers(spec, given)
        return await handler(turn, given)

    async def _submission(self, turn: Turn, sent: Submission) -> Reply:
        row = await forms.get(turn.tx, FormId(sent.form))
        if row is None or row.expires_at <= turn.now:
            return cards.form_is_gone(turn.reader, sent.values)
        if row.done_action is not None:
            return await self._again(turn, row.done_action, row.done_value or "")
        route = self._routes.forms.get(row.action)
        values = {**row.filled, **sent.values}
        if sent.values:
            values.pop(AS_READ, None)
        form = await route.make(turn, row.value, values) if route is not None else None
        if route is None or form is None:
            return cards.not_yours(turn.reader)
        values = form_steps.one_line(form, values)
        form = replace(form, id=row.id, filled=values, step=min(sent.step, len(form.steps) - 1))
        if problems := form_steps.problems(turn, form, route.check):
            await forms.put(turn.tx, replace(row, filled=values))
            return Invalid(problems)
        if form.step + 1 < len(form.steps):
            await forms.put(turn.tx, replace(row, filled=values, step=form.step + 1))
            return replace(form, step=form.step + 1)
        reply = await route.handle(turn, row.value, values)
        if isinstance(reply, Invalid):
            answer = form_steps.first_wrong(form, reply)
            # Opened again from a card, it is to open where something is to be mended.
            step = answer.step if isinstance(answer, Form) else form.step
            await forms.put(turn.tx, replace(row, filled=values, step=step))
            return answer
        await forms.finish(turn.tx, row.id, turn.trace.action, turn.trace.value)
        return reply

    async def _reopen(self, turn: Turn, id: FormId) -> Reply:
        """A form that was kept, opened again as it was filled."""
        row = await forms.get(turn.tx, id)
        if row is None or row.expires_at <= turn.now:
            return cards.not_yours(turn.reader)
        if row.done_action is not None:
            return await self._again(turn, row.done_action, row.done_value or "")
        route = self._routes.forms.get(row.action)
        form = await route.make(turn, row.value, row.filled) if route is not None else None
        if form is None:
            return cards.not_yours(turn.reader)
        return replace(form, id=row.id, filled=row.filled, step=row.step)

    async def _sent(self, turn: Turn, press: Action) -> Reply:
        """A form that was read back, sent as it was kept; opened where something is wrong with it."""
        id = FormId(press.value)
        row = await forms.get(turn.tx, id)
        if row is None or row.expires_at <= turn.now:
            return cards.not_yours(turn.reader)
        if row.done_action is None and row.filled.get(AS_READ) != (turn.zone or ""):
            # It was changed since, or would mean another moment now: it is seen before it is saved.
            return await self._reopen(turn, id)
        reply = await self._submission(turn, Submission(press.origin, form=id, values={}, step=row.step))
        if isinstance(reply, Invalid):
            return await self._reopen(turn, id)
        return Amend(reply) if isinstance(reply, Card) else reply

    async def _ended(self, turn: Turn, press: Action) -> Reply:
        """A form of several steps, saved as far as it was filled: what was not asked stays as it was."""
        id = FormId(press.value)
        row = await forms.get(turn.tx, id)
        if row is None or row.expires_at <= turn.now:
            return cards.not_yours(turn.reader)
        if row.done_action is None and row.step == 0:
            # Nothing of it was sent yet: it is seen before it is saved.
            return await self._reopen(turn, id)
        reply = await self._submission(turn, Submission(press.origin, form=id, values={}, step=LAST))
        if isinstance(reply, Invalid):
            return await self._reopen(turn, id)
        return Amend(reply) if isinstance(reply, Card) else reply

    async def _again(self, turn: Turn, action: str, value: str) -> Reply:
        """The present state of what the first press did."""
        handler = self._routes.actions.get(action)
        if handler is None:
            return cards.already(turn.reader)
        reply = await handler(turn, value, None)
        return reply.card if isinstance(reply, Amend) else reply

    async def _look_up(self, lookup: Lookup, now: Instant) -> Reply:
        handler = self._routes.lookups.get((lookup.path, lookup.option))
        if handler is None:
            return ()
        async with self._store.read(System("dispatch")) as tx:
            known = await members.by_address(tx, lookup.origin.who)
            # Whoever is new is offered what can be offered to anybody: their id is nobody's.
            member = profiles.looked_at(known, lookup.origin, now)
            turn = await self._looking(tx.narrowed(AsMember(member.id)), member, now, where=lookup.origin.where)
            found = await handler(turn, lookup.typed[:TYPED])
        return tuple(each for each in found if 0 < units(each.value) <= SUGGESTED)[:MOST_SUGGESTED]


def _neutral(member: Member, card: Card) -> Card:
    """The card with a notification line that a discreet member can have seen by others."""
    if not member.discreet or card.preview is not None:
        return card
    return replace(card, preview=nudge_cards.neutral(reader_for(member)))


def _discreet(member: Member, reply: Reply) -> Reply:
    """The reply, every card of it with a notification line that names nothing where the member wants it so."""
    match reply:
        case Card():
            return _neutral(member, reply)
        case Amend(card, aside):
            return Amend(_neutral(member, card), None if aside is None else _neutral(member, aside))
        case _:
            return reply


def _among_answers(spec: CommandSpec, given: Mapping[str, Given]) -> dict[str, Given]:
    """The options, a choice only where its answer is one that is offered; a command's only one is for it to answer."""
    if len(spec.options) == 1:
        return dict(given)
    offered = {option.name: {each.value for each in option.answers} for option in spec.options if option.answers}
    return {name: each for name, each in given.items() if name not in offered or each in offered[name]}
