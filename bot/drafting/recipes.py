"""Recipes: what a note of each kind says, step by step, and how long it is."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from bot.drafting.brief import Brief
from bot.drafting.frames.frame import Move
from bot.drafting.slots import Slots
from bot.drafting.standing import Standing, standing_of
from bot.model.note import Channel, Length, NoteKind
from bot.model.opportunity import PersonRole


@dataclass(frozen=True, slots=True)
class Step:
    """One sentence to come; of a message that holds little, those of a low `weight` come first."""

    move: Move
    weight: int = 2
    """1: without it there is no note. 2: wanted. 3: in a mail only."""
    single: bool = False
    """One sentence, not two."""
    thanks: bool | None = None
    """True: one that thanks, where there is one; False: one that does not, as another sentence does."""
    holds: str = ""
    """One with this slot, where there is one."""
    lacks: str = ""
    """One without this slot, where there is one."""


Recipe = Sequence[Sequence[Step]]
"""The steps in paragraphs."""

_BANDS: dict[NoteKind, tuple[tuple[int, int], tuple[int, int]]] = {
    NoteKind.THANK_YOU: ((62, 110), (32, 60)),
    NoteKind.STATUS: ((42, 100), (30, 60)),
    NoteKind.APPLICATION: ((45, 100), (28, 48)),
    NoteKind.RESUME: ((45, 88), (28, 48)),
    NoteKind.INTRO: ((48, 100), (30, 60)),
    NoteKind.KEEP_WARM: ((29, 70), (18, 40)),
    NoteKind.REFERRAL: ((32, 90), (23, 45)),
    NoteKind.NEWS: ((33, 85), (20, 50)),
    NoteKind.REJECTION: ((56, 115), (33, 60)),
    NoteKind.WITHDRAWAL: ((40, 95), (25, 55)),
}
"""Words aimed at, full and short; inside the bands of the rubric where it has one."""
_ARRANGES = (40, 100)
_BARE = (50, 110)
"""Of a thank-you that says nothing of the member's own work, and so has a sentence less."""


def band(brief: Brief, slots: Slots) -> tuple[int, int]:
    """The fewest and the most words that this note aims at."""
    full, short = _BANDS[brief.kind]
    if brief.kind is NoteKind.THANK_YOU and arranged(brief) and brief.length is Length.FULL:
        return _ARRANGES
    if brief.kind is NoteKind.THANK_YOU and slots.fit is None and not is_short(brief, slots):
        return _BARE
    return short if is_short(brief, slots) else full


def wants_topic(brief: Brief) -> bool:
    """Whether a detail of the conversation makes this note what it shall be."""
    return brief.kind in (NoteKind.THANK_YOU, NoteKind.INTRO) and not arranged(brief)


def arranged(brief: Brief) -> bool:
    """Whether the recipient is thanked for arranging and not for a conversation."""
    return brief.kind is NoteKind.THANK_YOU and standing_of(brief.recipient) is Standing.ARRANGES


def is_short(brief: Brief, slots: Slots) -> bool:
    """Whether it is a short note: by wish, or for want of a detail."""
    return brief.length is Length.SHORT or (wants_topic(brief) and slots.topic is None)


def recipe(brief: Brief, slots: Slots, *, alone: bool) -> Recipe:
    """What this note says; `alone`: no colleague gets one of their own."""
    return _RECIPES[brief.kind](brief, slots, alone)


def _thank_you(brief: Brief, slots: Slots, alone: bool) -> Recipe:
    standing = standing_of(brief.recipient)
    short = is_short(brief, slots)
    if standing is Standing.ARRANGES:
        return _arranging(brief, slots)
    opening = Step(Move.RECRUITER_OPEN if standing is Standing.RECRUITER else Move.OPEN, 1, single=short)
    interest = Step(_interest(brief, standing), 2, lacks="the_role")
    topic = [Step(Move.TOPIC, 1)] if slots.topic is not None else []
    others = [Step(Move.LEAD, 2)] if slots.covers else []
    following = Step(_next(standing), 3 if topic else 2, single=short)
    if short:
        if others:
            return [opening], [*topic, *others], [interest]
        return ([opening], [*topic, interest]) if topic else ([opening], [interest, following])
    champion = [Step(Move.CHAMPION)] if standing is Standing.CHAMPION else []
    panel = [Step(Move.PANEL, 3)] if slots.others and alone and not others and not champion else []
    bridge = _bridge(brief, slots)
    if topic and not bridge:
        # A detail that stands alone in a paragraph looks forgotten there.
        if standing is Standing.MANAGER:
            return [opening, interest], [*topic, *others, *panel, following]
        return [opening, *champion], [*topic, interest], [*others, *panel, following]
    if standing is Standing.MANAGER:
        return [opening, interest], [*topic, *bridge], [*others, *panel, following]
    return [opening, *champion], [*topic, *bridge], [interest, *others, *panel, following]


def _interest(brief: Brief, standing: Standing) -> Move:
    if standing is Standing.MANAGER:
        return Move.MANAGER_INTEREST
    return Move.PEER_INTEREST if standing is Standing.PEER and not brief.low else Move.INTEREST


def _next(standing: Standing) -> Move:
    match standing:
        case Standing.MANAGER:
            return Move.MANAGER_NEXT
        case Standing.RECRUITER:
            return Move.RECRUITER_NEXT
        case Standing.EXECUTIVE:
            return Move.EXECUTIVE_NEXT
        case _:
            return Move.NEXT


def _arranging(brief: Brief, slots: Slots) -> Recipe:
    opening = Step(Move.ARRANGED_OPEN, 1)
    interest = Step(Move.INTEREST, 2, lacks="the_role")
    named = [Step(Move.NAMED, 1)] if slots.covers else []
    topic = [Step(Move.TOPIC)] if slots.topic is not None else []
    if brief.length is Length.SHORT:
        return [opening], [*named, *topic, interest]
    return [opening], [*named, *topic], [interest, Step(Move.ARRANGED_NEXT, 3)]


def _bridge(brief: Brief, slots: Slots) -> list[Step]:
    # A card is written by hand, and says who it is from without a background.
    if slots.fit is None or brief.medium is Channel.CARD:
        return []
    return [Step(Move.NEED if slots.need is not None else Move.BRIDGE, 3)]


def _status(brief: Brief, slots: Slots, alone: bool) -> Recipe:
    short = brief.length is Length.SHORT
    # A mail thanks at its end, and once is enough; a small message has no room for an end.
    small = brief.medium is Channel.LINKEDIN
    ask = Step(Move.STATUS_ASK, 1)
    if brief.also_thanks:
        opening = Step(Move.STATUS_THANKS, 1)
        topic = [Step(Move.TOPIC)] if slots.topic is not None and not short else []
        offer = [] if short or topic else [Step(Move.STATUS_OFFER, 3)]
        return [opening], [*topic, Step(Move.STATUS_INTEREST)], [ask, *offer]
    if brief.ordinal > 1:
        opening = Step(Move.LAST_OPEN, 1, thanks=small)
        return [opening, Step(Move.LAST_ASK, 1)], [Step(Move.LAST_CLOSE, 3)]
    opening = Step(Move.STATUS_OPEN, 1, thanks=short or small)
    if short:
        return [opening, Step(Move.STATUS_INTEREST)], [ask]
    return [opening, Step(Move.STATUS_INTEREST)], [ask, Step(Move.STATUS_OFFER, 3)], [Step(Move.STATUS_CLOSE, 3)]


def _application(brief: Brief, slots: Slots, alone: bool) -> Recipe:
    opening = Step(Move.APPLIED_OPEN if brief.ordinal == 1 else Move.APPLIED_LAST, 1)
    return _arrival(brief, slots, opening, Move.APPLIED_ASK)


def _resume(brief: Brief, slots: Slots, alone: bool) -> Recipe:
    if brief.to_via:
        opening, ask = Step(Move.RESUME_VIA, 1), Step(Move.RESUME_VIA_ASK, 1)
        if brief.length is Length.SHORT:
            return [opening], [ask, Step(Move.REFERRAL_INTEREST)]
        return [opening, Step(Move.REFERRAL_INTEREST)], [ask], [Step(Move.REFERRAL_NEXT)]
    if slots.via and brief.ordinal == 1:
        return _arrival(brief, slots, Step(Move.RESUME_THROUGH, 1), Move.RESUME_ASK)
    opening = Step(Move.RESUME_OPEN if brief.ordinal == 1 else Move.RESUME_LAST, 1)
    return _arrival(brief, slots, opening, Move.RESUME_ASK)


def _arrival(brief: Brief, slots: Slots, opening: Step, ask: Move) -> Recipe:
    interest, asks = Step(Move.APPLIED_INTEREST), Step(ask, 1)
    # A message that asks whether something arrived and offers nothing is half of it.
    offer = Step(Move.APPLIED_OFFER, 1)
    if brief.length is Length.SHORT:
        return [opening, interest], [asks, offer]
    bridge = _bridge(brief, slots) if brief.ordinal == 1 else []
    return [opening, interest, *bridge], [asks, offer], [Step(Move.APPLIED_CLOSE, 3)]


def _intro(brief: Brief, slots: Slots, alone: bool) -> Recipe:
    position = "the_role" in slots.known and "company" in slots.known
    opening = Step(Move.INTRO_OPEN, 1, holds="the_role" if position else "", lacks="" if position else "the_role")
    named = bool(slots.company) and not position
    closing = Step(Move.INTRO_CLOSE, 1 if named else 2, holds="company" if named else "")
    if position:
        # Who would like the position says so and what comes next; a favor in return is for others.
        closing = Step(_next(standing_of(brief.recipient)))
    bridge = _bridge(brief, slots) if position else []
    value = [] if bridge else [Step(Move.INTRO_VALUE)]
    topic = [Step(Move.TOPIC, 1)] if slots.topic is not None else []
    interest = [Step(Move.INTEREST, lacks="the_role")] if position else []
    if brief.length is Length.SHORT and topic:
        return [opening], [*topic, closing]
    if not topic or brief.length is Length.SHORT:
        return [opening, *value], [*interest, closing]
    if position:
        return [opening, *topic, *value], [*bridge, *interest, closing]
    return [opening], [*topic, *value], [closing]


def _keep_warm(brief: Brief, slots: Slots, alone: bool) -> Recipe:
    opening = Step(Move.WARM_OPEN, 1, holds="topic" if slots.topic is not None else "")
    wish = Step(Move.WARM_WISH, holds="company" if slots.company else "")
    if brief.length is Length.SHORT:
        return ([opening, Step(Move.WARM_CLOSE)],)
    return [opening, wish], [Step(Move.WARM_CLOSE)]


def _referral(brief: Brief, slots: Slots, alone: bool) -> Recipe:
    opening, value, following = Step(Move.REFERRAL_OPEN, 1), Step(Move.REFERRAL_VALUE), Step(Move.REFERRAL_NEXT)
    if brief.length is Length.SHORT:
        return [opening], [value, following]
    return [opening, Step(Move.REFERRAL_INTEREST, 3)], [value, following]


_TALKED_WITH = frozenset({PersonRole.RECRUITER, PersonRole.MANAGER, PersonRole.INTERVIEWER})
"""Who put nobody forward, and is thanked for the conversation."""
_NEWS = {
    "interview": Move.NEWS_INTERVIEW,
    "next round": Move.NEWS_ROUND,
    "offer": Move.NEWS_OFFER,
    "accepted": Move.NEWS_ACCEPTED,
    "rejected": Move.NEWS_REJECTED,
}


def _news(brief: Brief, slots: Slots, alone: bool) -> Recipe:
    move = _NEWS.get(brief.news, Move.NEWS_INTERVIEW)
    if move is Move.NEWS_ACCEPTED and standing_of(brief.recipient) is Standing.CHAMPION:
        move = Move.NEWS_CHAMPION
    elif move is Move.NEWS_ACCEPTED and brief.recipient.role in _TALKED_WITH and brief.met:
        opening, closing = Step(Move.NEWS_JOINING, 1), Step(Move.NEWS_JOINING_END)
        if brief.length is Length.SHORT:
            return ([opening, closing],)
        return [opening], [Step(Move.NEWS_JOINING_VALUE), closing]
    ended = move in (Move.NEWS_ACCEPTED, Move.NEWS_REJECTED, Move.NEWS_CHAMPION)
    closing = Step(Move.NEWS_END if ended else Move.NEWS_CLOSE)
    if brief.length is Length.SHORT:
        return ([Step(move, 1), closing],)
    return [Step(move, 1)], [Step(Move.NEWS_VALUE), closing]


def _rejection(brief: Brief, slots: Slots, alone: bool) -> Recipe:
    opening, mind, closing = Step(Move.REJECTED_OPEN, 1), Step(Move.REJECTED_MIND), Step(Move.REJECTED_CLOSE)
    if brief.length is Length.SHORT:
        return [opening], [mind, closing]
    value = Step(Move.REJECTED_VALUE, holds="topic" if slots.topic is not None else "")
    feedback = [Step(Move.REJECTED_FEEDBACK, 3)] if brief.ordinal == 1 else []
    return [opening], [value, *feedback], [mind, closing]


def _withdrawal(brief: Brief, slots: Slots, alone: bool) -> Recipe:
    opening, says, closing = Step(Move.WITHDRAW_OPEN, 1), Step(Move.WITHDRAW_SAY, 1), Step(Move.WITHDRAW_CLOSE)
    if brief.length is Length.SHORT or not brief.met:
        return [opening, says], [closing]
    value = Step(Move.WITHDRAW_VALUE, holds="topic" if slots.topic is not None else "")
    return [opening, says], [value, closing]


_RECIPES: dict[NoteKind, Callable[[Brief, Slots, bool], Recipe]] = {
    NoteKind.THANK_YOU: _thank_you,
    NoteKind.STATUS: _status,
    NoteKind.APPLICATION: _application,
    NoteKind.RESUME: _resume,
    NoteKind.INTRO: _intro,
    NoteKind.KEEP_WARM: _keep_warm,
    NoteKind.REFERRAL: _referral,
    NoteKind.NEWS: _news,
    NoteKind.REJECTION: _rejection,
    NoteKind.WITHDRAWAL: _withdrawal,
}
