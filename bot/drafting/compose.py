"""Composing: a draft made of hand-written sentences and the member's own words."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from bot.drafting import sameness
from bot.drafting.anatomy import anatomy
from bot.drafting.brief import Brief
from bot.drafting.calling import called, nameless
from bot.drafting.choice import Chooser, layout
from bot.drafting.frames import english
from bot.drafting.frames.frame import Frame, Move
from bot.drafting.slots import Slots, filled
from bot.model.note import Length, NoteKind

TRIES = 12
FULL = (60, 110)
SHORT = (30, 60)
STATUS = (40, 100)


class Missing(StrEnum):
    """What a draft lacks; a question for the card, never a bracket in the body."""

    TOPIC = "topic"
    WORDING = "wording"
    """The topic is there but is not fit to be written: "say it as you would say it to them"."""
    ROLE = "role"
    SIGNATURE = "signature"
    ADDRESS = "address"


@dataclass(frozen=True, slots=True)
class Draft:
    """One draft; `words` are those of the body without greeting and sign-off."""

    subject: str
    body: str
    frames: tuple[str, ...]
    missing: tuple[Missing, ...]
    short: bool
    words: int


def compose(brief: Brief, *, taken: Collection[str] = (), siblings: Sequence[str] = ()) -> Draft:
    """The draft for this brief: no sentence of `taken`, and unlike the bodies of `siblings`.

    Give the frames of the draft it replaces in `taken` too, and the two share no sentence.
    """
    slots = Slots.of(brief)
    names = _names(brief, slots)
    others = [sameness.runs(sibling, names=names) for sibling in siblings]
    low, high = _band(brief, slots)
    best: tuple[float, Draft] | None = None
    for attempt in range(TRIES):
        draft = _attempt(brief, slots, taken=taken, alone=not siblings, attempt=attempt)
        mine = sameness.runs(draft.body, names=names) if others else frozenset()
        same = max((sameness.shared(mine, other) for other in others), default=0.0)
        beyond = max(low - draft.words, draft.words - high, 0)
        cost = max(same - sameness.LIMIT, 0.0) * 1_000 + beyond
        if best is None or cost < best[0]:
            best = (cost, draft)
        if cost == 0:
            break
    assert best is not None
    return best[1]


def compose_panel(briefs: Sequence[Brief], *, siblings: Sequence[str] = ()) -> tuple[Draft, ...]:
    """A draft for each brief, in their order; no sentence of ours is used twice."""
    drafts: list[Draft] = []
    taken: set[str] = set()
    bodies = list(siblings)
    for brief in briefs:
        # A place holder among the siblings tells that there are colleagues who get their own note.
        draft = compose(brief, taken=taken, siblings=bodies or ([""] if len(briefs) > 1 else []))
        drafts.append(draft)
        taken.update(draft.frames)
        bodies.append(draft.body)
    return tuple(drafts)


def pass_it_on(brief: Brief) -> Draft:
    """Two lines that ask the recipient to pass on thanks to `others`, or to share an address.

    With no `others`, the recipient is the one to be thanked, and nobody is greeted by name.
    """
    known = tuple(other for other in brief.others if not nameless(other))
    own = () if brief.others else (called(brief.recipient),)
    thanked = known or tuple(name for name in own if name) or (english.THOSE_MET,)
    slots = Slots.of(replace(brief, others=thanked))
    chooser = Chooser(brief, slots, taken=(), attempt=0)
    chosen = [chooser.take(Move.PASSED_ON), chooser.take(Move.OR_ADDRESS)]
    return _draft(brief, slots, [[frame for frame in chosen if frame]], use="pass_on", greet=bool(brief.others))


def names_of(brief: Brief) -> tuple[str, ...]:
    """What is masked when two notes are compared: names, the company and the role."""
    return _names(brief, Slots.of(brief))


def _names(brief: Brief, slots: Slots) -> tuple[str, ...]:
    return (*brief.known_names, slots.company, *((slots.role,) if slots.role else ()))


def _attempt(brief: Brief, slots: Slots, *, taken: Collection[str], alone: bool, attempt: int) -> Draft:
    chooser = Chooser(brief, slots, taken=taken, attempt=attempt)
    match brief.kind:
        case NoteKind.THANK_YOU:
            return _draft(brief, slots, _thank_you(brief, slots, chooser, alone=alone), use="thank_you")
        case NoteKind.STATUS:
            use = "both" if brief.also_thanks else "status" if brief.ordinal == 1 else "last"
            return _draft(brief, slots, _status(brief, slots, chooser), use=use)
        case _:
            raise NotImplementedError(brief.kind)


def _thank_you(brief: Brief, slots: Slots, chooser: Chooser, *, alone: bool) -> list[list[Frame]]:
    short = _short(brief, slots)
    opening = chooser.take(Move.OPEN, single=short)
    says_role = opening is not None and "the_role" in opening.slots
    interest = chooser.take(Move.INTEREST, role=slots.role != "" and not says_role)
    if short and slots.topic is not None:
        return layout(brief, [opening], [chooser.take(Move.TOPIC), interest])
    following = chooser.take(Move.NEXT, single=short)
    if short:
        return layout(brief, [opening], [interest, following])
    topic = chooser.take(Move.TOPIC)
    bridge = chooser.take(Move.BRIDGE) if slots.fit is not None else None
    panel = chooser.take(Move.PANEL) if slots.others and alone else None
    return layout(brief, [opening], [topic, bridge], [interest, panel, following])


def _status(brief: Brief, slots: Slots, chooser: Chooser) -> list[list[Frame]]:
    short = brief.length is Length.SHORT
    if brief.also_thanks:
        opening = chooser.take(Move.STATUS_THANKS)
        topic = chooser.take(Move.TOPIC) if slots.topic is not None and not short else None
        offer = None if short or topic else chooser.take(Move.STATUS_OFFER)
        middle = [topic, chooser.take(Move.STATUS_INTEREST)]
        return layout(brief, [opening], middle, [chooser.take(Move.STATUS_ASK), offer])
    if brief.ordinal > 1:
        closing = chooser.take(Move.LAST_CLOSE)
        return layout(brief, [chooser.take(Move.LAST_OPEN), chooser.take(Move.LAST_ASK)], [closing])
    opening = chooser.take(Move.STATUS_OPEN, thanks=short)
    interest, ask = chooser.take(Move.STATUS_INTEREST), chooser.take(Move.STATUS_ASK)
    if short:
        return layout(brief, [opening, interest], [ask])
    offer, closing = chooser.take(Move.STATUS_OFFER), chooser.take(Move.STATUS_CLOSE)
    return layout(brief, [opening, interest], [ask, offer], [closing])


def _draft(brief: Brief, slots: Slots, paragraphs: Iterable[Sequence[Frame]], *, use: str, greet: bool = True) -> Draft:
    paragraphs = [frames for frames in paragraphs if frames]
    prose = [" ".join(filled(frame.text, slots, tone=brief.tone) for frame in frames) for frames in paragraphs]
    closings = english.CLOSINGS[brief.tone]
    closing = closings[(slots.number + brief.version) % len(closings)]
    if not brief.signer.name.strip():
        closing = closing.rstrip(",")
    body = "\n\n".join(
        [slots.greeting if greet else english.TO_NOBODY, *prose]
    )
    body = "\n".join([f"{body}\n\n{closing}", *slots.signature])
    return Draft(
        subject=slots.subject(use, brief.version),
        body=body,
        frames=tuple(frame.id for frames in paragraphs for frame in frames),
        missing=_missing(brief, slots),
        short=_short(brief, slots) if brief.kind is NoteKind.THANK_YOU else brief.length is Length.SHORT,
        words=anatomy(body).words,
    )


def _missing(brief: Brief, slots: Slots) -> tuple[Missing, ...]:
    lacks = {
        Missing.TOPIC: brief.kind is NoteKind.THANK_YOU and slots.topic is None and not slots.unfit,
        Missing.WORDING: brief.kind is NoteKind.THANK_YOU and slots.unfit,
        Missing.ROLE: not slots.role,
        Missing.SIGNATURE: not (brief.signer.complete and brief.signer.name.strip()),
        Missing.ADDRESS: not brief.recipient.email.strip(),
    }
    return tuple(missing for missing, lacking in lacks.items() if lacking)


def _short(brief: Brief, slots: Slots) -> bool:
    return brief.length is Length.SHORT or slots.topic is None


def _band(brief: Brief, slots: Slots) -> tuple[int, int]:
    if brief.kind is NoteKind.STATUS:
        return SHORT if brief.length is Length.SHORT else STATUS
    return SHORT if _short(brief, slots) else FULL
