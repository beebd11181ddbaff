"""Spanish: what frames are typed by, in short.

Slots: {the_role} "el puesto de Ingeniera de datos", with its article ("el puesto" when unknown) · {company} · {when}
" el martes", or nothing on the day itself; it follows a verb · {date} "martes 3 de marzo", so "el {date}" ·
{promised} "6 de marzo", so "el {promised}" · {topic}, {fit}, {need} the member's words · {others} "Bob y Lena", a row
of people, so "a {others}" · {via} a contact. In notes that may be about no position {the_role} and {company} are there
only when they are known.
"""

from bot.drafting.frames.frame import ANY_FORMAT, Mood
from bot.drafting.phrases import Shape
from bot.model.opportunity import InterviewFormat
from bot.model.people import Tone

WARM = frozenset({Tone.WARM})
PLAINER = frozenset({Tone.PLAIN, Tone.WARM})
FORMAL = frozenset({Tone.FORMAL})
PHONE = frozenset({InterviewFormat.PHONE})
VIDEO = frozenset({InterviewFormat.VIDEO})
ONSITE = frozenset({InterviewFormat.ONSITE})
SEEN = ANY_FORMAT - PHONE
ABOUT = frozenset({Shape.NOUN, Shape.CLAUSE})
NOUN = frozenset({Shape.NOUN})
LOOSE = frozenset({Shape.LOOSE})
THING = frozenset({Shape.NOUN, Shape.DOING})
QUESTION = frozenset({Shape.QUESTION})
ASKED = frozenset({Shape.ASKED})
COLON = frozenset({Shape.STATEMENT, Shape.LOOSE})
WELL, LOW = Mood.WELL, Mood.LOW
