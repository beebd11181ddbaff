"""Asked: a nudge about somebody's message, at a time that the member chooses."""

from dataclasses import replace

from bot.cards import afternote as afternote_cards
from bot.cards import asked as cards
from bot.cards import forms as form_cards
from bot.cards.snooze import until
from bot.cards.words import N_, units
from bot.chat.card import Card, Row
from bot.chat.form import Form
from bot.chat.reply import Amend, Invalid, ToAction, ToSubmission
from bot.chat.spec import MenuSpec
from bot.clock import Instant
from bot.handlers import chosen, logs, prefilling
from bot.handlers.references import folded
from bot.handlers.routes import Routes, Submitted
from bot.handlers.turn import Turn, Values
from bot.model.asked import Asked
from bot.model.ids import AskedId, NudgeId, derived
from bot.model.nudge import Because, Nudge, NudgeKind, Reason
from bot.store import asked as store
from bot.store import nudges

LONGEST_LINK = 500
LISTED = 5
QUOTED = "quoted"
"""The value of the form that holds what the message says, whatever becomes of what it is about."""
A_RUN = 3
"""So many words of a message in a row are its words."""
MANY = 500
"""More nudges than anybody waits for."""


async def ask(turn: Turn, value: str, picked: str | None) -> Form:
    """When to be nudged about a message: its words are `value`, its address is what was picked.

    With neither it is a message of ours.
    """
    quoted = value.strip()[: form_cards.LONGEST_ABOUT]
    about = quoted if value or picked else cards.ours(turn.reader)
    filled = {"when": "", "about": about, "link": _address(picked or ""), QUOTED: quoted}
    return await turn.opened(_form(turn, filled))


def _own_words(about: str, quoted: str) -> bool:
    """Whether nothing of a message stands in what is kept about it: no run of a few words of it."""
    typed, theirs = folded(about).split(), f" {folded(quoted)} "
    runs = [typed[at : at + A_RUN] for at in range(max(1, len(typed) - A_RUN + 1))]
    return bool(typed) and not any(f" {' '.join(run)} " in theirs for run in runs)


def _address(link: str) -> str:
    """The address, where it is one that may be opened; it is an adapter's, or crafted."""
    plain = link.isascii() and link.isprintable() and " " not in link
    return link if plain and link.startswith("https://") and units(link) <= LONGEST_LINK else ""


def _form(turn: Turn, filled: Values, value: str = "") -> Form:
    return form_cards.asked(turn.reader, dict(filled), zone_known=turn.zone is not None, value=value)


async def change(turn: Turn, value: str, picked: str | None) -> ToAction:
    """The same form, for one that was promised."""
    row = await store.get(turn.tx, AskedId(value))
    if row is None:
        return afternote_cards.not_yours(turn.reader)
    when = logs.typed_time(row.due_at, None, turn.zone, clock24=turn.reader.clock24) if turn.zone is not None else ""
    kept = {"about": row.about, "link": row.link, QUOTED: "" if row.typed else row.about}
    return await turn.opened(_form(turn, {**kept, "when": when}, row.id))


async def make_form(turn: Turn, value: str, values: Values) -> Form | None:
    """That form again, as it was filled."""
    return _form(turn, values, value)


async def save(turn: Turn, value: str, values: Values) -> ToSubmission:
    """What was asked, kept; the nudge, planned for its moment."""
    known = await store.get(turn.tx, AskedId(value)) if value else None
    if value and known is None:
        return afternote_cards.not_yours(turn.reader)
    problems: dict[str, str] = {}
    zone = turn.zone or logs.zone_typed(turn, values.get("zone", ""), problems)
    at = chosen.moment(turn, values.get("when", ""), zone or logs.UNKNOWN)
    if isinstance(at, str):
        problems["when"] = at
    if problems or zone is None or isinstance(at, str):
        return Invalid(problems)
    if turn.zone is None:
        turn = await logs.zone_known(turn, zone)
    about, link = values.get("about", "").strip(), _address(values.get("link", ""))
    if known is None:
        known = Asked(AskedId(turn.new_id()), turn.member.id, created_at=turn.now, due_at=at)
    typed = _own_words(about, values.get(QUOTED, ""))
    card = await _planned(turn, replace(known, about=about, link=link, typed=typed), at)
    return Amend(card) if value else card


async def _planned(turn: Turn, row: Asked, at: Instant) -> Card:
    """Keeps it with its one nudge at that moment."""
    row = replace(row, due_at=at, done_at=None)
    await store.put(turn.tx, row)
    await _call_off(turn, row)
    id = NudgeId(derived(turn.member.id, NudgeKind.ASKED, row.id, int(at.timestamp()), turn.now.timestamp()))
    await nudges.add(
        turn.tx,
        Nudge(
            id=id, to=turn.member.id, kind=NudgeKind.ASKED, subject=row.id, due_at=at, next_at=at,
            reason=Reason(Because.CHOSEN, at),
        ),
    )  # fmt: skip
    turn.leaves("asked.show", row.id)
    return _promised(turn, row)


async def _call_off(turn: Turn, row: Asked) -> None:
    coming = await nudges.coming(turn.tx, turn.member.id, limit=MANY)
    await nudges.cancel(turn.tx, [each.id for each in coming if each.subject == row.id])


def _promised(turn: Turn, row: Asked) -> Card:
    until = turn.member.paused_until
    paused = until if until is not None and until > max(row.due_at, turn.now) else None
    return cards.promised(turn.reader, row, turn.now, paused=paused)


async def show(turn: Turn, value: str, picked: str | None) -> Card:
    """How it stands."""
    row = await store.get(turn.tx, AskedId(value))
    return afternote_cards.not_yours(turn.reader) if row is None else await stands(turn, row)


async def stands(turn: Turn, row: Asked) -> Card:
    """One that was asked, as it is now: to come, open, or done with."""
    if row.done_at is not None:
        # Called off before its time, or done with after it.
        over = cards.cancelled if row.done_at < row.due_at else cards.done
        return over(turn.reader, row)
    coming = await nudges.coming(turn.tx, turn.member.id, limit=MANY)
    if any(each.subject == row.id for each in coming):
        return _promised(turn, row)
    return cards.nudge(turn.reader, row, turn.now, discreet=turn.member.discreet)


async def rows(turn: Turn, *, until: Instant | None = None) -> tuple[Row, ...]:
    """What was asked and is not done with, the next first, for a list; `until`: only what was asked for by then."""
    found = [row for row in await store.of(turn.tx, turn.member.id) if not row.done]
    every = [row for row in found if until is None or row.due_at <= until]
    return tuple(cards.row(turn.reader, each, turn.now) for each in sorted(every, key=lambda row: row.due_at)[:LISTED])


async def over(turn: Turn, value: str, picked: str | None) -> ToAction:
    """The member is done with it, or calls it off: nothing more comes of it."""
    row = await store.get(turn.tx, AskedId(value))
    if row is None:
        return afternote_cards.not_yours(turn.reader)
    row = replace(row, done_at=row.done_at or turn.now)
    await store.put(turn.tx, row)
    await _call_off(turn, row)
    turn.leaves("asked.show", row.id)
    return Amend(await stands(turn, row))


async def undo(turn: Turn, value: str, picked: str | None) -> ToAction:
    """It waits again: for its moment, where that is still ahead."""
    row = await store.get(turn.tx, AskedId(value))
    if row is None:
        return afternote_cards.not_yours(turn.reader)
    if row.done_at is None:
        return Amend(await stands(turn, row))
    if row.due_at > turn.now:
        return Amend(await _planned(turn, row, row.due_at))
    row = replace(row, done_at=None)
    await store.put(turn.tx, row)
    turn.leaves("asked.show", row.id)
    return Amend(await stands(turn, row))


async def put_off(turn: Turn, value: str, picked: str | None) -> ToAction:
    """Once more, later."""
    row = await store.get(turn.tx, AskedId(value))
    if row is None or turn.zone is None:
        return afternote_cards.not_yours(turn.reader)
    at = until(picked or "", turn.now, turn.zone)
    if at is None:
        return await turn.opened(form_cards.asked_again(turn.reader, row.id))
    return Amend(await _planned(turn, row, at))


async def make_again(turn: Turn, value: str, values: Values) -> Form | None:
    """The form of Snooze, as it was filled."""
    return replace(form_cards.asked_again(turn.reader, value), filled=dict(values))


async def at_time(turn: Turn, value: str, values: Values) -> ToSubmission:
    """Once more, at the time that was typed."""
    row = await store.get(turn.tx, AskedId(value))
    if row is None or turn.zone is None:
        return afternote_cards.not_yours(turn.reader)
    at = chosen.moment(turn, values.get("when", ""), turn.zone)
    if isinstance(at, str):
        return Invalid({"when": at})
    return Amend(await _planned(turn, row, at))


async def log_from(turn: Turn, value: str, picked: str | None) -> ToAction:
    """The log form with what was understood of the message."""
    row = await store.get(turn.tx, AskedId(value))
    if row is None:
        return afternote_cards.not_yours(turn.reader)
    return await turn.opened(prefilling.of_message(turn, row.about)[1])


ROUTES = Routes(
    actions={
        "asked.from": ask,
        "asked.show": show,
        "asked.change": change,
        "asked.cancel": over,
        "asked.done": over,
        "asked.undo": undo,
        "asked.snooze": put_off,
        "asked.log": log_from,
    },
    forms={"asked.save": Submitted(make_form, save), "asked.at": Submitted(make_again, at_time)},
    menus=(MenuSpec(N_("Nudge me about this"), "asked.from"),),
)
