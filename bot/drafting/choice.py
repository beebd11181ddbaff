"""Choice: which frame of a move a note takes, the same every time and another at the next version."""

import re
from collections.abc import Callable, Collection, Sequence

from bot.drafting.brief import Brief
from bot.drafting.frames.frame import Frame, Mood, Whose
from bot.drafting.phrases import Phrase
from bot.drafting.recipes import Step
from bot.drafting.slots import Slots, number
from bot.model.note import NoteKind


class Chooser:
    """Takes a frame for each step of one draft.

    The frames that suit a brief are split into two halves; an even version draws from the one and an odd
    version from the other, so that two in a row share no sentence. `compact`: of those, the shortest.
    """

    def __init__(
        self, brief: Brief, slots: Slots, *, taken: Collection[str], attempt: int, compact: bool = False
    ) -> None:
        self._brief = brief
        self._slots = slots
        self._known = slots.known
        self._language = slots.language
        self._taken = set(taken)
        self._attempt = attempt
        self._compact = compact
        self._texts: list[str] = []
        # A word every four months takes its turn: the next one draws from the other half.
        self._version = brief.version + (brief.ordinal - 1 if brief.kind is NoteKind.KEEP_WARM else 0)

    def take(self, step: Step) -> Frame | None:
        """The frame for this step, or None when no frame suits."""
        chosen = next(iter(self.ordered(step)), None)
        if chosen is not None:
            self.took(chosen)
        return chosen

    def took(self, frame: Frame) -> None:
        """Marks this frame as used."""
        self._taken.add(frame.id)
        self._texts.append(frame.text)

    def said(self, text: str) -> None:
        """Marks these words as said, though they are of no frame: what follows does not repeat them."""
        self._texts.append(text)

    def ordered(self, step: Step) -> Sequence[Frame]:
        """The frames that suit this step, the one to take first."""
        suited = [frame for frame in self._language.frames.get(step.move, ()) if self._suits(frame)]
        if step.single:
            suited = self._rather(suited, lambda frame: _sentences(frame) == 1)
        if step.holds:
            suited = self._rather(suited, lambda frame: step.holds in frame.slots)
        if step.lacks:
            suited = self._rather(suited, lambda frame: step.lacks not in frame.slots)
        if step.thanks is not None:
            suited = self._rather(
                suited, lambda frame: (self._language.thanks.search(frame.text) is not None) is step.thanks
            )
        if not suited:
            return ()
        suited.sort(key=lambda frame: number(self._brief.seed, frame.id))
        free = [frame for frame in suited[self._version % 2 :: 2] if frame.id not in self._taken]
        free = free or [frame for frame in suited if frame.id not in self._taken] or suited
        for words in (3, 2):
            # "It was good" twice in one note is heard at once, "Thank you" and "I’d be" a little later.
            used = {_start(text, words) for text in self._texts}
            free = [frame for frame in free if _start(frame.text, words) not in used] or free
        free = self._unheard(free)
        if self._compact:
            free.sort(key=lambda frame: len(frame.text))
            return (*free, *(frame for frame in suited if frame not in free))
        turn = (self._version // 2 + self._attempt * (1 + step.move.value.count("e"))) % len(free)
        first = [*free[turn:], *free[:turn]]
        return (*first, *(frame for frame in suited if frame not in first))

    def _unheard(self, frames: list[Frame]) -> list[Frame]:
        """Those that repeat the fewest of what is heard twice: "glad" here, "happy" there."""
        heard = self._language.heard
        said = [family for family in heard if any(family.search(text) for text in self._texts)]
        echoes = {frame.id: sum(family.search(frame.text) is not None for family in said) for frame in frames}
        fewest = min(echoes.values())
        return [frame for frame in frames if echoes[frame.id] == fewest]

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
            and ("topic" not in needed or self._fits(frame, self._slots.topic))
            and ("fit" not in needed or self._fits(frame, self._slots.fit))
        )

    def _fits(self, frame: Frame, phrase: Phrase | None) -> bool:
        if phrase is None or phrase.shape not in frame.shapes:
            return False
        mine = self._language.mine.match(phrase.text) is not None
        match frame.whose:
            case Whose.ANYBODY:
                return True
            case Whose.THEIRS:
                return not mine and self._language.theirs.match(phrase.text) is not None
            case Whose.MINE:
                return mine


def layout(brief: Brief, *moves: Sequence[Frame | None]) -> list[list[Frame]]:
    """The frames in paragraphs, those that are there; which stand together differs from note to note."""
    paragraphs = [[frame for frame in move if frame is not None] for move in moves]
    paragraphs = [paragraph for paragraph in paragraphs if paragraph]
    turn = (number(brief.seed, "layout") + brief.version) % 3
    if len(paragraphs) == 3 and turn:
        first, second, third = paragraphs
        if turn == 1 and sum(map(_sentences, (*first, *second))) <= 4:
            return [first + second, third]
        if turn == 2 and len(third) > 1 and sum(map(_sentences, (*second, third[0]))) <= 4:
            return [first, second + third[:1], third[1:]]
    return paragraphs


def _start(text: str, words: int) -> str:
    return " ".join(text.split()[:words])


def _sentences(frame: Frame) -> int:
    return len(re.findall(r"[.?](?:\s|$)", frame.text))
