"""English: what frames are typed by, in short.

Contractions are spelt out where the tone is formal. Nothing is said that is not true of everybody who sends such a
note: that they thank, that it was talked about, that they are interested, that they have more to give.

Slots: {the_role} "the Staff Engineer role" ("the role" when unknown) · {company} · {when} " on Tuesday", or
nothing on the day itself · {date} "Tuesday, March 3", so it stands last or before a comma · {promised} a date ·
{topic}, {fit}, {need} the member's words, {Topic} and {Fit} with a capital · {others} "Bob and Lena" · {via} a
contact. In notes that may be about no position {the_role} and {company} are there only when they are known.
"""

from bot.drafting.frames.frame import ANY_FORMAT, Mood
from bot.drafting.phrases import Shape
from bot.model.opportunity import InterviewFormat
from bot.model.people import Tone

WARM = frozenset({Tone.WARM})
PLAIN = frozenset({Tone.PLAIN})
PLAINER = frozenset({Tone.PLAIN, Tone.WARM})
FORMAL = frozenset({Tone.FORMAL})
PHONE = frozenset({InterviewFormat.PHONE})
VIDEO = frozenset({InterviewFormat.VIDEO})
ONSITE = frozenset({InterviewFormat.ONSITE})
SEEN = ANY_FORMAT - PHONE
NOUN = frozenset({Shape.NOUN})
ABOUT = frozenset({Shape.NOUN, Shape.CLAUSE})
LOOSE = frozenset({Shape.LOOSE})
DOING = frozenset({Shape.DOING})
QUESTION = frozenset({Shape.QUESTION})
ASKED = frozenset({Shape.ASKED})
STATED = frozenset({Shape.STATEMENT})
COLON = frozenset({Shape.STATEMENT, Shape.LOOSE, Shape.NOUN})
WELL, LOW = Mood.WELL, Mood.LOW
