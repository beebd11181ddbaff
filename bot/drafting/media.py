"""Media: a note as a LinkedIn message, as a card to write by hand, and as what to say on the phone."""

import re
from collections.abc import Sequence
from dataclasses import replace
from string import Formatter

from bot.drafting.brief import Brief
from bot.drafting.choice import Chooser
from bot.drafting.frames.frame import Frame, Move
from bot.drafting.recipes import Recipe, Step
from bot.drafting.slots import Slots, filled
from bot.drafting.text import clean
from bot.model.note import NoteKind

LINKEDIN_CHARACTERS = 300
"""What an invitation or a message may hold, greeting and name included (PRODUCT, "A note")."""
CARD_SENTENCES = (3, 5)
"""Of what is written by hand on a card."""
_ROOM_FOR_ONE = 55
"""Characters of a short sentence."""
SPOKEN_WORDS = 50
"""What is said in 20 seconds at 150 words a minute; digits of a number count for half a word each."""

_NOT_BY_HAND = frozenset({
    Move.NEXT, Move.MANAGER_NEXT, Move.RECRUITER_NEXT, Move.ARRANGED_NEXT, Move.EXECUTIVE_NEXT, Move.STATUS_OFFER,
    Move.APPLIED_OFFER,
})  # fmt: skip
"""Offers to send something; no card says that."""


def linkedin(brief: Brief, slots: Slots, steps: Recipe, chooser: Chooser) -> tuple[str, tuple[str, ...]]:
    """The message and the frames in it: as much of the recipe as 300 characters hold."""
    name = slots.signature[0] if brief.signer.name.strip() else ""
    greeting = slots.greeting
    tiny = filled(slots.language.tiny[brief.kind], slots, tone=brief.tone)
    if len(greeting) + len(name) + len(tiny) + 4 > LINKEDIN_CHARACTERS:
        greeting = slots.language.to_nobody
        name = name[: LINKEDIN_CHARACTERS - len(greeting) - len(tiny) - 4].strip()
    room = LINKEDIN_CHARACTERS - len(greeting) - len(name) - 4
    flat = [step for paragraph in steps for step in paragraph]
    essential = [at for at, step in enumerate(flat) if step.weight == 1]
    wanted = [at for at, step in enumerate(flat) if step.weight == 2]
    chosen: dict[int, tuple[Frame, str]] = {}
    for at in (*essential, *wanted):
        # What is to come needs its room too, what is essential before what is wanted.
        first = sum(_ROOM_FOR_ONE for other in essential if other not in chosen and other != at)
        second = sum(_ROOM_FOR_ONE for other in wanted if other not in chosen and other != at)
        every = [(frame, filled(frame.text, slots, tone=brief.tone)) for frame in chooser.ordered(flat[at])]
        for kept in (first + second, first + second // 2, first, 0):
            fits = [pair for pair in every if len(pair[1]) + 1 <= room - kept]
            if fits:
                chooser.took(fits[0][0])
                chosen[at] = fits[0]
                room -= len(fits[0][1]) + 1
                break
    if not essential or any(at not in chosen for at in essential):
        return "\n\n".join(part for part in (greeting, tiny, name) if part), ()
    prose = " ".join(chosen[at][1] for at in sorted(chosen))
    frames = tuple(chosen[at][0].id for at in sorted(chosen))
    return "\n\n".join(part for part in (greeting, prose, name) if part), frames


def by_hand(steps: Recipe, chooser: Chooser) -> list[list[Frame]]:
    """The frames of a card, in paragraphs: three to five sentences, none about sending anything."""
    paragraphs = [[step for step in paragraph if step.move not in _NOT_BY_HAND] for paragraph in steps]
    flat = [step for paragraph in paragraphs for step in paragraph]
    dropped = sorted(flat, key=lambda step: step.weight)[CARD_SENTENCES[1] :]
    chosen = [
        [frame for step in paragraph if step not in dropped and (frame := chooser.take(replace(step, single=True)))]
        for paragraph in paragraphs
    ]
    while sum(_sentences(frame) for paragraph in chosen for frame in paragraph) > CARD_SENTENCES[1]:
        # The last sentence of the longest paragraph says least.
        max(chosen, key=len).pop()
    missing = CARD_SENTENCES[0] - sum(_sentences(frame) for paragraph in chosen for frame in paragraph)
    more = [frame for _ in range(max(0, missing)) if (frame := chooser.take(Step(Move.CARD_CLOSE)))]
    return [paragraph for paragraph in (*chosen, more) if paragraph]


def spoken(brief: Brief, slots: Slots, chooser: Chooser) -> str:
    """What to say: a line a sentence, and what to leave on the machine, of 20 seconds at most."""
    language = slots.language
    script = language.scripts[brief.kind]
    me = slots.signature[0] if brief.signer.name.strip() else ""
    turn = slots.number + brief.version
    hello = _hello(brief, slots, me)
    lines = [hello] if hello else []
    lines.append(_telling(script.why, slots, turn))
    chooser.said(lines[-1])
    if slots.topic is not None and brief.kind in (NoteKind.THANK_YOU, NoteKind.INTRO):
        detail = next((f for f in chooser.ordered(Step(Move.TOPIC, thanks=False)) if _sentences(f) <= 1), None)
        if detail is not None:
            lines.append(filled(detail.text, slots))
    lines.append(_telling(script.ask, slots, turn))
    goodbye = language.goodbye[turn % len(language.goodbye)]
    lines.append(goodbye)
    phone = clean(brief.signer.phone)
    number = language.number.format(phone=phone) if phone else ""
    greetings = [hello, language.hello_nobody.format(me=me) if me else language.to_nobody]
    messages = _lines(script.voicemail, slots)
    whole = [
        [part for part in (greeting, message, number, goodbye) if part]
        for greeting in greetings if greeting
        for message in messages
    ]  # fmt: skip
    fits = [parts for parts in whole if said_words(" ".join(parts)) <= SPOKEN_WORDS]
    message = fits[0] if fits else [messages[-1]]
    return "\n".join((*lines, "", language.on_voicemail, " ".join(message)))


def said_words(text: str) -> float:
    """How many words it takes to say this; a digit counts for half of one."""
    digits = sum(sign.isdigit() for sign in text)
    return sum(1 for word in text.split() if not any(sign.isdigit() for sign in word)) + digits / 2


def _hello(brief: Brief, slots: Slots, me: str) -> str:
    if not me:
        return ""
    if not slots.call_them:
        return slots.language.hello_nobody.format(me=me)
    return slots.language.hello[brief.tone].format(name=slots.call_them, me=me)


def _lines(lines: Sequence[str], slots: Slots) -> list[str]:
    """Those whose slots are known, filled; they stand from the one that says most to the one that says least."""
    return [filled(line, slots) for line in lines if _needed(line) <= slots.known.keys()]


def _telling(lines: Sequence[str], slots: Slots, turn: int) -> str:
    """One of those that name the position or the company where there is one, else of all."""
    known = [line for line in lines if _needed(line) <= slots.known.keys()]
    named = [line for line in known if _needed(line) & {"company", "the_role"}] or known
    return filled(named[turn % len(named)], slots)


def _needed(line: str) -> set[str]:
    return {name.lower() for _, name, _, _ in Formatter().parse(line) if name}


def _sentences(frame: Frame) -> int:
    return max(1, len(re.findall(r"[.?](?:\s|$)", frame.text)))
