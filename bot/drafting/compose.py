"""Composing: a draft made of hand-written sentences and the member's own words."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from bot.drafting import sameness
from bot.drafting.anatomy import anatomy
from bot.drafting.brief import Brief
from bot.drafting.calling import called, nameless
from bot.drafting.choice import Chooser, layout
from bot.drafting.frames.frame import Frame, Move
from bot.drafting.frames.language import SUBJECT_USES, language_of
from bot.drafting.media import by_hand, linkedin, spoken
from bot.drafting.recipes import Step, arranged, band, is_short, recipe, wants_topic
from bot.drafting.slots import POSITIONLESS, Slots, filled
from bot.model.note import Channel, NoteKind

TRIES = 12
LEAN = 8
"""The attempt from which on what is not needed is left out, where names of many words make it too long."""


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
    low, high = band(brief, slots) if brief.medium is Channel.EMAIL else (0, 200)
    best: tuple[float, Draft] | None = None
    for attempt in range(TRIES):
        lean = best is not None and attempt >= LEAN and best[1].words > high
        draft = _attempt(brief, slots, taken=taken, alone=not siblings, attempt=attempt, lean=lean)
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


def compose_panel(
    briefs: Sequence[Brief], *, taken: Collection[str] = (), siblings: Sequence[str] = ()
) -> tuple[Draft, ...]:
    """A draft for each brief, in their order; no sentence of ours is used twice, and none of `taken`."""
    drafts: list[Draft] = []
    taken = set(taken)
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
    thanked = known or tuple(name for name in own if name) or (language_of(brief.language).those_met,)
    return _two_lines(brief, thanked, Move.PASSED_ON, Move.OR_ADDRESS, use="pass_on", greet=bool(brief.others))


def cover(brief: Brief) -> Draft:
    """Two lines to somebody who stands between, which ask to hand on a note to `others`; the note stands below."""
    known = tuple(other for other in brief.others if not nameless(other))
    thanked = known or (language_of(brief.language).those_met,)
    return _two_lines(brief, thanked, Move.COVER, Move.COVER_CLOSE, use="cover", greet=True)


def names_of(brief: Brief) -> tuple[str, ...]:
    """What is masked when two notes are compared: names, the company and the role."""
    return _names(brief, Slots.of(brief))


def _two_lines(brief: Brief, thanked: tuple[str, ...], first: Move, second: Move, *, use: str, greet: bool) -> Draft:
    brief = replace(brief, others=thanked, covers=(), kind=NoteKind.THANK_YOU, medium=Channel.EMAIL)
    slots = Slots.of(brief)
    chooser = Chooser(brief, slots, taken=(), attempt=0)
    chosen = [chooser.take(Step(first)), chooser.take(Step(second))]
    return _mail(brief, slots, [[frame for frame in chosen if frame]], use=use, greet=greet)


def _names(brief: Brief, slots: Slots) -> tuple[str, ...]:
    return (*brief.known_names, slots.known.get("company", ""), *((slots.role,) if slots.role else ()))


def _attempt(brief: Brief, slots: Slots, *, taken: Collection[str], alone: bool, attempt: int, lean: bool) -> Draft:
    chooser = Chooser(brief, slots, taken=taken, attempt=attempt, compact=lean)
    steps = recipe(brief, slots, alone=alone)
    if lean:
        steps = [[step for step in paragraph if step.weight < 3] for paragraph in steps]
    match brief.medium:
        case Channel.LINKEDIN:
            body, frames = linkedin(brief, slots, steps, chooser)
            return _made(brief, slots, "", body, frames)
        case Channel.CALL:
            return _made(brief, slots, "", spoken(brief, slots, chooser), ())
        case Channel.CARD:
            paragraphs = by_hand(steps, chooser)
        case _:
            paragraphs = layout(brief, *[[chooser.take(step) for step in paragraph] for paragraph in steps])
    return _mail(brief, slots, paragraphs, use=_use(brief))


def _use(brief: Brief) -> str:
    """What the subject line is for."""
    match brief.kind:
        case NoteKind.THANK_YOU:
            return "arranged" if arranged(brief) else "thank_you"
        case NoteKind.STATUS:
            return "both" if brief.also_thanks else "status" if brief.ordinal == 1 else "last"
        case NoteKind.APPLICATION:
            return "application" if brief.ordinal == 1 else "application_last"
        case NoteKind.NEWS:
            use = f"news_{brief.news.replace(' ', '_')}"
            return use if use in SUBJECT_USES else "news_interview"
        case kind:
            return _USES[kind]


_USES = {
    NoteKind.RESUME: "resume",
    NoteKind.INTRO: "intro",
    NoteKind.KEEP_WARM: "keep_warm",
    NoteKind.REFERRAL: "referral",
    NoteKind.REJECTION: "rejection",
    NoteKind.WITHDRAWAL: "withdrawal",
}


def _mail(brief: Brief, slots: Slots, paragraphs: Iterable[Sequence[Frame]], *, use: str, greet: bool = True) -> Draft:
    paragraphs = [frames for frames in paragraphs if frames]
    prose = [" ".join(filled(frame.text, slots, tone=brief.tone) for frame in frames) for frames in paragraphs]
    closings = slots.language.closings[brief.tone]
    closing = closings[(slots.number + brief.version) % len(closings)]
    card = brief.medium is Channel.CARD
    # A card has no block of addresses: the name alone is written below.
    signature = slots.signature[: 1 if brief.signer.name.strip() else 0] if card else slots.signature
    if not brief.signer.name.strip():
        closing = closing.rstrip(",")
    body = "\n\n".join([slots.greeting if greet else slots.language.to_nobody, *prose])
    return _made(
        brief,
        slots,
        "" if card else slots.subject(use, brief.version),
        "\n".join([f"{body}\n\n{closing}", *signature]),
        tuple(frame.id for frames in paragraphs for frame in frames),
    )


def _made(brief: Brief, slots: Slots, subject: str, body: str, frames: tuple[str, ...]) -> Draft:
    return Draft(
        subject=subject,
        body=body,
        frames=frames,
        missing=_missing(brief, slots),
        short=is_short(brief, slots),
        words=anatomy(body).words,
    )


def _missing(brief: Brief, slots: Slots) -> tuple[Missing, ...]:
    topic = wants_topic(brief)
    mail = brief.medium is Channel.EMAIL
    lacks = {
        Missing.TOPIC: topic and slots.topic is None and not slots.unfit,
        Missing.WORDING: topic and slots.unfit,
        Missing.ROLE: not slots.role and brief.kind not in POSITIONLESS,
        Missing.SIGNATURE: not brief.signer.name.strip() or (mail and not brief.signer.complete),
        Missing.ADDRESS: mail and not brief.recipient.email.strip(),
    }
    return tuple(missing for missing, lacking in lacks.items() if lacking)
