"""Choice: which frame of a move a note takes, the same every time and another at the next version."""

import re
from collections.abc import Callable, Collection, Sequence

from bot.drafting.brief import Brief
from bot.drafting.frames import english
from bot.drafting.frames.frame import Frame, Mood, Move, Whose
from bot.drafting.phrases import Phrase
from bot.drafting.slots import Slots, number

_THANKS = re.compile(r"\b(?:thank|grateful|appreciat)", re.I)
_THEIRS = re.compile(r"(?:how|why|what|where|when|who|which|whether|your?)\b")


class Chooser:
    """Takes a frame for each move of one draft.

    The frames that suit a brief are split into two halves; an even version draws from the one and an odd
    version from the other, so that two in a row share no sentence.
    """

    def __init__(self, brief: Brief, slots: Slots, *, taken: Collection[str], attempt: int) -> None:
        self._brief = brief
        self._slots = slots
        self._known = slots.known
        self._taken = set(taken)
        self._attempt = attempt
        self._starts: set[str] = set()

    def take(self, move: Move, *, single: bool = False, role: bool | None = None, thanks: bool = False) -> Frame | None:
        """The frame for this move, or None when no frame suits.

        `single`: one sentence only; `role`: with or without the role in it; `thanks`: one that thanks.
        """
        suited = [frame for frame in english.FRAMES[move] if self._suits(frame)]
        if single:
            suited = self._rather(suited, lambda frame: _sentences(frame) == 1)
        if role is not None:
            suited = self._rather(suited, lambda frame: ("the_role" in frame.slots) == role)
        if thanks:
            suited = self._rather(suited, lambda frame: _THANKS.search(frame.text) is not None)
        if not suited:
            return None
        suited.sort(key=lambda frame: number(self._brief.seed, frame.id))
        first = self._brief.version % 2
        free = [frame for frame in suited[first::2] if frame.id not in self._taken]
        free = free or [frame for frame in suited if frame.id not in self._taken] or suited
        free = [frame for frame in free if _start(frame) not in self._starts] or free
        chosen = free[(self._brief.version // 2 + self._attempt * (1 + move.value.count("e"))) % len(free)]
        self._taken.add(chosen.id)
        self._starts.add(_start(chosen))
        return chosen

    def _rather(self, suited: Sequence[Frame], liked: Callable[[Frame], bool]) -> list[Frame]:
        """The frames that are liked, unless all of them are taken: a sentence twice is worse."""
        kept = [frame for frame in suited if liked(frame)]
        return kept if any(frame.id not in self._taken for frame in kept) else list(suited)

    def _suits(self, frame: Frame) -> bool:
        needed = frame.slots
        return (
            needed <= self._known.keys()
            and self._brief.tone in frame.tones
            and self._brief.format in frame.formats
            and frame.mood is not (Mood.WELL if self._brief.low else Mood.LOW)
            and ("topic" not in needed or _fits(frame, self._slots.topic))
            and ("fit" not in needed or _fits(frame, self._slots.fit))
        )


def layout(brief: Brief, *moves: Sequence[Frame | None]) -> list[list[Frame]]:
    """The frames in paragraphs, those that are there; which stand together differs from note to note."""
    paragraphs = [[frame for frame in move if frame is not None] for move in moves]
    paragraphs = [paragraph for paragraph in paragraphs if paragraph]
    turn = (number(brief.seed, "layout") + brief.version) % 3
    if len(paragraphs) == 3 and turn:
        first, second, third = paragraphs
        if turn == 1 and len(first) + len(second) <= 3:
            return [first + second, third]
        if turn == 2 and len(third) > 1:
            return [first, second + third[:1], third[1:]]
    return paragraphs


def _fits(frame: Frame, phrase: Phrase | None) -> bool:
    if phrase is None or phrase.shape not in frame.shapes:
        return False
    mine = re.match(r"(?:how )?(?:my|our|I|we)\b", phrase.text) is not None
    match frame.whose:
        case Whose.ANYBODY:
            return True
        case Whose.THEIRS:
            return not mine and _THEIRS.match(phrase.text) is not None
        case Whose.MINE:
            return mine


def _start(frame: Frame) -> str:
    # "It was good" twice in one note is heard at once.
    return " ".join(frame.text.split()[:3])


def _sentences(frame: Frame) -> int:
    return len(re.findall(r"[.?](?:\s|$)", frame.text))
