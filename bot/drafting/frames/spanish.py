"""Spanish, as one value."""

import re
from collections.abc import Mapping

from bot.drafting.frames.frame import Frame, Move
from bot.drafting.frames.idiom import Language
from bot.drafting.frames.spanish_ending import ENDING
from bot.drafting.frames.spanish_following import FOLLOWING
from bot.drafting.frames.spanish_helped import HELPED
from bot.drafting.frames.spanish_joining import JOINING
from bot.drafting.frames.spanish_meeting import MEETING
from bot.drafting.frames.spanish_passing import PASSING
from bot.drafting.frames.spanish_people import PEOPLE
from bot.drafting.frames.spanish_spoken import GOODBYE, HELLO, HELLO_NOBODY, NUMBER, ON_VOICEMAIL, SCRIPTS, TINY
from bot.drafting.frames.spanish_status import STATUS
from bot.drafting.frames.spanish_subjects import PLAIN_SUBJECTS, SUBJECTS
from bot.drafting.frames.spanish_thanks import THANKS
from bot.drafting.frames.spanish_words import (
    CLOSINGS,
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
    as_it_is,
    bare_role,
    dated,
    day,
    joined,
    on,
    role_noun,
    smoothed,
)
from bot.drafting.topics_spanish import fit_in_spanish, need_in_spanish, topic_in_spanish

FRAMES: Mapping[Move, tuple[Frame, ...]] = {
    **THANKS, **PEOPLE, **STATUS, **FOLLOWING, **MEETING, **HELPED, **JOINING, **ENDING, **PASSING,
}  # fmt: skip

SPANISH = Language(
    code="es",
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
    spelt_out=as_it_is,
    smoothed=smoothed,
    typeset=as_it_is,
    topic=topic_in_spanish,
    fit=fit_in_spanish,
    need=need_in_spanish,
    thanks=re.compile(r"\bgracias\b|\bagrade\w+", re.I),
    heard=HEARD,
    mine=re.compile(r"(?:cómo |por qué )?(?:mi|mis|nuestr[oa]s?|yo)\b", re.I),
    theirs=re.compile(r"(?:cómo|por qué|qué|cuándo|dónde|quién(?:es)?|cuál(?:es)?|cuánt[oa]s?|sus?)\b", re.I),
    scripts=SCRIPTS,
    hello=HELLO,
    hello_nobody=HELLO_NOBODY,
    number=NUMBER,
    goodbye=GOODBYE,
    on_voicemail=ON_VOICEMAIL,
    tiny=TINY,
)
"""Everything of a note that is bound to Spanish."""
