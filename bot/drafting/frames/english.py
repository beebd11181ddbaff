"""English, as one value."""

import re
from collections.abc import Mapping

from bot.drafting.frames.english_ending import ENDING
from bot.drafting.frames.english_following import FOLLOWING
from bot.drafting.frames.english_helped import HELPED
from bot.drafting.frames.english_joining import JOINING
from bot.drafting.frames.english_meeting import MEETING
from bot.drafting.frames.english_passing import PASSING
from bot.drafting.frames.english_people import PEOPLE
from bot.drafting.frames.english_spoken import GOODBYE, HELLO, HELLO_NOBODY, NUMBER, ON_VOICEMAIL, SCRIPTS, TINY
from bot.drafting.frames.english_status import STATUS
from bot.drafting.frames.english_subjects import PLAIN_SUBJECTS, SUBJECTS
from bot.drafting.frames.english_thanks import THANKS
from bot.drafting.frames.english_words import (
    CLOSINGS,
    CONTRACTIONS,
    GREETINGS,
    HEARD,
    MONTHS,
    OUR_OWN,
    THE_ROLE,
    THOSE_MET,
    TITLED,
    TITLES,
    TO_NOBODY,
    WEEKDAYS,
    bare_role,
    dated,
    day,
    joined,
    on,
    role_noun,
    spelt_out,
    typeset,
)
from bot.drafting.frames.frame import Frame, Move
from bot.drafting.frames.idiom import Language
from bot.drafting.topics_english import fit_in_english, need_in_english, topic_in_english

__all__ = ["CLOSINGS", "CONTRACTIONS", "ENGLISH", "FRAMES", "MONTHS", "SUBJECTS", "TO_NOBODY", "WEEKDAYS"]

FRAMES: Mapping[Move, tuple[Frame, ...]] = {
    **THANKS, **PEOPLE, **STATUS, **FOLLOWING, **MEETING, **HELPED, **JOINING, **ENDING, **PASSING,
}  # fmt: skip


def _as_it_is(text: str) -> str:
    return text


ENGLISH = Language(
    code="en",
    frames=FRAMES,
    greetings=GREETINGS,
    titled=TITLED,
    titles=TITLES,
    to_nobody=TO_NOBODY,
    closings=CLOSINGS,
    subjects=SUBJECTS,
    plain_subjects=PLAIN_SUBJECTS,
    our_own=OUR_OWN,
    the_role=THE_ROLE,
    those_met=THOSE_MET,
    months=MONTHS,
    weekdays=WEEKDAYS,
    day=day,
    dated=dated,
    when=on,
    role_noun=role_noun,
    bare_role=bare_role,
    joined=joined,
    spelt_out=spelt_out,
    smoothed=_as_it_is,
    typeset=typeset,
    topic=topic_in_english,
    fit=fit_in_english,
    need=need_in_english,
    thanks=re.compile(r"\b(?:thank|grateful|appreciat)", re.I),
    heard=HEARD,
    mine=re.compile(r"(?:how )?(?:my|our|I|we)\b"),
    theirs=re.compile(r"(?:how|why|what|where|when|who|which|whether|your?)\b"),
    scripts=SCRIPTS,
    hello=HELLO,
    hello_nobody=HELLO_NOBODY,
    number=NUMBER,
    goodbye=GOODBYE,
    on_voicemail=ON_VOICEMAIL,
    tiny=TINY,
)
"""Everything of a note that is bound to English."""
